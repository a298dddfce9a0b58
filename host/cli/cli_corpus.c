#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_mem.h"
#include "base/ent_share.h"
#include "corpus/ent_corpus.h"
#include "lent.h"

static int is_corpus_name(const char *name)
{
    static const char ending[] = ".entente";
    size_t n = strlen(name), m = sizeof ending - 1;

    return n > m && strcmp(name + n - m, ending) == 0 && ent_file_kind(name) == ENT_FILE_FOLDER;
}

/* The only *.entente folder here; *path stays NULL where there is none. */
static enum ent_status find_here(char **path, struct ent_error *err)
{
    struct ent_names here = {0};
    const char *found = NULL;
    enum ent_status st = ent_dir_list(".", &here, err);

    if (st == ENT_EIO)
        return ENT_OK; /* a working folder that cannot be read has no corpus for us */
    for (size_t i = 0; st == ENT_OK && i < here.n; i++) {
        if (!is_corpus_name(here.names[i]))
            continue;
        if (found != NULL)
            st = ent_fail(err, ENT_EARG, "which corpus? here are %s and %s: say -c CORPUS", found,
                          here.names[i]);
        found = here.names[i];
    }
    if (st == ENT_OK && found != NULL && (*path = ent_strdup(found)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory");
    ent_names_free(&here);
    return st;
}

enum ent_status cli_corpus_path(struct cli *cli, char **path, struct ent_error *err)
{
    const char *named = cli->corpus;
    enum ent_status st;

    *path = NULL;
    if (named == NULL && !cli->no_environment)
        named = getenv("ENTENTE_CORPUS");
    if (named != NULL && named[0] != '\0') {
        *path = ent_strdup(named);
        return *path != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory");
    }
    st = find_here(path, err);
    if (st != ENT_OK || *path != NULL)
        return st;
    *path = ent_share_path("sample.entente");
    if (*path != NULL && ent_file_kind(*path) == ENT_FILE_FOLDER)
        return ENT_OK;
    ent_free(*path);
    *path = NULL;
    return ent_fail(err, ENT_EIO,
                    "no corpus: give one with -c CORPUS or in $ENTENTE_CORPUS, or make one with "
                    "'entente ingest PATH... -o NAME.entente'");
}

/* What the binding calls when a script touches `corpus`. */
static enum ent_status open_default(void *ctx, struct ent_corpus **out, struct ent_error *err)
{
    struct cli *cli = ctx;
    char *path = NULL;
    enum ent_status st = cli_corpus_path(cli, &path, err);

    *out = NULL;
    if (st == ENT_OK)
        st = ent_corpus_open(out, path, err);
    if (st != ENT_OK)
        cli->corpus_error = *err;
    ent_free(path);
    return st;
}

void cli_corpus_open(struct cli *cli)
{
    lent_push_lazy_corpus(cli->L, open_default, cli);
    lua_setglobal(cli->L, "corpus");
}
