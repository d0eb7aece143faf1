#include "script/binary.h"

#include <math.h>

#include "script/bigint.h"
#include "script/object_inside.h"

static const struct {
    const char *name;
    unsigned shift;
} elements[ELEMENT_TYPES] = {
#define E(name, text, shift) {text, shift},
    ELEMENTS(E)
#undef E
};

const char *element_name(enum element_type type)
{
    return elements[type].name;
}

unsigned element_shift(enum element_type type)
{
    return elements[type].shift;
}

/* --- making ------------------------------------------------------------- */

struct array_buffer *array_buffer_new(struct vm *vm, struct object *prototype,
                                      struct bytes *bytes, uint32_t length)
{
    struct array_buffer *buffer = (struct array_buffer *)object_new_sized(
        vm, CLASS_ARRAY_BUFFER, shape_root(vm, prototype), sizeof *buffer, 0,
        0);
    buffer->bytes = bytes;
    buffer->object.length = length;
    buffer->capacity = length;
    return buffer;
}

struct array_view *view_new(struct vm *vm, enum object_class class,
                            struct object *prototype, enum element_type type,
                            struct array_buffer *buffer, uint32_t offset,
                            uint32_t length)
{
    struct array_view *view = (struct array_view *)object_new_sized(
        vm, class, shape_root(vm, prototype), sizeof *view, 0, 0);
    view->buffer = buffer;
    view->data = buffer->bytes->at + offset;
    view->offset = offset;
    view->type = (uint8_t)type;
    view->shift = (uint8_t)element_shift(type);
    view->end = offset + (length << view->shift);
    view->object.length = length;
    return view;
}

struct array_view *view_alloc(struct vm *vm, struct object *prototype,
                              enum element_type type, uint32_t length)
{
    uint32_t size = length << element_shift(type);
    struct array_buffer *buffer = array_buffer_new(
        vm, vm_intrinsic(vm, INTRINSIC_ARRAY_BUFFER_PROTOTYPE),
        bytes_new(vm, size), size);
    return view_new(vm, CLASS_TYPED_ARRAY, prototype, type, buffer, 0,
                    length);
}

struct array_view *buffer_new(struct vm *vm, struct bytes *bytes,
                              uint32_t length)
{
    struct array_buffer *buffer = array_buffer_new(
        vm, vm_intrinsic(vm, INTRINSIC_ARRAY_BUFFER_PROTOTYPE), bytes,
        length);
    return view_new(vm, CLASS_TYPED_ARRAY,
                    vm_intrinsic(vm, INTRINSIC_BUFFER_PROTOTYPE),
                    ELEMENT_UINT8, buffer, 0, length);
}

struct array_view *buffer_from_bytes(struct vm *vm, const void *bytes,
                                     uint32_t length)
{
    struct array_view *view = buffer_new(vm, bytes_new(vm, length), length);
    if (length > 0) memcpy(view->data, bytes, length);
    return view;
}

/* --- buffers that change -------------------------------------------------- */

void array_buffer_detach(struct array_buffer *buffer)
{
    buffer->bytes = NULL;
    buffer->object.length = buffer->capacity = 0;
}

void array_buffer_resize(struct array_buffer *buffer, uint32_t length)
{
    if (length < buffer->object.length)
        memset(buffer->bytes->at + length, 0,
               buffer->object.length - length);
    buffer->object.length = length;
}

/* --- views ---------------------------------------------------------------- */

uint32_t view_length(const struct array_view *view)
{
    if (view_is_out(view)) return 0;
    if (view->tracks)
        return (view->buffer->object.length - view->offset) >> view->shift;
    return view->object.length;
}

static bool may_be_number(const struct string *s)
{
    uint16_t unit = string_length(s) ? string_unit(s, 0) : 0;
    return (unit >= '0' && unit <= '9') || unit == '-' || unit == 'I' ||
           unit == 'N';
}

