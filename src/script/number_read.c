#include "script/number.h"

#include <math.h>
#include <string.h>

#include "base/utf.h"
#include "script/decimal.h"
#include "script/lexer.h"

/* A text that is being read; `at` and `end` count units. */
struct reader {
    const void *units;
    enum number_encoding encoding;
    size_t at;
    size_t end;
    bool separators; /* '_' between digits is passed over */
};

/* The unit at an index, 0 at the end. Whatever belongs to a number is ASCII,
 * and in every encoding an ASCII unit stands for itself. */
static uint32_t unit_at(const struct reader *reader, size_t index)
{
    if (index >= reader->end)
        return 0;
    if (reader->encoding == NUMBER_UTF16)
        return ((const uint16_t *)reader->units)[index];
    return ((const uint8_t *)reader->units)[index];
}

static uint32_t peek(const struct reader *reader)
{
    return unit_at(reader, reader->at);
}

static bool at_end(const struct reader *reader)
{
    return reader->at >= reader->end;
}

static void skip_space(struct reader *reader)
{
    while (!at_end(reader)) {
        uint32_t point = peek(reader);
        size_t used = 1;
        if (reader->encoding == NUMBER_UTF8)
            used = utf_decode((const char *)reader->units + reader->at,
                              reader->end - reader->at, &point);
        if (!utf_is_space(point))
            return;
        reader->at += used;
    }
}

static void cut_space(struct reader *reader)
{
    while (!at_end(reader)) {
        size_t start = reader->end - 1;
        uint32_t point = unit_at(reader, start);
        if (reader->encoding == NUMBER_UTF8) {
            start = utf_back(reader->units, reader->end);
            utf_decode((const char *)reader->units + start, reader->end - start,
                       &point);
        }
        if (!utf_is_space(point))
            return;
        reader->end = start;
    }
}

/* Passes over an ASCII word; false (and nothing read) where it is not next. */
static bool take_word(struct reader *reader, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i < length; i++)
        if (unit_at(reader, reader->at + i) != (uint8_t)word[i])
            return false;
    reader->at += length;
    return true;
}

/* Passes over a sign; true where it was a minus. */
static bool take_sign(struct reader *reader, bool *any)
{
    uint32_t unit = peek(reader);
    *any = unit == '+' || unit == '-';
    if (*any)
        reader->at++;
    return unit == '-';
}

static int digit_value(uint32_t unit)
{
    if (unit >= '0' && unit <= '9')
        return (int)unit - '0';
    if (unit >= 'a' && unit <= 'z')
        return (int)unit - 'a' + 10;
    if (unit >= 'A' && unit <= 'Z')
        return (int)unit - 'A' + 10;
    return 99;
}

static bool is_digit(uint32_t unit, int radix)
{
    return digit_value(unit) < radix;
}

/* The digits of a decimal: digits * 10^exponent (decimal_read's arguments). */
struct digits {
    int count;
    bool more;
    bool any; /* a digit was read, be it a zero */
    int64_t exponent;
    char digits[DECIMAL_READ_MAX];
};

static void digits_push(struct digits *digits, uint32_t unit, bool behind)
{
    digits->any = true;
    if (digits->count == 0 && unit == '0') {
        digits->exponent -= behind;
    } else if (digits->count < DECIMAL_READ_MAX) {
        digits->digits[digits->count++] = (char)unit;
        digits->exponent -= behind;
    } else {
        digits->exponent += !behind;
        digits->more |= unit != '0';
    }
}

static void read_run(struct reader *reader, struct digits *digits, bool behind)
{
    for (;; reader->at++) {
        uint32_t unit = peek(reader);
        if (is_digit(unit, 10))
            digits_push(digits, unit, behind);
        else if (unit != '_' || !reader->separators)
            return;
    }
}

#define EXPONENT_LIMIT INT64_C(1000000000000)

