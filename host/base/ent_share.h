/*
 * ent_share.h -- where the files that are shipped with the program lie: scripts, data, the sample corpus
 *
 * They lie under PREFIX/share/entente, in the build tree as well (as links).  Nothing is compiled in: the
 * folder is looked for beside the program, so an installation can be moved.
 */
#ifndef ENT_SHARE_H
#define ENT_SHARE_H

/* Look for share/entente in the folders above 'file' (the program or the module, an absolute path).
 * The first that is found stays; call it once, before threads. */
void ent_share_look_from(const char *file);

/* The folder, without a slash at the end; NULL if none was found. */
const char *ent_share(void);

/* "FOLDER/name"; NULL if there is no folder, or memory is out; free with ent_free. */
char *ent_share_path(const char *name);

#endif
