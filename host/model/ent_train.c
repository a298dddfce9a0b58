#include "model/ent_train.h"

#include "base/ent_file.h"
#include "model/ent_clusters.h"
#include "model/ent_ends.h"
#include "model/ent_lemmas.h"
#include "model/ent_namebank.h"
#include "model/ent_parser.h"
#include "model/ent_tagger.h"
#include "model/ent_train_names.h"

/*
 * Of the parser and of the tagger's second look a mean of members gains more than more passes.  Not so of its first: on the
 * treebanks it is no better, and of names that it has never seen at the beginning of a sentence it takes far fewer for names.
 */
enum { PARTS = 4, BEAM = 6, BEAM_IN_USE = 4, ENDS_PASSES = 5 };
static const struct ent_effort tagger_effort = {8, 1}, second_effort = {6, 4}, part_effort = {5, 1}, parser_effort = {6, 3};

struct work {
    const struct ent_train_options *o;
    struct ent_treebank bank;
    struct ent_lessons lessons;
    int is_jackknifed; /* the words have such tags as texts will get */
};

static enum ent_status read_all(struct work *k, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (!(k->o->what & ~(unsigned)ENT_TRAIN_CLUSTERS))
        return ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < k->o->n_train; i++) {
        int is_treebank;
        if ((st = ent_namebank_is_conllu(k->o->train[i], &is_treebank, err)) == ENT_OK && is_treebank)
            st = ent_treebank_read(&k->bank, k->o->train[i], err);
    }
    if (st == ENT_OK)
        st = ent_lessons_make(&k->lessons, &k->bank, err);
    if (st == ENT_OK && k->lessons.n == 0 && k->o->what != ENT_TRAIN_NAMES)
        st = ent_fail(err, ENT_EFORMAT, "%s: no sentences to learn from", k->o->train[0]);
    ent_train_say(&k->o->log, "%zu sentences, %zu words, %zu tags, %zu relations", k->lessons.n, k->lessons.n_words,
                  k->lessons.tags.n, k->lessons.relations.n);
    return st;
}

static char *path_of(const struct work *k, const char *name, enum ent_status *st, struct ent_error *err)
{
    char *path = ent_path_join(k->o->output, name);
    *st = path != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "%s: out of memory", k->o->output);
    return path;
}

static enum ent_status train_clusters(struct work *k, const char *path, struct ent_error *err)
{
    struct ent_clusters clusters;
    if (k->o->n_text == 0)
        return ENT_OK;
    enum ent_status st = ent_clusters_train(&clusters, k->o->text, k->o->n_text, &k->o->log, err);
    if (st == ENT_OK) {
        st = ent_clusters_save(&clusters, path, err);
        ent_clusters_done(&clusters);
    }
    return st;
}

/* Let the words of the lessons have their clusters. */
static enum ent_status use_clusters(struct work *k, struct ent_error *err)
{
    struct ent_clusters clusters;
    enum ent_status st;
    char *path = path_of(k, "clusters", &st, err);
    if (st == ENT_OK && ent_file_kind(path) != ENT_FILE_NONE && (st = ent_clusters_load(&clusters, path, err)) == ENT_OK) {
        k->lessons.n_clusters = clusters.n;
        for (size_t i = 0; i < k->lessons.n_words; i++)
            k->lessons.words[i].cluster = ent_cluster_of(&clusters, k->lessons.words[i].seen.word);
        ent_clusters_done(&clusters);
    }
    ent_free(path);
    return st;
}

static enum ent_status train_lemmas(struct work *k, const char *path, struct ent_error *err)
{
    struct ent_lemmas lemmas;
    struct ent_tags tags = {.names = k->lessons.tags}; /* numbered as in the lessons */
    enum ent_status st = ent_tags_index(&tags, err);
    if (st == ENT_OK && (st = ent_lemmas_train(&lemmas, &tags, &k->lessons, err)) == ENT_OK) {
        ent_train_say(&k->o->log, "lemmas: %zu rules for %zu endings", lemmas.n_rules, lemmas.endings.n);
        st = ent_lemmas_save(&lemmas, path, err);
        ent_lemmas_done(&lemmas);
    }
    tags.names = (struct ent_labels){0};
    ent_tags_done(&tags);
    return st;
}

