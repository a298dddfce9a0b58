#include "extract/ent_event.h"

#include <stdlib.h>
#include <string.h>

static enum ent_relation relation(const struct ent_event_finder *f, size_t word)
{
    return (enum ent_relation)f->v->words[word].parse.relation;
}

static int is_any_lemma(const struct ent_event_finder *f, size_t word, const char *const *lemmas)
{
    for (; *lemmas != NULL; lemmas++)
        if (ent_tree_is_lemma(f->tree, word, *lemmas))
            return 1;
    return 0;
}

/* ---- status ---- */

static const char *const wish[] = { /* verbs whose infinitive is still to come */
    "agree", "aim", "announce", "commit", "decide", "hope", "intend", "invite", "pledge", "plan", "prepare", "promise", "schedule", "set", "threaten", "vow", "want", NULL};
static const char *const phase[] = {"begin", "continue", "go", "help", "manage", "move", "proceed", "resume", "start", "use", NULL};
static const char *const refuse[] = {"decline", "fail", "refuse", NULL};

static int is_negated(const struct ent_event_finder *f, size_t word)
{
    static const char *const no[] = {"n't", "never", "no", "not", "without", NULL};
    ent_tree_each(f->tree, word, k)
        if (ent_view_in(f->v, k, no))
            return 1;
    return 0;
}

/* What modal verbs make of it; -1: it is only possible, so no event. */
static int modal_status(const struct ent_event_finder *f, size_t verb)
{
    static const char *const will[] = {"'ll", "shall", "will", "would", NULL};
    static const char *const possible[] = {"can", "could", "may", "might", "must", "ought", "should", NULL};
    ent_tree_each(f->tree, verb, k) {
        if (relation(f, k) != ENT_REL_AUX && relation(f, k) != ENT_REL_MARK)
            continue;
        if (ent_view_in(f->v, k, possible) || ent_view_is(f->v, k, "if") || ent_view_is(f->v, k, "unless"))
            return -1;
        if (ent_view_in(f->v, k, will))
            return ENT_STATUS_PLANNED;
    }
    return ENT_STATUS_HAPPENED;
}

static int is_infinitive(const struct ent_event_finder *f, size_t verb)
{
    size_t mark = ent_tree_child(f->tree, verb, ENT_REL_MARK);
    return mark != ENT_NO_WORD && ent_view_is(f->v, mark, "to");
}

/* The status of a verb from its auxiliaries and what governs it; -1: no event. */
static int verb_status(const struct ent_event_finder *f, size_t verb)
{
    int status = modal_status(f, verb);
    size_t head = ent_tree_head(f->tree, verb);
    if (status == -1)
        return -1;
    if (is_infinitive(f, verb)) {
        if (head == ENT_NO_WORD || f->v->words[head].parse.upos != ENT_UPOS_VERB || relation(f, verb) != ENT_REL_XCOMP)
            return -1; /* a purpose, or what a noun is about */
        if (is_any_lemma(f, head, refuse))
            return ENT_STATUS_DENIED;
        status = modal_status(f, head);
        if (status == -1 || (!is_any_lemma(f, head, wish) && !is_any_lemma(f, head, phase)))
            return -1;
        if (is_any_lemma(f, head, wish))
            status = ENT_STATUS_PLANNED;
        return is_negated(f, head) ? ENT_STATUS_DENIED : status;
    }
    if (relation(f, verb) == ENT_REL_CONJ && head != ENT_NO_WORD && ent_tree_child(f->tree, verb, ENT_REL_AUX) == ENT_NO_WORD &&
        modal_status(f, head) != ENT_STATUS_HAPPENED && ent_tree_child(f->tree, verb, ENT_REL_NSUBJ) == ENT_NO_WORD)
        status = modal_status(f, head); /* "will meet and sign" */
    return status != -1 && is_negated(f, verb) ? ENT_STATUS_DENIED : status;
}

/* ---- places in the tree ---- */

