#include "view/conduct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>

#include "debugger/choice.h"
#include "debugger/question.h"
#include "debugger/reload.h"
#include "view/editor.h"
#include "view/find.h"
#include "view/guide.h"
#include "view/guide_key.h"
#include "view/setting.h"
#include "view/wire_ahead.h"

/* --- moving -------------------------------------------------------------------- */

static void go_live(struct conduct *c)
{
    struct session *session = c->session;
    struct stage *stage = c->stage;
    if (history_is_live(session->history)) {
        stage_say(stage, LABEL_IS_LIVE);
        return;
    }
    debugger_begin(&session->debugger, COMMAND_LIVE, false, 0);
    if (history_is_live(session->history))
        stage_say(stage, LABEL_WENT_LIVE);
    else
        snprintf(stage->error, sizeof stage->error, "%s",
                 session->world->error);
}

/* What is under way gives way: true where that was all that was asked for. */
static bool interrupt(struct conduct *c, enum command which, bool back)
{
    struct debugger *debugger = &c->session->debugger;
    bool waiting = debugger->state == DEBUGGER_WAITING;
    if (!waiting && debugger->state != DEBUGGER_WORKING)
        return false;
    if (waiting && !back && which != COMMAND_PLAY && which != COMMAND_GOTO &&
        which != COMMAND_LIVE) {
        world_skip(c->session->world);
        return false;
    }
    debugger_pause(debugger);
    return which == COMMAND_PLAY && !back;
}

static bool is_recorded(const struct conduct *c)
{
    return c->session->options.history > 0;
}

void conduct_move(struct conduct *c, enum command which, bool back,
                  uint64_t number)
{
    struct debugger *debugger = &c->session->debugger;
    bool played = c->plays;
    c->plays = false;
    if (c->guide)
        guide_stray(c->guide);
    if (which == COMMAND_PLAY && !back && played) {
        interrupt(c, which, back);
        c->moved(c->owner);
        return;
    }
    if (which == COMMAND_WIRE && !wire_ahead(c->session->machine, back)) {
        stage_refuse(c->stage, LABEL_NO_WIRE_AHEAD);
        return;
    }
    if (!is_recorded(c) && (back || which == COMMAND_GOTO)) {
        stage_refuse(c->stage, LABEL_NO_HISTORY);
        return;
    }
    if (!interrupt(c, which, back)) {
        stage_before_move(c->stage);
        world_resume(c->session->world);
        if (which == COMMAND_LIVE) {
            go_live(c);
        } else {
            c->plays =
                which == COMMAND_PLAY && !back && setting_pace(c->stage) > 0;
            debugger_begin(debugger, c->plays ? COMMAND_INTO : which, back,
                           number);
            debugger_work(debugger, CONDUCT_SLICES);
        }
    }
    c->moved(c->owner);
}

static void skip(struct conduct *c)
{
    struct debugger *debugger = &c->session->debugger;
    if (debugger->state != DEBUGGER_WAITING) {
        stage_refuse(c->stage, LABEL_NO_WAIT);
        return;
    }
    debugger_begin(debugger, COMMAND_SKIP, false, 0);
    debugger_work(debugger, CONDUCT_SLICES);
    c->moved(c->owner);
}

/* --- jumping ------------------------------------------------------------------ */

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
    step_glance(machine, &host->vm, &step);
    return (step.kind == STEP_STATEMENT || step.kind == STEP_CALL) &&
           step.process == search->process &&
           debugger_shows(search->debugger, &step);
}

/* To a step, from a frame to the call that sent it, to the callback that got
 * it, and back to where one was. */
static void jump(struct conduct *c, const struct pane_wish *wish)
{
    struct stage *stage = c->stage;
    struct history *history = c->session->history;
    struct search search = {&c->session->debugger, wish->process};
    uint64_t here = c->session->machine->steps, to = stage->came_from;
    if (!is_recorded(c)) {
        stage_refuse(stage, LABEL_NO_HISTORY);
        return;
    }
    interrupt(c, COMMAND_PLAY, true);
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
        conduct_move(c, COMMAND_GOTO, false, to);
    else
        stage_refuse(stage, LABEL_NO_CODE);
    stage->came_from = wish->kind == WISH_RETURN ? 0 : here;
    c->moved(c->owner);
}

