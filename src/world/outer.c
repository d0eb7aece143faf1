#include "world/outer.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world/world_part.h"

#define SCRATCH 65536u /* bytes read at once */

/* --- who has something to tell ------------------------------------------- */

static void make_ready(struct outer *outer)
{
    struct outers *outers = outer->outers;
    if (outer->ready || outer->gone) {
        return;
    }
    outer->ready = true;
    outer->next_ready = NULL;
    outer->previous_ready = outers->ready ? outers->last_ready : NULL;
    if (outers->ready) {
        outers->last_ready->next_ready = outer;
    } else {
        outers->ready = outer;
    }
    outers->last_ready = outer;
}

static void unready(struct outer *outer)
{
    struct outers *outers = outer->outers;
    if (!outer->ready) {
        return;
    }
    if (outer->previous_ready) {
        outer->previous_ready->next_ready = outer->next_ready;
    } else {
        outers->ready = outer->next_ready;
    }
    if (outer->next_ready) {
        outer->next_ready->previous_ready = outer->previous_ready;
    } else {
        outers->last_ready = outer->previous_ready;
    }
    outer->ready = false;
}

/* The kernel took some of what was sent. */
static void note_moved(struct outer *outer, size_t taken)
{
    struct outers *outers = outer->outers;
    if (outer->taken == 0 && taken > 0 && !outer->gone) {
        outer->next_moved = NULL;
        if (outers->moved) {
            outers->last_moved->next_moved = outer;
        } else {
            outers->moved = outer;
        }
        outers->last_moved = outer;
        outer->taken = taken;
    } else if (outer->taken > 0) {
        outer->taken += taken;
    }
}

static void forget_moved(struct outer *outer)
{
    struct outers *outers = outer->outers;
    struct outer *before = NULL, *at = outer->taken > 0 ? outers->moved : NULL;
    while (at && at != outer) {
        before = at;
        at = at->next_moved;
    }
    if (at && before) {
        before->next_moved = outer->next_moved;
    } else if (at) {
        outers->moved = outer->next_moved;
    }
    if (at && outers->last_moved == outer) {
        outers->last_moved = before;
    }
    outer->taken = 0;
}

/* The first of what was read and not told. */
static struct world_queue *take_in(struct outer *outer)
{
    struct world_queue *entry = outer->in;
    outer->in = entry->next;
    outer->waiting -= entry->event.length;
    return entry;
}

static void outer_free(struct outer *outer)
{
    struct outers *outers = outer->outers;
    if (outer->previous) {
        outer->previous->next = outer->next;
    } else {
        outers->list = outer->next;
    }
    if (outer->next) {
        outer->next->previous = outer->previous;
    }
    if (number_table_get(&outers->ids, outer->id) == outer) {
        number_table_drop(&outers->ids, outer->id);
    }
    unready(outer);
    forget_moved(outer);
    plug_close(&outer->plug);
    while (outer->in) {
        world_entry_free(take_in(outer));
    }
    free(outer);
}

/* --- the plug's owner ---------------------------------------------------- */

/* How much more may be read at once: what a peer has sent and the machine was
 * not told is bounded. */
static size_t room_left(const struct outer *outer)
{
    size_t room = OUTER_BUFFER - outer->waiting;
    return room < SCRATCH ? room : SCRATCH;
}

/* Behind what waits already: one event has at most NETWORK_CHUNK of them. */
static bool join_bytes(struct world_queue *last, const uint8_t *bytes, size_t n)
{
    size_t have = last->event.length;
    uint8_t *both = realloc((void *)(uintptr_t)last->event.bytes, have + n + 1);
    if (!both) {
        return false;
    }
    memcpy(both + have, bytes, n);
    both[have + n] = 0;
    last->event.bytes = both;
    last->event.length += (uint32_t)n;
    return true;
}

