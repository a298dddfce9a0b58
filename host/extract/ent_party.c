/* From heads of noun phrases to entities. */
#include "extract/ent_party.h"

#include <string.h>

#include "extract/ent_measure.h"
#include "extract/ent_party_parts.h"

/* How deep and wide a phrase is searched. */
enum { MAX_DEPTH = 5, FAR_APPOSITION = 8, FAR_CONJUNCT = 16, RIGHT_BEFORE = 5 };

const struct ent_mention *ent_party_mention(const struct ent_party_finder *f, size_t word)
{
    return f->mention_at[word] != 0 && f->mention_at[word] <= f->mentions->n ? &f->mentions->items[f->mention_at[word] - 1] : NULL;
}

uint32_t ent_party_allusion(const struct ent_party_finder *f, size_t word)
{
    return f->mention_at[word] > f->mentions->n ? f->mentions->allusions[f->mention_at[word] - 1 - f->mentions->n].known : ENT_NO_ENTITY;
}

void ent_party_add(struct ent_parties *out, const char *entity, size_t n, size_t word)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->items[i].n == n && memcmp(out->items[i].entity, entity, n) == 0)
            return;
    if (out->n < ENT_MAX_PARTIES)
        out->items[out->n++] = (struct ent_party){entity, n, (uint32_t)word};
}

static void add_known(const struct ent_party_finder *f, uint32_t entity, size_t word, struct ent_parties *out)
{
    const char *name = f->gazetteer->entities[entity].name;
    ent_party_add(out, name, strlen(name), word);
}

/* The state that a place speaks for, as capitals do; of a building or base, whose it is; ENT_NO_ENTITY. */
static uint32_t spoken_for(const struct ent_party_finder *f, const struct ent_mention *m)
{
    const struct ent_gazetteer *g = f->gazetteer;
    if (m->known == ENT_NO_ENTITY)
        return ENT_NO_ENTITY;
    uint32_t state = g->entities[m->known].speaks_for;
    return state == ENT_NO_ENTITY && m->type == ENT_TYPE_FACILITY ? ent_entity_state(g, m->known) : state;
}

/* A mention as a party: actors act, places are where; a capital is its state where one travels to it, a base where it is struck. */
static int add_mention(const struct ent_party_finder *f, const struct ent_mention *m, size_t word, int may_be_place, struct ent_parties *out)
{
    uint32_t state = spoken_for(f, m);
    int is_seat = m->type == ENT_TYPE_FACILITY && state != ENT_NO_ENTITY, is_place = (m->type == ENT_TYPE_PLACE || is_seat) && !m->metonym;
    if (f->is_thing_too) {
        ent_party_add(out, m->entity, m->n_entity, word);
        return 1;
    }
    switch (m->type) {
    case ENT_TYPE_STATE: case ENT_TYPE_PERSON: case ENT_TYPE_ORG: case ENT_TYPE_BLOC: case ENT_TYPE_GROUP: case ENT_TYPE_PLACE: break;
    default:
        if (!is_seat)
            return 0;
    }
    if (is_place && !may_be_place)
        return 0;
    if (is_place && state != ENT_NO_ENTITY)
        add_known(f, state, word, out);
    else
        ent_party_add(out, m->entity, m->n_entity, word);
    return 1;
}

/* ---- offices ---- */

/* Where the title begins that ends at a word: "deputy prime minister"; ENT_NO_WORD: that is no title. */
static size_t title_start(const struct ent_party_finder *f, size_t word)
{
    static const char *const heads[] = {"chancellor", "emperor", "king", "minister", "premier", "president", "queen", "secretary", "speaker", NULL};
    size_t first = word;
    if (!ent_view_in(f->v, word, heads))
        return ENT_NO_WORD;
    while (first > 0 && ent_view_together(f->v, first - 1, word) && ent_is_letters(f->v, first - 1) && f->mention_at[first - 1] == 0 &&
           !ent_view_key(f->v, first - 1)->is_stop)
        first--;
    return first;
}

static int is_title(const struct ent_party_finder *f, size_t first, size_t word, const char *title)
{
    if (first == word && ent_view_is(f->v, word, "premier"))
        return strcmp(title, "prime minister") == 0;
    return ent_view_are(f->v, first, title) == word + 1 - first;
}

