/* Gazetteers and what they find: files that are wrong, names in sentences of our own, a region that is added. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/ent_mention.h"
#include "text/ent_token.h"

static struct ent_error err;
static char got[8192];
static const char *subject; /* this word is the subject of a verb; NULL: there is no tree */
static const char *learnt, *tag; /* what the model of names says of this word, of all others "O"; NULL: there is no model */

static void make_view(struct ent_view *v, const char *text)
{
    struct ent_words words = {0};
    uint32_t sentence = 0;
    *v = (struct ent_view){.text = text, .n_text = strlen(text), .published = {2025, 8, 21}};
    ck_assert_int_eq(ent_tokenize(text, 0, (uint32_t)strlen(text), &words, &err), ENT_OK);
    for (size_t i = 0; i < words.n; i++) {
        ck_assert_int_eq(ent_view_add(v, words.words[i].start, words.words[i].end, sentence, &err), ENT_OK);
        sentence += (words.words[i].flags & ENT_WORD_SENT_END) != 0;
    }
    ent_words_done(&words);
}

/* "words=Entity/TYPE" each, a metonym with ! */
static const char *found(const struct ent_gazetteer *g, const struct ent_corrections *c, const char *text, const char *doc)
{
    struct ent_view v;
    struct ent_mentions m = {0};
    struct ent_mention_finder *f;
    size_t n = 0;
    got[0] = '\0';
    make_view(&v, text);
    for (size_t i = 0; learnt != NULL && i < v.n; i++)
        v.words[i].parse.ne = strncmp(text + v.words[i].start, learnt, v.words[i].end - v.words[i].start) == 0 ? tag : "O";
    for (size_t i = 0; subject != NULL && i < v.n; i++)
        if (strncmp(text + v.words[i].start, subject, v.words[i].end - v.words[i].start) == 0) {
            v.is_parsed = 1;
            v.words[i].parse.upos = ENT_UPOS_NOUN;
            v.words[i].parse.relation = ENT_REL_NSUBJ;
        }
    ck_assert_int_eq(ent_mention_finder_new(&f, g, c, &err), ENT_OK);
    ck_assert_int_eq(ent_mention_find(f, &v, doc, &m, &err), ENT_OK);
    for (size_t i = 0; i < m.n; i++) {
        const struct ent_mention *k = &m.items[i];
        ck_assert(k->start < k->end && k->first < k->last && k->last <= v.n && (i == 0 || k->start >= m.items[i - 1].end));
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s=%.*s/%s%s", i > 0 ? "|" : "", (int)(k->end - k->start), text + k->start, (int)k->n_entity,
                              k->entity, ent_entity_type_name(k->type), k->metonym ? "!" : "");
    }
    ent_mention_finder_free(f);
    ent_mentions_done(&m);
    ent_view_done(&v);
    return got;
}

static const struct {
    const char *text, *message;
} bad[] = {
    {"Armenia\n", "x.names:1: a heading such as [STATE] is missing before the first name"},
    {"# a comment\n\n[LAND]\n", "x.names:3: no type 'LAND'"},
    {"[STATE\n", "x.names:1: a heading ends in ]"},
    {"[STATE]\nArmenia = \n= Hayastan\n", "x.names:3: a name is missing"},
    {"[STATE]\nArmenia = Hayastan {hy\n", "x.names:2: marks in braces stand after the name"},
    {"[STATE]\nArmenia = Hayastan {tongue}\n", "x.names:2: no mark {tongue}"},
    {"[STATE]\nArmenia = Hayastan {1999..1991}\n", "x.names:2: '1999..1991' is no period"},
    {"[PERSON]\nA. B. Smith ; president 2018-13..\n", "x.names:2: '2018-13..' is no period"},
    {"[PERSON]\nA. B. Smith ; 2018..\n", "x.names:2: a period without an office"},
    {"[STATE]\nArmenia\nArmenia\n", "x.names:3: 'Armenia' stands in x.names:2 already"},
    {"[STATE]\nArmenia = Hayastan = Hayastan\n", "x.names:2: the name 'Hayastan' stands in x.names:2 already"},
    {"[STATE]\nGeorgia\n[PLACE]\nAtlanta = Georgia\n", "x.names:4: the name 'Georgia' stands in x.names:2 already; mark it {homonym}"},
    {"[PLACE]\nA ; in B\nB ; in C\nC ; in A\n", "x.names:2: 'A' belongs to itself, by way of 'B'"},
    {"[PLACE]\nShusha ; in Azerbajan\n[STATE]\nAzerbaijan\n", "x.names:2: there is no entity 'Azerbajan'; did you mean 'Azerbaijan'?"},
    {"[STATE]\nArmenia ; anthem Mer Hayrenik\n", "x.names:2: no fact 'anthem'"},
    {"[STATE]\nArmenia ; capital\n", "x.names:2: the name of an entity is missing"},
    {"[STATE]\n...\n", "x.names:2: '...' has neither letter nor digit"},
    {"[STATE]\nArmenia (*) Hayastan\n", "x.names:2: ' (*) ': this sign cannot stand in a name"},
    {"[STATE]\n+ Armenia = Hayastan\n", "x.names:2: there is no 'Armenia' to add to"},
    {"[PERSON]\nA. Smith\nB. Smith\nA. Smith\n", "x.names:4: 'A. Smith' stands in x.names:2 already"},
    {"[STATE]\nVelen\n[PLACE in Velen]\nA\nB\n[PLACE in Vellen]\nC\nD\n", "x.names:7: there is no entity 'Vellen'; did you mean 'Velen'?"},
};

