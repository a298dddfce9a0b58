#include "pipeline/ent_score_layers.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/ent_file.h"
#include "base/ent_intern.h"
#include "base/ent_mem.h"
#include "source/ent_json.h"
#include "text/ent_chars.h"

const char *const ent_scored_layers[ENT_SCORED_LAYERS] = {"mentions", "quantities", "dates", "quotes", "events", "facts", "forecasts"};
const char *const ent_scored_fields[ENT_SCORED_FIELDS] = {"articles_found", "title", "authors", "published", "publisher", "sections", "paragraphs"};
enum layer { MENTIONS, QUANTITIES, DATES, QUOTES, EVENTS, FACTS, FORECASTS };

double ent_score_ratio(size_t hits, size_t of) { return of > 0 ? (double)hits / (double)of : 0; }
double ent_score_harmonic(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

/* ---- records ---- */

struct record {
    cJSON *json;
    uint32_t file;
    int64_t start, end;
};
struct records {
    struct record *items;
    size_t n, cap;
};
struct scorer {
    struct ent_intern files, folded;
    uint32_t (*names)[2]; /* (name, entity), numbers of folded strings, by name */
    size_t n_names, cap_names;
    struct records docs, entities;
    struct ent_buf key;
    int failed; /* memory ran out in a comparison */
};

static void records_done(struct records *r)
{
    for (size_t i = 0; i < r->n; i++)
        cJSON_Delete(r->items[i].json);
    ent_free(r->items);
    *r = (struct records){0};
}

static const cJSON *field(const cJSON *o, const char *name) { return cJSON_GetObjectItemCaseSensitive(o, name); }

static int64_t whole(const cJSON *o, const char *name)
{
    const cJSON *x = field(o, name);
    return cJSON_IsNumber(x) ? (int64_t)x->valuedouble : -1;
}

static enum ent_status add_record(struct scorer *s, struct records *r, cJSON *json, struct ent_error *err)
{
    struct record k = {.json = json, .start = whole(json, "start"), .end = whole(json, "end")};
    const cJSON *file = field(json, "file");
    const char *name = cJSON_IsString(file) ? file->valuestring : "";
    enum ent_status st = ent_intern_add(&s->files, name, strlen(name), &k.file, err);
    if (st == ENT_OK)
        st = ent_reserve(&r->items, &r->cap, r->n + 1, sizeof *r->items, err);
    if (st == ENT_OK)
        r->items[r->n++] = k;
    else
        cJSON_Delete(json);
    return st;
}

static enum ent_status read_lines(struct scorer *s, struct records *r, const struct ent_buf *bytes, const char *path, struct ent_error *err)
{
    const char *at = ent_buf_str(bytes), *end = at + bytes->len;
    enum ent_status st = ENT_OK;
    for (unsigned line = 1; st == ENT_OK && at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t n = stop != NULL ? (size_t)(stop - at) : (size_t)(end - at), fault;
        cJSON *json = NULL;
        if (strspn(at, " \t\r") < n) {
            if ((st = ent_json_parse(at, n, &json, &fault, err)) != ENT_OK)
                return ent_fail_in(err, st, "%s:%u", path, line);
            st = add_record(s, r, json, err);
        }
        at = stop != NULL ? stop + 1 : end;
    }
    return st;
}

/* A file that is not there has no records. */
static enum ent_status load(struct scorer *s, struct records *r, const char *dir, const char *layer, struct ent_error *err)
{
    struct ent_buf path = {0}, bytes = {0};
    ent_buf_addf(&path, "%s/%s.jsonl", dir, layer);
    enum ent_status st = ent_buf_check(&path, err);
    if (st == ENT_OK && ent_file_kind(ent_buf_str(&path)) != ENT_FILE_NONE && (st = ent_file_read(ent_buf_str(&path), &bytes, err)) == ENT_OK)
        st = read_lines(s, r, &bytes, ent_buf_str(&path), err);
    ent_buf_done(&path);
    ent_buf_done(&bytes);
    return st;
}

/* ---- strings, folded: no case, no accents, one space, no "the" ---- */

static void put_folded(struct ent_buf *out, const char *s, size_t n)
{
    int space = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c = ent_utf8_next(s, n, &i);
        char bytes[4];
        if (u_getCombiningClass((UChar32)c) != 0)
            continue;
        if (ent_is_space(c)) {
            space = out->len > 0;
            continue;
        }
        if (space)
            ent_buf_addc(out, ' ');
        space = 0;
        c = c == 0x2013 ? '-' : c == 0x2019 ? '\'' : c;
        ent_buf_add(out, bytes, ent_utf8_put(c, bytes));
    }
}

