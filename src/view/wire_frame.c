/*
 * wire_frame.c: a frame bit by bit (RFC 6455, 5.2), its payload unmasked byte
 * by byte, the fragments of its message, and what compression did.
 */
#include <stdio.h>
#include <string.h>

#include "view/wire_open.h"

#define SHOWN 16 /* bytes of a payload in a row */
#define BITS_COLUMN 2
#define NAME_COLUMN 13
#define WORDS_COLUMN 27

/* Bits [from, from + count) of a byte, the others as dots; 0 is the highest. */
static void write_bits(char out[9], uint8_t byte, int from, int count)
{
    for (int i = 0; i < 8; i++) {
        bool inside = i >= from && i < from + count;
        out[i] = !inside                 ? '.'
                 : (byte >> (7 - i)) & 1 ? '1'
                                         : '0';
    }
    out[8] = 0;
}

/* "1.......  FIN 1   the last frame of its message" */
static void draw_bits(struct list *list, uint8_t byte, int from, int count,
                      const char *name, const char *words)
{
    char bits[9];
    write_bits(bits, byte, from, count);
    if (list_wants(list)) {
        pen_to(list->pen, BITS_COLUMN);
        pen_as(list->pen, ROLE_LITERAL, bits);
        pen_to(list->pen, NAME_COLUMN);
        pen_as(list->pen, ROLE_NAME, name);
        pen_to(list->pen, WORDS_COLUMN);
        pen_text(list->pen, words);
    }
    list_next(list);
}

static void draw_named(struct list *list, const char *name, const char *words,
                       enum role role)
{
    if (list_wants(list)) {
        pen_to(list->pen, BITS_COLUMN);
        pen_as(list->pen, ROLE_NAME, name);
        pen_to(list->pen, NAME_COLUMN + 2);
        pen_as(list->pen, role, words);
    }
    list_next(list);
}

/* --- the head -------------------------------------------------------------- */

static void draw_first(struct list *list, enum language language,
                       const struct frame_head *head, uint8_t byte)
{
    char name[32];
    enum label rsv = head->rsv2 || head->rsv3 ? LABEL_WIRE_RSV_2
                     : head->rsv1             ? LABEL_WIRE_RSV_1
                                              : LABEL_WIRE_RSV_0;
    draw_bits(list, byte, 0, 1, head->fin ? "FIN 1" : "FIN 0",
              label(head->fin ? LABEL_WIRE_FIN_1 : LABEL_WIRE_FIN_0,
                    language));
    snprintf(name, sizeof name, "RSV %d%d%d", head->rsv1, head->rsv2,
             head->rsv3);
    draw_bits(list, byte, 1, 3, name, label(rsv, language));
    snprintf(name, sizeof name, "opcode %u", (unsigned)head->opcode);
    const struct opcode_row *row = opcode_row(head->opcode);
    if (row)
        draw_bits(list, byte, 4, 4, name, row->texts[language == KOREAN]);
    else
        draw_bits(list, byte, 4, 4, name, opcode_name(head->opcode));
}

static void draw_second(struct list *list, enum language language,
                        const struct frame_head *head, uint8_t byte)
{
    char name[32];
    enum label length = head->length_bits == 7    ? LABEL_WIRE_LENGTH_7
                        : head->length_bits == 16 ? LABEL_WIRE_LENGTH_16
                                                  : LABEL_WIRE_LENGTH_64;
    draw_bits(list, byte, 0, 1, head->masked ? "MASK 1" : "MASK 0",
              label(head->masked ? LABEL_WIRE_MASK_1 : LABEL_WIRE_MASK_0,
                    language));
    snprintf(name, sizeof name, "%s %d", label(LABEL_WIRE_LENGTH, language),
             byte & 127);
    draw_bits(list, byte, 1, 7, name, label(length, language));
}

