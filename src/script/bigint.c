#include "script/bigint.h"

#include "script/limbs.h"

static uint32_t count_of(const struct bigint *b) { return b->cell.extra; }

/* --- making ------------------------------------------------------------- */

struct bigint *bigint_new(struct vm *vm, uint32_t count)
{
    struct bigint *b =
        heap_new(&vm->heap, CELL_BIGINT,
                 sizeof *b + (size_t)count * sizeof *b->limbs);
    b->cell.extra = count;
    return b;
}

struct bigint *bigint_close(struct bigint *b, bool negative)
{
    b->cell.extra = limbs_trim(b->limbs, b->cell.extra);
    b->cell.flags = negative && b->cell.extra ? BIGINT_NEGATIVE : 0;
    return b;
}

struct bigint *bigint_from_uint64(struct vm *vm, uint64_t number)
{
    uint32_t count = number == 0 ? 0 : number <= UINT32_MAX ? 1 : 2;
    struct bigint *b = bigint_new(vm, count);
    for (uint32_t i = 0; i < count; i++)
        b->limbs[i] = (uint32_t)(number >> (32 * i));
    return b;
}

struct bigint *bigint_from_int64(struct vm *vm, int64_t number)
{
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    return bigint_close(bigint_from_uint64(vm, magnitude), number < 0);
}

/* The magnitude as significand * 2^exponent, of a double that is finite. */
static uint64_t split_double(double number, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    int biased = (int)(bits >> 52 & 0x7ff);
    uint64_t fraction = bits & 0xfffffffffffffull;
    *exponent = (biased ? biased : 1) - 1075;
    return biased ? fraction | 1ull << 52 : fraction;
}

struct bigint *bigint_from_double(struct vm *vm, double number)
{
    int exponent;
    uint64_t significand = split_double(number, &exponent);
    if (exponent <= 0) {
        significand = exponent > -64 ? significand >> -exponent : 0;
        return bigint_close(bigint_from_uint64(vm, significand), number < 0);
    }
    uint32_t whole = (uint32_t)exponent / 32;
    struct bigint *b = bigint_new(vm, whole + 3);
    b->limbs[whole] = (uint32_t)significand;
    b->limbs[whole + 1] = (uint32_t)(significand >> 32);
    limbs_shift_left(b->limbs + whole, b->limbs + whole, 3,
                     (unsigned)exponent % 32);
    return bigint_close(b, number < 0);
}

/* --- asking ------------------------------------------------------------- */

uint32_t bigint_bits(const struct bigint *b)
{
    return count_of(b) * 32 - limbs_headroom(b->limbs, count_of(b));
}

/* The 64 highest bits, the top one at the left; *rest: more are set below. */
static uint64_t top_bits(const struct bigint *b, bool *rest)
{
    uint32_t count = count_of(b);
    unsigned shift = limbs_headroom(b->limbs, count);
    uint64_t top = 0;
    for (uint32_t i = 0; i < 2; i++)
        top = top << 32 | (i < count ? b->limbs[count - 1 - i] : 0);
    uint32_t third = count > 2 ? b->limbs[count - 3] : 0;
    if (shift) {
        top = top << shift | third >> (32 - shift);
        third <<= shift;
    }
    *rest = third != 0;
    for (uint32_t i = 0; i + 3 < count && !*rest; i++)
        *rest = b->limbs[i] != 0;
    return top;
}

double bigint_to_double(const struct bigint *b)
{
    bool rest;
    uint32_t bits = bigint_bits(b);
    double sign = bigint_is_negative(b) ? -1 : 1, scale;
    if (bits == 0)
        return 0;
    if (bits > 1024)
        return sign * (1 / 0.0);
    uint64_t top = top_bits(b, &rest);
    if (bits <= 64)
        return sign * (double)(top >> (64 - bits));
    uint64_t power = (uint64_t)(1023 + bits - 64) << 52;
    memcpy(&scale, &power, sizeof scale);
    return sign * (double)(top | rest) * scale;
}

uint64_t bigint_to_uint64(const struct bigint *b)
{
    uint64_t low = 0;
    for (uint32_t i = count_of(b) < 2 ? count_of(b) : 2; i-- > 0;)
        low = low << 32 | b->limbs[i];
    return bigint_is_negative(b) ? 0 - low : low;
}

bool bigint_equal(const struct bigint *a, const struct bigint *b)
{
    return a->cell.flags == b->cell.flags && count_of(a) == count_of(b) &&
           memcmp(a->limbs, b->limbs, count_of(a) * sizeof *a->limbs) == 0;
}

static int compare_magnitudes(const struct bigint *a, const struct bigint *b)
{
    return limbs_compare(a->limbs, count_of(a), b->limbs, count_of(b));
}

