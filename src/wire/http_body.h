/*
 * http_body.h: where the body of an HTTP/1.1 message ends (RFC 9112, 6), and
 * its bytes.
 *
 * Two parts. First the *framing*, read off the head: no body, a length, in
 * chunks, or up to the end of the connection. Then the body itself, as a
 * machine that takes bytes in any cut, keeps none of them and says which are
 * the body's. What is accepted and refused is what Node's parser (llhttp,
 * strict) accepts and refuses, in its words; Content-Length together with
 * Transfer-Encoding is refused, since two readers could disagree about where
 * the next message starts (request smuggling).
 */
#ifndef LOOPLINE_WIRE_HTTP_BODY_H
#define LOOPLINE_WIRE_HTTP_BODY_H

#include "wire/http_head.h"

/* Bytes of names and values of one chunk's extensions, as in Node. */
#define HTTP_EXTENSIONS_LIMIT 16384u

/* FRAMING(identifier, "name") */
#define HTTP_FRAMINGS(F)                                                       \
    F(NONE, "none") F(LENGTH, "length") F(CHUNKED, "chunked")                  \
    F(CLOSE, "close")

enum http_framing {
#define F(name, text) HTTP_FRAMING_##name,
    HTTP_FRAMINGS(F)
#undef F
        HTTP_FRAMING_COUNT
};

enum http_body_result {
    HTTP_BODY_MORE, /* all bytes used; the body goes on */
    HTTP_BODY_DATA, /* the last `length` of the bytes used are the body's */
    HTTP_BODY_CHUNK, /* the line of a chunk's size is over: `left` */
    HTTP_BODY_LAST, /* that of size 0 is over: trailers follow */
    HTTP_BODY_DONE, /* nothing more belongs to it */
    HTTP_BODY_WRONG, /* `error` */
};

struct http_body {
    uint64_t left; /* bytes to come: of the body, or of the chunk */
    uint32_t extensions; /* bytes of this chunk's extensions so far */
    uint16_t looked; /* where in the head the look goes on */
    uint8_t kind; /* enum http_kind */
    uint8_t framing; /* enum http_framing */
    uint8_t state; /* the machine's own */
    uint8_t error; /* enum http_error */
    bool has_length, has_encoding; /* a field of that name was there */
    bool is_chunked; /* "chunked" is the last coding */
    bool is_past; /* Node counts the byte that was wrong as taken */
};

/* A body of which nothing is known yet. */
void http_body_init(struct http_body *body, enum http_kind kind);

/*
 * Looks at the fields of `head` that are complete and were not looked at yet;
 * also of trailers, for which `looked` is to be set to 0. An error, and *at
 * where in the head's buffer Node sees it; else HTTP_ERROR_NONE.
 */
enum http_error http_body_look(struct http_body *body,
                               const struct http_head *head, uint32_t *at);

/*
 * The head is complete: decides on the framing (RFC 9112, 6.3). `skip`: there
 * is none, whatever the head says (an answer to HEAD). An error is one that
 * only a request can have.
 */
enum http_error http_body_decide(struct http_body *body,
                                 const struct http_head *head, bool skip);

/* True where an answer's body goes up to the end of the connection. */
bool http_body_needs_end(const struct http_body *body,
                         const struct http_head *head);

/*
 * Takes a prefix of the bytes (*used); *length is for HTTP_BODY_DATA. Call
 * again, with 0 bytes if there are none, until it says MORE, LAST, DONE or
 * WRONG. On WRONG the byte behind those used was refused.
 */
enum http_body_result http_body_feed(struct http_body *body,
                                     const uint8_t *bytes, size_t n,
                                     size_t *used, size_t *length);

const char *http_framing_name(enum http_framing framing);

#endif
