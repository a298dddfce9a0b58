#include "text/ent_chars.h"

#include <unicode/uchar.h>

enum {
    X_ = ENT_CHAR_OTHER,
    S_ = ENT_CHAR_SPACE,
    U_ = ENT_CHAR_UPPER,
    L_ = ENT_CHAR_LOWER,
    D_ = ENT_CHAR_DIGIT,
    A_ = ENT_CHAR_APOS,
    Q_ = ENT_CHAR_QUOTE,
    O_ = ENT_CHAR_OPEN,
    C_ = ENT_CHAR_CLOSE,
    H_ = ENT_CHAR_DASH,
    P_ = ENT_CHAR_STOP
};

/* clang-format off */
const uint8_t ent_char_ascii[128] = {
    X_, X_, X_, X_, X_, X_, X_, X_, X_, S_, S_, S_, S_, S_, X_, X_,
    X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_,
    S_, P_, Q_, X_, X_, X_, X_, A_, O_, C_, X_, X_, X_, H_, P_, X_, /*  !"#$%&'()*+,-./ */
    D_, D_, D_, D_, D_, D_, D_, D_, D_, D_, X_, X_, X_, X_, X_, P_, /* 0123456789:;<=>? */
    X_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, /* @A... */
    U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, O_, X_, C_, X_, X_, /* ...Z[\]^_ */
    A_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, /* `a... */
    L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, O_, X_, C_, X_, X_, /* ...z{|}~ */
};
/* clang-format on */

/* What ends a sentence outside ASCII: ellipses, double marks, and full stops of other scripts. */
static int is_stop(uint32_t c)
{
    switch (c) {
    case 0x2026:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x0589: /* Armenian */
    case 0x061F:
    case 0x06D4: /* Arabic, Urdu */
    case 0x0964:
    case 0x0965: /* Devanagari and its sisters */
    case 0x1362:
    case 0x1367: /* Ethiopic */
    case 0x104A:
    case 0x104B: /* Myanmar */
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61: /* CJK */
        return 1;
    default:
        return 0;
    }
}

static enum ent_char general_punctuation(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
        return ENT_CHAR_APOS;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0x2039:
        return ENT_CHAR_OPEN;
    case 0x201D:
    case 0x203A:
        return ENT_CHAR_CLOSE;
    case 0x201A:
        return ENT_CHAR_OPEN;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return ENT_CHAR_DASH;
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
        return ENT_CHAR_MARK;
    case 0x203C:
    case 0x2049:
        return ENT_CHAR_STOP;
    default:
        return is_stop(c) ? ENT_CHAR_STOP : ENT_CHAR_OTHER;
    }
}

static enum ent_char by_category(uint32_t c)
{
    switch (u_charType((UChar32)c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return ENT_CHAR_UPPER;
    case U_LOWERCASE_LETTER:
        return ENT_CHAR_LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
        return ENT_CHAR_LETTER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
        return ENT_CHAR_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return ENT_CHAR_DIGIT;
    case U_OTHER_NUMBER: /* fractions, and the powers of km2; other raised figures are notes */
        return c == 0xB9 || (c >= 0x2070 && c < 0x2090) ? ENT_CHAR_OTHER : ENT_CHAR_DIGIT;
    case U_DASH_PUNCTUATION:
        return ENT_CHAR_DASH;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
        return ENT_CHAR_OPEN;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
        return ENT_CHAR_CLOSE;
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
        return ENT_CHAR_LETTER;
    default:
        return ENT_CHAR_OTHER;
    }
}

static int is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static int is_emoji(uint32_t c)
{
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
           (c >= 0x1F000 && c <= 0x1F2FF);
}

enum ent_char ent_char_beyond(uint32_t c)
{
    /* The common alphabets first: no call into ICU for them. */
    if (c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7)
        return c < 0xDF                                ? ENT_CHAR_UPPER
               : c < 0x100 || c == 0x138 || c == 0x149 ? ENT_CHAR_LOWER
                                                       : by_category(c);
    if (c >= 0x400 && c < 0x460)
        return c < 0x430 ? ENT_CHAR_UPPER : ENT_CHAR_LOWER;
    if (c >= 0x300 && c < 0x370)
        return ENT_CHAR_MARK;
    if (ent_is_space(c))
        return ENT_CHAR_SPACE;
    if (c >= 0x2000 && c < 0x2070)
        return general_punctuation(c);
    if (c == 0xB4 || c == 0x2BC || c == 0xFF07 || c == 0x55A) /* acute; letter, wide, Armenian */
        return ENT_CHAR_APOS;
    if (c == 0x55B || c == 0x55C || c == 0x55E || c == 0x5F3 || c == 0x5F4)
        return ENT_CHAR_MARK; /* Armenian stress and question, Hebrew geresh: signs inside a word */
    if (is_stop(c))
        return ENT_CHAR_STOP;
    if (c >= 0x10D0 && c <= 0x10FF) /* Georgian: its lower case stands alone, without capitals */
        return c == 0x10FB ? ENT_CHAR_OTHER : ENT_CHAR_LETTER;
    if (is_han(c))
        return ENT_CHAR_HAN;
    if (c >= 0x1F1E6 && c <= 0x1F1FF)
        return ENT_CHAR_FLAG;
    if ((c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F))
        return ENT_CHAR_MARK; /* skin tones and flag tags change the pictograph before them */
    if (is_emoji(c))
        return ENT_CHAR_EMOJI;
    return c == ENT_UTF8_BAD ? ENT_CHAR_LETTER : by_category(c);
}
