#include "lent_meta.h"

#include <string.h>

#include "base/ent_nearest.h"
#include "lent.h"

/* ---- walking over all rows ---- */

static int walk_rows(const struct lent_reg *rows, enum lent_kind kind, const char *owner, lent_visitor *visit,
                     void *ctx)
{
    int r = 0;

    for (; r == 0 && rows != NULL && rows->name != NULL; rows++) {
        struct lent_item item = {kind, owner, rows->name, rows->doc};
        if (kind == LENT_FUNCTION && rows->function == NULL)
            item.kind = LENT_VALUE;
        r = visit(ctx, &item);
    }
    return r;
}

static int walk_type(const struct lent_type *t, lent_visitor *visit, void *ctx)
{
    struct lent_item item = {LENT_A_TYPE, t->name, NULL, t->doc};
    int r = visit(ctx, &item);

    /* Fields and operators belong to the class's head, so they come before its methods. */
    if (r == 0)
        r = walk_rows(t->getters, LENT_GETTER, t->name, visit, ctx);
    if (r == 0)
        r = walk_rows(t->meta, LENT_META, t->name, visit, ctx);
    if (r == 0)
        r = walk_rows(t->methods, LENT_METHOD, t->name, visit, ctx);
    return r;
}

static int walk_types(lent_visitor *visit, void *ctx)
{
    for (const struct lent_binding *const *b = lent_bindings; *b != NULL; b++)
        for (const struct lent_type *const *t = (*b)->types; t != NULL && *t != NULL; t++) {
            int r = walk_type(*t, visit, ctx);
            if (r != 0)
                return r;
        }
    return 0;
}

static int walk_functions(lent_visitor *visit, void *ctx)
{
    char library[80];
    int r = 0;

    for (const struct lent_binding *const *b = lent_bindings; r == 0 && *b != NULL; b++) {
        const char *name = (*b)->library;
        snprintf(library, sizeof library, "entente%s%s", name != NULL ? "." : "",
                 name != NULL ? name : "");
        if (name != NULL) {
            struct lent_item item = {LENT_LIBRARY, library, NULL, (*b)->doc};
            r = visit(ctx, &item);
        }
        if (r == 0)
            r = walk_rows((*b)->functions, LENT_FUNCTION, library, visit, ctx);
    }
    return r;
}

int lent_walk(lent_visitor *visit, void *ctx)
{
    int r = walk_types(visit, ctx);
    return r != 0 ? r : walk_functions(visit, ctx);
}

/* ---- for editors ---- */

static const char *after_last_dot(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL ? dot + 1 : name;
}

/* "a, b, ..." out of the lines "---@param a ...", "---@param b? ...", "---@param ... ...". */
static void print_parameters(FILE *to, const char *doc)
{
    static const char tag[] = "---@param ";
    const char *at = doc;
    int n = 0;

    while (at != NULL && (at = strstr(at, tag)) != NULL) {
        at += sizeof tag - 1;
        fprintf(to, "%s%.*s", n++ > 0 ? ", " : "", (int)strcspn(at, "? \n"), at);
    }
}

/* The lines of a getter: its "@type" becomes a field, the others stand before it. */
static void print_field(FILE *to, const char *name, const char *doc)
{
    static const char tag[] = "---@type ";
    const char *at = doc != NULL ? doc : "";

    while (*at != '\0') {
        size_t n = strcspn(at, "\n");
        if (strncmp(at, tag, sizeof tag - 1) == 0)
            fprintf(to, "---@field %s %.*s\n", name, (int)(n - (sizeof tag - 1)),
                    at + sizeof tag - 1);
        else
            fprintf(to, "%.*s\n", (int)n, at);
        at += n + (at[n] == '\n');
    }
}

/*
 * Each class is a block of its own, so that its local is not in the way of a global of that name.
 * Its head ends, and the local is made, when something else than its fields comes.
 */
struct meta {
    FILE *to;
    const char *head; /* the class whose head is open */
    int in_block;
};

static void end_head(struct meta *m)
{
    if (m->head != NULL)
        fprintf(m->to, "local %s = {}\n", after_last_dot(m->head));
    m->head = NULL;
}

