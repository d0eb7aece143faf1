/*
 * progress.h: how far the learner has come, and what they have set.
 *
 * $XDG_DATA_HOME/loopline/progress (~/.local/share/...) is a text, a line a
 * lesson: "02-timer stop 7 of 12 right 3 of 4 done 1". It is written to a file
 * beside it, flushed to the disk and renamed, so that a kill at any time loses
 * nothing. Settings (language, theme, speed) are in
 * $XDG_CONFIG_HOME/loopline/settings, "name value". A line that is not
 * understood is kept as it is: a newer version wrote it.
 */
#ifndef LOOPLINE_LESSON_PROGRESS_H
#define LOOPLINE_LESSON_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PROGRESS_LESSONS 200
#define PROGRESS_SLUG 64

struct progress_row {
    char slug[PROGRESS_SLUG];
    uint32_t stop, stops; /* the furthest stop reached, from 1 on, of */
    uint32_t right, asked; /* predictions and turns answered right, at the
                              first try */
    bool done;
};

struct progress {
    struct progress_row rows[PROGRESS_LESSONS];
    int count;
    char path[4096]; /* "": there is no home */
    char folder[4096]; /* for the learner's copies of exercises */
    bool told; /* that it could not be written: said once */
    struct progress_rest *rest; /* lines that are kept as they are */
};

/* Reads it. A file that is missing is no progress; one that cannot be read or
 * written is told once by progress_trouble, and does no harm. */
void progress_open(struct progress *progress);
void progress_close(struct progress *progress);

struct progress_row *progress_of(struct progress *progress, const char *slug);

/* Writes it. False: it could not be (progress_trouble). */
bool progress_save(struct progress *progress);

/* One line that says why it cannot be kept, once; NULL: nothing to say. */
const char *progress_trouble(struct progress *progress);

/* Forgets a lesson (NULL: all), the copies of its exercises too. */
bool progress_reset(struct progress *progress, const char *slug);

/* A setting, or NULL; and setting it (kept on disk as above). The text is good
 * until the next call. */
const char *progress_setting(struct progress *progress, const char *name);
bool progress_set(struct progress *progress, const char *name,
                  const char *value);

#endif
