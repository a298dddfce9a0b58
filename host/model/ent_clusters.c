#include "model/ent_clusters.h"

enum { MOST = 1 << 16 };

enum ent_status ent_clusters_save(const struct ent_clusters *c, const char *path, struct ent_error *err)
{
    struct ent_buf body = {0};
    ent_model_put(&body, c->n);
    enum ent_status st = ent_keymap_put(&c->of, &body, err);
    if (st == ENT_OK)
        st = ent_model_write(path, "clusters", &body, err);
    ent_buf_done(&body);
    return st;
}

enum ent_status ent_clusters_load(struct ent_clusters *c, const char *path, struct ent_error *err)
{
    struct ent_model_reader r;
    *c = (struct ent_clusters){0};
    enum ent_status st = ent_model_open(&r, path, "clusters", err);
    if (st != ENT_OK)
        return st;
    c->n = (uint32_t)ent_model_get_up_to(&r, MOST);
    st = ent_keymap_get(&c->of, &r, c->n, err);
    if (st == ENT_OK && ent_model_left(&r) > 0)
        st = ent_model_broken(&r, err);
    ent_model_close(&r);
    if (st != ENT_OK)
        ent_clusters_done(c);
    return st;
}

void ent_clusters_done(struct ent_clusters *c)
{
    ent_keymap_done(&c->of);
    *c = (struct ent_clusters){0};
}
