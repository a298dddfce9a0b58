#include <string.h>

#include "base/ent_interrupt.h"
#include "source/ent_html.h"
#include "text/ent_utf8.h"

/* ---- lines ---- */

static const char *piece_text(const struct ent_html *h, const struct ent_html_piece *p)
{
    return (p->kind == ENT_PIECE_EXACT ? h->in->bytes : h->chars.data) + p->at;
}

/* What a line holds, while its pieces go by. */
static void count_piece(const struct ent_html *h, const struct ent_html_piece *p,
                        struct ent_html_line *line, int *has_stop)
{
    static const char *const stops[] = {"\u2026", "\u3002", "\u0589", "\u061F", "\u0964"};
    const char *s = piece_text(h, p);
    uint32_t flags = h->elements[p->element].flags, n = 0;
    for (size_t i = 0; i < p->n;) {
        size_t from = i;
        uint32_t c = ent_utf8_next(s, p->n, &i);
        if (ent_is_space(c))
            continue;
        n += (uint32_t)(i - from);
        if (c == '.' || c == '!' || c == '?')
            *has_stop = 1;
        for (size_t k = 0; c >= 0x80 && k < sizeof stops / sizeof *stops; k++)
            *has_stop |= i - from == strlen(stops[k]) && memcmp(s + from, stops[k], i - from) == 0;
    }
    if (n == 0)
        return;
    if (line->n == 0)
        line->element = h->elements[p->element].block;
    line->all = line->n == 0 ? flags : line->all & flags;
    line->any |= flags;
    line->n += n;
    if (flags & ENT_HTML_LINK)
        line->n_link += n;
}

static int is_running_text(const struct ent_html *h, const struct ent_html_line *line, int has_stop)
{
    enum { LEAST = 60 }; /* bytes without spaces: a dozen words */
    const uint32_t other = ENT_HTML_CAPTION | ENT_HTML_ASIDE;
    return has_stop && line->n >= LEAST && line->n_link < line->n / 3 && !(line->all & other) &&
           h->elements[line->element].level == 0;
}

/* Does this piece end the line?  Cells of a real table stay on one. */
static int ends_line(const struct ent_html *h, const struct ent_html_piece *p)
{
    if (p->kind == ENT_PIECE_CELL)
        return (h->elements[h->elements[p->element].row].flags & ENT_HTML_LAYOUT) != 0;
    return p->kind == ENT_PIECE_BLOCK || p->kind == ENT_PIECE_BR;
}

enum ent_status ent_html_lines(const struct ent_html *h, struct ent_html_lines *out,
                               struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    struct ent_html_line line = {.blank_before = 1};
    int has_stop = 0;
    for (size_t i = 0; st == ENT_OK && i <= h->n_pieces; i++) {
        const struct ent_html_piece *p = i < h->n_pieces ? &h->pieces[i] : NULL;
        if (p != NULL && !ends_line(h, p)) {
            if (p->kind != ENT_PIECE_CELL)
                count_piece(h, p, &line, &has_stop);
            continue;
        }
        uint8_t blank = p == NULL || p->kind != ENT_PIECE_BR;
        if (line.n > 0) {
            line.end = (uint32_t)i;
            line.good = is_running_text(h, &line, has_stop) ? line.n : 0;
            st = ent_reserve(&out->lines, &out->cap, out->n + 1, sizeof *out->lines, err);
            if (st == ENT_OK)
                out->lines[out->n++] = line;
        } else {
            blank = 1; /* a second <br> */
        }
        line = (struct ent_html_line){.first = (uint32_t)i + 1, .blank_before = blank};
        has_stop = 0;
        if (i % 4096 == 0 && ent_interrupted())
            st = ent_fail_interrupted(err);
    }
    return st;
}

