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

#include "debugger/choice.h"
#include "debugger/question.h"
#include "debugger/reload.h"
#include "machine/dialog.h"
#include "view/editor.h"
#include "view/find.h"
#include "view/help.h"
#include "view/palette.h"
#include "view/setting.h"
#include "view/stage.h"
#include "view/wire_ahead.h"

#define WORK_SLICES 16u /* of play, between two looks at the keyboard */
#define FRAME (1.0 / 30) /* s between two drawings while a program runs */
#define DRAWING_SHARE 4 /* drawing takes at most a fifth of the time */
#define COUNTDOWN (1.0 / 20) /* s between two drawings while a timer waits */
#define KEY_CONTROL_C 3
#define SCROLL_PAGE 10

/* Signals that the loop takes; the first three end the view. */
static const int signal_numbers[] = {SIGINT,   SIGTERM, SIGHUP,
                                     SIGWINCH, SIGTSTP, SIGCONT};
#define SIGNALS ((int)(sizeof signal_numbers / sizeof *signal_numbers))

struct view {
    struct stage stage;
    struct session *session;
    struct ev_loop *loop;
    ev_io keys;
    ev_prepare prepare;
    ev_check check; /* the loop has run: the world may have something */
    ev_idle work; /* a command is under way */
    ev_timer countdown;
    ev_timer pace; /* to the next step of play, where that is not the fastest */
    bool plays; /* step by step, at that pace */
    ev_signal signals[SIGNALS];
    struct editor editor;
    bool dirty, over;
    uint32_t dialog; /* the number of the one that has had the focus */
    bool stale; /* a key has changed something that is not drawn yet */
    int code; /* exit code */
    ev_tstamp drawn; /* when, to draw no oftener than anyone can see */
    ev_tstamp rest; /* s to leave between two drawings while working */
};

/* --- work --------------------------------------------------------------- */

static bool has_countdown(const struct view *view)
{
    const struct want *want = &view->session->machine->want;
    return view->session->debugger.state == DEBUGGER_WAITING &&
           want->kind == WANT_WAIT && want->until != INT64_MAX;
}

/* As in a browser a dialog takes the focus, once. */
static void follow_dialog(struct view *view)
{
    const struct process *page = dialog_page(view->session->machine);
    uint32_t number = page ? page->dialog.number : 0;
    if (number && number != view->dialog)
        view->stage.focus = PANE_PAGE;
    view->dialog = number;
}

static void stop_playing(struct view *view)
{
    view->plays = false;
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
    view->stage.note = LABEL_PLAYS;
    view->pace.repeat = setting_pace(&view->stage);
    if (view->pace.repeat <= 0)
        view->pace.repeat = FRAME;
    ev_timer_again(view->loop, &view->pace);
}

/* Starts and stops what must run for the debugger's state: where nothing
 * moves, nothing does. */
static void follow_state(struct view *view)
{
    enum debugger_state state = view->session->debugger.state;
    bool busy = state == DEBUGGER_WORKING;
    if (state == DEBUGGER_WAITING)
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
    if (view->plays)
        follow_play(view);
    if (!busy)
        editor_follow(&view->editor, view->session);
    view->dirty = true;
}

static void work_on(struct view *view)
{
    debugger_work(&view->session->debugger, WORK_SLICES);
    follow_state(view);
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
    stage_before_move(&view->stage);
    world_resume(view->session->world);
    debugger_begin(debugger, COMMAND_INTO, false, 0);
    debugger_work(debugger, WORK_SLICES);
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
    if (view->session->debugger.state == DEBUGGER_WAITING && !view->over)
        work_on(view);
}

/* --- commands ------------------------------------------------------------- */

static void go_live(struct view *view)
{
    struct session *session = view->session;
    struct stage *stage = &view->stage;
    if (history_is_live(session->history)) {
        stage->note = LABEL_IS_LIVE;
        return;
    }
    debugger_begin(&session->debugger, COMMAND_LIVE, false, 0);
    if (history_is_live(session->history))
        stage->note = LABEL_WENT_LIVE;
    else
        snprintf(stage->error, sizeof stage->error, "%s",
                 session->world->error);
}

