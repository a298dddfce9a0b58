/*
 * ent_corpus.h -- a corpus, open for reading: one generation of it, mapped
 *
 * Opening maps the files and reads their directories, nothing else; all else is read where it is used
 * and checked there.  A corpus stays on the generation that it opened, whatever is written meanwhile, and
 * never changes, so pointers it hands out are good until ent_corpus_close().  Any number of threads may
 * read it.
 *
 * Documents count from 0 over all segments, removed ones left out.  A global position is a segment's base
 * plus the position in it; the positions of removed documents stay unused.  Bindings count from 1.
 */
#ifndef ENT_CORPUS_H
#define ENT_CORPUS_H

#include "corpus/ent_amendments.h"
#include "corpus/ent_manifest.h"
#include "corpus/ent_segment.h"

struct ent_corpus;

/* ENT_EIO, ENT_EFORMAT, ENT_EVERSION, ENT_ENOMEM; on failure *out is NULL. */
ENT_MUST_USE enum ent_status ent_corpus_open(struct ent_corpus **out, const char *path,
                                             struct ent_error *err);
/* The same as it is stored: the corrections (ent_amendments.h) are not looked at. */
ENT_MUST_USE enum ent_status ent_corpus_open_stored(struct ent_corpus **out, const char *path,
                                                    struct ent_error *err);
void ent_corpus_close(struct ent_corpus *c); /* NULL is fine */

const char *ent_corpus_path(const struct ent_corpus *c);
/* The i-th of its files, segments first, then lexicons; NULL: there are no more. */
const struct ent_store *ent_corpus_file(const struct ent_corpus *c, size_t i);
const struct ent_manifest *ent_corpus_manifest(const struct ent_corpus *c);
size_t ent_corpus_n_docs(const struct ent_corpus *c);
uint64_t ent_corpus_n_words(const struct ent_corpus *c);     /* without removed documents */
uint64_t ent_corpus_n_sentences(const struct ent_corpus *c); /* likewise */
uint64_t ent_corpus_n_positions(const struct ent_corpus *c); /* with them: one past the last */

/* What corrects its metadata; NULL: nothing does. */
const struct ent_amendments *ent_corpus_amendments(const struct ent_corpus *c);

/* ---- segments ---- */

size_t ent_corpus_n_segments(const struct ent_corpus *c);
const struct ent_segment *ent_corpus_segment(const struct ent_corpus *c, size_t i);
uint64_t ent_corpus_base(const struct ent_corpus *c, size_t segment); /* its first global position */
int ent_corpus_is_removed(const struct ent_corpus *c, size_t segment, size_t row);

/* A place in a segment: a document's row, or a position. */
struct ent_place {
    size_t segment; /* n_segments: there is no such place */
    size_t at;
};
struct ent_place ent_corpus_doc(const struct ent_corpus *c, size_t doc);
struct ent_place ent_corpus_position(const struct ent_corpus *c, uint64_t position);
/* The document in that row of a segment; n_docs if it was removed. */
size_t ent_corpus_doc_of_row(const struct ent_corpus *c, size_t segment, size_t row);
/* The document with this id; n_docs if there is none. */
size_t ent_corpus_find_doc(const struct ent_corpus *c, const char *id, size_t n);

/* ---- strings ---- */

/* The lexicon of a column ("word", "lemma", ...; "lower" for folded words); NULL if there is none. */
const struct ent_lexicon *ent_corpus_lexicon(const struct ent_corpus *c, const char *name);
/* The name of the i-th of its lexicons; NULL: there are no more. */
const char *ent_corpus_lexicon_name(const struct ent_corpus *c, size_t i);
/* The lower id of a word id (its match key: ent_fold.h); ENT_INTERN_NONE beyond the lexicon. */
uint32_t ent_corpus_lower(const struct ent_corpus *c, uint32_t word);
/* All word ids with that lower id, appended to *ids (ent_free), rising. */
ENT_MUST_USE enum ent_status ent_corpus_words_of_lower(const struct ent_corpus *c, uint32_t lower,
                                                       uint32_t **ids, size_t *n, size_t *cap,
                                                       struct ent_error *err);
/* How often an id of a column occurs, removed documents left out. */
uint64_t ent_corpus_count(const struct ent_corpus *c, const char *column, uint32_t id);

/* ---- checking ---- */

/* Read every byte of every file and check that what one says of another is so.  ENT_EFORMAT. */
ENT_MUST_USE enum ent_status ent_corpus_verify(const struct ent_corpus *c, struct ent_error *err);

#endif