/* The only person of the state who is known to hold the office [first, word] when the article appears; ENT_NO_ENTITY. */
static uint32_t in_office(const struct ent_party_finder *f, uint32_t state, size_t first, size_t word)
{
    const struct ent_gazetteer *g = f->gazetteer;
    uint32_t found = ENT_NO_ENTITY;
    for (const struct ent_office *o = g->offices; o < g->offices + g->n_offices; o++) {
        if (g->entities[o->person].of != state || !ent_date_is(o->when.from) || !ent_validity_holds(o->when, f->v->published) ||
            !is_title(f, first, word, o->title))
            continue;
        if (found != ENT_NO_ENTITY && found != o->person)
            return ENT_NO_ENTITY;
        found = o->person;
    }
    return found;
}

/* "Armenia's prime minister": who that is when the article appears; ENT_NO_ENTITY: not known, or not only one. */
static uint32_t holder(const struct ent_party_finder *f, size_t word)
{
    size_t first = f->v->published.year != 0 ? title_start(f, word) : ENT_NO_WORD;
    if (first == ENT_NO_WORD)
        return ENT_NO_ENTITY;
    ent_tree_each(f->tree, word, k) {
        const struct ent_mention *m = ent_party_mention(f, k);
        enum ent_relation r = relation(f, k);
        uint32_t state = m != NULL && m->type == ENT_TYPE_STATE ? m->known : ent_party_allusion(f, k);
        if (state != ENT_NO_ENTITY && (r == ENT_REL_AMOD || r == ENT_REL_COMPOUND || r == ENT_REL_NMOD))
            return in_office(f, state, first, word);
    }
    return ENT_NO_ENTITY;
}

/* "the Pashinyan government", "the Georgian Dream government": the state that the person or party belongs to; ENT_NO_ENTITY. */
static uint32_t governed(const struct ent_party_finder *f, size_t word)
{
    static const char *const governments[] = {"administration", "cabinet", "government", "regime", NULL};
    size_t name = ent_view_in(f->v, word, governments) ? ent_tree_child(f->tree, word, ENT_REL_COMPOUND) : ENT_NO_WORD;
    const struct ent_mention *m = name != ENT_NO_WORD ? ent_party_mention(f, name) : NULL;
    return m != NULL && (m->type == ENT_TYPE_PERSON || m->type == ENT_TYPE_ORG) ? ent_entity_state(f->gazetteer, m->known) : ENT_NO_ENTITY;
}

/* ---- phrases ---- */

static int is_clause(enum ent_relation r)
{
    return r == ENT_REL_ACL || r == ENT_REL_ADVCL || r == ENT_REL_CCOMP || r == ENT_REL_CSUBJ || r == ENT_REL_PARATAXIS || r == ENT_REL_XCOMP;
}

/* "anti-Syria", "pro-Russian": whom it is against or for owns nothing. */
static int is_for_or_against(const struct ent_party_finder *f, size_t word)
{
    return word > 1 && ent_view_is(f->v, word - 1, "-") && ent_view_one_of(f->v, word - 2, "anti|pro|non");
}

/* What a word says of where its head belongs: "Azerbaijani (forces)", "EU (officials)", "(leaders) of Iran". */
static int is_owner(const struct ent_party_finder *f, size_t child)
{
    static const char *const owners[] = {"from", "in", "of", "'s", NULL};
    enum ent_relation r = relation(f, child);
    if (is_for_or_against(f, child))
        return 0;
    if (r == ENT_REL_AMOD || r == ENT_REL_COMPOUND || r == ENT_REL_FLAT)
        return 1;
    size_t at = r == ENT_REL_NMOD ? ent_tree_case(f->tree, child) : ENT_NO_WORD;
    return r == ENT_REL_NMOD && (at == ENT_NO_WORD || ent_view_in(f->v, at, owners) || ent_tree_is_subtype(f->tree, child, "poss"));
}

/* "(Chinese) President Xi Jinping": the person whose title stands right before the name, however the tree joins them; NULL: none. */
static const struct ent_mention *titled(const struct ent_party_finder *f, size_t word)
{
    int upos = f->v->words[word].parse.upos;
    const struct ent_mention *m = upos == ENT_UPOS_NOUN || upos == ENT_UPOS_PROPN ? ent_party_mention(f, word + 1) : NULL;
    return m != NULL && m->type == ENT_TYPE_PERSON && m->first == word + 1 && ent_view_together(f->v, word, word + 1) &&
                   ent_view_is_capital(f->v, word)
               ? m
               : NULL;
}

