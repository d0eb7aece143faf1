#include "script/math_fn_reduce.h"

#include <math.h>
#include <stdbool.h>

#include "script/math_fn_bits.h"

/* pi/2 in parts: three of 33 bits, each with what is left behind it. */
#define FIRST 1.57079632673412561417e+00
#define FIRST_REST 6.07710050650619224932e-11
#define SECOND 6.07710050630396597660e-11
#define SECOND_REST 2.02226624879595063154e-21
#define THIRD 2.02226624871116645580e-21
#define THIRD_REST 8.47842766036889956997e-32
#define PER_QUARTER 6.36619772367581382433e-01

#define HIGH_HALF_PI 0x3ff921fb

/* How many bits the subtraction has cancelled. */
static int lost_bits(double before, double after)
{
    return (bits_high(before) >> 20) - (bits_high(after) >> 20);
}

static struct reduced finish(double left, double minus, int quarters)
{
    struct reduced out;
    out.near = left - minus;
    out.rest = (left - out.near) - minus;
    out.quarters = quarters;
    return out;
}

/* pi/4 < x < 3 pi/4; next to pi/2 the first part alone is not enough. */
static struct reduced reduce_once(double x)
{
    double left = x - FIRST;
    if (bits_high(x) != HIGH_HALF_PI)
        return finish(left, FIRST_REST, 1);
    return finish(left - SECOND, SECOND_REST, 1);
}

/* Up to 2^19 * pi/2: the parts times the number of quarters are exact. The
 * more bits cancel, the more parts are taken. */
static struct reduced reduce_medium(double x)
{
    int quarters = (int)(x * PER_QUARTER + 0.5);
    double count = quarters;
    double left = x - count * FIRST, minus = count * FIRST_REST;
    if (lost_bits(x, left - minus) > 16) {
        double before = left;
        minus = count * SECOND;
        left = before - minus;
        minus = count * SECOND_REST - ((before - left) - minus);
    }
    if (lost_bits(x, left - minus) > 49) {
        double before = left;
        minus = count * THIRD;
        left = before - minus;
        minus = count * THIRD_REST - ((before - left) - minus);
    }
    return finish(left, minus, quarters);
}

/* The bits of 2/pi behind the binary point. */
static const uint64_t TWO_OVER_PI[] = {
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
    0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c,
    0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41,
    0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab, 0xf0cfbc209af4361d, 0xa9e391615ee61b08,
    0x6599855f14a06840,
};

/* pi/2 in parts of 24 bits. */
static const double HALF_PI[] = {
    1.57079625129699707031e+00, 7.54978941586159635335e-08,
    5.39030252995776476554e-15, 3.28200341580791294123e-22,
    1.27065575308067607349e-29,
};

#define DIGIT_BITS 24
#define DIGIT_MASK 0xffffff
#define DIGITS_FIRST 4 /* so many are tried at first */
#define DIGITS_MOST 12
#define PARTS 5

/*
 * x * 2/pi modulo 8 in digits of 24 bits. digits[1] to digits[count] stand
 * behind digits[0], whose lowest bit is worth 2^exponent; what is below them
 * is cut off. The last bit of a result depends on how the digits lie and how
 * many are taken, which is why both are fdlibm's.
 */
struct product {
    int64_t digits[DIGITS_MOST + 1];
    int count;
    int exponent;
    int quarters;
    bool above; /* the digits are what is missing to the next quarter */
};

/* The digit of 2/pi at an index; those before the point are zero. */
static int64_t two_over_pi(int index)
{
    if (index < 0)
        return 0;
    int word = index * DIGIT_BITS / 64, bit = index * DIGIT_BITS % 64;
    uint64_t bits = TWO_OVER_PI[word] << bit;
    if (bit > 64 - DIGIT_BITS)
        bits |= TWO_OVER_PI[word + 1] >> (64 - bit);
    return (int64_t)(bits >> (64 - DIGIT_BITS));
}

/* Digits of 2/pi before `first` would add multiples of 8 only. */
static void multiply(struct product *product, uint64_t mantissa, int first)
{
    const int64_t parts[3] = {
        (int64_t)(mantissa >> 29),
        (int64_t)(mantissa >> 5 & DIGIT_MASK),
        (int64_t)(mantissa << 19 & DIGIT_MASK),
    };
    for (int i = 0; i <= product->count; i++) {
        product->digits[i] = 0;
        for (int j = 0; j < 3; j++)
            product->digits[i] += parts[j] * two_over_pi(first + i - j);
    }
    for (int i = product->count; i > 0; i--) {
        product->digits[i - 1] += product->digits[i] >> DIGIT_BITS;
        product->digits[i] &= DIGIT_MASK;
    }
}

