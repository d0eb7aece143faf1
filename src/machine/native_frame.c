/*
 * native_frame.c: messages and frames for the library: what node/later/ws.js
 * and page/websocket.js call for an end whose reader is READER_FRAMES. Bytes
 * are decoded straight from the connection, and encoded straight into it.
 */
#include "machine/machine.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"
#include "script/binary.h"

/* Bits of a FRAME step's `code`. */
#define FRAME_FIN 1
#define FRAME_MASKED 2
#define FRAME_RSV1 4

/* Bits of %frameBegin's `flags`. */
enum frame_flag {
    FRAME_FLAG_DEFLATE = 1, /* permessage-deflate was agreed: RSV1 is its */
    FRAME_FLAG_TRUST = 2, /* texts are not looked at */
};

/* --- the beginning --------------------------------------------------------- */

static uint32_t limit_of(const struct native_call *call, uint32_t i)
{
    int32_t limit = value_as_int(call->args[i]);
    return limit > 0 ? (uint32_t)limit : 0;
}

/* Frames are read from here on, first those in `early`. */
static void begin_frames(struct endpoint *me, const struct frame_terms *terms,
                         Value early)
{
    endpoint_begin_frames(me, terms);
    me->own->early = early;
    me->own->early_at = 0;
}

/*
 * %frameBegin(handle, early, maxPayload, maxFragments, flags): frames are read
 * from here on; `early` are bytes of them that were read too early, a Buffer.
 * A limit that is not above 0 is none.
 */
static enum native_result frame_begin(struct native_call *call)
{
    struct endpoint *me = end_here(call);
    if (me) {
        uint32_t flags = (uint32_t)value_as_int(call->args[4]);
        struct frame_terms terms = {
            .limit = limit_of(call, 2),
            .fragments = limit_of(call, 3),
            .allows_rsv1 = (flags & FRAME_FLAG_DEFLATE) != 0,
            .trusts_text = (flags & FRAME_FLAG_TRUST) != 0,
        };
        begin_frames(me, &terms, call->args[1]);
    }
    return native_ok(call, UNDEFINED);
}

/*
 * %socketFrames(handle, early, deflates): a page's WebSocket is open: from here
 * on its news go to the hook `socket`; `early` as above.
 */
static enum native_result socket_frames(struct native_call *call)
{
    struct endpoint *me = end_here(call);
    if (me) {
        struct frame_terms terms = {.allows_rsv1 =
                                        call->args[2] == TRUE_VALUE};
        begin_frames(me, &terms, call->args[1]);
        me->reader = READER_FRAMES;
        me->plain = 0;
        endpoint_keep(machine_of(call), me);
    }
    return native_ok(call, UNDEFINED);
}

/* --- frames that come ---------------------------------------------------- */

/* As many of the first bytes as fit, in hexadecimal, a space between two. */
static void note_hex(char field[STEP_TEXT], const uint8_t *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    char *at = field;
    length = length < STEP_TEXT / 3 ? length : STEP_TEXT / 3;
    for (size_t i = 0; i < length; i++) {
        *at++ = digits[bytes[i] >> 4];
        *at++ = digits[bytes[i] & 15];
        *at++ = i + 1 < length ? ' ' : '\0';
    }
}

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
        (head->fin ? FRAME_FIN : 0) | (head->masked ? FRAME_MASKED : 0) |
        (head->rsv1 ? FRAME_RSV1 : 0);
    if (head->opcode == OPCODE_CLOSE && length >= 2) {
        step->value = value_int(payload[0] << 8 | payload[1]);
        payload += 2;
        length -= 2;
    }
    length = length < STEP_TEXT ? length : STEP_TEXT;
    if (head->opcode == OPCODE_BINARY || head->rsv1) {
        note_hex(step->text, payload, length);
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
    const struct message_decoder *decoder = me->own->decoder;
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
    struct end_story *story = endpoint_tale(machine_of(call), me);
    if (!story) {
        return;
    }
    if (result == MESSAGE_CLOSE) {
        story->farewell.received = network_steps(machine_of(call));
        story->farewell.received_code = decoder->close_code;
    }
    story->frames_received++;
    story->bytes_received += control ? 0 : length;
}

/* A cell for more of the message; what is there moves over. */
static void give_room(struct vm *vm, struct endpoint *me)
{
    struct message_decoder *decoder = me->own->decoder;
    uint64_t want = message_want(decoder);
    uint64_t step = decoder->length * 2 > NETWORK_CHUNK ? decoder->length * 2
                                                        : NETWORK_CHUNK;
    struct bytes *cell = bytes_new(vm, (uint32_t)(want < step ? want : step));
    if (decoder->length > 0) {
        memcpy(cell->at, decoder->bytes, (size_t)decoder->length);
    }
    me->own->message = value_cell(cell);
    message_room(decoder, cell->at, cell->cell.extra);
}

