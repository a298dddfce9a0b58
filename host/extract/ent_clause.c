#include "extract/ent_clause.h"

#include <string.h>

static const char *const status_names[] = {"happened", "planned", "hypothetical", "denied"};
const char *ent_event_status_name(enum ent_event_status status) { return status_names[status]; }

/* How far up a subject is looked for. */
enum { MAX_CLIMB = 6 };

static enum ent_relation relation(const struct ent_party_finder *f, size_t word)
{
    return (enum ent_relation)f->v->words[word].parse.relation;
}

static int has_feature(const struct ent_party_finder *f, size_t word, const char *feature)
{
    return strstr(f->v->words[word].parse.feats, feature) != NULL;
}

/* ---- status ---- */

static const char *const wish[] = { /* verbs whose infinitive is still to come */
    "agree", "aim", "announce", "commit", "decide", "expect", "hope", "intend", "invite", "pledge", "plan", "prepare", "promise", "schedule", "set", "threaten", "vote", "vow", "want", NULL};
static const char *const phase[] = {"attempt", "begin", "continue", "go", "help", "manage", "move", "proceed", "resume", "start", "try", "use", NULL};
/* Adjectives with an infinitive. */
static const char *const ready[] = {"committed", "due", "eager", "prepared", "ready", "set", "willing", NULL};
static const char *const averse[] = {"reluctant", "unable", "unwilling", NULL};
/* Nouns with an infinitive: what is decided, planned, refused. */
static const char *const decision[] = {"agreement", "decision", "move", NULL};
static const char *const plan[] = {"commitment", "intention", "offer", "plan", "pledge", "promise", "proposal", "readiness", "threat", "vow", "willingness", NULL};
static const char *const refusal[] = {"failure", "inability", "refusal", "reluctance", "unwillingness", NULL};
/* Verbs of opinion: what somebody thinks will be is no act. */
static const char *const opinion[] = {"assume", "believe", "doubt", "expect", "fear", "hope", "predict", "suppose", "think", NULL};
static const char *const refuse[] = {"decline", "fail", "refuse", NULL};

int ent_clause_is_negated(const struct ent_party_finder *f, size_t word)
{
    static const char *const no[] = {"n't", "never", "no", "not", "without", NULL};
    ent_tree_each(f->tree, word, k)
        if (ent_view_in(f->v, k, no) && !ent_view_one_of(f->v, k + 1, "only|just|merely|simply|solely")) /* "not only" is no "not" */
            return 1;
    return 0;
}

/* "... if it seemed to it" */
static int has_condition(const struct ent_party_finder *f, size_t verb)
{
    ent_tree_each(f->tree, verb, k) {
        size_t mark = relation(f, k) == ENT_REL_ADVCL ? ent_tree_child(f->tree, k, ENT_REL_MARK) : ENT_NO_WORD;
        if (mark != ENT_NO_WORD && ent_view_one_of(f->v, mark, "if|unless"))
            return 1;
    }
    return 0;
}

/* What modal verbs make of it; -1: it is only possible, so no event. */
static int modal_status(const struct ent_party_finder *f, size_t verb)
{
    size_t modal = ENT_NO_WORD;
    int has_have = 0;
    static const char *const will[] = {"'ll", "shall", "will", "would", NULL};
    static const char *const possible[] = {"can", "could", "may", "might", "must", "ought", "should", NULL};
    ent_tree_each(f->tree, verb, k) {
        if (relation(f, k) != ENT_REL_AUX && relation(f, k) != ENT_REL_MARK)
            continue;
        if (ent_view_in(f->v, k, possible) || ent_view_is(f->v, k, "if") || ent_view_is(f->v, k, "unless"))
            return -1;
        if (ent_view_in(f->v, k, will) && modal == ENT_NO_WORD)
            modal = k;
        has_have |= ent_view_is(f->v, k, "have");
        size_t subject = ent_view_one_of(f->v, k, "had|were") ? ent_tree_child(f->tree, verb, ENT_REL_NSUBJ) : ENT_NO_WORD;
        if (subject != ENT_NO_WORD && k < subject) /* "had Syria attacked, ..." */
            return -1;
    }
    if (modal == ENT_NO_WORD)
        return ENT_STATUS_HAPPENED;
    int is_unreal = ent_view_is(f->v, modal, "would") && (has_have || has_condition(f, verb)); /* "would have attacked": did not; "would attack if" */
    return is_unreal ? -1 : ENT_STATUS_PLANNED;
}

int ent_clause_is_infinitive(const struct ent_party_finder *f, size_t verb)
{
    size_t mark = verb != ENT_NO_WORD ? ent_tree_child(f->tree, verb, ENT_REL_MARK) : ENT_NO_WORD;
    return mark != ENT_NO_WORD && ent_view_is(f->v, mark, "to");
}

/* A participle of the present is often taken for one. */
static int is_gerund(const struct ent_party_finder *f, size_t verb)
{
    return has_feature(f, verb, "VerbForm=Ger") || (has_feature(f, verb, "VerbForm=Part") && has_feature(f, verb, "Tense=Pres"));
}

/* "accused it of arming", "thanked it for hosting": whether and when that was is not told here */
static int is_gerund_of_reason(const struct ent_party_finder *f, size_t verb)
{
    size_t mark = ent_tree_child(f->tree, verb, ENT_REL_MARK), head = ent_tree_head(f->tree, verb);
    enum ent_relation r = relation(f, verb);
    return mark != ENT_NO_WORD && ent_view_one_of(f->v, mark, "of|for") && is_gerund(f, verb) && head != ENT_NO_WORD &&
           f->v->words[head].parse.upos == ENT_UPOS_VERB && (r == ENT_REL_ADVCL || r == ENT_REL_CCOMP || r == ENT_REL_XCOMP);
}

