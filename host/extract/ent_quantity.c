#include "extract/ent_mention.h"
#include "extract/ent_quantity_parse.h"

#include <string.h>

struct reading {
    const struct ent_view *v;
    const struct ent_timexes *dates;
    size_t date; /* the next date that ends after where we are */
};

/* The date that word i is part of, NULL: none. */
static const struct ent_timex *date_of(struct reading *r, size_t i)
{
    while (r->date < r->dates->n && r->dates->items[r->date].last <= i)
        r->date++;
    return r->date < r->dates->n && r->dates->items[r->date].first <= i ? &r->dates->items[r->date] : NULL;
}

/* "EUR1.5bn", "Rs500": letters, then digits in one word. */
static int is_glued(const struct ent_view *v, size_t i)
{
    const char *s = v->text + v->words[i].start;
    size_t n = v->words[i].end - v->words[i].start;
    return n > 2 && s[0] >= 'A' && s[0] <= 'Z' && ((s[2] >= '0' && s[2] <= '9') || (n > 3 && s[3] >= '0' && s[3] <= '9'));
}

/* Is it in the name of something: "Group of Seven", "Resolution 1701"? */
static int is_in_name(const struct ent_view *v, const struct ent_quantity *q)
{
    if (v->mentions == NULL)
        return 0;
    size_t k = ent_mention_after(v->mentions, q->first);
    return k < v->mentions->n && v->mentions->items[k].first <= q->first && v->mentions->items[k].last >= q->last;
}

static int quantity_at(struct reading *r, size_t i, struct ent_quantity *q)
{
    const struct ent_view *v = r->v;
    struct ent_number k;
    const struct ent_key *key = ent_view_key(v, i);
    unsigned char c = (unsigned char)v->text[v->words[i].start];
    if (!(c >= '0' && c <= '9') && c != '+' && c < 0xC0 && !is_glued(v, i) && !key->currency && !key->code && !key->is_number &&
        !key->ordinal && !key->opens_amount)
        return 0;
    const struct ent_timex *date = date_of(r, i);
    if ((key->currency || key->code || is_glued(v, i)) && ent_quantity_money_before(v, i, q))
        return 1;
    if (date == NULL && (ent_quantity_multiple(v, i, q) || ent_quantity_rank(v, i, q)))
        return 1;
    if (!ent_number_at(v, i, &k))
        return 0;
    if (ent_quantity_money_after(v, &k, q))
        return date == NULL;
    if (ent_quantity_measured(v, &k, q))
        return date == NULL || (date->has_count && strcmp(q->kind, "duration") == 0);
    return date == NULL && (ent_quantity_ratio(v, &k, q) || ent_quantity_counted(v, &k, q)) && !is_in_name(v, q);
}

static int is_in_sentence(const struct ent_view *v, const struct ent_quantity *before, size_t i)
{
    enum { FAR = 30 };
    return i < v->n && v->words[before->first].sentence == v->words[i].sentence && i < before->last + FAR;
}

/* "1.4 million tons ... to 2.2 million", "EUR 10 billion ... a further 12 billion": what the figure before is told in. */
static void take_unit(const struct ent_view *v, const struct ent_quantity *before, struct ent_quantity *q)
{
    if (strcmp(q->rule, "number") != 0 || before->unit == NULL || strcmp(before->kind, "percent") == 0 || strcmp(before->kind, "duration") == 0 ||
        !is_in_sentence(v, before, q->first) || !ent_view_one_of(v, q->first - 1, "to|from|further|another|additional|than") ||
        (v->is_parsed && v->words[q->last - 1].parse.upos != ENT_UPOS_NUM) || (ent_is_letters(v, q->last) && !ent_view_key(v, q->last)->is_stop))
        return;
    q->kind = before->kind;
    q->unit = before->unit;
    q->rule = "unit before";
}

/* "4.5 percent in 2025 and 4.1 in 2026": a share like the one before. */
static int share_at(struct reading *r, const struct ent_quantity *before, size_t i, struct ent_quantity *q)
{
    enum { CLOSE = 6 };
    const struct ent_view *v = r->v;
    struct ent_number k;
    if (strcmp(before->kind, "percent") != 0 || !is_in_sentence(v, before, i) || i > before->last + CLOSE || !ent_view_one_of(v, i - 1, "and|to|from") ||
        !ent_number_at(v, i, &k) || k.suffix != NULL || k.is_spelled || k.scale > 1 || k.value > 100 || !ent_view_one_of(v, k.last, "in|for") ||
        date_of(r, i) != NULL || !ent_view_together(v, i, k.last + 1) || v->text[v->words[k.last + 1].start] < '0' || v->text[v->words[k.last + 1].start] > '9')
        return 0;
    *q = ent_quantity_of(&k);
    return ent_quantity_give(q, "percent", before->unit, "unit before", k.last);
}

enum ent_status ent_quantity_find(const struct ent_view *v, const struct ent_timexes *dates, struct ent_quantities *out,
                                  struct ent_error *err)
{
    struct reading r = {v, dates, 0};
    size_t begin = out->n;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < v->n;) {
        const struct ent_quantity *before = out->n > begin ? &out->items[out->n - 1] : NULL;
        struct ent_quantity q;
        if (!quantity_at(&r, i, &q) && !(before != NULL && share_at(&r, before, i, &q))) {
            i++;
            continue;
        }
        if (before != NULL)
            take_unit(v, before, &q);
        q.approx = ent_quantity_is_approx(v, &q);
        ent_quantity_find_of(v, out->n > begin ? out->items[out->n - 1].last : 0, &q);
        st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err);
        if (st == ENT_OK)
            out->items[out->n++] = q;
        i = q.last;
    }
    return st;
}

void ent_quantities_done(struct ent_quantities *q)
{
    ent_free(q->items);
    *q = (struct ent_quantities){0};
}
