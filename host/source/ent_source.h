/*
 * ent_source.h -- read files, folders and standard input as articles
 *
 *     files --ent_source_walk--> one struct ent_article after the other, in byte order of paths
 *
 * The kind of a file is told by its ending (.txt .md .markdown .html .htm .xhtml .jsonl .ndjson .conllu
 * .conll .vrt .vert), else by its first bytes; other endings inside a folder are passed over, but a file that is
 * named is always read.  A broken file is reported through 'warn' and passed over, unless 'strict'.
 */
#ifndef ENT_SOURCE_H
#define ENT_SOURCE_H

#include "source/ent_article.h"

enum ent_source_kind {
    ENT_SOURCE_AUTO,
    ENT_SOURCE_TEXT,
    ENT_SOURCE_MARKDOWN,
    ENT_SOURCE_HTML,
    ENT_SOURCE_JSONL,
    ENT_SOURCE_CONLLU,
    ENT_SOURCE_VRT
};

struct ent_source_options {
    enum ent_source_kind kind;  /* ENT_SOURCE_AUTO: told from each file */
    int as_is;                  /* a file is one article; nothing is split off or cleaned */
    int strict;                 /* the first fault ends the reading */
    /* JSONL: which field holds what; NULL stands for the usual names ("text", "title", ...). */
    const char *field_id, *field_text, *field_title, *field_authors, *field_published,
        *field_publisher, *field_language;
    const char *columns;        /* vertical text: "word,pos,lemma" if NULL */
    const char *encoding;       /* force this encoding (iconv/ICU name); NULL: detect */
};

/*
 * What the reader tells its caller.  'article' takes over *a's contents where it sets *a to zero,
 * else the reader frees them.  'warn' gets one sentence a fault ("FILE:LINE: ..."), already counted.
 */
struct ent_input;
struct ent_source_sink {
    void *ctx;
    enum ent_status (*article)(void *ctx, struct ent_article *a, struct ent_error *err);
    void (*warn)(void *ctx, const char *sentence);
    void (*file)(void *ctx, const char *path, size_t bytes); /* before each file; may be NULL */
    void (*found)(void *ctx, uint64_t bytes); /* before the first file, of all; 0: not known; may be NULL */
    /*
     * A large file of many articles is given in pieces of at least piece_size bytes where 'piece' is not NULL: who takes
     * one reads it by ent_source_read(), in any thread, and before 'pieces_end' returns.  'in' itself is to be copied; the
     * articles' ordinals begin anew in each piece.
     */
    enum ent_status (*piece)(void *ctx, enum ent_source_kind kind, const struct ent_input *in, struct ent_error *err);
    enum ent_status (*pieces_end)(void *ctx, enum ent_status st, struct ent_error *err); /* st: not ENT_OK, forget them */
    size_t piece_size;
};

struct ent_source_stats {
    size_t files, articles, bytes, skipped_files, bad_records;
};

/*
 * Read everything under the n paths ("-" is standard input, named "stdin").  Folders are walked
 * recursively in byte order; article.file is the path relative to the argument it was found under (its
 * base name for a named file).  ENT_EIO (a path does not exist, or with strict any unreadable file),
 * ENT_EFORMAT (strict, and a fault), ENT_EINTR, or what the sink returned.  No article at all is not
 * an error here: see stats.
 */
ENT_MUST_USE enum ent_status ent_source_walk(const char *const *paths, size_t n,
                                             const struct ent_source_options *options,
                                             const struct ent_source_sink *sink,
                                             struct ent_source_stats *stats, struct ent_error *err);

/*
 * The readers, one a format.  'bytes' are the whole file, already UTF-8 where a reader says so;
 * 'file' is the name that articles and messages get.
 */
struct ent_input {
    const char *file;       /* relative name for articles */
    const char *path;       /* the name to show in messages */
    const char *bytes;      /* the file's bytes: UTF-8, checked, no NUL */
    size_t n;
    const char *encoding;   /* what it was converted from, NULL: it was UTF-8 */
    const struct ent_run *runs; /* from bytes to the file's own bytes where converted; NULL: identity */
    size_t n_runs;
    size_t from, lines_before;  /* of a piece: bytes [from, n) are read */
};
/* Read by the reader for the kind. */
ENT_MUST_USE enum ent_status ent_source_read(enum ent_source_kind kind, const struct ent_input *in,
                                             const struct ent_source_options *options, const struct ent_source_sink *sink,
                                             struct ent_source_stats *stats, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_read_text(const struct ent_input *in,
                                           const struct ent_source_options *options,
                                           const struct ent_source_sink *sink,
                                           struct ent_source_stats *stats, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_read_markdown(const struct ent_input *in,
                                               const struct ent_source_options *options,
                                               const struct ent_source_sink *sink,
                                               struct ent_source_stats *stats,
                                               struct ent_error *err);
ENT_MUST_USE enum ent_status ent_read_html(const struct ent_input *in,
                                           const struct ent_source_options *options,
                                           const struct ent_source_sink *sink,
                                           struct ent_source_stats *stats, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_read_jsonl(const struct ent_input *in,
                                            const struct ent_source_options *options,
                                            const struct ent_source_sink *sink,
                                            struct ent_source_stats *stats, struct ent_error *err);
/*
 * A document per "# newdoc" (with as_is one for the file), its text made of the forms as SpaceAfter
 * says, an empty line between paragraphs ("# newpar"; GUM's newpar_block tells headings and items).
 * "# meta::NAME = VALUE" gives title, author(s) (apart by ; or ,), publisher, language, dateCreated or
 * datePublished; other names become fields.  A sentence with a fault (columns, ids, ranges, heads out of
 * range or in a cycle, no root) is said, counted in bad_records and left out; a document without a
 * sentence left is dropped.  All heads "_" is no fault, nor are several roots.
 */
ENT_MUST_USE enum ent_status ent_read_conllu(const struct ent_input *in,
                                             const struct ent_source_options *options,
                                             const struct ent_source_sink *sink,
                                             struct ent_source_stats *stats, struct ent_error *err);

/*
 * Vertical text (ent_read_vrt.c).  <doc>, <text>, <article> or <document> begins an article, its attributes
 * are metadata; <s>, <p>, <head> and <g/> are what they are in CWB and Sketch Engine; other tags are kept
 * as spans.  A sentence also ends with its paragraph.  Columns are those of options->columns; one whose name is
 * not known here is kept under that name.
 */
ENT_MUST_USE enum ent_status ent_read_vrt(const struct ent_input *in,
                                          const struct ent_source_options *options,
                                          const struct ent_source_sink *sink,
                                          struct ent_source_stats *stats, struct ent_error *err);

/* Of a reader that builds the text itself: the article takes it (*text is empty then), goes to the sink and is counted. */
ENT_MUST_USE enum ent_status ent_source_give(const struct ent_input *in, struct ent_article *a, struct ent_buf *text,
                                             const struct ent_source_sink *sink, struct ent_source_stats *stats,
                                             struct ent_error *err);

#endif