/* "without demanding", "in favour of joining": no act */
static int is_gerund_of_noun(const struct ent_party_finder *f, size_t verb)
{
    static const char *const about[] = {"against", "for", "of", NULL};
    size_t mark = ent_tree_child(f->tree, verb, ENT_REL_MARK), head = ent_tree_head(f->tree, verb);
    if (mark == ENT_NO_WORD)
        return 0;
    if (ent_view_is(f->v, mark, "without"))
        return 1;
    return relation(f, verb) == ENT_REL_ACL && head != ENT_NO_WORD && f->v->words[head].parse.upos == ENT_UPOS_NOUN && ent_view_in(f->v, mark, about);
}

int ent_clause_is_subjunctive(const struct ent_party_finder *f, size_t verb)
{
    size_t aux = ent_tree_child(f->tree, verb, ENT_REL_AUX), first = aux != ENT_NO_WORD ? aux : verb;
    if ((relation(f, verb) != ENT_REL_CCOMP && relation(f, verb) != ENT_REL_ACL) || ent_tree_child(f->tree, verb, ENT_REL_MARK) == ENT_NO_WORD ||
        (aux != ENT_NO_WORD && !ent_view_is(f->v, aux, "be")))
        return 0;
    return !ent_clause_is_infinitive(f, verb) && (has_feature(f, first, "Mood=Sub") || has_feature(f, first, "VerbForm=Inf"));
}

/* "denied that it had fired", "denied having fired", "denied reports that it had fired" */
static int is_told_denied(const struct ent_party_finder *f, size_t verb)
{
    static const char *const deny[] = {"deny", "disclaim", "disprove", "rebut", "refute", NULL};
    static const char *const reject[] = {"deny", "dismiss", "refute", "reject", "rebut", NULL};
    static const char *const told[] = {"accusation", "allegation", "charge", "claim", "report", "rumor", "rumour", "speculation", "suggestion", NULL};
    size_t head = ent_tree_head(f->tree, verb);
    enum ent_relation r = relation(f, verb);
    if (head != ENT_NO_WORD && (r == ENT_REL_ACL || r == ENT_REL_CCOMP) && ent_view_is(f->v, head + 1, "that") && ent_tree_is_any(f->tree, head, told)) {
        size_t above = relation(f, head) == ENT_REL_OBJ ? ent_tree_head(f->tree, head) : ENT_NO_WORD;
        return above != ENT_NO_WORD && ent_tree_is_any(f->tree, above, reject) && !ent_clause_is_negated(f, above);
    }
    return head != ENT_NO_WORD && (r == ENT_REL_CCOMP || r == ENT_REL_XCOMP) && !ent_clause_is_infinitive(f, verb) && ent_tree_is_any(f->tree, head, deny) &&
           !ent_clause_is_negated(f, head);
}

/* "is to visit Paris": a form of "be" before the "to" of the infinitive. */
static int is_to_be(const struct ent_party_finder *f, size_t verb)
{
    size_t mark = ent_tree_child(f->tree, verb, ENT_REL_MARK);
    ent_tree_each(f->tree, verb, k)
        if ((relation(f, k) == ENT_REL_COP || relation(f, k) == ENT_REL_AUX) && k < mark && ent_view_one_of(f->v, k, "is|are|was|were"))
            return 1;
    return 0;
}

/* "has stopped importing gas" */
static int is_stopped(const struct ent_party_finder *f, size_t verb, size_t head)
{
    static const char *const stop[] = {"cease", "halt", "quit", "refrain", "stop", NULL};
    enum ent_relation r = relation(f, verb);
    if (verb > 1 && ent_view_is(f->v, verb - 1, "of") && ent_view_is(f->v, verb - 2, "short")) /* "stopped short of leaving" */
        return 1;
    return head != ENT_NO_WORD && ent_tree_is_any(f->tree, head, stop) && !ent_clause_is_infinitive(f, verb) &&
           (r == ENT_REL_XCOMP || (r == ENT_REL_ADVCL && verb == head + 1)) && is_gerund(f, verb);
}

/* "will travel to Bucharest to sign": what a journey that is planned is for; -1: another purpose. */
static int purpose_status(const struct ent_party_finder *f, size_t verb, size_t head)
{
    static const char *const travel[] = {"arrive", "come", "fly", "go", "head", "meet", "return", "travel", "visit", NULL};
    int is_purpose = head != ENT_NO_WORD && relation(f, verb) == ENT_REL_ADVCL && verb > head && ent_tree_is_any(f->tree, head, travel);
    return is_purpose && !ent_clause_is_negated(f, head) && ent_clause_status(f, head) == ENT_STATUS_PLANNED ? ENT_STATUS_PLANNED : -1;
}

/* "could do more by opening the border": a means of what is only possible. */
static int is_means(const struct ent_party_finder *f, size_t verb, size_t head)
{
    size_t mark = ent_tree_child(f->tree, verb, ENT_REL_MARK);
    return head != ENT_NO_WORD && relation(f, verb) == ENT_REL_ADVCL && mark != ENT_NO_WORD && ent_view_is(f->v, mark, "by") && is_gerund(f, verb) &&
           modal_status(f, head) == -1;
}

