/*
 * native_socket.c: what node/ws.js and page/websocket.js call. An end of a
 * connection, or a listener, is held by the library as a host object; after
 * the connection is forgotten it stands for one that is CLOSED.
 */
#include "machine/machine.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"
#include "script/binary.h"

#define FRAME_FIN 1
#define FRAME_MASKED 2

/* --- texts --------------------------------------------------------------- */

static Value latin1(struct vm *vm, const struct http_head *head,
                    struct http_range range)
{
    return value_string(string_from_latin1(
        vm, (const uint8_t *)http_head_at(head, range), range.length));
}

static Value version_text(struct vm *vm, const struct http_head *head)
{
    char version[4] = {(char)('0' + head->major), '.',
                       (char)('0' + head->minor), 0};
    return value_string(string_from_c(vm, version));
}

Value socket_head(struct process *process, const struct http_head *head)
{
    struct vm *vm = &process->vm;
    struct http_header header = {0};
    struct object *array = array_new(vm, 3 + 2u * head->count);
    if (head->kind == HTTP_REQUEST) {
        array_push(vm, array, latin1(vm, head, head->first));
        array_push(vm, array, latin1(vm, head, head->target));
    } else {
        array_push(vm, array, value_int(head->status));
        array_push(vm, array, latin1(vm, head, head->first));
    }
    array_push(vm, array, version_text(vm, head));
    while (http_head_next(head, &header)) {
        array_push(vm, array, latin1(vm, head, header.name));
        array_push(vm, array, latin1(vm, head, header.value));
    }
    return value_object(array);
}

/* --- listening ----------------------------------------------------------- */

/*
 * %socketListen(server, port, host, path): parks. The listener's number, or
 * an errno as a negative number.
 */
static enum native_result socket_listen(struct native_call *call)
{
    uint32_t problem;
    struct listener *listener = end_listen(call, &problem);
    if (!listener) {
        return native_ok(call, value_int(-(int32_t)problem));
    }
    end_text(call, 3, listener->path, sizeof listener->path);
    return NATIVE_PARK;
}

/* %socketPort(listener): the real port. */
static enum native_result socket_port(struct native_call *call)
{
    const struct listener *listener = end_listener(call);
    return native_ok(call, value_int(listener ? (int32_t)listener->port : 0));
}

/* --- connecting ---------------------------------------------------------- */

static const char *part(const struct native_call *call, uint32_t i,
                        struct region *region, size_t *length)
{
    struct text text;
    text_init_region(&text, region);
    string_write(native_text(call, i), &text, UINT32_MAX);
    *length = text.length;
    return text.bytes;
}

/* Writes the request; false where it is too long. */
static bool ask(const struct native_call *call, struct opening *opening)
{
    struct handshake_request request = {0};
    struct region region;
    region_init(&region, call->vm->heap.arena);
    request.host = part(call, 3, &region, &request.host_length);
    request.target = part(call, 4, &region, &request.target_length);
    request.protocols = part(call, 5, &region, &request.protocols_length);
    request.origin = part(call, 6, &region, &request.origin_length);
    request.extra = part(call, 7, &region, &request.extra_length);
    network_random(machine_of(call), request.nonce);
    bool fits = handshake_ask_room(&request) <= sizeof opening->out;
    if (fits) {
        http_head_init(&opening->head, HTTP_RESPONSE, opening->buffer,
                       sizeof opening->buffer);
        handshake_ask(&opening->handshake, &request, &opening->head,
                      opening->out, sizeof opening->out);
    }
    region_done(&region);
    return fits;
}

/*
 * %socketConnect(websocket, port, host, hostField, target, protocols, origin,
 * extra): the handle; all but the first two are strings. The address is
 * looked up in the loop's next round.
 */
