/*
 * Going back: the same step has the same hash, however it was reached, also in
 * a sort comparator, called from a getter, in a template literal, in a promise
 * reaction; and a run that goes live again from the past ends as it did.
 */
#include "unit_session.h"

static const char program[] =
    "const seen = [];\n"
    "const box = {\n"
    "  get sorted() {\n"
    "    return [3, 1, 2].sort((a, b) => {\n"
    "      seen.push(a);\n"
    "      return a - b;\n"
    "    }).join();\n"
    "  }\n"
    "};\n"
    "Promise.resolve(1).then(function react(v) {\n"
    "  console.log(`sorted ${box.sorted} ${v}`);\n"
    "});\n"
    "setTimeout(() => console.log('later', seen.length), 50);\n"
    "for (let i = 0; i < 6000; i++) box.last = { i };\n"
    "console.log('main');\n";
static const char printed[] = "main\nsorted 1,2,3 1\nlater 4\n";

static int set_up(void **state)
{
    static const char *const texts[] = {program};
    struct session_options options = {.virtual_clock = true,
                                      .simulated = true,
                                      .stop_at = INT64_MAX,
                                      .history = (size_t)64 << 20,
                                      .verifiable = true};
    (void)state;
    return unit_session_open(texts, 1, &options);
}

/* The source text at the innermost program frame begins with `context`. */
static bool stands_at(const struct machine *machine,
                      const struct machine_host *host, void *context)
{
    const struct frame *f = machine->processes[0]->vm.frame;
    struct step step;
    step_now(machine, &host->vm, &step);
    while (f && (!f->code || (f->code->flags & CODE_LIBRARY)))
        f = f->caller;
    if (!f || step.kind != STEP_STATEMENT) return false;
    const struct code_position *at =
        code_position_at(f->code, frame_pc(f) - 1);
    const char *text = (const char *)f->code->source->text->at + at->start;
    return strncmp(text, context, strlen(context)) == 0;
}

static uint64_t find(const char *text)
{
    return history_find(session.history, 0,
                        history_frontier(session.history), true, stands_at,
                        (void *)(uintptr_t)text);
}

static uint64_t hash_at(uint64_t step)
{
    assert_int_equal(history_seek(session.history, step), HISTORY_REACHED);
    assert_int_equal(session.machine->steps, step);
    return history_hash(session.history);
}

static void ends_as_in_node(void **state)
{
    (void)state;
    history_seek(session.history, history_frontier(session.history));
    assert_string_equal(unit_session_output(), printed);
}

static void steps_back_out_of_a_comparator(void **state)
{
    struct debugger *debugger = &session.debugger;
    (void)state;
    uint64_t inside = find("return a - b");
    assert_true(inside > 0);
    uint64_t hash = hash_at(inside);
    int depth = debugger_depth(session.machine->processes[0]);
    assert_int_equal(debugger_begin(debugger, COMMAND_OUT, true, 0),
                     DEBUGGER_RESTING);
    assert_true(session.machine->steps < inside);
    assert_true(debugger_depth(session.machine->processes[0]) < depth);
    assert_true(hash_at(inside) == hash);
    for (int i = 1; i < 60; i++) hash_at(inside - (uint64_t)i);
    assert_true(hash_at(inside) == hash);
}

static void over_goes_back_to_the_statement_before(void **state)
{
    struct debugger *debugger = &session.debugger;
    (void)state;
    uint64_t inside = find("return a - b");
    hash_at(inside);
    assert_int_equal(debugger_begin(debugger, COMMAND_OVER, true, 0),
                     DEBUGGER_RESTING);
    assert_true(stands_at(session.machine, &session.host,
                          (void *)(uintptr_t)"seen.push"));
    debugger_begin(debugger, COMMAND_OVER, false, 0);
    while (debugger->state == DEBUGGER_WORKING)
        debugger_work(debugger, UINT32_MAX);
    assert_int_equal(session.machine->steps, inside);
}

static void any_order_gives_the_same_hashes(void **state)
{
    enum { PLACES = 40 };
    uint64_t frontier = history_frontier(session.history);
    uint64_t hashes[PLACES];
    uint32_t draw = 12345;
    (void)state;
    for (uint64_t i = 0; i < PLACES; i++)
        hashes[i] = hash_at(1 + (frontier - 1) * i / PLACES);
    for (int n = 0; n < 2 * PLACES; n++) {
        draw = draw * 1664525u + 1013904223u;
        uint64_t i = (draw >> 8) % PLACES;
        assert_true(hash_at(1 + (frontier - 1) * i / PLACES) == hashes[i]);
    }
}

static void the_beginning_says_so(void **state)
{
    (void)state;
    hash_at(1);
    assert_int_equal(
        debugger_begin(&session.debugger, COMMAND_INTO, true, 0),
        DEBUGGER_START);
}

static void verifies(void **state)
{
    uint64_t step;
    uint32_t compared;
    (void)state;
    assert_true(history_verify(session.history, &step, &compared));
    assert_true(compared > 1);
}

/* Last: it cuts the record. */
/* Each moment of the record is at the step that it says. */
static void knows_what_happened(void **state)
{
    static const enum step_kind kinds[] = {
        [MOMENT_START] = STEP_START, [MOMENT_TASK] = STEP_TASK,
        [MOMENT_PRINT] = STEP_CONSOLE, [MOMENT_END] = STEP_END};
    static const enum moment_kind expected[] = {MOMENT_START, MOMENT_PRINT,
                                                MOMENT_PRINT, MOMENT_TASK,
                                                MOMENT_PRINT, MOMENT_END};
    const size_t count = sizeof expected / sizeof *expected;
    (void)state;
    assert_int_equal(history_moments(session.history), count);
    for (size_t i = count; i-- > 0;) {
        const struct moment *moment = history_moment(session.history, i);
        struct step step;
        assert_int_equal(moment->kind, expected[i]);
        hash_at(moment->step);
        step_now(session.machine, &session.host.vm, &step);
        assert_int_equal(step.kind, kinds[moment->kind]);
    }
    assert_null(history_moment(session.history, count));
}

static void goes_live_from_the_past(void **state)
{
    (void)state;
    hash_at(find("seen.push"));
    assert_false(history_is_live(session.history));
    assert_true(history_go_live(session.history));
    assert_int_equal(history_moments(session.history),
                     session.machine->moments.count);
    assert_true(history_is_live(session.history));
    unit_session_run();
    assert_string_equal(unit_session_output(), printed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_as_in_node),
        cmocka_unit_test(steps_back_out_of_a_comparator),
        cmocka_unit_test(over_goes_back_to_the_statement_before),
        cmocka_unit_test(any_order_gives_the_same_hashes),
        cmocka_unit_test(the_beginning_says_so),
        cmocka_unit_test(verifies),
        cmocka_unit_test(knows_what_happened),
        cmocka_unit_test(goes_live_from_the_past),
    };
    return cmocka_run_group_tests(tests, set_up, unit_session_close);
}
