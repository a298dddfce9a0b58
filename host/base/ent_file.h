/*
 * ent_file.h -- files and folders: read, map, write so that a kill leaves the old file whole
 *
 * Messages name the path and say what the system said.  Paths are bytes; nothing is normalised.
 */
#ifndef ENT_FILE_H
#define ENT_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/ent_mem.h"
#include "base/ent_status.h"

/* All bytes of the file at 'path' ("-" is standard input) appended to 'out'.  ENT_EIO, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_file_read(const char *path, struct ent_buf *out,
                                           struct ent_error *err);

/* ---- mapped, read-only ---- */

struct ent_map {
    const unsigned char *data; /* NULL when the file is empty */
    size_t size;
};
ENT_MUST_USE enum ent_status ent_map_open(struct ent_map *map, const char *path,
                                          struct ent_error *err);
/* Bytes [from, to) will not be needed soon: their memory is given back, reading them again works. */
void ent_map_release(const struct ent_map *map, size_t from, size_t to);
void ent_map_close(struct ent_map *map);

/* ---- writing: to PATH.part, then flushed to the disk and renamed to PATH; a pipe or device directly ---- */

struct ent_out {
    FILE *file;
    char *path, *part; /* part: NULL for a pipe or device */
    uint64_t written; /* bytes so far */
};
ENT_MUST_USE enum ent_status ent_out_open(struct ent_out *out, const char *path,
                                          struct ent_error *err);
ENT_MUST_USE enum ent_status ent_out_write(struct ent_out *out, const void *bytes, size_t n,
                                           struct ent_error *err);
/* Flush, fsync, rename.  On failure the part is removed and PATH is as it was.  ENT_EWRITE. */
ENT_MUST_USE enum ent_status ent_out_commit(struct ent_out *out, struct ent_error *err);
void ent_out_abort(struct ent_out *out); /* remove the part; after commit or a zeroed one: nothing */

/* fsync a folder, so that renames in it survive a power cut. */
ENT_MUST_USE enum ent_status ent_dir_sync(const char *path, struct ent_error *err);
/* Make a folder and its missing parents; fine if it exists. */
ENT_MUST_USE enum ent_status ent_dir_make(const char *path, struct ent_error *err);

/* ---- looking around ---- */

enum ent_file_kind { ENT_FILE_NONE, ENT_FILE_REGULAR, ENT_FILE_FOLDER, ENT_FILE_OTHER };
enum ent_file_kind ent_file_kind(const char *path); /* links are followed */

/* Names in a folder, without . and .., in byte order.  Free with ent_names_free. */
struct ent_names {
    char **names;
    size_t n, cap;
};
ENT_MUST_USE enum ent_status ent_dir_list(const char *path, struct ent_names *out,
                                          struct ent_error *err);
void ent_names_free(struct ent_names *names);

/* "a/b" + "c" -> "a/b/c"; NULL when memory is out; free with ent_free. */
char *ent_path_join(const char *folder, const char *name);
/* Pointer to the part after the last slash. */
const char *ent_path_base(const char *path);

#endif
