/*
 * world_part.h: what both kinds of worlds are built from.
 */
#ifndef LOOPLINE_WORLD_WORLD_PART_H
#define LOOPLINE_WORLD_WORLD_PART_H

#include "world/world.h"

/* Fills in the common part. */
void world_init(struct world *world, const struct world_ops *ops,
                const struct world_options *options);
/* Frees what the common part owns. */
void world_done(struct world *world);

/* An event to be told. Its bytes are its own (malloc), one longer than its
 * length, and that one is 0; or NULL. */
struct world_queue {
    struct world_queue *next;
    struct event event;
};

/* Appends an event to be told; its bytes are copied. */
void world_tell(struct world *world, const struct event *event);
/* The same, and the entry (malloc) is taken over. */
void world_tell_entry(struct world *world, struct world_queue *entry);
/* Frees an entry that is not told. NULL: nothing. */
void world_entry_free(struct world_queue *entry);
/* Takes the first one, stamped with the present time. While the machine waits,
 * the standard input is looked at, too. */
bool world_told(struct world *world, const struct machine *machine,
                struct event *event);

/* The event that time alone brings for machine->want; false: none yet. A
 * skipped wait sets the real clock forward: ops->clock is called. */
bool world_time(struct world *world, const struct machine *machine,
                struct event *event);

/* When the present wait is over: at its end, or at what is planned before. */
int64_t world_until(const struct world *world, const struct machine *machine);

/* ORDER_PRINT, ORDER_READ, ORDER_ZONE, ORDER_INPUT and ORDER_EXIT, which are
 * the same everywhere; false for any other order. */
bool world_common_order(struct world *world, const struct order *order);

/* EVENT_CONFIRM for what the machine awaits (machine->network.await). */
void world_confirm(struct world *world, const struct machine *machine,
                   struct event *event);

/*
 * For ops->adopt. Forgets what was to be told. Then, once listeners and
 * sockets stand, what the machine has asked and was not answered is carried
 * out again; its outer connections that were up are told to be reset.
 */
void world_forget(struct world *world);
void world_ask_again(struct world *world, const struct machine *machine);

/* Monotonic us of the system. */
int64_t world_monotonic(void);

#endif
