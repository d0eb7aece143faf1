/*
 * Shapes: which keys an object has, in what order and with what attributes.
 *
 * The shapes of one line share one table of names (CELL_PROPS), of which each
 * uses the first cell.extra entries; so adding a key at the end of the line
 * appends one entry. A shape that is not at the end gets a copy.
 */
#include "script/shape.h"

#include <string.h>

#define PROPS_LEAST 4u
#define PROPS_LINEAR 8u /* up to here there is no hash */
#define ROOTS_LEAST 32u

/* --- the table of names ------------------------------------------------- */

static uint32_t *props_buckets(const struct props *props)
{
    return (uint32_t *)(uintptr_t)(props->entries + props->capacity);
}

static struct props *props_new(struct vm *vm, uint32_t capacity)
{
    uint32_t buckets = capacity > PROPS_LINEAR ? capacity * 2 : 0;
    struct props *props =
        heap_new(&vm->heap, CELL_PROPS,
                 sizeof(struct props) + capacity * sizeof(struct prop) +
                     buckets * sizeof(uint32_t));
    props->capacity = capacity;
    props->buckets = buckets;
    return props;
}

/* Enters the entry number `i` into the hash. */
static void props_enter(struct props *props, uint32_t i)
{
    if (!props->buckets) return;
    uint32_t *buckets = props_buckets(props), mask = props->buckets - 1;
    uint32_t at = key_hash(props->entries[i].key) & mask;
    while (buckets[at])
        at = (at + 1) & mask;
    buckets[at] = i + 1;
}

/* A table with room for `capacity`, holding the first `count` entries. */
static struct props *props_copy(struct vm *vm, const struct props *from,
                                uint32_t count, uint32_t least)
{
    uint32_t capacity = PROPS_LEAST;
    while (capacity < least)
        capacity *= 2;
    struct props *props = props_new(vm, capacity);
    props->cell.extra = count;
    if (!count) return props;
    memcpy(props->entries, from->entries, count * sizeof(struct prop));
    for (uint32_t i = 0; i < count; i++)
        if (props->entries[i].key != UNDEFINED) props_enter(props, i);
    return props;
}

static void props_append(struct props *props, Value key, unsigned attributes,
                         uint32_t slot)
{
    uint32_t i = props->cell.extra++;
    props->entries[i] = (struct prop){key, slot, attributes};
    props_enter(props, i);
}

static const struct prop *props_hashed(const struct props *props, Value key,
                                       uint32_t count)
{
    const uint32_t *buckets = props_buckets(props);
    uint32_t mask = props->buckets - 1;
    uint32_t at = key_hash(key) & mask;
    for (uint32_t i; (i = buckets[at]); at = (at + 1) & mask)
        if (props->entries[i - 1].key == key)
            return i <= count ? &props->entries[i - 1] : NULL;
    return NULL;
}

const struct prop *shape_find(const struct shape *shape, Value key)
{
    const struct props *props = shape->props;
    uint32_t count = shape->cell.extra;
    if (count > PROPS_LINEAR) return props_hashed(props, key, count);
    for (uint32_t i = 0; i < count; i++)
        if (props->entries[i].key == key) return &props->entries[i];
    return NULL;
}

/* --- making ------------------------------------------------------------- */

uint32_t shape_next_id(struct vm *vm)
{
    if (++vm->next_shape == 0) vm->next_shape = 1;
    return vm->next_shape;
}

static struct shape *shape_new(struct vm *vm, struct object *prototype)
{
    struct shape *shape =
        heap_new(&vm->heap, CELL_SHAPE, sizeof(struct shape));
    shape->id = shape_next_id(vm);
    shape->prototype = prototype;
    return shape;
}

/* --- children ----------------------------------------------------------- */

static uint32_t child_hash(Value key, unsigned attributes)
{
    return key_hash(key) + attributes * 0x61c88647u;
}

static const struct prop *shape_last(const struct shape *shape)
{
    return &shape->props->entries[shape->cell.extra - 1];
}

static bool child_is(const struct shape *child, Value key,
                     unsigned attributes)
{
    const struct prop *last = shape_last(child);
    return last->key == key && last->attributes == attributes;
}

/* The table of children, or NULL where there is only one or none. */
static struct values *children_table(const struct shape *shape)
{
    struct cell *cell = value_as_cell(shape->children);
    return cell && cell->kind == CELL_VALUES ? (struct values *)cell : NULL;
}

