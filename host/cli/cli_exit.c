#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>

int cli_exit_code(enum ent_status status)
{
    switch (status) {
    case ENT_OK:
        return CLI_OK;
    case ENT_EIO:
    case ENT_EFORMAT:
    case ENT_EVERSION:
    case ENT_ELIMIT:
        return CLI_UNREADABLE;
    case ENT_EARG:
    case ENT_ENOTFOUND:
        return CLI_USAGE;
    case ENT_ENOMEM:
    case ENT_EWRITE:
    case ENT_ELOCKED:
        return CLI_UNWRITABLE;
    case ENT_EINTR:
        return CLI_INTERRUPTED;
    case ENT_ECALLBACK:
        return CLI_SCRIPT;
    }
    return CLI_SCRIPT;
}

int cli_fail(const struct ent_error *err)
{
    fflush(stdout);
    fprintf(stderr, "entente: %s\n", err->message);
    return cli_exit_code(err->status);
}

int cli_usage(const char *format, ...)
{
    va_list args;

    fflush(stdout);
    fputs("entente: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return CLI_USAGE;
}
