#include "model/ent_score.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>

#include "base/ent_interrupt.h"
#include "model/ent_treebank.h"
#include "text/ent_token.h"
#include "text/ent_utf8.h"

/* ---- one side: spans over the characters that are no white space ---- */

struct span {
    size_t start, end; /* bytes of side.chars */
};

struct word {
    struct span span; /* of its token */
    int multi;        /* it is part of a multi-word token */
    const char *form;
    size_t n_form;
    const struct ent_parsed_word *parsed; /* NULL: only a word */
    size_t parent;                        /* index of its head, or ROOT, or NO_HEAD */
    size_t function, next_function;       /* its first function word; the next one of its head's; NO_HEAD: none */
};

#define ROOT    (SIZE_MAX - 1)
#define NO_HEAD SIZE_MAX

struct side {
    const char *path;
    struct ent_treebank bank;
    struct ent_arena arena; /* of words that models have found */
    struct ent_buf chars;
    struct span *tokens, *sentences;
    size_t n_tokens, cap_tokens, n_sentences, cap_sentences;
    struct word *words;
    size_t n_words, cap_words;
};

static void side_done(struct side *s)
{
    ent_treebank_done(&s->bank);
    ent_arena_done(&s->arena);
    ent_buf_done(&s->chars);
    ent_free(s->tokens);
    ent_free(s->sentences);
    ent_free(s->words);
    *s = (struct side){0};
}

/* Append text without its white space; the span it has in chars. */
static struct span add_chars(struct side *s, const char *text, size_t n)
{
    struct span span = {s->chars.len, 0};
    for (size_t i = 0, at; at = i, i < n;)
        if (!ent_is_space(ent_utf8_next(text, n, &i)))
            ent_buf_add(&s->chars, text + at, i - at);
    span.end = s->chars.len;
    return span;
}

static enum ent_status add_token(struct side *s, struct span span, struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&s->tokens, &s->cap_tokens, s->n_tokens + 1, sizeof *s->tokens, err);
    if (st == ENT_OK)
        s->tokens[s->n_tokens++] = span;
    return st;
}

static enum ent_status add_word(struct side *s, struct word word, struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&s->words, &s->cap_words, s->n_words + 1, sizeof *s->words, err);
    if (st == ENT_OK)
        s->words[s->n_words++] = word;
    return st;
}

static enum ent_status end_sentence(struct side *s, size_t start, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&s->sentences, &s->cap_sentences, s->n_sentences + 1,
                                     sizeof *s->sentences, err);
    if (st == ENT_OK)
        s->sentences[s->n_sentences++] = (struct span){start, s->chars.len};
    return st;
}

/* ---- a side from CoNLL-U ---- */

static enum ent_status add_parsed_sentence(struct side *s, const struct ent_parsed *p,
                                           const struct ent_parsed_sentence *sentence,
                                           struct ent_error *err)
{
    const struct ent_parsed_word *words = p->words + sentence->first_word;
    const struct ent_parsed_mwt *mwt = p->mwts + sentence->first_mwt,
                                *mwts_end = mwt + sentence->n_mwts;
    size_t start = s->chars.len, base = s->n_words;
    struct span span = {start, start};
    enum ent_status st = ENT_OK;
    for (uint32_t i = 0; st == ENT_OK && i < sentence->n_words; i++) {
        const struct ent_parsed_word *w = &words[i];
        int begins_mwt = mwt < mwts_end && i == mwt->first,
            multi = mwt < mwts_end && i >= mwt->first;
        if (!multi || begins_mwt) {
            const char *form = multi ? mwt->form : w->form;
            span = add_chars(s, form, strlen(form));
            st = add_token(s, span, err);
        }
        size_t parent = w->head < 0 ? NO_HEAD : w->head == 0 ? ROOT : base + (size_t)w->head - 1;
        if (st == ENT_OK)
            st = add_word(s, (struct word){span, multi, w->form, strlen(w->form), w, parent, NO_HEAD, NO_HEAD}, err);
        mwt += multi && i == mwt->last;
    }
    return st == ENT_OK ? end_sentence(s, start, err) : st;
}

