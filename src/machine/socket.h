/*
 * socket.h: listeners and connections.
 *
 * A connection has two ends, the client's (0) and the server's (1). Each end
 * belongs to one of our programs or to somebody outside (NETWORK_OUTER). Where
 * both are ours the connection is *inner*: when something becomes ready is
 * decided here (network.c), real sockets carry the bytes, and the world
 * confirms that they came through. Else it is *outer*, and the kernel's order
 * counts, told by events.
 *
 * Each end sends into a `struct stream`. Four counters say how far its bytes
 * have come, and never overtake each other:
 *
 *     read <= arrived <= taken <= written
 *
 * written by the program; taken by the (modelled) kernel, which holds at most
 * NETWORK_KERNEL bytes that the other program has not read; arrived there, as
 * the world confirmed; read by the other program. What is written and not
 * taken is what `bufferedAmount` is about.
 *
 * Who reads what arrives is the end's `reader`: Buffers for net.Socket, the
 * parser of HTTP, the decoder of frames; they change at a byte, and nothing is
 * lost behind the change.
 *
 * A WebSocket's state (CONNECTING, OPEN ...) lies in the end, and changes in a
 * step of its own; the protocol of closing is JavaScript (node/ws.js,
 * page/websocket.js). Everything lies in the arena, in a pool of the network's:
 * a connection that is idle is some hundred bytes, and has no buffers and no
 * decoder of frames. It is
 * given back when both ends are done; the last few are kept to be looked at.
 *
 * What is to be done next never has to be looked for: ends with news, bytes to
 * be confirmed and bytes to be sent stand in lists (struct network_list), in
 * the order in which they came.
 */
#ifndef LOOPLINE_MACHINE_SOCKET_H
#define LOOPLINE_MACHINE_SOCKET_H

#include "base/pool.h"
#include "base/text.h"
#include "machine/cause.h"
#include "machine/wire_log.h"
#include "script/value.h"
#include "wire/frame.h"
#include "wire/handshake.h"

#include <stdbool.h>
#include <stdint.h>

#define NETWORK_LISTENERS 32
#define NETWORK_KEPT 8 /* closed ones that can still be looked at */
#define NETWORK_OUTER UINT32_MAX /* instead of a process's index */
#define NETWORK_SEND_BUFFER (128u << 10) /* bytes that the sender's kernel, */
#define NETWORK_RECEIVE_BUFFER (128u << 10) /* the receiver's kernel holds */
#define NETWORK_KERNEL (NETWORK_SEND_BUFFER + NETWORK_RECEIVE_BUFFER)
#define NETWORK_CHUNK 65536u /* bytes that one read takes at most (libuv) */
#define NETWORK_HOST 64 /* bytes of a host's name, zero included */
#define NETWORK_ADDRESS 48 /* of an IP address, zero included */
#define NETWORK_PATH 256

/* Error numbers as Linux and libuv have them. */
#define NETWORK_EPIPE 32
#define NETWORK_EADDRINUSE 98
#define NETWORK_ENETUNREACH 101
#define NETWORK_ECONNRESET 104
#define NETWORK_ECONNREFUSED 111
#define NETWORK_ENOTFOUND 3008 /* libuv's own, for names */
#define NETWORK_EMFILE 24
#define NETWORK_CONFINED 10013 /* our own: an option of Loopline's forbids it */

enum connection_end { END_CLIENT, END_SERVER };

/* READY(identifier and name, what it means in English, in Korean); the values
 * are WebSocket's own. */
/* clang-format off */
#define READY_STATES(R) \
    R(CONNECTING, "the handshake is under way", "핸드셰이크가 진행 중이에요") \
    R(OPEN, "messages can be sent", "메시지를 주고받을 수 있어요") \
    R(CLOSING, "the closing handshake is under way", \
      "닫기 핸드셰이크가 진행 중이에요") \
    R(CLOSED, "it is over", "연결이 끝났어요")
