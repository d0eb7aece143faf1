/*
 * native_tcp.c: TCP for the library: node/later/net.js calls it, and those who
 * stand on it (http, ws) for an end that they hold.
 */
#include "machine/http_step.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"
#include "script/binary.h"

static Value text_value(struct vm *vm, const char *text)
{
    return value_string(string_from_c(vm, text));
}

/* --- listening ------------------------------------------------------------ */

/*
 * %tcpListen(server, port, host): parks. The listener's number, or an errno as
 * a negative number. `host`: an IP address, or "" for all of them.
 */
static enum native_result tcp_listen(struct native_call *call)
{
    uint32_t problem;
    struct listener *listener = end_listen(call, &problem);
    if (listener) {
        return NATIVE_PARK;
    }
    call->result = value_int(-(int32_t)problem);
    if (problem == NETWORK_CONFINED) {
        struct step *step = end_note(call, STEP_TCP, 0, END_SERVER);
        step->sub = TCP_STEP_LISTEN_REFUSED;
        step->a = value_as_int(call->args[1]);
        end_text(call, 2, step->text, sizeof step->text);
        return NATIVE_STEP_OK;
    }
    return NATIVE_OK;
}

static void listener_keep(const struct native_call *call,
                          struct listener *listener, bool keeps)
{
    uint32_t now = listener->state == LISTENER_OPEN && !listener->unreferenced;
    listener->unreferenced = !keeps;
    process_of(call)->referenced += (uint32_t)keeps - now;
}

/* %tcpBound(number): the listener's handle; notes that it listens. */
static enum native_result tcp_bound(struct native_call *call)
{
    uint32_t id = (uint32_t)value_as_int(call->args[0]);
    const struct listener *listener = listener_find(machine_of(call), id);
    struct step *step = end_note(call, STEP_TCP, id, END_SERVER);
    step->sub = TCP_STEP_LISTENING;
    step->a = listener ? listener->port : 0;
    process_of(call)->referenced++;
    call->result = socket_handle(process_of(call), id, HANDLE_LISTENER);
    return NATIVE_STEP_OK;
}

/* %tcpUnlisten(listener, closed): `closed`, where it is a function, is called
 * in the tick after the last connection is gone. */
static enum native_result tcp_unlisten(struct native_call *call)
{
    struct machine *machine = machine_of(call);
    struct listener *listener = end_listener(call);
    call->result = UNDEFINED;
    if (!listener || listener->state != LISTENER_OPEN) {
        return NATIVE_OK;
    }
    struct order *order = machine_order(machine, ORDER_UNLISTEN, NULL, 0);
    order->id = listener->id;
    struct step *step =
        end_note(call, STEP_TCP, listener->id, END_SERVER);
    step->sub = TCP_STEP_UNLISTENED;
    step->a = listener->port;
    listener_keep(call, listener, false);
    listener->state = LISTENER_CLOSING;
    listener->closed = call->args[1];
    listener_check(machine, listener);
    return NATIVE_STEP_OK;
}

/* --- connecting ------------------------------------------------------------ */

/*
 * %tcpConnect(object, port, address): the handle. `address` is an IP address;
 * "connected" or "failed" follows.
 */
static enum native_result tcp_connect(struct native_call *call)
{
    struct machine *machine = machine_of(call);
    struct connection *connection =
        connection_new(machine, network_next_id(machine), END_CLIENT);
    struct connection_names *names =
        connection ? connection_name(machine, connection) : NULL;
    if (!names) {
        return error_throw(call->vm, ERROR_PLAIN,
                           "connect EMFILE: too many connections");
    }
    struct endpoint *client = &connection->ends[END_CLIENT];
    connection->port = (uint16_t)value_as_int(call->args[1]);
    end_text(call, 2, names->host, sizeof names->host);
    client->plain = 1;
    client->paused = 1;
    client->reader = READER_RAW;
    client->tcp = TCP_CONNECTING;
    endpoint_attach(machine, client, process_of(call), call->args[0]);
    client->own->context = call->vm->context;
    client->own->error = network_look_up(machine, names->host);
    if (client->own->error != 0) {
        endpoint_tell(machine, client, NEWS_FAILED);
    } else {
        network_connect(machine, connection);
    }
    end_note_tcp(call, connection, END_CLIENT,
                 client->own->error == NETWORK_CONFINED ? TCP_STEP_NET_REFUSED
                                                   : TCP_STEP_CONNECTING);
    call->result =
        socket_handle(process_of(call), connection->id, END_CLIENT);
    return NATIVE_STEP_OK;
}