static enum ent_status add_parsed(struct side *s, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < s->bank.n_articles; i++) {
        const struct ent_parsed *p = s->bank.articles[i].parse;
        for (size_t k = 0; st == ENT_OK && k < p->n_sentences; k++)
            st = add_parsed_sentence(s, p, &p->sentences[k], err);
    }
    return st == ENT_OK ? ent_buf_check(&s->chars, err) : st;
}

/* ---- a side from our own tokeniser and models ---- */

static const char *or_null(const char *s) { return *s != '\0' ? s : NULL; }

/* What the models say of the last n words of the side, which are a sentence. */
static enum ent_status analyse(struct side *s, size_t n, const struct ent_analyser *models, struct ent_analysis *a,
                               struct ent_error *err)
{
    struct word *words = s->words + (s->n_words - n);
    struct ent_parsed_word *parsed = ent_arena_alloc(&s->arena, (n + 1) * sizeof *parsed);
    enum ent_status st = parsed != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", n);
    ent_analysis_begin(a);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = ent_analysis_word(a, words[i].form, words[i].n_form, err);
    if (st == ENT_OK)
        st = ent_analyse(models, a, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct ent_parse p = ent_analysis_parse(models, a, i);
        int32_t head = a->words[i].head;
        parsed[i] = (struct ent_parsed_word){.lemma = or_null(p.lemma), .upos = or_null(ent_upos_name((enum ent_upos)p.upos)),
                                             .xpos = or_null(p.xpos), .feats = or_null(p.feats), .deprel = or_null(p.deprel)};
        words[i].parsed = &parsed[i];
        words[i].parent = head == ENT_ROOT ? ROOT : head == ENT_NO_HEAD ? NO_HEAD : s->n_words - n + (size_t)head;
    }
    return st;
}

static enum ent_status add_own_words(struct side *s, const char *text, const struct ent_words *w,
                                     const struct ent_analyser *models, struct ent_analysis *a, struct ent_error *err)
{
    size_t sentence = s->chars.len, first = s->n_words;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < w->n; i++) {
        uint32_t flags = w->words[i].flags;
        const char *form = text + w->words[i].start;
        size_t n = w->words[i].end - w->words[i].start;
        struct span span = add_chars(s, form, n);
        int multi = (flags & (ENT_WORD_MWT_FIRST | ENT_WORD_MWT_NEXT)) != 0;
        if (flags & ENT_WORD_MWT_NEXT) {
            assert(s->tokens != NULL); /* its first word made one */
            s->tokens[s->n_tokens - 1].end = span.end;
        } else {
            st = add_token(s, span, err);
        }
        if (st == ENT_OK)
            st = add_word(s, (struct word){span, multi, form, n, NULL, NO_HEAD, NO_HEAD, NO_HEAD}, err);
        if (st == ENT_OK && (flags & ENT_WORD_SENT_END)) {
            st = end_sentence(s, sentence, err);
            sentence = s->chars.len;
            if (st == ENT_OK && models != NULL)
                st = analyse(s, s->n_words - first, models, a, err);
            first = s->n_words;
        }
    }
    if (st != ENT_OK)
        return st;
    for (size_t t = s->n_tokens, i = s->n_words; i > s->n_words - w->n; i--) {
        while (s->tokens[t - 1].start > s->words[i - 1].span.start)
            t--;
        s->words[i - 1].span =
            s->tokens[t - 1]; /* a word of a multi-word token has the token's span */
    }
    return st;
}

