#include "model/ent_linear.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_hash.h"

enum { FEW = 4 }; /* so many classes or fewer: each slot has a row, found in one look at memory */

static int is_few(const struct ent_shape *shape) { return shape->n_classes <= FEW; }

/* ---- features ---- */

void ent_slots(const struct ent_shape *shape, const uint32_t *atoms, uint32_t *slots)
{
    unsigned shift = 32 - shape->bits;
    for (size_t i = 0; i < shape->n_templates; i++) {
        const uint8_t *a = shape->templates[i].atom;
        uint32_t h = atoms[a[0]] * 0x9E3779B1u + atoms[a[1]] * 0x85EBCA77u + atoms[a[2]] * 0xC2B2AE3Du +
                     atoms[a[3]] * 0x27D4EB2Fu + (uint32_t)(i + 1) * 0x165667B1u;
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        slots[i] = (h ^ (h >> 13)) * 0x297A2D39u >> shift;
    }
}

/* What a model must have been trained with to be of use. */
static uint64_t templates_hash(const struct ent_template *templates, size_t n)
{
    return ent_hash(templates, n * sizeof *templates, 1);
}

/* ---- scoring ---- */

static inline void add_pairs(const int16_t *row, int32_t *scores)
{
    for (const int16_t *pair = row + 1, *end = pair + 2 * (ptrdiff_t)row[0]; pair < end; pair += 2)
        scores[pair[0]] += pair[1];
}

static inline void add_few(const int16_t *row, int32_t *scores)
{
    for (int c = 0; c < FEW; c++)
        scores[c] += row[c];
}

static inline int has_row(const struct ent_linear *m, uint32_t slot) { return m->slots[slot / 64].has >> slot % 64 & 1; }

/* The number of a slot's row. */
static inline uint32_t row_of_slot(const struct ent_linear *m, uint32_t slot)
{
    const struct ent_linear_slots *s = &m->slots[slot / 64];
    return s->rows_before + (uint32_t)__builtin_popcountll(s->has & (((uint64_t)1 << slot % 64) - 1));
}

void ent_linear_add(const struct ent_linear *m, uint32_t slot, int32_t *scores)
{
    if (is_few(&m->shape))
        add_few(m->cells + (size_t)slot * FEW, scores);
    else if (has_row(m, slot))
        add_pairs(m->cells + m->rows[row_of_slot(m, slot)], scores);
}

static void score_few(const struct ent_linear *m, const uint32_t *slots, int32_t *scores)
{
    for (size_t i = 0; i < m->shape.n_templates; i++)
        __builtin_prefetch(m->cells + (size_t)slots[i] * FEW);
    memset(scores, 0, FEW * sizeof *scores);
    for (size_t i = 0; i < m->shape.n_templates; i++)
        add_few(m->cells + (size_t)slots[i] * FEW, scores);
}

/* The table is larger than the caches: ask for everything first, then look. */
void ent_linear_score(const struct ent_linear *m, const uint32_t *atoms, int32_t *scores)
{
    uint32_t at[ENT_TEMPLATES_MAX];
    size_t n = m->shape.n_templates, n_rows = 0;
    ent_slots(&m->shape, atoms, at);
    if (is_few(&m->shape)) {
        score_few(m, at, scores);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (!has_row(m, at[i]))
            continue;
        at[n_rows] = row_of_slot(m, at[i]);
        __builtin_prefetch(&m->rows[at[n_rows++]]);
    }
    for (size_t i = 0; i < n_rows; i++) {
        at[i] = m->rows[at[i]];
        __builtin_prefetch(&m->cells[at[i]]);
    }
    memset(scores, 0, m->shape.n_classes * sizeof *scores);
    for (size_t i = 0; i < n_rows; i++)
        add_pairs(m->cells + at[i], scores);
}

void ent_linear_done(struct ent_linear *m)
{
    ent_free(m->slots);
    ent_free(m->rows);
    ent_free(m->cells);
    *m = (struct ent_linear){0};
}

/* ---- rows: made from a weight a class ---- */

