/*
 * loop.c: the loop of one process as a machine of small transitions. Each
 * call of process_advance makes one: it notes at most one step, or it runs
 * the VM until the VM has something to say. So the machine can stop, be saved
 * and go on between any two.
 *
 *   LOADING  -> start -> RUNNING
 *   RUNNING  a callback is on the stack (process->run says what for)
 *            -> over, or an error was dealt with -> DRAINING
 *   DRAINING nextTicks, then jobs, until both are empty; then rejections
 *            -> one more callback -> RUNNING; nothing left -> LOOPING
 *   LOOPING  the phases choose the next task -> RUNNING
 *
 * A turn is over when a drain is over, or when the loop waits.
 */
#include "machine/dialog.h"
#include "machine/loop_inside.h"

#define PENDING_ROUNDS 8 /* behind the poll phase, as libuv has it */

const char *phase_name(enum phase phase)
{
    static const char *const names[] = {
#define P(name, text) text,
        PHASES(P)
#undef P
    };
    return phase < PHASE_COUNT ? names[phase] : "";
}

/* The turn goes to whoever is ready first. */
void loop_end_turn(struct machine *machine, struct process *process)
{
    process->state = PROCESS_LOOPING;
    process->run = RUN_NOTHING;
    process->ready_since = machine->now;
    process->doing.callback = UNDEFINED;
    process->doing.arguments = UNDEFINED;
    process->doing.object = UNDEFINED;
    process->doing.context = UNDEFINED;
    process->vm.context = UNDEFINED;
    machine->in_turn = 0;
}

void loop_call(struct machine *machine, struct machine_host *host,
               struct process *process, enum process_run run, Value function,
               Value self, const Value *args, uint32_t count)
{
    process->vm.steps = machine->steps;
    vm_call(&process->vm, &host->vm, function, self, args, count);
    process->run = run;
    process->state = PROCESS_RUNNING;
    process->began = machine->steps;
}

void loop_drain(struct process *process)
{
    process->state = PROCESS_DRAINING;
    process->drain = DRAIN_TICKS;
}

/* --- a task --------------------------------------------------------------- */

static struct step *note_task(struct machine *machine, struct process *process,
                              const struct task *task)
{
    struct step *step = machine_note(machine, STEP_TASK);
    step->sub = task->kind;
    step->id = task->id;
    step->end = task->end;
    step->value = task->callback;
    step->b = (int64_t)task->step;
    step->library = task->library;
    moment_task(machine, process, task);
    process->task = task->kind;
    process->task_id = task->id;
    process->task_step = task->step;
    process->turn = machine->steps;
    process->began = machine->steps;
    return step;
}

/* Takes process->doing: a callback, or something for the network. */
static void take_task(struct machine *machine, struct machine_host *host,
                      struct process *process)
{
    struct task *task = &process->doing;
    note_task(machine, process, task);
    process->vm.context = task->context;
    if (value_is_callable(task->callback)) {
        uint32_t count;
        const Value *args = task_arguments(task->arguments, &count);
        loop_call(machine, host, process, RUN_TASK, task->callback,
                  task->object, args, count);
    } else {
        process->network_open = 1;
        process->run = RUN_SOCKET;
        process->state = PROCESS_RUNNING;
    }
}

/* Asks the network to go on with its task. */
static void socket_turn(struct machine *machine, struct machine_host *host,
                        struct process *process)
{
    process->vm.steps = machine->steps;
    switch (socket_task(machine, host, process, &process->doing)) {
    case SOCKET_DONE:
        process->network_open = 0;
        process->run = RUN_NOTHING;
        loop_drain(process);
        break;
    case SOCKET_STEP:
        break;
    case SOCKET_CALL:
        process->run = RUN_TASK;
        process->began = process->turn;
        break;
    }
}

/* --- timers --------------------------------------------------------------- */

static void mark_destroyed(struct process *process, Value object)
{
    if (value_is_object(object) && !process->page) {
        object_put_own(&process->vm, value_as_object(object),
                       vm_atom(&process->vm, ATOM_DESTROYED), TRUE_VALUE,
                       ATTRIBUTES_DEFAULT);
    }
}

/* Node's Immediate has no callback any more once it has run. */
void loop_immediate_over(struct process *process)
{
    const struct task *done = &process->doing;
    if (done->kind == TASK_IMMEDIATE && value_is_object(done->object))
        object_put_own(&process->vm, value_as_object(done->object),
                       vm_atom(&process->vm, ATOM_ON_IMMEDIATE), NULL_VALUE,
                       ATTRIBUTES_DEFAULT);
}

