/*
 * ent_quantity_parse.h -- one quantity that begins at a numeral or a word: each kind says whether it is one
 */
#ifndef ENT_QUANTITY_PARSE_H
#define ENT_QUANTITY_PARSE_H

#include "extract/ent_measure.h"
#include "extract/ent_quantity.h"

/* ---- what the kinds share ---- */

struct ent_quantity ent_quantity_of(const struct ent_number *k);
int ent_quantity_give(struct ent_quantity *q, const char *kind, const char *unit, const char *rule, size_t last); /* 1 */

/* The upper end of a range whose lower one is 'low', with a sign at word 'at'; 'is_whole': the lower end has all that
 * belongs to it (unit, scale), so that two figures are as likely: "from 5% to 7%". */
int ent_quantity_upper(const struct ent_view *v, const struct ent_number *low, size_t at, int is_whole, struct ent_number *high);
/* "$10-15 billion": the lower end with the scale that is of both. */
double ent_quantity_share_scale(const struct ent_number *low, const struct ent_number *high);

/* ---- the kinds; 1: it is one, in *q ---- */

int ent_quantity_money_before(const struct ent_view *v, size_t i, struct ent_quantity *q); /* the currency is word i */
int ent_quantity_money_after(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q);
int ent_quantity_measured(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q);
int ent_quantity_multiple(const struct ent_view *v, size_t i, struct ent_quantity *q);
int ent_quantity_rank(const struct ent_view *v, size_t i, struct ent_quantity *q);
int ent_quantity_ratio(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q);
int ent_quantity_counted(const struct ent_view *v, const struct ent_number *k, struct ent_quantity *q);

/* ---- what stands around ---- */

int ent_quantity_is_approx(const struct ent_view *v, const struct ent_quantity *q);
/* Say in of_first, of_last what is measured, if that is not known; words before 'from' belong to another figure. */
void ent_quantity_find_of(const struct ent_view *v, size_t from, struct ent_quantity *q);

#endif
