/* A command's result, in the format that was asked for, where it was asked for. */
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_terminal.h"
#include "cli/cli.h"

enum ent_format cli_format(const struct cli_result *how)
{
    enum ent_format format;
    if (how->format != CLI_FORMAT_OPEN)
        return (enum ent_format)how->format;
    return how->output != NULL && ent_format_of_path(how->output, &format) ? format : ENT_FORMAT_TEXT;
}

size_t cli_screen_width(const char *output)
{
    return output == NULL ? ent_terminal_width() : 0;
}

enum ent_status cli_new_report(struct ent_report **out, const struct cli_result *how, struct ent_error *err)
{
    enum ent_status st = ent_report_new(out, how->name, err);
    if (st == ENT_OK && how->corpus != NULL)
        st = ent_report_set_corpus(*out, how->corpus, err);
    if (st == ENT_OK && how->command != NULL)
        st = ent_report_add_fact(*out, "Command", how->command, err);
    if (st == ENT_OK)
        st = ent_report_add_fact(*out, "Program", cli_program(), err);
    if (st != ENT_OK) {
        ent_report_free(*out);
        *out = NULL;
    }
    return st;
}

enum ent_status cli_write_report(const struct ent_report *r, const struct cli_result *how, struct ent_error *err)
{
    struct ent_report_how plain = {
        .format = cli_format(how), .excel = how->excel, .width = cli_screen_width(how->output)};
    return ent_report_write(r, &plain, how->output, err);
}

enum ent_status cli_write_frame(const struct ent_frame *f, const struct cli_result *how, struct ent_error *err)
{
    struct ent_report *r;
    enum ent_status st = cli_new_report(&r, how, err);
    if (st == ENT_OK)
        st = ent_report_add_table(r, f, err);
    if (st == ENT_OK)
        st = cli_write_report(r, how, err);
    ent_report_free(r);
    return st;
}

enum ent_status cli_write_text(const struct ent_buf *text, const char *output, struct ent_error *err)
{
    struct ent_out out;
    enum ent_status st = ent_buf_check(text, err);
    if (st != ENT_OK)
        return st;
    if (output == NULL) {
        fwrite(ent_buf_str(text), 1, text->len, stdout);
        return ENT_OK; /* main() looks whether it arrived */
    }
    if ((st = ent_out_open(&out, output, err)) != ENT_OK)
        return st;
    st = ent_out_write(&out, ent_buf_str(text), text->len, err);
    if (st == ENT_OK)
        st = ent_out_commit(&out, err);
    ent_out_abort(&out);
    return st;
}
