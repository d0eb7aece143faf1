/*
 * native_rows.h: the engine's tables of natives in the order
 * of their numbers: the first row of the first table is the blank one.
 */
#ifndef LOOPLINE_SCRIPT_NATIVE_ROWS_H
#define LOOPLINE_SCRIPT_NATIVE_ROWS_H

#include "script/native.h"

/* TABLE(name): native_<name>.c has native_<name>_rows and their count */
#define NATIVE_TABLES(T) \
    T(library) \
    T(object) \
    T(property) \
    T(reflect) \
    T(proxy) \
    T(function) \
    T(array) \
    T(string) \
    T(text) \
    T(uri) \
    T(number) \
    T(math) \
    T(symbol) \
    T(error) \
    T(json_parse) \
    T(json_write) \
    T(promise) \
    T(map) \
    T(weak) \
    T(iterator) \
    T(date) \
    T(buffer) \
    T(regexp) \
    T(regexp_text) \
    T(refused) \
    T(linker) \
    T(inspect) \
    T(array_buffer) \
    T(typed_array) \
    T(typed_sort) \
    T(data_view) \
    T(bigint) \
    T(async) \
    T(dynamic)

#define T(name) \
    extern const struct native native_##name##_rows[]; \
    extern const uint32_t native_##name##_count;
NATIVE_TABLES(T)
#undef T

#endif
