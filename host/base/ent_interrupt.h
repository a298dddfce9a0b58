/*
 * ent_interrupt.h -- the flag that Ctrl-C sets and that every long loop of the core looks at
 *
 * A loop looks every thousand items or so and returns ent_fail_interrupted().  Who handles signals
 * (the program, never the library) calls ent_interrupt() in the handler and ent_interrupt_clear()
 * once the user has the prompt back.
 */
#ifndef ENT_INTERRUPT_H
#define ENT_INTERRUPT_H

#include <signal.h>

#include "base/ent_status.h"

extern volatile sig_atomic_t ent_interrupt_flag;

void ent_interrupt(void); /* async-signal-safe */
void ent_interrupt_clear(void);
static inline int ent_interrupted(void) { return ent_interrupt_flag != 0; }
enum ent_status ent_fail_interrupted(struct ent_error *err); /* ENT_EINTR, "interrupted" */

#endif
