/*
 * Expressions as tables: whatever an expression says, its table, if it has one, says of a string what PCRE2 says.
 *
 * The expression ends at the first line end, the string is the rest.  A string that is not UTF-8, or where PCRE2 gives up, is
 * only not to be read beyond its end.
 */
#include <string.h>

#include "fuzz.h"
#include "query/ent_automaton.h"
#include "query/ent_pattern.h"
#include "text/ent_utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *line = size > 0 ? memchr(data, '\n', size) : NULL;
    size_t n = line != NULL ? (size_t)(line - data) : size, n_s = size > n ? size - n - 1 : 0, at;
    const char *expression = (const char *)data, *s = expression + size - n_s;
    struct ent_automaton a;
    struct ent_pattern *p;
    struct ent_error err;
    int has, wanted, matches;
    if (n > 500 || ent_pattern_new(&p, expression, n, 0, &at, &err) != ENT_OK)
        return 0;
    if (ent_automaton_new(&a, expression, n, &has, &err) == ENT_OK && has) {
        matches = ent_automaton_matches(&a, s, n_s);
        if (ent_utf8_check(s, n_s) == n_s && ent_pattern_test(p, ENT_PATTERN_WHOLE, s, n_s, &wanted, &err) == ENT_OK)
            FUZZ_CHECK(matches == wanted);
    }
    ent_automaton_done(&a);
    ent_pattern_free(p);
    return 0;
}
