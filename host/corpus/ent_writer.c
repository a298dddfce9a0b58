#include "corpus/ent_writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ent_radix.h"
#include "corpus/ent_lock.h"
#include "text/ent_fold.h"

enum {
    MAX_WORDS = 1 << 27,
    MAX_WORDS_ADDED = 1 << 24, /* so that what is interrupted has not far to go */
    NOWHERE = UINT32_MAX
};

/* A document that is known: of the old generation, or written by us. */
struct known {
    uint32_t segment, row; /* of the old generation; segment NOWHERE: ours */
    uint32_t digest;       /* in w->digests */
    uint32_t next_in_file; /* the next known document of the same file, NOWHERE: none */
    int met;               /* given to ent_writer_check() */
    int is_changed;        /* what stands there is replaced once the new one is written */
};

struct ent_writer {
    char *path, *producer;
    struct ent_lock lock;
    size_t max_words, n_threads;
    struct ent_corpus *old;    /* the generation that we add to; NULL: none, or it is replaced */
    struct ent_manifest next;
    struct ent_segment_builder builder;
    int is_building;
    struct ent_delta_set deltas;
    struct ent_intern ids, digests, files;
    struct known *known;       /* by number in ids */
    size_t cap_known;
    uint32_t *first_in_file;   /* by number in files: the first known document */
    size_t cap_files;
    size_t n_removed;
    size_t n_old_segments; /* of w->old that w->next still has */
    int keeps_generations; /* a full segment is a generation of its own */
    int is_merging, must_commit;
};

/* ---- what is known of the old generation ---- */

static enum ent_status remember(struct ent_writer *w, const char *id, size_t n_id, const char *digest,
                                size_t n_digest, struct known k, uint32_t *number,
                                struct ent_error *err)
{
    enum ent_status st = ent_intern_add(&w->digests, digest, n_digest, &k.digest, err);
    if (st == ENT_OK)
        st = ent_intern_add(&w->ids, id, n_id, number, err);
    if (st == ENT_OK)
        st = ent_reserve(&w->known, &w->cap_known, (size_t)*number + 1, sizeof *w->known, err);
    if (st == ENT_OK)
        w->known[*number] = k;
    return st;
}

static enum ent_status remember_file(struct ent_writer *w, const char *file, size_t n, uint32_t number,
                                     struct ent_error *err)
{
    uint32_t f, before = w->files.n;
    enum ent_status st = ent_intern_add(&w->files, file, n, &f, err);
    if (st == ENT_OK)
        st = ent_reserve(&w->first_in_file, &w->cap_files, (size_t)f + 1, sizeof *w->first_in_file, err);
    if (st != ENT_OK)
        return st;
    w->known[number].next_in_file = f < before ? w->first_in_file[f] : NOWHERE;
    w->first_in_file[f] = number;
    return ENT_OK;
}

static enum ent_status remember_segment(struct ent_writer *w, size_t segment, struct ent_error *err)
{
    const struct ent_segment *s = ent_corpus_segment(w->old, segment);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    const struct ent_attr *ids = ent_layer_attr(docs, "id"), *digests = ent_layer_attr(docs, "digest"),
                          *files = ent_layer_attr(docs, "file");
    enum ent_status st = ENT_OK;
    for (size_t row = 0; st == ENT_OK && row < s->n_docs; row++) {
        size_t n_id, n_digest, n_file;
        const char *id = ent_attr_string(ids, row, &n_id);
        const char *digest = ent_attr_string(digests, row, &n_digest);
        const char *file = ent_attr_string(files, row, &n_file);
        uint32_t number = 0;
        if (id == NULL || digest == NULL || ent_corpus_is_removed(w->old, segment, row))
            continue;
        struct known k = {.segment = (uint32_t)segment, .row = (uint32_t)row, .next_in_file = NOWHERE};
        st = remember(w, id, n_id, digest, n_digest, k, &number, err);
        if (st == ENT_OK && file != NULL)
            st = remember_file(w, file, n_file, number, err);
    }
    return st;
}

