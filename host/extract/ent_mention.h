/*
 * ent_mention.h -- names in an article: where, whose, and whether a place stands for its government
 *
 * Names of the gazetteer are found in one pass over the pieces of the words; names in no list by capitals, the words
 * around them and the heads of bodies, treaties, routes (ent_name_words.h).  Then the article as a whole decides: short forms
 * go to the full ones, an abbreviation to the name before its brackets, a homonym to the reading that the rest supports.
 */
#ifndef ENT_MENTION_H
#define ENT_MENTION_H

#include "extract/ent_correct.h"
#include "extract/ent_name_words.h"
#include "extract/ent_view.h"

struct ent_mention {
    uint32_t start, end;   /* bytes of the text */
    uint32_t first, last;  /* words [first, last) of the view that it touches */
    const char *entity;    /* its usual name in full; not NUL-ended */
    size_t n_entity;
    uint32_t known;        /* the entity's number in the gazetteer; ENT_NO_ENTITY: it is in no list */
    uint32_t alias;        /* of the gazetteer, that stands here; ENT_NO_ENTITY */
    uint32_t evidence;     /* of a short form: where its full form begins, in bytes; UINT32_MAX: none */
    enum ent_entity_type type;
    int metonym;
    const char *rule;
};
struct ent_allusion { /* an adjective that tells of an entity without naming it: "Azerbaijani" */
    uint32_t first, last; /* words [first, last) */
    uint32_t known;       /* the entity */
};
struct ent_mentions { /* in order, not overlapping; names last until the text or the gazetteer goes */
    struct ent_mention *items;
    size_t n, cap;
    struct ent_allusion *allusions;
    size_t n_allusions, cap_allusions;
};

struct ent_mention_finder; /* scratch of a thread */
ENT_MUST_USE enum ent_status ent_mention_finder_new(struct ent_mention_finder **out, const struct ent_gazetteer *g,
                                                    const struct ent_corrections *corrections, struct ent_error *err);
void ent_mention_finder_free(struct ent_mention_finder *f);

/* Append the names of the view; 'doc' (NULL: nameless) is what corrections call the article. */
ENT_MUST_USE enum ent_status ent_mention_find(struct ent_mention_finder *f, const struct ent_view *v, const char *doc, struct ent_mentions *out,
                                              struct ent_error *err);
/* The first name that ends after word i: it may begin there or later; its number, at most m->n. */
size_t ent_mention_after(const struct ent_mentions *m, size_t i);
void ent_mentions_done(struct ent_mentions *m); /* a zeroed one is empty and ready */

#endif
