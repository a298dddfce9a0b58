/* Words and sentences: the cases of token.cases, what always holds, and time that grows with
 * length. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ent_file.h"
#include "base/ent_interrupt.h"
#include "text/ent_lexis.h"
#include "text/ent_token.h"
#include "text/ent_utf8.h"

static uint64_t state;

static uint64_t rnd(void) /* splitmix64 */
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* What must hold of word i, whatever the text; NULL, or what does not.  'at': the end of the last
 * one. */
static const char *word_fault(const char *text, size_t at, size_t end, const struct ent_words *w,
                              size_t i)
{
    const struct ent_word *word = &w->words[i];
    int first = (word->flags & ENT_WORD_MWT_FIRST) != 0,
        next = (word->flags & ENT_WORD_MWT_NEXT) != 0;
    size_t after = word->end;
    if (word->start >= word->end || word->start < at || word->end > end)
        return "empty, out of order or outside";
    while (at < word->start)
        if (!ent_is_space(ent_utf8_next(text, end, &at)))
            return "something before it is in no word";
    if (((unsigned char)text[word->start] & 0xC0) == 0x80)
        return "begins inside a character";
    if ((word->flags & ~15u) != 0)
        return "has flags that are not for others";
    if (next && (first || i == 0 || !(word[-1].flags & (ENT_WORD_MWT_FIRST | ENT_WORD_MWT_NEXT)) ||
                 word[-1].end != word->start ||
                 (word[-1].flags & (ENT_WORD_SPACE_AFTER | ENT_WORD_SENT_END)) != 0))
        return "does not continue a multi-word token";
    if (first && (i + 1 == w->n || !(word[1].flags & ENT_WORD_MWT_NEXT)))
        return "is a multi-word token of one word";
    if (((word->flags & ENT_WORD_SPACE_AFTER) != 0) !=
        (word->end == end || ent_is_space(ent_utf8_next(text, end, &after))))
        return "is wrong about the space after it";
    return i + 1 == w->n && !(word->flags & ENT_WORD_SENT_END) ? "ends no sentence" : NULL;
}

/* (One assertion for all words: Check writes to a pipe at each.) */
static void check_words(const char *text, size_t start, size_t end, const struct ent_words *w)
{
    const char *fault = NULL;
    size_t at = start, i = 0;
    for (; i < w->n && (fault = word_fault(text, at, end, w, i)) == NULL; i++)
        at = w->words[i].end;
    ck_assert_msg(fault == NULL, "word %zu (%.*s) %s", i,
                  (int)(w->words[i].end - w->words[i].start), text + w->words[i].start, fault);
    ent_trim(text, &at, &end);
    ck_assert_msg(at == end, "byte %zu is in no word", at);
}

/* ---- the cases ---- */

/* The sentences of 'text' in the form of token.cases. */
static void render(const char *text, size_t n, struct ent_buf *out)
{
    struct ent_words w = {0};
    ck_assert_int_eq(ent_tokenize(text, 0, n, &w, NULL), ENT_OK);
    check_words(text, 0, n, &w);
    int begins = 1;
    for (size_t i = 0; i < w.n; i++) {
        if (!begins)
            ent_buf_addc(out, w.words[i].flags & ENT_WORD_MWT_NEXT ? '|' : ' ');
        ent_buf_add(out, text + w.words[i].start, w.words[i].end - w.words[i].start);
        begins = (w.words[i].flags & ENT_WORD_SENT_END) != 0;
        if (begins)
            ent_buf_addc(out, '\n');
    }
    ent_words_done(&w);
}

static size_t unescape(char *line) /* \n and \t, in place; the new length */
{
    char *to = line;
    for (const char *from = line; *from != '\0'; from++) {
        if (*from == '\\' && (from[1] == 'n' || from[1] == 't'))
            *to++ = *++from == 'n' ? '\n' : '\t';
        else
            *to++ = *from;
    }
    *to = '\0';
    return (size_t)(to - line);
}

