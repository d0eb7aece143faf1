/*
 * What src/node builds Buffer's methods from: bytes of any view, and text.
 */
#include "script/native_binary.h"

#include "base/utf.h"
#include "script/builder.h"
#include "script/codepage.h"
#include "script/native_rows.h"
#include "script/number.h"

/* Any view, as bytes. */
static struct array_view *buffer_arg(const struct native_call *call,
                                     uint32_t i)
{
    return value_is_view(native_arg(call, i)) ? value_as_view(call->args[i])
                                              : NULL;
}

static enum native_result no_buffer(struct native_call *call, uint32_t i)
{
    return native_type_error(call, "", native_arg(call, i),
                             " is not a Buffer");
}

/* A new Buffer of `length` zero bytes. */
static struct array_view *make(struct vm *vm, uint32_t length)
{
    return buffer_new(vm, bytes_new(vm, length), length);
}

static enum native_result ok(struct native_call *call,
                             struct array_view *buffer)
{
    return native_object(call, &buffer->object);
}

/* --- encodings ---------------------------------------------------------- */

enum encoding { UTF8, HEX, BASE64, BASE64URL, LATIN1, ASCII, UTF16LE, UNKNOWN };

static enum encoding encoding_of(struct vm *vm, Value name)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } names[] = {
        {"utf8", UTF8},         {"utf-8", UTF8},       {"UTF-8", UTF8},
        {"UTF8", UTF8},         {"hex", HEX},          {"base64", BASE64},
        {"base64url", BASE64URL}, {"latin1", LATIN1},  {"binary", LATIN1},
        {"ascii", ASCII},       {"utf16le", UTF16LE},  {"utf-16le", UTF16LE},
        {"ucs2", UTF16LE},      {"ucs-2", UTF16LE},
    };
    if (value_is_nullish(name)) {
        return UTF8;
    }
    struct string *atom =
        value_is_string(name) ? atom_from_string(vm, value_as_string(name))
                              : NULL;
    for (size_t i = 0; atom && i < sizeof names / sizeof *names; i++) {
        if (atom_is(atom, names[i].name)) {
            return names[i].encoding;
        }
    }
    return UNKNOWN;
}

static enum native_result unknown(struct native_call *call, Value name)
{
    return native_type_error(call, "Unknown encoding: ", name, "");
}

static int hex_digit(uint32_t unit)
{
    if (unit >= '0' && unit <= '9') {
        return (int)unit - '0';
    }
    unit |= 0x20;
    return unit >= 'a' && unit <= 'f' ? (int)unit - 'a' + 10 : -1;
}

static int base64_digit(uint32_t unit)
{
    if (unit >= 'A' && unit <= 'Z') {
        return (int)unit - 'A';
    }
    if (unit >= 'a' && unit <= 'z') {
        return (int)unit - 'a' + 26;
    }
    if (unit >= '0' && unit <= '9') {
        return (int)unit - '0' + 52;
    }
    return unit == '+' || unit == '-'   ? 62
           : unit == '/' || unit == '_' ? 63
                                        : -1;
}

/* Text to bytes: `out` may be NULL to count only. Stops where hex goes wrong;
 * base64 skips what it does not know and stops at '='. */
static uint32_t from_hex(const struct string *text, uint8_t *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i + 1 < string_length(text); i += 2) {
        int high = hex_digit(string_unit(text, i));
        int low = hex_digit(string_unit(text, i + 1));
        if (high < 0 || low < 0) {
            break;
        }
        if (out != NULL) {
            out[count] = (uint8_t)(high << 4 | low);
        }
        count++;
    }
    return count;
}

static uint32_t from_base64(const struct string *text, uint8_t *out)
{
    uint32_t count = 0, bits = 0, held = 0;
    for (uint32_t i = 0; i < string_length(text); i++) {
        uint16_t unit = string_unit(text, i);
        int digit = base64_digit(unit);
        if (unit == '=') {
            break;
        }
        if (digit < 0) {
            continue;
        }
        held = held << 6 | (uint32_t)digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            if (out != NULL) {
                out[count] = (uint8_t)(held >> bits);
            }
            count++;
        }
    }
    return count;
}

