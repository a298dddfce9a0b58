/*
 * ent_subject.h -- whom a phrase names: pronouns, noun phrases over appositions, the tree's subject where there is one
 */
#ifndef ENT_SUBJECT_H
#define ENT_SUBJECT_H

#include "extract/ent_speaker.h"

/* ---- kinds of words ---- */

int ent_subject_is_mark(const struct ent_view *v, size_t i);    /* a quotation mark */
int ent_subject_is_owner(const struct ent_view *v, size_t i);   /* 's */
int ent_subject_is_between(const struct ent_view *v, size_t i); /* an auxiliary or adverb between a subject and its verb */
int ent_subject_is_determiner(const struct ent_view *v, size_t i);
int ent_subject_is_preposition(const struct ent_view *v, size_t i);
int ent_subject_is_pronoun(const struct ent_view *v, size_t i);

/* ---- phrases; 1: *out has the words ---- */

size_t ent_subject_sentence_begin(const struct ent_view *v, size_t i);
/* Where the noun phrase that ends before word 'end' begins, not before 'limit'. */
size_t ent_subject_phrase_begin(const struct ent_view *v, size_t end, size_t limit);
/* The phrase [first, last): its name, else its words. */
int ent_subject_phrase(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out);
/* The subject that ends before word 'end', over appositions and relative clauses: "Orlov, who ..., said". */
int ent_subject_ending(const struct ent_view *v, size_t end, size_t limit, struct ent_speaker *out);
/* The person that "he" means at word i; it is not always told, which is no failure. */
int ent_subject_pronoun(const struct ent_view *v, size_t i, struct ent_speaker *out);
/* The person that sentence [first, last) is about: its first name that no preposition stands before. */
int ent_subject_person_of(const struct ent_view *v, size_t first, size_t last, struct ent_speaker *out);
/* A name, in full if the article has that. */
int ent_subject_give_name(const struct ent_view *v, struct ent_speaker *out, size_t first, size_t last);

#endif
