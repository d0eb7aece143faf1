/*
 * The network of the machine: bytes on their way and the kernel that takes
 * them, the log of the wire, and a server that is spoken to byte by byte.
 */
#include "unit_machine.h"

static struct unit_machine unit;
static uint8_t sent[4096]; /* what the machine sent on outer connections */
static uint32_t sent_length;
static bool was_closed; /* ORDER_CLOSE */

static int open_machine(void **state)
{
    (void)state;
    unit_machine_open(&unit);
    sent_length = 0;
    was_closed = false;
    return 0;
}

static int close_machine(void **state)
{
    (void)state;
    unit_machine_close(&unit);
    return 0;
}

/* An inner connection that is up, without programs. */
static struct connection *pair(void)
{
    struct connection *connection =
        connection_new(unit.machine, network_next_id(unit.machine), END_CLIENT);
    assert_non_null(connection);
    assert_true(endpoint_own(unit.machine, &connection->ends[END_SERVER]));
    connection->inner = 1;
    for (uint32_t end = 0; end < 2; end++) {
        connection->ends[end].process = end;
        connection->ends[end].open = 1;
        connection->ends[end].tcp = TCP_CONNECTED;
    }
    return connection;
}

static void write_bytes(struct connection *connection, size_t length,
                        uint8_t first)
{
    struct stream *stream = &connection->ends[0].out;
    uint8_t *room = stream_reserve(unit.machine, stream, length);
    assert_non_null(room);
    for (size_t i = 0; i < length; i++) {
        room[i] = (uint8_t)(first + i);
    }
    stream_commit(stream, length, length);
}

/* --- streams ------------------------------------------------------------- */

static void a_small_write_is_done_at_once(void **state)
{
    (void)state;
    struct connection *connection = pair();
    struct endpoint *me = &connection->ends[0];
    write_bytes(connection, 100, 0);
    assert_int_equal(endpoint_buffered(me), 100);
    assert_true(stream_push(unit.machine, connection, 0));
    assert_int_equal(endpoint_buffered(me), 0);
    assert_int_equal(me->out.taken, 100);
    assert_int_equal(unit.machine->outbox[0].kind, ORDER_SEND);
    assert_int_equal(unit.machine->outbox[0].length, 100);
    assert_int_equal(unit.machine->outbox[0].bytes[99], 99);
}

/* Node counts a write until all of it is done, and what waits behind it. */
static void a_large_write_waits(void **state)
{
    (void)state;
    struct connection *connection = pair();
    struct endpoint *me = &connection->ends[0];
    write_bytes(connection, NETWORK_KERNEL + 1000, 0);
    assert_false(stream_push(unit.machine, connection, 0));
    assert_int_equal(me->out.taken, NETWORK_KERNEL);
    assert_int_equal(endpoint_buffered(me), NETWORK_KERNEL + 1000);
    write_bytes(connection, 10, 0);
    assert_int_equal(endpoint_buffered(me), NETWORK_KERNEL + 1010);
    me->out.arrived = me->out.taken;
    stream_read(unit.machine, &me->out, 500);
    assert_false(stream_push(unit.machine, connection, 0));
    assert_int_equal(me->out.taken, NETWORK_KERNEL + 500);
    assert_int_equal(endpoint_buffered(me), NETWORK_KERNEL + 1010);
    stream_read(unit.machine, &me->out, 2000);
    assert_true(stream_push(unit.machine, connection, 0));
    assert_int_equal(endpoint_buffered(me), 0);
}

/* A page counts payload, until the kernel has taken everything. */
static void a_page_counts_payload(void **state)
{
    (void)state;
    struct connection *connection = pair();
    struct endpoint *me = &connection->ends[0];
    me->page = 1;
    assert_non_null(stream_reserve(unit.machine, &me->out, 11));
    stream_commit(&me->out, 11, 5);
    assert_int_equal(endpoint_buffered(me), 5);
    assert_true(stream_push(unit.machine, connection, 0));
    assert_int_equal(endpoint_buffered(me), 0);
}

static void fin_goes_behind_the_bytes(void **state)
{
    (void)state;
    struct connection *connection = pair();
    struct endpoint *me = &connection->ends[0];
    write_bytes(connection, NETWORK_KERNEL + 1, 0);
    me->out.fin = FIN_ASKED;
    stream_push(unit.machine, connection, 0);
    assert_int_equal(me->out.fin, FIN_ASKED);
    me->out.arrived = me->out.taken;
    stream_read(unit.machine, &me->out, 1);
    stream_push(unit.machine, connection, 0);
    assert_int_equal(me->out.fin, FIN_TAKEN);
    assert_int_equal(unit.machine->outbox[unit.machine->outbox_count - 1].kind,
                     ORDER_SHUTDOWN);
}

