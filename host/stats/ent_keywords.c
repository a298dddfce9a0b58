#include "stats/ent_keywords.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "stats/ent_adjust.h"
#include "stats/ent_distribution.h"
#include "stats/ent_evidence.h"
#include "stats/ent_items.h"
#include "stats/ent_scored.h"

struct word { /* ENT_INTERN_NONE: that lexicon does not have it */
    uint32_t item, other;
    uint32_t f1, f2;
};
struct keywords {
    const struct ent_keywords_options *o;
    const struct ent_keywords_part *target, *reference;
    const struct ent_keyness *measures[ENT_MAX_MEASURES];
    const struct ent_keyness *test;
    struct ent_items items, others; /* of the target's corpus and of the reference's */
    uint32_t *f1, *f2;              /* by item; f2 by item of 'others' */
    double n1, n2;
    struct word *words;
    size_t n, cap;
    struct ent_scored *rows;
    size_t n_rows;
    double *p, *p_adjusted; /* by word */
};

static enum ent_status read_measures(struct keywords *k, struct ent_error *err)
{
    const struct ent_keywords_options *o = k->o;
    if (o->n_measures == 0 || o->n_measures > ENT_MAX_MEASURES)
        return ent_fail(err, ENT_EARG, "1 to %d measures are given", ENT_MAX_MEASURES);
    for (size_t i = 0; i < o->n_measures; i++) {
        k->measures[i] = ent_keyness_find(o->measures[i]);
        if (k->measures[i] == NULL)
            return ent_measure_fail(o->measures[i], ent_keynesses, sizeof *ent_keynesses, err);
        if (k->test == NULL && k->measures[i]->is_test)
            k->test = k->measures[i];
    }
    if (k->test == NULL)
        k->test = ent_keyness_find("ll");
    return ENT_OK;
}

/* ---- counting ---- */

static int is_one_corpus(const struct keywords *k) { return k->target->corpus == k->reference->corpus; }

/* Is all that the target leaves out the reference?  Documents stand in order in both. */
static int are_complements(const struct keywords *k)
{
    return is_one_corpus(k) && k->target->docs->n + k->reference->docs->n == ent_corpus_n_docs(k->target->corpus) &&
           k->target->docs->n_words + k->reference->docs->n_words == ent_corpus_n_words(k->target->corpus);
}

static int is_disjoint(const struct ent_cql_docs *a, const struct ent_cql_docs *b)
{
    for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
        const struct ent_cql_doc *x = &a->docs[i], *y = &b->docs[j];
        if (x->segment == y->segment && x->row == y->row)
            return 0;
        int first = x->segment != y->segment ? x->segment < y->segment : x->row < y->row;
        i += first != 0;
        j += first == 0;
    }
    return 1;
}

static enum ent_status count(struct keywords *k, struct ent_error *err)
{
    enum ent_status st = ent_items_count(&k->items, k->target->docs, &k->f1, err);
    if (st != ENT_OK || !are_complements(k) || !is_disjoint(k->target->docs, k->reference->docs))
        return st == ENT_OK ? ent_items_count(&k->others, k->reference->docs, &k->f2, err) : st;
    st = ent_items_count(&k->items, NULL, &k->f2, err); /* all, less the target */
    for (uint32_t i = 0; st == ENT_OK && i < k->items.lexicon->n; i++)
        k->f2[i] -= k->f1[i];
    return st;
}

static struct ent_keyness_counts counts_of(const struct keywords *k, const struct word *w)
{
    return (struct ent_keyness_counts){w->f1, k->n1, w->f2, k->n2};
}

/* Does the table want it? */
static int is_wanted(const struct keywords *k, const struct word *w)
{
    struct ent_keyness_counts c = counts_of(k, w);
    uint32_t min = k->o->min > 0 ? k->o->min : 1;
    int direction = ent_keyness_direction(&c);
    if (direction > 0)
        return k->o->side != ENT_KEYWORDS_REFERENCE && w->f1 >= min;
    if (direction < 0)
        return k->o->side != ENT_KEYWORDS_TARGET && w->f2 >= min;
    return k->o->side == ENT_KEYWORDS_BOTH && w->f1 + w->f2 >= min;
}

