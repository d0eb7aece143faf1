/*
 * outer.h: connections with somebody outside: a browser, another program.
 *
 * What comes is read into a buffer of at most OUTER_BUFFER bytes, also while
 * the machine stands; then no more is read, and the peer's own kernel holds it
 * back. Events are made of it when the machine can be told, first come first
 * told among the peers.
 */
#ifndef LOOPLINE_WORLD_OUTER_H
#define LOOPLINE_WORLD_OUTER_H

#include "machine/machine.h"
#include "world/number_table.h"
#include "world/plug.h"
#include "world/world.h"

#define OUTER_BUFFER (1u << 20)

struct outer {
    struct outer *next, *previous;
    struct outer *next_ready, *previous_ready;
    struct outer *next_moved; /* where `taken` is above 0 */
    struct outers *outers;
    uint32_t id; /* 0: accepted, and the machine has not been told */
    uint32_t listener; /* accepted: id; 0: we connected */
    uint32_t waiting; /* bytes that were read and not told: `in` */
    unsigned ready : 1; /* among those with something to tell */
    unsigned told_up : 1, told_fin : 1, told_failed : 1;
    unsigned fin : 1; /* the peer's, has come */
    unsigned gone : 1; /* ordered to close: only sends its rest */
    uint64_t taken; /* by the kernel, and not told */
    struct world_queue *in, *last_in; /* DATA: read, and not told */
    struct plug plug;
};

struct outers {
    struct world *world;
    struct outer *list;
    struct outer *ready, *last_ready;
    struct outer *moved, *last_moved; /* what the kernel took is told before
                                         all else: so the machine's buffers
                                         are free again at once */
    struct number_table ids; /* by the connection's id; none that is gone */
    uint8_t *scratch; /* what is read comes through it */
};

/* We connect, as connection `id`. Where that fails at once, that is told. */
void outer_connect(struct outers *outers, uint32_t id, const char *address,
                   int port);
/* Somebody has come to a listener. The socket is taken over. */
void outer_accept(struct outers *outers, uint32_t listener, int fd);

struct outer *outer_find(const struct outers *outers, uint32_t id);
void outer_send(struct outer *outer, const uint8_t *bytes, size_t length);
void outer_finish(struct outer *outer);
/* Behind what was sent; `reset`: at once. */
void outer_leave(struct outer *outer, bool reset);

/* That the kernel took bytes of some peer's is put among what is to be told
 * (world_tell). False: there is none. */
bool outers_tell_moved(struct outers *outers);
/* The same with an event of the peer that has waited for longest. */
bool outers_tell(struct outers *outers, const struct machine *machine);

/* Those who have come to a listener that is closed now, untold. */
void outers_unlisten(struct outers *outers, uint32_t listener);
/* All are closed; `reset`: and see it. */
void outers_drop(struct outers *outers, bool reset);

#endif
