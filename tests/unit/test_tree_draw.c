/* Trees as people look at them: lines of text, pictures; what hangs on a word, the way to another. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_mem.h"
#include "report/ent_sentence_tree.h"
#include "report/ent_tree_draw.h"
#include "text/ent_width.h"

static struct ent_buf out;
static struct ent_error err;

static void finish(void) { ent_buf_done(&out); }

/* "form/TAG/relation/head ..."; heads count from 1, 0 is the root, x is none. */
static size_t read_words(const char *spec, struct ent_drawn_word *words, char *copy)
{
    size_t n = 0;
    char *save = NULL;
    strcpy(copy, spec);
    for (char *w = strtok_r(copy, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save)) {
        char *part[4] = {w};
        for (int k = 1; k < 4; k++) {
            part[k] = strchr(part[k - 1], '/');
            *part[k]++ = '\0';
        }
        int head = part[3][0] == 'x' ? ENT_DRAWN_NONE : atoi(part[3]) - 1;
        words[n++] = (struct ent_drawn_word){part[0], part[1], part[2], strlen(part[0]), strlen(part[1]), strlen(part[2]), head, 0};
    }
    return n;
}

static const struct {
    const char *name, *words;
    size_t width;
    const char *drawing;
} texts[] = {
    {"plain", "The/DET/det/2 ministers/NOUN/nsubj/3 signed/VERB/root/0 a/DET/det/5 treaty/NOUN/obj/3 ././punct/3", 0,
     "1    ╭─ The        DET   det\n"
     "2  ╭─┴─ ministers  NOUN  nsubj\n"
     "3  ┼─── signed     VERB  root\n"
     "4  │ ╭─ a          DET   det\n"
     "5  ├─┴─ treaty     NOUN  obj\n"
     "6  ╰─── .          .     punct\n"},
    {"one word", "Yes/INTJ/root/0", 0, "1  ── Yes  INTJ  root\n"},
    {"crossing arcs", "hearing/N/nsubj/2 is/V/root/0 set/A/xcomp/2 issue/N/nmod/1 today/N/obl/3", 0,
     "1  ╭─┬─── hearing  N  nsubj\n"
     "2  ┼─│─── is       V  root\n"
     "3  ╰─│─┬─ set      A  xcomp\n"
     "4    ╰─│─ issue    N  nmod\n"
     "5      ╰─ today    N  obl\n"},
    {"two roots", "a/X/root/0 b/X/dep/1 c/X/root/0 d/X/dep/3", 0,
     "1  ┬─ a  X  root\n2  ╰─ b  X  dep\n3  ┬─ c  X  root\n4  ╰─ d  X  dep\n"},
    {"a circle, and no head", "a/X/dep/2 b/X/dep/1 c/X/dep/x d/X/root/0", 0,
     "1     a  X  dep of 2\n2     b  X  dep of 1\n3     c  X  dep\n4  ── d  X  root\n"},
    {"wide characters", "日本/N/nsubj/2 go/V/root/0", 0, "1  ╭─ 日本  N  nsubj\n2  ┴─ go    V  root\n"},
    {"narrow", "internationalisation/NOUN/nsubj/2 works/VERB/root/0", 30,
     "1  ╭─ internatio…  NOUN  nsubj\n2  ┴─ works        VERB  root\n"},
};

START_TEST(test_text)
{
    struct ent_drawn_word words[16];
    char copy[400];
    size_t n = read_words(texts[_i].words, words, copy);
    ck_assert_int_eq(ent_tree_text(words, n, texts[_i].width, &out, &err), ENT_OK);
    ck_assert_msg(strcmp(ent_buf_str(&out), texts[_i].drawing) == 0, "%s:\n%s", texts[_i].name, ent_buf_str(&out));
    finish();
}
END_TEST

