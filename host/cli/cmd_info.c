/* entente info: what a corpus consists of. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/ent_intern.h"
#include "cli/cli.h"
#include "corpus/ent_corpus.h"
#include "frame/ent_frame.h"
#include "text/ent_json_write.h"

struct options {
    const char *output;
    int format, parts;
};

static const struct cli_option options[] = {
    CLI_OPTION_FORMAT(struct options), CLI_OPTION_OUTPUT(struct options),
    {"parts", 0, CLI_FLAG, offsetof(struct options, parts), NULL, "what takes the room: the arrays of all its files, the largest first", NULL},
    CLI_OPTION_END};

/* Bytes of the corpus's files. */
static uint64_t disk_size(const struct ent_corpus *c, uint64_t *text)
{
    uint64_t n = 0;
    *text = 0;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++) {
        n += ent_corpus_segment(c, i)->file.map.size;
        *text += ent_corpus_segment(c, i)->text_size;
    }
    return n;
}

static void print_text(const struct ent_corpus *c, struct ent_buf *out)
{
    const struct ent_manifest *m = ent_corpus_manifest(c);
    const struct ent_lexicon *words = ent_corpus_lexicon(c, "word");
    uint64_t text, size = disk_size(c, &text);
    ent_buf_addf(out, "corpus      %s\n", ent_corpus_path(c));
    ent_buf_addf(out, "generation  %" PRIu64 "\n", m->generation);
    ent_buf_addf(out, "documents   %zu\n", ent_corpus_n_docs(c));
    ent_buf_addf(out, "sentences   %" PRIu64 "\n", ent_corpus_n_sentences(c));
    ent_buf_addf(out, "words       %" PRIu64 "\n", ent_corpus_n_words(c));
    ent_buf_addf(out, "word types  %u\n", words != NULL ? words->n : 0);
    ent_buf_addf(out, "text        %" PRIu64 " bytes\n", text);
    const struct ent_amendments *fixes = ent_corpus_amendments(c);
    if (fixes != NULL)
        ent_buf_addf(out, "corrections %zu documents, %zu aliases; digest %.16s%s\n", ent_amendments_n_docs(fixes), ent_amendments_n_aliases(fixes),
               ent_amendments_digest(fixes), strcmp(ent_amendments_digest(fixes), m->corrections) == 0 ? "" : ", not on record yet ('entente correct')");
    ent_buf_addf(out, "segments    %zu, %" PRIu64 " bytes\n", m->n_segments, size);
    for (size_t i = 0; i < m->n_segments; i++) {
        const struct ent_segment *s = ent_corpus_segment(c, i);
        ent_buf_addf(out, "  %s  %zu documents (%zu removed), %zu words; by %s\n", m->segments[i].name,
                     m->segments[i].n_docs, m->segments[i].n_removed, m->segments[i].n_words, m->segments[i].producer);
        ent_buf_adds(out, "    columns:");
        for (size_t k = 0; k < s->n_columns; k++)
            ent_buf_addf(out, " %s", s->columns[k].name);
        ent_buf_addf(out, "%s\n    layers:", s->head.n > 0 ? " head" : "");
        for (size_t k = 0; k < s->n_layers; k++)
            ent_buf_addf(out, " %s (%zu)", s->layers[k].name, s->layers[k].n);
        ent_buf_addc(out, '\n');
    }
}

static void print_json(const struct ent_corpus *c, struct ent_buf *out)
{
    const struct ent_manifest *m = ent_corpus_manifest(c);
    uint64_t text, size = disk_size(c, &text);
    ent_buf_adds(out, "{\"corpus\": ");
    ent_json_string(out, ent_corpus_path(c), strlen(ent_corpus_path(c)));
    ent_buf_addf(out,
                 ", \"generation\": %" PRIu64 ", \"documents\": %zu, \"sentences\": %" PRIu64
                 ", \"words\": %" PRIu64 ", \"text_bytes\": %" PRIu64 ", \"segment_bytes\": %" PRIu64
                 ", \"segments\": [",
                 m->generation, ent_corpus_n_docs(c), ent_corpus_n_sentences(c), ent_corpus_n_words(c),
                 text, size);
    for (size_t i = 0; i < m->n_segments; i++) {
        ent_buf_addf(out, "%s{\"file\": \"%s\", \"documents\": %zu, \"removed\": %zu, \"words\": %zu, "
                     "\"producer\": ", i > 0 ? ", " : "", m->segments[i].name, m->segments[i].n_docs,
                     m->segments[i].n_removed, m->segments[i].n_words);
        ent_json_string(out, m->segments[i].producer, strlen(m->segments[i].producer));
        ent_buf_addc(out, '}');
    }
    ent_buf_adds(out, "]}\n");
}

