#include "query/ent_cql_match.h"

#include <string.h>

enum { MAX_WAYS = 1 << 20 };

enum ent_status cql_matcher_open(struct cql_matcher *m, struct cql_run *run, struct ent_error *err)
{
    *m = (struct cql_matcher){.run = run, .plan = run->plan, .n_regs = (size_t)run->plan->n_regs, .err = err};
    for (int i = 0; m->n_regs == 0 && i < 2; i++) {
        m->ways[i].seen = ent_calloc(m->plan->n_program, sizeof *m->ways[i].seen);
        if (m->ways[i].seen == NULL) {
            cql_matcher_close(m);
            return ent_fail(err, ENT_ENOMEM, "out of memory for a query");
        }
    }
    return ENT_OK;
}

void cql_matcher_close(struct cql_matcher *m)
{
    for (int i = 0; i < 2; i++) {
        ent_free(m->ways[i].at);
        ent_free(m->ways[i].regs);
        ent_free(m->ways[i].seen);
        ent_free(m->ways[i].slots);
    }
    ent_free(m->jumps);
    ent_free(m->jump_regs);
    ent_free(m->found);
    *m = (struct cql_matcher){0};
}

/* ---- ways ---- */

static void clear(struct cql_ways *w, size_t n_program)
{
    w->n = 0;
    if (++w->generation == 0) { /* after 2^32 positions the marks are used up */
        if (w->seen != NULL)
            memset(w->seen, 0, n_program * sizeof *w->seen);
        if (w->slots != NULL)
            memset(w->slots, 0, w->n_slots * sizeof *w->slots);
        w->generation = 1;
    }
}

static uint64_t hash_way(uint32_t at, const uint32_t *regs, size_t n)
{
    uint64_t h = at * 0x9E3779B97F4A7C15ull;
    for (size_t i = 0; i < n; i++)
        h = (h ^ regs[i]) * 0xD6E8FEB86659FD93ull, h ^= h >> 32;
    return h;
}

static size_t find_slot(const struct cql_matcher *m, const struct cql_ways *w, uint32_t at, const uint32_t *regs)
{
    size_t i = (size_t)hash_way(at, regs, m->n_regs) & (w->n_slots - 1);
    for (; w->slots[i] >> 32 == w->generation; i = (i + 1) & (w->n_slots - 1)) {
        size_t k = w->slots[i] & UINT32_MAX;
        if (w->at[k] == at && memcmp(w->regs + k * m->n_regs, regs, m->n_regs * sizeof *regs) == 0)
            break;
    }
    return i;
}

static enum ent_status grow_slots(struct cql_matcher *m, struct cql_ways *w)
{
    size_t n = w->n_slots == 0 ? 64 : w->n_slots * 2;
    uint64_t *slots = ent_calloc(n, sizeof *slots);
    if (slots == NULL)
        return ent_fail(m->err, ENT_ENOMEM, "out of memory for a query");
    ent_free(w->slots);
    w->slots = slots;
    w->n_slots = n;
    for (size_t k = 0; k < w->n; k++)
        w->slots[find_slot(m, w, w->at[k], w->regs + k * m->n_regs)] = (uint64_t)w->generation << 32 | k;
    return ENT_OK;
}

static enum ent_status append(struct cql_matcher *m, struct cql_ways *w, uint32_t at, const uint32_t *regs)
{
    enum ent_status st = ent_reserve(&w->at, &w->cap_at, w->n + 1, sizeof *w->at, m->err);
    if (st == ENT_OK && m->n_regs > 0)
        st = ent_reserve(&w->regs, &w->cap_regs, (w->n + 1) * m->n_regs, sizeof *w->regs, m->err);
    if (st != ENT_OK)
        return st;
    if (w->n == MAX_WAYS)
        return ent_fail(m->err, ENT_ELIMIT, "CQL: more than %d ways to match at one word: use fewer labels or "
                        "narrower repetitions", MAX_WAYS);
    w->at[w->n] = at;
    if (m->n_regs > 0 && regs != NULL)
        memcpy(w->regs + w->n * m->n_regs, regs, m->n_regs * sizeof *regs);
    w->n++;
    return ENT_OK;
}

/* A way that stands at 'at', unless there is the same already. */
static void add(struct cql_matcher *m, struct cql_ways *w, uint32_t at, const uint32_t *regs)
{
    if (m->status != ENT_OK)
        return;
    if (m->n_regs == 0) {
        if (w->seen[at] == w->generation)
            return;
        w->seen[at] = w->generation;
        m->status = append(m, w, at, regs);
        return;
    }
    if (w->n * 2 >= w->n_slots && (m->status = grow_slots(m, w)) != ENT_OK)
        return;
    size_t slot = find_slot(m, w, at, regs);
    if (w->slots[slot] >> 32 == w->generation)
        return;
    uint64_t mark = (uint64_t)w->generation << 32 | w->n;
    if ((m->status = append(m, w, at, regs)) == ENT_OK)
        w->slots[slot] = mark;
}