/* What is under way gives way: true where that was all that was asked for. */
static bool interrupt(struct view *view, enum command which, bool back)
{
    struct debugger *debugger = &view->session->debugger;
    bool waiting = debugger->state == DEBUGGER_WAITING;
    if (!waiting && debugger->state != DEBUGGER_WORKING)
        return false;
    if (waiting && !back && which != COMMAND_PLAY && which != COMMAND_GOTO &&
        which != COMMAND_LIVE) {
        world_skip(view->session->world);
        return false;
    }
    debugger_pause(debugger);
    return which == COMMAND_PLAY && !back;
}

static bool is_recorded(const struct view *view)
{
    return view->session->options.history > 0;
}

static void move_on(struct view *view, enum command which, bool back,
                    uint64_t number)
{
    struct debugger *debugger = &view->session->debugger;
    bool played = view->plays;
    stop_playing(view);
    if (which == COMMAND_PLAY && !back && played) {
        interrupt(view, which, back);
        follow_state(view);
        return;
    }
    if (which == COMMAND_WIRE && !wire_ahead(view->session->machine, back)) {
        view->stage.note = LABEL_NO_WIRE_AHEAD;
        return;
    }
    if (!is_recorded(view) && (back || which == COMMAND_GOTO)) {
        view->stage.note = LABEL_NO_HISTORY;
        return;
    }
    if (!interrupt(view, which, back)) {
        stage_before_move(&view->stage);
        world_resume(view->session->world);
        if (which == COMMAND_LIVE) {
            go_live(view);
        } else {
            view->plays = which == COMMAND_PLAY && !back &&
                          setting_pace(&view->stage) > 0;
            debugger_begin(debugger, view->plays ? COMMAND_INTO : which, back,
                           number);
            debugger_work(debugger, WORK_SLICES);
        }
    }
    follow_state(view);
}

static void skip(struct view *view)
{
    struct debugger *debugger = &view->session->debugger;
    view->dirty = true;
    if (debugger->state != DEBUGGER_WAITING) {
        view->stage.note = LABEL_NO_WAIT;
        return;
    }
    debugger_begin(debugger, COMMAND_SKIP, false, 0);
    work_on(view);
}

/* --- a changed program ------------------------------------------------------ */

/* A file that the programs have read may have another text now. */
static void load_again(void *owner, const char *path)
{
    struct view *view = owner;
    struct stage *stage = &view->stage;
    struct session *session = view->session;
    char error[sizeof stage->error];
    stop_playing(view);
    debugger_pause(&session->debugger);
    world_resume(session->world);
    enum reload answer = reload_file(session, path, error, sizeof error);
    if (answer != RELOAD_SAME)
        stage_before_move(stage);
    if (answer == RELOAD_REFUSED)
        snprintf(stage->error, sizeof stage->error, "%s", error);
    if (answer >= RELOAD_DONE)
        stage->note = answer == RELOAD_DONE ? LABEL_RELOADED
                                            : LABEL_RELOADED_ELSEWHERE;
    follow_state(view);
}

static void edit(struct view *view)
{
    char path[PROCESS_PATH];
    uint32_t line;
    if (!reload_present(view->session, path, sizeof path, &line)) {
        view->stage.note = LABEL_NO_FILE_TO_EDIT;
        return;
    }
    screen_suspend();
    world_pause(view->session->world);
    bool opened = editor_open(path, line);
    screen_resume();
    load_again(view, path);
    if (!opened)
        view->stage.note = LABEL_NO_EDITOR;
}

/* --- keys ------------------------------------------------------------------- */

/* What the learner decides about the programs takes place with the next step,
 * and that is taken at once. */
