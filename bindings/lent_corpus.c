/*
 * A corpus, open for reading.
 */
#include "lent_view.h"

extern int lent_corpus_find(lua_State *L);                                 /* lent_hits.c */
extern int lent_corpus_query(lua_State *L), lent_corpus_count(lua_State *L), lent_corpus_freq(lua_State *L),
    lent_corpus_distribution(lua_State *L), lent_corpus_load_hits(lua_State *L);
extern int lent_corpus_collocates(lua_State *L), lent_corpus_keyness(lua_State *L), lent_corpus_ngrams(lua_State *L); /* lent_statistics.c */
extern int lent_corpus_dispersion(lua_State *L), lent_corpus_diversity(lua_State *L), lent_corpus_similar(lua_State *L); /* lent_spread.c */ /* lent_query.c */
extern int lent_corpus_sql(lua_State *L);                                  /* lent_sql.c */
extern void lent_push_lexicon(lua_State *L, int corpus, const char *name); /* lent_lexicon.c */

static int entente_open(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1); /* may raise: nothing held yet */
    struct lent_corpus *box = lent_newobject(L, sizeof *box, 0, LENT_CORPUS);
    struct ent_error err;
    if (ent_corpus_open(&box->core, path, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    return 1;
}

void lent_push_lazy_corpus(lua_State *L, lent_corpus_opener *open, void *ctx)
{
    struct lent_corpus *box = lent_newobject(L, sizeof *box, 0, LENT_CORPUS);
    box->open = open;
    box->ctx = ctx;
}

static int corpus_close(lua_State *L) /* close() and __close */
{
    struct lent_corpus *box = luaL_checkudata(L, 1, LENT_CORPUS);
    luaL_argcheck(L, box->busy == 0, 1, "corpus is being walked");
    ent_corpus_close(box->core);
    box->core = NULL; /* so twice is as good as once */
    box->open = NULL;
    return 0;
}

static int corpus_gc(lua_State *L) /* nobody can walk it any more */
{
    struct lent_corpus *box = luaL_checkudata(L, 1, LENT_CORPUS);
    ent_corpus_close(box->core);
    box->core = NULL;
    return 0;
}

static int corpus_docs(lua_State *L)
{
    lent_check_corpus(L, 1);
    lent_push_docs(L, 1);
    return 1;
}

static int corpus_words(lua_State *L)
{
    struct lent_corpus *box = lent_check_corpus(L, 1);
    lent_push_words(L, 1, 0, ent_corpus_n_positions(box->core));
    return 1;
}

static int push_all_rows(lua_State *L, enum lent_layer layer)
{
    struct lent_corpus *box = lent_check_corpus(L, 1);
    lent_push_rows(L, 1, layer, ent_corpus_n_segments(box->core), 0, 0);
    return 1;
}

static int corpus_sentences(lua_State *L) { return push_all_rows(L, LENT_SENTENCE); }
static int corpus_paragraphs(lua_State *L) { return push_all_rows(L, LENT_PARAGRAPH); }
static int corpus_sections(lua_State *L) { return push_all_rows(L, LENT_SECTION); }

static int corpus_dates(lua_State *L) { return push_all_rows(L, LENT_TIMEX); }
static int corpus_quantities(lua_State *L) { return push_all_rows(L, LENT_QUANTITY); }
static int corpus_quotes(lua_State *L) { return push_all_rows(L, LENT_QUOTE); }
static int corpus_mentions(lua_State *L) { return push_all_rows(L, LENT_MENTION); }
static int corpus_forecasts(lua_State *L) { return push_all_rows(L, LENT_FORECAST); }
static int corpus_events(lua_State *L) { return push_all_rows(L, LENT_EVENT); }
static int corpus_facts(lua_State *L) { return push_all_rows(L, LENT_FACT); }
static int corpus_ties(lua_State *L) { return push_all_rows(L, LENT_TIE); }

static int corpus_path(lua_State *L)
{
    lua_pushstring(L, ent_corpus_path(lent_check_corpus(L, 1)->core));
    return 1;
}

static int corpus_generation(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)ent_corpus_manifest(lent_check_corpus(L, 1)->core)->generation);
    return 1;
}

