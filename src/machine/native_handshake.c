/*
 * native_handshake.c: the checks of the opening handshake (wire/handshake.h),
 * each a step, for node/later/ws_server.js and ws_client.js. HTTP has read the
 * head; it comes as the library knows it.
 *
 * While a native is at work its handshake lies in the end's `opening`, given
 * back when the last check is done.
 */
#include "machine/machine.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"
#include "script/binary.h"

/* --- the head as bytes ------------------------------------------------------ */

/* A part that is a string, as header bytes are: Latin-1. */
static void write_part(Value part, struct text *text)
{
    if (value_is_string(part)) {
        const struct string *string = value_as_string(part);
        for (uint32_t i = 0; i < string_length(string); i++) {
            text_byte(text, (char)string_unit(string, i));
        }
    } else if (value_is_int(part)) {
        text_int(text, value_as_int(part));
    }
}

/*
 * The head of a request [method, target, minor, name, value ...], or of an
 * answer [status, reason, minor, name, value ...], HTTP/1.minor.
 */
static void write_head(const struct object *list, bool is_answer,
                       struct text *text)
{
    uint32_t length = list->element_count;
    text_str(text, is_answer ? "HTTP/1." : "");
    write_part(list->elements[is_answer ? 2 : 0], text);
    text_byte(text, ' ');
    write_part(list->elements[is_answer ? 0 : 1], text);
    text_str(text, is_answer ? " " : " HTTP/1.");
    write_part(list->elements[is_answer ? 1 : 2], text);
    text_str(text, "\r\n");
    for (uint32_t i = 3; i + 1 < length; i += 2) {
        write_part(list->elements[i], text);
        text_str(text, ": ");
        write_part(list->elements[i + 1], text);
        text_str(text, "\r\n");
    }
    text_str(text, "\r\n");
}

static void read_head(struct opening *opening, enum http_kind kind,
                      Value list)
{
    struct text text;
    size_t used;
    text_init_fixed(&text, opening->out, sizeof opening->out);
    write_head(value_as_object(list), kind == HTTP_RESPONSE, &text);
    http_head_init(&opening->head, kind, opening->buffer,
                   sizeof opening->buffer);
    http_head_feed(&opening->head, (const uint8_t *)text.bytes, text.length,
                   &used);
}

/* Four numbers: see %deflateOffer; undefined: no compression. */
static void set_deflate(struct handshake *handshake, Value wishes)
{
    struct deflate_options options;
    if (value_is_view(wishes)) {
        memcpy(options.values, value_as_view(wishes)->data,
               sizeof options.values);
        handshake_deflate(handshake, &options);
    }
}

/* --- the steps ------------------------------------------------------------------ */

static void note_check(const struct native_call *call,
                       const struct connection *connection, uint32_t end,
                       const struct handshake_record *record)
{
    struct step *step =
        end_note(call, STEP_HANDSHAKE, connection->id, end);
    step->sub = record->check;
    step->a = record->verdict != CHECK_FAILED;
    step->b = record->verdict;
    machine_note_text(step->text, record->found, strlen(record->found));
    machine_note_text(step->more, record->wanted, strlen(record->wanted));
    wire_log_check(machine_of(call),
                   (struct endpoint *)&connection->ends[end], record);
    if (record->verdict == CHECK_FAILED) {
        endpoint_blame(machine_of(call),
                       (struct endpoint *)&connection->ends[end],
                       CAUSE_HANDSHAKE, record->check);
    }
}

static Value text_value(struct vm *vm, const char *text)
{
    return value_string(string_from_c(vm, text));
}

/* What was agreed about compression: [bits of this side's compressor, its
 * window is kept, bits of the other's, that is kept, the field's value];
 * UNDEFINED: nothing. */
