/*
 * narrate.h: the same walk and the same commands as the terminal view, as
 * plain lines on the standard input and output: for a screen reader, a pipe, a
 * braille line. Nothing moves by itself, and nothing is drawn.
 */
#ifndef LOOPLINE_VIEW_NARRATE_H
#define LOOPLINE_VIEW_NARRATE_H

#include "view/conduct.h"

#define NARRATE_LINE 1024

/*
 * Takes a line at a time from the standard input: a key of the view ("n",
 * "N"), a command as behind `:` ("over", "goto 12", "break 14"), "back" before
 * one that goes forward, a pane's name ("stack"), "enter 3" for its third line,
 * "panes" for a line of each; an empty one does the last again. Ends with "q"
 * or the end of the input; answers 0.
 */
int narrate_run(struct session *session);

/* --- its parts, for a lesson that is told so (recite.h) ---------------------- */

struct narrate {
    struct stage stage;
    struct conduct conduct;
    struct session *session;
    uint64_t prints; /* that have been told */
    struct text text; /* what is being said */
};

/* A session that has begun; `guide`: the learner in a lesson, or NULL. */
void narrate_begin(struct narrate *narrate, struct session *session,
                   struct guide *guide);
void narrate_end(struct narrate *narrate);

/* The next line of the standard input; meanwhile the session's clock stands
 * (NULL: there is none). False: there are no more. */
bool narrate_read(struct session *session, char line[NARRATE_LINE]);

/* Does what a line says, as above, and tells what came of it. */
void narrate_take(struct narrate *narrate, const char *line);

/* Until the command under way is done, or only the outside could bring
 * something. */
void narrate_finish(struct narrate *narrate);

/* Tells what was printed since it was last told; going back takes it back. */
void narrate_prints(struct narrate *narrate);

#endif
