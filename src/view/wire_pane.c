/*
 * wire_pane.c: what went over the connections: lines of the handshake, its
 * checks, and frames, in the order of the steps, newest last. A cursor chooses
 * one; Enter opens it (wire_open.h).
 */
#include <stdio.h>
#include <string.h>

#include <curses.h>

#include "view/wire_open.h"

#define HEAD_COLUMNS 70 /* a row this wide has room for a frame's head */
#define BESIDE_COLUMNS 110 /* and this wide for the list beside what is open */
#define LIST_COLUMNS 44
#define PAGE 10
#define KEY_ESCAPE 27

/* The item that the cursor is on: the newest, where none was chosen or the
 * chosen one has not come yet at this step. */
static const struct wire_item *chosen(const struct pane *pane,
                                      const struct machine *machine)
{
    const struct wire_item *item = wire_log_item(machine, pane->chosen);
    return item ? item : wire_log_item(machine, wire_log_last(machine));
}

/* At this step the chosen one has not come yet. */
static bool is_ahead(const struct pane *pane, const struct machine *machine)
{
    return pane->chosen > wire_log_last(machine);
}

static enum role role_of(const struct wire_item *item, bool here)
{
    if (item->kind == WIRE_ERROR ||
        (item->kind == WIRE_CHECK && item->verdict == CHECK_FAILED))
        return ROLE_ERROR;
    return here ? ROLE_CHANGED : ROLE_PLAIN;
}

/* Is there more than one connection to tell apart? */
static bool has_several(const struct machine *machine)
{
    return network_connection(machine, 1) != NULL;
}

static void draw_item(struct pen *pen, const struct scene *scene,
                      const struct wire_item *item, bool cursor)
{
    char buffer[400];
    struct text text;
    bool here = item->step == scene->step.number;
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_item_text(item, scene->language == KOREAN, &text);
    pen_as(pen, cursor ? ROLE_NEXT : ROLE_CHANGED,
           cursor ? "▶"
           : here ? "*"
                  : " ");
    pen->role = ROLE_NAME;
    if (has_several(scene->machine))
        pen_format(pen, "%u ", item->connection);
    pen_format(pen, "%s ", wire_whose(scene, item));
    pen->role = role_of(item, here);
    pen_bytes(pen, text.bytes, text.length);
    if (item->kind == WIRE_FRAME && pen->box.columns >= HEAD_COLUMNS) {
        text_clear(&text);
        wire_item_head(item, &text);
        pen->role = ROLE_DIM;
        pen_format(pen, "  [%s]", text.bytes);
    }
    pen->role = ROLE_PLAIN;
}

/* The rows end with the newest, or where the cursor is in sight. */
static uint64_t last_row(const struct pane *pane,
                         const struct machine *machine, int rows)
{
    uint64_t last = wire_log_last(machine), first = wire_log_first(machine);
    uint64_t cursor = chosen(pane, machine)->number;
    uint64_t least = first + (uint64_t)rows - 1;
    if (cursor + (uint64_t)rows / 2 < last && pane->chosen)
        last = cursor + (uint64_t)rows / 2;
    return last < least && least <= wire_log_last(machine) ? least : last;
}

static uint64_t first_row(uint64_t last, int rows)
{
    return last >= (uint64_t)rows ? last - (uint64_t)rows + 1 : 1;
}

static void draw_list(const struct pane *pane, const struct scene *scene,
                      struct pen *pen)
{
    const struct machine *machine = scene->machine;
    const struct wire_item *cursor = chosen(pane, machine);
    int rows = pen->box.rows;
    if (!cursor) {
        pen_as(pen, ROLE_DIM, label(LABEL_NO_WIRE, scene->language));
        pen_rest(pen);
        return;
    }
    uint64_t last = last_row(pane, machine, rows);
    for (uint64_t number = first_row(last, rows); number <= last; number++) {
        const struct wire_item *item = wire_log_item(machine, number);
        if (!item)
            continue;
        draw_item(pen, scene, item, pane->focus && item == cursor);
        if (!pen_line(pen))
            break;
    }
    pen_rest(pen);
}