static int corpus_corrections(lua_State *L)
{
    const struct ent_amendments *c = ent_corpus_amendments(lent_check_corpus(L, 1)->core);
    if (c == NULL)
        lua_pushnil(L);
    else
        lua_pushstring(L, ent_amendments_digest(c));
    return 1;
}

static int corpus_segments(lua_State *L)
{
    struct lent_corpus *box = lent_check_corpus(L, 1);
    struct lent_walker *w = lent_new_walker(L, 1);
    const struct ent_manifest *m = ent_corpus_manifest(box->core);
    lua_createtable(L, (int)m->n_segments, 0);
    for (size_t i = 0; i < m->n_segments; i++) {
        const struct ent_manifest_file *f = &m->segments[i];
        lua_createtable(L, 0, 5);
        lua_pushstring(L, f->name);
        lua_setfield(L, -2, "file");
        lua_pushinteger(L, (lua_Integer)f->n_docs);
        lua_setfield(L, -2, "docs");
        lua_pushinteger(L, (lua_Integer)f->n_words);
        lua_setfield(L, -2, "words");
        lua_pushinteger(L, (lua_Integer)f->n_removed);
        lua_setfield(L, -2, "removed");
        lua_pushstring(L, f->producer);
        lua_setfield(L, -2, "producer");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lent_end_walk(w);
    return 1;
}

static int corpus_columns(lua_State *L)
{
    static const char *const known[] = {"word",  "lemma",  "upos", "xpos",
                                        "feats", "deprel", "deps", "misc", "ne"};
    struct lent_corpus *box = lent_check_corpus(L, 1);
    struct lent_walker *w = lent_new_walker(L, 1);
    lua_Integer n = 0;
    lua_newtable(L);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (ent_corpus_lexicon(box->core, known[i]) == NULL)
            continue;
        lua_pushstring(L, known[i]);
        lua_rawseti(L, -2, ++n);
    }
    lent_end_walk(w);
    return 1;
}

static int corpus_lexicon(lua_State *L)
{
    struct lent_corpus *box = lent_check_corpus(L, 1);
    const char *name = luaL_optstring(L, 2, "word");
    luaL_argcheck(L, ent_corpus_lexicon(box->core, name) != NULL, 2, "no such column");
    lent_push_lexicon(L, 1, name);
    return 1;
}

static int corpus_verify(lua_State *L)
{
    struct lent_corpus *box = lent_check_corpus(L, 1);
    struct ent_error err;
    if (ent_corpus_verify(box->core, &err) != ENT_OK)
        return lent_pushfail(L, &err);
    lua_pushboolean(L, 1);
    return 1;
}

static int corpus_tostring(lua_State *L)
{
    struct lent_corpus *box = luaL_checkudata(L, 1, LENT_CORPUS);
    if (box->core == NULL && box->open != NULL)
        box = lent_check_corpus(L, 1);
    if (box->core == NULL)
        lua_pushliteral(L, "entente.corpus (closed)");
    else
        lua_pushfstring(L, "entente.corpus %s: %I documents, %I words", ent_corpus_path(box->core),
                        (LUAI_UACINT)ent_corpus_n_docs(box->core),
                        (LUAI_UACINT)ent_corpus_n_words(box->core));
    return 1;
}

static const struct lent_reg functions[] = {
    {"open", entente_open,
     "---Open a corpus for reading: its newest generation, on which it stays.\n"
     "---@param path string the folder that `entente ingest -o` made\n"
     "---@return entente.corpus? corpus nil on failure\n"
     "---@return string? message\n"
     "---@return string? code EIO: cannot be read; EFORMAT: not a corpus, or damaged; EVERSION: "
     "made by a newer program; ENOMEM"},
    {NULL, NULL, NULL}};

