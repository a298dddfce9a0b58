/* Files of names; their form stands in ent_gazetteer.h. */
#include <string.h>

#include "base/ent_nearest.h"
#include "base/ent_slice.h"
#include "extract/ent_gazetteer_build.h"

/* ---- what was said of entities by name: looked up once all files are read ---- */

enum link_kind { LINK_OF, LINK_CAPITAL, LINK_SEAT };
struct link {
    enum link_kind kind;
    uint32_t entity; /* that it is said of */
    const char *name;
    uint32_t line;
    uint8_t file;
};
struct ent_gazetteer_links {
    struct link *items;
    size_t n, cap;
};

void ent_gazetteer_links_free(struct ent_gazetteer_links *links)
{
    if (links != NULL)
        ent_free(links->items);
    ent_free(links);
}

/* ---- a file ---- */

struct reader {
    struct ent_gazetteer *g;
    struct ent_gazetteer_links **links;
    const char *path;
    uint8_t file;
    uint32_t line;
    enum ent_entity_type type;
    struct ent_slice of; /* said by the heading */
    struct ent_error *err;
};

#define BAD(r, ...) bad_line((r), ent_fail((r)->err, ENT_EFORMAT, __VA_ARGS__))
static enum ent_status bad_line(struct reader *r, enum ent_status st)
{
    return st == ENT_OK ? st : ent_fail_in(r->err, st, "%s:%u", r->path, r->line);
}

static enum ent_status add_link(struct reader *r, enum link_kind kind, uint32_t entity, struct ent_slice name)
{
    if (*r->links == NULL && (*r->links = ent_calloc(1, sizeof **r->links)) == NULL)
        return ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->path);
    struct ent_gazetteer_links *l = *r->links;
    enum ent_status st = ent_reserve(&l->items, &l->cap, l->n + 1, sizeof *l->items, r->err);
    if (st != ENT_OK)
        return st;
    if (name.n == 0)
        return BAD(r, "the name of an entity is missing");
    const char *last = l->n > 0 ? l->items[l->n - 1].name : ""; /* a heading says the same of many */
    const char *kept = ent_slice_is(name, last) ? last : ent_arena_strndup(&r->g->arena, name.s, name.n);
    if (kept == NULL)
        return ent_fail(r->err, ENT_ENOMEM, "%s: out of memory", r->path);
    l->items[l->n++] = (struct link){kind, entity, kept, r->line, r->file};
    return ENT_OK;
}

/* "2018-05..2020", "2018..", "..2020", "2020" */
static int read_validity(struct ent_slice x, struct ent_validity *out)
{
    *out = (struct ent_validity){0};
    for (size_t i = 0; i + 1 < x.n; i++)
        if (x.s[i] == '.' && x.s[i + 1] == '.') {
            if ((i > 0 && !ent_date_parse(x.s, i, &out->from)) || (i + 2 < x.n && !ent_date_parse(x.s + i + 2, x.n - i - 2, &out->to)))
                return 0;
            return (i > 0 || i + 2 < x.n) && (!ent_date_is(out->from) || !ent_date_is(out->to) || ent_date_first_day(out->from) <= ent_date_last_day(out->to));
        }
    if (!ent_date_parse(x.s, x.n, &out->from))
        return 0;
    out->to = out->from;
    return 1;
}

static int all_letters(struct ent_slice x, int first_upper)
{
    for (size_t i = 0; i < x.n; i++) {
        char from = i == 0 && first_upper ? 'A' : 'a';
        if (x.s[i] < from || x.s[i] > from + 25)
            return 0;
    }
    return 1;
}