static int is_passive(const struct ent_event_finder *f, size_t verb)
{
    size_t subject = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    if (subject != ENT_NO_WORD && ent_tree_is_subtype(f->tree, subject, "pass"))
        return 1;
    ent_tree_each(f->tree, verb, k)
        if (relation(f, k) == ENT_REL_AUX && ent_tree_is_subtype(f->tree, k, "pass"))
            return 1;
    /* "an attack launched by" */
    return relation(f, verb) == ENT_REL_ACL && strstr(f->v->words[verb].parse.feats, "Tense=Past") != NULL &&
           ent_tree_child(f->tree, verb, ENT_REL_NSUBJ) == ENT_NO_WORD && ent_tree_child(f->tree, verb, ENT_REL_OBJ) == ENT_NO_WORD;
}

/* What is acted on: the object, of a passive its subject. */
static size_t patient(const struct ent_event_finder *f, size_t verb)
{
    if (!is_passive(f, verb))
        return ent_tree_child(f->tree, verb, ENT_REL_OBJ);
    size_t subject = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    return subject != ENT_NO_WORD ? subject : relation(f, verb) == ENT_REL_ACL ? ent_tree_head(f->tree, verb) : ENT_NO_WORD;
}

static void add_agents(const struct ent_event_finder *f, size_t word, struct ent_parties *out)
{
    ent_tree_each(f->tree, word, k) {
        size_t at = relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_is(f->v, at, "by"))
            ent_parties_of(f, k, 0, out);
    }
}

/* Phrases that hang on a word by one of the prepositions. */
static void add_placed(const struct ent_event_finder *f, size_t word, const char *const *places, struct ent_parties *out)
{
    if (word == ENT_NO_WORD)
        return;
    ent_tree_each(f->tree, word, k) {
        size_t at = relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_in(f->v, at, places))
            ent_parties_inside(f, k, out);
    }
}

/* Possessors and adjectives of a noun: "Armenia's application", "Russian gas". */
static void add_owners(const struct ent_event_finder *f, size_t noun, struct ent_parties *out)
{
    if (noun == ENT_NO_WORD)
        return;
    ent_tree_each(f->tree, noun, k) {
        enum ent_relation r = relation(f, k);
        if (r == ENT_REL_AMOD || r == ENT_REL_COMPOUND || (r == ENT_REL_NMOD && ent_tree_is_subtype(f->tree, k, "poss")))
            ent_parties_of(f, k, 1, out);
    }
}

static int has(const struct ent_parties *p, const struct ent_party *x)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].n == x->n && memcmp(p->items[i].entity, x->entity, x->n) == 0)
            return 1;
    return 0;
}

static void take_away(struct ent_parties *from, const struct ent_parties *what)
{
    size_t n = 0;
    for (size_t i = 0; i < from->n; i++)
        if (!has(what, &from->items[i]))
            from->items[n++] = from->items[i];
    from->n = n;
}

/* ---- verbs ---- */

/* The object that a rule asks for; ENT_NO_WORD: it is not there. */
static size_t find_object(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule)
{
    if (rule->is_infinitive) {
        size_t k = ent_tree_child(f->tree, verb, ENT_REL_XCOMP);
        return k != ENT_NO_WORD && is_any_lemma(f, k, rule->objects) ? k : ENT_NO_WORD;
    }
    size_t object = patient(f, verb);
    if (object == ENT_NO_WORD)
        return ENT_NO_WORD;
    if (is_any_lemma(f, object, rule->objects))
        return object;
    ent_tree_each(f->tree, object, k) /* "a series of talks", "arms and aid" */
        if ((relation(f, k) == ENT_REL_CONJ || relation(f, k) == ENT_REL_NMOD) && is_any_lemma(f, k, rule->objects))
            return k;
    return ENT_NO_WORD;
}

