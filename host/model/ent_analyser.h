/*
 * ent_analyser.h -- all models of a language together: from the words of a sentence to its tree
 *
 * A folder holds them, a file each: "tagger", and if they are there "clusters", "sentences", "lemmas", "parser" and
 * "names".  An analyser is read-only once it is open, so any number of threads may share it; each has an ent_analysis of its own.
 * The same words give the same result on every run.
 */
#ifndef ENT_ANALYSER_H
#define ENT_ANALYSER_H

#include "model/ent_clusters.h"
#include "model/ent_ends.h"
#include "model/ent_lemmas.h"
#include "model/ent_namer.h"
#include "model/ent_parse.h"
#include "model/ent_parser.h"
#include "model/ent_tagger.h"

struct ent_analyser {
    struct ent_clusters clusters;
    struct ent_tagger tagger;
    struct ent_ends ends;
    struct ent_lemmas lemmas;
    struct ent_parser parser;
    struct ent_namer namer;
    int has_clusters, has_ends, has_lemmas, has_parser, has_namer;
};

/* ENT_EIO (no such folder, or no tagger in it), ENT_EFORMAT, ENT_EVERSION, ENT_ENOMEM; messages name the file. */
ENT_MUST_USE enum ent_status ent_analyser_open(struct ent_analyser **out, const char *folder, struct ent_error *err);
void ent_analyser_close(struct ent_analyser *a); /* NULL is fine */

/* The folder of the shipped models for a language ("en" for "en-GB"); NULL: there is none.  Free with ent_free. */
char *ent_analyser_find(const char *language);

/*
 * Append the words of text[start, end) to *out as ent_tokenize() does, their sentences as the models know them; a NULL
 * analyser leaves them to the rules.  ENT_ENOMEM, ENT_EINTR.
 */
ENT_MUST_USE enum ent_status ent_analyser_words(const struct ent_analyser *a, struct ent_ends_scratch *scratch, const char *text,
                                                size_t start, size_t end, struct ent_words *out, struct ent_error *err);

/* ---- a sentence ---- */

struct ent_analysis { /* zeroed: ready */
    struct ent_word_info *words;
    size_t n, cap;
    struct ent_arena arena; /* lemmas */
    struct ent_parser_scratch parser;
    struct ent_namer_memory names; /* of the document so far */
};

/* Begin a sentence; the lemmas of earlier ones, and what they have named, stay until ent_analysis_forget(): another document. */
static inline void ent_analysis_begin(struct ent_analysis *s) { s->n = 0; }
void ent_analysis_forget(struct ent_analysis *s);
/* Its next word; the form must live until the sentence is analysed. */
ENT_MUST_USE enum ent_status ent_analysis_word(struct ent_analysis *s, const char *form, size_t n, struct ent_error *err);
ENT_MUST_USE enum ent_status ent_analyse(const struct ent_analyser *a, struct ent_analysis *s, struct ent_error *err);
void ent_analysis_done(struct ent_analysis *s);

/* What is known of word i; strings live as long as the analyser and, lemmas, the analysis. */
struct ent_parse ent_analysis_parse(const struct ent_analyser *a, const struct ent_analysis *s, size_t i);

#endif
