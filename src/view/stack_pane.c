/*
 * stack_pane.c: the call stack: frames, innermost first, and what they see;
 * below it the async functions that left it and will come back.
 */
#include <stdio.h>

#include <curses.h>

#include "script/promise.h"
#include "debugger/numbers.h"
#include "view/stack_open.h"

#define LINE 400

struct drawing {
    struct list list;
    const struct scene *scene;
    const struct frame *frame; /* whose variables are drawn */
    bool top; /* the innermost: it shows the scopes around it too */
    struct text functions; /* names of the functions declared in it */
};

/* --- variables ------------------------------------------------------------ */

static void draw_value(struct pen *pen, const struct scene *scene, Value value,
                       int depth)
{
    char buffer[LINE];
    struct text text;
    if (value == EMPTY) {
        pen_as(pen, ROLE_DIM, label(LABEL_DEAD_ZONE, scene->language));
        return;
    }
    text_init_fixed(&text, buffer, sizeof buffer);
    preview_value(&text, value, depth);
    pen_bytes(pen, text.bytes, text.length);
}

static void draw_named(struct drawing *d, const char *mark, Value name,
                       Value value, bool changed)
{
    bool this_value = name == UNDEFINED;
    char buffer[LINE];
    struct text text;
    struct pen *pen = d->list.pen;
    if (value_is_object(value))
        list_about(&d->list, number_of(value_as_object(value)));
    if (list_wants(&d->list)) {
        text_init_fixed(&text, buffer, sizeof buffer);
        if (this_value)
            text_str(&text, "this");
        else
            preview_key(&text, name);
        pen_as(pen, changed ? ROLE_CHANGED : ROLE_DIM, changed ? " * " : mark);
        pen_as(pen, changed ? ROLE_CHANGED : ROLE_NAME, text.bytes);
        pen_text(pen, " = ");
        draw_value(pen, d->scene, value, !this_value);
    }
    list_next(&d->list);
}

/* Functions that a scope declares are named in one line behind the rest. */
static bool is_declared_function(const struct variable *variable)
{
    return variable->kind == VARIABLE_FUNCTION &&
           value_is_callable(variable->value);
}

static bool draw_variable(const struct variable *variable, void *context)
{
    struct drawing *d = context;
    bool own = variable->owner == d->frame->code;
    if (!own && (!d->top || variable->kind == VARIABLE_SELF))
        return true;
    if (is_declared_function(variable)) {
        if (own) {
            text_str(&d->functions, d->functions.length ? ", " : "");
            preview_key(&d->functions, variable->name);
        }
        return true;
    }
    if (variable->kind == VARIABLE_SELF ||
        (!own && variable->value == UNDEFINED))
        return true;
    bool changed = changes_variable(d->scene->changes, d->scene->process,
                                    d->frame, variable);
    draw_named(d, own ? "   " : " ^ ", variable->name, variable->value,
               changed);
    return true;
}

static void draw_functions(struct drawing *d)
{
    if (d->functions.length == 0)
        return;
    if (list_wants(&d->list)) {
        pen_text(d->list.pen, "   ");
        pen_as(d->list.pen, ROLE_DIM,
               label(LABEL_FUNCTIONS, d->scene->language));
        pen_as(d->list.pen, ROLE_NAME, d->functions.bytes);
    }
    list_next(&d->list);
}

/* `this` says something in a method, a constructor, a handler. */
static void draw_this(struct drawing *d)
{
    Value value = reach_this(d->scene->process, d->frame);
    if (value != UNDEFINED)
        draw_named(d, "   ", UNDEFINED, value, false);
}

/* --- frames --------------------------------------------------------------- */

