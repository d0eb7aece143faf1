/* A monkey at the keyboard: seeded keys, mouse events and sizes of the screen,
 * through the view's own routing, on a terminal that nobody looks at. No
 * crash; no row that is drawn outside its box; the machine at a step is the
 * same, whatever was looked at. MONKEY=100000 gives so many, SEED another one
 * (the first number of a failure's message says where it was). */
/* The routing is the view's own: its file is part of this test. Before cmocka,
 * which takes the name of one of its functions. */
#include "view/view.c"

#include "unit_session.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>

#define PORT "46313"
/* In a whole run of the tests; the cruel builds stop at every step. */
#if defined CRUEL_GC || defined CRUEL_RESTORE
#define MONKEY_EVENTS 50
#else
#define MONKEY_EVENTS 2000
#endif
#define HASH_EVERY 20
#define BOX_EVERY 20
#define MONKEY_STEPS 65536 /* steps whose hash is remembered */

static const char server[] =
    "const WebSocket = require('ws');\n"
    "const server = new WebSocket.Server({ port: " PORT " });\n"
    "server.on('connection', (ws) => {\n"
    "  ws.on('message', (m) => ws.send('메아리 ' + m));\n"
    "  ws.on('close', () => server.close());\n"
    "});\n";
static const char client[] =
    "const WebSocket = require('ws');\n"
    "const 이름 = { 학교: '한국고등학교', list: [1, 'two', new Map([[1, 2]])] };\n"
    "function sum(n) { return n ? n + sum(n - 1) : 0; }\n"
    "async function load() {\n"
    "  for (let i = 0; i < 3; i++)\n"
    "    await new Promise((done) => setTimeout(done, 5));\n"
    "  console.log('긴 글 '.repeat(60), sum(5));\n"
    "}\n"
    "process.nextTick(() => queueMicrotask(() => {}));\n"
    "const ws = new WebSocket('ws://localhost:" PORT "');\n"
    "ws.on('open', () => ws.send('안녕 hello'));\n"
    "ws.on('message', (m) => { console.log(`${m}`); ws.close(1000); });\n"
    "load().then(() => console.error(이름));\n";

static struct view monkey;
static int terminal = -1, other = -1;
static pid_t reader;
static uint64_t hashes[MONKEY_STEPS];
static uint32_t state = 20240607;
static long event; /* the present one */

static uint32_t pick(uint32_t count)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % count;
}

static void read_all(void)
{
    char bytes[4096];
    while (read(terminal, bytes, sizeof bytes) > 0) continue;
    _exit(0);
}

static void set_size(int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)columns};
    ioctl(terminal, TIOCSWINSZ, &size);
    screen_resize();
}

static int setup(void **unused)
{
    static const char *const texts[] = {server, client};
    (void)unused;
    if (unit_session_open(texts, 2, &unit_virtual_time)) return -1;
    terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal)) return -1;
    other = open(ptsname(terminal), O_RDWR | O_NOCTTY);
    reader = fork();
    if (reader == 0) read_all();
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("VISUAL", "true", 1);
    if (other < 0 || !screen_open(other, other)) return -1;
    set_size(24, 80);
    monkey.loop = ev_default_loop(0);
    attach(&monkey);
    begin_session(&monkey, &session, NULL);
    history_seek(session.history, 1);
    return 0;
}

static int teardown(void **unused)
{
    end_session(&monkey);
    detach(&monkey);
    screen_close();
    kill(reader, SIGTERM);
    waitpid(reader, NULL, 0);
    close(other);
    close(terminal);
    return unit_session_close(unused);
}

/* --- what it does ----------------------------------------------------------- */

/* A character of the mouse's or a learner's: what it types is asked for by the
 * view itself, so it goes the way of a key. */
static void press_key(void)
{
    static const int special[] = {
        '\t',      KEY_BTAB,  KEY_UP,  KEY_DOWN, KEY_PPAGE, KEY_NPAGE,
        KEY_ENTER, '\r',      27,      27,       KEY_LEFT,  KEY_RIGHT,
        127,       KEY_RESIZE, KEY_HOME, KEY_END, KEY_DC,   KEY_BACKSPACE};
    static const char keys[] = "sSnNoOtTcChHgzx?:/fwbBWvip+-l[]<>yn 0123456789";
    static const wchar_t typed[] = L"aeiou한국어 #=.\u0301😀";
    int key = pick(2) ? keys[pick(sizeof keys - 1)]
                      : special[pick(sizeof special / sizeof *special)];
    if (pick(4) == 0) {
        unget_wch(typed[pick(sizeof typed / sizeof *typed - 1)]);
        key = screen_key();
    } else if (key < 0x80 && key >= ' ') {
        unget_wch((wchar_t)key);
        key = screen_key();
    }
    take_key(&monkey, key);
}

static void use_mouse(void)
{
    static const mmask_t buttons[] = {BUTTON1_PRESSED, BUTTON1_PRESSED,
                                      BUTTON4_PRESSED, BUTTON5_PRESSED};
    MEVENT mouse = {.x = (int)pick((uint32_t)COLS + 2),
                    .y = (int)pick((uint32_t)LINES + 2),
                    .bstate = buttons[pick(4)]};
    for (uint32_t i = 1 + pick(2); i > 0; i--)
        if (ungetmouse(&mouse) == OK) take_key(&monkey, screen_key());
}

