/*
 * ent_fold.h -- match keys: what makes two spellings the same word for a search
 */
#ifndef ENT_FOLD_H
#define ENT_FOLD_H

#include "base/ent_mem.h"

/*
 * Append the match key of s[0, n) to *out: Unicode's NFKC_Casefold (case, width and compatibility forms
 * do not count), and I, İ, ı and i are one letter, so that TÜRKİYE, Türkiye and TURKIYE's I all meet.
 * Other accents stay.  Bytes that are no UTF-8 read as U+FFFD.  ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_fold_key(const char *s, size_t n, struct ent_buf *out,
                                          struct ent_error *err);

#endif