static void verb_targets(const struct ent_event_finder *f, size_t verb, size_t object, const struct ent_event_rule *rule,
                         const struct ent_parties *actors, struct ent_parties *out)
{
    size_t given = ent_tree_child(f->tree, verb, ENT_REL_IOBJ), whole = patient(f, verb);
    add_placed(f, verb, rule->places, out);
    add_placed(f, object, rule->places, out);
    if (whole != object)
        add_placed(f, whole, rule->places, out);
    take_away(out, actors);
    if (out->n == 0 && given != ENT_NO_WORD)
        ent_parties_of(f, given, 1, out);
    if (out->n == 0 && object != ENT_NO_WORD && !rule->is_infinitive)
        add_owners(f, object, out);
    if (out->n == 0 && object == ENT_NO_WORD)
        ent_parties_of(f, whole, (rule->options & ENT_RULE_PLACE) != 0, out);
    if (out->n == 0)
        ent_parties_inside(f, whole, out);
    take_away(out, actors);
    if (out->n == 0 && !rule->is_infinitive) { /* "applied to join ..." */
        size_t aim = ent_tree_child(f->tree, verb, ENT_REL_XCOMP);
        ent_parties_inside(f, aim != ENT_NO_WORD ? ent_tree_child(f->tree, aim, ENT_REL_OBJ) : ENT_NO_WORD, out);
        take_away(out, actors);
    }
    if (out->n == 0) { /* "alleged that the West was arming ..." */
        size_t clause = ent_tree_child(f->tree, verb, ENT_REL_CCOMP);
        size_t subject = clause != ENT_NO_WORD ? ent_tree_child(f->tree, clause, ENT_REL_NSUBJ) : ENT_NO_WORD;
        ent_parties_of(f, subject, 0, out);
        take_away(out, actors);
    }
}

static int is_bloc(const struct ent_event_finder *f, const struct ent_party *p)
{
    uint32_t entity = ent_gazetteer_entity(f->gazetteer, p->entity, p->n);
    return entity != ENT_NO_ENTITY && f->gazetteer->entities[entity].type == ENT_TYPE_BLOC;
}

/* Do the parties make it an event?  Joint acts are dealt out, reversed ones turned round. */
static int settle(const struct ent_event_finder *f, struct ent_event *e, int has_object)
{
    const struct ent_event_rule *rule = e->rule;
    if (rule->options & ENT_RULE_JOINT && e->targets.n == 0 && e->actors.n == 2) {
        e->targets.items[0] = e->actors.items[1];
        e->targets.n = e->actors.n = 1;
    }
    if (rule->options & ENT_RULE_REVERSE) {
        struct ent_parties actors = e->actors;
        e->actors = e->targets;
        e->targets = actors;
    }
    if (rule->options & ENT_RULE_BLOC && (e->targets.n == 0 || !is_bloc(f, &e->targets.items[0])))
        return 0;
    if (e->actors.n == 0 && e->targets.n == 0)
        return 0;
    return e->targets.n > 0 || has_object || rule->options & ENT_RULE_ALONE || (rule->options & ENT_RULE_JOINT && e->actors.n > 1);
}

static int try_verb(const struct ent_event_finder *f, size_t verb, const struct ent_event_rule *rule, struct ent_event *e)
{
    size_t object = rule->objects != NULL ? find_object(f, verb, rule) : ENT_NO_WORD;
    if (rule->objects != NULL && object == ENT_NO_WORD)
        return 0;
    *e = (struct ent_event){.type = rule->type, .rule = rule, .trigger_first = (uint32_t)verb, .trigger_last = (uint32_t)verb + 1};
    if (is_passive(f, verb))
        add_agents(f, verb, &e->actors);
    else
        ent_parties_of(f, ent_event_subject(f, verb), 0, &e->actors);
    verb_targets(f, verb, object, rule, &e->actors, &e->targets);
    if (e->actors.n == 0 && e->targets.n > 0 && relation(f, verb) == ENT_REL_ACL) { /* "Russian troops sent to Syria", nobody said by whom */
        ent_parties_of(f, ent_tree_head(f->tree, verb), 0, &e->actors);
        take_away(&e->actors, &e->targets);
    }
    if (object != ENT_NO_WORD) {
        e->trigger_first = (uint32_t)(object < verb ? object : verb);
        e->trigger_last = (uint32_t)(object < verb ? verb : object) + 1;
    }
    return settle(f, e, object != ENT_NO_WORD);
}

