/*
 * connection.c: connections, their ends and listeners come and go.
 */
#include "machine/machine.h"

#define ROW_START 64u
#define SEED_STEP 0x9e3779b97f4a7c15u

_Static_assert(sizeof(struct opening) <= ARENA_SPAN, "an opening is a span");
/* There may be very many of both, and most of them are idle. */
_Static_assert(sizeof(struct connection) <= 256, "it fits a cell of the pool");
_Static_assert(sizeof(struct end_own) <= 256, "so does what an end has");

static struct arena *arena_of(struct machine *machine)
{
    return machine->outbox_bytes.arena;
}

/* --- names --------------------------------------------------------------- */

const char *ready_state_name(enum ready_state state)
{
    static const char *const names[] = {
#define R(name, english, korean) #name,
        READY_STATES(R)
#undef R
    };
    return state < READY_STATE_COUNT ? names[state] : "";
}

const char *tcp_state_name(enum tcp_state state, int korean)
{
    static const char *const names[][2] = {
#define T(name, text, korean) {text, korean},
        TCP_STATES(T)
#undef T
    };
    return state < TCP_STATE_COUNT ? names[state][korean ? 1 : 0] : "";
}

/* --- reading ------------------------------------------------------------- */

const struct connection *network_connection(const struct machine *machine,
                                            uint32_t i)
{
    const struct network *network = &machine->network;
    return i < network->count ? network->connections[i] : NULL;
}

const struct listener *network_listener(const struct machine *machine,
                                        uint32_t i)
{
    const struct listener *listener = &machine->network.listeners[i];
    return listener->state == LISTENER_FREE ? NULL : listener;
}

/* Where the connection of that id stands, or would stand: where those before
 * it are all there still, it is as far from the first as its id is; never
 * further. */
