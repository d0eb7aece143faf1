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

/* Is no frame the program's own, but one the library's? While a program starts
 * that is only how its main script is brought onto the track. */
bool reach_is_library(const struct process *process, const struct step *step);

/* A frame's `this` where it is an object that says something: in a method, a
 * constructor, a handler. Else UNDEFINED. */
Value reach_this(const struct process *process, const struct frame *frame);

/* The program's async functions that wait at an await, in the order in which
 * they stopped. Returns how many. */
uint32_t reach_waiting(const struct process *process,
                       const struct generator *waiting[REACH_WAITING]);

/* Objects, nearest first, each once; and by which names each is known. */
#define REACH_NAMES 400
enum reach_holder { HOLDER_VARIABLE = -1, HOLDER_THIS = -2, HOLDER_TIMER = -3 };
struct reach_name {
    uint16_t object; /* which of the objects */
    int16_t holder; /* another of them, or an enum reach_holder */
    Value key; /* the variable's name, the property's key */
};
struct reach {
    const struct object *objects[REACH_OBJECTS];
    uint32_t count;
    struct reach_name names[REACH_NAMES];
    uint32_t name_count;
};
void reach_process(struct reach *reach, const struct process *process);

/* The innermost record of the program's variables that a closure keeps alive;
 * a file's own level does not count. NULL: none, or no closure. */
const struct env *reach_closure(const struct object *function);

#endif
