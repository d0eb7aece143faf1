#include "script/decimal.h"

#include <math.h>
#include <string.h>

#include "script/bignum.h"

#define MANTISSA_BITS 52
#define HIDDEN_BIT (UINT64_C(1) << MANTISSA_BITS)
#define LOWEST_EXPONENT (-1074)

/* value == mantissa * 2^exponent */
struct binary {
    uint64_t mantissa;
    int exponent;
    bool lopsided; /* the neighbour below is nearer than the one above */
};

static struct binary binary_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    struct binary binary = {bits & (HIDDEN_BIT - 1), LOWEST_EXPONENT, false};
    int biased = (int)(bits >> MANTISSA_BITS & 0x7ff);
    if (biased > 0) {
        binary.lopsided = binary.mantissa == 0 && biased > 1;
        binary.mantissa |= HIDDEN_BIT;
        binary.exponent += biased - 1;
    }
    return binary;
}

/* floor(log10(2^power)), for every power that a double has. */
static int log10_of_two(int power)
{
    return (int)((int64_t)power * 1292913986 >> 32);
}

/*
 * A number as the fraction up / down, less than 1 once `point` is right, with
 * the distances to the middles between it and its neighbours in the same
 * unit. The distances are kept only where the shortest form is looked for.
 */
struct fraction {
    struct bignum up;
    struct bignum down;
    struct bignum above;
    struct bignum below;
    bool distances;
    int point; /* value == up / down * 10^point */
};

static void fraction_times_two(struct fraction *fraction, int power)
{
    bignum_times_two(&fraction->up, power);
    if (!fraction->distances)
        return;
    bignum_times_two(&fraction->above, power);
    bignum_times_two(&fraction->below, power);
}

static void fraction_times_five(struct fraction *fraction, int power)
{
    bignum_times_five(&fraction->up, power);
    if (!fraction->distances)
        return;
    bignum_times_five(&fraction->above, power);
    bignum_times_five(&fraction->below, power);
}

static void fraction_times_ten(struct fraction *fraction)
{
    bignum_multiply(&fraction->up, 10, 0);
    if (!fraction->distances)
        return;
    bignum_multiply(&fraction->above, 10, 0);
    bignum_multiply(&fraction->below, 10, 0);
}

/* Makes `down` fit for bignum_divide. */
static void fraction_align(struct fraction *fraction)
{
    int room = bignum_headroom(&fraction->down);
    fraction_times_two(fraction, room);
    bignum_times_two(&fraction->down, room);
}

/* Half the gap to the next double is one unit: so the mantissa counts twice,
 * or four times where the gap below is only half as wide. */
static void fraction_begin(struct fraction *fraction, struct binary binary)
{
    int unit = binary.lopsided ? 2 : 1;
    bignum_set(&fraction->up, binary.mantissa << unit);
    bignum_set(&fraction->down, UINT64_C(1) << unit);
    bignum_set(&fraction->above, (uint64_t)unit);
    bignum_set(&fraction->below, 1);
}

/* The first guess of `point` is right or one too small: a double lies in
 * [2^n, 2^(n+1)), and that holds at most one power of ten. */
static void fraction_of(struct fraction *fraction, double value, bool distances)
{
    struct binary binary = binary_of(value);
    int length = 64 - __builtin_clzll(binary.mantissa);
    int point = log10_of_two(binary.exponent + length - 1) + 1;
    int twos = binary.exponent - point;
    fraction->distances = distances;
    fraction->point = point;
    fraction_begin(fraction, binary);
    if (point >= 0)
        bignum_times_five(&fraction->down, point);
    else
        fraction_times_five(fraction, -point);
    if (twos >= 0)
        fraction_times_two(fraction, twos);
    else
        bignum_times_two(&fraction->down, -twos);
}

/* up + above compared with down */
static int compare_above(const struct fraction *fraction)
{
    struct bignum sum;
    bignum_copy(&sum, &fraction->up);
    bignum_add(&sum, &fraction->above);
    return bignum_compare(&sum, &fraction->down);
}

