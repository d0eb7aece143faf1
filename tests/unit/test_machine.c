/* The machine as its drivers see it: wants, steps, orders, turns, ends. */
#include "unit_machine.h"

static struct unit_machine unit;

static int begin(void **state)
{
    (void)state;
    unit_machine_open(&unit);
    return 0;
}

static int end(void **state)
{
    (void)state;
    unit_machine_close(&unit);
    return 0;
}

static void run_files(const struct unit_file *files)
{
    unit.files = files;
    unit_machine_start(&unit, files[0].path, false);
    unit_machine_run(&unit, UINT64_MAX);
}

static void run_text(const char *text)
{
    const struct unit_file files[] = {{"/unit/main.js", text}, {NULL, NULL}};
    run_files(files);
}

/* The machine's own step of that kind and sub, from now on; 0: none. */
static uint64_t step_to(enum step_kind kind, uint32_t sub)
{
    struct step step;
    while (unit_machine_run(&unit, unit.machine->steps + 1)) {
        step_now(unit.machine, &unit.host.vm, &step);
        if (step.kind == kind && step.sub == sub) {
            return step.number;
        }
    }
    return 0;
}

static const char timers[] =
    "console.log('hello');\n"
    "setTimeout(function later() {\n"
    "    let sum = 0;\n"
    "    for (let i = 0; i < 10; i++) sum += i;\n"
    "    console.log(sum);\n"
    "}, 1000);\n"
    "console.log('bye');\n";

static void test_hello_bye_45(void **state)
{
    (void)state;
    run_text(timers);
    assert_string_equal(unit.output, "hello\nbye\n45\n");
    assert_string_equal(unit.errors, "");
    assert_int_equal(unit.timers, 1);
    assert_int_equal(unit.exits, 1);
    assert_int_equal(unit.now, 1000000);
    assert_int_equal(machine_exit_code(unit.machine), 0);
}

static void test_order_of_the_loop(void **state)
{
    (void)state;
    run_text("setTimeout(() => {\n"
             "  console.log('timer');\n"
             "  Promise.resolve().then(() => console.log('job'));\n"
             "  process.nextTick(() => console.log('tick'));\n"
             "}, 1);\n"
             "setTimeout(() => console.log('timer 2'), 1);\n"
             "setImmediate(() => console.log('immediate'));\n"
             "queueMicrotask(() => console.log('micro'));\n"
             "process.nextTick(console.log, 'first', 'tick');\n"
             "console.log('main');\n");
    assert_string_equal(unit.output, "main\nfirst tick\nmicro\nimmediate\n"
                                     "timer\ntick\njob\ntimer 2\n");
}

