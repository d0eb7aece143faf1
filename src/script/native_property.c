/*
 * Properties and their descriptors (ECMA-262, 6.2.6, and of Object and
 * Reflect what defines one).
 */
#include "script/native_help.h"
#include "script/native_rows.h"

static struct object *object_arg(const struct native_call *call, uint32_t i)
{
    return value_as_object(call->args[i]);
}

/* --- descriptors -------------------------------------------------------- */

static void put(struct vm *vm, struct object *object, enum atom name,
                Value value)
{
    object_put_own(vm, object, vm_atom(vm, name), value, ATTRIBUTES_DEFAULT);
}

struct object *native_from_property(struct vm *vm,
                                    const struct property *found)
{
    struct object *object = object_new_plain(vm);
    if (found->kind == PROPERTY_ACCESSOR) {
        put(vm, object, ATOM_GET, found->get);
        put(vm, object, ATOM_SET, found->set);
    } else {
        put(vm, object, ATOM_VALUE, found->value);
        put(vm, object, ATOM_WRITABLE,
            value_boolean(found->attributes & WRITABLE));
    }
    put(vm, object, ATOM_ENUMERABLE,
        value_boolean(found->attributes & ENUMERABLE));
    put(vm, object, ATOM_CONFIGURABLE,
        value_boolean(found->attributes & CONFIGURABLE));
    return object;
}

static enum native_result object_get_descriptor(struct native_call *call)
{
    struct property found;
    if (value_is_proxy(call->args[0])) {
        return native_ask_key(call, HOOK_DESCRIPTOR_OF, call->args[0],
                              call->args[1]);
    }
    if (!object_get_own(call->vm, object_arg(call, 0), call->args[1],
                        &found)) {
        return native_ok(call, UNDEFINED);
    }
    if (error_is_stack(call->vm, &found)) {
        return native_ask_key(call, HOOK_DESCRIPTOR_OF, call->args[0],
                              call->args[1]);
    }
    return native_object(call, native_from_property(call->vm, &found));
}

static enum native_result object_get_descriptors(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_DESCRIPTORS_OF, 1, call->args[0]);
    }
    struct object *result = object_new_plain(vm);
    struct values *keys = object_own_keys(
        vm, object_arg(call, 0), KEYS_STRINGS | KEYS_SYMBOLS | KEYS_BARE);
    if (native_are_many(keys)) {
        return native_ask(call, HOOK_DESCRIPTORS_OF, 1, call->args[0]);
    }
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        Value key = key_from_value(vm, keys->at[i]);
        struct property found;
        if (object_get_own(vm, object_arg(call, 0), key, &found)) {
            if (error_is_stack(vm, &found)) {
                return native_ask(call, HOOK_DESCRIPTORS_OF, 1,
                                  call->args[0]);
            }
            object_put_own(vm, result, key,
                           value_object(native_from_property(vm, &found)),
                           ATTRIBUTES_DEFAULT);
        }
    }
    return native_object(call, result);
}

static bool truthy(Value value)
{
    if (value_is_number(value)) {
        double number = value_as_number(value);
        return number != 0 && number == number;
    }
    if (value_is_string(value)) {
        return string_length(value_as_string(value)) > 0;
    }
    return !value_is_nullish(value) && value != FALSE_VALUE;
}

/* One field of a descriptor object: 1 there, 0 missing, -1 a getter. */
static int read_field(struct vm *vm, struct object *object, enum atom name,
                      Value *value)
{
    struct property found;
    if (!object_find(vm, object, vm_atom(vm, name), &found)) {
        return 0;
    }
    *value = found.value;
    return found.kind == PROPERTY_DATA ? 1 : -1;
}

/* The boolean fields: those that are there go into has and attributes. */
static bool read_flags(struct vm *vm, struct object *object,
                       struct descriptor *desc)
{
    static const struct {
        enum atom name;
        unsigned has;
        unsigned attribute;
    } flags[] = {
        {ATOM_ENUMERABLE, HAS_ENUMERABLE, ENUMERABLE},
        {ATOM_CONFIGURABLE, HAS_CONFIGURABLE, CONFIGURABLE},
        {ATOM_WRITABLE, HAS_WRITABLE, WRITABLE},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        Value value;
        int there = read_field(vm, object, flags[i].name, &value);
        if (there < 0) {
            return false;
        }
        if (there) {
            desc->has |= flags[i].has;
            desc->attributes |= truthy(value) ? flags[i].attribute : 0;
        }
    }
    return true;
}

