#include "extract/ent_fact_rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_gazetteer.h"

static const char *const kind_names[] = {"money", "percent", "count", "length", "area", "volume", "mass", "power", "energy",
                                         "duration", "ratio", "rank", "temperature", "speed", "frequency", "information"};
static const char *const line_names[] = {"measure", "date", "verb", "noun", "any"};
static const char *const set_names[ENT_N_FACT_SETS] = {"goods", "persons", "up", "down", "getting"};

static int find_name(struct ent_slice x, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (ent_slice_is(x, names[i]))
            return (int)i;
    return -1;
}

int ent_fact_kind(const char *s, size_t n)
{
    return find_name((struct ent_slice){s, n}, kind_names, sizeof kind_names / sizeof *kind_names);
}

/* ---- reading ---- */

typedef const struct ent_dictionary_reader reading;

/* Put a phrase at the end of the chain of its first word. */
static enum ent_status add_phrase(reading *r, struct ent_slice text, struct ent_fact_phrase p)
{
    struct ent_fact_rules *rules = r->rules;
    enum ent_status st = ent_dictionary_list(r, text, ' ', "a word expected", &p.words);
    if (st != ENT_OK)
        return st;
    assert(p.words[0] != NULL);
    if (p.rule != UINT32_MAX && p.part == 0 && p.words[1] == NULL && ent_dictionary_says_nothing(p.words[0], strlen(p.words[0])))
        return ent_dictionary_fail(r, "a word that says something expected", text); /* it would be found everywhere */
    if ((st = ent_reserve(&rules->phrases, &rules->cap_phrases, rules->n_phrases + 1, sizeof *rules->phrases, r->err)) == ENT_OK)
        st = ent_dictionary_chain(r, p.words[0], (uint32_t)rules->n_phrases);
    if (st == ENT_OK)
        rules->phrases[rules->n_phrases++] = p;
    return st;
}

/* "a, b c, d" with what all of them have in common */
static enum ent_status add_phrases(reading *r, struct ent_slice list, struct ent_fact_phrase p)
{
    enum ent_status st = list.n > 0 ? ENT_OK : ent_dictionary_fail(r, "a word expected", list);
    size_t n = ent_slice_count(list, ',');
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct ent_slice phrase = ent_slice_cut(&list, ',');
        st = phrase.n > 0 ? add_phrase(r, phrase, p) : ent_dictionary_fail(r, "a word expected between commas", list);
    }
    return st;
}

static enum ent_status read_set(reading *r, enum ent_fact_set set, struct ent_slice list)
{
    struct ent_fact_phrase p = {.rule = UINT32_MAX, .set = (uint8_t)set};
    struct ent_slice rest = list;
    enum ent_status st = ENT_OK;
    if (set == ENT_FACT_GOODS)
        st = ent_dictionary_keep(r, ent_slice_cut(&rest, ','), &p.name);
    return st == ENT_OK ? add_phrases(r, list, p) : st;
}

/* "STATE, BLOC" as bits */
static enum ent_status read_types(reading *r, struct ent_slice list, char mark, uint32_t *out)
{
    size_t n = ent_slice_count(list, mark);
    if (n == 0)
        return ent_dictionary_fail(r, "types of names (STATE, ORG, ...) expected", list);
    for (size_t i = 0; i < n; i++) {
        struct ent_slice word = ent_slice_cut(&list, mark);
        enum ent_entity_type type = ent_entity_type_find(word.s, word.n);
        if (type == ENT_TYPE_NONE)
            return ent_dictionary_fail(r, "a type of names (STATE, ORG, ...) expected", word);
        *out |= UINT32_C(1) << type;
    }
    return ENT_OK;
}

static enum ent_status read_kinds(reading *r, struct ent_slice list, uint32_t *out)
{
    size_t n = ent_slice_count(list, ',');
    if (n == 0)
        return ent_dictionary_fail(r, "': ' and kinds of quantities (money, percent, ...) expected", list);
    for (size_t i = 0; i < n; i++) {
        struct ent_slice word = ent_slice_cut(&list, ',');
        int kind = ent_fact_kind(word.s, word.n);
        if (kind < 0)
            return ent_dictionary_fail(r, "a kind of quantities (money, percent, ...) expected", word);
        *out |= UINT32_C(1) << kind;
    }
    return ENT_OK;
}

