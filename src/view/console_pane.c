/*
 * console_pane.c: what the programs have printed up to the present step.
 */
#include <stdio.h>
#include <string.h>

#include "view/pane.h"

static void draw_line(struct list *list, const struct scene *scene,
                      const struct journal_print *print, const char *bytes,
                      size_t length)
{
    if (list_wants(list)) {
        struct pen *pen = list->pen;
        if (scene->many) {
            pen->role = ROLE_NAME;
            pen_format(pen, "[%s] ",
                       session_name(scene->session, print->process));
        }
        pen->role = print->descriptor == 2 ? ROLE_ERROR : ROLE_PLAIN;
        if (print->descriptor == 2)
            pen_text(pen, "! ");
        pen_bytes(pen, bytes, length);
        pen->role = ROLE_PLAIN;
    }
    list_next(list);
}

static void draw_print(struct list *list, const struct scene *scene,
                       const struct journal_print *print)
{
    const char *at = (const char *)print->bytes;
    const char *end = at + print->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        draw_line(list, scene, print, at, (size_t)(stop - at));
        at = stop + 1;
    }
}

static int lines_of(const struct journal_print *print)
{
    int lines = 0;
    for (size_t i = 0; i < print->length; i++)
        lines += print->bytes[i] == '\n' || i + 1 == print->length;
    return lines;
}

/* The newest lines are the ones to see: scrolling counts from the end, and
 * only as many prints are looked at as that needs. */
void console_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    const struct history *history = scene->session->history;
    uint64_t count = scene->machine->prints, first = count;
    int lines = 0, wanted = pen->box.rows + pane->scroll;
    while (first > 0 && lines < wanted) {
        const struct journal_print *print = history_print(history, first - 1);
        if (!print)
            break;
        lines += lines_of(print);
        first--;
    }
    if (lines < wanted)
        pane->scroll = lines > pen->box.rows ? lines - pen->box.rows : 0;
    struct pane from_top = *pane;
    int above = lines - pen->box.rows - pane->scroll;
    from_top.scroll = above > 0 ? above : 0;
    struct list list = list_begin(&from_top, pen);
    for (uint64_t i = first; i < count; i++)
        if (history_print(history, i))
            draw_print(&list, scene, history_print(history, i));
    pane->lines = lines + (first > 0);
    if (list.line == 0)
        list_line(
            &list, ROLE_DIM,
            label(count ? LABEL_NOT_KEPT : LABEL_NO_OUTPUT, scene->language));
    pen_rest(pen);
    snprintf(pane->note, sizeof pane->note, "%llu", (unsigned long long)count);
    if (count == 0)
        pane->note[0] = 0;
}
