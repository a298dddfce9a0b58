#include "model/ent_tagger.h"

#include <string.h>

#include "model/ent_parse.h"

/* ---- what a tag is decided by ---- */

enum tag_atom {
    NONE, BIAS, WORD, FLAGS, SUFFIX1, SUFFIX2, SUFFIX3, SUFFIX4, PREFIX1, PREFIX2, PREFIX3, PREFIX4, SHAPE, SET, BEST,
    CLUSTER, TAG1, TAG2, WORD_1, WORD_2, WORD1, WORD2, SUFFIX2_1, SUFFIX3_1, SUFFIX2_N, SUFFIX3_N, SHAPE_1, SHAPE_N,
    SET_N, SET_NN, BEST_N, BEST_NN, CLUSTER_1, CLUSTER_N, PLACE, TAG0, TAG_N, TAG_NN, N_TAG_ATOMS
}; /* _1 _2: before; N NN, 1 2 after WORD: after; TAG0, TAG_N, TAG_NN: of the first look */

_Static_assert((int)N_TAG_ATOMS <= (int)ENT_TAG_ATOMS, "atoms of a tag");

const char *const ent_tag_atom_names[N_TAG_ATOMS] = {
    [BIAS] = "anything", [WORD] = "word", [FLAGS] = "capitals and digits", [SUFFIX1] = "last letter", [SUFFIX2] = "last 2 letters",
    [SUFFIX3] = "last 3 letters", [SUFFIX4] = "last 4 letters", [PREFIX1] = "first letter", [PREFIX2] = "first 2 letters",
    [PREFIX3] = "first 3 letters", [PREFIX4] = "first 4 letters", [SHAPE] = "shape", [SET] = "tags in the lexicon",
    [BEST] = "usual tag", [CLUSTER] = "cluster", [TAG1] = "tag before", [TAG2] = "tag 2 before", [WORD_1] = "word before",
    [WORD_2] = "word 2 before", [WORD1] = "word after", [WORD2] = "word 2 after", [SUFFIX2_1] = "last 2 letters before",
    [SUFFIX3_1] = "last 3 letters before", [SUFFIX2_N] = "last 2 letters after", [SUFFIX3_N] = "last 3 letters after",
    [SHAPE_1] = "shape before", [SHAPE_N] = "shape after", [SET_N] = "tags in the lexicon after",
    [SET_NN] = "tags in the lexicon 2 after", [BEST_N] = "usual tag after", [BEST_NN] = "usual tag 2 after",
    [CLUSTER_1] = "cluster before", [CLUSTER_N] = "cluster after", [PLACE] = "place in the sentence",
    [TAG0] = "first tag", [TAG_N] = "tag after", [TAG_NN] = "tag 2 after"};