static void fold(struct scorer *s, const char *text, struct ent_buf *out)
{
    size_t n = strlen(text), room = 20 * n + 16;
    UErrorCode code = U_ZERO_ERROR;
    int32_t k = 0;
    UChar *wide = ent_malloc(3 * room * sizeof *wide);
    ent_buf_clear(out);
    if (wide == NULL || n > INT32_MAX / 64) {
        ent_free(wide);
        s->failed = 1;
        return;
    }
    UChar *apart = wide + room, *low = apart + room;
    u_strFromUTF8WithSub(wide, (int32_t)room, &k, text, (int32_t)n, 0xFFFD, NULL, &code);
    k = unorm2_normalize(unorm2_getNFKDInstance(&code), wide, k, apart, (int32_t)room, &code);
    k = u_strToLower(low, (int32_t)room, apart, k, "", &code);
    char *bytes = (char *)wide; /* not needed any more, and two thirds are room enough */
    u_strToUTF8WithSub(bytes, (int32_t)(4 * room), &k, low, k, 0xFFFD, NULL, &code);
    if (U_SUCCESS(code))
        put_folded(out, bytes, (size_t)k);
    ent_free(wide);
    if (out->len >= 4 && memcmp(out->data, "the ", 4) == 0) {
        memmove(out->data, out->data + 4, out->len - 3);
        out->len -= 4;
    }
    s->failed |= out->failed || U_FAILURE(code);
}

/* What JSON has, as text; what is empty, 0 or false is "". */
static const char *text_of(const cJSON *x, char number[32])
{
    if (cJSON_IsString(x))
        return x->valuestring;
    if (!cJSON_IsNumber(x) || x->valuedouble == 0)
        return "";
    snprintf(number, 32, "%.17g", x->valuedouble);
    return number;
}

static int same_text(struct scorer *s, const cJSON *a, const cJSON *b)
{
    char x[32], y[32];
    struct ent_buf other = {0};
    fold(s, text_of(a, x), &s->key);
    fold(s, text_of(b, y), &other);
    int same = strcmp(ent_buf_str(&s->key), ent_buf_str(&other)) == 0;
    ent_buf_done(&other);
    return same;
}

/* ---- names of one entity ---- */

static uint32_t number_of(struct scorer *s, const char *text)
{
    uint32_t id = ENT_INTERN_NONE;
    fold(s, text, &s->key);
    if (ent_intern_add(&s->folded, ent_buf_str(&s->key), s->key.len, &id, NULL) != ENT_OK)
        s->failed = 1;
    return id;
}

static void add_name(struct scorer *s, const char *name, uint32_t entity)
{
    if (ent_reserve(&s->names, &s->cap_names, s->n_names + 1, sizeof *s->names, NULL) != ENT_OK) {
        s->failed = 1;
        return;
    }
    s->names[s->n_names][0] = number_of(s, name);
    s->names[s->n_names++][1] = entity;
}

static int by_name(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return x[0] != y[0] ? (x[0] > y[0]) - (x[0] < y[0]) : (x[1] > y[1]) - (x[1] < y[1]);
}

static void learn_names(struct scorer *s)
{
    for (size_t i = 0; i < s->entities.n; i++) {
        const cJSON *e = field(s->entities.items[i].json, "entity"), *alias;
        if (!cJSON_IsString(e))
            continue;
        uint32_t id = number_of(s, e->valuestring);
        add_name(s, e->valuestring, id);
        cJSON_ArrayForEach(alias, field(s->entities.items[i].json, "aliases"))
            if (cJSON_IsString(alias))
                add_name(s, alias->valuestring, id);
    }
    if (s->n_names > 0)
        qsort(s->names, s->n_names, sizeof *s->names, by_name);
}

static size_t first_name(const struct scorer *s, uint32_t name)
{
    size_t low = 0, high = s->n_names;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->names[mid][0] < name)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static int names_entity(const struct scorer *s, uint32_t name, uint32_t entity)
{
    for (size_t i = first_name(s, name); i < s->n_names && s->names[i][0] == name; i++)
        if (s->names[i][1] == entity)
            return 1;
    return 0;
}