static enum native_result socket_connect(struct native_call *call)
{
    struct machine *machine = machine_of(call);
    struct connection *connection =
        connection_new(machine, network_next_id(machine));
    if (!connection) {
        return error_throw(call->vm, ERROR_PLAIN,
                           "connect EMFILE: too many connections");
    }
    struct endpoint *client = &connection->ends[END_CLIENT];
    struct opening *opening = opening_new(machine, client);
    connection->port = (uint32_t)value_as_int(call->args[1]);
    end_text(call, 2, connection->host, sizeof connection->host);
    endpoint_attach(machine, client, process_of(call), call->args[0]);
    client->tcp = TCP_LOOKUP;
    if (!opening || !ask(call, opening)) {
        endpoint_destroy(machine, connection, END_CLIENT, GOODBYE_QUIET);
        client->done = 1;
        return error_throw(call->vm, ERROR_RANGE,
                           "The request for the handshake is too long");
    }
    endpoint_tell(machine, client, NEWS_LOOKUP);
    return native_ok(
        call, socket_handle(process_of(call), connection->id, END_CLIENT));
}

/* --- frames that come ---------------------------------------------------- */

static void note_frame(const struct native_call *call,
                       const struct connection *connection, uint32_t end,
                       const struct frame_head *head, const uint8_t *payload,
                       size_t length, bool received)
{
    struct step *step = end_note(call, STEP_FRAME, connection->id, end);
    step->sub = head->opcode;
    step->a = (int64_t)head->length;
    step->b = received;
    step->code =
        (head->fin ? FRAME_FIN : 0) | (head->masked ? FRAME_MASKED : 0);
    if (head->opcode == OPCODE_CLOSE && length >= 2) {
        step->value = value_int(payload[0] << 8 | payload[1]);
        payload += 2;
        length -= 2;
    }
    length = length < STEP_TEXT ? length : STEP_TEXT;
    if (head->opcode == OPCODE_BINARY) {
        struct text text;
        text_init_fixed(&text, step->text, STEP_TEXT);
        for (size_t i = 0; i < length && !text.full; i++) {
            text_format(&text, i ? " %02x" : "%02x", payload[i]);
        }
    } else if (length > 0) {
        machine_note_text(step->text, (const char *)payload, length);
    }
}

/* The frame that has just come goes into the step and the log. */
static void note_received(const struct native_call *call,
                          const struct connection *connection, uint32_t end,
                          enum message_result result)
{
    struct endpoint *me = (struct endpoint *)&connection->ends[end];
    const struct message_decoder *decoder = &me->decoder;
    bool control = result == MESSAGE_PING || result == MESSAGE_PONG ||
                   result == MESSAGE_CLOSE;
    const uint8_t *payload = decoder->control;
    size_t length = decoder->control_length;
    if (!control) {
        length = (size_t)(decoder->length - decoder->frame_start);
        payload = length > 0 ? decoder->bytes + decoder->frame_start : NULL;
    }
    note_frame(call, connection, end, &decoder->frame.head, payload, length,
               true);
    wire_log_frame(machine_of(call), me, &decoder->frame.head, payload, length,
                   true);
    me->frames_received++;
    me->bytes_received += control ? 0 : length;
}

/* A cell for more of the message; what is there moves over. */
static void give_room(struct vm *vm, struct endpoint *me)
{
    struct message_decoder *decoder = &me->decoder;
    uint64_t want = message_want(decoder);
    uint64_t step = decoder->length * 2 > NETWORK_CHUNK ? decoder->length * 2
                                                        : NETWORK_CHUNK;
    struct bytes *cell = bytes_new(vm, (uint32_t)(want < step ? want : step));
    if (decoder->length > 0) {
        memcpy(cell->at, decoder->bytes, (size_t)decoder->length);
    }
    me->message = value_cell(cell);
    message_room(decoder, cell->at, cell->cell.extra);
}

static Value text_value(struct vm *vm, const char *text)
{
    return value_string(string_from_c(vm, text));
}

/* What %socketRead answers: [name, a, b]. */
static enum native_result answer(struct native_call *call, const char *name,
                                 Value a, Value b)
{
    const Value values[] = {text_value(call->vm, name), a, b};
    return native_object(call, array_from(call->vm, values, 3));
}

static Value bytes_value(struct vm *vm, const void *bytes, size_t length)
{
    return value_object(
        &buffer_from_bytes(vm, bytes, (uint32_t)length)->object);
}

