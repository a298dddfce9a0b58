#include "source/ent_json.h"

#include <string.h>
#include <threads.h>

#include "base/ent_mem.h"

static _Thread_local int out_of_memory;

static void *json_malloc(size_t size)
{
    void *p = ent_malloc(size);
    out_of_memory |= p == NULL;
    return p;
}

static void set_hooks(void)
{
    cJSON_Hooks hooks = {json_malloc, ent_free};
    cJSON_InitHooks(&hooks);
}

/* cJSON takes every byte up to the space as white space. */
static size_t skip_space(const char *s, size_t n, size_t i)
{
    while (i < n && (unsigned char)s[i] <= ' ')
        i++;
    return i;
}

static int is_hex(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

/*
 * The first escape that cJSON would let end the string: \u0000, and \u without four digits, which
 * it reads as that.  n if there is none.  Slashes stand in strings only, so they are told from
 * front to back.
 */
static size_t find_nul_escape(const char *s, size_t n)
{
    const char *end = s + n;
    for (const char *p = s; (p = memchr(p, '\\', (size_t)(end - p))) != NULL;) {
        if (end - p < 6)
            break;
        if (p[1] == 'u' && (!is_hex(p[2]) || !is_hex(p[3]) || !is_hex(p[4]) || !is_hex(p[5]) ||
                            memcmp(p + 2, "0000", 4) == 0))
            return (size_t)(p - s);
        p += 2;
    }
    return n;
}

/* cJSON points at the last byte where the end came too soon. */
static const char *what_is_wrong(const char *s, size_t n, size_t *at)
{
    size_t end = n;
    while (end > 0 && (unsigned char)s[end - 1] <= ' ')
        end--;
    if (*at >= end || (*at + 1 == end && s[*at] != '}' && s[*at] != ']')) {
        *at = end;
        return "the record is not finished (one record a line is expected)";
    }
    if (s[*at] == '\\')
        return s[*at + 1] == 'u' ? "an escape that is no character" : "an unknown escape";
    return "broken JSON";
}

enum ent_status ent_json_parse(const char *s, size_t n, cJSON **out, size_t *fault,
                               struct ent_error *err)
{
    static once_flag once = ONCE_FLAG_INIT;
    const char *end = s;
    call_once(&once, set_hooks);
    out_of_memory = 0;
    *out = NULL;
    if ((*fault = find_nul_escape(s, n)) < n)
        return ent_fail(err, ENT_EFORMAT, "%s",
                        memcmp(s + *fault, "\\u0000", 6) == 0
                            ? "the escape \\u0000, a NUL character"
                            : "an escape that is no character");
    cJSON *root = cJSON_ParseWithLengthOpts(s, n, &end, 0);
    if (root == NULL && out_of_memory)
        return ent_fail(err, ENT_ENOMEM, "out of memory for a JSON value of %zu bytes", n);
    *fault = skip_space(s, n, (size_t)(end - s));
    if (root == NULL)
        return ent_fail(err, ENT_EFORMAT, "%s", what_is_wrong(s, n, fault));
    if (*fault < n) {
        cJSON_Delete(root);
        return ent_fail(err, ENT_EFORMAT, "more after the end of the JSON value");
    }
    *out = root;
    return ENT_OK;
}

const char *ent_json_kind(const cJSON *item)
{
    return cJSON_IsString(item)   ? "a string"
           : cJSON_IsNumber(item) ? "a number"
           : cJSON_IsBool(item)   ? "true or false"
           : cJSON_IsNull(item)   ? "null"
           : cJSON_IsArray(item)  ? "a list"
                                  : "an object";
}
