#include "model/ent_lemmas.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/ent_hash.h"
#include "text/ent_utf8.h"

/* ---- keys ---- */

int ent_lemma_spell(const char *s, size_t n, struct ent_lemma_word *out)
{
    out->n = 0;
    for (size_t i = 0; i < n;) {
        if (out->n == sizeof out->letters / sizeof *out->letters)
            return 0;
        uint32_t c = ent_utf8_next(s, n, &i);
        out->letters[out->n] = c;
        out->small[out->n++] = c < 0x80 ? (c >= 'A' && c <= 'Z' ? c | 32 : c) : (uint32_t)u_tolower((UChar32)c);
    }
    return 1;
}

uint64_t ent_lemma_ending(const struct ent_lemma_word *w, uint32_t tag, int which)
{
    size_t n = which == ENT_ENDINGS - 1 ? w->n : (size_t)which;
    return ent_hash(w->small + (w->n - n), n * sizeof *w->small, ((uint64_t)tag << 8) | (uint64_t)which);
}

uint64_t ent_lemma_case_key(const struct ent_lemma_word *w, uint32_t flags, uint32_t tag, int of_word)
{
    uint64_t writing = flags & (ENT_FORM_UPPER | ENT_FORM_ALL_UPPER | ENT_FORM_CAPITAL);
    uint64_t seed = (uint64_t)tag << 9 | writing << 1 | (uint64_t)of_word;
    return ent_hash(w->small, of_word ? w->n * sizeof *w->small : 0, seed);
}

/* ---- making a lemma ---- */

static uint32_t capital(uint32_t c) { return (uint32_t)u_toupper((UChar32)c); }

static uint32_t written(const struct ent_lemma_word *w, size_t i, enum ent_lemma_case how)
{
    if (how == ENT_CASE_AS_IS)
        return w->letters[i];
    return how == ENT_CASE_CAPITALS || (how == ENT_CASE_TITLE && i == 0) ? capital(w->small[i]) : w->small[i];
}

size_t ent_lemma_make(const struct ent_lemma_word *w, const struct ent_lemma_rule *rule, enum ent_lemma_case how, char *out)
{
    size_t kept = rule->strip < w->n ? w->n - rule->strip : 0, n = 0;
    for (size_t i = 0; i < kept; i++)
        n += ent_utf8_put(written(w, i, how), out + n);
    for (size_t i = 0; i < rule->n_append && n + 4 <= ENT_LEMMA_MAX;) {
        uint32_t c = ent_utf8_next(rule->append, rule->n_append, &i);
        int raise = how == ENT_CASE_CAPITALS || (how == ENT_CASE_TITLE && n == 0);
        n += ent_utf8_put(raise ? capital(c) : c, out + n);
    }
    return n;
}

static const struct ent_lemma_rule as_it_is = {0, "", 0};

static const struct ent_lemma_rule *find_rule(const struct ent_lemmas *l, const struct ent_lemma_word *w, uint32_t tag)
{
    for (int k = ENT_ENDINGS - 1; k >= 0; k--) {
        if (k < ENT_ENDINGS - 1 && (size_t)k > w->n)
            continue;
        uint32_t rule = ent_keymap_find(&l->endings, ent_lemma_ending(w, tag, k));
        if (rule < l->n_rules)
            return &l->rules[rule];
    }
    return &as_it_is;
}

static enum ent_lemma_case find_case(const struct ent_lemmas *l, const struct ent_lemma_word *w, uint32_t flags, uint32_t tag)
{
    for (int of_word = 1; of_word >= 0; of_word--) {
        uint32_t how = ent_keymap_find(&l->cases, ent_lemma_case_key(w, flags, tag, of_word));
        if (how < ENT_N_CASES)
            return (enum ent_lemma_case)how;
    }
    return ENT_CASE_AS_IS;
}