void timer_note_set(struct machine *machine, const struct timer *timer)
{
    struct step *step = machine_note(machine, STEP_TIMER_SET);
    step->id = timer->id;
    step->sub = timer->repeat;
    step->a = timer->asked;
    step->code = timer->duration;
    step->b = (timer->start + timer->duration) * 1000;
    step->value = timer->callback;
    step->library = timer->library;
}

/* The callback of a timer is over: an interval is armed again. */
void loop_timer_over(struct machine *machine, struct process *process)
{
    struct timers *timers = &process->timers;
    struct timer *timer = timers->running;
    timers->running = NULL;
    timers->level = 0;
    if (timer->repeat) {
        timer->context = process->vm.context; /* as enterWith left it */
        timer_start(machine, process, timer, timers->running_start);
        timer_note_set(machine, timer);
        machine->step.end = 1;
    } else if (!timer->active) {
        mark_destroyed(process, timer->object);
        timer_forget(timer);
    }
}

/* A timer leaves its list: it is due. */
static void note_due(struct machine *machine, struct process *process,
                     struct timer *timer)
{
    struct step *step = machine_note(machine, STEP_TIMER_DUE);
    int64_t due = timer->start + timer->duration;
    step->id = timer->id;
    step->sub = timer->repeat;
    step->a = process_now(process, machine->now) - due;
    step->b = (int64_t)timer->step;
    step->value = timer->callback;
    step->library = timer->library;
    process->due = timer;
}

/* Its callback is put on the stack. */
static void run_due(struct machine *machine, struct machine_host *host,
                    struct process *process)
{
    struct timer *timer = process->due;
    struct timers *timers = &process->timers;
    process->due = NULL;
    process->doing = (struct task){
        .callback = timer->callback,
        .arguments = timer->arguments,
        .object = timer->object,
        .context = timer->context,
        .step = timer->step,
        .kind = TASK_TIMER,
        .id = timer->id,
        .library = timer->library,
    };
    timers->running = timer;
    timers->level = timer->level;
    timers->running_start = process_now(process, machine->now);
    take_task(machine, host, process);
}

/* --- the phases ----------------------------------------------------------- */

static void note_phase(struct machine *machine, struct process *process,
                       enum phase phase, uint32_t ready)
{
    struct step *step = machine_note(machine, STEP_PHASE);
    step->sub = phase;
    step->a = ready;
    process->entered = 1;
}

static void next_phase(struct process *process, enum phase phase)
{
    process->phase = phase;
    process->entered = 0;
}

bool process_alive(const struct process *process)
{
    return process->timers.referenced > 0 ||
           process->referenced_immediates > 0 || process->referenced > 0 ||
           process->pending.count > 0 || process->poll.count > 0 ||
           process->closing.count > 0 || process->files.count > 0 ||
           process->gestures || process->stays;
}

/* Nothing keeps it alive: `beforeExit`, which may find more to do, then
 * `exit`. */
static void finish(struct machine *machine, struct machine_host *host,
                   struct process *process)
{
    bool before = !process->finishing;
    Value hook = process_hook(process, before ? "beforeExit" : "exit");
    next_phase(process, PHASE_MAIN);
    process->finishing = FINISHING;
    if (value_is_callable(hook)) {
        loop_call(machine, host, process, before ? RUN_BEFORE_EXIT : RUN_EXIT,
                  hook, UNDEFINED, NULL, 0);
    } else if (!before) {
        process->vm.result = value_int(process->exit_code);
        loop_exit_now(machine, process);
    }
}

/* A round begins, if there is a reason for one. */
static void main_phase(struct machine *machine, struct machine_host *host,
                       struct process *process)
{
    if (process_alive(process)) {
        process->finishing = FINISHING_NOT;
        next_phase(process, PHASE_TIMERS);
    } else {
        finish(machine, host, process);
    }
}

static void timers_phase(struct machine *machine, struct machine_host *host,
                         struct process *process)
{
    struct timers *timers = &process->timers;
    if (process->due) {
        run_due(machine, host, process);
        return;
    }
    if (!process->entered) {
        timers->round_now = process_now(process, machine->now);
        process->entered = 1;
        uint32_t due = timers_due(process, timers->round_now);
        if (due > 0 && timers->lists->expiry <= timers->round_now) {
            note_phase(machine, process, PHASE_TIMERS, due);
            return;
        }
    }
    struct timer *timer = timers_take(machine, process);
    if (timer) {
        note_due(machine, process, timer);
    } else {
        next_phase(process,
                   process_alive(process) ? PHASE_PENDING : PHASE_MAIN);
    }
}