/* Tag each part of the lessons by a tagger that has not seen it, as the second look and the parser must learn from. */
static enum ent_status jackknife(struct work *k, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct ent_lessons *l = &k->lessons;
    uint16_t *tags = ent_malloc((l->n_words + 1) * sizeof *tags);
    size_t n_right = 0;
    if (k->is_jackknifed) {
        ent_free(tags);
        return ENT_OK;
    }
    if (tags == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu tags", l->n_words);
    for (unsigned p = 0; st == ENT_OK && p < PARTS; p++) {
        struct ent_part part = {p, PARTS};
        struct ent_tagger tagger = {0};
        st = ent_tagger_train(&tagger, l, part, part_effort, NULL, err);
        for (size_t i = 0; st == ENT_OK && i < l->n; i++) {
            if (!ent_in_part(&part, i))
                continue;
            ent_tagger_tag(&tagger, l->items[i].words, l->items[i].n);
            for (size_t w = 0; w < l->items[i].n; w++)
                tags[l->items[i].words - l->words + (ptrdiff_t)w] = l->items[i].words[w].tag;
        }
        ent_tagger_done(&tagger);
        ent_train_say(&k->o->log, "tags of texts not seen, part %u of %d", p + 1, PARTS);
    }
    for (size_t i = 0; st == ENT_OK && i < l->n_words; i++) {
        l->words[i].tag = l->words[i].first_tag = tags[i];
        n_right += tags[i] == l->gold[i].tag;
    }
    ent_train_say(&k->o->log, "tags of texts not seen: %.2f %% right", 100.0 * (double)n_right / (double)l->n_words);
    k->is_jackknifed = st == ENT_OK;
    ent_free(tags);
    return st;
}

static enum ent_status train_tagger(struct work *k, const char *path, struct ent_error *err)
{
    struct ent_tagger tagger;
    enum ent_status st = ent_tagger_train(&tagger, &k->lessons, (struct ent_part){0, 0}, tagger_effort, &k->o->log, err);
    if (st != ENT_OK)
        return st;
    if ((st = jackknife(k, err)) == ENT_OK && (st = ent_tagger_train_second(&tagger, &k->lessons, second_effort, &k->o->log, err)) == ENT_OK)
        st = ent_tagger_save(&tagger, path, err);
    ent_tagger_done(&tagger);
    return st;
}

/* With the lexicon of the tagger that is in the folder. */
static enum ent_status train_ends(struct work *k, const char *path, struct ent_error *err)
{
    struct ent_tagger tagger = {0};
    struct ent_ends ends;
    enum ent_status st;
    char *tagger_path = path_of(k, "tagger", &st, err);
    if (st == ENT_OK)
        st = ent_tagger_load(&tagger, tagger_path, err);
    if (st == ENT_OK && (st = ent_ends_train(&ends, &tagger, &k->bank, ENDS_PASSES, &k->o->log, err)) == ENT_OK) {
        st = ent_ends_save(&ends, path, err);
        ent_ends_done(&ends);
    }
    ent_tagger_done(&tagger);
    ent_free(tagger_path);
    return st;
}

static enum ent_status train_parser(struct work *k, const char *path, struct ent_error *err)
{
    const struct ent_parser_options options = {parser_effort, BEAM, BEAM_IN_USE};
    struct ent_parser parser;
    struct ent_tags tags = {.names = k->lessons.tags};
    enum ent_status st = ent_tags_index(&tags, err);
    if (st == ENT_OK)
        st = jackknife(k, err);
    if (st == ENT_OK && (st = ent_parser_train(&parser, &tags, &k->lessons, &options, &k->o->log, err)) == ENT_OK) {
        st = ent_parser_save(&parser, path, err);
        ent_parser_done(&parser);
    }
    tags.names = (struct ent_labels){0};
    ent_tags_done(&tags);
    return st;
}

static enum ent_status train_names(struct work *k, const char *path, struct ent_error *err)
{
    enum ent_status st = k->lessons.n > 0 ? jackknife(k, err) : ENT_OK;
    return st == ENT_OK ? ent_train_names(k->o, k->lessons.n > 0 ? &k->lessons : NULL, path, err) : st;
}

static enum ent_status train_part(struct work *k, unsigned what, const char *name,
                                  enum ent_status (*train)(struct work *, const char *, struct ent_error *),
                                  struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (!(k->o->what & what))
        return ENT_OK;
    char *path = path_of(k, name, &st, err);
    if (st == ENT_OK)
        st = train(k, path, err);
    ent_free(path);
    return st;
}

enum ent_status ent_train(const struct ent_train_options *options, struct ent_error *err)
{
    struct work k = {.o = options};
    enum ent_status st = ent_dir_make(options->output, err);
    if (st == ENT_OK && (st = train_part(&k, ENT_TRAIN_CLUSTERS, "clusters", train_clusters, err)) == ENT_OK &&
        (st = read_all(&k, err)) == ENT_OK && (st = use_clusters(&k, err)) == ENT_OK &&
        (st = train_part(&k, ENT_TRAIN_TAGGER, "tagger", train_tagger, err)) == ENT_OK &&
        (st = train_part(&k, ENT_TRAIN_ENDS, "sentences", train_ends, err)) == ENT_OK &&
        (st = train_part(&k, ENT_TRAIN_LEMMAS, "lemmas", train_lemmas, err)) == ENT_OK)
        st = train_part(&k, ENT_TRAIN_PARSER, "parser", train_parser, err);
    if (st == ENT_OK)
        st = train_part(&k, ENT_TRAIN_NAMES, "names", train_names, err);
    ent_lessons_done(&k.lessons);
    ent_treebank_done(&k.bank);
    return st;
}
