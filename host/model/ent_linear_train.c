/* Linear models in training: an averaged perceptron. */
#include <stdlib.h>
#include <string.h>

#include "model/ent_linear_rows.h"

enum { FEW = ENT_LINEAR_FEW };

enum ent_status ent_learner_init(struct ent_learner *l, const struct ent_shape *shape, struct ent_error *err)
{
    size_t n_slots = (size_t)1 << shape->bits;
    *l = (struct ent_learner){.shape = *shape, .n_rows = 1, .width = shape->n_classes, .clock = 1};
    if (!ent_linear_is_few(shape)) {
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
    if (!ent_linear_is_few(&l->shape)) {
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
    if (ent_linear_is_few(&l->shape)) {
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
    for (size_t cell = ent_linear_is_few(&l->shape) ? 0 : l->width; cell < n; cell++) { /* row 0 is nobody's */
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

static size_t count_weights(const struct ent_learner *l, const int16_t *weights)
{
    size_t n = 0;
    for (uint32_t c = 0; c < l->shape.n_classes; c++)
        n += weights[c] != 0;
    return n;
}

/* A row of n weights that are not 0. */
static enum ent_status append_row(struct ent_linear *m, uint32_t slot, const int16_t *weights, size_t n, struct ent_error *err)
{
    if (m->slots == NULL) {
        memcpy(ent_linear_few(m, slot), weights, m->shape.n_classes * sizeof *weights);
        m->n_rows++;
        return ENT_OK;
    }
    int16_t *row = m->cells + m->n_cells;
    *row++ = (int16_t)n;
    for (uint32_t c = 0; c < m->shape.n_classes; c++) {
        if (weights[c] == 0)
            continue;
        *row++ = (int16_t)c;
        *row++ = weights[c];
    }
    return ent_linear_keep_row(m, slot, err);
}

/* The row of a slot; 0 and nothing learnt: there is none. */
static size_t learnt_row(const struct ent_learner *l, size_t slot) { return l->index != NULL ? l->index[slot] : slot; }

enum ent_status ent_learner_finish(const struct ent_learner *l, float threshold, struct ent_linear *out, struct ent_error *err)
{
    int16_t weights[ENT_CLASSES_MAX] = {0};
    size_t n_slots = (size_t)1 << l->shape.bits, n_cells = 0, n_rows = 0;
    enum ent_status st = ENT_OK;
    for (int filling = 0; st == ENT_OK && filling < 2; filling++) { /* first only to see how much there is */
        if (filling)
            st = ent_linear_room(out, &l->shape, n_rows, n_cells, err);
        for (size_t s = 0; st == ENT_OK && s < n_slots; s++) {
            size_t row = learnt_row(l, s), n;
            if (row == 0 && l->index != NULL)
                continue;
            average_row(l, row, threshold, weights);
            if ((n = count_weights(l, weights)) == 0)
                continue;
            if (filling)
                st = append_row(out, (uint32_t)s, weights, n, err);
            n_cells += 1 + 2 * n;
            n_rows++;
        }
    }
    if (st == ENT_OK)
        ent_linear_count_rows(out);
    else
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
