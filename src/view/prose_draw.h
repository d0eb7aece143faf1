/*
 * prose_draw.h: a lesson's text in a pane: wrapped for its width, with the
 * styles of its words.
 */
#ifndef LOOPLINE_VIEW_PROSE_DRAW_H
#define LOOPLINE_VIEW_PROSE_DRAW_H

#include "lesson/prose.h"
#include "view/pane.h"

/* All its blocks, a blank line between two, as lines of the list. */
void prose_draw(struct list *list, const struct prose *prose);

#endif
