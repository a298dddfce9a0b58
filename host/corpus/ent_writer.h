/*
 * ent_writer.h -- change a corpus: one writer at a time, a new generation at the end
 *
 *     open --check, builder--> segment files --commit--> lexicon delta, manifest: the next generation
 *
 * Until ent_writer_commit() has put the new manifest in place the corpus is as it was; what a killed
 * writer leaves are files that no manifest names, and the next writer removes them.  The lock is the
 * file "lock" in the folder, held as long as the process lives, with the holder's name in it.
 */
#ifndef ENT_WRITER_H
#define ENT_WRITER_H

#include "corpus/ent_corpus.h"
#include "corpus/ent_segment_build.h"

struct ent_writer;

enum ent_writer_mode {
    ENT_WRITER_REPLACE, /* the next generation holds only what is written now */
    ENT_WRITER_ADD      /* ... and what was there; a corpus that does not exist is made */
};

/*
 * Lock the corpus at 'path', made if need be; what is there already must be a corpus or an empty folder.
 * 'producer' is kept with each segment: program, version, options.  A segment is ended after
 * max_words words (0: 2^27, with ENT_WRITER_ADD 2^24).  With ENT_WRITER_ADD each segment that is full becomes
 * a generation at once: what is interrupted goes on from there when it is tried again.  ENT_ELOCKED, ENT_EWRITE, ENT_EFORMAT, ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_writer_open(struct ent_writer **out, const char *path,
                                             enum ent_writer_mode mode, const char *producer,
                                             size_t max_words, struct ent_error *err);

/* How many threads may finish a segment; 0, as it is at first: as many as there are cores. */
void ent_writer_threads(struct ent_writer *w, size_t n);

enum ent_doc_fate {
    ENT_DOC_NEW,
    ENT_DOC_UNCHANGED, /* the same id with the same content is there: nothing to do */
    ENT_DOC_CHANGED,   /* the same id with other content: write it, then say so (ent_writer_written) */
    ENT_DOC_DUPLICATE, /* the same content under another id: it may go to ent_builder_source() */
    ENT_DOC_TWICE      /* this id was given before by this very writer: an error of the input */
};
/* What is to be done with a document, by its id and the digest of its content (64 digits). */
ENT_MUST_USE enum ent_status ent_writer_check(struct ent_writer *w, const char *id,
                                              const char *digest, enum ent_doc_fate *fate,
                                              struct ent_error *err);

/* Where the next document goes; good until the next call. */
ENT_MUST_USE enum ent_status ent_writer_builder(struct ent_writer *w,
                                                struct ent_segment_builder **builder,
                                                struct ent_error *err);

/* The document with this id is with the builder: what it replaces is removed. */
ENT_MUST_USE enum ent_status ent_writer_written(struct ent_writer *w, const char *id, struct ent_error *err);

/* All of 'file' has been read: documents of it that were there and were not met again are removed. */
ENT_MUST_USE enum ent_status ent_writer_end_file(struct ent_writer *w, const char *file,
                                                 struct ent_error *err);

/* Remove the document with this id.  ENT_ENOTFOUND: there is none. */
ENT_MUST_USE enum ent_status ent_writer_remove(struct ent_writer *w, const char *id,
                                               struct ent_error *err);

/*
 * Write the segments from 'first' on anew, as one, with all lexicons in one file: the next generation has those
 * before it, and what goes to the builder now.  Ids stay what they are.  Before anything else is written.
 */
ENT_MUST_USE enum ent_status ent_writer_merge(struct ent_writer *w, size_t first, struct ent_error *err);

/* The generation that is added to, as stored; NULL: there is none. */
const struct ent_corpus *ent_writer_old(const struct ent_writer *w);

/* Make a generation even of nothing new: with the digest of the corrections as they are now. */
void ent_writer_stamp(struct ent_writer *w);

/* Documents removed so far by ent_writer_remove(), by change or by ent_writer_end_file(). */
size_t ent_writer_n_removed(const struct ent_writer *w);

/*
 * Finish the segment, write the lexicon delta, then the manifest; remove what no manifest names and
 * unlock.  Whatever happens *w is freed.  With nothing added, removed or found again no generation is
 * made.  On failure the corpus is as it was.
 */
ENT_MUST_USE enum ent_status ent_writer_commit(struct ent_writer *w, struct ent_error *err);
void ent_writer_abort(struct ent_writer *w); /* NULL is fine */

#endif