static void add_jump(struct cql_matcher *m, size_t to, uint32_t at, const uint32_t *regs)
{
    enum ent_status st = ent_reserve(&m->jumps, &m->cap_jumps, m->n_jumps + 1, sizeof *m->jumps, m->err);
    if (st == ENT_OK && m->n_regs > 0)
        st = ent_reserve(&m->jump_regs, &m->cap_jump_regs, (m->n_jumps + 1) * m->n_regs, sizeof *m->jump_regs, m->err);
    if (st == ENT_OK && m->n_jumps == MAX_WAYS)
        st = ent_fail(m->err, ENT_ELIMIT, "CQL: more than %d ways to match at one word", MAX_WAYS);
    if (st != ENT_OK) {
        m->status = st;
        return;
    }
    m->jumps[m->n_jumps] = (struct cql_jump){(uint32_t)to, at};
    if (m->n_regs > 0)
        memcpy(m->jump_regs + m->n_jumps * m->n_regs, regs, m->n_regs * sizeof *regs);
    m->n_jumps++;
}

/* Ways that come back at this position; the nearest of the others is returned. */
static size_t land(struct cql_matcher *m, struct cql_ways *w, size_t position)
{
    size_t nearest = SIZE_MAX, k = 0;
    for (size_t i = 0; i < m->n_jumps; i++) {
        struct cql_jump j = m->jumps[i];
        if (j.to == position) {
            add(m, w, j.at, m->n_regs > 0 ? m->jump_regs + i * m->n_regs : NULL);
            continue;
        }
        nearest = j.to < nearest ? j.to : nearest;
        m->jumps[k] = j;
        if (m->n_regs > 0)
            memmove(m->jump_regs + k * m->n_regs, m->jump_regs + i * m->n_regs, m->n_regs * sizeof *m->jump_regs);
        k++;
    }
    m->n_jumps = k;
    return nearest;
}

/* ---- steps that take no word ---- */

static void accept(struct cql_matcher *m, const uint32_t *regs)
{
    uint32_t target = m->plan->target >= 0 ? regs[m->plan->target] : ENT_NO_POSITION;
    struct cql_found *last = m->n_found > 0 ? &m->found[m->n_found - 1] : NULL;
    int again = last != NULL && last->last == m->position;
    if (m->position <= m->start || (again && target >= last->target) ||
        !m->judge(m->ctx, m->start, m->position, regs))
        return;
    if (again) {
        last->target = target;
        return;
    }
    m->status = ent_reserve(&m->found, &m->cap_found, m->n_found + 1, sizeof *m->found, m->err);
    if (m->status == ENT_OK)
        m->found[m->n_found++] = (struct cql_found){(uint32_t)m->position, target};
}

static void open_element(struct cql_matcher *m, struct cql_ways *w, uint32_t at)
{
    const struct ent_cql_atom *a = m->plan->program[at].atom;
    size_t row = SIZE_MAX;
    struct ent_range words;
    if (m->position >= m->doc.end) /* what begins there is of the next document */
        return;
    while (cql_view_starting(&m->run->layers[a->layer], m->position, &row, &words)) {
        if (!cql_test_row(m->run, a->cond, a->layer, row))
            continue;
        if (a->open >= 0)
            m->work[a->open] = (uint32_t)row;
        add(m, w, at + 1, m->work);
        if (a->open < 0)
            break;
    }
}

/* </s>: of the element that <s> opened, if one did. */
static void close_element(struct cql_matcher *m, struct cql_ways *w, uint32_t at)
{
    const struct ent_cql_atom *a = m->plan->program[at].atom;
    size_t row = SIZE_MAX;
    struct ent_range words;
    if (m->position <= m->doc.start)
        return;
    while (cql_view_holding(&m->run->layers[a->layer], m->position - 1, &row, &words)) {
        if (words.end != m->position || (a->open >= 0 && m->work[a->open] != CQL_UNSET && m->work[a->open] != row))
            continue;
        if (a->open >= 0)
            m->work[a->open] = CQL_UNSET;
        add(m, w, at + 1, m->work);
        break;
    }
}

static void load_regs(struct cql_matcher *m, const struct cql_ways *w, size_t i)
{
    if (m->n_regs > 0)
        memcpy(m->work, w->regs + i * m->n_regs, m->n_regs * sizeof *m->work);
}

