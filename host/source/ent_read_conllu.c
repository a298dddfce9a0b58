/*
 * CoNLL-U v2 (https://universaldependencies.org/format.html): somebody else's words, tags and
 * trees, kept as they are.  A document per "# newdoc", a paragraph per "# newpar"; what the
 * metadata says stands in comments "# meta::NAME = VALUE" (as in the GUM corpus) of a document's
 * first sentence.
 *
 * A sentence is read whole and checked before any of it enters the document, so that a bad one can
 * be said and left out.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "source/ent_source.h"

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, N_COLUMNS };

static const char *const column_names[N_COLUMNS] = {"ID",    "FORM", "LEMMA",  "UPOS", "XPOS",
                                                    "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"};

/* What stands in the text: a word, or a multi-word token. */
struct surface {
    size_t source, len;   /* its form, in the input's bytes */
    uint32_t first, last; /* words of the sentence, 0-based */
    int no_space;         /* SpaceAfter=No */
};

struct reader {
    const struct ent_input *in;
    const struct ent_source_options *options;
    const struct ent_source_sink *sink;
    struct ent_source_stats *stats;
    size_t line; /* 1-based */
    uint32_t ordinal;

    struct ent_article a; /* the document at hand; a.parse is NULL: none is */
    struct ent_buf text;
    size_t paragraph;         /* where the paragraph at hand begins */
    enum ent_block_kind kind; /* what it is */
    int new_paragraph, glued; /* before the next sentence: a border; no space */

    struct ent_buf comments;                   /* the sentence at hand */
    size_t first_line;                         /* of its words, 0: none yet */
    size_t first_word, first_mwt, first_empty; /* in a.parse: what the document had before it */
    struct surface *surfaces;
    size_t n_surfaces, cap_surfaces;
    uint32_t empty_minor; /* of the last empty node at this place */
    int bad;
    unsigned char *marks; /* for the search of cycles */
    size_t cap_marks;
};

/* ---- faults ---- */

/* Say what is wrong with the sentence at hand, and leave it out; the error itself where strict. */
static enum ent_status fault(struct reader *r, struct ent_error *err, size_t line,
                             const char *format, ...) ENT_PRINTF(4, 5);

static enum ent_status fault(struct reader *r, struct ent_error *err, size_t line,
                             const char *format, ...)
{
    char what[400], sentence[1000];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    if (r->options->strict)
        return ent_fail(err, ENT_EFORMAT, "%s:%zu: %s", r->in->path, line, what);
    r->bad = 1;
    r->stats->bad_records++;
    snprintf(sentence, sizeof sentence, "%s:%zu: %s; this sentence is left out", r->in->path, line,
             what);
    if (r->sink->warn != NULL)
        r->sink->warn(r->sink->ctx, sentence);
    return ENT_OK;
}

static enum ent_status no_memory(const struct reader *r, struct ent_error *err)
{
    return ent_fail(err, ENT_ENOMEM, "%s:%zu: out of memory", r->in->path, r->line);
}

/* ---- where the bytes came from ---- */

/* The run of a converted input that holds this byte. */
static const struct ent_run *run_at(const struct ent_input *in, size_t offset)
{
    size_t low = 0, high = in->n_runs;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (in->runs[mid].text <= offset)
            low = mid;
        else
            high = mid;
    }
    return &in->runs[low];
}

/* A run of the document for n bytes at 'text' that stand at 'source' of the input. */
static enum ent_status add_run(struct reader *r, size_t text, size_t source, size_t n,
                               struct ent_error *err)
{
    const struct ent_input *in = r->in;
    if (in->runs == NULL || in->n_runs == 0)
        return ent_article_add_run(&r->a, text, source, n, n > 0, err);
    const struct ent_run *first = run_at(in, source),
                         *last = run_at(in, source + (n > 0 ? n - 1 : 0));
    if (first == last && first->exact)
        return ent_article_add_run(&r->a, text, first->source + (source - first->text), n, n > 0,
                                   err);
    uint64_t end = last->source + last->n_source;
    return ent_article_add_run(&r->a, text, first->source,
                               n > 0 ? (size_t)(end - first->source) : 0, 0, err);
}

