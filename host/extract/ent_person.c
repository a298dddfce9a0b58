#include "extract/ent_person.h"

#include <string.h>

static const char offices[] = "president|prime|minister|ministers|foreign|defense|defence|deputy|vice|ambassador|secretary|general|"
                              "chairman|chairwoman|chairperson|chair|speaker|spokesperson|spokesman|spokeswoman|"
                              "senator|representative|rep.|sen.|congressman|congresswoman|mr|mr.|mrs|mrs.|ms|ms.|miss|dr|dr.|professor|"
                              "prof|prof.|former|chancellor|king|queen|prince|princess|pope|patriarch|archbishop|bishop|"
                              "father|sir|lord|lady|mp|commissioner|director|premier|leader|analyst|expert|economist|colonel|col.|gen.|lt.|"
                              "lieutenant|major|captain|capt.|sgt.|sergeant|admiral|marshal|state|first|then|acting|"
                              "interior|finance|economy|culture|education|of|for|the|and|governor|mayor|judge|attorney|lawmaker|deputies|"
                              "envoy|opposition|chief|ceo|coach|"
                              "head|founder|editor|author|historian|researcher|lawyer|activist|senior|sheikh|ayatollah|imam|rabbi|reverend|"
                              "rev.|madam|undersecretary|adviser|advisor|executive|officer|ruling";
static const char demonyms[] =
    "russian|armenian|azerbaijani|turkish|georgian|iranian|american|french|german|british|chinese|ukrainian|european|israeli|indian|"
    "belarusian|kazakh|polish|italian|spanish|japanese|u.s.|us|uk|eu|un|nato|"
    "western|syrian|lebanese|iraqi|egyptian|saudi|greek|dutch|swedish|norwegian|finnish|danish|hungarian|romanian|bulgarian|serbian|uzbek|"
    "kyrgyz|tajik|turkmen|pakistani|afghan|korean|canadian|australian|"
    "brazilian|mexican|swiss|austrian|belgian|czech|slovak|estonian|latvian|lithuanian|moldovan|palestinian|arab|african|asian|soviet";

/* Words of bodies, places and events, of which no person's name is made. */
static const char bodies[] = "institute|union|council|ministry|party|university|commission|bank|agency|republic|federation|kingdom|states|"
                             "east|west|north|south|sea|corridor|city|street|war|treaty|organization|organisation|company|"
                             "group|house|service|services|committee|court|parliament|congress|senate|army|forces|center|centre|foundation|"
                             "association|movement|front|alliance|league|nations|times|post|journal|news|agency|press|"
                             "museum|school|college|church|summit|conference|declaration|agreement|act|government|department|office|board|"
                             "authority|fund|corporation|ltd|inc|energy|gas|oil|railway|airlines|airport|river|lake|mountain|"
                             "mountains|island|islands|province|region|county|district|square|palace|kremlin|assembly|community|community'"
                             "s|network|initiative|program|programme|project|plan|strip|gulf|ocean|bay|valley|road|highway|bridge|"
                             "karabakh|ossetia|abkhazia|caucasus|asia|europe|africa|america|union's|defense|duma|pentagon|reuters|tass|"
                             "interfax|bloomberg|facebook|twitter|telegram|january|christmas|covid|bloc|coalition";

static int is_demonym(const struct ent_view *v, size_t i) { return ent_view_one_of(v, i, demonyms) > 0; }

int ent_person_office(const struct ent_view *v, size_t i) { return ent_view_one_of(v, i, offices) > 0 || is_demonym(v, i); }

int ent_person_word(const struct ent_view *v, size_t i)
{
    const struct ent_key *k = ent_view_key(v, i);
    return ent_view_is_capital(v, i) && !k->is_stop && !k->month && !k->weekday && v->words[i].end - v->words[i].start > 1;
}

static int is_particle(const struct ent_view *v, size_t i)
{
    return ent_view_one_of(v, i, "al|bin|de|der|den|von|van|la|el|ibn|da|dos|du|di|ul|af|-|–|’|'") > 0;
}

