/*
 * stream.c: the bytes that one end of a connection sends (see socket.h).
 *
 * The kernel of the model takes what it has room for: at once while a Node
 * program sends, behind the turn for a page. What it has taken goes out as an
 * order; what it could not take waits until the other program has read.
 */
#include "machine/machine.h"

#define SMALLEST 256u /* bytes of a buffer */
#define SPARE_MOST (1u << 20) /* a spare buffer is at most so large */

/* --- buffers --------------------------------------------------------------- */

/* Large buffers come and go with each large message: one is kept, and what it
 * held is not cleared. */
static uint8_t *buffer_take(struct network *network, uint64_t *room)
{
    if (network->spare && *room > POOL_MOST && *room <= network->spare_room) {
        uint8_t *bytes = network->spare;
        *room = network->spare_room;
        network->spare = NULL;
        return bytes;
    }
    *room = pool_room((size_t)*room);
    return pool_take(&network->pool, (size_t)*room);
}

static void buffer_give(struct network *network, uint8_t *bytes, uint64_t room)
{
    if (room > POOL_MOST && room <= SPARE_MOST && !network->spare) {
        network->spare = bytes;
        network->spare_room = room;
    } else {
        pool_give(&network->pool, bytes, (size_t)room);
    }
}

/* What was sent lies in the buffer until the order is carried out: an order
 * whose bytes are about to move, or to be lost, gets a copy of them. */
static void take_back(struct machine *machine, struct stream *stream)
{
    bool is_lent = stream->lent == machine->outbox_number + 1;
    stream->lent = 0;
    for (uint32_t i = 0; is_lent && i < machine->outbox_count; i++) {
        struct order *order = &machine->outbox[i];
        if (order->kind == ORDER_SEND && order->bytes >= stream->bytes &&
            order->bytes < stream->bytes + stream->room) {
            machine_order_keep(machine, order);
        }
    }
}

static void buffer_leave(struct machine *machine, struct stream *stream)
{
    take_back(machine, stream);
    if (stream->bytes) {
        buffer_give(&machine->network, stream->bytes, stream->room);
    }
    stream->bytes = NULL;
    stream->room = 0;
}

/* What has been read makes room at the front. */
static void move_down(struct machine *machine, struct stream *stream)
{
    take_back(machine, stream);
    size_t gone = (size_t)(stream->read - stream->base);
    size_t live = (size_t)(stream->written - stream->read);
    memmove(stream->bytes, stream->bytes + gone, live);
    stream->base = stream->read;
}

static bool grow(struct machine *machine, struct stream *stream, uint64_t need)
{
    uint64_t room = stream->room * 2 > need ? stream->room * 2 : need;
    uint8_t *bytes = NULL;
    room = room > SMALLEST ? room : SMALLEST;
    if (room < (uint64_t)ARENA_SPANS * ARENA_SPAN) {
        bytes = buffer_take(&machine->network, &room);
    }
    if (!bytes) {
        return false;
    }
    if (stream->bytes) {
        memcpy(bytes, stream_at(stream, stream->read),
               (size_t)(stream->written - stream->read));
    }
    buffer_leave(machine, stream);
    stream->bytes = bytes;
    stream->room = room;
    stream->base = stream->read;
    return true;
}

uint8_t *stream_reserve(struct machine *machine, struct stream *stream,
                        size_t length)
{
    uint64_t live = stream->written - stream->read;
    uint64_t need = live + length + 1; /* and a text's zero byte */
    stream_push_later(machine, stream);
    if (stream->written - stream->base + length + 1 > stream->room) {
        if (stream->bytes && need <= stream->room / 2) {
            move_down(machine, stream);
        } else if (!grow(machine, stream, need)) {
            return NULL;
        }
    }
    return stream->bytes + (stream->written - stream->base);
}

void stream_commit(struct stream *stream, size_t length, uint64_t payload)
{
    struct stream_writer *writer = stream->writer;
    bool idle = writer->settled == stream->written;
    stream->written += length;
    writer->written_payload += payload;
    if (idle) {
        writer->request = stream->written;
    }
}