/* ---- documents ---- */

static enum ent_status begin_document(struct reader *r, struct ent_error *err)
{
    r->a = (struct ent_article){0};
    ent_buf_clear(&r->text);
    r->paragraph = 0;
    r->kind = ENT_BLOCK_PARAGRAPH;
    r->new_paragraph = 0;
    r->a.parse = ent_calloc(1, sizeof *r->a.parse);
    r->a.file = ent_arena_strdup(&r->a.arena, r->in->file);
    return r->a.parse == NULL || r->a.file == NULL ? no_memory(r, err) : ENT_OK;
}

static enum ent_status end_paragraph(struct reader *r, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (r->text.len > r->paragraph)
        st = ent_article_add_block(&r->a, r->kind, ENT_JUNK_NONE, r->paragraph, r->text.len, err);
    r->kind = ENT_BLOCK_PARAGRAPH;
    r->paragraph = r->text.len;
    return st;
}

/* Give the document at hand to the sink; one without a sentence is dropped. */
static enum ent_status end_document(struct reader *r, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (r->a.parse == NULL)
        return ENT_OK;
    if (r->a.parse->n_sentences > 0 && (st = end_paragraph(r, err)) == ENT_OK) {
        r->a.ordinal = ++r->ordinal;
        st = ent_source_give(r->in, &r->a, &r->text, r->sink, r->stats, err);
    }
    ent_article_done(&r->a);
    return st;
}

/* ---- comments ---- */

/* The value of "# NAME = VALUE", or NULL if the comment's name is another; without '=' it is "". */
static const char *comment_value(const char *s, size_t n, const char *name, size_t *n_value)
{
    size_t i = 1, k = strlen(name);
    while (i < n && s[i] == ' ')
        i++;
    if (n - i < k || memcmp(s + i, name, k) != 0)
        return NULL;
    for (i += k; i < n && s[i] == ' ';)
        i++;
    if (i < n && s[i] != '=')
        return NULL;
    for (i += i < n; i < n && s[i] == ' ';)
        i++;
    *n_value = n - i;
    return s + i;
}

static enum ent_status add_authors(struct reader *r, const char *s, size_t n, struct ent_error *err)
{
    char border = memchr(s, ';', n) != NULL ? ';' : ',';
    enum ent_status st = ENT_OK;
    for (size_t i = 0, end; st == ENT_OK && i <= n; i = end + 1) {
        const char *p = i < n ? memchr(s + i, border, n - i) : NULL;
        end = p != NULL ? (size_t)(p - s) : n;
        size_t from = i, to = end;
        while (from < to && s[from] == ' ')
            from++;
        while (to > from && s[to - 1] == ' ')
            to--;
        if (to > from)
            st = ent_article_add_author(&r->a, s + from, to - from, err);
    }
    return st;
}

/* "meta::NAME = VALUE": the names that we have a place for go there, all are kept as fields. */
static enum ent_status add_meta(struct reader *r, const char *s, size_t n, struct ent_error *err)
{
    char name[64];
    const char *equals = memchr(s, '=', n), *colons = memchr(s, ':', n);
    if (equals == NULL || colons == NULL || equals < colons + 2)
        return ENT_OK;
    size_t k = (size_t)(equals - colons) - 2;
    while (k > 0 && colons[2 + k - 1] == ' ')
        k--;
    if (k == 0 || k >= sizeof name)
        return ENT_OK;
    memcpy(name, colons + 2, k);
    name[k] = '\0';
    const char *value = equals + 1;
    size_t n_value = n - (size_t)(value - s);
    for (; n_value > 0 && *value == ' '; n_value--)
        value++;