/* The status of a verb from its auxiliaries and what governs it; -1: no event. */
int ent_clause_status(const struct ent_party_finder *f, size_t verb)
{
    int status = modal_status(f, verb);
    size_t head = ent_tree_head(f->tree, verb);
    if (status == -1)
        return -1;
    if (is_told_denied(f, verb))
        return ent_clause_is_negated(f, verb) ? -1 : ENT_STATUS_DENIED; /* "denied that it did not ...": who knows */
    if (is_stopped(f, verb, head))
        return ENT_STATUS_DENIED;
    if (ent_clause_is_infinitive(f, verb)) {
        if (is_to_be(f, verb)) /* "is to visit" */
            return ent_clause_is_negated(f, verb) ? ENT_STATUS_DENIED : ENT_STATUS_PLANNED;
        if (head != ENT_NO_WORD && f->v->words[head].parse.upos == ENT_UPOS_NOUN)
            return ent_tree_is_any(f->tree, head, decision) ? ENT_STATUS_HAPPENED
                   : ent_tree_is_any(f->tree, head, plan)   ? ENT_STATUS_PLANNED
                   : ent_tree_is_any(f->tree, head, refusal) ? ENT_STATUS_DENIED
                                                             : -1; /* what a noun is about */
        if (head != ENT_NO_WORD && f->v->words[head].parse.upos != ENT_UPOS_VERB)
            return ent_view_in(f->v, head, ready) ? (ent_clause_is_negated(f, head) ? ENT_STATUS_DENIED : ENT_STATUS_PLANNED)
                   : ent_view_in(f->v, head, averse) ? ENT_STATUS_DENIED
                                                     : -1;
        if (head == ENT_NO_WORD || relation(f, verb) != ENT_REL_XCOMP)
            return purpose_status(f, verb, head);
        if (ent_tree_is_any(f->tree, head, refuse)) /* "did not fail to" */
            return ent_clause_is_negated(f, head) ? (ent_tree_is_lemma(f->tree, head, "fail") ? modal_status(f, head) : -1) : ENT_STATUS_DENIED;
        status = modal_status(f, head);
        if (ent_tree_is_lemma(f->tree, head, "want") && ent_tree_child(f->tree, head, ENT_REL_OBJ) != ENT_NO_WORD)
            return -1; /* "wants the EU to": it is not its act */
        if (status == -1 || (!ent_tree_is_any(f->tree, head, wish) && !ent_tree_is_any(f->tree, head, phase)))
            return -1;
        if (ent_tree_is_any(f->tree, head, wish))
            status = ENT_STATUS_PLANNED;
        return ent_clause_is_negated(f, head) ? ENT_STATUS_DENIED : status;
    }
    if (is_gerund_of_reason(f, verb) || is_gerund_of_noun(f, verb) || is_means(f, verb, head) ||
        (status == ENT_STATUS_PLANNED && relation(f, verb) == ENT_REL_CCOMP && head != ENT_NO_WORD && ent_tree_is_any(f->tree, head, opinion)))
        return -1;
    if (relation(f, verb) == ENT_REL_CONJ && head != ENT_NO_WORD && f->v->words[head].parse.upos == ENT_UPOS_VERB && has_feature(f, verb, "VerbForm=Inf") &&
        ent_tree_child(f->tree, verb, ENT_REL_AUX) == ENT_NO_WORD && ent_tree_child(f->tree, verb, ENT_REL_NSUBJ) == ENT_NO_WORD)
        return ent_clause_is_negated(f, verb) ? ENT_STATUS_DENIED : ent_clause_status(f, head); /* "should compel it to stop and withdraw" */
    if (ent_clause_is_subjunctive(f, verb))
        return -1;
    if (relation(f, verb) == ENT_REL_CONJ && head != ENT_NO_WORD && ent_tree_child(f->tree, verb, ENT_REL_AUX) == ENT_NO_WORD &&
        modal_status(f, head) != ENT_STATUS_HAPPENED && ent_tree_child(f->tree, verb, ENT_REL_NSUBJ) == ENT_NO_WORD)
        status = modal_status(f, head); /* "will meet and sign" */
    return status != -1 && ent_clause_is_negated(f, verb) ? ENT_STATUS_DENIED : status;
}

/* Verbs that make what their object tells of; verbs and nouns that only speak of it, as of something still to come. */
static const char *const making[] = {"achieve", "arrange", "begin", "bring", "carry", "complete", "conclude", "conduct", "continue", "enter", "establish", "give",
                                     "have", "hold", "host", "launch", "make", "mount", "offer", "open", "organise", "organize", "pay", "provide", "pursue",
                                     "reach", "receive", "renew", "resume", "start", "undertake", NULL};
static const char *const wanting[] = {"advocate", "await", "back", "call", "consider", "demand", "deserve", "encourage", "ensure", "expect", "favor", "favour", "hope",
                                      "lead", "need", "prevent", "promote", "propose", "recommend", "request", "require", "seek", "suggest", "support", "urge", "want", NULL};
static const char *const wanted[] = {"aim", "appeal", "attempt", "call", "danger", "demand", "desire", "effort", "fear", "goal", "hope", "idea", "likelihood",
                                     "necessity", "need", "plan", "possibility", "prevention", "proposal", "prospect", "request", "risk", "threat", "way", "wish", NULL};

/* Verbs whose subject tells what goes on. */
static const char *const going[] = {"begin", "commence", "continue", "follow", "happen", "occur", "proceed", "restart", "resume", "start", "take", NULL};

