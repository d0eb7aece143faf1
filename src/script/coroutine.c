/*
 * coroutine.c: generators and async functions: frames that leave the stack
 * and come back.
 */
#include "script/error.h"
#include "script/iterator.h"
#include "script/opcode.h"
#include "script/promise.h"
#include "script/vm_internal.h"

const struct frame *generator_peek(const struct generator *generator)
{
    if (!generator->saved || generator->saved_count == 0)
        return NULL;
    return (const struct frame *)generator->saved->at;
}

static struct generator *generator_of(const struct frame *f)
{
    return value_pointer(f->generator);
}

static struct generator *generator_new(struct vm *vm, const struct frame *f,
                                       enum generator_kind kind,
                                       struct object *prototype)
{
    struct object *o = object_new_sized(
        vm, CLASS_GENERATOR, shape_root(vm, prototype),
        sizeof(struct generator), offsetof(struct generator, inner), 2);
    struct generator *generator = (struct generator *)o;
    generator->kind = kind;
    generator->promise = UNDEFINED;
    generator->answer = UNDEFINED;
    generator->awaits = UNDEFINED;
    generator->requests = UNDEFINED;
    generator->function = f->function;
    generator->state = GENERATOR_RUNNING;
    return generator;
}

/* The running frame goes into its generator; vm->frame is its caller then. */
static void frame_save(struct vm *vm, struct frame *f,
                       enum generator_state state)
{
    struct generator *generator = generator_of(f);
    uint32_t count = (uint32_t)(vm->sp - (Value *)f);
    if (!generator->saved || generator->saved->cell.extra < count)
        generator->saved = values_new(vm, count);
    memcpy(generator->saved->at, f, count * sizeof(Value));
    generator->saved_count = count;
    generator->state = state;
    vm->frame = f->caller;
}

/* Tells whoever resumed the generator in `f`. A for loop wants the bare
 * value, next() the pair. */
static enum act hand_out(struct vm *vm, struct vm_host *host,
                         const struct frame *f, Value value, bool done,
                         enum vm_step step)
{
    Value generator = f->generator;
    struct frame popped = *f;
    popped.args = &generator;
    if (f->mode == RETURN_ITER_NEXT)
        value = done ? EMPTY : value;
    else
        value = value_object(iterator_result_new(vm, value, done));
    return frame_deliver(vm, host, &popped, value, step);
}

enum act coroutine_start(struct vm *vm, struct vm_host *host)
{
    struct frame *f = vm->frame;
    bool async = f->code->flags & CODE_ASYNC;
    struct object *prototype =
        vm_intrinsic(vm, async ? INTRINSIC_ASYNC_GENERATOR_PROTOTYPE
                               : INTRINSIC_GENERATOR_PROTOTYPE);
    struct property found;
    if (object_find(vm, value_as_object(f->function),
                    vm_atom(vm, ATOM_PROTOTYPE), &found) &&
        found.kind == PROPERTY_DATA && value_is_object(found.value))
        prototype = value_as_object(found.value);
    struct generator *generator = generator_new(
        vm, f, async ? GENERATOR_ASYNC : GENERATOR_PLAIN, prototype);
    f->generator = value_object(&generator->object);
    struct frame popped = *f;
    frame_save(vm, f, GENERATOR_START);
    return frame_deliver(vm, host, &popped, value_object(&generator->object),
                         VM_STEP_RETURN);
}

enum act coroutine_start_module(struct vm *vm, struct vm_host *host)
{
    struct frame *f = vm->frame;
    bool async = f->code->flags & CODE_ASYNC;
    struct generator *generator =
        generator_new(vm, f, async ? GENERATOR_CALL : GENERATOR_PLAIN, NULL);
    if (async)
        generator->promise = value_object(&promise_new(vm)->object);
    f->generator = value_object(&generator->object);
    struct frame popped = *f;
    frame_save(vm, f, GENERATOR_START);
    return frame_deliver(vm, host, &popped, value_object(&generator->object),
                         VM_STEP_RETURN);
}

enum act coroutine_yield(struct vm *vm, struct vm_host *host, Value value)
{
    struct frame *f = vm->frame;
    struct frame popped = *f;
    frame_save(vm, f, GENERATOR_YIELD);
    return hand_out(vm, host, &popped, value, false, VM_STEP_YIELD);
}

/* A result has been handed over, `act` says how; for the promise of a request
 * somebody's getter has to be asked still. */
