/*
 * layout.h: which pane goes where.
 *
 * On a small terminal the source and the pane in focus have the room, and
 * every other pane keeps one live line below them, the strip. A large one has
 * columns of panes, and a line for those that have no place there. A lesson
 * comes first: its text above the source, or a column of its own. For a
 * projector there are two panes, and the caption is a box between them.
 */
#ifndef LOOPLINE_VIEW_LAYOUT_H
#define LOOPLINE_VIEW_LAYOUT_H

#include "view/pane.h"

#define LAYOUT_ROWS 24
#define LAYOUT_COLUMNS 80

/* Where each pane stands; rows == 0: it has no place. */
struct layout {
    struct box panes[PANE_COUNT];
    struct box strips[PANE_COUNT]; /* the lines of those without one */
    struct box body; /* what the panes share */
    struct box caption, status;
    int air; /* blank rows between the lines of a pane that is a list */
};

/* What is to be laid out. */
struct layout_wish {
    int rows, columns; /* of the terminal */
    enum pane_kind focus; /* it always has a place */
    bool zoom; /* it has the body for itself */
    bool present; /* for a projector */
    enum pane_kind beside; /* then: what stands there with the source, where
                              that is in focus */
    int lesson; /* rows that a lesson's text would like; 0: there is none */
    bool network; /* there are sockets, and they want room */
    bool hidden[PANE_COUNT]; /* the learner does not want them */
    bool tells[PANE_COUNT]; /* has a line for the strip */
};

void layout_make(struct layout *layout, const struct layout_wish *wish);

/* The pane at a place of the screen, or whose line is there; PANE_COUNT:
 * none. */
enum pane_kind layout_at(const struct layout *layout, int row, int column);

#endif