static bool read_values(struct vm *vm, struct object *object,
                        struct descriptor *desc)
{
    const struct {
        enum atom name;
        unsigned has;
        Value *value;
    } fields[] = {
        {ATOM_VALUE, HAS_VALUE, &desc->value},
        {ATOM_GET, HAS_GET, &desc->get},
        {ATOM_SET, HAS_SET, &desc->set},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        int there = read_field(vm, object, fields[i].name, fields[i].value);
        if (there < 0) {
            return false;
        }
        desc->has |= there ? fields[i].has : 0;
    }
    return true;
}

static bool is_half(Value function)
{
    return function == UNDEFINED || value_is_callable(function);
}

enum native_result native_to_descriptor(struct native_call *call, Value value,
                                        Value shown, struct descriptor *desc)
{
    *desc = (struct descriptor){0, 0, UNDEFINED, UNDEFINED, UNDEFINED};
    if (!value_is_object(value)) {
        return native_type_error(
            call, "Property description must be an object: ", value, "");
    }
    struct object *object = value_as_object(value);
    if (!read_flags(call->vm, object, desc) ||
        !read_values(call->vm, object, desc)) {
        return NATIVE_FALLBACK;
    }
    if (!is_half(desc->get)) {
        return native_type_error(call, "Getter must be a function: ",
                                 desc->get, "");
    }
    if (!is_half(desc->set)) {
        return native_type_error(call, "Setter must be a function: ",
                                 desc->set, "");
    }
    if ((desc->has & (HAS_GET | HAS_SET)) &&
        (desc->has & (HAS_VALUE | HAS_WRITABLE))) {
        return native_type_error(call,
                                 "Invalid property descriptor. Cannot both "
                                 "specify accessors and a value or writable "
                                 "attribute, ",
                                 shown, "");
    }
    return NATIVE_OK;
}

/* V8's error for a definition that was refused. */
static enum native_result refuse(struct native_call *call,
                                 enum define_result result, Value key)
{
    Value name = key_to_value(call->vm, key);
    switch (result) {
    case DEFINE_NOT_EXTENSIBLE:
        return native_type_error(call, "Cannot define property ", name,
                                 ", object is not extensible");
    case DEFINE_BAD_LENGTH:
        return error_throw(call->vm, ERROR_RANGE, "Invalid array length");
    case DEFINE_BAD_INDEX:
        return error_throw(call->vm, ERROR_TYPE,
                           "Invalid typed array index");
    default:
        return native_type_error(call, "Cannot redefine property: ", name,
                                 "");
    }
}

/* What both forms of defineProperty ask first: a target that is an object, a
 * key that is a primitive (else the library does it), a descriptor. */
static enum native_result define_begin(struct native_call *call,
                                       const char *whose,
                                       struct descriptor *desc)
{
    if (!value_is_object(native_arg(call, 0))) {
        return error_throw(call->vm, ERROR_TYPE,
                           "%s.defineProperty called on non-object", whose);
    }
    if (value_is_object(native_arg(call, 1)) ||
        value_is_proxy(native_arg(call, 0))) {
        return NATIVE_FALLBACK;
    }
    enum native_result result = native_to_descriptor(
        call, native_arg(call, 2), native_arg(call, 2), desc);
    bool is_length = value_is_class(native_arg(call, 0), CLASS_ARRAY) &&
                     (desc->has & HAS_VALUE) &&
                     !value_is_number(desc->value) &&
                     key_from_value(call->vm, native_arg(call, 1)) ==
                         vm_atom(call->vm, ATOM_LENGTH);
    return result == NATIVE_OK && is_length ? NATIVE_FALLBACK : result;
}

/* objectDefineProperty(target, key, descriptor): the key a primitive, the
 * descriptor without getters, else the library does it. */
