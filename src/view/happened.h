/*
 * happened.h: what a move over a call has done that the step itself does not
 * say: a line was printed, a timer was armed.
 */
#ifndef LOOPLINE_VIEW_HAPPENED_H
#define LOOPLINE_VIEW_HAPPENED_H

#include "view/pane.h"

/* A sentence and a blank, before the caption of a statement that was moved
 * forwards to; nothing where nothing of the kind has happened. */
void happened_write(const struct scene *scene, struct text *text);

#endif