static const struct lent_reg methods[] = {
    {"close", corpus_close,
     "---Close the corpus; closing it again does nothing.  What came from it can no longer be "
     "used.\n"
     "---Raises while a loop walks over it."},
    {"collocates", lent_corpus_collocates,
     "---What stands near the matches of a CQL query more often than chance would have it: hits:collocates of them.\n"
     "---@param text string\n"
     "---@param options? table as of hits:collocates\n"
     "---@return entente.frame frame\n"
     "---@return {hits: integer, window: integer, words: integer} sizes"},
    {"keyness", lent_corpus_keyness,
     "---Which words one part of the corpus has more of than another: f1 of n1 words of the target, f2 of n2 of the\n"
     "---reference, rate1 and rate2 per million. The strongest first; tests of what the reference has more of have a minus sign.\n"
     "---@param options {target?: string|table, reference?: string|table|entente.corpus, attribute?: string, measure?: string|string[], "
     "min?: integer, max?: integer, side?: 'target'|'reference'|'both', adjust?: 'none'|'holm'|'bh', marks?: boolean, k?: number, "
     "per?: number, level?: number, yates?: boolean, evidence?: integer, digits?: integer} target: a filter of documents "
     "('published >= 2025'), or fields and what they are ({ publisher = 'CEPA', since = '2025' }), 'all' if not given; reference: the same, or another corpus, or "
     "'rest' (the usual), what the target leaves out; attribute: what is counted ('word'); measure: one or several of "
     "entente.stats.measures 'keyness' ('ll'); min: times at least in the part that has more (3); max: rows at most; side: which words, those that the "
     "target has more of (the usual), the reference, or both; adjust: p of the first test and p_adjusted for all rows; marks: "
     "punctuation too; k, per, level, yates: as of entente.stats.keyness; evidence, digits: as of hits:collocates\n"
     "---@return entente.frame frame the attribute, f1, f2, rate1, rate2, the measures (logRatio with low and high); places in the "
     "target as evidence\n"
     "---@return {n1: integer, n2: integer} sizes words of target and reference, punctuation among them"},
    {"dispersion", lent_corpus_dispersion,
     "---How evenly words are spread over documents, or over other parts: the most frequent words, with average reduced\n"
     "---frequency (arf) and the measures of entente.stats.measures 'dispersion'.\n"
     "---@param options? {attribute?: string, by?: string, where?: string, min?: integer, max?: integer, marks?: boolean, "
     "evidence?: integer, digits?: integer} attribute: 'word' if not given; by: a field of documents whose values are the "
     "parts ('id': each document is one); where: only documents that this filter lets pass; min: so often at least (2); max: so "
     "many of the most frequent (1000), 0: all; marks, evidence, digits: as of hits:collocates\n"
     "---@return entente.frame frame the attribute, n, arf, range, D, D2, S, DP, DPnorm, KL"},
    {"diversity", lent_corpus_diversity,
     "---How rich the vocabulary is: types by tokens, its mean over chunks (sttr), MTLD, and the exponent of Zipf's law; of the\n"
     "---corpus, or of its parts.\n"
     "---@param options? {by?: string, where?: string, attribute?: string, chunk?: integer, marks?: boolean, digits?: integer} by: a "
     "field of documents whose values are the parts ('publisher', 'year', 'id'); where: only documents that this filter lets "
     "pass; attribute: 'lower' if not given; chunk: words in a chunk (1000); marks: punctuation counts\n"
     "---@return entente.frame frame value, docs, tokens, types, hapaxes, ttr, sttr, mtld, zipf"},
    {"ngrams", lent_corpus_ngrams,
     "---Words that follow one another, counted, the most frequent first; equal counts by their bytes. A gram has no punctuation\n"
     "---(unless marks) and stays in its sentence.\n"
     "---@param options? {n?: integer, skip?: integer, attribute?: string, within?: string, where?: string, new_since?: string, "
     "min?: integer, max?: integer, marks?: boolean, evidence?: integer} n: words (2), up to 8; skip: up to so many words in all may be "
     "passed over between them, each way counts (0); attribute: 'word' if not given; within: a layer whose rows grams do not "
     "leave ('s'); where: only in documents that this filter lets pass; new_since: a date; only what no dated document before it "
     "has, counted in those of then and later; min: so often at least (2); max: rows at most; marks: punctuation too; "
     "evidence: as of hits:collocates\n"
     "---@return entente.frame frame the attribute, n, docs (documents that have it, of the first 1000 rows)\n"
     "---@return {total: integer, different: integer, listed: integer} sizes occurrences of all, different ones, those "
     "that occur min times"},
    {"find", lent_corpus_find,
     "---All places of a phrase: words that follow one another within a sentence.\n"
     "---@param phrase string cut into words as texts are\n"
     "---@param options? {case?: 'fold'|'exact'} fold (the usual): case does not count, nor which "
     "I\n"
     "---@return entente.hits hits in the order of the text"},
    {"query", lent_corpus_query,
     "---All matches of a CQL query; `entente help query` explains the language.\n"
     "---@param text string\n"
     "---@param options? {strategy?: 'standard'|'shortest'|'longest'|'traditional'|'all', dialect?: "
     "'cqp'|'ske'|'blacklab', where?: string, within?: entente.hits, max?: integer, jobs?: integer} where: a filter of "
     "documents, as after `where` in a query; within: only matches that lie in one of these hits; max: stop after so "
     "many; jobs: threads; the strategy of ske and blacklab is all if not given\n"
     "---@return entente.hits hits in the order of the text; a fault in the query raises, with a caret under it"},
    {"count", lent_corpus_count,
     "---How many matches a CQL query has; nothing but the number is kept.\n"
     "---@param text string\n"
     "---@param options? table as of corpus:query\n"
     "---@return integer n"},
    {"distribution", lent_corpus_distribution,
     "---How the matches of a CQL query are spread over documents and time: per million words of the documents\n"
     "---with that value, with the 95 % interval (Wilson 1927). Values without a match are there too.\n"
     "---@param text string\n"
     "---@param by string a field of documents: 'doc.year', 'doc.month', 'doc.publisher', 'doc.id'\n"
     "---@param options? table as of corpus:query\n"
     "---@return entente.frame frame the value, docs, docs_with, n, words, per_million, low, high"},
    {"freq", lent_corpus_freq,
     "---Count the matches of a CQL query by what they are or where they stand, as hits:freq does; the matches\n"
     "---are not kept, so that there may be any number. '[]' counts all words.\n"
     "---@param text string\n"
     "---@param by string|string[]|{by: string|string[], at?: string, across?: string} keys, as of hits:freq\n"
     "---@param options? table as of corpus:query\n"
     "---@return entente.frame frame a column a key, then n"},
    {"similar", lent_corpus_similar,
     "---Which documents share text: copies, new editions, passages taken over. Documents are compared as sets of shingles, n words that\n"
     "---follow one another (punctuation does not count). Candidates are found by min-wise hashing (Broder 1997), then\n"
     "---compared word by word: what is given is exact, pairs that share little may be missed (a greater sketch misses fewer).\n"
     "---@param options? {n?: integer, min?: number, max?: integer, where?: string, attribute?: string, sketch?: integer, digits?: integer} n: "
     "words of a shingle (5); min: the share of the shorter one's shingles that both have, at least (0.1); max: rows at most; where: "
     "only documents that this filter lets pass; attribute: 'lower' if not given; sketch: hashes kept of a document (128)\n"
     "---@return entente.frame frame a, b (ids), shared (shingles), jaccard, in_a and in_b (shares of each), longest (words of the "
     "longest passage); those that share most first; the longest passages, in a and in b, as evidence\n"
     "---@return {docs: integer, candidates: integer} sizes documents that were looked at, pairs that were compared"},
    {"sql", lent_corpus_sql,
     "---Ask SQL of the corpus; `entente help sql` has the tables.  A `span` column makes evidence, and of a group\n"
     "---evidence(span).\n"
     "---@param statement string\n"
     "---@param ... any values for ?; or one table: values for :name, and frames, which are tables of these names\n"
     "---@return entente.frame frame a fault in the statement raises, with a caret under it"},
    {"lexicon", corpus_lexicon,
     "---The strings of a column and their ids.\n"
     "---@param column? string 'word' if not given; 'lower' has the match keys of words\n"
     "---@return entente.lexicon lexicon"},
    {"load_hits", lent_corpus_load_hits,
     "---Hits that hits:save wrote.\n"
     "---@param path string\n"
     "---@return entente.hits? hits nil on failure: no such file, or it speaks of documents that are not here\n"
     "---@return string? message\n"
     "---@return string? code"},
    {"verify", corpus_verify,
     "---Read every byte of the corpus and check it.\n"
     "---@return true? ok nil on failure\n"
     "---@return string? message names the file and the part that is damaged\n"
     "---@return string? code"},
    {NULL, NULL, NULL}};

