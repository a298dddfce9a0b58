#include "query/ent_automaton.h"

#include <string.h>

#include "base/ent_mem.h"

enum { MAX_PROGRAM = 1000, MAX_STATES = 256, MAX_SETS = 128, MAX_DEPTH = 50, NOWHERE = UINT16_MAX };

/* ---- the program ---- */

enum op { BYTE, SPLIT, JUMP, TAKE };
struct inst {
    enum op op;
    uint16_t x, y; /* BYTE: x is its set; JUMP: x; SPLIT: both */
};
struct set { /* of bytes */
    uint64_t bits[4];
};
struct reader {
    const char *s;
    size_t n, at;
    int is_dry;    /* only looks where a piece ends */
    int gives_up;  /* what it found is beyond a table */
    int depth;
    struct inst program[MAX_PROGRAM];
    size_t n_program;
    struct set sets[MAX_SETS];
    size_t n_sets;
};

static size_t emit(struct reader *r, enum op op, size_t x, size_t y)
{
    if (r->is_dry)
        return 0;
    if (r->n_program == MAX_PROGRAM) {
        r->gives_up = 1;
        return 0;
    }
    r->program[r->n_program] = (struct inst){op, (uint16_t)x, (uint16_t)y};
    return r->n_program++;
}

static void emit_set(struct reader *r, const struct set *set)
{
    size_t i = 0;
    if (r->is_dry)
        return;
    while (i < r->n_sets && memcmp(&r->sets[i], set, sizeof *set) != 0)
        i++;
    if (i == MAX_SETS) {
        r->gives_up = 1;
        return;
    }
    if (i == r->n_sets)
        r->sets[r->n_sets++] = *set;
    emit(r, BYTE, i, 0);
}

static void add_range(struct set *set, unsigned from, unsigned to)
{
    for (unsigned b = from; b <= to; b++)
        set->bits[b / 64] |= 1ull << b % 64;
}

static void emit_range(struct reader *r, unsigned from, unsigned to)
{
    struct set set = {{0}};
    add_range(&set, from, to);
    emit_set(r, &set);
}

/* One of these of ASCII, or any character of several bytes. */
static void emit_wide(struct reader *r, const struct set *ascii)
{
    static const struct {
        unsigned from, to, more;
    } leads[] = {{0xC2, 0xDF, 1}, {0xE0, 0xEF, 2}, {0xF0, 0xF4, 3}};
    size_t ends[3], n = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t split = emit(r, SPLIT, r->n_program + 1, 0);
        emit_range(r, leads[i].from, leads[i].to);
        for (unsigned k = 0; k < leads[i].more; k++)
            emit_range(r, 0x80, 0xBF);
        ends[n++] = emit(r, JUMP, 0, 0);
        if (!r->is_dry)
            r->program[split].y = (uint16_t)r->n_program;
    }
    emit_set(r, ascii);
    for (size_t i = 0; i < n && !r->is_dry; i++)
        r->program[ends[i]].x = (uint16_t)r->n_program;
}

/* ---- reading ---- */

static int is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static int is_one_of(int c, const char *chars) { return c > 0 && strchr(chars, c) != NULL; }

static int peek(const struct reader *r) { return r->at < r->n ? (unsigned char)r->s[r->at] : -1; }

static void give_up(struct reader *r)
{
    r->gives_up = 1;
    r->at = r->n;
}

/* A character of a class; -1: something else. */
static int read_member(struct reader *r)
{
    int c = peek(r);
    if (c == '[' || c < 0 || c >= 0x80)
        return -1;
    r->at++;
    if (c != '\\')
        return c;
    c = peek(r);
    if (c < 0 || c >= 0x80 || is_letter_or_digit((char)c))
        return -1;
    r->at++;
    return c;
}