    const char **place = strcmp(name, "title") == 0       ? &r->a.title
                         : strcmp(name, "publisher") == 0 ? &r->a.publisher
                         : strcmp(name, "language") == 0  ? &r->a.language
                                                          : NULL;
    if (place != NULL) {
        *place = ent_arena_strndup(&r->a.arena, value, n_value);
        return *place == NULL ? no_memory(r, err) : ENT_OK;
    }
    if (strcmp(name, "author") == 0 || strcmp(name, "authors") == 0)
        return add_authors(r, value, n_value, err);
    if (strcmp(name, "dateCreated") == 0 || strcmp(name, "datePublished") == 0) {
        struct ent_date date;
        if (ent_date_parse(value, n_value, &date)) {
            r->a.published = date;
            r->a.published_how = "meta";
            return ENT_OK;
        }
    }
    return ent_article_add_field(&r->a, name, value, n_value, err);
}

/* GUM says what kind of paragraph begins: "# newpar_block = head (1 s)". */
static enum ent_block_kind paragraph_kind(const char *s, size_t n)
{
    if (n >= 4 && memcmp(s, "head", 4) == 0)
        return ENT_BLOCK_HEADING;
    return n >= 4 && memcmp(s, "item", 4) == 0 ? ENT_BLOCK_ITEM : ENT_BLOCK_PARAGRAPH;
}

static enum ent_status read_comment(struct reader *r, const char *s, size_t n,
                                    struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    const char *value;
    size_t n_value;
    if (r->first_line != 0)
        return r->bad ? ENT_OK : fault(r, err, r->line, "a comment inside a sentence");
    if (r->a.parse == NULL && (st = begin_document(r, err)) != ENT_OK)
        return st;
    if ((value = comment_value(s, n, "newdoc id", &n_value)) != NULL ||
        (value = comment_value(s, n, "newdoc", &n_value)) != NULL) {
        if (!r->options->as_is &&
            ((st = end_document(r, err)) != ENT_OK || (st = begin_document(r, err)) != ENT_OK))
            return st;
        r->new_paragraph = 1;
        if (n_value > 0 && !r->options->as_is) {
            r->a.id = ent_arena_strndup(&r->a.arena, value, n_value);
            if (r->a.id == NULL)
                return no_memory(r, err);
        }
    } else if (comment_value(s, n, "newpar id", &n_value) != NULL ||
               comment_value(s, n, "newpar", &n_value) != NULL) {
        st = end_paragraph(r, err);
        r->new_paragraph = 1;
    } else if ((value = comment_value(s, n, "newpar_block", &n_value)) != NULL) {
        r->kind = paragraph_kind(value, n_value);
    } else if (n > 8 && memcmp(s, "# meta::", 8) == 0) {
        st = add_meta(r, s, n, err);
    }
    if (r->comments.len > 0)
        ent_buf_addc(&r->comments, '\n');
    ent_buf_add(&r->comments, s, n);
    return st;
}

/* ---- lines of a sentence ---- */

/* Digits only, and below 2^31: the number, else -1. */
static int64_t read_number(const char *s, size_t n)
{
    int64_t value = 0;
    if (n == 0 || n > 9)
        return -1;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

/* Cut a copy of the line into its columns; the status of the fault where they are not ten. */
static enum ent_status cut_columns(struct reader *r, const char *s, size_t n,
                                   char *columns[N_COLUMNS], struct ent_error *err)
{
    size_t tabs = 0;
    for (size_t i = 0; i < n; i++)
        tabs += s[i] == '\t';
    if (tabs != N_COLUMNS - 1)
        return fault(r, err, r->line, "expected 10 columns with tabs between them, found %zu",
                     tabs + 1);
    char *copy = ent_arena_strndup(&r->a.arena, s, n);
    if (copy == NULL)
        return no_memory(r, err);
    for (size_t column = 0; column < N_COLUMNS; column++) {
        columns[column] = copy;
        copy += strcspn(copy, "\t");
        *copy++ = '\0';
    }
    for (size_t column = 0; column < N_COLUMNS; column++)
        if (columns[column][0] == '\0')
            return fault(r, err, r->line, "column %s is empty (\"_\" stands for nothing)",
                         column_names[column]);
    return ENT_OK;
}

static int has_no_space(const char *misc)
{
    static const char flag[] = "SpaceAfter=No";
    for (const char *p = misc; p != NULL && *p != '\0'; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, flag, sizeof flag - 1) == 0 &&
            (p[sizeof flag - 1] == '\0' || p[sizeof flag - 1] == '|'))
            return 1;
    }
    return 0;
}

