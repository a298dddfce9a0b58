/*
 * Vertical text, as CWB and Sketch Engine have it: a line a word, its columns apart by tabs; a line a tag.
 *
 *     <doc id="d1" publisher="Baltic Wire" published="2025-06-13">
 *     <s>
 *     Gas     NN    gas
 *     <g/>
 *     .       .     .
 *     </s>
 *     </doc>
 *
 * The text is made of the words, a space between them but at <g/>, a sentence a line.  Where a sentence lies in
 * the file is kept, not where each word does: a map of every word would be larger than its index.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "source/ent_meta.h"
#include "source/ent_runs.h"
#include "source/ent_source.h"
#include "text/ent_utf8.h"

enum { MOST_COLUMNS = 32, MOST_OPEN = 64 };

/* Where a column's value goes: into struct ent_parsed_word, or to the further columns. */
enum place { FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, MORE };
static const struct {
    const char *name;
    enum place place;
} known[] = {{"word", FORM},   {"form", FORM},     {"lemma", LEMMA}, {"upos", UPOS}, {"pos", XPOS}, {"xpos", XPOS},
             {"feats", FEATS}, {"deprel", DEPREL}, {"head", HEAD},   {"deps", DEPS}, {"misc", MISC}};

struct reader {
    const struct ent_input *in;
    const struct ent_source_options *options;
    const struct ent_source_sink *sink;
    struct ent_source_stats *stats;
    size_t line; /* 1-based */
    uint32_t ordinal;
    enum place places[MOST_COLUMNS]; /* of the columns */
    size_t n_columns;
    const char *more_names[MOST_COLUMNS];
    size_t n_more;
    struct ent_buf names; /* what more_names point into */

    struct ent_article a; /* the document at hand; a.parse is NULL: none is */
    struct ent_buf text;
    struct ent_runs runs;
    char doc_tag[16];                /* that began it; "": none did */
    size_t paragraph;                /* where the block at hand begins */
    enum ent_block_kind kind;        /* what it is */
    size_t open[MOST_OPEN], n_open;  /* spans whose end was not met: in a.parse->spans */
    int glued, paragraph_break;      /* before the next word: no space; an empty line */
    size_t sentence_source;          /* of the sentence at hand: its first byte in the file */
    size_t sentence_text, sentence_word;
    size_t source_end;               /* of its last word's line */
    const char *comments;            /* of <s ...> */
    struct ent_buf scratch;
    int said_columns;
};

/* ---- faults ---- */

static enum ent_status fault(struct reader *r, struct ent_error *err, const char *format, ...) ENT_PRINTF(3, 4);

/* Say what is wrong with the line at hand; the error itself where strict. */
static enum ent_status fault(struct reader *r, struct ent_error *err, const char *format, ...)
{
    char what[400], sentence[1000];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    if (r->options->strict)
        return ent_fail(err, ENT_EFORMAT, "%s:%zu: %s", r->in->path, r->line, what);
    r->stats->bad_records++;
    snprintf(sentence, sizeof sentence, "%s:%zu: %s", r->in->path, r->line, what);
    if (r->sink->warn != NULL)
        r->sink->warn(r->sink->ctx, sentence);
    return ENT_OK;
}

static enum ent_status no_memory(const struct reader *r, struct ent_error *err)
{
    return ent_fail(err, ENT_ENOMEM, "%s:%zu: out of memory", r->in->path, r->line);
}

/* ---- columns ---- */

static enum ent_status add_column(struct reader *r, const char *name, struct ent_error *err)
{
    enum place place = MORE;
    if (r->n_columns == MOST_COLUMNS)
        return ent_fail(err, ENT_EARG, "more than %d columns", MOST_COLUMNS);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0)
            place = known[i].place;
    for (size_t i = 0; i < r->n_columns; i++)
        if (place != MORE && r->places[i] == place)
            return ent_fail(err, ENT_EARG, "the column %s stands twice", name);
    if (strlen(name) > 31 || name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] != '\0' ||
        *name == '\0' || strcmp(name, "lower") == 0)
        return ent_fail(err, ENT_EARG, "'%s' cannot be the name of a column", name);
    r->places[r->n_columns++] = place;
    if (place == MORE)
        r->more_names[r->n_more++] = name;
    return ENT_OK;
}

