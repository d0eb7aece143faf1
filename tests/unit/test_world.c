/*
 * What both worlds do for a machine: here a blank one, which only says what
 * it wants.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <ev.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "world/alarm.h"
#include "world/port.h"
#include "world/world.h"
#include "world/world_part.h"

#define MS 1000ll
#define LISTENER 7
#define PAIR 3 /* an inner connection */
#define BIG 300000u

struct stage {
    struct world *world;
    struct machine machine;
    struct event event;
    struct process process;
    struct timer_list list;
    struct timer timer;
    struct listener *listener;
    struct connection connection;
};

static struct stage stage;

/* --- fixture ------------------------------------------------------------- */

static void open_world(struct world *(*open)(const struct world_options *),
                       bool is_virtual, int64_t stop_at)
{
    struct world_options options = {.virtual_clock = is_virtual,
                                    .stop_at = stop_at};
    uint8_t bytes[WORLD_BEGIN];
    memset(&stage, 0, sizeof stage);
    stage.world = open(&options);
    assert_non_null(stage.world);
    world_begin(stage.world, &stage.event, bytes);
}

static int real_world(void **state)
{
    (void)state;
    open_world(world_libev_open, false, INT64_MAX);
    return 0;
}

static int virtual_world(void **state)
{
    (void)state;
    open_world(world_libev_open, true, INT64_MAX);
    return 0;
}

static int simulated_world(void **state)
{
    (void)state;
    open_world(world_simulated_open, true, INT64_MAX);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(stage.world);
    return 0;
}

static void order(enum order_kind kind, uint32_t id, int32_t code,
                  int64_t value)
{
    struct order o = {.kind = kind, .id = id, .code = code, .value = value};
    if (kind == ORDER_CONNECT) {
        o.listener = LISTENER;
    }
    stage.world->ops->order(stage.world, &o);
}

static void send_bytes(uint32_t id, int end, const void *bytes, size_t length)
{
    struct order o = {.kind = ORDER_SEND,
                      .id = id,
                      .code = end,
                      .length = (uint32_t)length,
                      .bytes = bytes};
    stage.world->ops->order(stage.world, &o);
}

static bool next(enum want_kind want, int64_t until)
{
    stage.machine.want = (struct want){.kind = want, .until = until};
    return stage.world->ops->next(stage.world, &stage.machine, &stage.event);
}

/* The next event, waited for; none in a second is a failure. */
static void expect(enum want_kind want, int64_t until, enum event_kind kind)
{
    int64_t begin = world_monotonic();
    while (!next(want, until)) {
        assert_true(world_monotonic() - begin < 1000 * MS);
        world_wait(stage.world, 100);
    }
    assert_int_equal(stage.event.kind, kind);
}

static void await(enum await_kind kind, uint32_t end, uint64_t target)
{
    stage.machine.network.await = (struct network_await){
        .kind = kind, .id = PAIR, .end = end, .target = target};
    expect(WANT_CONFIRM, 0, EVENT_CONFIRM);
    assert_int_equal(stage.event.id, PAIR);
}

static int listen_somewhere(void)
{
    order(ORDER_LISTEN, LISTENER, 0, 0);
    expect(WANT_ANSWER, 0, EVENT_LISTENING);
    assert_int_equal(stage.event.id, LISTENER);
    assert_int_equal(stage.event.code, 0);
    assert_true(stage.event.value > 0);
    return (int)stage.event.value;
}

/* A pair of ends as the machine orders it; answers the port. */
static int pair(void)
{
    int port = listen_somewhere();
    order(ORDER_CONNECT, PAIR, 1, port);
    await(AWAIT_CONNECT, 0, 0);
    return port;
}

static struct sockaddr_in address(uint32_t host, int port)
{
    struct sockaddr_in a;
    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(host);
    a.sin_port = htons((uint16_t)port);
    return a;
}

