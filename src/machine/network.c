/*
 * network.c: when something on a connection becomes ready (see socket.h).
 *
 * Between two turns: the kernel takes what it has room for; what was taken on
 * inner connections is confirmed by the world, one thing after the other in
 * the order in which it was left; then every end that has news gets a task in
 * its program's poll queue, one at a time, as libuv reports a descriptor once
 * a round.
 */
#include "machine/machine.h"

/* --- what an end has to be told ------------------------------------------ */

bool endpoint_has_news(const struct connection *connection, uint32_t end)
{
    const struct endpoint *me = &connection->ends[end];
    const struct stream *in = &connection->ends[1 - end].out;
    bool comes = in->arrived > in->read || in->fin == FIN_ARRIVED;
    return me->open && (me->news != 0 || (comes && !me->paused));
}

/* --- the kernel takes ---------------------------------------------------- */

static void push(struct machine *machine, struct connection *connection,
                 uint32_t end)
{
    struct endpoint *me = &connection->ends[end];
    if (stream_push(machine, connection, end) &&
        (!me->page || me->own->buffered_shown > 0)) {
        endpoint_tell(machine, me, NEWS_DRAINED);
    }
}

static void push_all(struct machine *machine)
{
    struct network_list *list = &machine->network.pushing;
    while (list->first) {
        struct network_link *link = list->first;
        network_leave(list, link);
        push(machine, network_find(machine, link->id), link->end);
    }
}

/* --- what the world has to confirm --------------------------------------- */

/* What an end has sent and nobody can read any more needs no answer. */
static bool is_pointless(struct connection *connection, uint32_t end)
{
    struct stream *stream = &connection->ends[end].out;
    return !connection->ends[1 - end].open ||
           (stream->arrived == stream->taken && stream->fin != FIN_TAKEN);
}

static void find_oldest(struct machine *machine, struct network_await *await)
{
    struct network_list *list = &machine->network.confirming;
    while (list->first && await->kind == AWAIT_NOTHING) {
        struct network_link *link = list->first;
        struct connection *connection = network_find(machine, link->id);
        struct stream *stream = &connection->ends[link->end].out;
        await->id = link->id;
        await->end = link->end;
        if (link == &connection->waiting) {
            await->kind = AWAIT_CONNECT;
        } else if (is_pointless(connection, link->end)) {
            network_leave(list, link);
            stream->arrived = stream->taken;
        } else {
            await->kind =
                stream->arrived < stream->taken ? AWAIT_BYTES : AWAIT_FIN;
        }
    }
}

/* False where there is nothing to wait for. */
static bool await_next(struct machine *machine)
{
    struct network_await await = {.kind = AWAIT_NOTHING};
    find_oldest(machine, &await);
    if (await.kind == AWAIT_NOTHING) {
        return false;
    }
    struct connection *connection = network_find(machine, await.id);
    const struct stream *stream = &connection->ends[await.end].out;
    if (await.kind != AWAIT_CONNECT) {
        struct order *order = machine_order(machine, ORDER_AWAIT, NULL, 0);
        order->process = connection->ends[await.end].process;
        order->id = await.id;
        order->code = (int32_t)await.end;
        order->value = await.kind == AWAIT_BYTES ? (int64_t)stream->taken : -1;
        await.target = await.kind == AWAIT_BYTES ? stream->taken : 0;
    }
    machine->network.await = await;
    machine_want(machine, WANT_CONFIRM, await.id, 0);
    return true;
}

/* --- tasks --------------------------------------------------------------- */

static void push_task(struct machine *machine, struct connection *connection,
                      uint32_t end)
{
    struct endpoint *me = &connection->ends[end];
    struct process *process = endpoint_process(machine, me);
    struct task task = {
        .callback = UNDEFINED,
        .arguments = UNDEFINED,
        .object = UNDEFINED,
        .kind = TASK_SOCKET,
        .id = connection->id,
        .end = end,
    };
    network_leave(&machine->network.telling, &me->own->telling);
    if (endpoint_has_news(connection, end)) {
        me->queued = 1;
        task_push(machine, process, &process->poll, &task);
    }
}

bool network_ready(struct machine *machine, struct machine_host *host)
{
    struct network_list *telling = &machine->network.telling;
    (void)host;
    if (machine->network.count == 0) {
        return true;
    }
    push_all(machine);
    if (await_next(machine)) {
        return false;
    }
    while (telling->first) {
        struct network_link *link = telling->first;
        push_task(machine, network_find(machine, link->id), link->end);
    }
    return true;
}

/* --- connecting ---------------------------------------------------------- */