/* Behind the poll phase libuv does what has become pending, a few times (its
 * uv__run_pending); else that would come a whole round later. */
static enum phase behind_poll(struct process *process)
{
    if (process->pending.count > 0 &&
        process->pending_rounds < PENDING_ROUNDS) {
        process->pending_rounds++;
        return PHASE_PENDING;
    }
    process->pending_rounds = 0;
    return PHASE_CHECK;
}

/* What follows the present phase of a queue. */
static enum phase phase_behind(struct process *process)
{
    switch (process->phase) {
    case PHASE_PENDING:
        return process->pending_rounds ? behind_poll(process) : PHASE_POLL;
    case PHASE_POLL:
        return behind_poll(process);
    default:
        return PHASE_TIMERS;
    }
}

/* A phase that works off what its queue held when the phase began. */
static void queue_phase(struct machine *machine, struct machine_host *host,
                        struct process *process, struct task_queue *queue)
{
    if (!process->entered) {
        process->phase_left = queue->count;
        if (queue == &process->closing) {
            task_queue_reverse(queue);
        }
        if (queue->count > 0) {
            note_phase(machine, process, process->phase, queue->count);
        } else {
            next_phase(process, phase_behind(process));
        }
        return;
    }
    if (process->phase_left == 0 || !task_pop(queue, &process->doing)) {
        next_phase(process, phase_behind(process));
        return;
    }
    process->phase_left--;
    take_task(machine, host, process);
}

/* Is there a reason not to wait in the poll phase? */
static bool must_go_on(const struct machine *machine,
                       const struct process *process)
{
    return process->referenced_immediates > 0 || process->pending.count > 0 ||
           process->closing.count > 0 || !process_alive(process) ||
           timers_next_due(process) <= machine->now;
}

/* What has taken its time is ready to be worked off. */
static void collect_files(struct machine *machine, struct process *process)
{
    struct task task;
    while (task_pop_ready(&process->files, machine->now, &task)) {
        uint64_t step = task.step;
        task_push(machine, process, &process->poll, &task);
        task_last(&process->poll)->context = task.context;
        task_last(&process->poll)->step = step;
    }
}

/* The loop waits here for a timer or for something to arrive. */
static void poll_phase(struct machine *machine, struct machine_host *host,
                       struct process *process)
{
    if (!process->entered) {
        collect_files(machine, process);
    }
    if (process->entered || process->poll.count > 0) {
        queue_phase(machine, host, process, &process->poll);
    } else if (must_go_on(machine, process)) {
        next_phase(process, phase_behind(process));
    } else if (!loop_collect(machine, host, process)) {
        note_phase(machine, process, PHASE_POLL, 0);
        process->entered = 0;
        process->idle = 1;
        process->waited = 1;
        loop_end_turn(machine, process);
    }
}

static void check_phase(struct machine *machine, struct machine_host *host,
                        struct process *process)
{
    struct task_queue *running = &process->running_immediates;
    if (!process->entered && !process->swept && loop_has_queued(process)) {
        /* A callback has failed: Node's check phase drains what it left. */
        process->swept = 1;
        loop_drain(process);
        return;
    }
    process->swept = 0;
    if (!process->entered) {
        if (running->count == 0) {
            struct task_queue empty = *running;
            *running = process->immediates;
            process->immediates = empty;
        }
        if (running->count == 0) {
            next_phase(process, PHASE_CLOSE);
        } else {
            note_phase(machine, process, PHASE_CHECK, running->count);
        }
        return;
    }
    do {
        if (!task_pop(running, &process->doing)) {
            next_phase(process, PHASE_CLOSE);
            return;
        }
    } while (process->doing.cancelled);
    process->referenced_immediates -= !process->doing.unreferenced;
    mark_destroyed(process, process->doing.object);
    take_task(machine, host, process);
}

/* --- a page --------------------------------------------------------------- */

/* What the learner does becomes a task: a call of the library's hook. */
static void take_gesture(struct machine *machine, struct machine_host *host,
                         struct process *process)
{
    struct vm *vm = &process->vm;
    const struct gesture *gesture = process->gestures;
    process->gestures = gesture->next;
    const Value values[] = {
        value_int((int32_t)gesture->kind),
        value_string(string_from_c(vm, gesture->selector)),
        value_string(string_from_c(vm, gesture->words)),
    };
    process->doing = (struct task){
        .callback = process_hook(process, "gesture"),
        .arguments = value_object(array_from(vm, values, 3)),
        .object = UNDEFINED,
        .context = UNDEFINED,
        .step = gesture->step,
        .kind = TASK_GESTURE,
        .id = gesture->kind,
    };
    take_task(machine, host, process);
    machine_note_text(machine->step.text, gesture->selector,
                      strlen(gesture->selector));
    machine_note_text(machine->step.more, gesture->words,
                      strlen(gesture->words));
}

