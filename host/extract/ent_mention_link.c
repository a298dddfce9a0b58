/* Which entity a name means, by the article as a whole: full and short forms, brackets, homonyms. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "extract/ent_mention_inner.h"

/* ---- what the article names beyond doubt ---- */

static int is_named(const struct ent_mention_finder *f, uint32_t entity) { return f->seen[entity] == f->article; }

static uint32_t first_alias(const struct ent_mention_finder *f, const struct ent_atom *a, int role, uint32_t i)
{
    const struct ent_gazetteer *g = f->g;
    for (; i != ENT_NO_ENTITY; i = g->aliases[i].next)
        if (g->aliases[i].n_pieces == a->last - a->first && g->aliases[i].role == role &&
            ent_alias_fits(f, &g->aliases[i], a->first, g->aliases[i].flags & ENT_ALIAS_COMMA))
            break;
    return i;
}

static size_t count_readings(const struct ent_mention_finder *f, const struct ent_atom *a)
{
    size_t n = 0;
    for (uint32_t i = first_alias(f, a, ENT_ALIAS_NAME, a->alias); i != ENT_NO_ENTITY; i = first_alias(f, a, ENT_ALIAS_NAME, f->g->aliases[i].next))
        n++;
    return n;
}

/* "Visa rules changed": a word at the beginning of a sentence, or in a headline, rather than the name. */
static int is_word(const struct ent_mention_finder *f, const struct ent_atom *a)
{
    const struct ent_name_piece *p = &f->pieces[a->first];
    int looks_like = ((p->opens || p->headline) && p->shape == ENT_PIECE_CAPITAL) || p->headline == 2;
    return a->last == a->first + 1 && looks_like && a->bits & ENT_WORD_COMMON;
}

static void note_certain(struct ent_mention_finder *f)
{
    for (size_t i = 0; i < f->n_atoms; i++) {
        struct ent_atom *a = &f->atoms[i];
        if (a->alias == ENT_NO_ENTITY || a->kind == ENT_ATOM_CAPITAL || a->kind == ENT_ATOM_GONE)
            continue;
        const struct ent_alias *alias = &f->g->aliases[a->alias];
        if (alias->flags & ENT_ALIAS_WEAK || is_word(f, a) || (a->kind == ENT_ATOM_NAME && count_readings(f, a) > 1))
            continue;
        f->seen[alias->entity] = f->article;
        if (f->g->entities[alias->entity].speaks_for != ENT_NO_ENTITY)
            f->seen[f->g->entities[alias->entity].speaks_for] = f->article;
    }
}

/* ---- readings ---- */

static const char *word_before(const struct ent_mention_finder *f, size_t atom, int back, size_t *n)
{
    size_t piece = f->atoms[atom].first;
    *n = 0;
    if (piece < (size_t)back)
        return "";
    *n = f->pieces[piece - (size_t)back].end - f->pieces[piece - (size_t)back].start;
    return f->v->text + f->pieces[piece - (size_t)back].start;
}

static int title_matches(const struct ent_mention_finder *f, size_t atom, const char *title)
{
    size_t n;
    const char *word = word_before(f, atom, 1, &n), *last = strrchr(title, ' ');
    last = last != NULL ? last + 1 : title;
    if (n == 0 || n != strlen(last))
        return 0;
    for (size_t i = 0; i < n; i++)
        if ((word[i] | 32) != (last[i] | 32))
            return 0;
    return 1;
}

/* The state or body whose adjective or name stands shortly before: "Azerbaijani President Aliyev". */
static uint32_t owner_before(const struct ent_mention_finder *f, size_t atom)
{
    for (size_t k = 1; k <= 4 && k <= atom; k++) {
        const struct ent_atom *a = &f->atoms[atom - k];
        if (a->kind == ENT_ATOM_ADJECTIVE)
            return f->g->aliases[a->alias].entity;
        if (a->kind == ENT_ATOM_NAME && ent_atom_type(f, a) == ENT_TYPE_STATE)
            return f->g->aliases[a->alias].entity;
        if (a->kind == ENT_ATOM_NAME || f->pieces[f->atoms[atom - k + 1].first].begins)
            break;
    }
    return ENT_NO_ENTITY;
}

