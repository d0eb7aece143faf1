/*
 * guide_key.h: the keys of a lesson, and how the screen names the one that goes
 * on.
 */
#ifndef LOOPLINE_VIEW_GUIDE_KEY_H
#define LOOPLINE_VIEW_GUIDE_KEY_H

#include "view/conduct.h"

/* A key while a lesson is open: true, and it was taken. */
bool guide_key(struct conduct *conduct, int key);

/* Choice, card or help `number`, from 1 on: true, and something is asked that
 * has numbers. */
bool guide_number(struct conduct *conduct, uint32_t number);

/* A press on the line that says which key goes on is that key: true, and it was
 * taken. */
bool guide_point(struct conduct *conduct, const struct mouse *mouse);

/* What was typed as an answer. */
void guide_typed(struct conduct *conduct, const char *text);

/* A stop was come to: its text is in focus, from its beginning. */
void guide_arrived(struct stage *stage);

/* Something was said about an answer: it is in sight. */
void guide_told(struct stage *stage);

/* "1-3: answer   Enter: go on unanswered": nothing where the learner has to
 * wait. */
void guide_hint(const struct stage *stage, struct text *text);

#endif
