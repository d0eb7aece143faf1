/*
 * copy.h: a lesson's files in another folder, where they may be changed.
 */
#ifndef LOOPLINE_LESSON_COPY_H
#define LOOPLINE_LESSON_COPY_H

#include "lesson/lesson.h"

/* Copies a file (whole.h). False: errno. */
bool copy_file(const char *from, const char *to);

/* Copies all files of a lesson's folder, and the folders in it, but no Markdown,
 * no solution, and nothing whose name begins with a dot. What is there already
 * is left alone, unless `anew`. `to` is made. False: errno. */
bool copy_lesson(const struct lesson *lesson, const char *to, bool anew);

/* A folder of its own for a short while, and its end with all that is in it.
 * False: errno. */
bool copy_scratch(char *path, size_t size);
void copy_remove(const char *path);

#endif
