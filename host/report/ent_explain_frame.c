#include "report/ent_explain_frame.h"

#include <stdio.h>
#include <string.h>

#include "model/ent_explain.h"
#include "text/ent_token.h"

enum ent_status ent_explain_frame(struct ent_frame **out, struct ent_error *err)
{
    static const struct ent_column_spec columns[] = {
        {"word", ENT_STRING},   {"tag", ENT_STRING},     {"relation", ENT_STRING}, {"head", ENT_STRING}, {"decision", ENT_STRING},
        {"chosen", ENT_STRING}, {"instead", ENT_STRING}, {"feature", ENT_STRING},  {"weight", ENT_REAL}};
    static const char *const docs[] = {
        NULL, "part of speech: universal, then the treebank's own", NULL, NULL, "tag, head (by moves) or relation",
        "by the model", "what came second", "what the model looked at", "in favour of the chosen, in units of the score"};
    enum ent_status st = ent_frame_new(out, columns, sizeof columns / sizeof *columns, err);
    for (size_t i = 0; st == ENT_OK && i < sizeof docs / sizeof *docs; i++)
        if (docs[i] != NULL)
            st = ent_frame_set_doc(*out, i, docs[i], err);
    return st;
}

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

static int is_asked(const struct ent_explain_how *how, const struct ent_word_info *w)
{
    return how->word == NULL || (strlen(how->word) == w->n_form && memcmp(how->word, w->form, w->n_form) == 0);
}

enum ent_status ent_explain_sentence(struct ent_frame *f, const struct ent_analyser *a, struct ent_analysis *s,
                                     const struct ent_explain_how *how, struct ent_error *err)
{
    enum ent_status st = ent_analyse(a, s, err);
    for (size_t k = 0; st == ENT_OK && k < s->n; k++)
        if (is_asked(how, &s->words[k]))
            st = explain_word(f, a, s, k, how->top, err);
    return st;
}

enum ent_status ent_explain_text(struct ent_frame *f, const struct ent_analyser *a, const char *text, size_t n,
                                 const struct ent_explain_how *how, struct ent_error *err)
{
    struct ent_words words = {0};
    struct ent_analysis s = {0};
    struct ent_ends_scratch scratch = {0};
    enum ent_status st = ent_analyser_words(a, &scratch, text, 0, n, &words, err);
    for (size_t i = 0; st == ENT_OK && i < words.n; i++) {
        const struct ent_word *w = &words.words[i];
        st = ent_analysis_word(&s, text + w->start, w->end - w->start, err);
        if (st != ENT_OK || !(w->flags & ENT_WORD_SENT_END))
            continue;
        st = ent_explain_sentence(f, a, &s, how, err);
        ent_analysis_begin(&s);
    }
    ent_analysis_done(&s);
    ent_words_done(&words);
    ent_ends_scratch_done(&scratch);
    return st;
}
