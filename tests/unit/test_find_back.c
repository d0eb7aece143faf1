/*
 * A search backwards through a long run: however many checkpoints lie on the
 * way, it ends, and looks at each step once.
 */
#include "unit_session.h"

#if defined CRUEL_GC || defined CRUEL_RESTORE
#define ROUNDS "2000" /* less to ask: each of them is slow */
#define CHECKPOINTS 0
#else
#define ROUNDS "9000000"
#define CHECKPOINTS 21 /* 8 to the power of 21 is more than 2 to that of 63 */
#endif

static int set_up(void **state)
{
    static const char *const texts[] = {
        "for (let i = 0; i < " ROUNDS "; i++);\n"
        "console.log('far');\n"};
    (void)state;
    return unit_session_open(texts, 1, &unit_virtual_time);
}

/* How often it looked. */
static bool counts(const struct machine *machine,
                   const struct machine_host *host, void *context)
{
    (void)machine;
    (void)host;
    ++*(uint64_t *)context;
    return false;
}

static void ends(void **state)
{
    uint64_t looked = 0, end = history_frontier(session.history);
    struct history_size size;
    (void)state;
    history_measure(session.history, &size);
    assert_true(size.checkpoints > CHECKPOINTS);
    assert_int_equal(
        history_find(session.history, 0, end, false, counts, &looked), 0);
    assert_int_equal(looked, end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ends)};
    return cmocka_run_group_tests(tests, set_up, unit_session_close);
}
