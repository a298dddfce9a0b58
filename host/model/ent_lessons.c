#include "model/ent_lessons.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static enum ent_status make_gold(struct ent_lessons *l, const struct ent_parsed_word *w, struct ent_gold *g,
                                 struct ent_error *err)
{
    char tag[128];
    snprintf(tag, sizeof tag, "%s\t%s", w->upos != NULL ? w->upos : "", w->xpos != NULL ? w->xpos : "");
    enum ent_status st = ent_labels_add(&l->tags, tag, &g->tag, err);
    if (st == ENT_OK)
        st = ent_labels_add(&l->feats, w->feats, &g->feats, err);
    if (st == ENT_OK)
        st = ent_labels_add(&l->relations, w->deprel, &g->label, err);
    g->head = w->head > 0 ? w->head - 1 : w->head == 0 ? ENT_ROOT : ENT_NO_HEAD;
    g->lemma = w->lemma;
    return st;
}

enum ent_status ent_lessons_make(struct ent_lessons *l, const struct ent_treebank *t, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t at = 0;
    *l = (struct ent_lessons){.n = t->n, .n_words = t->n_words};
    l->items = ent_calloc(t->n + 1, sizeof *l->items);
    l->words = ent_calloc(t->n_words + 1, sizeof *l->words);
    l->gold = ent_calloc(t->n_words + 1, sizeof *l->gold);
    if (l->items == NULL || l->words == NULL || l->gold == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu words to learn from", t->n_words);
    for (size_t i = 0; st == ENT_OK && i < t->n; i++) {
        l->items[i] = (struct ent_lesson){l->words + at, l->gold + at, t->sentences[i].n};
        for (size_t k = 0; st == ENT_OK && k < t->sentences[i].n; k++, at++) {
            const struct ent_parsed_word *w = &t->sentences[i].words[k];
            ent_word_info_init(&l->words[at], w->form, strlen(w->form));
            st = make_gold(l, w, &l->gold[at], err);
        }
    }
    if (st != ENT_OK)
        ent_lessons_done(l);
    return st;
}

void ent_lessons_done(struct ent_lessons *l)
{
    ent_free(l->items);
    ent_free(l->words);
    ent_free(l->gold);
    ent_labels_done(&l->tags);
    ent_labels_done(&l->feats);
    ent_labels_done(&l->relations);
    *l = (struct ent_lessons){0};
}

/* ---- order ---- */

enum ent_status ent_shuffle_init(struct ent_shuffle *s, size_t n, struct ent_error *err)
{
    *s = (struct ent_shuffle){.n = n, .state = 1};
    if ((s->order = ent_malloc((n + 1) * sizeof *s->order)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu sentences", n);
    for (size_t i = 0; i < n; i++)
        s->order[i] = (uint32_t)i;
    return ENT_OK;
}

uint32_t ent_shuffle_random(struct ent_shuffle *s, uint32_t below) /* splitmix64 */
{
    uint64_t z = (s->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % below);
}

void ent_shuffle_next(struct ent_shuffle *s)
{
    for (size_t i = s->n; i > 1; i--) {
        size_t k = ent_shuffle_random(s, (uint32_t)i);
        uint32_t other = s->order[i - 1];
        s->order[i - 1] = s->order[k];
        s->order[k] = other;
    }
}

void ent_shuffle_done(struct ent_shuffle *s)
{
    ent_free(s->order);
    *s = (struct ent_shuffle){0};
}

void ent_train_say(const struct ent_train_log *log, const char *format, ...)
{
    char line[200];
    va_list args;
    if (log == NULL || log->line == NULL)
        return;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    log->line(log->ctx, line);
}
