/*
 * ent_namebank.h -- texts in which somebody has marked the names, to learn from and to score by
 *
 * A file is one of these, told apart by its first line of words:
 *
 *     CoNLL-U      ten columns; names in MISC as NE=B-PER, NE=I-PER, other words have none; or as entities with Entity=
 *                  (ent_namebank_coref.h)
 *     IOB2         three columns and more, divided by tabs, the first one a number: form second, label third
 *     CoNLL 2003   two columns and more, divided by spaces or tabs: form first, label last
 *
 * Labels are B-TYPE, I-TYPE, O, also with IOB1's I where a name begins, and BIOES' S, E, U, L.  "# newdoc" and "-DOCSTART-"
 * begin a document.  Types are PER, ORG, LOC and MISC, also by their usual other names; whatever else is marked
 * (dates, sums, weapons) counts as no name.
 */
#ifndef ENT_NAMEBANK_H
#define ENT_NAMEBANK_H

#include "base/ent_mem.h"

enum ent_name_type { ENT_NAME_NONE, ENT_NAME_PER, ENT_NAME_ORG, ENT_NAME_LOC, ENT_NAME_MISC, ENT_N_NAME_TYPES };

/* "PER", ...; "" for NONE. */
const char *ent_name_type_name(enum ent_name_type type);
/* The type that is called s[0, n): "PER", "Person", "Organisation", "GPE", ...; NONE: another. */
enum ent_name_type ent_name_type_find(const char *s, size_t n);

struct ent_named_word {
    const char *form;
    uint32_t n_form;
    uint8_t type, begins; /* enum ent_name_type; begins: a name, not only goes on with one */
};

struct ent_named_sentence {
    size_t first, n; /* words of the bank */
    uint32_t doc, file;
};

struct ent_namebank {
    struct ent_arena arena; /* of the forms */
    struct ent_named_word *words;
    size_t n_words, cap_words;
    struct ent_named_sentence *sentences;
    size_t n, cap;
    unsigned *types; /* by file: bits 1 << type of those that are in it; the others may be in its text unmarked */
    size_t n_files, cap_files;
    uint32_t n_docs;
};

/* Is the file CoNLL-U, rather than one of the others?  ENT_EIO, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_namebank_is_conllu(const char *path, int *is_conllu, struct ent_error *err);
/* Append a file.  ENT_EIO; ENT_EFORMAT: file and line, and what was expected there; ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_namebank_read(struct ent_namebank *b, const char *path, struct ent_error *err);
/* Leave out the files that have no names at all: nobody has looked for them there. */
void ent_namebank_only_named(struct ent_namebank *b);
void ent_namebank_done(struct ent_namebank *b); /* a zeroed one is empty and ready */

#endif