/* Do words i and i + 1 stand in one line of one sentence?  Names do not go over the end of a paragraph. */
static int is_next(const struct ent_view *v, size_t i)
{
    return ent_view_together(v, i, i + 1) && memchr(v->text + v->words[i].end, '\n', v->words[i + 1].start - v->words[i].end) == NULL;
}

/* A dash or a particle within a name: "Al-Sha'lan", "von der Leyen". */
static int joins(const struct ent_view *v, size_t i)
{
    return ent_view_any(v, i, "-|–", NULL) > 0 ? ent_view_is_glued(v, i) && ent_view_is_glued(v, i + 1) : is_particle(v, i);
}

static int is_part(const struct ent_view *v, size_t i)
{
    if (!ent_view_is_capital(v, i) || ent_person_office(v, i))
        return 0;
    const struct ent_key *k = ent_view_key(v, i);
    return !k->is_stop && !k->month && !k->weekday;
}

size_t ent_person_begin(const struct ent_view *v, size_t i)
{
    size_t first = i;
    while (first > 0 && is_next(v, first - 1)) {
        size_t at = first - 1;
        if (is_part(v, at) || (ent_view_is_capital(v, at) && ent_person_office(v, at) && ent_view_one_of(v, at + 1, bodies) &&
                               ent_view_is_capital(v, at + 1)))
            first = at; /* "European Commission", "Foreign Ministry" */
        else if (joins(v, at) && at > 0 && is_part(v, at - 1) && is_next(v, at - 1))
            first = at - 1;
        else
            break;
    }
    return first;
}

size_t ent_person_end(const struct ent_view *v, size_t i)
{
    size_t last = i + 1;
    while (is_next(v, last - 1)) {
        if (is_part(v, last))
            last++;
        else if (joins(v, last) && is_next(v, last) && is_part(v, last + 1))
            last += 2;
        else
            break;
    }
    return last;
}

int ent_person_is_body(const struct ent_view *v, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (ent_view_one_of(v, i, bodies))
            return 1;
    return 0;
}

static int same_word(const struct ent_view *v, size_t i, size_t j)
{
    size_t n = v->words[i].end - v->words[i].start;
    return n == v->words[j].end - v->words[j].start && memcmp(v->text + v->words[i].start, v->text + v->words[j].start, n) == 0;
}

int ent_person_is_place(const struct ent_view *v, size_t last)
{
    enum { FAR = 3000 }; /* it is asked of every pronoun */
    size_t first = last > FAR ? last - FAR : 1, end = last + FAR < v->n ? last + FAR : v->n;
    for (size_t i = first; i < end; i++)
        if (same_word(v, i, last) && ent_view_any(v, i - 1, "in|across|throughout|near|inside|into|within|outside", NULL) > 0)
            return 1;
    return 0;
}

/* A name of several words, of [at, at + 1) and what belongs to it, that is as long as it can be; "Xi" begins his. */
static int whole_name(const struct ent_view *v, size_t at, int is_family_first, uint32_t *first, uint32_t *last)
{
    size_t begin = ent_person_begin(v, at), end = ent_person_end(v, at);
    int starts = begin == 0 || !ent_view_together(v, begin - 1, begin);
    if (end - begin < 2 || end - begin > 4 || (is_family_first ? begin != at : end != at + 1) ||
        (starts && ent_view_key(v, begin)->is_stop) || ent_person_is_body(v, begin, end))
        return 0;
    *first = (uint32_t)begin;
    *last = (uint32_t)end;
    return 1;
}

void ent_person_complete(const struct ent_view *v, uint32_t *first, uint32_t *last)
{
    enum { FAR = 3000 };
    if (*last - *first != 1)
        return;
    size_t word = *first;
    for (int is_family_first = 0; is_family_first < 2; is_family_first++)
        for (size_t step = 1; step < v->n && step < 2 * FAR; step++) {
            size_t at = word >= step ? word - step : word + (step - word);
            if (at >= v->n)
                break;
            if (at != word && same_word(v, at, word) && whole_name(v, at, is_family_first, first, last))
                return;
        }
}
