/* entente correct: what an analyst corrects in the metadata. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "corpus/ent_amend.h"

extern const struct cli_command cmd_correct;

struct options {
    const char *file;
};
static const struct cli_option options[] = {
    {"file", 0, CLI_STRING, offsetof(struct options, file), "FILE", "take this file as the corrections, - for standard input", NULL},
    CLI_OPTION_END};

/* Say what does not hold: documents that are not there. */
static void say_missing(const struct ent_corpus *c, const struct ent_amendments *k)
{
    for (size_t i = 0; i < ent_amendments_n_docs(k); i++) {
        size_t n, line;
        const char *id = ent_amendments_doc(k, i, &n, &line);
        if (ent_corpus_find_doc(c, id, n) >= ent_corpus_n_docs(c))
            fprintf(stderr, "entente: %s/%s:%zu: there is no document '%.*s'\n", ent_corpus_path(c), ENT_AMENDMENTS_FILE, line, (int)n, id);
    }
}

static enum ent_status say_state(const char *path, struct ent_error *err)
{
    struct ent_corpus *c;
    enum ent_status st = ent_corpus_open(&c, path, err);
    if (st != ENT_OK)
        return st;
    const struct ent_amendments *k = ent_corpus_amendments(c);
    if (k == NULL) {
        printf("%s: no corrections; write them to %s/%s\n", path, path, ENT_AMENDMENTS_FILE);
    } else {
        size_t docs = ent_amendments_n_docs(k), aliases = ent_amendments_n_aliases(k);
        say_missing(c, k);
        printf("%s: %zu document%s corrected, %zu alias%s of publishers; digest %.16s\n", path, docs, docs == 1 ? "" : "s",
               aliases, aliases == 1 ? "" : "es", ent_amendments_digest(k));
    }
    ent_corpus_close(c);
    return ENT_OK;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {0};
    struct ent_buf text = {0};
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_correct, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (n > 0)
        cli->corpus = argv[0];
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = opt.file != NULL ? ent_file_read(opt.file, &text, &err) : ENT_OK;
    if (st == ENT_OK)
        st = ent_amend(path, cli_version(), opt.file != NULL ? ent_buf_str(&text) : NULL, text.len, &err);
    if (st == ENT_OK)
        st = say_state(path, &err);
    ent_buf_done(&text);
    ent_free(path);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}

const struct cli_command cmd_correct = {
    "correct",
    "[CORPUS]",
    "check and put on record what you corrected in the metadata",
    "Corrections stand in the file 'corrections' in the folder of the corpus, which you edit; they hold\n"
    "whenever it is opened, and what is stored stays as it was:\n"
    "\n"
    "    # what sources call a publisher = what it shall be called\n"
    "    [publisher]\n"
    "    Baltic Wire Service = Baltic Wire\n"
    "\n"
    "    # one document, by its id; a date is a year, a month or a day; nothing: it is not known\n"
    "    [doc 92c8b7a8134d1166]\n"
    "    title = The Title That the Page Lost\n"
    "    authors = Ann Author; Bob Writer\n"
    "    published = 2025-10\n"
    "    language =\n"
    "    +country = Georgia\n"
    "\n"
    "This command says which line is wrong, and keeps the digest of the file with the corpus, so that\n"
    "reports can say by which corrections they were made.",
    options,
    0,
    1,
    run,
};