/* Whatever is written and read in between, the bytes stay in their order and
 * nothing stays behind. */
static void bytes_stay_in_order(void **state)
{
    (void)state;
    struct connection *connection = pair();
    struct stream *stream = &connection->ends[0].out;
    uint64_t number = 1;
    uint8_t next = 0, wanted = 0;
    for (int round = 0; round < 400; round++) {
        number = number * 6364136223846793005u + 1442695040888963407u;
        size_t length = (size_t)(number >> 33) % 9000;
        write_bytes(connection, length, next);
        next = (uint8_t)(next + length);
        stream->taken = stream->arrived = stream->written;
        size_t there = (size_t)(stream->arrived - stream->read);
        size_t take = round % 7 ? there / 2 : there;
        for (size_t i = 0; i < take; i++) {
            assert_int_equal(*stream_at(stream, stream->read + i), wanted++);
        }
        stream_read(unit.machine, stream, stream->read + take);
    }
    stream_read(unit.machine, stream, stream->written);
    assert_null(stream->bytes);
    assert_int_equal(stream->room, 0);
}

static void in_flight_is_what_is_not_confirmed(void **state)
{
    (void)state;
    struct connection *connection = pair();
    const uint8_t *bytes;
    size_t length;
    write_bytes(connection, 50, 0);
    stream_push(unit.machine, connection, 0);
    connection->ends[0].out.arrived = 20;
    assert_int_equal(network_flight(connection, 0, &bytes, &length), 20);
    assert_int_equal(length, 30);
    assert_int_equal(bytes[0], 20);
    assert_int_equal(network_flight(connection, 1, &bytes, &length), 0);
    assert_int_equal(length, 0);
}

/* --- connections --------------------------------------------------------- */

static void old_connections_are_forgotten(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 30; i++) {
        struct connection *connection = pair();
        connection->ends[0].done = i != 5;
        connection->ends[1].done = 1;
        connection_settle(unit.machine, connection);
    }
    assert_int_equal(unit.machine->network.count, NETWORK_KEPT + 1);
    assert_int_equal(network_connection(unit.machine, 0)->id, 6);
    assert_null(network_find(unit.machine, 7));
    assert_int_equal(network_find(unit.machine, 30)->id, 30);
    assert_null(network_connection(unit.machine, NETWORK_KEPT + 1));
}

static void names_are_there(void **state)
{
    (void)state;
    assert_string_equal(ready_state_name(READY_CLOSING), "CLOSING");
    assert_string_equal(tcp_state_name(TCP_FIN_SENT, 0), "FIN sent");
    assert_string_equal(tcp_state_name(TCP_CONNECTED, 1), "연결됨");
}

/* --- the log ------------------------------------------------------------- */

static const char *line_of(const struct wire_item *item, int korean)
{
    static char buffer[400];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_item_text(item, korean, &text);
    return buffer;
}

static void the_log_is_a_ring(void **state)
{
    (void)state;
    struct endpoint *end = &pair()->ends[0];
    const int items = (int)WIRE_KEPT + 100;
    assert_int_equal(wire_log_last(unit.machine), 0);
    assert_null(wire_log_item(unit.machine, 0));
    for (int i = 1; i <= items; i++) {
        char line[] = "A: 0000\r\n\r\n";
        for (int place = 6, left = i; left > 0; left /= 10, place--)
            line[place] = (char)('0' + left % 10);
        wire_log_lines(unit.machine, end, line, sizeof line - 1, false);
    }
    assert_int_equal(wire_log_first(unit.machine), 101);
    assert_int_equal(wire_log_last(unit.machine), items);
    assert_string_equal(line_of(wire_log_item(unit.machine, 101), 0),
                        "→ A: 0101");
    assert_string_equal(line_of(wire_log_item(unit.machine, 1056), 0),
                        "→ A: 1056");
    assert_null(wire_log_item(unit.machine, 100));
    assert_null(wire_log_item(unit.machine, (uint64_t)items + 1));
}

