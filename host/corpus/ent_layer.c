#include "corpus/ent_layer.h"

#include <stdio.h>
#include <string.h>

const char *ent_attr_type_name(enum ent_attr_type type)
{
    static const char *const names[] = {"string", "number", "date", "list"};
    return names[type];
}

/* ---- reading ---- */

const struct ent_attr *ent_layer_attr(const struct ent_layer *l, const char *name)
{
    for (size_t i = 0; l != NULL && i < l->n_attrs; i++)
        if (strcmp(l->attrs[i].name, name) == 0)
            return &l->attrs[i];
    return NULL;
}

const char *ent_attr_value(const struct ent_attr *a, uint64_t code, size_t *n)
{
    *n = 0;
    if (code == 0 || code >= a->starts.n)
        return NULL;
    uint64_t start = ent_packed_get(&a->starts, (size_t)code - 1);
    uint64_t end = ent_packed_get(&a->starts, (size_t)code);
    if (start > end || end > a->size)
        return NULL;
    *n = (size_t)(end - start);
    return (const char *)a->bytes + start;
}

const char *ent_attr_string(const struct ent_attr *a, size_t row, size_t *n)
{
    *n = 0;
    return a == NULL || a->type != ENT_ATTR_STRING
               ? NULL
               : ent_attr_value(a, ent_packed_get(&a->codes, row), n);
}

int ent_attr_number(const struct ent_attr *a, size_t row, uint64_t *value)
{
    uint64_t v = a == NULL || a->type != ENT_ATTR_NUMBER ? 0 : ent_packed_get(&a->codes, row);
    *value = v - 1;
    return v != 0;
}

struct ent_date ent_attr_date(const struct ent_attr *a, size_t row)
{
    uint64_t v = a == NULL || a->type != ENT_ATTR_DATE ? 0 : ent_packed_get(&a->codes, row);
    struct ent_date d = v == 0 ? (struct ent_date){0} : ent_date_unpack((uint32_t)(v - 1));
    return ent_date_valid(d.year, d.month, d.day) ? d : (struct ent_date){0};
}

size_t ent_attr_n_items(const struct ent_attr *a, size_t row)
{
    if (a == NULL || a->type != ENT_ATTR_LIST || row + 1 >= a->items.n)
        return 0;
    uint64_t from = ent_packed_get(&a->items, row), to = ent_packed_get(&a->items, row + 1);
    return from > to || to > a->codes.n ? 0 : (size_t)(to - from);
}

const char *ent_attr_item(const struct ent_attr *a, size_t row, size_t k, size_t *n)
{
    size_t at = (size_t)ent_packed_get(&a->items, row) + k;
    return ent_attr_value(a, ent_packed_get(&a->codes, at), n);
}

/* "layer.array" */
static enum ent_status open_spans(const struct ent_store *file, const char *layer, const char *array,
                                  struct ent_packed *view, struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    snprintf(name, sizeof name, "%s.%s", layer, array);
    return ent_store_packed(file, name, view, err);
}

enum ent_status ent_layer_open(struct ent_layer *l, const struct ent_store *file, const char *name,
                               struct ent_error *err)
{
    enum ent_status st;
    *l = (struct ent_layer){0};
    if ((st = open_spans(file, name, "start", &l->start, err)) != ENT_OK ||
        (st = open_spans(file, name, "end", &l->end, err)) != ENT_OK ||
        (st = open_spans(file, name, "first", &l->first, err)) != ENT_OK ||
        (st = open_spans(file, name, "last", &l->last, err)) != ENT_OK)
        return st;
    l->n = l->start.n;
    if (l->end.n != l->n || l->first.n != l->n || l->last.n != l->n)
        return ent_fail(err, ENT_EFORMAT, "%s: the spans of layer %s do not fit together", file->path,
                        name);
    l->name = ent_strdup(name);
    return l->name != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "%s: out of memory", file->path);
}

