#include "query/ent_cql_frame.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "query/ent_cql_place.h"
#include "text/ent_utf8.h"

/* ---- concordance ---- */

/* White space becomes one space; what is between is copied as it stands. */
static void add_text(struct ent_buf *out, const char *s, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n;) {
        size_t at = i;
        if ((unsigned char)s[i] > ' ' && (unsigned char)s[i] < 0x80) {
            i++;
            continue;
        }
        if (!ent_is_space(ent_utf8_next(s, n, &i)))
            continue;
        ent_buf_add(out, s + from, at - from);
        if (out->len > 0 && out->data[out->len - 1] != ' ')
            ent_buf_addc(out, ' ');
        from = i;
    }
    ent_buf_add(out, s + from, n - from);
}

/* Which columns are shown, and where they stand in the segment. */
enum { MAX_SHOWN = 8 };
struct shown {
    char names[MAX_SHOWN][64];
    size_t n; /* 0: the text */
    const struct ent_lexicon *lexicons[MAX_SHOWN];
    const struct ent_column *columns[MAX_SHOWN];
    const struct ent_segment *segment; /* of the columns */
};

/* "word,upos" */
static enum ent_status read_shown(struct shown *s, const struct ent_corpus *c, const char *attr, struct ent_error *err)
{
    *s = (struct shown){.n = 0};
    while (attr != NULL && *attr != '\0') {
        size_t n = strcspn(attr, ",");
        if (s->n == MAX_SHOWN || n + 1 > sizeof s->names[0])
            return ent_fail(err, ENT_EARG, "at most %d attributes are shown, of less than 64 bytes", MAX_SHOWN);
        memcpy(s->names[s->n], attr, n);
        s->names[s->n][n] = '\0';
        s->lexicons[s->n] = ent_corpus_lexicon(c, s->names[s->n]);
        if (s->lexicons[s->n] == NULL)
            return cql_no_column(c, s->names[s->n], err);
        s->n++;
        attr += n + (attr[n] == ',');
    }
    return ENT_OK;
}

static void add_values(struct ent_buf *out, const struct cql_place *p, struct shown *s, size_t position)
{
    for (size_t i = 0; s->segment != p->segment && i < s->n; i++)
        s->columns[i] = ent_segment_column(p->segment, strcmp(s->names[i], "lower") == 0 ? "word" : s->names[i]);
    s->segment = p->segment;
    for (size_t i = 0; i < s->n; i++) {
        size_t n = 0;
        if (i > 0)
            ent_buf_addc(out, '/');
        if (s->columns[i] == NULL)
            continue;
        uint32_t id = (uint32_t)ent_packed_get(&s->columns[i]->ids, position);
        id = strcmp(s->names[i], "lower") == 0 ? ent_corpus_lower(p->corpus, id) : id;
        const char *value = ent_lexicon_str(s->lexicons[i], id, &n);
        ent_buf_add(out, value, n);
    }
}

static void show_words(struct ent_buf *out, const struct cql_place *p, struct shown *s, size_t first, size_t last)
{
    ent_buf_clear(out);
    if (first >= last)
        return;
    if (s->n == 0) {
        struct ent_range bytes = cql_bytes_of_words(p->segment, first, last);
        add_text(out, p->segment->text + bytes.start, bytes.end - bytes.start);
        return;
    }
    for (size_t i = first; i < last; i++) {
        if (i > first)
            ent_buf_addc(out, ' ');
        add_values(out, p, s, i);
    }
}

/* The first and last words of the context. */
static struct ent_range find_context(const struct cql_place *p, const struct ent_cql_hit *hit,
                                     const struct ent_kwic_options *o)
{
    struct ent_range c = {hit->first, hit->last};
    if (o->unit == ENT_KWIC_SENTENCE) {
        size_t a = ent_layer_row_at(p->sentences, hit->first), b = ent_layer_row_at(p->sentences, hit->last - 1);
        if (a < p->sentences->n)
            c.start = ent_layer_words(p->segment, p->sentences, a).start;
        if (b < p->sentences->n)
            c.end = ent_layer_words(p->segment, p->sentences, b).end;
    } else if (o->unit == ENT_KWIC_WORDS) {
        c.start = hit->first - p->words.start > o->width ? hit->first - o->width : p->words.start;
        c.end = p->words.end - hit->last > o->width ? hit->last + o->width : p->words.end;
    } else { /* words enough to hold so many characters */
        struct ent_range match = cql_bytes_of_words(p->segment, hit->first, hit->last);
        while (c.start > p->words.start && match.start - ent_segment_word(p->segment, c.start).start < 4 * o->width)
            c.start--;
        while (c.end < p->words.end && ent_segment_word(p->segment, c.end - 1).end - match.end < 4 * o->width)
            c.end++;
    }
    return c;
}

/* Keep so many characters at one end. */
static void cut_left(struct ent_buf *b, size_t n)
{
    size_t i = b->len;
    while (n-- > 0 && i > 0)
        ent_utf8_prev(b->data, b->len, &i);
    if (i > 0) {
        memmove(b->data, b->data + i, b->len - i + 1);
        b->len -= i;
    }
}

