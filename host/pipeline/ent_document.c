#include "pipeline/ent_document.h"

#include <stdio.h>
#include <string.h>

/* What one call works on. */
struct work {
    struct ent_segment_builder *b;
    const struct ent_article *a;
    struct ent_words *words;
    struct ent_annotator *annotator;
    struct ent_parsing *parsing;
    uint32_t n_sentences; /* so far */
    uint32_t n_aside;     /* sentences of bios and credits so far */
    uint64_t base;      /* of the document's text in the segment */
    size_t first_word;  /* its first position */
    size_t parsed_at;   /* the next of a->parse->words that no block has claimed */
    struct {            /* the section that is open */
        const struct ent_block *heading;
        size_t first_word;
        uint32_t end;   /* of its last block so far */
    } section;
};

static enum ent_status set_string(struct ent_layer_builder *l, const char *attr, const char *s,
                                  struct ent_error *err)
{
    return ent_layer_set_string(l, attr, s, s != NULL ? strlen(s) : 0, err);
}

/* ---- words and sentences of our own ---- */

static enum ent_status add_sentence(struct work *k, size_t from, size_t to, size_t first_position,
                                    const char *zone, struct ent_error *err)
{
    struct ent_layer_builder *layer;
    const struct ent_word *w = k->words->words;
    enum ent_status st = ent_builder_layer(k->b, "sentence", &layer, err);
    if (st == ENT_OK)
        st = ent_layer_add(layer, k->base + w[from].start, k->base + w[to - 1].end, first_position,
                           first_position + (to - from), err);
    for (size_t i = from; st == ENT_OK && i < to; i++)
        st = ent_parsing_word(k->parsing, k->a->text + w[i].start, w[i].end - w[i].start, err);
    if (st == ENT_OK)
        st = ent_parsing_sentence(k->parsing, k->b, first_position, err);
    for (size_t i = from; st == ENT_OK && i < to; i++) {
        struct ent_parse parse = ent_parsing_of(k->parsing, i - from);
        st = ent_annotator_word(k->annotator, w[i].start, w[i].end, k->n_sentences, err);
        if (st == ENT_OK)
            ent_annotator_parse(k->annotator, &parse);
    }
    k->n_sentences++;
    return st == ENT_OK ? set_string(layer, "zone", zone, err) : st;
}

static enum ent_status add_mwt(struct work *k, size_t first, size_t n, size_t first_position,
                               struct ent_error *err)
{
    struct ent_layer_builder *layer;
    const struct ent_word *w = k->words->words + first;
    enum ent_status st = ent_builder_layer(k->b, "mwt", &layer, err);
    return st == ENT_OK ? ent_layer_add(layer, k->base + w[0].start, k->base + w[n - 1].end,
                                        first_position, first_position + n, err)
                        : st;
}

static enum ent_status add_own_words(struct work *k, const struct ent_block *block, const char *zone,
                                     struct ent_error *err)
{
    const char *text = k->a->text;
    size_t sentence = 0, before = k->b->n_words;
    k->words->n = 0;
    enum ent_status st = ent_parsing_words(k->parsing, text, block->start, block->end, k->words, err);
    for (size_t i = 0; st == ENT_OK && i < k->words->n; i++) {
        const struct ent_word *w = &k->words->words[i];
        st = ent_builder_word(k->b, k->base + w->start, w->end - w->start, text + w->start,
                              w->end - w->start, err);
        if (st == ENT_OK && w->flags & ENT_WORD_MWT_FIRST) {
            size_t n = 1;
            while (i + n < k->words->n && k->words->words[i + n].flags & ENT_WORD_MWT_NEXT)
                n++;
            st = add_mwt(k, i, n, before + i, err);
        }
        if (st == ENT_OK && (w->flags & ENT_WORD_SENT_END || i + 1 == k->words->n)) {
            st = add_sentence(k, sentence, i + 1, before + sentence, zone, err);
            sentence = i + 1;
        }
    }
    return st;
}

/* ---- words that came with the text ---- */

