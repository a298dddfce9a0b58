/*
 * The phrases that sites put around articles, and the forms of biographies and self-descriptions.
 */
#define _GNU_SOURCE
#include "source/ent_page_phrase.h"

#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "source/ent_page_line.h"
#include "text/ent_phrases.h"

/* ---- words and phrases ---- */

int ent_line_starts(const char *s, size_t n, const char *prefix) { return ent_begins(s, n, prefix) > 0; }

int ent_line_starts_any(const char *s, size_t n, const char *const *list) { return ent_begins_any(s, n, list) > 0; }

int ent_line_contains(const char *s, size_t n, const char *phrase) { return ent_holds(s, n, phrase); }

int ent_line_contains_any(const char *s, size_t n, const char *const *list) { return ent_holds_any(s, n, list); }

/* ---- what a line says for sure ---- */

static const char *const credit_starts[] = {
    "photo", "image", "picture", "getty images", "foto:", "bild:", "cr\xC3\xA9\x64it", "\xD0\xA4\xD0\xBE\xD1\x82\xD0\xBE:", "credit:", "credits:", "(photo", "(image", "(credit", "(picture", "[photo", "[image",
    "illustration:", "cover image", "cover photo", "caption:", "source: reuters", "source: ap", "source: afp", NULL};
static const char *const credit_agencies[] = {
    "getty images", ". photo: ", "/reuters", "/ap)", "/afp", "(ap photo", "via reuters", "wikimedia commons", "shutterstock", "anadolu",
    "ap photo", "afp photo", "foto:", "purchase licensing rights", "photograph by", "(photo:", "(image:", "photo by", "photo:", "photograph:", "photo/", "photo courtesy", "image:", "picture:", "credit:",
    "illustration:", "map:", NULL};
static const char *const social[] = {"facebook", "twitter", "x", "email", "e-mail", "linkedin", "whatsapp", "print", "share", "telegram",
                                     "reddit", "instagram", "youtube", "mail", "copy", "link", "pinterest", "bluesky", "mastodon", "rss"};
static const char *const newsletter_starts[] = {
    "newsletter", "subscribe", "sign up", "follow us", "like us", "share this", "share:", "share on", "donate", "support our",
    "join our", "join the conversation", "leave a comment", "what do you think?", "comments are closed", "be the first to comment", "unsubscribe",
    "to unsubscribe", "get our", "you are receiving", "you received this", "forward this", "connect with us", "we use cookies",
    "this site uses cookies", "this website uses cookies", "accept all", "enjoyed this", "listen to this", "download the pdf",
    "download pdf", "support us", "become a member", "follow @", "tweet", "comments (", "thanks for reading", "support independent", "your email address will not", "leave a reply", "start your free", "enter your e", "already have an account", "upgrade to ", "discover more from", "thank you for reading", "a weekly newsletter",
    "send to a friend", "my account", "already a subscriber", "subscribers only",
    "\xD0\x9F\xD0\xBE\xD0\xB4\xD0\xBF\xD0\xB8\xD1\x81", "inscrivez-vous", "abonnez-vous", "suscr\xC3\xAD\x62", "abonnieren", "jetzt abonnieren", NULL};
static const char *const newsletter_phrases[] = {
    "sign up for", "subscribe to our", "subscribe for", "? subscribe ", "? become a ", "our newsletter", "follow us on", "all our cookies", "unsubscribe here",
    "please click here", "click here", "donate to ", "in your inbox", "share this article", "view this email", "view comments", "free articles this month", "free articles left", "subscribe to the ", " scroll to continue", "reader-supported publication", NULL};
static const char *const navigation_starts[] = {
    "published in ", "read more", "read also", "also read", "read next", "related articles", "related:", "related content", "related reading", "related posts",
    "visit also", "see also:", "more from", "more on", "filed under", "tags:", "tag:", "tagged with", "tagged as", "tagged:", "tagged in", "categories:", "category:", "topics:",
    "topic:", "keywords:", "previous article", "next article", "previous:", "next:", "older:", "newer:", "older posts", "newer posts",
    "back to top", "skip to", "home |", "home \xC2\xBB", "home >", "menu", "print this", "print |", "you are here", "latest posts",
    "recent posts", "also by", "most read", "most popular", "trending", "\xE2\x86\x90", "\xE2\x86\x92", "recommended", "in this issue",
    "table of contents", "search:", "proudly powered", "accueil >", "startseite >", "inicio >", "section:", "region:", "regions:", "issue:", "download", "cite this", "posted in", NULL};
