#define _GNU_SOURCE
#include "source/ent_source.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/ent_file.h"
#include "base/ent_intern.h"
#include "base/ent_interrupt.h"
#include "source/ent_cut.h"
#include "source/ent_encoding.h"
#include "text/ent_utf8.h"

enum {
    MAP_FROM = 16 << 20,
    WINDOW = 16 << 20 /* of a mapped file, what is kept in memory behind the reader */
}; /* smaller files are read: cheaper, and safe from being cut meanwhile */

/* A file or folder that was found; its relative name is path + rel. */
struct place {
    char *path;
    size_t rel, order; /* order: in which it was found */
};

struct places {
    struct place *items;
    size_t n, cap;
};

struct walk {
    const struct ent_source_options *options;
    const struct ent_source_sink *sink;
    struct ent_source_stats *stats;
    struct ent_error *err;
    struct places files, folders, linked; /* linked: folders behind a symbolic link, walked last */
    struct ent_intern seen;               /* device and inode of the folders walked */
    struct ent_buf buffer;                /* of the file being read */
    struct ent_map map;                   /* instead, of a large one */
    size_t released;                      /* bytes of it that were given back */
    /* of the file being read */
    size_t given;                /* articles so far */
    size_t warned;               /* faults so far */
    enum ent_status sink_status; /* what the sink failed with */
};

/* ---- kinds ---- */

static const struct {
    const char *ending;
    enum ent_source_kind kind;
} endings[] = {
    {"txt", ENT_SOURCE_TEXT},          {"text", ENT_SOURCE_TEXT},    {"md", ENT_SOURCE_MARKDOWN},
    {"markdown", ENT_SOURCE_MARKDOWN}, {"html", ENT_SOURCE_HTML},    {"htm", ENT_SOURCE_HTML},
    {"xhtml", ENT_SOURCE_HTML},        {"jsonl", ENT_SOURCE_JSONL},  {"ndjson", ENT_SOURCE_JSONL},
    {"conllu", ENT_SOURCE_CONLLU},     {"conll", ENT_SOURCE_CONLLU},
    {"vrt", ENT_SOURCE_VRT},           {"vert", ENT_SOURCE_VRT},
};

static enum ent_source_kind kind_by_ending(const char *path)
{
    const char *dot = strrchr(ent_path_base(path), '.');
    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot + 1, endings[i].ending) == 0)
            return endings[i].kind;
    return ENT_SOURCE_AUTO;
}

static int starts_with(const char *s, size_t n, const char *what)
{
    size_t len = strlen(what);
    return n >= len && strncasecmp(s, what, len) == 0;
}

/* A word's line of CoNLL-U has ten columns and begins with its number. */
static int is_conllu_line(const char *s, size_t n)
{
    const char *end = memchr(s, '\n', n);
    size_t len = end != NULL ? (size_t)(end - s) : n, tabs = 0;
    if (starts_with(s, n, "# sent_id") || starts_with(s, n, "# newdoc") ||
        starts_with(s, n, "# text = ") || starts_with(s, n, "# global.columns"))
        return 1;
    for (size_t i = 0; i < len; i++)
        tabs += s[i] == '\t';
    return tabs == 9 && s[0] >= '0' && s[0] <= '9';
}

