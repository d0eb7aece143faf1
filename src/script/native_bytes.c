/*
 * Floating point numbers as bytes, for Buffer's readDoubleLE and its like.
 */
#include "script/buffer.h"
#include "script/native_help.h"
#include "script/native_rows.h"

/* The bits of a number, as wide as `size` says (4 or 8 bytes). */
static uint64_t bits_of(double number, uint32_t size)
{
    uint64_t wide = 0;
    uint32_t narrow = 0;
    if (size == sizeof wide) {
        memcpy(&wide, &number, sizeof wide);
        return wide;
    }
    float single = (float)number;
    memcpy(&narrow, &single, sizeof narrow);
    return narrow;
}

static double number_of(uint64_t bits, uint32_t size)
{
    double number;
    float single;
    uint32_t narrow = (uint32_t)bits;
    if (size == sizeof number) {
        memcpy(&number, &bits, sizeof number);
        return number;
    }
    memcpy(&single, &narrow, sizeof single);
    return (double)single;
}

/* Where byte number `i`, counted from the lowest, stands. */
static uint32_t place_of(uint32_t i, uint32_t size, bool little)
{
    return little ? i : size - 1 - i;
}

static uint8_t *bytes_at(const struct native_call *call)
{
    const struct buffer *buffer = value_pointer(call->args[0]);
    return buffer_bytes(buffer) + (uint32_t)native_number(call, 1);
}

/* %bytesReadFloat(buffer, offset, size, little): the place is known to be
 * inside. */
static enum native_result read_float(struct native_call *call)
{
    const uint8_t *bytes = bytes_at(call);
    uint32_t size = (uint32_t)native_number(call, 2);
    uint64_t bits = 0;
    for (uint32_t i = 0; i < size; i++) {
        bool little = call->args[3] == TRUE_VALUE;
        bits |= (uint64_t)bytes[place_of(i, size, little)] << (8 * i);
    }
    return native_ok(call, value_number(number_of(bits, size)));
}

/* %bytesWriteFloat(buffer, offset, size, little, number). */
static enum native_result write_float(struct native_call *call)
{
    uint8_t *bytes = bytes_at(call);
    uint32_t size = (uint32_t)native_number(call, 2);
    uint64_t bits = bits_of(native_number(call, 4), size);
    for (uint32_t i = 0; i < size; i++) {
        bool little = call->args[3] == TRUE_VALUE;
        bytes[place_of(i, size, little)] = (uint8_t)(bits >> (8 * i));
    }
    return native_ok(call, UNDEFINED);
}

const struct native native_bytes_rows[] = {
    INTERNAL("bytesReadFloat", read_float, ANY, INTEGER, INTEGER, BOOLEAN),
    INTERNAL("bytesWriteFloat", write_float, ANY, INTEGER, INTEGER, BOOLEAN,
             NUMBER),
};