static enum ent_status copy_manifest(struct ent_writer *w, struct ent_error *err)
{
    const struct ent_manifest *old = ent_corpus_manifest(w->old);
    struct ent_manifest_file *f;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < old->n_lexicons; i++) {
        st = ent_manifest_add(&w->next.lexicons, &w->next.n_lexicons, &w->next.cap_lexicons,
                              old->lexicons[i].name, &f, err);
        if (st == ENT_OK)
            f->identity = old->lexicons[i].identity;
    }
    for (size_t i = 0; st == ENT_OK && i < old->n_segments; i++) {
        const struct ent_manifest_file *o = &old->segments[i];
        st = ent_manifest_add(&w->next.segments, &w->next.n_segments, &w->next.cap_segments, o->name, &f,
                              err);
        if (st != ENT_OK)
            break;
        f->identity = o->identity;
        f->n_docs = o->n_docs;
        f->n_words = o->n_words;
        f->producer = ent_strdup(o->producer ? o->producer : "");
        st = f->producer == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", w->path)
                                 : ent_reserve(&f->removed, &f->cap_removed, o->n_removed + 1,
                                               sizeof *f->removed, err);
        if (st == ENT_OK && o->n_removed > 0)
            memcpy(f->removed, o->removed, o->n_removed * sizeof *f->removed);
        f->n_removed = st == ENT_OK ? o->n_removed : 0;
    }
    return st;
}

/* ---- opening ---- */

static const struct ent_lexicon *old_lexicon(void *ctx, const char *name)
{
    const struct ent_writer *w = ctx;
    return w->old != NULL && !w->is_merging ? ent_corpus_lexicon(w->old, name) : NULL;
}

static int has_name(const struct ent_names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->names[i], name) == 0)
            return 1;
    return 0;
}

/* A folder of something else is never taken for a corpus that may be replaced. */
static enum ent_status check_folder(const char *path, int *has_corpus, struct ent_error *err)
{
    struct ent_names names;
    enum ent_status st = ent_dir_list(path, &names, err);
    size_t others = 0;
    *has_corpus = 0;
    if (st != ENT_OK)
        return st;
    for (size_t i = 0; i < names.n; i++) {
        size_t n = strlen(names.names[i]);
        others += strcmp(names.names[i], "manifest") != 0 && strcmp(names.names[i], "lock") != 0 && strcmp(names.names[i], "manifest.part") != 0 &&
                  strcmp(names.names[i], ENT_AMENDMENTS_FILE) != 0 && strcmp(names.names[i], ENT_NAMES_FILE) != 0 &&
                  strncmp(names.names[i], "segment-", 8) != 0 &&
                  strncmp(names.names[i], "lexicon-", 8) != 0 &&
                  !(n > 5 && strcmp(names.names[i] + n - 5, ".part") == 0);
    }
    *has_corpus = has_name(&names, "manifest");
    ent_names_free(&names);
    if (!*has_corpus && others > 0)
        return ent_fail(err, ENT_EWRITE, "%s: a folder that is not a corpus; name another, or empty it", path);
    return ENT_OK;
}

/* Names of files never come back, so that no reader is misled: go on counting where the manifest, or if it is
 * damaged and shall be replaced what lies there, left off. */
static enum ent_status go_on_counting(struct ent_writer *w, enum ent_writer_mode mode, struct ent_error *err)
{
    struct ent_manifest m;
    struct ent_names names;
    enum ent_status st = ent_manifest_read(&m, w->path, err);
    if (st == ENT_OK) {
        w->next.generation = m.generation;
        w->next.next_file = m.next_file;
        memcpy(w->next.corrections, m.corrections, sizeof m.corrections);
        ent_manifest_done(&m);
        return ENT_OK;
    }
    if (mode == ENT_WRITER_ADD || st != ENT_EFORMAT || (st = ent_dir_list(w->path, &names, err)) != ENT_OK)
        return st;
    for (size_t i = 0; i < names.n; i++) {
        const char *dash = strrchr(names.names[i], '-');
        uint64_t number = dash != NULL ? strtoull(dash + 1, NULL, 10) : 0;
        if (number >= w->next.next_file && number < UINT32_MAX)
            w->next.next_file = number + 1;
    }
    ent_names_free(&names);
    return ENT_OK;
}