static enum ent_status tokenize_gold(struct side *s, const struct side *gold, const struct ent_analyser *models,
                                     struct ent_analysis *analysis, struct ent_error *err)
{
    struct ent_words words = {0};
    struct ent_ends_scratch scratch = {0};
    enum ent_status st = ENT_OK;
    s->path = gold->path;
    for (size_t i = 0; st == ENT_OK && i < gold->bank.n_articles; i++) {
        const struct ent_article *a = &gold->bank.articles[i];
        for (size_t b = 0; st == ENT_OK && b < a->n_blocks; b++) {
            words.n = 0;
            st = ent_analyser_words(models, &scratch, a->text, a->blocks[b].start, a->blocks[b].end, &words, err);
            if (st == ENT_OK)
                st = add_own_words(s, a->text, &words, models, analysis, err);
        }
    }
    ent_words_done(&words);
    ent_ends_scratch_done(&scratch);
    return st == ENT_OK ? ent_buf_check(&s->chars, err) : st;
}

/* ---- the alignment of words ---- */

struct alignment {
    const struct word *gold, *system;
    size_t n_gold, n_system;
    size_t *gold_of; /* for each word of the system its gold one, or NO_HEAD */
    uint32_t *lcs;
    size_t cap_lcs;
    size_t n; /* aligned words */
};

static int same_form(const struct word *a, const struct word *b)
{
    size_t i = 0, k = 0;
    while (i < a->n_form && k < b->n_form)
        if (u_tolower((UChar32)ent_utf8_next(a->form, a->n_form, &i)) !=
            u_tolower((UChar32)ent_utf8_next(b->form, b->n_form, &k)))
            return 0;
    return i == a->n_form && k == b->n_form;
}

static void align(struct alignment *al, size_t g, size_t s)
{
    al->gold_of[s] = g;
    al->n++;
}

static int beyond_end(const struct word *words, size_t n, size_t i, size_t end)
{
    return i >= n || (words[i].multi ? words[i].span.start >= end : words[i].span.end > end);
}

/*
 * Words [*gs, *gi) and [*ss, *si) of gold and system are those of the smallest span that holds
 * whole every multi-word token in it; it begins at the words *gi and *si, one of which is of such a
 * token.
 */
static void multiword_span(const struct alignment *al, size_t *gs, size_t *ss, size_t *gi,
                           size_t *si)
{
    const struct word *gold = al->gold, *system = al->system;
    size_t g = *gi, s = *si, end;
    if (gold[g].multi) {
        end = gold[g].span.end;
        s += !system[s].multi && system[s].span.start < gold[g].span.start;
    } else {
        end = system[s].span.end;
        g += !gold[g].multi && gold[g].span.start < system[s].span.start;
    }
    *gs = g;
    *ss = s;
    while (!beyond_end(gold, al->n_gold, g, end) || !beyond_end(system, al->n_system, s, end)) {
        int of_gold =
            g < al->n_gold && (s >= al->n_system || gold[g].span.start <= system[s].span.start);
        const struct word *w = of_gold ? &gold[g++] : &system[s++];
        if (w->multi && w->span.end > end)
            end = w->span.end;
    }
    *gi = g;
    *si = s;
}

/* Align the words of a span by the longest common subsequence of their forms. */
static enum ent_status align_lcs(struct alignment *al, size_t gs, size_t ss, size_t gi, size_t si,
                                 struct ent_error *err)
{
    enum { LARGEST = 1 << 26 };
    size_t rows = gi - gs, columns = si - ss, width = columns + 1;
    if (rows + 1 > LARGEST / width)
        return ent_fail(err, ENT_ELIMIT,
                        "a multi-word token with %zu words against %zu is too long to align", rows,
                        columns);
    enum ent_status st =
        ent_reserve(&al->lcs, &al->cap_lcs, (rows + 1) * width, sizeof *al->lcs, err);
    if (st != ENT_OK)
        return st;
    uint32_t *lcs = al->lcs; /* lcs[g * width + s]: of the words from g and from s on */
    memset(lcs, 0, (rows + 1) * width * sizeof *lcs);
    for (size_t g = rows; g-- > 0;) {
        for (size_t s = columns; s-- > 0;) {
            uint32_t best = lcs[(g + 1) * width + s], other = lcs[g * width + s + 1];
            if (other > best)
                best = other;
            if (same_form(&al->gold[gs + g], &al->system[ss + s]) &&
                lcs[(g + 1) * width + s + 1] + 1 > best)
                best = lcs[(g + 1) * width + s + 1] + 1;
            lcs[g * width + s] = best;
        }
    }
    for (size_t g = 0, s = 0; g < rows && s < columns;) {
        if (same_form(&al->gold[gs + g], &al->system[ss + s]))
            align(al, gs + g++, ss + s++);
        else if (lcs[g * width + s] == lcs[(g + 1) * width + s])
            g++;
        else
            s++;
    }
    return ENT_OK;
}

