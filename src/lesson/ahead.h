/*
 * ahead.h: looking into the future. The machine runs on, first as the record
 * has it, then in a simulated world with virtual time and with what the lesson
 * has planned; somebody looks at every step; then it is put back, to the byte.
 * The log, the real world and its sockets notice nothing.
 *
 * Nobody outside says a word in that future: what needs another computer is
 * not known.
 */
#ifndef LOOPLINE_LESSON_AHEAD_H
#define LOOPLINE_LESSON_AHEAD_H

#include "debugger/session.h"

/* How far is far enough: `for(;;){}` has no end. The cost bounds what a
 * look can take: about a second. */
#define AHEAD_STEPS 2000000u
#define AHEAD_COST 100000000u
#define AHEAD_TIME ((int64_t)600 * 1000 * 1000) /* us of the session's clock */

enum ahead_answer {
    AHEAD_FOUND, /* `look` said true */
    AHEAD_ENDED, /* the programs are over, or wait with nothing to come */
    AHEAD_FAR, /* none of these within the limits */
    AHEAD_IMPOSSIBLE /* no memory to keep the machine in, or another computer
                        would have to answer */
};

struct ahead {
    /* A step (the library's too). True: that is far enough. May be NULL. */
    bool (*look)(const struct machine *machine, const struct machine_host *host,
                 void *context);
    /* A line, or a part of one, printed; may be NULL. */
    void (*print)(uint32_t process, int descriptor, const uint8_t *bytes,
                  size_t length, void *context);
    /* Where it came to rest, before it is put back; may be NULL. */
    void (*rest)(const struct machine *machine, enum ahead_answer answer,
                 void *context);
    void *context;
};

/* Runs ahead from the present step. At a step of the past the future begins
 * with what is recorded: it is what the learner will come by. */
enum ahead_answer ahead_run(struct session *session, const struct ahead *ahead);

#endif
