/*
 * ent_gazetteer.h -- names that are known: entities and their aliases, read from text files, found in one pass
 *
 * A file NAME.names holds an entity a line, under a heading that says of which type they are:
 *
 *     # a comment
 *     [STATE]
 *     Armenia = Republic of Armenia = Hayastan {hy} ; people Armenians ; adjective Armenian ; capital Yerevan
 *     [PERSON of Armenia]
 *     Nikol Pashinyan = Никол Пашинян {ru} ; prime minister 2018-05..
 *
 * First come the names, divided by " = ", the first of them the usual English one in full, which is the entity's id.
 * Then facts, divided by ";":
 *     of X, in X             what it belongs to, where it lies: another entity (a heading may say it for all below)
 *     people A, B            what its people are called (a GROUP of its own)
 *     adjective A, B         no names, but they tell where one begins
 *     capital X              a PLACE that speaks for it ("Yerevan was displeased")
 *     seat A, B              buildings that speak for it
 *     surname A              of a person, where it is not the last word of the name
 *     abbreviation A         another name, as is
 *     OFFICE [PERIOD]        of a person: "foreign minister 2018-05..2020-11"
 * After a name may stand marks in braces:
 *     {hy} {Cyrl}            its language (ISO 639), its script (ISO 15924)
 *     {1991..2023}           when it is used
 *     {contested} {old}      its standing
 *     {weak}                 only where the article names the entity otherwise, too
 *     {homonym}              others are called so, too; else that is an error
 * A period is FROM..TO, FROM.., ..TO or a date, each a year, month or day.  A name with something in brackets at its end
 * ("Georgia (US state)") is written without it, and is a homonym.  "+ NAME ; facts" adds to an entity of an earlier file.
 *
 * Words about names in general (NAME.words, ent_name_words.h) lie in the same folders.
 */
#ifndef ENT_GAZETTEER_H
#define ENT_GAZETTEER_H

#include "base/ent_date.h"
#include "base/ent_intern.h"
#include "base/ent_mem.h"
#include "text/ent_piece.h"

enum ent_entity_type {
    ENT_TYPE_NONE, ENT_TYPE_STATE, ENT_TYPE_PLACE, ENT_TYPE_PERSON, ENT_TYPE_ORG, ENT_TYPE_BLOC, ENT_TYPE_FACILITY, ENT_TYPE_ROUTE, ENT_TYPE_TREATY,
    ENT_TYPE_LAW, ENT_TYPE_EVENT, ENT_TYPE_GROUP, ENT_TYPE_WORK, ENT_TYPE_EQUIPMENT, ENT_N_TYPES
};
const char *ent_entity_type_name(enum ent_entity_type type); /* "STATE" ...; "" for none */
enum ent_entity_type ent_entity_type_find(const char *s, size_t n);

#define ENT_NO_ENTITY UINT32_MAX

enum ent_alias_role {
    ENT_ALIAS_NAME,
    ENT_ALIAS_SURNAME,  /* of a person, taken from the name */
    ENT_ALIAS_ADJECTIVE /* tells of the entity but does not name it */
};
enum { /* flags of an alias */
    ENT_ALIAS_WEAK = 1, ENT_ALIAS_HOMONYM = 2, ENT_ALIAS_CONTESTED = 4, ENT_ALIAS_OLD = 8,
    ENT_ALIAS_CAPITALS = 16, /* written in capitals: NATO */
    ENT_ALIAS_COMMA = 32     /* with a comma inside: Washington, D.C. */
};

struct ent_validity {
    struct ent_date from, to; /* no date: open */
};

struct ent_alias {
    const char *text;
    uint32_t entity, next;      /* next: another that is written alike; ENT_NO_ENTITY: none */
    uint64_t capitals;          /* which of its pieces begin with a capital, from bit 0 */
    uint32_t line;
    uint8_t file, role, flags, n_pieces;
    char language[4], script[5];
    struct ent_validity when;
};
struct ent_office {
    const char *title;
    struct ent_validity when;
    uint32_t person; /* whose it is */
    uint32_t next;   /* of the same person; ENT_NO_ENTITY: none */
};
struct ent_entity {
    const char *name;
    uint32_t of;         /* what it belongs to; ENT_NO_ENTITY: nothing is said */
    uint32_t speaks_for; /* a capital, a seat: the state or bloc that it may stand for */
    uint32_t offices;    /* in ent_gazetteer.offices */
    uint32_t line;
    uint8_t file, type, is_seat;
    uint8_t roles;       /* that its aliases have, as bits */
};

struct ent_gazetteer {
    struct ent_arena arena;
    struct ent_intern pieces;     /* every piece of every name, and of the words */
    struct ent_entity *entities;
    size_t n_entities, cap_entities;
    struct ent_alias *aliases;
    size_t n_aliases, cap_aliases;
    struct ent_office *offices;
    size_t n_offices, cap_offices;
    struct ent_trie *trie;
    uint64_t *words;              /* what a piece means besides, by its number: ent_name_words.h */
    size_t n_words, cap_words;
    const char **files;           /* paths, for messages and evidence */
    size_t n_files, cap_files;
};

/*
 * Read files and folders (of each the *.names and *.words, in byte order) into a new gazetteer.  What is wrong is told with file and
 * line: ENT_EFORMAT; ENT_EIO, ENT_ENOMEM.  On failure *out is NULL.  It never changes afterwards: threads may share it.
 */
ENT_MUST_USE enum ent_status ent_gazetteer_open(struct ent_gazetteer **out, const char *const *paths, size_t n, struct ent_error *err);
/* The same from bytes, for tests: as one file called 'name'. */
ENT_MUST_USE enum ent_status ent_gazetteer_read(struct ent_gazetteer **out, const char *bytes, size_t n, const char *name, struct ent_error *err);
void ent_gazetteer_close(struct ent_gazetteer *g);

/* ---- looking up ---- */

/* A walk along the pieces of a text: begin with ENT_TRIE_ROOT; 0: no name goes on like this. */
#define ENT_TRIE_ROOT 1u
uint32_t ent_gazetteer_step(const struct ent_gazetteer *g, uint32_t node, uint32_t piece);
/* The first alias that ends here, ENT_NO_ENTITY: none. */
uint32_t ent_gazetteer_alias(const struct ent_gazetteer *g, uint32_t node);
/* The number of a piece, ENT_INTERN_NONE: it is in no name. */
uint32_t ent_gazetteer_piece(const struct ent_gazetteer *g, const struct ent_piece *p);
uint32_t ent_gazetteer_entity(const struct ent_gazetteer *g, const char *name, size_t n); /* ENT_NO_ENTITY: unknown */

static inline const struct ent_entity *ent_alias_entity(const struct ent_gazetteer *g, const struct ent_alias *a)
{
    return &g->entities[a->entity];
}
/* The state that an entity belongs to; ENT_NO_ENTITY: to none, or there is no entity. */
static inline uint32_t ent_entity_state(const struct ent_gazetteer *g, uint32_t entity)
{
    uint32_t of = entity != ENT_NO_ENTITY ? g->entities[entity].of : ENT_NO_ENTITY;
    return of != ENT_NO_ENTITY && g->entities[of].type == ENT_TYPE_STATE ? of : ENT_NO_ENTITY;
}
int ent_validity_holds(struct ent_validity p, struct ent_date d); /* an unknown date is in every period */

#endif