START_TEST(test_cases)
{
    char line[4096], input[4096] = "";
    size_t n_input = 0, cases = 0, failed = 0, number = 0, at = 0;
    struct ent_buf expected = {0}, found = {0};
    FILE *f = fopen(ENT_SOURCE_DIR "/tests/unit/token.cases", "re");
    ck_assert_ptr_nonnull(f);
    for (int more = 1; more;) {
        more = fgets(line, sizeof line, f) != NULL;
        if (more && ++number && strncmp(line, "## ", 3) == 0)
            continue;
        if (more && line[0] != '\n') {
            if (n_input == 0) {
                line[strcspn(line, "\n")] = '\0';
                n_input = unescape(line);
                memcpy(input, line, n_input + 1);
                at = number;
            } else {
                ent_buf_adds(&expected, line);
            }
            continue;
        }
        if (n_input == 0)
            continue;
        render(input, n_input, &found);
        cases++;
        if (strcmp(ent_buf_str(&expected), ent_buf_str(&found)) != 0) {
            failed++;
            fprintf(stderr, "token.cases:%zu: expected\n%sfound\n%s", at, ent_buf_str(&expected),
                    ent_buf_str(&found));
        }
        ent_buf_clear(&expected);
        ent_buf_clear(&found);
        n_input = 0;
    }
    fclose(f);
    ck_assert_uint_gt(cases, 50);
    ck_assert_msg(failed == 0, "%zu of %zu cases failed", failed, cases);
    ent_buf_done(&expected);
    ent_buf_done(&found);
}
END_TEST

/* ---- stretches ---- */

/* The table of sizes lets each of them through, in any case, and nothing of other lengths. */
START_TEST(test_fused)
{
    static const char *const words[] = {"aint", "arent", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "dunno", "gimme",
        "gonna", "gotta", "hadnt", "hasnt", "havent", "heres", "hes", "im", "isnt", "itll", "ive", "lemme", "outta", "shes",
        "shouldnt", "thats", "theres", "theyll", "theyre", "theyve", "wanna", "wasnt", "werent", "whats", "whos", "wont",
        "wouldnt", "youll", "youre", "youve"};
    static const char *const others[] = {"the", "was", "that", "his", "want", "haste", "IM", "a", ""};
    size_t cut[2];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(ent_lexis_fused(words[i], strlen(words[i]), cut) > 0, "%s", words[i]);
    ck_assert_uint_eq(ent_lexis_fused("DON'T", 5, cut), 0);
    ck_assert_uint_eq(ent_lexis_fused("Dont", 4, cut), 1);
    ck_assert_uint_eq(cut[0], 2);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(ent_lexis_fused(others[i], strlen(others[i]), cut) == 0, "%s", others[i]);
}
END_TEST

START_TEST(test_stretch)
{
    const char *text = "One two. Three\n\n four U.S. five";
    struct ent_words w = {0};
    ck_assert_int_eq(ent_tokenize(text, 4, 7, &w, NULL), ENT_OK); /* "two" */
    ck_assert_uint_eq(w.n, 1);
    ck_assert_uint_eq(w.words[0].start, 4);
    ck_assert_uint_eq(w.words[0].flags, ENT_WORD_SENT_END | ENT_WORD_SPACE_AFTER);
    ck_assert_int_eq(ent_tokenize(text, 0, strlen(text), &w, NULL), ENT_OK); /* appended */
    ck_assert_uint_eq(w.n, 8);
    ck_assert_uint_eq(w.words[1].start, 0);
    ck_assert(w.words[3].flags & ENT_WORD_SENT_END);
    ck_assert(w.words[4].flags & ENT_WORD_SENT_END); /* the blank line */
    ck_assert(!(w.words[6].flags & ENT_WORD_SENT_END));
    ent_words_done(&w);
}
END_TEST

START_TEST(test_nothing)
{
    static const char *const texts[] = {"", " ", "\n\n", "\t \r\n",
                                        "\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF"};
    struct ent_words w = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_int_eq(ent_tokenize(texts[i], 0, strlen(texts[i]), &w, NULL), ENT_OK);
    ck_assert_uint_eq(w.n, 0);
    ent_words_done(&w);
}
END_TEST

/* ---- any text ---- */

static size_t random_char(char out[4])
{
    static const char common[] = "  ..''--aaeeISstnUu12,:/@&\"()[]!?$*_#+=<>;\n`|";
    static const uint32_t odd[] = {0x2019, 0x2018, 0x201C, 0x201D, 0x2013,   0x2014,
                                   0x2026, 0xE9,   0x301,  0x200D, 0x1F469,  0x1F1E6,
                                   0x4E2D, 0x627,  0x561,  0xA0,   0xFE0F,   0x20AC,
                                   0x2011, 0x2029, 0x3002, 0xFFFD, 0x10FFFF, 0xE000};
    uint64_t r = rnd();
    if (r % 4 != 0)
        return ent_utf8_put((unsigned char)common[r / 4 % (sizeof common - 1)], out);
    if (r / 4 % 2 != 0)
        return ent_utf8_put(odd[r / 8 % (sizeof odd / sizeof *odd)], out);
    uint32_t c = (uint32_t)(r / 8 % 0x110000);
    return ent_utf8_put(c >= 0xD800 && c < 0xE000 ? 'x' : c, out);
}