static void follow(struct cql_matcher *m, struct cql_ways *w, size_t i)
{
    uint32_t at = w->at[i];
    const struct cql_inst *inst = &m->plan->program[at];
    if (inst->op == CQL_OP_TOKEN || inst->op == CQL_OP_WHOLE)
        return;
    load_regs(m, w, i);
    switch (inst->op) {
    case CQL_OP_SPLIT:
        add(m, w, inst->x, m->work);
        add(m, w, inst->y, m->work);
        break;
    case CQL_OP_JUMP: add(m, w, inst->x, m->work); break;
    case CQL_OP_LOOK:
        if (m->position < m->doc.end && cql_test(m->run, inst->atom->cond, m->position, m->work))
            add(m, w, at + 1, m->work);
        break;
    case CQL_OP_OPEN: open_element(m, w, at); break;
    case CQL_OP_CLOSE: close_element(m, w, at); break;
    case CQL_OP_ACCEPT: accept(m, m->work); break;
    default: break;
    }
}

/* ---- steps that take words ---- */

static struct cql_ways *other_ways(struct cql_matcher *m, const struct cql_ways *w)
{
    return w == &m->ways[0] ? &m->ways[1] : &m->ways[0];
}

static void go_on(struct cql_matcher *m)
{
    if (m->next.to == m->position + 1)
        add(m, m->next.ways, m->next.at + 1, m->work);
    else
        add_jump(m, m->next.to, m->next.at + 1, m->work);
}

static void mark_word(struct cql_matcher *m, const struct ent_cql_atom *a, size_t word)
{
    if (a->label >= 0)
        m->work[a->label] = (uint32_t)word;
    if (a->target >= 0)
        m->work[a->target] = (uint32_t)word;
}

static void take_whole(struct cql_matcher *m, const struct cql_ways *w, size_t i)
{
    const struct ent_cql_atom *a = m->plan->program[w->at[i]].atom;
    size_t row = SIZE_MAX, top;
    struct ent_range words;
    while (m->status == ENT_OK && cql_view_starting(&m->run->layers[a->layer], m->position, &row, &words)) {
        if (words.end > m->limit || !cql_test_row(m->run, a->cond, a->layer, row))
            continue;
        load_regs(m, w, i);
        mark_word(m, a, words.start);
        m->next.to = words.end;
        if (a->relations == NULL)
            go_on(m);
        else if (cql_tree_top(m->run->segment, words, &top))
            cql_tree(m, a->relations, top, go_on);
    }
}

static void take_word(struct cql_matcher *m, struct cql_ways *w, size_t i)
{
    uint32_t at = w->at[i];
    const struct cql_inst *inst = &m->plan->program[at];
    if (inst->op != CQL_OP_TOKEN && inst->op != CQL_OP_WHOLE)
        return;
    m->next.ways = other_ways(m, w);
    m->next.at = at;
    m->next.to = m->position + 1;
    if (inst->op == CQL_OP_WHOLE) {
        take_whole(m, w, i);
        return;
    }
    load_regs(m, w, i);
    if (!cql_test(m->run, inst->atom->cond, m->position, m->work))
        return;
    mark_word(m, inst->atom, m->position);
    if (inst->atom->relations == NULL)
        add(m, m->next.ways, at + 1, m->work);
    else
        cql_tree(m, inst->atom->relations, m->position, go_on);
}

enum ent_status cql_match(struct cql_matcher *m, size_t start, size_t limit, struct ent_range doc,
                          enum cql_want want)
{
    struct cql_ways *w = &m->ways[0];
    m->start = m->position = start;
    m->limit = limit;
    m->doc = doc;
    m->n_found = m->n_jumps = 0;
    m->status = ENT_OK;
    memset(m->work, 0xFF, sizeof m->work); /* CQL_UNSET */
    clear(w, m->plan->n_program);
    add(m, w, 0, m->work);
    while (m->status == ENT_OK) {
        size_t nearest = m->n_jumps > 0 ? land(m, w, m->position) : SIZE_MAX;
        if (w->n == 0 && nearest == SIZE_MAX)
            break;
        for (size_t i = 0; m->status == ENT_OK && i < w->n; i++)
            follow(m, w, i);
        if (m->position >= limit || (want == CQL_WANT_SHORTEST && m->n_found > 0))
            break;
        clear(other_ways(m, w), m->plan->n_program);
        for (size_t i = 0; m->status == ENT_OK && i < w->n; i++)
            take_word(m, w, i);
        if (m->status == ENT_OK)
            m->status = cql_run_step(m->run);
        w = other_ways(m, w);
        m->position++;
    }
    return m->status;
}