static size_t n_slot_words(const struct ent_shape *shape) { return (((size_t)1 << shape->bits) + 63) / 64; }

/* Cells that a row takes; 0: it has no weights. */
static size_t row_size(const struct ent_shape *shape, const int16_t *weights)
{
    size_t n = 0;
    for (uint32_t c = 0; c < shape->n_classes; c++)
        n += weights[c] != 0;
    return n == 0 || is_few(shape) ? 0 : 1 + 2 * n;
}

/* Slots come in order, each once. */
static void begin_row(struct ent_linear *m, uint32_t slot)
{
    m->slots[slot / 64].has |= (uint64_t)1 << slot % 64;
    m->rows[m->n_rows++] = (uint32_t)m->n_cells;
}

static void count_rows(struct ent_linear *m)
{
    uint32_t before = 0;
    for (size_t i = 0; m->slots != NULL && i < n_slot_words(&m->shape); i++) {
        m->slots[i].rows_before = before;
        before += (uint32_t)__builtin_popcountll(m->slots[i].has);
    }
}

static void append_row(struct ent_linear *m, uint32_t slot, const int16_t *weights)
{
    size_t size = row_size(&m->shape, weights);
    int16_t *row = m->cells + m->n_cells, *pair = row + 1;
    if (is_few(&m->shape))
        memcpy(m->cells + (size_t)slot * FEW, weights, m->shape.n_classes * sizeof *weights);
    if (size == 0)
        return;
    begin_row(m, slot);
    m->n_cells += size;
    row[0] = (int16_t)(size / 2);
    for (uint32_t c = 0; c < m->shape.n_classes; c++) {
        if (weights[c] == 0)
            continue;
        *pair++ = (int16_t)c;
        *pair++ = weights[c];
    }
}

/* Room for all slots and, where a slot has no row of its own, n rows and cells. */
static enum ent_status make_room(struct ent_linear *m, const struct ent_shape *shape, size_t n_rows, size_t n_cells,
                                 struct ent_error *err)
{
    *m = (struct ent_linear){.shape = *shape};
    if (is_few(shape)) {
        m->n_cells = n_cells = ((size_t)1 << shape->bits) * FEW;
    } else {
        m->slots = ent_calloc(n_slot_words(shape), sizeof *m->slots);
        m->rows = ent_calloc(n_rows + 1, sizeof *m->rows);
    }
    m->cells = ent_calloc(n_cells + 1, sizeof *m->cells);
    ent_mem_large_pages(m->cells, n_cells * sizeof *m->cells);
    return m->cells != NULL && ((m->slots != NULL && m->rows != NULL) || is_few(shape)) && n_cells < UINT32_MAX
               ? ENT_OK
               : ent_fail(err, ENT_ENOMEM, "out of memory for a model of %zu weights", n_cells);
}

/* ---- on file: templates, classes, bits, cells, then each row as its slot's distance, its weights ---- */

static uint64_t zigzag(int16_t v) { return v < 0 ? 2 * (uint64_t)-(int32_t)v - 1 : 2 * (uint64_t)v; }

static int32_t from_zigzag(uint64_t v) { return v & 1 ? -(int32_t)(v / 2) - 1 : (int32_t)(v / 2); }

static int is_written(const struct ent_linear *m, size_t slot)
{
    static const int16_t none[FEW];
    return is_few(&m->shape) ? memcmp(m->cells + slot * FEW, none, sizeof none) != 0 : has_row(m, (uint32_t)slot);
}

/* The row of a slot 'distance' after the last one: with it, in bits, which classes have a weight. */
static void put_few(const struct ent_linear *m, size_t slot, size_t distance, struct ent_buf *out)
{
    const int16_t *weights = m->cells + slot * FEW;
    unsigned mask = 0;
    for (int c = 0; c < FEW; c++)
        mask |= (unsigned)(weights[c] != 0) << c;
    ent_model_put(out, (uint64_t)distance << FEW | mask);
    for (int c = 0; c < FEW; c++)
        if (weights[c] != 0)
            ent_model_put(out, zigzag(weights[c]));
}

