/*
 * list.h: the list of lessons as lines of text, where there is no terminal.
 */
#ifndef LOOPLINE_LESSON_LIST_H
#define LOOPLINE_LESSON_LIST_H

#include "lesson/catalog.h"
#include "lesson/progress.h"

/* Prints it: a line a lesson, with how far the learner has come, and one with
 * what it is about; a lesson that cannot be read says why. */
void list_write(const struct catalog *catalog, const struct progress *progress,
                enum language language);

#endif
