/*
 * Objects: making them, their named properties, and the ordinary internal
 * methods as far as they are not in define.c, element.c, property_keys.c.
 */
#include "script/binary.h"
#include "script/object.h"

#include <stddef.h>
#include <string.h>

#include "script/object_inside.h"
#include "script/realm.h"
#include "script/shape.h"
#include "script/vm.h"

/* --- making ------------------------------------------------------------- */

struct values *values_new(struct vm *vm, uint32_t count)
{
    struct values *row =
        heap_new(&vm->heap, CELL_VALUES,
                 sizeof(struct values) + (size_t)count * sizeof(Value));
    row->cell.extra = count;
    return row;
}

struct bytes *bytes_new(struct vm *vm, uint32_t count)
{
    struct bytes *bytes = heap_new(&vm->heap, CELL_BYTES,
                                   sizeof(struct bytes) + (size_t)count);
    bytes->cell.extra = count;
    return bytes;
}

struct values *row_new(struct vm *vm, uint32_t least)
{
    struct values *row = values_new(vm, least);
    size_t room = (heap_size_of(row) - sizeof(struct values)) / sizeof(Value);
    row->cell.extra = (uint32_t)room;
    return row;
}

struct object *object_new_sized(struct vm *vm, enum object_class class,
                                struct shape *shape, size_t size,
                                size_t inner_offset, uint32_t inner)
{
    struct object *object = heap_new(&vm->heap, CELL_OBJECT, size);
    object->cell.aux = (uint16_t)class;
    object->cell.extra = ++vm->heap.next_id;
    object->shape = shape;
    if (inner) {
        object->slots = (Value *)(void *)((uint8_t *)object + inner_offset);
        object->slot_capacity = inner;
    }
    return object;
}

struct plain {
    struct object object;
    Value inner[4];
};

struct object *object_new_shaped(struct vm *vm, struct shape *shape)
{
    return object_new_sized(vm, CLASS_OBJECT, shape, sizeof(struct plain),
                            offsetof(struct plain, inner), 4);
}

/* An object with more slots than this is used as a table. */
#define INSIDE_MOST 32u
#define INSIDE_LEAST 2u

/* With so many slots inside, and what else its cell has room for. */
static struct object *object_new_with(struct vm *vm, struct shape *shape,
                                      uint32_t inner)
{
    struct object *object =
        object_new_sized(vm, CLASS_OBJECT, shape,
                         sizeof *object + inner * sizeof(Value),
                         sizeof *object, inner);
    size_t room = heap_size_of(object) - sizeof *object;
    object->slot_capacity = (uint32_t)(room / sizeof(Value));
    return object;
}

struct object *object_new_instance(struct vm *vm, struct shape *root)
{
    return object_new_with(
        vm, root, root->room > INSIDE_LEAST ? root->room : INSIDE_LEAST);
}

struct object *object_new(struct vm *vm, struct object *prototype)
{
    return object_new_shaped(vm, shape_root(vm, prototype));
}

static struct shape *shape_plain(struct vm *vm)
{
    struct shape *shape = vm->shapes[REALM_SHAPE_PLAIN];
    if (!shape)
        shape = shape_root(vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE));
    return shape;
}

struct object *object_new_plain(struct vm *vm)
{
    return object_new_shaped(vm, shape_plain(vm));
}

/* Who begins with many names gets some more of them (a stream's listeners):
 * as slots_grow would give him. */
struct object *object_new_literal(struct vm *vm, uint32_t properties)
{
    uint32_t inner = properties + (properties < 8 ? 0 : properties / 2);
    if (properties <= 4 || inner > INSIDE_MOST)
        return object_new_plain(vm);
    return object_new_with(vm, shape_plain(vm), inner);
}

/* --- slots and shapes --------------------------------------------------- */

static bool slots_are_inside(const struct object *object)
{
    size_t offset = (uintptr_t)object->slots - (uintptr_t)object;
    return offset < heap_size_of(object);
}

/* An object needs that many slots: others of its kind will. */
static void shape_learn(struct shape *shape, uint32_t slots)
{
    if (shape_is_own(shape) || slots > INSIDE_MOST) return;
    while (shape->parent)
        shape = shape->parent;
    if (shape->room < slots) shape->room = slots;
}

/* Slots left behind are cleared: nothing stale may stay in a cell. Many slots
 * grow by a half only: there are very many objects of some thirty (streams). */
