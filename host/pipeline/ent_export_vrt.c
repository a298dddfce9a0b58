/* Vertical text, as CWB and Sketch Engine read it: see host/source/ent_read_vrt.c. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/ent_interrupt.h"
#include "pipeline/ent_export.h"

enum { MOST = 32 };

struct column { /* "head" has neither of them */
    const struct ent_column *ids;
    const struct ent_lexicon *strings;
};
struct open_span {
    const char *name;
    size_t last;
};
struct work {
    const struct ent_corpus *c;
    const struct ent_segment *s;
    const char *names[MOST]; /* of columns */
    size_t n_names;
    struct column columns[MOST];
    const struct ent_layer *sentences, *paragraphs, *parts;
    size_t sentence, paragraph, part; /* the next row of each */
    struct {
        const struct ent_layer *layer;
        size_t row;
    } layers[MOST]; /* whose rows become tags */
    size_t n_layers;
    struct open_span *open;
    size_t n_open, cap_open;
    size_t sentence_end, block_end; /* where </s> and </p> are due; 0: nothing is open */
    const char *block;
    struct ent_buf out;
};

/* ---- columns ---- */

static const char *const usual[] = {"word", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc"};

static int is_there(const struct ent_corpus *c, const char *name)
{
    if (strcmp(name, "head") != 0)
        return ent_corpus_lexicon(c, name) != NULL;
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_corpus_segment(c, i)->head.n > 0)
            return 1;
    return 0;
}

static void add_name(struct work *k, const char *name)
{
    for (size_t i = 0; i < k->n_names; i++)
        if (strcmp(k->names[i], name) == 0)
            return;
    if (k->n_names < MOST && is_there(k->c, name))
        k->names[k->n_names++] = name;
}

/* Every column of the corpus: the usual ones first. */
static void find_columns(struct work *k)
{
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        add_name(k, usual[i]);
    for (size_t i = 0; i < ent_corpus_n_segments(k->c); i++) {
        const struct ent_segment *s = ent_corpus_segment(k->c, i);
        for (size_t j = 0; j < s->n_columns; j++)
            add_name(k, s->columns[j].name);
    }
}

static enum ent_status read_columns(struct work *k, char *names, struct ent_error *err)
{
    for (char *name = names, *next; name != NULL; name = next) {
        next = strchr(name, ',');
        if (next != NULL)
            *next++ = '\0';
        if (strcmp(name, "pos") == 0)
            name = (char *)(uintptr_t)"xpos";
        if (!is_there(k->c, name))
            return ent_fail(err, ENT_EARG, "the corpus has no column '%s'", name);
        if (k->n_names == MOST)
            return ent_fail(err, ENT_EARG, "more than %d columns", MOST);
        k->names[k->n_names++] = name;
    }
    return ENT_OK;
}

/* ---- values ---- */

static void put_escaped(struct ent_buf *out, const char *s, size_t n, int in_tag)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '&')
            ent_buf_adds(out, "&amp;");
        else if (s[i] == '<')
            ent_buf_adds(out, "&lt;");
        else if (s[i] == '"' && in_tag)
            ent_buf_adds(out, "&quot;");
        else
            ent_buf_addc(out, (unsigned char)s[i] < ' ' ? ' ' : s[i]); /* a line end would end the line */
    }
}

static void put_head(struct work *k, size_t position, size_t first)
{
    int64_t head = ent_segment_head(k->s, position);
    if (head == ENT_HEAD_ROOT)
        ent_buf_addc(&k->out, '0');
    else if (head == ENT_HEAD_NONE || (size_t)head < first)
        ent_buf_addc(&k->out, '_');
    else
        ent_buf_addf(&k->out, "%zu", (size_t)head - first + 1);
}

static void put_word(struct work *k, size_t position, size_t first)
{
    for (size_t i = 0; i < k->n_names; i++) {
        const struct column *c = &k->columns[i];
        size_t n = 0;
        const char *s = c->ids != NULL ? ent_lexicon_str(c->strings, (uint32_t)ent_packed_get(&c->ids->ids, position), &n) : "";
        if (i > 0)
            ent_buf_addc(&k->out, '\t');
        if (strcmp(k->names[i], "head") == 0)
            put_head(k, position, first);
        else
            put_escaped(&k->out, s, n, 0);
    }
    ent_buf_addc(&k->out, '\n');
}

/* ---- tags ---- */

