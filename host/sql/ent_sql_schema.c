#include "sql/ent_sql_schema.h"

#include <sqlite3.h>
#include <string.h>

#include "sql/ent_sql_cql.h"

enum { MAX_COLUMNS = 900 }; /* what a result can have */

/* What every role is called and says, unless a table says it otherwise. */
static const struct {
    const char *name;
    enum ent_type type;
    const char *doc;
} roles[] = {
    [ENT_SQL_KEY] = {"id", ENT_INTEGER, "its number in the table"},
    [ENT_SQL_DOC] = {"doc", ENT_INTEGER, "number of the document: docs.doc"},
    [ENT_SQL_SECTION] = {"section", ENT_INTEGER, "the section it begins in: sections.section"},
    [ENT_SQL_PARAGRAPH] = {"paragraph", ENT_INTEGER, "the paragraph it begins in: paragraphs.paragraph"},
    [ENT_SQL_SENTENCE] = {"sentence", ENT_INTEGER, "the sentence it begins in: sentences.sentence"},
    [ENT_SQL_LAYER] = {"layer", ENT_STRING, "what it is: sentence, date, quote, ..."},
    [ENT_SQL_LOWER] = {"lower", ENT_STRING, "the word without case, as fold('...') gives it"},
    [ENT_SQL_WORD_ID] = {"word_id", ENT_INTEGER, "the word's number in the lexicon"},
    [ENT_SQL_LOWER_ID] = {"lower_id", ENT_INTEGER, "the number of lower"},
    [ENT_SQL_HEAD] = {"head", ENT_INTEGER, "position of what it depends on; 0 for a root"},
    [ENT_SQL_FIRST] = {"first", ENT_INTEGER, "position of its first word: words.pos"},
    [ENT_SQL_LAST] = {"last", ENT_INTEGER, "position of its last word"},
    [ENT_SQL_N_WORDS] = {"n_words", ENT_INTEGER, "how many words it has"},
    [ENT_SQL_START] = {"start", ENT_INTEGER, "its first byte in the document's text, from 0"},
    [ENT_SQL_STOP] = {"stop", ENT_INTEGER, "the byte after its last"},
    [ENT_SQL_TEXT] = {"text", ENT_STRING, "its text"},
    [ENT_SQL_SPAN] = {"span", ENT_SPAN, "the citation: ID:START-STOP"},
};

static const enum ent_sql_role after_attributes[] = {ENT_SQL_FIRST, ENT_SQL_LAST, ENT_SQL_N_WORDS, ENT_SQL_START,
                                                     ENT_SQL_STOP,  ENT_SQL_TEXT, ENT_SQL_SPAN};
enum { N_AFTER = sizeof after_attributes / sizeof *after_attributes };

/* Layers that every corpus has; their key has the name under which others point to them. */
static const struct {
    const char *layer, *table, *doc, *key_doc;
    enum ent_sql_role within[4]; /* ends with KEY */
    int hide_text;               /* it is too long for `select *` */
} known[] = {
    {"doc", "docs", "articles: a row a document", "number of the document, from 1", {ENT_SQL_KEY}, 1},
    {"section", "sections", "headings, and what stands under them", "number of the section",
     {ENT_SQL_DOC, ENT_SQL_KEY}, 1},
    {"paragraph", "paragraphs", "paragraphs of the body, and items of lists", "number of the paragraph",
     {ENT_SQL_DOC, ENT_SQL_SECTION, ENT_SQL_KEY}, 0},
    {"sentence", "sentences", "sentences; titles, bylines and headings are of their own zone",
     "number of the sentence", {ENT_SQL_DOC, ENT_SQL_SECTION, ENT_SQL_PARAGRAPH, ENT_SQL_KEY}, 0},
};
enum { N_KNOWN = sizeof known / sizeof *known };

static enum ent_status out_of_memory(struct ent_error *err)
{
    return ent_fail(err, ENT_ENOMEM, "out of memory for the tables of SQL");
}

/* ---- columns ---- */

