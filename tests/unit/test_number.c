#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "draw.h"
#include "script/number.h"

typedef void write_function(double, int, struct text *);

static void write_text(double x, int n, struct text *text)
{
    (void)n;
    number_to_text(x, text);
}

static void write_fixed(double x, int n, struct text *text)
{
    number_to_fixed(x, n, text);
}

static void write_exponential(double x, int n, struct text *text)
{
    number_to_exponential(x, n, text);
}

static void write_precision(double x, int n, struct text *text)
{
    number_to_precision(x, n + 1, text);
}

static void write_radix(double x, int n, struct text *text)
{
    number_to_radix(x, n % 35 + 2, text);
}

/* Made by expect_numbers.js: what Node writes for the same numbers. */
static const struct {
    const char *name;
    write_function *function;
    uint64_t sum;
} WRITERS[] = {
    {"text", write_text, 0xbf3fac8dc37899d2},
    {"fixed", write_fixed, 0xa22710a27dc49e6a},
    {"exponential", write_exponential, 0x9186cb8b5e4ed444},
    {"precision", write_precision, 0xb71962866db067b5},
    {"radix", write_radix, 0xb542e31cafc3118f},
};

static void every_digit_is_nodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WRITERS / sizeof *WRITERS; i++) {
        struct draw draw = draw_start();
        for (int n = 0; n < DRAWS; n++) {
            char bytes[2300];
            struct text text;
            double x = draw_argument(&draw);
            text_init_fixed(&text, bytes, sizeof bytes);
            WRITERS[i].function(x, (int)(draw_next(&draw) % 100), &text);
            draw_fold_text(&draw, bytes);
        }
        if (draw.sum != WRITERS[i].sum)
            fail_msg("%s", WRITERS[i].name);
    }
}

static void every_number_is_read_as_by_node(void **state)
{
    (void)state;
    struct draw draw = draw_start();
    for (int n = 0; n < DRAWS; n++) {
        char bytes[80];
        struct text text;
        text_init_fixed(&text, bytes, sizeof bytes);
        text_uint(&text, draw_next(&draw));
        text_byte(&text, '.');
        text_uint(&text, draw_next(&draw));
        size_t digits = text.length;
        text_format(&text, "e%d", (int)(draw_next(&draw) % 700) - 350);
        draw_fold(&draw, number_parse(bytes, text.length, NUMBER_LATIN1));
        int radix = (int)(draw_next(&draw) % 35) + 2;
        draw_fold(&draw, number_parse_int(bytes, digits, NUMBER_LATIN1, radix));
    }
    assert_int_equal(draw.sum, 0xbd3043e9c1c54a41);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct draw draw = draw_start();
    for (int n = 0; n < DRAWS; n++) {
        char bytes[NUMBER_TEXT_MAX + 1];
        struct text text;
        double x = draw_argument(&draw);
        text_init_fixed(&text, bytes, sizeof bytes);
        number_to_text(x, &text);
        assert_false(text.full);
        double again = number_parse(bytes, text.length, NUMBER_UTF8);
        assert_true(isnan(x) ? isnan(again) : again == x);
    }
}

static void writes(double x, const char *wanted)
{
    char bytes[64];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_text(x, &text);
    assert_string_equal(bytes, wanted);
}

static void the_layout_follows_the_exponent(void **state)
{
    (void)state;
    writes(-0.0, "0");
    writes(NAN, "NaN");
    writes(-INFINITY, "-Infinity");
    writes(1e21, "1e+21");
    writes(123456789012345680000.0, "123456789012345680000");
    writes(1e-6, "0.000001");
    writes(1e-7, "1e-7");
    writes(-1.5e-10, "-1.5e-10");
    writes(0.1 + 0.2, "0.30000000000000004");
    writes(5e-324, "5e-324");
    writes(-1.7976931348623157e308, "-1.7976931348623157e+308");
    writes(-1.2345678901234567e-100, "-1.2345678901234567e-100");
}

static void fixed(double x, int digits, const char *wanted)
{
    char bytes[160];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_fixed(x, digits, &text);
    assert_string_equal(bytes, wanted);
}

