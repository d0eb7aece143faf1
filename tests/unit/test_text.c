#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/utf.h"

static struct text made;
static char room[512];

static struct text *fresh(void)
{
    text_init_fixed(&made, room, sizeof room);
    return &made;
}

static void is(const char *wanted)
{
    assert_string_equal(made.bytes, wanted);
    assert_int_equal(made.length, strlen(wanted));
}

static void a_full_text_ends_with_a_whole_character(void **state)
{
    (void)state;
    char bytes[8];
    text_init_fixed(&made, bytes, sizeof bytes);
    text_str(&made, "가나다");
    is("가나");
    assert_true(made.full);
    text_str(&made, "x"); /* there is room, but no text has a hole */
    is("가나");
    text_clear(&made);
    text_str(&made, "1234567");
    is("1234567");
    assert_false(made.full);
    text_init_fixed(&made, bytes, 1);
    text_char(&made, 'a');
    is("");
    assert_true(made.full);
}

static void numbers_are_written(void **state)
{
    (void)state;
    fresh();
    text_int(&made, INT64_MIN);
    text_byte(&made, ' ');
    text_uint(&made, UINT64_MAX);
    text_byte(&made, ' ');
    text_hex(&made, 0xbeef, 6);
    text_pad(&made, 2);
    text_pad(&made, -2);
    text_hex(&made, UINT64_MAX, 0);
    is("-9223372036854775808 18446744073709551615 00beef  ffffffffffffffff");
}

static void formats_are_printfs(void **state)
{
    (void)state;
    fresh();
    text_format(&made, "%d|%5d|%-5d|%05d|%u|%ld|%lu|%zu|%x|%04X|%%", -7, 42,
                -42, -42, 7u, -5000000000L, 5000000000UL, (size_t)9, 255u,
                0xabu);
    is("-7|   42|-42  |-0042|7|-5000000000|5000000000|9|ff|00AB|%");
    fresh();
    text_format(&made, "%s|%.*s|%.2s|%6s|%-4s|%c|%*d|%lld|%llu|%02x", "ab", 3,
                "abcdef", "xyz", "right", "l", 'c', 3, 1, -1LL, ~0ULL, 5);
    is("ab|abc|xy| right|l   |c|  1|-1|18446744073709551615|05");
}

static void json_is_escaped(void **state)
{
    (void)state;
    const char bytes[] = "a\"\\\b\f\n\r\t\x01\x7f\0 \xe2\x80\xa8"
                         "한\xff\xed\xa0\x80\xf0\x9f\x98\x80";
    fresh();
    text_json(&made, bytes, sizeof bytes - 1);
    is("\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f\\u0000 \\u2028"
       "한\xef\xbf\xbd\\ud800\xf0\x9f\x98\x80\"");
}

static void controls_are_shown(void **state)
{
    (void)state;
    const char bytes[] = "\x1b[31m\x7f\xc2\x9b\xe2\x80\xae한\xff";
    fresh();
    text_visible(&made, bytes, sizeof bytes - 1);
    is("\xe2\x90\x9b[31m\xe2\x90\xa1\xef\xbf\xbd\xef\xbf\xbd한\xef\xbf\xbd");
}

static void a_region_holds_what_it_must(void **state)
{
    (void)state;
    void *base = aligned_alloc(ARENA_SPAN, 64 * ARENA_SPAN);
    struct region region;
    memset(base, 0, 64 * ARENA_SPAN);
    region_init(&region, arena_init(base));
    text_init_region(&made, &region);
    is("");
    for (int i = 0; i < 20000; i++)
        text_format(&made, "%d,", i);
    assert_false(made.full);
    assert_int_equal(made.length, 108890);
    assert_memory_equal(made.bytes + made.length - 6, "19999,", 7);
    text_cut(&made, 3);
    is("0,1");
    region_done(&region);
    free(base);
}

static void particle(const char *word, enum text_particle kind,
                     const char *wanted)
{
    fresh();
    text_particle(&made, word, strlen(word), kind);
    if (strcmp(made.bytes, wanted) != 0)
        fail_msg("%s: %s, not %s", word, made.bytes, wanted);
}