enum ent_status ent_html_line_text(const struct ent_html *h, const struct ent_html_line *line,
                                   struct ent_buf *out, struct ent_error *err)
{
    size_t start = out->len;
    for (uint32_t k = line->first; k < line->end; k++) {
        const struct ent_html_piece *p = &h->pieces[k];
        if (p->kind != ENT_PIECE_EXACT && p->kind != ENT_PIECE_OTHER)
            continue;
        const char *s = piece_text(h, p);
        for (size_t i = 0; i < p->n;) {
            size_t from = i;
            if (!ent_is_space(ent_utf8_next(s, p->n, &i)))
                ent_buf_add(out, s + from, i - from);
            else if (out->len > start && out->data[out->len - 1] != ' ')
                ent_buf_addc(out, ' ');
        }
    }
    if (out->len > start && !out->failed && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
    return ent_buf_check(out, err);
}

/* ---- what each element weighs ---- */

struct ent_html_weight {
    uint64_t text;      /* running text in it counts whole, other text a sixteenth */
    uint32_t n, n_link; /* all text in it, and that in links */
    uint32_t list;      /* the innermost list that it is or is in */
    uint8_t out;        /* IN, or why it is left out */
    uint8_t holds_main;
    uint8_t holds_heading;
};

enum { IN, NOISE, NEVER };

/* Sum what is not left out, from the leaves up: children have higher numbers than their parents. */
static void weigh(const struct ent_html *h, const struct ent_html_lines *lines,
                  struct ent_html_weight *w, unsigned out_from)
{
    for (size_t e = 0; e < h->n_elements; e++)
        w[e].text = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const struct ent_html_line *line = &lines->lines[i];
        if (w[line->element].out < out_from && line->n_link * 2 < line->n)
            w[line->element].text += line->good > 0 ? line->good : line->n / 16;
    }
    for (size_t e = h->n_elements - 1; e > 0; e--)
        w[h->elements[e].parent].text += w[e].text;
}

static void sum_parts(const struct ent_html *h, const struct ent_html_lines *lines,
                      struct ent_html_weight *w)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct ent_html_line *line = &lines->lines[i];
        w[line->element].n += line->n;
        w[line->element].n_link += line->n_link;
        w[line->element].holds_heading |= h->elements[line->element].level > 0;
    }
    for (size_t e = h->n_elements - 1; e > 0; e--) {
        struct ent_html_weight *parent = &w[h->elements[e].parent];
        parent->n += w[e].n;
        parent->n_link += w[e].n_link;
        parent->holds_heading |= w[e].holds_heading;
        parent->holds_main |=
            w[e].holds_main || (h->elements[e].flags & (ENT_HTML_MAIN | ENT_HTML_BODY_OF)) != 0;
    }
    for (size_t e = 1; e < h->n_elements; e++)
        w[e].list =
            h->elements[e].tag == ENT_TAG_LIST ? (uint32_t)e : w[h->elements[e].parent].list;
}

/* A class called "nav" or "promo" around most of the text says something else. */
static void mark_noise(const struct ent_html *h, struct ent_html_weight *w, int level,
                       uint32_t flag, uint64_t most)
{
    for (size_t e = 1; e < h->n_elements; e++) {
        uint8_t parent = w[h->elements[e].parent].out;
        if (parent > w[e].out)
            w[e].out = parent;
        if ((h->elements[e].flags & flag) && !w[e].holds_main && w[e].text <= most &&
            w[e].out < level)
            w[e].out = (uint8_t)level;
    }
}

/* ---- where the text is ---- */

/* The heaviest element with one of these flags or this tag; 0 unless it has two fifths of the text.
 */
static uint32_t heaviest(const struct ent_html *h, const struct ent_html_weight *w, uint32_t flags,
                         enum ent_html_tag tag)
{
    uint32_t best = 0;
    for (uint32_t e = 1; e < h->n_elements; e++)
        if (((h->elements[e].flags & flags) ||
             (tag != ENT_TAG_OTHER && h->elements[e].tag == tag)) &&
            w[e].out == IN && w[e].text > (best == 0 ? 0 : w[best].text))
            best = e;
    return best != 0 && w[best].text * 5 >= w[0].text * 2 ? best : 0;
}

