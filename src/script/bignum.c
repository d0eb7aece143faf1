#include "script/bignum.h"

#include <string.h>

static void trim(struct bignum *number)
{
    while (number->count > 0 && number->limbs[number->count - 1] == 0)
        number->count--;
}

void bignum_set(struct bignum *number, uint64_t value)
{
    number->limbs[0] = (uint32_t)value;
    number->limbs[1] = (uint32_t)(value >> 32);
    number->count = 2;
    trim(number);
}

void bignum_copy(struct bignum *number, const struct bignum *other)
{
    number->count = other->count;
    memcpy(number->limbs, other->limbs,
           (size_t)other->count * sizeof *other->limbs);
}

int bignum_headroom(const struct bignum *number)
{
    if (number->count == 0)
        return 0;
    return __builtin_clz(number->limbs[number->count - 1]);
}

int bignum_bits(const struct bignum *number)
{
    return number->count * 32 - bignum_headroom(number);
}

void bignum_multiply(struct bignum *number, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    for (int i = 0; i < number->count; i++) {
        carry += (uint64_t)number->limbs[i] * factor;
        number->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        number->limbs[number->count++] = (uint32_t)carry;
}

#define FIVE_STEP 13 /* the highest power of five below 2^32 */

void bignum_times_five(struct bignum *number, int power)
{
    for (; power >= FIVE_STEP; power -= FIVE_STEP)
        bignum_multiply(number, 1220703125, 0);
    uint32_t rest = 1;
    for (; power > 0; power--)
        rest *= 5;
    bignum_multiply(number, rest, 0);
}

void bignum_times_two(struct bignum *number, int power)
{
    int whole = power / 32, bits = power % 32;
    if (number->count == 0)
        return;
    if (bits)
        bignum_multiply(number, UINT32_C(1) << bits, 0);
    if (whole == 0)
        return;
    memmove(number->limbs + whole, number->limbs,
            (size_t)number->count * sizeof *number->limbs);
    memset(number->limbs, 0, (size_t)whole * sizeof *number->limbs);
    number->count += whole;
}

int bignum_compare(const struct bignum *a, const struct bignum *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (int i = a->count - 1; i >= 0; i--)
        if (a->limbs[i] != b->limbs[i])
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
    return 0;
}

void bignum_add(struct bignum *a, const struct bignum *b)
{
    uint64_t carry = 0;
    int count = a->count > b->count ? a->count : b->count;
    for (int i = 0; i < count; i++) {
        if (i < a->count)
            carry += a->limbs[i];
        if (i < b->count)
            carry += b->limbs[i];
        a->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    a->count = count;
    if (carry)
        a->limbs[a->count++] = (uint32_t)carry;
}

/* a -= b * factor; the borrow that is left over is returned (0: none). */
static uint64_t subtract_times(struct bignum *a, const struct bignum *b,
                               uint32_t factor)
{
    uint64_t borrow = 0;
    for (int i = 0; i < a->count; i++) {
        uint64_t take = borrow;
        if (i < b->count)
            take += (uint64_t)b->limbs[i] * factor;
        uint32_t low = (uint32_t)take;
        borrow = (take >> 32) + (a->limbs[i] < low);
        a->limbs[i] -= low;
    }
    return borrow;
}

/* a += b in a's own limbs; returns the carry out of the top one. */
static uint64_t add_back(struct bignum *a, const struct bignum *b)
{
    uint64_t carry = 0;
    for (int i = 0; i < a->count; i++) {
        carry += a->limbs[i];
        if (i < b->count)
            carry += b->limbs[i];
        a->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return carry;
}

/*
 * The leading limbs give a guess that is never too small and at most two too
 * great, because the divisor's top bit is set; what was taken too often is
 * seen by the borrow and given back.
 */
uint32_t bignum_divide(struct bignum *number, const struct bignum *by)
{
    int top = by->count - 1;
    if (number->count < by->count)
        return 0;
    uint64_t lead = number->limbs[top];
    if (number->count > by->count)
        lead |= (uint64_t)number->limbs[top + 1] << 32;
    uint64_t guess = lead / by->limbs[top];
    if (guess > UINT32_MAX)
        guess = UINT32_MAX;
    uint64_t borrow = subtract_times(number, by, (uint32_t)guess);
    while (borrow) {
        guess--;
        borrow -= add_back(number, by);
    }
    trim(number);
    return (uint32_t)guess;
}
