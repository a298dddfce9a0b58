#include "model/ent_linear.h"

#include <stdlib.h>
#include <string.h>

#include "model/ent_linear_rows.h"

/* ---- features ---- */

void ent_slots(const struct ent_shape *shape, const uint32_t *atoms, uint32_t *slots)
{
    unsigned shift = 32 - shape->bits;
    for (size_t i = 0; i < shape->n_templates; i++) {
        const uint8_t *a = shape->templates[i].atom;
        uint32_t h = atoms[a[0]] * 0x9E3779B1u + atoms[a[1]] * 0x85EBCA77u + (uint32_t)(i + 1) * 0x165667B1u;
        if (a[2] != 0) /* the same templates in the same order each time: a processor learns that */
            h += atoms[a[2]] * 0xC2B2AE3Du + atoms[a[3]] * 0x27D4EB2Fu;
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        slots[i] = (h ^ (h >> 13)) * 0x297A2D39u >> shift;
    }
}

/* ---- scoring ---- */

static inline void add_pairs(const int16_t *row, int32_t *scores)
{
    for (const int16_t *pair = row + 1, *end = pair + 2 * (ptrdiff_t)row[0]; pair < end; pair += 2)
        scores[pair[0]] += pair[1];
}

static inline void add_few(const int16_t *row, int32_t *scores)
{
    for (int c = 0; c < ENT_LINEAR_FEW; c++)
        scores[c] += row[c];
}

void ent_linear_add(const struct ent_linear *m, uint32_t slot, int32_t *scores)
{
    int16_t room[1 + 2 * ENT_CLASSES_MAX];
    if (m->slots == NULL)
        add_few(ent_linear_few(m, slot), scores);
    else if (ent_linear_has(m, slot))
        add_pairs(ent_linear_pairs(m, ent_linear_row(m, slot), room), scores);
}

/* Slots become the rows that they have; how many.  Without a branch: nobody could foretell it. */
static size_t find_rows(const struct ent_linear *m, uint32_t *at)
{
    size_t n = 0;
    for (size_t i = 0; i < m->shape.n_templates; i++) {
        uint32_t slot = at[i];
        at[n] = ent_linear_row(m, slot);
        n += (size_t)ent_linear_has(m, slot);
    }
    return n;
}

static void score_few(const struct ent_linear *m, const uint32_t *slots, int32_t *scores)
{
    for (size_t i = 0; i < m->shape.n_templates; i++)
        __builtin_prefetch(ent_linear_few(m, slots[i]));
    memset(scores, 0, ENT_LINEAR_FEW * sizeof *scores);
    for (size_t i = 0; i < m->shape.n_templates; i++)
        add_few(ent_linear_few(m, slots[i]), scores);
}

/* A loop that compilers make instructions for eight weights of. */
static inline void add_block(int16_t *restrict sums, const int16_t *restrict weights)
{
    for (int c = 0; c < ENT_LINEAR_BLOCK; c++)
        sums[c] = (int16_t)(sums[c] + weights[c]);
}

/* Sums of 16 bits hold so many rows; a spill into the scores, and it goes on. */
static void add_dense(const struct ent_linear *m, const int16_t *const *rows, size_t n, int32_t *scores)
{
    int16_t sums[ENT_CLASSES_MAX + ENT_LINEAR_BLOCK];
    size_t most = (size_t)(INT16_MAX / (m->largest + !m->largest));
    for (size_t at = 0; at < n; at += most) {
        memset(sums, 0, m->width * sizeof *sums);
        for (size_t i = at; i < n && i < at + most; i++)
            for (size_t b = 0; b < m->width; b += ENT_LINEAR_BLOCK)
                add_block(sums + b, rows[i] + b);
        for (uint32_t c = 0; c < m->shape.n_classes; c++)
            scores[c] += sums[c];
    }
}

static void score_many(const struct ent_linear *m, uint32_t *rows, size_t n, int32_t *scores)
{
    const int16_t *dense[ENT_TEMPLATES_MAX];
    size_t n_dense = 0, n_sparse = 0;
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&m->rows[rows[i]]);
    for (size_t i = 0; i < n; i++) {
        uint32_t at = m->rows[rows[i]];
        if (at & ENT_LINEAR_DENSE) {
            dense[n_dense++] = m->dense + (at & ~ENT_LINEAR_DENSE);
        } else {
            __builtin_prefetch(&m->cells[at]);
            rows[n_sparse++] = at;
        }
    }
    memset(scores, 0, m->shape.n_classes * sizeof *scores);
    add_dense(m, dense, n_dense, scores);
    for (size_t i = 0; i < n_sparse; i++)
        add_pairs(m->cells + rows[i], scores);
}

