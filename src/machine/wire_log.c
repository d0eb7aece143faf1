/*
 * wire_log.c: the log is filled, and its items are put into words.
 */
#include "machine/wire_log.h"

#include "machine/machine.h"

static const char MORE[] = "…";

_Static_assert(sizeof(struct wire_item) <= 256, "so many fit a span");

/* --- reading ------------------------------------------------------------- */

static struct wire_item *place_of(const struct wire_log *log, uint64_t number)
{
    uint64_t place = (number - 1) % WIRE_KEPT;
    struct wire_item *span = log->spans[place / WIRE_PER_SPAN];
    return span ? &span[place % WIRE_PER_SPAN] : NULL;
}

uint64_t wire_log_last(const struct machine *machine)
{
    return machine->network.log.count;
}

uint64_t wire_log_first(const struct machine *machine)
{
    uint64_t count = machine->network.log.count;
    return count > WIRE_KEPT ? count - WIRE_KEPT + 1 : count > 0;
}

const struct wire_item *wire_log_item(const struct machine *machine,
                                      uint64_t number)
{
    if (number == 0 || number < wire_log_first(machine) ||
        number > wire_log_last(machine)) {
        return NULL;
    }
    const struct wire_item *item = place_of(&machine->network.log, number);
    return item && item->number == number ? item : NULL;
}

static bool is_other(const struct wire_item *a, const struct wire_item *b)
{
    bool counted = a->kind == WIRE_FRAME || a->kind == WIRE_MESSAGE;
    return a->connection == b->connection && a->end != b->end &&
           a->received != b->received && a->kind == b->kind &&
           (counted ? a->frame == b->frame && a->message == b->message
                    : a->length == b->length && a->size == b->size &&
                          memcmp(a->text, b->text, a->size) == 0);
}

const struct wire_item *wire_log_other(const struct machine *machine,
                                       const struct wire_item *item)
{
    int64_t by = item->received ? -1 : 1;
    uint64_t number = item->number;
    const struct wire_item *other;
    do {
        number = (uint64_t)((int64_t)number + by);
        other = wire_log_item(machine, number);
    } while (other && !is_other(item, other));
    return other;
}

/* --- filling ------------------------------------------------------------- */

struct wire_item *wire_log_add(struct machine *machine, struct endpoint *end,
                               enum wire_kind kind, bool received)
{
    struct wire_log *log = &machine->network.log;
    uint64_t place = log->count % WIRE_KEPT;
    struct wire_item **span = &log->spans[place / WIRE_PER_SPAN];
    if (!*span) {
        *span = arena_take(machine->outbox_bytes.arena, 1);
    }
    if (!*span) {
        return NULL;
    }
    struct wire_item *item = &(*span)[place % WIRE_PER_SPAN];
    memset(item, 0, sizeof *item);
    item->number = ++log->count;
    item->step = network_steps(machine);
    item->at = machine->now;
    item->connection = end->connection;
    item->process = end->process;
    item->end = (uint8_t)end->side;
    item->kind = (uint8_t)kind;
    item->received = received;
    return item;
}

static void set_text(struct wire_item *item, const char *bytes, size_t length)
{
    if (!item) {
        return;
    }
    struct text text;
    text_init_fixed(&text, item->text, sizeof item->text);
    text_bytes(&text, bytes, length);
    item->size = (uint8_t)text.length;
}

/* Header bytes are Latin-1. */
static void set_line(struct wire_item *item, const char *bytes, size_t length)
{
    struct text text;
    if (!item) {
        return;
    }
    text_init_fixed(&text, item->text, sizeof item->text - sizeof MORE);
    for (size_t i = 0; i < length && !text.full; i++) {
        text_char(&text, (uint8_t)bytes[i]);
    }
    if (text.full) {
        memcpy(item->text + text.length, MORE, sizeof MORE);
        text.length += sizeof MORE - 1;
    }
    item->size = (uint8_t)text.length;
}

void wire_log_lines(struct machine *machine, struct endpoint *end,
                    const char *bytes, size_t length, bool received)
{
    size_t at = 0;
    while (at < length) {
        const char *stop = memchr(bytes + at, '\r', length - at);
        size_t line = stop ? (size_t)(stop - bytes) - at : length - at;
        struct wire_item *item =
            line > 0 ? wire_log_add(machine, end, WIRE_LINE, received) : NULL;
        if (item) {
            item->sub = at == 0;
            set_line(item, bytes + at, line);
            moment_wire(machine, item);
        }
        at += line + 2;
    }
}