/* Somebody outside connects; answers the socket. */
static int visit(int port)
{
    struct sockaddr_in a = address(INADDR_LOOPBACK, port);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

/* --- time ---------------------------------------------------------------- */

static void timers_wait_in_libev(void **state)
{
    (void)state;
    order(ORDER_TIMER_START, 1, 0, 20 * MS);
    order(ORDER_TIMER_START, 2, 0, 1000 * MS);
    order(ORDER_TIMER_START, 3, 0, 1000 * MS);
    assert_int_equal(stage.world->timers_started, 3);
    order(ORDER_TIMER_STOP, 2, 0, 0);
    order(ORDER_TIMER_STOP, 99, 0, 0);
    expect(WANT_WAIT, 20 * MS, EVENT_CLOCK);
    assert_in_range(stage.event.now, 20 * MS, 999 * MS);
    order(ORDER_TIMER_START, 1, 0, 1060 * MS);
    assert_int_equal(stage.world->timers_started, 4);
}

/* One that is stopped does not take the ev_timer away from the others; and one
 * that comes when it has rung is woken, too. */
static void timers_of_one_moment_share(void **state)
{
    (void)state;
    order(ORDER_TIMER_START, 1, 0, 20 * MS);
    order(ORDER_TIMER_START, 2, 0, 20 * MS);
    order(ORDER_TIMER_START, 3, 0, 20 * MS);
    order(ORDER_TIMER_STOP, 1, 0, 0);
    expect(WANT_WAIT, 20 * MS, EVENT_CLOCK);
    order(ORDER_TIMER_STOP, 2, 0, 0);
    order(ORDER_TIMER_START, 4, 0, 20 * MS);
    order(ORDER_TIMER_STOP, 3, 0, 0);
    expect(WANT_WAIT, 20 * MS, EVENT_CLOCK);
    order(ORDER_TIMER_STOP, 4, 0, 0);
    order(ORDER_TIMER_START, 5, 0, 30 * MS);
    expect(WANT_WAIT, 30 * MS, EVENT_CLOCK);
    assert_in_range(stage.event.now, 30 * MS, 999 * MS);
}

static void many_timers_are_found(void **state)
{
    (void)state;
    for (uint32_t i = 1; i <= 5000; i++) {
        order(ORDER_TIMER_START, i * 3, 0, 5000 * MS);
    }
    for (uint32_t i = 1; i <= 5000; i++) {
        order(ORDER_TIMER_STOP, i * 3, 0, 0);
    }
    order(ORDER_TIMER_START, 4, 0, 10 * MS);
    expect(WANT_WAIT, 10 * MS, EVENT_CLOCK);
    assert_int_equal(stage.world->timers_started, 5001);
}

static void a_wait_without_timer_ends(void **state)
{
    (void)state;
    expect(WANT_WAIT, 15 * MS, EVENT_CLOCK);
    assert_in_range(stage.event.now, 15 * MS, 999 * MS);
}

static void a_pause_costs_no_time(void **state)
{
    struct timespec nap = {.tv_sec = 1};
    (void)state;
    order(ORDER_TIMER_START, 1, 0, 30 * MS);
    world_pause(stage.world);
    nanosleep(&nap, NULL);
    assert_false(next(WANT_WAIT, 30 * MS));
    world_wait(stage.world, 10);
    assert_false(next(WANT_WAIT, 30 * MS));
    world_resume(stage.world);
    expect(WANT_WAIT, 30 * MS, EVENT_CLOCK);
    assert_in_range(stage.event.now, 30 * MS, 999 * MS);
}

static void a_skip_jumps_to_the_end(void **state)
{
    (void)state;
    order(ORDER_TIMER_START, 1, 0, 5000 * MS);
    order(ORDER_TIMER_START, 2, 0, 5030 * MS);
    assert_false(next(WANT_WAIT, 5000 * MS));
    world_skip(stage.world);
    assert_true(next(WANT_WAIT, 5000 * MS));
    assert_int_equal(stage.event.kind, EVENT_SKIP);
    assert_int_equal(stage.event.now, 5000 * MS);
    expect(WANT_WAIT, 5030 * MS, EVENT_CLOCK);
}

static void the_end_of_the_session_comes(void **state)
{
    (void)state;
    open_world(world_libev_open, false, 20 * MS);
    expect(WANT_WAIT, INT64_MAX, EVENT_STOP);
    world_close(stage.world);
    open_world(world_simulated_open, false, 20 * MS);
    expect(WANT_WAIT, INT64_MAX, EVENT_STOP);
    world_close(stage.world);
    open_world(world_simulated_open, true, 500000 * MS);
    assert_true(next(WANT_WAIT, INT64_MAX));
    assert_int_equal(stage.event.kind, EVENT_STOP);
    assert_int_equal(stage.event.now, 500000 * MS);
    world_close(stage.world);
}

static void virtual_time_jumps(void **state)
{
    (void)state;
    order(ORDER_TIMER_START, 1, 0, 3600000 * MS);
    assert_true(next(WANT_WAIT, 3600000 * MS));
    assert_int_equal(stage.event.kind, EVENT_CLOCK);
    assert_int_equal(stage.event.now, 3600000 * MS);
    assert_int_equal(stage.world->timers_started, 0);
}

static void virtual_time_goes_on_with_cost(void **state)
{
    (void)state;
    stage.machine.cost = 3 * WORLD_COST_PER_MS;
    assert_true(next(WANT_CLOCK, 0));
    assert_int_equal(stage.event.now, 3 * MS);
    assert_true(next(WANT_CLOCK, 0));
    assert_int_equal(stage.event.now, 3 * MS);
    order(ORDER_CONNECT, 1, 0, 1);
    stage.machine.cost = 5 * WORLD_COST_PER_MS;
    expect(WANT_CLOCK, 0, EVENT_FAILED);
    assert_int_equal(stage.event.now, 5 * MS);
    assert_true(next(WANT_CLOCK, 0));
    assert_int_equal(stage.event.now, 5 * MS);
}

/* --- connections --------------------------------------------------------- */

static void nobody_listens(void **state)
{
    (void)state;
    order(ORDER_CONNECT, 5, 0, 1);
    expect(WANT_WAIT, INT64_MAX, EVENT_FAILED);
    assert_int_equal(stage.event.id, 5);
    assert_int_equal(stage.event.code, ECONNREFUSED);
    assert_false(next(WANT_WAIT, INT64_MAX));
}

/* Another socket of the same port shows where the listener stands. */
static void listens_on_loopback_only(void **state)
{
    (void)state;
    int port = listen_somewhere(), found = 0;
    for (int fd = 3; fd < 64; fd++) {
        struct sockaddr_in a;
        socklen_t size = sizeof a;
        int listening = 0;
        socklen_t flag = sizeof listening;
        if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &flag) ||
            !listening || getsockname(fd, (struct sockaddr *)&a, &size) != 0) {
            continue;
        }
        found++;
        assert_int_equal(a.sin_addr.s_addr, htonl(INADDR_LOOPBACK));
        assert_int_equal(ntohs(a.sin_port), port);
        assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    }
    assert_int_equal(found, 1);
}