static void particles_follow_hangul(void **state)
{
    (void)state;
    particle("타이머", PARTICLE_EUL_REUL, "를");
    particle("소켓", PARTICLE_EUL_REUL, "을");
    particle("소켓", PARTICLE_I_GA, "이");
    particle("서버", PARTICLE_I_GA, "가");
    particle("서울", PARTICLE_EURO, "로");
    particle("서울", PARTICLE_EUN_NEUN, "은");
    particle("집", PARTICLE_EURO, "으로");
    particle("학교", PARTICLE_EURO, "로");
    particle("값", PARTICLE_GWA_WA, "과");
    particle("‘서버’", PARTICLE_GWA_WA, "와");
    particle("", PARTICLE_I_GA, "가");
}

static void particles_follow_digits(void **state)
{
    (void)state;
    const char *forms[] = {"이", "이", "가", "이", "가",
                           "가", "이", "이", "이", "가"};
    for (int i = 0; i < 10; i++) {
        char digit[2] = {(char)('0' + i), 0};
        particle(digit, PARTICLE_I_GA, forms[i]);
    }
    particle("1", PARTICLE_EURO, "로");
    particle("1000", PARTICLE_EURO, "으로");
    particle("1,000,000,000,000", PARTICLE_I_GA, "가");
    particle("1.0", PARTICLE_I_GA, "이");
    particle("6005", PARTICLE_EURO, "로");
    particle("50%", PARTICLE_I_GA, "가");
}

static void particles_follow_latin(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        const char *object;
    } WORDS[] = {
        {"setTimeout", "을"},
        {"`setTimeout()`", "을"},
        {"hello", "를"},
        {"callback", "을"},
        {"server", "를"},
        {"node", "를"},
        {"runtime", "을"},
        {"file", "을"},
        {"null", "을"},
        {"URL", "을"},
        {"TCP", "를"},
        {"HTTP", "를"},
        {"JSON", "을"},
        {"CONNECTING", "을"},
        {"OPEN", "을"},
        {"CLOSED", "를"},
        {"CLOSING", "을"},
        {"GET", "을"},
        {"ws", "를"},
        {"npm", "을"},
        {"hello.js", "를"},
        {"readyState", "를"},
        {"queueMicrotask", "를"},
        {"stack", "을"},
        {"promise", "를"},
        {"socket", "을"},
        {"event", "를"},
        {"x", "를"},
        {"\"n\"", "을"},
        {"undefined", "를"},
        {"utf8", "을"},
        {"microtask", "를"},
        {"true", "를"},
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        particle(WORDS[i].word, PARTICLE_EUL_REUL, WORDS[i].object);
    particle("URL", PARTICLE_EURO, "로");
}

static void bad(const char *bytes, size_t length, size_t used)
{
    uint32_t point = 0;
    assert_int_equal(utf_decode(bytes, length, &point), used);
    assert_int_equal(point, UTF_REPLACEMENT);
    assert_int_equal(utf_decode_strict(bytes, length, &point), 0);
    assert_false(utf_valid(bytes, length));
}

static void wrong_bytes_are_replaced_in_parts(void **state)
{
    (void)state;
    bad("\x80", 1, 1);
    bad("\xc1\xbf", 2, 1);
    bad("\xe0\x9f\xbf", 3, 1);
    bad("\xe2\x82", 2, 2);
    bad("\xe2\x82x", 3, 2);
    bad("\xed\xa0\x80", 3, 1);
    bad("\xf0\x9f\x98", 3, 3);
    bad("\xf4\x90\x80\x80", 4, 1);
    bad("\xf5", 1, 1);
    assert_int_equal(utf_units("a\xe2\x82\xed\xa0\x80z", 7), 6);
}

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t point = 0; point <= 0x10ffff; point++) {
        char bytes[UTF_MAX_BYTES];
        uint16_t units[2];
        uint32_t again = 0;
        bool half = point >= 0xd800 && point < 0xe000;
        size_t length = utf_encode(point, bytes);
        size_t used = utf_decode_wtf(bytes, length, &again);
        if (used != length || again != point)
            fail();
        if (utf_valid(bytes, length) == half)
            fail();
        if (utf_back(bytes, length) != 0)
            fail();
        if (half)
            continue;
        size_t count = utf_to_utf16(bytes, length, units);
        char back[UTF_MAX_BYTES];
        if (count != utf_units(bytes, length))
            fail();
        if (utf_length_of_utf16(units, count) != length)
            fail();
        if (utf_from_utf16(units, count, back, false) != length)
            fail();
        if (memcmp(bytes, back, length) != 0)
            fail();
    }
}

