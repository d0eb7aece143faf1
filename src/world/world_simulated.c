#include <errno.h>
#include <stdlib.h>

#include "world/alarm.h"
#include "world/port.h"
#include "world/world_part.h"

/*
 * Nothing here has a life of its own: what the machine models about timers
 * and inner connections is all there is, so that it is confirmed when the
 * machine asks. On the real clock one alarm ends each wait.
 */
struct simulated {
    struct world world; /* first */
    struct alarm wake;
    struct ports ports; /* those listened on */
};

static struct simulated *simulated_of(struct world *world)
{
    return (struct simulated *)(void *)world;
}

/* --- orders -------------------------------------------------------------- */

static void order_listen(struct simulated *simulated, const struct order *order)
{
    struct event event = {.kind = EVENT_LISTENING,
                          .process = order->process,
                          .id = order->id,
                          .value = order->value};
    if (order->value == 0) {
        event.value = ports_free(&simulated->ports);
    } else if (ports_has(&simulated->ports, order->value)) {
        event.code = EADDRINUSE;
    }
    if (event.code == 0 &&
        !ports_add(&simulated->ports, order->id, event.value)) {
        event.code = EMFILE;
    }
    world_tell(&simulated->world, &event);
}

/* Nobody outside listens. */
static void refuse(struct world *world, const struct order *order)
{
    struct event event = {.kind = EVENT_FAILED,
                          .process = order->process,
                          .id = order->id,
                          .code = ECONNREFUSED};
    world_tell(world, &event);
}

static void simulated_order(struct world *world, const struct order *order)
{
    struct simulated *simulated = simulated_of(world);
    if (world_common_order(world, order)) {
        return;
    }
    if (order->kind == ORDER_LISTEN) {
        order_listen(simulated, order);
    } else if (order->kind == ORDER_UNLISTEN) {
        ports_drop(&simulated->ports, order->id);
    } else if (order->kind == ORDER_CONNECT && order->code != 1) {
        refuse(world, order);
    }
}

/* --- events -------------------------------------------------------------- */

static bool simulated_next(struct world *world, const struct machine *machine,
                           struct event *event)
{
    struct simulated *simulated = simulated_of(world);
    const struct want *want = &machine->want;
    if (want->kind == WANT_CONFIRM) {
        world_confirm(world, machine, event);
        return true;
    }
    if (world_told(world, machine, event) ||
        world_time(world, machine, event)) {
        return true;
    }
    bool waits = want->kind == WANT_WAIT || want->kind == WANT_END;
    if (waits && !world->virtual_clock) {
        int64_t until = world_until(world, machine);
        until = until < world->stop_at ? until : world->stop_at;
        if (until != INT64_MAX) {
            alarm_set(&simulated->wake, until);
        }
    }
    return false;
}

/* --- the rest ------------------------------------------------------------ */

static bool simulated_adopt(struct world *world, const struct machine *machine)
{
    struct simulated *simulated = simulated_of(world);
    world_forget(world);
    ports_clear(&simulated->ports);
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(machine, i);
        if (listener && listener->state == LISTENER_OPEN) {
            ports_add(&simulated->ports, listener->id, listener->port);
        }
    }
    world_ask_again(world, machine);
    return true;
}

static void simulated_clock(struct world *world)
{
    alarm_clock(&simulated_of(world)->wake);
}

static void simulated_close(struct world *world)
{
    alarm_stop(&simulated_of(world)->wake);
    world_done(world);
    free(world);
}

static const struct world_ops simulated_ops = {.order = simulated_order,
                                               .next = simulated_next,
                                               .adopt = simulated_adopt,
                                               .clock = simulated_clock,
                                               .close = simulated_close};

struct world *world_simulated_open(const struct world_options *options)
{
    struct simulated *simulated = calloc(1, sizeof *simulated);
    if (!simulated) {
        return NULL;
    }
    world_init(&simulated->world, &simulated_ops, options);
    alarm_init(&simulated->wake, &simulated->world);
    return &simulated->world;
}