const struct ent_template ent_tag_templates[] = {
    {{BIAS}}, {{WORD}}, {{WORD, FLAGS}}, {{SUFFIX1}}, {{SUFFIX2}}, {{SUFFIX3}}, {{SUFFIX4}}, {{PREFIX1}}, {{PREFIX2}},
    {{PREFIX3}}, {{PREFIX4}}, {{SHAPE}}, {{FLAGS, PLACE}}, {{SUFFIX3, FLAGS}}, {{SUFFIX2, PREFIX1}}, {{CLUSTER}},
    {{CLUSTER, FLAGS}}, {{SET}}, {{BEST}}, {{SET, FLAGS, PLACE}},
    {{TAG1}}, {{TAG2}}, {{TAG1, TAG2}}, {{TAG1, WORD}}, {{TAG1, TAG2, WORD}}, {{WORD_1}}, {{WORD_2}}, {{WORD1}}, {{WORD2}},
    {{WORD_1, WORD}}, {{WORD, WORD1}}, {{WORD_1, WORD, WORD1}}, {{WORD_1, WORD1}}, {{WORD_2, WORD_1}}, {{WORD1, WORD2}},
    {{SUFFIX3_N}}, {{SUFFIX3_1}}, {{SHAPE_N}}, {{SHAPE_1, SHAPE}}, {{SHAPE, SHAPE_N}}, {{TAG1, SUFFIX2}}, {{TAG1, SUFFIX3}},
    {{SUFFIX3, SUFFIX2_N}}, {{TAG1, SUFFIX2_N, SUFFIX2}}, {{SET, SET_N}}, {{TAG1, SET, SET_N}}, {{SET_N, SET_NN}},
    {{TAG1, TAG2, SET}}, {{SHAPE, TAG1}}, {{SHAPE_1, SHAPE, SHAPE_N}}, {{BEST_N}}, {{BEST_N, TAG1}}, {{BEST_N, BEST_NN}},
    {{BEST, BEST_N, BEST_NN}}, {{TAG1, BEST, BEST_N}}, {{TAG2, TAG1, BEST, BEST_N}}, {{WORD, BEST_N}}, {{TAG1, WORD, BEST_N}},
    {{CLUSTER_1, CLUSTER}}, {{CLUSTER, CLUSTER_N}}, {{CLUSTER_1, CLUSTER, CLUSTER_N}}, {{TAG1, CLUSTER, BEST_N}},
    {{TAG1, WORD1}}, {{FLAGS, TAG1, SUFFIX1}},
    /* the second look: */
    {{TAG0}}, {{TAG0, WORD}}, {{TAG0, TAG_N}}, {{TAG1, TAG0}}, {{TAG1, TAG0, TAG_N}}, {{TAG_N}}, {{TAG_N, WORD}}, {{TAG_N, TAG_NN}},
    {{TAG0, TAG_N, TAG_NN}}, {{TAG_N, TAG_NN, WORD}}, {{TAG1, TAG_N}}, {{TAG1, TAG_N, WORD}}, {{TAG2, TAG1, TAG_N}},
    {{TAG2, TAG1, TAG_N, TAG_NN}}, {{TAG1, TAG_N, SUFFIX3}}, {{TAG_N, SUFFIX3}}, {{TAG_N, SUFFIX2, FLAGS}}, {{TAG1, TAG_N, SET}},
    {{TAG_N, SET}}, {{TAG_N, CLUSTER}}, {{TAG0, SUFFIX3}}, {{TAG0, FLAGS, PLACE}}, {{TAG1, TAG_N, BEST}}};
enum { SECOND_LOOK = 23 };
const size_t ent_tag_n_templates = sizeof ent_tag_templates / sizeof *ent_tag_templates,
             ent_tag_n_first = sizeof ent_tag_templates / sizeof *ent_tag_templates - SECOND_LOOK;

/* Beyond the ends of a sentence. */
static const struct ent_word_info edge = {.seen = {.word = 7, .suffix = {7, 7, 7, 7}, .shape = 7}, .cluster = 9999};

static const struct ent_word_info *word_at(const struct ent_word_info *words, size_t n, size_t i, int d)
{
    return d < 0 ? ((size_t)-d <= i ? &words[i + (size_t)d] : &edge) : i + (size_t)d < n ? &words[i + (size_t)d] : &edge;
}

/* Where in the sentence: first, after something that opens, or neither. */
static uint32_t place(const struct ent_word_info *words, size_t i)
{
    if (i == 0)
        return 1;
    return words[i - 1].seen.flags & (ENT_FORM_LETTER | ENT_FORM_DIGIT) ? 3 : 2;
}

void ent_tag_atoms(const struct ent_tagger *t, const struct ent_word_info *words, size_t n, size_t i, uint32_t *atoms)
{
    const struct ent_word_info *w = &words[i], *b = word_at(words, n, i, -1), *bb = word_at(words, n, i, -2),
                               *a = word_at(words, n, i, 1), *aa = word_at(words, n, i, 2);
    const struct ent_tag_entry *e = &t->entries[w->lexical], *ea = &t->entries[a->lexical], *eaa = &t->entries[aa->lexical];
    uint32_t values[N_TAG_ATOMS] = {
        [BIAS] = 1, [WORD] = w->seen.word, [FLAGS] = w->seen.flags + 1,
        [SUFFIX1] = w->seen.suffix[0], [SUFFIX2] = w->seen.suffix[1], [SUFFIX3] = w->seen.suffix[2], [SUFFIX4] = w->seen.suffix[3],
        [PREFIX1] = w->seen.prefix[0], [PREFIX2] = w->seen.prefix[1], [PREFIX3] = w->seen.prefix[2], [PREFIX4] = w->seen.prefix[3],
        [SHAPE] = w->seen.shape, [SET] = e->set, [BEST] = e->best, [CLUSTER] = w->cluster,
        [TAG1] = i > 0 ? t->tags.hash[b->tag] : 1, [TAG2] = i > 1 ? t->tags.hash[bb->tag] : 1,
        [WORD_1] = b->seen.word, [WORD_2] = bb->seen.word, [WORD1] = a->seen.word, [WORD2] = aa->seen.word,
        [SUFFIX2_1] = b->seen.suffix[1], [SUFFIX3_1] = b->seen.suffix[2], [SUFFIX2_N] = a->seen.suffix[1], [SUFFIX3_N] = a->seen.suffix[2],
        [SHAPE_1] = b->seen.shape, [SHAPE_N] = a->seen.shape,
        [SET_N] = a == &edge ? 1 : ea->set, [SET_NN] = aa == &edge ? 1 : eaa->set,
        [BEST_N] = a == &edge ? 9999u : ea->best, [BEST_NN] = aa == &edge ? 9999u : eaa->best,
        [CLUSTER_1] = b->cluster, [CLUSTER_N] = a->cluster, [PLACE] = place(words, i), [TAG0] = t->tags.hash[w->first_tag], [TAG_N] = a == &edge ? 1 : t->tags.hash[a->first_tag],
        [TAG_NN] = aa == &edge ? 1 : t->tags.hash[aa->first_tag]};
    memcpy(atoms, values, sizeof values);
}

