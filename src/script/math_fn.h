/*
 * math_fn.h: the functions of Math that libm must not answer, because its
 * results differ from machine to machine. They are made of additions,
 * multiplications, divisions and sqrt only, in the order of the algorithms
 * that V8 uses, so their results are V8's to the last bit and the same in
 * every build (compile with -ffp-contract=off).
 *
 * Every function takes and gives doubles as Math.* does (NaN in, NaN out;
 * the special cases of ECMA-262 21.3.2). None keeps state.
 */
#ifndef LOOPLINE_SCRIPT_MATH_FN_H
#define LOOPLINE_SCRIPT_MATH_FN_H

#include <stddef.h>

double math_sin(double x);
double math_cos(double x);
double math_tan(double x);
double math_asin(double x);
double math_acos(double x);
double math_atan(double x);
double math_atan2(double y, double x);

double math_sinh(double x);
double math_cosh(double x);
double math_tanh(double x);
double math_asinh(double x);
double math_acosh(double x);
double math_atanh(double x);

double math_exp(double x);
double math_expm1(double x);
double math_log(double x);
double math_log1p(double x);
double math_log2(double x);
double math_log10(double x);
double math_cbrt(double x);

/* Number::exponentiate (6.1.6.1.3): Math.pow and the operator **. */
double math_pow(double x, double y);

/* Math.hypot of `count` numbers (0 of them: 0). */
double math_hypot(const double *values, size_t count);

/* Math.fround: rounded to float and back. */
double math_fround(double x);

/* Math.round: halves go up; -0.5 to -0 is -0. */
double math_round(double x);

#endif
