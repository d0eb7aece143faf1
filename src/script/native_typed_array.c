/*
 * Typed arrays (ECMA-262, 23.2): their constructors, their accessors, and the
 * inner loops of their methods. What may call a program's function is
 * library/typed_array.js.
 */
#include "script/bigint.h"
#include "script/native_binary.h"
#include "script/native_rows.h"
#include "script/vm_internal.h"

static enum native_result ok(struct native_call *call,
                             struct array_view *view)
{
    return native_object(call, &view->object);
}

static enum native_result bad_length(struct native_call *call, double length)
{
    return binary_range_error(call, "Invalid typed array length: ", length,
                              "");
}

/* --- making ----------------------------------------------------------------- */

/* True where there is room for so many elements; else *result says why not. */
static bool room_for(struct native_call *call, enum element_type type,
                     double length, enum native_result *result)
{
    if (!(length >= 0 && length <= 4294967296.0)) {
        *result = bad_length(call, length);
        return false;
    }
    return binary_room(call, length * (1u << element_shift(type)), result);
}

static enum native_result alloc(struct native_call *call,
                                struct object *prototype,
                                enum element_type type, double length)
{
    enum native_result result;
    if (!room_for(call, type, length, &result)) {
        return result;
    }
    return ok(call,
              view_alloc(call->vm, prototype, type, (uint32_t)length));
}

/* InitializeTypedArrayFromArrayBuffer (23.2.5.1.3), everything coerced;
 * `length` may be UNDEFINED. */
static enum native_result view_over(struct native_call *call,
                                    struct object *prototype,
                                    enum element_type type,
                                    struct array_buffer *buffer,
                                    double offset, Value length)
{
    unsigned size = 1u << element_shift(type);
    const char *name = element_name(type);
    double count = value_is_number(length) ? value_as_number(length) : 0;
    double bytes = buffer->object.length;
    if (!binary_is_index(offset)) {
        return binary_range_error(call, "Start offset ", offset,
                                  " is outside the bounds of the buffer");
    }
    if ((uint64_t)offset % size != 0) {
        return error_throw(call->vm, ERROR_RANGE,
                           "start offset of %s should be a multiple of %u",
                           name, size);
    }
    if (!binary_is_index(count)) {
        return bad_length(call, count);
    }
    if (buffer->bytes == NULL) {
        return binary_detached(call, "Construct");
    }
    bool tracks = length == UNDEFINED && buffer->resizable;
    if (length == UNDEFINED && !tracks && (uint64_t)bytes % size != 0) {
        return error_throw(call->vm, ERROR_RANGE,
                           "byte length of %s should be a multiple of %u",
                           name, size);
    }
    if (length == UNDEFINED && offset > bytes) {
        return binary_range_error(call, "Start offset ", offset,
                                  " is outside the bounds of the buffer");
    }
    if (length == UNDEFINED) {
        count = tracks ? 0 : (bytes - offset) / size;
    } else if (offset + count * size > bytes) {
        return bad_length(call, count);
    }
    struct array_view *view =
        view_new(call->vm, CLASS_TYPED_ARRAY, prototype, type, buffer,
                 (uint32_t)offset, (uint32_t)count);
    view->tracks = tracks;
    return ok(call, view);
}

/* %viewOver(type, prototype, buffer, offset, length or undefined). */
static enum native_result over(struct native_call *call)
{
    return view_over(call, value_as_object(call->args[1]),
                     (enum element_type)value_as_int(call->args[0]),
                     value_pointer(call->args[2]), native_number(call, 3),
                     native_arg(call, 4));
}

/* %viewAlloc(type, prototype, length). */
static enum native_result view_alloc_native(struct native_call *call)
{
    return alloc(call, value_as_object(call->args[1]),
                 (enum element_type)value_as_int(call->args[0]),
                 native_number(call, 2));
}

/* --- copying ------------------------------------------------------------------ */

static enum native_result mixed(struct native_call *call)
{
    return error_throw(call->vm, ERROR_TYPE,
                       "Cannot mix BigInt and other types, use explicit "
                       "conversions");
}

