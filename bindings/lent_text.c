/*
 * Text: match keys, normalisation, transliteration, width.
 */
#include <string.h>

#include "lent.h"
#include "lent_buffer.h"
#include "text/ent_fold.h"
#include "text/ent_normalize.h"
#include "text/ent_utf8.h"
#include "text/ent_width.h"

static int text_fold(lua_State *L)
{
    struct ent_error err;
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    struct ent_buf *b = lent_new_buffer(L);
    if (ent_fold_key(s, n, b, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    return lent_push_buffer(L, b);
}

static int text_normalize(lua_State *L)
{
    static const char *const forms[] = {"NFC", "NFD", "NFKC", "NFKD", NULL};
    struct ent_error err;
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    int form = luaL_checkoption(L, 2, "NFC", forms);
    struct ent_buf *b = lent_new_buffer(L);
    if (ent_normalize(s, n, (enum ent_form)form, b, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    return lent_push_buffer(L, b);
}

static int text_transliterate(lua_State *L)
{
    struct ent_error err;
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n), *id = luaL_optstring(L, 2, "Any-Latin");
    struct ent_buf *b = lent_new_buffer(L);
    enum ent_status st = ent_transliterate(s, n, id, b, &err);
    if (st == ENT_EARG)
        return luaL_argerror(L, 2, err.message);
    return st == ENT_OK ? lent_push_buffer(L, b) : lent_pushfail(L, &err);
}

static int text_width(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    lua_pushinteger(L, (lua_Integer)ent_width(s, n));
    return 1;
}

static int text_is_utf8(lua_State *L)
{
    size_t n;
    const char *s = luaL_checklstring(L, 1, &n);
    size_t bad = ent_utf8_check(s, n);
    lua_pushboolean(L, bad == n);
    if (bad == n)
        return 1;
    lua_pushinteger(L, (lua_Integer)bad);
    return 2;
}

static const struct lent_reg functions[] = {
    {"fold", text_fold,
     "---The match key of a text: case, width and compatibility forms do not count, and I, İ, ı and i are one\n"
     "---letter (Unicode's NFKC_Casefold, then these four).\n"
     "---@param s string\n"
     "---@return string key"},
    {"normalize", text_normalize,
     "---A text in one of Unicode's normalisation forms (UAX #15).\n"
     "---@param s string\n"
     "---@param form? 'NFC'|'NFD'|'NFKC'|'NFKD' NFC if not given\n"
     "---@return string normal"},
    {"transliterate", text_transliterate,
     "---A text in other letters, by an ICU transform.\n"
     "---@param s string\n"
     "---@param id? string 'Any-Latin' if not given (Armenian, Cyrillic, Georgian, Greek, Arabic ... in Latin letters);\n"
     "---'Any-Latin; Latin-ASCII' takes the marks away as well\n"
     "---@return string text"},
    {"width", text_width,
     "---How many columns of a terminal a text takes: wide characters take two, marks none.\n"
     "---@param s string\n"
     "---@return integer columns"},
    {"is_utf8", text_is_utf8,
     "---Is it well-formed UTF-8?\n"
     "---@param s string\n"
     "---@return boolean good\n"
     "---@return integer? byte offset of the first fault, from 0"},
    {NULL, NULL, NULL}};

extern const struct lent_binding lent_text_binding;
const struct lent_binding lent_text_binding = {
    .library = "text", .doc = "---Text: match keys, normalisation, transliteration, width.", .functions = functions};