/* clang-format on */
enum ready_state {
#define R(name, english, korean) READY_##name,
    READY_STATES(R)
#undef R
        READY_STATE_COUNT
};

/* TCP(identifier, "name", "Korean name"): how the connection looks from one
 * end. */
/* clang-format off */
#define TCP_STATES(T) \
    T(NONE, "none", "없음") \
    T(LOOKUP, "looking up", "주소 찾는 중") \
    T(CONNECTING, "connecting", "연결 중") \
    T(CONNECTED, "connected", "연결됨") \
    T(FIN_SENT, "FIN sent", "FIN 보냄") \
    T(FIN_RECEIVED, "FIN received", "FIN 받음") \
    T(CLOSED, "closed", "닫힘") \
    T(REFUSED, "refused", "거부됨") \
    T(RESET, "reset", "끊김")
/* clang-format on */
enum tcp_state {
#define T(name, text, korean) TCP_##name,
    TCP_STATES(T)
#undef T
        TCP_STATE_COUNT
};

/* TCP_STEP(identifier, "event in the trace"): struct step's `sub`. From
 * LISTENING on `id` is the listener's. */
/* clang-format off */
#define TCP_STEPS(T) \
    T(CONNECTING, "connecting") \
    T(CONNECTED, "connected") T(ACCEPTED, "accepted") T(REFUSED, "refused") \
    T(FAILED, "failed") T(FIN_SENT, "fin-sent") \
    T(FIN_RECEIVED, "fin-received") T(RESET, "reset") \
    T(CLOSED, "closed") T(SENT, "sent") T(READ, "read") \
    T(NET_REFUSED, "net-refused") T(LOOKUP_REFUSED, "lookup-refused") \
    T(LISTENING, "listening") \
    T(LISTEN_FAILED, "listen-failed") \
    T(UNLISTENED, "unlistened") T(LISTEN_REFUSED, "listen-refused")
/* clang-format on */
enum tcp_step {
#define T(name, text) TCP_STEP_##name,
    TCP_STEPS(T)
#undef T
        TCP_STEP_COUNT
};

/* --- one end ------------------------------------------------------------- */

enum stream_fin {
    FIN_NONE,
    FIN_ASKED, /* goes behind what is not yet taken */
    FIN_TAKEN, /* the kernel has it */
    FIN_ARRIVED,
    FIN_READ
};

/* A place in a list, of the end `end` of connection `id`. */
struct network_link {
    struct network_link *next, *previous;
    uint64_t order; /* when it came; 0: it waits for nothing */
    uint32_t id;
    uint16_t end;
    uint16_t linked;
};
struct network_list {
    struct network_link *first, *last;
};

/* Where one of our programs writes into a stream. */
struct stream_writer {
    /* Node's writes: [settled, request) is being written, what lies behind
     * it waits; pages count payload, in settled_payload, written_payload. */
    uint64_t settled, request;
    uint64_t written_payload, settled_payload;
    struct network_link confirming; /* something is left to be confirmed */
    struct network_link pushing; /* the kernel may take more of it */
};

/* What one end sends: bytes[0] is byte number `base`. Without bytes on their
 * way there is no buffer. */
struct stream {
    uint8_t *bytes;
    uint64_t room; /* bytes */
    uint16_t fin; /* enum stream_fin */
    uint16_t reset; /* 1: the end comes as a reset (RST) */
    uint32_t lent; /* orders in outbox row number lent - 1 point into it */
    uint64_t base;
    uint64_t written, taken, arrived, read;
    struct stream_writer *writer; /* NULL: somebody outside */
};

/* Who reads what arrives at an end. */
enum endpoint_reader {
    READER_NOBODY, /* it is not open */
    READER_FRAMES, /* messages: %socketRead */
    READER_RAW, /* Buffers: %tcpRead */
    READER_HTTP /* parts of messages of HTTP */
};

