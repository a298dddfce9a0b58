/*
 * ent_timex_value.h -- points in time and their TIMEX3 values
 */
#ifndef ENT_TIMEX_VALUE_H
#define ENT_TIMEX_VALUE_H

#include "extract/ent_timex.h"

/* A date with what is known of it; year 0: nothing, below 0: before Christ. */
struct ent_moment {
    int year, month, day, part;
    int decade, century; /* of the year, no more is known */
};

/* Days since 1 March of year 0 (proleptic Gregorian), and back. */
long ent_days_of(int y, int m, int d);
struct ent_moment ent_moment_of_days(long days);
int ent_weekday_of(long days); /* Monday 1 to Sunday 7 */
void ent_iso_week(long days, int *year, int *week);

enum { ENT_TIMEX_SIZE = sizeof((struct ent_timex *)0)->value, ENT_TIMEX_HALF = ENT_TIMEX_SIZE / 2 - 1 /* a value may hold two */ };
void ent_moment_write(char *out, struct ent_moment m); /* less than ENT_TIMEX_HALF bytes, as the next */
void ent_duration_write(char *out, double count, enum ent_period period);

#endif
