/*
 * strip.c: what each pane says in one live line, where it has no more room.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf.h"
#include "machine/page.h"
#include "script/job.h"
#include "view/numbers.h"
#include "view/preview.h"
#include "view/reach.h"
#include "view/sockets_open.h"
#include "view/wire_open.h"

#define LINE 400
#define BAR 10

/* What is counted stands first, in two columns: "12 ". */
static void draw_count(struct pen *pen, uint64_t count)
{
    pen->role = count ? ROLE_PLAIN : ROLE_DIM;
    pen_format(pen, "%2llu ", (unsigned long long)count);
    pen->role = ROLE_PLAIN;
}

static void draw_none(struct pen *pen, const struct scene *scene,
                      enum label what)
{
    pen_as(pen, ROLE_DIM, label(what, scene->language));
}

/* --- the call stack: its depth, and the top frame with its variables -------- */

struct top {
    struct pen *pen;
    const struct scene *scene;
    const struct frame *frame;
};

static bool draw_variable(const struct variable *variable, void *context)
{
    struct top *top = context;
    char buffer[LINE];
    struct text text;
    if (variable->owner != top->frame->code ||
        variable->kind == VARIABLE_SELF ||
        variable->kind == VARIABLE_FUNCTION || variable->value == EMPTY)
        return true;
    bool changed = changes_variable(top->scene->changes, top->scene->process,
                                    top->frame, variable);
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, changed ? "  *" : "  ");
    preview_key(&text, variable->name);
    pen_as(top->pen, changed ? ROLE_CHANGED : ROLE_NAME, text.bytes);
    text_clear(&text);
    preview_value(&text, variable->value, 0);
    pen_text(top->pen, " = ");
    pen_text(top->pen, text.bytes);
    return true;
}

/* "sum:3", "hello.js:16" */
static void write_frame(struct text *text, const struct frame *frame)
{
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at = code_position_at(code, pc ? pc - 1 : 0);
    char name[PROCESS_PATH];
    struct text path;
    text_init_fixed(&path, name, sizeof name);
    if (code->flags & CODE_PROGRAM)
        string_write(code->source->name, &path, UINT32_MAX);
    else
        preview_running(&path, frame->function);
    const char *slash = strrchr(name, '/');
    text_str(text, code->flags & CODE_PROGRAM && slash ? slash + 1 : name);
    if (at)
        text_format(text, ":%u",
                    utf_place((const char *)code->source->text->at,
                              code->source->length, at->start)
                        .line);
}

static void draw_top(struct pen *pen, const struct scene *scene,
                     const struct frame *frame)
{
    struct top top = {pen, scene, frame};
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    write_frame(&text, frame);
    pen_as(pen, ROLE_NEXT, "▶");
    pen_as(pen, ROLE_NEXT, text.bytes);
    scope_read(frame, draw_variable, &top);
}

void stack_strip(const struct scene *scene, struct pen *pen)
{
    const struct process *process = scene->process;
    const struct generator *waiting[REACH_WAITING];
    if (!process || !reach_has_vm(process)) {
        draw_count(pen, 0);
        draw_none(pen, scene, LABEL_EMPTY_STACK);
        return;
    }
    const struct frame *top = reach_frame(process->vm.frame), *frame = top;
    uint64_t depth = 0;
    for (; frame; frame = reach_frame(frame->caller))
        depth++;
    draw_count(pen, depth);
    if (top)
        draw_top(pen, scene, top);
    else
        draw_none(pen, scene,
                  reach_is_library(process, &scene->step) ? LABEL_ONLY_LIBRARY
                                                          : LABEL_EMPTY_STACK);
    uint32_t count = reach_waiting(process, waiting);
    if (count)
        pen_format(pen, "  ‖ %s %u", label(LABEL_SUSPENDED, scene->language),
                   count);
}

/* --- timers: the next one, counting down ------------------------------------- */

static int64_t left_of(const struct scene *scene, const struct process *process,
                       const struct timer *timer)
{
    return timer->start + timer->duration - process_now(process, scene->now);
}

/* The one that is due first, and how many there are. */
static const struct timer *next_timer(const struct scene *scene,
                                      const struct process **whose,
                                      uint64_t *count)
{
    const struct machine *machine = scene->machine;
    const struct timer *timer, *next = NULL;
    *count = 0;
    for (uint32_t p = 0; p < machine->process_count; p++) {
        const struct process *process = machine->processes[p];
        if (process->state == PROCESS_ENDED || process->outside)
            continue;
        for (uint32_t i = 0; (timer = timers_peek(process, i)); i++) {
            if (timer->library)
                continue;
            if (!next || left_of(scene, process, timer) <
                             left_of(scene, *whose, next)) {
                next = timer;
                *whose = process;
            }
            ++*count;
        }
    }
    return next;
}

