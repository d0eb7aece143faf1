#include "view/view.h"

#include <errno.h>
#include <ev.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <curses.h>

#include "machine/dialog.h"
#include "view/conduct.h"
#include "view/editor.h"
#include "view/find.h"
#include "view/guide_key.h"
#include "view/help.h"
#include "view/loop_read.h"
#include "view/palette.h"
#include "view/present.h"
#include "view/school.h"
#include "view/setting.h"
#include "view/stage.h"

#define FRAME (1.0 / 30) /* s between two drawings while a program runs */
#define DRAWING_SHARE 4 /* drawing takes at most a fifth of the time */
#define COUNTDOWN (1.0 / 20) /* s between two drawings while a timer waits */
#define KEY_CONTROL_C 3
#define SCROLL_PAGE 10
#define EXIT_USAGE 2

/* Signals that the loop takes; the first three end the view. */
static const int signal_numbers[] = {SIGINT,   SIGTERM, SIGHUP,
                                     SIGWINCH, SIGTSTP, SIGCONT};
#define SIGNALS ((int)(sizeof signal_numbers / sizeof *signal_numbers))

struct view {
    struct stage stage;
    struct conduct conduct;
    struct session *session; /* NULL: the list of lessons is shown */
    struct school *school; /* NULL: no lessons */
    uint32_t arrivals; /* of its guide, that the screen has followed */
    uint32_t tellings; /* the same */
    struct ev_loop *loop;
    ev_io keys;
    ev_prepare prepare;
    ev_check check; /* the loop has run: the world may have something */
    ev_idle work; /* a command is under way */
    ev_timer countdown;
    ev_timer pace; /* to the next step of play, where that is not the fastest */
    ev_signal signals[SIGNALS];
    struct editor editor;
    bool dirty, over;
    uint32_t dialog; /* the number of the one that has had the focus */
    enum pane_kind before_dialog; /* what had it then */
    bool stale; /* a key has changed something that is not drawn yet */
    int code; /* exit code */
    ev_tstamp drawn; /* when, to draw no oftener than anyone can see */
    ev_tstamp rest; /* s to leave between two drawings while working */
};

static void follow_guide(struct view *view);

/* --- work --------------------------------------------------------------- */

static bool has_countdown(const struct view *view)
{
    return view->session->debugger.state == DEBUGGER_WAITING &&
           loop_wait_end(view->session->machine) != INT64_MAX;
}

/* As in a browser a dialog that waits takes the focus, once, and gives it back
 * when it is answered. */
static void follow_dialog(struct view *view)
{
    const struct process *page = dialog_page(view->session->machine);
    uint32_t number = page ? page->dialog.number : 0;
    enum pane_kind *focus = &view->stage.focus;
    bool waits = view->session->debugger.state == DEBUGGER_WAITING;
    if (number && waits && number != view->dialog) {
        if (!view->dialog)
            view->before_dialog = *focus;
        *focus = PANE_PAGE;
    } else if (!number && view->dialog && *focus == PANE_PAGE) {
        *focus = view->before_dialog;
    }
    if (waits || !number)
        view->dialog = number;
}

static void stop_playing(struct view *view)
{
    view->conduct.plays = false;
    ev_timer_stop(view->loop, &view->pace);
}

/* A step of play is done: the next one after a while, or no more. */
static void follow_play(struct view *view)
{
    const struct debugger *debugger = &view->session->debugger;
    enum debugger_state state = debugger->state;
    if (state == DEBUGGER_WORKING || state == DEBUGGER_WAITING)
        return;
    if (state != DEBUGGER_RESTING || debugger_pauses(debugger)) {
        stop_playing(view);
        return;
    }
    stage_say(&view->stage, LABEL_PLAYS);
    view->pace.repeat = setting_pace(&view->stage);
    if (view->pace.repeat <= 0)
        view->pace.repeat = FRAME;
    ev_timer_again(view->loop, &view->pace);
}

/* A stop of the lesson was come to: its text comes into sight; so does what is
 * said about an answer. */
static void follow_arrival(struct view *view)
{
    const struct guide *guide = view->stage.guide;
    if (!guide)
        return;
    bool tells = guide->tellings != view->tellings;
    view->tellings = guide->tellings;
    if (guide->arrivals == view->arrivals) {
        if (tells)
            guide_told(&view->stage);
        return;
    }
    char path[PROCESS_PATH];
    view->arrivals = guide->arrivals;
    guide_arrived(&view->stage);
    if (guide_file(guide, path, sizeof path))
        editor_watch(&view->editor, path);
}

