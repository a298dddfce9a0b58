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
    const char *word;        /* in small letters, not NUL-ended */
    uint8_t n_word;
    uint8_t month;           /* 1 to 12 */
    uint8_t weekday;         /* 1 Monday to 7 */
    uint8_t season;          /* 1 spring, 2 summer, 3 autumn, 4 winter */
    uint8_t period;          /* enum ent_period */
    uint8_t ordinal;         /* first: 1 */
    uint8_t unit, currency;  /* in ent_units and ent_currencies, from 1 */
    uint8_t code;            /* a currency's code, from 1: if written in capitals */
    uint8_t opens_unit, opens_currency; /* the first of several words */
    uint8_t is_stop;         /* a word that is no noun and no adjective: articles, prepositions, pronouns, auxiliaries */
    uint8_t opens_time;      /* may begin an expression of time for another reason than the above; 2: before certain words */
    uint8_t opens_amount;    /* may begin a quantity for another reason */
    uint8_t is_number;       /* a numeral: number */
    uint8_t says;            /* a verb of saying: 1 finite, 2 a participle ("noting") */
    double number, scale;    /* scale: hundred, thousand, million; 0: none */
};

enum ent_period {
    ENT_NO_PERIOD, ENT_SECOND, ENT_MINUTE, ENT_HOUR, ENT_DAY, ENT_WEEKEND, ENT_WEEK, ENT_FORTNIGHT, ENT_MONTH, ENT_QUARTER, ENT_YEAR,
    ENT_DECADE, ENT_CENTURY, ENT_MILLENNIUM
};

struct ent_mentions;

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
    const struct ent_mentions *mentions; /* the names of the article (ent_mention.h); NULL: not looked for */
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
/* The same with a "|" between the words. */
int ent_view_one_of(const struct ent_view *v, size_t i, const char *words);
/* Are the words from i on these (up to a "|"), divided by single spaces, in one sentence?  How many, else 0. */
size_t ent_view_are(const struct ent_view *v, size_t i, const char *words);
/* Of a list of such phrases the first that stands at i: its number of words, *which its number from 0. */
size_t ent_view_phrase(const struct ent_view *v, size_t i, const char *const *phrases, int *which);
/* The same with a "|" between the phrases; 'which' may be NULL. */
size_t ent_view_any(const struct ent_view *v, size_t i, const char *phrases, int *which);
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