static Value agreed(struct vm *vm, const struct handshake *handshake,
                    uint32_t end)
{
    char buffer[200];
    struct text text;
    bool is_server = end == END_SERVER;
    const struct deflate_params *params = &handshake->params;
    if (!handshake->deflates) {
        return UNDEFINED;
    }
    text_init_fixed(&text, buffer, sizeof buffer);
    deflate_answer(params, &text);
    const Value values[] = {
        value_int(deflate_bits(params, is_server)),
        value_boolean(deflate_takeover(params, is_server)),
        value_int(deflate_bits(params, !is_server)),
        value_boolean(deflate_takeover(params, !is_server)),
        text_value(vm, buffer),
    };
    return value_object(array_from(vm, values, 5));
}

/* --- the server's side ------------------------------------------------------------ */

/* [status, words, further field] */
static Value refusal(struct vm *vm, const struct handshake *handshake)
{
    enum handshake_refusal why = (enum handshake_refusal)handshake->refusal;
    const Value values[] = {
        value_int(handshake->status),
        text_value(vm, handshake_refusal_text(why)),
        text_value(vm, handshake_refusal_field(why)),
    };
    return value_object(array_from(vm, values, 3));
}

static void begin_serving(const struct native_call *call,
                          struct opening *opening)
{
    struct handshake *handshake = &opening->handshake;
    read_head(opening, HTTP_REQUEST, call->args[1]);
    handshake_serve(handshake, &opening->head, opening->out,
                    sizeof opening->out, -1);
    end_text(call, 2, opening->path, sizeof opening->path);
    handshake_path(handshake, opening->path, strlen(opening->path));
    set_deflate(handshake, native_arg(call, 3));
}

/* The opening of the present call, begun by `begin` the first time. */
static struct opening *opening_of(struct native_call *call,
                                  struct endpoint *me,
                                  void (*begin)(const struct native_call *,
                                                struct opening *))
{
    if (call->state[0] == EMPTY) {
        opening_done(machine_of(call), me);
        if (!opening_new(machine_of(call), me)) {
            return NULL;
        }
        begin(call, me->own->opening);
        call->state[0] = TRUE_VALUE;
    }
    return me->own->opening;
}

static enum native_result over(struct native_call *call, struct endpoint *me,
                               Value result)
{
    opening_done(machine_of(call), me);
    return native_ok(call, result);
}

/*
 * %handshakeServe(handle, head, path, deflate): the checks of a server, up to
 * the proof. [status, words, field] where one has failed; else [compression],
 * undefined or what `agreed` says.
 */
static enum native_result handshake_serve_row(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    struct handshake_record record;
    if (!connection) {
        return native_ok(call, UNDEFINED);
    }
    struct endpoint *me = &connection->ends[end];
    me->websocket = 1;
    struct opening *opening = opening_of(call, me, begin_serving);
    if (!opening) {
        return native_ok(call, UNDEFINED);
    }
    struct handshake *handshake = &opening->handshake;
    if (handshake->next != CHECK_KEY_GUID &&
        handshake_step(handshake, &record)) {
        note_check(call, connection, end, &record);
        return NATIVE_STEP;
    }
    if (handshake->outcome == HANDSHAKE_REFUSED) {
        me->websocket = !handshake->keep_open;
        return over(call, me, refusal(call->vm, handshake));
    }
    Value value = agreed(call->vm, handshake, end);
    return over(call, me, value_object(array_from(call->vm, &value, 1)));
}

static void begin_proof(const struct native_call *call,
                        struct opening *opening)
{
    char key[HANDSHAKE_KEY_LENGTH + 1];
    end_text(call, 1, key, sizeof key);
    opening->head.result = HTTP_HEAD_COMPLETE;
    handshake_prove(&opening->handshake, &opening->head, key);
}

/* %handshakeProve(handle, key): Sec-WebSocket-Accept, in three steps. */
static enum native_result handshake_prove_row(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    struct handshake_record record;
    struct opening *opening =
        connection ? opening_of(call, &connection->ends[end], begin_proof)
                   : NULL;
    if (!opening) {
        return native_ok(call, UNDEFINED);
    }
    if (opening->handshake.next != CHECK_SWITCH &&
        handshake_step(&opening->handshake, &record)) {
        note_check(call, connection, end, &record);
        return NATIVE_STEP;
    }
    return over(call, &connection->ends[end],
                text_value(call->vm, opening->handshake.accept));
}

