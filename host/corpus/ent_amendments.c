#include "corpus/ent_amendments.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_hash.h"
#include "base/ent_nearest.h"
#include "base/ent_slice.h"
#include "text/ent_utf8.h"

struct fix { /* one line below a [doc ID] */
    uint32_t doc;            /* in c->docs */
    const char *field, *value; /* value: NULL where nothing stands */
    size_t n_value, line;
};
struct ent_amendments {
    char digest[65];
    struct ent_arena arena;
    struct ent_intern docs, aliases; /* aliases: the names that sources use */
    const char **names;              /* by number in aliases: the name that is meant */
    size_t cap_names;
    size_t *lines;                   /* by number in docs: of its heading */
    size_t cap_lines;
    struct fix *fixes;
    size_t n_fixes, cap_fixes;
};

/* ---- reading the file ---- */

struct reading {
    struct ent_amendments *c;
    const char *path;
    size_t line;
    enum { NOWHERE, PUBLISHERS, DOC } section;
    uint32_t doc;
    struct ent_error *err;
};

static const struct {
    const char *name;
    enum ent_attr_type type;
} fields[] = {{"title", ENT_ATTR_STRING},    {"authors", ENT_ATTR_LIST},    {"published", ENT_ATTR_DATE},
              {"publisher", ENT_ATTR_STRING}, {"language", ENT_ATTR_STRING}};
enum { N_FIELDS = sizeof fields / sizeof *fields };

#define fault(r, ...)                                                                              \
    (ent_set_error((r)->err, ENT_EFORMAT, __VA_ARGS__),                                            \
     ent_fail_in((r)->err, ENT_EFORMAT, "%s:%zu", (r)->path, (r)->line))

static int is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static void trim(const char **s, size_t *n)
{
    struct ent_slice x = ent_slice_trim(*s, *n);
    *s = x.s;
    *n = x.n;
}

static enum ent_status copy(struct reading *r, const char *s, size_t n, const char **out)
{
    *out = ent_arena_strndup(&r->c->arena, s, n);
    return *out != NULL ? ENT_OK : ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->path);
}

static enum ent_status read_heading(struct reading *r, const char *s, size_t n)
{
    struct ent_amendments *c = r->c;
    uint32_t before = c->docs.n;
    if (n < 2 || s[n - 1] != ']')
        return fault(r, "a heading is not ended by ]");
    s++;
    n -= 2;
    trim(&s, &n);
    if (n == 9 && memcmp(s, "publisher", 9) == 0) {
        r->section = PUBLISHERS;
        return ENT_OK;
    }
    if (n < 5 || memcmp(s, "doc", 3) != 0 || !is_blank(s[3]))
        return fault(r, "[%.*s] is neither [publisher] nor [doc ID]", (int)(n < 60 ? n : 60), s);
    s += 4;
    n -= 4;
    trim(&s, &n);
    enum ent_status st = ent_intern_add(&c->docs, s, n, &r->doc, r->err);
    if (st == ENT_OK && r->doc < before)
        return fault(r, "document %.*s was corrected in line %zu already", (int)(n < 60 ? n : 60), s, c->lines[r->doc]);
    if (st == ENT_OK)
        st = ent_reserve(&c->lines, &c->cap_lines, (size_t)r->doc + 1, sizeof *c->lines, r->err);
    if (st == ENT_OK)
        c->lines[r->doc] = r->line;
    r->section = DOC;
    return st;
}

static enum ent_status read_alias(struct reading *r, const char *s, size_t n, const char *name, size_t n_name)
{
    struct ent_amendments *c = r->c;
    uint32_t number, before = c->aliases.n;
    if (n == 0 || n_name == 0)
        return fault(r, "a publisher's alias and its name are wanted: ALIAS = NAME");
    enum ent_status st = ent_intern_add(&c->aliases, s, n, &number, r->err);
    if (st == ENT_OK && number < before)
        return fault(r, "'%.*s' is an alias of '%s' already", (int)(n < 60 ? n : 60), s, c->names[number]);
    if (st == ENT_OK)
        st = ent_reserve(&c->names, &c->cap_names, (size_t)number + 1, sizeof *c->names, r->err);
    return st == ENT_OK ? copy(r, name, n_name, &c->names[number]) : st;
}

