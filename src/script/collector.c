/*
 * The collector: marks from the roots without recursion, lets the weak tables
 * forget, and has heap.c free the rest. Each kind of cell and each class of
 * object has one function that says what it reaches.
 */
#include <stddef.h>
#include <string.h>

#include "script/binary.h"
#include "script/generator.h"
#include "script/heap_inside.h"
#include "script/job.h"
#include "script/shape.h"
#include "script/vm_internal.h"
#include "script/weak.h"

/* The row whose payload `at` is, or NULL. */
static const struct values *row_of(const Value *at)
{
    if (!at) return NULL;
    return (const void *)((const uint8_t *)at - offsetof(struct values, at));
}

/* The CELL_BYTES whose payload `at` is, or NULL. */
static const struct bytes *bytes_of(const void *at)
{
    if (!at) return NULL;
    return (const void *)((const uint8_t *)at - offsetof(struct bytes, at));
}

/* --- objects ------------------------------------------------------------ */

/* The Values from `offset` to the end of the cell: inner slots and, where the
 * class has nothing else, its own fields. */
static void mark_tail(struct marker *marker, const struct object *object,
                      size_t offset)
{
    const uint8_t *start = (const uint8_t *)object + offset;
    size_t size = heap_size_of(object) - offset;
    marker_values(marker, (const Value *)(const void *)start, size / 8);
}

static void mark_function(struct marker *marker, const struct object *object)
{
    const struct function *function = (const struct function *)object;
    mark_cell(marker, function->code);
    mark_cell(marker, function->env);
    mark_tail(marker, object, offsetof(struct function, home));
}

static void mark_buffer(struct marker *marker, const struct object *object)
{
    marker_leaf(marker, ((const struct array_buffer *)object)->bytes);
}

static void mark_view(struct marker *marker, const struct object *object)
{
    marker_cell(marker, ((const struct array_view *)object)->buffer);
}

static void mark_host(struct marker *marker, const struct object *object)
{
    mark_tail(marker, object, offsetof(struct host_object, value));
}

/* What a frame itself holds, be it running or saved. */
static void mark_frame(struct marker *marker, const struct frame *frame)
{
    mark_cell(marker, frame->code);
    mark_cell(marker, frame->env);
    mark_value(marker, frame->this_value);
    mark_value(marker, frame->function);
    mark_value(marker, frame->new_target);
    mark_value(marker, frame->generator);
}

/* The saved row begins with the image of a frame, whose bytes are no Values:
 * so the row is marked but not looked into like others. */
static void mark_saved(struct marker *marker, const struct generator *from)
{
    const struct frame *frame = (const void *)from->saved->at;
    const Value *end = from->saved->at + from->saved_count;
    const Value *values = frame_locals(frame);
    marker_leaf(marker, from->saved);
    if (values > end) return;
    mark_frame(marker, frame);
    marker_values(marker, values, (size_t)(end - values));
}

static void mark_generator(struct marker *marker, const struct object *object)
{
    const struct generator *generator = (const struct generator *)object;
    if (generator->saved) mark_saved(marker, generator);
    mark_value(marker, generator->promise);
    mark_value(marker, generator->answer);
    mark_value(marker, generator->awaits);
    mark_value(marker, generator->requests);
    mark_value(marker, generator->function);
    mark_tail(marker, object, offsetof(struct generator, inner));
}

/* Every other class holds Values only behind its head (see promise.h). */
static void mark_class(struct marker *marker, const struct object *object)
{
    switch (object_class(object)) {
    case CLASS_FUNCTION:
        mark_function(marker, object);
        break;
    case CLASS_ARRAY_BUFFER:
        mark_buffer(marker, object);
        break;
    case CLASS_TYPED_ARRAY:
    case CLASS_DATA_VIEW:
        mark_view(marker, object);
        break;
    case CLASS_HOST:
        mark_host(marker, object);
        break;
    case CLASS_GENERATOR:
        mark_generator(marker, object);
        break;
    case CLASS_WEAK_MAP:
    case CLASS_WEAK_SET:
    case CLASS_WEAK_REF:
    case CLASS_REGISTRY:
        weak_mark(marker, object);
        marker_note(marker, &object->cell);
        break;
    default:
        mark_tail(marker, object, sizeof(struct object));
    }
}

static void mark_object(struct marker *marker, const struct cell *cell)
{
    const struct object *object = (const struct object *)cell;
    size_t inside = (uintptr_t)object->slots - (uintptr_t)object;
    mark_cell(marker, object->shape);
    if (inside >= heap_size_of(object))
        mark_cell(marker, row_of(object->slots));
    mark_cell(marker, row_of(object->elements));
    mark_class(marker, object);
}

/* --- the other kinds ---------------------------------------------------- */

static void mark_string(struct marker *marker, const struct cell *cell)
{
    const struct string *string = (const struct string *)cell;
    if (cell->flags & STRING_ROPE) {
        mark_cell(marker, string->as.rope.left);
        mark_cell(marker, string->as.rope.right);
    } else if (string->as.units != string->inner) {
        marker_leaf(marker, bytes_of(string->as.units));
    }
}

