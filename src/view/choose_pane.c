/*
 * choose_pane.c: what may come next. Enter takes another than what would come
 * by itself; what no one can choose stands there with the rule that forbids it.
 */
#include <curses.h>
#include <stdio.h>

#include "debugger/choosing.h"
#include "view/pane.h"

#define KEY_RETURN '\r'
#define LINE 400

static void draw_row(struct list *list, const struct scene *scene,
                     const struct alternative *row)
{
    char bytes[LINE];
    struct text text;
    struct pen *pen = list->pen;
    enum role role = row->standard  ? ROLE_NEXT
                     : row->allowed ? ROLE_PLAIN
                                    : ROLE_DIM;
    if (list_wants(list)) {
        pen_as(pen, role, row->standard ? "▶ " : row->allowed ? "○ " : "✗ ");
        if (scene->many)
            pen_format(pen, "[%s] ",
                       scene->machine->processes[row->process]->name);
        pen_as(pen, role,
               row->turn ? label(LABEL_NEXT_TURN, scene->language)
                         : row->what);
        if (row->allowed && !row->standard)
            pen_as(pen, ROLE_DIM, label(LABEL_CAN_COME, scene->language));
    }
    list_next(list);
    if (row->allowed || row->standard || row->reason.rule == RULE_NONE)
        return;
    text_init_fixed(&text, bytes, sizeof bytes);
    reason_write(&row->reason, scene->language, &text);
    list_wrap(list, ROLE_DIM, 4, text.bytes);
}

static uint64_t number_of_row(const struct alternative *row)
{
    return list_number_of((uint64_t)row->process << 33 |
                              (uint64_t)row->turn << 32 |
                              (uint32_t)row->take,
                          row->what);
}

static const struct alternative *chosen(const struct pane *pane,
                                        const struct alternative *rows,
                                        uint32_t count)
{
    for (uint32_t i = 0; pane->about && i < count; i++)
        if (number_of_row(&rows[i]) == pane->about)
            return &rows[i];
    return NULL;
}

void choose_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    static struct alternative rows[ALTERNATIVES_MOST];
    uint32_t count = choosing_list(scene->machine, rows);
    struct list list = list_begin(pane, pen);
    snprintf(pane->note, sizeof pane->note, "%u", count);
    for (uint32_t i = 0; i < count; i++) {
        list_about(&list, number_of_row(&rows[i]));
        draw_row(&list, scene, &rows[i]);
    }
    list_end(&list, label(LABEL_NO_CHOICE, scene->language));
}

/* Where there is something to choose: what comes by itself, and what could. */
void choose_strip(const struct scene *scene, struct pen *pen)
{
    static struct alternative rows[ALTERNATIVES_MOST];
    uint32_t count = choosing_list(scene->machine, rows), allowed = 0;
    for (uint32_t i = 0; i < count; i++)
        allowed += rows[i].allowed || rows[i].standard;
    if (allowed < 2)
        return;
    pen_format(pen, "%2u", allowed);
    for (uint32_t i = 0; i < count; i++) {
        const struct alternative *row = &rows[i];
        if (!row->allowed && !row->standard)
            continue;
        pen_as(pen, row->standard ? ROLE_NEXT : ROLE_NAME,
               row->standard ? " ▶ " : "  ○ ");
        pen_text(pen, row->turn && scene->many
                          ? scene->machine->processes[row->process]->name
                          : row->what);
    }
}

bool choose_key(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish)
{
    static struct alternative rows[ALTERNATIVES_MOST];
    uint32_t count = choosing_list(scene->machine, rows);
    struct text text;
    bool enter = key == '\n' || key == KEY_RETURN || key == KEY_ENTER;
    const struct alternative *row = chosen(pane, rows, count);
    if (!enter || !row || !row->allowed)
        return false;
    wish->kind = WISH_DECIDE;
    wish->command = COMMAND_TAKE;
    text_init_fixed(&text, wish->argument, sizeof wish->argument);
    choosing_argument(scene->machine, row, &text);
    return true;
}
