/*
 * again.c: a machine from the past is adopted, and what it had asked for then
 * is asked for once more.
 */
#include <errno.h>
#include <string.h>

#include "world/world_part.h"

/*
 * The first event after a run empties the outbox, so nothing in it has been
 * answered (machine.h). Files are read again; what is asked of the network is
 * seen better from its own state.
 */
static void read_again(struct world *world, const struct machine *machine)
{
    for (uint32_t i = 0; i < machine->outbox_count; i++) {
        if (machine->outbox[i].kind == ORDER_READ ||
            machine->outbox[i].kind == ORDER_ZONE ||
            machine->outbox[i].kind == ORDER_LOOKUP) {
            world->ops->order(world, &machine->outbox[i]);
        }
    }
}

static void listen_again(struct world *world, const struct machine *machine)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(machine, i);
        if (listener && listener->state == LISTENER_ASKED) {
            const char *at = network_listen_at(machine, listener->host);
            struct order order = {.kind = ORDER_LISTEN,
                                  .process = listener->process,
                                  .id = listener->id,
                                  .value = listener->asked,
                                  .length = (uint32_t)strlen(at),
                                  .bytes = (const uint8_t *)at};
            world->ops->order(world, &order);
        }
    }
}

/* Which end of an outer connection is ours, if it still is; or -1. */
static int our_end(const struct connection *connection)
{
    for (int end = 0; end < 2; end++) {
        if (connection->ends[end].process != NETWORK_OUTER &&
            connection->ends[end].open) {
            return end;
        }
    }
    return -1;
}

/* A connection that was not up yet is made again, any other one is cut. */
static void outer_again(struct world *world,
                        const struct connection *connection, int end)
{
    const struct endpoint *us = &connection->ends[end];
    if (us->tcp == TCP_CONNECTING && end == END_CLIENT) {
        const char *host = connection_host(connection);
        bool is_here = network_is_here(host);
        struct order order = {
            .kind = ORDER_CONNECT,
            .process = us->process,
            .id = connection->id,
            .value = connection->port,
            .length = is_here ? 0 : (uint32_t)strlen(host),
            .bytes = (const uint8_t *)host};
        world->ops->order(world, &order);
    } else if (us->tcp >= TCP_CONNECTED && us->tcp < TCP_CLOSED) {
        struct event event = {.kind = EVENT_FAILED,
                              .process = us->process,
                              .id = connection->id,
                              .code = ECONNRESET};
        world_tell(world, &event);
    }
}

void world_ask_again(struct world *world, const struct machine *machine)
{
    const struct connection *connection;
    read_again(world, machine);
    input_adopt(&world->input, machine);
    listen_again(world, machine);
    for (uint32_t i = 0; (connection = network_connection(machine, i)); i++) {
        int end = connection->inner ? -1 : our_end(connection);
        if (end >= 0) {
            outer_again(world, connection, end);
        }
    }
}
