/*
 * frame.h: WebSocket frames and messages (RFC 6455, section 5).
 *
 * Three parts: the layout of a frame's head (to build one and to show one),
 * the frame decoder, and on top of it the message decoder, which joins
 * fragments and which is what the machine feeds. Decoders take bytes in any
 * cut and never ask for memory: they say how much room a payload wants, and
 * the caller hands it in. What is refused, in which order, with which close
 * code and in which words, is what ws 8 does.
 *
 * What must always hold: a decoder keeps no pointer but the room that the
 * caller gave; payload lands there unmasked; an error is for ever.
 */
#ifndef LOOPLINE_WIRE_FRAME_H
#define LOOPLINE_WIRE_FRAME_H

#include "base/text.h"
#include "base/utf.h"
#include "wire/close_code.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FRAME_HEAD_MAX 14 /* bytes of the longest head */
#define FRAME_CONTROL_MAX 125 /* payload of a control frame */
#define FRAME_PAYLOAD_LIMIT (100u * 1024 * 1024) /* a message's, as in ws */
#define FRAME_FRAGMENT_LIMIT 16384u /* of one message, as in ws */
#define FRAME_LENGTH_MAX ((1ull << 53) - 1)

/* ---- the head ---- */

/* The bit fields of a head (RFC 6455, 5.2). */
struct frame_head {
    bool fin, rsv1, rsv2, rsv3, masked;
    uint8_t opcode; /* as on the wire: 0 in a continuation */
    uint8_t size; /* of the head in bytes: 2 to 14 */
    uint8_t length_bits; /* 7, 16 or 64: where the length stands */
    uint8_t key[4]; /* zero where not masked */
    uint64_t length; /* of the payload */
};

/* Reads a head; false while `n` bytes are not all of it. Judges nothing. */
bool frame_head_read(const uint8_t *bytes, size_t n, struct frame_head *head);

/* Writes a head; `key` (4 bytes) NULL: not masked. Returns its size. */
size_t frame_encode_head(uint8_t out[FRAME_HEAD_MAX], bool fin, unsigned opcode,
                         const uint8_t *key, uint64_t length);

/* Bytes that the head of such a frame takes. */
size_t frame_head_size(bool masked, uint64_t length);

/* Masks, or unmasks, `n` bytes in place. `from` is where in the payload the
 * first of them stands: the key repeats every four bytes (5.3). */
void frame_mask(uint8_t *bytes, size_t n, const uint8_t key[4], uint64_t from);

/* The same on the way from one place to another; they do not overlap. */
void frame_mask_copy(uint8_t *to, const uint8_t *from, size_t n,
                     const uint8_t key[4], uint64_t at);

/* Writes the payload of a close frame: the code, then the reason (at most 123
 * bytes of it). Returns its length; code 0 writes none. */
size_t frame_close_payload(uint8_t out[FRAME_CONTROL_MAX], unsigned code,
                           const char *reason, size_t length);

/* ---- errors ---- */

/* ERROR(identifier, close code, "ws's code", "text", section of the standard):
 * `#` is a number; ws writes "Invalid WebSocket frame: " before those of 1002
 * and 1007. */
