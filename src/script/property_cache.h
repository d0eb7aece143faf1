/*
 * property_cache.h: asking and filling the cache of look-ups (vm.h).
 *
 * What must always hold: an entry says what object_find and object_set would
 * say, as long as the shape has that id and, where a prototype was asked, no
 * prototype's shape has changed (vm.prototype_epoch). So a hit changes
 * nothing that is computed or counted.
 *
 * Objects of different classes may share a shape. The exotic ones answer
 * for keys that are not in it: integers, which are never cached, `length`,
 * and all keys where the object is a proxy, which has no properties of its own
 * and no prototype. So only what a shape or a holder has is cached, and
 * CACHED_ADD for plain objects only.
 */
#ifndef LOOPLINE_SCRIPT_PROPERTY_CACHE_H
#define LOOPLINE_SCRIPT_PROPERTY_CACHE_H

#include "script/vm.h"

static inline struct property_cache_entry *
property_cache_place(const struct vm_host *host, const struct shape *shape,
                     Value key)
{
    uint64_t h = (key ^ (uint64_t)(uintptr_t)shape << 3) * 0x9e3779b97f4a7c15u;
    return &host->cache->entries[(h >> 32) % PROPERTY_CACHE];
}

/* The entry for exactly this shape and key, or NULL. */
static inline const struct property_cache_entry *
property_cache_find(const struct vm_host *host, const struct shape *shape,
                    Value key)
{
    const struct property_cache_entry *entry =
        property_cache_place(host, shape, key);
    if (entry->key == key && entry->shape == shape &&
        entry->shape_id == shape->id)
        return entry;
    return NULL;
}

/* The value of object[key], where it is a data property that is known. */
static inline bool property_cache_get(const struct vm *vm,
                                      const struct vm_host *host,
                                      const struct object *object, Value key,
                                      Value *value)
{
    const struct property_cache_entry *entry =
        property_cache_find(host, object->shape, key);
    if (!entry)
        return false;
    if (entry->kind <= CACHED_WRITABLE) {
        *value = object->slots[entry->slot];
        return true;
    }
    if (entry->kind != CACHED_HELD || entry->epoch != vm->prototype_epoch)
        return false;
    *value = entry->holder->slots[entry->slot];
    return true;
}

/* The getter of object[key], where it is known to have one; else UNDEFINED. */
static inline Value property_cache_getter(const struct vm *vm,
                                          const struct vm_host *host,
                                          const struct object *object,
                                          Value key)
{
    const struct property_cache_entry *entry =
        property_cache_find(host, object->shape, key);
    if (!entry || entry->kind != CACHED_ACCESSOR ||
        entry->epoch != vm->prototype_epoch)
        return UNDEFINED;
    const struct object *holder = entry->holder ? entry->holder : object;
    const struct accessor *accessor = value_as_cell(holder->slots[entry->slot]);
    return accessor->get;
}

/* Nothing but what its shape says: neither exotic, nor fixed, nor watched as
 * somebody's prototype. */
static inline bool property_cache_is_plain(const struct object *object)
{
    return object->cell.aux == CLASS_OBJECT && object->cell.flags == 0;
}

/* object[key] = value, where that is known to be an assignment and nothing
 * else. `name` and `message` of errors are in their stack: never cached. */
static inline bool property_cache_set(const struct vm *vm,
                                      const struct vm_host *host,
                                      struct object *object, Value key,
                                      Value value)
{
    const struct property_cache_entry *entry =
        property_cache_find(host, object->shape, key);
    if (!entry || object->cell.aux == CLASS_ERROR)
        return false;
    if (entry->kind == CACHED_ADD) {
        if (entry->epoch != vm->prototype_epoch ||
            entry->slot >= object->slot_capacity ||
            !property_cache_is_plain(object))
            return false;
        object->shape = entry->next;
    } else if (entry->kind != CACHED_WRITABLE) {
        return false;
    }
    object->slots[entry->slot] = value;
    return true;
}

/* Remembers where object_find found `key` of `object`. */
void property_cache_found(const struct vm *vm, const struct vm_host *host,
                          const struct object *object, Value key,
                          const struct property *found);
/* Remembers that assigning to `key` has led `object`, which is not the
 * prototype of anything, from the shape `before`. */
void property_cache_added(const struct vm *vm, const struct vm_host *host,
                          const struct object *object, Value key,
                          const struct shape *before);
/* shape_root(vm, prototype). */
struct shape *property_cache_root(struct vm *vm, const struct vm_host *host,
                                  struct object *prototype);

#endif
