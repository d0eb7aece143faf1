/*
 * watch.h: expressions that a learner keeps in sight, with their values at the
 * present step. How they are evaluated: evaluate.h.
 */
#ifndef LOOPLINE_DEBUGGER_WATCH_H
#define LOOPLINE_DEBUGGER_WATCH_H

#include "debugger/evaluate.h"

#define WATCHES 16 /* at most */
#define WATCH_VALUE 240 /* bytes, with the zero */

struct watch {
    char expression[EVALUATE_EXPRESSION];
    char value[WATCH_VALUE]; /* as it is shown; or what went wrong */
    bool good; /* it is a value */
    bool known; /* it was evaluated */
    bool changed; /* it differs from the step that was shown before */
};

struct watches {
    struct watch rows[WATCHES];
    uint32_t count;
    uint64_t step; /* the values are those of this step */
    uint64_t events; /* and of so many events */
    uint32_t process; /* of this program */
};

/* Appends an expression. False: there are too many. */
bool watches_add(struct watches *watches, const char *expression);
void watches_remove(struct watches *watches, uint32_t i);

/* Evaluates them, if the machine has moved or one is new. `write` makes the
 * text of a value. */
void watches_refresh(struct watches *watches, struct history *history,
                     const struct history_parts *parts, uint32_t process,
                     enum language language,
                     void (*write)(struct text *text, Value value,
                                   const struct vm *vm));

#endif