static void put_pairs(const struct ent_linear *m, size_t slot, struct ent_buf *out)
{
    const int16_t *row = m->cells + m->rows[row_of_slot(m, (uint32_t)slot)];
    ent_model_put(out, (uint64_t)row[0]);
    for (int k = 0, last = -1; k < row[0]; last = row[1 + 2 * k++]) {
        ent_model_put(out, (uint64_t)(row[1 + 2 * k] - last - 1));
        ent_model_put(out, zigzag(row[2 + 2 * k]));
    }
}

void ent_linear_put(const struct ent_linear *m, struct ent_buf *out)
{
    size_t n_slots = (size_t)1 << m->shape.bits, n_rows = 0, last = 0;
    for (size_t s = 0; s < n_slots; s++)
        n_rows += (size_t)is_written(m, s);
    ent_model_put(out, templates_hash(m->shape.templates, m->shape.n_templates));
    ent_model_put(out, m->shape.n_classes);
    ent_model_put(out, m->shape.bits);
    ent_model_put(out, m->n_cells);
    ent_model_put(out, n_rows);
    for (size_t s = 0; s < n_slots; s++) {
        if (!is_written(m, s))
            continue;
        if (is_few(&m->shape)) {
            put_few(m, s, s - last, out);
        } else {
            ent_model_put(out, s - last);
            put_pairs(m, s, out);
        }
        last = s;
    }
}

static int16_t get_weight(struct ent_model_reader *r)
{
    int32_t w = from_zigzag(ent_model_get_up_to(r, 2 * INT16_MAX));
    return (int16_t)w;
}

static void get_few(struct ent_linear *m, struct ent_model_reader *r, size_t slot, unsigned mask)
{
    for (uint32_t c = 0; c < FEW; c++)
        if (mask >> c & 1)
            m->cells[slot * FEW + c] = get_weight(r);
}

/* A row goes straight to its place: classes rise, so each is there once. */
static void get_pairs(struct ent_linear *m, struct ent_model_reader *r, size_t slot, size_t n_cells)
{
    uint32_t n_classes = m->shape.n_classes, class = 0;
    size_t n = (size_t)ent_model_get_up_to(r, n_classes);
    if (m->n_cells + 1 + 2 * n > n_cells || n == 0 || has_row(m, (uint32_t)slot)) {
        r->failed = 1;
        return;
    }
    int16_t *cell = m->cells + m->n_cells;
    *cell++ = (int16_t)n;
    for (size_t k = 0; k < n; k++, class++) {
        class += (uint32_t)ent_model_get_up_to(r, n_classes);
        *cell++ = (int16_t)class;
        *cell++ = get_weight(r);
        if (class >= n_classes || r->failed) {
            r->failed = 1;
            return;
        }
    }
    begin_row(m, (uint32_t)slot);
    m->n_cells += 1 + 2 * n;
}

static void get_rows(struct ent_linear *m, struct ent_model_reader *r, uint64_t n_rows, size_t n_cells)
{
    uint64_t slot = 0, n_slots = (uint64_t)1 << m->shape.bits;
    for (uint64_t i = 0; i < n_rows && !r->failed; i++) {
        uint64_t distance = ent_model_get(r), mask = distance;
        if (is_few(&m->shape))
            distance >>= FEW;
        if (distance >= n_slots - slot) {
            r->failed = 1;
            return;
        }
        slot += distance;
        if (is_few(&m->shape))
            get_few(m, r, (size_t)slot, (unsigned)mask & ((1U << m->shape.n_classes) - 1));
        else
            get_pairs(m, r, (size_t)slot, n_cells);
    }
    count_rows(m);
}