/* ---- what features are decided by: the tag, the word, and what may be the subject ---- */

enum feats_atom { F_NONE, F_TAG, F_WORD, F_SUFFIX2, F_SUFFIX3, F_FLAGS, F_WORD_1, F_TAG_1, F_TAG_2, F_WORD1, F_TAG1,
                  F_TAG2, F_NAME, F_NAME_TAG, F_NAME_SUFFIX, F_FAR, N_FEATS_ATOMS };

_Static_assert((int)N_FEATS_ATOMS <= (int)ENT_FEATS_ATOMS, "atoms of features");

const struct ent_template ent_feats_templates[] = {
    {{F_TAG}}, {{F_TAG, F_WORD}}, {{F_TAG, F_SUFFIX2}}, {{F_TAG, F_SUFFIX3}}, {{F_TAG, F_FLAGS}}, {{F_TAG, F_WORD_1}},
    {{F_TAG, F_TAG_1}}, {{F_TAG, F_TAG_1, F_TAG_2}}, {{F_TAG, F_WORD1}}, {{F_TAG, F_TAG1}}, {{F_TAG, F_TAG1, F_TAG2}},
    {{F_TAG, F_NAME_TAG, F_FAR}}, {{F_TAG, F_NAME}}, {{F_TAG, F_NAME_SUFFIX, F_NAME_TAG}}, {{F_WORD, F_NAME_TAG}},
    {{F_WORD, F_TAG1}}, {{F_WORD, F_TAG_1}}, {{F_WORD, F_WORD_1}}, {{F_WORD, F_WORD1}}, {{F_TAG, F_TAG_1, F_TAG1}}};
const size_t ent_feats_n_templates = sizeof ent_feats_templates / sizeof *ent_feats_templates;

/* The nearest noun or pronoun before word i, within the distance that a subject usually keeps; i: none. */
static size_t nearest_name(const struct ent_tagger *t, const struct ent_word_info *words, size_t i)
{
    enum { FAR = 8 };
    for (size_t d = 1; d <= i && d <= FAR; d++) {
        uint8_t upos = t->tags.upos[words[i - d].tag];
        if (upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PRON || upos == ENT_UPOS_PROPN)
            return i - d;
    }
    return i;
}

void ent_feats_atoms(const struct ent_tagger *t, const struct ent_word_info *words, size_t n, size_t i, uint32_t *atoms)
{
    const struct ent_word_info *w = &words[i], *b = word_at(words, n, i, -1), *bb = word_at(words, n, i, -2),
                               *a = word_at(words, n, i, 1), *aa = word_at(words, n, i, 2);
    size_t at = nearest_name(t, words, i);
    const struct ent_word_info *name = at < i ? &words[at] : &edge;
    uint32_t values[N_FEATS_ATOMS] = {
        [F_TAG] = t->tags.hash[w->tag], [F_WORD] = w->seen.word, [F_SUFFIX2] = w->seen.suffix[1],
        [F_SUFFIX3] = w->seen.suffix[2], [F_FLAGS] = w->seen.flags + 1, [F_WORD_1] = b->seen.word,
        [F_TAG_1] = b == &edge ? 1 : t->tags.hash[b->tag], [F_TAG_2] = bb == &edge ? 1 : t->tags.hash[bb->tag], [F_WORD1] = a->seen.word,
        [F_TAG1] = a == &edge ? 1 : t->tags.hash[a->tag], [F_TAG2] = aa == &edge ? 1 : t->tags.hash[aa->tag], [F_NAME] = name->seen.word,
        [F_NAME_TAG] = name == &edge ? 1 : t->tags.hash[name->tag], [F_NAME_SUFFIX] = name->seen.suffix[1],
        [F_FAR] = (uint32_t)(i - at) + 1};
    memcpy(atoms, values, sizeof values);
}

