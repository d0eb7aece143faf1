/*
 * take.h: what the learner lets come next, instead of what would (EVENT_TAKE).
 *
 * Where nothing but chance decides in a real system, a choice is allowed:
 * which of several ready programs takes the next turn; which of several
 * arrivals on different connections, or of files that are done, is taken
 * first; in a page, whether a timer or another task is (HTML, 8.1.7.3: the
 * browser chooses among its task queues). What a rule orders stays ordered.
 */
#ifndef LOOPLINE_MACHINE_TAKE_H
#define LOOPLINE_MACHINE_TAKE_H

#include "machine/machine.h"

enum take_answer {
    TAKE_ALLOWED,
    TAKE_NOT_READY, /* the program, or the timer, cannot come now */
    TAKE_IN_ORDER /* something of the same source stands before it */
};

#define TAKE_TURN 0 /* the program as it stands */
#define TAKE_TIMER (-1) /* a page's timer that is due */

/* May that program, and of its poll queue task number `what` (from 1 on), or
 * TAKE_TURN, or TAKE_TIMER, come next? */
enum take_answer machine_may_take(const struct machine *machine,
                                  uint32_t process, int64_t what);

/* EVENT_TAKE; what is not allowed changes nothing. */
void machine_take(struct machine *machine, const struct event *event);

/* The program that was chosen for the next turn, if it is ready; it counts
 * once. False: none was. */
bool machine_chosen(struct machine *machine, uint32_t *process);

#endif