static int is_empty(const cJSON *x)
{
    return x == NULL || cJSON_IsNull(x) || cJSON_IsFalse(x) || (cJSON_IsString(x) && x->valuestring[0] == '\0') || (cJSON_IsNumber(x) && x->valuedouble == 0);
}

static int same_entity(struct scorer *s, const cJSON *gold, const cJSON *predicted)
{
    char x[32], y[32];
    if (is_empty(gold) || is_empty(predicted))
        return is_empty(gold) && is_empty(predicted);
    uint32_t g = number_of(s, text_of(gold, x)), p = number_of(s, text_of(predicted, y));
    if (g == p || names_entity(s, p, g))
        return 1;
    for (size_t i = first_name(s, g); i < s->n_names && s->names[i][0] == g; i++)
        if (names_entity(s, p, s->names[i][1]))
            return 1;
    return 0;
}

static int overlap_of_lists(struct scorer *s, const cJSON *gold, const cJSON *predicted)
{
    const cJSON *g, *p;
    if (cJSON_GetArraySize(gold) == 0 || cJSON_GetArraySize(predicted) == 0)
        return cJSON_GetArraySize(gold) == 0 && cJSON_GetArraySize(predicted) == 0;
    cJSON_ArrayForEach(g, gold)
        cJSON_ArrayForEach(p, predicted)
            if (same_entity(s, g, p))
                return 1;
    return 0;
}

/* The gold's type, or one that its entity has besides. */
static int same_type(struct scorer *s, const cJSON *gold, const cJSON *predicted)
{
    const cJSON *type = field(predicted, "type"), *name = field(gold, "entity"), *x;
    if (!cJSON_IsString(type))
        return 0;
    if (cJSON_IsString(field(gold, "type")) && strcmp(field(gold, "type")->valuestring, type->valuestring) == 0)
        return 1;
    for (size_t i = s->entities.n; cJSON_IsString(name) && i-- > 0;) {
        const cJSON *e = s->entities.items[i].json, *alt = field(e, "type_alt");
        if (!cJSON_IsString(field(e, "entity")) || !same_text(s, field(e, "entity"), name))
            continue;
        if (cJSON_IsString(field(e, "type")) && strcmp(field(e, "type")->valuestring, type->valuestring) == 0)
            return 1;
        if (cJSON_IsString(alt))
            return strcmp(alt->valuestring, type->valuestring) == 0;
        cJSON_ArrayForEach(x, alt)
            if (cJSON_IsString(x) && strcmp(x->valuestring, type->valuestring) == 0)
                return 1;
        return 0;
    }
    return 0;
}

/* ---- values ---- */

static int as_number(const cJSON *x, double *out)
{
    char *end;
    if (cJSON_IsNumber(x) || cJSON_IsBool(x)) {
        *out = cJSON_IsNumber(x) ? x->valuedouble : cJSON_IsTrue(x) != 0;
        return 1;
    }
    if (!cJSON_IsString(x))
        return 0;
    *out = strtod(x->valuestring, &end);
    return end > x->valuestring && *end == '\0';
}

static int same_single(struct scorer *s, const cJSON *a, const cJSON *b)
{
    double x, y;
    if (!as_number(a, &x) || !as_number(b, &y))
        return same_text(s, a, b);
    double larger = (x < 0 ? -x : x) > (y < 0 ? -y : y) ? (x < 0 ? -x : x) : (y < 0 ? -y : y);
    double gap = x > y ? x - y : y - x;
    return gap <= 1e-3 * (larger > 1e-9 ? larger : 1e-9);
}

/* A single number beside a range is taken twice. */
static int same_number(struct scorer *s, const cJSON *a, const cJSON *b)
{
    int n_a = cJSON_IsArray(a) ? cJSON_GetArraySize(a) : 2, n_b = cJSON_IsArray(b) ? cJSON_GetArraySize(b) : 2;
    if (!cJSON_IsArray(a) && !cJSON_IsArray(b))
        return same_single(s, a, b);
    if (n_a != n_b)
        return 0;
    for (int i = 0; i < n_a; i++)
        if (!same_single(s, cJSON_IsArray(a) ? cJSON_GetArrayItem(a, i) : a, cJSON_IsArray(b) ? cJSON_GetArrayItem(b, i) : b))
            return 0;
    return 1;
}

