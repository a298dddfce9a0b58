#include "cli/cli_edit.h"

#include <stdio.h> /* before readline's, which need it */
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/ent_interrupt.h"

enum { READ_ERROR = -2 /* readline's READERR: the statement ends here, without one */ };

static struct cli_edit_asks asks;
static int is_open;

/* ---- reading keys ---- */

static int is_more_waiting(void)
{
    int n = 0;
    return ioctl(fileno(rl_instream), FIONREAD, &n) == 0 && n > 1;
}

/* The same after a moment: what is pasted comes in pieces, with less between them than anybody notices. */
static int is_more_coming(void)
{
    const struct timespec moment = {0, 5000000};
    for (int i = 0; i < 10 && !is_more_waiting(); i++)
        nanosleep(&moment, NULL);
    return is_more_waiting();
}

/* Is there nothing but white space before the cursor in its line? */
static int is_indenting(void)
{
    int i = rl_point;
    while (i > 0 && (rl_line_buffer[i - 1] == ' ' || rl_line_buffer[i - 1] == '\t'))
        i--;
    return i == 0 || rl_line_buffer[i - 1] == '\n';
}

/* Is there a key?  A signal that came just before would not end the wait, so it is a short one. */
static int wait_for_key(int fd)
{
    enum { MILLISECONDS = 200 };
    struct pollfd input = {.fd = fd, .events = POLLIN};

    return poll(&input, 1, MILLISECONDS) > 0;
}

/*
 * Like rl_getc(), but Ctrl-C ends it.  A Tab that more than another one follows at once was pasted by a
 * terminal that does not say so, and one at the beginning of a line is meant to be one: neither completes.
 */
static int read_key(FILE *from)
{
    unsigned char c;

    for (;;) {
        ssize_t n;
        rl_check_signals(); /* readline's handler noted one; this lets ours know */
        if (ent_interrupted()) {
            cli_hint_leave();
            return READ_ERROR;
        }
        if (!wait_for_key(fileno(from)))
            continue;
        n = read(fileno(from), &c, 1);
        if (n == 1)
            break;
        if (n == 0)
            return EOF;
        if (errno != EINTR && errno != EAGAIN)
            return READ_ERROR;
    }
    rl_inhibit_completion = c == '\t' && (is_indenting() || is_more_coming());
    return c;
}

/* ---- keys ---- */

static int enter(int count, int key)
{
    if (!asks.is_complete(asks.ctx, rl_line_buffer))
        return rl_insert_text("\n") >= 0 ? 0 : 1;
    rl_point = rl_end;
    cli_hint_clear();
    return rl_newline(count, key);
}

static int insert_newline(int count, int key)
{
    (void)count, (void)key;
    return rl_insert_text("\n") >= 0 ? 0 : 1;
}

static int line_start(int at)
{
    while (at > 0 && rl_line_buffer[at - 1] != '\n')
        at--;
    return at;
}

static int line_end(int at)
{
    while (at < rl_end && rl_line_buffer[at] != '\n')
        at++;
    return at;
}

static int is_continuation(int at) { return ((unsigned char)rl_line_buffer[at] & 0xC0) == 0x80; }

/* The place as many characters into the line that begins at 'to' as 'at' is into its own. */
static int same_column(int at, int to)
{
    int characters = 0, end = line_end(to);

    for (int i = line_start(at); i < at; i++)
        characters += !is_continuation(i);
    while (to < end && characters > 0) {
        to++;
        while (to < end && is_continuation(to))
            to++;
        characters--;
    }
    return to;
}

/* Up and down: within the statement, and from its first and last line through the history. */
static int up(int count, int key)
{
    int start = line_start(rl_point);
    if (start == 0)
        return rl_get_previous_history(count, key);
    rl_point = same_column(rl_point, line_start(start - 1));
    return 0;
}

static int down(int count, int key)
{
    int end = line_end(rl_point);
    if (end == rl_end)
        return rl_get_next_history(count, key);
    rl_point = same_column(rl_point, end + 1);
    return 0;
}

/* Home and End: of the line that the cursor is in. */
static int home(int count, int key)
{
    (void)count, (void)key;
    rl_point = line_start(rl_point);
    return 0;
}

static int end(int count, int key)
{
    (void)count, (void)key;
    rl_point = line_end(rl_point);
    return 0;
}

/* ---- completion ---- */

/* How many bytes the words have in common from their beginning on; whole characters. */
static size_t common(char **words)
{
    size_t n = strlen(words[0]);

    for (size_t i = 1; words[i] != NULL; i++) {
        size_t k = 0;
        while (k < n && words[i][k] == words[0][k])
            k++;
        n = k;
    }
    while (n > 0 && ((unsigned char)words[0][n] & 0xC0) == 0x80)
        n--;
    return n;
}

/*
 * Readline replaces rl_line_buffer[start, rl_point), our candidates what begins at 'ours': what lies
 * between is taken off them, or put before them.
 */
static char *for_readline(const char *word, size_t ours, size_t start)
{
    size_t before = ours > start ? ours - start : 0, n;
    char *out;

    if (start > ours)
        word += strlen(word) < start - ours ? strlen(word) : start - ours;
    n = strlen(word);
    out = malloc(before + n + 1);
    if (out == NULL)
        return NULL;
    memcpy(out, rl_line_buffer + start, before);
    memcpy(out + before, word, n + 1);
    return out;
}

