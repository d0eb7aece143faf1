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
    char name[STEP_TEXT]; /* the callback's */
    char where[STEP_TEXT]; /* "timers, due at 1000 ms", "microtasks" */
    struct reason not_yet; /* why it is not this one; of the right one: the rule
                              by which it is taken */
};

struct play_hand {
    struct play_card cards[PLAY_CARDS]; /* in an order that gives nothing away:
                                           by the step that registered them */
    uint32_t count;
    uint32_t right; /* index of the one that comes; == count: nothing will */
    uint64_t step; /* at which it is taken */
};

/* Lays out what waits at the present step, and looks ahead. False: it could
 * not look (ahead.h). */
bool play_deal(struct session *session, struct play_hand *hand);

/* Why `picked` is not what comes: one or two sentences. */
void play_explain(const struct session *session, const struct play_hand *hand,
                  uint32_t picked, enum language language, struct text *text);

#endif
