#include "extract/ent_gazetteer.h"

#include <string.h>

#include "base/ent_file.h"
#include "base/ent_hash.h"
#include "extract/ent_gazetteer_build.h"

static const char *const type_names[ENT_N_TYPES] = {"",      "STATE",  "PLACE", "PERSON", "ORG",   "BLOC", "FACILITY",
                                                    "ROUTE", "TREATY", "LAW",   "EVENT",  "GROUP", "WORK", "EQUIPMENT"};

const char *ent_entity_type_name(enum ent_entity_type type) { return type_names[type < ENT_N_TYPES ? type : 0]; }

enum ent_entity_type ent_entity_type_find(const char *s, size_t n)
{
    for (int i = 1; i < ENT_N_TYPES; i++)
        if (strlen(type_names[i]) == n && memcmp(type_names[i], s, n) == 0)
            return (enum ent_entity_type)i;
    return ENT_TYPE_NONE;
}

int ent_validity_holds(struct ent_validity p, struct ent_date d)
{
    if (!ent_date_is(d))
        return 1;
    return (!ent_date_is(p.from) || ent_date_first_day(p.from) <= ent_date_last_day(d)) &&
           (!ent_date_is(p.to) || ent_date_last_day(p.to) >= ent_date_first_day(d));
}

/* ---- the trie: nodes are numbers, an edge is found by (node, piece) in a table of open addressing ---- */

struct edge {
    uint32_t node, piece, to; /* to 0: the place is free */
};
struct ent_trie {
    struct edge *edges;
    size_t n_edges, n_slots; /* a power of two */
    uint32_t *roots;         /* the edges of the root, by the piece */
    size_t n_roots, cap_roots;
    uint32_t *aliases;       /* of each node the first, ENT_NO_ENTITY */
    size_t n_nodes, cap_nodes;
};

static size_t slot_of(uint32_t node, uint32_t piece, size_t n_slots)
{
    uint64_t h = ((uint64_t)node << 32 | piece) * 0x9E3779B97F4A7C15U;
    return (size_t)(h >> 20) & (n_slots - 1);
}

static struct edge *find_edge(const struct ent_trie *t, uint32_t node, uint32_t piece)
{
    size_t i = slot_of(node, piece, t->n_slots);
    while (t->edges[i].to != 0 && (t->edges[i].node != node || t->edges[i].piece != piece))
        i = (i + 1) & (t->n_slots - 1);
    return &t->edges[i];
}

static enum ent_status widen(struct ent_trie *t, size_t n_slots, struct ent_error *err)
{
    struct ent_trie wide = *t;
    wide.n_slots = n_slots;
    if ((wide.edges = ent_calloc(wide.n_slots, sizeof *wide.edges)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu edges of names", wide.n_slots);
    for (size_t i = 0; i < t->n_slots; i++)
        if (t->edges[i].to != 0)
            *find_edge(&wide, t->edges[i].node, t->edges[i].piece) = t->edges[i];
    ent_free(t->edges);
    *t = wide;
    return ENT_OK;
}

static enum ent_status new_node(struct ent_trie *t, uint32_t *node, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&t->aliases, &t->cap_nodes, t->n_nodes + 1, sizeof *t->aliases, err);
    if (st != ENT_OK)
        return st;
    *node = (uint32_t)t->n_nodes;
    t->aliases[t->n_nodes++] = ENT_NO_ENTITY;
    return ENT_OK;
}

static enum ent_status grow_root(struct ent_trie *t, uint32_t *node, uint32_t piece, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&t->roots, &t->cap_roots, (size_t)piece + 1, sizeof *t->roots, err);
    for (; st == ENT_OK && t->n_roots <= piece; t->n_roots++)
        t->roots[t->n_roots] = 0;
    if (st == ENT_OK && t->roots[piece] == 0)
        st = new_node(t, &t->roots[piece], err);
    if (st == ENT_OK)
        *node = t->roots[piece];
    return st;
}

