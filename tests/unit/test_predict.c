/*
 * Questions about what comes: the machine's own future answers, and another
 * program has another answer.
 */
#include "unit_lesson.h"

#include "lesson/predict.h"

static const char *const queues =
    "process.nextTick(function tick() {});\n" /* 1 */
    "Promise.resolve(1).then(function job() {});\n"
    "Promise.resolve(2).then((two) => console.log(two));\n"
    "setImmediate(function soon() {});\n"
    "setTimeout(function later() {}, 0);\n" /* 5 */
    "setTimeout(() => {\n"
    "  console.log({ a: [1, 2, { b: 'c' }] });\n"
    "}, 30);\n"
    "console.log('main');\n";
static const char *const values =
    "const list = [1, 2, 3];\n" /* 1 */
    "const name = '김';\n"
    "const make = (a, b) => a + b;\n"
    "console.log(list.map((n) => n * 2));\n"
    "let late = 5;\n" /* 5 */
    "late = { deep: { er: { still: { more: 1 } } }, text: 'it\\'s' };\n"
    "console.log(late);\n"
    "process.stdout.write('no newline');\n";
static const char *const exchanged[] = {
    "setTimeout(() => console.log('a'), 0);\n"
    "Promise.resolve().then(() => console.log('b'));\n",
    "Promise.resolve().then(() => console.log('a'));\n"
    "setTimeout(() => console.log('b'), 0);\n",
};
static const char *const server = UNIT_SERVER("6205");
static const char *const client =
    "const WebSocket = require('ws');\n" /* 1 */
    "const ws = new WebSocket('ws://localhost:6205');\n"
    "let n = 0;\n"
    "ws.onopen = function opened() {\n"
    "  ws.send('hello');\n" /* 5 */
    "  n++;\n"
    "  ws.close();\n"
    "  console.log(n);\n"
    "};\n"
    "ws.onclose = () => console.log('closed');\n"; /* 10 */

static struct prediction question(const char *text)
{
    struct prediction prediction;
    char error[400];
    if (!prediction_read(&prediction, text, ENGLISH, error, sizeof error))
        fail_msg("%s", error);
    return prediction;
}

/* At the present step: question, answer; nothing has changed. */
static struct forecast ask(const char *text)
{
    struct prediction prediction = question(text);
    struct forecast forecast;
    uint64_t hash = history_hash(session.history);
    prediction_ask(&session, &prediction, &forecast);
    assert_true(history_hash(session.history) == hash);
    return forecast;
}

static void expect(const char *text, const char *answer)
{
    struct forecast forecast = ask(text);
    if (!forecast.known || strcmp(forecast.answer, answer) != 0)
        fail_msg("%s: %s%s, not %s", text,
                 forecast.known ? "" : "(not known) ", forecast.answer,
                 answer);
    assert_true(forecast.step >= session.machine->steps);
    assert_true(prediction_is_right(&forecast, answer));
    assert_false(prediction_is_right(&forecast, "another"));
}

static void excused(const char *text, const char *excuse)
{
    struct forecast forecast = ask(text);
    assert_false(forecast.known);
    assert_string_equal(forecast.answer, excuse);
    assert_false(prediction_is_right(&forecast, excuse));
}

/* On both clocks, and again from a step of the past. */
static void asks_about_a_timer(const struct session_options *options)
{
    unit_program_open(unit_timer, options);
    for (int again = 0; again < 2; again++) {
        unit_go("line 10");
        expect("prints", "hello");
        expect("runs", "add");
        expect("queue timers at output bye...", "1");
        excused("queue timers at line 10 #2",
                "the run never comes by that place");
        unit_go("line 11");
        expect("prints", "bye: 안녕");
        unit_go("event timer-set");
        expect("prints", "bye: 안녕");
        unit_go("output bye...");
        expect("prints", "45");
        expect("queue timers at event task add", "0");
        expect("value result at line 7", "45");
        expect("value result at line 5 #3", "1");
        expect("value [n, i] at line 5 #3", "[ 10, 2 ]");
        expect("value nothing at line 7",
               "ReferenceError: nothing is not defined");
        unit_go("event task add");
        excused("runs", "no callback runs any more");
        unit_go("output 45");
        excused("prints", "nothing more is printed");
        excused("value result at line 7",
                "the run never comes by that place");
        expect("queue timers at end", "0");
        unit_go("end");
        excused("prints", "nothing more is printed");
    }
    unit_programs_close();
}

static void a_timer(void **state)
{
    (void)state;
    asks_about_a_timer(&unit_virtual_time);
}

static void a_timer_on_the_real_clock(void **state)
{
    struct prediction prediction = question("runs");
    struct forecast forecast;
    (void)state;
    unit_program_open(unit_timer, &unit_real_time);
    unit_go("line 11");
    prediction_ask(&session, &prediction, &forecast);
    assert_string_equal(forecast.answer, "add");
    expect("prints", "bye: 안녕");
    expect("value result at line 7", "45");
    unit_go("output bye...");
    expect("prints", "45");
    unit_programs_close();
}

