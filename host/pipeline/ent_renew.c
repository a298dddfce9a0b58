#include "pipeline/ent_renew.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "base/ent_progress.h"
#include "corpus/ent_copy.h"
#include "corpus/ent_writer.h"
#include "pipeline/ent_document.h"

enum { LEFT_BEHIND = 64 }; /* columns and layers, at most */

struct renewal {
    const struct ent_ingest_options *options;
    struct ent_renew_stats *stats;
    struct ent_corpus *from;
    struct ent_writer *writer;
    struct ent_document_scratch scratch;
    struct ent_arena strings;  /* of the document at hand: what extraction is told */
    struct ent_intern digests; /* of the documents that are there */
    struct ent_progress progress;
};

/* The document at hand, here and there. */
struct place {
    const struct ent_segment *s;
    const struct ent_layer *docs;
    size_t segment, row;
    struct ent_range bytes, words;
    struct ent_segment_builder *b;
    size_t new_bytes, new_words;
};

static char *doc_string(struct renewal *k, const struct place *p, const char *attr)
{
    size_t n;
    const char *s = ent_attr_string(ent_layer_attr(p->docs, attr), p->row, &n);
    return s != NULL ? ent_arena_strndup(&k->strings, s, n) : NULL;
}

/* ---- what is kept of the columns, for extraction ---- */

static const char *column_string(struct renewal *k, const struct place *p, const char *name, size_t position)
{
    const struct ent_column *c = ent_segment_column(p->s, name);
    const struct ent_lexicon *l = ent_corpus_lexicon(k->from, name);
    size_t n;
    if (c == NULL || l == NULL)
        return "";
    const char *s = ent_lexicon_str(l, (uint32_t)ent_packed_get(&c->ids, position), &n);
    const char *copy = n > 0 ? ent_arena_strndup(&k->strings, s, n) : "";
    return copy != NULL ? copy : ""; /* without it rules know less */
}

static struct ent_parse kept_parse(struct renewal *k, const struct place *p, size_t position)
{
    const char *upos = column_string(k, p, "upos", position), *deprel = column_string(k, p, "deprel", position);
    int64_t head = ent_segment_head(p->s, position);
    return (struct ent_parse){.upos = (uint8_t)ent_upos_find(upos, strlen(upos)),
                              .relation = (uint8_t)ent_relation_find(deprel, strlen(deprel)),
                              .head = head >= 0 ? (int32_t)(head - (int64_t)position) : 0,
                              .lemma = column_string(k, p, "lemma", position),
                              .xpos = column_string(k, p, "xpos", position),
                              .feats = column_string(k, p, "feats", position),
                              .deprel = deprel,
                              .ne = column_string(k, p, "ne", position)};
}

/* ---- sentences ---- */

static enum ent_status parse_sentence(struct renewal *k, const struct place *p, struct ent_range words, struct ent_error *err)
{
    const struct ent_column *word = ent_segment_column(p->s, "word");
    const struct ent_lexicon *forms = ent_corpus_lexicon(k->from, "word");
    enum ent_status st = ENT_OK;
    for (size_t i = words.start; st == ENT_OK && i < words.end; i++) {
        size_t n;
        const char *form = ent_lexicon_str(forms, (uint32_t)ent_packed_get(&word->ids, i), &n);
        st = ent_parsing_word(&k->scratch.parsing, form, n, err);
    }
    return st == ENT_OK ? ent_parsing_sentence(&k->scratch.parsing, p->b, words.start - p->words.start + p->new_words, err) : st;
}

static enum ent_status renew_sentence(struct renewal *k, const struct place *p, struct ent_range words, uint32_t number,
                                      struct ent_error *err)
{
    int parsed = k->scratch.parsing.models != NULL;
    enum ent_status st = parsed ? parse_sentence(k, p, words, err) : ENT_OK;
    for (size_t i = words.start; st == ENT_OK && i < words.end; i++) {
        struct ent_range at = ent_segment_word(p->s, i);
        struct ent_parse parse = parsed ? ent_parsing_of(&k->scratch.parsing, i - words.start) : kept_parse(k, p, i);
        st = ent_annotator_word(&k->scratch.annotator, (uint32_t)(at.start - p->bytes.start), (uint32_t)(at.end - p->bytes.start), number, err);
        if (st == ENT_OK)
            ent_annotator_parse(&k->scratch.annotator, &parse);
    }
    return st;
}

static enum ent_status renew_sentences(struct renewal *k, const struct place *p, struct ent_error *err)
{
    const struct ent_layer *sentences = ent_segment_layer(p->s, "sentence");
    enum ent_status st = ENT_OK;
    if (sentences == NULL)
        return ENT_OK;
    struct ent_range rows = ent_layer_rows(sentences, p->bytes);
    for (size_t row = rows.start; st == ENT_OK && row < rows.end; row++)
        st = renew_sentence(k, p, ent_layer_words(p->s, sentences, row), (uint32_t)(row - rows.start), err);
    return st;
}

/* ---- documents ---- */

/* What is not copied, since it is made anew: ends with NULL. */
static void leave_behind(const struct renewal *k, const char **without)
{
    size_t n = 0;
    if (k->scratch.parsing.models != NULL)
        for (const char *const *c = ent_parsing_columns; *c != NULL && n + 1 < LEFT_BEHIND; c++)
            without[n++] = *c;
    if (!k->options->knowledge.no_extract)
        for (const char *const *l = ent_annotation_layers; *l != NULL && n + 1 < LEFT_BEHIND; l++)
            without[n++] = *l;
    without[n] = NULL;
}

