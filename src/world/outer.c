#include "world/outer.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world/world_part.h"

#define IN_START 65536u

/* --- who has something to tell ------------------------------------------- */

static void make_ready(struct outer *outer)
{
    struct outers *outers = outer->outers;
    if (outer->ready || outer->gone) {
        return;
    }
    outer->ready = true;
    outer->next_ready = NULL;
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
    struct outer **place = &outers->ready, *before = NULL;
    if (!outer->ready) {
        return;
    }
    while (*place != outer) {
        before = *place;
        place = &before->next_ready;
    }
    *place = outer->next_ready;
    if (outers->last_ready == outer) {
        outers->last_ready = before;
    }
    outer->ready = false;
}

static void outer_free(struct outer *outer)
{
    struct outer **place = &outer->outers->list;
    while (*place != outer) {
        place = &(*place)->next;
    }
    *place = outer->next;
    outer->outers->count--;
    unready(outer);
    plug_close(&outer->plug);
    free(outer->in);
    free(outer);
}

/* --- the plug's owner ---------------------------------------------------- */

static bool make_room(struct outer *outer)
{
    if (outer->first > 0) {
        memmove(outer->in, outer->in + outer->first, outer->end - outer->first);
        outer->end -= outer->first;
        outer->first = 0;
    }
    if (outer->end < outer->capacity) {
        return true;
    }
    size_t capacity = outer->capacity ? outer->capacity * 2 : IN_START;
    uint8_t *in =
        capacity <= OUTER_BUFFER ? realloc(outer->in, capacity) : NULL;
    if (in) {
        outer->in = in;
        outer->capacity = capacity;
    }
    return in != NULL;
}

static void on_readable(struct plug *plug)
{
    struct outer *outer = plug->owner;
    while (make_room(outer)) {
        long n = plug_read(plug, outer->in + outer->end,
                           outer->capacity - outer->end);
        if (n == PLUG_NONE) {
            return;
        }
        make_ready(outer);
        if (n <= 0) {
            outer->fin = outer->fin || n == 0;
            break;
        }
        outer->end += (size_t)n;
    }
    plug_listens(plug, false);
}

static void on_moved(struct plug *plug, size_t taken)
{
    struct outer *outer = plug->owner;
    outer->taken += taken;
    if (outer->gone && (plug->fd < 0 || plug->error)) {
        outer_free(outer);
    } else {
        make_ready(outer);
    }
}

static void outer_add(struct outers *outers, uint32_t id, uint32_t listener,
                      int fd)
{
    struct outer *outer = calloc(1, sizeof *outer);
    if (!outer) {
        close(fd);
        return;
    }
    outer->outers = outers;
    outer->id = id;
    outer->listener = listener;
    outer->next = outers->list;
    outers->list = outer;
    outers->count++;
    plug_init(&outer->plug, outers->world->loop, fd, listener != 0);
    outer->plug.owner = outer;
    outer->plug.readable = on_readable;
    outer->plug.moved = on_moved;
    if (listener) {
        make_ready(outer);
    } else {
        plug_flush(&outer->plug);
    }
}

/* --- orders -------------------------------------------------------------- */

void outer_connect(struct outers *outers, uint32_t id, int port)
{
    int fd = plug_connect(port);
    if (fd < 0) {
        struct event event = {.kind = EVENT_FAILED, .id = id, .code = -fd};
        world_tell(outers->world, &event);
    } else {
        outer_add(outers, id, 0, fd);
    }
}

void outer_accept(struct outers *outers, uint32_t listener, int fd)
{
    if (outers->count >= OUTER_MOST) {
        close(fd);
    } else {
        outer_add(outers, 0, listener, fd);
    }
}

struct outer *outer_find(const struct outers *outers, uint32_t id)
{
    struct outer *outer = outers->list;
    while (outer && (outer->id != id || outer->gone)) {
        outer = outer->next;
    }
    return outer;
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
    outer->gone = true;
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
    return tell(outer, (struct event){.kind = EVENT_ACCEPT,
                                      .id = outer->listener,
                                      .value = outer->id});
}

static bool tell_data(struct outer *outer)
{
    size_t length = outer->end - outer->first;
    if (length > NETWORK_CHUNK) {
        length = NETWORK_CHUNK;
    }
    bool told = tell(outer, (struct event){.kind = EVENT_DATA,
                                           .length = (uint32_t)length,
                                           .bytes = outer->in + outer->first});
    outer->first += length;
    if (!outer->fin && !outer->plug.error) {
        plug_listens(&outer->plug, true);
    }
    return told;
}

/* What comes next of one peer. */
static bool tell_next(struct outer *outer, const struct machine *machine)
{
    if (!outer->told_up) {
        return tell_up(outer, machine);
    }
    if (outer->taken) {
        int64_t taken = (int64_t)outer->taken;
        outer->taken = 0;
        return tell(outer,
                    (struct event){.kind = EVENT_DRAINED, .value = taken});
    }
    if (outer->end > outer->first) {
        return tell_data(outer);
    }
    if (outer->fin && !outer->told_fin) {
        outer->told_fin = true;
        return tell(outer, (struct event){.kind = EVENT_FINISHED});
    }
    return tell_failed(outer);
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
