/*
 * ent_verb_form.h -- what an English verb's lemma can be, from its form alone
 *
 * Lemmas are learnt, and a form that was never seen may get a wrong one; the regular endings and the irregular forms are known.
 */
#ifndef ENT_VERB_FORM_H
#define ENT_VERB_FORM_H

#include <stddef.h>

enum { ENT_MAX_STEMS = 6, ENT_STEM_SIZE = 32 };

/* The infinitive of an irregular form in small letters ("lent": "lend"); NULL: it is none of ours. */
const char *ent_verb_irregular(const char *form, size_t n);
/* What regular endings leave of a form in small letters: "applied": "appli", "applie", "apply".  How many are written. */
size_t ent_verb_stems(const char *form, size_t n, char stems[ENT_MAX_STEMS][ENT_STEM_SIZE]);

#endif
