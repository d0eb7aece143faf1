/*
 * The matcher of regular expressions: what matches is the same however the
 * work is cut into slices, however little room the stack has at first, and
 * whether the text lies in bytes or in 16-bit units.
 */
#include "script/charset.h"
#include "script/regexp.h"
#include "unit_vm.h"

#define REGISTERS 64u
#define STACK 65536u

/* How a match is to be run. */
struct way {
    uint32_t steps; /* in each slice */
    uint32_t room; /* words of the stack at first */
    bool wide;
    bool sticky;
};

struct outcome {
    bool matched;
    uint32_t places[REGISTERS];
    uint32_t slices;
};

static const struct regexp_program *compiled(struct vm *vm,
                                             const char *pattern,
                                             const char *flags)
{
    uint16_t units[256], letters[8];
    unsigned bits;
    const char *error = NULL;
    Value names;
    uint32_t length = (uint32_t)strlen(pattern);
    uint32_t count = (uint32_t)strlen(flags);
    for (uint32_t i = 0; i < length; i++) units[i] = (uint8_t)pattern[i];
    for (uint32_t i = 0; i < count; i++) letters[i] = (uint8_t)flags[i];
    assert_true(regexp_read_flags(letters, count, &bits));
    struct bytes *bytes =
        regexp_compile(vm, units, length, bits, &names, &error);
    if (bytes == NULL) fail_msg("/%s/%s: %s", pattern, flags, error);
    return regexp_program(bytes);
}

/* Copies the match into other memory, as a checkpoint and a restore would. */
static void move(struct regexp_match *match, uint32_t which)
{
    static uint32_t registers[2][REGISTERS], stack[2][STACK];
    memcpy(registers[which], match->registers,
           match->program->registers * sizeof(uint32_t));
    memcpy(stack[which], match->stack,
           match->stack_count * sizeof(uint32_t));
    memset(match->registers, 0xee,
           match->program->registers * sizeof(uint32_t));
    memset(match->stack, 0xee, match->stack_count * sizeof(uint32_t));
    match->registers = registers[which];
    match->stack = stack[which];
}

static struct outcome run(const struct regexp_program *program,
                          const char *text, struct way way)
{
    static uint32_t registers[REGISTERS], stack[STACK];
    uint16_t units[512];
    struct outcome outcome = {.slices = 1};
    struct regexp_match match = {.program = program,
                                 .registers = registers,
                                 .stack = stack,
                                 .stack_capacity = way.room,
                                 .units = text,
                                 .length = (uint32_t)strlen(text),
                                 .wide = way.wide,
                                 .sticky = way.sticky,
                                 .steps = way.steps};
    assert_true(program->registers <= REGISTERS && match.length < 512);
    for (uint32_t i = 0; i < match.length; i++) units[i] = (uint8_t)text[i];
    if (way.wide) match.units = units;
    memset(registers, 0xee, sizeof registers);
    for (;;) {
        enum regexp_result result = regexp_run(&match);
        if (result == REGEXP_MATCHED || result == REGEXP_FAILED) {
            outcome.matched = result == REGEXP_MATCHED;
            break;
        }
        if (result == REGEXP_FULL) {
            match.stack_capacity += 6;
            assert_true(match.stack_capacity <= STACK);
        } else {
            match.steps = way.steps;
        }
        move(&match, outcome.slices++ & 1);
    }
    for (uint32_t i = 0; outcome.matched && i < 2 * program->groups; i++)
        outcome.places[i] = match.registers[i];
    return outcome;
}

static void assert_same(const char *pattern, const char *text,
                        const struct outcome *a, const struct outcome *b)
{
    if (a->matched != b->matched ||
        memcmp(a->places, b->places, sizeof a->places) != 0)
        fail_msg("/%s/ on \"%s\" gives two answers", pattern, text);
}

/* Every way gives what the plain one gives. */
static struct outcome every_way(struct vm *vm, const char *pattern,
                                const char *flags, const char *text)
{
    static const struct way ways[] = {
        {1, STACK, false, false},    {2, STACK, true, false},
        {7, 4, false, false},        {UINT32_MAX, 4, true, false},
        {UINT32_MAX, 8, false, false},
    };
    const struct regexp_program *program = compiled(vm, pattern, flags);
    struct way plain = {UINT32_MAX, STACK, false, false};
    struct outcome first = run(program, text, plain);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct outcome other = run(program, text, ways[i]);
        assert_same(pattern, text, &first, &other);
    }
    return first;
}