static void decide(struct view *view, enum command which, const char *argument)
{
    struct stage *stage = &view->stage;
    struct session *session = view->session;
    static struct choice choice;
    interrupt(view, COMMAND_PLAY, true);
    stage_before_move(stage);
    if (which == COMMAND_TAKE && !history_is_live(session->history))
        go_live(view);
    if (!history_is_live(session->history)) {
        if (!stage->error[0])
            stage->note = LABEL_LIVE_ONLY;
    } else if (choice_make(session, which, argument, NULL, &choice,
                           stage->error, sizeof stage->error)) {
        choice_open_folder(session, &choice);
        if (history_choose(session->history, &choice.event))
            move_on(view, COMMAND_INTO, false, 0);
        else
            stage->note = LABEL_NOT_HERE;
        if (stage->note == LABEL_COUNT)
            stage->note = LABEL_DECIDED;
    }
    follow_state(view);
}

static void jump(struct view *view, const struct pane_wish *wish);

/* A question backwards, "wrote x": to the step that answers it, or what the
 * answer is else. */
static void ask(struct view *view, const char *words)
{
    struct stage *stage = &view->stage;
    struct session *session = view->session;
    struct question question;
    struct answer answer;
    if (!is_recorded(view)) {
        stage->note = LABEL_NO_HISTORY;
        return;
    }
    interrupt(view, COMMAND_PLAY, true);
    if (!question_read(words, &question))
        return;
    question_ask(session, &question, &answer);
    if (answer.place.step)
        jump(view, &(struct pane_wish){.kind = WISH_STEP,
                                       .step = answer.place.step});
    snprintf(stage->error, sizeof stage->error, "%s",
             outcome_text(answer.outcome, session->options.language));
    follow_state(view);
}

/* Commands that only show a pane; once more, and the Source pane is back. */
static bool show_pane(struct stage *stage, enum command which)
{
    static const struct {
        enum command command;
        enum pane_kind pane;
    } rows[] = {{COMMAND_WHY, PANE_WHY},
                {COMMAND_ASK, PANE_QUESTIONS},
                {COMMAND_CHOOSE, PANE_CHOOSE},
                {COMMAND_BREAKS, PANE_BREAKS}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].command != which)
            continue;
        stage->focus =
            stage->focus == rows[i].pane ? PANE_SOURCE : rows[i].pane;
        return true;
    }
    return false;
}

static void end(struct view *view, int code)
{
    view->over = true;
    view->code = code;
    ev_break(view->loop, EVBREAK_ALL);
}

/* The search in the pane in focus: on, back, or (0) from where it stands. */
static void search_on(struct stage *stage, int by)
{
    struct find find = find_text(stage, stage->prompt.text, by);
    stage->found = find.at;
    stage->finds = find.count;
}

static void search(struct stage *stage, const char *text)
{
    prompt_open(&stage->prompt, PROMPT_FIND);
    snprintf(stage->prompt.text, sizeof stage->prompt.text, "%s", text);
    stage->found_line = stage_top_line(stage);
    search_on(stage, 0);
}

/* Commands that only change what is looked at; false: it is none of them. */
static bool look(struct view *view, enum command which, const char *argument)
{
    struct stage *stage = &view->stage;
    switch (which) {
    case COMMAND_FIND:
        search(stage, argument);
        return true;
    case COMMAND_ZOOM:
        stage->zoom = !stage->zoom;
        return true;
    case COMMAND_HIDE:
        stage_hide(stage);
        return true;
    case COMMAND_PANE:
        if (!stage_focus_named(stage, argument))
            snprintf(stage->error, sizeof stage->error,
                     label(LABEL_NO_PANE, view->session->options.language),
                     argument);
        return true;
    case COMMAND_HELP:
        stage->help = true;
        return true;
    case COMMAND_QUIT:
        end(view, 0);
        return true;
    default:
        return show_pane(stage, which);
    }
}

/* A command with what stands behind it. */
static void carry_out(struct view *view, enum command which, bool back,
                      const char *argument)
{
    if (setting_is(which))
        setting_take(&view->stage, which, back, argument);
    else
        decide(view, which, argument);
}