static enum ent_status add_value(struct work *k, const char *column, const char *s,
                                 struct ent_error *err)
{
    return s != NULL ? ent_builder_value(k->b, column, s, strlen(s), err) : ENT_OK;
}

/* NE=... of MISC; *n 0: there is none. */
static const char *misc_ne(const char *misc, size_t *n)
{
    for (const char *p = misc; p != NULL; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, "NE=", 3) == 0) {
            *n = strcspn(p + 3, "|");
            return p + 3;
        }
    }
    *n = 0;
    return "";
}

/* A further column may be called so, too: then it is the one. */
static enum ent_status add_ne(struct work *k, const struct ent_parsed_word *w, struct ent_error *err)
{
    const struct ent_parsed *p = k->a->parse;
    size_t n;
    const char *ne = misc_ne(w->misc, &n);
    for (size_t i = 0; i < p->n_more; i++)
        if (strcmp(p->more_names[i], "ne") == 0)
            n = 0;
    return n > 0 ? ent_builder_value(k->b, "ne", ne, n, err) : ENT_OK;
}

static enum ent_status add_parsed_word(struct work *k, const struct ent_parsed_word *w, size_t index,
                                       struct ent_error *err)
{
    enum ent_status st = ent_builder_word(k->b, k->base + w->start, w->end - w->start, w->form,
                                          strlen(w->form), err);
    if (st == ENT_OK && w->head >= 0)
        st = ent_builder_head(k->b, w->head == 0 ? 0 : (int32_t)(w->head - 1 - (int64_t)index), err);
    if (st == ENT_OK && (st = add_value(k, "lemma", w->lemma, err)) == ENT_OK &&
        (st = add_value(k, "upos", w->upos, err)) == ENT_OK &&
        (st = add_value(k, "xpos", w->xpos, err)) == ENT_OK &&
        (st = add_value(k, "feats", w->feats, err)) == ENT_OK &&
        (st = add_value(k, "deprel", w->deprel, err)) == ENT_OK &&
        (st = add_value(k, "deps", w->deps, err)) == ENT_OK)
        st = add_value(k, "misc", w->misc, err);
    if (st == ENT_OK)
        st = add_ne(k, w, err);
    const struct ent_parsed *p = k->a->parse;
    size_t row = (size_t)(w - p->words) * p->n_more;
    for (size_t i = 0; st == ENT_OK && i < p->n_more; i++)
        st = add_value(k, p->more_names[i], p->more[row + i], err);
    return st;
}

static const char *known(const char *s) { return s != NULL ? s : ""; }

/* Tell extraction what the file says of word 'index' of its sentence. */
static void tell_parsed_word(struct work *k, const struct ent_parsed_word *w, size_t index)
{
    struct ent_parse parse = {
        .upos = w->upos != NULL ? (uint8_t)ent_upos_find(w->upos, strlen(w->upos)) : ENT_UPOS_NONE,
        .relation = w->deprel != NULL ? (uint8_t)ent_relation_find(w->deprel, strlen(w->deprel)) : ENT_REL_NONE,
        .head = w->head > 0 ? (int32_t)(w->head - 1 - (int64_t)index) : 0,
        .lemma = known(w->lemma), .xpos = known(w->xpos), .feats = known(w->feats), .deprel = known(w->deprel), .ne = ""};
    ent_annotator_parse(k->annotator, &parse);
}

/* The multi-word tokens and empty nodes of a sentence whose first word stands at 'position'. */
static enum ent_status add_parsed_extras(struct work *k, const struct ent_parsed_sentence *s,
                                         size_t position, struct ent_error *err)
{
    const struct ent_parsed *p = k->a->parse;
    const struct ent_parsed_word *words = p->words + s->first_word;
    struct ent_layer_builder *layer;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < s->n_mwts; i++) {
        const struct ent_parsed_mwt *m = &p->mwts[s->first_mwt + i];
        if ((st = ent_builder_layer(k->b, "mwt", &layer, err)) == ENT_OK &&
            (st = ent_layer_add(layer, k->base + words[m->first].start, k->base + words[m->last].end,
                                position + m->first, position + m->last + 1, err)) == ENT_OK &&
            (st = set_string(layer, "form", m->form, err)) == ENT_OK)
            st = set_string(layer, "rest", m->rest, err);
    }
    for (size_t i = 0; st == ENT_OK && i < s->n_empties; i++) {
        const struct ent_parsed_empty *e = &p->empties[s->first_empty + i];
        uint64_t at = k->base + (e->after > 0 ? words[e->after - 1].end : words[0].start);
        if ((st = ent_builder_layer(k->b, "empty", &layer, err)) == ENT_OK &&
            (st = ent_layer_add(layer, at, at, position + e->after, position + e->after, err)) == ENT_OK)
            st = set_string(layer, "line", e->line, err);
    }
    return st;
}

