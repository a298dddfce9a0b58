#include "base/ent_share.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/ent_file.h"

static char folder[PATH_MAX]; /* "": not found */

void ent_share_look_from(const char *file)
{
    static const char tail[] = "/share/entente";
    char at[PATH_MAX];
    char *slash;
    size_t n = strnlen(file, sizeof at);

    if (folder[0] != '\0' || n + sizeof tail > sizeof at)
        return;
    memcpy(at, file, n + 1);
    while ((slash = strrchr(at, '/')) != NULL) {
        memcpy(slash, tail, sizeof tail);
        if (ent_file_kind(at) == ENT_FILE_FOLDER) {
            memcpy(folder, at, strlen(at) + 1);
            return;
        }
        *slash = '\0';
    }
}

const char *ent_share(void) { return folder[0] != '\0' ? folder : NULL; }

char *ent_share_path(const char *name)
{
    return folder[0] != '\0' ? ent_path_join(folder, name) : NULL;
}