static enum act go_on_with_hook(struct vm *vm, struct vm_host *host,
                                enum act act, enum hook hook, Value first,
                                Value second)
{
    bool stopped = act == ACT_OUT && host->outcome == VM_STEP;
    Value args[2] = {first, second};
    enum act called =
        frame_call_hook(vm, host, hook, args, 2, 0,
                        vm->frame ? RETURN_DISCARD : RETURN_BASE, 0);
    return stopped ? act : called;
}

/* AsyncGeneratorYield (27.6.3.8), behind its await: the first request gets its
 * answer. Where another one waits, the generator goes on at once. */
enum act coroutine_async_yield(struct vm *vm, struct vm_host *host, Value value)
{
    struct frame *f = vm->frame;
    struct generator *generator = generator_of(f);
    Value promise = async_generator_shift(generator);
    Value result = value_object(iterator_result_new(vm, value, false));
    bool done = promise_resolve(vm, value_pointer(promise), result);
    const Value *next = generator_request(generator);
    struct frame popped = *f;
    enum act act = ACT_RELOAD;
    if (next) {
        vm->sp[0] = next[REQUEST_VALUE];
        vm->sp[1] = next[REQUEST_KIND];
        vm->sp += 2;
        if (vm_count(vm, host))
            act = vm_stop(host, VM_STEP_YIELD, value, f->function);
    } else {
        frame_save(vm, f, GENERATOR_YIELD);
        act = frame_deliver(vm, host, &popped, generator->answer,
                            VM_STEP_YIELD);
    }
    if (act == ACT_OUT && host->outcome == VM_STEP)
        host->value = value;
    return done ? act
                : go_on_with_hook(vm, host, act, HOOK_RESOLVE_PROMISE, promise,
                                  result);
}

/* --- yield* ------------------------------------------------------------------- */

enum act coroutine_delegate(struct vm *vm, struct vm_host *host,
                            const uint8_t *at)
{
    struct generator *generator = generator_of(vm->frame);
    Value args[4] = {vm->sp[-3], vm->sp[-2], vm->sp[-1],
                     value_int((int)generator->resume)};
    (void)at;
    generator->resume = RESUME_NEXT;
    return frame_call_hook(vm, host, HOOK_DELEGATE, args, 4, 0, RETURN_DELEGATE,
                           0);
}

enum act coroutine_async_delegate(struct vm *vm, struct vm_host *host)
{
    Value args[4];
    memcpy(args, vm->sp - 4, sizeof args);
    return frame_call_hook(vm, host, HOOK_ASYNC_DELEGATE, args, 4, 0,
                           RETURN_PUSH, 0);
}

/* The inner result object goes out as it is, but a for loop wants its value. */
static enum act delegate_out(struct vm *vm, struct vm_host *host,
                             struct frame *f, Value result)
{
    struct frame popped = *f;
    Value generator = f->generator;
    f->pc -= 1; /* back to the YIELD_STAR */
    frame_save(vm, f, GENERATOR_YIELD);
    if (popped.mode != RETURN_ITER_NEXT)
        return frame_deliver(vm, host, &popped, result, VM_STEP_YIELD);
    struct property found;
    if (!object_find(vm, value_as_object(result), vm_atom(vm, ATOM_VALUE),
                     &found))
        found = (struct property){.kind = PROPERTY_DATA, .value = UNDEFINED};
    popped.args = &generator;
    if (found.kind == PROPERTY_DATA)
        return frame_deliver(vm, host, &popped, found.value, VM_STEP_YIELD);
    vm->sp = popped.result_at;
    vm->sp[-2] = generator;
    return frame_call_accessor(vm, host, found.get, result, EMPTY, RETURN_PUSH);
}

enum act coroutine_delegated(struct vm *vm, struct vm_host *host, Value pair)
{
    struct frame *f = vm->frame;
    const struct object *array = value_as_object(pair);
    int what = value_as_int(array->elements[0]);
    Value value = array->elements[1];
    if (what == 0)
        return delegate_out(vm, host, f, value);
    vm->sp -= 3;
    if (what == 2)
        return unwind_return(vm, host, value);
    *vm->sp++ = value;
    return ACT_RELOAD;
}

/* --- resuming ------------------------------------------------------------------- */

static enum act resume_finished(struct vm *vm, struct vm_host *host,
                                struct generator *generator,
                                enum resume_mode how, Value value, Value *base,
                                enum frame_return mode)
{
    if (how == RESUME_THROW) {
        vm->sp = base;
        vm->exception = value;
        return ACT_THROW;
    }
    struct frame from = {.mode = (uint8_t)mode,
                         .result_at = base,
                         .function = generator->function,
                         .generator = value_object(&generator->object)};
    return hand_out(vm, host, &from, how == RESUME_NEXT ? UNDEFINED : value,
                    true, VM_STEP_RETURN);
}

