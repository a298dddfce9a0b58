#include "extract/ent_event_rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_slice.h"

static const char *const type_names[ENT_N_EVENTS] = {
    "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};
const char *ent_event_type_name(enum ent_event_type type) { return type_names[type]; }

/* ---- reading ---- */

struct reading {
    struct ent_event_rules *rules;
    const char *name;
    uint32_t line;
    enum ent_event_type type; /* of the heading */
    struct ent_error *err;
};

static enum ent_status fail(const struct reading *r, const char *what, struct ent_slice given)
{
    return ent_fail(r->err, ENT_EFORMAT, "%s:%u: %s, found '%.*s'", r->name, r->line, what, (int)(given.n < 60 ? given.n : 60), given.s);
}

static enum ent_status no_memory(const struct reading *r) { return ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->name); }

static enum ent_event_type find_type(struct ent_slice name)
{
    for (int i = 1; i < ENT_N_EVENTS; i++)
        if (ent_slice_is(name, type_names[i]))
            return (enum ent_event_type)i;
    return ENT_EVENT_NONE;
}

/* "a, b, c" as a NULL-ended array in the arena. */
static enum ent_status read_list(const struct reading *r, struct ent_slice list, const char *const **out)
{
    struct ent_slice rest = list;
    size_t n = ent_slice_count(list, ',');
    const char **words = ent_arena_alloc(&r->rules->arena, (n + 1) * sizeof *words);
    if (words == NULL)
        return no_memory(r);
    for (size_t i = 0; i < n; i++) {
        struct ent_slice word = ent_slice_cut(&rest, ',');
        if (word.n == 0)
            return fail(r, "a word expected between commas", list);
        if ((words[i] = ent_arena_strndup(&r->rules->arena, word.s, word.n)) == NULL)
            return no_memory(r);
    }
    words[n] = NULL;
    *out = words;
    return ENT_OK;
}

static enum ent_status read_options(const struct reading *r, struct ent_slice options, struct ent_event_rule *rule)
{
    static const struct {
        const char *name;
        uint8_t option;
    } known[] = {{"joint", ENT_RULE_JOINT}, {"alone", ENT_RULE_ALONE}, {"reverse", ENT_RULE_REVERSE},
                 {"place", ENT_RULE_PLACE}, {"bloc", ENT_RULE_BLOC},   {"of", ENT_RULE_OF},       {"bare", ENT_RULE_BARE}};
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
        else if (word.n > 4 && memcmp(word.s, "not=", 4) == 0 && find_type((struct ent_slice){word.s + 4, word.n - 4}) != ENT_EVENT_NONE)
            rule->negated = (uint8_t)find_type((struct ent_slice){word.s + 4, word.n - 4});
        else
            return fail(r, "an option (joint alone reverse place bloc of bare planned denied hypothetical not=TYPE) expected", word);
    }
    return ENT_OK;
}

/* Put a copy of the rule at the end of its word's chain. */
static enum ent_status add(const struct reading *r, const struct ent_event_rule *rule, const char *lemma)
{
    struct ent_event_rules *rules = r->rules;
    size_t before = rules->words.n;
    uint32_t word, *at;
    enum ent_status st = ent_intern_add(&rules->words, lemma, strlen(lemma), &word, r->err);
    if (st == ENT_OK)
        st = ent_reserve(&rules->rules, &rules->cap, rules->n + 1, sizeof *rules->rules, r->err);
    if (st == ENT_OK)
        st = ent_reserve(&rules->first, &rules->cap_first, rules->words.n, sizeof *rules->first, r->err);
    if (st != ENT_OK)
        return st;
    if (rules->words.n > before)
        rules->first[word] = 0;
    for (at = &rules->first[word]; *at != 0; at = &rules->rules[*at - 1].next) {}
    rules->rules[rules->n] = *rule;
    rules->rules[rules->n].lemma = lemma;
    rules->rules[rules->n].next = 0;
    *at = (uint32_t)++rules->n;
    return ENT_OK;
}

