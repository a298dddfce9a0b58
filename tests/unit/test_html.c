#include <check.h>
#include <libxml/xmlmemory.h>

#include "page_capture.h"
#include "source/ent_encoding.h"

static enum ent_status read_html(const char *s, size_t n, struct ent_error *err)
{
    const struct ent_source_options options = {0};
    struct ent_source_stats stats = {0};
    const struct ent_input in = {.file = "f.html", .path = "d/f.html", .bytes = s, .n = n};
    source_bytes = s;
    source_size = n;
    capture_reset();
    return ent_read_html(&in, &options, &capture_sink, &stats, err);
}

static const struct captured *read_string(const char *s)
{
    struct ent_error err = {ENT_OK, ""};
    size_t n = strlen(s);
    char *copy = malloc(n); /* of its own size, so that reading past its end is seen */
    memcpy(copy, s, n);
    ck_assert_msg(read_html(copy, n, &err) == ENT_OK, "%s", err.message);
    free(copy);
    return &captured[0];
}

/* Two paragraphs of running text, so that a page has a body. */
#define P1                                                                                         \
    "The parliament ratified the agreement on Tuesday after a debate that lasted for nine hours."
#define P2                                                                                         \
    "Nobody expected the vote to be close, and in the end it was not: ninety members voted for "   \
    "it."
#define P3                                                                                         \
    "The opposition walked out before the count, as it had said it would do on the day before."
#define BODY       "<p>" P1 "</p><p>" P2 "</p><p>" P3 "</p>"
#define BODY_LINES "P: " P1 "\nP: " P2 "\nP: " P3 "\n"

/* ---- text ---- */

static const struct {
    const char *html, *lines;
} texts[] = {
    {"<p>One</p><p>Two</p>", "P: One\nP: Two\n"},
    {"One", ".: One\n"},
    {"<p>in<b>ter</b>rup<i>ted</i></p>", "P: interrupted\n"},
    {"<p>a <b> b</b>\n\n c\t</p>", "P: a b c\n"},
    {"<p>a<!-- no -->b<wbr>c</p>", "P: abc\n"},
    {"<p>Hello &ldquo;w\u00F6rld&rdquo;&nbsp;&#8217;&#x2019;&amp;amp; AT&T &bogus; & 3 < 5 &gt; "
     "2</p>",
     "P: Hello \u201Cw\u00F6rld\u201D\u00A0\u2019\u2019&amp; AT&T &bogus; & 3 < 5 > 2\n"},
    {"<p>one<br>two<br/>\n<br>three</p>", "P: one\n-P: two\nP: three\n"},
    {"<p>one<br>&nbsp;<br>two</p>", "P: one\nP: two\n"},
    {"<pre>a\n b\n\nc</pre>", ".: a\n-.: b\n.: c\n"},
    {"<p><b>All</b> <i>strong</i></p><p><b>not</b> all</p>", "P*: All strong\nP: not all\n"},
    {"<ul><li>one</li><li><p>two</p><p>three</p></li></ul>", "I: one\nI: two\nP: three\n"},
    {"<table><tr><th>Year</th><th>bn</th></tr><tr><td>2024</td><td>12.<b>4</b></td></tr></table>",
     "I: Year\tbn\nI: 2024\t12.4\n"},
    {"<table><tr><td><p>one</p></td><td>two</td></tr></table>", "P: one\n.: two\n"},
    {"<blockquote>said</blockquote><h2>Head</h2><h3><span>Sub</span></h3>",
     "Q: said\nH: Head\nH: Sub\n"},
    {"<figure><img alt='x'><figcaption>Seen. <span class=credit>Who</span></figcaption></figure>",
     "C: Seen. Who\n"},
    {"<script>var a = '<p>no</p>';</script><style>p{}</style><p>yes</p><noscript>no</noscript>"
     "<template>no</template><p hidden>no</p><select><option>no</select>",
     "P: yes\n"},
    {"<p>unclosed <i>markup <p>goes</b> on</div> and", "P: unclosed markup\nP: goes on and\n"},
    {"<p>a\u00A0</p><p>&nbsp;</p><p>\u200B</p>", "P: a\n"},
    {"<p class='byline'>By A B</p><p>On <time>4 May</time>, it rained</p><time>4 May</time>5 min",
     "B: By A B\nP: On 4 May, it rained\nD: 4 May\n.: 5 min\n"},
    {"<p>bad \x01 char and \x7F more</p>", "P: bad  char and \x7F more\n"},
    {"", ""},
    {"<", ".: <\n"},
    {"<p", ""},
    {"<!DOCTYPE html>", ""},
    {"&", ".: &\n"},
    {"&#0;&#xD800;&#1114112;x", ".: x\n"},
};

