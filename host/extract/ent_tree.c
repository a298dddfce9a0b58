#include "extract/ent_tree.h"

#include <string.h>

enum ent_status ent_tree_read(struct ent_tree *t, const struct ent_view *v, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&t->first_child, &t->cap_first, v->n + 1, sizeof *t->first_child, err);
    if (st == ENT_OK)
        st = ent_reserve(&t->next, &t->cap_next, v->n + 1, sizeof *t->next, err);
    if (st != ENT_OK)
        return st;
    t->v = v;
    memset(t->first_child, 0, (v->n + 1) * sizeof *t->first_child);
    memset(t->next, 0, (v->n + 1) * sizeof *t->next);
    for (size_t i = v->n; i-- > 0;) { /* from the last on, so that children come in order */
        size_t head = ent_tree_head(t, i);
        if (head == ENT_NO_WORD)
            continue;
        t->next[i] = t->first_child[head];
        t->first_child[head] = (uint32_t)i + 1;
    }
    return ENT_OK;
}

void ent_tree_done(struct ent_tree *t)
{
    ent_free(t->first_child);
    ent_free(t->next);
    *t = (struct ent_tree){0};
}

size_t ent_tree_head(const struct ent_tree *t, size_t word)
{
    int64_t head = (int64_t)word + t->v->words[word].parse.head;
    if (head == (int64_t)word || head < 0 || head >= (int64_t)t->v->n || t->v->words[head].sentence != t->v->words[word].sentence)
        return ENT_NO_WORD;
    return (size_t)head;
}

size_t ent_tree_child(const struct ent_tree *t, size_t word, enum ent_relation relation)
{
    ent_tree_each(t, word, k)
        if (t->v->words[k].parse.relation == relation)
            return k;
    return ENT_NO_WORD;
}

int ent_tree_is_subtype(const struct ent_tree *t, size_t word, const char *subtype)
{
    const char *colon = strchr(t->v->words[word].parse.deprel, ':');
    return colon != NULL && strcmp(colon + 1, subtype) == 0;
}

/* The lemma of a name keeps its capitals: "Joint Declaration". */
static int is_alike(const char *given, const char *small)
{
    for (; *given != '\0' && (*given == *small || (*given >= 'A' && *given <= 'Z' && *given + 'a' - 'A' == *small)); given++)
        small++;
    return *given == '\0' && *small == '\0';
}

int ent_tree_is_lemma(const struct ent_tree *t, size_t word, const char *lemma)
{
    const char *given = t->v->words[word].parse.lemma;
    return given[0] == '\0' ? ent_view_is(t->v, word, lemma) : is_alike(given, lemma);
}

int ent_tree_is_any(const struct ent_tree *t, size_t word, const char *const *lemmas)
{
    for (; *lemmas != NULL; lemmas++)
        if (ent_tree_is_lemma(t, word, *lemmas))
            return 1;
    return 0;
}

size_t ent_tree_case(const struct ent_tree *t, size_t word) { return ent_tree_child(t, word, ENT_REL_CASE); }
