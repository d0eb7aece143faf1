/*
 * BigInt (ECMA-262, 21.2), and the long work of its operators: each native
 * here that ends in `go` keeps its cells in its frame's state and goes on in
 * the next slice (law 5).
 */
#include <math.h>

#include "script/bigint.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/number.h"

static enum native_result ok(struct native_call *call,
                             const struct bigint *result)
{
    return native_ok(call, value_bigint(result));
}

static enum native_result too_big(struct native_call *call)
{
    return error_throw(call->vm, ERROR_RANGE,
                       "Maximum BigInt size exceeded");
}

/* What keeps a number, or a pointer to a cell, in a frame's state. */
static void keep(Value *state, const void *cell, uint32_t number)
{
    state[0] = value_cell(cell);
    state[1] = value_double((double)number);
}

/* --- products and quotients ----------------------------------------------- */

/* %bigintMultiply(a, b). */
static enum native_result multiply(struct native_call *call)
{
    struct bigint_work work;
    Value *state = call->state;
    const struct bigint *a = value_as_bigint(call->args[0]);
    const struct bigint *b = value_as_bigint(call->args[1]);
    if (state[0] == EMPTY) {
        if (!bigint_multiply_start(call->vm, &work, a, b)) {
            return too_big(call);
        }
    } else {
        work.result = value_as_cell(state[0]);
        work.at = (uint32_t)value_as_number(state[1]);
    }
    if (!bigint_multiply_go(&work, a, b)) {
        keep(state, work.result, work.at);
        return NATIVE_AGAIN;
    }
    return bigint_bits(work.result) > BIGINT_MAX_BITS ? too_big(call)
                                                      : ok(call, work.result);
}

/* Divides until it is done; false: not yet. The state holds the quotient, how
 * far it is, the rest and the shifted divisor. */
static bool divide_go(struct native_call *call, struct bigint_work *work)
{
    Value *state = call->state;
    if (state[0] == EMPTY) {
        bigint_divide_start(call->vm, work, value_as_bigint(call->args[0]),
                            value_as_bigint(call->args[1]));
    } else {
        work->result = value_as_cell(state[0]);
        work->at = (uint32_t)value_as_number(state[1]);
        work->rest = value_as_cell(state[2]);
        work->by = value_as_cell(state[3]);
    }
    if (bigint_divide_go(work)) {
        return true;
    }
    keep(state, work->result, work->at);
    state[2] = value_cell(work->rest);
    state[3] = value_cell(work->by);
    return false;
}

/* %bigintDivide(a, b); b is not 0. */
static enum native_result divide(struct native_call *call)
{
    struct bigint_work work;
    return divide_go(call, &work)
               ? ok(call, bigint_quotient(&work,
                                          value_as_bigint(call->args[0]),
                                          value_as_bigint(call->args[1])))
               : NATIVE_AGAIN;
}

/* %bigintRemainder(a, b). */
static enum native_result remainder_of(struct native_call *call)
{
    struct bigint_work work;
    return divide_go(call, &work)
               ? ok(call, bigint_remainder(&work,
                                           value_as_bigint(call->args[0]),
                                           value_as_bigint(call->args[1])))
               : NATIVE_AGAIN;
}

/* --- from text -------------------------------------------------------------- */

/* Reads args[0]; *result is NULL where it is no BigInt. */
static enum native_result read_go(struct native_call *call,
                                  struct bigint **result)
{
    bool is_too_big;
    struct bigint_reading work;
    Value *state = call->state;
    const struct string *text =
        string_flatten(call->vm, value_as_string(call->args[0]));
    *result = NULL;
    if (!bigint_read_start(call->vm, &work, text, &is_too_big)) {
        return is_too_big ? too_big(call) : NATIVE_OK;
    }
    if (state[0] != EMPTY) {
        work.result = value_as_cell(state[0]);
        work.at = (uint32_t)value_as_number(state[1]);
        work.used = (uint32_t)value_as_number(state[2]);
    }
    if (!bigint_read_go(&work, text)) {
        keep(state, work.result, work.at);
        state[2] = value_double(work.used);
        return NATIVE_AGAIN;
    }
    *result = bigint_read_end(&work);
    return bigint_bits(*result) > BIGINT_MAX_BITS ? too_big(call) : NATIVE_OK;
}

/* %textToBigint(text): undefined where it is none (7.1.14). */
static enum native_result text_to_bigint(struct native_call *call)
{
    struct bigint *read;
    enum native_result result = read_go(call, &read);
    call->result = read ? value_bigint(read) : UNDEFINED;
    return result;
}

/* A TypeError, or of a text a SyntaxError. */
static enum native_result no_bigint(struct native_call *call)
{
    struct region region;
    struct text text;
    Value value = call->args[0];
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    text_str(&text, "Cannot convert ");
    error_write_value(call->vm, &text, value);
    text_str(&text, " to a BigInt");
    call->vm->exception = error_new(
        call->vm, value_is_string(value) ? ERROR_SYNTAX : ERROR_TYPE,
        string_from_text(call->vm, &text));
    region_done(&region);
    return NATIVE_THROW;
}

static enum native_result parse(struct native_call *call)
{
    struct bigint *read;
    enum native_result result = read_go(call, &read);
    if (result != NATIVE_OK) {
        return result;
    }
    return read ? ok(call, read) : no_bigint(call);
}

/* ToBigInt (7.1.13) of the primitive args[0]. */
static enum native_result to_bigint(struct native_call *call)
{
    Value value = call->args[0];
    if (value_is_bigint(value)) {
        return native_ok(call, value);
    }
    if (value_is_boolean(value)) {
        return ok(call, bigint_from_uint64(call->vm, value == TRUE_VALUE));
    }
    return value_is_string(value) ? parse(call) : no_bigint(call);
}

