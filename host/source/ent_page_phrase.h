/*
 * ent_page_phrase.h -- what a line says of itself by its words: sharing, menus, credits, biographies
 *
 * Every function takes the line as s[0, n) with ordinary spaces; case does not matter, English and the
 * other languages of the lists are known.
 */
#ifndef ENT_PAGE_PHRASE_H
#define ENT_PAGE_PHRASE_H

#include <stddef.h>

#include "source/ent_article.h"

enum { ENT_LOOK_BYTES = 400 }; /* of a long line, only so much is looked at */

int ent_line_starts(const char *s, size_t n, const char *prefix);
int ent_line_starts_any(const char *s, size_t n, const char *const *list); /* which ends with NULL */
int ent_line_contains(const char *s, size_t n, const char *phrase);
int ent_line_contains_any(const char *s, size_t n, const char *const *list);

/* Boilerplate wherever it stands, and of which kind; ENT_JUNK_NONE if its words do not show it. */
enum ent_junk ent_line_sure_junk(const char *s, size_t n);
/* "4 min read", "12", "3 comments", "Page 1 of 2". */
int ent_line_is_count(const char *s, size_t n);
/* A line that a list of links to other pages follows: "Read more", "Related articles", "Lire aussi". */
int ent_line_opens_links(const char *s, size_t n);
/* "No. 214/2024", "Ref: X/12", "ENDS": belongs to the letterhead, neither text nor boilerplate. */
int ent_line_is_reference(const char *s, size_t n);
/* "Press release", "FOR IMMEDIATE RELEASE": the letterhead says what sort of text comes. */
int ent_line_is_release(const char *s, size_t n);
/* Does it name what a person does ("research fellow", "Lima correspondent")? */
int ent_line_states_role(const char *s, size_t n);
/* A biography: a name, a verb and a role. */
int ent_line_is_bio(const char *s, size_t n);
/* A body's description of itself. */
int ent_line_is_about(const char *s, size_t n);

#endif
