#include "sql/ent_sql_cell.h"

#include <inttypes.h>
#include <string.h>

#include "text/ent_json_write.h"

static void give_text(sqlite3_context *to, const char *s, size_t n)
{
    if (s != NULL)
        sqlite3_result_text64(to, s, n, SQLITE_STATIC, SQLITE_UTF8); /* it is mapped as long as the corpus is open */
}

void sql_result_buffer(sqlite3_context *to, struct ent_buf *b)
{
    if (b->failed)
        sqlite3_result_error_nomem(to);
    else
        sqlite3_result_text64(to, ent_buf_str(b), b->len, SQLITE_TRANSIENT, SQLITE_UTF8);
    ent_buf_done(b);
}

void sql_result_list(sqlite3_context *to, size_t n, const char *(*item)(const void *ctx, size_t k, size_t *size),
                     const void *ctx)
{
    struct ent_buf out = {0};
    ent_buf_addc(&out, '[');
    for (size_t k = 0; k < n; k++) {
        size_t size;
        const char *s = item(ctx, k, &size);
        ent_buf_adds(&out, k > 0 ? "," : "");
        ent_json_string(&out, s, size);
    }
    ent_buf_addc(&out, ']');
    sql_result_buffer(to, &out);
}

/* ---- attributes and columns of words ---- */

struct list {
    const struct ent_attr *attr;
    size_t row;
};

static const char *list_item(const void *ctx, size_t k, size_t *n)
{
    const struct list *l = ctx;
    return ent_attr_item(l->attr, l->row, k, n);
}

static void give_attr(sqlite3_context *to, const struct ent_attr *a, size_t row)
{
    uint64_t number;
    char iso[11];
    size_t n;
    const char *s;
    switch (a->type) {
    case ENT_ATTR_STRING:
        s = ent_attr_string(a, row, &n);
        give_text(to, s, n);
        break;
    case ENT_ATTR_NUMBER:
        if (ent_attr_number(a, row, &number))
            sqlite3_result_int64(to, (sqlite3_int64)number);
        break;
    case ENT_ATTR_DATE:
        ent_date_format(ent_attr_date(a, row), iso);
        if (iso[0] != '\0')
            sqlite3_result_text(to, iso, -1, SQLITE_TRANSIENT);
        break;
    case ENT_ATTR_LIST: {
        struct list list = {a, row};
        sql_result_list(to, ent_attr_n_items(a, row), list_item, &list);
        break;
    }
    }
}

/* The string of an id; the empty one stands for no value. */
static void give_string(sqlite3_context *to, const struct ent_lexicon *lexicon, uint64_t id)
{
    size_t n = 0;
    const char *s = lexicon != NULL ? ent_lexicon_str(lexicon, (uint32_t)id, &n) : NULL;
    give_text(to, n > 0 ? s : NULL, n);
}

static uint32_t word_id(const struct sql_part *p, size_t at)
{
    return (uint32_t)ent_packed_get(&ent_segment_column(p->segment, "word")->ids, at);
}

/* ---- places ---- */

int64_t sql_key(const struct sql_view *v, struct ent_place at)
{
    if (v->table->layer != NULL && strcmp(v->table->layer, "doc") == 0)
        return (int64_t)ent_corpus_doc_of_row(v->corpus, at.segment, at.at) + 1;
    return (int64_t)(v->parts[at.segment].base + at.at) + 1;
}

static void give_holder(sqlite3_context *to, const struct sql_view *v, enum ent_sql_role role,
                        struct ent_place at, struct sql_holder *holders)
{
    const struct sql_holder *h = &holders[role];
    if (!sql_view_holder(v, role, at, &holders[role]))
        return;
    if (role == ENT_SQL_DOC)
        sqlite3_result_int64(to, (sqlite3_int64)ent_corpus_doc_of_row(v->corpus, h->segment, h->row) + 1);
    else
        sqlite3_result_int64(to, (sqlite3_int64)(v->parts[h->segment].within_base[role] + h->row) + 1);
}

/* Of a document the article proper, from its title to its end, as doc.span has it. */
static void find_article(const struct sql_part *p, size_t row, struct ent_range *bytes)
{
    uint64_t start, end;
    if (ent_attr_number(ent_layer_attr(p->layer, "start"), row, &start) &&
        ent_attr_number(ent_layer_attr(p->layer, "end"), row, &end) && start <= end && end <= bytes->end)
        *bytes = (struct ent_range){(size_t)start, (size_t)end};
}

/* Bytes of the segment's text into those of the document that holds the place, and its row; 0: they stand in none. */
static int into_doc(const struct sql_view *v, struct ent_place at, struct sql_holder *holders,
                    struct ent_range *bytes, size_t *row)
{
    const struct sql_part *p = &v->parts[at.segment];
    if (!sql_view_holder(v, ENT_SQL_DOC, at, &holders[ENT_SQL_DOC]))
        return 0;
    *row = holders[ENT_SQL_DOC].row;
    struct ent_range doc = ent_layer_bytes(p->segment, p->within[ENT_SQL_DOC], *row);
    if (bytes->start < doc.start || bytes->end > doc.end)
        return 0;
    *bytes = (struct ent_range){bytes->start - doc.start, bytes->end - doc.start};
    return 1;
}