static void a_taken_port_is_refused(void **state)
{
    (void)state;
    int port = listen_somewhere();
    order(ORDER_LISTEN, LISTENER + 1, 0, port);
    expect(WANT_ANSWER, 0, EVENT_LISTENING);
    assert_int_equal(stage.event.code, EADDRINUSE);
    order(ORDER_UNLISTEN, LISTENER, 0, 0);
    order(ORDER_LISTEN, LISTENER + 1, 0, port);
    expect(WANT_ANSWER, 0, EVENT_LISTENING);
    assert_int_equal(stage.event.code, 0);
    assert_int_equal(stage.event.value, port);
}

static void fill(uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (uint8_t)(i * 31 + i / 251);
    }
}

static void an_inner_pair_carries_bytes(void **state)
{
    static uint8_t bytes[BIG];
    (void)state;
    fill(bytes, sizeof bytes);
    pair();
    send_bytes(PAIR, 0, bytes, sizeof bytes);
    send_bytes(PAIR, 1, bytes, 1000);
    order(ORDER_SHUTDOWN, PAIR, 0, 0);
    await(AWAIT_BYTES, 0, sizeof bytes);
    assert_int_equal(stage.event.value, sizeof bytes);
    await(AWAIT_BYTES, 1, 1000);
    await(AWAIT_FIN, 0, 0);
    assert_int_equal(stage.world->inner_bytes, sizeof bytes + 1000);
    assert_int_equal(stage.world->inner_wrong, 0);
    stage.machine.network.await =
        (struct network_await){.kind = AWAIT_FIN, .id = PAIR, .end = 1};
    assert_false(next(WANT_CONFIRM, 0));
    order(ORDER_CLOSE, PAIR, 1, 0);
    await(AWAIT_FIN, 1, 0);
    order(ORDER_CLOSE, PAIR, 0, 0);
    await(AWAIT_FIN, 0, 0);
}

