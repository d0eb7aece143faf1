/*
 * play.h: playing the loop. What waits is laid out (every queue, timers that
 * are not due yet too), and the learner picks what the loop takes next. Right
 * is what the machine will really take. A wrong pick is explained by the rule
 * that puts the other one first.
 */
#ifndef LOOPLINE_LESSON_PLAY_H
#define LOOPLINE_LESSON_PLAY_H

#include "debugger/rule.h"
#include "debugger/session.h"

#define PLAY_CARDS 24

/* A callback that waits. */
struct play_card {
    uint32_t process;
    char name[STEP_TEXT]; /* taking.h's */
    char where[STEP_TEXT]; /* "timer, due at 1000 ms", "microtask" */
    struct reason not_yet; /* why it is not this one; of the right one: the rule
                              by which it is taken */
    /* Which one it is. */
    uint32_t kind; /* enum wait_kind */
    uint32_t id;
    uint64_t queued, asked; /* steps */
    Value callback; /* in the machine as it is there */
};

struct play_hand {
    struct play_card cards[PLAY_CARDS]; /* in an order that gives nothing away:
                                           by the step that registered them */
    uint32_t count;
    uint32_t right; /* index of the one that comes; == count: nothing will */
    uint64_t step; /* at which it is taken */
    uint64_t done; /* the last step at which it runs */
};

/*
 * Lays out what waits just before the loop takes the next callback, and says
 * which it takes: what is still registered between here and there is in it. What
 * only the library waits for is not. False: it could not look (ahead.h).
 */
bool play_deal(struct session *session, struct play_hand *hand);

/* Why `picked` is not what comes, and by which rule the other one is; of the
 * right one the rule alone. */
void play_explain(const struct session *session, const struct play_hand *hand,
                  uint32_t picked, enum language language, struct text *text);

#endif
