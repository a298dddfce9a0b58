/*
 * Sections, paragraphs, sentences, parts, boilerplate, and what was found in the text (dates, quantities,
 * quotes): rows of layers, and ranges of them.
 */
#include <stdio.h>
#include <string.h>

#include "lent_view.h"

static const struct {
    const char *layer, *type;
} layers[] = {
    [LENT_SECTION] = {"section", "entente.section"},
    [LENT_PARAGRAPH] = {"paragraph", "entente.paragraph"},
    [LENT_SENTENCE] = {"sentence", "entente.sentence"},
    [LENT_PART] = {"part", "entente.part"},
    [LENT_BOILERPLATE] = {"boilerplate", "entente.boilerplate"},
    [LENT_TIMEX] = {"date", "entente.date"},
    [LENT_QUANTITY] = {"quantity", "entente.quantity"},
    [LENT_QUOTE] = {"quote", "entente.quote"},
    [LENT_MENTION] = {"mention", "entente.mention"},
    [LENT_FORECAST] = {"forecast", "entente.forecast"},
    [LENT_EVENT] = {"event", "entente.event"},
    [LENT_FACT] = {"fact", "entente.fact"},
    [LENT_TIE] = {"tie", "entente.tie"},
};
enum { N_LAYERS = sizeof layers / sizeof *layers };

/* ---- one row ---- */

static struct lent_row *check_row(lua_State *L, int arg)
{
    struct lent_row *r = NULL;
    for (int i = 0; r == NULL && i < N_LAYERS; i++)
        r = luaL_testudata(L, arg, layers[i].type);
    if (r == NULL)
        luaL_typeerror(L, arg, "section, paragraph, sentence, part, boilerplate, date, quantity, quote, mention, forecast, event, fact or tie");
    else if (r->corpus->core == NULL)
        luaL_argerror(L, arg, lua_pushfstring(L, "%s of a closed corpus", layers[r->layer].layer));
    return r;
}

void lent_push_row(lua_State *L, int corpus, enum lent_layer layer, size_t segment, size_t row)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    corpus = lua_absindex(L, corpus);
    struct lent_row *r = lent_newobject(L, sizeof *r, 1, layers[layer].type);
    *r = (struct lent_row){box, layer, segment, row};
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
}

static const struct ent_segment *row_segment(const struct lent_row *r)
{
    return ent_corpus_segment(r->corpus->core, r->segment);
}

static const struct ent_layer *row_layer(const struct lent_row *r)
{
    return ent_segment_layer(row_segment(r), layers[r->layer].layer);
}

static int row_text(lua_State *L)
{
    struct lent_row *r = check_row(L, 1);
    struct ent_range bytes = ent_layer_bytes(row_segment(r), row_layer(r), r->row);
    lua_pushlstring(L, row_segment(r)->text + bytes.start, bytes.end - bytes.start);
    return 1;
}

static int row_span(lua_State *L)
{
    struct lent_row *r = check_row(L, 1);
    struct ent_range bytes = ent_layer_bytes(row_segment(r), row_layer(r), r->row);
    lent_push_owner(L, 1);
    lent_push_span(L, -1, r->segment, bytes);
    return 1;
}

static int row_words(lua_State *L)
{
    struct lent_row *r = check_row(L, 1);
    struct ent_range words = ent_layer_words(row_segment(r), row_layer(r), r->row);
    uint64_t base = ent_corpus_base(r->corpus->core, r->segment);
    lent_push_owner(L, 1);
    lent_push_words(L, -1, base + words.start, base + words.end);
    return 1;
}

static int row_doc(lua_State *L)
{
    struct lent_row *r = check_row(L, 1);
    const struct ent_layer *docs = ent_segment_layer(row_segment(r), "doc");
    struct ent_range bytes = ent_layer_bytes(row_segment(r), row_layer(r), r->row);
    size_t row = ent_packed_upper(&docs->start, bytes.start);
    size_t doc = ent_corpus_doc_of_row(r->corpus->core, r->segment, row > 0 ? row - 1 : 0);
    lent_push_owner(L, 1);
    if (doc < ent_corpus_n_docs(r->corpus->core))
        lent_push_doc(L, -1, doc);
    else
        lua_pushnil(L);
    return 1;
}