static enum ent_status check_field(struct reading *r, const char *field, const char *value, size_t n)
{
    struct ent_date date;
    struct ent_nearest near;
    if (field[0] == '+' && field[1] != '\0' && strpbrk(field, " \t/") == NULL)
        return ENT_OK;
    ent_nearest_start(&near, field);
    for (size_t i = 0; i < N_FIELDS; i++) {
        if (strcmp(field, fields[i].name) == 0)
            return fields[i].type != ENT_ATTR_DATE || n == 0 || ent_date_parse(value, n, &date)
                       ? ENT_OK
                       : fault(r, "'%.*s' is no date: 2025, 2025-10 or 2025-10-14", (int)(n < 60 ? n : 60), value);
        ent_nearest_offer(&near, fields[i].name);
    }
    return near.best != NULL ? fault(r, "'%s' is no field; did you mean '%s'?", field, near.best)
                             : fault(r, "'%s' is no field: title, authors, published, publisher, language, +NAME", field);
}

static enum ent_status read_fix(struct reading *r, const char *s, size_t n, const char *value, size_t n_value)
{
    struct ent_amendments *c = r->c;
    struct fix f = {.doc = r->doc, .n_value = n_value, .line = r->line};
    enum ent_status st = copy(r, s, n, &f.field);
    if (st == ENT_OK)
        st = check_field(r, f.field, value, n_value);
    if (st == ENT_OK && n_value > 0)
        st = copy(r, value, n_value, &f.value);
    for (size_t i = c->n_fixes; st == ENT_OK && i > 0 && c->fixes[i - 1].doc == f.doc; i--)
        if (strcmp(c->fixes[i - 1].field, f.field) == 0)
            return fault(r, "%s was given in line %zu already", f.field, c->fixes[i - 1].line);
    if (st == ENT_OK)
        st = ent_reserve(&c->fixes, &c->cap_fixes, c->n_fixes + 1, sizeof *c->fixes, r->err);
    if (st == ENT_OK)
        c->fixes[c->n_fixes++] = f;
    return st;
}

static enum ent_status read_line(struct reading *r, const char *s, size_t n)
{
    trim(&s, &n);
    if (n == 0 || *s == '#')
        return ENT_OK;
    if (*s == '[')
        return read_heading(r, s, n);
    const char *equals = memchr(s, '=', n);
    if (equals == NULL)
        return fault(r, "a line is '[publisher]', '[doc ID]', 'NAME = VALUE' or '# comment'");
    const char *value = equals + 1;
    size_t n_name = (size_t)(equals - s), n_value = n - n_name - 1;
    trim(&s, &n_name);
    trim(&value, &n_value);
    if (r->section == NOWHERE)
        return fault(r, "before it [publisher] or [doc ID] must say what is corrected");
    return r->section == PUBLISHERS ? read_alias(r, s, n_name, value, n_value)
                                    : read_fix(r, s, n_name, value, n_value);
}

