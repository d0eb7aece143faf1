/*
 * Playing the loop: the hand is what waits, the right card is what then comes,
 * and every wrong one has its rule, in both languages.
 */
#include "unit_lesson.h"

/* Each prints "dealt" where the hand is dealt; then what comes, one line a
 * callback. */
static const char *const programs[] = {
    "setTimeout(function timer() { console.log('timer'); }, 1000);\n"
    "setImmediate(function soon() { console.log('soon'); });\n"
    "Promise.resolve().then(function job() { console.log('job'); });\n"
    "process.nextTick(function tick() { console.log('tick'); });\n"
    "console.log('dealt');\n",
    "setTimeout(function c() { console.log('c'); }, 3000);\n"
    "setTimeout(function b() { console.log('b'); }, 2000);\n"
    "setTimeout(function a() { console.log('a'); }, 1000);\n"
    "setTimeout(function a2() { console.log('a2'); }, 1000);\n"
    "console.log('dealt');\n",
    "setTimeout(() => console.log('one'), 0);\n"
    "setTimeout(() => {\n"
    "  console.log('two');\n"
    "}, 0);\n"
    "queueMicrotask(() => console.log('micro'));\n"
    "console.log('dealt');\n",
    "async function f() { await null; console.log('f'); }\n"
    "f();\n"
    "f();\n"
    "process.nextTick(() => console.log('tick'));\n"
    "process.nextTick(() => console.log('tack'));\n"
    "console.log('dealt');\n",
    "const fs = require('fs');\n"
    "fs.readFile(__filename, function read() { console.log('read'); });\n"
    "setTimeout(function timer() { console.log('timer'); }, 10000);\n"
    "setImmediate(function soon() { console.log('soon'); });\n"
    "console.log('dealt');\n",
    "let n = 0;\n"
    "const id = setInterval(function often() {\n"
    "  console.log(++n);\n"
    "  if (n === 3) clearInterval(id);\n"
    "}, 1000);\n"
    "setTimeout(function between() { console.log('between'); }, 1500);\n"
    "console.log('dealt');\n",
    "setTimeout(function outer() {\n"
    "  console.log('outer');\n"
    "  Promise.resolve().then(function inner() { console.log('inner'); });\n"
    "  setTimeout(function last() { console.log('last'); }, 0);\n"
    "  setImmediate(function soon() { console.log('soon'); });\n"
    "}, 0);\n"
    "console.log('dealt');\n",
    "require('fs').readFile(__filename, () => {\n"
    "  setTimeout(function timer() { console.log('timer'); }, 0);\n"
    "  setImmediate(function soon() { console.log('soon'); });\n"
    "  process.nextTick(function tick() { console.log('tick'); });\n"
    "  queueMicrotask(function micro() { console.log('micro'); });\n"
    "  console.log('dealt');\n"
    "});\n",
    "const wait = (ms) => new Promise((r) => setTimeout(r, ms));\n"
    "(async function later() {\n"
    "  await wait(500);\n"
    "  console.log('later');\n"
    "})();\n"
    "setTimeout(function timer() { console.log('timer'); }, 900);\n"
    "console.log('dealt');\n",
};
#define PROGRAMS (sizeof programs / sizeof *programs)

static const char *const server =
    "const WebSocket = require('ws');\n"
    "const server = new WebSocket.Server({ port: 6405 });\n"
    "server.on('connection', function connected(ws) {\n"
    "  console.log('connected');\n"
    "  ws.on('message', function received(message) {\n"
    "    console.log('received');\n"
    "    server.close();\n"
    "  });\n"
    "  setTimeout(function late() { console.log('late'); }, 5000);\n"
    "});\n"
    "console.log('dealt');\n";
static const char *const client =
    "const WebSocket = require('ws');\n"
    "const ws = new WebSocket('ws://localhost:6405');\n"
    "ws.onopen = function opened() {\n"
    "  console.log('opened');\n"
    "  ws.send('hello');\n"
    "  ws.close();\n"
    "};\n"
    "setTimeout(function never() { console.log('sometime'); }, 90000);\n";

/* Both languages say something of each card, and all of it. */
static void explains(uint32_t picked)
{
    char bytes[2][1200];
    for (int language = 0; language < 2; language++) {
        struct text text;
        text_init_fixed(&text, bytes[language], sizeof bytes[language]);
        play_explain(&session, &unit_walk.hand, picked,
                     language ? KOREAN : ENGLISH, &text);
        assert_false(text.full);
        assert_true(text.length > 20);
        assert_true(text.bytes[text.length - 1] == '.');
        assert_null(strchr(text.bytes, '{' ) &&
                            strstr(text.bytes, "{name")
                        ? text.bytes
                        : NULL);
        assert_non_null(strstr(text.bytes,
                               unit_walk.hand.cards[picked].name));
    }
    assert_string_not_equal(bytes[0], bytes[1]);
}