static enum native_result object_define_property(struct native_call *call)
{
    Value target = native_arg(call, 0), name = native_arg(call, 1);
    struct descriptor desc;
    enum native_result result = define_begin(call, "Object", &desc);
    if (result != NATIVE_OK) {
        return result;
    }
    Value key = key_from_value(call->vm, name);
    struct object *object = value_as_object(target);
    enum define_result defined = object_define(call->vm, object, key, &desc);
    if (defined == DEFINE_CONVERT) {
        return native_ask(call, HOOK_ELEMENT_SET, 4, target,
                          key_to_value(call->vm, key), desc.value, target);
    }
    if (defined != DEFINE_OK) {
        return refuse(call, defined, key);
    }
    return native_ok(call, target);
}

/* The same for Reflect.defineProperty: true or false. */
static enum native_result reflect_define_property(struct native_call *call)
{
    Value target = native_arg(call, 0), name = native_arg(call, 1);
    struct descriptor desc;
    enum native_result result = define_begin(call, "Reflect", &desc);
    if (result != NATIVE_OK) {
        return result;
    }
    Value key = key_from_value(call->vm, name);
    enum define_result defined =
        object_define(call->vm, value_as_object(target), key, &desc);
    if (defined == DEFINE_CONVERT) {
        return native_ask(call, HOOK_ELEMENT_SET, 4, target,
                          key_to_value(call->vm, key), desc.value, TRUE_VALUE);
    }
    return native_boolean(call, defined == DEFINE_OK);
}

/* %defineOwn(object, key, descriptor): [[DefineOwnProperty]]; the descriptor
 * is the library's own. */
static enum native_result object_define_own(struct native_call *call)
{
    struct descriptor desc;
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_DEFINE, 3, call->args[0],
                          key_to_value(call->vm, call->args[1]),
                          call->args[2]);
    }
    enum native_result result = native_to_descriptor(call, call->args[2], call->args[2], &desc);
    if (result != NATIVE_OK) {
        return result;
    }
    enum define_result defined = object_define(
        call->vm, object_arg(call, 0), call->args[1], &desc);
    if (defined == DEFINE_CONVERT) {
        return native_ask(call, HOOK_ELEMENT_SET, 4, call->args[0],
                          key_to_value(call->vm, call->args[1]), desc.value,
                          TRUE_VALUE);
    }
    return native_boolean(call, defined == DEFINE_OK);
}

/* %createDataProperty(object, key, value): CreateDataPropertyOrThrow. */
static enum native_result object_create_data(struct native_call *call)
{
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_CREATE_DATA, 3, call->args[0],
                          key_to_value(call->vm, call->args[1]),
                          call->args[2]);
    }
    struct descriptor desc = {HAS_VALUE | HAS_WRITABLE | HAS_ENUMERABLE |
                                  HAS_CONFIGURABLE,
                              ATTRIBUTES_DEFAULT, call->args[2], UNDEFINED,
                              UNDEFINED};
    enum define_result defined = object_define(
        call->vm, object_arg(call, 0), call->args[1], &desc);
    if (defined == DEFINE_CONVERT) {
        return native_ask(call, HOOK_ELEMENT_SET, 4, call->args[0],
                          key_to_value(call->vm, call->args[1]), call->args[2], call->args[2]);
    }
    if (defined == DEFINE_NOT_EXTENSIBLE) {
        return native_type_error(call, "Cannot add property ",
                                 key_to_value(call->vm, call->args[1]),
                                 ", object is not extensible");
    }
    return defined == DEFINE_OK ? native_ok(call, call->args[2])
                                : refuse(call, defined, call->args[1]);
}

/* %tryDataProperty(object, key, value) and %deleteProperty(object, key): the
 * same without an error where it may not be. */
static enum native_result object_try_data(struct native_call *call)
{
    if (value_is_proxy(call->args[0])) {
        struct property found = {.kind = PROPERTY_DATA,
                                 .attributes = ATTRIBUTES_DEFAULT,
                                 .value = call->args[2]};
        return native_ask(call, HOOK_PROXY_DEFINE, 3, call->args[0],
                          key_to_value(call->vm, call->args[1]),
                          value_object(native_from_property(call->vm, &found)));
    }
    struct descriptor desc = {HAS_VALUE | HAS_WRITABLE | HAS_ENUMERABLE |
                                  HAS_CONFIGURABLE,
                              ATTRIBUTES_DEFAULT, call->args[2], UNDEFINED,
                              UNDEFINED};
    return native_boolean(call, object_define(call->vm, object_arg(call, 0),
                                              call->args[1],
                                              &desc) == DEFINE_OK);
}