/* "NATO Secretary General Mark Rutte": the person in whose title a body's name stands; NULL: none. */
static const struct ent_mention *officer(const struct ent_party_finder *f, const struct ent_mention *body)
{
    size_t i = body->last;
    if (body->type != ENT_TYPE_BLOC && body->type != ENT_TYPE_ORG && body->type != ENT_TYPE_STATE)
        return NULL;
    while (i < body->last + RIGHT_BEFORE && ent_view_together(f->v, body->last - 1, i) && f->mention_at[i] == 0 &&
           (f->v->words[i].parse.upos == ENT_UPOS_NOUN || f->v->words[i].parse.upos == ENT_UPOS_PROPN || f->v->words[i].parse.upos == ENT_UPOS_ADJ))
        i++;
    const struct ent_mention *m = i > body->last && ent_view_together(f->v, body->last - 1, i) ? ent_party_mention(f, i) : NULL;
    return m != NULL && m->type == ENT_TYPE_PERSON && m->first == i ? m : NULL;
}

static void parties_of(const struct ent_party_finder *f, size_t word, int may_be_place, int depth, struct ent_parties *out);

/* What the word itself names or stands for. */
static void add_itself(const struct ent_party_finder *f, size_t word, int may_be_place, int depth, struct ent_parties *out)
{
    const struct ent_mention *m = ent_party_mention(f, word);
    size_t before = out->n, subject = m == NULL && depth < MAX_DEPTH ? ent_party_bound(f, word) : ENT_NO_WORD;
    uint32_t known;
    if (subject != ENT_NO_WORD)
        parties_of(f, subject, may_be_place, depth + 1, out);
    if (out->n > before)
        return;
    if (m == NULL && subject == ENT_NO_WORD) /* else it means one without a name */
        m = ent_party_pronoun(f, word);
    if (m == NULL)
        m = titled(f, word);
    if (m == NULL)
        m = ent_party_told(f, word, may_be_place);
    if (m != NULL && depth == 0 && officer(f, m) != NULL)
        m = officer(f, m);
    if (m != NULL)
        add_mention(f, m, word, may_be_place, out);
    else if ((known = holder(f, word)) != ENT_NO_ENTITY || (known = governed(f, word)) != ENT_NO_ENTITY ||
             (known = ent_party_allusion(f, word)) != ENT_NO_ENTITY || (known = ent_party_country(f, word)) != ENT_NO_ENTITY)
        add_known(f, known, word, out);
    else
        ent_party_pair(f, word, out);
}

/* "the regional alliance, the CSTO,", "his Iranian counterpart, Masoud Pezeshkian,": named right behind what it is, however the tree joins them; NULL: none. */
static const struct ent_mention *named_behind(const struct ent_party_finder *f, size_t word)
{
    static const char *const bodies[] = {"agency", "alliance", "bloc", "body", "company", "court", "firm", "group", "operator", "organisation", "organization", "party", "union", NULL};
    static const char *const fellows[] = {"ally", "ambassador", "colleague", "counterpart", "envoy", "minister", "opponent", "predecessor", "premier", "president", "rival", "successor", NULL};
    size_t at = word + 1;
    int is_fellow = ent_view_in(f->v, word, fellows) != 0;
    if ((!ent_view_in(f->v, word, bodies) && !is_fellow) || !ent_view_together(f->v, word, at + 2) || !ent_view_is(f->v, at, ",") || ent_party_mention(f, word) != NULL)
        return NULL;
    at += ent_view_is(f->v, at + 1, "the") ? 2 : 1;
    const struct ent_mention *m = ent_party_mention(f, at);
    int is_meant = m != NULL && (m->first == at || m->first + 1 == at) && (m->type == ENT_TYPE_BLOC || m->type == ENT_TYPE_ORG || (is_fellow && m->type == ENT_TYPE_PERSON));
    return is_meant && ent_view_one_of(f->v, m->last, ",|(|.|;") ? m : NULL;
}

