/* Stands in until lent_corpus.c has lent_push_lazy_corpus(): finds the corpus, and shows nothing of
 * it. */
#include "lent.h"

#include "corpus/ent_corpus.h"

#define LENT_LAZY "entente.corpus"

struct lazy {
    lent_corpus_opener *open;
    void *ctx;
};

static int lazy_index(lua_State *L)
{
    struct lazy *box = luaL_checkudata(L, 1, LENT_LAZY);
    struct ent_corpus *core;
    struct ent_error err;

    if (box->open(box->ctx, &core, &err) != ENT_OK)
        return luaL_error(L, "%s", err.message);
    ent_corpus_close(core);
    return 0;
}

static const struct lent_type lazy_type = {
    .name = LENT_LAZY, .doc = "---A corpus.", .index = lazy_index};

void lent_push_lazy_corpus(lua_State *L, lent_corpus_opener *open, void *ctx)
{
    struct lazy *box;

    lent_newtype(L, &lazy_type);
    box = lent_newobject(L, sizeof *box, 0, LENT_LAZY);
    box->open = open;
    box->ctx = ctx;
}
