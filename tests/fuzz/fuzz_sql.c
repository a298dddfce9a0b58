/*
 * SQL over damaged corpora: every table is read to its end, and asked by its indexes, without harm.
 *
 * The input is a patch as in fuzz_corpus.c: triples (u16 where, u8 mask) over a good segment, whose hashes are
 * made right again and told to the manifest.
 */
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "mend.h"
#include "pipeline/ent_ingest.h"
#include "sql/ent_sql.h"
#include "sql/ent_sql_schema.h"

static char folder[64], path[96], segment[200];
static struct ent_buf good;
static struct ent_manifest manifest;

static void must(enum ent_status st, const struct ent_error *err)
{
    if (st != ENT_OK) {
        fprintf(stderr, "%s\n", err->message);
        abort();
    }
}

/* Three documents, the second of which was removed, with every kind of layer and a parse. */
static void make_good(void)
{
    static const char conllu[] = "# newdoc id = p\n1\tDogs\tdog\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\tbark\tbark\tVERB\t_\t_\t0\troot\t_\t_\n\n"
                                 "# newdoc id = q\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_\n"
                                 "2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_\n\n"
                                 "# newdoc id = r\n1\tOn\ton\tADP\t_\t_\t0\troot\t_\t_\n2\tMonday\tMonday\tPROPN\t_\t_\t1\tobl\t_\t_\n\n";
    struct ent_ingest_options options = {.producer = "fuzz"};
    struct ent_ingest_stats stats;
    struct ent_error err = {0};
    char input[96];
    const char *inputs[] = {input};
    snprintf(folder, sizeof folder, "/tmp/entente-fuzz-XXXXXX");
    if (mkdtemp(folder) == NULL)
        abort();
    snprintf(input, sizeof input, "%s/in.conllu", folder);
    snprintf(path, sizeof path, "%s/c.entente", folder);
    FILE *f = fopen(input, "w");
    if (f == NULL || fputs(conllu, f) < 0 || fclose(f) != 0)
        abort();
    must(ent_ingest(inputs, 1, path, &options, &stats, &err), &err);
    must(ent_manifest_read(&manifest, path, &err), &err);
    snprintf(segment, sizeof segment, "%s/%s", path, manifest.segments[0].name);
    must(ent_file_read(segment, &good, &err), &err);
    struct ent_manifest_file *s = &manifest.segments[0];
    must(ent_reserve(&s->removed, &s->cap_removed, 1, sizeof *s->removed, &err), &err);
    s->removed[0] = 1;
    s->n_removed = 1;
}

static void ask(struct ent_sql *q, const char *statement)
{
    struct ent_frame *f = NULL;
    struct ent_error err;
    if (ent_sql_query(q, statement, NULL, 0, &f, &err) != ENT_OK && err.status != ENT_EARG) {
        fprintf(stderr, "%s: %s\n", statement, err.message);
        abort();
    }
    ent_frame_free(f);
}

static void read_all(const struct ent_corpus *c)
{
    static const char *const statements[] = {
        "select * from words where word = 'Dogs'", "select * from words where lower = 'on' and doc = 2",
        "select * from words where sentence between 1 and 2", "select * from words where section = 1",
        "select * from words where pos > 3 and paragraph < 5", "select * from docs where id = 'r'",
        "select * from docs d join sentences s using (doc) join words w on w.sentence = s.sentence",
        "select * from words w join words h on h.pos = w.head", "select * from spans where layer = 'mwt' and doc = 2",
        "select * from tokens where token > 2", "select * from kwic('[]')", "select * from freq('[]', 'lemma', 'doc.id')"};
    struct ent_sql_schema schema;
    struct ent_sql *q;
    struct ent_error err;
    must(ent_sql_schema_read(&schema, c, &err), &err);
    must(ent_sql_open(&q, c, &err), &err);
    for (size_t i = 0; i < schema.n_tables; i++) {
        struct ent_buf statement = {0};
        ent_buf_adds(&statement, "select * from ");
        ent_sql_quote(schema.tables[i].name, &statement);
        if (schema.tables[i].kind != ENT_SQL_FUNCTION)
            ask(q, ent_buf_str(&statement));
        ent_buf_done(&statement);
    }
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        ask(q, statements[i]);
    ent_sql_close(q);
    ent_sql_schema_done(&schema);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ent_corpus *c;
    struct ent_error err;
    if (good.len == 0)
        make_good();
    unsigned char *bytes = malloc(good.len);
    if (bytes == NULL)
        return 0;
    memcpy(bytes, good.data, good.len);
    for (size_t i = 0; i + 3 <= size; i += 3)
        bytes[(size_t)(data[i] | data[i + 1] << 8) % good.len] ^= data[i + 2];
    manifest.segments[0].identity = mend_hashes(bytes, good.len);
    FILE *f = fopen(segment, "wb");
    if (f == NULL || fwrite(bytes, 1, good.len, f) != good.len || fclose(f) != 0)
        abort();
    free(bytes);
    must(ent_manifest_write(&manifest, path, &err), &err);
    if (ent_corpus_open(&c, path, &err) == ENT_OK) {
        read_all(c);
        ent_corpus_close(c);
    }
    return 0;
}