static uint32_t from_utf8(const struct string *text, uint8_t *out)
{
    if (out == NULL) {
        return (uint32_t)string_utf8_length(text);
    }
    const void *units = text->as.units;
    return (uint32_t)(string_is_wide(text)
                          ? utf_from_utf16(units, string_length(text),
                                           (char *)out, false)
                          : utf_from_latin1(units, string_length(text),
                                            (char *)out));
}

static uint32_t from_units(const struct string *text, uint8_t *out, bool wide)
{
    for (uint32_t i = 0; out != NULL && i < string_length(text); i++) {
        uint16_t unit = string_unit(text, i);
        if (wide) {
            out[2 * i] = (uint8_t)unit;
            out[2 * i + 1] = (uint8_t)(unit >> 8);
        } else {
            out[i] = (uint8_t)unit;
        }
    }
    return string_length(text) * (wide ? 2 : 1);
}

static uint32_t encode(const struct string *text, enum encoding encoding,
                       uint8_t *out)
{
    switch (encoding) {
    case HEX:
        return from_hex(text, out);
    case BASE64:
    case BASE64URL:
        return from_base64(text, out);
    case UTF16LE:
        return from_units(text, out, true);
    case LATIN1:
    case ASCII:
        return from_units(text, out, false);
    default:
        return from_utf8(text, out);
    }
}

/* %bufferFrom(text, encoding). */
static enum native_result buffer_from(struct native_call *call)
{
    enum native_result result;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    enum encoding encoding = encoding_of(call->vm, native_arg(call, 1));
    if (encoding == UNKNOWN) {
        return unknown(call, native_arg(call, 1));
    }
    uint32_t length = encode(text, encoding, NULL);
    if (!binary_room(call, length, &result)) {
        return result;
    }
    struct array_view *buffer = make(call->vm, length);
    encode(text, encoding, buffer->data);
    return ok(call, buffer);
}

/* %bufferByteLength(text, encoding). */
static enum native_result buffer_byte_length(struct native_call *call)
{
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    enum encoding encoding = encoding_of(call->vm, native_arg(call, 1));
    return encoding == UNKNOWN
               ? unknown(call, native_arg(call, 1))
               : native_ok(call,
                           value_number(encode(text, encoding, NULL)));
}

/* %isEncoding(name). */
static enum native_result buffer_is_encoding(struct native_call *call)
{
    return native_boolean(
        call, value_is_string(native_arg(call, 0)) &&
                  encoding_of(call->vm, call->args[0]) != UNKNOWN);
}

/* --- bytes to text ------------------------------------------------------ */

/* What is not UTF-8, surrogates among it, becomes U+FFFD. */
static void to_utf8(struct builder *builder, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        at += utf_decode(bytes + at, length - at, &point);
        builder_point(builder, point);
    }
}

static void to_hex(struct builder *builder, const uint8_t *bytes,
                   uint32_t count)
{
    static const char digits[] = "0123456789abcdef";
    for (uint32_t i = 0; i < count; i++) {
        builder_unit(builder, (uint8_t)digits[bytes[i] >> 4]);
        builder_unit(builder, (uint8_t)digits[bytes[i] & 15]);
    }
}