/* Does a place of the same state stand close by: "Atlanta, Georgia"? */
static int neighbour_of(const struct ent_mention_finder *f, size_t atom, uint32_t state)
{
    size_t from = atom > 6 ? atom - 6 : 0, to = atom + 6 < f->n_atoms ? atom + 6 : f->n_atoms;
    for (size_t i = from; i < to; i++) {
        const struct ent_atom *a = &f->atoms[i];
        if (i != atom && a->kind == ENT_ATOM_NAME && ent_atom_type(f, a) == ENT_TYPE_PLACE && f->g->entities[f->g->aliases[a->alias].entity].of == state)
            return 1;
    }
    return 0;
}

/* What is meant when nothing else tells: states before places, what speaks for a state, what needs no bracket to tell it from others. */
static int prior(const struct ent_entity *e)
{
    int bracket = e->name[strlen(e->name) - 1] == ')';
    return e->type == ENT_TYPE_STATE ? 10 : e->speaks_for != ENT_NO_ENTITY ? 6 : bracket ? -5 : 0;
}

/* "the base at X", "the reactors in X": which of the place and what is built there is meant. */
static int facility_bonus(const struct ent_mention_finder *f, size_t atom)
{
    static const char *const at[] = {"at", "in", "near", "of", NULL};
    enum { TOLD = 40, NOT_TOLD = -8 };
    size_t i = atom;
    if (i > 1 && !f->pieces[f->atoms[i].first].begins && ent_atom_is_one_of(f, i - 1, at) && !f->pieces[f->atoms[i - 1].first].begins &&
        f->atoms[i - 2].kind == ENT_ATOM_SMALL && f->atoms[i - 2].bits & ENT_WORD_HEAD(ENT_TYPE_FACILITY))
        return TOLD;
    return NOT_TOLD;
}

static int score_reading(const struct ent_mention_finder *f, size_t atom, const struct ent_alias *alias)
{
    const struct ent_entity *e = &f->g->entities[alias->entity];
    int score = prior(e) + (is_named(f, alias->entity) ? 100 : 0);
    if (e->type == ENT_TYPE_FACILITY && alias->flags & ENT_ALIAS_HOMONYM)
        score += facility_bonus(f, atom);
    const struct ent_name_piece *p = &f->pieces[f->atoms[atom].first];
    if (p->shape == ENT_PIECE_CAPITALS && p->headline == 0 && alias->flags & ENT_ALIAS_CAPITALS)
        score += 130; /* "NIS" is no town of Niš */
    if (e->of != ENT_NO_ENTITY && e->type == ENT_TYPE_PLACE && neighbour_of(f, atom, e->of))
        score += 12;
    if (ent_date_is(f->v->published) && !ent_validity_holds(alias->when, f->v->published))
        score -= 20;
    if (e->of != ENT_NO_ENTITY && is_named(f, e->of))
        score += 4;
    if (e->of != ENT_NO_ENTITY && owner_before(f, atom) == e->of)
        score += 15;
    for (uint32_t o = e->offices; o != ENT_NO_ENTITY; o = f->g->offices[o].next) {
        int holds = ent_validity_holds(f->g->offices[o].when, f->v->published);
        score += holds ? 3 : 0;
        if (title_matches(f, atom, f->g->offices[o].title))
            score += holds ? 12 : 6;
    }
    return score;
}

