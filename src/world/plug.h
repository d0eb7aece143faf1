/*
 * plug.h: one real TCP socket that is connected or on its way.
 *
 * Non-blocking, never inherited, without SIGPIPE. What the kernel does not
 * take at once waits in a buffer here, and goes out as it can; FIN and close
 * stand behind it. The owner is told by two functions, called by watchers of
 * the loop and by plug_send; they may close the plug.
 */
#ifndef LOOPLINE_WORLD_PLUG_H
#define LOOPLINE_WORLD_PLUG_H

#include <ev.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>


/* What a plug has once it has to wait for the kernel, and then keeps: most of
 * those that only listen never get one. */
struct plug_queue {
    ev_io writing;
    size_t first, end, capacity; /* [first, end) of `out` waits */
    uint8_t *out;
};

struct plug {
    int fd; /* -1: closed */
    int error; /* errno that broke it, or 0 */
    struct ev_loop *loop;
    ev_io reading;
    struct plug_queue *queue; /* or NULL */
    bool up; /* connected */
    bool finish; /* FIN goes behind what waits */
    bool leave; /* and then it is closed */
    void *owner;
    const struct plug_calls *calls; /* to the owner */
};

struct plug_calls {
    /* There are bytes, a FIN or an error to be read. */
    void (*readable)(struct plug *plug);
    /* It is up, `taken` more bytes are with the kernel, or it is broken. */
    void (*moved)(struct plug *plug, size_t taken);
};

/* The plug of a socket, which it owns from here on; `up` where it is
 * connected already (accepted). It reads at once. Where there is no memory it
 * is broken. */
void plug_init(struct plug *plug, struct ev_loop *loop, int fd, bool up);

/* Begins to connect to a port of an IP address ("": loopback). Answers the
 * socket, or minus an errno. A refusal by our own kernel is mostly known at
 * once, else it comes to the plug. */
int plug_connect(const char *address, int port);

/* A new listening socket at an address (""; loopback; "::": all, of IPv4 too),
 * or minus an errno. Port 0: any. */
int plug_listen(const char *address, int port);

/* The peer's address as a text of at most `size` bytes; "" where that is
 * 127.0.0.1 or not known. */
void plug_peer_address(int fd, char *text, size_t size);

/* The socket's own port, and that of the other side; 0: not known. */
int plug_port(int fd);
int plug_peer_port(int fd);

/* Sends, behind all before. False where there is no memory: broken. */
bool plug_send(struct plug *plug, const uint8_t *bytes, size_t length);
/* Sends FIN behind what waits. */
void plug_finish(struct plug *plug);
/* Closes behind what waits; with `reset` at once, and the peer is told. */
void plug_leave(struct plug *plug, bool reset);
/* Closes now and frees; `fd` is -1 then. May be called twice. */
void plug_close(struct plug *plug);

/* Gives the kernel what it takes. */
void plug_flush(struct plug *plug);
static inline size_t plug_waiting(const struct plug *plug)
{
    return plug->queue ? plug->queue->end - plug->queue->first : 0;
}

enum { PLUG_NONE = -1, PLUG_BROKEN = -2 };
/* Reads at most `size` bytes: how many, 0 at the FIN, PLUG_NONE for now, or
 * PLUG_BROKEN (plug->error). */
long plug_read(struct plug *plug, uint8_t *bytes, size_t size);
/* Whether it waits for something to read. */
void plug_listens(struct plug *plug, bool on);

#endif