/* Sent at one end, received at the other; parts of one message. */
static void frames_are_counted(void **state)
{
    (void)state;
    struct endpoint *ends = pair()->ends;
    static const uint8_t heads[][2] = {
        {0x81, 0}, {0x01, 0}, {0x89, 0}, {0x80, 0}, {0xc2, 0}};
    static const uint32_t messages[] = {1, 2, 0, 2, 3};
    static const uint32_t parts[] = {0, 1, 0, 2, 0};
    for (uint64_t i = 0; i < 5; i++) {
        struct frame_head head;
        frame_head_read(heads[i], 2, &head);
        wire_log_frame(unit.machine, &ends[0], &head, NULL, 0, false);
        wire_log_frame(unit.machine, &ends[1], &head, NULL, 0, true);
        const struct wire_item *item = wire_log_item(unit.machine, 2 * i + 1);
        assert_int_equal(item->frame, i + 1);
        assert_int_equal(item->message, messages[i]);
        assert_int_equal(item->part, parts[i]);
        assert_int_equal(item->compressed, i == 4);
        assert_int_equal(item->head[0], heads[i][0]);
    }
    const struct wire_item *item = wire_log_item(unit.machine, 7);
    assert_int_equal(wire_log_other(unit.machine, item)->number, 8);
    assert_int_equal(wire_log_other(unit.machine,
                                    wire_log_item(unit.machine, 8))->number,
                     7);
    wire_log_message(unit.machine, &ends[0], OPCODE_TEXT,
                     (const uint8_t *)"hello", 5, 7, false);
    assert_string_equal(line_of(wire_log_item(unit.machine, 11), 0),
                        "→ text message 5 bytes (7 compressed): hello");
}

static void frames_are_shown(void **state)
{
    (void)state;
    struct endpoint *end = &pair()->ends[0];
    const uint8_t wire[] = {0x81, 0x85, 1, 2, 3, 4};
    const uint8_t bytes[] = {0x88, 0x02};
    struct frame_head head;
    char buffer[100];
    struct text text;
    frame_head_read(wire, sizeof wire, &head);
    wire_log_frame(unit.machine, end, &head, (const uint8_t *)"he\x1b[0", 5,
                   true);
    const struct wire_item *item = wire_log_item(unit.machine, 1);
    assert_string_equal(line_of(item, 0), "← text fin masked 5 bytes: he␛[0");
    assert_string_equal(line_of(item, 1), "← text fin 마스크 5바이트: he␛[0");
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_item_head(item, &text);
    assert_string_equal(buffer, "81 85 01 02 03 04");
    frame_head_read(bytes, sizeof bytes, &head);
    wire_log_frame(unit.machine, end, &head, (const uint8_t *)"\x03\xe8", 2,
                   false);
    assert_string_equal(line_of(wire_log_item(unit.machine, 2), 0),
                        "→ close fin 2 bytes: 1000 ");
}

/* --- a server, byte by byte ---------------------------------------------- */

static const struct unit_file files[] = {
    {"/p/server.js",
     "const { WebSocketServer } = require('ws');\n"
     "const wss = new WebSocketServer({ port: 6005, path: '/a' });\n"
     "wss.on('connection', (ws) => {\n"
     "  console.log('connection', ws.readyState);\n"
     "  ws.on('error', (error) => console.log(error.code));\n"
     "  ws.on('message', (m) => { console.log(`${m}`); ws.send('yes'); });\n"
     "  ws.on('close', (code) => { console.log('close', code); });\n"
     "});\n"},
    {NULL, NULL},
};

static const char request[] =
    "GET /a HTTP/1.1\r\nHost: localhost:6005\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

/* Carries out what a server of outer connections orders. */
static uint32_t carry_out(void)
{
    uint32_t asked = 0;
    unit_machine_orders(&unit);
    for (uint32_t i = 0; i < unit.host.order_count; i++) {
        const struct order *order = &unit.host.orders[i];
        if (order->kind == ORDER_SEND) {
            memcpy(sent + sent_length, order->bytes, order->length);
            sent_length += order->length;
        }
        asked = order->kind == ORDER_LISTEN ? order->id : asked;
        was_closed = was_closed || order->kind == ORDER_CLOSE;
    }
    return asked;
}

static void tell(struct event event)
{
    event.now = unit.now;
    machine_event(unit.machine, &unit.host, &event);
}

/* Until it waits for somebody outside, or for more than `patience` us. */
static void run_for(int64_t patience)
{
    int64_t most = unit.now + patience;
    for (;;) {
        machine_run(unit.machine, &unit.host, UINT64_MAX);
        uint32_t listener = carry_out();
        const struct want *want = &unit.machine->want;
        if (want->kind == WANT_END ||
            (want->kind == WANT_WAIT && want->until > most)) {
            return;
        }
        if (listener != 0) {
            tell((struct event){
                .kind = EVENT_LISTENING, .id = listener, .value = 6005});
        } else {
            unit_machine_answer(&unit);
        }
    }
}

static void run_until_idle(void)
{
    run_for(1000000);
}