static void free_words(char **words)
{
    for (size_t i = 0; words != NULL && words[i] != NULL; i++)
        free(words[i]);
    free(words);
}

/* As readline wants them: what they have in common, then each; NULL: none. */
static char **as_matches(const struct cli_candidates *c, size_t start)
{
    size_t n = 0;
    char **matches;

    while (c->words[n] != NULL)
        n++;
    matches = calloc(n + 2, sizeof *matches);
    if (matches == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if ((matches[i] = for_readline(c->words[i], c->start, start)) == NULL) {
            free_words(matches);
            return NULL;
        }
    if (n > 1) { /* the only one is the common one */
        char *shared = strndup(matches[0], common(matches));
        if (shared == NULL) {
            free_words(matches);
            return NULL;
        }
        memmove(matches + 1, matches, n * sizeof *matches);
        matches[0] = shared;
    }
    return matches;
}

static char **complete(const char *text, int start, int stop)
{
    struct cli_candidates c = {0};
    char **matches = NULL;
    char *before = strndup(rl_line_buffer, (size_t)rl_point);

    (void)text, (void)stop;
    cli_hint_clear();
    rl_attempted_completion_over = 1; /* no file names where there is nothing to offer */
    rl_completion_suppress_quote = 1;
    if (before != NULL)
        asks.complete(asks.ctx, before, &c);
    free(before);
    rl_completion_append_character = (unsigned char)c.append;
    if (c.words != NULL)
        matches = as_matches(&c, (size_t)start);
    free_words(c.words);
    return matches;
}

/* ---- setting up ---- */

static void bind_keys(void)
{
    static const char *const maps[] = {"emacs-standard", "vi-insert"};

    rl_add_defun("entente-enter", enter, -1);
    rl_add_defun("entente-newline", insert_newline, -1);
    rl_add_defun("entente-up", up, -1);
    rl_add_defun("entente-down", down, -1);
    rl_add_defun("entente-home", home, -1);
    rl_add_defun("entente-end", end, -1);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        static const struct {
            const char *keys;
            rl_command_func_t *function;
        } keys[] = {{"\\e[A", up}, {"\\eOA", up}, {"\\e[B", down}, {"\\eOB", down}, {"\\e[H", home},
                    {"\\eOH", home}, {"\\e[1~", home}, {"\\e[F", end}, {"\\eOF", end}, {"\\e[4~", end}};
        Keymap map = rl_get_keymap_by_name(maps[i]);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            rl_bind_keyseq_in_map(keys[k].keys, keys[k].function, map);
    }
    rl_bind_key_in_map('P' & 0x1f, up, rl_get_keymap_by_name("emacs-standard"));
    rl_bind_key_in_map('N' & 0x1f, down, rl_get_keymap_by_name("emacs-standard"));
    rl_bind_key_in_map('A' & 0x1f, home, rl_get_keymap_by_name("emacs-standard"));
    rl_bind_key_in_map('E' & 0x1f, end, rl_get_keymap_by_name("emacs-standard"));
    rl_bind_keyseq_in_map("\\e\\C-m", insert_newline, rl_get_keymap_by_name("emacs-standard"));
}

static void bind_enter(void)
{
    static const char *const maps[] = {"emacs-standard", "vi-insert", "vi-command"};

    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        rl_bind_key_in_map('\r', enter, rl_get_keymap_by_name(maps[i]));
        rl_bind_key_in_map('\n', enter, rl_get_keymap_by_name(maps[i]));
    }
}

int cli_edit_is_possible(void)
{
    const char *term = getenv("TERM");
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term != NULL && strcmp(term, "dumb") != 0 &&
           term[0] != '\0';
}

void cli_edit_open(const struct cli_edit_asks *a)
{
    asks = *a;
    rl_readline_name = "entente";
    bind_keys(); /* before ~/.inputrc is read, which may have it otherwise */
    rl_initialize();
    bind_enter();
    rl_getc_function = read_key;
    rl_attempted_completion_function = complete;
    rl_basic_word_break_characters = " \t\n\"\\'`@$><=;|&{}()[].:,+-*/%^#~!?";
    rl_completer_word_break_characters = (char *)(uintptr_t)rl_basic_word_break_characters;
    rl_completer_quote_characters = "";
    rl_basic_quote_characters = ""; /* what closes a string is ours to say */
    rl_sort_completion_matches = 0; /* the most frequent first */
    using_history();
    cli_hint_open(&asks);
    is_open = 1;
}

static const char *initial_text;

static int insert_initial(void)
{
    if (initial_text != NULL)
        rl_insert_text(initial_text);
    initial_text = NULL;
    return 0;
}

char *cli_edit_read(const char *prompt, const char *initial)
{
    initial_text = initial;
    rl_startup_hook = insert_initial;
    return readline(prompt);
}

void cli_edit_remember(const char *statement)
{
    HIST_ENTRY *last;

    if (!is_open)
        return;
    last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (last == NULL || strcmp(last->line, statement) != 0)
        add_history(statement);
}
