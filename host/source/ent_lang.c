#include "source/ent_lang.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "text/ent_utf8.h"

enum { SAMPLE = 2000, ENOUGH = 12, LONGEST = 6 /* of the words below */, SHORT = 400, FEW = 2, SOME = 4 };

/* Words that nearly every paragraph of a language has, and few others have. */
static const struct {
    const char *code;
    const char *words[28];
} latin[] = {
    {"en", {"the", "of", "and", "to", "that", "with", "for", "was", "which", "has", "have", "from", "were", "their", "are", "its", "will", "his", "by", "said", "this", "between", "into", "after", "on", "an", NULL}},
    {"fr", {"les", "des", "dans", "une", "est", "que", "pour", "sur", "avec", NULL}},
    {"de", {"der", "die", "und", "das", "nicht", "mit", "von", "ist", "auf", NULL}},
    {"es", {"los", "las", "una", "que", "del", "por", "con", "para", "como", NULL}},
    {"it", {"che", "della", "per", "una", "con", "gli", "sono", "del", "nel", NULL}},
    {"pt", {"que", "uma", "com", "dos", "para", "mais", "foi", "pelo", "ao", NULL}},
    {"tr", {"ve", "bir", "bu", "ile", "olarak", "olan", "daha", "gibi", "sonra", NULL}},
    {"nl", {"het", "een", "van", "dat", "niet", "voor", "zijn", "met", "aan", NULL}},
    {"pl", {"nie", "jest", "oraz", "przez", "jak", "dla", "tym", "sie", "od", NULL}},
};
static const struct {
    uint32_t low, high;
    const char *code; /* of the language that nearly all text in this script is in; NULL: several */
} scripts[] = {
    {0x0530, 0x058F, "hy"}, {0x10A0, 0x10FF, "ka"}, {0x0400, 0x04FF, "ru"}, {0x0370, 0x03FF, "el"},
    {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, NULL}, {0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"},
    {0x4E00, 0x9FFF, "zh"},
};
enum { N_SCRIPTS = sizeof scripts / sizeof *scripts, N_LATIN = sizeof latin / sizeof *latin };

/* A word of at most eight letters of ASCII as a number, capitals as small letters. */
static uint64_t word_key(const char *s, size_t n)
{
    uint64_t key = 0;
    for (size_t i = 0; i < n; i++)
        key = key << 8 | (unsigned char)(s[i] | 32);
    return key;
}

enum { SLOT_BITS = 8, N_SLOTS = 1 << SLOT_BITS };

struct slot {
    uint64_t key;   /* 0: empty */
    unsigned codes; /* bit k: a word of latin[k] */
};

static struct slot slots[N_SLOTS];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static struct slot *find_slot(uint64_t key)
{
    size_t i = (size_t)(key * 0x9E3779B97F4A7C15u >> (64 - SLOT_BITS));
    while (slots[i].key != 0 && slots[i].key != key)
        i = (i + 1) % N_SLOTS;
    return &slots[i];
}

static void fill_slots(void)
{
    for (size_t k = 0; k < N_LATIN; k++) {
        for (size_t j = 0; latin[k].words[j] != NULL; j++) {
            uint64_t key = word_key(latin[k].words[j], strlen(latin[k].words[j]));
            struct slot *slot = find_slot(key);
            slot->key = key;
            slot->codes |= 1u << k;
        }
    }
}

static const char *guess_latin(const char *s, size_t n)
{
    size_t counts[N_LATIN] = {0}, best = 0, second = 0;
    pthread_once(&once, fill_slots);
    for (size_t i = 0; i < n;) {
        size_t start = i;
        while (i < n && ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z'))
            i++;
        unsigned codes = i > start && i - start <= LONGEST ? find_slot(word_key(s + start, i - start))->codes : 0;
        for (size_t k = 0; codes >> k != 0; k++)
            counts[k] += codes >> k & 1;
        i += i == start;
    }
    for (size_t k = 1; k < N_LATIN; k++)
        if (counts[k] > counts[best])
            best = k;
    for (size_t k = 0; k < N_LATIN; k++)
        if (k != best && counts[k] > second)
            second = counts[k];
    size_t least = n < SHORT ? FEW : SOME; /* a sentence or two have not many of them */
    return counts[best] >= least && counts[best] >= 2 * second ? latin[best].code : NULL;
}

const char *ent_guess_language(const char *s, size_t n)
{
    size_t counts[N_SCRIPTS] = {0}, letters = 0, best = 0;
    if (n > SAMPLE)
        n = SAMPLE;
    for (size_t i = 0; i < n;) {
        if ((unsigned char)s[i] < 0x80) {
            letters += (s[i] | 32) >= 'a' && (s[i] | 32) <= 'z';
            i++;
            continue;
        }
        uint32_t c = ent_utf8_next(s, n, &i);
        for (size_t k = 0; c >= 0x370 && k < N_SCRIPTS; k++)
            counts[k] += c >= scripts[k].low && c <= scripts[k].high;
    }
    for (size_t k = 1; k < N_SCRIPTS; k++)
        if (counts[k] > counts[best])
            best = k;
    if (counts[best] >= ENOUGH && counts[best] > letters)
        return scripts[best].code;
    return guess_latin(s, n);
}
