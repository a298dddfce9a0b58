/*
 * ent_frame.h -- the one kind of result: typed columns, and for each row what it was counted from
 *
 * A cell may be null.  A row's evidence is a list of spans, or a selector: a key by which whoever made the
 * frame can find them again.  Rows count from 0.  Cells take eight bytes and a flag; strings are kept once.
 */
#ifndef ENT_FRAME_H
#define ENT_FRAME_H

#include "base/ent_date.h"
#include "base/ent_mem.h"

enum ent_type { ENT_STRING, ENT_INTEGER, ENT_REAL, ENT_BOOLEAN, ENT_DATE, ENT_SPAN, ENT_LIST };
const char *ent_type_name(enum ent_type type);           /* "string", "integer", ... */
int ent_type_find(const char *name, enum ent_type *out); /* 0: no such type */

struct ent_frame;

struct ent_column_spec {
    const char *name;
    enum ent_type type;
};
struct ent_frame_span { /* bytes [start, end) of a document's stored text */
    const char *doc;    /* its id */
    size_t n_doc;
    uint64_t start, end;
};

/* ENT_ENOMEM; ENT_EARG for two columns of one name. */
ENT_MUST_USE enum ent_status ent_frame_new(struct ent_frame **out, const struct ent_column_spec *columns,
                                           size_t n, struct ent_error *err);
void ent_frame_free(struct ent_frame *f); /* NULL is fine */

size_t ent_frame_n_rows(const struct ent_frame *f);
size_t ent_frame_n_columns(const struct ent_frame *f);
const char *ent_frame_column_name(const struct ent_frame *f, size_t column);
enum ent_type ent_frame_column_type(const struct ent_frame *f, size_t column);
int ent_frame_find_column(const struct ent_frame *f, const char *name, size_t *column); /* 0: none */
/* What the column holds, for a reader: "percent of the text"; NULL: nobody has said. */
const char *ent_frame_column_doc(const struct ent_frame *f, size_t column);
ENT_MUST_USE enum ent_status ent_frame_set_doc(struct ent_frame *f, size_t column, const char *doc,
                                               struct ent_error *err);

/* ---- filling: a row of nulls, then its cells and evidence ---- */

/* Make room for so many rows at once. */
ENT_MUST_USE enum ent_status ent_frame_reserve(struct ent_frame *f, size_t n_rows, struct ent_error *err);

ENT_MUST_USE enum ent_status ent_frame_add_row(struct ent_frame *f, struct ent_error *err);
/* All speak of the last row.  The column's type is the caller's business (asserted). */
ENT_MUST_USE enum ent_status ent_frame_set_string(struct ent_frame *f, size_t column, const char *s,
                                                  size_t n, struct ent_error *err);
/* The same for a string that no cell has yet: it is not looked for. */
ENT_MUST_USE enum ent_status ent_frame_set_new_string(struct ent_frame *f, size_t column, const char *s,
                                                      size_t n, struct ent_error *err);
/* A string that no cell has yet, for later: its number; then a cell that holds it.  Where strings lie in another order than rows. */
ENT_MUST_USE enum ent_status ent_frame_keep_string(struct ent_frame *f, const char *s, size_t n, uint32_t *number,
                                                   struct ent_error *err);
void ent_frame_set_kept(struct ent_frame *f, size_t column, uint32_t number);
void ent_frame_set_integer(struct ent_frame *f, size_t column, int64_t value);
void ent_frame_set_real(struct ent_frame *f, size_t column, double value);
void ent_frame_set_boolean(struct ent_frame *f, size_t column, int value);
void ent_frame_set_date(struct ent_frame *f, size_t column, struct ent_date value);
ENT_MUST_USE enum ent_status ent_frame_set_span(struct ent_frame *f, size_t column,
                                                const struct ent_frame_span *span, struct ent_error *err);