/* Words of SQL that cannot stand for a name as they are (others of its words can). */
static int is_reserved(const char *name)
{
    static const char *const words[] = {
        "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate", "commit",
        "constraint", "create", "default", "deferrable", "delete", "distinct", "drop", "else", "escape", "except",
        "exists", "foreign", "from", "group", "having", "in", "index", "insert", "intersect", "into", "is", "isnull",
        "join", "limit", "not", "nothing", "notnull", "null", "on", "or", "order", "primary", "references",
        "returning", "select", "set", "table", "then", "to", "transaction", "union", "unique", "update", "using",
        "values", "when", "where"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (sqlite3_stricmp(words[i], name) == 0)
            return 1;
    return 0;
}

static int is_taken(const struct ent_sql_table *t, const char *name)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (sqlite3_stricmp(t->columns[i].name, name) == 0)
            return 1;
    for (size_t i = 0; i < N_AFTER; i++)
        if (sqlite3_stricmp(roles[after_attributes[i]].name, name) == 0)
            return 1;
    return is_reserved(name);
}

static enum ent_status add_column(struct ent_sql_table *t, struct ent_sql_column column, struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&t->columns, &t->cap_columns, t->n_columns + 1, sizeof *t->columns, err);
    if (st == ENT_OK)
        t->columns[t->n_columns++] = column;
    return st;
}

static enum ent_status add_role(struct ent_sql_table *t, enum ent_sql_role role, struct ent_error *err)
{
    return add_column(t, (struct ent_sql_column){.name = roles[role].name, .type = roles[role].type,
                                                 .role = role, .doc = roles[role].doc}, err);
}

/* A column named as the store names it; a further field of a document ("+url") without its sign. */
static enum ent_status add_named(struct ent_sql_schema *s, struct ent_sql_table *t, const char *attr,
                                 const char *before, struct ent_sql_column column, struct ent_error *err)
{
    if (t->n_columns >= MAX_COLUMNS - N_AFTER)
        return ENT_OK;
    column.attr = ent_arena_strdup(&s->arena, attr);
    const char *name = column.attr != NULL && attr[0] == '+' && attr[1] != '\0' ? column.attr + 1 : column.attr;
    while (name != NULL && is_taken(t, name))
        name = ent_arena_printf(&s->arena, "%s_%s", before, name);
    if (name == NULL)
        return out_of_memory(err);
    column.name = name;
    return add_column(t, column, err);
}

/* ---- tables ---- */

static enum ent_status add_table(struct ent_sql_schema *s, struct ent_sql_table table,
                                 struct ent_sql_table **out, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&s->tables, &s->cap_tables, s->n_tables + 1, sizeof *s->tables, err);
    if (st != ENT_OK)
        return st;
    s->tables[s->n_tables] = table;
    *out = &s->tables[s->n_tables++];
    return ENT_OK;
}

static enum ent_type type_of(enum ent_attr_type type)
{
    static const enum ent_type types[] = {ENT_STRING, ENT_INTEGER, ENT_DATE, ENT_LIST};
    return types[type];
}

/* The place of a document is that of the article in its stored text, which these say. */
static int is_place(const struct ent_sql_table *t, const char *attr)
{
    return strcmp(t->layer, "doc") == 0 && (strcmp(attr, "start") == 0 || strcmp(attr, "end") == 0);
}

static int has_attr(const struct ent_sql_table *t, const char *attr)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].attr != NULL && strcmp(t->columns[i].attr, attr) == 0)
            return 1;
    return 0;
}

/* The attributes that a layer has in any segment. */
static enum ent_status add_attributes(struct ent_sql_schema *s, struct ent_sql_table *t,
                                      const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(c, i), t->layer);
        for (size_t k = 0; st == ENT_OK && l != NULL && k < l->n_attrs; k++)
            if (!has_attr(t, l->attrs[k].name) && !is_place(t, l->attrs[k].name))
                st = add_named(s, t, l->attrs[k].name, t->layer,
                               (struct ent_sql_column){.type = type_of(l->attrs[k].type), .role = ENT_SQL_ATTR},
                               err);
    }
    return st;
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);
    return n >= k && strcmp(s + n - k, end) == 0;
}