/* The rows of another layer that begin inside this one. */
static int push_inner(lua_State *L, enum lent_layer layer)
{
    struct lent_row *r = check_row(L, 1);
    const struct ent_layer *inner = ent_segment_layer(row_segment(r), layers[layer].layer);
    struct ent_range rows = {0, 0};
    if (inner != NULL)
        rows = ent_layer_rows(inner, ent_layer_bytes(row_segment(r), row_layer(r), r->row));
    lent_push_owner(L, 1);
    lent_push_rows(L, -1, layer, r->segment, rows.start, rows.end);
    return 1;
}

static int row_paragraphs(lua_State *L) { return push_inner(L, LENT_PARAGRAPH); }
static int row_sentences(lua_State *L) { return push_inner(L, LENT_SENTENCE); }

static int push_row_attr(lua_State *L, const char *name)
{
    struct lent_row *r = check_row(L, 1);
    lent_push_attr(L, ent_layer_attr(row_layer(r), name), r->row);
    return 1;
}

static int row_kind(lua_State *L) { return push_row_attr(L, "kind"); }
static int row_level(lua_State *L) { return push_row_attr(L, "level"); }
static int row_heading(lua_State *L) { return push_row_attr(L, "heading"); }
static int row_zone(lua_State *L) { return push_row_attr(L, "zone"); }
static int row_comments(lua_State *L) { return push_row_attr(L, "comments"); }

static int row_value(lua_State *L) { return push_row_attr(L, "value"); }
static int row_unit(lua_State *L) { return push_row_attr(L, "unit"); }
static int row_of(lua_State *L) { return push_row_attr(L, "of"); }
static int row_anchor(lua_State *L) { return push_row_attr(L, "anchor"); }
static int row_precision(lua_State *L) { return push_row_attr(L, "precision"); }
static int row_rule(lua_State *L) { return push_row_attr(L, "rule"); }
static int row_speaker(lua_State *L) { return push_row_attr(L, "speaker"); }
static int row_cue(lua_State *L) { return push_row_attr(L, "cue"); }

static int row_entity(lua_State *L) { return push_row_attr(L, "entity"); }
static int row_type(lua_State *L) { return push_row_attr(L, "type"); }
static int row_source(lua_State *L) { return push_row_attr(L, "source"); }

static int row_modality(lua_State *L) { return push_row_attr(L, "modality"); }
static int row_horizon(lua_State *L) { return push_row_attr(L, "horizon"); }
static int row_marker(lua_State *L) { return push_row_attr(L, "words"); }
static int row_likelihood(lua_State *L) { return push_row_attr(L, "likelihood"); }
/* A list that no row of the layer has is empty, too. */
static int push_row_list(lua_State *L, const char *name)
{
    push_row_attr(L, name);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_newtable(L);
    }
    return 1;
}

static int row_actor(lua_State *L) { return push_row_list(L, "actor"); }
static int row_speakers(lua_State *L) { return push_row_list(L, "speakers"); }
static int row_target(lua_State *L) { return push_row_list(L, "target"); }
static int row_date(lua_State *L) { return push_row_attr(L, "date"); }
static int row_place(lua_State *L) { return push_row_attr(L, "place"); }
static int row_status(lua_State *L) { return push_row_attr(L, "status"); }
static int row_trigger(lua_State *L) { return push_row_attr(L, "trigger"); }

static int row_relation(lua_State *L) { return push_row_attr(L, "relation"); }
static int row_subject(lua_State *L) { return push_row_attr(L, "subject"); }
static int row_object(lua_State *L) { return push_row_attr(L, "object"); }
static int row_as_of(lua_State *L) { return push_row_attr(L, "as_of"); }
static int row_change(lua_State *L) { return push_row_attr(L, "change"); }
static int row_figure(lua_State *L) { return push_row_attr(L, "figure"); }
static int row_how(lua_State *L) { return push_row_attr(L, "how"); }

static int push_truth(lua_State *L, const char *name)
{
    struct lent_row *r = check_row(L, 1);
    uint64_t value = 0;
    lua_pushboolean(L, ent_attr_number(ent_layer_attr(row_layer(r), name), r->row, &value) && value != 0);
    return 1;
}

static int row_metonym(lua_State *L) { return push_truth(L, "metonym"); }
static int row_approx(lua_State *L) { return push_truth(L, "approx"); }
static int row_several(lua_State *L) { return push_truth(L, "several"); }
static int row_inferred(lua_State *L) { return push_truth(L, "inferred"); }
static int row_anchored(lua_State *L) { return push_truth(L, "anchored"); }

