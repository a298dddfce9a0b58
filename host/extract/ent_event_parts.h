/*
 * ent_event_parts.h -- how a rule is tried at a word; for ent_event*.c alone
 */
#ifndef ENT_EVENT_PARTS_H
#define ENT_EVENT_PARTS_H

#include "extract/ent_event.h"

enum { ENT_EVENT_HEIGHT = 12 }; /* how far up a tree is looked */

static inline enum ent_relation relation(const struct ent_event_finder *f, size_t word)
{
    return (enum ent_relation)f->p.v->words[word].parse.relation;
}

static inline int asks_for_object(const struct ent_event_rule *rule) { return rule->objects != NULL && !rule->is_except; }

/* Does the rule fit the verb or adjective (ent_event_verb.c), the noun (ent_event_noun.c)?  Fills in all but sentence, status, date and place. */
int ent_event_try_verb(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule, struct ent_event *e);
int ent_event_try_noun(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule, struct ent_event *e);

/* Do the parties make it an event?  Joint acts are dealt out, reversed ones turned round. */
int ent_event_settle(const struct ent_event_finder *f, struct ent_event *e, int has_object);
/* Fill in whom it is against, if that is told before it. */
void ent_event_context(const struct ent_event_finder *f, const struct ent_events *out, struct ent_event *e);
/* Fill in where it happens, if its clause tells. */
void ent_event_place(const struct ent_event_finder *f, struct ent_event *e);
/* "a delivery from Altynkol": a place acts in nothing. */
void ent_event_drop_places(const struct ent_event_finder *f, struct ent_parties *p);
/* The infinitive that a verb leads to. */
size_t ent_event_aim_of(const struct ent_event_finder *f, size_t verb);
/* What one can be a member of, or leave: a bloc of states, a treaty, a corridor. */
int ent_event_is_bloc(const struct ent_event_finder *f, const struct ent_party *p);
/* What the infinitive (ENT_NO_WORD: none) acts on, else where. */
void ent_event_aim_targets(const struct ent_event_finder *f, size_t aim, const struct ent_parties *actors, struct ent_parties *out);
/* Is one of them the party, or the state that it belongs to? */
int ent_event_has_or_rules(const struct ent_event_finder *f, const struct ent_parties *p, const struct ent_party *x);

#endif
