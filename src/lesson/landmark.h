/*
 * landmark.h: a place in a run, as a lesson names it: never a step's number, for
 * those change with the library and with the folder.
 *
 *     start                   before anything has run
 *     end                     every program is over, or waits with nothing to
 *                             come
 *     line 12                 before the statement that begins on that line (or
 *                             the first call there, in `(x) => print(x)`),
 *     line client:12          in any program, or in that one; or in that file
 *                             (sum:3, sum.js:3)
 *     output bye              that line has just been printed (whole, or its
 *     output client: bye      beginning where it ends with ...)
 *     state client OPEN       a readyState in that program has become OPEN
 *     event timer-set         the next step of that kind (`loopline trace` has
 *     event task add          the names); ... where each word is a value of
 *     event frame sent        that step's line in the trace: a callback's name,
 *     event client:handshake accept      a check's, "sent", "received"
 *
 * `#2` behind it: the second time. It is looked for behind the step of the stop
 * before; steps of the library do not count, but for the machine's own
 * (timer-set, handshake, ...).
 */
#ifndef LOOPLINE_LESSON_LANDMARK_H
#define LOOPLINE_LESSON_LANDMARK_H

#include "machine/machine.h"

/* LANDMARK(identifier, "first word") */
#define LANDMARKS(P) \
    P(HERE, "") P(START, "start") P(END, "end") P(LINE, "line") \
    P(OUTPUT, "output") P(STATE, "state") P(EVENT, "event")
enum landmark_kind {
#define P(name, text) LANDMARK_##name,
    LANDMARKS(P)
#undef P
    LANDMARK_KINDS
};

#define LANDMARK_TEXT 160
struct landmark {
    enum landmark_kind kind; /* HERE: where the machine stands already */
    char program[PROCESS_NAME]; /* "": any */
    uint32_t line; /* LINE */
    uint32_t state; /* STATE: enum ready_state */
    enum step_kind step; /* EVENT */
    char text[LANDMARK_TEXT]; /* OUTPUT, EVENT; "": any */
    uint32_t times; /* from 1 on */
};

/* "line 12 #2". False: *error says in one line of English or Korean why it is
 * no place. */
bool landmark_read(struct landmark *landmark, const char *text,
                   enum language language, char *error, size_t error_size);

/* Is the machine's present step that place, regardless of `times`? END, START
 * and HERE are never answered with true: they are no steps. */
bool landmark_is_here(const struct landmark *landmark,
                      const struct machine *machine,
                      const struct machine_host *host);

#endif
