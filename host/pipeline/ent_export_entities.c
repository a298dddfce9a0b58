/* Entities as JSONL: what the layer of mentions says of each, put together. */
#include <string.h>

#include "base/ent_intern.h"
#include "base/ent_interrupt.h"
#include "pipeline/ent_export_layers.h"
#include "text/ent_json_write.h"

/* A way in which an entity is written. */
struct alias {
    uint32_t entity, next; /* next: of the same entity; UINT32_MAX: none */
    int is_metonym;
};
struct entity {
    uint32_t first, last;  /* aliases */
    const char *type;      /* in the corpus */
    size_t n_type;
};
struct entities {
    struct ent_intern names, written; /* written: entity's number, a space, the words */
    struct entity *items;
    size_t n, cap;
    struct alias *aliases;
    size_t n_aliases, cap_aliases;
    struct ent_buf key;
};

static enum ent_status add_alias(struct entities *all, uint32_t entity, const char *s, size_t n, int is_metonym, struct ent_error *err)
{
    uint32_t id;
    ent_buf_clear(&all->key);
    ent_buf_addf(&all->key, "%u ", entity);
    ent_buf_add(&all->key, s, n);
    enum ent_status st = ent_buf_check(&all->key, err);
    if (st != ENT_OK || (st = ent_intern_add(&all->written, all->key.data, all->key.len, &id, err)) != ENT_OK)
        return st;
    if (id == all->n_aliases) {
        if ((st = ent_reserve(&all->aliases, &all->cap_aliases, id + 1, sizeof *all->aliases, err)) != ENT_OK)
            return st;
        all->aliases[all->n_aliases++] = (struct alias){entity, UINT32_MAX, 0};
        struct entity *e = &all->items[entity];
        *(e->first == UINT32_MAX ? &e->first : &all->aliases[e->last].next) = id;
        e->last = id;
    }
    all->aliases[id].is_metonym |= is_metonym;
    return ENT_OK;
}

static enum ent_status add_mention(struct entities *all, const struct ent_segment *s, const struct ent_layer *l, size_t row, struct ent_error *err)
{
    size_t n = 0, n_type = 0;
    uint64_t metonym = 0;
    uint32_t id;
    const char *name = ent_attr_string(ent_layer_attr(l, "entity"), row, &n), *type = ent_attr_string(ent_layer_attr(l, "type"), row, &n_type);
    const struct ent_attr *truth = ent_layer_attr(l, "metonym");
    struct ent_range bytes = ent_layer_bytes(s, l, row);
    if (name == NULL)
        return ENT_OK;
    enum ent_status st = ent_intern_add(&all->names, name, n, &id, err);
    if (st == ENT_OK && id == all->n && (st = ent_reserve(&all->items, &all->cap, all->n + 1, sizeof *all->items, err)) == ENT_OK)
        all->items[all->n++] = (struct entity){UINT32_MAX, UINT32_MAX, type, n_type};
    int is_metonym = truth != NULL && truth->type == ENT_ATTR_NUMBER && ent_attr_number(truth, row, &metonym) && metonym != 0;
    return st == ENT_OK ? add_alias(all, id, s->text + bytes.start, bytes.end - bytes.start, is_metonym, err) : st;
}

static enum ent_status collect(struct entities *all, const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_docs(c); i++) {
        struct ent_place place = ent_corpus_doc(c, i);
        const struct ent_segment *s = ent_corpus_segment(c, place.segment);
        const struct ent_layer *l = ent_segment_layer(s, "mention");
        if (l == NULL)
            continue;
        struct ent_range rows = ent_layer_rows(l, ent_layer_bytes(s, ent_segment_layer(s, "doc"), place.at));
        for (size_t row = rows.start; st == ENT_OK && row < rows.end; row++)
            st = add_mention(all, s, l, row, err);
        if (ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

static void put_aliases(struct ent_buf *out, const struct entities *all, const struct entity *e, const char *field, int only_metonyms)
{
    int any = 0;
    ent_buf_addf(out, ", \"%s\": [", field);
    for (uint32_t i = e->first; i != UINT32_MAX; i = all->aliases[i].next) {
        size_t n;
        const char *s = ent_intern_str(&all->written, i, &n), *words = memchr(s, ' ', n);
        if (words == NULL || (only_metonyms && !all->aliases[i].is_metonym))
            continue;
        ent_buf_adds(out, any ? ", " : "");
        ent_json_string(out, words + 1, n - (size_t)(words + 1 - s));
        any = 1;
    }
    ent_buf_addc(out, ']');
}

static enum ent_status write_all(const struct entities *all, const char *dir, struct ent_error *err)
{
    struct ent_out out = {0};
    struct ent_buf lines = {0};
    for (size_t i = 0; i < all->n; i++) {
        size_t n;
        const char *name = ent_intern_str(&all->names, (uint32_t)i, &n);
        ent_buf_adds(&lines, "{\"entity\": ");
        ent_json_string(&lines, name, n);
        ent_buf_adds(&lines, ", \"type\": ");
        ent_json_string(&lines, all->items[i].type, all->items[i].n_type);
        put_aliases(&lines, all, &all->items[i], "aliases", 0);
        put_aliases(&lines, all, &all->items[i], "metonyms", 1);
        ent_buf_adds(&lines, "}\n");
    }
    char *path = ent_path_join(dir, "entities.jsonl");
    enum ent_status st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", dir) : ent_buf_check(&lines, err);
    if (st == ENT_OK && (st = ent_out_open(&out, path, err)) == ENT_OK && (st = ent_out_write(&out, lines.data, lines.len, err)) == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    ent_buf_done(&lines);
    ent_free(path);
    return st;
}

enum ent_status ent_export_entities(const struct ent_corpus *c, const char *dir, struct ent_error *err)
{
    struct entities all = {0};
    enum ent_status st = collect(&all, c, err);
    if (st == ENT_OK && all.n > 0)
        st = write_all(&all, dir, err);
    ent_intern_done(&all.names);
    ent_intern_done(&all.written);
    ent_free(all.items);
    ent_free(all.aliases);
    ent_buf_done(&all.key);
    return st;
}
