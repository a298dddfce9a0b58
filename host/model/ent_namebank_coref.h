/*
 * ent_namebank_coref.h -- names from treebanks with coreference, where an entity is all of its phrase
 *
 * CorefUD and GUM mark "(2-person-...", "2)" in MISC as Entity=: the whole phrase of what is spoken of, named or not,
 * nested.  A name is the part of it that is one: the proper nouns (XPOS NNP, NNPS) around the head of a person, place or
 * organization, with "of the" and the like between two of them, without "Mr." and other titles before a person, as in
 * UNER (Mayhew et al. 2024).  Of nested ones the longest counts.
 */
#ifndef ENT_NAMEBANK_COREF_H
#define ENT_NAMEBANK_COREF_H

#include "model/ent_namebank.h"

struct ent_coref_word {
    const char *entity; /* the value of Entity=; not NUL-ended */
    size_t n_entity;
    uint32_t head;      /* as the file has it: 1-based, 0 the root */
    int is_proper;
};

/* Sets type and begins of the n words of a sentence.  Entities that go on beyond it have no name. */
void ent_coref_names(const struct ent_coref_word *coref, struct ent_named_word *words, size_t n);

#endif
