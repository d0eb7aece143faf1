/*
 * buffer.h: making the objects that hold bytes (CLASS_BUFFER), for the rooms
 * that bring bytes in.
 */
#ifndef LOOPLINE_SCRIPT_BUFFER_H
#define LOOPLINE_SCRIPT_BUFFER_H

#include "script/object.h"
#include "script/vm.h"

/* Sees `length` bytes of `bytes` from `offset` on; shares them. A Buffer has
 * the prototype INTRINSIC_BUFFER_PROTOTYPE. */
struct buffer *buffer_new(struct vm *vm, struct object *prototype,
                          struct bytes *bytes, uint32_t offset,
                          uint32_t length);

/* A Buffer with a copy of these bytes. */
struct buffer *buffer_from_bytes(struct vm *vm, const void *bytes,
                                 uint32_t length);

static inline uint8_t *buffer_bytes(const struct buffer *buffer) {
    return buffer->bytes->at + buffer->offset;
}

#endif
