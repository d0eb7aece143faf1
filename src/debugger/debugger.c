#include "debugger/debugger.h"

#include <string.h>

/* Steps looked at in one call of debugger_work. */
#define WORK_STEPS 5000u
#define CONDITION_STEPS 100u /* that a condition counts for there */
#define FIRST_STEP 1u /* the first program starts */

void debugger_init(struct debugger *d, struct history *history,
                   const struct history_parts *parts)
{
    memset(d, 0, sizeof *d);
    d->history = history;
    d->machine = parts->machine;
    d->host = parts->host;
    d->world = parts->world;
    d->parts = *parts;
}

const char *debugger_pause_name(enum pause pause)
{
    static const char *const names[] = {
#define P(name, text) text,
        PAUSES(P)
#undef P
    };
    return names[pause];
}

int debugger_depth(const struct process *process)
{
    for (const struct frame *f = process->vm.frame; f; f = f->caller)
        if (f->code && !(f->code->flags & CODE_LIBRARY))
            return (int)f->depth;
    return -1;
}

bool debugger_shows(const struct debugger *d, const struct step *step)
{
    return d->library || !step->library;
}

/* Where a step stands, as far as the commands care. */
struct where {
    struct step step;
    int depth;
};

static void where_now(const struct machine *machine,
                      const struct machine_host *host, struct where *where)
{
    step_glance(machine, &host->vm, &where->step);
    where->depth = where->step.process < machine->process_count
                       ? debugger_depth(machine->processes[where->step.process])
                       : -1;
}

static bool statement_like(enum step_kind kind)
{
    return kind == STEP_STATEMENT || kind == STEP_THROW;
}

static bool wire_like(enum step_kind kind)
{
    return kind == STEP_HTTP || kind == STEP_HANDSHAKE || kind == STEP_FRAME;
}

/* Over: the next statement of this function, or of one that called it; from a
 * call's step its return, and backwards from a return its call. */
static bool arrives_over(const struct debugger *d, const struct where *where,
                         bool back)
{
    enum step_kind kind = where->step.kind;
    if (where->depth < d->depth)
        return true;
    if (where->depth > d->depth)
        return false;
    if (!back && d->at_call && kind == STEP_RETURN)
        return true;
    if (back && d->at_return && kind == STEP_CALL)
        return true;
    return statement_like(kind);
}

/* Does the command under way end at this step, going that way? */
static bool arrives(const struct debugger *d, const struct where *where,
                    bool back)
{
    enum step_kind kind = where->step.kind;
    bool mine = where->step.process == d->process;
    bool task = kind == STEP_TASK || kind == STEP_START;
    switch (d->command) {
    case COMMAND_INTO:
        return true;
    case COMMAND_TASK:
        return task;
    case COMMAND_WIRE:
        return wire_like(kind);
    case COMMAND_OUT:
        /* The loop itself has no outside: the next task is as far. */
        return d->depth < 0 ? task : mine && where->depth < d->depth;
    case COMMAND_OVER:
        /* From the loop itself there is nothing to step over. */
        return d->depth < 0 || (mine && arrives_over(d, where, back));
    default:
        return false;
    }
}

/* Where playing pauses by itself. */
static bool pauses(const struct debugger *d, const struct step *step)
{
    switch (d->pause) {
    case PAUSE_OUTPUT:
        return step->kind == STEP_CONSOLE;
    case PAUSE_TASK:
        return step->kind == STEP_TASK;
    case PAUSE_MESSAGE:
        return step->kind == STEP_FRAME && step->b == 1;
    default:
        return false;
    }
}

/* The number of the breakpoint that stops at the present step, or 0. */
static uint32_t hit_now(struct debugger *d)
{
    int i = breakpoints_hit(&d->breakpoints, d->history, &d->parts, d->library);
    if (i >= 0)
        breakpoint_note(&d->breakpoints.rows[i], d->machine->steps);
    if (d->breakpoints.seen + 1 == d->machine->steps)
        d->breakpoints.seen++;
    return i < 0 ? 0 : d->breakpoints.rows[i].number;
}

bool debugger_pauses(const struct debugger *d)
{
    struct where where;
    where_now(d->machine, d->host, &where);
    return d->hit || (debugger_shows(d, &where.step) && pauses(d, &where.step));
}

/* Must play look at every step? */
static bool is_watchful(const struct debugger *d)
{
    return d->pause != PAUSE_NOTHING || breakpoints_armed(&d->breakpoints);
}

/* Does the command under way end at the present step? */
static bool stops(struct debugger *d, bool back)
{
    struct where where;
    bool plays = d->command == COMMAND_PLAY;
    if (!plays || d->pause != PAUSE_NOTHING) {
        where_now(d->machine, d->host, &where);
        if (debugger_shows(d, &where.step) &&
            (plays ? pauses(d, &where.step) : arrives(d, &where, back)))
            return true;
    }
    return hit_now(d) != 0;
}

static bool look_back(const struct machine *machine,
                      const struct machine_host *host, void *context)
{
    (void)machine;
    (void)host;
    return stops(context, true);
}

