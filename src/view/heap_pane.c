/*
 * heap_pane.c: the objects in sight, and what they hold. Two names for one
 * object show the same number, and stand behind it; the address never changes.
 * First come those that nothing reaches any more. Enter opens an object
 * (heap_open.c), Backspace leads back.
 */
#include <stdio.h>

#include <curses.h>

#include "script/collection.h"
#include "script/promise.h"
#include "debugger/numbers.h"
#include "view/gone.h"
#include "view/heap_open.h"
#include "view/pane.h"
#include "view/preview.h"
#include "view/reach.h"

#define LINE 300
#define ADDRESS_COLUMNS 50 /* a row this wide has room for addresses */

struct drawing {
    struct list list;
    const struct scene *scene;
    uint32_t changed; /* objects */
    uint32_t owner; /* the number of the object whose lines are drawn */
    struct reach reach;
};

/* A line of an object's. It is about what is held, or about the object. */
static void draw_text(struct drawing *d, const struct text *text)
{
    if (!d->list.pane->about)
        list_about(&d->list, d->owner);
    if (list_wants(&d->list))
        pen_bytes(d->list.pen, text->bytes, text->length);
    list_next(&d->list);
}

/* "name: → ƒ add #7": what is held is an object elsewhere. */
static void write_held(struct drawing *d, struct text *text, Value value)
{
    if (value_is_object(value))
        list_about(&d->list, number_of(value_as_object(value)));
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
        write_held(d, &text, found->value);
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
        write_held(d, &text, promise->result);
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
    write_held(d, &text, variable->value);
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

/* "p", "this", "#9.list", "a timer": who holds it by which name. */
static void write_name(struct drawing *d, const struct reach_name *name,
                       struct text *text)
{
    const struct object *holder =
        name->holder >= 0 ? d->reach.objects[name->holder] : NULL;
    if (name->holder == HOLDER_TIMER)
        text_str(text, label(LABEL_HEAP_TIMER, d->scene->language));
    else if (name->holder == HOLDER_THIS)
        text_str(text, "this");
    if (holder)
        text_format(text, "#%u%s", number_of(holder),
                    value_is_int(name->key) ? "[" : ".");
    if (holder && value_is_object(name->key))
        text_format(text, "#%u", number_of(value_as_object(name->key)));
    else
        preview_key(text, name->key);
    if (holder && value_is_int(name->key))
        text_str(text, "]");
}

static void draw_names(struct drawing *d, uint32_t object)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    for (uint32_t i = 0; i < d->reach.name_count; i++) {
        if (d->reach.names[i].object != object)
            continue;
        text_str(&text, text.length ? ", " : "  ← ");
        write_name(d, &d->reach.names[i], &text);
    }
    d->list.pen->role = ROLE_DIM;
    pen_bytes(d->list.pen, text.bytes, text.length);
    d->list.pen->role = ROLE_PLAIN;
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

static void draw_object(struct drawing *d, uint32_t i)
{
    const struct object *object = d->reach.objects[i];
    bool changed = changes_object(d->scene->changes, d->scene->process, object);
    d->changed += changed;
    d->owner = number_of(object);
    list_about(&d->list, d->owner);
    if (list_wants(&d->list)) {
        draw_head(d, object, changed);
        draw_names(d, i);
    }
    list_next(&d->list);
    draw_inside(d, object);
}

/* --- lost objects --------------------------------------------------------- */

static void draw_lost(struct drawing *d, enum label title,
                      const struct lost *row, uint32_t count)
{
    if (count)
        list_line(&d->list, ROLE_TITLE, label(title, d->scene->language));
    for (uint32_t i = 0; i < count; i++) {
        if (title == LABEL_HEAP_UNREACHABLE)
            list_about(&d->list, row[i].number);
        if (list_wants(&d->list)) {
            pen_as(d->list.pen, ROLE_CHANGED, "✗ ");
            pen_format(d->list.pen, "#%u ", row[i].number);
            pen_as(d->list.pen, ROLE_DIM, row[i].name);
        }
        list_next(&d->list);
    }
}

static void draw_gone(struct drawing *d)
{
    const struct gone *gone = gone_read(d->scene);
    if (gone->skipped)
        list_wrap(&d->list, ROLE_DIM, 0,
                  label(LABEL_HEAP_TOO_LARGE, d->scene->language));
    draw_lost(d, LABEL_HEAP_FREED, gone->freed, gone->freed_count);
    draw_lost(d, LABEL_HEAP_UNREACHABLE, gone->unreachable,
              gone->unreachable_count);
}

/* What the collector has just done, as its step says. */
static void draw_collected(struct drawing *d)
{
    const struct step *step = &d->scene->step;
    char text[LINE];
    if (step->kind != STEP_COLLECT)
        return;
    snprintf(text, sizeof text,
             label(LABEL_HEAP_COLLECTED, d->scene->language),
             (long long)step->b, (long long)step->a);
    list_line(&d->list, ROLE_CHANGED, text);
}

static void draw_list(struct pane *pane, const struct scene *scene,
                      struct pen *pen)
{
    struct drawing d = {.list = list_begin(pane, pen), .scene = scene};
    bool there = scene->process && reach_has_vm(scene->process);
    if (there)
        reach_process(&d.reach, scene->process);
    draw_collected(&d);
    if (there)
        draw_gone(&d);
    for (uint32_t i = 0; i < d.reach.count; i++)
        draw_object(&d, i);
    snprintf(pane->note, sizeof pane->note, d.changed ? "%u  *%u" : "%u",
             d.reach.count, d.changed);
    list_end(&d.list, label(LABEL_NO_OBJECTS, scene->language));
}

void heap_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    if (!pane->open || !scene->process || !reach_has_vm(scene->process) ||
        !heap_open_draw(pane, scene, pen))
        draw_list(pane, scene, pen);
}

/* --- keys ----------------------------------------------------------------- */

#define KEY_ESCAPE 27

/* What was chosen before can be come back to; the oldest is forgotten. */
static void push_trail(struct pane *pane)
{
    if (pane->trailed == PANE_TRAIL) {
        pane->trailed--;
        for (int i = 0; i < pane->trailed; i++)
            pane->trail[i] = pane->trail[i + 1];
    }
    pane->trail[pane->trailed++] = pane->chosen;
}

static bool follow(struct pane *pane)
{
    if (!pane->about || (pane->open && pane->about == pane->chosen))
        return true;
    if (pane->open)
        push_trail(pane);
    else
        pane->trailed = 0;
    pane->chosen = pane->about;
    pane->open = true;
    pane->cursor = pane->scroll = 0;
    return true;
}

static bool go_back(struct pane *pane)
{
    if (!pane->open)
        return false;
    if (pane->trailed)
        pane->chosen = pane->trail[--pane->trailed];
    else
        pane->open = false;
    pane->cursor = pane->scroll = 0;
    return true;
}

bool heap_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish)
{
    (void)scene;
    (void)wish;
    switch (key) {
    case '\r':
    case '\n':
    case KEY_ENTER:
        return follow(pane);
    case KEY_ESCAPE:
        pane->trailed = 0;
        return go_back(pane);
    case KEY_BACKSPACE:
    case 127:
    case 8:
        return go_back(pane);
    default:
        return false;
    }
}