static enum ent_status read_columns(struct reader *r, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    ent_buf_adds(&r->names, r->options->columns != NULL ? r->options->columns : "word,pos,lemma");
    if ((st = ent_buf_check(&r->names, err)) != ENT_OK)
        return st;
    for (char *name = r->names.data, *next; st == ENT_OK && name != NULL; name = next) {
        next = strchr(name, ',');
        if (next != NULL)
            *next++ = '\0';
        st = add_column(r, name, err);
    }
    if (st == ENT_OK && r->places[0] != FORM)
        return ent_fail(err, ENT_EARG, "the first column must be 'word'");
    return st == ENT_OK ? ENT_OK : ent_fail_in(err, st, "columns '%s'", r->options->columns);
}

/* ---- sentences ---- */

static enum ent_status end_sentence(struct reader *r, struct ent_error *err)
{
    struct ent_parsed *p = r->a.parse;
    if (p == NULL || p->n_words == r->sentence_word) {
        r->comments = NULL;
        return ENT_OK;
    }
    size_t n = p->n_words - r->sentence_word;
    enum ent_status st = ent_reserve(&p->sentences, &p->cap_sentences, p->n_sentences + 1, sizeof *p->sentences, err);
    for (size_t i = r->sentence_word; st == ENT_OK && i < p->n_words; i++) {
        if (p->words[i].head < 0 || (size_t)p->words[i].head <= n)
            continue;
        st = fault(r, err, "the sentence that ends here has %zu words and a head %d", n, p->words[i].head);
        p->words[i].head = -1;
    }
    if (st == ENT_OK)
        st = ent_runs_add_through(&r->runs, r->in, r->sentence_text, r->sentence_source,
                                  r->source_end - r->sentence_source, 0, err);
    if (st == ENT_OK)
        p->sentences[p->n_sentences++] = (struct ent_parsed_sentence){
            .first_word = (uint32_t)r->sentence_word, .n_words = (uint32_t)n, .comments = r->comments};
    r->sentence_word = p->n_words;
    r->comments = NULL;
    r->glued = 0;
    return st;
}

/* ---- documents ---- */

static enum ent_status begin_document(struct reader *r, struct ent_error *err)
{
    r->a = (struct ent_article){0};
    ent_buf_clear(&r->text);
    r->runs.n = 0;
    r->paragraph = r->sentence_word = r->n_open = 0;
    r->kind = ENT_BLOCK_PARAGRAPH;
    r->paragraph_break = r->glued = 0;
    r->comments = NULL;
    r->doc_tag[0] = '\0';
    r->a.parse = ent_calloc(1, sizeof *r->a.parse);
    r->a.file = ent_arena_strdup(&r->a.arena, r->in->file);
    if (r->a.parse == NULL || r->a.file == NULL)
        return no_memory(r, err);
    for (size_t i = 0; i < r->n_more; i++) {
        const char *name = ent_arena_strdup(&r->a.arena, r->more_names[i]);
        if (name == NULL)
            return no_memory(r, err);
        r->a.parse->more_names[r->a.parse->n_more++] = name;
    }
    return ENT_OK;
}

static enum ent_status end_paragraph(struct reader *r, struct ent_error *err)
{
    enum ent_status st = end_sentence(r, err);
    if (r->a.parse == NULL)
        return st;
    if (st == ENT_OK && r->text.len > r->paragraph)
        st = ent_article_add_block(&r->a, r->kind, ENT_JUNK_NONE, r->paragraph, r->text.len, err);
    r->kind = ENT_BLOCK_PARAGRAPH;
    r->paragraph = r->text.len;
    r->paragraph_break = 1;
    return st;
}

static void end_span(struct reader *r, size_t open)
{
    struct ent_parsed *p = r->a.parse;
    p->spans[r->open[open]].last = (uint32_t)p->n_words;
    r->n_open--;
    memmove(r->open + open, r->open + open + 1, (r->n_open - open) * sizeof *r->open);
}

/* The bytes of the spans, now that all words are there; an empty one stands before the word that follows. */
static void place_spans(struct reader *r)
{
    const struct ent_parsed *p = r->a.parse;
    for (size_t i = 0; i < p->n_spans; i++) {
        struct ent_parsed_span *s = &p->spans[i];
        s->start = s->first < p->n_words ? p->words[s->first].start : (uint32_t)r->text.len;
        s->end = s->last > s->first ? p->words[s->last - 1].end : s->start;
    }
}

