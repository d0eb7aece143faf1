/*
 * native_binary.h: what the natives of binary data share.
 */
#ifndef LOOPLINE_SCRIPT_NATIVE_BINARY_H
#define LOOPLINE_SCRIPT_NATIVE_BINARY_H

#include "script/binary.h"
#include "script/native_help.h"

/* True where a buffer of `size` bytes may be made. Else *result is what to
 * answer: the collector is asked once (state[0] is used), then it is a
 * RangeError. */
bool binary_room(struct native_call *call, double size,
                 enum native_result *result);

/* A ToIndex that failed (7.1.22): not 0 to 2^53 - 1. */
static inline bool binary_is_index(double number)
{
    return number >= 0 && number <= 9007199254740991.0;
}

/* RangeError: `before`, the number as JavaScript writes it, `after`. */
enum native_result binary_range_error(struct native_call *call,
                                      const char *before, double number,
                                      const char *after);

/* TypeError: Cannot perform `method` on a detached ArrayBuffer. */
enum native_result binary_detached(struct native_call *call,
                                   const char *method);

/* The library's function `name` takes the native's place, with these
 * arguments. */
enum native_result binary_call_library(struct native_call *call,
                                       const char *name, const Value *args,
                                       uint32_t argc);

#endif