void wire_log_check(struct machine *machine, struct endpoint *end,
                    const struct handshake_record *record)
{
    struct wire_item *item = wire_log_add(machine, end, WIRE_CHECK, true);
    if (item) {
        item->sub = record->check;
        item->verdict = record->verdict;
        set_text(item, record->found, strlen(record->found));
        struct text wanted;
        size_t from = item->size + 1u;
        text_init_fixed(&wanted, item->text + from, sizeof item->text - from);
        text_str(&wanted, record->wanted);
    }
}

static void set_bytes(struct wire_item *item, const uint8_t *bytes,
                      size_t length)
{
    item->size = (uint8_t)(length < WIRE_BYTES ? length : WIRE_BYTES);
    if (item->size > 0) {
        memcpy(item->text, bytes, item->size);
    }
}

/* Which frame of which message it is, for that end and direction. */
static void count_frame(struct wire_count *count, struct wire_item *item,
                        bool rsv1)
{
    unsigned way = item->received;
    item->frame = ++count->frames[way];
    if (item->sub >= OPCODE_CLOSE) {
        return;
    }
    if (item->sub != OPCODE_CONTINUATION) {
        count->messages[way]++;
        count->part[way] = 0;
        count->compressed[way] = rsv1;
    }
    item->message = count->messages[way];
    item->compressed = count->compressed[way];
    item->part = ++count->part[way];
    if (item->fin && item->part == 1) {
        item->part = 0;
    }
}

void wire_log_frame(struct machine *machine, struct endpoint *end,
                    const struct frame_head *frame, const uint8_t *payload,
                    size_t length, bool received)
{
    struct wire_item *item = wire_log_add(machine, end, WIRE_FRAME, received);
    if (!item) {
        return;
    }
    item->sub = frame->opcode;
    item->fin = frame->fin;
    item->masked = frame->masked;
    item->length = frame->length;
    item->head_size = (uint8_t)frame_encode_head(
        item->head, frame->fin, frame->opcode,
        frame->masked ? frame->key : NULL, frame->length);
    item->head[0] |= (uint8_t)(frame->rsv1 << 6 | frame->rsv2 << 5 |
                               frame->rsv3 << 4);
    struct end_story *story = endpoint_tale(machine, end);
    if (story) {
        count_frame(&story->logged, item, frame->rsv1);
    }
    set_bytes(item, payload, length);
    moment_wire(machine, item);
}

void wire_log_message(struct machine *machine, struct endpoint *end,
                      unsigned opcode, const uint8_t *bytes, size_t length,
                      size_t packed, bool received)
{
    struct wire_item *item = wire_log_add(machine, end, WIRE_MESSAGE, received);
    if (item) {
        item->sub = (uint8_t)opcode;
        item->length = length;
        item->other = packed;
        item->message =
            endpoint_story(end)->logged.messages[received] + !received;
        set_bytes(item, bytes, length);
    }
}

/* Bytes of an answer's head that a program writes by itself, as ws its 101;
 * 0: it is none. */
static size_t head_length(const uint8_t *bytes, size_t length)
{
    static const char begins[] = "HTTP/1.1 ", ends[] = "\r\n\r\n";
    if (length < sizeof begins + sizeof ends ||
        memcmp(bytes, begins, sizeof begins - 1) != 0) {
        return 0;
    }
    for (size_t i = 0; i + sizeof ends - 1 <= length; i++) {
        if (memcmp(bytes + i, ends, sizeof ends - 1) == 0) {
            return i + sizeof ends - 1;
        }
    }
    return 0;
}

void wire_log_data(struct machine *machine, struct endpoint *end,
                   const uint8_t *bytes, size_t length, bool received)
{
    size_t head = received ? 0 : head_length(bytes, length);
    if (head > 0) {
        wire_log_lines(machine, end, (const char *)bytes, head, false);
        bytes += head;
        length -= head;
    }
    if (head > 0 && length == 0) {
        return;
    }
    struct wire_item *item = wire_log_add(machine, end, WIRE_DATA, received);
    if (item) {
        item->length = length;
        set_bytes(item, bytes, length);
        moment_wire(machine, item);
    }
}