/* The tables are larger than the caches: ask for everything first, then look. */
void ent_linear_score(const struct ent_linear *m, const uint32_t *atoms, int32_t *scores)
{
    uint32_t at[ENT_TEMPLATES_MAX];
    ent_slots(&m->shape, atoms, at);
    if (m->slots == NULL)
        score_few(m, at, scores);
    else
        score_many(m, at, find_rows(m, at), scores);
}

void ent_linear_done(struct ent_linear *m)
{
    ent_free(m->slots);
    ent_free(m->rows);
    ent_free(m->cells);
    ent_free(m->dense);
    *m = (struct ent_linear){0};
}

/* ---- rows ---- */

static size_t n_slot_words(const struct ent_shape *shape) { return (((size_t)1 << shape->bits) + 31) / 32; }

enum ent_status ent_linear_room(struct ent_linear *m, const struct ent_shape *shape, size_t n_rows, size_t n_cells,
                                struct ent_error *err)
{
    int is_few = ent_linear_is_few(shape);
    *m = (struct ent_linear){.shape = *shape};
    m->width = (shape->n_classes + ENT_LINEAR_BLOCK - 1) / ENT_LINEAR_BLOCK * ENT_LINEAR_BLOCK;
    if (is_few) {
        m->n_cells = n_cells = ((size_t)1 << shape->bits) * ENT_LINEAR_FEW;
    } else {
        m->slots = ent_calloc(n_slot_words(shape), sizeof *m->slots);
        m->rows = ent_calloc(n_rows + 1, sizeof *m->rows);
        ent_mem_large_pages(m->rows, n_rows * sizeof *m->rows);
    }
    m->cells = ent_calloc(n_cells + 1, sizeof *m->cells);
    ent_mem_large_pages(m->cells, n_cells * sizeof *m->cells);
    return m->cells != NULL && (is_few || (m->slots != NULL && m->rows != NULL)) && n_cells < ENT_LINEAR_DENSE
               ? ENT_OK
               : ent_fail(err, ENT_ENOMEM, "out of memory for a model of %zu weights", n_cells);
}

/* The row that stands at cells + n_cells, as weights of all classes. */
static enum ent_status add_dense_row(struct ent_linear *m, struct ent_error *err)
{
    const int16_t *row = m->cells + m->n_cells;
    if (m->n_dense + m->width >= ENT_LINEAR_DENSE)
        return ent_fail(err, ENT_ELIMIT, "a model of too many weights");
    enum ent_status st = ent_reserve(&m->dense, &m->cap_dense, m->n_dense + m->width, sizeof *m->dense, err);
    if (st != ENT_OK)
        return st;
    int16_t *weights = m->dense + m->n_dense;
    memset(weights, 0, m->width * sizeof *weights);
    for (int k = 0; k < row[0]; k++) {
        int16_t w = row[2 + 2 * k], size = (int16_t)abs(w);
        weights[row[1 + 2 * k]] = w;
        m->largest = size > m->largest ? size : m->largest;
    }
    m->rows[m->n_rows] = (uint32_t)m->n_dense | ENT_LINEAR_DENSE;
    m->n_dense += m->width;
    return ENT_OK;
}

enum ent_status ent_linear_keep_row(struct ent_linear *m, uint32_t slot, struct ent_error *err)
{
    int16_t n = m->cells[m->n_cells];
    enum ent_status st = ENT_OK;
    if (n > ENT_LINEAR_LONGEST) {
        st = add_dense_row(m, err);
    } else {
        m->rows[m->n_rows] = (uint32_t)m->n_cells;
        m->n_cells += 1 + 2 * (size_t)n;
    }
    m->slots[slot / 32].has |= (uint32_t)1 << slot % 32;
    m->n_rows++;
    m->n_weights += (size_t)n;
    return st;
}

const int16_t *ent_linear_pairs(const struct ent_linear *m, uint32_t row, int16_t room[1 + 2 * ENT_CLASSES_MAX])
{
    uint32_t at = m->rows[row];
    int16_t *pair = room + 1;
    if (!(at & ENT_LINEAR_DENSE))
        return m->cells + at;
    for (uint32_t c = 0; c < m->shape.n_classes; c++) {
        int16_t w = m->dense[(at & ~ENT_LINEAR_DENSE) + c];
        if (w == 0)
            continue;
        *pair++ = (int16_t)c;
        *pair++ = w;
    }
    room[0] = (int16_t)((pair - room) / 2);
    return room;
}

void ent_linear_count_rows(struct ent_linear *m)
{
    uint32_t before = 0;
    for (size_t i = 0; m->slots != NULL && i < n_slot_words(&m->shape); i++) {
        m->slots[i].rows_before = before;
        before += ent_linear_count_bits(m->slots[i].has);
    }
}
