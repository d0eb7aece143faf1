/* test_packed.c: a long row of structs, packed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <malloc.h>

#include <cmocka.h>

#include "history/packed.h"

#define MOST 1000u
#define WORDS 5u

struct thing {
    uint64_t words[WORDS];
};
static struct thing things[MOST];

/* Things that go on by turns, with words of any size among them. */
static void make_things(void)
{
    uint64_t chance = 1;
    for (uint64_t i = 0; i < MOST; i++) {
        chance = chance * 6364136223846793005u + 1442695040888963407u;
        things[i] = (struct thing){{i % 3, i * 1000, chance >> chance % 64,
                                    i % 100 ? 7 : UINT64_MAX, 0 - i}};
    }
}

static struct packed filled(uint64_t count)
{
    struct packed row = {.words = WORDS, .steady = 2};
    for (uint64_t i = 0; i < count; i++)
        assert_true(packed_add(&row, &things[i]));
    assert_int_equal(row.count, count);
    return row;
}

static void same(const struct packed *row, uint64_t i)
{
    assert_memory_equal(packed_at(row, i), &things[i], sizeof things[i]);
}

static void every_thing_comes_back(void **state)
{
    struct packed row = filled(MOST);
    (void)state;
    for (uint64_t i = 0; i < MOST; i++)
        same(&row, i);
    for (uint64_t i = 0; i < MOST; i++)
        same(&row, i * 617 % MOST);
    packed_free(&row);
    assert_int_equal(row.count, 0);
}

static void some_stay_good_together(void **state)
{
    struct packed row = filled(MOST);
    const struct thing *open[PACKED_OPEN];
    (void)state;
    for (uint64_t i = 0; i < PACKED_OPEN; i++)
        open[i] = packed_at(&row, i * PACKED_BLOCK);
    for (uint64_t i = 0; i < PACKED_OPEN; i++)
        assert_memory_equal(open[i], &things[i * PACKED_BLOCK],
                            sizeof things[i]);
    packed_free(&row);
}

static void it_goes_on_where_it_was_cut(void **state)
{
    static const uint64_t cuts[] = {MOST, 999, PACKED_BLOCK * 2 + 1,
                                    PACKED_BLOCK * 2, PACKED_BLOCK * 2 - 1, 1,
                                    0};
    (void)state;
    for (size_t k = 0; k < sizeof cuts / sizeof *cuts; k++) {
        struct packed row = filled(MOST);
        same(&row, 0);
        packed_cut(&row, cuts[k]);
        assert_int_equal(row.count, cuts[k]);
        for (uint64_t i = cuts[k]; i < MOST; i++)
            assert_true(packed_add(&row, &things[i]));
        for (uint64_t i = MOST; i-- > 0;)
            same(&row, i);
        packed_free(&row);
    }
}

/* What is alike takes a few bytes each. */
static void alike_is_small(void **state)
{
    struct packed row = {.words = WORDS, .steady = 2};
    (void)state;
    for (uint64_t i = 0; i <= PACKED_BLOCK; i++) {
        struct thing thing = {{i % 4, i * 3, i % 2 ? UINT64_MAX : 5, i, 9}};
        assert_true(packed_add(&row, &thing));
    }
    assert_true(malloc_usable_size(row.blocks[0]) < 8 * PACKED_BLOCK);
    packed_free(&row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_thing_comes_back),
        cmocka_unit_test(some_stay_good_together),
        cmocka_unit_test(it_goes_on_where_it_was_cut),
        cmocka_unit_test(alike_is_small),
    };
    make_things();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
