/*
 * ent_segment.h -- a segment: the texts, words and layers of some documents, in one mapped file
 *
 *     text          bytes    the documents' stored texts, one after the other
 *     schema        bytes    lines: "column word", "attr string title", "layer doc", "words 123"
 *     word.start    packed   where each word begins in text
 *     word.size     packed   its length in bytes
 *     A.ids         packed   column A: a lexicon id a position; A.post.*: its index
 *     head.values   packed   column head: 0 none, 1 root, else 2 + the zigzag of (head - self)
 *     doc.* ...              layers (ent_layer.h); always doc, part, section, paragraph, sentence,
 *                            boilerplate; mwt, empty and source where there are any
 *     run.*         packed   the run map: text, source, size (2 * n_source + exact), in text order
 *
 * Positions, rows and offsets of a segment count from 0 and are the segment's own.
 */
#ifndef ENT_SEGMENT_H
#define ENT_SEGMENT_H

#include "corpus/ent_layer.h"
#include "corpus/ent_lexicon.h"
#include "corpus/ent_postings.h"

struct ent_column {
    char *name;
    struct ent_packed ids;
    struct ent_postings postings;
};

struct ent_segment {
    struct ent_store file;
    const char *text;
    size_t text_size;
    size_t n_words, n_docs;
    struct ent_packed word_start, word_size;
    struct ent_packed head; /* n is 0 where there is none */
    struct ent_column *columns;
    size_t n_columns, cap_columns;
    struct ent_layer *layers;
    size_t n_layers, cap_layers;
    struct ent_packed run_text, run_source, run_size;
};

ENT_MUST_USE enum ent_status ent_segment_open(struct ent_segment *s, const char *path,
                                              struct ent_error *err);
void ent_segment_close(struct ent_segment *s);

const struct ent_column *ent_segment_column(const struct ent_segment *s, const char *name);
const struct ent_layer *ent_segment_layer(const struct ent_segment *s, const char *name);

/* A byte range that surely lies in the text; an empty one at 0 for what does not. */
struct ent_range {
    size_t start, end;
};
struct ent_range ent_segment_word(const struct ent_segment *s, size_t position);
struct ent_range ent_layer_bytes(const struct ent_segment *s, const struct ent_layer *l, size_t row);
/* The positions [start, end) of a row, surely below n_words. */
struct ent_range ent_layer_words(const struct ent_segment *s, const struct ent_layer *l, size_t row);
/* The rows of a layer that begin in [range.start, range.end) of the text. */
struct ent_range ent_layer_rows(const struct ent_layer *l, struct ent_range bytes);
/* The row whose positions hold 'position', for a layer without overlap; l->n if none. */
size_t ent_layer_row_at(const struct ent_layer *l, size_t position);

/* The head of a word: its position, ENT_HEAD_ROOT, or ENT_HEAD_NONE. */
#define ENT_HEAD_ROOT (-1)
#define ENT_HEAD_NONE (-2)
int64_t ent_segment_head(const struct ent_segment *s, size_t position);

/*
 * Where text[start, end) lies in its source file: the bytes from the source of its first byte to that of
 * its last.  *exact: byte by byte the same.  0 if it comes from nowhere (put in by a reader).
 */
int ent_segment_source(const struct ent_segment *s, struct ent_range bytes, uint64_t *start,
                       uint64_t *end, int *exact);

#endif