/* Give the document at hand to the sink; one without a word is dropped. */
static enum ent_status end_document(struct reader *r, struct ent_error *err)
{
    if (r->a.parse == NULL)
        return ENT_OK;
    enum ent_status st = end_paragraph(r, err);
    while (st == ENT_OK && r->n_open > 0) {
        st = fault(r, err, "<%s> is not closed before its document ends", r->a.parse->spans[r->open[r->n_open - 1]].layer);
        end_span(r, r->n_open - 1);
    }
    if (st == ENT_OK && r->a.parse->n_sentences > 0) {
        place_spans(r);
        r->a.ordinal = ++r->ordinal;
        r->a.runs = r->runs.runs;
        r->a.n_runs = r->runs.n;
        r->a.cap_runs = r->runs.cap;
        r->runs = (struct ent_runs){0};
        st = ent_source_give(r->in, &r->a, &r->text, r->sink, r->stats, err);
    }
    ent_article_done(&r->a);
    return st;
}

/* ---- words ---- */

/* The five names of XML and numbers, in place; what else begins with & stays.  The new length. */
static size_t decode(char *s, size_t n)
{
    static const struct {
        const char *name;
        char c;
    } names[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};
    size_t to = 0;
    for (size_t i = 0; i < n;) {
        const char *end = s[i] == '&' ? memchr(s + i, ';', n - i < 12 ? n - i : 12) : NULL;
        size_t k = 0, size = end != NULL ? (size_t)(end - (s + i)) : 0;
        while (size > 0 && k < 5 && (strlen(names[k].name) != size || memcmp(s + i + 1, names[k].name, size) != 0))
            k++;
        if (size > 0 && k < 5) {
            s[to++] = names[k].c;
            i += size + 1;
            continue;
        }
        char *stop = NULL;
        unsigned long c = size > 2 && s[i + 1] == '#' ? s[i + 2] == 'x' ? strtoul(s + i + 3, &stop, 16) : strtoul(s + i + 2, &stop, 10) : 0;
        if (stop != NULL && stop == end && c >= ' ' && c < 0x110000 && (c < 0xD800 || c > 0xDFFF)) {
            to += ent_utf8_put((uint32_t)c, s + to); /* shorter than what named it */
            i += size + 1;
            continue;
        }
        s[to++] = s[i++];
    }
    return to;
}

static enum ent_status set_head(struct reader *r, struct ent_parsed_word *w, const char *value, struct ent_error *err)
{
    char *stop;
    long head = strtol(value, &stop, 10);
    if (*value == '\0' || *stop != '\0' || head < 0 || head > INT32_MAX)
        return fault(r, err, "the head '%.20s' is no number of a word", value);
    w->head = (int32_t)head;
    return ENT_OK;
}

static enum ent_status set_column(struct reader *r, struct ent_parsed_word *w, const char **more, size_t column,
                                  const char *value, struct ent_error *err)
{
    if (r->places[column] == HEAD)
        return strcmp(value, "_") == 0 ? ENT_OK : set_head(r, w, value, err);
    switch (r->places[column]) {
    case FORM: w->form = value; break;
    case LEMMA: w->lemma = value; break;
    case UPOS: w->upos = value; break;
    case XPOS: w->xpos = value; break;
    case FEATS: w->feats = value; break;
    case DEPREL: w->deprel = value; break;
    case DEPS: w->deps = value; break;
    case MISC: w->misc = value; break;
    default: {
        size_t k = 0;
        for (size_t i = 0; i < column; i++)
            k += r->places[i] == MORE;
        more[k] = value;
    }
    }
    return ENT_OK;
}

/* The white space before the next word, and where its sentence begins. */
static void add_space(struct reader *r)
{
    struct ent_parsed *p = r->a.parse;
    int is_first = p->n_words == r->sentence_word;
    if (r->text.len > 0 && !(r->glued && !is_first))
        ent_buf_adds(&r->text, !is_first ? " " : r->paragraph_break ? "\n\n" : "\n");
    if (is_first) {
        r->sentence_text = r->text.len;
        if (r->paragraph_break || p->n_words == 0)
            r->paragraph = r->text.len;
        r->paragraph_break = 0;
    }
    r->glued = 0;
}

/* Room for a further word; *more: for its values in further columns. */
static enum ent_status next_word(struct reader *r, struct ent_parsed_word **w, const char ***more, struct ent_error *err)
{
    struct ent_parsed *p = r->a.parse;
    enum ent_status st = ent_reserve(&p->words, &p->cap_words, p->n_words + 1, sizeof *p->words, err);
    if (st == ENT_OK && r->n_more > 0)
        st = ent_reserve(&p->more, &p->cap_more, (p->n_words + 1) * r->n_more, sizeof *p->more, err);
    if (st != ENT_OK)
        return st;
    *w = &p->words[p->n_words];
    **w = (struct ent_parsed_word){.head = -1};
    *more = p->more + p->n_words * r->n_more;
    for (size_t i = 0; i < r->n_more; i++)
        (*more)[i] = NULL;
    return ENT_OK;
}

