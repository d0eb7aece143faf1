/* test_http_message.c: heads, bodies, trailers, one message after the other:
 * the table is what Node 20 says; every row also cut at every byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guard.h"
#include "wire/http_message.h"

struct row {
    enum http_kind kind;
    enum http_accept accept;
    const char *bytes, *trace;
};

static const struct row ROWS[] = {
#include "http_messages.h"
};

#define ROOM 70000u

struct fixture {
    struct guard input, buffer;
    struct http_message message;
    struct text trace;
    char bytes[4096];
    size_t used; /* of the whole input */
    uint64_t data; /* bytes of bodies */
    bool in_data, is_over;
};

static int setup(void **state)
{
    static struct fixture fixture;
    guard_open(&fixture.input, 2 * ROOM);
    guard_open(&fixture.buffer, ROOM);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    guard_close(&fixture->input);
    guard_close(&fixture->buffer);
    return 0;
}

static void start(struct fixture *fixture, enum http_kind kind, uint32_t limit)
{
    text_init_fixed(&fixture->trace, fixture->bytes, sizeof fixture->bytes);
    fixture->used = 0;
    fixture->data = 0;
    fixture->in_data = false;
    fixture->is_over = false;
    http_message_init(&fixture->message, kind,
                      (char *)guard_room(&fixture->buffer, 2), 2, limit);
}

/* ---- what happens, as text ---- */

static void write_head(struct fixture *fixture)
{
    text_str(&fixture->trace, "head");
    text_str(&fixture->trace, fixture->message.upgrades ? " upgrade" : "");
    text_str(&fixture->trace, fixture->message.keeps_alive ? " keep;" : ";");
}

static void write_end(struct fixture *fixture)
{
    const struct http_head *head = &fixture->message.head;
    struct http_header header = {0};
    bool any = false;
    text_str(&fixture->trace, "end");
    while (fixture->message.trailers > 0 && http_head_next(head, &header)) {
        text_str(&fixture->trace, any ? "=" : " ");
        text_bytes(&fixture->trace, http_head_at(head, header.name),
                   header.name.length);
        text_str(&fixture->trace, "=");
        text_bytes(&fixture->trace, http_head_at(head, header.value),
                   header.value.length);
        any = true;
    }
    text_str(&fixture->trace, ";");
}

static void write_wrong(struct fixture *fixture, bool at_end)
{
    const struct http_message *message = &fixture->message;
    enum http_error error = (enum http_error)message->error;
    text_format(&fixture->trace, "%s %s", http_error_code(error),
                http_error_text(error));
    if (!at_end)
        text_format(&fixture->trace, "@%d",
                    (int)fixture->used + message->is_past - message->behind);
    text_str(&fixture->trace, ";");
}

static void write_data(struct fixture *fixture, const uint8_t *bytes,
                       size_t length)
{
    text_str(&fixture->trace, fixture->in_data ? "" : "data ");
    text_bytes(&fixture->trace, (const char *)bytes, length);
    fixture->data += length;
}

/* ---- feeding ---- */

static void more_room(struct fixture *fixture)
{
    struct http_message *message = &fixture->message;
    uint32_t capacity = message->head.capacity + 7;
    http_message_move(message,
                      (char *)guard_room(&fixture->buffer, capacity), capacity);
}

static void take(struct fixture *fixture, enum http_accept accept,
                 const uint8_t *end, enum http_message_result result,
                 size_t length)
{
    if (fixture->in_data && result != HTTP_MESSAGE_DATA &&
        result != HTTP_MESSAGE_MORE) {
        text_str(&fixture->trace, ";");
        fixture->in_data = false;
    }
    switch (result) {
    case HTTP_MESSAGE_ROOM:
        more_room(fixture);
        break;
    case HTTP_MESSAGE_HEAD:
        write_head(fixture);
        http_message_accept(&fixture->message, accept);
        break;
    case HTTP_MESSAGE_DATA:
        write_data(fixture, end - length, length);
        fixture->in_data = true;
        break;
    case HTTP_MESSAGE_END:
        write_end(fixture);
        break;
    case HTTP_MESSAGE_WRONG:
        write_wrong(fixture, false);
        break;
    default:
        break;
    }
    fixture->is_over =
        result == HTTP_MESSAGE_WRONG || result == HTTP_MESSAGE_LEFT;
}

/* One piece, which ends at the forbidden page. */
static void feed_piece(struct fixture *fixture, enum http_accept accept,
                       const char *bytes, size_t n)
{
    const uint8_t *at = guard_copy(&fixture->input, bytes, n);
    enum http_message_result result = HTTP_MESSAGE_HEAD;
    while (result != HTTP_MESSAGE_MORE && !fixture->is_over) {
        size_t used, length;
        result = http_message_feed(&fixture->message, at, n, &used, &length);
        assert_true(used <= n && length <= used);
        at += used;
        n -= used;
        fixture->used += used;
        take(fixture, accept, at, result, length);
    }
    assert_true(n == 0 || fixture->is_over);
}

static void finish(struct fixture *fixture, size_t n)
{
    enum http_message_result result;
    if (fixture->message.error != HTTP_ERROR_NONE)
        return;
    if (fixture->used < n)
        text_format(&fixture->trace, "rest %d;", (int)(n - fixture->used));
    result = http_message_finish(&fixture->message);
    text_str(&fixture->trace, fixture->in_data ? ";" : "");
    if (result == HTTP_MESSAGE_END)
        write_end(fixture);
    else if (result == HTTP_MESSAGE_WRONG)
        write_wrong(fixture, true);
}