static enum ent_status add_parsed_sentence(struct work *k, const struct ent_parsed_sentence *s,
                                           const char *zone, struct ent_error *err)
{
    const struct ent_parsed_word *words = k->a->parse->words + s->first_word;
    struct ent_layer_builder *layer;
    size_t position = k->b->n_words;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < s->n_words; i++)
        if ((st = add_parsed_word(k, &words[i], i, err)) == ENT_OK &&
            (st = ent_annotator_word(k->annotator, words[i].start, words[i].end, k->n_sentences, err)) == ENT_OK)
            tell_parsed_word(k, &words[i], i);
    k->n_sentences++;
    if (st == ENT_OK && (st = ent_builder_layer(k->b, "sentence", &layer, err)) == ENT_OK &&
        (st = ent_layer_add(layer, k->base + words[0].start, k->base + words[s->n_words - 1].end,
                            position, position + s->n_words, err)) == ENT_OK &&
        (st = set_string(layer, "zone", zone, err)) == ENT_OK &&
        (st = set_string(layer, "comments", s->comments, err)) == ENT_OK)
        st = add_parsed_extras(k, s, position, err);
    return st;
}

/* The tags of vertical text, each a row of the layer that is called like it. */
static enum ent_status add_parsed_spans(struct work *k, struct ent_error *err)
{
    const struct ent_parsed *p = k->a->parse;
    struct ent_layer_builder *layer;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < p->n_spans; i++) {
        const struct ent_parsed_span *s = &p->spans[i];
        if ((st = ent_builder_layer(k->b, s->layer, &layer, err)) == ENT_OK)
            st = ent_layer_add(layer, k->base + s->start, k->base + s->end, k->first_word + s->first,
                               k->first_word + s->last, err);
        for (size_t a = 0; st == ENT_OK && a < s->n_attrs; a++) {
            int twice = 0;
            for (size_t b = 0; b < a; b++)
                twice = twice || strcmp(s->attrs[a].name, s->attrs[b].name) == 0;
            if (!twice)
                st = set_string(layer, s->attrs[a].name, s->attrs[a].value, err);
        }
    }
    return st;
}

/* The sentences that begin before the end of the block and were not claimed by an earlier one. */
static enum ent_status add_parsed_words(struct work *k, uint32_t end, const char *zone,
                                        struct ent_error *err)
{
    const struct ent_parsed *p = k->a->parse;
    enum ent_status st = ENT_OK;
    while (st == ENT_OK && k->parsed_at < p->n_sentences) {
        const struct ent_parsed_sentence *s = &p->sentences[k->parsed_at];
        if (s->n_words > 0 && p->words[s->first_word].start >= end)
            break;
        if (s->n_words > 0)
            st = add_parsed_sentence(k, s, zone, err);
        k->parsed_at++;
    }
    return st;
}

/* ---- blocks ---- */

static enum ent_status end_section(struct work *k, struct ent_error *err)
{
    const struct ent_block *h = k->section.heading;
    struct ent_layer_builder *layer;
    if (h == NULL)
        return ENT_OK;
    size_t n = h->end - h->start;
    if (n > 0 && k->a->text[h->end - 1] == ':')
        n--;
    k->section.heading = NULL;
    enum ent_status st = ent_builder_layer(k->b, "section", &layer, err);
    if (st == ENT_OK)
        st = ent_layer_add(layer, k->base + h->start, k->base + k->section.end, k->section.first_word,
                           k->b->n_words, err);
    if (st == ENT_OK)
        st = ent_layer_set_string(layer, "heading", k->a->text + h->start, n, err);
    return st == ENT_OK && h->level > 0 ? ent_layer_set_number(layer, "level", h->level, err) : st;
}