static int doc_bytes(const struct sql_view *v, struct ent_place at, struct sql_holder *holders,
                     struct ent_range *bytes, size_t *row)
{
    const struct sql_part *p = &v->parts[at.segment];
    *bytes = sql_view_bytes(v, at);
    if (!into_doc(v, at, holders, bytes, row))
        return 0;
    if (p->layer == p->within[ENT_SQL_DOC])
        find_article(p, *row, bytes);
    return 1;
}

static void give_span(sqlite3_context *to, const struct sql_part *p, size_t row, struct ent_range bytes)
{
    struct ent_buf out = {0};
    size_t n;
    const char *id = ent_attr_string(ent_layer_attr(p->within[ENT_SQL_DOC], "id"), row, &n);
    if (id == NULL)
        return;
    ent_buf_add(&out, id, n);
    ent_buf_addf(&out, ":%zu-%zu", bytes.start, bytes.end);
    sql_result_buffer(to, &out);
}

void sql_result_span(sqlite3_context *to, const struct sql_view *v, struct ent_place at, struct ent_range bytes,
                     struct sql_holder *holders)
{
    size_t row;
    if (into_doc(v, at, holders, &bytes, &row))
        give_span(to, &v->parts[at.segment], row, bytes);
}

static void give_head(sqlite3_context *to, const struct sql_part *p, size_t at)
{
    int64_t head = ent_segment_head(p->segment, at);
    if (head == ENT_HEAD_ROOT)
        sqlite3_result_int64(to, 0);
    else if (head >= 0)
        sqlite3_result_int64(to, (sqlite3_int64)p->base + head + 1);
}

void sql_role_cell(sqlite3_context *to, const struct sql_view *v, struct ent_place at, enum ent_sql_role role,
                   struct sql_holder *holders)
{
    const struct sql_part *p = &v->parts[at.segment];
    struct ent_range range;
    size_t row;
    switch (role) {
    case ENT_SQL_KEY: sqlite3_result_int64(to, sql_key(v, at)); break;
    case ENT_SQL_DOC:
    case ENT_SQL_SECTION:
    case ENT_SQL_PARAGRAPH:
    case ENT_SQL_SENTENCE: give_holder(to, v, role, at, holders); break;
    case ENT_SQL_LOWER: give_string(to, v->lowers, ent_corpus_lower(v->corpus, word_id(p, at.at))); break;
    case ENT_SQL_WORD_ID: sqlite3_result_int64(to, word_id(p, at.at)); break;
    case ENT_SQL_LOWER_ID: sqlite3_result_int64(to, ent_corpus_lower(v->corpus, word_id(p, at.at))); break;
    case ENT_SQL_HEAD: give_head(to, p, at.at); break;
    case ENT_SQL_FIRST:
    case ENT_SQL_LAST:
        range = sql_view_words(v, at);
        if (range.end > range.start)
            sqlite3_result_int64(to, (sqlite3_int64)ent_corpus_base(v->corpus, at.segment) +
                                         (sqlite3_int64)(role == ENT_SQL_FIRST ? range.start + 1 : range.end));
        break;
    case ENT_SQL_N_WORDS:
        range = sql_view_words(v, at);
        sqlite3_result_int64(to, (sqlite3_int64)(range.end - range.start));
        break;
    case ENT_SQL_START:
    case ENT_SQL_STOP:
        if (doc_bytes(v, at, holders, &range, &row))
            sqlite3_result_int64(to, (sqlite3_int64)(role == ENT_SQL_START ? range.start : range.end));
        break;
    case ENT_SQL_TEXT:
        range = sql_view_bytes(v, at);
        give_text(to, p->segment->text + range.start, range.end - range.start);
        break;
    case ENT_SQL_SPAN:
        if (doc_bytes(v, at, holders, &range, &row))
            give_span(to, p, row, range);
        break;
    default: break;
    }
}

void sql_cell(sqlite3_context *to, const struct sql_view *v, struct ent_place at, size_t column,
              struct sql_holder *holders)
{
    enum ent_sql_role role = v->table->columns[column].role;
    const void *source = v->parts[at.segment].sources[column];
    if (role != ENT_SQL_ATTR && role != ENT_SQL_VALUE)
        sql_role_cell(to, v, at, role, holders);
    else if (source != NULL && role == ENT_SQL_ATTR)
        give_attr(to, source, at.at);
    else if (source != NULL)
        give_string(to, v->lexicons[column], ent_packed_get(&((const struct ent_column *)source)->ids, at.at));
}