/* "verb LEMMAS + OBJECTS > PREPOSITIONS ; OPTIONS", the first word taken away already. */
static enum ent_status read_rule(const struct reading *r, struct ent_slice line, int is_noun)
{
    struct ent_event_rule rule = {.type = (uint8_t)r->type, .is_noun = (uint8_t)is_noun, .line = r->line};
    struct ent_slice left = ent_slice_cut(&line, ';'), options = line, lemmas = ent_slice_cut(&left, '>'), places = left, words = ent_slice_cut(&lemmas, '+'), objects = lemmas;
    const char *const *names = NULL;
    enum ent_status st;
    if (r->type == ENT_EVENT_NONE)
        return fail(r, "a heading with a type ([CONSULT]) expected before the first rule", words);
    if (words.n == 0)
        return fail(r, "a lemma expected", line);
    if (is_noun && objects.n > 0)
        return fail(r, "no '+' expected after a noun", objects);
    if (objects.n > 3 && memcmp(objects.s, "to ", 3) == 0) {
        rule.is_infinitive = 1;
        objects = ent_slice_trim(objects.s + 3, objects.n - 3);
    }
    if (objects.n > 5 && memcmp(objects.s, "that ", 5) == 0) {
        rule.is_clause = 1;
        objects = ent_slice_trim(objects.s + 5, objects.n - 5);
    }
    if (objects.n > 4 && memcmp(objects.s, "not ", 4) == 0) {
        rule.is_except = 1;
        objects = ent_slice_trim(objects.s + 4, objects.n - 4);
    }
    if ((rule.file = ent_arena_strdup(&r->rules->arena, r->name)) == NULL)
        return no_memory(r);
    if ((st = read_list(r, words, &names)) != ENT_OK || (st = read_list(r, places, &rule.places)) != ENT_OK ||
        (objects.n > 0 && (st = read_list(r, objects, &rule.objects)) != ENT_OK) || (st = read_options(r, options, &rule)) != ENT_OK)
        return st;
    assert(names != NULL);
    for (; st == ENT_OK && *names != NULL; names++)
        st = add(r, &rule, *names);
    return st;
}

static enum ent_status read_line(struct reading *r, struct ent_slice line)
{
    struct ent_slice rest = line;
    if (line.n == 0 || line.s[0] == '#')
        return ENT_OK;
    if (line.s[0] == '[') {
        r->type = line.s[line.n - 1] == ']' ? find_type(ent_slice_trim(line.s + 1, line.n - 2)) : ENT_EVENT_NONE;
        return r->type != ENT_EVENT_NONE ? ENT_OK : fail(r, "a type of PLOVER in square brackets expected", line);
    }
    if (line.s[0] == '=')
        return memchr(line.s, ':', line.n) != NULL ? ENT_OK : fail(r, "an example (= SENTENCE : ACTOR > TARGET) expected", line);
    struct ent_slice kind = ent_slice_cut(&rest, ' ');
    if (ent_slice_is(kind, "verb") || ent_slice_is(kind, "noun"))
        return read_rule(r, rest, ent_slice_is(kind, "noun"));
    return fail(r, "'verb', 'noun', '=', '[' or '#' expected", line);
}

static enum ent_status read_bytes(struct ent_event_rules *rules, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    struct reading r = {.rules = rules, .name = name, .err = err};
    struct ent_slice rest = {bytes, n};
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && rest.n > 0) {
        r.line++;
        st = read_line(&r, ent_slice_line(&rest));
    }
    return st;
}

static enum ent_status read_file(struct ent_event_rules *rules, const char *folder, const char *name, struct ent_error *err)
{
    struct ent_buf bytes = {0};
    char *path = ent_path_join(folder, name);
    enum ent_status st = path != NULL ? ent_file_read(path, &bytes, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    if (st == ENT_OK)
        st = read_bytes(rules, bytes.data, bytes.len, path, err);
    ent_buf_done(&bytes);
    ent_free(path);
    return st;
}

/* ---- the whole ---- */

static int has_ending(const char *name)
{
    size_t n = strlen(name);
    return n > 7 && strcmp(name + n - 7, ".events") == 0;
}

enum ent_status ent_event_rules_open(struct ent_event_rules **out, const char *folder, struct ent_error *err)
{
    struct ent_event_rules *rules = ent_calloc(1, sizeof *rules);
    struct ent_names names = {0};
    enum ent_status st = rules != NULL ? ent_dir_list(folder, &names, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    *out = NULL;
    for (size_t i = 0; st == ENT_OK && i < names.n; i++)
        if (has_ending(names.names[i]))
            st = read_file(rules, folder, names.names[i], err);
    ent_names_free(&names);
    if (st == ENT_OK)
        *out = rules;
    else
        ent_event_rules_close(rules);
    return st;
}

enum ent_status ent_event_rules_read(struct ent_event_rules **out, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    struct ent_event_rules *rules = ent_calloc(1, sizeof *rules);
    enum ent_status st = rules != NULL ? read_bytes(rules, bytes, n, name, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", name);
    *out = st == ENT_OK ? rules : NULL;
    if (st != ENT_OK)
        ent_event_rules_close(rules);
    return st;
}

void ent_event_rules_close(struct ent_event_rules *r)
{
    if (r == NULL)
        return;
    ent_arena_done(&r->arena);
    ent_intern_done(&r->words);
    ent_free(r->rules);
    ent_free(r->first);
    ent_free(r);
}

const struct ent_event_rule *ent_event_rules_find(const struct ent_event_rules *r, const char *lemma, size_t n)
{
    uint32_t word = ent_intern_find(&r->words, lemma, n);
    return word != ENT_INTERN_NONE && r->first[word] != 0 ? &r->rules[r->first[word] - 1] : NULL;
}

const struct ent_event_rule *ent_event_rules_next(const struct ent_event_rules *r, const struct ent_event_rule *rule)
{
    return rule->next != 0 ? &r->rules[rule->next - 1] : NULL;
}
