/*
 * ent_cut.h -- where a large file may be cut into pieces that can be read for themselves, each by another thread
 *
 * A cut lies between two articles, so that the pieces give what the whole file gives: in JSONL behind any line, in CoNLL-U
 * before a "# newdoc", in vertical text between </doc> and <doc>, where <doc> stands for the tag that began the first article.
 */
#ifndef ENT_CUT_H
#define ENT_CUT_H

#include "source/ent_source.h"

struct ent_cutter {
    const struct ent_input *in;
    enum ent_source_kind kind;
    char tag[16]; /* vertical text: that begins an article */
};

/* 0: files of this kind, or read so, are not cut. */
int ent_cutter_init(struct ent_cutter *c, enum ent_source_kind kind, const struct ent_input *in,
                    const struct ent_source_options *options);

/* The first cut at or behind byte 'at'; in->n if there is none. */
size_t ent_cut_behind(const struct ent_cutter *c, size_t at);

/* How many lines end in s[0, n). */
size_t ent_count_lines(const char *s, size_t n);

#endif
