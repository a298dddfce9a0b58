#include "source/ent_source.h"
enum ent_status ent_read_html(const struct ent_input *in, const struct ent_source_options *o, const struct ent_source_sink *k, struct ent_source_stats *s, struct ent_error *err) { return ent_read_text(in,o,k,s,err); }
enum ent_status ent_read_markdown(const struct ent_input *in, const struct ent_source_options *o, const struct ent_source_sink *k, struct ent_source_stats *s, struct ent_error *err) { return ent_read_text(in,o,k,s,err); }
