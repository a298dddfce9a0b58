/*
 * ent_amend.h -- put the corrections of a corpus in place, and its digest into the manifest
 */
#ifndef ENT_AMEND_H
#define ENT_AMEND_H

#include "corpus/ent_writer.h"

/*
 * The text (ent_amendments.h) becomes the file "corrections" of the corpus at 'path'; NULL: the file that is there
 * stays.  It must be good: ENT_EFORMAT names the line.  A generation is made that bears its digest.
 */
ENT_MUST_USE enum ent_status ent_amend(const char *path, const char *producer, const char *text, size_t n,
                                         struct ent_error *err);

#endif
