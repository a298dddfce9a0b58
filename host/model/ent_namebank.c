#include "model/ent_namebank.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ent_file.h"
#include "model/ent_namebank_coref.h"
#include "text/ent_utf8.h"

/* ---- types ---- */

static const struct {
    const char *name;
    uint8_t type;
} type_names[] = {{"PER", ENT_NAME_PER},           {"ORG", ENT_NAME_ORG},
                  {"LOC", ENT_NAME_LOC},           {"MISC", ENT_NAME_MISC},
                  {"PERSON", ENT_NAME_PER},        {"ORGANISATION", ENT_NAME_ORG},
                  {"ORGANIZATION", ENT_NAME_ORG},  {"LOCATION", ENT_NAME_LOC},
                  {"GPE", ENT_NAME_LOC},           {"PLACE", ENT_NAME_LOC},
                  {"MISCELLANEOUS", ENT_NAME_MISC}};

const char *ent_name_type_name(enum ent_name_type type)
{
    return type > ENT_NAME_NONE && type < ENT_N_NAME_TYPES ? type_names[type - 1].name : "";
}

enum ent_name_type ent_name_type_find(const char *s, size_t n)
{
    for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++)
        if (strlen(type_names[i].name) == n && strncasecmp(type_names[i].name, s, n) == 0)
            return (enum ent_name_type)type_names[i].type;
    return ENT_NAME_NONE;
}

/* ---- a line ---- */

enum format { UNKNOWN, CONLLU, IOB2, COLUMNS };

struct field {
    const char *s;
    size_t n;
};

struct reader {
    struct ent_namebank *bank;
    const char *path;
    size_t line;
    enum format format;
    uint8_t last; /* type of the word before in the sentence */
    int is_new_doc;
    struct ent_coref_word *coref; /* of the words of the sentence, which begins at bank->words[coref_at] */
    size_t n_coref, cap_coref;
    int has_coref; /* any of them has an entity */
};

enum { MOST_FIELDS = 12 };

/* The fields of a line; of more than MOST_FIELDS the last ones are joined. */
static size_t split(const char *s, size_t n, const char *dividers, struct field *out)
{
    size_t n_fields = 0;
    const char *end = s + n;
    while (n_fields < MOST_FIELDS) {
        const char *p = s;
        while (p < end && strchr(dividers, *p) == NULL)
            p++;
        out[n_fields] = (struct field){s, (size_t)((n_fields + 1 < MOST_FIELDS ? p : end) - s)};
        n_fields++;
        if (p == end)
            break;
        s = p + 1;
    }
    return n_fields;
}

static int is_number(struct field f) { return f.n > 0 && strspn(f.s, "0123456789") >= f.n; }

/* Ranges of multi-word tokens, empty nodes: no words. */
static int is_range(struct field f)
{
    size_t digits = strspn(f.s, "0123456789");
    return digits > 0 && digits < f.n && (f.s[digits] == '-' || f.s[digits] == '.');
}

static enum format find_format(const struct field *fields, size_t n)
{
    int numbered = n > 2 && (is_number(fields[0]) || is_range(fields[0]));
    return numbered && n == 10 ? CONLLU : numbered ? IOB2 : COLUMNS;
}

/* What MISC has for a key ("NE="); s NULL: nothing. */
static struct field find_misc(struct field misc, const char *key)
{
    size_t n = strlen(key);
    for (const char *p = misc.s, *end = misc.s + misc.n; p < end;) {
        const char *bar = memchr(p, '|', (size_t)(end - p)), *stop = bar != NULL ? bar : end;
        if ((size_t)(stop - p) > n && memcmp(p, key, n) == 0)
            return (struct field){p + n, (size_t)(stop - p) - n};
        p = stop + 1;
    }
    return (struct field){NULL, 0};
}

static enum ent_status bad_label(const struct reader *r, struct field label, struct ent_error *err)
{
    return ent_fail(err, ENT_EFORMAT, "%s:%zu: a label is O, B-TYPE or I-TYPE, not '%.*s'", r->path, r->line,
                    (int)(label.n < 40 ? label.n : 40), label.s);
}

