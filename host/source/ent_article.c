#include "source/ent_article.h"

#include <assert.h>

void ent_article_done(struct ent_article *a)
{
    if (a->parse != NULL) {
        ent_free(a->parse->words);
        ent_free(a->parse->mwts);
        ent_free(a->parse->empties);
        ent_free(a->parse->sentences);
        ent_free(a->parse->spans);
        ent_free(a->parse->more);
        ent_free(a->parse);
    }
    ent_free(a->text);
    ent_free(a->runs);
    ent_free(a->blocks);
    ent_free(a->authors);
    ent_free(a->fields);
    ent_arena_done(&a->arena);
    *a = (struct ent_article){0};
}

enum ent_status ent_article_add_block(struct ent_article *a, enum ent_block_kind kind,
                                      enum ent_junk junk, size_t start, size_t end,
                                      struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&a->blocks, &a->cap_blocks, a->n_blocks + 1, sizeof *a->blocks, err);
    if (st == ENT_OK)
        a->blocks[a->n_blocks++] =
            (struct ent_block){kind, junk, (uint32_t)start, (uint32_t)end, 0};
    return st;
}

enum ent_status ent_article_add_author(struct ent_article *a, const char *s, size_t n,
                                       struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&a->authors, &a->cap_authors, a->n_authors + 1, sizeof *a->authors, err);
    if (st != ENT_OK)
        return st;
    const char *copy = ent_arena_strndup(&a->arena, s, n);
    if (copy == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an author's name");
    a->authors[a->n_authors++] = copy;
    return ENT_OK;
}

enum ent_status ent_article_add_field(struct ent_article *a, const char *name, const char *value,
                                      size_t n_value, struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&a->fields, &a->cap_fields, a->n_fields + 1, sizeof *a->fields, err);
    if (st != ENT_OK)
        return st;
    struct ent_field f = {ent_arena_strdup(&a->arena, name),
                          ent_arena_strndup(&a->arena, value, n_value)};
    if (f.name == NULL || f.value == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the field %s", name);
    a->fields[a->n_fields++] = f;
    return ENT_OK;
}

enum ent_status ent_article_add_run(struct ent_article *a, size_t text, uint64_t source,
                                    size_t n_source, int exact, struct ent_error *err)
{
    struct ent_run *last = a->n_runs > 0 ? &a->runs[a->n_runs - 1] : NULL;
    if (last != NULL && exact && last->exact && last->source + last->n_source == source &&
        last->text + last->n_source == text && n_source <= UINT32_MAX - last->n_source) {
        last->n_source += (uint32_t)n_source;
        return ENT_OK;
    }
    enum ent_status st = ent_reserve(&a->runs, &a->cap_runs, a->n_runs + 1, sizeof *a->runs, err);
    if (st != ENT_OK)
        return st;
    assert(a->runs != NULL);
    a->runs[a->n_runs++] = (struct ent_run){(uint32_t)text, (uint32_t)n_source, source, exact != 0};
    return ENT_OK;
}

const char *ent_block_kind_name(enum ent_block_kind kind)
{
    static const char *const names[] = {"title", "byline", "dateline", "heading",
                                        "paragraph", "item", "boilerplate"};
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "?";
}

const char *ent_junk_name(enum ent_junk junk)
{
    static const char *const names[] = {"none", "bio", "credit", "disclaimer",
                                        "about", "newsletter", "navigation"};
    return (size_t)junk < sizeof names / sizeof *names ? names[junk] : "?";
}
