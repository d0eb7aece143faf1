/*
 * for_in.c: see for_in.h.
 */
#include "script/for_in.h"

#include "script/binary.h"

/* Has one of the objects from `start` on, before `o`, a key of that name? */
static bool is_hidden(struct vm *vm, struct object *start,
                      const struct object *o, Value key)
{
    struct property found;
    for (; start != o; start = object_prototype(start))
        if (object_get_own(vm, start, key, &found)) return true;
    return false;
}

/* Appends the enumerable string keys of `o`, unless an object nearer to the
 * start has one of that name. */
static void for_in_collect(struct vm *vm, struct object *start,
                           struct object *o, struct object *keys)
{
    struct values *own =
        object_own_keys(vm, o, KEYS_STRINGS | KEYS_ENUMERABLE);
    for (uint32_t i = 0; i < own->cell.extra; i++)
        if (!is_hidden(vm, start, o, key_from_value(vm, own->at[i])))
            array_push(vm, keys, own->at[i]);
}

/* True where nothing up the chain has an enumerable key: the usual case. */
static bool chain_is_bare(struct vm *vm, struct object *o)
{
    for (o = object_prototype(o); o; o = object_prototype(o)) {
        struct property found;
        Value key;
        uint32_t at = 0;
        while (object_next(o, &at, &key, &found))
            if (!value_is_symbol(key) && (found.attributes & ENUMERABLE))
                return false;
    }
    (void)vm;
    return true;
}

Value for_in_new(struct vm *vm, Value target, struct object *keys, bool asks)
{
    struct object *o = object_new_sized(vm, CLASS_FOR_IN, shape_root(vm, NULL),
                                        sizeof(struct for_in),
                                        offsetof(struct for_in, inner), 1);
    struct for_in *it = (struct for_in *)o;
    it->target = target;
    it->keys = value_object(keys);
    it->next = value_int(0);
    it->asks = value_boolean(asks);
    return value_object(o);
}

/* So many keys of one object are gathered at once. */
#define KEYS_AT_ONCE 8192u

static uint32_t keys_most(const struct object *o)
{
    if (object_is_typed_array(o))
        return view_length((const struct array_view *)o);
    if (object_class(o) == CLASS_STRING)
        return string_length(
            value_as_string(((const struct wrapper *)o)->value));
    return o->element_count + o->shape->cell.extra;
}

/* Whether the library has to gather the keys: where a proxy is asked, or they
 * are so many that it takes several slices. */
static bool wants_library(const struct object *o)
{
    for (; o; o = object_prototype(o))
        if (object_class(o) == CLASS_PROXY || keys_most(o) > KEYS_AT_ONCE)
            return true;
    return false;
}

static struct object *collect(struct vm *vm, struct object *start)
{
    struct object *keys = array_new(vm, 8);
    bool bare = chain_is_bare(vm, start);
    for (struct object *o = start; o; o = object_prototype(o)) {
        for_in_collect(vm, start, o, keys);
        if (bare)
            break;
    }
    return keys;
}

enum act for_in_start(struct vm *vm, struct vm_host *host)
{
    Value value = vm->sp[-1];
    if (value_is_nullish(value)) {
        vm->sp[-1] = for_in_new(vm, value, array_new(vm, 0), false);
        return ACT_OK;
    }
    struct object *start = operate_wrap(vm, value);
    value = value_object(start);
    if (wants_library(start))
        return frame_call_hook(vm, host, HOOK_FOR_IN_KEYS, &value, 1, 0,
                               RETURN_OVER_1, 0);
    vm->sp[-1] = for_in_new(vm, value, collect(vm, start), false);
    return ACT_OK;
}

Value for_in_key(struct for_in *it)
{
    const struct object *keys = value_as_object(it->keys);
    uint32_t at = (uint32_t)value_as_int(it->next);
    if (at >= keys->element_count)
        return EMPTY;
    it->next = value_int((int32_t)at + 1);
    return keys->elements[at];
}

enum act for_in_next(struct vm *vm, struct vm_host *host, Value *key)
{
    Value iterator = vm->sp[-1];
    struct for_in *it = value_pointer(iterator);
    struct property found;
    if (it->asks == TRUE_VALUE)
        return frame_call_hook(vm, host, HOOK_FOR_IN_NEXT, &iterator, 1, 0,
                               RETURN_PUSH, 0);
    do
        *key = for_in_key(it);
    while (*key != EMPTY && !object_find(vm, value_as_object(it->target),
                                         key_from_value(vm, *key), &found));
    return ACT_OK;
}
