/*
 * shelf.h: the list of lessons, Loopline's first screen: which there are, how
 * far the learner has come, and what comes next. A lesson that cannot be opened
 * stands there with what is wrong with it.
 */
#ifndef LOOPLINE_VIEW_SHELF_H
#define LOOPLINE_VIEW_SHELF_H

#include "lesson/catalog.h"
#include "lesson/progress.h"

#define SHELF_SEARCH 100
#define SHELF_SAID 600

struct shelf {
    struct catalog catalog;
    struct progress *progress;
    enum language language;
    const char *folder; /* as it was asked for, or NULL */
    int cursor; /* row of the catalog; -1: none */
    int ended; /* the row of the lesson that has just ended; -1: none */
    int scroll;
    int rows; /* of the list, at the last drawing */
    bool searches;
    char search[SHELF_SEARCH];
    char said[SHELF_SAID]; /* why something could not be done, or "" */
};

/* Reads the lessons. False: there are none, `error` says so. */
bool shelf_open(struct shelf *shelf, struct progress *progress,
                const char *folder, enum language language, char *error,
                size_t error_size);
void shelf_close(struct shelf *shelf);

/* The row that comes next: what was begun, else the first that is not done; -1:
 * none. `behind`: looked for behind that row first (-1: from the beginning). */
int shelf_next(const struct shelf *shelf, int behind);

/* What a key asks for. */
enum shelf_answer {
    SHELF_LOOK, /* nothing but to be drawn */
    SHELF_OPEN, /* the lesson of shelf->cursor */
    SHELF_ANEW, /* the same, from its first stop */
    SHELF_LANGUAGE, /* the other one */
    SHELF_QUIT
};
/* A key (screen_key), and what it types ("" for none). */
enum shelf_answer shelf_key(struct shelf *shelf, int key, const char *typed);

/* Draws it on the open screen. */
void shelf_draw(struct shelf *shelf);

#endif
