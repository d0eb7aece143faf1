#include "script/native_help.h"

#include <stdarg.h>

#include "script/bigint.h"
#include "script/builder.h"
#include "script/number.h"

enum native_result native_too_long(struct native_call *call)
{
    return error_throw(call->vm, ERROR_RANGE, "Invalid string length");
}

enum native_result native_built(struct native_call *call,
                                struct builder *builder)
{
    bool collect = builder->no_room && call->state[3] == EMPTY;
    struct string *string = builder_done(builder);
    if (string != NULL) {
        return native_string(call, string);
    }
    if (collect) {
        call->state[3] = TRUE_VALUE;
        return NATIVE_COLLECT;
    }
    return native_too_long(call);
}

enum native_result native_piece_built(struct native_call *call,
                                      struct builder *builder, uint32_t at,
                                      uint32_t length)
{
    enum native_result result = native_built(call, builder);
    if (result != NATIVE_OK) {
        return result;
    }
    if (call->state[1] != EMPTY) {
        struct string *whole =
            string_concat(call->vm, value_as_string(call->state[1]),
                          value_as_string(call->result));
        if (whole == NULL) {
            return native_too_long(call);
        }
        call->result = value_string(whole);
    }
    if (at >= length) {
        return NATIVE_OK;
    }
    call->state[0] = value_number(at);
    call->state[1] = call->result;
    return NATIVE_AGAIN;
}

void native_walk_open(struct native_call *call, struct native_walk *walk,
                      struct object *object, unsigned which)
{
    if (native_walk_begins(call)) {
        struct values *keys =
            object_own_keys(call->vm, object, which | KEYS_BARE);
        call->state[0] = value_cell(keys);
        call->state[1] = value_int(0);
    }
    walk->keys = value_as_cell(call->state[0]);
    walk->at = (uint32_t)value_as_number(call->state[1]);
    uint32_t left = walk->keys->cell.extra - walk->at;
    walk->end = walk->at + (left < KEYS_PIECE ? left : KEYS_PIECE);
}

enum native_result native_walk_close(struct native_call *call,
                                     const struct native_walk *walk)
{
    call->state[1] = value_number(walk->end);
    return walk->end < walk->keys->cell.extra ? NATIVE_AGAIN : NATIVE_OK;
}

enum native_result native_list_keys(struct native_call *call,
                                    struct object *object, unsigned which)
{
    struct native_walk walk;
    native_walk_open(call, &walk, object, which);
    struct values *keys = walk.keys;
    for (; walk.at < walk.end; walk.at++) {
        keys->at[walk.at] = key_to_value(call->vm, keys->at[walk.at]);
    }
    if (native_walk_close(call, &walk) != NATIVE_OK) {
        return NATIVE_AGAIN;
    }
    return native_object(call,
                         array_from(call->vm, keys->at, keys->cell.extra));
}

struct string *native_number_text(struct vm *vm, double number)
{
    if (number >= 0 && number < 10 && number == (int)number) {
        return vm->characters['0' + (int)number];
    }
    char bytes[NUMBER_TEXT_MAX + 1];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_text(number, &text);
    return string_from_latin1(vm, (const uint8_t *)text.bytes,
                              (uint32_t)text.length);
}

struct string *native_primitive_text(struct vm *vm, Value primitive)
{
    if (value_is_string(primitive)) {
        return value_as_string(primitive);
    }
    if (value_is_number(primitive)) {
        return native_number_text(vm, value_as_number(primitive));
    }
    if (value_is_bigint(primitive)) {
        return bigint_to_string(vm, value_as_bigint(primitive), 10);
    }
    switch (primitive) {
    case UNDEFINED:
        return vm->names[ATOM_UNDEFINED];
    case NULL_VALUE:
        return vm->names[ATOM_NULL];
    case TRUE_VALUE:
        return vm->names[ATOM_TRUE];
    case FALSE_VALUE:
        return vm->names[ATOM_FALSE];
    default:
        return NULL;
    }
}

enum native_result native_type_error(struct native_call *call,
                                     const char *before, Value value,
                                     const char *after)
{
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    text_str(&text, before);
    error_write_value(call->vm, &text, value);
    text_str(&text, after);
    struct string *message = string_from_text(call->vm, &text);
    region_done(&region);
    call->vm->exception = error_new(call->vm, ERROR_TYPE, message);
    return NATIVE_THROW;
}

struct object *native_prototype(const struct native_call *call,
                                enum intrinsic fallback)
{
    struct vm *vm = call->vm;
    Value prototype;
    if (value_is_object(call->new_target) &&
        native_get(vm, value_as_object(call->new_target),
                   vm_atom(vm, ATOM_PROTOTYPE), &prototype) &&
        value_is_object(prototype)) {
        return value_as_object(prototype);
    }
    return vm_intrinsic(vm, fallback);
}

