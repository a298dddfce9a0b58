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

enum ent_status ent_quantity_find(const struct ent_view *v, const struct ent_timexes *dates, struct ent_quantities *out,
                                  struct ent_error *err)
{
    struct reading r = {v, dates, 0};
    size_t begin = out->n;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < v->n;) {
        struct ent_quantity q;
        if (!quantity_at(&r, i, &q)) {
            i++;
            continue;
        }
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
