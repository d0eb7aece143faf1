/*
 * DataView (ECMA-262, 25.3). The rows of its getters and of its setters stand
 * in the order of the element types, without the clamped one.
 */
#include "script/vm_internal.h"
#include "script/native_binary.h"
#include "script/native_rows.h"

/* --- making -------------------------------------------------------------------- */

/* Everything is coerced; `length` may be UNDEFINED. */
static enum native_result view_over(struct native_call *call,
                                    struct object *prototype,
                                    struct array_buffer *buffer,
                                    double offset, Value length)
{
    double count = length == UNDEFINED ? 0 : value_as_number(length);
    double bytes = buffer->object.length;
    bool tracks = length == UNDEFINED && buffer->resizable;
    if (!binary_is_index(offset)) {
        return binary_range_error(call, "Start offset ", offset,
                                  " is outside the bounds of the buffer");
    }
    if (buffer->bytes == NULL) {
        return binary_detached(call, "DataView constructor");
    }
    if (offset > bytes) {
        return binary_range_error(call, "Start offset ", offset,
                                  " is outside the bounds of the buffer");
    }
    if (!(count >= 0 && offset + count <= bytes)) {
        return binary_range_error(call, "Invalid DataView length ", count,
                                  "");
    }
    if (length == UNDEFINED && !tracks) {
        count = bytes - offset;
    }
    struct array_view *view =
        view_new(call->vm, CLASS_DATA_VIEW, prototype, ELEMENT_UINT8, buffer,
                 (uint32_t)offset, (uint32_t)count);
    view->tracks = tracks;
    return native_object(call, &view->object);
}

/* new DataView(buffer, offset, length). The length is coerced behind the
 * checks of the offset, so the library does it unless it is simple. */
static enum native_result constructor(struct native_call *call)
{
    Value first = native_arg(call, 0), length = native_arg(call, 2);
    if (call->new_target == UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Constructor DataView requires 'new'");
    }
    if (!value_is_class(first, CLASS_ARRAY_BUFFER)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "First argument to DataView constructor must be "
                           "an ArrayBuffer");
    }
    struct object *prototype =
        native_prototype(call, INTRINSIC_DATA_VIEW_PROTOTYPE);
    Value offset = native_arg(call, 1);
    bool simple = (length == UNDEFINED || value_is_int(length)) &&
                  (offset == UNDEFINED || value_is_int(offset));
    if (!simple) {
        Value args[] = {value_object(prototype), first, offset, length};
        return binary_call_library(call, "dataViewFrom", args, 4);
    }
    return view_over(call, prototype, value_pointer(first),
                     offset == UNDEFINED ? 0 : value_as_int(offset), length);
}

/* %dataViewOver(prototype, buffer, offset, length or undefined). */
static enum native_result over(struct native_call *call)
{
    return view_over(call, value_as_object(call->args[0]),
                     value_pointer(call->args[1]), native_number(call, 2),
                     native_arg(call, 3));
}

/* --- accessors -------------------------------------------------------------------- */

/* The DataView that `this` is; NULL, having thrown. V8 says the same of the
 * receiver whatever it is. */
static struct array_view *this_view(struct native_call *call,
                                    const char *method)
{
    if (value_is_class(call->this_value, CLASS_DATA_VIEW)) {
        return value_as_view(call->this_value);
    }
    error_throw(call->vm, ERROR_TYPE,
                "Method %s called on incompatible receiver undefined",
                method);
    return NULL;
}

static enum native_result get_buffer(struct native_call *call)
{
    struct array_view *view =
        this_view(call, "get DataView.prototype.buffer");
    return view ? native_object(call, &view->buffer->object) : NATIVE_THROW;
}

static enum native_result get_byte_length(struct native_call *call)
{
    struct array_view *view =
        this_view(call, "get DataView.prototype.byte_length");
    if (view == NULL) {
        return NATIVE_THROW;
    }
    return view_is_out(view)
               ? binary_detached(call, "DataView.prototype.byteLength")
               : native_ok(call, value_number(view_length(view)));
}

static enum native_result get_byte_offset(struct native_call *call)
{
    struct array_view *view =
        this_view(call, "get DataView.prototype.byte_offset");
    if (view == NULL) {
        return NATIVE_THROW;
    }
    return view_is_out(view)
               ? binary_detached(call, "DataView.prototype.byteOffset")
               : native_ok(call, value_number(view->offset));
}

/* --- elements ------------------------------------------------------------------------ */

static void copy_ordered(uint8_t *to, const uint8_t *from, unsigned size,
                         bool little)
{
    uint16_t probe = 1;
    uint8_t first;
    memcpy(&first, &probe, 1);
    for (unsigned i = 0; i < size; i++) {
        to[i] = from[little == (first == 1) ? i : size - 1 - i];
    }
}

/* Where `size` bytes from argument 0 on lie (25.3.1.5); NULL, having
 * thrown. */
static uint8_t *place_of(struct native_call *call, const char *method,
                         unsigned size)
{
    double offset = native_number(call, 0);
    struct array_view *view = this_view(call, method);
    if (view == NULL) {
        return NULL;
    }
    if (binary_is_index(offset) && view_is_out(view)) {
        binary_detached(call, method);
        return NULL;
    }
    if (!(offset >= 0 && offset + size <= view_length(view))) {
        error_throw(call->vm, ERROR_RANGE,
                    "Offset is outside the bounds of the DataView");
        return NULL;
    }
    return view->data + (uint32_t)offset;
}