static enum ent_status grow_step(struct ent_trie *t, uint32_t *node, uint32_t piece, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (*node == ENT_TRIE_ROOT)
        return grow_root(t, node, piece, err);
    if (2 * (t->n_edges + 1) > t->n_slots && (st = widen(t, 2 * t->n_slots, err)) != ENT_OK)
        return st;
    struct edge *e = find_edge(t, *node, piece);
    if (e->to == 0) {
        uint32_t to;
        if ((st = new_node(t, &to, err)) != ENT_OK)
            return st;
        *e = (struct edge){*node, piece, to};
        t->n_edges++;
    }
    *node = e->to;
    return ENT_OK;
}

uint32_t ent_gazetteer_step(const struct ent_gazetteer *g, uint32_t node, uint32_t piece)
{
    if (node == ENT_TRIE_ROOT)
        return piece < g->trie->n_roots ? g->trie->roots[piece] : 0;
    return piece == ENT_INTERN_NONE ? 0 : find_edge(g->trie, node, piece)->to;
}

uint32_t ent_gazetteer_alias(const struct ent_gazetteer *g, uint32_t node) { return g->trie->aliases[node]; }

uint32_t ent_gazetteer_piece(const struct ent_gazetteer *g, const struct ent_piece *p) { return ent_intern_find(&g->pieces, p->key, p->n_key); }

static int is_called(const struct ent_entity *e, const char *name, size_t n) { return strncmp(e->name, name, n) == 0 && e->name[n] == '\0'; }

/* By the way of its first name, which stands in the trie without a bracket at its end. */
uint32_t ent_gazetteer_entity(const struct ent_gazetteer *g, const char *name, size_t n)
{
    const char *bracket = n > 0 && name[n - 1] == ')' ? memchr(name, '(', n) : NULL;
    size_t written = bracket != NULL && bracket > name ? (size_t)(bracket - name) : n, i = 0;
    uint32_t node = ENT_TRIE_ROOT;
    struct ent_piece p;
    while (node != 0 && ent_piece_next(name, written, &i, &p))
        node = ent_gazetteer_step(g, node, ent_gazetteer_piece(g, &p));
    for (uint32_t a = node != 0 ? ent_gazetteer_alias(g, node) : ENT_NO_ENTITY; a != ENT_NO_ENTITY; a = g->aliases[a].next)
        if (is_called(&g->entities[g->aliases[a].entity], name, n))
            return g->aliases[a].entity;
    return ENT_NO_ENTITY;
}

/* ---- building ---- */

enum ent_status ent_gazetteer_new(struct ent_gazetteer **out, struct ent_error *err)
{
    uint32_t node;
    struct ent_gazetteer *g = ent_calloc(1, sizeof *g);
    *out = NULL;
    if (g == NULL || (g->trie = ent_calloc(1, sizeof *g->trie)) == NULL) {
        ent_gazetteer_close(g);
        return ent_fail(err, ENT_ENOMEM, "out of memory for a gazetteer");
    }
    enum ent_status st = widen(g->trie, 1024, err);
    for (uint32_t i = 0; st == ENT_OK && i <= ENT_TRIE_ROOT; i++) /* 0 is no node */
        st = new_node(g->trie, &node, err);
    if (st != ENT_OK) {
        ent_gazetteer_close(g);
        return st;
    }
    *out = g;
    return ENT_OK;
}

void ent_gazetteer_close(struct ent_gazetteer *g)
{
    if (g == NULL)
        return;
    if (g->trie != NULL) {
        ent_free(g->trie->edges);
        ent_free(g->trie->aliases);
        ent_free(g->trie->roots);
    }
    ent_free(g->trie);
    ent_intern_done(&g->pieces);
    ent_free(g->entities);
    ent_free(g->aliases);
    ent_free(g->offices);
    ent_free(g->words);
    ent_free(g->files);
    ent_arena_done(&g->arena);
    ent_free(g);
}

static const char *keep(struct ent_gazetteer *g, const char *s, size_t n, struct ent_error *err)
{
    const char *copy = ent_arena_strndup(&g->arena, s, n);
    if (copy == NULL)
        ent_set_error(err, ENT_ENOMEM, "out of memory for the name '%.*s'", (int)(n < 100 ? n : 100), s);
    return copy;
}

