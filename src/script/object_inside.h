/*
 * object_inside.h: what object.c, element.c, define.c and property_keys.c
 * share; everybody else uses object.h.
 */
#ifndef LOOPLINE_SCRIPT_OBJECT_INSIDE_H
#define LOOPLINE_SCRIPT_OBJECT_INSIDE_H

#include "script/object.h"
#include "script/vm.h"

/* Fills *found. */
bool found_data(struct property *found, struct object *holder, Value value,
                unsigned attributes, int32_t slot);

/* A row with room for at least `least` Values, all that its cell holds. */
struct values *row_new(struct vm *vm, uint32_t least);
/* The row whose payload `at` is. */
static inline struct values *row_of(Value *at)
{
    return (struct values *)(void *)((uint8_t *)at -
                                     offsetof(struct values, at));
}

/* True where `key` is the `length` of an array or a string object. */
bool object_has_length(const struct vm *vm, const struct object *object,
                       Value key);
/* The string of a String object. */
struct string *object_string(const struct object *object);

/* --- named properties (object.c) ---------------------------------------- */

/* What the shape says, nothing exotic. */
bool named_get(struct object *object, Value key, struct property *found);
/* The same for an entry of the object's own shape. */
bool prop_get(struct object *object, const struct prop *prop,
              struct property *found);
/* Adds a key that is not there. `value` may be an accessor's cell. */
void named_add(struct vm *vm, struct object *object, Value key, Value value,
               unsigned attributes);
/* Adds or overwrites. */
void named_put(struct vm *vm, struct object *object, Value key, Value value,
               unsigned attributes);
/* False where it is not configurable. */
bool named_delete(struct vm *vm, struct object *object, Value key);
/* Puts an accessor with exactly these halves. */
void accessor_put(struct vm *vm, struct object *object, Value key, Value get,
                  Value set, unsigned attributes);

/* --- indices (element.c) ------------------------------------------------ */

/* The dense element, or NULL where there is a hole or nothing. */
static inline Value *element_at(const struct object *object, uint32_t index)
{
    if (index >= object->element_count || object->elements[index] == EMPTY)
        return NULL;
    return &object->elements[index];
}

bool index_get(struct vm *vm, struct object *object, Value key,
               struct property *found);
/* Adds or overwrites an index; an array's length follows. */
void index_put(struct vm *vm, struct object *object, Value key, Value value,
               unsigned attributes);
bool index_delete(struct vm *vm, struct object *object, Value key);
/* Moves the indices from `from` on into the object's own shape; new ones go
 * there from now on. */
void elements_make_slow(struct vm *vm, struct object *object, uint32_t from);
/* The variable that an index of a mapped arguments object stands for, or
 * NULL. */
Value *arguments_variable(const struct object *object, Value key);
/* From now on the index stands for itself. */
void arguments_unmap(const struct object *object, Value key);
/* Writes an element of a typed array, if it has that index and takes the
 * value as it is. */
void element_store(struct object *object, uint32_t index, Value value);
/* True where the key is an index that the array must not get because its
 * length is fixed. For other keys and objects false. */
bool array_refuses(const struct object *object, Value key);
/* Makes the length cover an index that was added as a name (>= 2^31). */
void array_cover(struct object *object, Value key);

#endif
