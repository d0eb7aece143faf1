/*
 * timer.h: setTimeout and setInterval by Node's own rule.
 *
 * Timers of one duration form a list in the order they were set; the lists
 * wait in the order of their expiry, which is when their first timer is due
 * (to the millisecond). The timers phase takes the lists one by one as long
 * as they have expired at the phase's `now`. Of a list it runs every timer
 * that is due; at the first that is too early, the list gets a new expiry and
 * goes back among the others (lib/internal/timers.js in Node shows the same
 * rule at work). So of two due timers the one with the earlier list goes
 * first, not always the one that is due earlier.
 *
 * A page has the browser's rule instead: by due time, then by the order they
 * were set; from the fifth level of nesting on at least 4 ms.
 */
#ifndef LOOPLINE_MACHINE_TIMER_H
#define LOOPLINE_MACHINE_TIMER_H

#include "script/heap.h"
#include "script/value.h"

#include <stdbool.h>

struct process;
struct machine;

/* A timer is a CELL_BYTES of its process's heap; so is a list. There may be a
 * million: with its head it fills a cell of 112 bytes. */
struct timer {
    uint32_t id; /* unique in the session: the world's name for it */
    uint32_t number; /* what a page's setTimeout returns; Node: the async id */
    int64_t start; /* ms on the process's clock, when it was (re)started */
    int32_t duration; /* ms, at least 1 (Node) */
    int32_t asked; /* ms as the program gave it */
    uint64_t step; /* the step at which it was set */
    Value callback;
    Value arguments; /* an array or UNDEFINED */
    Value object; /* the Timeout object */
    Value context; /* vm.context for its callback */
    uint8_t repeat; /* 1: setInterval */
    uint8_t active; /* 1: in a list */
    uint8_t unreferenced; /* 1: does not keep the program alive */
    uint8_t library; /* 1: the library's own: its steps are not shown */
    uint32_t level; /* pages: nesting */
    uint32_t order; /* of arming: decides between equal due times */
    uint32_t unused;
    struct timer_list *list; /* where it is active */
    struct timer *next, *previous; /* in its list */
};

/* The timers of one duration. */
struct timer_list {
    struct timer_list *next; /* all lists of a process, by expiry, then id */
    struct timer *first, *last;
    int64_t duration; /* ms */
    int64_t expiry; /* ms */
    uint32_t id; /* order of making: decides between equal expiries */
    uint32_t listed; /* 1: among the lists of its process */
    uint32_t count; /* timers from first to last */
    uint32_t mixed; /* 1: one stood behind another that was started later (an
                       interval counts from when its callback began) */
};

/* All timers of one process. The cells lie in its heap. */
#define TIMER_RECENT 512u
struct timers {
    struct timer_list *lists;
    struct timer_list *recent[TIMER_RECENT]; /* found last, by duration; each
                                                is among `lists`, or NULL */
    uint32_t next_list, next_order;
    uint32_t count; /* active timers */
    uint32_t referenced; /* active timers that keep the program alive */
    uint32_t level; /* pages: nesting of the timer that runs */
    uint32_t unused;
    struct timer *running; /* whose callback runs, or NULL */
    struct timer_list *running_list; /* processed by the timers phase now */
    int64_t running_start; /* ms: when the running callback began */
    int64_t round_now; /* ms: what the phase's present round calls now */
};

/* When the first timer is due, in us of the session; INT64_MAX: none.
 * Unreferenced ones count. */
int64_t timers_next_due(const struct process *process);

/* Timer number `i` in the order of their due times, for the view; NULL: no
 * more. Its due time (ms of the process) is start + duration. */
const struct timer *timers_peek(const struct process *process, uint32_t i);

/* How many timers are due at `now` (ms of the process). */
uint32_t timers_due(const struct process *process, int64_t now);

/* --- for the machine's rooms --------------------------------------------- */

/* A new timer, not yet started; its cell is kept alive by whoever holds it
 * (timer_value) and, while it is active, by its process. */
struct timer *timer_new(struct machine *machine, struct process *process);

/* The cell as a Value, and back. */
Value timer_value(const struct timer *timer);
struct timer *timer_from_value(Value cell);

/* Arms it (anew, if it is armed): it counts from `start` ms on. Leaves the
 * order for the world. */
void timer_start(struct machine *machine, struct process *process,
                 struct timer *timer, int64_t start);

/* Disarms it; the world is told. False where it was not armed. */
bool timer_stop(struct machine *machine, struct process *process,
                struct timer *timer);

/* It is over: what it held is let go, for nobody marks it any more. */
void timer_forget(struct timer *timer);

/* The armed or running timer of that number, or NULL. */
struct timer *timers_find(const struct process *process, double number);

/* Whether it keeps the program alive. */
void timer_reference(struct process *process, struct timer *timer, bool on);

/* The next timer that the phase begun at timers.round_now is to run, taken
 * out of its list; NULL: the phase is over. */
struct timer *timers_take(struct machine *machine, struct process *process);

/* Marks timers and lists. */
void timers_mark(struct marker *marker, const struct timers *timers);

#endif
