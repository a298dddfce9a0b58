#include "model/ent_labels.h"

#include <string.h>

#include "model/ent_linear.h"

static enum ent_status append(struct ent_labels *l, const char *s, size_t n, struct ent_error *err)
{
    if (l->n == ENT_CLASSES_MAX)
        return ent_fail(err, ENT_ELIMIT, "more than %d different labels, with '%.*s'", ENT_CLASSES_MAX, (int)n, s);
    enum ent_status st = ent_reserve(&l->names, &l->cap, l->n + 1, sizeof *l->names, err);
    if (st == ENT_OK && (l->names[l->n] = ent_arena_strndup(&l->arena, s, n)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for labels");
    l->n += st == ENT_OK;
    return st;
}

enum ent_status ent_labels_add(struct ent_labels *l, const char *s, uint16_t *id, struct ent_error *err)
{
    s = s != NULL ? s : "";
    for (*id = 0; *id < l->n; ++*id)
        if (strcmp(l->names[*id], s) == 0)
            return ENT_OK;
    return append(l, s, strlen(s), err);
}

void ent_labels_done(struct ent_labels *l)
{
    ent_free(l->names);
    ent_arena_done(&l->arena);
    *l = (struct ent_labels){0};
}

void ent_labels_put(const struct ent_labels *l, struct ent_buf *out)
{
    ent_model_put(out, l->n);
    for (size_t i = 0; i < l->n; i++)
        ent_model_put_string(out, l->names[i], strlen(l->names[i]));
}

enum ent_status ent_labels_get(struct ent_labels *l, struct ent_model_reader *r, struct ent_error *err)
{
    size_t n = (size_t)ent_model_get_up_to(r, ENT_CLASSES_MAX);
    enum ent_status st = ENT_OK;
    *l = (struct ent_labels){0};
    for (size_t i = 0; st == ENT_OK && i < n && !r->failed; i++) {
        size_t len;
        const char *s = ent_model_get_string(r, &len);
        if (memchr(s, '\0', len) != NULL)
            r->failed = 1;
        st = append(l, s, len, err);
    }
    if (st == ENT_OK && r->failed)
        st = ent_model_broken(r, err);
    if (st != ENT_OK)
        ent_labels_done(l);
    return st;
}
