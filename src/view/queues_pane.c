/*
 * queues_pane.c: what waits for the track: the loop with its present phase,
 * then nextTick, microtasks, and the tasks of each phase.
 */
#include <stdio.h>

#include "script/generator.h"
#include "script/job.h"
#include "view/pane.h"
#include "view/preview.h"
#include "view/reach.h"

#define NAMES 200

struct drawing {
    struct list list;
    const struct scene *scene;
    uint32_t total; /* what waits in all queues */
    bool brief; /* empty queues are left out */
};

/* --- names ---------------------------------------------------------------- */

static void write_name(struct text *text, Value callback)
{
    if (text->length)
        text_str(text, ", ");
    if (value_is_class(callback, CLASS_GENERATOR))
        callback =
            ((const struct generator *)value_pointer(callback))->function;
    if (value_is_callable(callback))
        preview_function(text, callback);
    else
        preview_value(text, callback, 0);
}

/* A task of the network's has no callback yet: its kind says what it is. */
static void write_task(struct text *text, const struct task *task)
{
    if (value_is_callable(task->callback)) {
        write_name(text, task->callback);
        return;
    }
    text_format(text, "%s%s", text->length ? ", " : "",
                task_name((enum task_kind)task->kind));
    if (task->id)
        text_format(text, " %u", task->id);
}

static void write_tasks(struct text *text, const struct task_queue *queue)
{
    for (uint32_t i = 0; i < queue->count; i++)
        write_task(text, task_peek(queue, i));
}

/* --- lines ------------------------------------------------------------------ */

static void draw_queue(struct drawing *d, const char *title, uint32_t count,
                       const struct text *names)
{
    d->total += count;
    if (d->brief && count == 0)
        return;
    if (list_wants(&d->list)) {
        struct pen *pen = d->list.pen;
        pen->role = count ? ROLE_PLAIN : ROLE_DIM;
        pen_format(pen, " %-10s %2u ", title, count);
        pen->role = ROLE_NAME;
        pen_bytes(pen, names->bytes, names->length);
        pen->role = ROLE_PLAIN;
    }
    list_next(&d->list);
}

static void draw_tasks(struct drawing *d, const char *title,
                       const struct task_queue *queue,
                       const struct task_queue *before)
{
    char buffer[NAMES];
    struct text names;
    text_init_fixed(&names, buffer, sizeof buffer);
    if (before)
        write_tasks(&names, before);
    write_tasks(&names, queue);
    draw_queue(d, title, queue->count + (before ? before->count : 0), &names);
}

static void draw_jobs(struct drawing *d, const struct vm *vm)
{
    char buffer[NAMES];
    struct text names;
    text_init_fixed(&names, buffer, sizeof buffer);
    for (uint32_t i = 0; i < vm->jobs.count; i++)
        write_name(&names, job_peek(vm, i)->function);
    draw_queue(d, "microtasks", vm->jobs.count, &names);
}

/* timers pending [poll] check close: the loop, and where it stands. */
static void draw_loop(struct drawing *d, const struct process *p)
{
    struct pen *pen = d->list.pen;
    enum language language = d->scene->language;
    if (p->phase == PHASE_MAIN) {
        pen_format(pen, "[%s]", label(LABEL_MAIN_SCRIPT, language));
        pen_as(pen, ROLE_DIM, label(LABEL_BEFORE_LOOP, language));
        return;
    }
    for (enum phase phase = PHASE_TIMERS; phase < PHASE_COUNT; phase++) {
        bool here = phase == p->phase;
        pen->role = here ? ROLE_STATE : ROLE_DIM;
        pen_format(pen, here ? "[%s]" : "%s", phase_name(phase));
        pen_as(pen, ROLE_PLAIN, " ");
    }
    pen->role = ROLE_PLAIN;
}

static void draw_process(struct drawing *d, const struct process *p)
{
    if (d->scene->many) {
        if (list_wants(&d->list)) {
            pen_as(d->list.pen, ROLE_NAME, p->name);
            if (p->idle)
                pen_format(d->list.pen, " (%s)",
                           label(LABEL_LOOP_WAITS, d->scene->language));
        }
        list_next(&d->list);
    }
    if (!p->page) {
        if (list_wants(&d->list))
            draw_loop(d, p);
        list_next(&d->list);
        draw_tasks(d, "nextTick", &p->ticks, NULL);
    }
    draw_jobs(d, &p->vm);
    if (p->pending.count)
        draw_tasks(d, "pending", &p->pending, NULL);
    draw_tasks(d, p->page ? "tasks" : "poll", &p->poll, NULL);
    if (!p->page)
        draw_tasks(d, "check", &p->immediates, &p->running_immediates);
    if (p->closing.count || d->list.pen->box.rows > 5)
        draw_tasks(d, "close", &p->closing, NULL);
}

void queues_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct drawing d = {.list = list_begin(pane, pen), .scene = scene};
    d.brief = scene->many || pen->box.rows < 5;
    for (uint32_t i = 0; i < scene->machine->process_count; i++)
        if (reach_has_vm(scene->machine->processes[i]))
            draw_process(&d, scene->machine->processes[i]);
    snprintf(pane->note, sizeof pane->note, "%u", d.total);
    list_end(&d.list, label(LABEL_NO_PROGRAM, scene->language));
}
