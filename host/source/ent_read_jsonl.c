#define _GNU_SOURCE
#include "source/ent_source.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ent_interrupt.h"
#include "source/ent_json.h"
#include "source/ent_meta.h"
#include "source/ent_page.h"
#include "source/ent_rows.h"
#include "source/ent_runs.h"
#include "text/ent_utf8.h"

enum role { ID, TEXT, TITLE, AUTHORS, PUBLISHED, PUBLISHER, LANGUAGE, N_ROLES };

/* The usual names, the first that a record has is taken; "pubDate" and "pub_date" are the same. */
static const char *const usual_names[N_ROLES][6] = {
    [ID] = {"id", "docid"},
    [TEXT] = {"text", "body", "content", "article"},
    [TITLE] = {"title", "headline"},
    [AUTHORS] = {"authors", "author", "byline"},
    [PUBLISHED] = {"published", "date", "pubdate", "publishedat", "publicationdate",
                   "datepublished"},
    [PUBLISHER] = {"publisher", "source", "site", "outlet"},
    [LANGUAGE] = {"language", "lang"},
};

/* A top-level value: as cJSON understood it, and its bytes in the line (a string's quotes
 * included). */
struct value {
    const cJSON *item;
    const char *start, *end;
    int rank; /* of its name among the usual ones */
};

struct jsonl {
    const struct ent_input *in;
    const struct ent_source_options *options;
    const struct ent_source_sink *sink;
    struct ent_source_stats *stats;
    struct ent_error *err;
    size_t line_number;
    uint32_t ordinal;
    /* of the record at hand; the memory is used again for the next */
    struct value roles[N_ROLES];
    struct ent_buf text;
    struct ent_runs runs;
    struct ent_line *lines;
    size_t n_lines, cap_lines;
    struct ent_article meta;
};

static const char *option_name(const struct jsonl *j, enum role role)
{
    const struct ent_source_options *o = j->options;
    const char *const names[N_ROLES] = {o->field_id,      o->field_text,      o->field_title,
                                        o->field_authors, o->field_published, o->field_publisher,
                                        o->field_language};
    return names[role];
}

/* ---- where the values stand: cJSON has checked the line, so this only has to follow it ---- */

static const char *skip_space(const char *p, const char *end)
{
    while (p < end && (unsigned char)*p <= ' ')
        p++;
    return p;
}

/* Past the string that starts at p. */
static const char *skip_string(const char *p, const char *end)
{
    for (p++; p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL; p++) {
        size_t slashes = 0;
        while (p[-1 - (ptrdiff_t)slashes] == '\\')
            slashes++; /* ends at the opening quote at the latest */
        if (slashes % 2 == 0)
            return p + 1;
    }
    return end;
}

static const char *skip_value(const char *p, const char *end)
{
    size_t depth = 0;
    while (p < end) {
        if (*p == '"') {
            p = skip_string(p, end);
        } else if (*p == '{' || *p == '[') {
            depth++;
            p++;
        } else if (depth > 0 && (*p == '}' || *p == ']')) {
            depth--;
            p++;
        } else if (depth == 0) {
            while (p < end && *p != ',' && *p != '}' && *p != ']' && (unsigned char)*p > ' ')
                p++;
            return p;
        } else {
            p++;
        }
        if (depth == 0)
            return p;
    }
    return end;
}

/* ---- which field is what ---- */

/* Lower case, without "_" and "-". */
static int is_usual_name(const char *name, const char *usual)
{
    for (; *name != '\0'; name++) {
        if (*name == '_' || *name == '-')
            continue;
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;
        if (c != *usual++)
            return 0;
    }
    return *usual == '\0';
}

/* The role that a field of this name has; N_ROLES: none. */
static enum role role_of(const struct jsonl *j, const char *name, int *rank)
{
    *rank = 0;
    for (int r = 0; r < N_ROLES; r++)
        if (option_name(j, (enum role)r) != NULL && strcmp(name, option_name(j, (enum role)r)) == 0)
            return (enum role)r;
    for (int r = 0; r < N_ROLES; r++) {
        if (option_name(j, (enum role)r) != NULL)
            continue;
        for (*rank = 0; *rank < 6 && usual_names[r][*rank] != NULL; ++*rank)
            if (is_usual_name(name, usual_names[r][*rank]))
                return (enum role)r;
    }
    return N_ROLES;
}

static enum ent_status add_field(struct jsonl *j, const struct value *v)
{
    const char *s = v->item->valuestring;
    size_t n = 0;
    if (cJSON_IsString(v->item)) {
        n = strlen(s);
    } else if (cJSON_IsNumber(v->item) || cJSON_IsBool(v->item)) {
        s = v->start; /* as it is written: no integer loses its last digits */
        n = (size_t)(v->end - v->start);
    } else {
        return ENT_OK;
    }
    return ent_article_add_field(&j->meta, v->item->string, s, n, j->err);
}

