#include "pipeline/ent_identity.h"

#include "base/ent_hash.h"

enum ent_status ent_article_make_id(struct ent_article *a, struct ent_error *err)
{
    char hex[65];
    struct ent_buf key = {0};
    if (a->id != NULL)
        return ENT_OK;
    ent_buf_addf(&key, "%s\n%u", a->file, a->ordinal);
    enum ent_status st = ent_buf_check(&key, err);
    ent_sha256_hex(ent_buf_str(&key), key.len, hex);
    ent_buf_done(&key);
    if (st == ENT_OK && (a->id = ent_arena_strndup(&a->arena, hex, 16)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", a->file);
    return st;
}

static void add_string(struct ent_buf *out, const char *s)
{
    if (s != NULL)
        ent_buf_adds(out, s);
    ent_buf_addc(out, '\0');
}

enum ent_status ent_article_digest(const struct ent_article *a, char digest[65], struct ent_error *err)
{
    const struct ent_parsed *p = a->parse;
    struct ent_buf all = {0};
    if (p == NULL) {
        ent_sha256_hex(a->text, a->len, digest);
        return ENT_OK;
    }
    ent_buf_add(&all, a->text, a->len);
    for (size_t i = 0; i < p->n_words; i++) {
        const struct ent_parsed_word *w = &p->words[i];
        const char *strings[] = {w->form,  w->lemma,  w->upos, w->xpos,
                                 w->feats, w->deprel, w->deps, w->misc};
        for (size_t k = 0; k < sizeof strings / sizeof *strings; k++)
            add_string(&all, strings[k]);
        ent_buf_add(&all, &w->head, sizeof w->head);
    }
    for (size_t i = 0; i < p->n_words * p->n_more; i++)
        add_string(&all, p->more[i]);
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ent_parsed_span *s = &p->spans[i];
        add_string(&all, s->layer);
        ent_buf_add(&all, (uint32_t[]){s->first, s->last}, 2 * sizeof(uint32_t));
        for (size_t k = 0; k < s->n_attrs; k++) {
            add_string(&all, s->attrs[k].name);
            add_string(&all, s->attrs[k].value);
        }
    }
    for (size_t i = 0; i < p->n_mwts; i++) {
        add_string(&all, p->mwts[i].form);
        add_string(&all, p->mwts[i].rest);
    }
    for (size_t i = 0; i < p->n_empties; i++)
        add_string(&all, p->empties[i].line);
    for (size_t i = 0; i < p->n_sentences; i++)
        add_string(&all, p->sentences[i].comments);
    enum ent_status st = ent_buf_check(&all, err);
    ent_sha256_hex(ent_buf_str(&all), all.len, digest);
    ent_buf_done(&all);
    return st;
}