/* --- a changed program ------------------------------------------------------ */

/* A file that the programs have read may have another text now. */
void conduct_reload(struct conduct *c, const char *path)
{
    struct stage *stage = c->stage;
    struct session *session = c->session;
    char error[sizeof stage->error];
    c->plays = false;
    debugger_pause(&session->debugger);
    world_resume(session->world);
    enum reload answer = reload_file(session, path, error, sizeof error);
    if (answer != RELOAD_SAME)
        stage_before_move(stage);
    if (answer == RELOAD_REFUSED)
        snprintf(stage->error, sizeof stage->error, "%s", error);
    if (answer >= RELOAD_DONE && session->machine->steps == 0) {
        /* Nothing had run yet: before the first step there is nothing to see. */
        debugger_begin(&session->debugger, COMMAND_INTO, false, 0);
        debugger_work(&session->debugger, CONDUCT_SLICES);
    }
    if (answer >= RELOAD_DONE)
        breakpoints_forget(&session->debugger.breakpoints, 0);
    if (answer >= RELOAD_DONE)
        stage_say(stage, answer == RELOAD_DONE ? LABEL_RELOADED
                                               : LABEL_RELOADED_ELSEWHERE);
    if (c->guide)
        guide_saved(c->guide, answer, error);
    c->moved(c->owner);
}

static void edit(struct conduct *c)
{
    char path[PROCESS_PATH];
    uint32_t line = 1;
    if (c->guide && !guide_file(c->guide, path, sizeof path)) {
        stage_refuse(c->stage, LABEL_LESSON_KEEP);
        return;
    }
    if (!c->guide && !reload_present(c->session, path, sizeof path, &line)) {
        stage_refuse(c->stage, LABEL_NO_FILE_TO_EDIT);
        return;
    }
    screen_suspend();
    world_pause(c->session->world);
    bool opened = editor_open(path, line);
    screen_resume();
    conduct_reload(c, path);
    if (!opened)
        stage_refuse(c->stage, LABEL_NO_EDITOR);
}

/* --- asking and deciding -------------------------------------------------------- */

/* What the learner decides about the programs takes place with the next step,
 * and that is taken at once. */
static void decide(struct conduct *c, enum command which, const char *argument)
{
    struct stage *stage = c->stage;
    struct session *session = c->session;
    static struct choice choice;
    interrupt(c, COMMAND_PLAY, true);
    stage_before_move(stage);
    if (which == COMMAND_TAKE && !history_is_live(session->history))
        go_live(c);
    if (!history_is_live(session->history)) {
        if (!stage->error[0])
            stage_refuse(stage, LABEL_LIVE_ONLY);
    } else if (choice_make(session, which, argument, NULL, &choice,
                           stage->error, sizeof stage->error)) {
        choice_open_folder(session, &choice);
        if (history_choose(session->history, &choice.event)) {
            conduct_move(c, COMMAND_INTO, false, 0);
            stage_say(stage, LABEL_DECIDED);
        } else {
            stage_refuse(stage, LABEL_NOT_HERE);
        }
    }
    c->moved(c->owner);
}

/* A question backwards, "wrote x": to the step that answers it, or what the
 * answer is else. */
static void ask(struct conduct *c, const char *words)
{
    struct stage *stage = c->stage;
    struct session *session = c->session;
    struct question question;
    struct answer answer;
    if (!is_recorded(c)) {
        stage_refuse(stage, LABEL_NO_HISTORY);
        return;
    }
    interrupt(c, COMMAND_PLAY, true);
    if (!question_read(words, &question))
        return;
    stage_hush(stage);
    question_ask(session, &question, &answer);
    if (answer.place.step)
        jump(c,
             &(struct pane_wish){.kind = WISH_STEP, .step = answer.place.step});
    snprintf(outcome_refuses(answer.outcome) ? stage->error : stage->note,
             STAGE_WORDS, "%s",
             outcome_text(answer.outcome, session->options.language));
    c->moved(c->owner);
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

/* The search in the pane in focus: on, back, or (0) from where it stands. */
void conduct_search(struct stage *stage, int by)
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
    conduct_search(stage, 0);
}