/* Starts and stops what must run for the debugger's state: where nothing
 * moves, nothing does. */
static void follow_state(void *owner)
{
    struct view *view = owner;
    enum debugger_state state = view->session->debugger.state;
    bool walks = view->stage.guide && view->stage.guide->state == GUIDE_MOVES;
    bool busy = state == DEBUGGER_WORKING ||
                (walks && state != DEBUGGER_WAITING);
    follow_arrival(view);
    follow_dialog(view);
    if (busy)
        ev_idle_start(view->loop, &view->work);
    else
        ev_idle_stop(view->loop, &view->work);
    if (has_countdown(view)) {
        if (!ev_is_active(&view->countdown))
            ev_timer_again(view->loop, &view->countdown);
    } else {
        ev_timer_stop(view->loop, &view->countdown);
    }
    if (busy || state == DEBUGGER_WAITING)
        world_resume(view->session->world);
    else
        world_pause(view->session->world);
    if (view->conduct.plays)
        follow_play(view);
    else
        ev_timer_stop(view->loop, &view->pace);
    if (!busy)
        editor_follow(&view->editor, view->session);
    view->dirty = true;
}

static void work_on(struct view *view)
{
    struct guide *guide = view->stage.guide;
    if (guide && guide->state == GUIDE_MOVES)
        guide_work(guide, CONDUCT_SLICES);
    else
        debugger_work(&view->session->debugger, CONDUCT_SLICES);
    follow_state(view);
    follow_guide(view);
}

static void on_work(struct ev_loop *loop, ev_idle *watcher, int events)
{
    (void)loop;
    (void)events;
    work_on(watcher->data);
}

static void on_pace(struct ev_loop *loop, ev_timer *watcher, int events)
{
    struct view *view = watcher->data;
    struct debugger *debugger = &view->session->debugger;
    (void)events;
    ev_timer_stop(loop, watcher);
    if (!view->conduct.plays)
        return;
    stage_before_move(&view->stage);
    world_resume(view->session->world);
    debugger_begin(debugger, COMMAND_INTO, false, 0);
    debugger_work(debugger, CONDUCT_SLICES);
    follow_state(view);
}

static void on_countdown(struct ev_loop *loop, ev_timer *watcher, int events)
{
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    view->dirty = true;
}

static void on_check(struct ev_loop *loop, ev_check *watcher, int events)
{
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    if (view->session && !view->over &&
        view->session->debugger.state == DEBUGGER_WAITING)
        work_on(view);
}

/* --- keys ------------------------------------------------------------------- */

static void end(struct view *view, int code)
{
    view->over = true;
    view->code = code;
    ev_break(view->loop, EVBREAK_ALL);
}

static bool is_enter(int key)
{
    return key == '\r' || key == '\n' || key == KEY_ENTER;
}

/* Enter goes to the next one, and the line stays open until Escape. */
static void type_search(struct view *view, int key)
{
    struct stage *stage = &view->stage;
    bool on = is_enter(key) || key == KEY_DOWN;
    view->stale = false;
    if (on || key == KEY_UP)
        conduct_search(stage, on ? 1 : -1);
    else if (!prompt_key(&stage->prompt, key, screen_typed()) &&
             stage->prompt.kind == PROMPT_FIND)
        conduct_search(stage, 0);
}

static void type_line(struct view *view, int key)
{
    struct prompt *prompt = &view->stage.prompt;
    bool step = prompt->kind == PROMPT_STEP;
    bool command = prompt->kind == PROMPT_COMMAND;
    bool answer = prompt->kind == PROMPT_ANSWER;
    if (prompt->kind == PROMPT_FIND) {
        type_search(view, key);
        return;
    }
    if (command && (palette_key(&view->stage, key) ||
                    (is_enter(key) && prompt->text[0] &&
                     !palette_complete(&view->stage))))
        return;
    if (!prompt_key(prompt, key, screen_typed()))
        return;
    stage_hush(&view->stage);
    if (answer)
        guide_typed(&view->conduct, prompt->text);
    else if (step)
        conduct_move(&view->conduct, COMMAND_GOTO, false,
                     strtoull(prompt->text, NULL, 10));
    else
        conduct_line(&view->conduct, prompt->text);
}

/* How long a pane is and what its cursor is on, only drawing knows. */
static void settle(struct view *view)
{
    if (view->stale)
        stage_settle(&view->stage);
    view->stale = false;
}

static void move_by(struct view *view, int lines)
{
    settle(view);
    stage_move(&view->stage, lines);
}