static const char *const disclaimer_starts[] = {
    "\xC2\xA9", "copyright", "all rights reserved", "disclaimer", "the views expressed", "the opinions expressed",
    "views expressed", "opinions expressed", "statements of fact", "this article reflects", "this article was originally",
    "this article first appeared", "this commentary", "the author's views", "editor's note", "editor\xE2\x80\x99s note",
    "editors' note", "editors\xE2\x80\x99 note", "correction:", "republished", "reporting by", "(reporting by", "additional reporting",
    "editing by", "writing by", "published by ", "this conversation has been", "this interview has been", "this interview was",
    "this conversation was", "this article appears in", "this article appeared in", "this alert is", "this report is provided",
    "this essay is adapted", "this comment is part of", "this article is part of", "this essay is part of", "this report is part of", "to reproduce", "for ease of reading", "media enquiries", "by submitting", "by subscribing", "by signing up", "our standards:", "not for redistribution", NULL};
static const char *const disclaimer_phrases[] = {"all rights reserved", "do not necessarily reflect",
                                                 "does not necessarily reflect", "are those of the author",
                                                 "does not necessarily represent", "do not necessarily represent", "for information only",
                                                 "does not constitute advice", NULL};
static const char *const bio_starts[] = {"author's bio", "author\xE2\x80\x99s bio", "about the author", "author bio",
                                         "about the writer", "authors\xE2\x80\x99 bio", "bio:", "contributor:",
                                         "the author is", "the writer is", "the authors are", "the author was", NULL};

/* Lines that are nothing but one of these, whatever stands around them. */
static const char *const whole_lines[] = {
    "share", "facebook", "twitter", "tweet", "x", "linkedin", "whatsapp", "telegram", "reddit", "instagram", "email", "e-mail",
    "upgrade to paid", "restack", "save", "print", "listen", "comment", "comments", "comments:", "reply", "like", "likes", "restacks", "copy link", "bookmark",
    "embed", "gift article", "advertisement", "advertising", "ad", "sponsored", "promoted", "skip advertisement", "article continues below",
    "story continues below advertisement", "sign in", "sign up", "log in", "login", "register", "my account", "home", "menu", "close",
    "open menu", "search", "contact", "contact us", "about", "about us", "who we are", "our team", "privacy", "privacy policy",
    "cookie policy", "cookie settings", "manage cookies", "cookies", "terms", "terms of use", "terms of service", "terms and conditions",
    "sitemap", "site map", "careers", "advertise", "advertise with us", "help", "faq", "accessibility", "accessibility links", "rss",
    "live", "breaking", "breaking news", "opinion", "comment & analysis", "news", "start writing", "get the app", "follow", "following",
    "top stories", "latest news", "tags", "topics", "keywords", "view all", "see all", "load more", "show more", "next", "previous",
    "your email address", "email address", "notes to readers", "summary of key events", "key events", "view comments", "add a comment",
    "post a comment", "discussion about this post", "ready for more?", "printable version", "[printable version]", "read in app",
    "teilen", "drucken", "merken", "startseite", "impressum", "datenschutz", "kommentare", "anzeige", "newsletter", "partager",
    "imprimer", "accueil", "commenter", "publicit\xC3\xA9", "compartir", "imprimir", "inicio", "publicidad", "comentarios",
    "\xD0\x93\xD0\xBB\xD0\xB0\xD0\xB2\xD0\xBD\xD0\xB0\xD1\x8F", "\xD0\x9F\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F", NULL};

static const char *const contact_phrases[] = {" - http", " | http", NULL};

/* Most lines have none of all these, and must be done with fast. */
enum { BIO_STARTS, CREDIT_STARTS, DISCLAIMER_STARTS, NEWSLETTER_STARTS, NAVIGATION_STARTS, WHOLE_LINES, N_STARTS };
enum { CREDIT_AGENCIES, DISCLAIMER_PHRASES, NEWSLETTER_PHRASES, CONTACT_PHRASES, N_PHRASES };
static const char *const *const start_lists[N_STARTS] = {bio_starts, credit_starts, disclaimer_starts, newsletter_starts, navigation_starts, whole_lines};
static const char *const *const phrase_lists[N_PHRASES] = {credit_agencies, disclaimer_phrases, newsletter_phrases, contact_phrases};
static struct ent_phrase_index line_starts, line_phrases;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void index_all(void)
{
    for (unsigned k = 0; k < N_STARTS; k++)
        ent_phrase_index_add(&line_starts, start_lists[k], k);
    for (unsigned k = 0; k < N_PHRASES; k++)
        ent_phrase_index_add(&line_phrases, phrase_lists[k], k);
}