/* "kill client": a command's name, and what stands behind it. */
static void give_line(struct view *view, const char *text)
{
    struct stage *stage = &view->stage;
    enum command which;
    size_t length = strcspn(text, " ");
    const char *argument = text + length + strspn(text + length, " ");
    if (!command_of_name(text, length, &which))
        snprintf(stage->error, sizeof stage->error,
                 label(LABEL_NO_COMMAND, view->session->options.language),
                 text);
    else if (look(view, which, argument))
        return;
    else if (which == COMMAND_SKIP)
        skip(view);
    else if (which == COMMAND_EDIT)
        edit(view);
    else if (command_table[which].argument == ARGUMENT_NONE)
        move_on(view, which, false, 0);
    else if (setting_is(which))
        setting_take(stage, which, false, argument);
    else if (!*argument && which != COMMAND_INPUT && which != COMMAND_INPUT_END)
        stage->note = LABEL_NEEDS_PROGRAM;
    else if (command_table[which].argument == ARGUMENT_QUESTION)
        ask(view, text);
    else if (which == COMMAND_GOTO)
        move_on(view, which, false, strtoull(argument, NULL, 10));
    else
        decide(view, which, argument);
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
        search_on(stage, on ? 1 : -1);
    else if (!prompt_key(&stage->prompt, key, screen_typed()) &&
             stage->prompt.kind == PROMPT_FIND)
        search_on(stage, 0);
}

static void type_line(struct view *view, int key)
{
    struct prompt *prompt = &view->stage.prompt;
    bool step = prompt->kind == PROMPT_STEP;
    bool command = prompt->kind == PROMPT_COMMAND;
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
    view->stage.error[0] = 0;
    if (step)
        move_on(view, COMMAND_GOTO, false, strtoull(prompt->text, NULL, 10));
    else
        give_line(view, prompt->text);
}

struct search {
    const struct debugger *debugger;
    uint32_t process;
};

/* A step of that program's own code. */
static bool is_code(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    const struct search *search = context;
    struct step step;
    step_now(machine, &host->vm, &step);
    return (step.kind == STEP_STATEMENT || step.kind == STEP_CALL) &&
           step.process == search->process &&
           debugger_shows(search->debugger, &step);
}

/* To a step, from a frame to the call that sent it, to the callback that got
 * it, and back to where one was. */
static void jump(struct view *view, const struct pane_wish *wish)
{
    struct stage *stage = &view->stage;
    struct history *history = view->session->history;
    struct search search = {&view->session->debugger, wish->process};
    uint64_t here = view->session->machine->steps, to = stage->came_from;
    if (!is_recorded(view)) {
        stage->note = LABEL_NO_HISTORY;
        return;
    }
    interrupt(view, COMMAND_PLAY, true);
    if (wish->kind != WISH_RETURN && wish->step == UINT64_MAX)
        to = 0;
    else if (wish->kind == WISH_STEP)
        to = wish->step;
    else if (wish->kind == WISH_SEND)
        to = history_find(history, 0, wish->step, false, is_code, &search);
    else if (wish->kind == WISH_CALLBACK)
        to = history_find(history, wish->step, history_frontier(history), true,
                          is_code, &search);
    if (to)
        move_on(view, COMMAND_GOTO, false, to);
    else
        stage->note = LABEL_NO_CODE;
    stage->came_from = wish->kind == WISH_RETURN ? 0 : here;
    follow_state(view);
}

/* "type page:#name=" stands on the command line; the learner goes on. */
static void ask_for_words(struct view *view, const struct pane_wish *wish)
{
    struct prompt *prompt = &view->stage.prompt;
    prompt_open(prompt, PROMPT_COMMAND);
    snprintf(prompt->text, sizeof prompt->text, "%s %s",
             command_table[wish->command].name, wish->argument);
}