static enum ent_status add_surface(struct reader *r, struct surface surface, struct ent_error *err)
{
    enum ent_status st =
        ent_reserve(&r->surfaces, &r->cap_surfaces, r->n_surfaces + 1, sizeof *r->surfaces, err);
    if (st == ENT_OK)
        r->surfaces[r->n_surfaces++] = surface;
    return st;
}

static const char *or_null(const char *s) { return strcmp(s, "_") == 0 ? NULL : s; }

static uint32_t words_so_far(const struct reader *r)
{
    return (uint32_t)(r->a.parse->n_words - r->first_word);
}

static enum ent_status read_word(struct reader *r, char *columns[N_COLUMNS], struct surface surface,
                                 struct ent_error *err)
{
    struct ent_parsed *p = r->a.parse;
    int64_t id = read_number(columns[ID], strlen(columns[ID]));
    int64_t head =
        strcmp(columns[HEAD], "_") == 0 ? -1 : read_number(columns[HEAD], strlen(columns[HEAD]));
    if (id != (int64_t)words_so_far(r) + 1)
        return fault(r, err, r->line, "expected word number %u, found \"%.40s\"",
                     words_so_far(r) + 1, columns[ID]);
    if (head < 0 && strcmp(columns[HEAD], "_") != 0)
        return fault(r, err, r->line, "column HEAD is \"%.40s\", expected a number or \"_\"",
                     columns[HEAD]);
    enum ent_status st =
        ent_reserve(&p->words, &p->cap_words, p->n_words + 1, sizeof *p->words, err);
    if (st != ENT_OK)
        return st;
    p->words[p->n_words++] = (struct ent_parsed_word){.form = columns[FORM],
                                                      .lemma = or_null(columns[LEMMA]),
                                                      .upos = or_null(columns[UPOS]),
                                                      .xpos = or_null(columns[XPOS]),
                                                      .feats = or_null(columns[FEATS]),
                                                      .deprel = or_null(columns[DEPREL]),
                                                      .deps = or_null(columns[DEPS]),
                                                      .misc = or_null(columns[MISC]),
                                                      .head = (int32_t)head};
    r->empty_minor = 0;
    if (p->n_mwts > r->first_mwt && p->mwts[p->n_mwts - 1].last >= words_so_far(r) - 1)
        return ENT_OK; /* the multi-word token is what stands in the text */
    surface.first = surface.last = words_so_far(r) - 1;
    return add_surface(r, surface, err);
}