/* What return() was given to an async generator that is over is there. */
static enum act resume_returned(struct vm *vm, struct vm_host *host,
                                struct generator *generator,
                                enum resume_mode how, Value value, Value *base,
                                enum frame_return mode)
{
    struct frame from = {.mode = (uint8_t)mode,
                         .result_at = base,
                         .function = generator->function};
    async_generator_end(generator, value, how == RESUME_THROW);
    bool done = async_generator_drain(vm, generator);
    enum act act =
        frame_deliver(vm, host, &from, UNDEFINED, VM_STEP_RETURN);
    return done ? act
                : go_on_with_hook(vm, host, act, HOOK_ASYNC_GENERATOR_DRAIN,
                                  value_object(&generator->object), UNDEFINED);
}

/* Copies the saved frame behind vm->sp, and makes it the running one. */
static void frame_restore(struct vm *vm, struct generator *generator,
                          Value *base, enum frame_return mode)
{
    struct frame *f = (struct frame *)vm->sp;
    memcpy(f, generator->saved->at, generator->saved_count * sizeof(Value));
    f->caller = vm->frame;
    f->result_at = base;
    f->args = NULL;
    f->argc = 0;
    f->mode = (uint8_t)mode;
    f->depth = vm->frame ? vm->frame->depth + 1 : 0;
    vm->sp = (Value *)f + generator->saved_count;
    vm->frame = f;
    vm->ticks++;
    memset(generator->saved->at, 0, generator->saved_count * sizeof(Value));
    generator->saved_count = 0;
}

enum act coroutine_resume(struct vm *vm, struct vm_host *host,
                          struct generator *generator, enum resume_mode how,
                          Value value, Value *base, enum frame_return mode)
{
    enum generator_state state = generator->state;
    if (state == GENERATOR_RUNNING) {
        error_throw(vm, ERROR_TYPE, "Generator is already running");
        return ACT_THROW;
    }
    if (state == GENERATOR_START && how != RESUME_NEXT) {
        generator->state = state = GENERATOR_DONE;
        generator->saved = NULL;
        generator->saved_count = 0;
    }
    if (state == GENERATOR_DONE)
        return resume_finished(vm, host, generator, how, value, base, mode);
    if (state == GENERATOR_AWAIT_RETURN)
        return resume_returned(vm, host, generator, how, value, base, mode);
    size_t at = (size_t)(base - vm->stack);
    const struct frame *saved = generator_peek(generator);
    size_t rest = (size_t)saved->code->locals + saved->code->stack;
    if (!stack_room(vm, generator->saved_count + rest))
        return ACT_THROW;
    vm->sp = vm->stack + at;
    frame_restore(vm, generator, vm->sp, mode);
    generator->state = GENERATOR_RUNNING;
    generator->awaits = UNDEFINED;
    if (state == GENERATOR_START)
        return ACT_RELOAD;
    if (state == GENERATOR_AWAIT) {
        generator->answer = UNDEFINED;
    } else if (generator->kind == GENERATOR_ASYNC) {
        *vm->sp++ = value;
        *vm->sp++ = value_int((int)how);
        return ACT_RELOAD;
    }
    if (*vm->frame->pc == OP_YIELD_STAR) {
        generator->resume = how;
        vm->sp[-1] = value;
        return ACT_RELOAD;
    }
    if (how == RESUME_THROW) {
        vm->exception = value;
        return ACT_THROW;
    }
    if (how == RESUME_RETURN)
        return unwind_return(vm, host, value);
    *vm->sp++ = value;
    return ACT_RELOAD;
}

/* --- async functions ------------------------------------------------------------- */

/* The object that stands for an async call, made at its first await or end. */
static struct generator *async_object(struct vm *vm, struct frame *f)
{
    if (!value_is_undefined(f->generator))
        return generator_of(f);
    struct generator *generator = generator_new(vm, f, GENERATOR_CALL, NULL);
    generator->promise = value_object(&promise_new(vm)->object);
    generator->answer = generator->promise;
    f->generator = value_object(&generator->object);
    return generator;
}

/* The promise that an operand stands for; NULL where the library must be
 * asked, which then answers with a pair that holds it. */
static struct promise *awaited(struct vm *vm, Value value)
{
    if (!value_is_cell(value))
        return promise_from_value(vm, value);
    const struct accessor *pair = value_as_cell(value);
    return promise_of(pair->get);
}

