/*
 * native_http.c: HTTP's messages for the library: node/later/http_parser.js
 * calls it with what has been read from a connection, and gets the parts of
 * messages. The bytes are the machine's business (wire/http_message.h), what
 * they mean for a program the library's.
 *
 * A parser is a host object; its value is a cell with the reader and, behind
 * it, the buffer for heads. `kind` and `id` name the end of a connection whose
 * steps and log tell of it; `id` 0: there is none (a program's own stream).
 */
#include "machine/http_step.h"
#include "machine/machine.h"
#include "machine/native_rows.h"
#include "script/binary.h"
#include "script/shape.h"
#include "wire/http_message.h"

#define FIRST_ROOM 1000u /* bytes for a head; most are shorter */

struct reader {
    struct http_message message;
    uint32_t at; /* how far in the present chunk */
    uint32_t unused;
};

/* --- the parser -------------------------------------------------------------- */

static struct host_object *parser_of(const struct native_call *call)
{
    return value_pointer(call->args[0]);
}

static struct reader *reader_of(const struct native_call *call)
{
    struct bytes *cell = value_as_cell(parser_of(call)->value);
    return (struct reader *)cell->at;
}

static struct bytes *new_cell(struct vm *vm, uint32_t room)
{
    return bytes_new(vm, (uint32_t)sizeof(struct reader) + room);
}

/*
 * %httpParser(isResponse, limit): a parser at the start of a connection;
 * `limit` of a head's bytes, 0: Node's own.
 */
static enum native_result http_parser(struct native_call *call)
{
    struct vm *vm = call->vm;
    Value object = socket_handle(process_of(call), 0, END_CLIENT);
    struct bytes *cell = new_cell(vm, FIRST_ROOM);
    struct reader *reader = (struct reader *)cell->at;
    double limit = native_number(call, 1);
    reader->at = 0;
    http_message_init(
        &reader->message,
        call->args[0] == TRUE_VALUE ? HTTP_RESPONSE : HTTP_REQUEST,
        (char *)(reader + 1), FIRST_ROOM,
        limit > HTTP_HEAD_MAX ? HTTP_HEAD_MAX : (uint32_t)limit);
    ((struct host_object *)value_pointer(object))->value = value_cell(cell);
    return native_ok(call, object);
}

/* %httpBind(parser, handle): from now on it reads at that end. */
static enum native_result http_bind(struct native_call *call)
{
    const struct host_object *handle = value_pointer(call->args[1]);
    parser_of(call)->id = handle->id;
    parser_of(call)->kind = handle->kind;
    return native_ok(call, UNDEFINED);
}

/* The head is longer than the buffer: both move to a larger cell. */
static struct reader *grow(const struct native_call *call)
{
    const struct reader *old = reader_of(call);
    uint32_t room = old->message.head.capacity * 2;
    struct bytes *cell = new_cell(call->vm, room);
    struct reader *reader = (struct reader *)cell->at;
    *reader = *old;
    http_message_move(&reader->message, (char *)(reader + 1), room);
    parser_of(call)->value = value_cell(cell);
    return reader;
}

/* --- steps --------------------------------------------------------------------- */

static struct endpoint *end_of(const struct native_call *call)
{
    const struct host_object *parser = parser_of(call);
    struct connection *connection =
        parser->id ? network_find(machine_of(call), parser->id) : NULL;
    return connection ? &connection->ends[parser->kind & 1] : NULL;
}

static void note(const struct native_call *call, enum http_step what,
                 int64_t count, const void *bytes, size_t length)
{
    const struct host_object *parser = parser_of(call);
    struct step *step = machine_note(machine_of(call), STEP_HTTP);
    step->id = parser->id;
    step->end = parser->kind & 1;
    step->sub = what;
    step->a = count;
    if (length > 0) {
        machine_note_text(step->text, bytes,
                          length < STEP_TEXT ? length : STEP_TEXT);
    }
}

/* A part is done: with a step, where there is a connection to tell of. */
static enum native_result told(const struct endpoint *end)
{
    return end ? NATIVE_STEP_OK : NATIVE_OK;
}

/* --- parts ---------------------------------------------------------------------- */

static Value text_value(struct vm *vm, const char *text)
{
    return value_string(string_from_c(vm, text));
}

static Value latin1(struct vm *vm, const struct http_head *head,
                    struct http_range range)
{
    return value_string(string_from_latin1(
        vm, (const uint8_t *)http_head_at(head, range), range.length));
}

