/* Atoms that stand together: names in no list, told by heads, titles, given names and what is around them. */
#include <string.h>

#include "extract/ent_mention_inner.h"

#define STATE_BODY ENT_WORD_STATE_BODY

static int is_joined(const struct ent_mention_finder *f, size_t atom) { return atom < f->n_atoms && f->pieces[f->atoms[atom].first].joined; }

static int is_big(const struct ent_mention_finder *f, size_t atom)
{
    uint8_t kind = atom < f->n_atoms ? f->atoms[atom].kind : ENT_ATOM_SMALL;
    return kind == ENT_ATOM_CAPITAL || kind == ENT_ATOM_NAME || kind == ENT_ATOM_ADJECTIVE;
}

static int is_link(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_atom *a = &f->atoms[atom];
    return a->kind == ENT_ATOM_SMALL && (a->bits & (ENT_WORD_LINK | ENT_WORD_PARTICLE) || f->v->text[f->pieces[a->first].start] == '&');
}

static int atom_is(const struct ent_mention_finder *f, size_t atom, const char *word)
{
    return atom < f->n_atoms && f->atoms[atom].last == f->atoms[atom].first + 1 && ent_piece_is(f, f->atoms[atom].first, word);
}

static int is_hyphened(const struct ent_mention_finder *f, size_t atom)
{
    size_t piece = f->atoms[atom].first;
    return ent_gap_has(f, piece, "-") || ent_gap_has(f, piece, "–");
}

/* The end of the chain that begins at the atom. */
static size_t chain_end(const struct ent_mention_finder *f, size_t i)
{
    size_t j = i + 1;
    for (;;) {
        size_t k = j;
        while (k < j + 3 && is_joined(f, k) && is_link(f, k))
            k++;
        if (!is_joined(f, k))
            return j;
        if (is_big(f, k) && f->atoms[k].kind == ENT_ATOM_CAPITAL && f->atoms[k].bits & ENT_WORD_LINK && f->pieces[f->atoms[k].first].shape == ENT_PIECE_CAPITAL)
            return j; /* "Ungheni / The pipeline" */
        if (is_big(f, k) || (k == j && f->atoms[k].kind == ENT_ATOM_DIGITS))
            j = k + 1;
        else
            return j;
    }
}

/* Atoms [first, last) are one name from now on. */
static void make_name(struct ent_mention_finder *f, size_t first, size_t last, enum ent_entity_type type, const char *rule)
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
    return atom > 0 && is_joined(f, atom) && f->atoms[atom].kind == ENT_ATOM_NAME && f->atoms[atom - 1].kind == ENT_ATOM_CAPITAL &&
           !f->pieces[f->atoms[atom - 1].first].opens && !(f->atoms[atom - 1].bits & ENT_WORD_TITLE);
}

static int is_head(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_atom *a = &f->atoms[atom];
    return a->bits & ENT_WORD_HEADS && a->last == a->first + 1 && (a->kind == ENT_ATOM_CAPITAL || is_known_head(f, atom));
}

/* ---- heads ---- */

/* Small words that say where or with whom: the name is over. */
static int is_place_link(const struct ent_mention_finder *f, size_t atom)
{
    static const char *const words[] = {"in", "at", "by", "from", "with", "as", "its", "or", "a", "an", NULL};
    for (int i = 0; words[i] != NULL; i++)
        if (atom_is(f, atom, words[i]))
            return 1;
    return 0;
}

/* "Resilience and Growth Plan": "and" between words of one name. */
static int joins_words(const struct ent_mention_finder *f, size_t atom, size_t first, size_t j)
{
    if (!atom_is(f, atom, "and") || atom == first || atom + 2 >= j)
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
    int opens = 0;
    for (int i = 0; k < j && first[i] != NULL; i++)
        opens = opens || atom_is(f, k, first[i]);
    if (!opens || !is_joined(f, k))
        return end;
    for (; k < j; k++) {
        const struct ent_atom *a = &f->atoms[k];
        if (a->kind == ENT_ATOM_SMALL) {
            if (is_place_link(f, k))
                return end;
            continue;
        }
        int person = a->kind == ENT_ATOM_NAME && ent_atom_type(f, a) == ENT_TYPE_PERSON;
        int after_and = k > 0 && atom_is(f, k - 1, "and");
        int own = a->kind == ENT_ATOM_NAME && end > h + 2 && after_and && (ent_atom_type(f, a) == ENT_TYPE_STATE || ent_atom_type(f, a) == ENT_TYPE_BLOC);
        int street = a->kind == ENT_ATOM_NAME && k == h + 2 && atom_is(f, h + 1, "on") && ent_atom_type(f, a) == ENT_TYPE_PLACE;
        if (person || own || street || a->bits & ENT_WORD_TITLE || (after_and && is_head(f, k)))
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
        if (ends || (a->bits & ENT_WORD_TITLE && a->kind == ENT_ATOM_CAPITAL) || (h > k && a->kind == ENT_ATOM_NAME && ent_atom_type(f, a) == ENT_TYPE_PERSON && found < j))
            break;
        if (is_head(f, h))
            found = h;
    }
    return found;
}

