#include "base/ent_hash.h"

#include <nettle/sha2.h>
#include <string.h>

/* The finalizer of splitmix64 (Steele, Lea and Flood 2014): one-to-one on 64 bits. */
static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static uint64_t load64(const unsigned char *p)
{
    uint64_t w;
    memcpy(&w, p, 8);
    return w;
}

/* The last 1 to 7 bytes, as if zeros followed: what a call of memcpy would take longer for. */
static uint64_t load_tail(const unsigned char *p, size_t n)
{
    uint32_t low, high;
    if (n < 4)
        return p[0] | (uint64_t)p[n / 2] << (n / 2 * 8) | (uint64_t)p[n - 1] << ((n - 1) * 8);
    memcpy(&low, p, 4);
    memcpy(&high, p + n - 4, 4);
    return low | (uint64_t)high << ((n - 4) * 8); /* bytes that are in both fall on each other */
}

static uint64_t rotate(uint64_t x, int n) { return x << n | x >> (64 - n); }

/* For a fixed h the step is one-to-one in w, and for a fixed w in h. */
static uint64_t step(uint64_t h, uint64_t w)
{
    return rotate(h ^ (w * 0x9E3779B97F4A7C15u), 29) * 0xD6E8FEB86659FD93u;
}

uint64_t ent_hash(const void *bytes, size_t n, uint64_t seed)
{
    const unsigned char *p = bytes;
    size_t left = n;
    uint64_t h = mix(seed ^ (n * 0x9E3779B97F4A7C15u) ^ 0x2545F4914F6CDD1Du);

    if (left >= 32) { /* four lanes: the multiplications overlap */
        uint64_t a = h, b = h + 1, c = h + 2, d = h + 3;
        do {
            a = step(a, load64(p));
            b = step(b, load64(p + 8));
            c = step(c, load64(p + 16));
            d = step(d, load64(p + 24));
            p += 32;
            left -= 32;
        } while (left >= 32);
        h = step(step(step(step(h, a), b), c), d);
    }
    for (; left >= 8; p += 8, left -= 8)
        h = step(h, load64(p));
    if (left > 0)
        h = step(h, load_tail(p, left));
    return mix(h);
}

void ent_sha256_hex(const void *bytes, size_t n, char hex[65])
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx ctx;
    uint8_t digest[SHA256_DIGEST_SIZE];

    sha256_init(&ctx);
    sha256_update(&ctx, n, bytes);
    sha256_digest(&ctx, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[64] = '\0';
}
