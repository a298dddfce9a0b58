/* Of what kind is a name in no list?  What stands around it says: what it is called besides, who works there, what it does. */
#include <string.h>

#include "extract/ent_mention_inner.h"

enum { PHRASE = 8 }; /* atoms that an apposition is followed */

static int begins(const struct ent_mention_finder *f, size_t atom) { return atom >= f->n_atoms || f->pieces[f->atoms[atom].first].begins; }

static int is_small(const struct ent_mention_finder *f, size_t atom, uint64_t bits)
{
    return atom < f->n_atoms && f->atoms[atom].kind == ENT_ATOM_SMALL && f->atoms[atom].bits & bits;
}

/* ---- what it is called besides ---- */

/* Is the phrase over before the atom?  "the railway, ...", "a utility that ...", but not "the railway company", "the company said". */
static int phrase_ends(const struct ent_mention_finder *f, size_t atom)
{
    static const char *const words[] = {"that", "which", "who", "whose", "based", "registered", "owned", "run", "founded", "headquartered", "linked", "close", NULL};
    if (begins(f, atom) || !ent_atom_is_joined(f, atom))
        return 1;
    if (f->atoms[atom].kind != ENT_ATOM_SMALL || ent_atom_is_hyphened(f, atom))
        return 0;
    return f->atoms[atom].bits & ENT_WORD_LINK || ent_atom_is_one_of(f, atom, words);
}

typedef int is_noun(const struct ent_mention_finder *f, size_t atom);

static int is_body_noun(const struct ent_mention_finder *f, size_t atom) { return is_small(f, atom, ENT_WORD_BODY); }

static int is_event_noun(const struct ent_mention_finder *f, size_t atom)
{
    static const char *const words[] = {"exercise", "exercises", "drill", "drills", "manoeuvre", "manoeuvres", "maneuver", "maneuvers",
                                        "wargame", "wargames", "summit", "festival", "regatta", "tournament", NULL};
    return atom < f->n_atoms && f->atoms[atom].kind == ENT_ATOM_SMALL && ent_atom_is_one_of(f, atom, words);
}

/* A noun phrase begins at the atom: "a", "the", "its", "Latvia's", "Latvian"; does it call something by such a noun? */
static int calls(const struct ent_mention_finder *f, size_t atom, is_noun *noun)
{
    static const char *const openers[] = {"a", "an", "the", "one", "its", "his", "her", "their", "another", NULL};
    if (begins(f, atom) || !(ent_atom_is_one_of(f, atom, openers) || f->atoms[atom].kind == ENT_ATOM_NAME || f->atoms[atom].kind == ENT_ATOM_ADJECTIVE))
        return 0;
    for (size_t i = atom; i < atom + PHRASE && !begins(f, i); i++) {
        if (i > atom && !ent_atom_is_joined(f, i))
            return 0;
        if (noun(f, i) && phrase_ends(f, i + 1))
            return 1;
        if (i > atom && is_small(f, i, ENT_WORD_LINK | ENT_WORD_SAYING) && !ent_atom_is(f, i, "s"))
            return 0;
    }
    return 0;
}

/* "the governor of the bank, NAME,": somebody of the body. */
static int belongs(const struct ent_mention_finder *f, size_t noun)
{
    for (size_t i = noun; i > 0 && i + 4 > noun && !begins(f, i) && ent_atom_is_joined(f, i); i--)
        if (ent_atom_is(f, i - 1, "of"))
            return 1;
    return 0;
}

/* "NAME, a consultancy,", "NAME (N) is a research institute", "his party, NAME, called", "the utility NAME" */
static int is_called_body(const struct ent_mention_finder *f, size_t k, size_t end)
{
    static const char *const is[] = {"is", "was", "remains", "became", NULL};
    size_t next = end;
    if (k > 0 && !begins(f, k) && is_small(f, k - 1, ENT_WORD_BODY)) {
        int comma = ent_gap_has(f, f->atoms[k].first, ",");
        if (ent_atom_is_joined(f, k) ? !ent_atom_is_hyphened(f, k)
                                     : comma && !belongs(f, k - 1) && (begins(f, end) || ent_gap_has(f, f->atoms[end].first, ",")))
            return 1;
    }
    if (begins(f, end))
        return 0;
    if (ent_gap_has(f, f->atoms[end].first, ","))
        return calls(f, end, is_body_noun);
    if (ent_gap_has(f, f->atoms[end].first, "(") && f->atoms[end].last == f->atoms[end].first + 1 && !begins(f, end + 1) &&
        ent_gap_has(f, f->atoms[end + 1].first, ")"))
        next = end + 1;
    return ent_atom_is_one_of(f, next, is) && calls(f, next + 1, is_body_noun);
}

