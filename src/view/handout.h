/*
 * handout.h: `loopline handout LESSON`: a lesson as a page to print. Its prose;
 * the screen at chosen stops, in black on white; what it asks, as questions; the
 * exercises with their goals; and on the last page the answers, which are the
 * run's own: the lesson is walked through while it is written.
 */
#ifndef LOOPLINE_VIEW_HANDOUT_H
#define LOOPLINE_VIEW_HANDOUT_H

#include "debugger/options.h"

/* The lesson that the options name, on the standard output, as HTML or (where
 * the options say so) as Markdown. Answers the exit code: 0; 1 where the lesson
 * is broken or a stop is not reached; 2 where there is no such lesson (said on
 * stderr; then nothing is written). */
int handout_run(const struct options *options);

#endif