/* What a program is to be told about its end. */
enum endpoint_news {
    NEWS_CONNECTED = 2,
    NEWS_ACCEPTED = 4,
    NEWS_FAILED = 8, /* no connection came about: `error` */
    NEWS_DRAINED = 16, /* a write that had to wait is done */
    NEWS_RESET = 32
};

/* The handshake, in a span of its own while it lasts. */
#define OPENING_OUT (ARENA_SPAN - HTTP_HEAD_LIMIT - 2048u)
struct opening {
    struct http_head head;
    struct handshake handshake;
    uint32_t unused;
    uint32_t shown; /* client: the answer's lines are in the log */
    char path[NETWORK_PATH];
    char buffer[HTTP_HEAD_LIMIT];
    char out[OPENING_OUT];
};

/* Who said goodbye: steps, 0: not yet. */
struct farewell {
    uint64_t sent, received; /* the first close frame either way */
    uint32_t sent_code, received_code;
};

/* How frames are to be read; the decoder is made of it when bytes come. */
struct frame_terms {
    uint32_t limit; /* of a message's payload in bytes; 0: none */
    uint32_t fragments; /* at most in a message; 0: no limit */
    uint32_t allows_rsv1; /* 1: permessage-deflate was agreed */
    uint32_t trusts_text; /* 1: texts are not looked at */
};

/* What happened at an end beyond its opening; a connection that is idle has
 * none yet. */
struct end_story {
    struct farewell farewell;
    struct cause cause; /* why it came to its end */
    uint64_t frames_sent, frames_received;
    uint64_t bytes_sent, bytes_received; /* payload of data frames */
    struct wire_count logged;
};

/* What only an end that is a program's has: one outside needs none of it. */
struct end_own {
    int32_t error; /* NEWS_FAILED: an errno, or a resolver's error */
    uint32_t early_at; /* how far `early` is used up */
    uint64_t buffered_shown; /* bufferedAmount as the last step said it */
    struct network_link telling; /* it has news */
    uint64_t chunk; /* up to which byte of the peer's the present read goes */
    Value object; /* the WebSocket, before the handshake: the server */
    Value message; /* cell of the message that is coming in, or UNDEFINED */
    Value early; /* frames' bytes that HTTP has read: a Buffer, or UNDEFINED */
    Value context; /* vm.context for what the program is told about this end:
                      of whoever made it, as the last callback left it */
    struct opening *opening; /* or NULL */
    struct stream_writer writer; /* of what it sends */
    struct frame_terms terms;
    struct message_decoder *decoder; /* NULL: no frame has come yet */
    struct end_story *story; /* NULL: nothing has happened (endpoint_story) */
    int64_t times[READY_STATE_COUNT]; /* us of the session; -1: not yet */
};

struct endpoint {
    uint32_t process; /* its index, or NETWORK_OUTER */
    uint32_t connection; /* its connection's id */
    unsigned side : 1; /* which end it is: 0 client, 1 server */
    unsigned tcp : 4; /* enum tcp_state */
    unsigned ready_state : 2; /* enum ready_state */
    unsigned reader : 2; /* enum endpoint_reader */
    unsigned news : 6; /* enum endpoint_news, together */
    unsigned open : 1; /* 1: the program holds this end */
    unsigned done : 1; /* 1: nothing will happen here any more */
    unsigned page : 1;
    unsigned plain : 1; /* 1: node/later/net.js holds it (the hook "tcp") */
    unsigned ending : 1; /* 1: %tcpEnd was called */
    unsigned paused : 1; /* 1: the program does not read at present */
    unsigned unreferenced : 1; /* 1: does not keep the program alive */
    unsigned keeps : 1; /* 1: counted in its process's `referenced` */
    unsigned queued : 1; /* 1: a task of its waits in a queue */
    unsigned fin_shown : 1; /* 1: the step of its FIN was noted */
    unsigned full : 1; /* 1: the present read has filled libuv's buffer */
    unsigned again : 1; /* 1: "readable" is to be told once more, behind the ticks
                      and microtasks (%httpAgain) */
    unsigned websocket : 1; /* 1: a WebSocket's, from its asking on */
    struct stream out; /* what it sends */
    struct end_own *own; /* NULL: an end outside (endpoint_own) */
};

