#define _GNU_SOURCE
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "source/ent_html.h"
#include "source/ent_json.h"
#include "source/ent_meta.h"
#include "text/ent_utf8.h"

/* ---- titles ---- */

enum { TITLE_BYTES = 400 };

/* Letters and digits only, ASCII in lower case: what two ways to write a title have in common. */
static size_t reduce(const char *s, char out[TITLE_BYTES])
{
    size_t n = 0, len = strlen(s);
    for (size_t i = 0; i < len && n + 4 < TITLE_BYTES;) {
        size_t from = i;
        uint32_t c = ent_utf8_next(s, len, &i);
        if (c >= 'A' && c <= 'Z')
            out[n++] = (char)(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out[n++] = (char)c;
        else if (c > 0xBF && (c < 0x2000 || c > 0x206F) && c != ENT_UTF8_BAD)
            while (from < i)
                out[n++] = s[from++];
    }
    out[n] = '\0';
    return n;
}

int ent_html_same_title(const char *a, const char *b)
{
    char x[TITLE_BYTES], y[TITLE_BYTES];
    size_t n_x = reduce(a, x), n_y = reduce(b, y);
    size_t shorter = n_x < n_y ? n_x : n_y;
    if (shorter == 0)
        return 0;
    if (n_x == n_y)
        return memcmp(x, y, n_x) == 0;
    return shorter >= 10 && (strstr(x, y) != NULL || strstr(y, x) != NULL);
}

/* Without " | Site" at its end, where 'site' is what the page calls itself. */
static void strip_site(char *title, const char *site)
{
    static const char *const dividers[] = {" | ",  " - ",      " \u2013 ", " \u2014 ",
                                           " :: ", " \u00BB ", " \u00B7 ", " \u2022 "};
    char end[TITLE_BYTES], name[TITLE_BYTES];
    size_t n_name = site != NULL ? reduce(site, name) : 0;
    for (size_t k = 0; n_name > 0 && k < sizeof dividers / sizeof *dividers; k++) {
        char *last = NULL;
        for (char *p = title; (p = strstr(p, dividers[k])) != NULL; p++)
            last = p;
        if (last != NULL && last > title && reduce(last + strlen(dividers[k]), end) == n_name &&
            memcmp(end, name, n_name) == 0)
            *last = '\0';
    }
}

/* ---- <meta> ---- */

enum role { TITLE, AUTHOR, DATE, PUBLISHER, URL, LANGUAGE, N_ROLES };

/* The names in use for each, the surest first. */
static const char *const meta_names[N_ROLES][16] = {
    [TITLE] = {"citation_title", "og:title", "twitter:title", "dc.title", "dcterms.title",
               "parsely-title", "sailthru.title"},
    [AUTHOR] = {"citation_author", "author", "article:author", "dc.creator", "dcterms.creator",
                "parsely-author", "sailthru.author", "byl", "article:author_name"},
    [DATE] = {"article:published_time", "datepublished", "citation_publication_date",
              "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued",
              "dc.date", "dcterms.date", "og:published_time", "parsely-pub-date", "pubdate",
              "publish-date", "publish_date", "sailthru.date", "date"},
    [PUBLISHER] = {"og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher",
                   "publisher", "application-name"},
    [URL] = {"canonical", "og:url"},
    [LANGUAGE] = {"og:locale", "dc.language", "content-language"},
};

/* The next pair of that name at or after *i, whatever its case. */
static const struct ent_html_pair *next_pair(const struct ent_html *h, const char *name, size_t *i)
{
    while (*i < h->n_pairs) {
        const struct ent_html_pair *pair = &h->pairs[(*i)++];
        if (strcasecmp(pair->name, name) == 0)
            return pair;
    }
    return NULL;
}

static const char *first_value(const struct ent_html *h, enum role role)
{
    for (size_t k = 0; k < 16 && meta_names[role][k] != NULL; k++) {
        size_t i = 0;
        const struct ent_html_pair *pair = next_pair(h, meta_names[role][k], &i);
        if (pair != NULL)
            return pair->value;
    }
    return NULL;
}

static enum ent_status set_authors(const struct ent_html *h, struct ent_article *meta,
                                   struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t k = 0; meta->n_authors == 0 && k < 16 && meta_names[AUTHOR][k] != NULL; k++) {
        const struct ent_html_pair *pair;
        size_t i = 0;
        while (st == ENT_OK && (pair = next_pair(h, meta_names[AUTHOR][k], &i)) != NULL)
            if (meta->publisher == NULL || strcasecmp(pair->value, meta->publisher) != 0)
                st = ent_meta_add_authors(meta, pair->value, strlen(pair->value), err);
    }
    return st;
}

