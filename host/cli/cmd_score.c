/* entente score: how good is what was found, against gold? */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_file.h"

#include "cli/cli.h"
#include "model/ent_score.h"
#include "model/ent_score_names.h"
#include "pipeline/ent_export.h"
#include "pipeline/ent_score_layers.h"

struct options {
    const char *model;
    int format;
};

static const char *const formats[] = {"text", "json", NULL};
static const struct cli_option options[] = {
    {"model", 0, CLI_STRING, offsetof(struct options, model), "FOLDER",
     "the models to score; the shipped English ones if not given", NULL},
    {"format", 'f', CLI_CHOICE, offsetof(struct options, format), "FORMAT", "how to write the result",
     formats},
    CLI_OPTION_END};

static void print_text(const struct ent_scores *scores)
{
    printf("%-10s %9s %9s %9s %9s %9s %9s\n", "metric", "precision", "recall", "F1", "gold", "system",
           "correct");
    for (int i = 0; i < scores->n; i++) {
        const struct ent_score *s = &scores->of[i];
        printf("%-10s %9.2f %9.2f %9.2f %9" PRIu64 " %9" PRIu64 " %9" PRIu64 "\n",
               ent_metric_name((enum ent_metric)i), 100 * ent_score_precision(s),
               100 * ent_score_recall(s), 100 * ent_score_f1(s), s->gold, s->system, s->correct);
    }
}

static void print_json(const struct ent_scores *scores)
{
    printf("[");
    for (int i = 0; i < scores->n; i++) {
        const struct ent_score *s = &scores->of[i];
        printf("%s\n {\"metric\": \"%s\", \"precision\": %.6f, \"recall\": %.6f, \"f1\": %.6f, "
               "\"gold\": %" PRIu64 ", \"system\": %" PRIu64 ", \"correct\": %" PRIu64 "}",
               i > 0 ? "," : "", ent_metric_name((enum ent_metric)i), ent_score_precision(s),
               ent_score_recall(s), ent_score_f1(s), s->gold, s->system, s->correct);
    }
    printf("\n]\n");
}

static void print(const struct ent_scores *scores, int as_json)
{
    if (as_json)
        print_json(scores);
    else
        print_text(scores);
}

static int run(struct cli *cli, int argc, char **argv);

/* ---- annotations ---- */

static double rounded(double x) /* to four digits, as they are compared elsewhere */
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.4f", x);
    return strtod(digits, NULL);
}

static void print_half(const char *what, size_t hits, const struct ent_layer_score *s)
{
    double p = ent_score_ratio(hits, s->predicted), r = ent_score_ratio(hits, s->gold);
    printf("%s P %.3f R %.3f F1 %.3f   ", what, rounded(p), rounded(r), rounded(ent_score_harmonic(p, r)));
}

static double boilerplate_f1(const struct ent_layer_scores *s)
{
    return ent_score_harmonic(ent_score_ratio(s->boilerplate_both, s->boilerplate_predicted), ent_score_ratio(s->boilerplate_both, s->boilerplate_gold));
}

static void print_layers(const struct ent_layer_scores *s)
{
    printf("docs        ");
    for (int i = 0; i < ENT_SCORED_FIELDS; i++)
        printf("%s%s %zu/%zu", i > 0 ? "  " : "", ent_scored_fields[i], s->fields[i], s->articles);
    printf("  boilerplate F1 %.3f\n", rounded(boilerplate_f1(s)));
    for (int i = 0; i < ENT_SCORED_LAYERS; i++) {
        const struct ent_layer_score *l = &s->layers[i];
        printf("%-11s ", ent_scored_layers[i]);
        print_half("found", l->found, l);
        print_half("right", l->right, l);
        printf("gold %zu predicted %zu\n", l->gold, l->predicted);
    }
}

static void print_half_json(const char *what, size_t hits, const struct ent_layer_score *s)
{
    double p = ent_score_ratio(hits, s->predicted), r = ent_score_ratio(hits, s->gold);
    printf("\"%s\": {\"p\": %.4f, \"r\": %.4f, \"f1\": %.4f, \"n_gold\": %zu, \"n_pred\": %zu}", what, p, r, ent_score_harmonic(p, r), s->gold, s->predicted);
}

