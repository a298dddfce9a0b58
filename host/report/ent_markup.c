#include "report/ent_markup.h"

void ent_markup_add(struct ent_buf *out, const char *s, size_t n)
{
    size_t plain = 0; /* what is not yet written, and needs nothing done to it */
    for (size_t i = 0; i < n; i++) {
        const char *instead = NULL;
        switch (s[i]) {
        case '&': instead = "&amp;"; break;
        case '<': instead = "&lt;"; break;
        case '>': instead = "&gt;"; break;
        case '"': instead = "&quot;"; break;
        case '\r': instead = "&#13;"; break;
        default:
            if ((unsigned char)s[i] < 0x20 && s[i] != '\n' && s[i] != '\t')
                instead = "\xEF\xBF\xBD"; /* HTML has no such character */
        }
        if (instead == NULL)
            continue;
        ent_buf_add(out, s + plain, i - plain);
        ent_buf_adds(out, instead);
        plain = i + 1;
    }
    ent_buf_add(out, s + plain, n - plain);
}