START_TEST(test_bad_file)
{
    struct ent_gazetteer *g;
    ck_assert_int_eq(ent_gazetteer_read(&g, bad[_i].text, strlen(bad[_i].text), "x.names", &err), ENT_EFORMAT);
    ck_assert_ptr_null(g);
    ck_assert_msg(strncmp(err.message, bad[_i].message, strlen(bad[_i].message)) == 0, "%s\nnot\n%s", err.message, bad[_i].message);
}
END_TEST

START_TEST(test_bad_words)
{
    struct ent_gazetteer *g;
    ck_assert_int_eq(ent_gazetteer_read(&g, "[titel]\nmr\n", 11, "x.words", &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "x.words:1: no list [titel]"));
    ck_assert_int_eq(ent_gazetteer_read(&g, "\nmr\n", 4, "x.words", &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "x.words:2: "));
}
END_TEST

/* Each name as "text=Entity", with what the entity belongs to after a <: many have one surname, a heading says the same of many. */
START_TEST(test_read)
{
    static const char text[] = "[STATE]\nVelen = Republic of Velen ; people Veleni ; capital Velen City\nOster\n"
                               "[PERSON of Velen]\nA. Smith\nB. Smith\nC. van der Smith ; surname Smith\n"
                               "[PLACE in Velen]\nPort Mereva\nMereva (island) = Isle of Mereva ; in Oster\nAal\n[PLACE in Oster]\nPort\n";
    struct ent_gazetteer *g;
    size_t n = 0;
    ck_assert_int_eq(ent_gazetteer_read(&g, text, strlen(text), "x.names", &err), ENT_OK);
    for (size_t i = 0; i < g->n_aliases; i++) {
        const struct ent_entity *e = ent_alias_entity(g, &g->aliases[i]);
        n += (size_t)snprintf(got + n, sizeof got - n, "%s=%s%s%s|", g->aliases[i].text, e->name, e->of != ENT_NO_ENTITY ? "<" : "",
                              e->of != ENT_NO_ENTITY ? g->entities[e->of].name : "");
    }
    ck_assert_str_eq(got, "Velen=Velen|Republic of Velen=Velen|Veleni=Veleni<Velen|Oster=Oster|A. Smith=A. Smith<Velen|Smith=A. Smith<Velen|"
                          "B. Smith=B. Smith<Velen|Smith=B. Smith<Velen|C. van der Smith=C. van der Smith<Velen|Smith=C. van der Smith<Velen|"
                          "Port Mereva=Port Mereva<Velen|Mereva=Mereva (island)<Oster|Isle of Mereva=Mereva (island)<Oster|Aal=Aal<Velen|Port=Port<Oster|Velen City=Velen City<Velen|");
    ent_gazetteer_close(g);
}
END_TEST

static const struct {
    const char *name, *keys;
} pieces[] = {
    {"Zelenskyy", "zelenski"},       {"TÜRKIYE Türkiye", "turkie turkie"}, {"Erdoğan ERDOGGAN", "erdogan erdogan"}, {"Aaliyah Ossetia", "aaliah osetia"},
    {"S-400 EEU II", "s 400 eeu ii"}, {"Ёлкин", "елкин"},                     {"Straße", "strasse"},                    {"Renée nñn", "renee n"},
    {"A&B 3+3", "a & b 3 + 3"},
};

START_TEST(test_piece)
{
    struct ent_piece p;
    size_t n = 0;
    got[0] = '\0';
    for (size_t i = 0; ent_piece_next(pieces[_i].name, strlen(pieces[_i].name), &i, &p);)
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s", n > 0 ? " " : "", (int)p.n_key, p.key);
    ck_assert_str_eq(got, pieces[_i].keys);
}
END_TEST

