/*
 * ent_frame_write.h -- a frame as text, CSV, JSON: into a buffer, and out of it where it has an outlet
 *
 * Dates are ISO 8601, spans "DOC:START-END" (JSON: {"doc", "start", "end"}), lists joined by "; " (JSON: arrays),
 * null is nothing (JSON: null).  Where any row has evidence, two columns follow: "evidence", the ids of the first
 * 20 spans or the selector, and "evidence_n", how many spans there are.  Nothing depends on the locale.
 */
#ifndef ENT_FRAME_WRITE_H
#define ENT_FRAME_WRITE_H

#include "frame/ent_frame.h"

enum { ENT_EVIDENCE_WRITTEN = 20 };

/*
 * Aligned columns that fit 'width' columns of a terminal: long cells are cut, columns that do not fit are left
 * out, and a last line says how many columns and rows are hidden.  width 0: nothing is cut.  max_rows 0: all.
 */
void ent_frame_write_text(const struct ent_frame *f, size_t width, size_t max_rows, struct ent_buf *out);

/* RFC 4180.  For Excel: a byte order mark, and a ' before text that it would take for a formula. */
enum { ENT_CSV_PLAIN, ENT_CSV_EXCEL, ENT_CSV_EXCEL_NEXT /* a further table of the same file: no mark */ };
void ent_frame_write_csv(const struct ent_frame *f, int excel, struct ent_buf *out);

/* An array of objects; or, with 'lines', one object a line (JSONL). */
void ent_frame_write_json(const struct ent_frame *f, int lines, struct ent_buf *out);

/* A cell as it stands in text and CSV; nothing for null. */
void ent_frame_write_cell(const struct ent_frame *f, size_t row, size_t column, struct ent_buf *out);

/* The shortest decimal that reads back as the same number; "" for what is none (NaN, infinity). */
void ent_write_real(double value, struct ent_buf *out);

/*
 * For tables that people read: how many decimals the numbers of a column want, so that their points stand below
 * one another and each is still exactly itself, in the first n_rows rows; -1: too many, or it holds no real numbers.
 */
int ent_frame_decimals(const struct ent_frame *f, size_t column, size_t n_rows);
/* A cell with so many decimals; as ent_frame_write_cell() where that is -1. */
void ent_frame_write_aligned(const struct ent_frame *f, size_t row, size_t column, int decimals, struct ent_buf *out);

/* Does it end where the next column begins: a number, or what stands on the left of a "match" (KWIC)? */
int ent_frame_is_right(const struct ent_frame *f, size_t column);
int ent_frame_is_context(const struct ent_frame *f, size_t column); /* the latter */

/* The ids of the first 20 spans of a row's evidence with spaces between them, or its selector. */
void ent_frame_write_evidence(const struct ent_frame *f, size_t row, struct ent_buf *out);
/* "DOC:START-END" */
void ent_write_span(const struct ent_frame_span *s, struct ent_buf *out);

#endif