/* Most connections from outside need none. */
struct connection_names {
    char host[NETWORK_HOST]; /* as the client named it */
    char peer[NETWORK_ADDRESS]; /* the client's address, where that is not
                                   loopback; else "" */
};

struct connection {
    uint32_t id; /* from 1 on, never used again */
    uint32_t listener; /* id, or 0 */
    uint16_t port; /* the server's */
    uint16_t local_port; /* the client's, as we say it (NETWORK_LOCAL + id) */
    uint8_t inner; /* 1: both ends are ours */
    uint8_t cut; /* 1: an outer one that broke off, or was lost when the session
                    went live from the past */
    uint8_t mapped; /* 1: IPv4, and the server listens on IPv6 */
    uint8_t over; /* 1: both ends are done */
    uint64_t made; /* the step */
    struct network_link waiting; /* inner and connecting: to be confirmed; over:
                                    to be forgotten */
    struct connection_names *names; /* or NULL: see connection_host */
    struct endpoint ends[2];
};
#define NETWORK_LOCAL 49152u

enum listener_state {
    LISTENER_FREE,
    LISTENER_ASKED, /* the world has not answered yet */
    LISTENER_OPEN,
    LISTENER_CLOSING /* closed; some of its connections are still there */
};

struct listener {
    uint32_t id; /* from 1 on, never used again */
    uint32_t state; /* enum listener_state */
    uint32_t process;
    uint32_t asked; /* port asked for, 0: any */
    uint32_t port; /* the real one */
    uint32_t connections; /* accepted and not yet closed */
    uint32_t unused;
    uint32_t unreferenced; /* 1: does not keep the program alive */
    uint64_t made; /* the step */
    Value server; /* net's Server */
    Value closed; /* to be called when the last connection is gone */
    Value context; /* as an end's: new connections are told in it */
    char host[NETWORK_HOST]; /* "" where none was given */
};

/* What the machine waits for while want.kind is WANT_CONFIRM. */
enum await_kind { AWAIT_NOTHING, AWAIT_CONNECT, AWAIT_BYTES, AWAIT_FIN };
struct network_await {
    uint32_t kind; /* enum await_kind */
    uint32_t id; /* connection */
    uint32_t end; /* who has sent */
    uint32_t unused;
    uint64_t target; /* AWAIT_BYTES: bytes in all */
};

/* In the machine's root. `connections` has no gaps; ids rise. */
struct network {
    struct pool pool; /* what the network takes */
    struct listener listeners[NETWORK_LISTENERS];
    struct connection **connections;
    uint32_t count, capacity;
    uint32_t over_count; /* in `over` */
    uint32_t unused;
    struct network_list telling; /* ends that have news and no task yet */
    struct network_list confirming; /* streams, and those that connect */
    struct network_list pushing; /* streams to be looked at behind this turn */
    struct network_list over; /* connections that can still be looked at */
    uint8_t *spare; /* a large buffer that a stream has left, or NULL */
    uint64_t spare_room;
    uint32_t next_connection, next_listener; /* the last ids given */
    uint32_t seeded;
    uint64_t order; /* the last one given */
    struct network_await await;
    uint64_t random[2]; /* of keys and masks */
    struct wire_log log; /* what went over the wires */
};

/* --- reading, for the view and the world --------------------------------- */

struct machine;
struct process;
struct native_call;

const char *ready_state_name(enum ready_state state); /* "CONNECTING" */
/* "the client", "the server"; `end` & 1 counts. */
const char *connection_end_name(uint32_t end, int korean);
const char *tcp_state_name(enum tcp_state state, int korean);

