#include "model/ent_parser.h"

#include <string.h>

#include "model/ent_beam.h"
#include "model/ent_parse.h"

enum ent_status ent_parser_parse(const struct ent_parser *p, const struct ent_tags *tags, struct ent_parser_scratch *scratch,
                                 struct ent_word_info *words, size_t n, struct ent_error *err)
{
    struct ent_beam b = {.scratch = scratch, .parser = p, .width = p->beam};
    enum ent_status st = ent_beam_begin(&b, words, n, tags, 0, err);
    if (st != ENT_OK)
        return st;
    for (size_t step = 0; step < 2 * n; step++)
        ent_beam_step(&b, ENT_SHIFT, 0);
    scratch->last = b.first;
    for (const struct ent_parse_state *s = &scratch->states[b.first]; s->from >= 0; s = &scratch->states[s->from]) {
        int32_t head, word;
        if (s->move == ENT_SHIFT)
            continue;
        ent_parse_arc(scratch->states, s->from, (enum ent_move)s->move, &head, &word);
        words[word].head = head == (int32_t)n ? ENT_ROOT : head;
        words[word].label = s->label;
    }
    return ENT_OK;
}

/* ---- the file ---- */

static enum ent_status index_relations(struct ent_parser *p, struct ent_error *err)
{
    if ((p->universal = ent_calloc(p->relations.n + 1, 1)) == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for relations");
    for (size_t i = 0; i < p->relations.n; i++)
        p->universal[i] = (uint8_t)ent_relation_find(p->relations.names[i], strlen(p->relations.names[i]));
    return ENT_OK;
}

enum ent_status ent_parser_save(const struct ent_parser *p, const char *path, struct ent_error *err)
{
    struct ent_buf body = {0};
    ent_model_put(&body, p->beam);
    ent_labels_put(&p->relations, &body);
    ent_linear_put(&p->moves, &body);
    ent_linear_put(&p->labels, &body);
    enum ent_status st = ent_model_write(path, "parser", &body, err);
    ent_buf_done(&body);
    return st;
}

enum ent_status ent_parser_load(struct ent_parser *p, const char *path, struct ent_error *err)
{
    struct ent_model_reader r;
    *p = (struct ent_parser){0};
    enum ent_status st = ent_model_open(&r, path, "parser", err);
    if (st != ENT_OK)
        return st;
    p->beam = (unsigned)ent_model_get_up_to(&r, ENT_BEAM_MAX);
    if ((st = ent_labels_get(&p->relations, &r, err)) == ENT_OK &&
        (st = ent_linear_get(&p->moves, &r, ent_move_templates, ent_move_n_templates, ENT_N_MOVES, err)) == ENT_OK &&
        (st = ent_linear_get(&p->labels, &r, ent_label_templates, ent_label_n_templates, (uint32_t)p->relations.n, err)) == ENT_OK)
        st = index_relations(p, err);
    if (st == ENT_OK && (p->beam == 0 || p->relations.n == 0 || ent_model_left(&r) > 0))
        st = ent_model_broken(&r, err);
    ent_model_close(&r);
    if (st != ENT_OK)
        ent_parser_done(p);
    return st;
}

void ent_parser_done(struct ent_parser *p)
{
    ent_labels_done(&p->relations);
    ent_free(p->universal);
    ent_linear_done(&p->moves);
    ent_linear_done(&p->labels);
    *p = (struct ent_parser){0};
}

void ent_parser_scratch_done(struct ent_parser_scratch *s)
{
    ent_free(s->states);
    ent_free(s->verbs);
    ent_free(s->marks);
    *s = (struct ent_parser_scratch){0};
}
