/*
 * ent_json.h -- cJSON with our memory, and with a way to tell broken JSON from memory that ran out
 */
#ifndef ENT_JSON_H
#define ENT_JSON_H

#include <cjson/cJSON.h>
#include <stddef.h>

#include "base/ent_status.h"

/*
 * Parse the one JSON value at s[0, n); white space may stand around it.  cJSON_Delete() *out.
 * ENT_EFORMAT: *fault is the byte where it breaks, and the message says what is wrong there.
 * ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_json_parse(const char *s, size_t n, cJSON **out, size_t *fault,
                                            struct ent_error *err);

/* "a string", "a number", "a list": for messages. */
const char *ent_json_kind(const cJSON *item);

#endif