void timers_strip(const struct scene *scene, struct pen *pen)
{
    const struct process *process = NULL;
    uint64_t count;
    char buffer[LINE];
    struct text name;
    const struct timer *timer = next_timer(scene, &process, &count);
    draw_count(pen, count);
    if (!timer) {
        draw_none(pen, scene, LABEL_NO_TIMERS);
        return;
    }
    int64_t left = left_of(scene, process, timer), whole = timer->duration;
    int64_t full = whole > 0 && left > 0 ? (whole - left) * BAR / whole : BAR;
    for (int i = 0; i < BAR; i++)
        pen_text(pen, i < full ? "█" : "░");
    if (left > 0)
        pen_format(pen, " %lld %s ", (long long)left,
                   label(LABEL_MS_LEFT, scene->language));
    else
        pen_format(pen, " %s ", label(LABEL_DUE, scene->language));
    if (scene->many)
        pen_format(pen, "[%s] ", process->name);
    text_init_fixed(&name, buffer, sizeof buffer);
    preview_function(&name, timer->callback);
    pen_as(pen, ROLE_NAME, name.bytes);
}

/* --- queues: the phase, and how many wait ------------------------------------- */

struct queue_row {
    const char *name;
    uint32_t count;
    bool plain; /* is shown empty, too */
};
#define QUEUES 6

/* In the order in which the loop comes by. */
static void list_queues(const struct process *p, int64_t now,
                        struct queue_row rows[QUEUES])
{
    const uint32_t poll = p->poll.count + process_gestures_due(p, now);
    const uint32_t check = p->running_immediates.count + p->immediates.count;
    const struct queue_row all[QUEUES] = {
        {"nextTick", p->ticks.count, !p->page},
        {"microtasks", p->vm.jobs.count, true},
        {p->page ? "tasks" : "poll", poll, true},
        {"check", check, !p->page},
        {"pending", p->pending.count, false},
        {"close", p->closing.count, false},
    };
    memcpy(rows, all, sizeof all);
}

/* "server[poll]": whose queues, and where its loop is. */
static void draw_phase(struct pen *pen, const struct scene *scene,
                       const struct process *p)
{
    const char *phase = p->phase == PHASE_MAIN
                            ? label(LABEL_MAIN_SCRIPT, scene->language)
                            : phase_name((enum phase)p->phase);
    if (scene->many)
        pen_as(pen, ROLE_NAME, p->name);
    if (p->page)
        return;
    pen->role = ROLE_STATE;
    pen_format(pen, "[%s]", phase);
}

static int queue_width(const struct queue_row *row)
{
    return snprintf(NULL, 0, "  %s %u", row->name, row->count);
}

/* An empty one gives its room to those behind it that are not. */
static void draw_queues(struct pen *pen, const struct queue_row rows[QUEUES])
{
    int wanted = 0;
    for (int i = 0; i < QUEUES; i++)
        wanted += rows[i].count ? queue_width(&rows[i]) : 0;
    for (int i = 0; i < QUEUES; i++) {
        int width = queue_width(&rows[i]);
        if (rows[i].count)
            wanted -= width;
        else if (!rows[i].plain || width + wanted > pen_left(pen))
            continue;
        pen->role = rows[i].count ? ROLE_PLAIN : ROLE_DIM;
        pen_format(pen, "  %s %u", rows[i].name, rows[i].count);
    }
    pen->role = ROLE_PLAIN;
}

void queues_strip(const struct scene *scene, struct pen *pen)
{
    const struct process *process = scene->process;
    struct queue_row rows[QUEUES];
    uint32_t waiting = 0;
    if (!process || !reach_has_vm(process)) {
        draw_count(pen, 0);
        draw_none(pen, scene, LABEL_NO_PROGRAM);
        return;
    }
    list_queues(process, scene->machine->now, rows);
    for (int i = 0; i < QUEUES; i++)
        waiting += rows[i].count;
    draw_count(pen, waiting);
    draw_phase(pen, scene, process);
    draw_queues(pen, rows);
}

/* --- sockets: the readyState of each end ---------------------------------------- */

static bool is_open(const struct connection *c)
{
    return c->ends[END_CLIENT].open || c->ends[END_SERVER].open;
}

static void draw_listeners(struct pen *pen, const struct scene *scene)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(scene->machine, i);
        if (!listener)
            continue;
        pen_as(pen, ROLE_NAME, session_name(scene->session, listener->process));
        pen_format(pen, " :%u %s  ", listener->port,
                   label(LABEL_LISTENS, scene->language));
    }
}

static void draw_connection(struct pen *pen, const struct scene *scene,
                            const struct connection *c)
{
    pen_as(pen, ROLE_DIM, ":");
    pen_format(pen, "%u ", c->port);
    pen_text(pen, sockets_state(scene, &c->ends[END_CLIENT]));
    pen_text(pen, " → ");
    pen_text(pen, sockets_state(scene, &c->ends[END_SERVER]));
    pen_text(pen, "  ");
}

