/*
 * ent_manifest.h -- what one generation of a corpus consists of
 *
 * The file "manifest" in the corpus's folder: JSON, then a line "hash " with ent_hash of the JSON in 16
 * hexadecimal digits.  It is replaced as a whole, so a reader sees one generation or the next.  It
 * holds no time and no name of a machine: the same input gives the same bytes.
 */
#ifndef ENT_MANIFEST_H
#define ENT_MANIFEST_H

#include "base/ent_mem.h"

struct ent_manifest_file {
    char name[40];     /* in the corpus's folder */
    uint64_t identity; /* ent_store_identity() of it */
    /* of a segment: */
    size_t n_docs, n_words;
    uint32_t *removed; /* rows of documents that are no longer there, rising */
    size_t n_removed, cap_removed;
    char *producer;    /* what made it: program, options, versions */
};
struct ent_manifest {
    uint64_t generation;
    uint64_t next_file; /* number for the next file's name */
    struct ent_manifest_file *segments, *lexicons;
    size_t n_segments, cap_segments, n_lexicons, cap_lexicons;
    char corrections[65]; /* digest of the file "corrections" when this was written; "": there was none */
};

enum { ENT_MANIFEST_FORMAT = 1 };

/* ENT_EIO (there is none), ENT_EFORMAT, ENT_EVERSION, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_manifest_read(struct ent_manifest *m, const char *folder,
                                               struct ent_error *err);
/* Write it and put it in the place of the old one; then the folder is flushed. */
ENT_MUST_USE enum ent_status ent_manifest_write(const struct ent_manifest *m, const char *folder,
                                                struct ent_error *err);
/* A new entry; list and count are &m->segments etc. */
ENT_MUST_USE enum ent_status ent_manifest_add(struct ent_manifest_file **list, size_t *n, size_t *cap,
                                              const char *name, struct ent_manifest_file **out,
                                              struct ent_error *err);
/* Forget the entries from the n-th on. */
void ent_manifest_truncate(struct ent_manifest_file *files, size_t *count, size_t n);
void ent_manifest_done(struct ent_manifest *m);

#endif