/* The English plural of a layer's name. */
static const char *plural(struct ent_arena *arena, const char *name)
{
    size_t n = strlen(name);
    if (n > 1 && name[n - 1] == 'y' && strchr("aeiou", name[n - 2]) == NULL)
        return ent_arena_printf(arena, "%.*sies", (int)n - 1, name);
    int hisses = ends_with(name, "s") || ends_with(name, "x") || ends_with(name, "ch") || ends_with(name, "sh");
    return ent_arena_printf(arena, "%s%s", name, hisses ? "es" : "s");
}

static enum ent_status add_places(struct ent_sql_table *t, int hide_text, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < N_AFTER; i++) {
        st = add_role(t, after_attributes[i], err);
        if (st == ENT_OK && hide_text && after_attributes[i] == ENT_SQL_TEXT)
            t->columns[t->n_columns - 1].is_hidden = 1;
    }
    return st;
}

static enum ent_status add_known(struct ent_sql_schema *s, const struct ent_corpus *c, size_t which,
                                 struct ent_error *err)
{
    struct ent_sql_table *t;
    enum ent_status st = add_table(s, (struct ent_sql_table){.name = known[which].table, .doc = known[which].doc,
                                                             .kind = ENT_SQL_ROWS, .layer = known[which].layer},
                                   &t, err);
    if (st == ENT_OK)
        st = add_column(t, (struct ent_sql_column){.name = known[which].layer, .type = ENT_INTEGER,
                                                   .role = ENT_SQL_KEY, .doc = known[which].key_doc}, err);
    for (const enum ent_sql_role *role = known[which].within; st == ENT_OK && *role != ENT_SQL_KEY; role++)
        st = add_role(t, *role, err);
    if (st == ENT_OK)
        st = add_attributes(s, t, c, err);
    return st == ENT_OK ? add_places(t, known[which].hide_text, err) : st;
}

/* Where else a document's text was found: these rows stand in no text. */
static enum ent_status add_sources(struct ent_sql_schema *s, const struct ent_corpus *c, struct ent_error *err)
{
    struct ent_sql_table *t;
    enum ent_status st = add_table(s, (struct ent_sql_table){.name = "sources", .kind = ENT_SQL_ROWS,
                                                             .layer = "source", .is_placeless = 1,
                                                             .doc = "further places of a text: docs.digest"},
                                   &t, err);
    if (st == ENT_OK)
        st = add_column(t, (struct ent_sql_column){.name = "source", .type = ENT_INTEGER, .role = ENT_SQL_KEY,
                                                   .doc = "number of the place"}, err);
    return st == ENT_OK ? add_attributes(s, t, c, err) : st;
}

/* A layer that we know nothing of but what the store says. */
static enum ent_status add_layer(struct ent_sql_schema *s, const struct ent_corpus *c, const char *layer,
                                 struct ent_error *err)
{
    static const enum ent_sql_role before[] = {ENT_SQL_KEY, ENT_SQL_DOC, ENT_SQL_SENTENCE};
    struct ent_sql_table *t, table = {.kind = ENT_SQL_ROWS};
    table.layer = ent_arena_strdup(&s->arena, layer);
    table.name = plural(&s->arena, layer);
    table.doc = ent_arena_printf(&s->arena, "the layer \"%s\"", layer);
    if (table.layer == NULL || table.name == NULL || table.doc == NULL)
        return out_of_memory(err);
    if (ent_sql_schema_table(s, table.name) != NULL)
        table.name = ent_arena_printf(&s->arena, "layer_%s", layer);
    if (table.name == NULL)
        return out_of_memory(err);
    enum ent_status st = add_table(s, table, &t, err);
    for (size_t i = 0; st == ENT_OK && i < sizeof before / sizeof *before; i++)
        st = add_role(t, before[i], err);
    if (st == ENT_OK)
        st = add_attributes(s, t, c, err);
    return st == ENT_OK ? add_places(t, 0, err) : st;
}

