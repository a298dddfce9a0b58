/* Any bytes as JSON lines, through whatever encoding they seem to be in. */
#include "fuzz_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_page(data, size, 0, ent_read_jsonl); }
