/*
 * Sequences of operations on a corpus: after each one it holds what a plain list holds.
 *
 * Two bytes are an operation: what, and with which document.  A document is its id and one of a few contents;
 * its publisher may be corrected.
 */
#include <string.h>
#include <unistd.h>

#include "base/ent_hash.h"
#include "corpus/ent_compact.h"
#include "fuzz.h"

enum { DOCS = 12, CONTENTS = 5, MOST_OPS = 60 };

static const char *const texts[CONTENTS] = {"the cat sat", "the dog sat on the mat", "a bird", "a cat and a dog and a bird", "mat"};

static char folder[64];
static struct ent_error err;

struct model {
    int order[DOCS]; /* ids, as they stand in the corpus */
    int content[DOCS];
    int n;
    int corrected[DOCS]; /* the publisher of this id is corrected */
};

#define MUST(call)                                                                                 \
    do {                                                                                           \
        if ((call) != ENT_OK) {                                                                    \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, err.message);                       \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static void doc_id(int doc, char id[8]) { snprintf(id, 8, "d%d", doc); }

/* ---- on the corpus ---- */

static void write_text(struct ent_segment_builder *b, const char *text)
{
    uint64_t base = b->text_size;
    MUST(ent_builder_text(b, text, strlen(text), &err));
    MUST(ent_builder_run(b, base, 0, (uint32_t)strlen(text), 1, &err));
    for (size_t i = 0; text[i] != '\0';) {
        size_t n = strcspn(text + i, " ");
        MUST(ent_builder_word(b, base + i, n, text + i, n, &err));
        i += n + (text[i + n] == ' ');
    }
}

static void add_doc(int doc, int content, size_t max_words)
{
    char id[8], digest[65], key[16];
    enum ent_doc_fate fate;
    struct ent_writer *w;
    struct ent_segment_builder *b;
    struct ent_layer_builder *l;
    doc_id(doc, id);
    snprintf(key, sizeof key, "%d of %d", content, doc); /* no two documents are copies */
    ent_sha256_hex(key, strlen(key), digest);
    MUST(ent_writer_open(&w, folder, ENT_WRITER_ADD, "fuzz", max_words, &err));
    MUST(ent_writer_check(w, id, digest, &fate, &err));
    if (fate == ENT_DOC_NEW || fate == ENT_DOC_CHANGED) {
        MUST(ent_writer_builder(w, &b, &err));
        uint64_t base = b->text_size;
        size_t first = b->n_words;
        write_text(b, texts[content]);
        MUST(ent_builder_layer(b, "doc", &l, &err));
        MUST(ent_layer_add(l, base, b->text_size, first, b->n_words, &err));
        MUST(ent_layer_set_string(l, "id", id, strlen(id), &err));
        MUST(ent_layer_set_string(l, "digest", digest, 64, &err));
        MUST(ent_layer_set_string(l, "publisher", "Wire", 4, &err));
        MUST(ent_writer_written(w, id, &err));
    }
    MUST(ent_writer_commit(w, &err));
}

static void write_corrections(const struct model *m)
{
    char path[96];
    snprintf(path, sizeof path, "%s/corrections", folder);
    FILE *f = fopen(path, "w");
    FUZZ_CHECK(f != NULL);
    for (int d = 0; d < DOCS; d++)
        if (m->corrected[d])
            fprintf(f, "[doc d%d]\npublisher = Corrected\n", d);
    fclose(f);
}

static void check(const struct model *m)
{
    struct ent_corpus *c;
    char id[8];
    uint64_t words = 0;
    MUST(ent_corpus_open(&c, folder, &err));
    MUST(ent_corpus_verify(c, &err));
    FUZZ_CHECK(ent_corpus_n_docs(c) == (size_t)m->n);
    for (int i = 0; i < m->n; i++) {
        struct ent_place p = ent_corpus_doc(c, (size_t)i);
        const struct ent_segment *s = ent_corpus_segment(c, p.segment);
        const struct ent_layer *docs = ent_segment_layer(s, "doc");
        struct ent_range bytes = ent_layer_bytes(s, docs, p.at), range = ent_layer_words(s, docs, p.at);
        const char *text = texts[m->content[m->order[i]]];
        size_t n;
        const char *got = ent_attr_string(ent_layer_attr(docs, "id"), p.at, &n);
        doc_id(m->order[i], id);
        FUZZ_CHECK(n == strlen(id) && memcmp(got, id, n) == 0);
        FUZZ_CHECK(ent_corpus_find_doc(c, id, n) == (size_t)i);
        FUZZ_CHECK(bytes.end - bytes.start == strlen(text) && memcmp(s->text + bytes.start, text, strlen(text)) == 0);
        got = ent_attr_string(ent_layer_attr(docs, "publisher"), p.at, &n);
        const char *publisher = m->corrected[m->order[i]] ? "Corrected" : "Wire";
        FUZZ_CHECK(n == strlen(publisher) && memcmp(got, publisher, n) == 0);
        words += range.end - range.start;
    }
    FUZZ_CHECK(ent_corpus_n_words(c) == words);
    ent_corpus_close(c);
}

/* ---- on the list ---- */

static int place_of(const struct model *m, int doc)
{
    for (int i = 0; i < m->n; i++)
        if (m->order[i] == doc)
            return i;
    return -1;
}

static void take_out(struct model *m, int at)
{
    m->n--;
    memmove(m->order + at, m->order + at + 1, (size_t)(m->n - at) * sizeof *m->order);
}

static void model_add(struct model *m, int doc, int content)
{
    int at = place_of(m, doc);
    if (at >= 0 && m->content[doc] == content)
        return;
    if (at >= 0)
        take_out(m, at);
    m->order[m->n++] = doc;
    m->content[doc] = content;
}

static void do_remove(struct model *m, int doc)
{
    char id[8];
    struct ent_writer *w;
    int at = place_of(m, doc);
    doc_id(doc, id);
    MUST(ent_writer_open(&w, folder, ENT_WRITER_ADD, "fuzz", 0, &err));
    FUZZ_CHECK(ent_writer_remove(w, id, &err) == (at >= 0 ? ENT_OK : ENT_ENOTFOUND));
    MUST(ent_writer_commit(w, &err));
    if (at >= 0)
        take_out(m, at);
}

static void operate(struct model *m, unsigned what, unsigned which)
{
    int doc = (int)(which % DOCS), content = (int)(which / DOCS % CONTENTS);
    size_t n_docs;
    switch (what % 8) {
    case 0:
    case 1:
    case 2:
        add_doc(doc, content, which & 128 ? 3 : 0);
        model_add(m, doc, content);
        break;
    case 3:
    case 4: do_remove(m, doc); break;
    case 5:
        m->corrected[doc] = !m->corrected[doc];
        write_corrections(m);
        break;
    case 6: MUST(ent_compact(folder, "fuzz", which & 1 ? 4 : 0, &n_docs, &err)); break;
    case 7: MUST(ent_compact_tail(folder, "fuzz", which % 4, &err)); break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char command[96];
    struct model m = {0};
    snprintf(folder, sizeof folder, "/tmp/entente-ops-XXXXXX");
    FUZZ_CHECK(mkdtemp(folder) != NULL);
    add_doc(0, 0, 0);
    model_add(&m, 0, 0);
    for (size_t i = 0; i + 2 <= size && i < 2 * MOST_OPS; i += 2) {
        operate(&m, data[i], data[i + 1]);
        check(&m);
    }
    snprintf(command, sizeof command, "rm -r %s", folder);
    FUZZ_CHECK(system(command) == 0);
    return 0;
}