/* The best reading of that role; ENT_NO_ENTITY: none. */
static uint32_t best_reading(const struct ent_mention_finder *f, size_t atom, int role, int *best)
{
    const struct ent_atom *a = &f->atoms[atom];
    uint32_t found = ENT_NO_ENTITY;
    for (uint32_t i = first_alias(f, a, role, a->alias); i != ENT_NO_ENTITY; i = first_alias(f, a, role, f->g->aliases[i].next)) {
        int score = score_reading(f, atom, &f->g->aliases[i]);
        if (found == ENT_NO_ENTITY || score > *best) {
            found = i;
            *best = score;
        }
    }
    return found;
}

static void settle_known(struct ent_mention_finder *f)
{
    for (size_t i = 0; i < f->n_atoms; i++) {
        struct ent_atom *a = &f->atoms[i];
        int score = 0;
        if (a->kind != ENT_ATOM_NAME)
            continue;
        uint32_t alias = best_reading(f, i, ENT_ALIAS_NAME, &score);
        if (alias == ENT_NO_ENTITY)
            continue;
        const struct ent_alias *chosen = &f->g->aliases[alias];
        a->alias = alias;
        a->known = chosen->entity;
        a->rule = count_readings(f, a) > 1 ? "homonym" : "gazetteer";
        if ((chosen->flags & ENT_ALIAS_WEAK || is_word(f, a)) && !is_named(f, chosen->entity)) {
            a->drop = 1;
            a->known = ENT_NO_ENTITY;
        }
    }
}

/* ---- names in no list: by their last pieces ---- */

static int key_of(const struct ent_mention_finder *f, size_t piece, struct ent_piece *p)
{
    size_t i = 0;
    const struct ent_name_piece *at = &f->pieces[piece];
    return ent_piece_next(f->v->text + at->start, at->end - at->start, &i, p);
}

static uint32_t *full_of(struct ent_mention_finder *f, const char *key, size_t n)
{
    uint32_t id = ent_intern_find(&f->full, key, n);
    return id == ENT_INTERN_NONE ? NULL : &f->full_atoms[id];
}

static enum ent_status note_full(struct ent_mention_finder *f, const char *key, size_t n, uint32_t atom, struct ent_error *err)
{
    uint32_t id;
    enum ent_status st = ent_intern_add(&f->full, key, n, &id, err);
    if (st == ENT_OK)
        st = ent_reserve(&f->full_atoms, &f->cap_full, id + 1, sizeof *f->full_atoms, err);
    if (st != ENT_OK)
        return st;
    for (; f->n_full <= id; f->n_full++)
        f->full_atoms[f->n_full] = ENT_NO_ENTITY;
    if (f->full_atoms[id] == ENT_NO_ENTITY)
        f->full_atoms[id] = atom;
    return ENT_OK;
}

static int is_rule(const struct ent_atom *a, const char *rule) { return a->rule != NULL && strcmp(a->rule, rule) == 0; }

/* A name of several words as it is written: no key of a single piece is like it. */
static const char *written(const struct ent_mention_finder *f, const struct ent_atom *a, size_t *n)
{
    *n = f->pieces[a->last - 1].end - f->pieces[a->first].start;
    return f->v->text + f->pieces[a->first].start;
}

/* What the words around told to be a body once is one everywhere in the article. */
static enum ent_status note_body(struct ent_mention_finder *f, size_t i, struct ent_error *err)
{
    const struct ent_atom *a = &f->atoms[i];
    struct ent_piece p;
    size_t n;
    const char *name = written(f, a, &n);
    if (a->last > a->first + 1)
        return note_full(f, name, n, (uint32_t)i, err);
    return key_of(f, a->first, &p) ? note_full(f, p.key, p.n_key, (uint32_t)i, err) : ENT_OK;
}

/* The same name as a body's, where nothing tells that it is one; 1: it was. */
static int settle_body(struct ent_mention_finder *f, size_t i)
{
    struct ent_atom *a = &f->atoms[i];
    int weak = is_rule(a, "two capitals") || is_rule(a, "learnt") || is_rule(a, "capital") || is_rule(a, "saying");
    size_t n;
    const char *name = written(f, a, &n);
    uint32_t *full = weak && a->last > a->first + 1 ? full_of(f, name, n) : NULL;
    if (full == NULL || *full == i)
        return 0;
    a->full = *full;
    a->type = f->atoms[*full].type;
    a->rule = "body";
    return 1;
}

