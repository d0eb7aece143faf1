/*
 * timers_pane.c: what waits on the siding of the timers, in the order in which
 * it will run.
 */
#include "view/pane.h"
#include "view/preview.h"

#define BAR 10

static void draw_bar(struct pen *pen, int64_t left, int64_t whole) {
    int full = whole > 0 ? (int)((whole - left) * BAR / whole) : BAR;
    if (full < 0) full = 0;
    if (full > BAR) full = BAR;
    for (int i = 0; i < BAR; i++)
        pen_text(pen, i < full ? (screen_utf8() ? "█" : "#")
                               : (screen_utf8() ? "░" : "."));
}

static void draw_timer(struct pen *pen, const struct scene *scene,
                       const struct timer *timer, bool many) {
    char name[200];
    struct text text;
    const struct session *session = scene->session;
    int64_t session_now = scene->live
                              ? world_now(session->world, scene->machine)
                              : scene->machine->now;
    const struct process *process = scene->process;
    int64_t now = (session_now - process->started) / 1000;
    int64_t left = timer->start + timer->duration - now;
    text_init_fixed(&text, name, sizeof name);
    preview_function(&text, timer->callback);
    if (many) pen_format(pen, "[%s] ", process->name);
    draw_bar(pen, left, timer->duration);
    if (left > 0)
        pen_format(pen, " %lld %s ", (long long)left,
                   label(LABEL_MS_LEFT, scene->language));
    else
        pen_format(pen, " %s ", label(LABEL_DUE, scene->language));
    pen_as(pen, ROLE_NAME, name);
    if (timer->repeat)
        pen_format(pen, " (%s %lld ms)", label(LABEL_EVERY, scene->language),
                   (long long)timer->duration);
}

void timers_draw(struct pane *pane, const struct scene *scene,
                 struct pen *pen) {
    struct list list = list_begin(pane, pen);
    struct scene each = *scene;
    bool many = scene->machine->process_count > 1;
    for (uint32_t p = 0; p < scene->machine->process_count; p++) {
        const struct timer *timer;
        each.process = scene->machine->processes[p];
        if (each.process->state == PROCESS_ENDED) continue;
        for (uint32_t i = 0; (timer = timers_peek(each.process, i)); i++) {
            if (list_wants(&list)) draw_timer(pen, &each, timer, many);
            list_next(&list);
        }
    }
    if (list.line == 0) {
        pen_as(pen, ROLE_DIM, label(LABEL_NO_TIMERS, scene->language));
        list_next(&list);
    }
    list_end(&list);
}
