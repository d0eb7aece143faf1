/*
 * The functions on URIs (ECMA-262, 19.2.6), escape and unescape (B.2.1), and
 * what the library's URL and querystring need of percent-encoding.
 */
#include "base/utf.h"
#include "script/builder.h"
#include "script/native_help.h"
#include "script/native_rows.h"

static bool is_surrogate(uint32_t point)
{
    return point >= 0xd800 && point <= 0xdfff;
}

#define URI_MARKS "-_.!~*'()"
#define URI_RESERVED ";/?:@&=+$,"

static bool is_alphanumeric(uint32_t point)
{
    return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
           (point >= 'a' && point <= 'z');
}

static bool is_one_of(uint32_t point, const char *set)
{
    return point < 128 && memchr(set, (int)point, strlen(set)) != NULL;
}

static enum native_result malformed(struct native_call *call,
                                    struct builder *builder)
{
    builder_done(builder);
    return error_throw(call->vm, ERROR_URI, "URI malformed");
}

static void add_escaped(struct builder *builder, uint8_t byte)
{
    static const char digits[] = "0123456789ABCDEF";
    builder_unit(builder, '%');
    builder_unit(builder, (uint8_t)digits[byte >> 4]);
    builder_unit(builder, (uint8_t)digits[byte & 15]);
}

static void add_escaped_point(struct builder *builder, uint32_t point)
{
    char bytes[UTF_MAX_BYTES];
    size_t count = utf_encode(point, bytes);
    for (size_t i = 0; i < count; i++) {
        add_escaped(builder, (uint8_t)bytes[i]);
    }
}

/* Encode, 19.2.6.5; `keep` are signs that stay besides URI_MARKS. */
static enum native_result encode(struct native_call *call, const char *keep)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    uint32_t at = native_piece_start(call), from = at, length = string_length(text);
    builder_init(&builder, call->vm);
    while (at < length && at - from < TEXT_PIECE) {
        uint32_t point = string_point(text, &at);
        if (is_alphanumeric(point) || is_one_of(point, URI_MARKS) ||
            is_one_of(point, keep)) {
            builder_unit(&builder, (uint16_t)point);
            continue;
        }
        if (is_surrogate(point)) {
            return malformed(call, &builder);
        }
        add_escaped_point(&builder, point);
    }
    return native_piece_built(call, &builder, at, length);
}

static enum native_result uri_encode(struct native_call *call)
{
    return encode(call, URI_RESERVED "#");
}

static enum native_result uri_encode_component(struct native_call *call)
{
    return encode(call, "");
}

static int hex_digit(uint16_t unit)
{
    if (unit >= '0' && unit <= '9') {
        return unit - '0';
    }
    if (unit >= 'a' && unit <= 'f') {
        return unit - 'a' + 10;
    }
    return unit >= 'A' && unit <= 'F' ? unit - 'A' + 10 : -1;
}

/* The byte of "%xx" at `at`, or -1. */
static int escaped_byte(const struct string *text, uint32_t at)
{
    if (at + 3 > string_length(text) || string_unit(text, at) != '%') {
        return -1;
    }
    int high = hex_digit(string_unit(text, at + 1));
    int low = hex_digit(string_unit(text, at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* The character whose bytes are escaped from *at on; false where they are no
 * UTF-8. */
static bool escaped_point(const struct string *text, uint32_t *at,
                          uint32_t *point)
{
    char bytes[UTF_MAX_BYTES];
    size_t count = 0, used;
    do {
        int byte = escaped_byte(text, *at);
        if (byte < 0 || count == UTF_MAX_BYTES) {
            return false;
        }
        bytes[count++] = (char)byte;
        *at += 3;
        used = utf_decode_strict(bytes, count, point);
    } while (used == 0);
    return used == count;
}

/* Decode, 19.2.6.6; escapes of the signs in `keep` stay as they are. */
static enum native_result decode(struct native_call *call, const char *keep)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    uint32_t at = native_piece_start(call), first = at, length = string_length(text);
    builder_init(&builder, call->vm);
    while (at < length && at - first < TEXT_PIECE) {
        uint32_t start = at, point;
        if (string_unit(text, at) != '%') {
            builder_unit(&builder, string_unit(text, at++));
        } else if (!escaped_point(text, &at, &point)) {
            return malformed(call, &builder);
        } else if (is_one_of(point, keep)) {
            builder_slice(&builder, text, start, at);
        } else {
            builder_point(&builder, point);
        }
    }
    return native_piece_built(call, &builder, at, length);
}

static enum native_result uri_decode(struct native_call *call)
{
    return decode(call, URI_RESERVED "#");
}

static enum native_result uri_decode_component(struct native_call *call)
{
    return decode(call, "");
}

/* --- escape ------------------------------------------------------------- */

static void add_unit(struct builder *builder, uint16_t unit)
{
    builder_str(builder, "%u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        builder_unit(builder,
                     (uint8_t)"0123456789ABCDEF"[unit >> shift & 15]);
    }
}

static enum native_result escape(struct native_call *call)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    uint32_t at = native_piece_start(call), from = at;
    uint32_t length = string_length(text);
    builder_init(&builder, call->vm);
    for (; at < length && at - from < TEXT_PIECE; at++) {
        uint16_t unit = string_unit(text, at);
        if (is_alphanumeric(unit) || is_one_of(unit, "@*_+-./")) {
            builder_unit(&builder, unit);
        } else if (unit < 256) {
            add_escaped(&builder, (uint8_t)unit);
        } else {
            add_unit(&builder, unit);
        }
    }
    return native_piece_built(call, &builder, at, length);
}