/* A Buffer over the cell that the message came into; a page gets a string. */
static Value message_value(struct native_call *call, struct endpoint *me,
                           bool binary)
{
    struct vm *vm = call->vm;
    struct message_decoder *decoder = &me->decoder;
    Value value = UNDEFINED;
    if (me->page && !binary) {
        const char *bytes = decoder->bytes ? (const char *)decoder->bytes : "";
        value =
            value_string(string_from_utf8(vm, bytes, (size_t)decoder->length));
    } else if (!me->page) {
        struct bytes *cell =
            decoder->bytes ? value_as_cell(me->message) : bytes_new(vm, 0);
        value = value_object(
            &buffer_new(vm, cell, (uint32_t)decoder->length)->object);
    }
    me->message = UNDEFINED;
    message_room(decoder, NULL, 0);
    return value;
}

static Value control_value(struct native_call *call, const struct endpoint *me,
                           uint32_t from)
{
    const struct message_decoder *decoder = &me->decoder;
    const char *bytes = (const char *)decoder->control + from;
    size_t length =
        decoder->control_length > from ? decoder->control_length - from : 0u;
    if (me->page) {
        return value_string(string_from_utf8(call->vm, bytes, length));
    }
    return bytes_value(call->vm, bytes, length);
}

static enum native_result wrong(struct native_call *call, struct endpoint *me)
{
    char buffer[120];
    struct text text;
    enum frame_error error = (enum frame_error)me->decoder.frame.error;
    text_init_fixed(&text, buffer, sizeof buffer);
    frame_error_text(error, me->decoder.frame.number, &text);
    wire_log_error(machine_of(call), me, buffer);
    const Value values[] = {
        text_value(call->vm, "error"),
        text_value(call->vm, buffer),
        text_value(call->vm, frame_error_code(error)),
        value_int((int32_t)frame_error_close(error)),
        value_boolean(frame_error_is_range(error)),
    };
    return native_object(call, array_from(call->vm, values, 5));
}

static void deliver(struct native_call *call, struct endpoint *me,
                    enum message_result result)
{
    switch (result) {
    case MESSAGE_TEXT:
    case MESSAGE_BINARY:
        answer(call, "message",
               message_value(call, me, result == MESSAGE_BINARY),
               value_boolean(result == MESSAGE_BINARY));
        break;
    case MESSAGE_CLOSE:
        answer(call, "close", value_int(me->decoder.close_code),
               control_value(call, me, 2));
        break;
    default:
        answer(call, result == MESSAGE_PING ? "ping" : "pong",
               control_value(call, me, 0), UNDEFINED);
    }
}

/* Decodes up to the end of a frame, or of the bytes that are there. */
static enum message_result decode(struct native_call *call,
                                  struct connection *connection, uint32_t end)
{
    struct endpoint *me = &connection->ends[end];
    struct stream *in = &connection->ends[1 - end].out;
    enum message_result result = MESSAGE_MORE;
    bool more = true;
    while (more) {
        size_t used = 0;
        size_t length = (size_t)(me->chunk - in->read);
        result = message_decode(&me->decoder,
                                length ? stream_at(in, in->read)
                                       : (const uint8_t *)"",
                                length, &used);
        stream_read(machine_of(call), in, in->read + used);
        if (result == MESSAGE_ROOM) {
            give_room(call->vm, me);
        }
        more = result == MESSAGE_ROOM ||
               (result == MESSAGE_MORE && in->read < me->chunk);
    }
    return result;
}

/*
 * %socketRead(handle): the next thing in what has arrived, as an array
 *     ["message", data, binary], ["ping", data], ["pong", data],
 *     ["close", code, reason], ["error", message, code, close code, range]
 * or undefined: it is used up.
 */
