/*
 * lent.h -- what every binding is made of: how it is declared, its documentation, its errors
 *
 * A binding file declares its functions and types as rows of data, each with its documentation, and
 * one struct lent_binding that lent_module.c lists.  From the same rows come the Lua tables, help()
 * and the stubs for editors (lent_meta.c).  See STYLE.md, "The border".
 *
 * [-o, +p, x] after a function is its effect on the stack and how it may raise, as in Lua's manual.
 */
#ifndef LENT_H
#define LENT_H

#include <lauxlib.h>
#include <lua.h>
#include <stddef.h>

#include "base/ent_date.h"
#include "base/ent_status.h"

/* ---- declaring ---- */

/*
 * One function, method, getter or metamethod.  'doc' is LuaCATS, lines that begin with "---":
 *
 *   a function or method   "---All spans at once.\n---@param into? integer[] ...\n---@return ..."
 *   a getter               "---@type string? the title as the page states it"; further lines may stand
 *                          before it.  It is called with the object as its only argument
 *   a value of a library   the same, with no function: 'open' of the binding sets it
 *   a metamethod           "---@operator len: integer", or NULL where there is nothing to say
 */
struct lent_reg {
    const char *name;
    lua_CFunction function;
    const char *doc;
};

/*
 * A type of userdata.  A name is looked up among the methods, then the getters, then by 'index', which is
 * called with (object, key) alone on the stack and returns 0, both still there, for a key that it does not
 * know; what nobody knows is an error: "entente.doc has no field 'ntoken'; did you mean 'ntokens'?".  'meta' holds __len,
 * __eq, __gc, __close, ... which scripts cannot reach; __index, __newindex, __name and __metatable are
 * made here, and __tostring where 'meta' has none.
 */
struct lent_type {
    const char *name;               /* "entente.doc": for luaL_checkudata and messages */
    const char *doc;                /* "---A document: ..." and ---@operator, ---@field lines */
    const struct lent_reg *methods; /* each list ends in a row without a name; NULL: none */
    const struct lent_reg *getters;
    const struct lent_reg *meta;
    lua_CFunction index;            /* NULL: no other keys */
};

/* What one binding file gives.  Its functions go into `entente`, or where 'library' is "json" into
 * `entente.json`, which require 'entente.json' gives as well. */
struct lent_binding {
    const char *library;                  /* NULL: `entente` itself */
    const char *doc;                      /* of the library */
    const struct lent_reg *functions;     /* NULL: none */
    const struct lent_type *const *types; /* ends in NULL; NULL: none */
    void (*open)(lua_State *L);           /* what else there is to do, with the functions' table on top
                                             of the stack (and left there); NULL: nothing */
};

/* The bindings in the order they are opened; ends in NULL.  (lent_module.c) */
extern const struct lent_binding *const lent_bindings[];

/* Open one binding: register its types, and its functions into the `entente` table at the top. [-0, +0, m] */
void lent_open(lua_State *L, const struct lent_binding *binding);
/* Register rows into the table at the top and note their documentation. [-0, +0, m] */
void lent_setfuncs(lua_State *L, const struct lent_reg *rows);
/* Make the metatable of a type, once a state. [-0, +0, m] */
void lent_newtype(lua_State *L, const struct lent_type *type);

/* A new zeroed userdata of the type, with n user values.  Fill it last: see STYLE.md. [-0, +1, m] */
void *lent_newobject(lua_State *L, size_t size, int n_uservalues, const char *type);

/* Raise if a generic for calls the object at 1 itself, as in `for s in doc.sentences do`: 'loop' is what was meant. [-0, +0, v] */
void lent_check_called(lua_State *L, const char *loop);

/* The documentation noted for the C function at 'index', or the type of the object there; pushes a
 * string, or nil where there is none. [-0, +1, m] */
int lent_help(lua_State *L, int index);

/*
 * Push a corpus that 'open' opens at its first use (lent_corpus.c): a use of it raises the message where
 * that fails, and tries again the next time.  'ctx' outlives the state. [-0, +1, m]
 */
struct ent_corpus;
typedef enum ent_status lent_corpus_opener(void *ctx, struct ent_corpus **out, struct ent_error *err);
void lent_push_lazy_corpus(lua_State *L, lent_corpus_opener *open, void *ctx);

/* A lua_CFunction: pushes the module's table, made on the first call in a state. [-0, +1, e] */
int lent_open_module(lua_State *L);

/* ---- errors ---- */

/*
 * What a failed call returns: return lent_pushfail(L, &err) gives nil, the message and the code's name
 * ("EIO").  An interruption is not returned but raised, so that no script can overlook it. [-0, +3, v]
 */
int lent_pushfail(lua_State *L, const struct ent_error *err);

/* "bad argument #2 to 'open' (field 'min': integer expected, got string)"; does not return. */
int lent_fielderror(lua_State *L, int arg, const char *field, const char *format, ...)
    ENT_PRINTF(4, 5);

/* ---- option tables ---- */

enum lent_option_kind {    /* and the C type at 'offset' */
    LENT_BOOLEAN,          /* int */
    LENT_INTEGER,          /* lua_Integer */
    LENT_COUNT,            /* size_t; a negative one is an error */
    LENT_NUMBER,           /* lua_Number */
    LENT_STRING,           /* const char *, as long as the table stays as it is */
    LENT_DATE,             /* struct ent_date, from "2025", "2025-09", "2025-09-04" */
    LENT_CHOICE,           /* int: which of 'choices' */
    LENT_ANY               /* nothing: only the name is allowed; get it with lua_getfield */
};
struct lent_option {
    const char *name;
    enum lent_option_kind kind;
    size_t offset;
    const char *const *choices; /* LENT_CHOICE: ends in NULL */
};

/*
 * Read the option table at 'arg' into the struct at 'into', which holds the defaults; none or nil leaves
 * them all.  An unknown name and a wrong type raise: "bad argument #2 to 'kwic' (no option 'windw'; did
 * you mean 'window'?)".  The list ends in a row without a name. [-0, +0, v]
 */
void lent_check_options(lua_State *L, int arg, const struct lent_option *options, void *into);

#endif
