/* test_http_head.c: the parser of HTTP heads; what Node 20 says is the
 * expectation everywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guard.h"
#include "wire/http_head.h"

#define REQUEST                                                                \
    "GET /chat?x=1 HTTP/1.1\r\n"                                               \
    "Host: localhost:6005\r\n"                                                 \
    "Upgrade:websocket\r\n"                                                    \
    "Connection: keep-alive, Upgrade\r\n"                                      \
    "X-Empty:\r\n"                                                             \
    "X-Twice: a \t\r\n"                                                        \
    "x-twice:  b\r\n"                                                          \
    "\r\n"

struct fixture {
    struct guard input, buffer;
    struct http_head head;
    size_t used; /* of the whole input */
};

static int setup(void **state)
{
    static struct fixture fixture;
    guard_open(&fixture.input, 3 * HTTP_HEAD_LIMIT);
    guard_open(&fixture.buffer, HTTP_HEAD_LIMIT);
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

/* Feeds the bytes in pieces of `piece`, each ending at the forbidden page. */
static enum http_head_result feed_cut(struct fixture *fixture,
                                      enum http_kind kind, const char *bytes,
                                      size_t n, size_t piece)
{
    struct http_head *head = &fixture->head;
    enum http_head_result result = HTTP_HEAD_MORE;
    char *room = (char *)guard_room(&fixture->buffer, HTTP_HEAD_LIMIT);
    http_head_init(head, kind, room, HTTP_HEAD_LIMIT);
    fixture->used = 0;
    while (fixture->used < n && result == HTTP_HEAD_MORE) {
        size_t take = n - fixture->used < piece ? n - fixture->used : piece;
        size_t used;
        const uint8_t *at =
            guard_copy(&fixture->input, bytes + fixture->used, take);
        result = http_head_feed(head, at, take, &used);
        if (result == HTTP_HEAD_MORE)
            assert_int_equal(used, take);
        fixture->used += used;
    }
    return result;
}

static enum http_head_result feed(struct fixture *fixture, enum http_kind kind,
                                  const char *text)
{
    return feed_cut(fixture, kind, text, strlen(text), strlen(text));
}

static void assert_range(const struct http_head *head, struct http_range range,
                         const char *text)
{
    assert_int_equal(range.length, strlen(text));
    assert_memory_equal(http_head_at(head, range), text, range.length);
}

static void assert_next(const struct http_head *head,
                        struct http_header *header, const char *name,
                        const char *value)
{
    assert_true(http_head_next(head, header));
    assert_range(head, header->name, name);
    assert_range(head, header->value, value);
}

static void assert_request(const struct http_head *head)
{
    struct http_header header = {0};
    assert_range(head, head->first, "GET");
    assert_range(head, head->target, "/chat?x=1");
    assert_int_equal(head->major * 10 + head->minor, 11);
    assert_int_equal(head->count, 6);
    assert_next(head, &header, "Host", "localhost:6005");
    assert_next(head, &header, "Upgrade", "websocket");
    assert_next(head, &header, "Connection", "keep-alive, Upgrade");
    assert_next(head, &header, "X-Empty", "");
    assert_next(head, &header, "X-Twice", "a");
    assert_next(head, &header, "x-twice", "b");
    assert_false(http_head_next(head, &header));
}

static void request_in_every_cut(void **state)
{
    struct fixture *fixture = *state;
    static const char BYTES[] = REQUEST "\x81\x02hi";
    for (size_t piece = 1; piece < sizeof BYTES; piece++) {
        assert_int_equal(
            feed_cut(fixture, HTTP_REQUEST, BYTES, sizeof BYTES - 1, piece),
            HTTP_HEAD_COMPLETE);
        assert_int_equal(fixture->used, sizeof REQUEST - 1);
        assert_int_equal(fixture->head.offset, sizeof REQUEST - 1);
        assert_request(&fixture->head);
    }
}

static void a_complete_head_takes_no_more(void **state)
{
    struct fixture *fixture = *state;
    size_t used;
    feed(fixture, HTTP_REQUEST, REQUEST);
    assert_int_equal(
        http_head_feed(&fixture->head, (const uint8_t *)"x", 1, &used),
        HTTP_HEAD_COMPLETE);
    assert_int_equal(used, 0);
}

static void response(void **state)
{
    struct fixture *fixture = *state;
    struct http_head *head = &fixture->head;
    assert_int_equal(
        feed(fixture, HTTP_RESPONSE,
             "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
             "Connection: Upgrade\r\n\r\n"),
        HTTP_HEAD_COMPLETE);
    assert_int_equal(head->status, 101);
    assert_range(head, head->first, "Switching Protocols");
    assert_true(http_head_upgrades(head));
    assert_int_equal(feed(fixture, HTTP_RESPONSE, "HTTP/1.0 404\r\n\r\n"),
                     HTTP_HEAD_COMPLETE);
    assert_int_equal(head->status, 404);
    assert_range(head, head->first, "");
    assert_false(http_head_upgrades(head));
    assert_false(http_head_keeps_alive(head));
}

static void empty_lines_before_are_dropped(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(feed(fixture, HTTP_REQUEST, "\r\n\r\n\n" REQUEST),
                     HTTP_HEAD_COMPLETE);
    assert_request(&fixture->head);
    assert_int_equal(fixture->head.offset, sizeof REQUEST - 1 + 5);
    assert_int_equal(fixture->head.length, sizeof REQUEST - 1);
}

static void lookup(void **state)
{
    struct fixture *fixture = *state;
    struct http_head *head = &fixture->head;
    struct http_header header;
    struct text text;
    char bytes[64];
    feed(fixture, HTTP_REQUEST, REQUEST);
    assert_true(http_head_find(head, "UPGRADE", &header));
    assert_range(head, header.value, "websocket");
    assert_false(http_head_find(head, "Upgrad", &header));
    assert_false(http_head_find(head, "Upgrades", &header));
    text_init_fixed(&text, bytes, sizeof bytes);
    assert_true(http_head_value(head, "x-TWICE", &text));
    assert_string_equal(text.bytes, "a, b");
    assert_false(http_head_value(head, "missing", &text));
    assert_true(http_head_lists(head, "connection", "upgrade"));
    assert_true(http_head_lists(head, "connection", "keep-alive"));
    assert_false(http_head_lists(head, "connection", "keep"));
    assert_true(http_head_upgrades(head));
    assert_true(http_head_keeps_alive(head));
}

static void lines_also_of_a_part(void **state)
{
    struct fixture *fixture = *state;
    struct http_head *head = &fixture->head;
    struct http_range line;
    feed(fixture, HTTP_REQUEST, REQUEST);
    assert_true(http_head_line(head, 0, &line));
    assert_range(head, line, "GET /chat?x=1 HTTP/1.1");
    assert_true(http_head_line(head, 6, &line));
    assert_range(head, line, "x-twice:  b");
    assert_true(http_head_line(head, 7, &line));
    assert_range(head, line, "");
    assert_false(http_head_line(head, 8, &line));
    feed(fixture, HTTP_REQUEST, "GET / HTTP/1.1\r\nHost: lo");
    assert_true(http_head_line(head, 1, &line));
    assert_range(head, line, "Host: lo");
    assert_int_equal(head->count, 0);
    assert_false(http_head_find(head, "host", &(struct http_header){0}));
}

struct wrong {
    enum http_kind kind;
    const char *bytes;
    enum http_error error;
    uint32_t offset;
};

static const struct wrong WRONGS[] = {
    {HTTP_REQUEST, "hello\r\n", HTTP_ERROR_METHOD, 0},
    {HTTP_REQUEST, "get / HTTP/1.1\r\n", HTTP_ERROR_METHOD, 0},
    {HTTP_REQUEST, "GETX / HTTP/1.1\r\n", HTTP_ERROR_METHOD_SPACE, 3},
    {HTTP_REQUEST, "GET\r\n", HTTP_ERROR_METHOD_SPACE, 3},
    {HTTP_REQUEST, "GET ?a HTTP/1.1\r\n", HTTP_ERROR_TARGET_START, 4},
    {HTTP_REQUEST, "GET foo HTTP/1.1\r\n", HTTP_ERROR_TARGET_SPACE, 7},
    {HTTP_REQUEST, "GET /\x80 HTTP/1.1\r\n", HTTP_ERROR_TARGET, 5},
    {HTTP_REQUEST, "GET /?\x01 HTTP/1.1\r\n", HTTP_ERROR_TARGET_QUERY, 6},
    {HTTP_REQUEST, "GET /a b HTTP/1.1\r\n", HTTP_ERROR_NAME, 7},
    {HTTP_REQUEST, "GET / HTTX/1.1\r\n", HTTP_ERROR_NAME, 9},
    {HTTP_REQUEST, "GET / HTTP/x.1\r\n", HTTP_ERROR_MAJOR, 11},
    {HTTP_REQUEST, "GET / HTTP/1x1\r\n", HTTP_ERROR_DOT, 12},
    {HTTP_REQUEST, "GET / HTTP/1.x\r\n", HTTP_ERROR_MINOR, 13},
    {HTTP_REQUEST, "GET / HTTP/1.2\r\n", HTTP_ERROR_VERSION, 13},
    {HTTP_REQUEST, "GET / HTTP/1.1\n", HTTP_ERROR_VERSION_CRLF, 14},
    {HTTP_REQUEST, "GET / HTTP/1.1\rX", HTTP_ERROR_VERSION_LF, 15},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\n c", HTTP_ERROR_FIRST_SPACE, 16},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\n:c", HTTP_ERROR_FIELD_TOKEN, 16},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\n\n", HTTP_ERROR_FIELD_NAME, 16},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA b:c", HTTP_ERROR_FIELD_TOKEN, 17},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nUpgrade :", HTTP_ERROR_FIELD_NAME, 23},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA:b\n", HTTP_ERROR_FIELD_CR, 19},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA:b\rX", HTTP_ERROR_FIELD_LF, 20},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA: \rX", HTTP_ERROR_VALUE_LF, 20},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA: b\x01", HTTP_ERROR_FIELD_VALUE, 20},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA:b\r\n c", HTTP_ERROR_FOLD, 21},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\nA:\r\n b", HTTP_ERROR_FIELD_VALUE, 20},
    {HTTP_REQUEST, "GET / HTTP/1.1\r\n\rX", HTTP_ERROR_END_LF, 17},
    {HTTP_RESPONSE, "hello\r\n", HTTP_ERROR_NAME, 0},
    {HTTP_RESPONSE, " HTTP/1.1", HTTP_ERROR_NAME, 0},
    {HTTP_RESPONSE, "HTTP/1.1\t200", HTTP_ERROR_VERSION_SPACE, 8},
    {HTTP_RESPONSE, "HTTP/1.1 99 X", HTTP_ERROR_STATUS, 11},
    {HTTP_RESPONSE, "HTTP/1.1 1011 X", HTTP_ERROR_STATUS_END, 12},
    {HTTP_RESPONSE, "HTTP/1.1 200 OK\n", HTTP_ERROR_STATUS_CR, 15},
    {HTTP_RESPONSE, "HTTP/1.1 200 OK\rX", HTTP_ERROR_STATUS_LF, 16},
};

