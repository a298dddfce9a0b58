#include "model/ent_namer.h"

#include <string.h>

#include "model/ent_parse.h"

/* ---- places ---- */

const char *ent_place_label(uint8_t place)
{
    static const char *const labels[ENT_N_NAME_TYPES][2] = {
        {"O", "O"}, {"B-PER", "I-PER"}, {"B-ORG", "I-ORG"}, {"B-LOC", "I-LOC"}, {"B-MISC", "I-MISC"}};
    if (place == 0 || place >= ENT_N_PLACES)
        return "O";
    enum ent_name_part part = ent_place_part(place);
    return labels[ent_place_type(place)][part == ENT_PART_MIDDLE || part == ENT_PART_LAST];
}

const char *const ent_place_names[ENT_N_PLACES] = {
    "outside", "first of PER", "in PER", "last of PER", "PER", "first of ORG", "in ORG", "last of ORG", "ORG",
    "first of LOC", "in LOC", "last of LOC", "LOC", "first of MISC", "in MISC", "last of MISC", "MISC"};

static int is_open(uint8_t place) /* the name goes on */
{
    return place != 0 && (ent_place_part(place) == ENT_PART_FIRST || ent_place_part(place) == ENT_PART_MIDDLE);
}

int ent_place_may_follow(uint8_t before, uint8_t place, int is_last)
{
    if (is_last && is_open(place))
        return 0;
    if (is_open(before))
        return place != 0 && ent_place_type(place) == ent_place_type(before) &&
               (ent_place_part(place) == ENT_PART_MIDDLE || ent_place_part(place) == ENT_PART_LAST);
    return place == 0 || ent_place_part(place) == ENT_PART_FIRST || ent_place_part(place) == ENT_PART_ONLY;
}

/* ---- what a place is decided by ---- */

enum name_atom {
    NONE, BIAS, WORD, WORD_1, WORD_2, WORD1, WORD2, FLAGS, FLAGS_1, FLAGS1, SHAPE, SHAPE_1, SHAPE1, SUFFIX2, SUFFIX3, SUFFIX4,
    PREFIX2, PREFIX3, PREFIX4, SUFFIX3_1, SUFFIX3_N, CLUSTER, CLUSTER_1, CLUSTER_2, CLUSTER1, CLUSTER2, TAG, TAG_1, TAG_2,
    TAG_N, TAG_NN, PLACE1, PLACE2, KNOWN, KNOWN_1, KNOWN1, KNOWN2, SAID, SAID_1, SAID1, AT, STYLE, OPENER, HEARD, HEARD_1, HEARD1, HEARD2,
    RUN_AT, RUN_LAST, RUN_BEFORE, RUN_AFTER, RUN_KNOWN, RUN_HEARD, RUN_TAG_1, RUN_TAG_N, N_NAME_ATOMS
};

_Static_assert((int)N_NAME_ATOMS <= (int)ENT_NAME_ATOMS, "atoms of a name");

const char *const ent_name_atom_names[N_NAME_ATOMS] = {
    [BIAS] = "anything", [WORD] = "word", [WORD_1] = "word before", [WORD_2] = "word 2 before", [WORD1] = "word after",
    [WORD2] = "word 2 after", [FLAGS] = "capitals and digits", [FLAGS_1] = "capitals and digits before",
    [FLAGS1] = "capitals and digits after", [SHAPE] = "shape", [SHAPE_1] = "shape before", [SHAPE1] = "shape after",
    [SUFFIX2] = "last 2 letters", [SUFFIX3] = "last 3 letters", [SUFFIX4] = "last 4 letters", [PREFIX2] = "first 2 letters",
    [PREFIX3] = "first 3 letters", [PREFIX4] = "first 4 letters", [SUFFIX3_1] = "last 3 letters before",
    [SUFFIX3_N] = "last 3 letters after", [CLUSTER] = "cluster", [CLUSTER_1] = "cluster before", [CLUSTER_2] = "cluster 2 before",
    [CLUSTER1] = "cluster after", [CLUSTER2] = "cluster 2 after", [TAG] = "tag", [TAG_1] = "tag before", [TAG_2] = "tag 2 before",
    [TAG_N] = "tag after", [TAG_NN] = "tag 2 after", [PLACE1] = "label before", [PLACE2] = "label 2 before",
    [KNOWN] = "known names", [KNOWN_1] = "known names before", [KNOWN1] = "known names after", [KNOWN2] = "known names 2 after",
    [SAID] = "earlier in the text", [SAID_1] = "word before earlier in the text", [SAID1] = "word after earlier in the text",
    [AT] = "place in the sentence", [STYLE] = "capitals in the sentence", [OPENER] = "first word of the name",
    [HEARD] = "texts' names", [HEARD_1] = "texts' names before", [HEARD1] = "texts' names after", [HEARD2] = "texts' names 2 after",
    [RUN_AT] = "where in a run of capitals", [RUN_LAST] = "last word of the run", [RUN_BEFORE] = "word before the run",
    [RUN_AFTER] = "word after the run", [RUN_KNOWN] = "known names of the last word of the run",
    [RUN_HEARD] = "texts' names of the last word of the run", [RUN_TAG_1] = "tag before the run", [RUN_TAG_N] = "tag after the run"};