static void the_queues(void **state)
{
    (void)state;
    unit_program_open(queues, &unit_virtual_time);
    unit_go("line 1");
    expect("queue nextTick at output main", "1");
    expect("queue microtasks at output main", "2");
    expect("queue immediates at output main", "1");
    expect("queue timers at output main", "2");
    expect("queue first:timers at output main", "2");
    expect("queue second:timers at output main", "0");
    unit_go("output main");
    expect("runs", "tick");
    unit_go("event microtask tick");
    expect("runs", "job");
    unit_go("event microtask job");
    expect("runs", "(two) => console.log(two)");
    expect("prints", "2");
    unit_go("output 2");
    expect("runs", "soon");
    expect("prints", "{ a: [ 1, 2, { b: 'c' } ] }");
    unit_go("event task soon");
    expect("runs", "later");
    unit_go("event task later");
    expect("runs", "() => {…} :6");
    unit_programs_close();
}

static void the_values(void **state)
{
    (void)state;
    unit_program_open(values, &unit_virtual_time);
    unit_go("start");
    expect("value late at line 4",
           "ReferenceError: Cannot access 'late' before initialization");
    expect("value late at line 6", "5");
    expect("value late at line 7",
           "{ deep: { er: { still: [Object] } }, text: \"it's\" }");
    expect("value name at line 4", "김");
    expect("value make at line 4", "[Function: make]");
    expect("value list, name at line 4", "[ 1, 2, 3 ] 김");
    expect("value list.push(9) at line 4", "4");
    expect("value list at line 5", "[ 1, 2, 3 ]");
    expect("value ' at ' + name at line 5", "at 김");
    expect("prints", "[ 2, 4, 6 ]");
    unit_go("line 8");
    expect("prints", "no newline");
    unit_programs_close();
}

static void another_order_another_answer(void **state)
{
    (void)state;
    unit_program_open(exchanged[0], &unit_virtual_time);
    unit_go("line 1");
    expect("prints", "b");
    expect("runs", "() => console.log('b')");
    unit_programs_close();
    unit_program_open(exchanged[1], &unit_virtual_time);
    unit_go("line 1");
    expect("prints", "a");
    expect("runs", "() => console.log('a')");
    unit_programs_close();
}

/* Bytes on the way through real sockets are left where they are. */
static void a_pair(const struct session_options *options)
{
    const char *texts[] = {server, client};
    unit_programs_open(texts, 2, ".js", options);
    unit_go("output 1");
    expect("runs", "connected");
    expect("prints", "2");
    expect("state second at line second:3", "CONNECTING");
    expect("state second at line second:5", "OPEN");
    expect("state second at line second:8", "CLOSING");
    expect("state second at output closed", "CLOSED");
    expect("state second at end", "CLOSED");
    expect("value n at line second:7", "1");
    excused("state third at line second:7",
            "there is no program called third");
    excused("state first at line second:2",
            "first has no WebSocket there");
    unit_go("line second:4");
    expect("state second at line second:5", "OPEN");
    unit_go("line second:7");
    expect("prints", "1");
    expect("runs", "received");
    unit_go("output second: 1");
    expect("prints", "3 hello");
    unit_go("output 3...");
    expect("prints", "closed");
    expect("runs", "() => console.log('closed')");
    unit_go("end");
    assert_string_equal(unit_session_output(), "1\n2\n1\n3 hello\nclosed\n");
    unit_programs_close();
}

static void a_pair_on_both_clocks(void **state)
{
    (void)state;
    a_pair(&unit_virtual_time);
    a_pair(&unit_real_time);
}

static void a_page(void **state)
{
    static const char *const page =
        "<button id=b>b</button>\n"
        "<script>\n"
        "document.querySelector('#b').onclick = function clicked() {\n"
        "  Promise.resolve().then(function job() {});\n"
        "  console.log('click');\n"
        "};\n"
        "setTimeout(function late() { console.log('late'); }, 300);\n"
        "</script>\n";
    struct session_options options = unit_virtual_time;
    (void)state;
    unit_click(&options, "first:#b@200ms");
    unit_programs_open(&page, 1, ".html", &options);
    unit_go("event timer-set");
    expect("runs", "clicked");
    expect("prints", "click");
    unit_go("output click");
    expect("runs", "job");
    unit_go("event microtask job");
    expect("runs", "late");
    unit_programs_close();
    unit_programs_open(&page, 1, ".html", &unit_virtual_time);
    unit_go("event timer-set");
    expect("runs", "late");
    unit_programs_close();
}

