/*
 * drain.c: what follows every callback of the loop: nextTicks, then jobs, until
 * both are empty; then rejections that nobody has taken.
 */
#include "machine/loop_inside.h"
#include "machine/place.h"
#include "script/generator.h"
#include "script/job.h"
#include "script/promise.h"

static uint32_t function_in_library(Value value)
{
    if (value_is_class(value, CLASS_GENERATOR)) {
        value = ((const struct generator *)value_as_object(value))->function;
    }
    if (!value_is_class(value, CLASS_FUNCTION)) {
        return 0;
    }
    const struct function *function = value_pointer(value);
    return function->code && (function->code->flags & CODE_LIBRARY) ? 1 : 0;
}

static void note_micro(struct machine *machine, enum micro_kind kind,
                       Value function, uint64_t queued)
{
    struct step *step = machine_note(machine, STEP_MICROTASK);
    step->sub = kind;
    step->value = function;
    step->b = (int64_t)queued;
}

static void take_tick(struct machine *machine, struct machine_host *host,
                      struct process *process)
{
    struct task tick;
    uint32_t count;
    task_pop(&process->ticks, &tick);
    const Value *args = task_arguments(tick.arguments, &count);
    note_micro(machine, MICRO_NEXT_TICK, tick.callback, tick.step);
    machine->step.library = tick.library;
    process->vm.context = tick.context;
    loop_call(machine, host, process, RUN_TICK, tick.callback, UNDEFINED, args,
              count);
}

static void take_job(struct machine *machine, struct machine_host *host,
                     struct process *process)
{
    struct vm *vm = &process->vm;
    struct job job;
    job_pop(vm, &job);
    note_micro(machine,
               job.kind == JOB_CALLBACK ? MICRO_CALLBACK : MICRO_PROMISE,
               job.function, job.step);
    machine->step.code = (int32_t)job.kind;
    machine->step.library = function_in_library(job.function);
    vm->steps = machine->steps;
    process->began = machine->steps;
    process->job_asked = job.asked;
    vm_call_job(vm, &host->vm, &job);
    process->run = RUN_JOB;
    process->state = PROCESS_RUNNING;
}

/* The first promise of a list of them, taken out; NULL: it is empty. */
static struct promise *take_promise(Value promises)
{
    if (!value_is_object(promises)) {
        return NULL;
    }
    struct object *list = value_as_object(promises);
    if (list->element_count == 0) {
        return NULL;
    }
    struct promise *promise = promise_of(list->elements[0]);
    uint32_t left = list->element_count - 1;
    memmove(list->elements, list->elements + 1, left * sizeof(Value));
    list->elements[left] = 0;
    list->element_count = left;
    list->length = left;
    return promise;
}

/* False where there is none. */
static bool report_rejection(struct machine *machine, struct machine_host *host,
                             struct process *process)
{
    struct promise *promise = take_promise(process->rejected);
    if (!promise) {
        return false;
    }
    promise->rejection |= 1;
    Value args[2] = {promise->result, value_object(&promise->object)};
    process->hint = hint_for_error(process, promise->result);
    const struct source *source =
        place_of_call(process, promise->result, 0, &process->fault_start);
    process->fault = source ? value_cell(source) : UNDEFINED;
    process->fault_end = process->fault_start + 1;
    Value hook = process_hook(process, "rejection");
    if (value_is_callable(hook)) {
        loop_call(machine, host, process, RUN_REJECTION, hook, UNDEFINED, args,
                  2);
    } else {
        loop_report_plainly(machine, process, args[0]);
    }
    return true;
}

/* A rejection was reported and is asked for now. False: there is none. */
static bool report_handled(struct machine *machine, struct machine_host *host,
                           struct process *process)
{
    struct promise *promise = take_promise(process->vm.handled_late);
    if (!promise) {
        return false;
    }
    Value hook = process_hook(process, "handled");
    if (!value_is_callable(hook)) {
        return false;
    }
    Value args[2] = {value_object(&promise->object),
                     value_int((int32_t)(promise->rejection / 2))};
    loop_call(machine, host, process, RUN_HANDLED, hook, UNDEFINED, args, 2);
    return true;
}

/* What was rejected until now is to be reported. */
static void begin_rejections(struct process *process)
{
    struct vm *vm = &process->vm;
    if (value_as_object(vm->rejections)->element_count > 0) {
        process->rejected = vm->rejections;
        vm->rejections = value_object(array_new(vm, 0));
    }
    process->drain = DRAIN_REJECTIONS;
}

static bool has_rejections(const struct vm *vm)
{
    return value_as_object(vm->rejections)->element_count > 0 ||
           value_as_object(vm->handled_late)->element_count > 0;
}

bool loop_has_queued(const struct process *process)
{
    return process->ticks.count > 0 || process->vm.jobs.count > 0 ||
           has_rejections(&process->vm);
}

void loop_drain_step(struct machine *machine, struct machine_host *host,
                     struct process *process)
{
    uint32_t ticks = process->ticks.count;
    uint32_t jobs = process->vm.jobs.count;
    if (process->finishing == FINISHED && jobs == 0) {
        process_end(machine, process, process->exit_code, REASON_FINISHED);
    } else if (process->drain == DRAIN_HANDLED) {
        if (!report_handled(machine, host, process)) {
            begin_rejections(process);
        }
    } else if (process->drain == DRAIN_REJECTIONS) {
        if (report_rejection(machine, host, process)) {
            return;
        }
        process->drain = DRAIN_TICKS;
        if (ticks == 0 && jobs == 0 && !has_rejections(&process->vm)) {
            loop_drained(machine, process);
        }
    } else if (process->drain == DRAIN_TICKS && ticks > 0) {
        take_tick(machine, host, process);
    } else if (jobs > 0) {
        process->drain = DRAIN_JOBS;
        take_job(machine, host, process);
    } else {
        process->drain = ticks > 0 ? DRAIN_TICKS : DRAIN_HANDLED;
    }
}
