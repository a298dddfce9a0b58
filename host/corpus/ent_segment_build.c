#include "corpus/ent_segment_build.h"

#include <stdio.h>
#include <string.h>

#include "corpus/ent_postings.h"

/* ---- documents ---- */

enum ent_status ent_builder_open(struct ent_segment_builder *b, const char *path,
                                 struct ent_error *err)
{
    *b = (struct ent_segment_builder){0};
    enum ent_status st = ent_store_create(&b->file, path, err);
    return st == ENT_OK ? ent_store_begin(&b->file, "text", ENT_ARRAY_BYTES, err) : st;
}

enum ent_status ent_builder_text(struct ent_segment_builder *b, const char *text, size_t n,
                                 struct ent_error *err)
{
    enum ent_status st = ent_store_add(&b->file, text, n, err);
    if (st == ENT_OK) {
        b->text_size += n;
        b->n_docs++;
    }
    return st;
}

enum ent_status ent_builder_run(struct ent_segment_builder *b, uint64_t text, uint64_t source,
                                uint32_t n_source, int exact, struct ent_error *err)
{
    enum ent_status st;
    if ((st = ent_packer_add(&b->run_text, text, err)) != ENT_OK ||
        (st = ent_packer_add(&b->run_source, source, err)) != ENT_OK)
        return st;
    return ent_packer_add(&b->run_size, (uint64_t)n_source << 1 | (exact != 0), err);
}

enum ent_status ent_builder_word(struct ent_segment_builder *b, uint64_t start, size_t size,
                                 const char *s, size_t n, struct ent_error *err)
{
    uint32_t id;
    enum ent_status st;
    if (b->n_words >= UINT32_MAX - 1)
        return ent_fail(err, ENT_ELIMIT, "more than 2^32 words in one segment");
    if ((st = ent_intern_add(&b->words, s, n, &id, err)) != ENT_OK ||
        (st = ent_packer_add(&b->word_start, start, err)) != ENT_OK ||
        (st = ent_packer_add(&b->word_size, size, err)) != ENT_OK ||
        (st = ent_packer_add(&b->word_ids, id, err)) != ENT_OK)
        return st;
    b->n_words++;
    return ENT_OK;
}

/* Empty values for the words up to n that were given none. */
static enum ent_status fill_column(struct ent_column_builder *c, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (c->ids.n < n && c->empty == ENT_INTERN_NONE)
        st = ent_intern_add(&c->strings, "", 0, &c->empty, err);
    while (st == ENT_OK && c->ids.n < n)
        st = ent_packer_add(&c->ids, c->empty, err);
    return st;
}

static enum ent_status find_column(struct ent_segment_builder *b, const char *name,
                                   struct ent_column_builder **out, struct ent_error *err)
{
    for (size_t i = 0; i < b->n_columns; i++) {
        if (strcmp(b->columns[i].name, name) == 0) {
            *out = &b->columns[i];
            return ENT_OK;
        }
    }
    enum ent_status st =
        ent_reserve(&b->columns, &b->cap_columns, b->n_columns + 1, sizeof *b->columns, err);
    if (st == ENT_OK) {
        *out = &b->columns[b->n_columns++];
        **out = (struct ent_column_builder){.empty = ENT_INTERN_NONE};
        snprintf((*out)->name, sizeof(*out)->name, "%s", name);
    }
    return st;
}

enum ent_status ent_builder_value(struct ent_segment_builder *b, const char *column, const char *s,
                                  size_t n, struct ent_error *err)
{
    struct ent_column_builder *c;
    uint32_t id;
    enum ent_status st = find_column(b, column, &c, err);
    if (st == ENT_OK)
        st = fill_column(c, b->n_words - 1, err);
    if (st == ENT_OK)
        st = ent_intern_add(&c->strings, s, n, &id, err);
    if (st == ENT_OK && n == 0)
        c->empty = id;
    return st == ENT_OK ? ent_packer_add(&c->ids, id, err) : st;
}

static enum ent_status fill_head(struct ent_segment_builder *b, size_t n, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && b->head.n < n)
        st = ent_packer_add(&b->head, 0, err);
    return st;
}