/* ---- nouns ---- */

static const char *const of_words[] = {"of", NULL};
static const char *const between_words[] = {"among", "between", "involving", NULL};

static int try_noun(const struct ent_event_finder *f, size_t noun, const struct ent_event_rule *rule, struct ent_event *e)
{
    size_t head = ent_tree_head(f->tree, noun);
    *e = (struct ent_event){.type = rule->type, .rule = rule, .trigger_first = (uint32_t)noun, .trigger_last = (uint32_t)noun + 1};
    add_agents(f, noun, &e->actors);
    int has_agent = e->actors.n > 0; /* then "of" is what they acted on: "the invasion of ... by" */
    add_placed(f, noun, between_words, &e->actors);
    if (e->actors.n == 0)
        add_owners(f, noun, &e->actors);
    if (e->actors.n == 0 && !(rule->options & ENT_RULE_OF))
        add_placed(f, noun, of_words, &e->actors);
    add_placed(f, noun, rule->places, &e->targets);
    if ((rule->options & ENT_RULE_OF || has_agent) && e->targets.n == 0)
        add_placed(f, noun, of_words, &e->targets);
    take_away(&e->targets, &e->actors);
    /* "during a visit to Baku, Putin said": whoever the sentence is about */
    if (e->actors.n == 0 && e->targets.n > 0 && head != ENT_NO_WORD && f->v->words[head].parse.upos == ENT_UPOS_VERB &&
        (relation(f, noun) == ENT_REL_OBL || relation(f, noun) == ENT_REL_OBJ))
        ent_parties_of(f, ent_event_subject(f, head), 0, &e->actors);
    take_away(&e->actors, &e->targets);
    return e->actors.n > 0 && settle(f, e, 0);
}

/* ---- all of them ---- */

/* The nearest date of the sentence that is no duration and names a time. */
static uint32_t find_date(const struct ent_event_finder *f, const struct ent_event *e)
{
    uint32_t best = UINT32_MAX;
    size_t low = 0, high = f->dates->n, nearest = SIZE_MAX;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->dates->items[middle].first < e->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < f->dates->n && f->dates->items[i].first < e->last; i++) {
        const struct ent_timex *t = &f->dates->items[i];
        size_t distance = t->first > e->trigger_first ? t->first - e->trigger_first : e->trigger_first - t->first;
        if (t->is_duration || strstr(t->value, "_REF") != NULL || distance >= nearest)
            continue;
        nearest = distance;
        best = (uint32_t)i;
    }
    return best;
}

static int is_same(const struct ent_parties *a, const struct ent_parties *b)
{
    for (size_t i = 0; i < a->n; i++)
        if (has(b, &a->items[i]))
            return 1;
    return a->n == 0 && b->n == 0;
}

/* Is it told already in this sentence, by another word? */
static int is_told(const struct ent_events *out, const struct ent_event *e)
{
    for (size_t i = out->n; i-- > 0 && out->items[i].first == e->first;)
        if (out->items[i].type == e->type && is_same(&out->items[i].actors, &e->actors) && is_same(&out->items[i].targets, &e->targets))
            return 1;
    return 0;
}

static enum ent_status push(struct ent_event_finder *f, struct ent_event *e, struct ent_events *out, struct ent_error *err)
{
    if (is_told(out, e))
        return ENT_OK;
    enum ent_status st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
    if (st != ENT_OK)
        return st;
    e->date = find_date(f, e);
    memset(f->used + e->trigger_first, 1, 1);
    f->used[e->trigger_last - 1] = 1;
    out->items[out->n++] = *e;
    return ENT_OK;
}

