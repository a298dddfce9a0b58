/*
 * ent_train.h -- models from treebanks: what `entente train` does
 *
 * The parser must learn with such tags as it will get, so the treebank is tagged in parts, each by a tagger that
 * has learnt from the others (jack-knifing).  The same files give the same models, byte by byte.
 */
#ifndef ENT_TRAIN_H
#define ENT_TRAIN_H

#include "model/ent_lessons.h"

enum { ENT_TRAIN_TAGGER = 1, ENT_TRAIN_LEMMAS = 2, ENT_TRAIN_PARSER = 4, ENT_TRAIN_CLUSTERS = 8, ENT_TRAIN_ENDS = 16, ENT_TRAIN_NAMES = 32,
       ENT_TRAIN_ALL = 63 };

struct ent_train_options {
    unsigned what;
    const char *const *train; /* treebanks (CoNLL-U); for names any of ent_namebank.h */
    size_t n_train;
    const char *const *text;  /* any files, for clusters; without them those in the folder are used, if there are any */
    size_t n_text;
    const char *output;       /* a folder, made if need be; models that are not trained now stay in it */
    struct ent_train_log log;
};

/* ENT_EIO, ENT_EFORMAT, ENT_EWRITE, ENT_EINTR, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_train(const struct ent_train_options *options, struct ent_error *err);

#endif
