#include "model/ent_score_names.h"

#include <string.h>

#include "text/ent_utf8.h"

struct name {
    size_t start, end; /* bytes of the text without white space */
    uint8_t type;
};

struct side {
    const char *path;
    struct ent_namebank bank;
    struct ent_buf chars;
    struct name *names;
    size_t n, cap;
};

static void side_done(struct side *s)
{
    ent_namebank_done(&s->bank);
    ent_buf_done(&s->chars);
    ent_free(s->names);
}

static void add_chars(struct ent_buf *chars, const char *text, size_t n)
{
    for (size_t i = 0, at; at = i, i < n;)
        if (!ent_is_space(ent_utf8_next(text, n, &i)))
            ent_buf_add(chars, text + at, i - at);
}

/* The names of the bank, as spans; a sentence ends what is in it. */
static enum ent_status find_names(struct side *s, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t k = 0; st == ENT_OK && k < s->bank.n; k++) {
        const struct ent_named_word *w = s->bank.words + s->bank.sentences[k].first;
        for (size_t i = 0; st == ENT_OK && i < s->bank.sentences[k].n; i++) {
            size_t start = s->chars.len;
            add_chars(&s->chars, w[i].form, w[i].n_form);
            if (w[i].begins && (st = ent_reserve(&s->names, &s->cap, s->n + 1, sizeof *s->names, err)) == ENT_OK)
                s->names[s->n++] = (struct name){start, start, w[i].type};
            if (st == ENT_OK && w[i].type != ENT_NAME_NONE && s->n > 0)
                s->names[s->n - 1].end = s->chars.len;
        }
    }
    return st == ENT_OK ? ent_buf_check(&s->chars, err) : st;
}

static enum ent_status check_same_text(const struct side *gold, const struct side *system, struct ent_error *err)
{
    const char *a = ent_buf_str(&gold->chars), *b = ent_buf_str(&system->chars);
    size_t i = 0;
    if (gold->chars.len == system->chars.len && memcmp(a, b, gold->chars.len) == 0)
        return ENT_OK;
    while (i < gold->chars.len && i < system->chars.len && a[i] == b[i])
        i++;
    return ent_fail(err, ENT_EFORMAT, "%s and %s are not the same text: they part after %zu bytes without white space", gold->path,
                    system->path, i);
}

static void count(struct ent_name_scores *out, const struct side *s, int is_gold)
{
    for (size_t i = 0; i < s->n; i++) {
        uint8_t type = s->names[i].type;
        if (is_gold)
            out->of[type].gold++;
        else
            out->of[type].system++;
    }
}

static void match(struct ent_name_scores *out, const struct side *gold, const struct side *system)
{
    for (size_t g = 0, s = 0; g < gold->n && s < system->n;) {
        const struct name *a = &gold->names[g], *b = &system->names[s];
        if (out->of[b->type].gold == 0 || b->start < a->start) {
            s++;
        } else if (a->start < b->start) {
            g++;
        } else {
            out->spans.correct += a->end == b->end;
            out->of[a->type].correct += a->end == b->end && a->type == b->type;
            g++;
            s++;
        }
    }
}

static enum ent_status score(const struct side *gold, const struct side *system, struct ent_name_scores *out, struct ent_error *err)
{
    *out = (struct ent_name_scores){0};
    enum ent_status st = check_same_text(gold, system, err);
    if (st != ENT_OK)
        return st;
    count(out, gold, 1);
    count(out, system, 0);
    match(out, gold, system);
    for (int t = 1; t < ENT_N_NAME_TYPES; t++) {
        if (out->of[t].gold == 0)
            continue;
        out->all.gold += out->of[t].gold;
        out->all.system += out->of[t].system;
        out->all.correct += out->of[t].correct;
    }
    out->spans.gold = out->all.gold;
    out->spans.system = out->all.system;
    return ENT_OK;
}

static enum ent_status read_side(struct side *s, const char *path, struct ent_error *err)
{
    s->path = path;
    enum ent_status st = ent_namebank_read(&s->bank, path, err);
    return st == ENT_OK ? find_names(s, err) : st;
}

enum ent_status ent_score_names(const char *gold_path, const char *system_path, struct ent_name_scores *out, struct ent_error *err)
{
    struct side gold = {0}, system = {0};
    enum ent_status st = read_side(&gold, gold_path, err);
    if (st == ENT_OK && (st = read_side(&system, system_path, err)) == ENT_OK)
        st = score(&gold, &system, out, err);
    side_done(&gold);
    side_done(&system);
    return st;
}

/* ---- what the models find ---- */

static enum ent_status name_sentence(const struct ent_analyser *models, struct ent_analysis *a, struct ent_named_word *words, size_t n,
                                     struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    ent_analysis_begin(a);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = ent_analysis_word(a, words[i].form, words[i].n_form, err);
    if (st == ENT_OK)
        st = ent_analyse(models, a, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        uint8_t place = a->words[i].name;
        words[i].type = (uint8_t)ent_place_type(place);
        words[i].begins = place != 0 && (ent_place_part(place) == ENT_PART_FIRST || ent_place_part(place) == ENT_PART_ONLY);
    }
    return st;
}

enum ent_status ent_score_own_names(const char *gold_path, const struct ent_analyser *models, struct ent_name_scores *out,
                                    struct ent_error *err)
{
    struct side gold = {0}, system = {0};
    struct ent_analysis a = {0};
    if (!models->has_namer)
        return ent_fail(err, ENT_EARG, "the models have no names: train them with `entente train names`");
    enum ent_status st = read_side(&gold, gold_path, err);
    if (st == ENT_OK)
        st = ent_namebank_read(&system.bank, gold_path, err);
    for (size_t k = 0; st == ENT_OK && k < system.bank.n; k++) {
        const struct ent_named_sentence *s = &system.bank.sentences[k];
        if (k == 0 || s->doc != system.bank.sentences[k - 1].doc)
            ent_analysis_forget(&a);
        st = name_sentence(models, &a, system.bank.words + s->first, s->n, err);
    }
    if (st == ENT_OK && (st = find_names(&system, err)) == ENT_OK)
        st = score(&gold, &system, out, err);
    ent_analysis_done(&a);
    side_done(&gold);
    side_done(&system);
    return st;
}
