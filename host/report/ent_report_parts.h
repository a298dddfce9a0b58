/*
 * ent_report_parts.h -- what a report consists of; for its writers alone
 */
#ifndef ENT_REPORT_PARTS_H
#define ENT_REPORT_PARTS_H

#include "frame/ent_frame_write.h"
#include "report/ent_cite.h"
#include "report/ent_report.h"

enum ent_block_kind { ENT_BLOCK_OPEN, ENT_BLOCK_CLOSE, ENT_BLOCK_TEXT, ENT_BLOCK_TABLE };
struct ent_block {
    enum ent_block_kind kind;
    const char *text;              /* a paragraph; a section's title or NULL, at both ends; a table's name, its own */
    const struct ent_frame *frame; /* of a table */
};
struct ent_fact {
    const char *name, *value;
};
struct ent_report {
    struct ent_arena arena; /* of all texts */
    const char *name, *method;
    struct ent_fact *facts;
    size_t n_facts, cap_facts;
    struct ent_block *blocks;
    size_t n_blocks, cap_blocks;
    const char **titles; /* of the sections that are open; NULL: they have none */
    size_t n_titles, cap_titles;
    const struct ent_corpus *corpus; /* NULL: evidence is ids alone */
};

/* The document's title: that of a section that holds all of it; NULL: there is none. */
const char *ent_report_title(const struct ent_report *r);
/* Is a block of that kind among them? */
int ent_report_has_table(const struct ent_report *r);

/* The writers.  To a file: 'path' is there already, empty, and may be thrown away later. */
void ent_report_text(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);
void ent_report_csv(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);
void ent_report_json(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);
void ent_report_jsonl(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);
void ent_report_markdown(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);
void ent_report_html(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out);
ENT_MUST_USE enum ent_status ent_report_xlsx(const struct ent_report *r, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_report_sqlite(const struct ent_report *r, const char *path, struct ent_error *err);

/* The style sheet of HTML. */
extern const char ent_report_style[];

#endif
