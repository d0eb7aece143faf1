/* test_handshake.c: the opening handshake, both sides. Every answer and every
 * error is what npm ws 8 on Node 20 gives to the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guard.h"
#include "wire/handshake.h"

#define RECORDS 20
#define CLOCK 1795233724000 /* Sat, 21 Nov 2026 04:02:04 GMT */

#define GET "GET / HTTP/1.1\r\n"
#define HOST "Host: localhost:6005\r\n"
#define UPGRADE "Upgrade: websocket\r\n"
#define CONNECTION "Connection: Upgrade\r\n"
#define KEY "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
#define VERSION "Sec-WebSocket-Version: 13\r\n"
#define ACCEPT "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
#define END "\r\n"
#define STATUS "HTTP/1.1 101 Switching Protocols\r\n"

#define ABORT(status, length, field, text)                                     \
    "HTTP/1.1 " status "\r\nConnection: close\r\nContent-Type: text/html\r\n"  \
    "Content-Length: " length "\r\n" field "\r\n" text
#define UPGRADE_REQUIRED(connection)                                           \
    "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\n"                  \
    "Content-Type: text/plain\r\nDate: Sat, 21 Nov 2026 04:02:04 GMT\r\n"      \
    "Connection: " connection "\r\n\r\nUpgrade Required"
#define KEEP "keep-alive\r\nKeep-Alive: timeout=5"

struct fixture {
    struct guard input, output;
    struct http_head head;
    struct handshake handshake;
    struct handshake_record records[RECORDS];
    size_t count;
    char buffer[HTTP_HEAD_LIMIT];
    char names[400]; /* the checks in order: "request-line host ..." */
};

static int setup(void **state)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    guard_open(&fixture.input, HTTP_HEAD_LIMIT);
    guard_open(&fixture.output, 2 * HTTP_HEAD_LIMIT);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    guard_close(&fixture->input);
    guard_close(&fixture->output);
    return 0;
}

/* Feeds the head; returns the bytes used. */
static size_t feed(struct fixture *fixture, const char *text)
{
    size_t n = strlen(text), used;
    http_head_feed(&fixture->head, guard_copy(&fixture->input, text, n), n,
                   &used);
    return used;
}

/* Steps until there is nothing to do, and notes the names. */
static void run(struct fixture *fixture)
{
    struct text names;
    struct handshake_record record;
    text_init_fixed(&names, fixture->names, sizeof fixture->names);
    fixture->count = 0;
    while (handshake_step(&fixture->handshake, &record)) {
        assert_true(fixture->count < RECORDS);
        fixture->records[fixture->count++] = record;
        if (names.length > 0)
            text_byte(&names, ' ');
        text_str(&names,
                 handshake_check_name((enum handshake_check)record.check));
        assert_int_equal(
            handshake_check_row((enum handshake_check)record.check)->side,
            record.side);
    }
}

static const struct handshake_record *last(const struct fixture *fixture)
{
    return &fixture->records[fixture->count - 1];
}

static void begin_server(struct fixture *fixture, const char *request)
{
    http_head_init(&fixture->head, HTTP_REQUEST, fixture->buffer,
                   sizeof fixture->buffer);
    feed(fixture, request);
    uint32_t room = HANDSHAKE_OUT + fixture->head.length;
    handshake_serve(&fixture->handshake, &fixture->head,
                    (char *)guard_room(&fixture->output, room), room, CLOCK);
}

static void assert_out(const struct fixture *fixture, const char *text)
{
    const struct handshake *handshake = &fixture->handshake;
    assert_int_equal(handshake->out_length, strlen(text));
    assert_memory_equal(handshake->out, text, strlen(text));
}

/* The server refuses the request at that check with that answer. */
static void assert_refused(struct fixture *fixture, const char *request,
                           const char *check, const char *answer)
{
    begin_server(fixture, request);
    run(fixture);
    assert_string_equal(
        handshake_check_name((enum handshake_check)last(fixture)->check),
        check);
    assert_int_equal(last(fixture)->verdict, CHECK_FAILED);
    assert_int_equal(last(fixture)->outcome, HANDSHAKE_REFUSED);
    assert_int_equal(fixture->handshake.outcome, HANDSHAKE_REFUSED);
    assert_int_equal(last(fixture)->status, (answer[9] - '0') * 100 +
                                                (answer[10] - '0') * 10 +
                                                (answer[11] - '0'));
    assert_out(fixture, answer);
}