static void what_never_comes(void **state)
{
    (void)state;
    unit_program_open("console.log(1);\nfor (;;) {}\n", &unit_virtual_time);
    unit_go("output 1");
    excused("prints", "that is too far ahead");
    unit_programs_close();
}

/* --- what is no question ------------------------------------------------- */

static bool read_question(const char *text, enum language language,
                          char *error, size_t size)
{
    struct prediction prediction;
    return prediction_read(&prediction, text, language, error, size);
}

static const struct unit_refusal wrong[] = {
    {"", "no such question: "},
    {"print", "no such question: print"},
    {"prints hello", "nothing may stand behind it: prints hello"},
    {"runs at end", "nothing may stand behind it"},
    {"state", "of what? state"},
    {"state client", "where? `at` and a place"},
    {"state client at", "where?"},
    {"state client at start", "where?"},
    {"state at end", "of what?"},
    {"state client at line", "a line's number is missing"},
    {"state client at lien 5", "no such place: lien 5"},
    {"queue timer at end", "no such queue: timer"},
    {"queue client:tasks at", "where?"},
    {"value at line 5", "of what?"},
};

static void refuses_what_is_none(void **state)
{
    char error[600], longer[300];
    (void)state;
    unit_refuses(wrong, sizeof wrong / sizeof *wrong, read_question);
    memset(longer, 'x', sizeof longer);
    longer[299] = 0;
    assert_false(read_question(longer, ENGLISH, error, sizeof error));
}

/* Each kind of question says what is asked, and when. */
static const struct {
    const char *text, *english, *korean;
} questions[] = {
    {"prints", "What is printed next?", "다음에 무엇이 출력될까요?"},
    {"runs", "Which callback runs next?", "다음에 어떤 콜백이 실행될까요?"},
    {"state client at line 5 #2",
     "Which readyState will client have when line 5 comes next for the 2nd "
     "time?",
     "2번째로 5번째 줄 차례가 되면 client의 readyState는 무엇일까요?"},
    {"state life at state server OPEN",
     "Which readyState will life have when server becomes OPEN?",
     "server가 OPEN이 되면 life의 readyState는 무엇일까요?"},
    {"state server at event server:tcp fin-sent",
     "Which readyState will server have when server sends FIN?",
     "server가 FIN을 보내면 server의 readyState는 무엇일까요?"},
    {"state client at event server:frame received close",
     "Which readyState will client have when server gets a close frame?",
     "server가 close 프레임을 받으면 client의 readyState는 무엇일까요?"},
    {"queue timers at output bye",
     "How many timers will be waiting when `bye` has been printed?",
     "`bye`가 출력되면 기다리는 타이머는 몇 개일까요?"},
    {"queue hall:timers at end",
     "How many timers of hall will be waiting when all is over?",
     "모두 끝나면 기다리는 hall의 타이머는 몇 개일까요?"},
    {"queue microtasks at event return",
     "How many microtasks will be waiting when the next call returns?",
     "다음 호출이 끝나면 기다리는 마이크로태스크는 몇 개일까요?"},
    {"queue nextTick at event return greet",
     "How many callbacks of nextTick will be waiting when greet returns?",
     "greet가 끝나면 기다리는 nextTick 콜백은 몇 개일까요?"},
    {"queue immediates at event http",
     "How many callbacks of setImmediate will be waiting at the step HTTP?",
     "HTTP 단계가 되면 기다리는 setImmediate 콜백은 몇 개일까요?"},
    {"value 결과 at output total 45...",
     "What will 결과 be when a line has been printed that begins with `total "
     "45`?",
     "`total 45`로 시작하는 줄이 출력되면 결과는 무엇일까요?"},
    {"value n at line sum:3",
     "What will n be when line 3 of sum comes next?",
     "sum의 3번째 줄 차례가 되면 n은 무엇일까요?"},
};

static void writes_the_question(void **state)
{
    struct prediction prediction = question("state client at line 5 #2");
    struct text text;
    char bytes[400];
    (void)state;
    assert_int_equal(prediction.choice_count, 4);
    assert_string_equal(prediction.choices[3], "CLOSED");
    assert_int_equal(prediction.at.times, 2);
    text_init_fixed(&text, bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        prediction = question(questions[i].text);
        text_clear(&text);
        prediction_write(&prediction, NULL, ENGLISH, &text);
        assert_string_equal(bytes, questions[i].english);
        text_clear(&text);
        prediction_write(&prediction, NULL, KOREAN, &text);
        assert_string_equal(bytes, questions[i].korean);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(writes_the_question),
        cmocka_unit_test(a_timer),
        cmocka_unit_test(a_timer_on_the_real_clock),
        cmocka_unit_test(the_queues),
        cmocka_unit_test(the_values),
        cmocka_unit_test(another_order_another_answer),
        cmocka_unit_test(a_pair_on_both_clocks),
        cmocka_unit_test(a_page),
        cmocka_unit_test(what_never_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
