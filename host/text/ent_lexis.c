#include "text/ent_lexis.h"

#include <stdint.h>

enum { LONGEST = 15 };

/* ---- tables of strings in byte order, looked up in lower case ---- */

struct entry {
    const char *s;
    unsigned char value;
    unsigned char capital; /* only with a capital first letter */
};

static int fold(const char *s, size_t n, char out[LONGEST + 1])
{
    if (n == 0 || n > LONGEST)
        return 0;
    for (size_t i = 0; i < n; i++)
        out[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
    out[n] = '\0';
    return 1;
}

static const struct entry *find(const struct entry *table, size_t n_table, const char *s, size_t n)
{
    char key[LONGEST + 1];
    size_t low = 0, high = n_table;
    if (!fold(s, n, key))
        return NULL;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const char *other = table[mid].s;
        size_t i = 0;
        while (key[i] == other[i] && key[i] != '\0')
            i++;
        int order = (unsigned char)key[i] - (unsigned char)other[i];
        if (order == 0)
            return table[mid].capital && key[0] == s[0] ? NULL : &table[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

#define IN(table, s, n) (find(table, sizeof(table) / sizeof *(table), s, n))

enum { T = ENT_ABBR_TITLE, N = ENT_ABBR_NUMBER, M = ENT_ABBR_DATE, A = ENT_ABBR_ANY };

static const struct entry abbreviations[] = {
    {"abp", T, 1},    {"abt", A, 0},  {"acad", T, 1},  {"adj", T, 1},    {"adm", T, 1},
    {"al", A, 0},     {"ala", A, 1},  {"amb", T, 1},   {"approx", A, 0}, {"apr", M, 1},
    {"apt", N, 0},    {"ariz", A, 1}, {"ark", A, 1},   {"arr", A, 0},    {"arrv", A, 0},
    {"art", N, 0},    {"arts", N, 0}, {"assn", A, 1},  {"assoc", A, 0},  {"asst", T, 0},
    {"attn", T, 0},   {"atty", T, 0}, {"aug", M, 1},   {"ave", A, 1},    {"avg", A, 0},
    {"bldg", A, 0},   {"blvd", A, 0}, {"bn", N, 0},    {"br", T, 1},     {"brig", T, 1},
    {"bros", A, 1},   {"bt", T, 1},   {"ca", N, 0},    {"calif", A, 1},  {"capt", T, 1},
    {"cdr", T, 1},    {"cent", N, 0}, {"cf", T, 0},    {"ch", N, 0},     {"chap", N, 0},
    {"cmdr", T, 1},   {"co", A, 1},   {"col", T, 1},   {"colo", A, 1},   {"comdr", T, 1},
    {"comm", T, 1},   {"conf", A, 1}, {"cong", T, 1},  {"conn", A, 1},   {"corp", A, 0},
    {"cpl", T, 1},    {"ct", A, 1},   {"dec", M, 1},   {"dept", A, 0},   {"dist", A, 1},
    {"div", A, 0},    {"dr", T, 0},   {"drs", T, 1},   {"ed", N, 0},     {"eds", A, 0},
    {"eg", A, 0},     {"encl", A, 0}, {"eq", N, 0},    {"eqs", N, 0},    {"esp", A, 0},
    {"esq", A, 1},    {"est", N, 0},  {"etc", A, 0},   {"ex", N, 0},     {"exec", A, 1},
    {"ext", N, 0},    {"feb", M, 1},  {"fig", N, 0},   {"figs", N, 0},   {"fla", A, 1},
    {"fr", T, 1},     {"fri", M, 1},  {"ft", T, 1},    {"ga", A, 1},     {"gen", T, 1},
    {"gov", T, 1},    {"govt", A, 0}, {"hon", T, 1},   {"hrs", A, 0},    {"ibid", A, 0},
    {"ie", A, 0},     {"inc", A, 1},  {"incl", A, 0},  {"insp", T, 1},   {"intl", A, 0},
    {"jan", M, 1},    {"jr", A, 1},   {"jul", M, 1},   {"jun", M, 1},    {"ky", A, 1},
    {"la", A, 1},     {"lb", A, 0},   {"lbs", A, 0},   {"lt", T, 1},     {"ltd", A, 0},
    {"lv", N, 0},     {"maj", T, 1},  {"mar", M, 1},   {"max", N, 0},    {"md", A, 1},
    {"messrs", T, 1}, {"mfg", A, 1},  {"mgr", T, 1},   {"mich", A, 1},   {"mil", N, 0},
    {"min", N, 0},    {"minn", A, 1}, {"mins", A, 0},  {"misc", A, 0},   {"mlle", T, 1},
    {"mme", T, 1},    {"mon", M, 1},  {"mr", T, 0},    {"mrs", T, 0},    {"ms", T, 1},
    {"mt", T, 1},     {"mts", T, 1},  {"natl", A, 0},  {"neb", A, 1},    {"nev", A, 1},
    {"no", N, 0},     {"nos", N, 0},  {"nov", M, 1},   {"nr", N, 0},     {"oct", M, 1},
    {"okla", A, 1},   {"ont", A, 1},  {"op", N, 0},    {"ore", A, 1},    {"oz", A, 0},
    {"p", N, 0},      {"pa", A, 1},   {"para", N, 0},  {"paras", N, 0},  {"pg", N, 0},
    {"ph", T, 1},     {"pl", A, 1},   {"pp", N, 0},    {"pres", T, 1},   {"prof", T, 0},
    {"profs", T, 1},  {"pt", N, 0},   {"pts", N, 0},   {"pub", A, 1},    {"pvt", T, 1},
    {"que", A, 1},    {"rd", A, 1},   {"rec", N, 0},   {"ref", N, 0},    {"rep", T, 1},
    {"reps", T, 1},   {"res", N, 1},  {"rev", T, 1},   {"sat", M, 1},    {"sec", N, 0},
    {"secs", A, 0},   {"sect", N, 0}, {"sen", T, 1},   {"sens", T, 1},   {"sep", M, 1},
    {"sept", M, 1},   {"ser", N, 0},  {"sgt", T, 1},   {"sq", A, 0},     {"sr", A, 1},
    {"st", T, 1},     {"ste", T, 1},  {"sts", T, 1},   {"sun", M, 1},    {"supp", N, 0},
    {"supt", T, 1},   {"tbsp", A, 0}, {"tel", N, 0},   {"tenn", A, 1},   {"tex", A, 1},
    {"thu", M, 1},    {"thur", M, 1}, {"thurs", M, 1}, {"tsp", A, 0},    {"tue", M, 1},
    {"tues", M, 1},   {"univ", A, 1}, {"va", A, 1},    {"ver", N, 0},    {"viz", T, 0},
    {"vol", N, 0},    {"vols", N, 0}, {"vs", T, 0},    {"vt", A, 1},     {"wed", M, 1},
    {"wis", A, 1},    {"wyo", A, 1},  {"yr", A, 0},    {"yrs", A, 0},
};

/* Words that begin a sentence far more often than a name; with a small letter they are no starters.
 */
static const struct entry starters[] = {
    {"a", 1, 1},        {"after", 1, 1},   {"all", 1, 1},       {"also", 1, 1},
    {"although", 1, 1}, {"an", 1, 1},      {"and", 1, 1},       {"another", 1, 1},
    {"any", 1, 1},      {"are", 1, 1},     {"as", 1, 1},        {"at", 1, 1},
    {"be", 1, 1},       {"because", 1, 1}, {"before", 1, 1},    {"both", 1, 1},
    {"but", 1, 1},      {"by", 1, 1},      {"can", 1, 1},       {"despite", 1, 1},
    {"did", 1, 1},      {"do", 1, 1},      {"does", 1, 1},      {"during", 1, 1},
    {"each", 1, 1},     {"even", 1, 1},    {"every", 1, 1},     {"few", 1, 1},
    {"for", 1, 1},      {"from", 1, 1},    {"given", 1, 1},     {"had", 1, 1},
    {"has", 1, 1},      {"have", 1, 1},    {"he", 1, 1},        {"her", 1, 1},
    {"here", 1, 1},     {"his", 1, 1},     {"how", 1, 1},       {"however", 1, 1},
    {"i", 1, 1},        {"if", 1, 1},      {"in", 1, 1},        {"indeed", 1, 1},
    {"instead", 1, 1},  {"is", 1, 1},      {"it", 1, 1},        {"its", 1, 1},
    {"just", 1, 1},     {"last", 1, 1},    {"later", 1, 1},     {"let", 1, 1},
    {"many", 1, 1},     {"maybe", 1, 1},   {"meanwhile", 1, 1}, {"more", 1, 1},
    {"moreover", 1, 1}, {"most", 1, 1},    {"my", 1, 1},        {"neither", 1, 1},
    {"no", 1, 1},       {"nor", 1, 1},     {"not", 1, 1},       {"now", 1, 1},
    {"of", 1, 1},       {"on", 1, 1},      {"once", 1, 1},      {"one", 1, 1},
    {"only", 1, 1},     {"or", 1, 1},      {"other", 1, 1},     {"others", 1, 1},
    {"our", 1, 1},      {"overall", 1, 1}, {"perhaps", 1, 1},   {"please", 1, 1},
    {"rather", 1, 1},   {"see", 1, 1},     {"she", 1, 1},       {"should", 1, 1},
    {"since", 1, 1},    {"so", 1, 1},      {"some", 1, 1},      {"still", 1, 1},
    {"such", 1, 1},     {"thanks", 1, 1},  {"that", 1, 1},      {"the", 1, 1},
    {"their", 1, 1},    {"then", 1, 1},    {"there", 1, 1},     {"therefore", 1, 1},
    {"these", 1, 1},    {"they", 1, 1},    {"this", 1, 1},      {"those", 1, 1},
    {"though", 1, 1},   {"through", 1, 1}, {"thus", 1, 1},      {"to", 1, 1},
    {"under", 1, 1},    {"unlike", 1, 1},  {"until", 1, 1},     {"was", 1, 1},
    {"we", 1, 1},       {"were", 1, 1},    {"what", 1, 1},      {"when", 1, 1},
    {"where", 1, 1},    {"whether", 1, 1}, {"which", 1, 1},     {"while", 1, 1},
    {"who", 1, 1},      {"whose", 1, 1},   {"why", 1, 1},       {"will", 1, 1},
    {"with", 1, 1},     {"without", 1, 1}, {"would", 1, 1},     {"yes", 1, 1},
    {"yet", 1, 1},      {"you", 1, 1},     {"your", 1, 1},
};

/* Prefixes that UD English leaves on their words (non-stop), where compounds are split (well -
 * known). */
static const struct entry prefixes[] = {
    {"ante", 1, 0},  {"anti", 1, 0},    {"arch", 1, 0},   {"bi", 1, 0},    {"bio", 1, 0},
    {"co", 1, 0},    {"counter", 1, 0}, {"cross", 1, 0},  {"cyber", 1, 0}, {"de", 1, 0},
    {"dis", 1, 0},   {"e", 1, 0},       {"ex", 1, 0},     {"extra", 1, 0}, {"hyper", 1, 0},
    {"inter", 1, 0}, {"intra", 1, 0},   {"macro", 1, 0},  {"mega", 1, 0},  {"meta", 1, 0},
    {"micro", 1, 0}, {"mid", 1, 0},     {"mini", 1, 0},   {"mis", 1, 0},   {"mono", 1, 0},
    {"multi", 1, 0}, {"nano", 1, 0},    {"neo", 1, 0},    {"non", 1, 0},   {"over", 1, 0},
    {"para", 1, 0},  {"poly", 1, 0},    {"post", 1, 0},   {"pre", 1, 0},   {"pro", 1, 0},
    {"proto", 1, 0}, {"pseudo", 1, 0},  {"psycho", 1, 0}, {"quasi", 1, 0}, {"re", 1, 0},
    {"semi", 1, 0},  {"socio", 1, 0},   {"sub", 1, 0},    {"super", 1, 0}, {"trans", 1, 0},
    {"tri", 1, 0},   {"ultra", 1, 0},   {"un", 1, 0},     {"under", 1, 0}, {"uni", 1, 0},
};

static const struct entry units[] = {
    {"am", 1, 0},    {"bbl", 1, 0}, {"bcm", 1, 0},  {"bhp", 1, 0},  {"bn", 1, 0},   {"c", 1, 0},
    {"cc", 1, 0},    {"cm", 1, 0},  {"db", 1, 0},   {"f", 1, 0},    {"feet", 1, 0}, {"fps", 1, 0},
    {"ft", 1, 0},    {"gal", 1, 0}, {"gb", 1, 0},   {"ghz", 1, 0},  {"gm", 1, 0},   {"gw", 1, 0},
    {"gwh", 1, 0},   {"h", 1, 0},   {"ha", 1, 0},   {"hh", 1, 0},   {"hour", 1, 0}, {"hours", 1, 0},
    {"hp", 1, 0},    {"hr", 1, 0},  {"hrs", 1, 0},  {"hz", 1, 0},   {"in", 1, 0},   {"inch", 1, 0},
    {"k", 1, 0},     {"kb", 1, 0},  {"kbps", 1, 0}, {"kg", 1, 0},   {"khz", 1, 0},  {"kj", 1, 0},
    {"km", 1, 0},    {"km2", 1, 0}, {"kmh", 1, 0},  {"kt", 1, 0},   {"kv", 1, 0},   {"kw", 1, 0},
    {"kwh", 1, 0},   {"lb", 1, 0},  {"lbs", 1, 0},  {"m", 1, 0},    {"m2", 1, 0},   {"mb", 1, 0},
    {"mbps", 1, 0},  {"mcg", 1, 0}, {"mg", 1, 0},   {"mhz", 1, 0},  {"mi", 1, 0},   {"mile", 1, 0},
    {"miles", 1, 0}, {"min", 1, 0}, {"mins", 1, 0}, {"ml", 1, 0},   {"mln", 1, 0},  {"mm", 1, 0},
    {"mmol", 1, 0},  {"mph", 1, 0}, {"ms", 1, 0},   {"mt", 1, 0},   {"mtpa", 1, 0}, {"mw", 1, 0},
    {"mwh", 1, 0},   {"nm", 1, 0},  {"oz", 1, 0},   {"p", 1, 0},    {"pm", 1, 0},   {"ppm", 1, 0},
    {"psi", 1, 0},   {"rpm", 1, 0}, {"sec", 1, 0},  {"secs", 1, 0}, {"sq", 1, 0},   {"tb", 1, 0},
    {"tcm", 1, 0},   {"tn", 1, 0},  {"tr", 1, 0},   {"trn", 1, 0},  {"tw", 1, 0},   {"twh", 1, 0},
    {"v", 1, 0},     {"w", 1, 0},   {"x", 1, 0},    {"yd", 1, 0},   {"yds", 1, 0},  {"yr", 1, 0},
    {"yrs", 1, 0},
};

/* Ends of host and file names.  Those that are also words (in, it, is, me, no) are left out. */
static const struct entry domains[] = {
    {"ae", 1, 0},  {"ai", 1, 0},   {"am", 1, 0},   {"asp", 1, 0},  {"aspx", 1, 0}, {"au", 1, 0},
    {"avi", 1, 0}, {"az", 1, 0},   {"biz", 1, 0},  {"br", 1, 0},   {"ca", 1, 0},   {"cfm", 1, 0},
    {"ch", 1, 0},  {"cn", 1, 0},   {"co", 1, 0},   {"com", 1, 0},  {"csv", 1, 0},  {"cz", 1, 0},
    {"de", 1, 0},  {"dk", 1, 0},   {"doc", 1, 0},  {"docx", 1, 0}, {"edu", 1, 0},  {"es", 1, 0},
    {"eu", 1, 0},  {"exe", 1, 0},  {"fi", 1, 0},   {"fm", 1, 0},   {"fr", 1, 0},   {"ge", 1, 0},
    {"gif", 1, 0}, {"gov", 1, 0},  {"gr", 1, 0},   {"hk", 1, 0},   {"htm", 1, 0},  {"html", 1, 0},
    {"hu", 1, 0},  {"il", 1, 0},   {"info", 1, 0}, {"int", 1, 0},  {"io", 1, 0},   {"ir", 1, 0},
    {"jp", 1, 0},  {"jpeg", 1, 0}, {"jpg", 1, 0},  {"jsp", 1, 0},  {"kg", 1, 0},   {"kr", 1, 0},
    {"kz", 1, 0},  {"mil", 1, 0},  {"mp3", 1, 0},  {"mp4", 1, 0},  {"mpg", 1, 0},  {"net", 1, 0},
    {"nl", 1, 0},  {"nz", 1, 0},   {"org", 1, 0},  {"pdf", 1, 0},  {"php", 1, 0},  {"pk", 1, 0},
    {"pl", 1, 0},  {"png", 1, 0},  {"ppt", 1, 0},  {"pptx", 1, 0}, {"ro", 1, 0},   {"rtf", 1, 0},
    {"ru", 1, 0},  {"se", 1, 0},   {"sg", 1, 0},   {"su", 1, 0},   {"tj", 1, 0},   {"tr", 1, 0},
    {"tv", 1, 0},  {"tw", 1, 0},   {"txt", 1, 0},  {"ua", 1, 0},   {"uk", 1, 0},   {"url", 1, 0},
    {"uz", 1, 0},  {"wav", 1, 0},  {"xls", 1, 0},  {"xlsx", 1, 0}, {"xml", 1, 0},  {"za", 1, 0},
    {"zip", 1, 0},
};

static const struct entry elided[] = {
    {"bout", 1, 0}, {"cause", 1, 0},  {"cos", 1, 0},  {"coz", 1, 0}, {"cuz", 1, 0},  {"em", 1, 0},
    {"n", 1, 0},    {"nother", 1, 0}, {"nuff", 1, 0}, {"til", 1, 0}, {"till", 1, 0},
};

static const struct entry speech[] = {
    {"added", 1, 0},    {"adds", 1, 0},      {"admitted", 1, 0},  {"announced", 1, 0},
    {"answered", 1, 0}, {"argued", 1, 0},    {"argues", 1, 0},    {"asked", 1, 0},
    {"asks", 1, 0},     {"claimed", 1, 0},   {"concluded", 1, 0}, {"cried", 1, 0},
    {"declared", 1, 0}, {"demanded", 1, 0},  {"exclaimed", 1, 0}, {"explained", 1, 0},
    {"explains", 1, 0}, {"insisted", 1, 0},  {"noted", 1, 0},     {"notes", 1, 0},
    {"replied", 1, 0},  {"reported", 1, 0},  {"said", 1, 0},      {"says", 1, 0},
    {"shouted", 1, 0},  {"stated", 1, 0},    {"told", 1, 0},      {"tweeted", 1, 0},
    {"warned", 1, 0},   {"whispered", 1, 0}, {"wondered", 1, 0},  {"writes", 1, 0},
    {"wrote", 1, 0},    {"yelled", 1, 0},
};

/* Written together; the value is where the second word begins. */
static const struct entry fused[] = {
    {"aint", 2, 0},  {"arent", 3, 0},   {"cannot", 3, 0}, {"cant", 2, 0},   {"couldnt", 5, 0},
    {"didnt", 3, 0}, {"doesnt", 4, 0},  {"dont", 2, 0},   {"dunno", 2, 0},  {"gimme", 3, 0},
    {"gonna", 3, 0}, {"gotta", 3, 0},   {"hadnt", 3, 0},  {"hasnt", 3, 0},  {"havent", 4, 0},
    {"heres", 4, 0}, {"hes", 2, 0},     {"im", 1, 0},     {"isnt", 2, 0},   {"itll", 2, 0},
    {"ive", 1, 0},   {"lemme", 3, 0},   {"outta", 3, 0},  {"shes", 3, 0},   {"shouldnt", 6, 0},
    {"thats", 4, 0}, {"theres", 5, 0},  {"theyll", 4, 0}, {"theyre", 4, 0}, {"theyve", 4, 0},
    {"wanna", 3, 0}, {"wasnt", 3, 0},   {"werent", 4, 0}, {"whats", 4, 0},  {"whos", 3, 0},
    {"wont", 2, 0},  {"wouldnt", 5, 0}, {"youll", 3, 0},  {"youre", 3, 0},  {"youve", 3, 0},
};

/* After these no thing can follow that something has: "its a" is "it's a", written in haste. */
static const struct entry after_its[] = {
    {"a", 0, 0},       {"all", 0, 0},  {"also", 0, 0},    {"an", 0, 0},   {"as", 0, 0},     {"because", 0, 0},
    {"been", 0, 0},    {"between", 0, 0}, {"definitely", 0, 0}, {"for", 0, 0}, {"from", 0, 0},   {"getting", 0, 0},
    {"going", 0, 0},   {"in", 0, 0},   {"just", 0, 0},    {"like", 0, 0}, {"no", 0, 0},     {"not", 0, 0},
    {"nothing", 0, 0}, {"on", 0, 0},   {"really", 0, 0},  {"simply", 0, 0}, {"so", 0, 0},   {"that", 0, 0},
    {"the", 0, 0},     {"too", 0, 0},
};

/* ---- look-ups ---- */

enum ent_abbr ent_lexis_abbr(const char *s, size_t n)
{
    const struct entry *e = IN(abbreviations, s, n);
    return e != NULL ? (enum ent_abbr)e->value : ENT_ABBR_NONE;
}

int ent_lexis_starter(const char *s, size_t n) { return IN(starters, s, n) != NULL; }
int ent_lexis_prefix(const char *s, size_t n) { return IN(prefixes, s, n) != NULL; }
int ent_lexis_unit(const char *s, size_t n) { return IN(units, s, n) != NULL; }
int ent_lexis_domain(const char *s, size_t n) { return IN(domains, s, n) != NULL; }
int ent_lexis_elided(const char *s, size_t n) { return IN(elided, s, n) != NULL; }
int ent_lexis_after_its(const char *s, size_t n) { return IN(after_its, s, n) != NULL; }
int ent_lexis_speech(const char *s, size_t n) { return IN(speech, s, n) != NULL; }

/* Which sizes the fused words with these first and last letters have: most words stop here. */
#define LETTERS(first, last) [(first) - 'a'][(last) - 'a']
#define SIZE(n) (1U << (n))
static const uint16_t fused_sizes[26][26] = {
    LETTERS('a', 't') = SIZE(4) | SIZE(5), LETTERS('c', 't') = SIZE(4) | SIZE(6) | SIZE(7), LETTERS('d', 'o') = SIZE(5),
    LETTERS('d', 't') = SIZE(4) | SIZE(5) | SIZE(6), LETTERS('g', 'a') = SIZE(5), LETTERS('g', 'e') = SIZE(5),
    LETTERS('h', 's') = SIZE(3) | SIZE(5), LETTERS('h', 't') = SIZE(5) | SIZE(6), LETTERS('i', 'e') = SIZE(3),
    LETTERS('i', 'l') = SIZE(4), LETTERS('i', 'm') = SIZE(2), LETTERS('i', 't') = SIZE(4), LETTERS('l', 'e') = SIZE(5),
    LETTERS('o', 'a') = SIZE(5), LETTERS('s', 's') = SIZE(4), LETTERS('s', 't') = SIZE(8), LETTERS('t', 'e') = SIZE(6),
    LETTERS('t', 'l') = SIZE(6), LETTERS('t', 's') = SIZE(5) | SIZE(6), LETTERS('w', 'a') = SIZE(5),
    LETTERS('w', 's') = SIZE(4) | SIZE(5), LETTERS('w', 't') = SIZE(4) | SIZE(5) | SIZE(6) | SIZE(7),
    LETTERS('y', 'e') = SIZE(5), LETTERS('y', 'l') = SIZE(5),
};

size_t ent_lexis_fused(const char *s, size_t n, size_t cut[2])
{
    if (n < 2 || n > 8)
        return 0;
    unsigned first = ((unsigned char)s[0] | 0x20u) - 'a',
             last = ((unsigned char)s[n - 1] | 0x20u) - 'a';
    if (first > 25 || last > 25 || (fused_sizes[first][last] >> n & 1u) == 0)
        return 0;
    const struct entry *e = IN(fused, s, n);
    if (e == NULL || (n == 2 && s[1] == 'M')) /* IM is no "I'm" */
        return 0;
    cut[0] = e->value;
    cut[1] = 3; /* only of du|n|no */
    return e->value == 2 && n == 5 && (s[n - 1] | 0x20) == 'o' ? 2 : 1;
}