/* Reads e, a sign and digits; nothing where it is not all there. */
static void read_exponent(struct reader *reader, struct digits *digits)
{
    struct reader ahead = *reader;
    int64_t exponent = 0;
    bool sign, minus;
    if ((peek(reader) | 0x20) != 'e')
        return;
    ahead.at++;
    minus = take_sign(&ahead, &sign);
    if (!is_digit(peek(&ahead), 10))
        return;
    for (;; ahead.at++) {
        uint32_t unit = peek(&ahead);
        if (unit == '_' && reader->separators)
            continue;
        if (!is_digit(unit, 10))
            break;
        if (exponent < EXPONENT_LIMIT)
            exponent = exponent * 10 + digit_value(unit);
    }
    digits->exponent += minus ? -exponent : exponent;
    reader->at = ahead.at;
}

/* The longest prefix that is an unsigned decimal; false where there is none
 * (nothing is read then). */
static bool read_decimal(struct reader *reader, double *value)
{
    struct digits digits;
    struct reader start = *reader;
    digits.count = 0;
    digits.more = digits.any = false;
    digits.exponent = 0;
    read_run(reader, &digits, false);
    if (peek(reader) == '.') {
        reader->at++;
        read_run(reader, &digits, true);
    }
    if (!digits.any) {
        *reader = start;
        return false;
    }
    read_exponent(reader, &digits);
    *value =
        decimal_read(digits.digits, digits.count, digits.more, digits.exponent);
    return true;
}

/* All digits of a radix that is a power of two, 2^shift. What does not fit
 * into 64 bits can only decide a tie. */
static double read_bits(struct reader *reader, int shift)
{
    uint64_t bits = 0;
    int64_t exponent = 0;
    bool more = false;
    for (;; reader->at++) {
        uint32_t unit = peek(reader);
        if (unit == '_' && reader->separators)
            continue;
        if (!is_digit(unit, 1 << shift))
            break;
        uint64_t digit = (uint64_t)digit_value(unit);
        if (bits >> (64 - shift) == 0) {
            bits = bits << shift | digit;
        } else {
            exponent += shift;
            more |= digit != 0;
        }
    }
    if (bits == 0)
        return 0;
    int room = __builtin_clzll(bits);
    return decimal_round_binary(bits << room, more, exponent - room);
}

/* The power of two that a prefix 0x, 0o, 0b announces, 0 where there is
 * none. */
static int prefix_shift(const struct reader *reader)
{
    if (peek(reader) != '0')
        return 0;
    switch (unit_at(reader, reader->at + 1) | 0x20) {
    case 'x':
        return 4;
    case 'o':
        return 3;
    case 'b':
        return 1;
    default:
        return 0;
    }
}

static double parse_prefixed(struct reader *reader, int shift)
{
    reader->at += 2;
    if (!is_digit(peek(reader), 1 << shift))
        return NAN;
    double value = read_bits(reader, shift);
    return at_end(reader) ? value : (double)NAN;
}

double number_parse(const void *units, size_t length,
                    enum number_encoding encoding)
{
    struct reader reader = {units, encoding, 0, length, false};
    double value = 0;
    bool sign;
    skip_space(&reader);
    cut_space(&reader);
    if (at_end(&reader))
        return 0;
    int shift = prefix_shift(&reader);
    if (shift)
        return parse_prefixed(&reader, shift);
    bool minus = take_sign(&reader, &sign);
    if (take_word(&reader, "Infinity"))
        value = INFINITY;
    else if (!read_decimal(&reader, &value))
        return NAN;
    if (!at_end(&reader))
        return NAN;
    return minus ? -value : value;
}

double number_parse_float(const void *units, size_t length,
                          enum number_encoding encoding)
{
    struct reader reader = {units, encoding, 0, length, false};
    double value = 0;
    bool sign;
    skip_space(&reader);
    bool minus = take_sign(&reader, &sign);
    if (take_word(&reader, "Infinity"))
        value = INFINITY;
    else if (!read_decimal(&reader, &value))
        return NAN;
    return minus ? -value : value;
}

#define PART_LIMIT (UINT32_MAX / 36)

