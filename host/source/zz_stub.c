#include "source/ent_source.h"
#include "base/ent_file.h"
#include <string.h>
enum ent_status ent_source_walk(const char *const *paths, size_t n, const struct ent_source_options *o, const struct ent_source_sink *sink, struct ent_source_stats *stats, struct ent_error *err)
{
  for (size_t i=0;i<n;i++){ struct ent_buf b={0}; enum ent_status st=ent_file_read(paths[i],&b,err); if(st) return st;
   stats->files++; size_t nn=strlen(paths[i]);
   if(nn>7&&strcmp(paths[i]+nn-7,".conllu")==0){ struct ent_input in={.file=ent_path_base(paths[i]),.path=paths[i],.bytes=b.data,.n=b.len}; st=ent_read_conllu(&in,o,sink,stats,err); ent_buf_done(&b); if(st)return st; continue;}
   struct ent_article a={0}; a.file=ent_path_base(paths[i]); a.ordinal=1; a.len=b.len; a.text=ent_buf_take(&b); a.end=(uint32_t)a.len;
   stats->articles++; stats->bytes+=a.len;
   if(ent_article_add_run(&a,0,0,a.len,1,err))return ENT_ENOMEM;
   char *p=a.text; for(;;){ char *q=strstr(p,"\n\n"); size_t s=(size_t)(p-a.text), e=q?(size_t)(q-a.text):a.len; if(e>s) if(ent_article_add_block(&a,ENT_BLOCK_PARAGRAPH,0,s,e,err))return ENT_ENOMEM; if(!q)break; p=q+2;}
   sink->file(sink->ctx,paths[i],a.len);
   st=sink->article(sink->ctx,&a,err); ent_article_done(&a); if(st)return st; }
  return ENT_OK; }
