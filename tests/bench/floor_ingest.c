/*
 * floor_ingest -- the floor that ingest is held against: read JSONL, split at spaces, intern, write ids
 *
 * usage: floor_ingest FILE.jsonl OUT
 *
 * No sentences, offsets, index, checks or metadata: what any program that makes ids of words must do.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ent_file.h"
#include "base/ent_intern.h"

static int is_word(unsigned char c) { return c > ' ' && c != '"' && c != '\\'; }

int main(int argc, char **argv)
{
    struct ent_buf in = {0};
    struct ent_intern table = {0};
    struct ent_error err;
    uint32_t *ids = NULL;
    size_t n = 0, cap = 0;
    FILE *out = argc == 3 ? fopen(argv[2], "wb") : NULL;

    if (out == NULL || ent_file_read(argv[1], &in, &err) != ENT_OK)
        return 1;
    for (size_t i = 0; i < in.len;) {
        size_t start = i;
        while (i < in.len && is_word((unsigned char)in.data[i]))
            i++;
        if (i > start) {
            if (ent_reserve(&ids, &cap, n + 1, sizeof *ids, &err) != ENT_OK ||
                ent_intern_add(&table, in.data + start, i - start, &ids[n++], &err) != ENT_OK)
                return 1;
        }
        i++;
    }
    fwrite(ids, sizeof *ids, n, out);
    fwrite(table.bytes, 1, (size_t)table.starts[table.n], out);
    printf("%zu words, %u types\n", n, table.n);
    ent_intern_done(&table);
    ent_buf_done(&in);
    ent_free(ids);
    return fclose(out) != 0;
}
