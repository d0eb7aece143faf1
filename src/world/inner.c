#include "world/inner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define READ_SIZE 65536u
#define READS 8 /* in a row, before others get their turn */
#define HASH_FACTOR 0x100000001b3u

/* --- what came through --------------------------------------------------- */

/* Eight bytes of the way at a time, wherever the reads were cut. */
static void roll(struct way_hash *hash, const uint8_t *bytes, size_t length)
{
    size_t i = 0;
    while (i < length) {
        if (hash->have == 0 && length - i >= 8) {
            memcpy(&hash->word, bytes + i, 8);
            hash->have = 8;
            i += 8;
        } else {
            hash->word |= (uint64_t)bytes[i++] << 8 * hash->have++;
        }
        if (hash->have == 8) {
            hash->words = (hash->words ^ hash->word) * HASH_FACTOR;
            hash->word = 0;
            hash->have = 0;
        }
    }
}

static bool same_hash(const struct way_hash *a, const struct way_hash *b)
{
    return a->words == b->words && a->word == b->word && a->have == b->have;
}

static bool is_open(const struct inner *inner, uint32_t end)
{
    return inner->ends[end].fd >= 0;
}

/* Nothing more that `end` sends can arrive. */
static bool is_stuck(const struct inner *inner, uint32_t end)
{
    return inner->lost || inner->ways[end].fin || inner->ends[end].error ||
           (inner->joined && !is_open(inner, 1 - end));
}

static void settle(struct inner *inner)
{
    if (!inner->is_over && inner->ways[0].leaves && inner->ways[1].leaves &&
        !is_open(inner, 0) && !is_open(inner, 1)) {
        inner->is_over = true;
        inner->next_over = inner->inners->over;
        inner->inners->over = inner;
    }
}

/* Closes the ends that only waited for their bytes to come through. */
static void close_ends(struct inner *inner)
{
    for (uint32_t end = 0; end < 2; end++) {
        const struct inner_way *way = &inner->ways[end];
        bool joined = inner->joined || inner->lost;
        if (way->leaves && joined && is_open(inner, end) &&
            (way->received == way->sent || is_stuck(inner, end))) {
            plug_leave(&inner->ends[end], way->reset);
        }
    }
    settle(inner);
}

static void receive(struct inner *inner, uint32_t end, const uint8_t *bytes,
                    size_t length)
{
    struct inner_way *way = &inner->ways[1 - end];
    way->received += length;
    roll(&way->received_hash, bytes, length);
    inner->world->inner_bytes += length;
    if (way->received == way->sent && !same_hash(&way->received_hash, &way->sent_hash)) {
        inner->world->inner_wrong++;
    }
}

/* Reads what has come to `end`. */
static void read_end(struct inner *inner, uint32_t end)
{
    uint8_t bytes[READ_SIZE];
    struct plug *plug = &inner->ends[end];
    for (int i = 0; i < READS && plug->fd >= 0; i++) {
        long n = plug_read(plug, bytes, sizeof bytes);
        if (n == PLUG_NONE) {
            return;
        }
        if (n <= 0) {
            inner->ways[1 - end].fin = true;
            plug_listens(plug, false);
            return;
        }
        receive(inner, end, bytes, (size_t)n);
    }
}

/* --- the plugs' owner ---------------------------------------------------- */

static uint32_t end_of(const struct plug *plug)
{
    const struct inner *inner = plug->owner;
    return plug == &inner->ends[1];
}

static void on_readable(struct plug *plug)
{
    struct inner *inner = plug->owner;
    read_end(inner, end_of(plug));
    if (plug->error && !inner->joined) {
        inner_lose(inner);
    }
    close_ends(inner);
}

static void on_moved(struct plug *plug, size_t taken)
{
    struct inner *inner = plug->owner;
    (void)taken;
    if (plug->error && !inner->joined) {
        inner_lose(inner);
    }
}

static const struct plug_calls calls = {on_readable, on_moved};

static void take_over(struct inner *inner, uint32_t end, int fd, bool up)
{
    struct plug *plug = &inner->ends[end];
    plug_init(plug, inner->world->loop, fd, up);
    plug->owner = inner;
    plug->calls = &calls;
}

/* --- orders -------------------------------------------------------------- */

static struct inner *inner_new(struct inners *inners, uint32_t id)
{
    struct inner *inner = calloc(1, sizeof *inner);
    if (!inner || !number_table_put(&inners->ids, id, inner)) {
        free(inner);
        return NULL;
    }
    inner->inners = inners;
    inner->world = inners->world;
    inner->next = inners->list;
    if (inner->next) {
        inner->next->previous = inner;
    }
    inners->list = inner;
    return inner;
}