static void finds(struct vm *vm, const char *pattern, const char *flags,
                  const char *text, uint32_t from, uint32_t to)
{
    struct outcome outcome = every_way(vm, pattern, flags, text);
    assert_true(outcome.matched);
    assert_int_equal(outcome.places[0], from);
    assert_int_equal(outcome.places[1], to);
}

static void finds_nothing(struct vm *vm, const char *pattern,
                          const char *flags, const char *text)
{
    assert_false(every_way(vm, pattern, flags, text).matched);
}

static void what_matches(void **state)
{
    struct vm *vm = unit_vm(state);
    finds(vm, "b+", "", "abbbc", 1, 4);
    finds(vm, "b+?", "", "abbbc", 1, 2);
    finds(vm, "(a|ab)(c|bcd)(d*)", "", "abcd", 0, 4);
    finds(vm, "(z)((a+)?(b+)?(c))*", "", "zaacbbbcac", 0, 10);
    finds(vm, "(?<=(\\d+)(\\d+))$", "", "1053", 4, 4);
    finds(vm, "(?<!a)b", "", "abcb", 3, 4);
    finds(vm, "(.*?)a(?!(a+)b\\2c)\\2(.*)", "", "baaabaac", 0, 8);
    finds(vm, "^(?:\\d{3}-){2}\\d{4}$", "", "010-555-1234", 0, 12);
    finds(vm, "(?:|a){2,5}?$", "", "xaa", 1, 3);
    finds(vm, "HELLO", "i", "say hello", 4, 9);
    finds(vm, "^b$", "m", "a\nb\nc", 2, 3);
    finds(vm, "[^\\W\\d]{3}", "u", "1ab2cde", 4, 7);
    finds_nothing(vm, "^b", "", "ab");
    finds_nothing(vm, "(a+)+b", "", "aaaaaaaaaaaa!");
    finds_nothing(vm, "(?=a)b", "", "ab");
}

static void a_sticky_match_stays(void **state)
{
    struct vm *vm = unit_vm(state);
    const struct regexp_program *program = compiled(vm, "b", "y");
    struct way way = {UINT32_MAX, STACK, false, true};
    assert_false(run(program, "ab", way).matched);
    assert_true(run(program, "ba", way).matched);
}

static void long_work_takes_many_slices(void **state)
{
    struct vm *vm = unit_vm(state);
    const struct regexp_program *program = compiled(vm, "(a+)+b", "");
    struct way way = {1000, STACK, false, false};
    struct outcome outcome = run(program, "aaaaaaaaaaaaaaaaaa!", way);
    assert_false(outcome.matched);
    assert_true(outcome.slices > 100);
}

/* --- patterns at random -------------------------------------------------- */

struct dice {
    uint64_t state;
};

static uint32_t throw_dice(struct dice *dice, uint32_t sides)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice->state >> 33) % sides;
}

static void random_pattern(struct dice *dice, struct text *text, int depth)
{
    static const char *const atoms[] = {"a",   "b",    "c",   ".",     "[ab]",
                                        "\\w", "[^a]", "\\b", "(?:)",  "^",
                                        "$",   "\\1",  "x",   "[a-c]", "a"};
    static const char *const opens[] = {"(", "(?:", "(?=", "(?!", "(?<=",
                                        "(?<!", "(", "("};
    static const char *const often[] = {"",   "",   "*",     "+",    "?",
                                        "*?", "+?", "{1,2}", "{2}?", "{0,3}?"};
    uint32_t terms = throw_dice(dice, 3) + 1;
    for (uint32_t i = 0; i < terms; i++) {
        if (depth > 0 && throw_dice(dice, 3) == 0) {
            const char *open = opens[throw_dice(dice, 8)];
            text_str(text, open);
            random_pattern(dice, text, depth - 1);
            if (throw_dice(dice, 2)) {
                text_str(text, "|");
                random_pattern(dice, text, depth - 1);
            }
            text_str(text, ")");
            if (open[1] != '?' || open[2] == ':')
                text_str(text, often[throw_dice(dice, 10)]);
            continue;
        }
        uint32_t atom = throw_dice(dice, 15);
        text_str(text, atoms[atom]);
        if (atom < 7 || atom > 10) text_str(text, often[throw_dice(dice, 10)]);
    }
}

