#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "draw.h"
#include "script/math_fn.h"

/* Made by expect_numbers.js: what Node's Math gives for the same arguments,
 * to the last bit. */
static const struct {
    const char *name;
    double (*function)(double);
    uint64_t sum;
} FUNCTIONS[] = {
    {"sin", math_sin, 0x0416932fa87aee8c},
    {"cos", math_cos, 0x67616fbc9699f736},
    {"tan", math_tan, 0x0d23278bb5202aa8},
    {"asin", math_asin, 0xd7c2f76c830edb47},
    {"acos", math_acos, 0x5279298be7a872e6},
    {"atan", math_atan, 0x08da1b5ccec7b2b2},
    {"sinh", math_sinh, 0x5009f2a8dc16eb5c},
    {"cosh", math_cosh, 0xe8b9a3ac22ac2145},
    {"tanh", math_tanh, 0xc5d3b7de73d794f4},
    {"asinh", math_asinh, 0xb333a2385dbf7cfc},
    {"acosh", math_acosh, 0x33e4eed01d164b04},
    {"atanh", math_atanh, 0x4ecbf5f69bc973a8},
    {"exp", math_exp, 0x2acf48885d7e5ad2},
    {"expm1", math_expm1, 0xdeb587649853f679},
    {"log", math_log, 0x21c29d4f7760405d},
    {"log1p", math_log1p, 0x24782214d3657d53},
    {"log2", math_log2, 0x94106505f09fb87a},
    {"log10", math_log10, 0xa99b4f16363e49c4},
    {"cbrt", math_cbrt, 0x749770efa551f9e9},
    {"fround", math_fround, 0x92c685438dbd0452},
    {"round", math_round, 0xeb7d4f078313a8d1},
};

static void every_bit_is_nodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        struct draw draw = draw_start();
        for (int n = 0; n < DRAWS; n++)
            draw_fold(&draw, FUNCTIONS[i].function(draw_argument(&draw)));
        if (draw.sum != FUNCTIONS[i].sum)
            fail_msg("%s", FUNCTIONS[i].name);
    }
}

static double hypot_of_two(double x, double y)
{
    double values[] = {x, y};
    return math_hypot(values, 2);
}

static uint64_t sum_of_two(double (*function)(double, double))
{
    struct draw draw = draw_start();
    for (int n = 0; n < DRAWS; n++) {
        double x = draw_argument(&draw);
        draw_fold(&draw, function(x, draw_argument(&draw)));
    }
    return draw.sum;
}

static void every_bit_of_two_is_nodes(void **state)
{
    (void)state;
    assert_int_equal(sum_of_two(math_pow), 0x1cb3e52391245500);
    assert_int_equal(sum_of_two(math_atan2), 0xcaf3a176f2c38aa7);
    assert_int_equal(sum_of_two(hypot_of_two), 0x50f8407f3c5e6725);
}

static void same(double is, double wanted)
{
    if (isnan(wanted))
        assert_true(isnan(is));
    else
        assert_memory_equal(&is, &wanted, sizeof is);
}

static void large_angles_are_reduced(void **state)
{
    (void)state;
    same(math_sin(1e22), -0.8522008497671888);
    same(math_cos(1e22), 0.523214785395139);
    same(math_tan(1e22), -1.628778225606899);
    same(math_sin(1.7976931348623157e308), 0.004961954789184062);
    same(math_sin(INFINITY), NAN);
    /* nearer to a multiple of pi/2 than any other double */
    same(math_cos(0x1.6ac5b262ca1ffp849), -4.687165924254628e-19);
}

static void powers_have_their_borders(void **state)
{
    (void)state;
    same(math_pow(NAN, 0), 1);
    same(math_pow(1, INFINITY), NAN);
    same(math_pow(-1, -INFINITY), NAN);
    same(math_pow(-INFINITY, 3), -INFINITY);
    same(math_pow(-INFINITY, -3), -0.0);
    same(math_pow(-INFINITY, 0.5), INFINITY);
    same(math_pow(-0.0, -3), -INFINITY);
    same(math_pow(-0.0, 0.5), 0);
    same(math_pow(-8, 1.0 / 3), NAN);
    same(math_pow(-8, 3), -512);
    same(math_pow(2, -1074), 5e-324);
    same(math_pow(2, -1075), 0);
    same(math_pow(2, 1023), 0x1p1023);
    same(math_pow(2, 1024), INFINITY);
    same(math_pow(0.5, 1e300), 0);
    same(math_pow(10, 308), 1e308);
    same(math_pow(10, -4), 0.00009999999999999999); /* so it is in Node 20 */
}

static void zeros_keep_their_sign(void **state)
{
    (void)state;
    same(math_round(-0.5), -0.0);
    same(math_round(-0.2), -0.0);
    same(math_round(-0.0), -0.0);
    same(math_round(0.49999999999999994), 0);
    same(math_round(2.5), 3);
    same(math_round(-2.5), -2);
    same(math_round(4503599627370495.5), 4503599627370496);
    same(math_atan2(-0.0, -1), -3.141592653589793);
    same(math_atan2(-0.0, 1), -0.0);
    same(math_sin(-0.0), -0.0);
    same(math_cbrt(-0.0), -0.0);
    same(math_hypot(NULL, 0), 0);
}

static void fround_rounds_once(void **state)
{
    (void)state;
    same(math_fround(5.05), 5.050000190734863);
    same(math_fround(3.4028235677973362e38), 3.4028234663852886e38);
    same(math_fround(3.4028235677973366e38), INFINITY);
    same(math_fround(-1e300), -INFINITY);
    same(math_fround(1e-50), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bit_is_nodes),
        cmocka_unit_test(every_bit_of_two_is_nodes),
        cmocka_unit_test(large_angles_are_reduced),
        cmocka_unit_test(powers_have_their_borders),
        cmocka_unit_test(zeros_keep_their_sign),
        cmocka_unit_test(fround_rounds_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
