/* What stands around a quantity: whether it is rough, what is measured. */
#include <string.h>

#include "extract/ent_quantity_parse.h"

/* ---- approximately ---- */

/* "about", "more than" before word i. */
static int is_approx(const struct ent_view *v, size_t i)
{
    static const char words[] = "about|around|approximately|roughly|nearly|almost|over|some|circa|ca.|c.|scarcely|barely|estimated|above|"
                                "exceeding|exceeded|exceeds|"
                                "~|≈|approx.|approx|reportedly|virtually|practically|surpassing|surpassed|topping|topped";
    static const char pairs[] = "more than|close to|at least|as many|an estimated|upwards of|no less|not less|no fewer|greater than|nearly "
                                "a|in excess|on average|higher than|"
                                "larger than|longer than|just over|well over|just under|not quite|or about|as much|up from";
    if (i == 0 || !ent_view_together(v, i - 1, i))
        return 0;
    if (ent_view_one_of(v, i - 1, words))
        return 1;
    if (ent_view_any(v, i - 1, "than|of|as|about", NULL) > 0 && i >= 3 &&
        ent_view_any(v, i - 3, "no less than|not less than|no fewer than|as many as|as much as|in excess of|upwards of about", NULL) == 3)
        return 1;
    return i >= 2 && ent_view_any(v, i - 2, pairs, NULL) == 2;
}

static int is_approx_after(const struct ent_view *v, size_t i)
{
    return ent_view_any(v, i, "or so|or more|or thereabouts|plus|give or take|odd", NULL) > 0 ||
           (ent_view_is(v, i, "+") && ent_view_is_glued(v, i));
}

/* "forty-odd kilometres", "a hundred or so houses" */
static int is_approx_within(const struct ent_view *v, const struct ent_quantity *q)
{
    for (size_t i = q->first; i + 1 < q->last; i++)
        if (ent_view_any(v, i, "- odd|or so", NULL) > 0)
            return 1;
    return 0;
}

int ent_quantity_is_approx(const struct ent_view *v, const struct ent_quantity *q)
{
    if (is_approx_within(v, q))
        return 1;
    if (is_approx_after(v, q->last))
        return 1;
    if (strcmp(q->kind, "duration") == 0 && q->first > 1 && ent_view_is(v, q->first - 1, "over") &&
        !ent_view_any(v, q->first - 2, "for|in|after|lasting|of|just|well|lasted", NULL))
        return 0; /* "over two years": during */
    return is_approx(v, q->first);
}

/* ---- what is measured ---- */

/* The words from 'at' on up to the end of a noun phrase. */
static uint32_t phrase_end(const struct ent_view *v, size_t at, size_t most)
{
    size_t i = at;
    while (i < v->n && i < at + most && ent_view_together(v, at, i) &&
           ((ent_is_letters(v, i) && !ent_view_any(v, i,
                                                   "and|or|but|which|that|who|when|while|where|is|was|are|were|has|have|had|will|would|as|"
                                                   "than|since|by|after|before|until|during|because|from|to",
                                                   NULL)) ||
            ent_view_is(v, i, "-") || ent_view_is(v, i, "’s") || ent_view_is(v, i, "'s")))
        i++;
    while (i > at && (ent_view_key(v, i - 1)->is_stop || ent_view_is(v, i - 1, "-")))
        i--;
    return (uint32_t)i;
}

/* "fled", "resigned": no noun begins there. */
static int is_verb(const struct ent_view *v, size_t i)
{
    const struct ent_view_word *w = &v->words[i];
    return w->end - w->start > 3 && memcmp(v->text + w->end - 2, "ed", 2) == 0;
}

/* "exports of 3 bcm", "a loan of $5bn", "turnover reached nearly $12 billion": the noun before "of" or such a verb. */
static void find_of_before(const struct ent_view *v, size_t from, struct ent_quantity *q)
{
    static const char rough[] = "nearly|almost|approximately|roughly|about|around|over|some|than|more|less|least|close|to|at|by|up|an|a|"
                                "estimated|the|just|only|as|much|many|well|between|from";
    static const char verbs[] = "reached|reaching|reach|totaled|totaling|totalled|totalling|stood|stands|amounted|amounting|amounts|worth|"
                                "rose|rises|fell|falls|grew|grows|dropped|increased|decreased|hit|hits|exceeded|exceeds|"
                                "surpassed|surpasses|cost|costs|declined|climbed|jumped|was|were|is|are|averaged|remained|became|weighs|"
                                "measures|covers|slowed|shrank|doubled|tripled|of";
    size_t at = q->first, last;
    while (at > from && q->first - at < 5 && ent_view_together(v, at - 1, q->first) && ent_view_one_of(v, at - 1, rough))
        at--;
    if (at <= from || !ent_view_together(v, at - 1, q->first) || !ent_view_one_of(v, at - 1, verbs))
        return;
    for (at--;
         at > from && ent_view_together(v, at - 1, q->first) && ent_view_one_of(v, at - 1, "has|have|had|also|already|thus|reportedly");
         at--)
        ;
    for (last = at; at > from && last - at < 6 && ent_view_together(v, at - 1, q->first) && ent_is_letters(v, at - 1) &&
                    (!ent_view_key(v, at - 1)->is_stop || ent_view_one_of(v, at - 1, "of|’s|'s"));)
        at--;
    while (at < last && (ent_view_key(v, at)->is_stop || ent_view_key(v, at)->says))
        at++;
    if (at < last) {
        q->of_first = (uint32_t)at;
        q->of_last = (uint32_t)last;
    }
}

