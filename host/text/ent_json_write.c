#include "text/ent_json_write.h"

#include "text/ent_utf8.h"

static void escape(struct ent_buf *out, unsigned char c)
{
    static const char *const names[0x20] = {['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",
                                            ['\f'] = "\\f", ['\r'] = "\\r"};
    if (c == '"' || c == '\\')
        ent_buf_addf(out, "\\%c", c);
    else if (names[c] != NULL)
        ent_buf_adds(out, names[c]);
    else
        ent_buf_addf(out, "\\u%04x", c);
}

void ent_json_string(struct ent_buf *out, const char *s, size_t n)
{
    size_t plain = 0; /* what is not yet written, and needs nothing done to it */
    if (s == NULL) {
        ent_buf_adds(out, "null");
        return;
    }
    ent_buf_addc(out, '"');
    for (size_t i = 0; i < n;) {
        size_t at = i;
        uint32_t c = ent_utf8_next(s, n, &i);
        int bad = c == ENT_UTF8_BAD && i - at == 1;
        if (!bad && c >= 0x20 && c != '"' && c != '\\')
            continue;
        ent_buf_add(out, s + plain, at - plain);
        if (bad)
            ent_buf_adds(out, "\xEF\xBF\xBD");
        else
            escape(out, (unsigned char)c);
        plain = i;
    }
    ent_buf_add(out, s + plain, n - plain);
    ent_buf_addc(out, '"');
}
