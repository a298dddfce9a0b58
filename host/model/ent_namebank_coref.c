#include "model/ent_namebank_coref.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_OPEN = 32, MOST = 256 /* of a sentence; what is beyond is left out */ };

struct entity {
    const char *id; /* before the first '-' */
    size_t n_id, first, last; /* words */
    uint8_t type;
};

struct sentence {
    const struct ent_coref_word *coref;
    struct ent_named_word *words;
    size_t n;
    struct entity open[MOST_OPEN], done[MOST];
    size_t n_open, n_done;
};

/* ---- which entities there are ---- */

static void end_entity(struct sentence *s, struct entity e, size_t last)
{
    e.last = last;
    if (e.type != ENT_NAME_NONE && s->n_done < MOST)
        s->done[s->n_done++] = e;
}

/* "(2-person-giv:act-cf1-1-coref": body without the bracket. */
static struct entity begin_entity(const char *body, size_t n, size_t at)
{
    const char *end = body + n, *dash = memchr(body, '-', n), *type = dash != NULL ? dash + 1 : end;
    const char *next = memchr(type, '-', (size_t)(end - type));
    size_t n_type = (size_t)((next != NULL ? next : end) - type);
    return (struct entity){body, (size_t)((dash != NULL ? dash : end) - body), at, at, (uint8_t)ent_name_type_find(type, n_type)};
}

static void close_entity(struct sentence *s, const char *id, size_t n, size_t at)
{
    for (size_t k = s->n_open; k-- > 0;) {
        if (s->open[k].n_id != n || memcmp(s->open[k].id, id, n) != 0)
            continue;
        end_entity(s, s->open[k], at);
        memmove(s->open + k, s->open + k + 1, (s->n_open - k - 1) * sizeof *s->open);
        s->n_open--;
        return;
    }
}

static void read_word(struct sentence *s, size_t at)
{
    const char *p = s->coref[at].entity, *end = p + s->coref[at].n_entity;
    while (p < end) {
        int begins = *p == '(';
        const char *body = p + begins;
        for (p = body; p < end && *p != '(' && *p != ')'; p++)
            ;
        int ends = p < end && *p == ')';
        if (begins && ends)
            end_entity(s, begin_entity(body, (size_t)(p - body), at), at);
        else if (begins && s->n_open < MOST_OPEN)
            s->open[s->n_open++] = begin_entity(body, (size_t)(p - body), at);
        else if (ends)
            close_entity(s, body, (size_t)(p - body), at);
        p += ends;
    }
}

/* ---- the name in an entity ---- */

static int is_one_of(const struct ent_named_word *w, const char *const *list)
{
    size_t n = w->n_form > 0 && w->form[w->n_form - 1] == '.' ? w->n_form - 1 : w->n_form;
    for (; *list != NULL; list++)
        if (strlen(*list) == n && strncasecmp(*list, w->form, n) == 0)
            return 1;
    return 0;
}

static int is_link(const struct ent_named_word *w)
{
    static const char *const links[] = {"of", "the", "for", "and", "&", "de", "in", "on", "-", "'s", NULL};
    return is_one_of(w, links);
}

static int is_title(const struct ent_named_word *w)
{
    static const char *const titles[] = {
        "mr", "mrs", "ms", "dr", "prof", "professor", "president", "sir", "king", "queen", "prince", "princess", "lord", "lady", "pope",
        "saint", "senator", "general", "captain", "colonel", "judge", "justice", "chief", "secretary", "minister", "vice", NULL};
    return is_one_of(w, titles);
}

/* The word whose head is outside; last + 1: none. */
static size_t find_head(const struct sentence *s, const struct entity *e)
{
    size_t i = e->first;
    while (i <= e->last && s->coref[i].head >= e->first + 1 && s->coref[i].head <= e->last + 1)
        i++;
    return i;
}

/* As far to the right as proper nouns go, over at most two links between them. */
static size_t right_end(const struct sentence *s, size_t at, size_t last)
{
    enum { LINKS = 2 };
    for (size_t next = at + 1; next <= last && next - at <= LINKS + 1; next++) {
        if (s->coref[next].is_proper)
            at = next;
        else if (!is_link(&s->words[next]))
            break;
    }
    return at;
}

static void mark(struct sentence *s, const struct entity *e)
{
    size_t first = find_head(s, e);
    if (first > e->last || !s->coref[first].is_proper)
        return;
    size_t last = right_end(s, first, e->last);
    while (first > e->first && s->coref[first - 1].is_proper)
        first--;
    while (e->type == ENT_NAME_PER && first < last && is_title(&s->words[first]))
        first++;
    for (size_t i = first; i <= last; i++)
        if (s->words[i].type != ENT_NAME_NONE)
            return; /* in a longer one */
    for (size_t i = first; i <= last; i++) {
        s->words[i].type = e->type;
        s->words[i].begins = i == first;
    }
}

static int by_length(const void *a, const void *b)
{
    const struct entity *x = a, *y = b;
    size_t n = x->last - x->first, k = y->last - y->first;
    return n != k ? (n > k ? -1 : 1) : x->first < y->first ? -1 : x->first > y->first;
}

void ent_coref_names(const struct ent_coref_word *coref, struct ent_named_word *words, size_t n)
{
    struct sentence s;
    s.coref = coref;
    s.words = words;
    s.n = n;
    s.n_open = s.n_done = 0;
    for (size_t i = 0; i < n; i++)
        read_word(&s, i);
    qsort(s.done, s.n_done, sizeof *s.done, by_length);
    for (size_t i = 0; i < s.n_done; i++)
        mark(&s, &s.done[i]);
}