static enum ent_status read_mark(struct reader *r, struct ent_slice mark, struct ent_alias *a)
{
    static const struct {
        const char *word;
        uint8_t flag;
    } flags[] = {{"weak", ENT_ALIAS_WEAK}, {"homonym", ENT_ALIAS_HOMONYM}, {"contested", ENT_ALIAS_CONTESTED}, {"old", ENT_ALIAS_OLD}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (ent_slice_is(mark, flags[i].word)) {
            a->flags |= flags[i].flag;
            return ENT_OK;
        }
    if ((mark.n == 2 || mark.n == 3) && all_letters(mark, 0)) {
        memcpy(a->language, mark.s, mark.n);
        return ENT_OK;
    }
    if (mark.n == 4 && all_letters(mark, 1)) {
        memcpy(a->script, mark.s, mark.n);
        return ENT_OK;
    }
    if (mark.n > 0 && (mark.s[0] == '.' || (mark.s[0] >= '0' && mark.s[0] <= '9')))
        return read_validity(mark, &a->when) ? ENT_OK : BAD(r, "'%.*s' is no period: FROM..TO with dates such as 2018 or 2018-05", (int)mark.n, mark.s);
    return BAD(r, "no mark {%.*s}: a language, a script, a period, weak, homonym, contested or old", (int)mark.n, mark.s);
}

/* "Hayastan {hy} {old}": the marks go into *a, the rest is returned. */
static enum ent_status read_marks(struct reader *r, struct ent_slice *name, struct ent_alias *a)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && name->n > 0 && name->s[name->n - 1] == '}') {
        size_t i = name->n;
        while (i > 0 && name->s[i - 1] != '{')
            i--;
        if (i == 0)
            return BAD(r, "a '}' without '{' in '%.*s'", (int)name->n, name->s);
        st = read_mark(r, ent_slice_trim(name->s + i, name->n - i - 1), a);
        *name = ent_slice_trim(name->s, i - 1);
    }
    if (st == ENT_OK && (memchr(name->s, '{', name->n) != NULL || name->n == 0))
        return BAD(r, name->n == 0 ? "a name is missing" : "marks in braces stand after the name: '%.*s'", (int)name->n, name->s);
    return st;
}

/* "Georgia (US state)" is written "Georgia", and so are others. */
static struct ent_slice without_bracket(struct ent_slice name, struct ent_alias *a)
{
    const char *open = name.n > 0 && name.s[name.n - 1] == ')' ? memchr(name.s, '(', name.n) : NULL;
    if (open == NULL || open == name.s)
        return name;
    a->flags |= ENT_ALIAS_HOMONYM;
    return ent_slice_trim(name.s, (size_t)(open - name.s));
}

static enum ent_status add_alias(struct reader *r, struct ent_slice name, struct ent_alias *a, int derived)
{
    a->file = r->file;
    a->line = r->line;
    return bad_line(r, ent_gazetteer_add_alias(r->g, name.s, name.n, a, derived, r->err));
}

/* The last part of a person's name, with the particles before it: "von der Leyen", "bin Salman". */
static struct ent_slice surname_of(struct ent_slice name)
{
    static const char *const particles[] = {"von", "van", "der", "den", "de", "del", "da", "di", "bin", "ibn", "al", "el", "ter", "la", NULL};
    size_t at = name.n;
    while (at > 0 && name.s[at - 1] != ' ')
        at--;
    for (int again = at > 0; again;) {
        size_t end = at - 1, start = end;
        while (start > 0 && name.s[start - 1] != ' ')
            start--;
        again = 0;
        for (int i = 0; start > 0 && particles[i] != NULL; i++)
            if (ent_slice_is((struct ent_slice){name.s + start, end - start}, particles[i])) {
                at = start;
                again = 1;
            }
    }
    return (struct ent_slice){name.s + at, name.n - at};
}

static int is_latin(struct ent_slice x)
{
    for (size_t i = 0; i < x.n; i++)
        if ((unsigned char)x.s[i] >= 0xCD)
            return 0;
    return 1;
}

/* ---- facts ---- */

