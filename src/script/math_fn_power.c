#include <math.h>
#include <stdbool.h>

#include "script/math_fn.h"
#include "script/math_fn_bits.h"

/* A sum of two doubles, the first with its low word zero, so that products
 * of two such firsts are exact. */
struct pair {
    double top;
    double rest;
};

/* a + b, where b is the smaller one, as a pair. */
static struct pair pair_of(double a, double b)
{
    struct pair pair;
    pair.top = bits_top(a + b);
    pair.rest = b - (pair.top - a);
    return pair;
}

/* 0: y is no whole number, 1: odd, 2: even. */
enum whole { WHOLE_NOT, WHOLE_ODD, WHOLE_EVEN };

static enum whole whole_of(double y)
{
    double size = fabs(y);
    if (size >= 0x1p53)
        return WHOLE_EVEN;
    if (floor(size) != size)
        return WHOLE_NOT;
    return fmod(size, 2) == 1 ? WHOLE_ODD : WHOLE_EVEN;
}

/* log2(size) for a size within 2^-20 of 1, as is the case where y is huge and
 * the result is neither 0 nor infinite. */
static struct pair log2_near_one(double size)
{
    double t = size - 1.0;
    double w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    double u = 1.44269502162933349609e+00 * t;
    double v = t * 1.92596299112661746887e-08 - w * 1.44269504088896338700e+00;
    return pair_of(u, v);
}

static const double LOG_SERIES[] = {
    5.99999999999994648725e-01, 4.28571428578550184252e-01,
    3.33333329818377432918e-01, 2.72728123808534006489e-01,
    2.30660745775561754067e-01, 2.06975017800338417784e-01,
};

/*
 * 2/3 of log((1 + s) / (1 - s)) for s = (size - point) / (size + point) as a
 * pair, times 3/2 still to come: s + s³/3 * (1 + …) with s itself as a pair.
 */
static struct pair log_quotient(double size, double point, uint32_t guess)
{
    double u = size - point, v = 1.0 / (size + point);
    double s = u * v, s_top = bits_top(s);
    double t_top = bits_from_high(guess);
    double t_rest = size - (t_top - point);
    double s_rest = v * ((u - s_top * t_top) - s_top * t_rest);
    double square = s * s;
    double series = square * square * POLYNOMIAL(LOG_SERIES, square);
    series += s_rest * (s_top + s);
    square = s_top * s_top;
    t_top = bits_top(3.0 + square + series);
    t_rest = series - ((t_top - 3.0) - square);
    return pair_of(s_top * t_top, s_rest * t_top + t_rest * s);
}

/* log2(size) as a pair: the exponent, plus log2 of 1 or 3/2 where that is
 * nearer, plus the logarithm of the quotient. */
static struct pair log2_pair(double size)
{
    static const double UNIT = 9.61796693925975554329e-01; /* 2 / (3 ln 2) */
    static const double UNIT_TOP = 9.61796700954437255859e-01;
    static const double UNIT_REST = -7.02846165095275826516e-09;
    double count = -1023, point = 1, base = 0, base_rest = 0;
    if (size < 0x1p-1022) {
        size *= 0x1p53;
        count -= 53;
    }
    int32_t high = bits_high(size), fraction = high & 0xfffff;
    count += high >> 20;
    uint32_t normal = (uint32_t)fraction | 0x3ff00000, step = 0;
    if (fraction >= 0xbb67a) {
        count += 1;
        normal -= 0x100000;
    } else if (fraction > 0x3988e) {
        point = 1.5;
        base = 5.84962487220764160156e-01;
        base_rest = 1.35003920212974897128e-08;
        step = 1u << 18;
    }
    size = bits_set_high(size, normal);
    struct pair log = log_quotient(
        size, point, ((normal >> 1) | 0x20000000) + 0x80000 + step);
    double upper = UNIT_TOP * log.top;
    double lower = UNIT_REST * log.top + log.rest * UNIT + base_rest;
    struct pair out;
    out.top = bits_top(((upper + lower) + base) + count);
    out.rest = lower - (((out.top - count) - base) - upper);
    return out;
}

static const double EXP_SERIES[] = {
    1.66666666666666019037e-01, -2.77777777770155933842e-03,
    6.61375632143793436117e-05, -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
};

/* value * 2^power for a value near 1, rounded once. */
static double scale(double value, int power)
{
    if ((bits_high(value) >> 20) + power > 0)
        return bits_double(bits_of(value) + ((uint64_t)(int64_t)power << 52));
    value =
        bits_double(bits_of(value) + ((uint64_t)(int64_t)(power + 200) << 52));
    return value * 0x1p-200;
}

/* 2^(top + rest), for a sum between -1075 and 1024. */
static double exp2_pair(double top, double rest)
{
    static const double LN2_TOP = 6.93147182464599609375e-01;
    static const double LN2_REST = -1.90465429995776804525e-09;
    static const double LN2 = 6.93147180559945286227e-01;
    double sum = top + rest;
    int power = 0;
    if (bits_high(sum) > 0x3fe00000) {
        power = (int)(sum < 0 ? -floor(0.5 - sum) : floor(sum + 0.5));
        top -= power;
    }
    double t = bits_top(rest + top);
    double u = t * LN2_TOP;
    double v = (rest - (t - top)) * LN2 + t * LN2_REST;
    double z = u + v, w = v - (z - u);
    t = z * z;
    double c = z - t * POLYNOMIAL(EXP_SERIES, t);
    /* V8 divides by all of it, where fdlibm subtracts w + z * w from the
     * quotient: some results differ in the last bit */
    double minus = (z * c) / ((c - 2.0) - (w + z * w));
    return scale(1.0 - (minus - z), power);
}