static void write_hex(char *out, const uint8_t *bytes, int count)
{
    out[0] = 0;
    for (int i = 0; i < count; i++)
        snprintf(out + 3 * i, 4, "%02x ", bytes[i]);
}

/* The long length and the key, where they are there. */
static void draw_rest(struct list *list, enum language language,
                      const struct wire_item *item,
                      const struct frame_head *head)
{
    char hex[FRAME_HEAD_MAX * 3 + 1], words[80];
    int bytes = head->length_bits == 7 ? 0 : head->length_bits / 8;
    if (bytes) {
        write_hex(hex, item->head + 2, bytes);
        snprintf(words, sizeof words, "%s = %llu", hex,
                 (unsigned long long)head->length);
        draw_named(list, label(LABEL_WIRE_LENGTH, language), words,
                   ROLE_LITERAL);
    }
    if (head->masked) {
        write_hex(hex, head->key, 4);
        draw_named(list, label(LABEL_WIRE_KEY, language), hex, ROLE_LITERAL);
    }
}

/* --- the payload ----------------------------------------------------------- */

static int shown_bytes(const struct wire_item *item)
{
    return item->size < SHOWN ? item->size : SHOWN;
}

static void draw_row(struct list *list, const char *name, const uint8_t *bytes,
                     int count, bool more)
{
    char hex[SHOWN * 3 + 8];
    write_hex(hex, bytes, count);
    if (more)
        strcat(hex, "…");
    draw_named(list, name, hex, ROLE_LITERAL);
}

/* Three rows: what is on the wire, the key again and again, and their XOR. */
static void draw_unmasking(struct list *list, enum language language,
                           const struct wire_item *item,
                           const struct frame_head *head)
{
    uint8_t masked[SHOWN], keys[SHOWN];
    int count = shown_bytes(item);
    bool more = item->length > (uint64_t)count;
    for (int i = 0; i < count; i++) {
        keys[i] = head->key[i % 4];
        masked[i] = (uint8_t)item->text[i] ^ keys[i];
    }
    draw_row(list, label(LABEL_WIRE_ON_WIRE, language), masked, count, more);
    draw_row(list, label(LABEL_WIRE_KEY, language), keys, count, more);
}

/* Under each byte the character that it is, where it is one alone. */
static void draw_characters(struct list *list, enum language language,
                            const struct wire_item *item)
{
    char row[SHOWN * 3 + 1] = "";
    int count = shown_bytes(item);
    for (int i = 0; i < count; i++) {
        unsigned char byte = (unsigned char)item->text[i];
        snprintf(row + 3 * i, 4, "%c  ",
                 byte >= ' ' && byte < 127 ? byte : '.');
    }
    draw_named(list, label(LABEL_WIRE_AS_TEXT, language), row, ROLE_PLAIN);
}

static void draw_text(struct list *list, const struct wire_item *item)
{
    char buffer[WIRE_TEXT * 3 + 8];
    struct text text;
    size_t from = item->sub == OPCODE_CLOSE ? 2 : 0;
    size_t size = item->size - from;
    bool is_cut = item->length > item->size;
    if (is_cut)
        size -= utf_unfinished(item->text + from, size);
    text_init_fixed(&text, buffer, sizeof buffer);
    text_byte(&text, '"');
    text_visible(&text, item->text + from, size);
    text_str(&text, is_cut ? "…" : "\"");
    list_wrap(list, ROLE_PLAIN, NAME_COLUMN + 2, text.bytes);
}

static void draw_close(struct list *list, enum language language,
                       const struct wire_item *item)
{
    char words[200];
    const uint8_t *bytes = (const uint8_t *)item->text;
    unsigned code = item->size < 2 ? 0 : (unsigned)(bytes[0] << 8 | bytes[1]);
    if (!code)
        return;
    const struct close_code_row *row = close_code_row(code);
    snprintf(words, sizeof words, "%u  %s", code, row ? row->name : "");
    draw_named(list, label(LABEL_WIRE_CODE, language), words, ROLE_PLAIN);
    if (row)
        list_wrap(list, ROLE_PLAIN, NAME_COLUMN + 2,
                      row->texts[language == KOREAN]);
    if (item->size > 2) {
        draw_named(list, label(LABEL_WIRE_REASON, language), "", ROLE_PLAIN);
        draw_text(list, item);
    }
}

