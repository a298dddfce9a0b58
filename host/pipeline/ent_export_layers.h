/*
 * ent_export_layers.h -- extracted layers as JSONL: part of "export annotations"
 */
#ifndef ENT_EXPORT_LAYERS_H
#define ENT_EXPORT_LAYERS_H

#include "base/ent_file.h"
#include "corpus/ent_corpus.h"

/* A file for each extracted layer that the corpus has into the folder 'dir', which is there: dates.jsonl,
 * quantities.jsonl, quotes.jsonl.  Each line: doc, file, start, end (bytes of the source file), text, and
 * the layer's own fields. */
ENT_MUST_USE enum ent_status ent_export_layers(const struct ent_corpus *c, const char *dir,
                                               struct ent_error *err);

/*
 * entities.jsonl, if the corpus has mentions: a line an entity in the order of their first mention: entity, type, aliases (every way
 * in which it is written), metonyms (those of them that name a place which stands for it).
 */
ENT_MUST_USE enum ent_status ent_export_entities(const struct ent_corpus *c, const char *dir, struct ent_error *err);

#endif
