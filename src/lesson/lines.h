/*
 * lines.h: what programs print, line by line: a line may come in parts, those of
 * several programs in between.
 */
#ifndef LOOPLINE_LESSON_LINES_H
#define LOOPLINE_LESSON_LINES_H

#include "debugger/session.h"

#define LINE_BYTES 400 /* of a line; what is longer is cut */

struct lines {
    /* Called with each line that is whole; NULL: nobody listens yet. */
    void (*line)(const char *line, void *context);
    void *context;
    /* Private. */
    struct line_part {
        char bytes[LINE_BYTES];
        uint32_t length;
        bool begun;
    } parts[MACHINE_PROCESSES][2];
};

void lines_init(struct lines *lines);

/* So much more was printed. */
void lines_print(struct lines *lines, uint32_t process, int descriptor,
                 const uint8_t *bytes, size_t length);

/* All that was printed up to the present step. */
void lines_past(struct lines *lines, const struct session *session);

/* That is all: what has no newline behind it is a line too. */
void lines_end(struct lines *lines);

#endif
