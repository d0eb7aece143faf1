/*
 * Object (ECMA-262, 20.1), as far as no getter and no iterator is asked; the
 * rest is library/object.js.
 */
#include "script/binary.h"
#include "script/builder.h"
#include "script/bigint.h"
#include "script/native_help.h"
#include "script/native_rows.h"

#define ALL_KEYS (KEYS_STRINGS | KEYS_SYMBOLS)

static struct object *object_arg(const struct native_call *call, uint32_t i)
{
    return value_as_object(call->args[i]);
}

/* --- the constructor, prototypes ---------------------------------------- */

static enum native_result object_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (call->new_target != UNDEFINED && call->new_target != call->callee) {
        return native_object(
            call, object_new(vm, native_prototype(
                                     call, INTRINSIC_OBJECT_PROTOTYPE)));
    }
    Value value = native_arg(call, 0);
    return native_object(call, value_is_nullish(value)
                                   ? object_new_plain(vm)
                                   : native_to_object(vm, value));
}

static enum native_result get_prototype(struct native_call *call, Value object)
{
    if (value_is_proxy(object)) {
        return native_ask(call, HOOK_PROXY_PROTOTYPE, 1, object);
    }
    struct object *prototype = object_prototype(value_as_object(object));
    return native_ok(call, prototype ? value_object(prototype) : NULL_VALUE);
}

static enum native_result object_get_prototype_of(struct native_call *call)
{
    return get_prototype(call, call->args[0]);
}

static bool is_cycle(const struct object *object, const struct object *chain)
{
    while (chain != NULL && chain != object) {
        chain = object_prototype(chain);
    }
    return chain != NULL;
}

/* [[SetPrototypeOf]] or V8's TypeError. `prototype` is an object or null. */
static enum native_result set_prototype(struct native_call *call,
                                        struct object *object, Value prototype)
{
    struct vm *vm = call->vm;
    struct object *parent =
        value_is_object(prototype) ? value_as_object(prototype) : NULL;
    if (object_class(object) == CLASS_PROXY) {
        return native_ask(call, HOOK_CHANGE_PROTOTYPE, 3,
                          value_object(object), prototype,
                          value_boolean(call->result == UNDEFINED));
    }
    if (parent == object_prototype(object)) {
        return NATIVE_OK;
    }
    if (object == vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE)) {
        return error_throw(vm, ERROR_TYPE,
                           "Immutable prototype object 'Object.prototype' "
                           "cannot have their prototype set");
    }
    if (object->cell.flags & OBJECT_NOT_EXTENSIBLE) {
        return native_type_error(call, "", value_object(object),
                                 " is not extensible");
    }
    if (is_cycle(object, parent) ||
        !object_set_prototype(vm, object, parent)) {
        return error_throw(vm, ERROR_TYPE, "Cyclic __proto__ value");
    }
    return NATIVE_OK;
}

static bool is_prototype(Value value)
{
    return value_is_object(value) || value_is_null(value);
}

static enum native_result bad_prototype(struct native_call *call, Value value)
{
    return native_type_error(
        call, "Object prototype may only be an Object or null: ", value, "");
}

static enum native_result object_set_prototype_of(struct native_call *call)
{
    Value object = native_arg(call, 0), prototype = native_arg(call, 1);
    call->result = object;
    if (value_is_nullish(object)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Object.setPrototypeOf called on null or "
                           "undefined");
    }
    if (!is_prototype(prototype)) {
        return bad_prototype(call, prototype);
    }
    return value_is_object(object)
               ? set_prototype(call, value_as_object(object), prototype)
               : NATIVE_OK;
}

static enum native_result object_get_proto(struct native_call *call)
{
    return get_prototype(call, call->this_value);
}

static enum native_result object_set_proto(struct native_call *call)
{
    call->result = UNDEFINED;
    if (value_is_nullish(call->this_value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Object.prototype.__proto__ called on null or "
                           "undefined");
    }
    if (!value_is_object(call->this_value) ||
        !is_prototype(native_arg(call, 0))) {
        return NATIVE_OK;
    }
    return set_prototype(call, value_as_object(call->this_value),
                         native_arg(call, 0));
}