/* An empty list; then its items. */
void ent_frame_set_list(struct ent_frame *f, size_t column);
ENT_MUST_USE enum ent_status ent_frame_add_item(struct ent_frame *f, size_t column, const char *s,
                                                size_t n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_frame_add_evidence(struct ent_frame *f, const struct ent_frame_span *span,
                                                    struct ent_error *err);
ENT_MUST_USE enum ent_status ent_frame_set_selector(struct ent_frame *f, const char *key, size_t n,
                                                    struct ent_error *err);
/* Rows without evidence have as selector what their first n columns say: "NAME=VALUE; NAME=VALUE". */
ENT_MUST_USE enum ent_status ent_frame_select_by(struct ent_frame *f, size_t n, struct ent_error *err);
/* There are 'n' more spans than were added: only the first are kept. */
ENT_MUST_USE enum ent_status ent_frame_add_unkept(struct ent_frame *f, uint64_t n, struct ent_error *err);
/* Take the last row away again: it could not be filled. */
void ent_frame_drop_row(struct ent_frame *f);
/*
 * Give a column another type while rows are added: any to a string, as it is written; an integer to a real; a
 * column without values to any.  On failure the frame is good for nothing but ent_frame_free().
 */
ENT_MUST_USE enum ent_status ent_frame_retype(struct ent_frame *f, size_t column, enum ent_type type,
                                              struct ent_error *err);

/* ---- reading ---- */

int ent_frame_is_null(const struct ent_frame *f, size_t row, size_t column);
const char *ent_frame_string(const struct ent_frame *f, size_t row, size_t column, size_t *n);
int64_t ent_frame_integer(const struct ent_frame *f, size_t row, size_t column); /* boolean: 0 or 1 */
double ent_frame_real(const struct ent_frame *f, size_t row, size_t column);
struct ent_date ent_frame_date(const struct ent_frame *f, size_t row, size_t column);
struct ent_frame_span ent_frame_span(const struct ent_frame *f, size_t row, size_t column);
size_t ent_frame_n_items(const struct ent_frame *f, size_t row, size_t column);
const char *ent_frame_item(const struct ent_frame *f, size_t row, size_t column, size_t k, size_t *n);
size_t ent_frame_n_evidence(const struct ent_frame *f, size_t row);       /* that are kept */
uint64_t ent_frame_evidence_total(const struct ent_frame *f, size_t row); /* that there are */
struct ent_frame_span ent_frame_evidence(const struct ent_frame *f, size_t row, size_t k);
const char *ent_frame_selector(const struct ent_frame *f, size_t row); /* NULL: none; good until the next call */
int ent_frame_has_evidence(const struct ent_frame *f);                 /* has any row some? */

/* ---- work on whole frames ---- */

struct ent_sort_key {
    size_t column;
    int descending;
};
/* Stable; strings by code point, lists by their first item, spans by document and place; nulls last. */
ENT_MUST_USE enum ent_status ent_frame_sort(struct ent_frame *f, const struct ent_sort_key *keys,
                                            size_t n, struct ent_error *err);
/* A new frame of the rows [first, first + n), or of those with a mask that is not 0. */
ENT_MUST_USE enum ent_status ent_frame_slice(struct ent_frame **out, const struct ent_frame *f,
                                             size_t first, size_t n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_frame_filter(struct ent_frame **out, const struct ent_frame *f,
                                              const unsigned char *mask, struct ent_error *err);
/* A new frame of some columns, in this order. */
ENT_MUST_USE enum ent_status ent_frame_select(struct ent_frame **out, const struct ent_frame *f,
                                              const size_t *columns, size_t n, struct ent_error *err);
/*
 * Count rows by the values of some columns: a new frame of these and "n", a row a group in the order in
 * which groups first occur; its evidence is all that of its rows.
 */
ENT_MUST_USE enum ent_status ent_frame_count(struct ent_frame **out, const struct ent_frame *f,
                                             const size_t *columns, size_t n, struct ent_error *err);

#endif
