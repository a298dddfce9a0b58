/* entente export: a corpus in formats that other programs read. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "pipeline/ent_export.h"
#include "sql/ent_sql_export.h"

struct options {
    const char *output, *columns;
};

static const struct cli_option options[] = {
    CLI_OPTION_OUTPUT(struct options),
    {"columns", 0, CLI_STRING, offsetof(struct options, columns), "NAMES", "vrt: word,pos,lemma ...; all that there are if not given", NULL},
    CLI_OPTION_END};

static enum ent_status write_stream(const struct ent_corpus *c, const char *what, const char *columns, FILE *out,
                                    struct ent_error *err)
{
    return strcmp(what, "conllu") == 0 ? ent_export_conllu(c, out, err)
           : strcmp(what, "vrt") == 0  ? ent_export_vrt(c, columns, out, err)
                                       : ent_export_text(c, out, err);
}

/* Write through PATH.part, or to standard output. */
static enum ent_status to_stream(const struct ent_corpus *c, const char *what, const struct options *opt,
                                 struct ent_error *err)
{
    struct ent_out out = {0};
    if (opt->output == NULL) {
        enum ent_status st = write_stream(c, what, opt->columns, stdout, err);
        return st == ENT_OK && fflush(stdout) != 0
                   ? ent_fail(err, ENT_EWRITE, "standard output: %s", strerror(errno))
                   : st;
    }
    enum ent_status st = ent_out_open(&out, opt->output, err);
    if (st == ENT_OK)
        st = write_stream(c, what, opt->columns, out.file, err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    return st;
}

/* ---- the database ---- */

/* Which reports are of one event, as annotations.coref says: a block that Lua frees. */
static int push_coref(lua_State *L)
{
    lua_getglobal(L, "require");
    lua_pushliteral(L, "entente.annotations");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "coref");
    lua_call(L, 0, 1);
    size_t n = lua_rawlen(L, -1);
    uint32_t *first = lua_newuserdatauv(L, n * sizeof *first, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, -2, (lua_Integer)i + 1);
        first[i] = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    return 1;
}

static int to_database(struct cli *cli, const struct ent_corpus *c, const char *path)
{
    struct ent_error err;
    lua_State *L = cli->L;
    lua_pushcfunction(L, push_coref);
    int status = cli_call(L, 0, 1);
    if (status != LUA_OK)
        return cli_report(cli, status);
    struct ent_sql_coref coref = {lua_touserdata(L, -1), lua_rawlen(L, -1) / sizeof *coref.first};
    enum ent_status st = ent_sql_export(c, &coref, path, &err);
    lua_pop(L, 1);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_export = {
    "export", "annotations -o DIR | sqlite -o FILE | conllu | vrt | text  [-o FILE]",
    "write a corpus in formats that other programs read",
    "annotations  one JSONL file a layer into the folder DIR: docs.jsonl, mentions.jsonl, ...;\n"
    "             reports of one event have one 'coref'; disagreements.jsonl, judgements.jsonl\n"
    "sqlite       a database that any client of SQLite opens: the tables of 'entente help sql'\n"
    "             without tokens and spans, keys, an FTS5 index sentences_fts, data_dictionary;\n"
    "             events.coref, only here: events.id of the first report of the same event\n"
    "conllu       all sentences as CoNLL-U; loaded CoNLL-U comes back as it was\n"
    "vrt          vertical text, for CWB and Sketch Engine: <doc>, <p>, <s>, <g/>, layers as tags\n"
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
    int annotations = strcmp(what, "annotations") == 0, sqlite = strcmp(what, "sqlite") == 0;
    if (!annotations && !sqlite && strcmp(what, "conllu") != 0 && strcmp(what, "vrt") != 0 && strcmp(what, "text") != 0)
        return cli_usage("export: no format '%s': annotations, sqlite, conllu, vrt or text", what);
    if ((annotations || sqlite) && opt.output == NULL)
        return cli_usage("export %s: say with -o which %s to write to", what, sqlite ? "file" : "folder");
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err);
    ent_free(path);
    if (st != ENT_OK)
        return cli_fail(&err);
    if (sqlite) {
        int code = to_database(cli, c, opt.output);
        ent_corpus_close(c);
        return code;
    }
    st = annotations ? ent_export_annotations(c, opt.output, &err) : to_stream(c, what, &opt, &err);
    ent_corpus_close(c);
    if (st == ENT_OK && annotations) /* what is known only of all articles together */
        return cli_script(cli, "annotations.complete", 1, &(char *){(char *)opt.output});
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