/* "called for the withdrawal of troops", "the possibility of talks" */
static int is_wanted(const struct ent_party_finder *f, size_t noun, size_t head)
{
    size_t at = ent_tree_case(f->tree, noun);
    enum ent_relation r = relation(f, noun);
    if (r == ENT_REL_NMOD)
        return ent_tree_is_any(f->tree, head, wanted) && at != ENT_NO_WORD && ent_view_one_of(f->v, at, "for|of|to");
    return ent_tree_is_any(f->tree, head, wanting) && (r == ENT_REL_OBJ || (r == ENT_REL_OBL && at != ENT_NO_WORD && ent_view_one_of(f->v, at, "for|to")));
}

int ent_clause_is_going(const struct ent_party_finder *f, size_t verb) { return ent_tree_is_any(f->tree, verb, going); }
int ent_clause_is_making(const struct ent_party_finder *f, size_t verb) { return ent_tree_is_any(f->tree, verb, making); }

int ent_clause_noun_status(const struct ent_party_finder *f, size_t noun)
{
    size_t head = ent_tree_head(f->tree, noun);
    int is_denied = ent_clause_is_negated(f, noun);
    for (int climbed = 0; head != ENT_NO_WORD && relation(f, noun) == ENT_REL_CONJ && climbed < MAX_CLIMB; climbed++) { /* "peace and cooperation" */
        noun = head;
        head = ent_tree_head(f->tree, noun);
    }
    if (head == ENT_NO_WORD)
        return is_denied ? ENT_STATUS_DENIED : ENT_STATUS_HAPPENED;
    if (is_wanted(f, noun, head) || (ent_tree_child(f->tree, head, ENT_REL_EXPL) != ENT_NO_WORD && modal_status(f, head) == -1))
        return -1; /* "there must be cooperation" */
    if (f->v->words[head].parse.upos == ENT_UPOS_VERB && relation(f, noun) == ENT_REL_OBJ && ent_tree_is_any(f->tree, head, making)) {
        int status = ent_clause_status(f, head);
        return status == ENT_STATUS_HAPPENED && is_denied ? ENT_STATUS_DENIED : status;
    }
    if (relation(f, noun) == ENT_REL_NSUBJ && f->v->words[head].parse.upos == ENT_UPOS_VERB && ent_tree_is_any(f->tree, head, going)) {
        int status = ent_clause_status(f, head); /* "talks will resume", "a visit was cancelled" */
        return status == ENT_STATUS_HAPPENED && is_denied ? ENT_STATUS_DENIED : status;
    }
    return is_denied ? ENT_STATUS_DENIED : ENT_STATUS_HAPPENED;
}

/* ---- places in the tree ---- */

/* "two weeks prior, ... warned": a time is no subject, whatever the tree says. */
static int is_time(const struct ent_party_finder *f, size_t word)
{
    const struct ent_key *key = ent_view_key(f->v, word);
    return (key->period != 0 || key->month != 0 || key->weekday != 0) && ent_party_mention(f, word) == NULL;
}

/* "killed at least 20 people", "arrested two journalists": these are no measure of anything. */
static int is_counted(const struct ent_party_finder *f, size_t word)
{
    return ent_tree_is_subtype(f->tree, word, "unmarked") && f->v->words[word].parse.upos == ENT_UPOS_NOUN && has_feature(f, word, "Number=Plur") &&
           !ent_view_one_of(f->v, word, "percent|times|points|miles|kilometers|kilometres|dollars|euros|tons|tonnes|barrels|degrees|meters|metres");
}

/* "killed three Albanians": an object that is taken for an oblique, but has no preposition; ENT_NO_WORD. */
static size_t bare_oblique(const struct ent_party_finder *f, size_t verb)
{
    ent_tree_each(f->tree, verb, k)
        if (k > verb && relation(f, k) == ENT_REL_OBL && (strchr(f->v->words[k].parse.deprel, ':') == NULL || is_counted(f, k)) &&
            ent_tree_case(f->tree, k) == ENT_NO_WORD && !is_time(f, k) && f->v->words[k].parse.upos != ENT_UPOS_ADV)
            return k;
    return ENT_NO_WORD;
}

/* Is there an auxiliary of the passive? */
static int has_passive_aux(const struct ent_party_finder *f, size_t verb)
{
    ent_tree_each(f->tree, verb, k)
        if (relation(f, k) == ENT_REL_AUX && ent_tree_is_subtype(f->tree, k, "pass"))
            return 1;
    return 0;
}

int ent_clause_is_passive(const struct ent_party_finder *f, size_t verb)
{
    size_t subject = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    if (has_passive_aux(f, verb))
        return 1;
    if (subject != ENT_NO_WORD && ent_tree_is_subtype(f->tree, subject, "pass")) /* the tagger is surer: "called for" is no participle */
        return !has_feature(f, verb, "VerbForm=Fin");
    /* "an attack launched by" */
    return relation(f, verb) == ENT_REL_ACL && has_feature(f, verb, "Tense=Past") && subject == ENT_NO_WORD &&
           ent_tree_child(f->tree, verb, ENT_REL_OBJ) == ENT_NO_WORD && bare_oblique(f, verb) == ENT_NO_WORD;
}

/* "has since expelled two diplomats": no participle stands before the article or number of its noun. */
static int is_perfect_of_object(const struct ent_party_finder *f, size_t verb)
{
    size_t noun = ent_tree_head(f->tree, verb), have = noun != ENT_NO_WORD ? ent_tree_head(f->tree, noun) : ENT_NO_WORD;
    if (have == ENT_NO_WORD || relation(f, verb) != ENT_REL_AMOD || relation(f, noun) != ENT_REL_OBJ || !ent_tree_is_lemma(f->tree, have, "have") ||
        have > verb)
        return 0;
    ent_tree_each(f->tree, noun, k)
        if (k > verb && k < noun && (relation(f, k) == ENT_REL_DET || relation(f, k) == ENT_REL_NUMMOD))
            return 1;
    return 0;
}

