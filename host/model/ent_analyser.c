#include "model/ent_analyser.h"

#include <stdio.h>
#include <string.h>

#include "base/ent_share.h"

/* The file of a model, "FOLDER/name"; a file that may be missing is no error. */
static enum ent_status load_part(struct ent_analyser *a, const char *folder, const char *name, int *there,
                                 enum ent_status (*load)(struct ent_analyser *, const char *, struct ent_error *),
                                 struct ent_error *err)
{
    char *path = ent_path_join(folder, name);
    enum ent_status st = path != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    *there = st == ENT_OK && ent_file_kind(path) != ENT_FILE_NONE;
    if (*there)
        st = load(a, path, err);
    ent_free(path);
    return st;
}

static enum ent_status load_clusters(struct ent_analyser *a, const char *path, struct ent_error *err)
{
    return ent_clusters_load(&a->clusters, path, err);
}

static enum ent_status load_tagger(struct ent_analyser *a, const char *path, struct ent_error *err)
{
    return ent_tagger_load(&a->tagger, path, err);
}

static enum ent_status load_ends(struct ent_analyser *a, const char *path, struct ent_error *err)
{
    return ent_ends_load(&a->ends, path, err);
}

static enum ent_status load_lemmas(struct ent_analyser *a, const char *path, struct ent_error *err)
{
    return ent_lemmas_load(&a->lemmas, path, err);
}

static enum ent_status load_parser(struct ent_analyser *a, const char *path, struct ent_error *err)
{
    return ent_parser_load(&a->parser, path, err);
}

static enum ent_status load_namer(struct ent_analyser *a, const char *path, struct ent_error *err)
{
    return ent_namer_load(&a->namer, path, err);
}

/* Models that number the same things must have been trained with them. */
static enum ent_status check_clusters(const struct ent_analyser *a, const char *folder, struct ent_error *err)
{
    const char *other = a->tagger.n_clusters != a->clusters.n                       ? "tagger was"
                        : a->has_namer && a->namer.n_clusters != a->clusters.n ? "names were"
                                                                               : NULL;
    return other == NULL ? ENT_OK : ent_fail(err, ENT_EFORMAT, "%s: the %s trained with other clusters, or without", folder, other);
}

enum ent_status ent_analyser_open(struct ent_analyser **out, const char *folder, struct ent_error *err)
{
    struct ent_analyser *a = ent_calloc(1, sizeof *a);
    int has_tagger = 0;
    *out = NULL;
    if (a == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    enum ent_status st = load_part(a, folder, "tagger", &has_tagger, load_tagger, err);
    if (st == ENT_OK && !has_tagger)
        st = ent_fail(err, ENT_EIO, "%s: no model is there (no file 'tagger')", folder);
    if (st == ENT_OK && (st = load_part(a, folder, "clusters", &a->has_clusters, load_clusters, err)) == ENT_OK &&
        (st = load_part(a, folder, "sentences", &a->has_ends, load_ends, err)) == ENT_OK &&
        (st = load_part(a, folder, "lemmas", &a->has_lemmas, load_lemmas, err)) == ENT_OK &&
        (st = load_part(a, folder, "parser", &a->has_parser, load_parser, err)) == ENT_OK &&
        (st = load_part(a, folder, "names", &a->has_namer, load_namer, err)) == ENT_OK)
        st = check_clusters(a, folder, err);
    if (st != ENT_OK) {
        ent_analyser_close(a);
        return st;
    }
    *out = a;
    return ENT_OK;
}

void ent_analyser_close(struct ent_analyser *a)
{
    if (a == NULL)
        return;
    ent_clusters_done(&a->clusters);
    ent_tagger_done(&a->tagger);
    ent_ends_done(&a->ends);
    ent_lemmas_done(&a->lemmas);
    ent_parser_done(&a->parser);
    ent_namer_done(&a->namer);
    ent_free(a);
}

char *ent_analyser_find(const char *language)
{
    char name[64], *path, *tagger = NULL;
    size_t n = strcspn(language, "-_");
    if (n == 0 || n > 8 || strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") < n)
        return NULL;
    snprintf(name, sizeof name, "models/%.*s", (int)n, language);
    path = ent_share_path(name);
    if (path != NULL)
        tagger = ent_path_join(path, "tagger");
    if (tagger == NULL || ent_file_kind(tagger) == ENT_FILE_NONE) {
        ent_free(path);
        path = NULL;
    }
    ent_free(tagger);
    return path;
}

enum ent_status ent_analyser_words(const struct ent_analyser *a, struct ent_ends_scratch *scratch, const char *text, size_t start,
                                   size_t end, struct ent_words *out, struct ent_error *err)
{
    size_t first = out->n;
    enum ent_status st = ent_tokenize(text, start, end, out, err);
    if (st == ENT_OK && a != NULL && a->has_ends)
        st = ent_ends_decide(&a->ends, &a->tagger, scratch, text, out->words + first, out->n - first, err);
    return st;
}

/* ---- a sentence ---- */

void ent_analysis_forget(struct ent_analysis *s)
{
    s->n = 0;
    ent_arena_reset(&s->arena);
    ent_namer_forget(&s->names);
}

enum ent_status ent_analysis_word(struct ent_analysis *s, const char *form, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&s->words, &s->cap, s->n + 1, sizeof *s->words, err);
    if (st == ENT_OK)
        ent_word_info_init(&s->words[s->n++], form, n);
    return st;
}

enum ent_status ent_analyse(const struct ent_analyser *a, struct ent_analysis *s, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (s->n == 0)
        return ENT_OK;
    for (size_t i = 0; i < s->n && a->has_clusters; i++)
        s->words[i].cluster = ent_cluster_of(&a->clusters, s->words[i].seen.word);
    ent_tagger_tag(&a->tagger, s->words, s->n);
    ent_tagger_feats(&a->tagger, s->words, s->n);
    if (a->has_lemmas)
        st = ent_lemmas_find(&a->lemmas, &a->tagger.tags, s->words, s->n, &s->arena, err);
    if (st == ENT_OK && a->has_parser)
        st = ent_parser_parse(&a->parser, &a->tagger.tags, &s->parser, s->words, s->n, err);
    if (st == ENT_OK && a->has_namer)
        st = ent_namer_name(&a->namer, &a->tagger.tags, &s->names, s->words, s->n, err);
    return st;
}

void ent_analysis_done(struct ent_analysis *s)
{
    ent_free(s->words);
    ent_arena_done(&s->arena);
    ent_parser_scratch_done(&s->parser);
    ent_namer_memory_done(&s->names);
    *s = (struct ent_analysis){0};
}

struct ent_parse ent_analysis_parse(const struct ent_analyser *a, const struct ent_analysis *s, size_t i)
{
    const struct ent_word_info *w = &s->words[i];
    struct ent_parse parse = {.upos = a->tagger.tags.upos[w->tag], .lemma = w->lemma != NULL ? w->lemma : "",
                              .xpos = a->tagger.tags.xpos[w->tag], .feats = a->tagger.feats.names[w->feats],
                              .deprel = "", .ne = a->has_namer ? ent_place_label(w->name) : ""};
    if (a->has_parser && w->head != ENT_NO_HEAD) {
        parse.relation = a->parser.universal[w->label];
        parse.deprel = a->parser.relations.names[w->label];
        parse.head = w->head >= 0 ? w->head - (int32_t)i : 0;
    }
    return parse;
}