enum ent_status ent_gazetteer_add_file(struct ent_gazetteer *g, const char *path, uint8_t *file, struct ent_error *err)
{
    if (g->n_files > UINT8_MAX)
        return ent_fail(err, ENT_ELIMIT, "%s: more than %d files of names", path, UINT8_MAX + 1);
    enum ent_status st = ent_reserve(&g->files, &g->cap_files, g->n_files + 1, sizeof *g->files, err);
    const char *copy = st == ENT_OK ? keep(g, path, strlen(path), err) : NULL;
    if (copy == NULL)
        return ENT_ENOMEM;
    *file = (uint8_t)g->n_files;
    g->files[g->n_files++] = copy;
    return ENT_OK;
}

enum ent_status ent_gazetteer_add_entity(struct ent_gazetteer *g, const char *name, size_t n, enum ent_entity_type type, uint8_t file,
                                         uint32_t line, uint32_t *entity, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&g->entities, &g->cap_entities, g->n_entities + 1, sizeof *g->entities, err);
    const char *copy = st == ENT_OK ? keep(g, name, n, err) : NULL;
    if (copy == NULL)
        return ENT_ENOMEM;
    *entity = (uint32_t)g->n_entities;
    g->entities[g->n_entities++] = (struct ent_entity){.name = copy, .of = ENT_NO_ENTITY, .speaks_for = ENT_NO_ENTITY,
                                                       .offices = ENT_NO_ENTITY, .line = line, .file = file, .type = (uint8_t)type};
    return ENT_OK;
}

enum ent_status ent_gazetteer_expect(struct ent_gazetteer *g, size_t bytes, struct ent_error *err)
{
    enum { BYTES_OF_A_NAME = 12, BYTES_OF_AN_EDGE = 24 }; /* what is not used costs nothing; the table of edges is touched everywhere */
    size_t n = bytes / BYTES_OF_A_NAME, n_slots = g->trie->n_slots;
    enum ent_status st = ent_reserve(&g->entities, &g->cap_entities, g->n_entities + n, sizeof *g->entities, err);
    if (st == ENT_OK)
        st = ent_reserve(&g->aliases, &g->cap_aliases, g->n_aliases + n, sizeof *g->aliases, err);
    if (st == ENT_OK)
        st = ent_reserve(&g->trie->aliases, &g->trie->cap_nodes, g->trie->n_nodes + n, sizeof *g->trie->aliases, err);
    while (n_slots < 2 * (g->trie->n_edges + bytes / BYTES_OF_AN_EDGE))
        n_slots *= 2;
    if (st == ENT_OK && n_slots > g->trie->n_slots)
        st = widen(g->trie, n_slots, err);
    return st == ENT_OK ? ent_intern_expect(&g->pieces, bytes / BYTES_OF_AN_EDGE, err) : st;
}

/* An all-capitals name of letters: NATO, U.S., 3+3 is none. */
static void note_piece(struct ent_alias *a, const struct ent_piece *p, int *only_capitals)
{
    if (p->shape == ENT_PIECE_CAPITAL || p->shape == ENT_PIECE_CAPITALS)
        a->capitals |= a->n_pieces < 64 ? 1ULL << a->n_pieces : 0;
    *only_capitals = *only_capitals && p->shape >= ENT_PIECE_CAPITALS;
    a->n_pieces++;
}

