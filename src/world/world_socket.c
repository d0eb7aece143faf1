#include "world/world_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "world/port.h"
#include "world/world_part.h"

#define PORT_TRIES 200

/* --- listeners ----------------------------------------------------------- */

static void let_in(struct door *door, int fd)
{
    struct inner *inner = inner_expected(&door->sockets->inners, plug_peer_port(fd));
    if (inner) {
        inner_join(inner, fd);
    } else if (door->id) {
        outer_accept(&door->sockets->outers, door->id, fd);
    } else {
        close(fd);
    }
}

/*
 * There are no descriptors left: the spare one takes in the next peer, only
 * to turn it away; else it would knock for ever.
 */
static bool turn_away(struct door *door)
{
    struct sockets *sockets = door->sockets;
    if (sockets->spare < 0) {
        return false;
    }
    int problem = errno;
    close(sockets->spare);
    int fd = accept4(door->fd, NULL, NULL, SOCK_CLOEXEC);
    if (fd >= 0) {
        struct inner *inner = inner_expected(&sockets->inners, plug_peer_port(fd));
        if (inner) {
            inner_refuse(inner, problem);
        }
        close(fd);
    }
    sockets->spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
    return fd >= 0;
}

void door_accept(struct door *door)
{
    for (;;) {
        int fd = accept4(door->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0) {
            let_in(door, fd);
        } else if (errno == EMFILE || errno == ENFILE) {
            if (!turn_away(door)) {
                return;
            }
        } else if (errno != EINTR && errno != ECONNABORTED) {
            return;
        }
    }
}

static void on_knock(struct ev_loop *loop, ev_io *watcher, int events)
{
    (void)loop;
    (void)events;
    door_accept(watcher->data);
}

static struct door *door_on(struct sockets *sockets, uint32_t id, int fd)
{
    struct door *door = calloc(1, sizeof *door);
    if (!door) {
        close(fd);
        return NULL;
    }
    door->sockets = sockets;
    door->id = id;
    door->fd = fd;
    door->port = plug_port(fd);
    ev_io_init(&door->watcher, on_knock, fd, EV_READ);
    ev_set_priority(&door->watcher, EV_MAXPRI);
    door->watcher.data = door;
    ev_io_start(sockets->world->loop, &door->watcher);
    return door;
}

/* On the virtual clock "any port" is the same in every run, if it can be. */
static int listen_anywhere(const struct sockets *sockets, const char *address)
{
    int fd = -EADDRINUSE;
    for (int i = 0; sockets->world->virtual_clock && i < PORT_TRIES; i++) {
        fd = plug_listen(address, PORT_FIRST_FREE + i);
        if (fd != -EADDRINUSE) {
            return fd;
        }
    }
    return plug_listen(address, 0);
}

struct door *door_open(struct sockets *sockets, uint32_t id,
                       const char *address, int port, int *problem)
{
    int fd = port ? plug_listen(address, port)
                  : listen_anywhere(sockets, address);
    struct door *door = fd < 0 ? NULL : door_on(sockets, id, fd);
    if (door && strcmp(address, "::") != 0 && strcmp(address, "0.0.0.0") != 0) {
        strncpy(door->address, address, sizeof door->address - 1);
    }
    *problem = door ? 0 : fd < 0 ? -fd : ENOMEM;
    return door;
}

void door_free(struct door *door)
{
    ev_io_stop(door->sockets->world->loop, &door->watcher);
    close(door->fd);
    free(door);
}

struct door *door_find(const struct sockets *sockets, uint32_t id)
{
    struct door *door = sockets->doors;
    while (door && door->id != id) {
        door = door->next;
    }
    return door;
}

/* --- orders: listeners --------------------------------------------------- */

/* A zero byte follows an order's bytes. */
static const char *address_of(const struct order *order)
{
    return order->length > 0 ? (const char *)order->bytes : "";
}

static void order_listen(struct sockets *sockets, const struct order *order)
{
    int problem;
    struct door *door =
        door_open(sockets, order->id, address_of(order), (int)order->value,
                  &problem);
    struct event event = {.kind = EVENT_LISTENING,
                          .process = order->process,
                          .id = order->id,
                          .code = problem,
                          .value = door ? door->port : order->value};
    if (door) {
        door->next = sockets->doors;
        sockets->doors = door;
    }
    world_tell(sockets->world, &event);
}