static enum ent_status read_label(struct reader *r, struct field label, struct ent_named_word *w, struct ent_error *err)
{
    if (label.n == 1 && (*label.s == 'O' || *label.s == '_')) {
        w->type = r->last = ENT_NAME_NONE;
        return ENT_OK;
    }
    if (label.n < 3 || label.s[1] != '-' || strchr("BIESUL", *label.s) == NULL)
        return bad_label(r, label, err);
    w->type = (uint8_t)ent_name_type_find(label.s + 2, label.n - 2);
    w->begins = w->type != ENT_NAME_NONE && (strchr("BSU", *label.s) != NULL || w->type != r->last);
    r->last = w->type;
    return ENT_OK;
}

/* ---- words, sentences, documents ---- */

static enum ent_status begin_sentence(struct reader *r, struct ent_error *err)
{
    struct ent_namebank *b = r->bank;
    enum ent_status st = ent_reserve(&b->sentences, &b->cap, b->n + 1, sizeof *b->sentences, err);
    if (st != ENT_OK)
        return st;
    b->n_docs += (uint32_t)r->is_new_doc;
    r->is_new_doc = 0;
    b->sentences[b->n++] = (struct ent_named_sentence){b->n_words, 0, b->n_docs - 1, (uint32_t)b->n_files - 1};
    return ENT_OK;
}

