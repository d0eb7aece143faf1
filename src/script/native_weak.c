/*
 * WeakMap, WeakSet, WeakRef and FinalizationRegistry (ECMA-262, 24.3, 24.4,
 * 26.1, 26.2); filling from an iterable is library/map.js.
 */
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/weak.h"

static const char *name_of(enum object_class class)
{
    switch (class) {
    case CLASS_WEAK_MAP:
        return "WeakMap";
    case CLASS_WEAK_SET:
        return "WeakSet";
    case CLASS_WEAK_REF:
        return "WeakRef";
    default:
        return "FinalizationRegistry";
    }
}

/* What `this` is; else NULL, having thrown. */
static void *receiver(struct native_call *call, enum object_class class,
                      const char *method)
{
    char before[100];
    struct text text;
    if (value_is_class(call->this_value, class)) {
        return value_pointer(call->this_value);
    }
    text_init_fixed(&text, before, sizeof before);
    text_format(&text,
                "Method %s.prototype.%s called on incompatible receiver ",
                name_of(class), method);
    native_type_error(call, before, call->this_value, "");
    return NULL;
}

static bool is_new(struct native_call *call, enum object_class class)
{
    if (call->new_target == UNDEFINED) {
        error_throw(call->vm, ERROR_TYPE, "Constructor %s requires 'new'",
                    name_of(class));
    }
    return call->new_target != UNDEFINED;
}

/* --- WeakMap, WeakSet --------------------------------------------------- */

static enum native_result construct(struct native_call *call,
                                    enum object_class class,
                                    enum intrinsic prototype, enum hook hook)
{
    Value iterable = native_arg(call, 0);
    if (!is_new(call, class)) {
        return NATIVE_THROW;
    }
    struct collection *made =
        collection_new(call->vm, class, native_prototype(call, prototype));
    if (value_is_nullish(iterable)) {
        return native_object(call, &made->object);
    }
    return native_ask(call, hook, 2, value_object(&made->object), iterable);
}

static enum native_result weak_map_constructor(struct native_call *call)
{
    return construct(call, CLASS_WEAK_MAP, INTRINSIC_WEAK_MAP_PROTOTYPE,
                     HOOK_MAP_FILL);
}

static enum native_result weak_set_constructor(struct native_call *call)
{
    return construct(call, CLASS_WEAK_SET, INTRINSIC_WEAK_SET_PROTOTYPE,
                     HOOK_SET_FILL);
}

static enum native_result weak_has(struct native_call *call,
                                   enum object_class class)
{
    struct collection *table = receiver(call, class, "has");
    Value key = native_arg(call, 0);
    if (table == NULL) {
        return NATIVE_THROW;
    }
    return native_boolean(call, weak_may_hold(key) &&
                                    collection_find(call->vm, table, key));
}

static enum native_result weak_delete(struct native_call *call,
                                      enum object_class class)
{
    struct collection *table = receiver(call, class, "delete");
    Value key = native_arg(call, 0);
    if (table == NULL) {
        return NATIVE_THROW;
    }
    return native_boolean(call, weak_may_hold(key) &&
                                    collection_remove(call->vm, table, key));
}

static enum native_result weak_map_has(struct native_call *call)
{
    return weak_has(call, CLASS_WEAK_MAP);
}

static enum native_result weak_set_has(struct native_call *call)
{
    return weak_has(call, CLASS_WEAK_SET);
}

static enum native_result weak_map_delete(struct native_call *call)
{
    return weak_delete(call, CLASS_WEAK_MAP);
}

static enum native_result weak_set_delete(struct native_call *call)
{
    return weak_delete(call, CLASS_WEAK_SET);
}

static enum native_result weak_map_get(struct native_call *call)
{
    struct collection *map = receiver(call, CLASS_WEAK_MAP, "get");
    Value key = native_arg(call, 0);
    if (map == NULL) {
        return NATIVE_THROW;
    }
    const Value *value =
        weak_may_hold(key) ? collection_find(call->vm, map, key) : NULL;
    return native_ok(call, value ? *value : UNDEFINED);
}

static enum native_result weak_map_set(struct native_call *call)
{
    struct collection *map = receiver(call, CLASS_WEAK_MAP, "set");
    if (map == NULL) {
        return NATIVE_THROW;
    }
    if (!weak_may_hold(native_arg(call, 0))) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Invalid value used as weak map key");
    }
    collection_put(call->vm, map, call->args[0], native_arg(call, 1));
    return native_ok(call, call->this_value);
}

static enum native_result weak_set_add(struct native_call *call)
{
    struct collection *set = receiver(call, CLASS_WEAK_SET, "add");
    if (set == NULL) {
        return NATIVE_THROW;
    }
    if (!weak_may_hold(native_arg(call, 0))) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Invalid value used in weak set");
    }
    collection_put(call->vm, set, call->args[0], TRUE_VALUE);
    return native_ok(call, call->this_value);
}

/* --- WeakRef ------------------------------------------------------------ */