static struct shape *child_find(const struct shape *shape, Value key,
                                unsigned attributes)
{
    struct values *table = children_table(shape);
    if (!shape->children) return NULL;
    if (!table) {
        struct shape *child = value_as_cell(shape->children);
        return child_is(child, key, attributes) ? child : NULL;
    }
    uint32_t mask = table->cell.extra - 1;
    for (uint32_t i = child_hash(key, attributes) & mask; table->at[i];
         i = (i + 1) & mask) {
        struct shape *child = value_as_cell(table->at[i]);
        if (child_is(child, key, attributes)) return child;
    }
    return NULL;
}

static void child_put(struct values *table, const struct shape *child)
{
    const struct prop *last = shape_last(child);
    uint32_t mask = table->cell.extra - 1;
    uint32_t i = child_hash(last->key, last->attributes) & mask;
    while (table->at[i])
        i = (i + 1) & mask;
    table->at[i] = value_cell(child);
}

/* A table with twice the room, which takes over what there is. */
static struct values *children_grow(struct vm *vm, struct shape *shape)
{
    struct values *old = children_table(shape);
    struct values *table = values_new(vm, old ? old->cell.extra * 2 : 4);
    if (!old && shape->children)
        child_put(table, value_as_cell(shape->children));
    for (uint32_t i = 0; old && i < old->cell.extra; i++)
        if (old->at[i]) child_put(table, value_as_cell(old->at[i]));
    if (old) heap_free(&vm->heap, old);
    shape->children = value_cell(table);
    return table;
}

static void child_add(struct vm *vm, struct shape *shape,
                      const struct shape *child)
{
    struct values *table = children_table(shape);
    if (shape->children_count++ == 0 && !table) {
        shape->children = value_cell(child);
        return;
    }
    if (!table || shape->children_count * 4 > table->cell.extra * 3)
        table = children_grow(vm, shape);
    child_put(table, child);
}

/* --- the tree ----------------------------------------------------------- */

struct shape *shape_add(struct vm *vm, struct shape *shape, Value key,
                        unsigned attributes)
{
    struct shape *child = child_find(shape, key, attributes);
    if (child) return child;
    uint32_t count = shape->cell.extra;
    struct props *props = shape->props;
    if (!props || props->cell.extra != count || props->capacity == count)
        props = props_copy(vm, props, count, count + 1);
    props_append(props, key, attributes, count);
    child = shape_new(vm, shape->prototype);
    child->cell.extra = count + 1;
    child->slots = count + 1;
    child->props = props;
    child->parent = shape;
    child_add(vm, shape, child);
    return child;
}

/* The row of roots: pairs of prototype and shape, open hashing. */
static uint32_t root_place(const struct values *row,
                           const struct object *prototype)
{
    uint32_t mask = row->cell.extra / 2 - 1;
    Value wanted = prototype ? value_object(prototype) : NULL_VALUE;
    uint32_t i =
        (prototype ? prototype->cell.extra * 0x9e3779b1u >> 7 : 0) & mask;
    while (row->at[2 * i + 1] && row->at[2 * i] != wanted)
        i = (i + 1) & mask;
    return 2 * i;
}

static void root_put(struct values *row, const struct shape *shape)
{
    uint32_t place = root_place(row, shape->prototype);
    row->at[place] =
        shape->prototype ? value_object(shape->prototype) : NULL_VALUE;
    row->at[place + 1] = value_cell(shape);
}

static void roots_grow(struct vm *vm)
{
    struct values *old = vm->shape_roots;
    uint32_t count = old ? old->cell.extra * 2 : ROOTS_LEAST * 2;
    struct values *row = values_new(vm, count);
    for (uint32_t i = 1; old && i < old->cell.extra; i += 2)
        if (old->at[i]) root_put(row, value_as_cell(old->at[i]));
    if (old) heap_free(&vm->heap, old);
    vm->shape_roots = row;
}

static Value root_find(const struct vm *vm, const struct object *prototype)
{
    const struct values *row = vm->shape_roots;
    return row ? row->at[root_place(row, prototype) + 1] : 0;
}

static bool roots_are_full(const struct vm *vm)
{
    const struct values *row = vm->shape_roots;
    return !row || (vm->shape_root_count + 1) * 4 > row->cell.extra / 2 * 3;
}

/* Asking must not make the row grow: the cache in front of it is emptied by
 * every restore, and may not be noticed in the heap. */
struct shape *shape_root(struct vm *vm, struct object *prototype)
{
    Value found = root_find(vm, prototype);
    if (found) return value_as_cell(found);
    if (roots_are_full(vm)) roots_grow(vm);
    if (prototype) prototype->cell.flags |= OBJECT_PROTOTYPE;
    struct shape *shape = shape_new(vm, prototype);
    root_put(vm->shape_roots, shape);
    vm->shape_root_count++;
    return shape;
}