/* [name, value, name, value ...] */
static Value raw_fields(struct vm *vm, const struct http_head *head)
{
    struct http_header header = {0};
    struct object *array = array_new(vm, 2u * head->count);
    while (http_head_next(head, &header)) {
        array_push(vm, array, latin1(vm, head, header.name));
        array_push(vm, array, latin1(vm, head, header.value));
    }
    return value_object(array);
}

static enum native_result head_part(struct native_call *call,
                                    const struct reader *reader)
{
    struct vm *vm = call->vm;
    const struct http_head *head = &reader->message.head;
    struct endpoint *end = end_of(call);
    bool is_request = head->kind == HTTP_REQUEST;
    const Value parts[] = {
        text_value(vm, "head"),
        is_request ? latin1(vm, head, head->first) : value_int(head->status),
        latin1(vm, head, is_request ? head->target : head->first),
        value_int(head->major),
        value_int(head->minor),
        raw_fields(vm, head),
        value_boolean(reader->message.upgrades),
        value_boolean(reader->message.keeps_alive),
    };
    if (end) {
        struct http_range line;
        http_head_line(head, 0, &line);
        note(call, is_request ? HTTP_STEP_REQUEST : HTTP_STEP_RESPONSE, 0,
             http_head_at(head, line), line.length);
        wire_log_lines(machine_of(call), end, head->buffer, head->length, true);
    }
    native_object(call, array_from(vm, parts, 8));
    return told(end);
}

/* A Buffer on the same bytes as the chunk's. */
static Value piece_of(struct vm *vm, struct array_view *chunk, uint32_t from,
                      uint32_t length)
{
    return value_object(
        &view_new(vm, CLASS_TYPED_ARRAY,
                  vm_intrinsic(vm, INTRINSIC_BUFFER_PROTOTYPE), ELEMENT_UINT8,
                  chunk->buffer, chunk->offset + from, length)
             ->object);
}

static enum native_result body_part(struct native_call *call,
                                    const struct reader *reader, size_t length)
{
    struct vm *vm = call->vm;
    struct array_view *chunk = value_as_view(call->args[1]);
    struct endpoint *end = end_of(call);
    uint32_t from = reader->at - (uint32_t)length;
    const Value parts[] = {
        text_value(vm, "body"),
        piece_of(vm, chunk, from, (uint32_t)length),
    };
    if (end) {
        note(call, HTTP_STEP_DATA, (int64_t)length, chunk->data + from, length);
        wire_log_data(machine_of(call), end, chunk->data + from, length, true);
    }
    native_object(call, array_from(vm, parts, 2));
    return told(end);
}

static enum native_result end_part(struct native_call *call,
                                   const struct reader *reader)
{
    const struct http_message *message = &reader->message;
    struct endpoint *end = end_of(call);
    bool has_trailers = message->trailers > 0;
    const Value parts[] = {
        text_value(call->vm, "end"),
        has_trailers ? raw_fields(call->vm, &message->head) : UNDEFINED,
    };
    if (end) {
        note(call, message->keeps_alive ? HTTP_STEP_KEPT : HTTP_STEP_LAST, 0,
             NULL, 0);
        if (has_trailers) {
            wire_log_lines(machine_of(call), end, message->head.buffer,
                           message->head.length, true);
        }
    }
    native_object(call, array_from(call->vm, parts, 2));
    return told(end);
}

static enum native_result left_part(struct native_call *call,
                                    struct reader *reader)
{
    struct endpoint *end = end_of(call);
    const Value parts[] = {text_value(call->vm, "left"),
                           value_int((int32_t)reader->at)};
    reader->at = 0;
    if (end) {
        note(call, HTTP_STEP_LEFT, 0, NULL, 0);
    }
    native_object(call, array_from(call->vm, parts, 2));
    return told(end);
}

/* ["error", code, reason, bytes of the chunk that were parsed] */
static enum native_result error_part(struct native_call *call,
                                     const struct reader *reader)
{
    struct vm *vm = call->vm;
    const struct http_message *message = &reader->message;
    enum http_error error = (enum http_error)message->error;
    const char *reason = http_error_text(error);
    struct endpoint *end = end_of(call);
    int32_t at =
        (int32_t)reader->at + message->is_past - message->behind;
    const Value parts[] = {
        text_value(vm, "error"),
        text_value(vm, http_error_code(error)),
        text_value(vm, reason),
        value_int(at > 0 ? at : 0),
    };
    if (end) {
        note(call, HTTP_STEP_WRONG, 0, reason, strlen(reason));
        wire_log_error(machine_of(call), end, reason);
    }
    native_object(call, array_from(vm, parts, 4));
    return told(end);
}

