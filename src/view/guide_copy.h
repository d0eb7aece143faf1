/*
 * guide_copy.h: the learner's copies of a lesson's files, which an exercise
 * changes: $XDG_DATA_HOME/loopline/exercises/SLUG/STOP/, made once and then
 * left alone.
 */
#ifndef LOOPLINE_VIEW_GUIDE_COPY_H
#define LOOPLINE_VIEW_GUIDE_COPY_H

#include "lesson/lesson.h"
#include "lesson/progress.h"

/*
 * Copies what is not there yet, or everything where `anew`, for the exercise of
 * that stop (index); not the lesson's text, not its solutions. `folder` is where
 * they are; "": they cannot be written anywhere. True: it is a folder that goes
 * away again (there is no home, or it takes nothing).
 */
bool guide_copy_make(const struct progress *progress,
                     const struct lesson *lesson, uint32_t stop, bool anew,
                     char folder[PROGRESS_PATH]);

/* A file's text, to be freed; NULL: there is none. */
char *guide_copy_text(const char *folder, const char *name);

#endif