enum ent_status ent_amendments_parse(struct ent_amendments **out, const char *path, const char *text, size_t n,
                                      struct ent_error *err)
{
    struct ent_amendments *c = ent_calloc(1, sizeof *c);
    struct reading r = {.c = c, .path = path, .err = err};
    enum ent_status st = ENT_OK;
    *out = NULL;
    if (c == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    ent_sha256_hex(text, n, c->digest);
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3, n -= 3;
    for (size_t at = 0; st == ENT_OK && at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t size = end != NULL ? (size_t)(end - (text + at)) : n - at;
        r.line++;
        if (memchr(text + at, '\0', size) != NULL || ent_utf8_check(text + at, size) < size)
            st = fault(&r, "not UTF-8 text");
        else
            st = read_line(&r, text + at, size);
        at += size + 1;
    }
    if (st == ENT_OK)
        *out = c;
    else
        ent_amendments_free(c);
    return st;
}

/* The bytes of that folder's file; *is_there: is there one? */
static enum ent_status read_file(const char *folder, char **path, struct ent_buf *text, int *is_there, struct ent_error *err)
{
    *path = ent_path_join(folder, ENT_AMENDMENTS_FILE);
    *is_there = 0;
    if (*path == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    if (ent_file_kind(*path) == ENT_FILE_NONE)
        return ENT_OK;
    *is_there = 1;
    return ent_file_read(*path, text, err);
}

enum ent_status ent_amendments_read(struct ent_amendments **out, const char *folder, struct ent_error *err)
{
    struct ent_buf text = {0};
    char *path;
    int is_there;
    enum ent_status st = read_file(folder, &path, &text, &is_there, err);
    *out = NULL;
    if (st == ENT_OK && is_there)
        st = ent_amendments_parse(out, path, ent_buf_str(&text), text.len, err);
    ent_buf_done(&text);
    ent_free(path);
    return st;
}

enum ent_status ent_amendments_digest_of(const char *folder, char digest[65], struct ent_error *err)
{
    struct ent_buf text = {0};
    char *path;
    int is_there;
    enum ent_status st = read_file(folder, &path, &text, &is_there, err);
    digest[0] = '\0';
    if (st == ENT_OK && is_there)
        ent_sha256_hex(ent_buf_str(&text), text.len, digest);
    ent_buf_done(&text);
    ent_free(path);
    return st;
}

void ent_amendments_free(struct ent_amendments *c)
{
    if (c == NULL)
        return;
    ent_intern_done(&c->docs);
    ent_intern_done(&c->aliases);
    ent_free(c->names);
    ent_free(c->lines);
    ent_free(c->fixes);
    ent_arena_done(&c->arena);
    ent_free(c);
}

const char *ent_amendments_digest(const struct ent_amendments *c) { return c->digest; }

size_t ent_amendments_n_docs(const struct ent_amendments *c) { return c->docs.n; }

size_t ent_amendments_n_aliases(const struct ent_amendments *c) { return c->aliases.n; }

const char *ent_amendments_doc(const struct ent_amendments *c, size_t i, size_t *n, size_t *line)
{
    *line = c->lines[i];
    return ent_intern_str(&c->docs, (uint32_t)i, n);
}

/* ---- applying it ---- */

struct ent_overlay {
    struct ent_layer_builder layer; /* of one attribute */
    struct ent_packer starts;
};

/* A layer whose attributes are being corrected, and which fixes hold for which row. */
struct target {
    const struct ent_amendments *c;
    struct ent_layer *layer;
    const struct fix **fixes; /* in the order of rows */
    size_t *rows;
    size_t n_fixes;
    struct ent_overlays *overlays;
};

static enum ent_status set_list(struct ent_layer_builder *l, const char *attr, const struct fix *f,
                                struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (const char *s = f->value; st == ENT_OK && s != NULL;) {
        const char *semicolon = strchr(s, ';'), *item = s;
        size_t n = semicolon != NULL ? (size_t)(semicolon - s) : strlen(s);
        trim(&item, &n);
        if (n > 0)
            st = ent_layer_add_item(l, attr, item, n, err);
        s = semicolon != NULL ? semicolon + 1 : NULL;
    }
    return st;
}

static enum ent_status set_fix(struct ent_layer_builder *l, const char *attr, enum ent_attr_type type,
                               const struct fix *f, struct ent_error *err)
{
    struct ent_date date = {0};
    switch (type) {
    case ENT_ATTR_LIST: return set_list(l, attr, f, err);
    case ENT_ATTR_DATE:
        if (f->value != NULL && strcmp(f->field, attr) == 0)
            ent_date_parse(f->value, f->n_value, &date);
        return ent_layer_set_date(l, attr, date, err);
    default: break;
    }
    if (strcmp(f->field, attr) != 0) /* published_how of a corrected date */
        return f->value != NULL ? ent_layer_set_string(l, attr, "corrected", 9, err) : ENT_OK;
    return ent_layer_set_string(l, attr, f->value, f->n_value, err);
}

static enum ent_status keep(struct ent_layer_builder *l, const struct ent_attr *a, size_t row, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t n;
    const char *s;
    if (a == NULL)
        return ENT_OK;
    if (a->type == ENT_ATTR_DATE)
        return ent_layer_set_date(l, a->name, ent_attr_date(a, row), err);
    if (a->type == ENT_ATTR_STRING) {
        s = ent_attr_string(a, row, &n);
        return ent_layer_set_string(l, a->name, s, n, err);
    }
    for (size_t k = 0; st == ENT_OK && k < ent_attr_n_items(a, row); k++) {
        s = ent_attr_item(a, row, k, &n);
        st = ent_layer_add_item(l, a->name, s != NULL ? s : "", n, err);
    }
    return st;
}

/* The publisher's name, if that is an alias. */
static const char *meant(const struct ent_amendments *c, const char *s, size_t n)
{
    uint32_t i = s != NULL ? ent_intern_find(&c->aliases, s, n) : ENT_INTERN_NONE;
    return i != ENT_INTERN_NONE ? c->names[i] : NULL;
}

static enum ent_status set_publisher(const struct ent_amendments *c, struct ent_layer_builder *l, const char *s,
                                     size_t n, struct ent_error *err)
{
    const char *name = meant(c, s, n);
    return name != NULL ? ent_layer_set_string(l, "publisher", name, strlen(name), err)
                        : ent_layer_set_string(l, "publisher", s, n, err);
}

/* Attribute 'attr' anew, where fixes of 'field' change it. */
static enum ent_status build(const struct target *t, const char *attr, enum ent_attr_type type, const char *field,
                             struct ent_layer_builder *l, struct ent_error *err)
{
    const struct ent_attr *a = ent_layer_attr(t->layer, attr);
    int is_publisher = strcmp(attr, "publisher") == 0;
    enum ent_status st = ENT_OK;
    size_t k = 0, n;
    for (size_t row = 0; st == ENT_OK && row < t->layer->n; row++) {
        const struct fix *f = NULL;
        for (; k < t->n_fixes && t->rows[k] == row; k++)
            if (strcmp(t->fixes[k]->field, field) == 0)
                f = t->fixes[k];
        st = ent_layer_add(l, 0, 0, 0, 0, err);
        if (st != ENT_OK)
            break;
        if (is_publisher && f == NULL) {
            const char *s = ent_attr_string(a, row, &n);
            st = set_publisher(t->c, l, s, n, err);
        } else if (is_publisher) {
            st = set_publisher(t->c, l, f->value, f->n_value, err);
        } else {
            st = f != NULL ? set_fix(l, attr, type, f, err) : keep(l, a, row, err);
        }
    }
    return st;
}

static enum ent_status overlay(const struct target *t, const char *attr, enum ent_attr_type type, const char *field,
                               struct ent_error *err)
{
    struct ent_overlays *o = t->overlays;
    const struct ent_attr *a = ent_layer_attr(t->layer, attr);
    if (a != NULL && a->type != type)
        return ent_fail(err, ENT_EFORMAT, "attribute %s is of another type", attr);
    enum ent_status st = ent_reserve(&o->items, &o->cap, o->n + 1, sizeof *o->items, err);
    if (st != ENT_OK)
        return st;
    struct ent_overlay *new = &o->items[o->n++];
    *new = (struct ent_overlay){0};
    st = build(t, attr, type, field, &new->layer, err);
    return st == ENT_OK ? ent_layer_replace_attr(t->layer, attr, type, &new->layer, &new->starts, err) : st;
}

static int is_fixed(const struct target *t, const char *field)
{
    for (size_t i = 0; i < t->n_fixes; i++)
        if (strcmp(t->fixes[i]->field, field) == 0)
            return 1;
    return 0;
}

static enum ent_status overlay_all(const struct target *t, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < N_FIELDS; i++)
        if (is_fixed(t, fields[i].name) || (t->c->aliases.n > 0 && strcmp(fields[i].name, "publisher") == 0))
            st = overlay(t, fields[i].name, fields[i].type, fields[i].name, err);
    if (st == ENT_OK && is_fixed(t, "published") &&
        (st = overlay(t, "published_alt", ENT_ATTR_DATE, "published", err)) == ENT_OK)
        st = overlay(t, "published_how", ENT_ATTR_STRING, "published", err);
    for (size_t i = 0; st == ENT_OK && i < t->n_fixes; i++) {
        const char *field = t->fixes[i]->field;
        int is_first = field[0] == '+';
        for (size_t k = 0; is_first && k < i; k++)
            is_first = strcmp(t->fixes[k]->field, field) != 0;
        if (is_first)
            st = overlay(t, field, ENT_ATTR_STRING, field, err);
    }
    return st;
}

/* List the fixes of the documents in this segment; those of one document stand together. */
static enum ent_status find_fixes(struct target *t, struct ent_error *err)
{
    const struct ent_amendments *c = t->c;
    const struct ent_attr *ids = ent_layer_attr(t->layer, "id");
    uint32_t *first = ent_calloc((size_t)c->docs.n + 1, sizeof *first); /* fixes before a document's */
    t->fixes = ent_malloc(c->n_fixes * sizeof *t->fixes);
    t->rows = ent_malloc(c->n_fixes * sizeof *t->rows);
    if (first == NULL || t->fixes == NULL || t->rows == NULL) {
        ent_free(first);
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu corrections", c->n_fixes);
    }
    for (size_t i = 0; i < c->n_fixes; i++)
        first[c->fixes[i].doc + 1] = (uint32_t)i + 1;
    for (uint32_t d = 0; d < c->docs.n; d++) /* a document without a line has none */
        first[d + 1] = first[d + 1] > first[d] ? first[d + 1] : first[d];
    for (size_t row = 0; c->docs.n > 0 && row < t->layer->n; row++) {
        size_t n;
        const char *id = ent_attr_string(ids, row, &n);
        uint32_t doc = id != NULL ? ent_intern_find(&c->docs, id, n) : ENT_INTERN_NONE;
        for (uint32_t i = doc != ENT_INTERN_NONE ? first[doc] : 1; doc != ENT_INTERN_NONE && i < first[doc + 1]; i++) {
            if (t->n_fixes == c->n_fixes)
                break; /* an id that stands twice */
            t->rows[t->n_fixes] = row;
            t->fixes[t->n_fixes++] = &c->fixes[i];
        }
    }
    ent_free(first);
    return ENT_OK;
}

enum ent_status ent_amendments_apply(const struct ent_amendments *c, struct ent_segment *s,
                                      struct ent_overlays *overlays, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < s->n_layers; i++) {
        struct target t = {.c = c, .layer = &s->layers[i], .overlays = overlays};
        int is_doc = strcmp(t.layer->name, "doc") == 0;
        if (is_doc)
            st = find_fixes(&t, err);
        if (st == ENT_OK && (is_doc || (strcmp(t.layer->name, "source") == 0)))
            st = overlay_all(&t, err);
        ent_free(t.fixes);
        ent_free(t.rows);
    }
    return st == ENT_OK ? ENT_OK : ent_fail_in(err, st, "%s", s->file.path);
}

void ent_overlays_done(struct ent_overlays *o)
{
    for (size_t i = 0; i < o->n; i++) {
        ent_layer_builder_done(&o->items[i].layer);
        ent_packer_done(&o->items[i].starts);
    }
    ent_free(o->items);
    *o = (struct ent_overlays){0};
}
