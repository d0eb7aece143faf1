/*
 * async_generator.c: what is asked of async generators waits in a queue
 * (ECMA-262, 27.6.3), and is answered with promises.
 *
 * A generator that is over answers what is still asked in `drain`, in C as
 * long as no getter of a program is in the way, else in the library.
 */
#include "script/generator.h"

#include "script/error.h"
#include "script/iterator.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/promise.h"

#define FIRST_REQUESTS 2u

/* --- the queue ------------------------------------------------------------ */

static struct values *row_of(const struct generator *generator)
{
    return value_is_cell(generator->requests)
               ? value_as_cell(generator->requests)
               : NULL;
}

static uint32_t capacity_of(const struct values *row)
{
    return row ? row->cell.extra / GENERATOR_REQUEST : 0;
}

static Value *request_at(const struct generator *generator, uint32_t i)
{
    struct values *row = row_of(generator);
    uint32_t place = (generator->request_first + i) % capacity_of(row);
    return row->at + place * GENERATOR_REQUEST;
}

const Value *generator_request(const struct generator *generator)
{
    return generator->request_count ? request_at(generator, 0) : NULL;
}

static void grow(struct vm *vm, struct generator *generator)
{
    uint32_t capacity = capacity_of(row_of(generator));
    capacity = capacity ? capacity * 2 : FIRST_REQUESTS;
    struct values *more = values_new(vm, capacity * GENERATOR_REQUEST);
    for (uint32_t i = 0; i < generator->request_count; i++) {
        memcpy(more->at + i * GENERATOR_REQUEST, request_at(generator, i),
               GENERATOR_REQUEST * sizeof(Value));
    }
    generator->requests = value_cell(more);
    generator->request_first = 0;
}

static void push(struct vm *vm, struct generator *generator,
                 enum resume_mode how, Value value, Value promise)
{
    if (generator->request_count == capacity_of(row_of(generator))) {
        grow(vm, generator);
    }
    Value *request = request_at(generator, generator->request_count++);
    request[REQUEST_KIND] = value_int((int)how);
    request[REQUEST_VALUE] = value;
    request[REQUEST_PROMISE] = promise;
}

Value async_generator_shift(struct generator *generator)
{
    Value *request = request_at(generator, 0);
    Value promise = request[REQUEST_PROMISE];
    memset(request, 0, GENERATOR_REQUEST * sizeof(Value));
    generator->request_first = (generator->request_first + 1) %
                               capacity_of(row_of(generator));
    generator->request_count--;
    return promise;
}

void async_generator_end(struct generator *generator, Value value, bool thrown)
{
    Value *request = request_at(generator, 0);
    request[REQUEST_KIND] = value_int(thrown ? RESUME_THROW : REQUEST_RESULT);
    request[REQUEST_VALUE] = value;
    generator->state = GENERATOR_DONE;
    generator->saved = NULL;
    generator->saved_count = 0;
}

/* AsyncGeneratorAwaitReturn (27.6.3.9) */
static void await_return(struct vm *vm, struct generator *generator,
                         struct promise *promise)
{
    generator->state = GENERATOR_AWAIT_RETURN;
    promise_then_resume(vm, promise, value_object(&generator->object));
}

/* One request; false where it takes a getter. */
static bool answer(struct vm *vm, struct generator *generator,
                   const Value *request)
{
    struct promise *promise = promise_of(request[REQUEST_PROMISE]);
    Value value = request[REQUEST_VALUE];
    if (request[REQUEST_KIND] == value_int(RESUME_THROW)) {
        async_generator_shift(generator);
        promise_reject(vm, promise, value);
        return true;
    }
    if (request[REQUEST_KIND] == value_int(RESUME_NEXT)) {
        value = UNDEFINED;
    }
    struct object *result = iterator_result_new(vm, value, true);
    if (!promise_resolve(vm, promise, value_object(result))) {
        return false;
    }
    async_generator_shift(generator);
    return true;
}

/* AsyncGeneratorDrainQueue (27.6.3.10) */
bool async_generator_drain(struct vm *vm, struct generator *generator)
{
    while (generator->request_count) {
        const Value *request = request_at(generator, 0);
        if (request[REQUEST_KIND] == value_int(RESUME_RETURN)) {
            struct promise *promise =
                promise_from_value(vm, request[REQUEST_VALUE]);
            if (promise) {
                await_return(vm, generator, promise);
            }
            return promise != NULL;
        }
        if (!answer(vm, generator, request)) {
            return false;
        }
    }
    return true;
}