/* ---- tagging ---- */

/* With such a lead the first look stays: the second would cost as much again, and be wrong as often as right. */
enum { SURE = 20 * ENT_WEIGHT_ONE };

void ent_tagger_look_up(const struct ent_tagger *t, struct ent_word_info *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t entry = ent_keymap_find(&t->lexicon, words[i].seen.word);
        words[i].lexical = entry < t->n_entries ? entry : 0;
    }
}

/* The tag of word i; *lead: by how much it is before the next best, in 1/ENT_WEIGHT_ONE. */
static uint16_t best_tag(const struct ent_tagger *t, const struct ent_linear *model, const struct ent_word_info *words, size_t n,
                         size_t i, int32_t *lead)
{
    uint32_t atoms[ENT_TAG_ATOMS];
    int32_t scores[ENT_CLASSES_MAX], next = INT32_MIN / 2;
    uint16_t best = 0;
    ent_tag_atoms(t, words, n, i, atoms);
    ent_linear_score(model, atoms, scores);
    for (uint16_t c = 1; c < t->tags.names.n; c++) {
        if (scores[c] > scores[best]) {
            next = scores[best];
            best = c;
        } else if (scores[c] > next) {
            next = scores[c];
        }
    }
    *lead = scores[best] - next;
    return best;
}

static uint16_t best_feats(const struct ent_tagger *t, const struct ent_word_info *words, size_t n, size_t i)
{
    const uint16_t *choice = t->choices + t->choices_at[words[i].tag], *end = t->choices + t->choices_at[words[i].tag + 1];
    uint32_t atoms[ENT_FEATS_ATOMS];
    int32_t scores[ENT_CLASSES_MAX];
    uint16_t best = *choice;
    if (end - choice == 1)
        return best;
    ent_feats_atoms(t, words, n, i, atoms);
    ent_linear_score(&t->feats_model, atoms, scores);
    for (; choice < end; choice++)
        if (scores[*choice] > scores[best])
            best = *choice;
    return best;
}

void ent_tagger_tag(const struct ent_tagger *t, struct ent_word_info *words, size_t n)
{
    ent_tagger_look_up(t, words, n);
    for (size_t i = 0; i < n; i++) {
        const struct ent_tag_entry *e = &t->entries[words[i].lexical];
        int32_t lead = SURE;
        words[i].tag = e->fixed ? (uint16_t)(e->best - 1) : best_tag(t, &t->model, words, n, i, &lead);
        words[i].first_tag = words[i].tag;
        words[i].is_sure = lead >= SURE;
    }
    for (size_t i = 0; i < n && t->second.cells != NULL; i++) {
        int32_t lead;
        if (!words[i].is_sure)
            words[i].tag = best_tag(t, &t->second, words, n, i, &lead);
    }
}

void ent_tagger_feats(const struct ent_tagger *t, struct ent_word_info *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        words[i].feats = best_feats(t, words, n, i);
}

/* ---- the file ---- */

enum ent_status ent_tagger_save(const struct ent_tagger *t, const char *path, struct ent_error *err)
{
    struct ent_buf body = {0};
    ent_model_put(&body, t->n_clusters);
    ent_labels_put(&t->tags.names, &body);
    ent_labels_put(&t->feats, &body);
    ent_model_put(&body, t->n_entries);
    for (size_t i = 0; i < t->n_entries; i++) {
        ent_model_put(&body, t->entries[i].set);
        ent_model_put(&body, 2 * (uint64_t)t->entries[i].best + t->entries[i].fixed);
    }
    for (size_t i = 0; i < t->tags.names.n; i++) {
        ent_model_put(&body, t->choices_at[i + 1] - t->choices_at[i]);
        for (uint32_t k = t->choices_at[i]; k < t->choices_at[i + 1]; k++)
            ent_model_put(&body, t->choices[k]);
    }
    enum ent_status st = ent_keymap_put(&t->lexicon, &body, err);
    ent_linear_put(&t->model, &body);
    ent_linear_put(&t->second, &body);
    ent_linear_put(&t->feats_model, &body);
    if (st == ENT_OK)
        st = ent_model_write(path, "tagger", &body, err);
    ent_buf_done(&body);
    return st;
}

