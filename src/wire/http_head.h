/*
 * http_head.h: the head of an HTTP/1.1 request or response (RFC 9112): the
 * start line, the header fields, the empty line.
 *
 * The parser is resumable: it takes bytes in any cut, keeps them in a buffer
 * of the caller's, and stops right behind the empty line. It accepts and
 * refuses what Node's parser (llhttp, strict) does, and says so in the same
 * words: methods and versions known to it, CR LF only, no folded lines. Only a
 * stray CR or LF in a start line, which Node lets pass at some places, is
 * refused everywhere.
 *
 *     http_head_init(&head, HTTP_REQUEST, buffer, sizeof buffer);
 *     result = http_head_feed(&head, bytes, n, &used);
 *
 * What must always hold: `buffer` holds exactly the bytes of the head taken
 * so far (empty lines before a start line are dropped); ranges count from its
 * first byte, so that they stay right when it moves; no pointer but `buffer`.
 */
#ifndef LOOPLINE_WIRE_HTTP_HEAD_H
#define LOOPLINE_WIRE_HTTP_HEAD_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest head taken, as Node's --max-http-header-size. */
#define HTTP_HEAD_LIMIT 16384u
/* Whatever the limit: a range counts no further. */
#define HTTP_HEAD_MAX 65000u

enum http_kind { HTTP_REQUEST, HTTP_RESPONSE };

enum http_head_result {
    HTTP_HEAD_MORE, /* all bytes used, the head goes on */
    HTTP_HEAD_ROOM, /* the buffer is full: http_head_move, feed the rest */
    HTTP_HEAD_COMPLETE, /* the empty line has come; more bytes: not taken */
    HTTP_HEAD_WRONG, /* `error` at byte `offset`; it stays wrong */
};

/* HTTP_ERROR(identifier, "Node's code", "Node's text") */
#define HTTP_ERRORS(E)                                                         \
    E(NONE, "", "")                                                            \
    E(METHOD, "HPE_INVALID_METHOD", "Invalid method encountered")              \
    E(METHOD_SPACE, "HPE_INVALID_METHOD", "Expected space after method")       \
    E(TARGET_START, "HPE_INVALID_URL", "Unexpected start char in url")         \
    E(TARGET_SCHEME, "HPE_INVALID_URL", "Unexpected char in url schema")       \
    E(TARGET_SERVER, "HPE_INVALID_URL", "Unexpected char in url server")       \
    E(TARGET, "HPE_INVALID_URL", "Invalid char in url path")                   \
    E(TARGET_QUERY, "HPE_INVALID_URL", "Invalid char in url query")            \
    E(TARGET_FRAGMENT, "HPE_INVALID_URL", "Invalid char in url fragment")      \
    E(TARGET_SPACE, "HPE_INVALID_URL", "Invalid characters in url")            \
    E(NAME, "HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/")           \
    E(MAJOR, "HPE_INVALID_VERSION", "Invalid major version")                   \
    E(DOT, "HPE_INVALID_VERSION", "Expected dot")                              \
    E(MINOR, "HPE_INVALID_VERSION", "Invalid minor version")                   \
    E(VERSION, "HPE_INVALID_VERSION", "Invalid HTTP version")                  \
    E(VERSION_SPACE, "HPE_INVALID_VERSION", "Expected space after version")    \
    E(VERSION_CRLF, "HPE_INVALID_VERSION", "Expected CRLF after version")      \
    E(TARGET_CRLF, "HPE_INVALID_URL", "Expected CRLF")                         \
    E(VERSION_LF, "HPE_STRICT", "Expected CRLF after version")                 \
    E(STATUS, "HPE_INVALID_STATUS", "Invalid status code")                     \
    E(STATUS_END, "HPE_INVALID_STATUS", "Invalid response status")             \
    E(STATUS_CR, "HPE_CR_EXPECTED", "Missing expected CR after response line") \
    E(STATUS_LF, "HPE_STRICT", "Expected LF after CR")                         \
    E(FIELD_TOKEN, "HPE_INVALID_HEADER_TOKEN", "Invalid header token")         \
    E(FIELD_NAME, "HPE_INVALID_HEADER_TOKEN", "Invalid header field char")     \
    E(FIRST_SPACE, "HPE_UNEXPECTED_SPACE",                                     \
      "Unexpected space after start line")                                     \
    E(FIELD_VALUE, "HPE_INVALID_HEADER_TOKEN", "Invalid header value char")    \
    E(FIELD_CR, "HPE_CR_EXPECTED", "Missing expected CR after header value")   \
    E(FIELD_LF, "HPE_LF_EXPECTED", "Missing expected LF after header value")   \
    E(VALUE_LF, "HPE_STRICT", "Expected LF after CR")                          \
    E(FOLD, "HPE_INVALID_HEADER_TOKEN",                                        \
      "Unexpected whitespace after header value")                              \
    E(END_LF, "HPE_STRICT", "Expected LF after headers")                       \
    E(TOO_LARGE, "HPE_HEADER_OVERFLOW", "Header overflow")                     \
    HTTP_BODY_ERRORS(E)

