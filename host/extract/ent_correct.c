#include "extract/ent_correct.h"

#include <string.h>

#include "base/ent_file.h"

struct ent_corrections {
    struct ent_arena arena;
    struct ent_intern names;      /* what is looked up */
    uint32_t *first;              /* of each name */
    size_t n_first, cap_first;
    struct ent_correction *items;
    size_t n, cap;
};

void ent_corrections_close(struct ent_corrections *c)
{
    if (c == NULL)
        return;
    ent_intern_done(&c->names);
    ent_free(c->first);
    ent_free(c->items);
    ent_arena_done(&c->arena);
    ent_free(c);
}

static enum ent_status add(struct ent_corrections *c, const char *key, struct ent_correction k, struct ent_error *err)
{
    uint32_t id;
    enum ent_status st = ent_intern_add(&c->names, key, strlen(key), &id, err);
    if (st != ENT_OK || (st = ent_reserve(&c->first, &c->cap_first, id + 1, sizeof *c->first, err)) != ENT_OK ||
        (st = ent_reserve(&c->items, &c->cap, c->n + 1, sizeof *c->items, err)) != ENT_OK)
        return st;
    for (; c->n_first <= id; c->n_first++)
        c->first[c->n_first] = UINT32_MAX;
    k.next = c->first[id];
    c->first[id] = (uint32_t)c->n;
    c->items[c->n++] = k;
    return ENT_OK;
}

static char *trim(char *s)
{
    s += strspn(s, " \t");
    size_t n = strlen(s);
    while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
        s[--n] = '\0';
    return s;
}

static const struct {
    const char *word;
    enum ent_correction_kind kind;
} kinds[] = {{"merge", ENT_CORRECT_MERGE}, {"rename", ENT_CORRECT_RENAME}, {"split", ENT_CORRECT_SPLIT}, {"not", ENT_CORRECT_NOT}, {"type", ENT_CORRECT_TYPE}};

static enum ent_status read_line(struct ent_corrections *c, char *line, const char *path, uint32_t number, struct ent_error *err)
{
    struct ent_correction k = {.line = number};
    size_t n = strcspn(line, " \t"), i = 0;
    while (i < sizeof kinds / sizeof *kinds && (strlen(kinds[i].word) != n || memcmp(kinds[i].word, line, n) != 0))
        i++;
    if (i == sizeof kinds / sizeof *kinds)
        return ent_fail(err, ENT_EFORMAT, "%s:%u: no correction '%.*s': merge, rename, split, not or type", path, number, (int)(n < 80 ? n : 80), line);
    k.kind = kinds[i].kind;
    char *left = trim(line + n), *equals = strstr(left, " = "), *in;
    if (equals != NULL) {
        *equals = '\0';
        k.other = trim(equals + 3);
    }
    k.name = left = trim(left);
    if (*left == '\0' || (k.other == NULL && k.kind != ENT_CORRECT_NOT) || (k.other != NULL && *k.other == '\0'))
        return ent_fail(err, ENT_EFORMAT, "%s:%u: '%s NAME = OTHER' is expected", path, number, kinds[i].word);
    if (k.kind == ENT_CORRECT_SPLIT) {
        in = strstr(equals + 3, " in ");
        if (in == NULL)
            return ent_fail(err, ENT_EFORMAT, "%s:%u: 'split WORDS = NAME in DOC' is expected", path, number);
        *in = '\0';
        k.doc = trim(in + 4);
        k.other = trim(equals + 3);
    }
    if (k.kind == ENT_CORRECT_TYPE && (k.type = ent_entity_type_find(k.other, strlen(k.other))) == ENT_TYPE_NONE)
        return ent_fail(err, ENT_EFORMAT, "%s:%u: no type '%s'", path, number, k.other);
    return add(c, k.kind == ENT_CORRECT_MERGE ? k.other : k.name, k, err);
}

enum ent_status ent_corrections_open(struct ent_corrections **out, const char *path, struct ent_error *err)
{
    struct ent_buf bytes = {0};
    struct ent_corrections *c = ent_calloc(1, sizeof *c);
    enum ent_status st = c != NULL ? ent_file_read(path, &bytes, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    char *text = st == ENT_OK ? ent_arena_strndup(&c->arena, ent_buf_str(&bytes), bytes.len) : NULL;
    if (st == ENT_OK && text == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    for (uint32_t number = 1; st == ENT_OK && text != NULL; number++) {
        char *end = strchr(text, '\n');
        if (end != NULL)
            *end = '\0';
        char *line = trim(text);
        if (*line != '\0' && *line != '#')
            st = read_line(c, line, path, number, err);
        text = end != NULL ? end + 1 : NULL;
    }
    ent_buf_done(&bytes);
    if (st != ENT_OK) {
        ent_corrections_close(c);
        c = NULL;
    }
    *out = c;
    return st;
}

const struct ent_correction *ent_correction_find(const struct ent_corrections *c, const char *name, size_t n)
{
    uint32_t id = c != NULL ? ent_intern_find(&c->names, name, n) : ENT_INTERN_NONE;
    return id == ENT_INTERN_NONE || c->first[id] == UINT32_MAX ? NULL : &c->items[c->first[id]];
}

const struct ent_correction *ent_correction_next(const struct ent_corrections *c, const struct ent_correction *at)
{
    return at->next == UINT32_MAX ? NULL : &c->items[at->next];
}
