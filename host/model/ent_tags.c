#include "model/ent_tags.h"

#include <string.h>

#include "base/ent_hash.h"
#include "model/ent_parse.h"

enum ent_status ent_tags_index(struct ent_tags *t, struct ent_error *err)
{
    size_t n = t->names.n;
    t->upos = ent_calloc(n + 1, sizeof *t->upos);
    t->xpos = ent_calloc(n + 1, sizeof *t->xpos);
    t->hash = ent_calloc(n + 1, sizeof *t->hash);
    if (t->upos == NULL || t->xpos == NULL || t->hash == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for tags");
    for (size_t i = 0; i < n; i++) {
        const char *name = t->names.names[i], *tab = strchr(name, '\t');
        t->upos[i] = (uint8_t)ent_upos_find(name, tab != NULL ? (size_t)(tab - name) : strlen(name));
        t->xpos[i] = tab != NULL ? tab + 1 : "";
        t->hash[i] = (uint32_t)(ent_hash(name, strlen(name), 0) >> 32);
    }
    return ENT_OK;
}

void ent_tags_done(struct ent_tags *t)
{
    ent_labels_done(&t->names);
    ent_free(t->upos);
    ent_free(t->xpos);
    ent_free(t->hash);
    *t = (struct ent_tags){0};
}
