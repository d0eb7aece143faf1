/*
 * Map and Set (ECMA-262, 24.1, 24.2); forEach and the filling from an
 * iterable are library/map.js.
 */
#include "script/collection.h"
#include "script/iterator.h"
#include "script/native_help.h"
#include "script/native_rows.h"

/* The map or set that `this` is; else NULL, having thrown. */
static struct collection *receiver(struct native_call *call,
                                   enum object_class class, const char *method)
{
    if (value_is_class(call->this_value, class)) {
        return value_pointer(call->this_value);
    }
    char before[64];
    struct text text;
    text_init_fixed(&text, before, sizeof before);
    text_format(&text, "Method %s.prototype.%s called on incompatible "
                       "receiver ",
                class == CLASS_MAP ? "Map" : "Set", method);
    native_type_error(call, before, call->this_value, "");
    return NULL;
}

/* --- making ------------------------------------------------------------- */

/* So many are filled in at once; the library takes more one by one, and a slice
 * may end between them (law 5). */
#define FILL_MOST 50000u

/* [key, value] pairs out of plain arrays; false where the library has to
 * look. */
static bool fill_map(struct vm *vm, struct collection *map,
                     const struct values *pairs)
{
    for (uint32_t i = 0; i < pairs->cell.extra; i++) {
        if (!value_is_class(pairs->at[i], CLASS_ARRAY) ||
            !array_is_packed(value_as_object(pairs->at[i])) ||
            value_as_object(pairs->at[i])->length < 2) {
            return false;
        }
    }
    for (uint32_t i = 0; i < pairs->cell.extra; i++) {
        const Value *pair = value_as_object(pairs->at[i])->elements;
        collection_put(vm, map, pair[0], pair[1]);
    }
    return true;
}

static bool fill_set(struct vm *vm, struct collection *set,
                     const struct values *elements)
{
    for (uint32_t i = 0; i < elements->cell.extra; i++) {
        collection_put(vm, set, elements->at[i], elements->at[i]);
    }
    return true;
}

/* True where the prototype's `set` or `add` is our own function. */
static bool adds_plainly(struct native_call *call, struct collection *made)
{
    struct vm *vm = call->vm;
    bool map = object_class(&made->object) == CLASS_MAP;
    Value adder;
    if (!native_get(vm, &made->object,
                    map ? vm_atom(vm, ATOM_SET) : key_from_c(vm, "add"),
                    &adder) ||
        !value_is_class(adder, CLASS_FUNCTION)) {
        return false;
    }
    const struct function *function = value_pointer(adder);
    if (function->native == 0) {
        return false;
    }
    const char *path =
        native_row(call->host->natives, function->native)->path;
    return path != NULL &&
           strcmp(path, map ? "Map.prototype.set" : "Set.prototype.add") == 0;
}

static enum native_result construct(struct native_call *call,
                                    enum object_class class,
                                    enum intrinsic prototype, enum hook hook)
{
    struct vm *vm = call->vm;
    Value iterable = native_arg(call, 0);
    if (call->new_target == UNDEFINED) {
        return error_throw(vm, ERROR_TYPE, "Constructor %s requires 'new'",
                           class == CLASS_MAP ? "Map" : "Set");
    }
    struct collection *made =
        collection_new(vm, class, native_prototype(call, prototype));
    if (value_is_nullish(iterable)) {
        return native_object(call, &made->object);
    }
    struct values *elements = native_elements(vm, iterable);
    if (elements != NULL && elements->cell.extra <= FILL_MOST &&
        adds_plainly(call, made) &&
        (class == CLASS_MAP ? fill_map(vm, made, elements)
                            : fill_set(vm, made, elements))) {
        return native_object(call, &made->object);
    }
    call->args[0] = value_object(&made->object);
    call->args[1] = iterable;
    call->argc = 2;
    return native_call_with(call, vm->hooks[hook], UNDEFINED, 0);
}

static enum native_result map_constructor(struct native_call *call)
{
    return construct(call, CLASS_MAP, INTRINSIC_MAP_PROTOTYPE, HOOK_MAP_FILL);
}

static enum native_result set_constructor(struct native_call *call)
{
    return construct(call, CLASS_SET, INTRINSIC_SET_PROTOTYPE, HOOK_SET_FILL);
}

/* --- Map.prototype ------------------------------------------------------ */

static enum native_result map_get(struct native_call *call)
{
    struct collection *map = receiver(call, CLASS_MAP, "get");
    if (map == NULL) {
        return NATIVE_THROW;
    }
    const Value *value = collection_find(call->vm, map, native_arg(call, 0));
    return native_ok(call, value ? *value : UNDEFINED);
}

static enum native_result map_set(struct native_call *call)
{
    struct collection *map = receiver(call, CLASS_MAP, "set");
    if (map == NULL) {
        return NATIVE_THROW;
    }
    collection_put(call->vm, map, native_arg(call, 0), native_arg(call, 1));
    return native_ok(call, call->this_value);
}

static enum native_result set_add(struct native_call *call)
{
    struct collection *set = receiver(call, CLASS_SET, "add");
    if (set == NULL) {
        return NATIVE_THROW;
    }
    Value value = native_arg(call, 0);
    if (value_is_number(value)) {
        value = value_number(value_as_number(value) + 0.0);
    }
    collection_put(call->vm, set, value, value);
    return native_ok(call, call->this_value);
}