static void fixed_digits_are_exact(void **state)
{
    (void)state;
    fixed(1.005, 2, "1.00");
    fixed(1.45, 1, "1.4");
    fixed(8.5, 0, "9");
    fixed(-2.5, 0, "-3");
    fixed(0.5, 0, "1");
    fixed(99.95, 1, "100.0");
    fixed(-0.0000001, 2, "-0.00");
    fixed(0, 2, "0.00");
    fixed(1e21, 2, "1e+21");
    fixed(0.1, 20, "0.10000000000000000555");
}

static double read_number(const char *bytes)
{
    return number_parse(bytes, strlen(bytes), NUMBER_UTF8);
}

static void numbers_have_their_grammar(void **state)
{
    (void)state;
    assert_true(read_number("") == 0);
    assert_true(read_number("\xef\xbb\xbf \t\xe2\x80\xa9") == 0);
    assert_true(read_number("\xe3\x80\x80 12 \xc2\xa0") == 12);
    assert_true(read_number("0x1F") == 31);
    assert_true(read_number("0b101") == 5);
    assert_true(read_number("-Infinity") == -INFINITY);
    assert_true(read_number(".5e1") == 5);
    assert_true(signbit(read_number("-0")));
    const char *wrong[] = {"-0x1", "0x", "1_0", "1 2", "e5",  ".",
                           "+",    "1e", "12a", "inf", "0b2", "--1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_true(isnan(read_number(wrong[i])));
    assert_true(isnan(number_parse("1\0", 2, NUMBER_LATIN1)));
}

static void halves_go_to_even(void **state)
{
    (void)state;
    assert_true(read_number("9007199254740993") == 9007199254740992.0);
    assert_true(read_number("9007199254740993.0000000000000000000001") ==
                9007199254740994.0);
    assert_true(read_number("2.4703282292062327208e-324") == 0);
    assert_true(read_number("2.4703282292062328e-324") == 5e-324);
    assert_true(read_number("1.7976931348623158079e308") ==
                1.7976931348623157e308);
    assert_true(read_number("1.7976931348623159e308") == INFINITY);
    assert_true(read_number("0x20000000000001") == 9007199254740992.0);
    assert_true(read_number("0x200000000000010") == 144115188075855872.0);
    assert_true(read_number("0x200000000000018") == 144115188075855904.0);
}

/* A digit far behind the 800th still decides a tie. */
static void long_texts_are_exact(void **state)
{
    (void)state;
    char bytes[3000];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_str(&text, "9007199254740993.");
    text_repeat(&text, '0', 2000);
    assert_true(read_number(bytes) == 9007199254740992.0);
    text_str(&text, "1");
    assert_true(read_number(bytes) == 9007199254740994.0);
    text_clear(&text);
    text_str(&text, "0.");
    text_repeat(&text, '0', 1000);
    text_str(&text, "1e1001");
    assert_true(read_number(bytes) == 1);
    assert_true(read_number("1e99999999999999999999") == INFINITY);
    assert_true(read_number("1e-99999999999999999999") == 0);
    assert_true(read_number("0e99999999999999999999") == 0);
}

static void prefixes_are_read(void **state)
{
    (void)state;
    const uint16_t wide[] = {0x3000, '-', '4', '2', 0xac00};
    assert_true(number_parse_float("3.14abc", 7, NUMBER_LATIN1) == 3.14);
    assert_true(number_parse_float("1e+", 3, NUMBER_LATIN1) == 1);
    assert_true(number_parse_float("  Infinityx", 11, NUMBER_LATIN1) ==
                INFINITY);
    assert_true(isnan(number_parse_float(".", 1, NUMBER_LATIN1)));
    assert_true(number_parse_int(wide, 5, NUMBER_UTF16, 0) == -42);
    assert_true(number_parse_int("0x1g", 4, NUMBER_LATIN1, 0) == 1);
    assert_true(number_parse_int("0x1g", 4, NUMBER_LATIN1, 10) == 0);
    assert_true(number_parse_int("zz", 2, NUMBER_LATIN1, 36) == 1295);
    assert_true(isnan(number_parse_int("2", 1, NUMBER_LATIN1, 2)));
    assert_true(isnan(number_parse_int("1", 1, NUMBER_LATIN1, 37)));
    assert_true(isnan(number_parse_int("1", 1, NUMBER_LATIN1, 1)));
    assert_true(isnan(number_parse_int("", 0, NUMBER_LATIN1, 0)));
}

static void literal(const char *source, double value, size_t length,
                    enum number_form form)
{
    struct number_literal is = number_parse_literal(source, strlen(source));
    assert_int_equal(is.fault, NUMBER_FINE);
    assert_true(is.value == value);
    assert_int_equal(is.length, length);
    assert_int_equal(is.form, form);
}

static void literals_are_read(void **state)
{
    (void)state;
    literal("1_000.5e1_0;", 1000.5e10, 11, NUMBER_DECIMAL);
    literal(".5.x", 0.5, 2, NUMBER_DECIMAL);
    literal("5..x", 5, 2, NUMBER_DECIMAL);
    literal("0xFf_Ff", 65535, 7, NUMBER_HEX);
    literal("0o17", 15, 4, NUMBER_OCTAL);
    literal("0B1_1+", 3, 5, NUMBER_BINARY);
    literal("017", 15, 3, NUMBER_LEGACY_OCTAL);
    literal("089.5", 89.5, 5, NUMBER_LEADING_ZERO);
    literal("1\xe3\x80\x80", 1, 1, NUMBER_DECIMAL);
    assert_true(number_parse_literal("10n", 3).big);
    assert_int_equal(number_parse_literal("10n", 3).length, 3);
}

static void faulty(const char *source, enum number_fault fault, size_t at)
{
    struct number_literal is = number_parse_literal(source, strlen(source));
    assert_int_equal(is.fault, fault);
    assert_int_equal(is.length, at);
}

static void wrong_literals_are_refused(void **state)
{
    (void)state;
    faulty("3in", NUMBER_BAD_TOKEN, 1);
    faulty("3\xed\x95\x9c", NUMBER_BAD_TOKEN, 1);
    faulty("0x", NUMBER_BAD_TOKEN, 2);
    faulty("0b12", NUMBER_BAD_TOKEN, 3);
    faulty("1e+", NUMBER_BAD_TOKEN, 3);
    faulty("1.5n", NUMBER_BAD_TOKEN, 3);
    faulty("01n", NUMBER_BAD_TOKEN, 2);
    faulty("07e1", NUMBER_BAD_TOKEN, 2);
    faulty("1__0", NUMBER_TWO_SEPARATORS, 2);
    faulty("1_", NUMBER_END_SEPARATOR, 2);
    faulty("1_.5", NUMBER_END_SEPARATOR, 2);
    faulty("0_1", NUMBER_ZERO_SEPARATOR, 1);
}

static void whole_numbers_wrap(void **state)
{
    (void)state;
    assert_int_equal(number_to_int32(4294967295.9), -1);
    assert_int_equal(number_to_int32(-2147483649.0), 2147483647);
    assert_int_equal(number_to_int32(0x1p84 + 0x1p32), 0);
    assert_int_equal(number_to_int32(NAN), 0);
    assert_int_equal(number_to_int32(INFINITY), 0);
    assert_int_equal(number_to_int32(-1.9), -1);
    assert_int_equal(number_to_uint32(-1), 4294967295u);
    assert_int_equal(number_to_uint32(0x1p53 + 2), 2);
    assert_false(signbit(number_to_integer(-0.5)));
    assert_true(number_to_integer(NAN) == 0);
    assert_true(number_to_integer(-7.9) == -7);
    assert_true(number_to_integer(-INFINITY) == -INFINITY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_digit_is_nodes),
        cmocka_unit_test(every_number_is_read_as_by_node),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(the_layout_follows_the_exponent),
        cmocka_unit_test(fixed_digits_are_exact),
        cmocka_unit_test(numbers_have_their_grammar),
        cmocka_unit_test(halves_go_to_even),
        cmocka_unit_test(long_texts_are_exact),
        cmocka_unit_test(prefixes_are_read),
        cmocka_unit_test(literals_are_read),
        cmocka_unit_test(wrong_literals_are_refused),
        cmocka_unit_test(whole_numbers_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
