/*
 * wire_log.h: what went over the wires, for the Wire pane: lines of HTTP heads,
 * checks of handshakes, frames, messages, bytes.
 *
 * There is one log for all connections, so that an idle one costs nothing: the
 * last WIRE_KEPT items, in spans that are taken when they are needed. It is
 * the machine's, so a step of the past has its own.
 */
#ifndef LOOPLINE_MACHINE_WIRE_LOG_H
#define LOOPLINE_MACHINE_WIRE_LOG_H

#include "base/arena.h"
#include "base/text.h"
#include "wire/frame.h"
#include "wire/handshake.h"

#define WIRE_TEXT 160 /* bytes, zero included */
#define WIRE_BYTES 96 /* of a payload's beginning */

enum wire_kind {
    WIRE_LINE, /* a line of an HTTP head: `text`; sub 1: the first one */
    WIRE_CHECK, /* a check: `sub` enum handshake_check, `verdict`; `text` what
                   was found, and behind its zero what was wanted */
    WIRE_FRAME, /* a frame: `sub` its opcode, `head`, `length`, `text` */
    WIRE_MESSAGE, /* a whole message, before it was compressed or after it was
                     unpacked: `sub` its opcode, `length`, `text`; `other`: the
                     bytes that it takes in frames */
    WIRE_DATA, /* bytes of net.Socket: `length`, their beginning in `text` */
    WIRE_ERROR /* what made a decoder give up: `text` */
};

/* One thing that one end sent, received or checked. */
struct wire_item {
    uint64_t number; /* from 1 on, never used again */
    uint64_t step; /* at which it happened */
    int64_t at; /* us of the session */
    uint64_t length, other; /* bytes */
    uint32_t connection;
    uint32_t process; /* the end's, or NETWORK_OUTER */
    uint32_t frame; /* the how-manieth that this end sent, or received */
    uint32_t message; /* likewise; a control frame has none: 0 */
    uint32_t part; /* of a message in several frames: from 1 on; else 0 */
    uint8_t end; /* 0 client, 1 server: whose item it is */
    uint8_t kind; /* enum wire_kind */
    uint8_t received; /* 0 sent, 1 received */
    uint8_t sub;
    uint8_t verdict; /* enum handshake_verdict */
    uint8_t fin, masked, compressed; /* compressed: RSV1 of its message */
    uint8_t head_size; /* bytes of `head` */
    uint8_t size; /* of `text` */
    uint8_t head[FRAME_HEAD_MAX]; /* a frame's head as it is on the wire */
    char text[WIRE_TEXT]; /* payloads: unmasked, at most WIRE_BYTES */
};

#define WIRE_PER_SPAN (ARENA_SPAN / sizeof(struct wire_item))
#define WIRE_SPANS 4u
#define WIRE_KEPT (WIRE_SPANS * WIRE_PER_SPAN)

/* In the network. */
struct wire_log {
    uint64_t count; /* items so far */
    struct wire_item *spans[WIRE_SPANS];
};

/* What an end has logged so far, by direction: 0 sent, 1 received. */
struct wire_count {
    uint32_t frames[2], messages[2];
    uint32_t part[2]; /* frames of the message that is not over */
    uint8_t compressed[2]; /* 1: it is */
};

struct machine;
struct endpoint;

/* Item number `number`; NULL: it is not kept any more, or not yet there. */
const struct wire_item *wire_log_item(const struct machine *machine,
                                      uint64_t number);
/* The numbers of the first that is kept and of the last; 0: there is none. */
uint64_t wire_log_first(const struct machine *machine);
uint64_t wire_log_last(const struct machine *machine);

/* The item of the same frame, message or line at the other end, if it is kept:
 * sent for received, received for sent. */
const struct wire_item *wire_log_other(const struct machine *machine,
                                       const struct wire_item *item);

/* An item as one line: "→ text fin masked 5 bytes: hello", "✓ upgrade
 * websocket", "← HTTP/1.1 101 Switching Protocols". Controls are shown. */
void wire_item_text(const struct wire_item *item, int korean,
                    struct text *text);

/* A frame's head as hexadecimal bytes: "81 85 12 34 56 78". */
void wire_item_head(const struct wire_item *item, struct text *text);

/* --- for the network's own files ----------------------------------------- */

/* A new item, its text empty; NULL: there is no memory for the log. */
struct wire_item *wire_log_add(struct machine *machine, struct endpoint *end,
                               enum wire_kind kind, bool received);
/* The lines of a head, CR LF between them. */
void wire_log_lines(struct machine *machine, struct endpoint *end,
                    const char *bytes, size_t length, bool received);
void wire_log_check(struct machine *machine, struct endpoint *end,
                    const struct handshake_record *record);
/* A frame; `payload` unmasked. */
void wire_log_frame(struct machine *machine, struct endpoint *end,
                    const struct frame_head *frame, const uint8_t *payload,
                    size_t length, bool received);
/* A compressed message as the program sees it, `packed` bytes in its frames:
 * before the first of them is sent, behind the last that was received. */
void wire_log_message(struct machine *machine, struct endpoint *end,
                      unsigned opcode, const uint8_t *bytes, size_t length,
                      size_t packed, bool received);
void wire_log_data(struct machine *machine, struct endpoint *end,
                   const uint8_t *bytes, size_t length, bool received);
void wire_log_error(struct machine *machine, struct endpoint *end,
                    const char *text);

#endif
