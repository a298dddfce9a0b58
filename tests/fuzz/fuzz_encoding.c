/* Any bytes in any encoding, which the first byte chooses: a complaint, or UTF-8 that leads back to
 * them. */
#include <string.h>

#include "fuzz.h"
#include "source/ent_encoding.h"
#include "text/ent_utf8.h"

static const char *const forced[] = {NULL,          "UTF-8",   "windows-1251",
                                     "UTF-16BE",    "GB18030", "Shift_JIS",
                                     "ISO-2022-JP", "UTF-7",   "HZ"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ent_decoded d;
    struct ent_error err;
    if (size == 0)
        return 0;
    const char *s = (const char *)data + 1;
    size_t n = size - 1;
    int is_html = data[0] >> 7;
    if (ent_decode(s, n, forced[data[0] % (sizeof forced / sizeof *forced)], is_html, &d, &err) !=
        ENT_OK)
        return 0;
    FUZZ_CHECK(ent_utf8_check(d.bytes, d.n) == d.n && memchr(d.bytes, 0, d.n) == NULL);
    FUZZ_CHECK(d.runs.n > 0 || d.n == 0 || (d.n == n && memcmp(d.bytes, s, n) == 0));
    for (size_t i = 0; i < d.runs.n; i++) {
        const struct ent_run *r = &d.runs.runs[i];
        size_t end = i + 1 < d.runs.n ? d.runs.runs[i + 1].text : d.n;
        FUZZ_CHECK(i == 0 ? r->text == 0 : r->text > r[-1].text && r->source >= r[-1].source);
        FUZZ_CHECK(r->text <= end && r->source + r->n_source <= n);
        FUZZ_CHECK(!r->exact || (r->n_source == end - r->text &&
                                 memcmp(d.bytes + r->text, s + r->source, r->n_source) == 0));
    }
    ent_decoded_done(&d);
    return 0;
}
