/*
 * ent_dictionary.h -- what dictionaries of rules have in common: text files read line by line, and entries found by their first word
 *
 * ent_event_rules.h and ent_fact_rules.h say what their lines mean; here is how a line gets to its reader, how a fault is told with
 * file and line, and how the entries of a word are chained.  Entries are numbered from 0 by who keeps them.  Once read, a
 * dictionary never changes: threads may share it.
 */
#ifndef ENT_DICTIONARY_H
#define ENT_DICTIONARY_H

#include "base/ent_intern.h"
#include "base/ent_mem.h"
#include "base/ent_slice.h"

#define ENT_NO_ENTRY UINT32_MAX

struct ent_dictionary {
    struct ent_arena arena;  /* the strings of the entries */
    struct ent_intern words;
    struct ent_dictionary_chain *chains; /* of each word */
    uint32_t *next;          /* of each entry: the next one of its word; ENT_NO_ENTRY: the last */
    size_t cap_chains, cap_next;
};
void ent_dictionary_done(struct ent_dictionary *d); /* a zeroed one is empty and ready */

/* The first entry of a word; ENT_NO_ENTRY: none. */
uint32_t ent_dictionary_find(const struct ent_dictionary *d, const char *word, size_t n);
static inline uint32_t ent_dictionary_next(const struct ent_dictionary *d, uint32_t entry) { return d->next[entry]; }

/* ---- reading ---- */

struct ent_dictionary_reader {
    struct ent_dictionary *d;
    const char *name; /* of the file, as in messages */
    const char *file; /* the same, as long as the dictionary lasts */
    uint32_t line;    /* from 1 */
    const char *heading; /* of this file, as read_line() has set it; NULL: none yet */
    /* A line without the blanks around it, neither empty nor a comment; 'rules' is what ent_dictionary_read() was given. */
    enum ent_status (*read_line)(struct ent_dictionary_reader *r, void *rules, struct ent_slice line);
    void *rules;
    struct ent_error *err;
};

/* Read the lines of a text called 'name' in messages.  ENT_ENOMEM, or what read_line() returns. */
ENT_MUST_USE enum ent_status ent_dictionary_read(struct ent_dictionary_reader *r, const char *bytes, size_t n, const char *name);
/* The files of a folder that end so (".events"), in byte order.  ENT_EIO too. */
ENT_MUST_USE enum ent_status ent_dictionary_read_folder(struct ent_dictionary_reader *r, const char *folder, const char *ending);

/* ENT_EFORMAT: "FILE:LINE: what, found 'given'". */
ENT_MUST_USE enum ent_status ent_dictionary_fail(const struct ent_dictionary_reader *r, const char *what, struct ent_slice given);
/* A copy in the arena. */
ENT_MUST_USE enum ent_status ent_dictionary_keep(const struct ent_dictionary_reader *r, struct ent_slice word, const char **out);
/* Pieces between marks as a NULL-ended array in the arena; 'what' is said of an empty one. */
ENT_MUST_USE enum ent_status ent_dictionary_list(const struct ent_dictionary_reader *r, struct ent_slice list, char mark, const char *what,
                                                 const char *const **out);
/* Put entry number 'entry' (each is given once, in rising order) at the end of the chain of a word. */
ENT_MUST_USE enum ent_status ent_dictionary_chain(const struct ent_dictionary_reader *r, const char *word, uint32_t entry);

/* Is the word in a list that ent_dictionary_list() made, or one like it? */
int ent_dictionary_has(const char *const *words, const char *word);
/* Would a rule that asks for nothing but this lemma fire in nearly every sentence ("be", "the", "make")? */
int ent_dictionary_says_nothing(const char *lemma, size_t n);

#endif
