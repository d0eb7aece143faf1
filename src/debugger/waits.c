#include "debugger/waits.h"

#include <stdio.h>
#include <string.h>

#include "base/utf.h"
#include "debugger/callback_name.h"
#include "debugger/numbers.h"
#include "debugger/settler.h"
#include "script/generator.h"
#include "script/job.h"
#include "script/promise.h"

static const struct {
    const char *name, *titles[2];
} rows[] = {
#define W(name, text, english, korean) {text, {english, korean}},
    WAITS(W)
#undef W
};

const char *wait_name(enum wait_kind kind)
{
    return rows[kind].name;
}

const char *wait_title(enum wait_kind kind, enum language language)
{
    return rows[kind].titles[language];
}

/* --- putting one down --------------------------------------------------------- */

struct reading {
    const struct machine *machine;
    const struct process *process;
    struct wait *waits;
    uint32_t count;
    struct settlers *settlers;
};

static struct wait *add(struct reading *r, enum wait_kind kind, uint32_t id,
                        uint64_t asked)
{
    static struct wait dropped; /* what is too many */
    struct wait *wait =
        r->count < WAITS_MOST ? &r->waits[r->count++] : &dropped;
    memset(wait, 0, sizeof *wait);
    wait->kind = kind;
    wait->process = r->process->index;
    wait->id = id;
    wait->asked = wait->queued = asked;
    wait->callback = UNDEFINED;
    return wait;
}

static struct reason *because(struct wait *wait, enum rule rule,
                              int64_t number, int64_t other)
{
    static struct reason dropped;
    struct reason *reason = wait->reason_count < WAIT_REASONS
                                ? &wait->reasons[wait->reason_count++]
                                : &dropped;
    memset(reason, 0, sizeof *reason);
    reason->rule = rule;
    reason->number = number;
    reason->other = other;
    return reason;
}

static void put_function(struct wait *wait, const struct process *process,
                         Value function)
{
    wait->callback = function;
    callback_name(&process->vm, function, wait->what);
}

static bool is_library(Value value)
{
    if (!value_is_class(value, CLASS_FUNCTION))
        return false;
    const struct function *function = value_pointer(value);
    return !function->code || (function->code->flags & CODE_LIBRARY);
}

/* --- what stands before everything in the loop --------------------------------- */

/* The lowest function of the program's on the stack, or UNDEFINED. */
static Value running_function(const struct process *process)
{
    Value found = UNDEFINED;
    for (const struct frame *f = process->vm.frame; f; f = f->caller)
        if (f->code && !(f->code->flags & CODE_LIBRARY))
            found = f->function;
    return found;
}

static void because_running(struct reading *r, struct wait *wait)
{
    const struct process *p = r->process;
    const struct machine *m = r->machine;
    if (m->in_turn && m->current != p->index &&
        m->processes[m->current]->state != PROCESS_LOOPING) {
        struct reason *reason = because(wait, RULE_TURN_OF, 0, 0);
        memcpy(reason->what, m->processes[m->current]->name, PROCESS_NAME);
    }
    if (p->state != PROCESS_RUNNING)
        return;
    if (p->run == RUN_MAIN) {
        because(wait, RULE_MAIN_RUNS, 0, 0);
        return;
    }
    struct reason *reason = because(wait, RULE_CALLBACK_RUNS, 0, 0);
    Value function = running_function(p);
    if (function != UNDEFINED)
        callback_name(&p->vm, function, reason->what);
    else
        strcpy(reason->what, task_name((enum task_kind)p->task));
}

/* Have the microtasks begun? Then nextTicks wait for them. */
static bool jobs_go_on(const struct process *process)
{
    if (process->state == PROCESS_RUNNING)
        return process->run == RUN_JOB;
    return process->state == PROCESS_DRAINING &&
           process->drain == DRAIN_JOBS;
}

static void because_queues(struct reading *r, struct wait *wait)
{
    const struct process *p = r->process;
    because_running(r, wait);
    if (p->ticks.count)
        because(wait, RULE_TICKS_FIRST, p->ticks.count, 0);
    if (p->vm.jobs.count)
        because(wait, RULE_JOBS_FIRST, p->vm.jobs.count, 0);
}

/* What waits for a phase of the loop, `ahead` others before it. */
static void because_phase(struct reading *r, struct wait *wait,
                          enum phase phase, uint32_t ahead, enum rule rule)
{
    const struct process *p = r->process;
    because_queues(r, wait);
    if (!p->page && p->phase != phase) {
        struct reason *reason = because(wait, RULE_PHASE_FIRST, 0, 0);
        strcpy(reason->what, phase_name(phase));
    }
    if (ahead)
        because(wait, rule, ahead, 0);
    if (!wait->reason_count)
        because(wait, RULE_NEXT, 0, 0);
}

/* --- the queues ------------------------------------------------------------------- */

