/*
 * ArrayBuffer (ECMA-262, 25.1). What may call a program's function, slice and
 * options with getters, is library/array_buffer.js.
 */
#include "script/native_binary.h"
#include "script/native_rows.h"

/* --- what the other natives share ------------------------------------------ */

bool binary_room(struct native_call *call, double size,
                 enum native_result *result)
{
    struct heap *heap = &call->vm->heap;
    if (size <= BINARY_MAX && heap_has_room(heap, (size_t)size)) {
        return true;
    }
    if (size <= BINARY_MAX && call->state[0] == EMPTY) {
        call->state[0] = TRUE_VALUE;
        *result = NATIVE_COLLECT;
        return false;
    }
    *result = error_throw(call->vm, ERROR_RANGE,
                          "Array buffer allocation failed");
    return false;
}

enum native_result binary_range_error(struct native_call *call,
                                      const char *before, double number,
                                      const char *after)
{
    char bytes[NUMBER_TEXT_MAX + 1];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_text(number, &text);
    return error_throw(call->vm, ERROR_RANGE, "%s%s%s", before, bytes, after);
}

enum native_result binary_detached(struct native_call *call,
                                   const char *method)
{
    return error_throw(call->vm, ERROR_TYPE,
                       "Cannot perform %s on a detached ArrayBuffer", method);
}

enum native_result binary_call_library(struct native_call *call,
                                       const char *name, const Value *args,
                                       uint32_t argc)
{
    Value function;
    struct vm *vm = call->vm;
    native_get(vm, value_as_object(vm->library), key_from_c(vm, name),
               &function);
    call->args = array_from(vm, args, argc)->elements;
    call->argc = argc;
    return native_call_with(call, function, UNDEFINED, 0);
}

/* --- making ------------------------------------------------------------------- */

/* `most` < 0: it cannot be resized. */
static enum native_result make(struct native_call *call,
                               struct object *prototype, double length,
                               double most)
{
    enum native_result result;
    bool resizable = most >= 0;
    if (!binary_is_index(length)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "Invalid array buffer length");
    }
    if (resizable && !(length <= most && binary_is_index(most))) {
        return error_throw(call->vm, ERROR_RANGE,
                           "Invalid array buffer max length");
    }
    double size = resizable ? most : length;
    if (!binary_room(call, size, &result)) {
        return result;
    }
    struct array_buffer *buffer =
        array_buffer_new(call->vm, prototype,
                         bytes_new(call->vm, (uint32_t)size),
                         (uint32_t)length);
    buffer->capacity = (uint32_t)size;
    buffer->resizable = resizable;
    return native_object(call, &buffer->object);
}

/* new ArrayBuffer(length, options). */
static enum native_result constructor(struct native_call *call)
{
    Value options = native_arg(call, 1);
    if (call->new_target == UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Constructor ArrayBuffer requires 'new'");
    }
    struct object *prototype =
        native_prototype(call, INTRINSIC_ARRAY_BUFFER_PROTOTYPE);
    if (value_is_object(options)) {
        Value args[] = {value_object(prototype), call->args[0], options};
        return binary_call_library(call, "arrayBufferFrom", args, 3);
    }
    return make(call, prototype, native_number(call, 0), -1);
}

/* %arrayBufferMake(prototype, length, most or undefined). */
static enum native_result make_for_library(struct native_call *call)
{
    Value most = native_arg(call, 2);
    return make(call, value_as_object(call->args[0]), native_number(call, 1),
                value_is_number(most) ? value_as_number(most) : -1);
}

static enum native_result is_view(struct native_call *call)
{
    return native_boolean(call, value_is_view(native_arg(call, 0)));
}

/* --- ArrayBuffer.prototype ------------------------------------------------------ */

/* The buffer that `value` is; NULL, having thrown. `method` is as V8 names
 * it, with "get " before an accessor. */
static struct array_buffer *buffer_of(struct native_call *call, Value value,
                                      const char *method)
{
    if (value_is_class(value, CLASS_ARRAY_BUFFER)) {
        return value_pointer(value);
    }
    char before[100];
    struct text text;
    text_init_fixed(&text, before, sizeof before);
    text_format(&text, "Method %s called on incompatible receiver ", method);
    native_type_error(call, before, value, "");
    return NULL;
}

static enum native_result byte_length(struct native_call *call)
{
    const struct array_buffer *buffer = buffer_of(
        call, call->this_value, "get ArrayBuffer.prototype.byteLength");
    return buffer ? native_ok(call, value_number(buffer->object.length))
                  : NATIVE_THROW;
}

