/*
 * What only the library may call: %name(...). These natives give it what
 * programs have no words for (hooks, hidden properties), and originals that a
 * program cannot have overwritten.
 */
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/vm_internal.h"

static bool same_text(struct native_call *call, uint32_t i, const char *text)
{
    struct string *name =
        atom_from_string(call->vm, value_as_string(call->args[i]));
    return atom_is(name, text);
}

/* Finds a name in a table of names; `count` where it is missing. */
static uint32_t find_name(struct native_call *call, const char *const *names,
                          uint32_t count)
{
    uint32_t i = 0;
    while (i < count && (names[i] == NULL || !same_text(call, 0, names[i]))) {
        i++;
    }
    return i;
}

/* %hook("toPrimitive", function): see HOOKS in vm.h. */
static enum native_result library_hook(struct native_call *call)
{
    static const char *const names[] = {
#define H(name, text) text,
        HOOKS(H)
#undef H
    };
    uint32_t i = find_name(call, names, HOOK_COUNT);
    if (i == HOOK_COUNT) {
        return error_throw(call->vm, ERROR_PLAIN, "no such hook");
    }
    call->vm->hooks[i] = call->args[1];
    return native_ok(call, UNDEFINED);
}

/* The place of the intrinsic called args[0], or NULL. */
static Value *find_intrinsic(struct native_call *call)
{
    static const char *const names[] = {
#define I(name, path) #name,
        INTRINSICS(I)
#undef I
    };
    uint32_t i = find_name(call, names, INTRINSIC_COUNT);
    return i == INTRINSIC_COUNT ? NULL : &call->vm->intrinsics[i];
}

/* %intrinsic("ARRAY_PROTOTYPE"), %intrinsic("ARRAY_VALUES", function). */
static enum native_result library_intrinsic(struct native_call *call)
{
    Value *place = find_intrinsic(call);
    if (place == NULL) {
        return error_throw(call->vm, ERROR_PLAIN, "no such intrinsic");
    }
    if (call->argc > 1) {
        *place = call->args[1];
    }
    return native_ok(call, *place);
}

/* Copies one own property of a literal as a hidden one. */
static void install_one(struct vm *vm, struct object *target,
                        struct object *source, Value key)
{
    struct property found;
    object_get_own(vm, source, key, &found);
    if (found.kind == PROPERTY_ACCESSOR) {
        object_put_accessor(vm, target, key, found.get, found.set,
                            CONFIGURABLE);
    } else {
        object_put_own(vm, target, key, found.value, ATTRIBUTES_HIDDEN);
    }
}

/* %install(target, {methods and accessors}). */
static enum native_result library_install(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *target = value_as_object(call->args[0]);
    struct object *source = value_as_object(call->args[1]);
    struct values *keys =
        object_own_keys(vm, source, KEYS_STRINGS | KEYS_SYMBOLS);
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        install_one(vm, target, source, key_from_value(vm, keys->at[i]));
    }
    return native_ok(call, call->args[0]);
}

/* %define(object, key, value, attributes): an own data property, whatever was
 * there; attributes as in object.h (1 writable, 2 enumerable, 4
 * configurable). */
static enum native_result library_define(struct native_call *call)
{
    object_put_own(call->vm, value_as_object(call->args[0]), call->args[1],
                   call->args[2],
                   (unsigned)value_as_int(call->args[3]));
    return native_ok(call, call->args[0]);
}

/* %export("name", value) and %import("name"), between library files. */
static enum native_result library_export(struct native_call *call)
{
    object_put_own(call->vm, value_as_object(call->vm->library),
                   call->args[0], call->args[1], ATTRIBUTES_DEFAULT);
    return native_ok(call, call->args[1]);
}

static enum native_result library_import(struct native_call *call)
{
    struct property found;
    if (!object_get_own(call->vm, value_as_object(call->vm->library),
                        call->args[0], &found)) {
        return native_type_error(call, "the library exports no ",
                                 key_to_value(call->vm, call->args[0]), "");
    }
    return native_ok(call, found.value);
}

/* %call(function, this, ...arguments). */
static enum native_result library_call(struct native_call *call)
{
    return native_call_with(call, call->args[0], call->args[1], 2);
}

/* Makes the elements of a packed array the arguments of what is called. */
static void take_elements(struct native_call *call, Value array)
{
    struct object *list = value_as_object(array);
    call->args = list->elements;
    call->argc = list->length;
}

/* %apply(function, this, array): the library's own arrays only. */
static enum native_result library_apply(struct native_call *call)
{
    call->callee = call->args[0];
    call->this_value = call->args[1];
    take_elements(call, call->args[2]);
    return NATIVE_CALL;
}