/* %tcpAttach(handle, object): to whom this end's news go. */
static enum native_result tcp_attach(struct native_call *call)
{
    struct endpoint *me = end_here(call);
    if (me) {
        me->own->object = call->args[1];
    }
    return native_ok(call, UNDEFINED);
}

/* %tcpContext(handle): its events come in the context of now. */
static enum native_result tcp_context(struct native_call *call)
{
    struct endpoint *me = end_here(call);
    if (me) {
        me->own->context = call->vm->context;
    }
    return native_ok(call, UNDEFINED);
}

/* %tcpReader(handle, which): who reads from the next byte on, an enum
 * endpoint_reader. Frames: as a client or a server does. */
static enum native_result tcp_reader(struct native_call *call)
{
    struct endpoint *me = end_here(call);
    if (me) {
        me->reader = (uint32_t)value_as_int(call->args[1]);
        if (me->reader == READER_FRAMES) {
            endpoint_begin_frames(me, NULL);
        }
    }
    return native_ok(call, UNDEFINED);
}

/* --- addresses -------------------------------------------------------------- */

static bool is_six(const char *address)
{
    return strchr(address, ':') != NULL;
}

/* The address that the client has connected to. */
static const char *address_of(const struct connection *connection)
{
    const char *host = connection_host(connection);
    if (!network_is_here(host) || strncmp(host, "127.", 4) == 0) {
        return host;
    }
    return is_six(host) ? "::1" : "127.0.0.1";
}

/* A server on IPv6 sees an address of IPv4 mapped (RFC 4291, 2.5.5.2). */
static Value shown_address(struct vm *vm, const char *address, bool mapped)
{
    char buffer[NETWORK_HOST + 8];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, mapped && !is_six(address) ? "::ffff:" : "");
    text_str(&text, address);
    return text_value(vm, text.bytes);
}

/* %tcpAddress(handle): [address, port, the other side's address, port]; of a
 * listener [address, port]; undefined: it is gone. */
static enum native_result tcp_address(struct native_call *call)
{
    const struct host_object *handle = value_pointer(call->args[0]);
    struct vm *vm = call->vm;
    uint32_t end;
    if (handle->kind == HANDLE_LISTENER) {
        const struct listener *listener = end_listener(call);
        const Value values[] = {
            text_value(vm, listener && listener->host[0] ? listener->host
                                                         : "::"),
            value_int(listener ? (int32_t)listener->port : 0),
        };
        return native_object(call, array_from(vm, values, 2));
    }
    const struct connection *connection = end_connection(call, &end);
    if (!connection) {
        return native_ok(call, UNDEFINED);
    }
    const char *server = address_of(connection);
    const char *peer = connection_peer(connection);
    const char *client = peer[0]          ? peer
                         : is_six(server) ? "::1"
                                          : "127.0.0.1";
    bool mapped = end == END_SERVER && connection->mapped;
    Value ends[2] = {shown_address(vm, client, mapped),
                     shown_address(vm, server, mapped)};
    int32_t ports[2] = {(int32_t)connection->local_port,
                        (int32_t)connection->port};
    const Value values[] = {ends[end], value_int(ports[end]), ends[1 - end],
                            value_int(ports[1 - end])};
    return native_object(call, array_from(vm, values, 4));
}

/* --- bytes that come --------------------------------------------------------- */

static void note_bytes(const struct native_call *call,
                       const struct connection *connection, uint32_t end,
                       enum tcp_step what, const uint8_t *bytes, size_t length)
{
    struct step *step = end_note_tcp(call, connection, end, what);
    step->b = (int64_t)length;
    machine_note_text(step->more, (const char *)bytes,
                      length < STEP_TEXT ? length : STEP_TEXT);
    struct endpoint *me = (struct endpoint *)&connection->ends[end];
    if (me->reader != READER_HTTP) {
        wire_log_data(machine_of(call), me, bytes, length,
                      what == TCP_STEP_READ);
    } else if (what == TCP_STEP_SENT) {
        http_log_sent(machine_of(call), me, bytes, length);
    }
}

/* %tcpRead(handle, most): a Buffer of what has arrived, as much as one read
 * takes and at most that many bytes (0: as they come); undefined: nothing. */