/* The unit of "%uXXXX" at `at`, or -1. */
static int32_t escaped_unit(const struct string *text, uint32_t at)
{
    int32_t unit = 0;
    if (at + 6 > string_length(text) || string_unit(text, at + 1) != 'u') {
        return -1;
    }
    for (uint32_t i = 2; i < 6; i++) {
        int digit = hex_digit(string_unit(text, at + i));
        if (digit < 0) {
            return -1;
        }
        unit = unit << 4 | digit;
    }
    return unit;
}

static enum native_result unescape(struct native_call *call)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    uint32_t at = native_piece_start(call), from = at;
    uint32_t length = string_length(text);
    builder_init(&builder, call->vm);
    while (at < length && at - from < TEXT_PIECE) {
        uint16_t unit = string_unit(text, at);
        int32_t wide = unit == '%' ? escaped_unit(text, at) : -1;
        int byte = unit == '%' ? escaped_byte(text, at) : -1;
        builder_unit(&builder, wide >= 0   ? (uint16_t)wide
                               : byte >= 0 ? (uint16_t)byte
                                           : unit);
        at += wide >= 0 ? 6 : byte >= 0 ? 3 : 1;
    }
    return native_piece_built(call, &builder, at, length);
}

/* --- percent-encoding (URL Standard, 1.3) ------------------------------- */

/* %percentEncode(text, signs): controls, what is not ASCII, and the ASCII
 * characters in `signs` as %XX of UTF-8; a lone surrogate is U+FFFD. */
static enum native_result percent_encode(struct native_call *call)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    struct string *signs = string_flatten(call->vm, native_text(call, 1));
    bool escaped[128] = {false};
    for (uint32_t i = 0; i < string_length(signs); i++) {
        escaped[string_unit(signs, i) & 127] = true;
    }
    uint32_t at = native_piece_start(call), from = at;
    uint32_t length = string_length(text);
    builder_init(&builder, call->vm);
    while (at < length && at - from < TEXT_PIECE) {
        uint32_t point = string_point(text, &at);
        if (point >= 0x20 && point < 0x7f && !escaped[point]) {
            builder_unit(&builder, (uint16_t)point);
        } else {
            add_escaped_point(&builder,
                              is_surrogate(point) ? UTF_REPLACEMENT : point);
        }
    }
    return native_piece_built(call, &builder, at, length);
}

/* Appends the run of "%XX" at `at` as the text that its bytes are, and
 * returns where it ends. What is not UTF-8 becomes U+FFFD. */
static uint32_t add_unescaped(struct builder *builder,
                              const struct string *text, uint32_t at)
{
    char bytes[UTF_MAX_BYTES];
    size_t count = 0;
    for (;;) {
        int byte;
        while (count < UTF_MAX_BYTES && (byte = escaped_byte(text, at)) >= 0) {
            bytes[count++] = (char)byte;
            at += 3;
        }
        uint32_t point;
        size_t used = utf_decode(bytes, count, &point);
        if (used == 0) {
            return at;
        }
        builder_point(builder, point);
        count -= used;
        memmove(bytes, bytes + used, count);
    }
}

/* %percentDecode(text): the reverse. */
static enum native_result percent_decode(struct native_call *call)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    uint32_t at = native_piece_start(call), from = at;
    uint32_t length = string_length(text);
    builder_init(&builder, call->vm);
    while (at < length && at - from < TEXT_PIECE) {
        if (escaped_byte(text, at) >= 0) {
            at = add_unescaped(&builder, text, at);
            continue;
        }
        uint32_t point = string_point(text, &at);
        builder_point(&builder,
                      is_surrogate(point) ? UTF_REPLACEMENT : point);
    }
    return native_piece_built(call, &builder, at, length);
}

const struct native native_uri_rows[] = {
    FN(NULL, "decodeURI", uri_decode, 1, ANY, STRING),
    FN(NULL, "decodeURIComponent", uri_decode_component, 1, ANY, STRING),
    FN(NULL, "encodeURI", uri_encode, 1, ANY, STRING),
    FN(NULL, "encodeURIComponent", uri_encode_component, 1, ANY, STRING),
    FN(NULL, "escape", escape, 1, ANY, STRING),
    FN(NULL, "unescape", unescape, 1, ANY, STRING),
    INTERNAL("percentEncode", percent_encode, STRING, STRING),
    INTERNAL("percentDecode", percent_decode, STRING),
};
NATIVE_COUNT(uri);
