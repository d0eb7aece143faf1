/*
 * help.h: help (?): what the pane in focus shows and which keys it knows, then
 * the keys of all panes, from debugger/command.h.
 */
#ifndef LOOPLINE_VIEW_HELP_H
#define LOOPLINE_VIEW_HELP_H

#include "view/stage.h"

void help_draw(struct stage *stage, const struct scene *scene,
               struct box box);

/* Up, Down and the like go through it; any other key closes it. */
void help_key(struct stage *stage, int key);

#endif
