/*
 * What walk.h and play.h promise, until walk.c and play.c have it: weak, so
 * that theirs count as soon as they are there.
 */
#include <stdio.h>
#include <string.h>

#include "lesson/walk.h"

#define WEAK __attribute__((weak))

WEAK bool walk_answer(struct walk *walk, const char *given)
{
    const struct lesson_stop *stop = &walk->lesson->stops[walk->stop];
    if (!walk->asked)
        prediction_ask(walk->session, &stop->prediction, &walk->forecast);
    walk->asked = walk->answered = true;
    snprintf(walk->given, sizeof walk->given, "%s", given);
    walk->right = prediction_is_right(&walk->forecast, given);
    return walk->right;
}

WEAK bool walk_pick(struct walk *walk, uint32_t card)
{
    (void)walk;
    (void)card;
    return false;
}

WEAK bool exercise_judge(struct session *session,
                         const struct exercise *exercise,
                         struct verdict verdicts[EXERCISE_GOALS])
{
    (void)session;
    (void)exercise;
    memset(verdicts, 0, EXERCISE_GOALS * sizeof *verdicts);
    return false;
}

WEAK void goal_write(const struct goal *goal, enum language language,
                     struct text *text)
{
    (void)language;
    text_str(text, goal->text);
}

WEAK bool walk_judge(struct walk *walk)
{
    const struct lesson_stop *stop = &walk->lesson->stops[walk->stop];
    walk->solved =
        exercise_judge(walk->session, &stop->exercise, walk->verdicts);
    return walk->solved;
}

WEAK void play_explain(const struct session *session,
                       const struct play_hand *hand, uint32_t picked,
                       enum language language, struct text *text)
{
    (void)session;
    (void)hand;
    (void)picked;
    (void)language;
    text_str(text, "");
}
