/* Atoms that stand together: names in no list, told by heads, titles, given names and what is around them. */
#include <string.h>

#include "extract/ent_mention_inner.h"

static int is_link(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_atom *a = &f->atoms[atom];
    return a->kind == ENT_ATOM_SMALL && (a->bits & (ENT_WORD_LINK | ENT_WORD_PARTICLE) || f->v->text[f->pieces[a->first].start] == '&');
}

/* The end of the chain that begins at the atom. */
static size_t chain_end(const struct ent_mention_finder *f, size_t i)
{
    size_t j = i + 1;
    for (;;) {
        size_t k = j;
        while (k < j + 3 && ent_atom_is_joined(f, k) && is_link(f, k))
            k++;
        if (!ent_atom_is_joined(f, k))
            return j;
        if (ent_atom_is_big(f, k) && f->atoms[k].kind == ENT_ATOM_CAPITAL && f->atoms[k].bits & ENT_WORD_LINK &&
            f->pieces[f->atoms[k].first].shape == ENT_PIECE_CAPITAL)
            return j; /* "Ungheni / The pipeline" */
        if (ent_atom_is_big(f, k) || (k == j && f->atoms[k].kind == ENT_ATOM_DIGITS))
            j = k + 1;
        else
            return j;
    }
}

/* ---- what the learnt names say ---- */

enum learnt { LEARNT_NOTHING, LEARNT_NO_NAME, LEARNT_PERSON, LEARNT_BODY, LEARNT_PLACE, LEARNT_OTHER, N_LEARNT };

static enum learnt learnt_word(const struct ent_mention_finder *f, size_t piece)
{
    static const char *const tags[N_LEARNT] = {NULL, NULL, "PER", "ORG", "LOC", "MISC"};
    const char *ne = f->v->words[f->pieces[piece].word].parse.ne;
    if (ne[0] == '\0')
        return LEARNT_NOTHING;
    for (int i = LEARNT_PERSON; i < N_LEARNT; i++)
        if (ne[1] == '-' && strcmp(ne + 2, tags[i]) == 0)
            return (enum learnt)i;
    return LEARNT_NO_NAME;
}

/* What most words of the atoms [k, end) are to the model of names; LEARNT_NOTHING: there is none, or it is not of one mind. */
static enum learnt learnt(const struct ent_mention_finder *f, size_t k, size_t end)
{
    size_t n[N_LEARNT] = {0}, all = 0;
    for (size_t i = k; i < end; i++)
        for (size_t p = f->atoms[i].first; p < f->atoms[i].last; p++, all++)
            n[learnt_word(f, p)]++;
    for (int i = LEARNT_NO_NAME; i < N_LEARNT; i++)
        if (2 * n[i] > all)
            return (enum learnt)i;
    return LEARNT_NOTHING;
}

/* ---- persons ---- */

/* "Abdel Fattah al-Burhan": a word that names a body elsewhere, between a given name and a particle. */
static int is_before_particle(const struct ent_mention_finder *f, size_t i)
{
    const struct ent_atom *a = &f->atoms[i], *particle = i + 2 < f->n_atoms ? &f->atoms[i + 1] : NULL;
    return particle != NULL && a->last == a->first + 1 && particle->kind == ENT_ATOM_SMALL && particle->bits & ENT_WORD_PARTICLE &&
           ent_atom_is_joined(f, i + 1) && ent_atom_is_joined(f, i + 2) && f->atoms[i + 2].kind == ENT_ATOM_CAPITAL;
}

/* "Moussa Hama": a town's name right behind a given name is a surname. */
static int is_town_as_surname(const struct ent_mention_finder *f, size_t i)
{
    const struct ent_entity *e = ent_atom_entity(f, &f->atoms[i]);
    return f->atoms[i].last == f->atoms[i].first + 1 && e != NULL && e->type == ENT_TYPE_PLACE && e->speaks_for == ENT_NO_ENTITY &&
           !ent_atom_is_hyphened(f, i) && !(f->atoms[i - 1].bits & (ENT_WORD_PARTICLE | ENT_WORD_COMMON | ENT_WORD_TITLE | ENT_WORD_AREA));
}

