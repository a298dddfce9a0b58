/*
 * lent_meta.h -- the documentation of the bindings as text: for editors, for the command line, for tests
 *
 * Everything here reads the registration rows; no Lua state is needed.
 */
#ifndef LENT_META_H
#define LENT_META_H

#include <stdio.h>

/* Write the definitions that Lua language servers read (scripts/meta/entente.lua).  0, or EOF as stdio. */
int lent_meta_print(FILE *to);

/*
 * Print what is known of "entente.open", "entente.json.decode", "entente.doc", "doc" or "doc.title";
 * 0 where nothing is called so, and then *near is the nearest name, or NULL.  *near stays good until
 * the next call.
 */
int lent_topic_print(FILE *to, const char *name, const char **near);

/* How many rows lack their text; each is named on 'to'.  For tests. */
int lent_undocumented(FILE *to);

#endif