static enum native_result weak_ref_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    Value target = native_arg(call, 0);
    if (!is_new(call, CLASS_WEAK_REF)) {
        return NATIVE_THROW;
    }
    if (!weak_may_hold(target)) {
        return error_throw(vm, ERROR_TYPE, "WeakRef: invalid target");
    }
    struct object *prototype =
        native_prototype(call, INTRINSIC_WEAK_REF_PROTOTYPE);
    struct weak_ref *ref = (struct weak_ref *)object_new_sized(
        vm, CLASS_WEAK_REF, shape_root(vm, prototype), sizeof *ref,
        offsetof(struct weak_ref, inner), 2);
    ref->target = target;
    weak_keep(vm, target);
    return native_object(call, &ref->object);
}

static enum native_result weak_ref_deref(struct native_call *call)
{
    const struct weak_ref *ref = receiver(call, CLASS_WEAK_REF, "deref");
    if (ref == NULL) {
        return NATIVE_THROW;
    }
    if (ref->target != UNDEFINED) {
        weak_keep(call->vm, ref->target);
    }
    return native_ok(call, ref->target);
}

/* --- FinalizationRegistry ----------------------------------------------- */

static enum native_result registry_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (!is_new(call, CLASS_REGISTRY)) {
        return NATIVE_THROW;
    }
    if (!value_is_callable(native_arg(call, 0))) {
        return error_throw(vm, ERROR_TYPE,
                           "FinalizationRegistry: cleanup must be callable");
    }
    struct object *prototype =
        native_prototype(call, INTRINSIC_REGISTRY_PROTOTYPE);
    struct registry *registry = (struct registry *)object_new_sized(
        vm, CLASS_REGISTRY, shape_root(vm, prototype), sizeof *registry,
        offsetof(struct registry, inner), 2);
    registry->cleanup = call->args[0];
    registry->cells = UNDEFINED;
    registry->next = UNDEFINED;
    return native_object(call, &registry->object);
}

static enum native_result bad_token(struct native_call *call, Value token)
{
    return native_type_error(call, "Invalid unregisterToken ('", token, "')");
}

static enum native_result registry_register(struct native_call *call)
{
    struct registry *registry = receiver(call, CLASS_REGISTRY, "register");
    Value target = native_arg(call, 0), held = native_arg(call, 1);
    Value token = native_arg(call, 2);
    if (registry == NULL) {
        return NATIVE_THROW;
    }
    if (!weak_may_hold(target)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "FinalizationRegistry.prototype.register: invalid "
                           "target");
    }
    if (target == held) {
        return error_throw(call->vm, ERROR_TYPE,
                           "FinalizationRegistry.prototype.register: target "
                           "and holdings must not be same");
    }
    if (!weak_may_hold(token) && token != UNDEFINED) {
        return bad_token(call, token);
    }
    registry_add(call->vm, registry, target, held, token);
    return native_ok(call, UNDEFINED);
}

static enum native_result registry_unregister(struct native_call *call)
{
    struct registry *registry = receiver(call, CLASS_REGISTRY, "unregister");
    Value token = native_arg(call, 0);
    if (registry == NULL) {
        return NATIVE_THROW;
    }
    if (!weak_may_hold(token)) {
        return bad_token(call, token);
    }
    return native_boolean(call, registry_remove(registry, token));
}

/* %registryCleanup(registry): its callback. %registryTake(registry): what was
 * held for a target that is gone, or the mark %empty(). */
static enum native_result registry_callback(struct native_call *call)
{
    const struct registry *registry = value_pointer(call->args[0]);
    return native_ok(call, registry->cleanup);
}

static enum native_result registry_next(struct native_call *call)
{
    return native_ok(call, registry_take(value_pointer(call->args[0])));
}

#define MAKER(path, function, length) \
    FN_FLAGS(NULL, path, function, length, NATIVE_CONSTRUCTOR, ANY, ANY)

const struct native native_weak_rows[] = {
    MAKER("WeakMap", weak_map_constructor, 0),
    FN(NULL, "WeakMap.prototype.delete", weak_map_delete, 1, ANY, ANY),
    FN(NULL, "WeakMap.prototype.get", weak_map_get, 1, ANY, ANY),
    FN(NULL, "WeakMap.prototype.set", weak_map_set, 2, ANY, ANY),
    FN(NULL, "WeakMap.prototype.has", weak_map_has, 1, ANY, ANY),
    MAKER("WeakSet", weak_set_constructor, 0),
    FN(NULL, "WeakSet.prototype.delete", weak_set_delete, 1, ANY, ANY),
    FN(NULL, "WeakSet.prototype.has", weak_set_has, 1, ANY, ANY),
    FN(NULL, "WeakSet.prototype.add", weak_set_add, 1, ANY, ANY),
    MAKER("WeakRef", weak_ref_constructor, 1),
    FN(NULL, "WeakRef.prototype.deref", weak_ref_deref, 0, ANY, ANY),
    MAKER("FinalizationRegistry", registry_constructor, 1),
    FN(NULL, "FinalizationRegistry.prototype.register", registry_register, 2,
       ANY, ANY),
    FN(NULL, "FinalizationRegistry.prototype.unregister",
       registry_unregister, 1, ANY, ANY),
    INTERNAL("registryCleanup", registry_callback, ANY),
    INTERNAL("registryTake", registry_next, ANY),
};
NATIVE_COUNT(weak);
