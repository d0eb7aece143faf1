/*
 * RFC 6455 and RFC 7692 case by case: rfc6455.txt. A program with ws is spoken
 * to by somebody outside, as its client and as its server. What it hears and
 * what it answers is what it would with the real package, whole, byte by byte,
 * and cut in two at every byte (of more than 300 bytes: at those near both ends
 * and a few between).
 */
#include <nettle/base64.h>
#include <nettle/sha1.h>

#include "unit_machine.h"

enum role { ROLE_SERVER, ROLE_CLIENT };

static const struct setting {
    const char *extensions; /* the field, "" none */
    const char *programs[2]; /* by role */
} settings[] = {
#define SETTING(name, extensions, server, client) {extensions, {server, client}},
#include "rfc6455_programs.h"
#undef SETTING
};
enum {
#define SETTING(name, extensions, server, client) SETTING_##name,
#include "rfc6455_programs.h"
#undef SETTING
    SETTINGS
};

static const struct row {
    uint32_t role, setting;
    const char *name;
    const char *input; /* hexadecimal; {78*N}: N times the same */
    const char *heard; /* what the program prints */
    const char *sent; /* what comes back: a frame a line */
} rows[] = {
#define ROW(role, setting, name, input, heard, sent) \
    {ROLE_##role, SETTING_##setting, name, input, heard, sent},
#include "rfc6455.h"
#undef ROW
};
#define ROWS (sizeof rows / sizeof *rows)

#define MOST 80000u
static struct unit_machine unit;
static const struct row *opened; /* for whose role and setting it runs */
static struct unit_file files[2];
static uint8_t sent[8192]; /* by the machine, since the handshake */
static uint32_t sent_length, listener, connecting;
static bool was_ended;

/* --- the world ------------------------------------------------------------ */

static bool carry_out(void)
{
    bool is_asked = false;
    unit_machine_orders(&unit);
    for (uint32_t i = 0; i < unit.host.order_count; i++) {
        const struct order *order = &unit.host.orders[i];
        if (order->kind == ORDER_SEND) {
            assert_true(sent_length + order->length <= sizeof sent);
            memcpy(sent + sent_length, order->bytes, order->length);
            sent_length += order->length;
        } else if (order->kind == ORDER_LISTEN) {
            listener = order->id;
            is_asked = true;
        } else if (order->kind == ORDER_CONNECT) {
            connecting = order->id;
        } else if (order->kind == ORDER_SHUTDOWN) {
            was_ended = true;
        }
    }
    return is_asked;
}

static void tell(struct event event)
{
    event.now = unit.now;
    machine_event(unit.machine, &unit.host, &event);
}

#define SOON 1000000 /* us: a name is looked up; a close times out later */

/* Is there anything that happens by itself, and soon? */
static bool is_quiet(void)
{
    const struct want *want = &unit.machine->want;
    return want->kind == WANT_END ||
           (want->kind == WANT_WAIT && want->until - unit.now > SOON);
}

static void run(void)
{
    for (;;) {
        machine_run(unit.machine, &unit.host, UINT64_MAX);
        if (carry_out()) {
            tell((struct event){
                .kind = EVENT_LISTENING, .id = listener, .value = 6005});
        } else if (is_quiet()) {
            return;
        } else {
            unit_machine_answer(&unit);
        }
    }
}

static void say(uint32_t id, const void *bytes, size_t length)
{
    if (length > 0) {
        tell((struct event){.kind = EVENT_DATA,
                            .id = id,
                            .bytes = bytes,
                            .length = (uint32_t)length});
        run();
    }
}

static void forget(void)
{
    sent_length = 0;
    was_ended = false;
    text_init_fixed(&unit.out, unit.output, sizeof unit.output);
    memset(unit.output, 0, sizeof unit.output);
}

/* One machine does for all cases of a role and a setting. */
static void open_for(const struct row *row)
{
    if (opened && opened->role == row->role &&
        opened->setting == row->setting) {
        return;
    }
    if (opened) {
        unit_machine_close(&unit);
    }
    opened = row;
    unit_machine_open(&unit);
    files[0].path = "/p/program.js";
    files[0].text = settings[row->setting].programs[row->role];
    unit.files = files;
    unit_machine_start(&unit, "/p/program.js", false);
    run();
}

/* --- the handshake --------------------------------------------------------- */

static void write_extensions(const struct row *row, struct text *text)
{
    if (settings[row->setting].extensions[0]) {
        text_format(text, "Sec-WebSocket-Extensions: %s\r\n",
                    settings[row->setting].extensions);
    }
    text_str(text, "\r\n");
}

static uint32_t visit(const struct row *row)
{
    char buffer[400];
    struct text text;
    uint32_t id = network_next_id(unit.machine);
    tell((struct event){.kind = EVENT_ACCEPT, .id = listener, .value = id});
    run();
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    write_extensions(row, &text);
    say(id, text.bytes, text.length);
    return id;
}

static void write_accept(const char *key, struct text *text)
{
    struct sha1_ctx context;
    uint8_t digest[20];
    char accept[BASE64_ENCODE_RAW_LENGTH(20) + 1] = {0};
    sha1_init(&context);
    sha1_update(&context, HANDSHAKE_KEY_LENGTH, (const uint8_t *)key);
    sha1_update(&context, strlen(HANDSHAKE_GUID),
                (const uint8_t *)HANDSHAKE_GUID);
    sha1_digest(&context, sizeof digest, digest);
    base64_encode_raw(accept, sizeof digest, digest);
    text_format(text, "Sec-WebSocket-Accept: %s\r\n", accept);
}

static uint32_t be_visited(const struct row *row)
{
    static const char field[] = "Sec-WebSocket-Key: ";
    char buffer[400];
    struct text text;
    uint32_t id = connecting;
    tell((struct event){.kind = EVENT_CONNECTED, .id = id});
    run();
    sent[sent_length] = 0;
    const char *key = strstr((const char *)sent, field);
    assert_non_null(key);
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "HTTP/1.1 101 Switching Protocols\r\n"
                    "Upgrade: websocket\r\nConnection: Upgrade\r\n");
    write_accept(key + strlen(field), &text);
    write_extensions(row, &text);
    say(id, text.bytes, text.length);
    return id;
}

