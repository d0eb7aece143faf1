#include <math.h>
#include <stdbool.h>

#include "script/math_fn.h"
#include "script/math_fn_bits.h"

#define PI 3.14159265358979311600e+00
#define PI_REST 1.2246467991473531772e-16
#define HALF_PI 1.57079632679489655800e+00
#define HALF_PI_REST 6.12323399573676603587e-17
#define QUARTER_PI 7.85398163397448278999e-01

/* (asin(x) - x) / x as a fraction of series in x² */
static const double ASIN_UP[] = {
    1.66666666666666657415e-01, -3.25565818622400915405e-01,
    2.01212532134862925881e-01, -4.00555345006794114027e-02,
    7.91534994289814532176e-04, 3.47933107596021167570e-05,
};
static const double ASIN_DOWN[] = {
    1.0,
    -2.40339491173441421878e+00,
    2.02094576023350569471e+00,
    -6.88283971605453293030e-01,
    7.70381505559019352791e-02,
};

static double asin_series(double square)
{
    return square * POLYNOMIAL(ASIN_UP, square) / POLYNOMIAL(ASIN_DOWN, square);
}

/* 0.5 <= size < 1: by the half of what is missing to 1. */
static double asin_large(double size)
{
    double half = (1.0 - size) * 0.5, root = sqrt(half);
    double series = asin_series(half);
    if (bits_high(size) >= 0x3fef3333)
        return HALF_PI - (2.0 * (root + root * series) - HALF_PI_REST);
    double top = bits_top(root);
    double correction = (half - top * top) / (root + top);
    double minus = 2.0 * root * series - (HALF_PI_REST - 2.0 * correction);
    return QUARTER_PI - (minus - (QUARTER_PI - 2.0 * top));
}

double math_asin(double x)
{
    double size = fabs(x);
    if (!(size <= 1))
        return NAN;
    if (size == 1)
        return x * HALF_PI + x * HALF_PI_REST;
    if (bits_high(x) < 0x3e400000)
        return x;
    if (size < 0.5)
        return x + x * asin_series(x * x);
    double angle = asin_large(size);
    return x < 0 ? -angle : angle;
}

/* 0.5 <= size < 1, the root of half the distance to 1 as two parts */
static double acos_large(double size)
{
    double half = (1.0 - size) * 0.5, root = sqrt(half);
    double top = bits_top(root);
    double correction = (half - top * top) / (root + top);
    return 2.0 * (top + (asin_series(half) * root + correction));
}

double math_acos(double x)
{
    if (!(fabs(x) <= 1))
        return NAN;
    if (x == 1)
        return 0;
    if (x == -1)
        return PI + 2.0 * HALF_PI_REST;
    if (bits_high(x) <= 0x3c600000)
        return HALF_PI + HALF_PI_REST;
    if (fabs(x) < 0.5)
        return HALF_PI - (x - (HALF_PI_REST - x * asin_series(x * x)));
    if (x > 0)
        return acos_large(x);
    double half = (1.0 + x) * 0.5, root = sqrt(half);
    return PI - 2.0 * (root + (asin_series(half) * root - HALF_PI_REST));
}

/* atan of 1/2, 1, 3/2 and infinity, with what a double cannot hold. */
static const double ATAN_POINT[] = {
    4.63647609000806093515e-01,
    7.85398163397448278999e-01,
    9.82793723247329054082e-01,
    1.57079632679489655800e+00,
};
static const double ATAN_POINT_REST[] = {
    2.26987774529616870924e-17,
    3.06161699786838301793e-17,
    1.39033110312309984516e-17,
    6.12323399573676603587e-17,
};
static const double ATAN_EVEN[] = {
    3.33333333333329318027e-01, 1.42857142725034663711e-01,
    9.09088713343650656196e-02, 6.66107313738753120669e-02,
    4.97687799461593236017e-02, 1.62858201153657823623e-02,
};
static const double ATAN_ODD[] = {
    -1.99999999998764832476e-01, -1.11111104054623557880e-01,
    -7.69187620504482999495e-02, -5.83357013379057348645e-02,
    -3.65315727442169155270e-02,
};

/* (x - atan(x)) / x for x up to 7/16 */
static double atan_series(double x)
{
    double square = x * x, fourth = square * square;
    double even = square * POLYNOMIAL(ATAN_EVEN, fourth);
    double odd = fourth * POLYNOMIAL(ATAN_ODD, fourth);
    return even + odd;
}

/* atan(size) - atan(point) = atan((size - point) / (1 + size * point)) */
static double atan_large(double size)
{
    int32_t high = bits_high(size);
    int point = high < 0x3fe60000   ? 0
                : high < 0x3ff30000 ? 1
                : high < 0x40038000 ? 2
                                    : 3;
    double x = point == 0   ? (2.0 * size - 1.0) / (2.0 + size)
               : point == 1 ? (size - 1.0) / (size + 1.0)
               : point == 2 ? (size - 1.5) / (1.0 + 1.5 * size)
                            : -1.0 / size;
    return ATAN_POINT[point] -
           ((x * atan_series(x) - ATAN_POINT_REST[point]) - x);
}

double math_atan(double x)
{
    int32_t high = bits_high(x);
    if (isnan(x))
        return x;
    if (high < 0x3e400000)
        return x;
    if (high < 0x3fdc0000)
        return x - x * atan_series(x);
    double angle =
        high >= 0x44100000 ? HALF_PI + HALF_PI_REST : atan_large(fabs(x));
    return x < 0 ? -angle : angle;
}

/* Both are infinite, or one is, or one is zero: no division then. */
static bool atan2_special(double y, double x, double *angle)
{
    bool left = bits_negative(x);
    if (y == 0)
        *angle = left ? PI : 0;
    else if (x == 0)
        *angle = HALF_PI;
    else if (isinf(x) && isinf(y))
        *angle = left ? 3.0 * QUARTER_PI : QUARTER_PI;
    else if (isinf(x))
        *angle = left ? PI : 0;
    else if (isinf(y))
        *angle = HALF_PI;
    else
        return false;
    return true;
}

/* The angle of a point with y > 0. Where one side is 2^60 times the other,
 * the quotient would tell nothing more, or overflow. */
static double atan2_upper(double y, double x)
{
    int32_t steps = (bits_high(y) - bits_high(x)) >> 20;
    bool left = x < 0;
    double angle;
    if (steps > 60)
        return HALF_PI + 0.5 * PI_REST;
    else if (left && steps < -60)
        angle = 0;
    else
        angle = math_atan(fabs(y / x));
    return left ? PI - (angle - PI_REST) : angle;
}

double math_atan2(double y, double x)
{
    double angle;
    if (isnan(x) || isnan(y))
        return NAN;
    if (x == 1)
        return math_atan(y);
    if (!atan2_special(y, x, &angle))
        angle = atan2_upper(fabs(y), x);
    return bits_negative(y) ? -angle : angle;
}
