#include "view/graph.h"

#include <stdlib.h>
#include <string.h>

#include "debugger/scope_read.h"
#include "machine/sentence.h"
#include "script/binary.h"
#include "script/collection.h"
#include "script/environment.h"
#include "script/generator.h"
#include "script/job.h"
#include "script/promise.h"
#include "view/gone.h"
#include "debugger/numbers.h"
#include "view/preview.h"
#include "view/reach.h"

#define NO_NODE UINT32_MAX
#define AHEAD 4u /* nodes */

struct node {
    const struct cell *cell;
    struct edge edge; /* by which it was reached first */
};

/* One walk. The row of nodes is its queue as well; a bit for each 16 bytes of
 * the arena says what is in it. All of it lies outside the arena. */
struct walk {
    const struct arena *arena;
    struct node *nodes;
    uint32_t count, capacity;
    uint8_t *seen;
    uint32_t at; /* the node whose children are looked at; NO_NODE: roots */
    uint64_t wanted; /* number_holder of what is looked for */
    uint32_t target; /* its node */
    struct graph *graph;
};

/* --- nodes ---------------------------------------------------------------- */

static bool is_new(struct walk *w, const struct cell *cell)
{
    size_t i = ((uintptr_t)cell - (uintptr_t)w->arena) / 16;
    bool new = !(w->seen[i / 8] >> (i % 8) & 1);
    w->seen[i / 8] |= (uint8_t)(1u << (i % 8));
    return new;
}

static bool has_room(struct walk *w)
{
    if (w->count < w->capacity)
        return true;
    uint32_t more = w->capacity ? w->capacity * 2 : 4096;
    struct node *nodes = w->count >= GRAPH_MOST
                             ? NULL
                             : realloc(w->nodes, more * sizeof *nodes);
    w->graph->cut |= nodes == NULL;
    if (!nodes)
        return false;
    w->nodes = nodes;
    w->capacity = more;
    return true;
}

static void add_name(struct walk *w, const struct edge *edge)
{
    struct graph *graph = w->graph;
    if (graph->name_count < GRAPH_NAMES)
        graph->names[graph->name_count] = (struct graph_step){
            *edge, edge->from == NO_NODE ? NULL : w->nodes[edge->from].cell};
    graph->name_count++;
}

static bool is_target(const struct walk *w, const struct cell *cell)
{
    return w->target != NO_NODE ? w->nodes[w->target].cell == cell
           : cell->kind == CELL_OBJECT &&
                 number_is((const struct object *)cell, w->wanted);
}

/* Something holds a cell. */
static void add_cell(struct walk *w, enum edge_kind kind, Value key, Value who,
                     const struct cell *cell)
{
    struct edge edge = {kind, w->at, key, who};
    bool node = cell && arena_holds(w->arena, cell) &&
                (cell->kind == CELL_OBJECT || cell->kind == CELL_ENV ||
                 cell->kind == CELL_VALUES);
    if (!node)
        return;
    bool new = is_new(w, cell);
    if ((new || w->target != NO_NODE) && is_target(w, cell))
        add_name(w, &edge);
    if (!new || !has_room(w))
        return;
    if (w->target == NO_NODE && w->graph->name_count)
        w->target = w->count;
    w->nodes[w->count++] = (struct node){cell, edge};
}

static void add(struct walk *w, enum edge_kind kind, Value key, Value who,
                Value value)
{
    if (value_is_pointer(value))
        add_cell(w, kind, key, who, value_pointer(value));
}

static void add_plain(struct walk *w, enum edge_kind kind, Value value)
{
    add(w, kind, UNDEFINED, UNDEFINED, value);
}

static void add_row(struct walk *w, enum edge_kind kind, Value who,
                    const Value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(w, kind, UNDEFINED, who, values[i]);
}

/* --- what holds what ------------------------------------------------------ */

static Value name_of(const struct code *code)
{
    if (code->flags & CODE_PROGRAM)
        return value_string(code->source->name);
    return code->name ? value_string(code->name) : UNDEFINED;
}

static void follow_env(struct walk *w, const struct env *env)
{
    for (uint32_t i = 0; i < env->cell.extra; i++) {
        Value value = env->values[i];
        if (value_is_pointer(value))
            add(w, EDGE_KEPT, env_name(env, i), name_of(env->code), value);
    }
    if (env->parent)
        add_cell(w, EDGE_AROUND, UNDEFINED, UNDEFINED, &env->parent->cell);
}