START_TEST(test_text)
{
    const struct captured *c = read_string(texts[_i].html);
    ck_assert_str_eq(n_captured > 0 ? capture_lines(c) : "", texts[_i].lines);
}
END_TEST

/* ---- main content ---- */

static const struct {
    const char *html, *lines;
} pages[] = {
    /* by tags */
    {"<html><head><title>T | Site</title></head><body><header><h1>Site</h1><nav><a "
     "href=/>Home</a></nav></header>"
     "<main><article><p><a href=#>Asia</a></p><h1>A vote in parliament</h1><p class=byline>By A "
     "B</p>" BODY "<aside><h3>More</h3><p>" P1
     "</p></aside></article></main><footer>Copyright</footer></body></html>",
     "T: A vote in parliament\nB: By A B\n" BODY_LINES},
    /* by what is in it */
    {"<body><div id=top><a href=/>Home</a> <a href=/x>News</a></div><div id=wrap><div class=l>" BODY
     "</div><div class=r><ul><li><a href=#>One headline that is long enough to be a sentence of a "
     "text.</a></li>"
     "<li><a href=#>Another</a></li></ul></div></div><div>All rights reserved</div></body>",
     BODY_LINES},
    /* a title above the text, a line of links between them, a bio below */
    {"<title>A vote in parliament - The Daily</title><body><div class=head><h1>A vote in "
     "parliament</h1></div>"
     "<div><a href=#>Share</a></div><div class=standfirst>What it means for the "
     "region</div><div><div class=text>" BODY
     "</div><div class=author-bio><p>A B writes on law.</p></div></div></body>",
     "T: A vote in parliament\nP: What it means for the region\n" BODY_LINES
     "A: A B writes on law.\n"},
    /* an old page: layout tables, no headings */
    {"<title>A vote in parliament</title><table><tr><td width=120><a href=1>Home</a><br><a "
     "href=2>Links</a></td><td><center>"
     "<b>A vote in parliament</b></center>" BODY "</td></tr></table>",
     "T*: A vote in parliament\n" BODY_LINES},
    /* everything in one form, everything in a "sidebar": names that say nothing */
    {"<form><div class=sidebar>" BODY "</div></form>", BODY_LINES},
    {"<body class='has-sidebar comments-open'><article class='post tag-ads category-social'>" BODY
     "</article></body>",
     BODY_LINES},
    /* what stands inside the article and is none of it */
    {"<article>" BODY
     "<div class=social-share>Share this</div><div class='newsletter-signup'><p>Sign up</p></div>"
     "<h3>Related</h3><ul><li><a href=#>One</a></li><li><a href=#>Two</a></li></ul></article>",
     BODY_LINES},
    /* readers' comments are longer than the article */
    {"<div class=story>" BODY "</div><div id=comments><p>" P1 P2 P3 "</p><p>" P1 P2 P3
     "</p><p>" P3 P2 P1 "</p></div>",
     BODY_LINES},
    /* a list of articles below the article */
    {"<article>" BODY "</article><article><h2>Another</h2><p>Short. Very short.</p></article>",
     BODY_LINES},
};

START_TEST(test_page)
{
    const struct captured *c = read_string(pages[_i].html);
    ck_assert_uint_eq(n_captured, 1);
    ck_assert_str_eq(capture_lines(c), pages[_i].lines);
}
END_TEST

/* A list of whole articles is read as such; one with teasers below it is one. */
START_TEST(test_several)
{
    static const char *const titles[] = {"Post 1", "Post 2", "Post 3"};
    const char *post = "<article><h2>Post %d</h2><p class=byline>By A B</p>" BODY BODY "</article>";
    struct ent_buf html = {0};
    ent_buf_adds(&html,
                 "<title>The Blog</title><meta property='og:site_name' content='The Blog'><main>");
    for (int i = 1; i <= 3; i++)
        ent_buf_addf(&html, post, i);
    read_string(html.data);
    ck_assert_uint_eq(n_captured, 3);
    for (int i = 0; i < 3; i++) {
        ck_assert_str_eq(captured[i].title, titles[i]);
        ck_assert_str_eq(captured[i].publisher, "The Blog");
        ck_assert_uint_eq(captured[i].n_lines, 8);
    }
    ent_buf_done(&html);
}
END_TEST

