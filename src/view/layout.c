#include "view/layout.h"

#include <string.h>

#define CAPTION_ROWS 2
#define STATUS_ROWS 1

/* A place of a layout: rows and columns of the size it was drawn for; other
 * sizes stretch it. */
struct place {
    enum pane_kind pane;
    int row, column, rows, columns;
};

/* A layout is for terminals from this size on, status and caption included. */
struct plan {
    int rows, columns;
    bool network;
    int count;
    const struct place *places;
};

static const struct place small[] = {
    {PANE_SOURCE, 0, 0, 14, 43},  {PANE_CONSOLE, 14, 0, 7, 43},
    {PANE_STACK, 0, 43, 8, 37},   {PANE_TIMERS, 8, 43, 4, 37},
    {PANE_QUEUES, 12, 43, 6, 37}, {PANE_SOCKETS, 18, 43, 3, 37},
};
static const struct place small_network[] = {
    {PANE_SOURCE, 0, 0, 11, 43},   {PANE_WIRE, 11, 0, 5, 43},
    {PANE_CONSOLE, 16, 0, 5, 43},  {PANE_STACK, 0, 43, 6, 37},
    {PANE_TIMERS, 6, 43, 3, 37},   {PANE_QUEUES, 9, 43, 5, 37},
    {PANE_SOCKETS, 14, 43, 7, 37},
};
static const struct place large[] = {
    {PANE_SOURCE, 0, 0, 21, 50},  {PANE_CONSOLE, 21, 0, 16, 50},
    {PANE_STACK, 0, 50, 15, 35},  {PANE_TIMERS, 15, 50, 6, 35},
    {PANE_QUEUES, 21, 50, 9, 35}, {PANE_SOCKETS, 30, 50, 7, 35},
    {PANE_HEAP, 0, 85, 21, 35},   {PANE_WIRE, 21, 85, 16, 35},
};
static const struct place large_network[] = {
    {PANE_SOURCE, 0, 0, 19, 50},    {PANE_WIRE, 19, 0, 10, 50},
    {PANE_CONSOLE, 29, 0, 8, 50},   {PANE_STACK, 0, 50, 12, 35},
    {PANE_TIMERS, 12, 50, 4, 35},   {PANE_QUEUES, 16, 50, 10, 35},
    {PANE_SOCKETS, 26, 50, 11, 35}, {PANE_HEAP, 0, 85, 37, 35},
};
#define PLAN(rows, columns, network, row)                                      \
    {                                                                          \
        rows, columns, network, (int)(sizeof row / sizeof *row), row           \
    }
static const struct plan plans[] = {
    PLAN(40, 120, true, large_network),
    PLAN(40, 120, false, large),
    PLAN(LAYOUT_ROWS, LAYOUT_COLUMNS, true, small_network),
    PLAN(LAYOUT_ROWS, LAYOUT_COLUMNS, false, small),
};

/* A pane without a place of its own stands where this one is. */
static const enum pane_kind stands_for[PANE_COUNT] = {
    [PANE_HEAP] = PANE_CONSOLE,
    [PANE_WIRE] = PANE_CONSOLE,
    [PANE_PAGE] = PANE_STACK,
    [PANE_WHY] = PANE_CONSOLE,
};

static const struct plan *plan_for(int rows, int columns, bool network)
{
    const struct plan *plan = plans;
    while (rows < plan->rows || columns < plan->columns ||
           plan->network != network)
        plan++;
    return plan;
}

static struct box place_box(const struct place *place, const struct plan *plan,
                            const struct box *body)
{
    int high = plan->rows - CAPTION_ROWS - STATUS_ROWS;
    int top = place->row * body->rows / high;
    int bottom = (place->row + place->rows) * body->rows / high;
    int left = place->column * body->columns / plan->columns;
    int right =
        (place->column + place->columns) * body->columns / plan->columns;
    bool last = place->column + place->columns == plan->columns;
    return (struct box){top, left, bottom - top, right - left - (last ? 0 : 1)};
}

void layout_make(struct layout *layout, int rows, int columns,
                 enum pane_kind focus, bool zoom, bool network)
{
    const struct plan *plan = plan_for(rows, columns, network);
    int body = rows - CAPTION_ROWS - STATUS_ROWS;
    memset(layout, 0, sizeof *layout);
    layout->body = (struct box){0, 0, body, columns};
    layout->caption = (struct box){body, 0, CAPTION_ROWS, columns};
    layout->status = (struct box){rows - 1, 0, STATUS_ROWS, columns};
    if (zoom) {
        layout->panes[focus] = layout->body;
        return;
    }
    for (int i = 0; i < plan->count; i++)
        layout->panes[plan->places[i].pane] =
            place_box(&plan->places[i], plan, &layout->body);
    if (layout->panes[focus].rows)
        return;
    enum pane_kind instead = stands_for[focus];
    layout->panes[focus] = layout->panes[instead];
    layout->panes[instead].rows = 0;
}
