/*
 * view.h: the terminal view of a session, the manager of its screen: routes
 * keys to the debugger and to panes, and redraws everything, once, just before
 * the loop sleeps.
 */
#ifndef LOOPLINE_VIEW_VIEW_H
#define LOOPLINE_VIEW_VIEW_H

#include "debugger/options.h"

/*
 * Opens the view on a session (colours and the like as the options say) and stays until the learner quits. The terminal
 * is given back however it ends. Answers the exit code: 0; 128 and the
 * signal's number where a signal ended it; or 1 where there is no terminal to
 * draw on (said on stderr).
 */
int view_run(struct session *session, const struct options *options);

/*
 * Opens the list of lessons, or the lesson that is named (options->programs),
 * and stays until the learner quits the list. Answers as view_run does; 2 where
 * there are no lessons, or not that one.
 */
int view_lessons(const struct options *options);

#endif