static void a_reset_leaves_no_byte_behind(void **state)
{
    static uint8_t bytes[BIG];
    (void)state;
    fill(bytes, sizeof bytes);
    pair();
    send_bytes(PAIR, 1, bytes, sizeof bytes);
    order(ORDER_CLOSE, PAIR, 1, 1);
    await(AWAIT_BYTES, 1, sizeof bytes);
    await(AWAIT_FIN, 1, 0);
    assert_int_equal(stage.world->inner_bytes, sizeof bytes);
}

static void the_simulated_world_confirms_at_once(void **state)
{
    (void)state;
    order(ORDER_LISTEN, LISTENER, 0, 6005);
    expect(WANT_ANSWER, 0, EVENT_LISTENING);
    assert_int_equal(stage.event.value, 6005);
    order(ORDER_LISTEN, LISTENER + 1, 0, 6005);
    expect(WANT_ANSWER, 0, EVENT_LISTENING);
    assert_int_equal(stage.event.code, EADDRINUSE);
    order(ORDER_CONNECT, PAIR, 1, 6005);
    await(AWAIT_CONNECT, 0, 0);
    await(AWAIT_BYTES, 0, BIG);
    order(ORDER_CONNECT, 9, 0, 80);
    expect(WANT_WAIT, INT64_MAX, EVENT_FAILED);
    assert_int_equal(stage.event.code, ECONNREFUSED);
}

static int descriptors(void)
{
    int count = 0;
    for (int fd = 0; fd < 256; fd++) {
        count += fcntl(fd, F_GETFD) != -1;
    }
    return count;
}

static void nothing_is_left_open(void **state)
{
    (void)state;
    listen_somewhere();
    world_wait(stage.world, 0);
    order(ORDER_UNLISTEN, LISTENER, 0, 0);
    int before = descriptors();
    int port = pair();
    order(ORDER_CLOSE, PAIR, 2, 0);
    order(ORDER_CONNECT, PAIR + 1, 1, port);
    order(ORDER_CLOSE, PAIR + 1, 0, 0);
    order(ORDER_CONNECT, PAIR + 2, 1, port);
    order(ORDER_UNLISTEN, LISTENER, 0, 0);
    assert_int_equal(descriptors(), before);
    stage.machine.network.await =
        (struct network_await){.kind = AWAIT_CONNECT, .id = PAIR + 2};
    assert_true(next(WANT_CONFIRM, 0));
}

/* No descriptors are left: the machine's word is enough. */
static void a_pair_without_sockets_goes_on(void **state)
{
    int row[256], count = 0;
    (void)state;
    int port = listen_somewhere();
    struct rlimit old, low = {.rlim_cur = 64};
    getrlimit(RLIMIT_NOFILE, &old);
    low.rlim_max = old.rlim_max;
    setrlimit(RLIMIT_NOFILE, &low);
    while (count < 256 && (row[count] = dup(0)) >= 0) {
        count++;
    }
    close(row[--count]);
    order(ORDER_CONNECT, PAIR, 1, port);
    await(AWAIT_CONNECT, 0, 0);
    send_bytes(PAIR, 0, "hello", 5);
    await(AWAIT_BYTES, 0, 5);
    order(ORDER_CLOSE, PAIR, 2, 0);
    while (count > 0) {
        close(row[--count]);
    }
    setrlimit(RLIMIT_NOFILE, &old);
    order(ORDER_CONNECT, PAIR, 1, port);
    await(AWAIT_CONNECT, 0, 0);
    send_bytes(PAIR, 0, "hello", 5);
    await(AWAIT_BYTES, 0, 5);
    assert_int_equal(stage.world->inner_bytes, 5);
}