enum ent_status ent_builder_head(struct ent_segment_builder *b, int32_t distance,
                                 struct ent_error *err)
{
    uint32_t zigzag = (uint32_t)distance << 1 ^ (uint32_t)(distance >> 31);
    enum ent_status st = fill_head(b, b->n_words - 1, err);
    return st == ENT_OK
               ? ent_packer_add(&b->head, distance == 0 ? 1 : (uint64_t)zigzag + 2, err)
               : st;
}

enum ent_status ent_builder_layer(struct ent_segment_builder *b, const char *name,
                                  struct ent_layer_builder **layer, struct ent_error *err)
{
    for (size_t i = 0; i < b->n_layers; i++) {
        if (strcmp(b->layers[i].name, name) == 0) {
            *layer = &b->layers[i];
            return ENT_OK;
        }
    }
    enum ent_status st =
        ent_reserve(&b->layers, &b->cap_layers, b->n_layers + 1, sizeof *b->layers, err);
    if (st == ENT_OK) {
        *layer = &b->layers[b->n_layers++];
        **layer = (struct ent_layer_builder){0};
        snprintf((*layer)->name, sizeof(*layer)->name, "%s", name);
    }
    return st;
}

/* ---- deltas ---- */

enum ent_status ent_delta_set_get(struct ent_delta_set *set, const char *name,
                                  struct ent_lexicon_delta **delta, struct ent_error *err)
{
    for (size_t i = 0; i < set->n; i++) {
        if (strcmp(set->items[i].name, name) == 0) {
            *delta = &set->items[i].delta;
            return ENT_OK;
        }
    }
    enum ent_status st = ent_reserve(&set->items, &set->cap, set->n + 1, sizeof *set->items, err);
    if (st == ENT_OK) {
        snprintf(set->items[set->n].name, sizeof set->items->name, "%s", name);
        set->items[set->n].delta = (struct ent_lexicon_delta){.base = set->base(set->ctx, name)};
        *delta = &set->items[set->n++].delta;
    }
    return st;
}

void ent_delta_set_done(struct ent_delta_set *set)
{
    for (size_t i = 0; i < set->n; i++)
        ent_delta_done(&set->items[i].delta);
    ent_free(set->items);
    set->items = NULL;
    set->n = set->cap = 0;
}

/* ---- finishing ---- */

/* The same column with every id replaced by map[id]. */
static enum ent_status renumber(struct ent_packer *ids, const uint32_t *map, struct ent_error *err)
{
    struct ent_packer mapped = {0};
    struct ent_packed view;
    uint32_t block[ENT_BLOCK_SIZE];
    enum ent_status st = ent_packer_finish(ids, err);
    ent_packer_view(ids, &view);
    for (size_t i = 0; st == ENT_OK && i < view.n; i += ENT_BLOCK_SIZE) {
        size_t k = view.n - i < ENT_BLOCK_SIZE ? view.n - i : ENT_BLOCK_SIZE;
        ent_packed_read(&view, i, k, block);
        for (size_t j = 0; st == ENT_OK && j < k; j++)
            st = ent_packer_add(&mapped, map[block[j]], err);
    }
    if (st != ENT_OK) {
        ent_packer_done(&mapped);
        return st;
    }
    ent_packer_done(ids);
    *ids = mapped;
    return ENT_OK;
}

/* Number a column by its lexicon, write it and its index.  'strings' is emptied on the way. */
static enum ent_status write_column(struct ent_segment_builder *b, const char *name,
                                    struct ent_intern *strings, struct ent_packer *ids,
                                    struct ent_delta_set *deltas, struct ent_buf *schema,
                                    struct ent_error *err)
{
    char array[ENT_STORE_NAME];
    struct ent_lexicon_delta *delta;
    struct ent_packed view;
    uint32_t *map = NULL, empty = ENT_INTERN_NONE, n_ids;
    enum ent_status st = ent_delta_set_get(deltas, name, &delta, err);

