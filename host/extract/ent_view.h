/*
 * ent_view.h -- an article as extraction sees it: its words in order, by sentence, with what is known of each
 *
 * Rooms of this floor read a view and append what they find; they know nothing of the store.  Words are the
 * syntactic words of the article proper; offsets are bytes of its stored text.
 */
#ifndef ENT_VIEW_H
#define ENT_VIEW_H

#include <stdint.h>

#include "base/ent_date.h"
#include "base/ent_mem.h"
#include "model/ent_parse.h"

/* What a word can mean to the rules; 0: nothing of the kind.  Several may hold ("may", "second"). */
struct ent_key {
    const char *word;      /* in small letters */
    uint8_t month;         /* 1 to 12 */
    uint8_t weekday;       /* 1 Monday to 7 */
    uint8_t season;        /* 1 spring, 2 summer, 3 autumn, 4 winter */
    uint8_t period;        /* enum ent_period */
    uint8_t ordinal;       /* first: 1 */
    uint8_t unit;          /* in ent_units, from 1 */
    uint8_t currency;      /* in ent_currencies, from 1 */
    uint8_t stop;          /* a word that is no noun and no adjective: articles, prepositions, pronouns, auxiliaries */
    uint8_t when;          /* may begin an expression of time for another reason than the above */
    uint8_t amount;        /* may begin a quantity for another reason */
    uint8_t is_number;     /* a numeral: number */
    double number, scale;  /* scale: hundred, thousand, million; 0: none */
};

enum ent_period {
    ENT_NO_PERIOD, ENT_MINUTE, ENT_HOUR, ENT_DAY, ENT_WEEK, ENT_MONTH, ENT_QUARTER, ENT_YEAR, ENT_DECADE, ENT_CENTURY
};

struct ent_unit {
    const char *name, *kind; /* "km" "length" */
    double factor;           /* a value in 'name' is the number times this */
};
extern const struct ent_unit ent_units[];
extern const char *const ent_currencies[]; /* ISO 4217 */

struct ent_view_word {
    uint32_t start, end; /* bytes of the text */
    uint32_t sentence;   /* its number, from 0 */
    const struct ent_key *key; /* NULL: none */
    struct ent_parse parse;    /* ent_parse_none where nothing is known */
};
struct ent_view {
    const char *text;
    size_t n_text;
    struct ent_view_word *words;
    size_t n, cap;
    uint32_t n_sentences;
    int is_parsed;             /* words have heads and relations; else rules do what they can without */
    struct ent_date published; /* of the article; year 0: not known */
};

/* A word at bytes [start, end); 'sentence' must not fall. */
ENT_MUST_USE enum ent_status ent_view_add(struct ent_view *v, uint32_t start, uint32_t end,
                                          uint32_t sentence, struct ent_error *err);
/* What is known of the last word; its strings must live as long as the view is looked at. */
void ent_view_parse(struct ent_view *v, const struct ent_parse *parse);
void ent_view_clear(struct ent_view *v); /* no words; the room is kept */
void ent_view_done(struct ent_view *v);  /* a zeroed view is empty and ready */

/* ---- looking at words; an index beyond the last one is no word and matches nothing ---- */

/* Is word i this one (given in small letters; only ASCII letters are folded)? */
int ent_view_is(const struct ent_view *v, size_t i, const char *word);
/* ... or one of these?  Its number from 1, else 0. */
int ent_view_in(const struct ent_view *v, size_t i, const char *const *words);
/* Are the words from i on these, divided by single spaces?  How many, else 0. */
size_t ent_view_are(const struct ent_view *v, size_t i, const char *words);
/* Of a list of such phrases the first that stands at i: its number of words, *which its number from 0. */
size_t ent_view_phrase(const struct ent_view *v, size_t i, const char *const *phrases, int *which);
/* Does word i stand in the same sentence as word j? */
int ent_view_together(const struct ent_view *v, size_t i, size_t j);
/* Is there nothing between word i and the one before it? */
int ent_view_is_glued(const struct ent_view *v, size_t i);
/* First letter of ASCII or beyond a capital? */
int ent_view_is_capital(const struct ent_view *v, size_t i);
const struct ent_key *ent_view_key(const struct ent_view *v, size_t i); /* never NULL */

/* The meaning of a word, NULL if it has none. */
const struct ent_key *ent_key_find(const char *s, size_t n);

#endif
