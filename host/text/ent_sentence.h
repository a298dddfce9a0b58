/*
 * ent_sentence.h -- which words end a sentence (the tokeniser's second pass; nobody else calls it)
 *
 * The tokeniser has decided already whether the dot of an abbreviation is its own or a full stop,
 * so here every stop is a stop; what is left to see is what closes after it and what comes next.
 */
#ifndef ENT_SENTENCE_H
#define ENT_SENTENCE_H

#include "text/ent_token.h"

enum { /* what the tokeniser notes in flags for this pass, which takes it out again */
       ENT_NOTE_STOP = 1 << 8,   /* . ? ! ... and their runs */
       ENT_NOTE_QUOTE = 1 << 9,  /* a straight " */
       ENT_NOTE_SMILE = 1 << 10, /* an emoticon */
       ENT_NOTE_URL = 1 << 11,
       ENT_NOTE_ANY = 0xF << 8
};

/* Set ENT_WORD_SENT_END where sentences of these n words end; where it is set already, one ends
 * too. */
void ent_sentences(const char *text, struct ent_word *words, size_t n);

#endif
