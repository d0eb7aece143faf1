/*
 * progress.h: how far the learner has come, and what they have set.
 *
 * $XDG_DATA_HOME/loopline/progress (~/.local/share/...) is a text, a line a
 * lesson: "02-timer stop 7 of 12 right 3 of 4 done 1 marks --r-w-s-----". It is
 * written to a file beside it, flushed to the disk and renamed, so that a kill
 * at any time loses nothing; what another Loopline has written meanwhile about
 * other lessons stays. Settings (language, theme, speed) are in
 * $XDG_CONFIG_HOME/loopline/settings, "name value". A line that is not
 * understood is kept as it is: a newer version wrote it.
 */
#ifndef LOOPLINE_LESSON_PROGRESS_H
#define LOOPLINE_LESSON_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "machine/step.h"

#define PROGRESS_LESSONS 200
#define PROGRESS_SLUG 64
#define PROGRESS_STOPS 64 /* that can be marked */
#define PROGRESS_MORE 160
#define PROGRESS_PATH 4096
#define PROGRESS_VALUE 256

/* How a stop that asks was answered. */
enum progress_mark {
    MARK_NONE = '-',
    MARK_RIGHT = 'r', /* at the first try */
    MARK_WRONG = 'w', /* at the first try; that stays */
    MARK_SOLVED = 's' /* an exercise */
};

struct progress_row {
    char slug[PROGRESS_SLUG];
    uint32_t stop, stops; /* the furthest stop reached, from 1 on, of */
    uint32_t right, asked; /* predictions and turns answered right, at the
                              first try: counted from `marks` */
    bool done;
    char marks[PROGRESS_STOPS + 1]; /* a letter a stop; shorter: none there */
    char more[PROGRESS_MORE]; /* what a newer version wrote behind it */
    bool touched; /* by this program: it is ours to write */
};

struct progress {
    struct progress_row rows[PROGRESS_LESSONS];
    int count;
    struct progress_row spare; /* where there is no room for one more: it is not
                                  kept */
    char path[PROGRESS_PATH]; /* "": there is no home, or it is not to be
                                 written */
    char settings[PROGRESS_PATH]; /* likewise */
    char folder[PROGRESS_PATH]; /* for the learner's copies of exercises; "":
                                   there is no home */
    bool told; /* that it could not be written: said once */
    char trouble[PROGRESS_PATH + 200]; /* path and reason, or "" */
    char said[PROGRESS_PATH + 400];
    char value[PROGRESS_VALUE];
    char **rest; /* lines that are kept as they are */
    int rest_count;
};

/* Reads it. A file that is missing is no progress; one that cannot be read or
 * written is told once by progress_trouble, and does no harm. */
void progress_open(struct progress *progress);
/* The settings alone: no lesson is taken. */
void progress_open_settings(struct progress *progress);
void progress_close(struct progress *progress);

/* The row of a lesson, made where there is none yet. */
struct progress_row *progress_of(struct progress *progress, const char *slug);

/* Stop `stop` (from 1 on) of `stops` is reached. A lesson that has another
 * number of stops than it had is another lesson: its marks are void. */
void progress_reach(struct progress_row *row, uint32_t stop, uint32_t stops);

/* How stop `stop` (from 1 on) was answered; and how it was. */
void progress_mark(struct progress_row *row, uint32_t stop,
                   enum progress_mark mark);
enum progress_mark progress_marked(const struct progress_row *row,
                                   uint32_t stop);

/* Writes it. False: it could not be (progress_trouble). */
bool progress_save(struct progress *progress);

/* One line that says why it cannot be kept, once; NULL: nothing to say. */
const char *progress_trouble(struct progress *progress,
                             enum language language);

/* Forgets a lesson (NULL: all), the copies of its exercises too. */
bool progress_reset(struct progress *progress, const char *slug);

/* A setting, or NULL; and setting it (kept on disk as above). The text is good
 * until the next call. */
const char *progress_setting(struct progress *progress, const char *name);
bool progress_set(struct progress *progress, const char *name,
                  const char *value);

#endif
