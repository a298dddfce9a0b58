/* Words become pieces; the longest names of the gazetteer are found; what is left stays as single pieces. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "extract/ent_mention_inner.h"

int ent_piece_is(const struct ent_mention_finder *f, size_t piece, const char *word)
{
    if (piece >= f->n_pieces)
        return 0;
    const struct ent_name_piece *p = &f->pieces[piece];
    size_t n = p->end - p->start;
    for (size_t i = 0; i < n; i++)
        if ((f->v->text[p->start + i] | 32) != word[i])
            return 0;
    return word[n] == '\0';
}

const struct ent_entity *ent_atom_entity(const struct ent_mention_finder *f, const struct ent_atom *a)
{
    if (a->known != ENT_NO_ENTITY)
        return &f->g->entities[a->known];
    return a->alias != ENT_NO_ENTITY && a->kind != ENT_ATOM_CAPITAL ? &f->g->entities[f->g->aliases[a->alias].entity] : NULL;
}

enum ent_entity_type ent_atom_type(const struct ent_mention_finder *f, const struct ent_atom *a)
{
    const struct ent_entity *e = ent_atom_entity(f, a);
    return e != NULL ? (enum ent_entity_type)e->type : (enum ent_entity_type)a->type;
}

int ent_gap_has(const struct ent_mention_finder *f, size_t piece, const char *sign)
{
    if (piece >= f->n_pieces || piece == 0)
        return 0;
    uint32_t from = f->pieces[piece - 1].end, to = f->pieces[piece].start;
    size_t n = strlen(sign);
    for (uint32_t i = from; i + n <= to; i++)
        if (memcmp(f->v->text + i, sign, n) == 0)
            return 1;
    return 0;
}

/* ---- pieces ---- */

static int opens_before(const char *text, uint32_t from, uint32_t to)
{
    static const char *const marks[] = {":", "\"", "“", "„", "«", "—", "•", "(", "*"};
    for (uint32_t i = from; i < to; i++)
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (strlen(marks[k]) <= to - i && memcmp(text + i, marks[k], strlen(marks[k])) == 0)
                return 1;
    return 0;
}

/* A blank line stands between: whatever the sentences say, no name goes over it. */
static int is_parted(const char *text, uint32_t from, uint32_t to) { return to > from + 1 && memmem(text + from, to - from, "\n\n", 2) != NULL; }

/* "Vice President JD / Vance": a sentence ended without a stop between two words on one line; no name is cut there. */
static int is_slip(const char *text, const struct ent_name_piece *before, uint32_t start)
{
    return start == before->end + 1 && text[before->end] == ' ' && before->shape == ENT_PIECE_CAPITALS && before->end - before->start < 4;
}

static enum ent_status add_piece(struct ent_mention_finder *f, const struct ent_piece *p, uint32_t base, uint32_t word, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&f->pieces, &f->cap_pieces, f->n_pieces + 1, sizeof *f->pieces, err);
    if (st != ENT_OK)
        return st;
    const struct ent_view_word *w = f->v->words;
    const struct ent_name_piece *before = f->n_pieces > 0 ? &f->pieces[f->n_pieces - 1] : NULL;
    struct ent_name_piece *new = &f->pieces[f->n_pieces++];
    int comma = 0;
    *new = (struct ent_name_piece){.start = base + (uint32_t)p->start, .end = base + (uint32_t)p->end, .word = word,
                                   .id = ent_gazetteer_piece(f->g, p), .shape = (uint8_t)p->shape};
    new->begins = before == NULL || (w[before->word].sentence != w[word].sentence && !is_slip(f->v->text, before, new->start)) || is_parted(f->v->text, before->end, new->start);
    new->opens = (uint8_t)(new->begins || (before->opens && before->shape == ENT_PIECE_DIGITS) || opens_before(f->v->text, before->end, new->start));
    if (!new->begins)
        new->joined = (uint8_t)(ent_piece_gap(f->v->text + before->end, new->start - before->end, &comma) && !comma);
    return ENT_OK;
}

