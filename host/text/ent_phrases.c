#include "text/ent_phrases.h"

#include <assert.h>
#include <string.h>

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

/* The class of a pair of bytes, of a third one after it: a phrase begins only with bytes of its own class. */
static unsigned pair(char a, char b) { return ((unsigned)a & 31U) << 5 | ((unsigned)b & 31U); }
static unsigned triple(unsigned of_pair, char c) { return (of_pair << 5 | ((unsigned)c & 31U)) & (ENT_PHRASE_TRIPLES - 1); }

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
        unsigned p = pair(list[k][0], list[k][1]);
        begins[p >> 6] |= 1ULL << (p & 63U);
    }
    for (size_t i = 0; i + 1 < n; i++) {
        unsigned p = pair(s[i], s[i + 1]);
        if ((begins[p >> 6] >> (p & 63U) & 1) != 0 && ent_begins_any(s + i, n - i, list) > 0)
            return 1;
    }
    return 0;
}

void ent_phrase_index_add(struct ent_phrase_index *x, const char *const *list, unsigned number)
{
    for (; *list != NULL; list++) {
        assert(x->n + 1 < ENT_PHRASES_MOST); /* entry 0 is none */
        unsigned begins = pair((*list)[0], (*list)[1]), goes_on = (*list)[1] != '\0' ? triple(begins, (*list)[2]) : 0;
        uint16_t *first = &x->first[begins];
        x->triples[goes_on >> 6] |= 1ULL << (goes_on & 63U);
        x->entries[++x->n] = (struct ent_phrase_entry){*list, *first, (uint8_t)strlen(*list), (uint8_t)number};
        *first = x->n;
    }
}

static uint32_t begin_of_pair(const struct ent_phrase_index *x, unsigned of_pair, const char *s, size_t n, uint32_t *whole)
{
    uint32_t found = 0;
    for (unsigned e = x->first[of_pair]; e != 0; e = x->entries[e].next) {
        const struct ent_phrase_entry *entry = &x->entries[e];
        if (ent_begins(s, n, entry->phrase) == 0)
            continue;
        found |= 1U << entry->list;
        *whole |= (uint32_t)(entry->size == n) << entry->list;
    }
    return found;
}

uint32_t ent_phrases_begin(const struct ent_phrase_index *x, const char *s, size_t n, uint32_t *whole)
{
    *whole = 0;
    if (n == 0)
        return 0;
    uint32_t found = begin_of_pair(x, pair(s[0], '\0'), s, n, whole); /* phrases of one byte */
    return n == 1 ? found : found | begin_of_pair(x, pair(s[0], s[1]), s, n, whole);
}

uint32_t ent_phrases_held(const struct ent_phrase_index *x, const char *s, size_t n)
{
    uint32_t found = 0;
    unsigned key = n > 1 ? pair(s[0], s[1]) : 0;
    for (size_t i = 0; i + 2 < n; i++) {
        key = triple(key, s[i + 2]);
        if ((x->triples[key >> 6] >> (key & 63U) & 1) == 0)
            continue;
        for (unsigned e = x->first[key >> 5]; e != 0; e = x->entries[e].next) {
            const struct ent_phrase_entry *entry = &x->entries[e];
            if (!(found >> entry->list & 1) && ent_begins(s + i, n - i, entry->phrase) > 0)
                found |= 1U << entry->list;
        }
    }
    return found;
}
