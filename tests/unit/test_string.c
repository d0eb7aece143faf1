#include "unit_vm.h"

#include "base/utf.h"

static struct string *make(struct vm *vm, const char *text)
{
    return string_from_c(vm, text);
}

static void is(const struct string *s, const char *wanted)
{
    static char bytes[1 << 16];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(s, &text, UINT32_MAX);
    assert_string_equal(bytes, wanted);
    assert_int_equal(string_utf8_length(s), strlen(wanted));
}

static void the_narrowest_form_is_chosen(void **state)
{
    struct vm *vm = unit_vm(state);
    uint16_t units[] = {'a', 0xe9, 'b'};
    assert_false(string_is_wide(make(vm, "caf\xc3\xa9")));
    assert_true(string_is_wide(make(vm, "\xea\xb0\x80")));
    assert_int_equal(string_length(make(vm, "\xf0\x9f\x98\x80")), 2);
    assert_false(string_is_wide(string_from_utf16(vm, units, 3)));
    units[1] = 0xd800;
    struct string *lone = string_from_utf16(vm, units, 3);
    is(lone, "a\xef\xbf\xbd"
             "b");
    char bytes[16];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write_wtf8(lone, &text);
    assert_string_equal(bytes, "a\xed\xa0\x80"
                               "b");
    assert_true(string_equal(vm, string_from_utf8(vm, bytes, text.length),
                             lone));
}

static void halves_that_meet_are_one_character(void **state)
{
    struct vm *vm = unit_vm(state);
    uint16_t high = 0xd83d, low = 0xde00;
    struct string *left = string_concat(
        vm, make(vm, "0123456789012345678901234567890123456789"),
        string_from_utf16(vm, &high, 1));
    struct string *rope =
        string_concat(vm, left, string_from_utf16(vm, &low, 1));
    is(rope, "0123456789012345678901234567890123456789\xf0\x9f\x98\x80");
    string_flatten(vm, rope);
    is(rope, "0123456789012345678901234567890123456789\xf0\x9f\x98\x80");
    is(left, "0123456789012345678901234567890123456789\xef\xbf\xbd");
}

/* Builds the same text from the left, from the right, and as a tree. */
static struct string *build(struct vm *vm, unsigned how, unsigned count)
{
    struct string *s = make(vm, "");
    for (unsigned i = 0; i < count; i++) {
        char digits[] = {(char)('0' + i % 10), 0};
        struct string *part = make(vm, digits);
        if (how == 1) {
            digits[0] = (char)('0' + (count - 1 - i) % 10);
            s = string_concat(vm, make(vm, digits), s);
        } else {
            s = string_concat(vm, s, part);
        }
        assert_non_null(s);
    }
    return s;
}

static void deep_ropes_are_flattened(void **state)
{
    struct vm *vm = unit_vm(state);
    for (unsigned how = 0; how < 2; how++) {
        struct string *s = build(vm, how, 100000);
        assert_true(s->cell.flags & STRING_ROPE);
        struct string *part =
            how == 0 ? s->as.rope.left : s->as.rope.right;
        string_flatten(vm, s);
        assert_false(s->cell.flags & STRING_ROPE);
        for (unsigned i = 0; i < 100000; i++)
            assert_int_equal(string_unit(s, i), '0' + i % 10);
        /* The ropes inside are as they were. */
        assert_int_equal(string_length(part), 99999);
        assert_true(part->cell.flags & STRING_ROPE);
        assert_int_equal(string_at(vm, part, 99998),
                         '0' + (how == 0 ? 99998 : 99999) % 10);
    }
}

static void shared_ropes_are_flattened(void **state)
{
    struct vm *vm = unit_vm(state);
    struct string *s = make(vm, "0123456789abcdef0123456789abcdef\xc4\x80");
    assert_int_equal(string_length(s), 33);
    for (unsigned i = 0; i < 10; i++)
        s = string_concat(vm, s, s);
    assert_int_equal(string_length(s), 33 * 1024);
    for (unsigned i = 0; i < 33 * 1024; i += 33)
        assert_int_equal(string_at(vm, s, i + 32), 0x100);
}

