/*
 * bigint.h: BigInts (ECMA-262, 6.1.6.2): whole numbers of any size, in the
 * process's heap, never changed once made.
 *
 * Sign and magnitude. What must always hold: the top limb is not zero, and
 * zero has no limbs and no sign; so equal numbers have equal cells.
 *
 * Time (law 5). What is linear in the limbs is done at once: the longest that
 * there is takes some 30 ms. Products, quotients and texts are done at once up
 * to BIGINT_AT_ONCE steps; what is longer is done by the natives of
 * native_bigint.c, which go on in the next slice, and long powers by the
 * library, product by product.
 */
#ifndef LOOPLINE_SCRIPT_BIGINT_H
#define LOOPLINE_SCRIPT_BIGINT_H

#include "script/string.h"
#include "script/value.h"
#include "script/vm.h"

/* V8's: "Maximum BigInt size exceeded" above. */
#define BIGINT_MAX_BITS (1u << 30)
#define BIGINT_MAX_LIMBS (BIGINT_MAX_BITS / 32)
#define BIGINT_AT_ONCE (1u << 17) /* limb steps: less than a millisecond */

#define BIGINT_NEGATIVE 1 /* cell.flags */

/* CELL_BIGINT: cell.extra = how many limbs, the lowest first. */
struct bigint {
    struct cell cell;
    uint32_t limbs[];
};

static inline struct bigint *value_as_bigint(Value v) {
    return value_pointer(v);
}
static inline Value value_bigint(const struct bigint *b) {
    return value_tagged(VALUE_TAG_BIGINT, b);
}
static inline bool bigint_is_zero(const struct bigint *b) {
    return b->cell.extra == 0;
}
static inline bool bigint_is_negative(const struct bigint *b) {
    return b->cell.flags & BIGINT_NEGATIVE;
}

/* --- making ------------------------------------------------------------- */

/* `count` limbs that are zero, to be filled by the caller at once and then
 * closed: bigint_close drops zeros at the top and sets the sign. */
struct bigint *bigint_new(struct vm *vm, uint32_t count);
struct bigint *bigint_close(struct bigint *b, bool negative);

struct bigint *bigint_from_int64(struct vm *vm, int64_t number);
struct bigint *bigint_from_uint64(struct vm *vm, uint64_t number);
/* `number` is whole and finite. */
struct bigint *bigint_from_double(struct vm *vm, double number);
/* A literal without separators and without its n: 12, 0x1f, 0o17, 0b11. For
 * the compiler: as long as it takes. */
struct bigint *bigint_from_literal(struct vm *vm, const char *digits,
                                   size_t length);

/* --- asking ------------------------------------------------------------- */

/* Bits of the magnitude; 0 for zero. */
uint32_t bigint_bits(const struct bigint *b);
/* ℝ(b) rounded to the nearest double, ties to even; maybe infinite. */
double bigint_to_double(const struct bigint *b);
/* Modulo 2^64. */
uint64_t bigint_to_uint64(const struct bigint *b);
bool bigint_equal(const struct bigint *a, const struct bigint *b);
/* -1, 0, 1. */
int bigint_compare(const struct bigint *a, const struct bigint *b);
/* The same with a number that is no NaN. */
int bigint_compare_double(const struct bigint *a, double b);
/* The same for equal numbers, whatever the process. */
uint32_t bigint_hash(const struct bigint *b);

/* --- arithmetic: NULL where the result would be too big ------------------ */

struct bigint *bigint_negate(struct vm *vm, const struct bigint *a);
struct bigint *bigint_not(struct vm *vm, const struct bigint *a);
struct bigint *bigint_add(struct vm *vm, const struct bigint *a,
                          const struct bigint *b);
struct bigint *bigint_subtract(struct vm *vm, const struct bigint *a,
                               const struct bigint *b);
/* a * 2^by, or floor(a / 2^-by). */
struct bigint *bigint_shift_left(struct vm *vm, const struct bigint *a,
                                 const struct bigint *by);
struct bigint *bigint_shift_right(struct vm *vm, const struct bigint *a,
                                  const struct bigint *by);
enum bigint_bitwise { BIGINT_AND, BIGINT_OR, BIGINT_XOR };
struct bigint *bigint_bitwise(struct vm *vm, enum bigint_bitwise how,
                              const struct bigint *a, const struct bigint *b);
/* a modulo 2^bits, as >= 0 or, where `is_signed`, as a two's complement. */
struct bigint *bigint_wrap(struct vm *vm, const struct bigint *a,
                           double bits, bool is_signed);

/*
 * Products and quotients, as work that can be interrupted. The caller makes
 * the work's cells, which live in the heap, and calls `..._go` until it
 * answers true; each call does about BIGINT_AT_ONCE steps.
 */
struct bigint_work {
    struct bigint *result; /* a product, or a quotient */
    struct bigint *rest; /* division: what is left of the dividend */
    struct bigint *by; /* division: the divisor, shifted */
    uint32_t at; /* how far it is */
};

/* False: the product would be too big. */
bool bigint_multiply_start(struct vm *vm, struct bigint_work *work,
                           const struct bigint *a, const struct bigint *b);
bool bigint_multiply_go(struct bigint_work *work, const struct bigint *a,
                        const struct bigint *b);
/* b is not zero. */
void bigint_divide_start(struct vm *vm, struct bigint_work *work,
                         const struct bigint *a, const struct bigint *b);
bool bigint_divide_go(struct bigint_work *work);
/* Behind it: the quotient, truncated, and the remainder with a's sign. */
struct bigint *bigint_quotient(struct bigint_work *work,
                               const struct bigint *a,
                               const struct bigint *b);
struct bigint *bigint_remainder(struct bigint_work *work,
                                const struct bigint *a,
                                const struct bigint *b);
/* About how many steps they take. */
uint64_t bigint_multiply_cost(const struct bigint *a, const struct bigint *b);
uint64_t bigint_divide_cost(const struct bigint *a, const struct bigint *b);

/* --- text (bigint_text.c) ------------------------------------------------ */

/* Digits in a base, as work that can be interrupted; letters are small. */
struct bigint_digits {
    struct bigint *rest; /* not yet written */
    struct bytes *digits; /* from `at` on, the last at the end */
    uint32_t at;
};
void bigint_digits_start(struct vm *vm, struct bigint_digits *work,
                         const struct bigint *b, unsigned radix);
bool bigint_digits_go(struct bigint_digits *work, unsigned radix);
/* The text, with its sign. */
struct string *bigint_digits_text(struct vm *vm,
                                  const struct bigint_digits *work,
                                  bool negative);
/* True where its decimal text takes longer than is done at once. */
bool bigint_is_long(const struct bigint *b);
/* The decimal text at once; of one that is long its size in words. For
 * messages and for the rooms above. */
void bigint_write(const struct bigint *b, struct text *text);
/* BigInt::toString (6.1.6.2.23) at once, however long. */
struct string *bigint_to_string(struct vm *vm, const struct bigint *b,
                                unsigned radix);

/* StringToBigInt (7.1.14), as work that can be interrupted. */
struct bigint_reading {
    struct bigint *result;
    uint32_t at; /* the next unit to read */
    uint32_t end; /* behind the last digit */
    uint32_t used; /* limbs of the result that are in use */
    uint8_t radix;
    bool negative;
};
/* False: it is no number, or (with *too_big) one that is too big. The string
 * is flat. */
bool bigint_read_start(struct vm *vm, struct bigint_reading *work,
                       const struct string *text, bool *too_big);
bool bigint_read_go(struct bigint_reading *work, const struct string *text);
struct bigint *bigint_read_end(struct bigint_reading *work);

#endif
