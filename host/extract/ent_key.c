/* What words mean: the tables of the vocabulary in one hash table, made at first use. */
#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "extract/ent_view.h"
#include "extract/ent_vocabulary.h"

enum { MOST_KEYS = 2048, N_SLOTS = 8192, LONGEST_KEY = 20 };

static struct ent_key keys[MOST_KEYS];
static size_t n_keys;
static uint16_t slots[N_SLOTS]; /* number of a key + 1 */
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static uint32_t hash(const char *s, size_t n)
{
    uint32_t h = 2166136261U;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619U;
    return h ^ h >> 15;
}

/* The slot of a word: its own, or a free one. */
static size_t slot_of(const char *s, size_t n)
{
    size_t at = hash(s, n) % N_SLOTS;
    while (slots[at] != 0 && (keys[slots[at] - 1].n_word != n || memcmp(keys[slots[at] - 1].word, s, n) != 0))
        at = (at + 1) % N_SLOTS;
    return at;
}

static struct ent_key *key_of(const char *s, size_t n)
{
    size_t at = slot_of(s, n);
    if (slots[at] == 0) {
        assert(n_keys < MOST_KEYS && n <= LONGEST_KEY);
        keys[n_keys] = (struct ent_key){.word = s, .n_word = (uint8_t)n};
        slots[at] = (uint16_t)++n_keys;
    }
    return &keys[slots[at] - 1];
}

enum field { MONTH, WEEKDAY, SEASON, PERIOD, NUMBER, SCALE, ORDINAL, UNIT, CURRENCY, STOP, TIME, AMOUNT, SAYS };

static void set(struct ent_key *k, enum field field, double value, int is_phrase)
{
    uint8_t small = value >= 0 && value <= UINT8_MAX ? (uint8_t)value : 0; /* numbers may be large */
    switch (field) {
    case MONTH: k->month = small; return;
    case WEEKDAY: k->weekday = small; return;
    case SEASON: k->season = small; return;
    case PERIOD: k->period = small; return;
    case NUMBER:
        k->is_number = 1;
        k->number = value;
        return;
    case SCALE: k->scale = value; return;
    case ORDINAL: k->ordinal = small; return;
    case UNIT: *(is_phrase ? &k->opens_unit : &k->unit) = small; return;
    case CURRENCY: *(is_phrase ? &k->opens_currency : &k->currency) = small; return;
    case STOP: k->is_stop = 1; return;
    case TIME: k->opens_time = small; return;
    case AMOUNT: k->opens_amount = 1; return;
    case SAYS: k->says = small; return;
    }
}

static void add(const char *words, enum field field, double value)
{
    while (*words != '\0') {
        size_t n = strcspn(words, "|"), first = strcspn(words, "| ");
        set(key_of(words, first), field, value, first < n);
        words += n + (words[n] == '|');
    }
}

static void add_all(const struct ent_meaning *m, enum field field)
{
    for (; m->words != NULL; m++)
        add(m->words, field, m->value);
}

/* A currency's code in small letters; the table has it in capitals. */
static void add_code(const char *code, unsigned number)
{
    static char small[256][4];
    for (size_t k = 0; k < 3; k++)
        small[number][k] = (char)(code[k] | 32);
    key_of(small[number], 3)->code = (uint8_t)number;
}

static void fill(void)
{
    add_all(ent_months, MONTH);
    add_all(ent_weekdays, WEEKDAY);
    add_all(ent_seasons, SEASON);
    add_all(ent_periods, PERIOD);
    add_all(ent_numerals, NUMBER);
    add_all(ent_scales, SCALE);
    add_all(ent_ordinals, ORDINAL);
    for (unsigned u = 0; ent_units[u].name != NULL; u++)
        add(ent_units[u].words, UNIT, u + 1);
    for (unsigned c = 0; ent_currencies[c].name != NULL; c++) {
        add(ent_currencies[c].words, CURRENCY, c + 1);
        if (c == 0 || strcmp(ent_currencies[c].name, ent_currencies[c - 1].name) != 0)
            add_code(ent_currencies[c].name, c + 1);
    }
    add(ent_stops, STOP, 1);
    add(ent_time_openers, TIME, 1);
    add(ent_paired_openers, TIME, 2);
    add(ent_amount_openers, AMOUNT, 1);
    add(ent_speech_participles, SAYS, 2);
    add(ent_speech_verbs, SAYS, 1);
}

const struct ent_key *ent_key_find(const char *s, size_t n)
{
    char small[LONGEST_KEY];
    if (n == 0 || n > LONGEST_KEY)
        return NULL;
    for (size_t i = 0; i < n; i++)
        small[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 32) : s[i];
    pthread_once(&filled, fill);
    size_t at = slot_of(small, n);
    return slots[at] != 0 ? &keys[slots[at] - 1] : NULL;
}
