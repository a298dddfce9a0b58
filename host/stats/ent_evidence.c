#include "stats/ent_evidence.h"

#include "query/ent_cql_place.h"

enum ent_status ent_evidence_new(struct ent_evidence *e, size_t n_rows, size_t most, struct ent_error *err)
{
    *e = (struct ent_evidence){.n_rows = most > 0 ? n_rows : 0, .most = most};
    e->n = ent_calloc(e->n_rows + 1, sizeof *e->n);
    e->places = most < SIZE_MAX / sizeof *e->places / (e->n_rows + 1) ? ent_malloc((e->n_rows * most + 1) * sizeof *e->places) : NULL;
    return e->n != NULL && e->places != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for the places of %zu rows", n_rows);
}

void ent_evidence_done(struct ent_evidence *e)
{
    ent_free(e->n);
    ent_free(e->places);
    *e = (struct ent_evidence){0};
}

void ent_evidence_add(struct ent_evidence *e, size_t row, struct ent_evidence_place place)
{
    if (row >= e->n_rows || e->n[row] == e->most)
        return;
    e->places[row * e->most + e->n[row]++] = place;
    e->n_filled += e->n[row] == e->most;
}

enum { AT_ONCE = 32 };

/* Where all of them begin and end is looked up first: the processor then waits for several places of memory at once. */
static enum ent_status give_some(const struct ent_evidence_place *places, size_t n, const struct ent_corpus *c,
                                 struct ent_frame *f, struct ent_error *err)
{
    struct cql_place place = {.corpus = c};
    struct ent_range bytes[AT_ONCE];
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < n; i++) {
        const struct ent_segment *s = ent_corpus_segment(c, places[i].segment);
        ent_packed_expect(&s->word_start, places[i].first);
        ent_packed_expect(&s->word_size, places[i].first);
    }
    for (size_t i = 0; i < n; i++) {
        const struct ent_segment *s = ent_corpus_segment(c, places[i].segment);
        ent_packed_expect_bits(&s->word_start, places[i].first);
        ent_packed_expect_bits(&s->word_size, places[i].first);
    }
    for (size_t i = 0; i < n; i++)
        bytes[i] = cql_bytes_of_words(ent_corpus_segment(c, places[i].segment), places[i].first, places[i].last);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        cql_place_go_doc(&place, places[i].segment, places[i].row);
        struct ent_frame_span span = cql_place_span(&place, bytes[i]);
        st = ent_frame_add_evidence(f, &span, err);
    }
    return st;
}

enum ent_status ent_evidence_give(const struct ent_evidence *e, size_t row, uint64_t total, const struct ent_corpus *c,
                                  struct ent_frame *f, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (row >= e->n_rows)
        return ENT_OK;
    const struct ent_evidence_place *places = e->places + row * e->most;
    for (size_t i = 0; st == ENT_OK && i < e->n[row]; i += AT_ONCE)
        st = give_some(places + i, e->n[row] - i < AT_ONCE ? e->n[row] - i : AT_ONCE, c, f, err);
    return st == ENT_OK && total > e->n[row] ? ent_frame_add_unkept(f, total - e->n[row], err) : st;
}
