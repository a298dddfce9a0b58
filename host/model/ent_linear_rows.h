/*
 * ent_linear_rows.h -- how the rows of a linear model are made and found; for its own files alone
 *
 * Slots come in order: ent_linear_room, then for each slot with a weight its cells and ent_linear_keep_row,
 * then ent_linear_count_rows.
 */
#ifndef ENT_LINEAR_ROWS_H
#define ENT_LINEAR_ROWS_H

#include "model/ent_linear.h"

enum { ENT_LINEAR_FEW = 4 }; /* so many classes or fewer: each slot has a row, found in one look at memory */

/* A row of more weights is dense; then its number in 'rows' has the highest bit. */
enum { ENT_LINEAR_LONGEST = 16, ENT_LINEAR_BLOCK = 16 };
#define ENT_LINEAR_DENSE 0x80000000u

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
/* Of many classes: a count and pairs in the order of their classes stand at cells + n_cells; they become the slot's row.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_linear_keep_row(struct ent_linear *m, uint32_t slot, struct ent_error *err);
void ent_linear_count_rows(struct ent_linear *m);
/* Of many classes: row number 'row' as a count and pairs; in 'room' if it is kept otherwise. */
const int16_t *ent_linear_pairs(const struct ent_linear *m, uint32_t row, int16_t room[1 + 2 * ENT_CLASSES_MAX]);

#endif
