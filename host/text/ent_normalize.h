/*
 * ent_normalize.h -- Unicode's normalisation forms and transliteration, by ICU
 */
#ifndef ENT_NORMALIZE_H
#define ENT_NORMALIZE_H

#include "base/ent_mem.h"

enum ent_form { ENT_NFC, ENT_NFD, ENT_NFKC, ENT_NFKD };

/* Append s in a normalisation form (UAX #15).  Bytes that are no UTF-8 become U+FFFD.  ENT_ENOMEM, ENT_ELIMIT. */
ENT_MUST_USE enum ent_status ent_normalize(const char *s, size_t n, enum ent_form form,
                                           struct ent_buf *out, struct ent_error *err);

/*
 * Append s as an ICU transform makes it: "Any-Latin" for Armenian, Cyrillic, Georgian, Greek, Arabic ... in Latin
 * letters, "Any-Latin; Latin-ASCII" without marks.  ENT_EARG: no such transform; ENT_ENOMEM, ENT_ELIMIT.
 */
ENT_MUST_USE enum ent_status ent_transliterate(const char *s, size_t n, const char *id,
                                               struct ent_buf *out, struct ent_error *err);

#endif