struct inner *inner_find(const struct inners *inners, uint32_t id)
{
    return number_table_get(&inners->ids, id);
}

struct inner *inner_expected(const struct inners *inners, int port)
{
    return number_table_get(&inners->ports, (uint32_t)port);
}

/* Its client's port belongs to nobody, or is known. */
static void expect_no_more(struct inner *inner)
{
    if (inner->local_port > 0 && inner_expected(inner->inners,
                                                inner->local_port) == inner) {
        number_table_drop(&inner->inners->ports, (uint32_t)inner->local_port);
    }
}

struct inner *inner_connect(struct inners *inners, uint32_t id,
                            uint32_t listener, const char *address, int port)
{
    struct inner *inner = inner_new(inners, id);
    if (!inner) {
        return NULL;
    }
    inner->id = id;
    inner->listener = listener;
    inner->ends[0].fd = inner->ends[1].fd = -1;
    int fd = port ? plug_connect(address, port) : -1;
    if (fd < 0) {
        inner->lost = true;
        inner->problem = fd == -EMFILE || fd == -ENFILE ? -fd : 0;
        return inner;
    }
    inner->local_port = plug_port(fd);
    take_over(inner, 0, fd, false);
    if (!number_table_put(&inners->ports, (uint32_t)inner->local_port, inner)) {
        inner_lose(inner);
    }
    return inner;
}

void inner_join(struct inner *inner, int fd)
{
    expect_no_more(inner);
    take_over(inner, 1, fd, true);
    inner->joined = true;
    close_ends(inner);
}

void inner_lose(struct inner *inner)
{
    expect_no_more(inner);
    inner->lost = true;
    plug_close(&inner->ends[0]);
    plug_close(&inner->ends[1]);
    settle(inner);
}

void inner_refuse(struct inner *inner, int problem)
{
    inner->problem = problem;
    inner_lose(inner);
}

void inner_send(struct inner *inner, uint32_t end, const uint8_t *bytes,
                size_t length)
{
    struct inner_way *way = &inner->ways[end];
    way->sent += length;
    roll(&way->sent_hash, bytes, length);
    if (!inner->lost) {
        plug_send(&inner->ends[end], bytes, length);
    }
}

void inner_finish(struct inner *inner, uint32_t end)
{
    if (!inner->lost) {
        plug_finish(&inner->ends[end]);
    }
}

void inner_leave(struct inner *inner, uint32_t end, bool reset)
{
    inner->ways[end].leaves = true;
    inner->ways[end].reset = reset;
    if (!inner->confirmed) {
        inner->ways[1].leaves = true;
    }
    inner_pump(inner);
}

void inner_pump(struct inner *inner)
{
    uint64_t before;
    do {
        before = inner->ways[0].received + inner->ways[1].received;
        for (uint32_t end = 0; end < 2; end++) {
            if (is_open(inner, end)) {
                plug_flush(&inner->ends[end]);
            }
        }
        for (uint32_t end = 0; end < 2; end++) {
            if (is_open(inner, end)) {
                read_end(inner, end);
            }
        }
        close_ends(inner);
    } while (inner->ways[0].received + inner->ways[1].received != before);
}

/* --- answers ------------------------------------------------------------- */

static bool has_arrived(const struct inner *inner,
                        const struct network_await *await)
{
    const struct inner_way *way = &inner->ways[await->end & 1];
    switch (await->kind) {
    case AWAIT_NOTHING:
        return true;
    case AWAIT_CONNECT:
        return inner->joined || inner->lost;
    case AWAIT_BYTES:
        return way->received >= await->target ||
               is_stuck(inner, await->end & 1);
    default:
        return is_stuck(inner, await->end & 1);
    }
}

bool inner_through(struct inner *inner, const struct network_await *await)
{
    if (!has_arrived(inner, await)) {
        inner_pump(inner);
    }
    bool arrived = has_arrived(inner, await);
    inner->confirmed = inner->confirmed || (arrived && !inner->problem);
    return arrived;
}

void inner_free(struct inner *inner)
{
    struct inners *inners = inner->inners;
    expect_no_more(inner);
    number_table_drop(&inners->ids, inner->id);
    if (inner->previous) {
        inner->previous->next = inner->next;
    } else {
        inners->list = inner->next;
    }
    if (inner->next) {
        inner->next->previous = inner->previous;
    }
    plug_close(&inner->ends[0]);
    plug_close(&inner->ends[1]);
    free(inner);
}

void inners_tidy(struct inners *inners)
{
    while (inners->over) {
        struct inner *inner = inners->over;
        inners->over = inner->next_over;
        inner_free(inner);
    }
}

void inners_drop(struct inners *inners)
{
    inners->over = NULL;
    while (inners->list) {
        inner_free(inners->list);
    }
}