static enum ent_status add_people(struct reader *r, uint32_t state, struct ent_slice name)
{
    struct ent_alias a = {0};
    uint32_t group = ent_gazetteer_entity(r->g, name.s, name.n);
    enum ent_status st = ENT_OK;
    if (group == ENT_NO_ENTITY) {
        st = bad_line(r, ent_gazetteer_add_entity(r->g, name.s, name.n, ENT_TYPE_GROUP, r->file, r->line, &group, r->err));
        if (st == ENT_OK)
            r->g->entities[group].of = state;
        a.entity = group;
        return st == ENT_OK ? add_alias(r, name, &a, 1) : st;
    }
    return r->g->entities[group].type == ENT_TYPE_GROUP ? ENT_OK : BAD(r, "'%.*s' is no people", (int)name.n, name.s);
}

static enum ent_status add_list(struct reader *r, uint32_t entity, struct ent_slice list, const char *what)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && list.n > 0) {
        struct ent_slice one = ent_slice_cut(&list, ',');
        struct ent_alias a = {.entity = entity};
        if (one.n == 0)
            return BAD(r, "a name is missing after '%s'", what);
        if (strcmp(what, "people") == 0) {
            st = add_people(r, entity, one);
        } else if (strcmp(what, "seat") == 0) {
            st = add_link(r, LINK_SEAT, entity, one);
        } else {
            a.role = strcmp(what, "adjective") == 0 ? ENT_ALIAS_ADJECTIVE : strcmp(what, "surname") == 0 ? ENT_ALIAS_SURNAME : ENT_ALIAS_NAME;
            if ((st = read_marks(r, &one, &a)) == ENT_OK)
                st = add_alias(r, one, &a, a.role != ENT_ALIAS_NAME);
        }
    }
    return st;
}

static enum ent_status add_office(struct reader *r, uint32_t person, struct ent_slice fact)
{
    struct ent_validity when = {0};
    size_t at = fact.n;
    while (at > 0 && fact.s[at - 1] != ' ')
        at--;
    struct ent_slice last = {fact.s + at, fact.n - at};
    int has_period = last.n > 0 && (last.s[0] == '.' || (last.s[0] >= '0' && last.s[0] <= '9'));
    if (has_period && !read_validity(last, &when))
        return BAD(r, "'%.*s' is no period: FROM..TO with dates such as 2018 or 2018-05", (int)last.n, last.s);
    struct ent_slice title = has_period ? ent_slice_trim(fact.s, at) : fact;
    if (title.n == 0)
        return BAD(r, "a period without an office");
    return ent_gazetteer_add_office(r->g, person, title.s, title.n, when, r->err);
}

static enum ent_status read_fact(struct reader *r, uint32_t entity, struct ent_slice fact, int *has_surname)
{
    static const char *const lists[] = {"people", "adjective", "seat", "surname", "abbreviation", NULL};
    struct ent_slice rest = fact, word = ent_slice_cut(&rest, ' ');
    rest = ent_slice_trim(rest.s, rest.n);
    if (ent_slice_is(word, "of") || ent_slice_is(word, "in"))
        return add_link(r, LINK_OF, entity, rest);
    if (ent_slice_is(word, "capital"))
        return add_link(r, LINK_CAPITAL, entity, rest);
    *has_surname = *has_surname || ent_slice_is(word, "surname");
    for (int i = 0; lists[i] != NULL; i++)
        if (ent_slice_is(word, lists[i]))
            return rest.n > 0 ? add_list(r, entity, rest, lists[i]) : BAD(r, "a name is missing after '%s'", lists[i]);
    if (r->g->entities[entity].type == ENT_TYPE_PERSON)
        return add_office(r, entity, fact);
    return BAD(r, "no fact '%.*s': of, in, people, adjective, capital, seat, abbreviation; offices belong to a PERSON", (int)word.n, word.s);
}

static enum ent_status read_facts(struct reader *r, uint32_t entity, struct ent_slice facts, struct ent_slice name)
{
    int has_surname = 0;
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && facts.n > 0) {
        struct ent_slice fact = ent_slice_cut(&facts, ';');
        if (fact.n > 0)
            st = read_fact(r, entity, fact, &has_surname);
    }
    if (st == ENT_OK && !has_surname && name.n > 0 && r->g->entities[entity].type == ENT_TYPE_PERSON && is_latin(name)) {
        struct ent_slice surname = surname_of(name);
        struct ent_alias a = {.entity = entity, .role = ENT_ALIAS_SURNAME};
        if (surname.n < name.n)
            st = add_alias(r, surname, &a, 1);
    }
    return st;
}

