/* Hits in files. */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "query/ent_cql_place.h"
#include "query/ent_cql_set.h"

static const char *const heading = "# hits of entente: document, first word, last word, target";

/* ---- writing ---- */

static void add_line(struct ent_buf *out, const struct cql_place *p, const struct ent_cql_hit *hit)
{
    size_t n;
    const char *id = cql_place_field(p, "id", &n);
    ent_buf_add(out, id != NULL ? id : "", id != NULL ? n : 0);
    ent_buf_addf(out, "\t%zu\t%zu", hit->first - p->words.start + 1, hit->last - p->words.start);
    if (hit->target != ENT_NO_POSITION)
        ent_buf_addf(out, "\t%zu", hit->target - p->words.start + 1);
    ent_buf_addc(out, '\n');
}

enum ent_status ent_cql_save(const struct ent_cql_hits *hits, const struct ent_corpus *c, const char *path,
                             struct ent_error *err)
{
    struct cql_place place = {.corpus = c};
    struct ent_out out = {0};
    struct ent_buf text = {0};
    enum ent_status st = ent_out_open(&out, path, err);
    ent_buf_addf(&text, "%s\n", heading);
    for (size_t i = 0; st == ENT_OK && i < hits->n; i++) {
        cql_place_go(&place, &hits->hits[i]);
        add_line(&text, &place, &hits->hits[i]);
        if (text.len < 1 << 16 && i + 1 < hits->n)
            continue;
        st = ent_buf_check(&text, err);
        if (st == ENT_OK && fwrite(text.data, 1, text.len, out.file) != text.len)
            st = ent_fail(err, ENT_EWRITE, "%s: %s", path, strerror(errno));
        ent_buf_clear(&text);
    }
    if (st == ENT_OK && text.len > 0 && fwrite(text.data, 1, text.len, out.file) != text.len)
        st = ent_fail(err, ENT_EWRITE, "%s: %s", path, strerror(errno));
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    ent_buf_done(&text);
    return st;
}

/* ---- reading ---- */

/* All documents by their ids. */
struct docs {
    struct ent_intern ids;
    struct ent_place *places;
    size_t cap;
};

static enum ent_status list_docs(struct docs *d, const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++) {
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(c, i), "doc");
        const struct ent_attr *a = ent_layer_attr(l, "id");
        for (size_t row = 0; st == ENT_OK && l != NULL && row < l->n; row++) {
            uint32_t id;
            size_t n;
            const char *s = ent_attr_string(a, row, &n);
            if (s == NULL || ent_corpus_is_removed(c, i, row))
                continue;
            if ((st = ent_intern_add(&d->ids, s, n, &id, err)) == ENT_OK &&
                (st = ent_reserve(&d->places, &d->cap, (size_t)id + 1, sizeof *d->places, err)) == ENT_OK)
                d->places[id] = (struct ent_place){i, row};
        }
    }
    return st;
}

/* A number behind a tab; 0: there is none. */
static size_t read_number(const char **s, const char *end)
{
    size_t n = 0;
    if (*s >= end || **s != '\t')
        return 0;
    for (++*s; *s < end && **s >= '0' && **s <= '9' && n < UINT32_MAX; ++*s)
        n = n * 10 + (size_t)(**s - '0');
    return n;
}

static enum ent_status read_line(struct ent_cql_hits *out, const struct ent_corpus *c, const struct docs *d,
                                 const char *s, const char *end, struct ent_error *err)
{
    const char *tab = memchr(s, '\t', (size_t)(end - s));
    uint32_t id = tab != NULL ? ent_intern_find(&d->ids, s, (size_t)(tab - s)) : ENT_INTERN_NONE;
    if (tab == NULL)
        return ent_fail(err, ENT_EFORMAT, "expected a document, first and last word with tabs between them");
    if (id == ENT_INTERN_NONE)
        return ent_fail(err, ENT_EFORMAT, "there is no document '%.*s' in this corpus", (int)(tab - s), s);
    assert(d->places != NULL); /* it has the id */
    struct ent_place at = d->places[id];
    const struct ent_segment *segment = ent_corpus_segment(c, at.segment);
    struct ent_range words = ent_layer_words(segment, ent_segment_layer(segment, "doc"), at.at);
    s = tab;
    size_t first = read_number(&s, end), last = read_number(&s, end), target = read_number(&s, end);
    size_t n = words.end - words.start;
    if (first == 0 || last < first || s != end)
        return ent_fail(err, ENT_EFORMAT, "expected a document, first and last word with tabs between them");
    if (last > n || target > n)
        return ent_fail(err, ENT_EFORMAT, "the document has only %zu words", n);
    enum ent_status st = ent_reserve(&out->hits, &out->cap, out->n + 1, sizeof *out->hits, err);
    if (st == ENT_OK)
        out->hits[out->n++] = (struct ent_cql_hit){
            (uint32_t)at.segment, (uint32_t)(words.start + first - 1), (uint32_t)(words.start + last),
            target > 0 ? (uint32_t)(words.start + target - 1) : ENT_NO_POSITION};
    return st;
}

enum ent_status ent_cql_load(struct ent_cql_hits *out, const struct ent_corpus *c, const char *path,
                             struct ent_error *err)
{
    struct ent_buf text = {0};
    struct docs docs = {0};
    struct ent_error why;
    size_t line = 0;
    enum ent_status st = ent_file_read(path, &text, err);
    if (st == ENT_OK)
        st = list_docs(&docs, c, err);
    for (size_t i = 0; st == ENT_OK && i < text.len;) {
        const char *end = memchr(text.data + i, '\n', text.len - i);
        size_t n = end != NULL ? (size_t)(end - text.data) - i : text.len - i;
        line++;
        if (n > 0 && text.data[i] != '#' &&
            (st = read_line(out, c, &docs, text.data + i, text.data + i + n, &why)) != ENT_OK)
            st = ent_fail(err, st, "%s: line %zu: %s", path, line, why.message);
        i += n + 1;
    }
    if (st == ENT_OK)
        st = ent_cql_order(out, err);
    ent_intern_done(&docs.ids);
    ent_free(docs.places);
    ent_buf_done(&text);
    return st;
}
