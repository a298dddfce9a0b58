/*
 * ent_postings.h -- for each id of a column its positions in one segment, in rising order
 *
 * Arrays of an attribute A:
 *     A.post.ids    packed   the ids that occur, rising
 *     A.post.sums   packed   n + 1: how many positions the ids before have together
 *     A.post.at     packed   n: where each list begins in A.post.bytes
 *     A.post.bytes  bytes    the lists
 *
 * A list of k positions is cut into blocks of 128.  One block: u32 first, u8 width, then the gaps less
 * one between neighbours in 'width' bits each.  Several: first a table {u32 first, u32 offset of the
 * block from the list's start}, then blocks of u8 width and gaps; so a block can be reached (and passed
 * over) without those before it.
 */
#ifndef ENT_POSTINGS_H
#define ENT_POSTINGS_H

#include "corpus/ent_store.h"

struct ent_postings {
    struct ent_packed ids, sums, at;
    const unsigned char *bytes;
    size_t size;
};

/* ENT_EFORMAT.  A column without postings (every value empty) has empty arrays. */
ENT_MUST_USE enum ent_status ent_postings_open(struct ent_postings *p, const struct ent_store *file,
                                               const char *attribute, struct ent_error *err);

/* One list, read from front to back or by leaps. */
struct ent_posting_list {
    const unsigned char *list, *end; /* its bytes, and where A.post.bytes ends */
    uint32_t n;                      /* positions in all; 0: the id does not occur here */
    uint32_t n_blocks, block;        /* the block that is unpacked */
    uint32_t in_block, at;           /* its positions, and which comes next */
    uint32_t positions[ENT_BLOCK_SIZE];
};

/* How often the id occurs in this segment.  No list is read. */
uint32_t ent_postings_count(const struct ent_postings *p, uint32_t id);
/* The list of an id, or of the i-th of those that occur. */
void ent_postings_list(const struct ent_postings *p, uint32_t id, struct ent_posting_list *list);
void ent_postings_list_at(const struct ent_postings *p, size_t i, struct ent_posting_list *list);
/* For loops over blocks: positions[at .. in_block) come next; this unpacks the block after them.  0: the end. */
int ent_posting_load(struct ent_posting_list *list);

#define ENT_NO_POSITION UINT32_MAX
/* The next position; ENT_NO_POSITION at the end. */
uint32_t ent_posting_next(struct ent_posting_list *list);
/* The first position >= 'target' that was not yet given; ENT_NO_POSITION at the end.  Gallops. */
uint32_t ent_posting_seek(struct ent_posting_list *list, uint32_t target);

/*
 * Make the postings of a column of n ids below n_ids and write them; positions with id 'empty' are
 * left out.  Of a long column n_threads make it (0: as many as there are cores); the bytes are the same for any number.
 * Memory: 4 bytes a position and 12 an id, a quarter more with threads, and the lists.  ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_postings_write(struct ent_store_writer *w, const char *attribute,
                                                const struct ent_packed *column, uint32_t n_ids, uint32_t empty,
                                                size_t n_threads, struct ent_error *err);

#endif
