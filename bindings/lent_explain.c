/*
 * Why the models decide as they do: entente.explain, and the same of a sentence of a corpus.
 */
#include <string.h>

#include "lent_view.h"
#include "model/ent_analyser.h"
#include "report/ent_explain_frame.h"
#include "text/ent_utf8.h"

#define LENT_MODELS "entente.models"

struct lent_models {
    struct ent_analyser *core;
    struct ent_analysis analysis;
};
struct options {
    const char *word, *model;
    size_t top;
};

static const struct lent_option known[] = {{"word", LENT_STRING, offsetof(struct options, word), NULL},
                                           {"model", LENT_STRING, offsetof(struct options, model), NULL},
                                           {"top", LENT_COUNT, offsetof(struct options, top), NULL},
                                           {NULL, LENT_ANY, 0, NULL}};

static int models_gc(lua_State *L)
{
    struct lent_models *m = luaL_checkudata(L, 1, LENT_MODELS);
    ent_analysis_done(&m->analysis);
    ent_analyser_close(m->core);
    m->core = NULL;
    return 0;
}

/*
 * The models, at the top of the stack; the last ones are kept, so that call after call does not read them again.
 * NULL: see err, nothing is pushed.
 */
static struct lent_models *get_models(lua_State *L, const char *folder, struct ent_error *err)
{
    static const char key; /* the address is in the registry */
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) == LUA_TUSERDATA) {
        lua_getiuservalue(L, -1, 1);
        int same = strcmp(lua_tostring(L, -1), folder) == 0;
        lua_pop(L, 1);
        if (same)
            return lua_touserdata(L, -1);
    }
    lua_pop(L, 1);
    struct lent_models *m = lent_newobject(L, sizeof *m, 1, LENT_MODELS);
    lua_pushstring(L, folder);
    lua_setiuservalue(L, -2, 1);
    char *found = *folder != '\0' ? ent_strdup(folder) : ent_analyser_find("en");
    enum ent_status st = found != NULL      ? ent_analyser_open(&m->core, found, err)
                         : *folder != '\0' ? ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder)
                                           : ent_fail(err, ENT_EIO, "no English models are installed; say with 'model' where some are");
    ent_free(found);
    if (st != ENT_OK) {
        lua_pop(L, 1);
        return NULL;
    }
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
    return m;
}

static struct options read_options(lua_State *L, int arg)
{
    struct options o = {.model = "", .top = 5};
    lent_check_options(L, arg, known, &o);
    luaL_argcheck(L, o.top >= 1 && o.top <= 20, arg, "field 'top': 1 to 20");
    return o;
}

/* The frame at the top of the stack has been filled. */
static int finish(lua_State *L, enum ent_status st, const struct ent_error *err)
{
    return st == ENT_OK ? 1 : lent_pushfail(L, err);
}

static int explain_text(lua_State *L)
{
    struct ent_error err;
    size_t n;
    const char *text = luaL_checklstring(L, 1, &n);
    struct options o = read_options(L, 2);
    luaL_argcheck(L, ent_utf8_check(text, n) == n, 1, "not UTF-8");
    const struct lent_models *m = get_models(L, o.model, &err);
    if (m == NULL)
        return lent_pushfail(L, &err);
    struct ent_frame **f = lent_new_frame(L);
    enum ent_status st = ent_explain_frame(f, &err);
    if (st == ENT_OK)
        st = ent_explain_text(*f, m->core, text, n, &(struct ent_explain_how){o.word, o.top}, &err);
    return finish(L, st, &err);
}

/* The words of a sentence of the corpus as they were read in, for the models. */
static enum ent_status add_words(struct lent_models *m, const struct lent_row *r, struct ent_error *err)
{
    const struct ent_corpus *c = r->corpus->core;
    const struct ent_segment *s = ent_corpus_segment(c, r->segment);
    const struct ent_column *column = ent_segment_column(s, "word");
    struct ent_range words = ent_layer_words(s, ent_segment_layer(s, "sentence"), r->row);
    enum ent_status st = ENT_OK;
    ent_analysis_forget(&m->analysis);
    ent_analysis_begin(&m->analysis);
    for (size_t i = words.start; st == ENT_OK && i < words.end; i++) {
        size_t n = 0;
        const char *form = ent_lexicon_str(ent_corpus_lexicon(c, "word"), (uint32_t)ent_packed_get(&column->ids, i), &n);
        st = ent_analysis_word(&m->analysis, form != NULL ? form : "", form != NULL ? n : 0, err);
    }
    return st;
}

/* A method of a sentence. */
int lent_sentence_explain(lua_State *L)
{
    struct ent_error err;
    const struct lent_row *r = luaL_checkudata(L, 1, "entente.sentence");
    struct options o = read_options(L, 2);
    struct lent_models *m = get_models(L, o.model, &err);
    if (m == NULL)
        return lent_pushfail(L, &err);
    struct ent_frame **f = lent_new_frame(L);
    luaL_argcheck(L, r->corpus->core != NULL, 1, "sentence of a closed corpus");
    enum ent_status st = ent_explain_frame(f, &err);
    if (st == ENT_OK && (st = add_words(m, r, &err)) == ENT_OK)
        st = ent_explain_sentence(*f, m->core, &m->analysis, &(struct ent_explain_how){o.word, o.top}, &err);
    return finish(L, st, &err);
}

static const struct lent_reg functions[] = {
    {"explain", explain_text,
     "---Why the models tag and parse a text as they do: the strongest features of each decision, a row each, for what was\n"
     "---chosen and against what came second (`entente explain` prints the same).\n"
     "---@param text string one sentence or several, UTF-8\n"
     "---@param options? { word: string?, top: integer?, model: string? } only this word; so many features of each decision\n"
     "---(1 to 20, 5 if not given); the folder of the models, the shipped English ones if not given\n"
     "---@return entente.frame? reasons word, tag, relation, head, decision, chosen, instead, feature, weight; nil without models\n"
     "---@return string? message"},
    {NULL, NULL, NULL}};

static const struct lent_reg models_meta[] = {{"__gc", models_gc, NULL}, {"__close", models_gc, NULL}, {NULL, NULL, NULL}};
static const struct lent_type models_type = {
    .name = LENT_MODELS, .doc = "---Models of a language, kept from one explanation to the next.", .meta = models_meta};

static const struct lent_type *const types[] = {&models_type, NULL};
extern const struct lent_binding lent_explain_binding;
const struct lent_binding lent_explain_binding = {.functions = functions, .types = types};
