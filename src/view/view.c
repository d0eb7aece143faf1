/*
 * view.c: the manager: routes keys to the debugger and to panes, and redraws
 * everything, once, just before the loop sleeps.
 */
#include "view/view.h"

#include <ev.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>

#include "view/layout.h"
#include "view/pane.h"

#define WORK_SLICES 16u /* of play, between two looks at the keyboard */
#define FRAME 0.033 /* s between two drawings while a program runs */
#define COUNTDOWN 0.05 /* s between two drawings while a timer runs down */
#define CAPTION_BYTES 1200

const struct pane_row pane_rows[PANE_COUNT] = {
#define P(name, draw) {LABEL_##name, draw},
    PANES(P)
#undef P
};

struct view {
    struct session *session;
    struct ev_loop *loop;
    ev_io keys;
    ev_prepare prepare;
    ev_check check; /* the loop has run: the world may have something */
    ev_idle work; /* a command is under way */
    ev_timer countdown;
    ev_signal signals[5];
    struct pane panes[PANE_COUNT];
    struct changes changes;
    enum pane_kind focus;
    uint32_t process; /* whose frames are shown */
    bool zoom, help, asking, dirty, over;
    ev_tstamp drawn; /* when, to draw no oftener than anyone can see */
    char number[24]; /* what is typed after g */
    enum label note; /* a message for the status line, or LABEL_COUNT */
    char error[200]; /* why going live failed */
};

/* --- what is shown --------------------------------------------------------- */

static void scene_make(struct view *view, struct scene *scene) {
    struct session *session = view->session;
    const struct machine *machine = session->machine;
    memset(scene, 0, sizeof *scene);
    scene->session = session;
    scene->machine = machine;
    scene->language = session->options.language;
    scene->live = history_is_live(session->history);
    scene->changes = &view->changes;
    step_now(machine, &session->host.vm, &scene->step);
    if (machine->steps == 0) scene->step.value = UNDEFINED;
    if (scene->step.process < machine->process_count)
        view->process = scene->step.process;
    if (view->process < machine->process_count)
        scene->process = machine->processes[view->process];
}

static void draw_caption(struct view *view, const struct scene *scene,
                         struct box box) {
    char buffer[CAPTION_BYTES];
    struct text text;
    struct pen pen = pen_in(box);
    text_init_fixed(&text, buffer, sizeof buffer);
    if (scene->machine->steps)
        step_caption(scene->machine, &view->session->host.vm, &scene->step,
                     scene->language, &text);
    pen.role = ROLE_CAPTION;
    pen_wrap(&pen, text.bytes, box.rows);
    pen_rest(&pen);
}

/* "waiting 640 of 1000 ms": how far the present wait has come. */
static void draw_wait(struct view *view, const struct scene *scene,
                      struct pen *pen) {
    const struct machine *machine = scene->machine;
    int64_t now = world_now(view->session->world, machine);
    int64_t left = (machine->want.until - now) / 1000;
    pen_format(pen, " %s", label(LABEL_WAITING, scene->language));
    if (machine->want.kind != WANT_WAIT ||
        machine->want.until == INT64_MAX)
        return;
    int64_t whole = (machine->want.until - machine->now) / 1000;
    int part = whole > 0 ? (int)((whole - left) * 10 / whole) : 10;
    pen_text(pen, " [");
    for (int i = 0; i < 10; i++) pen_text(pen, i < part ? "#" : ".");
    pen_format(pen, "] %lld ms  %s", (long long)(left > 0 ? left : 0),
               label(LABEL_SKIP_HINT, scene->language));
}

