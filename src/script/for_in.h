/*
 * for_in.h: for (key in object) (ECMA-262, 14.7.5.9 and 14.7.5.10).
 *
 * The keys are gathered when the loop begins, as V8 does; each is asked for
 * once more when its turn comes. Where a proxy is on the chain, both is done
 * by the library (the hooks forInKeys and forInNext).
 */
#ifndef LOOPLINE_SCRIPT_FOR_IN_H
#define LOOPLINE_SCRIPT_FOR_IN_H

#include "script/vm_internal.h"

/* CLASS_FOR_IN. */
struct for_in {
    struct object object;
    Value target;
    Value keys; /* an array */
    Value next; /* an integer */
    Value asks; /* TRUE_VALUE: a proxy is on the chain */
    Value inner[1];
};

/* OP_FOR_IN: the operand on top becomes its struct for_in. */
enum act for_in_start(struct vm *vm, struct vm_host *host);
/* OP_FOR_IN_NEXT: *key is the next one or EMPTY; else the hook pushes it. */
enum act for_in_next(struct vm *vm, struct vm_host *host, Value *key);
/* A struct for_in over these keys. */
Value for_in_new(struct vm *vm, Value target, struct object *keys, bool asks);
/* The next key of the list, unasked, or EMPTY. */
Value for_in_key(struct for_in *it);

#endif
