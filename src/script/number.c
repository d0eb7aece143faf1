#include "script/number.h"

#include <math.h>
#include <string.h>

#include "script/decimal.h"

#define EXACT_WHOLE 9007199254740992.0 /* 2^53 */

/* NaN and the infinities are words; false for every other number. */
static bool put_word(double value, struct text *text)
{
    if (isfinite(value))
        return false;
    if (isnan(value))
        text_str(text, "NaN");
    else
        text_str(text, value < 0 ? "-Infinity" : "Infinity");
    return true;
}

static void digits_of_whole(uint64_t whole, struct decimal *decimal)
{
    char buffer[20];
    int at = (int)sizeof buffer;
    for (; whole; whole /= 10)
        buffer[--at] = (char)('0' + whole % 10);
    decimal->count = (int)sizeof buffer - at;
    memcpy(decimal->digits, buffer + at, (size_t)decimal->count);
}

static void drop_zeros(struct decimal *decimal)
{
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
}

/*
 * Finds a decimal of up to 15 digits. Two of these never read as the same
 * double, and below 2^53 a whole number divided by a power of ten up to
 * 10^22 is rounded once: so the first that gives the number back is the
 * shortest, and there is no other of its length.
 */
static bool short_decimal(double value, struct decimal *decimal)
{
    double ten = 1;
    if (value < 1e-5 || value >= 1e15)
        return false;
    for (int places = 0; places <= 20; places++, ten *= 10) {
        double scaled = value * ten;
        if (scaled >= 1e15)
            return false;
        double whole = floor(scaled + 0.5);
        if (whole / ten != value)
            continue;
        digits_of_whole((uint64_t)whole, decimal);
        decimal->point = decimal->count - places;
        drop_zeros(decimal);
        return true;
    }
    return false;
}

static void shortest(double value, struct decimal *decimal)
{
    if (!short_decimal(value, decimal))
        decimal_shortest(value, decimal);
}

/* The digits from place `from` to before `to` (counted from the first digit),
 * zeros where there are none. */
static void put_digits(const struct decimal *decimal, int from, int to,
                       struct text *text)
{
    int start = from < 0 ? 0 : from;
    int end = to < decimal->count ? to : decimal->count;
    if (from < 0)
        text_repeat(text, '0', (to < 0 ? to : 0) - from);
    if (end > start)
        text_bytes(text, decimal->digits + start, (size_t)(end - start));
    if (end < start)
        end = start;
    text_repeat(text, '0', to - end);
}

/* The number with `places` digits behind the point. */
static void put_plain(const struct decimal *decimal, int places,
                      struct text *text)
{
    int point = decimal->point;
    if (point > 0)
        put_digits(decimal, 0, point, text);
    else
        text_byte(text, '0');
    if (places == 0)
        return;
    text_byte(text, '.');
    put_digits(decimal, point, point + places, text);
}

/* d.ddde+n with `count` digits in all. */
static void put_scientific(const struct decimal *decimal, int count,
                           struct text *text)
{
    int exponent = decimal->point - 1;
    put_digits(decimal, 0, 1, text);
    if (count > 1)
        text_byte(text, '.');
    put_digits(decimal, 1, count, text);
    text_str(text, exponent < 0 ? "e-" : "e+");
    text_int(text, exponent < 0 ? -exponent : exponent);
}

void number_to_text(double value, struct text *text)
{
    struct decimal decimal;
    if (put_word(value, text))
        return;
    if (fabs(value) < EXACT_WHOLE && value == (double)(int64_t)value) {
        text_int(text, (int64_t)value);
        return;
    }
    if (value < 0)
        text_byte(text, '-');
    shortest(fabs(value), &decimal);
    int places = decimal.count - decimal.point;
    if (decimal.point > 21 || decimal.point <= -6)
        put_scientific(&decimal, decimal.count, text);
    else
        put_plain(&decimal, places > 0 ? places : 0, text);
}

static void decimal_zero(struct decimal *decimal)
{
    decimal->count = 0;
    decimal->point = 1;
}

void number_to_fixed(double value, int digits, struct text *text)
{
    struct decimal decimal;
    if (!(fabs(value) < 1e21)) {
        number_to_text(value, text);
        return;
    }
    if (value < 0)
        text_byte(text, '-');
    if (value == 0)
        decimal_zero(&decimal);
    else
        decimal_fixed(fabs(value), digits, &decimal);
    put_plain(&decimal, digits, text);
}

