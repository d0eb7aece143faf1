/*
 * binary.h: binary data (ECMA-262, 10.4.5, 23.2, 25.1, 25.3): ArrayBuffers,
 * and the typed arrays and DataViews that look into them. Node's Buffer is a
 * Uint8Array with a prototype of its own.
 *
 * The bytes lie in a CELL_BYTES of the process's heap. A resizable buffer has
 * taken all it may grow to at once, so that bytes never move: a view keeps a
 * pointer to where it begins. What may change under a view is only how many
 * bytes there are (`buffer->object.length`, 0 once detached), so every access
 * asks view_has first.
 */
#ifndef LOOPLINE_SCRIPT_BINARY_H
#define LOOPLINE_SCRIPT_BINARY_H

#include "script/number.h"
#include "script/object.h"
#include "script/vm.h"

/* ELEMENT(identifier, name, log2 of the size); the order of the intrinsics
 * from INTRINSIC_INT8_ARRAY on. */
#define ELEMENTS(E) \
    E(INT8, "Int8Array", 0) \
    E(UINT8, "Uint8Array", 0) \
    E(UINT8_CLAMPED, "Uint8ClampedArray", 0) \
    E(INT16, "Int16Array", 1) \
    E(UINT16, "Uint16Array", 1) \
    E(INT32, "Int32Array", 2) \
    E(UINT32, "Uint32Array", 2) \
    E(FLOAT32, "Float32Array", 2) \
    E(FLOAT64, "Float64Array", 3) \
    E(BIGINT64, "BigInt64Array", 3) \
    E(BIGUINT64, "BigUint64Array", 3)

enum element_type {
#define E(name, text, shift) ELEMENT_##name,
    ELEMENTS(E)
#undef E
    ELEMENT_TYPES
};

/* CLASS_ARRAY_BUFFER; object.length: how many bytes there are now. */
struct array_buffer {
    struct object object;
    struct bytes *bytes; /* NULL: detached */
    uint32_t capacity; /* maxByteLength */
    uint32_t resizable;
};

/* CLASS_TYPED_ARRAY, and CLASS_DATA_VIEW, which counts bytes.
 * object.length: elements, 0 where the view tracks its buffer. */
struct array_view {
    struct object object;
    struct array_buffer *buffer;
    uint8_t *data; /* where it begins */
    uint32_t offset; /* the same in bytes from the buffer's begin */
    uint32_t end; /* in bytes; where it tracks, like `offset` */
    uint8_t type; /* enum element_type */
    uint8_t shift; /* log2 of an element's size */
    uint8_t tracks; /* as long as its buffer allows */
    uint8_t unused[5];
};

/* More bytes than a buffer can have. */
#define BINARY_MAX 0x7fffffffu

/* --- making ------------------------------------------------------------- */

/* Takes the bytes over. `length` of them count. */
struct array_buffer *array_buffer_new(struct vm *vm, struct object *prototype,
                                      struct bytes *bytes, uint32_t length);
/* Views `length` elements from byte `offset` on, which the caller has found to
 * be inside. A class of CLASS_DATA_VIEW has the type ELEMENT_UINT8. */
struct array_view *view_new(struct vm *vm, enum object_class class,
                            struct object *prototype, enum element_type type,
                            struct array_buffer *buffer, uint32_t offset,
                            uint32_t length);
/* A typed array over a new buffer of zeros. */
struct array_view *view_alloc(struct vm *vm, struct object *prototype,
                              enum element_type type, uint32_t length);
/* Buffers: with these bytes taken over, or with a copy. */
struct array_view *buffer_new(struct vm *vm, struct bytes *bytes,
                              uint32_t length);
struct array_view *buffer_from_bytes(struct vm *vm, const void *bytes,
                                     uint32_t length);

/* The prototype of a type's instances. */
static inline struct object *element_prototype(const struct vm *vm,
                                               enum element_type type) {
    return vm_intrinsic(vm, (enum intrinsic)(INTRINSIC_INT8_ARRAY + type));
}
const char *element_name(enum element_type type);
unsigned element_shift(enum element_type type);
/* True for the two whose elements are BigInts. */
static inline bool element_is_big(enum element_type type) {
    return type >= ELEMENT_BIGINT64;
}

