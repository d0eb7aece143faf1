/*
 * wire_log.c: what the Wire pane shows of each end: the lines of the
 * handshake, its checks, the frames. A ring of the last WIRE_ITEMS.
 */
#include "machine/machine.h"

static const char MORE[] = "…";

const struct wire_item *wire_log_item(const struct wire_log *log, uint32_t i)
{
    uint64_t first = log->count > WIRE_ITEMS ? log->count - WIRE_ITEMS : 0;
    if (i >= log->count - first) {
        return NULL;
    }
    return &log->items[(first + i) % WIRE_ITEMS];
}

struct wire_item *wire_log_add(struct machine *machine, struct endpoint *end,
                               enum wire_kind kind, bool received)
{
    struct wire_log *log = &end->log;
    struct wire_item *item = &log->items[log->count++ % WIRE_ITEMS];
    memset(item, 0, sizeof *item);
    item->step = network_steps(machine);
    item->kind = (uint8_t)kind;
    item->received = received;
    return item;
}

static void set_text(struct wire_item *item, const char *bytes, size_t length)
{
    struct text text;
    text_init_fixed(&text, item->text, sizeof item->text);
    text_bytes(&text, bytes, length);
    item->size = (uint8_t)text.length;
}

/* Header bytes are Latin-1. */
static void set_line(struct wire_item *item, const char *bytes, size_t length)
{
    struct text text;
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
        if (line > 0) {
            set_line(wire_log_add(machine, end, WIRE_LINE, received),
                     bytes + at, line);
        }
        at += line + 2;
    }
}

void wire_log_check(struct machine *machine, struct endpoint *end,
                    const struct handshake_record *record)
{
    struct wire_item *item = wire_log_add(machine, end, WIRE_CHECK, true);
    item->sub = record->check;
    item->verdict = record->verdict;
    set_text(item, record->found, strlen(record->found));
}

void wire_log_frame(struct machine *machine, struct endpoint *end,
                    const struct frame_head *frame, const uint8_t *payload,
                    size_t length, bool received)
{
    struct wire_item *item = wire_log_add(machine, end, WIRE_FRAME, received);
    item->sub = frame->opcode;
    item->fin = frame->fin;
    item->masked = frame->masked;
    item->length = frame->length;
    item->head_size = (uint8_t)frame_encode_head(
        item->head, frame->fin, frame->opcode,
        frame->masked ? frame->key : NULL, frame->length);
    item->head[0] |= (uint8_t)(frame->rsv1 << 6);
    item->size = (uint8_t)(length < WIRE_BYTES ? length : WIRE_BYTES);
    if (item->size > 0) {
        memcpy(item->text, payload, item->size);
    }
}

void wire_log_data(struct machine *machine, struct endpoint *end,
                   const uint8_t *bytes, size_t length, bool received)
{
    struct wire_item *item = wire_log_add(machine, end, WIRE_DATA, received);
    item->length = length;
    item->size = (uint8_t)(length < WIRE_BYTES ? length : WIRE_BYTES);
    if (item->size > 0) {
        memcpy(item->text, bytes, item->size);
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
    if (item->sub == OPCODE_BINARY) {
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
    text_byte(text, ' ');
    text_uint(text, item->length);
    text_str(text, korean ? "바이트" : " bytes");
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
    case WIRE_DATA:
        text_str(text, arrow);
        write_data(item, korean, text);
        break;
    default:
        text_str(text, "✗ ");
        text_visible(text, item->text, item->size);
    }
}
