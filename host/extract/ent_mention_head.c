/* Names by their heads: what bodies, treaties, routes, places are called after. */
#include "extract/ent_mention_inner.h"

#define STATE_BODY ENT_WORD_STATE_BODY

/* ---- looking ---- */

int ent_atom_is_joined(const struct ent_mention_finder *f, size_t atom) { return atom < f->n_atoms && f->pieces[f->atoms[atom].first].joined; }

int ent_atom_is_big(const struct ent_mention_finder *f, size_t atom)
{
    uint8_t kind = atom < f->n_atoms ? f->atoms[atom].kind : ENT_ATOM_SMALL;
    return kind == ENT_ATOM_CAPITAL || kind == ENT_ATOM_NAME || kind == ENT_ATOM_ADJECTIVE;
}

int ent_atom_is(const struct ent_mention_finder *f, size_t atom, const char *word)
{
    return atom < f->n_atoms && f->atoms[atom].last == f->atoms[atom].first + 1 && ent_piece_is(f, f->atoms[atom].first, word);
}

int ent_atom_is_one_of(const struct ent_mention_finder *f, size_t atom, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        if (ent_atom_is(f, atom, words[i]))
            return 1;
    return 0;
}

int ent_atom_is_time(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_key *key = atom < f->n_atoms ? f->v->words[f->pieces[f->atoms[atom].first].word].key : NULL;
    return key != NULL && (key->weekday != 0 || key->month != 0);
}

int ent_atom_is_hyphened(const struct ent_mention_finder *f, size_t atom)
{
    size_t piece = f->atoms[atom].first;
    return ent_gap_has(f, piece, "-") || ent_gap_has(f, piece, "–");
}

/* Atoms [first, last) are one name from now on. */
void ent_name_make(struct ent_mention_finder *f, size_t first, size_t last, enum ent_entity_type type, const char *rule)
{
    struct ent_atom *a = &f->atoms[first];
    if (a->kind == ENT_ATOM_NAME || last > first + 1 || a->kind == ENT_ATOM_ADJECTIVE)
        a->alias = ENT_NO_ENTITY;
    a->kind = ENT_ATOM_CAPITAL;
    a->last = f->atoms[last - 1].last;
    a->bits = f->atoms[last - 1].bits;
    a->type = (uint8_t)type;
    a->rule = rule;
    a->single_capital = 0;
    for (size_t i = first + 1; i < last; i++)
        f->atoms[i].kind = ENT_ATOM_GONE;
}

static enum ent_entity_type head_type(uint64_t bits)
{
    for (int t = 1; t < ENT_N_TYPES; t++)
        if (bits & ENT_WORD_HEAD(t))
            return (enum ent_entity_type)t;
    return ENT_TYPE_NONE;
}

/* "World Armenian Congress": a head though it names something by itself elsewhere. */
static int is_known_head(const struct ent_mention_finder *f, size_t atom)
{
    return atom > 0 && ent_atom_is_joined(f, atom) && f->atoms[atom].kind == ENT_ATOM_NAME && f->atoms[atom - 1].kind == ENT_ATOM_CAPITAL &&
           !f->pieces[f->atoms[atom - 1].first].opens && !(f->atoms[atom - 1].bits & ENT_WORD_TITLE);
}

static int is_head(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_atom *a = &f->atoms[atom];
    return a->bits & ENT_WORD_HEADS && a->last == a->first + 1 && (a->kind == ENT_ATOM_CAPITAL || is_known_head(f, atom));
}

/* Small words that say where or with whom: the name is over. */
static int is_place_link(const struct ent_mention_finder *f, size_t atom)
{
    static const char *const words[] = {"in", "at", "by", "from", "with", "as", "its", "or", "a", "an", NULL};
    return ent_atom_is_one_of(f, atom, words);
}

