/* A tree as lines of text. */
#include <stdio.h>
#include <string.h>

#include "report/ent_tree_draw.h"
#include "text/ent_width.h"

enum { COLUMNS = 40, NOWHERE = -1, FORM = 28, LEAST = 4, TAG = 6, RELATION = 12 };

/* Where lines run: columns from left to right, each head has at most one, over the rows of itself and its dependents. */
struct drawing {
    const struct ent_drawn_word *words;
    int32_t n;
    int columns;     /* that may be used */
    int used;        /* that are */
    int32_t *queue;  /* words, heads before their dependents */
    int32_t *top, *bottom; /* by word: the rows that its line runs over */
    int32_t *first, *next; /* by word: its dependents, in order; NOWHERE after the last */
    int *column;           /* by word: that of its line, NOWHERE: it has none */
    unsigned char *taken;  /* by column and row */
};

static enum ent_status make_room(struct drawing *d, struct ent_error *err)
{
    size_t n = (size_t)d->n;
    int32_t *numbers = ent_calloc(5 * n + 1, sizeof *numbers);
    d->queue = numbers;
    d->column = ent_calloc(n + 1, sizeof *d->column);
    d->taken = ent_calloc((size_t)d->columns * n + 1, 1);
    if (numbers == NULL || d->column == NULL || d->taken == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a tree of %zu words", n);
    d->top = numbers + n;
    d->bottom = numbers + 2 * n;
    d->first = numbers + 3 * n;
    d->next = numbers + 4 * n;
    return ENT_OK;
}

static void done(struct drawing *d)
{
    ent_free(d->queue);
    ent_free(d->column);
    ent_free(d->taken);
}

static int is_word(const struct drawing *d, int32_t i) { return i >= 0 && i < d->n; }

static void link_words(struct drawing *d)
{
    for (int32_t i = 0; i < d->n; i++) {
        d->first[i] = NOWHERE;
        d->top[i] = d->bottom[i] = i;
        d->column[i] = NOWHERE;
    }
    for (int32_t i = d->n; i-- > 0;) {
        int32_t head = d->words[i].head;
        if (!is_word(d, head) || head == i)
            continue;
        d->next[i] = d->first[head];
        d->first[head] = i;
        if (i < d->top[head])
            d->top[head] = i;
        if (i > d->bottom[head])
            d->bottom[head] = i;
    }
}

/* The line of a word goes into the first column right of its head's that is free where it runs. */
static void place(struct drawing *d, int32_t word, int after)
{
    size_t rows = (size_t)(d->bottom[word] - d->top[word]) + 1;
    for (int c = after + 1; c < d->columns; c++) {
        unsigned char *from = d->taken + (size_t)c * (size_t)d->n + d->top[word];
        if (memchr(from, 1, rows) != NULL)
            continue;
        memset(from, 1, rows);
        d->column[word] = c;
        if (c >= d->used)
            d->used = c + 1;
        return;
    }
}

/* From the roots on, level by level: what hangs on no root is not reached. */
static void place_all(struct drawing *d)
{
    int32_t n = 0;
    for (int32_t i = 0; i < d->n; i++)
        if (d->words[i].head == ENT_DRAWN_ROOT)
            d->queue[n++] = i;
    for (int32_t at = 0; at < n; at++) {
        int32_t word = d->queue[at], head = d->words[word].head;
        int after = head == ENT_DRAWN_ROOT ? -1 : d->column[head];
        if (d->first[word] == NOWHERE && head != ENT_DRAWN_ROOT)
            continue;
        if (head == ENT_DRAWN_ROOT || after != NOWHERE)
            place(d, word, after);
        for (int32_t k = d->first[word]; k != NOWHERE && n < d->n; k = d->next[k])
            d->queue[n++] = k;
    }
}

/* ---- lines ---- */

enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

static const char *const strokes[16] = {
    " ", "╵", "╷", "│", "╴", "╯", "╮", "┤", "╶", "╰", "╭", "├", "─", "┴", "┬", "┼"};

/* Has a word an arm to its head's line?  A root's comes from the edge. */
static int has_arm(const struct drawing *d, int32_t row)
{
    int32_t head = d->words[row].head;
    return head == ENT_DRAWN_ROOT || (is_word(d, head) && head != row && d->column[head] != NOWHERE);
}

/* Where the line of a word goes on from a row of it. */
static unsigned ups_and_downs(const struct drawing *d, int32_t word, int32_t row)
{
    return (row > d->top[word] ? UP : 0u) | (row < d->bottom[word] ? DOWN : 0u);
}

static void add_row(const struct drawing *d, int32_t row, struct ent_buf *out)
{
    int32_t head = d->words[row].head;
    int arm = head == ENT_DRAWN_ROOT, begins = has_arm(d, row) && !arm ? d->column[head] : NOWHERE;
    for (int c = 0; c < d->used; c++) {
        unsigned go = d->taken[(size_t)c * (size_t)d->n + (size_t)row] ? UP | DOWN : arm ? LEFT | RIGHT : 0;
        if (c == begins) {
            go = ups_and_downs(d, head, row) | RIGHT;
            arm = 1;
        } else if (c == d->column[row]) {
            go = ups_and_downs(d, row, row) | LEFT | RIGHT;
        }
        ent_buf_adds(out, strokes[go]);
        ent_buf_adds(out, arm ? "─" : " ");
    }
    ent_buf_addc(out, ' ');
}

static size_t digits(size_t n)
{
    size_t k = 1;
    for (; n > 9; n /= 10)
        k++;
    return k;
}

enum part { FORMS, TAGS, RELATIONS };

static size_t widest(const struct drawing *d, enum part part)
{
    size_t most = 1;
    for (int32_t i = 0; i < d->n; i++) {
        const struct ent_drawn_word *w = &d->words[i];
        size_t width = part == FORMS  ? ent_width(w->form, w->n_form)
                       : part == TAGS ? ent_width(w->tag, w->n_tag)
                                      : ent_width(w->relation, w->n_relation);
        most = width > most ? width : most;
    }
    return most;
}

/* The relation, and what it is to where no arm shows it. */
static void add_relation(const struct drawing *d, int32_t i, size_t room, struct ent_buf *out)
{
    const struct ent_drawn_word *w = &d->words[i];
    char to[24] = "";
    if (is_word(d, w->head) && !has_arm(d, i))
        snprintf(to, sizeof to, " of %d", (int)w->head + 1);
    size_t n = strlen(to), width = ent_width(w->relation, w->n_relation);
    if (room > 0 && width + n > room)
        width = room > n ? room - n : 0;
    if (width > 0)
        ent_width_add(out, w->relation, w->n_relation, width, ENT_WIDTH_LEFT);
    ent_buf_adds(out, to);
}

static void strip(struct ent_buf *out)
{
    while (out->len > 0 && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
}

/* Columns for forms, tags and relations, of which all are at most so wide; room for a relation 0: any. */
struct widths {
    size_t number, form, tag, relation;
};

static struct widths share_width(const struct drawing *d, size_t width)
{
    struct widths w = {digits((size_t)d->n), widest(d, FORMS), widest(d, TAGS), 0};
    if (width == 0)
        return w;
    size_t relation = widest(d, RELATIONS), fixed = w.number + 2 + 2 * (size_t)d->used + 1 + 2 + 2;
    w.tag = w.tag > TAG ? TAG : w.tag;
    relation = relation > RELATION ? RELATION : relation; /* that it surely has */
    size_t left = width > fixed + w.tag + LEAST + relation ? width - fixed - w.tag : LEAST + relation;
    if (w.form > left - relation)
        w.form = left - relation;
    w.form = w.form > FORM ? FORM : w.form;
    w.relation = left - w.form;
    return w;
}

static void add_lines(const struct drawing *d, size_t width, struct ent_buf *out)
{
    struct widths to = share_width(d, width);
    for (int32_t i = 0; i < d->n; i++) {
        const struct ent_drawn_word *w = &d->words[i];
        ent_buf_addf(out, "%*d%c ", (int)to.number, (int)i + 1, w->is_marked ? '*' : ' ');
        add_row(d, i, out);
        ent_width_add(out, w->form, w->n_form, to.form, ENT_WIDTH_LEFT);
        ent_buf_adds(out, "  ");
        ent_width_add(out, w->tag, w->n_tag, to.tag, ENT_WIDTH_LEFT);
        ent_buf_adds(out, "  ");
        add_relation(d, i, to.relation, out);
        strip(out);
        ent_buf_addc(out, '\n');
    }
}

enum ent_status ent_tree_text(const struct ent_drawn_word *words, size_t n, size_t width, struct ent_buf *out,
                              struct ent_error *err)
{
    if (n > ENT_DRAWN_MOST)
        return ent_fail(err, ENT_ELIMIT, "a sentence of %zu words is too long to draw", n);
    struct drawing d = {.words = words, .n = (int32_t)n, .columns = COLUMNS};
    if (width > 0 && width < 2 * COLUMNS + 40) /* the lines take half of the screen at most */
        d.columns = width > 48 ? (int)(width - 36) / 2 : 6;
    enum ent_status st = make_room(&d, err);
    if (st == ENT_OK) {
        link_words(&d);
        place_all(&d);
        add_lines(&d, width, out);
        st = ent_buf_check(out, err);
    }
    done(&d);
    return st;
}
