#define _GNU_SOURCE
#include "base/ent_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ent_interrupt.h"

/* ---- reading ---- */

static enum ent_status fail_read(const char *path, struct ent_error *err)
{
    return ent_fail(err, ENT_EIO, "%s: cannot be read: %s", path, strerror(errno));
}

static enum ent_status read_all(int fd, const char *path, struct ent_buf *out, struct ent_error *err)
{
    struct stat sb;
    size_t guess = 1 << 16;
    if (fstat(fd, &sb) == 0 && S_ISREG(sb.st_mode) && sb.st_size > 0)
        guess = (size_t)sb.st_size + 1;
    for (;;) {
        enum ent_status st = ent_reserve(&out->data, &out->cap, out->len + guess + 1, 1, err);
        if (st != ENT_OK)
            return ent_fail_in(err, st, "%s", path);
        ssize_t n = read(fd, out->data + out->len, out->cap - out->len - 1);
        if (n < 0 && errno == EINTR) {
            if (ent_interrupted())
                return ent_fail_interrupted(err);
            continue;
        }
        if (n < 0)
            return fail_read(path, err);
        out->len += (size_t)n;
        out->data[out->len] = '\0';
        if (n == 0)
            return ENT_OK;
        guess = 1 << 16;
    }
}

enum ent_status ent_file_read(const char *path, struct ent_buf *out, struct ent_error *err)
{
    int is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail_read(path, err);
    enum ent_status st = read_all(fd, is_stdin ? "standard input" : path, out, err);
    if (!is_stdin)
        close(fd);
    return st;
}

enum ent_status ent_map_open(struct ent_map *map, const char *path, struct ent_error *err)
{
    struct stat sb;
    enum ent_status st = ENT_OK;
    *map = (struct ent_map){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &sb) != 0) {
        st = fail_read(path, err);
    } else if (!S_ISREG(sb.st_mode)) {
        st = ent_fail(err, ENT_EIO, "%s: not a regular file", path);
    } else if (sb.st_size > 0) {
        void *p = mmap(NULL, (size_t)sb.st_size, PROT_READ, MAP_SHARED, fd, 0);
        if (p == MAP_FAILED)
            st = fail_read(path, err);
        else
            *map = (struct ent_map){p, (size_t)sb.st_size};
    }
    if (fd >= 0)
        close(fd);
    return st;
}

void ent_map_release(const struct ent_map *map, size_t from, size_t to)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    from = (from + page - 1) / page * page;
    to = to / page * page;
    if (to > from && to <= map->size)
        (void)madvise((void *)(uintptr_t)(map->data + from), to - from, MADV_DONTNEED);
}

void ent_map_close(struct ent_map *map)
{
    if (map->data != NULL)
        munmap((void *)(uintptr_t)map->data, map->size);
    *map = (struct ent_map){0};
}

/* ---- writing ---- */

static enum ent_status fail_write(const char *path, struct ent_error *err)
{
    return ent_fail(err, ENT_EWRITE, "%s: cannot be written: %s", path, strerror(errno));
}

enum ent_status ent_out_open(struct ent_out *out, const char *path, struct ent_error *err)
{
    *out = (struct ent_out){0};
    struct ent_buf part = {0};
    int direct = ent_file_kind(path) == ENT_FILE_OTHER; /* a pipe or device is not to be replaced */
    ent_buf_addf(&part, "%s.part", path);
    out->path = ent_strdup(path);
    out->part = ent_buf_take(&part);
    if (out->path == NULL || out->part == NULL) {
        ent_out_abort(out);
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    }
    if (direct) {
        ent_free(out->part);
        out->part = NULL;
    }
    out->file = fopen(direct ? path : out->part, "wbe");
    if (out->file == NULL) {
        enum ent_status st = fail_write(path, err);
        ent_free(out->part); /* it is not there to be removed */
        out->part = NULL;
        ent_out_abort(out);
        return st;
    }
    return ENT_OK;
}