/* Memory that fails at the first, second, ... allocation leaves nothing behind. */
START_TEST(test_memory)
{
    static const char text[] = "[STATE]\nArmenia = Hayastan {hy} ; people Armenians ; capital Yerevan\n[PERSON of Armenia]\nA. Smith ; minister 2018..\n";
    struct ent_gazetteer *g = NULL;
    enum ent_status st = ENT_ENOMEM;
    for (uint64_t i = 1; st != ENT_OK; i++) {
        ent_mem_fail_at(i);
        st = ent_gazetteer_read(&g, text, strlen(text), "x.names", &err);
        ck_assert(st == ENT_OK || (st == ENT_ENOMEM && g == NULL));
    }
    ent_mem_fail_at(0);
    ent_gazetteer_close(g);
}
END_TEST

/* ---- what ships ---- */

static struct ent_gazetteer *shipped(const char *more)
{
    struct ent_gazetteer *g;
    const char *const paths[] = {ENT_SOURCE_DIR "/data/gazetteer", more};
    ck_assert_msg(ent_gazetteer_open(&g, paths, more != NULL ? 2 : 1, &err) == ENT_OK, "%s", err.message);
    return g;
}

static const struct {
    const char *text, *expected;
} sentences[] = {
    {"Compiled by Sven Aalto and Maria Lund for Fjord Newswire", "Sven Aalto=Sven Aalto/PERSON|Maria Lund=Maria Lund/PERSON|Fjord Newswire=Fjord Newswire/ORG"},
    {"She is a fellow of the Northern Policy Forum.", "Northern Policy Forum=Northern Policy Forum/ORG"},
    {"Prices rose after Norgaz closed a valve.", "Norgaz=Norgaz/ORG"},
    {"Armenia and TÜRKİYE met; so did Turkiye and the Republic of Georgia.", "Armenia=Armenia/STATE|TÜRKİYE=Turkey/STATE|Turkiye=Turkey/STATE|Republic of Georgia=Georgia/STATE"},
    {"Yerevan was displeased with the U.S. plan.", "Yerevan=Armenia/STATE!|U.S.=United States/STATE"},
    {"The ministers met in Yerevan.", "Yerevan=Yerevan/PLACE"},
    {"Ties with Tehran cooled after his trip to Moscow.", "Tehran=Iran/STATE!|Moscow=Moscow/PLACE"},
    {"Two Armenians saw the Russian troops.", "Armenians=Armenians/GROUP"},
    {"Let us go, said the EU.", "EU=European Union/BLOC"},
    {"The Lakeside Policy Institute (LPI) said so; the LPI is small.", "Lakeside Policy Institute=Lakeside Policy Institute/ORG|LPI=Lakeside Policy Institute/ORG|LPI=Lakeside Policy Institute/ORG"},
    {"Defense Minister Wendell Okafor left. Later Okafor returned.", "Wendell Okafor=Wendell Okafor/PERSON|Okafor=Wendell Okafor/PERSON"},
    {"The Ministry of Foreign Affairs denied it.", "Ministry of Foreign Affairs=Ministry of Foreign Affairs/ORG"},
    {"Atlanta is in Georgia, said a US senator. The US senator lives there.", "Atlanta=Atlanta/PLACE|Georgia=Georgia (US state)/PLACE|US=United States/STATE|US=United States/STATE"},
    {"Goods worth US$ 12 billion came.", ""},
    {"Analysts at Fjord Risk say so.", "Fjord Risk=Fjord Risk/ORG"},
    {"His party, Nova Vlna, lost. Earlier Nova Vlna had led.", "Nova Vlna=Nova Vlna/ORG|Nova Vlna=Nova Vlna/ORG"},
    {"The drone maker Skyfort sold 40 Kestrel drones.", "Skyfort=Skyfort/ORG|Kestrel=Kestrel/EQUIPMENT"},
    {"It went to Elering, the Estonian operator, and to Marek Hruska, a former director of the company.", "Elering=Elering/ORG|Marek Hruska=Marek Hruska/PERSON"},
    {"The owner of the bank, Marek Hruska, spoke to an analyst with Fjord Risk.", "Marek Hruska=Marek Hruska/PERSON|Fjord Risk=Fjord Risk/ORG"},
    {"A fellow at the Lakeside Forum spoke at the Hilltop Forum.", "Lakeside Forum=Lakeside Forum/ORG|Hilltop Forum=Hilltop Forum/EVENT"},
    {"Danube Logistics leased 22 Boeing 797 jets.", "Danube Logistics=Danube Logistics/ORG|Boeing 797=Boeing 797/EQUIPMENT"},
    {"The Energy Ministry on Tuesday met Moscow Tuesday.", "Energy Ministry=Energy Ministry/ORG|Moscow=Russia/STATE!"},
    {"Rivers Are Fuller Than Ever. All is well in the town of ours and of the others.", ""},
    {"GABALA, Azerbaijan (Fjord Newswire) – All is well.", "GABALA=Gabala/PLACE|Azerbaijan=Azerbaijan/STATE|Fjord Newswire=Fjord Newswire/ORG"},
    {"The Red Sail Fleet (RSF) waited. Later the RSF sailed.", "Red Sail Fleet=Red Sail Fleet/ORG|RSF=Red Sail Fleet/ORG|RSF=Red Sail Fleet/ORG"},
    {"General Abdel Fattah al-Qorvani met President Hassan Sheikh Qorvath.", "Abdel Fattah al-Qorvani=Abdel Fattah al-Qorvani/PERSON|Hassan Sheikh Qorvath=Hassan Sheikh Qorvath/PERSON"},
    {"President Orla Mei-yu met the envoy, Christian Weber, and Moussa Hama.", "Orla Mei-yu=Orla Mei-yu/PERSON|Christian Weber=Christian Weber/PERSON|Moussa Hama=Moussa Hama/PERSON"},
    {"The same day saw the start of Iron Bow, a two-week exercise for pilots.", "Iron Bow=Iron Bow/EVENT"},
    {"Voters of the pro-European Party of Hope saw Syrians crossing the bridge.", "Party of Hope=Party of Hope/ORG|Syrians=Syrians/GROUP"},
    {"They shelled El Qorva near the Qorvath crossing, the most Russophile region.", "El Qorva=El Qorva/PLACE|Qorvath crossing=Qorvath crossing/FACILITY"},
    {"The Latvian Armed Forces sent three soldiers to Mogadishu.", "Latvian Armed Forces=Latvian Armed Forces/ORG|Mogadishu=Mogadishu/PLACE"},
    {"It sent a letter to Mogadishu, two London brokers said.", "Mogadishu=Somalia/STATE!|London=London/PLACE"},
    {"The Forum for Island Studies asked the owner, Orsa Maritime, for money.", "Forum for Island Studies=Forum for Island Studies/ORG|Orsa Maritime=Orsa Maritime/ORG"},
    {"Sanctions on NIS stay, but not on the town of Niš.", "NIS=NIS/ORG|Niš=Niš/PLACE"},
    {"They hit the tanker Qorvath and the frigates Orla Mei near the Turkish coast.", "Qorvath=Qorvath/EQUIPMENT|Orla Mei=Orla Mei/EQUIPMENT"},
    {"The navies held their QORVEX exercise there, and Operation Eastern Lantern was extended.", "QORVEX=QORVEX/EVENT|Operation Eastern Lantern=Operation Eastern Lantern/EVENT"},
    {"UN Security Council Resolution 9911 lapsed; the limits of Resolution 9911 went with it.",
     "UN Security Council Resolution 9911=UN Security Council Resolution 9911/TREATY|Resolution 9911=UN Security Council Resolution 9911/TREATY"},
    {"It pays Qorvath Ports Global Limited for the terminal.", "Qorvath Ports Global Limited=Qorvath Ports Global Limited/ORG"},
    {"Troops left the base at Mihail Kogălniceanu; then they went shopping in Mihail Kogălniceanu.",
     "Mihail Kogălniceanu=Mihail Kogălniceanu Air Base/FACILITY|Mihail Kogălniceanu=Mihail Kogălniceanu (town)/PLACE"},
    {"She shuttled between New Delhi and Islamabad with crowds that he had promised to bring to Tbilisi, leaving Bucharest to explain it.",
     "New Delhi=New Delhi/PLACE|Islamabad=Islamabad/PLACE|Tbilisi=Tbilisi/PLACE|Bucharest=Romania/STATE!"},
    {"Then President Xi spoke under Chapter XI and Article VII.", "Xi=Xi Jinping/PERSON"},
};