static void failed(struct machine *machine, struct connection *connection,
                   uint32_t end, int32_t code)
{
    struct endpoint *me = &connection->ends[end];
    bool is_up = me->tcp != TCP_CONNECTING;
    me->own->error = code;
    connection->cut = is_up;
    endpoint_tell(machine, me, is_up ? NEWS_RESET : NEWS_FAILED);
}

void network_connect(struct machine *machine, struct connection *connection)
{
    const char *host = connection_host(connection);
    bool is_here = network_is_here(host);
    struct listener *listener =
        is_here ? listener_on(machine, connection->port) : NULL;
    struct endpoint *client = &connection->ends[END_CLIENT];
    if (listener && !listener_hears(listener, host)) {
        client->tcp = TCP_CONNECTING;
        failed(machine, connection, END_CLIENT, NETWORK_ECONNREFUSED);
        return;
    }
    struct order *order = machine_order(machine, ORDER_CONNECT, host,
                                        is_here ? 0 : strlen(host));
    order->process = client->process;
    order->id = connection->id;
    order->value = connection->port;
    client->tcp = TCP_CONNECTING;
    if (listener) {
        connection->inner = 1;
        connection->listener = listener->id;
        order->code = 1;
        order->listener = listener->id;
        connection_touch(machine, connection);
    }
}

/* A server's program gets its end. */
static void accept(struct machine *machine, struct connection *connection,
                   struct listener *listener)
{
    struct endpoint *server = &connection->ends[END_SERVER];
    connection->listener = listener->id;
    connection->port = (uint16_t)listener->port;
    connection->mapped = listener_hears_six(listener) &&
                         strchr(connection_host(connection), ':') == NULL;
    listener->connections++;
    server->tcp = TCP_CONNECTED;
    server->plain = 1;
    server->paused = 1;
    server->reader = READER_RAW;
    endpoint_attach(machine, server, machine->processes[listener->process],
                    listener->server);
    endpoint_tell(machine, server, NEWS_ACCEPTED);
}

static void connected(struct machine *machine, struct connection *connection)
{
    struct endpoint *client = &connection->ends[END_CLIENT];
    if (client->open && client->tcp == TCP_CONNECTING) {
        client->tcp = TCP_CONNECTED;
        stream_push_later(machine, &client->out);
        endpoint_tell(machine, client, NEWS_CONNECTED);
    }
}

/* --- events -------------------------------------------------------------- */

static void confirm_connect(struct machine *machine,
                            struct connection *connection, int32_t problem)
{
    struct listener *listener = listener_find(machine, connection->listener);
    connection_leave(machine, connection);
    if (problem) {
        failed(machine, connection, END_CLIENT, problem);
    } else if (listener && listener->state == LISTENER_OPEN &&
               endpoint_own(machine, &connection->ends[END_SERVER])) {
        accept(machine, connection, listener);
        connected(machine, connection);
    } else {
        failed(machine, connection, END_CLIENT, NETWORK_ECONNREFUSED);
    }
}

static void confirm_bytes(struct machine *machine,
                          struct connection *connection,
                          const struct network_await *await)
{
    struct stream *stream = &connection->ends[await->end].out;
    struct endpoint *peer = &connection->ends[1 - await->end];
    if (await->kind == AWAIT_BYTES && stream->arrived < await->target) {
        stream->arrived = await->target;
    } else if (await->kind == AWAIT_FIN && stream->fin == FIN_TAKEN) {
        stream->fin = FIN_ARRIVED;
        if (stream->reset) {
            endpoint_tell(machine, peer, NEWS_RESET);
        }
    }
    if (stream->arrived == stream->taken && stream->fin != FIN_TAKEN) {
        network_leave(&machine->network.confirming,
                      &stream->writer->confirming);
    }
    if (peer->open) {
        endpoint_touch(machine, peer);
    }
}

static void confirm(struct machine *machine, const struct event *event)
{
    struct network_await await = machine->network.await;
    struct connection *connection = network_find(machine, event->id);
    if (await.kind == AWAIT_NOTHING || await.id != event->id || !connection) {
        return;
    }
    memset(&machine->network.await, 0, sizeof machine->network.await);
    machine_want(machine, WANT_NOTHING, 0, 0);
    if (await.kind == AWAIT_CONNECT) {
        confirm_connect(machine, connection, (int32_t)event->value);
    } else {
        confirm_bytes(machine, connection, &await);
    }
}

