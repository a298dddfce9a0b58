/* entente query: what CQL finds in a corpus. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_nearest.h"
#include "cli/cli.h"
#include "cli/cli_trees.h"
#include "frame/ent_frame.h"
#include "query/ent_cql.h"
#include "query/ent_cql_frame.h"
#include "query/ent_cql_set.h"

struct options {
    const char *output, *freq, *by, *where, *sort, *context, *attr, *across, *spread, *within, *save;
    size_t sample, limit, jobs;
    int64_t seed;
    int format, strategy, dialect, count, kwic, tree, explain, excel, fail_empty, has_limit;
    /* for the head of a report: */
    const struct ent_corpus *corpus;
    struct ent_buf command;
};

static const char *const dialects[] = {"cqp", "ske", "blacklab", NULL};
static const char *const strategies[] = {"standard", "shortest", "longest", "traditional", "all", NULL};
#define FIELD(name) offsetof(struct options, name)
static const struct cli_option options[] = {
    {"kwic", 'k', CLI_FLAG, FIELD(kwic), NULL, "a concordance (what is done if nothing else is asked)", NULL},
    {"count", 'n', CLI_FLAG, FIELD(count), NULL, "only how many", NULL},
    {"tree", 0, CLI_FLAG, FIELD(tree), NULL, "draw the trees of the sentences, 10 of them if --limit does not say", NULL},
    {"freq", 0, CLI_STRING, FIELD(freq), "KEYS", "count by what they are: word lemma@target word@-1 doc.year, with commas", NULL},
    {"by", 0, CLI_STRING, FIELD(by), "FIELDS", "count by fields of documents: publisher year, with commas", NULL},
    {"across", 0, CLI_STRING, FIELD(across), "KEY", "one more key of --freq or --by, its values as columns", NULL},
    {"spread", 0, CLI_STRING, FIELD(spread), "FIELD", "per million words by a field of documents: year, publisher, id", NULL},
    {"sort", 0, CLI_STRING, FIELD(sort), "KEYS", "sort by columns of the result, or hits by keys: lower@+1; -KEY downwards", NULL},
    {"sample", 0, CLI_COUNT, FIELD(sample), "N", "only N hits, drawn at random", NULL},
    {"seed", 0, CLI_INTEGER, FIELD(seed), "N", "of the draw, 1", NULL},
    {"limit", 'l', CLI_COUNT, FIELD(limit), "N", "write N rows, 0 all: 100 lines of a concordance as text, else all", NULL},
    {"context", 0, CLI_STRING, FIELD(context), "N", "words on each side, 8; 's' the sentence; '40c' characters", NULL},
    {"attr", 0, CLI_STRING, FIELD(attr), "NAMES", "show these and not the text: lemma, or word,upos", NULL},
    {"strategy", 0, CLI_CHOICE, FIELD(strategy), "NAME", "standard, shortest, longest, traditional, all", strategies},
    {"where", 0, CLI_STRING, FIELD(where), "FILTER", "only these documents: 'publisher = \"A.*\" and published >= 2025'", NULL},
    {"dialect", 0, CLI_CHOICE, FIELD(dialect), "NAME", "whose CQL: cqp, ske (Sketch Engine), blacklab", dialects},
    {"within", 0, CLI_STRING, FIELD(within), "FILE", "only what lies in the hits of this file", NULL},
    {"save", 0, CLI_STRING, FIELD(save), "FILE", "keep the hits there, for --within and Lua", NULL},
    {"jobs", 'j', CLI_COUNT, FIELD(jobs), "N", "threads, 1", NULL},
    {"explain", 0, CLI_FLAG, FIELD(explain), NULL, "how the query is answered", NULL},
    {"excel", 0, CLI_FLAG, FIELD(excel), NULL, "CSV that Excel reads right", NULL},
    {"fail-empty", 0, CLI_FLAG, FIELD(fail_empty), NULL, "exit with 4 where nothing is found", NULL},
    CLI_OPTION_FORMAT(struct options),
    CLI_OPTION_OUTPUT(struct options),
    CLI_OPTION_END};

static int run(struct cli *cli, int argc, char **argv);

