/*
 * native.h: functions in C that programs and the library call.
 *
 * A row of a native table says how `this` and each argument are to be coerced;
 * the VM does that first, with frames where JavaScript has to run (law 2), so
 * that the C function finds what its row promises and never calls back.
 *
 * The function must not leave anything half done when it answers NATIVE_AGAIN,
 * NATIVE_STEP, NATIVE_COLLECT or NATIVE_FALLBACK, but in `state`, which is
 * kept in its frame and starts as four EMPTYs.
 */
#ifndef LOOPLINE_SCRIPT_NATIVE_H
#define LOOPLINE_SCRIPT_NATIVE_H

#include "script/object.h"
#include "script/value.h"

enum native_result {
    NATIVE_OK, /* call->result is the value */
    NATIVE_THROW, /* vm->exception is set (see error.h) */
    NATIVE_FALLBACK, /* no plain data: the library's version is to be run */
    NATIVE_PARK, /* an order was left; vm_answer completes the call */
    NATIVE_STEP, /* a step point was noted (host->step); call again */
    NATIVE_STEP_OK, /* one step point was noted and the call is done */
    NATIVE_AGAIN, /* the work is long and goes on in the next slice */
    NATIVE_COLLECT, /* memory is wanted: collect, then call again */
    NATIVE_CALL, /* instead of returning: call->callee is called with
                    call->this_value and call->args[0..argc) */
    NATIVE_CONSTRUCT, /* likewise as `new`, with call->new_target */
    NATIVE_RESUME /* the generator call->this_value goes on with args[0]; how
                     is call->argc as an enum resume_mode (generator.h) */
};

/* How the VM prepares `this` or an argument. Missing arguments are UNDEFINED
 * and coerced as such, but for the _OR_UNDEFINED forms. */
enum coercion {
    ANY, /* as it is */
    NUMBER, /* ToNumber: a number value */
    INTEGER, /* ToIntegerOrInfinity: a number value */
    INT32, /* ToInt32: an integer value */
    BOOLEAN, /* ToBoolean */
    STRING, /* ToString: a string value; a symbol throws */
    KEY, /* ToPropertyKey: a key as in object.h */
    OBJECT, /* ToObject; undefined and null throw V8's TypeError */
    PRIMITIVE, /* ToPrimitive, hint default */
    NUMERIC, /* ToPrimitive, hint number: what ToNumeric and ToBigInt begin
                with */
    THIS_STRING, /* RequireObjectCoercible, then ToString: "String.prototype.x
                    called on null or undefined" */
    THIS_DATE, /* a Date as it is; else a TypeError, before any argument */
    INTEGER_OR_UNDEFINED,
    STRING_OR_UNDEFINED,
    BIGINT, /* ToBigInt: a BigInt value */
    OFFSET /* ToIndex of a DataView, with its RangeError: a number value */
};

struct native_call {
    struct vm *vm;
    struct vm_host *host;
    Value this_value;
    Value *args; /* at least as many as the row declares; may be changed */
    uint32_t argc; /* how many were given */
    Value new_target; /* UNDEFINED where it was not `new` */
    Value prototype; /* of what NATIVE_CONSTRUCT makes, where it was asked for
                        already; else 0 */
    Value callee; /* the function object; UNDEFINED for an intrinsic */
    Value result;
    Value *state; /* four values that last until the call is over */
};

#define NATIVE_ARGS 7
enum native_flag {
    NATIVE_CONSTRUCTOR = 1, /* may be called with `new` */
    NATIVE_GETTER = 2, /* installed as an accessor's get */
    NATIVE_SETTER = 4
};

/*
 * One row. `name` is how the library calls it, %name(...); `path` is where
 * the realm installs it as a function object ("String.prototype.charCodeAt",
 * "Math.max", "parseInt"; "@@iterator" for a well-known symbol), or NULL.
 */
struct native {
    const char *name;
    const char *path;
    enum native_result (*function)(struct native_call *call);
    uint8_t length; /* the `length` property */
    uint8_t flags; /* enum native_flag */
    uint8_t self; /* enum coercion of this */
    uint8_t args[NATIVE_ARGS]; /* enum coercion of each declared argument */
    uint8_t declared; /* so many are always there, UNDEFINED where missing */
    uint8_t least; /* the library's compiler refuses %name with fewer */
};

/*
 * All tables of a program, in a fixed order: an index is table << 8 | row,
 * counted so that 0 is none (row 0 of table 0 is a blank). The engine has its
 * own (native_tables.c); the machine appends its rooms'.
 */
struct native_table {
    const struct native *rows;
    const uint32_t *count; /* of the rows: see NATIVE_COUNT */
};
struct natives {
    const struct native_table *tables;
    uint32_t count;
};

#define NATIVE_INDEX(table, row) ((uint32_t)(table) << 8 | (uint32_t)(row))
static inline const struct native *native_row(const struct natives *natives,
                                              uint32_t index) {
    return &natives->tables[index >> 8].rows[index & 0xff];
}
/* The index of %name, or 0. */
uint32_t native_find(const struct natives *natives, const char *name,
                     size_t length);

#endif
