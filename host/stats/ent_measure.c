#include "stats/ent_measure.h"

#include <string.h>

#include "base/ent_nearest.h"

static int is_filler(char c) { return c == '-' || c == '_' || c == ' ' || c == '.'; }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

/* Are the names the same, 'known' being n bytes long? */
static int is_same(const char *given, const char *known, size_t n)
{
    const char *end = known + n;
    for (;;) {
        while (is_filler(*given))
            given++;
        while (known < end && is_filler(*known))
            known++;
        if (*given == '\0' || known == end)
            return *given == '\0' && known == end;
        if (lower(*given++) != lower(*known++))
            return 0;
    }
}

int ent_measure_is(const struct ent_measure *m, const char *name)
{
    const char *alias = m->aliases;
    if (is_same(name, m->name, strlen(m->name)))
        return 1;
    while (*alias != '\0') {
        size_t n = strcspn(alias, " ");
        if (is_same(name, alias, n))
            return 1;
        alias += n + (alias[n] == ' ');
    }
    return 0;
}

enum ent_status ent_measure_fail(const char *name, const void *rows, size_t size, struct ent_error *err)
{
    struct ent_nearest near;
    ent_nearest_start(&near, name);
    for (const char *row = rows; ((const struct ent_measure *)(const void *)row)->name != NULL; row += size)
        ent_nearest_offer(&near, ((const struct ent_measure *)(const void *)row)->name);
    return near.best != NULL
               ? ent_fail(err, ENT_EARG, "no measure '%s'; did you mean '%s'?", name, near.best)
               : ent_fail(err, ENT_EARG, "no measure '%s'; entente.stats.measures() lists them", name);
}
