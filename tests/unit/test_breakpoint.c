/* Where a learner wants to stop, and what an expression is worth there:
 * forwards, backwards, and without a trace in the machine. */
#include "unit_session.h"

static const char program[] =
    "const table = { name: '표', size: 0 };\n" /* 1 */
    "let late = 1;\n"
    "function add(n, more) {\n" /* 3 */
    "  const before = table.size;\n"
    "  table.size += n;\n" /* 5 */
    "  return before;\n"
    "}\n"
    "\n"
    "for (let i = 0; i < 5; i++) {\n" /* 9 */
    "  add(i);\n"
    "}\n"
    "setTimeout(() => {\n" /* 12 */
    "  console.log(table.name, table.size);\n"
    "  try { null.x; } catch (error) { late = 2; }\n" /* 14 */
    "}, 10);\n"
    "class Box { constructor() { this.side = 7; } }\n"
    "new Box();\n" /* 17 */
    "{ console.log(1); let early = 3; }\n";

static int setup(void **state)
{
    static const char *const texts[] = {program};
    (void)state;
    return unit_session_open(texts, 1, &unit_virtual_time);
}

static struct debugger *debugger(void)
{
    return &session.debugger;
}

/* The main script's source, as `b` on a line has it. */
static const struct source *source(void)
{
    const struct process *p = session.machine->processes[0];
    for (const struct frame *f = p->vm.frame; f; f = f->caller)
        if (f->code && !(f->code->flags & CODE_LIBRARY))
            return f->code->source;
    return NULL;
}

static void go(enum command command, bool back)
{
    debugger_begin(debugger(), command, back, 0);
    while (debugger()->state == DEBUGGER_WORKING ||
           debugger()->state == DEBUGGER_WAITING)
        debugger_work(debugger(), 100);
}

static bool is_first(const struct machine *machine,
                     const struct machine_host *host, void *context)
{
    struct step step;
    (void)context;
    step_now(machine, &host->vm, &step);
    return step.kind == STEP_STATEMENT && !step.library;
}

/* At the first statement, with this one breakpoint (NULL: none). */
static void begin_with(const char *text)
{
    struct breakpoint b;
    char error[200] = "";
    debugger()->breakpoints.count = 0;
    debugger()->pause = PAUSE_NOTHING;
    uint64_t first =
        history_find(session.history, 0, history_frontier(session.history),
                     true, is_first, NULL);
    debugger_begin(debugger(), COMMAND_GOTO, false, first);
    if (!text) return;
    if (!breakpoint_read(&b, text, session.machine, source(), ENGLISH, error,
                         sizeof error))
        fail_msg("%s: %s", text, error);
    assert_true(breakpoints_add(&debugger()->breakpoints, &b));
}

static struct step now(void)
{
    struct step step;
    step_now(session.machine, &session.host.vm, &step);
    return step;
}

static void lines(void **state)
{
    (void)state;
    begin_with("5");
    for (int i = 0; i < 5; i++) {
        go(COMMAND_PLAY, false);
        assert_int_equal(debugger()->state, DEBUGGER_RESTING);
        assert_int_equal(now().kind, STEP_STATEMENT);
        assert_int_equal(now().a, 5);
        assert_int_equal(debugger()->hit, debugger()->breakpoints.last);
    }
    go(COMMAND_PLAY, false);
    assert_int_equal(debugger()->state, DEBUGGER_ENDED);
    assert_int_equal(debugger()->hit, 0);
    for (int i = 0; i < 5; i++) {
        go(COMMAND_PLAY, true);
        assert_int_equal(debugger()->state, DEBUGGER_RESTING);
        assert_int_equal(now().a, 5);
    }
    go(COMMAND_PLAY, true);
    assert_int_equal(debugger()->state, DEBUGGER_START);
}

/* Over a call that has one inside, and to the next task. */
static void other_commands(void **state)
{
    (void)state;
    begin_with("13");
    go(COMMAND_TASK, false);
    assert_int_equal(now().kind, STEP_TASK);
    go(COMMAND_TASK, false);
    assert_int_equal(now().a, 13);
    begin_with("4");
    while (now().a != 10) go(COMMAND_OVER, false);
    go(COMMAND_OVER, false);
    assert_int_equal(now().a, 4);
}

static void conditions(void **state)
{
    (void)state;
    begin_with("5 if n === 3 && table.size === before");
    go(COMMAND_PLAY, false);
    assert_int_equal(now().a, 5);
    uint64_t here = session.machine->steps;
    go(COMMAND_PLAY, false);
    assert_int_equal(debugger()->state, DEBUGGER_ENDED);
    go(COMMAND_PLAY, true);
    assert_int_equal(session.machine->steps, here);
    begin_with("5 if nobody > 3");
    go(COMMAND_PLAY, false);
    assert_int_equal(debugger()->state, DEBUGGER_ENDED);
    assert_string_equal(debugger()->breakpoints.rows[0].error,
                        "ReferenceError: nobody is not defined");
}

/* A line where nothing is done: the next one. */
static void settles(void **state)
{
    struct breakpoint b;
    char error[200];
    (void)state;
    begin_with("7");
    assert_int_equal(debugger()->breakpoints.rows[0].line, 9);
    assert_false(breakpoint_read(&b, "99", session.machine, source(), ENGLISH,
                                 error, sizeof error));
    assert_string_equal(error, "loopline: nothing is done at line 99 or "
                               "below");
    assert_false(breakpoint_read(&b, "frog", session.machine, source(),
                                 ENGLISH, error, sizeof error));
    assert_false(breakpoint_read(&b, "state OPENED", session.machine, source(),
                                 ENGLISH, error, sizeof error));
    assert_true(breakpoint_read(&b, "state 2 OPEN if late", session.machine,
                                source(), ENGLISH, error, sizeof error));
    assert_int_equal(b.id, 2);
    assert_int_equal(b.state, 1);
    assert_string_equal(b.condition, "late");
}