#define FRAME_ERRORS(E)                                                        \
    E(NONE, 0, "", "", "")                                                         \
    E(RSV_2_3, 1002, "WS_ERR_UNEXPECTED_RSV_2_3",                              \
      "RSV2 and RSV3 must be clear", "RFC 6455, 5.2")                                           \
    E(RSV_1, 1002, "WS_ERR_UNEXPECTED_RSV_1", "RSV1 must be clear",           \
      "RFC 6455, 5.2")            \
    E(OPCODE, 1002, "WS_ERR_INVALID_OPCODE", "invalid opcode #",             \
      "RFC 6455, 5.2")               \
    E(FIN, 1002, "WS_ERR_EXPECTED_FIN", "FIN must be set",                \
      "RFC 6455, 5.5")                     \
    E(CONTROL_LENGTH, 1002, "WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH",           \
      "invalid payload length #", "RFC 6455, 5.5")                                              \
    E(MASK_SET, 1002, "WS_ERR_EXPECTED_MASK", "MASK must be set",          \
      "RFC 6455, 5.1")              \
    E(MASK_CLEAR, 1002, "WS_ERR_UNEXPECTED_MASK", "MASK must be clear",    \
      "RFC 6455, 5.1")        \
    E(LENGTH, 1009, "WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH",                  \
      "Unsupported WebSocket frame: payload length > 2^53 - 1",                   \
      "RFC 6455, 10.4")                \
    E(TOO_BIG, 1009, "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH",                      \
      "Max payload size exceeded", "RFC 6455, 10.4")                                             \
    E(FRAGMENTS, 1008, "WS_ERR_TOO_MANY_BUFFERED_PARTS",                       \
      "Too many message fragments", "RFC 6455, 10.4")                                            \
    E(UTF_8, 1007, "WS_ERR_INVALID_UTF8", "invalid UTF-8 sequence",         \
      "RFC 6455, 8.1")            \
    E(DEFLATE, 1007, "Z_DATA_ERROR", "invalid deflate data",                   \
      "RFC 7692, 7.2.2")                                                       \
    E(CLOSE_CODE, 1002, "WS_ERR_INVALID_CLOSE_CODE", "invalid status code #",  \
      "RFC 6455, 7.4")                                                         \
    E(SHORTEST, 1002, "", "the length could be shorter", "RFC 6455, 5.2")      \
    E(BEHIND_CLOSE, 1002, "", "a frame behind the close frame",                \
      "RFC 6455, 5.5.1")

enum frame_error {
#define E(name, close, code, text, section) FRAME_ERROR_##name,
    FRAME_ERRORS(E)
#undef E
        FRAME_ERROR_KINDS
};

/* The close code to answer with: 1002, 1007, 1008, 1009. */
unsigned frame_error_close(enum frame_error error);

/* ws's `code` of the error ("WS_ERR_INVALID_OPCODE"); static. */
const char *frame_error_code(enum frame_error error);

/* "RFC 6455, 5.2"; static. */
const char *frame_error_section(enum frame_error error);

/* True: ws throws a RangeError; false: a plain Error (UTF-8). */
bool frame_error_is_range(enum frame_error error);

/* Appends ws's message, `number` in its place. */
void frame_error_text(enum frame_error error, unsigned number,
                      struct text *out);

/* ---- one frame after the other ---- */

enum frame_result {
    FRAME_MORE, /* all bytes used; the frame is not over */
    FRAME_HEADER, /* the head is complete: see `head`; now give room */
    FRAME_ROOM, /* the room is full, the payload goes on: give more */
    FRAME_COMPLETE, /* the whole payload is in the room */
    FRAME_WRONG, /* `error`; nothing more is taken */
};

struct frame_decoder {
    uint8_t *room; /* the caller's: where the payload's next bytes go */
    uint64_t capacity; /* of `room`, in bytes */
    uint64_t filled; /* of `room` */
    uint64_t received; /* bytes of this frame's payload so far */
    uint64_t total; /* payload announced by this message's frames so far */
    uint64_t limit; /* of `total`; 0: none */
    uint64_t offset; /* bytes taken since the decoder began */
    uint32_t fragments; /* frames of this message whose payload is whole */
    uint32_t fragment_limit; /* 0: none */
    struct frame_head head; /* once it is complete */
    uint8_t bytes[FRAME_HEAD_MAX]; /* the raw head of this frame */
    uint8_t have; /* how many of them; 0 again once the frame is over, when
                     head.size still counts */
    uint8_t state; /* the decoder's own */
    uint8_t message; /* opcode of the message in fragments, 0: none */
    uint8_t kind; /* this frame's opcode; a continuation has its message's */
    uint8_t error; /* enum frame_error */
    bool is_server; /* frames must be masked; else they must not be */
    bool allows_rsv1; /* an extension owns RSV1 (permessage-deflate) */
    bool is_compressed; /* this message's first frame had RSV1 */
    bool is_closed; /* a close frame was complete: the rest is dropped */
    bool trusts_text; /* UTF-8 is not judged */
    bool is_page; /* a page's: judged as Chromium does (frame_page.c) */
    uint32_t number; /* for the error's text; of a close frame its code */
    struct utf_check utf; /* of the text message under way */
    struct utf_check utf_close; /* of the reason in a close frame */
};