static void reading_a_rope_changes_nothing(void **state)
{
    struct vm *vm = unit_vm(state);
    struct string *s = build(vm, 0, 5000);
    static char bytes[6000];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(s, &text, 4000);
    assert_int_equal(text.length, 4000);
    for (unsigned i = 0; i < 4000; i++)
        assert_int_equal(bytes[i], '0' + i % 10);
    assert_true(s->cell.flags & STRING_ROPE);
    assert_int_equal(string_utf8_length(s), 5000);
}

static void too_long_is_refused(void **state)
{
    struct vm *vm = unit_vm(state);
    struct string *s = make(vm, "0123456789abcdef");
    for (unsigned i = 0; i < 24; i++)
        s = string_concat(vm, s, s);
    assert_int_equal(string_length(s), 1u << 28);
    assert_null(string_concat(vm, s, s));
    assert_ptr_equal(string_concat(vm, s, make(vm, "")), s);
}

static void parts_are_found(void **state)
{
    struct vm *vm = unit_vm(state);
    struct string *s = make(vm, "banana"), *an = make(vm, "an");
    assert_int_equal(string_find(vm, s, an, 0), 1);
    assert_int_equal(string_find(vm, s, an, 2), 3);
    assert_int_equal(string_find(vm, s, an, 4), -1);
    assert_int_equal(string_find(vm, s, make(vm, ""), 6), 6);
    assert_int_equal(string_find(vm, s, make(vm, "banana!"), 0), -1);
    assert_int_equal(string_find_last(vm, s, an, 6), 3);
    assert_int_equal(string_find_last(vm, s, an, 2), 1);
    assert_int_equal(string_find_last(vm, s, make(vm, "x"), 6), -1);
    struct string *wide = make(vm, "\xea\xb0\x80 banana \xea\xb0\x80");
    assert_int_equal(string_find(vm, wide, an, 0), 3);
    assert_int_equal(string_find(vm, wide, make(vm, "\xea\xb0\x80"), 1), 9);
    assert_int_equal(string_find(vm, s, make(vm, "\xea\xb0\x80"), 0), -1);
    is(string_slice(vm, wide, 2, 8), "banana");
    assert_false(string_is_wide(string_slice(vm, wide, 2, 8)));
    assert_ptr_equal(string_slice(vm, s, 0, 6), s);
}

static void order_is_by_units(void **state)
{
    struct vm *vm = unit_vm(state);
    assert_int_equal(string_compare(vm, make(vm, "a"), make(vm, "b")), -1);
    assert_int_equal(string_compare(vm, make(vm, "ab"), make(vm, "a")), 1);
    assert_int_equal(string_compare(vm, make(vm, ""), make(vm, "")), 0);
    /* U+1F600 is a pair of surrogates, which stand before U+FFFD. */
    assert_int_equal(string_compare(vm, make(vm, "\xf0\x9f\x98\x80"),
                                    make(vm, "\xef\xbf\xbd")),
                     -1);
    assert_int_equal(string_compare(vm, make(vm, "\xc3\xa9"),
                                    make(vm, "\xea\xb0\x80")),
                     -1);
}

/* Long parts of few letters, where the search changes its way; the last place
 * likewise, in narrow and wide strings. */
static void long_parts_are_found(void **state)
{
    struct vm *vm = unit_vm(state);
    uint32_t random = 1;
    for (int round = 0; round < 3000; round++) {
        uint8_t text[400], part[120];
        uint16_t wide[400];
        uint32_t period = 1 + (uint32_t)round % 9, size = 40 + random % 80;
        for (uint32_t i = 0; i < 400; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = i < period || random >> 28 == 0 ? 'a' + (random >> 31)
                                                      : text[i - period];
            wide[i] = text[i] + 0x300;
        }
        uint32_t from = random % (400 - size);
        for (uint32_t i = 0; i < size; i++)
            part[i] = text[from + i];
        part[size - 1] ^= round % 3 == 0;
        uint16_t wide_part[120];
        for (uint32_t i = 0; i < size; i++)
            wide_part[i] = part[i] + 0x300;
        int64_t first = -1, last = -1;
        for (uint32_t at = 0; at + size <= 400; at++)
            if (memcmp(text + at, part, size) == 0) {
                first = first < 0 ? at : first;
                last = at;
            }
        struct string *s = string_from_latin1(vm, text, 400);
        struct string *p = string_from_latin1(vm, part, size);
        assert_int_equal(string_find(vm, s, p, 0), first);
        assert_int_equal(string_find_last(vm, s, p, 400), last);
        s = string_from_utf16(vm, wide, 400);
        p = string_from_utf16(vm, wide_part, size);
        assert_int_equal(string_find(vm, s, p, 0), first);
        assert_int_equal(string_find_last(vm, s, p, 400), last);
    }
}

