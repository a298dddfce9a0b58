/*
 * ent_adjust.h -- many tests at once: p-values made larger so that what is called significant is
 */
#ifndef ENT_ADJUST_H
#define ENT_ADJUST_H

#include <stddef.h>

#include "base/ent_status.h"

enum ent_adjustment {
    ENT_ADJUST_HOLM, /* the chance of one false finding (Holm 1979, Scandinavian Journal of Statistics 6) */
    ENT_ADJUST_BH    /* the share of false findings (Benjamini and Hochberg 1995, JRSS B 57) */
};

/* Replace n p-values by adjusted ones, in place, at most 1.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_adjust(double *p, size_t n, enum ent_adjustment method, struct ent_error *err);

#endif