static int can_descend(const struct ent_html_element *e)
{
    return (e->flags & ENT_HTML_LINES) && !(e->flags & (ENT_HTML_ITEM | ENT_HTML_QUOTE)) &&
           e->tag != ENT_TAG_P && e->tag != ENT_TAG_HEADING && e->tag != ENT_TAG_LIST;
}

/* Go in as long as one child holds four fifths of the text that there is. */
static uint32_t descend(const struct ent_html *h, const struct ent_html_weight *w, uint32_t from)
{
    uint64_t total = w[from].text;
    for (;;) {
        uint32_t best = 0;
        for (uint32_t e = from + 1; e <= h->elements[from].last; e = h->elements[e].last + 1)
            if (w[e].text > (best == 0 ? 0 : w[best].text))
                best = e;
        if (best == 0 || w[best].text * 5 < total * 4)
            return from;
        if (h->elements[best].tag != ENT_TAG_CELL && !can_descend(&h->elements[best]))
            return from;
        from = best;
    }
}

static uint32_t one_body(const struct ent_html *h, const struct ent_html_weight *w)
{
    uint32_t body = heaviest(h, w, ENT_HTML_BODY_OF, ENT_TAG_OTHER);
    if (body == 0)
        body = heaviest(h, w, 0, ENT_TAG_ARTICLE);
    return body != 0 ? body : descend(h, w, heaviest(h, w, ENT_HTML_MAIN, ENT_TAG_OTHER));
}

/* Is this <article> a whole one, with a heading and more than a teaser's text? */
static int is_whole(const struct ent_html *h, const struct ent_html_weight *w, uint32_t e)
{
    enum { LEAST = 300 };
    return h->elements[e].tag == ENT_TAG_ARTICLE && w[e].out == IN && w[e].holds_heading &&
           w[e].text >= LEAST;
}

/* Several whole articles side by side, none of which is most of the page: each is one. */
static enum ent_status choose_bodies(const struct ent_html *h, struct ent_html_choice *c,
                                     struct ent_error *err)
{
    enum { MOST = 100 }; /* each looks at all lines */
    const struct ent_html_weight *w = c->weights;
    enum ent_status st = ENT_OK;
    uint64_t most = 0;
    for (uint32_t e = 1; st == ENT_OK && e < h->n_elements; e++) {
        if (!is_whole(h, w, e))
            continue;
        st = ent_reserve(&c->bodies, &c->cap_bodies, c->n_bodies + 1, sizeof *c->bodies, err);
        if (st == ENT_OK)
            c->bodies[c->n_bodies++] = e;
        most = w[e].text > most ? w[e].text : most;
        e = h->elements[e].last;
    }
    if (st != ENT_OK || (c->n_bodies > 1 && c->n_bodies <= MOST && most * 10 < w[0].text * 7))
        return st;
    if ((st = ent_reserve(&c->bodies, &c->cap_bodies, 1, sizeof *c->bodies, err)) != ENT_OK)
        return st;
    c->bodies[0] = one_body(h, w);
    c->n_bodies = 1;
    return ENT_OK;
}

