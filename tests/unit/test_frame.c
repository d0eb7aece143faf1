/* test_frame.c: frames and messages; the words of the errors are ws 8's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "guard.h"
#include "wire/frame.h"

#define MOST 140000u
#define EVENTS 64

/* What a decoder said, and what a whole message was. */
struct event {
    enum message_result kind;
    uint64_t length;
    uint16_t code;
    char bytes[128]; /* the beginning */
};

struct fixture {
    struct guard input, room;
    struct message_decoder decoder;
    struct event events[EVENTS];
    size_t count;
    uint64_t grain; /* how much room is given more than there is; 0: all */
    uint8_t stream[MOST + 1000];
    size_t length; /* of the stream */
    uint8_t message[MOST];
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    guard_open(&fixture->input, MOST + 1000);
    guard_open(&fixture->room, MOST);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    guard_close(&fixture->input);
    guard_close(&fixture->room);
    free(fixture);
    return 0;
}

/* ---- building a stream ---- */

static const uint8_t KEY[4] = {0x37, 0xfa, 0x21, 0x3d};

static void put(struct fixture *fixture, const void *bytes, size_t n)
{
    if (n > 0)
        memcpy(fixture->stream + fixture->length, bytes, n);
    fixture->length += n;
}

static void put_frame(struct fixture *fixture, bool fin, unsigned opcode,
                      const uint8_t *key, const void *bytes, size_t n)
{
    uint8_t head[FRAME_HEAD_MAX];
    put(fixture, head, frame_encode_head(head, fin, opcode, key, n));
    size_t start = fixture->length;
    put(fixture, bytes, n);
    if (key)
        frame_mask(fixture->stream + start, n, key, 0);
}

static void put_text(struct fixture *fixture, const char *text)
{
    put_frame(fixture, true, OPCODE_TEXT, KEY, text, strlen(text));
}

/* ---- reading it ---- */

static void give_room(struct fixture *fixture)
{
    struct message_decoder *decoder = &fixture->decoder;
    uint64_t want = message_want(decoder);
    if (fixture->grain > 0 && want > decoder->length + fixture->grain)
        want = decoder->length + fixture->grain;
    assert_true(want > decoder->length && want <= MOST);
    uint8_t *room = guard_room(&fixture->room, want);
    if (decoder->length > 0)
        memmove(room, decoder->bytes, decoder->length);
    message_room(decoder, room, want);
}

static void note(struct fixture *fixture, enum message_result kind)
{
    struct message_decoder *decoder = &fixture->decoder;
    struct event *event = &fixture->events[fixture->count++];
    assert_true(fixture->count < EVENTS);
    memset(event, 0, sizeof *event);
    event->kind = kind;
    const uint8_t *bytes = decoder->control;
    event->length = decoder->control_length;
    if (kind == MESSAGE_TEXT || kind == MESSAGE_BINARY) {
        bytes = decoder->bytes;
        event->length = decoder->length;
        if (event->length > 0)
            memcpy(fixture->message, bytes, event->length);
    }
    if (kind == MESSAGE_CLOSE)
        event->code = decoder->close_code;
    if (kind == MESSAGE_FRAGMENT || kind == MESSAGE_WRONG)
        event->length = 0;
    if (event->length > 0)
        memcpy(event->bytes, bytes, event->length < 127 ? event->length : 127);
}

/* Decodes one piece; false once the stream is wrong. */
static bool decode_piece(struct fixture *fixture, const uint8_t *bytes,
                         size_t n)
{
    for (size_t at = 0;;) {
        size_t used;
        enum message_result result =
            message_decode(&fixture->decoder, bytes + at, n - at, &used);
        at += used;
        assert_true(at <= n);
        if (result == MESSAGE_ROOM)
            give_room(fixture);
        else if (result != MESSAGE_MORE)
            note(fixture, result);
        if (result == MESSAGE_WRONG)
            return false;
        if (result == MESSAGE_MORE) {
            assert_int_equal(at, n);
            return true;
        }
    }
}

/* Decodes the stream in pieces, each ending at the forbidden page. */
static void decode(struct fixture *fixture, bool is_server, size_t piece)
{
    uint64_t limit = fixture->decoder.frame.limit;
    message_decoder_init(&fixture->decoder, is_server);
    if (limit > 0)
        fixture->decoder.frame.limit = limit;
    fixture->count = 0;
    for (size_t at = 0; at < fixture->length; at += piece) {
        size_t left = fixture->length - at;
        size_t n = left < piece ? left : piece;
        const uint8_t *bytes =
            guard_copy(&fixture->input, fixture->stream + at, n);
        if (!decode_piece(fixture, bytes, n))
            return;
    }
}

