#include "script/limbs.h"

#include <string.h>

uint32_t limbs_trim(const uint32_t *a, uint32_t count)
{
    while (count > 0 && a[count - 1] == 0)
        count--;
    return count;
}

int limbs_compare(const uint32_t *a, uint32_t a_count, const uint32_t *b,
                  uint32_t b_count)
{
    if (a_count != b_count)
        return a_count < b_count ? -1 : 1;
    for (uint32_t i = a_count; i-- > 0;)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

uint32_t limbs_add(uint32_t *sum, const uint32_t *a, uint32_t a_count,
                   const uint32_t *b, uint32_t b_count)
{
    uint64_t carry = 0;
    for (uint32_t i = 0; i < a_count; i++) {
        carry += (uint64_t)a[i] + (i < b_count ? b[i] : 0);
        sum[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return (uint32_t)carry;
}

uint32_t limbs_subtract(uint32_t *rest, const uint32_t *a, uint32_t a_count,
                        const uint32_t *b, uint32_t b_count)
{
    uint32_t borrow = 0;
    for (uint32_t i = 0; i < a_count; i++) {
        uint64_t take = (uint64_t)(i < b_count ? b[i] : 0) + borrow;
        borrow = a[i] < take;
        rest[i] = (uint32_t)(a[i] - take);
    }
    return borrow;
}

uint32_t limbs_scale(uint32_t *a, uint32_t count, uint32_t factor,
                     uint32_t addend)
{
    uint64_t carry = addend;
    for (uint32_t i = 0; i < count; i++) {
        carry += (uint64_t)a[i] * factor;
        a[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return (uint32_t)carry;
}

uint32_t limbs_shrink(uint32_t *a, uint32_t count, uint32_t divisor)
{
    uint64_t rest = 0;
    for (uint32_t i = count; i-- > 0;) {
        rest = rest << 32 | a[i];
        a[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

uint32_t limbs_shift_left(uint32_t *to, const uint32_t *from, uint32_t count,
                          unsigned bits)
{
    uint32_t carry = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t limb = (uint64_t)from[i] << bits;
        to[i] = (uint32_t)limb | carry;
        carry = (uint32_t)(limb >> 32);
    }
    return carry;
}

void limbs_shift_right(uint32_t *to, const uint32_t *from, uint32_t count,
                       unsigned bits)
{
    uint32_t above = 0;
    for (uint32_t i = count; i-- > 0;) {
        uint64_t limb = (uint64_t)above << 32 | from[i];
        above = from[i];
        to[i] = (uint32_t)(limb >> bits);
    }
}

unsigned limbs_headroom(const uint32_t *a, uint32_t count)
{
    return count ? (unsigned)__builtin_clz(a[count - 1]) : 0;
}

/* --- products ----------------------------------------------------------- */

/* a += b * factor; the carry out of b's limbs is returned. */
static uint32_t add_times(uint32_t *a, const uint32_t *b, uint32_t count,
                          uint32_t factor)
{
    uint64_t carry = 0;
    for (uint32_t i = 0; i < count; i++) {
        carry += (uint64_t)b[i] * factor + a[i];
        a[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return (uint32_t)carry;
}

static void multiply_plainly(uint32_t *product, const uint32_t *a,
                             uint32_t a_count, const uint32_t *b,
                             uint32_t b_count)
{
    memset(product, 0, (a_count + (size_t)b_count) * sizeof *product);
    for (uint32_t i = 0; i < b_count; i++)
        product[i + a_count] = add_times(product + i, a, a_count, b[i]);
}

#define KARATSUBA 40u /* limbs; below it the plain way is faster */
/* Each level takes 4 * (half + 2) limbs, and there are ten at most. */
#define SCRATCH (4 * LIMBS_BLOCK + 128)

/*
 * With a = a1 B + a0 and b = b1 B + b0 three products are enough:
 * (a0 + a1)(b0 + b1) - a0 b0 - a1 b1 is what stands in the middle.
 */
static void multiply_square(uint32_t *product, const uint32_t *a,
                            const uint32_t *b, uint32_t count,
                            uint32_t *scratch)
{
    if (count < KARATSUBA) {
        multiply_plainly(product, a, count, b, count);
        return;
    }
    uint32_t low = count / 2, high = count - low, wide = high + 1;
    uint32_t *sum_a = scratch, *sum_b = sum_a + wide;
    uint32_t *middle = sum_b + wide, *rest = middle + 2 * (size_t)wide;
    multiply_square(product, a, b, low, rest);
    multiply_square(product + 2 * (size_t)low, a + low, b + low, high, rest);
    sum_a[high] = limbs_add(sum_a, a + low, high, a, low);
    sum_b[high] = limbs_add(sum_b, b + low, high, b, low);
    multiply_square(middle, sum_a, sum_b, wide, rest);
    limbs_subtract(middle, middle, 2 * wide, product, 2 * low);
    limbs_subtract(middle, middle, 2 * wide, product + 2 * (size_t)low,
                   2 * high);
    uint32_t used = limbs_trim(middle, 2 * wide);
    limbs_add(product + low, product + low, 2 * count - low, middle, used);
}

void limbs_multiply(uint32_t *product, const uint32_t *a, uint32_t a_count,
                    const uint32_t *b, uint32_t b_count)
{
    uint32_t scratch[SCRATCH], piece[2 * LIMBS_BLOCK];
    if (a_count < b_count) {
        limbs_multiply(product, b, b_count, a, a_count);
        return;
    }
    if (b_count < KARATSUBA) {
        multiply_plainly(product, a, a_count, b, b_count);
        return;
    }
    memset(product, 0, (a_count + (size_t)b_count) * sizeof *product);
    uint32_t at = 0;
    for (; a_count - at >= b_count; at += b_count) {
        multiply_square(piece, a + at, b, b_count, scratch);
        limbs_add(product + at, product + at, a_count + b_count - at, piece,
                  2 * b_count);
    }
    multiply_plainly(piece, b, b_count, a + at, a_count - at);
    limbs_add(product + at, product + at, a_count + b_count - at, piece,
              a_count + b_count - at);
}

/* --- quotients ---------------------------------------------------------- */

/* a -= b * factor; the borrow out of b's limbs is returned. */
static uint32_t subtract_times(uint32_t *a, const uint32_t *b, uint32_t count,
                               uint32_t factor)
{
    uint64_t borrow = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t take = borrow + (uint64_t)b[i] * factor;
        uint32_t low = (uint32_t)take;
        borrow = (take >> 32) + (a[i] < low);
        a[i] -= low;
    }
    return (uint32_t)borrow;
}

/*
 * The leading limbs give a guess that is never too small and at most two too
 * great, because the divisor's top bit is set; what was taken too often is
 * seen by the borrow and given back.
 */
uint32_t limbs_divide_digit(uint32_t *number, const uint32_t *by,
                            uint32_t count)
{
    uint64_t lead = (uint64_t)number[count] << 32 | number[count - 1];
    uint64_t guess = lead / by[count - 1];
    if (guess > UINT32_MAX)
        guess = UINT32_MAX;
    uint32_t borrow = subtract_times(number, by, count, (uint32_t)guess);
    int64_t top = (int64_t)number[count] - borrow;
    while (top < 0) {
        guess--;
        top += limbs_add(number, number, count, by, count);
    }
    number[count] = 0;
    return (uint32_t)guess;
}
