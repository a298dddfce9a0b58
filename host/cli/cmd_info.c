/* entente info: what a corpus consists of. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"
#include "corpus/ent_corpus.h"
#include "frame/ent_frame.h"
#include "text/ent_json_write.h"

struct options {
    const char *output;
    int format;
};

static const struct cli_option options[] = {
    CLI_OPTION_FORMAT(struct options), CLI_OPTION_OUTPUT(struct options), CLI_OPTION_END};

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
    "info", "[CORPUS]", "what a corpus consists of: documents, words, segments, layers", NULL, options,
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
    struct cli_result how = {.name = "info", .command = "entente info", .output = opt.output, .format = opt.format, .corpus = c};
    st = write_info(c, &how, &err);
    ent_corpus_close(c);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