/* Bytes for an event: much at once keeps the shared buffer itself. */
static uint8_t *own_bytes(struct outers *outers, size_t n)
{
    uint8_t *shared = outers->scratch, *bytes;
    if (n > SCRATCH / 4) {
        bytes = n < SCRATCH / 2 ? realloc(shared, n + 1) : shared;
        outers->scratch = bytes ? NULL : shared;
    } else {
        bytes = malloc(n + 1);
        if (bytes) {
            memcpy(bytes, shared, n);
        }
    }
    if (bytes) {
        bytes[n] = 0;
    }
    return bytes;
}

/* A peer that is silent needs no buffer: bytes come through one that all of
 * them share, and what is kept is the event that will tell of them. */
static bool keep_bytes(struct outer *outer, size_t n)
{
    bool joins = outer->in && outer->last_in->event.length + n <= NETWORK_CHUNK;
    if (joins && !join_bytes(outer->last_in, outer->outers->scratch, n)) {
        return false;
    }
    outer->waiting += (uint32_t)n;
    if (joins) {
        return true;
    }
    struct world_queue *entry = malloc(sizeof *entry);
    uint8_t *bytes = entry ? own_bytes(outer->outers, n) : NULL;
    if (!bytes) {
        free(entry);
        outer->waiting -= (uint32_t)n;
        return false;
    }
    *entry = (struct world_queue){.event = {.kind = EVENT_DATA,
                                            .length = (uint32_t)n,
                                            .bytes = bytes}};
    if (outer->in) {
        outer->last_in->next = entry;
    } else {
        outer->in = entry;
    }
    outer->last_in = entry;
    return true;
}

static void on_readable(struct plug *plug)
{
    struct outer *outer = plug->owner;
    size_t room;
    while ((room = room_left(outer)) > 0) {
        if (!outer->outers->scratch) {
            outer->outers->scratch = malloc(SCRATCH + 1);
        }
        if (!outer->outers->scratch) {
            return;
        }
        long n = plug_read(plug, outer->outers->scratch, room);
        if (n == PLUG_NONE) {
            return;
        }
        make_ready(outer);
        if (n <= 0 || !keep_bytes(outer, (size_t)n)) {
            /* Behind a reset that a send has met, nothing more is read: that
             * is not the peer's end. */
            outer->fin = outer->fin || (n == 0 && !plug->error);
            break;
        }
        if ((size_t)n < room) {
            return; /* there is no more; the loop says when there is */
        }
    }
    plug_listens(plug, false);
}

static void on_moved(struct plug *plug, size_t taken)
{
    struct outer *outer = plug->owner;
    if (outer->gone && (plug->fd < 0 || plug->error)) {
        outer_free(outer);
        return;
    }
    note_moved(outer, taken);
    if (taken == 0 || plug->error) {
        make_ready(outer); /* it has come up, or it broke */
    }
}

static const struct plug_calls calls = {on_readable, on_moved};

static void outer_add(struct outers *outers, uint32_t id, uint32_t listener,
                      int fd)
{
    struct outer *outer = calloc(1, sizeof *outer);
    if (!outer || (id != 0 && !number_table_put(&outers->ids, id, outer))) {
        free(outer);
        close(fd);
        return;
    }
    outer->outers = outers;
    outer->id = id;
    outer->listener = listener;
    outer->next = outers->list;
    if (outer->next) {
        outer->next->previous = outer;
    }
    outers->list = outer;
    plug_init(&outer->plug, outers->world->loop, fd, listener != 0);
    outer->plug.owner = outer;
    outer->plug.calls = &calls;
    if (listener) {
        make_ready(outer);
    } else {
        plug_flush(&outer->plug);
    }
}

/* --- orders -------------------------------------------------------------- */

void outer_connect(struct outers *outers, uint32_t id, const char *address,
                   int port)
{
    int fd = plug_connect(address, port);
    if (fd < 0) {
        struct event event = {.kind = EVENT_FAILED, .id = id, .code = -fd};
        world_tell(outers->world, &event);
    } else {
        outer_add(outers, id, 0, fd);
    }
}

void outer_accept(struct outers *outers, uint32_t listener, int fd)
{
    outer_add(outers, 0, listener, fd);
}

