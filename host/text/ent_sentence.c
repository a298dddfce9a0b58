#include "text/ent_sentence.h"

#include <string.h>

#include "text/ent_chars.h"
#include "text/ent_lexis.h"

struct pass {
    const char *s;
    struct ent_word *w;
    size_t n;     /* words up to the next forced end */
    size_t first; /* first word of the sentence at hand */
    int quoted;   /* inside straight quotation marks */
};

static size_t length(const struct ent_word *w) { return w->end - w->start; }

static enum ent_char kind(const struct pass *p, size_t i)
{
    size_t len;
    return ent_char_at(p->s, p->w[i].end, p->w[i].start, &len);
}

static int spaced(const struct pass *p, size_t i) /* white space stands after word i */
{
    return (p->w[i].flags & ENT_WORD_SPACE_AFTER) != 0;
}

static int is_char(const struct pass *p, size_t i, char c)
{
    return length(&p->w[i]) == 1 && p->s[p->w[i].start] == c;
}

/* ---- the stop ---- */

enum stop { STOP_DOT, STOP_STRONG, STOP_ELLIPSIS };

static enum stop stop_kind(const struct pass *p, size_t i)
{
    const char *s = p->s + p->w[i].start;
    size_t n = length(&p->w[i]);
    if (memchr(s, '?', n) != NULL || memchr(s, '!', n) != NULL)
        return STOP_STRONG;
    if (n >= 2 && (s[0] == '.' || memcmp(s, "\xE2\x80", 2) == 0)) /* "..", U+2026 */
        return STOP_ELLIPSIS;
    return STOP_DOT;
}

/* ---- what closes after it ---- */

struct closing {
    size_t next; /* the first word after all that closes */
    int quotes, brackets;
};

static int is_digits(const struct pass *p, size_t i) { return kind(p, i) == ENT_CHAR_DIGIT; }

/*
 * "[12]" after the stop is the mark of a note, and "[citation needed]" leaning on it a remark: they
 * belong to what stands before.  The word after it, or i.
 */
static size_t note_end(const struct pass *p, size_t i)
{
    enum { LONGEST = 6 };
    if (!is_char(p, i, '['))
        return i;
    for (size_t k = i + 1; k < p->n && k <= i + LONGEST; k++) {
        if (is_char(p, k, ']'))
            return k > i + 1 ? k + 1 : i;
        if (!is_digits(p, k) && (spaced(p, i - 1) || kind(p, k) != ENT_CHAR_LOWER))
            break;
    }
    return i;
}

/* A mark that opens or closes alike closes here if it leans on what stands before it. */
static int leans_back(const struct pass *p, size_t i)
{
    return !spaced(p, i - 1) &&
           (i + 1 == p->n || spaced(p, i) || !ent_char_in(kind(p, i + 1), ENT_CHAR_WORDY));
}

static struct closing closers(const struct pass *p, size_t i)
{
    struct closing c = {i + 1, 0, 0};
    while (c.next < p->n) {
        enum ent_char k = kind(p, c.next);
        size_t note = note_end(p, c.next);
        if (note > c.next) {
            c.next = note;
            continue;
        }
        if (p->w[c.next].flags & ENT_NOTE_SMILE) {
            c.next++;
            continue;
        }
        if (k == ENT_CHAR_CLOSE) {
            int bracket = strchr(")]}", p->s[p->w[c.next].start]) != NULL;
            c.brackets |= bracket;
            c.quotes |= !bracket;
        } else if (k == ENT_CHAR_QUOTE) {
            int lonely = p->quoted && (c.next + 1 == p->n || spaced(p, c.next));
            if (!leans_back(p, c.next) && !lonely)
                break;
            c.quotes = 1;
        } else if (k == ENT_CHAR_APOS && length(&p->w[c.next]) <= 6 && leans_back(p, c.next)) {
            c.quotes = 1;
        } else if (k != ENT_CHAR_STOP || spaced(p, c.next - 1)) {
            break;
        }
        c.next++;
    }
    return c;
}

/* ---- what comes next ---- */

/* "Really?" President Smith asked: the sentence goes on to its speaker. */
static int speaker_follows(const struct pass *p, size_t i)
{
    for (size_t k = i; k < p->n && k < i + 5; k++) {
        enum ent_char c = kind(p, k);
        if (c != ENT_CHAR_UPPER && c != ENT_CHAR_LOWER)
            return 0;
        if (ent_lexis_speech(p->s + p->w[k].start, length(&p->w[k])))
            return 1;
    }
    return 0;
}

