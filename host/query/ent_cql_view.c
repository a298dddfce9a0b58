#include "query/ent_cql_view.h"

#include <string.h>

/* ---- opening ---- */

/* Layers that the reader makes without overlap; others are looked at. */
static int is_flat(const struct ent_layer *l)
{
    static const char *const flat[] = {"doc", "sentence", "paragraph", "part", "boilerplate"};
    uint64_t end = 0;
    for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
        if (strcmp(l->name, flat[i]) == 0)
            return 1;
    for (size_t i = 0; i < l->n; i++) {
        if (ent_packed_get(&l->first, i) < end)
            return 0;
        end = ent_packed_get(&l->last, i);
    }
    return 1;
}

enum ent_status cql_view_open(struct cql_view *v, const struct ent_segment *s, const char *name, struct ent_error *err)
{
    *v = (struct cql_view){.segment = s, .layer = ent_segment_layer(s, name)};
    if (v->layer == NULL || is_flat(v->layer))
        return ENT_OK;
    v->reach = ent_malloc((v->layer->n + 1) * sizeof *v->reach);
    if (v->reach == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the rows of %s", name);
    uint32_t reach = 0;
    for (size_t i = 0; i < v->layer->n; i++) {
        struct ent_range w = ent_layer_words(s, v->layer, i);
        reach = w.end > reach ? (uint32_t)w.end : reach;
        v->reach[i] = reach;
    }
    return ENT_OK;
}

void cql_view_close(struct cql_view *v)
{
    ent_free(v->reach);
    v->reach = NULL;
}

/* ---- looking ---- */

/* Unpack the last block that begins at or before the position; from the one that is there it leaps.  0: there is none. */
static int load_firsts(struct cql_view *v, size_t position)
{
    const struct ent_packed *first = &v->layer->first;
    size_t n = first->n / ENT_BLOCK_SIZE + (first->n % ENT_BLOCK_SIZE != 0), low = 0, high = n, step = 1;
    if (v->n_firsts > 0 && v->firsts[0] <= position) {
        low = v->first_row / ENT_BLOCK_SIZE;
        while (low + step < n && first->base[low + step] <= position) {
            low += step;
            step *= 2;
        }
        high = low + step < n ? low + step : n;
    }
    while (low < high) { /* the first block that begins behind the position */
        size_t middle = low + (high - low) / 2;
        if (first->base[middle] <= position)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return 0;
    v->first_row = (low - 1) * ENT_BLOCK_SIZE;
    v->n_firsts = first->n - v->first_row < ENT_BLOCK_SIZE ? first->n - v->first_row : ENT_BLOCK_SIZE;
    v->next_first = low < n ? first->base[low] : UINT64_MAX;
    v->at = 0;
    ent_packed_read(first, v->first_row, v->n_firsts, v->firsts);
    ent_packed_read(&v->layer->last, v->first_row, v->n_firsts, v->lasts);
    for (size_t i = v->n_firsts; i < sizeof v->firsts / sizeof *v->firsts; i++)
        v->firsts[i] = UINT32_MAX;
    return 1;
}

/* The last row that begins at or before the position; n: none. */
static size_t last_before(struct cql_view *v, size_t position)
{
    uint32_t at = (uint32_t)position, step = 0;
    if ((v->n_firsts == 0 || position < v->firsts[0] || position >= v->next_first) && !load_firsts(v, position))
        return v->layer->n;
    size_t low = v->firsts[v->at] <= position ? v->at : 0, high = v->n_firsts;
    for (size_t i = 1; i <= CQL_VIEW_NEAR; i++) /* they rise; where to stop could not be foretold, so all are looked at */
        step += v->firsts[low + i] <= at;
    low += step;
    while (step == CQL_VIEW_NEAR && low + 1 < high && v->firsts[low + 1] <= position) {
        size_t middle = low + 1 + (high - low - 1) / 2;
        if (v->firsts[middle] <= position)
            low = middle;
        else
            high = middle;
    }
    v->at = low;
    return v->first_row + low;
}

/* The words of the row that last_before() gave: where they begin is known. */
static struct ent_range words_of_last(const struct cql_view *v)
{
    uint32_t first = v->firsts[v->at], last = v->lasts[v->at];
    return first <= last && last <= v->segment->n_words ? (struct ent_range){first, last} : (struct ent_range){0, 0};
}

static int holds(struct ent_range w, size_t position) { return w.start <= position && position < w.end; }

/* In a flat layer one row at most holds a position, and mostly it is the last one asked for, or near behind. */
static int flat_holding(struct cql_view *v, size_t position, size_t *row, struct ent_range *words)
{
    if (!holds(v->words, position)) {
        size_t next = last_before(v, position);
        if (next == v->layer->n)
            return 0;
        /* rows without a word stand at the same place as the one that is meant, or after it */
        struct ent_range w = words_of_last(v);
        while (w.start == w.end && next > 0)
            w = ent_layer_words(v->segment, v->layer, --next);
        if (!holds(w, position))
            return 0;
        v->row = next;
        v->words = w;
    }
    *row = v->row;
    *words = v->words;
    return 1;
}

int cql_view_holding(struct cql_view *v, size_t position, size_t *row, struct ent_range *words)
{
    if (v->layer == NULL || v->layer->n == 0)
        return 0;
    if (v->reach == NULL)
        return *row == SIZE_MAX && flat_holding(v, position, row, words);
    size_t i = *row == SIZE_MAX ? last_before(v, position) : *row;
    if (i == v->layer->n)
        return 0;
    i += *row == SIZE_MAX;
    while (i-- > 0 && v->reach[i] > position) {
        *words = ent_layer_words(v->segment, v->layer, i);
        if (holds(*words, position)) {
            *row = i;
            return 1;
        }
    }
    return 0;
}

/* Which of the firsts is the last one at or before the position: halved without a branch, the first of them if there is none. */
static size_t search_firsts(const struct cql_view *v, uint32_t position)
{
    const uint32_t *low = v->firsts;
    _Static_assert(ENT_BLOCK_SIZE == 128, "seven halves");
    low += (size_t)(low[64] <= position) * 64;
    low += (size_t)(low[32] <= position) * 32;
    low += (size_t)(low[16] <= position) * 16;
    low += (size_t)(low[8] <= position) * 8;
    low += (size_t)(low[4] <= position) * 4;
    low += (size_t)(low[2] <= position) * 2;
    low += low[1] <= position;
    return (size_t)(low - v->firsts);
}

size_t cql_view_keep(struct cql_view *v, uint32_t *starts, size_t n, uint32_t length)
{
    size_t kept = 0, row;
    struct ent_range words;
    if (v->layer == NULL || v->layer->n == 0)
        return 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t start = starts[i];
        if ((v->n_firsts == 0 || start < v->firsts[0] || start >= v->next_first) && !load_firsts(v, start))
            continue;
        size_t k = search_firsts(v, start);
        uint64_t first = v->firsts[k], last = v->lasts[k];
        if (first == last) { /* it has no word: one before it may be meant */
            row = SIZE_MAX;
            if (!cql_view_holding(v, start, &row, &words))
                continue;
            last = words.end;
        }
        starts[kept] = start;
        kept += (uint64_t)start + length <= last && last <= v->segment->n_words;
    }
    return kept;
}

int cql_view_starting(struct cql_view *v, size_t position, size_t *row, struct ent_range *words)
{
    if (v->layer == NULL || v->layer->n == 0)
        return 0;
    if (v->reach == NULL)
        return *row == SIZE_MAX && flat_holding(v, position, row, words) && words->start == position;
    size_t i = *row == SIZE_MAX ? last_before(v, position) : *row;
    if (i == v->layer->n)
        return 0;
    i += *row == SIZE_MAX;
    while (i-- > 0 && ent_packed_get(&v->layer->first, i) == position) {
        *words = ent_layer_words(v->segment, v->layer, i);
        if (words->start < words->end) {
            *row = i;
            return 1;
        }
    }
    return 0;
}
