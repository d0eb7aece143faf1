/*
 * bignum.h: whole numbers of up to 4096 bits on the C stack, for reading and
 * writing doubles exactly. The largest that occurs is the numerator of an
 * 800-digit decimal near the smallest double, below 3900 bits, so nothing here
 * can run over; there are no errors.
 */
#ifndef LOOPLINE_SCRIPT_BIGNUM_H
#define LOOPLINE_SCRIPT_BIGNUM_H

#include <stdbool.h>
#include <stdint.h>

#define BIGNUM_LIMBS 128

/* Limbs behind `count` are not initialised and never read. The top limb is
 * not zero; zero has no limbs. */
struct bignum {
    int count;
    uint32_t limbs[BIGNUM_LIMBS]; /* the lowest first */
};

void bignum_set(struct bignum *number, uint64_t value);
void bignum_copy(struct bignum *number, const struct bignum *other);

/* How many bits it has: 0 for zero. */
int bignum_bits(const struct bignum *number);

/* number = number * factor + addend */
void bignum_multiply(struct bignum *number, uint32_t factor, uint32_t addend);

/* number = number * 5^power, number * 2^power */
void bignum_times_five(struct bignum *number, int power);
void bignum_times_two(struct bignum *number, int power);

/* -1, 0 or 1 as a < b, a == b, a > b. */
int bignum_compare(const struct bignum *a, const struct bignum *b);

/* a += b */
void bignum_add(struct bignum *a, const struct bignum *b);

/* The quotient of number / by; the remainder stays in number. The quotient
 * is below 2^32 and the top bit of the top limb of `by` is set (see
 * bignum_headroom); the caller sees to both. */
uint32_t bignum_divide(struct bignum *number, const struct bignum *by);

/* By how many bits `number` is to be shifted for that top bit to be set. */
int bignum_headroom(const struct bignum *number);

#endif
