#include <math.h>

#include "script/math_fn.h"
#include "script/math_fn_bits.h"

#define LN2_TOP 6.93147180369123816490e-01 /* its first 32 bits */
#define LN2_REST 1.90821492927058770002e-10
#define LN2 6.93147180559945286227e-01

static const double LOG_EVEN[] = {
    3.999999999940941908e-01,
    2.222219843214978396e-01,
    1.531383769920937332e-01,
};
static const double LOG_ODD[] = {
    6.666666666666735130e-01,
    2.857142874366239149e-01,
    1.818357216161805012e-01,
    1.479819860511658591e-01,
};

/* x == 2^power * (1 + fraction), 1 + fraction between the roots of 1/2 and
 * 2; `high` is x's mantissa in the high word. */
struct split {
    double fraction;
    int power;
    int32_t high;
};

/* Logarithms of what is no positive finite number: -Infinity, NaN, itself. */
static double log_special(double x)
{
    if (x == 0)
        return -INFINITY;
    return x < 0 ? (double)NAN : x;
}

static int is_special(double x)
{
    return !(x > 0) || isinf(x);
}

static struct split split_of(double x)
{
    struct split split = {0, -1023, 0};
    if (x < 0x1p-1022) {
        x *= 0x1p54;
        split.power -= 54;
    }
    int32_t high = bits_high(x);
    split.high = high & 0xfffff;
    int32_t upper = (split.high + 0x95f64) & 0x100000;
    split.power += (high >> 20) + (upper >> 20);
    split.fraction =
        bits_set_high(x, (uint32_t)(split.high | (upper ^ 0x3ff00000))) - 1.0;
    return split;
}

/* With s = f / (2 + f): log(1 + f) = 2s + s * series, in powers of s². */
static double log_series(double s)
{
    double square = s * s, fourth = square * square;
    double even = fourth * POLYNOMIAL(LOG_EVEN, fourth);
    double odd = square * POLYNOMIAL(LOG_ODD, fourth);
    return odd + even;
}

/* log(1 + fraction) for a fraction below 2^-20 */
static double log_tiny(double f, double count)
{
    double minus;
    if (f == 0)
        return count * LN2_TOP + count * LN2_REST;
    minus = f * f * (0.5 - 0.33333333333333333 * f);
    return count * LN2_TOP - ((minus - count * LN2_REST) - f);
}

double math_log(double x)
{
    if (is_special(x))
        return log_special(x);
    struct split split = split_of(x);
    double f = split.fraction, count = split.power;
    if ((0xfffff & (2 + split.high)) < 3)
        return log_tiny(f, count);
    double s = f / (2.0 + f), series = log_series(s);
    double base = count * LN2_TOP, rest = count * LN2_REST;
    if (((split.high - 0x6147a) | (0x6b851 - split.high)) <= 0)
        return base - ((s * (f - series) - rest) - f);
    double half = 0.5 * f * f;
    return base - ((half - (s * (half + series) + rest)) - f);
}

/* log(1 + f) - f + f²/2 */
static double log_beyond(double f)
{
    double s = f / (2.0 + f), half = 0.5 * f * f;
    return s * (half + log_series(s));
}

double math_log2(double x)
{
    static const double PER_TOP = 1.44269504072144627571e+00;
    static const double PER_REST = 1.67517131648865118353e-10;
    if (is_special(x))
        return log_special(x);
    if (x == 1)
        return 0;
    struct split split = split_of(x);
    double f = split.fraction, count = split.power, half = 0.5 * f * f;
    double top = bits_top(f - half);
    double rest = (f - top) - half + log_beyond(f);
    double upper = top * PER_TOP;
    double lower = (rest + top) * PER_REST + rest * PER_TOP;
    double sum = count + upper;
    lower += (count - sum) + upper;
    return lower + sum;
}

double math_log10(double x)
{
    static const double PER_LN10 = 4.34294481903251816668e-01;
    static const double LOG2_TOP = 3.01029995663611771306e-01;
    static const double LOG2_REST = 3.69423907715893078616e-13;
    int power = -1023;
    if (is_special(x))
        return log_special(x);
    if (x == 1)
        return 0;
    if (x < 0x1p-1022) {
        x *= 0x1p54;
        power -= 54;
    }
    int32_t high = bits_high(x);
    power += high >> 20;
    int32_t below = power < 0;
    double count = power + below;
    x = bits_set_high(x, (uint32_t)((high & 0xfffff) | (0x3ff - below) << 20));
    return (count * LOG2_REST + PER_LN10 * math_log(x)) + count * LOG2_TOP;
}

