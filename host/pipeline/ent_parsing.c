#include "pipeline/ent_parsing.h"

#include <string.h>

const char *const ent_parsing_columns[] = {"lemma", "upos", "xpos", "feats", "head", "deprel", "ne", NULL};

enum ent_status ent_parsing_begin(struct ent_parsing *p, const char *language, struct ent_error *err)
{
    p->models = NULL;
    ent_analysis_forget(&p->analysis);
    return p->shelf != NULL ? ent_shelf_get(p->shelf, language, &p->models, err) : ENT_OK;
}

enum ent_status ent_parsing_words(struct ent_parsing *p, const char *text, size_t start, size_t end, struct ent_words *out,
                                  struct ent_error *err)
{
    return ent_analyser_words(p->models, &p->ends, text, start, end, out, err);
}

enum ent_status ent_parsing_word(struct ent_parsing *p, const char *form, size_t n, struct ent_error *err)
{
    if (p->models == NULL)
        return ENT_OK;
    if (p->has_ended)
        ent_analysis_begin(&p->analysis);
    p->has_ended = 0;
    return ent_analysis_word(&p->analysis, form, n, err);
}

static enum ent_status add_value(struct ent_segment_builder *b, const char *column, size_t position, const char *s,
                                 struct ent_error *err)
{
    return *s != '\0' ? ent_builder_value_at(b, column, position, s, strlen(s), err) : ENT_OK;
}

static enum ent_status add_word(const struct ent_parsing *p, struct ent_segment_builder *b, size_t position, size_t i,
                                struct ent_error *err)
{
    struct ent_parse parse = ent_parsing_of(p, i);
    enum ent_status st = add_value(b, "lemma", position, parse.lemma, err);
    if (st == ENT_OK)
        st = add_value(b, "upos", position, ent_upos_name((enum ent_upos)parse.upos), err);
    if (st == ENT_OK)
        st = add_value(b, "xpos", position, parse.xpos, err);
    if (st == ENT_OK)
        st = add_value(b, "feats", position, parse.feats, err);
    if (st == ENT_OK)
        st = add_value(b, "deprel", position, parse.deprel, err);
    if (st == ENT_OK)
        st = add_value(b, "ne", position, parse.ne, err);
    return st == ENT_OK && p->models->has_parser ? ent_builder_head_at(b, position, parse.head, err) : st;
}

enum ent_status ent_parsing_sentence(struct ent_parsing *p, struct ent_segment_builder *b, size_t position,
                                     struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (p->models == NULL)
        return ENT_OK;
    p->has_ended = 1;
    st = ent_analyse(p->models, &p->analysis, err);
    for (size_t i = 0; st == ENT_OK && i < p->analysis.n; i++)
        st = add_word(p, b, position + i, i, err);
    return st;
}

struct ent_parse ent_parsing_of(const struct ent_parsing *p, size_t i)
{
    return p->models != NULL ? ent_analysis_parse(p->models, &p->analysis, i) : ent_parse_none;
}

void ent_parsing_done(struct ent_parsing *p)
{
    ent_analysis_done(&p->analysis);
    ent_ends_scratch_done(&p->ends);
}
