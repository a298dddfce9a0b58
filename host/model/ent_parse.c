#include "model/ent_parse.h"

#include <string.h>

const struct ent_parse ent_parse_none = {.lemma = "", .xpos = "", .feats = "", .deprel = "", .ne = ""};

/* In the order of the enums. */
static const char *const tags[ENT_N_UPOS] = {
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const relations[ENT_N_RELATIONS] = {
    "",          "acl",       "advcl",  "advmod",    "amod",  "appos",      "aux",   "case",
    "cc",        "ccomp",     "clf",    "compound",  "conj",  "cop",        "csubj", "dep",
    "det",       "discourse", "dislocated", "expl",  "fixed", "flat",       "goeswith", "iobj",
    "list",      "mark",      "nmod",   "nsubj",     "nummod", "obj",       "obl",   "orphan",
    "parataxis", "punct",     "reparandum", "root",  "vocative", "xcomp"};

static int find(const char *const *names, int n_names, const char *s, size_t n)
{
    for (int i = 1; i < n_names; i++)
        if (n > 0 && names[i][0] == s[0] && strlen(names[i]) == n && memcmp(names[i], s, n) == 0)
            return i;
    return 0;
}

const char *ent_upos_name(enum ent_upos upos) { return (unsigned)upos < ENT_N_UPOS ? tags[upos] : ""; }

const char *ent_relation_name(enum ent_relation relation)
{
    return (unsigned)relation < ENT_N_RELATIONS ? relations[relation] : "";
}

enum ent_upos ent_upos_find(const char *s, size_t n) { return (enum ent_upos)find(tags, ENT_N_UPOS, s, n); }

enum ent_relation ent_relation_find(const char *s, size_t n)
{
    const char *subtype = n > 0 ? memchr(s, ':', n) : NULL;
    return (enum ent_relation)find(relations, ENT_N_RELATIONS, s, subtype != NULL ? (size_t)(subtype - s) : n);
}
