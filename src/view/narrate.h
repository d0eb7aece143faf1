/*
 * narrate.h: the same walk and the same commands as the terminal view, as
 * plain lines on the standard input and output: for a screen reader, a pipe, a
 * braille line. Nothing moves by itself, and nothing is drawn.
 */
#ifndef LOOPLINE_VIEW_NARRATE_H
#define LOOPLINE_VIEW_NARRATE_H

#include "debugger/session.h"

/*
 * Takes a line at a time from the standard input: a key of the view ("n",
 * "N"), a command as behind `:` ("over", "goto 12", "break 14"), "back" before
 * one that goes forward, a pane's name ("stack"), "enter 3" for its third line,
 * "panes" for a line of each; an empty one does the last again. Ends with "q"
 * or the end of the input; answers 0.
 */
int narrate_run(struct session *session);

#endif
