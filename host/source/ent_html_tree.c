#define _GNU_SOURCE
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <assert.h>
#include <string.h>
#include <strings.h>
#include <threads.h>

#include "base/ent_interrupt.h"
#include "source/ent_html.h"

/* ---- taming: libxml2 compares each attribute of a tag with all before it ---- */

enum { MOST_SEPARATORS = 1000 };

/*
 * Past the tag that starts at s[i].  Counts what may separate attributes, inside quotes too, since
 * the parser need not agree where those are; *from is where there are too many, 0 while there are
 * not.
 */
static size_t skip_tag(const char *s, size_t n, size_t i, size_t *from)
{
    size_t count = 0, start = i;
    char quote = '\0', before = '\0'; /* before: the last byte that is no blank */
    *from = 0;
    for (; i < n; i++) {
        int is_blank = (unsigned char)s[i] <= ' ', is_quote = s[i] == '"' || s[i] == '\'';
        if (is_blank || is_quote || s[i] == '/' || s[i] == '<' || (i - start) % 256 == 255)
            count++; /* of a tag without any, only so much is looked at */
        if (count > MOST_SEPARATORS && *from == 0)
            *from = i;
        if (quote != '\0') {
            if (s[i] == quote)
                quote = '\0';
        } else if (s[i] == '>') {
            return i;
        } else if (is_quote && before == '=') {
            quote = s[i];
        }
        if (!is_blank)
            before = s[i];
    }
    return n;
}

