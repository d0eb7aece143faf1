/*
 * check.h: proves lessons, by running them: every stop is come by, every
 * question has an answer that is among its choices, every exercise is unsolved
 * at first and solved by its solution, both languages agree stop by stop, the
 * same run twice is the same, and can be replayed; nothing is too wide.
 */
#ifndef LOOPLINE_LESSON_CHECK_H
#define LOOPLINE_LESSON_CHECK_H

#include "debugger/options.h"

/* Checks the lessons named (none: all; a folder's path is one too). Prints a
 * line for each that is fine, and "path:line: what" for each fault. Answers
 * the exit code: 0, or 1 where there are faults, 2 where a lesson is not there.
 */
int check_lessons(const struct options *options);

#endif
