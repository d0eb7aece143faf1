/*
 * native_socket.c: what node/ws.js and page/websocket.js call. An end of a
 * connection, or a listener, is held by the library as a host object; after
 * the connection is forgotten it stands for one that is CLOSED.
 */
#include "machine/machine.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"

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

/* As Chromium does, a page offers compression (RFC 7692): the field's line. */
static const char *offer(const struct deflate_options *wishes,
                         struct region *region, size_t *length)
{
    struct text line;
    text_init_region(&line, region);
    text_str(&line, "Sec-WebSocket-Extensions: ");
    deflate_offer(wishes, &line);
    text_str(&line, "\r\n");
    *length = line.length;
    return line.bytes;
}

/* Writes the request; false where it is too long. */
static bool ask(const struct native_call *call, struct opening *opening)
{
    struct handshake_request request = {0};
    struct deflate_options wishes;
    struct region region;
    region_init(&region, call->vm->heap.arena);
    deflate_options_init(&wishes);
    request.host = part(call, 3, &region, &request.host_length);
    request.target = part(call, 4, &region, &request.target_length);
    request.protocols = part(call, 5, &region, &request.protocols_length);
    request.origin = part(call, 6, &region, &request.origin_length);
    request.extra = offer(&wishes, &region, &request.extra_length);
    network_random(machine_of(call), request.nonce);
    bool fits = handshake_ask_room(&request) <= sizeof opening->out;
    if (fits) {
        http_head_init(&opening->head, HTTP_RESPONSE, opening->buffer,
                       sizeof opening->buffer);
        handshake_ask(&opening->handshake, &request, &opening->head,
                      opening->out, sizeof opening->out);
        handshake_deflate(&opening->handshake, &wishes);
        opening->handshake.is_page = true;
    }
    region_done(&region);
    return fits;
}

/*
 * %socketConnect(websocket, port, host, hostField, target, protocols, origin):
 * the handle; all but the first two are strings. The address is
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
    client->websocket = 1;
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
    if (to == READY_CLOSED) {
        endpoint_judge(machine_of(call), connection, end);
    }
    struct step *step = end_note(call, STEP_READY_STATE, connection->id, end);
    step->sub = me->cause.kind;
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

const struct native native_socket_rows[] = {
    INTERNAL("socketConnect", socket_connect, ANY, INT32, STRING, STRING,
             STRING, STRING),
    INTERNAL("socketState", socket_state, ANY),
    INTERNAL("socketChange", socket_change, ANY, INT32, STRING),
    INTERNAL("socketEnd", socket_end, ANY),
    INTERNAL("socketDestroy", socket_destroy, ANY),
};
NATIVE_COUNT(socket);
