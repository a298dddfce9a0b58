/* entente sql: what SQL finds in a corpus. */
#include <string.h>

#include "cli/cli.h"
#include "frame/ent_frame.h"
#include "sql/ent_sql.h"
#include "sql/ent_sql_schema.h"

struct options {
    const char *output;
    int format, excel, tables, fail_empty;
};

static const struct cli_option options[] = {
    {"tables", 't', CLI_FLAG, offsetof(struct options, tables), NULL, "list the tables and their columns", NULL},
    {"excel", 0, CLI_FLAG, offsetof(struct options, excel), NULL, "CSV that Excel reads right", NULL},
    {"fail-empty", 0, CLI_FLAG, offsetof(struct options, fail_empty), NULL, "exit with 4 where nothing is found", NULL},
    CLI_OPTION_FORMAT(struct options),
    CLI_OPTION_OUTPUT(struct options),
    CLI_OPTION_END};

static int run(struct cli *cli, int argc, char **argv);

extern const struct cli_command cmd_sql;
const struct cli_command cmd_sql = {
    "sql", "STATEMENT [VALUE...] | --tables", "ask SQL of a corpus",
    "docs        doc id title authors published publisher language file ordinal\n"
    "            digest first last n_words start stop text span\n"
    "sections    section doc heading level first last n_words start stop text span\n"
    "paragraphs  paragraph doc section kind first last n_words start stop text span\n"
    "sentences   sentence doc section paragraph zone first last n_words start stop\n"
    "            text span\n"
    "words       pos doc section paragraph sentence word lower word_id lower_id\n"
    "            start stop span\n"
    "            and of a parsed corpus: lemma upos xpos feats deprel head\n"
    "tokens      token doc sentence first last n_words start stop text span\n"
    "spans       layer id doc sentence first last n_words start stop text span\n"
    "hits('CQL')                 hit doc sentence first last target n_words text span\n"
    "kwic('CQL', WORDS)          hit left match right doc sentence first last span\n"
    "freq('CQL', 'KEY', 'KEY')   value value2 value3 n, counted as by query --freq\n"
    "collocates('CQL', 'ATTRIBUTE', WORDS)          item o11 total expected ll logDice\n"
    "                            mi logRatio: what stands near matches\n"
    "keyness('FILTER', 'ATTRIBUTE', 'FILTER')       item f1 f2 rate1 rate2 ll logRatio\n"
    "                            low high: what documents have more of than the others\n"
    "Every layer is a table (dates, quantities, quotes, mentions, ...): id doc\n"
    "sentence, what it says of a row, first last n_words start stop text span.\n"
    "--tables lists all of them and says what the columns mean. Which events are one\n"
    "is known only of all articles together: events.coref is in the database of\n"
    "'entente export sqlite', not here.\n"
    "\n"
    "The dialect is SQLite's, for reading only; each VALUE stands for one ?. An\n"
    "index answers =, <, <=, >, >=, BETWEEN and IN on pos, doc, section, paragraph,\n"
    "sentence and the other keys, = and IN on word, lower, lemma, upos, ... and\n"
    "docs.id. Dates are ISO text (published >= '2025'), lists are JSON arrays:\n"
    "FROM docs, json_each(authors). fold('GAS') is what lower holds;\n"
    "word REGEXP '^re.*ed$' is PCRE2. A span column among the results is their\n"
    "evidence, and that of a group is evidence(span):\n"
    "  SELECT publisher, count(*), evidence(w.span)\n"
    "  FROM words w JOIN docs USING (doc) WHERE lower = 'corridor' GROUP BY publisher",
    options, 0, -1, run};

