/*
 * weak.c: see weak.h.
 */
#include "script/weak.h"

#include <string.h>

#include "script/job.h"

bool weak_may_hold(Value value)
{
    if (value_is_symbol(value)) {
        return !(value_as_symbol(value)->cell.flags & SYMBOL_REGISTERED);
    }
    return value_is_object(value);
}

/* --- what a job has seen ------------------------------------------------ */

void weak_keep(struct vm *vm, Value value)
{
    if (vm->kept == UNDEFINED) {
        vm->kept = value_object(
            &collection_new(vm, CLASS_SET,
                            vm_intrinsic(vm, INTRINSIC_SET_PROTOTYPE))
                 ->object);
    }
    collection_put(vm, value_pointer(vm->kept), value, value);
}

void weak_forget_kept(struct vm *vm)
{
    vm->kept = UNDEFINED;
}

/* --- registries --------------------------------------------------------- */

static Value *cell_at(const struct registry *registry, uint64_t i)
{
    struct values *row = value_as_cell(registry->cells);
    return row->at + i * REGISTRY_CELL;
}

void registry_add(struct vm *vm, struct registry *registry, Value target,
                  Value held, Value token)
{
    uint64_t capacity = 0;
    if (registry->cells != UNDEFINED) {
        const struct values *row = value_as_cell(registry->cells);
        capacity = row->cell.extra / REGISTRY_CELL;
    }
    if (registry->used == capacity) {
        uint32_t more = (uint32_t)(capacity ? 2 * capacity : 4);
        struct values *row = values_new(vm, more * REGISTRY_CELL);
        if (capacity) {
            memcpy(row->at, cell_at(registry, 0),
                   capacity * REGISTRY_CELL * sizeof(Value));
        }
        registry->cells = value_cell(row);
    }
    Value *cell = cell_at(registry, registry->used++);
    cell[CELL_TARGET] = target;
    cell[CELL_HELD] = held;
    cell[CELL_TOKEN] = token;
}

/* Takes cell `i` out; the order of the others stays. */
static void drop_cell(struct registry *registry, uint64_t i)
{
    Value *cell = cell_at(registry, i);
    uint64_t after = --registry->used - i;
    memmove(cell, cell + REGISTRY_CELL,
            after * REGISTRY_CELL * sizeof(Value));
    memset(cell_at(registry, registry->used), 0,
           REGISTRY_CELL * sizeof(Value));
}

bool registry_remove(struct registry *registry, Value token)
{
    uint64_t before = registry->used;
    for (uint64_t i = before; i-- > 0;) {
        if (cell_at(registry, i)[CELL_TOKEN] == token) {
            drop_cell(registry, i);
        }
    }
    return registry->used < before;
}

Value registry_take(struct registry *registry)
{
    for (uint64_t i = 0; i < registry->used; i++) {
        if (cell_at(registry, i)[CELL_TARGET] == EMPTY) {
            Value held = cell_at(registry, i)[CELL_HELD];
            drop_cell(registry, i);
            return held;
        }
    }
    return EMPTY;
}

/* --- the collector ------------------------------------------------------ */

static bool is_dead(const struct marker *marker, Value value)
{
    return value_is_pointer(value) &&
           !marker_is_marked(marker, value_pointer(value));
}

static void mark_registry(struct marker *marker,
                          const struct registry *registry)
{
    marker_value(marker, registry->cleanup);
    marker_value(marker, registry->next);
    marker_values(marker, registry->inner, 2);
    if (registry->cells == UNDEFINED) {
        return;
    }
    marker_leaf(marker, value_as_cell(registry->cells));
    for (uint64_t i = 0; i < registry->used; i++) {
        marker_value(marker, cell_at(registry, i)[CELL_HELD]);
    }
}

void weak_mark(struct marker *marker, const struct object *object)
{
    const struct collection *collection = (const struct collection *)object;
    if (object_class(object) == CLASS_REGISTRY) {
        mark_registry(marker, (const struct registry *)object);
    } else if (object_class(object) == CLASS_WEAK_REF) {
        marker_values(marker, ((const struct weak_ref *)object)->inner, 2);
    } else {
        marker_values(marker, collection->inner, 2);
        if (collection->entries != UNDEFINED) {
            marker_leaf(marker, value_as_cell(collection->entries));
            marker_leaf(marker, value_as_cell(collection->buckets));
        }
    }
}

bool weak_mark_values(struct marker *marker, const struct object *object)
{
    uint32_t serial = 0;
    Value key, value;
    bool any = false;
    if (object_class(object) != CLASS_WEAK_MAP) {
        return false;
    }
    while (collection_next((const struct collection *)object, &serial, &key,
                           &value)) {
        if (!is_dead(marker, key) && is_dead(marker, value)) {
            marker_value(marker, value);
            any = true;
        }
    }
    return any;
}

static void sweep_registry(struct vm *vm, const struct marker *marker,
                           struct registry *registry)
{
    bool any = false;
    for (uint64_t i = 0; i < registry->used; i++) {
        Value *cell = cell_at(registry, i);
        if (is_dead(marker, cell[CELL_TOKEN])) {
            cell[CELL_TOKEN] = UNDEFINED;
        }
        if (is_dead(marker, cell[CELL_TARGET])) {
            cell[CELL_TARGET] = EMPTY;
        }
        any = any || cell[CELL_TARGET] == EMPTY;
    }
    if (any && registry->next == UNDEFINED) {
        registry->next = vm->cleanups;
        vm->cleanups = value_object(&registry->object);
    }
}

void weak_sweep(struct vm *vm, struct marker *marker, struct object *object)
{
    struct collection *collection = (struct collection *)object;
    uint32_t serial = 0;
    Value key, value;
    if (object_class(object) == CLASS_REGISTRY) {
        sweep_registry(vm, marker, (struct registry *)object);
    } else if (object_class(object) == CLASS_WEAK_REF) {
        struct weak_ref *ref = (struct weak_ref *)object;
        if (is_dead(marker, ref->target)) {
            ref->target = UNDEFINED;
        }
    } else {
        while (collection_next(collection, &serial, &key, &value)) {
            if (is_dead(marker, key)) {
                collection_forget(collection, key);
            }
        }
    }
}

void weak_queue_cleanups(struct vm *vm)
{
    while (value_is_object(vm->cleanups)) {
        struct registry *registry = value_pointer(vm->cleanups);
        struct job job = {.kind = JOB_CALLBACK,
                          .function = vm->hooks[HOOK_CLEANUP],
                          .argument = vm->cleanups,
                          .promise = UNDEFINED,
                          .extra = UNDEFINED,
                          .context = UNDEFINED};
        vm->cleanups = registry->next;
        registry->next = UNDEFINED;
        job_push(vm, &job);
    }
    vm->cleanups = NULL_VALUE;
}
