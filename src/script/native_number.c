/*
 * Number and Boolean (ECMA-262, 21.1, 20.3), parseInt and its neighbours
 * (19.2).
 */
#include <math.h>

#include "script/bigint.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/number.h"
#include "script/vm_internal.h"

/* --- making ------------------------------------------------------------- */

/* The number of a primitive that ToNumeric has been asked for. */
static bool to_number(struct native_call *call, Value primitive,
                      Value *number)
{
    if (value_is_symbol(primitive)) {
        error_throw(call->vm, ERROR_TYPE,
                    "Cannot convert a Symbol value to a number");
        return false;
    }
    *number = value_number(
        value_is_bigint(primitive)
            ? bigint_to_double(value_as_bigint(primitive))
            : operate_to_number(call->vm, primitive));
    return true;
}

static enum native_result number_constructor(struct native_call *call)
{
    Value value = value_int(0);
    if (call->argc > 0 && !to_number(call, call->args[0], &value)) {
        return NATIVE_THROW;
    }
    if (call->new_target == UNDEFINED) {
        return native_ok(call, value);
    }
    return native_object(
        call, &native_wrapper(
                   call->vm, CLASS_NUMBER,
                   native_prototype(call, INTRINSIC_NUMBER_PROTOTYPE), value)
                   ->object);
}

static enum native_result boolean_constructor(struct native_call *call)
{
    if (call->new_target == UNDEFINED) {
        return native_ok(call, call->args[0]);
    }
    return native_object(
        call,
        &native_wrapper(call->vm, CLASS_BOOLEAN,
                        native_prototype(call, INTRINSIC_BOOLEAN_PROTOTYPE),
                        call->args[0])
             ->object);
}

/* --- asking ------------------------------------------------------------- */

static bool is_finite_number(Value value)
{
    return value_is_number(value) && isfinite(value_as_number(value));
}

static bool is_integer(Value value)
{
    return is_finite_number(value) &&
           trunc(value_as_number(value)) == value_as_number(value);
}

static enum native_result number_is_finite(struct native_call *call)
{
    return native_boolean(call, is_finite_number(native_arg(call, 0)));
}

static enum native_result number_is_integer(struct native_call *call)
{
    return native_boolean(call, is_integer(native_arg(call, 0)));
}

static enum native_result number_is_nan(struct native_call *call)
{
    Value value = native_arg(call, 0);
    return native_boolean(
        call, value_is_number(value) && isnan(value_as_number(value)));
}

static enum native_result number_is_safe(struct native_call *call)
{
    Value value = native_arg(call, 0);
    return native_boolean(
        call, is_integer(value) &&
                  fabs(value_as_number(value)) <= 9007199254740991.0);
}

/* --- the number that `this` is ------------------------------------------ */

/* Throws and answers false where `this` is no number. */
static bool this_number(struct native_call *call, const char *method,
                        double *number)
{
    Value value = call->this_value;
    if (value_is_class(value, CLASS_NUMBER)) {
        value = ((struct wrapper *)value_pointer(value))->value;
    }
    if (!value_is_number(value)) {
        error_throw(call->vm, ERROR_TYPE,
                    "Number.prototype.%s requires that 'this' be a Number",
                    method);
        return false;
    }
    *number = value_as_number(value);
    return true;
}

static enum native_result number_value_of(struct native_call *call)
{
    double number;
    return this_number(call, "valueOf", &number)
               ? native_ok(call, value_number(number))
               : NATIVE_THROW;
}

/* --- text --------------------------------------------------------------- */

/* A text that becomes the result; the longest is that of a tiny number in
 * base 2. */
struct writing {
    struct text text;
    char bytes[1280];
};

static struct text *begin(struct writing *writing)
{
    text_init_fixed(&writing->text, writing->bytes, sizeof writing->bytes);
    return &writing->text;
}

static enum native_result finish(struct native_call *call,
                                 struct writing *writing)
{
    return native_string(call, string_from_text(call->vm, &writing->text));
}

static enum native_result plain_text(struct native_call *call, double number)
{
    return native_string(call, native_number_text(call->vm, number));
}

/* False where argument 0 lies outside, having thrown a RangeError. */
static bool in_range(struct native_call *call, const char *method,
                     const char *what, int low, int high)
{
    double number = native_number(call, 0);
    if (number >= low && number <= high) {
        return true;
    }
    error_throw(call->vm, ERROR_RANGE, "%s() %s must be between %d and %d",
                method, what, low, high);
    return false;
}

static enum native_result number_to_string(struct native_call *call)
{
    struct writing writing;
    double number;
    if (!this_number(call, "toString", &number)) {
        return NATIVE_THROW;
    }
    if (call->args[0] == UNDEFINED) {
        return plain_text(call, number);
    }
    if (!in_range(call, "toString", "radix argument", 2, 36)) {
        return NATIVE_THROW;
    }
    int radix = (int)native_number(call, 0);
    if (radix == 10) {
        return plain_text(call, number);
    }
    number_to_radix(number, radix, begin(&writing));
    return finish(call, &writing);
}