/* In a comment, a script or a style that starts with s[i], "<": its end; else i. */
static size_t skip_raw(const char *s, size_t n, size_t i)
{
    static const char *const raw[][2] = {
        {"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};
    for (size_t k = 0; k < sizeof raw / sizeof *raw; k++) {
        size_t len = strlen(raw[k][1]);
        if (n - i < strlen(raw[k][0]) || strncasecmp(s + i, raw[k][0], strlen(raw[k][0])) != 0)
            continue;
        for (i++; i + len <= n; i++)
            if (s[i] == raw[k][1][0] && strncasecmp(s + i, raw[k][1], len) == 0)
                return i;
        return n;
    }
    return i;
}

/*
 * A tag with a thousand attributes is no page's; a hundred thousand would take minutes.  What is
 * too much becomes spaces, in a copy (*own, NULL while none is needed) whose bytes stand where they
 * stood.
 */
static enum ent_status tame(const struct ent_input *in, char **own, struct ent_error *err)
{
    const char *s = in->bytes, *open;
    size_t i = 0, tag_end = 0; /* where the furthest tag so far ends */
    *own = NULL;
    while (i + 1 < in->n && (open = memchr(s + i, '<', in->n - 1 - i)) != NULL) {
        size_t at = (size_t)(open - s), from, end;
        i = at + 1;
        if (at >= tag_end && (end = skip_raw(s, in->n, at)) > at) {
            i = end;
            continue;
        }
        if ((s[i] | 32) < 'a' || (s[i] | 32) > 'z')
            continue;
        end = skip_tag(s, in->n, i, &from);
        tag_end = end > tag_end ? end : tag_end;
        if (from == 0)
            continue; /* the parser may see this tag end sooner, so each "<" inside it is looked at
                       */
        if (*own == NULL && (*own = ent_strndup(s, in->n)) == NULL)
            return ent_fail(err, ENT_ENOMEM, "%s: out of memory", in->path);
        for (size_t k = from; k < end; k++)
            if ((*own)[k] != '"' && (*own)[k] != '\'' && (*own)[k] != '>')
                (*own)[k] = ' ';
        i = end;
    }
    return ENT_OK;
}

/* ---- building ---- */

struct builder {
    struct ent_html *h;
    const char *s; /* the input's bytes */
    size_t n;
    htmlParserCtxtPtr parser;
    size_t cursor;    /* all before it is accounted for */
    uint32_t current; /* element */
    size_t depth, work, events;
    uint32_t publisher; /* the element that says itemprop="publisher"; 0: none */
    int after_label;   /* a byline or date has just ended, and nothing stands behind it yet */
    int skipping_json; /* in a script of another type: its text is nothing to us */
    enum ent_status st;
    int no_memory;
    struct ent_error *err;
};

static void stop(struct builder *b, enum ent_status st)
{
    if (b->st == ENT_OK)
        b->st = st;
    xmlStopParser(b->parser);
}

/* How far the parser has read: just past what it reports, but for a "<" that is text. */
static size_t position(const struct builder *b)
{
    const xmlParserInput *input = b->parser->input;
    if (input == NULL || input->cur == NULL || input->base == NULL)
        return b->cursor;
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    return at > b->n ? b->n : at;
}

/*
 * Every event passes here.  Closing a tag that was never opened makes libxml2 look through all that
 * are open, so the depths are added up: soup that would take minutes is cut off.
 */
static int is_live(struct builder *b)
{
    const size_t most_work = (size_t)1 << 28;
    if (b->st != ENT_OK || b->h->cut != 0)
        return 0;
    b->work += b->depth;
    if (b->depth > ENT_HTML_MOST_DEPTH || b->work > most_work + 64 * b->n) {
        b->h->cut = position(b) > 0 ? position(b) : 1;
        xmlStopParser(b->parser);
        return 0;
    }
    if (++b->events % 1024 == 0 && ent_interrupted()) {
        stop(b, ent_fail_interrupted(b->err));
        return 0;
    }
    return 1;
}

static void add_piece(struct builder *b, struct ent_html_piece p)
{
    struct ent_html *h = b->h;
    enum ent_status st =
        ent_reserve(&h->pieces, &h->cap_pieces, h->n_pieces + 1, sizeof *h->pieces, b->err);
    if (st != ENT_OK) {
        stop(b, st);
        return;
    }
    assert(h->pieces != NULL);
    h->pieces[h->n_pieces++] = p;
}

static void add_mark(struct builder *b, enum ent_html_piece_kind kind)
{
    struct ent_html *h = b->h;
    if (kind == ENT_PIECE_BLOCK && h->n_pieces > 0 && h->pieces[h->n_pieces - 1].kind == kind)
        return;
    add_piece(b, (struct ent_html_piece){.element = b->current, .kind = kind});
}

static void add_stretch(struct builder *b, size_t at, size_t n)
{
    struct ent_html *h = b->h;
    struct ent_html_piece *last = h->n_pieces > 0 ? &h->pieces[h->n_pieces - 1] : NULL;
    b->cursor = at + n;
    if (last != NULL && last->kind == ENT_PIECE_EXACT && last->element == b->current &&
        last->at + last->n == at)
        last->n += (uint32_t)n;
    else
        add_piece(b, (struct ent_html_piece){.element = b->current,
                                             .kind = ENT_PIECE_EXACT,
                                             .at = (uint32_t)at,
                                             .n = (uint32_t)n});
}

/* In <pre> a line end is what <br> is elsewhere. */
static void add_exact(struct builder *b, size_t at, size_t n)
{
    const char *stop;
    while ((b->h->elements[b->current].flags & ENT_HTML_PRE) && b->st == ENT_OK &&
           (stop = memchr(b->s + at, '\n', n)) != NULL) {
        size_t len = (size_t)(stop - (b->s + at));
        if (len > 0)
            add_stretch(b, at, len);
        add_mark(b, ENT_PIECE_BR);
        at += len + 1;
        n -= len + 1;
        b->cursor = at;
    }
    if (n > 0)
        add_stretch(b, at, n);
}

static void add_other(struct builder *b, const char *text, size_t n, size_t from, size_t to)
{
    struct ent_buf *chars = &b->h->chars;
    struct ent_html_piece p = {b->current,  ENT_PIECE_OTHER, (uint32_t)chars->len,
                               (uint32_t)n, (uint32_t)from,  (uint32_t)(to - from)};
    ent_buf_add(chars, text, n);
    if (ent_buf_check(chars, b->err) != ENT_OK) {
        stop(b, ENT_ENOMEM);
        return;
    }
    b->cursor = to;
    add_piece(b, p);
}

static int is_at(const struct builder *b, size_t at, const char *text, size_t n)
{
    return at >= b->cursor && at <= b->n && n <= b->n - at && memcmp(b->s + at, text, n) == 0;
}

/* Text that the parser has just read: find its bytes, at or after the cursor. */
static void place_text(struct builder *b, const char *text, size_t n)
{
    size_t to = position(b);
    if (to < b->cursor)
        to = b->cursor;
    if (to >= n && is_at(b, to - n, text, n)) {
        add_exact(b, to - n, n);
        return;
    }
    if (text[0] == '<' && n == 1 && is_at(b, to, text, n)) {
        add_exact(b, to, n);
        return;
    }
    const char *amp = memrchr(b->s + b->cursor, '&', to - b->cursor);
    if (amp != NULL && n <= 8 && to - (size_t)(amp - b->s) < 40) {
        size_t from = (size_t)(amp - b->s);
        if (text[0] == '&' && n == 1 && b->s[to - 1] != ';')
            add_exact(b, from, 1); /* an "&" that is no entity; what follows it comes next */
        else
            add_other(b, text, n, from, to);
        return;
    }
    const char *found = memmem(b->s + b->cursor, to - b->cursor, text, n);
    if (found != NULL)
        add_exact(b, (size_t)(found - b->s), n);
    else /* bytes were dropped within: characters that HTML does not allow */
        add_other(b, text, n, b->cursor, to);
}

/* ---- what the parser calls ---- */

static int is_word_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void on_text(void *ctx, const xmlChar *text, int n)
{
    struct builder *b = ctx;
    const struct ent_html_element *e = &b->h->elements[b->current];
    if (!is_live(b) || n <= 0)
        return;
    if (e->tag == ENT_TAG_TITLE) {
        ent_buf_add(&b->h->title, text, (size_t)n);
    } else if (e->tag == ENT_TAG_SCRIPT) {
        if (!b->skipping_json)
            ent_buf_add(&b->h->json, text, (size_t)n);
    } else if (!(e->flags & ENT_HTML_HIDDEN)) {
        if (b->after_label && is_word_byte((char)text[0])) /* what a style sheet keeps apart */
            add_mark(b, ENT_PIECE_BR);
        b->after_label = 0;
        place_text(b, (const char *)text, (size_t)n);
    }
}

static const char *attribute(const char *const *attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1] != NULL ? attributes[1] : "";
    return NULL;
}

static void add_pair(struct builder *b, const char *name, const char *value)
{
    struct ent_html *h = b->h;
    if (name == NULL || value == NULL || *name == '\0' || *value == '\0')
        return;
    enum ent_status st =
        ent_reserve(&h->pairs, &h->cap_pairs, h->n_pairs + 1, sizeof *h->pairs, b->err);
    if (st != ENT_OK) {
        stop(b, st);
        return;
    }
    struct ent_html_pair pair = {ent_arena_strdup(&h->arena, name),
                                 ent_arena_strdup(&h->arena, value), b->current};
    if (pair.name == NULL || pair.value == NULL)
        stop(b, ent_fail(b->err, ENT_ENOMEM, "out of memory"));
    else
        h->pairs[h->n_pairs++] = pair;
}

/* What an element says of the page rather than shows. */
static void note_metadata(struct builder *b, const struct ent_html_element *e,
                          const char *const *attributes)
{
    const char *value = attribute(attributes, "content"), *name;
    switch (e->tag) {
    case ENT_TAG_HTML:
        name = attribute(attributes, "lang");
        if (name == NULL)
            name = attribute(attributes, "xml:lang");
        if (name != NULL && (b->h->language = ent_arena_strdup(&b->h->arena, name)) == NULL)
            stop(b, ent_fail(b->err, ENT_ENOMEM, "out of memory"));
        break;
    case ENT_TAG_META:
        if ((name = attribute(attributes, "property")) != NULL)
            add_pair(b, name, value);
        if ((name = attribute(attributes, "name")) != NULL ||
            (name = attribute(attributes, "itemprop")) != NULL)
            add_pair(b, name, value);
        if (name != NULL && strcmp(name, "name") == 0 && b->publisher != 0 && e->parent == b->publisher)
            add_pair(b, "publisher", value); /* microdata: whose name it is */
        break;
    case ENT_TAG_LINK:
        name = attribute(attributes, "rel");
        if (name != NULL && strcasecmp(name, "canonical") == 0)
            add_pair(b, "canonical", attribute(attributes, "href"));
        break;
    case ENT_TAG_TIME:
        add_pair(b, e->flags & ENT_HTML_PUBLISHED ? "time published" : "time",
                 attribute(attributes, "datetime"));
        break;
    case ENT_TAG_SCRIPT:
        name = attribute(attributes, "type");
        b->skipping_json = name == NULL || strcasecmp(name, "application/ld+json") != 0;
        break;
    default:
        break;
    }
}

/* The parser adds a <p> around text that stands in nothing: that is no tag of the page. */
static int is_in_source(struct builder *b, const char *name)
{
    size_t to = position(b);
    const char *open = memrchr(b->s + b->cursor, '<', to > b->cursor ? to - b->cursor : 0);
    if (open == NULL || open + 1 == b->s + to || (open[1] | 32) != (name[0] | 32))
        return 0;
    b->cursor = to;
    return 1;
}

/* A site's head stands at the top of the page; an article's own <header> does not. */
static int is_site_header(const struct ent_html *h, const struct ent_html_element *e)
{
    return e->tag == ENT_TAG_HEADER && !(e->flags & ENT_HTML_IN_ARTICLE) &&
           (h->elements[e->parent].tag == ENT_TAG_BODY || e->parent == 0);
}

/* An empty line within a cell: its row lays out a page, it is no table's. */
static void add_break(struct builder *b, uint32_t row)
{
    struct ent_html *h = b->h;
    if (row != 0 && h->n_pieces > 0 && h->pieces[h->n_pieces - 1].kind == ENT_PIECE_BR)
        h->elements[row].flags |= ENT_HTML_LAYOUT;
    add_mark(b, ENT_PIECE_BR);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar **attributes)
{
    struct builder *b = ctx;
    struct ent_html *h = b->h;
    const char *const *list = (const char *const *)attributes;
    struct ent_html_element e = {.parent = b->current};
    if (!is_live(b))
        return;
    enum ent_status st =
        ent_reserve(&h->elements, &h->cap_elements, h->n_elements + 1, sizeof *h->elements, b->err);
    if (st != ENT_OK) {
        stop(b, st);
        return;
    }
    ent_html_classify((const char *)name, list, &e);
    if (!is_in_source(b, (const char *)name) && e.tag == ENT_TAG_P)
        e.tag = ENT_TAG_BLOCK;
    const struct ent_html_element *parent = &h->elements[b->current];
    uint32_t own = (uint32_t)h->n_elements;
    e.flags |= parent->flags & (ENT_HTML_OWN - 1);
    e.last = own;
    e.block = e.flags & ENT_HTML_LINES ? own : parent->block;
    e.row = e.tag == ENT_TAG_ROW ? own : parent->row;
    if (e.level == 0)
        e.level = parent->level;
    if (is_site_header(h, &e))
        e.flags |= ENT_HTML_NOISE;
    if ((e.flags & ENT_HTML_LINES) && parent->row != 0)
        h->elements[parent->row].flags |= ENT_HTML_LAYOUT;
    uint32_t parent_row = parent->row;
    h->elements[h->n_elements++] = e;
    b->current = own;
    b->depth++;
    if (e.flags & ENT_HTML_LINES)
        add_mark(b, ENT_PIECE_BLOCK);
    else if (e.tag == ENT_TAG_CELL)
        add_mark(b, e.row != 0 ? ENT_PIECE_CELL : ENT_PIECE_BLOCK);
    else if (e.tag == ENT_TAG_BR)
        add_break(b, parent_row);
    const char *property = attribute(list, "itemprop");
    if (property != NULL && strcmp(property, "publisher") == 0)
        b->publisher = own;
    note_metadata(b, &e, list);
}

static void on_end(void *ctx, const xmlChar *name)
{
    struct builder *b = ctx;
    struct ent_html *h = b->h;
    (void)name; /* the parser closes in the order of opening */
    if (!is_live(b) || b->current == 0)
        return;
    struct ent_html_element *e = &h->elements[b->current];
    e->last = (uint32_t)(h->n_elements - 1);
    if (e->tag == ENT_TAG_SCRIPT && !b->skipping_json)
        ent_buf_addc(&h->json, '\0');
    int lines = (e->flags & ENT_HTML_LINES) != 0;
    const uint32_t labels = ENT_HTML_BYLINE | ENT_HTML_DATE;
    if (e->flags & labels & ~h->elements[e->parent].flags)
        b->after_label = 1;
    b->current = e->parent;
    b->depth--;
    if (lines)
        add_mark(b, ENT_PIECE_BLOCK);
}

/* Errors of the page are no news; but memory, and the work that they stand for, count. */
static void on_error(void *ctx, xmlErrorPtr error)
{
    struct builder *b = ctx;
    if (error != NULL && error->code == XML_ERR_NO_MEMORY) {
        b->no_memory = 1;
        if (b->parser != NULL)
            xmlStopParser(b->parser); /* else it waits for ever for a next character */
    } else if (b->parser != NULL) {
        is_live(b);
    }
}

/* ---- running it ---- */

static void run_parser(struct builder *b, const char *bytes)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
                        HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
    b->parser = htmlCreateMemoryParserCtxt(bytes, (int)b->n);
    if (b->parser == NULL) {
        b->no_memory = 1;
        return;
    }
    htmlSAXHandler *sax = b->parser->sax;
    memset(sax, 0, sizeof *sax);
    sax->startElement = on_start;
    sax->endElement = on_end;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->initialized = 1;
    b->parser->userData = b;
    htmlCtxtUseOptions(b->parser, options);
    xmlSwitchEncoding(b->parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(b->parser);
    if (b->parser->errNo == XML_ERR_NO_MEMORY)
        b->no_memory = 1;
    if (b->parser->myDoc != NULL)
        xmlFreeDoc(b->parser->myDoc);
    htmlFreeParserCtxt(b->parser);
}

static enum ent_status add_root(struct ent_html *h, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&h->elements, &h->cap_elements, 1, sizeof *h->elements, err);
    if (st == ENT_OK)
        h->elements[h->n_elements++] = (struct ent_html_element){.flags = ENT_HTML_LINES};
    return st;
}

