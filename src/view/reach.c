#include "view/reach.h"

#include "script/collection.h"
#include "script/promise.h"
#include "view/preview.h"
#include "debugger/scope_read.h"

bool reach_has_vm(const struct process *process)
{
    return process->state != PROCESS_ENDED && process->made &&
           process->vm.stack;
}

const struct frame *reach_frame(const struct frame *frame)
{
    while (frame && (!frame->code || (frame->code->flags & CODE_LIBRARY)))
        frame = frame->caller;
    return frame;
}

Value reach_this(const struct process *process, const struct frame *frame)
{
    Value value = frame->this_value;
    bool none = (frame->code->flags & (CODE_PROGRAM | CODE_ARROW)) ||
                value == process->vm.intrinsics[INTRINSIC_GLOBAL];
    return value_is_object(value) && !none ? value : UNDEFINED;
}

/* --- suspended functions ------------------------------------------------ */

struct waiting {
    const struct generator **row;
    uint32_t count;
};

static bool is_waiting(const struct generator *generator)
{
    const struct frame *saved = generator_peek(generator);
    return generator->state == GENERATOR_AWAIT && saved &&
           saved->code && !(saved->code->flags & CODE_LIBRARY);
}

/* Puts it where it belongs: the one that stopped first comes first. */
static bool add_waiting(const struct cell *cell, void *context)
{
    struct waiting *waiting = context;
    const struct generator *generator = (const struct generator *)cell;
    if (cell->kind != CELL_OBJECT || cell->aux != CLASS_GENERATOR ||
        !is_waiting(generator))
        return true;
    uint32_t i = waiting->count;
    while (i > 0 && waiting->row[i - 1]->await_step > generator->await_step) {
        waiting->row[i] = waiting->row[i - 1];
        i--;
    }
    waiting->row[i] = generator;
    return ++waiting->count < REACH_WAITING;
}

uint32_t reach_waiting(const struct process *process,
                       const struct generator *row[REACH_WAITING])
{
    struct waiting waiting = {row, 0};
    heap_each_of(&process->vm.heap, sizeof(struct generator), add_waiting,
                 &waiting);
    return waiting.count;
}

/* --- objects -------------------------------------------------------------- */

static void want(struct reach *reach, Value value)
{
    if (!value_is_object(value) || reach->count == REACH_OBJECTS)
        return;
    const struct object *object = value_as_object(value);
    for (uint32_t i = 0; i < reach->count; i++)
        if (reach->objects[i] == object)
            return;
    reach->objects[reach->count++] = object;
}

static bool want_variable(const struct variable *variable, void *context)
{
    want(context, variable->value);
    return true;
}

const struct env *reach_closure(const struct object *object)
{
    if (object_class(object) != CLASS_FUNCTION)
        return NULL;
    const struct function *function = (const struct function *)object;
    const struct env *env = function->code ? function->env : NULL;
    if (!env || (env->code->flags & (CODE_PROGRAM | CODE_LIBRARY)))
        return NULL;
    return env;
}

static void want_entries(struct reach *reach, const struct object *object)
{
    uint32_t serial = 0;
    Value key, value;
    for (int i = 0;
         i < REACH_FIELDS && collection_next((const struct collection *)object,
                                             &serial, &key, &value);
         i++) {
        want(reach, key);
        want(reach, value);
    }
}

static void want_fields(struct reach *reach, const struct object *object)
{
    Value key;
    struct property found;
    for (uint32_t i = 0;
         i < REACH_FIELDS && object_peek(object, i, &key, &found); i++)
        if (found.kind == PROPERTY_DATA && !preview_hides(object, key))
            want(reach, found.value);
}

/* A function has fields that nobody asks for; what it keeps alive counts. */
static void follow(struct reach *reach, const struct object *object)
{
    const struct promise *promise = promise_of(value_object(object));
    const struct env *env = reach_closure(object);
    if (env)
        scope_read_env(env, want_variable, reach);
    if (value_is_callable(value_object(object)))
        return;
    if (promise)
        want(reach, promise->result);
    if (object_class(object) == CLASS_MAP || object_class(object) == CLASS_SET)
        want_entries(reach, object);
    want_fields(reach, object);
}

void reach_process(struct reach *reach, const struct process *process)
{
    const struct generator *waiting[REACH_WAITING];
    const struct timer *timer;
    const struct frame *f = reach_frame(process->vm.frame);
    reach->count = 0;
    for (; f; f = reach_frame(f->caller)) {
        want(reach, reach_this(process, f));
        scope_read(f, want_variable, reach);
    }
    uint32_t count = reach_waiting(process, waiting);
    for (uint32_t i = 0; i < count; i++)
        scope_read(generator_peek(waiting[i]), want_variable, reach);
    for (uint32_t i = 0; (timer = timers_peek(process, i)); i++)
        if (!timer->library)
            want(reach, timer->callback);
    for (uint32_t i = 0; i < reach->count; i++)
        follow(reach, reach->objects[i]);
}
