/* Law 6: the view only reads. Everything that a screen can show is drawn at
 * steps all over a run with objects, timers, promises and sockets, on a
 * terminal that nobody looks at; the machine's hash stays the same. */
#include "unit_session.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>

#include "view/stage.h"

#define PORT "46312"
/* Steps that are looked at; in the cruel builds each takes seconds. */
#if defined CRUEL_GC || defined CRUEL_RESTORE
#define PLACES 6
#else
#define PLACES 40
#endif

static const char server[] =
    "const WebSocket = require('ws');\n"
    "const server = new WebSocket.Server({ port: " PORT " });\n"
    "server.on('connection', ws => {\n"
    "  ws.on('message', m => ws.send('back ' + m));\n"
    "  ws.on('close', () => server.close());\n"
    "});\n";
static const char client[] =
    "const WebSocket = require('ws');\n"
    "class Point { #secret = 1; constructor(x) { this.x = x; } }\n"
    "const map = new Map([['a', new Point(1)]]), set = new Set([map]);\n"
    "const ring = { list: [1, , 'two', Symbol('three')], get more() {} };\n"
    "ring.ring = ring;\n"
    "for (let i = 0; i < 2000; i++) ring.count = i;\n"
    "const bound = Point.bind(null, 2), date = new Date(0);\n"
    "async function load(n) {\n"
    "  for (let i = 0; i < n; i++)\n"
    "    await new Promise(done => setTimeout(done, 5));\n"
    "  return '\\u001b[2J한국어' + '긴 글'.repeat(40);\n"
    "}\n"
    "process.nextTick(() => queueMicrotask(() => {}));\n"
    "setImmediate(() => { [3, 1, 2].sort((a, b) => a - b); });\n"
    "const ws = new WebSocket('ws://localhost:" PORT "');\n"
    "ws.on('open', () => ws.send('hello'));\n"
    "ws.on('message', m => { console.log(`${m}`); ws.close(1000); });\n"
    "load(3).then(text => { console.log(text); console.error(date, bound); })"
    ";\n";

static struct stage stage;
static int terminal = -1; /* the side that a person would look at */
static int other = -1; /* the side that is drawn on */
static pid_t reader;

/* Takes what is drawn, so that drawing never has to wait. */
static void read_all(void)
{
    char bytes[4096];
    while (read(terminal, bytes, sizeof bytes) > 0) continue;
    _exit(0);
}

static int open_terminal(void)
{
    terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal)) return -1;
    other = open(ptsname(terminal), O_RDWR | O_NOCTTY);
    reader = fork();
    if (reader == 0) read_all();
    return other < 0 || reader < 0 ? -1 : 0;
}

static void set_size(int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)columns};
    assert_int_equal(ioctl(terminal, TIOCSWINSZ, &size), 0);
    screen_resize();
}

static int setup(void **state)
{
    static const char *const texts[] = {server, client};
    (void)state;
    if (unit_session_open(texts, 2, &unit_virtual_time) || open_terminal())
        return -1;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    ioctl(terminal, TIOCSWINSZ, &size);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (!screen_open(other, other)) return -1;
    stage_init(&stage, &session);
    return 0;
}

static int teardown(void **state)
{
    screen_close();
    kill(reader, SIGTERM);
    waitpid(reader, NULL, 0);
    close(other);
    close(terminal);
    return unit_session_close(state);
}

/* Every pane in focus, in its place and alone, scrolled; help. */
static void draw_everything(void)
{
    for (int i = 0; i < PANE_COUNT * 2; i++) {
        stage.focus = (enum pane_kind)(i / 2);
        stage.zoom = i % 2;
        stage_scroll(&stage, i % 3 - 1);
        stage_draw(&stage);
    }
    stage.zoom = false;
    stage.help = true;
    stage_draw(&stage);
    stage.help = false;
}

static void drawing_changes_nothing(int rows, int columns)
{
    uint64_t last = history_frontier(session.history);
    set_size(rows, columns);
    for (int i = 0; i <= PLACES; i++) {
        uint64_t step = 1 + (last - 1) * (uint64_t)i / PLACES;
        stage_before_move(&stage);
        assert_int_equal(history_seek(session.history, step),
                         HISTORY_REACHED);
        uint64_t hash = history_hash(session.history);
        session.options.language = i % 2 ? KOREAN : ENGLISH;
        draw_everything();
        assert_true(history_hash(session.history) == hash);
        assert_true(session.machine->steps == step);
    }
}

