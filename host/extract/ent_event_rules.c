#include "extract/ent_event_rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[ENT_N_EVENTS] = {
    "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};
const char *ent_event_type_name(enum ent_event_type type) { return type_names[type]; }

/* ---- reading ---- */

typedef const struct ent_dictionary_reader reading;

static enum ent_event_type find_type(struct ent_slice name)
{
    for (int i = 1; i < ENT_N_EVENTS; i++)
        if (ent_slice_is(name, type_names[i]))
            return (enum ent_event_type)i;
    return ENT_EVENT_NONE;
}

static enum ent_status read_words(reading *r, struct ent_slice list, const char *const **out)
{
    return ent_dictionary_list(r, list, ',', "a word expected between commas", out);
}

static enum ent_status read_options(reading *r, struct ent_slice options, struct ent_event_rule *rule)
{
    static const struct {
        const char *name;
        uint8_t option;
    } known[] = {{"joint", ENT_RULE_JOINT}, {"alone", ENT_RULE_ALONE}, {"reverse", ENT_RULE_REVERSE},
                 {"place", ENT_RULE_PLACE}, {"bloc", ENT_RULE_BLOC},   {"of", ENT_RULE_OF},       {"bare", ENT_RULE_BARE},  {"aim", ENT_RULE_AIM}};
    while (options.n > 0) {
        struct ent_slice word = ent_slice_cut(&options, ' ');
        size_t k = 0, status = 1;
        while (k < sizeof known / sizeof *known && !ent_slice_is(word, known[k].name))
            k++;
        while (status < 4 && !ent_slice_is(word, ent_event_status_name((enum ent_event_status)status)))
            status++;
        if (k < sizeof known / sizeof *known)
            rule->options |= known[k].option;
        else if (status < 4)
            rule->status = (uint8_t)status;
        else if (word.n > 8 && memcmp(word.s, "planned=", 8) == 0 && find_type((struct ent_slice){word.s + 8, word.n - 8}) != ENT_EVENT_NONE)
            rule->intended = (uint8_t)find_type((struct ent_slice){word.s + 8, word.n - 8});
        else if (word.n > 4 && memcmp(word.s, "not=", 4) == 0 && find_type((struct ent_slice){word.s + 4, word.n - 4}) != ENT_EVENT_NONE)
            rule->negated = (uint8_t)find_type((struct ent_slice){word.s + 4, word.n - 4});
        else
            return ent_dictionary_fail(r, "an option (joint alone reverse place bloc of bare aim planned denied hypothetical planned=TYPE not=TYPE) expected", word);
    }
    return ENT_OK;
}

static int asks_for_object(const struct ent_event_rule *rule) { return rule->objects != NULL && !rule->is_except; }

/* Keep a copy of the rule for one of its words. */
static enum ent_status add(reading *r, const struct ent_event_rule *rule, const char *lemma)
{
    struct ent_event_rules *rules = r->rules;
    struct ent_slice word = {lemma, strlen(lemma)};
    if (!asks_for_object(rule) && ent_dictionary_says_nothing(lemma, word.n))
        return ent_dictionary_fail(r, "a rule for this word alone would match everything: an object after '+' or another word expected", word);
    enum ent_status st = ent_reserve(&rules->rules, &rules->cap, rules->n + 1, sizeof *rules->rules, r->err);
    if (st == ENT_OK)
        st = ent_dictionary_chain(r, lemma, (uint32_t)rules->n);
    if (st != ENT_OK)
        return st;
    rules->rules[rules->n] = *rule;
    rules->rules[rules->n++].lemma = lemma;
    return ENT_OK;
}

/* "verb LEMMAS + OBJECTS > PREPOSITIONS ; OPTIONS", the first word taken away already. */
static enum ent_status read_rule(reading *r, struct ent_slice line, enum ent_event_word kind)
{
    int is_noun = kind == ENT_WORD_NOUN;
    struct ent_event_rule rule = {.kind = (uint8_t)kind, .file = r->file, .line = r->line};
    struct ent_slice left = ent_slice_cut(&line, ';'), options = line, lemmas = ent_slice_cut(&left, '>'), places = left, words = ent_slice_cut(&lemmas, '+'), objects = lemmas;
    const char *const *names = NULL;
    enum ent_status st;
    if (r->heading == NULL)
        return ent_dictionary_fail(r, "a heading with a type ([CONSULT]) expected before the first rule", words);
    if (words.n == 0)
        return ent_dictionary_fail(r, "a lemma expected", line);
    if (!is_noun && objects.n > 3 && memcmp(objects.s, "to ", 3) == 0) {
        rule.is_infinitive = 1;
        objects = ent_slice_trim(objects.s + 3, objects.n - 3);
    }
    if (!is_noun && objects.n > 5 && memcmp(objects.s, "that ", 5) == 0) {
        rule.is_clause = 1;
        objects = ent_slice_trim(objects.s + 5, objects.n - 5);
    }
    if (!is_noun && objects.n > 3 && memcmp(objects.s, "as ", 3) == 0) {
        rule.is_predicate = 1;
        objects = ent_slice_trim(objects.s + 3, objects.n - 3);
    }
    if (!is_noun && objects.n > 4 && memcmp(objects.s, "not ", 4) == 0) {
        rule.is_except = 1;
        objects = ent_slice_trim(objects.s + 4, objects.n - 4);
    }
    rule.type = (uint8_t)find_type((struct ent_slice){r->heading, strlen(r->heading)});
    if ((st = read_words(r, words, &names)) != ENT_OK || (st = read_words(r, places, &rule.places)) != ENT_OK ||
        (objects.n > 0 && (st = read_words(r, objects, &rule.objects)) != ENT_OK) || (st = read_options(r, options, &rule)) != ENT_OK)
        return st;
    assert(names != NULL);
    for (; st == ENT_OK && *names != NULL; names++)
        st = add(r, &rule, *names);
    return st;
}

