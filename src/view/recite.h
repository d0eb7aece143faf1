/*
 * recite.h: lessons without a screen: the list, and a lesson from its first
 * stop to its last, as plain lines on the standard input and output: for a
 * screen reader, a pipe, a braille line.
 */
#ifndef LOOPLINE_VIEW_RECITE_H
#define LOOPLINE_VIEW_RECITE_H

#include "debugger/options.h"

/*
 * The list, or the lesson that is named; a line of the input at a time. An
 * empty one goes on; a number opens that lesson, or answers; "answer 45" is
 * what is typed; "back", "again", "check", "hint", "solution", "reset"; "q"
 * leaves the lesson, or the list. Any other line is one of narrate.h's. Ends
 * with the input; where only the output is no terminal, the list is all.
 * Answers the exit code: 0; 2 where there are no lessons, or not that one.
 */
int recite_run(const struct options *options);

#endif