/* Behind the [ */
static void read_class(struct reader *r)
{
    struct set set = {{0}};
    int negated = peek(r) == '^';
    r->at += (size_t)negated;
    if (peek(r) == ']') { /* a member */
        give_up(r);
        return;
    }
    while (peek(r) != ']') {
        int from = read_member(r), to = from;
        if (from >= 0 && peek(r) == '-' && r->at + 1 < r->n && r->s[r->at + 1] != ']') {
            r->at++;
            to = read_member(r);
            if (peek(r) == '-') /* who knows what is meant */
                to = -1;
        }
        if (from < 0 || to < from) {
            give_up(r);
            return;
        }
        add_range(&set, (unsigned)from, (unsigned)to);
    }
    r->at++;
    if (!negated) {
        emit_set(r, &set);
        return;
    }
    for (int i = 0; i < 2; i++)
        set.bits[i] = ~set.bits[i];
    set.bits[2] = set.bits[3] = 0;
    emit_wide(r, &set);
}

static void read_alternatives(struct reader *r);

static void read_group(struct reader *r)
{
    if (peek(r) == '?' && r->at + 1 < r->n && r->s[r->at + 1] == ':')
        r->at += 2;
    else if (peek(r) == '?' || peek(r) == '*')
        give_up(r);
    if (++r->depth > MAX_DEPTH)
        give_up(r);
    read_alternatives(r);
    r->depth--;
    if (peek(r) != ')')
        give_up(r);
    else
        r->at++;
}

static void read_atom(struct reader *r)
{
    static const struct set ascii = {{~0ull, ~0ull, 0, 0}};
    int c = peek(r);
    r->at++;
    if (c == '(') {
        read_group(r);
    } else if (c == '[') {
        read_class(r);
    } else if (c == '.') {
        emit_wide(r, &ascii);
    } else if (c == '\\' && peek(r) >= 0 && peek(r) < 0x80 && !is_letter_or_digit((char)peek(r))) {
        emit_range(r, (unsigned)peek(r), (unsigned)peek(r));
        r->at++;
    } else if (c == 0 || is_one_of(c, "\\^$?*+{}]")) {
        give_up(r);
    } else {
        emit_range(r, (unsigned)c, (unsigned)c);
        for (; c >= 0xC0 && peek(r) >= 0x80 && peek(r) < 0xC0; r->at++) /* the rest of a character */
            emit_range(r, (unsigned)peek(r), (unsigned)peek(r));
    }
}

static unsigned read_number(struct reader *r)
{
    unsigned n = 0;
    if (peek(r) < '0' || peek(r) > '9')
        give_up(r);
    for (; peek(r) >= '0' && peek(r) <= '9' && n < MAX_PROGRAM; r->at++)
        n = n * 10 + (unsigned)(peek(r) - '0');
    return n;
}

/* How often: from low to high; high NOWHERE: no end. */
static void read_quantifier(struct reader *r, unsigned *low, unsigned *high)
{
    int c = peek(r);
    *low = *high = 1;
    if (!is_one_of(c, "?*+{"))
        return;
    r->at++;
    if (c != '{') {
        *low = c == '+';
        *high = c == '?' ? 1 : NOWHERE;
    } else {
        *low = *high = read_number(r);
        if (peek(r) == ',') {
            r->at++;
            *high = peek(r) == '}' ? NOWHERE : read_number(r);
        }
        if (peek(r) != '}' || *low > *high || *low >= MAX_PROGRAM || (*high >= MAX_PROGRAM && *high != NOWHERE))
            give_up(r);
        r->at++;
    }
    if (is_one_of(peek(r), "?*+{")) /* lazy, possessive, or a fault */
        give_up(r);
}

/* The atom that begins at 'from', once more. */
static void read_again(struct reader *r, size_t from)
{
    r->at = from;
    read_atom(r);
}

/*
 * As often as there is.  Of .* any bytes will do: what comes before it and after it begins and ends with whole characters, and
 * so does the string.
 */
static void emit_loop(struct reader *r, size_t from)
{
    size_t split = emit(r, SPLIT, r->n_program + 1, 0);
    if (r->s[from] == '.')
        emit_range(r, 0, 0xFF);
    else
        read_again(r, from);
    emit(r, JUMP, split, 0);
    r->program[split].y = (uint16_t)r->n_program;
}

