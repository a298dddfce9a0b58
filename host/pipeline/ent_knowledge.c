#include "pipeline/ent_knowledge.h"

#include "base/ent_file.h"
#include "corpus/ent_amendments.h"

static enum ent_status open_corrections(struct ent_knowledge *k, const char *given, const char *corpus, struct ent_error *err)
{
    if (given != NULL)
        return ent_corrections_open(&k->corrections, given, err);
    char *path = ent_path_join(corpus, ENT_NAMES_FILE);
    enum ent_status st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", corpus) : ENT_OK;
    if (st == ENT_OK && ent_file_kind(path) == ENT_FILE_REGULAR)
        st = ent_corrections_open(&k->corrections, path, err);
    ent_free(path);
    return st;
}

static enum ent_status open_extraction(struct ent_knowledge *k, const struct ent_knowledge_paths *paths, const char *corpus, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    size_t n = 0;
    while (paths->names != NULL && paths->names[n] != NULL)
        n++;
    if (paths->names != NULL && (st = ent_gazetteer_open(&k->gazetteer, paths->names, n, err)) == ENT_OK)
        st = open_corrections(k, paths->corrections, corpus, err);
    if (st == ENT_OK && paths->events != NULL)
        st = ent_event_rules_open(&k->events, paths->events, err);
    if (st == ENT_OK && paths->facts != NULL)
        st = ent_fact_rules_open(&k->facts, paths->facts, err);
    return st;
}

enum ent_status ent_knowledge_open(struct ent_knowledge *k, const struct ent_knowledge_paths *paths, const char *corpus, struct ent_error *err)
{
    *k = (struct ent_knowledge){0};
    enum ent_status st = paths->no_extract ? ENT_OK : open_extraction(k, paths, corpus, err);
    if (st == ENT_OK && !paths->no_parse)
        st = ent_shelf_open(&k->shelf, paths->models, err);
    if (st != ENT_OK)
        ent_knowledge_close(k);
    return st;
}

void ent_knowledge_close(struct ent_knowledge *k)
{
    ent_gazetteer_close(k->gazetteer);
    ent_corrections_close(k->corrections);
    ent_event_rules_close(k->events);
    ent_fact_rules_close(k->facts);
    ent_shelf_close(k->shelf);
    *k = (struct ent_knowledge){0};
}
