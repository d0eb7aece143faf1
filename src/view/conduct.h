/*
 * conduct.h: what the learner asks for is carried out: commands by key and by
 * name, what a pane wishes, a file that has changed. It knows the stage and
 * the debugger, and no terminal's loop: whoever has one is told when there may
 * be more to do.
 */
#ifndef LOOPLINE_VIEW_CONDUCT_H
#define LOOPLINE_VIEW_CONDUCT_H

#include "view/stage.h"

#define CONDUCT_SLICES 16u /* of play, between two looks at the keyboard */

struct conduct {
    struct stage *stage;
    struct session *session;
    struct guide *guide; /* the learner in a lesson, or NULL */
    bool plays; /* step by step, at the stage's pace */
    bool over; /* the learner has had enough */
    /* The debugger's state may be another one now. */
    void (*moved)(void *owner);
    void *owner;
};

/* A key that is a command's. */
void conduct_key(struct conduct *conduct, int key);

/* "kill client": a command's name, and what stands behind it. */
void conduct_line(struct conduct *conduct, const char *text);

/* A command that moves; GOTO to step `number`. */
void conduct_move(struct conduct *conduct, enum command which, bool back,
                  uint64_t number);

/* What a pane's key asked for. */
void conduct_wish(struct conduct *conduct, const struct pane_wish *wish);

/* A file that the programs have read may have another text now. */
void conduct_reload(struct conduct *conduct, const char *path);

/* The search in the pane in focus: on, back, or (0) from where it stands. */
void conduct_search(struct stage *stage, int by);

#endif
