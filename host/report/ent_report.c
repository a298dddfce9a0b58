#include "report/ent_report.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/ent_file.h"
#include "report/ent_report_parts.h"

const char *const ent_format_names[] = {"text", "csv", "json", "jsonl", "md", "html", "xlsx", "sqlite", NULL};

int ent_format_of_path(const char *path, enum ent_format *out)
{
    static const struct {
        const char *ending;
        enum ent_format format;
    } endings[] = {{"txt", ENT_FORMAT_TEXT},    {"csv", ENT_FORMAT_CSV},       {"json", ENT_FORMAT_JSON},
                   {"jsonl", ENT_FORMAT_JSONL}, {"ndjson", ENT_FORMAT_JSONL},  {"md", ENT_FORMAT_MARKDOWN},
                   {"html", ENT_FORMAT_HTML},   {"htm", ENT_FORMAT_HTML},      {"xlsx", ENT_FORMAT_XLSX},
                   {"sqlite", ENT_FORMAT_SQLITE}, {"sqlite3", ENT_FORMAT_SQLITE}, {"db", ENT_FORMAT_SQLITE}};
    const char *dot = strrchr(ent_path_base(path), '.');
    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(dot + 1, endings[i].ending) == 0) {
            *out = endings[i].format;
            return 1;
        }
    }
    return 0;
}

/* ---- filling ---- */

static enum ent_status no_memory(struct ent_error *err)
{
    return ent_fail(err, ENT_ENOMEM, "out of memory for a report");
}

enum ent_status ent_report_new(struct ent_report **out, const char *name, struct ent_error *err)
{
    struct ent_report *r = ent_calloc(1, sizeof *r);
    if (r != NULL)
        r->name = ent_arena_strdup(&r->arena, name);
    *out = r;
    if (r == NULL || r->name == NULL) {
        ent_report_free(r);
        *out = NULL;
        return no_memory(err);
    }
    return ENT_OK;
}

void ent_report_free(struct ent_report *r)
{
    if (r == NULL)
        return;
    ent_arena_done(&r->arena);
    ent_free(r->facts);
    ent_free(r->blocks);
    ent_free(r->titles);
    ent_free(r);
}

enum ent_status ent_report_add_fact(struct ent_report *r, const char *name, const char *value, struct ent_error *err)
{
    struct ent_fact fact = {ent_arena_strdup(&r->arena, name), ent_arena_strdup(&r->arena, value)};
    if (fact.name == NULL || fact.value == NULL)
        return no_memory(err);
    enum ent_status st = ent_reserve(&r->facts, &r->cap_facts, r->n_facts + 1, sizeof *r->facts, err);
    if (st == ENT_OK)
        r->facts[r->n_facts++] = fact;
    return st;
}

enum ent_status ent_report_set_corpus(struct ent_report *r, const struct ent_corpus *c, struct ent_error *err)
{
    struct ent_buf text = {0};
    r->corpus = c;
    /* not its path: a report is read on other machines */
    ent_buf_addf(&text, "%s, generation %" PRIu64 ": %zu articles, %" PRIu64 " words",
                 ent_path_base(ent_corpus_path(c)), ent_corpus_manifest(c)->generation, ent_corpus_n_docs(c),
                 ent_corpus_n_words(c));
    enum ent_status st = ent_buf_check(&text, err);
    if (st == ENT_OK)
        st = ent_report_add_fact(r, "Corpus", ent_buf_str(&text), err);
    ent_buf_done(&text);
    return st;
}

enum ent_status ent_report_set_method(struct ent_report *r, const char *text, struct ent_error *err)
{
    r->method = ent_arena_strdup(&r->arena, text);
    return r->method != NULL ? ENT_OK : no_memory(err);
}

static enum ent_status add_block(struct ent_report *r, struct ent_block block, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&r->blocks, &r->cap_blocks, r->n_blocks + 1, sizeof *r->blocks, err);
    if (st == ENT_OK)
        r->blocks[r->n_blocks++] = block;
    return st;
}

enum ent_status ent_report_open(struct ent_report *r, const char *title, struct ent_error *err)
{
    struct ent_block block = {.kind = ENT_BLOCK_OPEN};
    if (title != NULL && (block.text = ent_arena_strdup(&r->arena, title)) == NULL)
        return no_memory(err);
    enum ent_status st = ent_reserve(&r->titles, &r->cap_titles, r->n_titles + 1, sizeof *r->titles, err);
    if (st == ENT_OK && (st = add_block(r, block, err)) == ENT_OK)
        r->titles[r->n_titles++] = block.text;
    return st;
}