static Value text_value(struct vm *vm, const char *text)
{
    return value_string(string_from_c(vm, text));
}

/* What %socketRead answers: [name, a, b]. */
static enum native_result answer(struct native_call *call, enum atom name,
                                 Value a, Value b)
{
    const Value values[] = {vm_atom(call->vm, name), a, b};
    return native_object(call, array_from(call->vm, values, 3));
}

static Value bytes_value(struct vm *vm, const void *bytes, size_t length)
{
    return value_object(
        &buffer_from_bytes(vm, bytes, (uint32_t)length)->object);
}

/* A Buffer over the cell that the message came into; of a text a page gets the
 * string. */
static Value message_value(struct native_call *call, struct endpoint *me,
                           bool binary)
{
    struct vm *vm = call->vm;
    struct message_decoder *decoder = me->own->decoder;
    Value value = UNDEFINED;
    if (me->page && !binary) {
        const char *bytes = decoder->bytes ? (const char *)decoder->bytes : "";
        value =
            value_string(string_from_utf8(vm, bytes, (size_t)decoder->length));
    } else {
        struct bytes *cell =
            decoder->bytes ? value_as_cell(me->own->message) : bytes_new(vm, 0);
        value = value_object(
            &buffer_new(vm, cell, (uint32_t)decoder->length)->object);
    }
    me->own->message = UNDEFINED;
    message_room(decoder, NULL, 0);
    return value;
}

static Value control_value(struct native_call *call, const struct endpoint *me,
                           uint32_t from)
{
    const struct message_decoder *decoder = me->own->decoder;
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
    enum frame_error error = (enum frame_error)me->own->decoder->frame.error;
    text_init_fixed(&text, buffer, sizeof buffer);
    if (me->page) {
        frame_page_text(&me->own->decoder->frame, &text);
    } else {
        frame_error_text(error, me->own->decoder->frame.number, &text);
    }
    wire_log_error(machine_of(call), me, buffer);
    endpoint_blame(machine_of(call), me, CAUSE_WRONG_FRAME, error);
    const Value values[] = {
        vm_atom(call->vm, ATOM_ERROR),
        text_value(call->vm, buffer),
        text_value(call->vm, me->page
                                 ? frame_page_reason(&me->own->decoder->frame)
                                 : frame_error_code(error)),
        value_int((int32_t)frame_error_close(error)),
        value_boolean(frame_error_is_range(error)),
    };
    return native_object(call, array_from(call->vm, values, 5));
}

/* A data frame of a compressed message: ["packed", bytes, fin, binary]. */
static enum native_result packed(struct native_call *call, struct endpoint *me)
{
    struct vm *vm = call->vm;
    struct message_decoder *decoder = me->own->decoder;
    size_t length = (size_t)(decoder->length - decoder->frame_start);
    const Value values[] = {
        vm_atom(vm, ATOM_PACKED),
        bytes_value(vm, length ? decoder->bytes + decoder->frame_start : NULL,
                    length),
        value_boolean(decoder->frame.head.fin),
        value_boolean(decoder->frame.kind == OPCODE_BINARY),
    };
    if (decoder->frame.head.fin) {
        me->own->message = UNDEFINED;
        message_room(decoder, NULL, 0);
    }
    return native_object(call, array_from(vm, values, 4));
}

static void deliver_message(struct native_call *call, struct endpoint *me,
                            enum message_result result)
{
    const struct message_decoder *decoder = me->own->decoder;
    if (decoder->frame.is_compressed) {
        packed(call, me);
    } else if (result == MESSAGE_FRAGMENT) {
        answer(call, ATOM_PART,
               value_number((double)(decoder->length - decoder->frame_start)),
               UNDEFINED);
    } else {
        answer(call, ATOM_MESSAGE,
               message_value(call, me, result == MESSAGE_BINARY),
               value_boolean(result == MESSAGE_BINARY));
    }
}

static void deliver(struct native_call *call, struct endpoint *me,
                    enum message_result result)
{
    switch (result) {
    case MESSAGE_FRAGMENT:
    case MESSAGE_TEXT:
    case MESSAGE_BINARY:
        deliver_message(call, me, result);
        break;
    case MESSAGE_CLOSE:
        answer(call, ATOM_CLOSE, value_int(me->own->decoder->close_code),
               control_value(call, me, 2));
        break;
    default:
        answer(call, result == MESSAGE_PING ? ATOM_PING : ATOM_PONG,
               control_value(call, me, 0), UNDEFINED);
    }
}

