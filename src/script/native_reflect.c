/*
 * Reflect (ECMA-262, 28.1), and how a function is called with a list that is
 * an array (the library makes arrays of other lists).
 */
#include "script/binary.h"
#include "script/native_help.h"
#include "script/native_rows.h"

/* Throws where the target is no object; `name` is the method's. */
static bool has_target(struct native_call *call, const char *name)
{
    if (value_is_object(native_arg(call, 0))) {
        return true;
    }
    error_throw(call->vm, ERROR_TYPE, "Reflect.%s called on non-object", name);
    return false;
}

static struct object *target(const struct native_call *call)
{
    return value_as_object(call->args[0]);
}

/* A getter takes the call's place. */
static enum native_result reflect_get(struct native_call *call)
{
    struct property found;
    if (!has_target(call, "get")) {
        return NATIVE_THROW;
    }
    if (!object_find(call->vm, target(call), call->args[1], &found)) {
        return native_ok(call, UNDEFINED);
    }
    if (found.kind == PROPERTY_DATA) {
        return native_ok(call, found.value);
    }
    Value receiver = call->argc > 2 ? call->args[2] : call->args[0];
    if (found.kind == PROPERTY_TRAP) {
        return native_ask(call, HOOK_PROXY_GET, 3, value_object(found.holder),
                          key_to_value(call->vm, call->args[1]), receiver);
    }
    if (found.get == UNDEFINED) {
        return native_ok(call, UNDEFINED);
    }
    return native_call_with(call, found.get, receiver, call->argc);
}

/* Puts the value on the receiver (10.1.9.2, from step 2.c on). */
static bool put_on_receiver(struct vm *vm, Value receiver, Value key,
                            Value value)
{
    struct property own;
    struct descriptor desc = {HAS_VALUE, 0, value, UNDEFINED, UNDEFINED};
    if (!value_is_object(receiver)) {
        return false;
    }
    struct object *object = value_as_object(receiver);
    if (object_get_own(vm, object, key, &own)) {
        if (own.kind != PROPERTY_DATA || !(own.attributes & WRITABLE)) {
            return false;
        }
    } else {
        desc.has |= HAS_WRITABLE | HAS_ENUMERABLE | HAS_CONFIGURABLE;
        desc.attributes = ATTRIBUTES_DEFAULT;
    }
    return object_define(vm, object, key, &desc) == DEFINE_OK;
}

/* True where a typed array in the chain, or as the receiver, has its own way
 * with a key that is a number (10.4.5.5). */
static bool meets_elements(struct vm *vm, struct object *object, Value key,
                           Value receiver)
{
    if (value_is_class(receiver, CLASS_TYPED_ARRAY)) {
        return true;
    }
    for (; object; object = object_prototype(object)) {
        if (object_is_typed_array(object) &&
            (value_is_int(key) || view_refuses(vm, object, key))) {
            return true;
        }
    }
    return false;
}

/* %reflectSet(target, key, value, receiver): true, false, or undefined where
 * a setter, a proxy or a typed array has to be asked. */
static enum native_result reflect_set(struct native_call *call)
{
    struct property found;
    if (!has_target(call, "set")) {
        return NATIVE_THROW;
    }
    if (value_is_proxy(call->args[3]) ||
        meets_elements(call->vm, target(call), call->args[1],
                       call->args[3])) {
        return native_ok(call, UNDEFINED);
    }
    if (object_find(call->vm, target(call), call->args[1], &found)) {
        if (found.kind != PROPERTY_DATA) {
            return native_ok(call, UNDEFINED);
        }
        if (!(found.attributes & WRITABLE) ||
            object_class(found.holder) == CLASS_NAMESPACE) {
            return native_boolean(call, false);
        }
    }
    return native_boolean(call,
                          put_on_receiver(call->vm, call->args[3],
                                          call->args[1], call->args[2]));
}

static enum native_result reflect_has(struct native_call *call)
{
    struct property found;
    if (!has_target(call, "has")) {
        return NATIVE_THROW;
    }
    bool there = object_find(call->vm, target(call), call->args[1], &found);
    if (there && found.kind == PROPERTY_TRAP) {
        return native_ask_key(call, HOOK_PROXY_HAS, value_object(found.holder),
                              call->args[1]);
    }
    return native_boolean(call, there);
}

static enum native_result reflect_delete(struct native_call *call)
{
    if (!has_target(call, "deleteProperty")) {
        return NATIVE_THROW;
    }
    if (value_is_proxy(call->args[0])) {
        return native_ask_key(call, HOOK_PROXY_DELETE, call->args[0],
                              call->args[1]);
    }
    return native_boolean(
        call, object_delete(call->vm, target(call), call->args[1]));
}

static enum native_result reflect_own_keys(struct native_call *call)
{
    if (!has_target(call, "ownKeys")) {
        return NATIVE_THROW;
    }
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_KEYS, 2, call->args[0],
                          value_int(KEYS_STRINGS | KEYS_SYMBOLS));
    }
    return native_list_keys(call, target(call), KEYS_STRINGS | KEYS_SYMBOLS);
}

