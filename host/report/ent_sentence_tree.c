#include "report/ent_sentence_tree.h"

#include <string.h>

static void read_value(const struct ent_corpus *c, const struct ent_segment *s, const char *name, size_t position,
                       const char **value, size_t *n)
{
    const struct ent_column *column = ent_segment_column(s, name);
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, name);
    *value = "";
    *n = 0;
    if (column == NULL || lexicon == NULL)
        return;
    const char *found = ent_lexicon_str(lexicon, (uint32_t)ent_packed_get(&column->ids, position), n);
    if (found != NULL)
        *value = found;
    else
        *n = 0;
}

static int32_t read_head(const struct ent_segment *s, struct ent_range words, size_t position)
{
    int64_t head = ent_segment_head(s, position);
    if (head == ENT_HEAD_ROOT)
        return ENT_DRAWN_ROOT;
    if (head < (int64_t)words.start || head >= (int64_t)words.end)
        return ENT_DRAWN_NONE;
    return (int32_t)(head - (int64_t)words.start);
}

enum ent_status ent_sentence_tree_read(struct ent_sentence_tree *t, const struct ent_corpus *c, size_t segment,
                                       struct ent_range words, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(c, segment);
    size_t n = words.end - words.start;
    *t = (struct ent_sentence_tree){.words = ent_calloc(n + 1, sizeof *t->words), .n = n};
    if (t->words == NULL || n > INT32_MAX)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a sentence of %zu words", n);
    for (size_t i = 0; i < n; i++) {
        struct ent_drawn_word *w = &t->words[i];
        size_t position = words.start + i;
        read_value(c, s, "word", position, &w->form, &w->n_form);
        read_value(c, s, "upos", position, &w->tag, &w->n_tag);
        read_value(c, s, "deprel", position, &w->relation, &w->n_relation);
        w->head = read_head(s, words, position);
        t->has_tree |= w->head != ENT_DRAWN_NONE;
    }
    if (n > 0)
        t->bytes = (struct ent_range){ent_segment_word(s, words.start).start, ent_segment_word(s, words.end - 1).end};
    if (t->bytes.end < t->bytes.start) /* damaged */
        t->bytes.end = t->bytes.start;
    return ENT_OK;
}

void ent_sentence_tree_done(struct ent_sentence_tree *t)
{
    ent_free(t->words);
    *t = (struct ent_sentence_tree){0};
}

struct ent_range ent_sentence_around(const struct ent_segment *s, size_t position)
{
    const struct ent_layer *l = ent_segment_layer(s, "sentence");
    size_t row = l != NULL ? ent_layer_row_at(l, position) : 0;
    if (l == NULL || row >= l->n)
        return (struct ent_range){position, position + 1};
    return ent_layer_words(s, l, row);
}

int ent_segment_is_parsed(const struct ent_segment *s) { return s->head.n > 0; }

/* ---- walks: each word is looked at a few times at most, whatever the heads are ---- */

enum { OUTSIDE, INSIDE, UNKNOWN, ON_THE_WAY };

static int32_t head_of(const int32_t *heads, size_t n, int32_t i)
{
    return heads[i] >= 0 && (size_t)heads[i] < n && heads[i] != i ? heads[i] : -1;
}

enum ent_status ent_tree_subtree(const int32_t *heads, size_t n, size_t of, unsigned char *mask, struct ent_error *err)
{
    int32_t *way = ent_malloc((n + 1) * sizeof *way);
    if (way == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a sentence of %zu words", n);
    memset(mask, UNKNOWN, n);
    mask[of] = INSIDE;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        int32_t at = (int32_t)i;
        for (; at >= 0 && mask[at] == UNKNOWN; at = head_of(heads, n, at)) { /* up to what is known */
            mask[at] = ON_THE_WAY;
            way[k++] = at;
        }
        unsigned char found = at >= 0 && mask[at] == INSIDE ? INSIDE : OUTSIDE;
        while (k > 0)
            mask[way[--k]] = found;
    }
    ent_free(way);
    return ENT_OK;
}

size_t ent_tree_path(const int32_t *heads, size_t n, size_t from, size_t to, int32_t *path, size_t *top)
{
    int32_t *rank = path + n, at = (int32_t)from; /* by word: where it is on the way up, -1: it is not */
    size_t n_up = 0, down = 0;
    memset(rank, -1, n * sizeof *rank);
    for (; at >= 0 && rank[at] < 0; at = head_of(heads, n, at)) {
        path[n_up] = at;
        rank[at] = (int32_t)n_up++;
    }
    for (at = (int32_t)to; at >= 0 && rank[at] < 0 && down < n; down++)
        at = head_of(heads, n, at);
    if (at < 0 || rank[at] < 0)
        return 0;
    *top = (size_t)rank[at];
    size_t length = *top + 1 + down;
    at = (int32_t)to;
    for (size_t k = length; k > *top + 1; at = head_of(heads, n, at))
        path[--k] = at;
    return length;
}