/* Elements that were never closed, and the page itself, end where all ends. */
static void close_all(struct builder *b)
{
    struct ent_html *h = b->h;
    for (uint32_t e = b->current;; e = h->elements[e].parent) {
        h->elements[e].last = (uint32_t)(h->n_elements - 1);
        if (e == 0)
            break;
    }
}

enum ent_status ent_html_parse(const struct ent_input *in, struct ent_html *out,
                               struct ent_error *err)
{
    static once_flag once = ONCE_FLAG_INIT;
    char *tamed;
    *out = (struct ent_html){.in = in};
    if (in->n > ENT_HTML_MOST_BYTES)
        return ent_fail(err, ENT_ELIMIT, "%s: an HTML page of %zu MB; at most %d are read",
                        in->path, in->n >> 20, ENT_HTML_MOST_BYTES >> 20);
    call_once(&once, xmlInitParser);
    struct builder b = {.h = out, .s = in->bytes, .n = in->n, .err = err};
    b.st = add_root(out, err);
    if (b.st == ENT_OK)
        b.st = tame(in, &tamed, err);
    if (b.st == ENT_OK && in->n > 0) {
        xmlStructuredErrorFunc old = xmlStructuredError;
        void *old_ctx = xmlStructuredErrorContext;
        xmlSetStructuredErrorFunc(&b, on_error);
        run_parser(&b, tamed != NULL ? tamed : in->bytes);
        xmlSetStructuredErrorFunc(old_ctx, old);
        ent_free(tamed);
        close_all(&b);
    }
    if (b.st == ENT_OK &&
        (b.no_memory || out->chars.failed || out->title.failed || out->json.failed))
        b.st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", in->path);
    if (b.st != ENT_OK)
        ent_html_done(out);
    return b.st;
}

void ent_html_done(struct ent_html *h)
{
    ent_free(h->elements);
    ent_free(h->pieces);
    ent_free(h->pairs);
    ent_buf_done(&h->chars);
    ent_buf_done(&h->title);
    ent_buf_done(&h->json);
    ent_arena_done(&h->arena);
    *h = (struct ent_html){0};
}
