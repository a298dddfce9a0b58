/*
 * The places where a phrase was found.
 */
#include "lent_hits.h"
#include "query/ent_phrase.h"

extern int lent_corpus_find(lua_State *L);
extern int lent_hits_kwic(lua_State *L), lent_hits_freq(lua_State *L), lent_hits_sample(lua_State *L),
    lent_hits_union(lua_State *L), lent_hits_intersect(lua_State *L), lent_hits_minus(lua_State *L),
    lent_hits_sort(lua_State *L), lent_hits_save(lua_State *L); /* lent_query.c */
extern int lent_hits_collocates(lua_State *L), lent_hits_network(lua_State *L); /* lent_statistics.c */
extern int lent_hits_trend(lua_State *L), lent_hits_dispersion(lua_State *L); /* lent_spread.c */

struct lent_hits *lent_new_hits(lua_State *L, int corpus)
{
    corpus = lua_absindex(L, corpus);
    struct lent_hits *h = lent_newobject(L, sizeof *h, 1, LENT_HITS);
    h->corpus = lua_touserdata(L, corpus);
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
    return h;
}

struct lent_hits *lent_check_hits(lua_State *L, int arg)
{
    struct lent_hits *h = luaL_checkudata(L, arg, LENT_HITS);
    luaL_argcheck(L, h->corpus->core != NULL, arg, "hits of a closed corpus");
    return h;
}

static enum ent_status take_hits(struct ent_cql_hits *to, const struct ent_hits *from, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&to->hits, &to->cap, from->n, sizeof *to->hits, err);
    for (size_t i = 0; st == ENT_OK && i < from->n; i++)
        to->hits[to->n++] = (struct ent_cql_hit){from->hits[i].segment, from->hits[i].first,
                                                 from->hits[i].last, ENT_NO_POSITION};
    to->n_hits = to->n;
    return st;
}

/* corpus:find(phrase, {case = 'fold'}) */
int lent_corpus_find(lua_State *L)
{
    static const char *const cases[] = {"fold", "exact", NULL};
    struct {
        int exact;
    } options = {0};
    static const struct lent_option known[] = {{"case", LENT_CHOICE, 0, cases},
                                               {NULL, LENT_ANY, 0, NULL}};
    struct lent_corpus *box = lent_check_corpus(L, 1);
    struct ent_error err;
    size_t n;
    const char *phrase = luaL_checklstring(L, 2, &n);
    lent_check_options(L, 3, known, &options);
    struct lent_hits *h = lent_new_hits(L, 1);
    lent_check_corpus(L, 1); /* making the object may have run a finalizer that closed it */
    struct ent_hits found = {0};
    enum ent_status st = ent_phrase_find(box->core, phrase, n, !options.exact, &found, &err);
    if (st == ENT_OK)
        st = take_hits(&h->hits, &found, &err);
    ent_hits_done(&found);
    if (st == ENT_EARG)
        return luaL_argerror(L, 2, err.message);
    return st == ENT_OK ? 1 : lent_pushfail(L, &err);
}

static int hits_gc(lua_State *L)
{
    struct lent_hits *h = luaL_checkudata(L, 1, LENT_HITS);
    ent_cql_hits_done(&h->hits);
    return 0;
}

static int hits_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lent_check_hits(L, 1)->hits.n);
    return 1;
}

/* A hit is the stretch of words that it consists of. */
static int hits_index(lua_State *L)
{
    struct lent_hits *h = lent_check_hits(L, 1);
    int is_integer;
    lua_Integer i = lua_tointegerx(L, 2, &is_integer);
    if (!is_integer || lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    if (i < 1 || (lua_Unsigned)i > h->hits.n) {
        lua_pushnil(L);
        return 1;
    }
    const struct ent_cql_hit *hit = &h->hits.hits[i - 1];
    uint64_t base = ent_corpus_base(h->corpus->core, hit->segment);
    lent_push_owner(L, 1);
    lent_push_words(L, -1, base + hit->first, base + hit->last);
    return 1;
}

/* Sentence row of a hit; the layer's n where there is none. */
static size_t sentence_of(const struct ent_segment *s, const struct ent_cql_hit *hit)
{
    const struct ent_layer *l = ent_segment_layer(s, "sentence");
    return l == NULL ? 0 : ent_layer_row_at(l, hit->first);
}

/* Text between two positions: from the start of the first word to the end of the last. */
static void push_between(lua_State *L, const struct ent_segment *s, size_t first, size_t last)
{
    struct ent_range a = {0, 0}, b = {0, 0};
    if (first < last) {
        a = ent_segment_word(s, first);
        b = ent_segment_word(s, last - 1);
    }
    lua_pushlstring(L, s->text + a.start, b.end > a.start ? b.end - a.start : 0);
}

/* hits:context(i, width) -> left, match, right, doc, sentence span */
static int hits_context(lua_State *L)
{
    struct lent_hits *h = lent_check_hits(L, 1);
    lua_Integer i = luaL_checkinteger(L, 2), width = luaL_optinteger(L, 3, 8);
    luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= h->hits.n, 2, "no such hit");
    luaL_argcheck(L, width >= 0, 3, "must not be negative");
    const struct ent_corpus *c = h->corpus->core;
    const struct ent_cql_hit *hit = &h->hits.hits[i - 1];
    const struct ent_segment *s = ent_corpus_segment(c, hit->segment);
    const struct ent_layer *docs = ent_segment_layer(s, "doc");
    const struct ent_layer *sentences = ent_segment_layer(s, "sentence");
    size_t row = ent_layer_row_at(docs, hit->first), sentence = sentence_of(s, hit);
    struct ent_range words = ent_layer_words(s, docs, row);
    size_t left = hit->first, right = hit->last;
    left = left - words.start > (size_t)width ? left - (size_t)width : words.start;
    right = words.end - right > (size_t)width ? right + (size_t)width : words.end;
    lua_settop(L, 1);
    lent_push_owner(L, 1);
    struct lent_walker *held = lent_new_walker(L, 2);
    push_between(L, s, left, hit->first);
    push_between(L, s, hit->first, hit->last);
    push_between(L, s, hit->last, right);
    lent_push_doc(L, 2, ent_corpus_doc_of_row(c, hit->segment, row));
    lent_push_span(L, 2, hit->segment,
                   sentence < sentences->n ? ent_layer_bytes(s, sentences, sentence)
                                           : ent_segment_word(s, hit->first));
    lent_end_walk(held);
    return 5;
}