static void end_class(struct meta *m)
{
    end_head(m);
    if (m->in_block)
        fputs("end\n", m->to);
    m->in_block = 0;
}

static int meta_type(void *ctx, const struct lent_item *item)
{
    struct meta *m = ctx;

    switch (item->kind) {
    case LENT_A_TYPE:
        end_class(m);
        fprintf(m->to, "\ndo\n%s%s---@class %s\n", item->doc != NULL ? item->doc : "",
                item->doc != NULL ? "\n" : "", item->owner);
        m->head = item->owner;
        m->in_block = 1;
        break;
    case LENT_GETTER:
        print_field(m->to, item->name, item->doc);
        break;
    case LENT_META:
        if (item->doc != NULL)
            fprintf(m->to, "%s\n", item->doc);
        break;
    default:
        end_head(m);
        fprintf(m->to, "\n%s\nfunction %s:%s(", item->doc != NULL ? item->doc : "---",
                after_last_dot(item->owner), item->name);
        print_parameters(m->to, item->doc);
        fputs(") end\n", m->to);
        break;
    }
    return 0;
}

static int meta_value(void *ctx, const struct lent_item *item)
{
    if (item->kind == LENT_VALUE)
        print_field(ctx, item->name, item->doc);
    return 0;
}

static int meta_function(void *ctx, const struct lent_item *item)
{
    FILE *to = ctx;

    if (item->kind == LENT_LIBRARY)
        fprintf(to, "\n%s\n---@class %s\n%s = {}\n", item->doc != NULL ? item->doc : "---",
                item->owner, item->owner);
    if (item->kind == LENT_FUNCTION) {
        fprintf(to, "\n%s\nfunction %s.%s(", item->doc != NULL ? item->doc : "---", item->owner,
                item->name);
        print_parameters(to, item->doc);
        fputs(") end\n", to);
    }
    return 0;
}

int lent_meta_print(FILE *to)
{
    struct meta m = {to, NULL, 0};

    fputs("---@meta entente\n"
          "-- Made by `entente --meta` from the bindings; change the text there.\n",
          to);
    walk_types(meta_type, &m);
    end_class(&m);
    fputs("\n---The module: a global in the program, require 'entente' elsewhere.\n"
          "---@class entente\n",
          to);
    walk_functions(meta_value, to);
    fputs("entente = {}\n", to);
    walk_functions(meta_function, to);
    fputs("\n---The chosen corpus (`-c`), opened when it is first used.\n"
          "---@type entente.corpus\n"
          "corpus = nil\n"
          "\n"
          "return entente\n",
          to);
    return ferror(to) ? EOF : 0;
}

/* ---- for the command line ---- */

struct topic {
    FILE *to;
    const char *wanted;
    struct ent_nearest near;
    char names[2][120]; /* the nearest so far, and the one that is tried */
    int best;           /* which of the two is the nearest */
};

/* "entente.doc" and "title" make "entente.doc.title". */
static void full_name(char *out, size_t size, const char *owner, const char *name)
{
    snprintf(out, size, "%s%s%s", owner, name != NULL ? "." : "", name != NULL ? name : "");
}

/* The name as people may write it: without "entente." before it, '.' for ':'. */
static const char *short_name(char *name)
{
    for (char *c = strchr(name, ':'); c != NULL; c = strchr(c, ':'))
        *c = '.';
    return strncmp(name, "entente.", 8) == 0 ? name + 8 : name;
}

/* LuaCATS as a person reads it. */
static void print_doc(FILE *to, const char *doc)
{
    while (doc != NULL && *doc != '\0') {
        size_t n = strcspn(doc, "\n");
        const char *line = strncmp(doc, "---", 3) == 0 ? doc + 3 : doc;
        int left = (int)(n - (size_t)(line - doc));
        if (*line == '@') {
            line++;
            left--;
            fputs("  ", to);
        }
        fprintf(to, "%.*s\n", left, line);
        doc += n + (doc[n] == '\n');
    }
}

