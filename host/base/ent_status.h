/*
 * ent_status.h -- how a function of ours says that it failed
 *
 * A function that can fail returns a status; the sentence for a person goes into *err, written
 * where the facts are known (the path, the line, the byte).  'err' may be NULL where nobody will
 * read it.  ENT_OK leaves *err alone.
 */
#ifndef ENT_STATUS_H
#define ENT_STATUS_H

#include <stddef.h>

enum ent_status {
    ENT_OK = 0,
    ENT_EIO,       /* a file cannot be read */
    ENT_EFORMAT,   /* what was read is not what it should be, or is cut short */
    ENT_EVERSION,  /* made by a newer program, or for another kind of machine */
    ENT_ENOMEM,    /* an allocation failed */
    ENT_EARG,      /* the caller asked for what cannot be */
    ENT_EWRITE,    /* a file cannot be written: permission, disk full */
    ENT_EINTR,     /* interrupted by the user */
    ENT_ENOTFOUND, /* nothing of that name */
    ENT_ELIMIT,    /* larger than this program takes */
    ENT_ELOCKED,   /* another process is writing */
    ENT_ECALLBACK  /* a callback failed; it knows why */
};

struct ent_error {
    enum ent_status status;
    char message[1000];
};

#define ENT_MUST_USE __attribute__((warn_unused_result))
#define ENT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/*
 * ent_fail(err, status, format, ...): write the sentence into *err (unless NULL); its value is 'status', so
 * that it can be returned on.  ent_fail_in(...): put "where: " before the sentence that *err holds.
 * They are macros so that a compiler sees that what is returned is 'status', which is looked at twice.
 */
#define ent_fail(err, status, ...) (ent_set_error((err), (status), __VA_ARGS__), ent_same(status))
#define ent_fail_in(err, status, ...) (ent_set_place((err), (status), __VA_ARGS__), ent_same(status))

void ent_set_error(struct ent_error *err, enum ent_status status, const char *format, ...)
    ENT_PRINTF(3, 4);
void ent_set_place(struct ent_error *err, enum ent_status status, const char *format, ...)
    ENT_PRINTF(3, 4);
static inline enum ent_status ent_same(enum ent_status status) { return status; }

/* "EIO", "EFORMAT", ...: the name scripts see as the third value of a failed call. */
const char *ent_status_name(enum ent_status status);

#endif
