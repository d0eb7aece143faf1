/* TEMPORARY (lead): until world_libev.c is there. Weak. */
#include <stdlib.h>
#include <ev.h>
#include "world/world_part.h"
static void order(struct world *w, const struct order *o) { world_common_order(w, o); }
static bool next(struct world *w, const struct machine *m, struct event *e) { return world_told(w, m, e) || world_time(w, m, e); }
static bool adopt(struct world *w, const struct machine *m) { (void)w; (void)m; return true; }
static void close_(struct world *w) { world_done(w); free(w); }
static const struct world_ops ops = {order, next, adopt, close_};
__attribute__((weak)) struct world *world_libev_open(const struct world_options *o) { struct world *w = calloc(1, sizeof *w); world_init(w, &ops, o); return w; }
__attribute__((weak)) struct world *world_simulated_open(const struct world_options *o) { return world_libev_open(o); }
