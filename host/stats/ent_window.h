/*
 * ent_window.h -- the words around hits, each once
 */
#ifndef ENT_WINDOW_H
#define ENT_WINDOW_H

#include "query/ent_cql.h"
#include "query/ent_cql_docs.h"

/* Words [first, last) that lie in the window of 'hit', to its left or right; none of them is part of a hit. */
struct ent_window {
    uint32_t segment, first, last;
    uint32_t doc; /* row of the document */
    const struct ent_cql_hit *hit;
};
struct ent_windows {
    const struct ent_corpus *corpus;
    const struct ent_cql_hits *hits; /* in the order of the text */
    const struct ent_cql_docs *docs; /* only hits in these; NULL: all */
    const char *layer;               /* windows do not leave the row that holds the hit; NULL: the document */
    uint32_t left, right;
    /* Not NULL: the words of hits, each once. */
    enum ent_status (*node)(void *ctx, uint32_t segment, uint32_t first, uint32_t last, struct ent_error *err);
    enum ent_status (*window)(void *ctx, const struct ent_window *w, struct ent_error *err);
    void *ctx;
    const char *column;              /* is what they read: asked for ahead of them; NULL: none */
};

/* Go through the text once; *n_hits were looked at.  ENT_EARG: no such layer; ENT_EINTR; what the callbacks say. */
ENT_MUST_USE enum ent_status ent_windows_walk(const struct ent_windows *w, uint64_t *n_hits, struct ent_error *err);

#endif
