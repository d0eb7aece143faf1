/*
 * Looking ahead: what is foreseen comes true, and looking changes nothing, in
 * either world, live and in the past.
 */
#include "unit_lesson.h"

#include "lesson/ahead.h"

#define SOON "setTimeout(() => console.log('later'), 20);\n"

/* Programs whose order is what a class is about. */
static const char *const programs[] = {
    "console.log('a');\n" SOON "console.log('b');\n",
    "setTimeout(() => console.log('2'), 2);\n"
    "setTimeout(() => console.log('1'), 1);\n"
    "setTimeout(() => console.log('0'), 0);\n",
    "setImmediate(() => console.log('i'));\n"
    "setTimeout(() => console.log('t'), 5000);\n",
    "Promise.resolve(1).then((v) => console.log(v));\n"
    "process.nextTick(() => console.log('tick'));\n"
    "console.log('main');\n",
    "async function f() {\n"
    "  console.log('f');\n"
    "  await null;\n"
    "  console.log('g');\n"
    "}\n"
    "f().then(() => console.log('h'));\n"
    "console.log('main');\n",
    "let n = 0;\n"
    "const id = setInterval(() => {\n"
    "  console.log(++n);\n"
    "  if (n === 3) clearInterval(id);\n"
    "}, 10);\n",
    "const fs = require('fs');\n"
    "fs.readFile(__filename, () => {\n"
    "  setTimeout(() => console.log('timer'), 0);\n"
    "  setImmediate(() => console.log('immediate'));\n"
    "  Promise.resolve().then(() => console.log('job'));\n"
    "});\n",
    "process.stdout.write('half');\n"
    "setTimeout(() => process.stdout.write(' a line\\n'), 5);\n",
    "console.log([3, 1, 2].sort((a, b) => {\n"
    "  console.log(a, b);\n"
    "  return a - b;\n"
    "}));\n",
    "try { null.x; } catch (error) { console.log(error.message); }\n"
    "Promise.reject(new Error('no')).catch((e) => console.log(e.message));\n",
    "function* three() { yield 1; yield 2; yield 3; }\n"
    "for (const n of three()) console.log(n);\n",
    "setTimeout(() => { throw new Error('boom'); }, 5);\n"
    "setTimeout(() => console.log('never'), 50);\n",
    "process.on('exit', (code) => console.log('exit', code));\n" SOON,
    "const { EventEmitter } = require('events');\n"
    "const e = new EventEmitter();\n"
    "e.on('x', (n) => console.log('x', n));\n"
    "e.emit('x', 1);\n"
    "setTimeout(() => e.emit('x', 2), 3);\n",
    "const start = Date.now();\n"
    "setTimeout(() => console.log('late'), 10);\n"
    "let sum = 0;\n"
    "for (let i = 0; i < 20000; i++) sum += i;\n"
    "console.log(sum);\n",
    "queueMicrotask(() => console.log('m1'));\n"
    "queueMicrotask(() => { console.log('m2');\n"
    "  queueMicrotask(() => console.log('m3')); });\n"
    "setTimeout(() => console.log('t'), 0);\n",
    "const wait = (ms) => new Promise((r) => setTimeout(r, ms));\n"
    "(async () => {\n"
    "  for (const ms of [30, 10, 20]) {\n"
    "    await wait(ms);\n"
    "    console.log(ms);\n"
    "  }\n"
    "})();\n",
    "Promise.all([1, 2].map(async (n) => { await n; return n * 2; }))\n"
    "  .then((all) => console.log(all));\n",
    "console.log('안녕');\n"
    "setTimeout(() => console.log('또 봐요'), 100);\n",
    "let a = 1;\n"
    "setTimeout(() => console.log(a), 1);\n"
    "a = 2;\n"
    "console.log(a);\n",
    "require('fs').readFile('nowhere', (e) => console.log(e.code));\n"
    "process.nextTick(() => console.log('tick'));\n",
    "const id = setTimeout(() => console.log('cleared'), 5);\n"
    "setTimeout(() => clearTimeout(id), 1);\n"
    "setTimeout(() => console.log('end'), 10);\n",
    "for (var i = 0; i < 3; i++) setTimeout(() => console.log(i), 0);\n"
    "for (let i = 0; i < 3; i++) setTimeout(() => console.log(i), 0);\n",
    "process.nextTick(() => Promise.resolve().then(() =>\n"
    "  console.log('job')));\n"
    "Promise.resolve().then(() => process.nextTick(() =>\n"
    "  console.log('tick')));\n",
    "const m = require('util').promisify(setTimeout);\n"
    "m(5).then(() => console.log('slept'));\n"
    "console.log(require('path').basename(__filename));\n",
    "console.log(Math.random() < 2, typeof Date.now());\n"
    "setTimeout(() => console.log(new Map([[1, { a: [1] }]])), 1);\n",
    "const net = require('net');\n"
    "const server = net.createServer((s) => s.end('bye'));\n"
    "server.listen(6105, () => {\n"
    "  net.connect(6105).on('data', (d) => {\n"
    "    console.log(d.toString());\n"
    "    server.close();\n"
    "  });\n"
    "});\n",
    "const net = require('net');\n"
    "net.connect(6106).on('error', (e) => console.log(e.code));\n",
    "const http = require('http');\n"
    "const s = http.createServer((q, r) => r.end('you asked ' + q.url));\n"
    "s.listen(6107, () => http.get('http://localhost:6107/x', (r) => {\n"
    "  r.on('data', (d) => console.log(r.statusCode, d.toString()));\n"
    "  r.on('end', () => s.close());\n"
    "}));\n",
    "class A { #n = 1; get n() { return this.#n; } }\n"
    "console.log(new A().n);\n"
    "setTimeout(() => console.log(new A()), 0);\n",
    "process.exitCode = 3;\n"
    "setTimeout(() => { console.log('out'); process.exit(); }, 2500);\n"
    "setInterval(() => console.log('on'), 1000);\n",
    "console.log('a'); console.log('b\\nc'); console.error('d');\n",
};
#define PROGRAMS (sizeof programs / sizeof *programs)