static int has(uint32_t set, unsigned k) { return set >> k & 1; }

/* Nothing but the names of places to share it at. */
static int is_sharing(const char *s, size_t n)
{
    size_t words = 0, known = 0;
    for (size_t i = 0; i < n && n < 120;) {
        size_t start = i;
        while (i < n && ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z' ? 1 : s[i] == '-'))
            i++;
        if (i == start && (unsigned char)s[i] >= 0x80)
            return 0;
        words += i > start;
        for (size_t k = 0; i > start && known < words && k < sizeof social / sizeof *social; k++)
            known += strlen(social[k]) == i - start && strncasecmp(s + start, social[k], i - start) == 0;
        if (known < words)
            return 0;
        i += i == start;
    }
    return words >= 2 && known == words;
}

/* A menu: several short pieces between bars or dots. */
static int is_menu(const char *s, size_t n)
{
    size_t bars = 0;
    for (size_t i = 0; n < 200 && i < n; i++)
        bars += s[i] == '|' || (i > 0 && i + 1 < n && memcmp(s + i - 1, " > ", 3) == 0) || (i + 1 < n && memcmp(s + i, "\xC2\xB7", 2) == 0) ||
                (i + 1 < n && memcmp(s + i, "\xC2\xBB", 2) == 0);
    return bars >= 2 && n < 200 && n / (bars + 1) < 30 && !ent_line_contains(s, n, "By ");
}

/* ---- what a line may be at the end of a page ---- */

static const char *const roles[] = {
    " fellow", " researcher", " analyst", " professor", " director", " editor", " writer", " journalist", " economist",
    " correspondent", " author", " scholar", " lecturer", " associate", " columnist", " historian", " reporter", " expert",
    " teaches", " writes", " covers", " reports", " works", " consultant", " hydrologist", " scientist", " student",
    " candidate", " diplomat", " ambassador", " specialist", " adviser", " advisor", " engineer", " lawyer", " chair",
    " head of", " edits", " leads", " studies", " heads", " reported", " served", " president of", " geographer", " sociologist", " photographer", NULL};

size_t ent_bio_name(const char *s, size_t n, size_t *start)
{
    static const char *const verbs[] = {" is ", " was ", " are ", " teaches ", " writes ", " covers ", " has ", " reports ",
                                        " works ", " edits ", " leads ", " directs ", " serves ", " studies ", " heads ", " reported ", " chairs ", ", ", NULL};
    size_t at = 0, end = n < 120 ? n : 120;
    static const char *const titles[] = {"Dr ", "Dr. ", "Prof. ", "Professor ", "Ambassador ", NULL};
    for (int i = 0; titles[i] != NULL; i++)
        if (n > strlen(titles[i]) && memcmp(s, titles[i], strlen(titles[i])) == 0)
            at = strlen(titles[i]);
    *start = at;
    for (size_t i = at; i < end; i++) {
        if ((s[i] == ' ' || s[i] == ',') && ent_begins_any(s + i, n - i, verbs) > 0)
            return ent_is_name(s + at, i - at) ? i - at : 0;
        if ((i == at || s[i] == ' ') && !ent_is_name_word(s + i + (s[i] == ' '), n - i - (s[i] == ' ')))
            return 0; /* whatever verb comes, no name stands before it */
    }
    return 0;
}

int ent_line_states_role(const char *s, size_t n) { return ent_line_contains_any(s, n, roles); }

int ent_line_is_bio(const char *s, size_t n)
{
    size_t start, m = n < ENT_LOOK_BYTES ? n : ENT_LOOK_BYTES;
    return n < 900 && ent_bio_name(s, n, &start) > 0 && ent_line_contains_any(s, m, roles);
}

static size_t digits_at(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && s[k] >= '0' && s[k] <= '9')
        k++;
    return k;
}

/* "12", "4 min read", "6-8 minutes", "5 hours ago", "Lesezeit: 3 Min.", "3 comments", "Page 1 of 2" */
int ent_line_is_count(const char *s, size_t n)
{
    static const char *const units[] = {"min read", "min. read", "minute read", "minutes read", "minutes", "minutes ago", "min ago", "hour ago",
                                        "hours ago", "day ago", "days ago", "comments", "comment", "likes", "shares", "views", "replies",
                                        "min", "mins", "hrs ago", "weeks ago", "minute", "mins read", NULL};
    static const char *const starts[] = {"reading time", "estimated reading", "lesezeit", "temps de lecture", "tiempo de lectura", "font size",
                                         "text size", "page ", "views:", "last updated", "printed on", "printed from", "retrieved from", NULL};
    size_t k = digits_at(s, n);
    if (n > 60)
        return 0;
    if (ent_line_starts_any(s, n, starts))
        return !ent_line_starts(s, n, "page ") || digits_at(s + 5, n - 5) > 0;
    if (k == 0 || k > 6)
        return 0;
    if (k == n)
        return k != 4;
    if (s[k] == '-' || s[k] == ' ')
        k++;
    k += digits_at(s + k, n - k);
    if (k < n && (s[k] == ' ' || s[k] == '-'))
        k++;
    for (int i = 0; units[i] != NULL; i++)
        if (n - k == strlen(units[i]) && strncasecmp(s + k, units[i], n - k) == 0)
            return 1;
    return 0;
}

