/* A tree as a picture: arcs above the words, the nearest lowest, so that they meet as little as they can. */
#include <stdlib.h>
#include <string.h>

#include "report/ent_markup.h"
#include "report/ent_tree_draw.h"
#include "text/ent_width.h"

enum { /* pixels */
    LETTER = 9, SMALL = 7,       /* a column of a word, of a label */
    GAP = 18, MARGIN = 16, STEP = 26, ROUND = 8, SPREAD = 7, /* between levels, at corners, between arcs of a word */
    LINE = 20, ROOM = 14         /* of text; above the highest arc */
};

struct arc {
    int32_t word, head; /* head ENT_DRAWN_ROOT: from above */
    int32_t from, to;   /* the lower and the higher of them */
    int32_t level;      /* 1: the lowest */
    int32_t place;      /* at its head: how many arcs on the same side stand nearer to it */
};
struct picture {
    const struct ent_drawn_word *words;
    int32_t n;
    struct arc *arcs;
    size_t n_arcs;
    int32_t *height;     /* by word: of what lies above it and the next one so far */
    int32_t *sides;      /* by word: arcs to the left, to the right */
    int32_t *x;          /* by word: its middle */
    int32_t width, base; /* of the picture; where words begin */
};

static enum ent_status make_room(struct picture *p, struct ent_error *err)
{
    size_t n = (size_t)p->n + 1;
    p->arcs = ent_calloc(n, sizeof *p->arcs);
    p->height = ent_calloc(4 * n, sizeof *p->height);
    if (p->arcs == NULL || p->height == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a tree of %d words", (int)p->n);
    p->sides = p->height + n;
    p->x = p->height + 3 * n;
    return ENT_OK;
}

static int by_length(const void *a, const void *b)
{
    const struct arc *x = a, *y = b;
    int32_t m = x->to - x->from, n = y->to - y->from;
    return m != n ? (m < n ? -1 : 1) : x->word < y->word ? -1 : x->word > y->word;
}

static void list_arcs(struct picture *p)
{
    for (int32_t i = 0; i < p->n; i++) {
        int32_t head = p->words[i].head;
        if (head < 0 || head >= p->n || head == i)
            continue;
        p->arcs[p->n_arcs++] = (struct arc){i, head, head < i ? head : i, head < i ? i : head, 0, 0};
    }
    qsort(p->arcs, p->n_arcs, sizeof *p->arcs, by_length);
}

/* An arc lies above all that is shorter and within it or across it. */
static int32_t set_levels(struct picture *p)
{
    int32_t highest = 0;
    for (size_t k = 0; k < p->n_arcs; k++) {
        struct arc *a = &p->arcs[k];
        int32_t under = 0;
        for (int32_t i = a->from; i < a->to; i++)
            under = p->height[i] > under ? p->height[i] : under;
        a->level = under + 1;
        for (int32_t i = a->from; i < a->to; i++)
            p->height[i] = a->level;
        highest = a->level > highest ? a->level : highest;
        a->place = p->sides[2 * a->head + (a->word > a->head)]++;
    }
    return highest;
}

static int32_t label_width(const struct ent_drawn_word *w)
{
    return (int32_t)ent_width(w->relation, w->n_relation) * SMALL + 2 * ROUND + 4;
}

static int32_t word_width(const struct picture *p, int32_t i)
{
    const struct ent_drawn_word *w = &p->words[i];
    int32_t form = (int32_t)ent_width(w->form, w->n_form) * LETTER, tag = (int32_t)ent_width(w->tag, w->n_tag) * SMALL;
    int32_t arcs = (p->sides[2 * i] + p->sides[2 * i + 1] + 1) * SPREAD, most = form > tag ? form : tag;
    return most > arcs ? most : arcs;
}

static int32_t anchor(const struct picture *p, const struct arc *a)
{
    int32_t n = p->sides[2 * a->head + (a->word > a->head)], off = (n - a->place) * SPREAD;
    return p->x[a->head] + (a->word > a->head ? off : -off);
}

/* Words stand so far from one another that their names fit, and those of the arcs between neighbours. */
static void set_places(struct picture *p)
{
    int32_t x = MARGIN;
    for (int32_t i = 0; i < p->n; i++) {
        int32_t half = word_width(p, i) / 2;
        int32_t need = i > 0 ? word_width(p, i - 1) / 2 + half + GAP : half;
        if (i > 0 && p->words[i].head == i - 1 && label_width(&p->words[i]) + p->sides[2 * i - 1] * SPREAD > need)
            need = label_width(&p->words[i]) + p->sides[2 * i - 1] * SPREAD;
        if (i > 0 && p->words[i - 1].head == i && label_width(&p->words[i - 1]) + p->sides[2 * i] * SPREAD > need)
            need = label_width(&p->words[i - 1]) + p->sides[2 * i] * SPREAD;
        if (p->words[i].head == ENT_DRAWN_ROOT && half + label_width(&p->words[i]) / 2 > need)
            need = half + label_width(&p->words[i]) / 2;
        p->x[i] = x += need;
        p->width = x + half + MARGIN;
    }
}

/* ---- writing ---- */

/* ink, paper, faint, arcs; for the dark the same */
static const char style[] =
    "<style>\n"
    ".entente-tree{--ink:#1c1b19;--paper:#fdfdfb;--faint:#5d5a54;--arc:#8d887d;--relation:#7a3b12;--mark:#ffe9a8}\n"
    "@media (prefers-color-scheme:dark){.entente-tree{--ink:#e9e6df;--paper:#171614;--faint:#b0aba0;--arc:#7c776c;"
    "--relation:#f0b284;--mark:#5d4a12}}\n"
    ".entente-tree text{font-family:system-ui,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif;text-anchor:middle}\n"
    ".entente-tree .w{font-size:15px;fill:var(--ink)}\n"
    ".entente-tree .t{font-size:11px;fill:var(--faint)}\n"
    ".entente-tree .r{font-size:11px;fill:var(--relation);stroke:var(--paper);stroke-width:5px;paint-order:stroke}\n"
    ".entente-tree .a{fill:none;stroke:var(--arc);stroke-width:1.3px}\n"
    ".entente-tree .h{fill:var(--arc)}\n"
    ".entente-tree .p{fill:var(--paper)}\n"
    ".entente-tree .m{fill:var(--mark)}\n"
    "</style>\n";

static void add_label(struct ent_buf *out, int32_t x, int32_t y, const char *class, const char *s, size_t n)
{
    ent_buf_addf(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, (int)x, (int)y);
    ent_markup_add(out, s, n);
    ent_buf_adds(out, "</text>\n");
}

static void add_tip(struct ent_buf *out, int32_t x, int32_t y)
{
    ent_buf_addf(out, "<path class=\"h\" d=\"M%d,%dl-4,-7h8z\"/>\n", (int)x, (int)y);
}

static void add_arc(const struct picture *p, const struct arc *a, struct ent_buf *out)
{
    int32_t from = anchor(p, a), to = p->x[a->word], foot = p->base - 4, top = foot - a->level * STEP;
    int32_t side = to > from ? ROUND : -ROUND;
    ent_buf_addf(out, "<path class=\"a\" d=\"M%d,%dV%dq0,-%d %d,-%dH%dq%d,0 %d,%dV%d\"/>\n", (int)from, (int)foot,
                 (int)top + ROUND, ROUND, (int)side, ROUND, (int)(to - side), (int)side, (int)side, ROUND, (int)foot - 5);
    add_tip(out, to, foot);
}

static void add_root(const struct picture *p, int32_t i, struct ent_buf *out)
{
    ent_buf_addf(out, "<path class=\"a\" d=\"M%d,%dV%d\"/>\n", (int)p->x[i], ROOM + 6, (int)p->base - 9);
    add_tip(out, p->x[i], p->base - 4);
}

static void add_arcs(const struct picture *p, struct ent_buf *out)
{
    for (int32_t i = 0; i < p->n; i++)
        if (p->words[i].head == ENT_DRAWN_ROOT)
            add_root(p, i, out);
    for (size_t k = p->n_arcs; k-- > 0;)
        add_arc(p, &p->arcs[k], out);
    for (size_t k = 0; k < p->n_arcs; k++) { /* over all lines */
        const struct arc *a = &p->arcs[k];
        const struct ent_drawn_word *w = &p->words[a->word];
        add_label(out, (anchor(p, a) + p->x[a->word]) / 2, p->base - a->level * STEP, "r", w->relation, w->n_relation);
    }
    for (int32_t i = 0; i < p->n; i++)
        if (p->words[i].head == ENT_DRAWN_ROOT)
            add_label(out, p->x[i], ROOM, "r", p->words[i].relation, p->words[i].n_relation);
}

static void add_words(const struct picture *p, struct ent_buf *out)
{
    for (int32_t i = 0; i < p->n; i++) {
        const struct ent_drawn_word *w = &p->words[i];
        int32_t width = word_width(p, i) + 8;
        if (w->is_marked)
            ent_buf_addf(out, "<rect class=\"m\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/>\n",
                         (int)(p->x[i] - width / 2), (int)p->base, (int)width, LINE);
        add_label(out, p->x[i], p->base + LINE - 5, "w", w->form, w->n_form);
        add_label(out, p->x[i], p->base + 2 * LINE - 8, "t", w->tag, w->n_tag);
    }
}

/* "ministers: nsubj of signed", for those who hear it. */
static void add_description(const struct picture *p, struct ent_buf *out)
{
    enum { MOST = 200 };
    ent_buf_adds(out, "<desc>");
    for (int32_t i = 0; i < p->n && i < MOST; i++) {
        const struct ent_drawn_word *w = &p->words[i];
        ent_markup_add(out, w->form, w->n_form);
        ent_buf_adds(out, ": ");
        ent_markup_add(out, w->relation, w->n_relation);
        if (w->head >= 0 && w->head < p->n) {
            ent_buf_adds(out, " of ");
            ent_markup_add(out, p->words[w->head].form, p->words[w->head].n_form);
        }
        ent_buf_adds(out, i + 1 < p->n ? "; " : ".");
    }
    ent_buf_adds(out, "</desc>\n");
}

static void add_head(const struct picture *p, const char *title, size_t n_title, struct ent_buf *out)
{
    int height = (int)p->base + 2 * LINE + MARGIN;
    ent_buf_addf(out,
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"entente-tree\" role=\"img\" width=\"%d\" height=\"%d\" "
                 "viewBox=\"0 0 %d %d\">\n<title>",
                 (int)p->width, height, (int)p->width, height);
    ent_markup_add(out, title, n_title);
    ent_buf_adds(out, "</title>\n");
    add_description(p, out);
    ent_buf_adds(out, style);
    ent_buf_addf(out, "<rect class=\"p\" width=\"%d\" height=\"%d\"/>\n", (int)p->width, height);
}

enum ent_status ent_tree_svg(const struct ent_drawn_word *words, size_t n, const char *title, size_t n_title,
                             struct ent_buf *out, struct ent_error *err)
{
    if (n > ENT_DRAWN_MOST)
        return ent_fail(err, ENT_ELIMIT, "a sentence of %zu words is too long to draw", n);
    struct picture p = {.words = words, .n = (int32_t)n, .width = 2 * MARGIN};
    enum ent_status st = make_room(&p, err);
    if (st == ENT_OK) {
        list_arcs(&p);
        p.base = MARGIN + ROOM + (set_levels(&p) + 1) * STEP;
        set_places(&p);
        add_head(&p, title, n_title, out);
        add_arcs(&p, out);
        add_words(&p, out);
        ent_buf_adds(out, "</svg>\n");
        st = ent_buf_check(out, err);
    }
    ent_free(p.arcs);
    ent_free(p.height);
    return st;
}
