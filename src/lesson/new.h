/*
 * new.h: `loopline new lesson SLUG`: a folder with a small lesson that works,
 * in both languages, to be written over.
 */
#ifndef LOOPLINE_LESSON_NEW_H
#define LOOPLINE_LESSON_NEW_H

#include "debugger/options.h"

/* Makes it in --lessons=DIR, else in $LOOPLINE_LESSONS, else in ./lessons.
 * What is there already is not touched. Answers the exit code, 2 where it
 * cannot be made. */
int new_lesson(const struct options *options);

#endif
