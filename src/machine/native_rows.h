/*
 * native_rows.h: the machine's tables of natives and how many rows each has
 * (the compiler refuses a wrong count). They stand behind the engine's, in
 * this order, which is the order of their numbers.
 */
#ifndef LOOPLINE_MACHINE_NATIVE_ROWS_H
#define LOOPLINE_MACHINE_NATIVE_ROWS_H

#include "script/native_help.h"

/* TABLE(name, rows): native_<name>.c has native_<name>_rows. */
#define MACHINE_NATIVE_TABLES(T) \
    T(timer, 13) \
    T(process, 13) \
    T(console, 1) \
    T(module, 11) \
    T(zone, 1) \
    T(crypto, 8) \
    T(socket, 16)

#define T(name, count) extern const struct native native_##name##_rows[count];
MACHINE_NATIVE_TABLES(T)
#undef T

#endif
