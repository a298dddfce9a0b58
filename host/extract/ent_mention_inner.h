/*
 * ent_mention_inner.h -- what the parts of ent_mention.h share
 *
 *     ent_mention_scan.c   words -> pieces -> atoms: names of the gazetteer, capitals, small words
 *     ent_mention_chain.c  atoms that stand together -> names in no list
 *     ent_mention_head.c   names that end in or begin with what they are: ministry, treaty, corridor
 *     ent_mention_kind.c   ... that the words around tell to be bodies or models, or longer than a known one
 *     ent_mention_link.c   which entity each of them names
 *     ent_metonym.c        the city or its government?
 */
#ifndef ENT_MENTION_INNER_H
#define ENT_MENTION_INNER_H

#include "extract/ent_mention.h"

struct ent_name_piece {
    uint32_t start, end, word;
    uint32_t id;        /* ENT_INTERN_NONE: in no list */
    uint8_t shape;      /* enum ent_piece_shape */
    uint8_t begins;     /* a sentence */
    uint8_t opens;      /* ... or comes after a colon, an opening mark, a dash: its capital says little */
    uint8_t headline;   /* of a sentence whose words are capitalised as in a title; 2: all its letters are capitals */
    uint8_t joined;     /* nothing but a space, hyphen, dot or apostrophe between it and the one before, in one sentence */
};

enum ent_atom_kind {
    ENT_ATOM_SMALL,     /* a word that is no name */
    ENT_ATOM_CAPITAL,   /* capitalised, in no list (or in one only as a surname: then it has an alias) */
    ENT_ATOM_NAME,      /* a name of the gazetteer */
    ENT_ATOM_ADJECTIVE, /* of one */
    ENT_ATOM_DIGITS,
    ENT_ATOM_GONE       /* part of a longer name now */
};
struct ent_atom {
    uint32_t first, last;  /* pieces [first, last) */
    uint32_t alias;        /* first that could stand here; ENT_NO_ENTITY */
    uint32_t known;        /* the entity, once decided; ENT_NO_ENTITY */
    uint32_t full;         /* another atom that has the name in full; ENT_NO_ENTITY */
    uint8_t kind, type;    /* type: of a name in no list */
    uint8_t single_capital;/* a lone capitalised word: doubtful */
    uint8_t drop;
    const char *rule;
    uint64_t bits;         /* ent_name_words.h, of its last piece */
};

struct ent_mention_finder {
    const struct ent_gazetteer *g;
    const struct ent_corrections *corrections;
    const struct ent_view *v;
    size_t first_word, last_word; /* what is looked at of it now */
    struct ent_name_piece *pieces;
    size_t n_pieces, cap_pieces;
    struct ent_atom *atoms;
    size_t n_atoms, cap_atoms;
    uint32_t *seen;        /* of each entity: the article that names it by a name that is not weak */
    int is_english;        /* enough to go by capitals */
    uint32_t article;      /* its number in this run, from 1 */
    struct ent_intern full; /* names in no list by their last pieces: number of the string -> atom */
    uint32_t *full_atoms;
    size_t n_full, cap_full;
    struct ent_intern small; /* words that the article has in small letters */
};

ENT_MUST_USE enum ent_status ent_mention_scan(struct ent_mention_finder *f, struct ent_error *err);
void ent_mention_chains(struct ent_mention_finder *f);
ENT_MUST_USE enum ent_status ent_mention_link(struct ent_mention_finder *f, struct ent_error *err);
/* Does the atom, a place that speaks for a state, mean its government here?  *rule says why. */
int ent_is_metonym(const struct ent_mention_finder *f, size_t atom, const char **rule);

/* ---- names in no list ---- */

/* Atoms [first, last) are one name from now on. */
void ent_name_make(struct ent_mention_finder *f, size_t first, size_t last, enum ent_entity_type type, const char *rule);
/* A name with a head that begins at or after k, in the chain that ends at j; the atom after it, 0: none. */
size_t ent_name_by_head(struct ent_mention_finder *f, size_t k, size_t j);
size_t ent_name_by_small_head(struct ent_mention_finder *f, size_t k, size_t j);
/* A known name and what makes it another's name, or a model's; the atom after it, 0: none. */
size_t ent_name_by_longer(struct ent_mention_finder *f, size_t k, size_t j);
/* "the tanker NAME": the end of a ship's name that begins at k, 0: none does. */
size_t ent_name_by_ship(struct ent_mention_finder *f, size_t k, size_t j);
size_t ent_name_by_model(struct ent_mention_finder *f, size_t k, size_t j);
/* Do the words around the name of atoms [k, end) say that it is a body with staff? */
int ent_is_body_around(const struct ent_mention_finder *f, size_t k, size_t end);
/* ... that it is an exercise, a summit: "NAME, a two-week drill", "the exercise NAME"? */
int ent_is_event_around(const struct ent_mention_finder *f, size_t k, size_t end);

/* ---- looking ---- */

/* Nothing but a space, hyphen, dot or apostrophe before it? */
int ent_atom_is_joined(const struct ent_mention_finder *f, size_t atom);
int ent_atom_is_hyphened(const struct ent_mention_finder *f, size_t atom);
/* A name, an adjective of one, a capitalised word? */
int ent_atom_is_big(const struct ent_mention_finder *f, size_t atom);
/* A weekday or a month? */
int ent_atom_is_time(const struct ent_mention_finder *f, size_t atom);
/* This word (in small letters)? */
int ent_atom_is(const struct ent_mention_finder *f, size_t atom, const char *word);
/* ... or one of these (the last one NULL)? */
int ent_atom_is_one_of(const struct ent_mention_finder *f, size_t atom, const char *const *words);

static inline uint64_t ent_piece_bits(const struct ent_mention_finder *f, size_t piece)
{
    return piece < f->n_pieces ? ent_name_word(f->g, f->pieces[piece].id) : 0;
}
static inline int ent_is_capital_shape(uint8_t shape) { return shape == ENT_PIECE_CAPITAL || shape == ENT_PIECE_CAPITALS; }

/* Is the piece this word (in small ASCII letters)? */
int ent_piece_is(const struct ent_mention_finder *f, size_t piece, const char *word);
/* The first aliases' entity, or the one that was decided. */
const struct ent_entity *ent_atom_entity(const struct ent_mention_finder *f, const struct ent_atom *a);
/* The type that the atom has as far as is known. */
enum ent_entity_type ent_atom_type(const struct ent_mention_finder *f, const struct ent_atom *a);
/* May the alias stand on the pieces from 'first' on, as these are written? */
int ent_alias_fits(const struct ent_mention_finder *f, const struct ent_alias *a, size_t first, int comma);
/* The sign or signs between the piece and the one before; is one of them this one? */
int ent_gap_has(const struct ent_mention_finder *f, size_t piece, const char *sign);

#endif
