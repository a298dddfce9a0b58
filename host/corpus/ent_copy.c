#include "corpus/ent_copy.h"

#include <string.h>

/* One document on its way. */
struct move {
    const struct ent_copy *c;
    const struct ent_segment *s;
    struct ent_segment_builder *to;
    struct ent_range bytes, words;    /* of the document in its segment */
    uint64_t new_bytes, new_words;    /* where they begin in the new one */
};

static int is_left(const struct ent_copy *c, const char *name)
{
    for (const char *const *n = c->without; n != NULL && *n != NULL; n++)
        if (strcmp(*n, name) == 0)
            return 1;
    return 0;
}

/* ---- text ---- */

static enum ent_status copy_text(const struct move *m, struct ent_error *err)
{
    const struct ent_segment *s = m->s;
    enum ent_status st = ent_builder_text(m->to, s->text + m->bytes.start, m->bytes.end - m->bytes.start, err);
    size_t i = m->bytes.start == 0 ? 0 : ent_packed_upper(&s->run_text, m->bytes.start - 1);
    for (; st == ENT_OK && i < s->run_text.n && ent_packed_get(&s->run_text, i) < m->bytes.end; i++) {
        uint64_t size = ent_packed_get(&s->run_size, i);
        st = ent_builder_run(m->to, ent_packed_get(&s->run_text, i) - m->bytes.start + m->new_bytes,
                             ent_packed_get(&s->run_source, i), (uint32_t)(size >> 1), (int)(size & 1), err);
    }
    return st;
}

/* ---- words ---- */

static enum ent_status copy_value(const struct move *m, const struct ent_column *column, size_t position,
                                  struct ent_error *err)
{
    size_t n;
    const char *s = ent_lexicon_str(ent_corpus_lexicon(m->c->from, column->name),
                                    (uint32_t)ent_packed_get(&column->ids, position), &n);
    return n > 0 ? ent_builder_value(m->to, column->name, s, n, err) : ENT_OK;
}

static enum ent_status copy_head(const struct move *m, size_t position, struct ent_error *err)
{
    int64_t head = ent_segment_head(m->s, position);
    if (head == ENT_HEAD_NONE)
        return ENT_OK;
    return ent_builder_head(m->to, head == ENT_HEAD_ROOT ? 0 : (int32_t)(head - (int64_t)position), err);
}

static enum ent_status copy_words(const struct move *m, struct ent_error *err)
{
    const struct ent_column *word = ent_segment_column(m->s, "word");
    const struct ent_lexicon *words = ent_corpus_lexicon(m->c->from, "word");
    int with_heads = m->s->head.n > 0 && !is_left(m->c, "head");
    enum ent_status st = ENT_OK;
    for (size_t i = m->words.start; st == ENT_OK && i < m->words.end; i++) {
        struct ent_range at = ent_segment_word(m->s, i);
        size_t n;
        const char *s = ent_lexicon_str(words, (uint32_t)ent_packed_get(&word->ids, i), &n);
        st = ent_builder_word(m->to, at.start - m->bytes.start + m->new_bytes, at.end - at.start, s, n, err);
        for (size_t k = 0; st == ENT_OK && k < m->s->n_columns; k++)
            if (&m->s->columns[k] != word && !is_left(m->c, m->s->columns[k].name))
                st = copy_value(m, &m->s->columns[k], i, err);
        if (st == ENT_OK && with_heads)
            st = copy_head(m, i, err);
    }
    return st;
}

/* ---- layers ---- */

static enum ent_status copy_attr(const struct ent_attr *a, size_t row, struct ent_layer_builder *to,
                                 struct ent_error *err)
{
    size_t n;
    uint64_t number;
    const char *s;
    enum ent_status st = ENT_OK;
    switch (a->type) {
    case ENT_ATTR_STRING:
        s = ent_attr_string(a, row, &n);
        return s != NULL ? ent_layer_set_string(to, a->name, s, n, err) : ENT_OK;
    case ENT_ATTR_NUMBER: return ent_attr_number(a, row, &number) ? ent_layer_set_number(to, a->name, number, err) : ENT_OK;
    case ENT_ATTR_DATE: return ent_layer_set_date(to, a->name, ent_attr_date(a, row), err);
    case ENT_ATTR_LIST:
        for (size_t k = 0; st == ENT_OK && k < ent_attr_n_items(a, row); k++) {
            s = ent_attr_item(a, row, k, &n);
            st = ent_layer_add_item(to, a->name, s, n, err);
        }
        return st;
    }
    return st;
}

