#include "corpus/ent_amend.h"

static enum ent_status put_file(const char *folder, const char *text, size_t n, struct ent_error *err)
{
    struct ent_out out = {0};
    char *path = ent_path_join(folder, ENT_AMENDMENTS_FILE);
    enum ent_status st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder) : ent_out_open(&out, path, err);
    if (st == ENT_OK)
        st = ent_out_write(&out, text, n, err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    ent_free(path);
    return st;
}

enum ent_status ent_amend(const char *path, const char *producer, const char *text, size_t n, struct ent_error *err)
{
    struct ent_amendments *c = NULL;
    struct ent_corpus *corpus;
    struct ent_writer *w;
    enum ent_status st = ent_corpus_open_stored(&corpus, path, err); /* a slip of the path must not make a corpus */
    if (st != ENT_OK)
        return st;
    ent_corpus_close(corpus);
    st = text != NULL ? ent_amendments_parse(&c, ENT_AMENDMENTS_FILE, text, n, err) : ent_amendments_read(&c, path, err);
    ent_amendments_free(c);
    if (st != ENT_OK || (st = ent_writer_open(&w, path, ENT_WRITER_ADD, producer, 0, err)) != ENT_OK)
        return st;
    if (text != NULL)
        st = put_file(path, text, n, err);
    ent_writer_stamp(w);
    if (st == ENT_OK)
        return ent_writer_commit(w, err);
    ent_writer_abort(w);
    return st;
}
