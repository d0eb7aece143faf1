/*
 * brief.h: values in a few words, for steps and captions. Reads only.
 */
#ifndef LOOPLINE_MACHINE_BRIEF_H
#define LOOPLINE_MACHINE_BRIEF_H

#include "base/text.h"
#include "script/vm.h"

/* 'text', 12, [1, 2, …], {a: 1, …}, Timeout {…}, function hello; cut where
 * it would be long. */
void brief_value(const struct vm *vm, Value value, struct text *text);

/* Values with ", " between. */
void brief_values(const struct vm *vm, const Value *values, uint32_t count,
                  struct text *text);

/* The name of a function (or of the function that a generator object runs);
 * nothing where it has none or `value` is no function. */
void brief_name(const struct vm *vm, Value value, struct text *text);

/* The same; where it has no name, the beginning of its text: "(s) => s + 1".
 */
void brief_function(const struct vm *vm, Value value, struct text *text);

/* The name of the class that made an object; nothing where that is Object. */
void brief_maker(const struct vm *vm, const struct object *object,
                 struct text *text);

#endif
