/*
 * ent_lock.h -- one writer a corpus: an advisory lock that ends with its holder's process
 */
#ifndef ENT_LOCK_H
#define ENT_LOCK_H

#include "base/ent_status.h"

struct ent_lock {
    int fd;     /* -1: not held */
    char *path;
};

/* Take the lock "lock" in the folder.  ENT_ELOCKED names the holder; ENT_EWRITE, ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_lock_take(struct ent_lock *lock, const char *folder,
                                           struct ent_error *err);
void ent_lock_release(struct ent_lock *lock); /* and remove its file; fine if not held */

#endif