START_TEST(test_as_is)
{
    const char *s = "<nav><a href=x>Home</a></nav><article>" BODY "</article>";
    const struct ent_source_options options = {.as_is = 1};
    struct ent_source_stats stats = {0};
    const struct ent_input in = {.file = "f", .path = "f", .bytes = s, .n = strlen(s)};
    source_bytes = s;
    source_size = in.n;
    capture_reset();
    ck_assert_int_eq(ent_read_html(&in, &options, &capture_sink, &stats, NULL), ENT_OK);
    ck_assert_str_eq(capture_lines(&captured[0]), ".: Home\n" BODY_LINES);
}
END_TEST

/* ---- metadata ---- */

static const struct {
    const char *head, *title, *authors, *published, *how, *publisher, *language;
} heads[] = {
    {"<title>A vote in parliament | The Daily</title><meta property='og:site_name' content='The "
     "Daily'>",
     "A vote in parliament", "", "", "", "The Daily", ""},
    {"<title>A vote | and more</title>", "A vote | and more", "", "", "", "", ""},
    {"<html lang=en_GB><meta property='og:title' content='A &amp; B'><meta name=author content='By "
     "A B and C D'>"
     "<meta property='article:published_time' content='2025-09-04T23:00:00-04:00'>",
     "A & B", "A B|C D", "2025-09-04", "meta", "", "en-GB"},
    {"<meta name=citation_author content='Smith, John'><meta name=citation_author content='Mary "
     "Poe'>"
     "<meta name=CITATION_DATE content='2021/03'><meta name=author content='web team'>",
     "", "Smith, John|Mary Poe", "2021-03", "meta", "", ""},
    {"<script "
     "type='application/"
     "ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"no\"},{\"@id\":\"#p\",\"name\":\"A "
     "B\"},"
     "{\"@type\":[\"NewsArticle\"],\"headline\":\"Caf&eacute; "
     "&#8217;s\",\"datePublished\":\"2024-01-02T03:04\","
     "\"author\":[{\"@id\":\"#p\"},{\"name\":\"C "
     "D\"}],\"publisher\":{\"name\":\"P\"},\"inLanguage\":\"fr\"}]}</script>",
     "Caf\u00E9 \u2019s", "A B|C D", "2024-01-02", "json-ld", "P", "fr"},
    {"<script "
     "type='application/ld+json'>{broken</"
     "script><script>{\"@type\":\"Article\",\"headline\":\"no\"}</script>"
     "<title>T</title>",
     "T", "", "", "", "", ""},
    {"<script "
     "type='application/ld+json'>[{\"@type\":\"Article\",\"headline\":\"H\",\"author\":\"P\","
     "\"publisher\":\"P\"}]</script>",
     "H", "", "", "", "P", ""},
    {"<time datetime=2023-05-06>6 May</time>", "", "", "2023-05-06", "time", "", ""},
    {"<meta name=date content='last Tuesday'>", "", "", "", "", "", ""},
};

START_TEST(test_head)
{
    struct ent_buf html = {0};
    ent_buf_addf(&html, "%s<body><p>%s</p><p>%s</p>", heads[_i].head, P1, P2);
    const struct captured *c = read_string(html.data);
    ck_assert_str_eq(c->title, heads[_i].title);
    ck_assert_str_eq(c->authors, heads[_i].authors);
    ck_assert_str_eq(c->published, heads[_i].published);
    ck_assert_str_eq(c->how, heads[_i].how);
    ck_assert_str_eq(c->publisher, heads[_i].publisher);
    ck_assert_str_eq(c->language, heads[_i].language);
    ent_buf_done(&html);
}
END_TEST

START_TEST(test_head_url)
{
    read_string("<link rel=canonical href='https://x.org/a'><p>x</p>");
    ck_assert_str_eq(captured[0].fields, "url=https://x.org/a");
}
END_TEST

