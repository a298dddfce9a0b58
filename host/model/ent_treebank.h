/*
 * ent_treebank.h -- sentences with tags and trees from CoNLL-U files, to learn from and to score by
 */
#ifndef ENT_TREEBANK_H
#define ENT_TREEBANK_H

#include "source/ent_article.h"

struct ent_treebank_sentence {
    const struct ent_parsed_word *words;
    size_t n;
};

struct ent_treebank {
    struct ent_article *articles; /* they own the words */
    size_t n_articles, cap_articles;
    struct ent_treebank_sentence *sentences;
    size_t n, cap;
    size_t n_words;
};

/* Append the sentences of a file; one with a fault is an error.  ENT_EIO, ENT_EFORMAT, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_treebank_read(struct ent_treebank *t, const char *path, struct ent_error *err);
void ent_treebank_done(struct ent_treebank *t); /* a zeroed one is empty and ready */

#endif