/* --- peers outside ------------------------------------------------------- */

static void a_visitor_is_let_in(void **state)
{
    char answer[8] = "";
    (void)state;
    int fd = visit(listen_somewhere());
    stage.machine.network.next_connection = 41;
    expect(WANT_WAIT, INT64_MAX, EVENT_ACCEPT);
    assert_int_equal(stage.event.id, LISTENER);
    assert_int_equal(stage.event.value, 42);
    assert_true(stage.world->outside);
    assert_int_equal(write(fd, "hello", 5), 5);
    expect(WANT_WAIT, INT64_MAX, EVENT_DATA);
    assert_int_equal(stage.event.id, 42);
    assert_int_equal(stage.event.length, 5);
    assert_memory_equal(stage.event.bytes, "hello", 5);
    send_bytes(42, 1, "world", 5);
    expect(WANT_WAIT, INT64_MAX, EVENT_DRAINED);
    assert_int_equal(stage.event.value, 5);
    assert_int_equal(read(fd, answer, sizeof answer), 5);
    assert_memory_equal(answer, "world", 5);
    shutdown(fd, SHUT_WR);
    expect(WANT_WAIT, INT64_MAX, EVENT_FINISHED);
    order(ORDER_CLOSE, 42, 1, 0);
    assert_int_equal(read(fd, answer, sizeof answer), 0);
    assert_false(next(WANT_WAIT, INT64_MAX));
    assert_false(stage.world->outside);
    close(fd);
}

static void a_listener_alone_sleeps(void **state)
{
    (void)state;
    listen_somewhere();
    assert_false(next(WANT_WAIT, INT64_MAX));
    int64_t begin = world_monotonic();
    world_wait(stage.world, 40);
    assert_true(world_monotonic() - begin >= 40 * MS);
    assert_false(next(WANT_WAIT, INT64_MAX));
}

/* How much a peer can send while nobody is told. */
static size_t send_until_full(int fd)
{
    static uint8_t bytes[65536];
    size_t sent = 0;
    fcntl(fd, F_SETFL, O_NONBLOCK);
    for (int idle = 0; idle < 5;) {
        ssize_t n = write(fd, bytes, sizeof bytes);
        idle = n > 0 ? 0 : idle + 1;
        sent += n > 0 ? (size_t)n : 0;
        world_wait(stage.world, 2);
    }
    return sent;
}

static void a_flood_is_held_back(void **state)
{
    size_t told = 0;
    (void)state;
    int fd = visit(listen_somewhere());
    expect(WANT_WAIT, INT64_MAX, EVENT_ACCEPT);
    world_pause(stage.world);
    size_t sent = send_until_full(fd);
    assert_true(sent < (64u << 20));
    world_resume(stage.world);
    while (told < sent) {
        expect(WANT_WAIT, INT64_MAX, EVENT_DATA);
        assert_true(stage.event.length <= NETWORK_CHUNK);
        told += stage.event.length;
    }
    assert_int_equal(told, sent);
    close(fd);
    expect(WANT_WAIT, INT64_MAX, EVENT_FINISHED);
}

static void we_visit(void **state)
{
    struct sockaddr_in a = address(INADDR_LOOPBACK, 0);
    socklen_t size = sizeof a;
    (void)state;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    bind(listener, (struct sockaddr *)&a, size);
    listen(listener, 5);
    getsockname(listener, (struct sockaddr *)&a, &size);
    order(ORDER_CONNECT, 8, 0, ntohs(a.sin_port));
    expect(WANT_WAIT, INT64_MAX, EVENT_CONNECTED);
    assert_int_equal(stage.event.id, 8);
    int fd = accept(listener, NULL, NULL);
    struct linger now = {.l_onoff = 1};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(fd);
    expect(WANT_WAIT, INT64_MAX, EVENT_FAILED);
    assert_int_equal(stage.event.code, ECONNRESET);
    close(listener);
}

