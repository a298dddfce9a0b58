#include "extract/ent_timex_value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *ent_anchor_name(enum ent_anchor anchor)
{
    static const char *const names[] = {NULL, "published", "text", "inferred"};
    return names[anchor];
}

/* ---- days and weeks (proleptic Gregorian; days from 1 March of year 0, after H. Hinnant) ---- */

long ent_days_of(int y, int m, int d)
{
    y -= m <= 2;
    long era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    long doy = (153L * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy;
}

struct ent_moment ent_moment_of_days(long days)
{
    long era = (days >= 0 ? days : days - 146096) / 146097, doe = days - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int m = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct ent_moment){.year = (int)(yoe + era * 400) + (m <= 2), .month = m, .day = (int)(doy - (153 * mp + 2) / 5 + 1)};
}

/* Monday 1 to Sunday 7; 1 March of year 0 was a Wednesday. */
int ent_weekday_of(long days) { return (int)(((days + 2) % 7 + 7) % 7) + 1; }

void ent_iso_week(long days, int *year, int *week)
{
    long thursday = days - ent_weekday_of(days) + 4;
    struct ent_moment t = ent_moment_of_days(thursday);
    *year = t.year;
    *week = (int)((thursday - ent_days_of(t.year, 1, 1)) / 7) + 1;
}

/* ---- values as text ---- */

static void write_year(char out[8], struct ent_moment m)
{
    int y = (m.year < 0 ? -m.year : m.year) % 10000;
    const char *sign = m.year < 0 ? "-" : "";
    if (m.year == 0)
        memcpy(out, "XXXX", 5);
    else if (m.century)
        snprintf(out, 8, "%s%02dXX", sign, y / 100);
    else if (m.decade)
        snprintf(out, 8, "%s%03dX", sign, y / 10);
    else
        snprintf(out, 8, "%s%04d", sign, y);
}

void ent_moment_write(char *out, struct ent_moment m)
{
    static const char *const parts[] = {"", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "SP", "SU", "AU", "WI"};
    char year[8];
    write_year(year, m);
    if (m.part > 0 && m.part <= 10)
        snprintf(out, ENT_TIMEX_HALF, "%s-%s", year, parts[m.part]);
    else if (m.day > 0 && m.month > 0)
        snprintf(out, ENT_TIMEX_HALF, "%s-%02d-%02d", year, m.month % 100, m.day % 100);
    else if (m.month > 0)
        snprintf(out, ENT_TIMEX_HALF, "%s-%02d", year, m.month % 100);
    else
        snprintf(out, ENT_TIMEX_HALF, "%s", year);
}

void ent_duration_write(char *out, double count, enum ent_period period)
{
    static const struct {
        const char *before;
        double times;
        char letter;
    } units[] = {
        [ENT_SECOND] = {"PT", 1, 'S'},      [ENT_MINUTE] = {"PT", 1, 'M'}, [ENT_HOUR] = {"PT", 1, 'H'},     [ENT_DAY] = {"P", 1, 'D'},
        [ENT_WEEKEND] = {"P", 2, 'D'},      [ENT_WEEK] = {"P", 1, 'W'},    [ENT_FORTNIGHT] = {"P", 2, 'W'}, [ENT_MONTH] = {"P", 1, 'M'},
        [ENT_QUARTER] = {"P", 3, 'M'},      [ENT_YEAR] = {"P", 1, 'Y'},    [ENT_DECADE] = {"P", 10, 'Y'},   [ENT_CENTURY] = {"P", 100, 'Y'},
        [ENT_MILLENNIUM] = {"P", 1000, 'Y'}};
    double years = fmod(count, 1e7), rest = (years - floor(years)) * 12;
    if (period == ENT_YEAR && rest > 0 && rest == floor(rest) && years >= 1) { /* "two and a half years" */
        snprintf(out, ENT_TIMEX_HALF, "P%uY%uM", (unsigned)years % 10000000, (unsigned)rest % 12);
        return;
    }
    snprintf(out, ENT_TIMEX_HALF, "%s%.8g%c", units[period].before, fmod(count, 1e7) * units[period].times, units[period].letter);
}

const char *ent_timex_precision(const char *value)
{
    static const char *const parts[] = {"Q", "quarter", "H", "half", "SP", "season", "SU", "season", "AU", "season", "WI", "season"};
    size_t n = strlen(value);
    if (strstr(value, "_REF") != NULL)
        return "vague";
    if (value[0] == 'P')
        return "duration";
    if (strchr(value, '/') != NULL)
        return "range";
    const char *rest = strchr(value + (value[0] == '-'), '-');
    if (rest == NULL)
        return strncmp(value, "XXXX", 4) == 0  ? "year"
               : n >= 2 && value[n - 2] == 'X' ? "century"
               : value[n - 1] == 'X'           ? "decade"
                                               : "year";
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k += 2)
        if (strncmp(rest + 1, parts[k], strlen(parts[k])) == 0)
            return parts[k + 1];
    if (strchr(value, 'T') != NULL)
        return "time";
    if (rest[1] == 'W')
        return strchr(rest + 1, '-') != NULL ? "day" : "week";
    return strchr(rest + 1, '-') != NULL ? "day" : "month";
}