static void has_a_rule(const struct play_card *card)
{
    assert_true(card->not_yet.rule != RULE_NONE);
    assert_true(card->not_yet.rule != RULE_NEXT);
    assert_true(card->not_yet.rule != RULE_MAIN_RUNS);
    assert_true(card->name[0] && card->where[0]);
}

/* Plays all turns right, every wrong card before. */
static uint32_t play_on(void)
{
    uint32_t wrong = 0;
    while (!unit_walk.answered) {
        const struct play_hand *hand = &unit_walk.hand;
        uint64_t hash = history_hash(session.history);
        assert_true(hand->right < hand->count);
        for (uint32_t i = 0; i < hand->count; i++) {
            has_a_rule(&hand->cards[i]);
            explains(i);
            if (i == hand->right) continue;
            assert_false(walk_pick(&unit_walk, i));
            wrong++;
        }
        assert_true(history_hash(session.history) == hash);
        assert_true(walk_pick(&unit_walk, hand->right));
        assert_int_equal(unit_walk_on(WALK_MOVING), WALK_THERE);
    }
    return wrong;
}

static void lesson(const char *place, uint32_t turns)
{
    const char *places[] = {"", place, ""};
    unit_lesson_make(places, 3);
    unit_lesson.stops[1].plays = true;
    unit_lesson.stops[1].turns = turns;
}

/* One line for each turn: a callback that has run to its end. */
static uint32_t lines_behind(const char *place)
{
    const char *at = strstr(unit_session_output(), place);
    uint32_t count = 0;
    for (at = strchr(at, '\n') + 1; *at; at++) count += *at == '\n';
    return count;
}

static void plays_programs(const struct session_options *options)
{
    uint32_t wrong = 0;
    for (size_t i = 0; i < PROGRAMS; i++) {
        unit_program_open(programs[i], options);
        lesson("output dealt", 10);
        assert_int_equal(unit_enter(1), WALK_THERE);
        wrong += play_on();
        assert_true(unit_walk.turn >= 2);
        assert_int_equal(lines_behind("dealt"), unit_walk.turn);
        uint64_t end = session.machine->steps;
        assert_int_equal(unit_next(), WALK_THERE);
        assert_int_equal(session.machine->steps, end);
        unit_programs_close();
    }
    assert_true(wrong >= 20);
}

static void on_the_virtual_clock(void **state)
{
    (void)state;
    plays_programs(&unit_virtual_time);
}

static void on_the_real_clock(void **state)
{
    (void)state;
    plays_programs(&unit_real_time);
}

/* The turns that nobody plays are taken on the way past; the last callback is
 * taken, and has done nothing yet. */
static void goes_past_the_turns(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROGRAMS; i++) {
        unit_program_open(programs[i], &unit_virtual_time);
        lesson("output dealt", 2);
        assert_int_equal(unit_enter(2), WALK_THERE);
        assert_int_equal(lines_behind("dealt"), 1);
        uint64_t end = session.machine->steps;
        assert_int_equal(end, unit_walk.left[1]);
        assert_int_equal(unit_back(), WALK_THERE);
        play_on();
        assert_int_equal(end, unit_walk.left[1]);
        assert_true(session.machine->steps >= end);
        unit_programs_close();
    }
}

static const char *names(char *bytes, size_t size)
{
    struct text text;
    text_init_fixed(&text, bytes, size);
    for (uint32_t i = 0; i < unit_walk.hand.count; i++)
        text_format(&text, "%s%s%s", i ? ", " : "",
                    i == unit_walk.hand.right ? "*" : "",
                    unit_walk.hand.cards[i].name);
    return bytes;
}

static void lays_out_what_waits(void **state)
{
    static const char *const hands[] = {
        "timer, soon, job, *tick",
        "c, b, *a, a2",
        "() => console.log('one'), () => {…} :2, *() => console.log('micro')",
        "f, f, *() => console.log('tick'), () => console.log('tack')",
        "timer, *soon, read",
        "*often, between",
        "*outer",
        "timer, soon, *tick, micro",
    };
    char bytes[600];
    (void)state;
    for (size_t i = 0; i < sizeof hands / sizeof *hands; i++) {
        unit_program_open(programs[i], &unit_virtual_time);
        lesson("output dealt", 4);
        assert_int_equal(unit_enter(1), WALK_THERE);
        assert_string_equal(names(bytes, sizeof bytes), hands[i]);
        unit_programs_close();
    }
}

static const char *explained(uint32_t card, enum language language)
{
    static char bytes[1200];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    play_explain(&session, &unit_walk.hand, card, language, &text);
    return bytes;
}