enum ent_status ent_linear_get(struct ent_linear *m, struct ent_model_reader *r,
                               const struct ent_template *templates, size_t n_templates, uint32_t n_classes,
                               struct ent_error *err)
{
    struct ent_shape shape = {templates, n_templates, n_classes, 0};
    *m = (struct ent_linear){0};
    if (ent_model_get(r) != templates_hash(templates, n_templates) && !r->failed)
        return ent_model_other_version(r, err);
    if (ent_model_get(r) != n_classes || n_classes > ENT_CLASSES_MAX)
        r->failed = 1;
    shape.bits = (unsigned)ent_model_get_up_to(r, ENT_BITS_MAX);
    uint64_t n_cells = ent_model_get(r), most = 2 * (uint64_t)ent_model_left(r) + 1;
    if (n_cells > most && !is_few(&shape))
        r->failed = 1;
    uint64_t n_rows = ent_model_get_up_to(r, ent_model_left(r));
    if (r->failed || shape.bits == 0)
        return ent_model_broken(r, err);
    enum ent_status st = make_room(m, &shape, n_rows, n_cells, err);
    if (st == ENT_OK)
        get_rows(m, r, n_rows, n_cells);
    if (st == ENT_OK && r->failed)
        st = ent_model_broken(r, err);
    if (st != ENT_OK)
        ent_linear_done(m);
    return st;
}

/* ---- training ---- */

enum ent_status ent_learner_init(struct ent_learner *l, const struct ent_shape *shape, struct ent_error *err)
{
    size_t n_slots = (size_t)1 << shape->bits;
    *l = (struct ent_learner){.shape = *shape, .n_rows = 1, .width = shape->n_classes, .clock = 1};
    if (!is_few(shape)) {
        l->index = ent_calloc(n_slots, sizeof *l->index);
        ent_mem_large_pages(l->index, n_slots * sizeof *l->index);
    } else {
        l->width = FEW;
        l->n_rows = n_slots;
        l->weights = ent_calloc(n_slots * FEW, sizeof *l->weights);
        l->sums = ent_calloc(n_slots * FEW, sizeof *l->sums);
        ent_mem_large_pages(l->weights, n_slots * FEW * sizeof *l->weights);
    }
    return l->index != NULL || (l->weights != NULL && l->sums != NULL)
               ? ENT_OK
               : ent_fail(err, ENT_ENOMEM, "out of memory for %u bits of slots", shape->bits);
}

static void score_rows(const struct ent_learner *l, const uint32_t *slots, float *scores)
{
    const float *rows[ENT_TEMPLATES_MAX];
    size_t n_rows = 0;
    for (size_t i = 0; i < l->shape.n_templates; i++)
        __builtin_prefetch(&l->index[slots[i]]);
    for (size_t i = 0; i < l->shape.n_templates; i++) {
        uint32_t row = l->index[slots[i]];
        rows[n_rows] = l->weights + row * l->width;
        if (row != 0)
            for (size_t c = 0; c < l->width; c += 16)
                __builtin_prefetch(rows[n_rows] + c);
        n_rows += row != 0;
    }
    memset(scores, 0, l->width * sizeof *scores);
    for (size_t i = 0; i < n_rows; i++)
        for (size_t c = 0; c < l->width; c++)
            scores[c] += rows[i][c];
}

void ent_learner_score(const struct ent_learner *l, const uint32_t *slots, float *scores)
{
    if (!is_few(&l->shape)) {
        score_rows(l, slots, scores);
        return;
    }
    for (size_t i = 0; i < l->shape.n_templates; i++)
        __builtin_prefetch(l->weights + (size_t)slots[i] * FEW);
    memset(scores, 0, FEW * sizeof *scores);
    for (size_t i = 0; i < l->shape.n_templates; i++)
        for (int c = 0; c < FEW; c++)
            scores[c] += l->weights[(size_t)slots[i] * FEW + (size_t)c];
}

/* The row of a slot, made if need be. */
static enum ent_status row_of(struct ent_learner *l, uint32_t slot, size_t *row, struct ent_error *err)
{
    if (is_few(&l->shape)) {
        *row = slot;
        return ENT_OK;
    }
    if ((*row = l->index[slot]) != 0)
        return ENT_OK;
    size_t need = (l->n_rows + 1) * l->width;
    enum ent_status st = ent_reserve(&l->weights, &l->cap_weights, need, sizeof *l->weights, err);
    if (st == ENT_OK)
        st = ent_reserve(&l->sums, &l->cap_sums, need, sizeof *l->sums, err);
    if (st != ENT_OK)
        return st;
    *row = l->n_rows++;
    l->index[slot] = (uint32_t)*row;
    memset(l->weights + *row * l->width, 0, l->width * sizeof *l->weights);
    memset(l->sums + *row * l->width, 0, l->width * sizeof *l->sums);
    return ENT_OK;
}

