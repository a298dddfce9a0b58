/*
 * ent_speaker.h -- who says it: the subject of a verb of saying, apposition, "according to", pronouns where safe
 */
#ifndef ENT_SPEAKER_H
#define ENT_SPEAKER_H

#include "extract/ent_view.h"

/* Words that name or describe a speaker; first == last: somebody speaks, it is not told who. */
struct ent_speaker {
    uint32_t first, last;
    uint32_t cue;     /* the word that says that somebody speaks */
    const char *rule; /* "before" "after" "according to" "pronoun" "by" "as told by" "words of" "colon" "sentence before" "clause" */
};

/* The speaker of what begins after word 'mark' (not included), told before it in the same sentence. */
int ent_speaker_before(const struct ent_view *v, size_t mark, struct ent_speaker *out);
/* ... of what ends before word 'from', told after it in the same sentence. */
int ent_speaker_after(const struct ent_view *v, size_t from, struct ent_speaker *out);
/* ... of anything earlier in the sentence: "..., as later described by X". */
int ent_speaker_as_told_by(const struct ent_view *v, size_t from, struct ent_speaker *out);
/* ... of a sentence that has no word of it: whom the sentence before is about, if it is a person. */
int ent_speaker_sentence_before(const struct ent_view *v, size_t mark, struct ent_speaker *out);

/* The name (number in v->mentions) that the speaker's words are or hold: "Prime Minister X", not "the Kremlin spokesman";
 * SIZE_MAX: none, or names were not looked for. */
size_t ent_speaker_mention(const struct ent_view *v, uint32_t first, uint32_t last);

/* The subject of the verb at word 'cue', not looking before word 'limit'. */
int ent_speaker_subject(const struct ent_view *v, size_t cue, size_t limit, struct ent_speaker *out);

/* The subject after it: "said the minister", "according to X" with 'cue' at "to". */
int ent_speaker_after_cue(const struct ent_view *v, size_t cue, struct ent_speaker *out);

/* Does a paragraph begin with word i? */
int ent_speaker_is_paragraph(const struct ent_view *v, size_t i);

#endif
