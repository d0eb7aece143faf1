/*
 * closure_use.h: which of the variables that a function closes over it uses:
 * read from its instructions, and from those of the functions inside it.
 */
#ifndef LOOPLINE_DEBUGGER_CLOSURE_USE_H
#define LOOPLINE_DEBUGGER_CLOSURE_USE_H

#include "debugger/scope_read.h"

/* Does the function, or one inside it, read or write that variable? False for
 * one that lies in no environment record. */
bool closure_uses(const struct function *function,
                  const struct variable *variable);

#endif
