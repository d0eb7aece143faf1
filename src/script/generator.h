/*
 * generator.h: frames that stop and go on: generators and async functions.
 *
 * A CLASS_GENERATOR object holds a copy of its frame while it does not run;
 * resuming copies it to the top of the stack. An async function is one whose
 * object the program never sees: each await saves the frame and leaves a
 * reaction on the awaited promise, which is a job that resumes it.
 */
#ifndef LOOPLINE_SCRIPT_GENERATOR_H
#define LOOPLINE_SCRIPT_GENERATOR_H

#include "script/native.h"
#include "script/object.h"
#include "script/vm.h"

enum generator_kind {
    GENERATOR_PLAIN,
    GENERATOR_CALL, /* an async function's, which no program sees */
    GENERATOR_ASYNC
};

enum generator_state {
    GENERATOR_START, /* suspended before its first statement */
    GENERATOR_YIELD, /* suspended at a yield */
    GENERATOR_AWAIT, /* suspended at an await */
    GENERATOR_RUNNING,
    GENERATOR_AWAIT_RETURN, /* async: over, awaits what return() was given */
    GENERATOR_DONE
};

/* How it is resumed. */
enum resume_mode { RESUME_NEXT, RESUME_THROW, RESUME_RETURN };

/* CLASS_GENERATOR. */
struct generator {
    struct object object;
    uint32_t state; /* enum generator_state */
    uint32_t kind; /* enum generator_kind */
    struct values *saved; /* the frame, its locals and operands, or NULL */
    uint32_t saved_count; /* values in it that count */
    uint32_t resume; /* enum resume_mode of the last resumption */
    Value promise; /* of an async function: what the call returned */
    Value answer; /* async: what whoever made the frame run gets when it leaves
                     the stack: a promise; UNDEFINED where a job did */
    Value awaits; /* async: the promise it waits for, or UNDEFINED */
    Value function; /* the function it runs, for the screen */
    Value requests; /* async generators: a ring, or UNDEFINED */
    uint32_t request_first, request_count;
    uint64_t await_step; /* the step at which it was suspended */
    Value inner[2];
};

/*
 * What next(), throw() and return() of an async generator have asked for and
 * not got yet (27.6.3.1): the row of one request.
 */
enum generator_request {
    REQUEST_KIND, /* enum resume_mode, or REQUEST_RESULT */
    REQUEST_VALUE, /* what is sent */
    REQUEST_PROMISE, /* what the caller got */
    GENERATOR_REQUEST
};
/* The generator is over, and `value` is what this request gets. */
#define REQUEST_RESULT 3

/* The first of them, or NULL. */
const Value *generator_request(const struct generator *generator);

/*
 * The saved frame for a reader (the view), or NULL: its code, pc, env; its
 * locals and operands follow it as in a running frame. Its own pointers
 * (caller, args) are not to be followed.
 */
const struct frame *generator_peek(const struct generator *generator);

/*
 * The library's hook `delegate(iterator, next, received, mode)` does one turn
 * of yield* (ECMA-262, 15.5.5): it returns an array of two,
 *   [0, result]  not done: `result` is the inner result object, handed out as
 *                it is;
 *   [1, value]   done: value is that of the yield* expression;
 *   [2, value]   done by return(): the generator returns value.
 * mode is 0 next, 1 throw, 2 return.
 */

/*
 * async_generator.c (27.6.3). The generator is over: every request is
 * answered, up to a return(), whose value is awaited first. False where a
 * program's getter has to be asked: the rest is HOOK_ASYNC_GENERATOR_DRAIN's.
 */
bool async_generator_drain(struct vm *vm, struct generator *generator);
/* The first request is to be answered with a value or a throw. */
void async_generator_end(struct generator *generator, Value value,
                         bool thrown);
/* Takes the first request off, and returns its promise. */
Value async_generator_shift(struct generator *generator);

/* Generator.prototype.next, throw, return (27.5.1): coroutine.c. */
enum native_result native_generator_next(struct native_call *call);
enum native_result native_generator_throw(struct native_call *call);
enum native_result native_generator_return(struct native_call *call);

#endif
