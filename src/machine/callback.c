/*
 * callback.c: the VM runs what is on the stack, and what follows from how that
 * ended: a value, an error, an error that nobody caught.
 */
#include "machine/dialog.h"
#include "machine/loop_inside.h"
#include "machine/place.h"
#include "script/error.h"

/* --- what follows a callback ---------------------------------------------- */

/* What was on the stack is over, well or badly: to what does that lead? */
static void callback_over(struct machine *machine, struct process *process,
                          enum process_run run)
{
    process->run = RUN_NOTHING;
    switch (run) {
    case RUN_TASK:
        if (process->timers.running) {
            loop_timer_over(machine, process);
        } else if (process->network_open) {
            socket_told(machine, process);
        } else {
            loop_immediate_over(process);
        }
        loop_drain(process);
        break;
    case RUN_TICK:
        process->state = PROCESS_DRAINING;
        process->drain = DRAIN_TICKS;
        break;
    case RUN_JOB:
        process->state = PROCESS_DRAINING;
        process->drain = DRAIN_JOBS;
        break;
    case RUN_REJECTION:
        process->state = PROCESS_DRAINING;
        process->drain = DRAIN_REJECTIONS;
        break;
    case RUN_HANDLED:
        process->state = PROCESS_DRAINING;
        process->drain = DRAIN_HANDLED;
        break;
    default:
        loop_drain(process);
    }
}

/* Both queues are empty and no rejection is left: the callback is over. */
void loop_drained(struct machine *machine, struct process *process)
{
    if (process->goes_on) {
        process->run = RUN_AGAIN;
        process->state = PROCESS_RUNNING;
    } else if (process->network_open) {
        process->run = RUN_SOCKET;
        process->state = PROCESS_RUNNING;
    } else {
        loop_end_turn(machine, process);
    }
}

/* A callback has failed, and a listener has dealt with the error. As in Node
 * the queues are not drained behind it: the loop goes on at once, and what is
 * queued follows the next callback (node/process.js sees to it that there is
 * one). Only jobs and the main script go on as if nothing had happened. */
static void failed(struct machine *machine, struct process *process,
                   enum process_run run)
{
    if (run == RUN_TASK || run == RUN_TICK) {
        callback_over(machine, process, run);
        loop_drained(machine, process);
    } else {
        callback_over(machine, process, run);
    }
}

/* The answer of the hook that reports an error: true, it was dealt with; else
 * the exit code. */
static void reported(struct machine *machine, struct process *process)
{
    Value answer = process->vm.result;
    if (value_is_number(answer)) {
        process_end(machine, process, (int)value_as_number(answer),
                    REASON_UNCAUGHT);
    }
}

/* `exit` was emitted. Jobs that it has queued still run, and nothing else. */
void loop_exit_now(struct machine *machine, struct process *process)
{
    Value answer = process->vm.result;
    process->exit_code =
        value_is_number(answer) ? (int)value_as_number(answer) : 0;
    process->finishing = FINISHED;
    process->state = PROCESS_DRAINING;
    process->drain = DRAIN_JOBS;
    if (process->vm.jobs.count == 0) {
        process_end(machine, process, process->exit_code, REASON_FINISHED);
    }
}

/* A page's library function that answers EMPTY has more to do: when the
 * microtasks are done the hook `again` goes on with it. So one script, or one
 * listener, follows the other with a microtask checkpoint between them (HTML,
 * 8.1.4.4, "clean up after running script"). */
void loop_page_again(struct machine *machine, struct machine_host *host,
                     struct process *process)
{
    Value hook = process_hook(process, "again");
    process->goes_on = 0;
    loop_call(machine, host, process, RUN_TASK, hook, UNDEFINED, NULL, 0);
    process->began = process->turn;
}

static void returned(struct machine *machine, struct process *process)
{
    enum process_run run = process->run;
    if (process->page && (run == RUN_TASK || run == RUN_MAIN)) {
        process->goes_on = process->vm.result == EMPTY;
    }
    switch (run) {
    case RUN_UNCAUGHT:
        reported(machine, process);
        if (process->state != PROCESS_ENDED) {
            failed(machine, process, process->interrupted);
        }
        break;
    case RUN_REJECTION:
        reported(machine, process);
        if (process->state != PROCESS_ENDED) {
            callback_over(machine, process, run);
        }
        break;
    case RUN_EXIT:
        loop_exit_now(machine, process);
        break;
    case RUN_REPORT:
        process_end(machine, process, 7, REASON_HANDLER);
        break;
    default:
        callback_over(machine, process, run);
    }
}

/* --- errors that nobody caught -------------------------------------------- */

/* Without the library's report there is only this. */
void loop_report_plainly(struct machine *machine, struct process *process,
                         Value error)
{
    struct region region;
    struct text text;
    region_init(&region, process->vm.heap.arena);
    text_init_region(&text, &region);
    place_write_thrown(process, &text);
    text_str(&text, "Uncaught ");
    error_write_value(&process->vm, &text, error);
    text_byte(&text, '\n');
    process_print(machine, process, 2, text.bytes, text.length);
    region_done(&region);
    process_end(machine, process, 7, REASON_UNCAUGHT);
}