/* Object.create without properties; the library adds those. */
static enum native_result object_create(struct native_call *call)
{
    Value prototype = native_arg(call, 0);
    if (!is_prototype(prototype)) {
        return bad_prototype(call, prototype);
    }
    if (native_arg(call, 1) != UNDEFINED) {
        return NATIVE_FALLBACK;
    }
    return native_object(
        call, object_new(call->vm, value_is_object(prototype)
                                       ? value_as_object(prototype)
                                       : NULL));
}

/* --- keys, values, entries ---------------------------------------------- */

static enum native_result list_keys(struct native_call *call, unsigned which)
{
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_KEYS, 2, call->args[0],
                          value_int((int)which));
    }
    return native_list_keys(call, object_arg(call, 0), which);
}

static enum native_result object_keys(struct native_call *call)
{
    return list_keys(call, KEYS_STRINGS | KEYS_ENUMERABLE);
}

static enum native_result object_names(struct native_call *call)
{
    return list_keys(call, KEYS_STRINGS);
}

static enum native_result object_symbols(struct native_call *call)
{
    return list_keys(call, KEYS_SYMBOLS);
}

/* Values or [key, value] pairs, where all is plain data. */
static enum native_result list_values(struct native_call *call, bool pairs)
{
    struct vm *vm = call->vm;
    if (value_is_nullish(native_arg(call, 0))) {
        return error_throw(vm, ERROR_TYPE,
                           "Cannot convert undefined or null to object");
    }
    struct object *object = native_to_object(vm, call->args[0]);
    if (object_class(object) == CLASS_PROXY) {
        return NATIVE_FALLBACK;
    }
    struct values *keys =
        object_own_keys(vm, object, KEYS_STRINGS | KEYS_ENUMERABLE |
                                        KEYS_BARE);
    if (native_are_many(keys)) {
        return NATIVE_FALLBACK;
    }
    struct object *list = array_new(vm, keys->cell.extra);
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        struct property found;
        object_get_own(vm, object, key_from_value(vm, keys->at[i]), &found);
        if (found.kind != PROPERTY_DATA) {
            return NATIVE_FALLBACK;
        }
        Value pair[2] = {key_to_value(vm, keys->at[i]), found.value};
        array_push(vm, list,
                   pairs ? value_object(array_from(vm, pair, 2)) : pair[1]);
    }
    return native_object(call, list);
}

static enum native_result object_values(struct native_call *call)
{
    return list_values(call, false);
}

static enum native_result object_entries(struct native_call *call)
{
    return list_values(call, true);
}

/* True where writing `key` of target can run nothing and cannot fail. */
static bool takes_plainly(struct vm *vm, struct object *target, Value key)
{
    struct property found;
    if (!object_find(vm, target, key, &found)) {
        return !(target->cell.flags & OBJECT_NOT_EXTENSIBLE);
    }
    return found.kind == PROPERTY_DATA && (found.attributes & WRITABLE) &&
           (found.holder == target ||
            !(target->cell.flags & OBJECT_NOT_EXTENSIBLE));
}

static bool assigns_plainly(struct vm *vm, struct object *target,
                            struct object *source, struct values *keys)
{
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        Value key = key_from_value(vm, keys->at[i]);
        struct property found;
        if (!object_get_own(vm, source, key, &found) ||
            found.kind != PROPERTY_DATA || !takes_plainly(vm, target, key)) {
            return false;
        }
    }
    return true;
}

/* Object.assign(target, source) where all is plain; only one source, so that
 * nothing is half done when the library has to take over. */
static enum native_result object_assign(struct native_call *call)
{
    struct vm *vm = call->vm;
    Value to = native_arg(call, 0), from = native_arg(call, 1);
    if (call->argc > 2 || !value_is_class(to, CLASS_OBJECT) ||
        !value_is_object(from) || value_is_proxy(from)) {
        return NATIVE_FALLBACK;
    }
    struct object *target = value_as_object(to);
    struct object *source = value_as_object(from);
    struct values *keys =
        object_own_keys(vm, source, ALL_KEYS | KEYS_ENUMERABLE | KEYS_BARE);
    if (native_are_many(keys) ||
        !assigns_plainly(vm, target, source, keys)) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        Value key = key_from_value(vm, keys->at[i]), setter;
        struct property found;
        object_get_own(vm, source, key, &found);
        object_set(vm, target, key, found.value, &setter);
    }
    return native_ok(call, to);
}

