/*
 * ent_segment_build.h -- make a segment, document by document
 *
 * The text goes to the file as it comes; columns, layers and maps are kept packed in memory (about
 * four bytes a word) until ent_builder_finish() numbers the strings by the corpus's lexicon, makes the
 * indexes (another four bytes a word) and writes them.  Offsets and positions are the segment's own.
 *
 * A part is a zeroed builder: it has no file, takes documents all the same, and is then joined to a segment.
 * Parts can be built by several threads at once; joined in order they give the bytes that one builder
 * would have given, however the documents were divided among them.
 */
#ifndef ENT_SEGMENT_BUILD_H
#define ENT_SEGMENT_BUILD_H

#include "corpus/ent_layer.h"
#include "corpus/ent_lexicon.h"

struct ent_column_builder {
    char name[32];
    struct ent_intern strings;
    struct ent_packer ids;
    uint32_t empty; /* id of "", ENT_INTERN_NONE while there is none */
};

struct ent_segment_builder {
    struct ent_store_writer file;
    struct ent_buf text;     /* of a part */
    struct ent_intern words; /* the strings of column "word" */
    struct ent_packer word_start, word_size, word_ids, head;
    struct ent_packer run_text, run_source, run_size;
    struct ent_column_builder *columns; /* the others */
    size_t n_columns, cap_columns;
    struct ent_layer_builder *layers;
    size_t n_layers, cap_layers;
    uint64_t text_size;
    size_t n_words, n_docs;
    size_t n_threads; /* for finishing; 0: as many as there are cores.  The file is the same for any number */
};

ENT_MUST_USE enum ent_status ent_builder_open(struct ent_segment_builder *b, const char *path,
                                              struct ent_error *err);
/* A further document's stored text; its first byte is b->text_size before the call. */
ENT_MUST_USE enum ent_status ent_builder_text(struct ent_segment_builder *b, const char *text,
                                              size_t n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_builder_run(struct ent_segment_builder *b, uint64_t text,
                                             uint64_t source, uint32_t n_source, int exact,
                                             struct ent_error *err);
/* A word at text offset 'start', 'size' bytes long, whose form is s[0, n). */
ENT_MUST_USE enum ent_status ent_builder_word(struct ent_segment_builder *b, uint64_t start,
                                              size_t size, const char *s, size_t n,
                                              struct ent_error *err);
/* The last word's value in another column; words that are given none have "". */
ENT_MUST_USE enum ent_status ent_builder_value(struct ent_segment_builder *b, const char *column,
                                               const char *s, size_t n, struct ent_error *err);
/* ... or of an earlier word, at that position of the segment; positions of a column must rise. */
ENT_MUST_USE enum ent_status ent_builder_value_at(struct ent_segment_builder *b, const char *column, size_t position,
                                                  const char *s, size_t n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_builder_head_at(struct ent_segment_builder *b, size_t position, int32_t distance,
                                                 struct ent_error *err);
/* The last word's head: its distance in words, 0 for the root. */
ENT_MUST_USE enum ent_status ent_builder_head(struct ent_segment_builder *b, int32_t distance,
                                              struct ent_error *err);
/* The builder of a layer, made if new; good until the next call. */
ENT_MUST_USE enum ent_status ent_builder_layer(struct ent_segment_builder *b, const char *name,
                                               struct ent_layer_builder **layer,
                                               struct ent_error *err);

/* A further place where the text with this digest was found: a row of layer "source". */
struct ent_doc_source {
    const char *digest, *id, *file, *publisher; /* publisher may be NULL */
    uint32_t ordinal;
    struct ent_date published;
};
ENT_MUST_USE enum ent_status ent_builder_source(struct ent_segment_builder *b, const struct ent_doc_source *s,
                                                struct ent_error *err);

/* Append all that the part holds, which is empty afterwards. */
ENT_MUST_USE enum ent_status ent_builder_join(struct ent_segment_builder *b, struct ent_segment_builder *part,
                                              struct ent_error *err);

/* The deltas of a commit, by the name of the lexicon. */
struct ent_delta_set {
    struct {
        char name[32];
        struct ent_lexicon_delta delta;
    } *items;
    size_t n, cap;
    /* asked for the lexicon that a new delta continues; NULL: none yet */
    const struct ent_lexicon *(*base)(void *ctx, const char *name);
    void *ctx;
};
ENT_MUST_USE enum ent_status ent_delta_set_get(struct ent_delta_set *set, const char *name,
                                               struct ent_lexicon_delta **delta,
                                               struct ent_error *err);
void ent_delta_set_done(struct ent_delta_set *set);

/* Write what remains and rename the file into place.  The builder is empty afterwards. */
ENT_MUST_USE enum ent_status ent_builder_finish(struct ent_segment_builder *b,
                                                struct ent_delta_set *deltas, uint64_t *identity,
                                                struct ent_error *err);
void ent_builder_abort(struct ent_segment_builder *b);

#endif