/* --- what came back --------------------------------------------------------- */

static void write_frame(const struct frame_head *head, uint8_t *payload,
                        struct text *text)
{
    if (head->masked) {
        frame_mask(payload, (size_t)head->length, head->key, 0);
    }
    text_format(text, "%s ", opcode_name(head->opcode));
    for (size_t i = 0; i < head->length; i++) {
        text_hex(text, payload[i], 2);
    }
    text_byte(text, '\n');
}

static void describe(const struct row *row, struct text *text)
{
    uint32_t at = 0;
    while (at < sent_length) {
        struct frame_head head;
        assert_true(frame_head_read(sent + at, sent_length - at, &head));
        assert_int_equal(head.masked, row->role == ROLE_CLIENT);
        assert_true(head.length <= sent_length - at - head.size);
        write_frame(&head, sent + at + head.size, text);
        at += head.size + (uint32_t)head.length;
    }
    text_str(text, was_ended ? "FIN\n" : "");
}

/* --- one case ---------------------------------------------------------------- */

static unsigned hex(const char *at)
{
    static const char digits[] = "0123456789abcdef";
    return (unsigned)(strchr(digits, at[0]) - digits) << 4 |
           (unsigned)(strchr(digits, at[1]) - digits);
}

static size_t read_input(const char *at, uint8_t *bytes)
{
    size_t n = 0;
    while (*at) {
        bool repeats = *at == '{';
        size_t count = 1;
        uint8_t byte = (uint8_t)hex(at + repeats);
        if (repeats) {
            count = 0;
            for (at += 4; *at != '}'; at++) {
                count = count * 10 + (size_t)(*at - '0');
            }
        }
        at += repeats ? 1 : 2;
        assert_true(n + count <= MOST);
        memset(bytes + n, byte, count);
        n += count;
    }
    return n;
}

/* The bytes, cut behind `cut` of them, or in pieces of one where that is 0. */
static void speak(const struct row *row, const uint8_t *bytes, size_t n,
                  size_t cut)
{
    char buffer[4000] = "";
    struct text text;
    forget();
    uint32_t id = row->role == ROLE_SERVER ? visit(row) : be_visited(row);
    forget();
    for (size_t i = 0; cut == 0 && i < n; i++) {
        say(id, bytes + i, 1);
    }
    if (cut > 0) {
        say(id, bytes, cut);
        say(id, bytes + cut, n - cut);
    }
    text_init_fixed(&text, buffer, sizeof buffer);
    describe(row, &text);
    tell((struct event){.kind = EVENT_FINISHED, .id = id});
    run();
    if (strcmp(unit.output, row->heard) != 0 ||
        strcmp(buffer, row->sent) != 0) {
        print_error("cut at %zu of %zu\n", cut, n);
    }
    assert_string_equal(unit.output, row->heard);
    assert_string_equal(buffer, row->sent);
}

/* A conversation takes seconds in the cruel builds: some rows, each once. */
#if defined CRUEL_GC || defined CRUEL_RESTORE
#define IS_CRUEL true
#else
#define IS_CRUEL false
#endif

static bool is_taken(const struct row *row)
{
    static uint8_t bytes[MOST];
    size_t n = IS_CRUEL ? read_input(row->input, bytes) : 0;
    return n <= 300 && n % 8 == 0;
}

static bool is_worth(size_t cut, size_t n)
{
    return n <= 300 || cut < 30 || cut + 30 > n || cut % 9973 == 0;
}

static void case_of(void **state)
{
    static uint8_t bytes[MOST];
    const struct row *row = *state;
    size_t n = read_input(row->input, bytes);
    open_for(row);
    speak(row, bytes, n, n);
    if (!IS_CRUEL) {
        speak(row, bytes, n, 0);
    }
    for (size_t cut = 1; cut < n && !IS_CRUEL; cut++) {
        if (is_worth(cut, n)) {
            speak(row, bytes, n, cut);
        }
    }
}

/* --- the table ----------------------------------------------------------------- */

static char names[ROWS][120];
static struct CMUnitTest tests[ROWS];

static void name_case(size_t i, const struct row *row)
{
    struct text text;
    text_init_fixed(&text, names[i], sizeof names[i]);
    text_format(&text, "%s: %s", row->role == ROLE_SERVER ? "server" : "client",
                row->name);
    tests[i] = (struct CMUnitTest){names[i], case_of, NULL, NULL, (void *)row};
}

int main(void)
{
    size_t count = 0;
    for (uint32_t group = 0; group < SETTINGS * 2; group++) {
        for (size_t i = 0; i < ROWS; i++) {
            if (rows[i].setting * 2 + rows[i].role == group &&
                is_taken(&rows[i])) {
                name_case(count++, &rows[i]);
            }
        }
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
