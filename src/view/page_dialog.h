/*
 * page_dialog.h: the dialog of a page that stands still, on top of the Page
 * pane: what it asks, and the keys that answer.
 */
#ifndef LOOPLINE_VIEW_PAGE_DIALOG_H
#define LOOPLINE_VIEW_PAGE_DIALOG_H

#include "view/pane.h"

/* Its lines, where a page waits. False: none does. */
bool page_dialog_draw(struct list *list, const struct scene *scene);

/* Enter and y press OK (of prompt: what is typed is asked for first), n and
 * Escape press Cancel. False: it is no answer, or no page waits. */
bool page_dialog_key(const struct scene *scene, int key,
                     struct pane_wish *wish);

#endif