static void slices_change_nothing(void **state)
{
    static const char *const flags[] = {"", "i", "m", "u", "s", "v"};
    struct vm *vm = unit_vm(state);
    struct dice dice = {20260101};
    for (int i = 0; i < 600; i++) {
        char pattern[240], subject[24];
        struct text text;
        uint32_t length = throw_dice(&dice, 12);
        text_init_fixed(&text, pattern, sizeof pattern);
        random_pattern(&dice, &text, 3);
        if (text.full || strchr(pattern, '(') == NULL) continue;
        text_str(&text, "()");
        for (uint32_t k = 0; k < length; k++)
            subject[k] = "aabcx\n"[throw_dice(&dice, 6)];
        subject[length] = 0;
        every_way(vm, pattern, flags[throw_dice(&dice, 6)], subject);
    }
}

/* --- the parts ------------------------------------------------------------ */

static void refused(struct vm *vm, const char *pattern, unsigned flags,
                    const char *message)
{
    uint16_t units[64];
    Value names;
    const char *error = NULL;
    uint32_t length = (uint32_t)strlen(pattern);
    for (uint32_t i = 0; i < length; i++) units[i] = (uint8_t)pattern[i];
    assert_null(regexp_compile(vm, units, length, flags, &names, &error));
    assert_string_equal(error, message);
}

static void mistakes_have_words(void **state)
{
    struct vm *vm = unit_vm(state);
    refused(vm, "(", 0, "Unterminated group");
    refused(vm, "a)", 0, "Unmatched ')'");
    refused(vm, "[b-a]", 0, "Range out of order in character class");
    refused(vm, "a{2,1}", 0, "numbers out of order in {} quantifier");
    refused(vm, "\\p{Foo}", REGEXP_UNICODE, "Invalid property name");
    refused(vm, "[a&&b--c]", REGEXP_UNICODE_SETS,
            "Invalid set operation in character class");
}

static void sets_are_sets(void **state)
{
    struct unit *unit = *state;
    struct region region;
    struct charset a, b;
    region_init(&region, unit->arena);
    charset_init(&a, &region);
    charset_add(&a, 'm', 'z');
    charset_add(&a, 'a', 'f');
    charset_add(&a, 'e', 'k');
    charset_close(&a);
    assert_int_equal(a.count, 2);
    assert_true(charset_has(&a, 'k') && !charset_has(&a, 'l'));
    charset_init(&b, &region);
    charset_add(&b, 'j', 'n');
    charset_intersect(&b, &a);
    assert_int_equal(b.count, 2);
    charset_subtract(&a, &b);
    assert_true(charset_has(&a, 'i') && !charset_has(&a, 'j'));
    charset_invert(&a, UNICODE_LAST);
    assert_true(charset_has(&a, UNICODE_LAST) && charset_has(&a, 0));
    charset_init(&b, &region);
    charset_add(&b, 'k', 'k');
    charset_add_cases(&b, true);
    assert_true(charset_has(&b, 'K') && charset_has(&b, 0x212a));
    region_done(&region);
}

static void unicode_is_there(void **state)
{
    (void)state;
    assert_non_null(unicode_find(UNICODE_SCRIPT, "Hangul", 6));
    assert_non_null(unicode_find(UNICODE_CATEGORY, "Lu", 2));
    assert_non_null(unicode_find(UNICODE_BINARY, "Alpha", 5));
    assert_null(unicode_find(UNICODE_BINARY, "alpha", 5));
    assert_int_equal(unicode_canonical('a', false), 'A');
    assert_int_equal(unicode_canonical('A', true), 'a');
    assert_int_equal(unicode_canonical(0xdf, false), 0xdf);
    assert_int_equal(unicode_canonical(0xac00, false), 0xac00);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_matches, unit_start),
        cmocka_unit_test_setup(a_sticky_match_stays, unit_start),
        cmocka_unit_test_setup(long_work_takes_many_slices, unit_start),
        cmocka_unit_test_setup(slices_change_nothing, unit_start),
        cmocka_unit_test_setup(mistakes_have_words, unit_start),
        cmocka_unit_test_setup(sets_are_sets, unit_start),
        cmocka_unit_test_setup(unicode_is_there, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
