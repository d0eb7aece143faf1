/*
 * watch_pane.c: the expressions that are kept in sight, each with its value at
 * this step; and the breakpoints, in a pane of their own.
 */
#include <stdio.h>
#include <string.h>

#include <curses.h>

#include "view/pane.h"

#define KEY_RETURN '\r'

static bool is_delete(int key)
{
    return key == 'd' || key == KEY_DC;
}

static bool is_enter(int key)
{
    return key == KEY_RETURN || key == '\n' || key == KEY_ENTER;
}

/* The row on which the cursor is, or -1. */
static int chosen(const struct pane *pane, uint32_t count)
{
    return pane->about && pane->about <= count ? (int)pane->about - 1 : -1;
}

static void write_count(struct pane *pane, uint32_t count)
{
    pane->note[0] = 0;
    if (count)
        snprintf(pane->note, sizeof pane->note, "%u", count);
}

/* --- watches ------------------------------------------------------------- */

static void draw_watch(struct pen *pen, const struct watch *watch)
{
    pen_as(pen, watch->changed ? ROLE_CHANGED : ROLE_DIM,
           watch->changed ? "* " : "  ");
    pen_as(pen, ROLE_NAME, watch->expression);
    pen_text(pen, watch->good ? " = " : "  ");
    pen_as(pen,
           watch->changed ? ROLE_CHANGED
           : watch->good  ? ROLE_PLAIN
                          : ROLE_ERROR,
           watch->good ? "" : "! ");
    pen_as(pen,
           watch->changed ? ROLE_CHANGED
           : watch->good  ? ROLE_PLAIN
                          : ROLE_ERROR,
           watch->value);
}

void watch_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    const struct watches *watches = &scene->session->debugger.watches;
    struct list list = list_begin(pane, pen);
    for (uint32_t i = 0; i < watches->count; i++) {
        list_about(&list, i + 1);
        if (list_wants(&list))
            draw_watch(pen, &watches->rows[i]);
        list_next(&list);
    }
    if (watches->count && pane->focus)
        list_line(&list, ROLE_DIM, label(LABEL_WATCH_KEYS, scene->language));
    write_count(pane, watches->count);
    list_end(&list, label(LABEL_NO_WATCHES, scene->language));
}

/* The first of them, for there is one row. */
void watch_strip(const struct scene *scene, struct pen *pen)
{
    const struct watches *watches = &scene->session->debugger.watches;
    for (uint32_t i = 0; i < watches->count && !pen->cut; i++)
        draw_watch(pen, &watches->rows[i]);
}

bool watch_key(struct pane *pane, const struct scene *scene, int key,
               struct pane_wish *wish)
{
    struct watches *watches = &scene->session->debugger.watches;
    int i = chosen(pane, watches->count);
    (void)wish;
    if (i < 0 || !is_delete(key))
        return false;
    watches_remove(watches, (uint32_t)i);
    return true;
}

/* --- breakpoints --------------------------------------------------------------- */

static void draw_break(struct pen *pen, const struct breakpoint *b, bool hit,
                       enum language language)
{
    char buffer[PROCESS_PATH + EVALUATE_EXPRESSION];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    breakpoint_write(b, language, &text);
    pen_as(pen, hit ? ROLE_NEXT : ROLE_DIM, hit ? "▶" : " ");
    pen_as(pen, ROLE_BREAKPOINT, b->off ? "○ " : "● ");
    pen->role = b->off ? ROLE_DIM : ROLE_PLAIN;
    pen_format(pen, "%u ", b->number);
    pen_bytes(pen, text.bytes, text.length);
    pen->role = ROLE_PLAIN;
    if (b->error[0]) {
        pen_as(pen, ROLE_ERROR, "  ! ");
        pen_as(pen, ROLE_ERROR, b->error);
    }
}

/* "play pauses at: output" */
static void write_pause(const struct scene *scene, struct text *text)
{
    const char *words = label(LABEL_PAUSES_AT, scene->language);
    size_t length = strcspn(words, "%");
    text_bytes(text, words, length);
    text_str(text, debugger_pause_name(scene->session->debugger.pause));
}

static void draw_pause(struct list *list, const struct scene *scene)
{
    char buffer[120];
    struct text text;
    if (scene->session->debugger.pause == PAUSE_NOTHING)
        return;
    text_init_fixed(&text, buffer, sizeof buffer);
    write_pause(scene, &text);
    list_line(list, ROLE_NAME, buffer);
}

void breaks_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    const struct debugger *debugger = &scene->session->debugger;
    const struct breakpoints *set = &debugger->breakpoints;
    struct list list = list_begin(pane, pen);
    for (uint32_t i = 0; i < set->count; i++) {
        const struct breakpoint *b = &set->rows[i];
        list_about(&list, i + 1);
        if (list_wants(&list))
            draw_break(pen, b, debugger->hit == b->number, scene->language);
        list_next(&list);
    }
    draw_pause(&list, scene);
    if (set->count && pane->focus)
        list_line(&list, ROLE_DIM, label(LABEL_BREAKS_KEYS, scene->language));
    write_count(pane, set->count);
    list_end(&list, label(LABEL_NO_BREAKS, scene->language));
}

void breaks_strip(const struct scene *scene, struct pen *pen)
{
    const struct debugger *debugger = &scene->session->debugger;
    const struct breakpoints *set = &debugger->breakpoints;
    for (uint32_t i = 0; i < set->count && !pen->cut; i++)
        draw_break(pen, &set->rows[i], debugger->hit == set->rows[i].number,
                   scene->language);
}

static void turn(struct breakpoints *set, struct breakpoint *b)
{
    b->off = !b->off;
    if (!b->off)
        breakpoints_anew(set);
}

bool breaks_key(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish)
{
    struct breakpoints *set = &scene->session->debugger.breakpoints;
    int i = chosen(pane, set->count);
    (void)wish;
    if (i < 0)
        return false;
    if (is_delete(key))
        breakpoints_remove(set, (uint32_t)i);
    else if (is_enter(key))
        turn(set, &set->rows[i]);
    return is_delete(key) || is_enter(key);
}