static const char *const pages[] = {
    "<button id=b>b</button>\n"
    "<script>\n"
    "document.querySelector('#b').onclick = () => console.log('click');\n"
    "setTimeout(() => console.log('timer'), 300);\n"
    "Promise.resolve().then(() => console.log('job'));\n"
    "console.log('main');\n"
    "</script>\n",
    "<script>\n"
    "console.log(1);\n"
    "queueMicrotask(() => console.log(2));\n"
    "setTimeout(() => { alert('stop'); console.log(4); }, 100);\n"
    "setTimeout(() => console.log(3), 50);\n"
    "</script>\n",
};

#define SERVER(port) \
    "const WebSocket = require('ws');\n" \
    "const server = new WebSocket.Server({ port: " port " });\n" \
    "console.log(1);\n" \
    "server.on('connection', function connected(ws) {\n" \
    "  console.log(2);\n" \
    "  ws.on('message', function received(message) {\n" \
    "    console.log(3, message.toString().slice(0, 20));\n" \
    "    ws.send('안녕, client');\n" \
    "  });\n" \
    "  ws.on('close', function closed(code) {\n" \
    "    console.log('closed', code);\n" \
    "    server.close();\n" \
    "  });\n" \
    "  console.log(4);\n" \
    "});\n"
static const char *const pairs[][2] = {
    {SERVER("6005"),
     "const WebSocket = require('ws');\n"
     "const ws = new WebSocket('ws://localhost:6005');\n"
     "ws.onopen = function opened() {\n"
     "  console.log('open', ws.readyState);\n"
     "  ws.send('hello');\n"
     "};\n"
     "ws.onmessage = function received(event) {\n"
     "  console.log(event.data);\n"
     "  ws.close(1000, 'bye');\n"
     "};\n"
     "ws.onclose = (event) => console.log('closed', event.code);\n"},
    {SERVER("6006"),
     "const WebSocket = require('ws');\n"
     "const ws = new WebSocket('ws://localhost:6006');\n"
     "ws.on('open', () => {\n"
     "  ws.send('x'.repeat(300000));\n"
     "  console.log(ws.bufferedAmount > 0);\n"
     "  setTimeout(() => ws.terminate(), 6000);\n"
     "});\n"},
};