static uint32_t place_of(const struct network *network, uint32_t id)
{
    uint32_t low = 0, high = network->count;
    if (high > 0 && id >= network->connections[0]->id) {
        uint32_t most = id - network->connections[0]->id;
        if (most < high && network->connections[most]->id == id) {
            return most;
        }
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (network->connections[middle]->id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct connection *network_find(const struct machine *machine, uint32_t id)
{
    const struct network *network = &machine->network;
    uint32_t place = place_of(network, id);
    if (place == network->count || network->connections[place]->id != id) {
        return NULL;
    }
    return network->connections[place];
}

uint32_t network_next_id(const struct machine *machine)
{
    return machine->network.next_connection + 1;
}

uint64_t network_flight(const struct connection *connection, uint32_t end,
                        const uint8_t **bytes, size_t *length)
{
    const struct stream *stream = &connection->ends[end].out;
    *length = (size_t)(stream->taken - stream->arrived);
    *bytes = *length > 0 ? stream_at(stream, stream->arrived) : NULL;
    return stream->arrived;
}

bool network_end_open(const struct connection *connection, uint32_t end)
{
    const struct endpoint *me = &connection->ends[end];
    return me->open && me->tcp >= TCP_CONNECTED;
}

const char *connection_host(const struct connection *connection)
{
    return connection->names ? connection->names->host : "";
}

const char *connection_peer(const struct connection *connection)
{
    return connection->names ? connection->names->peer : "";
}

const struct end_story *endpoint_story(const struct endpoint *end)
{
    static const struct end_story nothing;
    return end->own && end->own->story ? end->own->story : &nothing;
}

uint64_t endpoint_buffered(const struct endpoint *end)
{
    const struct stream_writer *writer = end->out.writer;
    if (!writer) {
        return 0;
    }
    return end->page ? writer->written_payload - writer->settled_payload
                     : end->out.written - writer->settled;
}

struct process *endpoint_process(const struct machine *machine,
                                 const struct endpoint *end)
{
    return end->process == NETWORK_OUTER ? NULL
                                         : machine->processes[end->process];
}

/* --- chance -------------------------------------------------------------- */

static uint64_t mix(uint64_t seed)
{
    seed += SEED_STEP;
    seed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9u;
    seed = (seed ^ seed >> 27) * 0x94d049bb133111ebu;
    return seed ^ seed >> 31;
}

/* xorshift128+, seeded by the session's seed. */
static uint64_t random_next(struct machine *machine)
{
    struct network *network = &machine->network;
    if (!network->seeded) {
        network->random[0] = mix(machine->seed[0] ^ SEED_STEP);
        network->random[1] = mix(machine->seed[1] + SEED_STEP) | 1;
        network->seeded = 1;
    }
    uint64_t a = network->random[0], b = network->random[1];
    network->random[0] = b;
    a ^= a << 23;
    network->random[1] = a ^ b ^ a >> 17 ^ b >> 26;
    return network->random[1] + b;
}

void network_random(struct machine *machine, uint8_t bytes[16])
{
    for (uint32_t i = 0; i < 16; i += 8) {
        uint64_t number = random_next(machine);
        memcpy(bytes + i, &number, sizeof number);
    }
}

/* While a program runs, its own count is the true one. */
uint64_t network_steps(const struct machine *machine)
{
    return machine->in_vm ? machine->processes[machine->current]->vm.steps
                          : machine->steps;
}

/* --- connections --------------------------------------------------------- */

static void link_init(struct network_link *link, uint32_t id, uint32_t end)
{
    link->id = id;
    link->end = (uint16_t)end;
}

static void endpoint_init(struct endpoint *end, uint32_t id, uint32_t side)
{
    end->connection = id;
    end->side = (uint8_t)side;
    end->process = NETWORK_OUTER;
}

bool endpoint_own(struct machine *machine, struct endpoint *end)
{
    struct end_own *own = pool_take(&machine->network.pool, sizeof *own);
    if (!own) {
        return false;
    }
    link_init(&own->telling, end->connection, end->side);
    link_init(&own->writer.confirming, end->connection, end->side);
    link_init(&own->writer.pushing, end->connection, end->side);
    own->object = UNDEFINED;
    own->message = UNDEFINED;
    own->early = UNDEFINED;
    own->context = UNDEFINED;
    for (uint32_t i = 0; i < READY_STATE_COUNT; i++) {
        own->times[i] = -1;
    }
    end->own = own;
    end->out.writer = &own->writer;
    return true;
}

/* Room for one more in the row of all connections. */
static bool row_grow(struct network *network)
{
    if (network->count < network->capacity) {
        return true;
    }
    uint32_t capacity = network->capacity ? network->capacity * 2 : ROW_START;
    size_t size = sizeof *network->connections;
    struct connection **row = pool_take(&network->pool, capacity * size);
    if (!row) {
        return false;
    }
    if (network->connections) {
        memcpy(row, network->connections, network->count * size);
        pool_give(&network->pool, network->connections,
                  network->capacity * size);
    }
    network->connections = row;
    network->capacity = capacity;
    return true;
}

struct connection *connection_new(struct machine *machine, uint32_t id,
                                  uint32_t ours)
{
    struct network *network = &machine->network;
    struct connection *connection =
        row_grow(network) ? pool_take(&network->pool, sizeof *connection)
                          : NULL;
    if (!connection) {
        return NULL;
    }
    endpoint_init(&connection->ends[END_CLIENT], id, END_CLIENT);
    endpoint_init(&connection->ends[END_SERVER], id, END_SERVER);
    if (!endpoint_own(machine, &connection->ends[ours])) {
        pool_give(&network->pool, connection, sizeof *connection);
        return NULL;
    }
    connection->id = id;
    link_init(&connection->waiting, id, END_CLIENT);
    connection->local_port = (uint16_t)(NETWORK_LOCAL + (id - 1) % 16384);
    connection->made = network_steps(machine);
    network->next_connection = id;
    network->connections[network->count++] = connection;
    return connection;
}

struct connection_names *connection_name(struct machine *machine,
                                         struct connection *connection)
{
    if (!connection->names) {
        connection->names = pool_take(&machine->network.pool,
                                      sizeof *connection->names);
    }
    return connection->names;
}

struct end_story *endpoint_tale(struct machine *machine, struct endpoint *end)
{
    struct end_own *own = end->own;
    if (!own->story) {
        own->story = pool_take(&machine->network.pool, sizeof *own->story);
    }
    return own->story;
}

/* --- decoders ------------------------------------------------------------ */

static void decoder_init(const struct endpoint *end)
{
    const struct frame_terms *terms = &end->own->terms;
    struct frame_decoder *frame = &end->own->decoder->frame;
    message_decoder_init(end->own->decoder, end->side == END_SERVER);
    frame->limit = terms->limit;
    frame->fragment_limit = terms->fragments;
    frame->allows_rsv1 = terms->allows_rsv1 != 0;
    frame->trusts_text = terms->trusts_text != 0;
    frame->is_page = end->page != 0;
}

void endpoint_begin_frames(struct endpoint *end,
                           const struct frame_terms *terms)
{
    static const struct frame_terms usual = {FRAME_PAYLOAD_LIMIT,
                                             FRAME_FRAGMENT_LIMIT, 0, 0};
    end->own->terms = terms ? *terms : usual;
    if (end->own->decoder) {
        decoder_init(end);
    }
}

struct message_decoder *endpoint_decoder(struct machine *machine,
                                         struct endpoint *end)
{
    struct end_own *own = end->own;
    if (!own->decoder) {
        own->decoder =
            pool_take(&machine->network.pool, sizeof *own->decoder);
        if (own->decoder) {
            decoder_init(end);
        }
    }
    return own->decoder;
}

/* The end of a connection that is forgotten. */
static void own_done(struct machine *machine, struct endpoint *end)
{
    struct pool *pool = &machine->network.pool;
    struct end_own *own = end->own;
    if (!own) {
        return;
    }
    opening_done(machine, end);
    network_leave(&machine->network.telling, &own->telling);
    if (own->decoder) {
        pool_give(pool, own->decoder, sizeof *own->decoder);
    }
    if (own->story) {
        pool_give(pool, own->story, sizeof *own->story);
    }
    pool_give(pool, own, sizeof *own);
    end->own = NULL;
    end->out.writer = NULL;
}

/* --- connections that are over ------------------------------------------- */

/* Nothing will ever happen at either end. */
static bool is_over(const struct connection *connection)
{
    const struct endpoint *a = &connection->ends[0], *b = &connection->ends[1];
    return (a->done || a->process == NETWORK_OUTER) &&
           (b->done || b->process == NETWORK_OUTER);
}

static void connection_free(struct machine *machine,
                            struct connection *connection)
{
    struct network *network = &machine->network;
    struct connection **row = network->connections;
    uint32_t place = place_of(network, connection->id);
    for (uint32_t i = 0; i < 2; i++) {
        struct endpoint *end = &connection->ends[i];
        stream_done(machine, &end->out);
        own_done(machine, end);
    }
    if (connection->names) {
        pool_give(&network->pool, connection->names,
                  sizeof *connection->names);
    }
    network->count--;
    memmove(row + place, row + place + 1,
            (network->count - place) * sizeof *row);
    row[network->count] = NULL;
    pool_give(&network->pool, connection, sizeof *connection);
}

void connection_settle(struct machine *machine, struct connection *connection)
{
    struct network *network = &machine->network;
    if (!is_over(connection) || connection->over) {
        return;
    }
    connection_leave(machine, connection);
    connection->over = 1;
    stream_done(machine, &connection->ends[0].out);
    stream_done(machine, &connection->ends[1].out);
    network_touch(machine, &network->over, &connection->waiting);
    if (++network->over_count > NETWORK_KEPT) {
        struct network_link *oldest = network->over.first;
        network->over_count--;
        network_leave(&network->over, oldest);
        connection_free(machine, network_find(machine, oldest->id));
    }
}

/* --- ends ---------------------------------------------------------------- */

struct opening *opening_new(struct machine *machine, struct endpoint *end)
{
    end->own->opening = arena_take(arena_of(machine), 1);
    return end->own->opening;
}

void opening_done(struct machine *machine, struct endpoint *end)
{
    if (end->own->opening) {
        arena_give(arena_of(machine), end->own->opening, 1);
        end->own->opening = NULL;
    }
}

void endpoint_tell(struct machine *machine, struct endpoint *end,
                   enum endpoint_news news)
{
    if (end->open) {
        end->news |= news;
        endpoint_touch(machine, end);
    }
}

/* libuv: a connection that is read from, or has a request under way. */
static bool is_active(const struct endpoint *end)
{
    return !end->plain || !end->paused || end->tcp <= TCP_CONNECTING ||
           end->out.writer->settled < end->out.written ||
           (end->ending && end->out.fin < FIN_TAKEN);
}

void endpoint_keep(struct machine *machine, struct endpoint *end)
{
    struct process *process = endpoint_process(machine, end);
    bool keeps = end->open && !end->unreferenced && is_active(end);
    if (process) {
        process->referenced += (uint32_t)keeps - end->keeps;
        end->keeps = keeps;
    }
}

void endpoint_attach(struct machine *machine, struct endpoint *end,
                     const struct process *process, Value object)
{
    end->process = process->index;
    end->page = process->page;
    end->own->object = object;
    end->open = 1;
    end->own->times[READY_CONNECTING] = machine->now;
    endpoint_keep(machine, end);
}

/* The real socket goes away; a client's that never was one has none. */
static void order_close(struct machine *machine,
                        const struct connection *connection, uint32_t end,
                        bool reset)
{
    const struct endpoint *me = &connection->ends[end];
    if (me->tcp < TCP_CONNECTING || me->tcp == TCP_REFUSED) {
        return;
    }
    struct order *order = machine_order(machine, ORDER_CLOSE, NULL, 0);
    order->process = me->process;
    order->id = connection->id;
    order->code = (int32_t)end;
    order->value = reset;
    if (connection->inner && me->tcp == TCP_CONNECTING) {
        order->code = 2; /* nobody has accepted it yet */
    }
}

/* Node counts a server's connections until they are destroyed. */
static void leave_listener(struct machine *machine,
                           const struct connection *connection, uint32_t end)
{
    struct listener *listener = listener_find(machine, connection->listener);
    if (end == END_SERVER && listener && listener->connections > 0) {
        listener->connections--;
        listener_check(machine, listener);
    }
}

/* What was to come from here, or to go there, is lost with this end. */
static void drop_bytes(struct machine *machine, struct connection *connection,
                       uint32_t end)
{
    struct stream *out = &connection->ends[end].out;
    struct stream *in = &connection->ends[1 - end].out;
    out->written = out->taken;
    out->writer->request = out->taken;
    out->writer->settled = out->taken;
    out->writer->settled_payload = out->writer->written_payload;
    in->arrived = in->taken;
    if (in->writer) {
        network_leave(&machine->network.confirming, &in->writer->confirming);
    }
    stream_read(machine, in, in->taken);
    if (in->taken < in->written) {
        stream_push_later(machine, in);
    }
}

/* The task that tells the program, in the loop's close phase. */
static void push_closed(struct machine *machine,
                        const struct connection *connection, uint32_t end)
{
    struct process *process = endpoint_process(machine, &connection->ends[end]);
    struct task task = {
        .callback = UNDEFINED,
        .arguments = UNDEFINED,
        .object = UNDEFINED,
        .kind = TASK_CLOSE,
        .id = connection->id,
        .end = end,
    };
    task_push(machine, process, &process->closing, &task);
}

/* An await that nobody will need an answer to. */
static void stop_waiting(struct machine *machine, uint32_t id)
{
    struct network_await *await = &machine->network.await;
    if (await->kind != AWAIT_NOTHING && await->id == id) {
        memset(await, 0, sizeof *await);
        if (machine->want.kind == WANT_CONFIRM) {
            machine_want(machine, WANT_NOTHING, 0, 0);
        }
    }
}

void endpoint_destroy(struct machine *machine, struct connection *connection,
                      uint32_t end, enum goodbye how)
{
    struct endpoint *me = &connection->ends[end];
    struct stream *in = &connection->ends[1 - end].out;
    if (!me->open) {
        return;
    }
    bool reset = how == GOODBYE_RESET || in->taken > in->read;
    order_close(machine, connection, end, reset);
    me->open = 0;
    me->news = 0;
    network_leave(&machine->network.telling, &me->own->telling);
    endpoint_keep(machine, me);
    drop_bytes(machine, connection, end);
    if (me->out.fin < FIN_TAKEN) {
        me->out.fin = FIN_TAKEN;
        me->out.reset = reset;
    }
    if (connection->inner && me->tcp >= TCP_CONNECTED) {
        stream_touch(machine, &me->out);
    }
    if (end == END_CLIENT) {
        connection_leave(machine, connection);
    }
    if (me->tcp != TCP_REFUSED && me->tcp != TCP_RESET) {
        me->tcp = TCP_CLOSED;
    }
    opening_done(machine, me);
    me->own->message = UNDEFINED;
    leave_listener(machine, connection, end);
    if (how != GOODBYE_QUIET) {
        push_closed(machine, connection, end);
    }
}

/* --- listeners ----------------------------------------------------------- */

struct listener *listener_new(struct machine *machine)
{
    struct network *network = &machine->network;
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        struct listener *listener = &network->listeners[i];
        if (listener->state == LISTENER_FREE) {
            listener->id = ++network->next_listener;
            listener->state = LISTENER_ASKED;
            listener->server = UNDEFINED;
            listener->closed = UNDEFINED;
            listener->context = UNDEFINED;
            return listener;
        }
    }
    return NULL;
}

struct listener *listener_find(struct machine *machine, uint32_t id)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS && id != 0; i++) {
        struct listener *listener = &machine->network.listeners[i];
        if (listener->state != LISTENER_FREE && listener->id == id) {
            return listener;
        }
    }
    return NULL;
}

