/*
 * reach.h: what a program has in sight: its frames, its suspended async
 * functions, and the objects that they and its timers reach.
 */
#ifndef LOOPLINE_VIEW_REACH_H
#define LOOPLINE_VIEW_REACH_H

#include "machine/machine.h"
#include "script/generator.h"

#define REACH_OBJECTS 200 /* at most */
#define REACH_FIELDS 16 /* of one object, that are followed */
#define REACH_WAITING 16 /* suspended functions, at most */

/* True while the process has a heap to look at. */
bool reach_has_vm(const struct process *process);

/* The frame itself or the nearest one below it that is the program's own; NULL
 * where only the library is left. */
const struct frame *reach_frame(const struct frame *frame);

/* A frame's `this` where it is an object that says something: in a method, a
 * constructor, a handler. Else UNDEFINED. */
Value reach_this(const struct process *process, const struct frame *frame);

/* The program's async functions that wait at an await, in the order in which
 * they stopped. Returns how many. */
uint32_t reach_waiting(const struct process *process,
                       const struct generator *waiting[REACH_WAITING]);

/* Objects, nearest first, each once. */
struct reach {
    const struct object *objects[REACH_OBJECTS];
    uint32_t count;
};
void reach_process(struct reach *reach, const struct process *process);

/* The innermost record of the program's variables that a closure keeps alive;
 * a file's own level does not count. NULL: none, or no closure. */
const struct env *reach_closure(const struct object *function);

#endif
