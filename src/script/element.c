/*
 * Indices: dense elements, the length of arrays (ECMA-262, 10.4.2), the units
 * of String objects (10.4.3), the elements of typed arrays
 * (10.4.5).
 */
#include <stddef.h>
#include <string.h>

#include "script/binary.h"
#include "script/code.h"
#include "script/number.h"
#include "script/object_inside.h"
#include "script/realm.h"
#include "script/shape.h"

/* So many elements beyond the last one may be holes. */
#define ELEMENTS_GAP 16384u
/* Up to this length an array may be dense from anywhere. */
#define ELEMENTS_LENGTH (1u << 22)
/* So many are reserved at most before they are needed. */
#define ELEMENTS_RESERVED (1u << 25)

static bool is_slow(const struct object *object)
{
    return object->cell.flags & OBJECT_SLOW_ELEMENTS;
}

/* --- making ------------------------------------------------------------- */

struct object *array_new(struct vm *vm, uint32_t capacity)
{
    struct shape *shape = vm->shapes[REALM_SHAPE_ARRAY];
    if (!shape)
        shape = shape_root(vm, vm_intrinsic(vm, INTRINSIC_ARRAY_PROTOTYPE));
    struct object *array = object_new_sized(vm, CLASS_ARRAY, shape,
                                            sizeof(struct object), 0, 0);
    if (capacity && capacity <= ELEMENTS_RESERVED) {
        struct values *row = row_new(vm, capacity);
        array->elements = row->at;
        array->element_capacity = row->cell.extra;
    }
    return array;
}

struct object *array_from(struct vm *vm, const Value *values, uint32_t count)
{
    struct object *array = array_new(vm, count);
    if (count && !array->elements) {
        for (uint32_t i = 0; i < count; i++)
            array_push(vm, array, values[i]);
        return array;
    }
    if (count) memcpy(array->elements, values, count * sizeof(Value));
    array->element_count = array->length = count;
    return array;
}

/* --- the dense row ------------------------------------------------------ */

/* A list of one that gets a second is mostly one of few; else it grows by more
 * than half. */
static void elements_grow(struct vm *vm, struct object *object, uint32_t need)
{
    uint32_t more = need == 2 ? 1 : need / 2 + 4;
    struct values *row = row_new(vm, need + more);
    if (object->elements) {
        memcpy(row->at, object->elements,
               object->element_count * sizeof(Value));
        heap_free(&vm->heap, row_of(object->elements));
    }
    object->elements = row->at;
    object->element_capacity = row->cell.extra;
}

/* Whether the row may reach so far without wasting too much. */
static bool may_be_dense(const struct object *object, uint32_t index)
{
    if (is_slow(object)) return index < object->element_count;
    return index < object->element_capacity ||
           index / 2 <= object->element_count ||
           index - object->element_count < ELEMENTS_GAP ||
           (index < object->length && object->length <= ELEMENTS_LENGTH);
}

static void element_put(struct vm *vm, struct object *object, uint32_t index,
                        Value value)
{
    if (index >= object->element_capacity)
        elements_grow(vm, object, index + 1);
    while (object->element_count < index)
        object->elements[object->element_count++] = EMPTY;
    if (index == object->element_count) object->element_count++;
    object->elements[index] = value;
}

/* Cuts the row; what was behind the cut is cleared. */
static void elements_cut(struct object *object, uint32_t count)
{
    if (count >= object->element_count) return;
    memset(object->elements + count, 0,
           (object->element_count - count) * sizeof(Value));
    object->element_count = count;
}

static void elements_drop(struct vm *vm, struct object *object)
{
    if (object->elements) heap_free(&vm->heap, row_of(object->elements));
    object->elements = NULL;
    object->element_count = object->element_capacity = 0;
}

