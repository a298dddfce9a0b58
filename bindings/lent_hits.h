/*
 * lent_hits.h -- the places that a query found, for the files that work with them
 */
#ifndef LENT_HITS_H
#define LENT_HITS_H

#include "lent_view.h"
#include "query/ent_cql.h"

#define LENT_HITS "entente.hits"

struct lent_hits {
    struct lent_corpus *corpus;
    struct ent_cql_hits hits;
};

/* Get them or raise, also where the corpus is closed. [-0, +0, v] */
struct lent_hits *lent_check_hits(lua_State *L, int arg);
/* New hits without any, of the corpus at that index. [-0, +1, m] */
struct lent_hits *lent_new_hits(lua_State *L, int corpus);

#endif
