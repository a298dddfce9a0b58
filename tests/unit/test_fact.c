/* Facts: the vocabulary's faults by line, and what is measured of whom in small trees. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_tie.h"
#include "tree_words.h"

static struct ent_error err;

static const struct {
    const char *bytes, *message;
} bad[] = {
    {"measure export : money", "x.facts:1: a heading with a relation ([exports]) expected before the first line, found 'export'"},
    {"\n[Trade Turnover]\n", "x.facts:2: a relation in square brackets ([gas_exports]) expected, found '[Trade Turnover]'"},
    {"[a]\nmeasure export : gold", "x.facts:2: a kind of quantities (money, percent, ...) expected, found 'gold'"},
    {"[a]\nmeasure export", "x.facts:2: ': ' and kinds of quantities (money, percent, ...) expected"},
    {"[a]\nmeasure the : money", "x.facts:2: a word that says something expected, found 'the'"},
    {"[a]\nmeasure : money", "x.facts:2: one to three groups of words expected"},
    {"[a]\nmeasure a b + , c : money", "x.facts:2: a word expected between commas"},
    {"[a]\nmeasure export : money ; goodz", "x.facts:2: an option (joint given people goods named future counted several state person where whom joined left sought asked of=TYPE unit=WORD value=NUMBER) expected, found 'goodz'"},
    {"[a]\nmeasure export : money ; of=STATES", "x.facts:2: a type of names (STATE, ORG, ...) expected, found 'STATES'"},
    {"[a]\nany word : money", "x.facts:2: no words expected after 'any', found 'word'"},
    {"[a]\ndate lease > until : money", "x.facts:2: no ':' expected in a line of dates, found 'money'"},
    {"[a]\nverb join : STATE", "x.facts:2: types of names (STATE, ORG, ...) expected"},
    {"[a]\n= Norway exports gas.", "x.facts:2: an example (= SENTENCE : SUBJECT > OBJECT : RELATION VALUE UNIT AS-OF) expected"},
    {"adverb kindly", "x.facts:1: 'measure', 'date', 'verb', 'noun', 'any', a set ('goods', 'persons', 'up', 'down', 'getting'), '=', '[' or '#' expected"},
};

START_TEST(test_bad_rules)
{
    struct ent_fact_rules *r;
    ck_assert_int_eq(ent_fact_rules_read(&r, bad[_i].bytes, strlen(bad[_i].bytes), "x.facts", &err), ENT_EFORMAT);
    ck_assert_ptr_null(r);
    ck_assert_msg(strstr(err.message, bad[_i].message) != NULL, "%s", err.message);
}
END_TEST

START_TEST(test_shipped_rules)
{
    struct ent_fact_rules *r;
    ck_assert_int_eq(ent_fact_rules_open(&r, ENT_SOURCE_DIR "/data/facts", &err), ENT_OK);
    const struct ent_fact_phrase *turnover = ent_fact_rules_find(r, "turnover", 8);
    ck_assert_ptr_nonnull(turnover);
    ck_assert_str_eq(r->rules[turnover->rule].relation, "trade_turnover");
    ck_assert_ptr_null(ent_fact_rules_find(r, "sleep", 5));
    ent_fact_rules_close(r);
}
END_TEST

static const char names[] = "[STATE]\nArmenia ; people Armenians ; adjective Armenian\nIran ; adjective Iranian\nFrance ; adjective French\n[ROUTE]\nBlue Line\n"
                            "[ORG]\nGreens\n[PLACE]\nOran\n[PERSON of France]\nEmma Roy\n";
static const char rules[] = "goods gas, natural gas\nup rise, increase\ndown fall, decrease\ngetting receive\npersons soldier\n"
                            "[trade_turnover]\nmeasure turnover : money ; joint\n[exports]\nmeasure export > to : money, volume ; goods\n"
                            "[aid]\nmeasure aid > to : money ; given\n[poll_share]\nmeasure poll : percent ; people\n[troops]\nmeasure station > in : count\n"
                            "[length]\nmeasure line : length ; of=ROUTE\n[lease_until]\ndate lease + expire > until, in\n"
                            "[ownership_share]\nmeasure fully + own ; value=100 unit=%\n"
                            "[prison_term]\nmeasure sentence : duration ; person whom\n[without_power]\nmeasure without power > in : count ; where\n";

static const struct {
    const char *tree, *expected;
} cases[] = {
    {"turnover/turnover/NOUN/nsubj/5 between/between/ADP/case/1 Iran/Iran/PROPN/nmod/-2 and/and/CCONJ/cc/1 France/France/PROPN/conj/-2 reached/reach/VERB/root/0 "
     "$/$/SYM/obj/-1 12/12/NUM/nummod/-1 in/in/ADP/case/1 2024/2024/NUM/obl/-4",
     "Iran trade_turnover France 12 USD 2024 between"},
    {"Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 exports/export/NOUN/nsubj/5 of/of/ADP/case/1 gas/gas/NOUN/nmod/-2 to/to/ADP/case/1 France/France/PROPN/nmod/-4 rose/rise/VERB/root/0 "
     "to/to/ADP/case/2 3/3/NUM/nummod/1 bcm/bcm/NOUN/obl/-3",
     "Iran gas_exports France 3 bcm - owner"},
    {"Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 exports/export/NOUN/nsubj/1 fell/fall/VERB/root/0 by/by/ADP/case/2 7/7/NUM/nummod/1 percent/percent/NOUN/obl/-3",
     "Iran exports_change - -7 % - owner"},
    {"Iran/Iran/PROPN/nsubj/1 received/receive/VERB/root/0 $/$/SYM/obj/-1 5/5/NUM/nummod/-1 in/in/ADP/case/2 French/French/ADJ/amod/1 aid/aid/NOUN/nmod/-4",
     "France aid Iran 5 USD - owner"},
    {"a/a/DET/det/1 poll/poll/NOUN/nsubj/1 showed/show/VERB/root/0 31/31/NUM/nummod/1 %/%/SYM/obj/-2 of/of/ADP/case/1 Armenians/Armenian/PROPN/nmod/-2",
     "Armenians poll_share - 31 % - asked"},
    {"20/20/NUM/nummod/2 French/French/ADJ/amod/1 soldiers/soldier/NOUN/nsubj:pass/2 are/be/AUX/aux:pass/1 stationed/station/VERB/root/0 in/in/ADP/case/1 Iran/Iran/PROPN/obl/-2",
     "France troops Iran 20 persons - clause"},
    {"the/the/DET/det/2 Blue/Blue/PROPN/compound/1 Line/Line/PROPN/nsubj/2 is/be/AUX/cop/1 43/43/NUM/nummod/1 km/km/NOUN/root/0", "Blue Line length - 43 km - type"},
    {"Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 lease/lease/NOUN/nsubj/1 expires/expire/VERB/root/0 until/until/ADP/case/1 2044/2044/NUM/obl/-2",
     "Iran lease_until - 2044 date - owner"},
    {"Iran/Iran/PROPN/nsubj/2 fully/fully/ADV/advmod/1 owns/own/VERB/root/0 it/it/PRON/obj/-1", "Iran ownership_share - 100 % - clause"},
    {"Emma/Emma/PROPN/nsubj/2 Roy/Roy/PROPN/flat/-1 gave/give/VERB/root/0 Iran/Iran/PROPN/iobj/-1 $/$/SYM/obj/-2 5/5/NUM/nummod/-1 of/of/ADP/case/1 aid/aid/NOUN/nmod/-3",
     "France aid Iran 5 USD - clause"}, /* who acts in office acts for the state */
    {"Emma/Emma/PROPN/nsubj:pass/3 Roy/Roy/PROPN/flat/-1 was/be/AUX/aux:pass/1 sentenced/sentence/VERB/root/0 to/to/ADP/case/2 two/two/NUM/nummod/1 years/year/NOUN/obl/-3 "
     "by/by/ADP/case/1 Iran/Iran/PROPN/obl/-5",
     "Emma Roy prison_term - 2 year - verb"},
    {"Iran/Iran/PROPN/nsubj/10 ,/,/PUNCT/punct/2 whose/whose/PRON/nmod:poss/1 exports/export/NOUN/nsubj/3 to/to/ADP/case/1 France/France/PROPN/nmod/-2 reached/reach/VERB/acl:relcl/-6 "
     "3/3/NUM/nummod/1 bcm/bcm/NOUN/obj/-2 ,/,/PUNCT/punct/-3 agreed/agree/VERB/root/0",
     "Iran exports France 3 bcm - owner"},
    {"a/a/DET/det/1 poll/poll/NOUN/nsubj/1 gave/give/VERB/root/0 the/the/DET/det/1 Greens/Greens/PROPN/iobj/-2 31/31/NUM/nummod/1 %/%/SYM/obj/-4", "Greens poll_share - 31 % - asked"},
    {"Iran/Iran/PROPN/nsubj/1 left/leave/VERB/root/0 20000/20000/NUM/nummod/1 homes/home/NOUN/obj/-2 in/in/ADP/case/1 Oran/Oran/PROPN/nmod/-2 without/without/ADP/case/1 "
     "power/power/NOUN/obl/-6",
     "Oran without_power - 20000 homes - inside"},
    {"Iran/Iran/PROPN/compound/2 -/-/PUNCT/punct/1 French/French/ADJ/amod/1 aid/aid/NOUN/nsubj/1 reached/reach/VERB/root/0 $/$/SYM/obj/-1 5/5/NUM/nummod/-1", "Iran aid - 5 USD - owner"},
    /* what is only possible, supposed, or told by another verb */
    {"Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 exports/export/NOUN/nsubj/2 could/could/AUX/aux/1 reach/reach/VERB/root/0 3/3/NUM/nummod/1 bcm/bcm/NOUN/obj/-2", ""},
    {"if/if/SCONJ/mark/4 Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 exports/export/NOUN/nsubj/1 reach/reach/VERB/advcl/5 3/3/NUM/nummod/1 bcm/bcm/NOUN/obj/-2 "
     ",/,/PUNCT/punct/-3 it/it/PRON/nsubj/1 wins/win/VERB/root/0",
     ""},
    {"Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 lease/lease/NOUN/nsubj/4 signed/sign/VERB/acl/-1 in/in/ADP/case/1 2024/2024/NUM/obl/-2 expired/expire/VERB/root/0", ""},
    {"20/20/NUM/nummod/2 French/French/ADJ/amod/1 soldiers/soldier/NOUN/nsubj/1 said/say/VERB/root/0 so/so/ADV/advmod/-1", ""}, /* who tells it */
    {"the/the/DET/det/2 two/two/NUM/nummod/1 soldiers/soldier/NOUN/nsubj/1 left/leave/VERB/root/0 Iran/Iran/PROPN/obj/-1", ""}, /* counted in passing */
    {"exports/export/NOUN/nsubj/1 reached/reach/VERB/root/0 3/3/NUM/nummod/1 bcm/bcm/NOUN/obj/-2", ""}, /* nobody's */
};

