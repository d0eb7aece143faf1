/*
 * A learner's way through a lesson: the places of a run, in their order, found
 * live and in the record, whatever the learner has done between two stops.
 */
#include "unit_lesson.h"

#include "world/world_part.h"

static const char *const server = UNIT_SERVER("6005");
static const char *const client =
    "const WebSocket = require('ws');\n"
    "const ws = new WebSocket('ws://localhost:6005');\n"
    "ws.onopen = () => {\n"
    "  ws.send('hello');\n"
    "  ws.close();\n"
    "};\n";

static void at_line(int64_t line)
{
    struct step step;
    step_now(session.machine, &session.host.vm, &step);
    assert_int_equal(step.kind, STEP_STATEMENT);
    assert_int_equal(step.a, line);
}

static void at_kind(enum step_kind kind)
{
    assert_string_equal(
        step_name(step_kind_now(session.machine, &session.host.vm)),
        step_name(kind));
}

/* Every kind of place, in the order of the run. */
static const char *const timer_places[] = {
    "start",
    "line 10",
    "",
    "output hello",
    "line first:2",
    "event timer-set",
    "event return sum",
    "output bye: 안녕",
    "event phase",
    "event task add",
    "line 5 #3",
    "output 4...",
    "end",
    "",
};
#define TIMER_PLACES 14

static void comes_by_every_place(void **state)
{
    (void)state;
    unit_program_open(unit_timer, &unit_virtual_time);
    unit_lesson_make(timer_places, TIMER_PLACES);
    assert_int_equal(unit_enter(0), WALK_THERE);
    assert_int_equal(session.machine->steps, 1);
    assert_int_equal(unit_next(), WALK_THERE);
    at_line(10);
    uint64_t step = session.machine->steps;
    assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(session.machine->steps, step);
    static const enum step_kind kinds[] = {
        STEP_CONSOLE, STEP_STATEMENT, STEP_TIMER_SET, STEP_RETURN,
        STEP_CONSOLE, STEP_PHASE,     STEP_TASK,      STEP_STATEMENT,
        STEP_CONSOLE, STEP_END};
    for (int i = 0; i < 10; i++) {
        assert_int_equal(unit_next(), WALK_THERE);
        at_kind(kinds[i]);
        assert_int_equal(unit_walk.stop, i + 3);
        if (i == 7) at_line(5);
    }
    assert_string_equal(unit_session_output(), "hello\nbye: 안녕\n45\n");
    assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(unit_next(), WALK_OVER);
    for (uint32_t i = TIMER_PLACES - 1; i-- > 0;) {
        assert_int_equal(unit_back(), WALK_THERE);
        assert_int_equal(session.machine->steps, unit_walk.steps[i]);
    }
    assert_int_equal(unit_back(), WALK_OVER);
    unit_programs_close();
}

/* The same places are found from the beginning, and from wherever the learner
 * stands. */
static void finds_them_from_anywhere(void **state)
{
    uint64_t steps[TIMER_PLACES];
    (void)state;
    unit_program_open(unit_timer, &unit_virtual_time);
    unit_lesson_make(timer_places, TIMER_PLACES);
    assert_int_equal(unit_enter(TIMER_PLACES - 1), WALK_THERE);
    memcpy(steps, unit_walk.steps, sizeof steps);
    uint64_t end = history_frontier(session.history);
    assert_int_equal(unit_enter(2), WALK_THERE);
    assert_int_equal(session.machine->steps, steps[2]);
    for (uint32_t i = 3; i < TIMER_PLACES; i++) {
        history_seek(session.history, (i * 2654435761u) % end);
        assert_int_equal(unit_next(), WALK_THERE);
        assert_int_equal(session.machine->steps, steps[i]);
    }
    assert_int_equal(history_frontier(session.history), end);
    unit_programs_close();
}

/* The learner goes live from before what was found: it is found anew. */
static void finds_them_in_another_run(void **state)
{
    (void)state;
    unit_program_open(unit_timer, &unit_virtual_time);
    unit_lesson_make(timer_places, TIMER_PLACES);
    assert_int_equal(unit_enter(9), WALK_THERE);
    at_kind(STEP_TASK);
    history_seek(session.history, unit_walk.steps[4]);
    assert_true(history_go_live(session.history));
    assert_int_equal(unit_next(), WALK_THERE);
    at_line(5);
    assert_int_equal(unit_walk.stop, 10);
    assert_int_equal(unit_back(), WALK_THERE);
    at_kind(STEP_TASK);
    unit_programs_close();
}