/* The list of strings at the top as one string; nil of an empty one. [-1, +1, m] */
static void join_names(lua_State *L)
{
    lua_Integer n = luaL_len(L, -1);
    lua_pushnil(L);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_geti(L, -2, i);
        if (i > 1) {
            lua_pushliteral(L, "; ");
            lua_insert(L, -2);
            lua_concat(L, 3);
        } else
            lua_remove(L, -2);
    }
    lua_remove(L, -2);
}

/* Everything that is known of a row, a line each: what it says, and which rule and evidence say so. */
static int row_explain(lua_State *L)
{
    struct lent_row *r = check_row(L, 1);
    const struct ent_layer *l = row_layer(r);
    struct lent_walker *walk;
    luaL_Buffer b;
    lent_push_owner(L, 1);
    walk = lent_new_walker(L, -1); /* strings are made while the corpus is read */
    luaL_buffinit(L, &b);
    luaL_addstring(&b, layers[r->layer].layer);
    luaL_addstring(&b, ": ");
    row_text(L);
    luaL_addvalue(&b);
    for (size_t i = 0; i < l->n_attrs; i++) {
        lent_push_attr(L, &l->attrs[i], r->row);
        if (lua_istable(L, -1))
            join_names(L);
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            continue;
        }
        luaL_tolstring(L, -1, NULL);
        lua_remove(L, -2);
        lua_pushfstring(L, "\n  %s: %s", l->attrs[i].name, lua_tostring(L, -1));
        lua_remove(L, -2);
        luaL_addvalue(&b);
    }
    luaL_pushresult(&b);
    lent_push_owner(L, 1);
    lent_push_ways(L, -1, r->segment, row_segment(r), l, r->row);
    lua_remove(L, -2);
    lua_concat(L, 2);
    lent_end_walk(walk);
    return 1;
}

/* The number 'which' (0, 1) of a value such as "12" or "10 15"; the last one where there are fewer. */
static int push_bound(lua_State *L, int which)
{
    struct lent_row *r = check_row(L, 1);
    char value[64];
    size_t n = 0;
    const char *s = ent_attr_string(ent_layer_attr(row_layer(r), "value"), r->row, &n);
    snprintf(value, sizeof value, "%.*s", s != NULL ? (int)(n < 63 ? n : 63) : 0, s != NULL ? s : "");
    char *space = strchr(value, ' ');
    const char *number = which == 1 && space != NULL ? space + 1 : value;
    if (space != NULL)
        *space = '\0';
    if (lua_stringtonumber(L, number) == 0)
        lua_pushnil(L);
    return 1;
}

static int row_low(lua_State *L) { return push_bound(L, 0); }
static int row_high(lua_State *L) { return push_bound(L, 1); }

/* The sentence in which a row begins. */
static int row_sentence(lua_State *L)
{
    struct lent_row *r = check_row(L, 1);
    const struct ent_layer *sentences = ent_segment_layer(row_segment(r), "sentence");
    size_t row = ent_layer_row_at(sentences, ent_layer_words(row_segment(r), row_layer(r), r->row).start);
    lent_push_owner(L, 1);
    if (row < sentences->n)
        lent_push_row(L, -1, LENT_SENTENCE, r->segment, row);
    else
        lua_pushnil(L);
    return 1;
}

static int row_eq(lua_State *L)
{
    const struct lent_row *a = check_row(L, 1), *b = check_row(L, 2);
    lua_pushboolean(L, a->corpus == b->corpus && a->layer == b->layer && a->segment == b->segment &&
                           a->row == b->row);
    return 1;
}

static int row_tostring(lua_State *L)
{
    const struct lent_row *r = lua_touserdata(L, 1);
    if (r->corpus->core == NULL)
        lua_pushfstring(L, "%s (closed)", layers[r->layer].type);
    else {
        lua_pushfstring(L, "%s: ", layers[r->layer].type);
        row_text(L);
        lua_concat(L, 2);
    }
    return 1;
}

/* What every kind of row has; each kind adds its own. */
#define ROW_METHODS                                                                                \
    {                                                                                              \
        "text", row_text,                                                                          \
            "---Its text as it stands in the document.\n"                                          \
            "---@return string text UTF-8"                                                         \
    }
#define ROW_GETTERS                                                                                \
    {"span", row_span, "---@type entente.span where it stands"},                                   \
        {"words", row_words, "---@type entente.words its words"},                                  \
    {                                                                                              \
        "doc", row_doc, "---@type entente.doc the document that it belongs to"                     \
    }

