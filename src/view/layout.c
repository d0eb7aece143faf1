#include "view/layout.h"

#include <string.h>

#define CAPTION_ROWS 2
#define STATUS_ROWS 1
#define LARGE_ROWS 40
#define LARGE_COLUMNS 120
#define LARGE_STRIP 4 /* lines at most */
#define SOURCE_LEAST 6 /* below a lesson */
#define STRIP_LEAST 2
#define COLUMNS 3
#define SLOTS 4

/* Columns of panes, for a terminal of LARGE_ROWS and LARGE_COLUMNS; other
 * sizes stretch it, and where panes are hidden the others share their room. */
struct slot {
    enum pane_kind pane;
    int rows; /* 0: there is none */
};
struct column {
    int columns;
    struct slot slots[SLOTS];
};

static const struct column large[COLUMNS] = {
    {50, {{PANE_SOURCE, 21}, {PANE_CONSOLE, 16}}},
    {35,
     {{PANE_STACK, 15}, {PANE_TIMERS, 6}, {PANE_QUEUES, 9}, {PANE_SOCKETS, 7}}},
    {35, {{PANE_HEAP, 21}, {PANE_WIRE, 16}}},
};
static const struct column large_network[COLUMNS] = {
    {50, {{PANE_SOURCE, 19}, {PANE_WIRE, 10}, {PANE_CONSOLE, 8}}},
    {35,
     {{PANE_STACK, 12},
      {PANE_TIMERS, 4},
      {PANE_QUEUES, 10},
      {PANE_SOCKETS, 11}}},
    {35, {{PANE_HEAP, 37}}},
};

static const struct column large_lesson[COLUMNS] = {
    {42, {{PANE_LESSON, 37}}},
    {44, {{PANE_SOURCE, 22}, {PANE_CONSOLE, 15}}},
    {34,
     {{PANE_STACK, 12}, {PANE_TIMERS, 6}, {PANE_QUEUES, 9}, {PANE_HEAP, 10}}},
};
static const struct column large_lesson_network[COLUMNS] = {
    {42, {{PANE_LESSON, 37}}},
    {42, {{PANE_SOURCE, 18}, {PANE_WIRE, 11}, {PANE_CONSOLE, 8}}},
    {36,
     {{PANE_STACK, 10},
      {PANE_QUEUES, 9},
      {PANE_SOCKETS, 11},
      {PANE_HEAP, 7}}},
};

static const struct column *plan_for(const struct layout_wish *wish)
{
    if (wish->lesson)
        return wish->network ? large_lesson_network : large_lesson;
    return wish->network ? large_network : large;
}

/* A pane without a place of its own stands where this one is. */
static enum pane_kind stands_for(enum pane_kind pane)
{
    return pane == PANE_PAGE ? PANE_STACK : PANE_CONSOLE;
}

/* --- the strip ------------------------------------------------------------ */

/* Where there is not room for all lines, these come first. */
static const enum pane_kind first_lines[] = {
    PANE_STACK,   PANE_WATCH, PANE_CONSOLE, PANE_TIMERS, PANE_QUEUES,
    PANE_SOCKETS, PANE_HEAP,  PANE_WIRE,
};
#define FIRST_LINES (sizeof first_lines / sizeof *first_lines)

static int choose_lines(const struct layout *layout,
                        const struct layout_wish *wish, int most,
                        bool chosen[PANE_COUNT])
{
    int count = 0;
    for (size_t i = 0; i < FIRST_LINES + PANE_COUNT && count < most; i++) {
        enum pane_kind pane = i < FIRST_LINES
                                  ? first_lines[i]
                                  : (enum pane_kind)(i - FIRST_LINES);
        if (chosen[pane] || !wish->tells[pane] || wish->hidden[pane] ||
            layout->panes[pane].rows)
            continue;
        chosen[pane] = true;
        count++;
    }
    return count;
}

/* The lines stand in the order of Tab, at the foot of the body. Answers how
 * many rows are left above. */
static int place_strip(struct layout *layout, const struct layout_wish *wish,
                       int most)
{
    bool chosen[PANE_COUNT] = {false};
    int left = layout->body.rows - choose_lines(layout, wish, most, chosen);
    int row = left;
    for (int i = 0; i < PANE_COUNT; i++)
        if (chosen[i])
            layout->strips[i] = (struct box){row++, 0, 1, wish->columns};
    return left;
}

/* --- a small terminal ------------------------------------------------------ */

/* The lesson's text, whole if it can be, and the source below it. */
static void lay_lesson(struct layout *layout, const struct layout_wish *wish)
{
    bool source = !wish->hidden[PANE_SOURCE];
    int least = source ? SOURCE_LEAST : 0;
    int free = layout->body.rows - wish->lesson - least;
    int most = free < STRIP_LEAST ? STRIP_LEAST
               : free > layout->body.rows / 3 ? layout->body.rows / 3
                                              : free;
    layout->panes[PANE_LESSON].rows = 1;
    layout->panes[PANE_SOURCE].rows = source;
    int rows = place_strip(layout, wish, most);
    int above = !source || wish->lesson > rows - least ? rows - least
                                                       : wish->lesson;
    layout->panes[PANE_LESSON] = (struct box){0, 0, above, wish->columns};
    layout->panes[PANE_SOURCE] =
        (struct box){above, 0, rows - above, wish->columns};
}

/* The source keeps a part, for a step is there to be seen, whatever else is
 * looked at. */