/* The kind of a name that nothing in the text tells is what the model of names says. */
static const struct {
    const char *word, *tag, *expected;
} kinds[] = {
    {"Qorvath", NULL, "Qorvath=Qorvath/PLACE"}, {"Qorvath", "B-PER", "Qorvath=Qorvath/PERSON"}, {"Qorvath", "B-ORG", "Qorvath=Qorvath/ORG"},
    {"Qorvath", "B-LOC", "Qorvath=Qorvath/PLACE"}, {"Qorvath", "O", ""},
};

START_TEST(test_learnt)
{
    struct ent_gazetteer *g = shipped(NULL);
    learnt = kinds[_i].tag != NULL ? kinds[_i].word : NULL;
    tag = kinds[_i].tag;
    ck_assert_str_eq(found(g, NULL, "They spoke of Qorvath again.", NULL), kinds[_i].expected);
    ent_gazetteer_close(g);
}
END_TEST

START_TEST(test_sentence)
{
    struct ent_gazetteer *g = shipped(NULL);
    ck_assert_str_eq(found(g, NULL, sentences[_i].text, NULL), sentences[_i].expected);
    ent_gazetteer_close(g);
}
END_TEST

static void write_file(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fputs(text, out);
    ck_assert_int_eq(fclose(out), 0);
}