bool native_get(struct vm *vm, struct object *object, Value key, Value *value)
{
    struct property found;
    *value = UNDEFINED;
    if (!object_find(vm, object, key, &found)) {
        return true;
    }
    if (found.kind != PROPERTY_DATA) {
        return false;
    }
    *value = found.value;
    return true;
}

double native_relative(double index, double length)
{
    if (index < 0) {
        return index + length < 0 ? 0 : index + length;
    }
    return index > length ? length : index;
}

bool native_is_plain_array(struct vm *vm, Value value)
{
    Value constructor;
    if (!value_is_class(value, CLASS_ARRAY)) {
        return false;
    }
    struct object *array = value_as_object(value);
    return object_prototype(array) ==
               vm_intrinsic(vm, INTRINSIC_ARRAY_PROTOTYPE) &&
           native_get(vm, array, vm_atom(vm, ATOM_CONSTRUCTOR),
                      &constructor) &&
           constructor == vm->intrinsics[INTRINSIC_ARRAY];
}

enum native_result native_call_with(struct native_call *call, Value function,
                                    Value this_value, uint32_t first)
{
    call->callee = function;
    call->this_value = this_value;
    call->args += first;
    call->argc = call->argc > first ? call->argc - first : 0;
    return NATIVE_CALL;
}

enum native_result native_ask(struct native_call *call, enum hook hook,
                              uint32_t argc, ...)
{
    va_list list;
    va_start(list, argc);
    for (uint32_t i = 0; i < argc; i++) {
        call->host->ask[i] = va_arg(list, Value);
    }
    va_end(list);
    call->args = call->host->ask;
    call->argc = argc;
    return native_call_with(call, call->vm->hooks[hook], UNDEFINED, 0);
}

enum native_result native_ask_key(struct native_call *call, enum hook hook,
                                  Value object, Value key)
{
    return native_ask(call, hook, 2, object, key_to_value(call->vm, key));
}

int native_is_array(struct native_call *call, Value value, const char *what)
{
    while (value_is_proxy(value)) {
        value = ((const struct proxy *)value_as_object(value))->target;
        if (value_is_null(value)) {
            error_throw(call->vm, ERROR_TYPE,
                        "Cannot perform '%s' on a proxy that has been "
                        "revoked",
                        what);
            return -1;
        }
    }
    return value_is_class(value, CLASS_ARRAY);
}

/* The class and the prototype of a primitive's wrapper. */
static enum object_class wrapper_class(Value value, enum intrinsic *prototype)
{
    if (value_is_string(value)) {
        *prototype = INTRINSIC_STRING_PROTOTYPE;
        return CLASS_STRING;
    }
    if (value_is_number(value)) {
        *prototype = INTRINSIC_NUMBER_PROTOTYPE;
        return CLASS_NUMBER;
    }
    if (value_is_symbol(value)) {
        *prototype = INTRINSIC_SYMBOL_PROTOTYPE;
        return CLASS_SYMBOL;
    }
    if (value_is_bigint(value)) {
        *prototype = INTRINSIC_BIGINT_PROTOTYPE;
        return CLASS_BIGINT;
    }
    *prototype = INTRINSIC_BOOLEAN_PROTOTYPE;
    return CLASS_BOOLEAN;
}

struct wrapper *native_wrapper(struct vm *vm, enum object_class class,
                               struct object *prototype, Value value)
{
    struct wrapper *wrapper = (struct wrapper *)object_new_sized(
        vm, class, shape_root(vm, prototype), sizeof *wrapper,
        offsetof(struct wrapper, inner), 2);
    wrapper->value = value;
    return wrapper;
}

struct object *native_to_object(struct vm *vm, Value value)
{
    if (value_is_object(value)) {
        return value_as_object(value);
    }
    enum intrinsic prototype;
    enum object_class class = wrapper_class(value, &prototype);
    return &native_wrapper(vm, class, vm_intrinsic(vm, prototype), value)
                ->object;
}

/* True where going through `array` asks no function but the engine's own. */
static bool iterates_plainly(struct vm *vm, struct object *array)
{
    Value method, next;
    return native_get(vm, array,
                      key_from_value(vm, vm_symbol(vm, SYMBOL_ITERATOR)),
                      &method) &&
           method == vm->intrinsics[INTRINSIC_ARRAY_VALUES] &&
           native_get(vm, vm_intrinsic(vm, INTRINSIC_ARRAY_ITERATOR_PROTOTYPE),
                      vm_atom(vm, ATOM_NEXT), &next) &&
           next == vm->intrinsics[INTRINSIC_ARRAY_ITERATOR_NEXT];
}

struct values *native_elements(struct vm *vm, Value iterable)
{
    if (!value_is_class(iterable, CLASS_ARRAY)) {
        return NULL;
    }
    struct object *array = value_as_object(iterable);
    if (!array_is_packed(array) || !iterates_plainly(vm, array)) {
        return NULL;
    }
    struct values *row = values_new(vm, array->length);
    if (array->length > 0) {
        memcpy(row->at, array->elements, array->length * sizeof(Value));
    }
    return row;
}