static enum ent_status read_range(struct reader *r, char *columns[N_COLUMNS], size_t n_line,
                                  struct surface surface, struct ent_error *err)
{
    struct ent_parsed *p = r->a.parse;
    const char *dash = strchr(columns[ID], '-');
    int64_t first = read_number(columns[ID], (size_t)(dash - columns[ID]));
    int64_t last = read_number(dash + 1, strlen(dash + 1));
    int inside = p->n_mwts > r->first_mwt && p->mwts[p->n_mwts - 1].last >= words_so_far(r);
    if (first < 0 || last <= first || first != (int64_t)words_so_far(r) + 1 || inside)
        return fault(r, err, r->line,
                     "the range %.40s does not begin at word %u, or ends before it begins",
                     columns[ID], words_so_far(r) + 1);
    enum ent_status st = ent_reserve(&p->mwts, &p->cap_mwts, p->n_mwts + 1, sizeof *p->mwts, err);
    if (st != ENT_OK)
        return st;
    char *rest = columns[LEMMA], *end = columns[ID] + n_line;
    for (char *c = rest; c < end; c++)
        if (*c == '\0')
            *c = '\t';
    struct ent_parsed_mwt mwt = {(uint32_t)first - 1, (uint32_t)last - 1, columns[FORM],
                                 strcmp(rest, "_\t_\t_\t_\t_\t_\t_\t_") == 0 ? NULL : rest};
    p->mwts[p->n_mwts++] = mwt;
    surface.first = mwt.first;
    surface.last = mwt.last;
    return add_surface(r, surface, err);
}

static enum ent_status read_empty(struct reader *r, char *columns[N_COLUMNS], size_t n_line,
                                  struct ent_error *err)
{
    struct ent_parsed *p = r->a.parse;
    const char *dot = strchr(columns[ID], '.');
    int64_t major = read_number(columns[ID], (size_t)(dot - columns[ID]));
    int64_t minor = read_number(dot + 1, strlen(dot + 1));
    if (major != words_so_far(r) || minor != (int64_t)r->empty_minor + 1)
        return fault(r, err, r->line, "expected empty node %u.%u, found \"%.40s\"", words_so_far(r),
                     r->empty_minor + 1, columns[ID]);
    enum ent_status st =
        ent_reserve(&p->empties, &p->cap_empties, p->n_empties + 1, sizeof *p->empties, err);
    if (st != ENT_OK)
        return st;
    for (char *c = columns[ID]; c < columns[ID] + n_line; c++)
        if (*c == '\0')
            *c = '\t';
    p->empties[p->n_empties++] = (struct ent_parsed_empty){(uint32_t)major, columns[ID]};
    r->empty_minor++;
    return ENT_OK;
}

static enum ent_status read_line(struct reader *r, const char *s, size_t n, struct ent_error *err)
{
    char *columns[N_COLUMNS] = {NULL};
    enum ent_status st = ENT_OK;
    if (r->bad)
        return ENT_OK; /* its first fault is said already */
    if (r->a.parse == NULL && (st = begin_document(r, err)) != ENT_OK)
        return st;
    if (r->first_line == 0) {
        r->first_line = r->line;
        r->first_word = r->a.parse->n_words;
        r->first_mwt = r->a.parse->n_mwts;
        r->first_empty = r->a.parse->n_empties;
    }
    if ((st = cut_columns(r, s, n, columns, err)) != ENT_OK || r->bad || columns[FORM] == NULL)
        return st;
    struct surface surface = {(size_t)(s - r->in->bytes) + (size_t)(columns[FORM] - columns[ID]),
                              strlen(columns[FORM]), 0, 0, has_no_space(columns[MISC])};
    if (strchr(columns[ID], '-') != NULL)
        return read_range(r, columns, n, surface, err);
    if (strchr(columns[ID], '.') != NULL)
        return read_empty(r, columns, n, err);
    return read_word(r, columns, surface, err);
}

/* ---- the end of a sentence: what only the whole shows ---- */

/* The word on a cycle of heads that lies first, or n if there is none; each word is walked once. */
static size_t find_cycle(const struct ent_parsed_word *words, size_t n, unsigned char *marks)
{
    enum { UNSEEN, ON_PATH, DONE };
    memset(marks, UNSEEN, n);
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        while (marks[k] == UNSEEN) {
            marks[k] = ON_PATH;
            if (words[k].head <= 0)
                break;
            k = (size_t)words[k].head - 1;
        }
        if (marks[k] == ON_PATH && words[k].head > 0)
            return k;
        for (k = i; marks[k] == ON_PATH; k = (size_t)words[k].head - 1) {
            marks[k] = DONE;
            if (words[k].head <= 0)
                break;
        }
    }
    return n;
}

