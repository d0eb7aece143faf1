/*
 * whole.h: whole files: the learner's progress and settings, their copies of a
 * lesson's programs.
 */
#ifndef LOOPLINE_LESSON_WHOLE_H
#define LOOPLINE_LESSON_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

#define WHOLE_MOST ((size_t)8 << 20) /* a longer file is none of ours */

/* A file's bytes with a zero byte behind them, to be freed; their number in
 * *length (may be NULL). NULL: errno says why not (EINVAL: no plain file, or
 * longer than WHOLE_MOST). */
char *whole_read(const char *path, size_t *length);

/* Writes a file so that a kill at any time leaves the old one or the new one:
 * beside it, flushed, renamed; its folders are made. False: errno says why not,
 * and the old one is still there. */
bool whole_write(const char *path, const char *bytes, size_t length);

#endif