static Value place_string(struct process *process)
{
    struct region region;
    struct text text;
    region_init(&region, process->vm.heap.arena);
    text_init_region(&text, &region);
    place_write_thrown(process, &text);
    Value place = value_string(string_from_text(&process->vm, &text));
    region_done(&region);
    return place;
}

/* The hook `uncaught` decides and reports; where it throws itself, `report`
 * has the last word. */
static void threw(struct machine *machine, struct machine_host *host,
                  struct process *process)
{
    struct vm *vm = &process->vm;
    Value args[2] = {vm->exception, place_string(process)};
    process->hint = hint_for_error(process, vm->exception);
    if (process->run == RUN_TASK)
        loop_immediate_over(process);
    process->fault = vm->thrown_source;
    process->fault_start = vm->thrown_start;
    process->fault_end = vm->thrown_end;
    enum process_run run = process->run;
    bool again = run == RUN_UNCAUGHT || run == RUN_REPORT;
    Value hook = process_hook(process, again ? "report" : "uncaught");
    vm->exception = EMPTY;
    vm_unwind(vm);
    process->place = args[1];
    if (run == RUN_REPORT || !value_is_callable(hook)) {
        loop_report_plainly(machine, process, args[0]);
        return;
    }
    process->interrupted = run;
    loop_call(machine, host, process, again ? RUN_REPORT : RUN_UNCAUGHT, hook,
              UNDEFINED, args, 2);
}

/* --- the VM runs ---------------------------------------------------------- */

/* The slice's end as the VM counts. It is the same number however often
 * somebody stopped meanwhile, also when the slice is overdrawn already. */
static uint64_t slice_end_for(const struct machine *machine, uint64_t before)
{
    uint64_t end = machine->slice_end;
    if (end == 0) {
        return 0;
    }
    uint64_t over = machine->cost > end ? machine->cost - end : 0;
    uint64_t left = end > machine->cost ? end - machine->cost : 0;
    return before + left > over ? before + left - over : 0;
}

static enum vm_outcome run_vm(struct machine *machine,
                              struct machine_host *host,
                              struct process *process)
{
    struct vm *vm = &process->vm;
    vm->steps = machine->steps;
    vm->now = (double)((machine->wall + machine->now) / 1000);
    uint64_t before = vm->steps + vm->ticks;
    vm->slice_end = slice_end_for(machine, before);
    machine->in_vm = 1;
    enum vm_outcome outcome = vm_run(vm, &host->vm);
    machine->in_vm = 0;
    machine->inside = outcome == VM_STEP;
    machine->cost += vm->steps + vm->ticks - before;
    machine->steps = vm->steps;
    return outcome;
}

static void note_collection(struct machine *machine, struct process *process)
{
    struct step *step = machine_note(machine, STEP_COLLECT);
    step->a = (int64_t)process->vm.heap.freed;
    step->b = process->vm.heap.freed_cells;
}

/* A busy server waits between any two messages. It is collected as programs
 * are that do not wait, but for so often (us). */
#define TIDY_AGAIN 20000

bool loop_collect(struct machine *machine, struct machine_host *host,
                  struct process *process)
{
    struct vm *vm = &process->vm;
    bool soon = process->tidied > 0 &&
                machine->now - process->tidied < TIDY_AGAIN;
    if (!heap_is_stale(&vm->heap) || soon) {
        return false;
    }
    process->tidied = machine->now;
    vm_collect(vm, &host->vm);
    note_collection(machine, process);
    if (loop_has_queued(process)) {
        loop_drain(process);
    }
    return true;
}

/* What asks the world waits for its answer, and everybody with it; a dialog
 * holds up its page alone: the turn goes on to the others. */
static void parked(struct machine *machine, struct process *process)
{
    if (dialog_waits(process)) {
        process->waited = 1;
        machine->in_turn = 0;
    } else {
        machine_want(machine, WANT_ANSWER, process->index, 0);
    }
}

void loop_run(struct machine *machine, struct machine_host *host,
              struct process *process)
{
    switch (run_vm(machine, host, process)) {
    case VM_STEP:
        break;
    case VM_SLICE:
        machine->slice_end = machine->cost;
        break;
    case VM_DONE:
        returned(machine, process);
        break;
    case VM_THROWN:
        threw(machine, host, process);
        break;
    case VM_PARKED:
        parked(machine, process);
        break;
    case VM_EXHAUSTED:
        process_exhausted(machine, process);
        break;
    case VM_HALTED:
        process_end(machine, process, process->exit_code, REASON_EXIT);
        break;
    case VM_COLLECTED:
        note_collection(machine, process);
        break;
    }
}
