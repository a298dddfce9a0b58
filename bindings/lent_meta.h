/*
 * lent_meta.h -- the documentation of the bindings as text: for editors, for the command line, for tests
 *
 * Everything here reads the registration rows; no Lua state is needed.
 */
#ifndef LENT_META_H
#define LENT_META_H

#include <stdio.h>

enum lent_kind { LENT_LIBRARY, LENT_FUNCTION, LENT_VALUE, LENT_A_TYPE, LENT_METHOD, LENT_GETTER, LENT_META };

struct lent_item {
    enum lent_kind kind;
    const char *owner; /* "entente", "entente.json", "entente.doc" */
    const char *name;  /* NULL for LENT_LIBRARY and LENT_A_TYPE */
    const char *doc;   /* LuaCATS: lines that begin with --- */
};
/* Called for each row in the order of declaration, types first; a value other than 0 ends the walk. */
typedef int lent_visitor(void *ctx, const struct lent_item *item);
int lent_walk(lent_visitor *visit, void *ctx);

/* Write the definitions that Lua language servers read (scripts/meta/entente.lua).  0, or EOF as stdio. */
int lent_meta_print(FILE *to);

/*
 * Print what is known of "entente.open", "entente.json.decode", "entente.doc", "doc" or "doc.title", of "entente" all in lines;
 * 0 where nothing is called so, and then *near is the nearest name, or NULL.  *near stays good until
 * the next call.
 */
int lent_topic_print(FILE *to, const char *name, const char **near);

/* How many rows lack their text; each is named on 'to'.  For tests. */
int lent_undocumented(FILE *to);

#endif
