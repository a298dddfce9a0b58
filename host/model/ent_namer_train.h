/*
 * ent_namer_train.h -- learning to find names from texts in which they are marked
 */
#ifndef ENT_NAMER_TRAIN_H
#define ENT_NAMER_TRAIN_H

#include "model/ent_analyser.h"
#include "model/ent_lessons.h"
#include "model/ent_namer.h"

/*
 * 'words' are those of the bank as the models see them: with clusters, and with such tags as texts will get.  Types that a
 * file does not have are not learnt from it: where it marks nothing there may be one.  'heard' is taken over (as
 * ent_namer_hear makes it, or empty), also on failure.  ENT_EINTR, ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_namer_train(struct ent_namer *m, const struct ent_namebank *bank, const struct ent_tags *tags,
                                             struct ent_word_info *words, uint32_t n_clusters, struct ent_keymap *heard, struct ent_effort effort,
                                             const struct ent_train_log *log, struct ent_error *err);

/*
 * What plain texts (files of any kind that can be ingested) call their words, as far as 'models', which have names already,
 * can tell: a word that stands where names of places stand is one, though no training text has it.
 */
ENT_MUST_USE enum ent_status ent_namer_hear(const struct ent_analyser *models, const char *const *paths, size_t n_paths,
                                            struct ent_keymap *heard, struct ent_error *err);

#endif
