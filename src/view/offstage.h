/*
 * offstage.h: the view where nobody sits before it: goes to a place of the run
 * as a learner would, step by step, and draws on a canvas what the screen would
 * show there.
 */
#ifndef LOOPLINE_VIEW_OFFSTAGE_H
#define LOOPLINE_VIEW_OFFSTAGE_H

#include "view/stage.h"

/* Is it here? */
typedef bool offstage_here(const struct session *session, void *context);

/* Takes steps until it is there; true: it is. False: the programs came to
 * their end, or wait for something from outside; there the machine stands. */
bool offstage_go(struct stage *stage, offstage_here *here, void *context);

/* The command under way comes to its end, or waits for something that only the
 * outside could bring. */
void offstage_finish(struct session *session);

/* Draws what the screen would show on a canvas of that size, to be closed by
 * canvas_close. False: there is no memory. */
bool offstage_draw(struct stage *stage, struct canvas *canvas, int rows,
                   int columns);

#endif