/* NumberToBigInt (21.2.1.1.1). */
static enum native_result from_number(struct native_call *call)
{
    double number = value_as_number(call->args[0]);
    if (number - number == 0 && trunc(number) == number) {
        return ok(call, bigint_from_double(call->vm, number));
    }
    char bytes[NUMBER_TEXT_MAX + 1];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_text(number, &text);
    return error_throw(call->vm, ERROR_RANGE,
                       "The number %s cannot be converted to a BigInt because "
                       "it is not an integer",
                       bytes);
}

/* BigInt(value). */
static enum native_result bigint_function(struct native_call *call)
{
    if (call->new_target != UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE, "BigInt is not a constructor");
    }
    return value_is_number(call->args[0]) ? from_number(call)
                                          : to_bigint(call);
}

/* --- to text ---------------------------------------------------------------- */

static enum native_result write_go(struct native_call *call,
                                   const struct bigint *b, unsigned radix)
{
    struct bigint_digits work;
    Value *state = call->state;
    if (state[0] == EMPTY) {
        bigint_digits_start(call->vm, &work, b, radix);
    } else {
        work.rest = value_as_cell(state[0]);
        work.at = (uint32_t)value_as_number(state[1]);
        work.digits = value_as_cell(state[2]);
    }
    if (!bigint_digits_go(&work, radix)) {
        keep(state, work.rest, work.at);
        state[2] = value_cell(work.digits);
        return NATIVE_AGAIN;
    }
    if (work.digits->cell.extra - work.at >= STRING_MAX) {
        return native_too_long(call);
    }
    return native_string(call, bigint_digits_text(call->vm, &work,
                                                  bigint_is_negative(b)));
}

/* %bigintToText(bigint). */
static enum native_result to_text(struct native_call *call)
{
    return write_go(call, value_as_bigint(call->args[0]), 10);
}

/* --- BigInt.prototype --------------------------------------------------------- */

/* The BigInt that `this` is or wraps; NULL, having thrown. */
static struct bigint *this_bigint(struct native_call *call,
                                  const char *method)
{
    Value value = call->this_value;
    if (value_is_class(value, CLASS_BIGINT)) {
        value = ((struct wrapper *)value_pointer(value))->value;
    }
    if (value_is_bigint(value)) {
        return value_as_bigint(value);
    }
    error_throw(call->vm, ERROR_TYPE,
                "BigInt.prototype.%s requires that 'this' be a BigInt",
                method);
    return NULL;
}

static enum native_result bigint_to_string_method(struct native_call *call)
{
    const struct bigint *b = this_bigint(call, "toString");
    double radix =
        call->args[0] == UNDEFINED ? 10 : value_as_number(call->args[0]);
    if (b == NULL) {
        return NATIVE_THROW;
    }
    if (!(radix >= 2 && radix <= 36)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "toString() radix argument must be between 2 and "
                           "36");
    }
    return write_go(call, b, (unsigned)radix);
}

/* The library knows people's languages (node/intl.js). */
static enum native_result bigint_to_locale_string(struct native_call *call)
{
    Value text;
    native_get(call->vm, value_as_object(call->vm->library),
               key_from_c(call->vm, "bigintLocaleText"), &text);
    return native_call_with(call, text, call->this_value, 0);
}

static enum native_result bigint_value_of(struct native_call *call)
{
    const struct bigint *b = this_bigint(call, "valueOf");
    return b == NULL ? NATIVE_THROW : ok(call, b);
}

/* --- asIntN, asUintN ------------------------------------------------------------ */

#define SAFE_INTEGER 9007199254740991.0

static enum native_result wrap(struct native_call *call, bool is_signed)
{
    double bits = native_number(call, 0);
    if (!(bits >= 0 && bits <= SAFE_INTEGER)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "Invalid value: not (convertible to) a safe "
                           "integer");
    }
    struct native_call inner = *call;
    inner.args = call->args + 1;
    enum native_result result = to_bigint(&inner);
    if (result != NATIVE_OK) {
        return result;
    }
    const struct bigint *wrapped = bigint_wrap(
        call->vm, value_as_bigint(inner.result), bits, is_signed);
    return wrapped ? ok(call, wrapped) : too_big(call);
}

static enum native_result as_int(struct native_call *call)
{
    return wrap(call, true);
}

static enum native_result as_uint(struct native_call *call)
{
    return wrap(call, false);
}

const struct native native_bigint_rows[] = {
    FN_FLAGS("bigint", "BigInt", bigint_function, 1, NATIVE_CONSTRUCTOR, ANY,
             NUMERIC),
    FN(NULL, "BigInt.asIntN", as_int, 2, ANY, INTEGER, NUMERIC),
    FN(NULL, "BigInt.asUintN", as_uint, 2, ANY, INTEGER, NUMERIC),
    FN(NULL, "BigInt.prototype.toLocaleString", bigint_to_locale_string, 0,
       ANY, ANY),
    FN(NULL, "BigInt.prototype.toString", bigint_to_string_method, 0, ANY,
       INTEGER_OR_UNDEFINED),
    FN(NULL, "BigInt.prototype.valueOf", bigint_value_of, 0, ANY, ANY),
    INTERNAL("toBigint", to_bigint, NUMERIC),
    INTERNAL("bigintMultiply", multiply, ANY, ANY),
    INTERNAL("bigintDivide", divide, ANY, ANY),
    INTERNAL("bigintRemainder", remainder_of, ANY, ANY),
    INTERNAL("bigintToText", to_text, ANY),
    INTERNAL("textToBigint", text_to_bigint, ANY),
};
NATIVE_COUNT(bigint);
