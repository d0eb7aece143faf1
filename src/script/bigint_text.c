/*
 * bigint_text.c: BigInts to text and back (ECMA-262, 6.1.6.2.23 and 7.1.14).
 */
#include "base/utf.h"
#include "script/bigint.h"
#include "script/limbs.h"

/* As many digits of a base as fit one limb. */
struct chunk {
    uint32_t digits;
    uint32_t power; /* radix^digits */
};

static struct chunk chunk_of(unsigned radix)
{
    struct chunk chunk = {0, 1};
    while ((uint64_t)chunk.power * radix <= UINT32_MAX) {
        chunk.power *= radix;
        chunk.digits++;
    }
    return chunk;
}

/* log2 of a base that is a power of two, else 0. */
static unsigned bits_of(unsigned radix)
{
    return radix & (radix - 1) ? 0 : (unsigned)__builtin_ctz(radix);
}

/* --- writing ------------------------------------------------------------ */

/* No fewer than the digits of such a number. */
static uint64_t longest_text(const struct bigint *b, unsigned radix)
{
    struct chunk chunk = chunk_of(radix);
    unsigned bits = 31 - (unsigned)__builtin_clz(chunk.power);
    return ((uint64_t)bigint_bits(b) / bits + 1) * chunk.digits;
}

static char digit_char(uint32_t digit)
{
    return (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}

void bigint_digits_start(struct vm *vm, struct bigint_digits *work,
                         const struct bigint *b, unsigned radix)
{
    uint32_t count = b->cell.extra;
    work->rest = bigint_new(vm, count);
    memcpy(work->rest->limbs, b->limbs, count * sizeof *b->limbs);
    work->at = (uint32_t)longest_text(b, radix);
    work->digits = bytes_new(vm, work->at);
}

/* Each digit is a few bits that may lie across two limbs. */
static void write_bits(struct bigint_digits *work, unsigned bits)
{
    struct bigint *b = work->rest;
    uint32_t all = bigint_bits(b);
    for (uint32_t at = 0; at < all; at += bits) {
        uint32_t limb = at / 32;
        uint64_t two = b->limbs[limb];
        if (limb + 1 < b->cell.extra)
            two |= (uint64_t)b->limbs[limb + 1] << 32;
        uint32_t digit = (uint32_t)(two >> at % 32) & ((1u << bits) - 1);
        work->digits->at[--work->at] = (uint8_t)digit_char(digit);
    }
    b->cell.extra = 0;
}

/* The digits of one chunk; the topmost has no zeros before it. */
static void write_chunk(struct bigint_digits *work, uint32_t value,
                        unsigned radix, uint32_t digits, bool topmost)
{
    for (uint32_t i = 0; i < digits && (value || !topmost); i++) {
        work->digits->at[--work->at] = (uint8_t)digit_char(value % radix);
        value /= radix;
    }
}

bool bigint_digits_go(struct bigint_digits *work, unsigned radix)
{
    struct chunk chunk = chunk_of(radix);
    struct bigint *b = work->rest;
    uint64_t steps = 0;
    if (bits_of(radix)) {
        write_bits(work, bits_of(radix));
        return true;
    }
    while (b->cell.extra > 0) {
        if (steps > BIGINT_AT_ONCE)
            return false;
        steps += b->cell.extra;
        uint32_t value = limbs_shrink(b->limbs, b->cell.extra, chunk.power);
        b->cell.extra = limbs_trim(b->limbs, b->cell.extra);
        write_chunk(work, value, radix, chunk.digits, b->cell.extra == 0);
    }
    return true;
}

struct string *bigint_digits_text(struct vm *vm,
                                  const struct bigint_digits *work,
                                  bool negative)
{
    uint32_t count = work->digits->cell.extra - work->at;
    const uint8_t *digits = work->digits->at + work->at;
    if (count == 0)
        return vm->characters['0'];
    if (!negative)
        return string_from_latin1(vm, digits, count);
    struct string *text = string_new_flat(vm, count + 1, false);
    uint8_t *units = text->as.units;
    units[0] = '-';
    memcpy(units + 1, digits, count);
    return text;
}

struct string *bigint_to_string(struct vm *vm, const struct bigint *b,
                                unsigned radix)
{
    struct bigint_digits work;
    bigint_digits_start(vm, &work, b, radix);
    while (!bigint_digits_go(&work, radix))
        ;
    return bigint_digits_text(vm, &work, bigint_is_negative(b));
}

bool bigint_is_long(const struct bigint *b)
{
    return (uint64_t)b->cell.extra * b->cell.extra > BIGINT_AT_ONCE;
}

#define WRITTEN_LIMBS 64u /* at most so many are written out */

void bigint_write(const struct bigint *b, struct text *text)
{
    uint32_t limbs[WRITTEN_LIMBS], count = b->cell.extra;
    char digits[WRITTEN_LIMBS * 10 + 1];
    size_t at = sizeof digits;
    if (count > WRITTEN_LIMBS) {
        text_format(text, "%s2 ** %u", bigint_is_negative(b) ? "-" : "about ",
                    bigint_bits(b) - 1);
        return;
    }
    memcpy(limbs, b->limbs, count * sizeof *limbs);
    do {
        digits[--at] = (char)('0' + limbs_shrink(limbs, count, 10));
        count = limbs_trim(limbs, count);
    } while (count > 0);
    text_str(text, bigint_is_negative(b) ? "-" : "");
    text_bytes(text, digits + at, sizeof digits - at);
}

/* --- reading ------------------------------------------------------------ */

/* The value of a digit in a base, or `radix` where it is none. */
static unsigned digit_value(uint16_t unit, unsigned radix)
{
    unsigned digit = radix;
    if (unit >= '0' && unit <= '9')
        digit = unit - '0';
    else if ((unit | 32) >= 'a' && (unit | 32) <= 'z')
        digit = (unit | 32u) - 'a' + 10;
    return digit < radix ? digit : radix;
}

/* The base that "0x" and its like stand for, or 10. */
static unsigned prefix_radix(uint16_t first, uint16_t second)
{
    if (first != '0')
        return 10;
    second |= 32;
    return second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
}

/* A sign or a prefix, at work->at. */
static void read_head(struct bigint_reading *work, const struct string *text)
{
    uint16_t first = work->at < work->end ? string_unit(text, work->at) : 0;
    work->radix = 10;
    if (first == '-' || first == '+') {
        work->negative = first == '-';
        work->at++;
    } else if (work->end - work->at > 2) {
        work->radix = (uint8_t)prefix_radix(first,
                                            string_unit(text, work->at + 1));
        work->at += work->radix == 10 ? 0 : 2;
    }
}

/* Enough for so many digits. */
static uint64_t limbs_for(uint64_t digits, unsigned radix)
{
    unsigned bits = bits_of(radix);
    return (bits ? digits * bits : digits * 3402 / 1024) / 32 + 2;
}

bool bigint_read_start(struct vm *vm, struct bigint_reading *work,
                       const struct string *text, bool *too_big)
{
    *work = (struct bigint_reading){.end = string_length(text)};
    *too_big = false;
    while (work->at < work->end && utf_is_space(string_unit(text, work->at)))
        work->at++;
    while (work->end > work->at &&
           utf_is_space(string_unit(text, work->end - 1)))
        work->end--;
    bool empty = work->at == work->end;
    read_head(work, text);
    if (work->at == work->end && !empty)
        return false;
    for (uint32_t i = work->at; i < work->end; i++)
        if (digit_value(string_unit(text, i), work->radix) == work->radix)
            return false;
    while (work->at < work->end && string_unit(text, work->at) == '0')
        work->at++;
    uint64_t count = limbs_for(work->end - work->at, work->radix);
    *too_big = count > BIGINT_MAX_LIMBS + 2;
    if (*too_big)
        return false;
    work->result = bigint_new(vm, (uint32_t)count);
    return true;
}

/* Appends digits to the result: result * power + value. */
static void read_chunk(struct bigint_reading *work, uint32_t power,
                       uint32_t value)
{
    uint32_t *limbs = work->result->limbs;
    uint32_t carry = limbs_scale(limbs, work->used, power, value);
    if (carry)
        limbs[work->used++] = carry;
}

static void read_bits(struct bigint_reading *work, const struct string *text)
{
    uint32_t at = 0, *limbs = work->result->limbs;
    unsigned bits = bits_of(work->radix);
    for (uint32_t i = work->end; i-- > work->at; at += bits) {
        uint64_t digit = digit_value(string_unit(text, i), work->radix);
        digit <<= at % 32;
        limbs[at / 32] |= (uint32_t)digit;
        limbs[at / 32 + 1] |= (uint32_t)(digit >> 32);
    }
    work->at = work->end;
}

bool bigint_read_go(struct bigint_reading *work, const struct string *text)
{
    struct chunk chunk = chunk_of(work->radix);
    uint64_t steps = 0;
    if (work->radix != 10)
        read_bits(work, text);
    while (work->at < work->end) {
        uint32_t power = 1, value = 0;
        if (steps > BIGINT_AT_ONCE)
            return false;
        for (uint32_t i = 0; i < chunk.digits && work->at < work->end; i++) {
            value = value * 10 +
                    digit_value(string_unit(text, work->at++), 10);
            power *= 10;
        }
        read_chunk(work, power, value);
        steps += work->used + 1;
    }
    return true;
}

struct bigint *bigint_read_end(struct bigint_reading *work)
{
    return bigint_close(work->result, work->negative);
}

struct bigint *bigint_from_literal(struct vm *vm, const char *digits,
                                   size_t length)
{
    struct bigint_reading work = {.end = (uint32_t)length, .radix = 10};
    if (length > 2)
        work.radix = (uint8_t)prefix_radix((uint8_t)digits[0],
                                           (uint8_t)digits[1]);
    size_t at = work.radix == 10 ? 0 : 2;
    work.result = bigint_new(
        vm, (uint32_t)limbs_for(length - at, work.radix));
    for (; at < length; at++)
        read_chunk(&work, work.radix,
                   digit_value((uint8_t)digits[at], work.radix));
    return bigint_read_end(&work);
}
