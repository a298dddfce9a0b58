/*
 * page_capture.h -- what a reader gives to ent_page_read(), kept to be looked at
 *
 * Link with -Wl,--wrap=ent_page_read.  A kept page is checked as it comes: valid UTF-8, runs that
 * cover it and lie inside the source, exact ones equal byte for byte, lines in order and without
 * white space around.
 */
#ifndef PAGE_CAPTURE_H
#define PAGE_CAPTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_check.h"

enum { CAPTURED = 64 };

static struct captured {
    struct ent_buf text;
    struct ent_line *lines;
    size_t n_lines;
    char id[40], title[200], publisher[80], language[40], published[11], alt[11], how[20],
        authors[300], fields[600];
} captured[CAPTURED];
static size_t n_captured;
static char warnings[4000]; /* one a line */

static void copy_string(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from != NULL ? from : "");
}

static void copy_meta(struct captured *c, const struct ent_article *m)
{
    copy_string(c->id, sizeof c->id, m->id);
    copy_string(c->title, sizeof c->title, m->title);
    copy_string(c->publisher, sizeof c->publisher, m->publisher);
    copy_string(c->language, sizeof c->language, m->language);
    copy_string(c->how, sizeof c->how, m->published_how);
    ent_date_format(m->published, c->published);
    ent_date_format(m->published_alt, c->alt);
    c->authors[0] = c->fields[0] = '\0';
    for (size_t i = 0; i < m->n_authors; i++)
        snprintf(c->authors + strlen(c->authors), sizeof c->authors - strlen(c->authors), "%s%s",
                 i > 0 ? "|" : "", m->authors[i]);
    for (size_t i = 0; i < m->n_fields; i++)
        snprintf(c->fields + strlen(c->fields), sizeof c->fields - strlen(c->fields), "%s%s=%s",
                 i > 0 ? "|" : "", m->fields[i].name, m->fields[i].value);
}

enum ent_status __wrap_ent_page_read(const struct ent_page *page, const struct ent_input *in,
                                     const struct ent_source_options *options,
                                     const struct ent_source_sink *sink,
                                     struct ent_source_stats *stats, uint32_t *ordinal,
                                     struct ent_error *err)
{
    (void)in;
    (void)options;
    (void)sink;
    (void)err;
    HOLDS(n_captured < CAPTURED);
    struct captured *c = &captured[n_captured++];
    check_page(page);
    free(c->text.data); /* not of ent_malloc: our own copies are not to fail */
    c->text = (struct ent_buf){.data = malloc(page->n + 1), .len = page->n, .cap = page->n + 1};
    memcpy(c->text.data, page->text, page->n);
    c->text.data[page->n] = '\0';
    free(c->lines);
    c->lines = calloc(page->n_lines + 1, sizeof *c->lines);
    memcpy(c->lines, page->lines, page->n_lines * sizeof *c->lines);
    c->n_lines = page->n_lines;
    if (page->meta != NULL)
        copy_meta(c, page->meta);
    HOLDS(page->single);
    ++*ordinal;
    stats->articles++;
    return ENT_OK;
}

static void capture_warning(void *ctx, const char *sentence)
{
    (void)ctx;
    snprintf(warnings + strlen(warnings), sizeof warnings - strlen(warnings), "%s\n", sentence);
}

static enum ent_status capture_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    (void)ctx;
    (void)a;
    (void)err;
    return ENT_OK;
}

static const struct ent_source_sink capture_sink = {.article = capture_article, .warn = capture_warning};

static void capture_reset(void)
{
    for (size_t i = 0; i < CAPTURED; i++) {
        ent_buf_done(&captured[i].text);
        free(captured[i].lines);
        captured[i] = (struct captured){0};
    }
    n_captured = 0;
    warnings[0] = '\0';
}

/* The lines of a page as "hint: text", one a line: T(itle) H(eading) P(aragraph) I(tem) Q(uote)
 * B(yline) D(ate) C(aption) A(side), '.' for plain; a blank line before is "/". */
static const char *capture_lines(const struct captured *c)
{
    static char out[8000];
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < c->n_lines; i++) {
        const struct ent_line *l = &c->lines[i];
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%c%s: %.*s\n", l->blank_before ? "" : "-",
                              ".THPIQBDCA"[l->hint], l -> strong ? "*" : "",
                              (int)(l->end - l->start), c->text.data + l->start);
    }
    return out;
}

#endif
