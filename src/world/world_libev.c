#include <stdlib.h>

#include "world/alarm.h"
#include "world/world_part.h"
#include "world/world_socket.h"

#define LOOK_EVERY 10000 /* us: how long a program computes without a look */
#define TELL_MOST NETWORK_CHUNK /* bytes of peers in front of one slice */

struct libev {
    struct world world; /* first */
    struct alarms alarms; /* real clock: the programs' timers */
    struct alarm end; /* real clock: stop_at */
    /*
     * The end of the present wait. It rarely is what wakes the loop, for a
     * timer is due then; but a list of timers whose first one was cleared
     * still ends the wait at its old expiry, as in Node.
     */
    struct alarm wake;
    int64_t looked; /* monotonic us: when the loop last ran */
    struct sockets sockets;
    /*
     * Virtual clock, while there are peers outside: a wait may be jumped over
     * only when as much real time has passed, so that no byte that is on its
     * way is left behind.
     */
    ev_timer patience;
    int64_t waits_until, waits_since; /* us: virtual, monotonic */
    size_t told; /* bytes of peers, in front of this slice */
};

static struct libev *libev_of(struct world *world)
{
    return (struct libev *)(void *)world;
}

/* --- orders -------------------------------------------------------------- */

static void order_timer(struct libev *libev, const struct order *order)
{
    if (libev->world.virtual_clock) {
        return;
    }
    if (order->kind == ORDER_TIMER_START) {
        alarms_start(&libev->alarms, order->process, order->id, order->value);
    } else {
        alarms_stop(&libev->alarms, order->id);
    }
}

static void libev_order(struct world *world, const struct order *order)
{
    struct libev *libev = libev_of(world);
    if (order->kind == ORDER_EXIT) {
        alarms_end(&libev->alarms, order->process);
    }
    if (world_common_order(world, order)) {
        return;
    }
    switch (order->kind) {
    case ORDER_TIMER_START:
    case ORDER_TIMER_STOP:
        order_timer(libev, order);
        break;
    default:
        sockets_order(&libev->sockets, order);
    }
}

/* --- events -------------------------------------------------------------- */

/*
 * Lets the loop notice what has come. Inside of it (the view's work is done
 * by watchers) there is nothing to do: its owner returns to it soon, and a
 * watcher that acts on the machine must not run while the machine does.
 */
static void look_around(struct libev *libev)
{
    libev->looked = world_monotonic();
    if (ev_depth(libev->world.loop) == 0) {
        world_wait(&libev->world, 0);
    }
}

/* On the real clock something rings at the end of every wait. */
static void wait_really(struct libev *libev, int64_t until)
{
    if (until != INT64_MAX && (!libev->wake.set || libev->wake.due != until)) {
        alarm_set(&libev->wake, until);
    }
}

static void on_patience(struct ev_loop *loop, ev_timer *watcher, int events)
{
    (void)loop;
    (void)watcher;
    (void)events;
}

/* True where the wait until then has lasted as long in reality. */
static bool has_patience(struct libev *libev, int64_t until)
{
    struct world *world = &libev->world;
    int64_t now = world_monotonic();
    if (libev->waits_until != until) {
        libev->waits_until = until;
        libev->waits_since = now;
    }
    int64_t rest = until - world->now - (now - libev->waits_since);
    ev_timer_stop(world->loop, &libev->patience);
    if (rest > 0) {
        ev_now_update(world->loop);
        ev_timer_set(&libev->patience, (double)rest / 1e6, 0);
        ev_timer_start(world->loop, &libev->patience);
    }
    return rest <= 0;
}

/* Nothing is there to be told, and the machine waits. */
static bool wait_on(struct libev *libev, const struct machine *machine,
                    struct event *event)
{
    struct world *world = &libev->world;
    int64_t until = world_until(world, machine);
    if (!world->virtual_clock) {
        wait_really(libev, until);
        return false;
    }
    if (until > world->stop_at) {
        until = world->stop_at;
    }
    if (!world->outside || until == INT64_MAX || !has_patience(libev, until)) {
        return false;
    }
    world->outside = false;
    return world_time(world, machine, event);
}

/* When to look at the sockets: now and then while a program computes, and
 * before virtual time may jump. */
static bool must_look(const struct libev *libev, enum want_kind want)
{
    if (want == WANT_WAIT && libev->world.virtual_clock) {
        return sockets_reachable(&libev->sockets);
    }
    return world_monotonic() - libev->looked >= LOOK_EVERY;
}

