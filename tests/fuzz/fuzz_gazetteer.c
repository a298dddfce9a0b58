/* Gazetteers: any bytes are read whole or refused with file and line; what is read finds names that lie in the text. */
#include <string.h>

#include "extract/ent_mention.h"
#include "fuzz.h"
#include "text/ent_token.h"

static const char text[] = "Armenia and the Republic of Velen met in Port Mereva; President A. B. Smith (ABS) said \"no\" to the U.S. Ministry of X.";

static void find(const struct ent_gazetteer *g)
{
    struct ent_words words = {0};
    struct ent_view v = {.text = text, .n_text = sizeof text - 1};
    struct ent_mentions m = {0};
    struct ent_mention_finder *f;
    struct ent_error err;
    uint32_t sentence = 0;
    FUZZ_CHECK(ent_tokenize(text, 0, sizeof text - 1, &words, &err) == ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        FUZZ_CHECK(ent_view_add(&v, words.words[i].start, words.words[i].end, sentence, &err) == ENT_OK);
        sentence += (words.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    FUZZ_CHECK(ent_mention_finder_new(&f, g, NULL, &err) == ENT_OK);
    FUZZ_CHECK(ent_mention_find(f, &v, NULL, &m, &err) == ENT_OK);
    for (size_t i = 0; i < m.n; i++)
        FUZZ_CHECK(m.items[i].start < m.items[i].end && m.items[i].end <= v.n_text && (i == 0 || m.items[i].start >= m.items[i - 1].end) &&
                   m.items[i].n_entity > 0);
    ent_mention_finder_free(f);
    ent_mentions_done(&m);
    ent_words_done(&words);
    ent_view_done(&v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ent_gazetteer *g;
    struct ent_error err = {0};
    enum ent_status st = ent_gazetteer_read(&g, (const char *)data, n, n % 4 == 3 ? "x.words" : "x.names", &err);
    FUZZ_CHECK((st == ENT_OK) == (g != NULL));
    FUZZ_CHECK(st == ENT_OK || st == ENT_EFORMAT || st == ENT_ELIMIT);
    FUZZ_CHECK(st != ENT_EFORMAT || strncmp(err.message, "x.", 2) == 0);
    if (g != NULL)
        find(g);
    ent_gazetteer_close(g);
    return 0;
}
