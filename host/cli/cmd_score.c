/* entente score: how good is what was found, against gold? */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "model/ent_score.h"

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

const struct cli_command cmd_score = {
    "score", "conllu GOLD [SYSTEM]", "how good is what was found, against gold?",
    "conllu  precision, recall and F1 of the CoNLL 2018 shared task.  Without SYSTEM the\n"
    "        raw text of GOLD is cut into words and sentences, tagged and parsed by\n"
    "        this program.",
    options, 2, 3, run};

/* The models to use: of --model, else the shipped ones; NULL: there are none. */
static enum ent_status open_models(const char *folder, struct ent_analyser **models, struct ent_error *err)
{
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
    enum ent_status st = open_models(folder, &models, &err);
    if (st == ENT_OK)
        st = ent_score_raw(gold, models, &scores, &err);
    ent_analyser_close(models);
    if (st != ENT_OK)
        return cli_fail(&err);
    print(&scores, as_json);
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
    if (strcmp(argv[0], "conllu") != 0)
        return cli_usage("score: no kind '%s': conllu", argv[0]);
    if (n == 2)
        return cli_score_raw(argv[1], opt.model, opt.format);
    if (ent_score_conllu(argv[1], argv[2], &scores, &err) != ENT_OK)
        return cli_fail(&err);
    print(&scores, opt.format);
    return CLI_OK;
}
