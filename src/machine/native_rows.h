/*
 * native_rows.h: the machine's tables of natives; they stand
 * behind the engine's, in this order, which is the order of their numbers.
 */
#ifndef LOOPLINE_MACHINE_NATIVE_ROWS_H
#define LOOPLINE_MACHINE_NATIVE_ROWS_H

#include "script/native_help.h"

/* TABLE(name): native_<name>.c has native_<name>_rows and their count. */
#define MACHINE_NATIVE_TABLES(T) \
    T(timer) \
    T(process) \
    T(console) \
    T(module) \
    T(zone) \
    T(page) \
    T(crypto) \
    T(tcp) \
    T(http) \
    T(socket) \
    T(frame) \
    T(handshake) \
    T(deflate)

#define T(name) \
    extern const struct native native_##name##_rows[]; \
    extern const uint32_t native_##name##_count;
MACHINE_NATIVE_TABLES(T)
#undef T

#endif
