/*
 * ent_parsing.h -- the models at work on a document: columns lemma upos xpos feats head deprel ne, and what extraction is told
 */
#ifndef ENT_PARSING_H
#define ENT_PARSING_H

#include "corpus/ent_segment_build.h"
#include "model/ent_shelf.h"

struct ent_parsing {
    struct ent_shelf *shelf;           /* NULL: nothing is parsed */
    const struct ent_analyser *models; /* of the document at hand; NULL: none */
    struct ent_analysis analysis;
    struct ent_ends_scratch ends;
    int has_ended;                     /* the sentence in it: the next word begins another one */
};

/* The columns that models fill; ends with NULL. */
extern const char *const ent_parsing_columns[];

/* Begin a document; what is known of the words of the one before is forgotten. */
ENT_MUST_USE enum ent_status ent_parsing_begin(struct ent_parsing *p, const char *language, struct ent_error *err);
/* The words of a stretch of the document, as ent_analyser_words() has it. */
ENT_MUST_USE enum ent_status ent_parsing_words(struct ent_parsing *p, const char *text, size_t start, size_t end,
                                               struct ent_words *out, struct ent_error *err);
/* The next word of a sentence; the form must live until its end. */
ENT_MUST_USE enum ent_status ent_parsing_word(struct ent_parsing *p, const char *form, size_t n, struct ent_error *err);
/* The end of a sentence whose words are in the segment already, the first at 'position'. */
ENT_MUST_USE enum ent_status ent_parsing_sentence(struct ent_parsing *p, struct ent_segment_builder *b, size_t position,
                                                  struct ent_error *err);
/* What is known of word i of the sentence that has ended last. */
struct ent_parse ent_parsing_of(const struct ent_parsing *p, size_t i);
void ent_parsing_done(struct ent_parsing *p); /* the shelf is the caller's */

#endif
