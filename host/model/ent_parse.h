/*
 * ent_parse.h -- what is known of a word in its sentence: part of speech, relation to its head, lemma, name
 *
 * The labels are those of Universal Dependencies v2 (https://universaldependencies.org/u/): the enums
 * hold the universal part, so that rules can switch on them; the strings hold what the model or the
 * loaded file said ("nsubj:pass", "NNP"), for any treebank.
 */
#ifndef ENT_PARSE_H
#define ENT_PARSE_H

#include <stddef.h>
#include <stdint.h>

enum ent_upos {
    ENT_UPOS_NONE, /* not known */
    ENT_UPOS_ADJ, ENT_UPOS_ADP, ENT_UPOS_ADV, ENT_UPOS_AUX, ENT_UPOS_CCONJ, ENT_UPOS_DET, ENT_UPOS_INTJ,
    ENT_UPOS_NOUN, ENT_UPOS_NUM, ENT_UPOS_PART, ENT_UPOS_PRON, ENT_UPOS_PROPN, ENT_UPOS_PUNCT,
    ENT_UPOS_SCONJ, ENT_UPOS_SYM, ENT_UPOS_VERB, ENT_UPOS_X,
    ENT_N_UPOS
};

enum ent_relation {
    ENT_REL_NONE, /* not known */
    ENT_REL_ACL, ENT_REL_ADVCL, ENT_REL_ADVMOD, ENT_REL_AMOD, ENT_REL_APPOS, ENT_REL_AUX, ENT_REL_CASE,
    ENT_REL_CC, ENT_REL_CCOMP, ENT_REL_CLF, ENT_REL_COMPOUND, ENT_REL_CONJ, ENT_REL_COP, ENT_REL_CSUBJ,
    ENT_REL_DEP, ENT_REL_DET, ENT_REL_DISCOURSE, ENT_REL_DISLOCATED, ENT_REL_EXPL, ENT_REL_FIXED,
    ENT_REL_FLAT, ENT_REL_GOESWITH, ENT_REL_IOBJ, ENT_REL_LIST, ENT_REL_MARK, ENT_REL_NMOD, ENT_REL_NSUBJ,
    ENT_REL_NUMMOD, ENT_REL_OBJ, ENT_REL_OBL, ENT_REL_ORPHAN, ENT_REL_PARATAXIS, ENT_REL_PUNCT,
    ENT_REL_REPARANDUM, ENT_REL_ROOT, ENT_REL_VOCATIVE, ENT_REL_XCOMP,
    ENT_N_RELATIONS
};

/* No string is ever NULL: "" is what is not known.  They belong to whoever gave the parse. */
struct ent_parse {
    uint8_t upos, relation; /* enum ent_upos, enum ent_relation */
    int32_t head;           /* the head's distance in words, negative to the left; 0: the root, or not known */
    const char *lemma, *xpos, *feats, *deprel;
    const char *ne;         /* "B-PER", "I-PER", ..., "O" */
};

/* Of a word of which nothing is known. */
extern const struct ent_parse ent_parse_none;

/* "NOUN", "nsubj"; "" for NONE. */
const char *ent_upos_name(enum ent_upos upos);
const char *ent_relation_name(enum ent_relation relation);
/* The label s[0, n), without the subtype of a relation ("nsubj:pass" is nsubj); NONE: no such label. */
enum ent_upos ent_upos_find(const char *s, size_t n);
enum ent_relation ent_relation_find(const char *s, size_t n);

#endif
