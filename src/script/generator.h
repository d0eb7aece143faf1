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

enum generator_state {
    GENERATOR_START, /* suspended before its first statement */
    GENERATOR_YIELD, /* suspended at a yield (or an await) */
    GENERATOR_RUNNING,
    GENERATOR_DONE
};

/* How it is resumed. */
enum resume_mode { RESUME_NEXT, RESUME_THROW, RESUME_RETURN };

/* CLASS_GENERATOR. */
struct generator {
    struct object object;
    uint32_t state; /* enum generator_state */
    uint32_t async; /* 1: an async function's */
    struct values *saved; /* the frame, its locals and operands, or NULL */
    uint32_t saved_count; /* values in it that count */
    uint32_t resume; /* enum resume_mode of the last resumption */
    Value promise; /* async: what the call returned */
    Value awaits; /* async: the promise it waits for, or UNDEFINED */
    Value function; /* the function it runs, for the screen */
    uint64_t await_step; /* the step at which it was suspended */
    Value inner[2];
};

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

/* Generator.prototype.next, throw, return (27.5.1): coroutine.c. */
enum native_result native_generator_next(struct native_call *call);
enum native_result native_generator_throw(struct native_call *call);
enum native_result native_generator_return(struct native_call *call);

#endif
