/*
 * ent_party_parts.h -- what ent_party*.c share
 */
#ifndef ENT_PARTY_PARTS_H
#define ENT_PARTY_PARTS_H

#include "extract/ent_party.h"

static inline enum ent_relation relation(const struct ent_party_finder *f, size_t word)
{
    return (enum ent_relation)f->v->words[word].parse.relation;
}

/* One more party, unless it is there already. */
void ent_party_add(struct ent_parties *out, const char *entity, size_t n, size_t word);
/* "Azerbaijani": the entity that the adjective tells of; ENT_NO_ENTITY. */
uint32_t ent_party_allusion(const struct ent_party_finder *f, size_t word);

/* The name that a pronoun stands for by what was told before; NULL. */
const struct ent_mention *ent_party_pronoun(const struct ent_party_finder *f, size_t word);
/*
 * The subject that a pronoun stands for by its place: "Iraq said it would ...", "Armenia froze its part in ..."; of its own clause
 * (unless it is that subject) or of the one above.  ENT_NO_WORD: none.
 */
size_t ent_party_bound(const struct ent_party_finder *f, size_t pronoun_word);
/* "the region", "the group": the name of that kind that was told last; NULL */
const struct ent_mention *ent_party_told(const struct ent_party_finder *f, size_t word, int may_be_place);
/* "the country", "the army": the state that was named or alluded to last; ENT_NO_ENTITY */
uint32_t ent_party_country(const struct ent_party_finder *f, size_t word);
/* "the two countries", "both leaders", "the two met": the last two names that can be such a pair, in the order of the text. */
void ent_party_pair(const struct ent_party_finder *f, size_t word, struct ent_parties *out);

#endif