static void draw_payload(struct list *list, enum language language,
                         const struct wire_item *item,
                         const struct frame_head *head)
{
    bool text = !item->compressed && item->sub != OPCODE_BINARY &&
                item->sub != OPCODE_CLOSE;
    if (item->size == 0) {
        list_line(list, ROLE_DIM, label(LABEL_WIRE_NO_PAYLOAD, language));
        return;
    }
    list_line(list, ROLE_PLAIN, label(LABEL_WIRE_PAYLOAD, language));
    if (head->masked)
        draw_unmasking(list, language, item, head);
    draw_row(list,
             label(head->masked ? LABEL_WIRE_XOR : LABEL_WIRE_ON_WIRE,
                   language),
             (const uint8_t *)item->text, shown_bytes(item),
             item->length > SHOWN);
    if (text) {
        draw_characters(list, language, item);
        draw_text(list, item);
    } else if (item->sub == OPCODE_CLOSE) {
        draw_close(list, language, item);
    }
}

/* --- its message ----------------------------------------------------------- */

static bool is_of(const struct wire_item *a, const struct wire_item *b)
{
    return a->connection == b->connection && a->end == b->end &&
           a->received == b->received && a->message == b->message;
}

/* All frames of its message, one a line. */
static void draw_parts(struct list *list, const struct scene *scene,
                       const struct wire_item *item)
{
    const struct machine *machine = scene->machine;
    uint64_t last = wire_log_last(machine);
    if (!item->part)
        return;
    list_line(list, ROLE_PLAIN, "");
    wire_line(list, ROLE_TITLE, label(LABEL_WIRE_PART, scene->language),
              item->part, item->message);
    for (uint64_t i = wire_log_first(machine); i <= last; i++) {
        const struct wire_item *other = wire_log_item(machine, i);
        char buffer[WIRE_TEXT * 4];
        struct text text;
        if (!other || other->kind != WIRE_FRAME || !is_of(item, other))
            continue;
        text_init_fixed(&text, buffer, sizeof buffer);
        wire_item_text(other, scene->language == KOREAN, &text);
        wire_line(list, other == item ? ROLE_NEXT : ROLE_PLAIN, "%s %s",
                  other == item ? "▶" : " ", text.bytes);
    }
}

/* What the program sees of a compressed message. */
static void draw_unpacked(struct list *list, const struct scene *scene,
                          const struct wire_item *item)
{
    const struct machine *machine = scene->machine;
    uint64_t last = wire_log_last(machine);
    for (uint64_t i = wire_log_first(machine); item->compressed && i <= last;
         i++) {
        const struct wire_item *message = wire_log_item(machine, i);
        if (!message || message->kind != WIRE_MESSAGE || !is_of(item, message))
            continue;
        list_line(list, ROLE_PLAIN, "");
        wire_line(list, ROLE_PLAIN,
                  label(LABEL_WIRE_UNPACKED, scene->language),
                  (unsigned long long)message->length,
                  (unsigned long long)message->other);
        if (message->sub != OPCODE_BINARY)
            draw_text(list, message);
        return;
    }
}

void wire_frame_draw(struct list *list, const struct scene *scene,
                     const struct wire_item *item)
{
    struct frame_head head;
    enum language language = scene->language;
    if (!frame_head_read(item->head, item->head_size, &head))
        return;
    draw_first(list, language, &head, item->head[0]);
    draw_second(list, language, &head, item->head[1]);
    draw_rest(list, language, item, &head);
    draw_payload(list, language, item, &head);
    draw_unpacked(list, scene, item);
    draw_parts(list, scene, item);
}