/* What comes while a program computes it is told in front of its slices, but
 * little of it: much waits better here than in the machine. */
static void tell_outer(struct libev *libev, const struct machine *machine)
{
    struct outers *outers = &libev->sockets.outers;
    bool is_enough =
        machine->want.kind == WANT_CLOCK && libev->told >= TELL_MOST;
    if (outers_tell_moved(outers)) {
        return;
    }
    if (is_enough || machine->want.kind != WANT_CLOCK) {
        libev->told = 0;
    }
    if (!is_enough && outers_tell(outers, machine)) {
        libev->told += libev->world.last->event.length;
    }
}

static bool libev_next(struct world *world, const struct machine *machine,
                       struct event *event)
{
    struct libev *libev = libev_of(world);
    enum want_kind want = machine->want.kind;
    if (want == WANT_CONFIRM) {
        int problem;
        if (!sockets_confirmed(&libev->sockets, machine, &problem)) {
            return false;
        }
        world_confirm(world, machine, event);
        if (machine->network.await.kind == AWAIT_CONNECT) {
            event->value = problem;
        }
        return true;
    }
    if (must_look(libev, want)) {
        look_around(libev);
    }
    if (want != WANT_CLOCK && want != WANT_WAIT && want != WANT_END) {
        return world_told(world, machine, event);
    }
    if (!world->first) {
        tell_outer(libev, machine);
    }
    world->outside = libev->sockets.outers.list != NULL;
    return world_told(world, machine, event) ||
           world_time(world, machine, event) ||
           (want != WANT_CLOCK && wait_on(libev, machine, event));
}

/* --- the rest ------------------------------------------------------------ */

static void libev_clock(struct world *world)
{
    struct libev *libev = libev_of(world);
    if (!world->virtual_clock) {
        alarms_clock(&libev->alarms);
        alarm_clock(&libev->end);
        alarm_clock(&libev->wake);
    }
}

/* The timers that a program has set and that have not run. */
static void adopt_timers(struct libev *libev, const struct process *process)
{
    const struct timer_list *list = process->timers.lists;
    for (; list; list = list->next) {
        for (const struct timer *t = list->first; t; t = t->next) {
            alarms_start(&libev->alarms, process->index, t->id,
                         process->started + (t->start + t->duration) * 1000);
        }
    }
}

static bool libev_adopt(struct world *world, const struct machine *machine)
{
    struct libev *libev = libev_of(world);
    if (!sockets_adopt(&libev->sockets, machine)) {
        return false;
    }
    world_forget(world);
    alarms_clear(&libev->alarms);
    alarm_stop(&libev->wake);
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *process = machine->processes[i];
        if (process->state != PROCESS_ENDED && process->made &&
            !world->virtual_clock) {
            adopt_timers(libev, process);
        }
    }
    if (!world->virtual_clock && world->stop_at != INT64_MAX) {
        alarm_set(&libev->end, world->stop_at);
    }
    world_ask_again(world, machine);
    return true;
}

static void libev_close(struct world *world)
{
    struct libev *libev = libev_of(world);
    alarms_clear(&libev->alarms);
    alarm_stop(&libev->end);
    alarm_stop(&libev->wake);
    ev_timer_stop(world->loop, &libev->patience);
    sockets_close(&libev->sockets);
    world_done(world);
    free(libev);
}

static const struct world_ops libev_ops = {.order = libev_order,
                                           .next = libev_next,
                                           .adopt = libev_adopt,
                                           .clock = libev_clock,
                                           .close = libev_close};

struct world *world_libev_open(const struct world_options *options)
{
    struct libev *libev = calloc(1, sizeof *libev);
    if (!libev) {
        return NULL;
    }
    struct world *world = &libev->world;
    world_init(world, &libev_ops, options);
    alarms_init(&libev->alarms, world);
    alarm_init(&libev->end, world);
    alarm_init(&libev->wake, world);
    ev_timer_init(&libev->patience, on_patience, 0, 0);
    ev_set_priority(&libev->patience, EV_MAXPRI);
    sockets_init(&libev->sockets, world);
    libev->looked = world_monotonic();
    if (!world->virtual_clock && world->stop_at != INT64_MAX) {
        alarm_set(&libev->end, world->stop_at);
    }
    return world;
}
