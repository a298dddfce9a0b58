/*
 * ent_layer.h -- a layer: spans of a segment in order, with typed attributes
 *
 * Documents, sections, paragraphs, sentences, boilerplate and everything that will be extracted are
 * layers: rows in the order of the text, each with a byte range [start, end) of the segment's text and
 * a range of positions [first, last) (empty where it holds no word).  Arrays of a layer L:
 *
 *     L.start L.end L.first L.last          packed
 *     L/A.codes L/A.bytes L/A.starts        attribute A: strings; each row a code, 0: null, else the
 *                                           number of a distinct string, from 1
 *     L/A.values                            numbers and dates: packed, value + 1, 0: null
 *     L/A.items L/A.codes ...               lists of strings: items has n + 1 offsets into codes
 *
 * Which layers and attributes there are, and of which type, stands in the segment's "schema".
 */
#ifndef ENT_LAYER_H
#define ENT_LAYER_H

#include "base/ent_date.h"
#include "base/ent_intern.h"
#include "corpus/ent_store.h"

enum ent_attr_type { ENT_ATTR_STRING, ENT_ATTR_NUMBER, ENT_ATTR_DATE, ENT_ATTR_LIST };
const char *ent_attr_type_name(enum ent_attr_type type); /* "string", "number", "date", "list" */

/* ---- reading ---- */

struct ent_attr {
    char *name;
    enum ent_attr_type type;
    struct ent_packed codes;  /* STRING and LIST; NUMBER and DATE: the values */
    struct ent_packed items;  /* LIST */
    struct ent_packed starts; /* of the distinct strings */
    const unsigned char *bytes;
    size_t size;
};
struct ent_layer {
    char *name;
    size_t n;
    struct ent_packed start, end, first, last;
    struct ent_attr *attrs;
    size_t n_attrs, cap_attrs;
};

/* NULL if the layer has no attribute of that name. */
const struct ent_attr *ent_layer_attr(const struct ent_layer *l, const char *name);
/* A row's string (not NUL-ended); NULL: null.  A NULL attribute gives null too. */
const char *ent_attr_string(const struct ent_attr *a, size_t row, size_t *n);
/* The k-th distinct string, k from 1 (a row's code); NULL beyond the last. */
const char *ent_attr_value(const struct ent_attr *a, uint64_t code, size_t *n);
/* 1 and *value, or 0: null. */
int ent_attr_number(const struct ent_attr *a, size_t row, uint64_t *value);
struct ent_date ent_attr_date(const struct ent_attr *a, size_t row);
size_t ent_attr_n_items(const struct ent_attr *a, size_t row);
const char *ent_attr_item(const struct ent_attr *a, size_t row, size_t k, size_t *n);

ENT_MUST_USE enum ent_status ent_layer_open(struct ent_layer *l, const struct ent_store *file,
                                            const char *name, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_layer_open_attr(struct ent_layer *l, const struct ent_store *file,
                                                 const char *name, enum ent_attr_type type,
                                                 struct ent_error *err);
void ent_layer_close(struct ent_layer *l);

/* ---- building ---- */

struct ent_layer_builder;
/* Let the attribute show what the builder's only one holds (or nothing, if it has none), a row each; both builder
 * and 'starts' must outlive the layer. */
ENT_MUST_USE enum ent_status ent_layer_replace_attr(struct ent_layer *l, const char *name, enum ent_attr_type type,
                                                    struct ent_layer_builder *from, struct ent_packer *starts,
                                                    struct ent_error *err);

struct ent_attr_builder {
    char name[40];
    enum ent_attr_type type;
    size_t n;                /* rows that have been given a value or passed over */
    struct ent_intern strings;
    struct ent_packer codes, items;
};
struct ent_layer_builder {
    char name[16];
    size_t n;
    struct ent_packer start, end, first, last;
    struct ent_attr_builder *attrs;
    size_t n_attrs, cap_attrs;
};

/* A new row; the setters below then speak of it.  Starts must not fall. */
ENT_MUST_USE enum ent_status ent_layer_add(struct ent_layer_builder *l, uint64_t start, uint64_t end,
                                           uint64_t first, uint64_t last, struct ent_error *err);
/* Give the last row's attribute a value, once; s == NULL leaves it null. */
ENT_MUST_USE enum ent_status ent_layer_set_string(struct ent_layer_builder *l, const char *attr,
                                                  const char *s, size_t n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_layer_set_number(struct ent_layer_builder *l, const char *attr,
                                                  uint64_t value, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_layer_set_date(struct ent_layer_builder *l, const char *attr,
                                                struct ent_date date, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_layer_add_item(struct ent_layer_builder *l, const char *attr,
                                                const char *s, size_t n, struct ent_error *err);
/* Append the rows of 'from', moved by 'bytes' in the text and by 'words' in the positions.  Layers built
 * in parts and joined in order are the same, byte by byte, as one built at once.  'from' is spent. */
ENT_MUST_USE enum ent_status ent_layer_join(struct ent_layer_builder *l, struct ent_layer_builder *from,
                                            uint64_t bytes, uint64_t words, struct ent_error *err);
/* Write all arrays and append the layer's lines to the schema. */
ENT_MUST_USE enum ent_status ent_layer_write(struct ent_layer_builder *l, struct ent_store_writer *w,
                                             struct ent_buf *schema, struct ent_error *err);
void ent_layer_builder_done(struct ent_layer_builder *l);

#endif
