/* entente explain: why a word of a sentence has its tag, its head and its relation. */
#include <stdio.h>
#include <string.h>

#include "base/ent_mem.h"
#include "cli/cli.h"
#include "frame/ent_frame.h"
#include "model/ent_explain.h"
#include "text/ent_token.h"
#include "text/ent_utf8.h"

struct options {
    const char *model, *word, *output;
    size_t top;
    int format;
};

#define FIELD(name) offsetof(struct options, name)
static const struct cli_option options[] = {
    {"word", 0, CLI_STRING, FIELD(word), "WORD", "only this word of the sentence", NULL},
    {"top", 0, CLI_COUNT, FIELD(top), "N", "so many features of each decision, at most 20; 5 if not given", NULL},
    {"model", 0, CLI_STRING, FIELD(model), "FOLDER", "the models; the shipped English ones if not given", NULL},
    CLI_OPTION_FORMAT(struct options),
    CLI_OPTION_OUTPUT(struct options),
    CLI_OPTION_END};

static int run(struct cli *cli, int argc, char **argv);

const struct cli_command cmd_explain = {
    "explain", "SENTENCE", "why words have their tags, heads and relations",
    "For each decision of the models: what was chosen, what came second, and the features\n"
    "that weighed most; a negative weight spoke for the second.  A head is chosen by moves:\n"
    "left and right make an arc to the next word or the one under it, wait makes none yet.",
    options, 1, 1, run};

static const struct ent_column_spec columns[] = {{"word", ENT_STRING}, {"tag", ENT_STRING}, {"relation", ENT_STRING},
                                                 {"head", ENT_STRING}, {"decision", ENT_STRING}, {"chosen", ENT_STRING},
                                                 {"instead", ENT_STRING}, {"feature", ENT_STRING}, {"weight", ENT_REAL}};

/* A label as people read it: "NOUN NN" for "NOUN\tNN". */
static enum ent_status set_label(struct ent_frame *f, size_t column, const char *label, struct ent_error *err)
{
    char text[64];
    snprintf(text, sizeof text, "%s", label);
    for (char *p = text; *p != '\0'; p++)
        *p = *p == '\t' ? ' ' : *p;
    return ent_frame_set_string(f, column, text, strlen(text), err);
}

static enum ent_status add_reason(struct ent_frame *f, const struct ent_analyser *a, const struct ent_analysis *s, size_t i,
                                  const struct ent_reason *r, struct ent_error *err)
{
    const struct ent_word_info *w = &s->words[i];
    const char *head = w->head >= 0 ? s->words[w->head].form : "(root)";
    size_t n_head = w->head >= 0 ? s->words[w->head].n_form : strlen(head);
    enum ent_status st = ent_frame_add_row(f, err);
    if (st == ENT_OK && (st = ent_frame_set_string(f, 0, w->form, w->n_form, err)) == ENT_OK &&
        (st = set_label(f, 1, a->tagger.tags.names.names[w->tag], err)) == ENT_OK &&
        (st = set_label(f, 2, ent_analysis_parse(a, s, i).deprel, err)) == ENT_OK &&
        (st = ent_frame_set_string(f, 3, head, n_head, err)) == ENT_OK &&
        (st = set_label(f, 4, r->decision, err)) == ENT_OK && (st = set_label(f, 5, r->chosen, err)) == ENT_OK &&
        (st = set_label(f, 6, r->instead, err)) == ENT_OK)
        st = ent_frame_set_string(f, 7, r->feature, strlen(r->feature), err);
    if (st == ENT_OK)
        ent_frame_set_real(f, 8, r->weight);
    return st;
}

static enum ent_status explain_word(struct ent_frame *f, const struct ent_analyser *a, const struct ent_analysis *s, size_t i,
                                    size_t top, struct ent_error *err)
{
    struct ent_reason reasons[ENT_REASONS_MAX];
    enum ent_status st = ENT_OK;
    size_t n = ent_explain(a, s, i, top, reasons);
    for (size_t k = 0; st == ENT_OK && k < n; k++)
        st = add_reason(f, a, s, i, &reasons[k], err);
    return st;
}

static int is_asked(const struct options *o, const struct ent_word_info *w)
{
    return o->word == NULL || (strlen(o->word) == w->n_form && memcmp(o->word, w->form, w->n_form) == 0);
}

static enum ent_status explain_text(struct ent_frame *f, const struct ent_analyser *a, const char *text, const struct options *o,
                                    struct ent_error *err)
{
    struct ent_words words = {0};
    struct ent_analysis s = {0};
    enum ent_status st = ent_tokenize(text, 0, strlen(text), &words, err);
    for (size_t i = 0; st == ENT_OK && i < words.n; i++) {
        const struct ent_word *w = &words.words[i];
        st = ent_analysis_word(&s, text + w->start, w->end - w->start, err);
        if (st != ENT_OK || !(w->flags & ENT_WORD_SENT_END))
            continue;
        st = ent_analyse(a, &s, err);
        for (size_t k = 0; st == ENT_OK && k < s.n; k++)
            if (is_asked(o, &s.words[k]))
                st = explain_word(f, a, &s, k, o->top, err);
        ent_analysis_begin(&s);
    }
    ent_analysis_done(&s);
    ent_words_done(&words);
    return st;
}

static int run(struct cli *cli, int argc, char **argv)
{
    struct options opt = {.top = 5, .format = CLI_FORMAT_OPEN};
    struct ent_frame *f = NULL;
    struct ent_analyser *a = NULL;
    struct ent_error err;
    if (cli_parse(cli, &cmd_explain, argc, argv, &opt) < 0)
        return cli->exit;
    if (ent_utf8_check(argv[0], strlen(argv[0])) < strlen(argv[0]))
        return cli_usage("explain: the sentence is not UTF-8");
    enum ent_status st = cli_open_models(opt.model, &a, &err);
    if (st == ENT_OK && a == NULL)
        st = ent_fail(&err, ENT_EIO, "no English models are installed; say with --model where some are");
    if (st == ENT_OK && (st = ent_frame_new(&f, columns, sizeof columns / sizeof *columns, &err)) == ENT_OK &&
        (st = explain_text(f, a, argv[0], &opt, &err)) == ENT_OK)
        st = cli_write_frame(f, &(struct cli_result){.name = "explain", .command = argv[0], .output = opt.output, .format = opt.format}, &err);
    ent_frame_free(f);
    ent_analyser_close(a);
    return st == ENT_OK ? CLI_OK : cli_fail(&err);
}
