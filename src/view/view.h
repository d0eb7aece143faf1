/*
 * view.h: the terminal view (first form; its owner is refining it).
 */
#ifndef LOOPLINE_VIEW_VIEW_H
#define LOOPLINE_VIEW_VIEW_H

#include "debugger/session.h"

/*
 * Opens the view on a session and stays until the learner quits. The terminal
 * is restored however it ends. Answers the exit code: 0, or 1 where there is
 * no terminal to draw on (said on stderr).
 */
int view_run(struct session *session);

#endif
