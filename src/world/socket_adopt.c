/*
 * socket_adopt.c: real sockets for a machine at any step of its past.
 *
 * Only listeners can fail, because somebody else may have the port by now; so
 * they come first, and until all of them stand nothing is given up.
 */
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "world/world_socket.h"

#define JOIN_WAIT 1000 /* ms: a pair that has not come about is lost */

/* --- listeners ----------------------------------------------------------- */

/* Takes the listener that stands on that port already out of the list. */
static struct door *take_door(struct door **list, int port)
{
    while (*list && (*list)->port != port) {
        list = &(*list)->next;
    }
    struct door *door = *list;
    if (door) {
        *list = door->next;
    }
    return door;
}

static void put_door(struct door **list, struct door *door)
{
    door->next = *list;
    *list = door;
}

static bool stands(const struct door *list, int port)
{
    while (list && list->port != port) {
        list = list->next;
    }
    return list != NULL;
}

static const struct listener *open_listener(const struct machine *machine,
                                            uint32_t i)
{
    const struct listener *listener = network_listener(machine, i);
    return listener && listener->state == LISTENER_OPEN ? listener : NULL;
}

/* Opens the listeners that do not stand yet into *fresh. */
static bool open_missing(struct sockets *sockets, const struct machine *machine,
                         struct door **fresh)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = open_listener(machine, i);
        int problem;
        if (!listener || stands(sockets->doors, (int)listener->port)) {
            continue;
        }
        struct door *door =
            door_open(sockets, listener->id,
                      network_listen_at(machine, listener->host),
                      (int)listener->port, &problem);
        if (!door) {
            struct world *world = sockets->world;
            snprintf(world->error, sizeof world->error,
                     "listen 127.0.0.1:%u: %s", (unsigned)listener->port,
                     strerror(problem));
            return false;
        }
        put_door(fresh, door);
    }
    return true;
}

static void free_doors(struct door *list)
{
    while (list) {
        struct door *next = list->next;
        door_free(list);
        list = next;
    }
}

/* The machine's listeners, each with its number: those that stand already
 * and the fresh ones. All else is closed. */
static void settle_doors(struct sockets *sockets, const struct machine *machine,
                         struct door *fresh)
{
    struct door *kept = fresh;
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = open_listener(machine, i);
        struct door *door =
            listener ? take_door(&sockets->doors, (int)listener->port) : NULL;
        if (door) {
            door->id = listener->id;
            put_door(&kept, door);
        }
    }
    sockets_clear(sockets, true);
    sockets->doors = kept;
}

/* --- inner connections --------------------------------------------------- */

static void wait_for(const struct inner *inner, struct door *door)
{
    struct pollfd wait = {.fd = door->fd, .events = POLLIN};
    door_accept(door);
    if (!inner->joined && !inner->lost && poll(&wait, 1, JOIN_WAIT) > 0) {
        door_accept(door);
    }
}

/* A fresh pair through its listener, or where that is closed by now through
 * one that stands for the moment. */
static struct inner *fresh_pair(struct sockets *sockets,
                                const struct connection *connection)
{
    int problem;
    struct door *door = door_find(sockets, connection->listener);
    struct door *moment = door ? NULL : door_open(sockets, 0, "", 0, &problem);
    if (moment) {
        door = moment;
    }
    struct inner *inner =
        inner_connect(&sockets->inners, connection->id, connection->listener,
                      door ? door->address : "", door ? door->port : 0);
    if (!inner) {
        return NULL;
    }
    if (door) {
        wait_for(inner, door);
    }
    if (!inner->joined) {
        inner_lose(inner);
    }
    if (moment) {
        door_free(moment);
    }
    return inner;
}

/* One direction: what was on its way is on its way again. */
static void fresh_way(struct inner *inner, const struct connection *connection,
                      uint32_t end)
{
    const uint8_t *bytes;
    size_t length;
    struct inner_way *way = &inner->ways[end];
    way->sent = network_flight(connection, end, &bytes, &length);
    way->received = way->sent;
    if (length > 0) {
        inner_send(inner, end, bytes, length);
    }
    if (!network_end_open(connection, end)) {
        inner_leave(inner, end, connection->ends[end].out.reset);
    } else if (connection->ends[end].out.fin >= FIN_TAKEN) {
        inner_finish(inner, end);
    }
}

static void fresh_inner(struct sockets *sockets,
                        const struct connection *connection)
{
    bool pending = connection->waiting.order != 0 && !connection->over;
    if (!pending && !network_end_open(connection, END_CLIENT) &&
        !network_end_open(connection, END_SERVER)) {
        return;
    }
    struct inner *inner = fresh_pair(sockets, connection);
    if (!pending && inner) {
        inner->confirmed = true;
        fresh_way(inner, connection, END_CLIENT);
        fresh_way(inner, connection, END_SERVER);
    }
}

bool sockets_adopt(struct sockets *sockets, const struct machine *machine)
{
    const struct connection *connection;
    struct door *fresh = NULL;
    if (!open_missing(sockets, machine, &fresh)) {
        free_doors(fresh);
        return false;
    }
    settle_doors(sockets, machine, fresh);
    for (uint32_t i = 0; (connection = network_connection(machine, i)); i++) {
        if (connection->inner) {
            fresh_inner(sockets, connection);
        }
    }
    return true;
}
