/*
 * ent_hash.h -- hashes of bytes: for tables, for checksums, and digests that identify content
 */
#ifndef ENT_HASH_H
#define ENT_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * A 64-bit hash.  Each eight bytes go through a step that is one-to-one, so two inputs of one length
 * that differ within eight aligned bytes never collide: what a checksum must notice (a flipped bit)
 * it notices always, all else with probability 1 - 2^-64.  Not for use against an adversary.
 */
uint64_t ent_hash(const void *bytes, size_t n, uint64_t seed);
enum { ENT_HASH_EXACT = 8 }; /* so: strings of one size up to this are equal if their hashes are */

/* SHA-256 (FIPS 180-4, by nettle) as 64 hexadecimal digits and a NUL: the identity of content. */
void ent_sha256_hex(const void *bytes, size_t n, char hex[65]);

#endif
