/*
 * native_timer.c: what node/timers.js and page/window.js call. A timer is
 * held by the library as a host object (CLASS_HOST) around its cell.
 */
#include "machine/machine.h"
#include "machine/native_rows.h"
#include "script/shape.h"

#define PAGE_NESTING 5u /* from this level on ... */
#define PAGE_LEAST 4 /* ... a page's timer waits at least so many ms */

static struct object *handle_new(struct vm *vm, struct timer *timer)
{
    struct object *object = object_new_sized(
        vm, CLASS_HOST, shape_root(vm, NULL), sizeof(struct host_object), 0, 0);
    struct host_object *handle = (struct host_object *)object;
    handle->id = timer->id;
    handle->value = timer_value(timer);
    return object;
}

static struct timer *timer_of(const struct native_call *call)
{
    const struct host_object *handle = value_pointer(call->args[0]);
    return timer_from_value(handle->value);
}

/* The least that this program's host waits: Node 1 ms, pages by nesting. */
static int32_t least(const struct process *process, uint32_t level)
{
    if (!process->page) {
        return 1;
    }
    return level >= PAGE_NESTING ? PAGE_LEAST : 0;
}

/* The library lets through what fits into 31 bits. */
static int32_t milliseconds(double ms)
{
    return ms >= INT32_MAX ? INT32_MAX : (int32_t)ms;
}

/* %timerSet(callback, ms, repeat, arguments, object): the handle. */
static enum native_result timer_set(struct native_call *call)
{
    struct process *process = process_of(call);
    struct machine *machine = machine_of(call);
    struct timer *timer = timer_new(machine, process);
    timer->callback = call->args[0];
    timer->asked = milliseconds(native_number(call, 1));
    timer->repeat = call->args[2] == TRUE_VALUE;
    timer->arguments = call->args[3];
    timer->object = call->args[4];
    timer->level = process->timers.level + 1;
    timer->number = ++process->next_async_id;
    timer->library = process_in_library(process);
    int32_t shortest = least(process, timer->level);
    timer->duration = timer->asked > shortest ? timer->asked : shortest;
    timer->step = process->vm.steps + 1;
    timer_start(machine, process, timer, process_now(process, machine->now));
    timer_note_set(machine, timer);
    call->result = value_object(handle_new(call->vm, timer));
    return NATIVE_STEP_OK;
}

/* %timerClear(handle): was it waiting? */
static enum native_result timer_clear(struct native_call *call)
{
    struct process *process = process_of(call);
    struct timer *timer = timer_of(call);
    bool waiting = timer_stop(machine_of(call), process, timer);
    struct step *step = machine_note(machine_of(call), STEP_TIMER_CLEAR);
    step->id = timer->id;
    step->sub = waiting;
    step->a = !waiting && timer->repeat;
    step->value = timer->callback;
    step->library = timer->library;
    timer->repeat = 0;
    timer_forget(timer);
    call->result = value_boolean(waiting);
    return NATIVE_STEP_OK;
}

/* %timerRefresh(handle, callback, arguments, object): it counts from now on,
 * also where it is over. */
static enum native_result timer_refresh(struct native_call *call)
{
    struct process *process = process_of(call);
    struct machine *machine = machine_of(call);
    struct timer *timer = timer_of(call);
    if (!timer->active) {
        timer->context = process->vm.context;
    }
    timer->callback = call->args[1];
    timer->arguments = call->args[2];
    timer->object = call->args[3];
    timer->step = process->vm.steps + 1;
    timer_start(machine, process, timer, process_now(process, machine->now));
    timer_note_set(machine, timer);
    call->result = UNDEFINED;
    return NATIVE_STEP_OK;
}

/* %timerReference(handle, on): does it keep the program alive? */
static enum native_result timer_keep(struct native_call *call)
{
    timer_reference(process_of(call), timer_of(call),
                    call->args[1] == TRUE_VALUE);
    return native_ok(call, UNDEFINED);
}

/* %timerPlace(handle): {start, previous, next}: when it was armed (ms), and
 * the Timeouts beside it in its list: undefined for the list's end, null
 * where it does not wait. */
static enum native_result timer_place(struct native_call *call)
{
    struct vm *vm = call->vm;
    const struct timer *timer = timer_of(call);
    /* Node links a list from its end: "next" is the one armed before. */
    const struct timer *beside[2] = {timer->next, timer->previous};
    struct object *place = object_new(vm, NULL);
    static const char *const names[2] = {"previous", "next"};
    object_put_own(vm, place, key_from_c(vm, "start"),
                   value_number((double)timer->start), ATTRIBUTES_DEFAULT);
    for (int i = 0; i < 2; i++) {
        Value value = !timer->active ? NULL_VALUE
                      : beside[i]    ? beside[i]->object
                                     : UNDEFINED;
        object_put_own(vm, place, key_from_c(vm, names[i]), value,
                       ATTRIBUTES_DEFAULT);
    }
    return native_object(call, place);
}

