/*
 * choosing.h: what may come next: programs whose turn it could be, arrivals
 * that could be taken first; and what cannot, with the rule that forbids it.
 */
#ifndef LOOPLINE_DEBUGGER_CHOOSING_H
#define LOOPLINE_DEBUGGER_CHOOSING_H

#include "debugger/rule.h"
#include "machine/machine.h"

#define ALTERNATIVES_MOST 64

struct alternative {
    uint32_t process;
    int64_t take; /* as EVENT_TAKE has it */
    bool turn; /* it is a program's next turn; else one callback, one arrival*/
    bool allowed;
    bool standard; /* what comes if nobody chooses */
    char what[STEP_TEXT]; /* a program, a callback, an arrival */
    struct reason reason; /* where it is not allowed */
};

/* In the order in which they would come, as far as that is known; returns how
 * many. */
uint32_t choosing_list(const struct machine *machine,
                       struct alternative rows[ALTERNATIVES_MOST]);

/* "client 2", as the command `take` has it. */
void choosing_argument(const struct machine *machine,
                       const struct alternative *row, struct text *text);

#endif
