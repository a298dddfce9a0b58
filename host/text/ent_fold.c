#include "text/ent_fold.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static int is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] >= 0x80)
            return 0;
    return 1;
}

/* The four letters i become one: a dot above after i, and the dotless i. */
static int32_t join_i(UChar *s, int32_t n)
{
    int32_t k = 0;
    for (int32_t i = 0; i < n; i++) {
        if (s[i] == 0x0307 && k > 0 && s[k - 1] == 'i')
            continue;
        s[k++] = s[i] == 0x0131 ? 'i' : s[i];
    }
    return k;
}

static enum ent_status fold_unicode(const char *s, int32_t n, UChar *wide, UChar *folded,
                                    int32_t room, char *bytes, int32_t bytes_room,
                                    struct ent_buf *out, struct ent_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t n_wide = 0, n_folded, n_bytes = 0;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    u_strFromUTF8WithSub(wide, room, &n_wide, s, n, 0xFFFD, NULL, &code);
    n_folded = unorm2_normalize(fold, wide, n_wide, folded, room, &code);
    if (U_SUCCESS(code)) {
        n_folded = join_i(folded, n_folded);
        u_strToUTF8WithSub(bytes, bytes_room, &n_bytes, folded, n_folded, 0xFFFD, NULL, &code);
    }
    if (U_FAILURE(code))
        return ent_fail(err, ENT_ENOMEM, "a match key cannot be made: %s", u_errorName(code));
    ent_buf_add(out, bytes, (size_t)n_bytes);
    return ent_buf_check(out, err);
}

enum ent_status ent_fold_key(const char *s, size_t n, struct ent_buf *out, struct ent_error *err)
{
    enum { SHORT = 512 };
    UChar wide[SHORT], folded[SHORT];
    char bytes[3 * SHORT];
    if (is_ascii(s, n)) {
        size_t at = out->len;
        ent_buf_add(out, s, n);
        for (; !out->failed && at < out->len; at++)
            if (out->data[at] >= 'A' && out->data[at] <= 'Z')
                out->data[at] = (char)(out->data[at] + ('a' - 'A'));
        return ent_buf_check(out, err);
    }
    /* a character becomes at most 18 (U+FDFA), each at most 3 bytes of UTF-8 a UTF-16 unit */
    if (n <= SHORT / 18)
        return fold_unicode(s, (int32_t)n, wide, folded, SHORT, bytes, (int32_t)sizeof bytes, out, err);
    if (n > INT32_MAX / 64)
        return ent_fail(err, ENT_ELIMIT, "a word of %zu bytes is too long to be folded", n);
    size_t room = n * 18;
    UChar *memory = ent_malloc(2 * room * sizeof *memory + 3 * room);
    enum ent_status st =
        memory == NULL
            ? ent_fail(err, ENT_ENOMEM, "out of memory to fold a word of %zu bytes", n)
            : fold_unicode(s, (int32_t)n, memory, memory + room, (int32_t)room,
                           (char *)(memory + 2 * room), (int32_t)(3 * room), out, err);
    ent_free(memory);
    return st;
}
