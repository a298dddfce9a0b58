/*
 * ent_train_names.h -- from files in which names are marked, and plain texts, to a model of names
 */
#ifndef ENT_TRAIN_NAMES_H
#define ENT_TRAIN_NAMES_H

#include "model/ent_train.h"

/*
 * Learn from those of options->train that have names, with the tagger (and clusters, if there are any) in options->output,
 * and write the model to 'path'.  With options->text it learns twice: what the first model hears in these texts, the
 * second one knows.  'lessons' are of treebanks whose first tags come from taggers that have not seen them, NULL: none; a sentence
 * that is in them, too, gets these tags: those of a tagger that has learnt it are better than any text's will be.  Where no file has names nothing is made, unless names are all that is asked for (ENT_EFORMAT).
 */
ENT_MUST_USE enum ent_status ent_train_names(const struct ent_train_options *options, const struct ent_lessons *lessons,
                                             const char *path, struct ent_error *err);

#endif