/* Those whose server will never know of them. */
static void drop_unconfirmed(struct inners *inners, uint32_t listener)
{
    struct inner *next;
    for (struct inner *inner = inners->list; inner; inner = next) {
        next = inner->next;
        if (inner->listener == listener && !inner->confirmed &&
            !inner->is_over) {
            inner_free(inner);
        }
    }
}

static void order_unlisten(struct sockets *sockets, uint32_t id)
{
    struct door **place = &sockets->doors;
    while (*place && (*place)->id != id) {
        place = &(*place)->next;
    }
    struct door *door = *place;
    if (door) {
        door_accept(door);
        outers_unlisten(&sockets->outers, id);
        drop_unconfirmed(&sockets->inners, id);
        *place = door->next;
        door_free(door);
    }
}

/* --- orders: connections ------------------------------------------------- */

static void order_connect(struct sockets *sockets, const struct order *order)
{
    if (order->code != 1) {
        outer_connect(&sockets->outers, order->id, address_of(order),
                      (int)order->value);
        return;
    }
    struct door *door = door_find(sockets, order->listener);
    struct inner *inner = inner_connect(&sockets->inners, order->id,
                                        order->listener,
                                        door ? door->address : "",
                                        door ? door->port : 0);
    if (inner && door) {
        door_accept(door);
    }
}

static void order_inner(struct inner *inner, const struct order *order)
{
    uint32_t end = order->code == 1;
    switch (order->kind) {
    case ORDER_SEND:
        inner_send(inner, end, order->bytes, order->length);
        break;
    case ORDER_SHUTDOWN:
        inner_finish(inner, end);
        break;
    case ORDER_CLOSE:
        inner_leave(inner, end, order->value == 1);
        if (order->code == 2) {
            inner_leave(inner, 1, order->value == 1);
        }
        break;
    default:
        inner_pump(inner);
    }
}

static void order_outer(struct outer *outer, const struct order *order)
{
    if (order->kind == ORDER_SEND) {
        outer_send(outer, order->bytes, order->length);
    } else if (order->kind == ORDER_SHUTDOWN) {
        outer_finish(outer);
    } else if (order->kind == ORDER_CLOSE) {
        outer_leave(outer, order->value == 1);
    }
}

static void order_connection(struct sockets *sockets, const struct order *order)
{
    struct inner *inner = inner_find(&sockets->inners, order->id);
    if (inner) {
        order_inner(inner, order);
        inners_tidy(&sockets->inners);
        return;
    }
    struct outer *outer = outer_find(&sockets->outers, order->id);
    if (outer) {
        order_outer(outer, order);
    }
}

void sockets_order(struct sockets *sockets, const struct order *order)
{
    switch (order->kind) {
    case ORDER_LISTEN:
        order_listen(sockets, order);
        break;
    case ORDER_UNLISTEN:
        order_unlisten(sockets, order->id);
        break;
    case ORDER_CONNECT:
        order_connect(sockets, order);
        break;
    case ORDER_SEND:
    case ORDER_SHUTDOWN:
    case ORDER_CLOSE:
    case ORDER_AWAIT:
        order_connection(sockets, order);
        break;
    default:
        break;
    }
}

/* --- the whole ----------------------------------------------------------- */

/* As many descriptors as the system lets us have: an inner connection takes
 * two. */
static void raise_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
        limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void sockets_init(struct sockets *sockets, struct world *world)
{
    raise_limit();
    *sockets = (struct sockets){.world = world,
                                .inners = {.world = world},
                                .outers = {.world = world}};
    sockets->spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
}

bool sockets_confirmed(struct sockets *sockets, const struct machine *machine,
                       int *problem)
{
    const struct network_await *await = &machine->network.await;
    inners_tidy(&sockets->inners);
    struct inner *inner = inner_find(&sockets->inners, await->id);
    *problem = inner ? inner->problem : 0;
    return !inner || inner_through(inner, await);
}

bool sockets_reachable(const struct sockets *sockets)
{
    return sockets->doors || sockets->outers.list;
}

void sockets_clear(struct sockets *sockets, bool reset)
{
    inners_drop(&sockets->inners);
    while (sockets->doors) {
        struct door *next = sockets->doors->next;
        door_free(sockets->doors);
        sockets->doors = next;
    }
    outers_drop(&sockets->outers, reset);
}

void sockets_close(struct sockets *sockets)
{
    sockets_clear(sockets, false);
    number_table_done(&sockets->inners.ids);
    number_table_done(&sockets->inners.ports);
    number_table_done(&sockets->outers.ids);
    free(sockets->outers.scratch);
    if (sockets->spare >= 0) {
        close(sockets->spare);
    }
}
