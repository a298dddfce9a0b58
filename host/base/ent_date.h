/*
 * ent_date.h -- calendar dates that know how precise they are
 *
 * A date is a year, a month of a year, or a day (proleptic Gregorian, no time zone).  It stands for
 * an interval of days: "2025" for all of 2025.  Written as ISO 8601: 2025, 2025-09, 2025-09-04.
 */
#ifndef ENT_DATE_H
#define ENT_DATE_H

#include <stddef.h>
#include <stdint.h>

struct ent_date {
    int16_t year;   /* 1 to 9999; 0: there is no date */
    uint8_t month;  /* 1 to 12, 0: only the year is known */
    uint8_t day;    /* 1 to 31, 0: only the month is known */
};

static inline int ent_date_is(struct ent_date d) { return d.year != 0; }

/* Read an ISO date of exactly n bytes; 0 if it is none or no such day exists. */
int ent_date_parse(const char *s, size_t n, struct ent_date *out);

/* Write the ISO form ("" for no date); the buffer holds it and a NUL. */
void ent_date_format(struct ent_date d, char out[11]);

int ent_date_valid(int year, int month, int day);       /* month and day may be 0 as above */
int ent_days_in_month(int year, int month);
int32_t ent_date_first_day(struct ent_date d);          /* days since 1970-01-01 of its first day */
int32_t ent_date_last_day(struct ent_date d);           /* ... of its last day */
struct ent_date ent_date_from_day(int32_t day);         /* the day with that number */

/* One word that orders by first day, then the less precise first: how columns keep dates.  0: none. */
uint32_t ent_date_pack(struct ent_date d);
struct ent_date ent_date_unpack(uint32_t packed);

#endif
