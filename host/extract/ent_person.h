/*
 * ent_person.h -- names in running text, as far as capitals tell: where they begin and end, whether a person's
 */
#ifndef ENT_PERSON_H
#define ENT_PERSON_H

#include "extract/ent_view.h"

/* A word of a name: a capital, no office, month or small word. */
int ent_person_word(const struct ent_view *v, size_t i);
/* An office or a form of address: no part of a name. */
int ent_person_office(const struct ent_view *v, size_t i);
size_t ent_person_begin(const struct ent_view *v, size_t i); /* of the name whose word is i */
size_t ent_person_end(const struct ent_view *v, size_t i);   /* the word after it */
/* A body or a place by one of its words ("Institute", "Republic")? */
int ent_person_is_body(const struct ent_view *v, size_t first, size_t last);
/* Does the article have the name that ends with word 'last' as a place somewhere: "in Sri Lanka"? */
int ent_person_is_place(const struct ent_view *v, size_t last);
/* A name of one word in full, if the article has that: the nearest before, else the first after. */
void ent_person_complete(const struct ent_view *v, uint32_t *first, uint32_t *last);

#endif