enum ent_status ent_layer_open_attr(struct ent_layer *l, const struct ent_store *file,
                                    const char *attr, enum ent_attr_type type, struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    struct ent_attr a = {.type = type};
    int has_strings = type == ENT_ATTR_STRING || type == ENT_ATTR_LIST;
    enum ent_status st = ent_reserve(&l->attrs, &l->cap_attrs, l->n_attrs + 1, sizeof *l->attrs, err);

    snprintf(name, sizeof name, "%s/%s.%s", l->name, attr, has_strings ? "codes" : "values");
    if (st == ENT_OK)
        st = ent_store_packed(file, name, &a.codes, err);
    snprintf(name, sizeof name, "%s/%s.bytes", l->name, attr);
    if (st == ENT_OK && has_strings)
        st = ent_store_bytes(file, name, &a.bytes, &a.size, err);
    snprintf(name, sizeof name, "%s/%s.starts", l->name, attr);
    if (st == ENT_OK && has_strings)
        st = ent_store_packed(file, name, &a.starts, err);
    snprintf(name, sizeof name, "%s/%s.items", l->name, attr);
    if (st == ENT_OK && type == ENT_ATTR_LIST)
        st = ent_store_packed(file, name, &a.items, err);
    if (st == ENT_OK && (type == ENT_ATTR_LIST ? a.items.n != l->n + 1 : a.codes.n != l->n))
        st = ent_fail(err, ENT_EFORMAT, "%s: attribute %s of layer %s has not one value a row",
                      file->path, attr, l->name);
    if (st == ENT_OK && (a.name = ent_strdup(attr)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", file->path);
    if (st == ENT_OK)
        l->attrs[l->n_attrs++] = a;
    return st;
}

void ent_layer_close(struct ent_layer *l)
{
    for (size_t i = 0; i < l->n_attrs; i++)
        ent_free(l->attrs[i].name);
    ent_free(l->attrs);
    ent_free(l->name);
    *l = (struct ent_layer){0};
}

/* ---- building ---- */

enum ent_status ent_layer_add(struct ent_layer_builder *l, uint64_t start, uint64_t end,
                              uint64_t first, uint64_t last, struct ent_error *err)
{
    enum ent_status st;
    if ((st = ent_packer_add(&l->start, start, err)) != ENT_OK ||
        (st = ent_packer_add(&l->end, end, err)) != ENT_OK ||
        (st = ent_packer_add(&l->first, first, err)) != ENT_OK ||
        (st = ent_packer_add(&l->last, last, err)) != ENT_OK)
        return st;
    l->n++;
    return ENT_OK;
}

/* Nulls for the rows before 'n' that the attribute was not given a value for. */
static enum ent_status fill(struct ent_attr_builder *a, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (; st == ENT_OK && a->n < n; a->n++)
        st = a->type == ENT_ATTR_LIST ? ent_packer_add(&a->items, a->codes.n, err)
                                      : ent_packer_add(&a->codes, 0, err);
    return st;
}

/* The attribute, made if new, with nulls for the rows before 'n'. */
static enum ent_status find_attr_at(struct ent_layer_builder *l, const char *name, enum ent_attr_type type,
                                    size_t n, struct ent_attr_builder **out, struct ent_error *err)
{
    enum ent_status st;
    for (size_t i = 0; i < l->n_attrs; i++) {
        if (strcmp(l->attrs[i].name, name) == 0) {
            *out = &l->attrs[i];
            return fill(*out, n, err);
        }
    }
    if (strlen(name) >= sizeof l->attrs->name)
        return ent_fail(err, ENT_ELIMIT, "the name of attribute %s is longer than %zu bytes", name,
                        sizeof l->attrs->name - 1);
    st = ent_reserve(&l->attrs, &l->cap_attrs, l->n_attrs + 1, sizeof *l->attrs, err);
    if (st != ENT_OK)
        return st;
    *out = &l->attrs[l->n_attrs++];
    **out = (struct ent_attr_builder){.type = type};
    snprintf((*out)->name, sizeof(*out)->name, "%s", name);
    return fill(*out, n, err);
}

/* For the last row: a list has begun with it, another attribute is about to get its value. */
static enum ent_status find_attr(struct ent_layer_builder *l, const char *name, enum ent_attr_type type,
                                 struct ent_attr_builder **out, struct ent_error *err)
{
    return find_attr_at(l, name, type, type == ENT_ATTR_LIST ? l->n : l->n - 1, out, err);
}

enum ent_status ent_layer_set_string(struct ent_layer_builder *l, const char *attr, const char *s,
                                     size_t n, struct ent_error *err)
{
    struct ent_attr_builder *a;
    uint32_t id = 0;
    enum ent_status st;
    if (s == NULL)
        return ENT_OK;
    st = find_attr(l, attr, ENT_ATTR_STRING, &a, err);
    if (st == ENT_OK)
        st = ent_intern_add(&a->strings, s, n, &id, err);
    if (st == ENT_OK)
        st = ent_packer_add(&a->codes, (uint64_t)id + 1, err);
    if (st == ENT_OK)
        a->n++;
    return st;
}

static enum ent_status set_value(struct ent_layer_builder *l, const char *attr,
                                 enum ent_attr_type type, uint64_t value, struct ent_error *err)
{
    struct ent_attr_builder *a;
    enum ent_status st = find_attr(l, attr, type, &a, err);
    if (st == ENT_OK)
        st = ent_packer_add(&a->codes, value + 1, err);
    if (st == ENT_OK)
        a->n++;
    return st;
}

enum ent_status ent_layer_set_number(struct ent_layer_builder *l, const char *attr, uint64_t value,
                                     struct ent_error *err)
{
    return set_value(l, attr, ENT_ATTR_NUMBER, value, err);
}

enum ent_status ent_layer_set_date(struct ent_layer_builder *l, const char *attr,
                                   struct ent_date date, struct ent_error *err)
{
    return ent_date_is(date) ? set_value(l, attr, ENT_ATTR_DATE, ent_date_pack(date), err) : ENT_OK;
}

enum ent_status ent_layer_add_item(struct ent_layer_builder *l, const char *attr, const char *s,
                                   size_t n, struct ent_error *err)
{
    struct ent_attr_builder *a;
    uint32_t id = 0;
    enum ent_status st = find_attr(l, attr, ENT_ATTR_LIST, &a, err);
    if (st == ENT_OK)
        st = ent_intern_add(&a->strings, s, n, &id, err);
    return st == ENT_OK ? ent_packer_add(&a->codes, (uint64_t)id + 1, err) : st;
}

/* ---- joining ---- */

/* *map: for each code of 'from' its code here.  A code is 0 for null, else a string's number plus one. */
static enum ent_status join_strings(struct ent_intern *t, const struct ent_intern *from, uint32_t **map,
                                    struct ent_error *err)
{
    enum ent_status st = ent_intern_join(t, from, map, err);
    if (st != ENT_OK)
        return st;
    uint32_t *m = *map;
    for (uint32_t i = from->n; i > 0; i--)
        m[i] = m[i - 1] + 1;
    m[0] = 0;
    return ENT_OK;
}

static enum ent_status join_attr(struct ent_layer_builder *l, size_t rows, struct ent_attr_builder *from,
                                 struct ent_error *err)
{
    struct ent_attr_builder *a;
    uint32_t *map = NULL;
    int has_strings = from->type == ENT_ATTR_STRING || from->type == ENT_ATTR_LIST;
    enum ent_status st = find_attr_at(l, from->name, from->type, rows, &a, err);
    if (st == ENT_OK && from->type == ENT_ATTR_LIST)
        st = ent_packer_append(&a->items, &from->items, NULL, a->codes.n, err);
    if (st == ENT_OK && has_strings)
        st = join_strings(&a->strings, &from->strings, &map, err);
    if (st == ENT_OK)
        st = ent_packer_append(&a->codes, &from->codes, map, 0, err);
    if (st == ENT_OK)
        a->n += from->n;
    ent_free(map);
    return st;
}

enum ent_status ent_layer_join(struct ent_layer_builder *l, struct ent_layer_builder *from, uint64_t bytes,
                               uint64_t words, struct ent_error *err)
{
    size_t rows = l->n;
    enum ent_status st;
    if ((st = ent_packer_append(&l->start, &from->start, NULL, bytes, err)) != ENT_OK ||
        (st = ent_packer_append(&l->end, &from->end, NULL, bytes, err)) != ENT_OK ||
        (st = ent_packer_append(&l->first, &from->first, NULL, words, err)) != ENT_OK ||
        (st = ent_packer_append(&l->last, &from->last, NULL, words, err)) != ENT_OK)
        return st;
    l->n += from->n;
    for (size_t i = 0; st == ENT_OK && i < from->n_attrs; i++)
        st = join_attr(l, rows, &from->attrs[i], err);
    return st;
}

/* ---- writing ---- */

static enum ent_status write_attr(struct ent_layer_builder *l, struct ent_attr_builder *a,
                                  struct ent_store_writer *w, struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    struct ent_packer starts = {0};
    const struct ent_intern *t = &a->strings;
    int has_strings = a->type == ENT_ATTR_STRING || a->type == ENT_ATTR_LIST;
    enum ent_status st = fill(a, l->n, err);

    if (st == ENT_OK && a->type == ENT_ATTR_LIST)
        st = ent_packer_add(&a->items, a->codes.n, err);
    snprintf(name, sizeof name, "%s/%s.%s", l->name, a->name, has_strings ? "codes" : "values");
    if (st == ENT_OK)
        st = ent_store_put_packed(w, name, &a->codes, err);
    snprintf(name, sizeof name, "%s/%s.items", l->name, a->name);
    if (st == ENT_OK && a->type == ENT_ATTR_LIST)
        st = ent_store_put_packed(w, name, &a->items, err);
    if (st == ENT_OK && has_strings) {
        uint64_t size = t->n > 0 ? t->starts[t->n] : 0;
        for (size_t i = 0; st == ENT_OK && i <= t->n; i++)
            st = ent_packer_add(&starts, t->n > 0 ? t->starts[i] : 0, err);
        snprintf(name, sizeof name, "%s/%s.starts", l->name, a->name);
        if (st == ENT_OK)
            st = ent_store_put_packed(w, name, &starts, err);
        snprintf(name, sizeof name, "%s/%s.bytes", l->name, a->name);
        if (st == ENT_OK)
            st = ent_store_put(w, name, ENT_ARRAY_BYTES, t->bytes, (size_t)size, size, err);
    }
    ent_packer_done(&starts);
    return st;
}

enum ent_status ent_layer_write(struct ent_layer_builder *l, struct ent_store_writer *w,
                                struct ent_buf *schema, struct ent_error *err)
{
    char name[ENT_STORE_NAME];
    const struct {
        const char *array;
        struct ent_packer *packer;
    } spans[] = {{"start", &l->start}, {"end", &l->end}, {"first", &l->first}, {"last", &l->last}};
    enum ent_status st = ENT_OK;

    for (size_t i = 0; st == ENT_OK && i < sizeof spans / sizeof *spans; i++) {
        snprintf(name, sizeof name, "%s.%s", l->name, spans[i].array);
        st = ent_store_put_packed(w, name, spans[i].packer, err);
    }
    ent_buf_addf(schema, "layer %s\n", l->name);
    for (size_t i = 0; st == ENT_OK && i < l->n_attrs; i++) {
        ent_buf_addf(schema, "attr %s %s\n", ent_attr_type_name(l->attrs[i].type), l->attrs[i].name);
        st = write_attr(l, &l->attrs[i], w, err);
    }
    return st == ENT_OK ? ent_buf_check(schema, err) : st;
}

enum ent_status ent_layer_replace_attr(struct ent_layer *l, const char *name, enum ent_attr_type type,
                                       struct ent_layer_builder *from, struct ent_packer *starts,
                                       struct ent_error *err)
{
    struct ent_attr_builder *b;
    struct ent_attr *a = NULL;
    enum ent_status st = find_attr_at(from, name, type, from->n, &b, err);
    for (size_t i = 0; st == ENT_OK && i <= b->strings.n; i++)
        st = ent_packer_add(starts, b->strings.n > 0 ? b->strings.starts[i] : 0, err);
    if (st == ENT_OK && type == ENT_ATTR_LIST)
        st = ent_packer_add(&b->items, b->codes.n, err);
    if (st != ENT_OK || (st = ent_packer_finish(starts, err)) != ENT_OK ||
        (st = ent_packer_finish(&b->codes, err)) != ENT_OK || (st = ent_packer_finish(&b->items, err)) != ENT_OK)
        return st;
    for (size_t i = 0; i < l->n_attrs; i++)
        if (strcmp(l->attrs[i].name, name) == 0)
            a = &l->attrs[i];
    if (a == NULL) {
        if ((st = ent_reserve(&l->attrs, &l->cap_attrs, l->n_attrs + 1, sizeof *l->attrs, err)) != ENT_OK)
            return st;
        a = &l->attrs[l->n_attrs];
        *a = (struct ent_attr){.name = ent_strdup(name), .type = type};
        if (a->name == NULL)
            return ent_fail(err, ENT_ENOMEM, "out of memory");
        l->n_attrs++;
    }
    ent_packer_view(&b->codes, &a->codes);
    ent_packer_view(&b->items, &a->items);
    ent_packer_view(starts, &a->starts);
    a->bytes = (const unsigned char *)b->strings.bytes;
    a->size = b->strings.n > 0 ? (size_t)b->strings.starts[b->strings.n] : 0;
    return ENT_OK;
}

void ent_layer_builder_done(struct ent_layer_builder *l)
{
    struct ent_packer *spans[] = {&l->start, &l->end, &l->first, &l->last};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        ent_packer_done(spans[i]);
    for (size_t i = 0; i < l->n_attrs; i++) {
        ent_intern_done(&l->attrs[i].strings);
        ent_packer_done(&l->attrs[i].codes);
        ent_packer_done(&l->attrs[i].items);
    }
    ent_free(l->attrs);
    l->attrs = NULL;
    l->n_attrs = l->cap_attrs = 0;
}