enum act coroutine_await(struct vm *vm, struct vm_host *host, const uint8_t *at)
{
    struct frame *f = vm->frame;
    Value value = vm->sp[-1];
    struct promise *promise = awaited(vm, value);
    if (!promise) {
        uint16_t slot = (uint16_t)(vm->sp - 1 - frame_operands(f));
        f->pc = at;
        return frame_call_hook(vm, host, HOOK_AWAIT_VALUE, &value, 1, 0,
                               RETURN_SLOT, slot);
    }
    struct generator *generator = async_object(vm, f);
    struct frame popped = *f;
    vm->sp--;
    frame_save(vm, f, GENERATOR_AWAIT);
    generator->awaits = value_object(&promise->object);
    generator->await_step = vm->steps + 1;
    promise_then_resume(vm, promise, popped.generator);
    enum act act =
        frame_deliver(vm, host, &popped, generator->answer, VM_STEP_AWAIT);
    if (act == ACT_OUT && host->outcome == VM_STEP)
        host->value = generator->awaits;
    return act;
}

static enum act async_settle(struct vm *vm, struct vm_host *host,
                             struct frame *f, Value value, bool thrown)
{
    struct generator *generator = async_object(vm, f);
    struct promise *promise = value_pointer(generator->promise);
    struct frame popped = *f;
    generator->state = GENERATOR_DONE;
    generator->saved = NULL;
    generator->saved_count = 0;
    vm->frame = f->caller;
    bool done = true;
    if (thrown)
        promise_reject(vm, promise, value);
    else
        done = promise_resolve(vm, promise, value);
    enum act act =
        frame_deliver(vm, host, &popped, generator->answer, VM_STEP_RETURN);
    return done ? act
                : go_on_with_hook(vm, host, act, HOOK_RESOLVE_PROMISE,
                                  generator->promise, value);
}

/* The body of an async generator is over (27.6.3.2). */
static enum act async_generator_settle(struct vm *vm, struct vm_host *host,
                                       struct frame *f, Value value,
                                       bool thrown)
{
    struct generator *generator = generator_of(f);
    struct frame popped = *f;
    vm->frame = f->caller;
    async_generator_end(generator, value, thrown);
    bool done = async_generator_drain(vm, generator);
    enum act act =
        frame_deliver(vm, host, &popped, generator->answer, VM_STEP_RETURN);
    return done ? act
                : go_on_with_hook(vm, host, act, HOOK_ASYNC_GENERATOR_DRAIN,
                                  value_object(&generator->object), UNDEFINED);
}

enum act coroutine_settle(struct vm *vm, struct vm_host *host, Value value,
                          bool thrown)
{
    struct frame *f = vm->frame;
    if ((f->code->flags & (CODE_ASYNC | CODE_GENERATOR)) == CODE_ASYNC)
        return async_settle(vm, host, f, value, thrown);
    if (f->code->flags & CODE_ASYNC)
        return async_generator_settle(vm, host, f, value, thrown);
    struct generator *generator = generator_of(f);
    struct frame popped = *f;
    generator->state = GENERATOR_DONE;
    generator->saved = NULL;
    generator->saved_count = 0;
    vm->frame = f->caller;
    return hand_out(vm, host, &popped, value, true, VM_STEP_RETURN);
}

/* --- Generator.prototype ------------------------------------------------------------ */

static enum native_result generator_native(struct native_call *call,
                                           enum resume_mode how,
                                           const char *name)
{
    const struct generator *generator =
        value_is_class(call->this_value, CLASS_GENERATOR)
            ? value_pointer(call->this_value)
            : NULL;
    if (!generator || generator->kind != GENERATOR_PLAIN) {
        char buffer[120];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        error_write_value(call->vm, &text, call->this_value);
        return error_throw(call->vm, ERROR_TYPE,
                           "Method [Generator].prototype.%s called on "
                           "incompatible receiver %s",
                           name, buffer);
    }
    if (call->argc == 0)
        call->args[0] = UNDEFINED;
    call->argc = (uint32_t)how;
    return NATIVE_RESUME;
}

enum native_result native_generator_next(struct native_call *call)
{
    return generator_native(call, RESUME_NEXT, "next");
}
enum native_result native_generator_throw(struct native_call *call)
{
    return generator_native(call, RESUME_THROW, "throw");
}
enum native_result native_generator_return(struct native_call *call)
{
    return generator_native(call, RESUME_RETURN, "return");
}
