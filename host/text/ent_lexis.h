/*
 * ent_lexis.h -- the little the tokeniser knows about English words: abbreviations, prefixes, units
 *
 * The tables are closed classes of the language and of print, written by hand.  All look-ups take n
 * bytes at s; those of more than 15 bytes are in no table.
 */
#ifndef ENT_LEXIS_H
#define ENT_LEXIS_H

#include <stddef.h>

enum ent_abbr {
    ENT_ABBR_NONE,
    ENT_ABBR_TITLE,  /* Mr. Gen.: a name follows, so its dot never ends a sentence */
    ENT_ABBR_NUMBER, /* No. p. Fig.: an abbreviation only before a number */
    ENT_ABBR_DATE,   /* Sept. Mon.: before a number or a comma, or inside a sentence */
    ENT_ABBR_ANY /* Inc. etc. vs.: anywhere; at the end of a sentence its dot is the full stop */
};

/* What the word before a dot abbreviates; case counts where the small word is another one. */
enum ent_abbr ent_lexis_abbr(const char *s, size_t n);

int ent_lexis_starter(const char *s,
                      size_t n); /* The, But, He: capitalised where a sentence starts */
int ent_lexis_prefix(const char *s, size_t n); /* non, anti, post: keeps its hyphen and its word */
int ent_lexis_unit(const char *s, size_t n);   /* km, bn, pm: a word of its own after a number */
int ent_lexis_domain(const char *s, size_t n); /* com, org, doc: ends a host or file name */
int ent_lexis_elided(const char *s, size_t n); /* em, til, cause: has an apostrophe before it */
int ent_lexis_after_its(const char *s, size_t n); /* a, not, the: the "its" before it lacks its apostrophe */
int ent_lexis_speech(const char *s, size_t n); /* said, asked: after a quotation, of its speaker */

/*
 * The words that are written together without an apostrophe (cannot, gonna, dont): where the parts
 * begin, as offsets, into cut[2]; the number of cuts, 0 for one word.
 */
size_t ent_lexis_fused(const char *s, size_t n, size_t cut[2]);

#endif
