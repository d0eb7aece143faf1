/*
 * timers_pane.c: what waits on the siding of the timers, in the order of the
 * due times. The library's own (how long ws waits for a close) are not shown.
 */
#include <stdio.h>

#include "view/pane.h"
#include "view/preview.h"
#include "view/timer_line.h"

#define BAR 10

static void draw_bar(struct pen *pen, int64_t left, int64_t whole)
{
    int full = whole > 0 ? (int)((whole - left) * BAR / whole) : BAR;
    for (int i = 0; i < BAR; i++)
        pen_text(pen, i < full ? "█" : "░");
}

void timer_draw(struct pen *pen, const struct scene *scene,
                const struct process *process, const struct timer *timer)
{
    char buffer[200];
    struct text name;
    int64_t now = process_now(process, scene->now);
    int64_t left = timer->start + timer->duration - now;
    text_init_fixed(&name, buffer, sizeof buffer);
    preview_function(&name, timer->callback);
    draw_bar(pen, left > 0 ? left : 0, timer->duration);
    pen->role = left > 0 ? ROLE_PLAIN : ROLE_CHANGED;
    if (left > 0)
        pen_format(pen, " %5lld %s ", (long long)left,
                   label(LABEL_MS_LEFT, scene->language));
    else
        pen_format(pen, " %s ", label(LABEL_DUE, scene->language));
    pen->role = ROLE_PLAIN;
    if (scene->many)
        pen_format(pen, "[%s] ", process->name);
    pen->role = ROLE_NAME;
    pen_bytes(pen, name.bytes, name.length);
    pen->role = ROLE_DIM;
    if (timer->asked < timer->duration)
        pen_format(pen, " (%d → %d ms)", timer->asked, timer->duration);
    if (timer->repeat)
        pen_format(pen, " %s %lld ms", label(LABEL_EVERY, scene->language),
                   (long long)timer->duration);
    pen->role = ROLE_PLAIN;
}

void timers_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct list list = list_begin(pane, pen);
    const struct machine *machine = scene->machine;
    pane->note[0] = 0;
    for (uint32_t p = 0; p < machine->process_count; p++) {
        const struct process *process = machine->processes[p];
        const struct timer *timer;
        if (process->state == PROCESS_ENDED || process->outside)
            continue;
        for (uint32_t i = 0; (timer = timers_peek(process, i)); i++) {
            if (timer->library)
                continue;
            list_about(&list, timer->id);
            if (list_wants(&list))
                timer_draw(pen, scene, process, timer);
            list_next(&list);
        }
    }
    if (list.line)
        snprintf(pane->note, sizeof pane->note, "%d", list.line);
    list_end(&list, label(LABEL_NO_TIMERS, scene->language));
}
