/* entente score: how good is what was found, against gold? */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "model/ent_score.h"

struct options {
    int format;
};

static const char *const formats[] = {"text", "json", NULL};
static const struct cli_option options[] = {
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

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_score = {
    "score", "conllu GOLD [SYSTEM]", "how good is what was found, against gold?",
    "conllu  precision, recall and F1 of the CoNLL 2018 shared task.  Without SYSTEM the\n"
    "        raw text of GOLD is cut into words and sentences by this program.",
    options, 2, 3, run};

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
    if (ent_score_conllu(argv[1], n > 2 ? argv[2] : NULL, &scores, &err) != ENT_OK)
        return cli_fail(&err);
    if (opt.format == 0)
        print_text(&scores);
    else
        print_json(&scores);
    return CLI_OK;
}
