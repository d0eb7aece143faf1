/*
 * prompt.h: a line that the learner types: the number of a step (g), a command
 * (:), with the names of debugger/command.h, what is searched for (/), the answer
 * to a lesson's question (a).
 */
#ifndef LOOPLINE_VIEW_PROMPT_H
#define LOOPLINE_VIEW_PROMPT_H

#include <stdbool.h>

#define PROMPT_TEXT 200

enum prompt_kind {
    PROMPT_CLOSED,
    PROMPT_STEP,
    PROMPT_COMMAND,
    PROMPT_FIND,
    PROMPT_ANSWER
};

struct prompt {
    enum prompt_kind kind;
    char text[PROMPT_TEXT]; /* UTF-8 */
    int chosen; /* of the rows of the palette */
};

/* An empty line. */
void prompt_open(struct prompt *prompt, enum prompt_kind kind);

/* A key (screen_key), and what it types ("" for none). True: Enter was
 * pressed, the line is closed and its text stands. */
bool prompt_key(struct prompt *prompt, int key, const char *typed);

#endif