/* --- integrity ---------------------------------------------------------- */

/* What the hook is asked for; in its own words in library/proxy.js. */
enum integrity { PREVENT, SEAL, FREEZE, IS_SEALED, IS_FROZEN };

static enum native_result ask_integrity(struct native_call *call,
                                        enum integrity what)
{
    return native_ask(call, HOOK_INTEGRITY, 2, call->args[0],
                      value_int((int)what));
}

static enum native_result object_prevent(struct native_call *call)
{
    if (value_is_proxy(native_arg(call, 0))) {
        return ask_integrity(call, PREVENT);
    }
    if (value_is_object(native_arg(call, 0))) {
        object_prevent_extensions(call->vm, object_arg(call, 0));
    }
    return native_ok(call, native_arg(call, 0));
}

static enum native_result object_is_extensible(struct native_call *call)
{
    Value value = native_arg(call, 0);
    if (value_is_proxy(value)) {
        return native_ask(call, HOOK_PROXY_IS_EXTENSIBLE, 1, value);
    }
    return native_boolean(
        call, value_is_object(value) && !(value_as_object(value)->cell.flags &
                                          OBJECT_NOT_EXTENSIBLE));
}

static void seal_one(struct vm *vm, struct object *object, Value key,
                     bool freeze)
{
    struct property found;
    struct descriptor desc = {HAS_CONFIGURABLE, 0, UNDEFINED, UNDEFINED,
                              UNDEFINED};
    object_get_own(vm, object, key, &found);
    if (freeze && found.kind == PROPERTY_DATA) {
        desc.has |= HAS_WRITABLE;
    }
    object_define(vm, object, key, &desc);
}

/* SetIntegrityLevel, 7.3.15: not configurable, and with `freeze` data not
 * writable. */
static enum native_result set_integrity(struct native_call *call, bool freeze)
{
    struct vm *vm = call->vm;
    Value value = native_arg(call, 0);
    call->result = value;
    if (value_is_proxy(value)) {
        return ask_integrity(call, freeze ? FREEZE : SEAL);
    }
    if (!value_is_object(value)) {
        return NATIVE_OK;
    }
    struct native_walk walk;
    struct object *object = value_as_object(value);
    if (freeze && object_is_typed_array(object) &&
        view_length((struct array_view *)object) > 0) {
        return error_throw(vm, ERROR_TYPE, "Cannot freeze array buffer "
                                           "views with elements");
    }
    if (native_walk_begins(call)) {
        object_prevent_extensions(vm, object);
    }
    /* From the last key to the first: an element that is not as usual takes
     * all behind it along. */
    native_walk_open(call, &walk, object, ALL_KEYS);
    for (uint32_t last = walk.keys->cell.extra - 1; walk.at < walk.end;
         walk.at++) {
        seal_one(vm, object, key_from_value(vm, walk.keys->at[last - walk.at]),
                 freeze);
    }
    return native_walk_close(call, &walk);
}

static enum native_result object_freeze(struct native_call *call)
{
    return set_integrity(call, true);
}

static enum native_result object_seal(struct native_call *call)
{
    return set_integrity(call, false);
}

/* May the property still be changed? */
static bool is_loose(struct vm *vm, struct object *object, Value key,
                     bool frozen)
{
    struct property found;
    object_get_own(vm, object, key, &found);
    /* V8 takes elements as sealed, though they say something else. */
    if (!frozen && object_is_typed_array(object) && found.slot < 0) {
        return false;
    }
    return (found.attributes & CONFIGURABLE) ||
           (frozen && found.kind == PROPERTY_DATA &&
            (found.attributes & WRITABLE));
}

/* TestIntegrityLevel, 7.3.16. */
static enum native_result test_integrity(struct native_call *call,
                                         bool frozen)
{
    struct vm *vm = call->vm;
    Value value = native_arg(call, 0);
    if (value_is_proxy(value)) {
        return ask_integrity(call, frozen ? IS_FROZEN : IS_SEALED);
    }
    if (!value_is_object(value)) {
        return native_boolean(call, true);
    }
    struct object *object = value_as_object(value);
    if (!(object->cell.flags & OBJECT_NOT_EXTENSIBLE)) {
        return native_boolean(call, false);
    }
    struct native_walk walk;
    native_walk_open(call, &walk, object, ALL_KEYS);
    for (; walk.at < walk.end; walk.at++) {
        if (is_loose(vm, object, key_from_value(vm, walk.keys->at[walk.at]),
                     frozen)) {
            return native_boolean(call, false);
        }
    }
    call->result = TRUE_VALUE;
    return native_walk_close(call, &walk);
}