/* The first rule of the word that fits, those that ask for an object first. */
static int match(struct ent_event_finder *f, size_t word, int is_noun, struct ent_event *e)
{
    const char *lemma = f->v->words[word].parse.lemma;
    const struct ent_event_rule *first = ent_event_rules_find(f->rules, lemma, strlen(lemma));
    for (int with_object = 1; with_object >= 0; with_object--)
        for (const struct ent_event_rule *r = first; r != NULL; r = ent_event_rules_next(f->rules, r))
            if (r->is_noun == is_noun && (r->objects != NULL) == with_object && (is_noun ? try_noun(f, word, r, e) : try_verb(f, word, r, e)))
                return 1;
    return 0;
}

static int find_at(struct ent_event_finder *f, size_t word, struct ent_event *e)
{
    int upos = f->v->words[word].parse.upos, status = ENT_STATUS_HAPPENED;
    if ((upos != ENT_UPOS_VERB && upos != ENT_UPOS_NOUN) || f->used[word] || f->mention_at[word] != 0)
        return 0;
    if (upos == ENT_UPOS_VERB && (status = verb_status(f, word)) == -1)
        return 0;
    if (!match(f, word, upos == ENT_UPOS_NOUN, e))
        return 0;
    if (upos == ENT_UPOS_NOUN && is_negated(f, word))
        status = ENT_STATUS_DENIED;
    if (status == ENT_STATUS_DENIED && e->rule->negated != ENT_EVENT_NONE)
        e->type = e->rule->negated;
    e->status = (uint8_t)(status == ENT_STATUS_HAPPENED ? e->rule->status : status);
    return 1;
}

static enum ent_status prepare(struct ent_event_finder *f, const struct ent_view *v, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&f->mention_at, &f->cap_mention, v->n + 1, sizeof *f->mention_at, err);
    if (st == ENT_OK)
        st = ent_reserve(&f->used, &f->cap_used, v->n + 1, sizeof *f->used, err);
    if (st != ENT_OK)
        return st;
    memset(f->mention_at, 0, (v->n + 1) * sizeof *f->mention_at);
    memset(f->used, 0, v->n + 1);
    for (size_t i = 0; i < f->mentions->n; i++)
        for (size_t k = f->mentions->items[i].first; k < f->mentions->items[i].last; k++)
            f->mention_at[k] = (uint32_t)i + 1;
    for (size_t i = 0; i < f->mentions->n_allusions; i++)
        for (size_t k = f->mentions->allusions[i].first; k < f->mentions->allusions[i].last; k++)
            if (f->mention_at[k] == 0)
                f->mention_at[k] = (uint32_t)(f->mentions->n + i) + 1;
    return ENT_OK;
}

enum ent_status ent_event_find(struct ent_event_finder *f, const struct ent_view *v, const struct ent_tree *tree,
                               const struct ent_mentions *mentions, const struct ent_timexes *dates, struct ent_events *out,
                               struct ent_error *err)
{
    uint32_t begin = 0, end = 0;
    if (!v->is_parsed || f->rules == NULL || f->gazetteer == NULL)
        return ENT_OK;
    f->v = v;
    f->tree = tree;
    f->mentions = mentions;
    f->dates = dates;
    enum ent_status st = prepare(f, v, err);
    for (size_t i = 0; st == ENT_OK && i < v->n; i++) {
        struct ent_event e;
        if (i >= end)
            for (begin = end = (uint32_t)i; end < v->n && v->words[end].sentence == v->words[begin].sentence;)
                end++;
        if (!find_at(f, i, &e))
            continue;
        e.first = begin;
        e.last = end;
        st = push(f, &e, out, err);
    }
    return st;
}

void ent_event_finder_done(struct ent_event_finder *f)
{
    ent_free(f->mention_at);
    ent_free(f->used);
    *f = (struct ent_event_finder){0};
}

void ent_events_done(struct ent_events *e)
{
    ent_free(e->items);
    *e = (struct ent_events){0};
}
