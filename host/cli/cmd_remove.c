#include "cli/cli.h"

#include <stdio.h>

#include "base/ent_mem.h"
#include "corpus/ent_writer.h"

extern const struct cli_command cmd_remove;

static enum ent_status remove_docs(const char *path, char **ids, int n, struct ent_error *err)
{
    struct ent_corpus *c;
    struct ent_writer *w;
    enum ent_status st = ent_corpus_open(&c, path, err); /* a slip of the path must not make a corpus */
    if (st != ENT_OK)
        return st;
    ent_corpus_close(c);
    if ((st = ent_writer_open(&w, path, ENT_WRITER_ADD, cli_version(), 0, err)) != ENT_OK)
        return st;
    for (int i = 0; st == ENT_OK && i < n; i++)
        st = ent_writer_remove(w, ids[i], err);
    if (st == ENT_OK)
        return ent_writer_commit(w, err);
    ent_writer_abort(w);
    return st;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_remove, argc, argv, NULL);
    if (n < 0)
        return cli->exit;
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = remove_docs(path, argv, n, &err);
    if (st == ENT_OK)
        printf("%s: %d document%s removed\n", path, n, n == 1 ? "" : "s");
    ent_free(path);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}

const struct cli_command cmd_remove = {
    "remove",
    "DOC... -c CORPUS",
    "take documents out of a corpus, by their ids",
    "All of them or, if one is not there, none.  They are not counted and not found any more; 'compact'\n"
    "leaves no byte of them.",
    NULL,
    1,
    -1,
    run,
};
