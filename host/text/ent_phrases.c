#include "text/ent_phrases.h"

#include <stdint.h>

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

size_t ent_begins(const char *s, size_t n, const char *prefix)
{
    size_t i = 0;
    for (; prefix[i] != '\0'; i++)
        if (i == n || lower(s[i]) != lower(prefix[i]))
            return 0;
    return i;
}

size_t ent_begins_any(const char *s, size_t n, const char *const *list)
{
    char first = n > 0 ? s[0] | 32 : 0, second = n > 1 ? s[1] | 32 : 0;
    for (; n > 0 && *list != NULL; list++) { /* many begin with a space: the second byte tells them apart */
        if (((*list)[0] | 32) != first || ((*list)[1] != '\0' && ((*list)[1] | 32) != second))
            continue;
        size_t k = ent_begins(s, n, *list);
        if (k > 0)
            return k;
    }
    return 0;
}

int ent_holds(const char *s, size_t n, const char *phrase)
{
    int first = phrase[0] | 32, second = phrase[1] | 32; /* near enough for a first look */
    if (phrase[0] == '\0' || phrase[1] == '\0')
        second = -1;
    for (size_t i = 0; i + (second >= 0) < n; i++)
        if ((s[i] | 32) == first && (second < 0 || (s[i + 1] | 32) == second) && ent_begins(s + i, n - i, phrase) > 0)
            return 1;
    return 0;
}

int ent_holds_any(const char *s, size_t n, const char *const *list)
{
    uint64_t begins[ENT_PHRASE_PAIRS / 64] = {0}; /* which pairs of bytes a phrase begins with: what is in it is looked at */
    for (size_t k = 0; list[k] != NULL; k++) {
        unsigned p = ent_phrase_pair(list[k][0], list[k][1]);
        begins[p >> 6] |= 1ULL << (p & 63U);
    }
    for (size_t i = 0; i + 1 < n; i++) {
        unsigned p = ent_phrase_pair(s[i], s[i + 1]);
        if ((begins[p >> 6] >> (p & 63U) & 1) != 0 && ent_begins_any(s + i, n - i, list) > 0)
            return 1;
    }
    return 0;
}
