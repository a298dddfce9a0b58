/* Annotations and plain text; CoNLL-U has its own file. */
#include "pipeline/ent_export.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "pipeline/ent_export_layers.h"
#include "text/ent_json_write.h"
#include "text/ent_utf8.h"

/* ---- docs.jsonl ---- */

/* A document on its way out. */
struct doc {
    const struct ent_segment *segment;
    const struct ent_layer *docs;
    size_t row;
    struct ent_range text; /* in the segment */
};

static struct doc get_doc(const struct ent_corpus *c, size_t i)
{
    struct ent_place place = ent_corpus_doc(c, i);
    const struct ent_segment *s = ent_corpus_segment(c, place.segment);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    return (struct doc){s, docs, place.at, ent_layer_bytes(s, docs, place.at)};
}

static void put_attr(struct ent_buf *out, const struct doc *d, const char *name)
{
    const struct ent_attr *a = ent_layer_attr(d->docs, name);
    char iso[11];
    size_t n = 0;
    ent_buf_addf(out, ", \"%s\": ", name);
    if (a != NULL && a->type == ENT_ATTR_DATE) {
        ent_date_format(ent_attr_date(a, d->row), iso);
        ent_json_string(out, iso[0] != '\0' ? iso : NULL, strlen(iso));
    } else {
        const char *s = ent_attr_string(a, d->row, &n);
        ent_json_string(out, s, n);
    }
}

static void put_authors(struct ent_buf *out, const struct doc *d)
{
    const struct ent_attr *a = ent_layer_attr(d->docs, "authors");
    ent_buf_adds(out, ", \"authors\": [");
    for (size_t k = 0; k < ent_attr_n_items(a, d->row); k++) {
        size_t n;
        const char *s = ent_attr_item(a, d->row, k, &n);
        ent_buf_adds(out, k > 0 ? ", " : "");
        ent_json_string(out, s, n);
    }
    ent_buf_addc(out, ']');
}

static void put_sections(struct ent_buf *out, const struct doc *d)
{
    const struct ent_layer *l = ent_segment_layer(d->segment, "section");
    const struct ent_attr *headings = ent_layer_attr(l, "heading");
    struct ent_range rows = ent_layer_rows(l, d->text);
    ent_buf_adds(out, ", \"sections\": [");
    for (size_t row = rows.start; row < rows.end; row++) {
        uint64_t start = 0, end;
        int exact;
        size_t n;
        const char *heading = ent_attr_string(headings, row, &n);
        ent_buf_adds(out, row > rows.start ? ", {\"heading\": " : "{\"heading\": ");
        ent_json_string(out, heading, n);
        if (ent_segment_source(d->segment, ent_layer_bytes(d->segment, l, row), &start, &end, &exact))
            ent_buf_addf(out, ", \"start\": %" PRIu64 "}", start);
        else
            ent_buf_adds(out, ", \"start\": null}");
    }
    ent_buf_addc(out, ']');
}

static void put_boilerplate(struct ent_buf *out, const struct doc *d)
{
    const struct ent_layer *l = ent_segment_layer(d->segment, "boilerplate");
    struct ent_range rows = ent_layer_rows(l, d->text);
    int any = 0;
    ent_buf_adds(out, ", \"boilerplate\": [");
    for (size_t row = rows.start; row < rows.end; row++) {
        uint64_t start, end;
        int exact;
        if (!ent_segment_source(d->segment, ent_layer_bytes(d->segment, l, row), &start, &end, &exact))
            continue;
        ent_buf_addf(out, "%s[%" PRIu64 ", %" PRIu64 "]", any ? ", " : "", start, end);
        any = 1;
    }
    ent_buf_addc(out, ']');
}

enum { FIRST_WORDS = 6 };

/* The first or last six words (between spaces) of a paragraph. */
static void put_words(struct ent_buf *out, const struct doc *d, struct ent_range bytes, int last)
{
    const char *text = d->segment->text;
    size_t start = bytes.start, end = bytes.end, i = last ? end : start;
    int words = 0, in_word = 0;
    while (last ? i > bytes.start : i < bytes.end) {
        size_t before = i;
        uint32_t ch = last ? ent_utf8_prev(text, bytes.end, &i) : ent_utf8_next(text, bytes.end, &i);
        int space = ent_is_space(ch);
        words += in_word && space;
        in_word = !space;
        if (words == FIRST_WORDS) {
            *(last ? &start : &end) = before;
            break;
        }
    }
    ent_json_string(out, text + start, end - start);
}

static void put_body(struct ent_buf *out, const struct doc *d)
{
    const struct ent_layer *l = ent_segment_layer(d->segment, "paragraph");
    struct ent_range rows = ent_layer_rows(l, d->text);
    ent_buf_addf(out, ", \"paragraphs\": %zu, \"first_words\": ", rows.end - rows.start);
    if (rows.end == rows.start) {
        ent_buf_adds(out, "null, \"last_words\": null");
        return;
    }
    put_words(out, d, ent_layer_bytes(d->segment, l, rows.start), 0);
    ent_buf_adds(out, ", \"last_words\": ");
    put_words(out, d, ent_layer_bytes(d->segment, l, rows.end - 1), 1);
}