static void read_ticks(struct reading *r)
{
    const struct process *p = r->process;
    for (uint32_t i = 0; i < p->ticks.count; i++) {
        const struct task *task = task_peek(&p->ticks, i);
        if (is_library(task->callback))
            continue;
        struct wait *wait = add(r, WAIT_TICK, 0, task->step);
        put_function(wait, p, task->callback);
        because_running(r, wait);
        if (jobs_go_on(p) && p->vm.jobs.count)
            because(wait, RULE_JOBS_FIRST, p->vm.jobs.count, 0);
        if (i)
            because(wait, RULE_AHEAD, i, 0);
        if (!wait->reason_count)
            because(wait, RULE_NEXT, 0, 0);
    }
}

static void read_jobs(struct reading *r)
{
    const struct process *p = r->process;
    for (uint32_t i = 0; i < p->vm.jobs.count; i++) {
        const struct job *job = job_peek(&p->vm, i);
        struct wait *wait = add(r, WAIT_JOB, 0, job->asked ? job->asked
                                                           : job->step);
        wait->queued = job->step;
        put_function(wait, p, job->function);
        because_running(r, wait);
        if (!jobs_go_on(p) && p->ticks.count)
            because(wait, RULE_TICKS_FIRST, p->ticks.count, 0);
        if (i)
            because(wait, RULE_AHEAD, i, 0);
        if (!wait->reason_count)
            because(wait, RULE_NEXT, 0, 0);
    }
}

static void read_timer(struct reading *r, const struct timer *timer,
                       uint32_t *due)
{
    const struct process *p = r->process;
    int64_t now = process_now(p, r->machine->now);
    int64_t at = timer->start + timer->duration;
    struct wait *wait = add(r, WAIT_TIMER, timer->id, timer->step);
    put_function(wait, p, timer->callback);
    if (at > now)
        because(wait, RULE_NOT_DUE, at - now, at);
    else
        because_phase(r, wait, PHASE_TIMERS, (*due)++, RULE_TIMERS_AHEAD);
}

static void read_timers(struct reading *r)
{
    const struct timer *timer;
    uint32_t due = 0;
    for (uint32_t i = 0; i < WAITS_MOST &&
                         (timer = timers_peek(r->process, i)); i++)
        if (!timer->library)
            read_timer(r, timer, &due);
}

static void read_queue(struct reading *r, const struct task_queue *queue,
                       enum phase phase, enum wait_kind kind, uint32_t before)
{
    for (uint32_t i = 0; i < queue->count; i++) {
        const struct task *task = task_peek(queue, i);
        if (task->library || task->cancelled)
            continue;
        struct wait *wait = add(r, kind, task->id, task->step);
        if (value_is_callable(task->callback))
            put_function(wait, r->process, task->callback);
        else
            strcpy(wait->what, task_name((enum task_kind)task->kind));
        because_phase(r, wait, phase, before + i, RULE_AHEAD);
    }
}

static void read_files(struct reading *r)
{
    const struct process *p = r->process;
    for (uint32_t i = 0; i < p->files.count; i++) {
        const struct task *task = task_peek(&p->files, i);
        struct wait *wait = add(r, WAIT_FILE, 0, task->step);
        put_function(wait, p, task->callback);
        int64_t left = task->ready - r->machine->now;
        if (left > 0)
            because(wait, RULE_TAKES_TIME, (left + 999) / 1000, 0);
        else
            because_phase(r, wait, PHASE_POLL, 0, RULE_AHEAD);
    }
}

/* What the learner has done to a page that could not take it yet: "click #btn".
 */
static void read_gestures(struct reading *r)
{
    const struct process *p = r->process;
    uint32_t due = process_gestures_due(p, r->machine->now);
    const struct gesture *gesture = p->gestures;
    for (uint32_t i = 0; i < due; i++, gesture = gesture->next) {
        struct wait *wait = add(r, WAIT_TASK, gesture->kind, gesture->step);
        snprintf(wait->what, sizeof wait->what, "%s %s",
                 gesture->kind == GESTURE_TYPE ? "type" : "click",
                 gesture->selector);
        because_phase(r, wait, PHASE_POLL, i, RULE_AHEAD);
    }
}

static void read_tasks(struct reading *r)
{
    const struct process *p = r->process;
    read_queue(r, &p->pending, PHASE_PENDING, WAIT_TASK, 0);
    read_queue(r, &p->poll, PHASE_POLL, WAIT_TASK, 0);
    read_gestures(r);
    read_files(r);
    read_queue(r, &p->running_immediates, PHASE_CHECK, WAIT_IMMEDIATE, 0);
    read_queue(r, &p->immediates, PHASE_CHECK, WAIT_IMMEDIATE,
               p->running_immediates.count);
    read_queue(r, &p->closing, PHASE_CLOSE, WAIT_TASK, 0);
}

/* --- promises ------------------------------------------------------------------------ */

/* Who settles it; and who settles the one that it waits for in turn. */
static void because_promise(struct reading *r, struct wait *wait,
                            const struct promise *promise)
{
    while (promise && wait->reason_count < WAIT_REASONS &&
           promise->state == PROMISE_PENDING) {
        struct reason reason;
        const struct promise *next;
        settler_find(r->settlers, promise, &reason, &next);
        *because(wait, reason.rule, 0, 0) = reason;
        promise = next;
    }
}