static enum ent_status read_word(struct reader *r, const char *s, size_t n, struct ent_error *err)
{
    struct ent_parsed_word *w;
    const char **more;
    enum ent_status st = r->a.parse == NULL ? begin_document(r, err) : ENT_OK;
    if (st == ENT_OK)
        st = next_word(r, &w, &more, err);
    if (st != ENT_OK)
        return st;
    char *line = ent_arena_strndup(&r->a.arena, s, n);
    if (line == NULL)
        return no_memory(r, err);
    int has_entities = memchr(line, '&', n) != NULL;
    size_t column = 0, n_form = 0;
    for (char *value = line, *next; st == ENT_OK && value != NULL; value = next, column++) {
        size_t size = strcspn(value, "\t");
        next = value[size] == '\t' ? value + size + 1 : NULL;
        if (has_entities)
            size = decode(value, size);
        value[size] = '\0';
        if (column == r->n_columns) {
            if (r->said_columns)
                break;
            r->said_columns = 1;
            st = fault(r, err, "more columns than the %zu that are named; what is beyond is left out (here and below)", r->n_columns);
            break;
        }
        if (column == 0)
            n_form = size;
        if (size > 0)
            st = set_column(r, w, more, column, value, err);
    }
    if (st == ENT_OK && n_form == 0)
        return fault(r, err, "a line without a word; it is left out");
    if (st != ENT_OK)
        return st;
    size_t source = (size_t)(s - r->in->bytes);
    if (r->a.parse->n_words == r->sentence_word)
        r->sentence_source = source;
    r->source_end = source + n;
    add_space(r);
    if (n_form > UINT32_MAX - 8 - r->text.len)
        return ent_fail(err, ENT_ELIMIT, "%s:%zu: a document of more than 4 GiB of text", r->in->path, r->line);
    w->start = (uint32_t)r->text.len;
    ent_buf_add(&r->text, w->form, n_form);
    w->end = (uint32_t)r->text.len;
    r->a.parse->n_words++;
    return ent_buf_check(&r->text, err);
}

/* ---- tags ---- */

struct tag {
    const char *name;
    size_t n_name;
    const char *attrs; /* what stands behind the name */
    size_t n_attrs;
    int closes, is_empty; /* </x>, <x/> */
};

static int is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

/* A line <...> that is a tag: "<" and ">" alone are words. */
static int find_tag(const char *s, size_t n, struct tag *t)
{
    size_t i = 1;
    if (n < 3 || s[0] != '<' || s[n - 1] != '>' || memchr(s, '\t', n) != NULL)
        return 0;
    *t = (struct tag){.closes = s[1] == '/', .is_empty = s[n - 2] == '/'};
    i += (size_t)t->closes;
    t->name = s + i;
    while (i < n && is_name_char(s[i]))
        i++;
    t->n_name = (size_t)(s + i - t->name);
    t->attrs = s + i;
    t->n_attrs = n - 1 - (size_t)t->is_empty - i;
    return t->n_name > 0 && (t->n_attrs == 0 || *t->attrs == ' ' || i + 1 + (size_t)t->is_empty == n);
}

static int is_tag(const struct tag *t, const char *name)
{
    return strlen(name) == t->n_name && memcmp(name, t->name, t->n_name) == 0;
}

/* The next NAME="VALUE" of a tag; 0 where no more stands there.  *value is decoded, the reader's own. */
static int next_attr(struct reader *r, struct tag *t, const char **name, const char **value, size_t *n)
{
    const char *s = t->attrs, *end = s + t->n_attrs;
    while (s < end && (*s == ' ' || *s == '\t'))
        s++;
    const char *start = s;
    while (s < end && is_name_char(*s))
        s++;
    size_t n_name = (size_t)(s - start);
    if (n_name == 0 || s + 1 >= end || *s != '=' || (s[1] != '"' && s[1] != '\''))
        return 0;
    const char *from = s + 2, *close = memchr(from, s[1], (size_t)(end - from));
    if (close == NULL)
        return 0;
    ent_buf_clear(&r->scratch);
    ent_buf_add(&r->scratch, from, (size_t)(close - from));
    char *copy = r->scratch.failed ? NULL : ent_arena_strndup(&r->a.arena, ent_buf_str(&r->scratch), r->scratch.len);
    *name = ent_arena_strndup(&r->a.arena, start, n_name);
    if (copy == NULL || *name == NULL)
        return -1;
    *n = decode(copy, r->scratch.len);
    copy[*n] = '\0';
    *value = copy;
    t->n_attrs = (size_t)(end - close) - 1;
    t->attrs = close + 1;
    return 1;
}