void elements_make_slow(struct vm *vm, struct object *object, uint32_t from)
{
    uint32_t count = object->element_count;
    if (!is_slow(object)) object_own_shape(vm, object);
    object->cell.flags |= OBJECT_SLOW_ELEMENTS;
    for (uint32_t i = from; i < count; i++)
        if (object->elements[i] != EMPTY)
            named_add(vm, object, value_int((int32_t)i), object->elements[i],
                      ATTRIBUTES_DEFAULT);
    elements_cut(object, from);
    if (from == 0) elements_drop(vm, object);
}

/* --- arrays ------------------------------------------------------------- */

bool array_push(struct vm *vm, struct object *array, Value value)
{
    unsigned hindering = OBJECT_SLOW_ELEMENTS | OBJECT_NOT_EXTENSIBLE |
                         OBJECT_LENGTH_FIXED;
    uint32_t index = array->length;
    if (object_class(array) != CLASS_ARRAY ||
        (array->cell.flags & hindering) || index > INT32_MAX ||
        !may_be_dense(array, index))
        return false;
    element_put(vm, array, index, value);
    array->length = index + 1;
    return true;
}

bool array_is_packed(const struct object *array)
{
    if (object_class(array) != CLASS_ARRAY || is_slow(array) ||
        array->element_count != array->length)
        return false;
    for (uint32_t i = 0; i < array->element_count; i++)
        if (array->elements[i] == EMPTY) return false;
    return true;
}

/* The index that a key is, of any form. */
static bool key_index(Value key, uint32_t *index)
{
    if (value_is_int(key)) {
        *index = (uint32_t)value_as_int(key);
        return true;
    }
    if (!value_is_string(key)) return false;
    *index = value_as_string(key)->index;
    return value_as_string(key)->cell.flags & STRING_INDEX;
}

/* Whether a slow array has an index that is at least `from`. */
static bool has_index(const struct object *array, uint32_t from)
{
    const struct shape *shape = array->shape;
    uint32_t index;
    for (uint32_t i = 0; i < shape->cell.extra; i++)
        if (key_index(shape->props->entries[i].key, &index) && index >= from)
            return true;
    return false;
}

/* The highest index from `from` on that may not be deleted. */
static bool has_fixed_index(const struct object *array, uint32_t from,
                            uint32_t *highest)
{
    const struct shape *shape = array->shape;
    bool any = false;
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        uint32_t index;
        if ((prop->attributes & CONFIGURABLE) ||
            !key_index(prop->key, &index) || index < from)
            continue;
        if (!any || index > *highest) *highest = index;
        any = true;
    }
    return any;
}

/* Deletes every index from `length` on. */
static void slow_cut(struct vm *vm, struct object *array, uint32_t length)
{
    struct shape *shape = object_own_shape(vm, array);
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        struct prop *prop = &shape->props->entries[i];
        uint32_t index;
        if (!key_index(prop->key, &index) || index < length) continue;
        array->slots[prop->slot] = 0;
        prop->key = UNDEFINED;
        shape->deleted++;
    }
    if (shape->deleted > 8)
        shape_own_squeeze(vm, shape, array->slots);
}

bool array_set_length(struct vm *vm, struct object *array, uint32_t length)
{
    uint32_t fixed = 0;
    bool ok = true;
    if (array->cell.flags & OBJECT_LENGTH_FIXED)
        return length == array->length;
    elements_cut(array, length);
    if (length < array->length && has_index(array, length)) {
        ok = !has_fixed_index(array, length, &fixed);
        if (!ok) length = fixed + 1;
        slow_cut(vm, array, length);
    }
    array->length = length;
    return ok;
}

bool array_refuses(const struct object *object, Value key)
{
    uint32_t index;
    return object_class(object) == CLASS_ARRAY &&
           (object->cell.flags & OBJECT_LENGTH_FIXED) &&
           key_index(key, &index) && index >= object->length;
}

void array_cover(struct object *object, Value key)
{
    uint32_t index;
    if (object_class(object) == CLASS_ARRAY && key_index(key, &index) &&
        index >= object->length)
        object->length = index + 1;
}

/* --- typed arrays -------------------------------------------------------- */

