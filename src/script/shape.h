/*
 * shape.h: what shape.c offers to object.c and to the collector; everybody
 * else uses object.h.
 *
 * Entry number i always has slot i. An own shape may hold deleted entries,
 * whose slots are unused, until they are squeezed out.
 */
#ifndef LOOPLINE_SCRIPT_SHAPE_H
#define LOOPLINE_SCRIPT_SHAPE_H

#include "script/object.h"
#include "script/vm.h"

/* An object with more names than this gets a shape of its own. */
#define SHAPE_LINE 128u

static inline uint32_t key_hash(Value key)
{
    if (value_is_int(key)) return (uint32_t)key * 0x9e3779b1u;
    if (value_is_symbol(key)) return value_as_symbol(key)->hash;
    return value_as_string(key)->hash;
}

static inline bool shape_is_own(const struct shape *shape)
{
    return shape->cell.flags & SHAPE_OWN;
}

/* A shape id that was never given before. */
uint32_t shape_next_id(struct vm *vm);

/* A shape like `from` for one object alone, in which nothing is deleted and
 * which may be changed in place. `from` may be own, without holes. */
struct shape *shape_own_copy(struct vm *vm, const struct shape *from);

/* Adds a key at the end of an own shape (new id) and returns its slot. */
uint32_t shape_own_add(struct vm *vm, struct shape *shape, Value key,
                       unsigned attributes);

/* The entry of `key` in an own shape, to be changed; the caller gives the
 * shape a new id. NULL where there is none. */
struct prop *shape_own_find(struct shape *shape, Value key);

/* Squeezes the deleted entries out of an own shape (new id), and what belongs
 * to them out of its object's slots. */
void shape_own_squeeze(struct vm *vm, struct shape *shape, Value *slots);

/* The collector: notes a live shape that has children; when all is marked,
 * drops the dead ones of each. */
void shape_note_children(struct marker *marker, const struct shape *shape);
void shapes_forget_children(struct marker *marker);

/* The collector: drops the root shapes that nobody uses. */
void shape_roots_forget(struct vm *vm, struct marker *marker);

#endif