/* --- own shapes --------------------------------------------------------- */

struct shape *shape_own_copy(struct vm *vm, const struct shape *from)
{
    uint32_t count = from->cell.extra;
    struct shape *shape = shape_new(vm, from->prototype);
    shape->cell.flags = SHAPE_OWN;
    shape->cell.extra = count;
    shape->slots = from->slots;
    shape->deleted = from->deleted;
    shape->props = props_copy(vm, from->props, count, count + 1);
    return shape;
}

uint32_t shape_own_add(struct vm *vm, struct shape *shape, Value key,
                       unsigned attributes)
{
    struct props *props = shape->props;
    uint32_t count = shape->cell.extra;
    if (props->capacity == count) {
        shape->props = props_copy(vm, props, count, count + 1);
        heap_free(&vm->heap, props);
        props = shape->props;
    }
    props_append(props, key, attributes, shape->slots);
    shape->cell.extra++;
    shape->id = shape_next_id(vm);
    return shape->slots++;
}

struct prop *shape_own_find(struct shape *shape, Value key)
{
    const struct prop *found = shape_find(shape, key);
    return found ? &shape->props->entries[found - shape->props->entries]
                 : NULL;
}

void shape_own_squeeze(struct vm *vm, struct shape *shape, Value *slots)
{
    struct props *old = shape->props;
    uint32_t count = 0, live = shape->cell.extra - shape->deleted;
    struct props *props = props_copy(vm, NULL, 0, live + 1);
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *entry = &old->entries[i];
        if (entry->key == UNDEFINED) continue;
        slots[count] = slots[entry->slot];
        props_append(props, entry->key, entry->attributes, count++);
    }
    for (uint32_t i = count; i < shape->slots; i++)
        slots[i] = 0;
    heap_free(&vm->heap, old);
    shape->props = props;
    shape->cell.extra = shape->slots = count;
    shape->deleted = 0;
    shape->id = shape_next_id(vm);
}

/* --- the collector's weak step ------------------------------------------ */

void shape_note_children(struct marker *marker, const struct shape *shape)
{
    marker_leaf(marker, children_table(shape));
    marker_note(marker, &shape->cell);
}

/* True where the row keeps all of its shapes: every `step`-th Value. */
static bool row_is_alive(const struct values *row, uint32_t first,
                         uint32_t step, struct marker *marker)
{
    for (uint32_t i = first; i < row->cell.extra; i += step)
        if (row->at[i] && !marker_is_marked(marker, value_as_cell(row->at[i])))
            return false;
    return true;
}

/* Moves the live shapes of a row to the stack of gray cells, which is empty
 * now, clears the row, and returns how many there are. */
static uint32_t row_take(struct values *row, uint32_t first, uint32_t step,
                         struct marker *marker)
{
    uint32_t count = 0;
    for (uint32_t i = first; i < row->cell.extra; i += step) {
        const struct cell *cell = value_as_cell(row->at[i]);
        if (row->at[i] && marker_is_marked(marker, cell))
            marker->scratch->gray[count++] = cell;
    }
    memset(row->at, 0, row->cell.extra * sizeof(Value));
    return count;
}

static void shape_forget_children(struct shape *shape, struct marker *marker)
{
    struct values *table = children_table(shape);
    if (!table) {
        if (marker_is_marked(marker, value_as_cell(shape->children))) return;
        shape->children = 0;
        shape->children_count = 0;
        return;
    }
    if (row_is_alive(table, 0, 1, marker)) return;
    shape->children_count = row_take(table, 0, 1, marker);
    for (uint32_t i = 0; i < shape->children_count; i++)
        child_put(table, (const struct shape *)marker->scratch->gray[i]);
}

void shapes_forget_children(struct marker *marker)
{
    const struct heap_scratch *scratch = marker->scratch;
    for (size_t i = 1; i <= marker->noted; i++) {
        const struct cell *cell = scratch->gray[scratch->gray_capacity - i];
        if (cell->kind == CELL_SHAPE)
            shape_forget_children((struct shape *)(uintptr_t)cell, marker);
    }
}

void shape_roots_forget(struct vm *vm, struct marker *marker)
{
    struct values *row = vm->shape_roots;
    if (!row || row_is_alive(row, 1, 2, marker)) return;
    vm->shape_root_count = row_take(row, 1, 2, marker);
    for (uint32_t i = 0; i < vm->shape_root_count; i++)
        root_put(row, (const struct shape *)marker->scratch->gray[i]);
}
