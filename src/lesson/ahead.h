/*
 * ahead.h: looking into the future. The machine runs on, in a simulated world
 * with virtual time and with what the lesson has planned; somebody looks at
 * every step; then it is put back, to the byte. The log, the real world and
 * its sockets notice nothing.
 */
#ifndef LOOPLINE_LESSON_AHEAD_H
#define LOOPLINE_LESSON_AHEAD_H

#include "debugger/session.h"

/* How far is far enough: `for(;;){}` has no end. */
#define AHEAD_STEPS 2000000u
#define AHEAD_TIME ((int64_t)600 * 1000 * 1000) /* us of the program's clock*/

enum ahead_answer {
    AHEAD_FOUND, /* `look` said true */
    AHEAD_ENDED, /* the programs are over, or wait with nothing to come */
    AHEAD_FAR, /* none of these within the limits */
    AHEAD_IMPOSSIBLE /* no memory to keep the machine in, or an answer is
                        awaited in the middle of a statement */
};

struct ahead {
    /* A step (the library's too). True: that is far enough. */
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

/* Runs ahead from the present step, which may be one of the past too: then the
 * future is the one that would come if it went live there. */
enum ahead_answer ahead_run(struct session *session, const struct ahead *ahead);

#endif
