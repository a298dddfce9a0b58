/*
 * ent_phrase.h -- find a phrase: words that follow one another within a sentence
 */
#ifndef ENT_PHRASE_H
#define ENT_PHRASE_H

#include "corpus/ent_corpus.h"

struct ent_hit {
    uint32_t segment, first, last; /* positions [first, last) of the segment */
};
struct ent_hits {
    struct ent_hit *hits;
    size_t n, cap;
    size_t n_words; /* of the phrase */
};

/*
 * Append all places of the phrase, in the order of the text.  It is cut into words as texts are
 * ("Russia's" is two); with 'fold' words match by their key (ent_fold.h: neither case nor the kind of I
 * counts), else exactly.  Cost: the occurrences of its rarest word.  ENT_EARG: no word in it; ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_phrase_find(const struct ent_corpus *c, const char *phrase, size_t n,
                                             int fold, struct ent_hits *out, struct ent_error *err);
void ent_hits_done(struct ent_hits *hits); /* a zeroed struct is empty and ready */

#endif