/* The open ones; where there are none, who listens and what is closed. */
void sockets_strip(const struct scene *scene, struct pen *pen)
{
    const struct machine *machine = scene->machine;
    const struct connection *c;
    uint32_t open = 0;
    if (machine->network.next_listener == 0 &&
        machine->network.next_connection == 0)
        return;
    for (uint32_t i = 0; (c = network_connection(machine, i)); i++)
        open += is_open(c);
    draw_count(pen, open);
    if (open == 0)
        draw_listeners(pen, scene);
    for (uint32_t i = 0; (c = network_connection(machine, i)); i++)
        if (pen_left(pen) && (open == 0 || is_open(c)))
            draw_connection(pen, scene, c);
}

/* --- the wire: the newest item --------------------------------------------------- */

void wire_strip(const struct scene *scene, struct pen *pen)
{
    const struct machine *machine = scene->machine;
    uint64_t last = wire_log_last(machine);
    const struct wire_item *item = last ? wire_log_item(machine, last) : NULL;
    char buffer[LINE];
    struct text text;
    if (!item)
        return;
    bool here = item->step == scene->step.number;
    draw_count(pen, last);
    pen_as(pen, ROLE_NAME, wire_whose(scene, item));
    text_init_fixed(&text, buffer, sizeof buffer);
    wire_item_text(item, scene->language == KOREAN, &text);
    pen_text(pen, here ? " *" : " ");
    pen_as(pen, here ? ROLE_CHANGED : ROLE_PLAIN, text.bytes);
}

/* --- the heap: what the last move changed ----------------------------------------- */

static void draw_object(struct pen *pen, const struct object *object)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "  *#%u ", number_of(object));
    if (value_is_callable(value_object(object))) {
        text_str(&text, "ƒ ");
        preview_function(&text, value_object(object));
    } else {
        preview_class(&text, object);
        preview_size(&text, object);
    }
    pen_as(pen, ROLE_CHANGED, text.bytes);
}

void heap_strip(const struct scene *scene, struct pen *pen)
{
    struct reach reach = {.count = 0};
    bool any = false;
    if (scene->process && reach_has_vm(scene->process))
        reach_process(&reach, scene->process);
    draw_count(pen, reach.count);
    for (uint32_t i = 0; i < reach.count && pen_left(pen) > 0; i++) {
        const struct object *object = reach.objects[i];
        if (!changes_object(scene->changes, scene->process, object))
            continue;
        draw_object(pen, object);
        any = true;
    }
    if (!any)
        draw_none(pen, scene,
                  reach.count ? LABEL_NO_CHANGE : LABEL_NO_OBJECTS);
}

/* --- the console: the last line ------------------------------------------------------ */

static bool says_something(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (line[i] != ' ' && line[i] != '^')
            return true;
    return false;
}

/* The last line that says something; of an error's report its message, which
 * stands behind the first empty line. */
static size_t line_to_show(const struct journal_print *print,
                           const char **line)
{
    const char *at = (const char *)print->bytes, *end = at + print->length;
    const char *gap = print->descriptor == 2
                          ? memmem(at, print->length, "\n\n", 2)
                          : NULL;
    size_t shown = 0;
    *line = at;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        if (says_something(at, length)) {
            *line = at;
            shown = length;
        }
        if (gap && at > gap + 1 && shown)
            break;
        at += length + 1;
    }
    return shown;
}

void console_strip(const struct scene *scene, struct pen *pen)
{
    uint64_t count = scene->machine->prints;
    const struct journal_print *print =
        count ? history_print(scene->session->history, count - 1) : NULL;
    draw_count(pen, count);
    if (!print) {
        draw_none(pen, scene, count ? LABEL_NOT_KEPT : LABEL_NO_OUTPUT);
        return;
    }
    const char *line;
    size_t length = line_to_show(print, &line);
    pen->role = ROLE_NAME;
    if (scene->many)
        pen_format(pen, "[%s] ", session_name(scene->session, print->process));
    pen->role = print->descriptor == 2 ? ROLE_ERROR : ROLE_PLAIN;
    pen_text(pen, print->descriptor == 2 ? "! " : "");
    pen_bytes(pen, line, length);
    pen->role = ROLE_PLAIN;
}

/* --- a page: what can be clicked ------------------------------------------------------ */

void page_strip(const struct scene *scene, struct pen *pen)
{
    const struct machine *machine = scene->machine;
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *process = machine->processes[i];
        struct page_item item = {.element = NULL};
        if (process->state == PROCESS_ENDED || !process_is_document(process))
            continue;
        while (page_item_next(process, &item)) {
            text_str(&text, text.length ? "  " : "");
            page_item_name(process, &item, &text);
        }
        if (text.length == 0)
            text_str(&text, label(LABEL_NO_ELEMENTS, scene->language));
    }
    pen_as(pen, ROLE_NAME, text.bytes);
}
