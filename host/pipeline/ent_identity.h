/*
 * ent_identity.h -- what tells documents apart: their ids, and the digests of their content
 */
#ifndef ENT_IDENTITY_H
#define ENT_IDENTITY_H

#include "source/ent_article.h"

/* The id of an article that its source gave none: from its path and its place in the file.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_article_make_id(struct ent_article *a, struct ent_error *err);

/* The digest of its content: the stored text and, if they came with it, its words; 64 digits and a NUL.  ENT_ENOMEM. */
ENT_MUST_USE enum ent_status ent_article_digest(const struct ent_article *a, char digest[65], struct ent_error *err);

#endif