/* On the virtual clock too a wait lasts while somebody may still send. */
static void virtual_time_waits_for_visitors(void **state)
{
    (void)state;
    int fd = visit(listen_somewhere());
    expect(WANT_WAIT, INT64_MAX, EVENT_ACCEPT);
    int64_t begin = world_monotonic();
    assert_false(next(WANT_WAIT, 40 * MS));
    expect(WANT_WAIT, 40 * MS, EVENT_CLOCK);
    assert_int_equal(stage.event.now, 40 * MS);
    assert_true(world_monotonic() - begin >= 40 * MS);
    close(fd);
}

/* --- going live from the past -------------------------------------------- */

/* The machine has one process with one timer, due at 40 ms. */
static void set_timer(void)
{
    stage.machine.processes[0] = &stage.process;
    stage.machine.process_count = 1;
    stage.process.state = PROCESS_LOOPING;
    stage.process.made = 1;
    stage.process.timers.lists = &stage.list;
    stage.list.first = stage.list.last = &stage.timer;
    stage.timer.id = 12;
    stage.timer.start = 10;
    stage.timer.duration = 30;
    stage.machine.now = 20 * MS;
}

static void timers_are_adopted(void **state)
{
    (void)state;
    set_timer();
    order(ORDER_TIMER_START, 1, 0, 5 * MS);
    assert_true(stage.world->ops->adopt(stage.world, &stage.machine));
    world_set_now(stage.world, &stage.machine);
    assert_int_equal(stage.world->timers_started, 2);
    assert_false(next(WANT_WAIT, 40 * MS));
    expect(WANT_WAIT, 40 * MS, EVENT_CLOCK);
    assert_in_range(stage.event.now, 40 * MS, 90 * MS);
}

static void set_listener(uint32_t id, int port, enum listener_state listening)
{
    struct listener *listener = &stage.machine.network.listeners[0];
    listener->id = id;
    listener->state = listening;
    listener->port = (uint32_t)port;
    listener->asked = (uint32_t)port;
}

/* The machine's pair, the client's 5 bytes behind `arrived` on their way. */
static void set_pair(uint64_t arrived, uint8_t *bytes)
{
    struct connection *connection = &stage.connection;
    static struct connection *row[1];
    row[0] = connection;
    stage.machine.network.connections = row;
    stage.machine.network.count = 1;
    connection->id = PAIR;
    connection->inner = 1;
    connection->listener = LISTENER + 4;
    for (int end = 0; end < 2; end++) {
        connection->ends[end].open = 1;
        connection->ends[end].tcp = TCP_CONNECTED;
    }
    struct stream *out = &connection->ends[0].out;
    out->bytes = bytes;
    out->base = out->read = out->arrived = arrived;
    out->taken = out->written = arrived + 5;
}

static void pairs_are_adopted(void **state)
{
    uint8_t bytes[8] = "again";
    (void)state;
    int port = pair();
    int visitor = visit(port);
    send_bytes(PAIR, 0, "future", 6);
    expect(WANT_WAIT, INT64_MAX, EVENT_ACCEPT);
    set_listener(LISTENER + 4, port, LISTENER_OPEN);
    set_pair(1000, bytes);
    uint64_t before = stage.world->inner_bytes;
    assert_true(stage.world->ops->adopt(stage.world, &stage.machine));
    await(AWAIT_BYTES, 0, 1005);
    assert_int_equal(stage.world->inner_bytes, before + 5);
    assert_int_equal(read(visitor, bytes, 1), -1);
    assert_int_equal(errno, ECONNRESET);
    close(visitor);
    visitor = visit(port);
    expect(WANT_WAIT, INT64_MAX, EVENT_ACCEPT);
    assert_int_equal(stage.event.id, LISTENER + 4);
    close(visitor);
}

