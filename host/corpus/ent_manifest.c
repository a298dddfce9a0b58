#include "corpus/ent_manifest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_hash.h"
#include "source/ent_json.h"

static const char file_name[] = "manifest";

enum ent_status ent_manifest_add(struct ent_manifest_file **list, size_t *n, size_t *cap,
                                 const char *name, struct ent_manifest_file **out,
                                 struct ent_error *err)
{
    enum ent_status st = ent_reserve(list, cap, *n + 1, sizeof **list, err);
    if (st == ENT_OK) {
        *out = &(*list)[(*n)++];
        **out = (struct ent_manifest_file){0};
        snprintf((*out)->name, sizeof(*out)->name, "%s", name);
    }
    return st;
}

void ent_manifest_truncate(struct ent_manifest_file *files, size_t *count, size_t n)
{
    for (; *count > n; (*count)--) {
        ent_free(files[*count - 1].removed);
        ent_free(files[*count - 1].producer);
    }
}

static void files_done(struct ent_manifest_file *files, size_t n)
{
    ent_manifest_truncate(files, &n, 0);
    ent_free(files);
}

void ent_manifest_done(struct ent_manifest *m)
{
    files_done(m->segments, m->n_segments);
    files_done(m->lexicons, m->n_lexicons);
    *m = (struct ent_manifest){0};
}

/* ---- reading ---- */

/* A whole number from 0 to 2^53; 0 with *bad set otherwise. */
static uint64_t get_count(const cJSON *object, const char *name, int *bad)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    double d = cJSON_IsNumber(item) ? item->valuedouble : -1;
    if (!(d >= 0 && d <= 9007199254740992.0)) {
        *bad = 1;
        return 0;
    }
    return (uint64_t)d;
}

static const char *get_string(const cJSON *object, const char *name, int *bad)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    if (!cJSON_IsString(item)) {
        *bad = 1;
        return "";
    }
    return item->valuestring;
}

/* A name that stays within the folder. */
static int is_plain_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL &&
           strlen(name) < sizeof((struct ent_manifest_file *)0)->name;
}

static enum ent_status read_removed(struct ent_manifest_file *f, const cJSON *list, int *bad,
                                    struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        double d = cJSON_IsNumber(item) ? item->valuedouble : -1;
        if (!(d >= 0 && d < (double)f->n_docs) ||
            (f->n_removed > 0 && d <= (double)f->removed[f->n_removed - 1]))
            *bad = 1;
        st = ent_reserve(&f->removed, &f->cap_removed, f->n_removed + 1, sizeof *f->removed, err);
        if (st != ENT_OK || *bad)
            break;
        f->removed[f->n_removed++] = (uint32_t)d;
    }
    return st;
}