static int begins(struct ent_slice x, const char *with, struct ent_slice *rest)
{
    size_t n = strlen(with);
    if (x.n <= n || memcmp(x.s, with, n) != 0)
        return 0;
    *rest = (struct ent_slice){x.s + n, x.n - n};
    return 1;
}

/* "100", "51-99" */
static int is_value(struct ent_slice x)
{
    struct ent_slice high = x, low = ent_slice_cut(&high, '-');
    return low.n > 0 && low.n < 12 && high.n < 12 && strspn(low.s, "0123456789") >= low.n && (high.n == 0 || strspn(high.s, "0123456789") >= high.n);
}

/* As values are kept: "100", "51 99". */
static enum ent_status read_value(reading *r, struct ent_slice x, struct ent_fact_rule *rule)
{
    char value[32];
    size_t n = x.n < sizeof value ? x.n : 0;
    for (size_t i = 0; i < n; i++)
        value[i] = x.s[i] == '-' ? ' ' : x.s[i];
    return ent_dictionary_keep(r, (struct ent_slice){value, n}, &rule->value);
}

static enum ent_status read_options(reading *r, struct ent_slice options, struct ent_fact_rule *rule)
{
    static const char *const known[] = {"joint", "given", "people", "goods", "named", "future", "counted", "several", "state", "person", "where", "whom"};
    static const char *const changes[] = {"joined", "left", "sought", "asked"};
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && options.n > 0) {
        struct ent_slice word = ent_slice_cut(&options, ' '), value;
        int k = find_name(word, known, sizeof known / sizeof *known);
        if (k >= 0)
            rule->options |= (uint16_t)(1 << k);
        else if (find_name(word, changes, sizeof changes / sizeof *changes) >= 0)
            st = ent_dictionary_keep(r, word, &rule->change);
        else if (begins(word, "of=", &value))
            st = read_types(r, value, '|', &rule->of_types);
        else if (begins(word, "unit=", &value))
            st = ent_dictionary_keep(r, value, &rule->unit);
        else if (begins(word, "value=", &value) && is_value(value))
            st = read_value(r, value, rule);
        else
            st = ent_dictionary_fail(r, "an option (joint given people goods named future counted several state person where whom joined left sought asked of=TYPE unit=WORD value=NUMBER) expected", word);
    }
    return st;
}

static enum ent_status add_parts(reading *r, struct ent_slice parts, struct ent_fact_rule *rule)
{
    const struct ent_fact_rules *rules = r->rules;
    size_t n = ent_slice_count(parts, '+');
    enum ent_status st = n > 0 && n <= ENT_FACT_PARTS ? ENT_OK : ent_dictionary_fail(r, "one to three groups of words expected", parts);
    rule->n_parts = (uint8_t)n;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = add_phrases(r, ent_slice_cut(&parts, '+'), (struct ent_fact_phrase){.rule = (uint32_t)rules->n, .part = (uint8_t)i});
    return st;
}

/* "WORDS > PREPOSITIONS : WHAT ; OPTIONS" behind the word that says which kind of line it is */
static enum ent_status read_rule(reading *r, enum ent_fact_line kind, struct ent_slice line)
{
    struct ent_fact_rule rule = {.relation = r->heading, .line_kind = (uint8_t)kind, .file = r->file, .line = r->line};
    struct ent_slice left = ent_slice_cut(&line, ';'), options = line, head = ent_slice_cut(&left, ':'), what = left, words = ent_slice_cut(&head, '>');
    struct ent_fact_rules *rules = r->rules;
    enum ent_status st;
    if (r->heading == NULL)
        return ent_dictionary_fail(r, "a heading with a relation ([exports]) expected before the first line", words);
    if ((st = ent_dictionary_list(r, head, ',', "a word expected between the marks", &rule.places)) != ENT_OK || (st = read_options(r, options, &rule)) != ENT_OK)
        return st;
    if (kind == ENT_FACT_VERB || kind == ENT_FACT_NOUN) {
        if ((st = read_types(r, ent_slice_cut(&what, '>'), ',', &rule.of_types)) == ENT_OK)
            st = read_types(r, what, ',', &rule.to_types);
    } else if (kind == ENT_FACT_DATE)
        st = what.n == 0 ? ENT_OK : ent_dictionary_fail(r, "no ':' expected in a line of dates", what);
    else if (rule.value == NULL)
        st = read_kinds(r, what, &rule.kinds);
    if (st == ENT_OK)
        st = kind != ENT_FACT_ANY ? add_parts(r, words, &rule) : words.n == 0 ? ENT_OK : ent_dictionary_fail(r, "no words expected after 'any'", words);
    if (st == ENT_OK && (st = ent_reserve(&rules->rules, &rules->cap, rules->n + 1, sizeof *rules->rules, r->err)) == ENT_OK)
        rules->rules[rules->n++] = rule;
    rules->has_values |= rule.value != NULL || kind == ENT_FACT_VERB || kind == ENT_FACT_NOUN;
    return st;
}