/* A key that the pane in focus knows. */
static bool pane_key(struct view *view, int key)
{
    struct pane_wish wish;
    if (view->stage.panes[view->stage.focus].cursor)
        settle(view);
    if (!stage_key(&view->stage, key, &wish))
        return false;
    conduct_wish(&view->conduct, &wish);
    return true;
}

/* A press there, or the wheel. */
static void press_at(struct view *view, const struct mouse *mouse)
{
    struct pane_wish wish;
    settle(view);
    switch (stage_point(&view->stage, mouse, &wish)) {
    case POINT_ENTER:
        pane_key(view, '\r');
        break;
    case POINT_WISH:
        conduct_wish(&view->conduct, &wish);
        break;
    default:
        break;
    }
}

static void take_mouse(struct view *view)
{
    struct mouse mouse;
    if (!screen_mouse(&mouse) || view->stage.help)
        return;
    if (view->stage.guide && guide_point(&view->conduct, &mouse))
        return;
    if (!view->stage.present || present_mouse(&view->stage, &mouse))
        press_at(view, &mouse);
}

/* A key of the teacher who points at the projector's screen: true, and it was
 * taken; it may be another one then. */
static bool point_key(struct view *view, int *key)
{
    struct stage *stage = &view->stage;
    struct mouse mouse;
    if (!stage->present)
        return false;
    settle(view);
    if (!is_enter(*key))
        return present_key(stage, key);
    if (!present_enter(stage, &mouse))
        return false;
    press_at(view, &mouse);
    return true;
}

/* Keys that only change what is looked at. */
static bool look_key(struct view *view, int key)
{
    struct stage *stage = &view->stage;
    switch (key) {
    case '\t':
        stage_focus_by(stage, 1);
        return true;
    case KEY_BTAB:
        stage_focus_by(stage, -1);
        return true;
    case ':':
        prompt_open(&stage->prompt, PROMPT_COMMAND);
        return true;
    case KEY_BACKSPACE:
    case 127:
    case 8:
        if (stage->came_from)
            conduct_wish(&view->conduct,
                         &(struct pane_wish){.kind = WISH_RETURN});
        return true;
    case KEY_UP:
        move_by(view, -1);
        return true;
    case KEY_DOWN:
        move_by(view, 1);
        return true;
    case KEY_PPAGE:
        move_by(view, -SCROLL_PAGE);
        return true;
    case KEY_NPAGE:
        move_by(view, SCROLL_PAGE);
        return true;
    default:
        return false;
    }
}

/* The keys of the list of lessons. */
static void take_shelf_key(struct view *view, int key)
{
    if (key == KEY_CONTROL_C) {
        end(view, 0);
        return;
    }
    enum shelf_answer answer =
        shelf_key(&view->school->shelf, key, screen_typed());
    switch (answer) {
    case SHELF_OPEN:
    case SHELF_ANEW:
        school_begin(view->school, answer == SHELF_ANEW);
        follow_guide(view);
        break;
    case SHELF_LANGUAGE:
        school_turn(view->school);
        break;
    case SHELF_QUIT:
        end(view, 0);
        break;
    default:
        break;
    }
}

/* Enough of a lesson is back to the list. */
static void follow_enough(struct view *view)
{
    if (!view->conduct.over)
        return;
    view->conduct.over = false;
    if (view->stage.guide)
        view->stage.guide->want = GUIDE_LIST;
    else
        end(view, 0);
}

static void take_session_key(struct view *view, int key)
{
    struct stage *stage = &view->stage;
    if (key == KEY_MOUSE)
        take_mouse(view);
    else if (stage->prompt.kind != PROMPT_CLOSED)
        type_line(view, key);
    else if (stage->help)
        help_key(stage, key);
    else if (key == KEY_CONTROL_C)
        end(view, 0);
    else if (!point_key(view, &key) &&
             (!stage->guide || !guide_key(&view->conduct, key)) &&
             !pane_key(view, key) && !look_key(view, key))
        conduct_key(&view->conduct, key);
    view->stale = true;
    follow_enough(view);
    follow_guide(view);
}

static void take_key(struct view *view, int key)
{
    view->dirty = true;
    if (key == KEY_RESIZE)
        return; /* ncurses says that screen_resize was called */
    if (view->session)
        take_session_key(view, key);
    else
        take_shelf_key(view, key);
}

