#include "view/present.h"

#include <curses.h>

#include "view/status.h"

#define EDGE 3 /* columns from the box's side to its text */
#define NUMBERS 8 /* columns of the source's line numbers */
#define TO_TEXT 16 /* from a pane's side to where a press means its line */

/* --- drawing ----------------------------------------------------------------- */

static void draw_edge(struct pen *pen, const char *left, const char *right)
{
    pen_text(pen, left);
    while (pen_left(pen) > 1)
        pen_text(pen, "━");
    pen_text(pen, right);
    pen_line(pen);
}

static void draw_frame(struct box box)
{
    struct pen pen = pen_in(box);
    pen.role = ROLE_TITLE_FOCUS;
    draw_edge(&pen, "┏", "┓");
    while (pen.row < box.rows - 1) {
        pen_text(&pen, "┃");
        pen_to(&pen, box.columns - 1);
        pen_text(&pen, "┃");
        pen_line(&pen);
    }
    draw_edge(&pen, "┗", "┛");
}

/* How many rows the words take. */
static int rows_of(const struct text *text, int columns)
{
    int rows = 0;
    for (size_t at = 0; at < text->length; rows++)
        at += screen_wrap(text->bytes + at, text->length - at, columns);
    return rows;
}

/* In the middle of the box, with air where it fits. */
static void draw_words(const struct stage *stage, const struct scene *scene,
                       struct box box)
{
    char buffer[STATUS_CAPTION];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    enum role role = status_words(stage, scene, box.columns, &text);
    struct box inside = {box.row + 1, box.column + EDGE, box.rows - 2,
                         box.columns - 2 * EDGE};
    int rows = rows_of(&text, inside.columns);
    int air = 2 * rows - 1 <= inside.rows ? stage->layout.air : 0;
    int above = (inside.rows - rows - air * (rows - 1)) / 2;
    inside.row += above > 0 ? above : 0;
    inside.rows -= above > 0 ? above : 0;
    struct pen pen = pen_airy(inside, air);
    pen.role = role;
    pen_wrap(&pen, text.bytes, pen.box.rows);
}

static void draw_pointer(const struct stage *stage)
{
    int row = stage->pointer, columns = stage->layout.status.columns;
    struct pen pen = pen_in((struct box){row, columns - 4, 1, 4});
    screen_mark(row, ROLE_POINTER);
    pen.role = ROLE_POINTER;
    pen_text(&pen, " ◀━━");
}

void present_draw(struct stage *stage, const struct scene *scene)
{
    draw_frame(stage->layout.caption);
    draw_words(stage, scene, stage->layout.caption);
    if (stage->pointer >= stage->layout.status.row)
        stage->pointer = -1;
    if (stage->pointer >= 0)
        draw_pointer(stage);
}

/* --- pointing ------------------------------------------------------------------ */

static void point_at(struct stage *stage, int row)
{
    enum pane_kind pane = layout_at(&stage->layout, row,
                                    stage->layout.caption.column + TO_TEXT);
    stage->pointer = row;
    if (pane != PANE_COUNT)
        stage->focus = pane;
}

/* The first time it comes to the pane in focus; then over blank rows. */
static void move_by(struct stage *stage, int by)
{
    int rows = stage->layout.status.row;
    int row = stage->pointer < 0
                  ? screen_inside(stage->layout.panes[stage->focus]).row
                  : stage->pointer + by;
    while (row >= 0 && row < rows && screen_is_blank(row))
        row += by;
    if (row >= 0 && row < rows)
        point_at(stage, row);
}

bool present_key(struct stage *stage, int *key)
{
    bool pointed = stage->pointer >= 0;
    switch (*key) {
    case KEY_UP:
        move_by(stage, -1);
        return true;
    case KEY_DOWN:
        move_by(stage, 1);
        return true;
    case 27:
        stage->pointer = -1;
        return pointed;
    case KEY_NPAGE:
        *key = 'n';
        return false;
    case KEY_PPAGE:
        *key = 'N';
        return false;
    default:
        return false;
    }
}

bool present_enter(struct stage *stage, struct mouse *mouse)
{
    int column = stage->layout.caption.column + TO_TEXT;
    enum pane_kind pane = layout_at(&stage->layout, stage->pointer, column);
    if (stage->pointer < 0 || pane == PANE_COUNT || pane == PANE_SOURCE)
        return false;
    *mouse = (struct mouse){MOUSE_PRESS, stage->pointer, column};
    stage->focus = pane;
    stage->pressed = *mouse; /* as a second press on that line: it opens */
    return true;
}

/* A source that a press moves to the middle would slip from under it. */
bool present_mouse(struct stage *stage, const struct mouse *mouse)
{
    enum pane_kind pane =
        layout_at(&stage->layout, mouse->row, mouse->column);
    if (mouse->kind != MOUSE_PRESS)
        return true;
    if (mouse->row < stage->layout.status.row)
        point_at(stage, mouse->row);
    return pane != PANE_SOURCE ||
           mouse->column < stage->layout.caption.column + NUMBERS;
}