static void assert_event(const struct fixture *fixture, size_t index,
                         enum message_result kind, const char *text)
{
    const struct event *event = &fixture->events[index];
    assert_true(index < fixture->count);
    assert_int_equal(event->kind, kind);
    assert_int_equal(event->length, strlen(text));
    assert_memory_equal(event->bytes, text, strlen(text));
}

/* The stream is refused with these words, in every cut. */
static void assert_wrong(struct fixture *fixture, bool is_server,
                         unsigned close, const char *message)
{
    struct text text;
    char bytes[100];
    for (size_t piece = 1; piece <= fixture->length; piece++) {
        const struct frame_decoder *frame = &fixture->decoder.frame;
        decode(fixture, is_server, piece);
        assert_true(fixture->count > 0);
        assert_int_equal(fixture->events[fixture->count - 1].kind,
                         MESSAGE_WRONG);
        text_init_fixed(&text, bytes, sizeof bytes);
        frame_error_text((enum frame_error)frame->error, frame->number, &text);
        assert_string_equal(text.bytes, message);
        assert_int_equal(frame_error_close((enum frame_error)frame->error),
                         close);
        if (piece > 200)
            break;
    }
    fixture->length = 0;
}

#define ASSERT_WRONG(fixture, is_server, close, message, ...)                  \
    do {                                                                       \
        const uint8_t raw[] = {__VA_ARGS__};                                   \
        put((fixture), raw, sizeof raw);                                       \
        assert_wrong((fixture), (is_server), (close), (message));              \
    } while (0)

#define INVALID "Invalid WebSocket frame: "

/* ---- the head and the mask ---- */

static void head_of_every_length_class(void **state)
{
    static const struct {
        uint64_t length;
        uint8_t size, bits;
    } CLASSES[] = {
        {0, 2, 7},       {1, 2, 7},          {125, 2, 7},
        {126, 4, 16},    {127, 4, 16},       {65535, 4, 16},
        {65536, 10, 64}, {1u << 31, 10, 64}, {FRAME_LENGTH_MAX, 10, 64},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++) {
        for (int masked = 0; masked < 2; masked++) {
            uint8_t out[FRAME_HEAD_MAX];
            struct frame_head head;
            size_t size =
                frame_encode_head(out, !masked, OPCODE_BINARY,
                                  masked ? KEY : NULL, CLASSES[i].length);
            assert_int_equal(size, CLASSES[i].size + 4 * masked);
            assert_int_equal(size, frame_head_size(masked, CLASSES[i].length));
            for (size_t n = 0; n < size; n++)
                assert_false(frame_head_read(out, n, &head));
            assert_true(frame_head_read(out, size, &head));
            assert_int_equal(head.size, size);
            assert_int_equal(head.length_bits, CLASSES[i].bits);
            assert_int_equal(head.length, CLASSES[i].length);
            assert_int_equal(head.fin, !masked);
            assert_int_equal(head.masked, masked);
            assert_int_equal(head.opcode, OPCODE_BINARY);
            assert_memory_equal(head.key,
                                masked ? (const void *)KEY : "\0\0\0\0", 4);
        }
    }
}

static void mask_at_every_alignment(void **state)
{
    struct fixture *fixture = *state;
    for (size_t n = 0; n <= 40; n++) {
        for (uint64_t from = 0; from < 9; from++) {
            for (size_t shift = 0; shift < 8; shift++) {
                uint8_t *bytes = guard_room(&fixture->room, n + shift);
                for (size_t i = 0; i < n; i++)
                    bytes[i] = (uint8_t)(i * 7 + shift);
                frame_mask(bytes, n, KEY, from);
                for (size_t i = 0; i < n; i++)
                    assert_int_equal(bytes[i], (uint8_t)(i * 7 + shift) ^
                                                   KEY[(from + i) % 4]);
                uint8_t copy[64];
                frame_mask_copy(copy, bytes, n, KEY, from);
                for (size_t i = 0; i < n; i++)
                    assert_int_equal(copy[i], (uint8_t)(i * 7 + shift));
            }
        }
    }
}

/* ---- the standard's own examples (RFC 6455, 5.7) ---- */

