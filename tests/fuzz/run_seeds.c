/* Run a fuzz target over the files of a folder, and over each of them cut short. */
#include <string.h>

#include "base/ent_file.h"
#include "fuzz.h"

static void run_file(const char *path)
{
    enum { CUTS = 16 };
    struct ent_buf b = {0};
    struct ent_error err;
    if (ent_file_read(path, &b, &err) != ENT_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    for (size_t k = 0; k <= CUTS; k++) {
        size_t n = b.len * k / CUTS;
        uint8_t *copy = malloc(n + 1); /* of its own, so that reading past the end is seen */
        memcpy(copy, ent_buf_str(&b), n);
        LLVMFuzzerTestOneInput(copy, n);
        free(copy);
    }
    ent_buf_done(&b);
}

int main(int argc, char **argv)
{
    struct ent_names names;
    struct ent_error err;
    if (argc != 2 || ent_dir_list(argv[1], &names, &err) != ENT_OK || names.n == 0) {
        fprintf(stderr, "usage: %s FOLDER-OF-SEEDS\n", argv[0]);
        return 2;
    }
    for (size_t i = 0; i < names.n; i++) {
        char *path = ent_path_join(argv[1], names.names[i]);
        run_file(path);
        ent_free(path);
    }
    printf("%zu seeds\n", names.n);
    ent_names_free(&names);
    return 0;
}
