#include "script/promise.h"

#include "script/job.h"
#include "script/native_help.h"
#include "script/realm.h"

#define FIRST_REACTIONS 2u

struct promise *promise_new_with(struct vm *vm, struct object *prototype)
{
    struct promise *promise = (struct promise *)object_new_sized(
        vm, CLASS_PROMISE, shape_root(vm, prototype), sizeof *promise,
        offsetof(struct promise, inner), 2);
    promise->result = UNDEFINED;
    promise->reactions = UNDEFINED;
    return promise;
}

struct promise *promise_new(struct vm *vm)
{
    return promise_new_with(vm,
                            vm_intrinsic(vm, INTRINSIC_PROMISE_PROTOTYPE));
}

/* --- reactions ---------------------------------------------------------- */

/* Queues the job of one reaction to an outcome. */
static void queue_reaction(struct vm *vm, const Value *reaction, bool rejected,
                           Value outcome)
{
    struct job job = {.argument = outcome, .promise = UNDEFINED};
    job.context = reaction[REACTION_CONTEXT];
    job.asked = (uint64_t)value_as_double(reaction[REACTION_STEP]);
    job.function =
        reaction[rejected ? REACTION_REJECTED : REACTION_FULFILLED];
    job.extra = value_int(rejected);
    if (reaction[REACTION_KIND] == value_int(JOB_RESUME)) {
        job.kind = rejected ? JOB_RESUME_THROW : JOB_RESUME;
    } else {
        job.kind = JOB_REACTION;
        job.promise = reaction[REACTION_DERIVED];
    }
    job_push(vm, &job);
}

static void keep_reaction(struct vm *vm, struct promise *promise,
                          const Value *reaction)
{
    uint32_t count = promise->reaction_count, capacity = 0;
    struct values *row = NULL;
    if (promise->reactions != UNDEFINED) {
        row = value_as_cell(promise->reactions);
        capacity = row->cell.extra / PROMISE_REACTION;
    }
    if (count == capacity) {
        capacity = capacity == 0 ? FIRST_REACTIONS : capacity * 2;
        struct values *more = values_new(vm, capacity * PROMISE_REACTION);
        if (row != NULL) {
            memcpy(more->at, row->at,
                   count * PROMISE_REACTION * sizeof(Value));
        }
        row = more;
        promise->reactions = value_cell(row);
    }
    memcpy(row->at + count * PROMISE_REACTION, reaction,
           PROMISE_REACTION * sizeof(Value));
    promise->reaction_count = count + 1;
}

static void react(struct vm *vm, struct promise *promise,
                  const Value *reaction)
{
    if (promise->state == PROMISE_PENDING) {
        keep_reaction(vm, promise, reaction);
    } else {
        queue_reaction(vm, reaction, promise->state == PROMISE_REJECTED,
                       promise->result);
    }
    promise_mark_handled(vm, promise);
}

void promise_then(struct vm *vm, struct promise *promise, Value fulfilled,
                  Value rejected, Value derived)
{
    Value reaction[PROMISE_REACTION];
    reaction[REACTION_KIND] = value_int(JOB_REACTION);
    reaction[REACTION_FULFILLED] = fulfilled;
    reaction[REACTION_REJECTED] = rejected;
    reaction[REACTION_DERIVED] = derived;
    reaction[REACTION_CONTEXT] = vm->context;
    reaction[REACTION_STEP] = value_double((double)vm->steps);
    react(vm, promise, reaction);
}

void promise_then_resume(struct vm *vm, struct promise *promise,
                         Value generator)
{
    Value reaction[PROMISE_REACTION];
    reaction[REACTION_KIND] = value_int(JOB_RESUME);
    reaction[REACTION_FULFILLED] = generator;
    reaction[REACTION_REJECTED] = generator;
    reaction[REACTION_DERIVED] = UNDEFINED;
    reaction[REACTION_CONTEXT] = vm->context;
    reaction[REACTION_STEP] = value_double((double)vm->steps);
    react(vm, promise, reaction);
}