START_TEST(test_random_text)
{
    struct ent_words w = {0};
    char *text = malloc(5000 * 4);
    state = (uint64_t)_i;
    for (int round = 0; round < 20; round++) {
        size_t n = 0, chars = rnd() % (round < 10 ? 40 : 5000);
        while (chars-- > 0)
            n += random_char(text + n);
        w.n = 0;
        ck_assert_int_eq(ent_tokenize(text, 0, n, &w, NULL), ENT_OK);
        check_words(text, 0, n, &w);
    }
    free(text);
    ent_words_done(&w);
}
END_TEST

/* ---- linear time ---- */

static const char *const units[] = {"a",
                                    ".",
                                    "a.",
                                    "A.",
                                    "a@",
                                    "a-",
                                    "-",
                                    "'",
                                    "a'",
                                    "x's'",
                                    "1,",
                                    "1-",
                                    "1/",
                                    "http://",
                                    "www.",
                                    "(",
                                    ")",
                                    "\"",
                                    ".\"",
                                    "[1]",
                                    ".[a",
                                    "?",
                                    "e-",
                                    "a/",
                                    "_a",
                                    "*a",
                                    "U.S.",
                                    "Mr.",
                                    "a.b",
                                    "\xE2\x80\x99",
                                    "\xE4\xB8\xAD",
                                    "\xCC\x81",
                                    "\xF0\x9F\x91\xA9\xE2\x80\x8D",
                                    "No. ",
                                    "U.S. ",
                                    "A. ",
                                    ". ",
                                    "' ",
                                    "\" ",
                                    "\n",
                                    ":) ",
                                    "1. ",
                                    "\xC2\xA0",
                                    "?\" Aa ",
                                    "a%",
                                    "doi:",
                                    "mailto:",
                                    "a.b-c@",
                                    "Inc.)"};

START_TEST(test_long_runs)
{
    const char *unit = units[_i];
    size_t k = strlen(unit), n = 1000000 / k * k;
    struct ent_words w = {0};
    char *text = malloc(n);
    for (size_t i = 0; i < n; i += k)
        memcpy(text + i, unit, k);
    clock_t start = clock();
    ck_assert_int_eq(ent_tokenize(text, 0, n, &w, NULL), ENT_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    check_words(text, 0, n, &w);
    /* quadratic time would be minutes; the sanitizers are slow, valgrind (ENT_SLOW_RUN) slower still */
    ck_assert_msg(seconds < 3 || getenv("ENT_SLOW_RUN") != NULL, "1 MB of \"%s\" took %.1f s", unit,
                  seconds);
    free(text);
    ent_words_done(&w);
}
END_TEST

/* ---- failures ---- */

START_TEST(test_memory_fails)
{
    static const char text[] =
        "Memory fails here. It's the words' array that grows, again and again, until "
        "forty words and more stand in it; then it grows once more, and it is done.";
    for (uint64_t at = 1;; at++) {
        struct ent_words w = {0};
        struct ent_error err;
        ent_mem_fail_at(at);
        enum ent_status st = ent_tokenize(text, 0, sizeof text - 1, &w, &err);
        ent_mem_fail_at(0);
        if (st == ENT_OK) {
            ck_assert_uint_gt(at, 2);
            check_words(text, 0, sizeof text - 1, &w);
            ent_words_done(&w);
            break;
        }
        ck_assert_int_eq(st, ENT_ENOMEM);
        ck_assert_uint_eq(w.n, 0);
        ent_words_done(&w);
    }
}
END_TEST

START_TEST(test_interrupted)
{
    struct ent_words w = {0};
    struct ent_error err;
    size_t n = 1 << 20;
    char *text = malloc(n);
    memset(text, ' ', n);
    for (size_t i = 0; i < n; i += 2)
        text[i] = 'a';
    ent_interrupt();
    ck_assert_int_eq(ent_tokenize(text, 0, n, &w, &err), ENT_EINTR);
    ent_interrupt_clear();
    ck_assert_uint_eq(w.n, 0);
    free(text);
    ent_words_done(&w);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("token");
    TCase *tc = tcase_create("token");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, test_cases);
    tcase_add_test(tc, test_fused);
    tcase_add_test(tc, test_stretch);
    tcase_add_test(tc, test_nothing);
    tcase_add_loop_test(tc, test_random_text, 0, 20);
    tcase_add_loop_test(tc, test_long_runs, 0, sizeof units / sizeof *units);
    tcase_add_test(tc, test_memory_fails);
    tcase_add_test(tc, test_interrupted);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
