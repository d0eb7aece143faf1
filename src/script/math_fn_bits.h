/*
 * math_fn_bits.h: the bits of a double, for the math_fn_*.c files only. The
 * algorithms choose their ways by the "high word", the upper 32 bits, and
 * split numbers by clearing the low word; both are part of the result's last
 * bit and therefore kept as they are known from fdlibm.
 */
#ifndef LOOPLINE_SCRIPT_MATH_FN_BITS_H
#define LOOPLINE_SCRIPT_MATH_FN_BITS_H

#include <stdint.h>
#include <string.h>

static inline uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double bits_double(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The high word without the sign. */
static inline int32_t bits_high(double x)
{
    return (int32_t)(bits_of(x) >> 32 & 0x7fffffff);
}

/* The double with this high word and a low word of zero. */
static inline double bits_from_high(uint32_t high)
{
    return bits_double((uint64_t)high << 32);
}

/* x with another high word. */
static inline double bits_set_high(double x, uint32_t high)
{
    return bits_double((uint64_t)high << 32 | (uint32_t)bits_of(x));
}

/* x without its lowest 32 bits. */
static inline double bits_top(double x)
{
    return bits_double(bits_of(x) & 0xffffffff00000000u);
}

static inline int bits_negative(double x)
{
    return (int)(bits_of(x) >> 63);
}

/* 2^power, for -1022 to 1023. */
static inline double bits_two_to(int power)
{
    return bits_from_high((uint32_t)(power + 1023) << 20);
}

/* c[0] + x * (c[1] + x * (c[2] + …)), evaluated from the inside. */
static inline double bits_polynomial(const double *c, int count, double x)
{
    double sum = c[count - 1];
    for (int i = count - 2; i >= 0; i--)
        sum = c[i] + x * sum;
    return sum;
}

#define POLYNOMIAL(c, x)                                                       \
    bits_polynomial((c), (int)(sizeof(c) / sizeof *(c)), (x))

#endif