static enum ent_status take_value(struct jsonl *j, const struct value *v)
{
    struct value given = *v;
    enum role role = role_of(j, v->item->string, &given.rank);
    if (role == N_ROLES)
        return add_field(j, v);
    if (cJSON_IsNull(v->item))
        return ENT_OK;
    struct value *have = &j->roles[role];
    if (have->item == NULL) {
        *have = given;
        return ENT_OK;
    }
    if (strcmp(have->item->string, v->item->string) == 0)
        return ent_fail(j->err, ENT_EFORMAT, "the field '%s' stands twice", v->item->string);
    const struct value other = have->rank < given.rank ? given : *have;
    if (given.rank < have->rank)
        *have = given;
    return add_field(j, &other);
}

static enum ent_status find_values(struct jsonl *j, const cJSON *root, const char *line,
                                   const char *end)
{
    enum ent_status st = ENT_OK;
    const char *p = skip_space(line, end) + 1; /* past the brace */
    memset(j->roles, 0, sizeof j->roles);
    for (const cJSON *item = root->child; st == ENT_OK && item != NULL; item = item->next) {
        p = skip_space(skip_string(skip_space(p, end), end), end);
        if (p < end)
            p++; /* the colon */
        struct value v = {item, skip_space(p, end), NULL, 0};
        v.end = skip_value(v.start, end);
        st = take_value(j, &v);
        p = skip_space(v.end, end);
        if (p < end)
            p++; /* the comma */
    }
    return st;
}

/* ---- strings, with the way back to their bytes ---- */

static uint32_t hex4(const char *p)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

/* The character of the escape at p (cJSON found it well-formed) and its length in the line. */
static uint32_t unescape(const char *p, size_t *len)
{
    *len = 2;
    switch (p[1]) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'u':
        break;
    default:
        return (unsigned char)p[1];
    }
    uint32_t c = hex4(p + 2);
    *len = 6;
    if (c >= 0xD800 && c < 0xDC00) {
        c = 0x10000 + ((c & 0x3FF) << 10 | (hex4(p + 8) & 0x3FF));
        *len = 12;
    }
    return c;
}

/* Append what the string v says to the text. */
static enum ent_status add_string(struct jsonl *j, const struct value *v)
{
    enum ent_status st = ENT_OK;
    const char *p = v->start + 1, *end = v->end - 1;
    if (j->text.len + (size_t)(v->end - v->start) >= UINT32_MAX)
        return ent_fail(j->err, ENT_EFORMAT, "a text of 4 GiB or more");
    while (st == ENT_OK && p < end) {
        const char *slash = memchr(p, '\\', (size_t)(end - p));
        const char *stop = slash != NULL ? slash : end;
        if (stop > p)
            st = ent_runs_add_through(&j->runs, j->in, j->text.len, (size_t)(p - j->in->bytes),
                                      (size_t)(stop - p), 1, j->err);
        ent_buf_add(&j->text, p, (size_t)(stop - p));
        p = stop;
        if (slash != NULL && st == ENT_OK) {
            size_t len;
            char utf8[4];
            size_t n = ent_utf8_put(unescape(slash, &len), utf8);
            st = ent_runs_add_through(&j->runs, j->in, j->text.len, (size_t)(p - j->in->bytes), len,
                                      0, j->err);
            ent_buf_add(&j->text, utf8, n);
            p += len;
        }
    }
    return st;
}

static enum ent_status add_line(struct jsonl *j, size_t start, size_t end, enum ent_line_hint hint,
                                int *blank_before)
{
    const char *s = j->text.data;
    ent_trim(s, &start, &end);
    if (start == end) {
        *blank_before = 1;
        return ENT_OK;
    }
    enum ent_status st =
        ent_reserve(&j->lines, &j->cap_lines, j->n_lines + 1, sizeof *j->lines, j->err);
    if (st == ENT_OK)
        j->lines[j->n_lines++] = (struct ent_line){
            (uint32_t)start, (uint32_t)end, (uint8_t)hint, 0, (uint8_t)(*blank_before != 0), 0};
    *blank_before = 0;
    return st;
}

/* Does the text itself begin with its title, on a line of its own? */
static int repeats_title(const char *text, const char *title)
{
    size_t t = 0, t_end = strlen(title), s = 0, s_end = strlen(text);
    ent_trim(title, &t, &t_end);
    ent_trim(text, &s, &s_end);
    return s_end - s >= t_end - t && memcmp(text + s, title + t, t_end - t) == 0 &&
           (s_end - s == t_end - t || text[s + (t_end - t)] == '\n' ||
            text[s + (t_end - t)] == '\r');
}