static void every_violation_in_every_cut(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof WRONGS / sizeof WRONGS[0]; i++) {
        const struct wrong *wrong = &WRONGS[i];
        size_t n = strlen(wrong->bytes);
        for (size_t piece = 1; piece <= n; piece++) {
            assert_int_equal(
                feed_cut(fixture, wrong->kind, wrong->bytes, n, piece),
                HTTP_HEAD_WRONG);
            assert_int_equal(fixture->head.error, wrong->error);
            assert_int_equal(fixture->head.offset, wrong->offset);
        }
    }
}

static void wrong_for_ever(void **state)
{
    struct fixture *fixture = *state;
    size_t used;
    feed(fixture, HTTP_REQUEST, "hello");
    assert_int_equal(
        http_head_feed(&fixture->head, (const uint8_t *)"GET", 3, &used),
        HTTP_HEAD_WRONG);
    assert_int_equal(used, 0);
    assert_string_equal(http_error_code(HTTP_ERROR_METHOD),
                        "HPE_INVALID_METHOD");
}

static void the_limit(void **state)
{
    struct fixture *fixture = *state;
    static char bytes[HTTP_HEAD_LIMIT + 8];
    static const char START[] = "GET / HTTP/1.1\r\nA: ";
    memset(bytes, 'a', sizeof bytes);
    memcpy(bytes, START, sizeof START - 1);
    memcpy(bytes + HTTP_HEAD_LIMIT - 4, "\r\n\r\n", 4);
    assert_int_equal(
        feed_cut(fixture, HTTP_REQUEST, bytes, sizeof bytes, sizeof bytes),
        HTTP_HEAD_COMPLETE);
    memset(bytes + HTTP_HEAD_LIMIT - 4, 'a', 4);
    assert_int_equal(feed_cut(fixture, HTTP_REQUEST, bytes, sizeof bytes, 1000),
                     HTTP_HEAD_WRONG);
    assert_int_equal(fixture->head.error, HTTP_ERROR_TOO_LARGE);
    assert_int_equal(fixture->head.offset, HTTP_HEAD_LIMIT);
    assert_string_equal(http_error_text(HTTP_ERROR_TOO_LARGE),
                        "Header overflow");
}