static int has_layer(const struct ent_sql_schema *s, const char *layer)
{
    for (size_t i = 0; i < s->n_tables; i++)
        if (s->tables[i].layer != NULL && strcmp(s->tables[i].layer, layer) == 0)
            return 1;
    return 0;
}

static enum ent_status add_layers(struct ent_sql_schema *s, const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_segment *segment = ent_corpus_segment(c, i);
        for (size_t k = 0; st == ENT_OK && k < segment->n_layers; k++)
            if (!has_layer(s, segment->layers[k].name))
                st = strcmp(segment->layers[k].name, "source") == 0
                         ? add_sources(s, c, err)
                         : add_layer(s, c, segment->layers[k].name, err);
    }
    return st;
}

/* The columns that words have in any segment. */
static enum ent_status add_values(struct ent_sql_schema *s, struct ent_sql_table *t, const struct ent_corpus *c,
                                  struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    int has_head = 0;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        const struct ent_segment *segment = ent_corpus_segment(c, i);
        has_head = has_head || segment->head.n > 0;
        for (size_t k = 0; st == ENT_OK && k < segment->n_columns; k++)
            if (!has_attr(t, segment->columns[k].name))
                st = add_named(s, t, segment->columns[k].name, "word",
                               (struct ent_sql_column){.type = ENT_STRING, .role = ENT_SQL_VALUE}, err);
    }
    return st == ENT_OK && has_head ? add_role(t, ENT_SQL_HEAD, err) : st;
}

static enum ent_status add_words(struct ent_sql_schema *s, const struct ent_corpus *c, struct ent_error *err)
{
    static const enum ent_sql_role before[] = {ENT_SQL_DOC, ENT_SQL_SECTION, ENT_SQL_PARAGRAPH, ENT_SQL_SENTENCE,
                                               ENT_SQL_WORD_ID, ENT_SQL_LOWER_ID, ENT_SQL_LOWER};
    static const enum ent_sql_role after[] = {ENT_SQL_START, ENT_SQL_STOP, ENT_SQL_SPAN};
    struct ent_sql_table *t;
    enum ent_status st = add_table(s, (struct ent_sql_table){.name = "words", .kind = ENT_SQL_WORDS,
                                                             .doc = "words, as Universal Dependencies cuts them"},
                                   &t, err);
    if (st == ENT_OK)
        st = add_column(t, (struct ent_sql_column){.name = "pos", .type = ENT_INTEGER, .role = ENT_SQL_KEY,
                                                   .doc = "position in the corpus, from 1"}, err);
    for (size_t i = 0; st == ENT_OK && i < sizeof before / sizeof *before; i++)
        st = add_role(t, before[i], err);
    if (st == ENT_OK)
        st = add_values(s, t, c, err);
    for (size_t i = 0; st == ENT_OK && i < sizeof after / sizeof *after; i++)
        st = add_role(t, after[i], err);
    return st;
}

static enum ent_status add_tokens(struct ent_sql_schema *s, struct ent_error *err)
{
    struct ent_sql_table *t;
    enum ent_status st = add_table(s, (struct ent_sql_table){.name = "tokens", .kind = ENT_SQL_TOKENS,
                                                             .doc = "words as they are written: \"don't\" is one"},
                                   &t, err);
    if (st == ENT_OK)
        st = add_column(t, (struct ent_sql_column){.name = "token", .type = ENT_INTEGER, .role = ENT_SQL_KEY,
                                                   .doc = "the position of its first word"}, err);
    if (st == ENT_OK && (st = add_role(t, ENT_SQL_DOC, err)) == ENT_OK)
        st = add_role(t, ENT_SQL_SENTENCE, err);
    return st == ENT_OK ? add_places(t, 0, err) : st;
}

