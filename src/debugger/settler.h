/*
 * settler.h: by whom a pending promise will be settled, as far as the machine
 * knows it now: an async function that is still under way, a callback of then,
 * or a timer or task whose callback holds the promise's resolve function.
 */
#ifndef LOOPLINE_DEBUGGER_SETTLER_H
#define LOOPLINE_DEBUGGER_SETTLER_H

#include "debugger/rule.h"
#include "script/promise.h"

/* The reason that promise number `other` is not settled yet. *next, if not
 * NULL, is the promise that the one found waits for itself, or NULL. */
void settler_find(const struct process *process, const struct promise *promise,
                  struct reason *reason, const struct promise **next);

#endif