static const struct lent_reg getters[] = {
    {"docs", corpus_docs, "---@type entente.docs its documents"},
    {"words", corpus_words, "---@type entente.words all of its words"},
    {"sentences", corpus_sentences, "---@type entente.rows all of its sentences"},
    {"paragraphs", corpus_paragraphs, "---@type entente.rows all of its paragraphs and list items"},
    {"sections", corpus_sections, "---@type entente.rows all of its sections"},
    {"dates", corpus_dates, "---@type entente.rows all of its expressions of time; dates{anchor = 'inferred'} filters"},
    {"quantities", corpus_quantities, "---@type entente.rows all that is measured; quantities{kind = 'money', unit = 'USD'} filters"},
    {"mentions", corpus_mentions, "---@type entente.rows all names; mentions{entity = 'Armenia', metonym = true} filters"},
    {"entities", lent_push_entities, "---@type entente.entity[] all whom and what the texts name, those named most first; made anew at each use"},
    {"quotes", corpus_quotes, "---@type entente.rows all quotations; quotes{kind = 'speech'} filters"},
    {"forecasts", corpus_forecasts, "---@type entente.rows all sentences that foresee something; forecasts{modality = 'likely'} filters"},
    {"events", corpus_events, "---@type entente.rows all who did what to whom; events{actor = 'Russia', type = 'CONSULT'} filters"},
    {"facts", corpus_facts, "---@type entente.rows all that is measured of somebody: facts{relation = 'trade_turnover', subject = 'Armenia'} filters"},
    {"ties", corpus_ties, "---@type entente.rows all memberships, corridors and the like: ties{relation = 'member', object = 'NATO'} filters"},
    {"path", corpus_path, "---@type string its folder"},
    {"generation", corpus_generation, "---@type integer counted up by each change"},
    {"corrections", corpus_corrections,
     "---@type string? digest (SHA-256) of the corrections of metadata that hold for it (`entente help correct`); nil: "
     "there are none"},
    {"segments", corpus_segments,
     "---@type table[] what it consists of: {file, docs, words, removed, producer}"},
    {"columns", corpus_columns, "---@type string[] the columns that words have: word, lemma, ..."},
    {NULL, NULL, NULL}};

static const struct lent_reg meta[] = {{"__close", corpus_close, NULL},
                                       {"__gc", corpus_gc, NULL},
                                       {"__tostring", corpus_tostring, NULL},
                                       {NULL, NULL, NULL}};

static const struct lent_type corpus_type = {
    .name = LENT_CORPUS,
    .doc = "---A corpus: documents, their words and everything found in them, as one generation of "
           "it stands.",
    .methods = methods,
    .getters = getters,
    .meta = meta};

static const struct lent_type *const types[] = {&corpus_type, NULL};
extern const struct lent_binding lent_corpus_binding;
const struct lent_binding lent_corpus_binding = {.functions = functions, .types = types};
