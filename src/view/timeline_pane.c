/*
 * timeline_pane.c: the whole record as a sequence diagram: a lane for each
 * program, a row for each thing that happened, messages as arrows between the
 * lanes. A line above it is the record from end to end. The cursor goes to any
 * row, Enter or a second click takes the learner to its step.
 *
 * Only the rows in sight are looked at, and found by halving: a record may
 * have a million of them.
 */
#include <stdio.h>
#include <string.h>

#include <curses.h>

#include "history/history.h"
#include "view/pane.h"
#include "wire/close_code.h"
#include "wire/frame.h"

#define HEAD_ROWS 2 /* the record, the programs' names */
#define GUTTER 17 /* columns of marks, step and time */
#define LANE_LEAST 6
#define LINE 200
#define PAGE 10

struct drawing {
    const struct scene *scene;
    struct pen *pen;
    uint64_t count; /* moments of the record */
    uint64_t present; /* so many have happened by now */
    uint64_t first; /* the topmost row's */
    uint64_t cursor;
    int lanes, width; /* of a lane */
};

static const struct history *history_of(const struct scene *scene)
{
    return scene->session->history;
}

static const char *word(const struct drawing *d, enum label which)
{
    return label(which, d->scene->language);
}

/* --- places --------------------------------------------------------------- */