static enum native_result socket_read(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    call->result = UNDEFINED;
    if (!connection || !connection->ends[end].open) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    if (me->decoder.frame.error) {
        /* Behind an error everything is dropped (RFC 6455, 7.1.7). */
        stream_read(machine_of(call), &connection->ends[1 - end].out,
                    me->chunk);
        return NATIVE_OK;
    }
    enum message_result result = decode(call, connection, end);
    if (result == MESSAGE_MORE) {
        return NATIVE_OK;
    }
    if (result == MESSAGE_WRONG) {
        struct stream *in = &connection->ends[1 - end].out;
        stream_read(machine_of(call), in, me->chunk);
        return wrong(call, me);
    }
    note_received(call, connection, end, result);
    if (result == MESSAGE_FRAGMENT) {
        return NATIVE_STEP;
    }
    deliver(call, me, result);
    return NATIVE_STEP_OK;
}

/* --- frames that go ------------------------------------------------------ */

/* %socketBytes(data). */
static enum native_result socket_bytes(struct native_call *call)
{
    return native_ok(call, value_number((double)data_length(call->args[0])));
}

/* Appends a frame to the stream and notes it; false: no memory. */
static bool put_frame(struct native_call *call, struct connection *connection,
                      uint32_t end)
{
    struct machine *machine = machine_of(call);
    struct endpoint *me = &connection->ends[end];
    Value data = call->args[2], code = native_arg(call, 4);
    bool has_code = value_is_number(code);
    size_t text = data_length(data), length = text + (has_code ? 2 : 0);
    uint8_t key[16] = {0}, head[FRAME_HEAD_MAX];
    struct frame_head frame;
    if (end == END_CLIENT) {
        network_random(machine, key);
    }
    size_t size = frame_encode_head(head, call->args[3] == TRUE_VALUE,
                                    (unsigned)value_as_int(call->args[1]),
                                    end == END_CLIENT ? key : NULL, length);
    uint8_t *room = stream_reserve(machine, &me->out, size + length);
    if (!room) {
        return false;
    }
    memcpy(room, head, size);
    uint8_t *payload = room + size;
    if (has_code) {
        unsigned number = (unsigned)value_as_number(code);
        payload[0] = (uint8_t)(number >> 8);
        payload[1] = (uint8_t)number;
    }
    data_write(data, payload + (length - text), text);
    frame_head_read(head, size, &frame);
    note_frame(call, connection, end, &frame, payload, length, false);
    wire_log_frame(machine, me, &frame, payload, length, false);
    if (end == END_CLIENT) {
        frame_mask(payload, length, key, 0);
    }
    stream_commit(&me->out, size + length, length);
    me->frames_sent++;
    me->bytes_sent += frame.opcode < OPCODE_CLOSE ? length : 0;
    return true;
}

/* bufferedAmount has changed by this: a step of its own. */
static enum native_result buffered(struct native_call *call,
                                   const struct connection *connection,
                                   uint32_t end)
{
    struct endpoint *me = (struct endpoint *)&connection->ends[end];
    struct step *step = end_note(call, STEP_BUFFERED, connection->id, end);
    step->a = (int64_t)me->buffered_shown;
    step->b = (int64_t)endpoint_buffered(me);
    me->buffered_shown = endpoint_buffered(me);
    call->result = call->state[1];
    return NATIVE_STEP_OK;
}

/*
 * %socketSend(handle, opcode, data, fin, code): a frame; `code` (or
 * undefined) goes before the data of a close. 0 where the kernel has taken
 * all of it, else a number that %socketSettled will reach.
 */
static enum native_result socket_send(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    call->result = value_int(0);
    if (!connection || !connection->ends[end].open) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    if (call->state[0] != EMPTY) {
        return buffered(call, connection, end);
    }
    if (!put_frame(call, connection, end)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "There is no memory left for what is to be sent");
    }
    if (!me->page) {
        stream_push(machine_of(call), connection, end);
    }
    const struct stream *out = &me->out;
    bool done = out->settled == out->written || me->page;
    call->state[1] = done ? value_int(0) : value_number((double)out->written);
    if (endpoint_buffered(me) != me->buffered_shown) {
        call->state[0] = TRUE_VALUE;
        return NATIVE_STEP;
    }
    call->result = call->state[1];
    return NATIVE_STEP_OK;
}