static enum ent_status add_small(struct ent_mention_finder *f, const struct ent_piece *p, struct ent_error *err)
{
    uint32_t id;
    return p->shape == ENT_PIECE_LOWER && p->n_key > 3 ? ent_intern_add(&f->small, p->key, p->n_key, &id, err) : ENT_OK;
}

static enum ent_status make_pieces(struct ent_mention_finder *f, struct ent_error *err)
{
    const struct ent_view *v = f->v;
    enum ent_status st = ENT_OK;
    f->n_pieces = 0;
    for (uint32_t w = (uint32_t)f->first_word; st == ENT_OK && w < f->last_word; w++) {
        struct ent_piece p;
        size_t i = 0, n = v->words[w].end - v->words[w].start;
        while (st == ENT_OK && ent_piece_next(v->text + v->words[w].start, n, &i, &p))
            if ((st = add_piece(f, &p, v->words[w].start, w, err)) == ENT_OK)
                st = add_small(f, &p, err);
    }
    return st;
}

/* English has "the", "of", "and" everywhere; in other languages capitals mean other things. */
static void look_for_english(struct ent_mention_finder *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n_pieces; i++)
        n += ent_piece_is(f, i, "the") || ent_piece_is(f, i, "of") || ent_piece_is(f, i, "and");
    f->is_english = f->n_pieces < 40 || 33 * n >= f->n_pieces;
}

/* "By", "Compiled by", "An interview by": names follow. */
static int is_byline(const struct ent_mention_finder *f, size_t first, size_t end)
{
    enum { LONGEST = 16, WORK = 4 };
    for (size_t k = first; k < end && k < first + WORK && end - first <= LONGEST; k++)
        if (ent_piece_is(f, k, "by"))
            return 1;
    return 0;
}

/* "Is", "Than": capitalised within a sentence only where all words are. */
static int is_stop(const struct ent_mention_finder *f, size_t piece)
{
    const struct ent_key *key = f->v->words[f->pieces[piece].word].key;
    return key != NULL && key->is_stop;
}

/* Does the text end a sentence there, or a dateline: "TBILISI (Agency) -"? */
static int stops_at(const char *text, size_t n, size_t at)
{
    while (at < n && text[at] != '\0' && strchr(")]\"'", text[at]) != NULL)
        at++;
    if (at < n && (text[at] == '.' || text[at] == '!'))
        return 1;
    at += at < n && text[at] == ' ';
    return at < n && (text[at] == '-' || (n - at > 2 && (memcmp(text + at, "–", 3) == 0 || memcmp(text + at, "—", 3) == 0)));
}

/* A sentence whose longer words are nearly all capitalised says nothing by its capitals. */
static void mark_headlines(struct ent_mention_finder *f)
{
    for (size_t first = 0, i = 1; first < f->n_pieces; first = i++) {
        size_t small = 0, capital = 0, mixed = 0, titled = 0;
        while (i < f->n_pieces && !f->pieces[i].begins)
            i++;
        for (size_t k = first; k < i; k++) {
            mixed += f->pieces[k].shape == ENT_PIECE_LOWER || f->pieces[k].shape == ENT_PIECE_CAPITAL;
            uint32_t n = f->pieces[k].end - f->pieces[k].start;
            int counts = n > 2 && (ent_piece_bits(f, k) & ENT_WORD_LINK) == 0;
            small += counts && f->pieces[k].shape == ENT_PIECE_LOWER;
            titled += f->pieces[k].shape == ENT_PIECE_CAPITAL && f->pieces[k].joined && is_stop(f, k);
            capital += counts && n > 3 && ent_is_capital_shape(f->pieces[k].shape);
        }
        int stops = stops_at(f->v->text, f->v->n_text, f->pieces[i - 1].end);
        int byline = is_byline(f, first, i) || (i - first <= 3 && ent_piece_bits(f, first) & ENT_WORD_GIVEN);
        if (capital >= 2 && capital > 3 * small && (!stops || titled > 0) && !byline)
            for (size_t k = first; k < i; k++)
                f->pieces[k].headline = mixed > 0 ? 1 : 2;
    }
}

/* ---- names of the gazetteer ---- */