/* A bio or credit names people and houses; its words are not the article's. */
static enum ent_status add_bio(struct work *k, const struct ent_block *block, struct ent_error *err)
{
    k->words->n = 0;
    enum ent_status st = ent_tokenize(k->a->text, block->start, block->end, k->words, err);
    for (size_t i = 0; st == ENT_OK && i < k->words->n; i++) {
        const struct ent_word *w = &k->words->words[i];
        st = ent_annotator_aside(k->annotator, w->start, w->end, k->n_aside, err);
        k->n_aside += (w->flags & ENT_WORD_SENT_END) != 0 || i + 1 == k->words->n;
    }
    return st;
}

static int is_body(enum ent_block_kind kind)
{
    return kind == ENT_BLOCK_PARAGRAPH || kind == ENT_BLOCK_ITEM;
}

static enum ent_status add_block(struct work *k, const struct ent_block *block, struct ent_error *err)
{
    static const char *const layers[] = {
        [ENT_BLOCK_TITLE] = "part",          [ENT_BLOCK_BYLINE] = "part",
        [ENT_BLOCK_DATELINE] = "part",       [ENT_BLOCK_HEADING] = "part",
        [ENT_BLOCK_PARAGRAPH] = "paragraph", [ENT_BLOCK_ITEM] = "paragraph",
        [ENT_BLOCK_BOILERPLATE] = "boilerplate"};
    const char *kind = ent_block_kind_name(block->kind);
    struct ent_layer_builder *layer;
    enum ent_status st = ENT_OK;

    if (block->kind == ENT_BLOCK_HEADING) {
        if ((st = end_section(k, err)) != ENT_OK)
            return st;
        k->section.heading = block;
        k->section.first_word = k->b->n_words;
    }
    size_t first = k->b->n_words;
    if (k->a->parse != NULL)
        st = add_parsed_words(k, block->end, kind, err);
    else if (block->kind != ENT_BLOCK_DATELINE && block->kind != ENT_BLOCK_BOILERPLATE)
        st = add_own_words(k, block, kind, err);
    else if (block->kind == ENT_BLOCK_BOILERPLATE && (block->junk == ENT_JUNK_BIO || block->junk == ENT_JUNK_CREDIT))
        st = add_bio(k, block, err);
    if (block->kind == ENT_BLOCK_HEADING || is_body(block->kind))
        k->section.end = block->end;
    if (block->kind == ENT_BLOCK_BOILERPLATE)
        kind = ent_junk_name(block->junk);
    if (st == ENT_OK && (st = ent_builder_layer(k->b, layers[block->kind], &layer, err)) == ENT_OK &&
        (st = ent_layer_add(layer, k->base + block->start, k->base + block->end, first, k->b->n_words,
                            err)) == ENT_OK)
        st = set_string(layer, "kind", kind, err);
    if (st == ENT_OK && block->kind == ENT_BLOCK_HEADING && block->level > 0)
        st = ent_layer_set_number(layer, "level", block->level, err);
    return st;
}

/* ---- the document ---- */

/* A field's name as an attribute: "+NAME"; those that cannot be one are left out. */
static enum ent_status add_fields(struct work *k, struct ent_layer_builder *doc, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < k->a->n_fields; i++) {
        const struct ent_field *f = &k->a->fields[i];
        char name[sizeof doc->attrs->name];
        int twice = 0;
        for (size_t j = 0; j < i; j++)
            twice = twice || strcmp(k->a->fields[j].name, f->name) == 0;
        if (twice || strlen(f->name) + 2 > sizeof name || strpbrk(f->name, " \n\t/") != NULL)
            continue;
        snprintf(name, sizeof name, "+%s", f->name);
        st = set_string(doc, name, f->value, err);
    }
    return st;
}