/* %asyncNumber(): the next number that a thing which calls back gets. */
static enum native_result async_number(struct native_call *call)
{
    uint32_t number = ++process_of(call)->next_async_id;
    return native_ok(call, value_int((int32_t)number));
}

/* %timerTrigger(): the number of what runs now: 1 the main script, else the
 * timer whose callback it is; 0: not known. */
static enum native_result timer_trigger(struct native_call *call)
{
    const struct process *process = process_of(call);
    const struct timer *running = process->timers.running;
    uint32_t number = running ? running->number : 0;
    return native_ok(
        call, value_int(process->task == TASK_MAIN ? 1 : (int32_t)number));
}

/* %timerNumber(handle): what a page's setTimeout returns. */
static enum native_result timer_number(struct native_call *call)
{
    return native_ok(call, value_int((int32_t)timer_of(call)->number));
}

/* %timerFind(number): the handle of an armed or running timer, or undefined. */
static enum native_result timer_by_number(struct native_call *call)
{
    const struct process *process = process_of(call);
    struct timer *timer = timers_find(process, native_number(call, 0));
    return native_ok(call, timer ? value_object(handle_new(call->vm, timer))
                                 : UNDEFINED);
}

/* %timerOwner(number): the Timeout that is armed or running, or undefined. */
static enum native_result timer_owner(struct native_call *call)
{
    const struct process *process = process_of(call);
    const struct timer *timer = timers_find(process, native_number(call, 0));
    return native_ok(call, timer ? timer->object : UNDEFINED);
}

/* --- immediates --------------------------------------------------------- */

/* %immediateSet(callback, arguments, object): its number. */
static enum native_result immediate_set(struct native_call *call)
{
    struct process *process = process_of(call);
    struct task task = {
        .callback = call->args[0],
        .arguments = call->args[1],
        .object = call->args[2],
        .kind = TASK_IMMEDIATE,
        .id = ++process->next_immediate,
        .library = process_in_library(process),
    };
    task_push(machine_of(call), process, &process->immediates, &task);
    process->referenced_immediates++;
    return native_ok(call, value_int((int32_t)task.id));
}

static struct task *immediate_of(struct native_call *call)
{
    struct process *process = process_of(call);
    uint32_t id = (uint32_t)value_as_int(call->args[0]);
    struct task *task =
        task_find(&process->running_immediates, TASK_IMMEDIATE, id);
    return task ? task : task_find(&process->immediates, TASK_IMMEDIATE, id);
}

/* %immediateClear(number). */
static enum native_result immediate_clear(struct native_call *call)
{
    struct task *task = immediate_of(call);
    if (task && !task->cancelled) {
        task->cancelled = 1;
        process_of(call)->referenced_immediates -= !task->unreferenced;
    }
    return native_ok(call, UNDEFINED);
}

/* %immediateReference(number, on). */
static enum native_result immediate_keep(struct native_call *call)
{
    struct task *task = immediate_of(call);
    uint32_t off = call->args[1] != TRUE_VALUE;
    if (task && !task->cancelled && task->unreferenced != off) {
        task->unreferenced = off;
        process_of(call)->referenced_immediates += off ? -1u : 1u;
    }
    return native_ok(call, UNDEFINED);
}

const struct native native_timer_rows[] = {
    INTERNAL("timerSet", timer_set, ANY, NUMBER, BOOLEAN, ANY, ANY),
    INTERNAL("timerClear", timer_clear, ANY),
    INTERNAL("timerRefresh", timer_refresh, ANY, ANY, ANY, ANY),
    INTERNAL("timerReference", timer_keep, ANY, BOOLEAN),
    INTERNAL("timerNumber", timer_number, ANY),
    INTERNAL("timerPlace", timer_place, ANY),
    INTERNAL_NONE("timerTrigger", timer_trigger),
    INTERNAL_NONE("asyncNumber", async_number),
    INTERNAL("timerFind", timer_by_number, NUMBER),
    INTERNAL("timerOwner", timer_owner, NUMBER),
    INTERNAL("immediateSet", immediate_set, ANY, ANY, ANY),
    INTERNAL("immediateClear", immediate_clear, INT32),
    INTERNAL("immediateReference", immediate_keep, INT32, BOOLEAN),
};
NATIVE_COUNT(timer);
