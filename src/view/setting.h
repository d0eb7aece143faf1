/*
 * setting.h: commands that set something and move nothing: breakpoints,
 * watches, where and how fast playing goes.
 */
#ifndef LOOPLINE_VIEW_SETTING_H
#define LOOPLINE_VIEW_SETTING_H

#include "lesson/progress.h"
#include "view/stage.h"

#define SETTING_FASTEST 6 /* the speed that does not wait between steps */

/* Is it one of these commands? */
bool setting_is(enum command which);

/* Does it. `argument` is what stands behind its name ("" for a key); `back`:
 * its other key. What is to be said is the stage's note or error. */
void setting_take(struct stage *stage, enum command which, bool back,
                  const char *argument);

/* The colours of that theme; "": of the next one. A theme that cannot be read
 * is the stage's error, and the colours stay. */
void setting_theme(struct stage *stage, const char *name);

/* The stage as it was left the last time: its colours (those of the theme
 * `named` where it is not NULL, which is kept then), how fast it plays; what is
 * set from now on is kept there too. What is wrong with a theme is told in
 * `error`. */
void setting_open(struct stage *stage, struct progress *keep, const char *named,
                  enum language language, char *error, size_t error_size);

/* Seconds between two steps of play at the stage's speed; 0: none. */
double setting_pace(const struct stage *stage);

/* Evaluates the watches at the present step. */
void setting_refresh(struct stage *stage);

#endif
