#include "source/ent_html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- tags ---- */

static const struct tag {
    const char *name;
    uint8_t tag, level;
    uint32_t flags;
} tags[] = {
    /* by name */
    {"a", ENT_TAG_A, 0, ENT_HTML_LINK},
    {"address", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"article", ENT_TAG_ARTICLE, 0, ENT_HTML_LINES | ENT_HTML_IN_ARTICLE},
    {"aside", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_NOISE},
    {"audio", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"b", ENT_TAG_OTHER, 0, ENT_HTML_STRONG},
    {"blockquote", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_QUOTE},
    {"body", ENT_TAG_BODY, 0, ENT_HTML_LINES},
    {"br", ENT_TAG_BR, 0, 0},
    {"button", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"canvas", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"caption", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_CAPTION},
    {"center", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"dd", ENT_TAG_ITEM, 0, ENT_HTML_LINES | ENT_HTML_ITEM},
    {"details", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"dialog", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_NOISE},
    {"div", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"dl", ENT_TAG_LIST, 0, ENT_HTML_LINES},
    {"dt", ENT_TAG_ITEM, 0, ENT_HTML_LINES | ENT_HTML_ITEM},
    {"em", ENT_TAG_OTHER, 0, ENT_HTML_STRONG},
    {"fieldset", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"figcaption", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_CAPTION},
    {"figure", ENT_TAG_FIGURE, 0, ENT_HTML_LINES},
    {"footer", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_NOISE},
    {"form", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_NOISE},
    {"h1", ENT_TAG_HEADING, 1, ENT_HTML_LINES},
    {"h2", ENT_TAG_HEADING, 2, ENT_HTML_LINES},
    {"h3", ENT_TAG_HEADING, 3, ENT_HTML_LINES},
    {"h4", ENT_TAG_HEADING, 4, ENT_HTML_LINES},
    {"h5", ENT_TAG_HEADING, 5, ENT_HTML_LINES},
    {"h6", ENT_TAG_HEADING, 6, ENT_HTML_LINES},
    {"head", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"header", ENT_TAG_HEADER, 0, ENT_HTML_LINES},
    {"hgroup", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"hr", ENT_TAG_HR, 0, ENT_HTML_LINES},
    {"html", ENT_TAG_HTML, 0, ENT_HTML_LINES},
    {"i", ENT_TAG_OTHER, 0, ENT_HTML_STRONG},
    {"iframe", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"li", ENT_TAG_ITEM, 0, ENT_HTML_LINES | ENT_HTML_ITEM},
    {"link", ENT_TAG_LINK, 0, 0},
    {"main", ENT_TAG_MAIN, 0, ENT_HTML_LINES | ENT_HTML_MAIN | ENT_HTML_IN_ARTICLE},
    {"map", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"menu", ENT_TAG_LIST, 0, ENT_HTML_LINES | ENT_HTML_NOISE},
    {"meta", ENT_TAG_META, 0, 0},
    {"nav", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_NEVER},
    {"noscript", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"object", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"ol", ENT_TAG_LIST, 0, ENT_HTML_LINES},
    {"option", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"p", ENT_TAG_P, 0, ENT_HTML_LINES},
    {"pre", ENT_TAG_BLOCK, 0, ENT_HTML_LINES | ENT_HTML_PRE},
    {"script", ENT_TAG_SCRIPT, 0, ENT_HTML_HIDDEN},
    {"section", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"select", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"strong", ENT_TAG_OTHER, 0, ENT_HTML_STRONG},
    {"style", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"summary", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"svg", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"table", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"tbody", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"td", ENT_TAG_CELL, 0, 0},
    {"template", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"textarea", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
    {"tfoot", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"th", ENT_TAG_CELL, 0, 0},
    {"thead", ENT_TAG_BLOCK, 0, ENT_HTML_LINES},
    {"time", ENT_TAG_TIME, 0, ENT_HTML_DATE},
    {"title", ENT_TAG_TITLE, 0, ENT_HTML_HIDDEN},
    {"tr", ENT_TAG_ROW, 0, ENT_HTML_LINES},
    {"ul", ENT_TAG_LIST, 0, ENT_HTML_LINES},
    {"video", ENT_TAG_OTHER, 0, ENT_HTML_HIDDEN},
};

static int compare_tag(const void *key, const void *item)
{
    return strcmp(key, ((const struct tag *)item)->name);
}

/* ---- the words of class and id ---- */

/* These only mean something together: "author-box", "about-the-author"; "post-title". */
enum { ARTICLE = 1 << 26, TITLE = 1 << 27, UPDATED = 1 << 28, AUTHOR = 1 << 29, ABOUT = 1 << 30 };

static const struct word {
    const char *word;
    uint32_t flags;
} words[] = {
    /* by word */
    {"about", ABOUT},
    {"ad", ENT_HTML_NOISE},
    {"addthis", ENT_HTML_NOISE},
    {"addtoany", ENT_HTML_NOISE},
    {"ads", ENT_HTML_NOISE},
    {"advert", ENT_HTML_NOISE},
    {"advertisement", ENT_HTML_NOISE},
    {"article", ARTICLE},
    {"auteur", AUTHOR | ENT_HTML_BYLINE},
    {"author", AUTHOR | ENT_HTML_BYLINE},
    {"authors", AUTHOR | ENT_HTML_BYLINE},
    {"autor", AUTHOR | ENT_HTML_BYLINE},
    {"autora", AUTHOR | ENT_HTML_BYLINE},
    {"banner", ENT_HTML_NOISE},
    {"bio", ENT_HTML_ASIDE},
    {"biography", ENT_HTML_ASIDE},
    {"box", ABOUT},
    {"breadcrumb", ENT_HTML_NEVER},
    {"breadcrumbs", ENT_HTML_NEVER},
    {"byline", ENT_HTML_BYLINE},
    {"caption", ENT_HTML_CAPTION},
    {"card", ABOUT},
    {"comment", ENT_HTML_NEVER},
    {"comments", ENT_HTML_NEVER},
    {"consent", ENT_HTML_NEVER},
    {"cookie", ENT_HTML_NEVER},
    {"cookies", ENT_HTML_NEVER},
    {"copyright", ENT_HTML_ASIDE},
    {"credit", ENT_HTML_ASIDE},
    {"credits", ENT_HTML_ASIDE},
    {"date", ENT_HTML_DATE},
    {"dateline", ENT_HTML_DATE},
    {"datetime", ENT_HTML_DATE},
    {"deck", ENT_HTML_STANDFIRST},
    {"dek", ENT_HTML_STANDFIRST},
    {"description", ABOUT},
    {"disclaimer", ENT_HTML_ASIDE},
    {"disqus", ENT_HTML_NEVER},
    {"donate", ENT_HTML_NOISE},
    {"donation", ENT_HTML_NOISE},
    {"entry", ARTICLE},
    {"footer", ENT_HTML_NOISE},
    {"gdpr", ENT_HTML_NEVER},
    {"headline", ENT_HTML_HEADLINE},
    {"info", ABOUT},
    {"login", ENT_HTML_NOISE},
    {"masthead", ENT_HTML_NOISE},
    {"menu", ENT_HTML_NEVER},
    {"modal", ENT_HTML_NOISE},
    {"nav", ENT_HTML_NEVER},
    {"navbar", ENT_HTML_NEVER},
    {"navigation", ENT_HTML_NEVER},
    {"newsletter", ENT_HTML_NOISE},
    {"outbrain", ENT_HTML_NEVER},
    {"overlay", ENT_HTML_NOISE},
    {"pager", ENT_HTML_NOISE},
    {"pagination", ENT_HTML_NEVER},
    {"paywall", ENT_HTML_NOISE},
    {"popular", ENT_HTML_NOISE},
    {"popup", ENT_HTML_NOISE},
    {"post", ARTICLE},
    {"posted", ENT_HTML_DATE},
    {"profile", ABOUT},
    {"promo", ENT_HTML_NOISE},
    {"promotion", ENT_HTML_NOISE},
    {"pubdate", ENT_HTML_DATE | ENT_HTML_PUBLISHED},
    {"published", ENT_HTML_DATE | ENT_HTML_PUBLISHED},
    {"recommendations", ENT_HTML_NOISE},
    {"recommended", ENT_HTML_NOISE},
    {"related", ENT_HTML_NOISE},
    {"relatedposts", ENT_HTML_NOISE},
    {"search", ENT_HTML_NOISE},
    {"share", ENT_HTML_NOISE},
    {"sharedaddy", ENT_HTML_NOISE},
    {"sharing", ENT_HTML_NOISE},
    {"sidebar", ENT_HTML_NOISE},
    {"signup", ENT_HTML_NOISE},
    {"skip", ENT_HTML_NOISE},
    {"social", ENT_HTML_NOISE},
    {"sponsored", ENT_HTML_NOISE},
    {"standfirst", ENT_HTML_STANDFIRST},
    {"story", ARTICLE},
    {"subhead", ENT_HTML_STANDFIRST},
    {"subscribe", ENT_HTML_NOISE},
    {"subscription", ENT_HTML_NOISE},
    {"subtitle", ENT_HTML_STANDFIRST},
    {"taboola", ENT_HTML_NEVER},
    {"tags", ENT_HTML_NOISE},
    {"teaser", ENT_HTML_NOISE},
    {"teasers", ENT_HTML_NOISE},
    {"timestamp", ENT_HTML_DATE},
    {"title", TITLE},
    {"toolbar", ENT_HTML_NOISE},
    {"trending", ENT_HTML_NOISE},
    {"updated", UPDATED},
};

static int compare_word(const void *key, const void *item)
{
    return strcmp(key, ((const struct word *)item)->word);
}

static uint32_t word_flags(const char *s, size_t n)
{
    char word[24];
    if (n == 0 || n >= sizeof word)
        return 0;
    for (size_t i = 0; i < n; i++)
        word[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
    word[n] = '\0';
    const struct word *w =
        bsearch(word, words, sizeof words / sizeof *words, sizeof *words, compare_word);
    return w != NULL ? w->flags : 0;
}

static int is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* "has-sidebar" and "tag-ads" speak of the page, not of this element. */
static int speaks_of_others(const char *s, size_t n)
{
    static const char *const starts[] = {"has-", "no-",       "with-", "without-",
                                         "tag-", "category-", "term-", "js-"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (n > strlen(starts[i]) && strncasecmp(s, starts[i], strlen(starts[i])) == 0)
            return 1;
    return 0;
}

/* The flags of one class: "article-ShareBar" is article, share, bar. */
static uint32_t class_flags(const char *s, size_t n)
{
    uint32_t flags = 0;
    if (speaks_of_others(s, n))
        return 0;
    for (size_t i = 0; i < n;) {
        size_t start = i;
        while (i < n && is_letter(s[i]) &&
               !(i > start && s[i] >= 'A' && s[i] <= 'Z' && s[i - 1] >= 'a'))
            i++;
        flags |= word_flags(s + start, i - start);
        i += i == start;
    }
    if ((flags & AUTHOR) && (flags & (ABOUT | ENT_HTML_ASIDE)))
        flags = (flags & ~(uint32_t)ENT_HTML_BYLINE) | ENT_HTML_ASIDE;
    if ((flags & ARTICLE) && (flags & TITLE))
        flags |= ENT_HTML_HEADLINE;
    if (flags & ENT_HTML_NEVER) /* "comment-date" is no date of ours */
        flags &= ~(uint32_t)(ENT_HTML_DATE | ENT_HTML_BYLINE | ENT_HTML_ASIDE | ENT_HTML_PUBLISHED);
    return flags & ~(uint32_t)(ARTICLE | TITLE | AUTHOR | ABOUT);
}

static uint32_t classes_flags(const char *s)
{
    uint32_t flags = 0;
    while (*s != '\0') {
        size_t n = strcspn(s, " \t\r\n\f");
        flags |= class_flags(s, n);
        s += n + (s[n] != '\0');
    }
    return flags;
}

/* ---- attributes ---- */

static const struct {
    const char *name, *value; /* value NULL: any */
    uint32_t flags;
} attribute_rules[] = {
    {"hidden", NULL, ENT_HTML_HIDDEN},
    {"aria-hidden", "true", ENT_HTML_NOISE},
    {"role", "main", ENT_HTML_MAIN | ENT_HTML_IN_ARTICLE},
    {"role", "navigation", ENT_HTML_NEVER},
    {"role", "menu", ENT_HTML_NEVER},
    {"role", "menubar", ENT_HTML_NEVER},
    {"role", "search", ENT_HTML_NOISE},
    {"role", "complementary", ENT_HTML_NOISE},
    {"role", "contentinfo", ENT_HTML_NOISE},
    {"role", "banner", ENT_HTML_NOISE},
    {"role", "dialog", ENT_HTML_NOISE},
    {"rel", "author", ENT_HTML_BYLINE},
    {"itemprop", "author", ENT_HTML_BYLINE},
    {"itemprop", "headline", ENT_HTML_HEADLINE},
    {"itemprop", "articleBody", ENT_HTML_BODY_OF | ENT_HTML_IN_ARTICLE},
    {"itemprop", "datePublished", ENT_HTML_DATE | ENT_HTML_PUBLISHED},
    {"pubdate", NULL, ENT_HTML_DATE | ENT_HTML_PUBLISHED},
};

static uint32_t attribute_flags(const char *name, const char *value)
{
    uint32_t flags = 0;
    if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0)
        return classes_flags(value);
    if (strcmp(name, "style") == 0)
        return strstr(value, "display:none") != NULL || strstr(value, "display: none") != NULL
                   ? ENT_HTML_NOISE
                   : 0;
    for (size_t i = 0; i < sizeof attribute_rules / sizeof *attribute_rules; i++)
        if (strcmp(name, attribute_rules[i].name) == 0 &&
            (attribute_rules[i].value == NULL || strcasecmp(value, attribute_rules[i].value) == 0))
            flags |= attribute_rules[i].flags;
    return flags;
}

void ent_html_classify(const char *name, const char *const *attributes,
                       struct ent_html_element *out)
{
    const struct tag *t =
        bsearch(name, tags, sizeof tags / sizeof *tags, sizeof *tags, compare_tag);
    out->tag = t != NULL ? t->tag : ENT_TAG_OTHER;
    out->level = t != NULL ? t->level : 0;
    out->flags = t != NULL ? t->flags : 0;
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        out->flags |= attribute_flags(attributes[0], attributes[1] != NULL ? attributes[1] : "");
    if (out->tag == ENT_TAG_TIME && (out->flags & UPDATED) && !(out->flags & ENT_HTML_PUBLISHED))
        out->flags |= ENT_HTML_HIDDEN; /* blogs write both dates and show one */
    if (out->tag == ENT_TAG_HTML || out->tag == ENT_TAG_BODY || out->tag == ENT_TAG_MAIN)
        out->flags &= ENT_HTML_LINES | ENT_HTML_MAIN | ENT_HTML_IN_ARTICLE;
    if (out->tag == ENT_TAG_FIGURE) /* class "wp-caption" is of the whole, the caption is inside */
        out->flags &= ~(uint32_t)ENT_HTML_CAPTION;
    if (out->flags & ENT_HTML_CAPTION) /* a credit inside a caption is a caption */
        out->flags &= ~(uint32_t)ENT_HTML_ASIDE;
    out->flags &= ~(uint32_t)UPDATED;
}
