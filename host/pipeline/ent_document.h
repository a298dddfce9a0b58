/*
 * ent_document.h -- an article becomes a document of a segment: words, sentences, layers
 */
#ifndef ENT_DOCUMENT_H
#define ENT_DOCUMENT_H

#include "corpus/ent_segment_build.h"
#include "pipeline/ent_annotate.h"
#include "pipeline/ent_parsing.h"
#include "source/ent_article.h"
#include "text/ent_token.h"

struct ent_document_scratch { /* zeroed: ready */
    struct ent_words words;
    struct ent_annotator annotator;
    struct ent_parsing parsing;
};
void ent_document_scratch_done(struct ent_document_scratch *s);

/*
 * Append the article to the segment.  Words are found in its title, byline, headings, paragraphs and
 * items, not in datelines and boilerplate; words that came with the text (a->parse) are kept as they are.
 *
 *   doc          id digest file ordinal title authors published published_alt published_how publisher
 *                language encoding words ("loaded": they came with the text; "parsed": by our models) start end (the article
 *                proper, from the document's first byte) +NAME (a further field)
 *   part         kind: title byline dateline heading; level
 *   section      heading (its text without a final colon), level: from a heading to the next one
 *   paragraph    kind: paragraph item
 *   boilerplate  kind: bio credit disclaimer about newsletter navigation
 *   sentence     zone: title byline heading paragraph item; comments (CoNLL-U)
 *   mwt          form rest (CoNLL-U): multi-word tokens
 *   NAME         what the tag <NAME> of vertical text has
 *   empty        line (CoNLL-U): empty nodes, after the word before 'first'
 *
 * and the layers of ent_annotate.h.  'scratch' is kept for the next call.
 */
ENT_MUST_USE enum ent_status ent_document_add(struct ent_segment_builder *b,
                                              const struct ent_article *a, const char *id,
                                              const char *digest,
                                              struct ent_document_scratch *scratch, struct ent_error *err);

#endif