/* "Pakistan Air Force" is a name, "Pakistan Foreign Ministry" is not. */
static int is_military(const struct ent_mention_finder *f, size_t h)
{
    return atom_is(f, h, "force") || atom_is(f, h, "forces") || atom_is(f, h, "army") || atom_is(f, h, "navy") || atom_is(f, h, "guard");
}

/* What stands before the head but is not part of the name. */
static size_t strip(const struct ent_mention_finder *f, size_t k, size_t h)
{
    int state_body = (f->atoms[h].bits & STATE_BODY) != 0;
    for (; k < h; k++) {
        const struct ent_atom *a = &f->atoms[k];
        enum ent_entity_type type = ent_atom_type(f, a);
        int common = a->kind == ENT_ATOM_CAPITAL && ((f->pieces[a->first].opens && a->bits & ENT_WORD_COMMON) || a->bits & ENT_WORD_LINK);
        int owner = a->kind == ENT_ATOM_ADJECTIVE || (a->kind == ENT_ATOM_NAME && (type == ENT_TYPE_STATE || type == ENT_TYPE_BLOC) && !is_military(f, h));
        int month = a->kind == ENT_ATOM_CAPITAL && a->bits & ENT_WORD_COMMON && k + 1 < h && f->atoms[k + 1].kind == ENT_ATOM_DIGITS;
        int ends_of_route = f->atoms[h].bits & ENT_WORD_HEAD(ENT_TYPE_ROUTE) && a->kind == ENT_ATOM_NAME && type == ENT_TYPE_STATE && h > k + 1;
        if (!common && !month && !(owner && state_body) && !ends_of_route && a->kind != ENT_ATOM_SMALL && a->kind != ENT_ATOM_DIGITS)
            break;
    }
    return k;
}

/* "Armenia's Constitution": a state before a possessive. */
static int has_owner(const struct ent_mention_finder *f, size_t atom)
{
    return atom > 1 && atom_is(f, atom - 1, "s") && is_joined(f, atom) && is_joined(f, atom - 1) && f->atoms[atom - 2].kind == ENT_ATOM_NAME &&
           ent_atom_type(f, &f->atoms[atom - 2]) == ENT_TYPE_STATE;
}

/* A name with a head that begins at or after k; the atom after it, 0: none. */
static size_t by_head(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t h = find_head(f, k, j);
    if (h == j)
        return 0;
    size_t start = strip(f, k, h), end = after_head(f, h, j);
    int goes_on = start == h && end == h + 1 && end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL && !(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON));
    if (start == h && end == h + 1 && !goes_on) { /* a head alone */
        int owned = (h > k || has_owner(f, h)) && f->atoms[h].bits & STATE_BODY;
        if (!owned)
            return 0;
    }
    while (goes_on && end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL && !(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)))
        end++; /* "Istituto Affari Internazionali" */
    int numbered = (f->atoms[h].bits & (ENT_WORD_HEAD(ENT_TYPE_TREATY) | ENT_WORD_HEAD(ENT_TYPE_LAW))) != 0;
    if (numbered && end == h + 1 && end < j && f->atoms[end].kind == ENT_ATOM_DIGITS)
        end++; /* "Resolution 2231" */
    make_name(f, start, end, type_by_head(f, start, h), "head");
    return end;
}

static enum ent_entity_type type_by_head(const struct ent_mention_finder *f, size_t start, size_t h)
{
    static const char *const programmes[] = {"project", "initiative", "program", "programme", "plan", NULL};
    for (int i = 0; programmes[i] != NULL; i++)
        for (size_t k = start; atom_is(f, h, programmes[i]) && k < h; k++)
            if (f->atoms[k].bits & (ENT_WORD_HEAD(ENT_TYPE_ROUTE) | ENT_WORD_HEAD(ENT_TYPE_FACILITY)))
                return head_type(f->atoms[k].bits);
    return head_type(f->atoms[h].bits);
}