/* 2 * up compared with down */
static int compare_half(const struct fraction *fraction)
{
    struct bignum twice;
    bignum_copy(&twice, &fraction->up);
    bignum_times_two(&twice, 1);
    return bignum_compare(&twice, &fraction->down);
}

/*
 * One digit of the shortest form; false where it was the last one. A decimal
 * reads back as the number where it lies within the middles to the neighbours,
 * on them too where the mantissa is even. Where both the digit and the next
 * one do, the nearer is taken, and the even one of two that are as near.
 */
static bool shortest_digit(struct fraction *fraction, bool even,
                           struct decimal *decimal)
{
    fraction_times_ten(fraction);
    uint32_t digit = bignum_divide(&fraction->up, &fraction->down);
    int below = bignum_compare(&fraction->up, &fraction->below);
    int above = compare_above(fraction);
    bool low = even ? below <= 0 : below < 0;
    bool high = even ? above >= 0 : above > 0;
    if (low && high) {
        int half = compare_half(fraction);
        high = half > 0 || (half == 0 && digit % 2 == 1);
    }
    decimal->digits[decimal->count++] = (char)('0' + digit + (high ? 1 : 0));
    return !low && !high;
}

void decimal_shortest(double value, struct decimal *decimal)
{
    struct fraction fraction;
    fraction_of(&fraction, value, true);
    bool even = binary_of(value).mantissa % 2 == 0;
    int above = compare_above(&fraction);
    if (even ? above >= 0 : above > 0) {
        bignum_multiply(&fraction.down, 10, 0);
        fraction.point++;
    }
    fraction_align(&fraction);
    decimal->count = 0;
    decimal->point = fraction.point;
    while (shortest_digit(&fraction, even, decimal))
        continue;
}

/* Adds one to the last digit; 99 becomes 10 with the point moved, so that the
 * count of digits stays. */
static void carry(struct decimal *decimal)
{
    int at = decimal->count - 1;
    while (at >= 0 && decimal->digits[at] == '9')
        decimal->digits[at--] = '0';
    if (at >= 0) {
        decimal->digits[at]++;
        return;
    }
    if (decimal->count == 0)
        decimal->count = 1;
    decimal->digits[0] = '1';
    decimal->point++;
}

static void fraction_exact(struct fraction *fraction, double value)
{
    fraction_of(fraction, value, false);
    if (bignum_compare(&fraction->up, &fraction->down) >= 0) {
        bignum_multiply(&fraction->down, 10, 0);
        fraction->point++;
    }
    fraction_align(fraction);
}

static void take_digits(struct fraction *fraction, int count,
                        struct decimal *decimal)
{
    decimal->count = 0;
    decimal->point = fraction->point;
    while (decimal->count < count) {
        fraction_times_ten(fraction);
        uint32_t digit = bignum_divide(&fraction->up, &fraction->down);
        decimal->digits[decimal->count++] = (char)('0' + digit);
    }
    if (compare_half(fraction) >= 0)
        carry(decimal);
}

void decimal_precise(double value, int count, struct decimal *decimal)
{
    struct fraction fraction;
    fraction_exact(&fraction, value);
    take_digits(&fraction, count, decimal);
}

/* Where the carry lengthens 99.9 to 100.0, one more place belongs to it. */
void decimal_fixed(double value, int places, struct decimal *decimal)
{
    struct fraction fraction;
    fraction_exact(&fraction, value);
    int point = fraction.point, count = point + places;
    decimal->count = 0;
    decimal->point = point;
    if (count < 0)
        return;
    take_digits(&fraction, count, decimal);
    if (decimal->point > point && count > 0)
        decimal->digits[decimal->count++] = '0';
}