static void say(char *out, size_t size, const struct ent_facts *facts, const struct ent_timexes *dates)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < facts->n; i++) {
        const struct ent_fact *x = &facts->items[i];
        n += (size_t)snprintf(out + n, size - n, "%s%.*s %s %.*s %s %s %s %s", i > 0 ? " | " : "", (int)x->subject.n, x->subject.entity, x->relation,
                              x->object.entity != NULL ? (int)x->object.n : 1, x->object.entity != NULL ? x->object.entity : "-", x->value, x->unit[0] != '\0' ? x->unit : "-",
                              x->as_of != UINT32_MAX ? dates->items[x->as_of].value : "-", ent_fact_how_name(x->how));
    }
}

START_TEST(test_facts)
{
    static struct words w;
    struct ent_gazetteer *g;
    struct ent_fact_rules *r;
    struct ent_mention_finder *finder;
    struct ent_mentions mentions = {0};
    struct ent_timexes dates = {0};
    struct ent_quantities quantities = {0};
    struct ent_tree tree = {0};
    struct ent_fact_finder f = {0};
    struct ent_facts facts = {0};
    struct ent_ties ties = {0};
    char got[1000];
    ck_assert_int_eq(ent_gazetteer_read(&g, names, strlen(names), "test", &err), ENT_OK);
    ck_assert_int_eq(ent_fact_rules_read(&r, rules, strlen(rules), "test", &err), ENT_OK);
    ck_assert_int_eq(ent_mention_finder_new(&finder, g, NULL, &err), ENT_OK);
    read_tree(&w, cases[_i].tree);
    w.v.is_parsed = 1;
    f.rules = r;
    f.p.gazetteer = g;
    ck_assert_int_eq(ent_mention_find(finder, &w.v, NULL, &mentions, &err), ENT_OK);
    ck_assert_int_eq(ent_timex_find(&w.v, &dates, &err), ENT_OK);
    ck_assert_int_eq(ent_quantity_find(&w.v, &dates, &quantities, &err), ENT_OK);
    ck_assert_int_eq(ent_tree_read(&tree, &w.v, &err), ENT_OK);
    ck_assert_int_eq(ent_fact_find(&f, &w.v, &tree, &mentions, &dates, &quantities, &facts, &ties, &err), ENT_OK);
    say(got, sizeof got, &facts, &dates);
    ck_assert_str_eq(got, cases[_i].expected);
    ent_facts_done(&facts);
    ent_ties_done(&ties);
    ent_fact_finder_done(&f);
    ent_tree_done(&tree);
    ent_quantities_done(&quantities);
    ent_timexes_done(&dates);
    ent_mentions_done(&mentions);
    ent_mention_finder_free(finder);
    ent_fact_rules_close(r);
    ent_gazetteer_close(g);
    ent_view_done(&w.v);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("fact");
    TCase *t = tcase_create("fact");
    SRunner *r = srunner_create(s);
    int failed;
    tcase_add_loop_test(t, test_bad_rules, 0, sizeof bad / sizeof *bad);
    tcase_add_test(t, test_shipped_rules);
    tcase_add_loop_test(t, test_facts, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(s, t);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
