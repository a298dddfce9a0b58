/*
 * ent_correct.h -- what an analyst has put right about names: a text file that every run applies
 *
 *     # a comment
 *     merge  NAME = OTHER              what is found as OTHER is NAME
 *     rename NAME = NEW                NAME is shown as NEW
 *     split  WORDS = NAME in DOC       in that article (its id or file) these words name NAME
 *     not    WORDS = NAME              these words never name NAME
 *     not    WORDS                     these words are no name
 *     type   NAME = TYPE               NAME is of this type: STATE PLACE PERSON ORG ...
 */
#ifndef ENT_CORRECT_H
#define ENT_CORRECT_H

#include "extract/ent_gazetteer.h"

enum ent_correction_kind { ENT_CORRECT_MERGE, ENT_CORRECT_RENAME, ENT_CORRECT_SPLIT, ENT_CORRECT_NOT, ENT_CORRECT_TYPE };
struct ent_correction {
    enum ent_correction_kind kind;
    const char *name, *other, *doc; /* as the line has them: left, right, after "in"; NULL: not given */
    enum ent_entity_type type;
    uint32_t line;
    uint32_t next;                  /* another about the same name; UINT32_MAX: none */
};
struct ent_corrections;

/* ENT_EFORMAT names file and line; ENT_EIO, ENT_ENOMEM.  On failure *out is NULL. */
ENT_MUST_USE enum ent_status ent_corrections_open(struct ent_corrections **out, const char *path, struct ent_error *err);
void ent_corrections_close(struct ent_corrections *c);

/* The first correction whose left side is this name, or whose right side is (of merge); NULL: none.  ent_correction_next goes on. */
const struct ent_correction *ent_correction_find(const struct ent_corrections *c, const char *name, size_t n);
const struct ent_correction *ent_correction_next(const struct ent_corrections *c, const struct ent_correction *at);

#endif