/* One by one, upwards: the source does not overlap, or lies behind. */
static void convert(struct vm *vm, struct array_view *to, uint32_t at,
                    const struct array_view *from, uint32_t start,
                    uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        view_put(to, at + i, view_get(vm, from, start + i));
    }
}

/* As slice has it: byte for byte upwards, so that where the bytes overlap what
 * was written is read again. */
static void smear(struct array_view *to, uint32_t at,
                  const struct array_view *from, uint32_t start,
                  uint32_t count)
{
    uint8_t *into = to->data + ((size_t)at << to->shift);
    const uint8_t *source = from->data + ((size_t)start << from->shift);
    for (size_t i = 0; i < (size_t)count << to->shift; i++) {
        into[i] = source[i];
    }
}

/* Elements of the same type are copied as bytes; others are converted, from a
 * copy where both lie in one buffer (23.2.3.26.1). */
static void copy_elements(struct vm *vm, struct array_view *to, uint32_t at,
                          const struct array_view *from, uint32_t start,
                          uint32_t count)
{
    if (to->type == from->type) {
        memmove(to->data + ((size_t)at << to->shift),
                from->data + ((size_t)start << from->shift),
                (size_t)count << to->shift);
        return;
    }
    if (to->buffer == from->buffer && count > 0) {
        struct array_view *copy =
            view_alloc(vm, element_prototype(vm, from->type),
                       (enum element_type)from->type, count);
        memcpy(copy->data, from->data + ((size_t)start << from->shift),
               (size_t)count << from->shift);
        convert(vm, to, at, copy, 0, count);
        return;
    }
    convert(vm, to, at, from, start, count);
}

/* %viewCopy(target, at, source, from, count, smearing): as far as both reach
 * now. */
static enum native_result copy(struct native_call *call)
{
    struct array_view *to = value_as_view(call->args[0]);
    struct array_view *from = value_as_view(call->args[2]);
    double at = native_number(call, 1), start = native_number(call, 3);
    double count = native_number(call, 4);
    if (element_is_big(to->type) != element_is_big(from->type)) {
        return mixed(call);
    }
    if (count > view_length(to) - at) {
        count = view_length(to) - at;
    }
    if (count > view_length(from) - start) {
        count = view_length(from) - start;
    }
    if (count > 0 && native_arg(call, 5) == TRUE_VALUE &&
        to->type == from->type) {
        smear(to, (uint32_t)at, from, (uint32_t)start, (uint32_t)count);
    } else if (count > 0) {
        copy_elements(call->vm, to, (uint32_t)at, from, (uint32_t)start,
                      (uint32_t)count);
    }
    return native_ok(call, UNDEFINED);
}

static enum native_result from_view(struct native_call *call,
                                    struct object *prototype,
                                    enum element_type type,
                                    const struct array_view *source)
{
    enum native_result result;
    uint32_t length = view_length(source);
    if (view_is_out(source)) {
        return binary_detached(call, "Construct");
    }
    if (!room_for(call, type, length, &result)) {
        return result;
    }
    if (element_is_big(type) != element_is_big(source->type)) {
        return mixed(call);
    }
    struct array_view *view = view_alloc(call->vm, prototype, type, length);
    copy_elements(call->vm, view, 0, source, 0, length);
    return ok(call, view);
}

/* --- the constructors ------------------------------------------------------------ */

/* A row of elements of which each fits the type. */
static bool all_fit(const struct values *row, enum element_type type)
{
    for (uint32_t i = 0; i < row->cell.extra; i++) {
        if (!element_takes(type, row->at[i])) {
            return false;
        }
    }
    return true;
}

static enum native_result from_row(struct native_call *call,
                                   struct object *prototype,
                                   enum element_type type,
                                   const struct values *row)
{
    enum native_result result;
    if (!room_for(call, type, row->cell.extra, &result)) {
        return result;
    }
    struct array_view *view =
        view_alloc(call->vm, prototype, type, row->cell.extra);
    for (uint32_t i = 0; i < row->cell.extra; i++) {
        view_put(view, i, row->at[i]);
    }
    return ok(call, view);
}

