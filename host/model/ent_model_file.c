#include "model/ent_model_file.h"

#include <string.h>

#include "base/ent_hash.h"

struct header {
    char magic[8];
    uint32_t version, reserved;
    char kind[16]; /* NUL-ended */
    uint64_t length, hash;
};

static const char magic[8] = {'e', 'n', 't', 'm', 'o', 'd', 'e', 'l'};

/* ---- writing ---- */

void ent_model_put(struct ent_buf *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        ent_buf_addc(out, (char)(value | 0x80));
    ent_buf_addc(out, (char)value);
}

void ent_model_put_string(struct ent_buf *out, const char *s, size_t n)
{
    ent_model_put(out, n);
    ent_buf_add(out, s, n);
}

enum ent_status ent_model_write(const char *path, const char *kind, const struct ent_buf *body,
                                struct ent_error *err)
{
    struct header h = {.version = ENT_MODEL_VERSION, .length = body->len,
                       .hash = ent_hash(ent_buf_str(body), body->len, ENT_MODEL_VERSION)};
    struct ent_out out = {0};
    memcpy(h.magic, magic, sizeof magic);
    memcpy(h.kind, kind, strlen(kind));
    enum ent_status st = ent_buf_check(body, err);
    if (st == ENT_OK && (st = ent_out_open(&out, path, err)) == ENT_OK &&
        (st = ent_out_write(&out, &h, sizeof h, err)) == ENT_OK &&
        (st = ent_out_write(&out, ent_buf_str(body), body->len, err)) == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    return st;
}

/* ---- reading ---- */

static enum ent_status check_header(const struct ent_model_reader *r, const char *kind, struct ent_error *err)
{
    struct header h, wanted = {0};
    if (r->map.size < sizeof h || memcmp(r->map.data, magic, sizeof magic) != 0)
        return ent_fail(err, ENT_EFORMAT, "%s: not a model of entente", r->path);
    memcpy(&h, r->map.data, sizeof h);
    if (h.version != ENT_MODEL_VERSION)
        return ent_model_other_version(r, err);
    memcpy(wanted.kind, kind, strlen(kind));
    if (memcmp(h.kind, wanted.kind, sizeof h.kind) != 0)
        return ent_fail(err, ENT_EFORMAT, "%s: a model of kind '%.15s', not '%s'", r->path, h.kind, kind);
    if (h.length != r->map.size - sizeof h)
        return ent_fail(err, ENT_EFORMAT, "%s: the model is cut short or grown: %zu bytes where its header says %llu",
                        r->path, r->map.size - sizeof h, (unsigned long long)h.length);
    if (h.reserved != 0 || ent_hash(r->map.data + sizeof h, h.length, ENT_MODEL_VERSION) != h.hash)
        return ent_fail(err, ENT_EFORMAT, "%s: the model is damaged: its bytes do not have their checksum", r->path);
    return ENT_OK;
}

enum ent_status ent_model_open(struct ent_model_reader *r, const char *path, const char *kind, struct ent_error *err)
{
    *r = (struct ent_model_reader){.path = path};
    enum ent_status st = ent_map_open(&r->map, path, err);
    if (st == ENT_OK)
        st = check_header(r, kind, err);
    if (st != ENT_OK) {
        ent_model_close(r);
        return st;
    }
    r->at = r->map.data + sizeof(struct header);
    r->end = r->map.data + r->map.size;
    return ENT_OK;
}

void ent_model_close(struct ent_model_reader *r)
{
    ent_map_close(&r->map);
    *r = (struct ent_model_reader){0};
}

uint64_t ent_model_get_long(struct ent_model_reader *r)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && r->at < r->end && !r->failed; shift += 7) {
        unsigned char byte = *r->at++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    r->failed = 1;
    return 0;
}

const char *ent_model_get_string(struct ent_model_reader *r, size_t *n)
{
    *n = (size_t)ent_model_get_up_to(r, ent_model_left(r));
    if (*n > ent_model_left(r)) { /* the length's own bytes were among what was left */
        r->failed = 1;
        *n = 0;
    }
    if (r->failed)
        return "";
    const char *s = (const char *)r->at;
    r->at += *n;
    return s;
}

enum ent_status ent_model_broken(const struct ent_model_reader *r, struct ent_error *err)
{
    return ent_fail(err, ENT_EFORMAT, "%s: the model is damaged near byte %zu", r->path,
                    (size_t)(r->at - r->map.data));
}

enum ent_status ent_model_other_version(const struct ent_model_reader *r, struct ent_error *err)
{
    return ent_fail(err, ENT_EVERSION, "%s: the model was trained by another version of this program; train it again",
                    r->path);
}
