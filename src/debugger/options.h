/*
 * options.h: the words of the command line.
 */
#ifndef LOOPLINE_DEBUGGER_OPTIONS_H
#define LOOPLINE_DEBUGGER_OPTIONS_H

#include <stdio.h>

#include "debugger/session.h"

enum action {
    ACTION_OPEN,
    ACTION_RUN,
    ACTION_TRACE,
    ACTION_WALK,
    ACTION_WHY,
    ACTION_NARRATE,
    ACTION_LESSONS,
    ACTION_LESSON,
    ACTION_PROGRESS,
    ACTION_CHECK,
    ACTION_NEW,
    ACTION_HANDOUT,
    ACTION_PICTURE,
    ACTION_HELP, /* from here on they are no words */
    ACTION_VERSION
};

struct options {
    enum action action;
    struct session_options session;
    bool language_given; /* --lang: settings and environment do not count */
    bool verify, captions, library;
    const char *place; /* why, picture: "7", "client:7", or a step's number;
                          NULL: the last step */
    bool place_is_step;
    const char *question; /* why: "wrote x", see question.h; NULL: why */
    const char *lessons; /* the folder of the lessons; NULL: catalog.h finds
                            one */
    bool reset; /* lesson, progress: from the beginning */
    const char *theme; /* a name; NULL: as it is set */
    bool present; /* for a projector */
    bool plain; /* lessons: no screen */
    const char *until; /* picture: a landmark instead of `place`, or NULL */
    int rows, columns; /* picture: of the screen; 0: not said */
    const char *pane; /* picture: in focus; NULL: the source */
    bool text, ink; /* picture: no SVG; no colours */
    bool markdown; /* handout: no HTML */
    char **programs; /* into argv, which is put in order; of what a lesson is
                        asked: its words ("12", "pair"; new: "lesson", SLUG) */
    int program_count;
};

/* Reads the command line. False: `error` is one line that says what is wrong
 * with it (exit code 2). The language comes from --lang, else from the
 * environment's locale. */
bool options_read(struct options *options, int argc, char **argv,
                  char *error, size_t error_size);

/* The language of the environment's locale. */
enum language options_environment(void);

/* The help, in the options' language. */
void options_help(const struct options *options, FILE *to);

#endif
