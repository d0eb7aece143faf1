/*
 * copy.h: a lesson's files in another folder, where they may be changed.
 */
#ifndef LOOPLINE_LESSON_COPY_H
#define LOOPLINE_LESSON_COPY_H

#include <stdbool.h>
#include <stddef.h>

/* Copies a file's bytes; the folder of `to` is there. False: errno. */
bool copy_file(const char *from, const char *to);

/* Copies all files of a folder, and the folders in it, but not the lesson's
 * texts and nothing whose name begins with a dot. `to` is made. False: errno.
 */
bool copy_folder(const char *from, const char *to);

/* A folder of its own for a short while, and its end with all that is in it.
 * False: errno. */
bool copy_scratch(char *path, size_t size);
void copy_remove(const char *path);

#endif