static void draw_state(struct view *view, const struct scene *scene,
                       struct pen *pen) {
    enum language language = scene->language;
    if (view->asking) {
        pen_format(pen, " %s%s_", label(LABEL_GOTO_PROMPT, language),
                   view->number);
        return;
    }
    if (view->error[0]) {
        pen_format(pen, " %s", view->error);
        return;
    }
    if (view->note != LABEL_COUNT) {
        pen_format(pen, " %s", label(view->note, language));
        return;
    }
    switch (view->session->debugger.state) {
    case DEBUGGER_WORKING:
        pen_format(pen, " %s", label(LABEL_WORKING, language));
        break;
    case DEBUGGER_WAITING: draw_wait(view, scene, pen); break;
    case DEBUGGER_ENDED:
        pen_format(pen, " %s", label(LABEL_ENDED, language));
        break;
    case DEBUGGER_START:
        pen_format(pen, " %s", label(LABEL_AT_START, language));
        break;
    default: pen_format(pen, " %s", label(LABEL_KEYS, language));
    }
}

static void draw_status(struct view *view, const struct scene *scene,
                        struct box box) {
    struct pen pen = pen_in(box);
    enum language language = scene->language;
    pen.role = scene->live ? ROLE_LIVE : ROLE_REPLAY;
    pen_format(&pen, " %s ",
               label(scene->live ? LABEL_LIVE : LABEL_REPLAY, language));
    pen.role = ROLE_STATUS;
    pen_format(&pen, " %s %llu/%llu", label(LABEL_STEP, language),
               (unsigned long long)scene->machine->steps,
               (unsigned long long)history_frontier(view->session->history));
    pen_format(&pen, "  %.1f ms ", (double)scene->step.at / 1000);
    if (scene->process) pen_format(&pen, " %s ", scene->process->name);
    draw_state(view, scene, &pen);
    pen_rest(&pen);
}

static void draw_help(const struct scene *scene, struct box box) {
    struct box inside = screen_frame(
        box, label(LABEL_HELP, scene->language), true);
    struct pen pen = pen_in(inside);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_table[i];
        char back = (char)(row->back_key ? row->back_key : ' ');
        pen_format(&pen, "  %c %c   %s", row->key == ' ' ? '_' : row->key,
                   back, row->help[scene->language]);
        pen_line(&pen);
    }
    pen_format(&pen, "  → ←   = s S");
    pen_line(&pen);
    pen_format(&pen, "  %s", label(LABEL_BACK_HELP, scene->language));
    pen_line(&pen);
    pen_format(&pen, "  %s", label(LABEL_MOVE_HELP, scene->language));
    pen_line(&pen);
    pen_format(&pen, "  q       ");
    pen_text(&pen, label(LABEL_CLOSE_HELP, scene->language));
    pen_rest(&pen);
}

static void draw_panes(struct view *view, const struct scene *scene,
                       const struct layout *layout) {
    for (int i = 0; i < PANE_COUNT; i++) {
        struct box box = layout->panes[i];
        if (box.rows < 2) continue;
        struct box inside =
            screen_frame(box, label(pane_rows[i].title, scene->language),
                         i == (int)view->focus);
        struct pen pen = pen_in(inside);
        pane_rows[i].draw(&view->panes[i], scene, &pen);
    }
}

static void draw(struct view *view) {
    struct layout layout;
    struct scene scene;
    int rows, columns;
    screen_size(&rows, &columns);
    screen_clear();
    if (rows < LAYOUT_ROWS || columns < LAYOUT_COLUMNS) {
        struct pen pen = pen_in((struct box){0, 0, rows, columns});
        char text[160];
        snprintf(text, sizeof text,
                 label(LABEL_TOO_SMALL,
                       view->session->options.language),
                 columns, rows);
        pen_wrap(&pen, text, rows);
        screen_flush();
        return;
    }
    changes_turn(&view->changes, view->session->machine);
    scene_make(view, &scene);
    layout_make(&layout, rows, columns, view->focus, view->zoom);
    if (view->help)
        draw_help(&scene, (struct box){0, 0, rows - 3, columns});
    else
        draw_panes(view, &scene, &layout);
    draw_caption(view, &scene, layout.caption);
    draw_status(view, &scene, layout.status);
    screen_flush();
}

/* --- work ---------------------------------------------------------------------- */