/* How many moments lie at or before a step. */
static uint64_t moments_by(const struct history *history, uint64_t step)
{
    uint64_t low = 0, high = history_moments(history);
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (history_moment(history, middle)->step > step)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Which moment the cursor is on: where none was chosen since the last move,
 * the last that has happened. */
static uint64_t cursor_of(const struct pane *pane, uint64_t steps,
                          uint64_t count, uint64_t present)
{
    bool chosen = pane->chosen && pane->links[0].step == steps;
    uint64_t at = chosen ? pane->chosen - 1 : present ? present - 1 : 0;
    return at < count ? at : count ? count - 1 : 0;
}

/* The topmost row, so that the cursor's is in the middle. */
static uint64_t first_of(uint64_t cursor, uint64_t count, int rows)
{
    uint64_t half = (uint64_t)(rows > 0 ? rows / 2 : 0);
    uint64_t all = (uint64_t)(rows > 0 ? rows : 0);
    uint64_t first = cursor > half ? cursor - half : 0;
    uint64_t most = count > all ? count - all : 0;
    return first < most ? first : most;
}

static void look(struct drawing *d, const struct pane *pane,
                 const struct scene *scene, int rows)
{
    const struct history *history = history_of(scene);
    d->scene = scene;
    d->count = history_moments(history);
    d->present = moments_by(history, scene->machine->steps);
    d->cursor = cursor_of(pane, scene->machine->steps, d->count, d->present);
    d->first = first_of(d->cursor, d->count, rows - HEAD_ROWS);
}

static int lane_column(const struct drawing *d, uint32_t process)
{
    int lane = process < (uint32_t)d->lanes ? (int)process : d->lanes;
    int column = GUTTER + lane * d->width;
    int last = d->pen->box.columns - 1;
    return column < last ? column : last;
}

/* --- the record from end to end ------------------------------------------- */

static uint64_t prints_by(const struct history *history, uint64_t step)
{
    uint64_t low = 0, high = history_prints(history);
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (history_print(history, middle)->step > step)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Steps (from, to]: a breakpoint, output, anything at all. */
static void draw_part(struct drawing *d, uint64_t from, uint64_t to)
{
    const struct history *history = history_of(d->scene);
    const struct breakpoints *set = &d->scene->session->debugger.breakpoints;
    if (breakpoints_stop(set, from + 1, to + 1, true))
        pen_as(d->pen, ROLE_BREAKPOINT, "●");
    else if (prints_by(history, from) < prints_by(history, to))
        pen_as(d->pen, ROLE_NAME, "»");
    else if (moments_by(history, from) < moments_by(history, to))
        pen_as(d->pen, ROLE_TITLE, "━");
    else
        pen_as(d->pen, ROLE_DIM, "·");
}

/* ━●━»━▼━━»·: what happened where, and where we are. */
static void draw_record(struct drawing *d)
{
    struct pen *pen = d->pen;
    uint64_t frontier = history_frontier(history_of(d->scene));
    uint64_t columns = (uint64_t)pen->box.columns;
    uint64_t here = frontier ? d->scene->machine->steps * (columns - 1) /
                                   frontier
                             : 0;
    for (uint64_t i = 0; i < columns; i++) {
        if (i == here)
            pen_as(pen, ROLE_NEXT, "▼");
        else
            draw_part(d, frontier * i / columns, frontier * (i + 1) / columns);
    }
    pen_line(pen);
}

static void draw_lane_names(struct drawing *d)
{
    struct pen *pen = d->pen;
    const char *step = word(d, LABEL_STEP);
    pen_to(pen, 10 - screen_width(step, strlen(step)));
    pen_as(pen, ROLE_DIM, step);
    pen_as(pen, ROLE_DIM, "    ms");
    for (int i = 0; i < d->lanes; i++) {
        pen_to(pen, lane_column(d, (uint32_t)i));
        struct pen cell = *pen;
        cell.box.columns = pen->column + d->width - 1;
        if (cell.box.columns > pen->box.columns)
            cell.box.columns = pen->box.columns;
        pen_as(&cell, ROLE_NAME,
               session_name(d->scene->session, (uint32_t)i));
        pen->column = cell.column;
    }
    pen_line(pen);
}

/* --- a row ---------------------------------------------------------------- */

/* The first line of what was printed. */
static void write_print(const struct drawing *d, const struct moment *moment,
                        struct text *text)
{
    const struct journal_print *print =
        history_print(history_of(d->scene), moment->number);
    size_t length = 0;
    text_str(text, "» ");
    while (print && length < print->length && length < LINE / 2 &&
           print->bytes[length] != '\n')
        length++;
    if (print)
        text_bytes(text, (const char *)print->bytes, length);
}

static void write_message(const struct drawing *d, const struct moment *moment,
                          struct text *text)
{
    if (moment->wire == WIRE_LINE)
        text_str(text, moment->text);
    else if (moment->wire == WIRE_FRAME && moment->sub == OPCODE_TEXT)
        text_format(text, "\"%s\"", moment->text);
    else if (moment->wire == WIRE_FRAME)
        text_format(text, "%s %llu", opcode_name(moment->sub),
                    (unsigned long long)moment->number);
    else
        text_format(text, word(d, LABEL_SOCKET_BYTES),
                    (unsigned long long)moment->number);
}

static void write_task(const struct moment *moment, struct text *text)
{
    text_str(text, task_name((enum task_kind)moment->sub));
    if (moment->text[0])
        text_format(text, " %s", moment->text);
    else if (moment->id)
        text_format(text, " %u", moment->id);
}

static void write_moment(const struct drawing *d, const struct moment *moment,
                         struct text *text)
{
    switch (moment->kind) {
    case MOMENT_START:
        text_str(text, word(d, LABEL_MAIN_SCRIPT));
        break;
    case MOMENT_TASK:
        write_task(moment, text);
        break;
    case MOMENT_PRINT:
        write_print(d, moment, text);
        break;
    case MOMENT_SENT:
        write_message(d, moment, text);
        break;
    case MOMENT_RECEIVED:
        text_str(text, "← ");
        write_message(d, moment, text);
        break;
    case MOMENT_END:
        text_format(text, "%s %d", word(d, LABEL_TIMELINE_END),
                    (int)moment->number);
        break;
    default:
        text_str(text, word(d, LABEL_TIMELINE_LOST));
    }
}

/* Does one stop behind this moment and before the next? */
static bool stops_behind(const struct drawing *d, uint64_t i)
{
    const struct history *history = history_of(d->scene);
    const struct moment *moment = history_moment(history, i);
    const struct moment *next = history_moment(history, i + 1);
    return breakpoints_stop(&d->scene->session->debugger.breakpoints,
                            moment->step, next ? next->step : UINT64_MAX,
                            false);
}

/* Would a breakpoint stop here? Of those of lines the record says nothing: it
 * was run again to find out. */
static bool stops(const struct drawing *d, const struct moment *moment)
{
    const struct breakpoints *set = &d->scene->session->debugger.breakpoints;
    for (uint32_t i = 0; i < set->count; i++) {
        const struct breakpoint *b = &set->rows[i];
        bool frame = moment->kind == MOMENT_RECEIVED &&
                     moment->wire == WIRE_FRAME && b->kind == BREAKPOINT_FRAME;
        bool timer = moment->kind == MOMENT_TASK && moment->sub == TASK_TIMER &&
                     b->kind == BREAKPOINT_TIMER &&
                     (b->id == 0 || b->id == moment->id);
        bool output =
            moment->kind == MOMENT_PRINT && b->kind == BREAKPOINT_OUTPUT;
        if (!b->off && (frame || timer || output))
            return true;
    }
    return false;
}

static void draw_gutter(struct drawing *d, const struct moment *moment,
                        uint64_t i)
{
    struct pen *pen = d->pen;
    bool here = i + 1 == d->present;
    pen_as(pen, ROLE_NEXT, here ? "▶" : " ");
    pen_as(pen, ROLE_BREAKPOINT, 
           stops(d, moment) || stops_behind(d, i) ? "●" : " ");
    pen->role = here ? ROLE_NEXT : ROLE_DIM;
    if (moment->kind != MOMENT_LOST)
        pen_format(pen, "%8llu %5lld", (unsigned long long)moment->step,
                   (long long)(moment->at / 1000));
}

static void draw_rail(struct pen *pen, int column, enum role role)
{
    while (pen->column < column && pen_left(pen) > 0)
        pen_as(pen, role, "─");
}

/* "┃────── GET / ─────▶": from a lane to the other, the words in its middle. */
static void draw_arrow(struct drawing *d, const struct moment *moment,
                       const struct text *text, enum role role)
{
    struct pen *pen = d->pen;
    int from = lane_column(d, moment->process);
    int to = lane_column(d, moment->other);
    bool left = to < from;
    int begin = left ? to : from, end = left ? from : to;
    int width = screen_width(text->bytes, text->length);
    int room = end - begin - 7;
    int at = begin + (width < room ? (end - begin - width) / 2 : 4);
    pen_to(pen, begin);
    pen_as(pen, left ? role : ROLE_STATE, left ? "◀" : "┃");
    draw_rail(pen, at - 1, role);
    struct pen cell = *pen;
    cell.box.columns = end - 3 > pen->column ? end - 3 : pen->column;
    pen_as(&cell, role, " ");
    cell.role = role;
    pen_bytes(&cell, text->bytes, text->length);
    pen->column = cell.column;
    pen_as(pen, role, " ");
    draw_rail(pen, end, role);
    pen_as(pen, left ? ROLE_STATE : role, left ? "┃" : "▶");
}

/* The lanes up to a column: nothing happens there. */
static void draw_lanes(struct drawing *d, int from, int to)
{
    for (int i = 0; i < d->lanes; i++) {
        int column = lane_column(d, (uint32_t)i);
        if (column < from || column >= to)
            continue;
        pen_to(d->pen, column);
        if (d->pen->column == column)
            pen_as(d->pen, ROLE_DIM, "│");
    }
}

static void draw_block(struct drawing *d, const struct moment *moment,
                       const struct text *text, enum role role)
{
    bool begins = moment->kind == MOMENT_TASK || moment->kind == MOMENT_START;
    struct pen *pen = d->pen;
    pen_to(pen, lane_column(d, moment->process));
    pen_as(pen, role == ROLE_DIM ? role : ROLE_STATE, begins ? "█" : "┃");
    pen_text(pen, " ");
    pen->role = role;
    pen_bytes(pen, text->bytes, text->length);
    pen->role = ROLE_PLAIN;
}

static void draw_row(struct drawing *d, uint64_t i)
{
    const struct moment *moment = history_moment(history_of(d->scene), i);
    char buffer[LINE];
    struct text text;
    bool arrow = moment->kind == MOMENT_SENT;
    bool begins = moment->kind == MOMENT_TASK || moment->kind == MOMENT_START;
    enum role role = i >= d->present ? ROLE_DIM
                     : begins        ? ROLE_NAME
                                     : ROLE_PLAIN;
    int lane = lane_column(d, moment->process);
    int other = arrow ? lane_column(d, moment->other) : lane;
    text_init_fixed(&text, buffer, sizeof buffer);
    write_moment(d, moment, &text);
    draw_gutter(d, moment, i);
    draw_lanes(d, 0, lane < other ? lane : other);
    if (arrow)
        draw_arrow(d, moment, &text, role);
    else
        draw_block(d, moment, &text, role);
    draw_lanes(d, d->pen->column, d->pen->box.columns);
}

/* --- all of it ------------------------------------------------------------ */

static void lay_out(struct drawing *d)
{
    int columns = d->pen->box.columns - GUTTER;
    int count = (int)d->scene->machine->process_count;
    bool outside = d->scene->machine->network.next_connection > 0;
    d->lanes = count > 0 ? count : 1;
    d->width = columns / (d->lanes + (outside && count == 1));
    if (d->width < LANE_LEAST)
        d->width = LANE_LEAST;
}

/* Where breakpoints stop, while nothing runs. */
static void look_for_stops(const struct scene *scene)
{
    struct session *session = scene->session;
    struct debugger *debugger = &session->debugger;
    if (debugger->state != DEBUGGER_WORKING &&
        debugger->state != DEBUGGER_WAITING)
        breakpoints_look(&debugger->breakpoints, session->history,
                         &debugger->parts, debugger->library);
}

void timeline_draw(struct pane *pane, const struct scene *scene,
                   struct pen *pen)
{
    struct drawing d = {.pen = pen};
    look_for_stops(scene);
    look(&d, pane, scene, pen->box.rows);
    pane->lines = pen->box.columns; /* for a click on the record */
    lay_out(&d);
    snprintf(pane->note, sizeof pane->note, "%llu/%llu",
             (unsigned long long)d.present, (unsigned long long)d.count);
    draw_record(&d);
    draw_lane_names(&d);
    for (uint64_t i = d.first; i < d.count && pen->row < pen->box.rows; i++) {
        pen->marked = pane->focus && i == d.cursor;
        draw_row(&d, i);
        pen_line(pen);
        pen->marked = false;
    }
    if (d.count == 0)
        pen_as(pen, ROLE_DIM, label(LABEL_NOT_KEPT, scene->language));
    pen_rest(pen);
}

/* "31 of 88   timer tick": the last that has happened. */
void timeline_strip(const struct scene *scene, struct pen *pen)
{
    struct pane none = {0};
    struct drawing d = {.pen = pen};
    char buffer[LINE];
    struct text text;
    look(&d, &none, scene, 1);
    if (d.present == 0)
        return;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "%llu/%llu ", (unsigned long long)d.present,
                (unsigned long long)d.count);
    write_moment(&d, history_moment(history_of(scene), d.present - 1), &text);
    pen_bytes(pen, text.bytes, text.length);
}

/* --- keys, and the mouse -------------------------------------------------- */

static void choose(struct pane *pane, const struct drawing *d, uint64_t at)
{
    pane->chosen = at + 1;
    pane->links[0].step = d->scene->machine->steps;
}

static bool move_by(struct pane *pane, const struct drawing *d, int64_t by)
{
    int64_t to = (int64_t)d->cursor + by;
    int64_t last = d->count ? (int64_t)d->count - 1 : 0;
    choose(pane, d, (uint64_t)(to > last ? last : to < 0 ? 0 : to));
    return true;
}

/* To the step of the row with the cursor. */
static bool go(struct pane *pane, const struct drawing *d,
               struct pane_wish *wish)
{
    const struct moment *moment =
        history_moment(history_of(d->scene), d->cursor);
    if (moment && moment->step) {
        wish->kind = WISH_STEP;
        wish->step = moment->step;
        pane->chosen = 0;
    }
    return true;
}

bool timeline_key(struct pane *pane, const struct scene *scene, int key,
                  struct pane_wish *wish)
{
    struct drawing d = {.pen = NULL};
    look(&d, pane, scene, pane->rows);
    switch (key) {
    case KEY_UP:
        return move_by(pane, &d, -1);
    case KEY_DOWN:
        return move_by(pane, &d, 1);
    case KEY_PPAGE:
        return move_by(pane, &d, -PAGE);
    case KEY_NPAGE:
        return move_by(pane, &d, PAGE);
    case KEY_HOME:
        return move_by(pane, &d, -(int64_t)d.cursor);
    case KEY_END:
        return move_by(pane, &d, (int64_t)d.count);
    case '\r':
    case '\n':
    case KEY_ENTER:
        return go(pane, &d, wish);
    default:
        return false;
    }
}

/* A click on the record goes to that part of it; on a row, a second one goes
 * there. */
bool timeline_point(struct pane *pane, const struct scene *scene, int row,
                    int column, struct pane_wish *wish)
{
    struct drawing d = {.pen = NULL};
    look(&d, pane, scene, pane->rows);
    uint64_t at = d.first + (uint64_t)(row > HEAD_ROWS ? row - HEAD_ROWS : 0);
    uint64_t frontier = history_frontier(history_of(scene));
    int columns = pane->lines > 1 ? pane->lines - 1 : 1;
    if (row == 0) {
        wish->kind = WISH_STEP;
        wish->step = frontier * (uint64_t)column / (uint64_t)columns;
        wish->step += wish->step == 0;
        pane->chosen = 0;
    } else if (row >= HEAD_ROWS && at < d.count) {
        if (pane->chosen && d.cursor == at)
            return go(pane, &d, wish);
        choose(pane, &d, at);
    }
    return true;
}
