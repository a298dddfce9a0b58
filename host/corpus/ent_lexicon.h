/*
 * ent_lexicon.h -- the strings of an attribute and their ids, over all deltas of a corpus
 *
 * A lexicon only grows: a delta adds strings that are new, with the ids that follow, so that an id means
 * the same string in every segment.  A delta holds (in a file of ent_store.h, for a lexicon L)
 *
 *     L.first   u32[1]   the id of its first string
 *     L.bytes   bytes    the strings, one after the other, in id order
 *     L.starts  packed   n + 1 offsets into L.bytes
 *     L.sorted  packed   its strings (0 .. n-1) in byte order
 *
 * The empty string is what a column holds where there is no value.
 */
#ifndef ENT_LEXICON_H
#define ENT_LEXICON_H

#include "base/ent_intern.h"
#include "corpus/ent_store.h"

/* ---- reading ---- */

struct ent_lexicon_part {
    uint32_t first, n;
    const unsigned char *bytes;
    size_t size;
    struct ent_packed starts, sorted;
};
struct ent_lexicon {
    struct ent_lexicon_part *parts;
    size_t n_parts, cap_parts;
    uint32_t n; /* strings in all parts */
    struct ent_lexicon_merged *merged; /* its own: the order of all, once somebody has asked for it */
};

/* Take in the delta of lexicon 'name' if the file has one; deltas come in the order they were made. */
ENT_MUST_USE enum ent_status ent_lexicon_append(struct ent_lexicon *lex, const struct ent_store *file,
                                                const char *name, struct ent_error *err);
void ent_lexicon_done(struct ent_lexicon *lex);

/* The string of an id, NOT ended by a NUL; "" for an id that does not exist. */
const char *ent_lexicon_str(const struct ent_lexicon *lex, uint32_t id, size_t *n);
/* The id of a string, or ENT_INTERN_NONE.  Binary search in each delta. */
uint32_t ent_lexicon_find(const struct ent_lexicon *lex, const char *s, size_t n);
/*
 * [first, first + n) of all ids in the byte order of their strings.  Of several deltas it is found once, and kept: 4 bytes an
 * id.  Threads may ask together.  ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_lexicon_order(const struct ent_lexicon *lex, uint32_t first, uint32_t n, uint32_t *ids,
                                               struct ent_error *err);
/* Call 'visit' with the id of each string that begins with the n bytes, in byte order within a delta; a
 * value other than 0 ends it and is returned. */
int ent_lexicon_starting(const struct ent_lexicon *lex, const char *s, size_t n,
                         int (*visit)(void *ctx, uint32_t id), void *ctx);

/* ---- writing: what a commit adds to one lexicon ---- */

struct ent_lexicon_delta {
    const struct ent_lexicon *base; /* NULL: the corpus has none yet */
    struct ent_intern added;        /* new strings; their ids are base->n + 0, 1, 2, ... */
};

/* The id of a string, known or new. */
ENT_MUST_USE enum ent_status ent_delta_id(struct ent_lexicon_delta *d, const char *s, size_t n,
                                          uint32_t *id, struct ent_error *err);
/*
 * For each string of a local table its id; *map is ent_malloc'ed, NULL where both number alike.  The table may be taken
 * over: it is empty then.
 */
ENT_MUST_USE enum ent_status ent_delta_map(struct ent_lexicon_delta *d, struct ent_intern *local, uint32_t **map,
                                           struct ent_error *err);
/* Write the arrays of the delta, if it has any string. */
ENT_MUST_USE enum ent_status ent_delta_write(const struct ent_lexicon_delta *d, const char *name,
                                             struct ent_store_writer *w, struct ent_error *err);
void ent_delta_done(struct ent_lexicon_delta *d);

/* Numbers 0 .. n-1 of the table's strings in byte order; ent_malloc'ed. */
ENT_MUST_USE enum ent_status ent_intern_sorted(const struct ent_intern *t, uint32_t **order,
                                               struct ent_error *err);

#endif