static enum ent_status walk_alias(struct ent_gazetteer *g, const char *text, size_t n, struct ent_alias *a, uint32_t *node, struct ent_error *err)
{
    struct ent_piece p;
    size_t i = 0, end = 0;
    int only_capitals = 1, comma = 0, has_letter = 0;
    enum ent_status st = ENT_OK;
    *node = ENT_TRIE_ROOT;
    while (st == ENT_OK && ent_piece_next(text, n, &i, &p)) {
        uint32_t piece;
        if (a->n_pieces > 0 && !ent_piece_gap(text + end, p.start - end, &comma))
            return ent_fail(err, ENT_EFORMAT, "'%.*s': this sign cannot stand in a name", (int)(p.start - end), text + end);
        if (a->n_pieces == UINT8_MAX)
            return ent_fail(err, ENT_EFORMAT, "'%.*s': a name of more than %d parts", (int)(n < 200 ? n : 200), text, UINT8_MAX);
        has_letter |= p.shape != ENT_PIECE_DIGITS && p.shape != ENT_PIECE_SIGN;
        note_piece(a, &p, &only_capitals);
        end = p.end;
        if ((st = ent_intern_add(&g->pieces, p.key, p.n_key, &piece, err)) == ENT_OK)
            st = grow_step(g->trie, node, piece, err);
    }
    if (st == ENT_OK && a->n_pieces == 0)
        return ent_fail(err, ENT_EFORMAT, "'%.*s' has neither letter nor digit", (int)(n < 200 ? n : 200), text);
    a->flags |= (uint8_t)((only_capitals && has_letter && end < 12 ? ENT_ALIAS_CAPITALS : 0) | (comma ? ENT_ALIAS_COMMA : 0));
    return st;
}

enum ent_status ent_gazetteer_add_alias(struct ent_gazetteer *g, const char *text, size_t n, struct ent_alias a, int derived, struct ent_error *err)
{
    uint32_t node;
    enum ent_status st = walk_alias(g, text, n, &a, &node, err);
    if (st != ENT_OK)
        return st;
    for (uint32_t i = g->trie->aliases[node]; i != ENT_NO_ENTITY; i = g->aliases[i].next) {
        const struct ent_alias *o = &g->aliases[i];
        int same_text = strlen(o->text) == n && memcmp(o->text, text, n) == 0;
        if (o->entity == a.entity && (derived || !same_text) && o->role == a.role && o->capitals == a.capitals)
            return ENT_OK; /* a spelling that folds to one that is there */
        const struct ent_entity *other = &g->entities[o->entity];
        if (o->entity != a.entity && strcmp(other->name, g->entities[a.entity].name) == 0)
            return ent_fail(err, ENT_EFORMAT, "'%s' stands in %s:%u already", other->name, g->files[other->file], other->line);
        if (derived || o->role == ENT_ALIAS_SURNAME || !same_text)
            continue;
        if (o->entity == a.entity || !(a.flags & ENT_ALIAS_HOMONYM || o->flags & ENT_ALIAS_HOMONYM))
            return ent_fail(err, ENT_EFORMAT, "the name '%.*s' stands in %s:%u already%s", (int)n, text, g->files[o->file], o->line,
                            o->entity == a.entity ? "" : "; mark it {homonym} if others are called so, too");
    }
    if ((st = ent_reserve(&g->aliases, &g->cap_aliases, g->n_aliases + 1, sizeof *g->aliases, err)) != ENT_OK)
        return st;
    const struct ent_entity *e = &g->entities[a.entity];
    if ((a.text = is_called(e, text, n) ? e->name : keep(g, text, n, err)) == NULL)
        return ENT_ENOMEM;
    a.next = ENT_NO_ENTITY;
    uint32_t *link = &g->trie->aliases[node]; /* in the order of the files */
    while (*link != ENT_NO_ENTITY)
        link = &g->aliases[*link].next;
    *link = (uint32_t)g->n_aliases;
    g->aliases[g->n_aliases++] = a;
    return ENT_OK;
}

enum ent_status ent_gazetteer_add_office(struct ent_gazetteer *g, uint32_t person, const char *title, size_t n, struct ent_validity when,
                                         struct ent_error *err)
{
    enum ent_status st = ent_reserve(&g->offices, &g->cap_offices, g->n_offices + 1, sizeof *g->offices, err);
    const char *copy = st == ENT_OK ? keep(g, title, n, err) : NULL;
    if (copy == NULL)
        return ENT_ENOMEM;
    uint32_t *link = &g->entities[person].offices;
    while (*link != ENT_NO_ENTITY)
        link = &g->offices[*link].next;
    *link = (uint32_t)g->n_offices;
    g->offices[g->n_offices++] = (struct ent_office){copy, when, person, ENT_NO_ENTITY};
    return ENT_OK;
}