static void examples_of_the_standard(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t PLAIN[] = {0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f};
    static const uint8_t MASKED[] = {0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d,
                                     0x7f, 0x9f, 0x4d, 0x51, 0x58};
    static const uint8_t PIECES[] = {0x01, 0x03, 0x48, 0x65, 0x6c,
                                     0x80, 0x02, 0x6c, 0x6f};
    static const uint8_t PING[] = {0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f};
    put(fixture, PLAIN, sizeof PLAIN);
    put(fixture, PIECES, sizeof PIECES);
    put(fixture, PING, sizeof PING);
    decode(fixture, false, fixture->length);
    assert_int_equal(fixture->count, 4);
    assert_event(fixture, 0, MESSAGE_TEXT, "Hello");
    assert_event(fixture, 1, MESSAGE_FRAGMENT, "");
    assert_event(fixture, 2, MESSAGE_TEXT, "Hello");
    assert_event(fixture, 3, MESSAGE_PING, "Hello");
    fixture->length = 0;
    put(fixture, MASKED, sizeof MASKED);
    decode(fixture, true, 1);
    assert_event(fixture, 0, MESSAGE_TEXT, "Hello");
    assert_memory_equal(fixture->decoder.frame.bytes, MASKED, 6);
    assert_int_equal(fixture->decoder.frame.head.size, 6);
    fixture->length = 0;
    put_text(fixture, "Hello");
    assert_int_equal(fixture->length, sizeof MASKED);
    assert_memory_equal(fixture->stream, MASKED, sizeof MASKED);
}

/* ---- messages in every cut ---- */

static void assert_binary(struct fixture *fixture, size_t n, size_t piece,
                          bool is_server)
{
    static uint8_t bytes[MOST];
    for (size_t i = 0; i < n; i++)
        bytes[i] = (uint8_t)(i * 31 + i / 256);
    fixture->length = 0;
    put_frame(fixture, true, OPCODE_BINARY, is_server ? KEY : NULL, bytes, n);
    decode(fixture, is_server, piece);
    assert_int_equal(fixture->count, 1);
    assert_int_equal(fixture->events[0].kind, MESSAGE_BINARY);
    assert_int_equal(fixture->events[0].length, n);
    if (n > 0)
        assert_memory_equal(fixture->message, bytes, n);
}

static void every_length_class(void **state)
{
    struct fixture *fixture = *state;
    static const size_t LENGTHS[] = {0,   1,   7,     8,     9,     124,   125,
                                     126, 127, 65535, 65536, 70000, 131072};
    static const uint64_t GRAINS[] = {0, 1, 1000};
    for (size_t i = 0; i < sizeof LENGTHS / sizeof LENGTHS[0]; i++) {
        for (size_t g = 0; g < 3; g++) {
            if (g == 1 && LENGTHS[i] > 200)
                continue;
            fixture->grain = GRAINS[g];
            assert_binary(fixture, LENGTHS[i], MOST, true);
            assert_binary(fixture, LENGTHS[i], 1, true);
            assert_binary(fixture, LENGTHS[i], 3, false);
            assert_binary(fixture, LENGTHS[i], 4096, true);
        }
    }
}

static void put_conversation(struct fixture *fixture)
{
    put_text(fixture, "one");
    put_frame(fixture, false, OPCODE_TEXT, KEY, "\xed\x95", 2);
    put_frame(fixture, true, OPCODE_PING, KEY, "are you there?", 14);
    put_frame(fixture, false, OPCODE_CONTINUATION, KEY, "", 0);
    put_frame(fixture, false, OPCODE_CONTINUATION, KEY, "\x9c", 1);
    put_frame(fixture, true, OPCODE_PONG, KEY, "", 0);
    put_frame(fixture, true, OPCODE_CONTINUATION, KEY, "!", 1);
    put_frame(fixture, true, OPCODE_BINARY, KEY, "\xff\x00\xff", 3);
    put_text(fixture, "");
    put_frame(fixture, true, OPCODE_CLOSE, KEY,
              "\x03\xe8"
              "bye",
              5);
}

