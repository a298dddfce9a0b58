/*
 * ent_event.h -- who did what to whom: events by a dictionary over the trees of a view
 *
 * A verb or noun of the dictionary (ent_event_rules.h) is a trigger.  Its parties are the names found (ent_mention.h) that fill its
 * places in the tree: subject, "by", possessor and adjective for the actor; object, listed prepositions and what is inside
 * them for the target.  A word for people or bodies without a name of their own ("Azerbaijani forces", "officials from Tehran") is
 * the state or body that it belongs to; a pronoun is the nearest name that it can stand for.
 *
 * Left out is what is only possible or wished ("may visit", "to strengthen"); what is planned or denied is told by the status.
 */
#ifndef ENT_EVENT_H
#define ENT_EVENT_H

#include "extract/ent_event_rules.h"
#include "extract/ent_mention.h"
#include "extract/ent_timex.h"
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
struct ent_event {
    uint32_t first, last;                 /* words of the sentence */
    uint32_t trigger_first, trigger_last;
    uint8_t type, status;                 /* enum ent_event_type, enum ent_event_status */
    struct ent_parties actors, targets;
    uint32_t date;                        /* number in the dates of the view; UINT32_MAX: none is told */
    const struct ent_event_rule *rule;
};
struct ent_events {
    struct ent_event *items;
    size_t n, cap;
};

struct ent_event_finder { /* scratch of a thread; zeroed: ready */
    const struct ent_event_rules *rules;
    const struct ent_gazetteer *gazetteer; /* which state a capital stands for */
    const struct ent_view *v;
    const struct ent_tree *tree;
    const struct ent_mentions *mentions;
    const struct ent_timexes *dates;
    uint32_t *mention_at;      /* of each word: number of its mention, + 1; of an adjective its number, + 1 + that of all mentions */
    unsigned char *used;       /* of each word: part of an event already */
    size_t cap_mention, cap_used;
};

/* Append the events of a view that is parsed (else there are none), in order of their triggers. */
ENT_MUST_USE enum ent_status ent_event_find(struct ent_event_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                                            const struct ent_mentions *mentions, const struct ent_timexes *dates, struct ent_events *out,
                                            struct ent_error *err);
void ent_event_finder_done(struct ent_event_finder *f);
void ent_events_done(struct ent_events *e); /* a zeroed one is empty and ready */

/* ---- for those who ask for parties, too (ent_event_party.c) ---- */

/* The parties that a noun phrase with this head names or means; those that are there already are not added again. */
void ent_parties_of(const struct ent_event_finder *f, size_t word, int may_be_place, struct ent_parties *out);
/* Those anywhere inside it, the nearest to the top first, no clause of its own entered. */
void ent_parties_inside(const struct ent_event_finder *f, size_t word, struct ent_parties *out);
/* Who does what the verb says: its subject's head, found through coordination and control; ENT_NO_WORD. */
size_t ent_event_subject(const struct ent_event_finder *f, size_t verb);

#endif
