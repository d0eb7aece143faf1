/*
 * How long a learner waits. `measure keys PROGRAM LINE`, `measure past
 * PROGRAM`: lines NAME MEASURED UNIT MARK, on a terminal of 200 x 60 that nobody looks
 * at. `measure rest NAME KEYS PORT KEYS COMMAND...`: the
 * processor time of a view in which nothing moves.
 *
 * Processor time is what counts, as in the other rows: others may use the
 * machine. The first line is a fixed loop, for comparing machines.
 */
/* The keys go the view's own way: its file is part of this. */
#include "view/view.c"

#include <fcntl.h>
#include <netinet/in.h>
#include <pty.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

#include "debugger/session.h"

#define ROWS 60
#define COLUMNS 200
#define KEYS_AGAIN 5 /* each key so often */

#define BACK_STEPS 20 /* behind each pause */
#define JUMPS 60
#define REST_SECONDS 2
#define SAMPLES 4096

static struct session session;
static struct view looking;
static pid_t reader;

/* --- figures --------------------------------------------------------------- */

struct figures {
    double ms[SAMPLES];
    int count;
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void add(struct figures *figures, double begun)
{
    if (figures->count < SAMPLES)
        figures->ms[figures->count++] = now_ms() - begun;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Of a hundred, so many are no larger. */
static double share(struct figures *figures, int percent)
{
    if (!figures->count)
        return -1;
    qsort(figures->ms, (size_t)figures->count, sizeof *figures->ms, by_size);
    return figures->ms[(figures->count - 1) * percent / 100];
}

static void say(const char *name, double value, const char *unit, double mark)
{
    printf("%s %.2f %s %.3g\n", name, value, unit, mark);
    fflush(stdout);
}

/* 10^8 times the same, so that the figures of two machines can be compared. */
static void calibrate(void)
{
    double begun = now_ms();
    volatile uint64_t sink;
    uint64_t state = 1;
    for (int i = 0; i < 100000000; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
    }
    sink = state;
    (void)sink;
    say("calibration", now_ms() - begun, "ms", 0);
}

/* --- a session, and a terminal --------------------------------------------- */

static void print_nowhere(void *owner, uint32_t process, int descriptor,
                          const uint8_t *bytes, size_t length)
{
    (void)owner;
    (void)process;
    (void)descriptor;
    (void)bytes;
    (void)length;
}

/* `place`: where it is to stop, as behind --break, or NULL. */
static bool open_session(char *program, const char *place)
{
    char error[200];
    const struct session_options options = {.virtual_clock = true,
                                            .simulated = true,
                                            .stop_at = INT64_MAX,
                                            .history = 256u << 20,
                                            .breaks = {place},
                                            .break_count = place != NULL};
    if (!session_open(&session, &options, &program, 1, error, sizeof error)) {
        fprintf(stderr, "measure: %s\n", error);
        return false;
    }
    session.world->print = print_nowhere;
    return true;
}

static void read_all(int terminal)
{
    char bytes[4096];
    while (read(terminal, bytes, sizeof bytes) > 0)
        continue;
    _exit(0);
}

static bool open_terminal(void)
{
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    int terminal, other;
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (openpty(&terminal, &other, NULL, NULL, &size) < 0)
        return false;
    reader = fork();
    if (reader == 0)
        read_all(terminal);
    if (!screen_open(other, other))
        return false;
    looking.loop = ev_default_loop(0);
    attach(&looking);
    begin_session(&looking, &session, NULL);
    return true;
}

static void close_terminal(void)
{
    end_session(&looking);
    detach(&looking);
    screen_close();
    kill(reader, SIGTERM);
    waitpid(reader, NULL, 0);
}

/* What the loop does until nothing moves. */
static void let_it_work(void)
{
    while (session.debugger.state == DEBUGGER_WORKING)
        debugger_work(&session.debugger, CONDUCT_SLICES);
    follow_state(&looking);
}

/* A key, all that it asks for, and the whole screen anew. */
static void press(int key, struct figures *figures)
{
    double begun = now_ms();
    take_key(&looking, key);
    let_it_work();
    clearok(curscr, TRUE);
    stage_draw(&looking.stage);
    looking.stale = false;
    add(figures, begun);
}

/* --- keys ------------------------------------------------------------------ */

/* A key that only looks; Enter on some lines is a jump, which is taken back. */
static void look(int key, struct figures *figures)
{
    uint64_t here = session.machine->steps;
    press(key, figures);
    if (session.machine->steps == here)
        return;
    figures->count--;
    conduct_move(&looking.conduct, COMMAND_GOTO, false, here);
    stage_draw(&looking.stage);
}

/* Every pane comes into focus, is moved in and opened. */
static void look_around(struct figures *figures)
{
    static const int keys[] = {KEY_DOWN, KEY_DOWN, '\r', KEY_DOWN, '\r',
                               KEY_NPAGE, 27, 27, 'z', 'z'};
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        look('\t', figures);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            look(keys[i], figures);
    }
}

static bool count_object(const struct cell *cell, void *context)
{
    *(double *)context += cell->kind == CELL_OBJECT;
    return true;
}

static double count_objects(void)
{
    double count = 0;
    heap_each(&session.machine->processes[0]->vm.heap, count_object, &count);
    return count;
}

static int measure_keys(char *program, const char *place)
{
    static struct figures looked, step, back, onwards;
    if (!open_session(program, place) || !open_terminal())
        return 1;
    conduct_move(&looking.conduct, COMMAND_PLAY, false, 0);
    let_it_work();
    if (!session.debugger.hit)
        return 1;
    say("objects", count_objects(), "", 0);
    look_around(&looked);
    for (int i = 0; i < KEYS_AGAIN * 4; i++)
        press('S', &back);
    for (int i = 0; i < KEYS_AGAIN * 4; i++)
        press('s', &step);
    for (int i = 0; i < KEYS_AGAIN * 4; i++)
        press('s', &onwards);
    say("look", share(&looked, 95), "ms", 16);
    say("look-most", share(&looked, 100), "ms", 16);
    say("step", share(&step, 95), "ms", 16);
    say("step-onwards", share(&onwards, 95), "ms", 16);
    say("step-back", share(&back, 95), "ms", 16);
    close_terminal();
    session_close(&session);
    return 0;
}

/* --- the past --------------------------------------------------------------- */

static uint64_t state = 88172645463325252u;

static uint64_t pick(uint64_t count)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % count;
}

