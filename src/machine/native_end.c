#include "machine/native_end.h"

#include "script/binary.h"
#include "script/native_help.h"
#include "script/shape.h"

/* --- handles ------------------------------------------------------------- */

Value socket_handle(struct process *process, uint32_t id, uint32_t end)
{
    struct object *object = object_new_sized(
        &process->vm, CLASS_HOST, shape_root(&process->vm, NULL),
        sizeof(struct host_object), 0, 0);
    struct host_object *handle = (struct host_object *)object;
    handle->kind = end;
    handle->id = id;
    handle->value = UNDEFINED;
    return value_object(object);
}

struct connection *end_connection(const struct native_call *call, uint32_t *end)
{
    const struct host_object *handle = value_pointer(call->args[0]);
    *end = handle->kind & 1;
    return network_find(machine_of(call), handle->id);
}

struct endpoint *end_here(const struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    return connection ? &connection->ends[end] : NULL;
}

struct connection *end_open(const struct native_call *call, uint32_t *end)
{
    struct connection *connection = end_connection(call, end);
    return connection && connection->ends[*end].open ? connection : NULL;
}

struct listener *end_listener(const struct native_call *call)
{
    const struct host_object *handle = value_pointer(call->args[0]);
    return listener_find(machine_of(call), handle->id);
}

/* --- steps ---------------------------------------------------------------- */

struct step *end_note(const struct native_call *call, enum step_kind kind,
                      uint32_t id, uint32_t end)
{
    struct step *step = machine_note(machine_of(call), kind);
    step->id = id;
    step->end = end;
    return step;
}

struct step *end_note_tcp(const struct native_call *call,
                          const struct connection *connection, uint32_t end,
                          enum tcp_step what)
{
    struct step *step = end_note(call, STEP_TCP, connection->id, end);
    step->sub = what;
    step->a = connection->port;
    const char *host = connection_host(connection);
    machine_note_text(step->text, host, strlen(host));
    return step;
}

/* --- arguments ------------------------------------------------------------- */

void end_text(const struct native_call *call, uint32_t i, char *to, size_t size)
{
    struct text text;
    text_init_fixed(&text, to, size);
    string_write(native_text(call, i), &text, UINT32_MAX);
}

struct listener *end_listen(const struct native_call *call, uint32_t *problem)
{
    struct machine *machine = machine_of(call);
    uint32_t port = (uint32_t)value_as_int(call->args[1]);
    if (port != 0 && listener_on(machine, port)) {
        *problem = NETWORK_EADDRINUSE;
        return NULL;
    }
    char host[NETWORK_HOST] = {0};
    end_text(call, 2, host, sizeof host);
    const char *at = network_listen_at(machine, host);
    struct listener *listener = at ? listener_new(machine) : NULL;
    if (!listener) {
        *problem = at ? NETWORK_EMFILE : NETWORK_CONFINED;
        return NULL;
    }
    listener->process = process_of(call)->index;
    listener->asked = port;
    listener->server = call->args[0];
    listener->context = call->vm->context;
    listener->made = call->vm->steps;
    memcpy(listener->host, host, sizeof host);
    struct order *order =
        machine_order(machine, ORDER_LISTEN, at, strlen(at));
    order->id = listener->id;
    order->value = port;
    return listener;
}

size_t data_length(Value data)
{
    if (value_is_string(data)) {
        return string_utf8_length(value_as_string(data));
    }
    return value_is_view(data) ? view_byte_length(value_as_view(data)) : 0;
}

void data_write(Value data, uint8_t *to, size_t length)
{
    if (value_is_string(data)) {
        struct text text;
        text_init_fixed(&text, (char *)to, length + 1);
        string_write(value_as_string(data), &text, UINT32_MAX);
    } else if (length > 0) {
        memcpy(to, value_as_view(data)->data, length);
    }
}
