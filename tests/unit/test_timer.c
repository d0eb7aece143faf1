/* Node's rule for timers, without a program: lists, expiry, order. */
#include "unit_machine.h"

#include "machine/timer.h"

static struct process *process_of_unit(struct unit_machine *unit)
{
    return unit->machine->processes[0];
}

/* A timer set at `at` ms for `ms`, known by its id. */
static struct timer *set(struct unit_machine *unit, int64_t at, int64_t ms)
{
    struct process *process = process_of_unit(unit);
    struct timer *timer = timer_new(unit->machine, process);
    timer->duration = ms;
    timer_start(unit->machine, process, timer, at);
    return timer;
}

/* One timers phase at `now`: the ids in the order in which they are taken. */
static const char *phase(struct unit_machine *unit, int64_t now)
{
    static char buffer[200];
    struct process *process = process_of_unit(unit);
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    process->timers.round_now = now;
    for (;;) {
        struct timer *timer = timers_take(unit->machine, process);
        if (!timer) {
            return buffer;
        }
        text_str(&text, text.length ? " " : "");
        text_uint(&text, timer->id);
    }
}

static int begin(void **state)
{
    static struct unit_machine unit;
    unit_machine_open(&unit);
    unit_machine_start(&unit, "/unit/main.js", false);
    struct process *process = unit.machine->processes[0];
    vm_init(&process->vm, unit.arena, NULL, NULL, 0, 1u << 20);
    process->made = 1;
    *state = &unit;
    return 0;
}

static int end(void **state)
{
    unit_machine_close(*state);
    return 0;
}

static void test_one_list_in_the_order_set(void **state)
{
    set(*state, 0, 10);
    set(*state, 3, 10);
    set(*state, 3, 10);
    assert_string_equal(phase(*state, 9), "");
    assert_string_equal(phase(*state, 12), "1");
    assert_string_equal(phase(*state, 13), "2 3");
}

/* A: 20 ms at 0, C: 20 ms at 8, B: 10 ms at 12. */
static void set_three(void *state)
{
    set(state, 0, 20);
    set(state, 8, 20);
    set(state, 12, 10);
}

static void test_an_earlier_list_goes_first(void **state)
{
    set_three(*state);
    assert_string_equal(phase(*state, 72), "1 2 3");
}

static void test_too_early_lets_the_next_list_go(void **state)
{
    set_three(*state);
    assert_string_equal(phase(*state, 24), "1 3");
    assert_int_equal(timers_next_due(process_of_unit(*state)), 28000);
    assert_string_equal(phase(*state, 28), "2");
}

static void test_equal_expiries_by_list(void **state)
{
    set(*state, 0, 12);
    set(*state, 2, 10);
    set(*state, 0, 11);
    assert_string_equal(phase(*state, 12), "3 1 2");
}

static void test_stop_empties_the_list(void **state)
{
    struct unit_machine *unit = *state;
    struct timer *timer = set(unit, 0, 5);
    assert_true(timer_stop(unit->machine, process_of_unit(unit), timer));
    assert_false(timer_stop(unit->machine, process_of_unit(unit), timer));
    assert_int_equal(timers_next_due(process_of_unit(unit)), INT64_MAX);
    assert_string_equal(phase(unit, 100), "");
}

static void test_refresh_moves_to_the_end(void **state)
{
    struct unit_machine *unit = *state;
    struct timer *first = set(unit, 0, 5);
    set(unit, 1, 5);
    timer_start(unit->machine, process_of_unit(unit), first, 4);
    assert_int_equal(process_of_unit(unit)->timers.count, 2);
    assert_string_equal(phase(unit, 8), "2");
    assert_string_equal(phase(unit, 9), "1");
}

static void test_set_during_the_phase_waits(void **state)
{
    struct unit_machine *unit = *state;
    struct process *process = process_of_unit(unit);
    set(unit, 0, 5);
    process->timers.round_now = 7;
    assert_int_equal(timers_take(unit->machine, process)->id, 1);
    set(unit, 7, 5);
    assert_null(timers_take(unit->machine, process));
    assert_string_equal(phase(unit, 12), "2");
}

static void test_clear_of_a_list_in_work(void **state)
{
    struct unit_machine *unit = *state;
    struct process *process = process_of_unit(unit);
    set(unit, 0, 5);
    struct timer *second = set(unit, 0, 5);
    process->timers.round_now = 5;
    timers_take(unit->machine, process);
    timer_stop(unit->machine, process, second);
    set(unit, 5, 5);
    assert_null(timers_take(unit->machine, process));
    assert_string_equal(phase(unit, 10), "3");
}

static void test_references(void **state)
{
    struct unit_machine *unit = *state;
    struct process *process = process_of_unit(unit);
    struct timer *timer = set(unit, 0, 5);
    assert_true(process_alive(process));
    timer_reference(process, timer, false);
    assert_false(process_alive(process));
    timer_stop(unit->machine, process, timer);
    timer_reference(process, timer, true);
    assert_false(process_alive(process));
    timer_start(unit->machine, process, timer, 0);
    assert_true(process_alive(process));
}

static void test_page_by_due_time(void **state)
{
    struct unit_machine *unit = *state;
    process_of_unit(unit)->page = 1;
    set_three(unit);
    set(unit, 12, 10);
    assert_string_equal(phase(unit, 72), "1 3 4 2");
}

static void test_peek_by_due_time(void **state)
{
    struct process *process = process_of_unit(*state);
    set_three(*state);
    assert_int_equal(timers_peek(process, 0)->id, 1);
    assert_int_equal(timers_peek(process, 1)->id, 3);
    assert_int_equal(timers_peek(process, 2)->id, 2);
    assert_null(timers_peek(process, 3));
    assert_int_equal(timers_due(process, 22), 2);
}

static void test_orders_for_the_world(void **state)
{
    struct unit_machine *unit = *state;
    set(unit, 4, 6);
    assert_int_equal(unit->machine->outbox_count, 1);
    assert_int_equal(unit->machine->outbox[0].kind, ORDER_TIMER_START);
    assert_int_equal(unit->machine->outbox[0].value, 10000);
    phase(unit, 10);
    assert_int_equal(unit->machine->outbox[1].kind, ORDER_TIMER_STOP);
    assert_int_equal(unit->machine->outbox[1].id, 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_one_list_in_the_order_set),
        CASE(test_an_earlier_list_goes_first),
        CASE(test_too_early_lets_the_next_list_go),
        CASE(test_equal_expiries_by_list),
        CASE(test_stop_empties_the_list),
        CASE(test_refresh_moves_to_the_end),
        CASE(test_set_during_the_phase_waits),
        CASE(test_clear_of_a_list_in_work),
        CASE(test_references),
        CASE(test_page_by_due_time),
        CASE(test_peek_by_due_time),
        CASE(test_orders_for_the_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
