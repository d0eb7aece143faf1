#include "view/stack_open.h"

#include <stdio.h>

#include "base/utf.h"
#include "script/promise.h"
#include "debugger/closure_use.h"
#include "debugger/numbers.h"

#define LINE 400
#define KEEPERS 4 /* closures named of one scope */
#define HOPS 64 /* scopes around a closure that are looked at */

/* --- names ---------------------------------------------------------------- */

void stack_write_line(struct text *text, const struct frame *frame)
{
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at = code_position_at(code, pc ? pc - 1 : 0);
    if (!at)
        return;
    struct utf_place place = utf_place((const char *)code->source->text->at,
                                       code->source->length, at->start);
    text_format(text, ":%u", place.line);
}

/* The file's name alone of a path. */
static void write_base(struct text *text, const struct string *path)
{
    char buffer[LINE];
    struct text whole;
    text_init_fixed(&whole, buffer, sizeof buffer);
    string_write(path, &whole, UINT32_MAX);
    size_t slash = whole.length;
    while (slash && whole.bytes[slash - 1] != '/')
        slash--;
    text_str(text, whole.bytes + slash);
}

void stack_write_frame(struct text *text, const struct frame *frame)
{
    if (frame->code->flags & CODE_PROGRAM)
        write_base(text, frame->code->source->name);
    else
        preview_running(text, frame->function);
    stack_write_line(text, frame);
}

/* --- lines ---------------------------------------------------------------- */

/* The closures that keep a scope. */
struct keepers {
    const struct env *env;
    const struct object *row[KEEPERS];
    uint32_t count; /* of all */
};

struct drawing {
    struct list list;
    const struct scene *scene;
    const struct frame *frame;
    const struct code *owner; /* of the scope whose lines are drawn */
    uint32_t scope;
    struct keepers keepers; /* of that scope */
};

static const char *word(const struct drawing *d, enum label which)
{
    return label(which, d->scene->language);
}

static void about_value(struct drawing *d, Value value)
{
    if (value_is_object(value))
        list_about(&d->list, number_of(value_as_object(value)));
}

/* "captured by ƒ inc #4": the closures that use a variable. */
static void draw_users(struct drawing *d, const struct variable *variable)
{
    struct pen *pen = d->list.pen;
    bool any = false;
    pen_text(pen, "   ");
    pen_as(pen, ROLE_DIM, word(d, LABEL_STACK_CAPTURED));
    for (uint32_t i = 0; i < d->keepers.count && i < KEEPERS; i++) {
        const struct object *keeper = d->keepers.row[i];
        char buffer[LINE];
        struct text text;
        if (!closure_uses((const struct function *)keeper, variable))
            continue;
        text_init_fixed(&text, buffer, sizeof buffer);
        preview_value(&text, value_object(keeper), 0);
        pen_as(pen, ROLE_DIM, any ? ", " : word(d, LABEL_STACK_USED_BY));
        pen_bytes(pen, text.bytes, text.length);
        any = true;
    }
}

/* "   name = value": what is captured (`variable`, else NULL) says so. */
static void draw_value(struct drawing *d, const char *name, Value value,
                       bool changed, const struct variable *variable)
{
    struct pen *pen = d->list.pen;
    char buffer[LINE];
    struct text text;
    about_value(d, value);
    if (list_wants(&d->list)) {
        pen_as(pen, ROLE_CHANGED, changed ? " * " : "   ");
        pen_as(pen, changed ? ROLE_CHANGED : ROLE_NAME, name);
        pen_text(pen, " = ");
        text_init_fixed(&text, buffer, sizeof buffer);
        if (value == EMPTY)
            text_str(&text, word(d, LABEL_DEAD_ZONE));
        else
            preview_value(&text, value, 2);
        pen_bytes(pen, text.bytes, text.length);
        if (variable)
            draw_users(d, variable);
    }
    list_next(&d->list);
}

/* --- scopes --------------------------------------------------------------- */

static bool keeps(const struct function *f, const struct env *env)
{
    const struct env *e = f->env;
    for (int i = 0; e && e != env && i < HOPS; i++)
        e = e->parent;
    return e == env;
}

static bool add_keeper(const struct cell *cell, void *context)
{
    struct keepers *keepers = context;
    const struct function *f = (const struct function *)cell;
    if (cell->kind != CELL_OBJECT || cell->aux != CLASS_FUNCTION || !f->code ||
        (f->code->flags & CODE_LIBRARY) || !keeps(f, keepers->env))
        return true;
    if (keepers->count < KEEPERS)
        keepers->row[keepers->count] = &f->object;
    keepers->count++;
    return true;
}

static void find_keepers(struct drawing *d, const struct env *env)
{
    const struct heap *heap = &d->scene->process->vm.heap;
    d->keepers = (struct keepers){.env = env};
    heap_each_of(heap, FUNCTION_SIZE(4), add_keeper, &d->keepers);
    heap_each_of(heap, FUNCTION_SIZE(FUNCTION_FEW), add_keeper, &d->keepers);
}

static void draw_keepers(struct drawing *d)
{
    struct pen *pen = d->list.pen;
    const struct keepers *keepers = &d->keepers;
    if (keepers->count)
        pen_as(pen, ROLE_DIM, word(d, LABEL_STACK_KEPT_BY));
    for (uint32_t i = 0; i < keepers->count && i < KEEPERS; i++) {
        char buffer[LINE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, i ? ", " : " ");
        preview_value(&text, value_object(keepers->row[i]), 0);
        pen_bytes(pen, text.bytes, text.length);
    }
    if (keepers->count > KEEPERS)
        pen_as(pen, ROLE_DIM, ", …");
}