static void slots_grow(struct vm *vm, struct object *object)
{
    uint32_t used = object->slot_capacity;
    uint32_t more = used < 8 ? used : used / 2;
    struct values *row = row_new(vm, used < 4 ? 4 : used + more);
    if (used) memcpy(row->at, object->slots, used * sizeof(Value));
    if (used && slots_are_inside(object))
        memset(object->slots, 0, used * sizeof(Value));
    else if (used)
        heap_free(&vm->heap, row_of(object->slots));
    object->slots = row->at;
    object->slot_capacity = row->cell.extra;
}

static void slot_put(struct vm *vm, struct object *object, uint32_t slot,
                     Value value)
{
    if (slot >= object->slot_capacity) {
        shape_learn(object->shape, slot + 1);
        slots_grow(vm, object);
    }
    object->slots[slot] = value;
}

/* Caches of what was found at a prototype are now wrong. */
static void shape_changed(struct vm *vm, const struct object *object)
{
    if (object->cell.flags & OBJECT_PROTOTYPE) vm->prototype_epoch++;
}

struct shape *object_own_shape(struct vm *vm, struct object *object)
{
    if (shape_is_own(object->shape))
        object->shape->id = shape_next_id(vm);
    else
        object->shape = shape_own_copy(vm, object->shape);
    shape_changed(vm, object);
    return object->shape;
}

/* A prototype is alone of its kind; an object with very many names is used
 * as a table. */
static bool wants_own_shape(const struct object *object)
{
    return shape_is_own(object->shape) ||
           (object->cell.flags & OBJECT_PROTOTYPE) ||
           object->shape->cell.extra >= SHAPE_LINE;
}

void named_add(struct vm *vm, struct object *object, Value key, Value value,
               unsigned attributes)
{
    uint32_t slot = object->shape->slots;
    if (!wants_own_shape(object)) {
        object->shape = shape_add(vm, object->shape, key, attributes);
    } else {
        if (!shape_is_own(object->shape))
            object->shape = shape_own_copy(vm, object->shape);
        slot = shape_own_add(vm, object->shape, key, attributes);
        shape_changed(vm, object);
    }
    slot_put(vm, object, slot, value);
}

void named_put(struct vm *vm, struct object *object, Value key, Value value,
               unsigned attributes)
{
    const struct prop *prop = shape_find(object->shape, key);
    if (!prop) {
        named_add(vm, object, key, value, attributes);
        return;
    }
    object->slots[prop->slot] = value;
    if (prop->attributes != attributes)
        shape_own_find(object_own_shape(vm, object), key)->attributes =
            attributes;
}

/* Back to the shape before the last key; the others stay shared. */
static bool delete_last(struct object *object, const struct prop *prop)
{
    struct shape *shape = object->shape;
    if (shape_is_own(shape) || prop->slot + 1 != shape->slots) return false;
    if (object->cell.flags & OBJECT_PROTOTYPE) return false;
    object->slots[prop->slot] = 0;
    object->shape = shape->parent;
    return true;
}

bool named_delete(struct vm *vm, struct object *object, Value key)
{
    const struct prop *prop = shape_find(object->shape, key);
    if (!prop) return true;
    if (!(prop->attributes & CONFIGURABLE)) return false;
    if (delete_last(object, prop)) return true;
    struct shape *shape = object_own_shape(vm, object);
    struct prop *entry = shape_own_find(shape, key);
    object->slots[entry->slot] = 0;
    entry->key = UNDEFINED;
    shape->deleted++;
    if (shape->deleted > 8 && shape->deleted > shape->cell.extra / 2)
        shape_own_squeeze(vm, shape, object->slots);
    return true;
}

/* --- looking ------------------------------------------------------------ */

bool found_data(struct property *found, struct object *holder, Value value,
                unsigned attributes, int32_t slot)
{
    found->kind = PROPERTY_DATA;
    found->attributes = attributes;
    found->value = value;
    found->get = found->set = UNDEFINED;
    found->holder = holder;
    found->slot = slot;
    return true;
}

/* A module's variable, at its namespace object: what it holds now. It has no
 * slot, so that nobody remembers it. */
static bool found_cell(struct property *found, struct object *holder,
                       const struct values *cell, unsigned attributes)
{
    Value value = cell->at[MODULE_VALUE];
    attributes &= ~(unsigned)ACCESSOR;
    found_data(found, holder, value, attributes | WRITABLE, -1);
    if (value == EMPTY) {
        found->kind = PROPERTY_ACCESSOR;
        found->value = UNDEFINED;
        found->get = cell->at[MODULE_EARLY];
    }
    return true;
}

