/*
 * callback_name.h: how a callback is called in answers: its function's name or
 * the beginning of its text; a file's own code is called as the file.
 */
#ifndef LOOPLINE_DEBUGGER_CALLBACK_NAME_H
#define LOOPLINE_DEBUGGER_CALLBACK_NAME_H

#include "machine/step.h"

/* `callback`: a function, or the generator object of an async one. Nothing
 * where it is neither. */
void callback_name(const struct vm *vm, Value callback,
                   char name[STEP_TEXT]);

/* The function that such a callback runs, or NULL. */
const struct function *callback_function(Value callback);

/* Is it the code of a whole file? */
bool callback_is_file(Value callback);

#endif
