/*
 * Proxy (ECMA-262, 28.2) and what its traps are made of in library/proxy.js.
 */
#include "script/for_in.h"
#include "script/native_help.h"
#include "script/native_rows.h"

/* --- making, looking inside --------------------------------------------- */

/* ProxyCreate, 10.5.14. */
static enum native_result create(struct native_call *call, Value target,
                                 Value handler)
{
    struct vm *vm = call->vm;
    if (!value_is_object(target) || !value_is_object(handler)) {
        return error_throw(vm, ERROR_TYPE,
                           "Cannot create proxy with a non-object as target "
                           "or handler");
    }
    struct proxy *proxy = (struct proxy *)object_new_sized(
        vm, CLASS_PROXY, shape_root(vm, NULL), sizeof *proxy, 0, 0);
    proxy->target = target;
    proxy->handler = handler;
    /* What is remembered of a shape must not hold for others' as well. */
    object_own_shape(vm, &proxy->object);
    proxy->object.cell.flags |=
        value_as_object(target)->cell.flags &
        (OBJECT_CALLABLE | OBJECT_CONSTRUCTOR);
    return native_object(call, &proxy->object);
}

static enum native_result proxy_constructor(struct native_call *call)
{
    if (call->new_target == UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Constructor Proxy requires 'new'");
    }
    return create(call, native_arg(call, 0), native_arg(call, 1));
}

static enum native_result proxy_create(struct native_call *call)
{
    return create(call, call->args[0], call->args[1]);
}

static struct proxy *proxy_arg(const struct native_call *call)
{
    return value_pointer(call->args[0]);
}

static enum native_result proxy_revoke(struct native_call *call)
{
    proxy_arg(call)->target = NULL_VALUE;
    proxy_arg(call)->handler = NULL_VALUE;
    return native_ok(call, UNDEFINED);
}

static enum native_result proxy_is(struct native_call *call)
{
    return native_boolean(call, value_is_proxy(call->args[0]));
}

static enum native_result proxy_target(struct native_call *call)
{
    return native_ok(call, proxy_arg(call)->target);
}

static enum native_result proxy_handler(struct native_call *call)
{
    return native_ok(call, proxy_arg(call)->handler);
}

/* --- descriptors -------------------------------------------------------- */

/* Fields in the order of FromPropertyDescriptor (6.2.6.4). */
static const struct field {
    enum atom name;
    unsigned has;
    unsigned attribute; /* of the boolean ones */
} fields[] = {
    {ATOM_VALUE, HAS_VALUE, 0},
    {ATOM_WRITABLE, HAS_WRITABLE, WRITABLE},
    {ATOM_GET, HAS_GET, 0},
    {ATOM_SET, HAS_SET, 0},
    {ATOM_ENUMERABLE, HAS_ENUMERABLE, ENUMERABLE},
    {ATOM_CONFIGURABLE, HAS_CONFIGURABLE, CONFIGURABLE},
};

static Value field_value(const struct descriptor *desc,
                         const struct field *field)
{
    switch (field->has) {
    case HAS_VALUE:
        return desc->value;
    case HAS_GET:
        return desc->get;
    case HAS_SET:
        return desc->set;
    default:
        return value_boolean(desc->attributes & field->attribute);
    }
}

static Value write_descriptor(struct vm *vm, struct object *object,
                              const struct descriptor *desc)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (desc->has & fields[i].has) {
            object_put_own(vm, object, vm_atom(vm, fields[i].name),
                           field_value(desc, &fields[i]),
                           ATTRIBUTES_DEFAULT);
        }
    }
    return value_object(object);
}

/* %fromDescriptor(descriptor): an ordinary object with its fields. */
static enum native_result from_descriptor(struct native_call *call)
{
    struct descriptor desc;
    if (call->args[0] == UNDEFINED) {
        return native_ok(call, UNDEFINED);
    }
    enum native_result result =
        native_to_descriptor(call, call->args[0], call->args[0], &desc);
    if (result == NATIVE_OK) {
        call->result =
            write_descriptor(call->vm, object_new_plain(call->vm), &desc);
    }
    return result;
}

/* %checkDescriptor(descriptor, object): the same one, or the TypeError, which
 * shows the object that it was read from. */
static enum native_result check_descriptor(struct native_call *call)
{
    struct descriptor desc;
    call->result = call->args[0];
    return native_to_descriptor(call, call->args[0], call->args[1], &desc);
}

/* %completeDescriptor(descriptor), 6.2.6.6. */
static enum native_result complete_descriptor(struct native_call *call)
{
    struct descriptor desc;
    enum native_result result =
        native_to_descriptor(call, call->args[0], call->args[0], &desc);
    desc.has |= HAS_ENUMERABLE | HAS_CONFIGURABLE;
    desc.has |= desc.has & (HAS_GET | HAS_SET) ? HAS_GET | HAS_SET
                                               : HAS_VALUE | HAS_WRITABLE;
    if (result == NATIVE_OK) {
        call->result =
            write_descriptor(call->vm, object_new(call->vm, NULL), &desc);
    }
    return result;
}

/* %ownProperty(object, key): [[GetOwnProperty]] as a descriptor without a
 * prototype, or undefined. */