/* new Int8Array(length). */
static enum native_result from_length(struct native_call *call,
                                      struct object *prototype,
                                      enum element_type type, Value value)
{
    if (value_is_symbol(value) || value_is_bigint(value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Cannot convert a %s value to a number",
                           value_is_symbol(value) ? "Symbol" : "BigInt");
    }
    return alloc(call, prototype, type,
                 number_to_integer(operate_to_number(call->vm, value)));
}

static bool is_simple(Value value)
{
    return value == UNDEFINED || value_is_number(value);
}

/* An offset or a length that needs no coercion by JavaScript. */
static Value whole(Value value)
{
    return value == UNDEFINED
               ? value
               : value_number(number_to_integer(value_as_number(value)));
}

/* new Int8Array(object, ...), without asking the program; false: the library
 * has to. */
static bool from_object(struct native_call *call, struct object *prototype,
                        enum element_type type, enum native_result *result)
{
    Value first = call->args[0];
    Value offset = native_arg(call, 1), length = native_arg(call, 2);
    if (value_is_class(first, CLASS_TYPED_ARRAY)) {
        *result = from_view(call, prototype, type, value_as_view(first));
        return true;
    }
    if (value_is_class(first, CLASS_ARRAY_BUFFER)) {
        if (!is_simple(offset) || !is_simple(length)) {
            return false;
        }
        offset = whole(offset);
        *result = view_over(call, prototype, type, value_pointer(first),
                            offset == UNDEFINED ? 0 : value_as_number(offset),
                            whole(length));
        return true;
    }
    const struct values *row = native_elements(call->vm, first);
    if (row == NULL || !all_fit(row, type)) {
        return false;
    }
    *result = from_row(call, prototype, type, row);
    return true;
}

static enum native_result construct(struct native_call *call,
                                    enum element_type type)
{
    enum native_result result;
    Value first = native_arg(call, 0);
    if (call->new_target == UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Constructor %s requires 'new'",
                           element_name(type));
    }
    struct object *prototype = native_prototype(
        call, (enum intrinsic)(INTRINSIC_INT8_ARRAY + type));
    if (!value_is_object(first)) {
        return from_length(call, prototype, type, first);
    }
    if (from_object(call, prototype, type, &result)) {
        return result;
    }
    Value args[] = {value_object(prototype), value_int((int32_t)type), first,
                    native_arg(call, 1), native_arg(call, 2)};
    return binary_call_library(call, "typedArrayFrom", args, 5);
}