static int is_relation(struct ent_slice x)
{
    return x.n > 0 && x.n < 60 && strspn(x.s, "abcdefghijklmnopqrstuvwxyz0123456789_") >= x.n;
}

static enum ent_status read_line(struct ent_dictionary_reader *r, void *rules, struct ent_slice line)
{
    struct ent_slice rest = line;
    (void)rules;
    if (line.s[0] == '[') {
        struct ent_slice name = line.s[line.n - 1] == ']' ? ent_slice_trim(line.s + 1, line.n - 2) : (struct ent_slice){line.s, 0};
        return is_relation(name) ? ent_dictionary_keep(r, name, &r->heading) : ent_dictionary_fail(r, "a relation in square brackets ([gas_exports]) expected", line);
    }
    if (line.s[0] == '=') {
        struct ent_slice parts = ent_slice_trim(line.s + 1, line.n - 1);
        return ent_slice_count(parts, ':') >= 3 ? ENT_OK : ent_dictionary_fail(r, "an example (= SENTENCE : SUBJECT > OBJECT : RELATION VALUE UNIT AS-OF) expected", line);
    }
    struct ent_slice word = ent_slice_cut(&rest, ' ');
    int kind = find_name(word, line_names, sizeof line_names / sizeof *line_names), set = find_name(word, set_names, ENT_N_FACT_SETS);
    if (kind < 0 && ent_slice_is(ent_slice_trim(line.s, line.n < 4 ? line.n : 4), "any:")) {
        kind = ENT_FACT_ANY;
        rest = (struct ent_slice){line.s + 3, line.n - 3};
    }
    if (kind >= 0)
        return read_rule(r, (enum ent_fact_line)kind, rest);
    if (set >= 0)
        return read_set(r, (enum ent_fact_set)set, rest);
    return ent_dictionary_fail(r, "'measure', 'date', 'verb', 'noun', 'any', a set ('goods', 'persons', 'up', 'down', 'getting'), '=', '[' or '#' expected", line);
}

/* ---- the whole ---- */

/* A folder, or (folder NULL) bytes called 'name'. */
static enum ent_status read_rules(struct ent_fact_rules **out, const char *folder, const char *bytes, size_t n, const char *name,
                                  struct ent_error *err)
{
    struct ent_fact_rules *rules = ent_calloc(1, sizeof *rules);
    *out = NULL;
    if (rules == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder != NULL ? folder : name);
    struct ent_dictionary_reader r = {.d = &rules->words, .read_line = read_line, .rules = rules, .err = err};
    enum ent_status st = folder != NULL ? ent_dictionary_read_folder(&r, folder, ".facts") : ent_dictionary_read(&r, bytes, n, name);
    if (st == ENT_OK)
        *out = rules;
    else
        ent_fact_rules_close(rules);
    return st;
}

enum ent_status ent_fact_rules_open(struct ent_fact_rules **out, const char *folder, struct ent_error *err)
{
    return read_rules(out, folder, NULL, 0, NULL, err);
}

enum ent_status ent_fact_rules_read(struct ent_fact_rules **out, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    return read_rules(out, NULL, bytes, n, name, err);
}

void ent_fact_rules_close(struct ent_fact_rules *r)
{
    if (r == NULL)
        return;
    ent_dictionary_done(&r->words);
    ent_free(r->rules);
    ent_free(r->phrases);
    ent_free(r);
}

const struct ent_fact_phrase *ent_fact_rules_find(const struct ent_fact_rules *r, const char *lemma, size_t n)
{
    uint32_t entry = ent_dictionary_find(&r->words, lemma, n);
    return entry != ENT_NO_ENTRY ? &r->phrases[entry] : NULL;
}

const struct ent_fact_phrase *ent_fact_rules_next(const struct ent_fact_rules *r, const struct ent_fact_phrase *p)
{
    uint32_t entry = ent_dictionary_next(&r->words, (uint32_t)(p - r->phrases));
    return entry != ENT_NO_ENTRY ? &r->phrases[entry] : NULL;
}