static void assert_conversation(struct fixture *fixture)
{
    assert_int_equal(fixture->count, 10);
    assert_event(fixture, 0, MESSAGE_TEXT, "one");
    assert_event(fixture, 1, MESSAGE_FRAGMENT, "");
    assert_event(fixture, 2, MESSAGE_PING, "are you there?");
    assert_event(fixture, 3, MESSAGE_FRAGMENT, "");
    assert_event(fixture, 4, MESSAGE_FRAGMENT, "");
    assert_event(fixture, 5, MESSAGE_PONG, "");
    assert_event(fixture, 6, MESSAGE_TEXT, "\xed\x95\x9c!");
    assert_int_equal(fixture->events[7].kind, MESSAGE_BINARY);
    assert_int_equal(fixture->events[7].length, 3);
    assert_event(fixture, 8, MESSAGE_TEXT, "");
    assert_int_equal(fixture->events[9].kind, MESSAGE_CLOSE);
    assert_int_equal(fixture->events[9].code, 1000);
    assert_memory_equal(fixture->events[9].bytes,
                        "\x03\xe8"
                        "bye",
                        5);
}

static void a_conversation_in_every_cut(void **state)
{
    struct fixture *fixture = *state;
    put_conversation(fixture);
    for (size_t piece = 1; piece <= fixture->length; piece++) {
        fixture->grain = piece % 3;
        decode(fixture, true, piece);
        assert_conversation(fixture);
        assert_true(fixture->decoder.frame.is_closed);
    }
}

/* The struct is copied, as a checkpoint does, between any two bytes. */
static void a_copy_goes_on(void **state)
{
    struct fixture *fixture = *state;
    struct message_decoder kept;
    put_conversation(fixture);
    message_decoder_init(&fixture->decoder, true);
    for (size_t at = 0; at < fixture->length; at++) {
        memcpy(&kept, &fixture->decoder, sizeof kept);
        memset(&fixture->decoder, 0xee, sizeof kept);
        memcpy(&fixture->decoder, &kept, sizeof kept);
        assert_true(decode_piece(fixture, fixture->stream + at, 1));
    }
    assert_conversation(fixture);
}

static void nothing_counts_behind_close(void **state)
{
    struct fixture *fixture = *state;
    static const uint8_t EMPTY[] = {0x88, 0x00};
    put(fixture, EMPTY, sizeof EMPTY);
    put(fixture, "\xff\xff\xff", 3);
    for (size_t piece = 1; piece <= fixture->length; piece++) {
        decode(fixture, false, piece);
        assert_int_equal(fixture->count, 1);
        assert_int_equal(fixture->events[0].kind, MESSAGE_CLOSE);
        assert_int_equal(fixture->events[0].code, CLOSE_NO_STATUS);
        assert_int_equal(fixture->events[0].length, 0);
    }
}

static void the_caller_may_keep_the_room(void **state)
{
    struct fixture *fixture = *state;
    struct message_decoder *decoder = &fixture->decoder;
    uint8_t mine[5];
    size_t used;
    put_text(fixture, "Hello");
    message_decoder_init(decoder, true);
    assert_true(decode_piece(fixture, fixture->stream, fixture->length));
    message_room(decoder, NULL, 0);
    assert_int_equal(
        message_decode(decoder, fixture->stream, fixture->length, &used),
        MESSAGE_ROOM);
    assert_int_equal(used, 6);
    assert_int_equal(message_want(decoder), 5);
    message_room(decoder, mine, sizeof mine);
    assert_int_equal(message_decode(decoder, fixture->stream + used, 5, &used),
                     MESSAGE_TEXT);
    assert_memory_equal(mine, "Hello", 5);
}

/* ---- violations ---- */

static void violations_of_the_head(void **state)
{
    struct fixture *fixture = *state;
    ASSERT_WRONG(fixture, false, 1002, INVALID "RSV2 and RSV3 must be clear",
                 0xa1, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "RSV2 and RSV3 must be clear",
                 0xd1, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "RSV1 must be clear", 0xc1,
                 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "RSV1 must be clear", 0xc9,
                 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid opcode 0", 0x80, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid opcode 3", 0x83, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid opcode 7", 0x07, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid opcode 11", 0x8b, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid opcode 15", 0x8f, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid opcode 2", 0x01, 0x01,
                 'a', 0x82, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "FIN must be set", 0x09, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid payload length 126",
                 0x89, 0x7e);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid payload length 127",
                 0x8a, 0x7f);
    ASSERT_WRONG(fixture, false, 1002, INVALID "invalid payload length 1", 0x88,
                 0x01);
    ASSERT_WRONG(fixture, true, 1002, INVALID "MASK must be set", 0x81, 0x00);
    ASSERT_WRONG(fixture, false, 1002, INVALID "MASK must be clear", 0x81,
                 0x80);
    ASSERT_WRONG(fixture, false, 1009,
                 "Unsupported WebSocket frame: payload length > 2^53 - 1", 0x82,
                 0x7f, 0x00, 0x20, 0, 0, 0, 0, 0, 0);
    ASSERT_WRONG(fixture, false, 1009, "Max payload size exceeded", 0x82, 0x7f,
                 0, 0, 0, 0, 0x06, 0x40, 0x00, 0x01);
}