static void print_layers_json(const struct ent_layer_scores *s)
{
    printf("{\"docs\": {\"articles_gold\": %zu", s->articles);
    for (int i = 0; i < ENT_SCORED_FIELDS; i++)
        printf(", \"%s\": %zu", ent_scored_fields[i], s->fields[i]);
    printf(", \"boilerplate_f1\": %.4f}", boilerplate_f1(s));
    for (int i = 0; i < ENT_SCORED_LAYERS; i++) {
        printf(",\n \"%s\": {", ent_scored_layers[i]);
        print_half_json("found", s->layers[i].found, &s->layers[i]);
        printf(", ");
        print_half_json("right", s->layers[i].right, &s->layers[i]);
        printf("}");
    }
    printf("}\n");
}

/* What the corpus has, by way of a folder that is gone afterwards. */
static enum ent_status export_to(struct cli *cli, char *dir, struct ent_error *err)
{
    struct ent_corpus *c;
    char *path;
    if (mkdtemp(dir) == NULL)
        return ent_fail(err, ENT_EWRITE, "%s: %s", dir, strerror(errno));
    enum ent_status st = cli_corpus_path(cli, &path, err);
    if (st != ENT_OK)
        return st;
    st = ent_corpus_open(&c, path, err);
    ent_free(path);
    if (st == ENT_OK) {
        st = ent_export_annotations(c, dir, err);
        ent_corpus_close(c);
    }
    return st;
}

static void remove_folder(const char *dir)
{
    struct ent_names names = {0};
    struct ent_error err;
    if (ent_dir_list(dir, &names, &err) == ENT_OK)
        for (size_t i = 0; i < names.n; i++) {
            char *path = ent_path_join(dir, names.names[i]);
            if (path != NULL)
                unlink(path);
            ent_free(path);
        }
    ent_names_free(&names);
    rmdir(dir);
}

static int score_annotations(struct cli *cli, const char *gold, const char *predicted, int format)
{
    const char *scratch = getenv("TMPDIR");
    char dir[PATH_MAX];
    struct ent_layer_scores scores;
    struct ent_error err;
    snprintf(dir, sizeof dir, "%s/entente-score-XXXXXX", scratch != NULL && scratch[0] != '\0' ? scratch : "/tmp");
    enum ent_status st = predicted != NULL ? ENT_OK : export_to(cli, dir, &err);
    if (st == ENT_OK)
        st = ent_score_layers(gold, predicted != NULL ? predicted : dir, &scores, &err);
    if (predicted == NULL)
        remove_folder(dir);
    if (st != ENT_OK)
        return cli_fail(&err);
    if (format == 0)
        print_layers(&scores);
    else
        print_layers_json(&scores);
    return CLI_OK;
}

const struct cli_command cmd_score = {
    "score", "conllu GOLD [SYSTEM] | names GOLD [SYSTEM] | annotations GOLD [DIR] | plover GOLD [errors]", "how good is what was found, against gold?",
    "conllu  precision, recall and F1 of the CoNLL 2018 shared task.  Without SYSTEM the\n"
    "        raw text of GOLD is cut into words and sentences, tagged and parsed by\n"
    "        this program.\n"
    "names   the same of whole names, by type, as CoNLL 2003 counts: GOLD and SYSTEM are\n"
    "        IOB2, CoNLL 2003 or CoNLL-U with NE= in MISC, and the same text, whatever its\n"
    "        words.  Without SYSTEM the words of GOLD are named by this program.\n"
    "annotations  precision, recall and F1 a layer, of what the corpus has (or an export\n"
    "        of annotations in DIR) against JSONL of the same form in GOLD.  Found: the span\n"
    "        is right; right: its value, too.\n"
    "plover  how many events of sentences in PLOVER's codes are found with the right type, and with\n"
    "        the right parties too; 'errors' prints the others.  The corpus is made by\n"
    "        entente ingest GOLD --as-is --text-field input -o CORPUS",
    options, 2, 3, run};

enum ent_status cli_open_models(const char *folder, struct ent_analyser **models, struct ent_error *err)
{
    *models = NULL;
    char *found = folder != NULL ? ent_strdup(folder) : ent_analyser_find("en");
    enum ent_status st = found != NULL ? ent_analyser_open(models, found, err) : ENT_OK;
    ent_free(found);
    return st;
}