static enum native_result to_fixed(struct native_call *call)
{
    struct writing writing;
    double number;
    if (!this_number(call, "toFixed", &number) ||
        !in_range(call, "toFixed", "digits argument", 0, 100)) {
        return NATIVE_THROW;
    }
    if (!(fabs(number) < 1e21)) {
        return plain_text(call, number);
    }
    number_to_fixed(number, (int)native_number(call, 0), begin(&writing));
    return finish(call, &writing);
}

static enum native_result to_exponential(struct native_call *call)
{
    struct writing writing;
    double number;
    int digits = -1;
    if (!this_number(call, "toExponential", &number)) {
        return NATIVE_THROW;
    }
    if (!isfinite(number)) {
        return plain_text(call, number);
    }
    if (call->args[0] != UNDEFINED) {
        if (!in_range(call, "toExponential", "argument", 0, 100)) {
            return NATIVE_THROW;
        }
        digits = (int)native_number(call, 0);
    }
    number_to_exponential(number, digits, begin(&writing));
    return finish(call, &writing);
}

static enum native_result to_precision(struct native_call *call)
{
    struct writing writing;
    double number;
    if (!this_number(call, "toPrecision", &number)) {
        return NATIVE_THROW;
    }
    if (call->args[0] == UNDEFINED || !isfinite(number)) {
        return plain_text(call, number);
    }
    if (!in_range(call, "toPrecision", "argument", 1, 100)) {
        return NATIVE_THROW;
    }
    number_to_precision(number, (int)native_number(call, 0),
                        begin(&writing));
    return finish(call, &writing);
}

/* --- Boolean.prototype -------------------------------------------------- */

static bool this_boolean(struct native_call *call, const char *method,
                         Value *boolean)
{
    *boolean = call->this_value;
    if (value_is_class(*boolean, CLASS_BOOLEAN)) {
        *boolean = ((struct wrapper *)value_pointer(*boolean))->value;
    }
    if (value_is_boolean(*boolean)) {
        return true;
    }
    error_throw(call->vm, ERROR_TYPE,
                "Boolean.prototype.%s requires that 'this' be a Boolean",
                method);
    return false;
}

static enum native_result boolean_to_string(struct native_call *call)
{
    Value boolean;
    if (!this_boolean(call, "toString", &boolean)) {
        return NATIVE_THROW;
    }
    return native_ok(call, vm_atom(call->vm, boolean == TRUE_VALUE
                                                 ? ATOM_TRUE
                                                 : ATOM_FALSE));
}

static enum native_result boolean_value_of(struct native_call *call)
{
    return this_boolean(call, "valueOf", &call->result) ? NATIVE_OK
                                                        : NATIVE_THROW;
}

/* --- of the global object ----------------------------------------------- */

static enum number_encoding encoding_of(const struct string *string)
{
    return string_is_wide(string) ? NUMBER_UTF16 : NUMBER_LATIN1;
}

static enum native_result global_parse_int(struct native_call *call)
{
    struct string *string = string_flatten(call->vm, native_text(call, 0));
    return native_ok(call,
                     value_number(number_parse_int(
                         string->as.units, string_length(string),
                         encoding_of(string), value_as_int(call->args[1]))));
}

static enum native_result global_parse_float(struct native_call *call)
{
    struct string *string = string_flatten(call->vm, native_text(call, 0));
    return native_ok(call, value_number(number_parse_float(
                               string->as.units, string_length(string),
                               encoding_of(string))));
}

static enum native_result global_is_nan(struct native_call *call)
{
    return native_boolean(call, isnan(native_number(call, 0)));
}

static enum native_result global_is_finite(struct native_call *call)
{
    return native_boolean(call, isfinite(native_number(call, 0)));
}

const struct native native_number_rows[] = {
    FN_FLAGS(NULL, "Number", number_constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             NUMERIC),
    FN(NULL, "Number.isFinite", number_is_finite, 1, ANY, ANY),
    FN("isInteger", "Number.isInteger", number_is_integer, 1, ANY, ANY),
    FN(NULL, "Number.isNaN", number_is_nan, 1, ANY, ANY),
    FN(NULL, "Number.isSafeInteger", number_is_safe, 1, ANY, ANY),
    FN(NULL, "Number.prototype.toString", number_to_string, 1, ANY,
       INTEGER_OR_UNDEFINED),
    FN(NULL, "Number.prototype.toFixed", to_fixed, 1, ANY, INTEGER),
    FN(NULL, "Number.prototype.toExponential", to_exponential, 1, ANY,
       INTEGER_OR_UNDEFINED),
    FN(NULL, "Number.prototype.toPrecision", to_precision, 1, ANY,
       INTEGER_OR_UNDEFINED),
    FN(NULL, "Number.prototype.valueOf", number_value_of, 0, ANY, ANY),
    FN_FLAGS(NULL, "Boolean", boolean_constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             BOOLEAN),
    FN(NULL, "Boolean.prototype.toString", boolean_to_string, 0, ANY, ANY),
    FN(NULL, "Boolean.prototype.valueOf", boolean_value_of, 0, ANY, ANY),
    FN(NULL, "parseInt", global_parse_int, 2, ANY, STRING, INT32),
    FN(NULL, "parseFloat", global_parse_float, 1, ANY, STRING),
    FN(NULL, "isNaN", global_is_nan, 1, ANY, NUMBER),
    FN(NULL, "isFinite", global_is_finite, 1, ANY, NUMBER),
};
NATIVE_COUNT(number);