/* Another region is another file. */
/* An adjective that is a noun here names a people; before a noun it names nothing. */
START_TEST(test_people)
{
    struct ent_gazetteer *g = shipped(NULL);
    subject = "Sudanese";
    ck_assert_str_eq(found(g, NULL, "Many Sudanese fled.", NULL), "Sudanese=Sudanese people/GROUP");
    subject = "Osaka";
    ck_assert_str_eq(found(g, NULL, "After the strike in Osaka, the Sudanese army fled.", NULL), "Osaka=Osaka/PLACE");
    subject = "Tokyo";
    ck_assert_str_eq(found(g, NULL, "After a slip in Osaka, Tokyo protested.", NULL), "Osaka=Osaka/PLACE|Tokyo=Japan/STATE!");
    subject = NULL;
    ent_gazetteer_close(g);
}
END_TEST

START_TEST(test_region)
{
    static const char text[] = "Talks in Port Mereva went on. Mereva wants the Toshan Causeway; the Veleni do not, Ilo Daremi said.";
    write_file("region.names", "[STATE]\nVelen Islands = Velen ; people Veleni ; adjective Velenian ; capital Mereva\n[PLACE of Velen Islands]\nPort Mereva\n"
                               "[ROUTE]\nToshan Causeway\n[PERSON of Velen Islands]\nIlo Daremi ; harbour master 2020..\n");
    struct ent_gazetteer *g = shipped("region.names");
    ck_assert_str_eq(found(g, NULL, text, NULL), "Port Mereva=Port Mereva/PLACE|Mereva=Velen Islands/STATE!|Toshan Causeway=Toshan Causeway/ROUTE|"
                                                 "Veleni=Veleni/GROUP|Ilo Daremi=Ilo Daremi/PERSON");
    ent_gazetteer_close(g);
    remove("region.names");
}
END_TEST

START_TEST(test_corrections)
{
    struct ent_gazetteer *g = shipped(NULL);
    struct ent_corrections *c;
    write_file("names.txt", "# ours\nmerge Armenia = Georgia\nrename Turkey = Türkiye\nnot Baku\nsplit Tehran = Tehran Street in d1\ntype Tehran Street = PLACE\n");
    ck_assert_int_eq(ent_corrections_open(&c, "names.txt", &err), ENT_OK);
    ck_assert_str_eq(found(g, c, "Georgia, Turkey, Baku and Tehran agreed.", "d1"), "Georgia=Armenia/STATE|Turkey=Türkiye/STATE|Tehran=Tehran Street/PLACE");
    ent_corrections_close(c);
    write_file("names.txt", "\njoin A = B\n");
    ck_assert_int_eq(ent_corrections_open(&c, "names.txt", &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "names.txt:2: no correction 'join'"));
    write_file("names.txt", "merge A\n");
    ck_assert_int_eq(ent_corrections_open(&c, "names.txt", &err), ENT_EFORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "names.txt:1: "));
    remove("names.txt");
    ent_gazetteer_close(g);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("mention");
    TCase *tc = tcase_create("mention");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, test_bad_file, 0, (int)(sizeof bad / sizeof *bad));
    tcase_add_test(tc, test_bad_words);
    tcase_add_test(tc, test_read);
    tcase_add_loop_test(tc, test_piece, 0, (int)(sizeof pieces / sizeof *pieces));
    tcase_add_test(tc, test_memory);
    tcase_add_loop_test(tc, test_sentence, 0, (int)(sizeof sentences / sizeof *sentences));
    tcase_add_loop_test(tc, test_learnt, 0, (int)(sizeof kinds / sizeof *kinds));
    tcase_add_test(tc, test_people);
    tcase_add_test(tc, test_region);
    tcase_add_test(tc, test_corrections);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed > 0;
}
