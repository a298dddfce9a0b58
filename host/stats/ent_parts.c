#include "stats/ent_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"

struct ordered {
    uint32_t rank, code;
};

static int compare_ordered(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

/* The codes of documents, which ent_parts.of_doc holds until parts are numbered. */
static enum ent_status read_codes(struct ent_parts *p, struct ent_error *err)
{
    struct cql_place place = {.corpus = p->corpus};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < p->docs->n; i++) {
        const struct ent_cql_doc *d = &p->docs->docs[i];
        cql_place_go_doc(&place, d->segment, d->row);
        st = cql_key_codes(&p->key, &place, &(struct ent_cql_hit){.segment = d->segment, .first = d->first}, &p->of_doc[i], err);
        if (st == ENT_OK && i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

static enum ent_status number_parts(struct ent_parts *p, struct ent_error *err)
{
    size_t n_codes = (size_t)p->key.values.n + 1;
    struct ordered *order = ent_malloc(n_codes * sizeof *order);
    uint32_t *part_of = ent_calloc(n_codes, sizeof *part_of); /* + 1; 0: nobody has it */
    enum ent_status st = order != NULL && part_of != NULL ? cql_key_rank(&p->key, err)
                                                          : ent_fail(err, ENT_ENOMEM, "out of memory for %zu parts", n_codes);
    p->codes = ent_malloc(n_codes * sizeof *p->codes);
    p->sizes = ent_calloc(n_codes, sizeof *p->sizes);
    p->n_docs = ent_calloc(n_codes, sizeof *p->n_docs);
    if (st == ENT_OK && (p->codes == NULL || p->sizes == NULL || p->n_docs == NULL))
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu parts", n_codes);
    for (size_t i = 0; st == ENT_OK && i < p->docs->n; i++)
        part_of[p->of_doc[i]] = 1;
    size_t n = 0;
    for (uint32_t code = 0; st == ENT_OK && code < n_codes; code++)
        if (part_of[code] != 0)
            order[n++] = (struct ordered){p->key.ranks[code], code};
    if (st == ENT_OK)
        qsort(order, n, sizeof *order, compare_ordered);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        p->codes[i] = order[i].code;
        part_of[order[i].code] = (uint32_t)i + 1;
    }
    p->n = n;
    for (size_t i = 0; st == ENT_OK && i < p->docs->n; i++) {
        const struct ent_cql_doc *d = &p->docs->docs[i];
        p->of_doc[i] = part_of[p->of_doc[i]] - 1;
        p->sizes[p->of_doc[i]] += d->last - d->first;
        p->n_docs[p->of_doc[i]]++;
    }
    ent_free(order);
    ent_free(part_of);
    return st;
}

enum ent_status ent_parts_new(struct ent_parts *p, const struct ent_corpus *c, const struct ent_cql_docs *docs,
                              const char *field, struct ent_error *err)
{
    *p = (struct ent_parts){.corpus = c, .docs = docs};
    enum ent_status st = field != NULL ? cql_key_read(&p->key, c, field, err) : ENT_OK;
    if (st == ENT_OK && field != NULL && p->key.where != CQL_AT_DOC)
        st = ent_fail(err, ENT_EARG, "'%s' is no field of documents: doc.year, doc.publisher, ...", field);
    if (st == ENT_OK) {
        p->of_doc = ent_calloc(docs->n + 1, sizeof *p->of_doc);
        p->starts = ent_calloc(docs->n + 1, sizeof *p->starts);
        if (p->of_doc == NULL || p->starts == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu documents", docs->n);
    }
    for (size_t i = 0; st == ENT_OK && i < docs->n; i++)
        p->starts[i + 1] = p->starts[i] + (docs->docs[i].last - docs->docs[i].first);
    if (field == NULL)
        p->key.where = CQL_AT_DOC;
    else if (st == ENT_OK)
        st = read_codes(p, err);
    if (st == ENT_OK)
        st = number_parts(p, err);
    if (st != ENT_OK)
        ent_parts_done(p);
    return st;
}

void ent_parts_done(struct ent_parts *p)
{
    cql_key_done(&p->key);
    ent_free(p->of_doc);
    ent_free(p->starts);
    ent_free(p->codes);
    ent_free(p->n_docs);
    ent_free(p->sizes);
    *p = (struct ent_parts){0};
}

const char *ent_parts_value(const struct ent_parts *p, size_t part, size_t *n)
{
    return p->codes[part] != 0 ? cql_key_value(&p->key, p->codes[part], n) : NULL;
}
