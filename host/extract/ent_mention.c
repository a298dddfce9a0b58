#include "extract/ent_mention.h"

#include <string.h>

#include "base/ent_interrupt.h"
#include "extract/ent_mention_inner.h"

enum ent_status ent_mention_finder_new(struct ent_mention_finder **out, const struct ent_gazetteer *g, const struct ent_corrections *corrections,
                                       struct ent_error *err)
{
    struct ent_mention_finder *f = ent_calloc(1, sizeof *f);
    *out = NULL;
    if (f == NULL || (f->seen = ent_calloc(g->n_entities + 1, sizeof *f->seen)) == NULL) {
        ent_free(f);
        return ent_fail(err, ENT_ENOMEM, "out of memory to find names");
    }
    f->g = g;
    f->corrections = corrections;
    *out = f;
    return ENT_OK;
}

void ent_mention_finder_free(struct ent_mention_finder *f)
{
    if (f == NULL)
        return;
    ent_free(f->pieces);
    ent_free(f->atoms);
    ent_free(f->seen);
    ent_free(f->full_atoms);
    ent_intern_done(&f->full);
    ent_intern_done(&f->small);
    ent_free(f);
}

size_t ent_mention_after(const struct ent_mentions *m, size_t i)
{
    size_t low = 0, high = m->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->items[middle].last <= i)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void ent_mentions_done(struct ent_mentions *m)
{
    ent_free(m->items);
    ent_free(m->allusions);
    *m = (struct ent_mentions){0};
}

/* ---- corrections ---- */

static void set_entity(const struct ent_mention_finder *f, struct ent_mention *m, const char *name, const char *rule)
{
    m->known = ent_gazetteer_entity(f->g, name, strlen(name));
    m->entity = name;
    m->n_entity = strlen(name);
    if (m->known != ENT_NO_ENTITY)
        m->type = (enum ent_entity_type)f->g->entities[m->known].type;
    m->rule = rule;
}

static int is_name(const struct ent_mention *m, const char *name) { return strlen(name) == m->n_entity && memcmp(name, m->entity, m->n_entity) == 0; }

/* By the words that stand there; 0: they are no name. */
static int correct_words(const struct ent_mention_finder *f, struct ent_mention *m, const char *doc)
{
    const struct ent_correction *k = ent_correction_find(f->corrections, f->v->text + m->start, m->end - m->start);
    for (; k != NULL; k = ent_correction_next(f->corrections, k)) {
        if (k->kind == ENT_CORRECT_NOT && (k->other == NULL || is_name(m, k->other)))
            return 0;
        if (k->kind == ENT_CORRECT_SPLIT && doc != NULL && strcmp(doc, k->doc) == 0) {
            set_entity(f, m, k->other, "split");
            m->metonym = 0;
        }
    }
    return 1;
}

/* By the entity. */
static void correct_entity(const struct ent_mention_finder *f, struct ent_mention *m)
{
    static const char *const rules[] = {"merge", "rename"};
    for (int kind = ENT_CORRECT_MERGE; kind <= ENT_CORRECT_RENAME; kind++) {
        const struct ent_correction *k = ent_correction_find(f->corrections, m->entity, m->n_entity);
        for (; k != NULL; k = ent_correction_next(f->corrections, k)) {
            enum ent_entity_type type = m->type;
            if ((int)k->kind != kind)
                continue;
            set_entity(f, m, kind == ENT_CORRECT_MERGE ? k->name : k->other, rules[kind]);
            if (kind == ENT_CORRECT_RENAME)
                m->type = type;
            break;
        }
    }
    const struct ent_correction *k = ent_correction_find(f->corrections, m->entity, m->n_entity);
    for (; k != NULL; k = ent_correction_next(f->corrections, k))
        if (k->kind == ENT_CORRECT_TYPE)
            m->type = k->type;
}

/* ---- what was found ---- */

static void name_it(const struct ent_mention_finder *f, const struct ent_atom *a, struct ent_mention *m)
{
    const struct ent_atom *named = a->full != ENT_NO_ENTITY ? &f->atoms[a->full] : a;
    if (a->full != ENT_NO_ENTITY)
        m->evidence = f->pieces[named->first].start;
    if (m->known != ENT_NO_ENTITY) {
        m->entity = f->g->entities[m->known].name;
        m->n_entity = strlen(m->entity);
        m->type = (enum ent_entity_type)f->g->entities[m->known].type;
        return;
    }
    m->entity = f->v->text + f->pieces[named->first].start;
    m->n_entity = f->pieces[named->last - 1].end - f->pieces[named->first].start;
    m->type = (enum ent_entity_type)(named->type != ENT_TYPE_NONE ? named->type : a->type);
}

