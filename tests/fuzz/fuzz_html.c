/* Any bytes as an HTML page, through whatever encoding they seem to be in. */
#include "../unit/page_check.h"
#include "fuzz.h"
#include "source/ent_encoding.h"

enum ent_status __wrap_ent_page_read(const struct ent_page *page, const struct ent_input *in,
                                     const struct ent_source_options *options,
                                     const struct ent_source_sink *sink,
                                     struct ent_source_stats *stats, uint32_t *ordinal,
                                     struct ent_error *err);
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct ent_source_options options = {0};
    const struct ent_source_sink sink = {.warn = warn};
    struct ent_source_stats stats = {0};
    struct ent_error err;
    struct ent_decoded d;
    source_bytes = (const char *)data;
    source_size = size;
    if (ent_decode(source_bytes, size, NULL, 1, &d, &err) != ENT_OK)
        return 0;
    const struct ent_input in = {"f", "f", d.bytes, d.n, d.encoding, d.runs.runs, d.runs.n};
    FUZZ_CHECK(ent_read_html(&in, &options, &sink, &stats, &err) == ENT_OK);
    ent_decoded_done(&d);
    return 0;
}
