#include "extract/ent_dictionary.h"

#include <string.h>

#include "base/ent_file.h"
#include "extract/ent_view.h"

struct ent_dictionary_chain {
    uint32_t first, last;
};

enum { SHOWN = 60 }; /* bytes of a faulty piece */

void ent_dictionary_done(struct ent_dictionary *d)
{
    ent_arena_done(&d->arena);
    ent_intern_done(&d->words);
    ent_free(d->chains);
    ent_free(d->next);
    *d = (struct ent_dictionary){0};
}

uint32_t ent_dictionary_find(const struct ent_dictionary *d, const char *word, size_t n)
{
    uint32_t id = ent_intern_find(&d->words, word, n);
    return id != ENT_INTERN_NONE ? d->chains[id].first : ENT_NO_ENTRY;
}

/* ---- reading ---- */

enum ent_status ent_dictionary_fail(const struct ent_dictionary_reader *r, const char *what, struct ent_slice given)
{
    return ent_fail(r->err, ENT_EFORMAT, "%s:%u: %s, found '%.*s'", r->name, r->line, what, (int)(given.n < SHOWN ? given.n : SHOWN), given.s);
}

enum ent_status ent_dictionary_keep(const struct ent_dictionary_reader *r, struct ent_slice word, const char **out)
{
    *out = ent_arena_strndup(&r->d->arena, word.s, word.n);
    return *out != NULL ? ENT_OK : ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->name);
}

enum ent_status ent_dictionary_list(const struct ent_dictionary_reader *r, struct ent_slice list, char mark, const char *what,
                                    const char *const **out)
{
    struct ent_slice rest = list;
    size_t n = ent_slice_count(list, mark);
    const char **words = ent_arena_alloc(&r->d->arena, (n + 1) * sizeof *words);
    enum ent_status st = words != NULL ? ENT_OK : ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->name);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct ent_slice word = ent_slice_cut(&rest, mark);
        st = word.n > 0 ? ent_dictionary_keep(r, word, &words[i]) : ent_dictionary_fail(r, what, list);
    }
    if (st != ENT_OK)
        return st;
    words[n] = NULL;
    *out = words;
    return ENT_OK;
}

enum ent_status ent_dictionary_chain(const struct ent_dictionary_reader *r, const char *word, uint32_t entry)
{
    struct ent_dictionary *d = r->d;
    size_t before = d->words.n;
    uint32_t id;
    enum ent_status st = ent_intern_add(&d->words, word, strlen(word), &id, r->err);
    if (st == ENT_OK)
        st = ent_reserve(&d->chains, &d->cap_chains, d->words.n, sizeof *d->chains, r->err);
    if (st == ENT_OK)
        st = ent_reserve(&d->next, &d->cap_next, (size_t)entry + 1, sizeof *d->next, r->err);
    if (st != ENT_OK)
        return st;
    d->next[entry] = ENT_NO_ENTRY;
    if (d->words.n > before)
        d->chains[id].first = entry;
    else
        d->next[d->chains[id].last] = entry;
    d->chains[id].last = entry;
    return ENT_OK;
}

enum ent_status ent_dictionary_read(struct ent_dictionary_reader *r, const char *bytes, size_t n, const char *name)
{
    struct ent_slice rest = {bytes, n};
    r->name = name;
    r->line = 0;
    r->heading = NULL;
    enum ent_status st = ent_dictionary_keep(r, (struct ent_slice){name, strlen(name)}, &r->file);
    while (st == ENT_OK && rest.n > 0) {
        struct ent_slice line = ent_slice_line(&rest);
        r->line++;
        if (line.n > 0 && line.s[0] != '#')
            st = r->read_line(r, r->rules, line);
    }
    return st;
}

static enum ent_status read_file(struct ent_dictionary_reader *r, const char *folder, const char *name)
{
    struct ent_buf bytes = {0};
    char *path = ent_path_join(folder, name);
    enum ent_status st = path != NULL ? ent_file_read(path, &bytes, r->err) : ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", folder);
    if (st == ENT_OK)
        st = ent_dictionary_read(r, ent_buf_str(&bytes), bytes.len, path);
    ent_buf_done(&bytes);
    ent_free(path);
    return st;
}

static int has_ending(const char *name, const char *ending)
{
    size_t n = strlen(name), n_ending = strlen(ending);
    return n > n_ending && strcmp(name + n - n_ending, ending) == 0;
}

enum ent_status ent_dictionary_read_folder(struct ent_dictionary_reader *r, const char *folder, const char *ending)
{
    struct ent_names names = {0};
    enum ent_status st = ent_dir_list(folder, &names, r->err);
    for (size_t i = 0; st == ENT_OK && i < names.n; i++)
        if (has_ending(names.names[i], ending))
            st = read_file(r, folder, names.names[i]);
    ent_names_free(&names);
    return st;
}

int ent_dictionary_has(const char *const *words, const char *word)
{
    for (; *words != NULL; words++)
        if (strcmp(*words, word) == 0)
            return 1;
    return 0;
}

int ent_dictionary_says_nothing(const char *lemma, size_t n)
{
    static const char *const light[] = {"be", "do", "get", "have", "make", "take", NULL};
    const struct ent_key *key = ent_key_find(lemma, n);
    int has_letter = 0;
    for (size_t i = 0; i < n; i++)
        has_letter |= (lemma[i] >= 'a' && lemma[i] <= 'z') || (unsigned char)lemma[i] >= 0x80;
    for (size_t i = 0; light[i] != NULL; i++)
        if (ent_slice_is((struct ent_slice){lemma, n}, light[i]))
            return 1;
    return !has_letter || (key != NULL && key->is_stop);
}
