/* mend.h -- segments that were damaged on purpose: their hashes again, so that readers see the damage itself */
#ifndef FUZZ_MEND_H
#define FUZZ_MEND_H

#include <stdint.h>
#include <string.h>

#include "base/ent_hash.h"

/* Make the hashes of directory and header those of the patched bytes; that of the header is the segment's identity. */
static inline uint64_t mend_hashes(unsigned char *bytes, size_t n)
{
    uint64_t directory, h;
    memcpy(&directory, bytes + 24, 8);
    if (directory < n && directory % 8 == 0) {
        h = ent_hash(bytes + directory, n - (size_t)directory, 0);
        memcpy(bytes + 40, &h, 8);
    }
    h = ent_hash(bytes, 56, 0);
    memcpy(bytes + 56, &h, 8);
    return h;
}

#endif
