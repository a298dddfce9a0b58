#include "cli/cli_trees.h"

#include "base/ent_interrupt.h"
#include "report/ent_sentence_tree.h"

/* Mark the hits from *next on that begin in the sentence; *next is then the first that does not. */
static void mark(const struct ent_cql_hits *hits, struct ent_range words, size_t *next, struct ent_sentence_tree *t)
{
    uint32_t segment = hits->hits[*next].segment;
    for (; *next < hits->n && hits->hits[*next].segment == segment && hits->hits[*next].first >= words.start &&
           hits->hits[*next].first < words.end;
         ++*next)
        for (size_t i = hits->hits[*next].first; i < hits->hits[*next].last && i < words.end; i++)
            t->words[i - words.start].is_marked = 1;
}

static void add_anchor(const struct ent_segment *s, struct ent_range bytes, size_t position, struct ent_buf *out)
{
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    size_t row = ent_layer_row_at(docs, position), n = 0;
    const char *id = row < docs->n ? ent_attr_string(ent_layer_attr(docs, "id"), row, &n) : NULL;
    size_t start = row < docs->n ? ent_layer_bytes(s, docs, row).start : 0;
    ent_buf_add(out, id != NULL ? id : "?", id != NULL ? n : 1);
    ent_buf_addf(out, ":%zu-%zu\n", bytes.start - start, bytes.end - start);
}

/* The sentence of the hit *next. */
static enum ent_status add_tree(const struct ent_corpus *c, const struct ent_cql_hits *hits, size_t *next, size_t width,
                                struct ent_buf *out, struct ent_error *err)
{
    const struct ent_cql_hit *hit = &hits->hits[*next];
    const struct ent_segment *s = ent_corpus_segment(c, hit->segment);
    struct ent_range words = ent_sentence_around(s, hit->first);
    struct ent_sentence_tree t = {0};
    enum ent_status st = ent_sentence_tree_read(&t, c, hit->segment, words, err);
    if (st == ENT_OK) {
        size_t first = hit->first, before = *next;
        mark(hits, words, next, &t);
        *next += *next == before; /* damaged: no word of it is in its sentence */
        add_anchor(s, t.bytes, first, out);
        if (t.has_tree)
            st = ent_tree_text(t.words, t.n, width, out, err);
        else
            ent_buf_adds(out, "(not parsed)\n");
        ent_buf_addc(out, '\n');
    }
    ent_sentence_tree_done(&t);
    return st;
}

static int is_parsed(const struct ent_corpus *c)
{
    for (size_t i = 0; i < ent_corpus_n_segments(c); i++)
        if (ent_segment_is_parsed(ent_corpus_segment(c, i)))
            return 1;
    return 0;
}

enum ent_status cli_trees(const struct ent_corpus *c, const struct ent_cql_hits *hits, size_t limit, size_t width,
                          struct ent_buf *out, size_t *shown, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    *shown = 0;
    if (!is_parsed(c))
        return ent_fail(err, ENT_EARG, "option '--tree': the corpus has no trees; 'entente annotate CORPUS' makes them");
    for (size_t next = 0; st == ENT_OK && next < hits->n && (limit == 0 || *shown < limit); ++*shown) {
        st = ent_interrupted() ? ent_fail_interrupted(err) : add_tree(c, hits, &next, width, out, err);
    }
    return st;
}
