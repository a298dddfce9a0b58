#include "model/ent_train_names.h"

#include <string.h>

#include "base/ent_file.h"
#include "model/ent_namer_train.h"

static const struct ent_effort effort = {10, 10};

struct work {
    const struct ent_train_options *o;
    const struct ent_lessons *lessons; /* NULL: none */
    struct ent_analyser models; /* clusters and tagger, then what was learnt first */
    struct ent_namebank bank;
    struct ent_word_info *words; /* of the bank */
};

static size_t n_names(const struct ent_namebank *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_words; i++)
        n += b->words[i].begins;
    return n;
}

static enum ent_status read_all(struct work *k, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < k->o->n_train; i++)
        st = ent_namebank_read(&k->bank, k->o->train[i], err);
    ent_namebank_only_named(&k->bank);
    if (st == ENT_OK && (k->words = ent_calloc(k->bank.n_words + 1, sizeof *k->words)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", k->bank.n_words);
    if (st == ENT_OK)
        ent_train_say(&k->o->log, "names: %zu in %zu words of %u texts", n_names(&k->bank), k->bank.n_words, k->bank.n_docs);
    return st;
}

static enum ent_status load(struct work *k, struct ent_error *err)
{
    char *clusters = ent_path_join(k->o->output, "clusters"), *tagger = ent_path_join(k->o->output, "tagger");
    enum ent_status st = clusters != NULL && tagger != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "%s: out of memory", k->o->output);
    if (st == ENT_OK && ent_file_kind(clusters) != ENT_FILE_NONE && (st = ent_clusters_load(&k->models.clusters, clusters, err)) == ENT_OK)
        k->models.has_clusters = 1;
    if (st == ENT_OK)
        st = ent_tagger_load(&k->models.tagger, tagger, err);
    ent_free(clusters);
    ent_free(tagger);
    return st;
}

/* Let the words of the bank have clusters and tags, as those of a text. */
static void tag_all(struct work *k)
{
    for (size_t i = 0; i < k->bank.n_words; i++) {
        ent_word_info_init(&k->words[i], k->bank.words[i].form, k->bank.words[i].n_form);
        if (k->models.has_clusters)
            k->words[i].cluster = ent_cluster_of(&k->models.clusters, k->words[i].seen.word);
    }
    for (size_t i = 0; i < k->bank.n; i++)
        ent_tagger_tag(&k->models.tagger, k->words + k->bank.sentences[i].first, k->bank.sentences[i].n);
}

/* ---- tags of a treebank's sentences ---- */

static uint64_t sentence_hash(const struct ent_word_info *words, size_t n)
{
    uint64_t h = n;
    for (size_t i = 0; i < n; i++)
        h = (h ^ words[i].seen.word) * 0x9E3779B97F4A7C15u;
    return h >> 16;
}

/* The number that the tagger has for each tag of the lessons; where it has none that of no tag. */
static enum ent_status match_tags(const struct work *k, uint16_t **out, struct ent_error *err)
{
    const struct ent_labels *from = &k->lessons->tags, *to = &k->models.tagger.tags.names;
    if ((*out = ent_malloc((from->n + 1) * sizeof **out)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for tags");
    for (size_t i = 0; i < from->n; i++) {
        (*out)[i] = (uint16_t)to->n;
        for (size_t t = 0; t < to->n; t++)
            if (strcmp(from->names[i], to->names[t]) == 0)
                (*out)[i] = (uint16_t)t;
    }
    return ENT_OK;
}

/* Such tags as an unseen sentence would have got. */
static void retag(struct work *k, const struct ent_keymap *known, const uint16_t *tags, struct ent_named_sentence s)
{
    struct ent_word_info *words = k->words + s.first;
    uint32_t at = ent_keymap_find(known, sentence_hash(words, s.n));
    if (at == ENT_KEYMAP_NONE || k->lessons->items[at].n != s.n)
        return;
    for (size_t i = 0; i < s.n; i++) {
        uint16_t tag = tags[k->lessons->items[at].words[i].first_tag];
        if (tag < k->models.tagger.tags.names.n)
            words[i].tag = tag;
    }
}

static enum ent_status retag_all(struct work *k, struct ent_error *err)
{
    struct ent_keymap known = {0};
    uint16_t *tags = NULL;
    uint32_t *at;
    if (k->lessons == NULL)
        return ENT_OK;
    enum ent_status st = match_tags(k, &tags, err);
    for (size_t i = 0; st == ENT_OK && i < k->lessons->n; i++)
        st = ent_keymap_add(&known, sentence_hash(k->lessons->items[i].words, k->lessons->items[i].n), (uint32_t)i, &at, err);
    for (size_t i = 0; st == ENT_OK && i < k->bank.n; i++)
        retag(k, &known, tags, k->bank.sentences[i]);
    ent_keymap_done(&known);
    ent_free(tags);
    return st;
}

/* ---- learning ---- */

static enum ent_status learn(struct work *k, struct ent_keymap *heard, struct ent_error *err)
{
    struct ent_namer namer;
    enum ent_status st = ent_namer_train(&namer, &k->bank, &k->models.tagger.tags, k->words, k->models.clusters.n, heard, effort, &k->o->log, err);
    if (st != ENT_OK)
        return st;
    ent_namer_done(&k->models.namer);
    k->models.namer = namer;
    k->models.has_namer = 1;
    return ENT_OK;
}

/* Learn, listen to the texts, and learn again with what they say. */
static enum ent_status learn_all(struct work *k, struct ent_error *err)
{
    struct ent_keymap heard = {0};
    tag_all(k);
    enum ent_status st = retag_all(k, err);
    if (st == ENT_OK)
        st = learn(k, &heard, err);
    if (st != ENT_OK || k->o->n_text == 0)
        return st;
    ent_train_say(&k->o->log, "names: reading the texts");
    if ((st = ent_namer_hear(&k->models, k->o->text, k->o->n_text, &heard, err)) == ENT_OK) {
        ent_train_say(&k->o->log, "names: %zu capitalised words in the texts", heard.n);
        st = learn(k, &heard, err);
    }
    ent_keymap_done(&heard);
    return st;
}

enum ent_status ent_train_names(const struct ent_train_options *options, const struct ent_lessons *lessons, const char *path,
                                struct ent_error *err)
{
    struct work k = {.o = options, .lessons = lessons};
    enum ent_status st = read_all(&k, err);
    if (st == ENT_OK && k.bank.n_words == 0 && options->what == ENT_TRAIN_NAMES)
        st = ent_fail(err, ENT_EFORMAT, "%s: no names are marked in it", options->train[0]);
    if (st == ENT_OK && k.bank.n_words > 0 && (st = load(&k, err)) == ENT_OK && (st = learn_all(&k, err)) == ENT_OK)
        st = ent_namer_save(&k.models.namer, path, err);
    ent_clusters_done(&k.models.clusters);
    ent_tagger_done(&k.models.tagger);
    ent_namer_done(&k.models.namer);
    ent_namebank_done(&k.bank);
    ent_free(k.words);
    return st;
}
