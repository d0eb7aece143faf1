#include "base/utf.h"

#include <string.h>

/* What may follow a lead byte: how many bytes, and the range of the first of
 * them (table 3-7 of the Unicode standard); `wtf` lets surrogates pass. */
struct lead {
    uint8_t more;
    uint8_t low;
    uint8_t high;
};

static struct lead lead_of(uint8_t byte, bool wtf)
{
    if (byte >= 0xc2 && byte <= 0xdf)
        return (struct lead){1, 0x80, 0xbf};
    if (byte == 0xe0)
        return (struct lead){2, 0xa0, 0xbf};
    if (byte == 0xed && !wtf)
        return (struct lead){2, 0x80, 0x9f};
    if (byte >= 0xe1 && byte <= 0xef)
        return (struct lead){2, 0x80, 0xbf};
    if (byte == 0xf0)
        return (struct lead){3, 0x90, 0xbf};
    if (byte >= 0xf1 && byte <= 0xf3)
        return (struct lead){3, 0x80, 0xbf};
    if (byte == 0xf4)
        return (struct lead){3, 0x80, 0x8f};
    return (struct lead){0, 0, 0};
}

/*
 * Reads one character that is longer than a byte or wrong. Returns how many
 * bytes fit together; *whole tells whether they are a character.
 */
static size_t read_long(const uint8_t *bytes, size_t length, bool wtf,
                        uint32_t *point, bool *whole)
{
    struct lead lead = lead_of(bytes[0], wtf);
    uint32_t value = bytes[0] & (0x3fu >> lead.more);
    size_t used = 1;
    *whole = false;
    *point = UTF_REPLACEMENT;
    if (lead.more == 0)
        return 1;
    while (used <= lead.more) {
        uint8_t low = used == 1 ? lead.low : 0x80;
        uint8_t high = used == 1 ? lead.high : 0xbf;
        if (used >= length || bytes[used] < low || bytes[used] > high)
            return used;
        value = value << 6 | (bytes[used] & 0x3fu);
        used++;
    }
    *whole = true;
    *point = value;
    return used;
}

/* `wtf`: halves of a pair on their own are characters too. */
static size_t decode(const char *bytes, size_t length, bool wtf,
                     uint32_t *point, bool *whole)
{
    *whole = true;
    if (length == 0)
        return 0;
    *point = (uint8_t)bytes[0];
    if (*point < 0x80)
        return 1;
    return read_long((const uint8_t *)bytes, length, wtf, point, whole);
}

size_t utf_decode(const char *bytes, size_t length, uint32_t *point)
{
    bool whole;
    return decode(bytes, length, false, point, &whole);
}

size_t utf_decode_strict(const char *bytes, size_t length, uint32_t *point)
{
    bool whole;
    size_t used = decode(bytes, length, false, point, &whole);
    return whole ? used : 0;
}

size_t utf_decode_wtf(const char *bytes, size_t length, uint32_t *point)
{
    bool whole;
    return decode(bytes, length, true, point, &whole);
}

size_t utf_encode(uint32_t point, char *out)
{
    if (point > 0x10ffff)
        point = UTF_REPLACEMENT;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    uint32_t lead = more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0;
    out[0] = (char)(lead | point >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (point >> (6 * (more - i)) & 0x3f));
    return more + 1;
}

size_t utf_back(const char *bytes, size_t offset)
{
    if (offset == 0)
        return 0;
    for (size_t back = 1; back <= UTF_MAX_BYTES && back <= offset; back++) {
        uint32_t point;
        if (((uint8_t)bytes[offset - back] & 0xc0) == 0x80)
            continue;
        size_t used = utf_decode_wtf(bytes + offset - back, back, &point);
        return used == back ? offset - back : offset - 1;
    }
    return offset - 1;
}

/* How many bytes at the start are below 0x80. */
static size_t ascii_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    uint64_t eight;
    for (; length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if (eight & 0x8080808080808080ull)
            break;
    }
    while (at < length && (uint8_t)bytes[at] < 0x80)
        at++;
    return at;
}

/* Is it UTF-8, and no character above `highest`? */
static bool is_below(const char *bytes, size_t length, uint32_t highest)
{
    size_t at = 0;
    while (at < length) {
        uint32_t point;
        at += ascii_prefix(bytes + at, length - at);
        if (at == length)
            return true;
        size_t used = utf_decode_strict(bytes + at, length - at, &point);
        if (used == 0 || point > highest)
            return false;
        at += used;
    }
    return true;
}