/* What a page's WebSocket has against the frame whose head has just come. */
enum frame_error frame_page_judge(const struct frame_decoder *decoder);

/* May a close frame to a page carry this code? */
bool frame_page_code(unsigned code);

/* Of a frame that is wrong: appends what Chromium's console says; the reason
 * in the close frame, with 1002, that it sends (static). */
void frame_page_text(const struct frame_decoder *decoder, struct text *out);
const char *frame_page_reason(const struct frame_decoder *decoder);

/* A decoder at the start of a connection, limits as ws has them. */
void frame_decoder_init(struct frame_decoder *decoder, bool is_server);

/* What was unpacked of a compressed message is wrong: nothing more is taken.
 */
void frame_reject(struct frame_decoder *decoder, enum frame_error error);

/* Hands in room for the payload's next bytes; it counts from its start. */
void frame_room(struct frame_decoder *decoder, uint8_t *room,
                uint64_t capacity);

/*
 * Takes a prefix of the bytes (*used) and says what happened; call again with
 * the rest. A frame gives FRAME_HEADER, then FRAME_COMPLETE, with FRAME_MORE
 * and FRAME_ROOM between; an empty payload needs no room, but still one more
 * call, with 0 bytes if there are none. Behind a close frame everything is
 * taken and dropped, with FRAME_MORE; to a page it is wrong. The UTF-8 of a
 * text is judged when its message is over, as ws does; for a page, byte by
 * byte as it comes.
 */
enum frame_result frame_decode(struct frame_decoder *decoder,
                               const uint8_t *bytes, size_t n, size_t *used);

/* True where the bytes so far end in the middle of a frame: `have` of its
 * `most` bytes, as far as its head tells. */
bool frame_is_cut(const struct frame_decoder *decoder, uint64_t *have,
                  uint64_t *most);

/* ---- messages ---- */

enum message_result {
    MESSAGE_MORE, /* all bytes used */
    MESSAGE_ROOM, /* call message_room, then go on with the rest */
    MESSAGE_FRAGMENT, /* a data frame is whole, its message is not */
    MESSAGE_TEXT, /* a whole message: bytes[0, length) */
    MESSAGE_BINARY, /* the same */
    MESSAGE_PING, /* control[0, control_length) */
    MESSAGE_PONG, /* the same */
    MESSAGE_CLOSE, /* close_code; the reason: control[2, control_length) */
    MESSAGE_WRONG, /* frame.error */
};

/*
 * A message decoder. After every result from MESSAGE_FRAGMENT to
 * MESSAGE_CLOSE, `frame` describes the frame that has just come (head, raw
 * bytes), until the next call.
 */
struct message_decoder {
    struct frame_decoder frame;
    uint8_t *bytes; /* the caller's room for data messages */
    uint64_t capacity; /* of `bytes` */
    uint64_t length; /* of the message so far, or of the whole one */
    uint64_t frame_start; /* where in `bytes` this frame's payload starts */
    uint16_t close_code; /* MESSAGE_CLOSE; CLOSE_NO_STATUS without one */
    uint8_t control_length;
    bool is_whole; /* the last data message is over: the next begins at 0 */
    uint8_t control[FRAME_CONTROL_MAX + 3];
};

/* A decoder at the start of a connection. */
void message_decoder_init(struct message_decoder *decoder, bool is_server);

/*
 * The room that would hold the message with the whole of this frame. The
 * caller may give less, if more than `length`, and will be asked again: a
 * head that announces 100 MB need not be believed at once.
 */
uint64_t message_want(const struct message_decoder *decoder);

/*
 * Gives room for data messages; the first `length` bytes are already in it
 * (the caller has moved them). NULL and 0 behind a whole message: the caller
 * keeps that room, and the decoder will ask for another.
 */
void message_room(struct message_decoder *decoder, uint8_t *bytes,
                  uint64_t capacity);

/* Takes a prefix of the bytes and says what happened; go on with the rest. */
enum message_result message_decode(struct message_decoder *decoder,
                                   const uint8_t *bytes, size_t n,
                                   size_t *used);

#endif
