/*
 * Exercises: goals are read, and judged over the whole run, whether it is past
 * or still to come.
 */
#include "unit_lesson.h"

static const char *const timer =
    "console.log('hello');\n"
    "setTimeout(() => console.log('45'), 1000);\n"
    "console.error('bye 안녕');\n";
static const char *const server =
    "const { WebSocketServer } = require('ws');\n"
    "const server = new WebSocketServer({ port: 6305 });\n"
    "const sockets = [];\n"
    "server.on('connection', (ws) => {\n"
    "  if (globalThis.keep !== false) sockets.push(ws);\n"
    "  const id = setInterval(() => ws.send('tick'), 1000);\n"
    "  ws.on('close', () => clearInterval(id));\n"
    "});\n";
static const char *const tidy_server =
    "const { WebSocketServer } = require('ws');\n"
    "const server = new WebSocketServer({ port: 6305 });\n"
    "server.on('connection', (ws) => {\n"
    "  ws.on('close', () => console.log('gone'));\n"
    "});\n";
static const char *const client =
    "const WebSocket = require('ws');\n"
    "const ws = new WebSocket('ws://localhost:6305');\n"
    "ws.on('open', () => setTimeout(() => ws.close(), 100));\n";

static struct exercise exercise;
static struct verdict verdicts[EXERCISE_GOALS];

static void goal(const char *word, const char *text)
{
    char error[600];
    if (!exercise_goal(&exercise, word, text, ENGLISH, error, sizeof error))
        fail_msg("%s", error);
}

/* One goal, judged here: does it hold, and what was there instead? */
static void judge(const char *word, const char *text, bool holds,
                  const char *got)
{
    uint64_t hash = history_hash(session.history);
    memset(&exercise, 0, sizeof exercise);
    goal(word, text);
    bool all = exercise_judge(&session, &exercise, verdicts);
    assert_true(history_hash(session.history) == hash);
    if (all != holds || verdicts[0].holds != holds ||
        strcmp(verdicts[0].got, got) != 0)
        fail_msg("%s: %s: %s, got '%s'", word, text,
                 all ? "holds" : "does not hold", verdicts[0].got);
}

/* The same from the beginning, in the middle, and at the end. */
static void judges_the_whole_run(void **state)
{
    static const char *const places[] = {"start", "output hello", "end"};
    (void)state;
    unit_program_open(timer, &unit_virtual_time);
    for (int i = 0; i < 3; i++) {
        unit_go(places[i]);
        judge("contains", "45", true, "");
        judge("contains", "bye...", true, "");
        judge("contains", "bye", false, "hello\nbye 안녕\n45");
        judge("never", "undefined", true, "");
        judge("never", "ell", false, "hello");
        judge("before", "hello | 45", true, "");
        judge("before", "hello | bye... | 45", true, "");
        judge("before", "45 | hello", false, "hello | 45");
        judge("before", "45 | 46", false, "45");
        judge("prints", "hello", false, "hello\nbye 안녕\n45");
        judge("timers", "0", true, "");
        judge("timers", "1", false, "0");
        judge("ends", "", true, "");
        judge("state", "first OPEN", false, "");
        judge("alive", "WebSocket 0", true, "");
    }
    memset(&exercise, 0, sizeof exercise);
    goal("prints", "hello");
    goal("prints", "bye 안녕");
    goal("prints", "45");
    goal("ends", "");
    assert_int_equal(exercise.goal_count, 2);
    assert_true(exercise_judge(&session, &exercise, verdicts));
    goal("prints", "46");
    assert_false(exercise_judge(&session, &exercise, verdicts));
    assert_false(verdicts[0].holds);
    assert_true(verdicts[1].holds);
    unit_programs_close();
}