struct listener *listener_on(struct machine *machine, uint32_t port)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        struct listener *listener = &machine->network.listeners[i];
        if (listener->state == LISTENER_OPEN && listener->port == port) {
            return listener;
        }
    }
    return NULL;
}

static bool is_six(const char *address)
{
    return strchr(address, ':') != NULL;
}

bool listener_hears_six(const struct listener *listener)
{
    return listener->host[0] == 0 || is_six(listener->host);
}

bool listener_hears(const struct listener *listener, const char *address)
{
    const char *host = listener->host;
    if (host[0] == 0 || strcmp(host, "::") == 0) {
        return true;
    }
    return is_six(host) == is_six(address);
}

/* Node says `close` in the next tick. */
void listener_check(struct machine *machine, struct listener *listener)
{
    struct process *process = machine->processes[listener->process];
    if (listener->state != LISTENER_CLOSING || listener->connections > 0) {
        return;
    }
    if (value_is_callable(listener->closed)) {
        struct task tick = {
            .callback = listener->closed,
            .arguments = UNDEFINED,
            .object = UNDEFINED,
        };
        task_push(machine, process, &process->ticks, &tick);
    }
    memset(listener, 0, sizeof *listener);
}

/* --- a process is over --------------------------------------------------- */

static void end_listeners(struct machine *machine,
                          const struct process *process)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        struct listener *listener = &machine->network.listeners[i];
        if (listener->state == LISTENER_FREE ||
            listener->process != process->index) {
            continue;
        }
        if (listener->state != LISTENER_CLOSING) {
            struct order *order =
                machine_order(machine, ORDER_UNLISTEN, NULL, 0);
            order->process = process->index;
            order->id = listener->id;
        }
        memset(listener, 0, sizeof *listener);
    }
}

