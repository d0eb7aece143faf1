/*
 * Promises (ECMA-262, 27.2): what the library builds them from, and the short
 * ways of `then` and `resolve` where nothing unusual is in the way.
 */
#include "script/job.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/promise.h"

/* new Promise(executor): the library calls the executor (promiseStart). */
static enum native_result promise_constructor(struct native_call *call)
{
    Value executor = native_arg(call, 0);
    if (call->new_target == UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Promise constructor cannot be invoked without "
                           "'new'");
    }
    if (!value_is_callable(executor)) {
        return native_type_error(call, "Promise resolver ", executor,
                                 " is not a function");
    }
    struct promise *promise = promise_new_with(
        call->vm, native_prototype(call, INTRINSIC_PROMISE_PROTOTYPE));
    call->args[0] = value_object(&promise->object);
    call->args[1] = executor;
    call->argc = 2;
    return native_call_with(call, call->vm->hooks[HOOK_PROMISE_START],
                            UNDEFINED, 0);
}

static enum native_result promise_make(struct native_call *call)
{
    return native_object(call, &promise_new(call->vm)->object);
}

static enum native_result promise_do_fulfil(struct native_call *call)
{
    promise_fulfil(call->vm, promise_of(call->args[0]), call->args[1]);
    return native_ok(call, UNDEFINED);
}

static enum native_result promise_do_reject(struct native_call *call)
{
    promise_reject(call->vm, promise_of(call->args[0]), call->args[1]);
    return native_ok(call, UNDEFINED);
}

/* promiseResolve(promise, value): the library's resolvePromise, first. */
static enum native_result promise_do_resolve(struct native_call *call)
{
    if (!promise_resolve(call->vm, promise_of(call->args[0]),
                         call->args[1])) {
        return NATIVE_FALLBACK;
    }
    return native_ok(call, UNDEFINED);
}

/* %promiseThenable(promise, thenable, then): queues the call of `then`. */
static enum native_result promise_thenable(struct native_call *call)
{
    struct job job = {.kind = JOB_THENABLE,
                      .function = call->args[2],
                      .argument = UNDEFINED,
                      .promise = call->args[0],
                      .extra = call->args[1],
                      .context = call->vm->context};
    job_push(call->vm, &job);
    return native_ok(call, UNDEFINED);
}

/* %promiseReact(promise, fulfilled, rejected, derived). */
static enum native_result promise_react(struct native_call *call)
{
    promise_then(call->vm, promise_of(call->args[0]), call->args[1],
                 call->args[2], call->args[3]);
    return native_ok(call, UNDEFINED);
}

static Value handler_of(Value value)
{
    return value_is_callable(value) ? value : UNDEFINED;
}

/* True where `then` on it would make a promise of ours. */
static bool is_plain(struct vm *vm, struct promise *promise)
{
    Value constructor;
    return promise != NULL &&
           native_get(vm, &promise->object, vm_atom(vm, ATOM_CONSTRUCTOR),
                      &constructor) &&
           constructor == vm->intrinsics[INTRINSIC_PROMISE];
}

/* %promiseIsPlain(value). */
static enum native_result promise_is_plain(struct native_call *call)
{
    return native_boolean(call, is_plain(call->vm, promise_of(call->args[0])));
}

/* Promise.prototype.then on a promise whose constructor is Promise. */
static enum native_result promise_then_plain(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct promise *promise = promise_of(call->this_value);
    if (!is_plain(vm, promise)) {
        return NATIVE_FALLBACK;
    }
    struct promise *derived = promise_new(vm);
    promise_then(vm, promise, handler_of(native_arg(call, 0)),
                 handler_of(native_arg(call, 1)),
                 value_object(&derived->object));
    return native_object(call, &derived->object);
}

/* promiseFromValue(value): the start of an await. */
static enum native_result promise_from(struct native_call *call)
{
    struct promise *promise =
        promise_from_value(call->vm, native_arg(call, 0));
    return promise == NULL ? NATIVE_FALLBACK
                           : native_object(call, &promise->object);
}

/* Promise.resolve where `this` is Promise itself. */
static enum native_result promise_resolve_static(struct native_call *call)
{
    return call->this_value == call->vm->intrinsics[INTRINSIC_PROMISE]
               ? promise_from(call)
               : NATIVE_FALLBACK;
}

static enum native_result promise_reject_static(struct native_call *call)
{
    if (call->this_value != call->vm->intrinsics[INTRINSIC_PROMISE]) {
        return NATIVE_FALLBACK;
    }
    struct promise *promise = promise_new(call->vm);
    promise_reject(call->vm, promise, native_arg(call, 0));
    return native_object(call, &promise->object);
}

/* %promiseState(promise): 0 pending, 1 fulfilled, 2 rejected; and what came
 * out. */
static enum native_result promise_get_state(struct native_call *call)
{
    return native_ok(call,
                     value_int((int)promise_of(call->args[0])->state));
}

static enum native_result promise_get_result(struct native_call *call)
{
    return native_ok(call, promise_of(call->args[0])->result);
}

/* %promiseHandled(promise): somebody takes care of its rejection. */
static enum native_result promise_set_handled(struct native_call *call)
{
    promise_mark_handled(call->vm, promise_of(call->args[0]));
    return native_ok(call, call->args[0]);
}

/* %queueJob(function): a microtask. */
static enum native_result promise_queue(struct native_call *call)
{
    struct job job = {.kind = JOB_CALLBACK,
                      .function = call->args[0],
                      .argument = UNDEFINED,
                      .promise = UNDEFINED,
                      .extra = UNDEFINED,
                      .context = call->vm->context};
    job_push(call->vm, &job);
    return native_ok(call, UNDEFINED);
}

/* %asyncContext(): what AsyncLocalStorage has set, see vm.context. */
static enum native_result context_get(struct native_call *call)
{
    return native_ok(call, call->vm->context);
}

/* %setAsyncContext(value). */
static enum native_result context_set(struct native_call *call)
{
    call->vm->context = call->args[0];
    return native_ok(call, UNDEFINED);
}

const struct native native_promise_rows[] = {
    FN_FLAGS(NULL, "Promise", promise_constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             ANY),
    INTERNAL_NONE("asyncContext", context_get),
    INTERNAL("setAsyncContext", context_set, ANY),
    OPTIONAL(1, "promiseNew", promise_make, ANY),
    INTERNAL("promiseFulfil", promise_do_fulfil, ANY, ANY),
    INTERNAL("promiseReject", promise_do_reject, ANY, ANY),
    INTERNAL("promiseResolve", promise_do_resolve, ANY, ANY),
    INTERNAL("promiseThenable", promise_thenable, ANY, ANY, ANY),
    INTERNAL("promiseReact", promise_react, ANY, ANY, ANY, ANY),
    INTERNAL("promiseThen", promise_then_plain, ANY),
    INTERNAL("promiseIsPlain", promise_is_plain, ANY),
    INTERNAL("promiseFromValue", promise_from, ANY),
    INTERNAL("promiseResolveStatic", promise_resolve_static, ANY),
    INTERNAL("promiseRejectStatic", promise_reject_static, ANY),
    INTERNAL("promiseState", promise_get_state, ANY),
    INTERNAL("promiseResult", promise_get_result, ANY),
    INTERNAL("promiseHandled", promise_set_handled, ANY),
    INTERNAL("queueJob", promise_queue, ANY),
};
NATIVE_COUNT(promise);
