/*
 * recite_tell.h: what a lesson says, as plain lines on the standard output: no
 * mark that only an eye can read, and one thing a line.
 */
#ifndef LOOPLINE_VIEW_RECITE_TELL_H
#define LOOPLINE_VIEW_RECITE_TELL_H

#include "view/guide.h"
#include "view/narrate.h"

#define RECITE_COLUMNS 78

/* What panes said of the state when it was last told. */
#define RECITE_STATE 2000 /* bytes of a pane, at most */
struct recite_state {
    char rows[PANE_COUNT][RECITE_STATE];
};

/* A line that may be long, broken between words. */
void recite_say(const char *text);

/* "Lesson 2, stop 3 of 19: sum stands on the track", and the stop's text. */
void recite_stop(const struct guide *guide);

/* The programs of the run, the learner's copies in an exercise, their lines
 * numbered. */
void recite_programs(const struct guide *guide);

/* What comes next in the run, and those of stack, timers, queues and sockets
 * that are others than `state` has. */
void recite_run_state(struct narrate *narrate, struct recite_state *state);

/* What is asked, with numbered choices or cards; nothing where nothing is. */
void recite_question(const struct guide *guide);

/* What came of the last answer. */
void recite_said(const struct guide *guide);

/* The exercise: its file, what must hold, and how that stands. */
void recite_exercise(const struct guide *guide);

/* The last hint that was told; the solution. */
void recite_hint(const struct guide *guide);
void recite_solution(const struct guide *guide);

/* What can be done here: the last line before the learner's own. */
void recite_keys(const struct guide *guide);

#endif