static enum native_result max_byte_length(struct native_call *call)
{
    const struct array_buffer *buffer = buffer_of(
        call, call->this_value, "get ArrayBuffer.prototype.maxByteLength");
    return buffer ? native_ok(call, value_number(buffer->capacity))
                  : NATIVE_THROW;
}

static enum native_result resizable(struct native_call *call)
{
    const struct array_buffer *buffer = buffer_of(
        call, call->this_value, "get ArrayBuffer.prototype.resizable");
    return buffer ? native_boolean(call, buffer->resizable) : NATIVE_THROW;
}

/* resize(length): the receiver is checked before the length is coerced, so
 * the library has done both. %arrayBufferResize(buffer, length). */
static enum native_result resize(struct native_call *call)
{
    struct array_buffer *buffer = value_pointer(call->args[0]);
    double length = native_number(call, 1);
    if (buffer->bytes == NULL) {
        return binary_detached(call, "ArrayBuffer.prototype.resize");
    }
    if (!(length >= 0 && length <= buffer->capacity)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "ArrayBuffer.prototype.resize: Invalid length "
                           "parameter");
    }
    array_buffer_resize(buffer, (uint32_t)length);
    return native_ok(call, UNDEFINED);
}

/* %arrayBufferCheck(value, method, resizable): throws where it is none, or
 * none that can be resized. */
static enum native_result check(struct native_call *call)
{
    struct array_buffer *buffer = NULL;
    char method[80];
    struct text text;
    text_init_fixed(&text, method, sizeof method);
    string_write(native_text(call, 1), &text, UINT32_MAX);
    if (value_is_class(call->args[0], CLASS_ARRAY_BUFFER)) {
        buffer = value_pointer(call->args[0]);
    }
    if (buffer && (buffer->resizable || native_arg(call, 2) != TRUE_VALUE)) {
        return native_ok(call, value_number(buffer->object.length));
    }
    text_init_fixed(&text, method, sizeof method);
    text_str(&text, "Method ");
    string_write(native_text(call, 1), &text, UINT32_MAX);
    text_str(&text, " called on incompatible receiver ");
    return native_type_error(call, method, call->args[0], "");
}

/* --- for the library --------------------------------------------------------------- */

/* %arrayBufferDetached(buffer). */
static enum native_result is_detached(struct native_call *call)
{
    const struct array_buffer *buffer = value_pointer(call->args[0]);
    return native_boolean(call, buffer->bytes == NULL);
}

/* %arrayBufferCopy(target, source, from, count): to the target's begin, as
 * far as both reach. */
static enum native_result copy(struct native_call *call)
{
    struct array_buffer *target = value_pointer(call->args[0]);
    const struct array_buffer *source = value_pointer(call->args[1]);
    double from = native_number(call, 2), count = native_number(call, 3);
    if (from + count > source->object.length) {
        count = source->object.length - from;
    }
    if (count > target->object.length) {
        count = target->object.length;
    }
    if (count > 0) {
        memmove(target->bytes->at, source->bytes->at + (uint32_t)from,
                (size_t)count);
    }
    return native_ok(call, UNDEFINED);
}

/* %detachArrayBuffer(buffer): also what test262 calls its $262.detachArrayBuffer. */
static enum native_result detach(struct native_call *call)
{
    array_buffer_detach(value_pointer(call->args[0]));
    return native_ok(call, UNDEFINED);
}

#define GETTER(path, function) \
    FN_FLAGS(NULL, path, function, 0, NATIVE_GETTER, ANY, ANY)

const struct native native_array_buffer_rows[] = {
    FN_FLAGS(NULL, "ArrayBuffer", constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             INTEGER, ANY),
    FN(NULL, "ArrayBuffer.isView", is_view, 1, ANY, ANY),
    GETTER("ArrayBuffer.prototype.byteLength", byte_length),
    GETTER("ArrayBuffer.prototype.maxByteLength", max_byte_length),
    GETTER("ArrayBuffer.prototype.resizable", resizable),
    INTERNAL("arrayBufferMake", make_for_library, ANY, NUMBER, ANY),
    OPTIONAL(1, "arrayBufferCheck", check, ANY, STRING, ANY),
    INTERNAL("arrayBufferResize", resize, ANY, INTEGER),
    INTERNAL("arrayBufferDetached", is_detached, ANY),
    INTERNAL("arrayBufferCopy", copy, ANY, ANY, NUMBER, NUMBER),
    INTERNAL("detachArrayBuffer", detach, ANY),
};
NATIVE_COUNT(array_buffer);
