/*
 * task.c: the queues of a process (see process.h). A queue is a ring in a
 * CELL_BYTES of the process's heap; the process marks what is in it.
 */
#include "machine/machine.h"
#include "machine/process.h"

#define RING_START 16u /* tasks */
#define CELL_OF(pointer) ((const struct cell *)(const void *)(pointer)-1)

const char *task_name(enum task_kind kind)
{
    static const char *const names[] = {
#define T(name, text) text,
        TASKS(T)
#undef T
    };
    return kind < TASK_COUNT ? names[kind] : "";
}

static uint32_t ring_place(const struct task_queue *queue, uint32_t i)
{
    return (queue->first + i) & (queue->capacity - 1);
}

static void ring_grow(struct vm *vm, struct task_queue *queue)
{
    uint32_t capacity = queue->capacity ? queue->capacity * 2 : RING_START;
    struct bytes *bytes = bytes_new(vm, capacity * sizeof(struct task));
    struct task *ring = (struct task *)(void *)bytes->at;
    for (uint32_t i = 0; i < queue->count; i++) {
        ring[i] = queue->ring[ring_place(queue, i)];
    }
    queue->ring = ring;
    queue->capacity = capacity;
    queue->first = 0;
}

void task_push(struct machine *machine, struct process *process,
               struct task_queue *queue, const struct task *task)
{
    if (queue->count == queue->capacity) {
        ring_grow(&process->vm, queue);
    }
    struct task *place = &queue->ring[ring_place(queue, queue->count++)];
    *place = *task;
    place->context = process->vm.context;
    place->step = machine->in_vm ? process->vm.steps : machine->steps;
    if (place->ready == 0) {
        place->ready = machine->now;
    }
    if (process->idle && queue != &process->ticks) {
        process->idle = 0;
        process->ready_since = place->ready;
    }
}

bool task_pop(struct task_queue *queue, struct task *task)
{
    if (queue->count == 0) {
        return false;
    }
    struct task *place = &queue->ring[queue->first];
    *task = *place;
    memset(place, 0, sizeof *place);
    queue->first = ring_place(queue, 1);
    queue->count--;
    return true;
}

void task_queue_reverse(struct task_queue *queue)
{
    for (uint32_t i = 0, k = queue->count; i + 1 < k; i++) {
        struct task *a = &queue->ring[ring_place(queue, i)];
        struct task *b = &queue->ring[ring_place(queue, --k)];
        struct task held = *a;
        *a = *b;
        *b = held;
    }
}

const struct task *task_peek(const struct task_queue *queue, uint32_t i)
{
    return &queue->ring[ring_place(queue, i)];
}

struct task *task_find(struct task_queue *queue, enum task_kind kind,
                       uint32_t id)
{
    for (uint32_t i = 0; i < queue->count; i++) {
        struct task *task = &queue->ring[ring_place(queue, i)];
        if (task->kind == kind && task->id == id) {
            return task;
        }
    }
    return NULL;
}

const Value *task_arguments(Value arguments, uint32_t *count)
{
    if (!value_is_object(arguments)) {
        *count = 0;
        return NULL;
    }
    const struct object *array = value_as_object(arguments);
    *count = array->element_count;
    return array->elements;
}

void task_mark(struct marker *marker, const struct task *task)
{
    marker_value(marker, task->callback);
    marker_value(marker, task->arguments);
    marker_value(marker, task->object);
    marker_value(marker, task->context);
}

void task_queue_mark(struct marker *marker, const struct task_queue *queue)
{
    if (!queue->ring) {
        return;
    }
    marker_cell(marker, CELL_OF(queue->ring));
    for (uint32_t i = 0; i < queue->count; i++) {
        task_mark(marker, task_peek(queue, i));
    }
}

/* The place of the one that is ready first; queue->count where it is empty. */
static uint32_t first_ready(const struct task_queue *queue)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < queue->count; i++) {
        if (queue->ring[ring_place(queue, i)].ready <
            queue->ring[ring_place(queue, best)].ready) {
            best = i;
        }
    }
    return best;
}

int64_t task_first_ready(const struct task_queue *queue)
{
    return queue->count == 0
               ? INT64_MAX
               : queue->ring[ring_place(queue, first_ready(queue))].ready;
}

bool task_pop_ready(struct task_queue *queue, int64_t now, struct task *task)
{
    if (task_first_ready(queue) > now || queue->count == 0) {
        return false;
    }
    uint32_t at = first_ready(queue);
    *task = queue->ring[ring_place(queue, at)];
    for (uint32_t i = at; i + 1 < queue->count; i++) {
        queue->ring[ring_place(queue, i)] =
            queue->ring[ring_place(queue, i + 1)];
    }
    queue->count--;
    memset(&queue->ring[ring_place(queue, queue->count)], 0, sizeof *task);
    return true;
}

struct task *task_last(struct task_queue *queue)
{
    return &queue->ring[ring_place(queue, queue->count - 1)];
}

void task_to_front(struct task_queue *queue, uint32_t place)
{
    struct task held = queue->ring[ring_place(queue, place)];
    for (uint32_t i = place; i > 0; i--) {
        queue->ring[ring_place(queue, i)] =
            queue->ring[ring_place(queue, i - 1)];
    }
    queue->ring[ring_place(queue, 0)] = held;
}

struct task *task_first(struct task_queue *queue)
{
    return &queue->ring[ring_place(queue, 0)];
}
