#include "base/ent_date.h"

#include <stdio.h>
#include <string.h>

static int is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int ent_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

int ent_date_valid(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0)
        return 0;
    return month == 0 ? day == 0 : day <= ent_days_in_month(year, month);
}

static int number(const char *s, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

int ent_date_parse(const char *s, size_t n, struct ent_date *out)
{
    int year, month = 0, day = 0;
    if (n != 4 && n != 7 && n != 10)
        return 0;
    year = number(s, 4);
    if (n >= 7 && (s[4] != '-' || (month = number(s + 5, 2)) < 1))
        return 0;
    if (n == 10 && (s[7] != '-' || (day = number(s + 8, 2)) < 1))
        return 0;
    if (!ent_date_valid(year, month, day))
        return 0;
    *out = (struct ent_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return 1;
}

void ent_date_format(struct ent_date d, char out[11])
{
    unsigned year = (unsigned)d.year % 10000u, month = d.month % 100u, day = d.day % 100u;
    if (!ent_date_is(d))
        out[0] = '\0';
    else if (month == 0)
        snprintf(out, 11, "%04u", year);
    else if (day == 0)
        snprintf(out, 11, "%04u-%02u", year, month);
    else
        snprintf(out, 11, "%04u-%02u-%02u", year, month, day);
}

/* Day numbers after Howard Hinnant's "chrono-compatible low-level date algorithms". */
static int32_t day_number(int year, int month, int day)
{
    int y = year - (month <= 2);
    int era = y / 400, of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int32_t ent_date_first_day(struct ent_date d)
{
    return day_number(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

int32_t ent_date_last_day(struct ent_date d)
{
    int month = d.month ? d.month : 12;
    return day_number(d.year, month, d.day ? d.day : ent_days_in_month(d.year, month));
}

struct ent_date ent_date_from_day(int32_t day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int m = (5 * of_year + 2) / 153;
    int month = m < 10 ? m + 3 : m - 9;
    return (struct ent_date){(int16_t)(year + era * 400 + (month <= 2)), (uint8_t)month,
                             (uint8_t)(of_year - (153 * m + 2) / 5 + 1)};
}

uint32_t ent_date_pack(struct ent_date d)
{
    return ent_date_is(d) ? (uint32_t)d.year << 9 | (uint32_t)d.month << 5 | d.day : 0;
}

struct ent_date ent_date_unpack(uint32_t p)
{
    return (struct ent_date){(int16_t)(p >> 9 & 0x3FFF), (uint8_t)(p >> 5 & 15), (uint8_t)(p & 31)};
}