/*
 * parseInt in a radix like 7 or 36 may be rounded as the implementation likes
 * (19.2.5, step 14). V8 passes over leading zeros, takes the digits in parts
 * whose power of the radix stays below 2^32 / 36 and joins these in double
 * arithmetic.
 */
static double read_parts(struct reader *reader, uint32_t radix)
{
    double value = 0;
    while (peek(reader) == '0')
        reader->at++;
    while (is_digit(peek(reader), (int)radix)) {
        uint32_t part = 0, power = 1;
        while (power * radix <= PART_LIMIT &&
               is_digit(peek(reader), (int)radix)) {
            part = part * radix + (uint32_t)digit_value(peek(reader));
            power *= radix;
            reader->at++;
        }
        value = value * power + part;
    }
    return value;
}

/* A run of decimal digits only: no point, no exponent. */
static double read_whole(struct reader *reader)
{
    struct digits digits;
    digits.count = 0;
    digits.more = digits.any = false;
    digits.exponent = 0;
    read_run(reader, &digits, false);
    return decimal_read(digits.digits, digits.count, digits.more,
                        digits.exponent);
}

static double read_whole_in(struct reader *reader, int radix)
{
    if (radix == 10)
        return read_whole(reader);
    if ((radix & (radix - 1)) == 0)
        return read_bits(reader, __builtin_ctz((unsigned)radix));
    return read_parts(reader, (uint32_t)radix);
}

double number_parse_int(const void *units, size_t length,
                        enum number_encoding encoding, int32_t radix)
{
    struct reader reader = {units, encoding, 0, length, false};
    bool sign;
    skip_space(&reader);
    bool minus = take_sign(&reader, &sign);
    if (radix != 0 && (radix < 2 || radix > 36))
        return NAN;
    if ((radix == 0 || radix == 16) && prefix_shift(&reader) == 4) {
        reader.at += 2;
        radix = 16;
    }
    if (radix == 0)
        radix = 10;
    if (!is_digit(peek(&reader), radix))
        return NAN;
    double value = read_whole_in(&reader, radix);
    return minus ? -value : value;
}

const char *number_fault_text(enum number_fault fault)
{
    switch (fault) {
    case NUMBER_FINE:
        return "";
    case NUMBER_BAD_TOKEN:
        return "Invalid or unexpected token";
    case NUMBER_TWO_SEPARATORS:
        return "Only one underscore is allowed as numeric separator";
    case NUMBER_END_SEPARATOR:
        return "Numeric separators are not allowed at the end of numeric "
               "literals";
    case NUMBER_ZERO_SEPARATOR:
        return "Numeric separator can not be used after leading 0.";
    }
    return "";
}

/* A literal is read twice: first its extent and faults, then its value. */
struct scan {
    struct reader reader;
    struct number_literal literal;
};

/* Always false, so that a scan can return it. */
static bool scan_fault(struct scan *scan, enum number_fault fault)
{
    scan->literal.fault = fault;
    scan->literal.length = scan->reader.at;
    return false;
}

static bool scan_bad(struct scan *scan)
{
    return scan_fault(scan, NUMBER_BAD_TOKEN);
}

/* Digits with single separators between them; perhaps none. In a literal with
 * a leading zero a separator is never right. */
static bool scan_digits(struct scan *scan, int radix)
{
    struct reader *reader = &scan->reader;
    bool separated = false;
    bool plain = scan->literal.form == NUMBER_LEADING_ZERO;
    for (;; reader->at++) {
        uint32_t unit = peek(reader);
        if (unit != '_' && !is_digit(unit, radix))
            break;
        if (unit == '_' && plain)
            return scan_bad(scan);
        if (unit == '_' && separated)
            return scan_fault(scan, NUMBER_TWO_SEPARATORS);
        separated = unit == '_';
    }
    return separated ? scan_fault(scan, NUMBER_END_SEPARATOR) : true;
}

static bool scan_first_digits(struct scan *scan, int radix)
{
    if (!is_digit(peek(&scan->reader), radix))
        return scan_bad(scan);
    return scan_digits(scan, radix);
}

