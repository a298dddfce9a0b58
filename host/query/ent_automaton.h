/*
 * ent_automaton.h -- a regular expression as a table: one look-up a byte, however the expression is written
 *
 * For the plain part of the language: characters, . and classes of ASCII, groups, alternatives, greedy quantifiers.  A
 * string matches as a whole, as in PCRE2 with UTF, DOTALL, ANCHORED and ENDANCHORED, provided that it is UTF-8.  Built by the
 * subset construction (Rabin and Scott 1959) from the program of Thompson (1968); both are limited, so that no expression
 * takes long to build.
 */
#ifndef ENT_AUTOMATON_H
#define ENT_AUTOMATON_H

#include <stddef.h>
#include <stdint.h>

#include "base/ent_status.h"

struct ent_automaton {
    uint16_t *next;       /* next[256 * state + byte] */
    unsigned char *takes; /* by state: a string may end here */
    size_t n_states;
};
/* States from which no byte leads away: no string that begins so matches; each does. */
enum { ENT_AUTOMATON_NEVER = 0, ENT_AUTOMATON_ALWAYS = 1, ENT_AUTOMATON_START = 2 };

/* *has is 0 where the expression says more than a table can, or would need too large a one.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_automaton_new(struct ent_automaton *a, const char *s, size_t n, int *has,
                                               struct ent_error *err);
void ent_automaton_done(struct ent_automaton *a); /* a zeroed one is fine */

static inline int ent_automaton_matches(const struct ent_automaton *a, const char *s, size_t n)
{
    size_t state = ENT_AUTOMATON_START;
    for (size_t i = 0; i < n && state > ENT_AUTOMATON_ALWAYS; i++)
        state = a->next[256 * state + (unsigned char)s[i]];
    return a->takes[state];
}

#endif