/* A line that is an address or a way to be reached: "www.x.org", "press@x.org", "Tel.: +1 555". */
static int is_contact(const char *s, size_t n, uint32_t held)
{
    static const char *const starts[] = {"tel", "phone", "fax", "e-mail:", "email:", "media enquiries", "media inquiries", "media contact",
                                         "press contact", "for further information", "for more information", "for media", "http://",
                                         "https://", "www.", NULL};
    size_t dots = 0;
    if (n > 160)
        return 0;
    if (ent_line_starts_any(s, n, starts))
        return !ent_line_starts(s, n, "tel") || ent_line_starts(s, n, "tel:") || ent_line_starts(s, n, "tel.") || ent_line_starts(s, n, "telephone");
    if (memchr(s, ' ', n) != NULL)
        return has(held, CONTACT_PHRASES) || (n < 80 && ent_line_starts(s, n, "press office"));
    for (size_t i = 1; i + 2 < n; i++)
        dots += s[i] == '.' && ((s[i + 1] | 32) >= 'a' && (s[i + 1] | 32) <= 'z') && ((s[i - 1] | 32) >= 'a' && (s[i - 1] | 32) <= 'z');
    return dots > 0 && n > 5;
}

int ent_line_opens_links(const char *s, size_t n)
{
    static const char *const list[] = {
        "read more", "read also", "read next", "related", "more on", "more from", "see also", "also read", "also on", "most read",
        "most popular", "most viewed", "trending", "recommended", "latest news", "latest posts", "latest stories", "recent posts",
        "top stories", "tags", "topics", "keywords", "around the ", "editor's picks", "editors' picks", "editor\xE2\x80\x99s picks", "don't miss",
        "you may also", "you might also", "up next", "further reading", "suggested topics", "suggested reading", "more in ", "mehr zum thema", "lesen sie auch", "lire aussi",
        "\xC3\x80 lire aussi", "sur le m\xC3\xAAme sujet", "lea tambi\xC3\xA9n", "leer tambi\xC3\xA9n", "leggi anche",
        "\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5 \xD1\x82\xD0\xB0\xD0\xBA\xD0\xB6\xD0\xB5", "in this issue", "contents", "table of contents", "newsletter", NULL};
    return n < 50 && ent_line_starts_any(s, n, list);
}

int ent_line_is_reference(const char *s, size_t n)
{
    static const char *const list[] = {"no. ", "no ", "nr. ", "ref: ", "ref. ", "ref.: ", "reference: ", "reference no", "doc. ", "document no",
                                       "vol. ", "volume ", "issn", "isbn", "doi:", "press release no", NULL};
    size_t k = 0;
    if (n > 80)
        return 0;
    if ((n <= 4 && ent_line_starts(s, n, "ends")) || (n == 3 && memcmp(s, "###", 3) == 0) || (n == 5 && memcmp(s, "-30- ", 4) == 0))
        return 1;
    for (size_t i = 0; i < n; i++)
        k += s[i] >= '0' && s[i] <= '9';
    return k > 0 && ent_line_starts_any(s, n, list);
}

int ent_line_is_release(const char *s, size_t n)
{
    static const char *const list[] = {"for immediate release", "press release", "news release", "media release", "press statement",
                                       "media statement", "official statement", "working paper", "discussion paper", "policy paper", "policy brief", "issue brief", "research brief",
                                       "briefing note", "briefing paper", "occasional paper", "research report", "research paper", "background paper", "press communiqu", "communiqu", "embargoed until",
                                       "pressemitteilung", "communiqu\xC3\xA9 de presse", "comunicado de prensa", NULL};
    return n < 40 && s[n - 1] != '.' && ent_line_starts_any(s, n, list);
}

