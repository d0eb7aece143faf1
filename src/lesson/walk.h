/*
 * walk.h: a learner's way through a lesson: at which stop they are, where each
 * stop stood in the run, what was answered. It drives the session's debugger;
 * the view (and `check`, which has no screen) drive it.
 */
#ifndef LOOPLINE_LESSON_WALK_H
#define LOOPLINE_LESSON_WALK_H

#include "lesson/lesson.h"
#include "lesson/play.h"
#include "lesson/taking.h"

struct walk {
    struct lesson *lesson; /* set by the caller, before walk_enter */
    struct session *session; /* of the run of the present stop */
    uint32_t stop; /* index */
    uint64_t steps[LESSON_STOPS]; /* where a stop stands; 0: not come to yet,
                                     in this session */
    struct forecast forecast; /* of the present stop's prediction */
    bool asked; /* `forecast` is made */
    bool answered; /* the learner has answered, or need not */
    bool right;
    char given[PREDICTION_TEXT];
    struct play_hand hand;
    uint32_t turn; /* plays: how many were taken */
    uint32_t hints; /* exercise: how many were told */
    struct verdict verdicts[EXERCISE_GOALS];
    bool solved;
    /* While WALK_MOVING. */
    uint32_t goal; /* the stop that is gone to */
    uint32_t leg; /* the stop that is looked for: those on the way come first*/
    uint32_t seen; /* how often its place was come by */
    bool found; /* it is here */
    uint64_t left[LESSON_STOPS]; /* where a stop that plays is left: where its
                                    last turn's callback is taken; 0: not yet */
    bool turning; /* a turn is under way, of stop `player` */
    bool last_turn; /* its last one */
    uint32_t player;
    uint32_t turns; /* that were taken there, on the way past it */
    uint64_t dealt; /* the step at which `hand` was */
    struct takings takings; /* since that turn began */
    uint64_t turn_end; /* the step at which it will be over */
};

enum walk_answer {
    WALK_THERE, /* the stop is reached */
    WALK_MOVING, /* call walk_work again: the program runs, or waits */
    WALK_RUN, /* it is in another run: open its session, then walk_enter */
    WALK_NOWHERE, /* the run ends and never comes by: walk->session is at
                     its end */
    WALK_OVER /* there is no stop behind (before) this one */
};

/*
 * The session of `stop`'s run is open, at step 0: goes there, by way of the
 * stops of that run before it.
 *
 * Each stop's place is looked for behind the step of the stop before (where it
 * plays the loop, behind that at which its last card is taken); one without a
 * place stands there. It does not matter where the learner has strayed to: what
 * has been found stays where it was, and is looked for anew where they went live
 * from before it.
 */
enum walk_answer walk_enter(struct walk *walk, struct session *session,
                            uint32_t stop);
/* To the next stop, or the one before (from the record). */
enum walk_answer walk_next(struct walk *walk);
enum walk_answer walk_back(struct walk *walk);
/* Goes on with it for at most so many slices; where session->debugger waits
 * (its state says so), the world's loop is to run before the next call. */
enum walk_answer walk_work(struct walk *walk, uint32_t slices);

/* What the present stop asks is ready when it is reached: `forecast`, `hand`.
 * Where nothing can be asked (a forecast that is not known, a hand of which
 * nothing comes) it is answered already. */

/* The answer to the present stop's prediction; true: right. */
bool walk_answer(struct walk *walk, const char *given);
/* The card picked; true: right, and the run goes on until it has run, in the
 * last turn to where it is taken (walk_work; WALK_THERE: the next hand is
 * dealt, or the turns are over).
 * Wrong: play_explain says why, and it is to be picked anew. */
bool walk_pick(struct walk *walk, uint32_t card);
/* The program was saved: judges it. True: solved. */
bool walk_judge(struct walk *walk);

#endif