static void lay_small(struct layout *layout, const struct layout_wish *wish)
{
    bool source = !wish->hidden[PANE_SOURCE] && wish->focus != PANE_SOURCE;
    if (wish->lesson &&
        (wish->focus == PANE_LESSON || wish->focus == PANE_SOURCE)) {
        lay_lesson(layout, wish);
        return;
    }
    layout->panes[wish->focus].rows = 1;
    layout->panes[PANE_SOURCE].rows |= source;
    int rows = place_strip(layout, wish, layout->body.rows / 3);
    int above = source ? rows * 9 / 20 : 0;
    layout->panes[PANE_SOURCE] = (struct box){0, 0, above, wish->columns};
    layout->panes[wish->focus] =
        (struct box){above, 0, rows - above, wish->columns};
}

/* --- a large one ------------------------------------------------------------ */

static bool is_shown(const struct layout_wish *wish, const struct slot *slot)
{
    return slot->rows &&
           (!wish->hidden[slot->pane] || slot->pane == wish->focus);
}

static int rows_of(const struct layout_wish *wish, const struct column *column)
{
    int rows = 0;
    for (int i = 0; i < SLOTS; i++)
        if (is_shown(wish, &column->slots[i]))
            rows += column->slots[i].rows;
    return rows;
}

/* The columns of a plan, with a place for the pane in focus. */
static void make_plan(const struct layout_wish *wish,
                      struct column plan[COLUMNS])
{
    struct slot *instead = NULL;
    memcpy(plan, plan_for(wish), sizeof large);
    for (int i = 0; i < COLUMNS * SLOTS; i++) {
        struct slot *slot = &plan[i / SLOTS].slots[i % SLOTS];
        if (slot->rows && slot->pane == wish->focus)
            return;
        if (slot->rows && slot->pane == stands_for(wish->focus))
            instead = slot;
    }
    if (instead)
        instead->pane = wish->focus;
}

static void lay_column(struct layout *layout, const struct layout_wish *wish,
                       const struct column *column, struct box box)
{
    int whole = rows_of(wish, column), before = 0;
    for (int i = 0; i < SLOTS; i++) {
        const struct slot *slot = &column->slots[i];
        if (!is_shown(wish, slot))
            continue;
        int top = before * box.rows / whole;
        before += slot->rows;
        layout->panes[slot->pane] =
            (struct box){top, box.column, before * box.rows / whole - top,
                         box.columns};
    }
}

static void lay_large(struct layout *layout, const struct layout_wish *wish)
{
    struct column plan[COLUMNS];
    int whole = 0, before = 0;
    make_plan(wish, plan);
    for (int i = 0; i < COLUMNS * SLOTS; i++) {
        const struct slot *slot = &plan[i / SLOTS].slots[i % SLOTS];
        layout->panes[slot->pane].rows |= is_shown(wish, slot);
    }
    int rows = place_strip(layout, wish, LARGE_STRIP);
    for (int i = 0; i < COLUMNS; i++)
        whole += rows_of(wish, &plan[i]) ? plan[i].columns : 0;
    for (int i = 0; i < COLUMNS; i++) {
        if (!rows_of(wish, &plan[i]))
            continue;
        int left = before * wish->columns / whole;
        before += plan[i].columns;
        int right = before * wish->columns / whole - (before < whole);
        lay_column(layout, wish, &plan[i],
                   (struct box){0, left, rows, right - left});
    }
}

/* --- a projector -------------------------------------------------------------- */

#define ROOMY_ROWS 36 /* from here on there is air between the lines */
#define MARGIN 2 /* columns on each side */

/* The source, the caption as a box in the middle, and one pane. */
static void lay_present(struct layout *layout, const struct layout_wish *wish)
{
    bool roomy = wish->rows >= ROOMY_ROWS;
    int rows = layout->status.row, caption = roomy ? 8 : 5;
    int columns = wish->columns - 2 * MARGIN;
    enum pane_kind beside =
        wish->focus == PANE_SOURCE ? wish->beside : wish->focus;
    bool alone = wish->zoom || beside == PANE_SOURCE;
    bool source = !alone && !wish->hidden[PANE_SOURCE];
    int above = alone ? rows - caption : source ? (rows - caption) * 5 / 9 : 0;
    enum pane_kind upper = alone ? wish->focus : PANE_SOURCE;
    layout->air = roomy;
    layout->body.rows = rows;
    layout->panes[upper] = (struct box){0, MARGIN, above, columns};
    layout->caption = (struct box){above, MARGIN, caption, columns};
    if (!alone)
        layout->panes[beside] =
            (struct box){above + caption, MARGIN, rows - above - caption,
                         columns};
}

void layout_make(struct layout *layout, const struct layout_wish *wish)
{
    int rows = wish->rows, columns = wish->columns;
    int body = rows - CAPTION_ROWS - STATUS_ROWS;
    memset(layout, 0, sizeof *layout);
    layout->body = (struct box){0, 0, body, columns};
    layout->caption = (struct box){body, 0, CAPTION_ROWS, columns};
    /* The corner stays free: to write there ncurses shifts the character
     * before it by one column, which tears a wide one and the screen moves. */
    layout->status = (struct box){rows - 1, 0, STATUS_ROWS, columns - 1};
    if (wish->present)
        lay_present(layout, wish);
    else if (wish->zoom)
        layout->panes[wish->focus] = layout->body;
    else if (rows < LARGE_ROWS || columns < LARGE_COLUMNS)
        lay_small(layout, wish);
    else
        lay_large(layout, wish);
}

static bool holds(const struct box *box, int row, int column)
{
    return row >= box->row && row < box->row + box->rows &&
           column >= box->column && column < box->column + box->columns;
}

enum pane_kind layout_at(const struct layout *layout, int row, int column)
{
    int i = 0;
    while (i < PANE_COUNT && !holds(&layout->panes[i], row, column) &&
           !holds(&layout->strips[i], row, column))
        i++;
    return (enum pane_kind)i;
}