static void put_attr(struct work *k, const struct ent_attr *a, size_t row)
{
    char iso[11];
    size_t n = 0;
    uint64_t number;
    const char *s = ent_attr_string(a, row, &n);
    const char *name = a->name[0] == '+' ? a->name + 1 : a->name;
    struct ent_date date = ent_attr_date(a, row);
    if (a->type == ENT_ATTR_NUMBER && ent_attr_number(a, row, &number)) {
        ent_buf_addf(&k->out, " %s=\"%" PRIu64 "\"", name, number);
    } else if (ent_date_is(date)) {
        ent_date_format(date, iso);
        ent_buf_addf(&k->out, " %s=\"%s\"", name, iso);
    } else if (s != NULL || (a->type == ENT_ATTR_LIST && ent_attr_n_items(a, row) > 0)) {
        ent_buf_addf(&k->out, " %s=\"", name);
        if (s != NULL)
            put_escaped(&k->out, s, n, 1);
        for (size_t i = 0; i < ent_attr_n_items(a, row); i++) {
            ent_buf_adds(&k->out, i > 0 ? "; " : "");
            s = ent_attr_item(a, row, i, &n);
            put_escaped(&k->out, s != NULL ? s : "", n, 1);
        }
        ent_buf_addc(&k->out, '"');
    }
}

/* What belongs to the file that the document came from is left out. */
static int is_of_source(const char *name)
{
    static const char *const names[] = {"digest", "ordinal", "start", "end", "words", "encoding", "published_how", "published_alt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return 1;
    return 0;
}

static void put_doc(struct work *k, const struct ent_layer *docs, size_t row)
{
    ent_buf_adds(&k->out, "<doc");
    for (size_t i = 0; i < docs->n_attrs; i++)
        if (!is_of_source(docs->attrs[i].name))
            put_attr(k, &docs->attrs[i], row);
    ent_buf_adds(&k->out, ">\n");
}

/* The attributes of <s>: comments "# NAME = VALUE". */
static void put_sentence(struct work *k, size_t row)
{
    size_t n;
    const char *s = ent_attr_string(ent_layer_attr(k->sentences, "comments"), row, &n);
    ent_buf_adds(&k->out, "<s");
    while (s != NULL && n > 0) {
        const char *end = memchr(s, '\n', n);
        size_t size = end != NULL ? (size_t)(end - s) : n;
        const char *equals = memchr(s, '=', size);
        size_t n_name = equals != NULL && equals > s + 3 ? (size_t)(equals - s) - 3 : 0;
        if (n_name > 0 && memchr(s + 2, ' ', n_name) == NULL) {
            int is_id = n_name == 7 && memcmp(s + 2, "sent_id", 7) == 0;
            ent_buf_adds(&k->out, " ");
            put_escaped(&k->out, is_id ? "id" : s + 2, is_id ? 2 : n_name, 1);
            ent_buf_adds(&k->out, "=\"");
            put_escaped(&k->out, equals + 2, size - (size_t)(equals + 2 - s), 1);
            ent_buf_addc(&k->out, '"');
        }
        s += size + (end != NULL);
        n -= size + (end != NULL);
    }
    ent_buf_adds(&k->out, ">\n");
}

static void close_at(struct work *k, size_t position)
{
    for (size_t i = k->n_open; i > 0; i--) {
        if (k->open[i - 1].last > position)
            continue;
        ent_buf_addf(&k->out, "</%s>\n", k->open[i - 1].name);
        k->n_open--;
        memmove(k->open + i - 1, k->open + i, (k->n_open - (i - 1)) * sizeof *k->open);
    }
    if (k->sentence_end > 0 && k->sentence_end <= position) {
        ent_buf_adds(&k->out, "</s>\n");
        k->sentence_end = 0;
    }
    if (k->block_end > 0 && k->block_end <= position) {
        ent_buf_addf(&k->out, "</%s>\n", k->block);
        k->block_end = 0;
    }
}

static void open_block(struct work *k, const struct ent_layer *l, size_t *row, size_t position, const char *tag)
{
    while (*row < l->n && ent_layer_words(k->s, l, *row).start < position)
        (*row)++;
    struct ent_range words = ent_layer_words(k->s, l, *row);
    if (*row >= l->n || words.start != position || words.end <= position || k->block_end > 0)
        return;
    ent_buf_addf(&k->out, "<%s>\n", tag);
    k->block = tag;
    k->block_end = words.end;
}

static enum ent_status open_spans(struct work *k, size_t position, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < k->n_layers; i++) {
        const struct ent_layer *l = k->layers[i].layer;
        size_t *row = &k->layers[i].row;
        for (; st == ENT_OK && *row < l->n && ent_layer_words(k->s, l, *row).start <= position; (*row)++) {
            struct ent_range words = ent_layer_words(k->s, l, *row);
            const char *name = l->name[0] == '+' ? l->name + 1 : l->name;
            if (words.start < position || words.end <= words.start)
                continue;
            ent_buf_addf(&k->out, "<%s", name);
            for (size_t a = 0; a < l->n_attrs; a++)
                put_attr(k, &l->attrs[a], *row);
            ent_buf_adds(&k->out, ">\n");
            st = ent_reserve(&k->open, &k->cap_open, k->n_open + 1, sizeof *k->open, err);
            if (st == ENT_OK)
                k->open[k->n_open++] = (struct open_span){name, words.end};
        }
    }
    return st;
}