static bool found_accessor(struct property *found, struct object *holder,
                           const struct prop *prop)
{
    const struct cell *cell = value_as_cell(holder->slots[prop->slot]);
    if (cell->kind == CELL_VALUES)
        return found_cell(found, holder, (const struct values *)cell,
                          prop->attributes);
    const struct accessor *accessor = (const struct accessor *)cell;
    found_data(found, holder, UNDEFINED, prop->attributes,
               (int32_t)prop->slot);
    found->kind = PROPERTY_ACCESSOR;
    found->get = accessor->get;
    found->set = accessor->set;
    return true;
}

bool prop_get(struct object *object, const struct prop *prop,
              struct property *found)
{
    if (prop->attributes & ACCESSOR)
        return found_accessor(found, object, prop);
    return found_data(found, object, object->slots[prop->slot],
                      prop->attributes, (int32_t)prop->slot);
}

bool named_get(struct object *object, Value key, struct property *found)
{
    const struct prop *prop = shape_find(object->shape, key);
    return prop && prop_get(object, prop, found);
}

struct string *object_string(const struct object *object)
{
    return value_as_string(((const struct wrapper *)object)->value);
}

bool object_has_length(const struct vm *vm, const struct object *object,
                       Value key)
{
    enum object_class class = object_class(object);
    return (class == CLASS_ARRAY || class == CLASS_STRING) &&
           key == value_string(vm->names[ATOM_LENGTH]);
}

static bool length_get(struct object *object, struct property *found)
{
    bool fixed = object->cell.flags & OBJECT_LENGTH_FIXED;
    if (object_class(object) == CLASS_STRING)
        return found_data(
            found, object,
            value_int((int32_t)string_length(object_string(object))), 0, -1);
    return found_data(found, object, value_number(object->length),
                      fixed ? 0 : WRITABLE, -1);
}

/* A proxy answers for itself, but for the private names that it was given. */
static bool proxy_get(struct object *object, Value key, struct property *found)
{
    if (value_is_symbol(key) &&
        (value_as_symbol(key)->cell.flags & SYMBOL_PRIVATE))
        return named_get(object, key, found);
    found_data(found, object, UNDEFINED, 0, -1);
    found->kind = PROPERTY_TRAP;
    return true;
}

bool object_get_own(struct vm *vm, struct object *object, Value key,
                    struct property *found)
{
    if (object_class(object) == CLASS_PROXY)
        return proxy_get(object, key, found);
    if (value_is_int(key)) return index_get(vm, object, key, found);
    if (object_has_length(vm, object, key)) return length_get(object, found);
    return named_get(object, key, found);
}

bool object_find(struct vm *vm, struct object *object, Value key,
                 struct property *found)
{
    for (; object; object = object_prototype(object)) {
        if (object_get_own(vm, object, key, found)) return true;
        if (object_is_typed_array(object) &&
            (value_is_int(key) || view_refuses(vm, object, key)))
            break;
    }
    found_data(found, NULL, UNDEFINED, 0, -1);
    found->kind = PROPERTY_NONE;
    return false;
}

/* --- writing ------------------------------------------------------------ */

void object_put_own(struct vm *vm, struct object *object, Value key,
                    Value value, unsigned attributes)
{
    if (value_is_int(key)) {
        index_put(vm, object, key, value, attributes);
    } else if (object_class(object) == CLASS_ARRAY &&
               object_has_length(vm, object, key)) {
        array_set_length(vm, object, (uint32_t)value_as_number(value));
    } else {
        named_put(vm, object, key, value, attributes);
        array_cover(object, key);
    }
}

Value accessor_new(struct vm *vm, Value get, Value set)
{
    struct accessor *accessor =
        heap_new(&vm->heap, CELL_ACCESSOR, sizeof *accessor);
    accessor->get = get;
    accessor->set = set;
    return value_cell(accessor);
}

void accessor_put(struct vm *vm, struct object *object, Value key, Value get,
                  Value set, unsigned attributes)
{
    Value cell = accessor_new(vm, get, set);
    attributes = (attributes & ~(unsigned)WRITABLE) | ACCESSOR;
    if (value_is_int(key))
        index_put(vm, object, key, cell, attributes);
    else
        named_put(vm, object, key, cell, attributes);
    array_cover(object, key);
}