static void step_back(struct figures *figures)
{
    double begun = now_ms();
    debugger_begin(&session.debugger, COMMAND_INTO, true, 0);
    add(figures, begun);
}

static void steps_back(struct figures *first, struct figures *more)
{
    step_back(first);
    for (int i = 0; i < BACK_STEPS; i++)
        step_back(more);
}

/* Plays, pauses now and then, and steps back there. */
static bool play(struct figures *pause, struct figures *first,
                 struct figures *more)
{
    struct debugger *debugger = &session.debugger;
    uint64_t next = 0;
    debugger_begin(debugger, COMMAND_PLAY, false, 0);
    while (debugger_work(debugger, CONDUCT_SLICES) != DEBUGGER_ENDED) {
        double begun = now_ms();
        if (debugger->state == DEBUGGER_WAITING)
            world_wait(session.world, 100);
        if (session.machine->cost < next)
            continue;
        debugger_pause(debugger);
        add(pause, begun);
        steps_back(first, more);
        next = session.machine->cost + pick(20000000);
        debugger_begin(debugger, COMMAND_PLAY, false, 0);
    }
    return first->count > 0;
}

static int measure_past(char *program)
{
    static struct figures pause, first, more, jump, after, then;
    struct history_size size;
    if (!open_session(program, NULL))
        return 1;
    if (!play(&pause, &first, &more))
        return 1;
    uint64_t steps = history_frontier(session.history);
    history_measure(session.history, &size);
    for (int i = 0; i < JUMPS; i++) {
        uint64_t to = i ? 1 + pick(steps) : 1;
        double begun = now_ms();
        debugger_begin(&session.debugger, COMMAND_GOTO, false, to);
        add(&jump, begun);
        if (session.machine->steps != to)
            return 1;
        steps_back(&after, &then);
    }
    say("million-steps", (double)steps / 1e6, "", 0);
    say("pause", share(&pause, 95), "ms", 0);
    say("first-back", share(&first, 95), "ms", 20);
    say("more-back", share(&more, 95), "ms", 5);
    say("jump", share(&jump, 100), "ms", 500);
    say("jump-first-back", share(&after, 95), "ms", 20);
    say("jump-more-back", share(&then, 95), "ms", 5);
    say("history", (double)size.bytes / (1 << 20), "MiB", 256);
    session_close(&session);
    return 0;
}