static const struct lent_reg row_methods[] = {
    ROW_METHODS,
    {"explain", row_explain,
     "---What is known of it and why, a line each: its values, the rule that gave them, what they rest on; of events, facts and ties\n"
     "---the ways in the tree from the words that tell of them to those that fill their places.\n"
     "---@return string text"},
    {NULL, NULL, NULL}};
static const struct lent_reg sentence_methods[] = {
    ROW_METHODS,
    {"tree", lent_sentence_tree,
     "---The tree of the sentence: `print(sentence:tree())` draws it.\n"
     "---@return entente.tree? tree nil where it is not parsed\n"
     "---@return string? message"},
    {"explain", lent_sentence_explain,
     "---Why the models tag and parse its words as they do, a row a feature; see entente.explain.  The models are asked anew:\n"
     "---of a corpus that others have parsed it says what these would have done.\n"
     "---@param options? { word: string?, top: integer?, model: string? }\n"
     "---@return entente.frame? reasons nil without models\n"
     "---@return string? message"},
    {NULL, NULL, NULL}};
static const struct lent_reg row_meta[] = {
    {"__eq", row_eq, NULL}, {"__tostring", row_tostring, NULL}, {NULL, NULL, NULL}};

static const struct lent_reg section_getters[] = {
    ROW_GETTERS,
    {"heading", row_heading, "---@type string the heading, without a final colon"},
    {"level", row_level, "---@type integer? 1 to 6 where the page says it"},
    {"paragraphs", row_paragraphs,
     "---@type entente.rows the body paragraphs and list items under it"},
    {"sentences", row_sentences,
     "---@type entente.rows the sentences in it, that of its heading first"},
    {NULL, NULL, NULL}};
static const struct lent_reg paragraph_getters[] = {
    ROW_GETTERS,
    {"kind", row_kind, "---@type 'paragraph'|'item'"},
    {"sentences", row_sentences, "---@type entente.rows its sentences"},
    {NULL, NULL, NULL}};
static const struct lent_reg sentence_getters[] = {
    ROW_GETTERS,
    {"zone", row_zone, "---@type 'title'|'byline'|'heading'|'paragraph'|'item' what it is part of"},
    {"comments", row_comments, "---@type string? the comment lines of a loaded CoNLL-U sentence"},
    {NULL, NULL, NULL}};
static const struct lent_reg part_getters[] = {
    ROW_GETTERS,
    {"kind", row_kind, "---@type 'title'|'byline'|'dateline'|'heading'"},
    {"level", row_level, "---@type integer? of a heading, 1 to 6 where the page says it"},
    {NULL, NULL, NULL}};
static const struct lent_reg boilerplate_getters[] = {
    ROW_GETTERS,
    {"kind", row_kind, "---@type 'bio'|'credit'|'disclaimer'|'about'|'newsletter'|'navigation'"},
    {NULL, NULL, NULL}};

#define FOUND_GETTERS                                                                              \
    ROW_GETTERS, {"sentence", row_sentence, "---@type entente.sentence? where it stands"},         \
    {                                                                                              \
        "rule", row_rule, "---@type string? the rule that found it or gave it its value"           \
    }
static const struct lent_reg date_getters[] = {
    FOUND_GETTERS,
    {"value", row_value, "---@type string TIMEX3: 2024-04-22, 2024-Q1, P3Y, PAST_REF, 2022/2023; X where it is left open"},
    {"precision", row_precision, "---@type 'time'|'day'|'week'|'month'|'quarter'|'season'|'half'|'year'|'decade'|'century'|'range'|'duration'|'vague'"},
    {"anchored", row_anchored, "---@type boolean does the value need more than the words?"},
    {"anchor", row_anchor, "---@type 'published'|'text'|'inferred'|nil what it counts from: the article's date, an earlier "
                           "date of the text, or the latest past one where the article has none"},
    {NULL, NULL, NULL}};
static const struct lent_reg quantity_getters[] = {
    FOUND_GETTERS,
    {"low", row_low, "---@type number its value, scaled in full; of a range the lower end"},
    {"high", row_high, "---@type number the same, of a range the upper end"},
    {"kind", row_kind, "---@type 'money'|'percent'|'count'|'length'|'area'|'volume'|'mass'|'power'|'energy'|'duration'|'ratio'|'rank'|'temperature'|'speed'|'frequency'|'information'"},
    {"unit", row_unit, "---@type string? km, %, bcm, ...; ISO 4217 for money; nil of counts, ratios and ranks"},
    {"of", row_of, "---@type string? words that say what is measured"},
    {"approx", row_approx, "---@type boolean about, over, nearly, ..."},
    {NULL, NULL, NULL}};
