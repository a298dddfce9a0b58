/*
 * ent_page_date.h -- the dates that pages state about themselves
 */
#ifndef ENT_PAGE_DATE_H
#define ENT_PAGE_DATE_H

#include <stddef.h>

#include "base/ent_date.h"

/* How a page writes numeric dates. */
enum ent_date_order { ENT_ORDER_UNKNOWN, ENT_ORDER_MONTH_FIRST, ENT_ORDER_DAY_FIRST };

struct ent_stated_date {
    struct ent_date date;
    struct ent_date alt;  /* the other reading of 08/07/2025; none where there is one reading only */
    size_t n;             /* bytes that the date takes, a time of day and its zone included */
};

/*
 * The date that begins at s: "Thursday, 06 November 2025 14:52", "Nov. 6, 2025", "6th of May 2022",
 * "September 2025", "2025-09-04T15:23Z", "08/07/2025", "4.9.2025".  1 if there is one.  A numeric date with two
 * readings is read by 'order' (unknown: month first) and keeps the other one.
 */
int ent_page_date_at(const char *s, size_t n, enum ent_date_order order, struct ent_stated_date *out);

/* The order in which a text writes its dates: what most of them, written-out ones included, show. */
enum ent_date_order ent_page_date_order(const char *s, size_t n);

#endif
