#include "base/text.h"

#include <string.h>

#include "base/utf.h"

#define FIRST_CAPACITY 64

void text_init_fixed(struct text *text, char *buffer, size_t size)
{
    memset(text, 0, sizeof *text);
    text->bytes = buffer;
    text->capacity = size;
    buffer[0] = '\0';
}

/* An empty text has no room of its own yet: it borrows the empty string, and
 * nothing writes to `bytes` before the first `grow`. */
void text_init_owner(struct text *text, void *owner,
                     bool (*grow)(struct text *text, size_t need))
{
    memset(text, 0, sizeof *text);
    text->bytes = "";
    text->capacity = 1;
    text->grow = grow;
    text->owner = owner;
}

static bool grow_in_region(struct text *text, size_t need)
{
    size_t capacity = text->capacity * 2;
    if (capacity < FIRST_CAPACITY)
        capacity = FIRST_CAPACITY;
    if (capacity < need)
        capacity = need;
    char *bytes = region_alloc(text->owner, capacity);
    if (!bytes)
        return false;
    memcpy(bytes, text->bytes, text->length + 1);
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void text_init_region(struct text *text, struct region *region)
{
    text_init_owner(text, region, grow_in_region);
}

void text_cut(struct text *text, size_t length)
{
    if (length >= text->length)
        return;
    text->length = length;
    text->bytes[length] = '\0';
}

void text_clear(struct text *text)
{
    text_cut(text, 0);
    text->full = false;
}

bool text_reserve(struct text *text, size_t more)
{
    size_t room = text->capacity - text->length - 1;
    if (more <= room)
        return true;
    if (!text->grow || more > SIZE_MAX / 4)
        return false;
    return text->grow(text, text->length + more + 1);
}

/* How many of the bytes fit, without parting a character. */
static size_t fitting(const struct text *text, const char *bytes, size_t length)
{
    size_t room = text->capacity - text->length - 1;
    if (room >= length)
        return length;
    while (room > 0 && ((uint8_t)bytes[room] & 0xc0) == 0x80)
        room--;
    return room;
}

void text_bytes(struct text *text, const char *bytes, size_t length)
{
    if (text->full || length == 0)
        return;
    if (!text_reserve(text, length)) {
        length = fitting(text, bytes, length);
        text->full = true;
        if (length == 0)
            return;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_str(struct text *text, const char *string)
{
    text_bytes(text, string, strlen(string));
}

void text_join(struct text *text, const struct text *other)
{
    text_bytes(text, other->bytes, other->length);
}

void text_char(struct text *text, uint32_t point)
{
    char bytes[UTF_MAX_BYTES];
    text_bytes(text, bytes, utf_encode(point, bytes));
}

void text_byte(struct text *text, char byte)
{
    text_bytes(text, &byte, 1);
}

void text_repeat(struct text *text, char byte, int count)
{
    if (text->full || count <= 0)
        return;
    size_t length = (size_t)count;
    if (!text_reserve(text, length)) {
        length = text->capacity - text->length - 1;
        text->full = true;
        if (length == 0)
            return;
    }
    memset(text->bytes + text->length, byte, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_pad(struct text *text, int count)
{
    text_repeat(text, ' ', count);
}

/* Writes the digits of `value` so that they end just before `end`; returns
 * where they begin. */
static char *digits_before(char *end, uint64_t value, unsigned radix,
                           const char *alphabet)
{
    do {
        *--end = alphabet[value % radix];
        value /= radix;
    } while (value);
    return end;
}

#define DIGITS_LOWER "0123456789abcdef"
#define DIGITS_UPPER "0123456789ABCDEF"

void text_uint(struct text *text, uint64_t value)
{
    char buffer[20], *end = buffer + sizeof buffer;
    char *start = digits_before(end, value, 10, DIGITS_LOWER);
    text_bytes(text, start, (size_t)(end - start));
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

void text_int(struct text *text, int64_t value)
{
    char buffer[20], *end = buffer + sizeof buffer;
    char *start = digits_before(end, magnitude(value), 10, DIGITS_LOWER);
    if (value < 0)
        *--start = '-';
    text_bytes(text, start, (size_t)(end - start));
}

void text_hex(struct text *text, uint64_t value, int width)
{
    char buffer[16], *end = buffer + sizeof buffer;
    char *start = digits_before(end, value, 16, DIGITS_LOWER);
    text_repeat(text, '0', width - (int)(end - start));
    text_bytes(text, start, (size_t)(end - start));
}

/* One conversion of a format: what stands between % and its letter. */
struct spec {
    bool left;
    bool zeros;
    int width;
    int precision; /* -1: none */
    enum {
        SIZE_CHAR,
        SIZE_SHORT,
        SIZE_INT,
        SIZE_LONG,
        SIZE_LONG_LONG,
        SIZE_MAX_INT,
        SIZE_SIZE,
        SIZE_POINTER,
    } size;
};

/* The list of arguments in a struct, so that it can be handed on. */
struct arguments {
    va_list list;
};

static int spec_number(const char **at, struct arguments *arguments)
{
    int number = 0;
    if (**at == '*') {
        (*at)++;
        return va_arg(arguments->list, int);
    }
    for (; **at >= '0' && **at <= '9'; (*at)++)
        if (number < 100000)
            number = number * 10 + (**at - '0');
    return number;
}

static void spec_size(const char **at, struct spec *spec)
{
    spec->size = SIZE_INT;
    for (;; (*at)++) {
        switch (**at) {
        case 'h':
            spec->size = spec->size == SIZE_SHORT ? SIZE_CHAR : SIZE_SHORT;
            break;
        case 'l':
            spec->size = spec->size == SIZE_LONG ? SIZE_LONG_LONG : SIZE_LONG;
            break;
        case 'j':
            spec->size = SIZE_MAX_INT;
            break;
        case 'z':
            spec->size = SIZE_SIZE;
            break;
        case 't':
            spec->size = SIZE_POINTER;
            break;
        default:
            return;
        }
    }
}

/* Reads from behind the % up to the letter, on which *at is left. */
static struct spec spec_read(const char **at, struct arguments *arguments)
{
    struct spec spec = {false, false, 0, -1, SIZE_INT};
    for (; **at == '-' || **at == '0'; (*at)++) {
        if (**at == '-')
            spec.left = true;
        if (**at == '0')
            spec.zeros = true;
    }
    spec.width = spec_number(at, arguments);
    if (spec.width < 0) {
        spec.left = true;
        spec.width = -spec.width;
    }
    if (**at == '.') {
        (*at)++;
        spec.precision = spec_number(at, arguments);
        if (spec.precision < 0)
            spec.precision = -1;
    }
    spec_size(at, &spec);
    return spec;
}

static int64_t signed_argument(const struct spec *spec,
                               struct arguments *arguments)
{
    switch (spec->size) {
    case SIZE_CHAR:
        return (signed char)va_arg(arguments->list, int);
    case SIZE_SHORT:
        return (short)va_arg(arguments->list, int);
    case SIZE_INT:
        return va_arg(arguments->list, int);
    case SIZE_LONG:
        return va_arg(arguments->list, long);
    case SIZE_LONG_LONG:
        return va_arg(arguments->list, long long);
    case SIZE_MAX_INT:
        return va_arg(arguments->list, intmax_t);
    case SIZE_SIZE:
        return (int64_t)va_arg(arguments->list, size_t);
    case SIZE_POINTER:
        return va_arg(arguments->list, ptrdiff_t);
    }
    return 0;
}

static uint64_t unsigned_argument(const struct spec *spec,
                                  struct arguments *arguments)
{
    switch (spec->size) {
    case SIZE_CHAR:
        return (unsigned char)va_arg(arguments->list, unsigned);
    case SIZE_SHORT:
        return (unsigned short)va_arg(arguments->list, unsigned);
    case SIZE_INT:
        return va_arg(arguments->list, unsigned);
    case SIZE_LONG:
        return va_arg(arguments->list, unsigned long);
    case SIZE_LONG_LONG:
        return va_arg(arguments->list, unsigned long long);
    case SIZE_MAX_INT:
        return va_arg(arguments->list, uintmax_t);
    case SIZE_SIZE:
        return va_arg(arguments->list, size_t);
    case SIZE_POINTER:
        return (uint64_t)va_arg(arguments->list, ptrdiff_t);
    }
    return 0;
}

/* Appends in the width: spaces before, or behind with '-', zeros between the
 * sign and the digits with '0'. */
static void put_number(struct text *text, const struct spec *spec, bool minus,
                       const char *digits, size_t length)
{
    int gap = spec->width - (int)length - (minus ? 1 : 0);
    bool zeros = spec->zeros && !spec->left;
    if (!spec->left && !zeros)
        text_pad(text, gap);
    if (minus)
        text_byte(text, '-');
    if (zeros)
        text_repeat(text, '0', gap);
    text_bytes(text, digits, length);
    if (spec->left)
        text_pad(text, gap);
}

static void put_text(struct text *text, const struct spec *spec,
                     const char *bytes, size_t length)
{
    int gap = length < (size_t)spec->width ? spec->width - (int)length : 0;
    if (!spec->left)
        text_pad(text, gap);
    text_bytes(text, bytes, length);
    if (spec->left)
        text_pad(text, gap);
}

static void put_string(struct text *text, const struct spec *spec,
                       const char *string)
{
    size_t length = 0;
    if (!string)
        string = "(null)";
    if (spec->precision < 0)
        length = strlen(string);
    else
        while (length < (size_t)spec->precision && string[length])
            length++;
    put_text(text, spec, string, length);
}

static void put_unsigned(struct text *text, const struct spec *spec,
                         char letter, struct arguments *arguments)
{
    char buffer[20], *end = buffer + sizeof buffer;
    uint64_t value = unsigned_argument(spec, arguments);
    char *start = digits_before(end, value, letter == 'u' ? 10 : 16,
                                letter == 'X' ? DIGITS_UPPER : DIGITS_LOWER);
    put_number(text, spec, false, start, (size_t)(end - start));
}

static void put_signed(struct text *text, const struct spec *spec,
                       struct arguments *arguments)
{
    char buffer[20], *end = buffer + sizeof buffer;
    int64_t value = signed_argument(spec, arguments);
    char *start = digits_before(end, magnitude(value), 10, DIGITS_LOWER);
    put_number(text, spec, value < 0, start, (size_t)(end - start));
}

static void put_conversion(struct text *text, const struct spec *spec,
                           char letter, struct arguments *arguments)
{
    char byte;
    switch (letter) {
    case 'd':
    case 'i':
        put_signed(text, spec, arguments);
        break;
    case 'u':
    case 'x':
    case 'X':
        put_unsigned(text, spec, letter, arguments);
        break;
    case 'c':
        byte = (char)va_arg(arguments->list, int);
        put_text(text, spec, &byte, 1);
        break;
    case 's':
        put_string(text, spec, va_arg(arguments->list, const char *));
        break;
    default:
        text_byte(text, letter);
        break;
    }
}

void text_format_list(struct text *text, const char *format, va_list list)
{
    struct arguments arguments;
    va_copy(arguments.list, list);
    while (*format) {
        const char *percent = format + strcspn(format, "%");
        text_bytes(text, format, (size_t)(percent - format));
        if (*percent == '\0')
            break;
        format = percent + 1;
        struct spec spec = spec_read(&format, &arguments);
        if (*format == '\0')
            break;
        put_conversion(text, &spec, *format++, &arguments);
    }
    va_end(arguments.list);
}

void text_format(struct text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    text_format_list(text, format, list);
    va_end(list);
}

/* The letter behind the backslash of JSON's short escapes, or 0. */
static char json_short(uint32_t point)
{
    switch (point) {
    case '"':
        return '"';
    case '\\':
        return '\\';
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

static bool json_escaped(uint32_t point)
{
    return point < 0x20 || point == 0x7f || point == 0x2028 ||
           point == 0x2029 || (point & 0xfffff800) == 0xd800;
}

static void json_char(struct text *text, uint32_t point)
{
    char letter = json_short(point);
    if (letter) {
        char pair[2] = {'\\', letter};
        text_bytes(text, pair, 2);
    } else if (json_escaped(point)) {
        text_str(text, "\\u");
        text_hex(text, point, 4);
    } else {
        text_char(text, point);
    }
}

/* How many bytes at the start stand for themselves in JSON. */
static size_t json_plain(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint8_t byte = (uint8_t)bytes[at];
        if (byte < 0x20 || byte >= 0x7f || byte == '"' || byte == '\\')
            break;
        at++;
    }
    return at;
}

void text_json(struct text *text, const char *bytes, size_t length)
{
    size_t at = 0;
    text_byte(text, '"');
    while (at < length) {
        uint32_t point;
        size_t plain = json_plain(bytes + at, length - at);
        text_bytes(text, bytes + at, plain);
        at += plain;
        if (at == length)
            break;
        at += utf_decode_wtf(bytes + at, length - at, &point);
        json_char(text, point);
    }
    text_byte(text, '"');
}

/* Controls that could turn the order of what is shown. */
static bool turns_text(uint32_t point)
{
    return point == 0x061c || point == 0x200e || point == 0x200f ||
           (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069);
}

static uint32_t visible(uint32_t point)
{
    if (point < 0x20)
        return 0x2400 + point;
    if (point == 0x7f)
        return 0x2421;
    if (point >= 0x80 && point < 0xa0)
        return UTF_REPLACEMENT;
    if (point == 0x2028 || point == 0x2029)
        return UTF_REPLACEMENT;
    return turns_text(point) ? UTF_REPLACEMENT : point;
}

void text_visible(struct text *text, const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t point;
        at += utf_decode(bytes + at, length - at, &point);
        text_char(text, visible(point));
    }
}