/* In the cruel builds one program in so many. */
#if defined(CRUEL_GC) || defined(CRUEL_RESTORE)
#define EVERY 8u
#else
#define EVERY 1u
#endif

/* --- what is foreseen ---------------------------------------------------- */

#define OUTPUT 65536
struct output {
    char bytes[OUTPUT];
    size_t length;
};
static struct output foreseen, real;

static void append(struct output *output, uint32_t process,
                   const uint8_t *bytes, size_t length)
{
    assert_true(output->length + length + 2 < OUTPUT);
    output->bytes[output->length++] = (char)('0' + process);
    memcpy(output->bytes + output->length, bytes, length);
    output->length += length;
    output->bytes[output->length] = 0;
}

static void foresee(uint32_t process, int descriptor, const uint8_t *bytes,
                    size_t length, void *context)
{
    (void)descriptor;
    append(context, process, bytes, length);
}

static void record(struct output *output, uint64_t from)
{
    output->length = output->bytes[0] = 0;
    for (uint64_t i = from; i < session.machine->prints; i++) {
        const struct journal_print *print =
            history_print(session.history, i);
        append(output, print->process, print->bytes, print->length);
    }
}

/* The future from here, without a trace. */
static void look_ahead(void)
{
    const struct ahead ahead = {.print = foresee, .context = &foreseen};
    struct history_size before, after;
    uint64_t hash = history_hash(session.history);
    uint64_t steps = session.machine->steps;
    uint64_t frontier = history_frontier(session.history);
    history_measure(session.history, &before);
    foreseen.length = foreseen.bytes[0] = 0;
    assert_int_equal(ahead_run(&session, &ahead), AHEAD_ENDED);
    assert_true(history_hash(session.history) == hash);
    assert_int_equal(session.machine->steps, steps);
    assert_int_equal(history_frontier(session.history), frontier);
    history_measure(session.history, &after);
    assert_int_equal(before.events, after.events);
}

/* To a step, live; the clock stands while it is looked at, as it does before
 * a learner. False: the run is over before. */
static bool go_to(uint64_t step)
{
    enum history_answer answer;
    world_resume(session.world);
    while ((answer = history_forward(session.history, step, true,
                                     UINT32_MAX)) == HISTORY_WAITING)
        unit_wait();
    world_pause(session.world);
    return answer == HISTORY_REACHED;
}

/* What was printed from a step on, once all is done. */
static struct {
    uint64_t step, prints;
    char foreseen[OUTPUT];
} looks[64];
static uint32_t look_count;

static void keep_look(void)
{
    look_ahead();
    looks[look_count].step = session.machine->steps;
    looks[look_count].prints = session.machine->prints;
    strcpy(looks[look_count++].foreseen, foreseen.bytes);
}

static void came_true(const char *what)
{
    for (uint32_t i = 0; i < look_count; i++) {
        record(&real, looks[i].prints);
        if (strcmp(real.bytes, looks[i].foreseen) != 0)
            fail_msg("%s\nat step %llu foreseen:\n%s\nreal:\n%s", what,
                     (unsigned long long)looks[i].step, looks[i].foreseen,
                     real.bytes);
    }
}

/* Is it a step that a learner would look from? One in so many is taken. */
static bool looks_from(uint32_t every)
{
    struct step step;
    static uint32_t count;
    step_now(session.machine, &session.host.vm, &step);
    return !step.library && count++ % every == 0 && look_count < 60;
}

/* Looks ahead every now and then on the way to the end, and there again at
 * steps of the past. */
static void check(const char *const *texts, int count, const char *ending,
                  const struct session_options *options, uint32_t every)
{
    look_count = 0;
    unit_programs_open(texts, count, ending, options);
    while (go_to(session.machine->steps + 1))
        if (looks_from(every)) keep_look();
    came_true(texts[count - 1]);
    assert_true(look_count > 0);
    for (uint32_t i = 0; i < look_count; i += 5) {
        history_seek(session.history, looks[i].step);
        look_ahead();
        assert_string_equal(foreseen.bytes, looks[i].foreseen);
    }
    unit_programs_close();
}

