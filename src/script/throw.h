/*
 * throw.h: errors that instructions throw. Each sets vm->exception and
 * answers ACT_THROW; the frame's pc is behind the instruction.
 */
#ifndef LOOPLINE_SCRIPT_THROW_H
#define LOOPLINE_SCRIPT_THROW_H

#include "script/vm_internal.h"

/* ReferenceError: the variable `name` is in its temporal dead zone. */
enum act throw_uninitialized(struct vm *vm, Value name);
/* ReferenceErrors about `this` in derived constructors (13.3.7.1). */
enum act throw_before_super(struct vm *vm);
enum act throw_super_twice(struct vm *vm);
/* TypeError: the class's parent is not a constructor. */
enum act throw_not_super(struct vm *vm, struct object *parent,
                         const struct function *class);
/* What THROW_ERROR says: `kind` 0 TypeError, 1 ReferenceError, 2 SyntaxError;
 * `message` is a string. */
enum act throw_constant(struct vm *vm, unsigned kind, Value message);
/* TypeError: the top operand is undefined or null and cannot be destructured;
 * `property` is the first name asked for, or no string. */
enum act throw_not_destructurable(struct vm *vm, Value property);
/* TypeError: Iterator result 5 is not an object */
enum act throw_bad_result(struct vm *vm, Value result);

/* vm->exception sets out: where it began is noted, its step counted, and it
 * unwinds. */
enum act throw_step(struct vm *vm, struct vm_host *host);

#endif
