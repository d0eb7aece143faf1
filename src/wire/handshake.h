/*
 * handshake.h: how HTTP becomes WebSocket (RFC 6455, section 4), both sides.
 *
 * Every check is one step: handshake_step() does exactly one and says in a
 * record what was looked at, what was found and what was wanted. What is
 * accepted, what a refusal says, and every byte sent, is what npm ws 8 on
 * Node 20 does; where it is milder than the standard the verdict is
 * CHECK_TOLERATED.
 *
 * Server: feed a request head (http_head.h); when it is complete or wrong,
 *     handshake_serve(&h, &head, out, room, wall_clock);
 *     while (handshake_step(&h, &record)) ...one step...
 * and when h.outcome is not HANDSHAKE_GOING_ON any more, send out[0,
 * out_length) (it may be empty on the client's side).
 *
 * Client: the request is HTTP's. Its answer's head, complete or wrong, goes to
 * handshake_check_answer(); then call handshake_step() until it is false.
 *
 * `out` and the head must live as long as the handshake is looked at; both
 * are pointers into the caller's memory. Bytes behind the head are frames.
 */
#ifndef LOOPLINE_WIRE_HANDSHAKE_H
#define LOOPLINE_WIRE_HANDSHAKE_H

#include "wire/deflate.h"
#include "wire/http_head.h"

#define HANDSHAKE_GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
#define HANDSHAKE_KEY_LENGTH 24
#define HANDSHAKE_ACCEPT_LENGTH 28
#define HANDSHAKE_VALUE 120 /* bytes of a value in a record, zero included */
#define HANDSHAKE_OUT 512 /* room for `out`, besides the variable parts */

/*
 * CHECK(identifier, name in the trace); the rest of each row (side, section,
 * captions) is in handshake_text.c. Checks of fields that are optional
 * (path, subprotocol, extensions) are steps only where there is something to
 * check.
 */
#define HANDSHAKE_CHECKS(C)                                                    \
    C(REQUEST_LINE, "request-line")                                            \
    C(HOST, "host")                                                            \
    C(UPGRADE, "upgrade")                                                      \
    C(CONNECTION, "connection")                                                \
    C(KEY, "sec-websocket-key")                                                \
    C(VERSION, "sec-websocket-version")                                        \
    C(PATH, "path")                                                            \
    C(OFFERED_PROTOCOL, "sec-websocket-protocol")                              \
    C(OFFERED_EXTENSIONS, "sec-websocket-extensions")                          \
    C(KEY_GUID, "key-guid")                                                    \
    C(SHA_1, "sha-1")                                                          \
    C(BASE64, "base64")                                                        \
    C(SWITCH, "101")                                                           \
    C(REQUEST, "request")                                                      \
    C(STATUS_LINE, "status-line")                                              \
    C(ANSWER_UPGRADE, "upgrade")                                               \
    C(ANSWER_CONNECTION, "connection")                                         \
    C(ACCEPT, "sec-websocket-accept")                                          \
    C(PROTOCOL, "sec-websocket-protocol")                                      \
    C(EXTENSIONS, "sec-websocket-extensions")

enum handshake_check {
#define C(name, text) CHECK_##name,
    HANDSHAKE_CHECKS(C)
#undef C
        HANDSHAKE_CHECK_KINDS
};

enum handshake_side { HANDSHAKE_SERVER, HANDSHAKE_CLIENT };

enum handshake_verdict {
    CHECK_FAILED,
    CHECK_PASSED,
    CHECK_TOLERATED, /* the standard wants more, ws does not insist */
};

enum handshake_outcome {
    HANDSHAKE_GOING_ON,
    HANDSHAKE_ACCEPTED, /* what follows on the connection are frames */
    HANDSHAKE_REFUSED,
};