/* "Zvartnots airport": the small word belongs to the name. */
static size_t by_small_head(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t n_names = 0;
    if (!is_joined(f, j) || f->atoms[j].kind != ENT_ATOM_SMALL || !(f->atoms[j].bits & ENT_WORD_SMALL_HEAD) || is_hyphened(f, j))
        return 0;
    for (size_t i = k; i < j; i++) {
        enum ent_entity_type type = ent_atom_type(f, &f->atoms[i]);
        if (f->atoms[i].kind == ENT_ATOM_ADJECTIVE || f->atoms[i].kind == ENT_ATOM_SMALL || f->atoms[i].bits & (ENT_WORD_TITLE | ENT_WORD_LINK) ||
            (i == k && f->atoms[i].kind == ENT_ATOM_CAPITAL && f->atoms[i].bits & ENT_WORD_COMMON) || type == ENT_TYPE_PERSON ||
            type == ENT_TYPE_STATE || type == ENT_TYPE_ORG || type == ENT_TYPE_ROUTE || type == ENT_TYPE_FACILITY || type == ENT_TYPE_EVENT)
            return 0;
        n_names += f->atoms[i].kind == ENT_ATOM_NAME;
    }
    if (n_names > 0 && (f->atoms[j].bits & ENT_WORD_HEAD(ENT_TYPE_EVENT)) && !(f->atoms[j].bits & ENT_WORD_HEAD(ENT_TYPE_ROUTE)))
        return 0;
    if (f->pieces[f->atoms[k].first].opens && j == k + 1 && f->atoms[k].kind == ENT_ATOM_CAPITAL)
        return 0;
    make_name(f, k, j + 1, head_type(f->atoms[j].bits), "head");
    return j + 1;
}

/* ---- persons ---- */

/* May the atom be part of a person's name? */
static int is_personal(const struct ent_mention_finder *f, size_t i)
{
    const struct ent_atom *a = &f->atoms[i];
    int after_given = i > 0 && f->atoms[i - 1].kind == ENT_ATOM_CAPITAL && f->atoms[i - 1].bits & ENT_WORD_GIVEN && is_joined(f, i);
    if (a->kind == ENT_ATOM_CAPITAL && a->bits & ENT_WORD_ORDINARY && after_given)
        return 1;
    if (after_given && a->bits & ENT_WORD_PARTICLE && is_joined(f, i + 1) && f->atoms[i + 1].kind == ENT_ATOM_CAPITAL)
        return a->kind == ENT_ATOM_CAPITAL || a->kind == ENT_ATOM_NAME; /* Chris Van Hollen */
    if (a->kind == ENT_ATOM_CAPITAL)
        return !(a->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)) && (!(a->bits & ENT_WORD_HEADS) || a->alias != ENT_NO_ENTITY) && f->pieces[a->first].shape != ENT_PIECE_DIGITS;
    return a->kind == ENT_ATOM_NAME && a->bits & ENT_WORD_GIVEN && a->last == a->first + 1 && i + 1 < f->n_atoms && is_joined(f, i + 1) &&
           f->atoms[i + 1].kind == ENT_ATOM_CAPITAL && !(f->atoms[i + 1].bits & ENT_WORD_HEADS) && !is_hyphened(f, i + 1);
}

static size_t person_end(const struct ent_mention_finder *f, size_t k, size_t j, size_t *n)
{
    size_t i = k;
    for (*n = 0; i < j && *n < 4;) {
        size_t next = i;
        while (*n > 0 && next < j && next < i + 3 && f->atoms[next].kind == ENT_ATOM_SMALL && f->atoms[next].bits & ENT_WORD_PARTICLE)
            next++;
        if (next == j || !is_personal(f, next))
            break;
        i = next + 1;
        (*n)++;
    }
    return i;
}

static int has_saying(const struct ent_mention_finder *f, size_t atom)
{
    return atom < f->n_atoms && f->atoms[atom].kind == ENT_ATOM_SMALL && f->atoms[atom].bits & ENT_WORD_SAYING && !f->pieces[f->atoms[atom].first].begins;
}

static int is_known_small(const struct ent_mention_finder *f, size_t piece)
{
    struct ent_piece p;
    size_t i = 0;
    const struct ent_name_piece *at = &f->pieces[piece];
    return ent_piece_next(f->v->text + at->start, at->end - at->start, &i, &p) && ent_intern_find(&f->small, p.key, p.n_key) != ENT_INTERN_NONE;
}

