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

/* ---- the trie: nodes are numbers, that of (parent, piece) is found in a table of open addressing ---- */

struct node {
    uint32_t parent, piece;
    uint32_t first, last; /* of the aliases that end here; ENT_NO_ENTITY */
};
struct ent_trie {
    struct node *nodes;
    size_t n_nodes, cap_nodes;
    uint32_t *slots; /* nodes; 0: the place is free */
    size_t n_taken, n_slots; /* n_slots: a power of two */
    uint32_t *roots; /* the nodes after the root, by the piece: asked for at each word of a text */
    size_t n_roots, cap_roots;
};

static size_t slot_of(uint32_t parent, uint32_t piece, size_t n_slots)
{
    uint64_t h = ((uint64_t)parent << 32 | piece) * 0x9E3779B97F4A7C15U;
    return (size_t)(h ^ h >> 32) & (n_slots - 1); /* the low half of h knows the piece alone */
}

/* Where the node stands, or should. */
static uint32_t *find_slot(const struct ent_trie *t, uint32_t parent, uint32_t piece)
{
    size_t i = slot_of(parent, piece, t->n_slots);
    for (; t->slots[i] != 0; i = (i + 1) & (t->n_slots - 1)) {
        const struct node *k = &t->nodes[t->slots[i]];
        if (k->parent == parent && k->piece == piece)
            break;
    }
    return &t->slots[i];
}

static enum ent_status widen(struct ent_trie *t, size_t n_slots, struct ent_error *err)
{
    struct ent_trie wide = *t;
    wide.n_slots = n_slots;
    if ((wide.slots = ent_calloc(wide.n_slots, sizeof *wide.slots)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %zu steps of names", wide.n_slots);
    for (size_t i = 0; i < t->n_slots; i++)
        if (t->slots[i] != 0)
            *find_slot(&wide, t->nodes[t->slots[i]].parent, t->nodes[t->slots[i]].piece) = t->slots[i];
    ent_free(t->slots);
    *t = wide;
    return ENT_OK;
}

static enum ent_status new_node(struct ent_trie *t, uint32_t parent, uint32_t piece, uint32_t *node, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&t->nodes, &t->cap_nodes, t->n_nodes + 1, sizeof *t->nodes, err);
    if (st != ENT_OK)
        return st;
    *node = (uint32_t)t->n_nodes;
    t->nodes[t->n_nodes++] = (struct node){parent, piece, ENT_NO_ENTITY, ENT_NO_ENTITY};
    return ENT_OK;
}

static enum ent_status grow_root(struct ent_trie *t, uint32_t *node, uint32_t piece, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&t->roots, &t->cap_roots, (size_t)piece + 1, sizeof *t->roots, err);
    for (; st == ENT_OK && t->n_roots <= piece; t->n_roots++)
        t->roots[t->n_roots] = 0;
    if (st == ENT_OK && t->roots[piece] == 0)
        st = new_node(t, ENT_TRIE_ROOT, piece, &t->roots[piece], err);
    if (st == ENT_OK)
        *node = t->roots[piece];
    return st;
}

static enum ent_status grow_step(struct ent_trie *t, uint32_t *node, uint32_t piece, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (*node == ENT_TRIE_ROOT)
        return grow_root(t, node, piece, err);
    if (2 * (t->n_taken + 1) > t->n_slots && (st = widen(t, 2 * t->n_slots, err)) != ENT_OK)
        return st;
    uint32_t *slot = find_slot(t, *node, piece);
    if (*slot == 0) {
        if ((st = new_node(t, *node, piece, slot, err)) != ENT_OK)
            return st;
        t->n_taken++;
    }
    *node = *slot;
    return ENT_OK;
}

uint32_t ent_gazetteer_step(const struct ent_gazetteer *g, uint32_t node, uint32_t piece)
{
    if (node == ENT_TRIE_ROOT)
        return piece < g->trie->n_roots ? g->trie->roots[piece] : 0;
    return piece == ENT_INTERN_NONE ? 0 : *find_slot(g->trie, node, piece);
}

uint32_t ent_gazetteer_alias(const struct ent_gazetteer *g, uint32_t node) { return g->trie->nodes[node].first; }

uint32_t ent_gazetteer_piece(const struct ent_gazetteer *g, const struct ent_piece *p) { return ent_intern_find(&g->pieces, p->key, p->n_key); }

static int is_same(const char *kept, const char *s, size_t n) { return strncmp(kept, s, n) == 0 && kept[n] == '\0'; }

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
        if (is_same(g->entities[g->aliases[a].entity].name, name, n))
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
        st = new_node(g->trie, 0, 0, &node, err);
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
        ent_free(g->trie->nodes);
        ent_free(g->trie->slots);
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

