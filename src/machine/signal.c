/*
 * signal.c: a learner ends programs, and starts them again. As in Node: a
 * program that listens for SIGINT or SIGTERM is told, in its poll phase, and
 * decides; any other ends at once, in the middle of whatever it does. Then
 * the kernel closes its sockets: nobody says goodbye.
 */
#include "machine/machine.h"

#define SIGNAL_CODE 128 /* a shell's exit code of what a signal has ended */

struct process *process_named(struct machine *machine, const char *name,
                              size_t size)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        struct process *process = machine->processes[i];
        size_t length = strlen(process->name);
        if (length == size && memcmp(process->name, name, length) == 0) {
            return process;
        }
    }
    return NULL;
}

static enum process_reason reason_of(int32_t number)
{
    return number == SIGNAL_KILL        ? REASON_KILLED
           : number == SIGNAL_INTERRUPT ? REASON_INTERRUPTED
                                        : REASON_TERMINATED;
}

static bool is_watched(const struct process *process, int32_t number)
{
    return process->begun && number != SIGNAL_KILL &&
           (process->watched >> (number & 31) & 1) != 0;
}

static void queue_signal(struct machine *machine, struct process *process,
                         int32_t number)
{
    struct object *arguments = array_new(&process->vm, 1);
    array_push(&process->vm, arguments, value_int(number));
    struct task task = {
        .callback = process_hook(process, "signal"),
        .arguments = value_object(arguments),
        .object = UNDEFINED,
        .kind = TASK_SIGNAL,
    };
    task_push(machine, process, &process->poll, &task);
}

void process_signal(struct machine *machine, const struct event *event)
{
    struct process *process =
        process_named(machine, (const char *)event->bytes, event->length);
    int32_t number = event->code;
    if (!process) {
        return;
    }
    if (process->state == PROCESS_ENDED) {
        process->again |= event->value == 1;
    } else if (number != 0) {
        process->again |= event->value == 1;
        if (is_watched(process, number)) {
            queue_signal(machine, process, number);
        } else {
            process_end(machine, process, SIGNAL_CODE + number,
                        reason_of(number));
        }
    }
}