static const struct lent_reg mention_getters[] = {
    FOUND_GETTERS,
    {"entity", row_entity, "---@type string whom or what it names, by the usual English name in full"},
    {"type", row_type, "---@type 'STATE'|'PLACE'|'PERSON'|'ORG'|'BLOC'|'FACILITY'|'ROUTE'|'TREATY'|'LAW'|'EVENT'|'GROUP'|'WORK'|'EQUIPMENT'"},
    {"metonym", row_metonym, "---@type boolean does a capital or a palace stand for its government here?"},
    {"source", row_source, "---@type string? file and line of the gazetteer; nil of names that are in none"},
    {NULL, NULL, NULL}};
static const struct lent_reg quote_getters[] = {
    FOUND_GETTERS,
    {"kind", row_kind, "---@type 'speech'|'scare'|'title'|'indirect' between marks: what is said, words held at arm's length, a title; without: what somebody is reported to say"},
    {"speaker", row_speaker, "---@type string? who says it: an entity's name, else the words that describe somebody; nil where it is not told"},
    {"entity", row_entity, "---@type string? the entity that says it, as its mentions call it; nil where somebody is only described"},
    {"speakers", row_speakers, "---@type string[] all who say it, where they are several (\"A and B said\"); else empty"},
    {"cue", row_cue, "---@type string? the word that says that somebody speaks"},
    {NULL, NULL, NULL}};
static const struct lent_reg forecast_getters[] = {
    FOUND_GETTERS,
    {"modality", row_modality, "---@type 'will'|'may'|'likely'|'unlikely'|'could'|'must'|'if'"},
    {"horizon", row_horizon, "---@type string? by when, TIMEX3; nil where it is not told"},
    {"marker", row_marker, "---@type string the words that foresee"},
    {"likelihood", row_likelihood, "---@type string? percent, '55-80', where there is a word of likelihood (US Intelligence Community Directive 203)"},
    {"source", row_source, "---@type string? who foresees, in the words of the text; nil: the author"},
    {NULL, NULL, NULL}};
static const struct lent_reg event_getters[] = {
    FOUND_GETTERS,
    {"type", row_type, "---@type string of PLOVER: AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
                       "SANCTION MOBILIZE COERCE ASSAULT"},
    {"actor", row_actor, "---@type string[] entities that act"},
    {"target", row_target, "---@type string[] entities acted on"},
    {"date", row_date, "---@type string? TIMEX3; nil where none is told"},
    {"place", row_place, "---@type string? the place, facility or state where it happens; nil where its clause does not tell"},
    {"status", row_status, "---@type 'happened'|'planned'|'hypothetical'|'denied'"},
    {"inferred", row_inferred, "---@type boolean is who acts, or whom it is done to, told by what stands before it or is known of them, not by its own words?"},
    {"trigger", row_trigger, "---@type string the words that tell of it"},
    {NULL, NULL, NULL}};

static const struct lent_reg fact_getters[] = {
    FOUND_GETTERS,
    {"relation", row_relation, "---@type string what is measured: trade_turnover, gas_exports, poll_share, lease_until, ...; what the file of the vocabulary calls it"},
    {"subject", row_subject, "---@type string the entity that it is measured of"},
    {"object", row_object, "---@type string? the entity towards which; nil where none is told"},
    {"value", row_value, "---@type string a number, 'LOW HIGH' of a range; TIMEX3 where the unit is 'date'"},
    {"low", row_low, "---@type number? its value, of a range the lower end; nil where it is no number"},
    {"high", row_high, "---@type number? the same, of a range the upper end"},
    {"unit", row_unit, "---@type string? %, km, bcm, ...; ISO 4217 for money; what is counted; 'ratio', 'rank', 'date'"},
    {"as_of", row_as_of, "---@type string? when it was so, TIMEX3; nil where the sentence does not tell"},
    {"approx", row_approx, "---@type boolean about, over, nearly, ..."},
    {"figure", row_figure, "---@type string the words of the figure"},
    {"trigger", row_trigger, "---@type string? the words that tell what is measured; nil where only the unit does"},
    {"several", row_several, "---@type boolean may it hold of several things at once, so that other figures do not contradict it?"},
    {"how", row_how, "---@type 'asked'|'type'|'between'|'owner'|'verb'|'clause'|'inside'|'nearest' how the subject was found, the surest ways first"},
    {NULL, NULL, NULL}};

