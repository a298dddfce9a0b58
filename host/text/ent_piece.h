/*
 * ent_piece.h -- pieces of names: runs of letters, runs of digits, the signs + and &
 *
 * Names are compared piece by piece, so that what stands between the pieces (spaces, hyphens, dots,
 * apostrophes of any kind) does not count: Nagorno-Karabakh and Nagorno–Karabakh, U.S. and U. S., S-400 and S400.
 * A piece's key forgets case and accents, takes the four letters i and y for one, and doubled consonants for
 * single ones (but in capitals of four letters at most): Türkiye and TURKIYE, Erdoğan and Erdogan, Zelensky and Zelenskyy, Aliyev and Aliev meet.
 */
#ifndef ENT_PIECE_H
#define ENT_PIECE_H

#include <stddef.h>
#include <stdint.h>

enum { ENT_PIECE_KEY = 64 }; /* bytes of a key at most; a longer one is cut */

enum ent_piece_shape {
    ENT_PIECE_LOWER,
    ENT_PIECE_CAPITAL, /* the first letter is upper case, or of a script without case */
    ENT_PIECE_CAPITALS, /* all letters are upper case */
    ENT_PIECE_DIGITS,
    ENT_PIECE_SIGN
};

struct ent_piece {
    size_t start, end; /* bytes of s */
    enum ent_piece_shape shape;
    char key[ENT_PIECE_KEY];
    size_t n_key;
};

/* The next piece of s[*i, n); *i moves past it.  0: there is none. */
int ent_piece_next(const char *s, size_t n, size_t *i, struct ent_piece *out);

/* May s[0, n) stand between two pieces of a name?  Spaces, hyphens, dots, apostrophes; *comma is set if a comma is among them. */
int ent_piece_gap(const char *s, size_t n, int *comma);

#endif