static enum native_result do_has(struct native_call *call,
                                 enum object_class class)
{
    struct collection *collection = receiver(call, class, "has");
    if (collection == NULL) {
        return NATIVE_THROW;
    }
    return native_boolean(call, collection_find(call->vm, collection,
                                                native_arg(call, 0)) != NULL);
}

static enum native_result do_delete(struct native_call *call,
                                    enum object_class class)
{
    struct collection *collection = receiver(call, class, "delete");
    if (collection == NULL) {
        return NATIVE_THROW;
    }
    return native_boolean(call, collection_remove(call->vm, collection,
                                                  native_arg(call, 0)));
}

static enum native_result do_clear(struct native_call *call,
                                   enum object_class class)
{
    struct collection *collection = receiver(call, class, "clear");
    if (collection == NULL) {
        return NATIVE_THROW;
    }
    collection_clear(call->vm, collection);
    return native_ok(call, UNDEFINED);
}

static enum native_result do_size(struct native_call *call,
                                  enum object_class class)
{
    if (!value_is_class(call->this_value, class)) {
        return native_type_error(
            call,
            class == CLASS_MAP
                ? "Method get Map.prototype.size called on incompatible "
                  "receiver "
                : "Method get Set.prototype.size called on incompatible "
                  "receiver ",
            call->this_value, "");
    }
    const struct collection *collection = value_pointer(call->this_value);
    return native_ok(call, value_number(collection->size));
}

static enum native_result do_iterate(struct native_call *call,
                                     enum object_class class,
                                     enum iterator_yield yield,
                                     const char *method)
{
    if (receiver(call, class, method) == NULL) {
        return NATIVE_THROW;
    }
    return native_object(
        call, iterator_new(call->vm,
                           class == CLASS_MAP ? ITERATE_MAP : ITERATE_SET,
                           yield, call->this_value));
}

/* One C function for each method of each class. */
#define BOTH(name, ...) \
    static enum native_result map_##name(struct native_call *call) \
    { \
        return __VA_ARGS__(call, CLASS_MAP); \
    } \
    static enum native_result set_##name(struct native_call *call) \
    { \
        return __VA_ARGS__(call, CLASS_SET); \
    }
BOTH(has, do_has)
BOTH(delete, do_delete)
BOTH(clear, do_clear)
BOTH(size, do_size)
#undef BOTH

static enum native_result map_entries(struct native_call *call)
{
    return do_iterate(call, CLASS_MAP, ITERATE_ENTRIES, "entries");
}

static enum native_result map_keys(struct native_call *call)
{
    return do_iterate(call, CLASS_MAP, ITERATE_KEYS, "keys");
}

static enum native_result map_values(struct native_call *call)
{
    return do_iterate(call, CLASS_MAP, ITERATE_VALUES, "values");
}

static enum native_result set_entries(struct native_call *call)
{
    return do_iterate(call, CLASS_SET, ITERATE_ENTRIES, "entries");
}

static enum native_result set_values(struct native_call *call)
{
    return do_iterate(call, CLASS_SET, ITERATE_VALUES, "values");
}

/* --- for the library ---------------------------------------------------- */

/* %collectionNext(map or set, place): the next entry from `place` on as
 * [key, value, next place], or undefined at the end. */
static enum native_result collection_walk(struct native_call *call)
{
    uint32_t serial = (uint32_t)native_number(call, 1);
    Value entry[3];
    if (!collection_next(value_pointer(call->args[0]), &serial, &entry[0],
                         &entry[1])) {
        return native_ok(call, UNDEFINED);
    }
    entry[2] = value_number(serial);
    return native_object(call, array_from(call->vm, entry, 3));
}

const struct native native_map_rows[] = {
    FN_FLAGS(NULL, "Map", map_constructor, 0, NATIVE_CONSTRUCTOR, ANY, ANY),
    FN(NULL, "Map.prototype.get", map_get, 1, ANY, ANY),
    FN(NULL, "Map.prototype.set", map_set, 2, ANY, ANY),
    FN(NULL, "Map.prototype.has", map_has, 1, ANY, ANY),
    FN(NULL, "Map.prototype.delete", map_delete, 1, ANY, ANY),
    FN(NULL, "Map.prototype.clear", map_clear, 0, ANY, ANY),
    FN(NULL, "Map.prototype.entries", map_entries, 0, ANY, ANY),
    FN(NULL, "Map.prototype.keys", map_keys, 0, ANY, ANY),
    FN(NULL, "Map.prototype.values", map_values, 0, ANY, ANY),
    FN_FLAGS(NULL, "Map.prototype.size", map_size, 0, NATIVE_GETTER, ANY,
             ANY),
    FN_FLAGS(NULL, "Set", set_constructor, 0, NATIVE_CONSTRUCTOR, ANY, ANY),
    FN(NULL, "Set.prototype.has", set_has, 1, ANY, ANY),
    FN(NULL, "Set.prototype.add", set_add, 1, ANY, ANY),
    FN(NULL, "Set.prototype.delete", set_delete, 1, ANY, ANY),
    FN(NULL, "Set.prototype.clear", set_clear, 0, ANY, ANY),
    FN(NULL, "Set.prototype.entries", set_entries, 0, ANY, ANY),
    FN(NULL, "Set.prototype.values", set_values, 0, ANY, ANY),
    FN_FLAGS(NULL, "Set.prototype.size", set_size, 0, NATIVE_GETTER, ANY,
             ANY),
    INTERNAL("collectionNext", collection_walk, ANY, NUMBER),
};
NATIVE_COUNT(map);
