/*
 * headless.h: the commands without a screen: run, trace and walk.
 */
#ifndef LOOPLINE_DEBUGGER_HEADLESS_H
#define LOOPLINE_DEBUGGER_HEADLESS_H

#include "debugger/session.h"

/* Runs to the end; console output on stdout and stderr, with "[stem] " before
 * each line where there are several programs. Answers the exit code: the
 * programs', or 3 where `verify` found a difference. */
int headless_run(struct session *session, bool verify);

/* Prints every step as a line of JSON; console output is in the steps. */
int headless_trace(struct session *session, bool captions, bool library);

/* Prints the run as a text to read: each step's caption, with its time and
 * program, and what is printed set off. With --break only the steps at which
 * one stops; below each the values of --watch. */
int headless_walk(struct session *session);

/* Runs to options->place (without: to the end, or till only somebody outside
 * could make it go on) and says why (why.h), or answers options->question.
 * Answers 0; 2 where there is no such place. */
struct options;
int headless_why(struct session *session, const struct options *options);

#endif