static void set_date(const struct ent_html *h, struct ent_article *meta)
{
    for (size_t k = 0; k < 16 && meta_names[DATE][k] != NULL; k++) {
        const struct ent_html_pair *pair;
        size_t i = 0;
        while ((pair = next_pair(h, meta_names[DATE][k], &i)) != NULL)
            ent_meta_set_date(meta, pair->value, strlen(pair->value), "meta");
    }
}

/* ---- JSON-LD (schema.org) ---- */

/* "Russia &#8217;s": what a JSON string holds is often HTML. */
static enum ent_status add_decoded(struct ent_buf *out, const char *s, struct ent_error *err)
{
    for (; *s != '\0'; s++) {
        char name[12], utf8[4];
        const char *end = *s == '&' ? strchr(s, ';') : NULL;
        size_t n = end != NULL ? (size_t)(end - s) - 1 : 0;
        unsigned c = 0;
        if (n > 0 && n < sizeof name) {
            memcpy(name, s + 1, n);
            name[n] = '\0';
            const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
            if (name[0] == '#')
                c = (unsigned)strtoul(name + (name[1] == 'x' || name[1] == 'X' ? 2 : 1), NULL,
                                      name[1] == 'x' || name[1] == 'X' ? 16 : 10);
            else if (entity != NULL)
                c = entity->value;
        }
        if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
            ent_buf_addc(out, *s);
        } else {
            ent_buf_add(out, utf8, ent_utf8_put(c, utf8));
            s = end;
        }
    }
    return ent_buf_check(out, err);
}

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, name) : NULL;
}

static int is_article_type(const char *type)
{
    static const char *const ends[] = {"Article", "BlogPosting", "Report", "NewsItem"};
    for (size_t i = 0; type != NULL && i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(type), len = strlen(ends[i]);
        if (n >= len && strcmp(type + n - len, ends[i]) == 0)
            return 1;
    }
    return 0;
}

static int is_article(const cJSON *object)
{
    const cJSON *type = member(object, "@type"), *one;
    if (!cJSON_IsArray(type))
        return is_article_type(cJSON_GetStringValue(type));
    cJSON_ArrayForEach(one, type) if (is_article_type(cJSON_GetStringValue(one))) return 1;
    return 0;
}

/* The values of one script: itself, the items of a list, the items of its @graph. */
static const cJSON *items_of(const cJSON *root)
{
    const cJSON *graph = member(root, "@graph");
    return cJSON_IsArray(root) ? root->child : cJSON_IsArray(graph) ? graph->child : NULL;
}

static const cJSON *find_article(const cJSON *root)
{
    if (is_article(root))
        return root;
    for (const cJSON *one = items_of(root); one != NULL; one = one->next)
        if (is_article(one))
            return one;
    return NULL;
}

/* A name, of {"name": ...} or of what {"@id": ...} refers to in the same script. */
static const char *name_of(const cJSON *root, const cJSON *value)
{
    const char *name = cJSON_IsObject(value) ? cJSON_GetStringValue(member(value, "name"))
                                             : cJSON_GetStringValue(value);
    const char *id = cJSON_GetStringValue(member(value, "@id"));
    for (const cJSON *one = items_of(root); name == NULL && id != NULL && one != NULL;
         one = one->next) {
        const char *own = cJSON_GetStringValue(member(one, "@id"));
        if (own != NULL && strcmp(own, id) == 0)
            name = cJSON_GetStringValue(member(one, "name"));
    }
    return name;
}

static enum ent_status set_decoded(struct ent_article *meta, const char **field, const char *s,
                                   struct ent_error *err)
{
    struct ent_buf text = {0};
    if (s == NULL)
        return ENT_OK;
    enum ent_status st = add_decoded(&text, s, err);
    if (st == ENT_OK)
        st = ent_meta_set(meta, field, ent_buf_str(&text), text.len, err);
    ent_buf_done(&text);
    return st;
}