/* ---- documents ---- */

static void start_segment(struct work *k, size_t i)
{
    static const char *const structure[] = {"doc", "part", "section", "paragraph", "sentence", "boilerplate", "mwt", "empty", "source"};
    const struct ent_segment *s = k->s = ent_corpus_segment(k->c, i);
    k->sentences = ent_segment_layer(s, "sentence");
    k->paragraphs = ent_segment_layer(s, "paragraph");
    k->parts = ent_segment_layer(s, "part");
    k->sentence = k->paragraph = k->part = k->n_layers = 0;
    for (size_t n = 0; n < k->n_names; n++)
        k->columns[n] = (struct column){ent_segment_column(s, k->names[n]), ent_corpus_lexicon(k->c, k->names[n])};
    for (size_t n = 0; n < s->n_layers && k->n_layers < MOST; n++) {
        int is_structure = 0;
        for (size_t j = 0; j < sizeof structure / sizeof *structure; j++)
            is_structure = is_structure || strcmp(structure[j], s->layers[n].name) == 0;
        if (!is_structure)
            k->layers[k->n_layers++].layer = &s->layers[n];
    }
    for (size_t n = 0; n < k->n_layers; n++)
        k->layers[n].row = 0;
}

static enum ent_status put_document(struct work *k, size_t row, struct ent_error *err)
{
    const struct ent_layer *docs = ent_segment_layer(k->s, "doc");
    struct ent_range words = ent_layer_words(k->s, docs, row);
    enum ent_status st = ENT_OK;
    size_t first = words.start; /* of the sentence */
    put_doc(k, docs, row);
    for (size_t i = words.start; st == ENT_OK && i < words.end; i++) {
        close_at(k, i);
        open_block(k, k->paragraphs, &k->paragraph, i, "p");
        open_block(k, k->parts, &k->part, i, "head");
        while (k->sentence < k->sentences->n && ent_layer_words(k->s, k->sentences, k->sentence).start < i)
            k->sentence++;
        struct ent_range sentence = ent_layer_words(k->s, k->sentences, k->sentence);
        if (k->sentence < k->sentences->n && sentence.start == i && sentence.end > i) {
            put_sentence(k, k->sentence);
            k->sentence_end = sentence.end;
            first = i;
        } else if (i > words.start && ent_segment_word(k->s, i).start == ent_segment_word(k->s, i - 1).end) {
            ent_buf_adds(&k->out, "<g/>\n");
        }
        st = open_spans(k, i, err);
        put_word(k, i, first);
    }
    close_at(k, words.end);
    k->n_open = 0;
    ent_buf_adds(&k->out, "</doc>\n");
    return st == ENT_OK ? ent_buf_check(&k->out, err) : st;
}

static enum ent_status put_all(struct work *k, FILE *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < ent_corpus_n_segments(k->c); i++) {
        start_segment(k, i);
        for (size_t row = 0; st == ENT_OK && row < k->s->n_docs; row++) {
            if (ent_corpus_is_removed(k->c, i, row))
                continue;
            st = put_document(k, row, err);
            if (st == ENT_OK && fwrite(k->out.data, 1, k->out.len, out) != k->out.len)
                st = ent_fail(err, ENT_EWRITE, "vertical text cannot be written: %s", strerror(errno));
            ent_buf_clear(&k->out);
            if (st == ENT_OK && ent_interrupted())
                st = ent_fail_interrupted(err);
        }
    }
    return st;
}

enum ent_status ent_export_vrt(const struct ent_corpus *c, const char *columns, FILE *out, struct ent_error *err)
{
    struct work k = {.c = c};
    char *names = columns != NULL ? ent_strdup(columns) : NULL;
    enum ent_status st = columns != NULL && names == NULL ? ent_fail(err, ENT_ENOMEM, "out of memory") : ENT_OK;
    if (st == ENT_OK && names != NULL)
        st = read_columns(&k, names, err);
    else if (st == ENT_OK)
        find_columns(&k);
    if (st == ENT_OK)
        st = put_all(&k, out, err);
    ent_buf_done(&k.out);
    ent_free(k.open);
    ent_free(names);
    return st;
}