static enum ent_status align_words(struct alignment *al, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t g = 0, s = 0;
    for (size_t i = 0; i < al->n_system; i++)
        al->gold_of[i] = NO_HEAD;
    while (st == ENT_OK && g < al->n_gold && s < al->n_system) {
        struct span a = al->gold[g].span, b = al->system[s].span;
        if (al->gold[g].multi || al->system[s].multi) {
            size_t gs, ss;
            multiword_span(al, &gs, &ss, &g, &s);
            if (g > gs && s > ss)
                st = align_lcs(al, gs, ss, g, s, err);
        } else if (a.start == b.start && a.end == b.end) {
            align(al, g++, s++);
        } else if (a.start <= b.start) {
            g++;
        } else {
            s++;
        }
    }
    return st;
}

/* ---- metrics ---- */

static struct ent_score score_spans(const struct span *gold, size_t n_gold,
                                    const struct span *system, size_t n_system)
{
    struct ent_score score = {n_gold, n_system, 0};
    for (size_t g = 0, s = 0; g < n_gold && s < n_system;) {
        if (system[s].start < gold[g].start)
            s++;
        else if (gold[g].start < system[s].start)
            g++;
        else
            score.correct += gold[g++].end == system[s++].end;
    }
    return score;
}

static int same_string(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static int is_universal(const char *feature, size_t n)
{
    static const char *const names[] = {
        "PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
        "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
        "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == n && memcmp(names[i], feature, n) == 0)
            return 1;
    return 0;
}

static int has_feature(const char *feats, const char *feature, size_t n)
{
    for (const char *p = feats; p != NULL; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, feature, n) == 0 && (p[n] == '\0' || p[n] == '|'))
            return 1;
    }
    return 0;
}

/* Does b have every universal feature of a? */
static int covers_features(const char *a, const char *b)
{
    for (const char *p = a; p != NULL; p = strchr(p, '|')) {
        p += *p == '|';
        size_t n = strcspn(p, "|");
        if (is_universal(p, strcspn(p, "=|")) && !has_feature(b, p, n))
            return 0;
    }
    return 1;
}

static int same_relation(const char *a, const char *b) /* before the ':' of a subtype */
{
    size_t n = a != NULL ? strcspn(a, ":") : 0, k = b != NULL ? strcspn(b, ":") : 0;
    return n == k && (n == 0 || memcmp(a, b, n) == 0);
}

static int same_head(const struct alignment *al, const struct word *g, const struct word *s)
{
    if (s->parent == NO_HEAD || g->parent == NO_HEAD)
        return 0;
    size_t parent = s->parent == ROOT ? ROOT : al->gold_of[s->parent];
    return parent == g->parent;
}

/* ---- content words and the function words at them ---- */

static int is_relation(const struct word *w, const char *const *relations)
{
    for (int i = 0; w->parsed != NULL && relations[i] != NULL; i++)
        if (same_relation(w->parsed->deprel, relations[i]))
            return 1;
    return 0;
}

static int is_function(const struct word *w)
{
    static const char *const relations[] = {"aux", "cop", "mark", "det", "clf", "case", "cc", NULL};
    return is_relation(w, relations);
}

static int is_content(const struct word *w)
{
    static const char *const relations[] = {
        "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated",
        "advcl", "advmod", "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed",
        "flat", "compound", "list", "parataxis", "orphan", "goeswith", "reparandum", "root", "dep", NULL};
    return is_relation(w, relations);
}