/* Behind the whole part: the fraction and the exponent. */
static bool scan_fraction(struct scan *scan)
{
    struct reader *reader = &scan->reader;
    if (peek(reader) == '.') {
        reader->at++;
        if (peek(reader) == '_')
            return scan_bad(scan);
        if (!scan_digits(scan, 10))
            return false;
    }
    if ((peek(reader) | 0x20) != 'e')
        return true;
    reader->at++;
    bool sign;
    take_sign(reader, &sign);
    return scan_first_digits(scan, 10);
}

static void scan_suffix(struct scan *scan)
{
    scan->literal.big = peek(&scan->reader) == 'n';
    scan->reader.at += scan->literal.big;
}

static bool scan_prefixed(struct scan *scan, int shift)
{
    scan->literal.form = shift == 4   ? NUMBER_HEX
                         : shift == 3 ? NUMBER_OCTAL
                                      : NUMBER_BINARY;
    scan->reader.at += 2;
    if (!scan_first_digits(scan, 1 << shift))
        return false;
    scan_suffix(scan);
    if ((peek(&scan->reader) | 0x20) == 'e')
        return scan_bad(scan);
    return true;
}

/* 0 with a digit behind it: octal until an 8 or a 9 shows that it is not. */
static bool scan_leading_zero(struct scan *scan)
{
    struct reader *reader = &scan->reader;
    scan->literal.form = NUMBER_LEGACY_OCTAL;
    while (is_digit(peek(reader), 8))
        reader->at++;
    if (!is_digit(peek(reader), 10)) {
        if ((peek(reader) | 0x20) == 'e')
            return scan_bad(scan);
        return true;
    }
    scan->literal.form = NUMBER_LEADING_ZERO;
    return scan_digits(scan, 10) && scan_fraction(scan);
}

static bool scan_decimal(struct scan *scan)
{
    struct reader *reader = &scan->reader;
    bool zero = peek(reader) == '0';
    uint32_t second = unit_at(reader, reader->at + 1);
    if (zero && second == '_') {
        reader->at++;
        return scan_fault(scan, NUMBER_ZERO_SEPARATOR);
    }
    if (zero && is_digit(second, 10))
        return scan_leading_zero(scan);
    if (!scan_digits(scan, 10))
        return false;
    if (reader->at > 0)
        scan_suffix(scan);
    return scan->literal.big || scan_fraction(scan);
}

/* Nothing that could go on may stand directly behind a literal. */
static bool scan_border(struct scan *scan)
{
    struct reader *reader = &scan->reader;
    uint32_t unit = peek(reader), point;
    bool joined =
        is_digit(unit, 36) || unit == '_' || unit == '$' || unit == '\\';
    if (unit >= 0x80) {
        utf_decode((const char *)reader->units + reader->at,
                   reader->end - reader->at, &point);
        joined = lexer_starts_name(point);
    }
    return joined ? scan_bad(scan) : true;
}

static double literal_value(struct scan *scan, int shift)
{
    struct reader reader = scan->reader;
    double value = 0;
    reader.at = shift ? 2 : 0;
    reader.end = scan->reader.at;
    reader.separators = true;
    if (scan->literal.form == NUMBER_LEGACY_OCTAL)
        shift = 3;
    if (shift)
        return read_bits(&reader, shift);
    read_decimal(&reader, &value);
    return value;
}

struct number_literal number_parse_literal(const char *source, size_t length)
{
    struct scan scan = {{source, NUMBER_UTF8, 0, length, false},
                        {0, 0, NUMBER_DECIMAL, false, NUMBER_FINE}};
    int shift = prefix_shift(&scan.reader);
    bool fine = shift ? scan_prefixed(&scan, shift) : scan_decimal(&scan);
    if (!fine || !scan_border(&scan))
        return scan.literal;
    scan.literal.length = scan.reader.at;
    scan.literal.value = literal_value(&scan, shift);
    return scan.literal;
}
