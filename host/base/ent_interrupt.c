#include "base/ent_interrupt.h"

volatile sig_atomic_t ent_interrupt_flag;

void ent_interrupt(void) { ent_interrupt_flag = 1; }

void ent_interrupt_clear(void) { ent_interrupt_flag = 0; }

enum ent_status ent_fail_interrupted(struct ent_error *err)
{
    return ent_fail(err, ENT_EINTR, "interrupted");
}