/* "Resilience and Growth Plan": "and" between words of one name. */
static int joins_words(const struct ent_mention_finder *f, size_t atom, size_t first, size_t j)
{
    if (!ent_atom_is(f, atom, "and") || atom == first || atom + 2 >= j)
        return 0;
    const struct ent_atom *a = &f->atoms[atom - 1], *b = &f->atoms[atom + 1];
    return a->kind == ENT_ATOM_CAPITAL && b->kind == ENT_ATOM_CAPITAL && !((a->bits | b->bits) & (ENT_WORD_HEADS | ENT_WORD_TITLE | ENT_WORD_GIVEN)) &&
           a->alias == ENT_NO_ENTITY && b->alias == ENT_NO_ENTITY && !f->pieces[a->first].opens;
}

/* Programmes are of the kind of what they build: "Submarine Cable Project". */
static enum ent_entity_type type_by_head(const struct ent_mention_finder *f, size_t start, size_t h);

/* After a head: "of Foreign Affairs", "for Security Analysis"; the end of the name. */
static size_t after_head(const struct ent_mention_finder *f, size_t h, size_t j)
{
    static const char *const first[] = {"of", "for", "on", "against", "to", NULL};
    size_t end = h + 1, k = h + 1;
    if (k >= j || !ent_atom_is_one_of(f, k, first) || !ent_atom_is_joined(f, k))
        return end;
    for (; k < j; k++) {
        const struct ent_atom *a = &f->atoms[k];
        if (a->kind == ENT_ATOM_SMALL) {
            if (is_place_link(f, k))
                return end;
            continue;
        }
        int person = a->kind == ENT_ATOM_NAME && ent_atom_type(f, a) == ENT_TYPE_PERSON;
        int after_and = k > 0 && ent_atom_is(f, k - 1, "and");
        int own = a->kind == ENT_ATOM_NAME && end > h + 2 && after_and && (ent_atom_type(f, a) == ENT_TYPE_STATE || ent_atom_type(f, a) == ENT_TYPE_BLOC);
        int street = a->kind == ENT_ATOM_NAME && k == h + 2 && ent_atom_is(f, h + 1, "on") && ent_atom_type(f, a) == ENT_TYPE_PLACE;
        int when = k == h + 2 && ent_atom_is_time(f, k); /* "the ministry on Monday" */
        if (person || own || when || street || a->bits & ENT_WORD_TITLE || (after_and && is_head(f, k)))
            return end;
        end = k + 1;
    }
    return end;
}

/* The last head in [k, j) before anything that ends a name; j: none. */
static size_t find_head(const struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t found = j;
    for (size_t h = k; h < j; h++) {
        const struct ent_atom *a = &f->atoms[h];
        int ends = a->kind == ENT_ATOM_SMALL && f->v->text[f->pieces[a->first].start] != '&' && !joins_words(f, h, k, j);
        if (ends || (a->bits & ENT_WORD_TITLE && a->kind == ENT_ATOM_CAPITAL) ||
            (h > k && a->kind == ENT_ATOM_NAME && ent_atom_type(f, a) == ENT_TYPE_PERSON && found < j))
            break;
        if (is_head(f, h))
            found = h;
    }
    return found;
}

/* "Pakistan Air Force" is a name, "Pakistan Foreign Ministry" is not. */
static int is_military(const struct ent_mention_finder *f, size_t h)
{
    static const char *const words[] = {"force", "forces", "army", "navy", "guard", NULL};
    return ent_atom_is_one_of(f, h, words);
}

/* "Sudanese Armed Forces": of a force with a name, whose it is belongs to it; of "the Turkish army" it does not. */
static int is_force_of(const struct ent_mention_finder *f, size_t k, size_t h)
{
    static const char *const kinds[] = {"armed", "air", "national", "defence", "defense", NULL};
    return is_military(f, h) && k + 2 == h && ent_atom_is_one_of(f, k + 1, kinds) && f->atoms[k + 1].kind == ENT_ATOM_CAPITAL;
}