/* ---- who works there, who owns it ---- */

static int is_workplace(const struct ent_mention_finder *f, size_t k)
{
    static const char *const at[] = {"at", "with", NULL}, *const work[] = {"works", "worked", "working", "employed", "research", "studies", "strategy", "economics", "analyst", "analysts",
                                    "economist", "economists", "consultant", "consultants", "researcher", "researchers", NULL};
    size_t i = k > 1 && ent_atom_is(f, k - 1, "the") ? k - 1 : k;
    if (i < 2 || begins(f, i) || begins(f, i - 1) || !ent_atom_is_one_of(f, i - 1, at) || !ent_atom_is_joined(f, i - 1))
        return 0;
    const struct ent_atom *who = &f->atoms[i - 2];
    return (ent_atom_is(f, i - 1, "at") && who->bits & ENT_WORD_TITLE && who->kind != ENT_ATOM_NAME) || ent_atom_is_one_of(f, i - 2, work);
}

static int has_shares(const struct ent_mention_finder *f, size_t k, size_t end)
{
    static const char *const after[] = {"ceo", "spokesman", "spokeswoman", "spokesperson", "executives", "shares", "shareholders", "chairman", "subsidiary", "engineers", NULL};
    static const char *const of[] = {"in", "of", NULL}, *const before[] = {"stake", "shares", "subsidiary", "shareholders", "shareholder", "ceo", "unit", "arm", NULL};
    if (!begins(f, end) && ent_atom_is_joined(f, end) && ent_atom_is_one_of(f, end, after))
        return 1;
    return k > 1 && !begins(f, k) && !begins(f, k - 1) && ent_atom_is_one_of(f, k - 1, of) && ent_atom_is_one_of(f, k - 2, before);
}

/* ---- what it does ---- */

/* The piece of the word; n_pieces: none. */
static size_t piece_of_word(const struct ent_mention_finder *f, uint32_t word)
{
    size_t low = 0, high = f->n_pieces;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->pieces[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->n_pieces && f->pieces[low].word == word ? low : f->n_pieces;
}

/* Is it, by the tree, the subject of a verb of trade? */
static int trades(const struct ent_mention_finder *f, size_t k, size_t end)
{
    for (size_t p = f->atoms[k].first; p < f->atoms[end - 1].last; p++) {
        uint32_t word = f->pieces[p].word;
        const struct ent_parse *parse = &f->v->words[word].parse;
        if (parse->relation != ENT_REL_NSUBJ || parse->head <= 0)
            continue;
        size_t verb = piece_of_word(f, word + (uint32_t)parse->head);
        if (verb < f->n_pieces && ent_piece_bits(f, verb) & ENT_WORD_TRADE && f->v->words[f->pieces[verb].word].parse.upos == ENT_UPOS_VERB)
            return strcmp(parse->deprel, "nsubj:pass") != 0;
    }
    return 0;
}

/* "NAME of a company and NAME": one word beside a body is another. */
static int beside_body(const struct ent_mention_finder *f, size_t k, size_t end)
{
    if (end != k + 1 || k < 2 || begins(f, k) || begins(f, k - 1) || !ent_atom_is(f, k - 1, "and"))
        return 0;
    size_t i = k - 2;
    while (i > 0 && f->atoms[i].kind == ENT_ATOM_GONE)
        i--;
    const struct ent_atom *a = &f->atoms[i];
    return (a->kind == ENT_ATOM_NAME || (a->kind == ENT_ATOM_CAPITAL && a->rule != NULL)) && ent_atom_type(f, a) == ENT_TYPE_ORG &&
           a->last == f->atoms[k - 1].first;
}

int ent_is_body_around(const struct ent_mention_finder *f, size_t k, size_t end)
{
    return is_called_body(f, k, end) || is_workplace(f, k) || has_shares(f, k, end) || trades(f, k, end) || beside_body(f, k, end);
}

int ent_is_event_around(const struct ent_mention_finder *f, size_t k, size_t end)
{
    static const char *const exercises[] = {"exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "wargames", NULL};
    if (k > 0 && !begins(f, k) && ent_atom_is_joined(f, k) && !ent_atom_is_hyphened(f, k) && is_event_noun(f, k - 1))
        return 1;
    if (!begins(f, end) && end == k + 1 && ent_atom_is_joined(f, end) && !ent_atom_is_hyphened(f, end) && ent_atom_is_one_of(f, end, exercises) &&
        f->pieces[f->atoms[k].first].shape == ENT_PIECE_CAPITALS)
        return 1; /* "the navies' CASAREX exercise" */
    return !begins(f, end) && ent_gap_has(f, f->atoms[end].first, ",") && calls(f, end, is_event_noun);
}

/* ---- ships ---- */

/* "the tanker NAME", "the frigates NAME and NAME" */
size_t ent_name_by_ship(struct ent_mention_finder *f, size_t k, size_t j)
{
    static const char *const ships[] = {"tanker", "tankers", "frigate", "frigates", "corvette", "corvettes", "destroyer", "destroyers", "cruiser", "cruisers", "submarine",
                                        "icebreaker", "vessel", "warship", "minehunter", "minesweeper", "freighter", "trawler", "ferry", "yacht", "ship", "flagship", NULL};
    size_t end = k;
    if (k == 0 || begins(f, k) || !ent_atom_is_joined(f, k) || ent_atom_is_hyphened(f, k) || f->atoms[k - 1].kind != ENT_ATOM_SMALL ||
        !ent_atom_is_one_of(f, k - 1, ships))
        return 0;
    while (end < j && end < k + 3 && f->atoms[end].rule == NULL && (end == k || ent_atom_is_joined(f, end)) && ent_atom_is_big(f, end) && f->atoms[end].kind != ENT_ATOM_ADJECTIVE &&
           !(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_LINK)))
        end++;
    if (end == k || ent_atom_type(f, &f->atoms[k]) == ENT_TYPE_STATE || (end < f->n_atoms && !begins(f, end) && ent_gap_has(f, f->atoms[end].first, "’")))
        return 0;
    ent_name_make(f, k, end, ENT_TYPE_EQUIPMENT, "ship");
    return end;
}

/* ---- longer than a known name ---- */

/* Does the tree tie the atom's first word to the word before, as one name? */
static int is_tied(const struct ent_mention_finder *f, size_t atom)
{
    uint32_t b = f->pieces[f->atoms[atom].first].word, a = f->pieces[f->atoms[atom].first - 1].word;
    const struct ent_parse *before = &f->v->words[a].parse, *after = &f->v->words[b].parse;
    int flat = after->relation == ENT_REL_FLAT || before->relation == ENT_REL_COMPOUND;
    return !f->v->is_parsed || flat || (int32_t)(b - a) == before->head || (int32_t)(a - b) == after->head;
}

/* A word that may go on with the name before it. */
static int goes_on(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_atom *a = &f->atoms[atom];
    return a->kind == ENT_ATOM_CAPITAL && a->rule == NULL && a->alias == ENT_NO_ENTITY && ent_atom_is_joined(f, atom) && !ent_atom_is_hyphened(f, atom) &&
           !(a->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_GIVEN));
}