/* The last word of a full personal name, and "X" of "X Institute" when it stands alone later, lead to it. */
static enum ent_status learn_names(struct ent_mention_finder *f, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct ent_piece p;
    f->n_full = 0;
    ent_intern_done(&f->full);
    for (int short_too = 0; short_too < 2; short_too++) /* full names first, then "President NAME" */
        for (size_t i = 0; st == ENT_OK && i < f->n_atoms; i++) {
            const struct ent_atom *a = &f->atoms[i];
            int person = (a->kind == ENT_ATOM_CAPITAL || a->kind == ENT_ATOM_NAME) && ent_atom_type(f, a) == ENT_TYPE_PERSON;
            int titled = is_rule(a, "title");
            if (person && (a->last > a->first + 1 || (short_too && titled)) && key_of(f, a->last - 1, &p))
                st = note_full(f, p.key, p.n_key, (uint32_t)i, err);
            else if (short_too && a->kind == ENT_ATOM_CAPITAL && is_rule(a, "body"))
                st = note_body(f, i, err);
        }
    return st;
}

/* A short form of a person: in the article by the full name, else by office or by being the only one. */
static void settle_person(struct ent_mention_finder *f, size_t i)
{
    struct ent_atom *a = &f->atoms[i];
    struct ent_piece p;
    int score = 0;
    uint32_t *full = a->last == a->first + 1 && key_of(f, a->first, &p) ? full_of(f, p.key, p.n_key) : NULL;
    if (full != NULL && *full != i) {
        a->full = *full;
        a->known = f->atoms[*full].known;
        a->rule = "full name";
        return;
    }
    uint32_t alias = a->alias != ENT_NO_ENTITY ? best_reading(f, i, ENT_ALIAS_SURNAME, &score) : ENT_NO_ENTITY;
    if (alias == ENT_NO_ENTITY)
        return;
    int titled = is_rule(a, "title");
    if (a->bits & ENT_WORD_ORDINARY && !titled && score < 50) {
        a->drop = a->single_capital;
        return;
    }
    if (!titled && f->pieces[a->first].begins && a->bits & ENT_WORD_COMMON)
        return;
    if (score < 15 && f->g->entities[f->g->aliases[alias].entity].offices == ENT_NO_ENTITY)
        return; /* somebody of that name: an office, a state or the full name would tell who */
    a->alias = alias;
    a->known = f->g->aliases[alias].entity;
    a->rule = "surname";
}

/* A lone capital: a short form of something in full, or doubtful. */
static void settle_capital(struct ent_mention_finder *f, size_t i)
{
    struct ent_atom *a = &f->atoms[i];
    struct ent_piece p;
    uint32_t *full = key_of(f, a->first, &p) ? full_of(f, p.key, p.n_key) : NULL;
    if (full != NULL && *full != i) {
        const struct ent_atom *o = &f->atoms[*full];
        a->full = *full;
        a->known = o->known;
        a->type = (uint8_t)ent_atom_type(f, o);
        a->rule = "full name";
        return;
    }
    a->drop = f->pieces[a->first].opens;
}

/* ---- brackets: "International Republican Institute (IRI)" ---- */

static int initial_matches(const struct ent_mention_finder *f, size_t piece, char c)
{
    char first = f->v->text[f->pieces[piece].start];
    return (first | 32) == (c | 32);
}

/* The pieces before 'piece' whose initials are the capitals; the first of them, or 'piece': none. */
static size_t initials_before(const struct ent_mention_finder *f, size_t piece)
{
    const char *s = f->v->text + f->pieces[piece].start;
    size_t n = f->pieces[piece].end - f->pieces[piece].start, at = piece;
    while (n > 0) {
        while (at > 0 && !f->pieces[at].begins && ent_piece_bits(f, at - 1) & ENT_WORD_LINK && !initial_matches(f, at - 1, s[n - 1]))
            at--;
        if (at == 0 || f->pieces[at].begins || !initial_matches(f, at - 1, s[n - 1]))
            return piece;
        at--;
        n--;
    }
    return at;
}