static enum ent_status find_lemma(const struct ent_lemmas *l, struct ent_word_info *word, uint32_t tag, struct ent_arena *arena,
                                  struct ent_error *err)
{
    struct ent_lemma_word w;
    char lemma[ENT_LEMMA_MAX];
    size_t n = 0;
    if (ent_lemma_spell(word->form, word->n_form, &w))
        n = ent_lemma_make(&w, find_rule(l, &w, tag), find_case(l, &w, word->seen.flags, tag), lemma);
    word->n_lemma = n > 0 ? (uint32_t)n : word->n_form;
    word->lemma = ent_arena_strndup(arena, n > 0 ? lemma : word->form, word->n_lemma);
    return word->lemma != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for a lemma");
}

enum ent_status ent_lemmas_find(const struct ent_lemmas *l, const struct ent_tags *tags, struct ent_word_info *words, size_t n,
                                struct ent_arena *arena, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = find_lemma(l, &words[i], tags->hash[words[i].tag], arena, err);
    return st;
}

/* ---- the file ---- */

enum ent_status ent_lemmas_save(const struct ent_lemmas *l, const char *path, struct ent_error *err)
{
    struct ent_buf body = {0};
    ent_model_put(&body, l->n_rules);
    for (size_t i = 0; i < l->n_rules; i++) {
        ent_model_put(&body, l->rules[i].strip);
        ent_model_put_string(&body, l->rules[i].append, l->rules[i].n_append);
    }
    enum ent_status st = ent_keymap_put(&l->endings, &body, err);
    if (st == ENT_OK)
        st = ent_keymap_put(&l->cases, &body, err);
    if (st == ENT_OK)
        st = ent_model_write(path, "lemmas", &body, err);
    ent_buf_done(&body);
    return st;
}

static enum ent_status get_rules(struct ent_lemmas *l, struct ent_model_reader *r, struct ent_error *err)
{
    enum { LONGEST = 64 };
    l->n_rules = (size_t)ent_model_get_up_to(r, ent_model_left(r));
    if ((l->rules = ent_calloc(l->n_rules + 1, sizeof *l->rules)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu rules", l->n_rules);
    for (size_t i = 0; i < l->n_rules && !r->failed; i++) {
        size_t n;
        l->rules[i].strip = (uint32_t)ent_model_get_up_to(r, LONGEST);
        const char *s = ent_model_get_string(r, &n);
        if (n > ENT_LEMMA_MAX / 2 || ent_utf8_check(s, n) < n)
            r->failed = 1;
        l->rules[i].n_append = (uint32_t)n;
        if ((l->rules[i].append = ent_arena_strndup(&l->arena, s, n)) == NULL)
            return ent_fail(err, ENT_ENOMEM, "out of memory for %zu rules", l->n_rules);
    }
    return r->failed ? ent_model_broken(r, err) : ENT_OK;
}

enum ent_status ent_lemmas_load(struct ent_lemmas *l, const char *path, struct ent_error *err)
{
    struct ent_model_reader r;
    *l = (struct ent_lemmas){0};
    enum ent_status st = ent_model_open(&r, path, "lemmas", err);
    if (st != ENT_OK)
        return st;
    if ((st = get_rules(l, &r, err)) == ENT_OK &&
        (st = ent_keymap_get(&l->endings, &r, (uint32_t)l->n_rules, err)) == ENT_OK)
        st = ent_keymap_get(&l->cases, &r, ENT_N_CASES, err);
    if (st == ENT_OK && ent_model_left(&r) > 0)
        st = ent_model_broken(&r, err);
    ent_model_close(&r);
    if (st != ENT_OK)
        ent_lemmas_done(l);
    return st;
}

void ent_lemmas_done(struct ent_lemmas *l)
{
    ent_free(l->rules);
    ent_keymap_done(&l->endings);
    ent_keymap_done(&l->cases);
    ent_arena_done(&l->arena);
    *l = (struct ent_lemmas){0};
}
