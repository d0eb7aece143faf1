/*
 * settler.h: by whom a pending promise will be settled, as far as the machine
 * knows it now: an async function that is still under way, a callback of then,
 * or a timer or task whose callback holds the promise's resolve function.
 */
#ifndef LOOPLINE_DEBUGGER_SETTLER_H
#define LOOPLINE_DEBUGGER_SETTLER_H

#include "debugger/rule.h"
#include "script/generator.h"
#include "script/promise.h"

/* What can settle promises, found in one walk over a heap. */
#define SETTLERS_MOST 512
struct settlers {
    const struct process *process;
    const struct generator *generators[SETTLERS_MOST]; /* under way */
    uint32_t generator_count;
    const struct promise *promises[SETTLERS_MOST]; /* with reactions */
    uint32_t promise_count;
};
void settlers_read(const struct process *process, struct settlers *settlers);

/* The reason that promise number `other` is not settled yet. *next
 * is the promise that the one found waits for itself, or NULL. */
void settler_find(const struct settlers *settlers,
                  const struct promise *promise, struct reason *reason,
                  const struct promise **next);

#endif