int ent_clause_is_perfect(const struct ent_party_finder *f, size_t verb)
{
    size_t head = ent_tree_head(f->tree, verb);
    if (is_perfect_of_object(f, verb))
        return 1;
    return head != ENT_NO_WORD && relation(f, verb) == ENT_REL_XCOMP && has_feature(f, verb, "Tense=Past") && ent_tree_is_lemma(f->tree, head, "have");
}

static const char *const relative[] = {"that", "which", "who", "whom", NULL};

/* "Peru and Chile, which blame ...": the name right before the pronoun, where the tree hangs the clause on something else; ENT_NO_WORD. */
static size_t named_before(const struct ent_party_finder *f, size_t verb)
{
    size_t subject = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    if (subject == ENT_NO_WORD || subject < 2 || !ent_view_one_of(f->v, subject, "which|who") || !ent_view_is(f->v, subject - 1, ",") ||
        !ent_view_together(f->v, subject - 2, subject))
        return ENT_NO_WORD;
    size_t noun = subject - 2, head = ent_party_mention(f, noun) != NULL ? ent_tree_head(f->tree, noun) : ENT_NO_WORD;
    if (ent_party_mention(f, noun) == NULL)
        return ENT_NO_WORD;
    return head != ENT_NO_WORD && (relation(f, noun) == ENT_REL_CONJ || relation(f, noun) == ENT_REL_FLAT) && ent_party_mention(f, head) != NULL ? head : noun;
}

/* The noun that a relative clause is said of: "Kallas, the bloc's diplomat, who urged" is said of Kallas; ENT_NO_WORD: of none. */
static size_t antecedent(const struct ent_party_finder *f, size_t verb)
{
    enum ent_relation r = relation(f, verb);
    size_t noun = r == ENT_REL_ACL || r == ENT_REL_PARATAXIS ? ent_tree_head(f->tree, verb) : named_before(f, verb);
    if (noun == ENT_NO_WORD || (r == ENT_REL_PARATAXIS && f->v->words[noun].parse.upos == ENT_UPOS_VERB))
        return ENT_NO_WORD;
    size_t named = relation(f, noun) == ENT_REL_APPOS && ent_party_mention(f, noun) == NULL ? ent_tree_head(f->tree, noun) : ENT_NO_WORD;
    return named != ENT_NO_WORD && ent_party_mention(f, named) != NULL ? named : noun;
}

/* "the deal that Sofia signed", "the deal Sofia signed": the noun is the object of its own clause; ENT_NO_WORD. */
static size_t relative_object(const struct ent_party_finder *f, size_t verb)
{
    size_t noun = antecedent(f, verb), subject = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    if (noun == ENT_NO_WORD || relation(f, verb) != ENT_REL_ACL || subject == ENT_NO_WORD || subject < noun || is_time(f, noun) ||
        ent_view_in(f->v, subject, relative))
        return ENT_NO_WORD;
    ent_tree_each(f->tree, verb, k) {
        enum ent_relation r = relation(f, k);
        int is_adverb = k < subject && (r == ENT_REL_OBL || r == ENT_REL_ADVMOD || r == ENT_REL_MARK); /* "the town where they met", "in which" */
        if (r == ENT_REL_OBJ && k < subject && ent_view_in(f->v, k, relative))
            return noun;
        size_t mark = r == ENT_REL_CCOMP || r == ENT_REL_XCOMP ? ent_tree_child(f->tree, k, ENT_REL_MARK) : ENT_NO_WORD;
        int is_of = mark != ENT_NO_WORD && ent_view_one_of(f->v, mark, "for|from|of"); /* "accused of having" */
        if (is_adverb ? !ent_view_in(f->v, k, relative) || ent_tree_case(f->tree, k) != ENT_NO_WORD
                      : ((r == ENT_REL_CCOMP || r == ENT_REL_XCOMP) && !is_of) || r == ENT_REL_OBJ)
            return ENT_NO_WORD;
    }
    return noun;
}

/* Particles of verbs: "turned down" ... */
static const char particles[] = "away|back|down|in|off|out|over|up";
/* ... those that an object may follow, "shot down a drone", and those that a preposition may follow, "pulled out of Mali". */
static const char before_object[] = "down|off|over|up", before_preposition[] = "away|back|off|out";

/* The word right behind a verb, if it is taken for a preposition; ENT_NO_WORD. */
static size_t case_behind(const struct ent_party_finder *f, size_t verb)
{
    return ent_view_together(f->v, verb, verb + 1) && relation(f, verb + 1) == ENT_REL_CASE ? verb + 1 : ENT_NO_WORD;
}

/* "handed over the bodies", "shot down a drone": what is behind a particle that is taken for a preposition; ENT_NO_WORD. */
static size_t object_of_particle(const struct ent_party_finder *f, size_t verb)
{
    /* They follow data/events/: verbs that stand there with such a particle and take an object.  One that is added there may be wanted here. */
    static const char *const verbs[] = {"blow", "break", "brush", "call", "cast", "cut", "fend", "give", "gun", "hand", "hold", "kick", "lay", "lock", "round", "shoot",
                                        "shrug", "strike", "sweep", "throw", "turn", "vote", "wave", "write", NULL};
    size_t particle = case_behind(f, verb);
    if (particle == ENT_NO_WORD || !ent_view_one_of(f->v, particle, before_object) || !ent_tree_is_any(f->tree, verb, verbs))
        return ENT_NO_WORD;
    size_t k = ent_tree_head(f->tree, particle);
    return k != ENT_NO_WORD && relation(f, k) == ENT_REL_OBL && ent_tree_head(f->tree, k) == verb ? k : ENT_NO_WORD;
}

