/*
 * The line under a statement.  Readline does not know of it: before readline draws it is taken away, and
 * afterwards written anew, the cursor going there and back.
 */
#include "cli/cli_edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <readline/readline.h>

#include "base/ent_mem.h"
#include "text/ent_width.h"

static const struct cli_edit_asks *asks;
static int shown;         /* is there one on the screen? */
static int rows_below;    /* of the statement, below the cursor, as it was last drawn */
static int in_colour;

/* ---- where the cursor is ---- */

struct layout {
    int columns, column, row;
};

static void advance(struct layout *l, int width)
{
    if (l->column + width > l->columns) { /* a wide character does not fit */
        l->row++;
        l->column = 0;
    }
    l->column += width;
    if (l->column >= l->columns) {
        l->row++;
        l->column = 0;
    }
}

/* One character at s, as readline shows it; its bytes. */
static size_t lay_character(struct layout *l, const char *s, size_t n)
{
    mbstate_t state = {0};
    wchar_t c;
    size_t used = mbrtowc(&c, s, n, &state);

    if (*s == '\n') {
        l->row++;
        l->column = 0;
        return 1;
    }
    if (*s == '\t') {
        int to = 8 - l->column % 8;
        while (to-- > 0)
            advance(l, 1);
        return 1;
    }
    if (used == 0 || used > n || c < ' ' || c == 0x7f) { /* ^X, or bytes that are no text */
        advance(l, 1);
        advance(l, 1);
        return used == 0 || used > n ? 1 : used;
    }
    if (wcwidth(c) > 0)
        advance(l, wcwidth(c));
    return used;
}

/* Rows of the statement down to byte 'stop'. */
static int rows_to(int stop, int columns)
{
    struct layout l = {.columns = columns};

    for (const char *p = rl_display_prompt; p != NULL && *p != '\0';)
        p += lay_character(&l, p, strlen(p));
    for (int i = 0; i < stop;)
        i += (int)lay_character(&l, rl_line_buffer + i, (size_t)(stop - i));
    return l.row;
}

/* ---- drawing ---- */

/* Go down without scrolling anything away: IND keeps the column and makes room at the bottom. */
static void make_room(int rows)
{
    for (int i = 0; i < rows; i++)
        fputs("\033D", rl_outstream);
    fprintf(rl_outstream, "\033[%dA", rows);
}

static void draw(const char *text, int rows, int columns)
{
    size_t taken, n = ent_width_cut(text, strlen(text), (size_t)columns - 1, &taken);

    make_room(rows + 1);
    fprintf(rl_outstream, "\0337\033[%dB\r\033[K%s%.*s%s\0338", rows + 1, in_colour ? "\033[2m" : "", (int)n, text,
            in_colour ? "\033[0m" : "");
    fflush(rl_outstream);
    shown = 1;
}

void cli_hint_clear(void)
{
    if (!shown)
        return;
    fprintf(rl_outstream, "\0337\033[%dB\r\033[K\0338", rows_below + 1);
    fflush(rl_outstream);
    shown = 0;
}

void cli_hint_leave(void)
{
    cli_hint_clear();
    for (int i = 0; i < rows_below; i++)
        fputs("\r\n", rl_outstream);
    fflush(rl_outstream);
}

/* Not while something else is asked, and searches have their own line. */
static int is_wanted(void)
{
    return !RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_COMPLETING | RL_STATE_NUMERICARG |
                       RL_STATE_DONE);
}

static void redisplay(void)
{
    int columns, screen;
    char *before, *text;

    cli_hint_clear();
    rl_redisplay();
    rl_get_screen_size(&screen, &columns);
    if (columns < 2 || !is_wanted())
        return;
    rows_below = rows_to(rl_end, columns) - rows_to(rl_point, columns);
    if (rows_to(rl_end, columns) + 2 >= screen)
        return;
    before = strndup(rl_line_buffer, (size_t)rl_point);
    text = before != NULL ? asks->hint(asks->ctx, before) : NULL;
    if (text != NULL)
        draw(text, rows_below, columns);
    free(text);
    free(before);
}

void cli_hint_open(const struct cli_edit_asks *a)
{
    const char *no_colour = getenv("NO_COLOR");

    asks = a;
    in_colour = no_colour == NULL || no_colour[0] == '\0';
    rl_redisplay_function = redisplay; /* only now: before it starts, it would make readline take the terminal for dumb */
}
