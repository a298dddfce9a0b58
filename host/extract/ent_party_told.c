/* Whom words without a name of their own mean, by what was told before them: pronouns, "the country", "the group", "both leaders". */
#include <string.h>

#include "extract/ent_party_parts.h"

/* How far back is looked, in words; how near a name stands right before; how far up a pronoun's subject is looked for. */
enum { LOOK_BACK = 120, RIGHT_BEFORE = 5, MAX_CLIMB = 10 };

/* ---- pronouns ---- */

/* Whom a pronoun can stand for. */
enum meant { A_PERSON, A_BODY, A_STATE };

static int can_be(const struct ent_mention *m, enum meant meant)
{
    int is_state = m->type == ENT_TYPE_STATE || (m->type == ENT_TYPE_PLACE && m->metonym);
    switch (meant) {
    case A_PERSON: return m->type == ENT_TYPE_PERSON;
    case A_STATE: return is_state;
    default: return is_state || m->type == ENT_TYPE_BLOC || m->type == ENT_TYPE_ORG || m->metonym;
    }
}

/* Does a name do what its clause tells: as a subject, behind "by"? */
static int is_doer(const struct ent_party_finder *f, const struct ent_mention *m)
{
    for (size_t k = m->first; k < m->last; k++) {
        size_t at = relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->tree, k) : ENT_NO_WORD;
        if (relation(f, k) == ENT_REL_NSUBJ || (at != ENT_NO_WORD && ent_view_is(f->v, at, "by")))
            return 1;
    }
    return 0;
}

/* "accused Russia of ..., a charge that its ministry dismissed": is the name an object in the pronoun's sentence? */
static int is_object_near(const struct ent_party_finder *f, size_t word, const struct ent_mention *m)
{
    enum ent_relation r = relation(f, m->first);
    return (r == ENT_REL_OBJ || r == ENT_REL_IOBJ) && f->v->words[m->first].sentence == f->v->words[word].sentence;
}

/* "Aliyev thanked him": is the name the subject of the verb that the pronoun is an object of? */
static int is_own_subject(const struct ent_party_finder *f, size_t word, const struct ent_mention *m)
{
    enum ent_relation r = relation(f, word);
    size_t verb = (r == ENT_REL_OBJ || r == ENT_REL_IOBJ || r == ENT_REL_OBL) ? ent_tree_head(f->tree, word) : ENT_NO_WORD;
    size_t subject = verb != ENT_NO_WORD ? ent_tree_child(f->tree, verb, ENT_REL_NSUBJ) : ENT_NO_WORD;
    return subject != ENT_NO_WORD && subject >= m->first && subject < m->last;
}