/* --- settling ----------------------------------------------------------- */

static void settle(struct vm *vm, struct promise *promise,
                   enum promise_state state, Value outcome)
{
    Value reactions = promise->reactions;
    uint32_t count = promise->reaction_count;
    promise->state = state;
    promise->result = outcome;
    promise->reactions = UNDEFINED;
    promise->reaction_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct values *row = value_as_cell(reactions);
        queue_reaction(vm, row->at + i * PROMISE_REACTION,
                       state == PROMISE_REJECTED, outcome);
    }
}

void promise_fulfil(struct vm *vm, struct promise *promise, Value value)
{
    if (promise->state == PROMISE_PENDING) {
        settle(vm, promise, PROMISE_FULFILLED, value);
    }
}

void promise_reject(struct vm *vm, struct promise *promise, Value reason)
{
    if (promise->state != PROMISE_PENDING) {
        return;
    }
    if (!promise->handled) {
        promise->rejection = ++vm->rejection_count * 2;
        array_push(vm, value_as_object(vm->rejections),
                   value_object(&promise->object));
    }
    settle(vm, promise, PROMISE_REJECTED, reason);
}

/* Takes element `i` out of a dense array. */
static void take_out(struct object *list, uint32_t i)
{
    memmove(list->elements + i, list->elements + i + 1,
            (list->element_count - i - 1) * sizeof(Value));
    list->element_count--;
    list->length--;
    list->elements[list->element_count] = 0;
}

void promise_mark_handled(struct vm *vm, struct promise *promise)
{
    bool known = promise->handled;
    promise->handled = 1;
    if (known || promise->state != PROMISE_REJECTED) {
        return;
    }
    struct object *list = value_as_object(vm->rejections);
    for (uint32_t i = 0; i < list->element_count; i++) {
        if (list->elements[i] == value_object(&promise->object)) {
            take_out(list, i);
            return;
        }
    }
    if (promise->rejection & 1) {
        array_push(vm, value_as_object(vm->handled_late),
                   value_object(&promise->object));
    }
}

/* --- resolving ---------------------------------------------------------- */

bool promise_resolve(struct vm *vm, struct promise *promise, Value value)
{
    Value then;
    if (value == value_object(&promise->object)) {
        promise_reject(vm, promise,
                       error_new(vm, ERROR_TYPE,
                                 string_from_c(vm, "Chaining cycle detected "
                                                   "for promise "
                                                   "#<Promise>")));
        return true;
    }
    if (!value_is_object(value)) {
        promise_fulfil(vm, promise, value);
        return true;
    }
    if (!native_get(vm, value_as_object(value), vm_atom(vm, ATOM_THEN),
                    &then)) {
        return false;
    }
    if (!value_is_callable(then)) {
        promise_fulfil(vm, promise, value);
        return true;
    }
    struct job job = {.kind = JOB_THENABLE,
                      .function = then,
                      .argument = UNDEFINED,
                      .promise = value_object(&promise->object),
                      .extra = value,
                      .context = vm->context};
    job_push(vm, &job);
    return true;
}

/* True where the promise's `constructor` is Promise; *known is false where a
 * getter must be asked. */
static bool is_own(struct vm *vm, struct promise *promise, bool *known)
{
    Value constructor;
    *known = native_get(vm, &promise->object,
                        vm_atom(vm, ATOM_CONSTRUCTOR), &constructor);
    return *known && constructor == vm->intrinsics[INTRINSIC_PROMISE];
}

struct promise *promise_from_value(struct vm *vm, Value value)
{
    struct promise *promise = promise_of(value);
    bool known = true;
    if (promise != NULL && is_own(vm, promise, &known)) {
        return promise;
    }
    Value then;
    if (!known || (value_is_object(value) &&
                   !native_get(vm, value_as_object(value),
                               vm_atom(vm, ATOM_THEN), &then))) {
        return NULL;
    }
    promise = promise_new(vm);
    promise_resolve(vm, promise, value);
    return promise;
}