/* Hang the function words on their heads, in the order of the text. */
static void find_functions(struct side *s)
{
    for (size_t i = s->n_words; i-- > 0;) {
        struct word *w = &s->words[i];
        if (w->parent == ROOT || w->parent == NO_HEAD || !is_function(w))
            continue;
        w->next_function = s->words[w->parent].function;
        s->words[w->parent].function = i;
    }
}

static int same_tags(const struct ent_parsed_word *a, const struct ent_parsed_word *b)
{
    return same_string(a->upos, b->upos) && covers_features(a->feats, b->feats) && covers_features(b->feats, a->feats);
}

static int same_functions(const struct alignment *al, const struct word *g, const struct word *s)
{
    size_t i = g->function, k = s->function;
    while (i != NO_HEAD && k != NO_HEAD) {
        const struct word *a = &al->gold[i], *b = &al->system[k];
        if (al->gold_of[k] != i || !same_relation(a->parsed->deprel, b->parsed->deprel) || !same_tags(a->parsed, b->parsed))
            return 0;
        i = a->next_function;
        k = b->next_function;
    }
    return i == k;
}

static int is_right(const struct alignment *al, enum ent_metric metric, const struct word *g,
                    const struct word *s)
{
    const struct ent_parsed_word *a = g->parsed, *b = s->parsed;
    switch (metric) {
    case ENT_METRIC_UPOS:
        return same_string(a->upos, b->upos);
    case ENT_METRIC_XPOS:
        return same_string(a->xpos, b->xpos);
    case ENT_METRIC_UFEATS:
        return covers_features(a->feats, b->feats) && covers_features(b->feats, a->feats);
    case ENT_METRIC_ALLTAGS:
        return is_right(al, ENT_METRIC_UPOS, g, s) && is_right(al, ENT_METRIC_XPOS, g, s) &&
               is_right(al, ENT_METRIC_UFEATS, g, s);
    case ENT_METRIC_LEMMAS:
        return a->lemma == NULL || same_string(a->lemma, b->lemma);
    case ENT_METRIC_UAS:
        return same_head(al, g, s);
    case ENT_METRIC_LAS:
    case ENT_METRIC_CLAS:
        return same_head(al, g, s) && same_relation(a->deprel, b->deprel);
    case ENT_METRIC_MLAS:
        return is_right(al, ENT_METRIC_LAS, g, s) && same_tags(a, b) && same_functions(al, g, s);
    case ENT_METRIC_BLEX:
        return is_right(al, ENT_METRIC_LAS, g, s) && is_right(al, ENT_METRIC_LEMMAS, g, s);
    default:
        return 1; /* aligned is all there is to ask */
    }
}

static size_t count_content(const struct word *words, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += (size_t)is_content(&words[i]);
    return count;
}

static struct ent_score score_words(const struct alignment *al, enum ent_metric metric)
{
    struct ent_score score = {al->n_gold, al->n_system, 0};
    int content = metric >= ENT_METRIC_CLAS; /* which words are asked about goes by gold */
    if (content)
        score = (struct ent_score){count_content(al->gold, al->n_gold), count_content(al->system, al->n_system), 0};
    for (size_t s = 0; s < al->n_system; s++) {
        const struct word *g = al->gold_of[s] != NO_HEAD ? &al->gold[al->gold_of[s]] : NULL;
        if (g != NULL && (!content || is_content(g)))
            score.correct += (uint64_t)is_right(al, metric, g, &al->system[s]);
    }
    return score;
}

/* ---- gold against system ---- */

static enum ent_status check_same_text(const struct side *gold, const struct side *system,
                                       struct ent_error *err)
{
    const char *a = ent_buf_str(&gold->chars), *b = ent_buf_str(&system->chars);
    size_t i = 0, n = 20, k = 20;
    if (gold->chars.len == system->chars.len && memcmp(a, b, gold->chars.len) == 0)
        return ENT_OK;
    while (i < gold->chars.len && i < system->chars.len && a[i] == b[i])
        i++;
    while (i > 0 && ((unsigned char)a[i] & 0xC0) == 0x80)
        i--;
    while (n > 0 && (i + n > gold->chars.len || ((unsigned char)a[i + n] & 0xC0) == 0x80))
        n--;
    while (k > 0 && (i + k > system->chars.len || ((unsigned char)b[i + k] & 0xC0) == 0x80))
        k--;
    return ent_fail(err, ENT_EFORMAT,
                    "%s and %s are not the same text: after %zu characters without white space, "
                    "\"%.*s\" against \"%.*s\"",
                    gold->path, system->path, ent_utf8_count(a, i), (int)n, a + i, (int)k, b + i);
}

