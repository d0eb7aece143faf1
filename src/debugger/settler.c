#include "debugger/settler.h"

#include <string.h>

#include "debugger/callback_name.h"
#include "debugger/numbers.h"
#include "script/generator.h"
#include "script/job.h"
#include "script/opcode.h"

#define SEEN 96 /* cells looked at from one callback, at most */
#define FIELDS 16 /* of one object */
#define DEPTH 6

/* --- what a function's code mentions ----------------------------------------- */

/* Bytes of an instruction's operands, by the letters of opcode.h. */
enum operand_size {
    SIZE_0 = 0, SIZE_b = 1, SIZE_h = 2, SIZE_c = 2, SIZE_i = 4, SIZE_j = 4,
    SIZE_hc = 4, SIZE_hh = 4, SIZE_bh = 3, SIZE_hb = 3, SIZE_bj = 5
};
static const uint8_t operand_sizes[] = {
#define OP(name, operands, pops, pushes, stack, text) SIZE_##operands,
    OPCODES(OP)
#undef OP
};

static bool reads_record(uint8_t op)
{
    return op == OP_GET_ENV || op == OP_GET_ENV_CHECK || op == OP_GET_CELL;
}

/* Does the code itself read variable `index` of the
 * record `level` hops up? Its own records add to the hops. */
static bool mentions(const struct code *code, uint32_t level, uint32_t index)
{
    const uint8_t *at = code->bytes, *end = at + code->byte_count;
    for (; at < end; at += 1 + operand_sizes[*at])
        if (reads_record(*at) && at[1] >= level &&
            (at[2] | (uint32_t)at[3] << 8) == index)
            return true;
    return false;
}

/* --- does it hold the promise's resolve function? ------------------------------ */

struct search {
    const struct promise *promise;
    const void *seen[SEEN];
    uint32_t count;
};

static bool holds(struct search *search, Value value, int depth);

static bool is_new(struct search *search, const void *cell)
{
    for (uint32_t i = 0; i < search->count; i++)
        if (search->seen[i] == cell)
            return false;
    if (search->count == SEEN)
        return false;
    search->seen[search->count++] = cell;
    return true;
}

/* A record of the function's own surroundings: all in it counts; of the
 * file's level only what the code mentions. */
static bool record_holds(struct search *search, const struct function *function,
                         const struct env *env, uint32_t level, int depth)
{
    bool file = (env->code->flags & CODE_PROGRAM) != 0;
    bool library = (env->code->flags & CODE_LIBRARY) != 0;
    if (file && library)
        return false;
    for (uint32_t i = 0; i < env->cell.extra; i++) {
        Value value = env->values[i];
        if (library && value == value_object(&search->promise->object))
            return true;
        if (file && !mentions(function->code, level, i))
            continue;
        if (holds(search, value, depth + 1))
            return true;
    }
    return false;
}

static bool function_holds(struct search *search,
                           const struct function *function, int depth)
{
    uint32_t level = 0;
    if (!function->code)
        return false;
    for (const struct env *env = function->env; env; env = env->parent)
        if (record_holds(search, function, env, level++, depth))
            return true;
    return false;
}

static bool fields_hold(struct search *search, const struct object *object,
                        int depth)
{
    Value key;
    struct property found;
    uint32_t at = 0;
    for (int i = 0; i < FIELDS && object_next(object, &at, &key, &found); i++)
        if (found.kind == PROPERTY_DATA &&
            holds(search, found.value, depth + 1))
            return true;
    return false;
}

static bool holds(struct search *search, Value value, int depth)
{
    if (!value_is_object(value) || depth > DEPTH ||
        !is_new(search, value_pointer(value)))
        return false;
    const struct object *object = value_as_object(value);
    switch (object_class(object)) {
    case CLASS_FUNCTION:
        return function_holds(search, (const struct function *)object, depth);
    case CLASS_BOUND:
        return holds(search, ((const struct bound *)object)->target,
                     depth + 1);
    case CLASS_OBJECT:
    case CLASS_ARRAY:
        return fields_hold(search, object, depth);
    default:
        return false;
    }
}

static bool settles(const struct promise *promise, Value callback,
                    Value arguments)
{
    struct search search = {.promise = promise};
    return holds(&search, callback, 0) || holds(&search, arguments, 0);
}

/* --- promises that hang on others -------------------------------------------------- */

static bool keep_generator(const struct cell *cell, void *context)
{
    struct settlers *found = context;
    const struct generator *generator = (const struct generator *)cell;
    if (cell->kind == CELL_OBJECT && cell->aux == CLASS_GENERATOR &&
        generator->kind != GENERATOR_PLAIN &&
        generator->state != GENERATOR_DONE)
        found->generators[found->generator_count++] = generator;
    return found->generator_count < SETTLERS_MOST;
}

static bool keep_promise(const struct cell *cell, void *context)
{
    struct settlers *found = context;
    const struct promise *promise = (const struct promise *)cell;
    if (cell->kind == CELL_OBJECT && cell->aux == CLASS_PROMISE &&
        promise->state == PROMISE_PENDING && promise->reactions != UNDEFINED)
        found->promises[found->promise_count++] = promise;
    return found->promise_count < SETTLERS_MOST;
}

void settlers_read(const struct process *process, struct settlers *settlers)
{
    const struct heap *heap = &process->vm.heap;
    settlers->process = process;
    settlers->generator_count = settlers->promise_count = 0;
    heap_each_of(heap, sizeof(struct generator), keep_generator, settlers);
    heap_each_of(heap, sizeof(struct promise), keep_promise, settlers);
}