static enum ent_status add_word(struct reader *r, struct field form, struct field label, int begins_sentence, struct ent_error *err)
{
    struct ent_namebank *b = r->bank;
    struct ent_named_word w = {.n_form = (uint32_t)form.n};
    enum ent_status st = begins_sentence ? begin_sentence(r, err) : ENT_OK;
    if (st == ENT_OK && (st = read_label(r, label, &w, err)) == ENT_OK)
        st = ent_reserve(&b->words, &b->cap_words, b->n_words + 1, sizeof *b->words, err);
    if (st == ENT_OK && (w.form = ent_arena_strndup(&b->arena, form.s, form.n)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory for words", r->path);
    if (st != ENT_OK)
        return st;
    b->words[b->n_words++] = w;
    b->sentences[b->n - 1].n++;
    b->types[b->n_files - 1] |= 1U << w.type;
    return ENT_OK;
}

static uint32_t number(struct field f)
{
    uint32_t n = 0;
    for (size_t i = 0; i < f.n && f.s[i] >= '0' && f.s[i] <= '9'; i++)
        n = 10 * n + (uint32_t)(f.s[i] - '0');
    return n;
}

static enum ent_status add_treebank_word(struct reader *r, const struct field *f, int begins_sentence, struct ent_error *err)
{
    struct field ne = find_misc(f[9], "NE="), entity = find_misc(f[9], "Entity=");
    enum ent_status st = ent_reserve(&r->coref, &r->cap_coref, r->n_coref + 1, sizeof *r->coref, err);
    if (st != ENT_OK)
        return st;
    r->coref[r->n_coref++] = (struct ent_coref_word){entity.s, entity.n, number(f[6]), f[4].n >= 3 && memcmp(f[4].s, "NNP", 3) == 0};
    r->has_coref |= entity.s != NULL;
    return add_word(r, f[1], ne.s != NULL ? ne : (struct field){"O", 1}, begins_sentence, err);
}

static void end_sentence(struct reader *r)
{
    struct ent_namebank *b = r->bank;
    if (r->has_coref && r->n_coref > 0) {
        struct ent_named_word *words = b->words + b->n_words - r->n_coref;
        ent_coref_names(r->coref, words, r->n_coref);
        for (size_t i = 0; i < r->n_coref; i++)
            b->types[b->n_files - 1] |= 1U << words[i].type;
    }
    r->n_coref = 0;
    r->has_coref = 0;
    r->last = ENT_NAME_NONE;
}

static enum ent_status read_word(struct reader *r, const char *s, size_t n, int begins_sentence, int *is_word, struct ent_error *err)
{
    struct field f[MOST_FIELDS];
    size_t n_fields = split(s, n, "\t", f);
    if (r->format == UNKNOWN)
        r->format = find_format(f, n_fields);
    *is_word = r->format == COLUMNS || !is_range(f[0]);
    if (!*is_word)
        return ENT_OK;
    if (r->format == CONLLU && n_fields == 10 && is_number(f[0]))
        return add_treebank_word(r, f, begins_sentence, err);
    if (r->format == IOB2 && n_fields > 2 && is_number(f[0]))
        return add_word(r, f[1], f[2], begins_sentence, err);
    n_fields = split(s, n, " \t", f);
    if (r->format == COLUMNS && n_fields > 1 && f[0].n > 0)
        return add_word(r, f[0], f[n_fields - 1], begins_sentence, err);
    return ent_fail(err, ENT_EFORMAT, "%s:%zu: expected %s", r->path, r->line,
                    r->format == CONLLU ? "a number and nine more columns divided by tabs"
                    : r->format == IOB2 ? "a number, a form and a label divided by tabs"
                                        : "a form and a label divided by a space or a tab");
}

/* A comment has a hash and a space, and words have labels: in columns divided by spaces "# O" is a word. */
static int is_comment(const struct reader *r, const char *s, size_t n)
{
    return *s == '#' && r->format != COLUMNS && memchr(s, '\t', n) == NULL && (n != 3 || s[2] != 'O');
}

static enum ent_status read_lines(struct reader *r, const char *s, const char *end, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    int begins = 1, is_word = 0;
    for (const char *stop; st == ENT_OK && s < end; s = stop + 1) {
        const char *nl = memchr(s, '\n', (size_t)(end - s));
        stop = nl != NULL ? nl : end;
        size_t n = (size_t)(stop - s);
        n -= n > 0 && s[n - 1] == '\r';
        r->line++;
        if (n == 0) {
            begins = 1;
            end_sentence(r);
        } else if (is_comment(r, s, n) || (n >= 10 && memcmp(s, "-DOCSTART-", 10) == 0)) {
            r->is_new_doc |= *s == '-' || (n >= 8 && memcmp(s, "# newdoc", 8) == 0);
        } else {
            st = read_word(r, s, n, begins, &is_word, err);
            begins = begins && !is_word;
        }
    }
    if (st == ENT_OK)
        end_sentence(r);
    return st;
}

enum ent_status ent_namebank_read(struct ent_namebank *b, const char *path, struct ent_error *err)
{
    struct ent_buf file = {0};
    struct reader r = {.bank = b, .path = path, .is_new_doc = 1};
    enum ent_status st = ent_file_read(path, &file, err);
    if (st == ENT_OK && (st = ent_reserve(&b->types, &b->cap_files, b->n_files + 1, sizeof *b->types, err)) == ENT_OK)
        b->types[b->n_files++] = 0;
    if (st == ENT_OK) {
        size_t fault = ent_utf8_check(ent_buf_str(&file), file.len);
        st = fault < file.len ? ent_fail(err, ENT_EFORMAT, "%s: byte %zu is not UTF-8", path, fault)
                              : read_lines(&r, ent_buf_str(&file), ent_buf_str(&file) + file.len, err);
    }
    ent_buf_done(&file);
    ent_free(r.coref);
    return st;
}

enum ent_status ent_namebank_is_conllu(const char *path, int *is_conllu, struct ent_error *err)
{
    struct ent_buf file = {0};
    struct field f[MOST_FIELDS];
    enum ent_status st = ent_file_read(path, &file, err);
    const char *s = ent_buf_str(&file);
    while (st == ENT_OK && (*s == '#' || *s == '\n' || *s == '\r')) {
        s += strcspn(s, "\n");
        s += *s == '\n';
    }
    *is_conllu = st == ENT_OK && find_format(f, split(s, strcspn(s, "\r\n"), "\t", f)) == CONLLU;
    ent_buf_done(&file);
    return st;
}

void ent_namebank_only_named(struct ent_namebank *b)
{
    size_t n = 0, n_words = 0;
    uint32_t n_docs = 0, last = UINT32_MAX;
    for (size_t i = 0; i < b->n; i++) {
        struct ent_named_sentence s = b->sentences[i];
        if (b->types[s.file] >> 1 == 0) /* bit 0: no name */
            continue;
        n_docs += s.doc != last;
        last = s.doc;
        memmove(b->words + n_words, b->words + s.first, s.n * sizeof *b->words);
        b->sentences[n++] = (struct ent_named_sentence){n_words, s.n, n_docs - 1, s.file};
        n_words += s.n;
    }
    b->n = n;
    b->n_words = n_words;
    b->n_docs = n_docs;
}

void ent_namebank_done(struct ent_namebank *b)
{
    ent_arena_done(&b->arena);
    ent_free(b->words);
    ent_free(b->sentences);
    ent_free(b->types);
    *b = (struct ent_namebank){0};
}
