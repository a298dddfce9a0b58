/*
 * ent_model_file.h -- a trained model as a file: a header that tells a good file from any other, then numbers
 *
 *     header (48 bytes)   "entmodel", format version, kind ("tagger"), length and hash of what follows
 *     body                numbers of variable length (7 bits a byte, low ones first), strings after their length
 *
 * A file that was cut short, changed in a bit, made by another version or for another purpose is refused
 * when it is opened.  The body is nevertheless read as if anybody had written it.
 */
#ifndef ENT_MODEL_FILE_H
#define ENT_MODEL_FILE_H

#include "base/ent_file.h"

enum { ENT_MODEL_VERSION = 1 };

/* ---- writing: put everything into a buffer, then write it ---- */

void ent_model_put(struct ent_buf *out, uint64_t value);
void ent_model_put_string(struct ent_buf *out, const char *s, size_t n);
ENT_MUST_USE enum ent_status ent_model_write(const char *path, const char *kind, const struct ent_buf *body,
                                             struct ent_error *err);

/* ---- reading; after a fault 'failed' stays set and every value is 0 ---- */

struct ent_model_reader {
    const char *path;
    const unsigned char *at, *end;
    int failed;
    struct ent_map map;
};

/* ENT_EIO, ENT_EFORMAT, ENT_EVERSION, ENT_ENOMEM; messages begin with the path, which must live as long. */
ENT_MUST_USE enum ent_status ent_model_open(struct ent_model_reader *r, const char *path, const char *kind,
                                            struct ent_error *err);
void ent_model_close(struct ent_model_reader *r);

uint64_t ent_model_get_long(struct ent_model_reader *r); /* of any number of bytes */
static inline uint64_t ent_model_get(struct ent_model_reader *r)
{
    if (r->at < r->end && *r->at < 0x80 && !r->failed) /* as most are */
        return *r->at++;
    return ent_model_get_long(r);
}
static inline uint64_t ent_model_get_up_to(struct ent_model_reader *r, uint64_t most) /* more is a fault */
{
    uint64_t value = ent_model_get(r);
    if (value <= most)
        return value;
    r->failed = 1;
    return 0;
}
const char *ent_model_get_string(struct ent_model_reader *r, size_t *n); /* in the map; never NULL */
static inline size_t ent_model_left(const struct ent_model_reader *r) { return (size_t)(r->end - r->at); }

/* What to return when 'failed' is set, or when what was read is of another version of the program. */
enum ent_status ent_model_broken(const struct ent_model_reader *r, struct ent_error *err);
enum ent_status ent_model_other_version(const struct ent_model_reader *r, struct ent_error *err);

#endif