/* Do all words of the atoms look like names rather than words? */
static int look_like_names(const struct ent_mention_finder *f, size_t k, size_t end)
{
    for (size_t i = k; i < end; i++)
        if (f->atoms[i].kind == ENT_ATOM_CAPITAL && (f->pieces[f->atoms[i].first].shape == ENT_PIECE_CAPITALS) && f->pieces[f->atoms[i].first].end - f->pieces[f->atoms[i].first].start > 1)
            return 0;
        else if (is_known_small(f, f->atoms[i].first) && !(f->atoms[i].bits & ENT_WORD_GIVEN))
            return 0;
    return 1;
}

static int before_place(const struct ent_mention_finder *f, size_t k, int person)
{
    static const char *const words[] = {"in", "at", "near", "across", "around", "outside", "through", "via", "from", "to", NULL};
    enum { TO_PERSONS = 8 }; /* the first of them do not stand before persons */
    for (int i = 0; k > 0 && words[i] != NULL && (i < TO_PERSONS || !person); i++)
        if (atom_is(f, k - 1, words[i]) || (k > 1 && atom_is(f, k - 1, "the") && atom_is(f, k - 2, words[i])))
            return 1;
    return 0;
}

/* More than initials? */
static int has_word(const struct ent_mention_finder *f, size_t k, size_t end)
{
    for (size_t i = k; i < end; i++)
        for (size_t p = f->atoms[i].first; p < f->atoms[i].last; p++)
            if (f->pieces[p].end - f->pieces[p].start > 1)
                return 1;
    return 0;
}

static size_t by_person(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t n, end = person_end(f, k, j, &n);
    const struct ent_atom *before = k > 0 && (is_joined(f, k) || f->pieces[f->atoms[k].first].begins == 0) ? &f->atoms[k - 1] : NULL;
    int title = before != NULL && is_joined(f, k) && before->bits & ENT_WORD_TITLE && before->kind != ENT_ATOM_NAME;
    int given = f->atoms[k].bits & ENT_WORD_GIVEN ? 1 : 0;
    int surname = end > k && f->atoms[end - 1].kind == ENT_ATOM_CAPITAL && f->atoms[end - 1].alias != ENT_NO_ENTITY;
    if (n == 0 || !has_word(f, k, end))
        return 0;
    if (n == 1) {
        if (!title && !surname && !has_saying(f, end))
            return 0;
        if (!title && !surname && (f->pieces[f->atoms[k].first].begins || f->pieces[f->atoms[k].first].shape == ENT_PIECE_CAPITALS))
            return 0;
        make_name(f, k, end, ENT_TYPE_PERSON, title ? "title" : surname ? "surname" : "saying");
        f->atoms[k].single_capital = !title;
        return end;
    }
    if (!title && !given && !surname && !has_saying(f, end) && (before_place(f, k, 1) || f->atoms[k].bits & ENT_WORD_AREA || (n == 2 && is_hyphened(f, end - 1)) || !look_like_names(f, k, end)))
        return 0;
    make_name(f, k, end, ENT_TYPE_PERSON, title ? "title" : given ? "given name" : surname ? "surname" : has_saying(f, end) ? "saying" : "two capitals");
    return end;
}

/* ---- the rest ---- */

static int ends_like(const struct ent_mention_finder *f, size_t piece, const char *end)
{
    size_t n = strlen(end), len = f->pieces[piece].end - f->pieces[piece].start;
    return len > n + 2 && memcmp(f->v->text + f->pieces[piece].end - n, end, n) == 0;
}

/* What the tagger thinks of a lone capital: a name, a word, nothing. */
static int is_tagged_word(const struct ent_mention_finder *f, size_t atom)
{
    uint8_t upos = f->v->words[f->pieces[f->atoms[atom].first].word].parse.upos;
    return upos != ENT_UPOS_NONE && upos != ENT_UPOS_PROPN && upos != ENT_UPOS_X;
}

/* How names of companies end, in this region and elsewhere. */
static int ends_like_company(const struct ent_mention_finder *f, size_t piece)
{
    static const char *const ends[] = {"bank", "gaz", "gas", "neft", "prom", "energo", "avia", "invest", "media", "soft", "tech", "clear", "oil",
                                       "stroy", "export", "atom", "holding", "trans", "telecom", "com", "net", "stat", "press", NULL};
    for (int i = 0; ends[i] != NULL; i++)
        if (ends_like(f, piece, ends[i]))
            return 1;
    return 0;
}