/* Connection number `i`, in the order of their ids; NULL: no more. */
const struct connection *network_connection(const struct machine *machine,
                                            uint32_t i);
/* Listener in place `i` < NETWORK_LISTENERS; NULL where the place is free. */
const struct listener *network_listener(const struct machine *machine,
                                        uint32_t i);

/* The connection of that id, or NULL: it is gone. */
struct connection *network_find(const struct machine *machine, uint32_t id);

/* The id that the next connection gets: what EVENT_ACCEPT must bring. */
uint32_t network_next_id(const struct machine *machine);

/*
 * For world_adopt: of what end `end` of an inner connection has sent, the
 * world has confirmed the first `arrived` bytes; *bytes, *length are those
 * that were ordered (ORDER_SEND) and not yet confirmed, so they must be sent
 * again through the fresh pair. The count of ORDER_AWAIT goes on from
 * `arrived`. Whether its FIN was ordered, and confirmed, says out.fin.
 *
 * Outer connections are lost then: the world tells EVENT_FAILED of each.
 * machine->want.kind == WANT_CONFIRM then means that `machine->network.await`
 * is still to be answered; a listener in LISTENER_ASKED waits for
 * EVENT_LISTENING.
 */
uint64_t network_flight(const struct connection *connection, uint32_t end,
                        const uint8_t **bytes, size_t *length);

/* Is that end's real socket still to be there? */
bool network_end_open(const struct connection *connection, uint32_t end);

/* The server as the client named it, and the client's address (see struct
 * connection_names); "" where there is nothing to say. */
const char *connection_host(const struct connection *connection);
const char *connection_peer(const struct connection *connection);

/* What has happened at this end; all zero: nothing so far. Never NULL. */
const struct end_story *endpoint_story(const struct endpoint *end);

/* bufferedAmount, as the program of this end sees it. */
uint64_t endpoint_buffered(const struct endpoint *end);

/* --- for the network's own files ----------------------------------------- */

/* connection.c: connections, ends, listeners */
/* Its end `ours` is one of our programs'. NULL: no memory. */
struct connection *connection_new(struct machine *machine, uint32_t id,
                                  uint32_t ours);
/* The end becomes one of our programs' too. False: no memory. */
bool endpoint_own(struct machine *machine, struct endpoint *end);
/* Its names, to be written; NULL: no memory. */
struct connection_names *connection_name(struct machine *machine,
                                         struct connection *connection);
/* The story of an end of ours, to be written; NULL: no memory. */
struct end_story *endpoint_tale(struct machine *machine, struct endpoint *end);
/* Perhaps both ends are done: then it is kept for a while, or forgotten. */
void connection_settle(struct machine *machine, struct connection *connection);
struct listener *listener_new(struct machine *machine);
struct listener *listener_find(struct machine *machine, uint32_t id);
struct listener *listener_on(struct machine *machine, uint32_t port);
/* A connection of it is gone, or it was closed: maybe that was the last. */
void listener_check(struct machine *machine, struct listener *listener);
struct process *endpoint_process(const struct machine *machine,
                                 const struct endpoint *end);
/* The program of this end is to be told something. */
void endpoint_tell(struct machine *machine, struct endpoint *end,
                   enum endpoint_news news);
/* Does this end keep its program alive (libuv: an active handle)? Counted
 * anew whenever one of the reasons has changed. */
void endpoint_keep(struct machine *machine, struct endpoint *end);
/* This end gets its program. */
void endpoint_attach(struct machine *machine, struct endpoint *end,
                     const struct process *process, Value object);
/* This end is gone, at once (ORDER_CLOSE). Where something has come that was
 * not read, the other side sees a reset. */