enum ent_status ent_learner_update(struct ent_learner *l, const uint32_t *slots, uint32_t class, float change,
                                   struct ent_error *err)
{
    for (size_t i = 0; i < l->shape.n_templates; i++) {
        size_t row;
        enum ent_status st = row_of(l, slots[i], &row, err);
        if (st != ENT_OK)
            return st;
        l->weights[row * l->width + class] += change;
        l->sums[row * l->width + class] += change * l->clock;
    }
    return ENT_OK;
}

/* The averaged weight of a cell, of this member alone. */
static double average(const struct ent_learner *l, size_t cell) { return l->weights[cell] - l->sums[cell] / l->clock; }

enum ent_status ent_learner_again(struct ent_learner *l, struct ent_error *err)
{
    size_t n = l->n_rows * l->width;
    enum ent_status st = ent_reserve(&l->before, &l->cap_before, n, sizeof *l->before, err);
    if (st != ENT_OK)
        return st;
    memset(l->before + l->n_before * l->width, 0, (l->n_rows - l->n_before) * l->width * sizeof *l->before);
    for (size_t cell = is_few(&l->shape) ? 0 : l->width; cell < n; cell++) { /* row 0 is nobody's */
        l->before[cell] += (float)average(l, cell);
        l->weights[cell] = 0;
        l->sums[cell] = 0;
    }
    l->n_before = l->n_rows;
    l->clock = 1;
    l->members++;
    return ENT_OK;
}

/* The averaged weights of a row, rounded; what is then under the threshold is dropped. */
static void average_row(const struct ent_learner *l, size_t row, float threshold, int16_t *out)
{
    for (uint32_t c = 0; c < l->shape.n_classes; c++) {
        size_t cell = row * l->width + c;
        double before = row < l->n_before ? l->before[cell] : 0;
        double q = (average(l, cell) + before) / (l->members + 1) * ENT_WEIGHT_ONE;
        q = q > INT16_MAX ? INT16_MAX : q < -INT16_MAX ? -INT16_MAX : q;
        out[c] = (int16_t)(q < 0 ? q - 0.5 : q + 0.5);
        if ((float)abs(out[c]) < threshold * ENT_WEIGHT_ONE)
            out[c] = 0;
    }
}

enum ent_status ent_learner_finish(const struct ent_learner *l, float threshold, struct ent_linear *out,
                                   struct ent_error *err)
{
    int16_t weights[ENT_CLASSES_MAX] = {0};
    size_t n_slots = (size_t)1 << l->shape.bits, n_cells = 0, n_rows = 0;
    for (size_t row = 1; row < l->n_rows && !is_few(&l->shape); row++) {
        average_row(l, row, threshold, weights);
        size_t size = row_size(&l->shape, weights);
        n_cells += size;
        n_rows += size > 0;
    }
    enum ent_status st = make_room(out, &l->shape, n_rows, n_cells, err);
    for (size_t s = 0; st == ENT_OK && s < n_slots; s++) {
        size_t row = is_few(&l->shape) ? s : l->index[s];
        if (row == 0 && !is_few(&l->shape))
            continue;
        average_row(l, row, threshold, weights);
        append_row(out, (uint32_t)s, weights);
    }
    if (st == ENT_OK)
        count_rows(out);
    if (st != ENT_OK)
        ent_linear_done(out);
    return st;
}

void ent_learner_done(struct ent_learner *l)
{
    ent_free(l->index);
    ent_free(l->weights);
    ent_free(l->sums);
    ent_free(l->before);
    *l = (struct ent_learner){0};
}