/* Of a name that nothing else explains. */
static enum ent_entity_type place_or_body(const struct ent_mention_finder *f, size_t k, size_t end)
{
    int hyphened = end == k + 2 && is_hyphened(f, k + 1);
    int owned = k > 0 && is_joined(f, k) && (f->atoms[k - 1].kind == ENT_ATOM_ADJECTIVE || atom_is(f, k - 1, "by") || atom_is(f, k - 1, "giant") || atom_is(f, k - 1, "company"));
    if (ends_like_company(f, f->atoms[end - 1].first))
        return ENT_TYPE_ORG;
    if (before_place(f, k, 0) || f->atoms[k].bits & ENT_WORD_AREA || hyphened)
        return ENT_TYPE_PLACE;
    return end > k + 1 || owned ? ENT_TYPE_ORG : ENT_TYPE_PLACE;
}

/* Capitals that nothing above explains. */
static size_t by_capitals(struct ent_mention_finder *f, size_t k, size_t j)
{
    static const char *const words[] = {"ian", "ist", "ism", "tion", "tions", "ment", "ments", "ness", "ing", "ings", "ities", NULL}; /* rarely names */
    size_t end = k + 1;
    const struct ent_atom *a = &f->atoms[k];
    const struct ent_name_piece *p = &f->pieces[a->first];
    if (a->kind != ENT_ATOM_CAPITAL || a->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_LINK))
        return 0;
    while (end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL && !(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)))
        end++;
    int capitals = p->shape == ENT_PIECE_CAPITALS && p->end - p->start > 1;
    if (end < j && f->atoms[end].kind == ENT_ATOM_DIGITS) { /* S-400, Su-57, VVR 1200 */
        if (end == k + 1 && p->end - p->start <= 4 && (capitals || is_hyphened(f, end) || p->end - p->start <= 2)) {
            size_t last = end + 1 < j && f->atoms[end + 1].kind == ENT_ATOM_CAPITAL && f->pieces[f->atoms[end + 1].first].start == f->pieces[f->atoms[end].first].end ? end + 2 : end + 1;
            make_name(f, k, last, ENT_TYPE_EQUIPMENT, "code");
            return last;
        }
    }
    if (end == k + 1 && p->end - p->start < 2)
        return 0;
    if (end == k + 1 && end < j && f->atoms[end].bits & ENT_WORD_TITLE && f->atoms[end].kind == ENT_ATOM_CAPITAL && f->pieces[f->atoms[end].first].shape == ENT_PIECE_CAPITAL)
        return 0; /* "Enlargement Commissioner" */
    if (end == k + 1 && a->bits & ENT_WORD_HEADS) { /* "the Ministry", "Parliament"; not "the Sea" */
        if (!(a->bits & ENT_WORD_HEAD(ENT_TYPE_ORG)) || p->opens)
            return 0;
        make_name(f, k, end, ENT_TYPE_ORG, "head");
        return end;
    }
    if (end == k + 1 && (ends_like(f, a->first, "ians") || ends_like(f, a->first, "ists") || ends_like(f, a->first, "lims"))) {
        make_name(f, k, end, ENT_TYPE_GROUP, "people");
        return end;
    }
    if (end == k + 1 && !capitals && is_tagged_word(f, k))
        return 0;
    for (int i = 0; end == k + 1 && words[i] != NULL; i++)
        if (ends_like(f, a->first, words[i]))
            return 0;
    if (f->atoms[end - 1].bits & ENT_WORD_SUFFIX)
        make_name(f, k, end, ENT_TYPE_ORG, "suffix");
    else if (capitals)
        make_name(f, k, end, ENT_TYPE_ORG, "capitals");
    else
        make_name(f, k, end, place_or_body(f, k, end), "capital");
    f->atoms[k].single_capital = end == k + 1 && !capitals;
    return end;
}

/* A word that begins a sentence without being a name: skipped unless it plainly is one. */
static int is_mere_beginning(const struct ent_mention_finder *f, size_t k)
{
    const struct ent_atom *a = &f->atoms[k];
    if (a->kind != ENT_ATOM_CAPITAL || !f->pieces[a->first].opens)
        return 0;
    return a->bits & (ENT_WORD_COMMON | ENT_WORD_LINK) || is_known_small(f, a->first) || ends_like(f, a->first, "ly") ||
           f->pieces[a->first].end - f->pieces[a->first].start < 2;
}

