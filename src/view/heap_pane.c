/*
 * heap_pane.c: the objects that the frames' variables reach, and what they
 * hold. Two names for one object show the same number.
 */
#include "view/pane.h"
#include "view/preview.h"
#include "view/scope_read.h"

#define SEEN 64 /* objects shown at most */
#define FIELDS 12 /* of one object */

struct drawing {
    struct list list;
    const struct scene *scene;
    struct changes *changes;
    const struct object *seen[SEEN];
    uint32_t count, done;
};

static void want(struct drawing *d, Value value) {
    if (!value_is_object(value) || d->count == SEEN) return;
    const struct object *object = value_as_object(value);
    for (uint32_t i = 0; i < d->count; i++)
        if (d->seen[i] == object) return;
    d->seen[d->count++] = object;
}

static bool want_variable(const struct variable *variable, void *context) {
    want(context, variable->value);
    return true;
}

static void draw_head(struct drawing *d, const struct object *object,
                      bool changed) {
    char buffer[300];
    struct text text;
    struct pen *pen = d->list.pen;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "#%u ", object->cell.extra);
    if (value_is_callable(value_object(object))) {
        text_str(&text, "ƒ ");
        preview_function(&text, value_object(object));
    } else {
        preview_class(&text, object);
        if (object_class(object) == CLASS_ARRAY)
            text_format(&text, "(%u)", object->length);
    }
    pen->role = changed ? ROLE_CHANGED : ROLE_NAME;
    pen_text(pen, changed ? "* " : "  ");
    pen_bytes(pen, text.bytes, text.length);
    pen->role = ROLE_PLAIN;
}

static void draw_field(struct drawing *d, Value key,
                       const struct property *found) {
    char buffer[300];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "     ");
    preview_key(&text, key);
    bool reference = found->kind == PROPERTY_DATA &&
                     value_is_object(found->value);
    text_str(&text, reference ? ": → " : ": ");
    if (found->kind == PROPERTY_DATA)
        preview_value(&text, found->value, 0);
    else
        text_str(&text, "[get]");
    pen_bytes(d->list.pen, text.bytes, text.length);
}

/* Functions have fields of their own that nobody asks for. */
static bool shows_fields(const struct object *object) {
    return !value_is_callable(value_object(object));
}

static void draw_object(struct drawing *d, const struct object *object) {
    uint32_t process = d->scene->process->index;
    bool changed = changes_has(d->changes, process, object);
    changes_note(d->changes, process, object);
    if (list_wants(&d->list)) draw_head(d, object, changed);
    list_next(&d->list);
    if (!shows_fields(object)) return;
    Value key;
    struct property found;
    for (uint32_t i = 0;
         i < FIELDS && object_peek(object, i, &key, &found); i++) {
        if (list_wants(&d->list)) draw_field(d, key, &found);
        list_next(&d->list);
        if (found.kind == PROPERTY_DATA) want(d, found.value);
    }
}

static void want_timers(struct drawing *d) {
    const struct timer *timer;
    for (uint32_t i = 0; (timer = timers_peek(d->scene->process, i)); i++)
        want(d, timer->callback);
}

void heap_draw(struct pane *pane, const struct scene *scene,
               struct pen *pen) {
    struct drawing d = {.list = list_begin(pane, pen),
                        .scene = scene,
                        .changes = scene->changes};
    const struct process *process = scene->process;
    const struct frame *f =
        process && process->vm.stack ? process->vm.frame : NULL;
    for (; f; f = f->caller)
        if (f->code && !(f->code->flags & CODE_LIBRARY))
            scope_read(f, want_variable, &d);
    if (process && process->vm.stack) want_timers(&d);
    while (d.done < d.count) draw_object(&d, d.seen[d.done++]);
    if (d.list.line == 0) {
        pen_as(pen, ROLE_DIM, label(LABEL_NO_OBJECTS, scene->language));
        list_next(&d.list);
    }
    list_end(&d.list);
}