bool utf_valid(const char *bytes, size_t length)
{
    return is_below(bytes, length, UINT32_MAX);
}

bool utf_ascii(const char *bytes, size_t length)
{
    return ascii_prefix(bytes, length) == length;
}

bool utf_fits_latin1(const char *bytes, size_t length)
{
    return is_below(bytes, length, 0xff);
}

size_t utf_unfinished(const char *bytes, size_t length)
{
    for (size_t back = 1; back <= 3 && back <= length; back++) {
        const uint8_t *start = (const uint8_t *)bytes + length - back;
        if ((*start & 0xc0) == 0x80)
            continue;
        struct lead lead = lead_of(*start, false);
        if (lead.more < back)
            return 0;
        if (back > 1 && (start[1] < lead.low || start[1] > lead.high))
            return 0;
        return back;
    }
    return 0;
}

bool utf_check_feed(struct utf_check *check, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length && !check->wrong; at++) {
        uint8_t byte = (uint8_t)bytes[at];
        if (check->missing == 0) {
            at += ascii_prefix(bytes + at, length - at);
            if (at == length)
                break;
            byte = (uint8_t)bytes[at];
            struct lead lead = lead_of(byte, false);
            check->missing = lead.more;
            check->low = lead.low;
            check->high = lead.high;
            check->wrong = lead.more == 0;
            continue;
        }
        check->wrong = byte < check->low || byte > check->high;
        check->missing--;
        check->low = 0x80;
        check->high = 0xbf;
    }
    return !check->wrong;
}

bool utf_check_done(const struct utf_check *check)
{
    return !check->wrong && check->missing == 0;
}

size_t utf_units(const char *bytes, size_t length)
{
    size_t at = 0, units = 0;
    while (at < length) {
        uint32_t point;
        size_t plain = ascii_prefix(bytes + at, length - at);
        at += plain;
        units += plain;
        if (at == length)
            break;
        at += utf_decode(bytes + at, length - at, &point);
        units += point > 0xffff ? 2 : 1;
    }
    return units;
}

size_t utf_to_utf16(const char *bytes, size_t length, uint16_t *out)
{
    size_t at = 0, units = 0;
    while (at < length) {
        uint32_t point;
        at += utf_decode(bytes + at, length - at, &point);
        if (point > 0xffff) {
            out[units++] = (uint16_t)(0xd7c0 + (point >> 10));
            point = 0xdc00 | (point & 0x3ff);
        }
        out[units++] = (uint16_t)point;
    }
    return units;
}

/* Reads one code point of UTF-16 and moves *at; a lone surrogate is given as
 * it is. */
static uint32_t next_utf16(const uint16_t *units, size_t count, size_t *at)
{
    uint32_t unit = units[(*at)++];
    if ((unit & 0xfc00) != 0xd800 || *at == count)
        return unit;
    if ((units[*at] & 0xfc00) != 0xdc00)
        return unit;
    return 0x10000 + ((unit & 0x3ff) << 10) + (units[(*at)++] & 0x3ffu);
}

size_t utf_length_of_utf16(const uint16_t *units, size_t count)
{
    size_t at = 0, length = 0;
    while (at < count) {
        uint32_t point = next_utf16(units, count, &at);
        length += point < 0x80      ? 1
                  : point < 0x800   ? 2
                  : point < 0x10000 ? 3
                                    : 4;
    }
    return length;
}

size_t utf_from_utf16(const uint16_t *units, size_t count, char *out, bool wtf)
{
    size_t at = 0, length = 0;
    while (at < count) {
        uint32_t point = next_utf16(units, count, &at);
        if (!wtf && (point & 0xfffff800) == 0xd800)
            point = UTF_REPLACEMENT;
        length += utf_encode(point, out + length);
    }
    return length;
}

size_t utf_length_of_latin1(const uint8_t *bytes, size_t count)
{
    size_t length = count;
    for (size_t i = 0; i < count; i++)
        length += bytes[i] >> 7;
    return length;
}

size_t utf_from_latin1(const uint8_t *bytes, size_t count, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += utf_encode(bytes[i], out + length);
    return length;
}