/* --- reading ---------------------------------------------------------------------- */

/* Feeds the chunk up to the next part; a buffer that is full grows. */
static enum http_message_result feed(const struct native_call *call,
                                     size_t *length)
{
    const struct array_view *chunk = value_as_view(call->args[1]);
    uint32_t n = view_byte_length(chunk);
    struct reader *reader = reader_of(call);
    for (;;) {
        size_t used;
        enum http_message_result result =
            http_message_feed(&reader->message, chunk->data + reader->at,
                              n - reader->at, &used, length);
        reader->at += (uint32_t)used;
        if (result != HTTP_MESSAGE_ROOM) {
            return result;
        }
        reader = grow(call);
    }
}

/* The chunk is used up. True: the head of a message has begun in it. */
static enum native_result used_up(struct native_call *call,
                                  struct reader *reader)
{
    const struct http_message *message = &reader->message;
    reader->at = 0;
    return native_boolean(call, http_message_is_open(message) &&
                                    http_message_in_head(message));
}

static enum native_result chunk_begins(struct native_call *call,
                                       const struct reader *reader)
{
    note(call, HTTP_STEP_CHUNK, (int64_t)reader->message.body.left, NULL, 0);
    return NATIVE_STEP;
}

/*
 * %httpRead(parser, chunk): the next part of what the chunk (a Buffer) holds:
 *     ["head", method or status, target or reason, major, minor, fields,
 *      upgrades, keepsAlive]: answer with %httpAccept
 *     ["body", Buffer], ["end", trailers or undefined]
 *     ["left", bytes of the chunk that were HTTP]
 *     ["error", code, reason, bytes of the chunk that were parsed]
 * true or false: it is used up, see used_up.
 */
static enum native_result http_read(struct native_call *call)
{
    size_t length;
    for (;;) {
        enum http_message_result result = feed(call, &length);
        struct reader *reader = reader_of(call);
        switch (result) {
        case HTTP_MESSAGE_HEAD:
            return head_part(call, reader);
        case HTTP_MESSAGE_CHUNK:
            if (end_of(call)) {
                return chunk_begins(call, reader);
            }
            break;
        case HTTP_MESSAGE_DATA:
            return body_part(call, reader, length);
        case HTTP_MESSAGE_END:
            return end_part(call, reader);
        case HTTP_MESSAGE_LEFT:
            return left_part(call, reader);
        case HTTP_MESSAGE_WRONG:
            return error_part(call, reader);
        default:
            return used_up(call, reader);
        }
    }
}

/* %httpAccept(parser, how): how the message goes on behind its head, an enum
 * http_accept. */
static enum native_result http_accept(struct native_call *call)
{
    struct http_message *message = &reader_of(call)->message;
    http_message_accept(message,
                        (enum http_accept)value_as_int(call->args[1]));
    call->result = UNDEFINED;
    if (!end_of(call) || message->error != HTTP_ERROR_NONE) {
        return NATIVE_OK;
    }
    note(call,
         (enum http_step)(HTTP_STEP_BODY_NONE + message->body.framing),
         (int64_t)message->body.left, NULL, 0);
    return NATIVE_STEP_OK;
}

/* %httpFinish(parser): the connection has ended: undefined, ["end"] or
 * ["error", ...]. */
static enum native_result http_finish(struct native_call *call)
{
    struct reader *reader = reader_of(call);
    reader->at = 0;
    switch (http_message_finish(&reader->message)) {
    case HTTP_MESSAGE_END:
        return end_part(call, reader);
    case HTTP_MESSAGE_WRONG:
        return error_part(call, reader);
    default:
        return native_ok(call, UNDEFINED);
    }
}

/* %httpAgain(handle): the end's event "readable" comes once more, as soon as
 * the ticks and microtasks of this one are done. */
static enum native_result http_again(struct native_call *call)
{
    const struct host_object *handle = value_pointer(call->args[0]);
    struct connection *connection = network_find(machine_of(call), handle->id);
    if (connection) {
        connection->ends[handle->kind & 1].again = 1;
    }
    return native_ok(call, UNDEFINED);
}

const struct native native_http_rows[] = {
    INTERNAL("httpParser", http_parser, BOOLEAN, NUMBER),
    INTERNAL("httpBind", http_bind, ANY, ANY),
    INTERNAL("httpRead", http_read, ANY, ANY),
    INTERNAL("httpAccept", http_accept, ANY, INT32),
    INTERNAL("httpFinish", http_finish, ANY),
    INTERNAL("httpAgain", http_again, ANY),
};
NATIVE_COUNT(http);
