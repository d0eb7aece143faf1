/*
 * limbs.h: whole numbers >= 0 as rows of 32-bit limbs, the lowest first: the
 * arithmetic that doubles (bignum.h) and BigInts (bigint.h) share. Callers
 * own all rows and see to their sizes; nothing is allocated and nothing fails.
 * A row's count may include zero limbs at its top unless it says "trimmed".
 */
#ifndef LOOPLINE_SCRIPT_LIMBS_H
#define LOOPLINE_SCRIPT_LIMBS_H

#include <stdint.h>

/* How many of the limbs count: without the zeros at the top. */
uint32_t limbs_trim(const uint32_t *a, uint32_t count);

/* -1, 0 or 1 as a < b, a == b, a > b; both trimmed. */
int limbs_compare(const uint32_t *a, uint32_t a_count, const uint32_t *b,
                  uint32_t b_count);

/* sum = a + b, a_count limbs of it, a_count >= b_count; the carry is
 * returned. `sum` may be `a`. */
uint32_t limbs_add(uint32_t *sum, const uint32_t *a, uint32_t a_count,
                   const uint32_t *b, uint32_t b_count);

/* rest = a - b, a_count limbs of it, a_count >= b_count; the borrow is
 * returned. `rest` may be `a`. */
uint32_t limbs_subtract(uint32_t *rest, const uint32_t *a, uint32_t a_count,
                        const uint32_t *b, uint32_t b_count);

/* a = a * factor + addend in its own limbs; what is beyond them is
 * returned. */
uint32_t limbs_scale(uint32_t *a, uint32_t count, uint32_t factor,
                     uint32_t addend);

/* a = a / divisor; the remainder is returned. */
uint32_t limbs_shrink(uint32_t *a, uint32_t count, uint32_t divisor);

/* to = from << bits (0 to 31); what is beyond its limbs is returned. `to` may
 * be `from`. */
uint32_t limbs_shift_left(uint32_t *to, const uint32_t *from, uint32_t count,
                          unsigned bits);

/* to = from >> bits (0 to 31). `to` may be `from`. */
void limbs_shift_right(uint32_t *to, const uint32_t *from, uint32_t count,
                       unsigned bits);

/* product = a * b, a_count + b_count limbs, apart from both. At most
 * LIMBS_BLOCK limbs in each factor. Above a certain size Karatsuba's way. */
#define LIMBS_BLOCK 1024u
void limbs_multiply(uint32_t *product, const uint32_t *a, uint32_t a_count,
                    const uint32_t *b, uint32_t b_count);

/* By how many bits a number is to be shifted for the top bit of its top limb
 * to be set; trimmed and not zero. */
unsigned limbs_headroom(const uint32_t *a, uint32_t count);

/*
 * One digit of a long division (Knuth's algorithm D): the quotient of the
 * number in number[0 .. count] (count + 1 limbs) by by[0 .. count), which is
 * below 2^32; the remainder stays in number[0 .. count) and number[count]
 * becomes 0. The top bit of `by` is set; the caller sees to both.
 */
uint32_t limbs_divide_digit(uint32_t *number, const uint32_t *by,
                            uint32_t count);

#endif