/* "SOCAR Trading": a body that is known, and a word that makes it another. */
static size_t by_longer_body(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t end = k + 1;
    if (f->atoms[k].kind != ENT_ATOM_NAME || ent_atom_type(f, &f->atoms[k]) != ENT_TYPE_ORG || f->atoms[k].bits & ENT_WORD_GIVEN)
        return 0;
    while (end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL && f->atoms[end].alias == ENT_NO_ENTITY && !is_hyphened(f, end) &&
           !(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_GIVEN)))
        end++;
    if (end == k + 1)
        return 0;
    make_name(f, k, end, ENT_TYPE_ORG, "longer");
    return end;
}

static void read_chain(struct ent_mention_finder *f, size_t i, size_t j)
{
    for (size_t k = i, next; k < j; k = next) {
        next = 0;
        if (f->atoms[k].kind == ENT_ATOM_SMALL || f->atoms[k].kind == ENT_ATOM_DIGITS || is_mere_beginning(f, k)) {
            next = k + 1;
            continue;
        }
        if ((next = by_small_head(f, k, j)) == 0 && (next = by_head(f, k, j)) == 0 && (next = by_longer_body(f, k, j)) == 0 && is_personal(f, k))
            next = by_person(f, k, j);
        if (next == 0)
            next = by_capitals(f, k, j);
        if (next == 0)
            next = k + 1;
    }
}

/* ---- books ---- */

static int names_book(const struct ent_mention_finder *f, size_t i)
{
    static const char *const words[] = {"titled", "entitled", "book", "monograph", NULL};
    for (int k = 0; words[k] != NULL; k++)
        if (i > 0 && atom_is(f, i - 1, words[k]))
            return 1;
    return i > 1 && atom_is(f, i - 1, "of") && (atom_is(f, i - 2, "author") || atom_is(f, i - 2, "editor"));
}

/* The title of a book after "author of": capitalised words, also past colons and commas, up to a bracket or the end. */
static size_t book_end(const struct ent_mention_finder *f, size_t i)
{
    enum { LONGEST = 40 };
    size_t big = 0, small = 0, k = i;
    for (; k < f->n_atoms && k - i < LONGEST; k++) {
        const struct ent_atom *a = &f->atoms[k];
        if (k > i && (f->pieces[a->first].begins || ent_gap_has(f, a->first, "(") || ent_gap_has(f, a->first, "”") || ent_gap_has(f, a->first, ";")))
            break;
        int is_small = a->kind == ENT_ATOM_SMALL && !(a->bits & (ENT_WORD_LINK | ENT_WORD_PARTICLE));
        if (is_small && ++small > 1)
            return 0;
        big += (size_t)is_big(f, k);
    }
    return big >= 3 && small == 0 ? k : 0;
}

static void read_books(struct ent_mention_finder *f)
{
    for (size_t i = 1; i < f->n_atoms; i++) {
        size_t end = is_big(f, i) && names_book(f, i) ? book_end(f, i) : 0;
        if (end > 0)
            make_name(f, i, end, ENT_TYPE_WORK, "book");
    }
}

/* In a headline only what is known as a surname, or stands after a given name, is told apart from other words. */
static void read_headline(struct ent_mention_finder *f, size_t i, size_t j)
{
    for (size_t k = i; k < j; k++) {
        const struct ent_atom *a = &f->atoms[k];
        if (a->kind != ENT_ATOM_CAPITAL)
            continue;
        if (a->bits & ENT_WORD_GIVEN && k + 1 < j && f->atoms[k + 1].kind == ENT_ATOM_CAPITAL && f->atoms[k + 1].alias != ENT_NO_ENTITY)
            make_name(f, k, k + 2, ENT_TYPE_PERSON, "given name");
        else if (a->alias != ENT_NO_ENTITY && !(a->bits & (ENT_WORD_COMMON | ENT_WORD_ORDINARY)))
            make_name(f, k, k + 1, ENT_TYPE_PERSON, "surname");
    }
}

void ent_mention_chains(struct ent_mention_finder *f)
{
    read_books(f);
    for (size_t i = 0, j; i < f->n_atoms; i = j) {
        j = i + 1;
        if (!is_big(f, i) || f->atoms[i].rule != NULL)
            continue;
        j = chain_end(f, i);
        if (f->pieces[f->atoms[i].first].headline)
            read_headline(f, i, j);
        else if (f->is_english)
            read_chain(f, i, j);
    }
}