void object_put_accessor(struct vm *vm, struct object *object, Value key,
                         Value get, Value set, unsigned attributes)
{
    struct property found;
    if (object_get_own(vm, object, key, &found) &&
        found.kind == PROPERTY_ACCESSOR) {
        if (value_is_undefined(get)) get = found.get;
        if (value_is_undefined(set)) set = found.set;
    }
    accessor_put(vm, object, key, get, set, attributes);
}

/* What assigning to a property that was found means; SET_OK: it may be. */
static enum set_result set_allowed(const struct property *found,
                                   Value *setter)
{
    if (found->kind == PROPERTY_TRAP) {
        *setter = value_object(found->holder);
        return SET_TRAP;
    }
    if (object_class(found->holder) == CLASS_NAMESPACE) return SET_READ_ONLY;
    if (found->kind == PROPERTY_ACCESSOR) {
        *setter = found->set;
        return value_is_undefined(found->set) ? SET_NO_SETTER : SET_CALL;
    }
    return found->attributes & WRITABLE ? SET_OK : SET_READ_ONLY;
}

/* Nothing that an object inherits can hinder a dense index, mostly. */
static bool has_no_indices(const struct object *object)
{
    enum object_class class = object_class(object);
    return object->element_count == 0 &&
           !(object->cell.flags & OBJECT_SLOW_ELEMENTS) &&
           class != CLASS_STRING && class != CLASS_TYPED_ARRAY &&
           class != CLASS_PROXY;
}

bool array_append(struct vm *vm, struct object *array, uint32_t index,
                  Value value)
{
    if (object_class(array) != CLASS_ARRAY || array->cell.flags ||
        index != array->length || index != array->element_count)
        return false;
    const struct object *holder = object_prototype(array);
    for (; holder; holder = object_prototype(holder))
        if (!has_no_indices(holder)) return false;
    return array_push(vm, array, value);
}

/* Adds a property that the object itself does not have (10.1.9.2). */
static enum set_result set_new(struct vm *vm, struct object *object,
                               Value key, Value value, Value *setter)
{
    struct object *holder = object_prototype(object);
    struct property found;
    for (; holder; holder = object_prototype(holder)) {
        if (value_is_int(key) && has_no_indices(holder)) continue;
        if (!object_get_own(vm, holder, key, &found)) {
            if (object_is_typed_array(holder) &&
                (value_is_int(key) || view_refuses(vm, holder, key)))
                return SET_OK;
            continue;
        }
        enum set_result allowed = set_allowed(&found, setter);
        if (allowed != SET_OK) return allowed;
        break;
    }
    if ((object->cell.flags & OBJECT_NOT_EXTENSIBLE) ||
        array_refuses(object, key))
        return SET_NOT_EXTENSIBLE;
    if (value_is_int(key))
        index_put(vm, object, key, value, ATTRIBUTES_DEFAULT);
    else
        named_add(vm, object, key, value, ATTRIBUTES_DEFAULT);
    array_cover(object, key);
    return SET_OK;
}

static enum set_result set_index(struct vm *vm, struct object *object,
                                 Value key, Value value, Value *setter)
{
    uint32_t index = (uint32_t)value_as_int(key);
    Value *element = element_at(object, index);
    struct property found;
    if (element) {
        *element = value;
        return SET_OK;
    }
    if (object_is_typed_array(object)) {
        element_store(object, index, value);
        return SET_OK;
    }
    if (!index_get(vm, object, key, &found))
        return set_new(vm, object, key, value, setter);
    enum set_result allowed = set_allowed(&found, setter);
    if (allowed != SET_OK) return allowed;
    Value *variable = arguments_variable(object, key);
    if (variable) *variable = value;
    object->slots[found.slot] = value;
    return SET_OK;
}

/* A length is a whole number below 2^32 (10.4.2.4, 3 to 5). */
static enum set_result set_length(struct vm *vm, struct object *array,
                                  Value value, Value *setter)
{
    if (array->cell.flags & OBJECT_LENGTH_FIXED) return SET_READ_ONLY;
    if (!value_is_number(value)) {
        *setter = value_object(array);
        return SET_TRAP;
    }
    double length = value_as_number(value);
    if (!(length >= 0 && length < 4294967296.0) ||
        length != (double)(uint32_t)length)
        return SET_BAD_LENGTH;
    return array_set_length(vm, array, (uint32_t)length) ? SET_OK
                                                         : SET_READ_ONLY;
}

