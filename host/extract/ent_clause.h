/*
 * ent_clause.h -- what a clause says of its verb: who does it to whom, by whom, whether it happened
 */
#ifndef ENT_CLAUSE_H
#define ENT_CLAUSE_H

#include "extract/ent_party.h"

enum ent_event_status { ENT_STATUS_HAPPENED, ENT_STATUS_PLANNED, ENT_STATUS_HYPOTHETICAL, ENT_STATUS_DENIED };
const char *ent_event_status_name(enum ent_event_status status); /* "happened" ... */

/* The status of a verb from its auxiliaries and what governs it; -1: it is only possible or wished. */
int ent_clause_status(const struct ent_party_finder *f, size_t verb);
/* That of a noun, from what it is the object of: "would make an attack", "called for a withdrawal". */
int ent_clause_noun_status(const struct ent_party_finder *f, size_t noun);
/* Does its object tell what is done: "make a visit", "hold talks"? */
int ent_clause_is_making(const struct ent_party_finder *f, size_t verb);
/* Does its subject tell what goes on: "talks resumed"? */
int ent_clause_is_going(const struct ent_party_finder *f, size_t verb);
/* "not", "never", "without" on the word? */
int ent_clause_is_negated(const struct ent_party_finder *f, size_t word);
/* An infinitive with "to"?  ENT_NO_WORD is none. */
int ent_clause_is_infinitive(const struct ent_party_finder *f, size_t verb);
/* "asks that it recognize", "the demand that it be supplied"? */
int ent_clause_is_subjunctive(const struct ent_party_finder *f, size_t verb);
/* "had “frozen” its part", "has since expelled two diplomats": does the tree take the auxiliary for a verb? */
int ent_clause_is_perfect(const struct ent_party_finder *f, size_t verb);
int ent_clause_is_passive(const struct ent_party_finder *f, size_t verb);

/* Who does what the verb says: its subject's head, found through coordination and control; ENT_NO_WORD. */
size_t ent_clause_subject(const struct ent_party_finder *f, size_t verb);
/* Whom that subject names or means; of a finite verb without one, the names right before it. */
void ent_clause_actors(const struct ent_party_finder *f, size_t verb, struct ent_parties *out);
/* What is acted on: the object, of a passive its subject; ENT_NO_WORD: nothing, or there is no verb. */
size_t ent_clause_patient(const struct ent_party_finder *f, size_t verb);
/* The particle of a verb, "turned down", also one that is taken for a preposition, "pulled out of Mali"; ENT_NO_WORD. */
size_t ent_clause_particle(const struct ent_party_finder *f, size_t verb);
/* Those behind "by" on a verb or noun. */
void ent_clause_agents(const struct ent_party_finder *f, size_t word, struct ent_parties *out);
/* Those in phrases that hang on a word (ENT_NO_WORD: none) by one of the prepositions (the last one NULL); 'except' (or NULL) are passed over. */
void ent_clause_placed(const struct ent_party_finder *f, size_t word, const char *const *places, const struct ent_parties *except,
                       struct ent_parties *out);
/* Possessors and adjectives of a noun (ENT_NO_WORD: none): "Armenia's application", "Russian gas". */
void ent_clause_owners(const struct ent_party_finder *f, size_t noun, struct ent_parties *out);

#endif