static void to_base64(struct builder *builder, const uint8_t *bytes,
                      uint32_t count, bool url)
{
    const char *digits =
        url ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345678"
              "9-_"
            : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345678"
              "9+/";
    for (uint32_t i = 0; i < count; i += 3) {
        uint32_t left = count - i;
        uint32_t held = (uint32_t)bytes[i] << 16 |
                        (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                        (left > 2 ? bytes[i + 2] : 0);
        for (uint32_t digit = 0; digit < 4; digit++) {
            if (digit <= left) {
                uint32_t bits = held >> (18 - 6 * digit) & 63;
                builder_unit(builder, (uint8_t)digits[bits]);
            } else if (!url) {
                builder_unit(builder, '=');
            }
        }
    }
}

static void to_units(struct builder *builder, const uint8_t *bytes,
                     uint32_t count, enum encoding encoding)
{
    if (encoding == UTF16LE) {
        for (uint32_t i = 0; i + 1 < count; i += 2) {
            builder_unit(builder, (uint16_t)(bytes[i] | bytes[i + 1] << 8));
        }
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        builder_unit(builder, encoding == ASCII ? bytes[i] & 0x7f : bytes[i]);
    }
}

/* A part of a buffer: arguments `i` and `i + 1` as its ends, clamped. */
static void part_of(const struct native_call *call, uint32_t i,
                    const struct array_view *buffer, uint32_t *from, uint32_t *to)
{
    uint32_t length = view_byte_length(buffer);
    double start = i < call->argc && value_is_number(call->args[i])
                       ? number_to_integer(value_as_number(call->args[i]))
                       : 0;
    double end = i + 1 < call->argc && value_is_number(call->args[i + 1])
                     ? number_to_integer(value_as_number(call->args[i + 1]))
                     : length;
    *from = (uint32_t)(start < 0 ? 0 : start > length ? length : start);
    *to = (uint32_t)(end < *from ? *from : end > length ? length : end);
}

/* %bufferToString(buffer, encoding, start, end). */
static enum native_result buffer_to_string(struct native_call *call)
{
    struct builder builder;
    struct array_view *buffer = buffer_arg(call, 0);
    uint32_t from, to;
    if (buffer == NULL) {
        return no_buffer(call, 0);
    }
    enum encoding encoding = encoding_of(call->vm, native_arg(call, 1));
    part_of(call, 2, buffer, &from, &to);
    const uint8_t *bytes = buffer->data + from;
    builder_init(&builder, call->vm);
    switch (encoding) {
    case UNKNOWN:
        return unknown(call, native_arg(call, 1));
    case UTF8:
        if (utf_valid((const char *)bytes, to - from)) {
            return native_string(call, string_from_utf8(call->vm,
                                                        (const char *)bytes,
                                                        to - from));
        }
        to_utf8(&builder, (const char *)bytes, to - from);
        break;
    case HEX:
        to_hex(&builder, bytes, to - from);
        break;
    case BASE64:
    case BASE64URL:
        to_base64(&builder, bytes, to - from, encoding == BASE64URL);
        break;
    default:
        to_units(&builder, bytes, to - from, encoding);
    }
    return native_built(call, &builder);
}

/* %decodeBytes(view, encoding, start): the text, from an encoding of
 * codepage.h; undefined where there is none of that name. */
static enum native_result decode_bytes(struct native_call *call)
{
    const struct array_view *view = buffer_arg(call, 0);
    enum codepage codepage;
    struct builder builder;
    struct text name;
    char bytes[32];
    if (view == NULL) {
        return no_buffer(call, 0);
    }
    text_init_fixed(&name, bytes, sizeof bytes);
    string_write(native_text(call, 1), &name, sizeof bytes);
    if (!codepage_find(name.bytes, &codepage)) {
        return native_ok(call, UNDEFINED);
    }
    uint32_t length = view_byte_length(view);
    uint32_t start = (uint32_t)value_as_int(call->args[2]);
    start = start > length ? length : start;
    builder_init(&builder, call->vm);
    codepage_decode(codepage, view->data + start, length - start, &builder);
    return native_built(call, &builder);
}

/* --- making, cutting, copying ------------------------------------------- */

/* %bufferAlloc(length): zero bytes. */
static enum native_result buffer_alloc(struct native_call *call)
{
    enum native_result result;
    double length = native_number(call, 0);
    return binary_room(call, length, &result)
               ? ok(call, make(call->vm, (uint32_t)length))
               : result;
}

/* %bufferSlice(buffer, start, end): the same bytes, seen anew. */
static enum native_result buffer_slice(struct native_call *call)
{
    struct array_view *buffer = buffer_arg(call, 0);
    uint32_t from, to;
    if (buffer == NULL) {
        return no_buffer(call, 0);
    }
    part_of(call, 1, buffer, &from, &to);
    return ok(call,
              view_new(call->vm, CLASS_TYPED_ARRAY,
                       vm_intrinsic(call->vm, INTRINSIC_BUFFER_PROTOTYPE),
                       ELEMENT_UINT8, buffer->buffer, buffer->offset + from,
                       to - from));
}

/* %bufferCopy(target, source, at, start, end): how many bytes it was. */
static enum native_result buffer_copy(struct native_call *call)
{
    struct array_view *target = buffer_arg(call, 0);
    struct array_view *source = buffer_arg(call, 1);
    uint32_t from, to;
    if (target == NULL || source == NULL) {
        return no_buffer(call, target == NULL ? 0 : 1);
    }
    double at = call->argc > 2 && value_is_number(call->args[2])
                    ? number_to_integer(value_as_number(call->args[2]))
                    : 0;
    part_of(call, 3, source, &from, &to);
    if (at < 0 || at >= view_byte_length(target)) {
        return native_ok(call, value_int(0));
    }
    uint32_t room = view_byte_length(target) - (uint32_t)at;
    uint32_t count = to - from < room ? to - from : room;
    memmove(target->data + (uint32_t)at, source->data + from,
            count);
    return native_ok(call, value_number(count));
}

/* %bufferFill(buffer, pattern or number, start, end). */
static enum native_result buffer_fill(struct native_call *call)
{
    struct array_view *buffer = buffer_arg(call, 0);
    struct array_view *pattern = buffer_arg(call, 1);
    uint32_t from, to;
    if (buffer == NULL) {
        return no_buffer(call, 0);
    }
    part_of(call, 2, buffer, &from, &to);
    uint8_t byte = value_is_number(native_arg(call, 1))
                       ? (uint8_t)number_to_uint32(native_number(call, 1))
                       : 0;
    uint32_t size = pattern ? view_byte_length(pattern) : 0;
    for (uint32_t i = from; i < to; i++) {
        buffer->data[i] =
            size > 0 ? pattern->data[(i - from) % size] : byte;
    }
    return native_ok(call, call->args[0]);
}

/* %bufferCompare(a, b): -1, 0, 1. */
static enum native_result buffer_compare(struct native_call *call)
{
    struct array_view *a = buffer_arg(call, 0), *b = buffer_arg(call, 1);
    if (a == NULL || b == NULL) {
        return no_buffer(call, a == NULL ? 0 : 1);
    }
    uint32_t x = view_byte_length(a), y = view_byte_length(b);
    int order = memcmp(a->data, b->data, x < y ? x : y);
    if (order == 0) {
        order = (x > y) - (x < y);
    }
    return native_ok(call, value_int(order < 0 ? -1 : order > 0));
}

/* %bufferIndexOf(buffer, pattern, from): the first place, or -1. */
static enum native_result buffer_index_of(struct native_call *call)
{
    struct array_view *buffer = buffer_arg(call, 0);
    struct array_view *pattern = buffer_arg(call, 1);
    uint32_t from, to;
    if (buffer == NULL || pattern == NULL) {
        return no_buffer(call, buffer == NULL ? 0 : 1);
    }
    part_of(call, 2, buffer, &from, &to);
    uint32_t length = view_byte_length(buffer), size = view_byte_length(pattern);
    for (uint32_t i = from; size <= length && i <= length - size; i++) {
        const uint8_t *at = buffer->data + i;
        if (memcmp(at, pattern->data, size) == 0) {
            return native_ok(call, value_number(i));
        }
    }
    return native_ok(call, value_int(-1));
}

/* %bytesUtf8(view), %bytesAscii(view): are all of its bytes that? */
static enum native_result bytes_utf8(struct native_call *call)
{
    const struct array_view *view = buffer_arg(call, 0);
    return view == NULL ? no_buffer(call, 0)
                        : native_boolean(call,
                                         utf_valid((const char *)view->data,
                                                   view_byte_length(view)));
}

static enum native_result bytes_ascii(struct native_call *call)
{
    const struct array_view *view = buffer_arg(call, 0);
    return view == NULL ? no_buffer(call, 0)
                        : native_boolean(call,
                                         utf_ascii((const char *)view->data,
                                                   view_byte_length(view)));
}

const struct native native_buffer_rows[] = {
    INTERNAL("bufferFrom", buffer_from, STRING, ANY),
    INTERNAL("bufferByteLength", buffer_byte_length, STRING, ANY),
    INTERNAL("isEncoding", buffer_is_encoding, ANY),
    INTERNAL("bufferToString", buffer_to_string, ANY),
    INTERNAL("decodeBytes", decode_bytes, ANY, STRING, INT32),
    INTERNAL("bufferAlloc", buffer_alloc, INTEGER),
    INTERNAL("bufferSlice", buffer_slice, ANY),
    INTERNAL("bufferCopy", buffer_copy, ANY),
    INTERNAL("bufferFill", buffer_fill, ANY),
    INTERNAL("bufferCompare", buffer_compare, ANY, ANY),
    INTERNAL("bytesUtf8", bytes_utf8, ANY),
    INTERNAL("bytesAscii", bytes_ascii, ANY),
    INTERNAL("bufferIndexOf", buffer_index_of, ANY),
};
NATIVE_COUNT(buffer);