static enum ent_status read_files(struct ent_manifest_file **list, size_t *n, size_t *cap,
                                  const cJSON *array, int is_segment, int *bad,
                                  struct ent_error *err)
{
    const cJSON *item;
    enum ent_status st = ENT_OK;
    *bad = *bad || !cJSON_IsArray(array);
    cJSON_ArrayForEach(item, array)
    {
        struct ent_manifest_file *f;
        const char *name = get_string(item, "file", bad);
        if (*bad || !is_plain_name(name)) {
            *bad = 1;
            break;
        }
        if ((st = ent_manifest_add(list, n, cap, name, &f, err)) != ENT_OK)
            break;
        f->identity = strtoull(get_string(item, "identity", bad), NULL, 16);
        if (!is_segment)
            continue;
        f->n_docs = (size_t)get_count(item, "docs", bad);
        f->n_words = (size_t)get_count(item, "words", bad);
        f->producer = ent_strdup(get_string(item, "producer", bad));
        if (f->producer == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory");
        if (st == ENT_OK)
            st = read_removed(f, cJSON_GetObjectItemCaseSensitive(item, "removed"), bad, err);
        if (st != ENT_OK || *bad)
            break;
    }
    return st;
}

static enum ent_status not_a_manifest(const char *path, struct ent_error *err)
{
    return ent_fail(err, ENT_EFORMAT, "%s: not a manifest of a corpus", path);
}

static enum ent_status read_json(struct ent_manifest *m, const cJSON *json, const char *path,
                                 struct ent_error *err)
{
    int bad = 0;
    enum ent_status st = ENT_OK;
    uint64_t format = get_count(json, "format", &bad);
    if (!bad && format > ENT_MANIFEST_FORMAT)
        return ent_fail(err, ENT_EVERSION,
                        "%s: format %" PRIu64 ", made by a newer program; this one reads up to %d",
                        path, format, ENT_MANIFEST_FORMAT);
    m->generation = get_count(json, "generation", &bad);
    m->next_file = get_count(json, "next_file", &bad);
    const cJSON *corrections = cJSON_GetObjectItemCaseSensitive(json, "corrections");
    if (cJSON_IsString(corrections))
        snprintf(m->corrections, sizeof m->corrections, "%s", corrections->valuestring);
    if (!bad)
        st = read_files(&m->lexicons, &m->n_lexicons, &m->cap_lexicons,
                        cJSON_GetObjectItemCaseSensitive(json, "lexicons"), 0, &bad, err);
    if (!bad && st == ENT_OK)
        st = read_files(&m->segments, &m->n_segments, &m->cap_segments,
                        cJSON_GetObjectItemCaseSensitive(json, "segments"), 1, &bad, err);
    return st == ENT_OK && bad ? not_a_manifest(path, err) : st;
}

/* The JSON's length if the last line has its right hash, else 0. */
static size_t checked_length(const struct ent_buf *b)
{
    enum { TAIL = 5 + 16 + 1 }; /* "hash " digits newline */
    char tail[TAIL + 1];
    if (b->len <= TAIL)
        return 0;
    size_t n = b->len - TAIL;
    snprintf(tail, sizeof tail, "hash %016" PRIx64 "\n", ent_hash(b->data, n, 0));
    return memcmp(b->data + n, tail, TAIL) == 0 ? n : 0;
}

enum ent_status ent_manifest_read(struct ent_manifest *m, const char *folder, struct ent_error *err)
{
    struct ent_buf text = {0};
    size_t n = 0;
    *m = (struct ent_manifest){0};
    if (ent_file_kind(folder) == ENT_FILE_NONE)
        return ent_fail(err, ENT_EIO, "%s: there is no such corpus", folder);
    char *path = ent_path_join(folder, file_name);
    if (path == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    enum ent_status st = ENT_OK;
    if (ent_file_kind(path) == ENT_FILE_NONE)
        st = ent_fail(err, ENT_EFORMAT, "%s: not a corpus: it has no manifest", folder);
    if (st == ENT_OK)
        st = ent_file_read(path, &text, err);
    if (st == ENT_OK && (n = checked_length(&text)) == 0)
        st = ent_fail(err, ENT_EFORMAT, "%s: damaged or cut short", path);
    if (st == ENT_OK) {
        cJSON *json;
        size_t fault;
        st = ent_json_parse(text.data, n, &json, &fault, err);
        if (st == ENT_OK)
            st = read_json(m, json, path, err);
        else if (st == ENT_EFORMAT)
            st = not_a_manifest(path, err);
        cJSON_Delete(json);
    }
    if (st != ENT_OK)
        ent_manifest_done(m);
    ent_buf_done(&text);
    ent_free(path);
    return st;
}

/* ---- writing ---- */

static void write_string(struct ent_buf *out, const char *s)
{
    ent_buf_addc(out, '"');
    for (; *s != '\0'; s++) {
        if (*s == '"' || *s == '\\')
            ent_buf_addc(out, '\\');
        if ((unsigned char)*s < ' ')
            ent_buf_addf(out, "\\u%04x", (unsigned)*s);
        else
            ent_buf_addc(out, *s);
    }
    ent_buf_addc(out, '"');
}

static void write_files(struct ent_buf *out, const char *name, const struct ent_manifest_file *files,
                        size_t n, int is_segment)
{
    ent_buf_addf(out, ",\n \"%s\": [", name);
    for (size_t i = 0; i < n; i++) {
        const struct ent_manifest_file *f = &files[i];
        ent_buf_addf(out, "%s\n  {\"file\": \"%s\", \"identity\": \"%016" PRIx64 "\"", i ? "," : "",
                     f->name, f->identity);
        if (is_segment) {
            ent_buf_addf(out, ", \"docs\": %zu, \"words\": %zu, \"producer\": ", f->n_docs, f->n_words);
            write_string(out, f->producer ? f->producer : "");
            ent_buf_adds(out, ", \"removed\": [");
            for (size_t k = 0; k < f->n_removed; k++)
                ent_buf_addf(out, "%s%u", k ? "," : "", f->removed[k]);
            ent_buf_addc(out, ']');
        }
        ent_buf_addc(out, '}');
    }
    ent_buf_adds(out, "]");
}

enum ent_status ent_manifest_write(const struct ent_manifest *m, const char *folder,
                                   struct ent_error *err)
{
    struct ent_buf text = {0};
    struct ent_out out = {0};
    char *path = ent_path_join(folder, file_name);
    ent_buf_addf(&text, "{\"format\": %d,\n \"generation\": %" PRIu64 ",\n \"next_file\": %" PRIu64,
                 ENT_MANIFEST_FORMAT, m->generation, m->next_file);
    if (m->corrections[0] != '\0')
        ent_buf_addf(&text, ",\n \"corrections\": \"%s\"", m->corrections);
    write_files(&text, "lexicons", m->lexicons, m->n_lexicons, 0);
    write_files(&text, "segments", m->segments, m->n_segments, 1);
    ent_buf_adds(&text, "}\n");
    enum ent_status st = path == NULL ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder)
                                      : ent_buf_check(&text, err);
    if (st == ENT_OK) {
        ent_buf_addf(&text, "hash %016" PRIx64 "\n", ent_hash(text.data, text.len, 0));
        st = ent_buf_check(&text, err);
    }
    if (st == ENT_OK)
        st = ent_out_open(&out, path, err);
    if (st == ENT_OK)
        st = ent_out_write(&out, text.data, text.len, err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    if (st == ENT_OK)
        st = ent_dir_sync(folder, err);
    ent_buf_done(&text);
    ent_free(path);
    return st;
}
