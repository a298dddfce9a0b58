#include "model/ent_ends.h"

#include <string.h>

#include "model/ent_wordform.h"

/* ---- what is seen of a stretch ---- */

/* An empty line, or a paragraph separator, in white space. */
static int is_blank(const char *s, size_t n)
{
    int lines = 0;
    for (size_t i = 0; i < n; i++) {
        lines += s[i] == '\n';
        if (lines == 2 || (i + 3 <= n && memcmp(s + i, "\xE2\x80\xA9", 3) == 0))
            return 1;
    }
    return 0;
}

static int is_quote(const char *s, size_t n)
{
    return (n == 1 && *s == '"') || (n == 3 && (memcmp(s, "\xE2\x80\x9C", 3) == 0 || memcmp(s, "\xE2\x80\x9D", 3) == 0));
}

static void see_word(const struct ent_tagger *t, const char *text, const struct ent_word *w, struct ent_end_word *out)
{
    struct ent_wordform form;
    ent_wordform(text + w->start, w->end - w->start, &form);
    *out = (struct ent_end_word){.word = form.word, .shape = form.shape, .suffix = form.suffix[2], .flags = form.flags + 1,
                                 .rule = (w->flags & ENT_WORD_SENT_END) != 0, .quotes = (int8_t)is_quote(text + w->start, w->end - w->start)};
    uint32_t entry = ent_keymap_find(&t->lexicon, form.word);
    if (entry < t->n_entries && t->entries[entry].best > 0)
        out->tag = t->tags.hash[t->entries[entry].best - 1];
}

enum ent_status ent_ends_see(const struct ent_tagger *t, struct ent_ends_scratch *scratch, const char *text,
                             const struct ent_word *words, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&scratch->words, &scratch->cap, n + 1, sizeof *scratch->words, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        see_word(t, text, &words[i], &scratch->words[i]);
    for (size_t i = n; st == ENT_OK && i-- > 0;) {
        struct ent_end_word *w = &scratch->words[i];
        w->fixed = i + 1 == n || (w->rule && is_blank(text + words[i].end, words[i + 1].start - words[i].end));
        w->left = w->rule || i + 1 == n ? 0 : scratch->words[i + 1].left + 1;
    }
    return st;
}

/* ---- what an end is decided by ---- */

enum end_atom {
    E_NONE, RULE, A, A1, A2, B, B1, B2, AS, A1S, BS, B1S, B2S, AF, BF, BSUF, ASUF, SPACED, LEN, LEFT, QUOTED, FIRST, FIRST_SHAPE,
    AT, A1T, BT, B1T, B2T, N_END_ATOMS
}; /* A: before, B: after the place; 1, 2 further off; S shape, F flags, SUF suffix, T usual tag */

_Static_assert((int)N_END_ATOMS <= (int)ENT_END_ATOMS, "atoms of an end");

const struct ent_template ent_end_templates[] = {
    {{RULE}}, {{RULE, A}}, {{RULE, B}}, {{RULE, A, B}}, {{RULE, A1, A}}, {{RULE, B, B1}}, {{RULE, A2, A1, A}}, {{RULE, B, B1, B2}},
    {{RULE, AS}}, {{RULE, BS}}, {{RULE, AS, BS}}, {{RULE, A, BS}}, {{RULE, AS, B}}, {{RULE, A1S, AS, BS}}, {{RULE, AS, BS, B1S}},
    {{RULE, A, BS, B1S}}, {{RULE, BS, B1S, B2S}}, {{RULE, AF, BF, SPACED}}, {{RULE, LEN}}, {{RULE, LEFT}}, {{RULE, LEN, LEFT}},
    {{RULE, LEN, AS}}, {{RULE, LEN, A}}, {{RULE, LEN, BS}}, {{RULE, LEN, AS, BS}}, {{RULE, LEFT, BS}}, {{RULE, LEN, LEFT, BF}},
    {{RULE, SPACED, A}}, {{RULE, QUOTED, A}}, {{RULE, QUOTED, A, BS}}, {{RULE, QUOTED, B}}, {{RULE, FIRST}}, {{RULE, FIRST, A}},
    {{RULE, FIRST, LEN, BS}}, {{RULE, FIRST_SHAPE, LEN, BS}}, {{RULE, FIRST_SHAPE, AS, BS}}, {{RULE, ASUF}}, {{RULE, BSUF}},
    {{RULE, AT, BT}}, {{RULE, A1T, AT, BT}}, {{RULE, AT, BT, B1T}}, {{RULE, BT, B1T, B2T}}, {{RULE, A, BT}}, {{RULE, A, BT, B1T}},
    {{RULE, AT, BT, BF}}, {{RULE, LEN, AT, BT}}, {{RULE, AS, BT, B1T}}, {{RULE, AT, BS, B1T}}};