enum set_result object_set(struct vm *vm, struct object *object, Value key,
                           Value value, Value *setter)
{
    if (object_class(object) == CLASS_PROXY) {
        *setter = value_object(object);
        return SET_TRAP;
    }
    if (value_is_int(key)) return set_index(vm, object, key, value, setter);
    const struct prop *prop = shape_find(object->shape, key);
    if (prop && (prop->attributes & (WRITABLE | ACCESSOR)) == WRITABLE) {
        object->slots[prop->slot] = value;
        return SET_OK;
    }
    struct property found;
    if (prop) {
        named_get(object, key, &found);
        return set_allowed(&found, setter);
    }
    if (object_has_length(vm, object, key))
        return object_class(object) == CLASS_ARRAY
                   ? set_length(vm, object, value, setter)
                   : SET_READ_ONLY;
    if (view_refuses(vm, object, key)) return SET_OK;
    return set_new(vm, object, key, value, setter);
}

bool object_delete(struct vm *vm, struct object *object, Value key)
{
    if (value_is_int(key)) return index_delete(vm, object, key);
    if (object_has_length(vm, object, key)) return false;
    return named_delete(vm, object, key);
}

/* --- prototypes --------------------------------------------------------- */

/* The shape with the same keys behind another prototype. */
static struct shape *shape_moved(struct vm *vm, const struct shape *shape,
                                 struct object *prototype)
{
    struct shape *moved = shape_root(vm, prototype);
    for (uint32_t i = 0; i < shape->cell.extra; i++)
        moved = shape_add(vm, moved, shape->props->entries[i].key,
                          shape->props->entries[i].attributes);
    return moved;
}

static bool prototype_is_fixed(const struct vm *vm,
                               const struct object *object)
{
    return (object->cell.flags & OBJECT_NOT_EXTENSIBLE) ||
           vm->intrinsics[INTRINSIC_OBJECT_PROTOTYPE] == value_object(object);
}

bool object_set_prototype(struct vm *vm, struct object *object,
                          struct object *prototype)
{
    if (object_prototype(object) == prototype) return true;
    if (prototype_is_fixed(vm, object)) return false;
    for (struct object *p = prototype; p; p = object_prototype(p))
        if (p == object) return false;
    if (wants_own_shape(object))
        object_own_shape(vm, object)->prototype = prototype;
    else
        object->shape = shape_moved(vm, object->shape, prototype);
    if (prototype) prototype->cell.flags |= OBJECT_PROTOTYPE;
    return true;
}

/* It gets a shape of its own, so that whoever remembers how a key was added
 * to objects of its former shape does not do the same to it. */
bool object_prevent_extensions(struct vm *vm, struct object *object)
{
    object_own_shape(vm, object);
    object->cell.flags |= OBJECT_NOT_EXTENSIBLE;
    return true;
}

const char *class_name(const struct object *object)
{
    static const char *const names[CLASSES] = {
        [CLASS_OBJECT] = "Object",
        [CLASS_ARRAY] = "Array",
        [CLASS_FUNCTION] = "Function",
        [CLASS_BOUND] = "Function",
        [CLASS_ERROR] = "Error",
        [CLASS_BOOLEAN] = "Boolean",
        [CLASS_NUMBER] = "Number",
        [CLASS_STRING] = "String",
        [CLASS_SYMBOL] = "Symbol",
        [CLASS_BIGINT] = "BigInt",
        [CLASS_ARGUMENTS] = "Arguments",
        [CLASS_PROMISE] = "Promise",
        [CLASS_GENERATOR] = "Generator",
        [CLASS_ITERATOR] = "Iterator",
        [CLASS_FOR_IN] = "ForIn",
        [CLASS_MAP] = "Map",
        [CLASS_SET] = "Set",
        [CLASS_DATE] = "Date",
        [CLASS_ARRAY_BUFFER] = "ArrayBuffer",
        [CLASS_TYPED_ARRAY] = "TypedArray",
        [CLASS_DATA_VIEW] = "DataView",
        [CLASS_REGEXP] = "RegExp",
        [CLASS_HOST] = "Host",
        [CLASS_WEAK_MAP] = "WeakMap",
        [CLASS_WEAK_SET] = "WeakSet",
        [CLASS_WEAK_REF] = "WeakRef",
        [CLASS_REGISTRY] = "FinalizationRegistry",
        [CLASS_PROXY] = "Object",
        [CLASS_NAMESPACE] = "Module",
    };
    if (object_is_typed_array(object))
        return element_name(((const struct array_view *)object)->type);
    return names[object_class(object)];
}
