/* Any bytes as the body of a model, under a header that holds: it is refused, or it can be used. */
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "model/ent_analyser.h"
#include "text/ent_token.h"

static const char text[] = "Mr. Smith didn't sign the 3 treaties in Yerevan, \xD5\x80\xD5\xA1\xD5\xB5 \xF0\x9F\x98\x80 !";

static void use_tagger(const struct ent_tagger *t)
{
    struct ent_words w = {0};
    struct ent_analysis s = {0};
    FUZZ_CHECK(ent_tokenize(text, 0, sizeof text - 1, &w, NULL) == ENT_OK);
    for (size_t i = 0; i < w.n; i++)
        FUZZ_CHECK(ent_analysis_word(&s, text + w.words[i].start, w.words[i].end - w.words[i].start, NULL) == ENT_OK);
    ent_tagger_tag(t, s.words, s.n);
    ent_tagger_feats(t, s.words, s.n);
    for (size_t i = 0; i < s.n; i++)
        FUZZ_CHECK(s.words[i].tag < t->tags.names.n && s.words[i].feats < t->feats.n);
    ent_analysis_done(&s);
    ent_words_done(&w);
}

/* A tag set of one, for models that are used behind a tagger. */
static void use_others(const struct ent_lemmas *l, const struct ent_parser *p, const struct ent_namer *m)
{
    struct ent_tags tags = {0};
    struct ent_analysis s = {0};
    uint16_t id;
    FUZZ_CHECK(ent_labels_add(&tags.names, "NOUN\tNN", &id, NULL) == ENT_OK && ent_tags_index(&tags, NULL) == ENT_OK);
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        FUZZ_CHECK(ent_analysis_word(&s, text + i, 3, NULL) == ENT_OK);
    if (l != NULL)
        FUZZ_CHECK(ent_lemmas_find(l, &tags, s.words, s.n, &s.arena, NULL) == ENT_OK);
    if (p != NULL)
        FUZZ_CHECK(ent_parser_parse(p, &tags, &s.parser, s.words, s.n, NULL) == ENT_OK);
    if (m != NULL)
        FUZZ_CHECK(ent_namer_name(m, &tags, &s.names, s.words, s.n, NULL) == ENT_OK);
    for (size_t i = 0; i < s.n; i++)
        FUZZ_CHECK(ent_place_may_follow(i > 0 ? s.words[i - 1].name : 0, s.words[i].name, i + 1 == s.n));
    size_t roots = 0;
    for (size_t i = 0; p != NULL && i < s.n; i++) {
        FUZZ_CHECK(s.words[i].head >= ENT_ROOT && s.words[i].head < (int32_t)s.n && s.words[i].label < p->relations.n);
        roots += s.words[i].head == ENT_ROOT;
    }
    FUZZ_CHECK(p == NULL || roots == 1);
    ent_analysis_done(&s);
    ent_tags_done(&tags);
}

/* With a tagger that knows no word. */
static void use_ends(const struct ent_ends *e)
{
    struct ent_tagger t = {0};
    struct ent_words w = {0};
    struct ent_ends_scratch scratch = {0};
    FUZZ_CHECK(ent_tokenize(text, 0, sizeof text - 1, &w, NULL) == ENT_OK);
    FUZZ_CHECK(ent_ends_decide(e, &t, &scratch, text, w.words, w.n, NULL) == ENT_OK);
    FUZZ_CHECK(w.words[w.n - 1].flags & ENT_WORD_SENT_END);
    ent_ends_scratch_done(&scratch);
    ent_words_done(&w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const kinds[] = {"tagger", "lemmas", "parser", "sentences", "names"};
    char path[64];
    struct ent_buf body = {0};
    struct ent_tagger t;
    struct ent_lemmas l;
    struct ent_parser p;
    struct ent_ends e;
    struct ent_namer m;
    if (size == 0)
        return 0;
    unsigned kind = data[0] % 5;
    snprintf(path, sizeof path, "/tmp/fuzz_model.%ld", (long)getpid());
    ent_buf_add(&body, data + 1, size - 1);
    FUZZ_CHECK(ent_model_write(path, kinds[kind], &body, NULL) == ENT_OK);
    ent_buf_done(&body);
    if (kind == 0 && ent_tagger_load(&t, path, NULL) == ENT_OK) {
        use_tagger(&t);
        ent_tagger_done(&t);
    } else if (kind == 1 && ent_lemmas_load(&l, path, NULL) == ENT_OK) {
        use_others(&l, NULL, NULL);
        ent_lemmas_done(&l);
    } else if (kind == 2 && ent_parser_load(&p, path, NULL) == ENT_OK) {
        use_others(NULL, &p, NULL);
        ent_parser_done(&p);
    } else if (kind == 3 && ent_ends_load(&e, path, NULL) == ENT_OK) {
        use_ends(&e);
        ent_ends_done(&e);
    } else if (kind == 4 && ent_namer_load(&m, path, NULL) == ENT_OK) {
        use_others(NULL, NULL, &m);
        ent_namer_done(&m);
    }
    remove(path);
    return 0;
}
