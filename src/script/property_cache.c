/*
 * property_cache.c: filling the cache of look-ups.
 */
#include "script/property_cache.h"

void property_cache_clear(struct property_cache *cache)
{
    memset(cache, 0, sizeof *cache);
}

static void remember(const struct vm *vm, const struct vm_host *host,
                     const struct shape *shape, Value key,
                     struct property_cache_entry entry)
{
    entry.key = key;
    entry.shape = shape;
    entry.shape_id = shape->id;
    entry.epoch = vm->prototype_epoch;
    *property_cache_place(host, shape, key) = entry;
}

/* Typed arrays answer themselves for what looks like a number (10.4.5). */
static bool may_be_number(Value key)
{
    if (!value_is_string(key))
        return false;
    const struct string *s = value_as_string(key);
    uint16_t unit = string_length(s) ? string_unit(s, 0) : 0;
    return unit == '-' || unit == 'I' || unit == 'N' ||
           (unit >= '0' && unit <= '9');
}

static enum cached kind_of(const struct property *found, bool own)
{
    if (found->kind == PROPERTY_ACCESSOR)
        return CACHED_ACCESSOR;
    if (!own)
        return CACHED_HELD;
    return found->attributes & WRITABLE ? CACHED_WRITABLE : CACHED_OWN;
}

void property_cache_found(const struct vm *vm, const struct vm_host *host,
                          const struct object *object, Value key,
                          const struct property *found)
{
    bool own = found->holder == object;
    if (found->slot < 0 || value_is_int(key) ||
        key == vm_atom(vm, ATOM_LENGTH))
        return;
    if (!own && (!(found->holder->cell.flags & OBJECT_PROTOTYPE) ||
                 may_be_number(key)))
        return;
    struct property_cache_entry entry = {.slot = (uint32_t)found->slot,
                                         .holder = own ? NULL : found->holder,
                                         .kind = kind_of(found, own)};
    remember(vm, host, object->shape, key, entry);
}

/* True where nobody on the chain answers for keys that he does not have. */
static bool chain_is_ordinary(const struct object *object)
{
    for (; object; object = object_prototype(object))
        if (object_class(object) != CLASS_OBJECT &&
            object_class(object) != CLASS_FUNCTION)
            return false;
    return true;
}

void property_cache_added(const struct vm *vm, const struct vm_host *host,
                          const struct object *object, Value key,
                          const struct shape *before)
{
    struct shape *after = object->shape;
    if (after->parent != before || after->slots != before->slots + 1 ||
        (after->cell.flags & SHAPE_OWN) || value_is_int(key) ||
        !property_cache_is_plain(object) || !chain_is_ordinary(object))
        return;
    struct property_cache_entry entry = {
        .slot = before->slots, .next = after, .kind = CACHED_ADD};
    remember(vm, host, before, key, entry);
}

struct shape *property_cache_root(struct vm *vm, const struct vm_host *host,
                                  struct object *prototype)
{
    uint32_t place = (uint32_t)((uintptr_t)prototype >> 4);
    struct property_cache_root *root =
        &host->cache->roots[place % PROPERTY_CACHE_ROOTS];
    if (!prototype)
        return shape_root(vm, NULL);
    if (root->prototype != prototype) {
        root->prototype = prototype;
        root->shape = shape_root(vm, prototype);
    }
    return root->shape;
}