static enum ent_status get_entries(struct ent_tagger *t, struct ent_model_reader *r, struct ent_error *err)
{
    t->n_entries = (size_t)ent_model_get_up_to(r, ent_model_left(r));
    if (r->failed || t->n_entries == 0)
        return ent_model_broken(r, err);
    if ((t->entries = ent_calloc(t->n_entries, sizeof *t->entries)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", t->n_entries);
    for (size_t i = 0; i < t->n_entries; i++) {
        uint32_t set = (uint32_t)ent_model_get(r);
        uint64_t best = ent_model_get_up_to(r, 2 * t->tags.names.n + 1);
        t->entries[i] = (struct ent_tag_entry){set, (uint16_t)(best / 2), best & 1};
        if (t->entries[i].fixed && t->entries[i].best == 0)
            r->failed = 1;
    }
    return r->failed ? ent_model_broken(r, err) : ENT_OK;
}

/* Each tag has at least one; the numbers must be those of FEATS. */
static enum ent_status get_choices(struct ent_tagger *t, struct ent_model_reader *r, struct ent_error *err)
{
    size_t cap = 0;
    uint32_t n = 0;
    enum ent_status st = ENT_OK;
    if ((t->choices_at = ent_calloc(t->tags.names.n + 1, sizeof *t->choices_at)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for features");
    for (size_t i = 0; st == ENT_OK && i < t->tags.names.n && !r->failed; i++) {
        uint64_t k = ent_model_get_up_to(r, t->feats.n);
        if (k == 0)
            r->failed = 1;
        st = ent_reserve(&t->choices, &cap, n + k, sizeof *t->choices, err);
        for (; st == ENT_OK && k > 0 && !r->failed; k--) {
            uint64_t feats = ent_model_get(r);
            if (feats >= t->feats.n)
                r->failed = 1;
            t->choices[n++] = (uint16_t)feats;
        }
        t->choices_at[i + 1] = n;
    }
    return st == ENT_OK && r->failed ? ent_model_broken(r, err) : st;
}

enum ent_status ent_tagger_load(struct ent_tagger *t, const char *path, struct ent_error *err)
{
    struct ent_model_reader r;
    *t = (struct ent_tagger){0};
    enum ent_status st = ent_model_open(&r, path, "tagger", err);
    t->n_clusters = st == ENT_OK ? (uint32_t)ent_model_get_up_to(&r, UINT16_MAX) : 0;
    if (st == ENT_OK && (st = ent_labels_get(&t->tags.names, &r, err)) == ENT_OK &&
        (st = ent_labels_get(&t->feats, &r, err)) == ENT_OK && (st = get_entries(t, &r, err)) == ENT_OK &&
        (st = get_choices(t, &r, err)) == ENT_OK &&
        (st = ent_keymap_get(&t->lexicon, &r, (uint32_t)t->n_entries, err)) == ENT_OK &&
        (st = ent_linear_get(&t->model, &r, ent_tag_templates, ent_tag_n_first, (uint32_t)t->tags.names.n, err)) == ENT_OK &&
        (st = ent_linear_get(&t->second, &r, ent_tag_templates, ent_tag_n_templates, (uint32_t)t->tags.names.n, err)) == ENT_OK &&
        (st = ent_linear_get(&t->feats_model, &r, ent_feats_templates, ent_feats_n_templates, (uint32_t)t->feats.n, err)) == ENT_OK)
        st = ent_tags_index(&t->tags, err);
    if (st == ENT_OK && (t->tags.names.n == 0 || ent_model_left(&r) > 0))
        st = ent_model_broken(&r, err);
    ent_model_close(&r);
    if (st != ENT_OK)
        ent_tagger_done(t);
    return st;
}

void ent_tagger_done(struct ent_tagger *t)
{
    ent_tags_done(&t->tags);
    ent_labels_done(&t->feats);
    ent_keymap_done(&t->lexicon);
    ent_free(t->entries);
    ent_linear_done(&t->model);
    ent_linear_done(&t->second);
    ent_free(t->choices_at);
    ent_free(t->choices);
    ent_linear_done(&t->feats_model);
    *t = (struct ent_tagger){0};
}