/* "Hassan Sheikh Mohamud": a title that is a name between two others. */
static int is_title_within(const struct ent_mention_finder *f, size_t i)
{
    static const char *const titles[] = {"sheikh", "shaikh", "sheik", "haji", "hajji", "sayyid", "said", "mullah", "emir", "malik", "sultan", NULL};
    return ent_atom_is_one_of(f, i, titles) && ent_atom_is_joined(f, i + 1) && f->atoms[i + 1].kind == ENT_ATOM_CAPITAL &&
           !(f->atoms[i + 1].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_HEADS));
}

/* "Christian Weber" within a sentence: a given name that is an ordinary word, too. */
static int is_before_surname(const struct ent_mention_finder *f, size_t i)
{
    const struct ent_atom *a = &f->atoms[i], *next = i + 1 < f->n_atoms ? &f->atoms[i + 1] : NULL;
    return next != NULL && a->kind == ENT_ATOM_CAPITAL && !f->pieces[a->first].opens && ent_atom_is_joined(f, i + 1) && !ent_atom_is_hyphened(f, i + 1) &&
           next->kind == ENT_ATOM_CAPITAL && !(next->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_HEADS | ENT_WORD_GIVEN));
}

/* May the atom be part of a person's name? */
static int is_personal(const struct ent_mention_finder *f, size_t i)
{
    const struct ent_atom *a = &f->atoms[i];
    int after_given = i > 0 && f->atoms[i - 1].kind == ENT_ATOM_CAPITAL && f->atoms[i - 1].bits & ENT_WORD_GIVEN && ent_atom_is_joined(f, i);
    if (a->kind == ENT_ATOM_CAPITAL && after_given && (a->bits & ENT_WORD_ORDINARY || is_title_within(f, i)))
        return 1;
    if (a->bits & ENT_WORD_GIVEN && a->bits & ENT_WORD_COMMON && is_before_surname(f, i))
        return 1;
    if (a->kind == ENT_ATOM_NAME && after_given && (is_before_particle(f, i) || is_town_as_surname(f, i)))
        return 1;
    if (after_given && a->bits & ENT_WORD_PARTICLE && ent_atom_is_joined(f, i + 1) && f->atoms[i + 1].kind == ENT_ATOM_CAPITAL)
        return a->kind == ENT_ATOM_CAPITAL || a->kind == ENT_ATOM_NAME; /* Chris Van Hollen */
    if (a->kind == ENT_ATOM_CAPITAL)
        return !(a->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)) && (!(a->bits & ENT_WORD_HEADS) || a->alias != ENT_NO_ENTITY) &&
               f->pieces[a->first].shape != ENT_PIECE_DIGITS;
    return a->kind == ENT_ATOM_NAME && a->bits & ENT_WORD_GIVEN && a->last == a->first + 1 && i + 1 < f->n_atoms && ent_atom_is_joined(f, i + 1) &&
           f->atoms[i + 1].kind == ENT_ATOM_CAPITAL && !(f->atoms[i + 1].bits & ENT_WORD_HEADS) && !ent_atom_is_hyphened(f, i + 1);
}

