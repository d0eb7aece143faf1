#include "script/bignum.h"

#include <string.h>

#include "script/limbs.h"

static void trim(struct bignum *number)
{
    number->count = (int)limbs_trim(number->limbs, (uint32_t)number->count);
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
    return (int)limbs_headroom(number->limbs, (uint32_t)number->count);
}

int bignum_bits(const struct bignum *number)
{
    return number->count * 32 - bignum_headroom(number);
}

void bignum_multiply(struct bignum *number, uint32_t factor, uint32_t addend)
{
    uint32_t carry = limbs_scale(number->limbs, (uint32_t)number->count,
                                 factor, addend);
    if (carry)
        number->limbs[number->count++] = carry;
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
    return limbs_compare(a->limbs, (uint32_t)a->count, b->limbs,
                         (uint32_t)b->count);
}

void bignum_add(struct bignum *a, const struct bignum *b)
{
    while (a->count < b->count)
        a->limbs[a->count++] = 0;
    uint32_t carry = limbs_add(a->limbs, a->limbs, (uint32_t)a->count,
                               b->limbs, (uint32_t)b->count);
    if (carry)
        a->limbs[a->count++] = carry;
}

uint32_t bignum_divide(struct bignum *number, const struct bignum *by)
{
    if (number->count < by->count)
        return 0;
    if (number->count == by->count)
        number->limbs[number->count] = 0;
    uint32_t digit = limbs_divide_digit(number->limbs, by->limbs,
                                        (uint32_t)by->count);
    number->count = by->count;
    trim(number);
    return digit;
}