static void the_size_of_a_message_is_limited(void **state)
{
    struct fixture *fixture = *state;
    fixture->decoder.frame.limit = 8;
    put_text(fixture, "12345678");
    decode(fixture, true, 1);
    assert_event(fixture, 0, MESSAGE_TEXT, "12345678");
    fixture->length = 0;
    put_text(fixture, "123456789");
    assert_wrong(fixture, true, 1009, "Max payload size exceeded");
    put_frame(fixture, false, OPCODE_TEXT, KEY, "12345", 5);
    put_frame(fixture, true, OPCODE_PING, KEY, "12345678901234567890", 20);
    put_frame(fixture, true, OPCODE_CONTINUATION, KEY, "6789", 4);
    assert_wrong(fixture, true, 1009, "Max payload size exceeded");
    assert_event(fixture, 1, MESSAGE_PING, "12345678901234567890");
}

static void the_number_of_fragments_is_limited(void **state)
{
    struct fixture *fixture = *state;
    message_decoder_init(&fixture->decoder, true);
    fixture->decoder.frame.fragment_limit = 2;
    for (int i = 0; i < 2; i++) {
        put_frame(fixture, false, OPCODE_TEXT, KEY, "", 0);
        put_frame(fixture, true, OPCODE_CONTINUATION, KEY, "", 0);
    }
    put_frame(fixture, false, OPCODE_TEXT, KEY, "", 0);
    put_frame(fixture, false, OPCODE_CONTINUATION, KEY, "", 0);
    put_frame(fixture, true, OPCODE_CONTINUATION, KEY, "", 0);
    assert_false(decode_piece(fixture, fixture->stream, fixture->length));
    assert_int_equal(fixture->count, 7);
    assert_int_equal(fixture->decoder.frame.error, FRAME_ERROR_FRAGMENTS);
    assert_int_equal(frame_error_close(FRAME_ERROR_FRAGMENTS), 1008);
}

#define ASSERT_UTF_8(fixture, text)                                            \
    do {                                                                       \
        put_frame((fixture), true, OPCODE_TEXT, KEY, text, sizeof text - 1);   \
        assert_wrong((fixture), true, 1007, INVALID "invalid UTF-8 sequence"); \
    } while (0)

static void text_must_be_utf_8(void **state)
{
    struct fixture *fixture = *state;
    ASSERT_UTF_8(fixture, "\x80");
    ASSERT_UTF_8(fixture, "a\xc0\x80");
    ASSERT_UTF_8(fixture, "\xed\xa0\x80");
    ASSERT_UTF_8(fixture, "\xf4\x90\x80\x80");
    ASSERT_UTF_8(fixture, "\xe2\x82");
    ASSERT_UTF_8(fixture, "\xff");
    put_frame(fixture, false, OPCODE_TEXT, KEY, "\xe2\x82", 2);
    put_frame(fixture, true, OPCODE_CONTINUATION, KEY, "\xc3", 1);
    assert_wrong(fixture, true, 1007, INVALID "invalid UTF-8 sequence");
    put_text(fixture, "\xf0\x9f\x98\x80 \xc3\xa9");
    decode(fixture, true, 1);
    assert_event(fixture, 0, MESSAGE_TEXT, "\xf0\x9f\x98\x80 \xc3\xa9");
}

/* ws judges when the message is over: a ping before that is answered. */
static void utf_8_is_judged_at_the_end(void **state)
{
    struct fixture *fixture = *state;
    put_frame(fixture, false, OPCODE_TEXT, KEY, "\xff", 1);
    put_frame(fixture, true, OPCODE_PING, KEY, "p", 1);
    put_frame(fixture, true, OPCODE_CONTINUATION, KEY, "", 0);
    assert_wrong(fixture, true, 1007, INVALID "invalid UTF-8 sequence");
    assert_event(fixture, 1, MESSAGE_PING, "p");
}

