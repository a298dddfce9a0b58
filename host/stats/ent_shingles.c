#include "stats/ent_shingles.h"

#include <string.h>

#include "base/ent_hash.h"

enum ent_status ent_shingler_new(struct ent_shingler *s, const struct ent_items *items, const struct ent_cql_docs *docs,
                                 unsigned n, struct ent_error *err)
{
    uint32_t n_items = items->lexicon->n;
    *s = (struct ent_shingler){.corpus = items->corpus, .n = n};
    enum ent_status st = ent_flat_new(&s->flat, items, docs, NULL, 0, err);
    if (st == ENT_OK && (s->hashes = ent_malloc(((size_t)n_items + 1) * sizeof *s->hashes)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %u words", n_items);
    for (uint32_t i = 0; st == ENT_OK && i < n_items; i++) {
        size_t size;
        const char *text = ent_items_str(items, i, &size);
        s->hashes[i] = ent_hash(text, size, 1);
    }
    if (st != ENT_OK)
        ent_shingler_done(s);
    return st;
}

void ent_shingler_done(struct ent_shingler *s)
{
    ent_flat_done(&s->flat);
    ent_free(s->hashes);
    *s = (struct ent_shingler){0};
}

/* Mix the hashes of n words into one that no order but theirs gives. */
static uint64_t mix(const uint64_t *hashes, const uint32_t *items, const uint32_t *positions, unsigned n, size_t base)
{
    uint64_t h = n;
    for (unsigned i = 0; i < n; i++) {
        h = (h ^ hashes[items[base + positions[i]] & ~ENT_FLAT_BREAK]) * 0x9E3779B97F4A7C15ull;
        h ^= h >> 32;
    }
    h *= 0xD6E8FEB86659FD93ull;
    return h ^ h >> 32;
}

enum ent_status ent_shingles_read(struct ent_shingles *out, const struct ent_shingler *s, const struct ent_cql_doc *doc,
                                  struct ent_error *err)
{
    size_t base = (size_t)ent_corpus_base(s->corpus, doc->segment), n_words = 0, most = doc->last - doc->first;
    enum ent_status st = ent_reserve(&out->positions, &out->cap_positions, most, sizeof *out->positions, err);
    out->n = 0;
    if (st == ENT_OK)
        st = ent_reserve(&out->hashes, &out->cap, most, sizeof *out->hashes, err);
    for (uint32_t p = doc->first; st == ENT_OK && p < doc->last; p++)
        if ((s->flat.items[base + p] & ~ENT_FLAT_BREAK) != ENT_FLAT_NONE)
            out->positions[n_words++] = p;
    if (st != ENT_OK || n_words < s->n)
        return st;
    out->n = n_words - s->n + 1;
    for (size_t i = 0; i < out->n; i++)
        out->hashes[i] = mix(s->hashes, s->flat.items, out->positions + i, s->n, base);
    return ENT_OK;
}

void ent_shingles_done(struct ent_shingles *s)
{
    ent_free(s->hashes);
    ent_free(s->positions);
    *s = (struct ent_shingles){0};
}

static size_t slot_of(const struct ent_shingle_set *set, uint64_t hash)
{
    size_t i = (size_t)hash & (set->n_slots - 1);
    while (set->first[i] != 0 && set->keys[i] != hash)
        i = (i + 1) & (set->n_slots - 1);
    return i;
}

enum ent_status ent_shingle_set_fill(struct ent_shingle_set *set, const struct ent_shingles *s, struct ent_error *err)
{
    size_t need = 64;
    while (need < 2 * s->n)
        need *= 2;
    if (need > set->n_slots) {
        ent_shingle_set_done(set);
        set->keys = ent_malloc(need * sizeof *set->keys);
        set->first = ent_malloc(need * sizeof *set->first);
        set->mark = ent_malloc(need * sizeof *set->mark);
        if (set->keys == NULL || set->first == NULL || set->mark == NULL) {
            ent_shingle_set_done(set);
            return ent_fail(err, ENT_ENOMEM, "out of memory for %zu shingles", s->n);
        }
        set->n_slots = need;
    }
    memset(set->first, 0, set->n_slots * sizeof *set->first);
    memset(set->mark, 0, set->n_slots * sizeof *set->mark);
    set->n = 0;
    for (size_t i = 0; i < s->n; i++) {
        size_t slot = slot_of(set, s->hashes[i]);
        if (set->first[slot] != 0)
            continue;
        set->keys[slot] = s->hashes[i];
        set->first[slot] = (uint32_t)i + 1;
        set->n++;
    }
    return ENT_OK;
}

size_t ent_shingle_set_find(const struct ent_shingle_set *set, uint64_t hash)
{
    size_t slot = slot_of(set, hash);
    return set->first[slot] != 0 ? slot : set->n_slots;
}

void ent_shingle_set_done(struct ent_shingle_set *set)
{
    ent_free(set->keys);
    ent_free(set->first);
    ent_free(set->mark);
    *set = (struct ent_shingle_set){0};
}
