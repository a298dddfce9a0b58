/*
 * page_check.h -- what every page holds that a reader makes
 *
 * Valid UTF-8; runs that cover it and lie inside the source, exact ones equal to it byte for byte;
 * lines in order and without white space around.  What does not hold ends the program, in tests and
 * under a fuzzer.  Both look at pages in the place of ent_page_read(): link with -Wl,--wrap=ent_page_read.
 */
#ifndef PAGE_CHECK_H
#define PAGE_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/ent_page.h"
#include "text/ent_utf8.h"

#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

enum ent_status __wrap_ent_page_read(const struct ent_page *page, const struct ent_input *in,
                                     const struct ent_source_options *options,
                                     const struct ent_source_sink *sink,
                                     struct ent_source_stats *stats, uint32_t *ordinal,
                                     struct ent_error *err);

static const char *source_bytes; /* the file's own bytes */
static size_t source_size;

static void check_page(const struct ent_page *p)
{
    HOLDS(ent_utf8_check(p->text, p->n) == p->n);
    HOLDS(p->n_runs > 0);
    HOLDS(p->runs[0].text == 0);
    for (size_t i = 0; i < p->n_runs; i++) {
        const struct ent_run *r = &p->runs[i];
        size_t end = i + 1 < p->n_runs ? p->runs[i + 1].text : p->n;
        HOLDS(end > r->text);
        HOLDS(r->source + r->n_source <= source_size);
        if (r->exact) {
            HOLDS(r->n_source == end - r->text);
            HOLDS(memcmp(p->text + r->text, source_bytes + r->source, r->n_source) == 0);
        }
    }
    for (size_t i = 0, before = 0; i < p->n_lines; i++) {
        size_t start = p->lines[i].start, end = p->lines[i].end;
        HOLDS(start >= before);
        HOLDS(end > start);
        HOLDS(end <= p->n);
        ent_trim(p->text, &start, &end);
        HOLDS(start == p->lines[i].start);
        HOLDS(end == p->lines[i].end);
        before = end;
    }
}

#endif
