/*
 * ent_party.h -- who is meant by a noun phrase: from words of a tree to entities
 *
 * A name is its entity, a capital that stands for its government the state; a word for people or bodies without a name of their own
 * ("Azerbaijani forces", "officials from Tehran") is the state or body that it belongs to; a pronoun is the nearest name that
 * it can stand for.
 */
#ifndef ENT_PARTY_H
#define ENT_PARTY_H

#include "extract/ent_mention.h"
#include "extract/ent_tree.h"

enum { ENT_MAX_PARTIES = 6 };

struct ent_party {
    const char *entity; /* not NUL-ended; lasts as the mentions do */
    size_t n;
    uint32_t word;      /* where it is named, or meant */
};
struct ent_parties {
    struct ent_party items[ENT_MAX_PARTIES];
    size_t n;
};

struct ent_party_finder { /* scratch of a thread; zeroed: ready */
    const struct ent_gazetteer *gazetteer; /* which state a capital stands for */
    int is_thing_too;          /* besides who can act: routes, facilities, treaties, and places as themselves */
    const struct ent_view *v;
    const struct ent_tree *tree;
    const struct ent_mentions *mentions;
    uint32_t *mention_at;      /* of each word: number of its mention, + 1; of an adjective its number, + 1 + that of all mentions */
    size_t cap_mention;
};

/* Look at this view from now on; the gazetteer is set already. */
ENT_MUST_USE enum ent_status ent_party_begin(struct ent_party_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                                             const struct ent_mentions *mentions, struct ent_error *err);
void ent_party_finder_done(struct ent_party_finder *f);

/* The parties that a noun phrase with this head (ENT_NO_WORD: none) names or means; those that are there already are not added again. */
void ent_parties_of(const struct ent_party_finder *f, size_t word, int may_be_place, struct ent_parties *out);
/* Those anywhere inside it, the nearest to the top first, no clause of its own entered; 'except' (or NULL) are passed over. */
void ent_parties_inside(const struct ent_party_finder *f, size_t word, const struct ent_parties *except, struct ent_parties *out);
/* Is x among them? */
int ent_parties_has(const struct ent_parties *p, const struct ent_party *x);
void ent_parties_take(struct ent_parties *from, const struct ent_parties *what);
/* The mention that a word is part of; NULL: none. */
const struct ent_mention *ent_party_mention(const struct ent_party_finder *f, size_t word);

#endif
