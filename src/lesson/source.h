/*
 * source.h: the bytes of a lesson's text: a file that is short, UTF-8, and has
 * nothing in it that cannot be seen.
 */
#ifndef LOOPLINE_LESSON_SOURCE_H
#define LOOPLINE_LESSON_SOURCE_H

#include "lesson/fault.h"
#include "lesson/store.h"

/* Reads the file `fault` names, of at most `most` bytes. NULL: the fault is
 * told. A zero byte stands behind the text, which lies in the store. */
const char *source_read(struct lesson_store *store, size_t most,
                        size_t *length, const struct fault *fault);

/* Is all of it UTF-8, with no control characters but ends of lines, none that
 * turns the direction of writing, and no byte order mark? False: the fault is
 * told; the first line is line `first`. */
bool source_check(const char *text, size_t length, uint32_t first,
                  const struct fault *fault);

/* The next line of a text: it begins at *at, which goes on to the one behind;
 * answers its end, NULL where there is none. */
const char *source_line(const char **at, const char *end);

#endif