static const struct lent_reg tie_getters[] = {
    FOUND_GETTERS,
    {"relation", row_relation, "---@type string member, observer, connects, crosses, bypasses, backs, opposes, ...; what the file of the vocabulary calls it"},
    {"subject", row_subject, "---@type string the entity that has to do with the other one"},
    {"object", row_object, "---@type string the other one: the bloc, what is crossed or connected, the corridor that is backed"},
    {"change", row_change, "---@type 'joined'|'left'|'sought'|'asked'|nil what has changed; nil: it is so"},
    {"date", row_date, "---@type string? TIMEX3; nil where none is told"},
    {"status", row_status, "---@type 'happened'|'planned'|'hypothetical'|'denied'"},
    {"trigger", row_trigger, "---@type string the words that tell of it"},
    {NULL, NULL, NULL}};

#define ROW_TYPE(var, layer, text)                                                                 \
    static const struct lent_type var = {.name = "entente." #layer,                                \
                                         .doc = (text),                                            \
                                         .methods = row_methods,                                   \
                                         .getters = layer##_getters,                               \
                                         .meta = row_meta}
ROW_TYPE(section_type, section,
         "---A section: a heading and what stands under it, up to the next heading.");
ROW_TYPE(paragraph_type, paragraph, "---A paragraph of the body, or an item of a list.");
static const struct lent_type sentence_type = {
    .name = "entente.sentence",
    .doc = "---A sentence; a title, a byline and a heading are sentences of their own zone.",
    .methods = sentence_methods,
    .getters = sentence_getters,
    .meta = row_meta};
ROW_TYPE(part_type, part, "---A title, byline, dateline or heading as it stands on the page.");
ROW_TYPE(date_type, date, "---A date, duration or other expression of time in the text.");
ROW_TYPE(quantity_type, quantity, "---A number that measures something.");
ROW_TYPE(quote_type, quote, "---What stands between quotation marks, and what is reported without them.");
ROW_TYPE(mention_type, mention, "---A name in the text. Those of bios and credits have no words.");
ROW_TYPE(forecast_type, forecast, "---A sentence that foresees something.");
ROW_TYPE(event_type, event, "---Who did what to whom, as a sentence tells it; a filter by actor or target asks whether it is among them.");
ROW_TYPE(fact_type, fact, "---A measured relation, as a sentence tells it: who, what, towards whom, how much, when.");
ROW_TYPE(tie_type, tie, "---What a name has to do with another one, without a figure: memberships and their changes, corridors and who backs them.");
ROW_TYPE(boilerplate_type, boilerplate,
         "---Text of the page that is not the article's: it has no words in the corpus.");

static const struct lent_type *const row_types[] = {
    [LENT_SECTION] = &section_type, [LENT_PARAGRAPH] = &paragraph_type, [LENT_SENTENCE] = &sentence_type, [LENT_PART] = &part_type,
    [LENT_BOILERPLATE] = &boilerplate_type, [LENT_TIMEX] = &date_type, [LENT_QUANTITY] = &quantity_type, [LENT_QUOTE] = &quote_type, [LENT_MENTION] = &mention_type,
    [LENT_FORECAST] = &forecast_type, [LENT_EVENT] = &event_type, [LENT_FACT] = &fact_type, [LENT_TIE] = &tie_type};

/* ---- a range of rows ---- */

static struct lent_rows *check_rows(lua_State *L, int arg)
{
    struct lent_rows *rows = luaL_checkudata(L, arg, LENT_ROWS);
    luaL_argcheck(L, rows->corpus->core != NULL, arg, "rows of a closed corpus");
    return rows;
}

void lent_push_rows(lua_State *L, int corpus, enum lent_layer layer, size_t segment, size_t first,
                    size_t last)
{
    struct lent_corpus *box = lua_touserdata(L, corpus);
    corpus = lua_absindex(L, corpus);
    struct lent_rows *rows = lent_newobject(L, sizeof *rows, 1, LENT_ROWS);
    *rows = (struct lent_rows){box, layer, segment, first, last};
    lua_pushvalue(L, corpus);
    lua_setiuservalue(L, -2, 1);
}