static size_t atom_of_piece(const struct ent_mention_finder *f, size_t atom, size_t piece)
{
    while (atom > 0 && f->atoms[atom].first > piece)
        atom--;
    return atom;
}

static size_t name_before(const struct ent_mention_finder *f, size_t i)
{
    while (i > 0 && f->atoms[i - 1].kind == ENT_ATOM_GONE)
        i--;
    return i > 0 ? i - 1 : 0;
}

/* By the last head among the pieces; a body where there is none. */
static enum ent_entity_type type_of_pieces(const struct ent_mention_finder *f, size_t first, size_t last)
{
    for (size_t i = last; i-- > first;)
        for (int t = 1; t < ENT_N_TYPES; t++)
            if (ent_piece_bits(f, i) & ENT_WORD_HEAD(t))
                return (enum ent_entity_type)t;
    return ENT_TYPE_ORG;
}

/* Does a name of the entity have a word that begins like this piece? */
static int has_word_like(const struct ent_mention_finder *f, uint32_t entity, size_t piece)
{
    enum { STEM = 4 };
    const char *word = f->v->text + f->pieces[piece].start;
    size_t n = f->pieces[piece].end - f->pieces[piece].start;
    n = n < STEM ? n : STEM;
    for (size_t i = 0; i < f->g->n_aliases; i++) {
        const char *name = f->g->aliases[i].text;
        for (size_t k = 0; f->g->aliases[i].entity == entity && name[k] != '\0'; k++)
            if ((k == 0 || name[k - 1] == ' ' || name[k - 1] == '-') && strncasecmp(name + k, word, n) == 0)
                return 1;
    }
    return 0;
}

/* Are at least half the words [first, last) those of the entity's names: may it be one more way to write them? */
static int resembles(const struct ent_mention_finder *f, uint32_t entity, size_t first, size_t last)
{
    size_t words = 0, alike = 0;
    for (size_t p = first; p < last; p++) {
        if (ent_piece_bits(f, p) & ENT_WORD_LINK)
            continue;
        words++;
        alike += (size_t)has_word_like(f, entity, p);
    }
    return 2 * alike >= words;
}

/* "Rapid Support Forces (RSF)": here the letters mean what stands before, whoever else is called so. */
static void overrule(struct ent_mention_finder *f, struct ent_atom *a, uint32_t full)
{
    const struct ent_atom *o = &f->atoms[full];
    a->full = full;
    a->known = o->known;
    a->alias = ENT_NO_ENTITY;
    a->type = (uint8_t)ent_atom_type(f, o);
    a->kind = ENT_ATOM_CAPITAL;
    a->drop = 0;
    a->rule = "brackets";
}

