#include "extract/ent_fact_rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_slice.h"
#include "extract/ent_gazetteer.h"
#include "extract/ent_view.h"

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

struct reading {
    struct ent_fact_rules *rules;
    const char *name, *file; /* as given; kept with the rules */
    const char *relation;    /* of the heading; NULL: none yet */
    uint32_t line;
    struct ent_error *err;
};

static enum ent_status fail(const struct reading *r, const char *what, struct ent_slice given)
{
    return ent_fail(r->err, ENT_EFORMAT, "%s:%u: %s, found '%.*s'", r->name, r->line, what, (int)(given.n < 60 ? given.n : 60), given.s);
}

static enum ent_status no_memory(const struct reading *r) { return ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->name); }

static enum ent_status keep(const struct reading *r, struct ent_slice word, const char **out)
{
    *out = ent_arena_strndup(&r->rules->arena, word.s, word.n);
    return *out != NULL ? ENT_OK : no_memory(r);
}

/* Pieces between marks as a NULL-ended array in the arena. */
static enum ent_status read_list(const struct reading *r, struct ent_slice list, char mark, const char *const **out)
{
    struct ent_slice rest = list;
    size_t n = ent_slice_count(list, mark);
    const char **words = ent_arena_alloc(&r->rules->arena, (n + 1) * sizeof *words);
    enum ent_status st = words != NULL ? ENT_OK : no_memory(r);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct ent_slice word = ent_slice_cut(&rest, mark);
        st = word.n > 0 ? keep(r, word, &words[i]) : fail(r, "a word expected between the marks", list);
    }
    if (st != ENT_OK)
        return st;
    words[n] = NULL;
    *out = words;
    return ENT_OK;
}

/* Put a phrase at the end of the chain of its first word. */
static enum ent_status add_phrase(const struct reading *r, struct ent_slice text, struct ent_fact_phrase p)
{
    struct ent_fact_rules *rules = r->rules;
    size_t before = rules->words.n;
    uint32_t word, *at;
    enum ent_status st = read_list(r, text, ' ', &p.words);
    if (st != ENT_OK)
        return st;
    assert(p.words[0] != NULL);
    const struct ent_key *key = ent_key_find(p.words[0], strlen(p.words[0]));
    if (p.rule != UINT32_MAX && p.part == 0 && p.words[1] == NULL && key != NULL && key->is_stop) /* it would be found everywhere */
        return fail(r, "a word that says something expected", text);
    if ((st = ent_intern_add(&rules->words, p.words[0], strlen(p.words[0]), &word, r->err)) != ENT_OK ||
        (st = ent_reserve(&rules->phrases, &rules->cap_phrases, rules->n_phrases + 1, sizeof *rules->phrases, r->err)) != ENT_OK ||
        (st = ent_reserve(&rules->first, &rules->cap_first, rules->words.n, sizeof *rules->first, r->err)) != ENT_OK)
        return st;
    if (rules->words.n > before)
        rules->first[word] = 0;
    for (at = &rules->first[word]; *at != 0; at = &rules->phrases[*at - 1].next) {}
    p.next = 0;
    rules->phrases[rules->n_phrases] = p;
    *at = (uint32_t)++rules->n_phrases;
    return ENT_OK;
}

/* "a, b c, d" with what all of them have in common */
static enum ent_status add_phrases(const struct reading *r, struct ent_slice list, struct ent_fact_phrase p)
{
    enum ent_status st = list.n > 0 ? ENT_OK : fail(r, "a word expected", list);
    size_t n = ent_slice_count(list, ',');
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct ent_slice phrase = ent_slice_cut(&list, ',');
        st = phrase.n > 0 ? add_phrase(r, phrase, p) : fail(r, "a word expected between commas", list);
    }
    return st;
}

static enum ent_status read_set(const struct reading *r, enum ent_fact_set set, struct ent_slice list)
{
    struct ent_fact_phrase p = {.rule = UINT32_MAX, .set = (uint8_t)set};
    struct ent_slice rest = list;
    enum ent_status st = ENT_OK;
    if (set == ENT_FACT_GOODS)
        st = keep(r, ent_slice_cut(&rest, ','), &p.name);
    return st == ENT_OK ? add_phrases(r, list, p) : st;
}