/* At most so often: all ways out lead behind the last one. */
static void emit_optional(struct reader *r, size_t from, unsigned n)
{
    size_t open = 0; /* chained by y until it is known where that is */
    for (unsigned i = 0; i < n && !r->gives_up; i++) {
        open = emit(r, SPLIT, r->n_program + 1, open) + 1;
        read_again(r, from);
    }
    for (size_t next; open != 0 && !r->gives_up; open = next) {
        next = r->program[open - 1].y;
        r->program[open - 1].y = (uint16_t)r->n_program;
    }
}

static void read_piece(struct reader *r)
{
    size_t from = r->at, end;
    unsigned low, high;
    int was_dry = r->is_dry;
    r->is_dry = 1;
    read_atom(r);
    read_quantifier(r, &low, &high);
    r->is_dry = was_dry;
    end = r->at;
    if (was_dry || r->gives_up)
        return;
    for (unsigned i = 0; i < low && !r->gives_up; i++)
        read_again(r, from);
    if (high == NOWHERE)
        emit_loop(r, from);
    else
        emit_optional(r, from, high - low);
    r->at = r->gives_up ? r->n : end;
}

static void read_alternatives(struct reader *r)
{
    size_t open = 0; /* jumps behind all of it, chained by x */
    for (;;) {
        size_t split = emit(r, SPLIT, r->n_program + 1, r->n_program + 1);
        while (peek(r) >= 0 && peek(r) != '|' && peek(r) != ')' && !r->gives_up)
            read_piece(r);
        if (peek(r) != '|' || r->gives_up)
            break;
        r->at++;
        if (!r->is_dry) {
            open = emit(r, JUMP, open, 0) + 1;
            r->program[split].y = (uint16_t)r->n_program;
        }
    }
    for (size_t next; open != 0 && !r->is_dry && !r->gives_up; open = next) {
        next = r->program[open - 1].x;
        r->program[open - 1].x = (uint16_t)r->n_program;
    }
}

/* ---- states: sets of places of the program, each with a BYTE or TAKE ---- */

struct states {
    const struct reader *r;
    uint16_t places[MAX_STATES][MAX_PROGRAM];
    uint16_t n[MAX_STATES];
    size_t n_states;
    uint16_t stack[2 * MAX_PROGRAM + 2];
    uint32_t seen[MAX_PROGRAM], generation;   /* of the state that is being made */
    unsigned char is_always[MAX_PROGRAM];     /* whatever follows, from this place it matches */
};

/* Where the program stands from 'at' on before the next byte; sorted afterwards. */
static void add_places(struct states *s, uint16_t *out, uint16_t *n, uint16_t at)
{
    size_t depth = 0;
    s->stack[depth++] = at;
    while (depth > 0) {
        at = s->stack[--depth];
        if (s->seen[at] == s->generation)
            continue;
        s->seen[at] = s->generation;
        const struct inst *i = &s->r->program[at];
        if (i->op == BYTE || i->op == TAKE) {
            out[(*n)++] = at;
        } else {
            s->stack[depth++] = i->x;
            if (i->op == SPLIT)
                s->stack[depth++] = i->y;
        }
    }
}

static void sort_places(uint16_t *places, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint16_t x = places[i];
        size_t k = i;
        for (; k > 0 && x < places[k - 1]; k--)
            places[k] = places[k - 1];
        places[k] = x;
    }
}

/* The state with these places, a new one if there is none; MAX_STATES: there are too many. */
static size_t find_state(struct states *s, uint16_t *places, uint16_t n)
{
    size_t i = 0;
    for (size_t k = 0; k < n; k++)
        if (s->is_always[places[k]])
            return ENT_AUTOMATON_ALWAYS;
    sort_places(places, n);
    while (i < s->n_states && (s->n[i] != n || memcmp(s->places[i], places, n * sizeof *places) != 0))
        i++;
    if (i == s->n_states && i < MAX_STATES) {
        memcpy(s->places[i], places, n * sizeof *places);
        s->n[i] = n;
        s->n_states++;
    }
    return i;
}

