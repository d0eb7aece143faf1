/*
 * Math (ECMA-262, 21.3). What libm rounds differently from machine to machine
 * is ours: math_fn.h.
 */
#include <math.h>

#include "script/math_fn.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/number.h"

/* A function of one number: its native is called native_<name>. */
#define ONE(name, expression) \
    static enum native_result native_##name(struct native_call *call) \
    { \
        double x = native_number(call, 0); \
        return native_ok(call, value_number(expression)); \
    }
ONE(abs, fabs(x))
ONE(acos, math_acos(x))
ONE(acosh, math_acosh(x))
ONE(asin, math_asin(x))
ONE(asinh, math_asinh(x))
ONE(atan, math_atan(x))
ONE(atanh, math_atanh(x))
ONE(cbrt, math_cbrt(x))
ONE(ceil, ceil(x))
ONE(cos, math_cos(x))
ONE(cosh, math_cosh(x))
ONE(exp, math_exp(x))
ONE(expm1, math_expm1(x))
ONE(floor, floor(x))
ONE(fround, math_fround(x))
ONE(log, math_log(x))
ONE(log10, math_log10(x))
ONE(log1p, math_log1p(x))
ONE(log2, math_log2(x))
ONE(round, math_round(x))
ONE(sign, x > 0 ? 1 : x < 0 ? -1 : x)
ONE(sin, math_sin(x))
ONE(sinh, math_sinh(x))
ONE(sqrt, sqrt(x))
ONE(tan, math_tan(x))
ONE(tanh, math_tanh(x))
ONE(trunc, trunc(x))
#undef ONE

static enum native_result native_atan2(struct native_call *call)
{
    return native_ok(call, value_number(math_atan2(native_number(call, 0),
                                                   native_number(call, 1))));
}

static enum native_result native_pow(struct native_call *call)
{
    return native_ok(call, value_number(math_pow(native_number(call, 0),
                                                 native_number(call, 1))));
}

static enum native_result native_clz32(struct native_call *call)
{
    uint32_t bits = (uint32_t)value_as_int(call->args[0]);
    return native_ok(call,
                     value_int(bits == 0 ? 32 : __builtin_clz(bits)));
}

static enum native_result native_imul(struct native_call *call)
{
    uint32_t a = (uint32_t)value_as_int(call->args[0]);
    uint32_t b = (uint32_t)value_as_int(call->args[1]);
    return native_ok(call, value_int((int32_t)(a * b)));
}

/* --- any number of arguments -------------------------------------------- */

static bool all_numbers(const struct native_call *call)
{
    for (uint32_t i = 0; i < call->argc; i++) {
        if (!value_is_number(call->args[i])) {
            return false;
        }
    }
    return true;
}

/* True where b is to replace a as the larger (or smaller) one. */
static bool is_beyond(double a, double b, bool larger)
{
    if (isnan(a) || isnan(b)) {
        return isnan(b);
    }
    if (a == 0 && b == 0) {
        return larger ? signbit(a) && !signbit(b) : signbit(b) && !signbit(a);
    }
    return larger ? b > a : b < a;
}

/* Math.max and min where all are numbers; else the library makes them so. */
static enum native_result extreme(struct native_call *call, bool larger)
{
    if (!all_numbers(call)) {
        return NATIVE_FALLBACK;
    }
    double best = larger ? -INFINITY : INFINITY;
    for (uint32_t i = 0; i < call->argc; i++) {
        double number = value_as_number(call->args[i]);
        if (is_beyond(best, number, larger)) {
            best = number;
        }
    }
    return native_ok(call, value_number(best));
}

static enum native_result native_max(struct native_call *call)
{
    return extreme(call, true);
}

static enum native_result native_min(struct native_call *call)
{
    return extreme(call, false);
}

static enum native_result native_hypot(struct native_call *call)
{
    if (!all_numbers(call)) {
        return NATIVE_FALLBACK;
    }
    struct region region;
    double few[16], *numbers = few;
    region_init(&region, call->vm->heap.arena);
    if (call->argc > sizeof few / sizeof *few) {
        numbers = region_alloc(&region, call->argc * sizeof *numbers);
    }
    for (uint32_t i = 0; i < call->argc && numbers != NULL; i++) {
        numbers[i] = value_as_number(call->args[i]);
    }
    double result = numbers == NULL ? 0 : math_hypot(numbers, call->argc);
    region_done(&region);
    return native_ok(call, value_number(result));
}

/* --- chance ------------------------------------------------------------- */

/* xorshift128+; a state of all zeros (never seeded) would stay there. */
uint64_t vm_random(struct vm *vm)
{
    uint64_t *state = vm->random;
    uint64_t a = state[0], b = state[1];
    if (a == 0 && b == 0) {
        a = 0x9e3779b97f4a7c15ull;
        b = 0xbf58476d1ce4e5b9ull;
    }
    state[0] = b;
    a ^= a << 23;
    a ^= a >> 17;
    a ^= b ^ (b >> 26);
    state[1] = a;
    return a + b;
}

static enum native_result native_random(struct native_call *call)
{
    double fraction = (double)(vm_random(call->vm) >> 11);
    return native_ok(call, value_number(fraction * 0x1p-53));
}

#define ONE(name) \
    FN(NULL, "Math." #name, native_##name, 1, ANY, NUMBER)

const struct native native_math_rows[] = {
    ONE(abs),
    ONE(acos),
    ONE(acosh),
    ONE(asin),
    ONE(asinh),
    ONE(atan),
    ONE(atanh),
    FN(NULL, "Math.atan2", native_atan2, 2, ANY, NUMBER, NUMBER),
    ONE(ceil),
    ONE(cbrt),
    ONE(expm1),
    FN(NULL, "Math.clz32", native_clz32, 1, ANY, INT32),
    ONE(cos),
    ONE(cosh),
    ONE(exp),
    FN("floor", "Math.floor", native_floor, 1, ANY, NUMBER),
    ONE(fround),
    FN(NULL, "Math.imul", native_imul, 2, ANY, INT32, INT32),
    ONE(log),
    ONE(log1p),
    ONE(log2),
    ONE(log10),
    FN(NULL, "Math.pow", native_pow, 2, ANY, NUMBER, NUMBER),
    FN(NULL, "Math.random", native_random, 0, ANY, ANY),
    ONE(round),
    ONE(sign),
    ONE(sin),
    ONE(sinh),
    ONE(sqrt),
    ONE(tan),
    ONE(tanh),
    ONE(trunc),
    INTERNAL("mathMax", native_max, ANY),
    INTERNAL("mathMin", native_min, ANY),
    INTERNAL("mathHypot", native_hypot, ANY),
};
NATIVE_COUNT(math);
