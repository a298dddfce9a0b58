/*
 * ent_score_names.h -- how good names are: precision, recall and F1 of whole names, by type (as CoNLL 2003 counts)
 *
 * A name is right if gold has one of the same first and last character and the same type (Tjong Kim Sang and De Meulder
 * 2003).  Characters are counted without white space, so the two sides may have cut the text into other words.  Types
 * that gold never has are not scored: it does not say where they are.
 */
#ifndef ENT_SCORE_NAMES_H
#define ENT_SCORE_NAMES_H

#include "model/ent_analyser.h"
#include "model/ent_namebank.h"
#include "model/ent_score.h"

struct ent_name_scores {
    struct ent_score all, of[ENT_N_NAME_TYPES]; /* of: by type; gold 0: not scored, 'system' says how many were found */
    struct ent_score spans;                     /* whatever their types */
};

/* Files as ent_namebank.h reads them.  ENT_EIO, ENT_EFORMAT (also: not the same text), ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_score_names(const char *gold_path, const char *system_path, struct ent_name_scores *out,
                                             struct ent_error *err);
/* The same for what the models find in the words of gold; they must have names (ENT_EARG). */
ENT_MUST_USE enum ent_status ent_score_own_names(const char *gold_path, const struct ent_analyser *models,
                                                 struct ent_name_scores *out, struct ent_error *err);

#endif
