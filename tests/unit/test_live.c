/*
 * Back across the network, over real sockets: from OPEN to CONNECTING and
 * forward again; and live again from CONNECTING, with fresh sockets, to the
 * same end. (A program of its own: there is one arena in a process.)
 */
#include "unit_session.h"

static const char server[] =
    "const WebSocket = require('ws');\n"
    "const server = new WebSocket.Server({ port: 6031 });\n"
    "console.log(1);\n"
    "server.on('connection', (ws) => {\n"
    "  console.log(2);\n"
    "  ws.on('message', (m) => { console.log(3, m); ws.send('안녕'); });\n"
    "  ws.on('close', (code) => { console.log(5, code); server.close(); });\n"
    "  console.log(4);\n"
    "});\n";
static const char client[] =
    "const WebSocket = require('ws');\n"
    "const ws = new WebSocket('ws://localhost:6031');\n"
    "ws.onopen = () => { console.log('open'); ws.send('hi'); };\n"
    "ws.onmessage = (e) => { console.log(e.data); ws.close(1000); };\n"
    "ws.onclose = (e) => console.log('closed', e.code);\n";
static const char printed[] = "1\n2\n4\nopen\n3 <Buffer 68 69>\n안녕\n"
                              "5 1000\nclosed 1000\n";

static int set_up(void **state)
{
    static const char *const texts[] = {server, client};
    (void)state;
    return unit_session_open(texts, 2, &unit_real_time);
}

/* The client's end has just become what `context` points at. */
static bool client_became(const struct machine *machine,
                          const struct machine_host *host, void *context)
{
    const uint32_t *wanted = context;
    struct step step;
    step_now(machine, &host->vm, &step);
    return step.kind == STEP_READY_STATE && step.end == 0 &&
           step.b == (int64_t)*wanted;
}

static uint64_t step_of(uint32_t ready_state)
{
    uint64_t step = history_find(session.history, 0,
                                 history_frontier(session.history), true,
                                 client_became, &ready_state);
    assert_true(step > 0);
    return step;
}

static uint32_t client_state(void)
{
    return network_connection(session.machine, 0)->ends[0].ready_state;
}

static void prints_as_node_does(void **state)
{
    (void)state;
    assert_string_equal(unit_session_output(), printed);
}

static void goes_back_across_open(void **state)
{
    (void)state;
    uint64_t open = step_of(READY_OPEN);
    history_seek(session.history, open);
    assert_int_equal(client_state(), READY_OPEN);
    uint64_t hash = history_hash(session.history);
    debugger_begin(&session.debugger, COMMAND_INTO, true, 0);
    assert_true(session.machine->steps < open);
    assert_int_equal(client_state(), READY_CONNECTING);
    history_seek(session.history, open);
    assert_int_equal(client_state(), READY_OPEN);
    assert_true(history_hash(session.history) == hash);
}

static void live_again_from(uint64_t step)
{
    assert_int_equal(history_seek(session.history, step), HISTORY_REACHED);
    assert_false(history_is_live(session.history));
    assert_true(history_go_live(session.history));
    unit_session_run();
    assert_string_equal(unit_session_output(), printed);
}

static void goes_live_from_open(void **state)
{
    (void)state;
    live_again_from(step_of(READY_OPEN) + 1);
}

static void goes_live_from_connecting(void **state)
{
    (void)state;
    live_again_from(step_of(READY_OPEN) - 3);
}

/* A run takes a second in the cruel builds. */
#if defined CRUEL_GC || defined CRUEL_RESTORE
#define STRIDE 997u
#else
#define STRIDE 97u
#endif

static void goes_live_at_every_so_many_steps(void **state)
{
    (void)state;
    for (uint64_t step = history_frontier(session.history) - 1; step > 300;
         step = step > STRIDE ? step - STRIDE : 0)
        live_again_from(step);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_as_node_does),
        cmocka_unit_test(goes_back_across_open),
        cmocka_unit_test(goes_live_from_open),
        cmocka_unit_test(goes_live_from_connecting),
        cmocka_unit_test(goes_live_at_every_so_many_steps),
    };
    return cmocka_run_group_tests(tests, set_up, unit_session_close);
}