static void says_where_it_is_not_come_by(void **state)
{
    static const char *const places[] = {"line 14", "line 10"};
    (void)state;
    unit_program_open(unit_timer, &unit_virtual_time);
    unit_lesson_make(places, 2);
    assert_int_equal(unit_enter(0), WALK_THERE);
    assert_int_equal(unit_next(), WALK_NOWHERE);
    assert_int_equal(unit_walk.stop, 0);
    assert_string_equal(unit_session_output(), "hello\nbye: 안녕\n45\n");
    assert_int_equal(unit_next(), WALK_NOWHERE);
    assert_int_equal(unit_enter(0), WALK_THERE);
    at_line(14);
    unit_programs_close();
}

/* A wait on the real clock, skipped. */
static void waits_and_is_hurried(void **state)
{
    static const char *const places[] = {"", "event task add"};
    enum walk_answer answer;
    (void)state;
    unit_program_open(unit_timer, &unit_real_time);
    unit_lesson_make(places, 2);
    assert_int_equal(unit_enter(0), WALK_THERE);
    int64_t before = world_monotonic();
    answer = walk_next(&unit_walk);
    while (answer == WALK_MOVING) {
        if (session.debugger.state == DEBUGGER_WAITING)
            debugger_begin(&session.debugger, COMMAND_SKIP, false, 0);
        answer = walk_work(&unit_walk, 4);
    }
    assert_int_equal(answer, WALK_THERE);
    at_kind(STEP_TASK);
    assert_true(world_monotonic() - before < 900000);
    unit_programs_close();
}

/* Two programs, real sockets between them; the server stays. */
static void comes_by_two_programs(void **state)
{
    static const char *const places[] = {
        "",
        "line first:3",
        "output first: 1",
        "event tcp connected",
        "event first:handshake accept",
        "state first OPEN",
        "line second:4",
        "event first:task socket #2",
        "state second OPEN",
        "end"};
    const char *texts[] = {server, client};
    (void)state;
    unit_programs_open(texts, 2, ".js", &unit_real_time);
    unit_lesson_make(places, 10);
    assert_int_equal(unit_enter(0), WALK_THERE);
    assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(unit_next(), WALK_THERE);
    /* The server does not check what it answers itself. */
    assert_int_equal(unit_next(), WALK_NOWHERE);
    unit_lesson.stops[4].place = unit_place("event second:handshake accept");
    assert_int_equal(unit_next(), WALK_THERE);
    /* It has been open for long. */
    assert_int_equal(unit_next(), WALK_NOWHERE);
    unit_lesson.stops[5].place = unit_place("state second OPEN");
    for (int i = 5; i < 8; i++) assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(unit_next(), WALK_NOWHERE);
    unit_lesson.stops[8].place = unit_place("state second CLOSED");
    assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(unit_next(), WALK_THERE);
    assert_int_equal(unit_walk.stop, 9);
    unit_programs_close();
}

/* A server that nobody asks anything: the end is where nothing comes. */
static void ends_where_nothing_comes(void **state)
{
    static const char *const places[] = {"", "end", ""};
    (void)state;
    unit_program_open(server, &unit_real_time);
    unit_lesson_make(places, 3);
    assert_int_equal(unit_enter(0), WALK_THERE);
    assert_int_equal(unit_next(), WALK_THERE);
    at_kind(STEP_PHASE);
    assert_int_equal(session.debugger.state, DEBUGGER_RESTING);
    assert_int_equal(unit_next(), WALK_THERE);
    unit_programs_close();
}

/* --- what a stop asks ---------------------------------------------------- */

static void put_question(uint32_t stop, const char *text)
{
    char error[300];
    unit_lesson.stops[stop].predicts = true;
    assert_true(prediction_read(&unit_lesson.stops[stop].prediction, text,
                                ENGLISH, error, sizeof error));
}

static void asks_at_its_stops(void **state)
{
    static const char *const places[] = {"", "line 10", "output bye...",
                                         "end"};
    (void)state;
    unit_program_open(unit_timer, &unit_virtual_time);
    unit_lesson_make(places, 4);
    put_question(1, "prints");
    put_question(2, "value result at line 7");
    put_question(3, "runs");
    assert_int_equal(unit_enter(0), WALK_THERE);
    assert_false(unit_walk.asked);
    assert_true(unit_walk.answered);
    assert_int_equal(unit_next(), WALK_THERE);
    assert_true(unit_walk.asked && unit_walk.forecast.known);
    assert_false(unit_walk.answered);
    assert_false(walk_answer(&unit_walk, "bye"));
    assert_true(unit_walk.answered);
    assert_int_equal(unit_next(), WALK_THERE);
    assert_false(unit_walk.answered);
    assert_true(walk_answer(&unit_walk, " 45 "));
    assert_string_equal(unit_walk.given, " 45 ");
    assert_true(unit_walk.right);
    /* Nothing comes any more: there is nothing to be asked. */
    assert_int_equal(unit_next(), WALK_THERE);
    assert_true(unit_walk.answered);
    assert_false(unit_walk.forecast.known);
    assert_int_equal(unit_back(), WALK_THERE);
    assert_false(unit_walk.answered || unit_walk.right);
    assert_string_equal(unit_walk.forecast.answer, "45");
    unit_programs_close();
}