static void assert_accepted(struct fixture *fixture, const char *request,
                            const char *names)
{
    begin_server(fixture, request);
    run(fixture);
    assert_string_equal(fixture->names, names);
    assert_int_equal(fixture->handshake.outcome, HANDSHAKE_ACCEPTED);
    assert_int_equal(last(fixture)->outcome, HANDSHAKE_ACCEPTED);
    assert_int_equal(last(fixture)->status, 101);
}

#define ALL                                                                    \
    "request-line host upgrade connection sec-websocket-key "                  \
    "sec-websocket-version "
#define PROOF "key-guid sha-1 base64 101"

/* ---- the server ---- */

/* RFC 6455, 1.3: the key, its SHA-1 and the answer. */
static void the_standards_sample(void **state)
{
    struct fixture *fixture = *state;
    struct handshake *handshake = &fixture->handshake;
    static const uint8_t SHA1[] = {0xb3, 0x7a, 0x4f, 0x2c, 0xc0, 0x62, 0x4f,
                                   0x16, 0x90, 0xf6, 0x46, 0x06, 0xcf, 0x38,
                                   0x59, 0x45, 0xb2, 0xbe, 0xc4, 0xea};
    assert_accepted(fixture, GET HOST UPGRADE CONNECTION KEY VERSION END,
                    ALL PROOF);
    assert_out(fixture, STATUS UPGRADE CONNECTION ACCEPT END);
    assert_string_equal(handshake->key, "dGhlIHNhbXBsZSBub25jZQ==");
    assert_string_equal(
        handshake->key_guid,
        "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    assert_memory_equal(handshake->sha1, SHA1, sizeof SHA1);
    assert_string_equal(handshake->accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assert_string_equal(fixture->records[0].found, "GET / HTTP/1.1");
    assert_string_equal(fixture->records[1].found, "localhost:6005");
    assert_string_equal(fixture->records[2].found, "websocket");
    assert_string_equal(fixture->records[3].found, "Upgrade");
    assert_string_equal(fixture->records[6].found, handshake->key_guid);
    assert_string_equal(fixture->records[7].found,
                        "b37a4f2cc0624f1690f64606cf385945b2bec4ea");
    assert_string_equal(fixture->records[8].found, handshake->accept);
    for (size_t i = 0; i < fixture->count; i++)
        assert_int_equal(fixture->records[i].verdict, CHECK_PASSED);
    assert_false(handshake_step(handshake, &fixture->records[0]));
}

/* One step does one check: what it makes is there behind it, not before. */
static void one_check_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    struct handshake *handshake = &fixture->handshake;
    struct handshake_record record;
    begin_server(fixture, GET HOST UPGRADE CONNECTION KEY VERSION END);
    for (int i = 0; i < 6; i++)
        assert_true(handshake_step(handshake, &record));
    assert_int_equal(handshake->digested, 0);
    handshake_step(handshake, &record);
    assert_int_equal(handshake->digested, 1);
    handshake_step(handshake, &record);
    assert_int_equal(handshake->digested, 2);
    handshake_step(handshake, &record);
    assert_int_equal(handshake->digested, 3);
    assert_int_equal(handshake->out_length, 0);
    handshake_step(handshake, &record);
    assert_true(handshake->out_length > 0);
}

static void what_ws_lets_pass(void **state)
{
    struct fixture *fixture = *state;
    assert_accepted(fixture, GET UPGRADE CONNECTION KEY VERSION END, ALL PROOF);
    assert_int_equal(fixture->records[1].verdict, CHECK_TOLERATED);
    assert_accepted(
        fixture, "GET / HTTP/1.0\r\n" HOST UPGRADE CONNECTION KEY VERSION END,
        ALL PROOF);
    assert_int_equal(fixture->records[0].verdict, CHECK_TOLERATED);
    assert_accepted(fixture,
                    GET HOST UPGRADE CONNECTION KEY
                    "Sec-WebSocket-Version: 8\r\n" END,
                    ALL PROOF);
    assert_int_equal(fixture->records[5].verdict, CHECK_TOLERATED);
    assert_accepted(fixture,
                    GET HOST "uPGRADE: WebSocket\r\n"
                             "Connection: keep-alive, upgrade\r\n" KEY
                             "Sec-WebSocket-Version: 013\r\n" END,
                    ALL PROOF);
    assert_accepted(fixture,
                    "\r\n" GET HOST UPGRADE
                    "Connection: close\r\n" CONNECTION KEY VERSION END,
                    ALL PROOF);
}

static void no_upgrade_is_plain_http(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture, GET HOST END, "upgrade", UPGRADE_REQUIRED(KEEP));
    assert_true(fixture->handshake.keep_open);
    assert_refused(fixture, GET HOST CONNECTION KEY VERSION END, "upgrade",
                   UPGRADE_REQUIRED(KEEP));
    assert_string_equal(last(fixture)->found, "");
    assert_refused(fixture, GET HOST UPGRADE KEY VERSION END, "connection",
                   UPGRADE_REQUIRED(KEEP));
    assert_refused(
        fixture, GET HOST UPGRADE "Connection: foo upgrade\r\n" KEY VERSION END,
        "connection", UPGRADE_REQUIRED(KEEP));
    assert_string_equal(last(fixture)->found, "foo upgrade");
    assert_string_equal(last(fixture)->wanted, "Upgrade");
    assert_refused(fixture, GET HOST "Upgrade:\r\n" CONNECTION KEY VERSION END,
                   "upgrade", UPGRADE_REQUIRED(KEEP));
    assert_refused(fixture, GET HOST "Connection: close\r\n" END, "upgrade",
                   UPGRADE_REQUIRED("close"));
    assert_false(fixture->handshake.keep_open);
    assert_refused(fixture, "GET / HTTP/1.0\r\n" END, "upgrade",
                   UPGRADE_REQUIRED("close"));
    assert_refused(fixture, "POST / HTTP/1.1\r\n" HOST END, "request-line",
                   UPGRADE_REQUIRED(KEEP));
    assert_refused(fixture, GET END, "upgrade",
                   "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
                   "Date: Sat, 21 Nov 2026 04:02:04 GMT\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

static void refusals_of_ws(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(
        fixture, "POST / HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION END,
        "request-line",
        ABORT("405 Method Not Allowed", "19", "", "Invalid HTTP method"));
    assert_refused(
        fixture, GET HOST "Upgrade: h2c\r\n" CONNECTION KEY VERSION END,
        "upgrade",
        ABORT("400 Bad Request", "22", "", "Invalid Upgrade header"));
    assert_refused(
        fixture,
        GET HOST "Upgrade: websocket, foo\r\n" CONNECTION KEY VERSION END,
        "upgrade",
        ABORT("400 Bad Request", "22", "", "Invalid Upgrade header"));
    assert_refused(
        fixture, GET HOST UPGRADE CONNECTION KEY END, "sec-websocket-version",
        ABORT("400 Bad Request", "47", "Sec-WebSocket-Version: 13, 8\r\n",
              "Missing or invalid Sec-WebSocket-Version header"));
    assert_refused(
        fixture,
        GET HOST UPGRADE CONNECTION KEY "Sec-WebSocket-Version: 12\r\n" END,
        "sec-websocket-version",
        ABORT("400 Bad Request", "47", "Sec-WebSocket-Version: 13, 8\r\n",
              "Missing or invalid Sec-WebSocket-Version header"));
}

#define KEY_REFUSAL                                                            \
    ABORT("400 Bad Request", "43", "",                                         \
          "Missing or invalid Sec-WebSocket-Key header")

static void keys_that_are_none(void **state)
{
    struct fixture *fixture = *state;
    assert_refused(fixture, GET HOST UPGRADE CONNECTION VERSION END,
                   "sec-websocket-key", KEY_REFUSAL);
    assert_refused(fixture, GET HOST UPGRADE CONNECTION KEY KEY VERSION END,
                   "sec-websocket-key", KEY_REFUSAL);
    assert_refused(fixture,
                   GET HOST UPGRADE CONNECTION VERSION
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=\r\n" END,
                   "sec-websocket-key", KEY_REFUSAL);
    assert_refused(fixture,
                   GET HOST UPGRADE CONNECTION VERSION
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j.Q==\r\n" END,
                   "sec-websocket-key", KEY_REFUSAL);
    assert_refused(fixture,
                   GET HOST UPGRADE CONNECTION VERSION
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQQ=\r\n" END,
                   "sec-websocket-key", KEY_REFUSAL);
}

static void heads_that_are_wrong(void **state)
{
    struct fixture *fixture = *state;
    static char large[HTTP_HEAD_LIMIT + 100];
    assert_refused(fixture, "hello\r\n", "request-line",
                   "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    assert_string_equal(last(fixture)->found,
                        "Parse Error: Invalid method encountered");
    memset(large, 'a', sizeof large - 1);
    memcpy(large, GET "A:", sizeof GET "A:" - 1);
    guard_close(&fixture->input);
    guard_open(&fixture->input, sizeof large);
    assert_refused(fixture, large, "request-line",
                   "HTTP/1.1 431 Request Header Fields Too Large\r\n"
                   "Connection: close\r\n\r\n");
}

static void paths(void **state)
{
    struct fixture *fixture = *state;
    static const char REQUEST[] =
        "GET /chat?x=1 HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION END;
    begin_server(fixture, REQUEST);
    handshake_path(&fixture->handshake, "/chat", 5);
    run(fixture);
    assert_string_equal(fixture->names, ALL "path " PROOF);
    assert_int_equal(fixture->handshake.outcome, HANDSHAKE_ACCEPTED);
    begin_server(fixture, REQUEST);
    handshake_path(&fixture->handshake, "/cha", 4);
    run(fixture);
    assert_string_equal(fixture->names, ALL "path");
    assert_out(fixture, ABORT("400 Bad Request", "11", "", "Bad Request"));
}

#define PROTOCOL(list) "Sec-WebSocket-Protocol: " list "\r\n"
#define PROTOCOL_REFUSAL                                                       \
    ABORT("400 Bad Request", "37", "", "Invalid Sec-WebSocket-Protocol header")

static void offered_protocols(void **state)
{
    struct fixture *fixture = *state;
    static const char *const BAD[] = {PROTOCOL("a,"),   PROTOCOL(",a"),
                                      PROTOCOL(""),     PROTOCOL("a,a"),
                                      PROTOCOL("a b"),  PROTOCOL("a,,b"),
                                      PROTOCOL("a(b)"), PROTOCOL("a, b ,a")};
    assert_accepted(fixture,
                    GET HOST UPGRADE CONNECTION KEY VERSION PROTOCOL(
                        "chat , superchat") END,
                    ALL "sec-websocket-protocol " PROOF);
    assert_out(fixture, STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("chat") END);
    assert_string_equal(fixture->records[6].found, "chat , superchat");
    assert_string_equal(fixture->records[6].wanted, "chat");
    assert_accepted(fixture,
                    GET HOST UPGRADE CONNECTION KEY VERSION PROTOCOL("a")
                        PROTOCOL("b") END,
                    ALL "sec-websocket-protocol " PROOF);
    assert_out(fixture, STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("a") END);
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct text text;
        char bytes[400];
        text_init_fixed(&text, bytes, sizeof bytes);
        text_format(&text, "%s%s%s", GET HOST UPGRADE CONNECTION KEY VERSION,
                    BAD[i], END);
        assert_refused(fixture, bytes, "sec-websocket-protocol",
                       PROTOCOL_REFUSAL);
    }
}

static void an_offered_extension_is_not_answered(void **state)
{
    struct fixture *fixture = *state;
    assert_accepted(fixture,
                    GET HOST UPGRADE CONNECTION KEY VERSION
                    "Sec-WebSocket-Extensions: permessage-deflate; "
                    "client_max_window_bits\r\n" END,
                    ALL "sec-websocket-extensions " PROOF);
    assert_out(fixture, STATUS UPGRADE CONNECTION ACCEPT END);
}

static void the_program_may_refuse(void **state)
{
    struct fixture *fixture = *state;
    begin_server(fixture, GET HOST UPGRADE CONNECTION KEY VERSION END);
    handshake_refuse(&fixture->handshake, 401, "", 0);
    assert_out(fixture, ABORT("401 Unauthorized", "12", "", "Unauthorized"));
    run(fixture);
    assert_int_equal(fixture->count, 0);
    begin_server(fixture, GET HOST UPGRADE CONNECTION KEY VERSION END);
    handshake_refuse(&fixture->handshake, 503, "later", 5);
    assert_out(fixture, ABORT("503 Service Unavailable", "5", "", "later"));
}

static void long_values_are_cut(void **state)
{
    struct fixture *fixture = *state;
    struct text text;
    char bytes[600], value[300];
    memset(value, '\xe9', sizeof value);
    value[sizeof value - 1] = 0;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_format(&text, "%sHost: %s\r\n\r\n", GET, value);
    begin_server(fixture, bytes);
    run(fixture);
    const char *found = fixture->records[1].found;
    assert_true(strlen(found) < HANDSHAKE_VALUE);
    assert_memory_equal(found, "\xc3\xa9\xc3\xa9", 4);
    assert_string_equal(found + strlen(found) - 5, "\xc3\xa9\xe2\x80\xa6");
}

/* ---- the client ---- */

static void begin_client(struct fixture *fixture, const char *protocols)
{
    size_t length = strlen(protocols), room = length + 1;
    http_head_init(&fixture->head, HTTP_RESPONSE, fixture->buffer,
                   sizeof fixture->buffer);
    handshake_check_answer(
        &fixture->handshake, &fixture->head, "dGhlIHNhbXBsZSBub25jZQ==",
        protocols, length, (char *)guard_room(&fixture->output, room),
        (uint32_t)room);
}

static void answer(struct fixture *fixture, const char *protocols,
                   const char *text)
{
    begin_client(fixture, protocols);
    feed(fixture, text);
    run(fixture);
}

#define ANSWER_CHECKS "status-line upgrade connection sec-websocket-accept"

static void the_answer_is_checked(void **state)
{
    struct fixture *fixture = *state;
    answer(fixture, "", STATUS UPGRADE CONNECTION ACCEPT END "\x81\x02hi");
    assert_string_equal(fixture->names, ANSWER_CHECKS);
    assert_int_equal(fixture->handshake.outcome, HANDSHAKE_ACCEPTED);
    assert_int_equal(last(fixture)->outcome, HANDSHAKE_ACCEPTED);
    assert_string_equal(last(fixture)->found, last(fixture)->wanted);
    assert_string_equal(last(fixture)->wanted, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assert_int_equal(fixture->head.length,
                     strlen(STATUS UPGRADE CONNECTION ACCEPT END));
    answer(fixture, "a,b", STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("b") END);
    assert_string_equal(fixture->names,
                        ANSWER_CHECKS " sec-websocket-protocol");
    assert_int_equal(fixture->handshake.outcome, HANDSHAKE_ACCEPTED);
    assert_int_equal(fixture->handshake.protocol.length, 1);
}

static void assert_gives_up(struct fixture *fixture, const char *protocols,
                            const char *text, const char *check,
                            const char *message)
{
    struct text error;
    char bytes[120];
    answer(fixture, protocols, text);
    assert_string_equal(
        handshake_check_name((enum handshake_check)last(fixture)->check),
        check);
    assert_int_equal(last(fixture)->verdict, CHECK_FAILED);
    assert_int_equal(fixture->handshake.outcome, HANDSHAKE_REFUSED);
    text_init_fixed(&error, bytes, sizeof bytes);
    handshake_error_text(&fixture->handshake, &error);
    assert_string_equal(bytes, message);
}

static void wrong_answers(void **state)
{
    struct fixture *fixture = *state;
    assert_gives_up(fixture, "", "HTTP/1.1 404 Not Found\r\n\r\n",
                    "status-line", "Unexpected server response: 404");
    assert_int_equal(last(fixture)->status, 404);
    assert_null(handshake_error_code(&fixture->handshake));
    assert_gives_up(fixture, "",
                    "HTTP/1.1 200 OK\r\n" UPGRADE CONNECTION ACCEPT END,
                    "status-line", "Unexpected server response: 200");
    assert_gives_up(fixture, "", STATUS CONNECTION ACCEPT END, "upgrade",
                    "Unexpected server response: 101");
    assert_gives_up(fixture, "", STATUS UPGRADE ACCEPT END, "connection",
                    "Unexpected server response: 101");
    assert_gives_up(fixture, "",
                    STATUS UPGRADE "Connection: close\r\n" ACCEPT END,
                    "connection", "Unexpected server response: 101");
    assert_gives_up(fixture, "",
                    STATUS "Upgrade: foo\r\n" CONNECTION ACCEPT END, "upgrade",
                    "Invalid Upgrade header");
    assert_gives_up(fixture, "", STATUS UPGRADE CONNECTION END,
                    "sec-websocket-accept",
                    "Invalid Sec-WebSocket-Accept header");
    assert_gives_up(
        fixture, "",
        STATUS UPGRADE CONNECTION
        "Sec-WebSocket-Accept: s3pplmbitxaq9kygzzhzrbk+xoo=\r\n" END,
        "sec-websocket-accept", "Invalid Sec-WebSocket-Accept header");
    assert_gives_up(fixture, "", STATUS UPGRADE CONNECTION ACCEPT ACCEPT END,
                    "sec-websocket-accept",
                    "Invalid Sec-WebSocket-Accept header");
    assert_gives_up(fixture, "", "hello\r\n", "status-line",
                    "Parse Error: Expected HTTP/, RTSP/ or ICE/");
    assert_string_equal(handshake_error_code(&fixture->handshake),
                        "HPE_INVALID_CONSTANT");
}

static void wrong_choices(void **state)
{
    struct fixture *fixture = *state;
    assert_gives_up(fixture, "",
                    STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("x") END,
                    "sec-websocket-protocol",
                    "Server sent a subprotocol but none was requested");
    assert_gives_up(
        fixture, "a,b", STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("x") END,
        "sec-websocket-protocol", "Server sent an invalid subprotocol");
    assert_gives_up(
        fixture, "a,b", STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("") END,
        "sec-websocket-protocol", "Server sent an invalid subprotocol");
    assert_gives_up(
        fixture, "a,b",
        STATUS UPGRADE CONNECTION ACCEPT PROTOCOL("a") PROTOCOL("b") END,
        "sec-websocket-protocol", "Server sent an invalid subprotocol");
    assert_gives_up(fixture, "a,b", STATUS UPGRADE CONNECTION ACCEPT END,
                    "sec-websocket-protocol", "Server sent no subprotocol");
    assert_gives_up(fixture, "",
                    STATUS UPGRADE CONNECTION ACCEPT
                    "Sec-WebSocket-Extensions: foo\r\n" END,
                    "sec-websocket-extensions",
                    "Server sent a Sec-WebSocket-Extensions header but no "
                    "extension was requested");
}

/* ---- captions ---- */

/* Every verdict that a check can give has its sentences, places filled. */
static void captions(void **state)
{
    struct text text;
    char bytes[400];
    (void)state;
    for (int check = 0; check < HANDSHAKE_CHECK_KINDS; check++) {
        const struct handshake_check_row *row =
            handshake_check_row((enum handshake_check)check);
        assert_non_null(strstr(row->section, "RFC 6455"));
        assert_true(row->captions[CHECK_PASSED][0] ||
                    row->captions[CHECK_FAILED][0]);
        for (int verdict = 0; verdict < 3; verdict++) {
            for (int language = 0; language < 2; language++) {
                text_init_fixed(&text, bytes, sizeof bytes);
                handshake_caption((enum handshake_check)check,
                                  (enum handshake_verdict)verdict, language,
                                  "FOUND", "WANTED", &text);
                assert_null(strchr(bytes, '{'));
                assert_int_equal(text.length > 0,
                                 row->captions[verdict][0] != NULL);
            }
        }
    }
    text_init_fixed(&text, bytes, sizeof bytes);
    handshake_caption(CHECK_UPGRADE, CHECK_FAILED, 0, "", "websocket", &text);
    assert_string_equal(bytes, "Upgrade must be websocket, but the server "
                               "found nothing. It refuses.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_standards_sample),
        TEST(one_check_at_a_time),
        TEST(what_ws_lets_pass),
        TEST(no_upgrade_is_plain_http),
        TEST(refusals_of_ws),
        TEST(keys_that_are_none),
        TEST(heads_that_are_wrong),
        TEST(paths),
        TEST(offered_protocols),
        TEST(an_offered_extension_is_not_answered),
        TEST(the_program_may_refuse),
        TEST(long_values_are_cut),
        TEST(the_answer_is_checked),
        TEST(wrong_answers),
        TEST(wrong_choices),
        TEST(captions),
    };
    return cmocka_run_group_tests_name("handshake", tests, NULL, NULL);
}
