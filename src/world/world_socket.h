/*
 * world_socket.h: the real sockets of a session.
 *
 * Listeners stand on 127.0.0.1 alone, unless the machine says where. Who comes to one is either the client's
 * end of an inner connection, known by its local port, or somebody outside.
 */
#ifndef LOOPLINE_WORLD_WORLD_SOCKET_H
#define LOOPLINE_WORLD_WORLD_SOCKET_H

#include "world/inner.h"
#include "world/outer.h"

/* A listener. */
struct door {
    struct door *next;
    struct sockets *sockets;
    uint32_t id; /* the machine's; 0: none, for an adopted pair */
    int fd;
    int port;
    char address[NETWORK_ADDRESS]; /* where it is reached; "": on loopback */
    ev_io watcher;
};

struct sockets {
    struct world *world;
    struct door *doors;
    struct inners inners;
    struct outers outers;
    int spare; /* a descriptor to give away where there are no more */
};

void sockets_init(struct sockets *sockets, struct world *world);
void sockets_close(struct sockets *sockets);

/* LISTEN, UNLISTEN, CONNECT, SEND, SHUTDOWN, CLOSE, AWAIT. */
void sockets_order(struct sockets *sockets, const struct order *order);

/* Has what the machine awaits come through? *problem: the errno of a connection
 * that could not be made, else 0. */
bool sockets_confirmed(struct sockets *sockets, const struct machine *machine,
                       int *problem);

/* Is there anybody outside, or can somebody come? */
bool sockets_reachable(const struct sockets *sockets);

/* See world_ops.adopt; the listeners still to be answered and the outer
 * connections are world_ask_again's. */
bool sockets_adopt(struct sockets *sockets, const struct machine *machine);

/* --- for socket_adopt.c -------------------------------------------------- */

/* A listener on a port (0: any) of an address ("": loopback); or NULL and
 * *problem, an errno. */
struct door *door_open(struct sockets *sockets, uint32_t id,
                       const char *address, int port, int *problem);
void door_free(struct door *door);
/* Lets in everybody who stands there. */
void door_accept(struct door *door);
struct door *door_find(const struct sockets *sockets, uint32_t id);
/* Closes everything; `reset`: outer peers see it. */
void sockets_clear(struct sockets *sockets, bool reset);

#endif
