/*
 * ent_phrases.h -- lists of phrases: does a text begin with one of them, does it hold one?
 *
 * Letters of ASCII match in either case.  A list ends with NULL.  No state: cheap enough to ask of every line.
 */
#ifndef ENT_PHRASES_H
#define ENT_PHRASES_H

#include <stddef.h>
#include <stdint.h>

/* The length of the prefix if s begins with it, else 0. */
size_t ent_begins(const char *s, size_t n, const char *prefix);
/* Of the first in the list that s begins with, else 0. */
size_t ent_begins_any(const char *s, size_t n, const char *const *list);

int ent_holds(const char *s, size_t n, const char *phrase);
/* Cost: n steps and the list once; phrases have two bytes at least. */
int ent_holds_any(const char *s, size_t n, const char *const *list);

/* An index over several lists (32 at most), for what is asked of every line: a step of a search looks only at the phrases
   that begin with its pair of bytes, and at none if no phrase begins with its three.  The lists must live as long; made
   once, then only read. */
enum { ENT_PHRASE_PAIRS = 1024, ENT_PHRASE_TRIPLES = 32768, ENT_PHRASES_MOST = 512 };
struct ent_phrase_index {
    uint64_t triples[ENT_PHRASE_TRIPLES / 64]; /* a bit for each class of three bytes */
    uint16_t first[ENT_PHRASE_PAIRS];          /* by class of pair: an entry, 0: none */
    uint16_t n;
    struct ent_phrase_entry {
        const char *phrase;
        uint16_t next;
        uint8_t size, list;
    } entries[ENT_PHRASES_MOST];
};
void ent_phrase_index_add(struct ent_phrase_index *x, const char *const *list, unsigned number);

/* Which lists have a phrase that s begins with, and which one that is the whole of s; a bit for each list. */
uint32_t ent_phrases_begin(const struct ent_phrase_index *x, const char *s, size_t n, uint32_t *whole);
/* Phrases of which lists does s hold?  Of those that have three bytes at least. */
uint32_t ent_phrases_held(const struct ent_phrase_index *x, const char *s, size_t n);

#endif