void wire_log_error(struct machine *machine, struct endpoint *end,
                    const char *bytes)
{
    set_text(wire_log_add(machine, end, WIRE_ERROR, true), bytes,
             strlen(bytes));
}

/* --- as text ------------------------------------------------------------- */

static void write_hex(const uint8_t *bytes, size_t length, struct text *text)
{
    for (size_t i = 0; i < length; i++) {
        if (i > 0) {
            text_byte(text, ' ');
        }
        text_hex(text, bytes[i], 2);
    }
}

void wire_item_head(const struct wire_item *item, struct text *text)
{
    write_hex(item->head, item->head_size, text);
}

/* Code and reason of a close frame. */
static void write_close(const struct wire_item *item, struct text *text)
{
    const uint8_t *bytes = (const uint8_t *)item->text;
    if (item->size < 2) {
        return;
    }
    text_format(text, ": %d ", bytes[0] << 8 | bytes[1]);
    text_visible(text, item->text + 2, item->size - 2u);
}

/* What is compressed says nothing to anybody: it is not shown as text. */
static void write_payload(const struct wire_item *item, struct text *text)
{
    if (item->sub == OPCODE_CLOSE) {
        write_close(item, text);
        return;
    }
    if (item->size == 0) {
        return;
    }
    text_str(text, ": ");
    if (item->sub == OPCODE_BINARY || item->compressed) {
        write_hex((const uint8_t *)item->text, item->size, text);
    } else {
        text_visible(text, item->text, item->size);
    }
    if (item->length > item->size) {
        text_str(text, MORE);
    }
}

static void write_frame(const struct wire_item *item, int korean,
                        struct text *text)
{
    text_str(text, opcode_name(item->sub));
    text_str(text, item->fin ? " fin" : "");
    text_str(text, item->masked ? (korean ? " 마스크" : " masked") : "");
    text_str(text, !item->compressed ? "" : korean ? " 압축" : " compressed");
    text_byte(text, ' ');
    text_uint(text, item->length);
    text_str(text, korean ? "바이트" : " bytes");
    write_payload(item, text);
}

/* A message as the program sees it, and how small it was made. */
static void write_message(const struct wire_item *item, int korean,
                          struct text *text)
{
    text_str(text, opcode_name(item->sub));
    text_format(text, korean ? " 메시지 " : " message ");
    text_uint(text, item->length);
    text_str(text, korean ? "바이트(압축 " : " bytes (");
    text_uint(text, item->other);
    text_str(text, korean ? "바이트)" : " compressed)");
    write_payload(item, text);
}

static const char *verdict_sign(const struct wire_item *item)
{
    return item->verdict == CHECK_PASSED   ? "✓ "
           : item->verdict == CHECK_FAILED ? "✗ "
                                           : "~ ";
}

static void write_data(const struct wire_item *item, int korean,
                       struct text *text)
{
    text_uint(text, item->length);
    text_str(text, korean ? "바이트: " : " bytes: ");
    text_visible(text, item->text, item->size);
    if (item->length > item->size) {
        text_str(text, MORE);
    }
}

void wire_item_text(const struct wire_item *item, int korean, struct text *text)
{
    const char *arrow = item->received ? "← " : "→ ";
    switch (item->kind) {
    case WIRE_LINE:
        text_str(text, arrow);
        text_visible(text, item->text, item->size);
        break;
    case WIRE_CHECK:
        text_str(text, verdict_sign(item));
        text_str(text, handshake_check_name((enum handshake_check)item->sub));
        text_byte(text, ' ');
        text_visible(text, item->text, item->size);
        break;
    case WIRE_FRAME:
        text_str(text, arrow);
        write_frame(item, korean, text);
        break;
    case WIRE_MESSAGE:
        text_str(text, arrow);
        write_message(item, korean, text);
        break;
    case WIRE_DATA:
        text_str(text, arrow);
        write_data(item, korean, text);
        break;
    default:
        text_str(text, "✗ ");
        text_visible(text, item->text, item->size);
    }
}
