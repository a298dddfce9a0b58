/*
 * The city or its government?  A capital in running political prose mostly means the government ("Moscow was displeased", "ties with
 * Tehran"); it is the city where something is or goes: after "in", "at", "near"; after "to" and "from" beside words of motion; before and
 * after words for what only a place has.  The word lists are data (ent_name_words.h).
 */
#include "extract/ent_mention_inner.h"

enum { REACH = 10 };

static int small_bits(const struct ent_mention_finder *f, size_t atom, uint64_t bits)
{
    return atom < f->n_atoms && (f->atoms[atom].kind == ENT_ATOM_SMALL || f->atoms[atom].kind == ENT_ATOM_CAPITAL) && f->atoms[atom].bits & bits;
}

static int is(const struct ent_mention_finder *f, size_t atom, const char *word)
{
    return atom < f->n_atoms && f->atoms[atom].last == f->atoms[atom].first + 1 && ent_piece_is(f, f->atoms[atom].first, word);
}

static int begins(const struct ent_mention_finder *f, size_t atom) { return f->pieces[f->atoms[atom].first].begins; }

/* A word of motion among the few before the atom, in the same sentence. */
static int moves_before(const struct ent_mention_finder *f, size_t atom)
{
    for (size_t k = 1; k <= REACH && k <= atom && !begins(f, atom - k + 1); k++)
        if (small_bits(f, atom - k, ENT_WORD_MOTION))
            return 1;
    return 0;
}

/* "sent three fighters to Mogadishu": whom or what one sends goes to the place itself; letters and signals do not. */
static int is_sent(const struct ent_mention_finder *f, size_t atom)
{
    static const char *const sending[] = {"send", "sends", "sent", "sending", "dispatch", "dispatched", "deploy", "deployed", NULL};
    static const char *const sent[] = {"troops", "soldiers", "fighters", "warships", "peacekeepers", "instructors", "trainers", "mercenaries", "envoy",
                                       "envoys", "team", "teams", "advisers", "observers", "monitors", NULL};
    int goes = 0;
    for (size_t k = 1; k <= REACH && k <= atom && !begins(f, atom - k + 1); k++) {
        goes = goes || ent_atom_is_one_of(f, atom - k, sent);
        if (goes && ent_atom_is_one_of(f, atom - k, sending))
            return 1;
    }
    return 0;
}

/* The word that governs the name: through "X, Y and NAME" back to the preposition of the list. */
static size_t governor(const struct ent_mention_finder *f, size_t atom)
{
    size_t i = atom;
    if (f->v->words[f->pieces[f->atoms[atom].first].word].parse.relation == ENT_REL_NSUBJ && ent_gap_has(f, f->atoms[atom].first, ","))
        return i; /* "the consul in Osaka, Tokyo protested" */
    while (i >= 2 && !begins(f, i) && (is(f, i - 1, "and") || is(f, i - 1, "or")) && f->atoms[i - 2].kind == ENT_ATOM_NAME)
        i -= 2;
    while (i >= 1 && !begins(f, i) && f->atoms[i - 1].kind == ENT_ATOM_NAME && ent_gap_has(f, f->atoms[i].first, ","))
        i--;
    return i;
}

/* After the name, past a possessive: the atom. */
static size_t after(const struct ent_mention_finder *f, size_t atom, int *possessive)
{
    size_t i = atom + 1;
    while (i < f->n_atoms && f->atoms[i].kind == ENT_ATOM_GONE)
        i++;
    *possessive = is(f, i, "s") && (ent_gap_has(f, f->atoms[i].first, "'") || ent_gap_has(f, f->atoms[i].first, "’"));
    return *possessive ? i + 1 : i;
}

/* Is it a building or a celebration that is named there? */
static int has_place(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_atom *a = &f->atoms[atom];
    enum ent_entity_type type = a->kind == ENT_ATOM_NAME || a->kind == ENT_ATOM_CAPITAL ? ent_atom_type(f, a) : ENT_TYPE_NONE;
    return type == ENT_TYPE_FACILITY || type == ENT_TYPE_EVENT;
}

