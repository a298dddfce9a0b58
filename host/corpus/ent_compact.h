/*
 * ent_compact.h -- write a corpus anew: what is still there, and nothing else
 */
#ifndef ENT_COMPACT_H
#define ENT_COMPACT_H

#include "corpus/ent_writer.h"

/*
 * The documents that are there go, in their order, into new segments of at most max_words words (0: the
 * usual) with new lexicons; the files of the old generation are removed, and with them every byte of the
 * documents that were.  A reader keeps what it has open.  *n_docs is how many there are.  On failure the
 * corpus is as it was.  ENT_ELOCKED, ENT_EFORMAT, ENT_EWRITE, ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_compact(const char *path, const char *producer, size_t max_words,
                                         size_t *n_docs, struct ent_error *err);

/*
 * Where a corpus has more than 'most' segments or lexicon files: make one segment of the last ones, as many as it
 * takes, and one file of the lexicons; ids and the segments before stay as they are.  Else nothing is done.
 */
ENT_MUST_USE enum ent_status ent_compact_tail(const char *path, const char *producer, size_t most,
                                              struct ent_error *err);

#endif