int bigint_compare(const struct bigint *a, const struct bigint *b)
{
    if (bigint_is_negative(a) != bigint_is_negative(b))
        return bigint_is_negative(a) ? -1 : 1;
    int order = compare_magnitudes(a, b);
    return bigint_is_negative(a) ? -order : order;
}

/* |a| against a number > 0: first by the place of the top bit, then by the
 * bits from there on, those of a fraction included. */
static int compare_top(const struct bigint *a, double number)
{
    int exponent;
    bool rest;
    uint64_t significand = split_double(number, &exponent);
    int shift = __builtin_clzll(significand);
    int64_t bits = 64 - shift + exponent;
    int64_t own = bigint_bits(a);
    if (own != (bits > 0 ? bits : 0))
        return own < bits ? -1 : 1;
    if (own == 0)
        return -1;
    uint64_t top = top_bits(a, &rest);
    significand <<= shift;
    if (top != significand)
        return top < significand ? -1 : 1;
    return rest;
}

int bigint_compare_double(const struct bigint *a, double b)
{
    int sign = bigint_is_zero(a) ? 0 : bigint_is_negative(a) ? -1 : 1;
    int other = (b > 0) - (b < 0);
    if (sign != other)
        return sign < other ? -1 : 1;
    if (sign == 0)
        return 0;
    if (b - b != 0)
        return -other;
    return sign * compare_top(a, b < 0 ? -b : b);
}

uint32_t bigint_hash(const struct bigint *b)
{
    uint32_t hash = b->cell.flags;
    for (uint32_t i = 0; i < count_of(b); i++)
        hash = (hash ^ b->limbs[i]) * 0x01000193u;
    return hash;
}

/* --- sums --------------------------------------------------------------- */

static struct bigint *copy_of(struct vm *vm, const struct bigint *a,
                              uint32_t count)
{
    struct bigint *b = bigint_new(vm, count);
    memcpy(b->limbs, a->limbs, count_of(a) * sizeof *a->limbs);
    return b;
}

struct bigint *bigint_negate(struct vm *vm, const struct bigint *a)
{
    return bigint_close(copy_of(vm, a, count_of(a)), !bigint_is_negative(a));
}

static bool is_too_big(const struct bigint *b)
{
    return bigint_bits(b) > BIGINT_MAX_BITS;
}

static struct bigint *add_magnitudes(struct vm *vm, const struct bigint *a,
                                     const struct bigint *b, bool negative)
{
    if (count_of(a) < count_of(b))
        return add_magnitudes(vm, b, a, negative);
    uint32_t count = count_of(a);
    struct bigint *sum = bigint_new(vm, count + 1);
    sum->limbs[count] =
        limbs_add(sum->limbs, a->limbs, count, b->limbs, count_of(b));
    bigint_close(sum, negative);
    return is_too_big(sum) ? NULL : sum;
}

/* |a| - |b|, with a's sign `negative`. */
static struct bigint *subtract_magnitudes(struct vm *vm,
                                          const struct bigint *a,
                                          const struct bigint *b,
                                          bool negative)
{
    if (compare_magnitudes(a, b) < 0)
        return subtract_magnitudes(vm, b, a, !negative);
    struct bigint *rest = bigint_new(vm, count_of(a));
    limbs_subtract(rest->limbs, a->limbs, count_of(a), b->limbs,
                   count_of(b));
    return bigint_close(rest, negative);
}

struct bigint *bigint_add(struct vm *vm, const struct bigint *a,
                          const struct bigint *b)
{
    bool negative = bigint_is_negative(a);
    return negative == bigint_is_negative(b)
               ? add_magnitudes(vm, a, b, negative)
               : subtract_magnitudes(vm, a, b, negative);
}

struct bigint *bigint_subtract(struct vm *vm, const struct bigint *a,
                               const struct bigint *b)
{
    bool negative = bigint_is_negative(a);
    return negative != bigint_is_negative(b)
               ? add_magnitudes(vm, a, b, negative)
               : subtract_magnitudes(vm, a, b, negative);
}

/* --- bits: as two's complements without end ------------------------------ */

/* Gives the limbs of one, the lowest first. */
struct complement {
    const struct bigint *number;
    uint32_t at;
    uint32_t carry;
};

static struct complement complement_of(const struct bigint *b)
{
    return (struct complement){b, 0, bigint_is_negative(b)};
}

static uint32_t next_limb(struct complement *c)
{
    uint32_t at = c->at++;
    uint32_t limb = at < count_of(c->number) ? c->number->limbs[at] : 0;
    if (!bigint_is_negative(c->number))
        return limb;
    uint64_t sum = (uint64_t)(uint32_t)~limb + c->carry;
    c->carry = (uint32_t)(sum >> 32);
    return (uint32_t)sum;
}