/* "pro-European": an adjective that is no owner but half a word. */
static int is_prefixed(const struct ent_mention_finder *f, size_t k)
{
    static const char *const prefixes[] = {"pro", "anti", "non", "post", "pre", NULL};
    return k > 0 && (f->atoms[k].kind == ENT_ATOM_ADJECTIVE || f->atoms[k].kind == ENT_ATOM_NAME) && ent_atom_is_hyphened(f, k) &&
           ent_atom_is_one_of(f, k - 1, prefixes);
}

/* What stands before the head but is not part of the name. */
static size_t strip(const struct ent_mention_finder *f, size_t k, size_t h)
{
    int state_body = (f->atoms[h].bits & STATE_BODY) != 0;
    for (; k < h; k++) {
        const struct ent_atom *a = &f->atoms[k];
        enum ent_entity_type type = ent_atom_type(f, a);
        int common = a->kind == ENT_ATOM_CAPITAL && ((f->pieces[a->first].opens && a->bits & ENT_WORD_COMMON) || a->bits & ENT_WORD_LINK);
        int owner = (a->kind == ENT_ATOM_ADJECTIVE && !is_force_of(f, k, h)) || (a->kind == ENT_ATOM_NAME && (type == ENT_TYPE_STATE || type == ENT_TYPE_BLOC) && !is_military(f, h));
        int month = a->kind == ENT_ATOM_CAPITAL && a->bits & ENT_WORD_COMMON && k + 1 < h && f->atoms[k + 1].kind == ENT_ATOM_DIGITS;
        int ends_of_route = f->atoms[h].bits & ENT_WORD_HEAD(ENT_TYPE_ROUTE) && a->kind == ENT_ATOM_NAME && type == ENT_TYPE_STATE && h > k + 1;
        if (!common && !month && !is_prefixed(f, k) && !(owner && state_body) && !ends_of_route && a->kind != ENT_ATOM_SMALL && a->kind != ENT_ATOM_DIGITS)
            break;
    }
    return k;
}

/* "Armenia's Constitution": a state before a possessive. */
static int has_owner(const struct ent_mention_finder *f, size_t atom)
{
    return atom > 1 && ent_atom_is(f, atom - 1, "s") && ent_atom_is_joined(f, atom) && ent_atom_is_joined(f, atom - 1) &&
           f->atoms[atom - 2].kind == ENT_ATOM_NAME && ent_atom_type(f, &f->atoms[atom - 2]) == ENT_TYPE_STATE;
}

/* May a number be its name: "Resolution 2231", "Law 44"? */
static int is_numbered(const struct ent_mention_finder *f, size_t h)
{
    return (f->atoms[h].bits & (ENT_WORD_HEAD(ENT_TYPE_TREATY) | ENT_WORD_HEAD(ENT_TYPE_LAW))) != 0;
}

/* "Operation Eastern Shield", "Exercise Northern Light": a name of plain words behind its head. */
static int is_codename(const struct ent_mention_finder *f, size_t h, size_t j)
{
    static const char *const heads[] = {"operation", "exercise", NULL};
    return ent_atom_is_one_of(f, h, heads) && h + 1 < j && f->atoms[h + 1].kind == ENT_ATOM_CAPITAL && ent_atom_is_joined(f, h + 1) &&
           !(f->atoms[h + 1].bits & (ENT_WORD_TITLE | ENT_WORD_LINK)) && f->pieces[f->atoms[h + 1].first].shape == ENT_PIECE_CAPITAL;
}