static int names_people(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_name_piece *p = &f->pieces[f->atoms[atom].first];
    const char *end = f->v->text + p->end;
    return p->end - p->start > 4 && (memcmp(end - 3, "ans", 3) == 0 || memcmp(end - 4, "ists", 4) == 0 || memcmp(end - 4, "lims", 4) == 0);
}

/* "In Donetsk Rinat Karimov": a person begins there, or a place stands alone. */
static int is_apart(const struct ent_mention_finder *f, size_t k)
{
    static const char *const words[] = {"in", "near", "across", "around", "outside", NULL};
    const char *ne = f->v->words[f->pieces[f->atoms[k].last].word].parse.ne;
    return strcmp(ne, "B-PER") == 0 || (k > 0 && !begins(f, k) && ent_atom_is_one_of(f, k - 1, words));
}

/* "SOCAR Trading", "Danube Wire", "Middle Corridor Logistics": a known name, and words that make it another's. */
size_t ent_name_by_longer(struct ent_mention_finder *f, size_t k, size_t j)
{
    const struct ent_atom *a = &f->atoms[k];
    enum ent_entity_type type = ent_atom_type(f, a);
    size_t end = k + 1;
    int place = type == ENT_TYPE_PLACE || type == ENT_TYPE_ROUTE || type == ENT_TYPE_FACILITY;
    if (a->kind != ENT_ATOM_NAME || a->bits & ENT_WORD_GIVEN || (!place && type != ENT_TYPE_ORG && type != ENT_TYPE_EQUIPMENT))
        return 0;
    while (end < j && goes_on(f, end) && (type == ENT_TYPE_ORG || is_tied(f, end)))
        end++;
    if (end == k + 1 || (place && is_apart(f, k)) || (place && names_people(f, end - 1)))
        return 0;
    ent_name_make(f, k, end, type == ENT_TYPE_EQUIPMENT ? type : ENT_TYPE_ORG, "longer");
    return end;
}

