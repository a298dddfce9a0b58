/*
 * ent_json_write.h -- strings as JSON (RFC 8259)
 */
#ifndef ENT_JSON_WRITE_H
#define ENT_JSON_WRITE_H

#include "base/ent_mem.h"

/* s as a JSON string; bytes that are no UTF-8 become U+FFFD.  s == NULL is written as null. */
void ent_json_string(struct ent_buf *out, const char *s, size_t n);

#endif