const struct ent_template ent_name_templates[] = {
    {{BIAS}}, {{PLACE1}}, {{PLACE1, PLACE2}}, {{WORD}}, {{WORD, PLACE1}}, {{WORD, FLAGS}}, {{WORD_1}}, {{WORD_2}}, {{WORD1}}, {{WORD2}},
    {{WORD_1, WORD}}, {{WORD, WORD1}}, {{WORD_1, WORD1}}, {{WORD_1, PLACE1}}, {{WORD1, PLACE1}}, {{WORD_2, WORD_1}}, {{WORD1, WORD2}},
    {{FLAGS, AT, STYLE}}, {{FLAGS, FLAGS1, STYLE}}, {{FLAGS, FLAGS_1, STYLE}}, {{FLAGS_1, FLAGS, FLAGS1}}, {{SHAPE}}, {{SHAPE, PLACE1}},
    {{SHAPE_1, SHAPE}}, {{SHAPE, SHAPE1}}, {{SHAPE_1, SHAPE, SHAPE1}}, {{SUFFIX2}}, {{SUFFIX3}}, {{SUFFIX4}}, {{PREFIX2}}, {{PREFIX3}},
    {{PREFIX4}}, {{SUFFIX3, PLACE1}}, {{SUFFIX3_1}}, {{SUFFIX3_N}}, {{CLUSTER}}, {{CLUSTER, PLACE1}}, {{CLUSTER_1}}, {{CLUSTER1}},
    {{CLUSTER_2}}, {{CLUSTER2}}, {{CLUSTER_1, CLUSTER}}, {{CLUSTER, CLUSTER1}}, {{CLUSTER_1, FLAGS, CLUSTER1}},
    {{TAG}}, {{TAG_1, TAG}}, {{TAG, TAG_N}}, {{TAG_1, TAG, TAG_N}}, {{TAG, PLACE1}}, {{TAG_2, TAG_1}}, {{TAG_N, TAG_NN}},
    {{TAG, TAG_N, PLACE1}}, {{KNOWN}}, {{KNOWN, PLACE1}}, {{KNOWN, KNOWN1}}, {{KNOWN, FLAGS, AT}}, {{KNOWN1}}, {{KNOWN_1, KNOWN}},
    {{KNOWN1, PLACE1, FLAGS}}, {{KNOWN1, KNOWN2, PLACE1}}, {{KNOWN, WORD_1}}, {{KNOWN, WORD1}}, {{KNOWN, CLUSTER_1}}, {{KNOWN, CLUSTER1}},
    {{SAID}}, {{SAID, PLACE1}}, {{SAID, SAID1}}, {{SAID, SAID1, PLACE1}}, {{SAID_1, SAID}}, {{SAID, KNOWN}}, {{SAID, FLAGS, AT}},
    {{OPENER, PLACE1}}, {{OPENER, WORD}}, {{AT, WORD}}, {{FLAGS, WORD_1}}, {{FLAGS, WORD1}}, {{SHAPE, WORD_1}}, {{SHAPE, WORD1}},
    {{HEARD}}, {{HEARD, PLACE1}}, {{HEARD, HEARD1}}, {{HEARD, FLAGS, AT}}, {{HEARD1}}, {{HEARD_1, HEARD}},
    {{HEARD1, PLACE1, FLAGS}}, {{HEARD1, HEARD2, PLACE1}}, {{HEARD, WORD_1}}, {{HEARD, WORD1}}, {{HEARD, KNOWN}},
    {{RUN_AT, AT}}, {{RUN_AT, STYLE, PLACE1}}, {{RUN_LAST}}, {{RUN_LAST, PLACE1}}, {{RUN_LAST, RUN_AT}}, {{RUN_BEFORE}}, {{RUN_BEFORE, RUN_AT}},
    {{RUN_BEFORE, PLACE1}}, {{RUN_AFTER}}, {{RUN_AFTER, RUN_AT}}, {{RUN_AFTER, PLACE1}}, {{RUN_BEFORE, RUN_AFTER}}, {{RUN_KNOWN, RUN_AT}},
    {{RUN_KNOWN, PLACE1}}, {{RUN_HEARD, RUN_AT}}, {{RUN_HEARD, RUN_BEFORE}}, {{RUN_TAG_1, RUN_AT, RUN_TAG_N}}, {{RUN_KNOWN, RUN_BEFORE}}};
