/*
 * front.h: a lesson's front matter: YAML, of which it needs rows of texts and
 * lists. What it has is in lesson.h's heading comment; whatever else is there is
 * a fault with its line and column.
 */
#ifndef LOOPLINE_LESSON_FRONT_H
#define LOOPLINE_LESSON_FRONT_H

#include "lesson/fault.h"
#include "lesson/lesson.h"

#define FRONT_ITEMS 16

struct front_list {
    const char *items[FRONT_ITEMS];
    uint32_t lines[FRONT_ITEMS]; /* in the file */
    int count;
};

struct front {
    const char *title, *summary;
    struct front_list teaches, programs, clicks;
    bool page;
    int minutes; /* 0: not said */
};

/* Reads what stands between the lines ---; its first line is line `first` of
 * the file. The texts lie in the store. False: the fault is told. */
bool front_read(struct front *front, struct lesson_store *store,
                const char *text, size_t length, uint32_t first,
                const struct fault *fault);

#endif