static enum ent_status score_sides(const struct side *gold, const struct side *system, int parsed,
                                   struct ent_scores *out, struct ent_error *err)
{
    struct alignment al = {.gold = gold->words,
                           .system = system->words,
                           .n_gold = gold->n_words,
                           .n_system = system->n_words};
    enum ent_status st = check_same_text(gold, system, err);
    if (st != ENT_OK)
        return st;
    al.gold_of = ent_calloc(al.n_system, sizeof *al.gold_of);
    st = al.gold_of == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for %zu words", al.n_system)
                            : align_words(&al, err);
    if (st == ENT_OK) {
        *out = (struct ent_scores){.n = parsed ? ENT_N_METRICS : ENT_METRIC_WORDS + 1};
        out->of[ENT_METRIC_TOKENS] =
            score_spans(gold->tokens, gold->n_tokens, system->tokens, system->n_tokens);
        out->of[ENT_METRIC_SENTENCES] =
            score_spans(gold->sentences, gold->n_sentences, system->sentences, system->n_sentences);
        for (int m = ENT_METRIC_WORDS; m < out->n; m++)
            out->of[m] = score_words(&al, (enum ent_metric)m);
    }
    ent_free(al.gold_of);
    ent_free(al.lcs);
    return st;
}

static enum ent_status read_side(struct side *s, const char *path, struct ent_error *err)
{
    s->path = path;
    enum ent_status st = ent_treebank_read(&s->bank, path, err);
    if (st == ENT_OK)
        st = add_parsed(s, err);
    find_functions(s);
    return st;
}

enum ent_status ent_score_conllu(const char *gold_path, const char *system_path,
                                 struct ent_scores *out, struct ent_error *err)
{
    struct side gold = {0}, system = {0};
    enum ent_status st = read_side(&gold, gold_path, err);
    if (st == ENT_OK && (st = read_side(&system, system_path, err)) == ENT_OK)
        st = score_sides(&gold, &system, 1, out, err);
    side_done(&gold);
    side_done(&system);
    return st;
}

enum ent_status ent_score_raw(const char *gold_path, const struct ent_analyser *models, struct ent_scores *out,
                              struct ent_error *err)
{
    struct side gold = {0}, system = {0};
    struct ent_analysis analysis = {0};
    enum ent_status st = read_side(&gold, gold_path, err);
    if (st == ENT_OK && (st = tokenize_gold(&system, &gold, models, &analysis, err)) == ENT_OK) {
        find_functions(&system);
        st = score_sides(&gold, &system, models != NULL, out, err);
    }
    side_done(&gold);
    side_done(&system);
    ent_analysis_done(&analysis);
    return st;
}

double ent_score_precision(const struct ent_score *s)
{
    return s->system > 0 ? (double)s->correct / (double)s->system : 0;
}

double ent_score_recall(const struct ent_score *s)
{
    return s->gold > 0 ? (double)s->correct / (double)s->gold : 0;
}

double ent_score_f1(const struct ent_score *s)
{
    uint64_t both = s->gold + s->system;
    return both > 0 ? 2 * (double)s->correct / (double)both : 0;
}

const char *ent_metric_name(enum ent_metric metric)
{
    static const char *const names[ENT_N_METRICS] = {"Tokens", "Sentences", "Words",   "UPOS",
                                                     "XPOS",   "UFeats",    "AllTags", "Lemmas",
                                                     "UAS",    "LAS",    "CLAS",    "MLAS",
                                                     "BLEX"};
    return (size_t)metric < ENT_N_METRICS ? names[metric] : "?";
}