/* True where there will never be a key again: the terminal has closed. */
static bool is_gone(int descriptor)
{
    struct pollfd look = {.fd = descriptor, .events = POLLIN};
    int waiting = 0;
    if (poll(&look, 1, 0) <= 0)
        return false;
    if (look.revents & (POLLHUP | POLLERR | POLLNVAL))
        return true;
    return ioctl(descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}

static void on_keys(struct ev_loop *loop, ev_io *watcher, int events)
{
    struct view *view = watcher->data;
    int key = screen_key();
    (void)loop;
    (void)events;
    if (key < 0 && is_gone(watcher->fd))
        end(view, 128 + SIGHUP);
    for (; !view->over && key >= 0; key = screen_key())
        take_key(view, key);
}

/* --- signals ------------------------------------------------------------------ */

/* Ctrl-Z: the terminal goes back, the programs' clock stands, and all stops
 * here until SIGCONT. */
static void stop_for_a_while(struct view *view)
{
    screen_suspend();
    if (view->session)
        world_pause(view->session->world);
    raise(SIGSTOP);
    screen_resume();
    view->dirty = true;
    if (view->session)
        follow_state(view);
}

static void on_signal(struct ev_loop *loop, ev_signal *watcher, int events)
{
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    switch (watcher->signum) {
    case SIGTSTP:
        stop_for_a_while(view);
        break;
    case SIGCONT:
        screen_resume();
        view->dirty = true;
        break;
    case SIGWINCH:
        screen_resize();
        view->dirty = true;
        break;
    default:
        end(view, 128 + watcher->signum);
    }
}

/* A fault inside: the terminal first, then the fault again. */
static void on_fault(int number)
{
    screen_rescue();
    signal(number, SIG_DFL);
    raise(number);
}

/* On a stack of its own, for the fault may be a stack that is full. */
static void catch_faults(void)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    static char stack[1 << 16];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_fault;
    action.sa_flags = SA_ONSTACK;
    sigaltstack(&alternate, NULL);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigaction(faults[i], &action, NULL);
}

/* --- the loop ------------------------------------------------------------------- */

/* Once, where it is seen: that nothing can be kept. */
static void tell_trouble(struct view *view)
{
    enum language language = view->session
                                 ? view->session->options.language
                                 : view->school->shelf.language;
    const char *trouble =
        view->stage.keep ? progress_trouble(view->stage.keep, language) : NULL;
    if (trouble && view->session)
        snprintf(view->stage.error, sizeof view->stage.error, "%s", trouble);
    else if (trouble)
        snprintf(view->school->shelf.said, sizeof view->school->shelf.said,
                 "%s", trouble);
}

static void on_prepare(struct ev_loop *loop, ev_prepare *watcher, int events)
{
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    if (!view->dirty || view->over)
        return;
    tell_trouble(view);
    if (!view->session) {
        view->dirty = false;
        shelf_draw(&view->school->shelf);
        return;
    }
    if (view->session->debugger.state == DEBUGGER_WORKING &&
        ev_time() - view->drawn < view->rest)
        return; /* there is more work: this comes by again */
    ev_tstamp begun = ev_time();
    view->dirty = view->stale = false;
    setting_refresh(&view->stage);
    stage_draw(&view->stage);
    view->drawn = ev_time();
    /* A heap that is large to look at must not slow the program down. */
    view->rest = fmax(FRAME, DRAWING_SHARE * (view->drawn - begun));
}

static void changed(void *owner, const char *path)
{
    struct view *view = owner;
    conduct_reload(&view->conduct, path);
    follow_guide(view);
}

static void start_signals(struct view *view)
{
    for (int i = 0; i < SIGNALS; i++) {
        ev_signal_init(&view->signals[i], on_signal, signal_numbers[i]);
        view->signals[i].data = view;
        ev_signal_start(view->loop, &view->signals[i]);
    }
    catch_faults();
}

static void attach(struct view *view)
{
    struct ev_loop *loop = view->loop;
    ev_io_init(&view->keys, on_keys, STDIN_FILENO, EV_READ);
    ev_prepare_init(&view->prepare, on_prepare);
    ev_check_init(&view->check, on_check);
    ev_idle_init(&view->work, on_work);
    ev_timer_init(&view->pace, on_pace, 0, FRAME);
    view->pace.data = view;
    ev_timer_init(&view->countdown, on_countdown, 0, COUNTDOWN);
    view->keys.data = view;
    view->prepare.data = view;
    view->check.data = view;
    view->work.data = view;
    view->countdown.data = view;
    view->editor.loop = loop;
    view->editor.changed = changed;
    view->editor.owner = view;
    ev_io_start(loop, &view->keys);
    ev_prepare_start(loop, &view->prepare);
    ev_check_start(loop, &view->check);
    start_signals(view);
    screen_resize(); /* nobody has heard of a change up to here */
}