/* Why a client gives up, in ws's words; see handshake_error_text. */
enum handshake_error {
    HANDSHAKE_ERROR_NONE,
    HANDSHAKE_ERROR_PARSE, /* "Parse Error: " and the head's error */
    HANDSHAKE_ERROR_STATUS, /* "Unexpected server response: 404" */
    HANDSHAKE_ERROR_UPGRADE,
    HANDSHAKE_ERROR_ACCEPT,
    HANDSHAKE_ERROR_PROTOCOL_UNASKED,
    HANDSHAKE_ERROR_PROTOCOL_INVALID,
    HANDSHAKE_ERROR_PROTOCOL_NONE,
    HANDSHAKE_ERROR_EXTENSION,
    HANDSHAKE_ERROR_EXTENSION_INVALID,
    HANDSHAKE_ERROR_EXTENSION_OTHER,
    HANDSHAKE_ERROR_KINDS
};

/* REFUSAL(identifier, status, "ws's words", "further field"): what a server of
 * ws answers to a request that asks to upgrade and is not good. Without words:
 * those of the status. */
#define HANDSHAKE_REFUSALS(R)                                                  \
    R(NONE, 0, "", "")                                                         \
    R(METHOD, 405, "Invalid HTTP method", "")                                  \
    R(UPGRADE, 400, "Invalid Upgrade header", "")                              \
    R(KEY, 400, "Missing or invalid Sec-WebSocket-Key header", "")             \
    R(VERSION, 400, "Missing or invalid Sec-WebSocket-Version header",         \
      "Sec-WebSocket-Version: 13, 8\r\n")                                      \
    R(PATH, 400, "", "")                                                       \
    R(PROTOCOL, 400, "Invalid Sec-WebSocket-Protocol header", "")              \
    R(EXTENSIONS, 400,                                                         \
      "Invalid or unacceptable Sec-WebSocket-Extensions header", "")

enum handshake_refusal {
#define R(name, status, text, field) REFUSAL_##name,
    HANDSHAKE_REFUSALS(R)
#undef R
        REFUSAL_KINDS
};

/* One check, as a step shows it. It holds no pointers. */
struct handshake_record {
    uint8_t check; /* enum handshake_check */
    uint8_t verdict; /* enum handshake_verdict */
    uint8_t outcome; /* enum handshake_outcome behind this check */
    uint8_t side; /* enum handshake_side */
    uint16_t status; /* server: of the answer; client: that came; else 0 */
    uint16_t unused;
    /* UTF-8 (header bytes are Latin-1), zero-terminated, "…" where cut; the
     * rest is zero. `found` is "" where the field is missing. */
    char found[HANDSHAKE_VALUE];
    char wanted[HANDSHAKE_VALUE];
};

struct handshake {
    struct http_head *head; /* the other side's */
    char *out; /* what this side sends; the caller's */
    uint32_t capacity, out_length;
    int64_t wall_clock; /* ms since 1970 for a Date field; < 0: none */
    uint8_t side; /* enum handshake_side */
    uint8_t next; /* enum handshake_check: the next step's */
    uint8_t outcome; /* enum handshake_outcome */
    uint8_t error; /* enum handshake_error; clients */
    uint16_t status; /* of the answer, sent or received; 0 before */
    bool keep_open; /* refused, but HTTP goes on on this connection */
    bool protocol_is_chosen; /* `protocol` counts */
    uint8_t refusal; /* enum handshake_refusal; servers */
    bool wants_deflate; /* permessage-deflate is offered, or may be accepted */
    bool is_page; /* a page's: one extension, as Chromium wants it */
    bool deflates; /* it was agreed: `params` */
    struct deflate_options deflate; /* what this side would like of it */
    struct deflate_params params;
    uint32_t asked, asked_length; /* client: its protocols, in `out` */
    struct http_range protocol; /* the one chosen, in the head's buffer */
    uint8_t key_length; /* 0 or HANDSHAKE_KEY_LENGTH */
    uint8_t digested; /* how far the three below are filled: 0 to 3 */
    uint16_t unused;
    char key[HANDSHAKE_KEY_LENGTH + 4]; /* zero-terminated */
    char key_guid[HANDSHAKE_KEY_LENGTH + sizeof HANDSHAKE_GUID + 3];
    uint8_t sha1[20];
    char accept[HANDSHAKE_ACCEPT_LENGTH + 4]; /* what belongs to the key */
    uint32_t path_length; /* server: the only path taken; 0: any */
    const char *path; /* in the caller's memory */
};

