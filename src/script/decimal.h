/*
 * decimal.h: doubles as decimal digits and back, exactly. number.c lays the
 * digits out; number_read.c finds them.
 */
#ifndef LOOPLINE_SCRIPT_DECIMAL_H
#define LOOPLINE_SCRIPT_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#define DECIMAL_MAX 128

/* 0.d1d2d3… * 10^point. No sign; zero has no digits. */
struct decimal {
    int count;
    int point;
    char digits[DECIMAL_MAX]; /* '0' to '9'; d1 is not '0' */
};

/* The fewest digits that read back as `value`, and of those the nearest to
 * it. `value` is finite and positive; so too below. */
void decimal_shortest(double value, struct decimal *decimal);

/* `count` digits (1 to 127), halves rounded up. */
void decimal_precise(double value, int count, struct decimal *decimal);

/* As many digits as there are down to the `places`-th behind the point,
 * halves rounded up; perhaps none. `value` < 10^21, `places` 0 to 100. */
void decimal_fixed(double value, int places, struct decimal *decimal);

/* More digits than this decide nothing but whether there is more. */
#define DECIMAL_READ_MAX 800

/*
 * digits * 10^exponent, correctly rounded. `count` digits, 0 to
 * DECIMAL_READ_MAX, the first not '0'; `more` means that a digit that is not
 * '0' was cut off behind the last.
 */
double decimal_read(const char *digits, int count, bool more, int64_t exponent);

/* high * 2^exponent, where `high` has its top bit set and stands for slightly
 * more where `more` is set; correctly rounded, infinity where too great. */
double decimal_round_binary(uint64_t high, bool more, int64_t exponent);

#endif
