/* entente verify: is every byte of a corpus as it was written? */
#include <stdio.h>

#include "cli/cli.h"
#include "corpus/ent_corpus.h"

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_verify = {
    "verify", "[CORPUS]", "read every byte of a corpus and check it",
    "Exit code 0: all is as it was written; 3: there is no corpus, or a newer program\n"
    "made it; 5: the part that is named is damaged.", NULL, 0, 1, run};

static int has_manifest(const char *corpus)
{
    char *path = ent_path_join(corpus, "manifest");
    int has = path != NULL && ent_file_kind(path) == ENT_FILE_REGULAR;
    ent_free(path);
    return has;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct ent_corpus *c;
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_verify, argc, argv, NULL);
    if (n < 0)
        return cli->exit;
    if (n > 0)
        cli->corpus = argv[0];
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err);
    int damaged = st == ENT_EFORMAT && has_manifest(path);
    ent_free(path);
    if (st != ENT_OK) {
        int code = cli_fail(&err);
        return damaged ? CLI_CHECK : code;
    }
    st = ent_corpus_verify(c, &err);
    if (st == ENT_OK)
        printf("%s: good: %zu documents, %llu words, generation %llu\n", ent_corpus_path(c),
               ent_corpus_n_docs(c), (unsigned long long)ent_corpus_n_words(c),
               (unsigned long long)ent_corpus_manifest(c)->generation);
    ent_corpus_close(c);
    if (st == ENT_EFORMAT) {
        cli_fail(&err);
        return CLI_CHECK;
    }
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