static double double_of_bits(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Drops the lowest bits (1 to 64) to nearest, ties to even. */
static uint64_t drop_bits(uint64_t value, int drop, bool more)
{
    uint64_t kept = drop == 64 ? 0 : value >> drop;
    uint64_t rest = drop == 64 ? value : value & ((UINT64_C(1) << drop) - 1);
    uint64_t half = UINT64_C(1) << (drop - 1);
    if (rest > half || (rest == half && (more || (kept & 1))))
        kept++;
    return kept;
}

double decimal_round_binary(uint64_t high, bool more, int64_t exponent)
{
    if (exponent > 1024)
        return INFINITY;
    int64_t lowest = exponent + 63 - MANTISSA_BITS;
    if (lowest < LOWEST_EXPONENT)
        lowest = LOWEST_EXPONENT;
    if (lowest - exponent > 64)
        return 0;
    uint64_t kept = drop_bits(high, (int)(lowest - exponent), more);
    /* a kept hidden bit adds one to the exponent's field, a carry two */
    uint64_t field = (uint64_t)(lowest - LOWEST_EXPONENT);
    if (field >= 0x7fe)
        return INFINITY;
    uint64_t bits = (field << MANTISSA_BITS) + kept;
    return bits >> MANTISSA_BITS >= 0x7ff ? (double)INFINITY
                                          : double_of_bits(bits);
}

static const double TENS[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* Up to 15 digits and a power of ten up to 22 are exact doubles, so that one
 * operation on them is rounded once. */
static bool read_quickly(const char *digits, int count, int64_t exponent,
                         double *value)
{
    uint64_t whole = 0;
    if (count > 15 || exponent < -22 || exponent > 22)
        return false;
    for (int i = 0; i < count; i++)
        whole = whole * 10 + (uint64_t)(digits[i] - '0');
    *value = exponent < 0 ? (double)whole / TENS[-exponent]
                          : (double)whole * TENS[exponent];
    return true;
}

static void read_digits(struct bignum *number, const char *digits, int count)
{
    bignum_set(number, 0);
    for (int i = 0; i < count;) {
        uint32_t chunk = 0, factor = 1;
        for (; i < count && factor < 1000000000; i++, factor *= 10)
            chunk = chunk * 10 + (uint32_t)(digits[i] - '0');
        bignum_multiply(number, factor, chunk);
    }
}

/*
 * up / down as 63 or 64 bits; `up` is raised to have 63 bits more than `down`,
 * so that two divisions give the quotient. *exponent keeps the powers of two.
 */
static uint64_t quotient_bits(struct bignum *up, struct bignum *down,
                              bool *more, int64_t *exponent)
{
    struct bignum higher;
    int room = bignum_headroom(down);
    bignum_times_two(down, room);
    int raise = bignum_bits(down) + 63 - bignum_bits(up);
    int limbs = raise < 0 ? (31 - raise) / 32 : 0;
    bignum_times_two(down, limbs * 32);
    raise += limbs * 32;
    bignum_times_two(up, raise);
    *exponent += room + limbs * 32 - raise;
    bignum_copy(&higher, down);
    bignum_times_two(&higher, 32);
    uint64_t bits = (uint64_t)bignum_divide(up, &higher) << 32;
    bits |= bignum_divide(up, down);
    if (up->count > 0)
        *more = true;
    return bits;
}

/* Where the last bit of the quotient is not known it counts as 0: `more` is
 * set then, and the middle between two doubles is further up. */
double decimal_read(const char *digits, int count, bool more, int64_t exponent)
{
    struct bignum up, down;
    double value;
    if (count == 0 || exponent + count < -330)
        return 0;
    if (exponent + count > 310)
        return INFINITY;
    if (!more && read_quickly(digits, count, exponent, &value))
        return value;
    read_digits(&up, digits, count);
    bignum_set(&down, 1);
    if (exponent >= 0)
        bignum_times_five(&up, (int)exponent);
    else
        bignum_times_five(&down, (int)-exponent);
    uint64_t bits = quotient_bits(&up, &down, &more, &exponent);
    if (!(bits >> 63)) {
        bits <<= 1;
        exponent--;
    }
    return decimal_round_binary(bits, more, exponent);
}
