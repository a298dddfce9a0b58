/*
 * ent_report.h -- a result as a document: sections, paragraphs, tables; and its writers
 *
 * A report is filled from the top down, as it will be read.  It copies texts; frames and the corpus stay the
 * caller's and must outlive it.  Every format has the same values:
 *
 *     text       the document, its tables aligned               csv    the tables alone
 *     json       a table is an array of objects, a paragraph    jsonl  the tables alone, an object a line
 *                { "text": }, a section { "title":, "blocks": [] }
 *     md html    the document, with what each row was counted from
 *     xlsx       a sheet a table, one that says what the columns mean, one with the paragraphs
 *     sqlite     the same as tables of a database
 *
 * Where a row has evidence, CSV, xlsx and SQLite have it in two last columns: "evidence", the ids of the first
 * 20 spans, and "evidence_n"; JSON in two last members; Markdown as notes; HTML under the row, quoted.
 */
#ifndef ENT_REPORT_H
#define ENT_REPORT_H

#include "base/ent_mem.h"

struct ent_corpus;
struct ent_frame;

enum ent_format {
    ENT_FORMAT_TEXT, ENT_FORMAT_CSV, ENT_FORMAT_JSON, ENT_FORMAT_JSONL,
    ENT_FORMAT_MARKDOWN, ENT_FORMAT_HTML, ENT_FORMAT_XLSX, ENT_FORMAT_SQLITE
};
extern const char *const ent_format_names[]; /* "text", "csv", ..., NULL */
/* By the ending of a file's name: "t.xlsx"; 0: it says nothing. */
int ent_format_of_path(const char *path, enum ent_format *out);

struct ent_report;

/* 'name': what a table is called that stands in no section, "wordlist" for example.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_report_new(struct ent_report **out, const char *name, struct ent_error *err);
void ent_report_free(struct ent_report *r); /* NULL is fine */

/* Quote evidence from this corpus, and say at the head that it is the one. */
ENT_MUST_USE enum ent_status ent_report_set_corpus(struct ent_report *r, const struct ent_corpus *c,
                                                   struct ent_error *err);
/* What else the head says, in this order: "Command", "entente run wordlist". */
ENT_MUST_USE enum ent_status ent_report_add_fact(struct ent_report *r, const char *name, const char *value,
                                                 struct ent_error *err);
/* How it was made and is to be read; lines. */
ENT_MUST_USE enum ent_status ent_report_set_method(struct ent_report *r, const char *text, struct ent_error *err);

/* A section begins, with a title or (NULL) without; and ends.  They nest. */
ENT_MUST_USE enum ent_status ent_report_open(struct ent_report *r, const char *title, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_report_close(struct ent_report *r, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_report_add_text(struct ent_report *r, const char *text, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_report_add_table(struct ent_report *r, const struct ent_frame *f,
                                                  struct ent_error *err);

struct ent_report_how {
    enum ent_format format;
    int excel;    /* CSV: with a byte order mark, formulas guarded */
    size_t width; /* text: columns of the screen; 0: nothing is cut */
};
/*
 * Write it to the file 'path', as a whole or not at all, or (NULL) to standard output.  ENT_EWRITE, ENT_ENOMEM,
 * ENT_EINTR; ENT_EARG where the format is a file and there is no path; ENT_ENOTFOUND: no library for it.
 */
ENT_MUST_USE enum ent_status ent_report_write(const struct ent_report *r, const struct ent_report_how *how,
                                              const char *path, struct ent_error *err);
/* Into a buffer; look at ent_buf_check() then.  Not xlsx and sqlite. */
void ent_report_print(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);

#endif