static int64_t gesture_due(const struct process *process)
{
    return process->gestures ? process->gestures->at : INT64_MAX;
}

/* A page has no phases: of the timers that are due and of what has arrived,
 * what was ready first comes first. */
static void page_step(struct machine *machine, struct machine_host *host,
                      struct process *process)
{
    int64_t due = timers_next_due(process);
    int64_t arrived =
        process->poll.count ? task_peek(&process->poll, 0)->ready : INT64_MAX;
    int64_t done = gesture_due(process);
    process->phase = PHASE_POLL;
    if (process->due) {
        run_due(machine, host, process);
    } else if (done <= machine->now && done <= due && done <= arrived) {
        take_gesture(machine, host, process);
    } else if (due <= machine->now &&
               (due <= arrived || process->timer_first)) {
        process->timer_first = 0;
        process->timers.round_now = process_now(process, machine->now);
        note_due(machine, process, timers_take(machine, process));
    } else if (task_pop(&process->poll, &process->doing) ||
               task_pop(&process->pending, &process->doing) ||
               task_pop(&process->closing, &process->doing)) {
        take_task(machine, host, process);
    } else if (process_alive(process)) {
        if (loop_collect(machine, host, process)) {
            return;
        }
        process->idle = 1;
        process->waited = 1;
        loop_end_turn(machine, process);
    } else {
        process_end(machine, process, process->exit_code, REASON_FINISHED);
    }
}

/* --- one transition ------------------------------------------------------- */

static void loop_step(struct machine *machine, struct machine_host *host,
                      struct process *process)
{
    process->idle = 0;
    if (process->page) {
        page_step(machine, host, process);
        return;
    }
    switch (process->phase) {
    case PHASE_MAIN:
        main_phase(machine, host, process);
        break;
    case PHASE_TIMERS:
        timers_phase(machine, host, process);
        break;
    case PHASE_PENDING:
        queue_phase(machine, host, process, &process->pending);
        break;
    case PHASE_POLL:
        poll_phase(machine, host, process);
        break;
    case PHASE_CHECK:
        check_phase(machine, host, process);
        break;
    default:
        queue_phase(machine, host, process, &process->closing);
    }
}

void process_advance(struct machine *machine, struct machine_host *host,
                     struct process *process)
{
    switch (process->state) {
    case PROCESS_LOADING:
        if (process->load == LOAD_READY) {
            process_start(machine, host, process);
        } else {
            process_load(machine, host, process);
        }
        break;
    case PROCESS_RUNNING:
        if (dialog_waits(process)) {
            dialog_answer(machine, process);
        } else if (process->run == RUN_AGAIN) {
            loop_page_again(machine, host, process);
        } else if (process->run == RUN_SOCKET) {
            socket_turn(machine, host, process);
        } else {
            loop_run(machine, host, process);
        }
        break;
    case PROCESS_DRAINING:
        loop_drain_step(machine, host, process);
        break;
    case PROCESS_LOOPING:
        loop_step(machine, host, process);
        break;
    default:
        machine->in_turn = 0;
    }
}

/* --- when ----------------------------------------------------------------- */

static int64_t earlier(const struct task_queue *queue, int64_t than)
{
    if (queue->count == 0) {
        return than;
    }
    int64_t ready = task_peek(queue, 0)->ready;
    return ready < than ? ready : than;
}

int64_t process_ready(const struct machine *machine,
                      const struct process *process)
{
    if (process->state != PROCESS_LOOPING) {
        return dialog_waits(process) ? dialog_ready(process) : INT64_MAX;
    }
    int64_t ready =
        process->due ? process->ready_since : timers_next_due(process);
    if (!process->idle) {
        ready = earlier(&process->running_immediates, ready);
        ready = earlier(&process->immediates, ready);
    }
    ready = earlier(&process->pending, ready);
    ready = earlier(&process->poll, ready);
    ready = earlier(&process->closing, ready);
    int64_t done = gesture_due(process);
    ready = done < ready ? done : ready;
    int64_t file = task_first_ready(&process->files);
    ready = file < ready ? file : ready;
    if (!process->idle && ready > machine->now) {
        return process->ready_since;
    }
    return ready;
}