START_TEST(test_marks)
{
    struct ent_drawn_word words[2];
    char copy[100];
    size_t n = read_words("a/X/dep/2 b/X/root/0", words, copy);
    words[1].is_marked = 1;
    ck_assert_int_eq(ent_tree_text(words, n, 0, &out, &err), ENT_OK);
    ck_assert_str_eq(ent_buf_str(&out), "1  ╭─ a  X  dep\n2* ┴─ b  X  root\n");
    finish();
}
END_TEST

/* A long sentence: each word hangs on the next, on the one before, on the middle, from both ends inwards. */
static int32_t head_in(int kind, int32_t i, int32_t n)
{
    switch (kind) {
    case 0: return i + 1 < n ? i + 1 : ENT_DRAWN_ROOT;
    case 1: return i > 0 ? i - 1 : ENT_DRAWN_ROOT;
    case 2: return i != n / 2 ? n / 2 : ENT_DRAWN_ROOT;
    case 3: return i > 0 ? (i <= n / 2 ? n - i : n - 1 - i) : ENT_DRAWN_ROOT; /* 0 n-1 1 n-2 2 ... */
    default: return i > 0 ? (int32_t)((uint32_t)i * 2654435761u % (uint32_t)i) : ENT_DRAWN_ROOT; /* arcs cross */
    }
}

START_TEST(test_long)
{
    enum { N = 5000, WIDTH = 100 };
    struct ent_drawn_word *words = calloc(N, sizeof *words);
    for (int32_t i = 0; i < N; i++)
        words[i] = (struct ent_drawn_word){"word", "NOUN", "relation", 4, 4, 8, head_in(_i, i, N), 0};
    ck_assert_int_eq(ent_tree_text(words, N, WIDTH, &out, &err), ENT_OK);
    size_t lines = 0;
    for (const char *p = ent_buf_str(&out); *p != '\0'; lines++) {
        size_t n = strcspn(p, "\n");
        ck_assert_uint_le(ent_width(p, n), WIDTH);
        p += n + 1;
    }
    ck_assert_uint_eq(lines, N);
    ent_buf_clear(&out);
    ck_assert_int_eq(ent_tree_svg(words, N, "t", 1, &out, &err), ENT_OK);
    ck_assert_uint_lt(out.len, 4 << 20);
    finish();
    free(words);
}
END_TEST

START_TEST(test_too_long)
{
    struct ent_drawn_word *words = calloc(ENT_DRAWN_MOST + 1, sizeof *words);
    ck_assert_int_eq(ent_tree_text(words, ENT_DRAWN_MOST + 1, 0, &out, &err), ENT_ELIMIT);
    ck_assert_int_eq(ent_tree_svg(words, ENT_DRAWN_MOST + 1, "", 0, &out, &err), ENT_ELIMIT);
    free(words);
}
END_TEST

START_TEST(test_svg)
{
    static const char *const parts[] = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\"", "role=\"img\"", "<title>Q&amp;A &lt;here&gt;</title>",
        "<desc>Q&amp;A: nsubj of works; works: root.</desc>", "prefers-color-scheme:dark", ">Q&amp;A</text>", ">nsubj</text>", "</svg>\n"};
    struct ent_drawn_word words[2];
    char copy[100];
    size_t n = read_words("Q&A/NOUN/nsubj/2 works/VERB/root/0", words, copy);
    ck_assert_int_eq(ent_tree_svg(words, n, "Q&A <here>", 10, &out, &err), ENT_OK);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ck_assert_msg(strstr(ent_buf_str(&out), parts[i]) != NULL, "no %s in\n%s", parts[i], ent_buf_str(&out));
    ck_assert_ptr_null(strstr(ent_buf_str(&out), "http://www.w3.org/2000/svg\" href")); /* it needs nothing from elsewhere */
    finish();
    ck_assert_int_eq(ent_tree_svg(words, 0, "", 0, &out, &err), ENT_OK);
    finish();
}
END_TEST