static void draw_frame(struct drawing *d, const struct frame *frame)
{
    char buffer[LINE], names[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_init_fixed(&d->functions, names, sizeof names);
    stack_write_frame(&text, frame);
    list_about(&d->list, ABOUT_FRAME | frame->serial);
    if (list_wants(&d->list)) {
        struct pen *pen = d->list.pen;
        pen->role = d->top ? ROLE_NEXT : ROLE_PLAIN;
        pen_text(pen, d->top ? "▶" : " ");
        pen_bytes(pen, text.bytes, text.length);
        pen->role = ROLE_PLAIN;
    }
    list_next(&d->list);
    d->frame = frame;
    draw_this(d);
    scope_read(frame, draw_variable, d);
    draw_functions(d);
    d->top = false;
}

/* Library frames between two of the program's are one line: the function that
 * the program called. Below the program's lowest there is only the loop. */
static const struct frame *draw_library(struct drawing *d,
                                        const struct frame *frame)
{
    const struct frame *below = reach_frame(frame), *called = frame;
    if (!below)
        return NULL;
    while (called->caller != below)
        called = called->caller;
    if (called->code && list_wants(&d->list)) {
        char buffer[LINE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, " ");
        preview_running(&text, called->function);
        text_format(&text, " (%s)", label(LABEL_LIBRARY, d->scene->language));
        pen_as(d->list.pen, ROLE_DIM, text.bytes);
    }
    if (called->code)
        list_next(&d->list);
    return below;
}

/* --- off the track -------------------------------------------------------- */

static void draw_waiting(struct drawing *d, const struct generator *generator)
{
    const struct frame *saved = generator_peek(generator);
    enum language language = d->scene->language;
    list_about(&d->list, ABOUT_WAITING | generator->object.cell.extra);
    if (list_wants(&d->list)) {
        char buffer[LINE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        preview_running(&text, generator->function);
        stack_write_line(&text, saved);
        text_format(&text, " %s ", label(LABEL_AWAITS, language));
        preview_value(&text, generator->awaits, 1);
        pen_as(d->list.pen, ROLE_DIM, " ‖ ");
        pen_bytes(d->list.pen, text.bytes, text.length);
    }
    list_next(&d->list);
}

static void draw_all_waiting(struct drawing *d)
{
    const struct generator *waiting[REACH_WAITING];
    uint32_t count = reach_waiting(d->scene->process, waiting);
    if (count == 0)
        return;
    list_line(&d->list, ROLE_DIM, label(LABEL_SUSPENDED, d->scene->language));
    for (uint32_t i = 0; i < count; i++)
        draw_waiting(d, waiting[i]);
}

static void draw_list(struct pane *pane, const struct scene *scene,
                      struct pen *pen)
{
    struct drawing d = {
        .list = list_begin(pane, pen), .scene = scene, .top = true};
    const struct process *process = scene->process;
    const struct frame *frame = process->vm.frame;
    const char *empty = label(reach_is_library(process, &scene->step)
                                  ? LABEL_ONLY_LIBRARY
                                  : LABEL_EMPTY_STACK,
                              scene->language);
    uint32_t count = 0;
    while (frame) {
        if (!frame->code || (frame->code->flags & CODE_LIBRARY)) {
            frame = draw_library(&d, frame);
            continue;
        }
        draw_frame(&d, frame);
        frame = frame->caller;
        count++;
    }
    if (count == 0)
        list_line(&d.list, ROLE_DIM, empty);
    else
        snprintf(pane->note, sizeof pane->note, "%u", count);
    draw_all_waiting(&d);
    list_end(&d.list, empty);
}

void stack_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    bool there = scene->process && reach_has_vm(scene->process);
    pane->note[0] = 0;
    if (there && pane->open && stack_open_draw(pane, scene, pen))
        return;
    if (there) {
        draw_list(pane, scene, pen);
    } else {
        struct list list = list_begin(pane, pen);
        list_end(&list, label(LABEL_EMPTY_STACK, scene->language));
    }
}

/* --- keys ----------------------------------------------------------------- */

#define KEY_ESCAPE 27

static bool close_it(struct pane *pane)
{
    bool was_open = pane->open;
    pane->open = false;
    pane->cursor = pane->scroll = 0;
    return was_open;
}

static bool open_it(struct pane *pane, struct pane_wish *wish)
{
    if (pane->about & (ABOUT_FRAME | ABOUT_WAITING)) {
        pane->chosen = pane->about;
        pane->open = true;
        pane->cursor = pane->scroll = 0;
    } else if (pane->about) {
        wish->kind = WISH_OBJECT;
        wish->step = pane->about;
    }
    return true;
}

bool stack_key(struct pane *pane, const struct scene *scene, int key,
               struct pane_wish *wish)
{
    (void)scene;
    switch (key) {
    case '\r':
    case '\n':
    case KEY_ENTER:
        return open_it(pane, wish);
    case KEY_ESCAPE:
        return close_it(pane);
    case KEY_BACKSPACE:
    case 127:
    case 8:
        return pane->open && close_it(pane);
    default:
        return false;
    }
}
