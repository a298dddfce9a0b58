/*
 * ent_shelf.h -- the models that a run needs, each opened when a text in its language first comes along
 */
#ifndef ENT_SHELF_H
#define ENT_SHELF_H

#include "model/ent_analyser.h"

struct ent_shelf;

/* 'folder': these models for every text; NULL: the shipped ones of each text's language. */
ENT_MUST_USE enum ent_status ent_shelf_open(struct ent_shelf **out, const char *folder, struct ent_error *err);
/* The models for a language (NULL: not known), or *out NULL: there are none.  Any thread may ask. */
ENT_MUST_USE enum ent_status ent_shelf_get(struct ent_shelf *s, const char *language, const struct ent_analyser **out,
                                           struct ent_error *err);
void ent_shelf_close(struct ent_shelf *s); /* NULL is fine */

#endif