/* --- rest ------------------------------------------------------------------- */

/* Processor time so far, in ms; schedstat has it in ns. */
static double used_by(pid_t pid)
{
    char path[64];
    unsigned long long ns = 0;
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
    FILE *file = fopen(path, "r");
    if (!file)
        return -1;
    int read = fscanf(file, "%llu", &ns);
    fclose(file);
    return read == 1 ? (double)ns / 1e6 : -1;
}

/* Reads what the view draws, for so long (ms). */
static void watch(int terminal, int ms)
{
    char bytes[4096];
    struct pollfd look = {.fd = terminal, .events = POLLIN};
    struct timespec begun, now;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    for (int left = ms; left > 0;) {
        if (poll(&look, 1, left) > 0 &&
            read(terminal, bytes, sizeof bytes) <= 0)
            return;
        clock_gettime(CLOCK_MONOTONIC, &now);
        left = ms - (int)((now.tv_sec - begun.tv_sec) * 1000 +
                          (now.tv_nsec - begun.tv_nsec) / 1000000);
    }
}

/* Somebody outside opens a WebSocket, and keeps it open. */
static bool come_from_outside(int port)
{
    static const char request[] =
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return fd >= 0 &&
           connect(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
           write(fd, request, strlen(request)) > 0;
}

static bool press_keys(int terminal, const char *keys)
{
    watch(terminal, 1000);
    return write(terminal, keys, strlen(keys)) == (ssize_t)strlen(keys);
}

/* What a view takes in which nothing moves. `keys` are pressed first; then,
 * where there is a port, somebody connects to it, and `more` are pressed. */
static int measure_rest(const char *name, const char *keys, int port,
                        const char *more, char **command)
{
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    int terminal;
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    pid_t pid = forkpty(&terminal, NULL, NULL, &size);
    if (pid < 0)
        return 1;
    if (pid == 0) {
        execv(command[0], command);
        _exit(127);
    }
    bool well = press_keys(terminal, keys);
    watch(terminal, 1000);
    if (port)
        well = well && come_from_outside(port) && press_keys(terminal, more);
    watch(terminal, 1000);
    double before = used_by(pid);
    watch(terminal, REST_SECONDS * 1000);
    double after = used_by(pid);
    kill(pid, SIGTERM);
    watch(terminal, 1000);
    waitpid(pid, NULL, 0);
    if (!well || before <= 0 || after <= 0)
        return 1;
    say(name, after - before, "ms", 0.5);
    return 0;
}

int main(int count, char **words)
{
    if (count == 2 && strcmp(words[1], "calibrate") == 0)
        return calibrate(), 0;
    if (count == 4 && strcmp(words[1], "keys") == 0)
        return measure_keys(words[2], words[3]);
    if (count == 3 && strcmp(words[1], "past") == 0)
        return measure_past(words[2]);
    if (count > 6 && strcmp(words[1], "rest") == 0)
        return measure_rest(words[2], words[3], atoi(words[4]), words[5],
                            words + 6);
    fprintf(stderr, "measure calibrate | keys PROGRAM LINE | past PROGRAM | "
                    "rest NAME KEYS PORT KEYS COMMAND...\n");
    return 2;
}