static enum ent_status copy_row(const struct move *m, const struct ent_layer *l, size_t row,
                                struct ent_error *err)
{
    struct ent_layer_builder *to;
    struct ent_range bytes = ent_layer_bytes(m->s, l, row), words = ent_layer_words(m->s, l, row);
    enum ent_status st = ent_builder_layer(m->to, l->name, &to, err);
    if (st == ENT_OK)
        st = ent_layer_add(to, bytes.start - m->bytes.start + m->new_bytes, bytes.end - m->bytes.start + m->new_bytes,
                           words.start - m->words.start + m->new_words, words.end - m->words.start + m->new_words,
                           err);
    for (size_t i = 0; st == ENT_OK && i < l->n_attrs; i++)
        st = copy_attr(&l->attrs[i], row, to, err);
    return st;
}

/* Does a row that begins where the document ends (or begins) belong to it?  An empty node after the last
 * word does, one before the first word ("0.1") belongs to the next document. */
static int is_of_edge(const struct ent_layer *l, size_t row, int at_end)
{
    size_t n;
    const char *line = ent_attr_string(ent_layer_attr(l, "line"), row, &n);
    int before_first = line != NULL && n > 1 && line[0] == '0' && line[1] == '.';
    return at_end ? line != NULL && !before_first : line == NULL || before_first;
}

static enum ent_status copy_layer(const struct move *m, const struct ent_layer *l, struct ent_error *err)
{
    struct ent_range rows = ent_layer_rows(l, (struct ent_range){m->bytes.start, m->bytes.end + 1});
    enum ent_status st = ENT_OK;
    for (size_t row = rows.start; st == ENT_OK && row < rows.end; row++) {
        uint64_t start = ent_packed_get(&l->start, row);
        if ((start == m->bytes.end && !is_of_edge(l, row, 1)) ||
            (start == m->bytes.start && start != 0 && !is_of_edge(l, row, 0)))
            continue;
        st = copy_row(m, l, row, err);
    }
    return st;
}

enum ent_status ent_copy_doc(const struct ent_copy *c, size_t segment, size_t row,
                             struct ent_segment_builder *to, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(c->from, segment);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    struct move m = {c, s, to, ent_layer_bytes(s, docs, row), ent_layer_words(s, docs, row), to->text_size, to->n_words};
    enum ent_status st = copy_text(&m, err);
    if (st == ENT_OK)
        st = copy_words(&m, err);
    for (size_t i = 0; st == ENT_OK && i < s->n_layers; i++) {
        const struct ent_layer *l = &s->layers[i];
        if (l != docs && strcmp(l->name, "source") != 0 && !is_left(c, l->name))
            st = copy_layer(&m, l, err);
    }
    return st == ENT_OK ? copy_row(&m, docs, row, err) : st;
}

enum ent_status ent_copy_sources(const struct ent_copy *c, size_t segment, const struct ent_intern *digests,
                                 struct ent_segment_builder *to, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(c->from, segment);
    const struct ent_layer *l = ent_segment_layer(s, "source");
    struct move m = {.c = c, .s = s, .to = to};
    enum ent_status st = ENT_OK;
    for (size_t row = 0; st == ENT_OK && l != NULL && row < l->n; row++) {
        size_t n;
        const char *digest = ent_attr_string(ent_layer_attr(l, "digest"), row, &n);
        m.bytes = ent_layer_bytes(s, l, row); /* it has no place in the text: where we are will do */
        m.words = ent_layer_words(s, l, row);
        m.new_bytes = to->text_size;
        m.new_words = to->n_words;
        if (digest != NULL && ent_intern_find(digests, digest, n) != ENT_INTERN_NONE)
            st = copy_row(&m, l, row, err);
    }
    return st;
}
