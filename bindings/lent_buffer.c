#include "lent_buffer.h"

#define LENT_BUFFER "entente.buffer"

static int buffer_gc(lua_State *L)
{
    ent_buf_done(luaL_checkudata(L, 1, LENT_BUFFER));
    return 0;
}

struct ent_buf *lent_new_buffer(lua_State *L)
{
    return lent_newobject(L, sizeof(struct ent_buf), 0, LENT_BUFFER);
}

int lent_push_buffer(lua_State *L, struct ent_buf *b)
{
    struct ent_error err;
    if (ent_buf_check(b, &err) != ENT_OK)
        return luaL_error(L, "%s", err.message);
    lua_pushlstring(L, ent_buf_str(b), b->len);
    ent_buf_done(b);
    return 1;
}

static const struct lent_reg meta[] = {{"__gc", buffer_gc, NULL}, {NULL, NULL, NULL}};
static const struct lent_type buffer_type = {
    .name = LENT_BUFFER, .doc = "---Bytes on their way to a string.", .meta = meta};
static const struct lent_type *const types[] = {&buffer_type, NULL};
extern const struct lent_binding lent_buffer_binding;
const struct lent_binding lent_buffer_binding = {.types = types};
