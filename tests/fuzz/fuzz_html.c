/* Any bytes as an HTML page, through whatever encoding they seem to be in. */
#include "fuzz_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_page(data, size, 1, ent_read_html); }