static enum ent_status add_ld_author(struct ent_article *meta, const char *name,
                                     struct ent_error *err)
{
    struct ent_buf text = {0};
    if (name == NULL || (meta->publisher != NULL && strcasecmp(name, meta->publisher) == 0))
        return ENT_OK;
    enum ent_status st = add_decoded(&text, name, err);
    if (st == ENT_OK)
        st = ent_meta_add_authors(meta, ent_buf_str(&text), text.len, err);
    ent_buf_done(&text);
    return st;
}

static enum ent_status take_ld(struct ent_article *meta, const cJSON *root, struct ent_error *err)
{
    enum { MOST_AUTHORS = 100 }; /* each may be looked for in the whole script */
    const cJSON *a = find_article(root), *author = member(a, "author"), *one;
    const char *headline = cJSON_GetStringValue(member(a, "headline"));
    const char *date = cJSON_GetStringValue(member(a, "datePublished"));
    int n = 0;
    if (a == NULL)
        return ENT_OK;
    enum ent_status st =
        set_decoded(meta, &meta->publisher, name_of(root, member(a, "publisher")), err);
    if (st == ENT_OK)
        st =
            set_decoded(meta, &meta->title,
                        headline != NULL ? headline : cJSON_GetStringValue(member(a, "name")), err);
    if (st == ENT_OK)
        st = set_decoded(meta, &meta->language, cJSON_GetStringValue(member(a, "inLanguage")), err);
    if (date != NULL)
        ent_meta_set_date(meta, date, strlen(date), "json-ld");
    for (one = cJSON_IsArray(author) ? author->child : author;
         st == ENT_OK && one != NULL && n < MOST_AUTHORS;
         one = cJSON_IsArray(author) ? one->next : NULL, n++)
        st = add_ld_author(meta, name_of(root, one), err);
    return st;
}

/* A script that is no JSON is none of ours to complain of. */
static enum ent_status set_from_json(const struct ent_html *h, struct ent_article *meta,
                                     struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < h->json.len && meta->title == NULL;) {
        const char *script = h->json.data + i;
        size_t n = strnlen(script, h->json.len - i), fault;
        cJSON *root;
        st = ent_json_parse(script, n, &root, &fault, err);
        if (st == ENT_EFORMAT)
            st = ENT_OK;
        else if (st == ENT_OK)
            st = take_ld(meta, root, err);
        cJSON_Delete(root);
        i += n + 1;
    }
    return st;
}

/* ---- all together ---- */

/* "en_US" is "en-US"; what is no language tag at all is nothing. */
static enum ent_status set_language(struct ent_article *meta, const char *s, struct ent_error *err)
{
    char tag[36];
    size_t n = 0;
    if (s == NULL)
        return ENT_OK;
    for (; *s != '\0' && n < sizeof tag - 1; s++) {
        int is_alnum =
            (*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
        if (*s != '_' && *s != '-' && !is_alnum)
            break;
        tag[n++] = *s == '_' ? '-' : *s;
    }
    return n >= 2 ? ent_meta_set(meta, &meta->language, tag, n, err) : ENT_OK;
}

static enum ent_status set_title(const struct ent_html *h, struct ent_article *meta,
                                 struct ent_error *err)
{
    const char *title = first_value(h, TITLE);
    enum ent_status st = ENT_OK;
    if (meta->title == NULL && title == NULL)
        title = ent_buf_str(&h->title);
    if (meta->title == NULL)
        st = ent_meta_set(meta, &meta->title, title, strlen(title), err);
    if (st != ENT_OK || meta->title == NULL)
        return st;
    char *own = ent_arena_strdup(&meta->arena, meta->title);
    if (own == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for the title");
    strip_site(own, meta->publisher);
    meta->title = own;
    return ENT_OK;
}

enum ent_status ent_html_head(const struct ent_html *h, struct ent_article *meta,
                              struct ent_error *err)
{
    const char *value;
    enum ent_status st = set_from_json(h, meta, err);
    if (st == ENT_OK && meta->publisher == NULL && (value = first_value(h, PUBLISHER)) != NULL)
        st = ent_meta_set(meta, &meta->publisher, value, strlen(value), err);
    if (st == ENT_OK)
        st = set_title(h, meta, err);
    if (st == ENT_OK)
        st = set_authors(h, meta, err);
    set_date(h, meta);
    if (st == ENT_OK)
        st = set_language(meta, h->language != NULL ? h->language : first_value(h, LANGUAGE), err);
    if (st == ENT_OK && (value = first_value(h, URL)) != NULL)
        st = ent_article_add_field(meta, "url", value, strlen(value), err);
    return st;
}