static int value_right(struct scorer *s, enum layer layer, const cJSON *g, const cJSON *p)
{
    switch (layer) {
    case MENTIONS:
        return same_type(s, g, p) && is_empty(field(g, "metonym")) == is_empty(field(p, "metonym")) && same_entity(s, field(g, "entity"), field(p, "entity"));
    case QUANTITIES: return same_number(s, field(g, "value"), field(p, "value")) && same_text(s, field(g, "unit"), field(p, "unit"));
    case DATES: return same_text(s, field(g, "value"), field(p, "value"));
    case QUOTES: return same_entity(s, field(g, "speaker"), field(p, "speaker"));
    case EVENTS:
        return cJSON_Compare(field(g, "type"), field(p, "type"), 1) && overlap_of_lists(s, field(g, "actor"), field(p, "actor")) &&
               overlap_of_lists(s, field(g, "target"), field(p, "target"));
    case FACTS:
        return same_number(s, field(g, "value"), field(p, "value")) && same_text(s, field(g, "unit"), field(p, "unit")) &&
               same_entity(s, field(g, "subject"), field(p, "subject"));
    case FORECASTS: return same_text(s, field(g, "horizon"), field(p, "horizon"));
    }
    return 0;
}

/* ---- pairing ---- */

static int64_t shared(const struct record *a, const struct record *b)
{
    int64_t start = a->start > b->start ? a->start : b->start, end = a->end < b->end ? a->end : b->end;
    return end > start ? end - start : 0;
}

static int is_found(enum layer layer, const struct record *g, const struct record *p)
{
    if (layer == MENTIONS)
        return g->start == p->start && g->end == p->end;
    int64_t longer = g->end - g->start > p->end - p->start ? g->end - g->start : p->end - p->start;
    return 2 * shared(g, p) >= longer;
}

struct pair {
    int64_t overlap, apart;
    size_t g, p;
    int right;
};
struct pairs {
    struct pair *items;
    size_t n, cap;
};

static int by_overlap(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->overlap != y->overlap)
        return (x->overlap < y->overlap) - (x->overlap > y->overlap);
    if (x->apart != y->apart)
        return (x->apart > y->apart) - (x->apart < y->apart);
    return x->g != y->g ? (x->g > y->g) - (x->g < y->g) : (x->p > y->p) - (x->p < y->p);
}

static enum ent_status find_pairs(struct scorer *s, enum layer layer, const struct records *gold, const struct records *predicted, struct pairs *out,
                                  struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < gold->n; i++)
        for (size_t j = 0; st == ENT_OK && j < predicted->n; j++) {
            const struct record *g = &gold->items[i], *p = &predicted->items[j];
            if (g->file != p->file || shared(g, p) == 0 || !is_found(layer, g, p))
                continue;
            if ((st = ent_reserve(&out->items, &out->cap, out->n + 1, sizeof *out->items, err)) == ENT_OK)
                out->items[out->n++] = (struct pair){shared(g, p), g->start > p->start ? g->start - p->start : p->start - g->start, i, j,
                                                     value_right(s, layer, g->json, p->json)};
        }
    if (out->n > 0)
        qsort(out->items, out->n, sizeof *out->items, by_overlap);
    return st;
}

/* One to one, the best first; 'used' has a byte for each record of either side. */
static size_t count_pairs(const struct pairs *pairs, int right, char *used, size_t n_gold, size_t n_all)
{
    size_t n = 0;
    memset(used, 0, n_all);
    for (size_t i = 0; i < pairs->n; i++) {
        const struct pair *k = &pairs->items[i];
        if ((right && !k->right) || used[k->g] || used[n_gold + k->p])
            continue;
        used[k->g] = used[n_gold + k->p] = 1;
        n++;
    }
    return n;
}

/* ---- what counts ---- */

static int in_docs(const struct scorer *s, const struct record *r, int mentions)
{
    for (size_t i = 0; i < s->docs.n; i++) {
        const struct record *d = &s->docs.items[i];
        int64_t until = mentions ? whole(d->json, "mentions_until") : -1;
        if (d->file == r->file && d->start <= r->start && r->start < (until >= 0 ? until : d->end))
            return 1;
    }
    return 0;
}

static int in_boilerplate(const struct scorer *s, const struct record *r)
{
    const cJSON *b;
    for (size_t i = 0; i < s->docs.n; i++)
        if (s->docs.items[i].file == r->file)
            cJSON_ArrayForEach(b, field(s->docs.items[i].json, "boilerplate"))
                if (cJSON_GetArraySize(b) == 2 && cJSON_GetArrayItem(b, 0)->valuedouble <= (double)r->start && (double)r->start < cJSON_GetArrayItem(b, 1)->valuedouble)
                    return 1;
    return 0;
}

