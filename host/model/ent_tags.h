/*
 * ent_tags.h -- the tags of a treebank: pairs of UPOS and XPOS, numbered, with what the other models need of them
 */
#ifndef ENT_TAGS_H
#define ENT_TAGS_H

#include "model/ent_labels.h"

struct ent_tags {
    struct ent_labels names; /* "UPOS\tXPOS" */
    uint8_t *upos;           /* by tag: enum ent_upos */
    const char **xpos;       /* by tag: NUL-ended, in its name */
    uint32_t *hash;          /* by tag, of its name: the same in models that were trained apart */
};

/* Fill upos, xpos and hash from the names. */
ENT_MUST_USE enum ent_status ent_tags_index(struct ent_tags *t, struct ent_error *err);
void ent_tags_done(struct ent_tags *t); /* a zeroed one is fine */

#endif