/* What is to be decoded next: bytes that were read too early, then those of
 * the present read. */
static const uint8_t *next_bytes(const struct endpoint *me,
                                 const struct stream *in, size_t *length)
{
    if (value_is_view(me->own->early)) {
        const struct array_view *early = value_as_view(me->own->early);
        *length = view_byte_length(early) - me->own->early_at;
        return early->data + me->own->early_at;
    }
    uint64_t chunk = me->own->chunk;
    *length = (size_t)(chunk > in->read ? chunk - in->read : 0);
    return *length > 0 ? stream_at(in, in->read) : (const uint8_t *)"";
}

static void bytes_used(struct native_call *call, struct endpoint *me,
                       struct stream *in, size_t used, size_t length)
{
    if (!value_is_view(me->own->early)) {
        stream_read(machine_of(call), in, in->read + used);
        return;
    }
    me->own->early_at += (uint32_t)used;
    if (used == length) {
        me->own->early = UNDEFINED;
    }
}

/* Decodes up to the end of a frame, or of the bytes that are there. */
static enum message_result decode(struct native_call *call,
                                  struct connection *connection, uint32_t end)
{
    struct endpoint *me = &connection->ends[end];
    struct stream *in = &connection->ends[1 - end].out;
    enum message_result result;
    bool more = true;
    while (more) {
        size_t used = 0, length;
        const uint8_t *bytes = next_bytes(me, in, &length);
        bool was_early = value_is_view(me->own->early);
        result = message_decode(me->own->decoder, bytes, length, &used);
        bytes_used(call, me, in, used, length);
        if (result == MESSAGE_ROOM) {
            give_room(call->vm, me);
        }
        more = result == MESSAGE_ROOM ||
               (result == MESSAGE_MORE && (used < length || was_early));
    }
    return result;
}

/* What is wrong, or comes behind it, is dropped (RFC 6455, 7.1.7). */
static void drop_rest(struct native_call *call, struct endpoint *me,
                      struct stream *in)
{
    me->own->early = UNDEFINED;
    if (in->read < me->own->chunk) {
        stream_read(machine_of(call), in, me->own->chunk);
    }
}

/*
 * %socketRead(handle): the next thing in what has arrived, as an array
 *     ["message", data, binary], ["ping", data], ["pong", data],
 *     ["part", length]: a frame of a message that is not over
 *     ["packed", data, fin, binary]: a frame of a compressed message
 *     ["close", code, reason], ["error", message, code, close code, range]
 * (a page: the close frame's reason for the code) or undefined: it is used up.
 */
static enum native_result socket_read(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    call->result = UNDEFINED;
    if (!connection) {
        return NATIVE_OK;
    }
    struct endpoint *me = &connection->ends[end];
    struct stream *in = &connection->ends[1 - end].out;
    if (!endpoint_decoder(machine_of(call), me)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "There is no memory left for what has come");
    }
    if (me->own->decoder->frame.error) {
        drop_rest(call, me, in);
        return NATIVE_OK;
    }
    enum message_result result = decode(call, connection, end);
    if (result == MESSAGE_MORE) {
        return NATIVE_OK;
    }
    if (result == MESSAGE_WRONG) {
        drop_rest(call, me, in);
        return wrong(call, me);
    }
    note_received(call, connection, end, result);
    deliver(call, me, result);
    return NATIVE_STEP_OK;
}

/* %frameFail(handle, closeCode): what a compressed message had in it is wrong,
 * or too long; what comes behind it is dropped. */
static enum native_result frame_fail(struct native_call *call)
{
    uint32_t end;
    struct connection *connection = end_open(call, &end);
    call->result = UNDEFINED;
    struct endpoint *me = connection ? &connection->ends[end] : NULL;
    if (me && endpoint_decoder(machine_of(call), me)) {
        int32_t code = value_as_int(call->args[1]);
        enum frame_error error = code == CLOSE_TOO_BIG ? FRAME_ERROR_TOO_BIG
                                                       : FRAME_ERROR_DEFLATE;
        frame_reject(&me->own->decoder->frame, error);
        drop_rest(call, me, &connection->ends[1 - end].out);
        endpoint_blame(machine_of(call), me, CAUSE_WRONG_FRAME, error);
    }
    return NATIVE_OK;
}

/* --- frames that go ------------------------------------------------------ */

/* %socketBytes(data). */
static enum native_result socket_bytes(struct native_call *call)
{
    return native_ok(call, value_number((double)data_length(call->args[0])));
}