/* entente sql 'STATEMENT' 'VALUE' ..., or without arguments: --tables. */
static enum ent_status write_frame(const struct ent_frame *f, const struct ent_corpus *c, int argc, char **argv,
                                   const struct options *o, struct ent_error *err)
{
    struct ent_buf command = {0};
    ent_buf_adds(&command, argc > 0 ? "entente sql" : "entente sql --tables");
    for (int i = 0; i < argc; i++)
        ent_buf_addf(&command, " '%s'", argv[i]);
    struct cli_result how = {.name = o->tables ? "tables" : "sql", .command = ent_buf_str(&command), .output = o->output,
                             .format = o->format, .excel = o->excel, .corpus = c};
    enum ent_status st = ent_buf_check(&command, err);
    if (st == ENT_OK)
        st = cli_write_frame(f, &how, err);
    ent_buf_done(&command);
    return st;
}

/* ---- the tables ---- */

static enum ent_status add_string(struct ent_frame *f, size_t column, const char *s, struct ent_error *err)
{
    return s == NULL ? ENT_OK : ent_frame_set_string(f, column, s, strlen(s), err);
}

static enum ent_status add_table(struct ent_frame *f, const struct ent_sql_table *t, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < t->n_columns; i++) {
        const struct ent_sql_column *c = &t->columns[i];
        if ((st = ent_frame_add_row(f, err)) == ENT_OK && (st = add_string(f, 0, t->name, err)) == ENT_OK &&
            (st = add_string(f, 1, c->name, err)) == ENT_OK &&
            (st = add_string(f, 2, ent_type_name(c->type), err)) == ENT_OK)
            st = add_string(f, 3, c->doc, err);
    }
    return st;
}

static enum ent_status tables_frame(const struct ent_corpus *c, struct ent_frame **out, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {
        {"table", ENT_STRING}, {"column", ENT_STRING}, {"type", ENT_STRING}, {"what", ENT_STRING}};
    struct ent_sql_schema schema;
    enum ent_status st = ent_sql_schema_read(&schema, c, err);
    if (st == ENT_OK)
        st = ent_frame_new(out, columns, 4, err);
    for (size_t i = 0; st == ENT_OK && i < schema.n_tables; i++)
        st = add_table(*out, &schema.tables[i], err);
    ent_sql_schema_done(&schema);
    return st;
}

/* ---- asking ---- */

static enum ent_status answer(const struct ent_corpus *c, int argc, char **argv, struct ent_frame **out,
                              struct ent_error *err)
{
    struct ent_sql *q = NULL;
    struct ent_sql_value *values = ent_calloc((size_t)argc, sizeof *values);
    enum ent_status st = values == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for SQL") : ent_sql_open(&q, c, err);
    for (int i = 1; st == ENT_OK && i < argc; i++)
        values[i - 1] = (struct ent_sql_value){.type = ENT_SQL_STRING, .s = argv[i], .n = strlen(argv[i])};
    if (st == ENT_OK)
        st = ent_sql_query(q, argv[0], values, (size_t)argc - 1, out, err);
    ent_sql_close(q);
    ent_free(values);
    return st;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {.format = CLI_FORMAT_OPEN};
    struct ent_corpus *c = NULL;
    struct ent_frame *f = NULL;
    struct ent_error err;
    char *path;
    int n = cli_parse(cli, &cmd_sql, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (opt.tables ? n != 0 : n == 0)
        return cli_usage("sql: one statement, or --tables");
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err), found = ENT_OK;
    ent_free(path);
    if (st == ENT_OK)
        st = found = opt.tables ? tables_frame(c, &f, &err) : answer(c, n, argv, &f, &err);
    if (st == ENT_OK)
        st = write_frame(f, c, n, argv, &opt, &err);
    int is_empty = f != NULL && ent_frame_n_rows(f) == 0;
    ent_frame_free(f);
    ent_corpus_close(c);
    if (st != ENT_OK) {
        int code = cli_fail(&err);
        return found == ENT_EARG || found == ENT_ELIMIT ? CLI_SCRIPT : code;
    }
    return opt.fail_empty && is_empty ? CLI_NOTHING : CLI_OK;
}