static uint32_t find_in(const struct ent_items *from, const struct ent_items *to, uint32_t item)
{
    size_t n;
    const char *s = ent_items_str(from, item, &n);
    return ent_lexicon_find(to->lexicon, s, n);
}

/* Items of the target that may be wanted, and the same of the reference. */
static enum ent_status match_words(struct keywords *k, uint32_t **list, size_t *n, struct ent_error *err)
{
    uint32_t n_items = k->items.lexicon->n, min = k->o->min > 0 ? k->o->min : 1;
    *n = 0;
    *list = ent_malloc(((size_t)n_items + 1) * sizeof **list);
    if (*list == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %u words", n_items);
    for (uint32_t i = 0; i < n_items; i++) {
        uint32_t f2 = is_one_corpus(k) ? k->f2[i] : 0;
        if (is_one_corpus(k) ? is_wanted(k, &(struct word){i, i, k->f1[i], f2}) : k->f1[i] >= min)
            (*list)[(*n)++] = i;
    }
    return ent_items_listed(&k->items, *list, n, k->o->marks, err);
}

static enum ent_status add_word(struct keywords *k, struct word w, struct ent_error *err)
{
    if (!is_wanted(k, &w))
        return ENT_OK;
    enum ent_status st = ent_reserve(&k->words, &k->cap, k->n + 1, sizeof *k->words, err);
    if (st == ENT_OK)
        k->words[k->n++] = w;
    return st;
}

/* Words that the reference's corpus has often, where the target's has few or none. */
static enum ent_status add_others(struct keywords *k, struct ent_error *err)
{
    uint32_t *list = ent_malloc(((size_t)k->others.lexicon->n + 1) * sizeof *list);
    uint32_t min = k->o->min > 0 ? k->o->min : 1;
    size_t n = 0;
    if (list == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %u words", k->others.lexicon->n);
    for (uint32_t i = 0; i < k->others.lexicon->n; i++)
        if (k->f2[i] >= min)
            list[n++] = i;
    enum ent_status st = ent_items_listed(&k->others, list, &n, k->o->marks, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct word w = {find_in(&k->others, &k->items, list[i]), list[i], 0, k->f2[list[i]]};
        w.f1 = w.item != ENT_INTERN_NONE ? k->f1[w.item] : 0;
        if (w.f1 < min)
            st = add_word(k, w, err);
    }
    ent_free(list);
    return st;
}

static enum ent_status list_words(struct keywords *k, struct ent_error *err)
{
    uint32_t *list = NULL;
    size_t n;
    enum ent_status st = match_words(k, &list, &n, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct word w = {list[i], list[i], k->f1[list[i]], 0};
        if (!is_one_corpus(k))
            w.other = find_in(&k->items, &k->others, list[i]);
        w.f2 = w.other != ENT_INTERN_NONE ? k->f2[w.other] : 0;
        st = add_word(k, w, err);
    }
    if (st == ENT_OK && !is_one_corpus(k) && k->o->side != ENT_KEYWORDS_TARGET)
        st = add_others(k, err);
    ent_free(list);
    return st;
}

/* ---- measures ---- */

static struct ent_keyness_value value_of(const struct keywords *k, const struct ent_keyness *measure, const struct word *w)
{
    struct ent_keyness_counts c = counts_of(k, w);
    struct ent_keyness_value v = measure->value(&c, &k->o->keyness);
    if (measure->is_test && ent_keyness_direction(&c) < 0)
        v.value = -v.value;
    return v;
}

static enum ent_status score(struct keywords *k, struct ent_error *err)
{
    k->rows = ent_malloc((k->n + 1) * sizeof *k->rows);
    if (k->rows == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", k->n);
    for (size_t i = 0; i < k->n; i++) {
        const struct word *w = &k->words[i];
        uint64_t both = (uint64_t)w->f1 + w->f2;
        k->rows[i] = (struct ent_scored){value_of(k, k->measures[0], w).value,
                                         both < UINT32_MAX ? (uint32_t)both : UINT32_MAX, (uint32_t)i};
    }
    k->n_rows = k->o->max > 0 && k->o->max < k->n ? k->o->max : k->n;
    return ent_scored_sort(k->rows, k->n, k->o->side == ENT_KEYWORDS_REFERENCE, err);
}

static enum ent_status correct(struct keywords *k, struct ent_error *err)
{
    if (k->o->adjust == ENT_KEYWORDS_RAW)
        return ENT_OK;
    k->p = ent_malloc((k->n + 1) * sizeof *k->p);
    k->p_adjusted = ent_malloc((k->n + 1) * sizeof *k->p_adjusted);
    if (k->p == NULL || k->p_adjusted == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", k->n);
    for (size_t i = 0; i < k->n; i++)
        k->p[i] = k->p_adjusted[i] = ent_chi2_p(fabs(value_of(k, k->test, &k->words[i]).value));
    return ent_adjust(k->p_adjusted, k->n, k->o->adjust == ENT_KEYWORDS_HOLM ? ENT_ADJUST_HOLM : ENT_ADJUST_BH, err);
}

/* ---- the table ---- */

/* Places in the target; of what only the reference has, in the reference if it is of the same corpus. */
static enum ent_status find_evidence(const struct keywords *k, size_t row, struct ent_evidence *e,
                                     struct ent_item_place *places, struct ent_error *err)
{
    const struct word *w = &k->words[k->rows[row].row];
    const struct ent_cql_docs *docs = w->f1 > 0 ? k->target->docs : is_one_corpus(k) ? k->reference->docs : NULL;
    size_t n = 0;
    enum ent_status st = docs != NULL ? ent_items_places(&k->items, w->item, docs, e->most, places, &n, err) : ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        ent_evidence_add(e, row, (struct ent_evidence_place){places[i].segment, places[i].doc, places[i].position,
                                                             places[i].position + 1});
    return st;
}

static enum ent_status add_row(struct ent_frame *f, const struct keywords *k, size_t row, struct ent_error *err)
{
    const struct word *w = &k->words[k->rows[row].row];
    const struct ent_items *items = w->item != ENT_INTERN_NONE ? &k->items : &k->others;
    int digits = k->o->digits;
    size_t n, column = 5;
    const char *s = ent_items_str(items, w->item != ENT_INTERN_NONE ? w->item : w->other, &n);
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK)
        st = ent_frame_set_new_string(f, 0, s, n, err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, w->f1);
    ent_frame_set_integer(f, 2, w->f2);
    ent_frame_set_real(f, 3, ent_rounded(w->f1 / k->n1 * 1e6, digits));
    ent_frame_set_real(f, 4, ent_rounded(w->f2 / k->n2 * 1e6, digits));
    for (size_t m = 0; m < k->o->n_measures; m++) {
        struct ent_keyness_value v = value_of(k, k->measures[m], w);
        ent_frame_set_real(f, column++, ent_rounded(v.value, digits));
        if (k->measures[m]->has_interval) {
            ent_frame_set_real(f, column++, ent_rounded(v.low, digits));
            ent_frame_set_real(f, column++, ent_rounded(v.high, digits));
        }
    }
    if (k->p != NULL) {
        ent_frame_set_real(f, column++, k->p[k->rows[row].row]);
        ent_frame_set_real(f, column++, k->p_adjusted[k->rows[row].row]);
    }
    return ENT_OK;
}

static enum ent_status new_frame(struct ent_frame **out, const struct keywords *k, struct ent_error *err)
{
    struct ent_column_spec columns[7 + 3 * ENT_MAX_MEASURES] = {
        {k->o->attribute, ENT_STRING}, {"f1", ENT_INTEGER}, {"f2", ENT_INTEGER}, {"rate1", ENT_REAL}, {"rate2", ENT_REAL}};
    size_t n = 5;
    for (size_t m = 0; m < k->o->n_measures; m++) {
        columns[n++] = (struct ent_column_spec){k->measures[m]->about.name, ENT_REAL};
        if (k->measures[m]->has_interval) {
            columns[n++] = (struct ent_column_spec){"low", ENT_REAL};
            columns[n++] = (struct ent_column_spec){"high", ENT_REAL};
        }
    }
    if (k->p != NULL) {
        columns[n++] = (struct ent_column_spec){"p", ENT_REAL};
        columns[n++] = (struct ent_column_spec){"p_adjusted", ENT_REAL};
    }
    return ent_frame_new(out, columns, n, err);
}

static enum ent_status make_frame(struct ent_frame **out, const struct keywords *k, struct ent_error *err)
{
    struct ent_evidence e = {0};
    struct ent_item_place *places = ent_malloc((k->o->evidence + 1) * sizeof *places);
    size_t n = k->n_rows < ENT_STATS_EVIDENCE ? k->n_rows : ENT_STATS_EVIDENCE;
    enum ent_status st = places != NULL ? ent_evidence_new(&e, n, k->o->evidence, err)
                                        : ent_fail(err, ENT_ENOMEM, "out of memory for places");
    if (st == ENT_OK)
        st = new_frame(out, k, err);
    if (st == ENT_OK)
        st = ent_frame_reserve(*out, k->n_rows, err);
    for (size_t row = 0; st == ENT_OK && row < k->n_rows; row++) {
        const struct word *w = &k->words[k->rows[row].row];
        st = add_row(*out, k, row, err);
        if (st == ENT_OK && row < e.n_rows && (st = find_evidence(k, row, &e, places, err)) == ENT_OK)
            st = ent_evidence_give(&e, row, w->f1 > 0 ? w->f1 : is_one_corpus(k) ? w->f2 : 0, k->target->corpus, *out, err);
    }
    for (size_t m = 0, column = 5; st == ENT_OK && m < k->o->n_measures; column += k->measures[m++]->has_interval ? 3 : 1)
        st = ent_frame_set_doc(*out, column, k->measures[m]->about.formula, err);
    if (st == ENT_OK)
        st = ent_frame_select_by(*out, 1, err);
    ent_evidence_done(&e);
    ent_free(places);
    return st;
}

static void done(struct keywords *k)
{
    ent_free(k->f1);
    ent_free(k->f2);
    ent_free(k->words);
    ent_free(k->rows);
    ent_free(k->p);
    ent_free(k->p_adjusted);
}

enum ent_status ent_keywords(struct ent_frame **out, const struct ent_keywords_part *target,
                             const struct ent_keywords_part *reference, const struct ent_keywords_options *options,
                             struct ent_error *err)
{
    struct keywords k = {.o = options, .target = target, .reference = reference, .n1 = (double)target->docs->n_words,
                         .n2 = (double)reference->docs->n_words};
    enum ent_status st = ent_items_open(&k.items, target->corpus, options->attribute, err);
    *out = NULL;
    if (st == ENT_OK)
        st = ent_items_open(&k.others, reference->corpus, options->attribute, err);
    if (st == ENT_OK)
        st = read_measures(&k, err);
    if (st == ENT_OK && (target->docs->n_words == 0 || reference->docs->n_words == 0))
        st = ent_fail(err, ENT_EARG, "the %s has no words", target->docs->n_words == 0 ? "target" : "reference");
    if (st == ENT_OK && (st = count(&k, err)) == ENT_OK && (st = list_words(&k, err)) == ENT_OK &&
        (st = score(&k, err)) == ENT_OK && (st = correct(&k, err)) == ENT_OK)
        st = make_frame(out, &k, err);
    done(&k);
    if (st != ENT_OK) {
        ent_frame_free(*out);
        *out = NULL;
    }
    return st;
}