/* The object; "said that Iran had shelled Basra": a "that" before the verb is none where nothing stands above. */
static size_t own_object(const struct ent_party_finder *f, size_t verb)
{
    ent_tree_each(f->tree, verb, k)
        if (relation(f, k) == ENT_REL_OBJ && !(k < verb && relation(f, verb) == ENT_REL_CCOMP && ent_view_is(f->v, k, "that")))
            return k;
    return object_of_particle(f, verb);
}

/* What is acted on: the object, of a passive its subject. */
size_t ent_clause_patient(const struct ent_party_finder *f, size_t verb)
{
    if (verb == ENT_NO_WORD)
        return ENT_NO_WORD;
    if (!ent_clause_is_passive(f, verb)) {
        size_t object = own_object(f, verb), noun = relative_object(f, verb);
        if (noun != ENT_NO_WORD)
            return noun;
        if (object == ENT_NO_WORD && ent_clause_is_perfect(f, verb))
            return is_perfect_of_object(f, verb) ? ent_tree_head(f->tree, verb) : ent_tree_child(f->tree, ent_tree_head(f->tree, verb), ENT_REL_OBJ);
        return object != ENT_NO_WORD ? object : bare_oblique(f, verb);
    }
    size_t subject = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    if (subject != ENT_NO_WORD && ent_view_in(f->v, subject, relative) && antecedent(f, verb) != ENT_NO_WORD) /* "sanctions that were imposed" */
        return antecedent(f, verb);
    return subject != ENT_NO_WORD ? subject : relation(f, verb) == ENT_REL_ACL ? ent_tree_head(f->tree, verb) : ENT_NO_WORD;
}

size_t ent_clause_particle(const struct ent_party_finder *f, size_t verb)
{
    ent_tree_each(f->tree, verb, k) {
        int is_marked = relation(f, k) == ENT_REL_COMPOUND && ent_tree_is_subtype(f->tree, k, "prt");
        if (k > verb && (is_marked || (relation(f, k) == ENT_REL_ADVMOD && ent_view_one_of(f->v, k, particles))))
            return k;
    }
    size_t at = case_behind(f, verb);
    if (at == ENT_NO_WORD)
        return ENT_NO_WORD;
    int is_out_of = ent_view_one_of(f->v, at, before_preposition) && ent_view_one_of(f->v, at + 1, "of|from");
    return is_out_of || ent_clause_patient(f, verb) == ent_tree_head(f->tree, at) ? at : ENT_NO_WORD;
}

void ent_clause_agents(const struct ent_party_finder *f, size_t word, struct ent_parties *out)
{
    ent_tree_each(f->tree, word, k) {
        size_t at = relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->tree, k) : ENT_NO_WORD;
        if (at != ENT_NO_WORD && ent_view_is(f->v, at, "by"))
            ent_parties_of(f, k, 0, out);
    }
}

/* "out of Mali", "away from": two prepositions, of which the second counts; the first of them makes "of" a "from". */
static int is_out_of(const struct ent_party_finder *f, size_t word, size_t at, const char *const *places)
{
    if (at + 1 >= word || !ent_view_one_of(f->v, at, before_preposition) || ent_tree_head(f->tree, at + 1) != word || relation(f, at + 1) != ENT_REL_CASE)
        return 0;
    for (; *places != NULL; places++)
        if (ent_view_is(f->v, at + 1, *places) || (ent_view_is(f->v, at + 1, "of") && strcmp(*places, "from") == 0))
            return 1;
    return 0;
}

/* Phrases that hang on a word by one of the prepositions. */
void ent_clause_placed(const struct ent_party_finder *f, size_t word, const char *const *places, const struct ent_parties *except,
                       struct ent_parties *out)
{
    if (word == ENT_NO_WORD)
        return;
    ent_tree_each(f->tree, word, k) {
        size_t at = relation(f, k) == ENT_REL_OBL || relation(f, k) == ENT_REL_NMOD ? ent_tree_case(f->tree, k) : ENT_NO_WORD;
        int is_placed = at != ENT_NO_WORD && (ent_view_in(f->v, at, places) || is_out_of(f, k, at, places));
        if (is_placed && ent_view_one_of(f->v, k, "which|whom")) /* "Chile, with which Peru concluded a pact" */
            ent_parties_of(f, antecedent(f, word), 0, out);
        else if (is_placed)
            ent_parties_inside(f, k, except, out);
        size_t mark = relation(f, k) == ENT_REL_ACL || relation(f, k) == ENT_REL_ADVCL ? ent_tree_child(f->tree, k, ENT_REL_MARK) : ENT_NO_WORD;
        if (mark != ENT_NO_WORD && ent_view_in(f->v, mark, places) && ent_view_one_of(f->v, k, "neighboring|neighbouring|surrounding|visiting"))
            ent_parties_of(f, ent_tree_child(f->tree, k, ENT_REL_OBJ), 1, out); /* "from neighboring Lebanon": taken for a verb */
        if (mark != ENT_NO_WORD && ent_view_is(f->v, mark, "for") && ent_view_in(f->v, mark, places)) /* "support for Armenia to" */
            ent_parties_of(f, ent_tree_child(f->tree, k, ENT_REL_NSUBJ), 1, out);
    }
}

