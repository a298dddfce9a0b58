#include "source/ent_lang.h"

#include <stdint.h>
#include <string.h>

#include "text/ent_phrases.h"
#include "text/ent_utf8.h"

enum { SAMPLE = 2000, ENOUGH = 12, LONGEST = 6 /* of the words below */ };

/* Words that nearly every paragraph of a language has, and few others have. */
static const struct {
    const char *code;
    const char *words[10];
} latin[] = {
    {"en", {"the", "of", "and", "to", "that", "with", "for", "was", "which", NULL}},
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

static const char *guess_latin(const char *s, size_t n)
{
    size_t counts[N_LATIN] = {0}, best = 0, second = 0;
    for (size_t i = 0; i < n;) {
        size_t start = i;
        while (i < n && ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z'))
            i++;
        for (size_t k = 0; i > start && i - start <= LONGEST && k < N_LATIN; k++)
            for (int j = 0; latin[k].words[j] != NULL; j++)
                counts[k] += latin[k].words[j][0] == (s[start] | 32) &&
                             ent_begins(s + start, i - start, latin[k].words[j]) == i - start;
        i += i == start;
    }
    for (size_t k = 1; k < N_LATIN; k++)
        if (counts[k] > counts[best])
            best = k;
    for (size_t k = 0; k < N_LATIN; k++)
        if (k != best && counts[k] > second)
            second = counts[k];
    return counts[best] >= 4 && counts[best] >= 2 * second ? latin[best].code : NULL;
}

const char *ent_guess_language(const char *s, size_t n)
{
    size_t counts[N_SCRIPTS] = {0}, letters = 0, best = 0;
    if (n > SAMPLE)
        n = SAMPLE;
    for (size_t i = 0; i < n;) {
        uint32_t c = ent_utf8_next(s, n, &i);
        letters += (c | 32) >= 'a' && (c | 32) <= 'z';
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
