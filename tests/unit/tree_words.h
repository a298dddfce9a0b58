/*
 * tree_words.h -- small trees for tests: "form/lemma/UPOS/relation/distance to the head", and "/features" where they matter, divided by blanks
 */
#ifndef TREE_WORDS_H
#define TREE_WORDS_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_view.h"

struct words {
    char text[1000], labels[40][6][40];
    struct ent_view v;
};

static void read_tree(struct words *w, const char *tree)
{
    struct ent_error fault;
    size_t n = 0, len = 0;
    char copy[1000], *word, *rest = copy;
    *w = (struct words){0};
    snprintf(copy, sizeof copy, "%s", tree);
    while ((word = strtok_r(rest, " ", &rest)) != NULL) {
        ck_assert_int_ge(sscanf(word, "%39[^/]/%39[^/]/%39[^/]/%39[^/]/%39[^/]/%39s", w->labels[n][0], w->labels[n][1], w->labels[n][2], w->labels[n][3], w->labels[n][4],
                                w->labels[n][5]), 5);
        len += (size_t)snprintf(w->text + len, sizeof w->text - len, "%s%s", n > 0 ? " " : "", w->labels[n][0]);
        n++;
    }
    w->v = (struct ent_view){.text = w->text, .n_text = len};
    len = 0;
    for (size_t i = 0; i < n; i++) {
        const char *upos = w->labels[i][2], *deprel = w->labels[i][3];
        struct ent_parse p = ent_parse_none;
        ck_assert_int_eq(ent_view_add(&w->v, (uint32_t)len, (uint32_t)(len + strlen(w->labels[i][0])), 0, &fault), ENT_OK);
        len += strlen(w->labels[i][0]) + 1;
        p.lemma = w->labels[i][1];
        p.upos = (uint8_t)ent_upos_find(upos, strlen(upos));
        p.relation = (uint8_t)ent_relation_find(deprel, strlen(deprel));
        p.deprel = deprel;
        p.feats = w->labels[i][5];
        p.head = (int32_t)strtol(w->labels[i][4], NULL, 10);
        ent_view_parse(&w->v, &p);
    }
}

#endif
