/* base/pool: what is taken is zero, and what is given back is used again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/pool.h"
#include "world/reserve.h"

static struct arena *arena;
static struct pool pool;

static int begin(void **state)
{
    (void)state;
    arena = arena_init(reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA));
    pool_init(&pool, arena);
    return 0;
}

static void cells_are_zero_and_apart(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 64, 65, 700, 1024, 1025, 16384, 16385,
                                   200000};
    uint8_t *cells[9][40];
    for (int i = 0; i < 9; i++) {
        for (int n = 0; n < 40; n++) {
            uint8_t *cell = cells[i][n] = pool_take(&pool, sizes[i]);
            assert_non_null(cell);
            assert_true(pool_room(sizes[i]) >= sizes[i]);
            for (size_t at = 0; at < sizes[i]; at += 61) {
                assert_int_equal(cell[at], 0);
            }
            memset(cell, i * 40 + n + 1, sizes[i]);
        }
    }
    for (int i = 0; i < 9; i++) {
        for (int n = 0; n < 40; n++) {
            uint8_t wanted = (uint8_t)(i * 40 + n + 1);
            assert_int_equal(cells[i][n][0], wanted);
            assert_int_equal(cells[i][n][sizes[i] - 1], wanted);
            pool_give(&pool, cells[i][n], sizes[i]);
        }
    }
    for (int i = 0; i < 9; i++) {
        uint8_t *cell = pool_take(&pool, sizes[i]);
        for (size_t at = 0; at < sizes[i]; at++) {
            assert_int_equal(cell[at], 0);
        }
        pool_give(&pool, cell, sizes[i]);
    }
}

static void nothing_grows_while_as_much_is_given(void **state)
{
    (void)state;
    static void *things[1000];
    uint32_t taken = 0;
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 1000; i++) {
            things[i] = pool_take(&pool, 500);
        }
        for (int i = 0; i < 1000; i++) {
            pool_give(&pool, things[(i * 7) % 1000], 500);
        }
        if (round == 0) {
            taken = arena->taken;
        }
        assert_int_equal(arena->taken, taken);
    }
    void *again = pool_take(&pool, 500);
    pool_give(&pool, again, 500);
    assert_ptr_equal(pool_take(&pool, 500), again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_zero_and_apart),
        cmocka_unit_test(nothing_grows_while_as_much_is_given),
    };
    return cmocka_run_group_tests_name("pool", tests, begin, NULL);
}
