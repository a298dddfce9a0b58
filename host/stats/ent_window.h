/*
 * ent_window.h -- the words around hits, and those of hits, each once
 *
 * They are handed on many at a time, so that who reads them can read all before it looks at one: the places lie far
 * apart, and the processor then waits for several of them at once.
 */
#ifndef ENT_WINDOW_H
#define ENT_WINDOW_H

#include "query/ent_cql.h"
#include "query/ent_cql_docs.h"

/*
 * Words [first, last) that lie in the window of 'hit', to its left or right, none of them part of a hit; or, where
 * 'is_node', words of the hit itself.  At most ENT_WINDOW_WORDS: what is longer comes in pieces.
 */
struct ent_window {
    uint32_t segment, first, last;
    uint32_t doc; /* row of the document */
    int is_node;
    const struct ent_cql_hit *hit;
};
enum { ENT_WINDOW_WORDS = 1024 };
struct ent_windows {
    const struct ent_corpus *corpus;
    const struct ent_cql_hits *hits; /* in the order of the text */
    const struct ent_cql_docs *docs; /* only hits in these; NULL: all */
    const char *layer;               /* windows do not leave the row that holds the hit; NULL: the document */
    uint32_t left, right;
    int with_nodes;                  /* words of hits are wanted, too */
    /* n > 0 of them, of one segment, in the order of the text. */
    enum ent_status (*windows)(void *ctx, const struct ent_window *list, size_t n, struct ent_error *err);
    void *ctx;
};

/* Go through the text once; *n_hits were looked at.  ENT_EARG: no such layer; ENT_EINTR; what the callback says. */
ENT_MUST_USE enum ent_status ent_windows_walk(const struct ent_windows *w, uint64_t *n_hits, struct ent_error *err);

#endif
