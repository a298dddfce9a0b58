#include "corpus/ent_corpus.h"

#include <stdio.h>
#include <string.h>

struct named_lexicon {
    char *name;
    struct ent_lexicon lexicon;
};
struct lower_part { /* of one delta: word -> lower, and the delta's words in the order of lower */
    uint32_t first, n;
    struct ent_packed lower, by_lower;
};
struct part { /* a segment and its place among the others */
    struct ent_segment segment;
    uint64_t base;         /* global position of its first word */
    size_t first_doc;      /* documents before it */
    uint32_t *live;        /* rows that are not removed; NULL: all */
    size_t n_live;
};
struct ent_corpus {
    char *path;
    struct ent_manifest manifest;
    struct part *parts;
    size_t n_parts;
    struct ent_store *files; /* of lexicons */
    size_t n_files;
    struct named_lexicon *lexicons;
    size_t n_lexicons, cap_lexicons;
    struct lower_part *lowers;
    size_t n_lowers, cap_lowers;
    size_t n_docs;
    uint64_t n_words, n_sentences, n_positions;
    struct ent_amendments *corrections;
    struct ent_overlays overlays; /* attributes that they change */
};

/* ---- opening ---- */

static enum ent_status find_lexicon(struct ent_corpus *c, const char *name, size_t n,
                                    struct ent_lexicon **out, struct ent_error *err)
{
    for (size_t i = 0; i < c->n_lexicons; i++) {
        if (strncmp(c->lexicons[i].name, name, n) == 0 && c->lexicons[i].name[n] == '\0') {
            *out = &c->lexicons[i].lexicon;
            return ENT_OK;
        }
    }
    enum ent_status st =
        ent_reserve(&c->lexicons, &c->cap_lexicons, c->n_lexicons + 1, sizeof *c->lexicons, err);
    if (st != ENT_OK)
        return st;
    struct named_lexicon *l = &c->lexicons[c->n_lexicons];
    *l = (struct named_lexicon){.name = ent_strndup(name, n)};
    if (l->name == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", c->path);
    c->n_lexicons++;
    *out = &l->lexicon;
    return ENT_OK;
}

static enum ent_status open_lower(struct ent_corpus *c, const struct ent_store *file,
                                  const struct ent_lexicon *words, struct ent_error *err)
{
    struct lower_part p = {0};
    enum ent_status st = ent_reserve(&c->lowers, &c->cap_lowers, c->n_lowers + 1, sizeof *c->lowers, err);
    if (st == ENT_OK)
        st = ent_store_packed(file, "word.lower", &p.lower, err);
    if (st == ENT_OK)
        st = ent_store_packed(file, "word.by_lower", &p.by_lower, err);
    if (st != ENT_OK)
        return st;
    p.first = words->parts[words->n_parts - 1].first;
    p.n = words->parts[words->n_parts - 1].n;
    if (p.lower.n != p.n || p.by_lower.n != p.n)
        return ent_fail(err, ENT_EFORMAT, "%s: the map to lower case does not fit the words", file->path);
    c->lowers[c->n_lowers++] = p;
    return ENT_OK;
}

/* Take in every lexicon that the file has a delta of. */
static enum ent_status open_deltas(struct ent_corpus *c, const struct ent_store *file,
                                   struct ent_error *err)
{
    static const char ending[] = ".first";
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < file->n_arrays; i++) {
        const char *name = file->arrays[i].name;
        size_t n = strlen(name);
        struct ent_lexicon *lexicon = NULL;
        char lexicon_name[ENT_STORE_NAME];
        if (n < sizeof ending || strcmp(name + n - (sizeof ending - 1), ending) != 0)
            continue;
        n -= sizeof ending - 1;
        snprintf(lexicon_name, sizeof lexicon_name, "%.*s", (int)n, name);
        st = find_lexicon(c, name, n, &lexicon, err);
        if (st == ENT_OK)
            st = ent_lexicon_append(lexicon, file, lexicon_name, err);
        if (st == ENT_OK && strcmp(lexicon_name, "word") == 0)
            st = open_lower(c, file, lexicon, err);
    }
    return st;
}

