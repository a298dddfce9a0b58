#include "report/ent_cite.h"

#include "text/ent_utf8.h"

/* More than this of one source is no quotation but a copy. */
enum { MOST_WORDS = 400, MOST_CONTEXT = 200 };

/* ---- which document ---- */

static void read_ids(struct ent_citer *c)
{
    size_t n_docs = ent_corpus_n_docs(c->corpus);
    c->is_ready = 1;
    c->docs = ent_malloc((n_docs + 1) * sizeof *c->docs);
    for (size_t doc = 0; c->docs != NULL && doc < n_docs; doc++) {
        struct ent_place place = ent_corpus_doc(c->corpus, doc);
        const struct ent_segment *s = ent_corpus_segment(c->corpus, place.segment);
        size_t n;
        uint32_t number, before = c->ids.n;
        const char *id = ent_attr_string(ent_layer_attr(ent_segment_layer(s, "doc"), "id"), place.at, &n);
        if (id == NULL)
            continue;
        if (ent_intern_add(&c->ids, id, n, &number, NULL) != ENT_OK)
            return; /* the others stay ids */
        if (number == before)
            c->docs[number] = doc;
    }
}

static int find_doc(struct ent_citer *c, const struct ent_frame_span *span, struct ent_place *out)
{
    if (c->corpus == NULL)
        return 0;
    if (!c->is_ready)
        read_ids(c);
    uint32_t number = c->docs != NULL ? ent_intern_find(&c->ids, span->doc, span->n_doc) : ENT_INTERN_NONE;
    if (number == ENT_INTERN_NONE)
        return 0;
    *out = ent_corpus_doc(c->corpus, c->docs[number]);
    return out->segment < ent_corpus_n_segments(c->corpus);
}

void ent_citer_done(struct ent_citer *c)
{
    ent_intern_done(&c->ids);
    ent_free(c->docs);
    c->docs = NULL;
}

/* ---- which words ---- */

/* The last (or first) bytes of a range, at most so many, no character cut. */
static struct ent_piece shorten(const char *text, struct ent_range r, size_t most, int from_end)
{
    size_t n = r.end - r.start;
    if (n > most) {
        size_t at = from_end ? r.end - most : r.start + most;
        while (at > r.start && at < r.end && ((unsigned char)text[at] & 0xC0) == 0x80)
            at = from_end ? at + 1 : at - 1;
        r = from_end ? (struct ent_range){at, r.end} : (struct ent_range){r.start, at};
    }
    ent_trim(text, &r.start, &r.end);
    return (struct ent_piece){text + r.start, r.end - r.start};
}

/* The sentence around a range of the text; the range itself where it is in none, or in more than one. */
static struct ent_range sentence_around(const struct ent_segment *s, struct ent_range r)
{
    const struct ent_layer *sentences = ent_segment_layer(s, "sentence");
    size_t begun = sentences != NULL ? ent_layer_rows(sentences, (struct ent_range){0, r.start + 1}).end : 0;
    if (begun == 0)
        return r;
    struct ent_range found = ent_layer_bytes(s, sentences, begun - 1);
    return found.start <= r.start && r.end <= found.end ? found : r;
}

static void find_words(struct ent_cite *out, const struct ent_segment *s, struct ent_range r)
{
    struct ent_range all = sentence_around(s, r);
    out->before = shorten(s->text, (struct ent_range){all.start, r.start}, MOST_CONTEXT, 1);
    out->words = shorten(s->text, r, MOST_WORDS, 0);
    out->after = shorten(s->text, (struct ent_range){r.end, all.end}, MOST_CONTEXT, 0);
    out->cut = r.end - r.start > MOST_WORDS;
}

static struct ent_piece attr(const struct ent_layer *docs, const char *name, size_t row)
{
    struct ent_piece p = {0};
    p.s = ent_attr_string(ent_layer_attr(docs, name), row, &p.n);
    return p;
}

int ent_cite(struct ent_citer *c, const struct ent_frame_span *span, struct ent_cite *out)
{
    struct ent_place place;
    int exact;
    *out = (struct ent_cite){0};
    if (!find_doc(c, span, &place))
        return 0;
    const struct ent_segment *s = ent_corpus_segment(c->corpus, place.segment);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    struct ent_range doc = ent_layer_bytes(s, docs, place.at);
    if (span->start > span->end || span->end > doc.end - doc.start)
        return 0;
    struct ent_range r = {doc.start + span->start, doc.start + span->end};
    find_words(out, s, r);
    out->title = attr(docs, "title", place.at);
    out->publisher = attr(docs, "publisher", place.at);
    out->language = attr(docs, "language", place.at);
    out->file = attr(docs, "file", place.at);
    out->published = ent_attr_date(ent_layer_attr(docs, "published"), place.at);
    if (!ent_segment_source(s, r, &out->start, &out->end, &exact))
        out->start = out->end = 0;
    return 1;
}
