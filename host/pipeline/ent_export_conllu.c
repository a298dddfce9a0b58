/* CoNLL-U v2: https://universaldependencies.org/format.html */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "pipeline/ent_export.h"
#include "text/ent_utf8.h"

static const char *const string_columns[] = {"word", "lemma",  "upos", "xpos",
                                             "feats", "deprel", "deps", "misc", "ne"};
enum { WORD, LEMMA, UPOS, XPOS, FEATS, DEPREL, DEPS, MISC, NE, N_COLUMNS };

/* A segment on its way out, with what is looked up once. */
struct work {
    const struct ent_corpus *c;
    const struct ent_segment *s;
    const struct ent_layer *docs, *sentences, *paragraphs, *mwts, *empties;
    const struct ent_attr *comments, *forms, *rests, *lines;
    const struct ent_column *columns[N_COLUMNS];
    const struct ent_lexicon *lexicons[N_COLUMNS];
    size_t mwt, empty, paragraph; /* the next row of each */
    struct ent_buf out;
};

static void start_segment(struct work *k, const struct ent_corpus *c, size_t i)
{
    struct ent_buf out = k->out;
    const struct ent_segment *s = ent_corpus_segment(c, i);
    *k = (struct work){.c = c,
                       .s = s,
                       .docs = ent_segment_layer(s, "doc"),
                       .sentences = ent_segment_layer(s, "sentence"),
                       .paragraphs = ent_segment_layer(s, "paragraph"),
                       .mwts = ent_segment_layer(s, "mwt"),
                       .empties = ent_segment_layer(s, "empty"),
                       .out = out};
    k->comments = ent_layer_attr(k->sentences, "comments");
    k->forms = ent_layer_attr(k->mwts, "form");
    k->rests = ent_layer_attr(k->mwts, "rest");
    k->lines = ent_layer_attr(k->empties, "line");
    for (int n = 0; n < N_COLUMNS; n++) {
        k->columns[n] = ent_segment_column(s, string_columns[n]);
        k->lexicons[n] = ent_corpus_lexicon(c, string_columns[n]);
    }
}

/* A column's value; *n 0: there is none. */
static const char *value_of(const struct work *k, int column, size_t position, size_t *n)
{
    *n = 0;
    return k->columns[column] != NULL && k->lexicons[column] != NULL
               ? ent_lexicon_str(k->lexicons[column], (uint32_t)ent_packed_get(&k->columns[column]->ids, position), n)
               : NULL;
}

static void put_value(struct work *k, int column, size_t position)
{
    size_t n;
    const char *s = value_of(k, column, position, &n);
    ent_buf_add(&k->out, n > 0 ? s : "_", n > 0 ? n : 1);
}

/* Text on one line: white space of any kind becomes one space. */
static void put_line(struct work *k, struct ent_range bytes)
{
    int space = 0;
    for (size_t i = bytes.start; i < bytes.end;) {
        size_t at = i;
        uint32_t c = ent_utf8_next(k->s->text, bytes.end, &i);
        if (!ent_is_space(c)) {
            if (space)
                ent_buf_addc(&k->out, ' ');
            ent_buf_add(&k->out, k->s->text + at, i - at);
        }
        space = ent_is_space(c);
    }
}

/* ---- comments of our own sentences ---- */

static void put_comments(struct work *k, size_t doc, size_t first_row, size_t row)
{
    struct ent_range words = ent_layer_words(k->s, k->sentences, row);
    size_t n;
    const char *id = ent_attr_string(ent_layer_attr(k->docs, "id"), doc, &n);
    if (row == first_row) {
        ent_buf_adds(&k->out, "# newdoc id = ");
        ent_buf_add(&k->out, id, n);
        ent_buf_addc(&k->out, '\n');
    }
    while (k->paragraph < k->paragraphs->n &&
           ent_layer_words(k->s, k->paragraphs, k->paragraph).start < words.start)
        k->paragraph++;
    if (k->paragraph < k->paragraphs->n &&
        ent_layer_words(k->s, k->paragraphs, k->paragraph).start == words.start)
        ent_buf_adds(&k->out, "# newpar\n");
    ent_buf_adds(&k->out, "# sent_id = ");
    ent_buf_add(&k->out, id, n);
    ent_buf_addf(&k->out, "-%zu\n# text = ", row - first_row + 1);
    put_line(k, ent_layer_bytes(k->s, k->sentences, row));
    ent_buf_addc(&k->out, '\n');
}