static void follow_fields(struct walk *w, const struct object *object)
{
    Value key;
    struct property found;
    uint32_t at = 0;
    while (object_next(object, &at, &key, &found)) {
        enum edge_kind kind = value_is_int(key) ? EDGE_ELEMENT : EDGE_FIELD;
        if (found.kind == PROPERTY_DATA) {
            add(w, kind, key, UNDEFINED, found.value);
        } else if (found.kind == PROPERTY_ACCESSOR) {
            add(w, kind, key, UNDEFINED, found.get);
            add(w, kind, key, UNDEFINED, found.set);
        }
    }
    if (object->shape->prototype)
        add_plain(w, EDGE_PROTOTYPE, value_object(object->shape->prototype));
}

static void follow_function(struct walk *w, const struct function *f)
{
    if (f->env)
        add_cell(w, EDGE_SCOPE, UNDEFINED, UNDEFINED, &f->env->cell);
    add_plain(w, EDGE_INSIDE, f->home);
    add_plain(w, EDGE_INSIDE, f->fields);
}

static void follow_entries(struct walk *w, const struct object *object)
{
    uint32_t serial = 0;
    Value key, value;
    bool weak = object_class(object) == CLASS_WEAK_MAP;
    while (collection_next((const struct collection *)object, &serial, &key,
                           &value)) {
        if (!weak)
            add_plain(w, EDGE_ENTRY_KEY, key);
        add(w, EDGE_ENTRY, key, UNDEFINED, value);
    }
}

static void follow_generator(struct walk *w, const struct generator *g)
{
    const struct frame *saved = generator_peek(g);
    add_plain(w, EDGE_RESULT, g->promise);
    add_plain(w, EDGE_RESULT, g->awaits);
    add_plain(w, EDGE_INSIDE, g->function);
    add_plain(w, EDGE_INSIDE, g->requests);
    if (!saved)
        return;
    const Value *end = g->saved->at + g->saved_count;
    const Value *values = frame_locals(saved);
    add_plain(w, EDGE_THIS, saved->this_value);
    if (saved->env)
        add_cell(w, EDGE_SCOPE, UNDEFINED, UNDEFINED, &saved->env->cell);
    if (values < end)
        add_row(w, EDGE_TEMPORARY, g->function, values,
                (size_t)(end - values));
}

/* Classes that hold Values only behind their head (promise.h). */
static void follow_tail(struct walk *w, const struct object *object)
{
    const Value *values = (const Value *)(const void *)(object + 1);
    size_t bytes = heap_size_of(object) - sizeof *object;
    add_row(w, EDGE_INSIDE, UNDEFINED, values, bytes / sizeof *values);
}

static void follow_class(struct walk *w, const struct object *object)
{
    const struct promise *promise = promise_of(value_object(object));
    switch (object_class(object)) {
    case CLASS_OBJECT:
    case CLASS_ARRAY:
    case CLASS_ERROR:
    case CLASS_ARRAY_BUFFER:
    case CLASS_WEAK_SET:
    case CLASS_WEAK_REF:
    case CLASS_REGISTRY:
        break;
    case CLASS_FUNCTION:
        follow_function(w, (const struct function *)object);
        break;
    case CLASS_MAP:
    case CLASS_SET:
    case CLASS_WEAK_MAP:
        follow_entries(w, object);
        break;
    case CLASS_GENERATOR:
        follow_generator(w, (const struct generator *)object);
        break;
    case CLASS_PROMISE:
        add_plain(w, EDGE_RESULT, promise->result);
        add_plain(w, EDGE_INSIDE, promise->reactions);
        break;
    case CLASS_TYPED_ARRAY:
    case CLASS_DATA_VIEW:
        add_cell(w, EDGE_INSIDE, UNDEFINED, UNDEFINED,
                 &((const struct array_view *)object)->buffer->object.cell);
        break;
    case CLASS_HOST:
        add_plain(w, EDGE_INSIDE, ((const struct host_object *)object)->value);
        break;
    default:
        follow_tail(w, object);
    }
}

static void follow(struct walk *w, const struct cell *cell)
{
    const struct values *row = (const struct values *)cell;
    if (cell->kind == CELL_ENV) {
        follow_env(w, (const struct env *)cell);
    } else if (cell->kind == CELL_VALUES) {
        add_row(w, EDGE_INSIDE, UNDEFINED, row->at, cell->extra);
    } else {
        follow_fields(w, (const struct object *)cell);
        follow_class(w, (const struct object *)cell);
    }
}

/* Most of the time goes by with waiting for memory: what comes soon is asked
 * for before it is looked into, first the cell, then what it points to. */
static void fetch(const struct walk *w, uint32_t node, bool inside)
{
    const struct cell *cell = node < w->count ? w->nodes[node].cell : NULL;
    if (!cell)
        return;
    __builtin_prefetch(cell);
    if (!inside || cell->kind != CELL_OBJECT)
        return;
    const struct object *object = (const struct object *)cell;
    __builtin_prefetch(object->slots);
    __builtin_prefetch(object->elements);
}