/* Possessors and adjectives of a noun: "Armenia's application", "Russian gas". */
void ent_clause_owners(const struct ent_party_finder *f, size_t noun, struct ent_parties *out)
{
    if (noun == ENT_NO_WORD)
        return;
    ent_tree_each(f->tree, noun, k) {
        enum ent_relation r = relation(f, k);
        if (r == ENT_REL_COMPOUND || r == ENT_REL_AMOD) /* "China-Azerbaijan relations": the first hangs on the second */
            ent_parties_of(f, ent_tree_child(f->tree, k, ENT_REL_COMPOUND), 1, out);
        if (r == ENT_REL_AMOD || r == ENT_REL_COMPOUND || (r == ENT_REL_NMOD && ent_tree_is_subtype(f->tree, k, "poss")))
            ent_parties_of(f, k, 1, out);
    }
}

/* ---- subjects ---- */

/* "failed to act as Azerbaijani forces reclaimed ...": right before a finite verb without subject, and no oblique; ENT_NO_WORD. */
static size_t taken_for_oblique(const struct ent_party_finder *f, size_t verb)
{
    if (verb == 0 || relation(f, verb) != ENT_REL_ADVCL || ent_tree_child(f->tree, verb, ENT_REL_MARK) != ENT_NO_WORD ||
        has_feature(f, verb, "VerbForm=Ger") || ent_tree_head(f->tree, verb - 1) != ent_tree_head(f->tree, verb))
        return ENT_NO_WORD;
    size_t at = relation(f, verb - 1) == ENT_REL_OBL ? ent_tree_case(f->tree, verb - 1) : ENT_NO_WORD;
    return at != ENT_NO_WORD && ent_view_one_of(f->v, at, "after|as|before|since|until") ? verb - 1 : ENT_NO_WORD;
}

static size_t own_subject(const struct ent_party_finder *f, size_t verb)
{
    size_t k = ent_tree_child(f->tree, verb, ENT_REL_NSUBJ);
    if (k == ENT_NO_WORD)
        k = taken_for_oblique(f, verb);
    if (k == ENT_NO_WORD && (k = ent_tree_child(f->tree, verb, ENT_REL_VOCATIVE)) != ENT_NO_WORD && (k > verb || ent_party_mention(f, k) == NULL))
        k = ENT_NO_WORD; /* "Turkey, meanwhile, has refused": nobody is spoken to */
    if (k == ENT_NO_WORD || is_time(f, k) || ent_clause_is_passive(f, verb))
        return ENT_NO_WORD;
    if (ent_view_in(f->v, k, relative) && antecedent(f, verb) != ENT_NO_WORD)
        return antecedent(f, verb);
    return k;
}

/* The name that ends right before word i; NULL: none. */
static const struct ent_mention *name_ending(const struct ent_party_finder *f, size_t i)
{
    const struct ent_mention *m = i > 0 && ent_view_together(f->v, i - 1, i) ? ent_party_mention(f, i - 1) : NULL;
    return m != NULL && m->last == i ? m : NULL;
}

/*
 * The names right before a finite verb to which the tree gives no subject, as where they were taken for part of what stands before
 * the comma: "at a conference in Moscow, Putin and Pashinyan agreed".
 */
static void names_before(const struct ent_party_finder *f, size_t verb, struct ent_parties *out)
{
    const struct ent_mention *names[3] = {NULL};
    size_t i = verb, n = 0;
    while (i > 0 && ent_view_together(f->v, i - 1, verb) &&
           (f->v->words[i - 1].parse.upos == ENT_UPOS_AUX || f->v->words[i - 1].parse.upos == ENT_UPOS_ADV))
        i--;
    while (n < 3 && (names[n] = name_ending(f, i)) != NULL) {
        i = names[n++]->first;
        if (n < 3 && i > 1 && ent_view_is(f->v, i - 1, "and") && name_ending(f, i - 1) != NULL)
            i--;
        else
            break;
    }
    while (i > 0 && ent_view_together(f->v, i - 1, verb) && /* titles: "President Aliyev" */
           (f->v->words[i - 1].parse.upos == ENT_UPOS_PROPN || f->v->words[i - 1].parse.upos == ENT_UPOS_ADJ || ent_view_is(f->v, i - 1, "the")))
        i--;
    if (i > 0 && ent_view_together(f->v, i - 1, verb) && !ent_view_one_of(f->v, i - 1, ",|that|\"|”") && !is_time(f, i - 1)) /* "on Tuesday Britain" */
        return;
    while (n-- > 0)
        ent_parties_of(f, names[n]->last - 1, 0, out);
}

/* "Crown Prince A and Prime Minister B signed": the name before "and", where the tree has only the one behind it as the subject. */
static void name_before(const struct ent_party_finder *f, size_t subject, struct ent_parties *out)
{
    const struct ent_mention *m = ent_party_mention(f, subject);
    size_t i = m != NULL ? m->first : 0;
    while (i > 1 && ent_view_together(f->v, i - 1, subject) && ent_party_mention(f, i - 1) == NULL && ent_view_is_capital(f->v, i - 1) && m->type == ENT_TYPE_PERSON)
        i--; /* its title */
    if (i < 2 || !ent_view_is(f->v, i - 1, "and") || !ent_view_together(f->v, i - 2, subject))
        return;
    const struct ent_mention *other = name_ending(f, i - 1);
    size_t head = other != NULL ? other->first : 0;
    for (size_t k = head; other != NULL && k < other->last; k++)
        if (ent_tree_case(f->tree, k) != ENT_NO_WORD)
            return; /* "after talks with A" */
    if (other != NULL && other->type == m->type && !other->metonym)
        ent_parties_of(f, other->last - 1, 0, out);
}