/* "Lai Ching-te", "Kim Jong-un": the second half of a given name, in small letters behind its hyphen. */
static int ends_small(const struct ent_mention_finder *f, size_t i)
{
    enum { SYLLABLE = 5 };
    static const char *const others[] = {"led", "run", "era", "style", "held", "made", "wide", "like", "owned", "born", NULL};
    const struct ent_name_piece *p = i < f->n_atoms ? &f->pieces[f->atoms[i].first] : NULL;
    return p != NULL && f->atoms[i].kind == ENT_ATOM_SMALL && ent_atom_is_joined(f, i) && ent_gap_has(f, f->atoms[i].first, "-") &&
           p->start == f->pieces[f->atoms[i].first - 1].end + 1 && p->end - p->start <= SYLLABLE && f->atoms[i].bits == 0 &&
           !ent_atom_is_one_of(f, i, others);
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
    return *n > 1 && ends_small(f, i) ? i + 1 : i;
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
        if (f->atoms[i].kind == ENT_ATOM_CAPITAL && (f->pieces[f->atoms[i].first].shape == ENT_PIECE_CAPITALS) &&
            f->pieces[f->atoms[i].first].end - f->pieces[f->atoms[i].first].start > 1)
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
        if (ent_atom_is(f, k - 1, words[i]) || (k > 1 && ent_atom_is(f, k - 1, "the") && ent_atom_is(f, k - 2, words[i])))
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

/* A name of that kind, unless they say nothing of it: 1. */
static int make_learnt(struct ent_mention_finder *f, size_t k, size_t end, enum learnt kind)
{
    if (kind != LEARNT_PERSON && kind != LEARNT_BODY && kind != LEARNT_PLACE)
        return 0;
    ent_name_make(f, k, end, kind == LEARNT_PERSON ? ENT_TYPE_PERSON : kind == LEARNT_BODY ? ENT_TYPE_ORG : ENT_TYPE_PLACE, "learnt");
    return 1;
}

/* "VII" */
static int is_roman(const struct ent_mention_finder *f, size_t piece)
{
    const struct ent_name_piece *p = &f->pieces[piece];
    for (uint32_t i = p->start; i < p->end; i++)
        if (strchr("IVXLC", f->v->text[i]) == NULL)
            return 0;
    return 1;
}

static int ends_like(const struct ent_mention_finder *f, size_t piece, const char *end)
{
    size_t n = strlen(end), len = f->pieces[piece].end - f->pieces[piece].start;
    return len > n + 2 && memcmp(f->v->text + f->pieces[piece].end - n, end, n) == 0;
}

/* How names of companies end, in this region and elsewhere; 'surely': only as no other names do. */
static int ends_like_company(const struct ent_mention_finder *f, size_t piece, int surely)
{
    static const struct {
        const char *end;
        int is_sure;
    } ends[] = {{"avia", 1}, {"energo", 1}, {"export", 1}, {"gaz", 1}, {"holding", 1}, {"neft", 1}, {"prom", 1}, {"stroy", 1}, {"telecom", 1},
                {"atom", 0}, {"bank", 0}, {"clear", 0}, {"com", 0}, {"gas", 0}, {"invest", 0}, {"media", 0}, {"net", 0}, {"oil", 0}, {"press", 0},
                {"soft", 0}, {"stat", 0}, {"tech", 0}, {"trans", 0}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if ((ends[i].is_sure || !surely) && ends_like(f, piece, ends[i].end))
            return 1;
    return 0;
}

/* A body, whatever the model of names thinks of it: by the words around, or by a form that no other names have. */
static int is_body(const struct ent_mention_finder *f, size_t k, size_t end)
{
    return (end == k + 1 && ends_like_company(f, f->atoms[k].first, 1)) || ent_is_body_around(f, k, end);
}

static size_t by_person(struct ent_mention_finder *f, size_t k, size_t j)
{
    size_t n, end = person_end(f, k, j, &n);
    const struct ent_atom *before = k > 0 && (ent_atom_is_joined(f, k) || f->pieces[f->atoms[k].first].begins == 0) ? &f->atoms[k - 1] : NULL;
    int title = before != NULL && ent_atom_is_joined(f, k) && before->bits & ENT_WORD_TITLE && before->kind != ENT_ATOM_NAME;
    int given = f->atoms[k].bits & ENT_WORD_GIVEN ? 1 : 0;
    int surname = end > k && f->atoms[end - 1].kind == ENT_ATOM_CAPITAL && f->atoms[end - 1].alias != ENT_NO_ENTITY;
    if (n == 0 || !has_word(f, k, end))
        return 0;
    if (n == 1) {
        if (f->pieces[f->atoms[k].first].shape == ENT_PIECE_CAPITALS && is_roman(f, f->atoms[k].first)) /* "Chapter XI" is not Xi */
            return 0;
        if (!title && !surname && !has_saying(f, end))
            return 0;
        if (!title && !surname && (f->pieces[f->atoms[k].first].begins || f->pieces[f->atoms[k].first].shape == ENT_PIECE_CAPITALS))
            return 0;
        if (!title && !surname && is_body(f, k, end))
            return 0;
        ent_name_make(f, k, end, ENT_TYPE_PERSON, title ? "title" : surname ? "surname" : "saying");
        f->atoms[k].single_capital = !title;
        return end;
    }
    if (!title && !given && !surname && (is_body(f, k, end) || f->atoms[end - 1].bits & ENT_WORD_SUFFIX))
        return 0;
    if (!title && !surname && ent_is_event_around(f, k, end)) {
        ent_name_make(f, k, end, ENT_TYPE_EVENT, "event");
        return end;
    }
    if (!title && !given && !surname && !has_saying(f, end) &&
        (before_place(f, k, 1) || f->atoms[k].bits & ENT_WORD_AREA || (n == 2 && ent_atom_is_hyphened(f, end - 1)) || !look_like_names(f, k, end)))
        return 0;
    enum learnt kind = title || given || surname ? LEARNT_NOTHING : learnt(f, k, end);
    if (kind != LEARNT_PERSON && make_learnt(f, k, end, kind))
        return end;
    ent_name_make(f, k, end, ENT_TYPE_PERSON, title ? "title" : given ? "given name" : surname ? "surname" : has_saying(f, end) ? "saying" : "two capitals");
    return end;
}

/* ---- the rest ---- */

/* What the tagger thinks of a lone capital: a name, a word, nothing. */
static int is_tagged_word(const struct ent_mention_finder *f, size_t atom)
{
    uint8_t upos = f->v->words[f->pieces[f->atoms[atom].first].word].parse.upos;
    return upos != ENT_UPOS_NONE && upos != ENT_UPOS_PROPN && upos != ENT_UPOS_X;
}

/* Of a name that nothing else explains. */
static enum ent_entity_type place_or_body(const struct ent_mention_finder *f, size_t k, size_t end)
{
    int hyphened = end == k + 2 && ent_atom_is_hyphened(f, k + 1);
    static const char *const owners[] = {"by", "company", "giant", NULL};
    int owned = k > 0 && ent_atom_is_joined(f, k) && (f->atoms[k - 1].kind == ENT_ATOM_ADJECTIVE || ent_atom_is_one_of(f, k - 1, owners));
    if (ends_like_company(f, f->atoms[end - 1].first, 0))
        return ENT_TYPE_ORG;
    if (before_place(f, k, 0) || f->atoms[k].bits & ENT_WORD_AREA || hyphened)
        return ENT_TYPE_PLACE;
    return end > k + 1 || owned ? ENT_TYPE_ORG : ENT_TYPE_PLACE;
}

/* "Neptun Deep": a word that the tree takes for the rest of the name before it. */
static int is_flat(const struct ent_mention_finder *f, size_t atom)
{
    const struct ent_parse *parse = &f->v->words[f->pieces[f->atoms[atom].first].word].parse;
    return parse->relation == ENT_REL_FLAT && parse->upos == ENT_UPOS_PROPN && !(f->atoms[atom].bits & ENT_WORD_TITLE) && !ent_atom_is_time(f, atom);
}

/* Capitals that nothing above explains. */
static size_t by_capitals(struct ent_mention_finder *f, size_t k, size_t j)
{
    static const char *const words[] = {"ian", "ist", "ism", "tion", "tions", "ment", "ments", "ness", "ing", "ings", "ities", "phile", "phobe", NULL}; /* rarely names */
    size_t end = k + 1;
    const struct ent_atom *a = &f->atoms[k];
    const struct ent_name_piece *p = &f->pieces[a->first];
    if (a->kind != ENT_ATOM_CAPITAL || a->bits & (ENT_WORD_TITLE | ENT_WORD_COMMON | ENT_WORD_LINK))
        return 0;
    while (end < j && f->atoms[end].kind == ENT_ATOM_CAPITAL && (!(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_COMMON)) || is_flat(f, end)))
        end++;
    int capitals = p->shape == ENT_PIECE_CAPITALS && p->end - p->start > 1;
    if (capitals && ent_is_event_around(f, k, end)) {
        ent_name_make(f, k, end, ENT_TYPE_EVENT, "event");
        return end;
    }
    if (end < j && f->atoms[end].kind == ENT_ATOM_DIGITS) { /* S-400, Su-57, VVR 1200 */
        if (end == k + 1 && p->end - p->start <= 4 && (capitals || ent_atom_is_hyphened(f, end) || p->end - p->start <= 2)) {
            int is_glued = end + 1 < j && f->atoms[end + 1].kind == ENT_ATOM_CAPITAL &&
                           f->pieces[f->atoms[end + 1].first].start == f->pieces[f->atoms[end].first].end;
            size_t last = is_glued ? end + 2 : end + 1;
            ent_name_make(f, k, last, ENT_TYPE_EQUIPMENT, "code");
            return last;
        }
    }
    if (end == k + 1 && p->end - p->start < 2)
        return 0;
    if (end == k + 1 && end < j && f->atoms[end].bits & ENT_WORD_TITLE && f->atoms[end].kind == ENT_ATOM_CAPITAL &&
        f->pieces[f->atoms[end].first].shape == ENT_PIECE_CAPITAL)
        return 0; /* "Enlargement Commissioner" */
    if (end == k + 1 && a->bits & ENT_WORD_HEADS) { /* "the Ministry", "Parliament"; not "the Sea" */
        if (!(a->bits & ENT_WORD_HEAD(ENT_TYPE_ORG)) || p->opens)
            return 0;
        ent_name_make(f, k, end, ENT_TYPE_ORG, "head");
        return end;
    }
    if (is_body(f, k, end) && !(p->opens && is_tagged_word(f, k)) && !is_known_small(f, a->first)) {
        ent_name_make(f, k, end, ENT_TYPE_ORG, "body");
        return end;
    }
    if (end == k + 1 && p->opens && is_tagged_word(f, k) && ends_like(f, a->first, "ists"))
        return 0; /* "Scientists say" */
    if (end == k + 1 && (ends_like(f, a->first, "ians") || ends_like(f, a->first, "ists") || ends_like(f, a->first, "lims"))) {
        ent_name_make(f, k, end, ENT_TYPE_GROUP, "people");
        return end;
    }
    if (end == k + 1 && !capitals && is_tagged_word(f, k))
        return 0;
    for (int i = 0; end == k + 1 && words[i] != NULL; i++)
        if (ends_like(f, a->first, words[i]))
            return 0;
    enum learnt kind = learnt(f, k, end);
    if (end == k + 1 && !capitals && kind == LEARNT_NO_NAME && !ends_like_company(f, a->first, 0))
        return 0; /* "the Voice" */
    if (end == k + 1 && capitals && is_roman(f, a->first)) { /* "Chapter VII" */
        f->atoms[k].kind = ENT_ATOM_SMALL;
        f->atoms[k].alias = ENT_NO_ENTITY;
        return 0;
    }
    if (f->atoms[end - 1].bits & ENT_WORD_SUFFIX)
        ent_name_make(f, k, end, ENT_TYPE_ORG, "suffix");
    else if (capitals)
        ent_name_make(f, k, end, ENT_TYPE_ORG, "capitals");
    else if ((end > k + 1 && a->bits & ENT_WORD_AREA) || !make_learnt(f, k, end, kind)) /* "El Obeid", whoever it looks like */
        ent_name_make(f, k, end, place_or_body(f, k, end), "capital");
    f->atoms[k].single_capital = end == k + 1 && !capitals;
    return end;
}

/* "Harbour Works Global Limited": words of all kinds before what only companies have at their end. */
static size_t by_suffix(struct ent_mention_finder *f, size_t k, size_t j)
{
    static const char *const suffixes[] = {"limited", "ltd", "llc", "inc", "plc", "gmbh", "pjsc", "jsc", "cjsc", "ojsc", "llp", NULL};
    size_t end = k;
    while (end < j && (end == k || (ent_atom_is_joined(f, end) && !ent_atom_is_hyphened(f, end))) && ent_atom_is_big(f, end) && !ent_atom_is_one_of(f, end, suffixes) &&
           !(f->atoms[end].bits & (ENT_WORD_TITLE | ENT_WORD_LINK)))
        end++;
    if (end < k + 2 || end == j || f->atoms[end].kind != ENT_ATOM_CAPITAL || !ent_atom_is_joined(f, end) || !ent_atom_is_one_of(f, end, suffixes) ||
        (f->pieces[f->atoms[k].first].opens && f->atoms[k].bits & ENT_WORD_COMMON))
        return 0;
    ent_name_make(f, k, end + 1, ENT_TYPE_ORG, "suffix");
    return end + 1;
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

static void read_chain(struct ent_mention_finder *f, size_t i, size_t j)
{
    for (size_t k = i, next; k < j; k = next) {
        if (f->atoms[k].kind == ENT_ATOM_SMALL || f->atoms[k].kind == ENT_ATOM_DIGITS || is_mere_beginning(f, k)) {
            next = k + 1;
            continue;
        }
        if ((next = ent_name_by_ship(f, k, j)) == 0 && (next = by_suffix(f, k, j)) == 0 && (next = ent_name_by_small_head(f, k, j)) == 0 && (next = ent_name_by_head(f, k, j)) == 0 && (next = ent_name_by_longer(f, k, j)) == 0 &&
            (next = ent_name_by_model(f, k, j)) == 0 && is_personal(f, k))
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
    if (i > 0 && ent_atom_is_one_of(f, i - 1, words))
        return 1;
    return i > 1 && ent_atom_is(f, i - 1, "of") && (ent_atom_is(f, i - 2, "author") || ent_atom_is(f, i - 2, "editor"));
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
        big += (size_t)ent_atom_is_big(f, k);
    }
    return big >= 3 && small == 0 ? k : 0;
}

static void read_books(struct ent_mention_finder *f)
{
    for (size_t i = 1; i < f->n_atoms; i++) {
        size_t end = ent_atom_is_big(f, i) && names_book(f, i) ? book_end(f, i) : 0;
        if (end > 0)
            ent_name_make(f, i, end, ENT_TYPE_WORK, "book");
    }
}

/* Two to four capitals, all of them of persons to the model of names. */
static int is_learnt_person(const struct ent_mention_finder *f, size_t i, size_t j)
{
    for (size_t k = i; k < j; k++)
        if (f->atoms[k].kind != ENT_ATOM_CAPITAL || f->atoms[k].bits & (ENT_WORD_COMMON | ENT_WORD_TITLE | ENT_WORD_HEADS) ||
            learnt(f, k, k + 1) != LEARNT_PERSON)
            return 0;
    return j - i >= 2 && j - i <= 4;
}

/* In a headline only what is known as a surname, or stands after a given name, is told apart from other words. */
static void read_headline(struct ent_mention_finder *f, size_t i, size_t j)
{
    if (f->pieces[f->atoms[i].first].begins && (j == f->n_atoms || f->pieces[f->atoms[j].first].begins) && is_learnt_person(f, i, j)) {
        ent_name_make(f, i, j, ENT_TYPE_PERSON, "learnt"); /* a byline without "by" */
        return;
    }
    for (size_t k = i; k < j; k++) {
        const struct ent_atom *a = &f->atoms[k];
        if (a->kind != ENT_ATOM_CAPITAL)
            continue;
        if (a->bits & ENT_WORD_GIVEN && k + 1 < j && f->atoms[k + 1].kind == ENT_ATOM_CAPITAL && f->atoms[k + 1].alias != ENT_NO_ENTITY)
            ent_name_make(f, k, k + 2, ENT_TYPE_PERSON, "given name");
        else if (a->alias != ENT_NO_ENTITY && !(a->bits & (ENT_WORD_COMMON | ENT_WORD_ORDINARY)))
            ent_name_make(f, k, k + 1, ENT_TYPE_PERSON, "surname");
    }
}

void ent_mention_chains(struct ent_mention_finder *f)
{
    read_books(f);
    for (size_t i = 0, j; i < f->n_atoms; i = j) {
        j = i + 1;
        if (!ent_atom_is_big(f, i) || f->atoms[i].rule != NULL)
            continue;
        j = chain_end(f, i);
        if (f->pieces[f->atoms[i].first].headline)
            read_headline(f, i, j);
        else if (f->is_english)
            read_chain(f, i, j);
    }
}