static size_t step(struct states *s, size_t state, unsigned byte)
{
    uint16_t places[MAX_PROGRAM], n = 0;
    s->generation++;
    for (size_t k = 0; k < s->n[state]; k++) {
        const struct inst *i = &s->r->program[s->places[state][k]];
        if (i->op == BYTE && s->r->sets[i->x].bits[byte / 64] >> byte % 64 & 1)
            add_places(s, places, &n, (uint16_t)(s->places[state][k] + 1));
    }
    return find_state(s, places, n);
}

/* Bytes that no set tells apart have the same number: the lowest of them. */
static void class_bytes(const struct reader *r, unsigned char like[256])
{
    for (unsigned b = 0; b < 256; b++) {
        unsigned k = 0;
        for (; k < b; k++) {
            size_t i = 0;
            while (i < r->n_sets && (r->sets[i].bits[b / 64] >> b % 64 & 1) == (r->sets[i].bits[k / 64] >> k % 64 & 1))
                i++;
            if (i == r->n_sets)
                break;
        }
        like[b] = (unsigned char)k;
    }
}

/* Places that take any byte, and then stand there again or end. */
static void find_always(struct states *s)
{
    static const struct set all = {{~0ull, ~0ull, ~0ull, ~0ull}};
    const struct reader *r = s->r;
    for (size_t at = 0; at < r->n_program; at++) {
        uint16_t places[MAX_PROGRAM], n = 0;
        int again = 0, takes = 0;
        if (r->program[at].op != BYTE || memcmp(&r->sets[r->program[at].x], &all, sizeof all) != 0)
            continue;
        s->generation++;
        add_places(s, places, &n, (uint16_t)(at + 1));
        for (size_t k = 0; k < n; k++) {
            again |= places[k] == at;
            takes |= r->program[places[k]].op == TAKE;
        }
        s->is_always[at] = (unsigned char)(again && takes);
    }
}

static int build_table(struct ent_automaton *a, struct states *s)
{
    unsigned char like[256];
    class_bytes(s->r, like);
    for (size_t state = ENT_AUTOMATON_START; state < s->n_states; state++) {
        for (unsigned b = 0; b < 256; b++) {
            size_t to = like[b] < b ? a->next[256 * state + like[b]] : step(s, state, b);
            if (to == MAX_STATES)
                return 0;
            a->next[256 * state + b] = (uint16_t)to;
        }
        for (size_t k = 0; k < s->n[state]; k++)
            a->takes[state] |= s->r->program[s->places[state][k]].op == TAKE;
    }
    a->takes[ENT_AUTOMATON_ALWAYS] = 1;
    a->n_states = s->n_states;
    return 1;
}

static int build(struct ent_automaton *a, struct states *s)
{
    uint16_t start[MAX_PROGRAM], n = 0;
    find_always(s);
    s->n_states = ENT_AUTOMATON_START; /* the two before have no places of their own */
    s->n[ENT_AUTOMATON_ALWAYS] = NOWHERE;
    s->generation++;
    add_places(s, start, &n, 0);
    return find_state(s, start, n) == ENT_AUTOMATON_START && build_table(a, s);
}

enum ent_status ent_automaton_new(struct ent_automaton *a, const char *s, size_t n, int *has, struct ent_error *err)
{
    struct reader *r = ent_calloc(1, sizeof *r);
    struct states *states = ent_calloc(1, sizeof *states);
    enum ent_status st = r != NULL && states != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
    *a = (struct ent_automaton){0};
    *has = 0;
    if (st == ENT_OK) {
        r->s = s;
        r->n = n;
        read_alternatives(r);
        emit(r, TAKE, 0, 0);
        states->r = r;
    }
    if (st == ENT_OK && !r->gives_up && r->at == n) {
        a->next = ent_calloc((size_t)MAX_STATES * 256, sizeof *a->next);
        a->takes = ent_calloc(MAX_STATES, 1);
        if (a->next == NULL || a->takes == NULL)
            st = ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
        else
            *has = build(a, states);
    }
    if (!*has)
        ent_automaton_done(a);
    ent_free(r);
    ent_free(states);
    return st;
}

void ent_automaton_done(struct ent_automaton *a)
{
    ent_free(a->next);
    ent_free(a->takes);
    *a = (struct ent_automaton){0};
}
