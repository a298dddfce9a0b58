/*
 * lua_corpus.h -- a small corpus for tests of bindings: PATH in the states of lua_harness.h
 *
 * Two records of JSONL, "a" and "b" (and "c", a copy of b), and one parsed sentence, "p".  Define _GNU_SOURCE first.
 */
#ifndef LUA_CORPUS_H
#define LUA_CORPUS_H

#include <ftw.h>
#include <stdio.h>
#include <unistd.h>

#include "lua_harness.h"
#include "pipeline/ent_ingest.h"

static char folder[64];

static int remove_one(const char *p, const struct stat *sb, int type, struct FTW *ftw)
{
    (void)sb, (void)type, (void)ftw;
    return remove(p);
}

static const char jsonl[] =
    "{\"id\": \"a\", \"title\": \"On cats\", \"publisher\": \"Cat Weekly\", \"published\": \"2024-05\", "
    "\"authors\": [\"Ann Lee\"], \"mood\": \"calm\", \"text\": \"The cat sat. It didn't move.\\n\\nA dog "
    "came. \\u201cWoof\\u201d!\"}\n"
    "{\"id\": \"b\", \"publisher\": \"Dog Daily\", \"published\": \"2025-01-02\", \"text\": \"The dog "
    "saw the Cat\xE2\x80\x99s bowl.\"}\n"
    "{\"id\": \"c\", \"publisher\": \"Copycat\", \"text\": \"The dog saw the Cat\xE2\x80\x99s bowl.\"}\n";
static const char conllu[] = "# newdoc id = p\n# sent_id = 1\n# text = Dogs bark\n"
                             "1\tDogs\tdog\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
                             "2\tbark\tbark\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No\n\n";

static void write_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

static void prepare(lua_State *state)
{
    char path[128];
    snprintf(path, sizeof path, "%s/c.entente", folder);
    lua_pushstring(state, path);
    lua_setglobal(state, "PATH");
}

/* One corpus for all tests: it is only read. */
static void make_corpus(void)
{
    char input[96], output[96];
    struct ent_ingest_options options = {.producer = "test"};
    struct ent_ingest_stats stats;
    struct ent_error err;
    snprintf(folder, sizeof folder, "/tmp/entente-lent-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file("a.jsonl", jsonl);
    write_file("p.conllu", conllu);
    snprintf(output, sizeof output, "%s/c.entente", folder);
    snprintf(input, sizeof input, "%s/a.jsonl", folder);
    char second[96];
    snprintf(second, sizeof second, "%s/p.conllu", folder);
    const char *paths[] = {input, second};
    ck_assert_msg(ent_ingest(paths, 2, output, &options, &stats, &err) == ENT_OK, "%s", err.message);
    harness_prepare = prepare;
}

static void remove_corpus(void) { nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

#endif
