#include "view/layout.h"

#include <string.h>

/* A place of a layout, in 24ths of the body's height and of the width. */
struct place {
    enum pane_kind pane;
    int row, column, rows, columns;
};

/* 80x24: what a learner looks at all the time. */
static const struct place small[] = {
    {PANE_SOURCE, 0, 0, 15, 13},   {PANE_CONSOLE, 15, 0, 9, 13},
    {PANE_STACK, 0, 13, 8, 11},    {PANE_TIMERS, 8, 13, 4, 11},
    {PANE_QUEUES, 12, 13, 7, 11},  {PANE_SOCKETS, 19, 13, 5, 11},
};
/* From 120x40: everything. */
static const struct place wide[] = {
    {PANE_SOURCE, 0, 0, 15, 11},   {PANE_CONSOLE, 15, 0, 9, 11},
    {PANE_STACK, 0, 11, 9, 7},     {PANE_TIMERS, 9, 11, 5, 7},
    {PANE_QUEUES, 14, 11, 10, 7},  {PANE_HEAP, 0, 18, 9, 6},
    {PANE_SOCKETS, 9, 18, 7, 6},   {PANE_WIRE, 16, 18, 8, 6},
};
#define COUNT(row) ((int)(sizeof row / sizeof *row))
#define PARTS 24

/* A pane without a place of its own stands where this one is. */
static const enum pane_kind stands_for[PANE_COUNT] = {
    [PANE_HEAP] = PANE_CONSOLE,
    [PANE_WIRE] = PANE_QUEUES,
};

static struct box place_box(const struct place *place, int rows,
                            int columns) {
    int top = place->row * rows / PARTS;
    int bottom = (place->row + place->rows) * rows / PARTS;
    int left = place->column * columns / PARTS;
    int right = (place->column + place->columns) * columns / PARTS;
    bool last = place->column + place->columns == PARTS;
    return (struct box){top, left, bottom - top,
                        right - left - (last ? 0 : 1)};
}

void layout_make(struct layout *layout, int rows, int columns,
                 enum pane_kind focus, bool zoom) {
    bool large = rows >= LAYOUT_WIDE_ROWS && columns >= LAYOUT_WIDE_COLUMNS;
    const struct place *places = large ? wide : small;
    int count = large ? COUNT(wide) : COUNT(small);
    int body = rows - 3;
    memset(layout, 0, sizeof *layout);
    layout->caption = (struct box){body, 0, 2, columns};
    layout->status = (struct box){rows - 1, 0, 1, columns};
    if (zoom) {
        layout->panes[focus] = (struct box){0, 0, body, columns};
        return;
    }
    for (int i = 0; i < count; i++)
        layout->panes[places[i].pane] = place_box(&places[i], body, columns);
    if (layout->panes[focus].rows) return;
    enum pane_kind instead = stands_for[focus];
    layout->panes[focus] = layout->panes[instead];
    layout->panes[instead].rows = 0;
}