/* %handshakeFor(handle): a WebSocket waits for this connection to ask for its
 * handshake: it is CONNECTING. */
static enum native_result handshake_for_row(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    if (connection) {
        connection->ends[end].websocket = 1;
    }
    return native_ok(call, UNDEFINED);
}

/* %handshakeSays(handle, line): the request, or the 101, goes out; a step. */
static enum native_result handshake_says_row(struct native_call *call)
{
    uint32_t end;
    const struct connection *connection = end_open(call, &end);
    call->result = UNDEFINED;
    if (!connection) {
        return NATIVE_OK;
    }
    struct step *step = end_note(call, STEP_HANDSHAKE, connection->id, end);
    step->sub = end == END_SERVER ? CHECK_SWITCH : CHECK_REQUEST;
    step->a = 1;
    step->b = CHECK_PASSED;
    end_text(call, 1, step->text, sizeof step->text);
    return NATIVE_STEP_OK;
}

/* %handshakeDeny(handle, words): what came is no head of HTTP at all; a check
 * that fails. */
static enum native_result handshake_deny_row(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    struct handshake_record record = {.verdict = CHECK_FAILED};
    struct text found;
    call->result = UNDEFINED;
    if (!connection) {
        return NATIVE_OK;
    }
    bool is_server = end == END_SERVER;
    record.check = is_server ? CHECK_REQUEST_LINE : CHECK_STATUS_LINE;
    text_init_fixed(&found, record.found, sizeof record.found);
    string_write(native_text(call, 1), &found, UINT32_MAX);
    memcpy(record.wanted, is_server ? "GET" : "101", 4);
    note_check(call, connection, end, &record);
    return NATIVE_STEP_OK;
}

/* --- the client's side -------------------------------------------------------------- */

static void begin_answer(const struct native_call *call,
                         struct opening *opening)
{
    char key[HANDSHAKE_KEY_LENGTH + 1];
    char protocols[2048];
    end_text(call, 2, key, sizeof key);
    end_text(call, 3, protocols, sizeof protocols);
    read_head(opening, HTTP_RESPONSE, call->args[1]);
    handshake_check_answer(&opening->handshake, &opening->head, key, protocols,
                           strlen(protocols), opening->out,
                           sizeof opening->out);
    set_deflate(&opening->handshake, native_arg(call, 4));
    opening->handshake.is_page = process_of(call)->page;
}

/*
 * %handshakeCheck(handle, head, key, protocols, deflate): the checks of a
 * client. ws's words (in a page Chromium's) where one has failed, a string; else [compression].
 */
static enum native_result handshake_check_row_(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    struct handshake_record record;
    struct opening *opening =
        connection ? opening_of(call, &connection->ends[end], begin_answer)
                   : NULL;
    if (!opening) {
        return native_ok(call, UNDEFINED);
    }
    struct endpoint *me = &connection->ends[end];
    struct handshake *handshake = &opening->handshake;
    if (handshake_step(handshake, &record)) {
        note_check(call, connection, end, &record);
        return NATIVE_STEP;
    }
    if (handshake->outcome == HANDSHAKE_REFUSED) {
        char buffer[200];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        if (handshake->is_page) {
            handshake_page_text(handshake, &text);
        } else {
            handshake_error_text(handshake, &text);
        }
        return over(call, me, text_value(call->vm, buffer));
    }
    Value value = agreed(call->vm, handshake, end);
    return over(call, me, value_object(array_from(call->vm, &value, 1)));
}

const struct native native_handshake_rows[] = {
    INTERNAL("handshakeServe", handshake_serve_row, ANY, ANY, STRING, ANY),
    INTERNAL("handshakeProve", handshake_prove_row, ANY, STRING),
    INTERNAL("handshakeDeny", handshake_deny_row, ANY, STRING),
    INTERNAL("handshakeFor", handshake_for_row, ANY),
    INTERNAL("handshakeSays", handshake_says_row, ANY, STRING),
    INTERNAL("handshakeCheck", handshake_check_row_, ANY, ANY, STRING, STRING,
             ANY),
};
NATIVE_COUNT(handshake);