static void lone_halves_have_two_forms(void **state)
{
    (void)state;
    const uint16_t units[] = {0xdc00, 0xd83d, 'a', 0xd83d};
    char out[12];
    assert_int_equal(utf_length_of_utf16(units, 4), 10);
    assert_int_equal(utf_from_utf16(units, 4, out, false), 10);
    assert_memory_equal(out,
                        "\xef\xbf\xbd\xef\xbf\xbd"
                        "a\xef\xbf\xbd",
                        10);
    assert_int_equal(utf_from_utf16(units, 4, out, true), 10);
    assert_memory_equal(out,
                        "\xed\xb0\x80\xed\xa0\xbd"
                        "a\xed\xa0\xbd",
                        10);
}

/* Every border in every place: fed in pieces it is as valid as in one. */
static void validation_may_be_cut_anywhere(void **state)
{
    (void)state;
    const char *texts[] = {"plain text of some length",
                           "한글 \xf0\x9f\x98\x80 \xc3\xa9",
                           "\xe2\x82",
                           "a\xed\xa0\x80",
                           "\xf4\x90\x80\x80",
                           "ok\xc0\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t length = strlen(texts[i]);
        for (size_t cut = 0; cut <= length; cut++) {
            struct utf_check check = {0};
            utf_check_feed(&check, texts[i], cut);
            utf_check_feed(&check, texts[i] + cut, length - cut);
            assert_int_equal(utf_check_done(&check),
                             utf_valid(texts[i], length));
        }
    }
    assert_int_equal(utf_unfinished("a\xf0\x9f\x98", 4), 3);
    assert_int_equal(utf_unfinished("\xe2\x82\xac", 3), 0);
    assert_int_equal(utf_unfinished("\xe0\x80", 2), 0);
    assert_int_equal(utf_unfinished("a\xe2", 2), 1);
}

static void columns_are_counted(void **state)
{
    (void)state;
    size_t used;
    assert_int_equal(utf_width('a'), 1);
    assert_int_equal(utf_width(0xac00), 2);
    assert_int_equal(utf_width(0x301), 0);
    assert_int_equal(utf_width(0x200b), 0);
    assert_int_equal(utf_width(0x1f600), 2);
    assert_int_equal(utf_width(0xff21), 2);
    assert_int_equal(utf_width(0xe9), 1);
    assert_int_equal(utf_text_width("한a글", 7), 5);
    assert_int_equal(utf_fit("한a글", 7, 4, &used), 4);
    assert_int_equal(used, 3);
    assert_int_equal(utf_fit("e\xcc\x81x", 4, 1, NULL), 3);
}

static void at(const char *source, size_t offset, uint32_t line,
               uint32_t column)
{
    size_t length = strlen(source);
    struct utf_place place = utf_place(source, length, offset);
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(utf_offset(source, length, place), offset);
}

static void places_are_converted(void **state)
{
    (void)state;
    const char *source = "ab\r\n한\xf0\x9f\x98\x80x\rz\xe2\x80\xa8w";
    at(source, 0, 1, 1);
    at(source, 2, 1, 3);
    at(source, 4, 2, 1);
    at(source, 7, 2, 2);
    at(source, 11, 2, 4);
    at(source, 13, 3, 1);
    at(source, 17, 4, 1);
    at(source, 18, 4, 2);
    assert_int_equal(utf_line_start(source, 18, 11), 4);
    assert_int_equal(utf_line_end(source, 18, 4), 12);
    assert_int_equal(utf_line_end(source, 18, 18), 18);
    assert_int_equal(utf_offset(source, 18, (struct utf_place){1, 99}), 2);
    assert_int_equal(utf_offset(source, 18, (struct utf_place){9, 1}), 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_text_ends_with_a_whole_character),
        cmocka_unit_test(numbers_are_written),
        cmocka_unit_test(formats_are_printfs),
        cmocka_unit_test(json_is_escaped),
        cmocka_unit_test(controls_are_shown),
        cmocka_unit_test(a_region_holds_what_it_must),
        cmocka_unit_test(particles_follow_hangul),
        cmocka_unit_test(particles_follow_digits),
        cmocka_unit_test(particles_follow_latin),
        cmocka_unit_test(wrong_bytes_are_replaced_in_parts),
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(lone_halves_have_two_forms),
        cmocka_unit_test(validation_may_be_cut_anywhere),
        cmocka_unit_test(columns_are_counted),
        cmocka_unit_test(places_are_converted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