static enum native_result object_delete_own(struct native_call *call)
{
    if (value_is_proxy(call->args[0])) {
        return native_ask_key(call, HOOK_PROXY_DELETE, call->args[0],
                              call->args[1]);
    }
    return native_boolean(call, object_delete(call->vm, object_arg(call, 0),
                                              call->args[1]));
}

/* --- Annex B: __defineGetter__ and the others --------------------------- */

static enum native_result define_half(struct native_call *call, bool getter)
{
    Value function = call->args[1];
    if (!value_is_callable(function)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Object.prototype.__define%s__: Expecting "
                           "function",
                           getter ? "Getter" : "Setter");
    }
    if (value_is_proxy(call->this_value)) {
        return native_ask(call, HOOK_DEFINE_HALF, 4, call->this_value,
                          key_to_value(call->vm, call->args[0]), function,
                          value_boolean(getter));
    }
    struct descriptor desc = {
        HAS_ENUMERABLE | HAS_CONFIGURABLE | (getter ? HAS_GET : HAS_SET),
        ENUMERABLE | CONFIGURABLE, UNDEFINED, function, function};
    enum define_result defined =
        object_define(call->vm, value_as_object(call->this_value),
                      call->args[0], &desc);
    call->result = UNDEFINED;
    return defined == DEFINE_OK ? NATIVE_OK
                                : refuse(call, defined, call->args[0]);
}

static enum native_result object_define_getter(struct native_call *call)
{
    return define_half(call, true);
}

static enum native_result object_define_setter(struct native_call *call)
{
    return define_half(call, false);
}

static enum native_result lookup_half(struct native_call *call, bool getter)
{
    struct property found;
    bool there = object_find(call->vm, value_as_object(call->this_value),
                             call->args[0], &found);
    if (there && found.kind == PROPERTY_TRAP) {
        return native_ask(call, HOOK_LOOKUP_HALF, 3,
                          value_object(found.holder),
                          key_to_value(call->vm, call->args[0]),
                          value_boolean(getter));
    }
    if (!there || found.kind != PROPERTY_ACCESSOR) {
        return native_ok(call, UNDEFINED);
    }
    return native_ok(call, getter ? found.get : found.set);
}

static enum native_result object_lookup_getter(struct native_call *call)
{
    return lookup_half(call, true);
}

static enum native_result object_lookup_setter(struct native_call *call)
{
    return lookup_half(call, false);
}

const struct native native_property_rows[] = {
    FN("ownDescriptor", "Object.getOwnPropertyDescriptor",
       object_get_descriptor, 2, ANY, OBJECT, KEY),
    FN(NULL, "Object.getOwnPropertyDescriptors", object_get_descriptors, 1,
       ANY, OBJECT),
    FN(NULL, "Object.prototype.__defineGetter__", object_define_getter, 2,
       OBJECT, KEY, ANY),
    FN(NULL, "Object.prototype.__defineSetter__", object_define_setter, 2,
       OBJECT, KEY, ANY),
    FN(NULL, "Object.prototype.__lookupGetter__", object_lookup_getter, 1,
       OBJECT, KEY),
    FN(NULL, "Object.prototype.__lookupSetter__", object_lookup_setter, 1,
       OBJECT, KEY),
    INTERNAL("objectDefineProperty", object_define_property, ANY),
    INTERNAL("reflectDefineProperty", reflect_define_property, ANY),
    INTERNAL("defineOwn", object_define_own, ANY, KEY, ANY),
    INTERNAL("createDataProperty", object_create_data, ANY, KEY, ANY),
    INTERNAL("tryDataProperty", object_try_data, ANY, KEY, ANY),
    INTERNAL("deleteProperty", object_delete_own, ANY, KEY),
};
NATIVE_COUNT(property);