/* %construct(constructor, array, newTarget). */
static enum native_result library_construct(struct native_call *call)
{
    call->callee = call->args[0];
    call->new_target = call->args[2];
    take_elements(call, call->args[1]);
    return NATIVE_CONSTRUCT;
}

static enum native_result library_is_object(struct native_call *call)
{
    return native_boolean(call, value_is_object(call->args[0]));
}

static enum native_result library_is_callable(struct native_call *call)
{
    return native_boolean(call, value_is_callable(call->args[0]));
}

static enum native_result library_is_constructor(struct native_call *call)
{
    return native_boolean(call, value_is_constructor(call->args[0]));
}

/* %empty(): the mark "done" that iteratorStep hands to the VM. */
static enum native_result library_empty(struct native_call *call)
{
    return native_ok(call, EMPTY);
}

static enum native_result library_is_empty(struct native_call *call)
{
    return native_boolean(call, call->args[0] == EMPTY);
}

/* The coercions, as functions. */
static enum native_result library_same(struct native_call *call)
{
    return native_ok(call, call->args[0]);
}

static enum native_result library_to_key(struct native_call *call)
{
    return native_ok(call, key_to_value(call->vm, call->args[0]));
}

/* %toLength(value), 7.1.20. */
static enum native_result library_to_length(struct native_call *call)
{
    double length = native_number(call, 0);
    if (length < 0) {
        length = 0;
    }
    return native_ok(call, value_number(length > 9007199254740991.0
                                            ? 9007199254740991.0
                                            : length));
}

/* %relative(index, length): see native_relative. */
static enum native_result library_relative(struct native_call *call)
{
    return native_ok(call,
                     value_number(native_relative(native_number(call, 0),
                                                  native_number(call, 1))));
}

/* %toObject(value), %toObject(value, "Array.prototype.map"): what the error
 * names; V8 does not name every method. */
static enum native_result library_to_object(struct native_call *call)
{
    if (value_is_nullish(call->args[0]) && call->argc < 2) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Cannot convert undefined or null to object");
    }
    if (value_is_nullish(call->args[0])) {
        return native_type_error(call, "", call->args[1],
                                 " called on null or undefined");
    }
    return native_object(call, native_to_object(call->vm, call->args[0]));
}

/* %describe(value): the short form that messages show. */
static enum native_result library_describe(struct native_call *call)
{
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    error_write_value(call->vm, &text, call->args[0]);
    struct string *string = string_from_text(call->vm, &text);
    region_done(&region);
    return native_string(call, string);
}

static enum native_result library_type_error(struct native_call *call)
{
    return native_ok(call, error_new(call->vm, ERROR_TYPE,
                                     value_as_string(call->args[0])));
}

static enum native_result library_range_error(struct native_call *call)
{
    return native_ok(call, error_new(call->vm, ERROR_RANGE,
                                     value_as_string(call->args[0])));
}

static enum native_result library_error(struct native_call *call)
{
    return native_ok(call, error_new(call->vm, ERROR_PLAIN,
                                     value_as_string(call->args[0])));
}

/* %ownKeys(object, which): an array of strings and symbols; `which` as in
 * object.h (1 strings, 2 symbols, 4 only enumerable ones). */
static enum native_result library_own_keys(struct native_call *call)
{
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_KEYS, 2, call->args[0],
                          call->args[1]);
    }
    return native_list_keys(call, value_as_object(call->args[0]),
                            (unsigned)value_as_int(call->args[1]));
}

/* %isEnumerable(object, key): an own property that is there and enumerable. */
static enum native_result library_is_enumerable(struct native_call *call)
{
    struct property found;
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_HAS_OWN, 3, call->args[0],
                          key_to_value(call->vm, call->args[1]), TRUE_VALUE);
    }
    return native_boolean(
        call, object_get_own(call->vm, value_as_object(call->args[0]),
                             call->args[1], &found) &&
                  (found.attributes & ENUMERABLE));
}

static enum native_result library_has_own(struct native_call *call)
{
    struct property found;
    if (value_is_proxy(call->args[0])) {
        return native_ask_key(call, HOOK_HAS_OWN, call->args[0],
                              call->args[1]);
    }
    return native_boolean(
        call, object_get_own(call->vm, value_as_object(call->args[0]),
                             call->args[1], &found));
}

/* %push(array, value): an array of the library's own. */
static enum native_result library_push(struct native_call *call)
{
    array_push(call->vm, value_as_object(call->args[0]), call->args[1]);
    return native_ok(call, call->args[0]);
}