/* Arcs that cross are on different levels; the longest are written first. */
START_TEST(test_levels)
{
    struct ent_drawn_word words[4];
    char copy[100];
    size_t n = read_words("a/X/dep/3 b/X/dep/4 c/X/root/0 d/X/dep/3", words, copy);
    ck_assert_int_eq(ent_tree_svg(words, n, "", 0, &out, &err), ENT_OK);
    int y[3], k = 0;
    for (const char *p = ent_buf_str(&out); (p = strstr(p, "class=\"a\" d=\"M")) != NULL; p++) {
        int x, foot, top, got = sscanf(p, "class=\"a\" d=\"M%d,%dV%dq", &x, &foot, &top);
        if (got == 3 && strchr(p, 'q') < strchr(p, '/'))
            y[k++] = top;
    }
    ck_assert_int_eq(k, 3);
    ck_assert_int_lt(y[0], y[1]); /* b's; the other two stand side by side */
    ck_assert_int_eq(y[1], y[2]);
    finish();
}
END_TEST

START_TEST(test_subtree_and_path)
{
    const int32_t heads[] = {1, 3, 3, -1, 5, 3, 7, 6}; /* 6 and 7: a circle */
    unsigned char mask[8];
    int32_t path[16];
    size_t top;
    ck_assert_int_eq(ent_tree_subtree(heads, 8, 1, mask, &err), ENT_OK);
    ck_assert_mem_eq(mask, "\1\1\0\0\0\0\0\0", 8);
    ck_assert_int_eq(ent_tree_subtree(heads, 8, 3, mask, &err), ENT_OK);
    ck_assert_mem_eq(mask, "\1\1\1\1\1\1\0\0", 8);
    ck_assert_int_eq(ent_tree_subtree(heads, 8, 6, mask, &err), ENT_OK);
    ck_assert_mem_eq(mask, "\0\0\0\0\0\0\1\1", 8);
    ck_assert_uint_eq(ent_tree_path(heads, 8, 0, 4, path, &top), 5);
    ck_assert_mem_eq(path, ((const int32_t[]){0, 1, 3, 5, 4}), 5 * sizeof *path);
    ck_assert_uint_eq(top, 2);
    ck_assert_uint_eq(ent_tree_path(heads, 8, 3, 0, path, &top), 3);
    ck_assert_uint_eq(top, 0);
    ck_assert_uint_eq(ent_tree_path(heads, 8, 2, 2, path, &top), 1);
    ck_assert_uint_eq(ent_tree_path(heads, 8, 0, 7, path, &top), 0);
    ck_assert_uint_eq(ent_tree_path(heads, 8, 6, 7, path, &top), 2);
}
END_TEST

START_TEST(test_no_memory)
{
    struct ent_drawn_word words[2];
    char copy[100];
    unsigned char mask[2];
    const int32_t heads[] = {1, -1};
    size_t n = read_words("a/X/dep/2 b/X/root/0", words, copy);
    for (int what = 0; what < 3; what++) {
        enum ent_status st = ENT_ENOMEM;
        for (uint64_t k = 1; st == ENT_ENOMEM && k < 50; k++) {
            ent_mem_fail_at(k);
            st = what == 0   ? ent_tree_text(words, n, 0, &out, &err)
                 : what == 1 ? ent_tree_svg(words, n, "t", 1, &out, &err)
                             : ent_tree_subtree(heads, 2, 1, mask, &err);
            ent_mem_fail_at(0);
            finish();
        }
        ck_assert_int_eq(st, ENT_OK);
    }
}
END_TEST

int main(void)
{
    Suite *s = suite_create("tree_draw");
    TCase *tc = tcase_create("tree_draw");
    tcase_add_loop_test(tc, test_text, 0, (int)(sizeof texts / sizeof *texts));
    tcase_add_test(tc, test_marks);
    tcase_add_loop_test(tc, test_long, 0, 5);
    tcase_add_test(tc, test_too_long);
    tcase_add_test(tc, test_svg);
    tcase_add_test(tc, test_levels);
    tcase_add_test(tc, test_subtree_and_path);
    tcase_add_test(tc, test_no_memory);
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_NORMAL);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed != 0;
}