static int is_whole(const struct lent_rows *rows)
{
    return rows->segment >= ent_corpus_n_segments(rows->corpus->core);
}

/* The rows of a layer in one document. */
static struct ent_range rows_of_doc(const struct ent_corpus *c, enum lent_layer layer, size_t doc,
                                    size_t *segment)
{
    struct ent_place place = ent_corpus_doc(c, doc);
    const struct ent_segment *s = ent_corpus_segment(c, place.segment);
    const struct ent_layer *l = ent_segment_layer(s, layers[layer].layer);
    *segment = place.segment;
    return l == NULL ? (struct ent_range){0, 0}
                     : ent_layer_rows(l, ent_layer_bytes(s, ent_segment_layer(s, "doc"), place.at));
}

static int rows_len(lua_State *L)
{
    struct lent_rows *rows = check_rows(L, 1);
    const struct ent_corpus *c = rows->corpus->core;
    uint64_t n = rows->last - rows->first;
    size_t segment;
    if (is_whole(rows) && rows->layer == LENT_SENTENCE) {
        n = ent_corpus_n_sentences(c);
    } else if (is_whole(rows)) {
        n = 0;
        for (size_t doc = 0; doc < ent_corpus_n_docs(c); doc++) {
            struct ent_range r = rows_of_doc(c, rows->layer, doc, &segment);
            n += r.end - r.start;
        }
    }
    lua_pushinteger(L, (lua_Integer)n);
    return 1;
}

/* rows[i]; of the whole corpus this counts document by document */
static int rows_index(lua_State *L)
{
    struct lent_rows *rows = check_rows(L, 1);
    const struct ent_corpus *c = rows->corpus->core;
    int is_integer;
    lua_Integer i = lua_tointegerx(L, 2, &is_integer);
    size_t segment = rows->segment, row = rows->last;
    if (!is_integer || lua_type(L, 2) != LUA_TNUMBER)
        return 0;
    if (!is_whole(rows)) {
        if (i >= 1 && (lua_Unsigned)i <= rows->last - rows->first)
            row = rows->first + (size_t)i - 1;
        if (row >= rows->last) {
            lua_pushnil(L);
            return 1;
        }
    } else {
        lua_Unsigned left = (lua_Unsigned)i - 1; /* huge for i < 1 */
        size_t doc = 0;
        for (; doc < ent_corpus_n_docs(c); doc++) {
            struct ent_range r = rows_of_doc(c, rows->layer, doc, &segment);
            row = r.start + (size_t)left;
            if (left < r.end - r.start)
                break;
            left -= r.end - r.start;
        }
        if (doc == ent_corpus_n_docs(c)) {
            lua_pushnil(L);
            return 1;
        }
    }
    lent_push_owner(L, 1);
    lent_push_row(L, -1, rows->layer, segment, row);
    return 1;
}

/* State of a loop: rows at .. end of a segment, then those of the documents from 'doc' on. */
struct cursor {
    enum lent_layer layer;
    size_t segment, doc;
    int is_whole;
};

/* Is the value at the top among the items of the list below it? */
static int is_among(lua_State *L)
{
    int found = 0;
    for (lua_Integer i = 1, n = luaL_len(L, -2); !found && i <= n; i++) {
        lua_geti(L, -2, i);
        found = lua_rawequal(L, -1, -2);
        lua_pop(L, 1);
    }
    return found;
}

/* Has the row the values that the filter at 'filter' asks for?  A field that it lacks is no match. */
static int is_match(lua_State *L, int filter, const struct ent_layer *l, size_t row)
{
    int match = 1;
    if (!lua_istable(L, filter))
        return 1;
    lua_pushnil(L);
    while (match && lua_next(L, filter)) {
        lent_push_attr(L, lua_type(L, -2) == LUA_TSTRING ? ent_layer_attr(l, lua_tostring(L, -2)) : NULL, row);
        if (lua_isboolean(L, -2)) { /* truths are kept as 0 and 1 */
            lua_Integer is = lua_tointeger(L, -1);
            lua_pop(L, 1);
            lua_pushboolean(L, is != 0);
        }
        lua_insert(L, -2);
        match = lua_istable(L, -2) ? is_among(L) : lua_rawequal(L, -1, -2);
        lua_pop(L, 2);
    }
    if (!match)
        lua_pop(L, 1);
    return match;
}

