/*
 * inner.h: the real sockets of a connection whose two ends are our programs.
 *
 * They carry the bytes; what has arrived, and when, the machine decides, and
 * waits until it is confirmed here. So nothing that the kernel does can change
 * a run: where the sockets fail (no descriptors left, somebody cuts them) the
 * connection is `lost`, and whatever the machine asks about it is confirmed.
 */
#ifndef LOOPLINE_WORLD_INNER_H
#define LOOPLINE_WORLD_INNER_H

#include "machine/machine.h"
#include "world/number_table.h"
#include "world/plug.h"
#include "world/world.h"

/* What was sent on a way, or received: words, and the bytes of one begun. */
struct way_hash {
    uint64_t words, word;
    uint32_t have; /* bytes of `word` */
    uint32_t unused;
};

/* One direction, named by the end that sends. */
struct inner_way {
    uint64_t sent, received; /* bytes since the connection began */
    struct way_hash sent_hash, received_hash;
    bool fin; /* FIN or reset has come through: nothing follows */
    bool leaves; /* the end closes as soon as its bytes are through */
    bool reset;
};

/* All of them. */
struct inners {
    struct world *world;
    struct inner *list;
    struct inner *over; /* nothing is left of them: to be freed */
    struct number_table ids; /* by the connection's id */
    struct number_table ports; /* by the client's port, until it has joined */
};

struct inner {
    struct inner *next, *previous;
    struct inner *next_over;
    struct inners *inners;
    struct world *world;
    bool is_over; /* in the list of those */
    uint32_t id;
    uint32_t listener; /* to which it connects */
    int local_port; /* the client's: by it the accepted peer is known */
    bool joined; /* the server's end is there */
    bool confirmed; /* the machine knows: its server has an end */
    bool lost;
    int problem; /* EMFILE, ENFILE: it could not be made */
    struct plug ends[2]; /* 0 the client's, 1 the server's */
    struct inner_way ways[2];
};

/* Begins to connect to a port of ours, that of `listener`; 0: there is none
 * (lost). NULL where there is no memory. */
struct inner *inner_connect(struct inners *inners, uint32_t id,
                            uint32_t listener, const char *address, int port);
struct inner *inner_find(const struct inners *inners, uint32_t id);
/* Whose client's end has that port, and that has no server's end yet. */
struct inner *inner_expected(const struct inners *inners, int port);
/* The accepted peer of it; it owns the socket from here on. */
void inner_join(struct inner *inner, int fd);
/* The sockets are given up. */
void inner_lose(struct inner *inner);
/* There was no descriptor for one of them: the connection is not made. */
void inner_refuse(struct inner *inner, int problem);

void inner_send(struct inner *inner, uint32_t end, const uint8_t *bytes,
                size_t length);
/* FIN behind what `end` has sent. */
void inner_finish(struct inner *inner, uint32_t end);
/* The end is closed when what it sent has come through. Where the client
 * leaves before the machine knows of the server's end, both do. */
void inner_leave(struct inner *inner, uint32_t end, bool reset);

/* Moves what can be moved without waiting. */
void inner_pump(struct inner *inner);

/* Has that come through? */
bool inner_through(struct inner *inner, const struct network_await *await);

void inner_free(struct inner *inner);
/* Frees those of which nothing is left. */
void inners_tidy(struct inners *inners);
void inners_drop(struct inners *inners);

#endif
