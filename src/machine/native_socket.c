/*
 * native_socket.c: what node/ws.js and page/websocket.js call. An end of a
 * connection, or a listener, is held by the library as a host object; after
 * the connection is forgotten it stands for one that is CLOSED.
 */
#include "machine/machine.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"

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
    step->sub = endpoint_story(me)->cause.kind;
    step->a = me->ready_state;
    step->b = to;
    end_text(call, 2, step->text, sizeof step->text);
    me->ready_state = (uint8_t)to;
    me->own->times[to] = machine_of(call)->now;
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
    INTERNAL("socketState", socket_state, ANY),
    INTERNAL("socketChange", socket_change, ANY, INT32, STRING),
    INTERNAL("socketEnd", socket_end, ANY),
    INTERNAL("socketDestroy", socket_destroy, ANY),
};
NATIVE_COUNT(socket);