/* The next row that matches is at w->at; 0: there is none. */
static int seek(lua_State *L, struct cursor *k, struct lent_walker *w)
{
    const struct ent_corpus *c = w->corpus->core;
    for (;; w->at++) {
        while (k->is_whole && w->at >= w->end && c != NULL && k->doc < ent_corpus_n_docs(c)) {
            struct ent_range r = rows_of_doc(c, k->layer, k->doc++, &k->segment);
            w->at = r.start;
            w->end = r.end;
        }
        if (c == NULL || w->at >= w->end)
            return 0;
        const struct ent_layer *l = ent_segment_layer(ent_corpus_segment(c, k->segment), layers[k->layer].layer);
        if (is_match(L, lua_upvalueindex(3), l, (size_t)w->at))
            return 1;
    }
}

/* upvalues: cursor, walker, filter or nil */
static int rows_next(lua_State *L)
{
    struct cursor *k = lua_touserdata(L, lua_upvalueindex(1));
    struct lent_walker *w = lua_touserdata(L, lua_upvalueindex(2));
    if (!seek(L, k, w)) {
        lua_pushnil(L);
        return 1;
    }
    lua_getiuservalue(L, lua_upvalueindex(2), 1);
    lent_push_row(L, -1, k->layer, k->segment, (size_t)w->at++);
    return 1;
}

/* Every name of a filter is a field that such rows may have. */
static void check_filter(lua_State *L, enum lent_layer layer)
{
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        int known = 0;
        for (size_t i = 0; row_types[layer] != NULL && row_types[layer]->getters[i].name != NULL; i++)
            known = known || (lua_type(L, -2) == LUA_TSTRING && strcmp(row_types[layer]->getters[i].name, lua_tostring(L, -2)) == 0);
        if (!known)
            luaL_error(L, "bad filter: %s has no field '%s'", layers[layer].type, lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?");
        lua_pop(L, 1);
    }
}

static int rows_call(lua_State *L)
{
    struct lent_rows *rows = check_rows(L, 1);
    int whole = is_whole(rows); /* before an allocation can close the corpus */
    lent_check_called(L, "for sentence in doc.sentences() do");
    if (!lua_isnoneornil(L, 2))
        check_filter(L, rows->layer);
    lua_settop(L, 2);
    struct cursor *k = lua_newuserdatauv(L, sizeof *k, 0);
    *k = (struct cursor){rows->layer, rows->segment, 0, whole};
    lent_push_owner(L, 1);
    struct lent_walker *w = lent_new_walker(L, -1);
    w->at = rows->first;
    w->end = rows->last;
    lua_remove(L, -2);
    lua_insert(L, -2);
    lua_pushvalue(L, -2); /* walker cursor walker filter */
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, rows_next, 3);
    lua_pushnil(L);
    lua_pushnil(L);
    lua_pushvalue(L, -4);
    return 4;
}

static int rows_tostring(lua_State *L)
{
    struct lent_rows *rows = luaL_checkudata(L, 1, LENT_ROWS);
    if (rows->corpus->core == NULL) {
        lua_pushliteral(L, "entente.rows (closed)");
        return 1;
    }
    rows_len(L);
    lua_pushfstring(L, "entente.rows: %s * %d", layers[rows->layer].layer,
                    (int)lua_tointeger(L, -1));
    return 1;
}

static const struct lent_reg rows_meta[] = {
    {"__len", rows_len, "---@operator len: integer"},
    {"__call", rows_call, "---@operator call(table?): fun(): entente.sentence"},
    {"__tostring", rows_tostring, NULL},
    {NULL, NULL, NULL}};

static const struct lent_type rows_type = {
    .name = LENT_ROWS,
    .doc = "---Sections, paragraphs, sentences, dates, ... in the order of the text: #rows,\n"
           "---rows[i] (from 1), `for sentence in doc.sentences() do`; with a filter on their text fields\n"
           "---`for q in corpus.quantities{kind = 'money', unit = 'USD'} do`.\n"
           "---@field [integer] entente.sentence",
    .meta = rows_meta,
    .index = rows_index};

static const struct lent_type *const types[] = {&section_type, &paragraph_type,   &sentence_type,
                                                &part_type,    &boilerplate_type, &date_type,
                                                &quantity_type, &quote_type, &mention_type, &forecast_type, &event_type, &fact_type, &tie_type, &rows_type, NULL};
extern const struct lent_binding lent_rows_binding;
const struct lent_binding lent_rows_binding = {.types = types};
