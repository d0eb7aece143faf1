/*
 * changes.h: what the last move changed: objects and variables.
 *
 * Before a move the view takes down a number for each object and each
 * variable in sight, made from what it holds and keyed by ids; afterwards it
 * compares. So a mark depends on the two places alone, not on what happened
 * to be drawn, and it works in both directions.
 */
#ifndef LOOPLINE_VIEW_CHANGES_H
#define LOOPLINE_VIEW_CHANGES_H

#include "machine/machine.h"
#include "debugger/scope_read.h"

#define CHANGES_SLOTS 4096 /* a power of two */
#define CHANGES_MOST 3072 /* things remembered */

struct changes {
    struct change {
        uint64_t key; /* 0: nothing here */
        uint64_t print;
    } slots[CHANGES_SLOTS];
    uint32_t count;
    uint64_t moves; /* so far: with the machine's place it names what is seen,
                       for whoever keeps what took long to find */
    uint32_t last_id[MACHINE_PROCESSES]; /* objects above it are new */
    uint64_t from; /* the step that was left */
    uint64_t prints; /* there, so far */
    bool taken;
};

/* Before a move: takes down what is in sight. */
void changes_take(struct changes *changes, const struct machine *machine);

/* Did the move make this object, or change what it holds? */
bool changes_object(const struct changes *changes,
                    const struct process *process,
                    const struct object *object);

/* Did it make or change this variable of a frame that was there before? */
bool changes_variable(const struct changes *changes,
                      const struct process *process,
                      const struct frame *frame,
                      const struct variable *variable);

#endif
