/*
 * catalog.h: which lessons there are. Looked for in --lessons=DIR, else in
 * $LOOPLINE_LESSONS, else in ./lessons, else beside the program
 * (../share/loopline/lessons, as `make install` has it, or its own folder).
 */
#ifndef LOOPLINE_LESSON_CATALOG_H
#define LOOPLINE_LESSON_CATALOG_H

#include "lesson/lesson.h"

#define CATALOG_MOST 99

struct catalog_row {
    struct lesson *lesson; /* NULL: it cannot be read, `error` says why */
    char slug[64];
    int number;
    char error[LESSON_ERROR];
};

struct catalog {
    char folder[4096]; /* "": none was found */
    struct catalog_row rows[CATALOG_MOST]; /* by number, then by name */
    int count;
};

/* Reads all lessons of a folder (NULL: as above). False: there is none, or it
 * cannot be read: *error says so. A broken lesson is a row with its error. */
bool catalog_open(struct catalog *catalog, const char *folder,
                  enum language language, char *error, size_t error_size);
void catalog_close(struct catalog *catalog);

/* "12", "pair", "12-pair": its row, or -1. */
int catalog_find(const struct catalog *catalog, const char *name);

#endif
