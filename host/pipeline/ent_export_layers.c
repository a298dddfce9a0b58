/* The extracted layers as JSONL, a file a layer; fields as in the gold's guidelines. */
#include "pipeline/ent_export_layers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "text/ent_json_write.h"

enum field_type { TEXT, NUMBERS, FIGURE, TRUTH, WHOLE, LIST };

struct field {
    const char *name;
    enum field_type type;
};
struct layer_file {
    const char *layer, *file;
    struct field fields[12];
};

static const struct layer_file files[] = {
    {"date", "dates.jsonl", {{"value", TEXT}, {"precision", TEXT}, {"anchored", TRUTH}, {"anchor", TEXT}, {"rule", TEXT}}},
    {"mention", "mentions.jsonl", {{"entity", TEXT}, {"type", TEXT}, {"metonym", TRUTH}, {"rule", TEXT}, {"source", TEXT}}},
    {"quantity", "quantities.jsonl", {{"value", NUMBERS}, {"kind", TEXT}, {"unit", TEXT}, {"of", TEXT}, {"approx", TRUTH}, {"rule", TEXT}}},
    {"quote", "quotes.jsonl", {{"speaker", TEXT}, {"speakers", LIST}, {"kind", TEXT}, {"cue", TEXT}, {"rule", TEXT}}},
    {"forecast", "forecasts.jsonl", {{"horizon", TEXT}, {"modality", TEXT}, {"words", TEXT}, {"likelihood", TEXT}, {"source", TEXT}, {"rule", TEXT}}},
    {"event", "events.jsonl", {{"trigger", TEXT}, {"type", TEXT}, {"actor", LIST}, {"target", LIST}, {"date", TEXT}, {"place", TEXT}, {"status", TEXT}, {"inferred", TRUTH}, {"rule", TEXT}}},
    {"fact", "facts.jsonl", {{"subject", TEXT}, {"relation", TEXT}, {"object", TEXT}, {"value", FIGURE}, {"unit", TEXT}, {"as_of", TEXT}, {"approx", TRUTH}, {"figure", TEXT}, {"how", TEXT}, {"rule", TEXT}}},
    {"tie", "ties.jsonl", {{"subject", TEXT}, {"relation", TEXT}, {"object", TEXT}, {"change", TEXT}, {"date", TEXT}, {"status", TEXT}, {"trigger", TEXT}, {"rule", TEXT}}},
};

/* "12" as 12, "1 10" as [1, 10]; what is no number as a string. */
static void put_numbers(struct ent_buf *out, const char *s, size_t n)
{
    const char *space = s != NULL ? memchr(s, ' ', n) : NULL;
    if (s == NULL || n == 0 || strspn(s, "0123456789+-.e ") < n) {
        ent_json_string(out, s, n);
        return;
    }
    if (space != NULL)
        ent_buf_addf(out, "[%.*s, %.*s]", (int)(space - s), s, (int)(s + n - space - 1), space + 1);
    else
        ent_buf_add(out, s, n);
}

/* A value is a number, unless its unit says that it is a date. */
static void put_figure(struct ent_buf *out, const struct ent_layer *l, size_t row, const char *s, size_t n)
{
    size_t n_unit = 0;
    const struct ent_attr *a = ent_layer_attr(l, "unit");
    const char *unit = a != NULL && a->type == ENT_ATTR_STRING ? ent_attr_string(a, row, &n_unit) : NULL;
    if (unit != NULL && n_unit == 4 && memcmp(unit, "date", 4) == 0)
        ent_json_string(out, s, n);
    else
        put_numbers(out, s, n);
}

static void put_list(struct ent_buf *out, const struct ent_attr *a, size_t row)
{
    size_t n_items = a != NULL && a->type == ENT_ATTR_LIST ? ent_attr_n_items(a, row) : 0, n;
    ent_buf_addc(out, '[');
    for (size_t i = 0; i < n_items; i++) {
        const char *s = ent_attr_item(a, row, i, &n);
        ent_buf_adds(out, i > 0 ? ", " : "");
        ent_json_string(out, s, n);
    }
    ent_buf_addc(out, ']');
}

