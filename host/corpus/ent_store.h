/*
 * ent_store.h -- the one file format of a corpus: named arrays in a file that is mapped
 *
 * Segments, lexicon deltas and layers are all files of this kind:
 *
 *     header (64 bytes)   magic, format version, byte order, length, where the directory is, hashes
 *     arrays              each at a multiple of 64 bytes, zeros between them
 *     directory           112 bytes an array: name, kind, offset, size in bytes, values, hash
 *
 * Opening reads the header and the directory only.  Every byte is under a hash or must be zero, so that
 * ent_store_verify() names the part that was changed.  Little-endian 64-bit machines only; a file
 * from elsewhere or from a newer program is refused with ENT_EVERSION.
 */
#ifndef ENT_STORE_H
#define ENT_STORE_H

#include "base/ent_file.h"
#include "corpus/ent_packed.h"

enum { ENT_STORE_VERSION = 1, ENT_STORE_NAME = 72 }; /* name with its NUL */

enum ent_array_kind { ENT_ARRAY_BYTES = 1, ENT_ARRAY_U32, ENT_ARRAY_U64, ENT_ARRAY_PACKED };

struct ent_array {
    char name[ENT_STORE_NAME];
    uint32_t kind, reserved;
    uint64_t offset, size; /* bytes */
    uint64_t n;            /* values */
    uint64_t hash;
};

/* ---- reading ---- */

struct ent_store {
    struct ent_map map;
    const struct ent_array *arrays; /* in the map */
    size_t n_arrays;
    char *path;
};

/* ENT_EIO, ENT_EFORMAT, ENT_EVERSION, ENT_ENOMEM; messages begin with the path. */
ENT_MUST_USE enum ent_status ent_store_open(struct ent_store *s, const char *path,
                                            struct ent_error *err);
void ent_store_close(struct ent_store *s);

/* The array of that name and kind; NULL if there is none. */
const struct ent_array *ent_store_find(const struct ent_store *s, const char *name,
                                       enum ent_array_kind kind);
/*
 * Its data.  ENT_EFORMAT if it is missing or does not fit its own size.
 */
ENT_MUST_USE enum ent_status ent_store_bytes(const struct ent_store *s, const char *name,
                                             const unsigned char **bytes, size_t *size,
                                             struct ent_error *err);
ENT_MUST_USE enum ent_status ent_store_u32(const struct ent_store *s, const char *name,
                                           const uint32_t **values, size_t *n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_store_u64(const struct ent_store *s, const char *name,
                                           const uint64_t **values, size_t *n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_store_packed(const struct ent_store *s, const char *name,
                                              struct ent_packed *view, struct ent_error *err);

/* Read every byte: ENT_EFORMAT names the first part whose bytes are not those that were written. */
ENT_MUST_USE enum ent_status ent_store_verify(const struct ent_store *s, struct ent_error *err);

/* The hash that stands in the header: a short identity of all that the file holds. */
uint64_t ent_store_identity(const struct ent_store *s);

/* ---- writing ---- */

struct ent_store_writer {
    struct ent_out out;
    struct ent_array *arrays;
    size_t n_arrays, cap_arrays;
    /* the array that is being written */
    struct ent_buf chunk;
};

ENT_MUST_USE enum ent_status ent_store_create(struct ent_store_writer *w, const char *path,
                                              struct ent_error *err);
/* One array at a time: begin, any number of adds, end; or put for one that is whole in memory. */
ENT_MUST_USE enum ent_status ent_store_begin(struct ent_store_writer *w, const char *name,
                                             enum ent_array_kind kind, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_store_add(struct ent_store_writer *w, const void *bytes, size_t n,
                                           struct ent_error *err);
ENT_MUST_USE enum ent_status ent_store_end(struct ent_store_writer *w, uint64_t n_values,
                                           struct ent_error *err);
ENT_MUST_USE enum ent_status ent_store_put(struct ent_store_writer *w, const char *name,
                                           enum ent_array_kind kind, const void *bytes, size_t size,
                                           uint64_t n_values, struct ent_error *err);
/* Finish the packer and write it. */
ENT_MUST_USE enum ent_status ent_store_put_packed(struct ent_store_writer *w, const char *name,
                                                  struct ent_packer *p, struct ent_error *err);
/* Directory and header, flush, rename.  Whatever happens the writer is empty afterwards. */
ENT_MUST_USE enum ent_status ent_store_commit(struct ent_store_writer *w, uint64_t *identity,
                                              struct ent_error *err);
void ent_store_abort(struct ent_store_writer *w);

#endif