static enum ent_status read_entity(struct reader *r, struct ent_slice line)
{
    struct ent_slice names = ent_slice_cut(&line, ';'), first = ent_slice_cut(&names, '=');
    struct ent_alias a = {0};
    uint32_t entity;
    enum ent_status st = read_marks(r, &first, &a);
    if (st != ENT_OK)
        return st;
    struct ent_slice written = without_bracket(first, &a);
    st = bad_line(r, ent_gazetteer_add_entity(r->g, first.s, first.n, r->type, r->file, r->line, &entity, r->err));
    a.entity = entity;
    if (st == ENT_OK && r->of.n > 0)
        st = add_link(r, LINK_OF, entity, r->of);
    if (st == ENT_OK)
        st = add_alias(r, written, &a, 0);
    while (st == ENT_OK && names.n > 0) {
        struct ent_slice other = ent_slice_cut(&names, '=');
        a = (struct ent_alias){.entity = entity};
        if ((st = read_marks(r, &other, &a)) == ENT_OK) {
            other = without_bracket(other, &a);
            st = add_alias(r, other, &a, 0);
        }
    }
    return st == ENT_OK ? read_facts(r, entity, line, written) : st;
}

/* "+ Armenia = Haiastan ; facts" */
static enum ent_status read_more(struct reader *r, struct ent_slice line)
{
    struct ent_slice names = ent_slice_cut(&line, ';'), first = ent_slice_cut(&names, '=');
    uint32_t entity = ent_gazetteer_entity(r->g, first.s, first.n);
    enum ent_status st = ENT_OK;
    if (entity == ENT_NO_ENTITY)
        return BAD(r, "there is no '%.*s' to add to", (int)first.n, first.s);
    while (st == ENT_OK && names.n > 0) {
        struct ent_slice other = ent_slice_cut(&names, '=');
        struct ent_alias a = {.entity = entity};
        if ((st = read_marks(r, &other, &a)) == ENT_OK) {
            other = without_bracket(other, &a);
            st = add_alias(r, other, &a, 0);
        }
    }
    return st == ENT_OK ? read_facts(r, entity, line, (struct ent_slice){NULL, 0}) : st;
}

static enum ent_status read_heading(struct reader *r, struct ent_slice line)
{
    if (line.s[line.n - 1] != ']')
        return BAD(r, "a heading ends in ]: '%.*s'", (int)line.n, line.s);
    struct ent_slice rest = ent_slice_trim(line.s + 1, line.n - 2), word = ent_slice_cut(&rest, ' ');
    r->type = ent_entity_type_find(word.s, word.n);
    if (r->type == ENT_TYPE_NONE)
        return BAD(r, "no type '%.*s': STATE PLACE PERSON ORG BLOC FACILITY ROUTE TREATY LAW EVENT GROUP WORK EQUIPMENT", (int)word.n, word.s);
    r->of = (struct ent_slice){NULL, 0};
    if (rest.n > 0) {
        word = ent_slice_cut(&rest, ' ');
        r->of = ent_slice_trim(rest.s, rest.n);
        if ((!ent_slice_is(word, "of") && !ent_slice_is(word, "in")) || r->of.n == 0)
            return BAD(r, "a heading is [TYPE], [TYPE of X] or [TYPE in X]");
    }
    return ENT_OK;
}

static enum ent_status read_line(struct reader *r, struct ent_slice line)
{
    if (line.n == 0 || line.s[0] == '#')
        return ENT_OK;
    if (memchr(line.s, '\0', line.n) != NULL)
        return BAD(r, "a NUL byte");
    if (line.s[0] == '[')
        return read_heading(r, line);
    if (line.s[0] == '+' && line.n > 1 && line.s[1] == ' ')
        return read_more(r, ent_slice_trim(line.s + 1, line.n - 1));
    if (r->type == ENT_TYPE_NONE)
        return BAD(r, "a heading such as [STATE] is missing before the first name");
    return read_entity(r, line);
}

