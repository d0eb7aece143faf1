/* test_deflate.c: permessage-deflate. The bytes are RFC 7692's examples, the
 * verdicts of the negotiation are ws 8's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "wire/deflate.h"

#define MOST 300000u

/* ---- the codec ---- */

static uint8_t plain[MOST], packed[MOST], again[MOST];

static struct deflate_codec *open_inflate(int bits, bool takeover)
{
    size_t room = inflate_room(bits);
    struct deflate_codec *codec =
        inflate_open(calloc(1, room), room, bits, takeover);
    assert_non_null(codec);
    return codec;
}

static struct deflate_codec *open_deflate(int bits, int memory, bool takeover)
{
    size_t room = deflate_room(bits, memory);
    struct deflate_codec *codec = deflate_open(
        calloc(1, room), room, bits, DEFLATE_LEVEL, memory, takeover);
    assert_non_null(codec);
    return codec;
}

/* A fragment, with `space` bytes of room a call; how much came of it, or -1
 * where it was wrong. */
static long pass(struct deflate_codec *codec, const uint8_t *bytes, size_t n,
                 bool fin, uint8_t *out, size_t space)
{
    size_t length = 0;
    for (;;) {
        size_t used, made, room = MOST - length;
        enum deflate_result result =
            deflate_run(codec, bytes, n, fin, out + length,
                        space < room ? space : room, &used, &made);
        bytes += used;
        n -= used;
        length += made;
        if (result == DEFLATE_WRONG)
            return -1;
        if (result == DEFLATE_DONE)
            return (long)length;
    }
}

static long whole(struct deflate_codec *codec, const void *bytes, size_t n,
                  bool fin, uint8_t *out)
{
    return pass(codec, bytes, n, fin, out, MOST);
}

static void the_examples_of_the_standard(void **state)
{
    static const uint8_t first[] = {0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00};
    static const uint8_t second[] = {0xf2, 0x00, 0x11, 0x00, 0x00};
    (void)state;
    struct deflate_codec *out = open_deflate(15, 8, true);
    struct deflate_codec *in = open_inflate(15, true);
    assert_int_equal(whole(out, "Hello", 5, true, packed), sizeof first);
    assert_memory_equal(packed, first, sizeof first);
    assert_int_equal(whole(out, "Hello", 5, true, packed), sizeof second);
    assert_memory_equal(packed, second, sizeof second);
    assert_int_equal(whole(in, first, sizeof first, true, again), 5);
    assert_int_equal(whole(in, second, sizeof second, true, again), 5);
    assert_memory_equal(again, "Hello", 5);
    free(out);
    free(in);
}

static void without_takeover_every_message_is_the_first(void **state)
{
    (void)state;
    struct deflate_codec *out = open_deflate(15, 8, false);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(whole(out, "Hello", 5, true, packed), 7);
        assert_int_equal(packed[0], 0xf2);
    }
    free(out);
}

static void blocks_of_other_kinds(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } rows[] = {
        {"\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", 11}, /* stored */
        {"\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8}, /* the last block */
        {"\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00", 13}, /* two */
    };
    (void)state;
    struct deflate_codec *in = open_inflate(15, true);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(
            whole(in, rows[i].bytes, rows[i].length, true, again), 5);
        assert_memory_equal(again, "Hello", 5);
    }
    free(in);
}

static void an_empty_message(void **state)
{
    (void)state;
    struct deflate_codec *out = open_deflate(15, 8, true);
    struct deflate_codec *in = open_inflate(15, true);
    for (int i = 0; i < 3; i++) {
        long n = whole(out, "", 0, true, packed);
        assert_true(n >= 1);
        assert_int_equal(whole(in, packed, (size_t)n, true, again), 0);
    }
    free(out);
    free(in);
}

static void fragments(void **state)
{
    (void)state;
    struct deflate_codec *out = open_deflate(15, 8, true);
    struct deflate_codec *in = open_inflate(15, true);
    long length = 0;
    for (int i = 0; i < 4; i++) {
        long n = whole(out, "frag ", 5, i == 3, packed);
        length += whole(in, packed, (size_t)n, i == 3, again + length);
    }
    assert_int_equal(length, 20);
    assert_memory_equal(again, "frag frag frag frag ", 20);
    free(out);
    free(in);
}

static void fill(unsigned kind)
{
    uint32_t number = 1;
    for (size_t i = 0; i < MOST; i++) {
        number = number * 1664525 + 1013904223;
        plain[i] = kind == 0   ? (uint8_t)('a' + i % 7)
                   : kind == 1 ? (uint8_t)(number >> 24)
                               : (uint8_t)(number >> 30);
    }
}

/* Whatever the windows, the rooms and the cuts, what comes out is what went
 * in. */
static void there_and_back(void **state)
{
    static const size_t lengths[] = {1, 100, 5000, 40000, 120000};
    (void)state;
    for (unsigned kind = 0; kind < 3; kind++) {
        fill(kind);
        for (int bits = 8; bits <= 15; bits++) {
            struct deflate_codec *out =
                open_deflate(bits, 1 + bits % 9, bits % 2);
            struct deflate_codec *in =
                open_inflate(bits < 9 ? 9 : bits, bits % 2);
            for (size_t i = 0; i < 5; i++) {
                size_t space = i % 2 ? 100 + 7 * i : MOST;
                long n =
                    pass(out, plain, lengths[i], true, packed, space);
                assert_true(n > 0);
                long back = pass(in, packed, (size_t)n, true, again,
                                 i % 2 ? 33 : MOST);
                assert_int_equal(back, lengths[i]);
                assert_memory_equal(again, plain, lengths[i]);
            }
            free(out);
            free(in);
        }
    }
}

