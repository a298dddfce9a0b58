#include "extract/ent_view.h"

#include <string.h>

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

enum ent_status ent_view_add(struct ent_view *v, uint32_t start, uint32_t end, uint32_t sentence,
                             struct ent_error *err)
{
    enum ent_status st = ent_reserve(&v->words, &v->cap, v->n + 1, sizeof *v->words, err);
    if (st != ENT_OK)
        return st;
    v->words[v->n++] = (struct ent_view_word){start, end, sentence, ent_key_find(v->text + start, end - start), ent_parse_none};
    v->n_sentences = sentence + 1;
    return ENT_OK;
}

void ent_view_parse(struct ent_view *v, const struct ent_parse *parse)
{
    v->words[v->n - 1].parse = *parse;
    if (parse->relation != ENT_REL_NONE)
        v->is_parsed = 1;
}

void ent_view_clear(struct ent_view *v)
{
    v->n = 0;
    v->n_sentences = 0;
    v->is_parsed = 0;
}

void ent_view_done(struct ent_view *v)
{
    ent_free(v->words);
    *v = (struct ent_view){0};
}

/* ---- looking ---- */

/* The word i against word[0, n). */
static int equals(const struct ent_view *v, size_t i, const char *word, size_t n)
{
    if (i >= v->n || v->words[i].end - v->words[i].start != n)
        return 0;
    const char *s = v->text + v->words[i].start;
    for (size_t k = 0; k < n; k++)
        if (lower(s[k]) != word[k])
            return 0;
    return 1;
}

/* The first byte of word i in small letters; 0: there is no such word. */
static char first_of(const struct ent_view *v, size_t i) { return i < v->n ? lower(v->text[v->words[i].start]) : '\0'; }

int ent_view_is(const struct ent_view *v, size_t i, const char *word)
{
    return first_of(v, i) == word[0] && equals(v, i, word, strlen(word));
}

int ent_view_in(const struct ent_view *v, size_t i, const char *const *words)
{
    char first = first_of(v, i);
    for (int k = 0; words[k] != NULL; k++)
        if (words[k][0] == first && equals(v, i, words[k], strlen(words[k])))
            return k + 1;
    return 0;
}

/* The alternative after the one at 'words'; NULL: it is the last. */
static const char *next_alternative(const char *words)
{
    const char *bar = strchr(words, '|');
    return bar != NULL ? bar + 1 : NULL;
}

int ent_view_one_of(const struct ent_view *v, size_t i, const char *words)
{
    char first = first_of(v, i);
    size_t n = i < v->n ? v->words[i].end - v->words[i].start : 0;
    for (int k = 1; words != NULL; words = next_alternative(words), k++)
        if (words[0] == first && n > 0 && strcspn(words, "|") == n && equals(v, i, words, n))
            return k;
    return 0;
}

size_t ent_view_are(const struct ent_view *v, size_t i, const char *words)
{
    size_t n = 0;
    while (*words != '\0' && *words != '|') {
        if (!ent_view_together(v, i, i + n))
            return 0;
        const char *s = v->text + v->words[i + n].start, *end = v->text + v->words[i + n].end;
        for (; s < end && lower(*s) == *words; s++)
            words++;
        if (s < end || (*words != ' ' && *words != '\0' && *words != '|'))
            return 0;
        n++;
        words += *words == ' ';
    }
    return n;
}

size_t ent_view_phrase(const struct ent_view *v, size_t i, const char *const *phrases, int *which)
{
    char first = first_of(v, i);
    for (int k = 0; phrases[k] != NULL; k++) {
        size_t n = phrases[k][0] == first ? ent_view_are(v, i, phrases[k]) : 0;
        if (n > 0) {
            *which = k;
            return n;
        }
    }
    return 0;
}

size_t ent_view_any(const struct ent_view *v, size_t i, const char *phrases, int *which)
{
    char first = first_of(v, i);
    for (int k = 0; phrases != NULL && first != '\0'; phrases = next_alternative(phrases), k++) {
        size_t n = phrases[0] == first ? ent_view_are(v, i, phrases) : 0;
        if (n > 0) {
            if (which != NULL)
                *which = k;
            return n;
        }
    }
    return 0;
}

int ent_view_together(const struct ent_view *v, size_t i, size_t j)
{
    return i < v->n && j < v->n && v->words[i].sentence == v->words[j].sentence;
}

int ent_view_is_glued(const struct ent_view *v, size_t i)
{
    return i > 0 && i < v->n && v->words[i].start == v->words[i - 1].end;
}

int ent_view_is_capital(const struct ent_view *v, size_t i)
{
    unsigned char c = i < v->n && v->words[i].start < v->n_text ? (unsigned char)v->text[v->words[i].start] : 0;
    return (c >= 'A' && c <= 'Z') || c == 0xC3 || c == 0xC4 || c == 0xC5 || c == 0xD0 || c == 0xD4;
}

const struct ent_key *ent_view_key(const struct ent_view *v, size_t i)
{
    static const struct ent_key none = {.word = ""};
    return i < v->n && v->words[i].key != NULL ? v->words[i].key : &none;
}