/* Behind the sentence that begins at 'from'; initials end none. */
static size_t sentence_end(const char *s, size_t n, size_t from)
{
    for (size_t i = from + 3; i + 2 < n; i++)
        if (s[i] == ' ' && s[i - 1] == '.' && s[i - 2] >= 'a' && s[i - 3] >= 'a' && s[i + 1] >= 'A' && s[i + 1] <= 'Z')
            return i + 1;
    return n;
}

int ent_line_is_about(const char *s, size_t n)
{
    static const char *const kinds[] = {
        "independent", "nonpartisan", "non-partisan", "nonprofit", "non-profit", "not-for-profit", "think tank", "think-tank",
        "research organi", "research institut", "research cent", "publication of", "reader-funded", "biweekly", "weekly",
        "policy institute", "membership organi", "charity", "magazine of", "quarterly", "journal of", "network of", "is published by",
        "news agency", "magazine about", "personal blog", "blog about", "blog on", "online magazine", "newspaper", "news site", "website", NULL};
    static const char *const verbs[] = {" is a ", " is an ", " is the ", " is published ", NULL};
    size_t m = n < ENT_LOOK_BYTES ? n : ENT_LOOK_BYTES, verb = m < 200 ? m : 200;
    for (size_t from = 0; n < 1200 && from < verb;) { /* in one sentence: "Y is another matter. ... an independent estimate" is no such line */
        size_t to = sentence_end(s, m, from), room = to < verb ? to : verb;
        if (ent_line_contains_any(s + from, room - from, verbs) && ent_line_contains_any(s + from, to - from, kinds))
            return 1;
        from = to;
    }
    return 0;
}

/* ---- all together ---- */

/* "A soldier stands guard in Palma on Sept. 22. JANE DOE/AGENCY NAME": a caption, signed in capitals. */
static int is_signed_caption(const char *s, size_t n)
{
    size_t at = n, capitals = 0, slash = 0;
    while (at > 0 && !(s[at - 1] >= 'a' && s[at - 1] <= 'z')) {
        at--;
        capitals += s[at] >= 'A' && s[at] <= 'Z';
        slash += s[at] == '/';
    }
    return n < 400 && at > 0 && slash == 1 && capitals >= 8 && memmem(s + at, n - at, ". ", 2) != NULL;
}

enum ent_junk ent_line_sure_junk(const char *s, size_t n)
{
    enum { LONGEST = 600 };
    pthread_once(&once, index_all);
    size_t m = n < ENT_LOOK_BYTES ? n : ENT_LOOK_BYTES;
    uint32_t whole, start = ent_phrases_begin(&line_starts, s, n, &whole), held = n < LONGEST ? ent_phrases_held(&line_phrases, s, m) : 0;
    if (has(start, BIO_STARTS))
        return ENT_JUNK_BIO;
    if (n < 260 && (has(start, CREDIT_STARTS) || has(held, CREDIT_AGENCIES)))
        return ENT_JUNK_CREDIT;
    if (is_signed_caption(s, n))
        return ENT_JUNK_CREDIT;
    if (ent_line_starts(s, n, "(c) ") && n > 4 && !(s[4] >= 'a' && s[4] <= 'z'))
        return ENT_JUNK_DISCLAIMER;
    if (has(start, DISCLAIMER_STARTS) || has(held, DISCLAIMER_PHRASES))
        return ENT_JUNK_DISCLAIMER;
    if (n < 300 && has(start, NEWSLETTER_STARTS))
        return ENT_JUNK_NEWSLETTER;
    if (n < 200 && has(held, NEWSLETTER_PHRASES) && !ent_line_is_about(s, n))
        return ENT_JUNK_NEWSLETTER;
    if (n < 200 && has(start, NAVIGATION_STARTS))
        return ENT_JUNK_NAVIGATION;
    if (ent_line_is_count(s, n) || is_contact(s, n, held) || has(whole, WHOLE_LINES) || ent_line_opens_links(s, n))
        return ENT_JUNK_NAVIGATION;
    if (n < 40 && ent_line_contains(s, n, " subscribers"))
        return ENT_JUNK_NEWSLETTER;
    if (is_sharing(s, n))
        return ENT_JUNK_NEWSLETTER;
    if (is_menu(s, n))
        return ENT_JUNK_NAVIGATION;
    if (n > 4 && n < 200 && s[0] == '[' && digits_at(s + 1, n - 1) > 0 && s[1 + digits_at(s + 1, n - 1)] == '/') /* "[1/3] ..." */
        return ENT_JUNK_CREDIT;
    if (n > 0 && n < 200 && s[0] == '[' && s[n - 1] == ']')
        return ENT_JUNK_CREDIT;
    return ENT_JUNK_NONE;
}