static void put_field(struct ent_buf *out, const struct ent_layer *l, size_t row, const struct field *f)
{
    const struct ent_attr *a = ent_layer_attr(l, f->name);
    size_t n = 0;
    uint64_t value = 0;
    ent_buf_addf(out, ", \"%s\": ", f->name);
    const char *s = a != NULL && a->type == ENT_ATTR_STRING ? ent_attr_string(a, row, &n) : NULL;
    int is_number = a != NULL && a->type == ENT_ATTR_NUMBER && ent_attr_number(a, row, &value);
    switch (f->type) {
    case TEXT: ent_json_string(out, s, n); return;
    case LIST: put_list(out, a, row); return;
    case NUMBERS: put_numbers(out, s, n); return;
    case FIGURE: put_figure(out, l, row, s, n); return;
    case TRUTH: ent_buf_adds(out, is_number && value != 0 ? "true" : "false"); return;
    case WHOLE:
        if (is_number)
            ent_buf_addf(out, "%" PRIu64, value);
        else
            ent_buf_adds(out, "null");
        return;
    }
}

static void put_string(struct ent_buf *out, const char *name, const struct ent_attr *a, size_t row)
{
    size_t n = 0;
    const char *s = ent_attr_string(a, row, &n);
    ent_buf_addf(out, "\"%s\": ", name);
    ent_json_string(out, s, n);
}

static void put_row(struct ent_buf *out, const struct ent_segment *s, size_t doc, const struct ent_layer *l, size_t row,
                    const struct layer_file *file)
{
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    struct ent_range bytes = ent_layer_bytes(s, l, row);
    uint64_t start, end;
    int exact;
    ent_buf_addc(out, '{');
    put_string(out, "doc", ent_layer_attr(docs, "id"), doc);
    ent_buf_adds(out, ", ");
    put_string(out, "file", ent_layer_attr(docs, "file"), doc);
    if (ent_segment_source(s, bytes, &start, &end, &exact))
        ent_buf_addf(out, ", \"start\": %" PRIu64 ", \"end\": %" PRIu64 ", \"text\": ", start, end);
    else
        ent_buf_adds(out, ", \"start\": null, \"end\": null, \"text\": ");
    ent_json_string(out, s->text + bytes.start, bytes.end - bytes.start);
    for (const struct field *f = file->fields; f->name != NULL; f++)
        put_field(out, l, row, f);
    ent_buf_adds(out, "}\n");
}

/* Indirect speech is in the store only: the files hold what stands between marks. */
static int is_left_out(const struct ent_layer *l, size_t row)
{
    size_t n = 0;
    const struct ent_attr *a = ent_layer_attr(l, "kind");
    const char *s = a != NULL && a->type == ENT_ATTR_STRING ? ent_attr_string(a, row, &n) : NULL;
    return s != NULL && n == 8 && memcmp(s, "indirect", 8) == 0;
}

static enum ent_status write_file(const struct ent_corpus *c, const struct layer_file *file, struct ent_out *out,
                                  struct ent_error *err)
{
    struct ent_buf lines = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_docs(c); i++) {
        struct ent_place place = ent_corpus_doc(c, i);
        const struct ent_segment *s = ent_corpus_segment(c, place.segment);
        const struct ent_layer *l = ent_segment_layer(s, file->layer), *docs = ent_segment_layer(s, "doc");
        struct ent_range rows = l != NULL ? ent_layer_rows(l, ent_layer_bytes(s, docs, place.at)) : (struct ent_range){0, 0};
        ent_buf_clear(&lines);
        for (size_t row = rows.start; row < rows.end; row++)
            if (!is_left_out(l, row))
                put_row(&lines, s, place.at, l, row, file);
        if (ent_interrupted())
            st = ent_fail_interrupted(err);
        else if ((st = ent_buf_check(&lines, err)) == ENT_OK)
            st = ent_out_write(out, lines.data, lines.len, err);
    }
    ent_buf_done(&lines);
    return st;
}

static int has_layer(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_segment_layer(ent_corpus_segment(c, i), name) != NULL)
            return 1;
    return 0;
}

enum ent_status ent_export_layers(const struct ent_corpus *c, const char *dir, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < sizeof files / sizeof *files; i++) {
        struct ent_out out = {0};
        if (!has_layer(c, files[i].layer))
            continue;
        char *path = ent_path_join(dir, files[i].file);
        st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", dir) : ent_out_open(&out, path, err);
        if (st == ENT_OK)
            st = write_file(c, &files[i], &out, err);
        if (st == ENT_OK)
            st = ent_out_commit(&out, err);
        ent_out_abort(&out);
        ent_free(path);
    }
    return st == ENT_OK ? ent_export_entities(c, dir, err) : st;
}
