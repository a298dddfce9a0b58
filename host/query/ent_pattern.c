#define PCRE2_CODE_UNIT_WIDTH 8
#include "query/ent_pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/ent_interrupt.h"
#include "query/ent_automaton.h"
#include "text/ent_fold.h"
#include "text/ent_normalize.h"
#include "text/ent_utf8.h"

enum kind {
    WORDS,  /* one of some strings */
    STEM,   /* literal.* */
    ENDING, /* .*literal */
    ENGINE
};
struct word {
    char *s;
    size_t n;
};
struct ent_pattern {
    enum kind kind;
    unsigned flags;
    struct word *words; /* STEM, ENDING: one */
    size_t n_words, cap_words;
    int searches;   /* ENGINE: .*EXPRESSION.*, so that it may stand anywhere in the value */
    int has_jit;
    struct word prefix; /* ENGINE: what every match begins with */
    struct word source; /* ENGINE without flags: the expression */
    int asked, has_table;
    struct ent_automaton table; /* the same for many strings, if it can be (once it was asked for) */
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
    struct ent_buf key, marks; /* scratch */
};

/* ---- keys ---- */

/* Append s without its non-spacing marks. */
static enum ent_status strip_marks(const char *s, size_t n, struct ent_buf *out, struct ent_error *err)
{
    struct ent_buf apart = {0}, left = {0};
    enum ent_status st = ent_normalize(s, n, ENT_NFD, &apart, err);
    for (size_t i = 0; st == ENT_OK && i < apart.len;) {
        size_t from = i;
        uint32_t c = ent_utf8_next(apart.data, apart.len, &i);
        if (u_charType((UChar32)c) != U_NON_SPACING_MARK)
            ent_buf_add(&left, apart.data + from, i - from);
    }
    if (st == ENT_OK)
        st = ent_buf_check(&left, err);
    if (st == ENT_OK)
        st = ent_normalize(ent_buf_str(&left), left.len, ENT_NFC, out, err);
    ent_buf_done(&apart);
    ent_buf_done(&left);
    return st;
}

static int is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] >= 0x80)
            return 0;
    return 1;
}

/* The value as the flags see it; *s and *n are moved to scratch memory where it is another. */
static enum ent_status take_marks(struct ent_pattern *p, const char **s, size_t *n, struct ent_error *err)
{
    if (!(p->flags & ENT_CQL_MARKS) || is_ascii(*s, *n))
        return ENT_OK;
    ent_buf_clear(&p->marks);
    enum ent_status st = strip_marks(*s, *n, &p->marks, err);
    *s = ent_buf_str(&p->marks);
    *n = p->marks.len;
    return st;
}

static enum ent_status take_case(struct ent_pattern *p, const char **s, size_t *n, struct ent_error *err)
{
    if (!(p->flags & ENT_CQL_FOLD))
        return ENT_OK;
    ent_buf_clear(&p->key);
    enum ent_status st = ent_fold_key(*s, *n, &p->key, err);
    *s = ent_buf_str(&p->key);
    *n = p->key.len;
    return st;
}

/* ---- making ---- */

static enum ent_status add_word(struct ent_pattern *p, const char *s, size_t n, struct ent_error *err)
{
    enum ent_status st = ent_reserve(&p->words, &p->cap_words, p->n_words + 1, sizeof *p->words, err);
    if (st == ENT_OK && (st = take_marks(p, &s, &n, err)) == ENT_OK && (st = take_case(p, &s, &n, err)) == ENT_OK) {
        char *copy = ent_strndup(s, n);
        if (copy == NULL)
            return ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
        p->words[p->n_words++] = (struct word){copy, n};
    }
    return st;
}