static void names_are_unique(void **state)
{
    struct vm *vm = unit_vm(state);
    struct string *a = atom_from_c(vm, "someName");
    struct string *rope = string_concat(vm, make(vm, "some"),
                                        make(vm, "Name"));
    assert_ptr_equal(atom_from_string(vm, rope), a);
    struct string *wide = string_new_flat(vm, 8, true);
    for (unsigned i = 0; i < 8; i++)
        ((uint16_t *)wide->as.units)[i] = (uint16_t) "someName"[i];
    assert_ptr_equal(atom_from_string(vm, wide), a);
    for (unsigned i = 0; i < 8; i++)
        ((uint16_t *)wide->as.units)[i] = (uint16_t) "wideName"[i];
    wide->cell.flags &= (uint8_t)~STRING_HASHED;
    assert_ptr_equal(atom_from_string(vm, wide), atom_from_c(vm, "wideName"));
    assert_ptr_equal(atom_from_c(vm, "\xea\xb0\x80"),
                     atom_from_string(vm, make(vm, "\xea\xb0\x80")));
    assert_ptr_equal(atom_from_c(vm, "x"), vm->characters['x']);
}

static void names_know_their_index(void **state)
{
    struct vm *vm = unit_vm(state);
    static const struct {
        const char *text;
        int64_t index;
    } rows[] = {{"0", 0},           {"10", 10},
                {"4294967294", 4294967294}, {"4294967295", -1},
                {"01", -1},         {"-1", -1},
                {"", -1},           {"1.0", -1},
                {"99999999999", -1}};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct string *atom = atom_from_c(vm, rows[i].text);
        bool is_index = atom->cell.flags & STRING_INDEX;
        assert_int_equal(is_index, rows[i].index >= 0);
        if (is_index) assert_int_equal(atom->index, rows[i].index);
    }
    assert_ptr_equal(atom_from_index(vm, 4294967295u),
                     atom_from_c(vm, "4294967295"));
}

/* A second process beside an image: what the image has is not made again, and
 * the image stays as it is. */
static void an_image_is_shared(void **state)
{
    struct vm *vm = unit_vm(state);
    struct arena *arena = arena_init(
        reserve_map(ARENA_IMAGE_BASE, (size_t)64 << 20));
    struct vm *image = arena_take(arena, 1);
    heap_init(&image->heap, arena, SIZE_MAX);
    unit_names(image);
    struct string *name = atom_from_c(image, "fromTheImage");
    struct string *text = make(image, "only a string");
    size_t bytes = image->heap.bytes;
    vm->atoms.shared = &image->atoms;
    assert_ptr_equal(atom_from_c(vm, "fromTheImage"), name);
    struct string *copy = atom_from_string(vm, text);
    assert_ptr_not_equal(copy, text);
    assert_int_equal(text->cell.flags, 0);
    assert_ptr_equal(atom_from_c(vm, "only a string"), copy);
    unit_keep(state, value_string(name));
    unit_collect(state);
    is(name, "fromTheImage");
    assert_int_equal(image->heap.bytes, bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_narrowest_form_is_chosen, unit_start),
        cmocka_unit_test_setup(halves_that_meet_are_one_character,
                               unit_start),
        cmocka_unit_test_setup(deep_ropes_are_flattened, unit_start),
        cmocka_unit_test_setup(shared_ropes_are_flattened, unit_start),
        cmocka_unit_test_setup(reading_a_rope_changes_nothing, unit_start),
        cmocka_unit_test_setup(too_long_is_refused, unit_start),
        cmocka_unit_test_setup(parts_are_found, unit_start),
        cmocka_unit_test_setup(order_is_by_units, unit_start),
        cmocka_unit_test_setup(long_parts_are_found, unit_start),
        cmocka_unit_test_setup(names_are_unique, unit_start),
        cmocka_unit_test_setup(names_know_their_index, unit_start),
        cmocka_unit_test_setup(an_image_is_shared, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