static void cut_right(struct ent_buf *b, size_t n)
{
    size_t i = 0;
    while (n-- > 0 && i < b->len)
        ent_utf8_next(b->data, b->len, &i);
    if (b->len > i) {
        b->data[i] = '\0';
        b->len = i;
    }
}

static enum ent_status set_buffer(struct ent_frame *f, size_t column, const struct ent_buf *b, struct ent_error *err)
{
    enum ent_status st = ent_buf_check(b, err);
    return st == ENT_OK ? ent_frame_set_string(f, column, ent_buf_str(b), b->len, err) : st;
}

static enum ent_status add_sentences(struct ent_frame *f, const struct cql_place *p, const struct ent_cql_hit *hit,
                                     struct ent_error *err)
{
    size_t a = ent_layer_row_at(p->sentences, hit->first), b = ent_layer_row_at(p->sentences, hit->last - 1);
    enum ent_status st = ENT_OK;
    if (a == p->sentences->n || b == p->sentences->n) {
        struct ent_frame_span span = cql_place_span(p, cql_bytes_of_words(p->segment, hit->first, hit->last));
        return ent_frame_add_evidence(f, &span, err);
    }
    for (; st == ENT_OK && a <= b; a++) {
        struct ent_frame_span span = cql_place_span(p, ent_layer_bytes(p->segment, p->sentences, a));
        st = ent_frame_add_evidence(f, &span, err);
    }
    return st;
}

static enum ent_status add_line(struct ent_frame *f, const struct cql_place *p, const struct ent_cql_hit *hit,
                                const struct ent_kwic_options *o, struct shown *shown, int targets,
                                struct ent_buf *text,
                                struct ent_error *err)
{
    struct ent_range context = find_context(p, hit, o);
    size_t n, column = 3;
    const char *s;
    enum ent_status st = ent_frame_add_row(f, err);
    show_words(text, p, shown, context.start, hit->first);
    if (o->unit == ENT_KWIC_CHARS)
        cut_left(text, o->width);
    if (st == ENT_OK && (st = set_buffer(f, 0, text, err)) == ENT_OK) {
        show_words(text, p, shown, hit->first, hit->last);
        st = set_buffer(f, 1, text, err);
    }
    show_words(text, p, shown, hit->last, context.end);
    if (o->unit == ENT_KWIC_CHARS)
        cut_right(text, o->width);
    if (st == ENT_OK)
        st = set_buffer(f, 2, text, err);
    if (targets) {
        if (st == ENT_OK && hit->target != ENT_NO_POSITION) {
            show_words(text, p, shown, hit->target, (size_t)hit->target + 1);
            st = set_buffer(f, column, text, err);
        }
        column++;
    }
    if (st == ENT_OK && (s = cql_place_field(p, "id", &n)) != NULL)
        st = ent_frame_set_string(f, column, s, n, err);
    const struct ent_attr *published = ent_layer_attr(p->docs, "published");
    struct ent_date date = published != NULL ? ent_attr_date(published, p->row) : (struct ent_date){0};
    if (st == ENT_OK && ent_date_is(date))
        ent_frame_set_date(f, column + 1, date);
    if (st == ENT_OK && (s = cql_place_field(p, "publisher", &n)) != NULL)
        st = ent_frame_set_string(f, column + 2, s, n, err);
    return st == ENT_OK ? add_sentences(f, p, hit, err) : st;
}

enum ent_status ent_cql_kwic(struct ent_frame **out, const struct ent_corpus *c, const struct ent_cql_hits *hits,
                             const struct ent_kwic_options *options, struct ent_error *err)
{
    struct ent_column_spec columns[] = {{"left", ENT_STRING},   {"match", ENT_STRING}, {"right", ENT_STRING},
                                        {"target", ENT_STRING}, {"doc", ENT_STRING},   {"published", ENT_DATE},
                                        {"publisher", ENT_STRING}};
    enum { N = sizeof columns / sizeof *columns };
    struct cql_place p = {.corpus = c};
    struct ent_buf text = {0};
    int targets = 0;
    size_t first = options->first < hits->n ? options->first : hits->n;
    size_t n = options->n < hits->n - first ? options->n : hits->n - first;
    *out = NULL;
    struct shown shown;
    enum ent_status st = read_shown(&shown, c, options->attr, err);
    if (st != ENT_OK)
        return st;
    for (size_t i = 0; i < n && !targets; i++)
        targets = hits->hits[first + i].target != ENT_NO_POSITION;
    if (!targets)
        memmove(&columns[3], &columns[4], 3 * sizeof *columns);
    st = ent_frame_new(out, columns, targets ? N : N - 1, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        cql_place_go(&p, &hits->hits[first + i]);
        st = add_line(*out, &p, &hits->hits[first + i], options, &shown, targets, &text, err);
        if (st == ENT_OK && i % 1024 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    ent_buf_done(&text);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