enum ent_status ent_gazetteer_add_word(struct ent_gazetteer *g, const char *word, size_t n, uint64_t bits, struct ent_error *err)
{
    struct ent_piece p;
    size_t i = 0;
    while (ent_piece_next(word, n, &i, &p)) {
        uint32_t piece;
        enum ent_status st = ent_intern_add(&g->pieces, p.key, p.n_key, &piece, err);
        if (st == ENT_OK)
            st = ent_reserve(&g->words, &g->cap_words, piece + 1, sizeof *g->words, err);
        if (st != ENT_OK)
            return st;
        for (; g->n_words <= piece; g->n_words++)
            g->words[g->n_words] = 0;
        g->words[piece] |= bits;
    }
    return ENT_OK;
}

/* ---- files and folders ---- */

static int ends_in(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);
    return n > k && strcmp(s + n - k, end) == 0;
}

static enum ent_status read_bytes(struct ent_gazetteer *g, struct ent_gazetteer_links **links, const char *bytes, size_t n, const char *path,
                                  struct ent_error *err)
{
    return ends_in(path, ".words") ? ent_gazetteer_read_words(g, bytes, n, path, err) : ent_gazetteer_read_names(g, links, bytes, n, path, err);
}

static enum ent_status read_file(struct ent_gazetteer *g, struct ent_gazetteer_links **links, const char *path, struct ent_error *err)
{
    struct ent_map map;
    enum ent_status st = ent_map_open(&map, path, err);
    if (st != ENT_OK)
        return st;
    st = ent_gazetteer_expect(g, map.size, err);
    if (st == ENT_OK)
        st = read_bytes(g, links, map.size > 0 ? (const char *)map.data : "", map.size, path, err);
    ent_map_close(&map);
    return st;
}

static enum ent_status read_folder(struct ent_gazetteer *g, struct ent_gazetteer_links **links, const char *folder, struct ent_error *err)
{
    struct ent_names names = {0};
    enum ent_status st = ent_dir_list(folder, &names, err);
    for (size_t i = 0; st == ENT_OK && i < names.n; i++) {
        if (!ends_in(names.names[i], ".names") && !ends_in(names.names[i], ".words"))
            continue;
        char *path = ent_path_join(folder, names.names[i]);
        st = path != NULL ? read_file(g, links, path, err) : ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
        ent_free(path);
    }
    ent_names_free(&names);
    return st;
}

static enum ent_status finish(struct ent_gazetteer **out, struct ent_gazetteer *g, struct ent_gazetteer_links *links, enum ent_status st,
                              struct ent_error *err)
{
    if (st == ENT_OK)
        st = ent_gazetteer_link(g, links, err);
    ent_gazetteer_links_free(links);
    if (st != ENT_OK) {
        ent_gazetteer_close(g);
        g = NULL;
    }
    *out = g;
    return st;
}

enum ent_status ent_gazetteer_open(struct ent_gazetteer **out, const char *const *paths, size_t n, struct ent_error *err)
{
    struct ent_gazetteer *g;
    struct ent_gazetteer_links *links = NULL;
    enum ent_status st = ent_gazetteer_new(&g, err);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = ent_file_kind(paths[i]) == ENT_FILE_FOLDER ? read_folder(g, &links, paths[i], err) : read_file(g, &links, paths[i], err);
    return finish(out, g, links, st, err);
}

enum ent_status ent_gazetteer_read(struct ent_gazetteer **out, const char *bytes, size_t n, const char *name, struct ent_error *err)
{
    struct ent_gazetteer *g;
    struct ent_gazetteer_links *links = NULL;
    enum ent_status st = ent_gazetteer_new(&g, err);
    if (st == ENT_OK)
        st = read_bytes(g, &links, bytes, n, name, err);
    return finish(out, g, links, st, err);
}
