/*
 * heap_pane.c: the objects in sight, and what they hold. Two names for one
 * object show the same number; the address behind it never changes.
 */
#include <stdio.h>

#include "script/collection.h"
#include "script/promise.h"
#include "debugger/numbers.h"
#include "view/pane.h"
#include "view/preview.h"
#include "view/reach.h"

#define LINE 300
#define ADDRESS_COLUMNS 50 /* a row this wide has room for addresses */

struct drawing {
    struct list list;
    const struct scene *scene;
    uint32_t changed; /* objects */
};

static void draw_text(struct drawing *d, const struct text *text)
{
    if (list_wants(&d->list))
        pen_bytes(d->list.pen, text->bytes, text->length);
    list_next(&d->list);
}

/* "name: → ƒ add #7": what is held is an object elsewhere. */
static void write_held(struct text *text, Value value)
{
    text_str(text, value_is_object(value) ? ": → " : ": ");
    preview_value(text, value, 0);
}

static void draw_field(struct drawing *d, Value key,
                       const struct property *found)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "    ");
    preview_key(&text, key);
    if (found->kind == PROPERTY_DATA)
        write_held(&text, found->value);
    else
        text_str(&text, found->kind == PROPERTY_ACCESSOR ? ": [get]" : ": ");
    draw_text(d, &text);
}

static void draw_fields(struct drawing *d, const struct object *object)
{
    Value key;
    struct property found;
    uint32_t i;
    for (i = 0; i < REACH_FIELDS && object_peek(object, i, &key, &found); i++)
        if (!preview_hides(object, key))
            draw_field(d, key, &found);
    if (i == REACH_FIELDS && object_peek(object, i, &key, &found))
        list_line(&d->list, ROLE_DIM, "    …");
}

static void draw_entries(struct drawing *d, const struct object *object)
{
    char buffer[LINE];
    struct text text;
    uint32_t serial = 0;
    Value key, value;
    for (int i = 0;
         i < REACH_FIELDS && collection_next((const struct collection *)object,
                                             &serial, &key, &value);
         i++) {
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, "    ");
        preview_value(&text, key, 0);
        if (object_class(object) == CLASS_MAP) {
            text_str(&text, " => ");
            preview_value(&text, value, 0);
        }
        draw_text(d, &text);
    }
}

static void draw_promise(struct drawing *d, const struct promise *promise)
{
    static const char *const states[] = {"pending", "fulfilled", "rejected"};
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "    <%s>", states[promise->state]);
    if (promise->state != PROMISE_PENDING)
        write_held(&text, promise->result);
    draw_text(d, &text);
}

/* What a closure keeps alive. */
static bool draw_kept(const struct variable *variable, void *context)
{
    struct drawing *d = context;
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "    %s ", label(LABEL_KEEPS, d->scene->language));
    preview_key(&text, variable->name);
    write_held(&text, variable->value);
    draw_text(d, &text);
    return true;
}

static void draw_inside(struct drawing *d, const struct object *object)
{
    const struct env *env = reach_closure(object);
    const struct promise *promise = promise_of(value_object(object));
    if (env)
        scope_read_env(env, draw_kept, d);
    if (value_is_callable(value_object(object)))
        return;
    if (promise)
        draw_promise(d, promise);
    if (object_class(object) == CLASS_MAP || object_class(object) == CLASS_SET)
        draw_entries(d, object);
    draw_fields(d, object);
}

static void draw_head(struct drawing *d, const struct object *object,
                      bool changed)
{
    char buffer[LINE];
    struct text text;
    struct pen *pen = d->list.pen;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "#%u ", number_of(object));
    if (value_is_callable(value_object(object))) {
        text_str(&text, "ƒ ");
        preview_function(&text, value_object(object));
    } else {
        preview_class(&text, object);
        preview_size(&text, object);
    }
    pen->role = changed ? ROLE_CHANGED : ROLE_NAME;
    pen_text(pen, changed ? "* " : "  ");
    pen_bytes(pen, text.bytes, text.length);
    pen->role = ROLE_DIM;
    if (pen->box.columns >= ADDRESS_COLUMNS)
        pen_format(pen, "  %p", (const void *)object);
    pen->role = ROLE_PLAIN;
}

static void draw_object(struct drawing *d, const struct object *object)
{
    bool changed = changes_object(d->scene->changes, d->scene->process, object);
    d->changed += changed;
    if (list_wants(&d->list))
        draw_head(d, object, changed);
    list_next(&d->list);
    draw_inside(d, object);
}

void heap_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct drawing d = {.list = list_begin(pane, pen), .scene = scene};
    struct reach reach = {.count = 0};
    if (scene->process && reach_has_vm(scene->process))
        reach_process(&reach, scene->process);
    for (uint32_t i = 0; i < reach.count; i++)
        draw_object(&d, reach.objects[i]);
    snprintf(pane->note, sizeof pane->note, d.changed ? "%u  *%u" : "%u",
             reach.count, d.changed);
    list_end(&d.list, label(LABEL_NO_OBJECTS, scene->language));
}