const size_t ent_name_n_templates = sizeof ent_name_templates / sizeof *ent_name_templates;

/* Beyond the ends of a sentence. */
static const struct ent_word_info edge = {.seen = {.word = 7, .suffix = {7, 7, 7, 7}, .shape = 7, .flags = 1023}, .cluster = 9999, .known_as = 9999, .heard_as = 9999};

static const struct ent_word_info *word_at(const struct ent_name_view *v, size_t i, int d)
{
    size_t at = i + (size_t)d; /* before the first word it wraps */
    return at < v->n ? &v->words[at] : &edge;
}

static uint32_t tag_of(const struct ent_name_view *v, const struct ent_word_info *w)
{
    return w == &edge ? 1 : v->tags->hash[w->tag];
}

/* The first word of the name that goes on at i, else nothing. */
static uint32_t opener(const struct ent_name_view *v, size_t i)
{
    enum { FAR = 8 };
    if (i == 0 || !is_open(v->words[i - 1].name))
        return 1;
    size_t k = i - 1;
    while (k > 0 && i - k < FAR && ent_place_part(v->words[k].name) == ENT_PART_MIDDLE)
        k--;
    return v->words[k].seen.word;
}

/* The run of words with capitals that word i is in, [*first, *last]; a word without one is a run of its own. */
static void find_run(const struct ent_name_view *v, size_t i, size_t *first, size_t *last)
{
    enum { FAR = 6 };
    *first = *last = i;
    if (!(v->words[i].seen.flags & ENT_FORM_CAPITAL))
        return;
    while (*first > 0 && i - *first < FAR && v->words[*first - 1].seen.flags & ENT_FORM_CAPITAL)
        --*first;
    while (*last + 1 < v->n && *last - i < FAR && v->words[*last + 1].seen.flags & ENT_FORM_CAPITAL)
        ++*last;
}

/* Where in the sentence: first, after something that opens, or neither. */
static uint32_t where(const struct ent_name_view *v, size_t i)
{
    if (i == 0)
        return 1;
    return v->words[i - 1].seen.flags & (ENT_FORM_LETTER | ENT_FORM_DIGIT) ? 3 : 2;
}

void ent_name_view(struct ent_name_view *v, const struct ent_tags *tags, const struct ent_word_info *words, size_t n)
{
    size_t n_words = 0, n_capital = 0, n_upper = 0;
    for (size_t i = 0; i < n; i++) {
        n_words += (words[i].seen.flags & ENT_FORM_LETTER) != 0;
        n_capital += (words[i].seen.flags & ENT_FORM_CAPITAL) != 0;
        n_upper += (words[i].seen.flags & ENT_FORM_ALL_UPPER) != 0;
    }
    *v = (struct ent_name_view){tags, words, n, 1};
    if (n_words > 2 && 3 * n_upper >= 2 * n_words)
        v->style = 3;
    else if (n_words > 2 && 3 * n_capital >= 2 * n_words)
        v->style = 2;
}