static void detach(struct view *view)
{
    ev_io_stop(view->loop, &view->keys);
    ev_prepare_stop(view->loop, &view->prepare);
    ev_check_stop(view->loop, &view->check);
    for (int i = 0; i < SIGNALS; i++)
        ev_signal_stop(view->loop, &view->signals[i]);
}

/* --- sessions ------------------------------------------------------------------- */

/* What the learner has set on the screen is theirs in the next one too. */
static void begin_session(struct view *view, struct session *session,
                          struct guide *guide)
{
    struct stage *stage = &view->stage;
    struct stage before = *stage;
    stage_init(stage, session);
    stage->theme = before.theme;
    stage->slower = before.slower;
    stage->keep = before.keep;
    stage->present = before.present;
    if (before.beside != PANE_SOURCE) /* there was a session before */
        stage->beside = before.beside;
    stage->guide = guide;
    view->session = session;
    view->dialog = 0;
    view->conduct = (struct conduct){.stage = stage,
                                     .session = session,
                                     .guide = guide,
                                     .moved = follow_state,
                                     .owner = view};
}

static void end_session(struct view *view)
{
    ev_idle_stop(view->loop, &view->work);
    ev_timer_stop(view->loop, &view->countdown);
    ev_timer_stop(view->loop, &view->pace);
    editor_stop(&view->editor);
    view->session = NULL;
    view->stage.guide = NULL;
    view->dirty = true;
}

/* What the guide wants of the view: another session, or the list. */
static void follow_guide(struct view *view)
{
    struct school *school = view->school;
    while (school && school->in_lesson && !view->over &&
           school->guide.want != GUIDE_NOTHING) {
        end_session(view);
        if (school->guide.want == GUIDE_LIST || !school_open_run(school)) {
            school_leave(school);
            return;
        }
        begin_session(view, &school->session, &school->guide);
        guide_enter(&school->guide, &school->session);
        follow_state(view);
    }
}

/* --- all of it ------------------------------------------------------------------- */

static bool take_terminal(enum language language)
{
    if (screen_open(STDIN_FILENO, STDOUT_FILENO))
        return true;
    fprintf(stderr, "%s\n", label(LABEL_NO_TERMINAL, language));
    return false;
}

static int run(struct view *view)
{
    while (!view->over)
        ev_run(view->loop, EVRUN_ONCE);
    if (view->session)
        end_session(view);
    detach(view);
    screen_close();
    return view->code;
}

int view_run(struct session *session, const struct options *options)
{
    static struct view view;
    static struct progress settings;
    char error[sizeof view.stage.error] = "";
    memset(&view, 0, sizeof view);
    theme_built_in(&view.stage.theme);
    view.loop = session->world->loop;
    if (!take_terminal(session->options.language))
        return 1;
    attach(&view);
    view.stage.present = options->present;
    progress_open_settings(&settings);
    setting_open(&view.stage, &settings, options->theme,
                 session->options.language, error, sizeof error);
    begin_session(&view, session, NULL);
    conduct_move(&view.conduct, COMMAND_INTO, false, 0);
    strcpy(view.stage.error, error);
    int code = run(&view);
    progress_close(&settings);
    return code;
}

static int run_lessons(struct view *view, const struct options *options)
{
    if (!take_terminal(view->school->options.language))
        return 1;
    struct shelf *shelf = &view->school->shelf;
    attach(view);
    setting_open(&view->stage, &view->school->progress, options->theme,
                 shelf->language, shelf->said, sizeof shelf->said);
    view->dirty = true;
    follow_guide(view);
    return run(view);
}

int view_lessons(const struct options *options)
{
    static struct view view;
    static struct school school;
    char error[1024];
    bool named = options->action == ACTION_LESSON && options->program_count;
    memset(&view, 0, sizeof view);
    theme_built_in(&view.stage.theme);
    view.loop = EV_DEFAULT;
    view.school = &school;
    view.stage.present = options->present;
    if (!school_open(&school, options, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return EXIT_USAGE;
    }
    int code = EXIT_USAGE;
    if (named && !school_begin_named(&school, options->programs[0],
                                     options->reset, error, sizeof error))
        fprintf(stderr, "%s\n", error);
    else
        code = run_lessons(&view, options);
    school_close(&school);
    return code;
}
