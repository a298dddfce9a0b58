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
    if (st == ENT_OK && (st = ent_store_begin(&b->file, "text", ENT_ARRAY_BYTES, err)) != ENT_OK)
        ent_builder_abort(b);
    return st;
}

enum ent_status ent_builder_text(struct ent_segment_builder *b, const char *text, size_t n,
                                 struct ent_error *err)
{
    int is_part = b->file.out.file == NULL;
    if (is_part)
        ent_buf_add(&b->text, text, n);
    enum ent_status st = is_part ? ent_buf_check(&b->text, err) : ent_store_add(&b->file, text, n, err);
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
    return ent_builder_value_at(b, column, b->n_words - 1, s, n, err);
}

enum ent_status ent_builder_value_at(struct ent_segment_builder *b, const char *column, size_t position, const char *s,
                                     size_t n, struct ent_error *err)
{
    struct ent_column_builder *c;
    uint32_t id;
    enum ent_status st = find_column(b, column, &c, err);
    if (st == ENT_OK)
        st = fill_column(c, position, err);
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
    return ent_builder_head_at(b, b->n_words - 1, distance, err);
}

enum ent_status ent_builder_head_at(struct ent_segment_builder *b, size_t position, int32_t distance,
                                    struct ent_error *err)
{
    uint32_t zigzag = (uint32_t)distance << 1 ^ (uint32_t)(distance >> 31);
    enum ent_status st = fill_head(b, position, err);
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

enum ent_status ent_builder_source(struct ent_segment_builder *b, const struct ent_doc_source *s,
                                   struct ent_error *err)
{
    struct ent_layer_builder *layer;
    enum ent_status st = ent_builder_layer(b, "source", &layer, err);
    if (st == ENT_OK && (st = ent_layer_add(layer, b->text_size, b->text_size, b->n_words, b->n_words, err)) == ENT_OK &&
        (st = ent_layer_set_string(layer, "digest", s->digest, strlen(s->digest), err)) == ENT_OK &&
        (st = ent_layer_set_string(layer, "id", s->id, strlen(s->id), err)) == ENT_OK &&
        (st = ent_layer_set_string(layer, "file", s->file, strlen(s->file), err)) == ENT_OK &&
        (st = ent_layer_set_number(layer, "ordinal", s->ordinal, err)) == ENT_OK &&
        (st = ent_layer_set_date(layer, "published", s->published, err)) == ENT_OK)
        st = ent_layer_set_string(layer, "publisher", s->publisher, s->publisher ? strlen(s->publisher) : 0, err);
    return st;
}

/* ---- joining ---- */

static enum ent_status join_column(struct ent_segment_builder *b, size_t words, struct ent_column_builder *from,
                                   struct ent_error *err)
{
    struct ent_column_builder *c;
    uint32_t *map = NULL;
    enum ent_status st = find_column(b, from->name, &c, err);
    if (st == ENT_OK)
        st = fill_column(c, words, err);
    if (st == ENT_OK)
        st = ent_intern_join(&c->strings, &from->strings, &map, err);
    if (st == ENT_OK && c->empty == ENT_INTERN_NONE && from->empty != ENT_INTERN_NONE)
        c->empty = map[from->empty];
    if (st == ENT_OK)
        st = ent_packer_append(&c->ids, &from->ids, map, 0, err);
    ent_free(map);
    return st;
}

static enum ent_status join_words(struct ent_segment_builder *b, struct ent_segment_builder *part,
                                  struct ent_error *err)
{
    uint32_t *map = NULL;
    size_t words = b->n_words;
    enum ent_status st;
    if (part->n_words >= UINT32_MAX - 1 - words)
        return ent_fail(err, ENT_ELIMIT, "more than 2^32 words in one segment");
    if ((st = ent_intern_join(&b->words, &part->words, &map, err)) == ENT_OK &&
        (st = ent_packer_append(&b->word_ids, &part->word_ids, map, 0, err)) == ENT_OK &&
        (st = ent_packer_append(&b->word_start, &part->word_start, NULL, b->text_size, err)) == ENT_OK)
        st = ent_packer_append(&b->word_size, &part->word_size, NULL, 0, err);
    ent_free(map);
    for (size_t i = 0; st == ENT_OK && i < part->n_columns; i++)
        st = join_column(b, words, &part->columns[i], err);
    if (st == ENT_OK && part->head.n > 0 && (st = fill_head(b, words, err)) == ENT_OK)
        st = ent_packer_append(&b->head, &part->head, NULL, 0, err);
    b->n_words += part->n_words;
    return st;
}

enum ent_status ent_builder_join(struct ent_segment_builder *b, struct ent_segment_builder *part,
                                 struct ent_error *err)
{
    uint64_t bytes = b->text_size, words = b->n_words;
    enum ent_status st;
    if ((st = ent_packer_append(&b->run_text, &part->run_text, NULL, bytes, err)) == ENT_OK &&
        (st = ent_packer_append(&b->run_source, &part->run_source, NULL, 0, err)) == ENT_OK &&
        (st = ent_packer_append(&b->run_size, &part->run_size, NULL, 0, err)) == ENT_OK)
        st = join_words(b, part, err);
    for (size_t i = 0; st == ENT_OK && i < part->n_layers; i++) {
        struct ent_layer_builder *l;
        if ((st = ent_builder_layer(b, part->layers[i].name, &l, err)) == ENT_OK)
            st = ent_layer_join(l, &part->layers[i], bytes, words, err);
    }
    if (st == ENT_OK && part->n_docs > 0) {
        st = ent_builder_text(b, ent_buf_str(&part->text), part->text.len, err);
        b->n_docs += part->n_docs - 1;
    }
    ent_builder_abort(part);
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
    enum ent_status st = ent_packer_append(&mapped, ids, map, 0, err);
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
    uint32_t *map = NULL, empty = ent_intern_find(strings, "", 0), n_ids;
    enum ent_status st = ent_delta_set_get(deltas, name, &delta, err);

    if (st == ENT_OK)
        st = ent_delta_map(delta, strings, &map, err);
    if (st == ENT_OK && map != NULL)
        st = renumber(ids, map, err);
    if (st == ENT_OK) {
        if (empty != ENT_INTERN_NONE && map != NULL)
            empty = map[empty];
        ent_intern_done(strings); /* the index needs the room */
    }
    ent_free(map);
    snprintf(array, sizeof array, "%s.ids", name);
    if (st == ENT_OK)
        st = ent_store_put_packed(&b->file, array, ids, err);
    if (st == ENT_OK) {
        ent_packer_view(ids, &view);
        n_ids = (delta->base != NULL ? delta->base->n : 0) + delta->added.n;
        st = ent_postings_write(&b->file, name, &view, n_ids, empty, b->n_threads, err);
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
    ent_buf_done(&b->text);
    ent_free(b->columns);
    ent_free(b->layers);
    ent_store_abort(&b->file);
    *b = (struct ent_segment_builder){0};
}
