/*
 * layout.h: which pane goes where.
 */
#ifndef LOOPLINE_VIEW_LAYOUT_H
#define LOOPLINE_VIEW_LAYOUT_H

#include "view/pane.h"

#define LAYOUT_ROWS 24
#define LAYOUT_COLUMNS 80

/* Where each pane stands; rows == 0: it has no place. */
struct layout {
    struct box panes[PANE_COUNT];
    struct box body; /* what the panes share */
    struct box caption, status;
};

/*
 * Lays out a screen. `focus` always has a place: where there is not room for
 * all, it takes that of a neighbour. `zoom`: it has the body for itself.
 * `network`: there are sockets, and they want room.
 */
void layout_make(struct layout *layout, int rows, int columns,
                 enum pane_kind focus, bool zoom, bool network);

#endif
