/*
 * ent_amendments.h -- what an analyst corrects in the metadata of documents, in a text file
 *
 * The file "corrections" in the folder of a corpus; it is read whenever the corpus is opened, and what is
 * stored stays as it was:
 *
 *     # what the sources call a publisher = what it shall be called
 *     [publisher]
 *     Baltic Wire Service = Baltic Wire
 *
 *     # one document, by its id; a date is a year, a month or a day; nothing: it is not known
 *     [doc 92c8b7a8134d1166]
 *     title = The Title That the Page Lost
 *     authors = Ann Author; Bob Writer
 *     published = 2025-10
 *     language =
 *     +country = Georgia
 *
 * A corrected date has "corrected" as published_how, and no other reading.  An alias holds for corrected
 * publishers too, and for further sources; it does not lead on to another alias.
 */
#ifndef ENT_AMENDMENTS_H
#define ENT_AMENDMENTS_H

#include "corpus/ent_segment.h"

#define ENT_AMENDMENTS_FILE "corrections"
#define ENT_NAMES_FILE "names.txt" /* what an analyst has put right about names, for whom the store keeps it: extract/ent_correct.h */

struct ent_amendments;

/* Read the file of that folder; *out is NULL where there is none.  ENT_EFORMAT names file and line. */
ENT_MUST_USE enum ent_status ent_amendments_read(struct ent_amendments **out, const char *folder,
                                                  struct ent_error *err);
/* The same of the n bytes of a text; 'path' is for messages. */
ENT_MUST_USE enum ent_status ent_amendments_parse(struct ent_amendments **out, const char *path,
                                                   const char *text, size_t n, struct ent_error *err);
void ent_amendments_free(struct ent_amendments *c); /* NULL is fine */

/* The digest of that folder's file as it stands, good or not; "" where there is none. */
ENT_MUST_USE enum ent_status ent_amendments_digest_of(const char *folder, char digest[65], struct ent_error *err);

const char *ent_amendments_digest(const struct ent_amendments *c); /* SHA-256 of the text, 64 digits */
size_t ent_amendments_n_docs(const struct ent_amendments *c);
size_t ent_amendments_n_aliases(const struct ent_amendments *c);
/* The id of a corrected document, and the line of its heading. */
const char *ent_amendments_doc(const struct ent_amendments *c, size_t i, size_t *n, size_t *line);

/* Attributes as corrected, in memory. */
struct ent_overlays {
    struct ent_overlay *items;
    size_t n, cap;
};
/* Make the attributes of the segment's documents and sources show what is corrected.  The overlays are to be
 * freed after the segment is closed. */
ENT_MUST_USE enum ent_status ent_amendments_apply(const struct ent_amendments *c, struct ent_segment *s,
                                                   struct ent_overlays *overlays, struct ent_error *err);
void ent_overlays_done(struct ent_overlays *o);

#endif
