/*
 * list.h: the list of lessons as lines of text, where there is no terminal.
 */
#ifndef LOOPLINE_LESSON_LIST_H
#define LOOPLINE_LESSON_LIST_H

#include "debugger/options.h"

/* Prints it: a line a lesson, with how far the learner has come; a lesson that
 * cannot be read says why. Answers the exit code: 2 where there is no list. */
int list_print(const struct options *options);

#endif
