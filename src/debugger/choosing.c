#include "debugger/choosing.h"

#include <string.h>

#include "debugger/callback_name.h"
#include "debugger/waits.h"
#include "machine/take.h"

struct listing {
    const struct machine *machine;
    struct alternative *rows;
    uint32_t count;
};

static struct alternative *add(struct listing *l, uint32_t process,
                               int64_t take)
{
    static struct alternative dropped;
    struct alternative *row =
        l->count < ALTERNATIVES_MOST ? &l->rows[l->count++] : &dropped;
    memset(row, 0, sizeof *row);
    row->process = process;
    row->take = take;
    row->allowed = machine_may_take(l->machine, process, take) == TAKE_ALLOWED;
    return row;
}

static bool is_there(const struct process *process)
{
    return process->state != PROCESS_ENDED && process->begun &&
           !process->outside;
}

/* --- programs ------------------------------------------------------------------ */

/* Whose turn it is, or will be. */
static uint32_t next_process(const struct machine *machine)
{
    uint32_t best = machine->current;
    int64_t least = INT64_MAX;
    if (machine->in_turn)
        return best;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        int64_t ready = process_ready(machine, machine->processes[i]);
        if (ready < least) {
            least = ready;
            best = i;
        }
    }
    return best;
}

/* Why this program cannot come now. */
static void forbid_turn(struct listing *l, const struct process *process,
                        struct alternative *row)
{
    int64_t ready = process_ready(l->machine, process);
    if (process->state == PROCESS_RUNNING && process->run == RUN_MAIN) {
        row->reason.rule = RULE_MAIN_RUNS;
    } else if (process->state == PROCESS_RUNNING) {
        row->reason.rule = RULE_CALLBACK_RUNS;
        strcpy(row->reason.what, process->name);
    } else if (ready != INT64_MAX) {
        row->reason.rule = RULE_NOT_DUE;
        row->reason.number = (ready - l->machine->now + 999) / 1000;
        row->reason.other = (ready - process->started) / 1000;
    } else {
        row->reason.rule = RULE_NOT_READY;
    }
}

static void list_programs(struct listing *l)
{
    uint32_t next = next_process(l->machine);
    for (uint32_t i = 0; i < l->machine->process_count; i++) {
        const struct process *process = l->machine->processes[i];
        if (!is_there(process))
            continue;
        struct alternative *row = add(l, i, TAKE_TURN);
        memcpy(row->what, process->name, PROCESS_NAME);
        row->turn = true;
        row->standard = i == next;
        if (!row->allowed)
            forbid_turn(l, process, row);
    }
}

/* --- what has arrived -------------------------------------------------------------- */

static void name_task(const struct process *process, const struct task *task,
                      char what[STEP_TEXT])
{
    struct text text;
    if (value_is_callable(task->callback)) {
        callback_name(&process->vm, task->callback, what);
        return;
    }
    text_init_fixed(&text, what, STEP_TEXT);
    text_format(&text, "%s %u", task_name((enum task_kind)task->kind),
                task->id);
}

static void list_arrivals(struct listing *l, const struct process *process)
{
    for (uint32_t i = 0; i < process->poll.count; i++) {
        const struct task *task = task_peek(&process->poll, i);
        struct alternative *row = add(l, process->index, (int64_t)i + 1);
        name_task(process, task, row->what);
        row->standard = i == 0 && (process->page ||
                                   process->phase == PHASE_POLL);
        if (!row->allowed)
            row->reason.rule = RULE_IN_ORDER;
    }
    if (process->page && process->poll.count &&
        timers_next_due(process) <= l->machine->now) {
        struct alternative *row = add(l, process->index, TAKE_TIMER);
        callback_name(&process->vm, timers_peek(process, 0)->callback,
                      row->what);
    }
}

/* --- what is in a fixed order -------------------------------------------------------- */

static bool is_listed(const struct wait *wait)
{
    return wait->kind == WAIT_TICK || wait->kind == WAIT_JOB ||
           wait->kind == WAIT_TIMER || wait->kind == WAIT_IMMEDIATE ||
           wait->kind == WAIT_FILE;
}

/* The rule that orders it is the last of its reasons: that others come first
 * says more than that something still runs. */
static void list_waits(struct listing *l)
{
    static struct wait waits[WAITS_MOST];
    uint32_t count = waits_read(l->machine, waits);
    for (uint32_t i = 0; i < count; i++) {
        const struct wait *wait = &waits[i];
        if (!is_listed(wait) || !wait->reason_count)
            continue;
        struct alternative *row = add(l, wait->process, TAKE_TURN);
        memcpy(row->what, wait->what, STEP_TEXT);
        row->reason = wait->reasons[wait->reason_count - 1];
        row->standard = row->reason.rule == RULE_NEXT;
        row->allowed = row->standard && row->allowed;
    }
}

uint32_t choosing_list(const struct machine *machine,
                       struct alternative rows[ALTERNATIVES_MOST])
{
    struct listing l = {machine, rows, 0};
    list_programs(&l);
    if (l.count == 1)
        l.count = 0; /* one program has nobody to give its turn to */
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (is_there(machine->processes[i]))
            list_arrivals(&l, machine->processes[i]);
    list_waits(&l);
    return l.count;
}

void choosing_argument(const struct machine *machine,
                       const struct alternative *row, struct text *text)
{
    text_str(text, machine->processes[row->process]->name);
    if (row->take == TAKE_TIMER)
        text_str(text, " timer");
    else if (row->take > 0)
        text_format(text, " %lld", (long long)row->take);
}