/* ---- soup ---- */

static void repeat(struct ent_buf *b, const char *s, size_t times)
{
    while (times-- > 0)
        ent_buf_adds(b, s);
}

/* Each would take minutes, or the stack, if anything took the square of its size or called itself.
 */
static const struct {
    const char *before, *repeated;
    size_t times;
    const char *after;
} bombs[] = {
    {"", "<b>", 500000, "x"},
    {"<b><b><b>", "</z>", 500000, "x"},
    {"", "<p>a<i>b</i>", 200000, ""},
    {"", "<", 500000, ""},
    {"", "&", 500000, ""},
    {"", "<!--", 500000, ""},
    {"<script>", "</", 500000, ""},
    {"", "<a b=\"", 300000, ""},
    {"", "<a", 500000, ""},
    {"", "<table><tr><td>", 100000, "x"},
    {"<p a$b=\"><q x1=\">\" ", "z ", 300000, ">"},
    {"", "<ul><li><a href=x>y</a>", 50000, ""},
    {"", "<time>x</time>", 100000, ""},
    {"<pre>", "\n", 500000, "x"},
    {"<p>", "\x01", 500000, "x"},
    {"<script type='application/ld+json'>", "[", 500000, ""},
};

START_TEST(test_bomb)
{
    struct ent_buf html = {0};
    struct ent_error err = {ENT_OK, ""};
    ent_buf_adds(&html, bombs[_i].before);
    repeat(&html, bombs[_i].repeated, bombs[_i].times / (getenv("ENT_SLOW_RUN") != NULL ? 10 : 1));
    ent_buf_adds(&html, bombs[_i].after);
    ck_assert_msg(read_html(html.data, html.len, &err) == ENT_OK, "%s", err.message);
    ent_buf_done(&html);
}
END_TEST

START_TEST(test_attributes)
{
    /* libxml2 compares each with all before it */
    struct ent_buf html = {0};
    ent_buf_adds(&html, "<p ");
    for (int i = 0; i < 300000; i++)
        ent_buf_addf(&html, "a%d%s", i, i % 3 == 0 ? "=\"x\"" : " ");
    ent_buf_adds(&html, ">text</p>");
    read_string(html.data);
    ck_assert_str_eq(capture_lines(&captured[0]), "P: text\n");
    ent_buf_done(&html);
}
END_TEST

START_TEST(test_attributes_kept)
{
    /* a script's "<" is no tag, however long the script */
    struct ent_buf html = {0};
    ent_buf_adds(&html, "<script>for(i=0;i<n;i++){ ");
    repeat(&html, "x = \"y\"; ", 2000);
    ent_buf_adds(&html, "}</script><p>text</p>");
    read_string(html.data);
    ck_assert_str_eq(capture_lines(&captured[0]), "P: text\n");
    ent_buf_done(&html);
}
END_TEST

START_TEST(test_too_deep)
{
    struct ent_buf html = {0};
    struct ent_error err;
    ent_buf_adds(&html, "<p>before</p>");
    repeat(&html, "<i>", 10000);
    ck_assert_int_eq(read_html(html.data, html.len, &err), ENT_OK);
    ck_assert_str_eq(capture_lines(&captured[0]), "P: before\n");
    ck_assert_ptr_nonnull(strstr(warnings, "d/f.html: byte "));
    ck_assert_ptr_nonnull(strstr(warnings, "nested too deeply"));
    ent_buf_done(&html);
}
END_TEST

/* Read through a conversion: the map leads to the bytes of the file. */
START_TEST(test_converted)
{
    const char *file = "<meta charset=windows-1252><p>caf\xE9 &eacute; \x93x\x94</p>";
    const struct ent_source_options options = {0};
    struct ent_source_stats stats = {0};
    struct ent_decoded d;
    ck_assert_int_eq(ent_decode(file, strlen(file), NULL, 1, &d, NULL), ENT_OK);
    ck_assert_str_eq(d.encoding, "windows-1252");
    const struct ent_input in = {"f", "f", d.bytes, d.n, d.encoding, d.runs.runs, d.runs.n, 0, 0};
    source_bytes = file;
    source_size = strlen(file);
    capture_reset();
    ck_assert_int_eq(ent_read_html(&in, &options, &capture_sink, &stats, NULL), ENT_OK);
    ck_assert_str_eq(capture_lines(&captured[0]), "P: caf\u00E9 \u00E9 \u201Cx\u201D\n");
    ent_decoded_done(&d);
}
END_TEST