static enum ent_status check_tree(struct reader *r, struct ent_error *err)
{
    const struct ent_parsed_word *words = r->a.parse->words + r->first_word;
    size_t n = words_so_far(r), heads = 0, roots = 0;
    for (size_t i = 0; i < n; i++) {
        if (words[i].head > (int64_t)n)
            return fault(r, err, r->first_line, "word %zu has head %d in a sentence of %zu words",
                         i + 1, (int)words[i].head, n);
        heads += words[i].head >= 0;
        roots += words[i].head == 0;
    }
    enum ent_status st = ent_reserve(&r->marks, &r->cap_marks, n, 1, err);
    if (st != ENT_OK)
        return st;
    size_t cycle = find_cycle(words, n, r->marks);
    if (cycle < n)
        return fault(r, err, r->first_line, "the heads form a cycle through word %zu", cycle + 1);
    if (heads == n && roots == 0)
        return fault(r, err, r->first_line, "the sentence has no root (a word whose head is 0)");
    return ENT_OK;
}

static enum ent_status check_sentence(struct reader *r, struct ent_error *err)
{
    const struct ent_parsed *p = r->a.parse;
    if (words_so_far(r) == 0)
        return fault(r, err, r->first_line, "a sentence without words");
    if (p->n_mwts > r->first_mwt && p->mwts[p->n_mwts - 1].last >= words_so_far(r))
        return fault(r, err, r->first_line, "the range %u-%u ends after the last word, %u",
                     p->mwts[p->n_mwts - 1].first + 1, p->mwts[p->n_mwts - 1].last + 1,
                     words_so_far(r));
    return check_tree(r, err);
}

/*
 * The bytes of a multi-word token's words: they divide it where their forms make it up (do|n't),
 * else (del = de + el) the first word has them all and the others stand empty at its end.
 */
static void divide(struct ent_parsed_word *words, const struct surface *s, const char *text,
                   uint32_t start)
{
    size_t at = 0;
    uint32_t end = start + (uint32_t)s->len;
    for (uint32_t i = s->first; i <= s->last && at != SIZE_MAX; i++) {
        size_t n = strlen(words[i].form);
        at = n <= s->len - at && memcmp(text + at, words[i].form, n) == 0 ? at + n : SIZE_MAX;
    }
    int fits = at == s->len;
    for (uint32_t i = s->first; i <= s->last; i++) {
        words[i].start = i == s->first ? start : words[i - 1].end;
        words[i].end = fits ? words[i].start + (uint32_t)strlen(words[i].form) : end;
    }
}

/* Bytes that are not in the file, before the next token. */
static enum ent_status add_inserted(struct reader *r, const char *s, size_t source,
                                    struct ent_error *err)
{
    size_t at = r->text.len;
    ent_buf_adds(&r->text, s);
    return add_run(r, at, source, 0, err);
}

static enum ent_status add_text(struct reader *r, struct ent_error *err)
{
    struct ent_parsed_word *words = r->a.parse->words + r->first_word;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < r->n_surfaces; i++) {
        const struct surface *s = &r->surfaces[i];
        const char *between = i > 0 || !r->new_paragraph ? (r->glued ? "" : " ") : "\n\n";
        if (r->text.len > 0 && *between != '\0' &&
            (st = add_inserted(r, between, s->source, err)) != ENT_OK)
            return st;
        if (i == 0 && r->new_paragraph)
            r->paragraph = r->text.len;
        size_t start = r->text.len;
        if (s->len > UINT32_MAX - 2 - start)
            return ent_fail(err, ENT_ELIMIT, "%s:%zu: a document of more than 4 GiB of text",
                            r->in->path, r->line);
        ent_buf_add(&r->text, r->in->bytes + s->source, s->len);
        if ((st = ent_buf_check(&r->text, err)) == ENT_OK)
            st = add_run(r, start, s->source, s->len, err);
        divide(words, s, r->in->bytes + s->source, (uint32_t)start);
        r->glued = s->no_space;
    }
    r->new_paragraph = 0;
    return st;
}

