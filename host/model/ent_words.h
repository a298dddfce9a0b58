/*
 * ent_words.h -- the words of a sentence as the models see them, from form to head
 *
 * Each model fills what is its own from what those before it have filled: tagger, features, lemmas, parser.
 */
#ifndef ENT_WORDS_H
#define ENT_WORDS_H

#include "model/ent_wordform.h"

enum { ENT_ROOT = -1, ENT_NO_HEAD = -2 };

struct ent_word_info {
    const char *form;           /* not NUL-ended */
    const char *lemma;          /* lemmas: NUL-ended */
    uint32_t n_form, n_lemma;   /* in bytes */
    struct ent_wordform seen;
    uint32_t lexical;           /* tagger: its entry in the lexicon, 0: none */
    uint32_t cluster;           /* ... which words it is used like, 0: not known */
    int32_t head;               /* parser: index in the sentence, or ENT_ROOT */
    uint16_t first_tag;         /* tagger: what it took the word for at first */
    uint16_t tag, feats, label; /* tagger, tagger, parser: numbers of labels */
    uint16_t known_as;          /* names: what its lexicon says of a capitalised word, 0: nothing */
    uint16_t heard_as;          /* ... what plain texts call it, 0: nothing */
    uint8_t said;               /* ... its place at the last time in the text before the sentence, plus 1; 0: it was not there */
    uint8_t name;               /* ... its place in a name: 0 outside */
    uint8_t is_sure;            /* tagger: its second look is not worth while */
};

static inline void ent_word_info_init(struct ent_word_info *w, const char *form, size_t n)
{
    *w = (struct ent_word_info){.form = form, .n_form = (uint32_t)n, .head = ENT_NO_HEAD};
    ent_wordform(form, n, &w->seen);
}

#endif