void ent_name_atoms(const struct ent_name_view *v, size_t i, uint32_t *atoms)
{
    const struct ent_word_info *w = &v->words[i], *b = word_at(v, i, -1), *bb = word_at(v, i, -2), *a = word_at(v, i, 1), *aa = word_at(v, i, 2);
    size_t first, last;
    find_run(v, i, &first, &last);
    const struct ent_word_info *end = &v->words[last], *before = word_at(v, first, -1), *after = word_at(v, last, 1);
    uint32_t values[N_NAME_ATOMS] = {
        [RUN_AT] = (uint32_t)(8 * (i - first) + (last - i) + 1), [RUN_LAST] = end->seen.word, [RUN_BEFORE] = before->seen.word,
        [RUN_AFTER] = after->seen.word, [RUN_KNOWN] = end->known_as, [RUN_HEARD] = end->heard_as, [RUN_TAG_1] = tag_of(v, before),
        [RUN_TAG_N] = tag_of(v, after),
        [BIAS] = 1, [WORD] = w->seen.word, [WORD_1] = b->seen.word, [WORD_2] = bb->seen.word, [WORD1] = a->seen.word, [WORD2] = aa->seen.word,
        [FLAGS] = w->seen.flags + 1, [FLAGS_1] = b->seen.flags + 1, [FLAGS1] = a->seen.flags + 1,
        [SHAPE] = w->seen.shape, [SHAPE_1] = b->seen.shape, [SHAPE1] = a->seen.shape,
        [SUFFIX2] = w->seen.suffix[1], [SUFFIX3] = w->seen.suffix[2], [SUFFIX4] = w->seen.suffix[3],
        [PREFIX2] = w->seen.prefix[1], [PREFIX3] = w->seen.prefix[2], [PREFIX4] = w->seen.prefix[3],
        [SUFFIX3_1] = b->seen.suffix[2], [SUFFIX3_N] = a->seen.suffix[2],
        [CLUSTER] = w->cluster, [CLUSTER_1] = b->cluster, [CLUSTER_2] = bb->cluster, [CLUSTER1] = a->cluster, [CLUSTER2] = aa->cluster,
        [TAG] = tag_of(v, w), [TAG_1] = tag_of(v, b), [TAG_2] = tag_of(v, bb), [TAG_N] = tag_of(v, a), [TAG_NN] = tag_of(v, aa),
        [PLACE1] = b == &edge ? 99 : b->name, [PLACE2] = bb == &edge ? 99 : bb->name,
        [KNOWN] = w->known_as, [KNOWN_1] = b->known_as, [KNOWN1] = a->known_as, [KNOWN2] = aa->known_as,
        [SAID] = w->said, [SAID_1] = b->said, [SAID1] = a->said,
        [AT] = where(v, i), [STYLE] = v->style, [OPENER] = opener(v, i),
        [HEARD] = w->heard_as, [HEARD_1] = b->heard_as, [HEARD1] = a->heard_as, [HEARD2] = aa->heard_as};
    memcpy(atoms, values, sizeof values);
}

int ent_name_is_asked(const struct ent_name_view *v, size_t i)
{
    const struct ent_word_info *w = &v->words[i];
    return w->seen.flags & ENT_FORM_UPPER || v->tags->upos[w->tag] == ENT_UPOS_PROPN || (i > 0 && is_open(w[-1].name));
}

/* ---- what is known of capitalised words ---- */

static uint32_t share(uint32_t n, uint32_t of) /* never, sometimes, often, nearly always */
{
    return n == 0 ? 0 : 4 * n < of ? 1 : 5 * n < 4 * of ? 2 : 3;
}

uint16_t ent_name_known_as(const uint32_t counts[ENT_N_NAME_TYPES])
{
    uint32_t n = 0, code = 0;
    for (int t = 0; t < ENT_N_NAME_TYPES; t++)
        n += counts[t];
    if (n == 0)
        return 0;
    for (int t = 1; t < ENT_N_NAME_TYPES; t++)
        code = 4 * code + share(counts[t], n);
    return (uint16_t)(1 + 3 * code + (n > 4 ? 2 : n > 1));
}

uint16_t ent_name_heard_as(const uint32_t counts[ENT_N_NAME_TYPES + 1])
{
    uint32_t n = 0, code = 0;
    for (int t = 0; t < ENT_N_NAME_TYPES; t++)
        n += counts[t];
    for (int t = 1; t < ENT_N_NAME_TYPES; t++)
        code = 4 * code + share(counts[t], n);
    code = 4 * code + share(counts[ENT_N_NAME_TYPES], n + counts[ENT_N_NAME_TYPES]);
    return (uint16_t)(1 + 3 * code + (n > 40 ? 2 : n > 4));
}

void ent_namer_look_up(const struct ent_namer *m, struct ent_word_info *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t heard = ent_keymap_find(&m->heard, words[i].seen.word);
        words[i].heard_as = heard < ENT_HEARD_AS ? (uint16_t)heard : 0;
        uint32_t known = words[i].seen.flags & ENT_FORM_CAPITAL ? ent_keymap_find(&m->lexicon, words[i].seen.word) : 0;
        words[i].known_as = known < ENT_KNOWN_AS ? (uint16_t)known : 0;
    }
}

