/* Linear models on file. */
#include <string.h>

#include "base/ent_hash.h"
#include "model/ent_linear_rows.h"

enum { FEW = ENT_LINEAR_FEW };

/* What a model must have been trained with to be of use. */
static uint64_t templates_hash(const struct ent_template *templates, size_t n)
{
    return ent_hash(templates, n * sizeof *templates, 1);
}

/* ---- on file: templates, classes, bits, cells, then each row as its slot's distance, its weights ---- */

static uint64_t zigzag(int16_t v) { return v < 0 ? 2 * (uint64_t)-(int32_t)v - 1 : 2 * (uint64_t)v; }

static int32_t from_zigzag(uint64_t v) { return v & 1 ? -(int32_t)(v / 2) - 1 : (int32_t)(v / 2); }

/* The row of a slot 'distance' after the last one: with it, in bits, which classes have a weight. */
static void put_few(const struct ent_linear *m, size_t slot, size_t distance, struct ent_buf *out)
{
    const int16_t *weights = ent_linear_few(m, (uint32_t)slot);
    unsigned mask = 0;
    for (int c = 0; c < FEW; c++)
        mask |= (unsigned)(weights[c] != 0) << c;
    ent_model_put(out, (uint64_t)distance << FEW | mask);
    for (int c = 0; c < FEW; c++)
        if (weights[c] != 0)
            ent_model_put(out, zigzag(weights[c]));
}

static void put_pairs(const struct ent_linear *m, size_t slot, struct ent_buf *out)
{
    int16_t room[1 + 2 * ENT_CLASSES_MAX];
    const int16_t *row = ent_linear_pairs(m, ent_linear_row(m, (uint32_t)slot), room);
    ent_model_put(out, (uint64_t)row[0]);
    for (int k = 0, last = -1; k < row[0]; last = row[1 + 2 * k++]) {
        ent_model_put(out, (uint64_t)(row[1 + 2 * k] - last - 1));
        ent_model_put(out, zigzag(row[2 + 2 * k]));
    }
}

static int is_written(const struct ent_linear *m, size_t slot)
{
    static const int16_t none[FEW];
    return m->slots == NULL ? memcmp(ent_linear_few(m, (uint32_t)slot), none, sizeof none) != 0 : ent_linear_has(m, (uint32_t)slot);
}

void ent_linear_put(const struct ent_linear *m, struct ent_buf *out)
{
    size_t n_slots = (size_t)1 << m->shape.bits, last = 0;
    int is_few = ent_linear_is_few(&m->shape);
    ent_model_put(out, templates_hash(m->shape.templates, m->shape.n_templates));
    ent_model_put(out, m->shape.n_classes);
    ent_model_put(out, m->shape.bits);
    ent_model_put(out, is_few ? m->n_cells : m->n_rows + 2 * m->n_weights);
    ent_model_put(out, m->n_rows);
    for (size_t s = 0; s < n_slots; s++) {
        if (!is_written(m, s))
            continue;
        if (is_few) {
            put_few(m, s, s - last, out);
        } else {
            ent_model_put(out, s - last);
            put_pairs(m, s, out);
        }
        last = s;
    }
}

static int16_t get_weight(struct ent_model_reader *r)
{
    int32_t w = from_zigzag(ent_model_get_up_to(r, 2 * INT16_MAX));
    return (int16_t)w;
}

static void get_few(struct ent_linear *m, struct ent_model_reader *r, size_t slot, unsigned mask)
{
    int16_t *cells = ent_linear_few(m, (uint32_t)slot);
    for (uint32_t c = 0; c < FEW; c++)
        if (mask >> c & 1)
            cells[c] = get_weight(r);
    m->n_rows++;
}

/* A row goes straight to its place, which has room for 'room' weights: classes rise, so each is there once. */
static enum ent_status get_pairs(struct ent_linear *m, struct ent_model_reader *r, size_t slot, size_t room, struct ent_error *err)
{
    uint32_t n_classes = m->shape.n_classes, class = 0;
    size_t n = (size_t)ent_model_get_up_to(r, n_classes);
    int16_t *cell = m->cells + m->n_cells;
    if (n > room || n == 0) {
        r->failed = 1;
        return ENT_OK;
    }
    *cell++ = (int16_t)n;
    for (size_t k = 0; k < n; k++, class++) {
        class += (uint32_t)ent_model_get_up_to(r, n_classes);
        *cell++ = (int16_t)class;
        *cell++ = get_weight(r);
        if (class >= n_classes || r->failed) {
            r->failed = 1;
            return ENT_OK;
        }
    }
    return ent_linear_keep_row(m, (uint32_t)slot, err);
}

static enum ent_status get_rows(struct ent_linear *m, struct ent_model_reader *r, uint64_t n_rows, size_t n_weights, struct ent_error *err)
{
    uint64_t slot = 0, n_slots = (uint64_t)1 << m->shape.bits;
    int is_few = ent_linear_is_few(&m->shape);
    enum ent_status st = ENT_OK;
    for (uint64_t i = 0; i < n_rows && st == ENT_OK && !r->failed; i++) {
        uint64_t distance = ent_model_get(r), mask = distance;
        if (is_few)
            distance >>= FEW;
        if (distance >= n_slots - slot || (distance == 0 && i > 0)) { /* each slot once */
            r->failed = 1;
            break;
        }
        slot += distance;
        if (is_few)
            get_few(m, r, (size_t)slot, (unsigned)mask & ((1U << m->shape.n_classes) - 1));
        else
            st = get_pairs(m, r, (size_t)slot, n_weights - m->n_weights, err);
    }
    ent_linear_count_rows(m);
    return st;
}

enum ent_status ent_linear_get(struct ent_linear *m, struct ent_model_reader *r,
                               const struct ent_template *templates, size_t n_templates, uint32_t n_classes,
                               struct ent_error *err)
{
    struct ent_shape shape = {templates, n_templates, n_classes, 0};
    *m = (struct ent_linear){0};
    if (ent_model_get(r) != templates_hash(templates, n_templates) && !r->failed)
        return ent_model_other_version(r, err);
    if (ent_model_get(r) != n_classes || n_classes > ENT_CLASSES_MAX)
        r->failed = 1;
    shape.bits = (unsigned)ent_model_get_up_to(r, ENT_BITS_MAX);
    uint64_t n_cells = ent_model_get(r), most = 2 * (uint64_t)ent_model_left(r) + 1;
    uint64_t n_rows = ent_model_get_up_to(r, ent_model_left(r));
    if (!ent_linear_is_few(&shape) && (n_cells > most || n_cells < n_rows))
        r->failed = 1;
    if (r->failed || shape.bits == 0)
        return ent_model_broken(r, err);
    enum ent_status st = ent_linear_room(m, &shape, n_rows, n_cells, err);
    if (st == ENT_OK)
        st = get_rows(m, r, n_rows, (size_t)(n_cells - n_rows) / 2, err);
    if (st == ENT_OK && r->failed)
        st = ent_model_broken(r, err);
    if (st != ENT_OK)
        ent_linear_done(m);
    return st;
}
