/*
 * heap_open.h: one object, opened: its names, who keeps it alive, and what it
 * holds, as a tree of links.
 */
#ifndef LOOPLINE_VIEW_HEAP_OPEN_H
#define LOOPLINE_VIEW_HEAP_OPEN_H

#include "view/pane.h"

/* Draws the object with the number pane->chosen of scene->process. False, and
 * nothing drawn: there is none. */
bool heap_open_draw(struct pane *pane, const struct scene *scene,
                    struct pen *pen);

#endif
