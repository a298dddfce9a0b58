#include "model/ent_shelf.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct item {
    char language[16]; /* as far as a model's name goes by it */
    struct ent_analyser *models; /* NULL: there are none */
};

struct ent_shelf {
    pthread_mutex_t lock;
    char *folder;
    struct item *items;
    size_t n, cap;
};

enum ent_status ent_shelf_open(struct ent_shelf **out, const char *folder, struct ent_error *err)
{
    struct ent_shelf *s = ent_calloc(1, sizeof *s);
    *out = NULL;
    if (s == NULL || (folder != NULL && (s->folder = ent_strdup(folder)) == NULL)) {
        ent_free(s);
        return ent_fail(err, ENT_ENOMEM, "out of memory for models");
    }
    pthread_mutex_init(&s->lock, NULL);
    *out = s;
    return ENT_OK;
}

static enum ent_status open_item(struct ent_shelf *s, const char *language, struct item *item, struct ent_error *err)
{
    char *found = s->folder == NULL ? ent_analyser_find(language) : NULL;
    const char *folder = s->folder != NULL ? s->folder : found;
    enum ent_status st = ENT_OK;
    snprintf(item->language, sizeof item->language, "%s", language);
    if (folder != NULL)
        st = ent_analyser_open(&item->models, folder, err);
    ent_free(found);
    return st;
}

static enum ent_status get(struct ent_shelf *s, const char *language, const struct ent_analyser **out, struct ent_error *err)
{
    assert(language != NULL);
    for (size_t i = 0; i < s->n; i++) {
        if (strncmp(s->items[i].language, language, sizeof s->items[i].language - 1) == 0) {
            *out = s->items[i].models;
            return ENT_OK;
        }
    }
    struct item item = {0};
    enum ent_status st = ent_reserve(&s->items, &s->cap, s->n + 1, sizeof *s->items, err);
    if (st == ENT_OK)
        st = open_item(s, language, &item, err);
    if (st != ENT_OK)
        return st;
    s->items[s->n++] = item;
    *out = item.models;
    return ENT_OK;
}

enum ent_status ent_shelf_get(struct ent_shelf *s, const char *language, const struct ent_analyser **out,
                              struct ent_error *err)
{
    *out = NULL;
    if (language == NULL && s->folder == NULL)
        return ENT_OK;
    pthread_mutex_lock(&s->lock);
    enum ent_status st = get(s, s->folder != NULL ? "" : language, out, err);
    pthread_mutex_unlock(&s->lock);
    return st;
}

void ent_shelf_close(struct ent_shelf *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < s->n; i++)
        ent_analyser_close(s->items[i].models);
    ent_free(s->items);
    ent_free(s->folder);
    pthread_mutex_destroy(&s->lock);
    ent_free(s);
}