static void mark_symbol(struct marker *marker, const struct cell *cell)
{
    mark_cell(marker, ((const struct symbol *)cell)->description);
    mark_cell(marker, ((const struct symbol *)cell)->owner);
}

static void mark_shape(struct marker *marker, const struct cell *cell)
{
    const struct shape *shape = (const struct shape *)cell;
    mark_cell(marker, shape->prototype);
    mark_cell(marker, shape->props);
    mark_cell(marker, shape->parent);
    if (shape->children) shape_note_children(marker, shape);
}

static void mark_props(struct marker *marker, const struct cell *cell)
{
    const struct props *props = (const struct props *)cell;
    for (uint32_t i = 0; i < cell->extra; i++)
        mark_value(marker, props->entries[i].key);
}

static void mark_values(struct marker *marker, const struct cell *cell)
{
    marker_values(marker, ((const struct values *)cell)->at, cell->extra);
}

static void mark_env(struct marker *marker, const struct cell *cell)
{
    const struct env *env = (const struct env *)cell;
    mark_cell(marker, env->parent);
    mark_cell(marker, env->code);
    marker_values(marker, env->values, cell->extra);
}

static void mark_accessor(struct marker *marker, const struct cell *cell)
{
    const struct accessor *accessor = (const struct accessor *)cell;
    mark_value(marker, accessor->get);
    mark_value(marker, accessor->set);
}

static void mark_code(struct marker *marker, const struct cell *cell)
{
    const struct code *code = (const struct code *)cell;
    mark_cell(marker, code->name);
    mark_cell(marker, code->source);
    marker_leaf(marker, bytes_of(code->bytes));
    mark_cell(marker, row_of(code->constants));
    marker_leaf(marker, bytes_of(code->positions));
    marker_leaf(marker, bytes_of(code->handlers));
    marker_leaf(marker, bytes_of(code->scopes));
    marker_leaf(marker, bytes_of(code->variables));
    for (uint32_t i = 0; i < code->variable_count; i++)
        mark_value(marker, code->variables[i].name);
}

static void mark_source(struct marker *marker, const struct cell *cell)
{
    const struct source *source = (const struct source *)cell;
    mark_cell(marker, source->name);
    marker_leaf(marker, source->text);
}

static void (*const mark_row[CELL_KINDS])(struct marker *,
                                          const struct cell *) = {
    [CELL_STRING] = mark_string,     [CELL_SYMBOL] = mark_symbol,
    [CELL_OBJECT] = mark_object,     [CELL_SHAPE] = mark_shape,
    [CELL_PROPS] = mark_props,       [CELL_VALUES] = mark_values,
    [CELL_ENV] = mark_env,           [CELL_ACCESSOR] = mark_accessor,
    [CELL_CODE] = mark_code,         [CELL_SOURCE] = mark_source,
};

/* --- the collection ----------------------------------------------------- */

/*
 * Most of the time goes by with waiting for memory. So a gray cell is asked
 * for some cells before it is looked into: it, and the head of its span, where
 * its size stands.
 */
#define AHEAD 8u

static const struct cell *gray_next(struct marker *marker)
{
    if (!marker->gray_count) return NULL;
    const struct cell *cell = marker->scratch->gray[--marker->gray_count];
    __builtin_prefetch(cell);
    __builtin_prefetch((const uint8_t *)cell + 64);
    heap_fetch_size(cell);
    return cell;
}

static void mark_all(struct marker *marker)
{
    const struct cell *ahead[AHEAD] = {NULL};
    unsigned waiting = 0;
    for (unsigned i = 0; waiting || marker->gray_count; i = (i + 1) % AHEAD) {
        const struct cell *cell = ahead[i];
        ahead[i] = gray_next(marker);
        waiting += (ahead[i] != NULL) - (cell != NULL);
        if (cell && mark_row[cell->kind]) mark_row[cell->kind](marker, cell);
    }
}

/* Object number `i` of those noted, NULL where it is a shape. */
static struct object *noted_object(const struct marker *marker, size_t i)
{
    const struct heap_scratch *scratch = marker->scratch;
    const struct cell *cell = scratch->gray[scratch->gray_capacity - 1 - i];
    return cell->kind == CELL_OBJECT ? (struct object *)(uintptr_t)cell
                                     : NULL;
}

/* Values of weak maps whose keys turned out to live; true where any were. */
static bool mark_ephemerons(struct marker *marker)
{
    bool any = false;
    for (size_t i = 0; i < marker->noted && !any; i++) {
        const struct object *object = noted_object(marker, i);
        any = object && weak_mark_values(marker, object);
    }
    return any;
}

static void forget_weak(struct marker *marker, struct vm *vm)
{
    for (size_t i = 0; i < marker->noted; i++) {
        struct object *object = noted_object(marker, i);
        if (object) weak_sweep(vm, marker, object);
    }
}

