/*
 * ent_meta.h -- what a file's own fields say of an article: a JSON record, the head of an HTML page
 *
 * Values are UTF-8 and need not be clean: white space around them goes, within them it becomes one
 * space.  Strings are copied into the article's arena.
 */
#ifndef ENT_META_H
#define ENT_META_H

#include "source/ent_article.h"

/* Set *field (one of a's own) to the cleaned value, unless that is empty.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_meta_set(struct ent_article *a, const char **field, const char *s,
                                          size_t n, struct ent_error *err);

/*
 * Add the names in one value: "By A", "A and B", "A; B", "A B, C D" (a comma divides where full
 * names stand on both sides, so "Smith, John" and "Martin King, Jr." stay whole).  A name that is
 * there already, a link or a handle is passed over.  ENT_ENOMEM.
 */
ENT_MUST_USE enum ent_status ent_meta_add_authors(struct ent_article *a, const char *s, size_t n,
                                                  struct ent_error *err);

/*
 * Set a->published, published_alt and published_how ('how' is kept by pointer), if there is no date
 * yet and the whole value is one: 2025, 2025-09, 2025-09-04, 2025/09/04, 20250904, each perhaps
 * with a time behind it, which is not heeded (no time zone is guessed), or one of the forms of
 * ent_page_date.h.
 */
void ent_meta_set_date(struct ent_article *a, const char *s, size_t n, const char *how);

#endif