#define E(name, text, shift) \
    static enum native_result construct_##name(struct native_call *call) \
    { \
        return construct(call, ELEMENT_##name); \
    }
ELEMENTS(E)
#undef E

/* %TypedArray%, which the library takes from the global object. */
static enum native_result abstract(struct native_call *call)
{
    return error_throw(call->vm, ERROR_TYPE,
                       "Abstract class TypedArray not directly "
                       "constructable");
}

/* --- accessors ---------------------------------------------------------------------- */

/* The typed array that `this` is; NULL, having thrown. */
static struct array_view *this_view(struct native_call *call,
                                    const char *getter)
{
    if (value_is_class(call->this_value, CLASS_TYPED_ARRAY)) {
        return value_as_view(call->this_value);
    }
    char before[100];
    struct text text;
    text_init_fixed(&text, before, sizeof before);
    text_format(&text, "Method get %s called on incompatible receiver ",
                getter);
    native_type_error(call, before, call->this_value, "");
    return NULL;
}

static enum native_result get_buffer(struct native_call *call)
{
    struct array_view *view =
        this_view(call, "%TypedArray%.prototype.buffer");
    return view ? native_object(call, &view->buffer->object) : NATIVE_THROW;
}

static enum native_result get_byte_length(struct native_call *call)
{
    struct array_view *view =
        this_view(call, "TypedArray.prototype.byteLength");
    return view ? native_ok(call, value_number(view_byte_length(view)))
                : NATIVE_THROW;
}

static enum native_result get_byte_offset(struct native_call *call)
{
    struct array_view *view =
        this_view(call, "TypedArray.prototype.byteOffset");
    if (view == NULL) {
        return NATIVE_THROW;
    }
    return native_ok(call,
                     value_number(view_is_out(view) ? 0 : view->offset));
}

static enum native_result get_length(struct native_call *call)
{
    struct array_view *view = this_view(call, "TypedArray.prototype.length");
    return view ? native_ok(call, value_number(view_length(view)))
                : NATIVE_THROW;
}

static enum native_result get_tag(struct native_call *call)
{
    if (!value_is_class(call->this_value, CLASS_TYPED_ARRAY)) {
        return native_ok(call, UNDEFINED);
    }
    const struct array_view *view = value_as_view(call->this_value);
    return native_string(call, atom_from_c(call->vm,
                                           element_name(view->type)));
}

/* --- for the library: inner loops ------------------------------------------------------ */

/* %viewType(value): its type's number, -1 for what is no typed array. */
static enum native_result type_of(struct native_call *call)
{
    Value value = native_arg(call, 0);
    return native_ok(call, value_is_class(value, CLASS_TYPED_ARRAY)
                               ? value_int(value_as_view(value)->type)
                               : value_int(-1));
}

/* %viewCheck(value, method): ValidateTypedArray (23.2.4.4), and its length. */
static enum native_result check(struct native_call *call)
{
    Value value = native_arg(call, 0);
    if (!value_is_class(value, CLASS_TYPED_ARRAY)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "this is not a typed array.");
    }
    const struct array_view *view = value_as_view(value);
    if (view_is_out(view)) {
        char method[64];
        struct text text;
        text_init_fixed(&text, method, sizeof method);
        string_write(native_text(call, 1), &text, UINT32_MAX);
        return binary_detached(call, method);
    }
    return native_ok(call, value_number(view_length(view)));
}

/* %viewLength(view): 0 where it is out of bounds. */
static enum native_result length_of(struct native_call *call)
{
    return native_ok(call,
                     value_number(view_length(value_as_view(call->args[0]))));
}

/* %viewTracks(view): its length follows the buffer's. */
static enum native_result tracks(struct native_call *call)
{
    return native_boolean(call, value_as_view(call->args[0])->tracks);
}

/* %viewOffset(view): where it begins, in bytes, in bounds or not. */
static enum native_result offset_of(struct native_call *call)
{
    return native_ok(call,
                     value_number(value_as_view(call->args[0])->offset));
}

/* %viewPlace(object, key): 1 where a typed array has that element, -1 where
 * the key is a number and it has not, 0 for other keys and objects. */
static enum native_result place_of(struct native_call *call)
{
    Value value = call->args[0], key = call->args[1];
    if (!value_is_class(value, CLASS_TYPED_ARRAY)) {
        return native_ok(call, value_int(0));
    }
    if (value_is_int(key)) {
        return native_ok(call, view_has(value_as_view(value),
                                        (uint32_t)value_as_int(key))
                                   ? value_int(1)
                                   : value_int(-1));
    }
    return native_ok(
        call,
        value_int(view_refuses(call->vm, value_as_object(value), key) ? -1
                                                                      : 0));
}

/* %viewPut(view, key, element): TypedArraySetElement (10.4.5.16); the element
 * has been converted. A key that is no valid index is ignored. */
static enum native_result put(struct native_call *call)
{
    struct array_view *view = value_as_view(call->args[0]);
    Value key = call->args[1];
    if (value_is_int(key) && view_has(view, (uint32_t)value_as_int(key))) {
        view_put(view, (uint32_t)value_as_int(key), call->args[2]);
    }
    return native_ok(call, UNDEFINED);
}

