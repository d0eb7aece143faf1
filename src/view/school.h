/*
 * school.h: lessons, joined: the list, the lesson that is open, and the session
 * of its present run. A lesson may have several runs; there is one session at a
 * time. It knows no terminal.
 */
#ifndef LOOPLINE_VIEW_SCHOOL_H
#define LOOPLINE_VIEW_SCHOOL_H

#include "debugger/options.h"
#include "view/guide.h"
#include "view/shelf.h"

struct school {
    struct shelf shelf;
    struct progress progress;
    struct guide guide;
    struct session session;
    struct session_options options; /* as the command line has them */
    bool in_lesson; /* one is open */
    bool in_session; /* ... and a session of it */
};

/* Reads lessons and progress, and sets the language. False: `error` is one
 * line that says why there is nothing to show. */
bool school_open(struct school *school, const struct options *options,
                 char *error, size_t error_size);
void school_close(struct school *school);

/* Begins the lesson under the list's cursor; `anew`: at its first stop. */
void school_begin(struct school *school, bool anew);
/* Begins the lesson of that name, "2", "pair". False: there is none, or it is
 * broken: `error` says so. `reset`: from the beginning. */
bool school_begin_named(struct school *school, const char *name, bool reset,
                        char *error, size_t error_size);

/* Opens the session that the guide wants, in place of the one that is open.
 * False: the list's `said` says why not. */
bool school_open_run(struct school *school);
/* Back to the list, with what comes next under its cursor where the lesson came
 * to its end. */
void school_leave(struct school *school);

/* The list in the other language; it is kept as a setting. */
void school_turn(struct school *school);

#endif