/* --- AsyncGenerator.prototype (27.6.1) ------------------------------------- */

static struct generator *generator_of(Value value)
{
    struct generator *generator =
        value_is_class(value, CLASS_GENERATOR) ? value_pointer(value) : NULL;
    return generator && generator->kind == GENERATOR_ASYNC ? generator : NULL;
}

static enum native_result refuse(struct native_call *call,
                                 struct promise *promise, const char *name)
{
    char buffer[120];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    error_write_value(call->vm, &text, call->this_value);
    error_throw(call->vm, ERROR_TYPE,
                "Method [AsyncGenerator].prototype.%s called on incompatible "
                "receiver %s",
                name, buffer);
    promise_reject(call->vm, promise, call->vm->exception);
    call->vm->exception = EMPTY;
    return native_object(call, &promise->object);
}

static enum native_result drain(struct native_call *call,
                                struct generator *generator, Value promise)
{
    if (async_generator_drain(call->vm, generator)) {
        return native_ok(call, promise);
    }
    call->callee = call->vm->hooks[HOOK_ASYNC_GENERATOR_DRAIN];
    call->this_value = UNDEFINED;
    call->args[0] = value_object(&generator->object);
    call->args[1] = promise;
    call->argc = 2;
    return NATIVE_CALL;
}

static enum native_result request(struct native_call *call,
                                  enum resume_mode how, const char *name)
{
    struct generator *generator = generator_of(call->this_value);
    struct promise *made = promise_new(call->vm);
    Value value = native_arg(call, 0), promise = value_object(&made->object);
    if (!generator) {
        return refuse(call, made, name);
    }
    push(call->vm, generator, how, value, promise);
    if (generator->state == GENERATOR_START && how != RESUME_NEXT) {
        generator->state = GENERATOR_DONE;
        generator->saved = NULL;
        generator->saved_count = 0;
    }
    if (generator->state == GENERATOR_DONE) {
        return drain(call, generator, promise);
    }
    if (generator->state != GENERATOR_START &&
        generator->state != GENERATOR_YIELD) {
        return native_ok(call, promise);
    }
    generator->answer = promise;
    call->args[0] = value;
    call->argc = (uint32_t)how;
    return NATIVE_RESUME;
}

static enum native_result generator_next(struct native_call *call)
{
    return request(call, RESUME_NEXT, "next");
}
static enum native_result generator_throw(struct native_call *call)
{
    return request(call, RESUME_THROW, "throw");
}
static enum native_result generator_return(struct native_call *call)
{
    return request(call, RESUME_RETURN, "return");
}

/* --- for the library's drain ------------------------------------------------ */

/* %asyncGeneratorRequest(generator): [kind, value] of the first, or undefined
 * where there is none. */
static enum native_result first_request(struct native_call *call)
{
    const Value *first = generator_request(value_pointer(call->args[0]));
    return first ? native_object(call, array_from(call->vm, first, 2))
                 : native_ok(call, UNDEFINED);
}

/* %asyncGeneratorShift(generator): its promise; it is taken off. */
static enum native_result shift(struct native_call *call)
{
    return native_ok(call,
                     async_generator_shift(value_pointer(call->args[0])));
}

/* %asyncGeneratorAwait(generator, promise): of a return(). */
static enum native_result await(struct native_call *call)
{
    await_return(call->vm, value_pointer(call->args[0]),
                 promise_of(call->args[1]));
    return native_ok(call, UNDEFINED);
}

/* %AsyncIteratorPrototype%[@@asyncIterator] (27.1.3.1) */
static enum native_result self(struct native_call *call)
{
    return native_ok(call, call->this_value);
}

const struct native native_async_rows[] = {
    FN(NULL, "%ASYNC_ITERATOR_PROTOTYPE.@@asyncIterator", self, 0, ANY, ANY),
    FN(NULL, "%ASYNC_GENERATOR_PROTOTYPE.next", generator_next, 1, ANY, ANY),
    FN(NULL, "%ASYNC_GENERATOR_PROTOTYPE.return", generator_return, 1, ANY,
       ANY),
    FN(NULL, "%ASYNC_GENERATOR_PROTOTYPE.throw", generator_throw, 1, ANY, ANY),
    INTERNAL("asyncGeneratorRequest", first_request, ANY),
    INTERNAL("asyncGeneratorShift", shift, ANY),
    INTERNAL("asyncGeneratorAwait", await, ANY, ANY),
};
NATIVE_COUNT(async);
