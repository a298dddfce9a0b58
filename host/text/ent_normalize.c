#include "text/ent_normalize.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { LONGEST = 1 << 28, GROWTH = 18 }; /* a character becomes at most 18 units (U+FDFA) */

/* UTF-8 to UTF-16 with room for what it may grow to; ent_malloc'ed. */
static enum ent_status widen(const char *s, size_t n, size_t room, UChar **out, int32_t *n_out,
                             struct ent_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    *out = NULL;
    if (n > LONGEST)
        return ent_fail(err, ENT_ELIMIT, "a text of %zu bytes is too long to be transformed", n);
    *out = ent_malloc((room + 1) * sizeof **out);
    if (*out == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a text of %zu bytes", n);
    u_strFromUTF8WithSub(*out, (int32_t)room, n_out, s, (int32_t)n, 0xFFFD, NULL, &code);
    return U_SUCCESS(code) ? ENT_OK : ent_fail(err, ENT_ENOMEM, "%s", u_errorName(code));
}

static enum ent_status narrow(const UChar *wide, int32_t n, struct ent_buf *out, struct ent_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t n_bytes = 0;
    char *bytes = ent_malloc((size_t)n * 3 + 1);
    if (bytes == NULL)
        return ent_fail(err, ENT_ENOMEM, "out of memory for %d characters", n);
    u_strToUTF8WithSub(bytes, n * 3, &n_bytes, wide, n, 0xFFFD, NULL, &code);
    if (U_SUCCESS(code))
        ent_buf_add(out, bytes, (size_t)n_bytes);
    ent_free(bytes);
    return U_SUCCESS(code) ? ent_buf_check(out, err) : ent_fail(err, ENT_ENOMEM, "%s", u_errorName(code));
}

static const UNormalizer2 *normalizer(enum ent_form form, UErrorCode *code)
{
    switch (form) {
    case ENT_NFC: return unorm2_getNFCInstance(code);
    case ENT_NFD: return unorm2_getNFDInstance(code);
    case ENT_NFKC: return unorm2_getNFKCInstance(code);
    case ENT_NFKD: return unorm2_getNFKDInstance(code);
    }
    return NULL;
}

enum ent_status ent_normalize(const char *s, size_t n, enum ent_form form, struct ent_buf *out,
                              struct ent_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar *wide, *normal = NULL;
    int32_t n_wide = 0, n_normal;
    enum ent_status st = widen(s, n, n, &wide, &n_wide, err);
    size_t room = st == ENT_OK ? (size_t)n_wide * GROWTH : 0;
    if (st == ENT_OK && room > INT32_MAX / 2)
        st = ent_fail(err, ENT_ELIMIT, "a text of %zu bytes is too long to be normalised", n);
    if (st == ENT_OK && (normal = ent_malloc((room + 1) * sizeof *normal)) == NULL)
        st = ent_fail(err, ENT_ENOMEM, "out of memory for a text of %zu bytes", n);
    if (st == ENT_OK) {
        n_normal = unorm2_normalize(normalizer(form, &code), wide, n_wide, normal, (int32_t)room + 1, &code);
        st = U_SUCCESS(code) ? narrow(normal, n_normal, out, err)
                             : ent_fail(err, ENT_ENOMEM, "%s", u_errorName(code));
    }
    ent_free(wide);
    ent_free(normal);
    return st;
}

enum ent_status ent_transliterate(const char *s, size_t n, const char *id, struct ent_buf *out,
                                  struct ent_error *err)
{
    UChar wide_id[128], *wide = NULL;
    UErrorCode code = U_ZERO_ERROR;
    int32_t n_wide = 0;
    if (strlen(id) >= sizeof wide_id / sizeof *wide_id)
        return ent_fail(err, ENT_EARG, "no transform '%.60s...'", id);
    u_uastrcpy(wide_id, id);
    UTransliterator *t = utrans_openU(wide_id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
    if (U_FAILURE(code))
        return ent_fail(err, ENT_EARG, "no transform '%s'", id);
    size_t room = n * 8 + 64; /* transliterations of one character are short */
    enum ent_status st = widen(s, n, room, &wide, &n_wide, err);
    if (st == ENT_OK) {
        int32_t limit = n_wide;
        utrans_transUChars(t, wide, &n_wide, (int32_t)room, 0, &limit, &code);
        st = U_SUCCESS(code) ? narrow(wide, n_wide, out, err)
                             : ent_fail(err, ENT_ELIMIT, "the text cannot be transformed: %s", u_errorName(code));
    }
    utrans_close(t);
    ent_free(wide);
    return st;
}
