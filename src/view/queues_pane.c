/*
 * queues_pane.c: what waits for the track: nextTick, microtasks, and the tasks
 * of each phase.
 */
#include "script/generator.h"
#include "script/job.h"
#include "view/pane.h"
#include "view/preview.h"

#define NAMES 200

static void write_name(struct text *text, Value callback, bool *first) {
    if (!*first) text_str(text, ", ");
    *first = false;
    if (value_is_callable(callback))
        preview_function(text, callback);
    else
        preview_value(text, callback, 0);
}

static void draw_queue(struct list *list, const char *title, uint32_t count,
                       const char *names, bool now) {
    if (list_wants(list)) {
        struct pen *pen = list->pen;
        pen->role = count ? ROLE_PLAIN : ROLE_DIM;
        pen_text(pen, now ? (screen_utf8() ? "▶" : ">") : " ");
        pen_format(pen, "%-10s %2u ", title, count);
        pen->role = ROLE_NAME;
        pen_text(pen, names);
        pen->role = ROLE_PLAIN;
    }
    list_next(list);
}

static void draw_tasks(struct list *list, const char *title,
                       const struct task_queue *queue,
                       const struct task_queue *more, bool now) {
    char names[NAMES];
    struct text text;
    bool first = true;
    text_init_fixed(&text, names, sizeof names);
    for (uint32_t i = 0; more && i < more->count; i++)
        write_name(&text, task_peek(more, i)->callback, &first);
    for (uint32_t i = 0; i < queue->count; i++)
        write_name(&text, task_peek(queue, i)->callback, &first);
    draw_queue(list, title, queue->count + (more ? more->count : 0), names,
               now);
}

/* The function that a job will run, as far as the program knows it. */
static Value job_function(const struct job *job) {
    if (value_is_class(job->function, CLASS_GENERATOR))
        return ((const struct generator *)value_pointer(job->function))
            ->function;
    return job->function;
}

static void draw_jobs(struct list *list, const struct vm *vm) {
    char names[NAMES];
    struct text text;
    bool first = true;
    text_init_fixed(&text, names, sizeof names);
    for (uint32_t i = 0; i < vm->jobs.count; i++)
        write_name(&text, job_function(job_peek(vm, i)), &first);
    draw_queue(list, "microtasks", vm->jobs.count, names, false);
}

static void draw_process(struct list *list, const struct scene *scene,
                         const struct process *p) {
    if (scene->machine->process_count > 1) {
        if (list_wants(list)) {
            list->pen->role = ROLE_NAME;
            pen_format(list->pen, "[%s] %s", p->name,
                       phase_name((enum phase)p->phase));
            list->pen->role = ROLE_PLAIN;
        }
        list_next(list);
    }
    if (!p->page)
        draw_tasks(list, "nextTick", &p->ticks, NULL, false);
    draw_jobs(list, &p->vm);
    draw_tasks(list, "pending", &p->pending, NULL,
               p->phase == PHASE_PENDING);
    draw_tasks(list, "poll", &p->poll, NULL, p->phase == PHASE_POLL);
    draw_tasks(list, "check", &p->immediates, &p->running_immediates,
               p->phase == PHASE_CHECK);
    draw_tasks(list, "close", &p->closing, NULL, p->phase == PHASE_CLOSE);
}

void queues_draw(struct pane *pane, const struct scene *scene,
                 struct pen *pen) {
    struct list list = list_begin(pane, pen);
    for (uint32_t i = 0; i < scene->machine->process_count; i++) {
        const struct process *p = scene->machine->processes[i];
        if (p->state == PROCESS_ENDED || !p->vm.stack) continue;
        draw_process(&list, scene, p);
    }
    if (list.line == 0) {
        pen_as(pen, ROLE_DIM, label(LABEL_NOTHING_QUEUED, scene->language));
        list_next(&list);
    }
    list_end(&list);
}
