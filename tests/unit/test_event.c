/* Events: the dictionary's faults by line, and who did what to whom in small trees. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_event.h"
#include "tree_words.h"

static struct ent_error err;

static const struct {
    const char *bytes, *message;
} bad[] = {
    {"verb meet", "x.events:1: a heading with a type ([CONSULT]) expected before the first rule, found 'meet'"},
    {"\n[TALK]\n", "x.events:2: a type of PLOVER in square brackets expected, found '[TALK]'"},
    {"[AID]\nverb give, , send", "x.events:2: a word expected between commas, found 'give, , send'"},
    {"[AID]\nverb give ; joyn", "x.events:2: an option (joint alone reverse place bloc of bare aim planned denied hypothetical planned=TYPE not=TYPE) expected, found 'joyn'"},
    {"[AID]\nverb give ; not=TALK", "expected, found 'not=TALK'"},
    {"[AID]\nwho army", "x.events:2: 'who' expected before the first heading, found 'army'"},
    {"who army, , police", "x.events:1: a word expected between commas"},
    {"[AID]\nadverb kindly", "x.events:2: 'verb', 'noun', 'adj', 'who', '=', '[' or '#' expected, found 'adverb kindly'"},
    {"[AID]\nverb give + aid > to\nverb help, be > to", "x.events:3: a rule for this word alone would match everything: an object after '+' or another word "
                                                      "expected, found 'be'"},
    {"[AID]\nverb be + not friend", "x.events:2: a rule for this word alone would match everything"},
    {"[AID]\nnoun the > to", "x.events:2: a rule for this word alone would match everything"},
    {"[AID]\nverb * ; alone", "expected, found '*'"},
    {"[AID]\n= Norway gave money.", "x.events:2: an example (= SENTENCE : ACTOR > TARGET) expected"},
};

START_TEST(test_bad_rules)
{
    struct ent_event_rules *r;
    ck_assert_int_eq(ent_event_rules_read(&r, bad[_i].bytes, strlen(bad[_i].bytes), "x.events", &err), ENT_EFORMAT);
    ck_assert_ptr_null(r);
    ck_assert_msg(strstr(err.message, bad[_i].message) != NULL, "%s", err.message);
}
END_TEST

START_TEST(test_shipped_rules)
{
    struct ent_event_rules *r;
    ck_assert_int_eq(ent_event_rules_open(&r, ENT_SOURCE_DIR "/data/events", &err), ENT_OK);
    const struct ent_event_rule *meet = ent_event_rules_find(r, "meet", 4);
    ck_assert_ptr_nonnull(meet);
    ck_assert_int_eq(meet->type, ENT_EVENT_CONSULT);
    ck_assert_int_eq(meet->options, ENT_RULE_JOINT);
    ck_assert_str_eq(meet->places[0], "with");
    ck_assert_ptr_null(ent_event_rules_find(r, "sleep", 5));
    ent_event_rules_close(r);
}
END_TEST

static const char names[] = "[STATE]\nArmenia ; people Armenians ; adjective Armenian ; capital Yerevan\nFrance ; adjective French ; capital Paris\n"
                            "Iran ; adjective Iranian ; capital Tehran\n[PERSON of Armenia]\nNikol Pashinyan\n[PLACE]\nGyumri\n[BLOC]\nNorth Atlantic Treaty Organization ; abbreviation NATO\n";
static const char rules[] = "who minister, government, official, troops\n[CONSULT]\nverb meet > with ; joint\nverb travel > to ; place\nnoun visit > to\n[AID]\nverb give + aid, grant > to\n"
                            "verb intervene > in ; place alone not=REJECT\n[THREATEN]\nverb leave ; bloc planned\n[COERCE]\nnoun arrest > of ; of\n"
                            "[AGREE]\nverb offer > to ; aim planned\n[ASSAULT]\nverb kill ; place\nnoun operation + military > in ; place\n"
                            "[MOBILIZE]\nverb send + troop, troops > to ; place\n[SANCTION]\nverb declare + freeze > on\n"
                            "[REJECT]\nverb turn down + offer > of\nverb call + as baseless\nverb deny ; alone\n[SUPPORT]\nadj grateful > to\n"
                            "[ACCUSE]\nverb accuse\n";

static const struct {
    const char *tree, *expected;
} cases[] = {
    {"Armenia/Armenia/PROPN/nsubj/3 and/and/CCONJ/cc/1 Iran/Iran/PROPN/conj/-2 met/meet/VERB/root/0", "CONSULT Armenia > Iran happened"},
    {"French/French/ADJ/amod/1 officials/official/NOUN/nsubj/2 have/have/AUX/aux/1 met/meet/VERB/root/0 Pashinyan/Pashinyan/PROPN/obj/-1",
     "CONSULT France > Pashinyan happened"},
    {"Pashinyan/Pashinyan/PROPN/nsubj/1 traveled/travel/VERB/root/0 to/to/ADP/case/1 Paris/Paris/PROPN/obl/-2", "CONSULT Pashinyan > France happened"},
    {"Pashinyan/Pashinyan/PROPN/nsubj/2 will/will/AUX/aux/1 travel/travel/VERB/root/0 to/to/ADP/case/1 Tehran/Tehran/PROPN/obl/-2",
     "CONSULT Pashinyan > Iran planned"},
    {"Pashinyan/Pashinyan/PROPN/nsubj/2 may/may/AUX/aux/1 travel/travel/VERB/root/0 to/to/ADP/case/1 Tehran/Tehran/PROPN/obl/-2", ""},
    {"Iran/Iran/PROPN/nmod:poss/2 's/'s/PART/case/-1 visit/visit/NOUN/nsubj/3 to/to/ADP/case/1 Armenia/Armenia/PROPN/nmod/-2 ended/end/VERB/root/0",
     "CONSULT Iran > Armenia happened"},
    {"aid/aid/NOUN/nsubj:pass/2 was/be/AUX/aux:pass/1 given/give/VERB/root/0 to/to/ADP/case/1 Armenia/Armenia/PROPN/obl/-2 by/by/ADP/case/1 France/France/PROPN/obl:agent/-4",
     "AID France > Armenia happened"},
    {"Iran/Iran/PROPN/nsubj/3 did/do/AUX/aux/2 not/not/PART/advmod/1 intervene/intervene/VERB/root/0 in/in/ADP/case/1 Armenia/Armenia/PROPN/obl/-2",
     "REJECT Iran > Armenia denied in Armenia"},
    {"Armenia/Armenia/PROPN/nsubj/1 left/leave/VERB/root/0 NATO/NATO/PROPN/obj/-1", "THREATEN Armenia > North Atlantic Treaty Organization planned"},
    {"Armenia/Armenia/PROPN/nsubj/1 left/leave/VERB/root/0 France/France/PROPN/obj/-1", ""}, /* no bloc */
    {"the/the/DET/det/1 arrest/arrest/NOUN/root/0 of/of/ADP/case/1 Pashinyan/Pashinyan/PROPN/nmod/-2 by/by/ADP/case/1 Iran/Iran/PROPN/nmod/-4",
     "COERCE Iran > Pashinyan happened"},
    /* a pronoun is the subject of its clause, or of the one above */
    {"Iran/Iran/PROPN/nsubj/1 said/say/VERB/root/0 France/France/PROPN/nsubj/1 knew/know/VERB/ccomp/-2 it/it/PRON/nsubj/1 met/meet/VERB/ccomp/-2 "
     "Armenia/Armenia/PROPN/obj/-1", "CONSULT France > Armenia happened"},
    {"Armenia/Armenia/PROPN/nsubj/1 declared/declare/VERB/root/0 a/a/DET/det/1 freeze/freeze/NOUN/obj/-2 on/on/ADP/case/2 its/its/PRON/nmod:poss/1 "
     "part/part/NOUN/nmod/-3 in/in/ADP/case/1 NATO/NATO/PROPN/nmod/-2", "SANCTION Armenia > North Atlantic Treaty Organization happened"},
    /* what belongs to somebody does not act; who belongs to somebody does */
    {"France/France/PROPN/nmod:poss/2 's/'s/PART/case/-1 idea/idea/NOUN/nsubj/1 met/meet/VERB/root/0 Iran/Iran/PROPN/obj/-1", ""},
    {"France/France/PROPN/nmod:poss/2 's/'s/PART/case/-1 government/government/NOUN/nsubj/1 met/meet/VERB/root/0 Iran/Iran/PROPN/obj/-1",
     "CONSULT France > Iran happened"},
    {"Iranian/Iranian/ADJ/amod/1 troops/troops/NOUN/nsubj:pass/2 were/be/AUX/aux:pass/1 sent/send/VERB/root/0 to/to/ADP/case/1 Armenia/Armenia/PROPN/obl/-2",
     "MOBILIZE Iran > Armenia happened"}, /* whose they are sends them */
    /* no subject in the tree: the names right before the verb */
    {"in/in/ADP/case/1 Paris/Paris/PROPN/obl/5 ,/,/PUNCT/punct/1 Iran/Iran/PROPN/conj/-2 and/and/CCONJ/cc/1 Armenia/Armenia/PROPN/conj/-4 "
     "met/meet/VERB/root/0/VerbForm=Fin", "CONSULT Iran > Armenia happened in Paris"},
    /* only wanted, or only seemingly passive */
    {"Iran/Iran/PROPN/nsubj/1 wants/want/VERB/root/0 a/a/DET/det/1 visit/visit/NOUN/obj/-2 to/to/ADP/case/1 Armenia/Armenia/PROPN/nmod/-2", ""},
    {"Iran/Iran/PROPN/nsubj/3 would/would/AUX/aux/2 have/have/AUX/aux/1 met/meet/VERB/root/0 Armenia/Armenia/PROPN/obj/-1", ""},
    {"Iran/Iran/PROPN/nsubj/1 killed/kill/VERB/root/0 three/three/NUM/nummod/1 Armenians/Armenian/PROPN/obl/-2", "ASSAULT Iran > Armenians happened"},
    {"Iran/Iran/PROPN/nsubj/1 offers/offer/VERB/root/0 gas/gas/NOUN/obj/-1 to/to/ADP/case/1 Armenia/Armenia/PROPN/obl/-3", ""},
    {"Iran/Iran/PROPN/nmod:poss/3 's/'s/PART/case/-1 military/military/ADJ/amod/1 operation/operation/NOUN/nsubj/3 in/in/ADP/case/1 Armenia/Armenia/PROPN/nmod/-2 "
     "ended/end/VERB/root/0", "ASSAULT Iran > Armenia happened in Armenia"},
    /* a particle, a predicate, an adjective */
    {"Iran/Iran/PROPN/nsubj/1 turned/turn/VERB/root/0 down/down/ADP/compound:prt/-1 the/the/DET/det/1 offer/offer/NOUN/obj/-3 of/of/ADP/case/1 "
     "France/France/PROPN/nmod/-2", "REJECT Iran > France happened"},
    {"Iran/Iran/PROPN/nsubj/1 called/call/VERB/root/0 the/the/DET/det/1 claim/claim/NOUN/obj/-2 of/of/ADP/case/1 France/France/PROPN/nmod/-2 "
     "baseless/baseless/ADJ/xcomp/-5", "REJECT Iran > France happened"},
    {"Iran/Iran/PROPN/nsubj/2 is/be/AUX/cop/1 grateful/grateful/ADJ/root/0 to/to/ADP/case/1 France/France/PROPN/obl/-2", "SUPPORT Iran > France happened"},
    /* the object of a relative clause stands above it */
    {"Iran/Iran/PROPN/nsubj/1 left/leave/VERB/root/0 officials/official/NOUN/obj/-1 that/that/PRON/obj/2 Armenia/Armenia/PROPN/nsubj/1 "
     "accused/accuse/VERB/acl:relcl/-3/Tense=Past", "ACCUSE Armenia > happened"},
    /* what is denied; who is answered */
    {"Iran/Iran/PROPN/nsubj/1 denied/deny/VERB/root/0 that/that/SCONJ/mark/2 it/it/PRON/nsubj/1 met/meet/VERB/ccomp/-3 France/France/PROPN/obj/-1",
     "REJECT Iran > happened | CONSULT Iran > France denied"},
    {"France/France/PROPN/nsubj/1 accused/accuse/VERB/root/0 Iran/Iran/PROPN/obj/-1 ;/;/PUNCT/punct/2 Iran/Iran/PROPN/nsubj/1 denied/deny/VERB/parataxis/-4 "
     "it/it/PRON/obj/-1", "ACCUSE France > Iran happened | REJECT Iran > France happened"},
    /* where: of the act, of what it is told within, the place that it leads to; not of another clause, not a party */
    {"Iran/Iran/PROPN/nsubj/1 met/meet/VERB/root/0 France/France/PROPN/obj/-1 in/in/ADP/case/1 Gyumri/Gyumri/PROPN/obl/-3", "CONSULT Iran > France happened in Gyumri"},
    {"a/a/DET/det/1 visit/visit/NOUN/nsubj:pass/6 by/by/ADP/case/1 Iran/Iran/PROPN/nmod/-2 to/to/ADP/case/1 Armenia/Armenia/PROPN/nmod/-4 was/be/AUX/aux:pass/1 "
     "held/hold/VERB/root/0 in/in/ADP/case/2 the/the/DET/det/1 city/city/NOUN/obl/-3 of/of/ADP/case/1 Gyumri/Gyumri/PROPN/nmod/-2", "CONSULT Iran > Armenia happened in Gyumri"},
    {"Iran/Iran/PROPN/nsubj/1 said/say/VERB/root/0 in/in/ADP/case/1 Gyumri/Gyumri/PROPN/obl/-2 it/it/PRON/nsubj/1 met/meet/VERB/ccomp/-4 Armenia/Armenia/PROPN/obj/-1",
     "CONSULT Iran > Armenia happened"},
    {"Iran/Iran/PROPN/nsubj/1 killed/kill/VERB/root/0 Pashinyan/Pashinyan/PROPN/obj/-1 at/at/ADP/case/2 a/a/DET/det/1 base/base/NOUN/obl/-4 near/near/ADP/case/1 "
     "Gyumri/Gyumri/PROPN/nmod/-2", "ASSAULT Iran > Pashinyan happened in Gyumri"},
    /* who is meant by what was told: a pair, a state's army, the one named behind, nobody himself */
    {"Iran/Iran/PROPN/nsubj/2 and/and/CCONJ/cc/1 France/France/PROPN/conj/-2 talked/talk/VERB/root/0 when/when/ADV/advmod/3 the/the/DET/det/1 two/two/NUM/nsubj/1 "
     "met/meet/VERB/advcl/-4", "CONSULT Iran > France happened"},
    {"Iran/Iran/PROPN/nsubj/1 talked/talk/VERB/root/0 ./././PUNCT/punct/-1 its/its/PRON/nmod:poss/1 troops/troops/NOUN/nsubj/1 killed/kill/VERB/root/0 Pashinyan/Pashinyan/PROPN/obj/-1",
     "ASSAULT Iran > Pashinyan happened"},
    {"Pashinyan/Pashinyan/PROPN/nsubj/1 met/meet/VERB/root/0 his/his/PRON/nmod:poss/2 French/French/ADJ/amod/1 counterpart/counterpart/NOUN/obj/-3 ,/,/PUNCT/punct/1 "
     "NATO/NATO/PROPN/conj/-2 ./././PUNCT/punct/-6", "CONSULT Pashinyan > North Atlantic Treaty Organization happened"},
    /* nobody is told, and it is known: the person's own state; where it is done */
    {"the/the/DET/det/1 arrest/arrest/NOUN/root/0 of/of/ADP/case/1 Nikol/Nikol/PROPN/nmod/-2 Pashinyan/Pashinyan/PROPN/flat/-1", "COERCE Armenia > Nikol Pashinyan happened"},
    {"Nikol/Nikol/PROPN/nmod:poss/3 Pashinyan/Pashinyan/PROPN/flat/-1 's/'s/PART/case/-2 arrest/arrest/NOUN/root/0", "COERCE Armenia > Nikol Pashinyan happened"},
    {"Iran/Iran/PROPN/nsubj:pass/2 was/be/AUX/aux:pass/1 accused/accuse/VERB/root/0 in/in/ADP/case/1 Paris/Paris/PROPN/obl/-2", "ACCUSE France > Iran happened in Paris"},
    /* the phrase behind the verb is its object, whatever hangs on what */
    {"Iran/Iran/PROPN/nsubj/1 gave/give/VERB/root/0 a/a/DET/det/1 grant/grant/NOUN/nsubj/1 worth/worth/VERB/ccomp/-3 to/to/ADP/case/1 Armenia/Armenia/PROPN/obl/-5",
     "AID Iran > Armenia happened"},
    /* an attribute tells no act; what a planned journey is for does */
    {"the/the/DET/det/2 accused/accuse/VERB/amod/1 Armenians/Armenian/PROPN/nsubj/1 left/leave/VERB/root/0", ""},
    {"Iran/Iran/PROPN/nsubj/2 will/will/AUX/aux/1 travel/travel/VERB/root/0 to/to/PART/mark/1 meet/meet/VERB/advcl/-2 Pashinyan/Pashinyan/PROPN/obj/-1", "CONSULT Iran > Pashinyan planned"},
    /* answers, and who acts on in a sentence */
    {"France/France/PROPN/nsubj/1 killed/kill/VERB/root/0 Pashinyan/Pashinyan/PROPN/obj/-1 ;/;/PUNCT/punct/2 Armenia/Armenia/PROPN/nsubj/1 denied/deny/VERB/parataxis/-4 "
     "it/it/PRON/obj/-1", "ASSAULT France > Pashinyan happened | REJECT Armenia > France happened"},
    {"Iran/Iran/PROPN/nsubj/1 accused/accuse/VERB/root/0 France/France/PROPN/obj/-1 and/and/CCONJ/cc/1 declared/declare/VERB/conj/-3 a/a/DET/det/1 freeze/freeze/NOUN/obj/-2",
     "ACCUSE Iran > France happened | SANCTION Iran > France happened"},
    {"to/to/PART/mark/1 meet/meet/VERB/advcl/2 Pashinyan/Pashinyan/PROPN/obj/-1 Iran/Iran/PROPN/root/0", ""}, /* a purpose */
};

