#include "machine/take.h"

/* Between two callbacks: its turn can still be given to another. */
static bool is_between(const struct machine *machine,
                       const struct process *process)
{
    return machine->in_turn && machine->current == process->index &&
           process->state == PROCESS_LOOPING;
}

static bool is_ready(const struct machine *machine,
                     const struct process *process)
{
    return is_between(machine, process) ||
           process_ready(machine, process) <= machine->now;
}

/* Bytes of one connection come in their order, and so does what is typed. Of
 * files each operation is a source of its own. */
static bool same_source(const struct task *a, const struct task *b)
{
    if (a->kind != b->kind || a->kind == TASK_FILE) {
        return false;
    }
    return a->kind != TASK_SOCKET || (a->id == b->id && a->end == b->end);
}

static enum take_answer may_take_task(const struct process *process,
                                      uint32_t place)
{
    const struct task_queue *queue = &process->poll;
    if (place >= queue->count) {
        return TAKE_NOT_READY;
    }
    for (uint32_t i = 0; i < place; i++) {
        if (same_source(task_peek(queue, i), task_peek(queue, place))) {
            return TAKE_IN_ORDER;
        }
    }
    return TAKE_ALLOWED;
}

enum take_answer machine_may_take(const struct machine *machine,
                                  uint32_t process, int64_t what)
{
    const struct process *p =
        process < machine->process_count ? machine->processes[process] : NULL;
    if (!p || p->state == PROCESS_ENDED) {
        return TAKE_NOT_READY;
    }
    if (what > 0) {
        return may_take_task(p, (uint32_t)what - 1);
    }
    if (what == TAKE_TIMER) {
        return p->page && timers_next_due(p) <= machine->now ? TAKE_ALLOWED
                                                             : TAKE_NOT_READY;
    }
    return is_ready(machine, p) ? TAKE_ALLOWED : TAKE_NOT_READY;
}

/* In a page it also comes before timers that are due. */
static void to_front(struct process *process, uint32_t place)
{
    struct task_queue *queue = &process->poll;
    task_to_front(queue, place);
    if (process->page) {
        task_first(queue)->ready = -1;
    }
}

void machine_take(struct machine *machine, const struct event *event)
{
    struct process *process =
        process_named(machine, (const char *)event->bytes, event->length);
    if (!process || machine_may_take(machine, process->index, event->value) !=
                        TAKE_ALLOWED) {
        return;
    }
    const struct process *current =
        machine->process_count ? machine->processes[machine->current] : NULL;
    machine->chosen = process->index + 1;
    process->timer_first = event->value == TAKE_TIMER;
    if (event->value > 0) {
        to_front(process, (uint32_t)event->value - 1);
    }
    if (current != process && is_between(machine, current)) {
        machine->in_turn = 0;
    }
}

bool machine_chosen(struct machine *machine, uint32_t *process)
{
    uint32_t chosen = machine->chosen;
    machine->chosen = 0;
    if (chosen == 0 ||
        process_ready(machine, machine->processes[chosen - 1]) >
            machine->now) {
        return false;
    }
    *process = chosen - 1;
    return true;
}