    if (st == ENT_OK)
        st = ent_delta_map(delta, strings, &map, err);
    if (st == ENT_OK && map != NULL)
        st = renumber(ids, map, err);
    if (st == ENT_OK) {
        uint32_t local = ent_intern_find(strings, "", 0);
        empty = local == ENT_INTERN_NONE || map == NULL ? local : map[local];
        ent_intern_done(strings); /* the index needs the room */
    }
    ent_free(map);
    snprintf(array, sizeof array, "%s.ids", name);
    if (st == ENT_OK)
        st = ent_store_put_packed(&b->file, array, ids, err);
    if (st == ENT_OK) {
        ent_packer_view(ids, &view);
        n_ids = (delta->base != NULL ? delta->base->n : 0) + delta->added.n;
        st = ent_postings_write(&b->file, name, &view, n_ids, empty, err);
    }
    ent_buf_addf(schema, "column %s\n", name);
    ent_packer_done(ids);
    return st;
}

static enum ent_status write_columns(struct ent_segment_builder *b, struct ent_delta_set *deltas,
                                     struct ent_buf *schema, struct ent_error *err)
{
    enum ent_status st = write_column(b, "word", &b->words, &b->word_ids, deltas, schema, err);
    for (size_t i = 0; st == ENT_OK && i < b->n_columns; i++) {
        struct ent_column_builder *c = &b->columns[i];
        st = fill_column(c, b->n_words, err);
        if (st == ENT_OK)
            st = write_column(b, c->name, &c->strings, &c->ids, deltas, schema, err);
    }
    if (st == ENT_OK && b->head.n > 0) {
        ent_buf_adds(schema, "head head.values\n");
        if ((st = fill_head(b, b->n_words, err)) == ENT_OK)
            st = ent_store_put_packed(&b->file, "head.values", &b->head, err);
    }
    return st;
}

enum ent_status ent_builder_finish(struct ent_segment_builder *b, struct ent_delta_set *deltas,
                                   uint64_t *identity, struct ent_error *err)
{
    struct ent_buf schema = {0};
    const struct {
        const char *array;
        struct ent_packer *packer;
    } maps[] = {{"word.start", &b->word_start}, {"word.size", &b->word_size},
                {"run.text", &b->run_text},     {"run.source", &b->run_source},
                {"run.size", &b->run_size}};
    enum ent_status st = ent_store_end(&b->file, b->text_size, err);

    for (size_t i = 0; st == ENT_OK && i < sizeof maps / sizeof *maps; i++) {
        st = ent_store_put_packed(&b->file, maps[i].array, maps[i].packer, err);
        ent_packer_done(maps[i].packer);
    }
    for (size_t i = 0; st == ENT_OK && i < b->n_layers; i++)
        st = ent_layer_write(&b->layers[i], &b->file, &schema, err);
    if (st == ENT_OK)
        st = write_columns(b, deltas, &schema, err);
    if (st == ENT_OK && (st = ent_buf_check(&schema, err)) == ENT_OK)
        st = ent_store_put(&b->file, "schema", ENT_ARRAY_BYTES, schema.data, schema.len, schema.len,
                           err);
    if (st == ENT_OK)
        st = ent_store_commit(&b->file, identity, err);
    ent_buf_done(&schema);
    ent_builder_abort(b);
    return st;
}

void ent_builder_abort(struct ent_segment_builder *b)
{
    struct ent_packer *packers[] = {&b->word_start, &b->word_size,  &b->word_ids, &b->head,
                                    &b->run_text,   &b->run_source, &b->run_size};
    for (size_t i = 0; i < sizeof packers / sizeof *packers; i++)
        ent_packer_done(packers[i]);
    for (size_t i = 0; i < b->n_columns; i++) {
        ent_intern_done(&b->columns[i].strings);
        ent_packer_done(&b->columns[i].ids);
    }
    for (size_t i = 0; i < b->n_layers; i++)
        ent_layer_builder_done(&b->layers[i]);
    ent_intern_done(&b->words);
    ent_free(b->columns);
    ent_free(b->layers);
    ent_store_abort(&b->file);
    *b = (struct ent_segment_builder){0};
}