enum ent_status ent_report_close(struct ent_report *r, struct ent_error *err)
{
    struct ent_block block = {.kind = ENT_BLOCK_CLOSE, .text = r->titles[r->n_titles - 1]};
    enum ent_status st = add_block(r, block, err);
    if (st == ENT_OK)
        r->n_titles--;
    return st;
}

enum ent_status ent_report_add_text(struct ent_report *r, const char *text, struct ent_error *err)
{
    struct ent_block block = {.kind = ENT_BLOCK_TEXT, .text = ent_arena_strdup(&r->arena, text)};
    return block.text != NULL ? add_block(r, block, err) : no_memory(err);
}

static int is_taken(const struct ent_report *r, const char *name)
{
    for (size_t i = 0; i < r->n_blocks; i++)
        if (r->blocks[i].kind == ENT_BLOCK_TABLE && strcasecmp(r->blocks[i].text, name) == 0)
            return 1;
    return 0;
}

/* After the innermost section that has a title; a second one there is "Sources 2". */
static const char *name_table(struct ent_report *r)
{
    const char *base = r->name, *name;
    for (size_t i = r->n_titles; i > 1 && base == r->name; i--) /* not the document's own */
        if (r->titles[i - 1] != NULL)
            base = r->titles[i - 1];
    name = base;
    for (int k = 2; name != NULL && is_taken(r, name); k++)
        name = ent_arena_printf(&r->arena, "%s %d", base, k);
    return name;
}

enum ent_status ent_report_add_table(struct ent_report *r, const struct ent_frame *f, struct ent_error *err)
{
    struct ent_block block = {.kind = ENT_BLOCK_TABLE, .text = name_table(r), .frame = f};
    return block.text != NULL ? add_block(r, block, err) : no_memory(err);
}

/* ---- looking at it ---- */

const char *ent_report_title(const struct ent_report *r)
{
    return r->n_blocks > 0 && r->blocks[0].kind == ENT_BLOCK_OPEN ? r->blocks[0].text : NULL;
}

int ent_report_has_table(const struct ent_report *r)
{
    for (size_t i = 0; i < r->n_blocks; i++)
        if (r->blocks[i].kind == ENT_BLOCK_TABLE)
            return 1;
    return 0;
}

/* ---- writing ---- */

void ent_report_print(const struct ent_report *r, const struct ent_report_how *how, struct ent_buf *out)
{
    switch (how->format) {
    case ENT_FORMAT_CSV: ent_report_csv(r, how, out); break;
    case ENT_FORMAT_JSON: ent_report_json(r, how, out); break;
    case ENT_FORMAT_JSONL: ent_report_jsonl(r, how, out); break;
    case ENT_FORMAT_MARKDOWN: ent_report_markdown(r, how, out); break;
    case ENT_FORMAT_HTML: ent_report_html(r, how, out); break;
    default: ent_report_text(r, how, out); break;
    }
}

static enum ent_status print_to(const struct ent_report *r, const struct ent_report_how *how, FILE *file,
                                const char *name, struct ent_error *err)
{
    struct ent_buf out = {.outlet = file};
    ent_report_print(r, how, &out);
    if (ent_buf_check(&out, NULL) == ENT_OK)
        ent_buf_flush(&out);
    enum ent_status st = ent_buf_check(&out, err);
    ent_buf_done(&out);
    return st == ENT_EWRITE ? ent_fail_in(err, st, "%s", name) : st;
}

static int is_file(enum ent_format format) { return format == ENT_FORMAT_XLSX || format == ENT_FORMAT_SQLITE; }

enum ent_status ent_report_write(const struct ent_report *r, const struct ent_report_how *how, const char *path,
                                 struct ent_error *err)
{
    struct ent_out out;
    if (path == NULL && !is_file(how->format))
        return print_to(r, how, stdout, "standard output", err);
    if (is_file(how->format) && !ent_report_has_table(r))
        return ent_fail(err, ENT_EARG, "there is no table to write as %s", ent_format_names[how->format]);
    if (path == NULL)
        return ent_fail(err, ENT_EARG, "%s is a file: say which with -o PATH", ent_format_names[how->format]);
    if (is_file(how->format) && ent_file_kind(path) == ENT_FILE_OTHER)
        return ent_fail(err, ENT_EARG, "%s: %s can only be written to a file", path, ent_format_names[how->format]);
    enum ent_status st = ent_out_open(&out, path, err);
    if (st != ENT_OK)
        return st;
    if (how->format == ENT_FORMAT_XLSX)
        st = ent_report_xlsx(r, out.part, err);
    else if (how->format == ENT_FORMAT_SQLITE)
        st = ent_report_sqlite(r, out.part, err);
    else
        st = print_to(r, how, out.file, path, err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    return st;
}
