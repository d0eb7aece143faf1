#include "view/heap_open.h"

#include <stdio.h>

#include "script/collection.h"
#include "script/promise.h"
#include "view/graph.h"
#include "debugger/numbers.h"
#include "view/preview.h"
#include "view/reach.h"

#define LINE 400
#define DEPTH 3
#define TREE_LINES 120
#define STEP_COLUMNS 3 /* that a level of the tree is moved in */

struct drawing {
    struct list list;
    const struct scene *scene;
    const struct object *shown[TREE_LINES]; /* what the tree has had */
    int shown_count;
    int lines; /* of the tree */
    int depth;
};

static const char *word(const struct drawing *d, enum label which)
{
    return label(which, d->scene->language);
}

static void about(struct drawing *d, const struct cell *cell)
{
    if (cell && cell->kind == CELL_OBJECT)
        list_about(&d->list, number_of((const struct object *)cell));
}

static void draw_text(struct drawing *d, enum role role,
                      const struct text *text)
{
    if (list_wants(&d->list)) {
        d->list.pen->role = role;
        pen_bytes(d->list.pen, text->bytes, text->length);
        d->list.pen->role = ROLE_PLAIN;
    }
    list_next(&d->list);
}

/* --- its names ------------------------------------------------------------ */

/* An object; of a scope nothing, for the edge says whose it is. */
static void write_cell(struct text *text, const struct cell *cell)
{
    if (cell && cell->kind == CELL_OBJECT)
        preview_value(text, value_object((struct object *)(uintptr_t)cell), 0);
}

static void draw_names(struct drawing *d, const struct graph *graph)
{
    if (graph->name_count)
        list_line(&d->list, ROLE_TITLE, word(d, LABEL_HEAP_NAMES));
    for (uint32_t i = 0; i < graph->name_count && i < GRAPH_NAMES; i++) {
        const struct graph_step *name = &graph->names[i];
        char buffer[LINE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, "  ← ");
        write_cell(&text, name->cell);
        if (name->cell && name->edge.kind != EDGE_KEPT)
            text_str(&text, " ");
        edge_write(&name->edge, d->scene->language, &text);
        about(d, name->cell);
        draw_text(d, ROLE_PLAIN, &text);
    }
    if (graph->name_count > GRAPH_NAMES)
        list_line(&d->list, ROLE_DIM, "  …");
}

/* --- who keeps it alive --------------------------------------------------- */

/* A link of the chain from a root to the object, one below the other. */
static void draw_link(struct drawing *d, const struct graph_step *step,
                      uint32_t depth)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_pad(&text, 2 + (int)(depth < 20 ? depth : 20));
    edge_write(&step->edge, d->scene->language, &text);
    text_str(&text, " → ");
    write_cell(&text, step->cell);
    about(d, step->cell);
    draw_text(d, ROLE_PLAIN, &text);
}

static void draw_path(struct drawing *d, const struct graph *graph)
{
    if (!graph->reached) {
        list_wrap(&d->list, ROLE_CHANGED, 0,
                  word(d, graph->cut ? LABEL_HEAP_TOO_MANY
                                     : LABEL_HEAP_NOBODY));
        return;
    }
    list_line(&d->list, ROLE_TITLE, word(d, LABEL_HEAP_PATH));
    for (uint32_t i = 0; i < graph->path_count && i < GRAPH_PATH; i++)
        draw_link(d, &graph->path[i], i);
    if (graph->path_count > GRAPH_PATH)
        list_line(&d->list, ROLE_DIM, "  …");
}

/* --- what it holds -------------------------------------------------------- */

static bool was_shown(const struct drawing *d, const struct object *object)
{
    for (int i = 0; i < d->shown_count; i++)
        if (d->shown[i] == object)
            return true;
    return false;
}

static void draw_tree(struct drawing *d, const struct object *object);