/* A tag on a line of its own, with which only vertical text begins. */
static int is_vrt_start(const char *s, size_t n)
{
    static const char *const starts[] = {"<doc ", "<doc>", "<text ", "<text>", "<corpus", "<document ", "<s>", "<s "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (starts_with(s, n, starts[i]))
            return 1;
    return 0;
}

static int is_html_start(const char *s, size_t n)
{
    static const char *const starts[] = {"<!doctype", "<html",  "<head", "<body",
                                         "<!--",      "<?xml",  "<div",  "<p>",
                                         "<article",  "<title", "<meta"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (starts_with(s, n, starts[i]))
            return 1;
    return 0;
}

static enum ent_source_kind kind_by_bytes(const char *s, size_t n)
{
    while (n > 0 && (*s == ' ' || (*s >= '\t' && *s <= '\r'))) {
        s++;
        n--;
    }
    if (n == 0)
        return ENT_SOURCE_TEXT;
    if (*s == '{')
        return ENT_SOURCE_JSONL;
    if (is_html_start(s, n))
        return ENT_SOURCE_HTML;
    if (is_vrt_start(s, n))
        return ENT_SOURCE_VRT;
    if (is_conllu_line(s, n))
        return ENT_SOURCE_CONLLU;
    if (starts_with(s, n, "# ") || starts_with(s, n, "---\n"))
        return ENT_SOURCE_MARKDOWN;
    return ENT_SOURCE_TEXT;
}

/* ---- faults ---- */

/* A fault that leaves the rest readable: said and passed over, or with 'strict' the end. */
static enum ent_status fault(struct walk *w, enum ent_status status)
{
    if (status == ENT_ENOMEM || status == ENT_EINTR || status == ENT_EARG || w->options->strict)
        return status;
    w->warned++;
    w->stats->skipped_files++;
    w->sink->warn(w->sink->ctx, w->err->message);
    return ENT_OK;
}

/* Say something that is no fault of the file's. */
#define say(w, ...)                                                                                \
    (ent_set_error((w)->err, ENT_EFORMAT, __VA_ARGS__),                                            \
     (w)->sink->warn((w)->sink->ctx, (w)->err->message))

/* ---- finding files ---- */

static enum ent_status add_place(struct walk *w, struct places *to, char *path, size_t rel)
{
    enum ent_status st =
        path == NULL ? ent_fail(w->err, ENT_ENOMEM, "out of memory for a path")
                     : ent_reserve(&to->items, &to->cap, to->n + 1, sizeof *to->items, w->err);
    if (st != ENT_OK)
        ent_free(path);
    else
        to->items[to->n] = (struct place){path, rel, to->n};
    to->n += st == ENT_OK;
    return st;
}

static void free_places(struct places *p)
{
    for (size_t i = 0; i < p->n; i++)
        ent_free(p->items[i].path);
    ent_free(p->items);
    *p = (struct places){0};
}

/* Hidden, or a corpus of ours.  What else is no text, editors' backups too, has no known ending. */
static int is_passed_over(const char *name)
{
    const char *dot = strrchr(name, '.');
    return name[0] == '.' || (dot != NULL && strcmp(dot, ".entente") == 0);
}

static enum ent_status look_at(struct walk *w, const struct place *folder, const char *name)
{
    struct stat sb;
    char *path = ent_path_join(folder->path, name);
    if (path == NULL)
        return ent_fail(w->err, ENT_ENOMEM, "%s: out of memory", folder->path);
    int is_link = lstat(path, &sb) == 0 && S_ISLNK(sb.st_mode);
    int is_there = stat(path, &sb) == 0; /* a link to nowhere is reported when it is read */
    if (is_there && S_ISDIR(sb.st_mode))
        return add_place(w, is_link ? &w->linked : &w->folders, path, folder->rel);
    if ((!is_there || S_ISREG(sb.st_mode)) && kind_by_ending(name) != ENT_SOURCE_AUTO)
        return add_place(w, &w->files, path, folder->rel);
    ent_free(path);
    return ENT_OK;
}

/* A folder is walked once, whatever the links that lead to it. */
static enum ent_status is_new_folder(struct walk *w, const char *path, int *is_new)
{
    struct stat sb;
    *is_new = 1;
    if (stat(path, &sb) != 0)
        return ENT_OK; /* listing it will say so */
    uint64_t key[2] = {(uint64_t)sb.st_dev, (uint64_t)sb.st_ino};
    uint32_t id, before = w->seen.n;
    enum ent_status st = ent_intern_add(&w->seen, (const char *)key, sizeof key, &id, w->err);
    *is_new = st != ENT_OK || w->seen.n > before;
    return st;
}

static enum ent_status walk_folder(struct walk *w, const struct place *folder)
{
    struct ent_names names;
    int is_new;
    enum ent_status st = is_new_folder(w, folder->path, &is_new);
    if (st != ENT_OK || !is_new)
        return st;
    if ((st = ent_dir_list(folder->path, &names, w->err)) != ENT_OK)
        return fault(w, st);
    for (size_t i = 0; st == ENT_OK && i < names.n; i++)
        if (!is_passed_over(names.names[i]))
            st = look_at(w, folder, names.names[i]);
    ent_names_free(&names);
    return ent_interrupted() && st == ENT_OK ? ent_fail_interrupted(w->err) : st;
}

/* Real folders before linked ones, so that what lies in both keeps its real name. */
static enum ent_status walk_folders(struct walk *w)
{
    enum ent_status st = ENT_OK;
    size_t next = 0, next_linked = 0;
    while (st == ENT_OK) {
        struct place folder; /* a copy: the lists grow meanwhile */
        if (next < w->folders.n)
            folder = w->folders.items[next++];
        else if (next_linked < w->linked.n)
            folder = w->linked.items[next_linked++];
        else
            break;
        st = walk_folder(w, &folder);
    }
    free_places(&w->folders);
    free_places(&w->linked);
    return st;
}

static enum ent_status find_under(struct walk *w, const char *path)
{
    size_t len = strlen(path), before = w->files.n, skipped = w->stats->skipped_files;
    enum ent_file_kind kind = strcmp(path, "-") == 0 ? ENT_FILE_OTHER : ent_file_kind(path);
    if (kind == ENT_FILE_NONE)
        return ent_fail(w->err, ENT_EIO, "%s: there is no such file or folder", path);
    if (kind != ENT_FILE_FOLDER)
        return add_place(w, &w->files, ent_strdup(path), (size_t)(ent_path_base(path) - path));
    ent_intern_done(&w->seen); /* each argument is walked for itself */
    enum ent_status st =
        add_place(w, &w->folders, ent_strdup(path), len + (len > 0 && path[len - 1] != '/'));
    if (st == ENT_OK)
        st = walk_folders(w);
    if (st == ENT_OK && w->files.n == before && w->stats->skipped_files == skipped)
        say(w, "%s: no texts in this folder (.txt .md .html .jsonl .conllu .vrt)", path);
    return st;
}

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int c = strcmp(x->path, y->path);
    return c != 0 ? c : x->order < y->order ? -1 : x->order > y->order;
}

/* ---- reading one ---- */

/* A large file does not stay in memory behind what was read last. */
static void release_before(struct walk *w, size_t at)
{
    if (w->map.data == NULL || at > w->map.size || at < w->released + WINDOW)
        return;
    ent_map_release(&w->map, w->released, at);
    w->released = at;
}

static enum ent_status count_article(void *ctx, struct ent_article *a, struct ent_error *err)
{
    struct walk *w = ctx;
    w->given++;
    release_before(w, a->n_runs > 0 ? (size_t)a->runs[a->n_runs - 1].source : 0);
    return w->sink_status = w->sink->article(w->sink->ctx, a, err);
}

static void count_warning(void *ctx, const char *sentence)
{
    struct walk *w = ctx;
    w->warned++;
    w->sink->warn(w->sink->ctx, sentence);
}

enum ent_status ent_source_read(enum ent_source_kind kind, const struct ent_input *in, const struct ent_source_options *options,
                                const struct ent_source_sink *sink, struct ent_source_stats *stats, struct ent_error *err)
{
    switch (kind) {
    case ENT_SOURCE_MARKDOWN:
        return ent_read_markdown(in, options, sink, stats, err);
    case ENT_SOURCE_HTML:
        return ent_read_html(in, options, sink, stats, err);
    case ENT_SOURCE_JSONL:
        return ent_read_jsonl(in, options, sink, stats, err);
    case ENT_SOURCE_VRT:
        return ent_read_vrt(in, options, sink, stats, err);
    case ENT_SOURCE_CONLLU:
        return ent_read_conllu(in, options, sink, stats, err);
    default:
        return ent_read_text(in, options, sink, stats, err);
    }
}

/* Give the file in pieces, each up to the first cut that makes it large enough. */
static enum ent_status give_pieces(struct walk *w, const struct ent_cutter *cutter)
{
    const struct ent_source_sink *sink = w->sink;
    struct ent_input piece = *cutter->in;
    enum ent_status st = ENT_OK;
    size_t articles = w->stats->articles, faults = w->stats->bad_records + w->stats->skipped_files;
    for (size_t at = 0, end; st == ENT_OK && at < cutter->in->n; at = end) {
        end = ent_cut_behind(cutter, at + sink->piece_size);
        piece.from = at;
        piece.n = end;
        release_before(w, at > WINDOW ? at - WINDOW : 0); /* threads may be behind */
        st = ent_interrupted() ? ent_fail_interrupted(w->err) : sink->piece(sink->ctx, cutter->kind, &piece, w->err);
        piece.lines_before += ent_count_lines(piece.bytes + at, end - at);
    }
    w->sink_status = st = sink->pieces_end(sink->ctx, st, w->err);
    w->given = w->stats->articles - articles;
    w->warned = w->stats->bad_records + w->stats->skipped_files - faults;
    return st;
}

/* A file of a few pieces is not worth the cutting. */
static enum ent_status read_kind(struct walk *w, enum ent_source_kind kind, const struct ent_input *in)
{
    const struct ent_source_sink sink = {.ctx = w, .article = count_article, .warn = count_warning};
    struct ent_cutter cutter;
    if (w->sink->piece != NULL && in->n > 2 * w->sink->piece_size && ent_cutter_init(&cutter, kind, in, w->options))
        return give_pieces(w, &cutter);
    return ent_source_read(kind, in, w->options, &sink, w->stats, w->err);
}

static enum ent_status say_encoding(struct walk *w, const char *shown, const struct ent_decoded *d)
{
    if (d->encoding[0] != '\0')
        say(w, "%s: read as %s", shown, d->encoding);
    if (d->n_bad == 0)
        return ENT_OK;
    ent_set_error(w->err, ENT_EFORMAT, "%s: %zu byte%s not UTF-8, the first at byte %zu%s", shown,
                  d->n_bad, d->n_bad == 1 ? " is" : "s are", d->first_bad,
                  w->options->strict ? "" : ": read as U+FFFD");
    if (w->options->strict)
        return ENT_EFORMAT;
    w->sink->warn(w->sink->ctx, w->err->message);
    return ENT_OK;
}

/* Is the mapped file UTF-8 as it stands, without a mark or a NUL?  Looked at in windows, so that it need not fit
 * into memory. */
static int is_plain(const struct ent_map *map)
{
    const char *s = (const char *)map->data;
    if (map->size >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
        return 0;
    for (size_t at = 0; at < map->size;) {
        size_t n = map->size - at < WINDOW ? map->size - at : WINDOW;
        size_t good = ent_utf8_check(s + at, n);
        int is_cut = good < n && n - good < 4 && at + n < map->size; /* a character on the border of windows */
        if (memchr(s + at, '\0', n) != NULL || (good < n && !is_cut))
            return 0;
        ent_map_release(map, at, at + good);
        at += good;
    }
    return 1;
}

static enum ent_status read_bytes(struct walk *w, const struct place *p, const char *shown,
                                  const char *bytes, size_t n)
{
    enum ent_source_kind kind =
        w->options->kind != ENT_SOURCE_AUTO ? w->options->kind : kind_by_ending(p->path);
    struct ent_decoded d;
    int is_html = kind == ENT_SOURCE_HTML || (kind == ENT_SOURCE_AUTO && is_html_start(bytes, n));
    enum ent_status st = ENT_OK;
    if (w->map.data != NULL && w->options->encoding == NULL && is_plain(&w->map))
        d = (struct ent_decoded){.bytes = bytes, .n = n};
    else
        st = ent_decode(bytes, n, w->options->encoding, is_html, &d, w->err);
    if (st != ENT_OK)
        return fault(w, ent_fail_in(w->err, st, "%s", shown));
    w->given = w->warned = 0;
    w->sink_status = ENT_OK;
    if (d.n == 0)
        st = fault(w, ent_fail(w->err, ENT_EFORMAT, "%s: empty", shown));
    else
        st = say_encoding(w, shown, &d);
    if (st == ENT_OK && d.n > 0) {
        const struct ent_input in = {.file = strcmp(p->path, "-") == 0 ? "stdin" : p->path + p->rel,
                                     .path = shown,
                                     .bytes = d.bytes,
                                     .n = d.n,
                                     .encoding = d.encoding[0] ? d.encoding : NULL,
                                     .runs = d.runs.runs,
                                     .n_runs = d.runs.n};
        w->stats->files++;
        w->stats->bytes += n;
        st = read_kind(w, kind == ENT_SOURCE_AUTO ? kind_by_bytes(d.bytes, d.n) : kind, &in);
        if (st != ENT_OK && w->sink_status == ENT_OK)
            st = fault(w, st);
        if (st == ENT_OK && w->given == 0 && w->warned == 0)
            say(w, "%s: no article in it", shown);
    }
    ent_decoded_done(&d);
    return st;
}

static enum ent_status read_place(struct walk *w, const struct place *p)
{
    const char *shown = strcmp(p->path, "-") == 0 ? "standard input" : p->path;
    struct stat sb;
    int is_big = strcmp(p->path, "-") != 0 && stat(p->path, &sb) == 0 && S_ISREG(sb.st_mode) &&
                 sb.st_size >= MAP_FROM;
    ent_buf_clear(&w->buffer);
    w->released = 0;
    enum ent_status st =
        is_big ? ent_map_open(&w->map, p->path, w->err) : ent_file_read(p->path, &w->buffer, w->err);
    if (st != ENT_OK)
        return fault(w, st);
    const char *bytes = is_big ? (const char *)w->map.data : ent_buf_str(&w->buffer);
    size_t n = is_big ? w->map.size : w->buffer.len;
    if (w->sink->file != NULL)
        w->sink->file(w->sink->ctx, shown, n);
    st = read_bytes(w, p, shown, bytes, n);
    ent_map_close(&w->map);
    return st;
}

/* The bytes of all files, 0 where one is no regular file. */
static uint64_t total_size(const struct places *files)
{
    uint64_t sum = 0;
    struct stat sb;
    for (size_t i = 0; i < files->n; i++) {
        if (stat(files->items[i].path, &sb) != 0 || !S_ISREG(sb.st_mode))
            return 0;
        sum += (uint64_t)sb.st_size;
    }
    return sum;
}

enum ent_status ent_source_give(const struct ent_input *in, struct ent_article *a, struct ent_buf *text,
                                const struct ent_source_sink *sink, struct ent_source_stats *stats, struct ent_error *err)
{
    a->len = a->end = (uint32_t)text->len;
    a->text = ent_buf_take(text);
    if (in->encoding != NULL)
        a->encoding = ent_arena_strdup(&a->arena, in->encoding);
    if (a->text == NULL || (in->encoding != NULL && a->encoding == NULL))
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", in->path);
    enum ent_status st = sink->article(sink->ctx, a, err);
    stats->articles += st == ENT_OK;
    return st;
}

enum ent_status ent_source_walk(const char *const *paths, size_t n,
                                const struct ent_source_options *options,
                                const struct ent_source_sink *sink, struct ent_source_stats *stats,
                                struct ent_error *err)
{
    struct ent_error own; /* messages are made even where the caller wants none */
    struct walk w = {.options = options, .sink = sink, .stats = stats};
    enum ent_status st = ENT_OK;
    w.err = err != NULL ? err : &own;
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        st = find_under(&w, paths[i]);
    if (st == ENT_OK && w.files.n > 0)
        qsort(w.files.items, w.files.n, sizeof *w.files.items, compare_places);
    if (st == ENT_OK && sink->found != NULL)
        sink->found(sink->ctx, total_size(&w.files));
    for (size_t i = 0; st == ENT_OK && i < w.files.n; i++) {
        if (i > 0 && strcmp(w.files.items[i].path, w.files.items[i - 1].path) == 0)
            continue; /* named twice */
        st = ent_interrupted() ? ent_fail_interrupted(w.err) : read_place(&w, &w.files.items[i]);
    }
    free_places(&w.files);
    free_places(&w.folders);
    free_places(&w.linked);
    ent_intern_done(&w.seen);
    ent_buf_done(&w.buffer);
    return st;
}