static void put_doc(struct ent_buf *out, const struct doc *d)
{
    uint64_t start = 0, end = 0, from, to;
    int exact;
    size_t n;
    const char *id = ent_attr_string(ent_layer_attr(d->docs, "id"), d->row, &n);
    struct ent_range article = d->text;
    if (ent_attr_number(ent_layer_attr(d->docs, "start"), d->row, &from) &&
        ent_attr_number(ent_layer_attr(d->docs, "end"), d->row, &to) && from <= to &&
        to <= d->text.end - d->text.start)
        article = (struct ent_range){d->text.start + (size_t)from, d->text.start + (size_t)to};
    ent_buf_adds(out, "{\"doc\": ");
    ent_json_string(out, id, n);
    put_attr(out, d, "file");
    if (ent_segment_source(d->segment, article, &start, &end, &exact))
        ent_buf_addf(out, ", \"start\": %" PRIu64 ", \"end\": %" PRIu64, start, end);
    else
        ent_buf_adds(out, ", \"start\": null, \"end\": null");
    put_attr(out, d, "title");
    put_authors(out, d);
    put_attr(out, d, "published");
    put_attr(out, d, "published_alt");
    put_attr(out, d, "published_how");
    put_attr(out, d, "publisher");
    put_attr(out, d, "language");
    put_sections(out, d);
    put_boilerplate(out, d);
    put_body(out, d);
    put_attr(out, d, "digest");
    ent_buf_adds(out, "}\n");
}

enum ent_status ent_export_annotations(const struct ent_corpus *c, const char *dir,
                                       struct ent_error *err)
{
    struct ent_buf line = {0};
    struct ent_out out = {0};
    enum ent_status st = ent_dir_make(dir, err);
    char *path = ent_path_join(dir, "docs.jsonl");
    if (st == ENT_OK)
        st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", dir)
                          : ent_out_open(&out, path, err);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_docs(c); i++) {
        struct doc d = get_doc(c, i);
        ent_buf_clear(&line);
        put_doc(&line, &d);
        if (ent_interrupted())
            st = ent_fail_interrupted(err);
        else if ((st = ent_buf_check(&line, err)) == ENT_OK)
            st = ent_out_write(&out, line.data, line.len, err);
    }
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    ent_buf_done(&line);
    ent_free(path);
    return st == ENT_OK ? ent_export_layers(c, dir, err) : st;
}

/* ---- plain text ---- */

static int is_title_or_heading(const struct ent_attr *kinds, size_t row)
{
    size_t n;
    const char *kind = ent_attr_string(kinds, row, &n);
    return kind != NULL && ((n == 5 && memcmp(kind, "title", 5) == 0) ||
                            (n == 7 && memcmp(kind, "heading", 7) == 0));
}

/* Titles, headings and paragraphs, merged in the order of the text. */
static void put_text(struct ent_buf *out, const struct doc *d)
{
    const struct ent_layer *parts = ent_segment_layer(d->segment, "part");
    const struct ent_layer *paragraphs = ent_segment_layer(d->segment, "paragraph");
    const struct ent_attr *kinds = ent_layer_attr(parts, "kind");
    struct ent_range p = ent_layer_rows(parts, d->text), q = ent_layer_rows(paragraphs, d->text);
    size_t n;
    const char *id = ent_attr_string(ent_layer_attr(d->docs, "id"), d->row, &n);
    ent_buf_adds(out, "=== ");
    ent_buf_add(out, id, n);
    ent_buf_adds(out, "\n\n");
    while (p.start < p.end || q.start < q.end) {
        int part_first = q.start == q.end ||
                         (p.start < p.end && ent_packed_get(&parts->start, p.start) <=
                                                 ent_packed_get(&paragraphs->start, q.start));
        struct ent_range bytes = part_first ? ent_layer_bytes(d->segment, parts, p.start)
                                            : ent_layer_bytes(d->segment, paragraphs, q.start);
        if (!part_first || is_title_or_heading(kinds, p.start)) {
            ent_buf_add(out, d->segment->text + bytes.start, bytes.end - bytes.start);
            ent_buf_adds(out, "\n\n");
        }
        *(part_first ? &p.start : &q.start) += 1;
    }
}

enum ent_status ent_export_text(const struct ent_corpus *c, FILE *out, struct ent_error *err)
{
    struct ent_buf text = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_docs(c); i++) {
        struct doc d = get_doc(c, i);
        ent_buf_clear(&text);
        put_text(&text, &d);
        if (ent_interrupted())
            st = ent_fail_interrupted(err);
        else if ((st = ent_buf_check(&text, err)) == ENT_OK &&
                 fwrite(text.data, 1, text.len, out) != text.len)
            st = ent_fail(err, ENT_EWRITE, "the text cannot be written: %s", strerror(errno));
    }
    ent_buf_done(&text);
    return st;
}