/* ---- as tables, for the other formats ---- */

static enum ent_status corpus_frame(struct ent_frame **out, const struct ent_corpus *c, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {
        {"corpus", ENT_STRING},      {"generation", ENT_INTEGER}, {"documents", ENT_INTEGER}, {"sentences", ENT_INTEGER},
        {"words", ENT_INTEGER},      {"word_types", ENT_INTEGER}, {"text_bytes", ENT_INTEGER},
        {"segment_bytes", ENT_INTEGER}};
    const struct ent_lexicon *words = ent_corpus_lexicon(c, "word");
    uint64_t text, size = disk_size(c, &text);
    const uint64_t values[] = {ent_corpus_manifest(c)->generation, ent_corpus_n_docs(c), ent_corpus_n_sentences(c),
                               ent_corpus_n_words(c), words != NULL ? words->n : 0, text, size};
    enum ent_status st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    if (st == ENT_OK && (st = ent_frame_add_row(*out, err)) == ENT_OK)
        st = ent_frame_set_string(*out, 0, ent_corpus_path(c), strlen(ent_corpus_path(c)), err);
    for (size_t i = 0; st == ENT_OK && i < sizeof values / sizeof *values; i++)
        ent_frame_set_integer(*out, i + 1, (int64_t)values[i]);
    return st;
}

static enum ent_status add_segment(struct ent_frame *f, const struct ent_manifest_file *m, const struct ent_segment *s,
                                   struct ent_error *err)
{
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK && (st = ent_frame_set_string(f, 0, m->name, strlen(m->name), err)) == ENT_OK)
        st = ent_frame_set_string(f, 4, m->producer, strlen(m->producer), err);
    if (st != ENT_OK)
        return st;
    ent_frame_set_integer(f, 1, (int64_t)m->n_docs);
    ent_frame_set_integer(f, 2, (int64_t)m->n_removed);
    ent_frame_set_integer(f, 3, (int64_t)m->n_words);
    ent_frame_set_list(f, 5);
    ent_frame_set_list(f, 6);
    for (size_t k = 0; st == ENT_OK && k < s->n_columns; k++)
        st = ent_frame_add_item(f, 5, s->columns[k].name, strlen(s->columns[k].name), err);
    for (size_t k = 0; st == ENT_OK && k < s->n_layers; k++)
        st = ent_frame_add_item(f, 6, s->layers[k].name, strlen(s->layers[k].name), err);
    return st;
}

static enum ent_status segments_frame(struct ent_frame **out, const struct ent_corpus *c, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {{"file", ENT_STRING},      {"documents", ENT_INTEGER},
                                                     {"removed", ENT_INTEGER},  {"words", ENT_INTEGER},
                                                     {"producer", ENT_STRING},  {"columns", ENT_LIST},
                                                     {"layers", ENT_LIST}};
    enum ent_status st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++)
        st = add_segment(*out, &ent_corpus_manifest(c)->segments[i], ent_corpus_segment(c, i), err);
    return st;
}

static enum ent_status write_section(struct ent_report *r, const char *title, const struct ent_frame *f,
                                     struct ent_error *err)
{
    enum ent_status st = ent_report_open(r, title, err);
    if (st == ENT_OK && (st = ent_report_add_table(r, f, err)) == ENT_OK)
        st = ent_report_close(r, err);
    return st;
}

static enum ent_status write_tables(const struct ent_corpus *c, const struct cli_result *how, struct ent_error *err)
{
    struct ent_frame *corpus = NULL, *segments = NULL;
    struct ent_report *r = NULL;
    enum ent_status st = corpus_frame(&corpus, c, err);
    if (st == ENT_OK && (st = segments_frame(&segments, c, err)) == ENT_OK && (st = cli_new_report(&r, how, err)) == ENT_OK &&
        (st = ent_report_open(r, "What the corpus consists of", err)) == ENT_OK &&
        (st = write_section(r, "Corpus", corpus, err)) == ENT_OK &&
        (st = write_section(r, "Segments", segments, err)) == ENT_OK && (st = ent_report_close(r, err)) == ENT_OK)
        st = cli_write_report(r, how, err);
    ent_report_free(r);
    ent_frame_free(corpus);
    ent_frame_free(segments);
    return st;
}