enum ent_status ent_gazetteer_read_names(struct ent_gazetteer *g, struct ent_gazetteer_links **links, const char *bytes, size_t n,
                                         const char *path, struct ent_error *err)
{
    struct reader r = {.g = g, .links = links, .path = path, .err = err};
    struct ent_slice rest = {bytes, n};
    enum ent_status st = ent_gazetteer_add_file(g, path, &r.file, err);
    while (st == ENT_OK && rest.n > 0) {
        r.line++;
        st = read_line(&r, ent_slice_line(&rest));
    }
    return st;
}

/* ---- once all is read ---- */

static enum ent_status unknown(const struct ent_gazetteer *g, const struct link *k, struct ent_error *err)
{
    struct ent_nearest near;
    ent_nearest_start(&near, k->name);
    for (size_t i = 0; i < g->n_entities; i++)
        ent_nearest_offer(&near, g->entities[i].name);
    return ent_fail(err, ENT_EFORMAT, "%s:%u: there is no entity '%s'%s%s%s", g->files[k->file], k->line, k->name,
                    near.best != NULL ? "; did you mean '" : "", near.best != NULL ? near.best : "", near.best != NULL ? "'?" : "");
}

/* A capital or seat that has no line of its own. */
static enum ent_status make_place(struct ent_gazetteer *g, const struct link *k, uint32_t *place, struct ent_error *err)
{
    struct ent_alias a = {.file = k->file, .line = k->line};
    enum ent_status st = ent_gazetteer_add_entity(g, k->name, strlen(k->name), k->kind == LINK_SEAT ? ENT_TYPE_FACILITY : ENT_TYPE_PLACE, k->file,
                                                  k->line, place, err);
    if (st != ENT_OK)
        return st;
    a.entity = *place;
    g->entities[*place].of = k->entity;
    return ent_gazetteer_add_alias(g, k->name, strlen(k->name), &a, 1, err);
}

static enum ent_status follow(struct ent_gazetteer *g, const struct link *k, struct ent_error *err)
{
    uint32_t to = ent_gazetteer_entity(g, k->name, strlen(k->name));
    enum ent_status st = ENT_OK;
    if (k->kind == LINK_OF) {
        if (to == ENT_NO_ENTITY)
            return unknown(g, k, err);
        g->entities[k->entity].of = to;
        return ENT_OK;
    }
    if (to == ENT_NO_ENTITY && (st = make_place(g, k, &to, err)) != ENT_OK)
        return ent_fail_in(err, st, "%s:%u", g->files[k->file], k->line);
    g->entities[to].speaks_for = k->entity;
    g->entities[to].is_seat = k->kind == LINK_SEAT;
    return ENT_OK;
}

static enum ent_status check_cycles(const struct ent_gazetteer *g, struct ent_error *err)
{
    enum { DEEPEST = 32 };
    for (uint32_t i = 0; i < g->n_entities; i++) {
        uint32_t at = i;
        for (int steps = 0; at != ENT_NO_ENTITY; at = g->entities[at].of)
            if (++steps > DEEPEST || (steps > 1 && at == i))
                return ent_fail(err, ENT_EFORMAT, "%s:%u: '%s' belongs to itself, by way of '%s'", g->files[g->entities[i].file], g->entities[i].line,
                                g->entities[i].name, g->entities[g->entities[i].of].name);
    }
    return ENT_OK;
}

enum ent_status ent_gazetteer_link(struct ent_gazetteer *g, struct ent_gazetteer_links *links, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && links != NULL && i < links->n; i++) {
        const struct link *k = &links->items[i];
        if (i > 0 && k->kind == LINK_OF && k[-1].kind == LINK_OF && k->name == k[-1].name)
            g->entities[k->entity].of = g->entities[k[-1].entity].of;
        else
            st = follow(g, k, err);
    }
    return st == ENT_OK ? check_cycles(g, err) : st;
}
