#include "extract/ent_name_words.h"

#include <string.h>

#include "extract/ent_gazetteer_build.h"

static const char *const lists[] = {"title",  "given name", "saying",   "common", "company suffix", "link",  "particle", "motion",
                                    "place's", "government's", "area", "small head", "ordinary surname", "state body", NULL};

static size_t trimmed(const char **s, size_t n)
{
    while (n > 0 && (**s == ' ' || **s == '\t'))
        (*s)++, n--;
    while (n > 0 && strchr(" \t\r", (*s)[n - 1]) != NULL)
        n--;
    return n;
}

/* What a heading means; 0: nothing. */
static uint64_t list_of(const char *s, size_t n)
{
    if (n > 5 && memcmp(s, "head ", 5) == 0) {
        enum ent_entity_type type = ent_entity_type_find(s + 5, n - 5);
        return type != ENT_TYPE_NONE ? ENT_WORD_HEAD(type) : 0;
    }
    for (int i = 0; lists[i] != NULL; i++)
        if (strlen(lists[i]) == n && memcmp(lists[i], s, n) == 0)
            return ENT_WORD_BIT(ENT_WORD_FIRST_LIST + i);
    return 0;
}

static enum ent_status read_words(struct ent_gazetteer *g, const char *s, size_t n, uint64_t bits, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && n > 0) {
        const char *comma = memchr(s, ',', n), *word = s;
        size_t len = comma != NULL ? (size_t)(comma - s) : n, gone = comma != NULL ? len + 1 : n;
        len = trimmed(&word, len);
        if (len > 0)
            st = ent_gazetteer_add_word(g, word, len, bits, err);
        s += gone;
        n -= gone;
    }
    return st;
}

enum ent_status ent_gazetteer_read_words(struct ent_gazetteer *g, const char *bytes, size_t n, const char *path, struct ent_error *err)
{
    uint64_t bits = 0;
    unsigned line = 0;
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && n > 0) {
        const char *end = memchr(bytes, '\n', n), *s = bytes;
        size_t len = end != NULL ? (size_t)(end - bytes) : n, gone = end != NULL ? len + 1 : n;
        line++;
        len = trimmed(&s, len);
        if (len > 0 && *s == '[') {
            const char *name = s + 1;
            size_t n_name = s[len - 1] == ']' ? trimmed(&name, len - 2) : 0;
            if ((bits = list_of(name, n_name)) == 0)
                return ent_fail(err, ENT_EFORMAT, "%s:%u: no list %.*s; there are [title], [head ORG], ... (ent_name_words.h)", path, line, (int)len, s);
        } else if (len > 0 && *s != '#') {
            if (bits == 0)
                return ent_fail(err, ENT_EFORMAT, "%s:%u: a heading such as [title] is missing before the first word", path, line);
            if ((st = read_words(g, s, len, bits, err)) != ENT_OK)
                return ent_fail_in(err, st, "%s:%u", path, line);
        }
        bytes += gone;
        n -= gone;
    }
    return st;
}