/* ---- what takes the room ---- */

/* Arrays of one name, in as many files as have them. */
struct part {
    uint64_t files, values, bytes;
};
struct parts {
    struct ent_intern names;
    struct part *parts; /* by number of name */
    size_t cap;
};

static enum ent_status add_array(struct parts *p, const struct ent_array *a, struct ent_error *err)
{
    uint32_t id, before = p->names.n;
    enum ent_status st = ent_intern_add(&p->names, a->name, strlen(a->name), &id, err);
    if (st == ENT_OK)
        st = ent_reserve(&p->parts, &p->cap, p->names.n, sizeof *p->parts, err);
    if (st != ENT_OK)
        return st;
    struct part *part = &p->parts[id];
    if (id == before)
        *part = (struct part){0};
    part->files++;
    part->values += a->n;
    part->bytes += a->size;
    return ENT_OK;
}

static enum ent_status parts_frame(struct ent_frame **out, const struct parts *p, uint64_t n_words, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {{"part", ENT_STRING}, {"files", ENT_INTEGER}, {"values", ENT_INTEGER},
                                                     {"bytes", ENT_INTEGER}, {"bytes_per_word", ENT_REAL}};
    static const struct ent_sort_key largest[] = {{3, 1}, {0, 0}};
    enum ent_status st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    for (uint32_t i = 0; st == ENT_OK && i < p->names.n; i++) {
        const struct part *part = &p->parts[i];
        uint64_t start = p->names.starts[i];
        st = ent_frame_add_row(*out, err);
        if (st == ENT_OK)
            st = ent_frame_set_string(*out, 0, p->names.bytes + start, (size_t)(p->names.starts[i + 1] - start), err);
        if (st != ENT_OK)
            break;
        ent_frame_set_integer(*out, 1, (int64_t)part->files);
        ent_frame_set_integer(*out, 2, (int64_t)part->values);
        ent_frame_set_integer(*out, 3, (int64_t)part->bytes);
        if (n_words > 0)
            ent_frame_set_real(*out, 4, round(1e3 * (double)part->bytes / (double)n_words) / 1e3);
    }
    return st == ENT_OK ? ent_frame_sort(*out, largest, 2, err) : st;
}

static enum ent_status write_parts(const struct ent_corpus *c, const struct cli_result *how, struct ent_error *err)
{
    struct parts p = {0};
    struct ent_frame *f = NULL;
    const struct ent_store *file;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && (file = ent_corpus_file(c, i)) != NULL; i++)
        for (size_t k = 0; st == ENT_OK && k < file->n_arrays; k++)
            st = add_array(&p, &file->arrays[k], err);
    if (st == ENT_OK && (st = parts_frame(&f, &p, ent_corpus_n_positions(c), err)) == ENT_OK)
        st = cli_write_frame(f, how, err);
    ent_frame_free(f);
    ent_intern_done(&p.names);
    ent_free(p.parts);
    return st;
}

static enum ent_status write_info(const struct ent_corpus *c, const struct cli_result *how, struct ent_error *err)
{
    struct ent_buf out = {0};
    enum ent_format format = cli_format(how);
    if (format != ENT_FORMAT_TEXT && format != ENT_FORMAT_JSON)
        return write_tables(c, how, err);
    if (format == ENT_FORMAT_TEXT)
        print_text(c, &out);
    else
        print_json(c, &out);
    enum ent_status st = cli_write_text(&out, how->output, err);
    ent_buf_done(&out);
    return st;
}

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_info = {
    "info", "[CORPUS]", "what a corpus consists of: documents, words, segments, layers",
    "With --parts: a row for the arrays of one name in all files. 'ids' are a\ncolumn, 'post' its index, 'start' and 'size' the offsets of words, 'text' the\nstored text; what has '/' is an attribute of a layer; lexicons are in files of\ntheir own. Bytes a word count the words of removed documents, too, until\n'entente compact'.", options,
    0, 1, run};

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {.format = CLI_FORMAT_OPEN};
    struct ent_corpus *c;
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_info, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (n > 0)
        cli->corpus = argv[0];
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err);
    ent_free(path);
    if (st != ENT_OK)
        return cli_fail(&err);
    struct cli_result how = {.name = "info", .command = opt.parts ? "entente info --parts" : "entente info", .output = opt.output, .format = opt.format, .corpus = c};
    st = opt.parts ? write_parts(c, &how, &err) : write_info(c, &how, &err);
    ent_corpus_close(c);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