/* Clients that were just being connected to it. */
static void refuse_clients(struct machine *machine)
{
    struct network *network = &machine->network;
    for (uint32_t i = 0; i < network->count; i++) {
        struct connection *connection = network->connections[i];
        struct endpoint *client = &connection->ends[END_CLIENT];
        if (connection->inner && client->tcp == TCP_CONNECTING &&
            !listener_find(machine, connection->listener)) {
            stop_waiting(machine, connection->id);
            connection_leave(machine, connection);
            client->own->error = NETWORK_ECONNREFUSED;
            endpoint_tell(machine, client, NEWS_FAILED);
        }
    }
}

static void end_here(struct machine *machine, struct connection *connection,
                     uint32_t end)
{
    struct endpoint *me = &connection->ends[end];
    stop_waiting(machine, connection->id);
    endpoint_destroy(machine, connection, end, GOODBYE_QUIET);
    me->own->object = UNDEFINED;
    me->own->message = UNDEFINED;
    me->own->context = UNDEFINED;
    me->done = 1;
    me->queued = 0;
    if (me->ready_state != READY_CLOSED) {
        me->ready_state = READY_CLOSED;
        me->own->times[READY_CLOSED] = machine->now;
    }
}

/* What is forgotten meanwhile stands before it or behind it in the row; both
 * are right for somebody who goes from the end to the beginning. */