/* All of the sentence so far is a number or a letter: "1. Russia", "(b). Then". */
static int is_list_mark(const struct pass *p, size_t stop)
{
    size_t i = p->first;
    if (i < stop && kind(p, i) == ENT_CHAR_OPEN)
        i++;
    return i + 1 == stop && length(&p->w[i]) <= 3 && (is_digits(p, i) || length(&p->w[i]) == 1) &&
           ent_char_in(kind(p, i), ENT_CHAR_WORDY);
}

/* The kind of the first letter, digit or sign after the quotes and brackets that open at word i. */
static enum ent_char behind_openers(const struct pass *p, size_t i)
{
    enum ent_char k = kind(p, i);
    for (size_t end = i + 3; i + 1 < p->n && i < end; k = kind(p, ++i))
        if (k != ENT_CHAR_OPEN && k != ENT_CHAR_QUOTE && k != ENT_CHAR_APOS)
            break;
    return k;
}

static int goes_on_with_punctuation(const struct pass *p, size_t i)
{
    size_t at = p->w[i].start;
    return strchr(",;:/&", p->s[at]) != NULL && length(&p->w[i]) == 1;
}

static int ends_at(const struct pass *p, size_t stop, const struct closing *c)
{
    enum stop what = stop_kind(p, stop);
    enum ent_char next = kind(p, c->next), inner = behind_openers(p, c->next);
    int quotes = c->quotes, marks = c->quotes || c->brackets;
    if (goes_on_with_punctuation(p, c->next) || (what == STOP_DOT && is_list_mark(p, stop)))
        return 0;
    if (next == ENT_CHAR_DASH)
        return spaced(p, c->next - 1) && !marks && what != STOP_ELLIPSIS;
    if (what == STOP_ELLIPSIS)
        return inner == ENT_CHAR_UPPER || inner == ENT_CHAR_HAN;
    if (next == ENT_CHAR_LOWER)
        return what == STOP_DOT ? !quotes : !marks;
    if (what == STOP_STRONG && quotes && next == ENT_CHAR_UPPER && speaker_follows(p, c->next))
        return 0;
    return 1;
}

/* ---- the pass ---- */

static void end_sentence(struct pass *p, size_t last)
{
    p->w[last].flags |= ENT_WORD_SENT_END;
    p->first = last + 1;
}

static void note_quote(struct pass *p, size_t i)
{
    int before = i == 0 || spaced(p, i - 1), after = i + 1 == p->n || spaced(p, i);
    p->quoted = before == after ? !p->quoted : before;
}

static void split(struct pass *p)
{
    for (size_t i = p->first; i < p->n; i++) {
        unsigned note = p->w[i].flags & ENT_NOTE_ANY;
        if (note == 0)
            continue;
        if (note == ENT_NOTE_QUOTE) {
            note_quote(p, i);
        } else if (note == ENT_NOTE_STOP) {
            struct closing c = closers(p, i);
            if (c.next < p->n && ends_at(p, i, &c))
                end_sentence(p, c.next - 1);
            if (c.quotes)
                p->quoted = 0;
            i = c.next - 1;
        } else if (i + 1 < p->n && spaced(p, i)) {
            int smile = note == ENT_NOTE_SMILE && kind(p, i + 1) == ENT_CHAR_UPPER;
            if (smile || (note == ENT_NOTE_URL && (p->w[i + 1].flags & ENT_NOTE_URL)))
                end_sentence(p, i);
        }
    }
}

void ent_sentences(const char *text, struct ent_word *words, size_t n)
{
    struct pass p = {text, words, 0, 0, 0};
    while (p.first < n) {
        while (p.n < n && !(words[p.n].flags & ENT_WORD_SENT_END))
            p.n++;
        if (p.n < n)
            p.n++; /* a blank line ends it */
        p.quoted = 0;
        split(&p);
        words[p.n - 1].flags |= ENT_WORD_SENT_END;
        p.first = p.n;
    }
    for (size_t i = 0; i < n; i++)
        words[i].flags &= ~(uint32_t)ENT_NOTE_ANY;
}