/* Stopping at every step changes nothing. */
static void test_stops_leave_no_trace(void **state)
{
    run_text(timers);
    uint64_t hash = unit_machine_hash(&unit), steps = unit.machine->steps;
    end(state);
    begin(state);
    const struct unit_file files[] = {{"/unit/main.js", timers},
                                      {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, "/unit/main.js", false);
    uint64_t step = 0;
    while (unit_machine_run(&unit, step + 1)) {
        assert_int_equal(unit.machine->steps, ++step);
    }
    assert_int_equal(step, steps);
    assert_int_equal(unit_machine_hash(&unit), hash);
}

/* A busy loop, so that slices end in it. */
static void test_slices_end_at_the_same_places(void **state)
{
    static const char busy[] =
        "const end = Date.now() + 20; let n = 0;\n"
        "while (Date.now() < end) n++;\n"
        "console.log(n > 100, Date.now() - end);\n";
    run_text(busy);
    assert_string_equal(unit.output, "true 0\n");
    uint64_t hash = unit_machine_hash(&unit);
    uint64_t events = unit.machine->events;
    assert_true(events > 10);
    end(state);
    begin(state);
    const struct unit_file files[] = {{"/unit/main.js", busy}, {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, "/unit/main.js", false);
    while (unit_machine_run(&unit, unit.machine->steps + 7)) {
    }
    assert_int_equal(unit.machine->events, events);
    assert_int_equal(unit_machine_hash(&unit), hash);
}

static void test_steps_of_a_timer(void **state)
{
    (void)state;
    const struct unit_file files[] = {{"/unit/main.js", timers},
                                      {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, "/unit/main.js", false);
    assert_true(step_to(STEP_START, 0));
    assert_true(step_to(STEP_TIMER_SET, 0));
    assert_int_equal(unit.machine->step.b, 1000000);
    assert_true(step_to(STEP_PHASE, PHASE_POLL));
    assert_true(step_to(STEP_PHASE, PHASE_TIMERS));
    assert_true(step_to(STEP_TIMER_DUE, 0));
    assert_true(step_to(STEP_TASK, TASK_TIMER));
    assert_true(step_to(STEP_CONSOLE, 1));
    assert_string_equal(unit.machine->step.text, "45");
    assert_true(step_to(STEP_END, REASON_FINISHED));
}

static void test_caption_and_json(void **state)
{
    (void)state;
    char buffer[600];
    struct text text;
    struct step step;
    const struct unit_file files[] = {{"/unit/main.js", timers},
                                      {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, "/unit/main.js", false);
    uint64_t number = step_to(STEP_TIMER_SET, 0);
    step_now(unit.machine, &unit.host.vm, &step);
    assert_int_equal(step.number, number);
    text_init_fixed(&text, buffer, sizeof buffer);
    step_caption(unit.machine, &unit.host.vm, &step, ENGLISH, &text);
    assert_string_equal(buffer, "setTimeout handed `later` to libev: it is "
                                "due in 1000 ms. The call stack goes on.");
    text_clear(&text);
    step_caption(unit.machine, &unit.host.vm, &step, KOREAN, &text);
    assert_non_null(strstr(buffer, "`later`를 libev에 맡겼어요"));
    text_clear(&text);
    step_json(unit.machine, &unit.host.vm, &step, NULL, &text);
    assert_non_null(strstr(buffer, "\"process\":\"main\",\"at\":0,\"kind\":"
                                   "\"timer-set\",\"id\":1,\"callback\":"
                                   "\"later\",\"ms\":1000,\"due\":1000"));
}

static void test_refused_before_anything_runs(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/good.js", "console.log('never');\n"},
        {"/unit/bad.js", "let a = 1;\n  let b = = 2;\n"},
        {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, files[0].path, false);
    unit_machine_start(&unit, files[1].path, false);
    unit_machine_run(&unit, UINT64_MAX);
    assert_string_equal(unit.output, "");
    assert_string_equal(unit.errors,
                        "/unit/bad.js:2\n  let b = = 2;\n          ^\n\n"
                        "SyntaxError: Unexpected token '='\n\n"
                        "Node.js v20.20.2\n");
    assert_int_equal(machine_exit_code(unit.machine), 1);
}

static void test_uncaught(void **state)
{
    (void)state;
    run_text("process.on('exit', (code) => console.log('exit', code));\n"
             "\tthrow new TypeError('no');\n");
    assert_string_equal(unit.output, "exit 1\n");
    assert_string_equal(unit.errors,
                        "/unit/main.js:2\n\tthrow new TypeError('no');\n\t^\n"
                        "\nTypeError: no\n    at Object.<anonymous> "
                        "(/unit/main.js:2:8)\n\nNode.js v20.20.2\n");
    assert_int_equal(machine_exit_code(unit.machine), 1);
}

static void test_exit_inside_a_callback(void **state)
{
    (void)state;
    run_text("setTimeout(() => { [1].map(() => process.exit(5)); }, 1);\n"
             "setTimeout(() => console.log('never'), 2);\n");
    assert_string_equal(unit.output, "");
    assert_int_equal(machine_exit_code(unit.machine), 5);
}

static void test_modules(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/main.js", "const a = require('./lib/a');\n"
                          "console.log(a.name, a.twice(2));\n"
                          "try { require('../out'); } catch (e) {\n"
                          "  console.log(e.message.slice(0, 40)); }\n"
                          "try { require('./none'); } catch (e) {\n"
                          "  console.log(e.code); }\n"},
        {"/unit/lib/a.js", "exports.name = require('./b.json').name;\n"
                           "exports.twice = (n) => n * 2;\n"},
        {"/unit/lib/b.json", "{\"name\": \"loop\"}"},
        {NULL, NULL}};
    run_files(files);
    assert_string_equal(unit.output,
                        "loop 4\n"
                        "'/out' lies outside the project folder '\n"
                        "MODULE_NOT_FOUND\n");
}

/* The second program starts when the first waits for the first time. */
static void test_second_program_starts_later(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/one.js", "console.log('one');\n"
                         "setImmediate(() => console.log('one again'));\n"
                         "setTimeout(() => console.log('one late'), 50);\n"},
        {"/unit/two.js", "console.log('two');\n"
                         "setTimeout(() => console.log('two late'), 20);\n"},
        {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, files[0].path, false);
    unit_machine_start(&unit, files[1].path, false);
    unit_machine_run(&unit, UINT64_MAX);
    assert_string_equal(unit.output,
                        "one\none again\ntwo\ntwo late\none late\n");
    assert_int_equal(unit.exits, 2);
}

static void test_full_heap_ends_one_program_only(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/full.js", "const all = [];\n"
                          "setTimeout(() => { for (;;) all.push([1, 2]); });"},
        {"/unit/other.js", "setTimeout(() => console.log('goes on'), 900);\n"},
        {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, files[0].path, false);
    unit_machine_start(&unit, files[1].path, false);
    unit_machine_run(&unit, UINT64_MAX);
    assert_string_equal(unit.output, "goes on\n");
    assert_non_null(strstr(unit.errors, "heap out of memory"));
    assert_int_equal(machine_exit_code(unit.machine), 134);
}

