/*
 * ent_labels.h -- a small closed set of strings that a model chooses from: tags, features, relations
 */
#ifndef ENT_LABELS_H
#define ENT_LABELS_H

#include "model/ent_model_file.h"

struct ent_labels {
    const char **names; /* NUL-ended; by their number */
    size_t n, cap;
    struct ent_arena arena;
};

/* The number of a label, made if new; NULL is "".  ENT_ENOMEM; ENT_ELIMIT: more than ENT_CLASSES_MAX. */
ENT_MUST_USE enum ent_status ent_labels_add(struct ent_labels *l, const char *s, uint16_t *id,
                                            struct ent_error *err);
void ent_labels_done(struct ent_labels *l); /* a zeroed set is empty and ready */

void ent_labels_put(const struct ent_labels *l, struct ent_buf *out);
ENT_MUST_USE enum ent_status ent_labels_get(struct ent_labels *l, struct ent_model_reader *r,
                                            struct ent_error *err);

#endif