/* One line of a list: "  .title        string? its title". */
static void print_line(FILE *to, const char *sign, const char *name, const char *doc)
{
    const char *line = doc != NULL ? doc : "";

    line += strncmp(line, "---", 3) == 0 ? 3 : 0;
    line += strncmp(line, "@type ", 6) == 0 ? 6 : 0;
    fprintf(to, "  %s%-*s %.*s\n", sign, (int)(20 - strlen(sign)), name, (int)strcspn(line, "\n"), line);
}

static int print_member(void *ctx, const struct lent_item *item)
{
    struct topic *t = ctx;
    char owner[120];

    full_name(owner, sizeof owner, item->owner, NULL);
    if ((item->kind == LENT_METHOD || item->kind == LENT_GETTER) && strcmp(short_name(owner), t->wanted) == 0)
        print_line(t->to, item->kind == LENT_METHOD ? ":" : ".", item->name, item->doc);
    return 0;
}

static int print_function(void *ctx, const struct lent_item *item)
{
    struct topic *t = ctx;
    char owner[120];

    full_name(owner, sizeof owner, item->owner, NULL);
    if ((item->kind == LENT_FUNCTION || item->kind == LENT_VALUE) && strcmp(short_name(owner), t->wanted) == 0)
        print_line(t->to, ".", item->name, item->doc);
    return 0;
}

static int print_type(void *ctx, const struct lent_item *item)
{
    struct topic *t = ctx;

    if (item->kind == LENT_A_TYPE || item->kind == LENT_LIBRARY)
        print_line(t->to, "", item->owner, item->doc);
    return 0;
}

/* All there is, a line each. */
static void print_everything(struct topic *t)
{
    fputs("entente: what scripts can call.  'corpus' is the chosen corpus.\n\nfunctions:\n", t->to);
    walk_functions(print_function, t);
    fputs("\nmodules:\n", t->to);
    walk_functions(print_type, t);
    fputs("\ntypes:\n", t->to);
    walk_types(print_type, t);
}

static int try_topic(void *ctx, const struct lent_item *item)
{
    struct topic *t = ctx;
    char *full = t->names[1 - t->best];
    const char *name;

    if (item->kind == LENT_META)
        return 0;
    full_name(full, sizeof t->names[0], item->owner, item->name);
    name = short_name(full);
    if (strcmp(name, t->wanted) == 0) {
        fprintf(t->to, "%s\n", full);
        print_doc(t->to, item->doc);
        if (item->kind == LENT_A_TYPE)
            walk_types(print_member, t);
        if (item->kind == LENT_LIBRARY)
            walk_functions(print_function, t);
        return 1;
    }
    ent_nearest_offer(&t->near, name);
    if (t->near.best == name)
        t->best = 1 - t->best;
    return 0;
}

int lent_topic_print(FILE *to, const char *name, const char **near)
{
    static struct topic t;
    static char wanted[120];

    full_name(wanted, sizeof wanted, name, NULL);
    t = (struct topic){.to = to, .wanted = short_name(wanted)};
    ent_nearest_start(&t.near, t.wanted);
    if (strcmp(t.wanted, "entente") == 0) {
        print_everything(&t);
        return 1;
    }
    if (lent_walk(try_topic, &t))
        return 1;
    *near = t.near.best;
    return 0;
}

/* ---- for tests ---- */

struct count {
    FILE *to;
    int n;
};

static int count_undocumented(void *ctx, const struct lent_item *item)
{
    struct count *c = ctx;
    int is_value = item->kind == LENT_GETTER || item->kind == LENT_VALUE;

    if (item->kind == LENT_META) /* says something only where it is an operator */
        return 0;
    if (item->doc == NULL || strncmp(item->doc, "---", 3) != 0 ||
        (is_value && strstr(item->doc, "---@type ") == NULL)) {
        fprintf(c->to, "no documentation: %s%s%s\n", item->owner, item->name != NULL ? "." : "",
                item->name != NULL ? item->name : "");
        c->n++;
    }
    return 0;
}

int lent_undocumented(FILE *to)
{
    struct count c = {to, 0};

    lent_walk(count_undocumented, &c);
    return c.n;
}