static void wrong_bytes(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *error;
    } rows[] = {
        {"\xff\xff", 2, "invalid block type"},
        {"\x00\x05\x00\x00\x00", 5, "invalid stored block lengths"},
        {"\x04\xff\xff\xff\xff", 5, "too many length or distance symbols"},
        {"\x02\x02", 2, "invalid distance too far back"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deflate_codec *in = open_inflate(15, true);
        assert_int_equal(
            whole(in, rows[i].bytes, rows[i].length, true, again), -1);
        assert_string_equal(deflate_error(in), rows[i].error);
        free(in);
    }
}

/* A stream in the middle of a message is its block, and nothing else. */
static void a_copy_goes_on(void **state)
{
    (void)state;
    fill(2);
    size_t room = inflate_room(15), used, made;
    struct deflate_codec *out = open_deflate(15, 8, true);
    long n = whole(out, plain, 50000, true, packed);
    uint8_t *block = calloc(1, room), *copy = malloc(room);
    struct deflate_codec *in = inflate_open(block, room, 15, true);
    assert_int_equal(
        deflate_run(in, packed, 3000, true, again, 1000, &used, &made),
        DEFLATE_MORE);
    memcpy(copy, block, room);
    for (int i = 0; i < 2; i++) {
        memcpy(block, copy, room);
        long rest = whole(in, packed + used, (size_t)n - used, true,
                          again + made);
        assert_int_equal(rest + (long)made, 50000);
        assert_memory_equal(again, plain, 50000);
    }
    free(out);
    free(block);
    free(copy);
}

/* ---- the negotiation ---- */

#define U OPTION_UNSET
#define F OPTION_FALSE
#define T OPTION_TRUE

/* Options: server's and client's takeover, then their bits. */
static const struct {
    int8_t options[4];
    const char *field;
    enum deflate_verdict verdict;
    const char *answer;
} offers[] = {
#include "deflate_offers.h"
};

static void what_a_server_accepts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
        struct deflate_options options;
        struct deflate_params params;
        struct text text;
        char buffer[200] = "";
        memcpy(options.values, offers[i].options, sizeof options.values);
        enum deflate_verdict verdict =
            deflate_accept_offer(&options, offers[i].field,
                                 strlen(offers[i].field), &params);
        if (verdict != offers[i].verdict)
            print_error("offer %s\n", offers[i].field);
        assert_int_equal(verdict, offers[i].verdict);
        if (verdict != DEFLATE_ACCEPTED)
            continue;
        text_init_fixed(&text, buffer, sizeof buffer);
        deflate_answer(&params, &text);
        assert_string_equal(buffer, offers[i].answer);
    }
}

static const struct {
    int8_t options[4];
    const char *field;
    enum deflate_verdict verdict;
    int bits; /* of the client's own window */
    bool takeover;
} answers[] = {
#include "deflate_answers.h"
};

static void what_a_client_accepts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct deflate_options options;
        struct deflate_params params;
        memcpy(options.values, answers[i].options, sizeof options.values);
        enum deflate_verdict verdict =
            deflate_accept_answer(&options, answers[i].field,
                                  strlen(answers[i].field), &params);
        if (verdict != answers[i].verdict)
            print_error("answer %s\n", answers[i].field);
        assert_int_equal(verdict, answers[i].verdict);
        if (verdict != DEFLATE_ACCEPTED)
            continue;
        assert_int_equal(deflate_bits(&params, false), answers[i].bits);
        assert_int_equal(deflate_takeover(&params, false),
                         answers[i].takeover);
    }
}

static void what_a_client_offers(void **state)
{
    static const struct {
        int8_t options[4];
        const char *offer;
    } rows[] = {
        {{U, U, U, U}, "permessage-deflate; client_max_window_bits"},
        {{U, U, U, F}, "permessage-deflate"},
        {{F, F, F, T}, "permessage-deflate; client_max_window_bits"},
        {{T, T, 10, 11},
         "permessage-deflate; server_no_context_takeover; "
         "client_no_context_takeover; server_max_window_bits=10; "
         "client_max_window_bits=11"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deflate_options options;
        struct text text;
        char buffer[200];
        memcpy(options.values, rows[i].options, sizeof options.values);
        text_init_fixed(&text, buffer, sizeof buffer);
        deflate_offer(&options, &text);
        assert_string_equal(buffer, rows[i].offer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard),
        cmocka_unit_test(without_takeover_every_message_is_the_first),
        cmocka_unit_test(blocks_of_other_kinds),
        cmocka_unit_test(an_empty_message),
        cmocka_unit_test(fragments),
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(wrong_bytes),
        cmocka_unit_test(a_copy_goes_on),
        cmocka_unit_test(what_a_server_accepts),
        cmocka_unit_test(what_a_client_accepts),
        cmocka_unit_test(what_a_client_offers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
