/*
 * What a learner decides in the middle of something is an event for that very
 * step: replayed there, forgotten when one goes live from before it.
 */
#include "unit_session.h"

#include "debugger/choice.h"

static const char counting[] =
    "const seen = [3, 1, 2].sort((a, b) => {\n"
    "  const less = a - b;\n"
    "  return less;\n"
    "});\n"
    "console.log('sorted', seen.join());\n"
    "setTimeout(() => console.log('later'), 50);\n";
static const char waiting[] =
    "process.on('SIGTERM', () => console.log('term'));\n"
    "setInterval(() => console.log('still'), 20);\n";

/* Their files stay: a program starts again from its file. */
static char paths[2][32] = {"/tmp/loopline-XXXXXX.js",
                            "/tmp/loopline-XXXXXX.js"};

static int set_up(void **state)
{
    static const char *const texts[] = {waiting, counting};
    struct session_options options = {.virtual_clock = true,
                                      .simulated = true,
                                      .stop_at = 110000,
                                      .history = (size_t)64 << 20,
                                      .verifiable = true};
    char error[200], *programs[] = {paths[0], paths[1]};
    (void)state;
    for (int i = 0; i < 2; i++) {
        int fd = mkstemps(paths[i], 3);
        if (fd < 0 || write(fd, texts[i], strlen(texts[i])) < 0) return -1;
        close(fd);
    }
    if (!session_open(&session, &options, programs, 2, error, sizeof error))
        return -1;
    session.world->print = unit_print_nowhere;
    return 0;
}

static int tear_down(void **state)
{
    unlink(paths[0]);
    unlink(paths[1]);
    return unit_session_close(state);
}

static const char *name_of(int program)
{
    return session_name(&session, (uint32_t)program);
}

static uint64_t line(const char *text, uint64_t from)
{
    struct step step;
    uint64_t number = from;
    do {
        number++;
        assert_int_equal(history_forward(session.history, number, true,
                                         UINT32_MAX),
                         HISTORY_REACHED);
        step_now(session.machine, &session.host.vm, &step);
    } while (step.kind != STEP_STATEMENT ||
             strncmp(step.text, text, strlen(text)) != 0);
    return number;
}

static void decide(enum command command, int program)
{
    struct choice choice;
    char error[200];
    assert_true(choice_make(&session, command, name_of(program), NULL, &choice,
                            error, sizeof error));
    assert_true(history_choose(session.history, &choice.event));
}

static void verified(void)
{
    uint64_t step;
    uint32_t compared;
    assert_true(history_verify(session.history, &step, &compared));
    assert_true(compared > 0);
}

/* Somebody else ends while a comparator is on the stack. */
static void kills_another_in_a_turn(void **state)
{
    struct step step;
    (void)state;
    uint64_t here = line("return less", 0);
    uint64_t hash = history_hash(session.history);
    decide(COMMAND_KILL, 0);
    assert_true(history_hash(session.history) == hash);
    history_forward(session.history, here + 1, true, UINT32_MAX);
    step_now(session.machine, &session.host.vm, &step);
    assert_int_equal(step.kind, STEP_END);
    assert_int_equal(step.process, 0);
    uint64_t after = history_hash(session.history);
    assert_int_equal(history_seek(session.history, here), HISTORY_REACHED);
    assert_true(history_hash(session.history) == hash);
    unit_session_run();
    assert_string_equal(unit_session_output(), "sorted 1,2,3\nlater\n");
    assert_int_equal(machine_exit_code(session.machine), 137);
    assert_int_equal(history_seek(session.history, here), HISTORY_REACHED);
    assert_true(history_hash(session.history) == hash);
    assert_int_equal(history_seek(session.history, here + 1), HISTORY_REACHED);
    assert_true(history_hash(session.history) == after);
    verified();
}

/* Where the comparator is asked for the first time, live. */
static uint64_t begin_again(void)
{
    history_seek(session.history, 1);
    assert_true(history_go_live(session.history));
    return line("return less", 0);
}

/* The very program that stands there ends, and starts again. */
static void restarts_it_in_its_own_turn(void **state)
{
    (void)state;
    uint64_t here = line("return less", begin_again());
    decide(COMMAND_RESTART, 1);
    unit_session_run();
    assert_string_equal(unit_session_output(),
                        "sorted 1,2,3\nstill\nstill\nlater\nstill\nstill\n"
                        "still\n");
    assert_int_equal(history_seek(session.history, here), HISTORY_REACHED);
    verified();
}

/* A listener is told; what was decided is forgotten from before it. */
static void is_forgotten_from_before(void **state)
{
    (void)state;
    uint64_t here = begin_again();
    decide(COMMAND_TERMINATE, 0);
    decide(COMMAND_KILL, 1);
    unit_session_run();
    assert_true(strncmp(unit_session_output(), "term\nstill\n", 11) == 0);
    assert_int_equal(history_seek(session.history, here), HISTORY_REACHED);
    assert_true(history_go_live(session.history));
    unit_session_run();
    assert_true(strncmp(unit_session_output(), "sorted 1,2,3\n", 13) == 0);
    assert_null(strstr(unit_session_output(), "term"));
    verified();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kills_another_in_a_turn),
        cmocka_unit_test(restarts_it_in_its_own_turn),
        cmocka_unit_test(is_forgotten_from_before),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