static void settle_bracket(struct ent_mention_finder *f, size_t i)
{
    struct ent_atom *a = &f->atoms[i];
    size_t before = name_before(f, i);
    struct ent_atom *o = &f->atoms[before];
    if ((o->kind != ENT_ATOM_CAPITAL && o->kind != ENT_ATOM_NAME) || o->last != a->first || before == i)
        return;
    size_t from = initials_before(f, a->first), first = atom_of_piece(f, before, from);
    if (from < a->first && f->atoms[first].first == from && first < before && f->atoms[first].kind != ENT_ATOM_GONE && o->known == ENT_NO_ENTITY &&
        ent_is_capital_shape(f->pieces[from].shape)) {
        f->atoms[first].last = a->first; /* the capitals say how long the name is */
        f->atoms[first].alias = ENT_NO_ENTITY;
        f->atoms[first].kind = ENT_ATOM_CAPITAL;
        f->atoms[first].type = (uint8_t)type_of_pieces(f, from, a->first);
        f->atoms[first].known = ENT_NO_ENTITY;
        f->atoms[first].rule = "initials";
        for (size_t k = first + 1; k <= before; k++)
            f->atoms[k].kind = ENT_ATOM_GONE;
        before = first;
        o = &f->atoms[first];
    }
    if (o->first == from && o->known == ENT_NO_ENTITY && o->kind == ENT_ATOM_CAPITAL && o->type == ENT_TYPE_PERSON && a->first > from + 2) {
        o->type = (uint8_t)type_of_pieces(f, from, a->first); /* no person is called by the initials */
        o->rule = "initials";
    }
    if (a->known == ENT_NO_ENTITY || from < a->first) {
        a->full = (uint32_t)before;
        if (a->known == ENT_NO_ENTITY || (o->first == from && o->known != a->known && !resembles(f, a->known, from, a->first))) {
            overrule(f, a, (uint32_t)before);
        } else if (o->known == ENT_NO_ENTITY && from < a->first) {
            o->known = a->known;
            o->rule = "brackets";
            a->full = ENT_NO_ENTITY;
        }
    }
}

static int in_brackets(const struct ent_mention_finder *f, const struct ent_atom *a)
{
    return a->last == a->first + 1 && f->pieces[a->first].shape == ENT_PIECE_CAPITALS && ent_gap_has(f, a->first, "(") &&
           f->v->text[f->pieces[a->first].end] == ')';
}

static enum ent_status settle_brackets(struct ent_mention_finder *f, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct ent_piece p;
    for (size_t i = 1; st == ENT_OK && i < f->n_atoms; i++) {
        struct ent_atom *a = &f->atoms[i];
        if ((a->kind != ENT_ATOM_CAPITAL && a->kind != ENT_ATOM_NAME) || !in_brackets(f, a))
            continue;
        settle_bracket(f, i);
        if (a->full != ENT_NO_ENTITY && key_of(f, a->first, &p))
            st = note_full(f, p.key, p.n_key, a->full, err);
    }
    return st;
}

/* Later uses of an abbreviation that the article explains. */
static void settle_short(struct ent_mention_finder *f, size_t i)
{
    struct ent_atom *a = &f->atoms[i];
    struct ent_piece p;
    if (a->full != ENT_NO_ENTITY || a->last != a->first + 1 || !key_of(f, a->first, &p))
        return;
    uint32_t *full = full_of(f, p.key, p.n_key);
    const struct ent_atom *o = full != NULL && *full != i ? &f->atoms[*full] : NULL;
    if (o != NULL && (a->known == ENT_NO_ENTITY || (ent_atom_type(f, o) != ENT_TYPE_PERSON && o->known != a->known &&
                                                    o->last > o->first + 1 && !resembles(f, a->known, o->first, o->last))))
        overrule(f, a, *full);
}

/* ---- numbered resolutions ---- */

/* "Resolution 2231" after "UN Security Council Resolution 2231": the longer name that ends with its words. */
static void settle_numbered(struct ent_mention_finder *f, size_t i)
{
    struct ent_atom *a = &f->atoms[i];
    size_t n, m;
    const char *name = written(f, a, &n);
    for (size_t k = 0; k < f->n_atoms; k++) {
        const struct ent_atom *o = &f->atoms[k];
        if (o->kind == ENT_ATOM_GONE || o->last - o->first <= a->last - a->first || ent_atom_type(f, o) != ENT_TYPE_TREATY)
            continue;
        const char *longer = written(f, o, &m);
        if (m > n && memcmp(longer + m - n, name, n) == 0) {
            a->full = (uint32_t)k;
            a->known = o->known;
            a->rule = "numbered";
            return;
        }
    }
}

/* ---- peoples ---- */

static int is_nominal(uint8_t upos) { return upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN || upos == ENT_UPOS_ADJ; }