/* Starts and stops what must run for the debugger's state. */
static void follow_state(struct view *view) {
    enum debugger_state state = view->session->debugger.state;
    bool busy = state == DEBUGGER_WORKING;
    bool waiting = state == DEBUGGER_WAITING;
    if (busy)
        ev_idle_start(view->loop, &view->work);
    else
        ev_idle_stop(view->loop, &view->work);
    if (waiting)
        ev_timer_again(view->loop, &view->countdown);
    else
        ev_timer_stop(view->loop, &view->countdown);
    if (busy || waiting)
        world_resume(view->session->world);
    else
        world_pause(view->session->world);
    view->dirty = true;
}

static void work_on(struct view *view) {
    debugger_work(&view->session->debugger, WORK_SLICES);
    follow_state(view);
}

static void on_work(struct ev_loop *loop, ev_idle *watcher, int events) {
    (void)loop;
    (void)events;
    work_on(watcher->data);
}

static void on_countdown(struct ev_loop *loop, ev_timer *watcher,
                         int events) {
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    view->dirty = true;
}

static void command(struct view *view, enum command which, bool back,
                    uint64_t number) {
    struct debugger *debugger = &view->session->debugger;
    bool waiting = debugger->state == DEBUGGER_WAITING;
    view->note = LABEL_COUNT;
    view->error[0] = 0;
    for (int i = 0; i < PANE_COUNT; i++)
        if (i != PANE_CONSOLE) view->panes[i].scroll = 0;
    if (debugger->state == DEBUGGER_WORKING ||
        (waiting && (back || which == COMMAND_PLAY))) {
        debugger_pause(debugger);
        if (which == COMMAND_PLAY) {
            follow_state(view);
            return;
        }
    } else if (waiting) {
        world_skip(view->session->world);
    }
    world_resume(view->session->world);
    debugger_begin(debugger, which, back, number);
    if (which == COMMAND_LIVE) {
        if (history_is_live(view->session->history))
            view->note = LABEL_WENT_LIVE;
        else
            snprintf(view->error, sizeof view->error, "%s",
                     view->session->world->error);
    }
    debugger_work(debugger, WORK_SLICES);
    follow_state(view);
}

/* --- keys ----------------------------------------------------------------------- */

static void type_number(struct view *view, int key) {
    size_t length = strlen(view->number);
    view->dirty = true;
    if (key >= '0' && key <= '9' && length + 1 < sizeof view->number) {
        view->number[length] = (char)key;
        view->number[length + 1] = 0;
    } else if ((key == KEY_BACKSPACE || key == 127 || key == 8) && length) {
        view->number[length - 1] = 0;
    } else if (key == '\r' || key == '\n' || key == KEY_ENTER) {
        view->asking = false;
        if (length)
            command(view, COMMAND_GOTO, false,
                    strtoull(view->number, NULL, 10));
    } else {
        view->asking = false;
    }
}

static void scroll_by(struct view *view, int by) {
    struct pane *pane = &view->panes[view->focus];
    pane->scroll += view->focus == PANE_CONSOLE ? -by : by;
    if (view->focus != PANE_SOURCE && pane->scroll < 0) pane->scroll = 0;
}

/* Keys that only change what is looked at. */
static bool look_key(struct view *view, int key) {
    switch (key) {
    case '\t': view->focus = (view->focus + 1) % PANE_COUNT; break;
    case KEY_BTAB:
        view->focus = (view->focus + PANE_COUNT - 1) % PANE_COUNT;
        break;
    case 'z': view->zoom = !view->zoom; break;
    case '?': view->help = true; break;
    case KEY_UP: scroll_by(view, -1); break;
    case KEY_DOWN: scroll_by(view, 1); break;
    case KEY_PPAGE: scroll_by(view, -10); break;
    case KEY_NPAGE: scroll_by(view, 10); break;
    case KEY_RESIZE: screen_resize(); break;
    default: return false;
    }
    view->dirty = true;
    return true;
}

