#include "base/ent_status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ent_set_error(struct ent_error *err, enum ent_status status, const char *format, ...)
{
    if (err != NULL) {
        va_list args;
        err->status = status;
        va_start(args, format);
        vsnprintf(err->message, sizeof err->message, format, args);
        va_end(args);
    }
}

void ent_set_place(struct ent_error *err, enum ent_status status, const char *format, ...)
{
    if (err != NULL) {
        char where[400], rest[sizeof err->message];
        va_list args;
        va_start(args, format);
        vsnprintf(where, sizeof where, format, args);
        va_end(args);
        memcpy(rest, err->message, sizeof rest);
        err->status = status;
        snprintf(err->message, sizeof err->message, "%s: %.*s", where,
                 (int)(sizeof err->message - sizeof where - 3), rest);
    }
}

const char *ent_status_name(enum ent_status status)
{
    static const char *const names[] = {
        [ENT_OK] = "OK",           [ENT_EIO] = "EIO",
        [ENT_EFORMAT] = "EFORMAT", [ENT_EVERSION] = "EVERSION",
        [ENT_ENOMEM] = "ENOMEM",   [ENT_EARG] = "EARG",
        [ENT_EWRITE] = "EWRITE",   [ENT_EINTR] = "EINTR",
        [ENT_ENOTFOUND] = "ENOTFOUND", [ENT_ELIMIT] = "ELIMIT",
        [ENT_ELOCKED] = "ELOCKED", [ENT_ECALLBACK] = "ECALLBACK",
    };
    return (size_t)status < sizeof names / sizeof *names ? names[status] : "?";
}