void element_store(struct object *object, uint32_t index, Value value)
{
    struct array_view *view = (struct array_view *)object;
    if (view_has(view, index) && element_takes(view->type, value))
        view_put(view, index, value);
}

static bool typed_get(struct vm *vm, struct object *object, uint32_t index,
                      struct property *found)
{
    const struct array_view *view = (const struct array_view *)object;
    return view_has(view, index) &&
           found_data(found, object, view_get(vm, view, index),
                      ATTRIBUTES_DEFAULT, -1);
}

/* --- mapped arguments --------------------------------------------------- */

/* The place in the map that belongs to an index, or NULL. */
static Value *map_place(const struct object *object, Value key)
{
    const struct arguments *arguments = (const struct arguments *)object;
    if (object_class(object) != CLASS_ARGUMENTS || !value_is_int(key) ||
        arguments->map == UNDEFINED)
        return NULL;
    struct values *map = value_as_cell(arguments->map);
    uint32_t index = (uint32_t)value_as_int(key);
    return index < map->cell.extra ? &map->at[index] : NULL;
}

Value *arguments_variable(const struct object *object, Value key)
{
    const Value *place = map_place(object, key);
    if (!place || !value_is_int(*place)) return NULL;
    struct env *env =
        value_as_cell(((const struct arguments *)object)->env);
    return &env->values[value_as_int(*place)];
}

void arguments_unmap(const struct object *object, Value key)
{
    Value *place = map_place(object, key);
    if (place) *place = UNDEFINED;
}

/* --- any object --------------------------------------------------------- */

static bool unit_get(struct vm *vm, struct object *object, uint32_t index,
                     struct property *found)
{
    struct string *s = object_string(object);
    if (index >= string_length(s)) return false;
    s = string_from_unit(vm, string_at(vm, s, index));
    return found_data(found, object, value_string(s), ENUMERABLE, -1);
}

bool index_get(struct vm *vm, struct object *object, Value key,
               struct property *found)
{
    uint32_t index = (uint32_t)value_as_int(key);
    Value *element = element_at(object, index);
    if (element)
        return found_data(found, object, *element, ATTRIBUTES_DEFAULT, -1);
    if (object_is_typed_array(object))
        return typed_get(vm, object, index, found);
    if (object_class(object) == CLASS_STRING &&
        unit_get(vm, object, index, found))
        return true;
    if (!is_slow(object) || !named_get(object, key, found)) return false;
    const Value *variable = arguments_variable(object, key);
    if (variable) found->value = *variable;
    return true;
}

void index_put(struct vm *vm, struct object *object, Value key, Value value,
               unsigned attributes)
{
    uint32_t index = (uint32_t)value_as_int(key);
    if (object_is_typed_array(object)) {
        element_store(object, index, value);
        return;
    }
    Value *variable = arguments_variable(object, key);
    if (variable && !value_is_cell(value)) *variable = value;
    if (attributes == ATTRIBUTES_DEFAULT && may_be_dense(object, index)) {
        element_put(vm, object, index, value);
    } else {
        elements_make_slow(vm, object, index);
        named_put(vm, object, key, value, attributes);
    }
    array_cover(object, key);
}

static bool element_delete(struct object *object, uint32_t index)
{
    object->elements[index] = EMPTY;
    uint32_t count = object->element_count;
    while (count && object->elements[count - 1] == EMPTY)
        count--;
    elements_cut(object, count);
    return true;
}

bool index_delete(struct vm *vm, struct object *object, Value key)
{
    uint32_t index = (uint32_t)value_as_int(key);
    if (element_at(object, index)) return element_delete(object, index);
    if (object_is_typed_array(object))
        return !view_has((const struct array_view *)object, index);
    if (object_class(object) == CLASS_STRING &&
        index < string_length(object_string(object)))
        return false;
    if (is_slow(object) && !named_delete(vm, object, key)) return false;
    arguments_unmap(object, key);
    return true;
}