/* Backwards: the last step before this one at which the command arrives, or a
 * breakpoint stands; else the first step of all. Playing backwards has nothing
 * to wait for: it is there at once. */
static enum debugger_state go_back(struct debugger *d)
{
    uint64_t here = d->machine->steps;
    uint64_t found = 0;
    if ((d->command != COMMAND_PLAY || is_watchful(d)) && here > FIRST_STEP)
        found = history_find(d->history, 0, here - 1, false, look_back, d);
    history_seek(d->history, found ? found : FIRST_STEP);
    return found ? DEBUGGER_RESTING : DEBUGGER_START;
}

static enum debugger_state rest(struct debugger *d, enum debugger_state state)
{
    d->state = state;
    if (state == DEBUGGER_RESTING) {
        history_densify(d->history);
        d->hit = hit_now(d);
    }
    return state;
}

static void note_start(struct debugger *d, enum command command)
{
    struct where where;
    where_now(d->machine, d->host, &where);
    d->command = command;
    d->until = NULL;
    d->hit = 0;
    d->from = d->machine->steps;
    d->process = where.step.process;
    d->depth = where.depth;
    d->at_call = where.step.kind == STEP_CALL;
    d->at_return = where.step.kind == STEP_RETURN;
}

enum debugger_state debugger_begin(struct debugger *d, enum command command,
                                   bool back, uint64_t number)
{
    if (command == COMMAND_SKIP) {
        /* The command that waits goes on. */
        if (d->state == DEBUGGER_WAITING)
            world_skip(d->world);
        return d->state;
    }
    note_start(d, command);
    switch (command) {
    case COMMAND_LIVE:
        breakpoints_forget(&d->breakpoints, d->machine->steps);
        return rest(d,
                    history_go_live(d->history) ? DEBUGGER_RESTING : d->state);
    case COMMAND_GOTO:
        d->target = number;
        if (number <= history_frontier(d->history)) {
            history_seek(d->history, number);
            return rest(d, DEBUGGER_RESTING);
        }
        return d->state = DEBUGGER_WORKING;
    default:
        break;
    }
    if (back)
        return rest(d, go_back(d));
    return d->state = DEBUGGER_WORKING;
}

static enum debugger_state answer_state(enum history_answer answer)
{
    switch (answer) {
    case HISTORY_WAITING:
        return DEBUGGER_WAITING;
    case HISTORY_PAUSED:
        return DEBUGGER_WORKING;
    case HISTORY_ENDED:
        return DEBUGGER_ENDED;
    default:
        return DEBUGGER_RESTING;
    }
}

/* Play and goto do not look at every step. */
static enum debugger_state run_on(struct debugger *d, uint32_t slices)
{
    uint64_t stop = d->command == COMMAND_GOTO ? d->target : UINT64_MAX;
    enum debugger_state state =
        answer_state(history_forward(d->history, stop, true, slices));
    return state == DEBUGGER_RESTING ? rest(d, state) : (d->state = state);
}

enum debugger_state debugger_until(
    struct debugger *d,
    bool (*until)(const struct machine *machine,
                  const struct machine_host *host, void *context),
    void *context)
{
    note_start(d, COMMAND_GOTO);
    d->target = UINT64_MAX;
    d->until = until;
    d->until_context = context;
    return d->state = DEBUGGER_WORKING;
}

static enum debugger_state work_until(struct debugger *d, uint32_t slices)
{
    for (uint64_t i = 0; i < WORK_STEPS; i++) {
        enum debugger_state state = answer_state(
            history_forward(d->history, d->machine->steps + 1, true, slices));
        if (state != DEBUGGER_RESTING)
            return d->state = state;
        if (d->until(d->machine, d->host, d->until_context))
            return rest(d, DEBUGGER_RESTING);
    }
    return d->state = DEBUGGER_WORKING;
}

enum debugger_state debugger_work(struct debugger *d, uint32_t slices)
{
    if (d->state != DEBUGGER_WORKING && d->state != DEBUGGER_WAITING)
        return d->state;
    if (d->until)
        return work_until(d, slices);
    if (d->command == COMMAND_GOTO ||
        (d->command == COMMAND_PLAY && !is_watchful(d)))
        return run_on(d, slices);
    uint64_t before = d->breakpoints.evaluated;
    for (uint64_t i = 0; i < WORK_STEPS; i++) {
        enum debugger_state state = answer_state(
            history_forward(d->history, d->machine->steps + 1, true, slices));
        if (state != DEBUGGER_RESTING)
            return d->state = state;
        if (stops(d, false))
            return rest(d, DEBUGGER_RESTING);
        i += (d->breakpoints.evaluated - before) * CONDITION_STEPS;
        before = d->breakpoints.evaluated;
    }
    return d->state = DEBUGGER_WORKING;
}

void debugger_pause(struct debugger *d)
{
    /* A slice or a wait may have ended behind a step: the step is where we
     * stand. */
    d->state = DEBUGGER_RESTING;
    history_seek(d->history, d->machine->steps);
    history_densify(d->history);
}