/* The Heap pane opens an object that another pane was on. */
static void show_object(struct stage *stage, uint64_t number)
{
    struct pane *heap = &stage->panes[PANE_HEAP];
    stage->focus = PANE_HEAP;
    heap->chosen = number;
    heap->open = true;
    heap->trailed = heap->cursor = heap->scroll = 0;
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

static void grant(struct view *view, const struct pane_wish *wish)
{
    if (wish->kind == WISH_DECIDE)
        carry_out(view, wish->command, false, wish->argument);
    else if (wish->kind == WISH_WORDS)
        ask_for_words(view, wish);
    else if (wish->kind == WISH_ASK)
        ask(view, wish->argument);
    else if (wish->kind == WISH_OBJECT)
        show_object(&view->stage, wish->step);
    else if (wish->kind != WISH_NOTHING)
        jump(view, wish);
}

/* A key that the pane in focus knows. */
static bool pane_key(struct view *view, int key)
{
    struct pane_wish wish;
    if (view->stage.panes[view->stage.focus].cursor)
        settle(view);
    if (!stage_key(&view->stage, key, &wish))
        return false;
    grant(view, &wish);
    return true;
}

static void take_mouse(struct view *view)
{
    struct mouse mouse;
    struct pane_wish wish;
    if (!screen_mouse(&mouse) || view->stage.help)
        return;
    settle(view);
    switch (stage_point(&view->stage, &mouse, &wish)) {
    case POINT_ENTER:
        pane_key(view, '\r');
        break;
    case POINT_WISH:
        grant(view, &wish);
        break;
    default:
        break;
    }
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
            jump(view, &(struct pane_wish){.kind = WISH_RETURN});
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

static void command_key(struct view *view, int key)
{
    enum command which;
    bool back;
    if (key == KEY_RIGHT || key == KEY_LEFT)
        key = key == KEY_RIGHT ? 's' : 'S';
    if (!command_of_key(key, &which, &back))
        return;
    if (which == COMMAND_GOTO) {
        prompt_open(&view->stage.prompt, PROMPT_STEP);
    } else if (which == COMMAND_SKIP) {
        skip(view);
    } else if (which == COMMAND_EDIT) {
        edit(view);
    } else if (setting_is(which)) {
        setting_take(&view->stage, which, back, "");
    } else if (which == COMMAND_INPUT) {
        ask_for_words(view, &(struct pane_wish){.command = which});
    } else if (!look(view, which, "")) {
        move_on(view, which, back, 0);
    }
}

static void take_key(struct view *view, int key)
{
    struct stage *stage = &view->stage;
    view->dirty = true;
    if (key == KEY_RESIZE)
        return; /* ncurses says that screen_resize was called */
    if (key == KEY_MOUSE)
        take_mouse(view);
    else if (stage->prompt.kind != PROMPT_CLOSED)
        type_line(view, key);
    else if (stage->help)
        help_key(stage, key);
    else if (key == KEY_CONTROL_C)
        end(view, 0);
    else if (!pane_key(view, key) && !look_key(view, key))
        command_key(view, key);
    view->stale = true;
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
    world_pause(view->session->world);
    raise(SIGSTOP);
    screen_resume();
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

static void on_prepare(struct ev_loop *loop, ev_prepare *watcher, int events)
{
    struct view *view = watcher->data;
    (void)loop;
    (void)events;
    if (!view->dirty || view->over)
        return;
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
    view->editor.changed = load_again;
    view->editor.owner = view;
    ev_io_start(loop, &view->keys);
    ev_prepare_start(loop, &view->prepare);
    ev_check_start(loop, &view->check);
    start_signals(view);
}

static void detach(struct view *view)
{
    ev_io_stop(view->loop, &view->keys);
    ev_prepare_stop(view->loop, &view->prepare);
    ev_check_stop(view->loop, &view->check);
    ev_idle_stop(view->loop, &view->work);
    ev_timer_stop(view->loop, &view->countdown);
    ev_timer_stop(view->loop, &view->pace);
    for (int i = 0; i < SIGNALS; i++)
        ev_signal_stop(view->loop, &view->signals[i]);
    editor_stop(&view->editor);
}

int view_run(struct session *session)
{
    static struct view view;
    memset(&view, 0, sizeof view);
    stage_init(&view.stage, session);
    view.session = session;
    view.loop = session->world->loop;
    if (!screen_open(STDIN_FILENO, STDOUT_FILENO)) {
        fprintf(stderr, "%s\n",
                label(LABEL_NO_TERMINAL, session->options.language));
        return 1;
    }
    attach(&view);
    move_on(&view, COMMAND_INTO, false, 0);
    while (!view.over)
        ev_run(view.loop, EVRUN_ONCE);
    detach(&view);
    screen_close();
    return view.code;
}