/* The name of the entity and its end, which is the surname of most persons, are there already. */
static const char *keep_name(struct ent_gazetteer *g, const struct ent_entity *e, const char *s, size_t n, struct ent_error *err)
{
    size_t n_name = strlen(e->name);
    return n <= n_name && memcmp(e->name + n_name - n, s, n) == 0 ? e->name + n_name - n : keep(g, s, n, err);
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
    enum { BYTES_OF_A_NAME = 12, BYTES_OF_A_STEP = 24 }; /* what is not used costs nothing; the tables are touched everywhere */
    size_t n = bytes / BYTES_OF_A_NAME, n_slots = g->trie->n_slots;
    enum ent_status st = ent_reserve(&g->entities, &g->cap_entities, g->n_entities + n, sizeof *g->entities, err);
    if (st == ENT_OK)
        st = ent_reserve(&g->aliases, &g->cap_aliases, g->n_aliases + n, sizeof *g->aliases, err);
    if (st == ENT_OK)
        st = ent_reserve(&g->trie->nodes, &g->trie->cap_nodes, g->trie->n_nodes + n, sizeof *g->trie->nodes, err);
    while (n_slots < 2 * (g->trie->n_taken + bytes / BYTES_OF_A_STEP))
        n_slots *= 2;
    if (st == ENT_OK && n_slots > g->trie->n_slots)
        st = widen(g->trie, n_slots, err);
    return st == ENT_OK ? ent_intern_expect(&g->pieces, bytes / BYTES_OF_A_STEP, err) : st;
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

/* May 'a' be written like the alias 'o' that is there?  Two entities of one name meet when the second is given its first alias. */
static enum ent_status check_pair(const struct ent_gazetteer *g, const struct ent_alias *o, const struct ent_alias *a, const char *text, size_t n,
                                  int same_text, struct ent_error *err)
{
    const struct ent_entity *e = &g->entities[o->entity];
    if (o->entity != a->entity && strcmp(e->name, g->entities[a->entity].name) == 0)
        return ent_fail(err, ENT_EFORMAT, "'%s' stands in %s:%u already", e->name, g->files[e->file], e->line);
    if (!same_text || o->role == ENT_ALIAS_SURNAME || (o->entity != a->entity && (a->flags & ENT_ALIAS_HOMONYM || o->flags & ENT_ALIAS_HOMONYM)))
        return ENT_OK;
    return ent_fail(err, ENT_EFORMAT, "the name '%.*s' stands in %s:%u already%s", (int)n, text, g->files[o->file], o->line,
                    o->entity == a->entity ? "" : "; mark it {homonym} if others are called so, too");
}

/* The same with all that end at the node; *known: a spelling that folds to one that the entity has. */
static enum ent_status check_alias(const struct ent_gazetteer *g, uint32_t node, const struct ent_alias *a, const char *text, size_t n, int derived,
                                   int *known, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (uint32_t i = g->trie->nodes[node].first; st == ENT_OK && !*known && i != ENT_NO_ENTITY; i = g->aliases[i].next) {
        const struct ent_alias *o = &g->aliases[i];
        int same_text = !derived && is_same(o->text, text, n);
        *known = o->entity == a->entity && !same_text && o->role == a->role && o->capitals == a->capitals;
        st = *known ? ENT_OK : check_pair(g, o, a, text, n, same_text, err);
    }
    return st;
}

enum ent_status ent_gazetteer_add_alias(struct ent_gazetteer *g, const char *text, size_t n, const struct ent_alias *given, int derived,
                                        struct ent_error *err)
{
    uint32_t node, number = (uint32_t)g->n_aliases;
    int known = 0;
    enum ent_status st = ent_reserve(&g->aliases, &g->cap_aliases, g->n_aliases + 1, sizeof *g->aliases, err);
    if (st != ENT_OK)
        return st;
    struct ent_alias *a = &g->aliases[number]; /* made in its place */
    struct ent_entity *e = &g->entities[given->entity];
    *a = *given;
    st = walk_alias(g, text, n, a, &node, err);
    if (st == ENT_OK && (a->role == ENT_ALIAS_NAME || e->roles & 1u << a->role)) /* thousands may share a surname: the first of a person is not compared */
        st = check_alias(g, node, a, text, n, derived, &known, err);
    if (st != ENT_OK || known)
        return st;
    if ((a->text = keep_name(g, e, text, n, err)) == NULL)
        return ENT_ENOMEM;
    struct node *end = &g->trie->nodes[node];
    *(end->last == ENT_NO_ENTITY ? &end->first : &g->aliases[end->last].next) = number; /* in the order of the files */
    end->last = number;
    a->next = ENT_NO_ENTITY;
    e->roles |= (uint8_t)(1u << a->role);
    g->n_aliases++;
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
