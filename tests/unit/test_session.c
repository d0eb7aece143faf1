/*
 * Sessions one after the other in one program, as a lesson with several runs
 * and `loopline check` have them: each begins as the first one did.
 */
#include "unit_session.h"

static uint64_t steps_of(const char *text)
{
    struct session_options options = {.virtual_clock = true,
                                      .stop_at = INT64_MAX,
                                      .history = (size_t)16 << 20};
    const char *texts[] = {text};
    assert_int_equal(unit_session_open(texts, 1, &options), 0);
    assert_string_equal(unit_session_output(), "1 [ 2 ]\n");
    uint64_t steps = session.machine->steps;
    unit_session_close(NULL);
    return steps;
}

static void test_reopened(void **state)
{
    static const char text[] = "setTimeout(() => console.log(1, [2]), 5);";
    (void)state;
    uint64_t first = steps_of(text);
    for (int i = 0; i < 20; i++)
        assert_int_equal(steps_of(text), first);
}

static void test_refused(void **state)
{
    char path[] = "/tmp/no-such-program.js", *programs[] = {path};
    struct session_options options = {.stop_at = INT64_MAX};
    char error[200];
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_false(session_open(&session, &options, programs, 1, error,
                                  sizeof error));
        session_close(&session);
    }
    test_reopened(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reopened),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