/* Those of a message's framing and body (http_body.h). */
#define HTTP_BODY_ERRORS(E)                                                    \
    E(LENGTH_TWICE, "HPE_UNEXPECTED_CONTENT_LENGTH",                           \
      "Duplicate Content-Length")                                              \
    E(LENGTH, "HPE_INVALID_CONTENT_LENGTH",                                    \
      "Invalid character in Content-Length")                                   \
    E(LENGTH_EMPTY, "HPE_INVALID_CONTENT_LENGTH", "Empty Content-Length")      \
    E(LENGTH_OVERFLOW, "HPE_INVALID_CONTENT_LENGTH",                           \
      "Content-Length overflow")                                               \
    E(LENGTH_BOTH, "HPE_INVALID_CONTENT_LENGTH",                               \
      "Content-Length can't be present with Transfer-Encoding")                \
    E(ENCODING_BOTH, "HPE_INVALID_TRANSFER_ENCODING",                          \
      "Transfer-Encoding can't be present with Content-Length")                \
    E(ENCODING_AFTER, "HPE_INVALID_TRANSFER_ENCODING",                         \
      "Invalid `Transfer-Encoding` header value")                              \
    E(ENCODING, "HPE_INVALID_TRANSFER_ENCODING",                               \
      "Request has invalid `Transfer-Encoding`")                               \
    E(CHUNK_SIZE, "HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size") \
    E(CHUNK_OVERFLOW, "HPE_INVALID_CHUNK_SIZE", "Chunk size overflow")         \
    E(CHUNK_CR, "HPE_CR_EXPECTED", "Missing expected CR after chunk size")     \
    E(CHUNK_LF, "HPE_STRICT", "Expected LF after chunk size")                  \
    E(EXTENSION, "HPE_STRICT", "Invalid character in chunk extensions")        \
    E(EXTENSION_NAME, "HPE_STRICT",                                            \
      "Invalid character in chunk extensions name")                            \
    E(EXTENSION_NAME_CR, "HPE_CR_EXPECTED",                                    \
      "Missing expected CR after chunk extension name")                        \
    E(EXTENSION_VALUE, "HPE_STRICT",                                           \
      "Invalid character in chunk extensions value")                           \
    E(EXTENSION_VALUE_CR, "HPE_CR_EXPECTED",                                   \
      "Missing expected CR after chunk extension value")                       \
    E(EXTENSION_QUOTED, "HPE_STRICT",                                          \
      "Invalid character in chunk extensions quoted value")                    \
    E(EXTENSION_PAIR, "HPE_STRICT",                                            \
      "Invalid quoted-pair in chunk extensions quoted value")                  \
    E(EXTENSION_QUOTE, "HPE_STRICT",                                           \
      "Invalid character in chunk extensions quote value")                     \
    E(EXTENSIONS_LARGE, "HPE_CHUNK_EXTENSIONS_OVERFLOW",                       \
      "Chunk extensions overflow")                                             \
    E(DATA_LF, "HPE_STRICT", "Expected LF after chunk data")                   \
    E(DATA_CR, "HPE_CR_EXPECTED", "Missing expected CR after chunk data")      \
    E(CLOSED, "HPE_CLOSED_CONNECTION", "Data after `Connection: close`")       \
    E(ENDED, "HPE_INVALID_EOF_STATE", "Invalid EOF state")

enum http_error {
#define E(name, code, text) HTTP_ERROR_##name,
    HTTP_ERRORS(E)
#undef E
        HTTP_ERROR_KINDS
};

/* Bytes [start, start + length) of a head's buffer. */
struct http_range {
    uint16_t start, length;
};

/* One header field: the name as written, the value without the spaces around
 * it. All zero before the first one (see http_head_next). */
struct http_header {
    struct http_range name, value;
    uint16_t next; /* where the line after it starts */
};