static void judges_what_does_not_end(void **state)
{
    static const char *const texts[] = {
        "console.log(1); for (;;) {}\n",
        "setInterval(() => 1, 1000); console.log(1);\n",
        "let x = ;\n", ""};
    (void)state;
    unit_program_open(texts[0], &unit_virtual_time);
    judge("ends", "", false, "it runs on and on");
    judge("contains", "1", true, "");
    unit_program_open(texts[1], &unit_virtual_time);
    judge("ends", "", false, "it runs on and on");
    judge("timers", "1", true, "");
    unit_program_open(texts[2], &unit_virtual_time);
    judge("ends", "", true, "");
    judge("contains", "SyntaxError...", true, "");
    unit_program_open(texts[3], &unit_virtual_time);
    judge("contains", "x", false, "");
    unit_programs_close();
}

/* A socket that is kept in an array for nothing. */
static void finds_the_leak(void **state)
{
    const char *leaks[] = {server, client}, *tidy[] = {tidy_server, client};
    (void)state;
    unit_programs_open(leaks, 2, ".js", &unit_virtual_time);
    judge("alive", "WebSocket 0", false, "1");
    judge("alive", "first:WebSocket 1", true, "");
    judge("alive", "second:WebSocket 0", true, "");
    judge("state", "second CLOSED", true, "");
    judge("state", "first CLOSED", true, "");
    judge("state", "first OPEN", false, "CLOSED");
    judge("timers", "0", true, "");
    judge("ends", "", false, "it waits and does not end");
    unit_programs_open(tidy, 2, ".js", &unit_virtual_time);
    judge("alive", "WebSocket 0", true, "");
    judge("alive", "WebSocketServer 1", true, "");
    judge("contains", "gone", true, "");
    unit_programs_close();
}

static const struct {
    const char *word, *text, *error;
} wrong[] = {
    {"print", "x", "no such goal: print"},
    {"contains", "", "what? contains:"},
    {"never", "", "what? never:"},
    {"before", "a", "two lines are needed"},
    {"state", "client", "a program and a readyState"},
    {"state", "OPEN", "a program and a readyState"},
    {"state", "client Open", "a program and a readyState"},
    {"timers", "", "a number is needed"},
    {"timers", "none", "a number is needed"},
    {"alive", "WebSocket", "a number is needed"},
    {"alive", "0", "a number is needed"},
    {"ends", "soon", "nothing may stand behind ends"},
};

static void refuses_what_is_none(void **state)
{
    char error[600], longer[GOAL_TEXT + 10];
    (void)state;
    memset(&exercise, 0, sizeof exercise);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(exercise_goal(&exercise, wrong[i].word, wrong[i].text,
                                   ENGLISH, error, sizeof error));
        if (strncmp(error, wrong[i].error, strlen(wrong[i].error)) != 0)
            fail_msg("%s: %s: %s", wrong[i].word, wrong[i].text, error);
        assert_false(exercise_goal(&exercise, wrong[i].word, wrong[i].text,
                                   KOREAN, error, sizeof error));
        assert_null(strchr(error, '\n'));
    }
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = 0;
    assert_false(exercise_goal(&exercise, "contains", longer, ENGLISH, error,
                               sizeof error));
    assert_int_equal(exercise.goal_count, 0);
    for (int i = 0; i < EXERCISE_GOALS; i++) goal("contains", "x");
    assert_false(exercise_goal(&exercise, "contains", "x", ENGLISH, error,
                               sizeof error));
}

static void writes_the_goals(void **state)
{
    static const char *const texts[][2] = {
        {"it prints exactly: a / b", "딱 이것만 출력해요: a / b"},
        {"45 is never printed", "45는 한 번도 출력되지 않아요"},
    };
    char bytes[600];
    struct text text;
    (void)state;
    memset(&exercise, 0, sizeof exercise);
    goal("prints", "a");
    goal("never", "45");
    goal("prints", "b");
    for (int i = 0; i < 4; i++) {
        text_init_fixed(&text, bytes, sizeof bytes);
        goal_write(&exercise.goals[i / 2], i % 2 ? KOREAN : ENGLISH, &text);
        assert_string_equal(bytes, texts[i / 2][i % 2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(writes_the_goals),
        cmocka_unit_test(judges_the_whole_run),
        cmocka_unit_test(judges_what_does_not_end),
        cmocka_unit_test(finds_the_leak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