bool view_refuses(struct vm *vm, const struct object *object, Value key)
{
    if (!object_is_typed_array(object) || !value_is_string(key)) return false;
    struct string *s = string_flatten(vm, value_as_string(key));
    if (!may_be_number(s)) return false;
    if (atom_is(s, "-0")) return true;
    char bytes[NUMBER_TEXT_MAX + 1];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_text(number_parse(s->as.units, string_length(s),
                                string_is_wide(s) ? NUMBER_UTF16
                                                  : NUMBER_LATIN1),
                   &text);
    return atom_is(s, text.bytes);
}

/* --- elements -------------------------------------------------------------- */

/* The bits at an address, the machine's own byte order. */
static uint64_t read_bits(const uint8_t *at, unsigned shift)
{
    uint16_t two;
    uint32_t four;
    uint64_t eight;
    switch (shift) {
    case 0:
        return *at;
    case 1:
        memcpy(&two, at, sizeof two);
        return two;
    case 2:
        memcpy(&four, at, sizeof four);
        return four;
    default:
        memcpy(&eight, at, sizeof eight);
        return eight;
    }
}

static void write_bits(uint8_t *at, unsigned shift, uint64_t bits)
{
    uint16_t two = (uint16_t)bits;
    uint32_t four = (uint32_t)bits;
    switch (shift) {
    case 0:
        *at = (uint8_t)bits;
        break;
    case 1:
        memcpy(at, &two, sizeof two);
        break;
    case 2:
        memcpy(at, &four, sizeof four);
        break;
    default:
        memcpy(at, &bits, sizeof bits);
    }
}

static double float_of(uint64_t bits)
{
    float single;
    uint32_t four = (uint32_t)bits;
    memcpy(&single, &four, sizeof single);
    return (double)single;
}

static double double_of(uint64_t bits)
{
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

Value element_read(struct vm *vm, enum element_type type, const uint8_t *at)
{
    uint64_t bits = read_bits(at, element_shift(type));
    switch (type) {
    case ELEMENT_INT8:
        return value_int((int8_t)bits);
    case ELEMENT_INT16:
        return value_int((int16_t)bits);
    case ELEMENT_INT32:
        return value_int((int32_t)bits);
    case ELEMENT_UINT32:
        return value_number((double)bits);
    case ELEMENT_FLOAT32:
        return value_double(float_of(bits));
    case ELEMENT_FLOAT64:
        return value_double(double_of(bits));
    case ELEMENT_BIGINT64:
        return value_bigint(bigint_from_int64(vm, (int64_t)bits));
    case ELEMENT_BIGUINT64:
        return value_bigint(bigint_from_uint64(vm, bits));
    default:
        return value_int((int32_t)bits);
    }
}

/* ToUint8Clamp (7.1.12): halves go to the even neighbour. */
static uint8_t clamp(double number)
{
    if (!(number > 0)) return 0;
    if (number >= 255) return 255;
    double low = floor(number), rest = number - low;
    bool up = rest > 0.5 || (rest == 0.5 && fmod(low, 2) != 0);
    return (uint8_t)(low + up);
}

static uint64_t bits_of_double(double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static uint64_t bits_of_float(double number)
{
    float single = (float)number;
    uint32_t bits;
    memcpy(&bits, &single, sizeof bits);
    return bits;
}

void element_write(enum element_type type, uint8_t *at, Value value)
{
    uint64_t bits;
    if (element_is_big(type))
        bits = bigint_to_uint64(value_as_bigint(value));
    else if (type == ELEMENT_UINT8_CLAMPED)
        bits = clamp(value_as_number(value));
    else if (type == ELEMENT_FLOAT32)
        bits = bits_of_float(value_as_number(value));
    else if (type == ELEMENT_FLOAT64)
        bits = bits_of_double(value_as_number(value));
    else if (value_is_int(value))
        bits = (uint32_t)value_as_int(value);
    else
        bits = number_to_uint32(value_as_double(value));
    write_bits(at, element_shift(type), bits);
}