enum ent_status ent_html_weigh(const struct ent_html *h, const struct ent_html_lines *lines,
                               struct ent_html_choice *out, struct ent_error *err)
{
    struct ent_html_weight *w = ent_calloc(h->n_elements, sizeof *w);
    if (w == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", h->in->path);
    out->weights = w;
    sum_parts(h, lines, w);
    mark_noise(h, w, NEVER, ENT_HTML_NEVER, UINT64_MAX);
    weigh(h, lines, w, NEVER);
    mark_noise(h, w, NOISE, ENT_HTML_NOISE, w[0].text * 2 / 5);
    weigh(h, lines, w, NOISE);
    return choose_bodies(h, out, err);
}

void ent_html_choice_done(struct ent_html_choice *c)
{
    ent_free(c->weights);
    ent_free(c->bodies);
    *c = (struct ent_html_choice){0};
}

/* ---- which lines ---- */

struct chooser {
    const struct ent_html *h;
    struct ent_html_lines *lines;
    const struct ent_html_weight *w;
    uint32_t body, around; /* around: the article that the body is the text of */
    int is_one_of;         /* of several articles on the page */
    size_t first;          /* the first line of the body */
    size_t title, start;   /* the title's line, and the first that may be kept; lines->n: none */
};

static int is_in(const struct ent_html *h, uint32_t element, uint32_t of)
{
    return element >= of && element <= h->elements[of].last;
}

/* Its <article> or <main>, else what the body stands in. */
static uint32_t container(const struct ent_html *h, uint32_t body)
{
    for (uint32_t e = body; e != 0; e = h->elements[e].parent)
        if (h->elements[e].tag == ENT_TAG_ARTICLE || (h->elements[e].flags & ENT_HTML_MAIN))
            return e;
    return h->elements[body].parent;
}

/* How much speaks for this line being the title; below 3 it is none. */
static int title_score(const struct chooser *c, const struct ent_html_line *line, const char *text,
                       const char *title)
{
    const struct ent_html_element *e = &c->h->elements[line->element];
    int same = title != NULL && ent_html_same_title(text, title);
    int is_top =
        e->level == 1 || (c->is_one_of && e->level > 0 && is_in(c->h, line->element, c->body));
    int score = (same ? 4 : 0) + (line->all & ENT_HTML_HEADLINE ? 2 : 0) + (is_top ? 2 : 0);
    if (c->w[line->element].out == NEVER || (c->w[line->element].out == NOISE && !same))
        return 0;
    if (score > 0 && is_in(c->h, line->element, c->around))
        score += 3;
    else if (score > 0 && title == NULL)
        score++;
    return score;
}

static enum ent_status find_title(struct chooser *c, const char *title, struct ent_error *err)
{
    struct ent_buf text = {0};
    enum ent_status st = ENT_OK;
    int best = 2;
    for (size_t i = 0; st == ENT_OK && i < c->lines->n; i++) {
        const struct ent_html_line *line = &c->lines->lines[i];
        const struct ent_html_element *e = &c->h->elements[line->element];
        if (line->n > 400 || line->element > c->h->elements[c->body].last ||
            (e->level == 0 && !(line->all & (ENT_HTML_HEADLINE | ENT_HTML_STRONG))))
            continue;
        ent_buf_clear(&text);
        st = ent_html_line_text(c->h, line, &text, err);
        int score = st == ENT_OK ? title_score(c, line, text.data, title) : 0;
        if (score > best) {
            best = score;
            c->title = i;
        }
    }
    ent_buf_done(&text);
    return st;
}

/* The title that the page tells is no line of it, and there are no headings: the bold line nearest above the text. */
static size_t find_bold(const struct chooser *c)
{
    enum { LEAST = 24, MOST = 200 }; /* bytes without spaces */
    size_t i = c->first;
    while (i < c->lines->n && (c->lines->lines[i].good == 0 || !is_in(c->h, c->lines->lines[i].element, c->body)))
        i++;
    while (i-- > 0) {
        const struct ent_html_line *line = &c->lines->lines[i];
        if (c->w[line->element].out == IN && line->n >= LEAST && line->n < MOST && line->n_link == 0 && (line->all & ENT_HTML_STRONG) &&
            is_in(c->h, line->element, c->around))
            return i;
    }
    return c->lines->n;
}

/* No title was told: a heading or bold line above the text, in the same part of the page, may be
 * one. */
static size_t find_start(const struct chooser *c)
{
    for (size_t i = c->first; i-- > 0;) {
        const struct ent_html_line *line = &c->lines->lines[i];
        if (!is_in(c->h, line->element, c->around))
            break;
        if (c->w[line->element].out == IN && line->n < 200 && line->n_link < line->n &&
            (c->h->elements[line->element].level > 0 || (line->all & ENT_HTML_STRONG)))
            return i;
    }
    return c->lines->n;
}

/* A line that only leads elsewhere: an item of a menu, a label, "read more". */
static int is_link_line(const struct chooser *c, const struct ent_html_line *line)
{
    const struct ent_html_element *e = &c->h->elements[line->element];
    const struct ent_html_weight *list = &c->w[c->w[line->element].list];
    const uint32_t other = ENT_HTML_BYLINE | ENT_HTML_DATE | ENT_HTML_CAPTION;
    if ((line->all & ENT_HTML_ITEM) && c->w[line->element].list != 0)
        return list->n_link * 10u >= list->n * 7u && list->n > line->n;
    return line->n_link == line->n && e->level == 0 && e->tag != ENT_TAG_ROW &&
           !(line->any & other);
}

static int is_kept(const struct chooser *c, size_t i)
{
    const struct ent_html_line *line = &c->lines->lines[i];
    const struct ent_html_weight *w = &c->w[line->element];
    const uint32_t about = ENT_HTML_BYLINE | ENT_HTML_DATE;
    int in_body = is_in(c->h, line->element, c->body);
    int is_near = in_body || is_in(c->h, line->element, c->around);
    if (i == c->title)
        return 1;
    if (w->out == NEVER)
        return 0;
    if (line->all & ENT_HTML_ASIDE)
        return is_near;
    if (w->out != IN)
        return 0;
    if ((line->all & ENT_HTML_DATE) && line->n < 80 && i < c->title && c->title < c->lines->n)
        return i + 3 > c->title;
    if (in_body && i < c->title && c->title < c->lines->n && line->good == 0)
        return (line->any & about) != 0; /* a rubric, a breadcrumb */
    if (in_body)
        return !is_link_line(c, line);
    if ((line->any & about) && line->n < 200 && is_near)
        return 1;
    /* between the title and the text: byline, standfirst, a picture's caption */
    return c->start <= i && i < c->first && (line->n_link * 2 <= line->n || (line->any & about));
}

/* "Related" over a list of links that is left out goes with it. */
static int heads_nothing(const struct chooser *c, size_t i)
{
    const struct ent_html_line *line = &c->lines->lines[i];
    return c->h->elements[line->element].level > 0 && !line->is_title && i + 1 < c->lines->n &&
           !line[1].keep && line[1].n_link == line[1].n;
}

static void keep_lines(struct chooser *c, size_t *first)
{
    *first = c->lines->n;
    for (size_t i = c->lines->n; i-- > 0;) {
        struct ent_html_line *line = &c->lines->lines[i];
        line->is_title = i == c->title;
        line->keep = (uint8_t)is_kept(c, i);
        if (line->keep && heads_nothing(c, i))
            line->keep = 0;
        if (line->keep && line->good > 0)
            *first = i;
    }
}

enum ent_status ent_html_choose(const struct ent_html *h, struct ent_html_lines *lines,
                                const struct ent_html_choice *choice, uint32_t body,
                                const char *title, size_t *first, struct ent_error *err)
{
    struct chooser c = {.h = h,
                        .lines = lines,
                        .w = choice->weights,
                        .body = body,
                        .around = container(h, body),
                        .is_one_of = choice->n_bodies > 1,
                        .first = lines->n,
                        .title = lines->n};
    enum ent_status st = find_title(&c, title, err);
    for (size_t i = lines->n; i-- > 0;)
        if (is_in(h, lines->lines[i].element, body))
            c.first = i;
    if (c.title == lines->n && title != NULL)
        c.title = find_bold(&c);
    c.start = c.title < lines->n ? c.title : find_start(&c);
    if (st == ENT_OK)
        keep_lines(&c, first);
    return st;
}