/* %arrayOf(count): that many times undefined. */
static enum native_result library_array_of(struct native_call *call)
{
    uint32_t count = (uint32_t)native_number(call, 0);
    struct object *array = array_new(call->vm, count);
    for (uint32_t i = 0; i < count; i++) {
        array_push(call->vm, array, UNDEFINED);
    }
    return native_object(call, array);
}

/* %class(value): the number of its class as in object.h, -1 for others. */
static enum native_result library_is_class(struct native_call *call)
{
    static const struct {
        const char *name;
        enum object_class class;
    } classes[] = {
        {"Array", CLASS_ARRAY},       {"Promise", CLASS_PROMISE},
        {"Map", CLASS_MAP},           {"Set", CLASS_SET},
        {"WeakMap", CLASS_WEAK_MAP},  {"WeakSet", CLASS_WEAK_SET},
        {"Error", CLASS_ERROR},       {"String", CLASS_STRING},
        {"Number", CLASS_NUMBER},     {"Boolean", CLASS_BOOLEAN},
        {"Symbol", CLASS_SYMBOL},     {"Date", CLASS_DATE},
        {"BigInt", CLASS_BIGINT},
        {"TypedArray", CLASS_TYPED_ARRAY},
        {"ArrayBuffer", CLASS_ARRAY_BUFFER},
        {"DataView", CLASS_DATA_VIEW},
        {"Iterator", CLASS_ITERATOR},
        {"Arguments", CLASS_ARGUMENTS},
        {"Generator", CLASS_GENERATOR}, {"RegExp", CLASS_REGEXP},
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (same_text(call, 1, classes[i].name)) {
            return native_boolean(
                call, value_is_class(call->args[0], classes[i].class));
        }
    }
    return error_throw(call->vm, ERROR_PLAIN, "no such class");
}

/* %unwrap(object): the primitive inside a wrapper or a Date. */
static enum native_result library_unwrap(struct native_call *call)
{
    struct wrapper *wrapper = value_pointer(call->args[0]);
    return native_ok(call, wrapper->value);
}

static enum native_result library_prototype_of(struct native_call *call)
{
    if (value_is_proxy(call->args[0])) {
        return native_ask(call, HOOK_PROXY_PROTOTYPE, 1, call->args[0]);
    }
    struct object *prototype =
        object_prototype(value_as_object(call->args[0]));
    return native_ok(call, prototype ? value_object(prototype) : NULL_VALUE);
}

/* True where `key` is among the keys: an array, or a row from the VM. */
static bool is_among(struct vm *vm, Value keys, Value key)
{
    const Value *at = NULL;
    uint32_t count = 0;
    if (value_is_class(keys, CLASS_ARRAY)) {
        at = value_as_object(keys)->elements;
        count = value_as_object(keys)->element_count;
    } else if (value_is_cell(keys)) {
        struct values *row = value_as_cell(keys);
        at = row->at;
        count = row->cell.extra;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (key_from_value(vm, at[i]) == key) {
            return true;
        }
    }
    return false;
}

/* %isAmong(keys, key). */
static enum native_result library_is_among(struct native_call *call)
{
    return native_boolean(call,
                          is_among(call->vm, call->args[0], call->args[1]));
}

/* Names with values and nothing else: what object literals make. Not more of
 * them than one instruction may copy. */
#define RECORD_PROPS 100u
static bool is_record(const struct object *object)
{
    const struct shape *shape = object->shape;
    if (object_class(object) != CLASS_OBJECT || object->element_count > 0 ||
        shape->cell.extra > RECORD_PROPS) {
        return false;
    }
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        if (!value_is_string(prop->key) ||
            (value_as_string(prop->key)->cell.flags & STRING_INDEX) ||
            prop->attributes != ATTRIBUTES_DEFAULT) {
            return false;
        }
    }
    return true;
}

static void copy_record(struct vm *vm, struct object *target,
                        const struct object *source)
{
    const struct shape *shape = source->shape;
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        object_put_own(vm, target, prop->key, source->slots[prop->slot],
                       ATTRIBUTES_DEFAULT);
    }
}

/* CopyDataProperties (7.3.26) where no getter is in the way:
 * %copyPlain(target, source, excluded). */