static enum ent_status keep_sentence(struct reader *r, struct ent_error *err)
{
    struct ent_parsed *p = r->a.parse;
    const char *comments = NULL;
    enum ent_status st = ent_reserve(&p->sentences, &p->cap_sentences, p->n_sentences + 1,
                                     sizeof *p->sentences, err);
    if (st != ENT_OK || (st = ent_buf_check(&r->comments, err)) != ENT_OK)
        return st;
    if (r->comments.len > 0 &&
        (comments = ent_arena_strndup(&r->a.arena, r->comments.data, r->comments.len)) == NULL)
        return no_memory(r, err);
    if ((st = add_text(r, err)) != ENT_OK)
        return st;
    p->sentences[p->n_sentences++] =
        (struct ent_parsed_sentence){.first_word = (uint32_t)r->first_word,
                                     .n_words = words_so_far(r),
                                     .first_mwt = (uint32_t)r->first_mwt,
                                     .n_mwts = (uint32_t)(p->n_mwts - r->first_mwt),
                                     .first_empty = (uint32_t)r->first_empty,
                                     .n_empties = (uint32_t)(p->n_empties - r->first_empty),
                                     .comments = comments};
    return ENT_OK;
}

static enum ent_status end_sentence(struct reader *r, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (r->first_line == 0)
        return ENT_OK; /* blank lines, or comments that a blank line parts from their sentence */
    if (!r->bad)
        st = check_sentence(r, err);
    if (st == ENT_OK && !r->bad) {
        st = keep_sentence(r, err);
    } else if (r->a.parse != NULL) {
        r->a.parse->n_words = r->first_word;
        r->a.parse->n_mwts = r->first_mwt;
        r->a.parse->n_empties = r->first_empty;
    }
    ent_buf_clear(&r->comments);
    r->n_surfaces = 0;
    r->first_line = 0;
    r->empty_minor = 0;
    r->bad = 0;
    return st;
}

/* ---- the file ---- */

static int is_blank(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] != ' ' && s[i] != '\t')
            return 0;
    return 1;
}

static enum ent_status read_lines(struct reader *r, struct ent_error *err)
{
    const char *s = r->in->bytes + r->in->from, *end = r->in->bytes + r->in->n;
    enum ent_status st = ENT_OK;
    if (end - s >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
        s += 3;
    while (st == ENT_OK && s < end) {
        const char *newline = memchr(s, '\n', (size_t)(end - s));
        const char *next = newline != NULL ? newline + 1 : end;
        size_t n = (size_t)((newline != NULL ? newline : end) - s);
        if (n > 0 && s[n - 1] == '\r')
            n--;
        r->line++;
        if (r->line % 4096 == 0 && ent_interrupted())
            return ent_fail_interrupted(err);
        if (is_blank(s, n))
            st = end_sentence(r, err);
        else if (s[0] == '#')
            st = read_comment(r, s, n, err);
        else
            st = read_line(r, s, n, err);
        s = next;
    }
    if (st == ENT_OK &&
        (st = end_sentence(r, err)) == ENT_OK) /* the last blank line may be missing */
        st = end_document(r, err);
    return st;
}

enum ent_status ent_read_conllu(const struct ent_input *in,
                                const struct ent_source_options *options,
                                const struct ent_source_sink *sink, struct ent_source_stats *stats,
                                struct ent_error *err)
{
    struct reader r = {.in = in, .options = options, .sink = sink, .stats = stats, .line = in->lines_before};
    enum ent_status st = read_lines(&r, err);
    ent_article_done(&r.a);
    ent_buf_done(&r.text);
    ent_buf_done(&r.comments);
    ent_free(r.surfaces);
    ent_free(r.marks);
    return st;
}
