#include <math.h>

#include "script/math_fn.h"
#include "script/math_fn_bits.h"

#define LN2 6.93147180369123816490e-01 /* its first 32 bits */
#define LN2_REST 1.90821492927058770002e-10
#define PER_LN2 1.44269504088896338700e+00
#define EXP_MOST 7.09782712893383973096e+02
#define EXP_LEAST (-7.45133219101941108420e+02)
#define HYPERBOLIC_MOST 710.4758600739439

#define HIGH_HALF_LN2 0x3fd62e42
#define HIGH_THREE_HALVES_LN2 0x3ff0a2b2

/* x == power * ln 2 + (high - low), with a small rest. */
struct parts {
    double high;
    double low;
    int power;
};

static struct parts parts_of(double x)
{
    struct parts parts = {x, 0, 0};
    int32_t high = bits_high(x);
    double sign = x < 0 ? -1 : 1;
    if (high <= HIGH_HALF_LN2)
        return parts;
    parts.power = high < HIGH_THREE_HALVES_LN2
                      ? (int)sign
                      : (int)(PER_LN2 * x + sign * 0.5);
    parts.high = x - parts.power * LN2;
    parts.low = parts.power * LN2_REST;
    return parts;
}

/* value * 2^power, where that is no less than 2^-1075. */
static double scale(double value, int power)
{
    if (power == 1024)
        return value * 2.0 * 0x1p1023;
    if (power >= -1021)
        return value * bits_two_to(power);
    return value * bits_two_to(power + 1000) * 0x1p-1000;
}

static const double EXP_SERIES[] = {
    1.66666666666666019037e-01, -2.77777777770155933842e-03,
    6.61375632143793436117e-05, -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
};

double math_exp(double x)
{
    if (isnan(x))
        return x;
    if (x > EXP_MOST)
        return INFINITY;
    if (x < EXP_LEAST)
        return 0;
    if (x == 1)
        return 2.718281828459045; /* V8 puts its last bit right */
    if (bits_high(x) < 0x3e300000)
        return 1 + x;
    struct parts parts = parts_of(x);
    double rest = parts.high - parts.low, square = rest * rest;
    double c = rest - square * POLYNOMIAL(EXP_SERIES, square);
    double value = 1 - ((parts.low - (rest * c) / (2.0 - c)) - parts.high);
    return parts.power ? scale(value, parts.power) : value;
}

static const double EXPM1_SERIES[] = {
    1.0,
    -3.33333333333331316428e-02,
    1.58730158725481460165e-03,
    -7.93650757867487942473e-05,
    4.00821782732936239552e-06,
    -2.01099218183624371326e-07,
};

/* 2^power * (1 + x - minus) - 1. The order in which the ones are added keeps
 * the bits of the smaller of them. */
static double expm1_scale(double x, double minus, int power)
{
    if (power == -1)
        return 0.5 * (x - minus) - 0.5;
    if (power == 1 && x < -0.25)
        return -2.0 * (minus - (x + 0.5));
    if (power == 1)
        return 1.0 + 2.0 * (x - minus);
    if (power <= -2 || power > 56) {
        double value = 1.0 - (minus - x);
        /* V8 writes 2^1023 with fifteen digits, and so have its results */
        if (power == 1024)
            return value * 2.0 * 8.98846567431158e+307 - 1.0;
        return value * bits_two_to(power) - 1.0;
    }
    if (power < 20) {
        double most = bits_from_high(0x3ff00000u - (0x200000u >> power));
        return (most - (minus - x)) * bits_two_to(power);
    }
    return ((x - (minus + bits_two_to(-power))) + 1.0) * bits_two_to(power);
}

double math_expm1(double x)
{
    int32_t high = bits_high(x);
    if (isnan(x) || high < 0x3c900000)
        return x;
    if (x > EXP_MOST)
        return INFINITY;
    if (high >= 0x4043687a && x < 0)
        return -1;
    struct parts parts = parts_of(x);
    double rest = parts.high - parts.low;
    double lost = (parts.high - rest) - parts.low;
    double half = 0.5 * rest, square = rest * half;
    double series = POLYNOMIAL(EXPM1_SERIES, square);
    double t = 3.0 - series * half;
    double minus = square * ((series - t) / (6.0 - rest * t));
    if (parts.power == 0)
        return rest - (rest * minus - square);
    minus = (rest * (minus - lost) - lost) - square;
    return expm1_scale(rest, minus, parts.power);
}

/* Above 22, e^-x is no part of the result any more; near the end e^x would
 * overflow before its half does. `half` is 0.5 with the result's sign. */
static double half_exp(double size, double half)
{
    if (bits_high(size) < 0x40862e42)
        return half * math_exp(size);
    if (size > HYPERBOLIC_MOST)
        return half < 0 ? -INFINITY : INFINITY;
    double root = math_exp(0.5 * size);
    return half * root * root;
}

double math_sinh(double x)
{
    double size = fabs(x), half = x < 0 ? -0.5 : 0.5;
    if (isnan(x) || size < 0x1p-28)
        return x;
    if (size >= 22)
        return half_exp(size, half);
    double t = math_expm1(size);
    if (size < 1)
        return half * (2.0 * t - t * t / (t + 1.0));
    return half * (t + t / (t + 1.0));
}

double math_cosh(double x)
{
    double size = fabs(x);
    int32_t high = bits_high(x);
    if (isnan(x))
        return x;
    if (size >= 22)
        return half_exp(size, 0.5);
    if (high > HIGH_HALF_LN2) {
        double t = math_exp(size);
        return 0.5 * t + 0.5 / t;
    }
    double t = math_expm1(size), w = 1.0 + t;
    return high < 0x3c800000 ? w : 1.0 + (t * t) / (w + w);
}

double math_tanh(double x)
{
    double size = fabs(x), value = 1;
    if (isnan(x) || size < 0x1p-28)
        return x;
    if (size < 1) {
        double t = math_expm1(-2.0 * size);
        value = -t / (t + 2.0);
    } else if (size < 22) {
        value = 1.0 - 2.0 / (math_expm1(2.0 * size) + 2.0);
    }
    return x < 0 ? -value : value;
}