static void judge_metonym(const struct ent_mention_finder *f, size_t i, struct ent_mention *m)
{
    const char *rule;
    const struct ent_entity *e = m->known != ENT_NO_ENTITY ? &f->g->entities[m->known] : NULL;
    if (e == NULL || e->speaks_for == ENT_NO_ENTITY || (e->type != ENT_TYPE_PLACE && e->type != ENT_TYPE_FACILITY))
        return;
    if (!ent_is_metonym(f, i, &rule)) {
        m->rule = rule;
        return;
    }
    m->metonym = 1;
    m->known = e->speaks_for;
    m->rule = rule;
    name_it(f, &(struct ent_atom){.full = ENT_NO_ENTITY}, m);
}

/* "U.S." has its last dot, unless that ends a sentence as a word of its own. */
static uint32_t end_of(const struct ent_mention_finder *f, const struct ent_atom *a)
{
    uint32_t end = f->pieces[a->last - 1].end;
    const char *text = f->v->text;
    const char *name = a->alias != ENT_NO_ENTITY ? f->g->aliases[a->alias].text : "";
    uint32_t past = end + 1;
    int plural = end < f->v->n_text && text[end] == 's' && f->pieces[a->last - 1].shape == ENT_PIECE_DIGITS;
    if (plural && (past == f->v->n_text || !((text[past] | 32) >= 'a' && (text[past] | 32) <= 'z')))
        return past; /* F-16s */
    int initials = a->last > a->first + 1 && text[f->pieces[a->first].end] == '.', ends_so = name[0] != '\0' && name[strlen(name) - 1] == '.';
    return end < f->v->n_text && text[end] == '.' && (initials || ends_so) ? end + 1 : end;
}

static int is_money(const struct ent_mention_finder *f, uint32_t end) { return end < f->v->n_text && f->v->text[end] == '$'; }

static enum ent_status add_mention(struct ent_mention_finder *f, size_t i, const char *doc, struct ent_mentions *out, struct ent_error *err)
{
    const struct ent_atom *a = &f->atoms[i];
    struct ent_mention m = {.start = f->pieces[a->first].start, .end = end_of(f, a), .first = f->pieces[a->first].word,
                            .last = f->pieces[a->last - 1].word + 1, .known = a->known, .alias = a->alias, .evidence = UINT32_MAX, .rule = a->rule};
    if (is_money(f, m.end))
        return ENT_OK;
    name_it(f, a, &m);
    judge_metonym(f, i, &m);
    if (f->corrections != NULL) {
        if (!correct_words(f, &m, doc))
            return ENT_OK;
        correct_entity(f, &m);
    }
    if (m.type == ENT_TYPE_NONE)
        return ENT_OK;
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st == ENT_OK)
        out->items[out->n++] = m;
    return st;
}

static enum ent_status add_allusion(const struct ent_mention_finder *f, const struct ent_atom *a, struct ent_mentions *out, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&out->allusions, &out->cap_allusions, out->n_allusions + 1, sizeof *out->allusions, err);
    if (st == ENT_OK)
        out->allusions[out->n_allusions++] = (struct ent_allusion){f->pieces[a->first].word, f->pieces[a->last - 1].word + 1, f->g->aliases[a->alias].entity};
    return st;
}

/* The names of words [first_word, last_word). */
static enum ent_status find_in(struct ent_mention_finder *f, const char *doc, struct ent_mentions *out, struct ent_error *err)
{
    f->article++;
    ent_intern_done(&f->small);
    enum ent_status st = ent_mention_scan(f, err);
    if (st != ENT_OK)
        return st;
    ent_mention_chains(f);
    st = ent_mention_link(f, err);
    for (size_t i = 0; st == ENT_OK && i < f->n_atoms; i++) {
        const struct ent_atom *a = &f->atoms[i];
        int is_name_here = (a->kind == ENT_ATOM_NAME && a->known != ENT_NO_ENTITY) || (a->kind == ENT_ATOM_CAPITAL && a->rule != NULL);
        if (is_name_here && !a->drop)
            st = add_mention(f, i, doc, out, err);
        else if (a->kind == ENT_ATOM_ADJECTIVE && a->alias != ENT_NO_ENTITY)
            st = add_allusion(f, a, out, err);
    }
    return st;
}

enum ent_status ent_mention_find(struct ent_mention_finder *f, const struct ent_view *v, const char *doc, struct ent_mentions *out, struct ent_error *err)
{
    enum { MOST_WORDS = 200000 }; /* a book is read in parts, so that memory stays small */
    enum ent_status st = ENT_OK;
    f->v = v;
    for (f->first_word = 0; st == ENT_OK && f->first_word < v->n; f->first_word = f->last_word) {
        f->last_word = v->n - f->first_word > MOST_WORDS ? f->first_word + MOST_WORDS : v->n;
        while (f->last_word < v->n && f->last_word - f->first_word < 2 * MOST_WORDS && ent_view_together(v, f->last_word - 1, f->last_word))
            f->last_word++;
        st = ent_interrupted() ? ent_fail_interrupted(err) : find_in(f, doc, out, err);
    }
    return st;
}
