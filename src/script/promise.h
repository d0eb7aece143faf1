/*
 * promise.h: promises as data (ECMA-262, 27.2), without running JavaScript.
 *
 * A promise keeps its reactions as a row of Values until it is settled; then
 * each becomes a job, in order. What must look at a thenable's `then` may have
 * to run a getter: such functions here answer false, having done nothing, and
 * the caller goes through the library (HOOK_RESOLVE_PROMISE,
 * HOOK_AWAIT_VALUE), which does the same with frames.
 *
 * For the collector: behind the object's head there are Values only, here as
 * in iterator.h and collection.h (a pair of 32-bit numbers whose upper one is
 * small looks like a double and is left alone).
 */
#ifndef LOOPLINE_SCRIPT_PROMISE_H
#define LOOPLINE_SCRIPT_PROMISE_H

#include "script/object.h"
#include "script/vm.h"

enum promise_state {
    PROMISE_PENDING,
    PROMISE_FULFILLED,
    PROMISE_REJECTED
};

/* CLASS_PROMISE. */
struct promise {
    struct object object;
    uint32_t state; /* enum promise_state */
    uint32_t handled; /* 1: somebody has asked for the outcome */
    Value result; /* the value or the reason; UNDEFINED while pending */
    Value reactions; /* a cell of PROMISE_REACTION Values each, or UNDEFINED */
    uint32_t reaction_count;
    uint32_t rejection; /* its number among those that were rejected while
                           nobody had asked, from 1 on, doubled; +1 once it
                           was reported */
    Value inner[2];
};

/*
 * One reaction: what the row holds, in this order.
 *   kind         JOB_REACTION, or JOB_RESUME: an await
 *   fulfilled    the handler or UNDEFINED; for an await the generator
 *   rejected     the handler or UNDEFINED
 *   derived      what the handler's outcome settles: a promise, the library's
 *                record {promise, resolve, reject} (a subclass), or UNDEFINED
 *   context      vm->context when the reaction was added
 *   step         vm->steps then, a number
 */
enum promise_reaction {
    REACTION_KIND,
    REACTION_FULFILLED,
    REACTION_REJECTED,
    REACTION_DERIVED,
    REACTION_CONTEXT,
    REACTION_STEP,
    PROMISE_REACTION
};

/* The promise that a value is, or NULL. */
static inline struct promise *promise_of(Value value)
{
    return value_is_class(value, CLASS_PROMISE)
               ? (struct promise *)value_as_object(value)
               : NULL;
}

/* A pending promise whose prototype is Promise.prototype. */
struct promise *promise_new(struct vm *vm);
/* The same with another prototype (a subclass). */
struct promise *promise_new_with(struct vm *vm, struct object *prototype);

/* Settles a pending promise (27.2.1.4, 27.2.1.7); one that is settled already
 * is left as it is. Queues the jobs of its reactions. A rejection that nobody
 * has asked for is appended to vm->rejections. */
void promise_fulfil(struct vm *vm, struct promise *promise, Value value);
void promise_reject(struct vm *vm, struct promise *promise, Value reason);

/*
 * What a promise's resolve function does (27.2.1.3.2): fulfils, or, for a
 * thenable, queues the job that calls its `then`. False, and nothing done,
 * where `then` is a getter.
 */
bool promise_resolve(struct vm *vm, struct promise *promise, Value value);

/*
 * PromiseResolve(%Promise%, value) (27.2.4.7.1), the start of an await: the
 * value itself where it is a promise of ours, else a new one resolved with
 * it. NULL, and nothing done, where a getter must run.
 */
struct promise *promise_from_value(struct vm *vm, Value value);

/* Adds a reaction (27.2.5.4.1), or queues its job where the promise is
 * settled; the promise counts as handled. */
void promise_then(struct vm *vm, struct promise *promise, Value fulfilled,
                  Value rejected, Value derived);

/* The same for an await: the outcome resumes `generator` (JOB_RESUME, or
 * JOB_RESUME_THROW, with function = generator, argument = the outcome). */
void promise_then_resume(struct vm *vm, struct promise *promise,
                         Value generator);

/* Takes a promise off vm->rejections; it counts as handled. One that was
 * reported already goes to vm->handled_late. */
void promise_mark_handled(struct vm *vm, struct promise *promise);

#endif
