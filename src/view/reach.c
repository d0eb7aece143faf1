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
    return frame_of_program(frame);
}

bool reach_is_library(const struct process *process, const struct step *step)
{
    const struct frame *frame = process->vm.frame;
    return frame && !reach_frame(frame) && step->kind != STEP_START;
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

static void add_name(struct reach *reach, uint32_t object, int holder,
                     Value key)
{
    struct reach_name name = {(uint16_t)object, (int16_t)holder, key};
    for (uint32_t i = 0; i < reach->name_count; i++)
        if (reach->names[i].object == object &&
            reach->names[i].holder == holder && reach->names[i].key == key)
            return;
    if (reach->name_count < REACH_NAMES)
        reach->names[reach->name_count++] = name;
}

/* What `holder` holds under that key. */
static void want(struct reach *reach, Value value, int holder, Value key)
{
    if (!value_is_object(value))
        return;
    const struct object *object = value_as_object(value);
    uint32_t i = 0;
    while (i < reach->count && reach->objects[i] != object)
        i++;
    if (i == REACH_OBJECTS)
        return;
    if (i == reach->count)
        reach->objects[reach->count++] = object;
    add_name(reach, i, holder, key);
}

/* Variables of a frame, or of the closure that is object number `holder`. */
struct wanted {
    struct reach *reach;
    int holder;
};

static bool want_variable(const struct variable *variable, void *context)
{
    const struct wanted *wanted = context;
    want(wanted->reach, variable->value, wanted->holder, variable->name);
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

static void want_entries(struct reach *reach, const struct object *object,
                         int holder)
{
    uint32_t serial = 0;
    Value key, value;
    for (int i = 0;
         i < REACH_FIELDS && collection_next((const struct collection *)object,
                                             &serial, &key, &value);
         i++) {
        want(reach, key, holder, UNDEFINED);
        want(reach, value, holder, key);
    }
}

static void want_fields(struct reach *reach, const struct object *object,
                        int holder)
{
    Value key;
    struct property found;
    uint32_t at = 0;
    for (int i = 0;
         i < REACH_FIELDS && object_next(object, &at, &key, &found); i++)
        if (found.kind == PROPERTY_DATA && !preview_hides(object, key))
            want(reach, found.value, holder, key);
}

/* A function has fields that nobody asks for; what it keeps alive counts. */
static void follow(struct reach *reach, uint32_t i)
{
    const struct object *object = reach->objects[i];
    const struct promise *promise = promise_of(value_object(object));
    const struct env *env = reach_closure(object);
    struct wanted wanted = {reach, (int)i};
    if (env)
        scope_read_env(env, want_variable, &wanted);
    if (value_is_callable(value_object(object)))
        return;
    if (promise)
        want(reach, promise->result, (int)i, UNDEFINED);
    if (object_class(object) == CLASS_MAP || object_class(object) == CLASS_SET)
        want_entries(reach, object, (int)i);
    want_fields(reach, object, (int)i);
}

void reach_process(struct reach *reach, const struct process *process)
{
    const struct generator *waiting[REACH_WAITING];
    const struct timer *timer;
    const struct frame *f = reach_frame(process->vm.frame);
    struct wanted wanted = {reach, HOLDER_VARIABLE};
    reach->count = reach->name_count = 0;
    for (; f; f = reach_frame(f->caller)) {
        want(reach, reach_this(process, f), HOLDER_THIS, UNDEFINED);
        scope_read(f, want_variable, &wanted);
    }
    uint32_t count = reach_waiting(process, waiting);
    for (uint32_t i = 0; i < count; i++)
        scope_read(generator_peek(waiting[i]), want_variable, &wanted);
    for (uint32_t i = 0; i < REACH_OBJECTS && (timer = timers_peek(process, i));
         i++)
        if (!timer->library)
            want(reach, timer->callback, HOLDER_TIMER, UNDEFINED);
    for (uint32_t i = 0; i < reach->count; i++)
        follow(reach, i);
}