static void goes_from_run_to_run(void **state)
{
    static const char *const places[] = {"", "line 10", "", "output hello"};
    (void)state;
    unit_program_open(unit_timer, &unit_virtual_time);
    unit_lesson_make(places, 4);
    unit_lesson.stops[2].run = unit_lesson.stops[3].run = 1;
    unit_lesson.stops[3].exercises = true;
    assert_int_equal(unit_enter(1), WALK_THERE);
    assert_int_equal(unit_next(), WALK_RUN);
    assert_int_equal(unit_walk.stop, 1);
    unit_programs_close();
    unit_program_open(unit_timer, &unit_virtual_time);
    assert_int_equal(unit_enter(2), WALK_THERE);
    assert_int_equal(session.machine->steps, 1);
    assert_int_equal(unit_back(), WALK_RUN);
    assert_int_equal(unit_next(), WALK_THERE);
    at_kind(STEP_CONSOLE);
    assert_false(unit_walk.answered);
    unit_lesson.stops[3].exercise.goal_count = 1;
    unit_lesson.stops[3].exercise.goals[0] =
        (struct goal){.kind = GOAL_CONTAINS, .text = "45"};
    assert_true(walk_judge(&unit_walk));
    assert_true(unit_walk.solved && unit_walk.answered);
    strcpy(unit_lesson.stops[3].exercise.goals[0].text, "46");
    assert_false(walk_judge(&unit_walk));
    assert_false(unit_walk.solved);
    assert_int_equal(unit_next(), WALK_OVER);
    unit_programs_close();
}

/* --- what is no place ---------------------------------------------------- */

static bool read_place(const char *text, enum language language, char *error,
                       size_t size)
{
    struct landmark place;
    return landmark_read(&place, text, language, error, size);
}

static const struct unit_refusal wrong[] = {
    {"lien 12", "no such place: lien 12"},
    {"start 3", "no such place: start 3"},
    {"line", "a line's number is missing"},
    {"line twelve", "a line's number is missing: line twelve"},
    {"line client:", "a line's number is missing: line client:"},
    {"line 0", "a line's number is missing: line 0"},
    {"state client", "no readyState (CONNECTING, OPEN, CLOSING, CLOSED): cl"},
    {"state client Open", "no readyState"},
    {"event", "no such event"},
    {"event timerset", "no such event: timerset"},
    {"event client:", "no such event"},
};

static void refuses_what_is_no_place(void **state)
{
    char error[400], longer[400];
    (void)state;
    unit_refuses(wrong, sizeof wrong / sizeof *wrong, read_place);
    memset(longer, 'x', sizeof longer);
    memcpy(longer, "output ", 7);
    longer[399] = 0;
    assert_false(read_place(longer, ENGLISH, error, sizeof error));
}

static void reads_what_is_one(void **state)
{
    (void)state;
    struct landmark place = unit_place("  line client#2:12   #3 ");
    assert_int_equal(place.kind, LANDMARK_LINE);
    assert_string_equal(place.program, "client#2");
    assert_int_equal(place.line, 12);
    assert_int_equal(place.times, 3);
    place = unit_place("output # is a sign #2");
    assert_string_equal(place.text, "# is a sign");
    assert_int_equal(place.times, 2);
    place = unit_place("event client:handshake accept");
    assert_string_equal(place.program, "client");
    assert_int_equal(place.step, STEP_HANDSHAKE);
    assert_string_equal(place.text, "accept");
    assert_int_equal(place.times, 1);
    place = unit_place("state OPEN");
    assert_string_equal(place.program, "");
    assert_int_equal(place.state, READY_OPEN);
    assert_int_equal(unit_place("").kind, LANDMARK_HERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_one),
        cmocka_unit_test(refuses_what_is_no_place),
        cmocka_unit_test(comes_by_every_place),
        cmocka_unit_test(finds_them_from_anywhere),
        cmocka_unit_test(finds_them_in_another_run),
        cmocka_unit_test(says_where_it_is_not_come_by),
        cmocka_unit_test(waits_and_is_hurried),
        cmocka_unit_test(comes_by_two_programs),
        cmocka_unit_test(ends_where_nothing_comes),
        cmocka_unit_test(asks_at_its_stops),
        cmocka_unit_test(goes_from_run_to_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