enum ent_status ent_out_write(struct ent_out *out, const void *bytes, size_t n, struct ent_error *err)
{
    if (n > 0 && fwrite(bytes, 1, n, out->file) != n)
        return fail_write(out->path, err);
    out->written += n;
    return ENT_OK;
}

enum ent_status ent_out_commit(struct ent_out *out, struct ent_error *err)
{
    int direct = out->part == NULL;
    int good = fflush(out->file) == 0 && (direct || fsync(fileno(out->file)) == 0);
    int closed = fclose(out->file) == 0;
    out->file = NULL;
    if (!good || !closed || (!direct && rename(out->part, out->path) != 0)) {
        enum ent_status st = fail_write(out->path, err);
        ent_out_abort(out);
        return st;
    }
    ent_free(out->part);
    out->part = NULL;
    ent_out_abort(out);
    return ENT_OK;
}

void ent_out_abort(struct ent_out *out)
{
    if (out->file != NULL)
        fclose(out->file);
    if (out->part != NULL)
        unlink(out->part);
    ent_free(out->part);
    ent_free(out->path);
    *out = (struct ent_out){0};
}

enum ent_status ent_dir_sync(const char *path, struct ent_error *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    enum ent_status st = ENT_OK;
    if (fd < 0 || fsync(fd) != 0)
        st = fail_write(path, err);
    if (fd >= 0)
        close(fd);
    return st;
}

enum ent_status ent_dir_make(const char *path, struct ent_error *err)
{
    char *copy = ent_strdup(path);
    enum ent_status st = ENT_OK;
    if (copy == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
    for (char *p = copy + 1; st == ENT_OK && p[-1] != '\0'; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char slash = *p;
        *p = '\0';
        if (mkdir(copy, 0777) != 0 && ent_file_kind(copy) != ENT_FILE_FOLDER)
            st = ent_fail(err, ENT_EWRITE, "%s: cannot make this folder: %s", copy, strerror(errno));
        *p = slash;
    }
    ent_free(copy);
    return st;
}

/* ---- looking around ---- */

enum ent_file_kind ent_file_kind(const char *path)
{
    struct stat sb;
    if (stat(path, &sb) != 0)
        return ENT_FILE_NONE;
    return S_ISREG(sb.st_mode)   ? ENT_FILE_REGULAR
           : S_ISDIR(sb.st_mode) ? ENT_FILE_FOLDER
                                 : ENT_FILE_OTHER;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum ent_status ent_dir_list(const char *path, struct ent_names *out, struct ent_error *err)
{
    enum ent_status st = ENT_OK;
    const struct dirent *entry;
    *out = (struct ent_names){0};
    DIR *dir = opendir(path);
    if (dir == NULL)
        return fail_read(path, err);
    while (st == ENT_OK && (errno = 0, entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        st = ent_reserve(&out->names, &out->cap, out->n + 1, sizeof *out->names, err);
        if (st == ENT_OK && (out->names[out->n] = ent_strdup(entry->d_name)) == NULL)
            st = ent_fail(err, ENT_ENOMEM, "%s: out of memory", path);
        else if (st == ENT_OK)
            out->n++;
    }
    if (st == ENT_OK && errno != 0)
        st = fail_read(path, err);
    closedir(dir);
    if (st != ENT_OK)
        ent_names_free(out);
    else if (out->n > 0)
        qsort(out->names, out->n, sizeof *out->names, compare_names);
    return st;
}

void ent_names_free(struct ent_names *names)
{
    for (size_t i = 0; i < names->n; i++)
        ent_free(names->names[i]);
    ent_free(names->names);
    *names = (struct ent_names){0};
}

char *ent_path_join(const char *folder, const char *name)
{
    struct ent_buf b = {0};
    size_t n = strlen(folder);
    ent_buf_addf(&b, "%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/", name);
    return ent_buf_take(&b);
}

const char *ent_path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}