struct outer *outer_find(const struct outers *outers, uint32_t id)
{
    return number_table_get(&outers->ids, id);
}

void outer_send(struct outer *outer, const uint8_t *bytes, size_t length)
{
    plug_send(&outer->plug, bytes, length);
}

void outer_finish(struct outer *outer)
{
    plug_finish(&outer->plug);
}

void outer_leave(struct outer *outer, bool reset)
{
    unready(outer);
    forget_moved(outer);
    outer->gone = true;
    if (outer->id != 0) {
        number_table_drop(&outer->outers->ids, outer->id);
    }
    plug_leave(&outer->plug, reset);
    if (outer->plug.fd < 0) {
        outer_free(outer);
    }
}

void outers_unlisten(struct outers *outers, uint32_t listener)
{
    struct outer *next;
    for (struct outer *outer = outers->list; outer; outer = next) {
        next = outer->next;
        if (outer->id == 0 && outer->listener == listener) {
            outer_leave(outer, true);
        }
    }
}

void outers_drop(struct outers *outers, bool reset)
{
    while (outers->list) {
        plug_leave(&outers->list->plug, reset);
        outer_free(outers->list);
    }
}

/* --- events -------------------------------------------------------------- */

static bool tell(struct outer *outer, struct event event)
{
    event.id = event.id ? event.id : outer->id;
    world_tell(outer->outers->world, &event);
    return true;
}

static bool tell_failed(struct outer *outer)
{
    if (!outer->plug.error || outer->told_failed) {
        return false;
    }
    outer->told_failed = true;
    return tell(
        outer, (struct event){.kind = EVENT_FAILED, .code = outer->plug.error});
}

/* That it is there, which the machine must know before anything else. */
static bool tell_up(struct outer *outer, const struct machine *machine)
{
    outer->told_up = outer->listener || outer->plug.up;
    if (!outer->told_up) {
        return tell_failed(outer);
    }
    if (!outer->listener) {
        return tell(outer, (struct event){.kind = EVENT_CONNECTED});
    }
    outer->id = network_next_id(machine);
    if (!number_table_put(&outer->outers->ids, outer->id, outer)) {
        return false;
    }
    char address[NETWORK_ADDRESS];
    plug_peer_address(outer->plug.fd, address, sizeof address);
    return tell(outer, (struct event){.kind = EVENT_ACCEPT,
                                      .id = outer->listener,
                                      .value = outer->id,
                                      .length = (uint32_t)strlen(address),
                                      .bytes = (const uint8_t *)address});
}

static bool tell_data(struct outer *outer)
{
    struct world_queue *entry = take_in(outer);
    entry->event.id = outer->id;
    world_tell_entry(outer->outers->world, entry);
    if (!outer->fin && !outer->plug.error) {
        plug_listens(&outer->plug, true);
    }
    return true;
}

/* What comes next of one peer. */
static bool tell_next(struct outer *outer, const struct machine *machine)
{
    if (!outer->told_up) {
        return tell_up(outer, machine);
    }
    if (outer->in) {
        return tell_data(outer);
    }
    if (outer->fin && !outer->told_fin) {
        outer->told_fin = true;
        return tell(outer, (struct event){.kind = EVENT_FINISHED});
    }
    return tell_failed(outer);
}

bool outers_tell_moved(struct outers *outers)
{
    struct outer *outer = outers->moved;
    if (!outer) {
        return false;
    }
    struct event event = {.kind = EVENT_DRAINED, .value = (int64_t)outer->taken};
    forget_moved(outer);
    return tell(outer, event);
}

bool outers_tell(struct outers *outers, const struct machine *machine)
{
    while (outers->ready) {
        struct outer *outer = outers->ready;
        unready(outer);
        bool told = tell_next(outer, machine);
        if (outer->told_failed && !outer->told_up) {
            outer_free(outer);
        } else if (told) {
            make_ready(outer);
        }
        if (told) {
            return true;
        }
    }
    return false;
}
