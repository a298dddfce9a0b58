/* What plain texts call their words. */
#include <string.h>

#include "base/ent_interrupt.h"
#include "model/ent_namer_train.h"
#include "source/ent_source.h"
#include "text/ent_token.h"

enum { OF = 3, /* one article of so many is enough */
       SEEN = 3 /* a word that was seen less often says too little */ };

struct text {
    const struct ent_analyser *models;
    struct ent_analysis analysis;
    struct ent_keymap numbers; /* by wordform.word */
    uint32_t (*counts)[ENT_N_NAME_TYPES + 1];
    uint64_t *words; /* by number: wordform.word */
    size_t cap, cap_words;
    struct ent_words scratch;
    size_t n_articles;
};

static enum ent_status count(struct text *t, const struct ent_word_info *w, struct ent_error *err)
{
    uint32_t *number;
    size_t n = t->numbers.n;
    if (!(w->seen.flags & ENT_FORM_LETTER))
        return ENT_OK;
    enum ent_status st = ent_keymap_add(&t->numbers, w->seen.word, (uint32_t)n, &number, err);
    if (st == ENT_OK && (st = ent_reserve(&t->counts, &t->cap, n + 1, sizeof *t->counts, err)) == ENT_OK)
        st = ent_reserve(&t->words, &t->cap_words, n + 1, sizeof *t->words, err);
    if (st != ENT_OK)
        return st;
    if (*number == n) {
        memset(t->counts[n], 0, sizeof t->counts[n]);
        t->words[n] = w->seen.word;
    }
    t->counts[*number][w->seen.flags & ENT_FORM_UPPER ? (int)ent_place_type(w->name) : ENT_N_NAME_TYPES]++;
    return ENT_OK;
}

/* A sentence is in the analysis. */
static enum ent_status hear_sentence(struct text *t, struct ent_error *err)
{
    struct ent_analysis *s = &t->analysis;
    const struct ent_analyser *a = t->models;
    for (size_t i = 0; i < s->n && a->has_clusters; i++)
        s->words[i].cluster = ent_cluster_of(&a->clusters, s->words[i].seen.word);
    ent_tagger_tag(&a->tagger, s->words, s->n);
    enum ent_status st = ent_namer_name(&a->namer, &a->tagger.tags, &s->names, s->words, s->n, err);
    for (size_t i = 0; st == ENT_OK && i < s->n; i++)
        if (i > 0 || s->words[i].name != 0) /* the first word has a capital in any case */
            st = count(t, &s->words[i], err);
    return st;
}

static enum ent_status hear_block(struct text *t, const struct ent_article *a, const struct ent_block *b, struct ent_error *err)
{
    t->scratch.n = 0;
    enum ent_status st = ent_tokenize(a->text, b->start, b->end, &t->scratch, err);
    ent_analysis_begin(&t->analysis);
    for (size_t i = 0; st == ENT_OK && i < t->scratch.n; i++) {
        const struct ent_word *w = &t->scratch.words[i];
        st = ent_analysis_word(&t->analysis, a->text + w->start, w->end - w->start, err);
        if (st == ENT_OK && w->flags & ENT_WORD_SENT_END) {
            st = hear_sentence(t, err);
            ent_analysis_begin(&t->analysis);
        }
    }
    return st;
}

static enum ent_status take_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct text *t = ctx;
    enum ent_status st = ENT_OK;
    if (t->n_articles++ % OF > 0)
        return ENT_OK;
    ent_analysis_forget(&t->analysis);
    for (size_t b = 0; st == ENT_OK && b < a->n_blocks; b++)
        if (a->blocks[b].kind != ENT_BLOCK_BOILERPLATE)
            st = hear_block(t, a, &a->blocks[b], err);
    return st == ENT_OK && ent_interrupted() ? ent_fail_interrupted(err) : st;
}

static enum ent_status keep(const struct text *t, struct ent_keymap *heard, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < t->numbers.n; i++) {
        uint32_t n = 0, *at;
        for (int k = 0; k < ENT_N_NAME_TYPES; k++)
            n += t->counts[i][k];
        if (n >= SEEN)
            st = ent_keymap_add(heard, t->words[i], ent_name_heard_as(t->counts[i]), &at, err);
    }
    return st;
}

enum ent_status ent_namer_hear(const struct ent_analyser *models, const char *const *paths, size_t n_paths, struct ent_keymap *heard,
                               struct ent_error *err)
{
    const struct ent_source_options options = {.as_is = 1}; /* so that models do not change with how pages are read */
    struct text t = {.models = models};
    const struct ent_source_sink sink = {.ctx = &t, .article = take_article};
    struct ent_source_stats stats = {0};
    *heard = (struct ent_keymap){0};
    enum ent_status st = ent_source_walk(paths, n_paths, &options, &sink, &stats, err);
    if (st == ENT_OK)
        st = keep(&t, heard, err);
    ent_analysis_done(&t.analysis);
    ent_words_done(&t.scratch);
    ent_keymap_done(&t.numbers);
    ent_free(t.counts);
    ent_free(t.words);
    return st;
}
