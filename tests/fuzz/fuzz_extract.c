/* Extraction: any text, cut into words, gives expressions in order that lie within it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_forecast.h"
#include "extract/ent_quantity.h"
#include "extract/ent_quote.h"
#include "text/ent_token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(int truth)
{
    if (!truth)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ent_error err;
    struct ent_words words = {0};
    struct ent_timexes t = {0};
    struct ent_quantities q = {0};
    struct ent_quotes k = {0};
    struct ent_forecasts f = {0};
    uint32_t sentence = 0, at = 0;
    char *text = malloc(n + 1);
    if (text == NULL || n > 100000)
        return free(text), 0;
    memcpy(text, data, n);
    text[n] = '\0';
    struct ent_view v = {.text = text, .n_text = n, .published = {(int16_t)(n % 2 != 0 ? 2025 : 0), 8, 21}};
    must(ent_tokenize(text, 0, (uint32_t)n, &words, &err) == ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        must(ent_view_add(&v, words.words[i].start, words.words[i].end, sentence, &err) == ENT_OK);
        sentence += (words.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    must(ent_timex_find(&v, &t, &err) == ENT_OK && ent_quantity_find(&v, &t, &q, &err) == ENT_OK && ent_quote_find(&v, &k, &err) == ENT_OK &&
         ent_forecast_find(&v, &t, &f, &err) == ENT_OK);
    for (size_t i = 0; i < t.n; at = t.items[i++].last)
        must(t.items[i].first >= at && t.items[i].first < t.items[i].last && t.items[i].last <= v.n && t.items[i].value[0] != '\0');
    for (size_t i = at = 0; i < q.n; at = q.items[i++].last)
        must(q.items[i].first >= at && q.items[i].first < q.items[i].last && q.items[i].last <= v.n && q.items[i].kind != NULL && q.items[i].of_last <= v.n);
    for (size_t i = at = 0; i < k.n; at = k.items[i++].last)
        must(k.items[i].first >= at && k.items[i].first < k.items[i].last && k.items[i].last <= v.n && k.items[i].speaker_last <= v.n && k.items[i].start <= k.items[i].end);
    for (size_t i = at = 0; i < f.n; at = f.items[i++].marker_last)
        must(f.items[i].marker_first >= at && f.items[i].first <= f.items[i].marker_first && f.items[i].marker_first < f.items[i].marker_last &&
             f.items[i].marker_last <= f.items[i].last && f.items[i].last <= v.n && f.items[i].source_last <= f.items[i].last);
    ent_words_done(&words);
    ent_forecasts_done(&f);
    ent_timexes_done(&t);
    ent_quantities_done(&q);
    ent_quotes_done(&k);
    ent_view_done(&v);
    free(text);
    return 0;
}