static void test_stop_ends_everything(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/main.js", "setInterval(() => console.log('again'), 10);\n"},
        {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, files[0].path, false);
    assert_true(step_to(STEP_PHASE, PHASE_POLL));
    machine_run(unit.machine, &unit.host, UINT64_MAX);
    assert_int_equal(unit.machine->want.kind, WANT_WAIT);
    assert_int_equal(unit.machine->want.until, 10000);
    struct event event = {.kind = EVENT_STOP, .now = 5000};
    machine_event(unit.machine, &unit.host, &event);
    assert_int_equal(machine_run(unit.machine, &unit.host, UINT64_MAX),
                     MACHINE_WANTS);
    assert_int_equal(unit.machine->want.kind, WANT_END);
    assert_int_equal(machine_exit_code(unit.machine), 0);
}

static void test_page(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/page.js", "var g = 1;\n"
                          "console.log(this === window, window.g,\n"
                          "  typeof require, typeof setImmediate);\n"
                          "console.log(setTimeout(() => {\n"
                          "  console.log('late'); null.x; }, 0));\n"
                          "setTimeout(() => console.log('on'), 1);\n"},
        {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, files[0].path, true);
    unit_machine_run(&unit, UINT64_MAX);
    assert_string_equal(unit.output,
                        "true 1 undefined undefined\n1\nlate\non\n");
    assert_non_null(strstr(unit.errors, "Uncaught TypeError: Cannot read"));
    assert_int_equal(machine_exit_code(unit.machine), 0);
}

/* Orders are handed out once, wherever somebody stops. */
static void test_orders_are_handed_out_once(void **state)
{
    (void)state;
    const struct unit_file files[] = {
        {"/unit/main.js", "for (let i = 0; i < 300; i++) console.log(i);\n"},
        {NULL, NULL}};
    unit.files = files;
    unit_machine_start(&unit, files[0].path, false);
    while (unit_machine_run(&unit, unit.machine->steps + 3)) {
    }
    assert_memory_equal(unit.output, "0\n1\n2\n3\n", 8);
    assert_int_equal(unit.out.length, 10 * 2 + 90 * 3 + 200 * 4);
    assert_int_equal(unit.machine->prints, 300);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_hello_bye_45),
        CASE(test_order_of_the_loop),
        CASE(test_stops_leave_no_trace),
        CASE(test_slices_end_at_the_same_places),
        CASE(test_steps_of_a_timer),
        CASE(test_caption_and_json),
        CASE(test_refused_before_anything_runs),
        CASE(test_uncaught),
        CASE(test_exit_inside_a_callback),
        CASE(test_modules),
        CASE(test_second_program_starts_later),
        CASE(test_full_heap_ends_one_program_only),
        CASE(test_stop_ends_everything),
        CASE(test_page),
        CASE(test_orders_are_handed_out_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
