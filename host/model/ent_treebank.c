#include "model/ent_treebank.h"

#include "base/ent_file.h"
#include "source/ent_source.h"
#include "text/ent_utf8.h"

static enum ent_status keep_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct ent_treebank *t = ctx;
    enum ent_status st = ent_reserve(&t->articles, &t->cap_articles, t->n_articles + 1, sizeof *t->articles, err);
    if (st == ENT_OK) {
        t->articles[t->n_articles++] = *a;
        *a = (struct ent_article){0};
    }
    return st;
}

static enum ent_status read_articles(struct ent_treebank *t, const char *path, struct ent_error *err)
{
    struct ent_buf file = {0};
    const struct ent_source_options options = {.strict = 1};
    const struct ent_source_sink sink = {.ctx = t, .article = keep_article};
    struct ent_source_stats stats = {0};
    enum ent_status st = ent_file_read(path, &file, err);
    if (st == ENT_OK) {
        size_t fault = ent_utf8_check(ent_buf_str(&file), file.len);
        const struct ent_input in = {.file = path, .path = path, .bytes = ent_buf_str(&file), .n = file.len};
        st = fault < file.len ? ent_fail(err, ENT_EFORMAT, "%s: byte %zu is not UTF-8", path, fault)
                              : ent_read_conllu(&in, &options, &sink, &stats, err);
    }
    ent_buf_done(&file);
    return st;
}

enum ent_status ent_treebank_read(struct ent_treebank *t, const char *path, struct ent_error *err)
{
    size_t first = t->n_articles;
    enum ent_status st = read_articles(t, path, err);
    for (size_t i = first; st == ENT_OK && i < t->n_articles; i++) {
        const struct ent_parsed *p = t->articles[i].parse;
        st = ent_reserve(&t->sentences, &t->cap, t->n + p->n_sentences, sizeof *t->sentences, err);
        for (size_t k = 0; st == ENT_OK && k < p->n_sentences; k++) {
            const struct ent_parsed_sentence *s = &p->sentences[k];
            t->sentences[t->n++] = (struct ent_treebank_sentence){p->words + s->first_word, s->n_words};
            t->n_words += s->n_words;
        }
    }
    return st;
}

void ent_treebank_done(struct ent_treebank *t)
{
    for (size_t i = 0; i < t->n_articles; i++)
        ent_article_done(&t->articles[i]);
    ent_free(t->articles);
    ent_free(t->sentences);
    *t = (struct ent_treebank){0};
}
