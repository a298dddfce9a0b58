/*
 * ent_measure.h -- statistics by name: each with its formula and where it comes from
 *
 * Association, keyness and dispersion are each a table of measures of this kind; the same rows serve the
 * calculation, the help texts and the column notes of reports.  Names are matched without regard to case
 * and to "-", "_", " " and "." ("logDice", "log-dice" and "log_dice" are one); "aliases" are further ones.
 */
#ifndef ENT_MEASURE_H
#define ENT_MEASURE_H

#include <stddef.h>

#include "base/ent_status.h"

struct ent_measure {
    const char *name;    /* "logDice" */
    const char *aliases; /* divided by single spaces; "" for none */
    const char *formula;
    const char *source;  /* who defined it, where */
};

/* Is this what the measure is called? */
int ent_measure_is(const struct ent_measure *m, const char *name);

/*
 * ENT_EARG: "no measure 'logdize'; did you mean 'logDice'?"  'rows' is a table of measures, each row 'size' bytes
 * that begin with its struct ent_measure.
 */
enum ent_status ent_measure_fail(const char *name, const void *rows, size_t size, struct ent_error *err);

#endif