enum goodbye {
    GOODBYE, /* the program is told in the loop's close phase */
    GOODBYE_RESET, /* likewise, and the other side sees a reset */
    GOODBYE_QUIET /* its process is over */
};
void endpoint_destroy(struct machine *machine, struct connection *connection,
                      uint32_t end, enum goodbye how);
/* Frames are read from here on; NULL: on the terms that ws has. */
void endpoint_begin_frames(struct endpoint *end,
                           const struct frame_terms *terms);
/* Its decoder, made where it is not yet there; NULL: no memory. */
struct message_decoder *endpoint_decoder(struct machine *machine,
                                         struct endpoint *end);
struct opening *opening_new(struct machine *machine, struct endpoint *end);
void opening_done(struct machine *machine, struct endpoint *end);
/* Sixteen random bytes, from the machine's own generator. */
void network_random(struct machine *machine, uint8_t bytes[16]);
/* The number of the present step. */
uint64_t network_steps(const struct machine *machine);

/* network_list.c: who waits for what */
/* At the end of the list, unless it waits already; out of it. */
void network_touch(struct machine *machine, struct network_list *list,
                   struct network_link *link);
void network_leave(struct network_list *list, struct network_link *link);
/* That it connects, or what it sends, is to be confirmed by the world. */
void connection_touch(struct machine *machine, struct connection *connection);
/* It does no longer; nothing where it is over. */
void connection_leave(struct machine *machine, struct connection *connection);
void stream_touch(struct machine *machine, struct stream *stream);
/* Behind this turn the kernel is offered what it has not taken. */
void stream_push_later(struct machine *machine, struct stream *stream);
/* This end has news; its task was taken out of the queue. */
void endpoint_touch(struct machine *machine, struct endpoint *end);
void endpoint_unqueued(struct machine *machine, struct endpoint *end);

/* stream.c: bytes on their way */
/* Room for `length` more bytes, to be filled at once; NULL: no memory. */
uint8_t *stream_reserve(struct machine *machine, struct stream *stream,
                        size_t length);
/* The bytes reserved are written now; a page counts `payload` of them. */
void stream_commit(struct stream *stream, size_t length, uint64_t payload);
/* The kernel takes what it has room for, and the FIN behind it: orders. True
 * where a write that waited is done. */
bool stream_push(struct machine *machine, struct connection *connection,
                 uint32_t end);
/* The first bytes from `from` on; *length says how many up to `to`. */
const uint8_t *stream_at(const struct stream *stream, uint64_t from);
/* The other program has read up to `to`: they are dropped. */
void stream_read(struct machine *machine, struct stream *stream, uint64_t to);
void stream_done(struct machine *machine, struct stream *stream);

/* socket.c: in a task's data[0]: the FIN that %tcpEnd asked for goes. */
#define SOCKET_WORK_SHUT 1u

/* network.c */
/* The client's end begins to connect; finds out whether it is inner. */
void network_connect(struct machine *machine, struct connection *connection);

/* Is there anything that this end's program has to be told? */
bool endpoint_has_news(const struct connection *connection, uint32_t end);

/* Does a listener hear who connects to that address (an IP address)? */
bool listener_hears(const struct listener *listener, const char *address);
/* Does it listen on IPv6 (and so sees IPv4 addresses mapped)? */
bool listener_hears_six(const struct listener *listener);
/* confine.c: what the options --listen and --allow-net decide */
/* Is that address, or "localhost", this computer's own? */
bool network_is_here(const char *host);
/* 0 where a program may connect to that name or address (a name only if it is
 * "localhost"), else an errno or NETWORK_CONFINED. */
int32_t network_look_up(const struct machine *machine, const char *host);
/* At which address a server that asks for `host` really listens: "" loopback;
 * NULL: it may not. */
const char *network_listen_at(const struct machine *machine, const char *host);

/* native_socket.c: what C hands to JavaScript */
Value socket_handle(struct process *process, uint32_t id, uint32_t end);

#endif