/* The rows of a wrapped text below its title. */
static void join_rows(struct jsonl *j)
{
    size_t first = j->n_lines > 0 && j->lines[0].hint == ENT_LINE_TITLE;
    j->n_lines = first + ent_rows_join(j->text.data, j->lines + first, j->n_lines - first);
}

static enum ent_status make_text(struct jsonl *j)
{
    const struct value *title = &j->roles[TITLE], *text = &j->roles[TEXT];
    enum ent_status st = ENT_OK;
    enum ent_line_hint first = ENT_LINE_PLAIN;
    int blank_before = 1;
    if (j->meta.title != NULL) {
        if (repeats_title(text->item->valuestring, title->item->valuestring)) {
            first = ENT_LINE_TITLE;
        } else {
            st = add_string(j, title);
            size_t n_title = j->text.len;
            if (st == ENT_OK)
                st = ent_runs_add_through(&j->runs, j->in, j->text.len,
                                          (size_t)(title->end - j->in->bytes), 0, 0, j->err);
            ent_buf_add(&j->text, "\n\n", 2);
            if (st == ENT_OK && !j->text.failed)
                st = add_line(j, 0, n_title, ENT_LINE_TITLE, &blank_before);
            blank_before = 1;
        }
    }
    size_t start = j->text.len;
    if (st == ENT_OK)
        st = add_string(j, text);
    if (st == ENT_OK)
        st = ent_buf_check(&j->text, j->err);
    while (st == ENT_OK && start < j->text.len) {
        const char *s = j->text.data, *stop = memchr(s + start, '\n', j->text.len - start);
        size_t end = stop != NULL ? (size_t)(stop - s) : j->text.len, before = j->n_lines;
        st = add_line(j, start, end, first, &blank_before);
        if (j->n_lines > before)
            first = ENT_LINE_PLAIN;
        start = end + 1;
    }
    if (st == ENT_OK && !j->options->as_is)
        join_rows(j);
    return st;
}

/* ---- metadata ---- */

static enum ent_status fail_type(struct jsonl *j, const cJSON *item, const char *expected)
{
    return ent_fail(j->err, ENT_EFORMAT, "field '%s': %s expected, found %s", item->string,
                    expected, ent_json_kind(item));
}

/* A string, or an object that has it as 'name'; NULL: neither. */
static const char *name_of(const cJSON *item)
{
    if (cJSON_IsObject(item))
        item = cJSON_GetObjectItemCaseSensitive(item, "name");
    return cJSON_GetStringValue(item);
}

static enum ent_status set_authors(struct jsonl *j, const cJSON *item)
{
    enum ent_status st = ENT_OK;
    const cJSON *one = cJSON_IsArray(item) ? item->child : item;
    for (; st == ENT_OK && one != NULL; one = cJSON_IsArray(item) ? one->next : NULL) {
        const char *name = name_of(one);
        if (name != NULL)
            st = ent_meta_add_authors(&j->meta, name, strlen(name), j->err);
        else if (!cJSON_IsNull(one))
            return fail_type(j, item,
                             "names (a string, a list of strings or of objects with 'name')");
    }
    return st;
}

/* What is written in another form than ISO's is kept as a field: nothing is guessed, nothing lost.
 */
static enum ent_status set_published(struct jsonl *j, const struct value *v)
{
    const char *s = v->item->valuestring;
    if (cJSON_IsNumber(v->item))
        ent_meta_set_date(&j->meta, v->start, (size_t)(v->end - v->start), "field");
    else if (cJSON_IsString(v->item))
        ent_meta_set_date(&j->meta, s, strlen(s), "field");
    else
        return fail_type(j, v->item, "a date");
    return ent_date_is(j->meta.published) ? ENT_OK : add_field(j, v);
}

static enum ent_status set_string(struct jsonl *j, enum role role, const char **field)
{
    const struct value *v = &j->roles[role];
    if (v->item == NULL)
        return ENT_OK;
    const char *s = role == PUBLISHER ? name_of(v->item) : cJSON_GetStringValue(v->item);
    if (s != NULL)
        return ent_meta_set(&j->meta, field, s, strlen(s), j->err);
    if (role == ID && cJSON_IsNumber(v->item))
        return ent_meta_set(&j->meta, field, v->start, (size_t)(v->end - v->start), j->err);
    return fail_type(j, v->item, "a string");
}