static enum native_result get(struct native_call *call, const char *method,
                              enum element_type type)
{
    uint8_t bytes[8];
    unsigned size = 1u << element_shift(type);
    const uint8_t *at = place_of(call, method, size);
    if (at == NULL) {
        return NATIVE_THROW;
    }
    copy_ordered(bytes, at, size, operate_truthy(native_arg(call, 1)));
    return native_ok(call, element_read(call->vm, type, bytes));
}

static enum native_result set(struct native_call *call, const char *method,
                              enum element_type type)
{
    uint8_t bytes[8];
    unsigned size = 1u << element_shift(type);
    uint8_t *at = place_of(call, method, size);
    if (at == NULL) {
        return NATIVE_THROW;
    }
    element_write(type, bytes, call->args[1]);
    copy_ordered(at, bytes, size, operate_truthy(native_arg(call, 2)));
    return native_ok(call, UNDEFINED);
}

/* VIEWED(type, as the methods name it) */
#define VIEWED(V) \
    V(INT8, "Int8") V(UINT8, "Uint8") V(INT16, "Int16") V(UINT16, "Uint16") \
    V(INT32, "Int32") V(UINT32, "Uint32") V(FLOAT32, "Float32") \
    V(FLOAT64, "Float64") V(BIGINT64, "BigInt64") V(BIGUINT64, "BigUint64")

#define V(type, word) \
    static enum native_result get_##type(struct native_call *call) \
    { \
        return get(call, "DataView.prototype.get" word, ELEMENT_##type); \
    } \
    static enum native_result set_##type(struct native_call *call) \
    { \
        return set(call, "DataView.prototype.set" word, ELEMENT_##type); \
    }
VIEWED(V)
#undef V

/* --- Buffer's numbers ------------------------------------------------------------------ */

/* %bytesRead(view, offset, type, little): the place is known to be inside. */
static enum native_result bytes_read(struct native_call *call)
{
    uint8_t bytes[8];
    enum element_type type = (enum element_type)value_as_int(call->args[2]);
    const struct array_view *view = value_as_view(call->args[0]);
    copy_ordered(bytes, view->data + (uint32_t)native_number(call, 1),
                 1u << element_shift(type), call->args[3] == TRUE_VALUE);
    return native_ok(call, element_read(call->vm, type, bytes));
}

/* %bytesWrite(view, offset, type, little, element). */
static enum native_result bytes_write(struct native_call *call)
{
    uint8_t bytes[8];
    enum element_type type = (enum element_type)value_as_int(call->args[2]);
    struct array_view *view = value_as_view(call->args[0]);
    element_write(type, bytes, call->args[4]);
    copy_ordered(view->data + (uint32_t)native_number(call, 1), bytes,
                 1u << element_shift(type), call->args[3] == TRUE_VALUE);
    return native_ok(call, UNDEFINED);
}

#define GETTER(path, function) \
    FN_FLAGS(NULL, path, function, 0, NATIVE_GETTER, ANY, ANY)
#define GET(word, type) \
    FN(NULL, "DataView.prototype.get" word, get_##type, 1, ANY, OFFSET)
#define SET(word, type) \
    FN(NULL, "DataView.prototype.set" word, set_##type, 2, ANY, OFFSET, \
       NUMBER)
#define SET_BIG(word, type) \
    FN(NULL, "DataView.prototype.set" word, set_##type, 2, ANY, OFFSET, \
       BIGINT)

const struct native native_data_view_rows[] = {
    FN_FLAGS(NULL, "DataView", constructor, 1, NATIVE_CONSTRUCTOR, ANY, ANY),
    GETTER("DataView.prototype.buffer", get_buffer),
    GETTER("DataView.prototype.byteLength", get_byte_length),
    GETTER("DataView.prototype.byteOffset", get_byte_offset),
    GET("Int8", INT8),
    SET("Int8", INT8),
    GET("Uint8", UINT8),
    SET("Uint8", UINT8),
    GET("Int16", INT16),
    SET("Int16", INT16),
    GET("Uint16", UINT16),
    SET("Uint16", UINT16),
    GET("Int32", INT32),
    SET("Int32", INT32),
    GET("Uint32", UINT32),
    SET("Uint32", UINT32),
    GET("Float32", FLOAT32),
    SET("Float32", FLOAT32),
    GET("Float64", FLOAT64),
    SET("Float64", FLOAT64),
    GET("BigInt64", BIGINT64),
    SET_BIG("BigInt64", BIGINT64),
    GET("BigUint64", BIGUINT64),
    SET_BIG("BigUint64", BIGUINT64),
    INTERNAL("dataViewOver", over, ANY, ANY, NUMBER, ANY),
    INTERNAL("bytesRead", bytes_read, ANY, NUMBER, ANY, ANY),
    INTERNAL("bytesWrite", bytes_write, ANY, NUMBER, ANY, ANY, ANY),
};
NATIVE_COUNT(data_view);