/* ---- the same by the tree ---- */

static size_t head_of(const struct ent_view *v, size_t i) { return (size_t)((long)i + v->words[i].parse.head); }

static int is_noun(const struct ent_view *v, size_t i)
{
    return v->words[i].parse.upos == ENT_UPOS_NOUN || v->words[i].parse.upos == ENT_UPOS_PROPN;
}

/* A noun with the adjectives and nouns right before it, and an "of" after it. */
static int give_noun(const struct ent_view *v, size_t noun, struct ent_quantity *q)
{
    if (noun >= q->first && noun < q->last) /* "cubic metres" */
        return 0;
    size_t first = noun;
    while (first > 0 && ent_view_together(v, first - 1, noun) &&
           (is_noun(v, first - 1) || v->words[first - 1].parse.upos == ENT_UPOS_ADJ || ent_view_is(v, first - 1, "-")) &&
           !(first > q->first && first <= q->last))
        first--;
    q->of_first = (uint32_t)first;
    q->of_last = ent_view_is(v, noun + 1, "of") && ent_view_together(v, noun, noun + 2) && noun + 1 != q->first - 1
                     ? phrase_end(v, noun + 1, 6)
                     : (uint32_t)noun + 1;
    if (q->of_last <= noun)
        q->of_last = (uint32_t)noun + 1;
    return noun < q->first || noun >= q->last;
}

/* What the figure belongs to: the noun that it counts or tells more of, else the subject of its verb. */
static int find_of_in_tree(const struct ent_view *v, struct ent_quantity *q)
{
    size_t word = q->last - 1;
    while (word >= q->first && word < v->n && v->words[word].parse.head != 0 && head_of(v, word) >= q->first && head_of(v, word) < q->last)
        word = head_of(v, word);
    for (int climb = 0; climb < 3 && v->words[word].parse.head != 0; climb++) {
        enum ent_relation relation = (enum ent_relation)v->words[word].parse.relation;
        size_t head = head_of(v, word);
        if (head >= v->n || !ent_view_together(v, head, word))
            return 0;
        if (is_noun(v, head) && relation != ENT_REL_CONJ && relation != ENT_REL_APPOS)
            return give_noun(v, head, q);
        for (size_t i = head; relation != ENT_REL_CONJ && i-- > 0 && ent_view_together(v, i, head);)
            if (v->words[i].parse.relation == ENT_REL_NSUBJ && head_of(v, i) == head && is_noun(v, i))
                return give_noun(v, i, q);
        word = head;
    }
    for (size_t i = word; v->words[word].parse.head == 0 && i-- > 0 && ent_view_together(v, i, word);)
        if (v->words[i].parse.relation == ENT_REL_NSUBJ && head_of(v, i) == word && is_noun(v, i))
            return give_noun(v, i, q); /* "the trade is 12 billion": the figure itself is the root */
    return 0;
}

void ent_quantity_find_of(const struct ent_view *v, size_t from, struct ent_quantity *q)
{
    size_t at = q->last, n = ent_view_any(v, at, "worth of|of|in|per", NULL);
    if (q->of_last > q->of_first)
        return;
    if (n > 0 && !ent_view_key(v, at + n)->month && ent_is_letters(v, at + n) && ent_view_together(v, q->first, at + n)) {
        q->of_first = (uint32_t)(at + n);
        q->of_last = phrase_end(v, at + n, 8);
    } else if (v->is_parsed && find_of_in_tree(v, q)) {
        return;
    } else if (ent_is_letters(v, at) && !ent_view_key(v, at)->is_stop && !ent_view_key(v, at)->says && ent_view_together(v, q->first, at) &&
               !is_verb(v, at)) {
        q->of_first = (uint32_t)at; /* "a $5 billion loan" */
        q->of_last = phrase_end(v, at, 5);
    }
    if (q->of_last <= q->of_first) {
        q->of_first = q->of_last = 0;
        find_of_before(v, from, q);
    }
}