static void a_pair_outlives_its_listener(void **state)
{
    uint8_t bytes[8] = "again";
    (void)state;
    set_pair(0, bytes);
    stage.connection.ends[0].out.fin = FIN_TAKEN;
    assert_true(stage.world->ops->adopt(stage.world, &stage.machine));
    await(AWAIT_BYTES, 0, 5);
    await(AWAIT_FIN, 0, 0);
    assert_int_equal(stage.world->inner_bytes, 5);
}

static void an_unanswered_listener_is_asked_again(void **state)
{
    (void)state;
    set_listener(LISTENER, 0, LISTENER_ASKED);
    assert_true(stage.world->ops->adopt(stage.world, &stage.machine));
    expect(WANT_ANSWER, 0, EVENT_LISTENING);
    assert_int_equal(stage.event.id, LISTENER);
    assert_true(stage.event.value > 0);
}

/* Somebody else has the port: everything is as it was. */
static void a_taken_port_forbids_adoption(void **state)
{
    struct sockaddr_in a = address(INADDR_LOOPBACK, 0);
    socklen_t size = sizeof a;
    (void)state;
    int other = socket(AF_INET, SOCK_STREAM, 0);
    bind(other, (struct sockaddr *)&a, size);
    listen(other, 5);
    getsockname(other, (struct sockaddr *)&a, &size);
    pair();
    set_listener(LISTENER, ntohs(a.sin_port), LISTENER_OPEN);
    assert_false(stage.world->ops->adopt(stage.world, &stage.machine));
    assert_non_null(strstr(stage.world->error, strerror(EADDRINUSE)));
    send_bytes(PAIR, 0, "still here", 10);
    await(AWAIT_BYTES, 0, 10);
    assert_int_equal(stage.world->inner_bytes, 10);
    close(other);
}

static void a_lost_visitor_is_told(void **state)
{
    (void)state;
    set_pair(0, NULL);
    stage.connection.inner = 0;
    stage.connection.ends[0].process = NETWORK_OUTER;
    assert_true(stage.world->ops->adopt(stage.world, &stage.machine));
    expect(WANT_WAIT, INT64_MAX, EVENT_FAILED);
    assert_int_equal(stage.event.id, PAIR);
    assert_int_equal(stage.event.code, ECONNRESET);
}

#define IN(world, test)                                                        \
    cmocka_unit_test_setup_teardown(test, world, close_world)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN(real_world, timers_wait_in_libev),
        IN(real_world, timers_of_one_moment_share),
        IN(real_world, many_timers_are_found),
        IN(real_world, a_wait_without_timer_ends),
        IN(real_world, a_pause_costs_no_time),
        IN(real_world, a_skip_jumps_to_the_end),
        cmocka_unit_test(the_end_of_the_session_comes),
        IN(virtual_world, virtual_time_jumps),
        IN(virtual_world, virtual_time_goes_on_with_cost),
        IN(real_world, nobody_listens),
        IN(real_world, listens_on_loopback_only),
        IN(virtual_world, a_taken_port_is_refused),
        IN(real_world, an_inner_pair_carries_bytes),
        IN(virtual_world, a_reset_leaves_no_byte_behind),
        IN(real_world, nothing_is_left_open),
        IN(real_world, a_pair_without_sockets_goes_on),
        IN(virtual_world, a_listener_alone_sleeps),
        IN(simulated_world, a_listener_alone_sleeps),
        IN(simulated_world, the_simulated_world_confirms_at_once),
        IN(real_world, a_visitor_is_let_in),
        IN(real_world, a_flood_is_held_back),
        IN(virtual_world, we_visit),
        IN(virtual_world, virtual_time_waits_for_visitors),
        IN(real_world, timers_are_adopted),
        IN(real_world, pairs_are_adopted),
        IN(virtual_world, a_pair_outlives_its_listener),
        IN(real_world, an_unanswered_listener_is_asked_again),
        IN(simulated_world, an_unanswered_listener_is_asked_again),
        IN(real_world, a_taken_port_forbids_adoption),
        IN(real_world, a_lost_visitor_is_told),
        IN(simulated_world, a_lost_visitor_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