static enum ent_status set_meta(struct reader *r, const char *name, const char *value, size_t n, struct ent_error *err)
{
    static const char *const authors[] = {"author", "authors"};
    static const char *const dates[] = {"published", "date", "datePublished", "dateCreated"};
    struct ent_article *a = &r->a;
    if (strcmp(name, "id") == 0) {
        a->id = n > 0 ? value : NULL;
        return ENT_OK;
    }
    const char **place = strcmp(name, "title") == 0       ? &a->title
                         : strcmp(name, "publisher") == 0 ? &a->publisher
                         : strcmp(name, "language") == 0 || strcmp(name, "lang") == 0 ? &a->language : NULL;
    if (place != NULL)
        return ent_meta_set(a, place, value, n, err);
    for (size_t i = 0; i < sizeof authors / sizeof *authors; i++)
        if (strcmp(name, authors[i]) == 0)
            return ent_meta_add_authors(a, value, n, err);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        if (strcmp(name, dates[i]) != 0)
            continue;
        ent_meta_set_date(a, value, n, "field");
        if (ent_date_is(a->published))
            return ENT_OK;
    }
    return ent_article_add_field(a, name, value, n, err);
}

static enum ent_status open_document(struct reader *r, struct tag *t, struct ent_error *err)
{
    const char *name, *value;
    size_t n;
    int more;
    enum ent_status st = end_document(r, err);
    if (st == ENT_OK)
        st = begin_document(r, err);
    snprintf(r->doc_tag, sizeof r->doc_tag, "%.*s", (int)t->n_name, t->name);
    while (st == ENT_OK && (more = next_attr(r, t, &name, &value, &n)) != 0)
        st = more < 0 ? no_memory(r, err) : set_meta(r, name, value, n, err);
    return st;
}

/* The attributes of <s> are kept as CoNLL-U's comments. */
static enum ent_status open_sentence(struct reader *r, struct tag *t, struct ent_error *err)
{
    const char *name, *value;
    size_t n;
    int more;
    enum ent_status st = end_sentence(r, err);
    while (st == ENT_OK && (more = next_attr(r, t, &name, &value, &n)) != 0) {
        const char *as = more < 0 ? "" : strcmp(name, "id") == 0 ? "sent_id" : name;
        r->comments = more < 0             ? NULL
                      : r->comments == NULL ? ent_arena_printf(&r->a.arena, "# %s = %s", as, value)
                                            : ent_arena_printf(&r->a.arena, "%s\n# %s = %s", r->comments, as, value);
        if (r->comments == NULL)
            st = no_memory(r, err);
    }
    return st;
}

/* What the program itself makes is not mixed with what a file calls so: "+date". */
static const char *layer_name(struct reader *r, const struct tag *t)
{
    static const char *const ours[] = {"doc",  "part",     "section", "paragraph", "sentence", "boilerplate", "mwt",   "empty",
                                       "source", "date",   "quantity", "quote",    "mention",  "event",       "fact",  "forecast", "entity"};
    int is_ours = 0;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        is_ours = is_ours || is_tag(t, ours[i]);
    return ent_arena_printf(&r->a.arena, "%s%.*s", is_ours ? "+" : "", (int)t->n_name, t->name);
}

