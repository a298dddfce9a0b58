/*
 * ent_export.h -- the way out: annotations as JSONL, CoNLL-U, plain text
 *
 * Each writes whole files: on failure there is no new file and an old one is as it was.
 */
#ifndef ENT_EXPORT_H
#define ENT_EXPORT_H

#include <stdio.h>

#include "corpus/ent_corpus.h"

/*
 * One JSONL file a layer into the folder 'dir' (made if need be): docs.jsonl now.  A line a document:
 * doc, file, start, end (bytes of the source file), title, authors, published, published_alt,
 * published_how, publisher, language, sections [{heading, start}], boilerplate [[start, end]],
 * paragraphs (how many), first_words, last_words (six of the body), digest.  What is not known is null.
 * Then the extracted layers (ent_export_layers.h).
 */
ENT_MUST_USE enum ent_status ent_export_annotations(const struct ent_corpus *c, const char *dir,
                                                    struct ent_error *err);

/*
 * All sentences as CoNLL-U, ten columns.  Loaded CoNLL-U comes back as it was: comments, ranges, empty
 * nodes, every column; our own sentences get newdoc, newpar, sent_id and text comments, and SpaceAfter.
 */
ENT_MUST_USE enum ent_status ent_export_conllu(const struct ent_corpus *c, FILE *out,
                                               struct ent_error *err);

/*
 * Vertical text (ent_read_vrt.c reads it): a <doc> a document with its metadata, <p>, <head>, <s>, <g/>; the rows of every
 * other layer that have words as tags with their attributes.  'columns': names apart by commas, NULL: word and all
 * that there are, in the order word lemma upos xpos feats head deprel, then others.  ENT_EARG: no such column.
 */
ENT_MUST_USE enum ent_status ent_export_vrt(const struct ent_corpus *c, const char *columns, FILE *out,
                                            struct ent_error *err);

/*
 * The articles as plain text: title, headings and paragraphs with blank lines between, without
 * boilerplate; before each a line "=== ID".
 */
ENT_MUST_USE enum ent_status ent_export_text(const struct ent_corpus *c, FILE *out,
                                             struct ent_error *err);

#endif