static int touches(const struct records *gold, const struct record *p)
{
    for (size_t i = 0; i < gold->n; i++)
        if (gold->items[i].file == p->file && shared(&gold->items[i], p) > 0)
            return 1;
    return 0;
}

static void keep(const struct scorer *s, struct records *r, const struct records *gold, enum layer layer)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        int stays = in_docs(s, &r->items[i], layer == MENTIONS) && (gold == NULL || !in_boilerplate(s, &r->items[i]) || touches(gold, &r->items[i]));
        if (stays)
            r->items[n++] = r->items[i];
        else
            cJSON_Delete(r->items[i].json);
    }
    r->n = n;
}

static enum ent_status score_layer(struct scorer *s, enum layer layer, const char *gold_dir, const char *dir, struct ent_layer_score *out, struct ent_error *err)
{
    struct records gold = {0}, predicted = {0};
    struct pairs pairs = {0};
    char *used = NULL;
    enum ent_status st = load(s, &gold, gold_dir, ent_scored_layers[layer], err);
    if (st == ENT_OK)
        st = load(s, &predicted, dir, ent_scored_layers[layer], err);
    if (st == ENT_OK) {
        keep(s, &gold, NULL, layer);
        keep(s, &predicted, &gold, layer);
        st = find_pairs(s, layer, &gold, &predicted, &pairs, err);
    }
    size_t n_all = gold.n + predicted.n;
    if (st == ENT_OK && (used = ent_malloc(n_all + 1)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", ent_scored_layers[layer]);
    if (st == ENT_OK)
        *out = (struct ent_layer_score){gold.n, predicted.n, count_pairs(&pairs, 0, used, gold.n, n_all), count_pairs(&pairs, 1, used, gold.n, n_all)};
    ent_free(used);
    ent_free(pairs.items);
    records_done(&gold);
    records_done(&predicted);
    return st;
}

/* ---- articles ---- */

static int holds_all(struct scorer *s, const cJSON *a, const cJSON *b)
{
    const cJSON *x, *y;
    cJSON_ArrayForEach(x, a) {
        int found = 0;
        cJSON_ArrayForEach(y, b)
            found = found || same_text(s, x, y);
        if (!found)
            return 0;
    }
    return 1;
}

static int same_headings(struct scorer *s, const cJSON *a, const cJSON *b)
{
    if (cJSON_GetArraySize(a) != cJSON_GetArraySize(b))
        return 0;
    for (int i = 0; i < cJSON_GetArraySize(a); i++) {
        struct ent_buf x = {0}, y = {0};
        char n[32], m[32];
        fold(s, text_of(field(cJSON_GetArrayItem(a, i), "heading"), n), &x);
        fold(s, text_of(field(cJSON_GetArrayItem(b, i), "heading"), m), &y);
        while (x.len > 0 && x.data[x.len - 1] == ':')
            x.data[--x.len] = '\0';
        while (y.len > 0 && y.data[y.len - 1] == ':')
            y.data[--y.len] = '\0';
        int same = strcmp(ent_buf_str(&x), ent_buf_str(&y)) == 0;
        ent_buf_done(&x);
        ent_buf_done(&y);
        if (!same)
            return 0;
    }
    return 1;
}

static int same_published(struct scorer *s, const cJSON *g, const cJSON *p)
{
    const cJSON *x = field(p, "published"), *alt = field(g, "published_alt"), *one;
    if (same_text(s, field(g, "published"), x) || (cJSON_IsString(alt) && same_text(s, alt, x)))
        return 1;
    cJSON_ArrayForEach(one, alt)
        if (same_text(s, one, x))
            return 1;
    return 0;
}

static void mark(const cJSON *span, double end, unsigned char *in, unsigned char bit)
{
    if (cJSON_GetArraySize(span) != 2)
        return;
    double from = cJSON_GetArrayItem(span, 0)->valuedouble, to = cJSON_GetArrayItem(span, 1)->valuedouble;
    for (double i = from; i >= 0 && i < to && i < end; i++)
        in[(size_t)i] |= bit;
}

/* Bytes in any of the spans of a, in both a and b (b NULL: only a).  Spans may overlap one another. */
static size_t count_bytes(const cJSON *a, const cJSON *b)
{
    const cJSON *x, *y;
    double end = 0;
    size_t n = 0;
    cJSON_ArrayForEach(x, a)
        if (cJSON_GetArraySize(x) == 2 && cJSON_GetArrayItem(x, 1)->valuedouble > end)
            end = cJSON_GetArrayItem(x, 1)->valuedouble;
    unsigned char *in = ent_calloc((size_t)end + 1, 1);
    if (in == NULL)
        return 0;
    cJSON_ArrayForEach(x, a)
        mark(x, end, in, 1);
    cJSON_ArrayForEach(y, b)
        mark(y, end, in, 2);
    for (size_t i = 0; i < (size_t)end; i++)
        n += b == NULL ? in[i] == 1 : in[i] == 3;
    ent_free(in);
    return n;
}

static const struct record *nearest_doc(const struct records *predicted, const struct record *g)
{
    const struct record *best = NULL;
    for (size_t i = 0; i < predicted->n; i++)
        if (predicted->items[i].file == g->file && (best == NULL || shared(g, &predicted->items[i]) > shared(g, best)))
            best = &predicted->items[i];
    return best != NULL && shared(g, best) > 0 ? best : NULL;
}

static void score_doc(struct scorer *s, const struct record *g, const struct record *p, struct ent_layer_scores *out)
{
    int64_t start = g->start < p->start ? g->start : p->start, end = g->end > p->end ? g->end : p->end;
    const cJSON *gb = field(g->json, "boilerplate"), *pb = field(p->json, "boilerplate");
    const cJSON *gp = field(g->json, "paragraphs"), *pp = field(p->json, "paragraphs");
    size_t *f = out->fields;
    f[0] += 10 * shared(g, p) >= 9 * (end - start);
    f[1] += (size_t)same_text(s, field(g->json, "title"), field(p->json, "title"));
    f[2] += holds_all(s, field(g->json, "authors"), field(p->json, "authors")) && holds_all(s, field(p->json, "authors"), field(g->json, "authors"));
    f[3] += (size_t)same_published(s, g->json, p->json);
    f[4] += (size_t)same_text(s, field(g->json, "publisher"), field(p->json, "publisher"));
    f[5] += (size_t)same_headings(s, field(g->json, "sections"), field(p->json, "sections"));
    f[6] += cJSON_IsNumber(gp) && cJSON_IsNumber(pp) && whole(g->json, "paragraphs") == whole(p->json, "paragraphs");
    out->boilerplate_both += gb != NULL && pb != NULL && cJSON_GetArraySize(pb) > 0 ? count_bytes(gb, pb) : 0;
    out->boilerplate_gold += count_bytes(gb, NULL);
    out->boilerplate_predicted += count_bytes(pb, NULL);
}

static enum ent_status score_docs(struct scorer *s, const char *dir, struct ent_layer_scores *out, struct ent_error *err)
{
    struct records predicted = {0};
    enum ent_status st = load(s, &predicted, dir, "docs", err);
    out->articles = s->docs.n;
    for (size_t i = 0; st == ENT_OK && i < s->docs.n; i++) {
        const struct record *p = nearest_doc(&predicted, &s->docs.items[i]);
        if (p != NULL)
            score_doc(s, &s->docs.items[i], p, out);
    }
    records_done(&predicted);
    return st;
}

enum ent_status ent_score_layers(const char *gold, const char *predicted, struct ent_layer_scores *out, struct ent_error *err)
{
    struct scorer s = {0};
    *out = (struct ent_layer_scores){0};
    enum ent_status st = load(&s, &s.docs, gold, "docs", err);
    if (st == ENT_OK && s.docs.n == 0)
        st = ent_fail(err, ENT_EIO, "%s: no docs.jsonl with articles", gold);
    if (st == ENT_OK && (st = load(&s, &s.entities, gold, "entities", err)) == ENT_OK)
        learn_names(&s);
    if (st == ENT_OK)
        st = score_docs(&s, predicted, out, err);
    for (int i = 0; st == ENT_OK && i < ENT_SCORED_LAYERS; i++)
        st = score_layer(&s, (enum layer)i, gold, predicted, &out->layers[i], err);
    if (st == ENT_OK && s.failed)
        st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", gold);
    records_done(&s.docs);
    records_done(&s.entities);
    ent_intern_done(&s.files);
    ent_intern_done(&s.folded);
    ent_free(s.names);
    ent_buf_done(&s.key);
    return st;
}