/* Length of the plain text that s begins with, written to 'plain' without its backslashes. */
static size_t plain_prefix(const char *s, size_t n, char *plain, size_t *n_plain)
{
    size_t i = 0, k = 0;
    while (i < n) {
        char c = s[i];
        if (strchr("^$.[]|()?*+{}", c) != NULL)
            break;
        if (c == '\\') {
            char next = i + 1 < n ? s[i + 1] : 'a';
            if ((next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                (unsigned char)next >= 0x80)
                break;
            i++;
        }
        plain[k++] = s[i++];
    }
    /* a quantifier would belong to the last character */
    *n_plain = k;
    return i;
}

static int ends_with_any(const char *s, size_t n) { return n == 2 && s[0] == '.' && s[1] == '*'; }

/* Read it as words with | between them, a stem or an ending; 0 if it is none of these. */
static enum ent_status read_simple(struct ent_pattern *p, const char *s, size_t n, int *simple,
                                   struct ent_error *err)
{
    char *plain = ent_malloc(n + 1);
    size_t k, i, used = 0;
    enum ent_status st = ENT_OK;
    if (plain == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
    *simple = 0;
    if (n > 2 && ends_with_any(s, 2) && plain_prefix(s + 2, n - 2, plain, &k) == n - 2) {
        p->kind = ENDING;
        *simple = 1;
        st = add_word(p, plain, k, err);
    } else if ((i = plain_prefix(s, n, plain, &k)) + 2 == n && k > 0 && ends_with_any(s + i, 2)) {
        p->kind = STEM;
        *simple = 1;
        st = add_word(p, plain, k, err);
    } else {
        p->kind = WORDS;
        do {
            i = used + plain_prefix(s + used, n - used, plain, &k);
            *simple = i == n || s[i] == '|';
            if (*simple)
                st = add_word(p, plain, k, err);
            used = i + 1;
        } while (st == ENT_OK && *simple && i < n);
    }
    /* an ending may begin inside what folding makes of one letter: leave that to the engine */
    if (p->kind != WORDS && p->flags != 0)
        *simple = 0;
    ent_free(plain);
    return st;
}

/* Is there a | outside of brackets?  Where it is not clear, there is. */
static int has_alternatives(const char *s, size_t n)
{
    int depth = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\\' && i + 1 < n && s[i + 1] != 'Q' && s[i + 1] != 'E')
            i++;
        else if (s[i] == '\\' || s[i] == '[' || (s[i] == '|' && depth == 0))
            return s[i] != '[' || !memchr(s + i, ']', n - i) || memchr(s + i, '|', n - i) != NULL;
        else
            depth += (s[i] == '(') - (s[i] == ')');
    }
    return 0;
}

/* Brackets that do more than to group: what such an expression says may depend on all of it. */
static int has_extensions(const char *s, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        if (s[i] == '(' && (s[i + 1] == '*' || (s[i + 1] == '?' && (i + 2 >= n || s[i + 2] != ':'))))
            return 1;
    return 0;
}

/* Every match of s begins with its plain text, but for the last character if a quantifier follows. */
static enum ent_status find_prefix(struct ent_pattern *p, const char *s, size_t n, struct ent_error *err)
{
    char *plain = ent_malloc(n + 1);
    size_t k;
    if (plain == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
    size_t end = plain_prefix(s, n, plain, &k);
    if (end < n && strchr("?*{+", s[end]) != NULL)
        while (k > 0 && ((unsigned char)plain[--k] & 0xC0) == 0x80)
            ;
    p->prefix = (struct word){plain, has_alternatives(s, n) ? 0 : k};
    p->source = (struct word){ent_strndup(s, n), n};
    return p->source.s != NULL ? ENT_OK : ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
}

static void drop_words(struct ent_pattern *p)
{
    for (size_t i = 0; i < p->n_words; i++)
        ent_free(p->words[i].s);
    p->n_words = 0;
}

static enum ent_status compile(struct ent_pattern *p, const char *s, size_t n, size_t *at,
                               struct ent_error *err)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOTALL | PCRE2_ANCHORED | PCRE2_ENDANCHORED |
                       PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF;
    PCRE2_SIZE offset = 0;
    int code = 0;
    if (p->flags & ENT_CQL_FOLD)
        options |= PCRE2_CASELESS;
    p->kind = ENGINE;
    if (n > 4 && ends_with_any(s, 2) && ends_with_any(s + n - 2, 2) && s[n - 3] != '\\' && !has_alternatives(s, n) &&
        !has_extensions(s, n) && strchr("?+*{", s[2]) == NULL) {
        p->searches = 1;
        options &= ~(uint32_t)(PCRE2_ANCHORED | PCRE2_ENDANCHORED);
        s += 2;
        n -= 4;
        *at += 2;
    }
    p->code = pcre2_compile((PCRE2_SPTR)s, n, options, &code, &offset, NULL);
    if (p->code == NULL) {
        char message[160];
        pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message);
        *at += offset;
        return ent_fail(err, ENT_EARG, "CQL: no regular expression: %s", message);
    }
    p->has_jit = pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0; /* where it cannot, matching is slower */
    p->data = pcre2_match_data_create(1, NULL);
    p->context = pcre2_match_context_create(NULL);
    if (p->data == NULL || p->context == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
    pcre2_set_match_limit(p->context, 1000000);
    pcre2_set_depth_limit(p->context, 10000);
    return ENT_OK;
}

enum ent_status ent_pattern_new(struct ent_pattern **out, const char *s, size_t n, unsigned flags,
                                size_t *at, struct ent_error *err)
{
    struct ent_pattern *p = ent_calloc(1, sizeof *p);
    struct ent_buf stripped = {0};
    int simple = 0;
    enum ent_status st = ENT_OK;
    *at = 0;
    *out = NULL;
    if (p == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
    p->flags = flags & (ENT_CQL_FOLD | ENT_CQL_MARKS);
    if ((*at = ent_utf8_check(s, n)) != n)
        st = ent_fail(err, ENT_EARG, "CQL: this is not UTF-8");
    else if (flags & ENT_CQL_LITERAL)
        simple = (st = add_word(p, s, n, err)) == ENT_OK;
    else
        st = read_simple(p, s, n, &simple, err);
    if (st == ENT_OK && !simple) {
        drop_words(p);
        if (p->flags & ENT_CQL_MARKS)
            st = strip_marks(s, n, &stripped, err);
        if (st == ENT_OK && p->flags == 0)
            st = find_prefix(p, s, n, err);
        *at = 0;
        if (st == ENT_OK)
            st = p->flags & ENT_CQL_MARKS ? compile(p, ent_buf_str(&stripped), stripped.len, at, err)
                                          : compile(p, s, n, at, err);
    }
    ent_buf_done(&stripped);
    if (st == ENT_OK)
        *out = p;
    else
        ent_pattern_free(p);
    return st;
}

void ent_pattern_free(struct ent_pattern *p)
{
    if (p == NULL)
        return;
    drop_words(p);
    ent_free(p->words);
    ent_free(p->prefix.s);
    ent_free(p->source.s);
    ent_automaton_done(&p->table);
    pcre2_code_free(p->code);
    pcre2_match_data_free(p->data);
    pcre2_match_context_free(p->context);
    ent_buf_done(&p->key);
    ent_buf_done(&p->marks);
    ent_free(p);
}

/* ---- matching ---- */

static enum ent_status run_engine(struct ent_pattern *p, const char *s, size_t n, int *matches,
                                  struct ent_error *err)
{
    int code = p->has_jit ? pcre2_jit_match(p->code, (PCRE2_SPTR)s, n, 0, 0, p->data, p->context)
                          : pcre2_match(p->code, (PCRE2_SPTR)s, n, 0, 0, p->data, p->context);
    *matches = code >= 0;
    if (code >= 0 || code == PCRE2_ERROR_NOMATCH)
        return ENT_OK;
    if (code == PCRE2_ERROR_NOMEMORY)
        return ent_fail(err, ENT_ENOMEM, "out of memory for an expression");
    return ent_fail(err, ENT_ELIMIT, "CQL: an expression takes too many steps on '%.*s'",
                    (int)(n < 60 ? n : 60), s);
}

static int compare_word(const struct ent_pattern *p, const char *s, size_t n)
{
    for (size_t i = 0; i < p->n_words; i++) {
        const struct word *w = &p->words[i];
        if (p->kind == WORDS ? n == w->n && memcmp(s, w->s, n) == 0
            : p->kind == STEM
                ? n >= w->n && memcmp(s, w->s, w->n) == 0
                : n >= w->n && memcmp(s + (n - w->n), w->s, w->n) == 0)
            return 1;
    }
    return 0;
}

static enum ent_status test_one(struct ent_pattern *p, const char *s, size_t n, int *matches,
                                struct ent_error *err)
{
    enum ent_status st = take_marks(p, &s, &n, err);
    if (st != ENT_OK)
        return st;
    if (p->kind != ENGINE) {
        if ((st = take_case(p, &s, &n, err)) == ENT_OK)
            *matches = compare_word(p, s, n);
        return st;
    }
    st = run_engine(p, s, n, matches, err);
    if (st == ENT_OK && !*matches && (p->flags & ENT_CQL_FOLD) && !is_ascii(s, n) &&
        (st = take_case(p, &s, &n, err)) == ENT_OK)
        st = run_engine(p, s, n, matches, err);
    return st;
}

enum ent_status ent_pattern_test(struct ent_pattern *p, enum ent_pattern_how how, const char *s, size_t n,
                                 int *matches, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    if (how == ENT_PATTERN_WHOLE)
        return test_one(p, s, n, matches, err);
    *matches = how == ENT_PATTERN_ALL_PARTS;
    for (size_t i = 0; st == ENT_OK && i < n;) {
        const char *line = memchr(s + i, '|', n - i);
        size_t end = line != NULL ? (size_t)(line - s) : n;
        if (end > i) {
            st = test_one(p, s + i, end - i, matches, err);
            if (*matches == (how == ENT_PATTERN_ANY_PART))
                break;
        }
        i = end + 1;
    }
    return st;
}

/* ---- over a lexicon ---- */

static void set_bit(uint64_t *bits, uint32_t id) { bits[id / 64] |= 1ull << id % 64; }

/* Up to eight bytes as a number. */
static uint64_t load_bytes(const char *s, size_t n)
{
    uint64_t v = 0;
    memcpy(&v, s, n < 8 ? n : 8);
    return v;
}

/* Endings: the last bytes of each string are compared as one number. */
static void scan_endings(const struct ent_pattern *p, const struct ent_lexicon_part *part, const uint64_t *starts,
                         uint32_t first, uint32_t n, uint64_t *bits)
{
    const struct word *w = &p->words[0];
    size_t k = w->n < 8 ? w->n : 8;
    uint64_t wanted = load_bytes(w->s + (w->n - k), k), mask = k == 8 ? ~0ull : (1ull << 8 * k) - 1;
    for (uint32_t j = 0; j < n; j++) {
        uint64_t start = starts[j], end = starts[j + 1], v = 0;
        if (start > end || end > part->size || end - start < w->n)
            continue;
        if (end - k + 8 <= part->size)
            memcpy(&v, part->bytes + end - k, 8);
        else
            v = load_bytes((const char *)part->bytes + end - k, k);
        if (((v ^ wanted) & mask) == 0 && memcmp(part->bytes + end - w->n, w->s, w->n) == 0)
            set_bit(bits, part->first + first + j);
    }
}

static enum ent_status scan_part(struct ent_pattern *p, enum ent_pattern_how how,
                                 const struct ent_lexicon_part *part, uint64_t *bits, struct ent_error *err)
{
    enum { STRIDE = 1024 };
    uint64_t starts[STRIDE + 1];
    int is_plain = p->kind == ENGINE && p->flags == 0 && how == ENT_PATTERN_WHOLE;
    enum ent_status st = ENT_OK;
    for (uint32_t i = 0; i < part->n; i += STRIDE) {
        uint32_t k = part->n - i < STRIDE ? part->n - i : STRIDE;
        ent_packed_read64(&part->starts, i, k + 1, starts);
        if (ent_interrupted())
            return ent_fail_interrupted(err);
        if (p->kind == ENDING && how == ENT_PATTERN_WHOLE) {
            scan_endings(p, part, starts, i, k, bits);
            continue;
        }
        for (uint32_t j = 0; j < k; j++) {
            int matches = 0;
            if (starts[j] > starts[j + 1] || starts[j + 1] > part->size)
                continue; /* damaged */
            const char *s = (const char *)part->bytes + starts[j];
            size_t n = (size_t)(starts[j + 1] - starts[j]);
            if (is_plain && p->has_table)
                matches = ent_automaton_matches(&p->table, s, n);
            else
                st = is_plain ? run_engine(p, s, n, &matches, err) : ent_pattern_test(p, how, s, n, &matches, err);
            if (st != ENT_OK)
                return st;
            if (matches)
                set_bit(bits, part->first + i + j);
        }
    }
    return st;
}

/* Where the strings that begin with the prefix stand in the order of a part: the first one not below it. */
static uint32_t find_prefixed(const struct ent_lexicon *lexicon, const struct ent_lexicon_part *part, const struct word *prefix)
{
    uint32_t low = 0, high = part->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        size_t n;
        const char *s = ent_lexicon_str(lexicon, part->first + (uint32_t)ent_packed_get(&part->sorted, middle), &n);
        int order = memcmp(s, prefix->s, n < prefix->n ? n : prefix->n);
        if (order < 0 || (order == 0 && n < prefix->n))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Only the strings that begin as all matches do. */
static enum ent_status scan_prefixed(struct ent_pattern *p, const struct ent_lexicon *lexicon, uint64_t *bits,
                                     struct ent_error *err)
{
    const struct word *prefix = p->kind == STEM ? &p->words[0] : &p->prefix;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; i < lexicon->n_parts; i++) {
        const struct ent_lexicon_part *part = &lexicon->parts[i];
        for (uint32_t k = find_prefixed(lexicon, part, prefix); k < part->n; k++) {
            uint32_t id = part->first + (uint32_t)ent_packed_get(&part->sorted, k);
            int matches = 1;
            size_t n;
            const char *s = ent_lexicon_str(lexicon, id, &n);
            if (n < prefix->n || memcmp(s, prefix->s, prefix->n) != 0)
                break;
            if (p->has_table)
                matches = ent_automaton_matches(&p->table, s, n);
            else if (p->kind == ENGINE && (st = ent_pattern_test(p, ENT_PATTERN_WHOLE, s, n, &matches, err)) != ENT_OK)
                return st;
            if (matches && id < lexicon->n)
                set_bit(bits, id);
            if (k % 1024 == 0 && ent_interrupted())
                return ent_fail_interrupted(err);
        }
    }
    return st;
}

/* Words by their strings, or by their keys: no lexicon is read from end to end. */
static enum ent_status find_words(struct ent_pattern *p, const struct ent_corpus *c, const char *column,
                                  uint64_t *bits, struct ent_error *err)
{
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, p->flags ? "lower" : column);
    uint32_t *ids = NULL;
    size_t n = 0, cap = 0;
    enum ent_status st = ENT_OK;
    for (size_t i = 0; st == ENT_OK && i < p->n_words; i++) {
        uint32_t id = ent_lexicon_find(lexicon, p->words[i].s, p->words[i].n);
        if (id == ENT_INTERN_NONE)
            continue;
        if (p->flags && strcmp(column, "word") == 0)
            st = ent_corpus_words_of_lower(c, id, &ids, &n, &cap, err);
        else
            set_bit(bits, id);
    }
    const struct ent_lexicon *own = ent_corpus_lexicon(c, column);
    for (size_t i = 0; st == ENT_OK && i < n; i++)
        if (ids[i] < own->n)
            set_bit(bits, ids[i]);
    ent_free(ids);
    return st;
}

enum { MANY = 4096 }; /* strings: for fewer no table is made */

enum ent_status ent_pattern_ids(struct ent_pattern *p, enum ent_pattern_how how, const struct ent_corpus *c,
                                const char *column, uint64_t *bits, struct ent_error *err)
{
    const struct ent_lexicon *lexicon = ent_corpus_lexicon(c, column);
    int by_key = p->flags == ENT_CQL_FOLD && ent_corpus_lexicon(c, "lower") != NULL &&
                 (strcmp(column, "word") == 0 || strcmp(column, "lower") == 0);
    enum ent_status st = ENT_OK;
    if (lexicon == NULL)
        return ENT_OK;
    if (p->kind == ENGINE && p->flags == 0 && how == ENT_PATTERN_WHOLE && lexicon->n >= MANY && !p->asked) {
        p->asked = 1;
        if ((st = ent_automaton_new(&p->table, p->source.s, p->source.n, &p->has_table, err)) != ENT_OK)
            return st;
    }
    if (p->kind == WORDS && how == ENT_PATTERN_WHOLE && (p->flags == 0 || by_key))
        return find_words(p, c, column, bits, err);
    if (how == ENT_PATTERN_WHOLE && p->flags == 0 && (p->kind == STEM || (p->kind == ENGINE && p->prefix.n > 0)))
        return scan_prefixed(p, lexicon, bits, err);
    for (size_t i = 0; st == ENT_OK && i < lexicon->n_parts; i++)
        st = scan_part(p, how, &lexicon->parts[i], bits, err);
    return st;
}