static void says_why(void **state)
{
    (void)state;
    unit_program_open(programs[0], &unit_virtual_time);
    lesson("output dealt", 4);
    assert_int_equal(unit_enter(1), WALK_THERE);
    assert_string_equal(
        explained(2, ENGLISH),
        "job has to wait: nextTick comes first (callbacks: 1). tick comes "
        "first. The call stack is empty: nextTick comes before microtasks "
        "(waiting: 1).");
    assert_string_equal(
        explained(0, KOREAN),
        "timer는 기다려야 해요: 1000 ms 뒤, 1000 ms에 시간이 돼요. "
        "tick이 먼저예요. 호출 스택이 비었어요. nextTick이 마이크로태스크보다 먼저예요. "
        "마이크로태스크 1개가 기다려요.");
    assert_string_equal(
        explained(3, ENGLISH),
        "tick comes first. The call stack is empty: nextTick comes before "
        "microtasks (waiting: 1).");
    unit_programs_close();
}

/* Nothing comes: there is nothing to pick. */
static void ends_with_the_program(void **state)
{
    static const char *const text =
        "setTimeout(function a() { console.log('a'); }, 5);\n"
        "console.log('dealt');\n";
    (void)state;
    unit_program_open(text, &unit_virtual_time);
    lesson("output dealt", 5);
    assert_int_equal(unit_enter(1), WALK_THERE);
    play_on();
    assert_int_equal(unit_walk.turn, 1);
    unit_lesson.stops[1].place = unit_place("end");
    assert_int_equal(unit_enter(1), WALK_THERE);
    assert_true(unit_walk.answered);
    assert_false(walk_pick(&unit_walk, 0));
    unit_programs_close();
}

/* Between two turns the learner steps on, and picks then. */
static void bears_a_learner_who_strays(void **state)
{
    (void)state;
    unit_program_open(programs[0], &unit_virtual_time);
    lesson("output dealt", 5);
    assert_int_equal(unit_enter(1), WALK_THERE);
    for (int i = 0; i < 4; i++) {
        history_forward(session.history, session.machine->steps + 7, true,
                        UINT32_MAX);
        assert_true(walk_pick(&unit_walk, unit_walk.hand.right));
        assert_int_equal(unit_walk_on(WALK_MOVING), WALK_THERE);
    }
    assert_true(unit_walk.answered);
    assert_string_equal(unit_session_output(),
                        "dealt\ntick\njob\nsoon\ntimer\n");
    unit_programs_close();
}

static void plays_two_programs(const struct session_options *options)
{
    const char *texts[] = {server, client};
    unit_programs_open(texts, 2, ".js", options);
    lesson("output dealt", 6);
    assert_int_equal(unit_enter(1), WALK_THERE);
    play_on();
    assert_int_equal(unit_walk.turn, 5);
    assert_string_equal(
        unit_session_output(),
        "dealt\nconnected\nopened\nreceived\nlate\nsometime\n");
    unit_programs_close();
}

static void two_programs(void **state)
{
    (void)state;
    plays_two_programs(&unit_virtual_time);
#if !defined CRUEL_GC && !defined CRUEL_RESTORE
    /* There the timers are due before the messages have come. */
    plays_two_programs(&unit_real_time);
#endif
}

static void a_page(void **state)
{
    static const char *const page =
        "<button id=b>b</button>\n"
        "<script>\n"
        "const b = document.querySelector('#b');\n"
        "b.onclick = function clicked() {\n"
        "  queueMicrotask(function micro() { console.log('micro'); });\n"
        "  console.log('clicked');\n"
        "};\n"
        "b.addEventListener('click', function second() {\n"
        "  console.log('second');\n"
        "});\n"
        "setTimeout(function late() { console.log('late'); }, 300);\n"
        "console.log('dealt');\n"
        "</script>\n";
    struct session_options options = unit_virtual_time;
    (void)state;
    unit_click(&options, "first:#b@200ms");
    unit_programs_open(&page, 1, ".html", &options);
    lesson("output dealt", 9);
    assert_int_equal(unit_enter(1), WALK_THERE);
    play_on();
    assert_int_equal(unit_walk.turn, 4);
    assert_string_equal(unit_session_output(),
                        "dealt\nclicked\nmicro\nsecond\nlate\n");
    unit_programs_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lays_out_what_waits),
        cmocka_unit_test(says_why),
        cmocka_unit_test(on_the_virtual_clock),
        cmocka_unit_test(on_the_real_clock),
        cmocka_unit_test(goes_past_the_turns),
        cmocka_unit_test(ends_with_the_program),
        cmocka_unit_test(bears_a_learner_who_strays),
        cmocka_unit_test(two_programs),
        cmocka_unit_test(a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
