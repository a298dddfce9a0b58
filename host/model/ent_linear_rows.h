/*
 * ent_linear_rows.h -- how the rows of a linear model are made and found; for its own files alone
 *
 * Slots come in order: ent_linear_room, then for each slot with a weight ent_linear_begin_row and its cells,
 * then ent_linear_count_rows.
 */
#ifndef ENT_LINEAR_ROWS_H
#define ENT_LINEAR_ROWS_H

#include "model/ent_linear.h"

enum { ENT_LINEAR_FEW = 4 }; /* so many classes or fewer: each slot has a row, found in one look at memory */

static inline int ent_linear_is_few(const struct ent_shape *shape) { return shape->n_classes <= ENT_LINEAR_FEW; }

/* Processors of the first x86-64 count bits by a call; this needs none. */
static inline uint32_t ent_linear_count_bits(uint32_t x)
{
    x -= x >> 1 & 0x55555555u;
    x = (x & 0x33333333u) + (x >> 2 & 0x33333333u);
    return ((x + (x >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

static inline int ent_linear_has(const struct ent_linear *m, uint32_t slot) { return m->slots[slot / 32].has >> slot % 32 & 1; }

/* The number of a slot's row; of one without, some number below n_rows or that itself. */
static inline uint32_t ent_linear_row(const struct ent_linear *m, uint32_t slot)
{
    const struct ent_linear_slots *s = &m->slots[slot / 32];
    return s->rows_before + ent_linear_count_bits(s->has & (((uint32_t)1 << slot % 32) - 1));
}

/* Of few classes: the weights of a slot. */
static inline int16_t *ent_linear_few(const struct ent_linear *m, uint32_t slot) { return m->cells + (size_t)slot * ENT_LINEAR_FEW; }

/* For n_rows and, of many classes, n_cells. */
ENT_MUST_USE enum ent_status ent_linear_room(struct ent_linear *m, const struct ent_shape *shape, size_t n_rows, size_t n_cells,
                                             struct ent_error *err);
/* Of many classes: the slot's row begins at n_cells, which the caller moves on. */
void ent_linear_begin_row(struct ent_linear *m, uint32_t slot);
void ent_linear_count_rows(struct ent_linear *m);

#endif