/* What is open, with the list beside it where there is room. */
static void draw_open(struct pane *pane, const struct scene *scene,
                      struct pen *pen)
{
    struct box box = pen->box;
    struct box right = box;
    if (box.columns >= BESIDE_COLUMNS) {
        struct box left = box;
        left.columns = LIST_COLUMNS;
        right.column += LIST_COLUMNS + 1;
        right.columns -= LIST_COLUMNS + 1;
        struct pen list = pen_part(pen, left);
        draw_list(pane, scene, &list);
    }
    struct pen inside = pen_part(pen, right);
    if (is_ahead(pane, scene->machine)) {
        pen_wrap(&inside, label(LABEL_WIRE_AHEAD, scene->language), 3);
        pen_rest(&inside);
        return;
    }
    wire_open_draw(pane, scene, chosen(pane, scene->machine), &inside);
}

void wire_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    const struct machine *machine = scene->machine;
    uint64_t last = wire_log_last(machine);
    pane->note[0] = 0;
    if (last)
        snprintf(pane->note, sizeof pane->note, "%llu",
                 (unsigned long long)last);
    if (pane->open && (last || is_ahead(pane, machine)))
        draw_open(pane, scene, pen);
    else
        draw_list(pane, scene, pen);
}

/* --- keys ---------------------------------------------------------------- */

/* The cursor moves by so many items that are kept. */
static void choose_by(struct pane *pane, const struct machine *machine, int by)
{
    const struct wire_item *item = chosen(pane, machine);
    int64_t number = item ? (int64_t)item->number + by : 0;
    int64_t first = (int64_t)wire_log_first(machine);
    int64_t last = (int64_t)wire_log_last(machine);
    number = number < first ? first : number > last ? last : number;
    pane->chosen = (uint64_t)number;
    pane->scroll = 0;
}

static void note_link(struct pane *pane, const struct wire_item *item)
{
    if (item && item->process != NETWORK_OUTER)
        pane->links[item->received] = (struct pane_link){
            .step = item->step, .process = item->process, .known = true};
}

/* The frame as it was sent, or as it was received. */
static void wish_for(struct pane *pane, const struct machine *machine,
                     bool received, struct pane_wish *wish)
{
    const struct pane_link *link = &pane->links[received];
    if (!is_ahead(pane, machine)) {
        const struct wire_item *item = chosen(pane, machine);
        memset(pane->links, 0, sizeof pane->links);
        note_link(pane, item);
        note_link(pane, wire_log_other(machine, item));
        pane->chosen = item->number;
    }
    wish->kind = received ? WISH_CALLBACK : WISH_SEND;
    wish->step = link->known ? link->step : UINT64_MAX;
    wish->process = link->process;
}

/* A press chooses the item of that row; what is not kept has no row. */
bool wire_point(struct pane *pane, const struct scene *scene, int row,
                int column, struct pane_wish *wish)
{
    const struct machine *machine = scene->machine;
    uint64_t last, number;
    (void)column;
    (void)wish;
    if (pane->open || !chosen(pane, machine))
        return false;
    last = last_row(pane, machine, pane->rows);
    number = first_row(last, pane->rows);
    if (number < wire_log_first(machine))
        number = wire_log_first(machine);
    number += (uint64_t)row;
    if (number <= last)
        pane->chosen = number;
    return false;
}

bool wire_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish)
{
    const struct machine *machine = scene->machine;
    const struct wire_item *item = chosen(pane, machine);
    if (!item && !pane->chosen)
        return false;
    switch (key) {
    case '\r':
    case '\n':
    case KEY_ENTER:
        pane->chosen = item ? item->number : pane->chosen;
        pane->open = true;
        pane->scroll = 0;
        return true;
    case KEY_ESCAPE:
        pane->open = false;
        pane->scroll = 0;
        return true;
    case KEY_UP:
    case KEY_DOWN:
        choose_by(pane, machine, key == KEY_UP ? -1 : 1);
        return true;
    case KEY_PPAGE:
    case KEY_NPAGE:
        if (pane->open)
            pane->scroll += key == KEY_PPAGE ? -PAGE : PAGE;
        else
            choose_by(pane, machine, key == KEY_PPAGE ? -PAGE : PAGE);
        return true;
    case '[':
    case ']':
        wish_for(pane, machine, key == ']', wish);
        return true;
    case KEY_BACKSPACE:
    case 127:
    case 8:
        wish->kind = WISH_RETURN;
        return true;
    default:
        return false;
    }
}