static void programs_on_the_virtual_clock(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROGRAMS; i += EVERY)
        check(&programs[i], 1, ".js", &unit_virtual_time, 3 * EVERY);
}

/* The real world with its timers and sockets is left alone. */
static void programs_on_the_real_clock(void **state)
{
    (void)state;
    for (size_t i = 0; i < PROGRAMS; i += EVERY)
        check(&programs[i], 1, ".js", &unit_real_time, 11);
}

static void pages_with_a_plan(void **state)
{
    struct session_options options = unit_virtual_time;
    (void)state;
    unit_click(&options, "first:#b@200ms");
    unit_click(&options, "first:#b@400ms");
    check(&pages[0], 1, ".html", &options, 2);
    check(&pages[1], 1, ".html", &unit_virtual_time, 2);
}

static void two_programs(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        check(pairs[i], 2, ".js", &unit_virtual_time, 7 * EVERY);
        check(pairs[i], 2, ".js", &unit_real_time, 13 * EVERY);
    }
}

/* The future at a step of the past is the record, and what lies beyond. */
static void the_record_comes_first(void **state)
{
    (void)state;
    unit_program_open(programs[5], &unit_real_time);
    go_to(200);
    uint64_t step = session.machine->steps;
    while (session.machine->prints < 2) go_to(session.machine->steps + 1);
    look_ahead();
    assert_string_equal(foreseen.bytes, "03\n");
    history_seek(session.history, step);
    look_ahead();
    assert_string_equal(foreseen.bytes, "01\n02\n03\n");
    unit_programs_close();
}

/* What the learner has decided at this very step belongs to the future. */
static void a_decision_is_foreseen(void **state)
{
    const struct event kill = {.kind = EVENT_SIGNAL,
                               .code = SIGNAL_KILL,
                               .bytes = (const uint8_t *)"first",
                               .length = 5};
    (void)state;
    unit_program_open(programs[5], &unit_virtual_time);
    while (session.machine->prints < 2) go_to(session.machine->steps + 1);
    assert_true(history_choose(session.history, &kill));
    look_ahead();
    assert_string_equal(foreseen.bytes, "");
    unit_programs_close();
}

/* --- where it ends ------------------------------------------------------- */

static enum ahead_answer rested;
static void at_rest(const struct machine *machine, enum ahead_answer answer,
                    void *context)
{
    (void)context;
    rested = answer;
    assert_true(machine->process_count > 0);
}

static enum ahead_answer answer_of(const char *text)
{
    const struct ahead ahead = {.rest = at_rest};
    unit_program_open(text, &unit_virtual_time);
    go_to(1);
    uint64_t hash = history_hash(session.history);
    enum ahead_answer answer = ahead_run(&session, &ahead);
    assert_true(history_hash(session.history) == hash);
    assert_int_equal(rested, answer);
    unit_programs_close();
    return answer;
}

static void has_its_limits(void **state)
{
    (void)state;
    assert_int_equal(answer_of("for (;;) {}\n"), AHEAD_FAR);
    assert_int_equal(answer_of("let n = 0; while (true) n++;\n"), AHEAD_FAR);
    assert_int_equal(answer_of("setInterval(() => 1, 1000);\n"), AHEAD_FAR);
    assert_int_equal(answer_of("setTimeout(() => 1, 500);\n"), AHEAD_ENDED);
    assert_int_equal(answer_of("require('http').createServer().listen(0);\n"),
                     AHEAD_ENDED);
    assert_int_equal(answer_of("let x = ;\n"), AHEAD_ENDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programs_on_the_virtual_clock),
        cmocka_unit_test(programs_on_the_real_clock),
        cmocka_unit_test(pages_with_a_plan),
        cmocka_unit_test(two_programs),
        cmocka_unit_test(the_record_comes_first),
        cmocka_unit_test(a_decision_is_foreseen),
        cmocka_unit_test(has_its_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