/* "STATE, BLOC" as bits */
static enum ent_status read_types(const struct reading *r, struct ent_slice list, char mark, uint32_t *out)
{
    size_t n = ent_slice_count(list, mark);
    if (n == 0)
        return fail(r, "types of names (STATE, ORG, ...) expected", list);
    for (size_t i = 0; i < n; i++) {
        struct ent_slice word = ent_slice_cut(&list, mark);
        enum ent_entity_type type = ent_entity_type_find(word.s, word.n);
        if (type == ENT_TYPE_NONE)
            return fail(r, "a type of names (STATE, ORG, ...) expected", word);
        *out |= UINT32_C(1) << type;
    }
    return ENT_OK;
}

static enum ent_status read_kinds(const struct reading *r, struct ent_slice list, uint32_t *out)
{
    size_t n = ent_slice_count(list, ',');
    if (n == 0)
        return fail(r, "': ' and kinds of quantities (money, percent, ...) expected", list);
    for (size_t i = 0; i < n; i++) {
        struct ent_slice word = ent_slice_cut(&list, ',');
        int kind = ent_fact_kind(word.s, word.n);
        if (kind < 0)
            return fail(r, "a kind of quantities (money, percent, ...) expected", word);
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
static enum ent_status read_value(const struct reading *r, struct ent_slice x, struct ent_fact_rule *rule)
{
    char *value = ent_arena_strndup(&r->rules->arena, x.s, x.n), *dash = value != NULL ? strchr(value, '-') : NULL;
    if (dash != NULL)
        *dash = ' ';
    rule->value = value;
    return value != NULL ? ENT_OK : no_memory(r);
}

static enum ent_status read_options(const struct reading *r, struct ent_slice options, struct ent_fact_rule *rule)
{
    static const char *const known[] = {"joint", "given", "people", "goods", "named", "future", "counted", "several"};
    static const char *const changes[] = {"joined", "left", "sought", "asked"};
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && options.n > 0) {
        struct ent_slice word = ent_slice_cut(&options, ' '), value;
        int k = find_name(word, known, sizeof known / sizeof *known);
        if (k >= 0)
            rule->options |= (uint8_t)(1 << k);
        else if (find_name(word, changes, sizeof changes / sizeof *changes) >= 0)
            st = keep(r, word, &rule->change);
        else if (begins(word, "of=", &value))
            st = read_types(r, value, '|', &rule->of_types);
        else if (begins(word, "unit=", &value))
            st = keep(r, value, &rule->unit);
        else if (begins(word, "value=", &value) && is_value(value))
            st = read_value(r, value, rule);
        else
            st = fail(r, "an option (joint given people goods named future counted several joined left sought asked of=TYPE unit=WORD value=NUMBER) expected", word);
    }
    return st;
}

static enum ent_status add_parts(const struct reading *r, struct ent_slice parts, struct ent_fact_rule *rule)
{
    size_t n = ent_slice_count(parts, '+');
    enum ent_status st = n > 0 && n <= ENT_FACT_PARTS ? ENT_OK : fail(r, "one to three groups of words expected", parts);
    rule->n_parts = (uint8_t)n;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = add_phrases(r, ent_slice_cut(&parts, '+'), (struct ent_fact_phrase){.rule = (uint32_t)r->rules->n, .part = (uint8_t)i});
    return st;
}

/* "WORDS > PREPOSITIONS : WHAT ; OPTIONS" behind the word that says which kind of line it is */
static enum ent_status read_rule(const struct reading *r, enum ent_fact_line kind, struct ent_slice line)
{
    struct ent_fact_rule rule = {.relation = r->relation, .line_kind = (uint8_t)kind, .file = r->file, .line = r->line};
    struct ent_slice left = ent_slice_cut(&line, ';'), options = line, head = ent_slice_cut(&left, ':'), what = left, words = ent_slice_cut(&head, '>');
    struct ent_fact_rules *rules = r->rules;
    enum ent_status st;
    if (r->relation == NULL)
        return fail(r, "a heading with a relation ([exports]) expected before the first line", words);
    if ((st = read_list(r, head, ',', &rule.places)) != ENT_OK || (st = read_options(r, options, &rule)) != ENT_OK)
        return st;
    if (kind == ENT_FACT_VERB || kind == ENT_FACT_NOUN) {
        if ((st = read_types(r, ent_slice_cut(&what, '>'), ',', &rule.of_types)) == ENT_OK)
            st = read_types(r, what, ',', &rule.to_types);
    } else if (kind == ENT_FACT_DATE)
        st = what.n == 0 ? ENT_OK : fail(r, "no ':' expected in a line of dates", what);
    else if (rule.value == NULL)
        st = read_kinds(r, what, &rule.kinds);
    if (st == ENT_OK)
        st = kind != ENT_FACT_ANY ? add_parts(r, words, &rule) : words.n == 0 ? ENT_OK : fail(r, "no words expected after 'any'", words);
    if (st == ENT_OK && (st = ent_reserve(&rules->rules, &rules->cap, rules->n + 1, sizeof *rules->rules, r->err)) == ENT_OK)
        rules->rules[rules->n++] = rule;
    rules->has_values |= rule.value != NULL || kind == ENT_FACT_VERB || kind == ENT_FACT_NOUN;
    return st;
}

static int is_relation(struct ent_slice x)
{
    return x.n > 0 && x.n < 60 && strspn(x.s, "abcdefghijklmnopqrstuvwxyz0123456789_") >= x.n;
}

static enum ent_status read_line(struct reading *r, struct ent_slice line)
{
    struct ent_slice rest = line;
    if (line.n == 0 || line.s[0] == '#')
        return ENT_OK;
    if (line.s[0] == '[') {
        struct ent_slice name = line.s[line.n - 1] == ']' ? ent_slice_trim(line.s + 1, line.n - 2) : (struct ent_slice){line.s, 0};
        return is_relation(name) ? keep(r, name, &r->relation) : fail(r, "a relation in square brackets ([gas_exports]) expected", line);
    }
    if (line.s[0] == '=') {
        struct ent_slice parts = ent_slice_trim(line.s + 1, line.n - 1);
        return ent_slice_count(parts, ':') >= 3 ? ENT_OK : fail(r, "an example (= SENTENCE : SUBJECT > OBJECT : RELATION VALUE UNIT AS-OF) expected", line);
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
    return fail(r, "'measure', 'date', 'verb', 'noun', 'any', a set ('goods', 'persons', 'up', 'down', 'getting'), '=', '[' or '#' expected", line);
}

static enum ent_status read_bytes(struct ent_fact_rules *rules, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    struct reading r = {.rules = rules, .name = name, .err = err};
    struct ent_slice rest = {bytes, n};
    enum ent_status st = keep(&r, (struct ent_slice){name, strlen(name)}, &r.file);
    while (st == ENT_OK && rest.n > 0) {
        r.line++;
        st = read_line(&r, ent_slice_line(&rest));
    }
    return st;
}

static enum ent_status read_file(struct ent_fact_rules *rules, const char *folder, const char *name, struct ent_error *err)
{
    struct ent_buf bytes = {0};
    char *path = ent_path_join(folder, name);
    enum ent_status st = path != NULL ? ent_file_read(path, &bytes, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    if (st == ENT_OK)
        st = read_bytes(rules, ent_buf_str(&bytes), bytes.len, path, err);
    ent_buf_done(&bytes);
    ent_free(path);
    return st;
}

/* ---- the whole ---- */

static int has_ending(const char *name)
{
    size_t n = strlen(name);
    return n > 6 && strcmp(name + n - 6, ".facts") == 0;
}

enum ent_status ent_fact_rules_open(struct ent_fact_rules **out, const char *folder, struct ent_error *err)
{
    struct ent_fact_rules *rules = ent_calloc(1, sizeof *rules);
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
        ent_fact_rules_close(rules);
    return st;
}

enum ent_status ent_fact_rules_read(struct ent_fact_rules **out, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    struct ent_fact_rules *rules = ent_calloc(1, sizeof *rules);
    enum ent_status st = rules != NULL ? read_bytes(rules, bytes, n, name, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", name);
    *out = st == ENT_OK ? rules : NULL;
    if (st != ENT_OK)
        ent_fact_rules_close(rules);
    return st;
}

void ent_fact_rules_close(struct ent_fact_rules *r)
{
    if (r == NULL)
        return;
    ent_arena_done(&r->arena);
    ent_intern_done(&r->words);
    ent_free(r->rules);
    ent_free(r->phrases);
    ent_free(r->first);
    ent_free(r);
}

const struct ent_fact_phrase *ent_fact_rules_find(const struct ent_fact_rules *r, const char *lemma, size_t n)
{
    uint32_t word = ent_intern_find(&r->words, lemma, n);
    return word != ENT_INTERN_NONE && r->first[word] != 0 ? &r->phrases[r->first[word] - 1] : NULL;
}

const struct ent_fact_phrase *ent_fact_rules_next(const struct ent_fact_rules *r, const struct ent_fact_phrase *p)
{
    return p->next != 0 ? &r->phrases[p->next - 1] : NULL;
}