static void follow_all(struct walk *w, uint32_t from)
{
    for (w->at = from; w->at < w->count; w->at++) {
        fetch(w, w->at + 2 * AHEAD, false);
        fetch(w, w->at + AHEAD, true);
        follow(w, w->nodes[w->at].cell);
    }
    w->at = NO_NODE;
}

/* --- roots ---------------------------------------------------------------- */

struct rooted {
    struct walk *walk;
    enum edge_kind kind;
    Value who;
};

static bool add_variable(const struct variable *variable, void *context)
{
    const struct rooted *rooted = context;
    add(rooted->walk, rooted->kind, variable->name, name_of(variable->owner),
        variable->value);
    return true;
}

static void add_frames(struct walk *w, const struct process *p)
{
    const struct frame *f = reach_frame(p->vm.frame);
    for (; f; f = reach_frame(f->caller)) {
        struct rooted rooted = {w, EDGE_VARIABLE, f->function};
        scope_read(f, add_variable, &rooted);
        add(w, EDGE_THIS, UNDEFINED, f->function, f->this_value);
    }
}

static void add_waiting(struct walk *w, const struct process *p)
{
    const struct generator *row[REACH_WAITING];
    uint32_t count = reach_waiting(p, row);
    for (uint32_t i = 0; i < count; i++) {
        struct rooted rooted = {w, EDGE_WAITING, row[i]->function};
        scope_read(generator_peek(row[i]), add_variable, &rooted);
    }
}

static void add_timers(struct walk *w, const struct process *p)
{
    const struct timer_list *list = p->timers.lists;
    for (; list; list = list->next)
        for (const struct timer *t = list->first; t; t = t->next) {
            add_plain(w, EDGE_TIMER, t->callback);
            add_plain(w, EDGE_TIMER, t->arguments);
            add_plain(w, EDGE_TIMER, t->object);
        }
}

static void add_tasks(struct walk *w, const struct task_queue *queue)
{
    for (uint32_t i = 0; i < queue->count; i++) {
        const struct task *task = task_peek(queue, i);
        add_plain(w, EDGE_QUEUE, task->callback);
        add_plain(w, EDGE_QUEUE, task->arguments);
        add_plain(w, EDGE_QUEUE, task->object);
    }
}

static void add_jobs(struct walk *w, const struct vm *vm)
{
    for (uint32_t i = 0; i < vm->jobs.count; i++) {
        const struct job *job = job_peek(vm, i);
        const Value values[] = {job->function, job->argument, job->promise,
                                job->extra};
        add_row(w, EDGE_JOB, UNDEFINED, values, 4);
    }
}

static void add_sockets(struct walk *w, const struct machine *machine,
                        const struct process *p)
{
    const struct connection *c;
    for (uint32_t i = 0; (c = network_connection(machine, i)) != NULL; i++)
        for (int e = 0; e < 2; e++)
            if (c->ends[e].process == p->index) {
                add_plain(w, EDGE_SOCKET, c->ends[e].own->object);
                add_plain(w, EDGE_SOCKET, c->ends[e].own->message);
            }
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(machine, i);
        if (listener && listener->process == p->index)
            add_plain(w, EDGE_SOCKET, listener->server);
    }
}

/* All that lies on the stack beside variables: what calls are made with. */
static void add_stack(struct walk *w, const struct vm *vm)
{
    const Value *top = vm->sp;
    for (const struct frame *f = vm->frame; f; f = f->caller) {
        const Value *values = frame_locals(f);
        if (top > values)
            add_row(w, EDGE_TEMPORARY, f->function, values,
                    (size_t)(top - values));
        add(w, EDGE_TEMPORARY, UNDEFINED, f->function, f->function);
        add(w, EDGE_TEMPORARY, UNDEFINED, f->function, f->generator);
        if (f->env)
            add_cell(w, EDGE_TEMPORARY, UNDEFINED, f->function,
                     &f->env->cell);
        top = (const Value *)(const void *)f;
    }
}

static void add_library(struct walk *w, const struct process *p)
{
    const struct vm *vm = &p->vm;
    const Value values[] = {
        p->main,        p->hooks,       p->rejected,     p->page_parts,
        vm->library,    vm->result,     vm->exception,   vm->templates,
        vm->rejections, vm->context,    vm->machine_roots, vm->kept,
        vm->symbol_registry, vm->handled_late, p->doing.callback,
        p->doing.arguments, p->doing.object,
    };
    add_row(w, EDGE_LIBRARY, UNDEFINED, values,
            sizeof values / sizeof *values);
    add_row(w, EDGE_LIBRARY, UNDEFINED, vm->hooks, HOOK_COUNT);
    add_row(w, EDGE_LIBRARY, UNDEFINED, vm->intrinsics, INTRINSIC_COUNT);
}