static void close_frames(void **state)
{
    struct fixture *fixture = *state;
    static const uint16_t BAD[] = {0,    999,  1004, 1005, 1006,
                                   1015, 2999, 5000, 65535};
    static const uint16_t GOOD[] = {1000, 1003, 1007, 1014, 3000, 4999};
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct text text;
        char bytes[80];
        uint8_t payload[2] = {(uint8_t)(BAD[i] >> 8), (uint8_t)BAD[i]};
        text_init_fixed(&text, bytes, sizeof bytes);
        text_format(&text, INVALID "invalid status code %u", BAD[i]);
        put_frame(fixture, true, OPCODE_CLOSE, KEY, payload, 2);
        assert_wrong(fixture, true, 1002, bytes);
        assert_false(close_code_valid(BAD[i]));
    }
    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        uint8_t payload[FRAME_CONTROL_MAX];
        size_t n = frame_close_payload(payload, GOOD[i], "so long", 7);
        fixture->length = 0;
        put_frame(fixture, true, OPCODE_CLOSE, NULL, payload, n);
        decode(fixture, false, 1);
        assert_int_equal(fixture->events[0].code, GOOD[i]);
        assert_int_equal(fixture->events[0].length, 9);
        assert_memory_equal(fixture->events[0].bytes + 2, "so long", 7);
        assert_non_null(close_code_row(GOOD[i]));
    }
    fixture->length = 0;
    put_frame(fixture, true, OPCODE_CLOSE, KEY, "\x03\xe8\xff", 3);
    assert_wrong(fixture, true, 1007, INVALID "invalid UTF-8 sequence");
}

static void the_longest_control_frame(void **state)
{
    struct fixture *fixture = *state;
    char reason[200];
    uint8_t payload[FRAME_CONTROL_MAX];
    memset(reason, 'x', sizeof reason);
    assert_int_equal(frame_close_payload(payload, 1000, reason, 200), 125);
    assert_int_equal(frame_close_payload(payload, 0, reason, 3), 0);
    assert_int_equal(frame_close_payload(payload, 1000, NULL, 0), 2);
    put_frame(fixture, true, OPCODE_PING, KEY, reason, 125);
    for (size_t piece = 1; piece <= fixture->length; piece++) {
        decode(fixture, true, piece);
        assert_int_equal(fixture->count, 1);
        assert_int_equal(fixture->events[0].length, 125);
    }
}

static void an_error_is_for_ever(void **state)
{
    struct fixture *fixture = *state;
    size_t used;
    put(fixture, "\x83\x00", 2);
    decode(fixture, false, 2);
    assert_int_equal(message_decode(&fixture->decoder,
                                    (const uint8_t *)"\x81\x00", 2, &used),
                     MESSAGE_WRONG);
    assert_int_equal(used, 0);
}

static void tables(void **state)
{
    (void)state;
    assert_string_equal(opcode_name(OPCODE_TEXT), "text");
    assert_string_equal(opcode_name(OPCODE_CONTINUATION), "continuation");
    assert_string_equal(opcode_name(3), "reserved");
    assert_null(opcode_row(11));
    assert_string_equal(close_code_row(1006)->name, "Abnormal Closure");
    assert_string_equal(close_code_row(4321)->name, "Private");
    assert_null(close_code_row(999));
    assert_null(close_code_row(5000));
    assert_string_equal(frame_error_code(FRAME_ERROR_OPCODE),
                        "WS_ERR_INVALID_OPCODE");
    assert_false(frame_error_is_range(FRAME_ERROR_UTF_8));
    assert_true(frame_error_is_range(FRAME_ERROR_TOO_BIG));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(head_of_every_length_class),
        TEST(mask_at_every_alignment),
        TEST(examples_of_the_standard),
        TEST(every_length_class),
        TEST(a_conversation_in_every_cut),
        TEST(a_copy_goes_on),
        TEST(nothing_counts_behind_close),
        TEST(the_caller_may_keep_the_room),
        TEST(violations_of_the_head),
        TEST(the_size_of_a_message_is_limited),
        TEST(the_number_of_fragments_is_limited),
        TEST(text_must_be_utf_8),
        TEST(utf_8_is_judged_at_the_end),
        TEST(close_frames),
        TEST(the_longest_control_frame),
        TEST(an_error_is_for_ever),
        TEST(tables),
    };
    return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
