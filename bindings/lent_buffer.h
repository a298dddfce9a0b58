/*
 * lent_buffer.h -- a buffer of the core that Lua frees, whatever raises meanwhile
 */
#ifndef LENT_BUFFER_H
#define LENT_BUFFER_H

#include "base/ent_mem.h"
#include "lent.h"

/* An empty buffer, held by a userdata at the top of the stack. [-0, +1, m] */
struct ent_buf *lent_new_buffer(lua_State *L);
/* Its bytes as a string; raises where an append ran out of memory.  The buffer is empty then. [-0, +1, v] */
int lent_push_buffer(lua_State *L, struct ent_buf *b);

#endif