static enum ent_status open_span(struct reader *r, struct tag *t, struct ent_error *err)
{
    enum { LONGEST = 14, MOST_ATTRS = 32 };
    struct ent_parsed *p = r->a.parse;
    struct ent_field attrs[MOST_ATTRS];
    struct ent_parsed_span s = {.first = (uint32_t)p->n_words, .last = (uint32_t)p->n_words};
    const char *name, *value;
    size_t n;
    int more;
    if (t->n_name > LONGEST)
        return fault(r, err, "<%.*s>: the name is longer than %d bytes; the tag is left out", (int)(t->n_name < 60 ? t->n_name : 60), t->name, LONGEST);
    if (!t->is_empty && r->n_open == MOST_OPEN)
        return fault(r, err, "<%.*s>: more than %d tags are open; this one is left out", (int)t->n_name, t->name, MOST_OPEN);
    enum ent_status st = ent_reserve(&p->spans, &p->cap_spans, p->n_spans + 1, sizeof *p->spans, err);
    if (st == ENT_OK && (s.layer = layer_name(r, t)) == NULL)
        st = no_memory(r, err);
    while (st == ENT_OK && (more = next_attr(r, t, &name, &value, &n)) != 0) {
        if (more < 0)
            st = no_memory(r, err);
        else if (s.n_attrs < MOST_ATTRS && strlen(name) < 39)
            attrs[s.n_attrs++] = (struct ent_field){name, value};
    }
    if (st == ENT_OK && s.n_attrs > 0) {
        struct ent_field *copy = ent_arena_alloc(&r->a.arena, s.n_attrs * sizeof *copy);
        if (copy == NULL)
            return no_memory(r, err);
        memcpy(copy, attrs, s.n_attrs * sizeof *copy);
        s.attrs = copy;
    }
    if (st != ENT_OK)
        return st;
    if (!t->is_empty)
        r->open[r->n_open++] = p->n_spans;
    p->spans[p->n_spans++] = s;
    return ENT_OK;
}

static enum ent_status close_span(struct reader *r, const struct tag *t, struct ent_error *err)
{
    for (size_t i = r->n_open; i > 0; i--) {
        const char *layer = r->a.parse->spans[r->open[i - 1]].layer;
        layer += *layer == '+';
        if (strlen(layer) == t->n_name && memcmp(layer, t->name, t->n_name) == 0) {
            end_span(r, i - 1);
            return ENT_OK;
        }
    }
    return fault(r, err, "</%.*s> closes nothing", (int)(t->n_name < 60 ? t->n_name : 60), t->name);
}

static int is_document(const struct tag *t)
{
    return is_tag(t, "doc") || is_tag(t, "text") || is_tag(t, "article") || is_tag(t, "document");
}

static enum ent_status read_tag(struct reader *r, struct tag *t, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (is_document(t) && !t->closes && !r->options->as_is && (r->a.parse == NULL || r->doc_tag[0] == '\0' || is_tag(t, r->doc_tag)))
        return open_document(r, t, err);
    if (is_tag(t, "corpus") && r->a.parse == NULL)
        return ENT_OK;
    if (t->closes && r->doc_tag[0] != '\0' && is_tag(t, r->doc_tag))
        return end_document(r, err);
    if (r->a.parse == NULL) {
        if (t->closes)
            return is_tag(t, "corpus") ? ENT_OK : fault(r, err, "</%.*s> closes nothing", (int)(t->n_name < 60 ? t->n_name : 60), t->name);
        if ((st = begin_document(r, err)) != ENT_OK)
            return st;
    }
    if (is_tag(t, "s"))
        return t->closes ? end_sentence(r, err) : open_sentence(r, t, err);
    if (is_tag(t, "p") || is_tag(t, "head")) {
        st = end_paragraph(r, err);
        if (!t->closes && is_tag(t, "head"))
            r->kind = ENT_BLOCK_HEADING;
        return st;
    }
    if (is_tag(t, "g")) {
        r->glued = 1;
        return ENT_OK;
    }
    return t->closes ? close_span(r, t, err) : open_span(r, t, err);
}

/* ---- the file ---- */

static enum ent_status read_lines(struct reader *r, struct ent_error *err)
{
    const char *s = r->in->bytes + r->in->from, *end = r->in->bytes + r->in->n;
    enum ent_status st = ENT_OK;
    struct tag tag;
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
        if (n >= 2 && s[0] == '<' && (s[1] == '?' || s[1] == '!') && s[n - 1] == '>')
            st = ENT_OK; /* a declaration or a comment */
        else if (find_tag(s, n, &tag))
            st = read_tag(r, &tag, err);
        else if (n > 0)
            st = read_word(r, s, n, err);
        s = next;
    }
    return st == ENT_OK ? end_document(r, err) : st;
}

enum ent_status ent_read_vrt(const struct ent_input *in, const struct ent_source_options *options,
                             const struct ent_source_sink *sink, struct ent_source_stats *stats, struct ent_error *err)
{
    struct reader r = {.in = in, .options = options, .sink = sink, .stats = stats, .line = in->lines_before};
    enum ent_status st = read_columns(&r, err);
    if (st == ENT_OK)
        st = read_lines(&r, err);
    ent_article_done(&r.a);
    ent_buf_done(&r.text);
    ent_runs_done(&r.runs);
    ent_buf_done(&r.scratch);
    ent_buf_done(&r.names);
    return st;
}
