#include <math.h>
#include <stdbool.h>

#include "script/math_fn.h"
#include "script/math_fn_bits.h"
#include "script/math_fn_reduce.h"

/* Coefficients of the series that are nearest to sin and cos on [0, pi/4]. */
static const double SIN_FIRST = -1.66666666666666324348e-01;
static const double SIN_SERIES[] = {
    8.33333333332248946124e-03, -1.98412698298579493134e-04,
    2.75573137070700676789e-06, -2.50507602534068634195e-08,
    1.58969099521155010221e-10,
};
static const double COS_SERIES[] = {
    4.16666666666666019037e-02, -1.38888888888741095749e-03,
    2.48015872894767294178e-05, -2.75573143513906633035e-07,
    2.08757232129817482790e-09, -1.13596475577881948265e-11,
};

/* sin(near + rest) */
static double sin_near(double x, double rest, bool exact)
{
    if (bits_high(x) < 0x3e400000)
        return x;
    double square = x * x, cube = square * x;
    double series = POLYNOMIAL(SIN_SERIES, square);
    if (exact)
        return x + cube * (SIN_FIRST + square * series);
    return x -
           ((square * (0.5 * rest - cube * series) - rest) - cube * SIN_FIRST);
}

/*
 * cos(near + rest). 1 - x²/2 loses bits where x is large; so a quarter of x,
 * which is subtracted exactly, is taken out of both terms.
 */
static double cos_near(double x, double rest)
{
    int32_t high = bits_high(x);
    if (high < 0x3e400000)
        return 1;
    double square = x * x;
    double series = square * POLYNOMIAL(COS_SERIES, square);
    double end = square * series - x * rest;
    if (high < 0x3fd33333)
        return 1 - (0.5 * square - end);
    double quarter = 0.28125;
    if (high <= 0x3fe90000)
        quarter = bits_from_high((uint32_t)high - 0x200000);
    double half = 0.5 * square - quarter;
    return (1 - quarter) - (half - end);
}

double math_sin(double x)
{
    if (!isfinite(x))
        return NAN;
    if (bits_high(x) <= 0x3fe921fb)
        return sin_near(x, 0, true);
    struct reduced angle = math_reduce(x);
    switch (angle.quarters & 3) {
    case 0:
        return sin_near(angle.near, angle.rest, false);
    case 1:
        return cos_near(angle.near, angle.rest);
    case 2:
        return -sin_near(angle.near, angle.rest, false);
    default:
        return -cos_near(angle.near, angle.rest);
    }
}

double math_cos(double x)
{
    if (!isfinite(x))
        return NAN;
    if (bits_high(x) <= 0x3fe921fb)
        return cos_near(x, 0);
    struct reduced angle = math_reduce(x);
    switch (angle.quarters & 3) {
    case 0:
        return cos_near(angle.near, angle.rest);
    case 1:
        return -sin_near(angle.near, angle.rest, false);
    case 2:
        return -cos_near(angle.near, angle.rest);
    default:
        return sin_near(angle.near, angle.rest, false);
    }
}

static const double TAN_FIRST = 3.33333333333334091986e-01;
static const double TAN_ODD[] = {
    1.33333333333201242699e-01, 2.18694882948595424599e-02,
    3.59207910759131235356e-03, 5.88041240820264096874e-04,
    7.81794442939557092300e-05, -1.85586374855275456654e-05,
};
static const double TAN_EVEN[] = {
    5.39682539762260521377e-02, 8.86323982359930005737e-03,
    1.45620945432529025516e-03, 2.46463134818469906812e-04,
    7.14072491382608190305e-05, 2.59073051863633712884e-05,
};

/* -1 / (x + rest), with a correction for what the division drops. */
static double minus_inverse(double x, double rest)
{
    double sum = x + rest, top = bits_top(sum);
    double left = rest - (top - x);
    double guess = -1.0 / sum, guess_top = bits_top(guess);
    return guess_top + guess * ((1.0 + guess_top * top) + guess_top * left);
}

/* tan(x + rest) - x for x below 0.6744 */
static double tan_rest(double x, double rest)
{
    double square = x * x, fourth = square * square, cube = square * x;
    double odd = POLYNOMIAL(TAN_ODD, fourth);
    double even = square * POLYNOMIAL(TAN_EVEN, fourth);
    double sum = rest + square * (cube * (odd + even) + rest);
    return sum + TAN_FIRST * cube;
}

/* tan(x + rest), or -1 / tan(x + rest). Near pi/4 by the angle that is
 * missing: tan(pi/4 - d) = 1 - 2 (tan d - tan² d / (1 + tan d)). */
static double tan_near(double x, double rest, bool inverse)
{
    int32_t high = bits_high(x);
    if (high < 0x3e300000)
        return inverse ? minus_inverse(x, rest) : x;
    if (high < 0x3fe59428) {
        double more = tan_rest(x, rest);
        return inverse ? minus_inverse(x, more) : x + more;
    }
    double sign = bits_negative(x) ? -1 : 1, one = inverse ? -1 : 1;
    x = (7.85398163397448278999e-01 - sign * x) +
        (3.06161699786838301793e-17 - sign * rest);
    double more = tan_rest(x, 0), tangent = x + more;
    return sign *
           (one - 2.0 * (x - (tangent * tangent / (tangent + one) - more)));
}

double math_tan(double x)
{
    if (!isfinite(x))
        return NAN;
    struct reduced angle = math_reduce(x);
    return tan_near(angle.near, angle.rest, angle.quarters & 1);
}