static void parties_of(const struct ent_party_finder *f, size_t word, int may_be_place, int depth, struct ent_parties *out)
{
    size_t before = out->n;
    add_itself(f, word, may_be_place, depth, out);
    const struct ent_mention *named = out->n == before ? named_behind(f, word) : NULL;
    if (named != NULL)
        add_mention(f, named, named->first, may_be_place, out);
    /* the name stands in apposition: "the ministry, Rosatom", "President Xi"; then owners, names before pronouns: "its exclave of Nakhchivan" */
    for (int pass = 0; pass < 3 && out->n == before && depth < MAX_DEPTH; pass++)
        ent_tree_each(f->tree, word, k) {
            if (out->n > before)
                break;
            if (pass == 0 ? (relation(f, k) == ENT_REL_APPOS && k < word + FAR_APPOSITION) || relation(f, k) == ENT_REL_FLAT
                          : is_owner(f, k) && (f->v->words[k].parse.upos == ENT_UPOS_PRON) == (pass == 2))
                parties_of(f, k, pass > 0, depth + 1, out);
        }
    if (depth < MAX_DEPTH)
        ent_tree_each(f->tree, word, k)
            if (relation(f, k) == ENT_REL_CONJ && k < word + FAR_CONJUNCT)
                parties_of(f, k, may_be_place, depth + 1, out);
}

void ent_parties_of(const struct ent_party_finder *f, size_t word, int may_be_place, struct ent_parties *out)
{
    if (word != ENT_NO_WORD)
        parties_of(f, word, may_be_place, 0, out);
}

/* Where or when, not whom: "a truce in Yemen". */
static int is_setting(const struct ent_party_finder *f, size_t word)
{
    size_t at = relation(f, word) == ENT_REL_NMOD || relation(f, word) == ENT_REL_OBL ? ent_tree_case(f->tree, word) : ENT_NO_WORD;
    return at != ENT_NO_WORD && (ent_view_one_of(f->v, at, "after|before|during|since") ||
                                 (ent_party_mention(f, word) != NULL && ent_view_one_of(f->v, at, "at|in|near|under|within")));
}

static void inside(const struct ent_party_finder *f, size_t word, int depth, const struct ent_parties *except, struct ent_parties *out)
{
    parties_of(f, word, 1, depth, out);
    if (except != NULL)
        ent_parties_take(out, except);
    if (depth < MAX_DEPTH && out->n == 0)
        ent_tree_each(f->tree, word, k)
            if (!is_clause(relation(f, k)) && !is_setting(f, k) && out->n == 0)
                inside(f, k, depth + 1, except, out);
}

void ent_parties_inside(const struct ent_party_finder *f, size_t word, const struct ent_parties *except, struct ent_parties *out)
{
    if (word != ENT_NO_WORD)
        inside(f, word, 0, except, out);
}

/* ---- sets ---- */

int ent_parties_has(const struct ent_parties *p, const struct ent_party *x)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].n == x->n && memcmp(p->items[i].entity, x->entity, x->n) == 0)
            return 1;
    return 0;
}

void ent_parties_take(struct ent_parties *from, const struct ent_parties *what)
{
    size_t n = 0;
    for (size_t i = 0; i < from->n; i++)
        if (!ent_parties_has(what, &from->items[i]))
            from->items[n++] = from->items[i];
    from->n = n;
}

/* ---- the whole ---- */

enum ent_status ent_party_begin(struct ent_party_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                                const struct ent_mentions *mentions, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&f->mention_at, &f->cap_mention, v->n + 1, sizeof *f->mention_at, err);
    if (st != ENT_OK)
        return st;
    f->v = v;
    f->tree = tree;
    f->mentions = mentions;
    memset(f->mention_at, 0, (v->n + 1) * sizeof *f->mention_at);
    for (size_t i = 0; i < mentions->n; i++)
        for (size_t k = mentions->items[i].first; k < mentions->items[i].last; k++)
            f->mention_at[k] = (uint32_t)i + 1;
    for (size_t i = 0; i < mentions->n_allusions; i++)
        for (size_t k = mentions->allusions[i].first; k < mentions->allusions[i].last; k++)
            if (f->mention_at[k] == 0)
                f->mention_at[k] = (uint32_t)(mentions->n + i) + 1;
    return ENT_OK;
}

void ent_party_finder_done(struct ent_party_finder *f)
{
    ent_free(f->mention_at);
    *f = (struct ent_party_finder){0};
}
