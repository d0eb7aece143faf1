/*
 * http_message.h: the messages that follow one another on a connection: head,
 * body, trailers, the next head.
 *
 * The reader takes bytes in any cut and asks for nothing: the caller owns the
 * buffer for heads and trailers (http_head.h); body bytes are pointed at where
 * they came in. A connection that is not kept open takes nothing behind its
 * last message, and one that leaves HTTP (an upgrade) stops behind the head.
 *
 *     http_message_init(&message, HTTP_REQUEST, buffer, sizeof buffer, 0);
 *     while ((result = http_message_feed(&message, bytes, n, &used, &length))
 *            != HTTP_MESSAGE_MORE) ...
 *
 * What must always hold: an error is for ever; no pointer but the buffer.
 */
#ifndef LOOPLINE_WIRE_HTTP_MESSAGE_H
#define LOOPLINE_WIRE_HTTP_MESSAGE_H

#include "wire/http_body.h"

enum http_message_result {
    HTTP_MESSAGE_MORE, /* all bytes used; something is still to come */
    HTTP_MESSAGE_ROOM, /* the buffer is full: http_message_move, go on */
    HTTP_MESSAGE_HEAD, /* `head` is complete: call http_message_accept */
    HTTP_MESSAGE_CHUNK, /* a chunk of body.left bytes begins */
    HTTP_MESSAGE_DATA, /* the last `length` bytes used are the body's */
    HTTP_MESSAGE_END, /* the message is over; trailers in `head` */
    HTTP_MESSAGE_LEFT, /* it was the last one in HTTP: an upgrade. Who goes on
                          all the same (nobody wanted it) feeds what comes
                          later: the next message */
    HTTP_MESSAGE_WRONG, /* `error` */
};

/* How a message whose head is complete goes on. */
enum http_accept {
    HTTP_ACCEPT, /* as its head says */
    HTTP_ACCEPT_SKIP, /* it has no body: an answer to HEAD */
    HTTP_ACCEPT_LEAVE /* behind the head something else begins */
};

struct http_message {
    struct http_head head; /* in `stage` TRAILERS: the trailers */
    struct http_body body;
    uint32_t limit; /* of a head, as http_head.limit */
    uint16_t trailers; /* END: fields of the trailers */
    uint8_t stage; /* the reader's own */
    uint8_t error; /* enum http_error */
    uint8_t kind; /* enum http_kind */
    bool keeps_alive; /* another message may follow */
    bool upgrades; /* the head asks to leave HTTP */
    bool is_past; /* WRONG: the byte behind those used counts as taken */
    int32_t behind; /* WRONG: bytes by which Node sees it before `used` */
};

/* At the start of a connection; `limit` of a head's target, names and values
 * in bytes, 0: HTTP_HEAD_LIMIT. The buffer (at least 2 bytes) stays the
 * caller's. */
void http_message_init(struct http_message *message, enum http_kind kind,
                       char *buffer, uint32_t capacity, uint32_t limit);

/* Goes on with another buffer, into which what is there is copied. */
void http_message_move(struct http_message *message, char *buffer,
                       uint32_t capacity);

/* Behind HTTP_MESSAGE_HEAD: what comes next. */
void http_message_accept(struct http_message *message, enum http_accept how);

/*
 * Takes a prefix of the bytes (*used) and says what happened; go on with the
 * rest, with 0 bytes if there are none. *length is for HTTP_MESSAGE_DATA.
 */
enum http_message_result http_message_feed(struct http_message *message,
                                           const uint8_t *bytes, size_t n,
                                           size_t *used, size_t *length);

/* The connection has ended: MORE where nothing was missing, END where that
 * ended a body, else WRONG. */
enum http_message_result http_message_finish(struct http_message *message);

/* True between the first byte of a message and its end. */
bool http_message_is_open(const struct http_message *message);

/* True while nothing but the head of a message has come, or a part of it. */
bool http_message_in_head(const struct http_message *message);

#endif