/* The row of the document has been copied: say who found its words, where that is new. */
static enum ent_status say_parsed(struct renewal *k, const struct place *p, const char *before, struct ent_error *err)
{
    struct ent_layer_builder *doc;
    if (k->scratch.parsing.models == NULL)
        return ENT_OK;
    k->stats->parsed++;
    enum ent_status st = ent_builder_layer(p->b, "doc", &doc, err);
    return st == ENT_OK && before == NULL ? ent_layer_set_string(doc, "words", "parsed", 6, err) : st;
}

static enum ent_status renew_doc(struct renewal *k, struct place *p, struct ent_error *err)
{
    const char *without[LEFT_BEHIND];
    ent_arena_reset(&k->strings);
    const char *words = doc_string(k, p, "words"), *language = doc_string(k, p, "language"), *id = doc_string(k, p, "id");
    int loaded = words != NULL && strcmp(words, "loaded") == 0;
    enum ent_status st = ent_parsing_begin(&k->scratch.parsing, loaded ? NULL : language, err);
    if (loaded)
        k->scratch.parsing.models = NULL; /* even where a folder of models is for any language */
    leave_behind(k, without);
    const struct ent_copy copy = {k->from, without};
    if (st == ENT_OK)
        st = ent_copy_doc(&copy, p->segment, p->row, p->b, err);
    if (st == ENT_OK)
        st = say_parsed(k, p, words, err);
    ent_annotator_begin(&k->scratch.annotator, p->s->text + p->bytes.start, p->bytes.end - p->bytes.start,
                        ent_attr_date(ent_layer_attr(p->docs, "published"), p->row), id);
    if (st == ENT_OK)
        st = renew_sentences(k, p, err);
    return st == ENT_OK ? ent_annotator_finish(&k->scratch.annotator, p->b, p->new_bytes, p->new_words, err) : st;
}

static enum ent_status take_doc(struct renewal *k, size_t segment, size_t row, struct ent_error *err)
{
    struct place p = {.s = ent_corpus_segment(k->from, segment), .segment = segment, .row = row};
    size_t n;
    uint32_t number;
    p.docs = ent_segment_layer(p.s, "doc");
    p.bytes = ent_layer_bytes(p.s, p.docs, row);
    p.words = ent_layer_words(p.s, p.docs, row);
    const char *digest = ent_attr_string(ent_layer_attr(p.docs, "digest"), row, &n);
    enum ent_status st = digest != NULL ? ent_intern_add(&k->digests, digest, n, &number, err) : ENT_OK;
    if (st == ENT_OK)
        st = ent_writer_builder(k->writer, &p.b, err);
    if (st != ENT_OK)
        return st;
    p.new_bytes = p.b->text_size;
    p.new_words = p.b->n_words;
    st = renew_doc(k, &p, err);
    ent_progress_at(&k->progress, ++k->stats->docs, "");
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

static enum ent_status renew_all(struct renewal *k, struct ent_error *err)
{
    const struct ent_copy all = {k->from, NULL};
    size_t n = ent_corpus_n_segments(k->from);
    struct ent_segment_builder *b;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        for (size_t row = 0; st == ENT_OK && row < ent_corpus_segment(k->from, i)->n_docs; row++)
            if (!ent_corpus_is_removed(k->from, i, row))
                st = take_doc(k, i, row, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        if ((st = ent_writer_builder(k->writer, &b, err)) == ENT_OK)
            st = ent_copy_sources(&all, i, &k->digests, b, err);
    return st;
}

static enum ent_status run(struct renewal *k, const char *corpus, struct ent_error *err)
{
    enum ent_status st = ent_writer_open(&k->writer, corpus, ENT_WRITER_REPLACE, k->options->producer, k->options->max_words, err);
    if (st != ENT_OK)
        return st;
    st = ent_corpus_open(&k->from, corpus, err); /* now that nobody else can write */
    if (st == ENT_OK) {
        ent_progress_start(&k->progress, "annotate", ent_corpus_n_docs(k->from));
        st = renew_all(k, err);
        ent_progress_end(&k->progress);
    }
    if (st == ENT_OK)
        st = ent_writer_commit(k->writer, err);
    else
        ent_writer_abort(k->writer);
    ent_corpus_close(k->from);
    return st;
}

enum ent_status ent_renew(const char *corpus, const struct ent_ingest_options *options, struct ent_renew_stats *stats,
                          struct ent_error *err)
{
    struct renewal k = {.options = options, .stats = stats, .scratch.annotator.off = options->knowledge.no_extract};
    struct ent_knowledge knowledge;
    struct ent_corpus *c;
    *stats = (struct ent_renew_stats){0};
    enum ent_status st = ent_corpus_open(&c, corpus, err); /* is it one? */
    if (st != ENT_OK)
        return st;
    ent_corpus_close(c);
    if ((st = ent_knowledge_open(&knowledge, &options->knowledge, corpus, err)) != ENT_OK)
        return st;
    k.scratch.annotator.knowledge = &knowledge;
    k.scratch.parsing.shelf = knowledge.shelf;
    st = run(&k, corpus, err);
    ent_knowledge_close(&knowledge);
    ent_document_scratch_done(&k.scratch);
    ent_arena_done(&k.strings);
    ent_intern_done(&k.digests);
    return st;
}