int ent_alias_fits(const struct ent_mention_finder *f, const struct ent_alias *a, size_t first, int comma)
{
    if (comma && !(a->flags & ENT_ALIAS_COMMA))
        return 0;
    for (size_t i = 0; i < a->n_pieces; i++) {
        uint8_t shape = f->pieces[first + i].shape;
        if ((i < 64 && a->capitals >> i & 1 && !ent_is_capital_shape(shape)) ||
            (a->flags & ENT_ALIAS_CAPITALS && (shape == ENT_PIECE_CAPITAL || shape == ENT_PIECE_LOWER)))
            return 0;
    }
    return 1;
}

/* The first of the aliases at the node that fits; names before adjectives before surnames. */
static uint32_t fitting(const struct ent_mention_finder *f, uint32_t node, size_t first, int comma)
{
    uint32_t best = ENT_NO_ENTITY;
    static const int order[] = {[ENT_ALIAS_NAME] = 0, [ENT_ALIAS_ADJECTIVE] = 1, [ENT_ALIAS_SURNAME] = 2};
    for (uint32_t i = ent_gazetteer_alias(f->g, node); i != ENT_NO_ENTITY; i = f->g->aliases[i].next) {
        const struct ent_alias *a = &f->g->aliases[i];
        if (ent_alias_fits(f, a, first, comma) && (best == ENT_NO_ENTITY || order[a->role] < order[f->g->aliases[best].role]))
            best = i;
    }
    return best;
}

/* The longest name that begins at the piece: its alias, *last is the piece after it. */
static uint32_t longest(const struct ent_mention_finder *f, size_t first, size_t *last)
{
    uint32_t node = ENT_TRIE_ROOT, found = ENT_NO_ENTITY;
    int comma = 0;
    for (size_t i = first; i < f->n_pieces; i++) {
        const struct ent_name_piece *p = &f->pieces[i];
        if (i > first && !p->joined) {
            const struct ent_name_piece *before = &f->pieces[i - 1];
            if (p->begins || !ent_piece_gap(f->v->text + before->end, p->start - before->end, &comma))
                break;
        }
        if ((node = ent_gazetteer_step(f->g, node, p->id)) == 0)
            break;
        uint32_t alias = fitting(f, node, first, comma);
        if (alias != ENT_NO_ENTITY) {
            found = alias;
            *last = i + 1;
        }
    }
    return found;
}

static enum ent_atom_kind kind_of(const struct ent_mention_finder *f, size_t piece, uint32_t alias)
{
    static const enum ent_atom_kind roles[] = {[ENT_ALIAS_NAME] = ENT_ATOM_NAME, [ENT_ALIAS_ADJECTIVE] = ENT_ATOM_ADJECTIVE,
                                               [ENT_ALIAS_SURNAME] = ENT_ATOM_CAPITAL};
    uint8_t shape = f->pieces[piece].shape;
    if (alias != ENT_NO_ENTITY)
        return roles[f->g->aliases[alias].role];
    return ent_is_capital_shape(shape) ? ENT_ATOM_CAPITAL : shape == ENT_PIECE_DIGITS ? ENT_ATOM_DIGITS : ENT_ATOM_SMALL;
}

enum ent_status ent_mention_scan(struct ent_mention_finder *f, struct ent_error *err)
{
    enum ent_status st = make_pieces(f, err);
    mark_headlines(f);
    look_for_english(f);
    f->n_atoms = 0;
    for (size_t i = 0, last; st == ENT_OK && i < f->n_pieces; i = last) {
        last = i + 1;
        int may_begin = f->pieces[i].shape != ENT_PIECE_LOWER || ent_piece_bits(f, i) & ENT_WORD_PARTICLE;
        uint32_t alias = may_begin ? longest(f, i, &last) : ENT_NO_ENTITY;
        if ((st = ent_reserve(&f->atoms, &f->cap_atoms, f->n_atoms + 1, sizeof *f->atoms, err)) == ENT_OK)
            f->atoms[f->n_atoms++] = (struct ent_atom){.first = (uint32_t)i, .last = (uint32_t)last, .alias = alias, .known = ENT_NO_ENTITY,
                                                       .full = ENT_NO_ENTITY, .kind = (uint8_t)kind_of(f, i, alias), .bits = ent_piece_bits(f, last - 1)};
    }
    return st;
}