static enum ent_status start(struct ent_writer *w, enum ent_writer_mode mode, struct ent_error *err)
{
    int has_corpus;
    enum ent_status st = ent_dir_make(w->path, err);
    if (st == ENT_OK)
        st = check_folder(w->path, &has_corpus, err);
    if (st == ENT_OK)
        st = ent_lock_take(&w->lock, w->path, err);
    if (st != ENT_OK || !has_corpus)
        return st;
    if (mode == ENT_WRITER_ADD) {
        st = ent_corpus_open_stored(&w->old, w->path, err);
        if (st == ENT_OK)
            st = copy_manifest(w, err);
        if (st == ENT_OK)
            w->n_old_segments = w->next.n_segments;
        for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(w->old); i++)
            st = remember_segment(w, i, err);
    }
    return st == ENT_OK ? go_on_counting(w, mode, err) : st;
}

enum ent_status ent_writer_open(struct ent_writer **out, const char *path, enum ent_writer_mode mode,
                                const char *producer, size_t max_words, struct ent_error *err)
{
    struct ent_writer *w = ent_calloc(1, sizeof *w);
    enum ent_status st = ENT_OK;
    *out = NULL;
    if (w == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    w->lock.fd = -1;
    w->keeps_generations = mode == ENT_WRITER_ADD;
    w->max_words = max_words > 0 ? max_words : mode == ENT_WRITER_ADD ? MAX_WORDS_ADDED : MAX_WORDS;
    w->deltas.base = old_lexicon;
    w->deltas.ctx = w;
    w->path = ent_strdup(path);
    w->producer = ent_strdup(producer);
    if (w->path == NULL || w->producer == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    if (st == ENT_OK)
        st = start(w, mode, err);
    if (st == ENT_OK)
        *out = w;
    else
        ent_writer_abort(w);
    return st;
}

void ent_writer_threads(struct ent_writer *w, size_t n) { w->n_threads = n; }

/* ---- documents ---- */

static enum ent_status remove_old(struct ent_writer *w, struct known *k, struct ent_error *err)
{
    struct ent_manifest_file *f = &w->next.segments[k->segment];
    size_t at = f->n_removed;
    enum ent_status st = ent_reserve(&f->removed, &f->cap_removed, at + 1, sizeof *f->removed, err);
    if (st != ENT_OK)
        return st;
    for (; at > 0 && f->removed[at - 1] > k->row; at--)
        f->removed[at] = f->removed[at - 1];
    f->removed[at] = k->row;
    f->n_removed++;
    w->n_removed++;
    w->must_commit = 1;
    k->segment = NOWHERE;
    return ENT_OK;
}

enum ent_status ent_writer_check(struct ent_writer *w, const char *id, const char *digest,
                                 enum ent_doc_fate *fate, struct ent_error *err)
{
    uint32_t number = ent_intern_find(&w->ids, id, strlen(id));
    uint32_t content = ent_intern_find(&w->digests, digest, strlen(digest));
    struct known k = {.segment = NOWHERE, .next_in_file = NOWHERE, .met = 1};

    if (number != ENT_INTERN_NONE) {
        struct known *old = &w->known[number];
        *fate = old->met                 ? ENT_DOC_TWICE
                : old->digest == content ? ENT_DOC_UNCHANGED
                                         : ENT_DOC_CHANGED;
        old->met = 1;
        if (*fate != ENT_DOC_CHANGED)
            return ENT_OK;
        k = *old;
        k.is_changed = 1;
    } else {
        *fate = content != ENT_INTERN_NONE ? ENT_DOC_DUPLICATE : ENT_DOC_NEW;
    }
    return remember(w, id, strlen(id), digest, strlen(digest), k, &number, err);
}

enum ent_status ent_writer_written(struct ent_writer *w, const char *id, struct ent_error *err)
{
    uint32_t number = ent_intern_find(&w->ids, id, strlen(id));
    struct known *k = number != ENT_INTERN_NONE ? &w->known[number] : NULL;
    return k != NULL && k->is_changed && k->segment != NOWHERE ? remove_old(w, k, err) : ENT_OK;
}

static void segment_name(char out[40], const char *kind, uint64_t number)
{
    snprintf(out, 40, "%s-%06" PRIu64 ".ent", kind, number);
}

static enum ent_status finish_segment(struct ent_writer *w, struct ent_error *err)
{
    char name[40];
    struct ent_manifest_file *f;
    uint64_t identity;
    size_t n_docs = w->builder.n_docs, n_words = w->builder.n_words;
    enum ent_status st = ENT_OK;

    if (!w->is_building)
        return ENT_OK;
    /* the layers that every segment has, even where no document filled them */
    static const char *const always[] = {"doc", "part", "section", "paragraph", "sentence", "boilerplate"};
    for (size_t i = 0; st == ENT_OK && i < sizeof always / sizeof *always; i++) {
        struct ent_layer_builder *layer;
        st = ent_builder_layer(&w->builder, always[i], &layer, err);
    }
    if (st == ENT_OK)
        st = ent_builder_finish(&w->builder, &w->deltas, &identity, err);
    w->is_building = 0;
    segment_name(name, "segment", w->next.next_file);
    if (st == ENT_OK)
        st = ent_manifest_add(&w->next.segments, &w->next.n_segments, &w->next.cap_segments, name, &f, err);
    if (st != ENT_OK)
        return st;
    w->next.next_file++;
    f->identity = identity;
    f->n_docs = n_docs;
    f->n_words = n_words;
    f->producer = ent_strdup(w->producer);
    return f->producer != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "%s: out of memory", w->path);
}

enum ent_status ent_writer_end_file(struct ent_writer *w, const char *file, struct ent_error *err)
{
    uint32_t f = ent_intern_find(&w->files, file, strlen(file));
    enum ent_status st = ENT_OK;
    if (f == ENT_INTERN_NONE)
        return ENT_OK;
    for (uint32_t i = w->first_in_file[f]; st == ENT_OK && i != NOWHERE; i = w->known[i].next_in_file)
        if (!w->known[i].met && w->known[i].segment != NOWHERE)
            st = remove_old(w, &w->known[i], err);
    return st;
}

enum ent_status ent_writer_remove(struct ent_writer *w, const char *id, struct ent_error *err)
{
    uint32_t number = ent_intern_find(&w->ids, id, strlen(id));
    if (number == ENT_INTERN_NONE || w->known[number].segment == NOWHERE)
        return ent_fail(err, ENT_ENOTFOUND, "%s: no document with the id '%s'", w->path, id);
    return remove_old(w, &w->known[number], err);
}

size_t ent_writer_n_removed(const struct ent_writer *w) { return w->n_removed; }

/* ---- committing ---- */

/* Fold each new word, number the keys, and write both directions of the map. */
static enum ent_status write_lower(struct ent_lexicon_delta *delta, const struct ent_intern *words,
                                   struct ent_store_writer *file, struct ent_error *err)
{
    struct ent_buf key = {0};
    struct ent_packer lower = {0}, by_lower = {0};
    struct ent_radix_row *rows = ent_malloc((size_t)words->n * sizeof *rows), *scratch = ent_malloc((size_t)words->n * sizeof *scratch);
    enum ent_status st = rows == NULL || scratch == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory for %u words", words->n) : ENT_OK;

    for (uint32_t i = 0, id; st == ENT_OK && i < words->n; i++) {
        size_t n;
        const char *s = ent_intern_str(words, i, &n);
        ent_buf_clear(&key);
        if ((st = ent_fold_key(s, n, &key, err)) == ENT_OK &&
            (st = ent_delta_id(delta, ent_buf_str(&key), key.len, &id, err)) == ENT_OK &&
            (st = ent_packer_add(&lower, id, err)) == ENT_OK)
            rows[i] = (struct ent_radix_row){id, i};
    }
    if (st == ENT_OK && (st = ent_store_put_packed(file, "word.lower", &lower, err)) == ENT_OK)
        ent_radix_sort(&rows, &scratch, words->n);
    for (uint32_t i = 0; st == ENT_OK && i < words->n; i++)
        st = ent_packer_add(&by_lower, rows[i].what, err);
    if (st == ENT_OK)
        st = ent_store_put_packed(file, "word.by_lower", &by_lower, err);
    ent_packer_done(&lower);
    ent_packer_done(&by_lower);
    ent_buf_done(&key);
    ent_free(rows);
    ent_free(scratch);
    return st;
}

/* All deltas of this commit in one file; none if there is no new string. */
static enum ent_status write_lexicon(struct ent_writer *w, struct ent_error *err)
{
    char name[40];
    struct ent_store_writer file = {0};
    struct ent_manifest_file *f;
    struct ent_lexicon_delta *lower, *words;
    uint64_t identity;
    size_t added = 0;
    enum ent_status st = ent_delta_set_get(&w->deltas, "lower", &lower, err);

    if (st == ENT_OK) /* last, so that no further delta moves it */
        st = ent_delta_set_get(&w->deltas, "word", &words, err);

    for (size_t i = 0; i < w->deltas.n; i++)
        added += w->deltas.items[i].delta.added.n;
    if (st != ENT_OK || added == 0)
        return st;
    segment_name(name, "lexicon", w->next.next_file);
    char *path = ent_path_join(w->path, name);
    st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", w->path)
                      : ent_store_create(&file, path, err);
    ent_free(path);
    if (st == ENT_OK && words->added.n > 0)
        st = write_lower(lower, &words->added, &file, err);
    for (size_t i = 0; st == ENT_OK && i < w->deltas.n; i++)
        st = ent_delta_write(&w->deltas.items[i].delta, w->deltas.items[i].name, &file, err);
    if (st == ENT_OK)
        st = ent_store_commit(&file, &identity, err);
    else
        ent_store_abort(&file);
    if (st == ENT_OK)
        st = ent_manifest_add(&w->next.lexicons, &w->next.n_lexicons, &w->next.cap_lexicons, name, &f, err);
    if (st == ENT_OK) {
        f->identity = identity;
        w->next.next_file++;
    }
    return st;
}

/* Remove the segments, lexicons and parts that the manifest in place does not name: all, if there is none; nothing,
 * if it cannot be read. */
static void sweep(const char *folder)
{
    struct ent_manifest m = {0};
    struct ent_names names;
    if (ent_dir_list(folder, &names, NULL) != ENT_OK)
        return;
    if (has_name(&names, "manifest") && ent_manifest_read(&m, folder, NULL) != ENT_OK) {
        ent_names_free(&names);
        return;
    }
    for (size_t i = 0; i < names.n; i++) {
        const char *name = names.names[i];
        size_t n = strlen(name);
        int ours = strncmp(name, "segment-", 8) == 0 || strncmp(name, "lexicon-", 8) == 0 ||
                   strcmp(name, "manifest.part") == 0 || strcmp(name, ENT_AMENDMENTS_FILE ".part") == 0;
        int named = 0;
        for (size_t k = 0; k < m.n_segments; k++)
            named = named || strcmp(m.segments[k].name, name) == 0;
        for (size_t k = 0; k < m.n_lexicons; k++)
            named = named || strcmp(m.lexicons[k].name, name) == 0;
        char *path = ours && !named && n > 0 ? ent_path_join(folder, name) : NULL;
        if (path != NULL)
            unlink(path);
        ent_free(path);
    }
    ent_manifest_done(&m);
    ent_names_free(&names);
}

/* The lexicon delta and the manifest: what was written becomes the next generation. */
static enum ent_status put_generation(struct ent_writer *w, struct ent_error *err)
{
    enum ent_status st = write_lexicon(w, err);
    if (st == ENT_OK)
        st = ent_amendments_digest_of(w->path, w->next.corrections, err);
    w->next.generation++;
    return st == ENT_OK ? ent_manifest_write(&w->next, w->path, err) : st;
}

/* A segment is full: keep it, and go on from the generation that it is in. */
static enum ent_status go_on(struct ent_writer *w, struct ent_error *err)
{
    struct ent_corpus *now;
    enum ent_status st = put_generation(w, err);
    if (st == ENT_OK)
        st = ent_corpus_open_stored(&now, w->path, err);
    if (st != ENT_OK)
        return st;
    ent_corpus_close(w->old);
    w->old = now;
    w->n_old_segments = w->next.n_segments;
    w->must_commit = 0;
    ent_delta_set_done(&w->deltas);
    return ENT_OK;
}

enum ent_status ent_writer_builder(struct ent_writer *w, struct ent_segment_builder **builder,
                                   struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (w->is_building && w->builder.n_words >= w->max_words)
        st = finish_segment(w, err);
    if (st == ENT_OK && !w->is_building && w->keeps_generations && w->next.n_segments > w->n_old_segments)
        st = go_on(w, err);
    if (st == ENT_OK && !w->is_building) {
        char name[40];
        segment_name(name, "segment", w->next.next_file);
        char *path = ent_path_join(w->path, name);
        st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", w->path)
                          : ent_builder_open(&w->builder, path, err);
        ent_free(path);
        w->builder.n_threads = w->n_threads;
        w->is_building = st == ENT_OK;
    }
    *builder = &w->builder;
    return st;
}

enum ent_status ent_writer_merge(struct ent_writer *w, size_t first, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    const char *name;
    w->is_merging = w->must_commit = 1;
    w->keeps_generations = 0; /* half of it must not be seen */
    for (size_t i = 0; st == ENT_OK && (name = ent_corpus_lexicon_name(w->old, i)) != NULL; i++) {
        const struct ent_lexicon *l = ent_corpus_lexicon(w->old, name);
        struct ent_lexicon_delta *delta;
        st = ent_delta_set_get(&w->deltas, name, &delta, err);
        for (uint32_t id = 0, now; st == ENT_OK && id < l->n; id++) {
            size_t n;
            const char *s = ent_lexicon_str(l, id, &n);
            if ((st = ent_intern_add(&delta->added, s, n, &now, err)) == ENT_OK && now != id)
                st = ent_fail(err, ENT_EFORMAT, "%s: lexicon %s has a string twice", w->path, name);
        }
    }
    ent_manifest_truncate(w->next.lexicons, &w->next.n_lexicons, 0);
    ent_manifest_truncate(w->next.segments, &w->next.n_segments, first);
    w->n_old_segments = first;
    return st;
}

const struct ent_corpus *ent_writer_old(const struct ent_writer *w) { return w->old; }

void ent_writer_stamp(struct ent_writer *w) { w->must_commit = 1; }

enum ent_status ent_writer_commit(struct ent_writer *w, struct ent_error *err)
{
    enum ent_status st = finish_segment(w, err);
    if (st == ENT_OK && (w->old == NULL || w->next.n_segments != w->n_old_segments || w->must_commit))
        st = put_generation(w, err);
    ent_writer_abort(w);
    return st;
}

void ent_writer_abort(struct ent_writer *w)
{
    if (w == NULL)
        return;
    if (w->is_building)
        ent_builder_abort(&w->builder);
    if (w->lock.fd >= 0)
        sweep(w->path);
    ent_lock_release(&w->lock);
    if (w->path != NULL)
        rmdir(w->path); /* only if it is empty: we made it, and nothing came of it */
    ent_delta_set_done(&w->deltas);
    ent_intern_done(&w->ids);
    ent_intern_done(&w->digests);
    ent_intern_done(&w->files);
    ent_manifest_done(&w->next);
    ent_corpus_close(w->old);
    ent_free(w->known);
    ent_free(w->first_in_file);
    ent_free(w->producer);
    ent_free(w->path);
    ent_free(w);
}