static void test_small(void **state)
{
    (void)state;
    drawing_changes_nothing(24, 80);
}

static void test_large(void **state)
{
    (void)state;
    drawing_changes_nothing(40, 120);
}

static void test_odd_sizes(void **state)
{
    static const int sizes[][2] = {{5, 10}, {1, 1}, {24, 79}, {23, 80},
                                   {25, 300}, {90, 81}, {39, 120}};
    (void)state;
    history_seek(session.history, history_frontier(session.history) / 2);
    uint64_t hash = history_hash(session.history);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        set_size(sizes[i][0], sizes[i][1]);
        draw_everything();
    }
    assert_true(history_hash(session.history) == hash);
}

/* What the last move changed does not depend on what was drawn. */
static void test_taking_reads_only(void **state)
{
    (void)state;
    history_seek(session.history, history_frontier(session.history) / 3);
    uint64_t hash = history_hash(session.history);
    changes_take(&stage.changes, session.machine);
    assert_true(history_hash(session.history) == hash);
}

/* --- a step says the same, however it was reached -------------------------- */

static const char *caption(void)
{
    static char buffer[1000];
    struct text text;
    struct step step;
    text_init_fixed(&text, buffer, sizeof buffer);
    step_now(session.machine, &session.host.vm, &step);
    step_caption(session.machine, &session.host.vm, &step, ENGLISH, &text);
    return text.bytes;
}

/* Goes forward to the next call or return, as the VM says it. */
static bool next_call(void)
{
    while (history_forward(session.history, session.machine->steps + 1, false,
                           UINT32_MAX) == HISTORY_REACHED) {
        enum vm_step kind = session.host.vm.step;
        bool vm = session.machine->step.number != session.machine->steps;
        if (vm && (kind == VM_STEP_CALL || kind == VM_STEP_RETURN))
            return true;
    }
    return false;
}

static void test_same_captions(void **state)
{
    static char wanted[PLACES][1000];
    uint64_t steps[PLACES], before = 1;
    int count = 0;
    (void)state;
    /* Behind the long loop, where a stop sets checkpoints of its own. */
    history_seek(session.history, before);
    while (next_call() && session.machine->steps - before < 3000)
        before = session.machine->steps;
    while (count < PLACES && next_call()) {
        steps[count] = session.machine->steps;
        snprintf(wanted[count++], sizeof wanted[0], "%s", caption());
    }
    assert_true(count > PLACES / 2);
    for (int i = count - 1; i >= 0; i--) {
        history_seek(session.history, steps[i]);
        history_densify(session.history);
        assert_string_equal(caption(), wanted[i]);
        history_seek(session.history, steps[i / 2] + 3);
        history_seek(session.history, steps[i]);
        assert_string_equal(caption(), wanted[i]);
    }
}

/* In a lesson the key that goes on stands before what is to be said, and both
 * are on a line of 80 columns. */
static void test_notes_fit(void **state)
{
    static const enum label notes[] = {
        LABEL_DECIDED,       LABEL_IS_LIVE,         LABEL_LESSON_IS_ANEW,
        LABEL_LESSON_KEEP,   LABEL_LIVE_ONLY,       LABEL_NEEDS_PROGRAM,
        LABEL_NOT_HERE,      LABEL_NO_CODE,         LABEL_NO_EDITOR,
        LABEL_NO_HISTORY,    LABEL_NO_KEY,          LABEL_NO_SOURCE,
        LABEL_NO_WAIT,       LABEL_NO_WIRE_AHEAD,   LABEL_TOO_MANY,
        LABEL_RELOADED,      LABEL_RELOADED_ELSEWHERE,
        LABEL_NO_FILE_TO_EDIT, LABEL_THEME_NO_COLOUR, LABEL_WENT_LIVE,
    };
    (void)state;
    screen_locale();
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        for (int language = ENGLISH; language <= KOREAN; language++) {
            const char *words = label(notes[i], (enum language)language);
            if (screen_width(words, strlen(words)) > 36)
                fail_msg("too long for a lesson: %s", words);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_odd_sizes),
        cmocka_unit_test(test_notes_fit),
        cmocka_unit_test(test_taking_reads_only),
        cmocka_unit_test(test_same_captions),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