const uint8_t *stream_at(const struct stream *stream, uint64_t from)
{
    return stream->bytes + (from - stream->base);
}

void stream_read(struct machine *machine, struct stream *stream, uint64_t to)
{
    stream->read = to;
    if (stream->read == stream->written) {
        buffer_leave(machine, stream);
        stream->base = stream->read;
    }
    if (stream->taken < stream->written) {
        stream_push_later(machine, stream);
    }
}

void stream_done(struct machine *machine, struct stream *stream)
{
    buffer_leave(machine, stream);
    stream->written = stream->taken;
    stream->arrived = stream->taken;
    stream->read = stream->taken;
    stream->base = stream->taken;
    if (stream->writer) {
        struct network *network = &machine->network;
        network_leave(&network->confirming, &stream->writer->confirming);
        network_leave(&network->pushing, &stream->writer->pushing);
    }
}

/* --- the kernel ---------------------------------------------------------- */

static uint64_t kernel_room(const struct stream *stream)
{
    return NETWORK_KERNEL - (stream->taken - stream->read);
}

/* A write is done; those that came in the meantime go as one. */
static void settle(struct stream *stream)
{
    struct stream_writer *writer = stream->writer;
    writer->settled = writer->request;
    writer->request = stream->written;
    if (writer->settled == stream->written) {
        writer->settled_payload = writer->written_payload;
    }
}

static struct order *order_of(struct machine *machine,
                              const struct connection *connection, uint32_t end,
                              enum order_kind kind)
{
    struct order *order = machine_order(machine, kind, NULL, 0);
    order->process = connection->ends[end].process;
    order->id = connection->id;
    order->code = (int32_t)end;
    return order;
}

/* Takes a part of the present write; false: nothing more can be taken. */
static bool take(struct machine *machine, struct connection *connection,
                 uint32_t end)
{
    struct stream *stream = &connection->ends[end].out;
    uint64_t rest = stream->writer->request - stream->taken;
    uint64_t room = kernel_room(stream);
    uint64_t n = rest < room ? rest : room;
    if (n == 0) {
        return false;
    }
    struct order *order = order_of(machine, connection, end, ORDER_SEND);
    order->bytes = stream_at(stream, stream->taken);
    order->length = (uint32_t)n;
    stream->lent = machine->outbox_number + 1;
    stream->taken += n;
    if (stream->taken == stream->writer->request) {
        settle(stream);
    }
    return true;
}

/* The other end is gone: what is sent there is answered with a reset. */
static bool is_lost(const struct connection *connection, uint32_t end)
{
    const struct stream *stream = &connection->ends[end].out;
    return connection->inner && !connection->ends[1 - end].open &&
           stream->taken < stream->written;
}

/* The kernel takes it all the same; what comes back is a reset. */
static void lose(struct machine *machine, struct endpoint *me)
{
    struct stream *stream = &me->out;
    stream->taken = stream->written;
    stream->arrived = stream->written;
    stream->writer->request = stream->written;
    settle(stream);
    stream_read(machine, stream, stream->written);
    endpoint_tell(machine, me, NEWS_RESET);
}

static void push_fin(struct machine *machine, struct connection *connection,
                     uint32_t end)
{
    struct stream *stream = &connection->ends[end].out;
    if (stream->fin == FIN_ASKED && stream->taken == stream->written) {
        order_of(machine, connection, end, ORDER_SHUTDOWN);
        stream->fin = FIN_TAKEN;
    }
}

bool stream_push(struct machine *machine, struct connection *connection,
                 uint32_t end)
{
    struct endpoint *me = &connection->ends[end];
    struct stream *stream = &me->out;
    uint64_t settled = stream->writer->settled;
    if (me->tcp < TCP_CONNECTED || !me->open) {
        return false;
    }
    if (is_lost(connection, end)) {
        lose(machine, me);
        push_fin(machine, connection, end);
        return stream->writer->settled > settled;
    }
    while (take(machine, connection, end)) {
    }
    push_fin(machine, connection, end);
    if (connection->inner &&
        (stream->arrived < stream->taken || stream->fin == FIN_TAKEN)) {
        stream_touch(machine, stream);
    }
    return stream->writer->settled > settled;
}