static const char everything[] =
    "<html lang=en><head><title>A vote &amp; more | Site</title><meta property='og:site_name' "
    "content=Site>"
    "<meta name=author content='A B, C D'><script "
    "type='application/ld+json'>{\"@type\":\"Article\",\"headline\":"
    "\"A vote &amp; more\",\"author\":{\"name\":\"A "
    "B\"},\"datePublished\":\"2025-01-02\"}</script></head><body>"
    "<nav><a href=x>y</a></nav><article><h1>A vote &amp; more</h1>" BODY
    "<table><tr><td>1</td><td>2</td></tr></table>"
    "<ul><li>x</ul><div class=bio>A B is.</div></article></body></html>";

START_TEST(test_no_memory)
{
    for (uint64_t n = 1;; n++) {
        struct ent_error err;
        ent_mem_fail_at(n);
        enum ent_status st = read_html(everything, sizeof everything - 1, &err);
        uint64_t used = ent_mem_fail_at(0);
        ck_assert(st == ENT_OK || st == ENT_ENOMEM);
        if (used < n)
            break;
        ck_assert_uint_lt(n, 2000);
    }
    ck_assert_uint_eq(n_captured, 1);
}
END_TEST

/* What libxml2 itself loses when its allocations fail is not ours to mend. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:libxml2"; }

/* libxml2's own memory, which fails in its own ways: never a crash, never a page without saying so.
 */
START_TEST(test_no_memory_libxml)
{
    struct ent_error err;
    if (getenv("ENT_SLOW_RUN") != NULL) {
        puts("test_no_memory_libxml: skipped, valgrind would report what libxml2 loses");
        return;
    }
    ck_assert_int_eq(xmlMemSetup(ent_free, ent_malloc, ent_realloc, ent_strdup), 0);
    ck_assert_int_eq(read_html(everything, sizeof everything - 1, &err), ENT_OK);
    char *whole = ent_strdup(capture_lines(&captured[0]));
    for (uint64_t n = 1; n < 3000; n++) {
        ent_mem_fail_at(n);
        enum ent_status st = read_html(everything, sizeof everything - 1, &err);
        uint64_t used = ent_mem_fail_at(0);
        ck_assert(st == ENT_OK || st == ENT_ENOMEM);
        if (st == ENT_OK) {
            ck_assert_uint_eq(n_captured, 1);
            ck_assert_str_eq(capture_lines(&captured[0]), whole);
        }
        if (used < n)
            break;
    }
    ent_free(whole);
}
END_TEST

START_TEST(test_too_large)
{
    const struct ent_source_options options = {0};
    struct ent_source_stats stats = {0};
    struct ent_error err;
    const struct ent_input in = {.file = "f", .path = "f", .bytes = "", .n = (size_t)1 << 30};
    ck_assert_int_eq(ent_read_html(&in, &options, &capture_sink, &stats, &err), ENT_ELIMIT);
    ck_assert_ptr_nonnull(strstr(err.message, "f: an HTML page of 1024 MB"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("html");
    TCase *tc = tcase_create("pages");
    tcase_add_loop_test(tc, test_text, 0, sizeof texts / sizeof *texts);
    tcase_add_loop_test(tc, test_page, 0, sizeof pages / sizeof *pages);
    tcase_add_loop_test(tc, test_head, 0, sizeof heads / sizeof *heads);
    tcase_add_test(tc, test_several);
    tcase_add_test(tc, test_as_is);
    tcase_add_test(tc, test_head_url);
    tcase_add_test(tc, test_converted);
    suite_add_tcase(s, tc);
    tc = tcase_create("soup");
    tcase_add_loop_test(tc, test_bomb, 0, sizeof bombs / sizeof *bombs);
    tcase_add_test(tc, test_attributes);
    tcase_add_test(tc, test_attributes_kept);
    tcase_add_test(tc, test_too_deep);
    tcase_add_test(tc, test_too_large);
    tcase_add_test(tc, test_no_memory);
    tcase_add_test(tc, test_no_memory_libxml);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_ENV);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