static enum native_result tcp_read(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    call->result = UNDEFINED;
    if (!connection) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    struct stream *in = &connection->ends[1 - end].out;
    uint64_t chunk = me->own->chunk;
    size_t length = (size_t)(chunk > in->read ? chunk - in->read : 0);
    size_t most = (size_t)native_number(call, 1);
    if (length == 0) {
        return NATIVE_OK;
    }
    length = most != 0 && most < length ? most : length;
    const uint8_t *bytes = stream_at(in, in->read);
    call->result = value_object(
        &buffer_from_bytes(call->vm, bytes, (uint32_t)length)->object);
    note_bytes(call, connection, end, TCP_STEP_READ, bytes, length);
    stream_read(machine_of(call), in, in->read + length);
    return NATIVE_STEP_OK;
}

/* %tcpPause(handle, yes): while it is paused nothing is read, and the kernel's
 * buffers fill up. */
static enum native_result tcp_pause(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    if (connection) {
        struct endpoint *me = &connection->ends[end];
        me->paused = call->args[1] == TRUE_VALUE;
        endpoint_keep(machine_of(call), me);
        if (endpoint_has_news(connection, end)) {
            endpoint_touch(machine_of(call), me);
        }
    }
    return native_ok(call, UNDEFINED);
}

/* --- bytes that go ------------------------------------------------------------ */

static size_t written_length(Value data, bool is_latin1)
{
    return is_latin1 ? string_length(value_as_string(data))
                     : data_length(data);
}

/* Latin-1: a unit is a byte, and what is above it is cut off. */
static void write_units(Value data, uint8_t *to, size_t length)
{
    const struct string *string = value_as_string(data);
    for (uint32_t i = 0; i < length; i++) {
        to[i] = (uint8_t)string_unit(string, i);
    }
}

/*
 * %tcpWrite(handle, data, latin1): a string (as UTF-8, or as Latin-1) or
 * bytes. 0: the kernel has taken all of it; a place that the event "drained"
 * will reach; or an errno, negative.
 */
static enum native_result tcp_write(struct native_call *call)
{
    uint32_t end;
    struct machine *machine = machine_of(call);
    struct connection *connection = end_open(call, &end);
    Value data = call->args[1];
    bool is_latin1 = value_is_string(data) && call->args[2] == TRUE_VALUE;
    if (!connection || connection->ends[end].ending) {
        return native_ok(call, value_int(-NETWORK_EPIPE));
    }
    struct endpoint *me = &connection->ends[end];
    size_t length = written_length(data, is_latin1);
    uint8_t *room = stream_reserve(machine, &me->out, length);
    if (!room) {
        return error_throw(call->vm, ERROR_RANGE,
                           "There is no memory left for what is to be sent");
    }
    if (is_latin1) {
        string_flatten(call->vm, value_as_string(data));
        write_units(data, room, length);
    } else {
        data_write(data, room, length);
    }
    note_bytes(call, connection, end, TCP_STEP_SENT, room, length);
    stream_commit(&me->out, length, length);
    stream_push(machine, connection, end);
    bool done = me->out.writer->settled == me->out.written;
    endpoint_keep(machine, me);
    call->result =
        done ? value_int(0) : value_number((double)me->out.written);
    return NATIVE_STEP_OK;
}

/* %tcpCounts(handle): [bytes read, bytes written]. */
static enum native_result tcp_counts(struct native_call *call)
{
    uint32_t end;
    const struct connection *connection = end_connection(call, &end);
    double read = connection ? (double)connection->ends[1 - end].out.read : 0;
    double sent = connection ? (double)connection->ends[end].out.written : 0;
    const Value values[] = {value_number(read), value_number(sent)};
    return native_object(call, array_from(call->vm, values, 2));
}

/* --- the end -------------------------------------------------------------------- */

/* The loop's pending phase goes on with it: see work_shut. */
static void push_shut(const struct native_call *call,
                      const struct connection *connection, uint32_t end)
{
    struct process *process = process_of(call);
    struct task task = {
        .callback = UNDEFINED,
        .arguments = UNDEFINED,
        .object = UNDEFINED,
        .kind = TASK_SOCKET,
        .id = connection->id,
        .end = end,
        .stage = 1,
        .data = {SOCKET_WORK_SHUT},
    };
    task_push(machine_of(call), process, &process->pending, &task);
}