static enum native_result object_is_frozen(struct native_call *call)
{
    return test_integrity(call, true);
}

static enum native_result object_is_sealed(struct native_call *call)
{
    return test_integrity(call, false);
}

/* --- comparing, asking -------------------------------------------------- */

static bool same_number(double a, double b)
{
    return value_double(a) == value_double(b);
}

/* SameValue, 7.2.11. */
static enum native_result object_is(struct native_call *call)
{
    Value a = native_arg(call, 0), b = native_arg(call, 1);
    bool same = a == b;
    if (value_is_number(a) && value_is_number(b)) {
        same = same_number(value_as_number(a), value_as_number(b));
    } else if (value_is_string(a) && value_is_string(b)) {
        same = string_equal(call->vm, value_as_string(a), value_as_string(b));
    } else if (value_is_bigint(a) && value_is_bigint(b)) {
        same = bigint_equal(value_as_bigint(a), value_as_bigint(b));
    }
    return native_boolean(call, same);
}

/* An own property that is there; with `enumerable`, and enumerable. */
static enum native_result has_own(struct native_call *call, Value object,
                                  Value key, bool enumerable)
{
    struct property found;
    if (value_is_proxy(object)) {
        return native_ask(call, HOOK_HAS_OWN, 3, object,
                          key_to_value(call->vm, key),
                          value_boolean(enumerable));
    }
    bool there =
        object_get_own(call->vm, value_as_object(object), key, &found);
    return native_boolean(
        call, there && (!enumerable || (found.attributes & ENUMERABLE)));
}

static enum native_result object_has_own(struct native_call *call)
{
    return has_own(call, call->args[0], call->args[1], false);
}