/* %socketBuffered(handle), %socketSettled(handle). */
static enum native_result socket_buffered(struct native_call *call)
{
    const struct endpoint *me = end_here(call);
    return native_ok(call,
                     value_number(me ? (double)endpoint_buffered(me) : 0));
}

static enum native_result socket_settled(struct native_call *call)
{
    const struct endpoint *me = end_here(call);
    return native_ok(call, value_number(me && me->open ? (double)me->out.settled
                                                       : 9007199254740991.0));
}

/* --- states -------------------------------------------------------------- */

/* %socketState(handle): 0 to 3. */
static enum native_result socket_state(struct native_call *call)
{
    const struct endpoint *me = end_here(call);
    return native_ok(call,
                     value_int(me ? (int32_t)me->ready_state : READY_CLOSED));
}

/* %socketChange(handle, state, why). */
static enum native_result socket_change(struct native_call *call)
{
    uint32_t end, to = (uint32_t)value_as_int(call->args[1]);
    struct connection *connection = end_connection(call, &end);
    call->result = UNDEFINED;
    if (!connection || connection->ends[end].ready_state == to) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    struct step *step = end_note(call, STEP_READY_STATE, connection->id, end);
    step->a = me->ready_state;
    step->b = to;
    end_text(call, 2, step->text, sizeof step->text);
    me->ready_state = to;
    me->times[to] = machine_of(call)->now;
    return NATIVE_STEP_OK;
}

/* %socketEnd(handle): FIN, behind what is still to be sent. */
static enum native_result socket_end(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    call->result = UNDEFINED;
    if (!connection || !connection->ends[end].open ||
        connection->ends[end].out.fin != FIN_NONE) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    me->out.fin = FIN_ASKED;
    stream_push(machine_of(call), connection, end);
    if (me->out.fin == FIN_ASKED) {
        return NATIVE_OK;
    }
    me->fin_shown = 1;
    me->tcp = TCP_FIN_SENT;
    end_note_tcp(call, connection, end, TCP_STEP_FIN_SENT);
    return NATIVE_STEP_OK;
}

/* %socketDestroy(handle): this end is gone at once; "closed" follows. */
static enum native_result socket_destroy(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    call->result = UNDEFINED;
    if (!connection || !connection->ends[end].open) {
        return NATIVE_OK;
    }
    bool was = connection->ends[end].tcp >= TCP_CONNECTED &&
               connection->ends[end].tcp < TCP_CLOSED;
    endpoint_destroy(machine_of(call), connection, end, GOODBYE);
    if (!was) {
        return NATIVE_OK;
    }
    end_note_tcp(call, connection, end, TCP_STEP_CLOSED);
    return NATIVE_STEP_OK;
}

/* %socketPorts(handle): [the client's, the server's]. */
static enum native_result socket_ports(struct native_call *call)
{
    uint32_t end;
    const struct connection *connection = end_connection(call, &end);
    const Value values[] = {
        value_int(connection ? (int32_t)connection->local_port : 0),
        value_int(connection ? (int32_t)connection->port : 0),
    };
    return native_object(call, array_from(call->vm, values, 2));
}

const struct native native_socket_rows[] = {
    INTERNAL("socketListen", socket_listen, ANY, INT32, STRING, STRING),
    INTERNAL("socketPort", socket_port, ANY),
    INTERNAL("socketConnect", socket_connect, ANY, INT32, STRING, STRING,
             STRING, STRING),
    INTERNAL("socketRead", socket_read, ANY),
    INTERNAL("socketBytes", socket_bytes, ANY),
    INTERNAL("socketSend", socket_send, ANY, INT32, ANY, BOOLEAN, ANY),
    INTERNAL("socketBuffered", socket_buffered, ANY),
    INTERNAL("socketSettled", socket_settled, ANY),
    INTERNAL("socketState", socket_state, ANY),
    INTERNAL("socketChange", socket_change, ANY, INT32, STRING),
    INTERNAL("socketEnd", socket_end, ANY),
    INTERNAL("socketDestroy", socket_destroy, ANY),
    INTERNAL("socketPorts", socket_ports, ANY),
};
NATIVE_COUNT(socket);