/* ---- lines ---- */

/* White space follows the byte, or the text ends. */
static int space_follows(const struct work *k, size_t end)
{
    size_t i = end;
    return end >= k->s->text_size || ent_is_space(ent_utf8_next(k->s->text, k->s->text_size, &i));
}

static void put_mwt(struct work *k, struct ent_range words, size_t first, int loaded)
{
    size_t n = 0;
    struct ent_range bytes = ent_layer_bytes(k->s, k->mwts, k->mwt);
    const char *form = ent_attr_string(k->forms, k->mwt, &n);
    ent_buf_addf(&k->out, "%zu-%zu\t", words.start - first + 1, words.end - first);
    if (form != NULL)
        ent_buf_add(&k->out, form, n);
    else
        put_line(k, bytes);
    const char *rest = ent_attr_string(k->rests, k->mwt, &n);
    ent_buf_addc(&k->out, '\t');
    if (rest != NULL)
        ent_buf_add(&k->out, rest, n);
    else
        ent_buf_adds(&k->out, loaded || space_follows(k, bytes.end) ? "_\t_\t_\t_\t_\t_\t_\t_"
                                                                     : "_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No");
    ent_buf_addc(&k->out, '\n');
}

static void put_head(struct work *k, size_t position, size_t first)
{
    int64_t head = ent_segment_head(k->s, position);
    if (head == ENT_HEAD_NONE)
        ent_buf_addc(&k->out, '_');
    else
        ent_buf_addf(&k->out, "%" PRId64, head == ENT_HEAD_ROOT ? 0 : head - (int64_t)first + 1);
}

static int has_key(const char *misc, size_t n, const char *key)
{
    for (size_t i = 0, n_key = strlen(key); i + n_key <= n; i++)
        if ((i == 0 || misc[i - 1] == '|') && memcmp(misc + i, key, n_key) == 0)
            return 1;
    return 0;
}

/* What was loaded, or what we have to say: the name that the word is of, whether a space follows. */
static void put_misc(struct work *k, size_t position, int in_mwt, int loaded)
{
    size_t n, n_ne;
    const char *misc = value_of(k, MISC, position, &n), *ne = value_of(k, NE, position, &n_ne);
    int is_glued = !loaded && !in_mwt && !space_follows(k, ent_segment_word(k->s, position).end);
    int is_named = n_ne > 0 && !(n_ne == 1 && *ne == 'O') && !has_key(misc, n, "NE=");
    if (is_named) {
        ent_buf_adds(&k->out, "NE=");
        ent_buf_add(&k->out, ne, n_ne);
    }
    if (is_named && (is_glued || n > 0))
        ent_buf_addc(&k->out, '|');
    if (is_glued)
        ent_buf_adds(&k->out, "SpaceAfter=No");
    else if (n > 0)
        ent_buf_add(&k->out, misc, n);
    else if (!is_named)
        ent_buf_addc(&k->out, '_');
}

static void put_word(struct work *k, size_t position, size_t first, int in_mwt, int loaded)
{
    ent_buf_addf(&k->out, "%zu\t", position - first + 1);
    for (int column = WORD; column <= FEATS; column++) {
        put_value(k, column, position);
        ent_buf_addc(&k->out, '\t');
    }
    put_head(k, position, first);
    ent_buf_addc(&k->out, '\t');
    put_value(k, DEPREL, position);
    ent_buf_addc(&k->out, '\t');
    put_value(k, DEPS, position);
    ent_buf_addc(&k->out, '\t');
    put_misc(k, position, in_mwt, loaded);
    ent_buf_addc(&k->out, '\n');
}

