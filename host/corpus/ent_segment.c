#include "corpus/ent_segment.h"

#include <stdio.h>
#include <string.h>

/* ---- opening: the schema says what there is ---- */

static enum ent_status open_column(struct ent_segment *s, const char *name, struct ent_error *err)
{
    char array[ENT_STORE_NAME];
    struct ent_column c = {0};
    enum ent_status st = ent_reserve(&s->columns, &s->cap_columns, s->n_columns + 1,
                                     sizeof *s->columns, err);
    snprintf(array, sizeof array, "%s.ids", name);
    if (st == ENT_OK)
        st = ent_store_packed(&s->file, array, &c.ids, err);
    if (st == ENT_OK)
        st = ent_postings_open(&c.postings, &s->file, name, err);
    if (st == ENT_OK && c.ids.n != s->n_words)
        st = ent_fail(err, ENT_EFORMAT, "%s: column %s has %zu values for %zu words", s->file.path,
                      name, c.ids.n, s->n_words);
    if (st == ENT_OK && (c.name = ent_strdup(name)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", s->file.path);
    if (st == ENT_OK)
        s->columns[s->n_columns++] = c;
    return st;
}

static enum ent_status open_layer(struct ent_segment *s, const char *name, struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&s->layers, &s->cap_layers, s->n_layers + 1, sizeof *s->layers, err);
    if (st == ENT_OK && (st = ent_layer_open(&s->layers[s->n_layers], &s->file, name, err)) == ENT_OK)
        s->n_layers++;
    return st;
}

static enum ent_status open_attr(struct ent_segment *s, char *rest, struct ent_error *err)
{
    char *space = strchr(rest, ' ');
    if (space == NULL || s->n_layers == 0)
        return ent_fail(err, ENT_EFORMAT, "%s: the schema is damaged", s->file.path);
    *space = '\0';
    for (int type = ENT_ATTR_STRING; type <= ENT_ATTR_LIST; type++)
        if (strcmp(rest, ent_attr_type_name((enum ent_attr_type)type)) == 0)
            return ent_layer_open_attr(&s->layers[s->n_layers - 1], &s->file, space + 1,
                                       (enum ent_attr_type)type, err);
    return ent_fail(err, ENT_EVERSION, "%s: attribute type %s is not known to this program",
                    s->file.path, rest);
}

static enum ent_status open_line(struct ent_segment *s, char *line, struct ent_error *err)
{
    char *rest = strchr(line, ' ');
    if (rest == NULL)
        return ent_fail(err, ENT_EFORMAT, "%s: the schema is damaged", s->file.path);
    *rest++ = '\0';
    if (strcmp(line, "column") == 0)
        return open_column(s, rest, err);
    if (strcmp(line, "layer") == 0)
        return open_layer(s, rest, err);
    if (strcmp(line, "attr") == 0)
        return open_attr(s, rest, err);
    if (strcmp(line, "head") == 0)
        return ent_store_packed(&s->file, rest, &s->head, err);
    return ent_fail(err, ENT_EVERSION, "%s: '%s' in the schema is not known to this program",
                    s->file.path, line);
}

static enum ent_status open_schema(struct ent_segment *s, struct ent_error *err)
{
    const unsigned char *bytes;
    size_t size;
    enum ent_status st = ent_store_bytes(&s->file, "schema", &bytes, &size, err);
    if (st != ENT_OK)
        return st;
    char *copy = ent_strndup((const char *)bytes, size);
    if (copy == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", s->file.path);
    for (char *line = copy, *next; st == ENT_OK && *line != '\0'; line = next) {
        char *end = strchr(line, '\n');
        next = end == NULL ? line + strlen(line) : end + 1;
        if (end != NULL)
            *end = '\0';
        st = open_line(s, line, err);
    }
    ent_free(copy);
    return st;
}

/* What every segment has, so that no reader need ask. */
static int has_usual(const struct ent_segment *s)
{
    static const char *const layers[] = {"doc", "part", "section", "paragraph", "sentence", "boilerplate"};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        if (ent_segment_layer(s, layers[i]) == NULL)
            return 0;
    return ent_segment_column(s, "word") != NULL;
}

enum ent_status ent_segment_open(struct ent_segment *s, const char *path, struct ent_error *err)
{
    const unsigned char *text;
    *s = (struct ent_segment){0};
    enum ent_status st = ent_store_open(&s->file, path, err);
    if (st != ENT_OK)
        return st;
    if ((st = ent_store_bytes(&s->file, "text", &text, &s->text_size, err)) == ENT_OK &&
        (st = ent_store_packed(&s->file, "word.start", &s->word_start, err)) == ENT_OK &&
        (st = ent_store_packed(&s->file, "word.size", &s->word_size, err)) == ENT_OK &&
        (st = ent_store_packed(&s->file, "run.text", &s->run_text, err)) == ENT_OK &&
        (st = ent_store_packed(&s->file, "run.source", &s->run_source, err)) == ENT_OK &&
        (st = ent_store_packed(&s->file, "run.size", &s->run_size, err)) == ENT_OK) {
        s->text = (const char *)text;
        s->n_words = s->word_start.n;
        st = open_schema(s, err);
    }
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    if (st == ENT_OK && (!has_usual(s) || s->word_size.n != s->n_words || s->n_words > UINT32_MAX - 1 ||
                         (s->head.n != 0 && s->head.n != s->n_words) ||
                         s->run_source.n != s->run_text.n || s->run_size.n != s->run_text.n))
        st = ent_fail(err, ENT_EFORMAT, "%s: its arrays do not fit together", path);
    if (st == ENT_OK)
        s->n_docs = docs->n;
    else
        ent_segment_close(s);
    return st;
}

void ent_segment_close(struct ent_segment *s)
{
    for (size_t i = 0; i < s->n_columns; i++)
        ent_free(s->columns[i].name);
    for (size_t i = 0; i < s->n_layers; i++)
        ent_layer_close(&s->layers[i]);
    ent_free(s->columns);
    ent_free(s->layers);
    ent_store_close(&s->file);
    *s = (struct ent_segment){0};
}

/* ---- looking things up ---- */

const struct ent_column *ent_segment_column(const struct ent_segment *s, const char *name)
{
    for (size_t i = 0; i < s->n_columns; i++)
        if (strcmp(s->columns[i].name, name) == 0)
            return &s->columns[i];
    return NULL;
}

const struct ent_layer *ent_segment_layer(const struct ent_segment *s, const char *name)
{
    for (size_t i = 0; i < s->n_layers; i++)
        if (strcmp(s->layers[i].name, name) == 0)
            return &s->layers[i];
    return NULL;
}

static struct ent_range within(uint64_t start, uint64_t end, size_t limit)
{
    return start <= end && end <= limit ? (struct ent_range){(size_t)start, (size_t)end}
                                        : (struct ent_range){0, 0};
}

struct ent_range ent_segment_word(const struct ent_segment *s, size_t position)
{
    uint64_t start = ent_packed_get(&s->word_start, position);
    return within(start, start + ent_packed_get(&s->word_size, position), s->text_size);
}

struct ent_range ent_layer_bytes(const struct ent_segment *s, const struct ent_layer *l, size_t row)
{
    return within(ent_packed_get(&l->start, row), ent_packed_get(&l->end, row), s->text_size);
}

struct ent_range ent_layer_words(const struct ent_segment *s, const struct ent_layer *l, size_t row)
{
    return within(ent_packed_get(&l->first, row), ent_packed_get(&l->last, row), s->n_words);
}

struct ent_range ent_layer_rows(const struct ent_layer *l, struct ent_range bytes)
{
    size_t from = bytes.start == 0 ? 0 : ent_packed_upper(&l->start, bytes.start - 1);
    size_t to = bytes.end == 0 ? 0 : ent_packed_upper(&l->start, bytes.end - 1);
    return from <= to ? (struct ent_range){from, to} : (struct ent_range){from, from};
}

size_t ent_layer_row_at(const struct ent_layer *l, size_t position)
{
    size_t i = ent_packed_upper(&l->first, position);
    return i > 0 && position < ent_packed_get(&l->last, i - 1) ? i - 1 : l->n;
}

int64_t ent_segment_head(const struct ent_segment *s, size_t position)
{
    uint64_t v = s->head.n > 0 ? ent_packed_get(&s->head, position) : 0;
    if (v <= 1)
        return v == 1 ? ENT_HEAD_ROOT : ENT_HEAD_NONE;
    uint64_t zigzag = v - 2;
    int64_t offset = (int64_t)(zigzag >> 1) ^ -(int64_t)(zigzag & 1);
    int64_t head = (int64_t)position + offset;
    return head >= 0 && (uint64_t)head < s->n_words ? head : ENT_HEAD_NONE;
}

int ent_segment_source(const struct ent_segment *s, struct ent_range bytes, uint64_t *start,
                       uint64_t *end, int *exact)
{
    int found = 0;
    size_t at = bytes.start;
    size_t run = ent_packed_upper(&s->run_text, at);
    *exact = 1;
    if (run == 0)
        return 0;
    for (run--; run < s->run_text.n && (at < bytes.end || !found); run++) {
        uint64_t text = ent_packed_get(&s->run_text, run), size = ent_packed_get(&s->run_size, run);
        uint64_t from = ent_packed_get(&s->run_source, run), to = from + (size >> 1);
        uint64_t stop = run + 1 < s->run_text.n ? ent_packed_get(&s->run_text, run + 1) : s->text_size;
        if (text > bytes.end || text > at)
            break;
        if (size & 1) { /* exact: only the part that is asked for */
            to = from + (bytes.end < stop ? bytes.end - text : stop - text);
            from += at - text;
        }
        if ((size >> 1) > 0 && to >= from) {
            *start = found && *start < from ? *start : from;
            *end = found && *end > to ? *end : to;
            *exact = *exact && (size & 1) && (!found || *end == to);
            found = 1;
        }
        if (!(size & 1))
            *exact = 0;
        if (bytes.end <= stop)
            break;
        at = (size_t)stop;
    }
    *exact = found && *exact && *end - *start == bytes.end - bytes.start;
    return found;
}