/* What was filled in as a two's complement becomes sign and magnitude. */
static struct bigint *close_complement(struct bigint *b, bool negative)
{
    uint64_t carry = 1;
    for (uint32_t i = 0; negative && i < b->cell.extra; i++) {
        carry += (uint32_t)~b->limbs[i];
        b->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    return bigint_close(b, negative);
}

static uint32_t combine(enum bigint_bitwise how, uint32_t x, uint32_t y)
{
    return how == BIGINT_AND ? x & y : how == BIGINT_OR ? x | y : x ^ y;
}

struct bigint *bigint_bitwise(struct vm *vm, enum bigint_bitwise how,
                              const struct bigint *a, const struct bigint *b)
{
    uint32_t longer =
        count_of(a) > count_of(b) ? count_of(a) : count_of(b);
    struct complement x = complement_of(a), y = complement_of(b);
    struct bigint *result = bigint_new(vm, longer + 1);
    for (uint32_t i = 0; i <= longer; i++) {
        uint32_t limb = next_limb(&x);
        result->limbs[i] = combine(how, limb, next_limb(&y));
    }
    close_complement(result, combine(how, bigint_is_negative(a),
                                     bigint_is_negative(b)));
    return is_too_big(result) ? NULL : result;
}

struct bigint *bigint_not(struct vm *vm, const struct bigint *a)
{
    struct bigint *minus_one = bigint_from_int64(vm, -1);
    return bigint_subtract(vm, minus_one, a);
}

static struct bigint *shift_up(struct vm *vm, const struct bigint *a,
                               const struct bigint *by)
{
    if (count_of(a) == 0)
        return copy_of(vm, a, 0);
    uint32_t bits = count_of(by) ? by->limbs[0] : 0, whole = bits / 32;
    if (count_of(by) > 1 || (uint64_t)bigint_bits(a) + bits > BIGINT_MAX_BITS)
        return NULL;
    uint32_t count = count_of(a);
    struct bigint *b = bigint_new(vm, count + whole + 1);
    b->limbs[count + whole] = limbs_shift_left(b->limbs + whole, a->limbs,
                                               count, bits % 32);
    return bigint_close(b, bigint_is_negative(a));
}

/* Rounds toward -infinity: bits that are lost from a negative number make its
 * magnitude one more. */
static struct bigint *shift_down(struct vm *vm, const struct bigint *a,
                                 const struct bigint *by)
{
    bool negative = bigint_is_negative(a), lost = false;
    uint32_t count = count_of(a), bits = count_of(by) ? by->limbs[0] : 0;
    uint32_t whole = bits / 32;
    if (count_of(by) > 1 || whole >= count)
        return bigint_from_int64(vm, negative ? -1 : 0);
    for (uint32_t i = 0; i < whole && negative && !lost; i++)
        lost = a->limbs[i] != 0;
    lost = lost || (a->limbs[whole] & ((1u << bits % 32) - 1)) != 0;
    struct bigint *b = bigint_new(vm, count - whole + 1);
    limbs_shift_right(b->limbs, a->limbs + whole, count - whole, bits % 32);
    if (negative && lost)
        limbs_scale(b->limbs, count - whole + 1, 1, 1);
    return bigint_close(b, negative);
}

struct bigint *bigint_shift_left(struct vm *vm, const struct bigint *a,
                                 const struct bigint *by)
{
    return bigint_is_negative(by) ? shift_down(vm, a, by)
                                  : shift_up(vm, a, by);
}

struct bigint *bigint_shift_right(struct vm *vm, const struct bigint *a,
                                  const struct bigint *by)
{
    return bigint_is_negative(by) ? shift_up(vm, a, by)
                                  : shift_down(vm, a, by);
}

/* The lowest `bits` of its two's complement, at most BIGINT_MAX_BITS. */
static struct bigint *low_bits(struct vm *vm, const struct bigint *a,
                               uint32_t bits)
{
    uint32_t count = (bits + 31) / 32;
    struct complement c = complement_of(a);
    struct bigint *b = bigint_new(vm, count);
    for (uint32_t i = 0; i < count; i++)
        b->limbs[i] = next_limb(&c);
    if (bits % 32)
        b->limbs[count - 1] &= (1u << bits % 32) - 1;
    return b;
}

struct bigint *bigint_wrap(struct vm *vm, const struct bigint *a, double bits,
                           bool is_signed)
{
    uint32_t own = bigint_bits(a);
    if (bits == 0)
        return bigint_new(vm, 0);
    if (is_signed ? own < bits : own <= bits && !bigint_is_negative(a))
        return bigint_close(copy_of(vm, a, count_of(a)),
                            bigint_is_negative(a));
    if (bits > BIGINT_MAX_BITS)
        return NULL;
    uint32_t width = (uint32_t)bits;
    struct bigint *b = low_bits(vm, a, width);
    uint32_t top = (width - 1) % 32, last = b->cell.extra - 1;
    bool negative = is_signed && (b->limbs[last] >> top & 1);
    if (negative && top < 31)
        b->limbs[last] |= ~((2u << top) - 1);
    return close_complement(b, negative);
}

/* --- products ----------------------------------------------------------- */

uint64_t bigint_multiply_cost(const struct bigint *a, const struct bigint *b)
{
    return (uint64_t)count_of(a) * count_of(b);
}

bool bigint_multiply_start(struct vm *vm, struct bigint_work *work,
                           const struct bigint *a, const struct bigint *b)
{
    if (count_of(a) + (uint64_t)count_of(b) > BIGINT_MAX_LIMBS + 1)
        return false;
    work->result = bigint_new(vm, count_of(a) + count_of(b));
    work->at = 0;
    return true;
}

/* How many limbs the block that begins at `from` has. */
static uint32_t block_at(const struct bigint *b, uint32_t from)
{
    uint32_t left = count_of(b) - from;
    return left < LIMBS_BLOCK ? left : LIMBS_BLOCK;
}

/* Block by block of both factors; work->at counts pairs of blocks. */
bool bigint_multiply_go(struct bigint_work *work, const struct bigint *a,
                        const struct bigint *b)
{
    uint32_t product[2 * LIMBS_BLOCK];
    struct bigint *result = work->result;
    uint32_t across = (count_of(b) + LIMBS_BLOCK - 1) / LIMBS_BLOCK;
    uint64_t steps = 0;
    while (across && work->at / across * LIMBS_BLOCK < count_of(a)) {
        uint32_t i = work->at / across * LIMBS_BLOCK;
        uint32_t j = work->at % across * LIMBS_BLOCK;
        uint32_t height = block_at(a, i), width = block_at(b, j);
        if (steps > BIGINT_AT_ONCE)
            return false;
        limbs_multiply(product, a->limbs + i, height, b->limbs + j, width);
        limbs_add(result->limbs + i + j, result->limbs + i + j,
                  result->cell.extra - i - j, product, height + width);
        steps += (uint64_t)height * width;
        work->at++;
    }
    bigint_close(result, bigint_is_negative(a) != bigint_is_negative(b));
    return true;
}

/* --- quotients ---------------------------------------------------------- */

uint64_t bigint_divide_cost(const struct bigint *a, const struct bigint *b)
{
    return count_of(a) < count_of(b)
               ? 0
               : (uint64_t)(count_of(a) - count_of(b) + 1) * count_of(b);
}

/* Both are shifted for the top bit of the divisor to be set (see limbs.h);
 * work->at counts the digits that are still to come. */
void bigint_divide_start(struct vm *vm, struct bigint_work *work,
                         const struct bigint *a, const struct bigint *b)
{
    uint32_t count = count_of(a), by = count_of(b);
    unsigned shift = limbs_headroom(b->limbs, by);
    work->rest = bigint_new(vm, count + 1);
    work->rest->limbs[count] =
        limbs_shift_left(work->rest->limbs, a->limbs, count, shift);
    work->by = bigint_new(vm, by);
    limbs_shift_left(work->by->limbs, b->limbs, by, shift);
    work->at = count < by ? 0 : count - by + 1;
    work->result = bigint_new(vm, work->at);
}

bool bigint_divide_go(struct bigint_work *work)
{
    uint32_t by = count_of(work->by);
    uint64_t steps = 0;
    for (; work->at > 0; work->at--, steps += by) {
        if (steps > BIGINT_AT_ONCE)
            return false;
        work->result->limbs[work->at - 1] = limbs_divide_digit(
            work->rest->limbs + work->at - 1, work->by->limbs, by);
    }
    return true;
}

struct bigint *bigint_quotient(struct bigint_work *work,
                               const struct bigint *a, const struct bigint *b)
{
    return bigint_close(work->result,
                        bigint_is_negative(a) != bigint_is_negative(b));
}

struct bigint *bigint_remainder(struct bigint_work *work,
                                const struct bigint *a,
                                const struct bigint *b)
{
    limbs_shift_right(work->rest->limbs, work->rest->limbs,
                      work->rest->cell.extra,
                      limbs_headroom(b->limbs, count_of(b)));
    return bigint_close(work->rest, bigint_is_negative(a));
}