static const double LOG1P_SERIES[] = {
    6.666666666666735130e-01, 3.999999999940941908e-01,
    2.857142874366239149e-01, 2.222219843214978396e-01,
    1.818357216161805012e-01, 1.531383769920937332e-01,
    1.479819860511658591e-01,
};

/* log(1 + f) + count * ln 2 + lost, f between the roots less 1. */
static double log1p_sum(double f, double count, double lost, int tiny)
{
    double half = 0.5 * f * f, base = count * LN2_TOP;
    double rest = count * LN2_REST + lost;
    if (tiny && f == 0)
        return base + rest;
    if (tiny) {
        double minus = half * (1.0 - 0.66666666666666666 * f);
        return base - ((minus - rest) - f);
    }
    double s = f / (2.0 + f), square = s * s;
    double series = square * POLYNOMIAL(LOG1P_SERIES, square);
    return base - ((half - (s * (half + series) + rest)) - f);
}

/* 1 + x is rounded; what is lost by that is added again as lost / (1 + x). */
static double log1p_shifted(double x)
{
    double sum = x, lost = 0;
    int shift = bits_high(x) < 0x43400000;
    if (shift)
        sum = 1.0 + x;
    int32_t high = bits_high(sum);
    int power = (high >> 20) - 1023;
    if (shift)
        lost = (power > 0 ? 1.0 - (sum - x) : x - (sum - 1.0)) / sum;
    high &= 0xfffff;
    if (high < 0x6a09e) {
        sum = bits_set_high(sum, (uint32_t)high | 0x3ff00000);
    } else {
        power++;
        sum = bits_set_high(sum, (uint32_t)high | 0x3fe00000);
        high = (0x100000 - high) >> 2;
    }
    return log1p_sum(sum - 1.0, power, lost, high == 0);
}

double math_log1p(double x)
{
    int32_t high = bits_high(x);
    if (x == -1)
        return -INFINITY;
    if (x < -1)
        return NAN;
    if (isnan(x) || isinf(x) || high < 0x3c900000)
        return x;
    if (high < 0x3e200000)
        return x - x * x * 0.5;
    /* between the roots of 1/2 and 2 there is nothing to split */
    int near = x > 0 ? high < 0x3fda827a : high <= 0x3fd2bec4;
    return near ? log1p_sum(x, 0, 0, 0) : log1p_shifted(x);
}

double math_asinh(double x)
{
    double size = fabs(x), value;
    int32_t high = bits_high(x);
    if (!isfinite(x) || high < 0x3e300000)
        return x;
    if (high > 0x41b00000) {
        value = math_log(size) + LN2;
    } else if (high > 0x40000000) {
        value = math_log(2.0 * size + 1.0 / (sqrt(x * x + 1.0) + size));
    } else {
        double square = x * x;
        value = math_log1p(size + square / (1.0 + sqrt(1.0 + square)));
    }
    return x < 0 ? -value : value;
}

double math_acosh(double x)
{
    if (!(x >= 1))
        return NAN;
    int32_t high = bits_high(x);
    if (isinf(x))
        return x;
    if (x == 1)
        return 0;
    if (high >= 0x41b00000)
        return math_log(x) + LN2;
    if (high > 0x40000000)
        return math_log(2.0 * x - 1.0 / (x + sqrt(x * x - 1.0)));
    double t = x - 1.0;
    return math_log1p(t + sqrt(2.0 * t + t * t));
}

double math_atanh(double x)
{
    double size = fabs(x), value;
    if (!(size <= 1))
        return NAN;
    if (size == 1)
        return x < 0 ? -INFINITY : INFINITY;
    if (size < 0x1p-28)
        return x;
    if (size < 0.5) {
        double twice = size + size;
        value = 0.5 * math_log1p(twice + twice * size / (1.0 - size));
    } else {
        value = 0.5 * math_log1p((size + size) / (1.0 - size));
    }
    return x < 0 ? -value : value;
}