/* %tcpEnd(handle): FIN, behind what is still to be sent; "finished" follows. */
static enum native_result tcp_end(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    if (connection && !connection->ends[end].ending) {
        connection->ends[end].ending = 1;
        endpoint_keep(machine_of(call), &connection->ends[end]);
        push_shut(call, connection, end);
    }
    return native_ok(call, UNDEFINED);
}

/* %tcpDestroy(handle, reset): this end is gone at once; "closed" follows. */
static enum native_result tcp_destroy(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    call->result = UNDEFINED;
    if (!connection) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    bool was = me->tcp >= TCP_CONNECTED && me->tcp < TCP_CLOSED;
    endpoint_destroy(machine_of(call), connection, end,
                     call->args[1] == TRUE_VALUE ? GOODBYE_RESET : GOODBYE);
    if (!was) {
        return NATIVE_OK;
    }
    end_note_tcp(call, connection, end, TCP_STEP_CLOSED);
    return NATIVE_STEP_OK;
}

/* %closeLater(callback): it is called in the loop's close phase. */
static enum native_result close_later(struct native_call *call)
{
    struct process *process = process_of(call);
    struct task task = {
        .callback = call->args[0],
        .arguments = UNDEFINED,
        .object = UNDEFINED,
        .kind = TASK_CLOSE,
        .library = process_in_library(process),
    };
    task_push(machine_of(call), process, &process->closing, &task);
    return native_ok(call, UNDEFINED);
}

/* %tcpRef(handle, yes): does it keep the program alive? */
static enum native_result tcp_ref(struct native_call *call)
{
    const struct host_object *handle = value_pointer(call->args[0]);
    bool keeps = call->args[1] == TRUE_VALUE;
    struct listener *listener =
        handle->kind == HANDLE_LISTENER ? end_listener(call) : NULL;
    struct endpoint *me =
        handle->kind == HANDLE_LISTENER ? NULL : end_here(call);
    if (listener && listener->state == LISTENER_OPEN) {
        listener_keep(call, listener, keeps);
    } else if (me) {
        me->unreferenced = !keeps;
        endpoint_keep(machine_of(call), me);
    }
    return native_ok(call, UNDEFINED);
}

/* %tcpLookup(name): 0: it is this host; with --allow-net an address, for which
 * it parks; else an errno. */
static enum native_result tcp_lookup(struct native_call *call)
{
    char host[NETWORK_HOST] = {0};
    struct machine *machine = machine_of(call);
    end_text(call, 0, host, sizeof host);
    int32_t problem = network_look_up(machine, host);
    call->result = value_int(problem);
    if (problem == NETWORK_ENOTFOUND && machine->allow_net) {
        machine_order(machine, ORDER_LOOKUP, host, strlen(host));
        return NATIVE_PARK;
    }
    if (problem == NETWORK_CONFINED) {
        struct step *step = end_note(call, STEP_TCP, 0, END_CLIENT);
        step->sub = TCP_STEP_LOOKUP_REFUSED;
        machine_note_text(step->text, host, strlen(host));
        return NATIVE_STEP_OK;
    }
    return NATIVE_OK;
}

const struct native native_tcp_rows[] = {
    INTERNAL("tcpListen", tcp_listen, ANY, INT32, STRING),
    INTERNAL("tcpBound", tcp_bound, INT32),
    INTERNAL("tcpUnlisten", tcp_unlisten, ANY, ANY),
    INTERNAL("tcpConnect", tcp_connect, ANY, INT32, STRING),
    INTERNAL("tcpAttach", tcp_attach, ANY, ANY),
    INTERNAL("tcpContext", tcp_context, ANY),
    INTERNAL("tcpReader", tcp_reader, ANY, INT32),
    INTERNAL("tcpAddress", tcp_address, ANY),
    OPTIONAL(1, "tcpRead", tcp_read, ANY, INTEGER),
    INTERNAL("tcpPause", tcp_pause, ANY, BOOLEAN),
    INTERNAL("tcpWrite", tcp_write, ANY, ANY, BOOLEAN),
    INTERNAL("tcpCounts", tcp_counts, ANY),
    INTERNAL("tcpEnd", tcp_end, ANY),
    INTERNAL("tcpDestroy", tcp_destroy, ANY, BOOLEAN),
    INTERNAL("tcpRef", tcp_ref, ANY, BOOLEAN),
    INTERNAL("closeLater", close_later, ANY),
    INTERNAL("tcpLookup", tcp_lookup, STRING),
};
NATIVE_COUNT(tcp);