const size_t ent_end_n_templates = sizeof ent_end_templates / sizeof *ent_end_templates;

static const struct ent_end_word outside = {.word = 7, .shape = 7, .suffix = 7, .flags = 99, .tag = 7};

static uint32_t bucket(size_t n)
{
    return n <= 4 ? (uint32_t)n : n <= 6 ? 5 : n <= 10 ? 6 : n <= 15 ? 7 : n <= 25 ? 8 : n <= 40 ? 9 : 10;
}

void ent_end_atoms(const struct ent_end_word *words, size_t n, size_t first, size_t i, const struct ent_word *tokens,
                   uint32_t *atoms)
{
    const struct ent_end_word *a = &words[i], *a1 = i > first ? &words[i - 1] : &outside, *a2 = i > first + 1 ? &words[i - 2] : &outside,
                              *b = &words[i + 1], *b1 = i + 2 < n ? &words[i + 2] : &outside, *b2 = i + 3 < n ? &words[i + 3] : &outside;
    unsigned quotes = 0;
    for (size_t k = i, most = 60; k + 1 > first && most > 0; k--, most--) {
        quotes += (unsigned)words[k].quotes;
        if (k == 0)
            break;
    }
    uint32_t values[N_END_ATOMS] = {
        [RULE] = 1u + a->rule, [A] = a->word, [A1] = a1->word, [A2] = a2->word, [B] = b->word, [B1] = b1->word, [B2] = b2->word,
        [AS] = a->shape, [A1S] = a1->shape, [BS] = b->shape, [B1S] = b1->shape, [B2S] = b2->shape, [AF] = a->flags, [BF] = b->flags,
        [ASUF] = a->suffix, [BSUF] = b->suffix, [SPACED] = 1u + ((tokens[i].flags & ENT_WORD_SPACE_AFTER) != 0),
        [LEN] = 1u + bucket(i - first), [LEFT] = 1u + bucket((size_t)(a->rule ? 0 : a->left)), [QUOTED] = 1u + quotes % 2,
        [FIRST] = words[first].word, [FIRST_SHAPE] = words[first].shape, [AT] = a->tag, [A1T] = a1->tag, [BT] = b->tag,
        [B1T] = b1->tag, [B2T] = b2->tag};
    memcpy(atoms, values, sizeof values);
}

/* ---- deciding ---- */

/* Between two words in small letters: to ask there, at every other place, changes no figure of the dev sets. */
static int goes_on(const struct ent_end_word *w)
{
    return !w->rule && w[0].flags == ENT_FORM_LETTER + 1 && w[1].flags == ENT_FORM_LETTER + 1;
}

enum ent_status ent_ends_decide(const struct ent_ends *e, const struct ent_tagger *tagger, struct ent_ends_scratch *scratch,
                                const char *text, struct ent_word *words, size_t n, struct ent_error *err)
{
    uint32_t atoms[ENT_END_ATOMS];
    int32_t scores[ENT_SCORES_LEAST];
    size_t first = 0;
    enum ent_status st = ent_ends_see(tagger, scratch, text, words, n, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        int ends = scratch->words[i].fixed;
        if (!ends && !(words[i + 1].flags & ENT_WORD_MWT_NEXT) && !goes_on(&scratch->words[i])) {
            ent_end_atoms(scratch->words, n, first, i, words, atoms);
            ent_linear_score(&e->model, atoms, scores);
            ends = scores[1] > scores[0];
        }
        words[i].flags = ends ? words[i].flags | ENT_WORD_SENT_END : words[i].flags & ~(uint32_t)ENT_WORD_SENT_END;
        if (ends)
            first = i + 1;
    }
    return st;
}

void ent_ends_scratch_done(struct ent_ends_scratch *s)
{
    ent_free(s->words);
    *s = (struct ent_ends_scratch){0};
}

/* ---- the file ---- */

enum ent_status ent_ends_save(const struct ent_ends *e, const char *path, struct ent_error *err)
{
    struct ent_buf body = {0};
    ent_linear_put(&e->model, &body);
    enum ent_status st = ent_model_write(path, "sentences", &body, err);
    ent_buf_done(&body);
    return st;
}

enum ent_status ent_ends_load(struct ent_ends *e, const char *path, struct ent_error *err)
{
    struct ent_model_reader r;
    *e = (struct ent_ends){0};
    enum ent_status st = ent_model_open(&r, path, "sentences", err);
    if (st != ENT_OK)
        return st;
    st = ent_linear_get(&e->model, &r, ent_end_templates, ent_end_n_templates, ENT_END_CLASSES, err);
    if (st == ENT_OK && ent_model_left(&r) > 0)
        st = ent_model_broken(&r, err);
    ent_model_close(&r);
    if (st != ENT_OK)
        ent_ends_done(e);
    return st;
}

void ent_ends_done(struct ent_ends *e) { ent_linear_done(&e->model); }