static enum ent_status make_meta(struct jsonl *j)
{
    struct ent_article *m = &j->meta;
    enum ent_status st = set_string(j, ID, &m->id);
    if (st == ENT_OK)
        st = set_string(j, TITLE, &m->title);
    if (st == ENT_OK)
        st = set_string(j, PUBLISHER, &m->publisher);
    if (st == ENT_OK)
        st = set_string(j, LANGUAGE, &m->language);
    if (st == ENT_OK && j->roles[AUTHORS].item != NULL)
        st = set_authors(j, j->roles[AUTHORS].item);
    if (st == ENT_OK && j->roles[PUBLISHED].item != NULL)
        st = set_published(j, &j->roles[PUBLISHED]);
    return st;
}

static enum ent_status check_text(struct jsonl *j)
{
    const struct value *v = &j->roles[TEXT];
    if (v->item == NULL && j->options->field_text != NULL)
        return ent_fail(j->err, ENT_EFORMAT, "no field '%s' with the text", j->options->field_text);
    if (v->item == NULL)
        return ent_fail(j->err, ENT_EFORMAT,
                        "no field with the text (text, body, content, article)");
    if (!cJSON_IsString(v->item))
        return fail_type(j, v->item, "a string");
    size_t start = 0, end = strlen(v->item->valuestring);
    ent_trim(v->item->valuestring, &start, &end);
    if (start == end)
        return ent_fail(j->err, ENT_EFORMAT, "field '%s': the text is empty", v->item->string);
    return ENT_OK;
}

/* ---- records ---- */

static void reset_record(struct jsonl *j)
{
    struct ent_article *m = &j->meta;
    ent_buf_clear(&j->text);
    j->runs.n = 0;
    j->n_lines = 0;
    ent_arena_reset(&m->arena);
    m->n_authors = m->n_fields = 0;
    m->id = m->title = m->publisher = m->language = m->published_how = NULL;
    m->published = m->published_alt = (struct ent_date){0};
}

/* ENT_EFORMAT: a bad record, and err says why. */
static enum ent_status make_record(struct jsonl *j, const char *line, const char *end)
{
    cJSON *root;
    size_t fault;
    enum ent_status st = ent_json_parse(line, (size_t)(end - line), &root, &fault, j->err);
    if (st != ENT_OK)
        return ent_fail_in(j->err, st, "byte %zu of the line", fault);
    reset_record(j);
    if (!cJSON_IsObject(root))
        st = ent_fail(j->err, ENT_EFORMAT, "an object {...} expected, found %s",
                      ent_json_kind(root));
    if (st == ENT_OK)
        st = find_values(j, root, line, end);
    if (st == ENT_OK)
        st = check_text(j);
    if (st == ENT_OK)
        st = make_meta(j);
    if (st == ENT_OK)
        st = make_text(j);
    cJSON_Delete(root);
    return st;
}

static enum ent_status give_record(struct jsonl *j)
{
    const struct ent_page page = {.text = j->text.data,
                                  .n = j->text.len,
                                  .runs = j->runs.runs,
                                  .n_runs = j->runs.n,
                                  .lines = j->lines,
                                  .n_lines = j->n_lines,
                                  .single = 1,
                                  .meta = &j->meta};
    return ent_page_read(&page, j->in, j->options, j->sink, j->stats, &j->ordinal, j->err);
}

static enum ent_status read_record(struct jsonl *j, const char *line, const char *end)
{
    enum ent_status st = make_record(j, line, end);
    if (st == ENT_OK)
        return give_record(j);
    ent_fail_in(j->err, st, "%s:%zu", j->in->path, j->line_number);
    if (st != ENT_EFORMAT || j->options->strict)
        return st;
    j->stats->bad_records++;
    j->sink->warn(j->sink->ctx, j->err->message);
    return ENT_OK;
}

enum ent_status ent_read_jsonl(const struct ent_input *in, const struct ent_source_options *options,
                               const struct ent_source_sink *sink, struct ent_source_stats *stats,
                               struct ent_error *err)
{
    struct ent_error own;
    struct jsonl j = {.in = in, .options = options, .sink = sink, .stats = stats, .line_number = in->lines_before};
    enum ent_status st = ENT_OK;
    const char *p = in->bytes + in->from, *end = in->bytes + in->n;
    j.err = err != NULL ? err : &own;
    while (st == ENT_OK && p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (stop == NULL)
            stop = end;
        j.line_number++;
        if (ent_interrupted())
            st = ent_fail_interrupted(j.err);
        else if (skip_space(p, stop) < stop)
            st = read_record(&j, p, stop);
        p = stop < end ? stop + 1 : end;
    }
    ent_buf_done(&j.text);
    ent_runs_done(&j.runs);
    ent_free(j.lines);
    ent_article_done(&j.meta);
    return st;
}