/* A name with a head that begins at or after k; the atom after it, 0: none. */
size_t ent_name_by_head(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t h = find_head(f, k, j);
    if (h == j)
        return 0;
    size_t start = strip(f, k, h), end = after_head(f, h, j);
    int numbered = is_numbered(f, h) && end == h + 1 && end < j && f->atoms[end].kind == ENT_ATOM_DIGITS;
    int goes_on = start == h && end == h + 1 && end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL &&
                  (!(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)) || is_codename(f, h, j));
    if (start == h && end == h + 1 && !goes_on && !(numbered && ent_atom_is(f, h, "resolution"))) { /* a head alone */
        int owned = (h > k || has_owner(f, h)) && f->atoms[h].bits & STATE_BODY;
        if (!owned)
            return 0;
    }
    while (goes_on && end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL &&
           (!(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)) || is_codename(f, h, j)))
        end++; /* "Istituto Affari Internazionali" */
    if (numbered)
        end++; /* "Resolution 2231" */
    enum ent_entity_type type = type_by_head(f, start, h);
    if (type == ENT_TYPE_EVENT && ent_is_body_around(f, start, end))
        type = ENT_TYPE_ORG; /* "a fellow at the Lakeside Forum" */
    ent_name_make(f, start, end, type, "head");
    return end;
}

static enum ent_entity_type type_by_head(const struct ent_mention_finder *f, size_t start, size_t h)
{
    static const char *const programmes[] = {"project", "initiative", "program", "programme", "plan", NULL};
    static const char *const subjects[] = {"policy", "research", "studies", NULL};
    for (size_t k = start; k < h && ent_atom_is_one_of(f, h, programmes); k++)
        if (f->atoms[k].bits & (ENT_WORD_HEAD(ENT_TYPE_ROUTE) | ENT_WORD_HEAD(ENT_TYPE_FACILITY)))
            return head_type(f->atoms[k].bits);
    int about = ent_atom_is(f, h + 1, "for") && ent_atom_is_joined(f, h + 1) && ent_atom_is_big(f, h + 2); /* "Forum for Island Studies" */
    if (ent_atom_is(f, h, "forum") && (about || (h > start && ent_atom_is_one_of(f, h - 1, subjects))))
        return ENT_TYPE_ORG; /* it has a staff, not a date */
    return head_type(f->atoms[h].bits);
}

/* "Zvartnots airport": the small word belongs to the name. */
size_t ent_name_by_small_head(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t n_names = 0;
    if (j < f->n_atoms && f->v->words[f->pieces[f->atoms[j].first].word].parse.upos == ENT_UPOS_VERB)
        return 0; /* "saw Syrians crossing" */
    if (!ent_atom_is_joined(f, j) || f->atoms[j].kind != ENT_ATOM_SMALL || !(f->atoms[j].bits & ENT_WORD_SMALL_HEAD) || ent_atom_is_hyphened(f, j))
        return 0;
    for (size_t i = k; i < j; i++) {
        enum ent_entity_type type = ent_atom_type(f, &f->atoms[i]);
        if (f->atoms[i].kind == ENT_ATOM_ADJECTIVE || f->atoms[i].kind == ENT_ATOM_SMALL || f->atoms[i].bits & (ENT_WORD_TITLE | ENT_WORD_LINK) ||
            (i == k && f->atoms[i].kind == ENT_ATOM_CAPITAL && f->atoms[i].bits & ENT_WORD_COMMON) || type == ENT_TYPE_PERSON ||
            type == ENT_TYPE_STATE || type == ENT_TYPE_GROUP || type == ENT_TYPE_ORG || type == ENT_TYPE_ROUTE || type == ENT_TYPE_FACILITY || type == ENT_TYPE_EVENT)
            return 0;
        n_names += f->atoms[i].kind == ENT_ATOM_NAME;
    }
    if (n_names > 0 && (f->atoms[j].bits & ENT_WORD_HEAD(ENT_TYPE_EVENT)) && !(f->atoms[j].bits & ENT_WORD_HEAD(ENT_TYPE_ROUTE)))
        return 0;
    if (f->pieces[f->atoms[k].first].opens && j == k + 1 && f->atoms[k].kind == ENT_ATOM_CAPITAL)
        return 0;
    ent_name_make(f, k, j + 1, head_type(f->atoms[j].bits), "head");
    return j + 1;
}