/* --- buffers that change -------------------------------------------------- */

/* Takes the bytes away; views over it see nothing any more. */
void array_buffer_detach(struct array_buffer *buffer);
/* 0 <= length <= capacity; what is cut off is forgotten. */
void array_buffer_resize(struct array_buffer *buffer, uint32_t length);

/* --- views ---------------------------------------------------------------- */

/* IsTypedArrayOutOfBounds (10.4.5.13): also where the buffer is detached. */
static inline bool view_is_out(const struct array_view *view) {
    return view->end > view->buffer->object.length || !view->buffer->bytes;
}
/* How many elements it has now; 0 where it is out of bounds. */
uint32_t view_length(const struct array_view *view);
static inline uint32_t view_byte_length(const struct array_view *view) {
    return view_length(view) << view->shift;
}

static inline struct array_view *value_as_view(Value v) {
    return value_pointer(v);
}
static inline bool object_is_typed_array(const struct object *object) {
    return object_class(object) == CLASS_TYPED_ARRAY;
}
/* A typed array or a DataView. */
static inline bool value_is_view(Value v) {
    return value_is_class(v, CLASS_TYPED_ARRAY) ||
           value_is_class(v, CLASS_DATA_VIEW);
}

/* IsValidIntegerIndex (10.4.5.14). */
static inline bool view_has(const struct array_view *view, uint32_t index) {
    if (view->tracks) return index < view_length(view);
    return index < view->object.length &&
           view->end <= view->buffer->object.length;
}

/* True where `key`, which is no integer, is a number as text ("-0", "1.5",
 * "Infinity"): a typed array has no such property and takes none. */
bool view_refuses(struct vm *vm, const struct object *object, Value key);

/* --- elements -------------------------------------------------------------- */

/* RawBytesToNumeric and NumericToRawBytes (25.1.3.15, 25.1.3.17) with the
 * machine's own byte order, at any address. */
Value element_read(struct vm *vm, enum element_type type, const uint8_t *at);
/* `value` fits the type: element_takes. */
void element_write(enum element_type type, uint8_t *at, Value value);
/* A number, or for the two big types a BigInt. */
static inline bool element_takes(enum element_type type, Value value) {
    return element_is_big(type) ? value_is_bigint(value)
                                : value_is_number(value);
}

/* The element at an index that view_has. */
static inline Value view_get(struct vm *vm, const struct array_view *view,
                             uint32_t index) {
    return element_read(vm, (enum element_type)view->type,
                        view->data + ((size_t)index << view->shift));
}
static inline void view_put(struct array_view *view, uint32_t index,
                            Value value) {
    element_write((enum element_type)view->type,
                  view->data + ((size_t)index << view->shift), value);
}

/* What the VM does at once; false: the long way is to be gone. */
static inline bool view_get_fast(struct vm *vm, const struct object *object,
                                 uint32_t index, Value *value) {
    const struct array_view *view = (const struct array_view *)object;
    if (!object_is_typed_array(object) || !view_has(view, index)) return false;
    switch ((enum element_type)view->type) {
    case ELEMENT_UINT8:
    case ELEMENT_UINT8_CLAMPED:
        *value = value_int(view->data[index]);
        return true;
    case ELEMENT_INT32: {
        int32_t element;
        memcpy(&element, view->data + (size_t)index * 4, 4);
        *value = value_int(element);
        return true;
    }
    case ELEMENT_FLOAT64: {
        double element;
        memcpy(&element, view->data + (size_t)index * 8, 8);
        *value = value_double(element);
        return true;
    }
    default:
        *value = view_get(vm, view, index);
        return true;
    }
}
static inline bool view_put_fast(struct object *object, uint32_t index,
                                 Value value) {
    struct array_view *view = (struct array_view *)object;
    if (!object_is_typed_array(object) || !view_has(view, index) ||
        !element_takes((enum element_type)view->type, value))
        return false;
    if (view->type == ELEMENT_UINT8 && value_is_int(value))
        view->data[index] = (uint8_t)value_as_int(value);
    else
        view_put(view, index, value);
    return true;
}

#endif