static size_t put_parties(char *out, size_t size, size_t n, const struct ent_parties *p)
{
    for (size_t i = 0; i < p->n; i++)
        n += (size_t)snprintf(out + n, size - n, "%s%.*s", i > 0 ? ", " : " ", (int)p->items[i].n, p->items[i].entity);
    return n;
}

START_TEST(test_events)
{
    static struct words w;
    struct ent_gazetteer *g;
    struct ent_event_rules *r;
    struct ent_mention_finder *finder;
    struct ent_mentions mentions = {0};
    struct ent_timexes dates = {0};
    struct ent_tree tree = {0};
    struct ent_event_finder f = {0};
    struct ent_events events = {0};
    char got[1000] = "";
    size_t n = 0;
    ck_assert_int_eq(ent_gazetteer_read(&g, names, strlen(names), "test", &err), ENT_OK);
    ck_assert_int_eq(ent_event_rules_read(&r, rules, strlen(rules), "test", &err), ENT_OK);
    ck_assert_int_eq(ent_mention_finder_new(&finder, g, NULL, &err), ENT_OK);
    read_tree(&w, cases[_i].tree);
    f.rules = r;
    f.p.gazetteer = g;
    ck_assert_int_eq(ent_mention_find(finder, &w.v, NULL, &mentions, &err), ENT_OK);
    ck_assert_int_eq(ent_tree_read(&tree, &w.v, &err), ENT_OK);
    ck_assert_int_eq(ent_event_find(&f, &w.v, &tree, &mentions, &dates, &events, &err), ENT_OK);
    ck_assert(ent_clause_patient(&f.p, ENT_NO_WORD) == ENT_NO_WORD); /* a figure may stand under no verb */
    for (size_t i = 0; i < events.n; i++) {
        const struct ent_event *e = &events.items[i];
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s", i > 0 ? " | " : "", ent_event_type_name((enum ent_event_type)e->type));
        n = put_parties(got, sizeof got, n, &e->actors);
        n += (size_t)snprintf(got + n, sizeof got - n, " >");
        n = put_parties(got, sizeof got, n, &e->targets);
        n += (size_t)snprintf(got + n, sizeof got - n, " %s", ent_event_status_name((enum ent_event_status)e->status));
        if (e->place.entity != NULL)
            n += (size_t)snprintf(got + n, sizeof got - n, " in %.*s", (int)e->place.n, e->place.entity);
    }
    ck_assert_str_eq(got, cases[_i].expected);
    ent_events_done(&events);
    ent_event_finder_done(&f);
    ent_tree_done(&tree);
    ent_mentions_done(&mentions);
    ent_mention_finder_free(finder);
    ent_event_rules_close(r);
    ent_gazetteer_close(g);
    ent_view_done(&w.v);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("event");
    TCase *t = tcase_create("event");
    SRunner *r = srunner_create(s);
    int failed;
    tcase_add_loop_test(t, test_bad_rules, 0, sizeof bad / sizeof *bad);
    tcase_add_test(t, test_shipped_rules);
    tcase_add_loop_test(t, test_events, 0, sizeof cases / sizeof *cases);
    suite_add_tcase(s, t);
    srunner_run_all(r, CK_NORMAL);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
