/*
 * ent_encoding.h -- the bytes of a file as UTF-8, with the way back to them
 *
 * In this order: the encoding that is forced; a byte order mark (UTF-8, -16, -32); zero bytes in
 * the pattern of UTF-16; well-formed UTF-8; UTF-8 with a few bad bytes (cut short, or pasted in),
 * each of which reads as U+FFFD; what an HTML page declares of itself; what ICU's detector finds in
 * the stretches that are not ASCII; windows-1252.  "ISO-8859-1" is read as windows-1252 and
 * "ISO-8859-9" as windows-1254, as the WHATWG Encoding Standard does.
 */
#ifndef ENT_ENCODING_H
#define ENT_ENCODING_H

#include "source/ent_runs.h"

struct ent_decoded {
    char *own;         /* UTF-8 made by us; NULL: 'bytes' are the caller's own, after any mark */
    const char *bytes; /* UTF-8, well-formed, no NUL byte */
    size_t n;
    struct ent_runs runs;    /* from 'bytes' to the given bytes; none: they are the same */
    char encoding[48];       /* what was converted; "" where it was UTF-8 */
    size_t n_bad, first_bad; /* bytes that were no UTF-8, where it was; offset of the first */
};

/*
 * Decode all n bytes.  'forced' is an encoding's name or NULL; 'is_html': heed <meta charset> and
 * the XML declaration.  On failure *out is empty.  ENT_EFORMAT (a NUL byte: not a text; the message
 * names its offset but no file), ENT_EARG (no such encoding), ENT_ELIMIT (more than 4 GiB, and not
 * plain UTF-8), ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_decode(const char *bytes, size_t n, const char *forced,
                                        int is_html, struct ent_decoded *out,
                                        struct ent_error *err);
void ent_decoded_done(struct ent_decoded *d); /* a zeroed struct is empty and ready */

#endif