/* ---- models ---- */

static int is_year(const struct ent_mention_finder *f, size_t piece)
{
    const struct ent_name_piece *p = &f->pieces[piece];
    const char *s = f->v->text + p->start;
    return p->end - p->start == 4 && (memcmp(s, "19", 2) == 0 || memcmp(s, "20", 2) == 0);
}

static int is_machine(const struct ent_mention_finder *f, size_t atom)
{
    return is_small(f, atom, ENT_WORD_MACHINE) && ent_atom_is_joined(f, atom) && !ent_atom_is_hyphened(f, atom);
}

/* "22 Boeing 787 jets": a maker and a number that is no amount and no year. */
static size_t by_number(struct ent_mention_finder *f, size_t k, size_t j)
{
    static const char *const counts[] = {"a", "an", "the", "of", "its", "new", NULL};
    size_t end = k + 2;
    const struct ent_name_piece *number = k + 1 < j ? &f->pieces[f->atoms[k + 1].first] : NULL;
    if (number == NULL || f->atoms[k].kind != ENT_ATOM_NAME || ent_atom_type(f, &f->atoms[k]) != ENT_TYPE_ORG || f->atoms[k + 1].kind != ENT_ATOM_DIGITS ||
        !number->joined || number->end - number->start < 2 || number->end - number->start > 4 || is_year(f, f->atoms[k + 1].first))
        return 0;
    if (end < j && f->atoms[end].kind == ENT_ATOM_DIGITS && ent_atom_is_hyphened(f, end))
        end++; /* "787-9" */
    int counted = k > 0 && !begins(f, k) && (f->atoms[k - 1].kind == ENT_ATOM_DIGITS || ent_atom_is_one_of(f, k - 1, counts)) && f->v->is_parsed &&
                  is_tied(f, k + 1);
    if (!is_machine(f, end) && !counted)
        return 0;
    ent_name_make(f, k, end, ENT_TYPE_EQUIPMENT, "model");
    return end;
}

/* The entity of that type that is written with the piece, whatever its capitals; ENT_NO_ENTITY: none. */
static uint32_t known_as(const struct ent_mention_finder *f, size_t piece, enum ent_entity_type type)
{
    uint32_t i = ENT_NO_ENTITY, node = f->pieces[piece].id != ENT_INTERN_NONE ? ent_gazetteer_step(f->g, ENT_TRIE_ROOT, f->pieces[piece].id) : 0;
    if (node != 0)
        i = ent_gazetteer_alias(f->g, node);
    while (i != ENT_NO_ENTITY && f->g->entities[f->g->aliases[i].entity].type != type)
        i = f->g->aliases[i].next;
    return i != ENT_NO_ENTITY ? f->g->aliases[i].entity : ENT_NO_ENTITY;
}

/* Whose it is ("Houthi") rather than how it is called? */
static int ends_like_owner(const struct ent_mention_finder *f, size_t piece)
{
    static const char *const ends[] = {"i", "an", "ese", "ish", "ic", "ist", NULL};
    const struct ent_name_piece *p = &f->pieces[piece];
    for (int i = 0; ends[i] != NULL; i++) {
        size_t n = strlen(ends[i]);
        if (p->end - p->start > n && memcmp(f->v->text + p->end - n, ends[i], n) == 0)
            return 1;
    }
    return 0;
}

/* "40 Kestrel drones" */
static int is_model(const struct ent_mention_finder *f, size_t k)
{
    const struct ent_atom *a = &f->atoms[k];
    const char *ne = f->v->words[f->pieces[a->first].word].parse.ne;
    int other = strstr(ne, "-PER") != NULL || strstr(ne, "-LOC") != NULL || strstr(ne, "-ORG") != NULL;
    return !other && !f->pieces[a->first].opens && a->alias == ENT_NO_ENTITY && !(a->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_HEADS)) &&
           f->pieces[a->first].shape == ENT_PIECE_CAPITAL && !ends_like_owner(f, a->first);
}

size_t ent_name_by_model(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t end = by_number(f, k, j);
    if (end > 0 || f->atoms[k].kind != ENT_ATOM_CAPITAL || f->atoms[k].last != f->atoms[k].first + 1 || !is_machine(f, k + 1))
        return end;
    uint32_t known = known_as(f, f->atoms[k].first, ENT_TYPE_EQUIPMENT);
    if (known == ENT_NO_ENTITY && !is_model(f, k))
        return 0;
    ent_name_make(f, k, k + 1, ENT_TYPE_EQUIPMENT, "model");
    f->atoms[k].known = known; /* "Caesar howitzers" is CAESAR */
    return k + 1;
}
