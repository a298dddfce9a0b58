/*
 * ent_cite.h -- a span as a reader wants it cited: the words, whose article, where in which file
 */
#ifndef ENT_CITE_H
#define ENT_CITE_H

#include "base/ent_date.h"
#include "base/ent_intern.h"
#include "corpus/ent_corpus.h"
#include "frame/ent_frame.h"

struct ent_piece { /* of a mapped file: not NUL-ended; s NULL: there is none */
    const char *s;
    size_t n;
};
struct ent_cite {
    struct ent_piece before, words, after; /* the words, and the rest of their sentence */
    int cut;                               /* there is more of the words */
    struct ent_piece title, publisher, language, file;
    struct ent_date published;
    uint64_t start, end; /* bytes of the file; both 0: they come from none */
};

/* Finds documents by their ids; zeroed to begin with.  Ids are read once, at the first use. */
struct ent_citer {
    const struct ent_corpus *corpus;
    struct ent_intern ids;
    size_t *docs; /* by the number of an id */
    int is_ready;
};
/* 0: the corpus has no such place (or there is no corpus, or no memory). */
int ent_cite(struct ent_citer *c, const struct ent_frame_span *span, struct ent_cite *out);
void ent_citer_done(struct ent_citer *c);

#endif
