/*
 * native_process.c: what node/process.js and node/microtask.js call.
 */
#include "machine/machine.h"
#include "machine/native_rows.h"
#include "machine/place.h"
#include "script/job.h"

#define FIRST_PID 1000

/* %nextTick(callback, arguments). */
static enum native_result process_tick(struct native_call *call)
{
    struct process *process = process_of(call);
    struct task task = {
        .callback = call->args[0],
        .arguments = call->args[1],
        .object = UNDEFINED,
        .library = process_in_library(process),
    };
    process->next_async_id++;
    task_push(machine_of(call), process, &process->ticks, &task);
    return native_ok(call, UNDEFINED);
}

/* %microtask(callback). */
static enum native_result process_microtask(struct native_call *call)
{
    struct job job = {
        .kind = JOB_CALLBACK,
        .function = call->args[0],
        .argument = UNDEFINED,
        .promise = UNDEFINED,
        .extra = UNDEFINED,
        .context = call->vm->context,
    };
    job_push(call->vm, &job);
    return native_ok(call, UNDEFINED);
}

/* %processHook("main", function): what the loop calls; see loop.c. */
static enum native_result process_set_hook(struct native_call *call)
{
    struct process *process = process_of(call);
    object_put_own(call->vm, value_as_object(process->hooks), call->args[0],
                   call->args[1], ATTRIBUTES_DEFAULT);
    return native_ok(call, UNDEFINED);
}

/* %processExit(code): the process is over, now. */
static enum native_result process_exit(struct native_call *call)
{
    process_of(call)->exit_code = value_as_int(call->args[0]);
    call->vm->halted = 1;
    return native_ok(call, UNDEFINED);
}

/* %signalWatch(number, on): the program listens for a signal, or no longer. */
static enum native_result process_watch(struct native_call *call)
{
    struct process *process = process_of(call);
    uint32_t bit = 1u << (value_as_int(call->args[0]) & 31);
    process->watched &= ~bit;
    process->watched |= call->args[1] == TRUE_VALUE ? bit : 0;
    return native_ok(call, UNDEFINED);
}

/* %outsidePort(): the port that the first of the programs' servers listens
 * on; 0: none does. */
static enum native_result process_outside_port(struct native_call *call)
{
    const struct machine *machine = machine_of(call);
    const struct listener *first = NULL;
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(machine, i);
        if (listener && listener->state == LISTENER_OPEN &&
            (!first || listener->id < first->id)) {
            first = listener;
        }
    }
    return native_ok(call, value_int(first ? (int32_t)first->port : 0));
}

static Value c_string(struct native_call *call, const char *text)
{
    return value_string(string_from_c(call->vm, text));
}

/* Appends `count` words to an array; answers what comes behind them. */
static const char *push_words(struct native_call *call, struct object *array,
                              const char *word, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        array_push(call->vm, array, c_string(call, word));
        word += strlen(word) + 1;
    }
    return word;
}

/* %processWords(): [words, environment]: the path of the main file and the
 * words behind it; what --env gave. */
static enum native_result process_words(struct native_call *call)
{
    const struct process *process = process_of(call);
    struct object *words = array_new(call->vm, process->word_count + 1);
    struct object *env = array_new(call->vm, process->env_count);
    array_push(call->vm, words, c_string(call, process->path));
    const char *at = push_words(call, env, process->words, process->env_count);
    push_words(call, words, at, process->word_count);
    const Value lists[] = {value_object(words), value_object(env)};
    return native_object(call, array_from(call->vm, lists, 2));
}

/* %processFolder(): the project folder. */
static enum native_result process_folder(struct native_call *call)
{
    return native_ok(call, c_string(call, process_of(call)->folder));
}

/* %processPackaged(): whether the project folder has a package.json. */
static enum native_result process_packaged(struct native_call *call)
{
    return native_boolean(call, process_of(call)->packaged);
}

static enum native_result process_pid(struct native_call *call)
{
    return native_ok(call,
                     value_int(FIRST_PID + (int32_t)process_of(call)->index));
}

/* %processTime(): us since the program began, on its own clock. */
static enum native_result process_time(struct native_call *call)
{
    const struct process *process = process_of(call);
    int64_t now = machine_of(call)->now - process->started;
    return native_ok(call, value_number((double)(process->begun ? now : 0)));
}

/* %processOrigin(): ms since 1970 at which the program's clock was 0. */
static enum native_result process_origin(struct native_call *call)
{
    const struct machine *machine = machine_of(call);
    int64_t origin = machine->wall + process_of(call)->started;
    return native_ok(call, value_number((double)origin / 1000));
}

/* %processMemory(): bytes in use, and bytes that it may use. */
static enum native_result process_memory(struct native_call *call)
{
    const struct heap *heap = &call->vm->heap;
    const Value values[] = {value_number((double)heap->bytes),
                            value_number((double)heap->limit)};
    return native_object(call, array_from(call->vm, values, 2));
}

/* %inputRead(on): the standard input is read, and keeps the program alive, or
 * is not; see the hook "input". */
static enum native_result process_input_read(struct native_call *call)
{
    struct process *process = process_of(call);
    uint32_t on = call->args[0] == TRUE_VALUE;
    if (process->reading != on) {
        struct order *order =
            machine_order(machine_of(call), ORDER_INPUT, NULL, 0);
        order->value = on;
        process->reading = on;
        process->referenced += on ? 1u : -1u;
    }
    return native_ok(call, UNDEFINED);
}

/* %errorPlace(error): "file:line", the line, the caret, of where it was made;
 * "" where that is not known. */
static enum native_result process_error_place(struct native_call *call)
{
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    place_write_error(process_of(call), call->args[0], &text);
    struct string *string = string_from_text(call->vm, &text);
    region_done(&region);
    return native_string(call, string);
}

const struct native native_process_rows[] = {
    INTERNAL("nextTick", process_tick, ANY, ANY),
    INTERNAL("microtask", process_microtask, ANY),
    INTERNAL("processHook", process_set_hook, KEY, ANY),
    INTERNAL("processExit", process_exit, INT32),
    INTERNAL("signalWatch", process_watch, INT32, BOOLEAN),
    INTERNAL_NONE("outsidePort", process_outside_port),
    INTERNAL_NONE("processWords", process_words),
    INTERNAL_NONE("processFolder", process_folder),
    INTERNAL_NONE("processPackaged", process_packaged),
    INTERNAL_NONE("processPid", process_pid),
    INTERNAL_NONE("processTime", process_time),
    INTERNAL_NONE("processOrigin", process_origin),
    INTERNAL_NONE("processMemory", process_memory),
    INTERNAL("inputRead", process_input_read, BOOLEAN),
    INTERNAL("errorPlace", process_error_place, ANY),
};
NATIVE_COUNT(process);