static void check(struct fixture *fixture, const struct row *row, size_t first,
                  size_t piece)
{
    size_t n = strlen(row->bytes), at = first;
    start(fixture, row->kind, 0);
    feed_piece(fixture, row->accept, row->bytes, first);
    while (at < n && !fixture->is_over) {
        size_t take_now = n - at < piece ? n - at : piece;
        feed_piece(fixture, row->accept, row->bytes + at, take_now);
        at += take_now;
    }
    finish(fixture, n);
    assert_string_equal(fixture->trace.bytes, row->trace);
}

static void every_row(void **state)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        check(*state, &ROWS[i], strlen(ROWS[i].bytes), 1);
}

static void every_row_byte_by_byte(void **state)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        check(*state, &ROWS[i], 0, 1);
}

static void every_row_cut_in_two_everywhere(void **state)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        size_t n = strlen(ROWS[i].bytes);
        for (size_t cut = 1; cut < n; cut++)
            check(*state, &ROWS[i], cut, n);
    }
}

/* ---- limits ---- */

/* A head whose target, names and values are `length` bytes. */
static size_t head_of(char *to, size_t length)
{
    static const char START[] = "GET / HTTP/1.1\r\nA: ";
    memcpy(to, START, sizeof START - 1);
    memset(to + sizeof START - 1, 'x', length - 2);
    memcpy(to + sizeof START - 1 + length - 2, "\r\n\r\n", 4);
    return sizeof START - 1 + length - 2 + 4;
}

static void the_limit_of_a_head(void **state)
{
    static const struct {
        uint32_t limit, length;
        const char *trace;
    } CASES[] = {
        {100, 99, "head keep;end;"},
        {100, 100, "HPE_HEADER_OVERFLOW Header overflow@118;"},
        {0, 16383, "head keep;end;"},
        {0, 16384, "HPE_HEADER_OVERFLOW Header overflow@16402;"},
        {40000, 39999, "head keep;end;"},
    };
    static char bytes[ROOM];
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t n = head_of(bytes, CASES[i].length);
        start(fixture, HTTP_REQUEST, CASES[i].limit);
        feed_piece(fixture, HTTP_ACCEPT, bytes, n);
        assert_string_equal(fixture->trace.bytes, CASES[i].trace);
    }
}

static void the_limit_of_extensions(void **state)
{
    static const char START[] =
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;";
    static char bytes[ROOM];
    struct fixture *fixture = *state;
    size_t n = sizeof START - 1;
    memcpy(bytes, START, n);
    memset(bytes + n, 'x', HTTP_EXTENSIONS_LIMIT);
    n += HTTP_EXTENSIONS_LIMIT;
    memcpy(bytes + n, "\r\na\r\n1;", 7);
    memset(bytes + n + 7, 'y', HTTP_EXTENSIONS_LIMIT + 1);
    start(fixture, HTTP_REQUEST, 0);
    feed_piece(fixture, HTTP_ACCEPT, bytes, n + 7 + HTTP_EXTENSIONS_LIMIT + 1);
    assert_non_null(strstr(fixture->trace.bytes,
                           "data a;HPE_CHUNK_EXTENSIONS_OVERFLOW Chunk "
                           "extensions overflow@"));
}

/* A body far longer than any buffer is only pointed at. */
static void a_long_body(void **state)
{
    static const char HEAD[] =
        "POST / HTTP/1.1\r\nContent-Length: 4000000000\r\n\r\n";
    static char bytes[ROOM];
    struct fixture *fixture = *state;
    start(fixture, HTTP_REQUEST, 0);
    feed_piece(fixture, HTTP_ACCEPT, HEAD, sizeof HEAD - 1);
    while (fixture->data < 4000000000u - ROOM) {
        fixture->trace.length = 0;
        feed_piece(fixture, HTTP_ACCEPT, bytes, ROOM);
    }
    feed_piece(fixture, HTTP_ACCEPT, bytes,
               (size_t)(4000000000u - fixture->data));
    assert_int_equal(fixture->data, 4000000000u);
    assert_false(http_message_is_open(&fixture->message));
    assert_false(fixture->is_over);
}

static void begun_or_not(void **state)
{
    struct fixture *fixture = *state;
    const struct http_message *message = &fixture->message;
    start(fixture, HTTP_REQUEST, 0);
    assert_false(http_message_is_open(message));
    feed_piece(fixture, HTTP_ACCEPT, "\r\n", 2);
    assert_false(http_message_is_open(message));
    feed_piece(fixture, HTTP_ACCEPT, "G", 1);
    assert_true(http_message_is_open(message));
    assert_true(http_message_in_head(message));
    feed_piece(fixture, HTTP_ACCEPT, "ET / HTTP/1.1\r\nContent-Length: 1\r\n\r\n",
               36);
    assert_true(http_message_is_open(message));
    assert_false(http_message_in_head(message));
    feed_piece(fixture, HTTP_ACCEPT, "x", 1);
    assert_false(http_message_is_open(message));
}

static void what_a_server_answers(void **state)
{
    (void)state;
    assert_string_equal(http_error_response(HTTP_ERROR_EXTENSIONS_LARGE),
                        "HTTP/1.1 413 Payload Too Large\r\n"
                        "Connection: close\r\n\r\n");
    assert_string_equal(http_framing_name(HTTP_FRAMING_CHUNKED), "chunked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(every_row_byte_by_byte),
        cmocka_unit_test(every_row_cut_in_two_everywhere),
        cmocka_unit_test(the_limit_of_a_head),
        cmocka_unit_test(the_limit_of_extensions),
        cmocka_unit_test(a_long_body),
        cmocka_unit_test(begun_or_not),
        cmocka_unit_test(what_a_server_answers),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