/* ---- what the article has said ---- */

void ent_namer_forget(struct ent_namer_memory *m)
{
    enum { LARGE = 1024 };
    if (m->words.n_slots > LARGE) /* or each short article would pay for a long one */
        ent_keymap_done(&m->words);
    else if (m->words.n > 0)
        memset(m->words.slots, 0, m->words.n_slots * sizeof *m->words.slots);
    m->words.n = 0;
}

void ent_namer_memory_done(struct ent_namer_memory *m) { ent_keymap_done(&m->words); }

void ent_namer_recall(const struct ent_namer_memory *memory, struct ent_word_info *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        words[i].said = words[i].name = 0;
        if (words[i].seen.flags & ENT_FORM_CAPITAL)
            words[i].said = (uint8_t)(ent_keymap_find(&memory->words, words[i].seen.word) + 1); /* NONE becomes 0 */
    }
}

enum ent_status ent_namer_remember(struct ent_namer_memory *memory, const struct ent_word_info *words, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        uint32_t *at;
        if (!(words[i].seen.flags & ENT_FORM_CAPITAL) || (words[i].name == 0 && i == 0))
            continue;
        st = ent_keymap_add(&memory->words, words[i].seen.word, words[i].name, &at, err);
        if (st == ENT_OK)
            *at = words[i].name;
    }
    return st;
}

/* ---- at work ---- */

static uint8_t best_place(const struct ent_namer *m, const struct ent_name_view *v, size_t i)
{
    uint32_t atoms[ENT_NAME_ATOMS];
    int32_t scores[ENT_CLASSES_MAX];
    uint8_t before = i > 0 ? v->words[i - 1].name : 0, best = ENT_N_PLACES;
    ent_name_atoms(v, i, atoms);
    ent_linear_score(&m->model, atoms, scores);
    for (uint8_t c = 0; c < (uint8_t)ENT_N_PLACES; c++)
        if (ent_place_may_follow(before, c, i + 1 == v->n) && (best == ENT_N_PLACES || scores[c] > scores[best]))
            best = c;
    return best;
}

enum ent_status ent_namer_name(const struct ent_namer *m, const struct ent_tags *tags, struct ent_namer_memory *memory,
                               struct ent_word_info *words, size_t n, struct ent_error *err)
{
    struct ent_name_view v;
    ent_name_view(&v, tags, words, n);
    ent_namer_look_up(m, words, n);
    ent_namer_recall(memory, words, n);
    for (size_t i = 0; i < n; i++)
        if (ent_name_is_asked(&v, i))
            words[i].name = best_place(m, &v, i);
    return ent_namer_remember(memory, words, n, err);
}

/* ---- the file ---- */

enum ent_status ent_namer_save(const struct ent_namer *m, const char *path, struct ent_error *err)
{
    struct ent_buf body = {0};
    ent_model_put(&body, m->n_clusters);
    enum ent_status st = ent_keymap_put(&m->lexicon, &body, err);
    if (st == ENT_OK)
        st = ent_keymap_put(&m->heard, &body, err);
    ent_linear_put(&m->model, &body);
    if (st == ENT_OK)
        st = ent_model_write(path, "names", &body, err);
    ent_buf_done(&body);
    return st;
}

enum ent_status ent_namer_load(struct ent_namer *m, const char *path, struct ent_error *err)
{
    struct ent_model_reader r;
    *m = (struct ent_namer){0};
    enum ent_status st = ent_model_open(&r, path, "names", err);
    if (st != ENT_OK)
        return st;
    m->n_clusters = (uint32_t)ent_model_get_up_to(&r, UINT16_MAX);
    if ((st = ent_keymap_get(&m->lexicon, &r, ENT_KNOWN_AS, err)) == ENT_OK &&
        (st = ent_keymap_get(&m->heard, &r, ENT_HEARD_AS, err)) == ENT_OK)
        st = ent_linear_get(&m->model, &r, ent_name_templates, ent_name_n_templates, ENT_N_PLACES, err);
    if (st == ENT_OK && ent_model_left(&r) > 0)
        st = ent_model_broken(&r, err);
    ent_model_close(&r);
    if (st != ENT_OK)
        ent_namer_done(m);
    return st;
}

void ent_namer_done(struct ent_namer *m)
{
    ent_keymap_done(&m->lexicon);
    ent_keymap_done(&m->heard);
    ent_linear_done(&m->model);
    *m = (struct ent_namer){0};
}