/* Is the word, an adjective elsewhere, a noun here: "some 21 million Sudanese need", "not all Kyrgyz share"? */
static int is_people_noun(const struct ent_mention_finder *f, size_t i)
{
    static const char *const counts[] = {"all", "many", "some", "most", "few", "million", "millions", "thousand", "thousands", "hundred", "hundreds",
                                         "ordinary", "fellow", "young", "ethnic", NULL};
    const struct ent_atom *a = &f->atoms[i];
    const struct ent_view_word *word = &f->v->words[f->pieces[a->first].word];
    int counted = i > 0 && !f->pieces[a->first].begins && (ent_atom_is_one_of(f, i - 1, counts) || f->atoms[i - 1].kind == ENT_ATOM_DIGITS);
    int before_noun = ent_atom_is_joined(f, i + 1) && is_nominal(f->v->words[f->pieces[f->atoms[i + 1].first].word].parse.upos);
    return a->last == a->first + 1 && !before_noun && (word->parse.relation == ENT_REL_NSUBJ || counted) && is_nominal(word->parse.upos);
}

/* Peoples that are called as their adjective is: the entity is "Sudanese people". */
static void settle_people(struct ent_mention_finder *f, size_t i)
{
    enum { LONGEST = 48 };
    struct ent_atom *a = &f->atoms[i];
    char name[LONGEST];
    int n = snprintf(name, sizeof name, "%s people", f->g->aliases[a->alias].text);
    uint32_t people = n > 0 && n < LONGEST && is_people_noun(f, i) ? ent_gazetteer_entity(f->g, name, (size_t)n) : ENT_NO_ENTITY;
    if (people == ENT_NO_ENTITY)
        return;
    a->kind = ENT_ATOM_NAME;
    a->alias = ENT_NO_ENTITY;
    a->known = people;
    a->rule = "people";
}

enum ent_status ent_mention_link(struct ent_mention_finder *f, struct ent_error *err)
{
    note_certain(f);
    settle_known(f);
    enum ent_status st = learn_names(f, err);
    for (size_t i = 0; st == ENT_OK && i < f->n_atoms; i++) {
        struct ent_atom *a = &f->atoms[i];
        if (a->kind != ENT_ATOM_CAPITAL || a->rule == NULL || settle_body(f, i))
            continue;
        if (a->type == ENT_TYPE_TREATY && f->pieces[a->last - 1].shape == ENT_PIECE_DIGITS)
            settle_numbered(f, i);
        if (a->type == ENT_TYPE_PERSON)
            settle_person(f, i);
        else if (a->single_capital)
            settle_capital(f, i);
    }
    if (st == ENT_OK)
        st = settle_brackets(f, err);
    for (size_t i = 0; i < f->n_atoms; i++) { /* two capitals that nothing explains: (D-NJ) */
        struct ent_atom *a = &f->atoms[i];
        const struct ent_name_piece *p = &f->pieces[a->first];
        a->drop |= a->kind == ENT_ATOM_CAPITAL && is_rule(a, "capitals") && a->last == a->first + 1 && p->end - p->start < 3;
    }
    for (size_t i = 0; i < f->n_atoms; i++) /* the full form may have been settled later */
        if (f->atoms[i].full != ENT_NO_ENTITY && f->atoms[i].known == ENT_NO_ENTITY)
            f->atoms[i].known = f->atoms[f->atoms[i].full].known;
    for (size_t i = 0; st == ENT_OK && f->v->is_parsed && i < f->n_atoms; i++)
        if (f->atoms[i].kind == ENT_ATOM_ADJECTIVE && f->atoms[i].alias != ENT_NO_ENTITY)
            settle_people(f, i);
    for (size_t i = 0; st == ENT_OK && i < f->n_atoms; i++)
        if ((f->atoms[i].kind == ENT_ATOM_CAPITAL || f->atoms[i].kind == ENT_ATOM_NAME) && f->pieces[f->atoms[i].first].shape == ENT_PIECE_CAPITALS)
            settle_short(f, i);
    return st;
}
