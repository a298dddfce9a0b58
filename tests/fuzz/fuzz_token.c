/* Any UTF-8 is cut into words that are ordered, apart, inside the text, and hold all that is no space. */
#include "fuzz.h"
#include "text/ent_token.h"
#include "text/ent_utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ent_words words = {0};
    const char *text = (const char *)data;
    size_t n = ent_utf8_check(text, size), end = 0;
    FUZZ_CHECK(ent_tokenize(text, 0, n, &words, NULL) == ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        const struct ent_word *w = &words.words[i];
        FUZZ_CHECK(w->start >= end && w->start < w->end && w->end <= n);
        while (end < w->start)
            FUZZ_CHECK(ent_is_space(ent_utf8_next(text, n, &end)));
        FUZZ_CHECK(end == w->start);
        FUZZ_CHECK(!(w->flags & ENT_WORD_MWT_NEXT) || i > 0);
        end = w->end;
    }
    while (end < n)
        FUZZ_CHECK(ent_is_space(ent_utf8_next(text, n, &end)));
    FUZZ_CHECK(words.n == 0 || words.words[words.n - 1].flags & ENT_WORD_SENT_END);
    ent_words_done(&words);
    return 0;
}