static uint32_t visitor(void)
{
    unit.files = files;
    unit_machine_start(&unit, "/p/server.js", false);
    run_until_idle();
    uint32_t id = network_next_id(unit.machine);
    tell((struct event){.kind = EVENT_ACCEPT, .id = 1, .value = id});
    run_until_idle();
    return id;
}

static void say(uint32_t id, const void *bytes, size_t length)
{
    tell((struct event){.kind = EVENT_DATA,
                        .id = id,
                        .bytes = bytes,
                        .length = (uint32_t)length});
    run_until_idle();
}

static void say_slowly(uint32_t id, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        say(id, bytes + i, 1);
    }
}

static void a_handshake_byte_by_byte(void **state)
{
    static const char answer[] =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\n"
        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    (void)state;
    uint32_t id = visitor();
    say_slowly(id, request, sizeof request - 2);
    assert_int_equal(sent_length, 0);
    say(id, request + sizeof request - 2, 1);
    assert_int_equal(sent_length, sizeof answer - 1);
    assert_memory_equal(sent, answer, sizeof answer - 1);
    assert_string_equal(unit.output, "connection 1\n");
    assert_int_equal(network_find(unit.machine, id)->ends[1].ready_state,
                     READY_OPEN);
}

static void frames_byte_by_byte(void **state)
{
    static const char hello[] = "\x01\x83\0\0\0\0hel\x80\x82\0\0\0\0lo";
    (void)state;
    uint32_t id = visitor();
    say(id, request, sizeof request - 1);
    sent_length = 0;
    say_slowly(id, hello, sizeof hello - 1);
    assert_string_equal(unit.output, "connection 1\nhello\n");
    assert_int_equal(sent_length, 5);
    assert_memory_equal(sent, "\x81\x03yes", 5);
}

/* A client's frame must be masked (RFC 6455, 5.1). */
static void a_bare_frame_is_refused(void **state)
{
    (void)state;
    uint32_t id = visitor();
    say(id, request, sizeof request - 1);
    sent_length = 0;
    say(id, "\x81\x02hi", 4);
    assert_memory_equal(sent, "\x88\x02\x03\xea", 4);
    /* Nobody answers: after 30 s the server leaves. */
    run_for(31000000);
    assert_true(unit.now >= 30000000);
    assert_string_equal(unit.output,
                        "connection 1\nWS_ERR_EXPECTED_MASK\nclose 1006\n");
    assert_true(was_closed);
}

static void another_path_is_refused(void **state)
{
    static const char other[] =
        "GET /b HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    (void)state;
    uint32_t id = visitor();
    say(id, other, sizeof other - 1);
    assert_memory_equal(sent, "HTTP/1.1 400 Bad Request\r\n", 26);
    assert_true(was_closed);
    assert_string_equal(unit.output, "");
}

static void a_visitor_who_breaks_off(void **state)
{
    (void)state;
    uint32_t id = visitor();
    say(id, request, sizeof request - 1);
    tell((struct event){.kind = EVENT_FAILED, .id = id, .code = 104});
    run_until_idle();
    assert_string_equal(unit.output, "connection 1\nclose 1006\n");
}

/* The memory of visitors who have left is given back. */
static void visitors_leave_nothing_behind(void **state)
{
    (void)state;
    visitor();
    for (int i = 0; i < 40; i++) {
        uint32_t id = network_next_id(unit.machine);
        tell((struct event){.kind = EVENT_ACCEPT, .id = 1, .value = id});
        say(id, request, sizeof request - 1);
        sent_length = 0;
        say(id, "\x88\x80\0\0\0\0", 6);
        tell((struct event){.kind = EVENT_FINISHED, .id = id});
        run_until_idle();
        text_clear(&unit.out);
    }
    assert_true(unit.machine->network.count <= NETWORK_KEPT + 1);
}

#define IN(test)                                                               \
    cmocka_unit_test_setup_teardown(test, open_machine, close_machine)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN(a_small_write_is_done_at_once),
        IN(a_large_write_waits),
        IN(a_page_counts_payload),
        IN(fin_goes_behind_the_bytes),
        IN(bytes_stay_in_order),
        IN(in_flight_is_what_is_not_confirmed),
        IN(old_connections_are_forgotten),
        IN(names_are_there),
        IN(the_log_is_a_ring),
        IN(frames_are_counted),
        IN(frames_are_shown),
        IN(a_handshake_byte_by_byte),
        IN(frames_byte_by_byte),
        IN(a_bare_frame_is_refused),
        IN(another_path_is_refused),
        IN(a_visitor_who_breaks_off),
        IN(visitors_leave_nothing_behind),
    };
    return cmocka_run_group_tests_name("network", tests, NULL, NULL);
}