/* size^y for a size that is neither 0, 1 nor infinite, and a finite y. */
static double pow_positive(double size, double y)
{
    int32_t high = bits_high(size), y_high = bits_high(y);
    double most = (size > 1) == (y > 0) ? (double)INFINITY : 0.0;
    bool huge = y_high > 0x41e00000;
    if (y_high > 0x43f00000)
        return most;
    if (huge && (high < 0x3fefffff || high > 0x3ff00000))
        return most;
    struct pair log = huge ? log2_near_one(size) : log2_pair(size);
    double y_top = bits_top(y);
    double rest = (y - y_top) * log.top + y * log.rest;
    double top = y_top * log.top, sum = rest + top;
    /* what is left of log2 of the greatest double's upper border */
    static const double LEFT = 8.0085662595372944372e-17;
    if (sum > 1024 || (sum == 1024 && rest + LEFT > sum - top))
        return INFINITY;
    if (sum < -1075 || (sum == -1075 && rest <= sum - top))
        return 0;
    return exp2_pair(top, rest);
}

/* 0, 1 and infinity as the size of the base. */
static bool pow_simple(double size, double y, double *result)
{
    if (size != 0 && size != 1 && !isinf(size))
        return false;
    *result = y < 0 ? 1.0 / size : size;
    return true;
}

/* ECMA-262 differs from C where |x| is 1 and y infinite: that is NaN. */
static double pow_infinite(double x, double y)
{
    double size = fabs(x);
    if (size == 1)
        return NAN;
    return (size > 1) == (y > 0) ? (double)INFINITY : 0.0;
}

double math_pow(double x, double y)
{
    double result;
    if (y == 0)
        return 1;
    if (isnan(x) || isnan(y))
        return NAN;
    if (isinf(y))
        return pow_infinite(x, y);
    if (y == 1)
        return x;
    if (y == -1)
        return 1.0 / x;
    if (y == 2)
        return x * x;
    if (y == 0.5 && !bits_negative(x))
        return sqrt(x);
    enum whole whole = whole_of(y);
    if (x < 0 && !isinf(x) && whole == WHOLE_NOT)
        return NAN;
    if (!pow_simple(fabs(x), y, &result))
        result = pow_positive(fabs(x), y);
    return bits_negative(x) && whole == WHOLE_ODD ? -result : result;
}

/* A third of the exponent for the first guess, 1/32 off at most; then a
 * polynomial in guess³ / x, good to 23 bits; then one step of Newton's. */
double math_cbrt(double x)
{
    static const double LOW[] = {
        1.87595182427177009643,
        -1.88497979543377169875,
        1.621429720105354466140,
    };
    static const double HIGH[] = {
        -0.758397934778766047437,
        0.145996192886612446982,
    };
    if (!isfinite(x) || x == 0)
        return x;
    uint32_t sign = bits_negative(x) ? 0x80000000u : 0;
    uint32_t high = (uint32_t)bits_high(x);
    uint32_t third = high / 3 + 715094163;
    if (high < 0x100000)
        third = (uint32_t)bits_high(x * 0x1p54) / 3 + 696219795;
    double t = bits_from_high(sign | third);
    double r = (t * t) * (t / x);
    t = t * (POLYNOMIAL(LOW, r) + ((r * r) * r) * POLYNOMIAL(HIGH, r));
    t = bits_double((bits_of(t) + 0x80000000u) & 0xffffffffc0000000u);
    r = x / (t * t);
    r = (r - t) / ((t + t) + r);
    return t + t * r;
}

/* The squares of the parts of the greatest, summed with Kahan's correction
 * (V8's order of operations). */
double math_hypot(const double *values, size_t count)
{
    double most = 0, sum = 0, lost = 0;
    bool wrong = false;
    for (size_t i = 0; i < count; i++) {
        if (isinf(values[i]))
            return INFINITY;
        if (isnan(values[i]))
            wrong = true;
        if (fabs(values[i]) > most)
            most = fabs(values[i]);
    }
    if (wrong)
        return NAN;
    if (most == 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        double part = fabs(values[i]) / most;
        double square = part * part - lost;
        double next = sum + square;
        lost = (next - sum) - square;
        sum = next;
    }
    return sqrt(sum) * most;
}

double math_fround(double x)
{
    /* from half a unit above the greatest float on, it is infinity */
    if (x >= 0x1.ffffffp127)
        return INFINITY;
    if (x <= -0x1.ffffffp127)
        return -INFINITY;
    return (double)(float)x;
}

double math_round(double x)
{
    double below = floor(x);
    if (!isfinite(x))
        return x;
    if (x - below >= 0.5)
        below += 1;
    return below == 0 && bits_negative(x) ? -0.0 : below;
}
