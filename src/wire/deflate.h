/*
 * deflate.h: permessage-deflate (RFC 7692), the codec and the negotiation.
 *
 * The codec is zlib's. All its memory, its own struct included, lies in one
 * block that the caller hands in and that never moves, so that a copy of the
 * arena holds a stream in the middle of a message. It takes bytes and gives
 * bytes in any cut, and keeps no pointer to either between two calls.
 *
 * What is offered, what is accepted and what is refused is what ws 8 does.
 */
#ifndef LOOPLINE_WIRE_DEFLATE_H
#define LOOPLINE_WIRE_DEFLATE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- the codec ---- */

#define DEFLATE_BITS 15 /* of the window, where none were agreed (7.1.2) */
#define DEFLATE_LEVEL (-1) /* zlib's own choice, as in Node */
#define DEFLATE_MEMORY 8 /* zlib's memLevel, as in Node */

struct deflate_codec;

enum deflate_result {
    DEFLATE_MORE, /* call again; the room may be full */
    DEFLATE_DONE, /* the message, or this fragment, is over */
    DEFLATE_WRONG, /* deflate_error says why; nothing more is taken */
};

/* Bytes that the block of a compressor wants. `bits` 8 to 15, `memory` 1 to
 * 9. */
size_t deflate_room(int bits, int memory);

/* Bytes that the block of a decompressor wants. */
size_t inflate_room(int bits);

/*
 * A codec in `block`, which is zeroed, aligned to 16 and `room` bytes long.
 * `takeover`: the window is kept from one message to the next (7.1.1).
 * `level` -1 to 9. NULL where zlib refuses the numbers.
 */
struct deflate_codec *deflate_open(void *block, size_t room, int bits,
                                   int level, int memory, bool takeover);
struct deflate_codec *inflate_open(void *block, size_t room, int bits,
                                   bool takeover);

/*
 * Takes bytes of a fragment and fills `room`; *used and *made count. `n` are
 * the fragment's bytes that are not yet taken, `fin`: its message's last
 * fragment. When all are taken and there was room, DEFLATE_DONE: a compressed
 * message has lost its 00 00 FF FF then (7.2.1), and a decompressor was given
 * them (7.2.2). A call takes and makes at most DEFLATE_PIECE bytes.
 */
#define DEFLATE_PIECE 32768u
enum deflate_result deflate_run(struct deflate_codec *codec,
                                const uint8_t *bytes, size_t n, bool fin,
                                uint8_t *room, size_t capacity, size_t *used,
                                size_t *made);

/* zlib's words for what was wrong ("invalid block type"); static. */
const char *deflate_error(const struct deflate_codec *codec);

/* ---- the negotiation ---- */

/* An option of ws: not given, or false, or true; the number of bits stands for
 * itself (8 to 15). */
enum deflate_option {
    OPTION_UNSET = -1,
    OPTION_FALSE = 0,
    OPTION_TRUE = 1
};

/* DEFLATE_NAME(identifier, name on the wire) */
#define DEFLATE_NAMES(N)                                                       \
    N(SERVER_TAKEOVER, "server_no_context_takeover")                           \
    N(CLIENT_TAKEOVER, "client_no_context_takeover")                           \
    N(SERVER_BITS, "server_max_window_bits")                                   \
    N(CLIENT_BITS, "client_max_window_bits")

enum deflate_name {
#define N(name, text) DEFLATE_##name,
    DEFLATE_NAMES(N)
#undef N
        DEFLATE_NAME_COUNT
};

/* What one side would like: an enum deflate_option, or bits, for each name. */
struct deflate_options {
    int8_t values[DEFLATE_NAME_COUNT];
};

/* What an element of Sec-WebSocket-Extensions says: 0 where the name is not
 * there, OPTION_TRUE where it has no value, else the bits. */
struct deflate_params {
    uint8_t values[DEFLATE_NAME_COUNT];
    uint8_t order[DEFLATE_NAME_COUNT]; /* the names as they came */
    uint8_t count;
};

enum deflate_verdict {
    DEFLATE_ABSENT, /* the field does not name the extension */
    DEFLATE_ACCEPTED,
    DEFLATE_REFUSED, /* no offer fits, or a parameter is not what it may be */
    DEFLATE_SYNTAX, /* the field is not what RFC 6455, 9.1, allows */
    DEFLATE_UNASKED /* client: something else, or more than one */
};

/* All OPTION_UNSET. */
void deflate_options_init(struct deflate_options *options);

/* Client: appends the offer, "permessage-deflate; client_max_window_bits". */
void deflate_offer(const struct deflate_options *options, struct text *out);

/* Server: the first offer in the field that fits, with what `options` add. */
enum deflate_verdict deflate_accept_offer(const struct deflate_options *options,
                                          const char *field, size_t length,
                                          struct deflate_params *params);

/* Client: the answer. */
enum deflate_verdict deflate_accept_answer(
    const struct deflate_options *options, const char *field, size_t length,
    struct deflate_params *params);

/* Server: appends its answer, the field's value. */
void deflate_answer(const struct deflate_params *params, struct text *out);

/* What one side's compressor is to have: the bits of its window, and whether
 * it keeps it. The other side's decompressor has the same. */
int deflate_bits(const struct deflate_params *params, bool of_server);
bool deflate_takeover(const struct deflate_params *params, bool of_server);

#endif
