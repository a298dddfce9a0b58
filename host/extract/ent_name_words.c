#include "extract/ent_name_words.h"

#include <string.h>

#include "base/ent_slice.h"
#include "extract/ent_gazetteer_build.h"

static const char *const lists[] = {"title",  "given name", "saying",   "common", "company suffix", "link",  "particle", "motion",
                                    "place's", "government's", "area", "small head", "ordinary surname", "state body",
                                    "body noun", "machine", "trade", NULL};

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

static enum ent_status read_words(struct ent_gazetteer *g, struct ent_slice list, uint64_t bits, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && list.n > 0) {
        struct ent_slice word = ent_slice_cut(&list, ',');
        if (word.n > 0)
            st = ent_gazetteer_add_word(g, word.s, word.n, bits, err);
    }
    return st;
}

enum ent_status ent_gazetteer_read_words(struct ent_gazetteer *g, const char *bytes, size_t n, const char *path, struct ent_error *err)
{
    struct ent_slice rest = {bytes, n};
    uint64_t bits = 0;
    enum ent_status st = ENT_OK;
    for (unsigned number = 1; st == ENT_OK && rest.n > 0; number++) {
        struct ent_slice line = ent_slice_line(&rest);
        if (line.n > 0 && line.s[0] == '[') {
            struct ent_slice name = line.s[line.n - 1] == ']' ? ent_slice_trim(line.s + 1, line.n - 2) : (struct ent_slice){line.s, 0};
            if ((bits = list_of(name.s, name.n)) == 0)
                return ent_fail(err, ENT_EFORMAT, "%s:%u: no list %.*s; there are [title], [head ORG], ... (ent_name_words.h)", path, number, (int)line.n, line.s);
        } else if (line.n > 0 && line.s[0] != '#') {
            if (bits == 0)
                return ent_fail(err, ENT_EFORMAT, "%s:%u: a heading such as [title] is missing before the first word", path, number);
            if ((st = read_words(g, line, bits, err)) != ENT_OK)
                return ent_fail_in(err, st, "%s:%u", path, number);
        }
    }
    return st;
}