static void key(struct view *view, int code) {
    enum command which;
    bool back;
    if (view->asking) {
        type_number(view, code);
        return;
    }
    if (view->help) {
        view->help = false;
        view->dirty = true;
        if (code != 'q') return;
        return;
    }
    if (code == 'q' || code == 3) {
        view->over = true;
        ev_break(view->loop, EVBREAK_ALL);
        return;
    }
    if (look_key(view, code)) return;
    if (code == KEY_RIGHT) code = 's';
    if (code == KEY_LEFT) code = 'S';
    if (!command_of_key(code, &which, &back)) return;
    if (which == COMMAND_GOTO) {
        view->asking = true;
        view->number[0] = 0;
        view->dirty = true;
        return;
    }
    if (which == COMMAND_SKIP &&
        view->session->debugger.state != DEBUGGER_WAITING)
        return;
    command(view, which, back, 0);
}

static void on_keys(struct ev_loop *loop, ev_io *watcher, int events) {
    struct view *view = watcher->data;
    int code;
    (void)loop;
    (void)events;
    while (!view->over && (code = screen_key()) >= 0) key(view, code);
}

/* --- the loop --------------------------------------------------------------------- */

static void on_prepare(struct ev_loop *loop, ev_prepare *watcher,
                       int events) {
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    if (!view->dirty || view->over) return;
    if (view->session->debugger.state == DEBUGGER_WORKING &&
        ev_time() - view->drawn < FRAME)
        return;
    view->dirty = false;
    draw(view);
    view->drawn = ev_time();
}

static void on_check(struct ev_loop *loop, ev_check *watcher, int events) {
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    if (view->session->debugger.state == DEBUGGER_WAITING && !view->over)
        work_on(view);
}

static void on_signal(struct ev_loop *loop, ev_signal *watcher, int events) {
    struct view *view = watcher->data;
    (void)events;
    if (watcher->signum == SIGWINCH || watcher->signum == SIGCONT) {
        screen_resize();
        view->dirty = true;
        return;
    }
    view->over = true;
    ev_break(loop, EVBREAK_ALL);
}

/* A fault inside: the terminal first, then the fault again. */
static void on_fault(int number) {
    screen_rescue();
    signal(number, SIG_DFL);
    raise(number);
}

static void attach(struct view *view) {
    static const int numbers[5] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH,
                                   SIGCONT};
    struct ev_loop *loop = view->loop;
    ev_io_init(&view->keys, on_keys, STDIN_FILENO, EV_READ);
    ev_prepare_init(&view->prepare, on_prepare);
    ev_check_init(&view->check, on_check);
    ev_idle_init(&view->work, on_work);
    ev_timer_init(&view->countdown, on_countdown, 0, COUNTDOWN);
    view->keys.data = view;
    view->prepare.data = view;
    view->check.data = view;
    view->work.data = view;
    view->countdown.data = view;
    ev_io_start(loop, &view->keys);
    ev_prepare_start(loop, &view->prepare);
    ev_check_start(loop, &view->check);
    for (int i = 0; i < 5; i++) {
        ev_signal_init(&view->signals[i], on_signal, numbers[i]);
        view->signals[i].data = view;
        ev_signal_start(loop, &view->signals[i]);
    }
    signal(SIGSEGV, on_fault);
    signal(SIGABRT, on_fault);
    signal(SIGBUS, on_fault);
}

static void detach(struct view *view) {
    ev_io_stop(view->loop, &view->keys);
    ev_prepare_stop(view->loop, &view->prepare);
    ev_check_stop(view->loop, &view->check);
    ev_idle_stop(view->loop, &view->work);
    ev_timer_stop(view->loop, &view->countdown);
    for (int i = 0; i < 5; i++)
        ev_signal_stop(view->loop, &view->signals[i]);
}

int view_run(struct session *session) {
    static struct view view;
    memset(&view, 0, sizeof view);
    view.session = session;
    view.loop = session->world->loop;
    view.note = LABEL_COUNT;
    for (int i = 0; i < PANE_COUNT; i++) view.panes[i].row = &pane_rows[i];
    if (!screen_open()) {
        fprintf(stderr, "%s\n",
                label(LABEL_NO_TERMINAL, session->options.language));
        return 1;
    }
    attach(&view);
    command(&view, COMMAND_INTO, false, 0);
    while (!view.over) ev_run(view.loop, EVRUN_ONCE);
    detach(&view);
    screen_close();
    return 0;
}