/* Takes the whole quarters out, so that a fraction is left. The point lies
 * in or behind digits[0] (exponent <= 0), or in digits[1]. */
static void take_whole(struct product *product)
{
    int64_t *digits = product->digits;
    int bits = product->exponent;
    if (bits <= 0) {
        product->quarters = (int)(digits[0] >> -bits & 7);
        digits[0] &= (INT64_C(1) << -bits) - 1;
        return;
    }
    int64_t upper = digits[1] >> (DIGIT_BITS - bits);
    product->quarters = (int)(((digits[0] << bits) + upper) & 7);
    digits[1] &= DIGIT_MASK >> bits;
    digits[0] = 0;
}

static bool at_least_half(const struct product *product)
{
    int bits = product->exponent;
    if (bits < 0)
        return product->digits[0] >> (-bits - 1) & 1;
    return product->digits[1] >> (DIGIT_BITS - 1 - bits) & 1;
}

/* 1 - fraction */
static void complement(struct product *product)
{
    int64_t *digits = product->digits, carry = 1;
    int bits = product->exponent;
    for (int i = product->count; i > 0; i--) {
        carry += ~digits[i] & DIGIT_MASK;
        digits[i] = carry & DIGIT_MASK;
        carry >>= DIGIT_BITS;
    }
    if (bits > 0)
        digits[1] &= DIGIT_MASK >> bits;
    if (bits < 0)
        digits[0] = (~digits[0] + carry) & ((INT64_C(1) << -bits) - 1);
}

/* How many more digits are needed for those that cancelled; 0: none. */
static int digits_missing(const struct product *product)
{
    int extra = product->count - DIGITS_FIRST, more = 1;
    if (product->digits[0])
        return 0;
    for (int i = 1; i <= extra; i++)
        if (product->digits[i])
            return 0;
    while (more < DIGITS_FIRST && product->digits[extra + more] == 0)
        more++;
    return more;
}

static void product_of(struct product *product, double x)
{
    uint64_t bits = bits_of(x);
    uint64_t mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
    int exponent = (int)(bits >> 52) - 1023 - 23;
    int first = exponent > 3 ? (exponent - 3) / DIGIT_BITS : 0;
    product->exponent = exponent - DIGIT_BITS * (first + 1);
    product->count = DIGITS_FIRST;
    for (int more = 1; more; product->count += more) {
        multiply(product, mantissa, first);
        take_whole(product);
        product->above = at_least_half(product);
        if (product->above) {
            product->quarters++;
            complement(product);
        }
        more = digits_missing(product);
        if (product->count + more > DIGITS_MOST)
            more = 0;
    }
}

/* The digits as doubles, the first of them not zero; returns how many. */
static int digits_as_doubles(const struct product *product, double *out)
{
    int from = 0, count = 0, exponent = product->exponent;
    int64_t first = product->digits[0];
    if (first > DIGIT_MASK) {
        out[count++] =
            (double)(first >> DIGIT_BITS) * bits_two_to(exponent + DIGIT_BITS);
        first &= DIGIT_MASK;
    }
    while (count == 0 && first == 0 && from < product->count) {
        first = product->digits[++from];
        exponent -= DIGIT_BITS;
    }
    out[count++] = (double)first * bits_two_to(exponent);
    while (from < product->count) {
        exponent -= DIGIT_BITS;
        out[count++] = (double)product->digits[++from] * bits_two_to(exponent);
    }
    return count;
}

/* Any size: as many bits of 2/pi as matter. */
static struct reduced reduce_large(double x)
{
    struct product product;
    struct reduced out;
    double digits[DIGITS_MOST + 2] = {0}, sums[DIGITS_MOST + 2] = {0};
    double total = 0;
    product_of(&product, x);
    int count = digits_as_doubles(&product, digits);
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < PARTS && k <= i; k++)
            sums[i] += HALF_PI[k] * digits[i - k];
    }
    for (int i = count - 1; i >= 0; i--)
        total += sums[i];
    double rest = sums[0] - total;
    for (int i = 1; i < count; i++)
        rest += sums[i];
    out.near = product.above ? -total : total;
    out.rest = product.above ? -rest : rest;
    out.quarters = product.quarters;
    return out;
}

struct reduced math_reduce(double x)
{
    struct reduced out = {x, 0, 0};
    double size = fabs(x);
    int32_t high = bits_high(x);
    if (high <= 0x3fe921fb)
        return out;
    if (high < 0x4002d97c)
        out = reduce_once(size);
    else if (high <= 0x413921fb)
        out = reduce_medium(size);
    else
        out = reduce_large(size);
    if (!bits_negative(x))
        return out;
    return (struct reduced){-out.near, -out.rest, -out.quarters};
}