static enum native_result library_copy_plain(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (value_is_nullish(native_arg(call, 1))) {
        return native_ok(call, call->args[0]);
    }
    struct object *target = value_as_object(call->args[0]);
    struct object *source = native_to_object(vm, call->args[1]);
    if (object_class(source) == CLASS_PROXY) {
        return NATIVE_FALLBACK;
    }
    if (native_arg(call, 2) == UNDEFINED && source != target &&
        is_record(source)) {
        copy_record(vm, target, source);
        return native_ok(call, call->args[0]);
    }
    struct values *keys = object_own_keys(
        vm, source,
        KEYS_STRINGS | KEYS_SYMBOLS | KEYS_ENUMERABLE | KEYS_BARE);
    struct property found;
    if (native_are_many(keys)) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        object_get_own(vm, source, key_from_value(vm, keys->at[i]), &found);
        if (found.kind != PROPERTY_DATA) {
            return NATIVE_FALLBACK;
        }
    }
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        Value key = key_from_value(vm, keys->at[i]);
        if (!is_among(vm, native_arg(call, 2), key)) {
            object_get_own(vm, source, key, &found);
            object_put_own(vm, target, key, found.value, ATTRIBUTES_DEFAULT);
        }
    }
    return native_ok(call, call->args[0]);
}

/* %arraySpreadPlain(array, iterable): see native_elements. */
static enum native_result library_spread_plain(struct native_call *call)
{
    struct values *elements = native_elements(call->vm, native_arg(call, 1));
    if (elements == NULL) {
        return NATIVE_FALLBACK;
    }
    struct object *array = value_as_object(call->args[0]);
    for (uint32_t i = 0; i < elements->cell.extra; i++) {
        array_push(call->vm, array, elements->at[i]);
    }
    return native_ok(call, call->args[0]);
}

/* %extraArguments(count): what the function that runs was given behind its
 * first `count` arguments, as an array; undefined: nothing, and no array. */
static enum native_result library_extra(struct native_call *call)
{
    const struct frame *frame = call->vm->frame;
    uint32_t count = (uint32_t)value_as_int(call->args[0]);
    return native_ok(call, count < frame->argc
                               ? make_rest(call->vm, frame, count)
                               : UNDEFINED);
}

const struct native native_library_rows[] = {
    {0}, /* index 0 is "none" */
    INTERNAL("hook", library_hook, STRING, ANY),
    OPTIONAL(1, "intrinsic", library_intrinsic, STRING, ANY),
    INTERNAL("install", library_install, ANY, ANY),
    INTERNAL("define", library_define, ANY, KEY, ANY, INT32),
    INTERNAL("export", library_export, KEY, ANY),
    INTERNAL("import", library_import, KEY),
    INTERNAL("call", library_call, ANY, ANY),
    INTERNAL("apply", library_apply, ANY, ANY, ANY),
    INTERNAL("construct", library_construct, ANY, ANY, ANY),
    INTERNAL("isObject", library_is_object, ANY),
    INTERNAL("isCallable", library_is_callable, ANY),
    INTERNAL("isConstructor", library_is_constructor, ANY),
    INTERNAL("isClass", library_is_class, ANY, STRING),
    INTERNAL_NONE("empty", library_empty),
    INTERNAL("isEmpty", library_is_empty, ANY),
    INTERNAL("toString", library_same, STRING),
    INTERNAL("toNumber", library_same, NUMBER),
    INTERNAL("toInteger", library_same, INTEGER),
    INTERNAL("toKey", library_to_key, KEY),
    INTERNAL("toLength", library_to_length, INTEGER),
    INTERNAL("toPrimitive", library_same, PRIMITIVE),
    OPTIONAL(1, "toObject", library_to_object, ANY, STRING),
    INTERNAL("relative", library_relative, INTEGER, NUMBER),
    INTERNAL("describe", library_describe, ANY),
    INTERNAL("typeError", library_type_error, STRING),
    INTERNAL("rangeError", library_range_error, STRING),
    INTERNAL("error", library_error, STRING),
    INTERNAL("ownKeys", library_own_keys, ANY, INT32),
    INTERNAL("isEnumerable", library_is_enumerable, ANY, KEY),
    INTERNAL("hasOwn", library_has_own, ANY, KEY),
    INTERNAL("push", library_push, ANY, ANY),
    INTERNAL("arrayOf", library_array_of, NUMBER),
    INTERNAL("unwrap", library_unwrap, ANY),
    INTERNAL("prototypeOf", library_prototype_of, ANY),
    INTERNAL("isAmong", library_is_among, ANY, KEY),
    INTERNAL("copyPlain", library_copy_plain, ANY, ANY, ANY),
    INTERNAL("extraArguments", library_extra, INT32),
    INTERNAL("arraySpreadPlain", library_spread_plain, ANY, ANY),
};
NATIVE_COUNT(library);
