/*
 * ent_terminal.h -- the terminal that standard output is
 */
#ifndef ENT_TERMINAL_H
#define ENT_TERMINAL_H

#include <stddef.h>

size_t ent_terminal_width(void); /* columns; 0: it is none, or does not say */

#endif
