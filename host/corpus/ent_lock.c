#define _GNU_SOURCE
#include "corpus/ent_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ent_file.h"

static enum ent_status fail_locked(int fd, const char *folder, struct ent_error *err)
{
    char holder[120] = "";
    ssize_t n = pread(fd, holder, sizeof holder - 1, 0);
    holder[n > 0 ? n : 0] = '\0';
    holder[strcspn(holder, "\n")] = '\0';
    return ent_fail(err, ENT_ELOCKED, "%s: is being written by %s", folder,
                    holder[0] ? holder : "another process");
}

/* The file that we locked is still the one at the path (a holder that ends removes it). */
static int is_current(int fd, const char *path)
{
    struct stat ours, there;
    return fstat(fd, &ours) == 0 && stat(path, &there) == 0 && ours.st_ino == there.st_ino &&
           ours.st_dev == there.st_dev;
}

enum ent_status ent_lock_take(struct ent_lock *lock, const char *folder, struct ent_error *err)
{
    char host[64] = "", text[120];
    *lock = (struct ent_lock){.fd = -1, .path = ent_path_join(folder, "lock")};
    if (lock->path == NULL)
        return ent_fail(err, ENT_ENOMEM, "%s: out of memory", folder);
    for (;;) {
        enum ent_status st = ENT_OK;
        int fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (fd < 0)
            st = ent_fail(err, ENT_EWRITE, "%s: cannot be written: %s", lock->path, strerror(errno));
        else if (flock(fd, LOCK_EX | LOCK_NB) != 0)
            st = errno == EWOULDBLOCK
                     ? fail_locked(fd, folder, err)
                     : ent_fail(err, ENT_EWRITE, "%s: cannot be locked: %s", lock->path, strerror(errno));
        if (st == ENT_OK && !is_current(fd, lock->path)) {
            close(fd); /* removed between our open and our lock: there is a new one, or none */
            continue;
        }
        if (st != ENT_OK) {
            if (fd >= 0)
                close(fd);
            ent_lock_release(lock);
            return st;
        }
        lock->fd = fd;
        break;
    }
    gethostname(host, sizeof host - 1);
    int n = snprintf(text, sizeof text, "process %ld on %s\n", (long)getpid(), host);
    if (ftruncate(lock->fd, 0) != 0 || pwrite(lock->fd, text, (size_t)n, 0) != n) {
        enum ent_status st =
            ent_fail(err, ENT_EWRITE, "%s: cannot be written: %s", lock->path, strerror(errno));
        ent_lock_release(lock);
        return st;
    }
    return ENT_OK;
}

void ent_lock_release(struct ent_lock *lock)
{
    if (lock->path != NULL && lock->fd >= 0) {
        unlink(lock->path);
        close(lock->fd);
    }
    ent_free(lock->path);
    *lock = (struct ent_lock){.fd = -1};
}
