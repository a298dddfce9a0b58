/*
 * ent_gazetteer_build.h -- how the reader fills a gazetteer
 */
#ifndef ENT_GAZETTEER_BUILD_H
#define ENT_GAZETTEER_BUILD_H

#include "extract/ent_gazetteer.h"

ENT_MUST_USE enum ent_status ent_gazetteer_new(struct ent_gazetteer **out, struct ent_error *err);
/* A path for messages; *file is its number. */
ENT_MUST_USE enum ent_status ent_gazetteer_add_file(struct ent_gazetteer *g, const char *path, uint8_t *file, struct ent_error *err);
/* A new entity; *entity is its number.  That its name is taken shows when it is given as its first alias. */
ENT_MUST_USE enum ent_status ent_gazetteer_add_entity(struct ent_gazetteer *g, const char *name, size_t n, enum ent_entity_type type,
                                                      uint8_t file, uint32_t line, uint32_t *entity, struct ent_error *err);
/*
 * Another way to write it; a->entity, role, flags, file, line, when, language and script are set, the rest is found here.
 * 'derived': it follows from another name, or is a surname or an adjective, so it may be written like others.  ENT_EFORMAT: it has been
 * given already.
 */
ENT_MUST_USE enum ent_status ent_gazetteer_add_alias(struct ent_gazetteer *g, const char *text, size_t n, const struct ent_alias *a,
                                                     int derived, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_gazetteer_add_office(struct ent_gazetteer *g, uint32_t person, const char *title, size_t n,
                                                      struct ent_validity when, struct ent_error *err);
/* Make room for what so many bytes of names may hold. */
ENT_MUST_USE enum ent_status ent_gazetteer_expect(struct ent_gazetteer *g, size_t bytes, struct ent_error *err);
/* What the word means, as bits. */
ENT_MUST_USE enum ent_status ent_gazetteer_add_word(struct ent_gazetteer *g, const char *word, size_t n, uint64_t bits, struct ent_error *err);

/* Read one file's bytes; they may speak of entities of later files, so these are checked by ent_gazetteer_link. */
struct ent_gazetteer_links; /* what has been said of entities by name; NULL: nothing */
ENT_MUST_USE enum ent_status ent_gazetteer_read_names(struct ent_gazetteer *g, struct ent_gazetteer_links **links, const char *bytes, size_t n,
                                                      const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_gazetteer_read_words(struct ent_gazetteer *g, const char *bytes, size_t n, const char *path, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_gazetteer_link(struct ent_gazetteer *g, struct ent_gazetteer_links *links, struct ent_error *err);
void ent_gazetteer_links_free(struct ent_gazetteer_links *links);

#endif
