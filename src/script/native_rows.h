/*
 * native_rows.h: the engine's tables of natives and how many rows each has
 * (the compiler refuses a wrong count). Their order is the order of numbers:
 * the first row of the first table is the blank one.
 */
#ifndef LOOPLINE_SCRIPT_NATIVE_ROWS_H
#define LOOPLINE_SCRIPT_NATIVE_ROWS_H

#include "script/native.h"

/* TABLE(name, rows) */
#define NATIVE_TABLES(T) \
    T(library, 38) \
    T(object, 26) \
    T(property, 12) \
    T(reflect, 12) \
    T(proxy, 17) \
    T(function, 8) \
    T(array, 19) \
    T(string, 34) \
    T(text, 8) \
    T(uri, 8) \
    T(number, 17) \
    T(math, 35) \
    T(symbol, 7) \
    T(error, 14) \
    T(json_parse, 1) \
    T(json_write, 4) \
    T(promise, 16) \
    T(map, 19) \
    T(weak, 16) \
    T(iterator, 20) \
    T(date, 47) \
    T(buffer, 12) \
    T(regexp, 61) \
    T(regexp_text, 6) \
    T(refused, 9) \
    T(linker, 8) \
    T(inspect, 21) \
    T(array_buffer, 11) \
    T(typed_array, 30) \
    T(typed_sort, 1) \
    T(data_view, 27) \
    T(bigint, 12) \
    T(async, 7) \
    T(dynamic, 7)

#define T(name, count) extern const struct native native_##name##_rows[count];
NATIVE_TABLES(T)
#undef T

#endif