extern const struct cli_command cmd_query;
const struct cli_command cmd_query = {
    "query", "CQL", "find what a CQL query describes",
    "\"gas\"  [lemma=\"sign\"]  [word=\"peace|truce\"%c & upos!=\"VERB\"]  []   a word\n"
    "A B   A | B   ( )   ? * + {2} {0,5}        one after the other; gaps: \"a\" []{0,5} \"b\"\n"
    "<s> </s> <s/>   <doc publisher=\"A.*\"/>     ends of elements, whole elements\n"
    "A >nsubj B   >> < <<   !>                   B hangs on A in the tree\n"
    "@[...] the target   a:[] \"and\" b:[] :: a.word = b.word\n"
    "... within s   containing A   where published >= 2025-03   union, intersect, minus B\n"
    "'entente help cql' has all of the language, with examples.",
    options, 1, 1, run};

/* ---- pieces of options ---- */

/* At most 8 pieces between commas, in memory of 'copy'. */
static size_t split(char *copy, const char **out, size_t max)
{
    size_t n = 0;
    for (char *save = NULL, *p = strtok_r(copy, ",", &save); p != NULL && n < max; p = strtok_r(NULL, ",", &save))
        out[n++] = p;
    return n;
}

static int read_context(const char *text, struct ent_kwic_options *o)
{
    char *end;
    *o = (struct ent_kwic_options){.unit = ENT_KWIC_WORDS, .width = 8};
    if (text == NULL)
        return 1;
    if (strcmp(text, "s") == 0) {
        o->unit = ENT_KWIC_SENTENCE;
        return 1;
    }
    unsigned long n = strtoul(text, &end, 10);
    if (end == text || text[0] == '-' || n > 100000)
        return 0;
    o->width = n;
    if (strcmp(end, "c") == 0)
        o->unit = ENT_KWIC_CHARS;
    return *end == '\0' || o->unit == ENT_KWIC_CHARS;
}