/* The next empty node if it stands at a position <= 'position'; "0.1" stands before a first word. */
static const char *next_empty(const struct work *k, size_t position, size_t *n, int *before_first)
{
    if (k->empties == NULL || k->empty >= k->empties->n ||
        ent_packed_get(&k->empties->first, k->empty) > position)
        return NULL;
    const char *line = ent_attr_string(k->lines, k->empty, n);
    *before_first = line != NULL && *n > 2 && line[0] == '0' && line[1] == '.';
    return line != NULL ? line : "";
}

/* Pass over those of documents that were left out. */
static void skip_empties(struct work *k, size_t first)
{
    size_t n;
    int before_first;
    while (next_empty(k, first, &n, &before_first) != NULL &&
           (ent_packed_get(&k->empties->first, k->empty) < first || !before_first))
        k->empty++;
}

/* Those that stand before 'position'; at a sentence's end not those before the next one's first word. */
static void put_empties(struct work *k, size_t position, int at_end)
{
    size_t n;
    int before_first;
    const char *line;
    while ((line = next_empty(k, position, &n, &before_first)) != NULL && !(at_end && before_first)) {
        ent_buf_add(&k->out, line, n);
        ent_buf_addc(&k->out, '\n');
        k->empty++;
    }
}

static void put_sentence(struct work *k, size_t doc, size_t first_row, size_t row)
{
    struct ent_range words = ent_layer_words(k->s, k->sentences, row);
    size_t n, n_words, in_mwt = 0; /* words left of the multi-word token */
    const char *comments = ent_attr_string(k->comments, row, &n);
    int loaded = ent_attr_string(ent_layer_attr(k->docs, "words"), doc, &n_words) != NULL;
    if (comments != NULL) {
        ent_buf_add(&k->out, comments, n);
        ent_buf_addc(&k->out, '\n');
    } else if (!loaded) {
        put_comments(k, doc, first_row, row);
    }
    skip_empties(k, words.start);
    for (size_t i = words.start; i < words.end; i++) {
        put_empties(k, i, 0);
        while (k->mwt < (k->mwts ? k->mwts->n : 0) && ent_packed_get(&k->mwts->first, k->mwt) < i)
            k->mwt++;
        if (k->mwt < (k->mwts ? k->mwts->n : 0)) {
            struct ent_range mwt = ent_layer_words(k->s, k->mwts, k->mwt);
            if (mwt.start == i && mwt.end > i) {
                put_mwt(k, mwt, words.start, loaded);
                in_mwt = mwt.end - mwt.start;
            }
        }
        put_word(k, i, words.start, in_mwt > 0, loaded);
        in_mwt -= in_mwt > 0;
    }
    put_empties(k, words.end, 1);
    ent_buf_addc(&k->out, '\n');
}

enum ent_status ent_export_conllu(const struct ent_corpus *c, FILE *out, struct ent_error *err)
{
    struct work k = {0};
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(c); i++) {
        start_segment(&k, c, i);
        for (size_t doc = 0; st == ENT_OK && doc < k.s->n_docs; doc++) {
            if (ent_corpus_is_removed(c, i, doc))
                continue;
            struct ent_range rows =
                ent_layer_rows(k.sentences, ent_layer_bytes(k.s, k.docs, doc));
            for (size_t row = rows.start; row < rows.end; row++)
                put_sentence(&k, doc, rows.start, row);
            if (ent_interrupted())
                st = ent_fail_interrupted(err);
            else if ((st = ent_buf_check(&k.out, err)) == ENT_OK &&
                     fwrite(ent_buf_str(&k.out), 1, k.out.len, out) != k.out.len)
                st = ent_fail(err, ENT_EWRITE, "CoNLL-U cannot be written: %s", strerror(errno));
            ent_buf_clear(&k.out);
        }
    }
    ent_buf_done(&k.out);
    return st;
}