static void things(void **state)
{
    static const struct {
        const char *text;
        enum step_kind kind;
        int times;
    } cases[] = {
        {"timer", STEP_TASK, 1},   {"timer 1", STEP_TASK, 1},
        {"timer 9", STEP_TASK, 0}, {"output", STEP_CONSOLE, 2},
        {"frame", STEP_FRAME, 0},  {"exception", STEP_THROW, 1},
        {"output if late === 1", STEP_CONSOLE, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int times = 0;
        begin_with(cases[i].text);
        for (go(COMMAND_PLAY, false); debugger()->state == DEBUGGER_RESTING;
             go(COMMAND_PLAY, false)) {
            assert_int_equal(now().kind, cases[i].kind);
            times++;
        }
        assert_int_equal(times, cases[i].times);
    }
}

static void pauses(void **state)
{
    (void)state;
    begin_with(NULL);
    debugger()->pause = PAUSE_OUTPUT;
    go(COMMAND_PLAY, false);
    assert_int_equal(now().kind, STEP_CONSOLE);
    debugger()->pause = PAUSE_TASK;
    go(COMMAND_PLAY, false);
    assert_int_equal(now().kind, STEP_TASK);
}

/* --- expressions --------------------------------------------------------- */

static char shown[200];

static void show(const struct vm *vm, Value value, void *context)
{
    struct text text;
    (void)vm;
    (void)context;
    text_init_fixed(&text, shown, sizeof shown);
    if (value_is_string(value))
        string_write(value_as_string(value), &text, 100);
    else if (value_is_int(value))
        text_int(&text, value_as_int(value));
    else
        text_str(&text, "?");
}

static const char *value_of(const char *expression)
{
    struct evaluation e = {.expression = expression, .take = show};
    uint64_t before = history_hash(session.history);
    shown[0] = 0;
    evaluate(session.history, &debugger()->parts, &e);
    assert_true(history_hash(session.history) == before);
    if (e.answer != EVALUATED_VALUE) strcpy(shown, e.error);
    return shown;
}

static void expressions(void **state)
{
    (void)state;
    begin_with("5 if n === 3");
    go(COMMAND_PLAY, false);
    assert_string_equal(value_of("n * 2 + before"), "9");
    assert_string_equal(value_of("table.size = 100"), "100");
    assert_string_equal(value_of("table.size"), "3");
    assert_string_equal(value_of("table.name + '!'"), "표!");
    assert_string_equal(value_of("arguments.length"), "1");
    assert_string_equal(value_of("add(5) + add(1)"), "11");
    assert_string_equal(value_of("console.log('x'), setTimeout(add), 4"), "4");
    assert_string_equal(value_of("typeof require"), "function");
    assert_string_equal(value_of("[3, 1, 2].sort((a, b) => a - b).join()"),
                        "1,2,3");
    assert_string_equal(value_of("n +"),
                        "SyntaxError: Unexpected token ')'");
    assert_string_equal(value_of("nobody"),
                        "ReferenceError: nobody is not defined");
    assert_string_equal(value_of("(() => { for (;;); })()"),
                        "it takes too long");
    assert_string_equal(value_of("require('fs').readFileSync('x')"),
                        "it asks the outside (a file, a port), and looking "
                        "must not");
    assert_string_equal(value_of("process.exit(1)"),
                        "it would end the program");
}

static void places(void **state)
{
    (void)state;
    begin_with(NULL);
    assert_string_equal(value_of("typeof require"), "function");
    assert_string_equal(
        value_of("table"),
        "ReferenceError: Cannot access 'table' before initialization");
    begin_with("exception");
    go(COMMAND_PLAY, false);
    assert_int_equal(now().kind, STEP_THROW);
    assert_string_equal(value_of("late + 1"), "2");
    begin_with("18");
    go(COMMAND_PLAY, false);
    go(COMMAND_INTO, false);
    assert_string_equal(
        value_of("early"),
        "ReferenceError: Cannot access 'early' before initialization");
    begin_with("16");
    go(COMMAND_PLAY, false);
    go(COMMAND_PLAY, false);
    assert_string_equal(value_of("this.side = 8, this.constructor.name"),
                        "Box");
}

/* No step counts for it, and the run ends as it did. */
static void leaves_no_trace(void **state)
{
    (void)state;
    uint64_t step = 0;
    uint32_t compared = 0;
    begin_with("5 if add(2) >= 0 && false");
    uint64_t end = history_frontier(session.history);
    go(COMMAND_PLAY, false);
    assert_int_equal(history_frontier(session.history), end);
    assert_string_equal(unit_session_output(), "1\n표 10\n");
    assert_true(history_verify(session.history, &step, &compared));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),       cmocka_unit_test(other_commands),
        cmocka_unit_test(conditions),  cmocka_unit_test(settles),
        cmocka_unit_test(things),      cmocka_unit_test(pauses),
        cmocka_unit_test(expressions), cmocka_unit_test(places),
        cmocka_unit_test(leaves_no_trace),
    };
    return cmocka_run_group_tests(tests, setup, unit_session_close);
}