static enum native_result own_property(struct native_call *call)
{
    struct property found;
    if (value_is_proxy(call->args[0])) {
        return native_ask_key(call, HOOK_PROXY_OWN, call->args[0],
                              call->args[1]);
    }
    if (!object_get_own(call->vm, value_as_object(call->args[0]),
                        call->args[1], &found)) {
        return native_ok(call, UNDEFINED);
    }
    struct descriptor desc = {HAS_ENUMERABLE | HAS_CONFIGURABLE,
                              found.attributes, found.value, found.get,
                              found.set};
    desc.has |= found.kind == PROPERTY_ACCESSOR ? HAS_GET | HAS_SET
                                                : HAS_VALUE | HAS_WRITABLE;
    return native_ok(
        call,
        write_descriptor(call->vm, object_new(call->vm, NULL), &desc));
}

/* %isCompatible(extensible, descriptor, actual), 10.1.6.2. */
static enum native_result is_compatible(struct native_call *call)
{
    struct descriptor desc, actual;
    if (call->args[2] == UNDEFINED) {
        return native_ok(call, call->args[0]);
    }
    enum native_result result =
        native_to_descriptor(call, call->args[1], call->args[1], &desc);
    if (result == NATIVE_OK) {
        result = native_to_descriptor(call, call->args[2], call->args[2], &actual);
    }
    struct property now = {
        .kind = actual.has & (HAS_GET | HAS_SET) ? PROPERTY_ACCESSOR
                                                 : PROPERTY_DATA,
        .attributes = actual.attributes,
        .value = actual.value,
        .get = actual.get,
        .set = actual.set};
    call->result = value_boolean(object_may_change(call->vm, &now, &desc));
    return result;
}

/* %hasTwins(keys): the same name or symbol twice in an array. */
static enum native_result has_twins(struct native_call *call)
{
    struct vm *vm = call->vm;
    const struct object *keys = value_as_object(call->args[0]);
    struct object *seen = object_new(vm, NULL);
    struct property found;
    for (uint32_t i = 0; i < keys->element_count; i++) {
        Value key = key_from_value(vm, keys->elements[i]);
        if (object_get_own(vm, seen, key, &found)) {
            return native_boolean(call, true);
        }
        object_put_own(vm, seen, key, TRUE_VALUE, ATTRIBUTES_DEFAULT);
    }
    return native_boolean(call, false);
}

/* --- new, class, for-in ------------------------------------------------- */

/* %constructFrom(constructor, array, newTarget, prototype). */
static enum native_result construct_from(struct native_call *call)
{
    struct object *list = value_as_object(call->args[1]);
    call->callee = call->args[0];
    call->new_target = call->args[2];
    call->prototype =
        value_is_object(call->args[3]) ? call->args[3] : NULL_VALUE;
    call->args = list->elements;
    call->argc = list->length;
    return NATIVE_CONSTRUCT;
}

/* %pair(a, b): two answers for an instruction that starts again with them in
 * the place of one operand (OP_CLASS, OP_GET_ITER). */
static enum native_result make_pair(struct native_call *call)
{
    return native_ok(call,
                     accessor_new(call->vm, call->args[0], call->args[1]));
}

/* %forIn(object, keys, asks), %forInKey(it), %forInTarget(it): see for_in.h. */
static enum native_result new_for_in(struct native_call *call)
{
    return native_ok(call,
                     for_in_new(call->vm, call->args[0],
                                value_as_object(call->args[1]),
                                call->args[2] == TRUE_VALUE));
}

static enum native_result next_for_in(struct native_call *call)
{
    return native_ok(call, for_in_key(value_pointer(call->args[0])));
}

static enum native_result target_for_in(struct native_call *call)
{
    const struct for_in *it = value_pointer(call->args[0]);
    return native_ok(call, it->target);
}

const struct native native_proxy_rows[] = {
    FN_FLAGS(NULL, "Proxy", proxy_constructor, 2, NATIVE_CONSTRUCTOR, ANY,
             ANY),
    INTERNAL("proxy", proxy_create, ANY, ANY),
    INTERNAL("proxyRevoke", proxy_revoke, ANY),
    INTERNAL("isProxy", proxy_is, ANY),
    INTERNAL("proxyTarget", proxy_target, ANY),
    INTERNAL("proxyHandler", proxy_handler, ANY),
    INTERNAL("fromDescriptor", from_descriptor, ANY),
    INTERNAL("checkDescriptor", check_descriptor, ANY, ANY),
    INTERNAL("completeDescriptor", complete_descriptor, ANY),
    INTERNAL("ownProperty", own_property, ANY, KEY),
    INTERNAL("isCompatible", is_compatible, ANY, ANY, ANY),
    INTERNAL("hasTwins", has_twins, ANY),
    INTERNAL("constructFrom", construct_from, ANY, ANY, ANY, ANY),
    INTERNAL("pair", make_pair, ANY, ANY),
    INTERNAL("forIn", new_for_in, ANY, ANY, BOOLEAN),
    INTERNAL("forInKey", next_for_in, ANY),
    INTERNAL("forInTarget", target_for_in, ANY),
};
NATIVE_COUNT(proxy);