static uint32_t line_of(const struct frame *frame)
{
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at = code_position_at(code, pc ? pc - 1 : 0);
    if (!at)
        return 0;
    return utf_place((const char *)code->source->text->at,
                     code->source->length, at->start)
        .line;
}

static void read_await(struct reading *r, const struct generator *generator)
{
    const struct frame *saved = generator_peek(generator);
    const struct promise *promise = promise_of(generator->awaits);
    if (generator->state != GENERATOR_AWAIT || !saved || !saved->code ||
        (saved->code->flags & CODE_LIBRARY) || !promise ||
        promise->state != PROMISE_PENDING)
        return;
    struct wait *wait = add(r, WAIT_AWAIT, number_of(&promise->object),
                            generator->await_step);
    wait->line = line_of(saved);
    put_function(wait, r->process, generator->function);
    because(wait, RULE_AWAITS, wait->line, wait->id);
    because_promise(r, wait, promise);
}

static void read_reactions(struct reading *r, const struct promise *promise)
{
    const struct values *row = value_as_cell(promise->reactions);
    for (uint32_t i = 0; i < promise->reaction_count; i++) {
        const Value *reaction = row->at + i * PROMISE_REACTION;
        Value callback = reaction[REACTION_FULFILLED];
        if (!value_is_callable(callback))
            callback = reaction[REACTION_REJECTED];
        if (reaction[REACTION_KIND] != value_int(JOB_REACTION) ||
            !value_is_callable(callback) || is_library(callback))
            continue;
        struct wait *wait =
            add(r, WAIT_THEN, number_of(&promise->object),
                (uint64_t)value_as_double(reaction[REACTION_STEP]));
        put_function(wait, r->process, callback);
        because(wait, RULE_UNSETTLED, 0, wait->id);
        because_promise(r, wait, promise);
    }
}

/* The heap is in the order of addresses; what stopped first comes first. */
static void sort_by_asked(struct wait *waits, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t k = i; k && waits[k].asked < waits[k - 1].asked; k--) {
            static struct wait held;
            held = waits[k];
            waits[k] = waits[k - 1];
            waits[k - 1] = held;
        }
}

static void read_promises(struct reading *r)
{
    uint32_t first = r->count;
    settlers_read(r->process, r->settlers);
    for (uint32_t i = 0; i < r->settlers->generator_count; i++)
        read_await(r, r->settlers->generators[i]);
    for (uint32_t i = 0; i < r->settlers->promise_count; i++)
        read_reactions(r, r->settlers->promises[i]);
    sort_by_asked(r->waits + first, r->count - first);
}

/* --- the network ------------------------------------------------------------------------ */

static enum rule opening_rule(const struct connection *connection,
                              uint32_t side)
{
    bool come = connection->ends[side].own->chunk > 0 ||
                connection->ends[!side].out.read > 0;
    return side == END_CLIENT ? RULE_NO_ANSWER
           : come             ? RULE_ANSWERS
                              : RULE_NO_REQUEST;
}

static enum rule socket_rule(const struct connection *connection,
                             uint32_t side)
{
    const struct endpoint *end = &connection->ends[side];
    if (end->queued || end->own->telling.linked)
        return RULE_UNREAD;
    if (end->tcp == TCP_CONNECTING || end->tcp == TCP_LOOKUP)
        return RULE_CONNECTING;
    if (!end->websocket)
        return RULE_NO_DATA;
    if (end->ready_state == READY_CONNECTING)
        return opening_rule(connection, side);
    return end->ready_state == READY_CLOSING ? RULE_NO_CLOSE : RULE_NO_DATA;
}

static void read_socket(struct reading *r, const struct connection *connection,
                        uint32_t side)
{
    const struct endpoint *end = &connection->ends[side];
    struct text text;
    if (end->process != r->process->index || !end->open || end->done)
        return;
    struct wait *wait = add(r, WAIT_SOCKET, connection->id, 0);
    text_init_fixed(&text, wait->what, STEP_TEXT);
    text_str(&text, end->websocket
                        ? ready_state_name((enum ready_state)end->ready_state)
                        : "TCP");
    because(wait, socket_rule(connection, side), 0, 0);
}

static void read_network(struct reading *r)
{
    const struct connection *connection;
    for (uint32_t i = 0; (connection = network_connection(r->machine, i)); i++)
        for (uint32_t side = 0; side < 2; side++)
            read_socket(r, connection, side);
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *l = network_listener(r->machine, i);
        if (!l || l->process != r->process->index ||
            l->state != LISTENER_OPEN)
            continue;
        struct wait *wait = add(r, WAIT_LISTENER, l->id, l->made);
        because(wait, RULE_NO_PEER, l->port, 0);
    }
}

uint32_t waits_read(const struct machine *machine, struct wait *waits)
{
    static struct settlers settlers;
    struct reading r = {machine, NULL, waits, 0, &settlers};
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *p = machine->processes[i];
        r.process = p;
        if (p->state == PROCESS_ENDED || !p->made || !p->vm.stack ||
            p->outside)
            continue;
        read_ticks(&r);
        read_jobs(&r);
        read_timers(&r);
        read_tasks(&r);
        read_promises(&r);
        read_network(&r);
    }
    return r.count;
}
