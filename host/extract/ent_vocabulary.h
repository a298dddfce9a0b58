/*
 * ent_vocabulary.h -- the words that the rules know, a table a meaning
 *
 * Words stand in small letters, "|" between them.  Those of several words (of units and currencies only) are
 * written as the tokeniser cuts them, "kilowatt - hours".  ent_key_find() tells all that a word can mean.
 */
#ifndef ENT_VOCABULARY_H
#define ENT_VOCABULARY_H

struct ent_unit {
    const char *name, *kind; /* "km" "length"; money has ISO 4217 codes for names */
    double factor;           /* a value in 'name' is the number times this */
    const char *words;
};
extern const struct ent_unit ent_units[]; /* ends with a NULL name, as the next does */
extern const struct ent_unit ent_currencies[];

/* Words with a value: 'words' NULL ends each table. */
struct ent_meaning {
    const char *words;
    double value;
};
extern const struct ent_meaning ent_months[], ent_weekdays[], ent_seasons[], ent_periods[], ent_numerals[], ent_scales[], ent_ordinals[];

/* ... and without one. */
extern const char ent_stops[];         /* articles, prepositions, pronouns, auxiliaries: no noun, no adjective */
extern const char ent_time_openers[];  /* what else can begin an expression of time */
extern const char ent_paired_openers[]; /* ... before certain words only */
extern const char ent_amount_openers[]; /* ... a quantity */
extern const char ent_speech_verbs[];  /* finite forms of verbs of saying and thinking */
extern const char ent_speech_participles[];

#endif
