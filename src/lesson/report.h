/*
 * report.h: `loopline progress`: how far the learner has come, as text; and
 * forgetting it.
 */
#ifndef LOOPLINE_LESSON_REPORT_H
#define LOOPLINE_LESSON_REPORT_H

#include "debugger/options.h"

/* Prints a line for each lesson that was begun (options->programs: of those),
 * or forgets them (options->reset; without a name: all). Answers the exit code:
 * 1 where it could not be forgotten, 2 where there is no such lesson. */
int report_progress(const struct options *options);

#endif