void number_to_exponential(double value, int digits, struct text *text)
{
    struct decimal decimal;
    if (put_word(value, text))
        return;
    if (value < 0)
        text_byte(text, '-');
    if (value == 0)
        decimal_zero(&decimal);
    else if (digits < 0)
        shortest(fabs(value), &decimal);
    else
        decimal_precise(fabs(value), digits + 1, &decimal);
    int count = digits < 0 ? decimal.count : digits + 1;
    put_scientific(&decimal, count > 0 ? count : 1, text);
}

void number_to_precision(double value, int precision, struct text *text)
{
    struct decimal decimal;
    if (put_word(value, text))
        return;
    if (value < 0)
        text_byte(text, '-');
    if (value == 0)
        decimal_zero(&decimal);
    else
        decimal_precise(fabs(value), precision, &decimal);
    if (decimal.point < -5 || decimal.point > precision)
        put_scientific(&decimal, precision, text);
    else
        put_plain(&decimal, precision - decimal.point, text);
}

#define RADIX_DIGITS "0123456789abcdefghijklmnopqrstuvwxyz"
#define RADIX_BEHIND 1100 /* the smallest double has 1074 binary places */
#define RADIX_BEFORE 1100

struct radix_text {
    int radix;
    double whole;
    int count; /* digits behind the point */
    int start; /* where the digits before the point begin */
    char behind[RADIX_BEHIND];
    char before[RADIX_BEFORE];
};

/* Adds one to the last digit behind the point. Digits that overflow are
 * dropped, for they would be zeros; the whole part takes the last carry. */
static void radix_carry(struct radix_text *out)
{
    while (out->count > 0) {
        char last = out->behind[--out->count];
        int digit = last > '9' ? last - 'a' + 10 : last - '0';
        if (digit + 1 == out->radix)
            continue;
        out->behind[out->count++] = RADIX_DIGITS[digit + 1];
        return;
    }
    out->whole += 1;
}

/*
 * Digits behind the point, as many as tell this double from its neighbours:
 * `delta` is half the gap to the next one and grows with every digit. The
 * last digit is rounded to nearest, ties to even.
 */
static void radix_behind(struct radix_text *out, double part, double delta)
{
    while (part >= delta) {
        part *= out->radix;
        delta *= out->radix;
        int digit = (int)part;
        out->behind[out->count++] = RADIX_DIGITS[digit];
        part -= digit;
        bool up = part > 0.5 || (part == 0.5 && (digit & 1));
        if (up && part + delta > 1) {
            radix_carry(out);
            return;
        }
    }
}

/* Digits before the point. Those below what a double can tell are zeros. */
static void radix_before(struct radix_text *out)
{
    double whole = out->whole;
    out->start = RADIX_BEFORE;
    while (whole / out->radix >= EXACT_WHOLE) {
        whole /= out->radix;
        out->before[--out->start] = '0';
    }
    do {
        double rest = fmod(whole, out->radix);
        out->before[--out->start] = RADIX_DIGITS[(int)rest];
        whole = (whole - rest) / out->radix;
    } while (whole > 0);
}

/* Half the distance to the next double, at least the smallest double. */
static double half_gap(double value)
{
    uint64_t bits;
    double next, smallest = 0x1p-1074;
    memcpy(&bits, &value, sizeof bits);
    bits++;
    memcpy(&next, &bits, sizeof next);
    double half = 0.5 * (next - value);
    return half > smallest ? half : smallest;
}

void number_to_radix(double value, int radix, struct text *text)
{
    struct radix_text out;
    if (radix == 10 || value == 0 || !isfinite(value)) {
        number_to_text(value, text);
        return;
    }
    if (value < 0)
        text_byte(text, '-');
    value = fabs(value);
    out.radix = radix;
    out.count = 0;
    out.whole = floor(value);
    radix_behind(&out, value - out.whole, half_gap(value));
    radix_before(&out);
    text_bytes(text, out.before + out.start,
               (size_t)(RADIX_BEFORE - out.start));
    if (out.count > 0)
        text_byte(text, '.');
    text_bytes(text, out.behind, (size_t)out.count);
}

uint32_t number_modulo_32(double value)
{
    if (!isfinite(value))
        return 0;
    return (uint32_t)(int64_t)fmod(trunc(value), 4294967296.0);
}

double number_to_integer(double value)
{
    if (isnan(value))
        return 0;
    return trunc(value) + 0.0;
}
