/*
 * ent_knowledge.h -- what extraction knows of the world, read from files once and shared by all threads
 */
#ifndef ENT_KNOWLEDGE_H
#define ENT_KNOWLEDGE_H

#include "extract/ent_correct.h"
#include "extract/ent_event_rules.h"
#include "extract/ent_fact_rules.h"
#include "extract/ent_gazetteer.h"
#include "model/ent_shelf.h"

struct ent_knowledge_paths {
    const char *const *names; /* files and folders of names (ent_gazetteer.h), the last one NULL; NULL: no names */
    const char *corrections;  /* NULL: those in the folder of the corpus, if there are any (ent_correct.h) */
    const char *events;       /* a folder of *.events (ent_event_rules.h); NULL: no events */
    const char *facts;        /* a folder of *.facts (ent_fact_rules.h); NULL: no facts */
    const char *models;       /* a folder of models for all texts; NULL: the shipped ones of each text's language */
    int no_parse;             /* leave out tags, lemmas and trees */
    int no_extract;           /* leave out what ent_annotate.h finds */
};
struct ent_knowledge { /* NULL: none of it */
    struct ent_gazetteer *gazetteer;
    struct ent_corrections *corrections;
    struct ent_event_rules *events;
    struct ent_fact_rules *facts;
    struct ent_shelf *shelf; /* of models */
};

/* Read it all for the corpus at that path.  On failure nothing is held: what the readers return. */
ENT_MUST_USE enum ent_status ent_knowledge_open(struct ent_knowledge *k, const struct ent_knowledge_paths *paths, const char *corpus,
                                                struct ent_error *err);
void ent_knowledge_close(struct ent_knowledge *k); /* a zeroed one is fine */

#endif