int ent_is_metonym(const struct ent_mention_finder *f, size_t atom, const char **rule)
{
    static const char *const between[] = {"shuttled", "shuttling", "shuttles", "shuttle", "flights", "trains", "travelled", "traveled", "commuted", NULL};
    static const char *const carrying[] = {"bring", "brings", "brought", "bringing", "taken", "carried", "back", NULL};
    int possessive = 0, seat = ent_atom_entity(f, &f->atoms[atom])->is_seat;
    size_t next = after(f, atom, &possessive), at = governor(f, atom);
    int together = next < f->n_atoms && !begins(f, next);
    int stance = (possessive && together && (small_bits(f, next, ENT_WORD_STANCE) || small_bits(f, next + 1, ENT_WORD_STANCE))) || (together && f->pieces[f->atoms[next].first].joined && small_bits(f, next, ENT_WORD_STANCE));
    if (together && !possessive && ent_gap_has(f, f->atoms[next].first, "-") && f->atoms[next].kind == ENT_ATOM_SMALL)
        stance = !small_bits(f, next, ENT_WORD_AT_PLACE); /* "Moscow-led", but "Moscow-based" */
    *rule = "place";
    const struct ent_name_piece *p = &f->pieces[f->atoms[atom].first];
    int dated = together && ent_gap_has(f, f->atoms[next].first, ",") && (f->atoms[next].kind == ENT_ATOM_DIGITS || small_bits(f, next, ENT_WORD_COMMON));
    if (p->begins && p->end - p->start > 3 && (p->shape == ENT_PIECE_CAPITALS || (dated && f->atoms[next].kind != ENT_ATOM_SMALL)))
        return 0; /* "YEREVAN (Agency) -", "Yerevan, 12 May" */
    if (possessive && together && has_place(f, next))
        return 0; /* "Yerevan's Zvartnots airport" */
    int old_town = possessive && together && small_bits(f, next + 1, ENT_WORD_AT_PLACE) && !small_bits(f, next, ENT_WORD_STANCE) && !small_bits(f, next + 1, ENT_WORD_STANCE);
    if (old_town)
        return 0; /* "Tbilisi's old town" */
    if (together && small_bits(f, next, ENT_WORD_AT_PLACE) && !(possessive && stance) && (possessive || f->pieces[f->atoms[next].first].joined))
        return 0;
    if (at > 0 && !begins(f, at)) {
        size_t before = at - 1;
        if (is(f, before, "the") && before > 0)
            before--;
        if (!stance && !possessive && (is(f, before, "in") || is(f, before, "at") || is(f, before, "near") || is(f, before, "around") || is(f, before, "outside") || is(f, before, "across") || is(f, before, "throughout")))
            return 0;
        if ((is(f, before, "to") || is(f, before, "from") || is(f, before, "for") || is(f, before, "via") || is(f, before, "through") || is(f, before, "into") || is(f, before, "over")) && !possessive && (moves_before(f, before) || is_sent(f, before)))
            return 0;
        if (is(f, before, "of") && before > 0 && small_bits(f, before - 1, ENT_WORD_AT_PLACE))
            return 0;
        if (is(f, before, "to") && before > 0 && !possessive && ent_atom_is_one_of(f, before - 1, carrying))
            return 0; /* "the crowds that they promised to bring to Tbilisi" */
        int goes_between = is(f, before, "between") && before > 0 && ent_atom_is_one_of(f, before - 1, between);
        if (goes_between)
            return 0; /* "shuttled between New Delhi and Islamabad" */
        int left_to_act = is(f, before, "leaving") && together && is(f, next, "to") && !possessive;
        if (!seat && small_bits(f, before, ENT_WORD_AT_PLACE) && !possessive && !left_to_act && f->atoms[before].kind == ENT_ATOM_SMALL)
            return 0; /* "visited Yerevan", "the capital, Tbilisi" */
    }
    if (!seat && together && ent_gap_has(f, f->atoms[next].first, ",") && f->atoms[next].kind == ENT_ATOM_NAME && f->atoms[next].known == ent_atom_entity(f, &f->atoms[atom])->speaks_for)
        return 0; /* "Baku, Azerbaijan" */
    *rule = seat ? "seat" : stance ? "government's" : "government";
    return 1;
}