/* ToPropertyKey comes before ToObject here (20.1.3.2, 20.1.3.4). */
static enum native_result own_of_this(struct native_call *call,
                                      bool enumerable)
{
    if (value_is_nullish(call->this_value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Cannot convert undefined or null to object");
    }
    struct object *object = native_to_object(call->vm, call->this_value);
    return has_own(call, value_object(object), call->args[0], enumerable);
}

static enum native_result object_has_own_property(struct native_call *call)
{
    return own_of_this(call, false);
}

static enum native_result object_is_enumerable(struct native_call *call)
{
    return own_of_this(call, true);
}

/* True where the chain from `object` on ends at a proxy. */
static bool meets_proxy(const struct object *object)
{
    while (object != NULL && object_class(object) != CLASS_PROXY) {
        object = object_prototype(object);
    }
    return object != NULL;
}

static enum native_result object_is_prototype_of(struct native_call *call)
{
    Value value = native_arg(call, 0);
    if (!value_is_object(value)) {
        return native_boolean(call, false);
    }
    if (value_is_nullish(call->this_value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Cannot convert undefined or null to object");
    }
    if (value_is_object(call->this_value) &&
        meets_proxy(value_as_object(value))) {
        return native_ask(call, HOOK_IS_PROTOTYPE_OF, 2, call->this_value,
                          value);
    }
    return native_boolean(
        call, value_is_object(call->this_value) &&
                  is_cycle(value_as_object(call->this_value),
                           object_prototype(value_as_object(value))));
}

static enum native_result object_value_of(struct native_call *call)
{
    return native_ok(call, call->this_value);
}

/* The word in "[object Array]" where no Symbol.toStringTag says another. */
static const char *builtin_tag(Value value)
{
    if (value_is_callable(value)) {
        return "Function";
    }
    while (value_is_proxy(value)) {
        value = ((const struct proxy *)value_as_object(value))->target;
        if (value_is_class(value, CLASS_ARRAY)) {
            return "Array";
        }
        if (!value_is_proxy(value)) {
            return "Object";
        }
    }
    switch (object_class(value_as_object(value))) {
    case CLASS_ARRAY:
        return "Array";
    case CLASS_ERROR:
        return "Error";
    case CLASS_BOOLEAN:
        return "Boolean";
    case CLASS_NUMBER:
        return "Number";
    case CLASS_STRING:
        return "String";
    case CLASS_DATE:
        return "Date";
    case CLASS_REGEXP:
        return "RegExp";
    case CLASS_ARGUMENTS:
        return "Arguments";
    default:
        return "Object";
    }
}

static enum native_result say_tag(struct native_call *call, const char *tag,
                                  Value given)
{
    struct builder builder;
    builder_init(&builder, call->vm);
    builder_str(&builder, "[object ");
    if (value_is_string(given)) {
        builder_string(&builder, value_as_string(given));
    } else {
        builder_str(&builder, tag);
    }
    builder_unit(&builder, ']');
    return native_built(call, &builder);
}

/* Object.prototype.toString, 20.1.3.6. A second argument (the library's) is
 * the tag that a getter gave. */
static enum native_result object_to_string(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (value_is_nullish(call->this_value)) {
        return say_tag(
            call, value_is_null(call->this_value) ? "Null" : "Undefined",
            UNDEFINED);
    }
    struct object *object = native_to_object(vm, call->this_value);
    Value tag;
    if (object_class(object) == CLASS_PROXY) {
        return NATIVE_FALLBACK;
    }
    if (!native_get(vm, object, vm_symbol(vm, SYMBOL_TO_STRING_TAG), &tag)) {
        return NATIVE_FALLBACK;
    }
    return say_tag(call, builtin_tag(value_object(object)), tag);
}

/* %sayTag(object, tag): the same with a tag that a getter gave. */
static enum native_result object_say_tag(struct native_call *call)
{
    return say_tag(call, builtin_tag(call->args[0]), call->args[1]);
}

const struct native native_object_rows[] = {
    FN_FLAGS(NULL, "Object", object_constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             ANY),
    FN("getPrototypeOf", "Object.getPrototypeOf", object_get_prototype_of, 1,
       ANY, OBJECT),
    FN("setPrototypeOf", "Object.setPrototypeOf", object_set_prototype_of, 2,
       ANY, ANY, ANY),
    FN("objectKeys", "Object.keys", object_keys, 1, ANY, OBJECT),
    FN(NULL, "Object.getOwnPropertyNames", object_names, 1, ANY, OBJECT),
    FN(NULL, "Object.getOwnPropertySymbols", object_symbols, 1, ANY, OBJECT),
    FN("freeze", "Object.freeze", object_freeze, 1, ANY, ANY),
    FN(NULL, "Object.seal", object_seal, 1, ANY, ANY),
    FN(NULL, "Object.preventExtensions", object_prevent, 1, ANY, ANY),
    FN(NULL, "Object.isExtensible", object_is_extensible, 1, ANY, ANY),
    FN(NULL, "Object.isFrozen", object_is_frozen, 1, ANY, ANY),
    FN(NULL, "Object.isSealed", object_is_sealed, 1, ANY, ANY),
    FN("sameValue", "Object.is", object_is, 2, ANY, ANY, ANY),
    FN(NULL, "Object.hasOwn", object_has_own, 2, ANY, OBJECT, KEY),
    FN(NULL, "Object.prototype.hasOwnProperty", object_has_own_property, 1,
       ANY, KEY),
    FN(NULL, "Object.prototype.propertyIsEnumerable", object_is_enumerable, 1,
       ANY, KEY),
    FN(NULL, "Object.prototype.isPrototypeOf", object_is_prototype_of, 1, ANY,
       ANY),
    FN(NULL, "Object.prototype.valueOf", object_value_of, 0, OBJECT, ANY),
    FN_FLAGS(NULL, "Object.prototype.__proto__", object_get_proto, 0,
             NATIVE_GETTER, OBJECT, ANY),
    FN_FLAGS(NULL, "Object.prototype.__proto__", object_set_proto, 1,
             NATIVE_SETTER, ANY, ANY),
    OPTIONAL(1, "objectCreate", object_create, ANY, ANY),
    INTERNAL("objectValues", object_values, ANY),
    INTERNAL("objectEntries", object_entries, ANY),
    INTERNAL("objectAssign", object_assign, ANY),
    INTERNAL("objectToString", object_to_string, ANY),
    INTERNAL("sayTag", object_say_tag, ANY, ANY),
};
NATIVE_COUNT(object);