/* What a scope is called: a block, a function's own, a closure's, a file's. */
static void write_scope(struct drawing *d, const struct variable *variable,
                        struct text *text)
{
    const struct code *code = variable->owner;
    if (code->flags & CODE_PROGRAM) {
        text_format(text, "%s ", word(d, LABEL_STACK_FILE));
        write_base(text, code->source->name);
        return;
    }
    if (variable->scope)
        text_format(text, "%s ", word(d, LABEL_STACK_BLOCK));
    else if (code != d->frame->code)
        text_format(text, "%s ", word(d, LABEL_STACK_AROUND));
    if (code->name && string_length(code->name))
        string_write(code->name, text, 32);
}

/* The title of the scope that a variable lies in, where it is a new one. */
static void draw_scope(struct drawing *d, const struct variable *variable)
{
    if (d->owner == variable->owner && d->scope == variable->scope)
        return;
    d->owner = variable->owner;
    d->scope = variable->scope;
    if (list_wants(&d->list)) {
        char buffer[LINE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, "─ ");
        write_scope(d, variable, &text);
        pen_as(d->list.pen, ROLE_TITLE, text.bytes);
        if (variable->env)
            draw_keepers(d);
    }
    list_next(&d->list);
}

static bool draw_variable(const struct variable *variable, void *context)
{
    struct drawing *d = context;
    char buffer[LINE];
    struct text name;
    bool own = variable->owner == d->frame->code;
    if (variable->kind == VARIABLE_SELF ||
        (!own && variable->value == UNDEFINED))
        return true;
    if (variable->env && variable->env != d->keepers.env)
        find_keepers(d, variable->env);
    draw_scope(d, variable);
    text_init_fixed(&name, buffer, sizeof buffer);
    preview_key(&name, variable->name);
    draw_value(d, name.bytes, variable->value,
               changes_variable(d->scene->changes, d->scene->process, d->frame,
                                variable),
               variable->env ? variable : NULL);
    return true;
}

static void draw_scopes(struct drawing *d)
{
    Value this_value = reach_this(d->scene->process, d->frame);
    if (this_value != UNDEFINED)
        draw_value(d, "this", this_value, false, NULL);
    scope_read(d->frame, draw_variable, d);
}

/* --- a frame -------------------------------------------------------------- */

static void draw_words(struct drawing *d, enum role role, const char *mark,
                       const struct text *text)
{
    if (list_wants(&d->list)) {
        pen_as(d->list.pen, role, mark);
        d->list.pen->role = role;
        pen_bytes(d->list.pen, text->bytes, text->length);
        d->list.pen->role = ROLE_PLAIN;
    }
    list_next(&d->list);
}

static const struct frame *frame_of(const struct process *process,
                                    uint64_t serial)
{
    const struct frame *frame = process->vm.frame;
    while (frame && (frame->serial != (uint32_t)serial || !frame->code))
        frame = frame->caller;
    return frame;
}

/* Who called it: another frame, or the loop. */
static void draw_caller(struct drawing *d)
{
    const struct frame *caller = reach_frame(d->frame->caller);
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "%s ", word(d, LABEL_STACK_CALLER));
    if (caller)
        stack_write_frame(&text, caller);
    else
        text_str(&text, word(d, LABEL_STACK_LOOP));
    if (caller)
        list_about(&d->list, ABOUT_FRAME | caller->serial);
    draw_words(d, ROLE_DIM, "  ", &text);
}

static void draw_frame(struct drawing *d)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    stack_write_frame(&text, d->frame);
    draw_words(d, ROLE_NEXT, "▶ ", &text);
    draw_caller(d);
    draw_scopes(d);
}

/* --- off the track -------------------------------------------------------- */

static const struct generator *waiting_of(const struct process *process,
                                          uint64_t id)
{
    const struct generator *row[REACH_WAITING];
    uint32_t count = reach_waiting(process, row);
    for (uint32_t i = 0; i < count; i++)
        if (row[i]->object.cell.extra == (uint32_t)id)
            return row[i];
    return NULL;
}

/* A promise and what a word says of it, in a line that leads to it. */
static void draw_promise(struct drawing *d, enum label what, Value promise)
{
    char buffer[LINE];
    struct text text;
    if (!promise_of(promise))
        return;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "%s ", word(d, what));
    preview_value(&text, promise, 1);
    about_value(d, promise);
    draw_words(d, ROLE_PLAIN, "  ", &text);
}

static void draw_waiting(struct drawing *d, const struct generator *generator)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    preview_running(&text, generator->function);
    stack_write_line(&text, d->frame);
    text_format(&text, "  (%s)", word(d, LABEL_SUSPENDED));
    draw_words(d, ROLE_NEXT, "‖ ", &text);
    draw_promise(d, LABEL_AWAITS, generator->awaits);
    draw_promise(d, LABEL_STACK_OWN_PROMISE, generator->promise);
    list_wrap(&d->list, ROLE_DIM, 2, word(d, LABEL_STACK_GOES_ON));
    draw_scopes(d);
}

bool stack_open_draw(struct pane *pane, const struct scene *scene,
                     struct pen *pen)
{
    const struct generator *waiting = NULL;
    struct drawing d = {.scene = scene};
    if (pane->chosen & ABOUT_FRAME)
        d.frame = frame_of(scene->process, pane->chosen);
    if (pane->chosen & ABOUT_WAITING)
        waiting = waiting_of(scene->process, pane->chosen);
    if (waiting)
        d.frame = generator_peek(waiting);
    if (!d.frame)
        return false;
    d.list = list_begin(pane, pen);
    if (waiting)
        draw_waiting(&d, waiting);
    else
        draw_frame(&d);
    snprintf(pane->note, sizeof pane->note, "%s", word(&d, LABEL_OPEN_KEYS));
    list_end(&d.list, "");
    return true;
}