/* The nearest name that it can stand for; of bodies, one that does something or stands right before. */
static const struct ent_mention *nearest(const struct ent_party_finder *f, size_t word, enum meant meant)
{
    size_t low = 0, high = f->mentions->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->mentions->items[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    while (low-- > 0 && f->mentions->items[low].first + LOOK_BACK > word) {
        const struct ent_mention *m = &f->mentions->items[low];
        int is_near = m->last + RIGHT_BEFORE > word && ent_view_together(f->v, m->first, word);
        if (can_be(m, meant) && (meant == A_PERSON || is_near || is_doer(f, m) || (meant == A_STATE && is_object_near(f, word, m))) && !is_own_subject(f, word, m))
            return m;
    }
    return NULL;
}

/* "its army": what only a state has, or a bloc of them. */
static int is_of_state(const struct ent_party_finder *f, size_t word)
{
    static const char *const had[] = {"ambassador", "army", "border", "constitution", "economy", "embassy", "exports", "forces", "frontier", "government", "imports", "military",
                                      "ministry", "navy", "parliament", "peacekeepers", "police", "president", "soldiers", "territory", "troops", NULL};
    size_t head = ent_tree_head(f->tree, word);
    return ent_view_one_of(f->v, word, "its|their") && head != ENT_NO_WORD && ent_view_in(f->v, head, had);
}

/* "the country", "the group": one of the nouns, known already and not told by anything else; not "the group of", "the Turkish army". */
static int is_known(const struct ent_party_finder *f, size_t word, const char *const *nouns)
{
    size_t det = ent_view_in(f->v, word, nouns) ? ent_tree_child(f->tree, word, ENT_REL_DET) : ENT_NO_WORD;
    return det != ENT_NO_WORD && ent_view_is(f->v, det, "the") && ent_tree_child(f->tree, word, ENT_REL_NMOD) == ENT_NO_WORD &&
           ent_tree_child(f->tree, word, ENT_REL_AMOD) == ENT_NO_WORD && ent_tree_child(f->tree, word, ENT_REL_COMPOUND) == ENT_NO_WORD &&
           ent_party_mention(f, word) == NULL;
}

uint32_t ent_party_country(const struct ent_party_finder *f, size_t word)
{
    static const char *const of_states[] = {"army", "authorities", "country", "government", "junta", "military", "nation", "parliament", "regime", "republic", NULL};
    for (size_t i = is_known(f, word, of_states) ? word : 0; i-- > 0 && i + LOOK_BACK > word;) {
        const struct ent_mention *m = ent_party_mention(f, i);
        uint32_t alluded = ent_party_allusion(f, i);
        if (m != NULL && m->type == ENT_TYPE_STATE && m->known != ENT_NO_ENTITY)
            return m->known;
        if (alluded != ENT_NO_ENTITY && f->gazetteer->entities[alluded].type == ENT_TYPE_STATE)
            return alluded;
    }
    return ENT_NO_ENTITY;
}

/* "the region", "the group": which nouns stand for a name that was told, and of which kinds that is. */
static const struct {
    const char *const nouns[12];
    enum ent_entity_type types[2];
} kinds[] = {
    {{"area", "city", "enclave", "island", "peninsula", "province", "region", "territory", "town", "village"}, {ENT_TYPE_PLACE, ENT_TYPE_PLACE}},
    {{"faction", "force", "group", "insurgents", "militants", "militia", "movement", "paramilitaries", "rebels"}, {ENT_TYPE_ORG, ENT_TYPE_GROUP}},
    {{"agency", "bank", "carrier", "company", "consortium", "court", "firm", "operator", "producer", "supplier", "watchdog"}, {ENT_TYPE_ORG, ENT_TYPE_ORG}},
    {{"alliance", "bloc", "union"}, {ENT_TYPE_BLOC, ENT_TYPE_BLOC}},
    {{"body", "organisation", "organization"}, {ENT_TYPE_ORG, ENT_TYPE_BLOC}},
};

const struct ent_mention *ent_party_told(const struct ent_party_finder *f, size_t word, int may_be_place)
{
    for (size_t k = may_be_place ? 0 : 1; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t i = is_known(f, word, kinds[k].nouns) ? word : 0; i-- > 0 && i + LOOK_BACK > word;) {
            const struct ent_mention *m = ent_party_mention(f, i);
            if (m != NULL && !m->metonym && (m->type == kinds[k].types[0] || m->type == kinds[k].types[1]))
                return m;
        }
    return NULL;
}

const struct ent_mention *ent_party_pronoun(const struct ent_party_finder *f, size_t word)
{
    static const char *const persons[] = {"he", "her", "him", "his", "she", NULL};
    static const char *const bodies[] = {"it", "its", "their", "them", "they", NULL};
    if (ent_view_in(f->v, word, persons))
        return nearest(f, word, A_PERSON);
    return ent_view_in(f->v, word, bodies) ? nearest(f, word, is_of_state(f, word) ? A_STATE : A_BODY) : NULL;
}

static int is_plural(const struct ent_party_finder *f, size_t word) { return strstr(f->v->words[word].parse.feats, "Number=Plur") != NULL; }

/* Can the subject be whom the pronoun means? */
static int agrees(const struct ent_party_finder *f, size_t pronoun_word, size_t subject)
{
    const struct ent_mention *m = ent_party_mention(f, subject);
    int upos = f->v->words[subject].parse.upos;
    if (upos != ENT_UPOS_NOUN && upos != ENT_UPOS_PROPN)
        return 0;
    if (ent_view_one_of(f->v, pronoun_word, "he|her|him|his|she"))
        return m != NULL ? m->type == ENT_TYPE_PERSON : !is_plural(f, subject);
    if (ent_view_one_of(f->v, pronoun_word, "it|its"))
        return m != NULL ? m->type != ENT_TYPE_PERSON && m->type != ENT_TYPE_GROUP : !is_plural(f, subject);
    return is_plural(f, subject) || ent_tree_child(f->tree, subject, ENT_REL_CONJ) != ENT_NO_WORD || (m != NULL && m->type != ENT_TYPE_PERSON);
}

size_t ent_party_bound(const struct ent_party_finder *f, size_t pronoun_word)
{
    size_t at = pronoun_word;
    if (!ent_view_one_of(f->v, pronoun_word, "he|her|him|his|she|it|its|they|their|them"))
        return ENT_NO_WORD;
    for (int climbed = 0; climbed < MAX_CLIMB; climbed++) {
        size_t head = ent_tree_head(f->tree, at);
        if (head == ENT_NO_WORD)
            return ENT_NO_WORD;
        size_t subject = f->v->words[head].parse.upos == ENT_UPOS_VERB ? ent_tree_child(f->tree, head, ENT_REL_NSUBJ) : ENT_NO_WORD;
        size_t object = relation(f, at) == ENT_REL_XCOMP ? ent_tree_child(f->tree, head, ENT_REL_OBJ) : ENT_NO_WORD;
        if (object != ENT_NO_WORD && object < pronoun_word) /* "compelled Iran to stop its ..." */
            subject = object;
        int is_object = at == pronoun_word && !ent_tree_is_subtype(f->tree, at, "poss"); /* "urged it": somebody else */
        int is_ahead = subject != ENT_NO_WORD && subject > pronoun_word && relation(f, at) == ENT_REL_OBL && ent_party_mention(f, subject) != NULL &&
                       agrees(f, pronoun_word, subject); /* "during his visit, Putin said" */
        if (subject != ENT_NO_WORD && subject != at && (subject < pronoun_word || is_ahead) && !is_object)
            return agrees(f, pronoun_word, subject) ? subject : ENT_NO_WORD;
        at = head;
    }
    return ENT_NO_WORD;
}

/* ---- pairs ---- */

static const char *const pair_persons[] = {"leaders", "presidents", "ministers", "men", "premiers", "statesmen", NULL};
static const char *const pair_states[] = {"adversaries", "allies", "antagonists", "belligerents", "capitals", "countries", "governments", "nations", "neighbors", "neighbours", "parties", "powers", "republics", "rivals", "sides", "states", NULL};

/* "the two met", "the pair agreed" */
static int is_bare_pair(const struct ent_party_finder *f, size_t word)
{
    return relation(f, word) == ENT_REL_NSUBJ && ((word > 0 && ent_view_one_of(f->v, word, "two|pair") && ent_view_is(f->v, word - 1, "the")) || ent_view_is(f->v, word, "both")) &&
           ent_tree_child(f->tree, word, ENT_REL_NMOD) == ENT_NO_WORD;
}

/* "the two countries", "both leaders": those that were named last */
static int is_pair(const struct ent_party_finder *f, size_t word)
{
    if (!ent_view_in(f->v, word, pair_persons) && !ent_view_in(f->v, word, pair_states))
        return 0;
    ent_tree_each(f->tree, word, k)
        if (ent_view_one_of(f->v, k, "two|both"))
            return 1;
    return 0;
}

/* Of a bare pair both are of the kind of the last name. */
void ent_party_pair(const struct ent_party_finder *f, size_t word, struct ent_parties *out)
{
    int are_persons = ent_view_in(f->v, word, pair_persons) != 0, is_open = is_bare_pair(f, word);
    struct ent_parties found = {0};
    if (!is_open && !is_pair(f, word))
        return;
    for (size_t i = f->mentions->n; i-- > 0 && found.n < 2;) {
        const struct ent_mention *m = &f->mentions->items[i];
        if (m->first >= word || m->first + LOOK_BACK <= word || (m->type != ENT_TYPE_PERSON && m->type != ENT_TYPE_STATE))
            continue;
        if (is_open)
            are_persons = m->type == ENT_TYPE_PERSON;
        is_open = 0;
        if ((m->type == ENT_TYPE_PERSON) == are_persons)
            ent_party_add(&found, m->entity, m->n_entity, word);
    }
    for (size_t i = found.n; found.n == 2 && i-- > 0;)
        ent_party_add(out, found.items[i].entity, found.items[i].n, word);
}