/* The roots that a class knows, and all behind them, before the others. */
static void walk_all(struct walk *w, const struct scene *scene)
{
    const struct process *p = scene->process;
    w->at = NO_NODE;
    add_frames(w, p);
    add_waiting(w, p);
    add_timers(w, p);
    add_tasks(w, &p->ticks);
    add_tasks(w, &p->immediates);
    add_tasks(w, &p->running_immediates);
    add_tasks(w, &p->pending);
    add_tasks(w, &p->poll);
    add_tasks(w, &p->closing);
    add_jobs(w, &p->vm);
    add_sockets(w, scene->machine, p);
    add_plain(w, EDGE_GLOBAL, p->vm.intrinsics[INTRINSIC_GLOBAL]);
    follow_all(w, 0);
    uint32_t known = w->count;
    add_stack(w, &p->vm);
    add_library(w, p);
    follow_all(w, known);
}

/* --- the answer ----------------------------------------------------------- */

static void write_path(struct walk *w)
{
    struct graph *graph = w->graph;
    uint32_t node = w->target;
    graph->path_count = 0;
    for (; node != NO_NODE; node = w->nodes[node].edge.from)
        graph->path_count++;
    node = w->target;
    for (uint32_t i = graph->path_count; i-- > 0;) {
        if (i < GRAPH_PATH)
            graph->path[i] =
                (struct graph_step){w->nodes[node].edge, w->nodes[node].cell};
        node = w->nodes[node].edge.from;
    }
}

struct look {
    uint64_t wanted;
    const struct object *found;
};

static bool find_number(const struct cell *cell, void *context)
{
    struct look *look = context;
    const struct object *object = (const struct object *)cell;
    if (cell->kind == CELL_OBJECT && number_is(object, look->wanted))
        look->found = object;
    return !look->found;
}

static void walk_for(struct graph *graph, const struct scene *scene,
                     uint32_t number)
{
    const struct heap *heap = &scene->process->vm.heap;
    struct look look = {number_holder(number), NULL};
    struct walk w = {.arena = heap->arena,
                     .wanted = look.wanted,
                     .target = NO_NODE,
                     .graph = graph};
    memset(graph, 0, sizeof *graph);
    w.seen = calloc((size_t)heap->arena->high + 1, ARENA_SPAN / 128);
    if (w.seen)
        walk_all(&w, scene);
    graph->looked = w.count;
    graph->reached = w.target != NO_NODE;
    if (graph->reached) {
        graph->object = (const struct object *)w.nodes[w.target].cell;
        write_path(&w);
    } else {
        heap_each(heap, find_number, &look);
        graph->object = look.found;
    }
    free(w.nodes);
    free(w.seen);
}

const struct graph *graph_read(const struct scene *scene, uint32_t number)
{
    static struct {
        struct place_seen place;
        uint32_t number;
        struct graph graph;
    } cache;
    struct place_seen place = place_seen(scene);
    if (place_same(&place, &cache.place) && number == cache.number)
        return &cache.graph;
    cache.place = place;
    cache.number = number;
    walk_for(&cache.graph, scene, number);
    return &cache.graph;
}

/* --- words ---------------------------------------------------------------- */

/* A file's name without its folders; a function's; "main" is nobody's. */
static void write_who(struct text *text, Value who)
{
    char buffer[200];
    struct text name;
    text_init_fixed(&name, buffer, sizeof buffer);
    if (value_is_callable(who))
        preview_function(&name, who);
    else if (value_is_string(who))
        string_write(value_as_string(who), &name, 100);
    const char *slash = strrchr(name.bytes, '/');
    bool file = slash && strchr(slash, '.');
    text_str(text, file ? slash + 1 : name.bytes);
}

static void write_word(const void *context, const char *name, size_t length,
                       struct text *text)
{
    const struct edge *edge = context;
    bool entry = edge->kind == EDGE_ENTRY;
    (void)length;
    if (name[0] == 'w')
        write_who(text, edge->who);
    else if (entry)
        preview_value(text, edge->key, 0);
    else
        preview_key(text, edge->key);
}

void edge_write(const struct edge *edge, enum language language,
                struct text *text)
{
    static const char *const sentences[EDGE_KINDS][2] = {
#define E(name, english, korean) {english, korean},
        EDGES(E)
#undef E
    };
    struct sentence_words words = {write_word, edge};
    sentence_write(sentences[edge->kind][language], &words, text);
}