struct http_head {
    char *buffer; /* the caller's */
    uint32_t capacity, length;
    uint32_t offset; /* bytes taken so far, dropped ones included */
    uint8_t kind; /* enum http_kind */
    uint8_t result; /* enum http_head_result, the last one */
    uint8_t error; /* enum http_error */
    uint8_t state; /* the parser's own */
    uint8_t major, minor; /* the version's digits */
    uint16_t status; /* responses: 100 to 999 */
    struct http_range first; /* request: the method; response: the reason */
    struct http_range target; /* request: the target as written */
    uint16_t fields; /* where the first header line starts */
    uint16_t count; /* header fields that are complete */
    uint16_t name; /* where the name of the one begun starts */
    uint16_t unused;
    /* Bytes of target, reason, names and values, as Node counts them against
     * maxHeaderSize; with `limit` 0 all bytes count against HTTP_HEAD_LIMIT. */
    uint32_t counted, limit;
};

/* An empty head of `kind` in `buffer`, which has room for `capacity` bytes
 * and stays the caller's; HTTP_HEAD_LIMIT is always enough. */
void http_head_init(struct http_head *head, enum http_kind kind, char *buffer,
                    uint32_t capacity);

/* The same for the fields behind the last chunk of a body (RFC 9112, 7.1.2):
 * as a head whose start line is empty. At least 2 bytes of room. */
void http_trailers_init(struct http_head *head, enum http_kind kind,
                        char *buffer, uint32_t capacity);

/* Goes on with another buffer (at least as large as `length`), into which the
 * bytes are copied. The result is HTTP_HEAD_MORE again. */
void http_head_move(struct http_head *head, char *buffer, uint32_t capacity);

/* Takes at most `n` bytes; *used says how many. On HTTP_HEAD_WRONG `offset`
 * is the place of the byte that was refused, and that one is not in it. */
enum http_head_result http_head_feed(struct http_head *head,
                                     const uint8_t *bytes, size_t n,
                                     size_t *used);

/* Behind HTTP_ERROR_TOO_LARGE: how many of the next bytes belong to the same
 * target, name or value: Node's parser counts those as taken. */
size_t http_head_rest(const struct http_head *head, const uint8_t *bytes,
                      size_t n);

/* The bytes of a range; not terminated. */
static inline const char *http_head_at(const struct http_head *head,
                                       struct http_range range)
{
    return head->buffer + range.start;
}

/* The next complete header field, in the order of the wire; `header` is zero
 * at first. False behind the last one. */
bool http_head_next(const struct http_head *head, struct http_header *header);

/* The first field of that name, letter case aside. False if there is none. */
bool http_head_find(const struct http_head *head, const char *name,
                    struct http_header *header);

/* Appends the value of `name`, several fields of it joined with ", " as Node
 * joins them. False, and nothing appended, if there is none. */
bool http_head_value(const struct http_head *head, const char *name,
                     struct text *out);

/* True where `token` stands in a comma-separated field `name` (any of them),
 * letter case aside: Connection: keep-alive, Upgrade. */
bool http_head_lists(const struct http_head *head, const char *name,
                     const char *token);

/* The line `index` (0: the start line) without its CR LF, also of a head that
 * is not complete; the empty line counts as the last. False behind it. */
bool http_head_line(const struct http_head *head, uint32_t index,
                    struct http_range *line);

/* True where the head asks to leave HTTP as Node decides it: an Upgrade field
 * that is not empty and "upgrade" in Connection; of a response also the status
 * 101. */
bool http_head_upgrades(const struct http_head *head);

/* True where the connection stays open behind this message: HTTP/1.1 without
 * "close" in Connection, older ones with "keep-alive" in it. */
bool http_head_keeps_alive(const struct http_head *head);

/* Node's code ("HPE_INVALID_METHOD") and text ("Invalid method encountered";
 * Node writes "Parse Error: " before it); static, "" for NONE. */
const char *http_error_code(enum http_error error);
const char *http_error_text(enum http_error error);

/* What Node's server answers to a head that is wrong; whole and static. */
const char *http_error_response(enum http_error error);

/* "Not Found" for 404; "" for a status that has no name. */
const char *http_status_text(unsigned status);

/* Appends "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7) for milliseconds
 * since 1970, from the year 1970 to 9999. */
void http_date(int64_t ms, struct text *out);

/* Equal, letter case of A-Z aside; `b` is a C string. */
bool http_same(const char *a, size_t n, const char *b);

#endif
