/*
 * ent_name_words.h -- words that say something about names: titles, given names, what bodies are called
 *
 * A file NAME.words has lists under headings, words divided by commas or lines; of several words each counts:
 *
 *     [title]
 *     president, prime, minister
 *     [head ORG]
 *     ministry, institute
 */
#ifndef ENT_NAME_WORDS_H
#define ENT_NAME_WORDS_H

#include "extract/ent_gazetteer.h"

#define ENT_WORD_BIT(n) (UINT64_C(1) << (n))
/* "head TYPE": bit of the type; names of that type end in it, or begin with it before "of", "for", "on" */
#define ENT_WORD_HEAD(type) ENT_WORD_BIT(type)
#define ENT_WORD_HEADS (ENT_WORD_BIT(ENT_N_TYPES) - 2)
enum { ENT_WORD_FIRST_LIST = 16 };
#define ENT_WORD_TITLE ENT_WORD_BIT(16)    /* before a person's name, not part of it */
#define ENT_WORD_GIVEN ENT_WORD_BIT(17)    /* given names */
#define ENT_WORD_SAYING ENT_WORD_BIT(18)   /* verbs that persons are the subject of */
#define ENT_WORD_COMMON ENT_WORD_BIT(19)   /* capitalised at the beginning of sentences, in headings and titles, without being names */
#define ENT_WORD_SUFFIX ENT_WORD_BIT(20)   /* ends the name of a company: Ltd, Inc */
#define ENT_WORD_LINK ENT_WORD_BIT(21)     /* small words inside names: of, for, the, and */
#define ENT_WORD_PARTICLE ENT_WORD_BIT(22) /* small words inside persons' names: von, bin */
#define ENT_WORD_MOTION ENT_WORD_BIT(23)   /* what goes to a city goes to the place: trip, visit, flew */
#define ENT_WORD_AT_PLACE ENT_WORD_BIT(24) /* before "of" or after a city: what a place has, not a government: streets, mayor, airport */
#define ENT_WORD_STANCE ENT_WORD_BIT(25)   /* what a government has: view, orbit, policy */
#define ENT_WORD_AREA ENT_WORD_BIT(26)     /* small words that are part of a place's name: northern, upper, lake */
#define ENT_WORD_SMALL_HEAD ENT_WORD_BIT(27) /* heads that may be written small after a name: airport, corridor, parade */
#define ENT_WORD_ORDINARY ENT_WORD_BIT(28) /* surnames that are ordinary words too: Power, Rice */

#define ENT_WORD_STATE_BODY ENT_WORD_BIT(29) /* heads of bodies of a state, whose name stands outside: ministry, parliament */
#define ENT_WORD_BODY ENT_WORD_BIT(30)       /* nouns that say what a body is, beside its name: company, operator, party */
#define ENT_WORD_MACHINE ENT_WORD_BIT(31)    /* what a model is called after its name: howitzer, jets */
#define ENT_WORD_TRADE ENT_WORD_BIT(32)      /* verbs that companies are the subject of: exports, drilled */

static inline uint64_t ent_name_word(const struct ent_gazetteer *g, uint32_t piece)
{
    return piece < g->n_words ? g->words[piece] : 0;
}

#endif