void heap_collect(struct heap *heap, struct heap_scratch *scratch,
                  const struct heap_roots *roots)
{
    struct marker marker = {.scratch = scratch, .arena = heap->arena};
    roots->roots(&marker, roots->context);
    mark_all(&marker);
    while (mark_ephemerons(&marker))
        mark_all(&marker);
    shapes_forget_children(&marker);
    if (roots->weak) roots->weak(&marker, roots->context);
    heap_sweep(heap, &marker);
}

/* --- the roots of a process --------------------------------------------- */

/* Frames lie between rows of Values: what is above a frame's head up to the
 * next frame (or the top) are its locals, its operands, and of those the last
 * are the next frame's callee, this and arguments. */
static void mark_stack(struct marker *marker, const struct vm *vm)
{
    const Value *top = vm->sp;
    for (const struct frame *f = vm->frame; f; f = f->caller) {
        const Value *values = frame_locals(f);
        if (top > values)
            marker_values(marker, values, (size_t)(top - values));
        mark_frame(marker, f);
        top = (const Value *)(const void *)f;
    }
    if (vm->stack)
        marker_values(marker, vm->stack, (size_t)(top - vm->stack));
}

static void mark_tables(struct marker *marker, const struct vm *vm)
{
    marker_leaf(marker, row_of(vm->atoms.table));
    marker_leaf(marker, vm->shape_roots);
    for (unsigned i = 0; i < sizeof vm->shapes / sizeof *vm->shapes; i++)
        marker_cell(marker, vm->shapes[i]);
    for (unsigned i = 0; i < ATOM_COUNT; i++)
        marker_cell(marker, vm->names[i]);
    for (unsigned i = 0; i < SYMBOL_COUNT; i++)
        marker_cell(marker, vm->symbols[i]);
    for (unsigned i = 0; i < 256; i++)
        marker_cell(marker, vm->characters[i]);
    marker_values(marker, vm->intrinsics, INTRINSIC_COUNT);
    marker_values(marker, vm->hooks, HOOK_COUNT);
}

struct process {
    struct vm *vm;
    struct vm_host *host;
};

static void mark_process(struct marker *marker, void *context)
{
    struct process *process = context;
    const struct vm *vm = process->vm;
    const struct vm_host *host = process->host;
    mark_stack(marker, vm);
    mark_tables(marker, vm);
    job_mark(marker, &vm->jobs);
    marker_value(marker, vm->result);
    marker_value(marker, vm->exception);
    marker_value(marker, vm->thrown_source);
    marker_value(marker, vm->shown_source);
    marker_value(marker, vm->templates);
    marker_value(marker, vm->rejections);
    marker_value(marker, vm->handled_late);
    marker_value(marker, vm->library);
    marker_value(marker, vm->symbol_registry);
    marker_value(marker, vm->last_match.text);
    marker_value(marker, vm->last_match.input);
    marker_value(marker, vm->kept);
    marker_value(marker, vm->context);
    marker_value(marker, vm->machine_roots);
    if (host->roots) host->roots(marker, host->machine, process->vm);
}

static void forget_process(struct marker *marker, void *context)
{
    struct process *process = context;
    atoms_sweep(&process->vm->atoms, marker);
    shape_roots_forget(process->vm, marker);
    forget_weak(marker, process->vm);
}

void vm_collect(struct vm *vm, struct vm_host *host)
{
    struct process process = {vm, host};
    struct heap_roots roots = {mark_process, forget_process, &process};
    heap_collect(&vm->heap, host->scratch, &roots);
    property_cache_clear(host->cache);
    weak_queue_cleanups(vm);
}

void vm_unreachable(const struct vm *vm, struct vm_host *host,
                    void (*visit)(const struct cell *cell, void *context),
                    void *context)
{
    struct process process = {(struct vm *)(uintptr_t)vm, host};
    struct marker marker = {.scratch = host->scratch, .arena = vm->heap.arena};
    mark_process(&marker, &process);
    mark_all(&marker);
    while (mark_ephemerons(&marker))
        mark_all(&marker);
    heap_unmarked(&vm->heap, &marker, visit, context);
}

enum act vm_collect_due(struct vm *vm, struct vm_host *host)
{
    vm_collect(vm, host);
    if (vm->heap.bytes > vm->heap.limit)
        return vm_leave(host, VM_EXHAUSTED);
    return vm_leave(host, VM_COLLECTED);
}

#ifdef CRUEL_GC
/*
 * After every instruction that could have hidden a cell: one that made a cell,
 * or called into C that is not the engine's own (a native, the machine). Any
 * other leaves all it knows on the stack, in frames and in the heap, where the
 * collector looks; a collection behind it would be the last one again. A heap
 * above CRUEL_BYTES is collected as usual: filling one would take hours.
 */
#define CRUEL_BYTES (2u << 20)
bool vm_is_cruel(struct vm *vm, const struct vm_host *host)
{
    bool is_starting = vm->slice_end == UINT64_MAX;
    bool is_due = (vm->disturbed || vm->heap.made != vm->made) &&
                  !(is_starting && host->spares_start) &&
                  vm->heap.bytes <= CRUEL_BYTES;
    vm->disturbed = false;
    vm->made = vm->heap.made;
    return is_due;
}
#endif
