/*
 * fuzz_page.h -- any bytes through whatever encoding they seem to be in, then through a reader of pages; what it gives
 * is checked in the place of ent_page_read(): link with -Wl,--wrap=ent_page_read
 */
#ifndef FUZZ_PAGE_H
#define FUZZ_PAGE_H

#include "../unit/page_check.h"
#include "fuzz.h"
#include "source/ent_encoding.h"

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
    check_page(page);
    FUZZ_CHECK(page->n_lines > 0 && page->single && page->meta != NULL);
    ++*ordinal;
    stats->articles++;
    return ENT_OK;
}

static void warn(void *ctx, const char *sentence)
{
    (void)ctx;
    FUZZ_CHECK(sentence[0] != '\0');
}

typedef enum ent_status reader(const struct ent_input *in, const struct ent_source_options *options, const struct ent_source_sink *sink,
                               struct ent_source_stats *stats, struct ent_error *err);

/* is_html: as ent_decode() has it. */
static int fuzz_page(const uint8_t *data, size_t size, int is_html, reader *read)
{
    const struct ent_source_options options = {0};
    const struct ent_source_sink sink = {.warn = warn};
    struct ent_source_stats stats = {0};
    struct ent_error err;
    struct ent_decoded d;
    source_bytes = (const char *)data;
    source_size = size;
    if (ent_decode(source_bytes, size, NULL, is_html, &d, &err) != ENT_OK)
        return 0;
    const struct ent_input in = {"f", "f", d.bytes, d.n, d.encoding, d.runs.runs, d.runs.n, 0, 0};
    FUZZ_CHECK(read(&in, &options, &sink, &stats, &err) == ENT_OK);
    ent_decoded_done(&d);
    return 0;
}

#endif