/* "who WORD, WORD" */
static enum ent_status read_who(reading *r, struct ent_event_rules *rules, struct ent_slice list)
{
    enum ent_status st = r->heading != NULL ? ent_dictionary_fail(r, "'who' expected before the first heading", list)
                         : list.n == 0     ? ent_dictionary_fail(r, "a word expected after 'who'", list)
                                           : ENT_OK;
    while (st == ENT_OK && list.n > 0) {
        struct ent_slice word = ent_slice_cut(&list, ',');
        uint32_t id;
        st = word.n > 0 ? ent_intern_add(&rules->who, word.s, word.n, &id, r->err) : ent_dictionary_fail(r, "a word expected between commas", list);
    }
    return st;
}

static enum ent_status read_line(struct ent_dictionary_reader *r, void *rules, struct ent_slice line)
{
    struct ent_slice rest = line;
    if (line.s[0] == '[') {
        enum ent_event_type type = line.s[line.n - 1] == ']' ? find_type(ent_slice_trim(line.s + 1, line.n - 2)) : ENT_EVENT_NONE;
        r->heading = type_names[type];
        return type != ENT_EVENT_NONE ? ENT_OK : ent_dictionary_fail(r, "a type of PLOVER in square brackets expected", line);
    }
    if (line.s[0] == '=')
        return memchr(line.s, ':', line.n) != NULL ? ENT_OK : ent_dictionary_fail(r, "an example (= SENTENCE : ACTOR > TARGET) expected", line);
    struct ent_slice kind = ent_slice_cut(&rest, ' ');
    if (ent_slice_is(kind, "verb") || ent_slice_is(kind, "noun") || ent_slice_is(kind, "adj"))
        return read_rule(r, rest, ent_slice_is(kind, "verb") ? ENT_WORD_VERB : ent_slice_is(kind, "noun") ? ENT_WORD_NOUN : ENT_WORD_ADJECTIVE);
    if (ent_slice_is(kind, "who"))
        return read_who(r, rules, rest);
    return ent_dictionary_fail(r, "'verb', 'noun', 'adj', 'who', '=', '[' or '#' expected", line);
}

/* ---- the whole ---- */

/* A folder, or (folder NULL) bytes called 'name'. */
static enum ent_status read_rules(struct ent_event_rules **out, const char *folder, const char *bytes, size_t n, const char *name,
                                  struct ent_error *err)
{
    struct ent_event_rules *rules = ent_calloc(1, sizeof *rules);
    *out = NULL;
    if (rules == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder != NULL ? folder : name);
    struct ent_dictionary_reader r = {.d = &rules->words, .read_line = read_line, .rules = rules, .err = err};
    enum ent_status st = folder != NULL ? ent_dictionary_read_folder(&r, folder, ".events") : ent_dictionary_read(&r, bytes, n, name);
    if (st == ENT_OK)
        *out = rules;
    else
        ent_event_rules_close(rules);
    return st;
}

enum ent_status ent_event_rules_open(struct ent_event_rules **out, const char *folder, struct ent_error *err)
{
    return read_rules(out, folder, NULL, 0, NULL, err);
}

enum ent_status ent_event_rules_read(struct ent_event_rules **out, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    return read_rules(out, NULL, bytes, n, name, err);
}

void ent_event_rules_close(struct ent_event_rules *r)
{
    if (r == NULL)
        return;
    ent_dictionary_done(&r->words);
    ent_intern_done(&r->who);
    ent_free(r->rules);
    ent_free(r);
}

const struct ent_event_rule *ent_event_rules_find(const struct ent_event_rules *r, const char *lemma, size_t n)
{
    uint32_t entry = ent_dictionary_find(&r->words, lemma, n);
    return entry != ENT_NO_ENTRY ? &r->rules[entry] : NULL;
}

const struct ent_event_rule *ent_event_rules_next(const struct ent_event_rules *r, const struct ent_event_rule *rule)
{
    uint32_t entry = ent_dictionary_next(&r->words, (uint32_t)(rule - r->rules));
    return entry != ENT_NO_ENTRY ? &r->rules[entry] : NULL;
}

int ent_event_rules_acts(const struct ent_event_rules *r, const char *lemma)
{
    static const char *const endings[] = {"er", "or", "ist", "ian", "man", "ese", NULL};
    char small[48];
    size_t n = strlen(lemma);
    if (r->who.n == 0)
        return 1;
    if (n >= sizeof small)
        return 0;
    for (size_t i = 0; i < n; i++)
        small[i] = (char)(lemma[i] >= 'A' && lemma[i] <= 'Z' ? lemma[i] + 'a' - 'A' : lemma[i]);
    for (size_t i = 0; endings[i] != NULL; i++)
        if (n > strlen(endings[i]) + 2 && memcmp(small + n - strlen(endings[i]), endings[i], strlen(endings[i])) == 0)
            return 1;
    return ent_intern_find(&r->who, small, n) != ENT_INTERN_NONE;
}