/* "name: value"; what an object in it holds stands below, once. */
static void draw_branch(struct drawing *d, const struct text *name, Value value)
{
    const struct object *object =
        value_is_object(value) ? value_as_object(value) : NULL;
    bool again = object && was_shown(d, object);
    bool changed = object && changes_object(d->scene->changes,
                                            d->scene->process, object);
    char buffer[LINE];
    struct text text;
    if (d->lines++ >= TREE_LINES)
        return;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, changed ? "* " : "  ");
    text_pad(&text, (d->depth - 1) * STEP_COLUMNS);
    text_bytes(&text, name->bytes, name->length);
    text_str(&text, object ? "→ " : "");
    preview_value(&text, value, 0);
    if (again)
        text_format(&text, "  %s", word(d, LABEL_HEAP_ABOVE));
    if (object)
        list_about(&d->list, number_of(object));
    draw_text(d, changed ? ROLE_CHANGED : ROLE_PLAIN, &text);
    if (object && !again)
        draw_tree(d, object);
}

static void draw_key(struct drawing *d, const char *before, Value key,
                     const char *behind, Value value)
{
    char buffer[LINE];
    struct text name;
    text_init_fixed(&name, buffer, sizeof buffer);
    text_str(&name, before);
    if (behind[0] == ' ')
        preview_value(&name, key, 0);
    else
        preview_key(&name, key);
    text_str(&name, behind);
    draw_branch(d, &name, value);
}

static bool draw_kept(const struct variable *variable, void *context)
{
    struct drawing *d = context;
    char keeps[40];
    snprintf(keeps, sizeof keeps, "%s ", word(d, LABEL_KEEPS));
    draw_key(d, keeps, variable->name, ": ", variable->value);
    return true;
}

static void draw_entries(struct drawing *d, const struct object *object)
{
    uint32_t serial = 0;
    Value key, value;
    for (int i = 0;
         i < REACH_FIELDS && collection_next((const struct collection *)object,
                                             &serial, &key, &value);
         i++)
        draw_key(d, "", key, " => ", value);
}

static void draw_fields(struct drawing *d, const struct object *object)
{
    Value key;
    struct property found;
    for (uint32_t i = 0;
         i < REACH_FIELDS && object_peek(object, i, &key, &found); i++)
        if (found.kind == PROPERTY_DATA && !preview_hides(object, key))
            draw_key(d, "", key, ": ", found.value);
}

static void draw_tree(struct drawing *d, const struct object *object)
{
    const struct env *env = reach_closure(object);
    const struct promise *promise = promise_of(value_object(object));
    if (d->depth == DEPTH || d->shown_count == TREE_LINES)
        return;
    d->shown[d->shown_count++] = object;
    d->depth++;
    if (env)
        scope_read_env(env, draw_kept, d);
    if (promise && promise->state != PROMISE_PENDING)
        draw_key(d, "", UNDEFINED, "result: ", promise->result);
    if (object_class(object) == CLASS_MAP || object_class(object) == CLASS_SET)
        draw_entries(d, object);
    if (!value_is_callable(value_object(object)))
        draw_fields(d, object);
    d->depth--;
}

/* --- all of it ------------------------------------------------------------ */

static void draw_head(struct drawing *d, const struct object *object)
{
    bool changed =
        changes_object(d->scene->changes, d->scene->process, object);
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, changed ? "* " : "  ");
    preview_value(&text, value_object((struct object *)(uintptr_t)object), 2);
    text_format(&text, "  0x%llx", (unsigned long long)(uintptr_t)object);
    draw_text(d, changed ? ROLE_CHANGED : ROLE_NEXT, &text);
}

bool heap_open_draw(struct pane *pane, const struct scene *scene,
                    struct pen *pen)
{
    const struct graph *graph = graph_read(scene, (uint32_t)pane->chosen);
    struct drawing d = {.scene = scene};
    if (!graph->object)
        return false;
    d.list = list_begin(pane, pen);
    draw_head(&d, graph->object);
    draw_names(&d, graph);
    draw_path(&d, graph);
    list_line(&d.list, ROLE_TITLE, word(&d, LABEL_HEAP_HOLDS));
    draw_tree(&d, graph->object);
    if (d.lines == 0)
        list_line(&d.list, ROLE_DIM, word(&d, LABEL_HEAP_NOTHING));
    if (d.lines > TREE_LINES)
        list_line(&d.list, ROLE_DIM, "  …");
    snprintf(pane->note, sizeof pane->note, "%s", word(&d, LABEL_OPEN_KEYS));
    list_end(&d.list, "");
    return true;
}