/*
 * Begins the server's side on a head that is complete or wrong. `out` has
 * room for `capacity` >= HANDSHAKE_OUT + head->length bytes. `wall_clock`: ms
 * since 1970, which an HTTP answer shows as its date; negative: without.
 */
void handshake_serve(struct handshake *handshake, struct http_head *head,
                     char *out, uint32_t capacity, int64_t wall_clock);

/* Server: takes only this path (ws's option `path`); the bytes stay the
 * caller's, in the same memory as the handshake. */
void handshake_path(struct handshake *handshake, const char *path,
                    size_t length);

/* permessage-deflate may be agreed, as `options` say. Without this call a
 * server does not mention it, and a client has not offered it. */
void handshake_deflate(struct handshake *handshake,
                       const struct deflate_options *options);

/*
 * Client: the request was sent by somebody else (HTTP): the answer's head, all
 * there, is checked against `key`, HANDSHAKE_KEY_LENGTH characters, and the
 * protocols that were asked for ("a,b").
 */
void handshake_check_answer(struct handshake *handshake,
                            struct http_head *head, const char *key,
                            const char *protocols, size_t length, char *out,
                            uint32_t capacity);

/* Server: only the proof is still to be made, of this key. */
void handshake_prove(struct handshake *handshake, struct http_head *head,
                     const char *key);

/* Server: the words and the further field line ("" none) of its refusal;
 * static. */
const char *handshake_refusal_text(enum handshake_refusal refusal);
const char *handshake_refusal_field(enum handshake_refusal refusal);

/*
 * Does the next check and describes it. False, and nothing done, where there
 * is nothing to do: it is over, or the client still waits for the head.
 */
bool handshake_step(struct handshake *handshake,
                    struct handshake_record *record);

/*
 * Server: ends the handshake with an HTTP answer as ws's abortHandshake does
 * (verifyClient said no: 401; the server is closing: 503). `message` of
 * length 0: the status's own text.
 */
void handshake_refuse(struct handshake *handshake, unsigned status,
                      const char *message, size_t length);

/* Client: appends ws's error message ("Unexpected server response: 404"). */
void handshake_error_text(const struct handshake *handshake, struct text *out);
/* The same as Chromium's console has it of a page's WebSocket. */
void handshake_page_text(const struct handshake *handshake, struct text *out);

/* Client: Node's `code` of that error ("HPE_..."), or NULL; static. */
const char *handshake_error_code(const struct handshake *handshake);

/* The check's name in the trace: "sec-websocket-key"; static. */
const char *handshake_check_name(enum handshake_check check);

/* One row of the table of checks; everything in it is static. */
struct handshake_check_row {
    const char *section; /* "RFC 6455, 4.2.1" */
    uint8_t side; /* enum handshake_side */
    /* Sentences for CHECK_FAILED, CHECK_PASSED and CHECK_TOLERATED (NULL
     * where that cannot be), English [0] and Korean [1], with places for
     * {found} and {wanted}; a Korean particle in braces fits the word before
     * it. */
    const char *captions[3][2];
};

const struct handshake_check_row *handshake_check_row(
    enum handshake_check check);

/* Appends the caption of a check, filled in; `language` 0 English, 1 Korean;
 * `found` and `wanted` as in the record. */
void handshake_caption(enum handshake_check check,
                       enum handshake_verdict verdict, int language,
                       const char *found, const char *wanted, struct text *out);

#endif