/*
 * The masking key: of a client's frame, or where argument 6 asks for one. True
 * is a random one, a Buffer is the key itself, null none; undefined is what
 * the role wants.
 */
static bool make_key(const struct native_call *call, uint32_t end,
                     uint8_t key[16])
{
    Value mask = native_arg(call, 6);
    memset(key, 0, 16);
    if (value_is_view(mask)) {
        memcpy(key, value_as_view(mask)->data, 4);
        return true;
    }
    bool wanted = mask == UNDEFINED ? end == END_CLIENT : mask == TRUE_VALUE;
    if (wanted) {
        network_random(machine_of(call), key);
    }
    return wanted;
}

/* The head's bytes, and what they say. */
static size_t make_head(const struct native_call *call, const uint8_t *key,
                        size_t length, uint8_t bytes[FRAME_HEAD_MAX],
                        struct frame_head *head)
{
    size_t size = frame_encode_head(bytes, call->args[3] == TRUE_VALUE,
                                    (unsigned)value_as_int(call->args[1]), key,
                                    length);
    if (native_arg(call, 5) == TRUE_VALUE) {
        bytes[0] |= 0x40;
    }
    frame_head_read(bytes, size, head);
    return size;
}

static void count_sent(const struct native_call *call, struct endpoint *me,
                       const struct frame_head *frame, Value code)
{
    struct end_story *story = endpoint_tale(machine_of(call), me);
    if (!story) {
        return;
    }
    story->frames_sent++;
    story->bytes_sent += frame->opcode < OPCODE_CLOSE ? frame->length : 0;
    if (frame->opcode == OPCODE_CLOSE && story->farewell.sent == 0) {
        story->farewell.sent = network_steps(machine_of(call));
        story->farewell.sent_code = value_is_number(code)
                                        ? (uint32_t)value_as_number(code)
                                        : CLOSE_NO_STATUS;
    }
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
    uint8_t key[16], head[FRAME_HEAD_MAX];
    struct frame_head frame;
    bool masked = make_key(call, end, key);
    size_t size = make_head(call, masked ? key : NULL, length, head, &frame);
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
    note_frame(call, connection, end, &frame, payload, length, false);
    wire_log_frame(machine, me, &frame, payload, length, false);
    if (masked) {
        frame_mask(payload, length, key, 0);
    }
    Value before = native_arg(call, 7);
    stream_commit(&me->out, size + length,
                  value_is_number(before) ? (uint64_t)value_as_number(before)
                                          : length);
    count_sent(call, me, &frame, code);
    return true;
}

/* bufferedAmount has changed by this: a step of its own. */
static enum native_result buffered(struct native_call *call,
                                   const struct connection *connection,
                                   uint32_t end)
{
    struct endpoint *me = (struct endpoint *)&connection->ends[end];
    struct step *step = end_note(call, STEP_BUFFERED, connection->id, end);
    step->a = (int64_t)me->own->buffered_shown;
    step->b = (int64_t)endpoint_buffered(me);
    me->own->buffered_shown = endpoint_buffered(me);
    call->result = call->state[1];
    return NATIVE_STEP_OK;
}

/*
 * %socketSend(handle, opcode, data, fin, code, rsv1, mask, before): a frame;
 * `code` (or undefined) goes before the data of a close; `mask`: see make_key;
 * `before` (or undefined): how many bytes a page counts as buffered, those
 * before they were compressed. 0
 * where the kernel has taken all of it, else a number that %socketSettled will
 * reach.
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
    bool done = out->writer->settled == out->written || me->page;
    call->state[1] = done ? value_int(0) : value_number((double)out->written);
    if (endpoint_buffered(me) != me->own->buffered_shown) {
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
    return native_ok(call, value_number(me && me->open
                                            ? (double)me->own->writer.settled
                                            : 9007199254740991.0));
}

const struct native native_frame_rows[] = {
    INTERNAL("frameBegin", frame_begin, ANY, ANY, INT32, INT32, INT32),
    INTERNAL("socketFrames", socket_frames, ANY, ANY, BOOLEAN),
    INTERNAL("socketRead", socket_read, ANY),
    INTERNAL("frameFail", frame_fail, ANY, INT32),
    INTERNAL("socketBytes", socket_bytes, ANY),
    OPTIONAL(2, "socketSend", socket_send, ANY, INT32, ANY, BOOLEAN, ANY, ANY,
             ANY),
    INTERNAL("socketBuffered", socket_buffered, ANY),
    INTERNAL("socketSettled", socket_settled, ANY),
};
NATIVE_COUNT(frame);