static enum ent_status sort_frame(struct ent_frame *f, const char *columns, struct ent_error *err)
{
    enum { MAX = 8 };
    struct ent_sort_key keys[MAX];
    const char *names[MAX];
    char *copy = ent_strdup(columns);
    enum ent_status st = ENT_OK;
    if (copy == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory");
    size_t n = split(copy, names, MAX);
    for (size_t i = 0; st == ENT_OK && i < n; i++) {
        struct ent_nearest near;
        keys[i].descending = names[i][0] == '-';
        const char *name = names[i] + keys[i].descending;
        if (ent_frame_find_column(f, name, &keys[i].column))
            continue;
        ent_nearest_start(&near, name);
        for (size_t k = 0; k < ent_frame_n_columns(f); k++)
            ent_nearest_offer(&near, ent_frame_column_name(f, k));
        st = ent_fail(err, ENT_EARG, "option '--sort': no column '%s'; did you mean '%s'?", name,
                      near.best != NULL ? near.best : ent_frame_column_name(f, 0));
    }
    if (st == ENT_OK)
        st = ent_frame_sort(f, keys, n, err);
    ent_free(copy);
    return st;
}

/* ---- results ---- */

static enum ent_status count_frame(struct ent_frame **out, uint64_t n, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {{"count", ENT_INTEGER}};
    enum ent_status st = ent_frame_new(out, columns, 1, err);
    if (st == ENT_OK && (st = ent_frame_add_row(*out, err)) == ENT_OK)
        ent_frame_set_integer(*out, 0, (int64_t)n);
    return st;
}

/* All keys of --freq and --by, with commas, in memory of 'text'; their number. */
static size_t list_keys(const struct options *o, struct ent_buf *text, const char **keys, size_t max)
{
    ent_buf_adds(text, o->freq != NULL ? o->freq : "");
    if (o->by != NULL) {
        char *copy = ent_strdup(o->by);
        size_t n = copy != NULL ? split(copy, keys, max) : 0;
        for (size_t i = 0; i < n; i++)
            ent_buf_addf(text, ",%s%s", strncmp(keys[i], "doc.", 4) == 0 ? "" : "doc.", keys[i]);
        ent_free(copy);
    }
    if (o->across != NULL)
        ent_buf_addf(text, ",%s", o->across);
    return text->failed || text->data == NULL ? 0 : split(text->data, keys, max);
}

/* Are all of these columns of a concordance, and no keys of hits? */
static int are_columns(const char *keys)
{
    static const char *const columns[] = {"left", "match", "right", "target", "doc", "published", "publisher"};
    while (*keys != '\0') {
        size_t n = strcspn(keys, ","), minus = keys[0] == '-', is = 0;
        for (size_t i = 0; i < sizeof columns / sizeof *columns && !is; i++)
            is = strlen(columns[i]) == n - minus && memcmp(columns[i], keys + minus, n - minus) == 0;
        if (!is)
            return 0;
        keys += n + (keys[n] == ',');
    }
    return 1;
}

static enum ent_status sort_hits(struct ent_cql_hits *hits, const struct ent_corpus *c, const char *by,
                                 struct ent_error *err)
{
    enum { MAX = 9 };
    const char *keys[MAX];
    char *copy = ent_strdup(by);
    enum ent_status st = copy == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory") : ENT_OK;
    if (st == ENT_OK) {
        size_t n = split(copy, keys, MAX);
        st = ent_cql_sort(hits, c, keys, n, err);
    }
    ent_free(copy);
    return st;
}

/* entente query 'CQL' --option value ... */
static void say_command(const char *query, const struct options *o, struct ent_buf *out)
{
    const struct {
        const char *name, *value;
    } given[] = {{"freq", o->freq},       {"by", o->by},     {"spread", o->spread}, {"where", o->where},
                 {"within", o->within},   {"sort", o->sort}, {"context", o->context}, {"attr", o->attr}};
    ent_buf_addf(out, "entente query '%s'", query);
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (given[i].value != NULL)
            ent_buf_addf(out, " --%s '%s'", given[i].name, given[i].value);
    if (o->strategy > 0)
        ent_buf_addf(out, " --strategy %s", strategies[o->strategy]);
    if (o->dialect > 0)
        ent_buf_addf(out, " --dialect %s", dialects[o->dialect]);
    if (o->sample > 0)
        ent_buf_addf(out, " --sample %zu --seed %" PRId64, o->sample, o->seed);
    if (o->has_limit)
        ent_buf_addf(out, " --limit %zu", o->limit);
    ent_buf_adds(out, o->count ? " --count" : "");
}

static enum ent_status write_frame(const struct ent_frame *f, const struct options *o, struct ent_error *err)
{
    struct cli_result how = {.name = "query", .command = ent_buf_str(&o->command), .output = o->output, .format = o->format,
                             .excel = o->excel, .corpus = o->corpus};
    return cli_write_frame(f, &how, err);
}

/* How many there are, and that not all are shown; not among the results. */
static void say(const struct ent_cql_hits *hits, uint64_t drawn, const struct ent_frame *f, size_t all_rows)
{
    fprintf(stderr, "%" PRIu64 " hit%s", hits->n_hits, hits->n_hits == 1 ? "" : "s");
    if (drawn > 0 && drawn < hits->n_hits)
        fprintf(stderr, ", %" PRIu64 " of them drawn", drawn);
    if (ent_frame_n_rows(f) < all_rows)
        fprintf(stderr, "; %zu of %zu rows are shown: --limit 0 shows all", ent_frame_n_rows(f), all_rows);
    fputc('\n', stderr);
}

/* Sort, cut, write, and say on standard error how much there was. */
static enum ent_status finish(struct ent_frame *f, const char *sort, const struct ent_cql_hits *hits, uint64_t drawn,
                              size_t all, size_t limit, const struct options *o, struct ent_error *err)
{
    struct ent_frame *cut = NULL;
    enum ent_status st = sort != NULL ? sort_frame(f, sort, err) : ENT_OK;
    if (st == ENT_OK && limit > 0 && ent_frame_n_rows(f) > limit)
        st = ent_frame_slice(&cut, f, 0, limit, err);
    if (st == ENT_OK)
        st = write_frame(cut != NULL ? cut : f, o, err);
    if (st == ENT_OK)
        say(hits, drawn, cut != NULL ? cut : f, all);
    ent_frame_free(cut);
    return st;
}

static enum ent_status show_lines(const struct ent_corpus *c, struct ent_cql_hits *hits, const struct options *o,
                                  struct ent_error *err)
{
    struct ent_frame *f = NULL;
    struct ent_cql_hits drawn = {0};
    struct ent_kwic_options kwic;
    size_t limit = o->has_limit ? o->limit : o->format == ENT_FORMAT_TEXT ? 100 : 0;
    enum ent_status st = ENT_OK;
    if (!read_context(o->context, &kwic))
        return ent_fail(err, ENT_EARG, "option '--context': '%s' is not a number of words, 's' or '40c'", o->context);
    if (o->sample > 0)
        st = ent_cql_sample(&drawn, hits, o->sample, (uint64_t)o->seed, err);
    struct ent_cql_hits *shown = o->sample > 0 ? &drawn : hits;
    const char *sort = o->sort != NULL && are_columns(o->sort) ? o->sort : NULL;
    if (st == ENT_OK && o->sort != NULL && sort == NULL)
        st = sort_hits(shown, c, o->sort, err);
    kwic.attr = o->attr;
    /* lines that nobody will see are not made, unless they have to be sorted first */
    kwic.n = limit > 0 && sort == NULL ? limit : SIZE_MAX;
    if (st == ENT_OK)
        st = ent_cql_kwic(&f, c, shown, &kwic, err);
    if (st == ENT_OK)
        st = finish(f, sort, hits, o->sample > 0 ? drawn.n : 0, shown->n, limit, o, err);
    ent_frame_free(f);
    ent_cql_hits_done(&drawn);
    return st;
}

/* Hits as sorted or drawn, in the sentences that they stand in. */
static enum ent_status show_trees(const struct ent_corpus *c, struct ent_cql_hits *hits, const struct options *o,
                                  struct ent_error *err)
{
    enum { FEW = 10 };
    struct ent_cql_hits drawn = {0};
    struct ent_buf out = {0};
    size_t shown = 0;
    enum ent_status st = o->sample > 0 ? ent_cql_sample(&drawn, hits, o->sample, (uint64_t)o->seed, err) : ENT_OK;
    if (st == ENT_OK && (st = cli_trees(c, o->sample > 0 ? &drawn : hits, o->has_limit ? o->limit : FEW,
                                        cli_screen_width(o->output), &out, &shown, err)) == ENT_OK &&
        (st = cli_write_text(&out, o->output, err)) == ENT_OK)
        fprintf(stderr, "%" PRIu64 " hit%s, %zu sentence%s drawn\n", hits->n_hits, hits->n_hits == 1 ? "" : "s", shown, shown == 1 ? "" : "s");
    ent_buf_done(&out);
    ent_cql_hits_done(&drawn);
    return st;
}

static enum ent_status show_freq(const struct ent_corpus *c, const char *query, const struct ent_cql_options *how,
                                 const struct options *o, uint64_t *n_hits, enum ent_status *found,
                                 struct ent_error *err)
{
    enum { MAX = 9 };
    const char *keys[MAX];
    struct ent_buf text = {0};
    struct ent_cql_hits hits = {0}, drawn = {0};
    struct ent_frame *f = NULL, *wide;
    size_t n_keys = list_keys(o, &text, keys, MAX);
    enum ent_status st = ent_buf_check(&text, err);
    if (st == ENT_OK)
        st = ent_cql_check_keys(c, keys, n_keys, err);
    if (st == ENT_OK && o->sample == 0) {
        st = *found = ent_cql_freq_of(&f, c, query, strlen(query), how, keys, n_keys, &hits, err);
    } else if (st == ENT_OK && (st = *found = ent_cql_find(c, query, strlen(query), how, &hits, err)) == ENT_OK) {
        st = ent_cql_sample(&drawn, &hits, o->sample, (uint64_t)o->seed, err);
        if (st == ENT_OK)
            st = ent_cql_freq(&f, c, &drawn, keys, n_keys, err);
    }
    *n_hits = hits.n_hits;
    if (st == ENT_OK && o->across != NULL && (st = ent_cql_cross(&wide, f, err)) == ENT_OK) {
        ent_frame_free(f);
        f = wide;
    }
    if (st == ENT_OK)
        st = finish(f, o->sort, &hits, drawn.n, ent_frame_n_rows(f), o->has_limit ? o->limit : 0, o, err);
    ent_frame_free(f);
    ent_cql_hits_done(&hits);
    ent_cql_hits_done(&drawn);
    ent_buf_done(&text);
    return st;
}

/* Over documents by a field. */
static enum ent_status show_spread(const struct ent_corpus *c, const char *query, const struct ent_cql_options *how,
                                   const struct options *o, uint64_t *n_hits, enum ent_status *found,
                                   struct ent_error *err)
{
    struct ent_buf text = {0};
    struct ent_cql_hits hits = {0};
    struct ent_frame *f = NULL;
    ent_buf_addf(&text, "%s%s", strncmp(o->spread, "doc.", 4) == 0 ? "" : "doc.", o->spread);
    const char *key = ent_buf_str(&text);
    enum ent_status st = ent_buf_check(&text, err);
    if (st == ENT_OK)
        st = ent_cql_check_keys(c, &key, 1, err);
    if (st == ENT_OK)
        st = *found = ent_cql_distribution(&f, c, query, strlen(query), how, key, &hits, err);
    *n_hits = hits.n_hits;
    if (st == ENT_OK)
        st = finish(f, o->sort, &hits, 0, ent_frame_n_rows(f), o->has_limit ? o->limit : 0, o, err);
    ent_frame_free(f);
    ent_cql_hits_done(&hits);
    ent_buf_done(&text);
    return st;
}

static enum ent_status explain(const struct ent_corpus *c, const char *query, const struct ent_cql_options *how,
                               const struct options *o, struct ent_error *err)
{
    struct ent_buf out = {0};
    enum ent_status st = ent_cql_explain(c, query, strlen(query), how, &out, err);
    if (st == ENT_OK)
        st = cli_write_text(&out, o->output, err);
    ent_buf_done(&out);
    return st;
}

static enum ent_status answer(const struct ent_corpus *c, const char *query, const struct options *o,
                              const struct ent_cql_hits *within, uint64_t *n_hits, enum ent_status *found,
                              struct ent_error *err)
{
    int strategy = o->strategy >= 0 ? o->strategy : o->dialect == ENT_CQL_CQP ? ENT_CQL_STANDARD : ENT_CQL_ALL;
    struct ent_cql_options how = {.strategy = (enum ent_cql_strategy)strategy,
                                  .dialect = (enum ent_cql_dialect)o->dialect,
                                  .where = o->where,
                                  .n_where = o->where != NULL ? strlen(o->where) : 0,
                                  .count_only = o->count && o->save == NULL,
                                  .jobs = o->jobs,
                                  .within = within};
    struct ent_cql_hits hits = {0};
    struct ent_frame *f = NULL;
    enum ent_status st;
    *n_hits = 1;
    if (o->explain)
        return *found = explain(c, query, &how, o, err);
    if (o->freq != NULL || o->by != NULL)
        return show_freq(c, query, &how, o, n_hits, found, err);
    if (o->spread != NULL)
        return show_spread(c, query, &how, o, n_hits, found, err);
    st = *found = ent_cql_find(c, query, strlen(query), &how, &hits, err);
    *n_hits = hits.n_hits;
    if (st == ENT_OK && o->save != NULL)
        st = ent_cql_save(&hits, c, o->save, err);
    if (st == ENT_OK && o->count) {
        if (o->format == ENT_FORMAT_TEXT && o->output == NULL)
            printf("%" PRIu64 "\n", hits.n_hits);
        else if ((st = count_frame(&f, hits.n_hits, err)) == ENT_OK)
            st = write_frame(f, o, err);
        ent_frame_free(f);
    } else if (st == ENT_OK && o->tree) {
        st = show_trees(c, &hits, o, err);
    } else if (st == ENT_OK) {
        st = show_lines(c, &hits, o, err);
    }
    ent_cql_hits_done(&hits);
    return st;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {.seed = 1, .limit = SIZE_MAX, .strategy = -1, .format = CLI_FORMAT_OPEN};
    struct ent_cql_hits within = {0};
    struct ent_corpus *c;
    struct ent_error err;
    enum ent_status found = ENT_OK;
    uint64_t n_hits = 0;
    char *path;
    int n = cli_parse(cli, &cmd_query, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    opt.has_limit = opt.limit != SIZE_MAX;
    opt.format = (int)cli_format(&(struct cli_result){.format = opt.format, .output = opt.output});
    if (opt.count + opt.kwic + opt.tree + (opt.freq != NULL || opt.by != NULL) + (opt.spread != NULL) + opt.explain > 1)
        return cli_usage("query: one of --count, --kwic, --tree, --freq or --by, --spread, --explain");
    if (opt.tree && opt.format != ENT_FORMAT_TEXT)
        return cli_usage("query: --tree writes text");
    if (cli_corpus_path(cli, &path, &err) != ENT_OK)
        return cli_fail(&err);
    enum ent_status st = ent_corpus_open(&c, path, &err);
    ent_free(path);
    if (st != ENT_OK)
        return cli_fail(&err);
    if (opt.within != NULL)
        st = ent_cql_load(&within, c, opt.within, &err);
    opt.corpus = c;
    say_command(argv[0], &opt, &opt.command);
    if (st == ENT_OK && (st = ent_buf_check(&opt.command, &err)) == ENT_OK)
        st = answer(c, argv[0], &opt, opt.within != NULL ? &within : NULL, &n_hits, &found, &err);
    ent_cql_hits_done(&within);
    ent_buf_done(&opt.command);
    ent_corpus_close(c);
    if (st != ENT_OK) {
        int code = cli_fail(&err);
        return found == ENT_EARG || found == ENT_ELIMIT ? CLI_SCRIPT : code;
    }
    return opt.fail_empty && n_hits == 0 ? CLI_NOTHING : CLI_OK;
}
