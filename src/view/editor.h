/*
 * editor.h: a program is changed while it is open: the learner's editor takes
 * the terminal for a while, and libev watches every file that the programs
 * have read as their code (ev_stat), whoever changes it.
 */
#ifndef LOOPLINE_VIEW_EDITOR_H
#define LOOPLINE_VIEW_EDITOR_H

#include <ev.h>

#include "debugger/session.h"

#define EDITOR_FILES 32 /* that are watched, at most */

struct editor {
    struct ev_loop *loop;
    /* A file may have another text now. */
    void (*changed)(void *owner, const char *path);
    void *owner;
    int count;
    ev_stat files[EDITOR_FILES];
    char paths[EDITOR_FILES][PROCESS_PATH];
};

/* Watches what the programs have read by now too. Cheap: to be called when the
 * machine has moved. */
void editor_follow(struct editor *editor, const struct session *session);
/* Watches this file, whether they have read it or not. */
void editor_watch(struct editor *editor, const char *path);
void editor_stop(struct editor *editor);

/*
 * Opens the file at its line in $VISUAL, $EDITOR or vi, and returns when that
 * has ended. The screen must be suspended. False: it could not be started.
 */
bool editor_open(const char *path, uint32_t line);

#endif