static enum native_result reflect_get_prototype(struct native_call *call)
{
    if (!has_target(call, "getPrototypeOf")) {
        return NATIVE_THROW;
    }
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_PROTOTYPE, 1, call->args[0]);
    }
    struct object *prototype = object_prototype(target(call));
    return native_ok(call, prototype ? value_object(prototype) : NULL_VALUE);
}

static enum native_result reflect_set_prototype(struct native_call *call)
{
    Value prototype = native_arg(call, 1);
    if (!has_target(call, "setPrototypeOf")) {
        return NATIVE_THROW;
    }
    if (!value_is_object(prototype) && !value_is_null(prototype)) {
        return native_type_error(
            call, "Object prototype may only be an Object or null: ",
            prototype, "");
    }
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_SET_PROTOTYPE, 2, call->args[0],
                          prototype);
    }
    struct object *parent =
        value_is_object(prototype) ? value_as_object(prototype) : NULL;
    bool fixed =
        target(call) == vm_intrinsic(call->vm, INTRINSIC_OBJECT_PROTOTYPE);
    return native_boolean(
        call, parent == object_prototype(target(call)) ||
                  (!fixed &&
                   object_set_prototype(call->vm, target(call), parent)));
}

static enum native_result reflect_is_extensible(struct native_call *call)
{
    if (!has_target(call, "isExtensible")) {
        return NATIVE_THROW;
    }
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_IS_EXTENSIBLE, 1, call->args[0]);
    }
    return native_boolean(
        call, !(target(call)->cell.flags & OBJECT_NOT_EXTENSIBLE));
}

static enum native_result reflect_prevent(struct native_call *call)
{
    if (!has_target(call, "preventExtensions")) {
        return NATIVE_THROW;
    }
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_PREVENT, 1, call->args[0]);
    }
    return native_boolean(
        call, object_prevent_extensions(call->vm, target(call)));
}

/* --- calling with an array ---------------------------------------------- */

/* Makes a packed array the arguments; false where the library has to read an
 * array-like object first. */
static bool take_list(struct native_call *call, Value list)
{
    if (!value_is_class(list, CLASS_ARRAY) ||
        !array_is_packed(value_as_object(list))) {
        return false;
    }
    call->args = value_as_object(list)->elements;
    call->argc = value_as_object(list)->length;
    return true;
}

/* Function.prototype.apply(this, list). */
static enum native_result function_apply(struct native_call *call)
{
    Value this_value = native_arg(call, 0), list = native_arg(call, 1);
    if (value_is_nullish(list)) {
        return native_call_with(call, call->this_value, this_value,
                                call->argc);
    }
    if (!value_is_callable(call->this_value)) {
        return NATIVE_FALLBACK;
    }
    Value function = call->this_value;
    if (!take_list(call, list)) {
        return NATIVE_FALLBACK;
    }
    return native_call_with(call, function, this_value, 0);
}

/* Reflect.apply(function, this, list). */
static enum native_result reflect_apply(struct native_call *call)
{
    Value function = native_arg(call, 0), this_value = native_arg(call, 1);
    if (!value_is_callable(function) || !take_list(call, native_arg(call, 2))) {
        return NATIVE_FALLBACK;
    }
    return native_call_with(call, function, this_value, 0);
}

/* Reflect.construct(function, list, newTarget). */
static enum native_result reflect_construct(struct native_call *call)
{
    Value function = native_arg(call, 0);
    Value new_target = call->argc > 2 ? call->args[2] : function;
    if (!value_is_constructor(function) || !value_is_constructor(new_target) ||
        !take_list(call, native_arg(call, 1))) {
        return NATIVE_FALLBACK;
    }
    call->callee = function;
    call->new_target = new_target;
    return NATIVE_CONSTRUCT;
}

const struct native native_reflect_rows[] = {
    FN("reflectGet", "Reflect.get", reflect_get, 2, ANY, ANY, KEY, ANY),
    FN("reflectHas", "Reflect.has", reflect_has, 2, ANY, ANY, KEY),
    FN(NULL, "Reflect.deleteProperty", reflect_delete, 2, ANY, ANY, KEY),
    FN(NULL, "Reflect.ownKeys", reflect_own_keys, 1, ANY, ANY),
    FN(NULL, "Reflect.getPrototypeOf", reflect_get_prototype, 1, ANY, ANY),
    FN("setPrototype", "Reflect.setPrototypeOf", reflect_set_prototype, 2, ANY, ANY,
       ANY),
    FN("isExtensible", "Reflect.isExtensible", reflect_is_extensible, 1, ANY, ANY),
    FN("preventExtensions", "Reflect.preventExtensions", reflect_prevent, 1, ANY, ANY),
    INTERNAL("reflectSet", reflect_set, ANY, KEY, ANY, ANY),
    INTERNAL("functionApply", function_apply, ANY),
    INTERNAL("reflectApply", reflect_apply, ANY),
    INTERNAL("reflectConstruct", reflect_construct, ANY),
};
NATIVE_COUNT(reflect);