/* hits:range(i) -> first, last, target */
static int hits_range(lua_State *L)
{
    struct lent_hits *h = lent_check_hits(L, 1);
    lua_Integer i = luaL_checkinteger(L, 2);
    luaL_argcheck(L, i >= 1 && (lua_Unsigned)i <= h->hits.n, 2, "no such hit");
    const struct ent_cql_hit *hit = &h->hits.hits[i - 1];
    lua_Integer base = (lua_Integer)ent_corpus_base(h->corpus->core, hit->segment);
    lua_pushinteger(L, base + hit->first + 1);
    lua_pushinteger(L, base + hit->last);
    if (hit->target != ENT_NO_POSITION)
        lua_pushinteger(L, base + hit->target + 1);
    else
        lua_pushnil(L);
    return 3;
}

static const struct lent_reg methods[] = {
    {"collocates", lent_hits_collocates,
     "---What stands near the hits more often than chance would have it. Each word that is not part of a hit stands in\n"
     "---a window or not, and is the item or not: these are the four counts of the measures, and a word near two hits\n"
     "---counts once. Rows come by the first measure, the strongest first; ll and chi2 of what the hits avoid have a minus\n"
     "---sign. o11: times in windows; total: times in all, outside of hits; expected: o11 by chance.\n"
     "---@param options? {window?: integer|integer[], attribute?: string, measure?: string|string[], min?: integer, max?: integer, "
     "within?: string, where?: string, marks?: boolean, table?: 'windows'|'hits', evidence?: integer, digits?: integer} "
     "window: words on each side (5), or { left, right }; attribute: what is counted ('word'); measure: one or several of "
     "entente.stats.measures 'association' ('ll'); min: o11 at least (1); max: rows at most; within: a layer, such as 's', "
     "whose rows windows do not leave (documents they never do); where: only documents that this filter lets pass; marks: "
     "punctuation too; table: 'hits' has the number of hits as r1 and all of the corpus as c1 and n, as Sketch Engine; evidence: places that are kept "
     "of each row (20), of the first 1000 rows; digits: round to so many decimals\n"
     "---@return entente.frame frame the attribute, o11, total, expected, the measures; from hit to collocate as evidence\n"
     "---@return {hits: integer, window: integer, words: integer} sizes hits; r1, words in windows; n, words in all"},
    {"context", hits_context,
     "---A hit with the text around it, for a concordance.\n"
     "---@param i integer which hit, from 1\n"
     "---@param width? integer words on each side, 8 if not given; never beyond the document\n"
     "---@return string left\n"
     "---@return string match\n"
     "---@return string right\n"
     "---@return entente.doc doc\n"
     "---@return entente.span sentence the sentence that it stands in: its evidence"},
    {"dispersion", lent_hits_dispersion,
     "---How evenly the hits are spread over documents, or over other parts: average reduced frequency (arf) and the measures of\n"
     "---entente.stats.measures 'dispersion', in one row.\n"
     "---@param options? {by?: string, where?: string, evidence?: integer, digits?: integer} by: a field of documents whose values are "
     "the parts ('id': each document is one); where: only documents that this filter lets pass\n"
     "---@return entente.frame frame n, parts, words, arf, range, D, D2, S, DP, DPnorm, KL"},
    {"freq", lent_hits_freq,
     "---Count the hits by what they are or where they stand, the most frequent first.\n"
     "---A key is an attribute of words, with @match (the usual: all words of the match), @first, @last, @target "
     "or an\n"
     "---offset (@-1: the word before, @+1: the word after) behind it; or a field of documents: doc.publisher,\n"
     "---doc.published, doc.year, doc.month, ...\n"
     "---@param by string|string[]|{by: string|string[], at?: string, across?: string} keys; at stands for what they lack "
     "after @; across is one more key, whose values become columns\n"
     "---@return entente.frame frame a column a key, then n (or the values of across, and a total); the hits as evidence"},
    {"intersect", lent_hits_intersect,
     "---The hits that both have: with the same first and last word.\n"
     "---@param other entente.hits of the same corpus\n"
     "---@return entente.hits hits with the targets of the first"},
    {"kwic", lent_hits_kwic,
     "---A concordance.\n"
     "---@param options? {window?: integer, unit?: 'words'|'sentence'|'chars', attr?: string, first?: integer, max?: integer} "
     "window: 8 words on each side if not given; attr: show this column, or several with / between them "
     "('word,upos'), not the text; first, max: which hits\n"
     "---@return entente.frame frame left, match, right, target (if the query marks one), doc, published, publisher; "
     "the sentences as evidence"},
    {"minus", lent_hits_minus,
     "---The hits that the other result does not have.\n"
     "---@param other entente.hits of the same corpus\n"
     "---@return entente.hits hits"},
    {"network", lent_hits_network,
     "---What is named together: the hits are nodes, called by an attribute, and two are joined where they stand in one\n"
     "---sentence. Counts are of sentences: n have both, n_a and n_b the one and the other. corpus:query('<mention/>',\n"
     "---{ strategy = 'all' }):network { by = 'mention.entity' } is the network of all whom the texts name; require\n"
     "---'entente.graphml' writes it for other programs.\n"
     "---@param options? {by?: string, within?: string, where?: string, measure?: string|string[], min?: integer, max?: integer, "
     "evidence?: integer, digits?: integer} by: an attribute of the words ('word'), or of the row that the hit is "
     "('mention.entity'); within: the layer whose rows join ('s'); measure: one or several of entente.stats.measures "
     "'association' ('ll'); min: sentences that have both (1); the others as of hits:collocates\n"
     "---@return entente.frame frame a, b, n, n_a, n_b, expected, the measures; the strongest first; sentences as evidence\n"
     "---@return integer n sentences in all"},
    {"sample", lent_hits_sample,
     "---Some of the hits, each as probable as the others, in their order.\n"
     "---@param n integer\n"
     "---@param seed? integer 1 if not given; the same hits for the same seed\n"
     "---@return entente.hits hits"},
    {"range", hits_range,
     "---Where a hit stands, as positions in the corpus (as in corpus.words[position]).\n"
     "---@param i integer which hit, from 1\n"
     "---@return integer first\n"
     "---@return integer last its last word\n"
     "---@return integer? target the word marked with @"},
    {"save", lent_hits_save,
     "---Write the hits to a file: a line a hit, document, first and last word in it, target. corpus:load_hits\n"
     "---reads it, also when documents were added since.\n"
     "---@param path string\n"
     "---@return true? ok nil on failure\n"
     "---@return string? message\n"
     "---@return string? code"},
    {"sort", lent_hits_sort,
     "---The hits in the order of keys, as those of hits:freq: 'lower@+1', 'doc.published', '-lemma@target'; a -\n"
     "---turns one round. By bytes; what has no value comes last, what is equal stays in its order.\n"
     "---@param keys string|string[]\n"
     "---@return entente.hits hits"},
    {"trend", lent_hits_trend,
     "---The hits over time, per million words of the documents of each year or month, with the 95 % interval (Wilson 1927), and\n"
     "---whether they rise or fall: Kendall's tau-b, the Mann-Kendall test, the slope of Theil and Sen (per year, or per month).\n"
     "---@param options? {by?: string, where?: string, evidence?: integer, digits?: integer} by: 'year' (the usual), 'month', or another "
     "field of documents, whose values then are one step apart; where: only documents that this filter lets pass\n"
     "---@return entente.frame frame value, docs, docs_with, n, words, per_million, low, high; those without a date last\n"
     "---@return {tau: number, s: number, p: number, slope: number, intercept: number} trend NaN where not defined"},
    {"union", lent_hits_union,
     "---The hits that either has.\n"
     "---@param other entente.hits of the same corpus\n"
     "---@return entente.hits hits in the order of the text"},
    {NULL, NULL, NULL}};

static const struct lent_reg meta[] = {
    {"__len", hits_len, "---@operator len: integer"}, {"__gc", hits_gc, NULL}, {NULL, NULL, NULL}};

static const struct lent_type hits_type = {.name = LENT_HITS,
                                           .doc = "---Places that a query or a phrase found, in the order of the text: "
                                                  "#hits, and hits[i], the words of the i-th.\n"
                                                  "---@field [integer] entente.words",
                                           .methods = methods,
                                           .meta = meta,
                                           .index = hits_index};

static const struct lent_type *const types[] = {&hits_type, NULL};
extern const struct lent_binding lent_hits_binding;
const struct lent_binding lent_hits_binding = {.types = types};
