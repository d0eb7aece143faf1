#include "script/binary.h"
#include "script/iterator.h"

#include "script/collection.h"
#include "script/realm.h"

static enum intrinsic prototype_of(enum iterator_source source)
{
    switch (source) {
    case ITERATE_STRING:
        return INTRINSIC_STRING_ITERATOR_PROTOTYPE;
    case ITERATE_MAP:
        return INTRINSIC_MAP_ITERATOR_PROTOTYPE;
    case ITERATE_SET:
        return INTRINSIC_SET_ITERATOR_PROTOTYPE;
    case ITERATE_REGEXP:
        return INTRINSIC_REGEXP_STRING_ITERATOR_PROTOTYPE;
    default:
        return INTRINSIC_ARRAY_ITERATOR_PROTOTYPE;
    }
}

struct object *iterator_new(struct vm *vm, enum iterator_source source,
                            enum iterator_yield yield, Value target)
{
    struct iterator *iterator = (struct iterator *)object_new_sized(
        vm, CLASS_ITERATOR,
        shape_root(vm, vm_intrinsic(vm, prototype_of(source))),
        sizeof *iterator, offsetof(struct iterator, inner), 2);
    iterator->target = target;
    iterator->yield = (uint16_t)yield;
    iterator->source = (uint16_t)source;
    return &iterator->object;
}

struct object *iterator_result_new(struct vm *vm, Value value, bool done)
{
    struct object *result = object_new_sized(
        vm, CLASS_OBJECT, vm->shapes[REALM_SHAPE_RESULT],
        sizeof(struct object) + 2 * sizeof(Value), sizeof(struct object), 2);
    result->slots[0] = value;
    result->slots[1] = value_boolean(done);
    return result;
}

/* What is handed out for a key and its value. */
static Value make_yield(struct vm *vm, enum iterator_yield yield, Value key,
                        Value value)
{
    if (yield == ITERATE_VALUES) {
        return value;
    }
    if (yield == ITERATE_KEYS) {
        return key;
    }
    Value pair[2] = {key, value};
    return value_object(array_from(vm, pair, 2));
}

static enum iterator_result end(struct iterator *iterator)
{
    iterator->target = UNDEFINED;
    return ITERATOR_END;
}

/* The length that an iterator of arrays goes up to; false: it must be asked. */
static bool known_length(const struct object *object, uint32_t *length)
{
    const struct array_view *view = (const struct array_view *)object;
    if (object_is_typed_array(object)) {
        *length = view_length(view);
        return !view_is_out(view);
    }
    *length = object->length;
    return object_class(object) == CLASS_ARRAY;
}

/* The element at `index`; false where a getter or a prototype has it. */
static bool known_element(struct vm *vm, struct object *object, uint32_t index,
                          Value *value)
{
    struct property found;
    if (index < object->element_count && object->elements[index] != EMPTY &&
        object_class(object) == CLASS_ARRAY) {
        *value = object->elements[index];
        return true;
    }
    if (!object_find(vm, object, value_int((int32_t)index), &found)) {
        *value = UNDEFINED;
        return true;
    }
    *value = found.value;
    return found.kind == PROPERTY_DATA;
}

static enum iterator_result step_array(struct vm *vm,
                                       struct iterator *iterator, Value *value)
{
    struct object *object = value_as_object(iterator->target);
    uint32_t length, index = iterator->index;
    if (!known_length(object, &length) || index >= INT32_MAX) {
        return ITERATOR_HARD;
    }
    if (index >= length) {
        return end(iterator);
    }
    Value element = UNDEFINED;
    if (iterator->yield != ITERATE_KEYS &&
        !known_element(vm, object, index, &element)) {
        return ITERATOR_HARD;
    }
    iterator->index = index + 1;
    *value = make_yield(vm, iterator->yield, value_int((int32_t)index),
                        element);
    return ITERATOR_VALUE;
}

static bool is_high(uint16_t unit)
{
    return (unit & 0xfc00) == 0xd800;
}

static bool is_low(uint16_t unit)
{
    return (unit & 0xfc00) == 0xdc00;
}

static enum iterator_result step_string(struct vm *vm,
                                        struct iterator *iterator,
                                        Value *value)
{
    struct string *string =
        string_flatten(vm, value_as_string(iterator->target));
    uint32_t at = iterator->index, length = string_length(string);
    if (at >= length) {
        return end(iterator);
    }
    uint16_t unit = string_unit(string, at);
    uint32_t size = 1;
    if (is_high(unit) && at + 1 < length &&
        is_low(string_unit(string, at + 1))) {
        size = 2;
    }
    iterator->index = at + size;
    *value = value_string(string_slice(vm, string, at, at + size));
    return ITERATOR_VALUE;
}

static enum iterator_result step_collection(struct vm *vm,
                                            struct iterator *iterator,
                                            Value *value)
{
    struct collection *collection = value_pointer(iterator->target);
    Value key, kept;
    if (!collection_next(collection, &iterator->index, &key, &kept)) {
        return end(iterator);
    }
    *value = make_yield(vm, iterator->yield, key, kept);
    return ITERATOR_VALUE;
}

enum iterator_result iterator_step(struct vm *vm, struct iterator *iterator,
                                   Value *value)
{
    *value = UNDEFINED;
    if (iterator->target == UNDEFINED) {
        return ITERATOR_END;
    }
    switch (iterator->source) {
    case ITERATE_ARRAY:
        return step_array(vm, iterator, value);
    case ITERATE_STRING:
        return step_string(vm, iterator, value);
    default:
        return step_collection(vm, iterator, value);
    }
}