/* %viewFill(view, element, from, to). */
static enum native_result fill(struct native_call *call)
{
    struct array_view *view = value_as_view(call->args[0]);
    double from = native_number(call, 2), to = native_number(call, 3);
    if (from < to) {
        uint8_t *at = view->data + ((size_t)from << view->shift);
        size_t size = (size_t)1 << view->shift;
        size_t left = ((size_t)to - (size_t)from) << view->shift;
        element_write(view->type, at, call->args[1]);
        for (size_t done = size; done < left; done += size) {
            memcpy(at + done, at, size);
        }
    }
    return native_ok(call, call->args[0]);
}

/* %viewReverse(view). */
static enum native_result reverse(struct native_call *call)
{
    struct array_view *view = value_as_view(call->args[0]);
    size_t size = (size_t)1 << view->shift;
    uint8_t *low = view->data, element[8];
    uint8_t *high = low + view_byte_length(view);
    while (high - low >= (ptrdiff_t)(2 * size)) {
        high -= size;
        memcpy(element, low, size);
        memcpy(low, high, size);
        memcpy(high, element, size);
        low += size;
    }
    return native_ok(call, call->args[0]);
}

static bool is_same(struct vm *vm, Value a, Value b, bool nan)
{
    if (operate_strict_equal(vm, a, b)) {
        return true;
    }
    return nan && a == VALUE_NAN && value_is_double(b) && b == VALUE_NAN;
}

/* %viewFind(view, value, from, to, nan): the first index in [from, to) that
 * holds the value, NaN too where `nan`; downwards where from > to, from
 * `from` to `to`, both included. -1: none. */
static enum native_result find(struct native_call *call)
{
    const struct array_view *view = value_as_view(call->args[0]);
    Value value = call->args[1];
    bool nan = call->args[4] == TRUE_VALUE;
    int64_t at = (int64_t)native_number(call, 2);
    int64_t to = (int64_t)native_number(call, 3);
    int64_t step = at > to ? -1 : 1;
    if (step < 0) {
        to--;
    }
    if (!element_takes(view->type, value)) {
        to = at;
    }
    for (; at != to; at += step) {
        Value element = view_get(call->vm, view, (uint32_t)at);
        if (is_same(call->vm, element, value, nan)) {
            return native_ok(call, value_number((double)at));
        }
    }
    return native_ok(call, value_int(-1));
}

#define GETTER(path, function) \
    FN_FLAGS(NULL, path, function, 0, NATIVE_GETTER, ANY, ANY)

const struct native native_typed_array_rows[] = {
#define E(name, text, shift) \
    FN_FLAGS(NULL, text, construct_##name, 3, NATIVE_CONSTRUCTOR, ANY, ANY),
    ELEMENTS(E)
#undef E
    FN_FLAGS(NULL, "TypedArray", abstract, 0, NATIVE_CONSTRUCTOR, ANY, ANY),
    GETTER("TypedArray.prototype.buffer", get_buffer),
    GETTER("TypedArray.prototype.byteLength", get_byte_length),
    GETTER("TypedArray.prototype.byteOffset", get_byte_offset),
    GETTER("TypedArray.prototype.length", get_length),
    GETTER("TypedArray.prototype.@@toStringTag", get_tag),
    INTERNAL("viewOver", over, ANY, ANY, ANY, NUMBER, ANY),
    INTERNAL("viewAlloc", view_alloc_native, ANY, ANY, NUMBER),
    OPTIONAL(1, "viewCopy", copy, ANY, NUMBER, ANY, NUMBER, NUMBER, ANY),
    INTERNAL("viewType", type_of, ANY),
    INTERNAL("viewCheck", check, ANY, STRING),
    INTERNAL("viewLength", length_of, ANY),
    INTERNAL("viewTracks", tracks, ANY),
    INTERNAL("viewOffset", offset_of, ANY),
    INTERNAL("viewPlace", place_of, ANY, KEY),
    INTERNAL("viewPut", put, ANY, KEY, ANY),
    INTERNAL("viewFill", fill, ANY, ANY, NUMBER, NUMBER),
    INTERNAL("viewReverse", reverse, ANY),
    INTERNAL("viewFind", find, ANY, ANY, NUMBER, NUMBER, ANY),
};
NATIVE_COUNT(typed_array);
