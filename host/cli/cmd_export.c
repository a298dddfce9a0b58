/* entente export: a corpus in formats that other programs read. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "pipeline/ent_export.h"
#include "sql/ent_sql_export.h"

struct options {
    const char *output;
};

static const struct cli_option options[] = {CLI_OPTION_OUTPUT(struct options), CLI_OPTION_END};

/* Write through PATH.part, or to standard output. */
static enum ent_status to_stream(const struct ent_corpus *c, const char *path,
                                 enum ent_status (*write)(const struct ent_corpus *, FILE *,
                                                          struct ent_error *),
                                 struct ent_error *err)
{
    struct ent_out out = {0};
    if (path == NULL) {
        enum ent_status st = write(c, stdout, err);
        return st == ENT_OK && fflush(stdout) != 0
                   ? ent_fail(err, ENT_EWRITE, "standard output: %s", strerror(errno))
                   : st;
    }
    enum ent_status st = ent_out_open(&out, path, err);
    if (st == ENT_OK)
        st = write(c, out.file, err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    return st;
}

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_export = {
    "export", "annotations -o DIR | sqlite -o FILE | conllu | text  [-o FILE]",
    "write a corpus in formats that other programs read",
    "annotations  one JSONL file a layer into the folder DIR: docs.jsonl\n"
    "sqlite       a database that any client of SQLite opens: the tables of 'entente help sql'\n"
    "             without tokens and spans, keys, an FTS5 index sentences_fts, data_dictionary\n"
    "conllu       all sentences as CoNLL-U; loaded CoNLL-U comes back as it was\n"
    "text         titles, headings and paragraphs, without boilerplate",
    options, 1, 1, run};

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {0};
    struct ent_corpus *c;
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_export, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    const char *what = argv[0];
    int annotations = strcmp(what, "annotations") == 0, conllu = strcmp(what, "conllu") == 0;
    int sqlite = strcmp(what, "sqlite") == 0;
    if (!annotations && !sqlite && !conllu && strcmp(what, "text") != 0)
        return cli_usage("export: no format '%s': annotations, sqlite, conllu or text", what);
    if ((annotations || sqlite) && opt.output == NULL)
        return cli_usage("export %s: say with -o which %s to write to", what, sqlite ? "file" : "folder");
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err);
    ent_free(path);
    if (st != ENT_OK)
        return cli_fail(&err);
    if (annotations)
        st = ent_export_annotations(c, opt.output, &err);
    else if (sqlite)
        st = ent_sql_export(c, opt.output, &err);
    else
        st = to_stream(c, opt.output, conllu ? ent_export_conllu : ent_export_text, &err);
    ent_corpus_close(c);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