static enum ent_status add_spans(struct ent_sql_schema *s, struct ent_error *err)
{
    static const enum ent_sql_role before[] = {ENT_SQL_LAYER, ENT_SQL_KEY, ENT_SQL_DOC, ENT_SQL_SENTENCE};
    struct ent_sql_table *t;
    enum ent_status st = add_table(s, (struct ent_sql_table){.name = "spans", .kind = ENT_SQL_SPANS,
                                                             .doc = "the rows of all layers"},
                                   &t, err);
    for (size_t i = 0; st == ENT_OK && i < sizeof before / sizeof *before; i++)
        st = add_role(t, before[i], err);
    return st == ENT_OK ? add_places(t, 1, err) : st;
}

static enum ent_status add_functions(struct ent_sql_schema *s, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct ent_sql_table *t;
    for (const struct sql_function *f = sql_cql_functions; st == ENT_OK && f->name != NULL; f++) {
        st = add_table(s, (struct ent_sql_table){.name = f->name, .kind = ENT_SQL_FUNCTION, .doc = f->doc}, &t, err);
        for (const struct ent_sql_column *c = f->columns; st == ENT_OK && c->name != NULL; c++)
            st = add_column(t, *c, err);
    }
    return st;
}

enum ent_status ent_sql_schema_read(struct ent_sql_schema *s, const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    *s = (struct ent_sql_schema){0};
    for (size_t i = 0; st == ENT_OK && i < N_KNOWN; i++)
        st = add_known(s, c, i, err);
    if (st == ENT_OK && (st = add_words(s, c, err)) == ENT_OK && (st = add_tokens(s, err)) == ENT_OK)
        st = add_spans(s, err);
    if (st == ENT_OK && (st = add_functions(s, err)) == ENT_OK)
        st = add_layers(s, c, err);
    if (st != ENT_OK)
        ent_sql_schema_done(s);
    return st;
}

void ent_sql_schema_done(struct ent_sql_schema *s)
{
    for (size_t i = 0; i < s->n_tables; i++)
        ent_free(s->tables[i].columns);
    ent_free(s->tables);
    ent_arena_done(&s->arena);
    *s = (struct ent_sql_schema){0};
}

const struct ent_sql_table *ent_sql_schema_table(const struct ent_sql_schema *s, const char *name)
{
    for (size_t i = 0; i < s->n_tables; i++)
        if (sqlite3_stricmp(s->tables[i].name, name) == 0)
            return &s->tables[i];
    return NULL;
}

/* ---- declarations ---- */

static const char *const declared[] = { /* what holds TEXT compares as text does */
    [ENT_STRING] = "TEXT", [ENT_INTEGER] = "INTEGER", [ENT_REAL] = "REAL", [ENT_BOOLEAN] = "BOOLEAN",
    [ENT_DATE] = "DATE TEXT", [ENT_SPAN] = "SPAN TEXT", [ENT_LIST] = "LIST TEXT"};

void ent_sql_quote(const char *name, struct ent_buf *out)
{
    ent_buf_addc(out, '"');
    for (; *name != '\0'; name++) {
        if (*name == '"')
            ent_buf_addc(out, '"');
        ent_buf_addc(out, *name);
    }
    ent_buf_addc(out, '"');
}

void ent_sql_declare(const char *name, enum ent_type type, int is_hidden, struct ent_buf *out)
{
    ent_sql_quote(name, out);
    ent_buf_addf(out, " %s%s", declared[type], is_hidden ? " HIDDEN" : "");
}

int ent_sql_declared(const char *declaration, enum ent_type *type)
{
    for (size_t i = 0; declaration != NULL && i < sizeof declared / sizeof *declared; i++) {
        if (strcmp(declaration, declared[i]) == 0) {
            *type = (enum ent_type)i;
            return 1;
        }
    }
    return 0;
}

void ent_sql_declaration(const struct ent_sql_table *t, struct ent_buf *out)
{
    ent_buf_adds(out, "CREATE TABLE x(");
    for (size_t i = 0; i < t->n_columns; i++) {
        ent_buf_adds(out, i > 0 ? ", " : "");
        ent_sql_declare(t->columns[i].name, t->columns[i].type, t->columns[i].is_hidden, out);
    }
    ent_buf_addc(out, ')');
}
