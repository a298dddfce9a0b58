#include "extract/ent_verb_form.h"

#include <string.h>

/* Forms that tell of acts between states, and have no other reading as a verb. */
static const char *const irregular[][2] = {
    {"beat", "beat"},       {"began", "begin"},     {"begun", "begin"},     {"besought", "beseech"}, {"bought", "buy"},      {"broke", "break"},
    {"broken", "break"},    {"brought", "bring"},   {"built", "build"},     {"caught", "catch"},     {"dealt", "deal"},      {"flew", "fly"},
    {"flown", "fly"},       {"forbade", "forbid"},  {"forbidden", "forbid"},{"fought", "fight"},     {"forgave", "forgive"}, {"forgiven", "forgive"},
    {"froze", "freeze"},    {"frozen", "freeze"},   {"gave", "give"},       {"given", "give"},       {"held", "hold"},       {"lent", "lend"},
    {"met", "meet"},        {"overran", "overrun"}, {"overthrew", "overthrow"}, {"overthrown", "overthrow"}, {"paid", "pay"}, {"rebuilt", "rebuild"},
    {"retook", "retake"},   {"retaken", "retake"},  {"sent", "send"},       {"shot", "shoot"},       {"shook", "shake"},     {"slain", "slay"},
    {"slew", "slay"},       {"sold", "sell"},       {"sought", "seek"},     {"spoke", "speak"},      {"spoken", "speak"},    {"struck", "strike"},
    {"stricken", "strike"}, {"swore", "swear"},     {"sworn", "swear"},     {"took", "take"},        {"taken", "take"},      {"threw", "throw"},
    {"thrown", "throw"},    {"told", "tell"},       {"undertook", "undertake"}, {"undertaken", "undertake"}, {"withdrew", "withdraw"},
    {"withdrawn", "withdraw"}, {"withheld", "withhold"}, {"won", "win"}};

const char *ent_verb_irregular(const char *form, size_t n)
{
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (strlen(irregular[i][0]) == n && memcmp(irregular[i][0], form, n) == 0)
            return irregular[i][1];
    return NULL;
}

static void add(char stems[ENT_MAX_STEMS][ENT_STEM_SIZE], size_t *count, const char *form, size_t n, const char *end)
{
    if (n < 2 || n + strlen(end) >= ENT_STEM_SIZE || *count == ENT_MAX_STEMS)
        return;
    memcpy(stems[*count], form, n);
    memcpy(stems[(*count)++] + n, end, strlen(end) + 1);
}

size_t ent_verb_stems(const char *form, size_t n, char stems[ENT_MAX_STEMS][ENT_STEM_SIZE])
{
    static const char *const endings[] = {"ed", "ing", "es", "s"};
    size_t count = 0;
    add(stems, &count, form, n, "");
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t cut = strlen(endings[i]), left = n - cut;
        if (n < cut + 3 || memcmp(form + left, endings[i], cut) != 0)
            continue;
        add(stems, &count, form, left, ""); /* "attack-ed" */
        add(stems, &count, form, left, "e"); /* "apologiz-ed" */
        if (form[left - 1] == form[left - 2])
            add(stems, &count, form, left - 1, ""); /* "initiall-ed" */
        if (form[left - 1] == 'i')
            add(stems, &count, form, left - 1, "y"); /* "appli-ed" */
        break;
    }
    return count;
}
