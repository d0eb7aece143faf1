/* A file that was changed is loaded again, and the learner stands at the same
 * place, the same time that it is come by; what they did is done again. */
#include "unit_session.h"

#include "debugger/choice.h"
#include "debugger/reload.h"

static char path[] = "/tmp/loopline-reload-XXXXXX.js";
static char printed[1000];

static const char before[] =
    "let sum = 0;\n"
    "function add(n) {\n"
    "  sum += n;\n"
    "}\n"
    "add(1);\n"
    "add(2);\n"
    "setTimeout(() => add(3), 100);\n"
    "process.on('SIGINT', () => console.log('deed', sum));\n"
    "setTimeout(() => console.log('끝', sum), 300);\n"
    "setTimeout(() => process.exit(), 400);\n";
/* A line more in front, and another sum. */
static const char after[] =
    "// changed\n"
    "let sum = 100;\n"
    "function add(n) {\n"
    "  sum += n;\n"
    "}\n"
    "add(1);\n"
    "add(2);\n"
    "setTimeout(() => add(3), 100);\n"
    "process.on('SIGINT', () => console.log('deed', sum));\n"
    "setTimeout(() => console.log('끝', sum), 300);\n"
    "setTimeout(() => process.exit(), 400);\n";
static const char shorter[] = "console.log('nothing else');\n";
static const char wrong[] = "let sum = 0;\nlet sum = 1;\n";

static void take_print(void *owner, uint32_t process, int descriptor,
                       const uint8_t *bytes, size_t length)
{
    (void)owner;
    (void)process;
    (void)descriptor;
    strncat(printed, (const char *)bytes, length);
}

static void write_file(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int setup(void **state)
{
    const struct session_options options = {
        .virtual_clock = true, .stop_at = INT64_MAX, .history = 64u << 20};
    char error[200], *programs[] = {path};
    (void)state;
    int fd = mkstemps(path, 3);
    if (fd < 0)
        return -1;
    close(fd);
    write_file(before);
    if (!session_open(&session, &options, programs, 1, error, sizeof error))
        return -1;
    session.world->print = take_print;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    session_close(&session);
    unlink(path);
    return 0;
}

static struct step present(void)
{
    struct step step;
    step_now(session.machine, &session.host.vm, &step);
    return step;
}

/* To the `times`-th statement of a line. */
static void go_to(int64_t line, int times)
{
    for (;;) {
        struct step step = present();
        if (session.machine->steps && !step.library &&
            step.kind == STEP_STATEMENT && step.a == line && --times == 0)
            return;
        if (history_forward(session.history, session.machine->steps + 1, true,
                            UINT32_MAX) == HISTORY_WAITING)
            world_wait(session.world, 100);
    }
}

static void stands_at(int64_t line)
{
    struct step step = present();
    assert_int_equal(step.kind, STEP_STATEMENT);
    assert_int_equal(step.a, line);
}

static void interrupt(void)
{
    static struct choice choice;
    char error[200];
    char *name = strrchr(path, '/') + 1;
    char stem[64];
    snprintf(stem, sizeof stem, "%.*s", (int)(strlen(name) - 3), name);
    assert_true(choice_make(&session, COMMAND_STOP, stem, NULL, &choice, error,
                            sizeof error));
    assert_true(history_choose(session.history, &choice.event));
}

static void stands_where_it_stood(void **state)
{
    char error[300];
    (void)state;
    go_to(3, 2);
    assert_int_equal(reload_file(&session, path, error, sizeof error),
                     RELOAD_SAME);
    write_file(after);
    assert_int_equal(reload_file(&session, path, error, sizeof error),
                     RELOAD_DONE);
    stands_at(4);
    assert_true(history_is_live(session.history));
    go_to(4, 2); /* counted from here: the timer's */
    assert_true(session.machine->now >= 100000);
}

static void a_wrong_text_changes_nothing(void **state)
{
    char error[300];
    uint64_t step = session.machine->steps;
    uint64_t hash = history_hash(session.history);
    (void)state;
    write_file(wrong);
    assert_int_equal(reload_file(&session, path, error, sizeof error),
                     RELOAD_REFUSED);
    assert_non_null(strstr(
        error, ".js:2:5: SyntaxError: Identifier 'sum' has already been "
               "declared"));
    assert_int_equal(session.machine->steps, step);
    assert_int_equal(history_hash(session.history), hash);
}

static void deeds_are_done_again(void **state)
{
    char error[300];
    (void)state;
    interrupt();
    printed[0] = 0;
    go_to(10, 1);
    assert_string_equal(printed, "deed 106\n");
    printed[0] = 0;
    write_file(before);
    assert_int_equal(reload_file(&session, path, error, sizeof error),
                     RELOAD_DONE);
    stands_at(9);
    assert_string_equal(printed, "deed 6\n");
}

static void a_place_that_is_gone(void **state)
{
    char error[300];
    (void)state;
    history_seek(session.history, 0);
    go_to(3, 2);
    printed[0] = 0;
    write_file(shorter);
    assert_int_equal(reload_file(&session, path, error, sizeof error),
                     RELOAD_ELSEWHERE);
    assert_string_equal(printed, "nothing else\n");
}

static void lines_move(void **state)
{
    static const struct {
        const char *old, *text;
        uint32_t line, wanted;
        bool same;
    } rows[] = {
        {"a\nb\nc\n", "a\nb\nc\n", 2, 2, true},
        {"a\nb\nc\n", "x\na\nb\nc\n", 2, 3, true},
        {"a\nb\nc\n", "a\nc\n", 3, 2, true},
        {"a\nb\nc\n", "a\nX\nc\n", 2, 2, false},
        {"a\nb\nc\n", "a\nX\nY\nc\n", 3, 4, true},
        {"a\nb\nc", "a\nb\nd", 3, 3, false},
        {"a\nb\n", "", 2, 1, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool same;
        assert_int_equal(reload_line(rows[i].old, strlen(rows[i].old),
                                     rows[i].text, strlen(rows[i].text),
                                     rows[i].line, &same),
                         rows[i].wanted);
        assert_int_equal(same, rows[i].same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_move),
        cmocka_unit_test(stands_where_it_stood),
        cmocka_unit_test(a_wrong_text_changes_nothing),
        cmocka_unit_test(deeds_are_done_again),
        cmocka_unit_test(a_place_that_is_gone),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