size_t utf_to_latin1(const char *bytes, size_t length, uint8_t *out)
{
    size_t at = 0, count = 0;
    while (at < length) {
        uint32_t point;
        at += utf_decode(bytes + at, length - at, &point);
        out[count++] = (uint8_t)point;
    }
    return count;
}

bool utf_is_newline(uint32_t point)
{
    return point == 0x0a || point == 0x0d || point == 0x2028 || point == 0x2029;
}

bool utf_is_space(uint32_t point)
{
    if (point < 0x80)
        return point == 0x20 || (point >= 9 && point <= 13);
    return point == 0xa0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200a) || point == 0x2028 ||
           point == 0x2029 || point == 0x202f || point == 0x205f ||
           point == 0x3000 || point == 0xfeff;
}

/* The bytes of the line's end that starts at `at`, 0 where none does. */
static size_t newline_at(const char *source, size_t length, size_t at)
{
    uint8_t byte = (uint8_t)source[at];
    if (byte == '\n')
        return 1;
    if (byte == '\r')
        return at + 1 < length && source[at + 1] == '\n' ? 2 : 1;
    if (byte == 0xe2 && length - at >= 3 && (uint8_t)source[at + 1] == 0x80 &&
        ((uint8_t)source[at + 2] & 0xfe) == 0xa8)
        return 3;
    return 0;
}

/* The bytes with which a line's end starts, or may start. */
static const uint8_t newline_bytes[] = {'\n', '\r', 0xe2};
#define NEWLINE_BYTES (sizeof newline_bytes)

/* Where each of them is next: most texts have one of the three, and are looked
 * through by memchr alone. All zero at first. */
struct newlines {
    size_t next[NEWLINE_BYTES];
};

static size_t byte_next(const char *source, size_t length, size_t at,
                        uint8_t byte)
{
    const char *found =
        at < length ? memchr(source + at, byte, length - at) : NULL;
    return found ? (size_t)(found - source) : length;
}

/* Where the first line's end from `at` on starts, `length` where there is none;
 * *size: its bytes. */
static size_t newline_next(struct newlines *newlines, const char *source,
                           size_t length, size_t at, size_t *size)
{
    for (;; at++) {
        size_t first = length;
        for (size_t i = 0; i < NEWLINE_BYTES; i++) {
            size_t *next = &newlines->next[i];
            if (*next < at)
                *next = byte_next(source, length, at, newline_bytes[i]);
            if (*next < first)
                first = *next;
        }
        if (first == length)
            return length;
        at = first;
        if ((*size = newline_at(source, length, at)) > 0)
            return at;
    }
}

/* Where the line starts in which `offset` stands, and how many end before. */
static size_t line_start(const char *source, size_t length, size_t offset,
                         uint32_t *lines)
{
    struct newlines newlines = {{0}};
    size_t start = 0, size = 0, end;
    *lines = 0;
    while ((end = newline_next(&newlines, source, length, start, &size)) <
               length &&
           end + size <= offset) {
        start = end + size;
        ++*lines;
    }
    return start;
}

struct utf_place utf_place(const char *source, size_t length, size_t offset)
{
    uint32_t lines;
    if (offset > length)
        offset = length;
    size_t start = line_start(source, length, offset, &lines);
    return (struct utf_place){
        lines + 1, 1 + (uint32_t)utf_units(source + start, offset - start)};
}

size_t utf_line_end(const char *source, size_t length, size_t offset)
{
    struct newlines newlines = {{0}};
    size_t size;
    return newline_next(&newlines, source, length,
                        utf_line_start(source, length, offset), &size);
}

size_t utf_line_start(const char *source, size_t length, size_t offset)
{
    uint32_t lines;
    return line_start(source, length, offset > length ? length : offset,
                      &lines);
}

size_t utf_offset(const char *source, size_t length, struct utf_place place)
{
    size_t at = 0;
    for (uint32_t line = 1; line < place.line && at < length;) {
        size_t end = newline_at(source, length, at);
        at += end ? end : 1;
        if (end)
            line++;
    }
    for (uint32_t column = 1; column < place.column && at < length;) {
        uint32_t point;
        if (newline_at(source, length, at))
            break;
        size_t used = utf_decode(source + at, length - at, &point);
        column += point > 0xffff ? 2 : 1;
        if (column > place.column)
            break;
        at += used;
    }
    return at;
}
