/*
 * for_in.c: see for_in.h.
 */
#include "script/for_in.h"

static bool listed(struct vm *vm, const struct object *list, Value key)
{
    for (uint32_t i = 0; i < list->element_count; i++)
        if (operate_strict_equal(vm, list->elements[i], key))
            return true;
    return false;
}

/* Appends the enumerable string keys of `o`, unless an object nearer to the
 * start has one of that name (`seen`: all keys so far). */
static void for_in_collect(struct vm *vm, struct object *o, struct object *keys,
                           struct object *seen, bool first)
{
    struct values *own = object_own_keys(vm, o, KEYS_STRINGS);
    bool last = object_prototype(o) == NULL;
    for (uint32_t i = 0; i < own->cell.extra; i++) {
        Value key = own->at[i];
        struct property found;
        if (!first && listed(vm, seen, key))
            continue;
        if (!last)
            array_push(vm, seen, key);
        if (object_get_own(vm, o, key_from_value(vm, key), &found) &&
            (found.attributes & ENUMERABLE))
            array_push(vm, keys, key);
    }
}

/* True where nothing up the chain has an enumerable key: the usual case. */
static bool chain_is_bare(struct vm *vm, struct object *o)
{
    for (o = object_prototype(o); o; o = object_prototype(o)) {
        struct property found;
        Value key;
        for (uint32_t i = 0; object_peek(o, i, &key, &found); i++)
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

static bool meets_proxy(const struct object *o)
{
    while (o && object_class(o) != CLASS_PROXY)
        o = object_prototype(o);
    return o != NULL;
}

static struct object *collect(struct vm *vm, struct object *start)
{
    struct object *keys = array_new(vm, 8);
    struct object *seen = array_new(vm, 0);
    bool bare = chain_is_bare(vm, start);
    for (struct object *o = start; o; o = object_prototype(o)) {
        for_in_collect(vm, o, keys, seen, o == start);
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
    if (meets_proxy(start))
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