static void a_small_buffer_asks_for_room(void **state)
{
    struct fixture *fixture = *state;
    struct http_head head;
    size_t n = sizeof REQUEST - 1, taken = 0;
    uint32_t capacity = 16;
    http_head_init(&head, HTTP_REQUEST,
                   (char *)guard_room(&fixture->buffer, 16), 16);
    for (;;) {
        size_t used;
        enum http_head_result result = http_head_feed(
            &head, (const uint8_t *)REQUEST + taken, n - taken, &used);
        taken += used;
        if (result == HTTP_HEAD_COMPLETE)
            break;
        assert_int_equal(result, HTTP_HEAD_ROOM);
        assert_int_equal(taken, capacity);
        capacity += 16;
        http_head_move(&head, (char *)guard_room(&fixture->buffer, capacity),
                       capacity);
    }
    assert_int_equal(taken, n);
    assert_request(&head);
}

static void assert_keeps(struct fixture *fixture, const char *text, bool keeps,
                         bool upgrades)
{
    assert_int_equal(feed(fixture, HTTP_REQUEST, text), HTTP_HEAD_COMPLETE);
    assert_int_equal(http_head_keeps_alive(&fixture->head), keeps);
    assert_int_equal(http_head_upgrades(&fixture->head), upgrades);
}