/* Commands that only change what is looked at; false: it is none of them. */
static bool look(struct conduct *c, enum command which, const char *argument)
{
    struct stage *stage = c->stage;
    switch (which) {
    case COMMAND_FIND:
        search(stage, argument);
        return true;
    case COMMAND_ZOOM:
        stage->zoom = !stage->zoom;
        return true;
    case COMMAND_PRESENT:
        stage->present = !stage->present;
        stage->pointer = -1;
        return true;
    case COMMAND_HIDE:
        stage_hide(stage);
        return true;
    case COMMAND_PANE:
        if (!stage_focus_named(stage, argument))
            stage_refuse(stage, LABEL_NO_PANE, argument);
        return true;
    case COMMAND_HELP:
        stage->help = true;
        return true;
    case COMMAND_QUIT:
        c->over = true;
        return true;
    default:
        return show_pane(stage, which);
    }
}

/* A command with what stands behind it. */
static void carry_out(struct conduct *c, enum command which, bool back,
                      const char *argument)
{
    if (setting_is(which))
        setting_take(c->stage, which, back, argument);
    else
        decide(c, which, argument);
}

/* "kill client": a command's name, and what stands behind it. */
void conduct_line(struct conduct *c, const char *text)
{
    struct stage *stage = c->stage;
    enum command which;
    size_t length = strcspn(text, " ");
    const char *argument = text + length + strspn(text + length, " ");
    if (!command_of_name(text, length, &which))
        stage_refuse(stage, LABEL_NO_COMMAND, text);
    else if (look(c, which, argument))
        return;
    else if (which == COMMAND_SKIP)
        skip(c);
    else if (which == COMMAND_EDIT)
        edit(c);
    else if (command_table[which].argument == ARGUMENT_NONE)
        conduct_move(c, which, false, 0);
    else if (setting_is(which))
        setting_take(stage, which, false, argument);
    else if (!*argument && which != COMMAND_INPUT && which != COMMAND_INPUT_END)
        stage_refuse(stage, LABEL_NEEDS_PROGRAM);
    else if (command_table[which].argument == ARGUMENT_QUESTION)
        ask(c, text);
    else if (which == COMMAND_GOTO)
        conduct_move(c, which, false, strtoull(argument, NULL, 10));
    else
        decide(c, which, argument);
}

/* --- what panes wish ------------------------------------------------------------ */

/* "type page:#name=" stands on the command line; the learner goes on. */
static void ask_for_words(struct conduct *c, const struct pane_wish *wish)
{
    struct prompt *prompt = &c->stage->prompt;
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

void conduct_wish(struct conduct *c, const struct pane_wish *wish)
{
    if (wish->kind == WISH_DECIDE)
        carry_out(c, wish->command, false, wish->argument);
    else if (wish->kind == WISH_WORDS)
        ask_for_words(c, wish);
    else if (wish->kind == WISH_ASK)
        ask(c, wish->argument);
    else if (wish->kind == WISH_OBJECT)
        show_object(c->stage, wish->step);
    else if (wish->kind == WISH_ANSWER)
        guide_number(c, (uint32_t)wish->step);
    else if (wish->kind != WISH_NOTHING)
        jump(c, wish);
}

void conduct_key(struct conduct *c, int key)
{
    enum command which;
    bool back;
    if (key == KEY_RIGHT || key == KEY_LEFT)
        key = key == KEY_RIGHT ? 's' : 'S';
    if (!command_of_key(key, &which, &back)) {
        if (key > ' ' && key < 0x7f && !c->plays)
            stage_refuse(c->stage, LABEL_NO_KEY);
        return;
    }
    if (which == COMMAND_GOTO) {
        prompt_open(&c->stage->prompt, PROMPT_STEP);
    } else if (which == COMMAND_SKIP) {
        skip(c);
    } else if (which == COMMAND_EDIT) {
        edit(c);
    } else if (setting_is(which)) {
        setting_take(c->stage, which, back, "");
    } else if (which == COMMAND_INPUT) {
        ask_for_words(c, &(struct pane_wish){.command = which});
    } else if (!look(c, which, "")) {
        conduct_move(c, which, back, 0);
    }
}
