/*
 * number.h: numbers to text and back, exactly as ECMA-262 and V8 have it, by
 * our own routines: no strtod, no stdio, no locale. All reading is correctly
 * rounded (to nearest, ties to even), all writing is exact.
 */
#ifndef LOOPLINE_SCRIPT_NUMBER_H
#define LOOPLINE_SCRIPT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* Number::toString(x, 10) (ECMA-262 6.1.6.1.20): the shortest digits that
 * read back as the same number, and of those the nearest. -0 is "0". At most
 * NUMBER_TEXT_MAX bytes without the zero byte. */
#define NUMBER_TEXT_MAX 25
void number_to_text(double value, struct text *text);

/* Number::toString(x, radix) as V8 writes it; radix 2 to 36. */
void number_to_radix(double value, int radix, struct text *text);

/*
 * Number.prototype.toFixed, toExponential, toPrecision. The caller has checked
 * the range and thrown the RangeError: digits 0 to 100, for toPrecision 1 to
 * 100. toExponential with digits -1 means "as many as needed" (undefined).
 * NaN and the infinities are written as by number_to_text.
 */
void number_to_fixed(double value, int digits, struct text *text);
void number_to_exponential(double value, int digits, struct text *text);
void number_to_precision(double value, int precision, struct text *text);

/* How the units of a text that is to be read are stored. */
enum number_encoding {
    NUMBER_LATIN1, /* bytes, one a code point */
    NUMBER_UTF8, /* bytes */
    NUMBER_UTF16, /* uint16_t units; lengths count units */
};

/*
 * StringToNumber (ECMA-262 7.1.4.1.1), what Number("…") and unary plus do:
 * white space at both ends is skipped (Unicode's too), "" is 0, 0x 0o 0b
 * without a sign, Infinity; NaN where it is no number. No separators.
 */
double number_parse(const void *units, size_t length,
                    enum number_encoding encoding);

/* parseFloat: the longest prefix (behind white space) that is a decimal
 * number or Infinity; NaN where there is none. */
double number_parse_float(const void *units, size_t length,
                          enum number_encoding encoding);

/* parseInt: `radix` is already an int32; 0 means 10, or 16 with "0x". */
double number_parse_int(const void *units, size_t length,
                        enum number_encoding encoding, int32_t radix);

/* What is wrong with a numeric literal; V8's message for each. */
enum number_fault {
    NUMBER_FINE,
    /* "Invalid or unexpected token": no digits behind 0x, 0b, 0o or e; a
     * digit too big; an identifier or a digit directly behind the number */
    NUMBER_BAD_TOKEN,
    /* "Only one underscore is allowed as numeric separator" */
    NUMBER_TWO_SEPARATORS,
    /* "Numeric separators are not allowed at the end of numeric literals" */
    NUMBER_END_SEPARATOR,
    /* "Numeric separator can not be used after leading 0." */
    NUMBER_ZERO_SEPARATOR,
};

enum number_form {
    NUMBER_DECIMAL, /* 12, 1.5e3, .5, 5. */
    NUMBER_HEX, /* 0x1f */
    NUMBER_OCTAL, /* 0o17 */
    NUMBER_BINARY, /* 0b11 */
    NUMBER_LEGACY_OCTAL, /* 017: an error in strict code ("Octal literals are
                            not allowed in strict mode.") */
    NUMBER_LEADING_ZERO, /* 089: an error in strict code ("Decimals with
                            leading zeros are not allowed in strict mode.") */
};

struct number_literal {
    double value; /* of a BigInt literal too, rounded */
    size_t length; /* bytes of the literal, the suffix n included; where there
                      is a fault, the bytes up to the fault: V8 marks all of
                      them for NUMBER_BAD_TOKEN, the next one for others */
    enum number_form form;
    bool big; /* it ends in n: a BigInt literal */
    enum number_fault fault;
};

/* The message of a fault, as V8 words it, without "SyntaxError: ". */
const char *number_fault_text(enum number_fault fault);

/*
 * Reads the NumericLiteral (ECMA-262 12.9.3, with Annex B's legacy octal)
 * at the start of `source`, UTF-8. The first byte is a digit, or '.' with a
 * digit behind it. An identifier start or a digit directly behind the literal
 * is a fault (an ASCII one, a backslash, or any byte >= 0x80 that begins no
 * white space).
 */
struct number_literal number_parse_literal(const char *source, size_t length);

/* ToInt32, ToUint32 (7.1.6, 7.1.7): modulo 2^32; NaN and infinities are 0. */
uint32_t number_modulo_32(double value); /* for the large ones */
static inline uint32_t number_to_uint32(double value)
{
    if (value > -9e18 && value < 9e18)
        return (uint32_t)(uint64_t)(int64_t)value;
    return number_modulo_32(value);
}
static inline int32_t number_to_int32(double value)
{
    return (int32_t)number_to_uint32(value);
}

/* ToIntegerOrInfinity (7.1.5): truncated; NaN is 0, -0 is 0. */
double number_to_integer(double value);

#endif
