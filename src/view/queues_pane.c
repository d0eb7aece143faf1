/*
 * queues_pane.c: what waits for the track: the loop with its present phase,
 * then nextTick, microtasks, and the tasks of each phase.
 */
#include <stdio.h>

#include "script/job.h"
#include "view/loop_read.h"
#include "view/pane.h"
#include "view/reach.h"

#define NAMES 200

struct drawing {
    struct list list;
    const struct scene *scene;
    uint32_t total; /* what waits in all queues */
    bool brief; /* empty queues are left out */
    bool line; /* a program has one line */
};

/* --- the queues of a process ------------------------------------------------ */

enum { TICKS, MICROTASKS, PENDING, POLL, CHECK, CLOSE, QUEUES };

struct queue {
    const char *title;
    uint32_t count;
    bool shown; /* even where it is empty */
    char buffer[NAMES];
    struct text names;
};

/* Room behind the names so far. */
static struct text *one_more(struct queue *queue)
{
    if (queue->names.length)
        text_str(&queue->names, ", ");
    return &queue->names;
}

static void read_tasks(struct queue *queue, const struct task_queue *tasks,
                       enum language language)
{
    for (uint32_t i = 0; i < tasks->count; i++)
        station_task(one_more(queue), task_peek(tasks, i), language);
    queue->count += tasks->count;
}

static void read_jobs(struct queue *queue, const struct vm *vm,
                      enum language language)
{
    for (uint32_t i = 0; i < vm->jobs.count; i++)
        station_callback(one_more(queue), job_peek(vm, i)->function, language);
    queue->count = vm->jobs.count;
}

/* What the learner did to a page while it was busy. */
static void read_gestures(struct queue *queue, const struct process *p,
                          int64_t now)
{
    const struct gesture *gesture = p->gestures;
    uint32_t due = process_gestures_due(p, now);
    for (uint32_t i = 0; i < due; i++, gesture = gesture->next)
        text_format(one_more(queue), "%s %s",
                    gesture->kind == GESTURE_TYPE ? "type" : "click",
                    gesture->selector);
    queue->count += due;
}

static void read_queues(struct queue row[QUEUES], const struct process *p,
                        int64_t now, enum language language)
{
    static const char *const titles[QUEUES] = {
        "nextTick", "microtasks", "pending", "poll", "check", "close"};
    for (int i = 0; i < QUEUES; i++) {
        row[i].title = titles[i];
        row[i].count = 0;
        row[i].shown = i != PENDING && (!p->page || i == MICROTASKS);
        text_init_fixed(&row[i].names, row[i].buffer, NAMES);
    }
    if (p->page) {
        row[POLL].title = "tasks";
        row[POLL].shown = true;
    }
    read_tasks(&row[TICKS], &p->ticks, language);
    read_jobs(&row[MICROTASKS], &p->vm, language);
    read_tasks(&row[PENDING], &p->pending, language);
    read_tasks(&row[POLL], &p->poll, language);
    read_gestures(&row[POLL], p, now);
    read_tasks(&row[CHECK], &p->running_immediates, language);
    read_tasks(&row[CHECK], &p->immediates, language);
    read_tasks(&row[CLOSE], &p->closing, language);
}

/* --- lines -------------------------------------------------------------------- */

static void draw_queue(struct drawing *d, const struct queue *queue)
{
    d->total += queue->count;
    if (queue->count == 0 && (!queue->shown || d->brief))
        return;
    if (list_wants(&d->list)) {
        struct pen *pen = d->list.pen;
        pen->role = queue->count ? ROLE_PLAIN : ROLE_DIM;
        pen_format(pen, " %-10s %2u ", queue->title, queue->count);
        pen->role = ROLE_NAME;
        pen_bytes(pen, queue->names.bytes, queue->names.length);
        pen->role = ROLE_PLAIN;
    }
    list_next(&d->list);
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

static void draw_name(struct drawing *d, const struct process *p)
{
    struct pen *pen = d->list.pen;
    enum language language = d->scene->language;
    pen_as(pen, ROLE_NAME, p->name);
    pen_text(pen, " ");
    if (d->line && !p->page) {
        pen->role = ROLE_STATE;
        pen_format(pen, "[%s]",
                   p->phase == PHASE_MAIN ? label(LABEL_MAIN_SCRIPT, language)
                                          : phase_name((enum phase)p->phase));
        pen_as(pen, ROLE_PLAIN, " ");
    }
    if (p->idle)
        pen_as(pen, ROLE_DIM, label(LABEL_LOOP_WAITS, language));
}

/* Everything in one line: where several programs share few rows. */
static void draw_line(struct drawing *d, const struct process *p,
                      const struct queue row[QUEUES])
{
    struct pen *pen = d->list.pen;
    bool wanted = list_wants(&d->list);
    if (wanted)
        draw_name(d, p);
    for (int i = 0; i < QUEUES; i++) {
        d->total += row[i].count;
        if (!wanted || row[i].count == 0)
            continue;
        pen_format(pen, "%s %u ", row[i].title, row[i].count);
        pen_as(pen, ROLE_NAME, row[i].names.bytes);
        pen_text(pen, " ");
    }
    list_next(&d->list);
}

static void draw_lines(struct drawing *d, const struct process *p,
                       const struct queue row[QUEUES])
{
    if (d->scene->many) {
        if (list_wants(&d->list))
            draw_name(d, p);
        list_next(&d->list);
    }
    if (!p->page) {
        if (list_wants(&d->list))
            draw_loop(d, p);
        list_next(&d->list);
    }
    for (int i = 0; i < QUEUES; i++)
        draw_queue(d, &row[i]);
}

#define ROWS_EACH 4 /* of a program among several */
#define ROWS_ALONE 5

void queues_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct drawing d = {.list = list_begin(pane, pen), .scene = scene};
    const struct machine *machine = scene->machine;
    int rows = pen->box.rows;
    d.brief = scene->many || rows < ROWS_ALONE;
    d.line = scene->many && rows < ROWS_EACH * (int)scene->machine->process_count;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *p = machine->processes[i];
        struct queue row[QUEUES];
        if (!reach_has_vm(p) || p->outside)
            continue;
        read_queues(row, p, machine->now, scene->language);
        row[CLOSE].shown &= rows > ROWS_ALONE;
        if (d.line)
            draw_line(&d, p, row);
        else
            draw_lines(&d, p, row);
    }
    snprintf(pane->note, sizeof pane->note, "%u", d.total);
    list_end(&d.list, label(LABEL_NO_PROGRAM, scene->language));
}
