/*
 * ent_event.h -- who did what to whom: events by a dictionary over the trees of a view
 *
 * A verb or noun of the dictionary (ent_event_rules.h) is a trigger.  Its parties (ent_party.h) are what fills its places in the
 * tree: subject, "by", possessor and adjective for the actor; object, listed prepositions and what is inside them for the target.
 *
 * A target that these do not tell is taken from what was told before it, by few rules (ent_event_context.c), and marked so.
 *
 * Left out is what is only possible or wished ("may visit", "to strengthen"); what is planned or denied is told by the status.
 */
#ifndef ENT_EVENT_H
#define ENT_EVENT_H

#include "extract/ent_clause.h"
#include "extract/ent_event_rules.h"
#include "extract/ent_timex.h"

struct ent_event {
    uint32_t first, last;                 /* words of the sentence */
    uint32_t trigger_first, trigger_last;
    uint32_t aim;                         /* while it is looked for: an infinitive that is part of the act, "refusal to renew"; 0: none */
    uint8_t type, status;                 /* enum ent_event_type, enum ent_event_status */
    struct ent_parties actors, targets;
    uint8_t is_from_context;              /* who acts or is acted on is told by what stands before it or is known of them, not by its own words */
    struct ent_party place;               /* where; .entity NULL: that is not told */
    uint32_t date;                        /* number in the dates of the view; UINT32_MAX: none is told */
    const struct ent_event_rule *rule;
};
struct ent_events {
    struct ent_event *items;
    size_t n, cap;
};

struct ent_event_finder { /* scratch of a thread; zeroed: ready */
    const struct ent_event_rules *rules;
    struct ent_party_finder p; /* its gazetteer is the caller's to set */
    const struct ent_timexes *dates;
    unsigned char *used;       /* of each word: part of an event already */
    size_t cap_used;
};

/* Append the events of a view that is parsed (else there are none), in order of their triggers. */
ENT_MUST_USE enum ent_status ent_event_find(struct ent_event_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                                            const struct ent_mentions *mentions, const struct ent_timexes *dates, struct ent_events *out,
                                            struct ent_error *err);
void ent_event_finder_done(struct ent_event_finder *f);
void ent_events_done(struct ent_events *e); /* a zeroed one is empty and ready */

#endif