/* Who found the words, as far as it was not the tokeniser alone. */
static const char *how_words(const struct work *k)
{
    return k->a->parse != NULL ? "loaded" : k->parsing->models != NULL ? "parsed" : NULL;
}

static enum ent_status add_doc_row(struct work *k, const char *id, const char *digest,
                                   struct ent_error *err)
{
    const struct ent_article *a = k->a;
    struct ent_layer_builder *doc;
    enum ent_status st = ent_builder_layer(k->b, "doc", &doc, err);
    if (st != ENT_OK ||
        (st = ent_layer_add(doc, k->base, k->base + a->len, k->first_word, k->b->n_words, err)) != ENT_OK ||
        (st = set_string(doc, "id", id, err)) != ENT_OK ||
        (st = set_string(doc, "digest", digest, err)) != ENT_OK ||
        (st = set_string(doc, "file", a->file, err)) != ENT_OK ||
        (st = ent_layer_set_number(doc, "ordinal", a->ordinal, err)) != ENT_OK ||
        (st = set_string(doc, "title", a->title, err)) != ENT_OK ||
        (st = ent_layer_set_date(doc, "published", a->published, err)) != ENT_OK ||
        (st = ent_layer_set_date(doc, "published_alt", a->published_alt, err)) != ENT_OK ||
        (st = set_string(doc, "published_how", a->published_how, err)) != ENT_OK ||
        (st = set_string(doc, "publisher", a->publisher, err)) != ENT_OK ||
        (st = set_string(doc, "language", a->language, err)) != ENT_OK ||
        (st = set_string(doc, "encoding", a->encoding, err)) != ENT_OK ||
        (st = set_string(doc, "words", how_words(k), err)) != ENT_OK ||
        (st = ent_layer_set_number(doc, "start", a->start, err)) != ENT_OK ||
        (st = ent_layer_set_number(doc, "end", a->end, err)) != ENT_OK)
        return st;
    for (size_t i = 0; st == ENT_OK && i < a->n_authors; i++)
        st = ent_layer_add_item(doc, "authors", a->authors[i], strlen(a->authors[i]), err);
    return st == ENT_OK ? add_fields(k, doc, err) : st;
}

enum ent_status ent_document_add(struct ent_segment_builder *b, const struct ent_article *a,
                                 const char *id, const char *digest, struct ent_document_scratch *scratch,
                                 struct ent_error *err)
{
    struct work k = {.b = b, .a = a, .words = &scratch->words, .annotator = &scratch->annotator, .parsing = &scratch->parsing, .base = b->text_size, .first_word = b->n_words};
    enum ent_status st = ent_builder_text(b, a->text, a->len, err);
    if (st == ENT_OK)
        st = ent_parsing_begin(k.parsing, a->parse == NULL ? a->language : NULL, err);
    ent_annotator_begin(k.annotator, a->text, a->len, a->published, id);
    for (size_t i = 0; st == ENT_OK && i < a->n_runs; i++)
        st = ent_builder_run(b, k.base + a->runs[i].text, a->runs[i].source, a->runs[i].n_source,
                             a->runs[i].exact, err);
    for (size_t i = 0; st == ENT_OK && i < a->n_blocks; i++)
        st = add_block(&k, &a->blocks[i], err);
    if (st == ENT_OK && a->parse != NULL)
        st = add_parsed_words(&k, UINT32_MAX, ent_block_kind_name(ENT_BLOCK_PARAGRAPH), err);
    if (st == ENT_OK && a->parse != NULL)
        st = add_parsed_spans(&k, err);
    if (st == ENT_OK)
        st = end_section(&k, err);
    if (st == ENT_OK)
        st = ent_annotator_finish(k.annotator, b, k.base, k.first_word, err);
    return st == ENT_OK ? add_doc_row(&k, id, digest, err) : st;
}

void ent_document_scratch_done(struct ent_document_scratch *s)
{
    ent_words_done(&s->words);
    ent_annotator_done(&s->annotator);
    ent_parsing_done(&s->parsing);
}