/* "was among the first states to accede", "is one of those who": whom a predicate is said of; another noun is itself. */
static size_t said_of(const struct ent_party_finder *f, size_t noun)
{
    size_t at = noun;
    for (int climbed = 0; at != ENT_NO_WORD && climbed < 3; climbed++) {
        size_t subject = ent_tree_child(f->tree, at, ENT_REL_NSUBJ);
        if (subject != ENT_NO_WORD && ent_tree_child(f->tree, at, ENT_REL_COP) != ENT_NO_WORD && ent_party_mention(f, noun) == NULL)
            return subject;
        if (relation(f, at) != ENT_REL_NMOD)
            break;
        at = ent_tree_head(f->tree, at);
    }
    return noun;
}

/* "issued a statement condemning Iran", "announced plans to send troops": who issues or announces does it. */
static int is_issued(const struct ent_party_finder *f, size_t verb, size_t noun)
{
    static const char *const papers[] = {"bill", "communiqué", "declaration", "law", "letter", "note", "resolution", "statement", NULL};
    struct ent_parties owners = {0};
    int is_paper = ent_tree_is_any(f->tree, noun, papers) && is_gerund(f, verb);
    int is_plan = ent_clause_is_infinitive(f, verb) && (ent_tree_is_any(f->tree, noun, plan) || ent_tree_is_any(f->tree, noun, decision));
    if (relation(f, noun) != ENT_REL_OBJ || !(is_paper || is_plan))
        return 0;
    ent_parties_of(f, noun, 0, &owners);
    return owners.n == 0;
}

/* "Peskov said Russia had no objection but warned": who warns is who said, though the tree joins it to what he said. */
static int is_speech_after_speech(const struct ent_party_finder *f, size_t verb, size_t joined)
{
    static const char *const speech[] = {"accuse", "add", "appeal", "call", "condemn", "criticise", "criticize", "denounce", "praise", "reiterate", "stress", "thank", "urge", "warn", NULL};
    static const char *const say[] = {"add", "note", "say", "state", NULL};
    size_t above = relation(f, joined) == ENT_REL_CCOMP ? ent_tree_head(f->tree, joined) : ENT_NO_WORD;
    return above != ENT_NO_WORD && ent_tree_is_any(f->tree, verb, speech) && ent_tree_is_any(f->tree, above, say) &&
           ent_tree_child(f->tree, joined, ENT_REL_MARK) == ENT_NO_WORD && has_feature(f, verb, "Tense=Past") && has_feature(f, above, "Tense=Past");
}

size_t ent_clause_subject(const struct ent_party_finder *f, size_t verb)
{
    for (int climbed = 0; verb != ENT_NO_WORD && climbed < MAX_CLIMB; climbed++) {
        size_t subject = own_subject(f, verb), head = ent_tree_head(f->tree, verb);
        if (subject != ENT_NO_WORD)
            return subject;
        switch (relation(f, verb)) {
        case ENT_REL_XCOMP: /* whoever is told to does it: "urged Iran to sign", "is expected to visit" */
            if (head != ENT_NO_WORD && f->v->words[head].parse.upos == ENT_UPOS_VERB && ent_clause_is_passive(f, head))
                return ent_clause_patient(f, head);
            if (head != ENT_NO_WORD && ent_tree_child(f->tree, head, ENT_REL_OBJ) != ENT_NO_WORD && !ent_clause_is_perfect(f, verb) &&
                f->v->words[head].parse.upos == ENT_UPOS_VERB)
                return ent_tree_child(f->tree, head, ENT_REL_OBJ);
            break;
        case ENT_REL_AMOD:
            if (!is_perfect_of_object(f, verb))
                return ENT_NO_WORD;
            head = ent_tree_head(f->tree, head);
            break;
        case ENT_REL_ACL:
            if (!is_issued(f, verb, head))
                return said_of(f, head);
            head = ent_tree_head(f->tree, head);
            break;
        case ENT_REL_CONJ:
            if (head != ENT_NO_WORD && is_speech_after_speech(f, verb, head))
                head = ent_tree_head(f->tree, head);
            break;
        case ENT_REL_ADVCL: case ENT_REL_CCOMP: case ENT_REL_PARATAXIS: break;
        default: return ENT_NO_WORD;
        }
        verb = head;
    }
    return ENT_NO_WORD;
}

void ent_clause_actors(const struct ent_party_finder *f, size_t verb, struct ent_parties *out)
{
    size_t subject = ent_clause_subject(f, verb);
    enum ent_relation r = relation(f, verb);
    ent_parties_of(f, subject, 0, out);
    if (subject != ENT_NO_WORD && ent_tree_head(f->tree, subject) == verb)
        ent_tree_each(f->tree, verb, k) /* "he and President Xi": taken for two subjects */
            if (relation(f, k) == ENT_REL_NSUBJ && k > subject && k < verb && ent_view_is(f->v, subject + 1, "and"))
                ent_parties_of(f, k, 0, out);
    if (subject != ENT_NO_WORD)
        name_before(f, subject, out);
    if (subject == ENT_NO_WORD && has_feature(f, verb, "VerbForm=Fin") && !ent_clause_is_passive(f, verb) &&
        (r == ENT_REL_ROOT || r == ENT_REL_CCOMP || r == ENT_REL_PARATAXIS))
        names_before(f, verb, out);
}
