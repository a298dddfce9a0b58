/*
 * ent_fact_place.h -- what the files that say whose a figure is share: where it stands, names around it
 */
#ifndef ENT_FACT_PLACE_H
#define ENT_FACT_PLACE_H

#include "extract/ent_fact_inner.h"

enum { ENT_FACT_BACK = 80 }; /* how many words before the sentence a name is still meant */

struct ent_fact_place { /* where the figure stands */
    const struct ent_fact_finder *f;
    const struct ent_party_finder *p;
    const struct ent_fact_match *m;
    size_t first, last;   /* the sentence */
    size_t figure, trigger, verb; /* ENT_NO_WORD: none */
};

static inline int is_verb(const struct ent_fact_place *k, size_t word) { return word != ENT_NO_WORD && k->p->v->words[word].parse.upos == ENT_UPOS_VERB; }

static inline enum ent_relation relation(const struct ent_fact_place *k, size_t word)
{
    return (enum ent_relation)k->p->v->words[word].parse.relation;
}

static inline int is_type(const struct ent_mention *m, uint32_t types) { return types >> m->type & 1; }

/* ---- names by the text (ent_fact_name.c) ---- */

void ent_fact_add_party(struct ent_parties *out, const struct ent_party *x);
int ent_fact_add_mention(struct ent_parties *out, const struct ent_mention *m); /* 1 */
int ent_fact_add_entity(const struct ent_fact_place *k, uint32_t entity, size_t word, struct ent_parties *out); /* 1 */
/* The number of the first mention that does not end before a word. */
size_t ent_fact_mention_from(const struct ent_party_finder *p, size_t word);
/* The last name of such types before the sentence, so many words back at most; 0: none. */
int ent_fact_earlier(const struct ent_fact_place *k, uint32_t types, size_t back, struct ent_parties *out);
/* The nearest name of such types: before the figure, else behind it in the sentence, else some way back; 0: none. */
int ent_fact_nearest_to(const struct ent_fact_place *k, uint32_t types, size_t back, struct ent_parties *out);
/* The nearest name of the sentence that may own a figure. */
void ent_fact_nearest_owner(const struct ent_fact_place *k, int may_be_person, struct ent_parties *out);
/* The first name of such types in the last sentence that has one. */
void ent_fact_first_before(const struct ent_fact_place *k, uint32_t types, struct ent_parties *out);
/* The states and blocs of the sentence before, in order. */
void ent_fact_states_before(const struct ent_fact_place *k, struct ent_parties *out);
/* The state that the words before the sentence speak of most. */
void ent_fact_prevailing(const struct ent_fact_place *k, struct ent_parties *out);
/* Who is asked or counted. */
void ent_fact_people(const struct ent_fact_place *k, struct ent_parties *out);
/* Does a verb say who tells or foresees it, not whose it is? */
int ent_fact_tells(const struct ent_fact_place *k, size_t word);

/* ---- both sides (ent_fact_both.c), owners (ent_fact_party.c) ---- */

/* The two sides of a joint measure whose noun (ENT_NO_WORD: none) is given. */
void ent_fact_both(const struct ent_fact_place *k, size_t noun, struct ent_parties *out);
/* "its", "Egypt's", "whose": who has what a noun tells. */
void ent_fact_possessor(const struct ent_fact_place *k, size_t noun, struct ent_parties *out);

#endif