static void connection_options(void **state)
{
    struct fixture *fixture = *state;
    assert_keeps(fixture, "GET / HTTP/1.1\r\n\r\n", true, false);
    assert_keeps(fixture, "GET / HTTP/1.1\r\nConnection: x, Close\r\n\r\n",
                 false, false);
    assert_keeps(fixture, "GET / HTTP/1.0\r\n\r\n", false, false);
    assert_keeps(fixture, "GET / HTTP/1.0\r\nconnection: Keep-Alive\r\n\r\n",
                 true, false);
    assert_keeps(fixture,
                 "GET / HTTP/1.1\r\nUpgrade: h2c\r\nConnection: a\r\n"
                 "Connection: ,\tupgrade ,\r\n\r\n",
                 true, true);
    assert_keeps(fixture, "GET / HTTP/1.1\r\nConnection: upgrade\r\n\r\n", true,
                 false);
    assert_keeps(fixture,
                 "GET / HTTP/1.1\r\nUpgrade: x\r\nConnection: not upgrade\r\n"
                 "\r\n",
                 true, false);
}

static void assert_date(int64_t ms, const char *wanted)
{
    struct text text;
    char bytes[64];
    text_init_fixed(&text, bytes, sizeof bytes);
    http_date(ms, &text);
    assert_string_equal(text.bytes, wanted);
}

static void dates(void **state)
{
    (void)state;
    assert_date(0, "Thu, 01 Jan 1970 00:00:00 GMT");
    assert_date(784111777000, "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_date(951782400000, "Tue, 29 Feb 2000 00:00:00 GMT");
    assert_date(1795233724999, "Sat, 21 Nov 2026 04:02:04 GMT");
    assert_date(4107542399000, "Sun, 28 Feb 2100 23:59:59 GMT");
    assert_date(253402300799000, "Fri, 31 Dec 9999 23:59:59 GMT");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(request_in_every_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(a_complete_head_takes_no_more, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(response, setup, teardown),
        cmocka_unit_test_setup_teardown(empty_lines_before_are_dropped, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(lookup, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_also_of_a_part, setup, teardown),
        cmocka_unit_test_setup_teardown(every_violation_in_every_cut, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(wrong_for_ever, setup, teardown),
        cmocka_unit_test_setup_teardown(the_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(a_small_buffer_asks_for_room, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(connection_options, setup, teardown),
        cmocka_unit_test(dates),
    };
    return cmocka_run_group_tests_name("http_head", tests, NULL, NULL);
}