/* An async function settles what its call returned; an async generator what
 * the first next() that has no answer yet did. */
static bool is_async_of(const struct generator *generator,
                        const struct promise *promise)
{
    Value value = value_object(&promise->object);
    if (generator->kind == GENERATOR_CALL)
        return generator->promise == value;
    const Value *request = generator_request(generator);
    return request && request[REQUEST_PROMISE] == value;
}

static bool reaction_settles(const Value *reaction,
                             const struct promise *promise)
{
    if (reaction[REACTION_DERIVED] == value_object(&promise->object))
        return true;
    return reaction[REACTION_KIND] == value_int(JOB_REACTION) &&
           (settles(promise, reaction[REACTION_FULFILLED], UNDEFINED) ||
            settles(promise, reaction[REACTION_REJECTED],
                    reaction[REACTION_DERIVED]));
}

static bool is_then_of(const struct promise *other,
                       const struct promise *promise)
{
    const struct values *row = value_as_cell(other->reactions);
    for (uint32_t i = 0; i < other->reaction_count && other != promise; i++)
        if (reaction_settles(row->at + i * PROMISE_REACTION, promise))
            return true;
    return false;
}

static bool by_async(const struct settlers *settlers,
                     const struct promise *promise, struct reason *reason,
                     const struct promise **next)
{
    for (uint32_t i = 0; i < settlers->generator_count; i++) {
        const struct generator *generator = settlers->generators[i];
        if (!is_async_of(generator, promise))
            continue;
        reason->rule = RULE_BY_ASYNC;
        callback_name(&settlers->process->vm, generator->function,
                      reason->what);
        *next = promise_of(generator->awaits);
        return true;
    }
    return false;
}

static bool by_then(const struct settlers *settlers,
                    const struct promise *promise, struct reason *reason,
                    const struct promise **next)
{
    for (uint32_t i = 0; i < settlers->promise_count; i++) {
        if (!is_then_of(settlers->promises[i], promise))
            continue;
        *next = settlers->promises[i];
        reason->rule = RULE_BY_THEN;
        reason->number = number_of(&(*next)->object);
        return true;
    }
    return false;
}

/* --- timers and tasks ------------------------------------------------------------------ */

static bool by_timer(const struct process *process,
                     const struct promise *promise, struct reason *reason)
{
    const struct timer *timer;
    for (uint32_t i = 0; (timer = timers_peek(process, i)); i++) {
        if (!settles(promise, timer->callback, timer->arguments) &&
            !settles(promise, timer->object, UNDEFINED))
            continue;
        reason->rule = RULE_BY_TIMER;
        reason->number = timer->start + timer->duration;
        return true;
    }
    return false;
}

static bool by_queue(const struct process *process,
                     const struct task_queue *queue,
                     const struct promise *promise, struct reason *reason)
{
    for (uint32_t i = 0; i < queue->count; i++) {
        const struct task *task = task_peek(queue, i);
        if (!settles(promise, task->callback, task->arguments))
            continue;
        reason->rule = RULE_BY_TASK;
        callback_name(&process->vm, task->callback, reason->what);
        return true;
    }
    return false;
}

static bool by_task(const struct process *process,
                    const struct promise *promise, struct reason *reason)
{
    const struct task_queue *const queues[] = {
        &process->ticks, &process->immediates, &process->running_immediates,
        &process->poll, &process->files, &process->pending,
        &process->closing};
    for (size_t i = 0; i < sizeof queues / sizeof *queues; i++)
        if (by_queue(process, queues[i], promise, reason))
            return true;
    return false;
}

/* A job that has begun, or that waits: its outcome settles the promise. */
static bool by_job(const struct process *process,
                   const struct promise *promise, struct reason *reason)
{
    for (uint32_t i = 0; i < process->vm.jobs.count; i++) {
        const struct job *job = job_peek(&process->vm, i);
        if (job->promise != value_object(&promise->object) &&
            !settles(promise, job->function, job->promise))
            continue;
        reason->rule = RULE_BY_TASK;
        callback_name(&process->vm, job->function, reason->what);
        return true;
    }
    return false;
}

static bool frame_settles(const struct frame *frame,
                          const struct promise *promise)
{
    bool library = frame->code && (frame->code->flags & CODE_LIBRARY);
    if (settles(promise, frame->function, UNDEFINED))
        return true;
    for (uint32_t i = 0; library && frame->args && i < frame->argc; i++)
        if (frame->args[i] == value_object(&promise->object))
            return true;
    return false;
}

/* Not the file itself: it mentions everything. */
static bool by_running(const struct process *process,
                       const struct promise *promise, struct reason *reason)
{
    for (const struct frame *f = process->vm.frame; f; f = f->caller)
        if (f->code && !(f->code->flags & CODE_PROGRAM) &&
            frame_settles(f, promise)) {
            reason->rule = RULE_BY_RUNNING;
            return true;
        }
    return false;
}

void settler_find(const struct settlers *settlers,
                  const struct promise *promise, struct reason *reason,
                  const struct promise **next)
{
    const struct process *process = settlers->process;
    *next = NULL;
    memset(reason, 0, sizeof *reason);
    reason->rule = RULE_BY_NOBODY;
    reason->other = number_of(&promise->object);
    if (!by_async(settlers, promise, reason, next) &&
        !by_then(settlers, promise, reason, next) &&
        !by_running(process, promise, reason) &&
        !by_job(process, promise, reason) &&
        !by_timer(process, promise, reason))
        by_task(process, promise, reason);
}