static void resize(void)
{
    static const int sizes[][2] = {{24, 80},  {24, 80},  {40, 120}, {60, 200},
                                   {10, 30},  {30, 100}, {24, 81},  {1, 1},
                                   {39, 120}, {40, 119}, {25, 300}, {90, 80}};
    const int *size = sizes[pick(sizeof sizes / sizeof *sizes)];
    set_size(size[0], size[1]);
}

/* Other colours, another screen, a pane by its name. */
static void command(void)
{
    static const char *const lines[] = {
        "theme", "theme light", "theme dark", "theme ./none", "present",
        "present", "pane heap", "pane loop", "pane timeline", "watch list[1]",
        "break 4", "wrote n", "printed a", "take client", "help", "goto 40"};
    conduct_line(&monkey.conduct, lines[pick(sizeof lines / sizeof *lines)]);
}

/* What the loop would do until nothing moves; a play is long. */
static void let_it_work(void)
{
    struct debugger *debugger = &session.debugger;
    for (int i = 0; i < 10 && debugger->state == DEBUGGER_WORKING; i++)
        debugger_work(debugger, CONDUCT_SLICES);
    if (debugger->state == DEBUGGER_WORKING) debugger_pause(debugger);
    follow_state(&monkey);
}

/* --- what must hold ----------------------------------------------------------- */

/* The log of so many events. */
static uint64_t fingerprint(uint64_t count)
{
    uint64_t sum = count;
    for (uint64_t i = 0; i < count; i++) {
        const struct event *e = history_logged(session.history, i);
        if (!e) return 0;
        sum = (sum ^ e->kind ^ e->id << 8 ^ (uint64_t)e->process << 48) *
                  0x9e3779b97f4a7c15u +
              e->step + (uint64_t)e->now + (uint64_t)e->value + e->length +
              (uint64_t)(uint32_t)e->code * 31;
        for (uint32_t k = 0; e->bytes && k < e->length; k++)
            sum = (sum ^ e->bytes[k]) * 0x100000001b3u;
    }
    return sum;
}

/* A decision in the past makes another run of it, from its step on; also where
 * no event stood behind that step, so that the log only became longer. */
static void forget_other_run(void)
{
    static uint64_t known, before;
    const struct event *e;
    if (fingerprint(known) != before) {
        memset(hashes, 0, sizeof hashes);
        known = 0;
    }
    for (; (e = history_logged(session.history, known)); known++)
        if (e->step > 0 && e->step < MONKEY_STEPS)
            memset(&hashes[e->step], 0,
                   (MONKEY_STEPS - e->step) * sizeof *hashes);
    before = fingerprint(known);
}

static void check_hash(void)
{
    forget_other_run();
    uint64_t step = session.machine->steps;
    uint64_t hash = history_hash(session.history);
    /* Behind the last step there are no more, and still something happens. */
    if (step >= MONKEY_STEPS || step == history_frontier(session.history))
        return;
    if (!hashes[step]) hashes[step] = hash;
    if (hashes[step] != hash)
        fail_msg("event %ld: step %llu has another hash", event,
                 (unsigned long long)step);
}

/* Each pane in a box in the middle of a screen full of X: those stay. */
static void check_box(void)
{
    struct scene scene;
    struct stage *stage = &monkey.stage;
    struct box box = {(int)pick(5), (int)pick(20), 1 + (int)pick(18),
                      1 + (int)pick(60)};
    struct pane pane = stage->panes[stage->focus];
    if (LINES < 24 || COLS < 80) return;
    for (int i = 0; i < LINES * COLS - 1; i++) mvaddch(i / COLS, i % COLS, 'X');
    stage_scene(stage, &scene);
    struct pen pen = pen_in(box);
    pane_rows[stage->focus].draw(&pane, &scene, &pen);
    for (int i = 0; i < LINES * COLS - 1; i++) {
        int row = i / COLS - box.row, column = i % COLS - box.column;
        bool inside = row >= 0 && row < box.rows && column >= 0 &&
                      column < box.columns;
        char here = (char)(mvinch(i / COLS, i % COLS) & A_CHARTEXT);
        if (!inside && here != 'X')
            fail_msg("event %ld: pane %d draws outside its box (%d x %d), at "
                     "%d, %d", event, (int)stage->focus, box.rows,
                     box.columns, row, column);
    }
}

static void test_monkey(void **unused)
{
    const char *count = getenv("MONKEY"), *seed = getenv("SEED");
    long events = count ? atol(count) : MONKEY_EVENTS;
    (void)unused;
    state = seed ? (uint32_t)atol(seed) : state;
    for (event = 0; event < events; event++) {
        uint32_t what = pick(20);
        if (what == 0)
            resize();
        else if (pick(40) == 0)
            command();
        else if (what < 4)
            use_mouse();
        else
            press_key();
        let_it_work();
        if (pick(3) == 0) {
            stage_draw(&monkey.stage);
            monkey.stale = false;
        }
        monkey.over = false; /* q */
        if (pick(200) == 0) session.options.language ^= KOREAN;
        if (event % BOX_EVERY == 0) check_box();
        if (event % HASH_EVERY == 0) check_hash();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_monkey)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