static void listening(struct machine *machine, const struct event *event)
{
    struct listener *listener = listener_find(machine, event->id);
    if (!listener || listener->state != LISTENER_ASKED) {
        return;
    }
    struct process *process = machine->processes[listener->process];
    listener->port = (uint32_t)event->value;
    listener->state = LISTENER_OPEN;
    if (event->code != 0) {
        memset(listener, 0, sizeof *listener);
    }
    vm_answer(&process->vm, event->code ? value_int(-event->code)
                                        : value_int((int32_t)event->id));
}

/* From where it comes, if that is not loopback. */
static void name_peer(struct machine *machine, struct connection *connection,
                      const struct event *event)
{
    if (event->length == 0 || event->length >= NETWORK_ADDRESS) {
        return;
    }
    struct connection_names *names = connection_name(machine, connection);
    if (names) {
        memcpy(names->peer, event->bytes, event->length);
    }
}

static void accept_outer(struct machine *machine, const struct event *event)
{
    struct listener *listener = listener_find(machine, event->id);
    struct connection *connection =
        connection_new(machine, (uint32_t)event->value, END_SERVER);
    if (!connection) {
        struct order *order = machine_order(machine, ORDER_CLOSE, NULL, 0);
        order->id = (uint32_t)event->value;
        order->code = END_SERVER;
        order->value = 1;
        machine->network.next_connection = (uint32_t)event->value;
    } else if (listener && listener->state == LISTENER_OPEN) {
        connection->ends[END_CLIENT].tcp = TCP_CONNECTED;
        name_peer(machine, connection, event);
        accept(machine, connection, listener);
    } else {
        struct order *order = machine_order(machine, ORDER_CLOSE, NULL, 0);
        order->id = connection->id;
        order->code = END_SERVER;
        order->value = 1;
        connection_settle(machine, connection);
    }
}

/* Bytes from outside: they have arrived as soon as they are told. */
static void take_data(struct machine *machine, struct endpoint *outer,
                      struct endpoint *inner, const struct event *event)
{
    struct stream *stream = &outer->out;
    uint8_t *room =
        inner->open ? stream_reserve(machine, stream, event->length) : NULL;
    if (!room) {
        return;
    }
    memcpy(room, event->bytes, event->length);
    stream->written += event->length;
    stream->taken = stream->written;
    stream->arrived = stream->written;
    endpoint_touch(machine, inner);
}

/* The world's kernel has room again. */
static void drained(struct machine *machine, struct stream *stream,
                    int64_t bytes)
{
    uint64_t to = stream->read + (uint64_t)bytes;
    to = to < stream->taken ? to : stream->taken;
    stream->arrived = to;
    stream_read(machine, stream, to);
}

/* EVENT_CONNECTED, FAILED, DATA, DRAINED, FINISHED of an outer connection. */
static void outer_event(struct machine *machine, const struct event *event)
{
    struct connection *connection = network_find(machine, event->id);
    if (!connection || connection->inner) {
        return;
    }
    uint32_t ours = connection->ends[END_CLIENT].process == NETWORK_OUTER
                        ? END_SERVER
                        : END_CLIENT;
    struct endpoint *us = &connection->ends[ours];
    struct endpoint *them = &connection->ends[1 - ours];
    switch (event->kind) {
    case EVENT_CONNECTED:
        them->tcp = TCP_CONNECTED;
        connected(machine, connection);
        break;
    case EVENT_FAILED:
        failed(machine, connection, ours, event->code);
        break;
    case EVENT_DATA:
        take_data(machine, them, us, event);
        break;
    case EVENT_DRAINED:
        drained(machine, &us->out, event->value);
        break;
    case EVENT_FINISHED:
        them->out.fin = FIN_ARRIVED;
        if (us->open) {
            endpoint_touch(machine, us);
        }
        break;
    default:
        break;
    }
}

/* The answer to %tcpLookup. */
static void take_address(struct machine *machine, const struct event *event)
{
    struct process *process = machine->processes[event->process];
    if (process->state == PROCESS_ENDED || !process->made ||
        !process->vm.parked) {
        return;
    }
    vm_answer(&process->vm,
              event->code != 0
                  ? value_int(event->code)
                  : value_string(string_from_latin1(
                        &process->vm, event->bytes, event->length)));
}

void network_event(struct machine *machine, struct machine_host *host,
                   const struct event *event)
{
    (void)host;
    switch (event->kind) {
    case EVENT_LISTENING:
        listening(machine, event);
        break;
    case EVENT_CONFIRM:
        confirm(machine, event);
        break;
    case EVENT_ADDRESS:
        take_address(machine, event);
        break;
    case EVENT_ACCEPT:
        accept_outer(machine, event);
        break;
    default:
        outer_event(machine, event);
    }
}
