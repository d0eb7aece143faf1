#include "script/job.h"

/* A whole number of Values, so that the collector can go through a ring. */
#define JOB_VALUES (sizeof(struct job) / sizeof(Value))
_Static_assert(sizeof(struct job) % sizeof(Value) == 0, "jobs are Values");

#define FIRST_CAPACITY 16u

static struct values *ring_row(const struct job_queue *queue)
{
    uint8_t *at = (uint8_t *)queue->ring;
    return (struct values *)(void *)(at - offsetof(struct values, at));
}

static void grow(struct vm *vm, struct job_queue *queue)
{
    uint32_t capacity =
        queue->capacity == 0 ? FIRST_CAPACITY : queue->capacity * 2;
    struct values *row = values_new(vm, capacity * (uint32_t)JOB_VALUES);
    struct job *ring = (struct job *)(void *)row->at;
    for (uint32_t i = 0; i < queue->count; i++) {
        ring[i] = queue->ring[(queue->first + i) % queue->capacity];
    }
    memset(ring + queue->count, 0,
           (capacity - queue->count) * sizeof(struct job));
    if (queue->ring != NULL) {
        heap_free(&vm->heap, ring_row(queue));
    }
    queue->ring = ring;
    queue->capacity = capacity;
    queue->first = 0;
}

void job_push(struct vm *vm, const struct job *job)
{
    struct job_queue *queue = &vm->jobs;
    if (queue->count == queue->capacity) {
        grow(vm, queue);
    }
    struct job *place =
        &queue->ring[(queue->first + queue->count) % queue->capacity];
    *place = *job;
    place->step = vm->steps;
    queue->count++;
}

bool job_pop(struct vm *vm, struct job *job)
{
    struct job_queue *queue = &vm->jobs;
    if (queue->count == 0) {
        return false;
    }
    struct job *place = &queue->ring[queue->first];
    *job = *place;
    memset(place, 0, sizeof *place);
    queue->first = (queue->first + 1) % queue->capacity;
    queue->count--;
    return true;
}

const struct job *job_peek(const struct vm *vm, uint32_t i)
{
    const struct job_queue *queue = &vm->jobs;
    return &queue->ring[(queue->first + i) % queue->capacity];
}

void job_mark(struct marker *marker, const struct job_queue *queue)
{
    if (queue->ring != NULL) {
        marker_cell(marker, ring_row(queue));
    }
}