int cli_score_raw(const char *gold, const char *folder, int as_json)
{
    struct ent_analyser *models = NULL;
    struct ent_scores scores;
    struct ent_error err;
    enum ent_status st = cli_open_models(folder, &models, &err);
    if (st == ENT_OK)
        st = ent_score_raw(gold, models, &scores, &err);
    ent_analyser_close(models);
    if (st != ENT_OK)
        return cli_fail(&err);
    print(&scores, as_json);
    return CLI_OK;
}

/* ---- names ---- */

static void print_names_line(const char *what, const struct ent_score *s, int as_json, const char *before)
{
    if (as_json)
        printf("%s\n {\"type\": \"%s\", \"precision\": %.6f, \"recall\": %.6f, \"f1\": %.6f, \"gold\": %" PRIu64
               ", \"system\": %" PRIu64 ", \"correct\": %" PRIu64 "}",
               before, what, ent_score_precision(s), ent_score_recall(s), ent_score_f1(s), s->gold, s->system, s->correct);
    else
        printf("%-10s %9.2f %9.2f %9.2f %9" PRIu64 " %9" PRIu64 " %9" PRIu64 "\n", what, 100 * ent_score_precision(s),
               100 * ent_score_recall(s), 100 * ent_score_f1(s), s->gold, s->system, s->correct);
}

static void print_names(const struct ent_name_scores *scores, int as_json)
{
    if (!as_json)
        printf("%-10s %9s %9s %9s %9s %9s %9s\n", "names", "precision", "recall", "F1", "gold", "system", "correct");
    print_names_line("all", &scores->all, as_json, "[");
    print_names_line("spans", &scores->spans, as_json, ",");
    for (int t = 1; t < ENT_N_NAME_TYPES; t++)
        if (scores->of[t].gold > 0)
            print_names_line(ent_name_type_name((enum ent_name_type)t), &scores->of[t], as_json, ",");
    if (as_json)
        printf("\n]\n");
    for (int t = 1; t < ENT_N_NAME_TYPES && !as_json; t++)
        if (scores->of[t].gold == 0 && scores->of[t].system > 0)
            printf("not scored, since gold marks none: %" PRIu64 " %s\n", scores->of[t].system, ent_name_type_name((enum ent_name_type)t));
}

int cli_score_names(const char *gold, const char *system, const char *folder, int as_json)
{
    struct ent_analyser *models = NULL;
    struct ent_name_scores scores;
    struct ent_error err;
    enum ent_status st = ENT_OK;
    if (system != NULL)
        st = ent_score_names(gold, system, &scores, &err);
    else if ((st = cli_open_models(folder, &models, &err)) == ENT_OK)
        st = models != NULL ? ent_score_own_names(gold, models, &scores, &err)
                            : ent_fail(&err, ENT_EIO, "no English models are installed; say with --model where some are");
    ent_analyser_close(models);
    if (st != ENT_OK)
        return cli_fail(&err);
    print_names(&scores, as_json);
    return CLI_OK;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {0};
    struct ent_scores scores;
    struct ent_error err;
    int n = cli_parse(cli, &cmd_score, argc, argv, &opt);
    if (n < 0)
        return cli->exit;
    if (strcmp(argv[0], "annotations") == 0)
        return score_annotations(cli, argv[1], n > 2 ? argv[2] : NULL, opt.format);
    if (strcmp(argv[0], "plover") == 0)
        return cli_script(cli, "plover.score", n - 1, argv + 1);
    if (strcmp(argv[0], "names") == 0)
        return cli_score_names(argv[1], n > 2 ? argv[2] : NULL, opt.model, opt.format);
    if (strcmp(argv[0], "conllu") != 0)
        return cli_usage("score: no kind '%s': conllu, names, annotations, plover", argv[0]);
    if (n == 2)
        return cli_score_raw(argv[1], opt.model, opt.format);
    if (ent_score_conllu(argv[1], argv[2], &scores, &err) != ENT_OK)
        return cli_fail(&err);
    print(&scores, opt.format);
    return CLI_OK;
}