static enum ent_status check_identity(const struct ent_store *file, const struct ent_manifest_file *f,
                                      struct ent_error *err)
{
    return ent_store_identity(file) == f->identity
               ? ENT_OK
               : ent_fail(err, ENT_EFORMAT, "%s: not the file that the manifest means", file->path);
}

static enum ent_status open_lexicons(struct ent_corpus *c, struct ent_error *err)
{
    const struct ent_manifest *m = &c->manifest;
    enum ent_status st = ENT_OK;
    c->files = ent_calloc(m->n_lexicons, sizeof *c->files);
    if (c->files == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", c->path);
    for (size_t i = 0; st == ENT_OK && i < m->n_lexicons; i++) {
        char *path = ent_path_join(c->path, m->lexicons[i].name);
        if (path == NULL)
            return ent_fail(err, ENT_ENOMEM, "%s: out of memory", c->path);
        st = ent_store_open(&c->files[i], path, err);
        ent_free(path);
        if (st != ENT_OK)
            break;
        c->n_files++;
        if ((st = check_identity(&c->files[i], &m->lexicons[i], err)) == ENT_OK)
            st = open_deltas(c, &c->files[i], err);
    }
    return st;
}

/* List the rows that are left, and take the words and sentences of the others off the counts. */
static enum ent_status leave_out(struct ent_corpus *c, struct part *p,
                                 const struct ent_manifest_file *f, struct ent_error *err)
{
    const struct ent_layer *docs = ent_segment_layer(&p->segment, "doc");
    const struct ent_layer *sentences = ent_segment_layer(&p->segment, "sentence");
    size_t k = 0;
    p->live = ent_malloc((p->segment.n_docs + 1) * sizeof *p->live);
    if (p->live == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", c->path);
    p->n_live = 0;
    for (size_t row = 0; row < p->segment.n_docs; row++) {
        if (k < f->n_removed && f->removed[k] == row) {
            struct ent_range words = ent_layer_words(&p->segment, docs, row);
            c->n_words -= words.end - words.start;
            if (sentences != NULL) {
                struct ent_range rows =
                    ent_layer_rows(sentences, ent_layer_bytes(&p->segment, docs, row));
                c->n_sentences -= rows.end - rows.start;
            }
            k++;
        } else {
            p->live[p->n_live++] = (uint32_t)row;
        }
    }
    return ENT_OK;
}

static enum ent_status open_segments(struct ent_corpus *c, struct ent_error *err)
{
    const struct ent_manifest *m = &c->manifest;
    enum ent_status st = ENT_OK;
    c->parts = ent_calloc(m->n_segments, sizeof *c->parts);
    if (c->parts == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", c->path);
    for (size_t i = 0; st == ENT_OK && i < m->n_segments; i++) {
        struct part *p = &c->parts[i];
        char *path = ent_path_join(c->path, m->segments[i].name);
        if (path == NULL)
            return ent_fail(err, ENT_ENOMEM, "%s: out of memory", c->path);
        st = ent_segment_open(&p->segment, path, err);
        ent_free(path);
        if (st != ENT_OK)
            break;
        c->n_parts++;
        if ((st = check_identity(&p->segment.file, &m->segments[i], err)) != ENT_OK)
            break;
        if (p->segment.n_docs != m->segments[i].n_docs || p->segment.n_words != m->segments[i].n_words) {
            st = ent_fail(err, ENT_EFORMAT, "%s: has %zu documents and %zu words, the manifest says "
                          "%zu and %zu", p->segment.file.path, p->segment.n_docs, p->segment.n_words,
                          m->segments[i].n_docs, m->segments[i].n_words);
            break;
        }
        const struct ent_layer *sentences = ent_segment_layer(&p->segment, "sentence");
        p->base = c->n_positions;
        p->first_doc = c->n_docs;
        p->n_live = p->segment.n_docs;
        c->n_positions += p->segment.n_words;
        c->n_words += p->segment.n_words;
        c->n_sentences += sentences != NULL ? sentences->n : 0;
        if (m->segments[i].n_removed > 0)
            st = leave_out(c, p, &m->segments[i], err);
        c->n_docs += p->n_live;
    }
    return st;
}

static enum ent_status correct(struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ent_amendments_read(&c->corrections, c->path, err);
    for (size_t i = 0; st == ENT_OK && c->corrections != NULL && i < c->n_parts; i++)
        st = ent_amendments_apply(c->corrections, &c->parts[i].segment, &c->overlays, err);
    return st;
}

static enum ent_status open_generation(struct ent_corpus **out, const char *path, int is_stored,
                                       struct ent_error *err)
{
    struct ent_corpus *c = ent_calloc(1, sizeof *c);
    if (c == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    enum ent_status st = ENT_OK;
    if ((c->path = ent_strdup(path)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    if (st == ENT_OK)
        st = ent_manifest_read(&c->manifest, path, err);
    if (st == ENT_OK)
        st = open_lexicons(c, err);
    if (st == ENT_OK)
        st = open_segments(c, err);
    if (st == ENT_OK && !is_stored)
        st = correct(c, err);
    if (st == ENT_OK)
        *out = c;
    else
        ent_corpus_close(c);
    return st;
}

static enum ent_status open_newest(struct ent_corpus **out, const char *path, int is_stored, struct ent_error *err)
{
    enum { TRIES = 10 }; /* a writer may take away the files of a generation that we just chose */
    enum ent_status st;
    for (int i = 0; (st = open_generation(out, path, is_stored, err)) == ENT_EIO && i < TRIES; i++)
        if (ent_file_kind(path) != ENT_FILE_FOLDER)
            break;
    if (st != ENT_OK)
        *out = NULL;
    return st;
}

enum ent_status ent_corpus_open(struct ent_corpus **out, const char *path, struct ent_error *err)
{
    return open_newest(out, path, 0, err);
}

enum ent_status ent_corpus_open_stored(struct ent_corpus **out, const char *path, struct ent_error *err)
{
    return open_newest(out, path, 1, err);
}

void ent_corpus_close(struct ent_corpus *c)
{
    if (c == NULL)
        return;
    for (size_t i = 0; i < c->n_parts; i++) {
        ent_segment_close(&c->parts[i].segment);
        ent_free(c->parts[i].live);
    }
    for (size_t i = 0; i < c->n_files; i++)
        ent_store_close(&c->files[i]);
    for (size_t i = 0; i < c->n_lexicons; i++) {
        ent_free(c->lexicons[i].name);
        ent_lexicon_done(&c->lexicons[i].lexicon);
    }
    ent_overlays_done(&c->overlays);
    ent_amendments_free(c->corrections);
    ent_free(c->parts);
    ent_free(c->files);
    ent_free(c->lexicons);
    ent_free(c->lowers);
    ent_manifest_done(&c->manifest);
    ent_free(c->path);
    ent_free(c);
}

/* ---- sizes ---- */

const struct ent_store *ent_corpus_file(const struct ent_corpus *c, size_t i)
{
    return i < c->n_parts ? &c->parts[i].segment.file : i - c->n_parts < c->n_files ? &c->files[i - c->n_parts] : NULL;
}

const char *ent_corpus_path(const struct ent_corpus *c) { return c->path; }

const struct ent_amendments *ent_corpus_amendments(const struct ent_corpus *c) { return c->corrections; }

const struct ent_manifest *ent_corpus_manifest(const struct ent_corpus *c) { return &c->manifest; }

size_t ent_corpus_n_docs(const struct ent_corpus *c) { return c->n_docs; }

uint64_t ent_corpus_n_words(const struct ent_corpus *c) { return c->n_words; }

uint64_t ent_corpus_n_sentences(const struct ent_corpus *c) { return c->n_sentences; }

uint64_t ent_corpus_n_positions(const struct ent_corpus *c) { return c->n_positions; }

/* ---- segments and places ---- */

size_t ent_corpus_n_segments(const struct ent_corpus *c) { return c->n_parts; }

const struct ent_segment *ent_corpus_segment(const struct ent_corpus *c, size_t i)
{
    return &c->parts[i].segment;
}

uint64_t ent_corpus_base(const struct ent_corpus *c, size_t segment) { return c->parts[segment].base; }

/* Where the row stands among the live ones; n_live if it was removed. */
static size_t live_index(const struct part *p, size_t row)
{
    if (p->live == NULL)
        return row;
    size_t low = 0, high = p->n_live;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->live[middle] < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->n_live && p->live[low] == row ? low : p->n_live;
}

int ent_corpus_is_removed(const struct ent_corpus *c, size_t segment, size_t row)
{
    return live_index(&c->parts[segment], row) >= c->parts[segment].n_live;
}

struct ent_place ent_corpus_doc(const struct ent_corpus *c, size_t doc)
{
    for (size_t i = 0; i < c->n_parts; i++) {
        const struct part *p = &c->parts[i];
        if (doc - p->first_doc < p->n_live)
            return (struct ent_place){i, p->live ? p->live[doc - p->first_doc] : doc - p->first_doc};
    }
    return (struct ent_place){c->n_parts, 0};
}

struct ent_place ent_corpus_position(const struct ent_corpus *c, uint64_t position)
{
    for (size_t i = 0; i < c->n_parts; i++)
        if (position - c->parts[i].base < c->parts[i].segment.n_words)
            return (struct ent_place){i, (size_t)(position - c->parts[i].base)};
    return (struct ent_place){c->n_parts, 0};
}

size_t ent_corpus_doc_of_row(const struct ent_corpus *c, size_t segment, size_t row)
{
    const struct part *p = &c->parts[segment];
    size_t i = live_index(p, row);
    return i < p->n_live ? p->first_doc + i : c->n_docs;
}

/* Ids are numbered within a segment as its rows give them: find the string, then its row. */
static size_t row_of_id(const struct ent_segment *s, const char *id, size_t n)
{
    const struct ent_attr *a = ent_layer_attr(ent_segment_layer(s, "doc"), "id");
    for (size_t row = 0; a != NULL && row < s->n_docs; row++) {
        size_t n_at;
        const char *at = ent_attr_string(a, row, &n_at);
        if (at != NULL && n_at == n && memcmp(at, id, n) == 0)
            return row;
    }
    return s->n_docs;
}

size_t ent_corpus_find_doc(const struct ent_corpus *c, const char *id, size_t n)
{
    for (size_t i = 0; i < c->n_parts; i++) {
        size_t row = row_of_id(&c->parts[i].segment, id, n);
        if (row < c->parts[i].segment.n_docs && !ent_corpus_is_removed(c, i, row))
            return ent_corpus_doc_of_row(c, i, row);
    }
    return c->n_docs;
}

/* ---- strings ---- */

const struct ent_lexicon *ent_corpus_lexicon(const struct ent_corpus *c, const char *name)
{
    for (size_t i = 0; i < c->n_lexicons; i++)
        if (strcmp(c->lexicons[i].name, name) == 0)
            return &c->lexicons[i].lexicon;
    return NULL;
}

const char *ent_corpus_lexicon_name(const struct ent_corpus *c, size_t i)
{
    return i < c->n_lexicons ? c->lexicons[i].name : NULL;
}

uint32_t ent_corpus_lower(const struct ent_corpus *c, uint32_t word)
{
    for (size_t k = 0; k < c->n_lowers; k++)
        if (word - c->lowers[k].first < c->lowers[k].n)
            return (uint32_t)ent_packed_get(&c->lowers[k].lower, word - c->lowers[k].first);
    return ENT_INTERN_NONE;
}

/* First index of by_lower whose word has a lower id >= lower. */
static size_t first_by_lower(const struct lower_part *p, uint32_t lower)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ent_packed_get(&p->lower, (size_t)ent_packed_get(&p->by_lower, middle)) < lower)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum ent_status ent_corpus_words_of_lower(const struct ent_corpus *c, uint32_t lower, uint32_t **ids,
                                          size_t *n, size_t *cap, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t k = 0; k < c->n_lowers; k++) {
        const struct lower_part *p = &c->lowers[k];
        for (size_t i = first_by_lower(p, lower); st == ENT_OK && i < p->n; i++) {
            uint64_t word = ent_packed_get(&p->by_lower, i);
            if (word >= p->n || ent_packed_get(&p->lower, (size_t)word) != lower)
                break;
            st = ent_reserve(ids, cap, *n + 1, sizeof **ids, err);
            if (st == ENT_OK)
                (*ids)[(*n)++] = p->first + (uint32_t)word;
        }
    }
    return st;
}

/* Occurrences inside the removed documents of a segment. */
static uint64_t count_removed(const struct part *p, const struct ent_manifest_file *f,
                              const struct ent_column *column, uint32_t id)
{
    const struct ent_layer *docs = ent_segment_layer(&p->segment, "doc");
    struct ent_posting_list list;
    uint64_t n = 0;
    ent_postings_list(&column->postings, id, &list);
    for (size_t k = 0; k < f->n_removed; k++) {
        struct ent_range words = ent_layer_words(&p->segment, docs, f->removed[k]);
        uint32_t at = words.start < words.end ? ent_posting_seek(&list, (uint32_t)words.start) : 0;
        if (words.start >= words.end)
            continue;
        for (; at < words.end; at = ent_posting_next(&list))
            n++;
        if (at == ENT_NO_POSITION)
            break;
        list.at--; /* it may lie in the next removed document */
    }
    return n;
}

uint64_t ent_corpus_count(const struct ent_corpus *c, const char *column, uint32_t id)
{
    uint64_t n = 0;
    for (size_t i = 0; i < c->n_parts; i++) {
        const struct ent_column *col = ent_segment_column(&c->parts[i].segment, column);
        if (col == NULL)
            continue;
        n += ent_postings_count(&col->postings, id);
        if (c->manifest.segments[i].n_removed > 0)
            n -= count_removed(&c->parts[i], &c->manifest.segments[i], col, id);
    }
    return n;
}

/* ---- checking ---- */

/* Each value of a column is an id of its lexicon. */
static enum ent_status verify_column(const struct ent_corpus *c, const struct ent_segment *s,
                                     const struct ent_column *column, struct ent_error *err)
{
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, column->name);
    uint32_t block[ENT_BLOCK_SIZE], n = lexicon != NULL ? lexicon->n : 0;
    for (size_t i = 0; i < s->n_words; i += ENT_BLOCK_SIZE) {
        size_t k = s->n_words - i < ENT_BLOCK_SIZE ? s->n_words - i : ENT_BLOCK_SIZE;
        ent_packed_read(&column->ids, i, k, block);
        for (size_t j = 0; j < k; j++)
            if (block[j] >= n)
                return ent_fail(err, ENT_EFORMAT, "%s: column %s, position %zu: id %u, the lexicon has %u",
                                s->file.path, column->name, i + j, block[j], n);
    }
    return ENT_OK;
}

enum ent_status ent_corpus_verify(const struct ent_corpus *c, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < c->n_files; i++)
        st = ent_store_verify(&c->files[i], err);
    for (size_t i = 0; st == ENT_OK && i < c->n_parts; i++) {
        const struct ent_segment *s = &c->parts[i].segment;
        st = ent_store_verify(&s->file, err);
        for (size_t k = 0; st == ENT_OK && k < s->n_columns; k++)
            st = verify_column(c, s, &s->columns[k], err);
    }
    return st;
}