static void leave_connection(struct machine *machine,
                             struct connection *connection, uint32_t process)
{
    for (uint32_t end = 0; end < 2; end++) {
        struct endpoint *me = &connection->ends[end];
        if (me->process == process && !me->done) {
            end_here(machine, connection, end);
        }
    }
    connection_settle(machine, connection);
}

void network_process_ended(struct machine *machine, struct process *process)
{
    struct network *network = &machine->network;
    end_listeners(machine, process);
    refuse_clients(machine);
    for (uint32_t i = network->count; i > 0; i--) {
        leave_connection(machine, network->connections[i - 1], process->index);
    }
    process->referenced = 0;
}

void network_mark(struct marker *marker, struct machine *machine,
                  struct process *process)
{
    const struct network *network = &machine->network;
    for (uint32_t i = 0; i < network->count; i++) {
        for (uint32_t end = 0; end < 2; end++) {
            const struct endpoint *me = &network->connections[i]->ends[end];
            if (me->process == process->index) {
                const struct end_own *own = me->own;
                marker_value(marker, own->object);
                marker_value(marker, own->message);
                marker_value(marker, own->early);
                marker_value(marker, own->context);
            }
        }
    }
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = &network->listeners[i];
        if (listener->state != LISTENER_FREE &&
            listener->process == process->index) {
            marker_value(marker, listener->server);
            marker_value(marker, listener->closed);
            marker_value(marker, listener->context);
        }
    }
}
